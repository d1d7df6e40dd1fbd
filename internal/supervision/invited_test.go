package supervision

import (
	"fmt"
	"slices"
	"testing"

	"gorm.io/gorm"

	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
	"lianluo/internal/deputy"
	"lianluo/internal/notify"
	"lianluo/internal/org"
)

// Whoever was elected again is invited by the mandate that he has now.
func TestAFormerMandateIsNotInvited(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		congress := w.actors["office"].CongressID
		former := deputy.Deputy{CongressID: congress, Name: "guest", Level: deputy.Municipal, CardNo: "099", Status: deputy.Active}
		w.write(func(tx *gorm.DB) error {
			term := org.Term{CongressID: congress, Number: 8, Name: "第八届", StartsOn: calendar.MustParse("2017-01-10")}
			if err := tx.Create(&term).Error; err != nil {
				return err
			}
			former.TermID = term.ID
			return tx.Create(&former).Error
		})
		found := want[Choices](w, 200, "office", "GET", "/supervision/choices?q=guest", nil).Deputies
		if len(found) != 1 || found[0].ID != w.actors["guest"].DeputyID {
			t.Errorf("found %+v", found)
		}
		id, _ := w.chosen("关于活动的建议")
		arrangement := merged(w.arrangement(day(3)), fields{"version": w.version(id), "deputy_ids": []uint{former.ID}})
		w.refused(w.call("committee", "POST", fmt.Sprintf("/key-items/%d/activities", id), arrangement), "invalid-fields", "deputy_ids[0]")
	})
}

// Why somebody does not come is for those who supervise and for himself.
func TestWhoReadsWhySomebodyDoesNotCome(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, _ := w.chosen("关于活动的建议")
		made := w.do("committee", "POST", "activities", id, w.arrangement(day(3)))
		path := fmt.Sprintf("/activities/%d", made.Created)
		want[any](w, 200, "cosigner", "POST", path+"/answer", fields{"comes": false, "reason": "住院手术"})
		for who, reads := range map[string]bool{"cosigner": true, "office": true, "head": true, "committee": true, "supervising_leader": true,
			"lead": false, "guest": false, "clerk": false, "signer": false, "leading_official": false} {
			v := want[ActivityView](w, 200, who, "GET", path, nil)
			reason := v.Invitations[slices.IndexFunc(v.Invitations, func(i InvitationView) bool { return i.Name == "cosigner" })].Reason
			if (reason != "") != reads {
				t.Errorf("%s reads %q", who, reason)
			}
			if v.KeyItemID == 0 {
				continue
			}
			history := w.view(who, id).Timeline
			if text := history[len(history)-1].Data["text"]; (text != "") != reads {
				t.Errorf("%s reads %q in the history", who, text)
			}
		}
	})
}

// Whoever had answered is told once that an activity was moved, and answers anew.
func TestAMovedActivityIsToldOnce(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, _ := w.chosen("关于活动的建议")
		made := w.do("committee", "POST", "activities", id, w.arrangement(day(3)))
		path := fmt.Sprintf("/activities/%d", made.Created)
		want[any](w, 200, "lead", "POST", path+"/answer", fields{"comes": true, "reason": ""})
		told := func(who string) (kinds []string) {
			w.check(db.Read(t.Context()).Model(&notify.Notice{}).Where("user_id = ? AND at = ?", w.actors[who].UserID, w.now).Order("id").Pluck("kind", &kinds).Error)
			return kinds
		}
		w.now = w.now.AddDate(0, 0, 1)
		want[any](w, 200, "committee", "PUT", path, merged(w.arrangement(day(5)), fields{"version": w.activityVersion(made.Created)}))
		for _, who := range []string{"lead", "cosigner", "clerk"} {
			if got := told(who); !slices.Equal(got, []string{"supervision.activity_changed"}) {
				t.Errorf("%s is told %v", who, got)
			}
			w.waits(who, "answer_invitation")
		}
	})
}
