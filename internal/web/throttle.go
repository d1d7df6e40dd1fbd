package web

import (
	"sync"
	"time"
)

const maxBuckets = 10_000

// Throttle is a token bucket for each key, such as an API token: so many
// requests at once (Burst), one more after each Refill. It lives in memory, on
// each server by itself: it is for haste. The package throttle counts over all servers.
type Throttle struct {
	Burst  float64
	Refill time.Duration

	mu      sync.Mutex
	buckets map[string]bucket
}

type bucket struct {
	tokens float64
	at     time.Time
}

// NewThrottle makes a throttle with full buckets.
func NewThrottle(burst int, refill time.Duration) *Throttle {
	return &Throttle{Burst: float64(burst), Refill: refill, buckets: map[string]bucket{}}
}

// Take pays for one attempt; when the bucket is empty it says how long to wait.
func (t *Throttle) Take(key string, now time.Time) (wait time.Duration) {
	t.mu.Lock()
	defer t.mu.Unlock()
	b := t.filled(key, now)
	if wait := t.missing(b); wait > 0 {
		return wait
	}
	b.tokens--
	t.buckets[key] = b
	t.sweep(now)
	return 0
}

// GiveBack returns what an attempt that succeeded had paid.
func (t *Throttle) GiveBack(key string, now time.Time) {
	t.mu.Lock()
	defer t.mu.Unlock()
	b := t.filled(key, now)
	b.tokens = min(b.tokens+1, t.Burst)
	t.buckets[key] = b
}

// missing is how long a bucket fills until it can pay, in whole seconds: less
// than one is one, so that nobody passes who cannot pay.
func (t *Throttle) missing(b bucket) time.Duration {
	if b.tokens >= 1 {
		return 0
	}
	wait := time.Duration((1 - b.tokens) * float64(t.Refill))
	return (wait + time.Second - 1).Truncate(time.Second)
}

func (t *Throttle) filled(key string, now time.Time) bucket {
	b, ok := t.buckets[key]
	if !ok {
		return bucket{tokens: t.Burst, at: now}
	}
	if gone := now.Sub(b.at); gone > 0 {
		b.tokens = min(b.tokens+float64(gone)/float64(t.Refill), t.Burst)
		b.at = now
	}
	return b
}

func (t *Throttle) sweep(now time.Time) {
	if len(t.buckets) <= maxBuckets {
		return
	}
	for key := range t.buckets {
		if t.filled(key, now).tokens >= t.Burst {
			delete(t.buckets, key)
		}
	}
	if len(t.buckets) > maxBuckets { // an attack under very many keys: start afresh
		t.buckets = map[string]bucket{}
	}
}
