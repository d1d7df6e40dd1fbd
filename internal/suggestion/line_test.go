package suggestion

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"testing"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/audit"
	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
	"lianluo/internal/notify"
)

func (w *world) expect(id uint, phase Phase, task Action) {
	w.Helper()
	row := w.row(id)
	var tasks []Task
	if err := w.db.Read(w.Context()).Where("suggestion_id = ? AND action <> ?", id, ConfirmContact).Find(&tasks).Error; err != nil {
		w.Fatal(err)
	}
	if row.Phase != phase {
		w.Fatalf("phase %s, want %s", row.Phase, phase)
	}
	if task == "" && len(tasks) > 0 || task != "" && !slices.ContainsFunc(tasks, func(t Task) bool { return t.Action == task }) {
		w.Fatalf("in %s: tasks %+v, want %q", phase, tasks, task)
	}
}

// The whole straight line with a second round, and what each step leaves.
func TestTheStraightLineWithASecondRound(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, assignment, _ := w.item(atDelivered)
		path := func(tail string) string { return fmt.Sprintf("/suggestions/%d/%s", id, tail) }
		w.expect(id, AwaitingFeedback, GiveDecisiveFeedback)
		if got := w.row(id).NumberText; got != "闭会第1号" {
			t.Errorf("number %q", got)
		}
		first := w.view("office", id).Rounds[0]

		w.now = w.now.Add(24 * time.Hour)
		w.do("lead", path("feedback"), id, fields{"attitude": "satisfied", "result": "dissatisfied", "reasons": "班次没有增加"})
		w.expect(id, RehandlingReview, DecideRehandling)
		second := w.do("head", path("rehandle"), id, fields{"unit_id": w.units[0], "reason": "请重新研究班次"})
		if second.AssignmentID == assignment || second.Phase != Assigned {
			t.Fatalf("second round: %+v", second)
		}
		w.handle(atDelivered, id, second.AssignmentID)
		w.expect(id, AwaitingFeedback, GiveDecisiveFeedback)
		if got := w.view("office", id).Rounds[0].Assignments[0]; got.Reply.DocumentNo != first.Assignments[0].Reply.DocumentNo || len(got.Reply.Answers) != 2 {
			t.Errorf("first round changed: %+v", got)
		}
		w.do("lead", path("feedback"), id, fields{"attitude": "satisfied", "result": "satisfied", "reasons": ""})
		w.expect(id, AwaitingFeedback, Close)
		w.do("office", path("close"), id, nil)
		w.expect(id, Closed, "")
		w.do("office", path("archive"), id, nil)
		w.expect(id, Archived, "")
		w.expectTrace(id)
	})
}

// expectTrace holds the record, the clocks and the notices of a whole line.
func (w *world) expectTrace(id uint) {
	w.Helper()
	var events []audit.Event
	if err := w.db.Read(w.Context()).Where("subject = ?", fmt.Sprintf("suggestion/%d", id)).Order("id").Find(&events).Error; err != nil {
		w.Fatal(err)
	}
	for _, e := range events {
		if e.UserID == 0 || e.Role == "" || e.At.IsZero() {
			w.Errorf("event without actor: %+v", e)
		}
	}
	var running int64
	if err := w.db.Read(w.Context()).Model(&Clock{}).Where("suggestion_id = ? AND stopped_at IS NULL", id).Count(&running).Error; err != nil {
		w.Fatal(err)
	}
	if running != 0 {
		w.Errorf("%d clocks still run after the end", running)
	}
	var told []string
	if err := w.db.Read(w.Context()).Model(&notify.Notice{}).Distinct().Order("kind").Pluck("kind", &told).Error; err != nil {
		w.Fatal(err)
	}
	for _, kind := range []string{"task.start_review", "task.receive", "task.review_reply", "task.sign_reply", "task.confirm_contact",
		"task.give_decisive_feedback", "task.decide_rehandling", "task.close"} {
		if !slices.Contains(told, kind) {
			w.Errorf("nobody was told of %s; notices: %v", kind, told)
		}
	}
}

func TestClocksOfAnAssignment(t *testing.T) {
	w := newWorld(t, databasetest.SQLite(t))
	id, _, _ := w.item(atAssigned)
	due := map[string]string{}
	for _, c := range w.view("office", id).Clocks {
		if c.State == "running" {
			due[c.Kind] = c.DueOn.String()
		}
	}
	// Monday 2 March 2026: three and seven working days, three months (2 June is a Tuesday), thirty days.
	want := map[string]string{"T2": "2026-03-05", "T3": "2026-03-11", "T5": "2026-06-02", "T13": "2026-04-01"}
	if fmt.Sprint(due) != fmt.Sprint(want) {
		t.Errorf("due %v, want %v", due, want)
	}
}

func TestReturnForRevisionAndAgain(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, _, _ := w.item(atUnderReview)
		path := func(tail string) string { return fmt.Sprintf("/suggestions/%d/%s", id, tail) }
		w.do("office", path("return"), id, fields{"reason_code": "unclear_request", "reason": "请写明线路"})
		w.expect(id, Returned, EditDraft)
		before := w.view("lead", id).Content.Points
		edited := fields{}
		for k, v := range draft {
			edited[k] = v
		}
		edited["points"] = []string{"增开城东至高铁站线路", "延长末班车时间到22时"}
		edited["version"] = w.row(id).Version
		if answer := w.call("lead", http.MethodPut, path("content"), edited); answer.Code != http.StatusOK {
			t.Fatalf("edit: %d %s", answer.Code, answer.Body)
		}
		if shown := w.view("office", id).Content; shown.VersionNo != 1 {
			t.Errorf("the office reads version %d while the proposer revises", shown.VersionNo)
		}
		w.do("lead", path("submit"), id, fields{"no_state_secrets": true})
		after := w.view("office", id)
		if after.Content.VersionNo != 2 || len(after.ContentVersions) != 2 {
			t.Errorf("versions: %+v", after.ContentVersions)
		}
		if after.Content.Points[0].ID != before[0].ID || after.Content.Points[1].ID != before[1].ID {
			t.Error("requests lost their identity")
		}
		want := []Change{{Field: "point.2", Before: before[1].Text, After: "延长末班车时间到22时"}}
		for _, who := range []string{"office", "head", "lead"} {
			if got := w.view(who, id).ContentVersions; len(got[0].Changes) != 0 || !slices.Equal(got[1].Changes, want) {
				t.Errorf("%s is told of %+v, want %+v", who, got, want)
			}
		}
		w.do("office", path("start-review"), id, nil)
		w.do("office", path("register"), id, nil)
		w.do("office", path("assign"), id, fields{"units": sole, "note": ""})
		if got := w.view("clerk", id).ContentVersions; len(got) != 2 || len(got[1].Changes) != 0 {
			t.Errorf("the unit is told what was returned: %+v", got)
		}
	})
}

func TestSendBackShowsWhatChangedSince(t *testing.T) {
	w := newWorld(t, databasetest.SQLite(t))
	id, assignment, reply := w.item(atInSignoff)
	w.do("signer", fmt.Sprintf("/replies/%d/sign", reply), id, fields{"pass": false, "comment": "请写清时间", "document_no": ""})
	r := w.view("clerk", id).Rounds[0].Assignments[0].Reply
	if r.State != ReplyDraft || r.LastComment == nil || r.LastComment.Text != "请写清时间" {
		t.Fatalf("after send-back: %+v", r)
	}
	w.draftReply(id, assignment, "A", fields{"version": r.Version, "closing": "将于6月底前开通。"})
	w.do("clerk", fmt.Sprintf("/replies/%d/submit", reply), id, nil)
	got := w.view("signer", id).Rounds[0].Assignments[0].Reply.Changes
	if want := []Change{{"closing", "", "将于6月底前开通。"}}; !slices.Equal(got, want) {
		t.Errorf("changes %v, want %v", got, want)
	}
}

func TestGatesBeforeAReplyIsHandedOver(t *testing.T) {
	for _, tc := range []struct {
		name  string
		class string
		more  fields
		gap   string
	}{
		{"no answer to a request", "A", fields{"answers": []fields{}}, "point_unanswered"},
		{"no class", "", nil, "class_missing"},
		{"a promise without a date", "B", fields{"commitment_text": "开通"}, "commitment_date_missing"},
		{"a promise in the past", "B", fields{"commitment_text": "开通", "commitment_due_on": "2026-03-02"}, "commitment_date_missing"},
		{"a refusal without a reason", "D", nil, "class_reason_missing"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			w := newWorld(t, databasetest.SQLite(t))
			id, assignment, _ := w.item(atContact)
			reply := w.draftReply(id, assignment, tc.class, tc.more)
			answer := w.try("clerk", fmt.Sprintf("/replies/%d/submit", reply), id, nil)
			problem := decode[struct{ Fields []struct{ Code string } }](w, answer)
			if answer.Code != 422 || len(problem.Fields) != 1 || problem.Fields[0].Code != tc.gap {
				t.Errorf("%d %s, want 422 with %s", answer.Code, answer.Body, tc.gap)
			}
		})
	}
	t.Run("no contact and no reason why not", func(t *testing.T) {
		w := newWorld(t, databasetest.SQLite(t))
		id, assignment, _ := w.item(atReceived)
		reply := w.draftReply(id, assignment, "A", nil)
		if answer := w.try("clerk", fmt.Sprintf("/replies/%d/submit", reply), id, nil); answer.Code != 422 {
			t.Errorf("%d %s", answer.Code, answer.Body)
		}
	})
}

// A unit sees no difference between feedback that is awaited and feedback
// that is not released.
func TestAUnitLearnsNothingOfUnreleasedFeedback(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, _, _ := w.item(atDelivered)
		seen := func() string {
			v := w.view("clerk", id)
			list := decode[struct{ Items []Row }](w, w.call("clerk", "GET", "/suggestions", nil))
			text, err := json.Marshal([]any{v, list})
			if err != nil {
				t.Fatal(err)
			}
			return string(text)
		}
		before := seen()
		w.now = w.now.Add(time.Hour)
		w.do("lead", fmt.Sprintf("/suggestions/%d/feedback", id), id, fields{"attitude": "dissatisfied", "result": "dissatisfied", "reasons": "没有改善"})
		for _, filter := range []string{"phase=rehandling_review", "light=soon"} {
			if n := decode[struct{ Total int }](w, w.call("clerk", "GET", "/suggestions?"+filter, nil)).Total; n != 0 {
				t.Errorf("filter %s tells the unit", filter)
			}
		}
		if v := w.view("clerk", id); v.Phase != AwaitingFeedback || len(v.Rounds[0].Feedbacks) != 0 {
			t.Errorf("the unit sees %s and %d feedbacks", v.Phase, len(v.Rounds[0].Feedbacks))
		}
		if after := seen(); after != before {
			t.Errorf("the unit's view changed:\n%s\n%s", before, after)
		}
		w.do("office", fmt.Sprintf("/suggestions/%d/release-feedback", id), id, nil)
		if v := w.view("clerk", id); v.Phase != RehandlingReview || len(v.Rounds[0].Feedbacks) != 1 {
			t.Errorf("after release the unit sees %s and %d feedbacks", v.Phase, len(v.Rounds[0].Feedbacks))
		}
	})
}

func TestOnlyOneConcurrentActionWins(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, _, _ := w.item(atSubmitted)
		version := w.row(id).Version
		outcomes := make(chan error, 8)
		for range cap(outcomes) {
			go func() {
				_, err := w.svc.StartReview(t.Context(), w.actors["office"], id, version)
				outcomes <- err
			}()
		}
		won := 0
		for range cap(outcomes) {
			if err := <-outcomes; err == nil {
				won++
			}
		}
		if won != 1 {
			t.Errorf("%d of 8 won, want 1", won)
		}
	})
}

func TestARetriedPostHasOneEffect(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		first := w.callWithKey("lead", "POST", "/suggestions", "same-key-1", draft)
		again := w.callWithKey("lead", "POST", "/suggestions", "same-key-1", draft)
		if again.Code != http.StatusCreated || again.Body.String() != first.Body.String() {
			t.Errorf("retry: %d %s, first %s", again.Code, again.Body, first.Body)
		}
		var n int64
		if err := db.Read(t.Context()).Model(&Suggestion{}).Count(&n).Error; err != nil || n != 1 {
			t.Errorf("%d drafts, %v", n, err)
		}
		if other := w.callWithKey("lead", "POST", "/suggestions", "same-key-1", fields{"title": "另一件"}); other.Code != 422 {
			t.Errorf("a reused key: %d %s", other.Code, other.Body)
		}
	})
}

func TestBreachesBecomeFactsOnTheDayAfter(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, _, _ := w.item(atAssigned)
		count := func(column string) (n int64) {
			if err := db.Read(t.Context()).Model(&Clock{}).Where("suggestion_id = ? AND "+column+" IS NOT NULL", id).Count(&n).Error; err != nil {
				t.Fatal(err)
			}
			return n
		}
		for _, at := range []struct {
			day       string
			plan, law int64
		}{{"2026-03-05", 0, 0}, {"2026-03-06", 1, 0}, {"2026-04-01", 2, 0}, {"2026-04-02", 3, 0}, {"2026-06-02", 3, 0}, {"2026-06-03", 4, 1}} {
			if _, err := w.svc.NoteBreaches(t.Context(), calendar.MustParse(at.day).Start()); err != nil {
				t.Fatal(err)
			}
			if plan, law := count("plan_breached_on"), count("law_breached_on"); plan != at.plan || law != at.law {
				t.Errorf("%s: %d of plan, %d of law, want %d and %d", at.day, plan, law, at.plan, at.law)
			}
		}
	})
}

// A list is searched by words of title and requests, number, deputy, unit.
func TestAListIsSearchedByItsWords(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		w.item(atAssigned)
		for query, want := range map[string]int{"公交": 1, "高铁站线路": 1, "闭会第1号": 1, "lead": 1, "交通运输局": 1, "教育局": 0, "地铁": 0} {
			if got := decode[struct{ Total int }](w, w.call("office", "GET", "/suggestions?q="+url.QueryEscape(query), nil)).Total; got != want {
				t.Errorf("%s: %d found, want %d", query, got, want)
			}
		}
	})
}

func TestAUnitSortsItsListByWhatIsDue(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		for _, station := range []int{atDelivered, atReceived, atAssigned, atDelivered, atInReview} {
			w.item(station)
			w.now = w.now.Add(5 * 24 * time.Hour)
		}
		var due []string
		for _, row := range decode[struct{ Items []Row }](w, w.call("clerk", "GET", "/suggestions?sort=due", nil)).Items {
			due = append(due, row.DueOn.String())
		}
		dated := slices.DeleteFunc(slices.Clone(due), func(day string) bool { return day == "" })
		if len(due) != 5 || len(dated) != 3 || !slices.IsSorted(dated) || !slices.Equal(due[:3], dated) {
			t.Errorf("in the order %q", due)
		}
	})
}

// What repeats the facts is what follows from them, at every station; and a
// damaged row is mended.
func TestRebuildChangesNothingOnASoundDatabase(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		var ids []uint
		for station := atDraft; station <= atDelivered; station++ {
			id, _, _ := w.item(station)
			ids = append(ids, id)
		}
		if looked, differed, err := w.svc.Rebuild(t.Context(), w.now); err != nil || looked != len(ids) || len(differed) != 0 {
			t.Fatalf("looked at %d, %v differed, %v", looked, differed, err)
		}
		w.write(func(tx *gorm.DB) error {
			return tx.Exec("UPDATE suggestions SET phase = 'registered', due_on = NULL WHERE id = ?", ids[atReceived]).Error
		})
		if _, differed, err := w.svc.Rebuild(t.Context(), w.now); err != nil || !slices.Equal(differed, []uint{ids[atReceived]}) {
			t.Errorf("%v differed, %v", differed, err)
		}
		w.expect(ids[atReceived], InHandling, DraftReply)
	})
}
