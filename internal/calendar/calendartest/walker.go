// Package calendartest counts terms for tests, one day at a time and apart from
// the code under test: with the standard library's dates and a reading of the
// law of its own.
package calendartest

import (
	"slices"
	"time"
)

// Walker counts with a table of listed days.
type Walker struct {
	Listed  map[string]string // date → "holiday" or "workday"
	Names   map[string]string // date → festival
	Covered map[int]bool      // years for which the table is complete
	Unsure  []int             // uncovered years that it had to ask about
}

// New makes a walker without a table.
func New() *Walker {
	return &Walker{Listed: map[string]string{}, Names: map[string]string{}, Covered: map[int]bool{}}
}

// Works says whether the day is worked.
func (w *Walker) Works(t time.Time) bool {
	if !w.Covered[t.Year()] && !slices.Contains(w.Unsure, t.Year()) {
		w.Unsure = append(w.Unsure, t.Year())
	}
	switch w.Listed[t.Format(time.DateOnly)] {
	case "holiday":
		return false
	case "workday":
		return true
	}
	wd := t.Weekday()
	return wd != time.Saturday && wd != time.Sunday
}

// Tomorrow is the day after, for midnights in UTC.
func Tomorrow(t time.Time) time.Time { return t.Add(24 * time.Hour) }

// Due walks from the day of the fact, a midnight in UTC, to the last day of n
// working days (wd), days (d) or months (m); roll ends on a working day.
func (w *Walker) Due(fact time.Time, unit string, n int, roll bool) time.Time {
	t := fact
	switch unit {
	case "wd":
		for n > 0 {
			if t = Tomorrow(t); w.Works(t) {
				n--
			}
		}
		return t
	case "d":
		for range n {
			t = Tomorrow(t)
		}
	case "m":
		for n > 0 {
			t = Tomorrow(t)
			monthEnds := Tomorrow(t).Day() == 1
			if t.Day() == fact.Day() || monthEnds && t.Day() < fact.Day() {
				n--
			}
		}
	}
	for roll && !w.Works(t) {
		t = Tomorrow(t)
	}
	return t
}
