package calendar

import (
	"testing"
	"time"

	"github.com/6tail/lunar-go/HolidayUtil"
	"github.com/google/go-cmp/cmp"
)

// published names what the notices say where the source of the table departs
// from them; "" is a day without an entry.
var published = map[string]string{
	"2003-04-26": "", "2003-04-27": "", "2003-05-06": "", "2003-05-07": "",
	"2012-05-02": "", "2012-10-08": "",
	"2013-04-07": "workday 清明节", "2013-10-12": "workday 国庆节",
}

func source(date string) string {
	if s, ok := published[date]; ok {
		return s
	}
	h := HolidayUtil.GetHoliday(date)
	if h == nil {
		return ""
	}
	name := map[string]string{"元旦节": "元旦", "国庆中秋": "国庆节、中秋节"}[h.GetName()]
	if name == "" {
		name = h.GetName()
	}
	if h.IsWork() {
		return "workday " + name
	}
	return "holiday " + name
}

func TestTheTableSaysWhatItsSourceSays(t *testing.T) {
	got, want := map[string]string{}, map[string]string{}
	for _, d := range National() {
		got[d.Date.String()] = string(d.Kind) + " " + d.Name
	}
	for d := day("2002-01-01"); d.Before(day("2030-01-01")); d = d.AddDays(1) {
		if s := source(d.String()); s != "" {
			want[d.String()] = s
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("national.csv (-source +table):\n%s", diff)
	}
}

func TestTheTableIsInOrderAndSwapsOnlyWeekends(t *testing.T) {
	var before Date
	for _, d := range National() {
		if !before.Before(d.Date) {
			t.Errorf("%s comes after %s", d.Date, before)
		}
		before = d.Date
		rest := d.Date.Weekday() == time.Saturday || d.Date.Weekday() == time.Sunday
		if d.Name == "" || d.Kind != Holiday && (d.Kind != Workday || !rest) {
			t.Errorf("bad entry %+v on a %s", d, d.Date.Weekday())
		}
	}
}

func TestTheTableCoversTheYearsWithoutAGap(t *testing.T) {
	cal, n := nationalCalendar(), 0
	for year := 2002; year <= 2026; year++ {
		if !cal.Covered(year) {
			t.Errorf("%d is missing", year)
		}
		n++
	}
	if cal.Covered(2001) || cal.Covered(2027) || len(NationalYears()) != n {
		t.Errorf("covers %v", NationalYears())
	}
}

// The days off of the State Council's notices, weekends included, with the
// weekend days worked in exchange.
func TestTheTableSaysWhatTheNoticesSay(t *testing.T) {
	for _, c := range []struct {
		name, from, to string
		worked         []string
	}{
		{"元旦", "2024-01-01", "2024-01-01", nil},
		{"春节", "2024-02-10", "2024-02-17", []string{"2024-02-04", "2024-02-18"}},
		{"清明节", "2024-04-04", "2024-04-06", []string{"2024-04-07"}},
		{"劳动节", "2024-05-01", "2024-05-05", []string{"2024-04-28", "2024-05-11"}},
		{"中秋节", "2024-09-15", "2024-09-17", []string{"2024-09-14"}},
		{"国庆节", "2024-10-01", "2024-10-07", []string{"2024-09-29", "2024-10-12"}},
		{"春节", "2025-01-28", "2025-02-04", []string{"2025-01-26", "2025-02-08"}},
		{"劳动节", "2025-05-01", "2025-05-05", []string{"2025-04-27"}},
		{"端午节", "2025-05-31", "2025-06-02", nil},
		{"国庆节、中秋节", "2025-10-01", "2025-10-08", []string{"2025-09-28", "2025-10-11"}},
		{"元旦", "2026-01-01", "2026-01-03", []string{"2026-01-04"}},
		{"春节", "2026-02-15", "2026-02-23", []string{"2026-02-14", "2026-02-28"}},
		{"中秋节", "2026-09-25", "2026-09-27", nil},
		{"国庆节", "2026-10-01", "2026-10-07", []string{"2026-09-20", "2026-10-10"}},
	} {
		cal := nationalCalendar()
		for d := day(c.from); !d.After(day(c.to)); d = d.AddDays(1) {
			if got, _ := cal.Listed(d); got != (Day{d, Holiday, c.name}) {
				t.Errorf("%s is %+v, want a day off for %s", d, got, c.name)
			}
		}
		for _, w := range c.worked {
			if got, _ := cal.Listed(day(w)); got != (Day{day(w), Workday, c.name}) {
				t.Errorf("%s is %+v, want worked for %s", w, got, c.name)
			}
		}
	}
}

func TestTheTableCannotBeChangedByItsReader(t *testing.T) {
	mine := National()
	mine[0].Name = "改"
	if National()[0].Name == "改" {
		t.Error("a reader changed the table")
	}
}
