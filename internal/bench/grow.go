package bench

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
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
	var slower []string
	for i, e := range b.grown() {
		half, most := func(t tally) float64 { return t.p50 }, func(t tally) float64 { return t.p99 }
		ratio, aim := median(after[i], most)/median(before[i], most), " (no aim)"
		if i < len(b.reads()) {
			if aim = ""; b.Limit > 0 && ratio > b.Limit {
				slower = append(slower, fmt.Sprintf("%s: %.2f", e.name, ratio))
			}
		}
		b.print("| %s | %s | %s | %s | %s | **%.2f**%s |", e.name, column(before[i], half, "%.1f"), column(before[i], most, "%.1f"),
			column(after[i], half, "%.1f"), column(after[i], most, "%.1f"), ratio, aim)
	}
	if len(slower) > 0 {
		return fmt.Errorf("the p99 is more than %g times what it was: %s", b.Limit, strings.Join(slower, ", "))
	}
	return nil
}

// grown is what is measured before and after: what has an aim, then the rest.
func (b *bench) grown() []endpoint { return append(b.reads(), heavy()...) }

// extent says how many items the measured congress has, and how large all is.
func (b *bench) extent(ctx context.Context) (own int64, size string, err error) {
	err = b.pool.QueryRow(ctx, "SELECT (SELECT count(*) FROM suggestions WHERE congress_id = 1), pg_size_pretty(pg_database_size(current_database()))").Scan(&own, &size)
	return own, size, err
}

// rounds reads each endpoint in turn, so many times.
func (b *bench) rounds(ctx context.Context) ([][]tally, error) {
	out := make([][]tally, len(b.grown()))
	for range b.Rounds {
		for i, e := range b.grown() {
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
	b.clock.anew.Store(e.anew)
	defer b.clock.anew.Store(false)
	ask := call{method: http.MethodGet, url: b.real + e.path, token: token}
	answer, err := fetch(ctx, http.DefaultClient, ask)
	if err != nil {
		return tally{}, err
	}
	if !e.dated {
		ask.want = answer
	}
	end := time.Now().Add(b.Reading)
	return b.load(ctx, func(int64) (call, bool) { return ask, time.Now().Before(end) })
}
