package notify_test

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
	"lianluo/internal/database/killtest"
	"lianluo/internal/gateway"
	"lianluo/internal/mail/mailtest"
	"lianluo/internal/notify"
)

const gatewaySecret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"

// phones is a gateway that keeps what it takes, and answers first as it is
// told; what it is not told it takes. It refuses what is not signed.
type phones struct {
	*testing.T
	server *httptest.Server

	mu      sync.Mutex
	taken   []text
	answers []int
}

// text is a message with all that it may hold.
type text struct {
	ID, Kind, To, Topic, Template, Text, Link string
	Parameters                                map[string]string
}

func startPhones(t *testing.T) *phones {
	t.Helper()
	g := &phones{T: t}
	g.server = httptest.NewServer(http.HandlerFunc(g.take))
	t.Cleanup(g.server.Close)
	return g
}

// as plugs the gateway in for one channel.
func (g *phones) as(channel notify.Channel, name string) map[notify.Channel]*gateway.Server {
	return map[notify.Channel]*gateway.Server{channel: {URL: g.server.URL, Secret: gatewaySecret, Name: name}}
}

func (g *phones) take(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil || r.Method != http.MethodPost || r.Header.Get("Content-Type") != "application/json" || !proven(r.Header, body) {
		g.Errorf("%s %v, not signed: %s, %v", r.Method, r.Header, body, err)
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	var m text
	strict := json.NewDecoder(bytes.NewReader(body))
	strict.DisallowUnknownFields()
	if err := strict.Decode(&m); err != nil || m.ID != r.Header.Get("Webhook-Id") {
		g.Errorf("the body: %s, %v", body, err)
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	status := http.StatusAccepted
	if len(g.answers) > 0 {
		status, g.answers = g.answers[0], g.answers[1:]
	}
	if status == http.StatusAccepted {
		g.taken = append(g.taken, m)
	}
	w.WriteHeader(status)
}

// proven checks a signature by the letter of the specification, without the
// product's own code.
func proven(h http.Header, body []byte) bool {
	key, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(gatewaySecret, "whsec_"))
	if err != nil {
		return false
	}
	if _, err := strconv.ParseInt(h.Get("Webhook-Timestamp"), 10, 64); err != nil {
		return false
	}
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(h.Get("Webhook-Id") + "." + h.Get("Webhook-Timestamp") + "."))
	mac.Write(body)
	given, found := strings.CutPrefix(h.Get("Webhook-Signature"), "v1,")
	want, err := base64.StdEncoding.DecodeString(given)
	return found && err == nil && hmac.Equal(mac.Sum(nil), want)
}

func (g *phones) answer(statuses ...int) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.answers = statuses
}

// got lists what was taken, as "number: text".
func (g *phones) got() []string {
	g.mu.Lock()
	defer g.mu.Unlock()
	lines := []string{}
	for _, m := range g.taken {
		lines = append(lines, m.To+": "+m.Text)
	}
	return lines
}

// eachGateway is a platform with a gateway and no mail server: people 1 to 3
// have a phone number, the others none, and work is from nine to five.
func eachGateway(t *testing.T, fn func(p *post, g *phones)) {
	t.Helper()
	eachPost(t, func(p *post) {
		write(p.T, p.db, func(tx *gorm.DB) error {
			return tx.Exec("UPDATE users SET email = '', phone = CASE WHEN id <= 3 THEN '1290000000' || id ELSE '' END").Error
		})
		g := startPhones(p.T)
		p.s.Server, p.s.Gateways = nil, g.as(notify.SMS, "短信")
		fn(p, g)
	})
}

func (p *post) chooseText(user uint, topic notify.Topic, mode notify.Mode) {
	p.Helper()
	p.chooseFor(notify.SMS, user, topic, mode)
}

func (p *post) chooseFor(channel notify.Channel, user uint, topic notify.Topic, mode notify.Mode) {
	p.Helper()
	p.check(p.s.Choose(context.Background(), access.Actor{UserID: user, CongressID: 1}, []notify.Choice{{Channel: channel, Topic: topic, Mode: mode}}))
}

func (p *post) fails() error {
	p.Helper()
	err := p.s.Deliver(context.Background(), p.now)
	if err == nil {
		p.Error("the round ended well")
	}
	return err
}

func TestATextMessageFollowsItsNoticeOnceAndSaysNoMoreThanASubject(t *testing.T) {
	eachGateway(t, func(p *post, g *phones) {
		p.notice("task.receive", "第12号", 1, 5) // the second has no number
		p.deliver()
		p.deliver()
		p.expect("sent 1")
		want := []text{{Kind: "sms", To: "12900000001", Topic: "task", Template: "task.receive", Parameters: map[string]string{"number": "第12号"},
			Text: "第12号：task.receive", Link: "https://lianluo.example"}}
		if len(g.taken) == 1 {
			want[0].ID = g.taken[0].ID
		}
		if diff := cmp.Diff(want, g.taken); diff != "" || want[0].ID == "" {
			t.Error(diff)
		}
	})
}

func TestEMailAndTextMessageAreChosenApart(t *testing.T) {
	eachGateway(t, func(p *post, g *phones) {
		write(t, p.db, func(tx *gorm.DB) error {
			return tx.Exec("UPDATE users SET email = 'u1@example.cn' WHERE id = 1").Error
		})
		p.s.Server = p.service().Server
		p.chooseText(1, notify.TopicTask, notify.ModeOff)
		p.choose(1, notify.TopicReminder, notify.ModeOff)
		p.chooseText(2, notify.TopicTask, notify.ModeDigest)
		p.notice("task.receive", "第1号", 1, 2)
		p.notice("reminder.before", "第2号", 1)
		p.notice("commitment.changed", "第3号", 2)
		p.deliver()
		p.deliver() // a digest is one a day
		if diff := cmp.Diff([]string{"u1@example.cn: 第1号：task.receive"}, p.subjects()); diff != "" {
			t.Errorf("e-mails: %s", diff)
		}
		if diff := cmp.Diff([]string{"12900000001: 第2号：reminder.before", "12900000002: 代表建议办理：2 条新消息"}, g.got()); diff != "" {
			t.Errorf("text messages: %s", diff)
		}
	})
}

// A gateway of each kind: who has a number and an account gets both, who has one
// gets that, and what one refuses is seen and sent again apart from the other.
func TestEachKindOfGatewayIsAChannelOfItsOwn(t *testing.T) {
	eachGateway(t, func(p *post, sms *phones) {
		write(p.T, p.db, func(tx *gorm.DB) error {
			return tx.Exec("UPDATE users SET wechat = 'zhangsan_' || id, phone = CASE WHEN id = 1 THEN phone ELSE '' END WHERE id <= 2").Error
		})
		wechat := startPhones(p.T)
		p.s.Gateways[notify.Wechat] = wechat.as(notify.Wechat, "政务微信")[notify.Wechat]
		p.chooseFor(notify.Wechat, 1, notify.TopicReminder, notify.ModeOff)
		p.chooseFor(notify.SMS, 1, notify.TopicNews, notify.ModeOff)
		wechat.answer(400)
		p.notice("task.receive", "第12号", 1, 2)
		p.notice("reminder.before", "第13号", 1)
		p.notice("commitment.changed", "第14号", 1)
		p.deliver()
		if diff := cmp.Diff([]string{"12900000001: 第12号：task.receive", "12900000001: 第13号：reminder.before"}, sms.got()); diff != "" {
			t.Errorf("text messages: %s", diff)
		}
		if diff := cmp.Diff([]string{"zhangsan_2: 第12号：task.receive", "zhangsan_1: 代表建议办理：1 条新消息"}, wechat.got()); diff != "" {
			t.Errorf("WeChat messages: %s", diff)
		}
		sysadmin := access.Actor{UserID: 4, CongressID: 1, Role: access.SysAdmin}
		body, _ := p.log(sysadmin, "?state=failed")
		var log notify.Log
		p.check(json.Unmarshal([]byte(body), &log))
		if len(log.Items) != 1 || log.Items[0].Channel != notify.Wechat || log.Items[0].Address != "zh***_1" || !log.Items[0].Again || strings.Contains(body, "zhangsan") ||
			!strings.Contains(body, `"channels":[{"channel":"sms","name":"短信"},{"channel":"wechat","name":"政务微信"}]`) {
			t.Fatalf("what failed: %s", body)
		}
		if out, err := p.s.SendAgain(context.Background(), sysadmin, []uint{log.Items[0].ID}); err != nil || out.Waiting != 1 {
			t.Errorf("sent again: %+v, %v", out, err)
		}
		p.deliver()
		last := wechat.taken[len(wechat.taken)-1]
		want := text{ID: last.ID, Kind: "wechat", To: "zhangsan_1", Topic: "task", Template: "task.receive", Parameters: map[string]string{"number": "第12号"},
			Text: "第12号：task.receive", Link: "https://lianluo.example"}
		if diff := cmp.Diff(want, last); diff != "" || len(sms.taken) != 2 {
			t.Errorf("the second time: %s; text messages: %v", diff, sms.got())
		}
		digest := wechat.taken[1]
		if digest.Topic != "digest" || digest.Template != "digest" || digest.Parameters["count"] != "1" {
			t.Errorf("the digest: %+v", digest)
		}
	})
}

func TestNoTextMessageGoesOutsideWorkingHoursOrAboutWhatWasRead(t *testing.T) {
	eachGateway(t, func(p *post, g *phones) {
		p.now = noon.Add(9 * time.Hour) // 21:00
		p.notice("task.receive", "第12号", 1, 2)
		p.deliver()
		p.expect()
		p.check(p.s.ReadAll(context.Background(), access.Actor{UserID: 2, CongressID: 1}))
		p.now = noon.Add(21 * time.Hour)
		p.deliver()
		p.expect("sent 1")
		if diff := cmp.Diff([]string{"12900000001: 第12号：task.receive"}, g.got()); diff != "" {
			t.Error(diff)
		}
	})
}

func TestTheGatewaysAnswerSaysWhetherItIsAskedAgain(t *testing.T) {
	for status, want := range map[int]string{
		200: "sent 1", 204: "sent 1", 400: "failed 1 gateway-refused 400", 401: "waiting 1 gateway-refused 401", 403: "waiting 1 gateway-refused 403", 404: "waiting 1 gateway-refused 404", 422: "failed 1 gateway-refused 422",
		408: "waiting 1 gateway-refused 408", 425: "waiting 1 gateway-refused 425", 429: "waiting 1 gateway-refused 429",
		302: "waiting 1 gateway-refused 302", 500: "waiting 1 gateway-refused 500", 503: "waiting 1 gateway-refused 503",
	} {
		databasetest.Each(t, func(t *testing.T, db *database.DB) {
			p, g := gatewayPost(t, db)
			g.answer(status)
			p.notice("task.receive", "第12号", 1)
			if slices.Contains([]int{401, 403, 404, 429, 503}, status) { // the others wait as well
				_ = p.fails()
			} else {
				p.deliver()
			}
			p.expect(want)
		})
	}
}

// gatewayPost is a platform that sends text messages at any hour, and nothing
// else.
func gatewayPost(t *testing.T, db *database.DB) (*post, *phones) {
	t.Helper()
	people(t, db)
	write(t, db, func(tx *gorm.DB) error { return tx.Exec("UPDATE users SET phone = '12900000001' WHERE id = 1").Error })
	g := startPhones(t)
	p := &post{T: t, db: db, server: mailtest.Start(t, mailtest.Options{}), now: noon}
	p.s = p.service()
	p.s.Server, p.s.Gateways = nil, g.as(notify.SMS, "短信")
	p.s.Working = func(*gorm.DB, uint, time.Time) (bool, error) { return true, nil }
	return p, g
}

func TestATextMessageIsRepeatedUnderItsIDAndTheLastAttemptEndsIt(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		p, g := gatewayPost(t, db)
		var ids []string
		keep := g.server.Config.Handler
		g.server.Config.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			ids = append(ids, r.Header.Get("Webhook-Id"))
			keep.ServeHTTP(w, r)
		})
		g.answer(500, 500, 500, 500, 500, 500, 500, 500, 500)
		p.notice("task.receive", "第12号", 1)
		p.deliver()
		p.now = p.now.Add(time.Minute - time.Second)
		p.deliver()
		p.expect("waiting 1 gateway-refused 500")
		for range 9 {
			p.now = p.now.Add(24 * time.Hour)
			p.deliver()
		}
		p.expect("failed 9 gateway-refused 500")
		if len(ids) != 9 || strings.Count(strings.Join(ids, " "), ids[0]) != 9 {
			t.Errorf("attempts: %v", ids)
		}
		sysadmin := access.Actor{UserID: 4, CongressID: 1, Role: access.SysAdmin}
		again, err := p.s.SendAgain(context.Background(), sysadmin, []uint{1})
		if err != nil || again.Waiting != 1 {
			t.Errorf("sent again: %+v, %v", again, err)
		}
		p.deliver()
		p.expect("sent 1")
		if len(ids) != 10 || ids[9] != ids[0] {
			t.Errorf("after it was sent again: %v", ids)
		}
	})
}

// What one channel meets holds the other one up neither in a round nor when
// something is sent again.
func TestOneChannelDoesNotHoldUpTheOther(t *testing.T) {
	eachGateway(t, func(p *post, g *phones) {
		write(t, p.db, func(tx *gorm.DB) error {
			return tx.Exec("UPDATE users SET email = 'u1@example.cn' WHERE id = 1").Error
		})
		mails := p.service().Server
		p.s.Server = mails
		p.server.Refuse("MAIL", "553 not your address")
		g.answer(400)
		p.notice("task.receive", "第12号", 1, 2)
		_ = p.fails()
		p.expect("waiting 1 sender-refused 553", "failed 1 gateway-refused 400", "sent 1")
		sysadmin := access.Actor{UserID: 4, CongressID: 1, Role: access.SysAdmin}
		texts := p.s.Gateways
		p.s.Gateways = nil
		if out, err := p.s.SendAgain(context.Background(), sysadmin, []uint{2}); err != nil || out.Waiting != 0 {
			t.Errorf("a text message is sent again without a gateway: %+v, %v", out, err)
		}
		body, _ := p.log(sysadmin, "?channel=sms&state=failed")
		if !strings.Contains(body, `"total":1`) || !strings.Contains(body, `"again":false`) || !strings.Contains(body, `"channels":[{"channel":"mail","name":"邮件"}]`) {
			t.Errorf("without a gateway: %s", body)
		}
		p.s.Server, p.s.Gateways = nil, texts
		body, _ = p.log(sysadmin, "?channel=sms&state=failed")
		if !strings.Contains(body, `"again":true`) || !strings.Contains(body, `"channels":[{"channel":"sms","name":"短信"}]`) || !strings.Contains(body, `"address":"129****0001"`) {
			t.Errorf("with one: %s", body)
		}
		if body, _ := p.log(sysadmin, "?channel=mail"); !strings.Contains(body, `"total":1`) || !strings.Contains(body, "u***@example.cn") {
			t.Errorf("e-mails: %s", body)
		}
	})
}

func TestAGatewayThatIsAwayEndsTheRoundAndNoNumberIsTold(t *testing.T) {
	eachGateway(t, func(p *post, g *phones) {
		var logged bytes.Buffer
		before := slog.Default()
		slog.SetDefault(slog.New(slog.NewTextHandler(&logged, &slog.HandlerOptions{Level: slog.LevelDebug})))
		defer slog.SetDefault(before)
		g.server.Close()
		p.notice("task.receive", "第12号", 1, 2)
		told := fmt.Sprint(p.fails())
		p.expect("waiting 1 gateway-unreachable", "waiting 0")
		log, _ := p.log(access.Actor{UserID: 4, CongressID: 1, Role: access.SysAdmin}, "")
		for _, secret := range []string{"12900000001", "12900000002", g.server.URL, gatewaySecret, "第12号"} {
			for where, text := range map[string]string{"the failure": told, "the process's log": logged.String(), "the delivery log": log} {
				if strings.Contains(text, secret) {
					t.Errorf("%s tells %s: %s", where, secret, text)
				}
			}
		}
		if !strings.Contains(told, "gateway-unreachable") || !strings.Contains(log, "129****0001") {
			t.Errorf("the failure: %s; the log: %s", told, log)
		}
	})
}

// Without a gateway there is no trace of one, and what people were told then
// does not come later.
func TestWithoutAGatewayNothingIsKeptForLater(t *testing.T) {
	eachGateway(t, func(p *post, g *phones) {
		plugged := p.s.Gateways
		p.s.Gateways = nil
		p.notice("task.receive", "第12号", 1)
		p.notice("commitment.changed", "第3号", 1)
		p.deliver()
		p.expect()
		if body, _ := ask(p.s, access.Actor{UserID: 1, CongressID: 1}, http.MethodGet, "/notices/preferences", ""); strings.Contains(body, "sms") {
			t.Errorf("the choices: %s", body)
		}
		p.s.Gateways = plugged
		p.deliver()
		p.expect()
		p.notice("task.receive", "第13号", 1)
		p.deliver()
		p.s.Gateways = nil
		if got := g.got(); len(got) != 1 || !strings.Contains(got[0], "第13号") {
			t.Errorf("sent: %v", got)
		}
	})
}

func TestTextMessagesAreChosenByWhomTheyReach(t *testing.T) {
	eachGateway(t, func(p *post, _ *phones) {
		first := access.Actor{UserID: 1, CongressID: 1}
		body, _ := ask(p.s, first, http.MethodGet, "/notices/preferences", "")
		if !strings.Contains(body, `{"channel":"sms","name":"短信","open":true,"address":"129****0001"}`) || !strings.Contains(body, `{"channel":"sms","topic":"reminder","mode":"each"}`) {
			t.Errorf("with a number: %s", body)
		}
		body, status := ask(p.s, first, http.MethodPut, "/notices/preferences", `{"choices":[{"channel":"sms","topic":"reminder","mode":"off"},{"channel":"mail","topic":"reminder","mode":"digest"}]}`)
		if status != http.StatusOK || !strings.Contains(body, `{"channel":"sms","topic":"reminder","mode":"off"}`) || !strings.Contains(body, `{"channel":"mail","topic":"reminder","mode":"digest"}`) {
			t.Errorf("chosen: %d %s", status, body)
		}
		if body, _ := ask(p.s, access.Actor{UserID: 5, CongressID: 1}, http.MethodGet, "/notices/preferences", ""); strings.Contains(body, "sms") {
			t.Errorf("without a number: %s", body)
		}
	})
}

func TestSeveralServersSendATextMessageOnce(t *testing.T) {
	eachGateway(t, func(p *post, g *phones) {
		for i := range 6 {
			p.notice("task.receive", fmt.Sprintf("第%d号", i), 1, 2, 3)
		}
		p.notice("commitment.changed", "第9号", 1, 2, 3)
		var all sync.WaitGroup
		for range 4 {
			s := p.service()
			s.Server, s.Gateways = nil, p.s.Gateways
			all.Go(func() {
				if err := s.Deliver(context.Background(), p.now); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		p.deliver() // what a server left to another that had ended already
		different := map[string]bool{}
		for _, line := range g.got() {
			different[line] = true
		}
		if len(different) != 21 || len(g.got()) != 21 {
			t.Errorf("%d messages, %d different ones; want 21", len(g.got()), len(different))
		}
	})
}

// Killed at any moment, couriers lose no text message; one that was taken and
// not noted comes again under its id.
func TestKilledCouriersLoseNoTextMessage(t *testing.T) {
	const messages = 20
	databasetest.EachNamed(t, func(t *testing.T, db *database.DB, dsn string) {
		p, g := gatewayPost(t, db)
		for i := range messages {
			p.notice("task.receive", fmt.Sprintf("第%d号", i), 1)
		}
		killed := 0
		for !killtest.Run(t, dsn, time.Duration(2*killed)*time.Millisecond, p.now.Format(time.RFC3339), "", g.server.URL) {
			killed++
			p.now = p.now.Add(11 * time.Minute) // what was broken off counts as such
		}
		p.now = p.now.Add(11 * time.Minute)
		p.deliver()
		var unsent int64
		p.check(db.Read(t.Context()).Model(&notify.Mail{}).Where("state <> ?", notify.Sent).Count(&unsent).Error)
		said := map[string]string{}
		for _, m := range g.taken {
			if before, again := said[m.ID]; again && before != m.Text {
				t.Errorf("%s says two things", m.ID)
			}
			said[m.ID] = m.Text
		}
		if unsent > 0 || len(said) != messages {
			t.Errorf("%d are not marked as sent, the gateway took %d; want 0 and %d", unsent, len(said), messages)
		}
		if twice := len(g.taken) - messages; twice > killed || killed < 3 {
			t.Errorf("%d were sent twice by %d couriers that were killed", twice, killed)
		}
	})
}
