package suggestion

import (
	"fmt"
	"strings"

	"lianluo/internal/access"
	"lianluo/internal/audit"
	"lianluo/internal/fault"
	"lianluo/internal/rules"
)

// The states of a promise. One that was changed goes on in the one that
// replaces it.
const (
	CommitmentOpen      = "open"
	CommitmentDelivered = "delivered"
	CommitmentChanged   = "changed"
	CommitmentExplained = "explained"
)

// promises writes down what the delivered reply promises; T10 counts to its
// date. Promises of a reply that it takes the place of go on in it, or end.
func (c *change) promises() error {
	var before *uint
	for i := range c.it.Promises {
		p := &c.it.Promises[i]
		if c.reply.SupersedesID == nil || p.ReplyID != *c.reply.SupersedesID || p.State != CommitmentOpen {
			continue
		}
		if err := c.endPromise(p, CommitmentChanged, "", "superseded"); err != nil {
			return err
		}
		before = &p.ID
	}
	if c.reply.CommitmentDueOn.IsZero() {
		return nil
	}
	return c.promised(Commitment{ReplyID: c.reply.ID, Text: c.reply.CommitmentText, DueOn: c.reply.CommitmentDueOn, ReplacesID: before})
}

// promised keeps a new open promise of the assignment at hand.
func (c *change) promised(p Commitment) error {
	p.CongressID, p.SuggestionID, p.UnitID, p.AssignmentID = c.it.CongressID, c.it.ID, c.on.UnitID, c.on.ID
	p.State, p.CreatedAt = CommitmentOpen, c.now
	if err := c.startUntil(rules.T10, "promised", c.on.ID, p.DueOn); err != nil {
		return err
	}
	p.ClockID = c.it.Clocks[len(c.it.Clocks)-1].ID
	if err := c.tx.Create(&p).Error; err != nil {
		return fmt.Errorf("commitment: %w", err)
	}
	c.it.Promises = append(c.it.Promises, p)
	c.note(recordedPromises, audit.Data{"id": p.ID, "did": "promised", "on": p.AssignmentID, "due": p.DueOn})
	return nil
}

// endPromise closes a promise with what became of it; its clock stops.
func (c *change) endPromise(p *Commitment, state, outcome, fact string) error {
	p.State, p.Outcome, p.EndedAt = state, outcome, &c.now
	c.note(recordedPromises, audit.Data{"id": p.ID, "did": state})
	if err := c.tx.Save(p).Error; err != nil {
		return fmt.Errorf("commitment: %w", err)
	}
	clock := c.it.clockOf(p.ClockID)
	if clock == nil || !clock.Running() {
		return nil
	}
	return c.halt(clock, fact)
}

// dropPromises ends what was promised of an item that its proposers took back:
// nobody waits for it any more.
func (c *change) dropPromises() error {
	for i := range c.it.Promises {
		if p := &c.it.Promises[i]; p.State == CommitmentOpen {
			if err := c.endPromise(p, CommitmentChanged, "代表已撤回建议，承诺事项不再跟踪。", "withdrawn"); err != nil {
				return err
			}
		}
	}
	return nil
}

// delivering: the unit reports that a promise was kept.
var delivering = &consent{
	kind: "commitment_delivery", ask: ReportCommitment, by: clerk, about: "consents", tells: "all",
	stages: func(_ *Item, on *Assignment) []RequestStep {
		return []RequestStep{stepOf(1, SignCommitmentDelivery, access.Signer, on.UnitID, 0), stepOf(2, ConfirmCommitmentDelivery, access.Office, 0, 0)}
	},
	check:  needsText("请写明承诺事项的落实情况，它将作为跟踪答复送达代表。"),
	stands: promiseOpen,
	grant: func(c *change, r *Request) error {
		return c.endPromise(c.promise, CommitmentDelivered, r.Data.Text, "delivered")
	},
}

// changing: the unit asks to keep a promise later, or explains why it cannot.
var changing = &consent{
	kind: "commitment_change", ask: AskCommitmentChange, by: clerk, about: "consents", tells: "all",
	stages: func(_ *Item, on *Assignment) []RequestStep {
		return []RequestStep{stepOf(1, AgreeCommitmentChangeInUnit, access.Signer, on.UnitID, 0), stepOf(2, DecideCommitmentChange, access.Office, 0, 0)}
	},
	check: func(c *change, asked *Asked) error {
		if !asked.Until.IsZero() && !asked.Until.After(c.today) {
			return fault.Invalids(fault.Field{Name: "until", Code: "range", Reason: "新的完成日期应晚于今天；确实无法落实的，请不填日期，只作说明。"})
		}
		return needsText("请写明变更或无法落实的原因，它将告知代表。")(c, asked)
	},
	stands: promiseOpen,
	grant: func(c *change, r *Request) error {
		promise := c.promise
		if r.Data.Until.IsZero() {
			return c.endPromise(promise, CommitmentExplained, r.Data.Text, "explained")
		}
		if err := c.endPromise(promise, CommitmentChanged, r.Data.Text, "changed"); err != nil {
			return err
		}
		return c.promised(Commitment{ReplyID: promise.ReplyID, Text: promise.Text, DueOn: r.Data.Until, ReplacesID: &promise.ID})
	},
}

func needsText(reason string) func(*change, *Asked) error {
	return func(_ *change, asked *Asked) error {
		if strings.TrimSpace(asked.Text) == "" {
			return fault.Invalids(fault.Field{Name: "text", Code: "required", Reason: reason})
		}
		return nil
	}
}

func promiseOpen(at moment) bool { return at.promise != nil && at.promise.State == CommitmentOpen }

// promiseTasks says who has to keep which promise, by when; an item that is
// closed still has them.
func (it *Item) promiseTasks() []Task {
	var out []Task
	for i := range it.Promises {
		p := &it.Promises[i]
		on := it.assignment(p.AssignmentID)
		if p.State != CommitmentOpen || it.undecided("commitment_delivery", on, p) || it.undecided("commitment_change", on, p) {
			continue
		}
		out = append(out, Task{CongressID: it.CongressID, SuggestionID: it.ID, AssignmentID: p.AssignmentID, Action: ReportCommitment,
			Role: string(access.Clerk), UnitID: p.UnitID, ClockKind: string(rules.T10), DueOn: p.DueOn, Since: p.CreatedAt})
	}
	return out
}
