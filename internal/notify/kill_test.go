package notify_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
	"lianluo/internal/database/killtest"
	"lianluo/internal/gateway"
	"lianluo/internal/mail"
	"lianluo/internal/mail/mailtest"
	"lianluo/internal/notify"
)

func TestMain(m *testing.M) { killtest.Main(m, courier) }

// courier delivers what waits at a time, to a mail server or to a gateway.
func courier(db *database.DB, given []string) error {
	now, err := time.Parse(time.RFC3339, given[0])
	if err != nil {
		return err
	}
	s := open(db, given[1], func() time.Time { return now })
	if len(given) > 2 {
		s.Server, s.Gateways = nil, map[notify.Channel]*gateway.Server{notify.SMS: {URL: given[2], Secret: gatewaySecret}}
	}
	return s.Deliver(context.Background(), now)
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
	databasetest.EachNamed(t, func(t *testing.T, db *database.DB, dsn string) {
		p := &post{T: t, db: db, server: mailtest.Start(t, mailtest.Options{}), now: noon}
		p.fill(mails)
		killed := 0
		for !killtest.Run(t, dsn, time.Duration(2*killed)*time.Millisecond, p.now.Format(time.RFC3339), p.server.Address) {
			killed++
			p.now = p.now.Add(11 * time.Minute) // what was broken off counts as such
		}
		p.expectAll(mails, killed)
	})
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
