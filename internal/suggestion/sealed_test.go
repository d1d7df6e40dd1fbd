package suggestion

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"lianluo/internal/access"
	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
)

// The sealed letter lies with the reply for all who may read it, and a new
// scan takes the place of an old one.
func TestTheSealedLetterLiesWithItsReply(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, assignment, reply := w.item(atDelivered)
		path := fmt.Sprintf("/assignments/%d/sealed-reply", assignment)
		w.uploaded("clerk", "答复.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
		if got := w.try("clerk", path, id, fields{"attachment_id": 1}); got.Code != http.StatusUnprocessableEntity || !strings.Contains(got.Body.String(), `"attachment_id"`) {
			t.Errorf("a letter that is no PDF: %d %s", got.Code, got.Body)
		}
		w.uploaded("office", "别人的.pdf", "application/pdf")
		if got := w.try("clerk", path, id, fields{"attachment_id": 1}); got.Code != http.StatusUnprocessableEntity {
			t.Errorf("a file of somebody else: %d %s", got.Code, got.Body)
		}
		for _, name := range []string{"盖章件.pdf", "重新盖章.pdf"} {
			w.uploaded("clerk", name, "application/pdf")
			w.do("clerk", path, id, fields{"attachment_id": 1})
			for _, who := range []string{"lead", "clerk", "office", "head"} {
				shown := w.view(who, id).Rounds[0].Assignments[0].Reply
				if shown.Sealed == nil || shown.Sealed.Name != name {
					t.Errorf("the %s sees %+v, not %s", who, shown.Sealed, name)
				}
			}
		}
		elsewhere := w.actors["lead"]
		elsewhere.DeputyID = 1 << 20
		for by, want := range map[access.Actor]bool{w.actors["lead"]: true, w.actors["clerk"]: true, w.actors["office"]: true, elsewhere: false} {
			if may, err := w.svc.MayReadReply(t.Context(), by, reply); err != nil || may != want {
				t.Errorf("%s %d may read it: %v (%v)", by.Role, by.DeputyID, may, err)
			}
		}
		w.do("head", fmt.Sprintf("/suggestions/%d/make-stub", id), id, fields{"reason": "涉及秘密"})
		var n int64
		if w.must(db.Read(t.Context()).Table("attachments").Where("removed_at IS NULL").Count(&n).Error); n != 0 {
			t.Errorf("%d files are left of what went off line", n)
		}
	})
}
