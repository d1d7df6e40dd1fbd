package webhook_test

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

	"gorm.io/gorm"

	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
)

// The test binary, started with these, delivers webhooks until it is killed.
const (
	courierDSN = "LIANLUO_TEST_WEBHOOK_DSN"
	courierNow = "LIANLUO_TEST_WEBHOOK_NOW"
)

func TestMain(m *testing.M) {
	if dsn := os.Getenv(courierDSN); dsn != "" {
		if err := courier(dsn); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// courier delivers what waits, and says so before and after.
func courier(dsn string) error {
	now, err := time.Parse(time.RFC3339, os.Getenv(courierNow))
	if err != nil {
		return err
	}
	db, err := database.Open(dsn)
	if err != nil {
		return err
	}
	fmt.Println("ready")
	if err := service(db, func() time.Time { return now }).Deliver(context.Background(), now); err != nil {
		return err
	}
	fmt.Println("done")
	return db.Close()
}

// Killed at any moment, couriers lose no message; one that was sent and not
// noted is sent again under the same webhook-id.
func TestKilledCouriersLoseNothing(t *testing.T) {
	const messages = 20
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
			o := newOffice(t, db)
			e := o.endpoint("办公系统", 1, "suggestion.assign")
			for i := range messages {
				o.emit(1, "suggestion.assign", fmt.Sprintf("第%d号", i))
			}
			killed := 0
			for !o.runCourier(dsn, time.Duration(2*killed)*time.Millisecond) {
				killed++
				o.now = o.now.Add(3 * time.Minute) // what was broken off counts as such
			}
			o.now = o.now.Add(3 * time.Minute)
			o.deliver()
			ids := map[string]string{}
			for _, r := range o.got() {
				verify(o, e.Secret, r)
				if body, again := ids[r.id]; again && body != r.body {
					o.Errorf("%s says two things", r.id)
				}
				ids[r.id] = r.body
			}
			var unsent int64
			if err := db.Read(t.Context()).Table("webhook_messages").Where("state <> 'sent'").Count(&unsent).Error; err != nil || unsent > 0 || len(ids) != messages {
				t.Errorf("%d messages are not marked as sent, %d came, %v", unsent, len(ids), err)
			}
			if twice := len(o.got()) - messages; twice > killed || killed < 3 {
				t.Errorf("%d were sent twice by %d couriers that were killed", twice, killed)
			}
		})
	}
}

// runCourier lets a courier begin and kills it soon after the given time,
// unless it is faster; it says whether it was.
func (o *office) runCourier(dsn string, life time.Duration) bool {
	o.Helper()
	process := exec.Command(os.Args[0])
	process.Env = append(os.Environ(), courierDSN+"="+dsn, courierNow+"="+o.now.Format(time.RFC3339))
	process.Stderr = os.Stderr
	out, err := process.StdoutPipe()
	if err == nil {
		err = process.Start()
	}
	if err != nil {
		o.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	if !lines.Scan() {
		o.Fatal("the courier said nothing")
	}
	time.AfterFunc(life+time.Duration(rand.IntN(2000))*time.Microsecond, func() { _ = process.Process.Kill() })
	done := lines.Scan()
	_ = process.Wait()
	return done
}

// Between its sending and the note of it a message belongs to nobody until a
// while has passed; then it is sent again, as the same.
func TestWhatWasSentAndNotNotedIsSentAgainUnderItsID(t *testing.T) {
	eachOffice(t, func(o *office) {
		o.endpoint("办公系统", 1, "suggestion.assign")
		o.emit(1, "suggestion.assign", "第12号")
		o.deliver()
		if err := o.db.Write(o.Context(), markSending(noon)); err != nil {
			o.Fatal(err)
		}
		o.now = noon.Add(2 * time.Minute)
		o.deliver()
		o.expect("sending 1 204")
		o.now = o.now.Add(time.Second)
		o.deliver()
		o.expect("sent 2 204")
		if got := o.got(); len(got) != 2 || got[0].id != got[1].id || got[0].body != got[1].body {
			o.Errorf("%+v", got)
		}
	})
}

func markSending(at time.Time) func(tx *gorm.DB) error {
	return func(tx *gorm.DB) error {
		return tx.Exec("UPDATE webhook_messages SET state = 'sending', started_at = ?", at).Error
	}
}
