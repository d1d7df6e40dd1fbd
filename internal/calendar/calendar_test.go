package calendar

import "testing"

func nationalCalendar() *Calendar { return New(National(), NationalYears()) }

func TestWorkingDaysFollowTheTable(t *testing.T) {
	cal := nationalCalendar()
	for date, want := range map[string]bool{
		"2024-02-04": true,  // Sunday worked for 春节
		"2024-02-09": true,  // 除夕 of 2024 was no day off
		"2024-02-10": false, // 春节
		"2024-02-16": false, // a Friday off in exchange
		"2024-02-18": true,  // Sunday worked
		"2024-02-24": false, // a plain Saturday
		"2025-01-28": false, // 除夕 is statutory from 2025
		"2025-05-02": false, // statutory from 2025
		"2025-10-08": false, // the eighth day with 中秋
		"2026-01-04": true,  // Sunday worked for 元旦
		"2026-02-23": false, // the ninth day of 春节
		"2026-06-18": true,  // a plain Thursday before 端午
		"2026-09-20": true,  // Sunday worked for 国庆
	} {
		if got := cal.IsWorkingDay(day(date)); got != want {
			t.Errorf("%s working: %t, want %t", date, got, want)
		}
	}
}

func TestTheNextWorkingDayIsAfterTheDay(t *testing.T) {
	cal := nationalCalendar()
	for from, want := range map[string]string{
		"2024-09-30": "2024-10-08", "2024-10-01": "2024-10-08", "2024-10-11": "2024-10-12",
		"2024-10-12": "2024-10-14", "2025-12-31": "2026-01-04", "2026-03-02": "2026-03-03",
	} {
		if got := cal.NextWorkingDay(day(from)); got != day(want) {
			t.Errorf("after %s comes %s, want %s", from, got, want)
		}
	}
}

func TestTheLastEntryForADayStands(t *testing.T) {
	monday := day("2026-03-02")
	cal := New([]Day{{monday, Holiday, "本地节日"}, {monday, Workday, "本地节日"}}, nil)
	if !cal.IsWorkingDay(monday) || cal.WorkingDaysBetween(monday.AddDays(-1), monday) != 1 {
		t.Error("the earlier entry stood")
	}
	cal = New([]Day{{monday, Workday, "本地节日"}, {monday, Holiday, "本地节日"}}, nil)
	if cal.IsWorkingDay(monday) || cal.WorkingDaysBetween(monday.AddDays(-1), monday) != 0 {
		t.Error("the earlier entry stood")
	}
}

func TestWithoutATableThereAreOnlyWeekends(t *testing.T) {
	var none *Calendar
	if !none.IsWorkingDay(day("2024-10-01")) || none.IsWorkingDay(day("2024-09-29")) || none.Covered(2024) {
		t.Error("a calendar without a table must know weekends alone")
	}
	if n := none.WorkingDaysBetween(day("2024-09-29"), day("2024-10-13")); n != 10 {
		t.Errorf("two weeks have %d working days", n)
	}
}

func TestDaysLeftAreCountedFromTomorrow(t *testing.T) {
	cal := nationalCalendar()
	for _, c := range []struct {
		now, due string
		days, wd int
	}{
		{"2024-10-08", "2024-10-08", 0, 0},
		{"2024-09-30", "2024-10-08", 8, 1},
		{"2024-09-27", "2024-09-30", 3, 2},
		{"2024-10-07", "2024-10-08", 1, 1},
		{"2024-10-05", "2024-10-07", 2, 0},
		{"2024-10-12", "2024-10-08", -4, -4},
		{"2024-10-08", "2024-09-30", -8, -1},
		{"2025-12-30", "2026-01-05", 6, 3},
	} {
		days, wd := Left(day(c.now), day(c.due), cal)
		if days != c.days || wd != c.wd {
			t.Errorf("from %s to %s: %d days, %d working days, want %d, %d", c.now, c.due, days, wd, c.days, c.wd)
		}
	}
}
