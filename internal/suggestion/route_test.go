package suggestion

import (
	"fmt"
	"net/url"
	"strings"
	"testing"
	"time"

	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
	"lianluo/internal/web"
)

// listed gives the rows of somebody's list.
func (w *world) listed(who, query string) []Row {
	w.Helper()
	return decode[web.List[Row]](w, w.call(who, "GET", "/suggestions?"+query, nil)).Items
}

// How a unit divides the work is known to its own people, nowhere else.
func TestTheInnerRouteIsTheUnitsOwn(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, _, _ := w.item(atRegistered)
		a := w.assign(id, fields{"unit_id": transport, "role": "lead"}, fields{"unit_id": propaganda, "role": "co"})
		w.do("clerk", fmt.Sprintf("/assignments/%d/receive", a[transport]), id, nil)
		w.do("clerk", fmt.Sprintf("/assignments/%d/route", a[transport]), id, fields{"section": "公交管理科", "person_name": "赵小明", "inner_due_on": "2026-03-12"})

		for who, knows := range map[string]bool{"clerk": true, "reviewer": true, "signer": true, "party_clerk": false, "party_signer": false,
			"lead": false, "office": false, "head": false, "gov_office": false} {
			seen := w.call(who, "GET", fmt.Sprintf("/suggestions/%d", id), nil).Body.String()
			rows := w.call(who, "GET", "/suggestions", nil).Body.String()
			for _, word := range []string{"公交管理科", "赵小明", "2026-03-12"} {
				if strings.Contains(seen, word) != knows {
					t.Errorf("%s reads %s on the item's page: %v", who, word, !knows)
				}
				if word != "2026-03-12" && strings.Contains(rows, word) != knows {
					t.Errorf("%s reads %s in the list: %v", who, word, !knows)
				}
			}
		}
		row := w.listed("signer", "")[0]
		if got := row.Assignments[0]; got.ID != a[transport] || got.Section != "公交管理科" || got.PersonName != "赵小明" || got.InnerDueOn.String() != "2026-03-12" {
			t.Errorf("in the unit's list: %+v", got)
		}
	})
}

func TestAUnitFindsItsWorkBySectionPersonAndInnerDate(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, _, _ := w.item(atRegistered)
		a := w.assign(id, fields{"unit_id": transport, "role": "lead"}, fields{"unit_id": propaganda, "role": "co"})
		w.do("clerk", fmt.Sprintf("/assignments/%d/receive", a[transport]), id, nil)
		w.do("clerk", fmt.Sprintf("/assignments/%d/route", a[transport]), id, fields{"section": "公交管理科", "person_name": "赵小明", "inner_due_on": "2026-03-12"})
		found := func(who, query string, want int) {
			t.Helper()
			if got := len(w.listed(who, query)); got != want {
				t.Errorf("%s ?%s: %d found, want %d", who, query, got, want)
			}
		}
		found("clerk", "inner="+url.QueryEscape("公交管理科"), 1)
		found("clerk", "inner="+url.QueryEscape("赵小明"), 1)
		found("clerk", "inner="+url.QueryEscape("别的科"), 0)
		found("clerk", "inner_due=soon", 0)
		found("party_clerk", "inner="+url.QueryEscape("赵小明"), 0)
		found("office", "inner="+url.QueryEscape("赵小明"), 0)
		w.now = w.now.Add(5 * 24 * time.Hour)
		found("clerk", "inner_due=soon", 1)
		found("clerk", "inner_due=overdue", 0)
		found("party_clerk", "inner_due=soon", 0)
		w.now = w.now.Add(6 * 24 * time.Hour)
		found("clerk", "inner_due=overdue&inner="+url.QueryEscape("赵小明"), 1)
	})
}

// The lead unit sees how far the opinions of its co-handlers are before they
// are signed, without their text; the deputy does not.
func TestTheLeadSeesHowFarItsCoHandlersAre(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, _, _ := w.item(atRegistered)
		a := w.assign(id, fields{"unit_id": transport, "role": "lead"}, fields{"unit_id": propaganda, "role": "co"})
		w.do("party_clerk", fmt.Sprintf("/assignments/%d/receive", a[propaganda]), id, nil)
		step := func(path string, who string, body fields, want string) {
			t.Helper()
			w.do(who, fmt.Sprintf("/assignments/%d/%s", a[propaganda], path), id, body)
			co := w.view("clerk", id).Rounds[0].Assignments[1]
			if co.OpinionState != want || (co.Opinion != nil) != (want == OpinionSigned) {
				t.Errorf("the lead sees %q with %+v, want %q", co.OpinionState, co.Opinion, want)
			}
			if seen := w.view("lead", id).Rounds[0].Assignments[1]; seen.OpinionState != "" || seen.Opinion != nil {
				t.Errorf("the deputy sees %+v", seen)
			}
		}
		step("opinion", "party_clerk", fields{"text": "同意", "hand_over": false}, OpinionDraft)
		step("opinion", "party_clerk", fields{"text": "同意", "hand_over": true}, OpinionInSignoff)
		step("opinion/sign", "party_signer", fields{"pass": true, "comment": ""}, OpinionSigned)
	})
}

// A list says which actions each row's assignments allow to its reader.
func TestAListSaysWhatMayBeDoneWithEachAssignment(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, assignment, _ := w.item(atAssigned)
		for who, want := range map[string][]Action{"office": {RecallAssignment, SendUrge}, "clerk": {Receive}, "signer": {}} {
			rows := w.listed(who, "")
			if len(rows) != 1 || rows[0].ID != id || rows[0].Assignments[0].ID != assignment {
				t.Fatalf("%s: %+v", who, rows)
			}
			for _, action := range []Action{RecallAssignment, SendUrge, Receive} {
				offered := fmt.Sprint(rows[0].Assignments[0].Actions)
				if contains := strings.Contains(offered, string(action)); contains != strings.Contains(fmt.Sprint(want), string(action)) {
					t.Errorf("%s is offered %s: %v", who, action, contains)
				}
			}
		}
	})
}
