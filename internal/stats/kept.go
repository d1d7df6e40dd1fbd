package stats

import (
	"fmt"
	"sync"
	"time"

	"golang.org/x/sync/singleflight"

	"lianluo/internal/access"
)

// Reports on at least keptFrom items are kept for keptFor: counting them takes
// a good part of a second, and nobody sees one item among so many. Fewer are
// counted anew each time.
const (
	keptFrom = 20_000
	keptFor  = 30 * time.Second
	keptMost = 200
)

// keptKey is what a report depends on: whose it is, and what was asked. What
// people of units are told depends on the person too, and is not kept.
type keptKey struct {
	congress  uint
	role      access.Role
	committee uint
	question  Question
}

// kept holds reports of this server. Its zero value is empty.
type kept struct {
	mu       sync.Mutex
	reports  map[keptKey]Report
	counting singleflight.Group
}

// report gives the report that is kept, or counts. Of several who ask for the
// same at once one counts and the others wait for it; where it turns out that
// so few need not be kept, each of them counts for himself after all, so that
// nobody misses what he has just done.
func (k *kept) report(key keptKey, now time.Time, count func() (Report, error)) (Report, error) {
	own := false
	done, err, _ := k.counting.Do(fmt.Sprintf("%+v", key), func() (any, error) {
		own = true
		if report, found := k.get(key, now); found {
			return report, nil
		}
		report, err := count()
		if err == nil && report.many() {
			k.put(key, report)
		}
		return report, err
	})
	report, _ := done.(Report)
	if own || err == nil && report.many() {
		return report, err
	}
	return count()
}

// many says whether the report is of so many items that it is kept.
func (r Report) many() bool { return r.Total.Rate(Items).Numerator >= keptFrom }

// get gives the report if it was counted less than keptFor ago.
func (k *kept) get(key keptKey, now time.Time) (Report, bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	report, found := k.reports[key]
	age := now.Sub(report.AsOf)
	return report, found && age >= 0 && age < keptFor
}

// put keeps the report; when there are many, what is too old goes, and all where
// nothing is.
func (k *kept) put(key keptKey, report Report) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if len(k.reports) >= keptMost {
		for other, old := range k.reports {
			if report.AsOf.Sub(old.AsOf) >= keptFor {
				delete(k.reports, other)
			}
		}
	}
	if k.reports == nil || len(k.reports) >= keptMost {
		k.reports = map[keptKey]Report{}
	}
	k.reports[key] = report
}
