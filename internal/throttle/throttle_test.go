package throttle_test

import (
	"context"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
	"lianluo/internal/throttle"
)

var start = time.Date(2026, 3, 2, 4, 0, 0, 0, time.UTC)

func take(t *testing.T, x *throttle.Throttle, key string, after time.Duration) time.Duration {
	t.Helper()
	wait, err := x.Take(context.Background(), key, start.Add(after))
	if err != nil {
		t.Fatal(err)
	}
	return wait
}

func TestNobodyPassesWhoCannotPayForAWholeAttempt(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		for _, r := range []struct {
			name                string
			refill, after, wait time.Duration
		}{
			{"a", 500 * time.Millisecond, 200 * time.Millisecond, time.Second}, {"b", 500 * time.Millisecond, 499 * time.Millisecond, time.Second},
			{"c", 500 * time.Millisecond, 500 * time.Millisecond, 0}, {"d", 15 * time.Second, 0, 15 * time.Second},
			{"e", 15 * time.Second, 900 * time.Millisecond, 15 * time.Second}, {"f", 15 * time.Second, time.Second, 14 * time.Second},
			{"g", 15 * time.Second, 14700 * time.Millisecond, time.Second}, {"h", 15 * time.Second, 15 * time.Second, 0},
		} {
			x := &throttle.Throttle{DB: db, Name: r.name, Burst: 1, Refill: r.refill}
			if wait := take(t, x, "key", 0); wait != 0 {
				t.Fatalf("%s: the first attempt waits %v", r.name, wait)
			}
			if wait := take(t, x, "key", r.after); wait != r.wait {
				t.Errorf("%v after, one each %v: waits %v, want %v", r.after, r.refill, wait, r.wait)
			}
			if wait := take(t, x, "another", r.after); wait != 0 {
				t.Errorf("another key waits %v", wait)
			}
		}
	})
}

func TestWhatIsGivenBackMayBeTakenAgainAndNoMore(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		x := &throttle.Throttle{DB: db, Name: "x", Burst: 3, Refill: time.Minute}
		for range 3 {
			take(t, x, "key", 0)
		}
		if err := x.GiveBack(t.Context(), "key"); err != nil {
			t.Fatal(err)
		}
		if first, second := take(t, x, "key", 0), take(t, x, "key", 0); first != 0 || second != time.Minute {
			t.Errorf("waits %v and %v", first, second)
		}
		for range 5 { // long after, the bucket holds no more than it can
			if err := x.GiveBack(t.Context(), "key"); err != nil {
				t.Fatal(err)
			}
		}
		for range 3 {
			take(t, x, "key", time.Hour)
		}
		if wait := take(t, x, "key", time.Hour); wait != time.Minute {
			t.Errorf("after an hour of rest a fourth attempt waits %v", wait)
		}
	})
}

// Each server has a throttle of its own; the database is what they share.
func TestServersCountTogether(t *testing.T) {
	databasetest.EachNamed(t, func(t *testing.T, db *database.DB, dsn string) {
		other, err := database.Open(dsn)
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = other.Close() }()
		var passed atomic.Int64
		var all sync.WaitGroup
		for n := range 30 {
			all.Go(func() {
				x := &throttle.Throttle{DB: []*database.DB{db, other}[n%2], Name: "x", Burst: 7, Refill: time.Minute}
				if take(t, x, "key", 0) == 0 {
					passed.Add(1)
				}
			})
		}
		all.Wait()
		if passed.Load() != 7 {
			t.Errorf("%d of 30 attempts passed, not 7", passed.Load())
		}
		if err := throttle.Forget(t.Context(), db, start.Add(7*time.Minute)); err != nil {
			t.Fatal(err)
		}
		var left int64
		if err := db.Read(t.Context()).Model(&throttle.Bucket{}).Count(&left).Error; err != nil || left != 1 {
			t.Errorf("%d buckets left of one that is full at that very instant, %v", left, err)
		}
		if err := throttle.Forget(t.Context(), db, start.Add(8*time.Minute)); err != nil {
			t.Fatal(err)
		}
		if err := db.Read(t.Context()).Model(&throttle.Bucket{}).Count(&left).Error; err != nil || left != 0 {
			t.Errorf("%d buckets left, %v", left, err)
		}
	})
}
