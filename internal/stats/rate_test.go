package stats_test

import (
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"lianluo/internal/stats"
)

func TestPercentagesAreRoundedHalfUpFromTheIntegers(t *testing.T) {
	for _, c := range []struct {
		part, whole int64
		digits      int
		want        string
	}{
		{0, 0, 2, ""}, {3, 0, 2, ""}, {0, 7, 2, "0.00"}, {7, 7, 2, "100.00"},
		{1, 3, 2, "33.33"}, {2, 3, 2, "66.67"}, {1, 8, 2, "12.50"}, {1, 8, 1, "12.5"}, {1, 8, 0, "13"},
		{1, 2000, 2, "0.05"}, {1, 20_000, 2, "0.01"}, {1, 20_001, 2, "0.00"}, {999, 1000, 0, "100"},
		{54, 93, 2, "58.06"}, {11, 81, 0, "14"}, {86, 93, 2, "92.47"}, {1, 6, 2, "16.67"}, {5, 1000, 2, "0.50"},
	} {
		if got := stats.Percent(c.part, c.whole, c.digits); got != c.want {
			t.Errorf("%d of %d to %d digits: %q, want %q", c.part, c.whole, c.digits, got, c.want)
		}
	}
}

// A percentage is never further from the truth than half of its last digit, and
// at exactly half it is above.
func TestAPercentageIsAsNearAsItsDigitsAllow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		whole := rapid.Int64Range(1, 2_000_000).Draw(t, "whole")
		part := rapid.Int64Range(0, whole).Draw(t, "part")
		hundredths, err := strconv.ParseInt(strings.Replace(stats.Percent(part, whole, 2), ".", "", 1), 10, 64)
		if err != nil {
			t.Fatal(err)
		}
		if far := 2 * (hundredths*whole - 10_000*part); far > whole || far <= -whole {
			t.Fatalf("%d of %d: %d hundredths", part, whole, hundredths)
		}
	})
}

func TestTheMedianIsTheMiddleOfTheDays(t *testing.T) {
	for _, c := range []struct {
		often map[int]int64
		want  float64
	}{
		{map[int]int64{7: 1}, 7}, {map[int]int64{3: 1, 10: 1}, 6.5}, {map[int]int64{3: 2, 10: 1}, 3},
		{map[int]int64{0: 1, 5: 1, 90: 1}, 5}, {map[int]int64{1: 2, 2: 1, 3: 1}, 1.5}, {map[int]int64{4: 100, 5: 100}, 4.5},
	} {
		if got := stats.Median(c.often); got == nil || *got != c.want {
			t.Errorf("%v: %v, want %v", c.often, got, c.want)
		}
	}
	if got := stats.Median(nil); got != nil {
		t.Errorf("of nothing: %v", *got)
	}
}
