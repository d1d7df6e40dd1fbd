package suggestion

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/audit"
	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
	"lianluo/internal/witness"
	"lianluo/internal/witness/witnesstest"
)

// Whoever changes a fact behind the program's back is found out: the record
// tells it otherwise.
func TestAFactThatWasChangedBehindTheRecordStandsOut(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		w.tampered = true
		id, assignment, reply := w.item(atContact)
		promise(w, id)
		rated(Dissatisfied)(w, id)
		w.now = w.now.Add(60 * 24 * time.Hour)
		if _, err := w.svc.NoteBreaches(t.Context(), w.now); err != nil {
			t.Fatal(err)
		}
		w.do("office", w.path(id, "release-feedback"), id, nil)
		if v := witnesstest.Agrees(t, db); v.Items != 1 || v.Clocks < 5 || v.Breaches == 0 {
			t.Fatalf("the witness saw %+v", v)
		}
		for fact, change := range map[string]string{
			"clock, later due":          "UPDATE clocks SET due_on = '2027-01-01' WHERE kind = 'T5' AND suggestion_id = %[1]d",
			"clock, never broken":       "UPDATE clocks SET plan_breached_on = NULL WHERE kind = 'T7' AND suggestion_id = %[1]d",
			"clock, law never broken":   "UPDATE clocks SET law_breached_on = '2026-12-01' WHERE kind = 'T5' AND suggestion_id = %[1]d",
			"clock, stopped earlier":    "UPDATE clocks SET stopped_at = '2026-03-02 04:00:01+00:00' WHERE kind = 'T5' AND suggestion_id = %[1]d",
			"clock, started earlier":    "UPDATE clocks SET started_at = '2026-03-01 04:00:00+00:00' WHERE kind = 'T5' AND suggestion_id = %[1]d",
			"clock, void":               "UPDATE clocks SET void_at = '2026-03-02 04:00:01+00:00' WHERE kind = 'T7' AND suggestion_id = %[1]d",
			"clock, gone":               "DELETE FROM clocks WHERE kind = 'T3' AND suggestion_id = %[1]d",
			"assignment, another unit":  "UPDATE assignments SET unit_id = 2 WHERE id = %[2]d",
			"assignment, not received":  "UPDATE assignments SET received_at = NULL WHERE id = %[2]d",
			"contact, in person":        "UPDATE communications SET mode = 'meeting' WHERE suggestion_id = %[1]d",
			"reply, another class":      "UPDATE replies SET class_code = 'A' WHERE suggestion_id = %[1]d",
			"feedback, satisfied":       "UPDATE feedbacks SET result = 'satisfied' WHERE suggestion_id = %[1]d",
			"promise, kept":             "UPDATE commitments SET state = 'delivered' WHERE suggestion_id = %[1]d",
			"round, feedback kept back": "UPDATE rounds SET feedback_released_at = NULL WHERE suggestion_id = %[1]d",
			"item, another number":      "UPDATE suggestions SET number = 99 WHERE id = %[1]d",
			"item, closed":              "UPDATE suggestions SET phase = 'closed' WHERE id = %[1]d",
			"item, imported":            "UPDATE suggestions SET origin = 'imported' WHERE id = %[1]d",
		} {
			kind, _, _ := strings.Cut(fact, ",")
			for _, d := range w.afterwards(fmt.Sprintf(change+"%[3]s", id, assignment, "")) {
				if !strings.HasPrefix(d.Fact, kind) && fact != "item, imported" || d.SuggestionID != id {
					t.Errorf("%s: found %+v", fact, d)
				}
				kind = d.Fact
			}
			if !strings.Contains(kind, " ") && kind != "item" {
				t.Errorf("%s: nobody noticed (%d)", fact, reply)
			}
		}
		witnesstest.Agrees(t, db)
	})
}

// afterwards says what the witness finds once the statement was run, and takes
// it back.
func (w *world) afterwards(statement string) (found []witness.Difference) {
	w.Helper()
	undo := fmt.Errorf("undo")
	err := w.db.Write(w.Context(), func(tx *gorm.DB) error {
		if done := tx.Exec(statement); done.Error != nil || done.RowsAffected == 0 {
			w.Fatalf("%s: %d rows, %v", statement, done.RowsAffected, done.Error)
		}
		v, err := witness.Look(tx, []uint{1})
		if err != nil {
			return err
		}
		found = v.Differences
		return undo
	})
	if err != undo {
		w.Fatal(err)
	}
	if len(found) == 0 {
		w.Errorf("%s: nobody noticed", statement)
	}
	return found
}

// A record of before it told the whole course is named, not taken for a fault;
// drafts that were deleted leave nothing to compare.
func TestARecordFromBeforeIsNamed(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		w.tampered = true
		old, _, _ := w.item(atAssigned)
		w.item(atAssigned)
		deleted, _, _ := w.item(atDraft)
		if answer := w.call("lead", "DELETE", fmt.Sprintf("/suggestions/%d?version=1", deleted), nil); answer.Code != 204 {
			t.Fatalf("delete: %d %s", answer.Code, answer.Body)
		}
		w.write(func(tx *gorm.DB) error {
			for action, data := range map[string]string{"submit": `{"round":0,"start_T1":"2026-03-11"}`,
				"assign": `{"round":1,"assigned_1":"unit/1/sole","start_T2":"2026-03-05","stop_T1":"2026-03-11"}`} {
				err := tx.Model(&audit.Event{}).Where("subject = ? AND action = ?", fmt.Sprint("suggestion/", old), "suggestion."+action).UpdateColumn("data", data).Error
				if err != nil {
					return err
				}
			}
			return nil
		})
		v, err := witness.Check(t.Context(), db)
		if err != nil || len(v.Before) != 1 || v.Before[0] != old || v.Items != 1 || len(v.Differences) > 0 {
			t.Errorf("%+v, %v", v, err)
		}
		w.write(func(tx *gorm.DB) error {
			return tx.Exec("DELETE FROM audit_events WHERE subject <> ?", fmt.Sprint("suggestion/", old)).Error
		})
		if v, err = witness.Check(t.Context(), db); err != nil || len(v.Differences) == 0 {
			t.Errorf("an item without a record: %+v, %v", v, err)
		}
	})
}
