package calendar

import "slices"

// Rule says what a step of an explanation did.
type Rule string

const (
	// CountedFrom marks the day of the fact, which is not counted.
	CountedFrom Rule = "counted_from"
	// FirstDay marks the day after the fact, from which the term runs.
	FirstDay Rule = "first_day"
	// CountedWorkingDays is a run of ordinary working days that were counted.
	CountedWorkingDays Rule = "counted_working_days"
	// CountedSwappedWorkday is a run of weekend days that are worked (调休) and were counted.
	CountedSwappedWorkday Rule = "counted_swapped_workday"
	// CountedDays is the run of days of a term in days.
	CountedDays Rule = "counted_days"
	// CountedMonths is the run of days of a term in months.
	CountedMonths Rule = "counted_months"
	// MonthEndClamped marks a month's last day, taken because the month lacks the fact's day number.
	MonthEndClamped Rule = "month_end_clamped"
	// SkippedHoliday is a run of days of one public holiday that were not counted.
	SkippedHoliday Rule = "skipped_holiday"
	// SkippedWeekend is a run of ordinary rest days that were not counted.
	SkippedWeekend Rule = "skipped_weekend"
	// LastDayIsHoliday marks a last day that lies in a public holiday.
	LastDayIsHoliday Rule = "last_day_is_holiday"
	// LastDayIsWeekend marks a last day that is an ordinary rest day.
	LastDayIsWeekend Rule = "last_day_is_weekend"
	// RolledTo marks the next working day, which became the due date.
	RolledTo Rule = "rolled_to"
	// FixedDate marks a day that a plan or a promise names; nothing was counted.
	FixedDate Rule = "fixed_date"
	// SessionDeadline marks the day that a session sets as its deadline; nothing was counted.
	SessionDeadline Rule = "session_deadline"
	// Extended is the run of days by which a decision put the date off.
	Extended Rule = "extended"
	// NotRolled marks a rest day that stays the due date, because the rules in force do not roll.
	NotRolled Rule = "not_rolled"
)

// Explanation is how a due date came about, as data: it is stored with the
// date, and can be put into words in any language without the calendar.
//
// The steps that have Days follow each other without a gap from the day after
// From; the markers, which have none, lie on a day of these runs, except
// CountedFrom (on From) and RolledTo (the day after the last run).
type Explanation struct {
	From  Date   `json:"from"`
	Term  Term   `json:"term"`
	Due   Date   `json:"due"`
	Steps []Step `json:"steps"`
	// Provisional lists the years that had to be reckoned from weekends because
	// the holiday table is not complete for them; when it is empty the date is final.
	Provisional []int `json:"provisional,omitempty"`
}

// Step is one day, or one run of days, of an explanation.
type Step struct {
	Rule Rule `json:"rule"`
	From Date `json:"from"`
	To   Date `json:"to"`
	// Name is the festival or the session, for the rules that concern one.
	Name string `json:"name,omitempty"`
	// Days is the length of a run; a marker has none.
	Days int `json:"days,omitempty"`
	// Count is how much of the term has passed at the end of a counted run, in the term's unit.
	Count int `json:"count,omitempty"`
}

// IsProvisional reports whether the date may change when the holiday table is completed.
func (e Explanation) IsProvisional() bool { return len(e.Provisional) > 0 }

// Fixed explains a date that a plan or a promise named on the day from.
func Fixed(from, due Date) Explanation {
	e := Explanation{From: from, Due: due}
	e.mark(FixedDate, due, "")
	return e
}

// OfSession explains a deadline of the session of that name, taken on the day from.
func OfSession(from, due Date, session string) Explanation {
	e := Explanation{From: from, Due: due}
	e.mark(SessionDeadline, due, session)
	return e
}

// Decided reports whether somebody set the date: no calendar moves it.
func (e Explanation) Decided() bool {
	return slices.ContainsFunc(e.Steps, func(s Step) bool {
		return s.Rule == Extended || s.Rule == FixedDate || s.Rule == SessionDeadline
	})
}

// ExtendedTo explains a date that a decision put off to a later day. An
// earlier day, or the same, changes nothing.
func (e Explanation) ExtendedTo(until Date) Explanation {
	if !until.After(e.Due) {
		return e
	}
	e.Steps = append(slices.Clone(e.Steps), Step{Rule: Extended, From: e.Due.AddDays(1), To: until, Days: until.Sub(e.Due)})
	e.Due = until
	return e
}

func (e *Explanation) mark(r Rule, d Date, name string) {
	e.Steps = append(e.Steps, Step{Rule: r, From: d, To: d, Name: name})
}

// pass adds one day to the run that it continues, or begins a new one.
func (e *Explanation) pass(r Rule, d Date, name string, count int) {
	last := &e.Steps[len(e.Steps)-1]
	if last.Rule != r || last.Name != name {
		e.Steps = append(e.Steps, Step{Rule: r, From: d, Name: name})
		last = &e.Steps[len(e.Steps)-1]
	}
	last.To, last.Count = d, count
	last.Days++
}

// consult notes that the calendar was asked about d.
func (e *Explanation) consult(cal *Calendar, d Date) {
	if y := d.Year(); !cal.Covered(y) && !slices.Contains(e.Provisional, y) {
		e.Provisional = append(e.Provisional, y)
	}
}
