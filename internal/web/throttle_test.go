package web

import (
	"testing"
	"time"
)

func TestNobodyPassesWhoCannotPayForAWholeAttempt(t *testing.T) {
	start := time.Date(2026, 3, 2, 4, 0, 0, 0, time.UTC)
	for _, r := range []struct {
		refill, after, wait time.Duration
	}{
		{500 * time.Millisecond, 200 * time.Millisecond, time.Second}, {500 * time.Millisecond, 499 * time.Millisecond, time.Second},
		{500 * time.Millisecond, 500 * time.Millisecond, 0}, {15 * time.Second, 0, 15 * time.Second}, {15 * time.Second, 900 * time.Millisecond, 15 * time.Second},
		{15 * time.Second, time.Second, 14 * time.Second}, {15 * time.Second, 14700 * time.Millisecond, time.Second}, {15 * time.Second, 15 * time.Second, 0},
	} {
		x := NewThrottle(1, r.refill)
		if wait := x.Take("a", start); wait != 0 {
			t.Fatalf("the first attempt waits %v", wait)
		}
		if wait := x.Take("a", start.Add(r.after)); wait != r.wait {
			t.Errorf("%v after, one each %v: waits %v, want %v", r.after, r.refill, wait, r.wait)
		}
		if wait := x.Take("b", start.Add(r.after)); wait != 0 {
			t.Errorf("another key waits %v", wait)
		}
	}
}
