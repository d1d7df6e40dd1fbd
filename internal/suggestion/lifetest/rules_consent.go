package lifetest

import "slices"

var withdrawable = []string{"submitted", "under_review", "returned", "registered", "assigned", "in_handling", "awaiting_feedback"}

func inside(kind string) func(*Congress, *Attempt) bool {
	return func(c *Congress, a *Attempt) bool {
		limit := a.Item.clock(kind, a.On)
		return limit != nil && c.Today() <= limit.Due
	}
}

func none(kinds ...string) func(*Congress, *Attempt) bool {
	return func(_ *Congress, a *Attempt) bool {
		return !slices.ContainsFunc(kinds, func(kind string) bool { return a.Item.request(kind, a.On, a.Promise) })
	}
}

func both(one, two func(*Congress, *Attempt) bool) func(*Congress, *Attempt) bool {
	return func(c *Congress, a *Attempt) bool { return one(c, a) && two(c, a) }
}

func promised(_ *Congress, a *Attempt) bool { return a.Promise.State == "open" }

// promisePhases are those that an item with a promise is met in; it can be in
// others as well.
var promisePhases = []string{"assigned", "in_handling", "awaiting_feedback", "rehandling_review", "closed", "archived"}

// askRules: what is asked for and needs the consent of others.
var askRules = []*Rule{
	{Action: "ask_non_acceptance", Of: "item", Phases: []string{"under_review", "returned"}, When: none("non_acceptance"), Held: []string{"merge", "split"},
		Do: ask("non_acceptance")},
	{Action: "ask_merge", Of: "item", Phases: []string{"under_review", "registered"}, When: both(first, none("merge")), Held: []string{"split"},
		Input: func(c *Congress, a *Attempt) int { return unless(c.Takes(a.Target, a.Item)) }, Do: ask("merge")},
	{Action: "split", Of: "item", Phases: []string{"under_review"}, Held: []string{"merge"},
		When:  both(none("split"), func(_ *Congress, a *Attempt) bool { return !a.Item.Registered }),
		Input: func(_ *Congress, a *Attempt) int { return unless(a.Points > 0 && a.Points < a.Item.Points) }, Do: ask("split")},
	{Action: "ask_return", Of: "assignment", Phases: withUnit, When: both(inside("T3"), none("return")),
		Input: func(_ *Congress, a *Attempt) int { return unless(a.Parts[0].Unit != a.On.Unit) }, Do: ask("return")},
	{Action: "object_to_assignment", Of: "assignment", Phases: withUnit, When: both(inside("T3"), none("objection")), Do: ask("objection")},
	{Action: "ask_extension", Of: "assignment", Phases: withUnit, When: both(receivedIt, both(inside("T5"), none("extension"))), Held: []string{"return"},
		Input: func(c *Congress, a *Attempt) int {
			limit := a.Item.clock("T5", a.On)
			return unless(a.Until > limit.Due && a.Until <= c.count(Day(limit.Started), 6, "m"))
		}, Do: ask("extension")},
	{Action: "ask_withdrawal", Of: "item", Phases: withdrawable, When: none("withdrawal"), Do: ask("withdrawal")},
	{Action: "report_commitment", Of: "promise", Phases: promisePhases, Rare: []string{"registered"},
		When: both(promised, none("commitment_delivery", "commitment_change")), Do: ask("commitment_delivery")},
	{Action: "ask_commitment_change", Of: "promise", Phases: promisePhases, Rare: []string{"registered"},
		When:  both(promised, none("commitment_delivery", "commitment_change")),
		Input: func(c *Congress, a *Attempt) int { return unless(a.Until == "" || a.Until > c.Today()) }, Do: ask("commitment_change")},
	{Action: "take_back", Line: "ask_withdrawal", Of: "asked", When: func(_ *Congress, a *Attempt) bool { return a.Request.State == "open" },
		Do: func(c *Congress, a *Attempt) {
			a.Request.State = "taken_back"
			c.stopOne(a.Request.Clock)
		}},
}

// AskedBy names what each kind of Request is asked for by; who could ask can
// take back.
var AskedBy = map[string]string{"non_acceptance": "ask_non_acceptance", "merge": "ask_merge", "split": "split", "return": "ask_return",
	"objection": "object_to_assignment", "extension": "ask_extension", "withdrawal": "ask_withdrawal", "commitment_delivery": "report_commitment",
	"commitment_change": "ask_commitment_change"}

// Takes says whether one item can be handled with another: that one is not
// answered, and neither is part of a merger in the other direction.
func (c *Congress) Takes(target, it *Item) bool {
	return target != it && slices.Contains([]string{"under_review", "registered", "assigned", "in_handling"}, target.Phase()) &&
		target.ReferenceOnly == it.ReferenceOnly && !target.Stub && len(c.mergedInto(it)) == 0 &&
		!slices.ContainsFunc(target.active(), func(a *Assignment) bool { return a.Delivered() != nil })
}

// ask makes a Request with its steps.
func ask(kind string) func(*Congress, *Attempt) {
	return func(c *Congress, a *Attempt) {
		r := &Request{Kind: kind, State: "open", Asker: a.By.User, OnPaper: a.Paper != 0, On: a.On, Promise: a.Promise, Target: a.Target, Until: a.Until, Points: a.Points}
		r.Steps = c.steps(kind, a)
		a.Item.Requests = append(a.Item.Requests, r)
		c.await(a.Item, r)
	}
}

// steps are whose consent a kind of Request needs, in their order.
func (c *Congress) steps(kind string, a *Attempt) []*Consent {
	office := func(stage int, action string) *Consent { return &Consent{Stage: stage, Action: action, Role: "office"} }
	head := func(action string) []*Consent { return []*Consent{{Stage: 1, Action: action, Role: "head"}} }
	unit := func(action string) *Consent {
		return &Consent{Stage: 1, Action: action, Role: "signer", Unit: a.On.Unit}
	}
	switch kind {
	case "non_acceptance":
		return head("confirm_non_acceptance")
	case "merge":
		return head("confirm_merge")
	case "split":
		return []*Consent{{Stage: 1, Action: "consent_split", Role: "deputy", Deputy: a.Item.Lead}}
	case "objection":
		return []*Consent{office(1, "decide_objection")}
	case "commitment_delivery":
		return []*Consent{unit("sign_commitment_delivery"), office(2, "confirm_commitment_delivery")}
	case "commitment_change":
		return []*Consent{unit("agree_commitment_change_in_unit"), office(2, "decide_commitment_change")}
	case "return":
		if c.Government[a.On.Unit] {
			return []*Consent{unit("agree_return_in_unit"), {Stage: 2, Action: "decide_return_government_unit", Role: "gov_office"}}
		}
		return []*Consent{unit("agree_return_in_unit"), office(2, "decide_return_other_unit")}
	case "extension":
		out := []*Consent{unit("agree_extension_in_unit")}
		if c.Government[a.On.Unit] {
			out = append(out, &Consent{Stage: 2, Action: "agree_extension_government", Role: "gov_office"})
		}
		return append(out, &Consent{Stage: 3, Action: "grant_extension", Role: "head"})
	}
	var out []*Consent
	for _, deputy := range a.Item.standing() {
		out = append(out, &Consent{Stage: 1, Action: "consent_withdrawal", Role: "deputy", Deputy: deputy})
	}
	return append(out, office(2, "accept_withdrawal"))
}

// await starts the limit of a decision on a return or an objection when the
// last who decides has the ball.
func (c *Congress) await(it *Item, r *Request) {
	if r.Kind != "return" && r.Kind != "objection" || r.Clock != nil {
		return
	}
	if r.now()[0].Stage == r.Steps[len(r.Steps)-1].Stage {
		r.Clock = c.start(it, "T11", r.On)
	}
}

// stands says whether what the Request is about is still there.
func (r *Request) stands(it *Item) bool {
	at := func(phases ...string) bool { return slices.Contains(phases, it.Phase()) }
	switch r.Kind {
	case "non_acceptance":
		return at("under_review", "returned")
	case "split":
		return at("under_review")
	case "merge":
		return at("under_review", "registered") && it.Round() == 0
	case "return", "objection":
		return at("registered", "assigned", "in_handling") && r.On.Round == it.Round() && r.On.Ended == "" && r.On.Delivered() == nil
	case "extension":
		return r.On.Ended == "" && it.clock("T5", r.On) != nil
	case "withdrawal":
		return at(withdrawable...) && !slices.ContainsFunc(r.Steps, func(s *Consent) bool {
			return s.Deputy != 0 && !s.Decided && !slices.Contains(it.standing(), s.Deputy)
		})
	}
	return r.Promise.State == "open"
}

// Consents names the actions that decide a Request.
var Consents = []string{"confirm_non_acceptance", "confirm_merge", "consent_split", "decide_objection", "sign_commitment_delivery",
	"confirm_commitment_delivery", "agree_commitment_change_in_unit", "decide_commitment_change", "agree_return_in_unit",
	"decide_return_government_unit", "decide_return_other_unit", "agree_extension_in_unit", "agree_extension_government", "grant_extension",
	"consent_withdrawal", "accept_withdrawal"}

var decisionRules = func() []*Rule {
	var out []*Rule
	for _, action := range Consents {
		r := &Rule{Action: action, Of: "request", Input: decidable, Do: decide}
		if action == "consent_split" {
			r.Line = "ask_withdrawal"
		}
		out = append(out, r)
	}
	return out
}()

// decidable: a refusal needs a reason; what is granted must still be possible.
func decidable(c *Congress, a *Attempt) int {
	r := a.Request
	last := len(r.now()) == 1 && r.now()[0].Stage == r.Steps[len(r.Steps)-1].Stage
	switch {
	case !a.Agree:
		return unless(a.Reason)
	case last && r.Kind == "merge":
		return unless(c.Takes(r.Target, a.Item))
	}
	return OK
}

func decide(c *Congress, a *Attempt) {
	r := a.Request
	step := r.step(a.By)
	step.Decided, step.User = true, a.By.User
	switch {
	case !a.Agree:
		r.State = "refused"
		c.stopOne(r.Clock)
	case len(r.now()) > 0:
		c.await(a.Item, r)
	default:
		r.State = "granted"
		c.stopOne(r.Clock)
		c.grant(a.Item, r)
	}
}

func (c *Congress) grant(it *Item, r *Request) {
	switch r.Kind {
	case "non_acceptance":
		it.Set = "not_accepted"
		c.stop(it, nil, "T1")
		c.free(it)
	case "merge":
		it.Set, it.Into, it.Forwarded = "merged", r.Target, false
		c.stop(it, nil, "T1")
	case "split":
		c.split(it, r.Points)
	case "return":
		r.On.Ended = "returned"
		c.stopAll(it, r.On, "")
	case "objection":
		r.On.Ended = "cancelled"
		c.stopAll(it, r.On, "")
	case "extension":
		limit := it.clock("T5", r.On)
		limit.Due, limit.Law = r.Until, c.count(Day(limit.Started), 6, "m")
	case "withdrawal":
		it.Set = "withdrawn"
		c.stopAll(it, nil, "")
		for _, p := range it.Promises {
			if p.State == "open" {
				p.State = "changed"
			}
		}
		c.free(it)
	case "commitment_delivery":
		r.Promise.State = "delivered"
		c.stopOne(r.Promise.Clock)
	case "commitment_change":
		r.Promise.State = "explained"
		c.stopOne(r.Promise.Clock)
		if r.Until != "" {
			r.Promise.State = "changed"
			c.promise(it, r.On, r.Promise.Reply, r.Until)
		}
	}
}

// free takes up again what was merged into an item that is handled no more.
func (c *Congress) free(it *Item) {
	for _, o := range c.mergedInto(it) {
		o.Set, o.Into = "under_review", nil
		c.stop(o, nil, "T6")
		c.start(o, "T1", nil)
	}
}

// split makes a second item of some points, with the signatures and the running
// limit of the first.
func (c *Congress) split(it *Item, points int) {
	second := &Item{Set: "under_review", Delegation: it.Delegation, Lead: it.Lead, EnteredBy: it.EnteredBy, ReferenceOnly: it.ReferenceOnly,
		Stub: it.Stub, Empty: it.Empty, TextNo: 1, Frozen: true, Points: points}
	it.TextNo, it.Points = it.TextNo+1, it.Points-points
	for _, deputy := range it.standing() {
		second.Signatures = append(second.Signatures, &Signature{Deputy: deputy, State: "confirmed", Of: 1})
	}
	if t1 := it.clock("T1", nil); t1 != nil {
		same := *t1
		same.Broken, same.LawLate = "", ""
		second.Clocks = append(second.Clocks, &same)
	}
	c.Items = append(c.Items, second)
}
