package notify_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
	"lianluo/internal/mail"
	"lianluo/internal/mail/mailtest"
	"lianluo/internal/notify"
	"lianluo/internal/web"
)

// post is a platform with a mail server: people 1 to 3 have an address, the
// others none, and work is from nine to five.
type post struct {
	*testing.T
	db     *database.DB
	s      *notify.Service
	server *mailtest.Server
	now    time.Time
}

func eachPost(t *testing.T, fn func(p *post)) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		people(t, db)
		p := &post{T: t, db: db, server: mailtest.Start(t, mailtest.Options{}), now: noon}
		write(t, db, func(tx *gorm.DB) error {
			return tx.Exec("UPDATE users SET name = '张三', email = 'u' || id || '@example.cn' WHERE id <= 3").Error
		})
		p.s = p.service()
		fn(p)
	})
}

func (p *post) service() *notify.Service {
	s := notify.New(p.db, func() time.Time { return p.now })
	s.Server = &mail.Server{Address: p.server.Address, Security: mail.None, From: "联络平台 <platform@example.cn>"}
	s.Working = func(_ *gorm.DB, _ uint, now time.Time) (bool, error) {
		hour := now.UTC().Hour() + 8
		return hour >= 9 && hour < 17, nil
	}
	s.Words = func(kind string, params map[string]string) string { return params["number"] + "：" + kind }
	s.Link = "https://lianluo.example"
	return s
}

func (p *post) check(err error) {
	p.Helper()
	if err != nil {
		p.Fatal(err)
	}
}

// notice sends one of a kind to people of the first body.
func (p *post) notice(kind, number string, to ...uint) {
	p.Helper()
	write(p.T, p.db, func(tx *gorm.DB) error {
		return notify.Send(tx, 1, to, notify.Notice{Kind: kind, At: p.now, Params: map[string]string{"number": number, "title": "关于供水的建议"}})
	})
}

func (p *post) choose(user uint, topic notify.Topic, mode notify.Mode) {
	p.Helper()
	p.chooseFor(notify.Email, user, topic, mode)
}

func (p *post) deliver() {
	p.Helper()
	p.check(p.s.Deliver(context.Background(), p.now))
}

// outcomes lists the outbox, the oldest first: state, attempts and reason.
func (p *post) outcomes() []string {
	p.Helper()
	var rows []notify.Mail
	p.check(p.db.Read(context.Background()).Order("id").Find(&rows).Error)
	lines := []string{}
	for _, m := range rows {
		lines = append(lines, strings.TrimSpace(fmt.Sprintf("%s %d %s", m.State, m.Attempts, m.Reason)))
	}
	return lines
}

func (p *post) expect(want ...string) {
	p.Helper()
	if diff := cmp.Diff(append([]string{}, want...), p.outcomes()); diff != "" {
		p.Errorf("the outbox: %s", diff)
	}
}

// subjects lists what the mail server took, as "recipient: subject".
func (p *post) subjects() []string {
	lines := []string{}
	for _, m := range p.server.Mails() {
		lines = append(lines, m.To+": "+m.Subject)
	}
	return lines
}

func TestAnEMailFollowsItsNoticeOnce(t *testing.T) {
	eachPost(t, func(p *post) {
		p.notice("task.receive", "第12号", 1, 5) // the second has no address
		p.deliver()
		p.deliver()
		p.expect("sent 1")
		mails := p.server.Mails()
		if len(mails) != 1 || mails[0].To != "u1@example.cn" || mails[0].From != "platform@example.cn" || mails[0].Subject != "第12号：task.receive" ||
			!strings.Contains(mails[0].Text, "张三") || !strings.Contains(mails[0].Text, "https://lianluo.example") || strings.Contains(mails[0].Text, "供水") {
			t.Errorf("sent: %+v", mails)
		}
	})
}

func TestTheOutboxGoesWithItsTransaction(t *testing.T) {
	eachPost(t, func(p *post) {
		err := p.db.Write(context.Background(), func(tx *gorm.DB) error {
			if err := notify.Send(tx, 1, []uint{1}, notify.Notice{Kind: "task.receive", At: noon}); err != nil {
				return err
			}
			return database.ErrStale
		})
		if err == nil {
			t.Fatal("nothing went wrong")
		}
		p.deliver()
		p.expect()
	})
}

func TestNothingIsMailedOutsideWorkingHours(t *testing.T) {
	eachPost(t, func(p *post) {
		p.now = noon.Add(9 * time.Hour) // 21:00
		p.notice("task.receive", "第12号", 1)
		p.deliver()
		p.expect("waiting 0")
		p.now = noon.Add(20*time.Hour + 59*time.Minute) // 08:59 of the next day
		p.deliver()
		p.expect("waiting 0")
		p.now = noon.Add(21 * time.Hour)
		p.deliver()
		p.expect("sent 1")
	})
}

func TestADigestGathersADayInOneEMail(t *testing.T) {
	eachPost(t, func(p *post) {
		p.choose(1, notify.TopicTask, notify.ModeDigest)
		p.now = noon.Add(-12 * time.Hour) // midnight
		p.notice("task.receive", "第1号", 1)
		p.notice("commitment.changed", "第2号", 1, 2)
		p.now = noon.Add(-3 * time.Hour) // nine
		p.deliver()
		if diff := cmp.Diff([]string{"u1@example.cn: 代表建议办理：2 条新消息", "u2@example.cn: 代表建议办理：1 条新消息"}, p.subjects()); diff != "" {
			t.Errorf("the first digests: %s", diff)
		}
		if text := p.server.Mails()[0].Text; !strings.Contains(text, "1. 第1号：task.receive\n2. 第2号：commitment.changed\n") {
			t.Errorf("the digest says: %s", text)
		}
		p.now = noon
		p.notice("commitment.changed", "第3号", 1)
		p.notice("commitment.changed", "第4号", 1)
		p.deliver() // one a day
		if n := len(p.server.Mails()); n != 2 {
			t.Errorf("%d e-mails on one day", n)
		}
		p.now = noon.Add(24 * time.Hour)
		p.deliver()
		if diff := cmp.Diff("u1@example.cn: 代表建议办理：2 条新消息", p.subjects()[2]); diff != "" {
			t.Errorf("the next day's: %s", diff)
		}
		p.expect("sent 1", "sent 1", "sent 1")
	})
}

func TestWhatWasReadIsNotMailed(t *testing.T) {
	eachPost(t, func(p *post) {
		p.notice("task.receive", "第12号", 1)
		p.notice("commitment.changed", "第2号", 2)
		for _, user := range []uint{1, 2} {
			p.check(p.s.ReadAll(context.Background(), access.Actor{UserID: user, CongressID: 1}))
		}
		p.deliver()
		p.expect("dropped 1 read")
	})
}

func TestPeopleChooseHowTheyAreTold(t *testing.T) {
	eachPost(t, func(p *post) {
		p.choose(1, notify.TopicTask, notify.ModeOff)
		p.choose(1, notify.TopicNews, notify.ModeEach)
		p.notice("task.receive", "第12号", 1)
		p.notice("reminder.before", "第12号", 1) // as usual: at once
		p.notice("commitment.changed", "第2号", 1)
		p.deliver()
		if diff := cmp.Diff([]string{"u1@example.cn: 第12号：reminder.before", "u1@example.cn: 第2号：commitment.changed"}, p.subjects()); diff != "" {
			t.Error(diff)
		}
		if total := page(t, p.db, 1, 1, "").Total; total != 3 {
			t.Errorf("%d notices inside the platform, want all 3", total)
		}
		if total := page(t, p.db, 1, 1, "?topic=reminder").Total; total != 1 {
			t.Errorf("%d reminders", total)
		}
	})
}

func TestAFailedAttemptIsRepeatedLaterAndTheLastOneEndsIt(t *testing.T) {
	eachPost(t, func(p *post) {
		p.s.Working = func(*gorm.DB, uint, time.Time) (bool, error) { return true, nil }
		p.notice("task.receive", "第12号", 1)
		for range 9 {
			p.server.Refuse("RCPT", "452 4.2.2 mailbox full")
		}
		p.deliver()
		p.expect("waiting 1 recipient-refused 452")
		p.now = p.now.Add(time.Minute - time.Second)
		p.deliver()
		p.expect("waiting 1 recipient-refused 452")
		p.now = p.now.Add(time.Second)
		p.deliver()
		p.expect("waiting 2 recipient-refused 452")
		for range 7 {
			p.now = p.now.Add(24 * time.Hour)
			p.deliver()
		}
		p.expect("failed 9 recipient-refused 452")
		p.now = p.now.Add(24 * time.Hour)
		p.deliver()
		p.expect("failed 9 recipient-refused 452")
	})
}

// What was given up is sent when the administrator says so: of his congress
// alone, and not what nobody needs any more.
func TestWhatWasGivenUpIsSentAgain(t *testing.T) {
	eachPost(t, func(p *post) {
		again := func(by access.Actor, want int64, ids ...uint) {
			p.Helper()
			got, err := p.s.SendAgain(context.Background(), by, ids)
			p.check(err)
			if got.Waiting != want {
				p.Errorf("%d wait, want %d", got.Waiting, want)
			}
		}
		sysadmin := access.Actor{UserID: 4, CongressID: 1, Role: access.SysAdmin}
		p.server.Refuse("RCPT", "550 5.1.1 no such user")
		p.notice("task.receive", "第12号", 1, 2)
		p.deliver()
		p.expect("failed 1 recipient-refused 550", "sent 1")
		if _, err := p.s.SendAgain(context.Background(), access.Actor{UserID: 1, CongressID: 1, Role: access.Office}, []uint{1}); err == nil {
			p.Error("the office sends again")
		}
		foreign := sysadmin
		foreign.CongressID = 2
		again(foreign, 0, 1)
		again(sysadmin, 1, 1, 2)
		p.expect("waiting 0", "sent 1")
		again(sysadmin, 0, 1)
		p.deliver()
		p.expect("sent 1", "sent 1")
		var recorded []string
		p.check(p.db.Read(context.Background()).Table("audit_events").Where("action = 'mail.send_again'").Order("id").Pluck("data", &recorded).Error)
		if diff := cmp.Diff([]string{`{"mails":"1","waiting":1}`}, recorded); diff != "" {
			p.Errorf("the record: %s", diff)
		}

		p.server.Refuse("RCPT", "550 5.1.1 no such user")
		p.notice("task.receive", "第13号", 3)
		p.deliver()
		offered := func(want bool) {
			p.Helper()
			log, err := p.s.Log(context.Background(), sysadmin, notify.Narrowing{}, web.PageQuery{Page: 1, Size: 50})
			p.check(err)
			for i, m := range log.Items { // the newest first
				if m.Again != (want && i == 0) {
					p.Errorf("to send %+v again is offered: %v", m, m.Again)
				}
			}
		}
		offered(true)
		server := p.s.Server
		p.s.Server = nil
		offered(false)
		if _, err := p.s.SendAgain(context.Background(), sysadmin, []uint{3}); !errors.Is(err, notify.ErrNoServer) {
			p.Errorf("without a mail server: %v", err)
		}
		p.s.Server = server
		p.now = p.now.Add(14 * 24 * time.Hour)
		offered(true)
		p.now = p.now.Add(time.Second)
		offered(false)
		again(sysadmin, 0, 3)
		p.expect("sent 1", "sent 1", "failed 1 recipient-refused 550")
	})
}

func TestAnUnknownRecipientIsGivenUpAtOnceAndHoldsNobodyElseUp(t *testing.T) {
	eachPost(t, func(p *post) {
		p.server.Refuse("RCPT", "550 5.1.1 no such user u1@example.cn")
		p.notice("task.receive", "第12号", 1, 2)
		p.deliver()
		p.expect("failed 1 recipient-refused 550", "sent 1")
	})
}

func TestAServerThatCannotBeUsedEndsTheRound(t *testing.T) {
	eachPost(t, func(p *post) {
		p.server.Refuse("MAIL", "553 not your address")
		p.notice("task.receive", "第12号", 1, 2)
		err := p.s.Deliver(context.Background(), p.now)
		if err == nil || strings.Contains(err.Error(), "example.cn") {
			t.Errorf("the failure says: %v", err)
		}
		p.expect("waiting 1 sender-refused 553", "waiting 0")
		p.now = p.now.Add(time.Minute)
		p.deliver()
		p.expect("sent 2", "sent 1")
	})
}

func TestWithoutAMailServerNothingIsKeptForLater(t *testing.T) {
	eachPost(t, func(p *post) {
		server := p.s.Server
		p.s.Server = nil
		p.notice("task.receive", "第12号", 1)
		p.deliver()
		p.s.Server = server
		p.deliver()
		p.expect("dropped 0 not-configured")
		if len(p.server.Mails()) != 0 {
			t.Error("it was sent later")
		}
	})
}

func TestOldEMailsAreNotSent(t *testing.T) {
	eachPost(t, func(p *post) {
		p.notice("task.receive", "第12号", 1)
		p.notice("commitment.changed", "第2号", 2)
		p.now = noon.Add(15 * 24 * time.Hour)
		p.deliver()
		p.expect("dropped 0 too-old")
	})
}

func TestAnAddressThatIsGoneIsNotWrittenTo(t *testing.T) {
	eachPost(t, func(p *post) {
		p.notice("task.receive", "第12号", 1, 2)
		write(t, p.db, func(tx *gorm.DB) error {
			if err := tx.Exec("UPDATE users SET email = '' WHERE id = 1").Error; err != nil {
				return err
			}
			return tx.Exec("UPDATE users SET status = 'suspended' WHERE id = 2").Error
		})
		p.deliver()
		p.expect("dropped 1 no-address", "dropped 1 no-address")
	})
}

// A server that takes a message and breaks off before it says so is asked
// again with the same Message-ID: only it can tell the repetition.
func TestALostAnswerIsRepeatedUnderTheSameID(t *testing.T) {
	eachPost(t, func(p *post) {
		p.server.HangUp(1)
		p.notice("task.receive", "第12号", 1)
		if err := p.s.Deliver(context.Background(), p.now); err == nil {
			t.Error("the broken connection was not noticed")
		}
		p.expect("waiting 1 unreachable")
		p.now = p.now.Add(time.Minute)
		p.deliver()
		p.expect("sent 2")
		mails := p.server.Mails()
		if len(mails) != 2 || mails[0].MessageID != mails[1].MessageID || mails[0].MessageID == "" {
			t.Errorf("taken: %+v", mails)
		}
	})
}

func TestSeveralServersMailOnce(t *testing.T) {
	eachPost(t, func(p *post) {
		for i := range 6 {
			p.notice("task.receive", fmt.Sprintf("第%d号", i), 1, 2, 3)
		}
		p.notice("commitment.changed", "第9号", 1, 2, 3)
		var all sync.WaitGroup
		for range 4 {
			s := p.service()
			all.Go(func() {
				if err := s.Deliver(context.Background(), p.now); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		p.deliver() // what a server left to another that had ended already
		seen := map[string]int{}
		for _, m := range p.server.Mails() {
			seen[m.MessageID]++
		}
		if len(seen) != 21 || len(p.server.Mails()) != 21 {
			t.Errorf("%d e-mails, %d different ones; want 21", len(p.server.Mails()), len(seen))
		}
	})
}

func TestTheDeliveryLogTellsNothingOfTheMatter(t *testing.T) {
	eachPost(t, func(p *post) {
		p.notice("task.receive", "第12号", 1, 2)
		p.server.Refuse("RCPT", "452 4.2.2 full u1@example.cn")
		p.deliver()
		admin := access.Actor{UserID: 6, CongressID: 1, Role: access.SysAdmin}
		for _, role := range access.Roles {
			got, status := p.log(access.Actor{UserID: 6, CongressID: 1, Role: role}, "")
			if want := map[bool]int{true: http.StatusOK, false: http.StatusForbidden}[role == access.SysAdmin]; status != want {
				t.Errorf("%s: %d %s", role, status, got)
			}
		}
		text, _ := p.log(admin, "?state=waiting")
		var log notify.Log
		p.check(json.Unmarshal([]byte(text), &log))
		if log.Total != 1 || len(log.Channels) != 1 || log.Items[0].Address != "u***@example.cn" || log.Items[0].Reason != "recipient-refused 452" ||
			log.Items[0].Attempts != 1 || log.Items[0].Notices != 1 || log.Items[0].DueAt == nil || !log.Items[0].DueAt.Equal(p.now.Add(time.Minute)) {
			t.Errorf("waiting: %+v", log)
		}
		for _, secret := range []string{"第12号", "供水", "u1@example.cn", "task.receive"} {
			if strings.Contains(text, secret) {
				t.Errorf("the log tells %s: %s", secret, text)
			}
		}
		if text, _ := p.log(access.Actor{UserID: 6, CongressID: 2, Role: access.SysAdmin}, ""); !strings.Contains(text, `"total":0`) {
			t.Errorf("another body's log: %s", text)
		}
		for _, unknown := range []string{"?state=lost", "?channel=pigeon"} {
			if text, status := p.log(admin, unknown); status != http.StatusUnprocessableEntity {
				t.Errorf("%s: %d %s", unknown, status, text)
			}
		}
	})
}

// log asks for the delivery log.
func (p *post) log(by access.Actor, query string) (string, int) {
	p.Helper()
	return ask(p.s, by, http.MethodGet, "/mails"+query, "")
}

func TestChoicesAreKeptAndWrongOnesRefused(t *testing.T) {
	eachPost(t, func(p *post) {
		me := access.Actor{UserID: 1, CongressID: 1, Role: access.Clerk}
		if text, _ := ask(p.s, me, http.MethodGet, "/notices/preferences", ""); text != `{"channels":[{"channel":"mail","name":"邮件","open":true,"address":"u1@example.cn"}],`+
			`"choices":[{"channel":"mail","topic":"task","mode":"each"},{"channel":"mail","topic":"reminder","mode":"each"},{"channel":"mail","topic":"news","mode":"digest"}]}` {
			t.Errorf("as usual: %s", text)
		}
		for body, field := range map[string]string{
			`{"choices":[]}`: "choices",
			`{"choices":[{"channel":"pigeon","topic":"task","mode":"off"}]}`:                                                 "choices[0].channel",
			`{"choices":[{"channel":"mail","topic":"weather","mode":"off"}]}`:                                                "choices[0].topic",
			`{"choices":[{"channel":"mail","topic":"task","mode":"off"},{"channel":"mail","topic":"news","mode":"pigeon"}]}`: "choices[1].mode",
			`{"choices":[{"channel":"mail","topic":"task","mode":"off"},{"channel":"mail","topic":"task","mode":"each"}]}`:   "choices[1].topic",
		} {
			if text, status := ask(p.s, me, http.MethodPut, "/notices/preferences", body); status != http.StatusUnprocessableEntity || !strings.Contains(text, `"`+field+`"`) {
				t.Errorf("%s: %d %s", body, status, text)
			}
		}
		for _, mode := range []string{"digest", "off"} {
			text, status := ask(p.s, me, http.MethodPut, "/notices/preferences", `{"choices":[{"channel":"mail","topic":"task","mode":"`+mode+`"}]}`)
			if status != http.StatusOK || !strings.Contains(text, `{"channel":"mail","topic":"task","mode":"`+mode+`"},{"channel":"mail","topic":"reminder","mode":"each"}`) {
				t.Errorf("%s: %d %s", mode, status, text)
			}
		}
		p.s.Server = nil
		if text, _ := ask(p.s, access.Actor{UserID: 5, CongressID: 1}, http.MethodGet, "/notices/preferences", ""); !strings.Contains(text, `{"channel":"mail","name":"邮件","open":false,"address":""}`) {
			t.Errorf("without a mail server: %s", text)
		}
	})
}
