package suggestion

import (
	"testing"
	"time"

	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
)

// A limit that was broken when an item was split is broken for both, and the
// record of each says so.
func TestASplitItemsBrokenLimitIsRecordedOfBoth(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, _, _ := w.item(atUnderReview)
		knownPoints(w, id)
		w.now = w.now.Add(30 * 24 * time.Hour)
		look := func() {
			t.Helper()
			if _, err := w.svc.NoteBreaches(t.Context(), w.now); err != nil {
				t.Fatal(err)
			}
		}
		look()
		w.agree(id, asking("office", "/suggestions/%[1]d/split-request", toSplit)(w, id), "lead")
		look()
		for _, item := range []uint{id, id + 1} {
			if c := w.clocks(item)["T1"]; !c.Running() || c.PlanBreachedOn.IsZero() {
				t.Errorf("T1 of item %d: running %t, broken on %s", item, c.Running(), c.PlanBreachedOn)
			}
		}
	})
}
