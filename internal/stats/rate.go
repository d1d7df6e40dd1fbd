package stats

import (
	"slices"
	"strconv"
	"strings"
)

// Digits is how many decimals every percentage of the product has.
const Digits = 2

// Percent gives part of whole in percent with so many decimals, rounded half up
// from the integers themselves, never from a rounded figure; "" when there is
// nothing to divide by. Percentages that do not add up to 100 stay as they are.
func Percent(part, whole int64, digits int) string {
	if whole <= 0 {
		return ""
	}
	scale := int64(1)
	for range digits {
		scale *= 10
	}
	rounded := (2*100*scale*part + whole) / (2 * whole)
	text := strconv.FormatInt(rounded/scale, 10)
	if digits == 0 {
		return text
	}
	rest := strconv.FormatInt(rounded%scale, 10)
	return text + "." + strings.Repeat("0", digits-len(rest)) + rest
}

// Median gives the median of days from how often each number occurs; nil of
// none. Between two numbers in the middle it is half-way.
func Median(often map[int]int64) *float64 {
	days, total := []int{}, int64(0)
	for d, n := range often {
		days, total = append(days, d), total+n
	}
	if total == 0 {
		return nil
	}
	slices.Sort(days)
	at := func(place int64) int {
		for _, d := range days {
			if place -= often[d]; place < 0 {
				return d
			}
		}
		return days[len(days)-1]
	}
	median := float64(at((total-1)/2)+at(total/2)) / 2
	return &median
}
