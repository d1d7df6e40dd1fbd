package suggestion

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
)

// waiting names who the reader is told to have what to do.
func (w *world) waiting(who string, id uint) []string {
	w.Helper()
	out := []string{}
	for _, h := range w.view(who, id).Ball {
		out = append(out, h.Role+" "+string(h.Task))
	}
	return out
}

// Whoever does not know of a Request still sees what waits without it.
func TestWhoHasTheBallTellsOfNoRequestThatTheReaderDoesNotKnow(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		reviewed, _, _ := w.item(atUnderReview)
		asking("office", "/suggestions/%[1]d/non-acceptance-request", fields{"reason_code": "no_content", "reason": "只有标题"})(w, reviewed)
		handled, _, _ := w.item(atReceived)
		asking("clerk", "/assignments/%[2]d/extension-request", moreTime)(w, handled)
		asking("lead", "/assignments/%[2]d/objection", because)(w, handled)
		for _, c := range []struct {
			who  string
			id   uint
			want []string
		}{
			{"head", reviewed, []string{"head confirm_non_acceptance"}},
			{"lead", reviewed, []string{"office register"}},
			{"clerk", handled, []string{"clerk draft_reply", "clerk plan_handling", "signer agree_extension_in_unit"}},
			{"lead", handled, []string{"clerk draft_reply", "clerk plan_handling", "office decide_objection"}},
			{"office", handled, []string{"clerk draft_reply", "clerk plan_handling", "signer agree_extension_in_unit", "office decide_objection"}},
		} {
			if diff := cmp.Diff(c.want, w.waiting(c.who, c.id)); diff != "" {
				t.Errorf("%s, item %d: %s", c.who, c.id, diff)
			}
		}
	})
}

// A promise that somebody decides on waits for him, not for the unit.
func TestAPromiseWaitsForWhoeverDecidesOnIt(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, _, _ := w.item(atContact)
		ofPromise("change-request", putOff)(w, id)
		promised := w.view("clerk", id).Commitments[0].DueOn
		found := false
		for _, h := range w.view("clerk", id).Ball {
			switch h.Task {
			case ReportCommitment:
				t.Error("the unit is told to keep a promise of which a change is being decided")
			case AgreeCommitmentChangeInUnit:
				found = true
				if h.DueOn != promised || h.ClockKind != "T10" {
					t.Errorf("the decision is due on %s (%s), want the promise's %s", h.DueOn, h.ClockKind, promised)
				}
			}
		}
		if !found {
			t.Error("nobody is told to decide on the change of the promise")
		}
	})
}
