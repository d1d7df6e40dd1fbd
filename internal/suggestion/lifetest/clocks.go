package lifetest

import "time"

// Day is the day in Shanghai, eight hours ahead.
func Day(t time.Time) string { return t.Add(8 * time.Hour).UTC().Format(time.DateOnly) }

// Today is the day of the moment.
func (c *Congress) Today() string { return Day(c.Now) }

// later is a day so many days after another.
func later(day string, days int) string {
	return midnight(day).AddDate(0, 0, days).Format(time.DateOnly)
}

func midnight(day string) time.Time {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		panic(err)
	}
	return t
}

func between(from, to string) int { return int(midnight(to).Sub(midnight(from)).Hours() / 24) }

// terms are the limits of the preset.
var terms = map[string]struct {
	n    int
	unit string
}{
	"T0": {10, "d"}, "T1": {7, "wd"}, "T2": {3, "wd"}, "T3": {7, "wd"}, "T4": {1, "m"}, "T5": {3, "m"}, "T6": {15, "d"},
	"T7": {5, "wd"}, "T8": {1, "m"}, "T11": {5, "wd"}, "T12": {5, "wd"}, "T13": {30, "d"},
}

func (c *Congress) due(from, kind string) string {
	term := terms[kind]
	return c.count(from, term.n, term.unit)
}

func (c *Congress) count(from string, n int, unit string) string {
	return c.Walker.Due(midnight(from), unit, n, true).Format(time.DateOnly)
}

func (c *Congress) start(it *Item, kind string, on *Assignment) *Clock {
	clock := &Clock{Kind: kind, On: on, Started: c.Now, From: c.Today(), Due: c.due(c.Today(), kind)}
	if kind == "T5" {
		clock.Law = clock.Due
		if on.First.Before(on.At) {
			clock.First = c.due(Day(on.First), kind)
		}
	}
	it.Clocks = append(it.Clocks, clock)
	return clock
}

// until starts a clock to a day that somebody named.
func (c *Congress) until(it *Item, kind string, on *Assignment, due string) *Clock {
	clock := &Clock{Kind: kind, On: on, Started: c.Now, From: c.Today(), Due: due}
	it.Clocks = append(it.Clocks, clock)
	return clock
}

func (c *Congress) stopOne(clock *Clock) {
	if clock != nil && !clock.Stopped && !clock.Void {
		clock.look(c.Today())
		clock.Stopped, clock.Ended = true, c.Now
	}
}

func (c *Congress) stop(it *Item, on *Assignment, kinds ...string) {
	for _, kind := range kinds {
		c.stopOne(it.clock(kind, on))
	}
}

// stopAll stops what runs on an assignment, or for nil all but the kind.
func (c *Congress) stopAll(it *Item, on *Assignment, but string) {
	for _, clock := range it.Clocks {
		if (on == nil || clock.On == on) && clock.Kind != but {
			c.stopOne(clock)
		}
	}
}

// again starts a limit to the day that another one had.
func (c *Congress) again(it *Item, other *Clock) *Clock {
	clock := &Clock{Kind: other.Kind, On: other.On, Started: other.Started, From: other.From, Due: other.Due, Law: other.Law, First: other.First}
	it.Clocks = append(it.Clocks, clock)
	return clock
}

// awaitUnits: an item that no unit has any more waits for the office again; a
// recall undoes the assignment, so that the time to assign goes on.
func (c *Congress) awaitUnits(a *Attempt) {
	it := a.Item
	if it.Round() == 0 || it.Phase() != "registered" || it.clock("T1", nil) != nil {
		return
	}
	if a.On != nil && a.On.Ended == "recalled" {
		for _, clock := range it.Clocks {
			if clock.Kind == "T1" && clock.Stopped && clock.Ended.Equal(a.On.At) {
				c.again(it, clock)
				return
			}
		}
	}
	c.start(it, "T1", nil)
}

// opinionAnew: an opinion that was sent back has its month again, but not past
// the lead's own limit; where that is over there is none.
func (c *Congress) opinionAnew(a *Attempt) {
	due := c.due(c.Today(), "T4")
	for _, l := range a.Item.active() {
		limit := a.Item.answerClock(l)
		switch {
		case l.Role != "lead" || limit == nil:
		case limit.Due < c.Today():
			return
		case limit.Due < due:
			clock := c.again(a.Item, limit)
			clock.Kind, clock.On, clock.Started, clock.Law, clock.First = "T4", a.On, c.Now, "", ""
			return
		}
	}
	c.start(a.Item, "T4", a.On)
}

// look notes that a date is past.
func (clock *Clock) look(today string) {
	if clock.Broken == "" && today > clock.Due {
		clock.Broken = later(clock.Due, 1)
	}
	if clock.LawLate == "" && clock.Law != "" && today > clock.Law {
		clock.LawLate = later(clock.Law, 1)
	}
}

// NoteBreaches is what the periodic look for late ones does.
func (c *Congress) NoteBreaches(it *Item) {
	for _, clock := range it.Clocks {
		if !clock.Stopped && !clock.Void {
			clock.look(c.Today())
		}
	}
}
