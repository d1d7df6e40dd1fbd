package account

import (
	"sync"
	"time"
)

// Failed log-ins that one address may make at once, the time after which one
// more is allowed, and how many names of strangers are kept in memory. A whole department may sit behind one address, and a
// log-in that succeeds costs nothing.
const (
	burst       = 20
	refillEvery = 15 * time.Second
	maxBuckets  = 10_000
)

// strangers counts wrong log-ins under names that have no account, and locks
// them as accounts are locked: otherwise a lock would tell which names exist.
type strangers struct {
	mu    sync.Mutex
	names map[string]stranger
}

type stranger struct {
	failures int
	until    *time.Time
}

func newStrangers() *strangers { return &strangers{names: map[string]stranger{}} }

// lockedUntil is nil while the name may be tried.
func (x *strangers) lockedUntil(name string) *time.Time {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.names[name].until
}

// fail counts one more failure and gives the end of the lock, if it locks.
func (x *strangers) fail(name string, now time.Time) *time.Time {
	x.mu.Lock()
	defer x.mu.Unlock()
	if len(x.names) >= maxBuckets {
		clear(x.names)
	}
	n := x.names[name]
	n.failures, n.until = n.failures+1, nil
	if n.failures >= MaxFailures {
		until := now.Add(LockedFor)
		n = stranger{until: &until}
	}
	x.names[name] = n
	return n.until
}
