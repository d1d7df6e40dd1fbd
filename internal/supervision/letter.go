package supervision

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"lianluo/internal/access"
	"lianluo/internal/attachment"
	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/fault"
	"lianluo/internal/imprint"
	"lianluo/internal/notify"
	"lianluo/internal/suggestion"
)

// Wording is a letter as it is written. DueOn is when the unit is to answer;
// without it, as the rules say.
type Wording struct {
	Kind   string        `json:"kind" binding:"required,oneof=urging supervision" enums:"urging,supervision"`
	UnitID uint          `json:"unit_id" binding:"required"`
	Body   string        `json:"body" binding:"required,max=3000"`
	DueOn  calendar.Date `json:"due_on" extensions:"x-nullable"`
}

// SendLetter issues an urging or supervision letter (催办函、督办函) to a unit,
// under the next number of its kind and year.
func (s *Service) SendLetter(ctx context.Context, by access.Actor, id, version uint, w Wording) (Receipt, error) {
	return s.act(ctx, by, keyItem(id), SendLetter, version, func(c *change, m *moment) error {
		if w.DueOn.IsZero() {
			w.DueOn = c.today.AddDays(c.set.AnswerDays)
		}
		if err := c.checkLetter(w); err != nil {
			return err
		}
		row := Letter{CongressID: c.key.CongressID, KeyItemID: id, SuggestionID: c.key.SuggestionID, Kind: w.Kind, Year: c.today.Year(), UnitID: w.UnitID,
			Body: strings.TrimSpace(w.Body), DueOn: w.DueOn, ByUserID: by.UserID, ByName: by.Name, ByRole: string(by.Role), IssuedAt: c.now}
		var err error
		if row.BodyName, err = bodyName(c.tx, by); err != nil {
			return err
		}
		if err := c.number(&row); err != nil {
			return err
		}
		c.created = row.ID
		units := c.key.units()
		c.words["letter"], c.words["number_text"], c.words["due_on"] = w.Kind, row.NumberText, w.DueOn.String()
		c.words["unit_name"] = units[slices.IndexFunc(units, func(u suggestion.UnitView) bool { return u.ID == w.UnitID })].Name
		c.codes["kind"], c.codes["number"], c.codes["unit_id"] = w.Kind, row.NumberText, w.UnitID
		return c.tell("letter", notify.Target{Role: access.Signer, UnitID: w.UnitID})
	})
}

func (c *change) checkLetter(w Wording) error {
	var wrong []fault.Field
	if !c.key.handledBy(w.UnitID) {
		wrong = append(wrong, fault.Field{Name: "unit_id", Code: "unknown", Reason: "请选择正在承办这件建议的单位。"})
	}
	if w.DueOn.Before(c.today) || w.DueOn.Sub(c.today) > 366 {
		wrong = append(wrong, fault.Field{Name: "due_on", Code: "range", Reason: "回复期限应在今天之后、一年之内。"})
	}
	if len(wrong) > 0 {
		return fault.Invalids(wrong...)
	}
	return nil
}

// number stores the letter under the next number of its kind and year. Of two
// at once one is told to try again.
func (c *change) number(row *Letter) error {
	last, err := database.One[Letter](c.tx.Where("congress_id = ? AND kind = ? AND year = ?", row.CongressID, row.Kind, row.Year).Order("number DESC"))
	switch {
	case err == nil:
		row.Number = last.Number + 1
	case errors.Is(err, database.ErrNotFound):
		row.Number = 1
	default:
		return fmt.Errorf("number a letter: %w", err)
	}
	sign := c.set.SupervisionSign
	if row.Kind == LetterUrging {
		sign = c.set.UrgingSign
	}
	row.NumberText = fmt.Sprintf("%s〔%d〕%d号", sign, row.Year, row.Number)
	if row.Imprint, err = row.print(); err != nil {
		return err
	}
	if err := c.tx.Create(row).Error; database.IsUnique(err) {
		return database.ErrStale
	} else if err != nil {
		return fmt.Errorf("send a letter: %w", err)
	}
	return nil
}

// Reply is what a unit answers to a letter.
type Reply struct {
	Text          string `json:"text" binding:"required,max=3000"`
	AttachmentIDs []uint `json:"attachment_ids" binding:"max=10"`
}

// AnswerLetter records the unit's answer; who sent the letter is told.
func (s *Service) AnswerLetter(ctx context.Context, by access.Actor, letterID, version uint, r Reply) (Receipt, error) {
	return s.act(ctx, by, letter(letterID), AnswerLetter, version, func(c *change, m *moment) error {
		row := m.letter
		row.Answer, row.AnsweredName, row.AnsweredAt = strings.TrimSpace(r.Text), by.Name, &c.now
		if err := c.tx.Save(row).Error; err != nil {
			return fmt.Errorf("answer a letter: %w", err)
		}
		if err := attachment.Claim(c.tx, by, r.AttachmentIDs, OwnerLetter, letterID); err != nil {
			return err
		}
		c.words["number_text"], c.words["text"], c.words["letter"] = row.NumberText, row.Answer, row.Kind
		c.codes["letter_id"] = letterID
		to := []notify.Target{c.theCommittee()}
		if row.ByRole == string(access.Office) {
			to = append(to, notify.Target{Role: access.Office})
		}
		return c.tell("letter_answered", to...)
	})
}

// Document is all that a letter says on paper, whatever makes the paper.
type Document struct {
	ID           uint          `json:"id"`
	Kind         string        `json:"kind" enums:"urging,supervision"`
	NumberText   string        `json:"number_text"`
	CongressName string        `json:"congress_name"`
	Sender       string        `json:"sender"` // the office or the committee that issues it
	UnitName     string        `json:"unit_name"`
	ItemNumber   string        `json:"item_number"`
	ItemTitle    string        `json:"item_title"`
	Proposer     string        `json:"proposer"`
	Body         string        `json:"body"`
	IssuedOn     calendar.Date `json:"issued_on"`
	DueOn        calendar.Date `json:"due_on"`
	KeyItemID    uint          `json:"key_item_id"`
	Code         string        `json:"code"` // by which a print of it is checked
}

// print is the imprint of what a letter says to its unit. Its fields keep their
// names and order: imprints of former years are checked too.
func (l *Letter) print() (imprint.Imprint, error) {
	return imprint.Of("supervision_letter", struct {
		Congress, Unit uint
		Number, Body   string
		DueOn, On      string
	}{l.CongressID, l.UnitID, l.NumberText, l.Body, l.DueOn.String(), calendar.On(l.IssuedAt).String()})
}

// IssuedLetter finds a letter by the code on its print; database.ErrNotFound
// when there is none.
func (s *Service) IssuedLetter(ctx context.Context, code string) (imprint.Issued, error) {
	q := s.DB.Read(ctx)
	l, err := database.One[Letter](q.Where("code = ?", code))
	if err != nil {
		return imprint.Issued{}, err
	}
	out := imprint.Issued{Kind: l.Kind, Number: l.NumberText, ItemID: l.SuggestionID, On: calendar.On(l.IssuedAt), Then: l.Imprint}
	if out.Now, err = l.print(); err != nil {
		return imprint.Issued{}, err
	}
	var names struct{ Congress, Item string }
	err = q.Table("suggestions").Joins("JOIN congresses ON congresses.id = suggestions.congress_id").Where("suggestions.id = ?", l.SuggestionID).
		Select("congresses.name AS congress, suggestions.number_text AS item").Take(&names).Error
	if err != nil {
		return imprint.Issued{}, fmt.Errorf("issued letter: %w", err)
	}
	out.IssuerName, out.ItemNumber = names.Congress, names.Item
	return out, nil
}

// Document gives a letter with everything that its paper shows, to who may see
// the key item.
func (s *Service) Document(ctx context.Context, by access.Actor, letterID uint) (Document, error) {
	q := s.DB.Read(ctx)
	id, err := of("supervision_letters", letterID)(q)
	if err != nil {
		return Document{}, err
	}
	k, err := one(q, by, id)
	if err != nil {
		return Document{}, err
	}
	l, it := k.letter(letterID), k.Main()
	d := Document{ID: l.ID, Kind: l.Kind, NumberText: l.NumberText, ItemNumber: it.NumberText, ItemTitle: it.Title, Proposer: it.Deputies[it.LeadDeputyID].Name,
		Body: l.Body, IssuedOn: calendar.On(l.IssuedAt), DueOn: l.DueOn, KeyItemID: k.ID, Code: l.Code}
	var congress struct{ Name, OfficeName string }
	if err := q.Table("congresses").Select("name, office_name").Where("id = ?", k.CongressID).Take(&congress).Error; err != nil {
		return Document{}, fmt.Errorf("letter: %w", err)
	}
	units, err := namesIn(q, "units", []uint{l.UnitID})
	if err != nil {
		return Document{}, err
	}
	d.CongressName, d.Sender, d.UnitName = congress.Name, cmp.Or(l.BodyName, congress.OfficeName), units[l.UnitID]
	return d, nil
}
