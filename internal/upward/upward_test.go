package upward

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"gorm.io/gorm"

	"lianluo/internal/audit"
	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
	"lianluo/internal/deputy"
	"lianluo/internal/fault"
	"lianluo/internal/notify"
	"lianluo/internal/web"
	"lianluo/internal/webhook"
)

func TestAnItemGoesItsWholeLife(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		w.connect()
		id := w.item(Joint, Topic)
		w.do("second", "text", id, with(wording, fields{"title": "关于支持山区旅游公路环线的建议"}))
		w.do("head", "adopt", id, fields{"lead_deputy_id": w.lead})
		w.do("lead", "text", id, with(wording, fields{"points": []string{}}))
		w.refused("points", w.try("lead", "open-signing", id, nil))
		w.do("lead", "text", id, wording)
		w.do("lead", "open-signing", id, nil)
		w.do("second", "signature", id, fields{"text_no": 1})
		w.do("third", "signature/decline", id, fields{"reason": "另有提法"})
		w.do("fourth", "signature", id, fields{"text_no": 1})
		w.do("fourth", "signature/withdraw", id, fields{"reason": "将单独提出"})
		w.problem(ErrTooFew, w.try("office", "submission", id, w.submission()))

		w.do("lead", "text", id, with(wording, fields{"content": "补充了两组数据。"}))
		if v := w.view("lead", id); v.Standing != 0 || v.Text.No != 2 || len(v.FormerTexts) != 1 {
			t.Errorf("a changed text keeps %d signatures, is no. %d with %d former ones", v.Standing, v.Text.No, len(v.FormerTexts))
		}
		w.refused("text_no", w.try("second", "signature", id, fields{"text_no": 1}))
		for _, who := range []string{"lead", "second"} {
			w.do(who, "signature", id, fields{"text_no": 2})
		}
		w.refused("attachment_ids", w.try("office", "submission", id, with(w.submission(), fields{"attachment_ids": []uint{}})))
		w.refused("submitted_on", w.try("office", "submission", id, with(w.submission(), fields{"submitted_on": "2026-03-03"})))
		w.do("office", "submission", id, w.submission())
		w.do("office", "handling", id, fields{"handling_units": "省交通运输厅、省发展和改革委员会", "expected_on": "2026-05-20"})
		w.refused("answered_on", w.try("office", "answers", id, with(answer, fields{"answered_on": "2026-01-19"})))
		w.refused("text", w.try("office", "answers", id, with(answer, fields{"text": " "})))
		w.do("office", "answers", id, with(answer, fields{"attachment_ids": w.scan("office")}))
		w.refused("reasons", w.try("lead", "feedback", id, fields{"result": "dissatisfied", "reasons": ""}))
		w.do("lead", "feedback", id, fields{"result": "dissatisfied", "reasons": "没有时间表"})
		w.do("head", "follow-up", id, fields{"text": "已向省人大常委会代表工作机构反映。"})
		w.do("office", "answers", id, with(answer, fields{"text": "年内完成前期工作。"}))
		w.refused("attachment_ids", w.try("office", "feedback/paper", id, fields{"result": "satisfied", "reasons": "", "attachment_ids": []uint{}}))
		w.do("office", "feedback/paper", id, fields{"result": "satisfied", "reasons": "", "attachment_ids": w.scan("office")})
		w.told(id)
		w.toldOthers("record_submission submitted", "record_answer answered", "record_answer answered", "conclude concluded")
		w.do("office", "conclude", w.item(Joint, Following), fields{"reason": "不再要求答复"})
		w.toldOthers("record_submission submitted", "record_answer answered", "record_answer answered", "conclude concluded",
			"record_submission submitted", "record_answer answered", "conclude concluded")
	})
}

// connect gives the congress another system that wants to know everything.
func (w *world) connect() {
	w.Helper()
	err := w.db.Write(w.Context(), func(tx *gorm.DB) error {
		return tx.Create(&webhook.Endpoint{CongressID: 1, Name: "办公系统", URL: "http://192.0.2.1/", Topics: strings.Join(webhook.Topics, " "), State: webhook.Active, CreatedAt: w.now}).Error
	})
	if err != nil {
		w.Fatal(err)
	}
}

// toldOthers: other systems are told "topic state" each, and no text.
func (w *world) toldOthers(want ...string) {
	w.Helper()
	var bodies, told []string
	if err := w.db.Read(w.Context()).Model(&webhook.Message{}).Order("id").Pluck("body", &bodies).Error; err != nil {
		w.Fatal(err)
	}
	for _, body := range bodies {
		var m struct {
			Type string
			Data struct{ State State }
		}
		if err := json.Unmarshal([]byte(body), &m); err != nil || strings.Contains(body, "公路") {
			w.Errorf("told: %s, %v", body, err)
		}
		told = append(told, fmt.Sprint(strings.TrimPrefix(m.Type, "upward."), " ", m.Data.State))
	}
	if !slices.Equal(told, want) {
		w.Errorf("other systems are told %v, want %v", told, want)
	}
}

// told: the page, the record and the notices tell the whole life.
func (w *world) told(id uint) {
	w.Helper()
	v := w.view("second", id)
	var kinds []string
	for _, e := range v.Timeline {
		kinds = append(kinds, e.Kind)
	}
	want := strings.Fields(`propose_topic edit_text adopt_topic edit_text edit_text open_signing sign decline_signature sign withdraw_signature
		edit_text sign sign record_submission record_handling record_answer give_feedback note_follow_up record_answer enter_feedback`)
	if !slices.Equal(kinds, want) {
		w.Errorf("history %v, want %v", kinds, want)
	}
	if v.State != Concluded || len(v.Answers) != 2 || v.Answers[0].Result != "dissatisfied" || v.Answers[1].Result != "satisfied" ||
		len(v.Answers[0].Attachments) != 1 || len(v.Attachments) != 2 || v.Number != "第0218号" || v.LeadName != "lead" {
		w.Errorf("at the end: %+v", v)
	}
	var recorded []string
	if err := w.db.Read(w.Context()).Model(&audit.Event{}).Where("subject = ?", fmt.Sprintf("upward/%d", id)).Order("id").Pluck("action", &recorded).Error; err != nil {
		w.Fatal(err)
	}
	for i := range want {
		want[i] = "upward." + want[i]
	}
	if !slices.Equal(recorded, want) {
		w.Errorf("record %v, want %v", recorded, want)
	}
	for kind, to := range map[string][]string{
		"upward.adopted": {"lead"}, "upward.signing": {"second", "third", "fourth", "fifth"}, "upward.changed": {"second"},
		"upward.submitted": {"lead", "second"}, "upward.answered": {"lead", "lead", "second", "second"},
	} {
		if NoticeWords(kind) == "" {
			w.Errorf("no e-mail can tell of %s", kind)
		}
		var names []string
		err := w.db.Read(w.Context()).Model(&notify.Notice{}).Joins("JOIN users u ON u.id = notices.user_id").Where("kind = ?", kind).
			Order("u.login_name").Pluck("u.login_name", &names).Error
		slices.Sort(to)
		if err != nil || !slices.Equal(names, to) {
			w.Errorf("%s went to %v, want %v (%v)", kind, names, to, err)
		}
	}
}

// refused: the input named is wrong.
func (w *world) refused(field string, got *httptest.ResponseRecorder) {
	w.Helper()
	p := w.problemOf(got)
	if p.Status != http.StatusUnprocessableEntity || !slices.ContainsFunc(p.Fields, func(f fault.Field) bool { return f.Name == field }) {
		w.Errorf("want a refusal of %s, got %d %s %v", field, p.Status, p.Code, p.Fields)
	}
}

func (w *world) problem(want *fault.Fault, got *httptest.ResponseRecorder) {
	w.Helper()
	if p := w.problemOf(got); p.Code != want.Code {
		w.Errorf("want %s, got %d %s", want.Code, p.Status, p.Code)
	}
}

func TestADelegationNeedsMoreThanHalf(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id := w.item(Delegation, Signing)
		w.do("lead", "signature", id, fields{"text_no": 1})
		w.do("second", "signature", id, fields{"text_no": 1})
		v := w.view("office", id)
		if v.Needed != 3 || v.Standing != 2 || len(v.Members) != 5 || slices.Contains(v.Actions, RecordSubmission) {
			t.Errorf("%d of %d signatures, %d members, %v", v.Standing, v.Needed, len(v.Members), v.Actions)
		}
		w.problem(ErrTooFew, w.try("office", "submission", id, w.submission()))
		w.do("fifth", "signature", id, fields{"text_no": 1})
		if v := w.view("office", id); !slices.Contains(v.Actions, RecordSubmission) {
			t.Errorf("with three of five signatures: %v", v.Actions)
		}
		w.do("office", "submission", id, w.submission())
	})
}

// permissions say who may do what at the right moment: those named may, other
// members and the office may see it, nobody else sees it.
var permissions = []struct {
	action Action
	state  State
	tail   string
	body   fields
	may    string
}{
	{EditText, Topic, "text", wording, "second office"},
	{EditText, Drafting, "text", wording, "lead office"},
	{EditText, Signing, "text", wording, "lead office"},
	{AdoptTopic, Topic, "adopt", nil, "head"},
	{Drop, Topic, "drop", fields{"reason": "另有同类建议"}, "head"},
	{Drop, Signing, "drop", fields{"reason": "另有同类建议"}, "head"},
	{OpenSigning, Drafting, "open-signing", nil, "lead office"},
	{Sign, Signing, "signature", fields{"text_no": 1}, "lead second third"},
	{DeclineSignature, Signing, "signature/decline", fields{"reason": "另有提法"}, "second third"},
	{RecordHandling, Submitted, "handling", fields{"handling_units": "省交通运输厅", "expected_on": nil}, "office"},
	{RecordAnswer, Submitted, "answers", answer, "office"},
	{RecordAnswer, Following, "answers", answer, "office"},
	{GiveFeedback, Answered, "feedback", fields{"result": "satisfied", "reasons": ""}, "lead"},
	{NoteFollowUp, Submitted, "follow-up", fields{"text": "已联系"}, "lead office head"},
	{NoteFollowUp, Concluded, "follow-up", fields{"text": "已联系"}, "lead office head"},
	{Conclude, Answered, "conclude", fields{"reason": "代表表示不再反馈"}, "office"},
	{Conclude, Following, "conclude", fields{"reason": "上级已作最终答复"}, "office"},
}

// seeing and blind are everybody.
var (
	seeing = []string{"lead", "second", "third", "office", "head"}
	blind  = []string{"city_deputy", "suspended", "gov_office", "clerk", "sysadmin", "foreign_office", "foreign_head", "foreign_lead"}
)

func TestWhoMayDoWhat(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		for _, p := range permissions {
			body := p.body
			if p.action == AdoptTopic {
				body = fields{"lead_deputy_id": w.lead}
			}
			for _, who := range append(slices.Clone(seeing), blind...) {
				id, want := w.item(Joint, p.state), http.StatusNotFound
				may := slices.Contains(strings.Fields(p.may), who)
				if slices.Contains(seeing, who) {
					want = http.StatusForbidden
					if offered := slices.Contains(w.view(who, id).Actions, p.action); offered != may {
						t.Errorf("%s in %s is offered to %s: %t", p.action, p.state, who, offered)
					}
				}
				switch {
				case may:
					want = http.StatusOK
				case p.action == EditText && who == "second": // whose topic it was
					want = http.StatusConflict
				}
				if got := w.try(who, p.tail, id, body); got.Code != want {
					t.Errorf("%s in %s by %s: %d %s, want %d", p.action, p.state, who, got.Code, got.Body, want)
				}
			}
		}
	})
}

// Outside the states that the table names, an action is refused as too early or
// too late.
func TestEachActionHasItsMoment(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		for _, state := range []State{Topic, Drafting, Signing, Submitted, Answered, Following, Concluded} {
			id := w.item(Joint, state)
			for _, p := range permissions {
				named := strings.Fields(p.may)
				who, want := named[len(named)-1], http.StatusConflict
				if state == Topic && who == "lead" { // nobody is, yet
					want = http.StatusForbidden
				}
				if slices.ContainsFunc(procedure, func(s step) bool { return s.action == p.action && slices.Contains(s.from, state) }) {
					continue
				}
				body := p.body
				if p.action == AdoptTopic {
					body = fields{"lead_deputy_id": w.lead}
				}
				if got := w.try(who, p.tail, id, body); got.Code != want {
					t.Errorf("%s in %s: %d %s", p.action, state, got.Code, got.Body)
				}
			}
		}
	})
}

func TestTheListShowsWhatMayBeRead(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		ids := []uint{w.item(Joint, Topic), w.item(Delegation, Submitted)}
		for _, who := range append(slices.Clone(seeing), blind...) {
			got := w.call(who, http.MethodGet, "/upward?q=旅游公路", nil)
			by := w.actors[who]
			holds, err := deputy.HoldsHigher(db.Read(t.Context()), by.UserID)
			if deputies := strings.Contains("lead second third foreign_lead", who); err != nil || holds != deputies {
				t.Errorf("%s holds a mandate of a higher congress: %t (%v)", who, holds, err)
			}
			if !slices.Contains(seeing, who) {
				if code := got.Code; code != http.StatusForbidden && !strings.HasPrefix(who, "foreign_") {
					t.Errorf("the list for %s: %d", who, code)
				}
			} else if list := decode[web.List[Row]](w, got); list.Total != 2 || list.Items[0].Signatures != 3 || list.Items[0].LeadName != "lead" {
				t.Errorf("the list for %s: %+v", who, list)
			}
			for _, id := range ids {
				it, err := load(db.Read(t.Context()), w.actors["office"].CongressID, id)
				if err != nil {
					t.Fatal(err)
				}
				if may, err := w.svc.MayRead(t.Context(), by, id); err != nil || may != it.canRead(by) {
					t.Errorf("%s reads %d by SQL: %t, by the rule: %t (%v)", who, id, may, it.canRead(by), err)
				}
			}
		}
		if list := decode[web.List[Row]](w, w.call("office", http.MethodGet, "/upward?state=topic", nil)); list.Total != 1 || list.Items[0].ID != ids[0] {
			t.Errorf("the topics: %+v", list)
		}
	})
}

func TestARetryHasOneEffectAndAStaleVersionNone(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		body := with(wording, fields{"level": "provincial", "kind": Joint})
		first := w.callWithKey("third", http.MethodPost, "/upward", "one-and-the-same", body)
		again := w.callWithKey("third", http.MethodPost, "/upward", "one-and-the-same", body)
		if first.Code != http.StatusCreated || again.Code != http.StatusCreated || first.Body.String() != again.Body.String() {
			t.Errorf("%d %s, then %d %s", first.Code, first.Body, again.Code, again.Body)
		}
		var n int64
		if err := db.Read(t.Context()).Model(&Upward{}).Count(&n).Error; err != nil || n != 1 {
			t.Errorf("%d items (%v)", n, err)
		}
		id := w.item(Joint, Signing)
		version := w.row(id).Version
		w.do("second", "signature", id, fields{"text_no": 1})
		stale := w.call("third", http.MethodPost, fmt.Sprintf("/upward/%d/signature", id), fields{"version": version, "text_no": 1})
		w.problem(database.ErrStale, stale)
		if v := w.view("third", id); v.Standing != 1 {
			t.Errorf("%d signatures stand", v.Standing)
		}
	})
}

func TestOnlyOneOfTwoThatRecordAnAnswerWins(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id := w.item(Joint, Submitted)
		by, version := w.actors["office"], w.row(id).Version
		results := make(chan error, 4)
		for range cap(results) {
			go func() {
				_, err := w.svc.RecordAnswer(t.Context(), by, id, version, Received{UnitName: "省交通运输厅", AnsweredOn: w.row(id).SubmittedOn, Text: "已研究"})
				results <- err
			}()
		}
		won := 0
		for range cap(results) {
			if err := <-results; err == nil {
				won++
			}
		}
		if v := w.view("office", id); won != 1 || len(v.Answers) != 1 || v.State != Answered {
			t.Errorf("%d won, %d answers, %s", won, len(v.Answers), v.State)
		}
	})
}

func (w *world) problemOf(got *httptest.ResponseRecorder) web.Problem {
	w.Helper()
	return decode[web.Problem](w, got)
}
