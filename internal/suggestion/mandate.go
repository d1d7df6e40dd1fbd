package suggestion

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/audit"
	"lianluo/internal/calendar"
	"lianluo/internal/deputy"
)

// FollowMandates brings items in line with the register: what waits for a
// deputy who cannot act any more goes to the office, what waited there for one
// who can again goes back to him, of a delegation to its present head; and the
// consent of a co-signer whose mandate ended is needed no more. It returns how
// many items it touched.
func (s *Service) FollowMandates(ctx context.Context, now time.Time) (int, error) {
	q := s.DB.Read(ctx)
	var ids []uint
	for _, query := range []*gorm.DB{
		q.Table("tasks t").Joins("JOIN deputies d ON d.id = t.deputy_id").Joins("JOIN suggestions s ON s.id = t.suggestion_id").
			Where("t.role = ? AND d.status <> ? AND s.phase NOT IN ?", access.Deputy, deputy.Active, unsubmitted),
		q.Table("tasks t").Joins("JOIN deputies d ON d.id = t.for_deputy_id").Joins("JOIN suggestions s ON s.id = t.suggestion_id").
			Where("d.status = ? AND s.proposer_kind <> 'delegation'", deputy.Active),
		q.Table("tasks t").Joins("JOIN suggestions s ON s.id = t.suggestion_id").Joins("JOIN delegations g ON g.id = s.delegation_id").
			Joins("LEFT JOIN deputies d ON d.id = g.head_deputy_id").
			Where("s.proposer_kind = 'delegation' AND s.phase NOT IN ?", unsubmitted).
			Where("(t.role = ? AND t.deputy_id <> COALESCE(g.head_deputy_id, 0) OR t.for_deputy_id <> 0 AND d.status = ?)", access.Deputy, deputy.Active),
		q.Table("consent_request_steps t").Joins("JOIN consent_requests r ON r.id = t.request_id").Joins("JOIN deputies d ON d.id = t.deputy_id").
			Where("r.state = ? AND t.action = ? AND t.decision = '' AND d.status = ?", RequestOpen, ConsentWithdrawal, deputy.Terminated).Select("r.suggestion_id"),
	} {
		var found []uint
		if query.Statement.Selects == nil {
			query = query.Select("t.suggestion_id")
		}
		if err := query.Distinct().Limit(500).Scan(&found).Error; err != nil {
			return 0, fmt.Errorf("find ended mandates: %w", err)
		}
		ids = append(ids, found...)
	}
	ids = slices.Compact(slices.Sorted(slices.Values(ids)))
	for _, id := range ids {
		if err := s.followMandate(ctx, id, now.UTC().Truncate(time.Microsecond)); err != nil {
			return 0, err
		}
	}
	return len(ids), nil
}

// followMandate does it for one item. A change of hands alone leaves the
// version: it changes nothing that an action guards; what somebody is changing
// is left to the next look.
func (s *Service) followMandate(ctx context.Context, id uint, now time.Time) error {
	return s.unlessMoved(ctx, func(tx *gorm.DB) error {
		items, err := load(tx, []uint{id}, "explanation")
		if err != nil || len(items) == 0 {
			return err
		}
		it := items[0]
		c := &change{tx: tx, it: it, by: access.Actor{CongressID: it.CongressID}, now: now, today: calendar.On(now), words: map[string]string{},
			codes: audit.Data{}, tells: "proposers"}
		without, err := c.goOnWithout()
		if err != nil {
			return err
		}
		if err := unmoved(tx, it); err != nil {
			return err
		}
		if without {
			return c.follow("lapse_consent", it.Phase)
		}
		tasks := it.refresh(c.today)
		if err := tx.Model(&it.Suggestion).Select("due_on", "due_kind").UpdateColumns(&it.Suggestion).Error; err != nil {
			return fmt.Errorf("follow mandates: %w", err)
		}
		return c.replaceTasks(tasks)
	})
}

// goOnWithout ends the consents to a withdrawal that can no longer be had, and
// says whether there were any.
func (c *change) goOnWithout() (bool, error) {
	names := []string{}
	for i := range c.it.Requests {
		r := &c.it.Requests[i]
		for _, step := range r.current() {
			if step.Action != ConsentWithdrawal || !c.it.Deputies[step.DeputyID].ended() {
				continue
			}
			step.Decision, step.At = lapsed, &c.now
			if err := c.tx.Save(step).Error; err != nil {
				return false, fmt.Errorf("lapse consent: %w", err)
			}
			names = append(names, c.it.Deputies[step.DeputyID].Name)
			c.codes["request_id"] = r.ID
		}
	}
	c.words["names"] = strings.Join(names, "、")
	return len(names) > 0, nil
}

// notAsked names in the timeline the co-signers whose consent is not asked for,
// since their mandate has ended.
func (c *change) notAsked() {
	names := []string{}
	for _, s := range c.it.Signatures {
		if d := c.it.Deputies[s.DeputyID]; s.Stands() && d.ended() {
			names = append(names, d.Name)
		}
	}
	if len(names) > 0 {
		c.words["not_asked"] = strings.Join(names, "、")
	}
}
