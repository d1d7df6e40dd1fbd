package org_test

import (
	"context"
	"errors"
	"testing"

	"lianluo/internal/calendar"
	"lianluo/internal/org"
	"lianluo/internal/org/orgtest"
)

func TestTheDayDecidesTermAndSession(t *testing.T) {
	each(t, func(w *orgtest.World) {
		q := w.DB.Read(context.Background())
		day := calendar.MustParse
		if _, _, err := org.CurrentSession(q, w.Here.ID, day("2026-03-10")); !errors.Is(err, org.ErrNoSession) {
			w.T.Errorf("without a session: %v", err)
		}
		if _, err := org.CurrentTerm(q, w.Here.ID, day("2026-03-10")); !errors.Is(err, org.ErrNoTerm) {
			w.T.Errorf("without a term: %v", err)
		}
		for i, opens := range []string{"2024-01-05", "2029-01-05"} {
			term := org.Term{CongressID: w.Here.ID, Number: 8 + i, Name: "届", StartsOn: day(opens)}
			w.Create(&term)
			for n := range 2 {
				w.Create(&org.Session{
					CongressID: w.Here.ID, TermID: term.ID, Number: n + 1, Name: opens,
					OpensOn: day(opens).AddMonths(12 * n), ClosesOn: day(opens).AddMonths(12 * n).AddDays(3),
				})
			}
		}
		for date, want := range map[string]struct {
			term, session int
			opens         string
			inSession     bool
		}{
			"2023-06-01": {8, 1, "2024-01-05", false},
			"2024-01-05": {8, 1, "2024-01-05", true},
			"2024-01-08": {8, 1, "2024-01-05", true},
			"2024-01-09": {8, 1, "2024-01-05", false},
			"2025-01-06": {8, 2, "2025-01-05", true},
			"2028-12-31": {8, 2, "2025-01-05", false},
			"2029-01-05": {9, 1, "2029-01-05", true},
		} {
			term, err := org.CurrentTerm(q, w.Here.ID, day(date))
			if err != nil {
				w.T.Fatal(err)
			}
			session, in, err := org.CurrentSession(q, w.Here.ID, day(date))
			if err != nil {
				w.T.Fatal(err)
			}
			if term.Number != want.term || session.Number != want.session || session.OpensOn != day(want.opens) || in != want.inSession {
				w.T.Errorf("%s: term %d, session %d of %s, in session %v", date, term.Number, session.Number, session.OpensOn, in)
			}
		}
	})
}
