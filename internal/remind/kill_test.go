package remind

import (
	"context"
	"testing"
	"time"

	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
	"lianluo/internal/database/killtest"
)

func TestMain(m *testing.M) { killtest.Main(m, climbAll) }

// rungs are working days on which the ladder has a step, for a reply that is
// due on 2 June.
var rungs = []time.Time{ten(26, 5), ten(1, 6), ten(2, 6), ten(3, 6)}

// ten is ten o'clock in Shanghai.
func ten(day int, month time.Month) time.Time {
	return time.Date(2026, month, day, 2, 0, 0, 0, time.UTC)
}

// climbAll sends the whole ladder.
func climbAll(db *database.DB, _ []string) error {
	for _, at := range rungs {
		if _, err := (&Service{DB: db}).Send(context.Background(), at); err != nil {
			return err
		}
	}
	return nil
}

// Killed at any moment, between deciding and sending as well, the work leaves
// neither a step without its notices nor a notice that is sent again.
func TestKilledSendersSendEachStepOnce(t *testing.T) {
	const items = 12
	databasetest.EachNamed(t, func(t *testing.T, db *database.DB, dsn string) {
		w := newWorld(t, db)
		for range items {
			w.planned(w.unit, "clerk")
		}
		before := w.lastNotice()
		killed := 0
		for !killtest.Run(t, dsn, time.Duration(killed)*time.Millisecond) {
			killed++
		}
		w.expectTheLadder(before, items)
		if killed < 3 {
			t.Errorf("%d senders were killed: the test has proved nothing", killed)
		}
	})
}

// expectTheLadder wants each step once for each item: one notice for each of
// the first three, four for the last, an e-mail for each notice.
func (w *world) expectTheLadder(before uint, items int) {
	w.Helper()
	var got struct{ Reminders, Notices, Mails, Recorded, Without int }
	w.check(w.db.Read(w.Context()).Raw(`SELECT (SELECT count(*) FROM reminders) AS reminders,
		(SELECT count(*) FROM notices WHERE id > ? AND topic = 'reminder') AS notices,
		(SELECT count(*) FROM mails m WHERE EXISTS (SELECT 1 FROM notices n WHERE n.mail_id = m.id AND n.topic = 'reminder')) AS mails,
		(SELECT count(*) FROM audit_events WHERE action = 'reminder.send') AS recorded,
		(SELECT count(*) FROM mails m WHERE NOT EXISTS (SELECT 1 FROM notices n WHERE n.mail_id = m.id)) AS without`, before).Scan(&got).Error)
	want := struct{ Reminders, Notices, Mails, Recorded, Without int }{4 * items, 7 * items, 7 * items, 4 * items, 0}
	if got != want {
		w.Errorf("got %+v, want %+v", got, want)
	}
	var perItem []struct{ SuggestionID, Days, Notices int }
	w.check(w.db.Read(w.Context()).Raw(`SELECT r.suggestion_id, r.days, count(n.id) AS notices FROM reminders r
		LEFT JOIN notices n ON n.suggestion_id = r.suggestion_id AND n.at = r.at AND n.topic = 'reminder' GROUP BY r.suggestion_id, r.days`).Scan(&perItem).Error)
	for _, step := range perItem {
		if wanted := map[bool]int{true: 4, false: 1}[step.Days > 0]; step.Notices != wanted {
			w.Errorf("suggestion %d, step %d: %d notices, want %d", step.SuggestionID, step.Days, step.Notices, wanted)
		}
	}
}
