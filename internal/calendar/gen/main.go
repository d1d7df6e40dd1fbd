// Command gen writes the table of national holidays from the data of
// github.com/6tail/lunar-go, corrected where it departs from the notices of the
// State Council, and refuses to write a table that does not add up.
package main

import (
	"fmt"
	"log"
	"os"
	"strings"
	"time"

	"github.com/6tail/lunar-go/HolidayUtil"
)

// The data begins in the last days of 2001, so that 2002 is its first complete
// year; it ends with 2026.
const firstYear, lastYear = 2002, 2026

type entry struct{ kind, name string }

// corrections hold what the data has wrong; an empty kind removes an entry.
var corrections = map[string]entry{
	// 2003: the long May holiday was called off on 21 April 2003 (非典): off on 1–5 May, no weekend worked.
	"2003-04-26": {}, "2003-04-27": {}, "2003-05-06": {}, "2003-05-07": {},
	// 2013: two worked weekend days of the notice of 10 December 2012 are missing
	// (https://www.gov.cn/zhengce/zhengceku/2012-12/10/content_1353.htm).
	"2013-04-07": {"workday", "清明节"}, "2013-10-12": {"workday", "国庆节"},
	// 2012: a Wednesday and a Monday are listed as swapped; they are worked like any other.
	"2012-05-02": {}, "2012-10-08": {},
}

// names that differ from those in the notices.
var names = map[string]string{"元旦节": "元旦", "国庆中秋": "国庆节、中秋节"}

// extra days off beyond the statutory ones: the anniversary of 3 September 2015,
// and the longer Spring Festival of 2020 (Friday 31 January and Saturday 1 February, no longer worked).
var extra = map[int]int{2015: 1, 2020: 2}

func main() {
	log.SetFlags(0)
	if len(os.Args) != 2 {
		log.Fatal("usage: gen FILE")
	}
	table, err := csv()
	if err == nil {
		err = os.WriteFile(os.Args[1], []byte(table), 0o644)
	}
	if err != nil {
		log.Fatal(err)
	}
}

func csv() (string, error) {
	var out strings.Builder
	out.WriteString("date,kind,name\n")
	balance := map[int]int{}
	end := time.Date(lastYear+1, 1, 1, 0, 0, 0, 0, time.UTC)
	for t := time.Date(firstYear, 1, 1, 0, 0, 0, 0, time.UTC); t.Before(end); t = t.AddDate(0, 0, 1) {
		e, ok := lookUp(t.Format(time.DateOnly))
		if !ok {
			continue
		}
		n, err := weigh(t, e)
		if err != nil {
			return "", err
		}
		balance[noticeYear(t, e.name)] += n
		fmt.Fprintf(&out, "%s,%s,%s\n", t.Format(time.DateOnly), e.kind, e.name)
	}
	return out.String(), check(balance)
}

func lookUp(date string) (entry, bool) {
	if e, ok := corrections[date]; ok {
		return e, e.kind != ""
	}
	h := HolidayUtil.GetHoliday(date)
	if h == nil {
		return entry{}, false
	}
	e := entry{"holiday", h.GetName()}
	if h.IsWork() {
		e.kind = "workday"
	}
	if name, ok := names[e.name]; ok {
		e.name = name
	}
	return e, true
}

// weigh returns by how many days off the entry changes a plain week.
func weigh(t time.Time, e entry) (int, error) {
	weekend := t.Weekday() == time.Saturday || t.Weekday() == time.Sunday
	switch {
	case e.kind == "workday" && !weekend:
		return 0, fmt.Errorf("%s is swapped but is a %s", t.Format(time.DateOnly), t.Weekday())
	case e.kind == "workday":
		return -1, nil
	case weekend:
		return 0, nil
	}
	return 1, nil
}

// noticeYear is the year whose notice an entry comes from: the New Year's
// holiday reaches back into December.
func noticeYear(t time.Time, name string) int {
	if name == "元旦" && t.Month() == time.December {
		return t.Year() + 1
	}
	return t.Year()
}

// check holds each year to 全国年节及纪念日放假办法: a statutory day that falls on a
// weekend is made up for and every other day off is worked, so that the weekdays
// off exceed the weekend days worked by exactly the number of statutory days.
func check(balance map[int]int) error {
	for year := firstYear; year <= lastYear; year++ {
		want := statutory(year) + extra[year]
		if year == firstYear {
			want += 2 // its New Year was made up for on 29 and 30 December 2001
		}
		if balance[year] != want {
			return fmt.Errorf("%d has %d days off net of swaps, want %d", year, balance[year], want)
		}
	}
	return nil
}

func statutory(year int) int {
	switch {
	case year < 2008:
		return 10
	case year < 2025:
		return 11
	}
	return 13
}
