package supervision

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/xuri/excelize/v2"
	"gorm.io/gorm"

	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
	"lianluo/internal/rules"
	"lianluo/internal/suggestion"
	"lianluo/internal/web"
)

// How a key item stands, as a table: what is late weighs more than what is near.
func TestHowAKeyItemStands(t *testing.T) {
	today := calendar.MustParse("2026-06-15")
	set := rules.Preset().Supervision
	at := today.Start()
	agreed := KeyItem{ConfirmedAt: &at, PlanState: PlanConfirmed}
	handledBy := func(unit uint) []*suggestion.Item {
		return []*suggestion.Item{{Assignments: []suggestion.Assignment{{UnitID: unit}}}}
	}
	open := func(days int) []Milestone { return []Milestone{{ID: 1, DueOn: today.AddDays(days)}} }
	promised := func(state string, days int) *suggestion.Item {
		return &suggestion.Item{Promises: []suggestion.Commitment{{ID: 4, State: state, DueOn: today.AddDays(days)}}}
	}
	for name, c := range map[string]struct {
		key     Key
		status  Status
		reasons []string
	}{
		"no plan, in time":           {Key{KeyItem: KeyItem{PlanDueOn: today}}, Planning, nil},
		"no plan, late":              {Key{KeyItem: KeyItem{PlanDueOn: today.AddDays(-1)}}, Late, []string{"plan_late"}},
		"next step far":              {Key{KeyItem: agreed, Milestones: open(8)}, OnPlan, nil},
		"next step near":             {Key{KeyItem: agreed, Milestones: open(7)}, AtRisk, []string{"milestone_soon"}},
		"next step today":            {Key{KeyItem: agreed, Milestones: open(0)}, AtRisk, []string{"milestone_soon"}},
		"step late":                  {Key{KeyItem: agreed, Milestones: open(-1)}, Late, []string{"milestone_late"}},
		"step late before the plan":  {Key{KeyItem: KeyItem{PlanDueOn: today}, Milestones: open(-1)}, Planning, nil},
		"late step reached":          {Key{KeyItem: agreed, Milestones: []Milestone{{DueOn: today.AddDays(-9), CompletedOn: today}}}, OnPlan, nil},
		"letter open":                {Key{KeyItem: agreed, Letters: []Letter{{DueOn: today}}}, OnPlan, nil},
		"letter late":                {Key{KeyItem: agreed, Items: handledBy(3), Letters: []Letter{{UnitID: 3, DueOn: today.AddDays(-1)}}}, Late, []string{"letter_late"}},
		"letter to a former unit":    {Key{KeyItem: agreed, Items: handledBy(4), Letters: []Letter{{UnitID: 3, DueOn: today.AddDays(-1)}}}, OnPlan, nil},
		"plan changed, not agreed":   {Key{KeyItem: KeyItem{ConfirmedAt: &at, PlanState: PlanSubmitted}}, AtRisk, []string{"plan_changed"}},
		"letter answered":            {Key{KeyItem: agreed, Letters: []Letter{{DueOn: today.AddDays(-1), AnsweredAt: &at}}}, OnPlan, nil},
		"promise late":               {Key{KeyItem: agreed, Items: []*suggestion.Item{promised("open", -1)}}, Late, []string{"promise_late"}},
		"promise delivered":          {Key{KeyItem: agreed, Items: []*suggestion.Item{promised("delivered", -1)}}, OnPlan, nil},
		"promise found broken":       {Key{KeyItem: agreed, Findings: []Finding{{CommitmentID: 4, Found: FoundNotKept}}}, AtRisk, []string{"promise_broken"}},
		"promise found kept by then": {Key{KeyItem: agreed, Findings: []Finding{{CommitmentID: 4, Found: FoundNotKept}, {CommitmentID: 4, Found: FoundKept}}}, OnPlan, nil},
		"concluded":                  {Key{KeyItem: KeyItem{ConcludedAt: &at}, Milestones: open(-5)}, Concluded, nil},
	} {
		status, reasons := c.key.standing(set, today)
		if status != c.status || !slices.Equal(reasons, c.reasons) && len(reasons)+len(c.reasons) > 0 {
			t.Errorf("%s: %s %v, want %s %v", name, status, reasons, c.status, c.reasons)
		}
	}
}

// Whoever still owes a reply keeps the look back waiting: not what goes on in
// another item or was taken back.
func TestRepliesAreOwedOfWhatIsStillInTheRegister(t *testing.T) {
	for phase, replied := range map[suggestion.Phase]bool{suggestion.Registered: false, suggestion.InHandling: false, suggestion.AwaitingFeedback: false,
		suggestion.Merged: true, suggestion.Withdrawn: true, suggestion.UnderReview: true} {
		it := &suggestion.Item{}
		it.Phase = phase
		if k := (&Key{Items: []*suggestion.Item{it}}); k.replied() != replied {
			t.Errorf("%s, without a reply: %v", phase, k.replied())
		}
	}
}

// Promises kept: the last look back counts, and before any the unit's report
// that the office confirmed.
func TestPromisesAreCountedAsTheyWereFound(t *testing.T) {
	promise := func(id uint, state string) suggestion.Commitment { return suggestion.Commitment{ID: id, State: state} }
	k := Key{Items: []*suggestion.Item{{Promises: []suggestion.Commitment{promise(1, "open"), promise(2, "delivered"), promise(3, "changed"), promise(4, "delivered"), promise(5, "explained")}}},
		Findings: []Finding{{CommitmentID: 1, Found: FoundKept}, {CommitmentID: 4, Found: FoundKept}, {CommitmentID: 4, Found: FoundPartly}}}
	if kept, all := k.promises(); kept != 2 || all != 4 {
		t.Errorf("%d of %d kept, want 2 of 4", kept, all)
	}
}

func TestOfTwoDecisionsAtOnceOneStands(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id := w.suggestion("关于增开夜间公交的建议")
		c := w.nominated(id)
		const tries = 8
		decisions := make([]Decided, tries)
		for i := range decisions {
			decisions[i] = Decided{HeldOn: calendar.On(w.now), Meeting: "主任会议", AttachmentIDs: w.scan("office"),
				Verdicts: []Verdict{{CandidateID: c.ID, Version: c.Version, Chosen: true}}}
		}
		var won atomic.Int32
		var all sync.WaitGroup
		for i := range tries {
			all.Go(func() {
				_, err := w.svc.Decide(t.Context(), w.actors["office"], decisions[i])
				if err == nil {
					won.Add(1)
				}
			})
		}
		all.Wait()
		for table, want := range map[string]int64{"key_items": 1, "supervision_decisions": 1, "supervision_candidates": 1, "supervision_events": 1} {
			var n int64
			w.check(db.Read(t.Context()).Table(table).Count(&n).Error)
			if n != want {
				t.Errorf("%d rows of %s, want %d", n, table, want)
			}
		}
		if won.Load() != 1 {
			t.Errorf("%d decisions stood", won.Load())
		}
	})
}

func TestWhoNominatesAtOnceIsCountedEach(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id := w.suggestion("关于增开夜间公交的建议")
		who := []string{"lead", "cosigner", "office", "head", "gov_office", "supervising_leader", "committee", "other_committee"}
		var all sync.WaitGroup
		var failed atomic.Int32
		for _, name := range who {
			all.Go(func() {
				if _, err := w.svc.Nominate(t.Context(), w.actors[name], id, "反映强烈"); err != nil {
					failed.Add(1)
				}
			})
		}
		all.Wait()
		list := want[web.List[CandidateView]](w, 200, "office", "GET", "/candidates", nil)
		if failed.Load() != 0 || list.Total != 1 || list.Items[0].Count != len(who) {
			t.Errorf("%d failed; %+v", failed.Load(), list)
		}
	})
}

func TestARetriedLetterIsSentOnce(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, _ := w.chosen("关于公交的建议")
		body := fields{"version": w.version(id), "kind": "urging", "unit_id": w.unit, "body": "请回复", "due_on": nil}
		first := w.callWithKey("office", "POST", fmt.Sprintf("/key-items/%d/letters", id), "the-same-key", body)
		again := w.callWithKey("office", "POST", fmt.Sprintf("/key-items/%d/letters", id), "the-same-key", body)
		if first.Code != http.StatusOK || first.Body.String() != again.Body.String() || len(w.view("office", id).Letters) != 1 {
			t.Errorf("%d %s, then %d %s", first.Code, first.Body, again.Code, again.Body)
		}
		w.refused(w.call("office", "POST", fmt.Sprintf("/key-items/%d/letters", id), body), "stale", "")
	})
}

func TestTheSubmitterOfAPlanDoesNotConfirmIt(t *testing.T) {
	w := newWorld(t, databasetest.SQLite(t))
	id, _ := w.chosen("关于公交的建议")
	w.submittedPlan(id)
	both := w.actors["supervising_leader"]
	w.write(func(tx *gorm.DB) error {
		return tx.Model(&KeyItem{}).Where("id = ?", id).UpdateColumn("submitted_by", both.UserID).Error
	})
	w.refused(w.call("supervising_leader", "POST", fmt.Sprintf("/key-items/%d/plan/confirm", id), fields{"version": w.version(id)}), ErrSamePerson.Code, "")
	if slices.Contains(w.view("supervising_leader", id).Actions, ConfirmPlan) {
		t.Error("he is offered to confirm it")
	}
}

func TestAChangedPlanIsConfirmedAgainAndKeepsWhatWasReached(t *testing.T) {
	w := newWorld(t, databasetest.SQLite(t))
	id, _ := w.chosen("关于公交的建议")
	plan := w.confirmed(id).Plan
	want[Receipt](w, 200, "clerk", "POST", fmt.Sprintf("/milestones/%d/reports", plan[0].ID), fields{"version": w.version(id), "text": "完成", "completed": true, "attachment_ids": []uint{}})
	changed := fields{"version": w.version(id), "goals": "调整目标。", "milestones": []fields{
		{"id": plan[0].ID, "text": "改写已完成的一步", "party": "unit", "unit_id": w.unit, "person": "", "due_on": day(20)}}}
	w.refused(w.call("committee", "PUT", fmt.Sprintf("/key-items/%d/plan", id), changed), "invalid-fields", "milestones[0].text")
	changed["milestones"] = []fields{{"id": 0, "text": "新增一步", "party": "official", "unit_id": 0, "person": "", "due_on": day(40)}}
	w.refused(w.call("committee", "PUT", fmt.Sprintf("/key-items/%d/plan", id), changed), "invalid-fields", "milestones")
	changed["milestones"] = []fields{
		{"id": plan[0].ID, "text": plan[0].Text, "party": "unit", "unit_id": w.unit, "person": plan[0].Person, "due_on": plan[0].DueOn.String()},
		{"id": 0, "text": "新增一步", "party": "official", "unit_id": 0, "person": "", "due_on": day(40)}}
	want[Receipt](w, 200, "committee", "PUT", fmt.Sprintf("/key-items/%d/plan", id), changed)
	w.do("committee", "POST", "plan/submit", id, nil)
	w.waits("leading_official")
	w.do("supervising_leader", "POST", "plan/confirm", id, nil)
	v := w.view("office", id)
	if v.PlanState != PlanConfirmed || len(v.Plan) != 2 || v.Reached != 1 || v.Plan[1].PartyName != "leading_official" {
		t.Errorf("%s %+v", v.PlanState, v.Plan)
	}
	w.waits("leading_official", "report_milestone")
}

// The board and the comparison cost the same for one row as for a full page.
func TestListsNeedTheSameStatementsForAnyNumberOfRows(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, item := w.chosen("关于增开夜间公交的建议")
		w.confirmed(id)
		w.do("committee", "POST", "activities", id, w.arrangement(day(3)))
		w.do("office", "POST", "letters", id, fields{"kind": "urging", "unit_id": w.unit, "body": "请回复", "due_on": nil})
		w.nominated(w.suggestion("关于候选的建议"))
		w.copies(item, id)
		var statements atomic.Int64
		note := func(tx *gorm.DB) {
			if tx.Statement.Table != "rule_sets" {
				statements.Add(1)
			}
		}
		callbacks := db.Read(t.Context()).Callback()
		w.check(callbacks.Query().After("gorm:query").Register("count", note))
		w.check(callbacks.Row().After("gorm:row").Register("count", note))
		w.check(callbacks.Raw().After("gorm:raw").Register("count", note))
		for path, who := range map[string]string{"/key-items": "supervising_leader", "/candidates": "office"} {
			first := int64(0)
			for _, size := range []int{1, 20, 200} {
				before := statements.Load()
				page := want[web.List[fields]](w, 200, who, "GET", fmt.Sprintf("%s?size=%d", path, size), nil)
				if len(page.Items) != size {
					t.Fatalf("%s: %d rows in place of %d", path, len(page.Items), size)
				}
				cost := statements.Load() - before
				if first == 0 {
					first = cost
				}
				if cost == 0 || cost != first {
					t.Errorf("%s: %d statements for %d rows, %d for one", path, cost, size, first)
				}
			}
		}
	})
}

// copies makes 200 more key items and candidates of those that are there.
func (w *world) copies(item, key uint) {
	w.Helper()
	w.write(func(tx *gorm.DB) error {
		var row suggestion.Suggestion
		var of KeyItem
		var candidate Candidate
		if err := tx.Where("id = ?", item).Take(&row).Error; err != nil {
			return err
		}
		if err := tx.Where("id = ?", key).Take(&of).Error; err != nil {
			return err
		}
		if err := tx.Where("state = ?", CandidateOpen).Take(&candidate).Error; err != nil {
			return err
		}
		for i := range 200 {
			number := 100 + i
			row.ID, row.Number, row.NumberText, row.KeyItemID = 0, &number, fmt.Sprintf("第%d号", number), 0
			if err := tx.Create(&row).Error; err != nil {
				return err
			}
			for _, table := range []string{"assignments", "rounds"} {
				if err := w.copyRows(tx, table, item, row.ID); err != nil {
					return err
				}
			}
			of.ID, of.SuggestionID = 0, row.ID
			if err := tx.Create(&of).Error; err != nil {
				return err
			}
			if err := suggestion.MarkKey(tx, []uint{row.ID}, suggestion.Mark{KeyItemID: of.ID}); err != nil {
				return err
			}
			m := Milestone{KeyItemID: of.ID, No: 1, Text: "一步", Party: PartyCommittee, DueOn: calendar.On(noon).AddDays(i)}
			c := Candidate{CongressID: row.CongressID, SuggestionID: row.ID, State: CandidateOpen, CreatedAt: w.now, LeaderID: candidate.LeaderID, CommitteeID: candidate.CommitteeID}
			if err := tx.Create(&m).Error; err != nil {
				return err
			}
			if err := tx.Create(&c).Error; err != nil {
				return err
			}
			if err := tx.Create(&Nomination{CandidateID: c.ID, SuggestionID: row.ID, UserID: 1, ByName: "甲", Reason: "理由", At: w.now}).Error; err != nil {
				return err
			}
		}
		return nil
	})
}

// copyRows gives another suggestion the rows of a table that one has.
func (w *world) copyRows(tx *gorm.DB, table string, from, to uint) error {
	switch table {
	case "rounds":
		var row suggestion.Round
		if err := tx.Where("suggestion_id = ?", from).Take(&row).Error; err != nil {
			return err
		}
		row.ID, row.SuggestionID = 0, to
		return tx.Create(&row).Error
	}
	var row suggestion.Assignment
	if err := tx.Where("suggestion_id = ?", from).Take(&row).Error; err != nil {
		return err
	}
	row.ID, row.SuggestionID = 0, to
	return tx.Create(&row).Error
}

// A similar suggestion that the reader may not read is not told of.
func TestTheComparisonTellsOfReadableSuggestionsAlone(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		main := w.nominated(w.suggestion("关于增开夜间公交的建议"))
		hidden := want[CandidateReceipt](w, 201, "office", "POST", fmt.Sprintf("/suggestions/%d/nominations", w.registered("关于延长末班车的建议")), fields{"reason": "反映强烈"})
		want[CandidateReceipt](w, 200, "office", "PUT", fmt.Sprintf("/candidates/%d/group", hidden.ID), fields{"version": hidden.Version, "main_id": main.ID})
		for who, similar := range map[string]int{"office": 1, "committee": 1, "gov_office": 0} {
			list := want[web.List[CandidateView]](w, 200, who, "GET", "/candidates", nil)
			if len(list.Items) != 1 || len(list.Items[0].Similar) != similar || list.Items[0].Count != 1+similar {
				t.Errorf("%s: %+v", who, list.Items)
			}
		}
	})
}

// The workbook of the comparison holds every candidate, however many there are.
func TestTheWorkbookHoldsTheWholeComparison(t *testing.T) {
	w := newWorld(t, databasetest.SQLite(t))
	id, item := w.chosen("关于增开夜间公交的建议")
	w.nominated(w.suggestion("关于候选的建议"))
	w.copies(item, id)
	answer := w.call("office", "GET", "/candidates/export", nil)
	book, err := excelize.OpenReader(answer.Body)
	w.check(err)
	rows, err := book.GetRows(book.GetSheetName(0))
	w.check(err)
	if len(rows) != 202 {
		t.Errorf("%d rows, want the headings and 201", len(rows))
	}
}

// Another day asks everybody anew, and a code that was shown for the former one
// lets nobody in.
func TestAMovedActivityIsAnsweredAnew(t *testing.T) {
	w := newWorld(t, databasetest.SQLite(t))
	id, _ := w.chosen("关于活动的建议")
	made := w.do("committee", "POST", "activities", id, w.arrangement(day(0))).Created
	path := fmt.Sprintf("/activities/%d", made)
	want[Receipt](w, 200, "lead", "POST", path+"/answer", fields{"comes": true, "reason": ""})
	code := want[Code](w, 200, "committee", "POST", path+"/code", fields{"version": w.activityVersion(made)})
	want[Receipt](w, 200, "cosigner", "POST", "/sign-in", fields{"code": code.Code})
	want[Receipt](w, 200, "committee", "PUT", path, merged(w.arrangement(day(3)), fields{"version": w.activityVersion(made)}))
	w.refused(w.call("guest", "POST", "/sign-in", fields{"code": code.Code}), ErrCode.Code, "")
	v := want[ActivityView](w, 200, "office", "GET", path, nil)
	for _, i := range v.Invitations {
		if i.Answer != "" || (i.PresentAt != nil) != (i.Name == "cosigner") {
			t.Errorf("%+v", i)
		}
	}
	w.waits("lead", "answer_invitation")
}

// What was sent keeps its sender, whoever the committee is later.
func TestALetterKeepsItsSender(t *testing.T) {
	w := newWorld(t, databasetest.SQLite(t))
	id, _ := w.chosen("关于函件的建议")
	letter := w.do("committee", "POST", "letters", id, fields{"kind": "urging", "unit_id": w.unit, "body": "请回复", "due_on": nil}).Created
	w.do("office", "PUT", "parties", id, fields{"leader_id": w.actors["other_leader"].UserID, "official_id": w.actors["other_official"].UserID,
		"committee_id": w.actors["other_committee"].CommitteeID})
	if d := want[Document](w, 200, "office", "GET", fmt.Sprintf("/letters/%d", letter), nil); d.Sender != "城建环资委" {
		t.Errorf("it is now from %s", d.Sender)
	}
	w.waits("other_committee", "edit_supervision_plan")
	w.waits("committee")
}

// Who works on what others have changed meanwhile changes no to-do list.
func TestAnOutdatedKeyItemRefreshesNothing(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, _ := w.chosen("关于待办的建议")
		old, err := database.One[KeyItem](db.Read(t.Context()).Where("id = ?", id))
		w.check(err)
		w.do("committee", "PUT", "plan", id, w.plan())
		w.do("committee", "POST", "plan/submit", id, nil)
		err = db.Write(t.Context(), func(tx *gorm.DB) error {
			return (&change{tx: tx, key: &Key{KeyItem: *old}, now: w.now, today: calendar.On(w.now)}).refresh()
		})
		if !errors.Is(err, database.ErrStale) {
			t.Errorf("refreshed: %v", err)
		}
		w.waits("supervising_leader", "confirm_supervision_plan")
		w.waits("committee")
	})
}

// Who was told that a suggestion was not chosen finds the reason, and so does
// whoever looks a decision up.
func TestTheReasonOfADecisionIsThereToRead(t *testing.T) {
	w := newWorld(t, databasetest.SQLite(t))
	id := w.suggestion("关于增开夜间公交的建议")
	c := w.nominated(id)
	want[DecisionReceipt](w, 201, "office", "POST", "/decisions", w.decision(fields{"candidate_id": c.ID, "version": c.Version, "chosen": false, "reason": "已在实施"}))
	for who, told := range map[string]bool{"committee": true, "office": true, "lead": false} { // the committee nominated, the lead did not
		panel := want[Panel](w, 200, who, "GET", fmt.Sprintf("/suggestions/%d/supervision", id), nil)
		if (panel.Decided != nil) != told || told && (panel.Decided.Reason != "已在实施" || panel.Decided.Meeting != "第40次主任会议") {
			t.Errorf("%s: %+v", who, panel.Decided)
		}
	}
	list := want[web.List[DecisionView]](w, 200, "office", "GET", "/decisions", nil)
	if len(list.Items) != 1 || len(list.Items[0].Verdicts) != 1 || list.Items[0].Verdicts[0].Chosen || list.Items[0].Verdicts[0].Reason != "已在实施" {
		t.Errorf("%+v", list.Items)
	}
}
