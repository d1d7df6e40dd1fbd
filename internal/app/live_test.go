package app

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"lianluo/internal/live"
)

// stream is an open page's stream of events.
type stream struct {
	*testing.T
	body  io.ReadCloser
	lines *bufio.Scanner
}

// follow opens a stream at a server, as the token's person.
func follow(t *testing.T, url, token string, item int, more ...string) *stream {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	t.Cleanup(cancel)
	r, err := http.NewRequestWithContext(ctx, "GET", fmt.Sprintf("%s/api/v1/live?item=%d%s", url, item, strings.Join(more, "")), nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+token)
	r.Header.Set("Accept", "text/event-stream")
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = answer.Body.Close() })
	if answer.StatusCode != 200 || answer.Header.Get("Content-Type") != "text/event-stream" || answer.Header.Get("Cache-Control") != "no-store" {
		t.Fatalf("%d %v", answer.StatusCode, answer.Header)
	}
	return &stream{t, answer.Body, bufio.NewScanner(answer.Body)}
}

// next waits for the next state; false when the stream has ended.
func (s *stream) next() (state live.State, ok bool) {
	s.Helper()
	for s.lines.Scan() {
		if data, is := strings.CutPrefix(s.lines.Text(), "data: "); is {
			if err := json.Unmarshal([]byte(data), &state); err != nil {
				s.Fatal(err)
			}
			return state, true
		}
	}
	return state, false
}

// until reads states until one is as wanted.
func (s *stream) until(what string, wanted func(live.State) bool) live.State {
	s.Helper()
	for {
		state, ok := s.next()
		if !ok {
			s.Fatalf("the stream ended before %s", what)
		}
		if wanted(state) {
			return state
		}
	}
}

// replica is another server on the same database and data.
func (c *city) replica() string {
	c.Helper()
	a, err := New(c.Context(), c.app.Config, slog.New(slog.DiscardHandler))
	if err != nil {
		c.Fatal(err)
	}
	c.Cleanup(func() { _ = a.Close() })
	server := httptest.NewServer(a.Router)
	c.Cleanup(server.Close)
	c.Cleanup(a.Features.Live.Close)
	return server.URL
}

// What is done at one server is told to the pages that another one serves: of
// notices, tasks and the item that is looked at, to whom it concerns.
func TestAPageIsToldWhatWasDoneAtAnotherServer(t *testing.T) {
	eachCity(t, func(c *city) {
		r := newRelations(c)
		url := c.replica()
		lead, unit := follow(c.T, url, r.token["lead"], r.item), follow(c.T, url, r.token["clerk"], r.item)
		began, _ := lead.next()
		before, _ := unit.next()
		if began.Item == "" || began.Notices == "" || before.Item == "" {
			t.Fatalf("%+v %+v", began, before)
		}
		r.do("clerk", "POST", fmt.Sprint("/assignments/", r.assignment, "/notes"), r.item, `{"text":"已完成现场勘察"}`)
		lead.until("the item had changed", func(s live.State) bool { return s.Item != began.Item })
		unit.until("the item had changed", func(s live.State) bool { return s.Item != before.Item })
		office := follow(c.T, url, r.token["office"], 0)
		tasks, _ := office.next()
		r.do("lead", "POST", "/suggestions/"+fmt.Sprint(r.complete())+"/submit", r.complete(), `{"no_state_secrets":true}`)
		if got := office.until("the task had come", func(s live.State) bool { return s.Tasks != tasks.Tasks }); got.Item != "" {
			t.Errorf("nobody asked for an item: %+v", got)
		}
	})
}

// Pages of key items follow what others do there; who may not see it is told of
// nothing, and a guest only of the activity to which he is invited.
func TestAPageOfAKeyItemIsToldWhatHappenedToIt(t *testing.T) {
	eachCity(t, func(c *city) {
		r := newRelations(c)
		url := c.replica()
		marks := func(who string) string {
			c.Helper()
			return shown[live.State](c, r.token[who], "/live?key_items=true").KeyItems
		}
		committee := follow(c.T, url, r.token["committee"], 0, "&key_items=true")
		began, _ := committee.next()
		silent := map[string]string{}
		for _, who := range []string{"other_deputy", "other_unit", "sysadmin"} {
			silent[who] = marks(who)
		}
		if shown[live.State](c, r.token["committee"], "/live").KeyItems != "" {
			c.Error("a page that shows no key item is told of them")
		}
		version := r.query(fmt.Sprint("SELECT version FROM key_items WHERE id = ", r.keyItem))
		r.do("supervising_leader", "POST", fmt.Sprintf("/key-items/%d/instructions", r.keyItem), 0, fmt.Sprintf(`{"version":%d,"text":"请抓紧"}`, version))
		now := committee.until("the key item had changed", func(s live.State) bool { return s.KeyItems != began.KeyItems })
		activity := r.query(fmt.Sprint("SELECT id FROM supervision_activities WHERE key_item_id = ", r.keyItem))
		r.do("lead", "POST", fmt.Sprintf("/activities/%d/answer", activity), 0, `{"comes":true,"reason":""}`)
		committee.until("somebody had answered", func(s live.State) bool { return s.KeyItems != now.KeyItems })
		for who, before := range silent {
			if marks(who) != before {
				c.Errorf("%s is told", who)
			}
		}
	})
}

// complete gives a draft of the lead that is complete.
func (r *relations) complete() int {
	r.Helper()
	if r.draft == 0 {
		r.draft = r.do("lead", "POST", "/suggestions", 0, `{"title":"关于实时更新的建议","category":"urban_environment","situation":"情况。","analysis":"","points":["办法"],"publicity_consent":"full","reference_only":false,"suggested_units":"","attachment_ids":[]}`).ID
	}
	return r.draft
}

// Feedback that is not released moves nothing of what units and supervisors
// are told, as it moves nothing of what they read.
func TestNobodyIsToldOfFeedbackBeforeItIsReleased(t *testing.T) {
	eachCity(t, func(c *city) {
		r := newRelations(c)
		marks := func(who string) (state live.State) {
			c.Helper()
			got := send(c.app, "GET", fmt.Sprint("/api/v1/live?item=", r.answered), r.token[who], "")
			if err := json.Unmarshal(got.Body.Bytes(), &state); err != nil || got.Code != 200 {
				c.Fatalf("%d %s", got.Code, got.Body)
			}
			return state
		}
		shielded := []string{"clerk", "signer", "supervising_leader", "committee", "leading_official"}
		before, office := map[string]live.State{}, marks("office")
		for _, who := range shielded {
			before[who] = marks(who)
		}
		r.do("lead", "POST", fmt.Sprint("/suggestions/", r.answered, "/feedback"), r.answered, `{"attitude":"satisfied","result":"dissatisfied","reasons":"没有时间表"}`)
		if marks("office") == office {
			c.Error("the office is not told")
		}
		for _, who := range shielded {
			if before[who].Item == "" || marks(who) != before[who] {
				c.Errorf("%s is told: %+v, then %+v", who, before[who], marks(who))
			}
		}
		r.do("office", "POST", fmt.Sprint("/suggestions/", r.answered, "/release-feedback"), r.answered, "{}")
		if marks("clerk").Item == before["clerk"].Item {
			c.Error("the unit is not told of released feedback")
		}
		if state := marks("other_deputy"); state.Item != "" {
			c.Errorf("a mark of what is not seen: %+v", state)
		}
	})
}

// A stream ends with the log-in, and with its server, at once.
func TestAStreamEndsWithTheLogInAndWithItsServer(t *testing.T) {
	c := newCity(t)
	s := start(t, c.app)
	token := logIn(t, c.app, "clerk", demoPassword)
	own, other := follow(t, s.url, token, 0), follow(t, s.url, c.tokens[1].token, 0)
	for _, one := range []*stream{own, other} {
		if _, ok := one.next(); !ok {
			t.Fatal("no first state")
		}
	}
	if got := send(c.app, "POST", "/api/v1/auth/logout", token, ""); got.Code >= 300 {
		t.Fatalf("log out: %d %s", got.Code, got.Body)
	}
	for ok := true; ok; {
		_, ok = own.next()
	}
	began := time.Now()
	if err := s.stop(); err != nil {
		t.Error(err)
	}
	if _, ok := other.next(); ok || time.Since(began) >= DrainTime {
		t.Errorf("the server waited %s for a stream", time.Since(began))
	}
}

// One person cannot hold any number of streams.
func TestTheStreamsOfOnePersonAreBounded(t *testing.T) {
	c := newCity(t)
	s := start(t, c.app)
	for range 12 {
		if _, ok := follow(t, s.url, c.tokens[0].token, 0).next(); !ok {
			t.Fatal("no first state")
		}
	}
	got := ask(t, "GET", s.url+"/api/v1/live", "Authorization", "Bearer "+c.tokens[0].token, "Accept", "text/event-stream")
	if got.status != http.StatusTooManyRequests {
		t.Errorf("%d %s", got.status, got.body)
	}
	if _, ok := follow(t, s.url, c.tokens[1].token, 0).next(); !ok {
		t.Error("somebody else is refused as well")
	}
}
