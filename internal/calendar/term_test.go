package calendar

import (
	"errors"
	"testing"
)

func TestATermIsReadStrictly(t *testing.T) {
	for text, want := range map[string]Term{
		"7wd": {WorkingDays, 7}, "15d": {Days, 15}, "3m": {Months, 3}, "999d": {Days, 999}, "1m": {Months, 1},
	} {
		got, err := ParseTerm(text)
		if err != nil || got != want || got.String() != text || !got.Valid() {
			t.Errorf("ParseTerm(%q) = %v, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "7", "wd", "0d", "-1d", "007d", "1000d", "7 wd", "7WD", "7wdd", "3y", "1.5m", "7wd\n", "99999999999999999999d"} {
		if got, err := ParseTerm(text); !errors.Is(err, ErrTerm) {
			t.Errorf("ParseTerm(%q) = %v, %v, want ErrTerm", text, got, err)
		}
	}
}

func TestOnlyWholeTermsAreValid(t *testing.T) {
	for _, bad := range []Term{{}, {Days, 0}, {Months, -3}, {"y", 1}, {WorkingDays, MaxTerm + 1}} {
		if bad.Valid() {
			t.Errorf("%#v is valid", bad)
		}
		if due, e := Due(day("2024-01-01"), bad, true, nil); !due.IsZero() || e.Steps != nil {
			t.Errorf("%#v gave the due date %s", bad, due)
		}
	}
	if due, _ := Due(Date{}, MustParseTerm("3m"), true, nil); !due.IsZero() {
		t.Errorf("what never happened is due on %s", due)
	}
}

func TestMustParseTermRefusesWhatIsNoTerm(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("MustParseTerm accepted 0d")
		}
	}()
	MustParseTerm("0d")
}

func TestATermComesBackFromTheDatabase(t *testing.T) {
	stored, err := MustParseTerm("7wd").Value()
	if err != nil {
		t.Fatal(err)
	}
	for _, src := range []any{stored, []byte("7wd")} {
		var got Term
		if err := got.Scan(src); err != nil || got != (Term{WorkingDays, 7}) {
			t.Errorf("Scan(%v) = %v, %v", src, got, err)
		}
	}
	got := Term{Days, 1}
	if err := got.Scan(nil); err != nil || !got.IsZero() || got.String() != "" {
		t.Errorf("Scan(NULL) = %v, %v", got, err)
	}
	if v, err := got.Value(); v != nil || err != nil {
		t.Errorf("Value of no term = %v, %v, want NULL", v, err)
	}
	for _, src := range []any{"", 7, "7"} {
		if err := got.Scan(src); err == nil {
			t.Errorf("Scan(%v) was accepted as %v", src, got)
		}
	}
}
