// Package jobs does periodic work once over all replicas: who holds a row of
// the table leases may do the work, everybody else waits for it to run out.
package jobs

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"lianluo/internal/database"
)

// Term is how long a lease is held before somebody else may take it: the
// longest time that work stands still after a crash.
const Term = time.Minute

// margin is by how much the clocks of two replicas may differ: work ends this
// long before its lease does.
const margin = 10 * time.Second

// Periodic is work to be done every so often by one replica at a time. Run
// must end when its context does, and doing it twice must do no harm.
type Periodic struct {
	Name  string
	Every time.Duration
	Run   func(ctx context.Context, now time.Time) error
}

// Lease says who may do the work called Name, until when.
type Lease struct {
	Name   string `gorm:"primaryKey"`
	Holder string
	Until  time.Time
}

// Tables lists the rows of this package, for the test of the schema.
func Tables() []any { return []any{&Lease{}} }

// Runner does the periodic work of one process.
type Runner struct {
	db     *database.DB
	log    *slog.Logger
	now    func() time.Time
	holder string
	work   []Periodic
}

// New makes a runner; now gives UTC instants.
func New(db *database.DB, log *slog.Logger, now func() time.Time, work ...Periodic) *Runner {
	var id [8]byte
	_, _ = rand.Read(id[:])
	return &Runner{db: db, log: log, now: now, holder: hex.EncodeToString(id[:]), work: work}
}

// Run does the work until ctx ends, then waits for what is under way and gives
// its leases back.
func (r *Runner) Run(ctx context.Context) {
	var running sync.WaitGroup
	for _, work := range r.work {
		running.Go(func() { r.repeat(ctx, work) })
	}
	running.Wait()
	if err := r.release(context.WithoutCancel(ctx)); err != nil {
		r.log.Error("leases not given back; they run out by themselves", "err", err)
	}
}

func (r *Runner) repeat(ctx context.Context, work Periodic) {
	tick := time.NewTicker(min(work.Every, Term/2))
	defer tick.Stop()
	for {
		if _, err := r.Do(ctx, work); err != nil && ctx.Err() == nil {
			r.log.Error("periodic work failed; it will be tried again", "work", work.Name, "err", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// Do runs the work if it is due and nobody else holds its lease, and says
// whether it ran. One runner must not call it twice at once for the same work.
func (r *Runner) Do(ctx context.Context, work Periodic) (bool, error) {
	now := r.now()
	until, err := r.take(ctx, work, now)
	if err != nil || until.IsZero() {
		return false, err
	}
	limited, cancel := context.WithTimeout(ctx, until.Sub(now)-margin)
	defer cancel()
	if err := safely(limited, work, now); err != nil {
		return true, err
	}
	if work.Every > Term {
		return true, r.keep(ctx, work, now.Add(work.Every))
	}
	return true, nil
}

func safely(ctx context.Context, work Periodic, now time.Time) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("panic: %v", cause)
		}
	}()
	return work.Run(ctx, now)
}

// take returns until when the lease is held, or zero when it is not to be had.
// Frequent work keeps a lease and renews it at half its term, so that an idle
// server writes little; rare work has a lease that lasts until it is due again.
func (r *Runner) take(ctx context.Context, work Periodic, now time.Time) (time.Time, error) {
	held, err := database.One[Lease](r.db.Read(ctx).Where("name = ?", work.Name))
	if err != nil && !errors.Is(err, database.ErrNotFound) {
		return time.Time{}, fmt.Errorf("look at lease %s: %w", work.Name, err)
	}
	mine := err == nil && held.Holder == r.holder && work.Every <= Term
	switch left := held.left(err, now); {
	case mine && left > Term/2:
		return held.Until, nil
	case !mine && left > 0:
		return time.Time{}, nil
	}
	until := now.Add(Term)
	taken, err := r.claim(ctx, Lease{Name: work.Name, Holder: r.holder, Until: until}, mine, now)
	if err != nil {
		return time.Time{}, fmt.Errorf("take lease %s: %w", work.Name, err)
	}
	if !taken {
		return time.Time{}, nil
	}
	return until, nil
}

func (l *Lease) left(missing error, now time.Time) time.Duration {
	if missing != nil {
		return 0
	}
	return l.Until.Sub(now)
}

// claim decides in the database: of several claims at once one changes a row.
func (r *Runner) claim(ctx context.Context, want Lease, mine bool, now time.Time) (bool, error) {
	taken := false
	err := r.db.Write(ctx, func(tx *gorm.DB) error {
		free := tx.Model(&Lease{}).Where("name = ?", want.Name)
		if mine {
			free = free.Where("holder = ? OR until <= ?", r.holder, now)
		} else {
			free = free.Where("until <= ?", now)
		}
		changed := free.Updates(map[string]any{"holder": want.Holder, "until": want.Until})
		if changed.Error != nil || changed.RowsAffected == 1 {
			taken = changed.RowsAffected == 1
			return changed.Error
		}
		made := tx.Clauses(clause.OnConflict{DoNothing: true}).Create(&want)
		taken = made.RowsAffected == 1
		return made.Error
	})
	return taken && err == nil, err
}

// keep holds the lease until the work is due again, unless it was lost.
func (r *Runner) keep(ctx context.Context, work Periodic, until time.Time) error {
	return r.db.Write(ctx, func(tx *gorm.DB) error {
		return tx.Model(&Lease{}).Where("name = ? AND holder = ?", work.Name, r.holder).
			Update("until", until).Error
	})
}

// release lets another process take over frequent work at once; rare work
// stays undue.
func (r *Runner) release(ctx context.Context) error {
	var names []string
	for _, work := range r.work {
		if work.Every <= Term {
			names = append(names, work.Name)
		}
	}
	return r.db.Write(ctx, func(tx *gorm.DB) error {
		return tx.Where("name IN ? AND holder = ?", names, r.holder).Delete(&Lease{}).Error
	})
}
