package demo

import (
	"testing"
	"time"

	"lianluo/internal/access"
	"lianluo/internal/account"
	"lianluo/internal/database"
	"lianluo/internal/supervision"
	"lianluo/internal/web"
)

// checkSupervision: ten key items of the 159, in several states, with all that
// belongs to them.
func checkSupervision(t *testing.T, db *database.DB) {
	t.Helper()
	q := db.Read(t.Context())
	var office account.Membership
	if err := q.Where("role = ?", access.Office).Take(&office).Error; err != nil {
		t.Fatal(err)
	}
	s := &supervision.Service{DB: db, Now: func() time.Time { return today }}
	board, err := s.Board(t.Context(), access.Actor{UserID: office.UserID, CongressID: office.CongressID, Role: access.Office}, supervision.Filter{}, web.PageQuery{Page: 1, Size: 200})
	if err != nil {
		t.Fatal(err)
	}
	states := map[supervision.Status]int{}
	for _, c := range board.Items {
		states[c.Status]++
		t.Logf("%s %s %v, %d of %d steps, %d of %d promises", c.NumberText, c.Status, c.Reasons, c.Reached, c.Milestones, c.Kept, c.Promises)
	}
	if board.Total != keyItems {
		t.Errorf("%d key items, want %d", board.Total, keyItems)
	}
	for _, s := range []supervision.Status{supervision.Planning, supervision.OnPlan, supervision.AtRisk, supervision.Late, supervision.Concluded} {
		if states[s] == 0 {
			t.Errorf("no key item is %s", s)
		}
	}
	for name, want := range map[string]int64{
		"decisions":          count(t, q.Model(&supervision.Decision{})),
		"open candidates":    count(t, q.Model(&supervision.Candidate{}).Where("state = 'open'")),
		"refused candidates": count(t, q.Model(&supervision.Candidate{}).Where("state = 'not_chosen'")),
		"grouped candidates": count(t, q.Model(&supervision.Candidate{}).Where("main_id IS NOT NULL AND state = 'chosen'")),
		"held activities":    count(t, q.Model(&supervision.Activity{}).Where("state = 'held'")),
		"coming activities":  count(t, q.Model(&supervision.Activity{}).Where("state = 'planned'")),
		"sign-ins by hand":   count(t, q.Model(&supervision.Invitation{}).Where("present_by = 'hand'")),
		"answered letters":   count(t, q.Model(&supervision.Letter{}).Where("answered_at IS NOT NULL")),
		"open letters":       count(t, q.Model(&supervision.Letter{}).Where("answered_at IS NULL")),
		"looks back":         count(t, q.Model(&supervision.Check{})),
		"findings":           count(t, q.Model(&supervision.Finding{})),
		"photos":             count(t, q.Table("attachments").Where("owner_kind = ?", supervision.OwnerActivity)),
	} {
		if want == 0 {
			t.Errorf("there are no %s", name)
		}
	}
	for _, login := range []string{"supervising_leader", "leading_official", "committee"} {
		n := count(t, q.Table("tasks").Joins("JOIN memberships m ON m.role = tasks.role AND m.committee_id = tasks.committee_id").
			Joins("JOIN users u ON u.id = m.user_id AND tasks.user_id IN (0, u.id)").Where("u.login_name = ? AND tasks.source = 'supervision'", login))
		if n == 0 {
			t.Errorf("nothing waits for %s", login)
		}
	}
}
