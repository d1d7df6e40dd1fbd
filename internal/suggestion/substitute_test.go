package suggestion

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"lianluo/internal/access"
	"lianluo/internal/audit"
	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
)

// inPlaceOf puts one person's hat on another's head, as account does it.
func (w *world) inPlaceOf(principal, substitute string) string {
	name := substitute + " for " + principal
	hat := w.actors[principal]
	hat.StandsFor, hat.UserID = hat.UserID, w.actors[substitute].UserID
	hat.Name = substitute + "（代" + principal + "）"
	w.actors[name] = hat
	return name
}

// Whose place one takes does not change who one is: what must be done by two
// is done by two people.
func TestASubstituteDoesNotSignWhatHeDrafted(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		drafter, another := w.inPlaceOf("signer", "clerk"), w.inPlaceOf("signer", "reviewer")
		id, _, reply := w.item(atInSignoff) // drafted by the clerk
		decision := fields{"pass": true, "comment": "", "document_no": freeNumber}
		path := fmt.Sprintf("/replies/%d/sign", reply)
		if refused := w.try(drafter, path, id, decision); refused.Code != http.StatusForbidden || !strings.Contains(refused.Body.String(), "same-person") {
			t.Errorf("the drafter as substitute: %d %s", refused.Code, refused.Body)
		}
		if offers := func(who string) bool {
			return slices.Contains(w.view(who, id).Rounds[0].Assignments[0].Actions, SignReply)
		}; offers(drafter) || !offers(another) {
			t.Errorf("to sign is offered to the drafter: %v, to somebody else: %v", offers(drafter), offers(another))
		}
		w.do(another, path, id, decision)
		w.expectNamed(id, "signer", "reviewer（代signer）")
	})
}

// expectNamed wants the last event of the timeline and of the audit record to
// name both people.
func (w *world) expectNamed(id uint, principal, name string) {
	w.Helper()
	timeline := w.view("clerk", id).Timeline
	found := false
	for _, e := range timeline {
		found = found || e.ActorName == name && e.ActorRole == string(access.Signer)
	}
	if !found {
		w.Errorf("nobody acted as %s: %+v", name, timeline)
	}
	event, err := database.One[audit.Event](w.db.Read(w.Context()).Where("subject = ?", fmt.Sprintf("suggestion/%d", id)).Order("id DESC").Limit(1))
	if err != nil {
		w.Fatal(err)
	}
	text, err := json.Marshal(event.Data)
	if err != nil {
		w.Fatal(err)
	}
	if !strings.Contains(string(text), fmt.Sprintf(`"stands_for":%d`, w.actors[principal].UserID)) {
		w.Errorf("the record does not say in whose place: %s", text)
	}
}
