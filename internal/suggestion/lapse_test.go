package suggestion

import (
	"fmt"
	"net/http"
	"testing"

	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
)

// requested gives the state of an item's only Request, as the office sees it.
func (w *world) requested(id uint) string {
	w.Helper()
	list := w.view("office", id).Requests
	if len(list) != 1 {
		w.Fatalf("requests %+v", list)
	}
	return list[0].State
}

func TestAWithdrawalLapsesWhenItCannotBeGrantedAnyMore(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, _, _ := w.item(atDelivered)
		request := asking("lead", "/suggestions/%[1]d/withdrawal-request", because)(w, id)
		rated(Dissatisfied)(w, id)
		if got := w.requested(id); got != RequestLapsed {
			t.Errorf("after dissatisfied feedback the withdrawal is %s", got)
		}
		if answer := w.try("office", fmt.Sprintf("/requests/%d/decide", request), id, agree); answer.Code != http.StatusConflict {
			t.Errorf("granted all the same: %d", answer.Code)
		}
	})
}

// A co-signer who takes the signature back cannot be asked any more: the lead
// asks anew.
func TestAWithdrawalDoesNotWaitForWhoIsNoCosignerAnyMore(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, _, _ := w.item(atUnderReview)
		w.cosign(id)
		ask := asking("lead", "/suggestions/%[1]d/withdrawal-request", because)
		ask(w, id)
		w.do("cosigner", w.path(id, "signature/withdraw"), id, because)
		if got := w.requested(id); got != RequestLapsed {
			t.Errorf("the withdrawal is %s", got)
		}
		w.agree(id, ask(w, id), "office")
		w.phase(id, Withdrawn)
	})
}

// A co-handler that wants to give its part back does not reach into a round, or
// into an item, that is over.
func TestAReturnLapsesWithItsRound(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		for name, end := range map[string]func(id, reply uint){
			"answered": func(id, reply uint) {
				w.do("clerk", fmt.Sprintf("/replies/%d/submit", reply), id, nil)
				w.do("reviewer", fmt.Sprintf("/replies/%d/review", reply), id, pass)
				w.do("signer", fmt.Sprintf("/replies/%d/sign", reply), id, pass)
			},
			"withdrawn": func(id, _ uint) {
				w.agree(id, asking("lead", "/suggestions/%[1]d/withdrawal-request", because)(w, id), "office")
			},
		} {
			id, _, _ := w.item(atRegistered)
			a := w.assign(id, fields{"unit_id": transport, "role": "lead"}, fields{"unit_id": propaganda, "role": "co"})
			co := func(tail string) string { return fmt.Sprintf("/assignments/%d/%s", a[propaganda], tail) }
			w.do("party_clerk", co("receive"), id, nil)
			reply := w.handle(atDrafted, id, a[transport])
			w.do("party_clerk", co("opinion"), id, fields{"text": "同意", "hand_over": true})
			w.do("party_signer", co("opinion/sign"), id, fields{"pass": true, "comment": ""})
			request := w.do("party_clerk", co("return-request"), id, giveBack).RequestID
			end(id, reply)
			for _, r := range w.view("office", id).Requests {
				if r.ID == request && r.State != RequestLapsed {
					t.Errorf("%s: the return is %s", name, r.State)
				}
			}
		}
	})
}
