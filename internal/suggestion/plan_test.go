package suggestion

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"gorm.io/gorm"

	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
	"lianluo/internal/rules"
)

var planned = fields{"text": "先踏勘，再与代表商议", "contact_by": nil, "draft_by": nil}

// milestone gives how the plan of an item's only assignment stands.
func (w *world) milestone(id uint) (state string, breached bool) {
	w.Helper()
	for _, c := range w.view("office", id).Clocks {
		if c.Kind == string(rules.T13) {
			return c.State, c.PlanBreached || c.LawBreached
		}
	}
	return "none", false
}

func (w *world) unplanned(who string) (ids []uint) {
	w.Helper()
	for _, row := range decode[struct{ Items []Row }](w, w.call(who, "GET", "/suggestions?light=unplanned&sort=number", nil)).Items {
		ids = append(ids, row.ID)
	}
	return ids
}

// The plan has a date of its own, which ends with the plan; neither list nor
// law counts the item as late for it.
func TestAPlanIsAMilestoneBeforeTheReply(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		late, lateOn, _ := w.item(atReceived)
		inTime, inTimeOn, _ := w.item(atReceived)
		w.do("clerk", fmt.Sprintf("/assignments/%d/plan", inTimeOn), inTime, fields{"text": "先踏勘", "contact_by": "2026-03-10", "draft_by": "2026-05-20"})
		w.now = calendar.MustParse("2026-04-08").Start()
		if _, err := w.svc.NoteBreaches(t.Context(), w.now); err != nil {
			t.Fatal(err)
		}
		for id, want := range map[uint]string{late: "running true", inTime: "stopped false"} {
			if state, breached := w.milestone(id); fmt.Sprint(state, " ", breached) != want {
				t.Errorf("item %d: %s, breached: %v; want %s", id, state, breached, want)
			}
			if row := w.row(id); row.DueKind != "T5" || row.DueOn.String() != "2026-06-02" {
				t.Errorf("in lists item %d is due on %s (%s)", id, row.DueOn, row.DueKind)
			}
		}
		for _, who := range []string{"office", "gov_office", "clerk"} {
			if got := w.unplanned(who); !slices.Equal(got, []uint{late}) {
				t.Errorf("to the %s %v are without a plan in time, want %d", who, got, late)
			}
		}
		w.do("clerk", fmt.Sprintf("/assignments/%d/plan", lateOn), late, planned)
		if state, breached := w.milestone(late); state != "stopped" || !breached {
			t.Errorf("planned late: %s, breached: %v", state, breached)
		}
		if got := w.unplanned("office"); len(got) != 0 {
			t.Errorf("%v are without a plan", got)
		}
	})
}

// Everybody who sees the item sees its plans, the latest last; a new one leaves the one before as it was.
func TestPlansStandBesideEachOther(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, assignment, _ := w.item(atReceived)
		path := fmt.Sprintf("/assignments/%d/plan", assignment)
		w.do("clerk", path, id, fields{"text": "先踏勘", "contact_by": "2026-03-10", "draft_by": "2026-06-02"})
		w.do("clerk", path, id, fields{"text": "改为先座谈", "contact_by": nil, "draft_by": "2026-03-02"})
		for _, who := range []string{"lead", "office", "gov_office", "clerk"} {
			notes := w.view(who, id).Rounds[0].Assignments[0].Notes
			if len(notes) != 2 || !notes[0].IsPlan || notes[0].Text != "先踏勘" || notes[0].ContactBy.String() != "2026-03-10" ||
				!notes[1].IsPlan || notes[1].DraftBy.String() != "2026-03-02" || !notes[1].ContactBy.IsZero() {
				t.Errorf("the %s sees %+v", who, notes)
			}
		}
	})
}

func TestDaysOfAPlanLieBeforeTheReply(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, assignment, _ := w.item(atReceived)
		path := fmt.Sprintf("/assignments/%d/plan", assignment)
		for _, field := range []string{"contact_by", "draft_by"} {
			for _, day := range []string{"2026-03-01", "2026-06-03", "tomorrow"} {
				body := fields{"text": "先踏勘", "contact_by": nil, "draft_by": nil}
				body[field] = day
				w.refusedFor(w.try("clerk", path, id, body), field)
			}
		}
		w.refusedFor(w.try("clerk", path, id, fields{"text": "", "contact_by": nil, "draft_by": nil}), "text")
		w.now = calendar.MustParse("2026-06-10").Start() // the reply is late itself
		w.do("clerk", path, id, fields{"text": "加紧办理", "contact_by": "2026-06-11", "draft_by": "2026-06-20"})
	})
}

// A reply that is in review needs no plan, one that came back does not either.
func TestAReplyInReviewEndsTheMilestone(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, _, reply := w.item(atInReview)
		if state, _ := w.milestone(id); state != "stopped" {
			t.Errorf("in review: %s", state)
		}
		w.do("reviewer", fmt.Sprintf("/replies/%d/review", reply), id, fields{"pass": false, "comment": "请补充依据", "document_no": ""})
		if ball := w.waiting("office", id); !slices.Equal(ball, []string{"clerk draft_reply", "deputy confirm_contact"}) {
			t.Errorf("what came back waits for %v", ball)
		}
	})
}

// Who is late with the reply itself is asked for that alone.
func TestALateReplyIsNotPlannedAnyMore(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, _, _ := w.item(atReceived)
		for _, at := range []struct {
			day  string
			want []string
		}{{"2026-06-02", []string{"clerk draft_reply", "clerk plan_handling"}}, {"2026-06-03", []string{"clerk draft_reply"}}} {
			w.now = calendar.MustParse(at.day).Start()
			if _, err := w.svc.NoteBreaches(t.Context(), w.now); err != nil {
				t.Fatal(err)
			}
			if ball := w.waiting("office", id); !slices.Equal(ball, at.want) {
				t.Errorf("on %s it waits for %v", at.day, ball)
			}
		}
		var tasks []string
		w.must(db.Read(t.Context()).Model(&Task{}).Where("suggestion_id = ?", id).Pluck("action", &tasks).Error)
		if !slices.Equal(tasks, []string{"draft_reply"}) {
			t.Errorf("there wait %v", tasks)
		}
	})
}

// Where the rules set no milestone there is none, but a plan can be filed.
func TestACongressMayDoWithoutTheMilestone(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		w.write(func(tx *gorm.DB) error {
			set, err := rules.Current(tx, w.actors["office"].CongressID, calendar.On(w.now))
			if err != nil {
				return err
			}
			delete(set.Data.Limits, rules.T13)
			return tx.Save(set).Error
		})
		id, assignment, _ := w.item(atReceived)
		if state, _ := w.milestone(id); state != "none" {
			t.Errorf("a milestone that no rule sets is %s", state)
		}
		if ball := w.waiting("office", id); !slices.Equal(ball, []string{"clerk draft_reply"}) {
			t.Errorf("it waits for %v", ball)
		}
		w.do("clerk", fmt.Sprintf("/assignments/%d/plan", assignment), id, planned)
	})
}

// refusedFor fails unless bad input was refused with the field's name.
func (w *world) refusedFor(answer *httptest.ResponseRecorder, field string) {
	w.Helper()
	if answer.Code != http.StatusUnprocessableEntity || !strings.Contains(answer.Body.String(), `"`+field+`"`) {
		w.Errorf("%d %s, want %s named", answer.Code, answer.Body, field)
	}
}
