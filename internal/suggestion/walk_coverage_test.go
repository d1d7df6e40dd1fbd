package suggestion

import (
	"fmt"
	"slices"
	"sync"
	"testing"

	"lianluo/internal/suggestion/lifetest"
)

// coverage counts what was tried and what was accepted.
type coverage struct {
	sync.Mutex
	answered map[int]int    // by status
	accepted map[string]int // by transition
	refused  map[string]int // by action
}

func newCoverage() *coverage {
	return &coverage{answered: map[int]int{}, accepted: map[string]int{}, refused: map[string]int{}}
}

func (s *coverage) note(a *attempted, from string, status int) {
	s.Lock()
	defer s.Unlock()
	s.answered[status]++
	if status != lifetest.OK {
		s.refused[a.Action]++
		return
	}
	s.accepted[transition(a, from)]++
	if a.Paper != 0 {
		s.accepted[fromPaper(a.Action)]++
	}
}

// transition names what an accepted attempt did: an action in a phase, or how a
// step of a Request was decided.
func transition(a *attempted, from string) string {
	switch {
	case a.Action == "take_back":
		return takenBack(a.Request.Kind)
	case a.Request != nil:
		return decision(a.Request.Kind, a.Action, a.Agree)
	}
	return fmt.Sprintf("%s in %s", a.Action, from)
}

func decision(kind, action string, agreed bool) string {
	return fmt.Sprintf("%s: %s %s", kind, action, map[bool]string{true: "granted", false: "refused"}[agreed])
}

func takenBack(kind string) string { return kind + ": taken back" }

func fromPaper(action string) string { return action + " from paper" }

func (s *coverage) took(transition string) bool {
	s.Lock()
	defer s.Unlock()
	return s.accepted[transition] > 0
}

// kinds are the Requests and the actions that decide their steps.
var kinds = map[string][]string{
	"non_acceptance": {"confirm_non_acceptance"}, "merge": {"confirm_merge"}, "split": {"consent_split"}, "objection": {"decide_objection"},
	"return":              {"agree_return_in_unit", "decide_return_government_unit", "decide_return_other_unit"},
	"extension":           {"agree_extension_in_unit", "agree_extension_government", "grant_extension"},
	"withdrawal":          {"consent_withdrawal", "accept_withdrawal"},
	"commitment_delivery": {"sign_commitment_delivery", "confirm_commitment_delivery"},
	"commitment_change":   {"agree_commitment_change_in_unit", "decide_commitment_change"},
}

// possible lists every transition that the model calls possible.
func possible() []string {
	var out []string
	for _, r := range lifetest.Rules {
		for _, phase := range r.Phases {
			out = append(out, fmt.Sprintf("%s in %s", r.Action, phase))
		}
	}
	for _, action := range lifetest.FromPaper {
		out = append(out, fromPaper(action))
	}
	for kind, actions := range kinds {
		out = append(out, takenBack(kind))
		for _, action := range actions {
			out = append(out, decision(kind, action, true), decision(kind, action, false))
		}
	}
	slices.Sort(out)
	return out
}

// seldom is how often a transition is taken at least, else the log names it.
const seldom = 6

// report fails when a transition that is possible was never taken.
func (s *coverage) report(t *testing.T) {
	t.Helper()
	steps, legal := 0, s.answered[lifetest.OK]
	for _, n := range s.answered {
		steps += n
	}
	t.Logf("%d attempts: %v", steps, s.answered)
	if share := 100 * legal / steps; share < 35 || share > 65 {
		t.Errorf("%d%% of the attempts were legal, want about half", share)
	}
	for _, p := range possible() {
		if s.accepted[p] == 0 {
			t.Errorf("never taken: %s", p)
		} else if s.accepted[p] < seldom {
			t.Logf("taken %d times only: %s", s.accepted[p], p)
		}
	}
	for _, r := range lifetest.Rules {
		if s.refused[r.Action] == 0 {
			t.Errorf("never refused: %s", r.Action)
		}
	}
}
