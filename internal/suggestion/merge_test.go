package suggestion

import (
	"fmt"
	"testing"

	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
)

// The unit that answers for a merged item reads what that one asks for; its
// page opens for the office alone.
func TestAUnitReadsWhatItAnswersFor(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		target, _, _ := w.item(atRegistered)
		merged, _, _ := w.item(atRegistered)
		knownPoints(w, merged)
		request := asking("office", "/suggestions/%[1]d/merge-request", fields{"target_id": target, "reason": "内容相同"})(w, merged)
		for _, who := range []string{"office", "head"} {
			if to := w.view(who, merged).Requests[0].Other; to == nil || to.ID != target || !to.Opens {
				t.Errorf("the %s decides on a merger into %+v", who, to)
			}
		}
		w.agree(merged, request, "head")
		w.assign(target, sole...)
		for who, opens := range map[string]bool{"clerk": false, "reviewer": false, "signer": false, "gov_office": false, "office": true, "head": true} {
			v := w.view(who, target)
			if len(v.MergedItems) != 1 || fmt.Sprint(v.MergedItems[0].Points) != "[{p1 1 增开线路} {p2 2 延长末班车时间}]" || v.MergedItems[0].Opens != opens {
				t.Errorf("%s reads %+v", who, v.MergedItems)
			}
			if seen := w.call(who, "GET", fmt.Sprintf("/suggestions/%d", merged), nil); (seen.Code == 200) != opens {
				t.Errorf("the merged item's page for %s: %d", who, seen.Code)
			}
		}
		if v := w.view("lead", target); len(v.MergedItems) != 0 {
			t.Errorf("the proposer of the target reads %+v", v.MergedItems)
		}
	})
}
