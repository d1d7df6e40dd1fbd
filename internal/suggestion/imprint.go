package suggestion

import (
	"context"
	"errors"
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

// print is the imprint of what a signed opinion says to the lead unit. Its
// fields keep their names and order: imprints of former years are checked too.
func (o *CoOpinion) print(congress uint) (imprint.Imprint, error) {
	return imprint.Of("opinion", struct {
		Congress, Suggestion, Assignment uint
		Number, SignedOn, Text           string
	}{congress, o.SuggestionID, o.AssignmentID, o.DocumentNo, calendar.On(*o.SignedAt).String(), o.Text})
}

// IssuedOpinion finds a signed opinion by the code on its print, also one that
// was sent back since; database.ErrNotFound when there is none.
func (s *Service) IssuedOpinion(ctx context.Context, code string) (imprint.Issued, error) {
	q := s.DB.Read(ctx)
	o, err := database.One[CoOpinion](q.Where("code = ? AND code <> ''", code))
	if errors.Is(err, database.ErrNotFound) {
		o, err = database.One[CoOpinion](q.Where("former_code = ? AND former_code <> ''", code))
	}
	if err != nil {
		return imprint.Issued{}, err
	}
	var names struct {
		CongressID              uint
		Issuer, Session, Number string
	}
	err = q.Table("suggestions").Joins("JOIN assignments ON assignments.id = ?", o.AssignmentID).Joins("JOIN units ON units.id = assignments.unit_id").
		Joins("JOIN sessions ON sessions.id = suggestions.session_id").Where("suggestions.id = ?", o.SuggestionID).
		Select("suggestions.congress_id, units.name AS issuer, sessions.name AS session, suggestions.number_text AS number").Take(&names).Error
	if err != nil {
		return imprint.Issued{}, fmt.Errorf("issued opinion: %w", err)
	}
	out := imprint.Issued{Kind: "opinion", IssuerName: names.Issuer, SessionName: names.Session, ItemNumber: names.Number, ItemID: o.SuggestionID}
	if o.Code != code { // its text made way for that of the next one
		then := imprint.Imprint{ContentHash: o.Former.Hash, Code: o.Former.Code}
		out.Number, out.On, out.Replaced, out.Then, out.Now = o.Former.Number, o.Former.On, true, then, then
		return out, nil
	}
	out.Number, out.On, out.Then = o.DocumentNo, calendar.On(*o.SignedAt), o.Imprint
	out.Now, err = o.print(names.CongressID)
	return out, err
}
