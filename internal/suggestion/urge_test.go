package suggestion

import (
	"fmt"
	"net/http"
	"slices"
	"testing"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
)

// Whoever is offered to urge may, and who may is offered it: the lead from half
// of T5 on and every ten days, the offices at any time.
func TestUrgingIsOfferedWhenItIsAllowed(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, assignment, _ := w.item(atReceived)
		path := fmt.Sprintf("/assignments/%d/urge", assignment)
		urges := func(who string, day int, want bool) {
			t.Helper()
			w.now = noon.Add(time.Duration(day) * 24 * time.Hour)
			if offered := slices.Contains(w.view(who, id).Rounds[0].Assignments[0].Actions, SendUrge); offered != want {
				t.Errorf("on day %d the %s is offered to urge: %v", day, who, offered)
			}
			wantCode := map[bool]int{true: http.StatusOK, false: http.StatusConflict}[want]
			if answer := w.try(who, path, id, fields{"note": "请抓紧办理"}); answer.Code != wantCode {
				t.Errorf("on day %d the %s urges: %d %s", day, who, answer.Code, answer.Body)
			}
		}
		urges("office", 0, true)
		urges("gov_office", 0, true)
		urges("lead", 45, false)
		urges("lead", 46, true)
		urges("lead", 55, false)
		urges("office", 55, true)
		urges("lead", 56, true)
	})
}

// The government office is offered nothing for units that are not its own.
func TestTheGovernmentOfficeActsForUnitsOfTheGovernment(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, _, _ := w.item(atRegistered)
		a := w.assign(id, fields{"unit_id": transport, "role": "separate", "note": ""}, fields{"unit_id": propaganda, "role": "separate", "note": ""})
		for who, want := range map[string][2]bool{"gov_office": {true, false}, "office": {true, true}} {
			for _, shown := range w.view(who, id).Rounds[0].Assignments {
				may := want[0]
				if shown.ID == a[propaganda] {
					may = want[1]
				}
				if got := slices.Contains(shown.Actions, SendUrge); got != may {
					t.Errorf("the %s is offered to urge %s: %v", who, shown.UnitName, got)
				}
			}
		}
		if answer := w.try("gov_office", fmt.Sprintf("/assignments/%d/urge", a[propaganda]), id, fields{"note": "请抓紧办理"}); answer.Code != http.StatusForbidden {
			t.Errorf("it urges a unit of the party: %d", answer.Code)
		}
		w.agree(id, w.do("clerk", fmt.Sprintf("/assignments/%d/return-request", a[transport]), id, giveBack).RequestID, "signer")
		if !slices.Contains(w.view("gov_office", id).Actions, ChangeAssignments) {
			t.Error("the government office cannot change its units")
		}
		w.do("office", w.path(id, "assignments"), id, fields{"add": []fields{}, "cancel": []uint{a[transport]}, "replace": 0, "reason": "职责调整"})
		if seen := w.call("gov_office", http.MethodGet, fmt.Sprintf("/suggestions/%d", id), nil); seen.Code != http.StatusNotFound {
			t.Errorf("without a unit of the government it sees the item: %d", seen.Code)
		}
	})
}

// Who drafted or signed a reply does not check it for the government office.
func TestNobodyChecksWhatHeDraftedOrSigned(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, _, reply := w.item(atInSignoff)
		for _, name := range []string{"clerk", "signer"} {
			both := w.actors["gov_office"]
			both.UserID = w.actors[name].UserID
			w.actors[name+" who governs"] = both
		}
		w.write(func(tx *gorm.DB) error {
			return tx.Exec("UPDATE replies SET signed_by = ? WHERE id = ?", w.actors["signer"].UserID, reply).Error
		})
		signedToCheck(w, id)
		for _, name := range []string{"clerk", "signer"} {
			if answer := w.try(name+" who governs", fmt.Sprintf("/replies/%d/check", reply), id, pass); answer.Code != http.StatusForbidden {
				t.Errorf("the %s checks it: %d", name, answer.Code)
			}
		}
		w.do("gov_office", fmt.Sprintf("/replies/%d/check", reply), id, pass)
	})
}
