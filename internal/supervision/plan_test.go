package supervision

import (
	"fmt"
	"slices"
	"testing"

	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
	"lianluo/internal/suggestion"
)

// written gives the plan of a view as it is written, to be changed.
func written(v View) fields {
	steps := make([]fields, len(v.Plan))
	for i, m := range v.Plan {
		steps[i] = fields{"id": m.ID, "text": m.Text, "party": m.Party, "unit_id": m.UnitID, "person": m.Person, "due_on": m.DueOn.String()}
	}
	return fields{"goals": v.Goals, "milestones": steps}
}

// dates gives those of the tasks of one kind.
func (w *world) dates(a suggestion.Action) (out []calendar.Date) {
	w.Helper()
	w.check(w.db.Read(w.Context()).Model(&suggestion.Task{}).Where("action = ?", a).Order("id").Pluck("due_on", &out).Error)
	return out
}

// A plan that was confirmed stays in force while a changed one waits: a step
// that is late does not stop being late because its date was moved.
func TestAChangedPlanActsOnceItIsConfirmed(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, _ := w.chosen("关于增开夜间公交的建议")
		before := w.confirmed(id)
		w.now = noon.AddDate(0, 0, 25) // five days after the first step
		changed := written(before)
		steps := changed["milestones"].([]fields)
		moved := merged(steps[0], fields{"text": "完成线路勘察和设计", "due_on": day(50)})
		changed["milestones"] = []fields{moved, {"id": 0, "text": "开工建设", "party": "unit", "unit_id": w.unit, "person": "", "due_on": day(90)}}
		stands := func(at string, status Status, texts ...string) View {
			t.Helper()
			w.check(w.svc.Refresh(t.Context(), w.now))
			v := w.view("committee", id)
			var plan []string
			for _, m := range v.Plan {
				plan = append(plan, m.Text)
			}
			if v.Status != status || !slices.Equal(plan, texts) {
				t.Errorf("%s: %s %v %v, want %s %v", at, v.Status, v.Reasons, plan, status, texts)
			}
			return v
		}
		stands("late", Late, "完成线路勘察", "听取进展情况汇报")
		for _, step := range []struct {
			who, method, tail string
			more              fields
		}{{"committee", "PUT", "plan", changed}, {"committee", "POST", "plan/submit", nil}, {"supervising_leader", "POST", "plan/return", fields{"reason": "请说明"}},
			{"committee", "PUT", "plan", changed}, {"committee", "POST", "plan/submit", nil}} {
			w.do(step.who, step.method, step.tail, id, step.more)
			v := stands(step.tail, Late, "完成线路勘察", "听取进展情况汇报")
			if v.Proposed == nil || len(v.Proposed.Milestones) != 2 || v.Proposed.Milestones[0].PartyName != "市交通运输局" || !slices.Contains(v.Reasons, "milestone_late") {
				t.Errorf("%s: %+v %v", step.tail, v.Proposed, v.Reasons)
			}
			if got := w.dates(TaskReportMilestone); !slices.Equal(got, []calendar.Date{calendar.MustParse(day(20)), calendar.MustParse(day(60))}) {
				t.Errorf("%s: steps are due on %v", step.tail, got)
			}
		}
		if got := w.dates(TaskConfirmPlan); !slices.Equal(got, []calendar.Date{calendar.MustParse(day(55))}) {
			t.Errorf("the change is to be confirmed by %v", got)
		}
		history := w.view("lead", id).Timeline
		told := history[slices.IndexFunc(history, func(e EventView) bool { return e.Kind == string(EditPlan) && e.At.Equal(w.now) })].Data["text"]
		want := "完成线路勘察（" + day(20) + "，市交通运输局，王科长） → 完成线路勘察和设计（" + day(50) + "，市交通运输局，王科长）\n− 听取进展情况汇报（" +
			day(60) + "，城建环资委）\n+ 开工建设（" + day(90) + "，市交通运输局）"
		if told != want {
			t.Errorf("the history says %q, want %q", told, want)
		}
		w.do("supervising_leader", "POST", "plan/confirm", id, nil)
		if v := stands("confirmed", OnPlan, "完成线路勘察和设计", "开工建设"); v.Proposed != nil || v.Plan[0].ID != before.Plan[0].ID {
			t.Errorf("confirmed: %+v", v.Proposed)
		}
	})
}

// A step that is reached while a changed plan waits stays as it was reached.
func TestAStepReachedMeanwhileStays(t *testing.T) {
	w := newWorld(t, databasetest.SQLite(t))
	id, _ := w.chosen("关于增开夜间公交的建议")
	v := w.confirmed(id)
	changed := written(v)
	changed["milestones"] = []fields{merged(changed["milestones"].([]fields)[1], fields{"text": "听取汇报"})}
	w.do("committee", "PUT", "plan", id, changed)
	for i, who := range []string{"clerk", "committee"} {
		want[Receipt](w, 200, who, "POST", fmt.Sprintf("/milestones/%d/reports", v.Plan[i].ID), fields{"version": w.version(id), "text": "已完成", "completed": true, "attachment_ids": []uint{}})
	}
	w.do("committee", "POST", "plan/submit", id, nil)
	w.do("supervising_leader", "POST", "plan/confirm", id, nil)
	after := w.view("office", id)
	if len(after.Plan) != 2 || after.Reached != 2 || after.Plan[0].Text == "听取汇报" || after.Plan[1].Text == "听取汇报" {
		t.Errorf("the plan is %+v", after.Plan)
	}
}
