package suggestion

import (
	"slices"
	"strings"

	"lianluo/internal/suggestion/lifetest"
)

// favours are what a walk can be fond of, with the actions that it prefers.
var favours = []string{"straight", "quarrel", "joint", "consent", "promise", "shared", "office", "merge", "paper", "late"}

var favoured = map[string]map[string]int{
	"straight": {},
	"quarrel":  {"give_decisive_feedback": 9, "decide_rehandling": 9, "escalate": 14, "supersede_reply": 4, "explain_and_close": 1, "close": 1, "reopen": 4},
	"joint":    {"invite_cosigners": 14, "confirm_signature": 12, "decline_signature": 3, "withdraw_signature": 4, "edit_draft": 4, "return_for_revision": 5, "give_feedback": 9, "confirm_contact": 6, "ask_withdrawal": 4, "consent_withdrawal": 6},
	"consent":  {"ask_return": 8, "object_to_assignment": 6, "ask_extension": 8, "ask_withdrawal": 4},
	"promise":  {"draft_reply": 5, "report_commitment": 9, "ask_commitment_change": 12, "close": 9, "archive": 9, "supersede_reply": 4},
	"shared":   {"draft_co_opinion": 9, "sign_co_opinion": 10, "send_back_co_opinion": 9, "change_assignments_government_units": 6, "recall_assignment": 4},
	"office":   {"ask_non_acceptance": 6, "reopen_not_accepted": 6, "split": 8, "correct_title": 4, "void_registration": 3, "return_for_revision": 5, "propose_units": 4, "make_stub": 3},
	"merge":    {"ask_merge": 14, "confirm_merge": 12, "give_decisive_feedback": 9, "give_feedback": 5, "enter_paper_feedback": 4},
	"paper":    {"enter_paper_feedback": 12, "record_paper_delivery": 5, "attach_sealed_reply": 4},
	"late":     {"urge": 6, "close": 6, "reopen": 9, "release_feedback": 7},
}

// usually is how often an action is chosen among others that are possible: what
// takes an item on comes first, what ends it comes last.
var usually = map[string]int{
	"submit": 10, "start_review": 14, "register": 14, "assign": 16, "receive": 16, "draft_reply": 9, "submit_reply": 16, "review_reply": 16, "sign_reply": 16,
	"check_reply": 16, "give_decisive_feedback": 4, "draft_co_opinion": 5, "sign_co_opinion": 8, "delete_draft": 1, "make_stub": 1, "archive": 1,
	"withdraw_signature": 1, "edit_draft": 1, "correct_title": 1, "void_registration": 1, "note_progress": 1, "plan_handling": 1, "set_inner_route": 1, "record_paper_delivery": 1,
	"attach_sealed_reply": 1, "rate_suggestion": 1, "ask_withdrawal": 1, "change_assignments_government_units": 1, "recall_assignment": 1, "urge": 1, "propose_units": 1, "record_contact": 2,
	"explain_and_close": 1, "decline_signature": 1, "release_feedback": 2, "supersede_reply": 1,
}

func (k *journey) usual(action string) int {
	if strings.HasSuffix(action, fromPaper("")) || strings.HasSuffix(action, takenBack("")) {
		return map[string]int{"paper": 6, "consent": 2}[k.favour] + 1
	}
	if n := favoured[k.favour][action]; n > 0 {
		return n
	}
	if n := usually[action]; n > 0 {
		return n
	}
	if slices.Contains(lifetest.Consents, action) {
		return 10
	}
	return 2
}

// offices are the hats of those who may enter papers.
func (k *journey) offices() []lifetest.Hat {
	return slices.DeleteFunc(slices.Clone(k.hats), func(h lifetest.Hat) bool { return h.Role != "office" || h.Foreign })
}

// subjects lists what a rule can be tried on.
func subjects(r *lifetest.Rule, it *lifetest.Item) []attempted {
	var out []attempted
	add := func(a attempted) {
		a.Action, a.Item = r.Action, it
		out = append(out, a)
	}
	if r.Of == "item" {
		add(attempted{})
	}
	for _, round := range it.Rounds {
		for _, on := range round.Assignments {
			if r.Of == "assignment" {
				add(attempted{On: on, Reply: on.Current()})
			}
			for _, reply := range on.Replies {
				if r.Of == "reply" {
					add(attempted{On: on, Reply: reply})
				}
			}
		}
	}
	if r.Of == "contact" {
		for _, talk := range it.Contacts {
			add(attempted{On: talk.On, Contact: talk})
		}
	}
	if r.Of == "promise" {
		for _, p := range it.Promises {
			add(attempted{On: p.On, Promise: p})
		}
	}
	for _, q := range it.Requests {
		if r.Of == "request" && q.Turn() == r.Action || r.Of == "asked" {
			add(attempted{On: q.On, Request: q, Promise: q.Promise})
		}
	}
	return out
}

// legal chooses something that may be done now, or gives nil.
func (k *journey) legal(it *lifetest.Item) *attempted {
	phase := it.Phase()
	var choices []string
	may := map[string][]attempted{}
	sum := 0
	consider := func(choice string, a attempted) {
		if k.life.Allowed(&a) != lifetest.OK {
			return
		}
		if len(may[choice]) == 0 {
			choices = append(choices, choice)
			sum += k.weight(choice, phase)
		}
		may[choice] = append(may[choice], a)
	}
	for _, r := range lifetest.Rules {
		if !r.Possible(phase) {
			continue
		}
		for _, a := range subjects(r, it) {
			for _, by := range k.hats {
				a.By = by
				consider(chosen(&a), a)
				if by.Role != "office" || !slices.Contains(lifetest.FromPaper, r.Action) {
					continue
				}
				for _, paper := range it.People() {
					onPaper := a
					onPaper.Paper = paper
					consider(fromPaper(r.Action), onPaper)
				}
			}
		}
	}
	if sum == 0 {
		return nil
	}
	n := k.roll("action", sum)
	for _, choice := range choices {
		if n -= k.weight(choice, phase); n < 0 {
			a := pick(k, "by", may[choice])
			return &a
		}
	}
	return nil
}

// chosen is what a walk chooses among: an action, of a Request the kind of what
// is taken back.
func chosen(a *attempted) string {
	if a.Action == "take_back" {
		return takenBack(a.Request.Kind)
	}
	return a.Action
}

// illegal chooses what is refused: by the wrong person, at the wrong moment,
// with an outdated version or bad input, or anything at all.
func (k *journey) illegal(it *lifetest.Item) *attempted {
	way := k.roll("way", 8)
	if way < 4 {
		if a := k.legal(it); a != nil {
			switch way {
			case 0, 1:
				a.By = pick(k, "other hands", k.hats)
			case 2:
				k.fill(a, true)
				return a
			default:
				a.Stale = true
			}
			k.fill(a, false)
			return a
		}
	}
	for try := 0; ; try++ {
		tried := subjects(pick(k, "rule", lifetest.Rules), it)
		if len(tried) == 0 {
			continue
		}
		a := pick(k, "subject", tried)
		a.By = pick(k, "by", k.hats)
		if slices.Contains(lifetest.FromPaper, a.Action) && k.roll("paper", 3) == 0 {
			a.Paper = pick(k, "whose", append(it.People(), 999))
			if k.roll("office", 3) > 0 {
				a.By = pick(k, "who enters", k.offices())
			}
		}
		status := k.life.Allowed(&a)
		if way >= 6 || status == lifetest.Conflict || try > 20 {
			k.fill(&a, false)
			return &a
		}
	}
}

var arrangements = [][]lifetest.Part{
	{{Unit: transport, Role: "sole"}}, {{Unit: propaganda, Role: "sole"}}, {{Unit: education, Role: "sole"}},
	{{Unit: transport, Role: "lead"}, {Unit: propaganda, Role: "co"}}, {{Unit: propaganda, Role: "lead"}, {Unit: transport, Role: "co"}, {Unit: education, Role: "co"}},
	{{Unit: transport, Role: "separate"}, {Unit: propaganda, Role: "separate"}}, {{Unit: education, Role: "separate"}, {Unit: transport, Role: "separate"}},
	{{Unit: transport, Role: "lead"}, {Unit: education, Role: "co"}},
}

var misfits = [][]lifetest.Part{
	{{Unit: transport, Role: "lead"}, {Unit: propaganda, Role: "lead"}}, {{Unit: transport, Role: "co"}}, {{Unit: transport, Role: "sole"}, {Unit: education, Role: "co"}},
	{{Unit: transport, Role: "separate"}, {Unit: transport, Role: "separate"}}, {{Unit: transport, Role: "lead"}, {Unit: education, Role: "separate"}},
}

// fill gives an attempt its input: good where it can be, or bad.
func (k *journey) fill(a *attempted, bad bool) {
	a.Agree, a.Reason, a.Number, a.File = k.roll("agree", 5) > 0, !bad, !bad, !bad
	if a.Action == k.aim.action && a.Request != nil {
		a.Agree = !k.aim.refused
	}
	if bad && a.Request != nil {
		a.Agree = false
	}
	today := k.life.Today()
	switch a.Action {
	case "edit_draft":
		a.Points = a.Item.Points
	case "invite_cosigners":
		for _, name := range []string{"cosigner", "other_deputy", "delegation_head", "lead"} {
			if id := k.actors[name].DeputyID; id != a.Item.Lead && k.roll("invite", 2) == 0 || bad && id == a.Item.Lead {
				a.Deputies = append(a.Deputies, id)
			}
		}
		if len(a.Deputies) == 0 {
			a.Deputies = []uint{k.actors[map[bool]string{true: "cosigner", false: "other_deputy"}[a.Item.Lead != k.actors["cosigner"].DeputyID]].DeputyID}
		}
		a.Through = k.aim.paper || k.roll("through the office", 3) == 0
	case "confirm_signature":
		if a.TextNo = a.Item.TextNo; bad {
			a.TextNo++
		}
	case "propose_units", "assign", "decide_rehandling", "escalate", "reopen":
		a.Parts = k.parts(a, bad)
		a.Until = k.future(bad && k.roll("plan", 2) == 0)
	case "change_assignments_government_units":
		k.rearrange(a)
	case "record_contact":
		if a.Until = today; bad {
			a.Until = k.future(false)
		}
		a.Deputies = []uint{}
		for _, s := range a.Item.Signatures {
			if k.roll("took part", 2) == 0 {
				a.Deputies = append(a.Deputies, s.Deputy)
			}
		}
	case "draft_reply":
		a.Draft = k.draft(bad)
	case "record_paper_delivery", "enter_paper_feedback":
		if a.Deputy = a.Item.Lead; bad {
			a.Deputy = 999
		} else if len(a.Item.Signatures) > 0 && k.roll("of", 2) == 0 {
			a.Deputy = pick(k, "deputy", a.Item.Signatures).Deputy
		}
		a.Result = k.result()
	case "give_decisive_feedback", "give_feedback":
		a.Action = "give_decisive_feedback"
		if k.life.Relation(a.Item, a.By) == "cosigner" {
			a.Action = "give_feedback"
		}
		a.Result = k.result()
	case "ask_merge":
		a.Target = a.Item
		for _, other := range k.life.Items {
			if fits := k.life.Takes(other, a.Item); fits != bad || other.Set != "gone" && k.roll("any", 8) == 0 {
				a.Target = other
			}
		}
		if a.Target.Set == "gone" {
			a.Target = a.Item
		}
	case "split":
		if a.Points = 1; bad {
			a.Points = a.Item.Points
		}
	case "ask_return":
		unit := []uint{transport, education, propaganda}[k.roll("unit", 3)]
		if bad != (unit == a.On.Unit) {
			if unit = a.On.Unit; !bad {
				unit = a.On.Unit%3 + 1
			}
		}
		a.Parts = []lifetest.Part{{Unit: unit}}
	case "ask_extension":
		k.extension(a, bad)
	case "ask_commitment_change":
		if a.Until = ""; bad {
			a.Until = today
		} else if k.roll("explain", 3) > 0 {
			a.Until = k.future(false)
		}
	}
}

func (k *journey) parts(a *attempted, bad bool) []lifetest.Part {
	if a.Action == "propose_units" && a.By.Role == "office" && k.roll("forward", 2) == 0 {
		return nil
	}
	if bad {
		return pick(k, "misfit", misfits)
	}
	if k.aim.action == "check_reply" {
		return pick(k, "parts", [][]lifetest.Part{arrangements[0], arrangements[6]})
	}
	if k.aim.phase == "assigned" && k.roll("several", 3) > 0 {
		return pick(k, "parts", arrangements[3:])
	}
	return pick(k, "parts", arrangements)
}

func (k *journey) rearrange(a *attempted) {
	var live []*lifetest.Assignment
	for _, round := range a.Item.Rounds {
		for _, on := range round.Assignments {
			if on.Ended == "" || k.roll("ended too", 8) == 0 {
				live = append(live, on)
			}
		}
	}
	unit := []uint{transport, education, propaganda}[k.roll("unit", 3)]
	role := pick(k, "role", []string{"co", "co", "separate", "sole", "lead"})
	switch k.roll("change", 3) {
	case 0:
		a.Parts = []lifetest.Part{{Unit: unit, Role: role}}
	case 1:
		if len(live) > 0 {
			a.Cancel = append(a.Cancel, pick(k, "cancel", live))
		}
	default:
		if len(live) > 0 {
			a.Replace = pick(k, "replace", live)
			a.Parts = []lifetest.Part{{Unit: unit, Role: a.Replace.Role}}
		}
	}
}

func (k *journey) draft(bad bool) lifetest.Reply {
	r := lifetest.Reply{Answered: !bad || k.roll("answered", 2) == 0, NoContact: k.roll("no contact", 5) > 0, NoOpinion: k.roll("no opinion", 2) == 0}
	classes := []string{"A", "A", "B", "C", "D"}
	if k.favour == "promise" || k.aim.promised() {
		classes = []string{"B"}
	}
	if (k.aim.replaces() || k.aim.partly()) && !k.aim.promised() {
		classes, r.NoContact, r.NoOpinion = []string{"A"}, true, true
	}
	r.Class = pick(k, "class", classes)
	r.Promise, r.Reason = k.roll("promise", 8) > 0, k.roll("reason", 8) > 0
	if r.Class == "B" || r.Class == "C" {
		r.Until = k.future(false)
	}
	return r
}

func (k *journey) result() string {
	switch k.aim.phase {
	case "rehandling_review":
		return "dissatisfied"
	case "closed", "archived":
		return "satisfied"
	}
	if k.favour == "quarrel" || k.favour == "merge" || k.aim.action == "release_feedback" {
		return pick(k, "result", []string{"dissatisfied", "dissatisfied", "dissatisfied", "satisfied"})
	}
	return pick(k, "result", []string{"satisfied", "basically_satisfied", "dissatisfied"})
}

// future is a day from tomorrow on, or one that is over.
func (k *journey) future(past bool) string {
	if past {
		return k.life.Today()
	}
	return lifetest.Day(k.now.AddDate(0, 0, 1+k.roll("days", 400)))
}

// extension asks for a day within the ceiling, or past it.
func (k *journey) extension(a *attempted, bad bool) {
	a.Until = k.life.Today()
	for _, clock := range a.Item.Clocks {
		if clock.Kind != "T5" || clock.On != a.On {
			continue
		}
		months := 2
		if bad {
			months = 8
		}
		a.Until = lifetest.Day(clock.Started.AddDate(0, 3+months, k.roll("more days", 20)))
	}
}
