package rules

import (
	"fmt"
	"slices"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"lianluo/internal/calendar"
)

// Calendar returns the congress's working days: the country's table, with the
// congress's own entries over it, at most a minute old. Years that the table
// lacks come from the product's own list, as far as that reaches.
func Calendar(tx *gorm.DB, congressID uint) (*calendar.Calendar, error) {
	k := key{tx.Dialector, congressID}
	if cal, ok := fresh[*calendar.Calendar](&calendars, k, calendarStaleness); ok {
		return cal, nil
	}
	t, err := read(tx, congressID)
	if err != nil {
		return nil, err
	}
	cal := t.calendar()
	calendars.Store(k, remembered[*calendar.Calendar]{cal, time.Now()})
	return cal, nil
}

// entries is the table that a congress counts with: the country's days and
// years, and its own over them.
type entries struct {
	national      []calendar.Day
	own           []CalendarDay
	nationalYears []int
	ownYears      []int
}

func read(q *gorm.DB, congressID uint) (entries, error) {
	t := entries{}
	scope := []uint{0, congressID}
	var years []CalendarYear
	var rows []CalendarDay
	err := q.Where("congress_id IN ?", scope).Order("year").Find(&years).Error
	if err == nil {
		err = q.Where("congress_id IN ?", scope).Order("congress_id, date").Find(&rows).Error
	}
	if err != nil {
		return t, fmt.Errorf("calendar: %w", err)
	}
	for _, y := range years {
		if y.CongressID == 0 {
			t.nationalYears = append(t.nationalYears, y.Year)
		} else {
			t.ownYears = append(t.ownYears, y.Year)
		}
	}
	for _, d := range calendar.National() {
		if !slices.Contains(t.nationalYears, d.Date.Year()) {
			t.national = append(t.national, d)
		}
	}
	for _, r := range rows {
		if r.CongressID == 0 {
			t.national = append(t.national, calendar.Day{Date: r.Date, Kind: r.Kind, Name: r.Name})
		} else {
			t.own = append(t.own, r)
		}
	}
	t.nationalYears = union(t.nationalYears, calendar.NationalYears())
	return t, nil
}

// years lists all for which the table is complete, ascending.
func (t entries) years() []int { return union(t.nationalYears, t.ownYears) }

// calendar counts with the table; of two entries for a day the congress's own
// stands.
func (t entries) calendar() *calendar.Calendar {
	days := slices.Clone(t.national)
	for _, r := range t.own {
		days = append(days, calendar.Day{Date: r.Date, Kind: r.Kind, Name: r.Name})
	}
	return calendar.New(days, t.years())
}

func union(a, b []int) []int {
	all := append(append([]int{}, a...), b...)
	slices.Sort(all)
	return slices.Compact(all)
}

// SeedCalendar stores those of the country's years that the product knows and
// the table lacks.
func SeedCalendar(tx *gorm.DB) error {
	var stored []int
	if err := tx.Model(&CalendarYear{}).Where("congress_id = 0").Pluck("year", &stored).Error; err != nil {
		return fmt.Errorf("seed the calendar: %w", err)
	}
	var years []CalendarYear
	for _, y := range calendar.NationalYears() {
		if !slices.Contains(stored, y) {
			years = append(years, CalendarYear{Year: y})
		}
	}
	if len(years) == 0 {
		return nil
	}
	var days []CalendarDay
	for _, d := range calendar.National() {
		if !slices.Contains(stored, d.Date.Year()) {
			days = append(days, CalendarDay{Date: d.Date, Kind: d.Kind, Name: d.Name})
		}
	}
	once := clause.OnConflict{DoNothing: true} // another replica may be first
	err := tx.Clauses(once).Create(&years).Error
	if err == nil {
		err = tx.Clauses(once).CreateInBatches(&days, 200).Error
	}
	if err != nil {
		return fmt.Errorf("seed the calendar: %w", err)
	}
	return nil
}
