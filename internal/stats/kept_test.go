package stats

import (
	"fmt"
	"testing"
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
