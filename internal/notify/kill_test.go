package notify_test

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
	"lianluo/internal/mail"
	"lianluo/internal/mail/mailtest"
	"lianluo/internal/notify"
)

// The test binary, started with these, delivers e-mails until it is killed.
const (
	courierDSN    = "LIANLUO_TEST_COURIER_DSN"
	courierServer = "LIANLUO_TEST_COURIER_SERVER"
	courierNow    = "LIANLUO_TEST_COURIER_NOW"
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
	if err := open(db, os.Getenv(courierServer), func() time.Time { return now }).Deliver(context.Background(), now); err != nil {
		return err
	}
	fmt.Println("done")
	return db.Close()
}

// open is a service that sends at any hour.
func open(db *database.DB, server string, now func() time.Time) *notify.Service {
	s := notify.New(db, now)
	s.Server = &mail.Server{Address: server, Security: mail.None, From: "platform@example.cn"}
	s.Working = func(*gorm.DB, uint, time.Time) (bool, error) { return true, nil }
	s.Words = func(kind string, _ map[string]string) string { return kind }
	return s
}

// Killed at any moment, couriers lose no e-mail, and send one twice only where
// the kill came between the mail server's answer and the mark.
func TestKilledCouriersLoseNothing(t *testing.T) {
	const mails = 30
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
			p := &post{T: t, db: db, server: mailtest.Start(t, mailtest.Options{}), now: noon}
			p.fill(mails)
			killed := 0
			for !p.runCourier(dsn, time.Duration(2*killed)*time.Millisecond) {
				killed++
				p.now = p.now.Add(11 * time.Minute) // what was broken off counts as such
			}
			p.expectAll(mails, killed)
		})
	}
}

func (p *post) fill(mails int) {
	p.Helper()
	people(p.T, p.db)
	write(p.T, p.db, func(tx *gorm.DB) error {
		return tx.Exec("UPDATE users SET email = 'u1@example.cn' WHERE id = 1").Error
	})
	for i := range mails {
		p.notice("task.receive", fmt.Sprintf("第%d号", i), 1)
	}
}

// runCourier lets a courier begin and kills it soon after the given time,
// unless it is faster; it says whether it was.
func (p *post) runCourier(dsn string, life time.Duration) bool {
	p.Helper()
	process := exec.Command(os.Args[0])
	process.Env = append(os.Environ(), courierDSN+"="+dsn, courierServer+"="+p.server.Address, courierNow+"="+p.now.Format(time.RFC3339))
	process.Stderr = os.Stderr
	out, err := process.StdoutPipe()
	p.check(err)
	p.check(process.Start())
	lines := bufio.NewScanner(out)
	if !lines.Scan() {
		p.Fatal("the courier said nothing")
	}
	time.AfterFunc(life+time.Duration(rand.IntN(2000))*time.Microsecond, func() { _ = process.Process.Kill() })
	done := lines.Scan()
	_ = process.Wait()
	return done
}

func (p *post) expectAll(mails, killed int) {
	p.Helper()
	s := open(p.db, p.server.Address, func() time.Time { return p.now })
	p.now = p.now.Add(11 * time.Minute)
	p.check(s.Deliver(context.Background(), p.now)) // the last one killed may have left something
	var unsent int64
	p.check(p.db.Read(p.Context()).Model(&notify.Mail{}).Where("state <> ?", notify.Sent).Count(&unsent).Error)
	taken := map[string]int{}
	for _, m := range p.server.Mails() {
		taken[m.MessageID]++
	}
	if unsent > 0 || len(taken) != mails {
		p.Errorf("%d e-mails are not marked as sent, the server took %d; want 0 and %d", unsent, len(taken), mails)
	}
	if twice := len(p.server.Mails()) - mails; twice > killed {
		p.Errorf("%d were sent twice by %d couriers that were killed", twice, killed)
	}
	if killed < 3 {
		p.Errorf("%d couriers were killed: the test has proved nothing", killed)
	}
}

// What an ended process left half sent is taken up after a while, not before:
// it may still be under way.
func TestAnAttemptThatWasBrokenOffIsTakenUp(t *testing.T) {
	eachPost(t, func(p *post) {
		p.notice("task.receive", "第12号", 1)
		write(t, p.db, func(tx *gorm.DB) error {
			return tx.Exec("UPDATE mails SET state = 'sending', attempts = 1, started_at = ?", noon).Error
		})
		p.now = noon.Add(10 * time.Minute)
		p.deliver()
		p.expect("sending 1")
		p.now = p.now.Add(time.Second)
		p.deliver()
		p.expect("sent 2")
	})
}
