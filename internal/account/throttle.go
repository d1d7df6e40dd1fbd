package account

import (
	"sync"
	"time"
)

// Failed log-ins that one address may make at once, and the time after which
// one more is allowed. A whole department may sit behind one address, and a
// log-in that succeeds costs nothing.
const (
	burst       = 20
	refillEvery = 15 * time.Second
	maxBuckets  = 10_000
)

// throttle is a token bucket for each address, or each API token. It lives in memory: it slows
// down guessing, while the lock of an account is what stops it.
type throttle struct {
	burst   float64
	every   time.Duration // one more
	mu      sync.Mutex
	buckets map[string]bucket
}

type bucket struct {
	tokens float64
	at     time.Time
}

func newThrottle(burst float64, every time.Duration) *throttle {
	return &throttle{burst: burst, every: every, buckets: map[string]bucket{}}
}

// take pays for one attempt; when the bucket is empty it says how long to wait.
func (t *throttle) take(address string, now time.Time) (wait time.Duration) {
	t.mu.Lock()
	defer t.mu.Unlock()
	b := t.filled(address, now)
	if b.tokens < 1 {
		return time.Duration((1 - b.tokens) * float64(t.every))
	}
	b.tokens--
	t.buckets[address] = b
	t.sweep(now)
	return 0
}

// giveBack returns what a log-in that succeeded had paid.
func (t *throttle) giveBack(address string, now time.Time) {
	t.mu.Lock()
	defer t.mu.Unlock()
	b := t.filled(address, now)
	b.tokens = min(b.tokens+1, t.burst)
	t.buckets[address] = b
}

func (t *throttle) filled(address string, now time.Time) bucket {
	b, ok := t.buckets[address]
	if !ok {
		return bucket{tokens: t.burst, at: now}
	}
	if gone := now.Sub(b.at); gone > 0 {
		b.tokens = min(b.tokens+float64(gone)/float64(t.every), t.burst)
		b.at = now
	}
	return b
}

func (t *throttle) sweep(now time.Time) {
	if len(t.buckets) <= maxBuckets {
		return
	}
	for address := range t.buckets {
		if t.filled(address, now).tokens >= t.burst {
			delete(t.buckets, address)
		}
	}
	if len(t.buckets) > maxBuckets { // an attack from very many addresses: start afresh
		t.buckets = map[string]bucket{}
	}
}

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
