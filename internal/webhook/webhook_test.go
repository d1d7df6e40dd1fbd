package webhook_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/netip"
	"slices"
	"strings"
	"testing"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/audit"
	"lianluo/internal/notify"
	"lianluo/internal/webhook"
)

func TestWebhooksReachNamedNetworksOnly(t *testing.T) {
	for _, r := range []struct {
		networks, address string
		allowed           bool
	}{
		{"", "10.0.0.1", false}, {"", "127.0.0.1", false}, {"", "8.8.8.8", false},
		{"10.0.0.0/8", "10.9.8.7", true}, {"10.0.0.0/8", "11.0.0.1", false}, {"10.0.0.0/8", "::ffff:10.0.0.1", true},
		{"0.0.0.0/0", "8.8.8.8", true}, {"0.0.0.0/0", "192.168.1.1", true}, {"0.0.0.0/0", "127.0.0.1", false},
		{"0.0.0.0/0", "169.254.169.254", false}, {"0.0.0.0/0", "0.0.0.0", false}, {"0.0.0.0/0", "224.0.0.1", false}, {"0.0.0.0/0", "255.255.255.255", false},
		{"0.0.0.0/0", "::ffff:127.0.0.1", false}, {"::/0", "::1", false}, {"::/0", "fe80::1%eth0", false}, {"::/0", "2001:db8::1", true},
		{"127.0.0.0/8", "127.0.0.1", true}, {"127.0.0.1/32", "127.0.0.2", false}, {"169.254.0.0/16", "169.254.169.254", true}, {"::1/128", "::1", true},
		{"10.0.0.0/8,127.0.0.1/32", "127.0.0.1", true},
		{"0.0.0.0/0", "100.100.100.200", false}, {"100.64.0.0/10", "100.100.100.200", false}, {"100.64.0.0/10", "100.100.100.201", true}, {"100.100.100.200/32", "100.100.100.200", true},
		{"0.0.0.0/0", "168.63.129.16", false}, {"::/0", "fd00:ec2::254", false}, {"fd00::/8", "fd20:ce::254", false}, {"fd00::/8", "fd20:ce::255", true},
	} {
		var networks webhook.Networks
		for text := range strings.SplitSeq(r.networks, ",") {
			if text != "" {
				networks = append(networks, netip.MustParsePrefix(text))
			}
		}
		if got := networks.Allow(netip.MustParseAddr(r.address)); got != r.allowed {
			t.Errorf("%s in %q: %v", r.address, r.networks, got)
		}
	}
}

func TestAMessageIsWrittenWithItsActionOrNotAtAll(t *testing.T) {
	eachOffice(t, func(o *office) {
		o.endpoint("办公系统", 1, "suggestion.assign", "suggestion.receive")
		o.endpoint("另一系统", 1, "suggestion.close")
		o.endpoint("别处", 2, "suggestion.assign")
		o.emit(1, "suggestion.assign", "第12号")
		o.emit(1, "suggestion.note_progress", "第12号") // nobody can ask for it
		failed := errors.New("rolled back")
		err := o.db.Write(o.Context(), func(tx *gorm.DB) error {
			if err := webhook.Emit(tx, 1, "suggestion.receive", noon, webhook.Data{}); err != nil {
				return err
			}
			return failed
		})
		if !errors.Is(err, failed) {
			o.Fatal(err)
		}
		o.expect("waiting 0 0")
	})
}

func TestAReceiverCanProveWhoSentIt(t *testing.T) {
	eachOffice(t, func(o *office) {
		e := o.endpoint("办公系统", 1, "suggestion.assign")
		o.emit(1, "suggestion.assign", "第12号")
		o.deliver()
		o.deliver() // once is enough
		got := o.got()
		if len(got) != 1 {
			o.Fatalf("%d requests", len(got))
		}
		verify(o, e.Secret, got[0])
		if want := `{"type":"suggestion.assign","timestamp":"2026-03-02T04:00:00Z","data":{"number":"第12号","suggestion_id":7}}`; got[0].body != want {
			o.Errorf("told: %s", got[0].body)
		}
		o.expect("sent 1 204")
		list := o.send(o.by(access.SysAdmin, 1), "GET", "/webhooks", "", 200)
		if strings.Contains(list, strings.TrimPrefix(e.Secret, "whsec_")) || !strings.Contains(list, `"available":true`) {
			o.Errorf("the list: %s", list)
		}
		log := o.send(o.by(access.SysAdmin, 1), "GET", fmt.Sprintf("/webhooks/%d/messages?state=sent", e.Webhook.ID), "", 200)
		if !strings.Contains(log, got[0].id) || strings.Contains(log, "第12号") {
			o.Errorf("the log: %s", log)
		}
		fresh := read[made](o, o.send(o.by(access.SysAdmin, 1), "POST", fmt.Sprintf("/webhooks/%d/secret", e.Webhook.ID), `{"version":0}`, 200))
		o.emit(1, "suggestion.assign", "第13号")
		o.deliver()
		verify(o, fresh.Secret, o.got()[1])
		if fresh.Secret == e.Secret {
			o.Error("the secret stayed")
		}
	})
}

func TestWhatFailsIsTriedAgainLaterUntilItIsGivenUp(t *testing.T) {
	eachOffice(t, func(o *office) {
		o.endpoint("办公系统", 1, "suggestion.assign")
		o.emit(1, "suggestion.assign", "第12号")
		o.answer = func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusServiceUnavailable) }
		o.deliver()
		o.expect("waiting 1 503 refused")
		o.now = o.now.Add(4 * time.Second)
		o.deliver() // too early
		o.expect("waiting 1 503 refused")
		waits := []time.Duration{time.Second, 5 * time.Minute, 30 * time.Minute, 2 * time.Hour, 5 * time.Hour, 10 * time.Hour, 14 * time.Hour, 20 * time.Hour, 20 * time.Hour}
		for i, wait := range waits {
			o.now = o.now.Add(wait)
			o.deliver()
			state := "waiting"
			if i == len(waits)-1 {
				state = "failed"
			}
			o.expect(fmt.Sprintf("%s %d 503 refused", state, i+2))
		}
		ids := map[string]bool{}
		for _, r := range o.got() {
			ids[r.id] = true
		}
		if len(ids) != 1 || len(o.got()) != 10 {
			o.Errorf("%d requests under %d ids", len(o.got()), len(ids))
		}
		o.answer = func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusOK) }
		o.send(o.by(access.SysAdmin, 1), "POST", "/webhook-messages/1/replay", "", 204)
		o.send(o.by(access.SysAdmin, 1), "POST", "/webhook-messages/1/replay", "", 409)
		o.deliver()
		o.expect("sent 1 200")
		if got := o.got(); got[0].id != got[10].id {
			o.Error("the replay has another id")
		}
	})
}

func TestWhateverAnEndpointDoesIsNoted(t *testing.T) {
	eachOffice(t, func(o *office) {
		elsewhere := 0
		for want, answer := range map[string]func(w http.ResponseWriter, r *http.Request){
			"waiting 1 302 redirect": func(w http.ResponseWriter, r *http.Request) {
				if r.URL.Path != "/hooks" {
					elsewhere++
				}
				http.Redirect(w, r, "/elsewhere", http.StatusFound)
			},
			"waiting 1 400 refused":   func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusBadRequest) },
			"waiting 1 0 unreachable": func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) },
			"waiting 1 0 timeout":     func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() },
			"sent 1 200":              func(w http.ResponseWriter, _ *http.Request) { _, _ = fmt.Fprint(w, strings.Repeat("x", 1<<20)) },
		} {
			o.write(func(tx *gorm.DB) error { return tx.Exec("DELETE FROM webhook_messages").Error })
			o.write(func(tx *gorm.DB) error { return tx.Exec("DELETE FROM webhook_endpoints").Error })
			o.endpoint("办公系统", 1, "suggestion.assign")
			o.emit(1, "suggestion.assign", "第12号")
			o.answer = answer
			o.deliver()
			o.expect(want)
		}
		if elsewhere > 0 {
			o.Error("a redirect was followed")
		}
		o.write(func(tx *gorm.DB) error {
			return tx.Exec("UPDATE webhook_messages SET state = 'waiting', attempts = 0, due_at = ?", noon).Error
		})
		o.now = o.now.Add(time.Minute)
		o.s.Networks = webhook.Networks{netip.MustParsePrefix("10.0.0.0/8")} // narrowed meanwhile
		o.deliver()
		o.expect("waiting 1 0 address-not-allowed")
		o.write(func(tx *gorm.DB) error {
			return tx.Exec("UPDATE webhook_endpoints SET url = REPLACE(url, '127.0.0.1', 'localhost')").Error
		})
		o.now = o.now.Add(time.Minute)
		o.deliver() // a name is looked at by where it leads
		o.expect("waiting 2 0 address-not-allowed")
	})
}

func TestAnEndpointThatFailsForFiveDaysIsDisabledAndSomebodyIsTold(t *testing.T) {
	eachOffice(t, func(o *office) {
		o.endpoint("办公系统", 1, "suggestion.assign")
		o.answer = func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusInternalServerError) }
		o.emit(1, "suggestion.assign", "第12号")
		o.deliver()
		o.now = o.now.Add(5*24*time.Hour - time.Minute)
		o.emit(1, "suggestion.assign", "第13号")
		o.deliver()
		o.expect("waiting 2 500 refused", "waiting 1 500 refused")
		o.now = o.now.Add(time.Minute + 5*time.Second)
		o.deliver()
		o.expect("dropped 2 500 refused", "dropped 2 500 refused")
		var told []notify.Notice
		var recorded int64
		if err := o.db.Read(o.Context()).Find(&told).Error; err != nil || len(told) != 1 || told[0].UserID != 1 || told[0].Kind != "webhook.disabled" || told[0].Params["name"] != "办公系统" {
			o.Errorf("told: %+v, %v", told, err)
		}
		if err := o.db.Read(o.Context()).Model(&audit.Event{}).Where("action = 'webhook.disable' AND congress_id = 1").Count(&recorded).Error; err != nil || recorded != 1 {
			o.Errorf("recorded %d times, %v", recorded, err)
		}
		o.emit(1, "suggestion.assign", "第14号") // not for a disabled one
		o.send(o.by(access.SysAdmin, 1), "POST", "/webhook-messages/1/replay", "", 409)
		o.send(o.by(access.SysAdmin, 1), "PUT", "/webhooks/1", `{"version":1,"name":"办公系统","url":"`+o.other.URL+`","topics":["suggestion.assign"],"active":true}`, 200)
		o.answer = func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusOK) }
		o.send(o.by(access.SysAdmin, 1), "POST", "/webhook-messages/1/replay", "", 204)
		o.deliver()
		o.expect("sent 1 200", "dropped 2 500 refused")
	})
}

func TestAnEndpointThatIsGoneIsDisabledAtOnce(t *testing.T) {
	eachOffice(t, func(o *office) {
		o.endpoint("办公系统", 1, "suggestion.assign")
		o.emit(1, "suggestion.assign", "第12号")
		o.emit(1, "suggestion.assign", "第13号")
		o.answer = func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusGone) }
		o.deliver()
		o.expect("dropped 1 410 gone", "dropped 0 0")
	})
}

func TestASlowEndpointHoldsNobodyUp(t *testing.T) {
	eachOffice(t, func(o *office) {
		o.endpoint("慢", 1, "suggestion.assign")
		o.endpoint("快", 1, "suggestion.assign")
		o.write(func(tx *gorm.DB) error {
			return tx.Exec("UPDATE webhook_endpoints SET url = ? WHERE name = '慢'", o.other.URL+"/slow").Error
		})
		o.answer = func(_ http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/slow" {
				<-r.Context().Done()
			}
		}
		for range 3 {
			o.emit(1, "suggestion.assign", "第12号")
		}
		o.deliver()
		o.expect("waiting 1 0 timeout", "sent 1 200", "waiting 0 0", "sent 1 200", "waiting 0 0", "sent 1 200")
	})
}

// An endpoint has its turn in each round, after which the others' wait is over.
func TestAnEndpointThatAnswersSlowlyIsGoneOnWithInTheNextRound(t *testing.T) {
	eachOffice(t, func(o *office) {
		o.s.Turn = time.Nanosecond
		o.endpoint("办公系统", 1, "suggestion.assign")
		for range 3 {
			o.emit(1, "suggestion.assign", "第12号")
		}
		o.deliver()
		o.expect("sent 1 204", "waiting 0 0", "waiting 0 0")
		o.deliver()
		o.expect("sent 1 204", "sent 1 204", "waiting 0 0")
	})
}

func TestAnAttemptThatTheCourierBreaksOffIsNotHeldAgainstTheEndpoint(t *testing.T) {
	eachOffice(t, func(o *office) {
		o.endpoint("办公系统", 1, "suggestion.assign")
		o.emit(1, "suggestion.assign", "第12号")
		o.s.Timeout = time.Minute
		ctx, stop := context.WithCancel(o.Context())
		o.answer = func(_ http.ResponseWriter, r *http.Request) {
			stop()
			<-r.Context().Done()
		}
		if err := o.s.Deliver(ctx, o.now); err != nil {
			o.Fatal(err)
		}
		o.expect("waiting 0 0 interrupted")
		var e webhook.Endpoint
		if err := o.db.Read(o.Context()).Take(&e).Error; err != nil || e.FailingSince != nil {
			o.Errorf("%+v, %v", e, err)
		}
		o.answer = func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) }
		o.deliver()
		o.expect("sent 1 204")
	})
}

// Whoever changes an endpoint while messages go out changes the next one.
func TestWhatIsSentFollowsTheEndpointAsItIsThen(t *testing.T) {
	eachOffice(t, func(o *office) {
		o.s.Timeout = time.Minute
		e := o.endpoint("办公系统", 1, "suggestion.assign")
		for range 4 {
			o.emit(1, "suggestion.assign", "第12号")
		}
		var paths []string
		var fresh made
		o.answer = func(w http.ResponseWriter, r *http.Request) {
			paths = append(paths, r.URL.Path)
			switch len(paths) {
			case 1:
				fresh = read[made](o, o.send(o.by(access.SysAdmin, 1), "POST", "/webhooks/1/secret", `{"version":0}`, 200))
			case 2:
				o.send(o.by(access.SysAdmin, 1), "PUT", "/webhooks/1", `{"version":1,"name":"办公系统","url":"`+o.other.URL+`/moved","topics":["suggestion.assign"],"active":true}`, 200)
			case 3:
				o.send(o.by(access.SysAdmin, 1), "PUT", "/webhooks/1", `{"version":2,"name":"办公系统","url":"`+o.other.URL+`/moved","topics":["suggestion.assign"],"active":false}`, 200)
			}
			w.WriteHeader(http.StatusNoContent)
		}
		o.deliver()
		o.expect("sent 1 204", "sent 1 204", "sent 1 204", "waiting 0 0")
		if !slices.Equal(paths, []string{"/hooks", "/hooks", "/moved"}) {
			o.Errorf("sent to %v", paths)
		}
		for i, secret := range []string{e.Secret, fresh.Secret, fresh.Secret} {
			verify(o, secret, o.got()[i])
		}
	})
}

func TestAPausedEndpointGetsWhatItMissed(t *testing.T) {
	eachOffice(t, func(o *office) {
		o.endpoint("办公系统", 1, "suggestion.assign")
		update := func(version int, active bool) {
			o.Helper()
			o.send(o.by(access.SysAdmin, 1), "PUT", "/webhooks/1", fmt.Sprintf(`{"version":%d,"name":"办公系统","url":%q,"topics":["suggestion.assign"],"active":%v}`, version, o.other.URL, active), 200)
		}
		update(0, false)
		o.emit(1, "suggestion.assign", "第12号")
		o.deliver()
		o.expect("waiting 0 0")
		o.send(o.by(access.SysAdmin, 1), "POST", "/webhooks/1/test", "", 409)
		update(1, true)
		o.deliver()
		o.expect("sent 1 204")
		o.send(o.by(access.SysAdmin, 1), "POST", "/webhooks/1/test", "", 201)
		o.send(o.by(access.SysAdmin, 1), "POST", "/webhooks/1/remove", `{"version":2}`, 204)
		o.deliver()
		o.expect("sent 1 204", "dropped 0 0")
		var left webhook.Endpoint
		if err := o.db.Read(o.Context()).Take(&left).Error; err != nil || left.Secret != "" {
			o.Errorf("left of it: %+v, %v", left, err)
		}
		o.send(o.by(access.SysAdmin, 1), "POST", "/webhooks/1/remove", `{"version":3}`, 404)
	})
}

func TestOnlyTheOwnSystemAdministratorKeepsWebhooks(t *testing.T) {
	eachOffice(t, func(o *office) {
		o.endpoint("办公系统", 1, "suggestion.assign")
		o.emit(1, "suggestion.assign", "第12号")
		body := `{"version":0,"name":"甲","url":"` + o.other.URL + `","topics":["suggestion.assign"],"active":true}`
		routes := [][3]string{{"GET", "/webhooks", ""}, {"POST", "/webhooks", `{"name":"甲","url":"` + o.other.URL + `","topics":["suggestion.assign"]}`}, {"PUT", "/webhooks/1", body},
			{"POST", "/webhooks/1/secret", `{"version":0}`}, {"POST", "/webhooks/1/remove", `{"version":0}`}, {"POST", "/webhooks/1/test", ""},
			{"GET", "/webhooks/1/messages", ""}, {"POST", "/webhook-messages/1/replay", ""}}
		for _, r := range routes {
			for _, role := range access.Roles {
				if role != access.SysAdmin {
					o.send(o.by(role, 1), r[0], r[1], r[2], 403)
				}
			}
			if strings.Contains(r[1], "/1") {
				o.send(o.by(access.SysAdmin, 2), r[0], r[1], r[2], 404)
			}
		}
		sys := o.by(access.SysAdmin, 1)
		o.send(sys, "POST", "/webhooks", `{"name":"办公系统","url":"`+o.other.URL+`","topics":["suggestion.assign"]}`, 422)
		o.send(sys, "PUT", "/webhooks/1", strings.Replace(body, `"version":0`, `"version":9`, 1), 409)
		for _, url := range []string{"ftp://127.0.0.1/x", "http://10.0.0.1/", "http://u:p@127.0.0.1/", "http://127.0.0.1/#x", "/hooks", "http://[::1]/", "http://169.254.169.254/latest"} {
			if text := o.send(sys, "POST", "/webhooks", `{"name":"乙","url":"`+url+`","topics":["suggestion.assign"]}`, 422); !strings.Contains(text, `"url"`) {
				o.Errorf("%s: %s", url, text)
			}
		}
		o.send(sys, "POST", "/webhooks", `{"name":"乙","url":"`+o.other.URL+`","topics":["account.login"]}`, 422)
		var told []string
		if err := o.db.Read(o.Context()).Model(&audit.Event{}).Order("id").Pluck("action", &told).Error; err != nil || !slices.Equal(told, []string{"webhook.create"}) {
			o.Errorf("recorded: %v, %v", told, err)
		}
		o.s.Networks = nil
		o.send(sys, "POST", "/webhooks", `{"name":"乙","url":"http://oa.example/","topics":["suggestion.assign"]}`, 409)
		o.deliver() // nothing is sent
		o.expect("waiting 0 0")
	})
}
