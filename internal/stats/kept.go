package stats

import (
	"sync"
	"time"

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
	congress uint
	role     access.Role
	question Question
}

// kept holds reports of this server. Its zero value is empty.
type kept struct {
	mu      sync.Mutex
	reports map[keptKey]Report
}

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
