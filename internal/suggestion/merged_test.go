package suggestion

import (
	"net/http"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
)

// merge takes an item into another one.
func (w *world) merge(id, target uint) {
	w.Helper()
	w.agree(id, asking("office", "/suggestions/%[1]d/merge-request", fields{"target_id": target, "reason": "内容相同"})(w, id), "head")
}

// When what an item was merged into is handled again after it was closed, the
// new reply is rated by the merged item's proposers too.
func TestAMergedItemRatesTheReplyOfAReopenedOne(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		target, _, _ := w.item(atRegistered)
		merged, _, _ := w.item(atRegistered)
		w.merge(merged, target)
		w.handle(atDelivered, target, w.assign(target, sole...)[transport])
		closed(w, target)
		again := w.do("head", w.path(target, "reopen"), target, fields{"units": sole, "reason": "情况有变化"})
		w.handle(atDelivered, target, again.AssignmentID)
		if c := w.clocks(merged)["T6"]; !c.Running() {
			t.Error("T6 of the merged item does not run")
		}
		w.do("lead", w.path(merged, "feedback"), merged, opinion)
	})
}

// What was merged into a withdrawn item is handled for itself: the rating of the
// other one's reply is not taken for one of its own.
func TestAnItemThatIsTakenUpAgainIsRatedAnew(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		target, _, _ := w.item(atRegistered)
		merged, _, _ := w.item(atRegistered)
		unrated, _, _ := w.item(atRegistered)
		w.merge(merged, target)
		w.merge(unrated, target)
		w.handle(atDelivered, target, w.assign(target, sole...)[transport])
		rated(Dissatisfied)(w, merged)
		w.agree(target, asking("lead", "/suggestions/%[1]d/withdrawal-request", because)(w, target), "office")
		if c := w.clocks(unrated)["T6"]; c.Running() {
			t.Error("T6 runs under review")
		}
		w.do("office", w.path(merged, "register"), merged, nil)
		w.handle(atDelivered, merged, w.assign(merged, sole...)[transport])
		w.phase(merged, AwaitingFeedback)
		if c := w.clocks(merged)["T6"]; !c.Running() {
			t.Error("T6 does not run for the reply of its own")
		}
	})
}

func TestNothingIsMergedIntoAnItemThatIsPartlyAnswered(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		target, _, _ := w.item(atRegistered)
		a := w.assign(target, fields{"unit_id": transport, "role": "separate"}, fields{"unit_id": propaganda, "role": "separate"})
		w.handle(atDelivered, target, a[transport])
		late, _, _ := w.item(atRegistered)
		if answer := w.try("office", w.path(late, "merge-request"), late, fields{"target_id": target, "reason": "内容相同"}); answer.Code != http.StatusUnprocessableEntity {
			t.Errorf("its proposers would never get the reply that is there: %d", answer.Code)
		}
	})
}

// Who proposed a merged item finds it by the reply of which he got a copy, and
// nobody finds by it what he does not read; taken up again, it is found by it
// no more.
func TestAMergedItemIsFoundByTheReplyThatItGotACopyOf(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		target, _, _ := w.item(atRegistered)
		own, err := w.svc.Create(w.Context(), w.actors["other_deputy"], false, Content{Title: "关于学府路照明的建议", Category: "urban_environment", Situation: "路灯昏暗。",
			Points: []string{"更换路灯"}, PublicityConsent: "none"})
		w.must(err)
		merged := own.ID
		w.do("other_deputy", w.path(merged, "submit"), merged, fields{"no_state_secrets": true})
		w.do("office", w.path(merged, "start-review"), merged, nil)
		w.do("office", w.path(merged, "register"), merged, nil)
		w.merge(merged, target)
		found := func(query string, want map[string][]uint) {
			t.Helper()
			for who, ids := range want {
				var got []uint
				for _, row := range w.searched(who, query) {
					got = append(got, row.ID)
				}
				slices.Sort(got)
				if !slices.Equal(got, ids) {
					t.Errorf("%s finds %v by %s, want %v", who, got, query, ids)
				}
			}
		}
		nobody := map[string][]uint{"lead": nil, "other_deputy": nil, "office": nil, "clerk": nil, "other_unit": nil}
		found("研究办理", nobody)
		w.handle(atDelivered, target, w.assign(target, sole...)[transport])
		found("研究办理", map[string][]uint{"lead": {target}, "other_deputy": {merged}, "office": {target, merged}, "clerk": {target}, "other_unit": nil, "foreign_lead": nil})
		found("学府路", map[string][]uint{"lead": nil, "other_deputy": {merged}, "clerk": nil})
		rows := w.searched("other_deputy", "研究办理")
		if len(rows) != 1 || len(rows[0].Found) != 1 || rows[0].Found[0].In != inReply {
			t.Errorf("it does not say where: %+v", rows)
		}
		kept := w.indexed()
		_, err = w.svc.Reindex(w.Context())
		w.must(err)
		if diff := cmp.Diff(kept, w.indexed()); diff != "" {
			t.Error(diff)
		}
		w.do("head", w.path(target, "make-stub"), target, because)
		found("研究办理", nobody)
		found("学府路", map[string][]uint{"other_deputy": {merged}})
	})
}
