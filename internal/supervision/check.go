package supervision

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"lianluo/internal/access"
	"lianluo/internal/attachment"
	"lianluo/internal/calendar"
	"lianluo/internal/fault"
	"lianluo/internal/suggestion"
)

// Seen is what a look back found of one promise.
type Seen struct {
	CommitmentID  uint          `json:"commitment_id" binding:"required"`
	Found         string        `json:"found" binding:"required,oneof=kept partly not_kept" enums:"kept,partly,not_kept"`
	Note          string        `json:"note" binding:"max=1000"`
	SeenOn        calendar.Date `json:"seen_on" binding:"required"`
	AttachmentIDs []uint        `json:"attachment_ids" binding:"max=10"`
}

// LookBack is a look back (回头看) as it is recorded: what it found of every
// promise.
type LookBack struct {
	HeldOn   calendar.Date `json:"held_on" binding:"required"`
	Summary  string        `json:"summary" binding:"required,max=3000"`
	Findings []Seen        `json:"findings" binding:"max=100,dive"`
}

// RecordCheck writes a look back down; it must say of every promise what was
// found.
func (s *Service) RecordCheck(ctx context.Context, by access.Actor, id, version uint, l LookBack) (Receipt, error) {
	return s.act(ctx, by, keyItem(id), RecordCheck, version, func(c *change, m *moment) error {
		if err := c.complete(l); err != nil {
			return err
		}
		row := Check{KeyItemID: id, No: len(c.key.Checks) + 1, HeldOn: l.HeldOn, Summary: strings.TrimSpace(l.Summary), ByUserID: by.UserID, ByName: by.Name, At: c.now}
		if err := c.tx.Create(&row).Error; err != nil {
			return fmt.Errorf("look back: %w", err)
		}
		for _, f := range l.Findings {
			finding := Finding{CheckID: row.ID, KeyItemID: id, CommitmentID: f.CommitmentID, Found: f.Found, Note: strings.TrimSpace(f.Note), SeenOn: f.SeenOn}
			if err := c.tx.Create(&finding).Error; err != nil {
				return fmt.Errorf("look back: %w", err)
			}
			if err := attachment.Claim(c.tx, by, f.AttachmentIDs, OwnerFinding, finding.ID); err != nil {
				return err
			}
		}
		c.created = row.ID
		c.words["held_on"], c.words["text"] = l.HeldOn.String(), row.Summary
		c.words["kept"], c.words["all"] = fmt.Sprint(l.count(FoundKept)), fmt.Sprint(len(l.Findings))
		c.codes["kept"], c.codes["promises"] = l.count(FoundKept), len(l.Findings)
		return c.tell("checked", slices.Concat(c.parties(), c.theUnits(), c.theProposers())...)
	})
}

func (l LookBack) count(found string) (n int) {
	for _, f := range l.Findings {
		if f.Found == found {
			n++
		}
	}
	return n
}

// complete refuses a look back that leaves a promise out, or says nothing of
// one that was not kept.
func (c *change) complete(l LookBack) error {
	var wrong []fault.Field
	bad := func(name, code, reason string) {
		wrong = append(wrong, fault.Field{Name: name, Code: code, Reason: reason})
	}
	late := func(day calendar.Date) bool { return day.After(c.today) || day.Before(c.key.DecidedOn) }
	if late(l.HeldOn) {
		bad("held_on", "range", "日期不能晚于今天，也不能早于列为重点督办建议的日期。")
	}
	promised := c.key.openPromises()
	seen := map[uint]bool{}
	for i, f := range l.Findings {
		name := fmt.Sprintf("findings[%d]", i)
		switch {
		case seen[f.CommitmentID] || !slices.ContainsFunc(promised, func(p suggestion.Commitment) bool { return p.ID == f.CommitmentID }):
			bad(name+".commitment_id", "unknown", "这不是这件建议的承诺事项，或者重复了。请刷新页面后重试。")
		case f.Found != FoundKept && strings.TrimSpace(f.Note) == "":
			bad(name+".note", "required", "没有完全落实的，请写明情况。")
		}
		if late(f.SeenOn) {
			bad(name+".seen_on", "range", "日期不能晚于今天，也不能早于列为重点督办建议的日期。")
		}
		seen[f.CommitmentID] = true
	}
	if len(seen) < len(promised) {
		bad("findings", "missing", fmt.Sprintf("共有 %d 项承诺，请逐项填写回头看的情况。", len(promised)))
	}
	if len(wrong) > 0 {
		return fault.Invalids(wrong...)
	}
	return nil
}

// openPromises are the promises that stand: those that were changed go on in
// another one.
func (k *Key) openPromises() (out []suggestion.Commitment) {
	for _, it := range k.Items {
		for _, p := range it.Promises {
			if p.State != suggestion.CommitmentChanged {
				out = append(out, p)
			}
		}
	}
	return out
}
