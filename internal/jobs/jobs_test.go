package jobs

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
)

var start = time.Date(2026, 3, 2, 1, 0, 0, 0, time.UTC)

// clock is moved by the test.
type clock struct{ at atomic.Int64 }

func newClock() *clock {
	c := &clock{}
	c.at.Store(start.UnixNano())
	return c
}

func (c *clock) now() time.Time          { return time.Unix(0, c.at.Load()).UTC() }
func (c *clock) advance(d time.Duration) { c.at.Add(int64(d)) }

func runner(db *database.DB, c *clock) *Runner { return New(db, slog.New(slog.DiscardHandler), c.now) }

func counting(every time.Duration) (Periodic, *int) {
	runs := new(int)
	return Periodic{Name: "count", Every: every, Run: func(context.Context, time.Time) error { *runs++; return nil }}, runs
}

func do(t *testing.T, r *Runner, work Periodic) bool {
	t.Helper()
	ran, err := r.Do(context.Background(), work)
	if err != nil {
		t.Fatal(err)
	}
	return ran
}

func TestOnlyOneRunnerWorksAtATime(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		c := newClock()
		var inside, most, runs atomic.Int64
		work := Periodic{Name: "shared", Every: time.Second, Run: func(context.Context, time.Time) error {
			most.Store(max(most.Load(), inside.Add(1)))
			runs.Add(1)
			inside.Add(-1)
			return nil
		}}
		var workers [2]int64
		var all sync.WaitGroup
		for i := range workers {
			all.Go(func() {
				r := runner(db, c)
				for range 50 {
					ran, err := r.Do(context.Background(), work)
					if err != nil {
						t.Error(err)
					}
					if ran {
						workers[i]++
					}
				}
			})
		}
		all.Wait()
		if most.Load() != 1 || runs.Load() != 50 || workers[0] != 0 && workers[1] != 0 {
			t.Errorf("at most %d at once, %d runs, shared %v; want 1, 50 and all by one", most.Load(), runs.Load(), workers)
		}
	})
}

func TestAnotherRunnerTakesOverAfterACrash(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		c := newClock()
		crashed, other := runner(db, c), runner(db, c)
		work, runs := counting(time.Second)
		if !do(t, crashed, work) || do(t, other, work) {
			t.Fatal("the first runner must hold the lease")
		}
		c.advance(Term - time.Millisecond)
		if do(t, other, work) {
			t.Error("taken before the lease ran out")
		}
		c.advance(time.Millisecond)
		if !do(t, other, work) {
			t.Error("not taken over after the lease ran out")
		}
		if do(t, crashed, work) {
			t.Error("a runner that comes back must not work beside its successor")
		}
		if *runs != 2 {
			t.Errorf("%d runs, want 2", *runs)
		}
	})
}

func TestALeaseIsRenewedAtHalfItsTerm(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		c := newClock()
		holder, other := runner(db, c), runner(db, c)
		work, runs := counting(time.Second)
		for range 10 {
			if !do(t, holder, work) || do(t, other, work) {
				t.Fatalf("at %v the lease left its holder", c.now().Sub(start))
			}
			c.advance(Term / 3)
		}
		if *runs != 10 {
			t.Errorf("%d runs, want 10", *runs)
		}
	})
}

func TestRareWorkIsDoneOncePerPeriodWhoeverAsks(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		c := newClock()
		work, runs := counting(24 * time.Hour)
		for range 48 {
			do(t, runner(db, c), work) // each time a process that has just been started
			c.advance(time.Hour)
		}
		if *runs != 2 {
			t.Errorf("%d runs in 48 hours, want 2", *runs)
		}
	})
}

func TestFailedRareWorkIsTriedAgainSoon(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		c := newClock()
		broken := errors.New("no room left")
		work := Periodic{Name: "sweep", Every: 24 * time.Hour, Run: func(context.Context, time.Time) error { return broken }}
		r := runner(db, c)
		if _, err := r.Do(context.Background(), work); !errors.Is(err, broken) {
			t.Fatalf("got %v", err)
		}
		c.advance(Term)
		work, runs := counting(24 * time.Hour)
		work.Name = "sweep"
		if !do(t, runner(db, c), work) || *runs != 1 {
			t.Error("not tried again after the lease ran out")
		}
	})
}

func TestWorkEndsBeforeItsLease(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		c := newClock()
		began := time.Now()
		var limit time.Time
		work := Periodic{Name: "long", Every: time.Hour, Run: func(ctx context.Context, _ time.Time) error {
			limit, _ = ctx.Deadline()
			return nil
		}}
		do(t, runner(db, c), work)
		if limit.Before(began) || limit.After(time.Now().Add(Term-margin)) {
			t.Errorf("limit %v after the start, want at most %v", limit.Sub(began), Term-margin)
		}
	})
}

func TestAPanicIsAFailureOfThatWorkOnly(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		work := Periodic{Name: "broken", Every: time.Second, Run: func(context.Context, time.Time) error { panic("nil map") }}
		if ran, err := runner(db, newClock()).Do(context.Background(), work); !ran || err == nil {
			t.Errorf("ran %v, err %v", ran, err)
		}
	})
}

func TestAStoppedRunnerGivesItsLeaseBack(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		c := newClock()
		ctx, stop := context.WithCancel(context.Background())
		work := Periodic{Name: "once", Every: time.Second, Run: func(context.Context, time.Time) error { stop(); return nil }}
		New(db, slog.New(slog.DiscardHandler), c.now, work).Run(ctx)
		again, runs := counting(time.Second)
		again.Name = "once"
		if !do(t, runner(db, c), again) || *runs != 1 {
			t.Error("the lease was not given back")
		}
	})
}
