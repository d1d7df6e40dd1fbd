package supervision

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"lianluo/internal/audit"
	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
	"lianluo/internal/notify"
	"lianluo/internal/suggestion"
	"lianluo/internal/web"
)

// tasksOf lists what waits for somebody in the supervision.
func (w *world) tasksOf(who string) (out []string) {
	w.Helper()
	todo := want[suggestion.ToDo](w, 200, who, "GET", "/tasks?size=200", nil)
	for _, t := range todo.Items {
		if t.Subject != "" {
			out = append(out, string(t.Task))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func (w *world) waits(who string, tasks ...string) {
	w.Helper()
	if got := w.tasksOf(who); !slices.Equal(got, tasks) {
		w.Errorf("%s has to do %v, want %v", who, got, tasks)
	}
}

func TestAKeyItemGoesItsWholeWay(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, similar, left := w.suggestion("关于增开夜间公交的建议"), w.suggestion("关于延长末班车的建议"), w.suggestion("关于公交站台座椅的建议")
		main := w.nominated(id)
		nominate := func(who string, of uint) CandidateReceipt {
			return want[CandidateReceipt](w, 201, who, "POST", fmt.Sprintf("/suggestions/%d/nominations", of), fields{"reason": "反映强烈"})
		}
		nominate("lead", id)
		w.refused(w.call("lead", "POST", fmt.Sprintf("/suggestions/%d/nominations", id), fields{"reason": "再说一遍"}), ErrNominated.Code, "")
		second, third := nominate("gov_office", similar), nominate("supervising_leader", left)
		want[CandidateReceipt](w, 200, "lead", "POST", fmt.Sprintf("/suggestions/%d/nominations/withdraw", id), fields{})
		second = want[CandidateReceipt](w, 200, "office", "PUT", fmt.Sprintf("/candidates/%d/group", second.ID), fields{"version": second.Version, "main_id": main.ID})
		w.refused(w.call("office", "PUT", fmt.Sprintf("/candidates/%d/group", third.ID), fields{"version": third.Version, "main_id": second.ID}), "invalid-fields", "main_id")
		list := want[web.List[CandidateView]](w, 200, "office", "GET", "/candidates", nil)
		if list.Total != 2 || len(list.Items[0].Similar) != 1 || list.Items[0].Count != 2 || list.Items[0].Leader.Name != "supervising_leader" {
			t.Errorf("comparison: %+v", list)
		}
		main.Version = list.Items[0].Version
		w.refused(w.call("office", "POST", "/decisions", w.decision(fields{"candidate_id": third.ID, "version": third.Version, "chosen": false, "reason": ""})), "invalid-fields", "verdicts[0].reason")
		w.refused(w.call("office", "POST", "/decisions", w.decision(fields{"candidate_id": second.ID, "version": second.Version, "chosen": true, "reason": ""})), "invalid-fields", "verdicts[0].candidate_id")
		made := want[DecisionReceipt](w, 201, "office", "POST", "/decisions", w.decision(
			fields{"candidate_id": main.ID, "version": main.Version, "chosen": true, "reason": ""},
			fields{"candidate_id": third.ID, "version": third.Version, "chosen": false, "reason": "已在实施"}))
		key := made.KeyItems[0]
		w.waits("committee", "edit_supervision_plan")

		w.do("committee", "PUT", "plan", key, w.plan())
		w.do("committee", "POST", "plan/submit", key, nil)
		w.waits("supervising_leader", "confirm_supervision_plan")
		w.do("supervising_leader", "POST", "plan/return", key, fields{"reason": "请增加时间节点"})
		w.do("office", "PUT", "plan", key, w.plan())
		w.do("committee", "POST", "plan/submit", key, nil)
		w.do("supervising_leader", "POST", "plan/confirm", key, nil)
		w.waits("clerk", "report_milestone")
		w.waits("supervising_leader")
		w.do("leading_official", "POST", "instructions", key, fields{"text": "请交通局倒排工期。"})

		v := w.view("lead", key)
		if v.Status != OnPlan || len(v.Plan) != 2 || v.Similar != 1 || v.Next.DaysLeft != 20 || v.Decision.Meeting != "第40次主任会议" {
			t.Errorf("after the plan: %+v", v)
		}
		w.milestones(key, v)
		w.activity(key)
		w.letter(key)
		w.lookBack(key, id, similar)
		w.told(key)
	})
}

func (w *world) milestones(key uint, v View) {
	w.Helper()
	report := func(who string, milestone MilestoneView, done bool) Receipt {
		return want[Receipt](w, 200, who, "POST", fmt.Sprintf("/milestones/%d/reports", milestone.ID), fields{"version": w.version(key), "text": "勘察完毕。",
			"completed": done, "attachment_ids": w.scan(who)})
	}
	w.refused(w.call("clerk", "POST", fmt.Sprintf("/milestones/%d/reports", v.Plan[1].ID), fields{"version": w.version(key), "text": "代为报告", "completed": true,
		"attachment_ids": []uint{}}), ErrNotAllowed.Code, "")
	report("clerk", v.Plan[0], false)
	report("clerk", v.Plan[0], true)
	want[Receipt](w, 200, "committee", "POST", fmt.Sprintf("/milestones/%d/return", v.Plan[0].ID), fields{"version": w.version(key), "reason": "请补充站点位置"})
	w.waits("clerk", "report_milestone")
	report("clerk", v.Plan[0], true)
	report("committee", v.Plan[1], true)
	after := w.view("signer", key)
	if after.Reached != 2 || after.Next != nil || len(after.Plan[0].Reports) != 4 || len(after.Plan[0].Reports[1].Attachments) != 1 {
		w.Errorf("milestones: %+v", after.Plan)
	}
	w.waits("clerk")
}

func (w *world) activity(key uint) {
	w.Helper()
	made := w.do("committee", "POST", "activities", key, w.arrangement(day(2)))
	path := fmt.Sprintf("/activities/%d", made.Created)
	for _, who := range []string{"lead", "cosigner", "guest", "supervising_leader", "leading_official", "committee", "clerk"} {
		w.waits(who, "answer_invitation")
	}
	v := want[ActivityView](w, 200, "guest", "GET", path, nil)
	if v.KeyItemID != 0 || v.Title == "" || len(v.Invitations) != 7 {
		w.Errorf("a guest sees %+v", v)
	}
	if got := w.call("guest", "GET", fmt.Sprintf("/key-items/%d", key), nil); got.Code != 404 {
		w.Errorf("a guest sees the key item: %d", got.Code)
	}
	arrangement := w.arrangement(day(1))
	arrangement["version"], arrangement["deputy_ids"] = w.activityVersion(made.Created), []uint{}
	want[Receipt](w, 200, "committee", "PUT", path, arrangement)
	w.waits("guest")
	want[Receipt](w, 200, "lead", "POST", path+"/answer", fields{"comes": true, "reason": ""})
	w.refused(w.call("cosigner", "POST", path+"/answer", fields{"comes": false, "reason": " "}), "invalid-fields", "reason")
	want[Receipt](w, 200, "cosigner", "POST", path+"/answer", fields{"comes": false, "reason": "外出"})
	if got := w.call("guest", "GET", path, nil); got.Code != 404 {
		w.Errorf("who is no longer invited sees it: %d", got.Code)
	}
	w.refused(w.call("committee", "POST", path+"/code", fields{"version": w.activityVersion(made.Created)}), ErrWrongMoment.Code, "")

	w.now = noon.AddDate(0, 0, 1)
	code := want[Code](w, 200, "committee", "POST", path+"/code", fields{"version": w.activityVersion(made.Created)})
	w.refused(w.call("guest", "POST", "/sign-in", fields{"code": code.Code}), ErrNotInvited.Code, "")
	w.refused(w.call("lead", "POST", "/sign-in", fields{"code": "made-up"}), ErrCode.Code, "")
	for range 2 {
		want[Receipt](w, 200, "lead", "POST", "/sign-in", fields{"code": code.Code})
	}
	w.now = w.now.Add(13 * time.Hour)
	w.refused(w.call("clerk", "POST", "/sign-in", fields{"code": code.Code}), ErrCode.Code, "")
	newer := want[Code](w, 200, "office", "POST", path+"/code", fields{"version": w.activityVersion(made.Created)})
	w.refused(w.call("clerk", "POST", "/sign-in", fields{"code": code.Code}), ErrCode.Code, "")
	want[Receipt](w, 200, "clerk", "POST", "/sign-in", fields{"code": newer.Code})
	v = want[ActivityView](w, 200, "office", "GET", path, nil)
	cosigner := v.Invitations[slices.IndexFunc(v.Invitations, func(i InvitationView) bool { return i.Name == "cosigner" })]
	want[Receipt](w, 200, "office", "POST", fmt.Sprintf("/invitations/%d/sign-in", cosigner.ID), fields{"note": "晚到，未带手机"})
	w.now = noon.AddDate(0, 0, 2)
	w.check(w.svc.Refresh(w.Context(), w.now))
	w.waits("committee", "record_minutes")
	want[Receipt](w, 200, "committee", "POST", path+"/minutes", fields{"version": w.activityVersion(made.Created), "text": "代表建议增设两处站点。", "attachment_ids": w.scan("committee")})
	v = want[ActivityView](w, 200, "lead", "GET", path, nil)
	if v.State != ActivityHeld || v.Present != 3 || v.Coming != 1 || len(v.Photos) != 1 || v.Minutes == "" {
		w.Errorf("afterwards: %+v", v)
	}
	by := map[string]string{}
	for _, i := range v.Invitations {
		by[i.Name] = i.PresentBy
	}
	if by["lead"] != "code" || by["cosigner"] != "hand" || by["市交通运输局"] != "code" || by["supervising_leader"] != "" {
		w.Errorf("present: %v", by)
	}
	w.waits("committee")
}

func (w *world) letter(key uint) {
	w.Helper()
	send := func(who, kind string) Receipt {
		return w.do(who, "POST", "letters", key, fields{"kind": kind, "unit_id": w.unit, "body": "请于期限内书面回复进展。", "due_on": nil})
	}
	first := send("office", LetterUrging)
	second := send("committee", LetterUrging)
	third := send("committee", LetterSupervision)
	var numbers []string
	for _, r := range []Receipt{first, second, third} {
		numbers = append(numbers, want[Document](w, 200, "lead", "GET", fmt.Sprintf("/letters/%d", r.Created), nil).NumberText)
	}
	if !slices.Equal(numbers, []string{"人代催〔2026〕1号", "人代催〔2026〕2号", "人代督〔2026〕1号"}) {
		w.Errorf("numbers: %v", numbers)
	}
	d := want[Document](w, 200, "clerk", "GET", fmt.Sprintf("/letters/%d", third.Created), nil)
	if d.Sender != "城建环资委" || d.UnitName != "市交通运输局" || d.DueOn != calendar.On(w.now).AddDays(10) || d.ItemTitle == "" {
		w.Errorf("document: %+v", d)
	}
	w.waits("clerk", "answer_letter")
	w.refused(w.call("office", "POST", fmt.Sprintf("/key-items/%d/letters", key), fields{"version": w.version(key), "kind": "urging", "unit_id": w.other, "body": "请回复",
		"due_on": nil}), "invalid-fields", "unit_id")
	for i, r := range []Receipt{first, second, third} {
		want[Receipt](w, 200, []string{"clerk", "signer", "clerk"}[i], "POST", fmt.Sprintf("/letters/%d/answer", r.Created), fields{"version": w.version(key),
			"text": "正在调配车辆。", "attachment_ids": []uint{}})
	}
	w.waits("clerk")
}

func (w *world) lookBack(key, id, similar uint) {
	w.Helper()
	w.refused(w.call("office", "POST", fmt.Sprintf("/key-items/%d/conclude", key), fields{"version": w.version(key)}), ErrWrongMoment.Code, "")
	w.replied(id, calendar.MustParse("2026-03-20"))
	w.replied(similar, calendar.Date{})
	w.check(w.svc.Refresh(w.Context(), w.now))
	w.waits("committee", "look_back")
	w.now = noon.AddDate(0, 0, 30)
	if v := w.view("office", key); v.Status != Late || !slices.Contains(v.Reasons, "promise_late") || v.Promises != 1 || v.Kept != 0 {
		w.Errorf("a promise is late: %s %v", v.Status, v.Reasons)
	}
	promise := w.view("office", key).Commitments[0]
	today := calendar.On(w.now).String()
	w.refused(w.call("committee", "POST", fmt.Sprintf("/key-items/%d/checks", key), fields{"version": w.version(key), "held_on": today, "summary": "实地察看", "findings": []fields{}}),
		"invalid-fields", "findings")
	finding := fields{"commitment_id": promise.ID, "found": "partly", "note": "", "seen_on": today, "attachment_ids": []uint{}}
	w.refused(w.call("committee", "POST", fmt.Sprintf("/key-items/%d/checks", key), fields{"version": w.version(key), "held_on": today, "summary": "实地察看", "findings": []fields{finding}}),
		"invalid-fields", "findings[0].note")
	finding["note"], finding["attachment_ids"] = "一条已开通", w.scan("committee")
	w.do("committee", "POST", "checks", key, fields{"held_on": today, "summary": "实地察看", "findings": []fields{finding}})
	w.waits("committee", "record_outcome")
	finding["found"], finding["note"], finding["attachment_ids"] = "kept", "", []uint{}
	w.do("office", "POST", "checks", key, fields{"held_on": today, "summary": "再次察看", "findings": []fields{finding}})
	v := w.view("cosigner", key)
	if v.Kept != 1 || len(v.Checks) != 2 || len(v.Checks[0].Findings[0].Attachments) != 1 {
		w.Errorf("looked back: %d of %d, %+v", v.Kept, v.Promises, v.Checks)
	}
	w.refused(w.call("office", "POST", fmt.Sprintf("/key-items/%d/conclude", key), fields{"version": w.version(key)}), ErrMilestonesOpen.Code, "")
	w.do("committee", "PUT", "outcome", key, fields{"text": "两条夜间线路开通，日均客运量1200人次。"})
	w.waits("committee")
	w.waits("office", "conclude_supervision")
	w.do("office", "POST", "conclude", key, nil)
	w.waits("office")
	if v := w.view("lead", key); v.Status != Concluded || len(v.Actions) != 0 {
		w.Errorf("at the end: %s %v", v.Status, v.Actions)
	}
	w.refused(w.call("committee", "PUT", fmt.Sprintf("/key-items/%d/plan", key), merged(w.plan(), fields{"version": w.version(key)})), ErrWrongMoment.Code, "")
}

func merged(a, b fields) fields {
	out := fields{}
	for _, part := range []fields{a, b} {
		for k, v := range part {
			out[k] = v
		}
	}
	return out
}

// told: the page, the record and the notices tell the whole way.
func (w *world) told(key uint) {
	w.Helper()
	var kinds []string
	for _, e := range w.view("office", key).Timeline {
		kinds = append(kinds, e.Kind)
	}
	wanted := strings.Fields(`choose edit_plan submit_plan return_plan edit_plan submit_plan confirm_plan instruct
		report_milestone report_milestone return_milestone report_milestone report_milestone
		plan_activity change_activity answer_invitation answer_invitation show_code sign_in show_code sign_in sign_in_by_hand record_minutes
		send_letter send_letter send_letter answer_letter answer_letter answer_letter record_check record_check record_outcome conclude`)
	if !slices.Equal(kinds, wanted) {
		w.Errorf("history %v, want %v", kinds, wanted)
	}
	var recorded []string
	w.check(w.db.Read(w.Context()).Model(&audit.Event{}).Where("subject = ?", fmt.Sprintf("key_item/%d", key)).Order("id").Pluck("action", &recorded).Error)
	for i := range wanted {
		wanted[i] = "supervision." + wanted[i]
	}
	if !slices.Equal(recorded, wanted) {
		w.Errorf("record %v, want %v", recorded, wanted)
	}
	for kind, to := range map[string]string{
		"supervision.chosen": "clerk cosigner lead signer", "supervision.party": "committee leading_official supervising_leader",
		"supervision.nominated": "office", "supervision.nomination_chosen": "committee gov_office", "supervision.not_chosen": "supervising_leader",
		"supervision.plan_confirmed": "clerk committee cosigner lead leading_official signer", "supervision.instructed": "clerk committee signer supervising_leader",
		"task.confirm_supervision_plan": "supervising_leader", "task.answer_letter": "clerk", "supervision.letter": "signer",
		"supervision.activity_changed": "clerk cosigner lead leading_official supervising_leader", "supervision.uninvited": "guest", "supervision.concluded": "clerk committee cosigner lead leading_official signer supervising_leader",
	} {
		if NoticeWords(kind, map[string]string{"number": "第1号"}) == "" {
			w.Errorf("no e-mail can tell of %s", kind)
		}
		var names []string
		w.check(w.db.Read(w.Context()).Model(&notify.Notice{}).Joins("JOIN users u ON u.id = notices.user_id").Where("kind = ?", kind).
			Distinct().Order("u.login_name").Pluck("u.login_name", &names).Error)
		if got := strings.Join(names, " "); got != to {
			w.Errorf("%s went to %s, want %s", kind, got, to)
		}
	}
	var sent []string
	w.check(w.db.Read(w.Context()).Model(&notify.Notice{}).Where("kind LIKE 'supervision.%'").Distinct().Order("kind").Pluck("kind", &sent).Error)
	for _, kind := range sent {
		if NoticeWords(kind, nil) == "" {
			w.Errorf("no words for %s", kind)
		}
	}
	if len(sent) < 10 {
		w.Errorf("only %v was told", sent)
	}
}
