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

// Urging is offered exactly when it is accepted.
func TestUrgingIsOfferedWhenItIsPossible(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, _, _ := w.item(atRegistered)
		a := w.assign(id, fields{"unit_id": transport, "role": "separate"}, fields{"unit_id": propaganda, "role": "separate"})
		holds := func(who string, unit uint, want int) {
			t.Helper()
			offered := false
			for _, on := range w.view(who, id).Rounds[0].Assignments {
				offered = offered || on.UnitID == unit && slices.Contains(on.Actions, SendUrge)
			}
			answer := w.try(who, fmt.Sprintf("/assignments/%d/urge", a[unit]), id, fields{"note": "请抓紧办理"})
			if answer.Code != want || offered != (want == http.StatusOK) {
				t.Errorf("%s of unit %d: offered %t, answered %d", who, unit, offered, answer.Code)
			}
		}
		holds("lead", transport, http.StatusConflict)
		holds("gov_office", transport, http.StatusOK)
		holds("gov_office", propaganda, http.StatusForbidden)
		w.now = w.now.Add(60 * 24 * time.Hour)
		holds("lead", transport, http.StatusOK)
		holds("lead", transport, http.StatusConflict)
		holds("lead", propaganda, http.StatusOK)
		w.now = w.now.Add(UrgeEvery)
		holds("lead", transport, http.StatusOK)
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
