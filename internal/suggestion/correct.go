package suggestion

import (
	"context"
	"fmt"
	"strings"

	"lianluo/internal/access"
	"lianluo/internal/calendar"
	"lianluo/internal/fault"
	"lianluo/internal/rules"
)

// Correction mends title or category, traceably.
type Correction struct {
	Title    string `json:"title" binding:"required,max=100"`
	Category string `json:"category" binding:"required,max=40"`
	Reason   string `json:"reason" binding:"required,max=1000"`
}

// Correct mends title or category for the office, as a version of its own, and
// tells the proposers.
func (s *Service) Correct(ctx context.Context, by access.Actor, id, version uint, d Correction) (Receipt, error) {
	return s.act(ctx, by, target{suggestion: id}, CorrectTitle, version, func(c *change) error {
		if !rules.Has(c.set.Data.CategoryList, d.Category) {
			return fault.Invalids(fault.Field{Name: "category", Code: "oneof", Reason: "请选择类别。"})
		}
		text, err := c.text()
		if err != nil {
			return err
		}
		before := *text
		next := *text
		next.ID, next.No, next.Title, next.Category, next.Reason = 0, text.No+1, strings.TrimSpace(d.Title), d.Category, d.Reason
		next.ByUserID, next.ByName, next.At, next.FrozenAt = by.UserID, by.Name, c.now, &c.now
		if next.Title == before.Title && next.Category == before.Category {
			return fault.Invalids(fault.Field{Name: "title", Code: "same", Reason: "标题和类别都没有变化。"})
		}
		if err := c.tx.Create(&next).Error; err != nil {
			return fmt.Errorf("correct: %w", err)
		}
		next.describe(&c.it.Suggestion)
		c.words["before"], c.words["after"], c.words["reason"], c.codes["text_no"] = before.Title, next.Title, d.Reason, next.No
		return indexNew(c.tx, c.it, &next)
	})
}

// VoidRegistration takes an item's number away; it is never used again.
func (s *Service) VoidRegistration(ctx context.Context, by access.Actor, id, version uint, reason string) (Receipt, error) {
	return s.act(ctx, by, target{suggestion: id}, VoidRegistration, version, func(c *change) error {
		c.words["number_text"], c.words["reason"], c.codes["number"] = c.it.NumberText, reason, *c.it.Number
		c.it.Phase, c.it.Number, c.it.NumberText, c.it.RegisteredAt = UnderReview, nil, "", nil
		c.it.ForwardedAt, c.it.ProposedUnits = nil, nil
		return c.reindex()
	})
}

// ReopenNotAccepted takes an item up again that was not accepted. T1 starts;
// one of which the proposers had begun a revision goes back to them instead.
func (s *Service) ReopenNotAccepted(ctx context.Context, by access.Actor, id, version uint, reason string) (Receipt, error) {
	return s.act(ctx, by, target{suggestion: id}, ReopenNotAccepted, version, func(c *change) error {
		c.it.Phase, c.it.ReturnCode, c.it.ReturnReason, c.words["reason"] = UnderReview, "", "", reason
		text, err := c.text()
		if err != nil {
			return err
		}
		if text.FrozenAt == nil {
			c.it.Phase = Returned
			return nil
		}
		return c.start(rules.T1, "reopened", 0)
	})
}

// Escalation is how an item is handled that stays unsatisfactory: a meeting,
// and a plan with a date (T9).
type Escalation struct {
	Units     []Part        `json:"units" binding:"required,min=1,max=20,dive"`
	Meeting   string        `json:"meeting" binding:"required,max=2000"`
	PlanDueOn calendar.Date `json:"plan_due_on" binding:"required"`
}

// Escalate opens a round that the leadership takes in hand, from the second
// dissatisfied feedback on.
func (s *Service) Escalate(ctx context.Context, by access.Actor, id, version uint, d Escalation) (Receipt, error) {
	return s.act(ctx, by, target{suggestion: id}, Escalate, version, func(c *change) error {
		if !d.PlanDueOn.After(c.today) {
			return fault.Invalids(fault.Field{Name: "plan_due_on", Code: "range", Reason: "方案确定的完成日期应晚于今天。"})
		}
		if err := c.stop(rules.T7, "escalated", 0); err != nil {
			return err
		}
		c.words["meeting"], c.words["until"] = d.Meeting, d.PlanDueOn.String()
		return c.openRound(Round{Why: "escalated", Reason: d.Meeting, Meeting: d.Meeting, PlanDueOn: d.PlanDueOn}, d.Units)
	})
}

// Reopen handles a closed or archived item again.
func (s *Service) Reopen(ctx context.Context, by access.Actor, id, version uint, units []Part, reason string) (Receipt, error) {
	return s.act(ctx, by, target{suggestion: id}, Reopen, version, func(c *change) error {
		c.it.ClosedAt, c.it.ArchivedAt, c.words["reason"] = nil, nil, reason
		return c.openRound(Round{Why: "reopened", Reason: reason}, units)
	})
}
