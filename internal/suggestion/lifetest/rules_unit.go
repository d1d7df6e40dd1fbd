package lifetest

import (
	"slices"
	"time"
)

func receivedIt(_ *Congress, a *Attempt) bool { return a.On.Received }

// unitRules: what a unit does with its part, and what others do to it.
var unitRules = []*Rule{
	{Action: "receive", Of: "assignment", Phases: []string{"assigned"},
		When: func(_ *Congress, a *Attempt) bool { return !a.On.Received },
		Do: func(c *Congress, a *Attempt) {
			a.On.Received = true
			c.stop(a.Item, a.On, "T2")
		}},
	{Action: "set_inner_route", Of: "assignment", Phases: withUnit, When: receivedIt, Do: nothing},
	{Action: "note_progress", Of: "assignment", Phases: withUnit, When: receivedIt, Do: nothing},
	{Action: "plan_handling", Line: "note_progress", Of: "assignment", Phases: withUnit,
		When: func(_ *Congress, a *Attempt) bool {
			return a.On.Received && a.On.answers() && !a.Item.ReferenceOnly && a.On.Delivered() == nil
		},
		Do: func(c *Congress, a *Attempt) { c.stop(a.Item, a.On, "T13") }},
	{Action: "record_contact", Of: "assignment", Phases: sinceUnit, When: receivedIt,
		Input: func(c *Congress, a *Attempt) int {
			strangers := slices.ContainsFunc(a.Deputies, func(d uint) bool { return d != a.Item.Lead && !slices.Contains(a.Item.standing(), d) })
			return unless(a.Until <= c.Today() && a.Until >= Day(a.On.At) && !strangers)
		},
		Do: func(c *Congress, a *Attempt) {
			a.On.Contact = true
			if len(a.Deputies) == 0 {
				a.Deputies = []uint{a.Item.Lead}
			}
			a.Item.Contacts = append(a.Item.Contacts, &Contact{On: a.On, With: a.Deputies, Clock: c.start(a.Item, "T12", a.On)})
		}},
	{Action: "confirm_contact", Of: "contact", Phases: sinceUnit,
		When: func(_ *Congress, a *Attempt) bool {
			return !a.Contact.Answered && (a.By.Deputy == a.Item.Lead || slices.Contains(a.Contact.With, a.By.Deputy))
		},
		Do: func(c *Congress, a *Attempt) {
			a.Contact.Answered = true
			c.stopOne(a.Contact.Clock)
		}},
	{Action: "draft_co_opinion", Of: "assignment", Phases: withUnit, When: opinionIs("", "draft"), Do: func(_ *Congress, a *Attempt) {
		if a.On.Opinion == nil {
			a.On.Opinion = &Opinion{State: "draft"}
		}
		a.On.Opinion.Drafter = a.By.User
		if a.Agree {
			a.On.Opinion.State = "in_signoff"
		}
	}},
	{Action: "sign_co_opinion", Of: "assignment", Phases: withUnit, When: opinionIs("in_signoff"), Held: []string{"return"},
		Input: func(_ *Congress, a *Attempt) int { return unless(a.Agree || a.Reason) },
		Do: func(c *Congress, a *Attempt) {
			if !a.Agree {
				a.On.Opinion.State = "draft"
				return
			}
			a.On.Opinion.State, a.On.Done = "signed", true
			c.stop(a.Item, a.On, "T4")
		}},
	{Action: "send_back_co_opinion", Of: "assignment", Phases: withUnit,
		When: func(_ *Congress, a *Attempt) bool {
			o := a.On.Opinion
			if o == nil || o.State != "signed" || o.SentBack {
				return false
			}
			leads := slices.IndexFunc(a.Item.active(), func(l *Assignment) bool { return l.Role == "lead" })
			return leads >= 0 && a.Item.active()[leads].Delivered() == nil
		},
		Do: func(c *Congress, a *Attempt) {
			a.On.Opinion.State, a.On.Opinion.SentBack, a.On.Done = "draft", true, false
			c.opinionAnew(a)
		}},
	{Action: "acknowledge", Line: "receive", Of: "assignment", Phases: withUnit,
		When: func(_ *Congress, a *Attempt) bool { return a.On.Received && a.Item.ReferenceOnly && !a.On.Done },
		Do: func(c *Congress, a *Attempt) {
			a.On.Done = true
			c.stop(a.Item, a.On, "T3")
		}},
	{Action: "urge", Of: "assignment", Phases: withUnit, When: urgeable, Do: func(c *Congress, a *Attempt) {
		if a.By.Role == "deputy" {
			a.On.Urged = c.Now
		}
	}},
}

func nothing(*Congress, *Attempt) {}

func opinionIs(states ...string) func(*Congress, *Attempt) bool {
	return func(_ *Congress, a *Attempt) bool {
		state := ""
		if a.On.Opinion != nil {
			state = a.On.Opinion.State
		}
		return a.On.Role == "co" && a.On.Received && slices.Contains(states, state)
	}
}

// urgeable: the lead proposer from half of the limit on, at most every ten days.
func urgeable(c *Congress, a *Attempt) bool {
	if a.By.Role != "deputy" {
		return true
	}
	limit := a.Item.answerClock(a.On)
	return limit != nil && 2*between(Day(limit.Started), c.Today()) >= between(Day(limit.Started), limit.Due) && c.Now.Sub(a.On.Urged) >= 10*24*time.Hour
}

func replyIs(states ...string) func(*Congress, *Attempt) bool {
	return func(_ *Congress, a *Attempt) bool {
		current := a.On.Current()
		if !a.On.Received || !a.On.answers() || current != a.Reply {
			return false
		}
		state := ""
		if current != nil {
			state = current.State
		}
		return slices.Contains(states, state)
	}
}

// replyRules: from the draft of a reply to its delivery.
var replyRules = []*Rule{
	{Action: "draft_reply", Of: "assignment", Phases: sinceUnit, When: replyIs("", "draft"), Do: func(_ *Congress, a *Attempt) {
		r := a.On.Current()
		if r == nil {
			r = &Reply{On: a.On, State: "draft"}
			a.On.Replies = append(a.On.Replies, r)
		}
		r.Answered, r.NoContact, r.NoOpinion, r.Class, r.Until, r.Promise, r.Reason = a.Draft.Answered, a.Draft.NoContact, a.Draft.NoOpinion,
			a.Draft.Class, a.Draft.Until, a.Draft.Promise, a.Draft.Reason
		r.Drafter = a.By.User
	}},
	{Action: "submit_reply", Line: "draft_reply", Of: "reply", Phases: sinceUnit, When: replyIs("draft"), Input: gates,
		Do: func(c *Congress, a *Attempt) {
			a.Reply.State = "in_review"
			c.stop(a.Item, a.Reply.On, "T13")
		}},
	{Action: "review_reply", Of: "reply", Phases: sinceUnit, When: replyIs("in_review"), Held: []string{"return"},
		Input: func(_ *Congress, a *Attempt) int { return unless(a.Agree || a.Reason) },
		Do:    func(_ *Congress, a *Attempt) { a.Reply.pass(a.Agree, "in_signoff") }},
	{Action: "sign_reply", Of: "reply", Phases: sinceUnit, When: replyIs("in_signoff"), Held: []string{"return"},
		Input: func(c *Congress, a *Attempt) int {
			if !a.Agree {
				return unless(a.Reason)
			}
			if !a.Number {
				return Invalid
			}
			return gates(c, a)
		},
		Do: func(c *Congress, a *Attempt) {
			switch {
			case !a.Agree:
				a.Reply.pass(false, "")
			case c.Checks && c.Government[a.On.Unit]:
				a.Reply.State, a.Reply.Signer = "checking", a.By.User
			default:
				c.deliver(a)
			}
		}},
	{Action: "check_reply", Of: "reply", Phases: sinceUnit, When: replyIs("checking"), Held: []string{"return"},
		Input: func(_ *Congress, a *Attempt) int { return unless(a.Agree || a.Reason) },
		Do: func(c *Congress, a *Attempt) {
			if a.Agree {
				c.deliver(a)
				return
			}
			a.Reply.pass(false, "")
		}},
	{Action: "supersede_reply", Line: "draft_reply", Of: "assignment", Phases: sinceUnit,
		When: func(_ *Congress, a *Attempt) bool {
			current := a.On.Current()
			return current != nil && current.State == "delivered" && !a.Item.open().Released
		},
		Do: func(_ *Congress, a *Attempt) {
			old := a.On.Delivered()
			next := *old
			next.ID, next.State, next.Replaces, next.Copies, next.Drafter, next.Signer = 0, "draft", old, nil, a.By.User, 0
			a.On.Replies = append(a.On.Replies, &next)
		}},
	{Action: "record_paper_delivery", Of: "assignment", Phases: sinceUnit, When: hasDelivered,
		Input: func(_ *Congress, a *Attempt) int {
			return unless(slices.Contains(a.On.Delivered().Copies, a.Deputy))
		}, Do: nothing},
	{Action: "attach_sealed_reply", Line: "record_paper_delivery", Of: "assignment", Phases: sinceUnit, When: hasDelivered,
		Input: func(_ *Congress, a *Attempt) int { return unless(a.File) }, Do: nothing},
	{Action: "rate_suggestion", Line: "draft_reply|sign_reply", Of: "assignment", Phases: sinceUnit,
		When: func(_ *Congress, a *Attempt) bool {
			return a.On.answers() && a.On.Delivered() != nil && !a.Item.open().Released
		}, Do: nothing},
}

func hasDelivered(_ *Congress, a *Attempt) bool { return a.On.Delivered() != nil }

// pass takes a reply on, or back to who drafts it.
func (r *Reply) pass(on bool, to string) {
	if r.State = "draft"; on {
		r.State = to
	}
}

// gates: each point is answered; a class, with date or reason where it asks for
// it; a contact, or why not; the opinions of co-handlers, or that their time is
// over and why without.
func gates(c *Congress, a *Attempt) int {
	r := a.Reply
	class := r.Class == "A" || (r.Class == "B" || r.Class == "C") && r.Promise && r.Until > c.Today() || r.Class == "D" && r.Reason
	opinions := true
	for _, co := range a.Item.active() {
		if a.On.Role == "lead" && co.Role == "co" && (co.Opinion == nil || co.Opinion.State != "signed") {
			t4 := a.Item.clock("T4", co)
			opinions = opinions && r.NoOpinion && (t4 == nil || c.Today() > t4.Due)
		}
	}
	return unless(r.Answered && class && opinions && (a.On.Contact || r.NoContact))
}

// deliver sends the reply to each proposer, and to those of merged items.
func (c *Congress) deliver(a *Attempt) {
	it, on, r := a.Item, a.On, a.Reply
	r.State, on.Done = "delivered", true
	if a.Action == "sign_reply" {
		r.Signer = a.By.User
	}
	r.Copies = append([]uint{it.Lead}, it.standing()...)
	if r.Replaces != nil {
		r.Replaces.State = "superseded"
		for _, o := range append(c.mergedInto(it), it) {
			if o.decisive() == nil {
				c.stop(o, nil, "T6")
			}
		}
		for _, p := range it.Promises {
			if p.Reply == r.Replaces && p.State == "open" {
				p.State = "changed"
				c.stopOne(p.Clock)
			}
		}
	}
	if r.Until != "" {
		c.promise(it, on, r, r.Until)
	}
	c.stop(it, on, "T3", "T5", "T8", "T9")
	for _, o := range c.mergedInto(it) {
		if o.Round() < it.Round() {
			o.CopyClosed = false
		}
		for o.Round() < it.Round() {
			o.Rounds = append(o.Rounds, &Round{No: o.Round() + 1, Why: "merged", Ratings: map[uint]*Rating{}})
		}
	}
}

func (c *Congress) promise(it *Item, on *Assignment, r *Reply, due string) {
	it.Promises = append(it.Promises, &Promise{Reply: r, On: on, Due: due, State: "open", Clock: c.until(it, "T10", on, due)})
}
