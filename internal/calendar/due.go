package calendar

// Due returns the last day of a term that a fact on the day from has started,
// and the explanation of that day.
//
// The fact's own day is not counted: counting starts on the day after it
// (民法典第二百零一条), in China's days. A term in months ends on the day number of
// the fact, or on the month's last day when it has no such number (第二百零二条).
// When the last day is a public holiday and roll is set, the term ends on the
// next working day (第二百零三条); ordinary Saturdays and Sundays are rest days by
// law and treated alike, weekend days that are worked (调休) are not rest days.
// That this code governs the time limits for suggestions is an inference, which
// is why roll is a switch of the rule set. A term in working days ends on a
// working day in any case.
//
// For no date, or a term that is not valid, there is no due date: Due returns
// zero values.
func Due(from Date, term Term, roll bool, cal *Calendar) (Date, Explanation) {
	if from.IsZero() || !term.Valid() {
		return Date{}, Explanation{}
	}
	e := Explanation{From: from, Term: term, Due: from}
	e.mark(CountedFrom, from, "")
	e.mark(FirstDay, from.AddDays(1), "")
	switch term.Unit {
	case WorkingDays:
		e.countWorkingDays(cal)
	case Days:
		e.countDays()
		e.end(roll, cal)
	case Months:
		e.countMonths()
		e.end(roll, cal)
	}
	return e.Due, e
}

func (e *Explanation) countWorkingDays(cal *Calendar) {
	for count := 0; count < e.Term.N; {
		e.Due = e.Due.AddDays(1)
		e.consult(cal, e.Due)
		day, listed := cal.Listed(e.Due)
		switch {
		case !cal.IsWorkingDay(e.Due):
			e.skip(cal, e.Due)
		case listed && weekend(e.Due):
			count++
			e.pass(CountedSwappedWorkday, e.Due, day.Name, count)
		default:
			count++
			e.pass(CountedWorkingDays, e.Due, "", count)
		}
	}
}

func (e *Explanation) countDays() {
	e.Due = e.From.AddDays(e.Term.N)
	e.Steps = append(e.Steps, Step{
		Rule: CountedDays, From: e.From.AddDays(1), To: e.Due, Days: e.Term.N, Count: e.Term.N,
	})
}

func (e *Explanation) countMonths() {
	e.Due = e.From.AddMonths(e.Term.N)
	e.Steps = append(e.Steps, Step{
		Rule: CountedMonths, From: e.From.AddDays(1), To: e.Due, Days: e.Due.Sub(e.From), Count: e.Term.N,
	})
	if e.Due.Day() != e.From.Day() {
		e.mark(MonthEndClamped, e.Due, "")
	}
}

// end deals with a last day that is a rest day. Without roll a covered year or
// not makes no difference to the date, so it is not provisional then.
func (e *Explanation) end(roll bool, cal *Calendar) {
	if roll {
		e.consult(cal, e.Due)
	}
	if cal.IsWorkingDay(e.Due) {
		return
	}
	if day, listed := cal.Listed(e.Due); listed {
		e.mark(LastDayIsHoliday, e.Due, day.Name)
	} else {
		e.mark(LastDayIsWeekend, e.Due, "")
	}
	if !roll {
		e.mark(NotRolled, e.Due, "")
		return
	}
	last := e.Due
	e.Due = cal.NextWorkingDay(last)
	for d := last.AddDays(1); d.Before(e.Due); d = d.AddDays(1) {
		e.skip(cal, d)
	}
	e.consult(cal, e.Due)
	e.mark(RolledTo, e.Due, "")
}

func (e *Explanation) skip(cal *Calendar, d Date) {
	if day, listed := cal.Listed(d); listed {
		e.pass(SkippedHoliday, d, day.Name, 0)
	} else {
		e.pass(SkippedWeekend, d, "", 0)
	}
}
