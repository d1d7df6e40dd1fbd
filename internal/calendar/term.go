package calendar

import (
	"database/sql/driver"
	"errors"
	"fmt"
	"regexp"
	"strconv"
)

// Unit is what a term is counted in.
type Unit string

const (
	WorkingDays Unit = "wd"
	Days        Unit = "d"
	Months      Unit = "m"
)

// MaxTerm is the largest number that a term may have.
const MaxTerm = 999

// ErrTerm is wrapped by every error about a text that is no term.
var ErrTerm = errors.New("不是有效的期限，请写成 7wd（工作日）、15d（天）或 3m（月），数字从 1 到 999")

// Term is the length of a time limit, written "7wd", "15d" or "3m". The zero
// value means "no term": NULL in the database, null in JSON.
type Term struct {
	Unit Unit
	N    int
}

var termText = regexp.MustCompile(`^([1-9][0-9]{0,2})(wd|d|m)$`)

// ParseTerm reads "7wd", "15d" or "3m".
func ParseTerm(s string) (Term, error) {
	m := termText.FindStringSubmatch(s)
	if m == nil {
		return Term{}, fmt.Errorf("“%s”%w", shorten(s), ErrTerm)
	}
	n, err := strconv.Atoi(m[1])
	return Term{Unit(m[2]), n}, err
}

// MustParseTerm is ParseTerm for terms written in the program; it panics on a bad one.
func MustParseTerm(s string) Term {
	t, err := ParseTerm(s)
	if err != nil {
		panic(err)
	}
	return t
}

// IsZero reports whether t is "no term".
func (t Term) IsZero() bool { return t == Term{} }

// Valid reports whether t has a known unit and a number from 1 to MaxTerm.
func (t Term) Valid() bool {
	known := t.Unit == WorkingDays || t.Unit == Days || t.Unit == Months
	return known && t.N >= 1 && t.N <= MaxTerm
}

// String returns "7wd", or "" for no term.
func (t Term) String() string {
	if t.IsZero() {
		return ""
	}
	return strconv.Itoa(t.N) + string(t.Unit)
}

// MarshalJSON writes a text "7wd", or null for no term.
func (t Term) MarshalJSON() ([]byte, error) {
	if t.IsZero() {
		return []byte("null"), nil
	}
	return strconv.AppendQuote(nil, t.String()), nil
}

// UnmarshalJSON reads a text "7wd" or null; an empty text is refused.
func (t *Term) UnmarshalJSON(b []byte) error { return fromJSON(b, t, ParseTerm) }

// Scan reads a database value: NULL or text.
func (t *Term) Scan(src any) (err error) {
	switch v := src.(type) {
	case nil:
		*t = Term{}
	case string:
		*t, err = ParseTerm(v)
	case []byte:
		*t, err = ParseTerm(string(v))
	default:
		err = fmt.Errorf("calendar: %T is no term", src)
	}
	return err
}

// Value stores the text "7wd", or NULL for no term.
func (t Term) Value() (driver.Value, error) {
	if t.IsZero() {
		return nil, nil
	}
	return t.String(), nil
}

// GormDataType makes the column a text column on every engine.
func (Term) GormDataType() string { return "text" }
