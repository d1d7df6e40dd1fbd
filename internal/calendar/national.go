package calendar

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:generate go run ./gen national.csv

//go:embed national.csv
var nationalCSV string

// National returns the public holidays and swapped working days that the State
// Council has announced for NationalYears, by date. It seeds an editable table;
// the notice for a year appears near the end of the year before.
func National() []Day { return slices.Clone(national()) }

// NationalYears returns the years that National covers completely, ascending.
func NationalYears() []int {
	var years []int
	for _, d := range national() {
		years = append(years, d.Date.Year())
	}
	return slices.Compact(years)
}

var national = sync.OnceValue(func() []Day {
	lines := strings.Split(strings.TrimSpace(nationalCSV), "\n")[1:]
	days := make([]Day, len(lines))
	for i, line := range lines {
		f := strings.Split(line, ",")
		days[i] = Day{Date: MustParse(f[0]), Kind: Kind(f[1]), Name: f[2]}
	}
	return days
})
