package bench

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"runtime/pprof"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gin-gonic/gin"
)

// call is one request with the answer that it must get.
type call struct {
	method, url, token, body string
	want                     []byte
}

// tally is what one side did in one round.
type tally struct {
	perSecond, p50, p99 float64
}

type endpoint struct {
	name, login, path string
	anew              bool // each answer is counted anew, though it may be kept
	dated             bool // no two answers are the same: they say when they were made
}

func (b *bench) reads() []endpoint {
	closed := b.made.items[len(b.made.items)-1]
	return []endpoint{
		{name: "to-do (20)", login: "bench-clerk2", path: "/api/v1/tasks?size=20"},
		{name: "filtered list (20)", login: "bench-office", path: "/api/v1/suggestions?phase=in_handling&sort=due&size=20"},
		{name: "search (20)", login: "bench-office", path: "/api/v1/suggestions?size=20&q=" + url.QueryEscape("停车场")},
		{name: "similar", login: "bench-office", path: "/api/v1/suggestions/alike?title=" + url.QueryEscape("关于新建城区停车场的建议")},
		{name: "statistics, one year", login: "bench-office", path: "/api/v1/stats?by=unit&session_id=1"},
		{name: "statistics, all years", login: "bench-office", path: "/api/v1/stats?by=year"},
		{name: "wall", login: "bench-office", path: "/api/v1/stats/board"},
		{name: "item page", login: "bench-office", path: fmt.Sprintf("/api/v1/suggestions/%d", int64(closed.suggestion)+stride)},
	}
}

// heavy is what takes all of a congress at once; it grows with its years, so
// that there is no aim for it.
func heavy() []endpoint {
	return []endpoint{
		{name: "first count of all years", login: "bench-office", path: "/api/v1/stats?by=year", anew: true},
		{name: "list behind a number (20)", login: "bench-office", path: "/api/v1/stats/items?figure=items&size=20"},
		{name: "Excel of all years", login: "bench-office", path: "/api/v1/stats/export?by=year", anew: true, dated: true},
		{name: "likely duplicates", login: "bench-office", path: "/api/v1/suggestions/duplicates"},
		{name: "report", login: "bench-office", path: "/api/v1/stats/paper?session_id=1", anew: true, dated: true},
	}
}

// clock is what the figures are told as the time. While all is counted anew it
// runs backwards, a millisecond with each look: nothing that is kept is of the
// past then.
type clock struct {
	anew  atomic.Bool
	looks atomic.Int64
}

func (c *clock) now() time.Time {
	now := time.Now().UTC()
	if !c.anew.Load() {
		return now
	}
	return now.Truncate(24 * time.Hour).Add(-time.Duration(c.looks.Add(1)) * time.Millisecond)
}

// read measures one endpoint that changes nothing.
func (b *bench) read(ctx context.Context, e endpoint) error {
	token, err := b.logIn(ctx, e.login)
	if err != nil {
		return err
	}
	ask := call{method: http.MethodGet, url: b.real + e.path, token: token}
	if ask.want, err = fetch(ctx, http.DefaultClient, ask); err != nil {
		return err
	}
	statements, err := b.recorder.during(func() error {
		_, err := fetch(ctx, http.DefaultClient, ask)
		return err
	})
	if err != nil {
		return err
	}
	path := "/read/" + strconv.Itoa(len(b.routes.Routes()))
	b.routes.GET(path, func(c *gin.Context) {
		if err := run(c.Request.Context(), b.pool, statements); err != nil {
			c.String(http.StatusInternalServerError, "%s", err)
			return
		}
		c.Data(http.StatusOK, "application/json; charset=utf-8", ask.want)
	})
	side := func(address string) func() (tally, error) {
		return func() (tally, error) {
			c := ask
			c.url = address
			end := time.Now().Add(b.Reading)
			return b.load(ctx, func(int64) (call, bool) { return c, time.Now().Before(end) })
		}
	}
	real := side(ask.url)
	if err := b.profiled(e.name, real); err != nil {
		return err
	}
	return b.compare(e.name, len(statements), fmt.Sprintf("%x", sha256.Sum256(ask.want))[:12], real, side(b.bare+path))
}

// profiled writes a CPU profile of one round, if profiles are asked for.
func (b *bench) profiled(name string, side func() (tally, error)) error {
	if b.Profile == "" {
		return nil
	}
	file, err := os.Create(filepath.Join(b.Profile, strings.ReplaceAll(name, " ", "-")+".prof"))
	if err != nil {
		return err
	}
	if err := pprof.StartCPUProfile(file); err != nil {
		return errors.Join(err, file.Close())
	}
	_, err = side()
	pprof.StopCPUProfile()
	return errors.Join(err, file.Close())
}

// compare lets both sides take turns and prints the line of the table.
func (b *bench) compare(name string, statements int, hash string, real, bare func() (tally, error)) error {
	var reals, bares []tally
	for round := range b.Rounds {
		sides := []func() error{
			func() error { return gather(real, &reals) },
			func() error { return gather(bare, &bares) },
		}
		if round%2 == 1 {
			slices.Reverse(sides)
		}
		for _, side := range sides {
			if err := side(); err != nil {
				return err
			}
		}
	}
	ratios := make([]float64, len(reals))
	for i := range reals {
		ratios[i] = reals[i].perSecond / bares[i].perSecond
	}
	rate, half, most := func(t tally) float64 { return t.perSecond }, func(t tally) float64 { return t.p50 }, func(t tally) float64 { return t.p99 }
	b.print("| %s | %d | %s | %s | %s | %s | %s | %s | %s |", name, statements,
		column(reals, rate, "%.0f"), column(reals, half, "%.1f"), column(reals, most, "%.1f"),
		column(bares, rate, "%.0f"), column(bares, half, "%.1f"), column(bares, most, "%.1f"), spread(ratios, "%.2f"))
	b.print("<!-- %s: every answer of both sides had the same bytes, sha256 %s -->", name, hash)
	return nil
}

func gather(side func() (tally, error), into *[]tally) error {
	t, err := side()
	*into = append(*into, t)
	return err
}

// column is what one measurement came to over all rounds.
func column(of []tally, pick func(tally) float64, format string) string {
	return spread(picked(of, pick), format)
}

func median(of []tally, pick func(tally) float64) float64 { return picked(of, pick)[len(of)/2] }

// picked is one measurement of all rounds, in ascending order.
func picked(of []tally, pick func(tally) float64) []float64 {
	values := make([]float64, len(of))
	for i, t := range of {
		values[i] = pick(t)
	}
	slices.Sort(values)
	return values
}

// spread is the median with the lowest and the highest value.
func spread(values []float64, format string) string {
	v := slices.Sorted(slices.Values(values))
	return fmt.Sprintf("**"+format+"** ("+format+"–"+format+")", v[len(v)/2], v[0], v[len(v)-1])
}

// load keeps as many requests under way as asked for until next says no more.
// Every answer must be the one that is wanted.
func (b *bench) load(ctx context.Context, next func(n int64) (call, bool)) (tally, error) {
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: b.Concurrency}}
	defer client.CloseIdleConnections()
	var count atomic.Int64
	times, faults := make([][]time.Duration, b.Concurrency), make([]error, b.Concurrency)
	var all sync.WaitGroup
	began := time.Now()
	for w := range b.Concurrency {
		all.Go(func() {
			for faults[w] == nil {
				c, more := next(count.Add(1) - 1)
				if !more {
					return
				}
				start := time.Now()
				_, faults[w] = fetch(ctx, client, c)
				times[w] = append(times[w], time.Since(start))
			}
		})
	}
	all.Wait()
	took := time.Since(began)
	if err := errors.Join(faults...); err != nil {
		return tally{}, err
	}
	sorted := slices.Sorted(slices.Values(slices.Concat(times...)))
	at := func(share float64) float64 {
		return float64(sorted[int(share*float64(len(sorted)-1))].Microseconds()) / 1000
	}
	return tally{perSecond: float64(len(sorted)) / took.Seconds(), p50: at(0.5), p99: at(0.99)}, nil
}

// instants are when figures were counted, which no two answers share.
var instants = regexp.MustCompile(`"as_of":"[^"]*",?`)

// fetch gives the answer without such instants.
func fetch(ctx context.Context, client *http.Client, c call) ([]byte, error) {
	request, err := http.NewRequestWithContext(ctx, c.method, c.url, bytes.NewReader([]byte(c.body)))
	if err != nil {
		return nil, err
	}
	request.Header.Set("Authorization", "Bearer "+c.token)
	request.Header.Set("Content-Type", "application/json")
	response, err := client.Do(request)
	if err != nil {
		return nil, err
	}
	body, err := io.ReadAll(response.Body)
	if err = errors.Join(err, response.Body.Close()); err != nil {
		return nil, err
	}
	if response.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s: %d %s", c.url, response.StatusCode, body)
	}
	body = instants.ReplaceAll(body, nil)
	if c.want != nil && !bytes.Equal(body, c.want) {
		return nil, fmt.Errorf("%s: other bytes than wanted:\n%s\n%s", c.url, body, c.want)
	}
	return body, nil
}

// logIn logs in as a person does and gives the access token.
func (b *bench) logIn(ctx context.Context, name string) (string, error) {
	body, err := json.Marshal(map[string]string{"login_name": name, "password": password})
	if err != nil {
		return "", err
	}
	answer, err := fetch(ctx, http.DefaultClient, call{method: http.MethodPost, url: b.real + "/api/v1/auth/login", body: string(body)})
	if err != nil {
		return "", err
	}
	var got struct {
		AccessToken string `json:"access_token"`
	}
	return got.AccessToken, json.Unmarshal(answer, &got)
}
