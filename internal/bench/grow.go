package bench

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"
)

// grow measures the reads of one congress with the latest of its years, fills
// the same database up with its years before them and with other congresses, and
// measures them again. What was suggested in years before the present one is
// closed.
func (b *bench) grow(ctx context.Context) (err error) {
	var end func() error
	if b.real, end, err = serve(b.app.Router); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, end()) }()
	few, _, err := b.extent(ctx)
	if err != nil {
		return err
	}
	before, err := b.rounds(ctx)
	if err != nil {
		return err
	}
	began := time.Now()
	if err := b.growth(ctx); err != nil {
		return fmt.Errorf("grow: %w", err)
	}
	own, size, err := b.extent(ctx)
	if err != nil {
		return err
	}
	b.print("%d suggestions of one congress (years: %d) beside %d of %d congresses, %d of them of that one, over %d years, %d a year; growing took %s; the database has %s",
		few, b.firstYears(), b.Growth, b.Congresses, own, b.Years, b.perYear(), time.Since(began).Round(time.Second), size)
	after, err := b.rounds(ctx)
	if err != nil {
		return err
	}
	b.print("%d requests at a time; medians of %d rounds, and the lowest and highest\n", b.Concurrency, b.Rounds)
	b.print("| endpoint | p50 ms before | p99 ms before | p50 ms grown | p99 ms grown | p99 grown ÷ before |")
	b.print("|---|---|---|---|---|---|")
	for i, e := range b.reads() {
		half, most := func(t tally) float64 { return t.p50 }, func(t tally) float64 { return t.p99 }
		b.print("| %s | %s | %s | %s | %s | **%.2f** |", e.name, column(before[i], half, "%.1f"), column(before[i], most, "%.1f"),
			column(after[i], half, "%.1f"), column(after[i], most, "%.1f"), median(after[i], most)/median(before[i], most))
	}
	return nil
}

// extent says how many items the measured congress has, and how large all is.
func (b *bench) extent(ctx context.Context) (own int64, size string, err error) {
	err = b.pool.QueryRow(ctx, "SELECT (SELECT count(*) FROM suggestions WHERE congress_id = 1), pg_size_pretty(pg_database_size(current_database()))").Scan(&own, &size)
	return own, size, err
}

// rounds reads each endpoint in turn, so many times.
func (b *bench) rounds(ctx context.Context) ([][]tally, error) {
	out := make([][]tally, len(b.reads()))
	for range b.Rounds {
		for i, e := range b.reads() {
			t, err := b.once(ctx, e)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", e.name, err)
			}
			out[i] = append(out[i], t)
		}
	}
	return out, nil
}

func (b *bench) once(ctx context.Context, e endpoint) (tally, error) {
	token, err := b.logIn(ctx, e.login)
	if err != nil {
		return tally{}, err
	}
	ask := call{method: http.MethodGet, url: b.real + e.path, token: token}
	if ask.want, err = fetch(ctx, http.DefaultClient, ask); err != nil {
		return tally{}, err
	}
	end := time.Now().Add(b.Reading)
	return b.load(ctx, func(int64) (call, bool) { return ask, time.Now().Before(end) })
}
