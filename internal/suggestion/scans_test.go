package suggestion

import (
	"fmt"
	"testing"

	"lianluo/internal/access"
	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
)

// The paper of a feedback can be read by those who may read the feedback:
// units not before it is released, and nobody once the item went off line.
func TestTheScanOfAFeedbackIsReadWithTheFeedback(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, _, _ := w.item(atDelivered)
		w.uploaded("office", "反馈表.pdf", "application/pdf")
		lead := w.actors["lead"].DeputyID
		w.do("office", fmt.Sprintf("/suggestions/%d/feedback/paper", id), id,
			fields{"deputy_id": lead, "attitude": "satisfied", "result": "satisfied", "reasons": "", "attachment_ids": []int{1}})
		colleague := w.actors["lead"]
		colleague.DeputyID = 1 << 20
		held := w.view("office", id).Rounds[0].Feedbacks[0]
		reads := func(by access.Actor) bool {
			t.Helper()
			may, err := w.svc.MayReadFeedback(t.Context(), by, held.ID)
			w.must(err)
			return may
		}
		want := map[string]bool{"lead": true, "office": true, "head": true, "clerk": false, "signer": false, "gov_office": false}
		for who, may := range want {
			shown := w.view(who, id).Rounds[0].Feedbacks
			if reads(w.actors[who]) != may || (len(shown) == 1 && len(shown[0].Scans) == 1 && shown[0].Scans[0].Name == "反馈表.pdf") != may {
				t.Errorf("before the release the %s reads the scan: %v, sees %+v", who, reads(w.actors[who]), shown)
			}
		}
		w.do("office", fmt.Sprintf("/suggestions/%d/release-feedback", id), id, nil)
		for who := range want {
			shown := w.view(who, id).Rounds[0].Feedbacks
			if !reads(w.actors[who]) || len(shown) != 1 || len(shown[0].Scans) != 1 {
				t.Errorf("after the release the %s reads the scan: %v, sees %+v", who, reads(w.actors[who]), shown)
			}
		}
		if reads(colleague) {
			t.Error("a deputy who has nothing to do with the item reads the scan")
		}
		if may, err := w.svc.MayReadFeedback(t.Context(), w.actors["office"], held.ID+1); may || err != nil {
			t.Errorf("a feedback that is not there: %v, %v", may, err)
		}
		w.do("head", fmt.Sprintf("/suggestions/%d/make-stub", id), id, fields{"reason": "涉及秘密"})
		if left := w.view("office", id).Rounds[0].Feedbacks[0].Scans; len(left) != 0 {
			t.Errorf("what went off line keeps %+v", left)
		}
	})
}
