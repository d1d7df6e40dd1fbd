package suggestion

import (
	"fmt"
	"testing"
	"time"

	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
)

// due fails unless the item's row and what its page says of them agree on
// the day until which somebody has the ball for the action.
func (w *world) due(id uint, task Action, kind, day string) {
	w.Helper()
	for _, h := range w.view("head", id).Ball {
		if h.Task != task {
			continue
		}
		if h.ClockKind != kind || h.DueOn.String() != day || h.Light == "none" {
			w.Errorf("%s is due on %s (%s, %s), want %s (%s)", task, h.DueOn, h.ClockKind, h.Light, day, kind)
		}
		if row := w.row(id); row.DueOn.String() != day || row.DueKind != kind {
			w.Errorf("in lists the item is due on %s (%s), want %s (%s)", row.DueOn, row.DueKind, day, kind)
		}
		return
	}
	w.Errorf("nobody is to %s: %+v", task, w.view("head", id).Ball)
}

// T5 runs on while an extension is decided, and so it is the date of each step.
func TestEachStepOfAnExtensionIsDueWithTheReply(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, assignment, _ := w.item(atReceived)
		request := w.do("clerk", fmt.Sprintf("/assignments/%d/extension-request", assignment), id, moreTime).RequestID
		for _, step := range []struct {
			task Action
			who  string
		}{{AgreeExtensionInUnit, "signer"}, {AgreeExtensionGovernment, "gov_office"}, {GrantExtension, "head"}} {
			w.due(id, step.task, "T5", "2026-06-02")
			w.agree(id, request, step.who)
		}
		w.due(id, DraftReply, "T5", "2026-08-03")
	})
}

func TestTheFirstStepOfAReturnIsDueWithTheReply(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, assignment, _ := w.item(atReceived)
		request := w.do("clerk", fmt.Sprintf("/assignments/%d/return-request", assignment), id, giveBack).RequestID
		w.due(id, AgreeReturnInUnit, "T5", "2026-06-02")
		w.agree(id, request, "signer")
		w.due(id, DecideReturnGovernmentUnit, "T11", "2026-03-09")
	})
}

// What no unit has any more is assigned anew within T1.
func TestWhatCameBackIsToBeAssignedByADate(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		ways := map[string]func(id, assignment uint){
			"returned": func(id, _ uint) {
				w.agree(id, asking("clerk", "/assignments/%[2]d/return-request", giveBack)(w, id), "signer", "gov_office")
			},
			"objected to": func(id, _ uint) {
				w.agree(id, asking("lead", "/assignments/%[2]d/objection", fields{"reason": "应由教育部门办理"})(w, id), "office")
			},
		}
		for name, end := range ways {
			w.now = noon
			id, assignment, _ := w.item(atAssigned)
			w.now = noon.Add(4 * 24 * time.Hour)
			end(id, assignment)
			w.phase(id, Registered)
			w.due(id, Assign, "T1", "2026-03-17")
			w.assign(id, fields{"unit_id": education, "role": "sole", "note": ""})
			for _, c := range w.view("office", id).Clocks {
				if c.Kind == "T1" && c.State == "running" {
					t.Errorf("%s: T1 runs although a unit has the item", name)
				}
			}
		}
	})
}

// A recall undoes the assignment: the office has the days that it had.
func TestARecalledAssignmentLeavesTheDateAsItWas(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, assignment, _ := w.item(atAssigned)
		w.now = noon.Add(4 * 24 * time.Hour)
		w.do("office", fmt.Sprintf("/assignments/%d/recall", assignment), id, because)
		w.due(id, Assign, "T1", "2026-03-11")
	})
}

// An opinion that was sent back is due again, never later than the lead's reply.
func TestAnOpinionThatWasSentBackHasADate(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		for later, want := range map[int]string{10: "2026-04-13", 80: "2026-06-02", 100: ""} {
			w.now = noon
			id, _, _ := w.item(atRegistered)
			co := partyOpinion(w, id)
			w.now = noon.Add(time.Duration(later) * 24 * time.Hour)
			w.do("clerk", fmt.Sprintf("/assignments/%d/opinion/send-back", co), id, because)
			got := ""
			for _, c := range w.view("clerk", id).Clocks {
				if c.Kind == "T4" && c.State == "running" {
					got = c.DueOn.String()
					if c.AssignmentID != co || c.LawDueOn != (calendar.Date{}) {
						t.Errorf("after %d days: %+v", later, c)
					}
				}
			}
			if got != want {
				t.Errorf("sent back after %d days it is due on %q, want %q", later, got, want)
			}
		}
	})
}
