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
	entries, years, err := table(tx, congressID)
	if err != nil {
		return nil, fmt.Errorf("calendar: %w", err)
	}
	days := make([]calendar.Day, len(entries))
	for i, e := range entries {
		days[i] = e.Day
	}
	cal := calendar.New(days, years)
	calendars.Store(k, remembered[*calendar.Calendar]{cal, time.Now()})
	return cal, nil
}

type tableDay struct {
	calendar.Day
	local bool
}

// table puts together what Calendar counts with; of two entries for a day the
// later one stands.
func table(tx *gorm.DB, congressID uint) ([]tableDay, []int, error) {
	scope := []uint{0, congressID}
	var years []int
	if err := tx.Model(&CalendarYear{}).Where("congress_id IN ?", scope).Distinct().Pluck("year", &years).Error; err != nil {
		return nil, nil, err
	}
	var rows []CalendarDay
	if err := tx.Where("congress_id IN ?", scope).Order("congress_id, date").Find(&rows).Error; err != nil {
		return nil, nil, err
	}
	var days []tableDay
	for _, d := range calendar.National() {
		if !slices.Contains(years, d.Date.Year()) {
			days = append(days, tableDay{Day: d})
		}
	}
	for _, r := range rows {
		day := calendar.Day{Date: r.Date, Kind: r.Kind, Name: r.Name}
		days = append(days, tableDay{Day: day, local: r.CongressID != 0})
	}
	years = append(years, calendar.NationalYears()...)
	slices.Sort(years)
	return days, slices.Compact(years), nil
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
