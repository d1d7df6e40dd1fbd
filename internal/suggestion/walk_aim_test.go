package suggestion

import (
	"maps"
	"slices"
	"strings"

	"pgregory.net/rapid"

	"lianluo/internal/suggestion/lifetest"
)

// aim is a transition that a walk heads for.
type aim struct {
	action, phase string
	refused       bool   // a step of a Request
	paper         bool   // entered from paper by the office
	takes         string // back: the kind of the Request
}

var aims = func() []aim {
	var out []aim
	for _, r := range lifetest.Rules {
		for _, phase := range r.Phases {
			for range (aim{action: r.Action, phase: phase}).share() {
				out = append(out, aim{action: r.Action, phase: phase})
			}
		}
		if r.Of == "request" {
			out = append(out, aim{action: r.Action}, aim{action: r.Action, refused: true})
		}
	}
	for _, action := range lifetest.FromPaper {
		out = append(out, aim{action: action, paper: true})
	}
	for _, kind := range slices.Sorted(maps.Keys(lifetest.AskedBy)) {
		out = append(out, aim{action: "take_back", takes: kind})
	}
	return out
}()

// share is how often an aim is chosen: more often where the way is long.
func (a aim) share() int {
	switch {
	case a.promised() && a.partly(), a.action == "check_reply", a.replaces():
		return 6
	case a.promised(), a.partly(), a.phase == "merged", a.action == "escalate", a.action == "release_feedback", a.phase == "returned" && a.joint():
		return 4
	case slices.Contains([]string{"rehandling_review", "closed", "archived"}, a.phase):
		return 3
	}
	return 1
}

// partly says that it needs a delivered reply while another unit is not there yet.
func (a aim) partly() bool {
	return a.phase == "assigned" && slices.Contains([]string{"supersede_reply", "record_paper_delivery", "attach_sealed_reply", "rate_suggestion", "check_reply",
		"sign_reply", "report_commitment", "ask_commitment_change", "send_back_co_opinion"}, a.action)
}

// transition names it as the coverage does.
func (a aim) transition() string {
	switch {
	case a.phase != "":
		return a.action + " in " + a.phase
	case a.paper:
		return fromPaper(a.action)
	case a.takes != "":
		return takenBack(a.takes)
	}
	for kind, actions := range kinds {
		if slices.Contains(actions, a.action) {
			return decision(kind, a.action, !a.refused)
		}
	}
	panic("no Request is decided by " + a.action)
}

// reachTheRest takes further walks that head for what no walk has reached; what
// cannot be reached stays, and fails the test.
func (w *walkers) reachTheRest() {
	for range 80 {
		w.aims = nil
		for _, a := range aims {
			if !w.seen.took(a.transition()) {
				w.aims = append(w.aims, a)
			}
		}
		if len(w.aims) == 0 {
			return
		}
		rapid.Check(w.T, w.walk)
	}
}

// joint says that the aim needs co-signers.
func (a aim) joint() bool {
	return slices.Contains([]string{"give_feedback", "withdraw_signature", "consent_withdrawal", "decline_signature", "confirm_signature"}, a.action) && a.phase != "cosigning" &&
		!(a.paper && slices.Contains([]string{"confirm_signature", "decline_signature"}, a.action))
}

// promised says that it needs a promise.
func (a aim) promised() bool { return strings.Contains(a.action+a.takes, "commitment") }

// replaces says that it needs a reply that takes the place of another.
func (a aim) replaces() bool {
	return strings.HasSuffix(a.action, "_reply") && slices.Contains([]string{"awaiting_feedback", "rehandling_review"}, a.phase)
}

// choice is what it chooses when it is there.
func (a aim) choice() string {
	switch {
	case a.paper, a.takes != "":
		return a.transition()
	}
	return a.action
}

// ways are the phases that an item passes.
var ways = []string{"draft", "cosigning", "returned", "submitted", "under_review", "registered", "assigned", "in_handling", "awaiting_feedback",
	"rehandling_review", "closed", "archived"}

// onward takes an item on to the next phase.
var onward = []string{"submit", "start_review", "register", "assign", "receive", "draft_reply", "submit_reply", "review_reply", "sign_reply", "check_reply",
	"give_decisive_feedback", "close", "archive", "decide_rehandling", "draft_co_opinion", "sign_co_opinion"}

// beforehand is what has to be done before what is aimed at.
var beforehand = map[string][]string{
	"confirm_non_acceptance": {"ask_non_acceptance"}, "confirm_merge": {"ask_merge"}, "consent_split": {"split"},
	"decide_objection": {"object_to_assignment"}, "sign_commitment_delivery": {"report_commitment"},
	"confirm_commitment_delivery": {"report_commitment", "sign_commitment_delivery"}, "agree_commitment_change_in_unit": {"ask_commitment_change"},
	"decide_commitment_change": {"ask_commitment_change", "agree_commitment_change_in_unit"}, "agree_return_in_unit": {"ask_return"},
	"decide_return_government_unit": {"ask_return", "agree_return_in_unit"}, "decide_return_other_unit": {"ask_return", "agree_return_in_unit"},
	"agree_extension_in_unit": {"ask_extension"}, "agree_extension_government": {"ask_extension", "agree_extension_in_unit"},
	"grant_extension": {"ask_extension", "agree_extension_in_unit", "agree_extension_government"}, "consent_withdrawal": {"ask_withdrawal"},
	"accept_withdrawal": {"ask_withdrawal", "consent_withdrawal"}, "reopen_not_accepted": {"ask_non_acceptance", "confirm_non_acceptance"},
	"escalate": {"decide_rehandling"}, "send_back_co_opinion": {"draft_co_opinion", "sign_co_opinion"}, "sign_co_opinion": {"draft_co_opinion"}, "confirm_contact": {"record_contact"},
	"confirm_signature": {"invite_cosigners", "edit_draft"}, "decline_signature": {"invite_cosigners", "edit_draft"}, "withdraw_signature": {"invite_cosigners", "confirm_signature"},
	"take_back": {"ask_withdrawal"},
}

// through are what leads to phases beside the way.
var through = map[string][]string{
	"returned": {"return_for_revision"}, "cosigning": {"invite_cosigners"}, "not_accepted": {"ask_non_acceptance", "confirm_non_acceptance"},
	"merged": {"confirm_merge"},
}

// ends are what an item seldom comes back from.
var ends = []string{"accept_withdrawal", "confirm_non_acceptance", "confirm_merge", "make_stub", "delete_draft", "ask_merge", "explain_and_close",
	"ask_withdrawal", "ask_non_acceptance", "void_registration", "return_for_revision", "release_feedback"}

// weight says how often an action is chosen: what the walk heads for before all,
// and until it is there what takes the item on.
func (k *journey) weight(action, phase string) int {
	at, to := slices.Index(ways, phase), slices.Index(ways, k.aim.phase)
	if to < 0 && (k.aim.promised() || k.aim.phase == "merged") {
		to = slices.Index(ways, "awaiting_feedback")
	}
	switch {
	case action == k.aim.choice() && (phase == k.aim.phase || k.aim.phase == ""):
		return 90
	case action == lifetest.AskedBy[k.aim.takes], k.aim.paper && slices.Contains(beforehand[k.aim.action], action):
		return 40
	case k.aim.phase == "merged" && action == "ask_merge" && !k.mergedAny():
		return 60
	case slices.Contains(beforehand[k.aim.action], action), slices.Contains(through[k.aim.phase], action), action == "supersede_reply" && k.aim.replaces():
		return 40
	case to > at && slices.Contains(ends, action), to >= 0 && to < at && action == "close":
		return 1
	case to > at && slices.Contains(onward, action):
		return 30
	case to == at && (k.aim.replaces() || k.aim.partly()) && slices.Contains(onward, action) && action != "receive" && action != "decide_rehandling":
		return 30
	case to == at && slices.Contains(onward, action):
		return 3
	}
	return k.usual(action)
}

// mergedAny says whether an item of the walk is merged into another.
func (k *journey) mergedAny() bool {
	return slices.ContainsFunc(k.life.Items, func(it *lifetest.Item) bool { return it.Set == "merged" })
}

// turnTo gives the item that the walk goes on with: of a merged one, what it was
// merged into, until there is a reply to rate.
func (k *journey) turnTo(live []*lifetest.Item) *lifetest.Item {
	it := live[len(live)-1]
	if k.roll("older", 6) == 0 {
		it = pick(k, "item", live)
	}
	if k.aim.phase != "merged" || k.roll("aside", 6) == 0 {
		return it
	}
	for _, merged := range live {
		if merged.Set == "merged" && merged.Into != nil {
			if it = merged; !lifetest.Replied(merged) && k.aim.action != "make_stub" {
				it = merged.Into
			}
		}
	}
	return it
}
