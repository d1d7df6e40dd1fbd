package calendar

import (
	"slices"
	"sort"
	"time"
)

// Kind says what a listed day is.
type Kind string

const (
	// Holiday is a day off of a public holiday (法定节假日 and the days joined to it).
	Holiday Kind = "holiday"
	// Workday is a Saturday or Sunday that is worked in exchange (调休).
	Workday Kind = "workday"
)

// Day is one entry of the holiday table. Name is the festival in Chinese, of a
// Workday too: the festival for which it is worked.
type Day struct {
	Date Date   `json:"date"`
	Kind Kind   `json:"kind"`
	Name string `json:"name"`
}

// Calendar knows the working days. It never changes, so it may be shared.
// A nil *Calendar knows weekends only and covers no year.
type Calendar struct {
	days    map[Date]Day
	years   map[int]bool
	changes []change
}

// change is how many working days the table has added to or taken from plain
// weeks, up to and including at.
type change struct {
	at  Date
	sum int
}

// New builds a calendar from listed days and from the years for which the table
// is complete. Of several entries for a day the last one stands. Entries in a
// year that is not covered count as well, but that year stays provisional (暂定).
func New(days []Day, years []int) *Calendar {
	c := &Calendar{days: make(map[Date]Day, len(days)), years: make(map[int]bool, len(years))}
	for _, d := range days {
		c.days[d.Date] = d
	}
	for _, y := range years {
		c.years[y] = true
	}
	c.sumUp()
	return c
}

func (c *Calendar) sumUp() {
	for date, day := range c.days {
		switch worked := day.Kind == Workday; {
		case worked && weekend(date):
			c.changes = append(c.changes, change{date, 1})
		case !worked && !weekend(date):
			c.changes = append(c.changes, change{date, -1})
		}
	}
	slices.SortFunc(c.changes, func(a, b change) int { return a.at.Compare(b.at) })
	for i := 1; i < len(c.changes); i++ {
		c.changes[i].sum += c.changes[i-1].sum
	}
}

// Listed returns the table's entry for d, if it has one.
func (c *Calendar) Listed(d Date) (Day, bool) {
	if c == nil {
		return Day{}, false
	}
	day, ok := c.days[d]
	return day, ok
}

// Covered reports whether the table is complete for the year.
func (c *Calendar) Covered(year int) bool { return c != nil && c.years[year] }

// IsWorkingDay reports whether d is worked: what the table says, else Monday to Friday.
func (c *Calendar) IsWorkingDay(d Date) bool {
	if day, ok := c.Listed(d); ok {
		return day.Kind == Workday
	}
	return !weekend(d)
}

// NextWorkingDay returns the first working day after d.
func (c *Calendar) NextWorkingDay(d Date) Date {
	for d = d.AddDays(1); !c.IsWorkingDay(d); {
		d = d.AddDays(1)
	}
	return d
}

// WorkingDaysBetween counts the working days after a up to and including b; it
// is negative when b is earlier. Neither may be "no date".
func (c *Calendar) WorkingDaysBetween(a, b Date) int { return c.worked(b) - c.worked(a) }

// worked counts the working days up to and including d.
func (c *Calendar) worked(d Date) int {
	weeks, rest := int(d.n)/7, int(d.n)%7
	n := weeks*5 + min(rest, 5)
	if c == nil {
		return n
	}
	i := sort.Search(len(c.changes), func(i int) bool { return c.changes[i].at.After(d) })
	if i > 0 {
		n += c.changes[i-1].sum
	}
	return n
}

// Left returns the days and the working days from now to due, not counting
// today: both are 0 on the last day and negative when it is past.
func Left(now, due Date, cal *Calendar) (days, workingDays int) {
	return due.Sub(now), cal.WorkingDaysBetween(now, due)
}

func weekend(d Date) bool { return d.Weekday() == time.Saturday || d.Weekday() == time.Sunday }
