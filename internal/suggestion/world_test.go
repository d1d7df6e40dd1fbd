package suggestion

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
	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/deputy"
	"lianluo/internal/idempotency"
	"lianluo/internal/org"
	"lianluo/internal/web"
	"lianluo/internal/witness/witnesstest"
)

// world is one congress with everyone who takes part, and a clock.
type world struct {
	*testing.T
	db     *database.DB
	svc    *Service
	router *gin.Engine
	now    time.Time
	actors map[string]access.Actor
	as     access.Actor
	units  []uint
	key    int
	number int // of the unit's last paper that was given freeNumber

	tampered bool // facts were changed without a use case, of which the record knows nothing
}

// noon is a working day: Monday 2026-03-02, 12:00 in Shanghai.
var noon = time.Date(2026, 3, 2, 4, 0, 0, 0, time.UTC)

func newWorld(t *testing.T, db *database.DB) *world {
	t.Helper()
	w := &world{T: t, db: db, now: noon, actors: map[string]access.Actor{}}
	w.svc = &Service{DB: db, Now: func() time.Time { return w.now }}
	w.write(func(tx *gorm.DB) error { return w.populate(tx) })
	gin.SetMode(gin.TestMode)
	w.router = gin.New()
	w.router.Use(func(c *gin.Context) { web.SetActor(c, w.as) }, idempotency.Middleware(db, w.svc.Now))
	w.svc.Routes(w.router)
	t.Cleanup(func() {
		if !t.Failed() && !w.tampered {
			witnesstest.Agrees(t, db)
			witnesstest.Rates(t, db)
		}
	})
	return w
}

func (w *world) write(fn func(tx *gorm.DB) error) {
	w.Helper()
	if err := w.db.Write(w.Context(), fn); err != nil {
		w.Fatal(err)
	}
}

func (w *world) populate(tx *gorm.DB) error {
	for i, name := range []string{"云岭市人民代表大会", "清河县人民代表大会"} {
		congress := org.Congress{Name: name, Level: org.City, OfficeName: org.DefaultOfficeName, CreatedAt: w.now}
		if err := tx.Create(&congress).Error; err != nil {
			return err
		}
		term := org.Term{CongressID: congress.ID, Number: 8, Name: "第八届", StartsOn: calendar.MustParse("2022-01-10")}
		if err := tx.Create(&term).Error; err != nil {
			return err
		}
		session := org.Session{CongressID: congress.ID, TermID: term.ID, Number: 5, Name: "第八届人民代表大会第五次会议",
			OpensOn: calendar.MustParse("2026-01-12"), ClosesOn: calendar.MustParse("2026-01-15")}
		if err := tx.Create(&session).Error; err != nil {
			return err
		}
		if err := w.populateCongress(tx, congress.ID, term.ID, []string{"", "foreign_"}[i]); err != nil {
			return err
		}
	}
	return nil
}

func (w *world) populateCongress(tx *gorm.DB, congress, term uint, prefix string) error {
	add := func(name string, role access.Role, unit, deputyID uint) error {
		var id uint
		if err := tx.Raw(`INSERT INTO users (congress_id, login_name, name, phone, password_hash, password_changed_at, must_change_password, failed_count, status, suspended_reason, demonstration, created_at, version)
			VALUES (?, ?, ?, '', '', ?, false, 0, 'active', '', false, ?, 1) RETURNING id`, congress, prefix+name, name, w.now, w.now).Scan(&id).Error; err != nil {
			return err
		}
		w.actors[prefix+name] = access.Actor{UserID: id, MembershipID: id, CongressID: congress, Role: role, UnitID: unit, DeputyID: deputyID, Name: name}
		return tx.Exec("INSERT INTO memberships (user_id, congress_id, role, unit_id, deputy_id, created_at) VALUES (?, ?, ?, ?, ?, ?)", id, congress, role, unit, deputyID, w.now).Error
	}
	for i, name := range []string{"lead", "cosigner", "other_deputy"} {
		row := deputy.Deputy{CongressID: congress, TermID: term, Name: name, Level: deputy.Municipal, CardNo: fmt.Sprint("00", i+1), Status: deputy.Active}
		if err := tx.Create(&row).Error; err != nil {
			return err
		}
		if err := add(name, access.Deputy, 0, row.ID); err != nil {
			return err
		}
		if err := tx.Model(&row).UpdateColumn("user_id", w.actors[prefix+name].UserID).Error; err != nil {
			return err
		}
	}
	for i, unit := range []string{"市交通运输局", "市教育局", "市委宣传部"} {
		row := org.Unit{CongressID: congress, Name: unit, System: []org.System{org.Government, org.Government, org.Party}[i], Active: true}
		if err := tx.Create(&row).Error; err != nil {
			return err
		}
		w.units = append(w.units, row.ID)
	}
	mine, other, party := w.units[len(w.units)-3], w.units[len(w.units)-2], w.units[len(w.units)-1]
	for _, p := range []struct {
		name string
		role access.Role
		unit uint
	}{{"office", access.Office, 0}, {"head", access.Head, 0}, {"gov_office", access.GovOffice, 0}, {"clerk", access.Clerk, mine},
		{"reviewer", access.Reviewer, mine}, {"signer", access.Signer, mine}, {"other_unit", access.Clerk, other},
		{"party_clerk", access.Clerk, party}, {"party_signer", access.Signer, party},
		{"supervising_leader", access.SupervisingLeader, 0}, {"leading_official", access.LeadingOfficial, 0}, {"committee", access.Committee, 0},
		{"sysadmin", access.SysAdmin, 0}, {"secadmin", access.SecAdmin, 0}, {"auditor", access.Auditor, 0}} {
		if err := add(p.name, p.role, p.unit, 0); err != nil {
			return err
		}
	}
	return nil
}

// call sends one request as somebody; body is JSON text or nil.
func (w *world) call(who, method, path string, body any) *httptest.ResponseRecorder {
	w.Helper()
	w.key++
	return w.callWithKey(who, method, path, fmt.Sprintf("test-key-%d", w.key), body)
}

func (w *world) callWithKey(who, method, path, key string, body any) *httptest.ResponseRecorder {
	w.Helper()
	w.as = w.actors[who]
	text, err := json.Marshal(body)
	if err != nil {
		w.Fatal(err)
	}
	r := httptest.NewRequest(method, path, strings.NewReader(string(text)))
	r.Header.Set(idempotency.Header, key)
	answer := httptest.NewRecorder()
	w.router.ServeHTTP(answer, r)
	return answer
}

type fields = map[string]any

// freeNumber stands for a document number that no other paper of the unit has.
const freeNumber = "云交函〔2026〕?号"

func (w *world) nextNumber() string {
	w.number++
	return fmt.Sprintf("云交函〔2026〕%d号", 11+w.number)
}

// do sends an action with the item's version filled in and expects success.
func (w *world) do(who, path string, id uint, more fields) Receipt {
	w.Helper()
	answer := w.try(who, path, id, more)
	if answer.Code != http.StatusOK {
		w.Fatalf("%s as %s: %d %s", path, who, answer.Code, answer.Body)
	}
	return decode[Receipt](w, answer)
}

func (w *world) try(who, path string, id uint, more fields) *httptest.ResponseRecorder {
	w.Helper()
	body := fields{"version": w.version(who, id)}
	for k, v := range more {
		if body[k] = v; v == freeNumber {
			body[k] = w.nextNumber()
		}
	}
	return w.call(who, http.MethodPost, path, body)
}

func (w *world) version(who string, id uint) uint {
	w.Helper()
	it := Item{Suggestion: w.row(id)}
	return it.versionFor(w.actors[who])
}

func (w *world) row(id uint) Suggestion {
	w.Helper()
	row, err := database.One[Suggestion](w.db.Read(w.Context()).Where("id = ?", id))
	if err != nil {
		w.Fatal(err)
	}
	return *row
}

func (w *world) view(who string, id uint) View {
	w.Helper()
	answer := w.call(who, http.MethodGet, fmt.Sprintf("/suggestions/%d", id), nil)
	if answer.Code != http.StatusOK {
		w.Fatalf("view %d as %s: %d %s", id, who, answer.Code, answer.Body)
	}
	return decode[View](w, answer)
}

func decode[T any](w *world, answer *httptest.ResponseRecorder) T {
	w.Helper()
	var v T
	if err := json.Unmarshal(answer.Body.Bytes(), &v); err != nil {
		w.Fatalf("%v in %s", err, answer.Body)
	}
	return v
}

var draft = fields{"title": "关于完善城区公交线路的建议", "category": "urban_environment", "situation": "城东片区公交班次少。", "analysis": "",
	"points": []string{"增开城东至高铁站线路", "延长末班车时间"}, "publicity_consent": "full", "reference_only": false, "suggested_units": "市交通运输局", "attachment_ids": []uint{}}

// The stations of the straight line, in order.
const (
	atDraft = iota
	atSubmitted
	atUnderReview
	atRegistered
	atAssigned
	atReceived
	atContact
	atDrafted
	atInReview
	atInSignoff
	atDelivered
)

// item takes a new item of the lead's to a station.
func (w *world) item(station int) (id, assignment, reply uint) {
	w.Helper()
	created := w.call("lead", http.MethodPost, "/suggestions", draft)
	if created.Code != http.StatusCreated {
		w.Fatalf("create: %d %s", created.Code, created.Body)
	}
	id = decode[Receipt](w, created).ID
	at := func(s int) bool { return station >= s }
	path := func(tail string) string { return fmt.Sprintf("/suggestions/%d/%s", id, tail) }
	if at(atSubmitted) {
		w.do("lead", path("submit"), id, fields{"no_state_secrets": true})
	}
	if at(atUnderReview) {
		w.do("office", path("start-review"), id, nil)
	}
	if at(atRegistered) {
		w.do("office", path("register"), id, nil)
	}
	if at(atAssigned) {
		assignment = w.do("office", path("assign"), id, fields{"unit_id": w.units[0], "note": ""}).AssignmentID
	}
	if at(atReceived) {
		reply = w.handle(station, id, assignment)
	}
	return id, assignment, reply
}

// handle takes an assigned item on to a station.
func (w *world) handle(station int, id, assignment uint) (reply uint) {
	w.Helper()
	at := func(s int) bool { return station >= s }
	w.do("clerk", fmt.Sprintf("/assignments/%d/receive", assignment), id, nil)
	if at(atContact) {
		w.do("clerk", fmt.Sprintf("/assignments/%d/communications", assignment), id, fields{"phase": "before", "mode": "visit",
			"held_on": calendar.On(w.now).String(), "place": "代表联络站", "persons": "王科长", "summary": "听取意见"})
	}
	if at(atDrafted) {
		reply = w.draftReply(id, assignment, "A", nil)
	}
	if at(atInReview) {
		w.do("clerk", fmt.Sprintf("/replies/%d/submit", reply), id, nil)
	}
	if at(atInSignoff) {
		w.do("reviewer", fmt.Sprintf("/replies/%d/review", reply), id, fields{"pass": true, "comment": "", "document_no": ""})
	}
	if at(atDelivered) {
		w.do("signer", fmt.Sprintf("/replies/%d/sign", reply), id, fields{"pass": true, "comment": "", "document_no": freeNumber})
	}
	return reply
}

func (w *world) draftReply(id, assignment uint, class string, more fields) uint {
	w.Helper()
	answers := []fields{}
	for _, p := range w.view("clerk", id).Content.Points {
		answers = append(answers, fields{"point_id": p.ID, "text": "已研究办理：" + p.Text})
	}
	body := fields{"version": 0, "opening": "感谢您的建议。", "answers": answers, "closing": "", "class_code": class, "commitment_text": "",
		"commitment_due_on": nil, "class_reason": "", "no_contact_reason": "", "contact_person": "李四", "contact_phone": "0700-1234567"}
	for k, v := range more {
		body[k] = v
	}
	answer := w.call("clerk", http.MethodPut, fmt.Sprintf("/assignments/%d/reply", assignment), body)
	if answer.Code != http.StatusOK {
		w.Fatalf("save reply: %d %s", answer.Code, answer.Body)
	}
	return decode[Saved](w, answer).ReplyID
}
