package suggestion

import (
	"context"
	"fmt"
	"slices"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/audit"
	"lianluo/internal/calendar"
)

// NoteBreaches writes down, for running clocks whose date is past, that plan
// or law were broken, and hands overdue contacts and feedback on. It returns
// how many items it touched.
func (s *Service) NoteBreaches(ctx context.Context, now time.Time) (int, error) {
	today := calendar.On(now)
	var ids []uint
	err := s.DB.Read(ctx).Model(&Clock{}).Where("stopped_at IS NULL AND void_at IS NULL AND (due_on < ? AND plan_breached_on IS NULL OR law_due_on < ? AND law_breached_on IS NULL)", today, today).
		Distinct().Limit(500).Pluck("suggestion_id", &ids).Error
	if err != nil {
		return 0, fmt.Errorf("find breaches: %w", err)
	}
	var expired []uint
	err = s.DB.Read(ctx).Model(&Task{}).Where("action = ? AND due_on < ?", ConfirmContact, today).Distinct().Limit(500).Pluck("suggestion_id", &expired).Error
	if err != nil {
		return 0, fmt.Errorf("find expired contacts: %w", err)
	}
	ids = slices.Compact(slices.Sorted(slices.Values(append(ids, expired...))))
	for _, id := range ids {
		if err := s.noteBreach(ctx, id, now); err != nil {
			return 0, err
		}
	}
	return len(ids), nil
}

// noteBreach writes an item's new breaches down as facts, and who has the ball
// now that a date is past. It changes nothing that an action guards, so it
// leaves the item's version alone; what somebody is changing is left to the next
// look.
func (s *Service) noteBreach(ctx context.Context, id uint, now time.Time) error {
	today := calendar.On(now)
	return s.unlessMoved(ctx, func(tx *gorm.DB) error {
		items, err := load(tx, []uint{id}, "explanation")
		if err != nil || len(items) == 0 {
			return err
		}
		it := items[0]
		for i := range it.Clocks {
			c := &it.Clocks[i]
			if !c.Running() || !c.breach(today) {
				continue
			}
			if err := c.save(tx); err != nil {
				return fmt.Errorf("note breach: %w", err)
			}
			if err := audit.Record(tx, access.Actor{CongressID: it.CongressID}, audit.Event{At: now, Action: "suggestion.breach",
				Subject: fmt.Sprintf("suggestion/%d", id), Data: audit.Data{"clock": c.Kind, "clock_id": c.ID,
					"plan_breached_on": c.PlanBreachedOn.String(), "law_breached_on": c.LawBreachedOn.String()}}); err != nil {
				return err
			}
		}
		if err := unmoved(tx, it); err != nil {
			return err
		}
		c := &change{tx: tx, it: it, now: now, today: today}
		if err := c.replaceTasks(it.refresh(today)); err != nil {
			return err
		}
		_, err = keepFigures(tx, it)
		return err
	})
}

// Rebuild derives, for every item, the columns and tasks that repeat what
// follows from the facts, and mends those that differ. It returns how many
// items it looked at and which differed; on a sound database none does.
func (s *Service) Rebuild(ctx context.Context, now time.Time) (looked int, differed []uint, err error) {
	today := calendar.On(now)
	for after := uint(0); ; {
		var ids []uint
		if err := s.DB.Read(ctx).Model(&Suggestion{}).Where("id > ?", after).Order("id").Limit(100).Pluck("id", &ids).Error; err != nil {
			return looked, differed, fmt.Errorf("rebuild: %w", err)
		}
		if len(ids) == 0 {
			return looked, differed, nil
		}
		for _, id := range ids {
			changed, err := s.rebuild(ctx, id, now, today)
			if err != nil {
				return looked, differed, err
			}
			if changed {
				differed = append(differed, id)
			}
		}
		looked, after = looked+len(ids), ids[len(ids)-1]
	}
}

func (s *Service) rebuild(ctx context.Context, id uint, now time.Time, today calendar.Date) (changed bool, err error) {
	err = s.DB.Write(ctx, func(tx *gorm.DB) error {
		items, err := held(tx, []uint{id})
		if err != nil || len(items) == 0 {
			return err
		}
		it := items[0]
		before := it.Suggestion
		tasks := it.refresh(today)
		var stored []Task
		if err := tx.Scopes(derivedHere).Where("suggestion_id = ?", id).Find(&stored).Error; err != nil {
			return fmt.Errorf("rebuild %d: %w", id, err)
		}
		changed = it.Phase != before.Phase || it.UnitPhase != before.UnitPhase || it.DueOn != before.DueOn || it.DueKind != before.DueKind ||
			len(tasks) != len(stored) || slices.ContainsFunc(tasks, func(t Task) bool { return !slices.ContainsFunc(stored, t.same) })
		recounted, err := keepFigures(tx, it)
		if err != nil || !changed {
			changed = changed || len(recounted) > 0
			return err
		}
		if err := tx.Model(&it.Suggestion).Select("phase", "unit_phase", "due_on", "due_kind").UpdateColumns(&it.Suggestion).Error; err != nil {
			return fmt.Errorf("rebuild %d: %w", id, err)
		}
		c := &change{tx: tx, it: it, now: now, today: today}
		return c.replaceTasks(tasks)
	})
	return changed, err
}
