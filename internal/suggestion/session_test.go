package suggestion

import (
	"strings"
	"testing"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
	"lianluo/internal/org"
)

// deadlines sets those of the world's session, which sits from 12 to 15 January.
func (w *world) deadlines(cosign, submission string) {
	w.Helper()
	set := org.Session{}
	for text, to := range map[string]*calendar.Date{cosign: &set.CosignDeadline, submission: &set.SubmissionDeadline} {
		if text != "" {
			*to = calendar.MustParse(text)
		}
	}
	w.write(func(tx *gorm.DB) error {
		return tx.Model(&org.Session{}).Where("congress_id = 1").Select("CosignDeadline", "SubmissionDeadline").Updates(&set).Error
	})
}

// Who signs together does so until the session's deadline; where it sets none,
// or none that is still ahead, the term of the rules counts.
func TestSignaturesAreCollectedUntilTheSessionsDeadline(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		for name, c := range map[string]struct{ today, cosign, submission, due, rule string }{
			"its own deadline":             {"2026-01-12", "2026-01-13", "2026-01-14", "2026-01-13", `"session_deadline"`},
			"that of the day":              {"2026-01-13", "2026-01-13", "2026-01-14", "2026-01-13", `"session_deadline"`},
			"that for suggestions":         {"2026-01-12", "", "2026-01-14", "2026-01-14", `"session_deadline"`},
			"none":                         {"2026-01-12", "", "", "2026-01-22", `"counted_days"`},
			"one that is past":             {"2026-01-14", "2026-01-13", "2026-01-14", "2026-01-26", `"counted_days"`},
			"the session is over":          {"2026-03-02", "2026-01-13", "2026-01-14", "2026-03-12", `"counted_days"`},
			"the session has not begun":    {"2026-01-05", "2026-01-13", "2026-01-14", "2026-01-15", `"counted_days"`},
			"too late for the session now": {"2026-01-15", "", "2026-01-14", "2026-01-26", `"counted_days"`},
		} {
			t.Run(name, func(t *testing.T) {
				w.T = t
				w.deadlines(c.cosign, c.submission)
				day, err := time.Parse(time.DateOnly, c.today)
				w.must(err)
				w.now = day.Add(4 * time.Hour)
				id, _, _ := w.item(atDraft)
				w.do("lead", w.path(id, "cosigners"), id, fields{"deputy_ids": []int{2}})
				clock := w.view("lead", id).Clocks[0]
				if clock.Kind != "T0" || clock.DueOn.String() != c.due || !strings.Contains(string(clock.Explanation), c.rule) {
					t.Errorf("%s until %s, explained by %s; want %s by %s", clock.Kind, clock.DueOn, clock.Explanation, c.due, c.rule)
				}
				if named := strings.Contains(string(clock.Explanation), "第八届人民代表大会第五次会议"); named != (c.rule == `"session_deadline"`) {
					t.Errorf("the explanation names the session: %v", named)
				}
			})
		}
	})
}

// What is handed in after the session's deadline counts as between sessions.
func TestWhatComesAfterTheSessionsDeadlineIsBetweenSessions(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		w.deadlines("", "2026-01-14")
		for day, want := range map[int][2]string{14: {"in_session", "2026-02-14"}, 15: {"inter_session", "2026-01-26"}} {
			w.now = time.Date(2026, 1, day, 4, 0, 0, 0, time.UTC)
			id, _, _ := w.item(atSubmitted)
			v := w.view("office", id)
			if v.SubmissionPeriod != want[0] || v.Clocks[0].Kind != "T1" || v.Clocks[0].DueOn.String() != want[1] {
				t.Errorf("on the %dth: %s, %s until %s, want %v", day, v.SubmissionPeriod, v.Clocks[0].Kind, v.Clocks[0].DueOn, want)
			}
		}
	})
}
