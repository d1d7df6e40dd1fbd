// Package calendar counts days the way the law does: civil days in China,
// working days with public holidays and 调休, and terms that run from a fact to
// a due date that can explain itself. It is pure: no clock, no database.
package calendar

import (
	"database/sql/driver"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"time"
)

// Zone is the time zone in which the law's days begin and end. It is a fixed
// UTC+8, so no time zone data is needed at run time; China's summer time of
// 1986–1991 is left out, which no time limit of this product can reach.
var Zone = time.FixedZone("Asia/Shanghai", 8*60*60)

// ErrDate is wrapped by every error about a text that is no date.
var ErrDate = errors.New("不是有效的日期，请写成年-月-日，例如 2026-03-05")

const (
	layout     = time.DateOnly
	daySeconds = 24 * 60 * 60
	// dayOne makes 0001-01-01, a Monday, number 1, so that zero is free for "no date".
	dayOne              = 719163
	firstYear, lastYear = 1900, 2999
)

// Date is a civil day without a time or a zone. The zero value means "no date":
// it is NULL in the database and null in JSON. Dates compare with ==.
type Date struct{ n int32 }

// Parse reads "2006-01-02". Years outside 1900–2999 are refused as slips of the pen.
func Parse(s string) (Date, error) {
	t, err := time.Parse(layout, s)
	if err != nil {
		return Date{}, fmt.Errorf("“%s”%w", shorten(s), ErrDate)
	}
	if t.Year() < firstYear || t.Year() > lastYear {
		return Date{}, fmt.Errorf("“%s”超出 %d 至 %d 年，%w", s, firstYear, lastYear, ErrDate)
	}
	return civil(t), nil
}

// MustParse is Parse for dates written in the program; it panics on a bad one.
func MustParse(s string) Date {
	d, err := Parse(s)
	if err != nil {
		panic(err)
	}
	return d
}

// On returns the day in China on which the instant falls; the zero instant falls on no day.
func On(t time.Time) Date {
	if t.IsZero() {
		return Date{}
	}
	return civil(t.In(Zone))
}

// civil takes year, month and day as t shows them in its own location.
func civil(t time.Time) Date {
	y, m, d := t.Date()
	return fromUTC(time.Date(y, m, d, 0, 0, 0, 0, time.UTC))
}

func fromUTC(t time.Time) Date { return Date{int32(t.Unix()/daySeconds + dayOne)} }

// utc is midnight UTC of the day: a stand-in for calendar arithmetic, no instant of the law.
func (d Date) utc() time.Time { return time.Unix((int64(d.n)-dayOne)*daySeconds, 0).UTC() }

// IsZero reports whether d is "no date".
func (d Date) IsZero() bool { return d.n == 0 }

// Chinese is a date as papers have it, in Arabic digits without zeros before
// them (GB/T 9704-2012, 7.3.5.4).
func (d Date) Chinese() string { return fmt.Sprintf("%d年%d月%d日", d.Year(), d.Month(), d.Day()) }

// String returns "2006-01-02", or "" for no date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return d.utc().Format(layout)
}

// Year returns the year, e.g. 2026.
func (d Date) Year() int { return d.utc().Year() }

// Month returns the month of the year.
func (d Date) Month() time.Month { return d.utc().Month() }

// Day returns the day of the month, from 1.
func (d Date) Day() int { return d.utc().Day() }

// Weekday returns the day of the week.
func (d Date) Weekday() time.Weekday { return time.Weekday(d.n % 7) }

// Start returns the instant at which the day begins in China, in UTC. A day is
// over at d.AddDays(1).Start(). No date starts at the zero instant.
func (d Date) Start() time.Time {
	if d.IsZero() {
		return time.Time{}
	}
	_, ahead := time.Time{}.In(Zone).Zone()
	return d.utc().Add(-time.Duration(ahead) * time.Second)
}

// AddDays returns the day n days later, earlier when n is negative; no date stays none.
func (d Date) AddDays(n int) Date {
	if d.IsZero() {
		return d
	}
	return Date{d.n + int32(n)}
}

// AddMonths returns the same day number n months later, or the last day of that
// month when it has no such day (民法典第二百零二条); no date stays none.
func (d Date) AddMonths(n int) Date {
	if d.IsZero() {
		return d
	}
	y, m, day := d.utc().Date()
	last := time.Date(y, m+time.Month(n)+1, 0, 0, 0, 0, 0, time.UTC)
	return fromUTC(last).AddDays(min(day, last.Day()) - last.Day())
}

// Sub returns the days from o to d, negative when d is earlier. Neither may be "no date".
func (d Date) Sub(o Date) int { return int(d.n - o.n) }

// Before reports whether d is earlier than o; no date is before every date.
func (d Date) Before(o Date) bool { return d.n < o.n }

// After reports whether d is later than o.
func (d Date) After(o Date) bool { return d.n > o.n }

// Compare orders dates for slices.SortFunc; no date comes first.
func (d Date) Compare(o Date) int {
	switch {
	case d.n < o.n:
		return -1
	case d.n > o.n:
		return 1
	}
	return 0
}

// MarshalText writes "2006-01-02", or nothing for no date.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (d *Date) UnmarshalText(b []byte) (err error) {
	if len(b) == 0 {
		*d = Date{}
		return nil
	}
	*d, err = Parse(string(b))
	return err
}

// MarshalJSON writes a text "2006-01-02", or null for no date.
func (d Date) MarshalJSON() ([]byte, error) {
	if d.IsZero() {
		return []byte("null"), nil
	}
	return []byte(`"` + d.String() + `"`), nil
}

// UnmarshalJSON reads a text "2006-01-02" or null; an empty text is refused.
func (d *Date) UnmarshalJSON(b []byte) error { return fromJSON(b, d, Parse) }

// Scan reads a database value: NULL, text, or a time.Time, whose own year, month
// and day count (drivers return date columns as midnight in UTC).
func (d *Date) Scan(src any) (err error) {
	switch v := src.(type) {
	case nil:
		*d = Date{}
	case string:
		*d, err = Parse(v)
	case []byte:
		*d, err = Parse(string(v))
	case time.Time:
		*d, err = Parse(v.Format(layout))
	default:
		err = fmt.Errorf("calendar: %T is no date", src)
	}
	return err
}

// Value stores the text "2006-01-02", or NULL for no date.
func (d Date) Value() (driver.Value, error) {
	if d.IsZero() {
		return nil, nil
	}
	return d.String(), nil
}

// GormDataType makes the column a text column on every engine.
func (Date) GormDataType() string { return "text" }

// fromJSON reads null or a text. A bad one becomes an UnmarshalTypeError,
// because that is the error into which encoding/json writes the field's name.
func fromJSON[T any](b []byte, to *T, parse func(string) (T, error)) error {
	var text *string
	if err := json.Unmarshal(b, &text); err != nil {
		return &json.UnmarshalTypeError{Value: shorten(string(b)), Type: reflect.TypeFor[T]()}
	}
	if text == nil {
		*to = *new(T)
		return nil
	}
	v, err := parse(*text)
	if err != nil {
		return &json.UnmarshalTypeError{Value: "string “" + shorten(*text) + "”", Type: reflect.TypeFor[T]()}
	}
	*to = v
	return nil
}

// shorten keeps a foreign text small enough to be quoted in a message.
func shorten(s string) string {
	if r := []rune(strings.ToValidUTF8(s, "?")); len(r) > 20 {
		return string(r[:20]) + "…"
	}
	return strings.ToValidUTF8(s, "?")
}
