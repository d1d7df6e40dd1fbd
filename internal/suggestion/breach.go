package suggestion

import (
	"context"
	"fmt"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/audit"
	"lianluo/internal/calendar"
)

// noteBreach writes an item's new breaches down as facts, and who has the ball
// now that a date is past. It changes nothing that an action guards, so it
// leaves the item's version alone.
func (s *Service) noteBreach(ctx context.Context, id uint, now time.Time) error {
	today := calendar.On(now)
	return s.DB.Write(ctx, func(tx *gorm.DB) error {
		items, err := load(tx, []uint{id})
		if err != nil || len(items) == 0 {
			return err
		}
		it := items[0]
		for i := range it.Clocks {
			c := &it.Clocks[i]
			if !c.Running() || !c.breach(today) {
				continue
			}
			if err := tx.Save(c).Error; err != nil {
				return fmt.Errorf("note breach: %w", err)
			}
			if err := audit.Record(tx, access.Actor{CongressID: it.CongressID}, audit.Event{At: now, Action: "suggestion.breach",
				Subject: fmt.Sprintf("suggestion/%d", id), Data: audit.Data{"clock": c.Kind, "clock_id": c.ID,
					"plan_breached_on": c.PlanBreachedOn.String(), "law_breached_on": c.LawBreachedOn.String()}}); err != nil {
				return err
			}
		}
		c := &change{tx: tx, it: it, now: now, today: today}
		return c.replaceTasks(it.tasks(today.AddDays(-1)), it.refresh(today))
	})
}
