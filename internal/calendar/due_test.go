package calendar

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestDueDates(t *testing.T) {
	cal := nationalCalendar()
	for _, c := range []struct{ from, term, rolled, plain string }{
		// 春节
		{"2024-02-08", "1wd", "2024-02-09", "2024-02-09"},
		{"2024-02-08", "2wd", "2024-02-18", "2024-02-18"},
		{"2024-02-08", "3wd", "2024-02-19", "2024-02-19"},
		{"2024-02-12", "1wd", "2024-02-18", "2024-02-18"},
		{"2024-01-26", "15d", "2024-02-18", "2024-02-10"},
		{"2025-01-24", "7wd", "2025-02-10", "2025-02-10"},
		{"2025-12-31", "1m", "2026-02-02", "2026-01-31"},
		{"2026-02-13", "1wd", "2026-02-14", "2026-02-14"},
		{"2026-02-13", "2wd", "2026-02-24", "2026-02-24"},
		{"2026-02-05", "15d", "2026-02-24", "2026-02-20"},
		// 国庆
		{"2024-09-27", "1wd", "2024-09-29", "2024-09-29"},
		{"2024-09-27", "3wd", "2024-10-08", "2024-10-08"},
		{"2024-09-27", "7wd", "2024-10-12", "2024-10-12"},
		{"2024-09-14", "15d", "2024-09-29", "2024-09-29"},
		{"2024-09-20", "15d", "2024-10-08", "2024-10-05"},
		{"2024-07-01", "3m", "2024-10-08", "2024-10-01"},
		{"2025-09-26", "4wd", "2025-10-09", "2025-10-09"},
		{"2025-09-26", "6wd", "2025-10-11", "2025-10-11"},
		{"2026-09-18", "1wd", "2026-09-20", "2026-09-20"},
		{"2026-07-07", "3m", "2026-10-08", "2026-10-07"},
		{"2026-07-10", "3m", "2026-10-10", "2026-10-10"},
		// plain weekends and days
		{"2026-03-02", "5wd", "2026-03-09", "2026-03-09"},
		{"2026-03-06", "15d", "2026-03-23", "2026-03-21"},
		{"2026-03-08", "15d", "2026-03-23", "2026-03-23"},
		// month ends and leap years
		{"2023-11-30", "3m", "2024-02-29", "2024-02-29"},
		{"2024-11-30", "3m", "2025-02-28", "2025-02-28"},
		{"2025-11-30", "3m", "2026-02-28", "2026-02-28"},
		{"2024-02-29", "12m", "2025-02-28", "2025-02-28"},
		{"2024-08-31", "6m", "2025-02-28", "2025-02-28"},
		{"2026-03-31", "3m", "2026-06-30", "2026-06-30"},
		// year ends
		{"2025-12-31", "1wd", "2026-01-04", "2026-01-04"},
		{"2024-12-31", "1wd", "2025-01-02", "2025-01-02"},
		{"2024-10-01", "3m", "2025-01-02", "2025-01-01"},
		{"2026-12-30", "3wd", "2027-01-04", "2027-01-04"},
		{"2026-10-02", "3m", "2027-01-04", "2027-01-02"},
	} {
		for roll, want := range map[bool]string{true: c.rolled, false: c.plain} {
			got, e := Due(day(c.from), MustParseTerm(c.term), roll, cal)
			if got != day(want) || e.Due != got {
				t.Errorf("%s + %s (roll %t) = %s, want %s", c.from, c.term, roll, got, want)
			}
		}
	}
}

func TestAYearWithoutATableIsProvisional(t *testing.T) {
	cal := nationalCalendar()
	for _, c := range []struct {
		from, term string
		roll       bool
		want       []int
	}{
		{"2026-12-25", "3wd", true, nil},
		{"2026-12-30", "3wd", true, []int{2027}},
		{"2026-09-30", "3m", true, nil},
		{"2026-10-30", "3m", true, []int{2027}},
		{"2026-10-30", "3m", false, nil}, // no holiday can move it
		{"2026-11-30", "300wd", true, []int{2027, 2028}},
	} {
		_, e := Due(day(c.from), MustParseTerm(c.term), c.roll, cal)
		if !cmp.Equal(e.Provisional, c.want) || e.IsProvisional() != (c.want != nil) {
			t.Errorf("%s + %s (roll %t): provisional %v, want %v", c.from, c.term, c.roll, e.Provisional, c.want)
		}
	}
}

func TestRollingIntoAYearWithoutATableIsProvisional(t *testing.T) {
	sunday := day("2028-12-31")
	due, e := Due(sunday.AddDays(-15), MustParseTerm("15d"), true, New(nil, []int{2028}))
	if due != day("2029-01-01") || !cmp.Equal(e.Provisional, []int{2029}) {
		t.Errorf("due %s, provisional %v", due, e.Provisional)
	}
}

func TestADateCanChangeWhenTheTableComes(t *testing.T) {
	from, term := day("2026-12-30"), MustParseTerm("3wd")
	days := append(National(), Day{day("2027-01-01"), Holiday, "元旦"})
	due, e := Due(from, term, true, New(days, append(NationalYears(), 2027)))
	if due != day("2027-01-05") || e.IsProvisional() {
		t.Errorf("due %s, provisional %v", due, e.Provisional)
	}
	due, e = Due(from, term, true, New(days, NationalYears()))
	if due != day("2027-01-05") || !e.IsProvisional() {
		t.Errorf("with half a table: due %s, provisional %v", due, e.Provisional)
	}
}

func TestAnExplanationIsStoredAsData(t *testing.T) {
	_, e := Due(day("2024-09-27"), MustParseTerm("3wd"), true, nationalCalendar())
	got, err := json.Marshal(e)
	if err != nil {
		t.Fatal(err)
	}
	want := strings.ReplaceAll(`{"from":"2024-09-27","term":"3wd","due":"2024-10-08","steps":[
{"rule":"counted_from","from":"2024-09-27","to":"2024-09-27"},
{"rule":"first_day","from":"2024-09-28","to":"2024-09-28"},
{"rule":"skipped_weekend","from":"2024-09-28","to":"2024-09-28","days":1},
{"rule":"counted_swapped_workday","from":"2024-09-29","to":"2024-09-29","name":"国庆节","days":1,"count":1},
{"rule":"counted_working_days","from":"2024-09-30","to":"2024-09-30","days":1,"count":2},
{"rule":"skipped_holiday","from":"2024-10-01","to":"2024-10-07","name":"国庆节","days":7},
{"rule":"counted_working_days","from":"2024-10-08","to":"2024-10-08","days":1,"count":3}]}`, "\n", "")
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Error(diff)
	}
}

func TestAnExplanationReadsWellInBothLanguages(t *testing.T) {
	days := append(National(), Day{day("2027-02-28"), Holiday, "本地节日"})
	_, e := Due(day("2026-11-30"), MustParseTerm("3m"), true, New(days, NationalYears()))
	for _, c := range []struct{ got, want []string }{
		{e.Chinese(), []string{
			"2026年11月30日为起算事实发生之日，当日不计入",
			"自次日2026年12月1日起计算，期限3个月",
			"2026年12月1日至2027年2月28日，满3个月",
			"当月没有30日，以月末2027年2月28日为期限最后一日",
			"期限最后一日2027年2月28日在本地节日假期内",
			"顺延至其后第一个工作日2027年3月1日",
			"到期日：2027年3月1日",
			"暂定：2027年的节假日安排尚未录入完整，其中未录入的日子按周六、周日休息计算，录入后重新计算",
		}},
		{e.English(), []string{
			"30 November 2026 is the day of the fact and is not counted",
			"Counting starts on the next day, 1 December 2026; the term is 3 month(s)",
			"1 December 2026 to 28 February 2027: 3 month(s) complete",
			"That month has no day 30; the last day is the month's end, 28 February 2027",
			"The last day, 28 February 2027, lies in the holiday of 本地节日",
			"Moved to the next working day, 1 March 2027",
			"Due date: 1 March 2027",
			"Provisional: the holiday table for 2027 is not complete; days missing from it are reckoned from weekends, and the date is computed again when the table is completed",
		}},
	} {
		if diff := cmp.Diff(c.want, c.got); diff != "" {
			t.Error(diff)
		}
	}
}

func TestWithoutADueDateThereAreNoWords(t *testing.T) {
	if got := (Explanation{}).Chinese(); got != nil {
		t.Errorf("said %v", got)
	}
}

func TestEveryNationalFestivalHasAnEnglishName(t *testing.T) {
	for _, d := range National() {
		if english.name(d.Name) == d.Name {
			t.Errorf("%s has no English name", d.Name)
		}
	}
}
