package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"math/rand/v2"
	"net"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"lianluo/internal/audit"
	"lianluo/internal/database"
	"lianluo/internal/jobs"
)

// cutOff is how many requests must break off, of those that one of the servers has
// in hand when it is killed.
const cutOff = 4

// Two or three servers on one PostgreSQL, behind one address that deals requests
// out in turn, are one to whoever uses them: while they are killed one after the other,
// no write is lost or done twice, everybody stays logged in, open pages hear of
// what is done, and periodic work goes on.
func TestServersBehindOneAddress(t *testing.T) {
	t.Parallel()
	for _, n := range []int{2, 3} {
		t.Run(fmt.Sprint(n), func(t *testing.T) { behindOneAddress(t, n) })
	}
}

func behindOneAddress(t *testing.T, many int) {
	p := newProgram(t, "postgres")
	servers := make([]*program, many)
	for i := range servers {
		servers[i] = p.beside()
		servers[i].start()
	}
	w := &writers{program: p, tokens: map[string]string{}, stories: map[uint]story{}, unit: p.unitOf("clerk")}
	front := inFront(t, servers, &w.unanswered)
	p.address = strings.TrimPrefix(front.URL, "http://")
	p.started() // it is the front that writers wait for
	for _, login := range []string{"office", "clerk", "reviewer", "signer", "deputy", "db0002", "db0003"} {
		w.tokens[login] = p.logIn(login)
	}
	page, first := w.watch("clerk"), w.sealer()
	var working sync.WaitGroup
	for _, deputy := range []string{"deputy", "db0002", "db0003"} {
		working.Go(func() { w.write(deputy) })
	}
	for n := 0; n < kills || (w.heardOf() < kills || w.unanswered.Load() < cutOff) && n < 5*kills; n++ { // until it proves something
		one := servers[n%len(servers)]
		one.killAfter(time.Duration(1+n/kills) * time.Duration(50+rand.IntN(250)) * time.Millisecond)
		one.start()
		p.started()
	}
	w.enough.Store(true)
	done := p.tryAgain() // a connection to one that was killed may break off later
	working.Wait()
	done()
	page.expectToHearOf(func() { _ = w.tell("deputy") })
	w.expectTheSameEverywhere(servers, "clerk")
	w.expectAnotherSealer(first)
	for _, server := range servers {
		server.stop()
	}
	w.expectAll()
}

// tryAgain lets those who wait try again, again and again, until it is ended.
func (p *program) tryAgain() (end func()) {
	over, tick := make(chan struct{}), time.NewTicker(100*time.Millisecond)
	go func() {
		for {
			select {
			case <-over:
				tick.Stop()
				return
			case <-tick.C:
				p.started()
			}
		}
	}()
	return func() { close(over) }
}

// beside is another server on the same database and folder.
func (p *program) beside() *program {
	p.Helper()
	probe, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		p.Fatal(err)
	}
	other := &program{T: p.T, address: probe.Addr().String(), dsn: p.dsn, folder: p.folder}
	other.up = sync.NewCond(&other.mu)
	if err := probe.Close(); err != nil {
		p.Fatal(err)
	}
	for _, line := range p.environment {
		if strings.HasPrefix(line, "LIANLUO_ADDR=") {
			line = "LIANLUO_ADDR=" + other.address
		}
		other.environment = append(other.environment, line)
	}
	p.Cleanup(func() {
		if other.process != nil {
			_ = other.process.Process.Kill()
			_ = other.process.Wait()
		}
	})
	return other
}

// inFront is a reverse proxy. A server that does not take the connection is left
// out; a request that breaks off is counted and breaks off for the client too, which
// tries it again under its key, Go's own client without a word.
func inFront(t *testing.T, servers []*program, brokenOff *atomic.Int64) *httptest.Server {
	var turn atomic.Int64
	deal := roundTrip(func(r *http.Request) (*http.Response, error) {
		body, err := whole(r)
		if err != nil {
			return nil, err
		}
		for range servers {
			attempt := r.Clone(r.Context())
			attempt.URL.Host = servers[turn.Add(1)%int64(len(servers))].address
			attempt.Body = io.NopCloser(bytes.NewReader(body))
			var response *http.Response
			if response, err = http.DefaultTransport.RoundTrip(attempt); !errors.Is(err, syscall.ECONNREFUSED) {
				return response, err
			}
		}
		return nil, err
	})
	front := httptest.NewServer(&httputil.ReverseProxy{
		Rewrite:       func(r *httputil.ProxyRequest) { r.Out.URL.Scheme = "http" },
		Transport:     deal,
		FlushInterval: -1,
		ErrorLog:      log.New(io.Discard, "", 0),
		ErrorHandler: func(http.ResponseWriter, *http.Request, error) {
			brokenOff.Add(1)
			panic(http.ErrAbortHandler)
		},
	})
	t.Cleanup(front.Close)
	return front
}

// whole reads the body, so that another server can be asked.
func whole(r *http.Request) ([]byte, error) {
	if r.Body == nil {
		return nil, nil
	}
	return io.ReadAll(r.Body)
}

type roundTrip func(*http.Request) (*http.Response, error)

func (f roundTrip) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

// page is an open page that follows what others do, and opens its stream anew
// whenever that breaks off.
type page struct {
	*writers
	token   string
	told    chan string
	streams atomic.Int64
}

func (w *writers) watch(login string) *page {
	p := &page{writers: w, token: w.tokens[login], told: make(chan string, 1000)}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() {
		defer close(done)
		for ctx.Err() == nil {
			p.listen(ctx)
		}
	}()
	w.Cleanup(func() { cancel(); <-done })
	return p
}

func (p *page) listen(ctx context.Context) {
	request, err := http.NewRequestWithContext(ctx, "GET", "http://"+p.address+"/api/v1/live", nil)
	if err != nil {
		return
	}
	request.Header.Set("Accept", "text/event-stream")
	request.Header.Set("Authorization", "Bearer "+p.token)
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return
	}
	defer func() { _ = response.Body.Close() }()
	if response.StatusCode != http.StatusOK {
		return
	}
	p.streams.Add(1)
	for lines := bufio.NewScanner(response.Body); lines.Scan(); {
		if state, told := strings.CutPrefix(lines.Text(), "data: "); told {
			p.told <- state
		}
	}
}

// expectToHearOf fails unless the page, which had lost its stream with each
// server that held it, is told another state after what is done.
func (p *page) expectToHearOf(do func()) {
	p.Helper()
	if p.streams.Load() < 2 {
		p.Error("the page never lost its stream: nothing is proved")
	}
	last := ""
	for waiting := true; waiting; {
		select {
		case last = <-p.told:
		default:
			waiting = false
		}
	}
	if last == "" {
		last = <-p.told
	}
	do()
	for limit := time.After(time.Minute); ; {
		select {
		case state := <-p.told:
			if state != last {
				return
			}
		case <-limit:
			p.Fatal("an open page did not hear of what was done")
		}
	}
}

// expectTheSameEverywhere holds the servers against each other, each of which
// answers whom another one has let in.
func (w *writers) expectTheSameEverywhere(servers []*program, login string) {
	w.Helper()
	answers := map[string]int{}
	for _, server := range servers {
		for _, path := range []string{"/live", "/tasks?size=100", "/notices?size=100"} {
			var got any
			if _, err := server.send(request{method: "GET", path: path, token: w.tokens[login]}, &got); err != nil {
				w.Errorf("%s: %v", path, err)
			}
			answers[path+fmt.Sprint(got)]++
		}
	}
	if len(answers) != 3 {
		w.Errorf("the servers answer differently: %d answers to 3 questions", len(answers))
	}
}

// sealer is who chains the audit record, which is work of every second.
func (w *writers) sealer() string {
	w.Helper()
	db := w.open()
	lease, err := database.One[jobs.Lease](db.Read(w.Context()).Where("name = ?", "audit.seal"))
	if err := errors.Join(err, db.Close()); err != nil {
		w.Fatal(err)
	}
	return lease.Holder
}

// expectAnotherSealer waits until a server that was started since has taken the
// work over from the one that was killed in the middle of it, whose lease must run out
// first, and has done what was left lying.
func (w *writers) expectAnotherSealer(first string) {
	w.Helper()
	db := w.open()
	defer func() { _ = db.Close() }()
	tick := time.NewTicker(200 * time.Millisecond)
	defer tick.Stop()
	for limit := time.After(3 * jobs.Term); ; {
		var unsealed int64
		if err := db.Read(w.Context()).Model(&audit.Event{}).Where("seal_id IS NULL").Count(&unsealed).Error; err != nil {
			w.Fatal(err)
		}
		if unsealed == 0 && w.sealer() != first {
			return
		}
		select {
		case <-tick.C:
		case <-limit:
			w.Fatalf("%d lines of the record are not sealed, and %s, which was killed, still holds the work: %t", unsealed, first, w.sealer() == first)
		}
	}
}
