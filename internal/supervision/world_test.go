package supervision

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/gin-gonic/gin"
	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/attachment"
	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/deputy"
	"lianluo/internal/idempotency"
	"lianluo/internal/org"
	"lianluo/internal/suggestion"
	"lianluo/internal/web"
)

// world is a congress with everyone who takes part in the supervision, and a
// clock; beside it stands a foreign one.
type world struct {
	*testing.T
	db     *database.DB
	svc    *Service
	items  *suggestion.Service
	router *gin.Engine
	now    time.Time
	actors map[string]access.Actor
	as     access.Actor
	unit   uint
	other  uint // another unit
	key    int
}

type fields = map[string]any

// noon is a working day: Monday 2026-03-02, 12:00 in Shanghai.
var noon = time.Date(2026, 3, 2, 4, 0, 0, 0, time.UTC)

func newWorld(t *testing.T, db *database.DB) *world {
	t.Helper()
	w := &world{T: t, db: db, now: noon, actors: map[string]access.Actor{}}
	clock := func() time.Time { return w.now }
	w.svc, w.items = &Service{DB: db, Now: clock}, &suggestion.Service{DB: db, Now: clock}
	w.write(w.populate)
	gin.SetMode(gin.TestMode)
	w.router = gin.New()
	w.router.Use(func(c *gin.Context) { web.SetActor(c, w.as) }, idempotency.Middleware(db, clock))
	w.svc.Routes(w.router)
	w.items.Routes(w.router)
	return w
}

func (w *world) write(fn func(tx *gorm.DB) error) {
	w.Helper()
	if err := w.db.Write(w.Context(), fn); err != nil {
		w.Fatal(err)
	}
}

func (w *world) check(err error) {
	w.Helper()
	if err != nil {
		w.Fatal(err)
	}
}

func (w *world) populate(tx *gorm.DB) error {
	for _, prefix := range []string{"", "foreign_"} {
		congress := org.Congress{Name: prefix + "云岭市人民代表大会", Level: org.City, OfficeName: "代表工作委员会", CreatedAt: w.now}
		if err := tx.Create(&congress).Error; err != nil {
			return err
		}
		term := org.Term{CongressID: congress.ID, Number: 9, Name: "第九届", StartsOn: calendar.MustParse("2022-01-10")}
		if err := tx.Create(&term).Error; err != nil {
			return err
		}
		session := org.Session{CongressID: congress.ID, TermID: term.ID, Number: 5, Name: "第五次会议", OpensOn: calendar.MustParse("2026-01-12"),
			ClosesOn: calendar.MustParse("2026-01-15")}
		if err := tx.Create(&session).Error; err != nil {
			return err
		}
		if err := w.people(tx, congress.ID, term.ID, prefix); err != nil {
			return err
		}
	}
	return nil
}

func (w *world) people(tx *gorm.DB, congress, term uint, prefix string) error {
	for i, name := range []string{"lead", "cosigner", "other_deputy", "guest"} {
		row := deputy.Deputy{CongressID: congress, TermID: term, Name: name, Level: deputy.Municipal, CardNo: fmt.Sprint("00", i+1), Status: deputy.Active}
		if err := tx.Create(&row).Error; err != nil {
			return err
		}
		by, err := w.person(tx, prefix+name, access.Actor{CongressID: congress, Role: access.Deputy, DeputyID: row.ID})
		if err != nil {
			return err
		}
		if err := tx.Model(&row).UpdateColumn("user_id", by.UserID).Error; err != nil {
			return err
		}
	}
	var units, committees [2]uint
	for i, name := range []string{"市交通运输局", "市教育局"} {
		row := org.Unit{CongressID: congress, Name: name, System: org.Government, Active: true}
		committee := org.Committee{CongressID: congress, Name: []string{"城建环资委", "教科文卫委"}[i], Active: true}
		if err := tx.Create(&row).Error; err != nil {
			return err
		}
		if err := tx.Create(&committee).Error; err != nil {
			return err
		}
		units[i], committees[i] = row.ID, committee.ID
	}
	if prefix == "" {
		w.unit, w.other = units[0], units[1]
	}
	for _, p := range []struct {
		name string
		hat  access.Actor
	}{
		{"office", access.Actor{Role: access.Office}}, {"head", access.Actor{Role: access.Head}}, {"gov_office", access.Actor{Role: access.GovOffice}},
		{"clerk", access.Actor{Role: access.Clerk, UnitID: units[0]}}, {"reviewer", access.Actor{Role: access.Reviewer, UnitID: units[0]}},
		{"signer", access.Actor{Role: access.Signer, UnitID: units[0]}}, {"other_unit", access.Actor{Role: access.Clerk, UnitID: units[1]}},
		{"supervising_leader", access.Actor{Role: access.SupervisingLeader}}, {"other_leader", access.Actor{Role: access.SupervisingLeader}},
		{"leading_official", access.Actor{Role: access.LeadingOfficial}}, {"other_official", access.Actor{Role: access.LeadingOfficial}},
		{"committee", access.Actor{Role: access.Committee, CommitteeID: committees[0]}}, {"other_committee", access.Actor{Role: access.Committee, CommitteeID: committees[1]}},
		{"sysadmin", access.Actor{Role: access.SysAdmin}}, {"secadmin", access.Actor{Role: access.SecAdmin}}, {"auditor", access.Actor{Role: access.Auditor}},
	} {
		p.hat.CongressID = congress
		if _, err := w.person(tx, prefix+p.name, p.hat); err != nil {
			return err
		}
	}
	return nil
}

func (w *world) person(tx *gorm.DB, name string, hat access.Actor) (access.Actor, error) {
	err := tx.Raw(`INSERT INTO users (congress_id, login_name, name, phone, password_hash, password_changed_at, must_change_password, failed_count, status, suspended_reason, demonstration, created_at, version)
		VALUES (?, ?, ?, '', '', ?, false, 0, 'active', '', false, ?, 1) RETURNING id`, hat.CongressID, name, name, w.now, w.now).Scan(&hat.UserID).Error
	if err != nil {
		return hat, err
	}
	hat.Name, hat.MembershipID = name, hat.UserID
	w.actors[name] = hat
	return hat, tx.Exec("INSERT INTO memberships (user_id, congress_id, role, unit_id, deputy_id, committee_id, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
		hat.UserID, hat.CongressID, hat.Role, hat.UnitID, hat.DeputyID, hat.CommitteeID, w.now).Error
}

func (w *world) call(who, method, path string, body any) *httptest.ResponseRecorder {
	w.Helper()
	w.key++
	return w.callWithKey(who, method, path, fmt.Sprintf("test-key-%d", w.key), body)
}

func (w *world) callWithKey(who, method, path, key string, body any) *httptest.ResponseRecorder {
	w.Helper()
	w.as = w.actors[who]
	text, err := json.Marshal(body)
	w.check(err)
	r := httptest.NewRequest(method, path, strings.NewReader(string(text)))
	r.Header.Set(idempotency.Header, key)
	answer := httptest.NewRecorder()
	w.router.ServeHTTP(answer, r)
	return answer
}

// want is call that must answer with a status.
func want[T any](w *world, status int, who, method, path string, body any) T {
	w.Helper()
	answer := w.call(who, method, path, body)
	if answer.Code != status {
		w.Fatalf("%s %s as %s: %d %s, want %d", method, path, who, answer.Code, answer.Body, status)
	}
	var v T
	w.check(json.Unmarshal(answer.Body.Bytes(), &v))
	return v
}

// refused: the answer is a problem with this code; the field is named, when one
// is given.
func (w *world) refused(got *httptest.ResponseRecorder, code, field string) {
	w.Helper()
	var p web.Problem
	w.check(json.Unmarshal(got.Body.Bytes(), &p))
	named := field == ""
	for _, f := range p.Fields {
		named = named || f.Name == field
	}
	if p.Code != code || !named {
		w.Errorf("want %s %s, got %d %s %v", code, field, p.Status, p.Code, p.Fields)
	}
}

// suggestion takes a new item of the lead's, co-signed, as far as the unit.
func (w *world) suggestion(title string) uint {
	w.Helper()
	id := w.registered(title)
	row, err := database.One[suggestion.Suggestion](w.db.Read(w.Context()).Where("id = ?", id))
	w.check(err)
	_, err = w.items.Assign(w.Context(), w.actors["office"], id, row.Version, suggestion.Sole(w.unit, ""))
	w.check(err)
	return id
}

// registered takes it as far as the register.
func (w *world) registered(title string) uint {
	w.Helper()
	ctx, lead, office := w.Context(), w.actors["lead"], w.actors["office"]
	r, err := w.items.Create(ctx, lead, false, suggestion.Content{Title: title, Category: "urban_environment", Situation: "城东片区公交班次少。",
		Points: []string{"增开线路。"}, PublicityConsent: "full"})
	w.check(err)
	r, err = w.items.Submit(ctx, lead, r.ID, r.Version)
	w.check(err)
	first := 1
	w.write(func(tx *gorm.DB) error {
		return tx.Create(&suggestion.Signature{SuggestionID: r.ID, DeputyID: w.actors["cosigner"].DeputyID, InvitedAt: w.now, ConfirmedAt: &w.now, ConfirmedVersion: &first}).Error
	})
	r, err = w.items.StartReview(ctx, office, r.ID, r.Version)
	w.check(err)
	r, err = w.items.Register(ctx, office, r.ID, r.Version)
	w.check(err)
	return r.ID
}

// replied lets the unit deliver its reply, with a promise for a day.
func (w *world) replied(id uint, promise calendar.Date) {
	w.Helper()
	at := func() (row suggestion.Suggestion) {
		w.check(w.db.Read(w.Context()).Where("id = ?", id).Take(&row).Error)
		return row
	}
	var assignment uint
	w.check(w.db.Read(w.Context()).Table("assignments").Where("suggestion_id = ?", id).Pluck("id", &assignment).Error)
	want[any](w, 200, "clerk", "POST", fmt.Sprintf("/assignments/%d/receive", assignment), fields{"version": at().UnitVersion})
	want[any](w, 200, "clerk", "POST", fmt.Sprintf("/assignments/%d/communications", assignment), fields{"version": at().UnitVersion, "phase": "before", "mode": "phone",
		"held_on": calendar.On(w.now).String(), "place": "", "persons": "王科长", "summary": "听取意见"})
	v := want[suggestion.View](w, 200, "clerk", "GET", fmt.Sprintf("/suggestions/%d", id), nil)
	class, due, text := "A", any(nil), ""
	if !promise.IsZero() {
		class, due, text = "B", promise.String(), "年底前增开两条线路"
	}
	saved := want[suggestion.Saved](w, 200, "clerk", "PUT", fmt.Sprintf("/assignments/%d/reply", assignment), fields{"version": 0, "opening": "感谢。",
		"answers": []fields{{"point_id": v.Content.Points[0].ID, "text": "已研究。"}}, "closing": "", "class_code": class, "commitment_text": text,
		"commitment_due_on": due, "class_reason": "", "no_contact_reason": "", "contact_person": "李四", "contact_phone": "0700-1234567"})
	want[any](w, 200, "clerk", "POST", fmt.Sprintf("/replies/%d/submit", saved.ReplyID), fields{"version": at().UnitVersion})
	want[any](w, 200, "reviewer", "POST", fmt.Sprintf("/replies/%d/review", saved.ReplyID), fields{"version": at().UnitVersion, "pass": true, "comment": "", "document_no": ""})
	want[any](w, 200, "signer", "POST", fmt.Sprintf("/replies/%d/sign", saved.ReplyID), fields{"version": at().UnitVersion, "pass": true, "comment": "", "document_no": fmt.Sprintf("云交函〔2026〕%d号", saved.ReplyID)})
}

// scan stores a file that somebody uploaded.
func (w *world) scan(who string) []uint {
	w.Helper()
	w.key++
	by := w.actors[who]
	row := attachment.Attachment{CongressID: by.CongressID, UploadedBy: by.UserID, Name: "会议纪要.pdf", ContentType: "application/pdf", Size: 1,
		SHA256: "0", StoredAs: fmt.Sprint("scan", w.key), CreatedAt: w.now}
	w.write(func(tx *gorm.DB) error { return tx.Create(&row).Error })
	return []uint{row.ID}
}

// nominated makes a candidate, with the parties that the office proposes.
func (w *world) nominated(id uint) CandidateReceipt {
	w.Helper()
	r := want[CandidateReceipt](w, 201, "committee", "POST", fmt.Sprintf("/suggestions/%d/nominations", id), fields{"reason": "群众反映集中"})
	return want[CandidateReceipt](w, 200, "office", "PUT", fmt.Sprintf("/candidates/%d", r.ID), fields{"version": r.Version, "note": "建议列入",
		"leader_id": w.actors["supervising_leader"].UserID, "official_id": w.actors["leading_official"].UserID, "committee_id": w.actors["committee"].CommitteeID})
}

func (w *world) decision(verdicts ...fields) fields {
	return fields{"held_on": calendar.On(w.now).String(), "meeting": "第40次主任会议", "publication": "市人大网站公布", "attachment_ids": w.scan("office"), "verdicts": verdicts}
}

// chosen makes a key item of a new suggestion.
func (w *world) chosen(title string) (keyItem, suggestionID uint) {
	w.Helper()
	id := w.suggestion(title)
	c := w.nominated(id)
	r := want[DecisionReceipt](w, 201, "office", "POST", "/decisions", w.decision(fields{"candidate_id": c.ID, "version": c.Version, "chosen": true, "reason": ""}))
	return r.KeyItems[0], id
}

func (w *world) version(keyItem uint) uint {
	w.Helper()
	row, err := database.One[KeyItem](w.db.Read(w.Context()).Where("id = ?", keyItem))
	w.check(err)
	return row.Version
}

func (w *world) activityVersion(id uint) uint {
	w.Helper()
	row, err := database.One[Activity](w.db.Read(w.Context()).Where("id = ?", id))
	w.check(err)
	return row.Version
}

// do sends an action at a key item, with its version, and expects success.
func (w *world) do(who, method, tail string, id uint, more fields) Receipt {
	w.Helper()
	body := fields{"version": w.version(id)}
	for k, v := range more {
		body[k] = v
	}
	return want[Receipt](w, 200, who, method, fmt.Sprintf("/key-items/%d/%s", id, tail), body)
}

func (w *world) view(who string, id uint) View {
	w.Helper()
	return want[View](w, http.StatusOK, who, "GET", fmt.Sprintf("/key-items/%d", id), nil)
}

func day(n int) string { return calendar.On(noon).AddDays(n).String() }

// plan is one with a step of the unit and one of the committee.
func (w *world) plan() fields {
	return fields{"goals": "年内增开两条线路。", "milestones": []fields{
		{"id": 0, "text": "完成线路勘察", "party": "unit", "unit_id": w.unit, "person": "王科长", "due_on": day(20)},
		{"id": 0, "text": "听取进展情况汇报", "party": "committee", "unit_id": 0, "person": "", "due_on": day(60)},
	}}
}

// confirmed takes a key item as far as its confirmed plan.
func (w *world) confirmed(id uint) View {
	w.Helper()
	w.do("committee", "PUT", "plan", id, w.plan())
	w.do("committee", "POST", "plan/submit", id, nil)
	w.do("supervising_leader", "POST", "plan/confirm", id, nil)
	return w.view("committee", id)
}

func (w *world) arrangement(on string) fields {
	return fields{"kind": "research", "held_on": on, "starts_at": "09:30", "place": "城东公交枢纽", "subject": "察看线路", "deputy_ids": []uint{w.actors["guest"].DeputyID},
		"leader_in": true, "official_in": true, "units_in": true, "committee_in": true}
}
