package lifetest

import (
	"slices"
	"time"
)

// feedbackRules: what the proposers say of a reply, and what becomes of it.
var feedbackRules = []*Rule{
	{Action: "give_decisive_feedback", Of: "item", Phases: answered, When: rateable, Do: rate},
	{Action: "give_feedback", Of: "item", Phases: answered, When: rateable, Do: rate},
	{Action: "enter_paper_feedback", Of: "item", Phases: answered,
		When: func(c *Congress, a *Attempt) bool { return Replied(a.Item) },
		Input: func(c *Congress, a *Attempt) int {
			if a.Deputy != a.Item.Lead && !slices.Contains(a.Item.standing(), a.Deputy) || !a.File {
				return Invalid
			}
			if !c.changeable(a.Item, a.Deputy) {
				return Conflict
			}
			return OK
		}, Do: rate},
	{Action: "release_feedback", Of: "item", Phases: sinceUnit,
		When: func(_ *Congress, a *Attempt) bool { return slices.ContainsFunc(a.Item.Rounds, (*Round).waits) },
		Do: func(_ *Congress, a *Attempt) {
			for _, r := range a.Item.Rounds {
				r.Released = r.Released || r.waits()
			}
		}},
}

// waits says that there is feedback that the units do not know.
func (r *Round) waits() bool { return !r.Released && len(r.Ratings) > 0 }

// Replied says whether the proposers hold a reply of the open round: their
// own, or the copy of a merged item.
func Replied(it *Item) bool {
	if it.Set == "merged" {
		return it.Round() > 0 && !it.CopyClosed
	}
	return slices.ContainsFunc(it.active(), func(a *Assignment) bool { return a.Delivered() != nil })
}

func rateable(c *Congress, a *Attempt) bool {
	return Replied(a.Item) && c.changeable(a.Item, a.By.Deputy)
}

// changeable: until it is released, within seven days.
func (c *Congress) changeable(it *Item, deputy uint) bool {
	given := it.open().Ratings[deputy]
	return given == nil || !it.open().Released && c.Now.Sub(given.At) < 7*24*time.Hour
}

func rate(c *Congress, a *Attempt) {
	deputy := a.By.Deputy
	if a.Action == "enter_paper_feedback" {
		deputy = a.Deputy
	}
	given := a.Item.open().Ratings[deputy]
	if given == nil {
		given = &Rating{At: c.Now}
		a.Item.open().Ratings[deputy] = given
	}
	given.Result = a.Result
	if deputy != a.Item.Lead {
		return
	}
	c.stop(a.Item, nil, "T6")
	switch {
	case a.Result != "dissatisfied":
		c.stop(a.Item, nil, "T7")
	case a.Item.Set != "merged" && a.Item.clock("T7", nil) == nil:
		c.start(a.Item, "T7", nil)
	}
}
