package suggestion

import (
	"context"
	"fmt"
	"net/http"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/database"
	"lianluo/internal/fault"
	"lianluo/internal/idempotency"
	"lianluo/internal/rules"
)

// ErrUnit refuses a unit that cannot be given anything to handle.
var errUnit = fault.Field{Name: "unit_id", Code: "unknown", Reason: "没有这个承办单位，或该单位已停用。请从名册中另选。"}

// StartReview takes a submitted item up for review.
func (s *Service) StartReview(ctx context.Context, by access.Actor, id, version uint) (Receipt, error) {
	return s.act(ctx, by, target{suggestion: id}, StartReview, version, func(c *change) error {
		c.it.Phase = UnderReview
		return nil
	})
}

// Return gives an item back to its proposer for revision, with a code of the
// rule set and a reason in words. T1 stops.
func (s *Service) Return(ctx context.Context, by access.Actor, id, version uint, code, reason string) (Receipt, error) {
	return s.act(ctx, by, target{suggestion: id}, ReturnForRevision, version, func(c *change) error {
		if !rules.Has(c.set.Data.ReturnReasons, code) {
			return fault.Invalids(fault.Field{Name: "reason_code", Code: "oneof", Reason: "请选择退回原因。"})
		}
		c.it.Phase, c.it.ReturnCode, c.it.ReturnReason = Returned, code, reason
		c.words["reason_code"], c.words["reason_label"], c.words["reason"] = code, rules.Label(c.set.Data.ReturnReasons, code), reason
		c.codes["reason_code"] = code
		return c.stop(rules.T1, "returned_for_revision", 0)
	})
}

// Register gives the item the running number of its session, or of those that
// came in between sessions.
func (s *Service) Register(ctx context.Context, by access.Actor, id, version uint) (Receipt, error) {
	return s.act(ctx, by, target{suggestion: id}, Register, version, func(c *change) error {
		if c.set.Data.ThroughGovernmentOffice {
			c.it.ForwardedAt = &c.now
		}
		if c.it.Number != nil { // it had one before it was merged, and keeps it
			c.it.Phase, c.words["number_text"] = Registered, c.it.NumberText
			return nil
		}
		n, err := next(c.tx, c.it.CongressID, fmt.Sprintf("%s/%d", c.it.SubmissionPeriod, c.it.SessionID))
		if err != nil {
			return err
		}
		c.it.Number, c.it.NumberText = &n, fmt.Sprintf("第%d号", n)
		if c.it.SubmissionPeriod == "inter_session" {
			c.it.NumberText = fmt.Sprintf("闭会第%d号", n)
		}
		c.it.Phase, c.it.RegisteredAt = Registered, &c.now
		c.words["number_text"], c.codes["number"] = c.it.NumberText, n
		return c.reindex()
	})
}

// next counts a series up by one.
func next(tx *gorm.DB, congressID uint, series string) (int, error) {
	up := tx.Model(&Counter{}).Where("congress_id = ? AND series = ?", congressID, series).UpdateColumn("value", gorm.Expr("value + 1"))
	if up.Error == nil && up.RowsAffected == 0 {
		up = tx.Create(&Counter{CongressID: congressID, Series: series, Value: 1})
		if database.IsUnique(up.Error) {
			return 0, database.ErrStale
		}
	}
	if up.Error != nil {
		return 0, fmt.Errorf("number: %w", up.Error)
	}
	row, err := database.One[Counter](tx.Where("congress_id = ? AND series = ?", congressID, series))
	if err != nil {
		return 0, fmt.Errorf("number: %w", err)
	}
	return row.Value, nil
}

// Placement is one line of a batch of assignments.
type Placement struct {
	SuggestionID uint   `json:"suggestion_id" binding:"required"`
	Version      uint   `json:"version" binding:"required"`
	UnitID       uint   `json:"unit_id" binding:"required_without=Units" validate:"optional"`
	Units        []Part `json:"units" binding:"required_without=UnitID,max=20,dive" validate:"optional"`
}

// Fate is what became of one line of a batch.
type Fate struct {
	SuggestionID uint   `json:"suggestion_id"`
	OK           bool   `json:"ok"`
	Code         string `json:"code"`
	Detail       string `json:"detail"`
}

// AssignBatch assigns each line in a transaction of its own and names each
// line's fate; a line that fails does not hold up the others.
func (s *Service) AssignBatch(ctx context.Context, by access.Actor, lines []Placement, note string) ([]Fate, error) {
	if !by.Is(access.Office) {
		return nil, ErrNotAllowed
	}
	fates := make([]Fate, 0, len(lines))
	for _, line := range lines {
		fate := Fate{SuggestionID: line.SuggestionID, OK: true}
		// Each line is told apart by its version, so a retry of the batch
		// finds the lines that were done as stale; the batch's own key is not
		// kept with any single line.
		_, err := s.Assign(idempotency.Without(ctx), by, line.SuggestionID, line.Version, parts(line.UnitID, line.Units, note))
		if f := fault.Of(err); f != nil {
			fate = Fate{SuggestionID: line.SuggestionID, Code: f.Code, Detail: f.Detail}
			if len(f.Fields) > 0 {
				fate.Detail = f.Fields[0].Reason
			}
		} else if err != nil {
			return nil, err
		}
		fates = append(fates, fate)
	}
	err := s.DB.Write(ctx, func(tx *gorm.DB) error {
		return idempotency.Keep(tx, http.StatusOK, batchAnswer{Results: fates})
	})
	return fates, err
}

// Close ends the handling of an item whose proposer is not dissatisfied, or
// said nothing within T6. Feedback is released to the units with it.
func (s *Service) Close(ctx context.Context, by access.Actor, id, version uint) (Receipt, error) {
	return s.act(ctx, by, target{suggestion: id}, Close, version, func(c *change) error {
		if err := c.stop(rules.T6, "closed", 0); err != nil {
			return err
		}
		return c.close()
	})
}

func (c *change) close() error {
	c.it.ClosedAt = &c.now
	if c.it.Phase != Merged {
		c.it.Phase = Closed
		if err := c.closeMerged(); err != nil {
			return err
		}
	}
	if err := c.endLimits(); err != nil {
		return err
	}
	for i := range c.it.Rounds {
		if err := c.release(&c.it.Rounds[i]); err != nil {
			return err
		}
	}
	return nil
}

// endLimits stops what still runs of an item that is closed, but for its
// promises.
func (c *change) endLimits() error {
	for i := range c.it.Clocks {
		clock := &c.it.Clocks[i]
		if !clock.Running() || clock.Kind == string(rules.T10) {
			continue
		}
		if err := c.halt(clock, "closed"); err != nil {
			return err
		}
	}
	return nil
}

// Archive lays a closed item down.
func (s *Service) Archive(ctx context.Context, by access.Actor, id, version uint) (Receipt, error) {
	return s.act(ctx, by, target{suggestion: id}, Archive, version, func(c *change) error {
		c.it.Phase, c.it.ArchivedAt = Archived, &c.now
		return nil
	})
}
