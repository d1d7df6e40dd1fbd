package suggestion

import (
	"context"
	"fmt"
	"slices"

	"lianluo/internal/access"
	"lianluo/internal/calendar"
	"lianluo/internal/fault"
	"lianluo/internal/rules"
)

// Receive acknowledges the assignment for the unit. T2 stops.
func (s *Service) Receive(ctx context.Context, by access.Actor, assignment, version uint) (Receipt, error) {
	return s.act(ctx, by, target{assignment: assignment}, Receive, version, func(c *change) error {
		c.on.ReceivedAt, c.on.ReceivedBy = &c.now, by.UserID
		c.noteAssignment(c.on, "received")
		if err := c.stop(rules.T2, "received", c.on.ID); err != nil {
			return err
		}
		return c.saveAssignment()
	})
}

// InnerRoute says who in the unit does the work, and by when the unit wants it.
type InnerRoute struct {
	Section    string        `json:"section" binding:"required,max=60"`
	PersonName string        `json:"person_name" binding:"required,max=40"`
	InnerDueOn calendar.Date `json:"inner_due_on" extensions:"x-nullable"`
}

// SetInnerRoute names section and person in charge, and the unit's own date. Only
// the unit's people learn of it.
func (s *Service) SetInnerRoute(ctx context.Context, by access.Actor, assignment, version uint, route InnerRoute) (Receipt, error) {
	return s.act(ctx, by, target{assignment: assignment}, SetInnerRoute, version, func(c *change) error {
		c.on.Section, c.on.PersonName, c.on.InnerDueOn = route.Section, route.PersonName, route.InnerDueOn
		c.words["section"], c.words["person_name"] = route.Section, route.PersonName
		c.tells = "unit"
		return c.saveAssignment()
	})
}

func (c *change) saveAssignment() error {
	c.codes["assignment_id"] = c.on.ID
	if err := c.tx.Save(c.on).Error; err != nil {
		return fmt.Errorf("save assignment: %w", err)
	}
	return nil
}

// Contact is one contact with the proposer, as the unit tells it.
type Contact struct {
	Phase  string        `json:"phase" binding:"required,oneof=before during after"`
	Mode   string        `json:"mode" binding:"required,oneof=meeting visit phone online"`
	HeldOn calendar.Date `json:"held_on" binding:"required"`
	Place  string        `json:"place" binding:"max=100"`
	// DeputyIDs are the proposers who took part; left out, the lead did alone.
	DeputyIDs []uint `json:"deputy_ids" binding:"max=100" validate:"optional"`
	Persons   string `json:"persons" binding:"required,max=200"`
	Summary   string `json:"summary" binding:"required,max=2000"`
}

// RecordContact notes a contact, which the proposer confirms or disputes
// within T12.
func (s *Service) RecordContact(ctx context.Context, by access.Actor, assignment, version uint, contact Contact) (Receipt, error) {
	return s.act(ctx, by, target{assignment: assignment}, RecordContact, version, func(c *change) error {
		if contact.HeldOn.After(c.today) || c.on.AssignedAt != nil && contact.HeldOn.Before(calendar.On(*c.on.AssignedAt)) {
			return fault.Invalids(fault.Field{Name: "held_on", Code: "range", Reason: "沟通日期应在交办之日以后，且不晚于今天。"})
		}
		took, err := c.tookPart(contact.DeputyIDs)
		if err != nil {
			return err
		}
		if err := c.start(rules.T12, "contact_recorded", c.on.ID); err != nil {
			return err
		}
		confirm := c.it.Clocks[len(c.it.Clocks)-1]
		talk := Communication{SuggestionID: c.it.ID, AssignmentID: c.on.ID, RoundNo: c.on.RoundNo, Phase: contact.Phase, Mode: contact.Mode,
			HeldOn: contact.HeldOn, DeputyIDs: took, Place: contact.Place, Persons: contact.Persons, Summary: contact.Summary,
			ByUserID: by.UserID, ByName: by.Name, RecordedAt: c.now, ConfirmBy: confirm.DueOn, ClockID: confirm.ID}
		if err := c.tx.Create(&talk).Error; err != nil {
			return fmt.Errorf("record contact: %w", err)
		}
		c.it.Communications = append(c.it.Communications, talk)
		c.receipt.CommunicationID = talk.ID
		c.words["mode"], c.words["contact_phase"] = contact.Mode, contact.Phase
		c.codes["assignment_id"], c.codes["communication_id"], c.codes["mode"] = c.on.ID, talk.ID, contact.Mode
		c.codes["deputy_ids"] = took
		return c.reindex()
	})
}

// tookPart gives who of the proposers took part in a contact, the lead alone
// unless others are named.
func (c *change) tookPart(named []uint) ([]uint, error) {
	if len(named) == 0 {
		return []uint{c.it.proposerDeputyID()}, nil
	}
	named = slices.Compact(slices.Sorted(slices.Values(named)))
	for _, id := range named {
		if !c.it.proposedBy(id) {
			return nil, fault.Invalids(fault.Field{Name: "deputy_ids", Code: "unknown", Reason: "只能选择本件建议的提出人，请检查参加沟通的代表。"})
		}
	}
	return named, nil
}

// ConfirmContact says for the proposer that the contact took place as told.
func (s *Service) ConfirmContact(ctx context.Context, by access.Actor, communication, version uint) (Receipt, error) {
	return s.answerContact(ctx, by, communication, version, "confirmed", func(c *change) {
		c.talk.ConfirmedAt = &c.now
	})
}

// DisputeContact says for the proposer that it did not, and why.
func (s *Service) DisputeContact(ctx context.Context, by access.Actor, communication, version uint, reason string) (Receipt, error) {
	return s.answerContact(ctx, by, communication, version, "disputed", func(c *change) {
		c.talk.DisputedAt, c.talk.DisputeReason = &c.now, reason
		c.on, c.event = c.it.assignment(c.talk.AssignmentID), "contact_disputed"
		c.words["reason"] = reason
	})
}

func (s *Service) answerContact(ctx context.Context, by access.Actor, communication, version uint, outcome string, set func(c *change)) (Receipt, error) {
	return s.act(ctx, by, target{communication: communication}, ConfirmContact, version, func(c *change) error {
		set(c)
		c.talk.AnsweredBy = by.UserID
		c.words["outcome"], c.codes["outcome"], c.codes["communication_id"] = outcome, outcome, c.talk.ID
		if err := c.tx.Save(c.talk).Error; err != nil {
			return fmt.Errorf("answer contact: %w", err)
		}
		clock := c.it.clockOf(c.talk.ClockID)
		if clock == nil || !clock.Running() {
			return nil
		}
		return c.halt(clock, outcome)
	})
}

// NoteProgress notes how far the handling has come.
func (s *Service) NoteProgress(ctx context.Context, by access.Actor, assignment, version uint, text string) (Receipt, error) {
	return s.act(ctx, by, target{assignment: assignment}, NoteProgress, version, func(c *change) error {
		return c.keepNote(Note{Text: text})
	})
}

// Plan is how a unit means to handle its part (办理方案), and by when it wants
// to talk with the proposers and to have a reply drafted, where it says so.
type Plan struct {
	Text      string        `json:"text" binding:"required,max=2000"`
	ContactBy calendar.Date `json:"contact_by" extensions:"x-nullable"`
	DraftBy   calendar.Date `json:"draft_by" extensions:"x-nullable"`
}

// PlanHandling notes the plan, which the proposers are told of. The first one
// stops T13; a later one stands beside it. Dates that the plan names lie
// between today and the day by which the reply is due.
func (s *Service) PlanHandling(ctx context.Context, by access.Actor, assignment, version uint, plan Plan) (Receipt, error) {
	return s.act(ctx, by, target{assignment: assignment}, PlanHandling, version, func(c *change) error {
		if err := c.fits("contact_by", plan.ContactBy); err != nil {
			return err
		}
		if err := c.fits("draft_by", plan.DraftBy); err != nil {
			return err
		}
		if err := c.stop(rules.T13, "planned", c.on.ID); err != nil {
			return err
		}
		for name, day := range map[string]calendar.Date{"contact_by": plan.ContactBy, "draft_by": plan.DraftBy} {
			if !day.IsZero() {
				c.words[name] = day.String()
			}
		}
		c.codes["assignment_id"] = c.on.ID
		return c.keepNote(Note{IsPlan: true, Text: plan.Text, ContactBy: plan.ContactBy, DraftBy: plan.DraftBy})
	})
}

// fits refuses a day of a plan that is over, or past the reply's own.
func (c *change) fits(field string, day calendar.Date) error {
	limit := c.it.answerClock(c.on.ID)
	switch {
	case day.IsZero():
	case day.Before(c.today):
		return fault.Invalids(fault.Field{Name: field, Code: "range", Reason: "计划日期不能早于今天。"})
	case limit != nil && !c.today.After(limit.DueOn) && day.After(limit.DueOn):
		return fault.Invalids(fault.Field{Name: field, Code: "range", Reason: fmt.Sprintf("计划日期不能晚于答复期限（%s）。", limit.DueOn)})
	}
	return nil
}

func (c *change) keepNote(note Note) error {
	note.SuggestionID, note.AssignmentID, note.ByUserID, note.ByName, note.At = c.it.ID, c.on.ID, c.by.UserID, c.by.Name, c.now
	if err := c.tx.Create(&note).Error; err != nil {
		return fmt.Errorf("keep note: %w", err)
	}
	c.words["text"], c.codes["note_id"] = note.Text, note.ID
	return nil
}
