package suggestion

import (
	"fmt"
	"net/http"
	"testing"

	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
)

// While a new reply is drafted, the delivered one stays as the proposers have it.
func TestADeliveredReplyIsNotHandedInAgain(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, assignment, old := w.item(atDelivered)
		w.do("clerk", fmt.Sprintf("/assignments/%d/supersede", assignment), id, because)
		if answer := w.try("clerk", fmt.Sprintf("/replies/%d/submit", old), id, nil); answer.Code != http.StatusConflict {
			t.Errorf("the delivered reply was handed in: %d %s", answer.Code, answer.Body)
		}
		if got := w.view("lead", id).Rounds[0].Assignments[0].Reply; got == nil || got.ID != old || got.State != ReplyDelivered {
			t.Errorf("the proposer reads %+v", got)
		}
	})
}
