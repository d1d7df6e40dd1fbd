package suggestion

import (
	"errors"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/audit"
	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/fault"
	"lianluo/internal/rules"
)

// merging: the office has an item handled together with another one (并案). It
// keeps its number, gets a copy of the reply of its own, and is rated by its
// own proposers.
var merging = &consent{
	kind: "merge", ask: AskMerge, by: office, about: "office", tells: "all", other: true,
	holds: []Action{ReturnForRevision, Register, Assign, AskNonAcceptance, AskSplit, VoidRegistration},
	stages: func(*Item, *Assignment) []RequestStep {
		return []RequestStep{stepOf(1, ConfirmMerge, access.Head, 0, 0)}
	},
	check: func(c *change, asked *Asked) error {
		_, err := c.mergeTarget(asked.TargetID)
		return err
	},
	stands: func(at moment) bool { return slices.Contains(mergeable, at.item.Phase) && at.item.Round == 0 },
	grant: func(c *change, r *Request) error {
		target, err := c.mergeTarget(r.Data.TargetID)
		if err != nil {
			return err
		}
		c.it.Phase, c.it.MergedIntoID, c.it.ForwardedAt, c.it.ProposedUnits = Merged, &target.ID, nil, nil
		c.codes["target_id"] = target.ID
		if err := c.tookIn(target.ID); err != nil {
			return err
		}
		return c.stop(rules.T1, "merged", 0)
	},
}

// mergeable are the phases in which an item can be merged into another, and
// takesIn those of an item that others can be merged into.
var (
	mergeable = []Phase{UnderReview, Registered}
	takesIn   = []Phase{UnderReview, Registered, Assigned, InHandling}
)

// mergeTarget finds the item to merge into, and refuses chains: neither is it
// merged itself, nor has anything been merged into the item at hand.
func (c *change) mergeTarget(id uint) (*Suggestion, error) {
	wrong := func(reason string) error {
		return fault.Invalids(fault.Field{Name: "target_id", Code: "unknown", Reason: reason})
	}
	target, err := database.One[Suggestion](c.tx.Where("id = ? AND congress_id = ? AND id <> ?", id, c.it.CongressID, c.it.ID))
	if errors.Is(err, database.ErrNotFound) || err == nil && (!slices.Contains(takesIn, target.Phase) || target.ReferenceOnly != c.it.ReferenceOnly || target.Stub) {
		return nil, wrong("只能并入本级人大正在审查或正在办理、尚未答复的另一件建议。")
	}
	if err != nil {
		return nil, err
	}
	var answered int64
	err = c.tx.Model(&Reply{}).Where("suggestion_id = ? AND round_no = ? AND state = ?", target.ID, target.Round, ReplyDelivered).Count(&answered).Error
	if err != nil {
		return nil, fmt.Errorf("replies of the item to merge into: %w", err)
	}
	if answered > 0 {
		return nil, wrong("要并入的建议已有承办单位答复，不能再并入，请分别办理。")
	}
	merged, err := mergedInto(c.tx, c.it.ID)
	if err != nil {
		return nil, err
	}
	if len(merged) > 0 {
		return nil, wrong("已有其他建议并入本件，请改为把对方并入，或先另行处理。")
	}
	return target, nil
}

func mergedInto(tx *gorm.DB, id uint) ([]uint, error) {
	var ids []uint
	if err := tx.Model(&Suggestion{}).Where("merged_into_id = ?", id).Order("id").Pluck("id", &ids).Error; err != nil {
		return nil, fmt.Errorf("merged items: %w", err)
	}
	return ids, nil
}

// tookIn tells the units of the item that this one is merged into that they
// answer for both.
func (c *change) tookIn(target uint) error {
	items, err := load(c.tx, []uint{target})
	if err != nil || len(items) == 0 {
		return err
	}
	m := *c
	m.it, m.told = items[0], nil
	return m.announce("took_in")
}

// withMerged does something to each item that was merged into the one at hand,
// with its own line in its timeline and in the audit record.
func (c *change) withMerged(action string, do func(m *change) error) error {
	ids, err := mergedInto(c.tx, c.it.ID)
	if err != nil || len(ids) == 0 {
		return err
	}
	items, err := load(c.tx, ids)
	if err != nil {
		return err
	}
	for _, it := range items {
		m := *c
		m.it, m.on, m.talk, m.reply, m.ask, m.promise = it, nil, nil, nil, nil, nil
		m.words, m.codes, m.tells, m.reveals = map[string]string{}, audit.Data{}, "all", false
		m.event, m.told = "", nil
		from := it.Phase
		if err := do(&m); err != nil {
			return err
		}
		if err := m.follow(action, from); err != nil {
			return err
		}
	}
	return nil
}

// copyToMerged gives the proposers of merged items their own copy of the reply
// at hand; their time for feedback begins.
func (c *change) copyToMerged() error {
	return c.withMerged("receive_copy", func(m *change) error {
		if m.it.Round != c.it.Round {
			m.it.Round, m.it.ClosedAt = c.it.Round, nil
			round := Round{SuggestionID: m.it.ID, No: c.it.Round, Why: "merged", OpenedBy: c.by.UserID, OpenedAt: &c.now}
			if err := c.tx.Create(&round).Error; err != nil {
				return fmt.Errorf("round of a merged item: %w", err)
			}
			m.it.Rounds = append(m.it.Rounds, round)
			m.codes["opened"] = round.Why
		}
		if err := c.tx.Create(copiesFor(m.it, c.reply.ID, c.now)).Error; err != nil {
			return fmt.Errorf("copy to a merged item: %w", err)
		}
		if err := m.reindex(); err != nil {
			return err
		}
		m.words["unit_name"], m.words["document_no"], m.codes["reply_id"] = c.it.Units[c.on.UnitID].Name, c.reply.DocumentNo, c.reply.ID
		if m.it.decisive(m.it.Round) != nil || c.it.ReferenceOnly || !slices.Contains([]Phase{AwaitingFeedback, RehandlingReview}, c.it.phase()) {
			return nil
		}
		if err := m.stop(rules.T6, "superseded", 0); err != nil {
			return err
		}
		return m.start(rules.T6, "delivered", 0)
	})
}

// freeMerged takes merged items up again when what they were merged into is
// handled no more. They keep their numbers; T1 starts.
func (c *change) freeMerged() error {
	return c.withMerged("unmerge", func(m *change) error {
		m.it.Phase, m.it.MergedIntoID = UnderReview, nil
		if err := m.stop(rules.T6, "unmerged", 0); err != nil {
			return err
		}
		if err := m.reindex(); err != nil { // it is found by the other one's replies no more
			return err
		}
		return m.start(rules.T1, "unmerged", 0)
	})
}

// closeMerged ends the feedback of merged items with what they were merged
// into.
func (c *change) closeMerged() error {
	return c.withMerged("close", func(m *change) error { return m.close() })
}

// copied: the item was merged into another and its proposers have the reply.
func copied(at moment) bool {
	return at.item.Phase == Merged && at.item.Round > 0 && at.item.ClosedAt == nil
}

// mergedTasks says who has the ball of a merged item: after the reply, its own
// proposer.
func (it *Item) mergedTasks(today calendar.Date) []Task {
	if !copied(moment{item: it}) || it.decisive(it.Round) != nil || it.feedbackOverdue(today) {
		return nil
	}
	return it.forProposer(GiveDecisiveFeedback, string(rules.T6))
}
