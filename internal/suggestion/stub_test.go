package suggestion

import (
	"fmt"
	"testing"

	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
)

// A stub takes words away, not what a Request is about.
func TestARequestCanBeDecidedAfterAStub(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		target, _, _ := w.item(atRegistered)
		id, _, _ := w.item(atRegistered)
		request := asking("office", "/suggestions/%[1]d/merge-request", fields{"target_id": target, "reason": "内容相同"})(w, id)
		w.do("head", w.path(id, "make-stub"), id, because)
		w.agree(id, request, "head")
		w.phase(id, Merged)

		late, assignment, _ := w.item(atReceived)
		request = w.do("clerk", fmt.Sprintf("/assignments/%d/extension-request", assignment), late, moreTime).RequestID
		w.do("head", w.path(late, "make-stub"), late, because)
		w.agree(late, request, "signer", "gov_office", "head")
		if got := w.clocks(late)["T5"].DueOn.String(); got != moreTime["until"] {
			t.Errorf("extended to %q", got)
		}
	})
}

func TestAWithdrawnItemCanBeMadeAStub(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, _, _ := w.item(atUnderReview)
		w.agree(id, asking("lead", "/suggestions/%[1]d/withdrawal-request", because)(w, id), "office")
		w.do("head", w.path(id, "make-stub"), id, because)
		if v := w.view("head", id); !v.Stub || v.Phase != Withdrawn {
			t.Errorf("stub %t in %s", v.Stub, v.Phase)
		}
	})
}
