package suggestion

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"lianluo/internal/access"
	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/imprint"
	"lianluo/internal/org"
)

// UrgeEvery is how often a deputy may urge a unit at most.
const UrgeEvery = 10 * 24 * time.Hour

// governs: the government office acts for units of the government alone.
func governs(at moment) bool {
	if !at.by.Is(access.GovOffice) {
		return true
	}
	ofGovernment := func(a *Assignment) bool { return at.item.Units[a.UnitID].System == string(org.Government) }
	if at.on != nil {
		return ofGovernment(at.on)
	}
	return slices.ContainsFunc(at.item.active(), ofGovernment)
}

// urgeable: the lead proposer urges from half of the unit's limit on, and not
// again within UrgeEvery.
func urgeable(at moment) bool {
	if !at.by.Is(access.Deputy) {
		return true
	}
	clock := at.item.answerClock(at.on.ID)
	if clock == nil {
		return false
	}
	from := calendar.On(clock.StartedAt)
	return 2*at.today().Sub(from) >= clock.DueOn.Sub(from) &&
		(at.on.DeputyUrgedAt == nil || !at.now.Before(at.on.DeputyUrgedAt.Add(UrgeEvery)))
}

// Urge reminds a unit and its signer of an item by hand (催办). The office and
// the government office may at any time, the lead proposer from half of the
// limit on, every ten days at most.
func (s *Service) Urge(ctx context.Context, by access.Actor, assignment, version uint, note string) (Receipt, error) {
	return s.act(ctx, by, target{assignment: assignment}, SendUrge, version, func(c *change) error {
		unit := c.it.Units[c.on.UnitID]
		if by.Is(access.Deputy) {
			c.on.DeputyUrgedAt = &c.now
			if err := c.saveAssignment(); err != nil {
				return err
			}
		}
		row := &Urge{CongressID: c.it.CongressID, SuggestionID: c.it.ID, AssignmentID: c.on.ID, Role: string(by.Role), Note: note,
			ByUserID: by.UserID, ByName: by.Name, At: c.now}
		if !by.Is(access.Deputy) {
			if err := c.writeUrge(row); err != nil {
				return err
			}
		}
		if err := c.tx.Create(row).Error; err != nil {
			return fmt.Errorf("urge: %w", err)
		}
		c.words["unit_name"], c.words["text"], c.codes["assignment_id"] = unit.Name, note, c.on.ID
		return nil
	})
}

// UrgeText is what the letter says by which a unit is urged (催办函). Its fields
// keep their names and order: imprints of former years are checked too.
type UrgeText struct {
	Issuer      string        `json:"issuer"` // over the red rule
	Sender      string        `json:"sender"` // in the signature
	UnitName    string        `json:"unit_name"`
	SessionName string        `json:"session_name"`
	NumberText  string        `json:"number_text"`
	Title       string        `json:"title"`
	AnswerBy    calendar.Date `json:"answer_by" extensions:"x-nullable"`
	OpinionBy   calendar.Date `json:"opinion_by" extensions:"x-nullable"` // of a co-handler
	Note        string        `json:"note"`
	On          calendar.Date `json:"on"`
}

// UrgeView is the letter as it was sent, with its number and the code by which
// its print is checked.
type UrgeView struct {
	UrgeText
	Number string `json:"number"`
	Code   string `json:"code"`
}

// view is the letter as the timeline has it; nil when none was kept.
func (u *Urge) view() *UrgeView {
	v := &UrgeView{Number: u.Letter.Number, Code: u.Letter.Code}
	if !u.Letter.read(&v.UrgeText) {
		return nil
	}
	return v
}

// writeUrge writes the letter of an urging, by the office that urges and under
// its next number.
func (c *change) writeUrge(u *Urge) error {
	congress, err := database.One[org.Congress](c.tx.Where("id = ?", c.it.CongressID))
	if err != nil {
		return fmt.Errorf("urge: %w", err)
	}
	said := UrgeText{Issuer: congress.Name, Sender: congress.OfficeName, UnitName: c.it.Units[c.on.UnitID].Name, NumberText: c.it.NumberText, Title: c.it.Title, Note: u.Note, On: c.today}
	series, sign := "urge", c.set.Data.UrgeSign
	if c.by.Is(access.GovOffice) {
		said.Issuer, said.Sender = congress.GovernmentOffice(), congress.GovernmentOffice()
		series, sign = "government_urge", c.set.Data.GovernmentUrgeSign
	}
	if err := c.tx.Table("sessions").Where("id = ?", c.it.SessionID).Pluck("name", &said.SessionName).Error; err != nil {
		return fmt.Errorf("urge: %w", err)
	}
	if limit := c.it.dutyClock(c.on); limit != nil {
		if c.on.Role == RoleCo {
			said.OpinionBy = limit.DueOn
		} else {
			said.AnswerBy = limit.DueOn
		}
	}
	text, err := json.Marshal(said)
	if err != nil {
		return fmt.Errorf("urge: %w", err)
	}
	u.Letter.Said = string(text)
	if err := u.Letter.number(c.tx, c.it.CongressID, series, sign, c.today); err != nil {
		return err
	}
	u.Letter.Imprint, err = u.print()
	return err
}

// print is the imprint of what the letter says, and when.
func (u *Urge) print() (imprint.Imprint, error) {
	return imprint.Of("urge", struct {
		Congress, Suggestion, Assignment uint
		At, Number, Said                 string
	}{u.CongressID, u.SuggestionID, u.AssignmentID, u.At.UTC().Format(time.RFC3339Nano), u.Letter.Number, u.Letter.Said})
}

// urgedAt tells urgings of an item apart, and finds the event of each.
type urgedAt struct {
	micro int64
	by    uint
}

// readUrges reads the letters that were sent to units; proposers have none of them.
func (d *detail) readUrges() error {
	if d.by.Is(access.Deputy) || !slices.ContainsFunc(d.events, func(e TimelineEvent) bool { return e.Kind == string(SendUrge) }) {
		return nil
	}
	var rows []Urge
	if err := d.q.Where("suggestion_id = ?", d.it.ID).Find(&rows).Error; err != nil {
		return fmt.Errorf("read urgings: %w", err)
	}
	d.urges = make(map[urgedAt]*UrgeView, len(rows))
	for i := range rows {
		d.urges[urgedAt{rows[i].At.UnixMicro(), rows[i].ByUserID}] = rows[i].view()
	}
	return nil
}

// IssuedUrge finds the letter of an urging by the code on its print;
// database.ErrNotFound when there is none.
func (s *Service) IssuedUrge(ctx context.Context, code string) (imprint.Issued, error) {
	u, err := database.One[Urge](s.DB.Read(ctx).Where("letter_code = ? AND letter_code <> ''", code))
	if err != nil {
		return imprint.Issued{}, err
	}
	var said UrgeText
	u.Letter.read(&said)
	issuer := said.Issuer
	if said.Sender != issuer {
		issuer += said.Sender
	}
	out := imprint.Issued{Kind: "urge", IssuerName: issuer, Number: u.Letter.Number, SessionName: said.SessionName, ItemNumber: said.NumberText, ItemID: u.SuggestionID,
		On: calendar.On(u.At), Then: u.Letter.Imprint}
	out.Now, err = u.print()
	return out, err
}
