package lifetest

import "slices"

// Rules is the procedure as its description has it: who may do what to what, in
// which phases, and what follows.
var Rules = slices.Concat(proposerRules, officeRules, unitRules, replyRules, feedbackRules, askRules, decisionRules)

var (
	withUnit  = []string{"assigned", "in_handling"}
	sinceUnit = []string{"assigned", "in_handling", "awaiting_feedback", "rehandling_review"}
	answered  = []string{"awaiting_feedback", "rehandling_review", "merged"}
)

func (a *Attempt) signature() *Signature { return a.Item.signature(a.By.Deputy) }

func invitedNow(_ *Congress, a *Attempt) bool { return a.signature().State == "invited" }

// proposerRules: what the proposers do before the office has the item.
var proposerRules = []*Rule{
	{Action: "edit_draft", Of: "item", Phases: []string{"draft", "cosigning", "returned"}, Do: func(_ *Congress, a *Attempt) {
		if a.Item.Frozen {
			a.Item.TextNo, a.Item.Frozen = a.Item.TextNo+1, false
		}
		a.Item.Empty, a.Item.Points = false, a.Points
		for _, s := range a.Item.Signatures {
			if s.State == "confirmed" && s.Of != a.Item.TextNo {
				s.State = "invited"
			}
		}
	}},
	{Action: "delete_draft", Of: "item", Phases: []string{"draft"}, Do: func(_ *Congress, a *Attempt) { a.Item.Set = "gone" }},
	{Action: "invite_cosigners", Of: "item", Phases: []string{"draft", "cosigning"},
		When:  func(_ *Congress, a *Attempt) bool { return !a.Item.Delegation },
		Input: func(_ *Congress, a *Attempt) int { return unless(!slices.Contains(a.Deputies, a.Item.Lead)) },
		Do: func(c *Congress, a *Attempt) {
			a.Item.invite(a.Deputies)
			a.Item.ThroughOffice = a.Item.ThroughOffice || a.Through
			if a.Item.Set == "draft" {
				c.start(a.Item, "T0", nil)
			}
			a.Item.Set = "cosigning"
		}},
	{Action: "confirm_signature", Of: "item", Phases: []string{"cosigning", "returned"},
		When: func(c *Congress, a *Attempt) bool {
			t0 := a.Item.clock("T0", nil)
			return a.signature().State == "invited" && (t0 == nil || c.Today() <= t0.Due)
		},
		Input: func(_ *Congress, a *Attempt) int { return unless(a.TextNo == a.Item.TextNo) },
		Do: func(_ *Congress, a *Attempt) {
			a.Item.Frozen = true
			a.signature().State, a.signature().Of = "confirmed", a.Item.TextNo
		}},
	{Action: "decline_signature", Of: "item", Phases: []string{"cosigning", "returned"}, When: invitedNow,
		Do: func(_ *Congress, a *Attempt) { a.signature().State = "declined" }},
	{Action: "withdraw_signature", Of: "item", Phases: []string{"cosigning", "submitted", "under_review"},
		When: func(_ *Congress, a *Attempt) bool { return a.signature().State == "confirmed" },
		Do:   func(_ *Congress, a *Attempt) { a.signature().State = "withdrawn" }},
	{Action: "submit", Of: "item", Phases: []string{"draft", "cosigning", "returned"},
		Input: func(_ *Congress, a *Attempt) int { return unless(!a.Item.Empty) },
		Do: func(c *Congress, a *Attempt) {
			for _, s := range a.Item.Signatures {
				if s.State == "invited" {
					s.State = "lapsed"
				}
			}
			c.stop(a.Item, nil, "T0")
			c.Submit(a.Item, c.Today())
		}},
}

// Submit hands the item to the office; the time for its assignment counts from
// the day, or from the end of the session that it came in during.
func (c *Congress) Submit(it *Item, on string) {
	it.Set, it.Frozen = "submitted", true
	clock := c.start(it, "T1", nil)
	clock.From, clock.Due = on, c.due(on, "T1")
	if on >= c.Session[0] && on <= c.Session[1] {
		clock.From, clock.Due = c.Session[1], c.count(c.Session[1], 30, "d")
	}
}

func (it *Item) invite(deputies []uint) {
	for _, d := range deputies {
		switch s := it.signature(d); {
		case s == nil:
			it.Signatures = append(it.Signatures, &Signature{Deputy: d, State: "invited"})
		case !s.open():
			*s = Signature{Deputy: d, State: "invited"}
		}
	}
}

// unless gives the status of bad input unless the input is good.
func unless(good bool) int {
	if good {
		return OK
	}
	return Invalid
}

// set makes an action that only moves the item to a phase.
func set(phase string, stops ...string) func(*Congress, *Attempt) {
	return func(c *Congress, a *Attempt) {
		c.stop(a.Item, nil, stops...)
		a.Item.Set = phase
	}
}

func first(_ *Congress, a *Attempt) bool { return a.Item.Round() == 0 }

// officeRules: review, registration, assignment, and the end.
var officeRules = []*Rule{
	{Action: "start_review", Of: "item", Phases: []string{"submitted"}, Do: set("under_review")},
	{Action: "return_for_revision", Of: "item", Phases: []string{"under_review"}, Held: []string{"non_acceptance", "merge", "split"}, Do: set("returned", "T1")},
	{Action: "reopen_not_accepted", Of: "item", Phases: []string{"not_accepted"}, Do: func(c *Congress, a *Attempt) {
		if !a.Item.Frozen { // the proposers had begun a revision
			a.Item.Set = "returned"
			return
		}
		a.Item.Set = "under_review"
		c.start(a.Item, "T1", nil)
	}},
	{Action: "correct_title", Of: "item", Phases: []string{"submitted", "under_review", "registered", "assigned", "in_handling"}, Held: []string{"split"},
		Do: func(_ *Congress, a *Attempt) { a.Item.TextNo++ }},
	{Action: "register", Of: "item", Phases: []string{"under_review"}, Held: []string{"non_acceptance", "merge", "split"}, Do: func(c *Congress, a *Attempt) {
		a.Item.Set, a.Item.Registered = "registered", true
		a.Item.Forwarded = a.Item.Forwarded || c.Forwards
	}},
	{Action: "void_registration", Of: "item", Phases: []string{"registered"}, When: first, Held: []string{"merge"}, Do: func(_ *Congress, a *Attempt) {
		a.Item.Set, a.Item.Registered, a.Item.Forwarded = "under_review", false, false
	}},
	{Action: "propose_units", Of: "item", Phases: []string{"registered"},
		Input: func(_ *Congress, a *Attempt) int {
			return unless(len(a.Parts) == 0 && a.By.Role == "office" || fits(a.Parts))
		},
		Do: func(_ *Congress, a *Attempt) {
			a.Item.Forwarded = a.Item.Forwarded || len(a.Parts) == 0
		}},
	{Action: "assign", Of: "item", Phases: []string{"registered"}, Held: []string{"merge"},
		Input: func(_ *Congress, a *Attempt) int { return unless(a.Item.fits(a.Parts, nil)) },
		Do: func(c *Congress, a *Attempt) {
			c.stop(a.Item, nil, "T1")
			if a.Item.Round() == 0 || a.Item.open().Why == "merged" {
				a.Item.Rounds = append(a.Item.Rounds, &Round{No: a.Item.Round() + 1, Why: "first", Ratings: map[uint]*Rating{}})
			}
			c.place(a.Item, a.Parts)
		}},
	{Action: "recall_assignment", Of: "assignment", Phases: []string{"assigned"},
		When: func(_ *Congress, a *Attempt) bool { return !a.On.Received },
		Do: func(_ *Congress, a *Attempt) {
			a.On.Ended = "recalled"
			for _, clock := range a.Item.Clocks {
				clock.Void = clock.Void || clock.On == a.On && !clock.Stopped
			}
		}},
	{Action: "change_assignments_government_units", Of: "item", Phases: withUnit, When: governs, Input: rearranged, Do: func(c *Congress, a *Attempt) {
		for _, on := range a.ends() {
			on.Ended = "cancelled"
			c.stopAll(a.Item, on, "")
		}
		c.place(a.Item, a.Parts)
	}},
	{Action: "make_stub", Of: "item", Rare: []string{"withdrawn"},
		Phases: []string{"submitted", "under_review", "returned", "not_accepted", "merged", "registered", "assigned", "in_handling", "awaiting_feedback", "rehandling_review", "closed"},
		When:   func(_ *Congress, a *Attempt) bool { return !a.Item.Stub }, Do: stub},
	{Action: "decide_rehandling", Of: "item", Phases: []string{"rehandling_review"},
		Input: func(_ *Congress, a *Attempt) int { return unless(fits(a.Parts)) }, Do: again("dissatisfied")},
	{Action: "escalate", Line: "decide_rehandling", Of: "item", Phases: []string{"rehandling_review"},
		When:  func(_ *Congress, a *Attempt) bool { return a.Item.Round() > 1 },
		Input: func(c *Congress, a *Attempt) int { return unless(fits(a.Parts) && a.Until > c.Today()) }, Do: again("escalated")},
	{Action: "explain_and_close", Of: "item", Phases: []string{"rehandling_review"}, Do: func(c *Congress, a *Attempt) { c.close(a.Item) }},
	{Action: "close", Of: "item", Phases: []string{"awaiting_feedback"}, When: closable, Do: func(c *Congress, a *Attempt) { c.close(a.Item) }},
	{Action: "archive", Of: "item", Phases: []string{"closed"}, Do: set("archived")},
	{Action: "reopen", Of: "item", Phases: []string{"closed", "archived"},
		Input: func(_ *Congress, a *Attempt) int { return unless(fits(a.Parts)) }, Do: again("reopened")},
}

// governs: the government office, while one of its units handles the item.
func governs(c *Congress, a *Attempt) bool {
	return a.By.Role != "gov_office" || slices.ContainsFunc(a.Item.active(), func(on *Assignment) bool { return c.Government[on.Unit] })
}

func closable(c *Congress, a *Attempt) bool {
	if given := a.Item.decisive(); given != nil || a.Item.ReferenceOnly {
		return a.Item.ReferenceOnly || given.Result != "dissatisfied"
	}
	t6 := a.Item.clock("T6", nil)
	return t6 != nil && c.Today() > t6.Due
}

func (c *Congress) close(it *Item) {
	for _, o := range append(c.mergedInto(it), it) {
		c.stopAll(o, nil, "T10")
		for _, r := range o.Rounds {
			r.Released = true
		}
		o.CopyClosed = o != it
	}
	it.Set = "closed"
}

// again opens a further round.
func again(why string) func(*Congress, *Attempt) {
	return func(c *Congress, a *Attempt) {
		c.stop(a.Item, nil, "T7")
		a.Item.Rounds = append(a.Item.Rounds, &Round{No: a.Item.Round() + 1, Why: why, Plan: a.Until, Ratings: map[uint]*Rating{}})
		c.place(a.Item, a.Parts)
	}
}

func stub(_ *Congress, a *Attempt) {
	a.Item.Stub, a.Item.Empty = true, true
	for _, r := range a.Item.Rounds {
		for _, on := range r.Assignments {
			for _, reply := range on.Replies {
				reply.Answered, reply.NoContact, reply.NoOpinion, reply.Promise, reply.Reason = false, false, false, false, false
			}
		}
	}
}

// fits says whether parts are one unit alone, one lead with co-handlers, or
// several each for itself.
func fits(parts []Part) bool {
	count, units := map[string]int{}, map[uint]bool{}
	for _, p := range parts {
		count[p.Role]++
		units[p.Unit] = true
	}
	n := len(parts)
	return len(units) == n && (n == 1 && count["sole"] == 1 || count["lead"] == 1 && count["co"] == n-1 || n > 0 && count["separate"] == n)
}

// fits says the same of the item's units with new ones; a unit alone that gets
// co-handlers becomes their lead.
func (it *Item) fits(parts []Part, ended []*Assignment) bool {
	together := slices.Clone(parts)
	for _, on := range it.active() {
		if slices.Contains(ended, on) {
			continue
		}
		role := on.Role
		if role == "sole" && slices.ContainsFunc(parts, func(p Part) bool { return p.Role == "co" }) {
			role = "lead"
		}
		together = append(together, Part{on.Unit, role})
	}
	return fits(together)
}

// ends lists the assignments that a rearrangement ends.
func (a *Attempt) ends() []*Assignment {
	if a.Replace == nil {
		return a.Cancel
	}
	return append(slices.Clone(a.Cancel), a.Replace)
}

func rearranged(c *Congress, a *Attempt) int {
	if len(a.Parts)+len(a.ends()) == 0 || a.Replace != nil && len(a.Parts) != 1 {
		return Invalid
	}
	governs := a.By.Role == "gov_office"
	for i, on := range a.ends() {
		if on.Ended != "" || on.Round != a.Item.Round() || on.Delivered() != nil || slices.Contains(a.ends()[:i], on) {
			return Invalid
		}
		if governs && !c.Government[on.Unit] {
			return Forbidden
		}
	}
	for _, p := range a.Parts {
		if governs && !c.Government[p.Unit] {
			return Invalid
		}
	}
	return unless(len(a.Parts) == 0 || a.Item.fits(a.Parts, a.ends()))
}

// place gives the item to units, each with its own limits.
func (c *Congress) place(it *Item, parts []Part) {
	if len(parts) == 0 {
		return
	}
	it.Set, it.Forwarded = "handling", false
	round := it.open()
	for _, on := range it.active() {
		if on.Role == "sole" && slices.ContainsFunc(parts, func(p Part) bool { return p.Role == "co" }) {
			on.Role = "lead"
		}
	}
	for _, p := range parts {
		on := &Assignment{Round: round.No, Unit: p.Unit, Role: p.Role, At: c.Now, First: c.Now}
		for _, before := range round.Assignments {
			if on.answers() && before.answers() && before.Ended != "recalled" && before.At.Before(on.First) {
				on.First = before.At
			}
		}
		round.Assignments = append(round.Assignments, on)
		c.start(it, "T2", on)
		c.start(it, "T3", on)
		switch {
		case it.ReferenceOnly:
		case p.Role == "co":
			c.start(it, "T4", on)
		case round.Why == "escalated":
			c.until(it, "T9", on, round.Plan)
		case round.Why == "dissatisfied":
			c.start(it, "T8", on)
		default:
			c.start(it, "T5", on)
			c.start(it, "T13", on)
		}
	}
}
