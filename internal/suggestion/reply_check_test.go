package suggestion

import (
	"fmt"
	"strings"
	"testing"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
	"lianluo/internal/rules"
)

// checkReplies has the government office check replies before they are delivered.
func (w *world) checkReplies() {
	w.Helper()
	w.write(func(tx *gorm.DB) error {
		set, err := rules.Ensure(tx, 1, calendar.On(w.now))
		if err != nil {
			return err
		}
		set.Data.Gates.ReplyCheck = true
		return tx.Save(set).Error
	})
}

// Who sent a reply back after a check may sign the next one where he has both
// hats; that one is checked by somebody else, and until then it counts as
// checked by nobody.
func TestASignedReplyIsNotCheckedByWhoCheckedTheOneBefore(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		w.checkReplies()
		id, _, reply := w.item(atInSignoff)
		both := w.actors["gov_office"]
		both.Role, both.UnitID = access.Signer, w.actors["signer"].UnitID
		w.actors["both"] = both
		other := w.actors["head"]
		other.Role = access.GovOffice
		w.actors["other"] = other
		path := func(tail string) string { return fmt.Sprintf("/replies/%d/%s", reply, tail) }
		checked := func(signer, checker string) {
			t.Helper()
			var row Reply
			if err := db.Read(t.Context()).First(&row, reply).Error; err != nil {
				t.Fatal(err)
			}
			if row.SignedByName != signer || row.CheckedByName != checker {
				t.Errorf("signed by %q, checked by %q; want %q and %q", row.SignedByName, row.CheckedByName, signer, checker)
			}
		}
		w.do("signer", path("sign"), id, pass)
		w.do("gov_office", path("check"), id, fields{"pass": false, "comment": "请写清时间", "document_no": ""})
		checked("signer", "gov_office")
		w.do("clerk", path("submit"), id, nil)
		w.do("reviewer", path("review"), id, pass)
		w.do("both", path("sign"), id, pass)
		checked("gov_office", "")
		if refused := w.try("gov_office", path("check"), id, pass); !strings.Contains(refused.Body.String(), "same-person") {
			t.Errorf("who signed checks it: %d %s", refused.Code, refused.Body)
		}
		w.do("other", path("check"), id, pass)
		checked("gov_office", "head")
	})
}
