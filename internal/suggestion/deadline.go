package suggestion

import (
	"encoding/json"
	"fmt"
	"time"

	"lianluo/internal/calendar"
	"lianluo/internal/rules"
)

// lawReply is the law's own limit of a reply: three months from the day of
// assignment (代表法 2025, art. 51); lawExtended is what it is with a granted
// extension.
var (
	lawReply    = calendar.MustParseTerm("3m")
	lawExtended = calendar.MustParseTerm("6m")
)

// start gives the clock of a kind that starts with fact at the instant, under
// the rule set. In session, T1 counts from the session's last day.
func start(kind rules.Clock, fact string, at time.Time, from calendar.Date, inSession bool, set *rules.RuleSet, cal *calendar.Calendar) Clock {
	limit := set.Data.Limits[kind]
	term := limit.Term
	if inSession {
		term = limit.InSession
	}
	c := Clock{Kind: string(kind), RuleSetID: set.ID, StartedAt: at, StartFact: fact}
	due, why := calendar.Due(from, term, limit.Roll, cal)
	c.DueOn, c.Provisional, c.Explanation = due, why.IsProvisional(), explain(why)
	if kind == rules.T5 {
		c.LawDueOn, _ = calendar.Due(from, lawReply, limit.Roll, cal)
	}
	return c
}

// explanation is a calendar.Explanation as it is stored and sent: reading an
// item never needs its parts.
type explanation string

func explain(why calendar.Explanation) explanation {
	text, err := json.Marshal(why)
	if err != nil {
		panic("suggestion: an explanation that is no JSON: " + err.Error()) // plain data always is
	}
	return explanation(text)
}

// MarshalJSON passes the stored object through.
func (e explanation) MarshalJSON() ([]byte, error) {
	if e == "" {
		return []byte("null"), nil
	}
	return []byte(e), nil
}

// UnmarshalJSON keeps the object as it came.
func (e *explanation) UnmarshalJSON(text []byte) error {
	*e = explanation(text)
	return nil
}

// extend puts the date off, by a decision; law is the last day that the law
// then allows.
func (c *Clock) extend(until, law calendar.Date) error {
	var why calendar.Explanation
	if err := json.Unmarshal([]byte(c.Explanation), &why); err != nil {
		return fmt.Errorf("extend clock %d: %w", c.ID, err)
	}
	c.DueOn, c.LawDueOn, c.Explanation = until, law, explain(why.ExtendedTo(until))
	return nil
}

// stop ends the clock; what was late by then stays a fact.
func (c *Clock) stop(fact string, at time.Time) {
	c.StoppedAt, c.StopFact = &at, fact
	c.breach(calendar.On(at))
}

// breach notes the first day on which the plan, and the law, were broken. It
// says whether anything is new.
func (c *Clock) breach(today calendar.Date) bool {
	changed := false
	if c.PlanBreachedOn.IsZero() && today.After(c.DueOn) {
		c.PlanBreachedOn, changed = c.DueOn.AddDays(1), true
	}
	if c.LawBreachedOn.IsZero() && !c.LawDueOn.IsZero() && today.After(c.LawDueOn) {
		c.LawBreachedOn, changed = c.LawDueOn.AddDays(1), true
	}
	return changed
}

// light says how a clock stands today, as a word that a page shows with an
// icon.
func (c *Clock) light(today calendar.Date, lights rules.Lights) string {
	switch {
	case !c.Running():
		return "stopped"
	case !c.LawDueOn.IsZero() && today.After(c.LawDueOn):
		return "overdue_law"
	}
	return string(lights.Light(rules.Clock(c.Kind), c.DueOn.Sub(calendar.On(c.StartedAt)), c.DueOn.Sub(today)))
}
