package suggestion

import (
	"context"
	"fmt"

	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/imprint"
)

// print is the imprint of what a signed reply says to those who get it. Its
// fields keep their names and order: imprints of former years are checked too.
func (r *Reply) print() (imprint.Imprint, error) {
	said := struct {
		Congress, Suggestion, Reply    uint
		Number, SignedOn               string
		Opening, Closing               string
		Answers                        []string
		ClassCode, ClassLabel, Because string
		Promise, PromiseDueOn          string
		Contact, Phone                 string
	}{r.CongressID, r.SuggestionID, r.ID, r.DocumentNo, calendar.On(*r.SignedAt).String(), r.Opening, r.Closing, []string{}, r.ClassCode, r.ClassLabel,
		r.ClassReason, r.CommitmentText, r.CommitmentDueOn.String(), r.ContactPerson, r.ContactPhone}
	for _, a := range r.Answers {
		said.Answers = append(said.Answers, a.Text)
	}
	return imprint.Of("reply", said)
}

// IssuedReply finds a delivered reply by the code on its print;
// database.ErrNotFound when there is none.
func (s *Service) IssuedReply(ctx context.Context, code string) (imprint.Issued, error) {
	q := s.DB.Read(ctx)
	r, err := database.One[Reply](q.Where("code = ? AND state IN ?", code, []string{ReplyDelivered, ReplySuperseded}))
	if err != nil {
		return imprint.Issued{}, err
	}
	out := imprint.Issued{Kind: "reply", Number: r.DocumentNo, On: calendar.On(*r.SignedAt), Replaced: r.State == ReplySuperseded, ItemID: r.SuggestionID, Then: r.Imprint}
	if out.Now, err = r.print(); err != nil {
		return imprint.Issued{}, err
	}
	var names struct{ Issuer, Session, Number string }
	err = q.Table("suggestions").Joins("JOIN assignments ON assignments.id = ?", r.AssignmentID).Joins("JOIN units ON units.id = assignments.unit_id").
		Joins("JOIN sessions ON sessions.id = suggestions.session_id").Where("suggestions.id = ?", r.SuggestionID).
		Select("units.name AS issuer, sessions.name AS session, suggestions.number_text AS number").Take(&names).Error
	if err != nil {
		return imprint.Issued{}, fmt.Errorf("issued reply: %w", err)
	}
	out.IssuerName, out.SessionName, out.ItemNumber = names.Issuer, names.Session, names.Number
	return out, nil
}
