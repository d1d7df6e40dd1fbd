package suggestion

import (
	"fmt"
	"testing"

	"gorm.io/gorm"

	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
)

// Feedback is due when the last missing reply is there, or when it fell away.
func TestTheTimeForFeedbackBeginsWhenNoReplyIsMissing(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		merged, _, _ := w.item(atRegistered)
		id, _, _ := w.item(atRegistered)
		w.agree(merged, asking("office", "/suggestions/%[1]d/merge-request", fields{"target_id": id, "reason": "内容相同"})(w, merged), "head")
		a := w.assign(id, fields{"unit_id": transport, "role": "separate"}, fields{"unit_id": propaganda, "role": "separate"})
		w.handle(atDelivered, id, a[transport])
		for _, item := range []uint{id, merged} {
			if _, begun := w.clocks(item)["T6"]; begun {
				t.Errorf("T6 of item %d began with the first of two replies", item)
			}
		}
		w.do("office", fmt.Sprintf("/assignments/%d/recall", a[propaganda]), id, because)
		w.phase(id, AwaitingFeedback)
		for _, item := range []uint{id, merged} {
			if c, begun := w.clocks(item)["T6"]; !begun || !c.Running() {
				t.Errorf("T6 of item %d does not run though no reply is missing", item)
			}
		}
	})
}

// What is for reference only asks for no feedback; if a unit answers it all the
// same, the proposer may rate that, without a limit.
func TestAnItemForReferenceOnlyWaitsForNoFeedback(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		w.tampered = true // what is for reference only is written by hand
		reference := func(id uint) {
			w.write(func(tx *gorm.DB) error {
				return tx.Exec("UPDATE suggestions SET reference_only = true WHERE id = ?", id).Error
			})
		}
		id, assignment, _ := w.item(atReceived)
		reference(id)
		w.do("clerk", fmt.Sprintf("/assignments/%d/acknowledge", assignment), id, nil)
		w.phase(id, AwaitingFeedback)
		if answer := w.try("lead", w.path(id, "feedback"), id, opinion); answer.Code != 409 {
			t.Errorf("what nobody answered is rated: %d", answer.Code)
		}
		answered, assignment, _ := w.item(atAssigned)
		reference(answered)
		w.handle(atDelivered, answered, assignment)
		if _, begun := w.clocks(answered)["T6"]; begun {
			t.Error("T6 began")
		}
		w.do("lead", w.path(answered, "feedback"), answered, opinion)
	})
}

// A co-signer's rating can be changed as long as the lead's: seven days, and not
// after units know it.
func TestACosignersFeedbackIsChangedNoLongerThanTheLeads(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, _, _ := w.item(atUnderReview)
		w.cosign(id)
		w.do("office", w.path(id, "register"), id, nil)
		w.handle(atDelivered, id, w.assign(id, sole...)[transport])
		w.do("cosigner", w.path(id, "feedback"), id, opinion)
		w.do("cosigner", w.path(id, "feedback"), id, opinion)
		w.now = w.now.Add(FeedbackChangeable)
		if answer := w.try("cosigner", w.path(id, "feedback"), id, opinion); answer.Code != 409 {
			t.Errorf("changed after seven days: %d", answer.Code)
		}
		rated(Satisfied)(w, id)
		w.do("office", w.path(id, "release-feedback"), id, nil)
		w.uploaded("office", "反馈表.pdf", "application/pdf")
		paper := fields{"deputy_id": w.actors["cosigner"].DeputyID, "attitude": "satisfied", "result": "satisfied", "reasons": "", "attachment_ids": []int{1}}
		if answer := w.try("office", w.path(id, "feedback/paper"), id, paper); answer.Code != 409 {
			t.Errorf("changed from paper after the release: %d", answer.Code)
		}
	})
}
