package calendar

import (
	"encoding/json"
	"errors"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func day(s string) Date { return MustParse(s) }

func TestADateIsReadStrictly(t *testing.T) {
	for _, s := range []string{
		"", " ", "2024-2-3", "2024-02-30", "2023-02-29", "2024/02/03", "20240203", "2024-02-03T00:00:00Z",
		"0001-01-01", "1899-12-31", "3000-01-01", "2024年2月3日", "\xff\xfe", "２０２４-０２-０３",
	} {
		if d, err := Parse(s); !errors.Is(err, ErrDate) {
			t.Errorf("Parse(%q) = %v, %v, want ErrDate", s, d, err)
		}
	}
	for _, s := range []string{"1900-01-01", "2024-02-29", "2999-12-31"} {
		if d, err := Parse(s); err != nil || d.String() != s {
			t.Errorf("Parse(%q) = %v, %v", s, d, err)
		}
	}
}

func TestMustParseRefusesWhatIsNoDate(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("MustParse accepted 2024-13-01")
		}
	}()
	MustParse("2024-13-01")
}

func TestADayBeginsAtMidnightInChina(t *testing.T) {
	for _, c := range []struct{ instant, want string }{
		{"2026-03-04T15:59:59Z", "2026-03-04"},
		{"2026-03-04T16:00:00Z", "2026-03-05"},
		{"2025-12-31T16:00:00Z", "2026-01-01"},
		{"2026-03-05T01:30:00+08:00", "2026-03-05"},
		{"2026-03-04T20:00:00-05:00", "2026-03-05"},
	} {
		at, err := time.Parse(time.RFC3339, c.instant)
		if err != nil {
			t.Fatal(err)
		}
		if got := On(at); got != day(c.want) {
			t.Errorf("On(%s) = %s, want %s", c.instant, got, c.want)
		}
	}
	if got := day("2026-03-05").Start().Format(time.RFC3339); got != "2026-03-04T16:00:00Z" {
		t.Errorf("2026-03-05 starts at %s", got)
	}
}

func TestMonthsEndOnTheSameDayOrOnTheLast(t *testing.T) {
	for _, c := range []struct {
		from   string
		months int
		want   string
	}{
		{"2025-11-30", 3, "2026-02-28"}, {"2023-11-30", 3, "2024-02-29"}, {"2024-02-29", 12, "2025-02-28"},
		{"2024-01-31", 1, "2024-02-29"}, {"2024-03-31", -1, "2024-02-29"}, {"2024-08-31", 6, "2025-02-28"},
		{"2024-12-15", 1, "2025-01-15"}, {"2024-01-15", -1, "2023-12-15"}, {"2024-02-29", 48, "2028-02-29"},
		{"2024-05-31", 0, "2024-05-31"}, {"2100-01-30", 1, "2100-02-28"}, {"2024-10-31", 14, "2025-12-31"},
	} {
		if got := day(c.from).AddMonths(c.months); got != day(c.want) {
			t.Errorf("%s + %d months = %s, want %s", c.from, c.months, got, c.want)
		}
	}
}

func TestNoDateStaysNone(t *testing.T) {
	var none Date
	if !none.IsZero() || day("2024-01-01").IsZero() {
		t.Error("only the zero date is none")
	}
	if none.AddDays(3) != none || none.AddMonths(3) != none || On(time.Time{}) != none || !none.Start().IsZero() {
		t.Error("no date became a date")
	}
	if v, err := none.Value(); v != nil || err != nil {
		t.Errorf("Value of no date = %v, %v, want NULL", v, err)
	}
	if none.String() != "" || !none.Before(day("1900-01-01")) {
		t.Error("no date must print as nothing and sort first")
	}
}

func TestDatesSort(t *testing.T) {
	got := []Date{day("2024-03-01"), {}, day("2023-12-31"), day("2024-02-29")}
	slices.SortFunc(got, Date.Compare)
	want := []Date{{}, day("2023-12-31"), day("2024-02-29"), day("2024-03-01")}
	if !slices.Equal(got, want) {
		t.Errorf("sorted: %v", got)
	}
	if day("2024-03-01").Compare(day("2024-03-01")) != 0 || !day("2024-03-01").After(day("2024-02-29")) {
		t.Error("comparison is wrong")
	}
}

func TestADateComesBackFromTheDatabase(t *testing.T) {
	noon := time.Date(2024, 2, 29, 0, 0, 0, 0, time.UTC)
	for _, src := range []any{"2024-02-29", []byte("2024-02-29"), noon, noon.In(time.UTC)} {
		var d Date
		if err := d.Scan(src); err != nil || d != day("2024-02-29") {
			t.Errorf("Scan(%v) = %v, %v", src, d, err)
		}
	}
	d := day("2024-02-29")
	if err := d.Scan(nil); err != nil || !d.IsZero() {
		t.Errorf("Scan(NULL) = %v, %v", d, err)
	}
	for _, src := range []any{"", "x", []byte("2024-02-30"), 20240229, time.Time{}} {
		if err := d.Scan(src); err == nil {
			t.Errorf("Scan(%v) was accepted as %v", src, d)
		}
	}
}

type form struct {
	Meeting Date             `json:"meeting"`
	Limit   Term             `json:"limit"`
	Inner   struct{ D Date } `json:"inner"`
	By      map[Date]int     `json:"by,omitempty"`
}

func TestJSONKeepsDatesAndTerms(t *testing.T) {
	for _, text := range []string{
		`{"meeting":"2024-02-29","limit":"3m","inner":{"D":null}}`,
		`{"meeting":null,"limit":null,"inner":{"D":"2026-01-01"},"by":{"2026-01-02":1}}`,
	} {
		var f form
		if err := json.Unmarshal([]byte(text), &f); err != nil {
			t.Fatal(err)
		}
		if got, err := json.Marshal(f); err != nil || string(got) != text {
			t.Errorf("%s came back as %s, %v", text, got, err)
		}
	}
}

func TestBadJSONNamesTheField(t *testing.T) {
	for text, field := range map[string]string{
		`{"meeting":"2024-02-30"}`:   "meeting",
		`{"meeting":""}`:             "meeting",
		`{"meeting":20240229}`:       "meeting",
		`{"inner":{"D":{"y":2024}}}`: "inner.D",
		`{"limit":"3 months"}`:       "limit",
		`{"limit":"0d"}`:             "limit",
		`{"limit":3}`:                "limit",
	} {
		f := form{Meeting: day("2024-01-01")}
		var bad *json.UnmarshalTypeError
		if err := json.Unmarshal([]byte(text), &f); !errors.As(err, &bad) || bad.Field != field {
			t.Errorf("%s: %v, want an error on field %s", text, err, field)
		}
	}
}

func dates() *rapid.Generator[Date] {
	first := day("1990-01-01")
	return rapid.Map(rapid.IntRange(0, 120*365), first.AddDays)
}

func TestDatesAgreeWithTheStandardLibrary(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, n := dates().Draw(t, "date"), rapid.IntRange(-5000, 5000).Draw(t, "days")
		std, err := time.ParseInLocation(time.DateOnly, d.String(), Zone)
		if err != nil {
			t.Fatal(err)
		}
		later := std.AddDate(0, 0, n)
		moved := d.AddDays(n)
		if moved.String() != later.Format(time.DateOnly) || moved.Weekday() != later.Weekday() {
			t.Fatalf("%s + %d days = %s (%s), want %s", d, n, moved, moved.Weekday(), later)
		}
		if moved.Year() != later.Year() || moved.Month() != later.Month() || moved.Day() != later.Day() {
			t.Fatalf("%s has other parts than %s", moved, later)
		}
		if moved.Sub(d) != n || !moved.Start().Equal(later) || On(later) != moved || On(later.Add(-1)) != moved.AddDays(-1) {
			t.Fatalf("%s does not begin where %s does", moved, later)
		}
	})
}
