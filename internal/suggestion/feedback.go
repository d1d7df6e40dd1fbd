package suggestion

import (
	"context"
	"errors"
	"fmt"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/attachment"
	"lianluo/internal/database"
	"lianluo/internal/fault"
	"lianluo/internal/rules"
)

// Opinion is a proposer's rating; reasons are due if either part is
// dissatisfied. Nothing is preset: a rating is given or it is not there.
type Opinion struct {
	Attitude string `json:"attitude" binding:"required,max=40"`
	Result   string `json:"result" binding:"required,max=40"`
	Reasons  string `json:"reasons" binding:"max=2000"`
}

// GiveFeedback rates attitude and result. The lead's rating is decisive: T6
// stops, and T7 starts if the result is dissatisfactory. It may be changed
// until it is released, within seven days. It goes to the office alone.
func (s *Service) GiveFeedback(ctx context.Context, by access.Actor, id, version uint, opinion Opinion) (Receipt, error) {
	action := GiveDecisiveFeedback
	it, err := one(s.DB.Read(ctx), by, id)
	if err != nil {
		return Receipt{}, err
	}
	if by.Role == access.Deputy && it.deputyRelation(by) == cosigner {
		action = GiveFeedback
	}
	return s.act(ctx, by, target{suggestion: id}, action, version, func(c *change) error {
		return c.feedback(by.DeputyID, opinion)
	})
}

// EnterFeedback takes down, for the office, what a proposer wrote on paper; the
// scan goes with it.
func (s *Service) EnterFeedback(ctx context.Context, by access.Actor, id, version, deputyID uint, opinion Opinion, scans []uint) (Receipt, error) {
	return s.act(ctx, by, target{suggestion: id}, EnterPaperFeedback, version, func(c *change) error {
		if deputyID != c.it.proposerDeputyID() {
			if own := c.it.signature(deputyID); own == nil || !own.Stands() {
				return fault.Invalids(fault.Field{Name: "deputy_id", Code: "unknown", Reason: "这位代表不是本件建议的提出人，请另选。"})
			}
		}
		if len(scans) == 0 {
			return fault.Invalids(fault.Field{Name: "attachment_ids", Code: "required", Reason: "请上传代表签名的纸质反馈表扫描件。"})
		}
		c.words["deputy_name"], c.codes["scans"] = c.it.Deputies[deputyID].Name, len(scans)
		if err := c.feedback(deputyID, opinion); err != nil {
			return err
		}
		return attachment.Claim(c.tx, by, scans, OwnerKindFeedback, c.it.feedbackOf(deputyID).ID)
	})
}

// OwnerKindFeedback is the kind under which scans of paper feedback are kept;
// their owner is the feedback.
const OwnerKindFeedback = "feedback"

// MayReadFeedback says whether by may see a proposer's feedback, and so the
// scans of its paper: units not before it is released.
func (s *Service) MayReadFeedback(ctx context.Context, by access.Actor, id uint) (bool, error) {
	var f Feedback
	switch err := s.DB.Read(ctx).Take(&f, id).Error; {
	case errors.Is(err, gorm.ErrRecordNotFound):
		return false, nil
	case err != nil:
		return false, fmt.Errorf("read feedback %d: %w", id, err)
	}
	it, err := one(s.DB.Read(ctx), by, f.SuggestionID)
	if errors.Is(err, database.ErrNotFound) {
		return false, nil
	}
	return err == nil && it.readsOne(by, f), err
}

// feedbackOf gives what a proposer said in this round.
func (it *Item) feedbackOf(deputyID uint) *Feedback {
	for i := range it.Feedbacks {
		if f := &it.Feedbacks[i]; f.RoundNo == it.Round && f.DeputyID == deputyID {
			return f
		}
	}
	return nil
}

// feedback keeps a proposer's rating, and what follows from the decisive one.
func (c *change) feedback(deputyID uint, opinion Opinion) error {
	if err := opinion.check(c.set.Data); err != nil {
		return err
	}
	decisive := deputyID == c.it.proposerDeputyID()
	if !c.it.rateable(deputyID, c.now) {
		return ErrWrongMoment
	}
	if err := c.rate(deputyID, opinion, decisive); err != nil {
		return err
	}
	c.tells = "feedback"
	c.words["attitude"], c.words["result"] = opinion.Attitude, opinion.Result
	c.codes["attitude"], c.codes["result"], c.codes["deputy_id"], c.codes["decisive"] = opinion.Attitude, opinion.Result, deputyID, decisive
	if !decisive {
		return nil
	}
	if err := c.stop(rules.T6, "feedback", 0); err != nil {
		return err
	}
	if opinion.Result == Dissatisfied && c.it.Phase == Merged { // decided upon where it was merged into
		c.event = "merged_complaint"
		return nil
	}
	if opinion.Result != Dissatisfied {
		return c.stop(rules.T7, "feedback_changed", 0)
	}
	if c.it.clock("T7", 0) != nil {
		return nil
	}
	return c.start(rules.T7, "dissatisfied", 0)
}

// awaitFeedback starts the time for feedback as soon as every reply is there,
// also when it was the last missing one that fell away. What is for reference
// only waits for none.
func (c *change) awaitFeedback() error {
	if c.it.phase() != AwaitingFeedback || c.it.ReferenceOnly || c.it.decisive(c.it.Round) != nil || c.it.clock(string(rules.T6), 0) != nil {
		return nil
	}
	if err := c.start(rules.T6, "delivered", 0); err != nil {
		return err
	}
	if c.reply != nil { // with which merged items got their copy and their time
		return nil
	}
	return c.withMerged("await_feedback", func(m *change) error {
		m.tells = "nobody"
		if !copied(moment{item: m.it}) || m.it.decisive(m.it.Round) != nil || m.it.clock(string(rules.T6), 0) != nil {
			return nil
		}
		return m.start(rules.T6, "delivered", 0)
	})
}

func (o Opinion) check(d rules.Data) error {
	var wrong []fault.Field
	for _, part := range []struct{ name, code string }{{"attitude", o.Attitude}, {"result", o.Result}} {
		if _, ok := d.Rating(part.code); !ok {
			wrong = append(wrong, fault.Field{Name: part.name, Code: "oneof", Reason: "请从给出的选项中选择。"})
		}
	}
	if o.Reasons == "" && (o.Attitude == Dissatisfied || o.Result == Dissatisfied) {
		wrong = append(wrong, fault.Field{Name: "reasons", Code: "required", Reason: "请写明不满意的原因，便于研究是否重新办理。"})
	}
	if len(wrong) > 0 {
		return fault.Invalids(wrong...)
	}
	return nil
}

func (c *change) rate(deputyID uint, opinion Opinion, decisive bool) error {
	row := Feedback{SuggestionID: c.it.ID, RoundNo: c.it.Round, DeputyID: deputyID, Decisive: decisive, EnteredBy: c.by.UserID, GivenAt: c.now}
	place := -1
	for i, f := range c.it.Feedbacks {
		if f.RoundNo == c.it.Round && (f.DeputyID == deputyID || decisive && f.Decisive) { // a delegation's new head changes what the former one said
			row, place = f, i
			row.DeputyID, row.ChangedAt = deputyID, &c.now
		}
	}
	row.Attitude, row.Result, row.Reasons = opinion.Attitude, opinion.Result, opinion.Reasons
	if err := c.tx.Save(&row).Error; err != nil {
		return fmt.Errorf("save feedback: %w", err)
	}
	if place < 0 {
		c.it.Feedbacks = append(c.it.Feedbacks, row)
	} else {
		c.it.Feedbacks[place] = row
	}
	return nil
}

// ReleaseFeedback lets the units see the feedback that they do not know yet.
func (s *Service) ReleaseFeedback(ctx context.Context, by access.Actor, id, version uint) (Receipt, error) {
	return s.act(ctx, by, target{suggestion: id}, ReleaseFeedback, version, func(c *change) error {
		for r := c.it.unreleased(); r != nil; r = c.it.unreleased() {
			if err := c.release(r); err != nil {
				return err
			}
		}
		return nil
	})
}

func (c *change) release(r *Round) error {
	if r.FeedbackReleasedAt != nil {
		return nil
	}
	r.FeedbackReleasedAt, c.reveals = &c.now, true
	released, _ := c.codes["released"].([]int)
	c.codes["released"] = append(released, r.No)
	if err := c.tx.Save(r).Error; err != nil {
		return fmt.Errorf("release feedback: %w", err)
	}
	return nil
}

// Rehandle opens the next round with the units. T7 stops; T8 counts in place of
// T5. The rounds before stay as they are.
func (s *Service) Rehandle(ctx context.Context, by access.Actor, id, version uint, units []Part, reason string) (Receipt, error) {
	return s.act(ctx, by, target{suggestion: id}, DecideRehandling, version, func(c *change) error {
		if err := c.stop(rules.T7, "rehandling", 0); err != nil {
			return err
		}
		c.words["reason"] = reason
		return c.openRound(Round{Why: "dissatisfied", Reason: reason}, units)
	})
}

// ExplainAndClose closes the item with a letter to the proposer. T7 stops.
func (s *Service) ExplainAndClose(ctx context.Context, by access.Actor, id, version uint, letter string) (Receipt, error) {
	return s.act(ctx, by, target{suggestion: id}, ExplainAndClose, version, func(c *change) error {
		c.it.ExplanationLetter = letter
		if err := c.stop(rules.T7, "explained", 0); err != nil {
			return err
		}
		return c.close()
	})
}
