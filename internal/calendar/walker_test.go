package calendar

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"lianluo/internal/calendar/calendartest"
)

type world struct {
	cal  *Calendar
	walk *calendartest.Walker
	from Date
	term Term
	roll bool
}

// draw makes a fact, a term and a calendar: the national one, or one of random
// runs of days off and worked days around the fact, some years of it covered.
func draw(t *rapid.T) world {
	w := world{from: dates().Draw(t, "from"), roll: rapid.Bool().Draw(t, "roll")}
	w.term.Unit = rapid.SampledFrom([]Unit{WorkingDays, Days, Months}).Draw(t, "unit")
	w.term.N = rapid.OneOf(rapid.IntRange(1, 15), rapid.IntRange(1, 100)).Draw(t, "n")
	days, years := National(), NationalYears()
	if rapid.Bool().Draw(t, "invented") {
		days, years = invented(t, w.from)
	} else {
		w.from = day("2001-06-01").AddDays(rapid.IntRange(0, 26*365).Draw(t, "since"))
	}
	w.cal = New(days, years)
	w.walk = calendartest.New()
	for _, d := range days {
		w.walk.Listed[d.Date.String()] = string(d.Kind)
		w.walk.Names[d.Date.String()] = d.Name
	}
	for _, y := range years {
		w.walk.Covered[y] = true
	}
	return w
}

func invented(t *rapid.T, around Date) (days []Day, years []int) {
	for range rapid.IntRange(0, 12).Draw(t, "runs") {
		start := around.AddDays(rapid.IntRange(-20, 200).Draw(t, "start"))
		kind := rapid.SampledFrom([]Kind{Holiday, Workday}).Draw(t, "kind")
		name := rapid.SampledFrom([]string{"春节", "国庆节", "本地节日"}).Draw(t, "name")
		for i := range rapid.IntRange(1, 10).Draw(t, "length") {
			days = append(days, Day{start.AddDays(i), kind, name})
		}
	}
	for y := around.Year(); y <= around.Year()+3; y++ {
		if rapid.Bool().Draw(t, "covered") {
			years = append(years, y)
		}
	}
	return days, years
}

func (w world) midnight() time.Time {
	t, err := time.Parse("2006-01-02", w.from.String())
	if err != nil {
		panic(err)
	}
	return t
}

func TestAWalkDayByDayGivesTheSameDate(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := draw(t)
		due, e := Due(w.from, w.term, w.roll, w.cal)
		want := w.walk.Due(w.midnight(), string(w.term.Unit), w.term.N, w.roll)
		if due.String() != want.Format("2006-01-02") {
			t.Fatalf("%s + %s (roll %t) = %s, want %s", w.from, w.term, w.roll, due, want)
		}
		if !cmp.Equal(e.Provisional, w.walk.Unsure, cmpopts.EquateEmpty()) {
			t.Fatalf("provisional %v, want %v", e.Provisional, w.walk.Unsure)
		}
	})
}

func TestTheStepsOfAnExplanationLeadToTheDueDate(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := draw(t)
		due, e := Due(w.from, w.term, w.roll, w.cal)
		at, counted := w.from, 0
		for i, s := range e.Steps {
			switch {
			case s.Rule == CountedFrom:
				must(t, i == 0 && s.From == w.from && s.To == s.From, "the fact comes first", s)
			case s.Rule == FirstDay:
				must(t, i == 1 && s.From == at.AddDays(1) && s.To == s.From, "the day after comes next", s)
			case s.Rule == RolledTo:
				must(t, s.From == at.AddDays(1) && i == len(e.Steps)-1, "rolls to the day after the last run", s)
				at = s.To
			case s.Days == 0:
				must(t, s.From == at && s.To == at, "a marker lies on the day reached", s)
				holiday := w.walk.Listed[at.String()] == "holiday"
				must(t, holiday || s.Rule != LastDayIsHoliday, "only a public holiday is called one", s)
				must(t, !holiday || s.Rule != LastDayIsWeekend, "a public holiday is called one", s)
			default:
				must(t, s.From == at.AddDays(1) && s.To.Sub(s.From)+1 == s.Days, "runs leave no gap", s)
				must(t, s.Rule != e.Steps[i-1].Rule || s.Name != e.Steps[i-1].Name, "runs are as long as they can be", s)
				at = s.To
				n := w.count(t, s)
				counted += n
				must(t, n == 0 && s.Count == 0 || n > 0 && s.Count == counted, "the count is kept", s)
			}
		}
		if at != due || counted != w.term.N {
			t.Fatalf("the steps lead to %s with %d counted, want %s with %s", at, counted, due, w.term)
		}
	})
}

// count says how much of the term a run stands for, after checking each of its
// days against the calendar that the walker reads.
func (w world) count(t *rapid.T, s Step) int {
	works := s.Rule == CountedWorkingDays || s.Rule == CountedSwappedWorkday
	skips := s.Rule == SkippedHoliday || s.Rule == SkippedWeekend
	for d := s.From; !d.After(s.To) && (works || skips); d = d.AddDays(1) {
		std, err := time.Parse("2006-01-02", d.String())
		if err != nil {
			t.Fatal(err)
		}
		kind := w.walk.Listed[d.String()]
		must(t, w.walk.Works(std) == works, "a counted day is worked, a skipped one is not", s)
		must(t, (s.Rule == SkippedHoliday) == (kind == "holiday") && (s.Name != "" || kind == "" || s.Rule == CountedWorkingDays), "a public holiday is named as one", s)
		must(t, s.Name == "" || s.Name == w.walk.Names[d.String()], "the festival is the one of each day", s)
		rest := std.Weekday() == time.Saturday || std.Weekday() == time.Sunday
		must(t, (s.Rule == CountedSwappedWorkday) == (kind == "workday" && rest), "a swapped day is named as one", s)
	}
	switch {
	case works:
		return s.Days
	case s.Rule == CountedDays:
		return s.Days
	case s.Rule == CountedMonths:
		return months(w.from, s.To)
	}
	return 0
}

func months(a, b Date) int { return (b.Year()-a.Year())*12 + int(b.Month()) - int(a.Month()) }

func must(t *rapid.T, ok bool, promise string, s Step) {
	if !ok {
		t.Fatalf("%s: %+v", promise, s)
	}
}

func TestAnExplanationSurvivesStorageAndSpeaks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := draw(t)
		_, e := Due(w.from, w.term, w.roll, w.cal)
		stored, err := json.Marshal(e)
		if err != nil {
			t.Fatal(err)
		}
		var back Explanation
		if err := json.Unmarshal(stored, &back); err != nil {
			t.Fatal(err)
		}
		for _, lines := range [][]string{e.Chinese(), e.English()} {
			if len(lines) < len(e.Steps)+1 || slices.Contains(lines, "") || strings.ContainsAny(strings.Join(lines, ""), "{}%") {
				t.Fatalf("unfinished words: %q", lines)
			}
		}
		if !slices.Equal(back.Chinese(), e.Chinese()) || !slices.Equal(back.English(), e.English()) {
			t.Fatal("the stored explanation says something else")
		}
		if again, err := json.Marshal(back); err != nil || string(again) != string(stored) {
			t.Fatalf("%s became %s, %v", stored, again, err)
		}
	})
}

func TestWorkingDaysAreCountedAsAWalkCountsThem(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := draw(t)
		n := rapid.IntRange(0, 800).Draw(t, "days")
		want, at := 0, w.midnight()
		for range n {
			if at = calendartest.Tomorrow(at); w.walk.Works(at) {
				want++
			}
		}
		to := w.from.AddDays(n)
		if got := w.cal.WorkingDaysBetween(w.from, to); got != want {
			t.Fatalf("%s to %s: %d working days, want %d", w.from, to, got, want)
		}
		days, left := Left(to, w.from, w.cal)
		if days != -n || left != -want {
			t.Fatalf("%d days and %d working days over, want %d and %d", -days, -left, n, want)
		}
	})
}
