package suggestion

import (
	"context"
	"fmt"
	"strings"

	"lianluo/internal/access"
	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/fault"
	"lianluo/internal/imprint"
	"lianluo/internal/rules"
)

// The states of a co-handler's opinion (会办意见).
const (
	OpinionDraft     = "draft"
	OpinionInSignoff = "in_signoff"
	OpinionSigned    = "signed"
)

// DraftOpinion keeps a co-handler's opinion; handOver passes it to the unit's
// signer, which a person decides himself.
func (s *Service) DraftOpinion(ctx context.Context, by access.Actor, assignment, version uint, text string, handOver bool) (Receipt, error) {
	if handOver && by.APITokenID != 0 {
		return Receipt{}, access.ErrScope
	}
	return s.act(ctx, by, target{assignment: assignment}, DraftCoOpinion, version, func(c *change) error {
		c.tells = "nobody"
		o := c.it.opinion(c.on.ID)
		if o == nil {
			o = &CoOpinion{SuggestionID: c.it.ID, AssignmentID: c.on.ID, State: OpinionDraft}
			o.Version = 1
		}
		o.Text, o.DraftedBy, o.DraftedByName = text, by.UserID, by.Name
		if handOver {
			if strings.TrimSpace(text) == "" {
				return fault.Invalids(fault.Field{Name: "text", Code: "required", Reason: "请填写会办意见后再送签。"})
			}
			o.State, c.tells = OpinionInSignoff, "handling"
		}
		return c.saveOpinion(o)
	})
}

// SignOpinion signs a co-handler's opinion, which goes to the lead unit, or
// sends it back to the clerk. T4 stops. A unit that numbers its letters gives
// it the next number; others leave it out.
func (s *Service) SignOpinion(ctx context.Context, by access.Actor, assignment, version uint, d Decision) (Receipt, error) {
	return s.act(ctx, by, target{assignment: assignment}, SignCoOpinion, version, func(c *change) error {
		o := c.it.opinion(c.on.ID)
		c.tells, c.words["comment"] = "handling", d.Comment
		if !d.Pass {
			if strings.TrimSpace(d.Comment) == "" {
				return fault.Invalids(fault.Field{Name: "comment", Code: "required", Reason: "退回时请写明修改意见。"})
			}
			o.State, c.words["outcome"], c.event = OpinionDraft, "sent_back", "sent_back"
			return c.saveOpinion(o)
		}
		o.State, o.SignedBy, o.SignedByName, o.SignedAt = OpinionSigned, by.UserID, by.Name, &c.now
		if o.DocumentNo = strings.TrimSpace(d.DocumentNo); o.DocumentNo != "" {
			if err := c.takeDocumentNo(o.DocumentNo, map[Action][]uint{SignCoOpinion: {o.ID}}); err != nil {
				return err
			}
		}
		c.words["document_no"] = o.DocumentNo
		var err error
		if o.Imprint, err = o.print(c.it.CongressID); err != nil {
			return err
		}
		c.on.DoneAt = &c.now
		c.noteAssignment(c.on, "done")
		if err := c.stop(rules.T4, "opinion_signed", c.on.ID); err != nil {
			return err
		}
		if err := c.saveAssignment(); err != nil {
			return err
		}
		return c.saveOpinion(o)
	})
}

// SendBackOpinion asks a co-handler, once, to write its opinion anew.
func (s *Service) SendBackOpinion(ctx context.Context, by access.Actor, assignment, version uint, reason string) (Receipt, error) {
	return s.act(ctx, by, target{assignment: assignment}, SendBackCoOpinion, version, func(c *change) error {
		o := c.it.opinion(c.on.ID)
		o.Former = FormerOpinion{o.DocumentNo, o.ContentHash, o.Code, calendar.On(*o.SignedAt)}
		o.DocumentNo, o.Imprint = "", imprint.Imprint{}
		o.State, o.SentBackAt, o.SentBackReason = OpinionDraft, &c.now, reason
		o.SignedBy, o.SignedByName, o.SignedAt = 0, "", nil
		c.on.DoneAt = nil
		c.noteAssignment(c.on, "undone")
		c.tells, c.words["reason"], c.words["unit_name"] = "handling", reason, c.it.Units[c.on.UnitID].Name
		if err := c.saveAssignment(); err != nil {
			return err
		}
		if err := c.startOpinionAnew(); err != nil {
			return err
		}
		return c.saveOpinion(o)
	})
}

// startOpinionAnew starts T4 once more, for an opinion that was sent back. It
// ends with the lead's own time at the latest, since a reply never waits past
// that; a lead that is late itself gives none.
func (c *change) startOpinionAnew() error {
	for _, a := range c.it.active() {
		limit := c.it.answerClock(a.ID)
		if a.Role != RoleLead || limit == nil {
			continue
		}
		switch anew := start(rules.T4, "sent_back", c.now, c.today, false, c.set, c.cal); {
		case limit.DueOn.Before(c.today):
			return nil
		case limit.DueOn.Before(anew.DueOn):
			return c.again(limit, "sent_back", func(next *Clock) {
				next.Kind, next.AssignmentID, next.StartedAt = string(rules.T4), c.on.ID, c.now
				next.LawDueOn, next.FirstDueOn = calendar.Date{}, calendar.Date{}
			})
		}
	}
	return c.start(rules.T4, "sent_back", c.on.ID)
}

func (c *change) saveOpinion(o *CoOpinion) error {
	c.codes["assignment_id"], c.codes["opinion_state"] = c.on.ID, o.State
	if o.ID != 0 {
		return database.Save(c.tx, o)
	}
	if err := c.tx.Create(o).Error; err != nil {
		return fmt.Errorf("save opinion: %w", err)
	}
	c.it.Opinions = append(c.it.Opinions, *o)
	return nil
}

func opinionIn(states ...string) func(moment) bool {
	return func(at moment) bool {
		if at.on.Role != RoleCo || at.on.ReceivedAt == nil {
			return false
		}
		state := ""
		if o := at.item.opinion(at.on.ID); o != nil {
			state = o.State
		}
		for _, s := range states {
			if s == state {
				return true
			}
		}
		return false
	}
}

// returnable: the lead unit has not answered yet, and sent nothing back before.
func returnable(at moment) bool {
	o := at.item.opinion(at.on.ID)
	if at.on.Role != RoleCo || o == nil || o.State != OpinionSigned || o.SentBackAt != nil {
		return false
	}
	for _, a := range at.item.active() {
		if a.Role == RoleLead {
			return at.item.delivered(a.ID) == nil
		}
	}
	return false
}

// opinionsMissing says whether a reply has to wait for co-handlers: one has
// not signed and either has time left, or no reason is given to go without.
func (it *Item) opinionsMissing(on *Assignment, reason string, past func(*Clock) bool) bool {
	if on.Role != RoleLead {
		return false
	}
	for _, a := range it.active() {
		if o := it.opinion(a.ID); a.Role != RoleCo || o != nil && o.State == OpinionSigned {
			continue
		}
		if c := it.clock("T4", a.ID); c != nil && !past(c) || strings.TrimSpace(reason) == "" {
			return true
		}
	}
	return false
}
