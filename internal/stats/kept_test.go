package stats

import (
	"errors"
	"fmt"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"lianluo/internal/access"
)

func TestAReportIsKeptForAMoment(t *testing.T) {
	var k kept
	at := time.Date(2026, 11, 29, 8, 0, 0, 0, time.UTC)
	key := keptKey{congress: 1, question: Question{By: "unit"}}
	k.put(key, Report{AsOf: at, By: "unit"})
	for _, c := range []struct {
		name string
		key  keptKey
		at   time.Time
		want bool
	}{
		{"at once", key, at, true},
		{"just before it is too old", key, at.Add(keptFor - 1), true},
		{"too old", key, at.Add(keptFor), false},
		{"on a server whose clock was set back", key, at.Add(-1), false},
		{"of another congress", keptKey{congress: 2, question: key.question}, at, false},
		{"of another role", keptKey{congress: 1, role: access.Head, question: key.question}, at, false},
		{"by something else", keptKey{congress: 1, question: Question{By: "year"}}, at, false},
		{"of one session", keptKey{congress: 1, question: Question{By: "unit", Filter: Filter{Session: "1"}}}, at, false},
	} {
		if got, found := k.get(c.key, c.at); found != c.want || found && !got.AsOf.Equal(at) {
			t.Errorf("%s: %t, %v", c.name, found, got.AsOf)
		}
	}
}

func TestSoManyReportsAreKept(t *testing.T) {
	var k kept
	at := time.Date(2026, 11, 29, 8, 0, 0, 0, time.UTC)
	for n := range 5 * keptMost {
		key := keptKey{congress: uint(n), question: Question{By: fmt.Sprint(n)}}
		k.put(key, Report{AsOf: at.Add(time.Duration(n) * time.Second)})
		if _, found := k.get(key, at.Add(time.Duration(n)*time.Second)); !found || len(k.reports) > keptMost {
			t.Fatalf("after %d: found %t, %d kept", n, found, len(k.reports))
		}
	}
}

// Of eight who ask for the same at once one counts, and the others are told
// what it found; so few that they are not kept are counted by each.
func TestOneCountsForAllWhoAskAtOnce(t *testing.T) {
	at := time.Date(2026, 11, 29, 8, 0, 0, 0, time.UTC)
	broken := errors.New("broken")
	for _, c := range []struct {
		name   string
		items  int64
		err    error
		counts int64
	}{{"very many", keptFrom, nil, 1}, {"few", keptFrom - 1, nil, 8}, {"a failure", 0, broken, 8}} {
		synctest.Test(t, func(t *testing.T) {
			var k kept
			var counts atomic.Int64
			begin, answers := make(chan struct{}), make(chan Report, 8)
			count := func() (Report, error) {
				counts.Add(1)
				<-begin
				return Report{AsOf: at, Total: Line{Rates: []Rate{{Code: Items, Numerator: c.items}}}}, c.err
			}
			for range 8 {
				go func() {
					report, err := k.report(keptKey{congress: 1}, at, count)
					if !errors.Is(err, c.err) {
						t.Errorf("%s: %v", c.name, err)
					}
					answers <- report
				}()
			}
			synctest.Wait()
			if n := counts.Load(); n != 1 {
				t.Errorf("%s: %d count at once", c.name, n)
			}
			close(begin)
			for range 8 {
				if report := <-answers; report.Total.Rate(Items).Numerator != c.items {
					t.Errorf("%s: told %d", c.name, report.Total.Rate(Items).Numerator)
				}
			}
			if n := counts.Load(); n != c.counts {
				t.Errorf("%s: counted %d times, want %d", c.name, n, c.counts)
			}
		})
	}
}
