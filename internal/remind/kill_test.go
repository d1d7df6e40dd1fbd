package remind

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
)

// The test binary, started with this, sends reminders until it is killed.
const senderDSN = "LIANLUO_TEST_SENDER_DSN"

func TestMain(m *testing.M) {
	if dsn := os.Getenv(senderDSN); dsn != "" {
		if err := climbAll(dsn); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// rungs are working days on which the ladder has a step, for a reply that is
// due on 2 June.
var rungs = []time.Time{ten(26, 5), ten(1, 6), ten(2, 6), ten(3, 6)}

// ten is ten o'clock in Shanghai.
func ten(day int, month time.Month) time.Time {
	return time.Date(2026, month, day, 2, 0, 0, 0, time.UTC)
}

// climbAll sends the whole ladder, and says so before and after.
func climbAll(dsn string) error {
	db, err := database.Open(dsn)
	if err != nil {
		return err
	}
	fmt.Println("ready")
	for _, at := range rungs {
		if _, err := (&Service{DB: db}).Send(context.Background(), at); err != nil {
			return err
		}
	}
	fmt.Println("done")
	return db.Close()
}

// Killed at any moment, between deciding and sending as well, the work leaves
// neither a step without its notices nor a notice that is sent again.
func TestKilledSendersSendEachStepOnce(t *testing.T) {
	const items = 12
	for engine, dsn := range map[string]func(*testing.T) string{
		"sqlite":   func(t *testing.T) string { return filepath.Join(t.TempDir(), "kill.db") },
		"postgres": func(t *testing.T) string { return databasetest.PostgresDSN(t) },
	} {
		t.Run(engine, func(t *testing.T) {
			t.Parallel()
			dsn := dsn(t)
			db, err := database.Open(dsn)
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() {
				if err := db.Close(); err != nil {
					t.Error(err)
				}
			})
			if err := db.Migrate(t.Context()); err != nil {
				t.Fatal(err)
			}
			w := newWorld(t, db)
			for range items {
				w.received(w.unit, "clerk")
			}
			before := w.lastNotice()
			killed := 0
			for !w.runSender(dsn, time.Duration(killed)*time.Millisecond) {
				killed++
			}
			w.expectTheLadder(before, items)
			if killed < 3 {
				t.Errorf("%d senders were killed: the test has proved nothing", killed)
			}
		})
	}
}

// runSender lets a sender begin and kills it up to a millisecond after the
// given time, unless it is faster; it says whether it was.
func (w *world) runSender(dsn string, life time.Duration) bool {
	w.Helper()
	sender := exec.Command(os.Args[0])
	sender.Env = append(os.Environ(), senderDSN+"="+dsn)
	sender.Stderr = os.Stderr
	out, err := sender.StdoutPipe()
	w.check(err)
	w.check(sender.Start())
	lines := bufio.NewScanner(out)
	if !lines.Scan() {
		w.Fatal("the sender said nothing")
	}
	time.AfterFunc(life+time.Duration(rand.IntN(1000))*time.Microsecond, func() { _ = sender.Process.Kill() })
	done := lines.Scan()
	_ = sender.Wait()
	return done
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
