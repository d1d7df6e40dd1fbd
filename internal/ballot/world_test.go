package ballot

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
	"lianluo/internal/suggestion"
	"lianluo/internal/web"
)

// world is two congresses with five deputies each, of whom one is suspended,
// three units and suggestions; each of its people wears one hat.
type world struct {
	*testing.T
	db     *database.DB
	svc    *Service
	router *gin.Engine
	now    time.Time
	actors map[string]access.Actor
	units  []uint
	items  map[string]uint
	keys   int
}

type fields = map[string]any

var noon = time.Date(2026, 3, 2, 4, 0, 0, 0, time.UTC)

var deputies = []string{"first", "second", "third", "fourth", "suspended"}

func newWorld(t *testing.T, db *database.DB) *world {
	t.Helper()
	w := &world{T: t, db: db, now: noon, actors: map[string]access.Actor{}, items: map[string]uint{}}
	w.svc = New(db, func() time.Time { return w.now })
	if err := db.Write(t.Context(), w.populate); err != nil {
		t.Fatal(err)
	}
	gin.SetMode(gin.TestMode)
	w.router = gin.New()
	w.svc.PublicRoutes(w.router)
	w.svc.Routes(w.router.Group("", func(c *gin.Context) { web.SetActor(c, w.actors[c.GetHeader("X-As")]) }, idempotency.Middleware(db, w.svc.Now)))
	return w
}

func (w *world) populate(tx *gorm.DB) error {
	for _, prefix := range []string{"", "foreign_"} {
		congress := org.Congress{Name: prefix + "云岭市人民代表大会", Level: org.City, CreatedAt: w.now}
		if err := tx.Create(&congress).Error; err != nil {
			return err
		}
		term := org.Term{CongressID: congress.ID, Number: 9, Name: "第九届", StartsOn: calendar.MustParse("2022-01-10")}
		if err := tx.Create(&term).Error; err != nil {
			return err
		}
		for i, name := range deputies {
			row := deputy.Deputy{CongressID: congress.ID, TermID: term.ID, Name: name, Level: deputy.Municipal, CardNo: fmt.Sprint(i), Status: deputy.Active}
			if name == "suspended" {
				row.Status = deputy.Suspended
			}
			by, err := w.person(tx, congress.ID, prefix+name, access.Deputy)
			if err != nil {
				return err
			}
			row.UserID = &by.UserID
			if err := tx.Create(&row).Error; err != nil {
				return err
			}
			by.DeputyID = row.ID
			w.actors[prefix+name] = by
		}
		for _, role := range []access.Role{access.Office, access.Head, access.GovOffice, access.Clerk, access.SysAdmin, access.Auditor} {
			if _, err := w.person(tx, congress.ID, prefix+string(role), role); err != nil {
				return err
			}
		}
		for _, name := range []string{"市交通运输局", "市教育局", "=市财政局"} {
			unit := org.Unit{CongressID: congress.ID, Name: name, ShortName: name, Active: true}
			if err := tx.Create(&unit).Error; err != nil {
				return err
			}
			if prefix == "" {
				w.units = append(w.units, unit.ID)
			}
		}
		if err := w.suggest(tx, congress.ID, prefix); err != nil {
			return err
		}
	}
	return nil
}

// suggest makes suggestions of which only the first two may be voted on.
func (w *world) suggest(tx *gorm.DB, congress uint, prefix string) error {
	for i, s := range []struct{ name, phase, consent string }{
		{"answered", "awaiting_feedback", "full"}, {"closed", "closed", "title_only"}, {"kept private", "closed", "none"}, {"submitted", "submitted", "full"},
	} {
		number := i + 1
		row := suggestion.Suggestion{CongressID: congress, TermID: 1, SessionID: 1, LeadDeputyID: 1, ReceiptNo: fmt.Sprint(prefix, i), Number: &number,
			NumberText: fmt.Sprintf("第%03d号", number), Phase: suggestion.Phase(s.phase), UnitPhase: suggestion.Phase(s.phase), Title: "关于" + s.name + "的建议",
			Wishes: suggestion.Wishes{PublicityConsent: s.consent}, CreatedAt: w.now}
		if err := tx.Create(&row).Error; err != nil {
			return err
		}
		w.items[prefix+s.name] = row.ID
	}
	return nil
}

func (w *world) person(tx *gorm.DB, congress uint, name string, role access.Role) (access.Actor, error) {
	var id uint
	err := tx.Raw(`INSERT INTO users (congress_id, login_name, name, phone, password_hash, password_changed_at, must_change_password, failed_count, status, suspended_reason, demonstration, created_at, version)
		VALUES (?, ?, ?, '', '', ?, false, 0, 'active', '', false, ?, 1) RETURNING id`, congress, name, name, w.now, w.now).Scan(&id).Error
	w.actors[name] = access.Actor{UserID: id, CongressID: congress, Role: role, Name: name, Address: "10.0.0.9", RequestID: "r"}
	return w.actors[name], err
}

func (w *world) call(who, method, path string, body any) *httptest.ResponseRecorder {
	w.Helper()
	w.keys++
	return w.callWithKey(who, method, path, fmt.Sprint("test-key-", w.keys), body)
}

// callWithKey may be used by many at once.
func (w *world) callWithKey(who, method, path, key string, body any) *httptest.ResponseRecorder {
	w.Helper()
	text, err := json.Marshal(body)
	if err != nil {
		w.Error(err)
	}
	r := httptest.NewRequest(method, path, strings.NewReader(string(text)))
	r.Header.Set(idempotency.Header, key)
	r.Header.Set("X-As", who)
	answer := httptest.NewRecorder()
	w.router.ServeHTTP(answer, r)
	return answer
}

func decode[T any](w *world, answer *httptest.ResponseRecorder) T {
	w.Helper()
	var v T
	if err := json.Unmarshal(answer.Body.Bytes(), &v); err != nil {
		w.Fatalf("%v in %s", err, answer.Body)
	}
	return v
}

// want fails unless the answer has the status; it gives the answer on.
func (w *world) want(status int, answer *httptest.ResponseRecorder) *httptest.ResponseRecorder {
	w.Helper()
	if answer.Code != status {
		w.Fatalf("want %d, got %d %s", status, answer.Code, answer.Body)
	}
	return answer
}

// refused fails unless the answer is the problem of the code.
func (w *world) refused(code string, answer *httptest.ResponseRecorder) {
	w.Helper()
	if p := decode[web.Problem](w, answer); p.Code != code || p.Status != answer.Code {
		w.Errorf("want %s, got %d %s", code, answer.Code, answer.Body)
	}
}

func with(base fields, more fields) fields {
	out := fields{}
	for _, part := range []fields{base, more} {
		for k, v := range part {
			out[k] = v
		}
	}
	return out
}

func (w *world) plan() fields {
	return fields{"title": "承办单位办理工作测评", "instructions": "请逐行选择。", "about": "unit", "subject_ids": w.units, "occasion": "meeting", "opens_at": "", "closes_at": "",
		"voters": "cards", "quorum": fields{"kind": "majority", "n": 0}, "blank": "abstain", "abstention": true}
}

func (w *world) draft(more fields) uint {
	w.Helper()
	return decode[Receipt](w, w.want(http.StatusCreated, w.call("office", http.MethodPost, "/ballots", with(w.plan(), more)))).ID
}

func (w *world) view(who string, id uint) View {
	w.Helper()
	return decode[View](w, w.want(http.StatusOK, w.call(who, http.MethodGet, fmt.Sprint("/ballots/", id), nil)))
}

// try sends an action of the office with the ballot's version.
func (w *world) try(who, tail string, id uint, more fields) *httptest.ResponseRecorder {
	w.Helper()
	return w.call(who, http.MethodPost, fmt.Sprintf("/ballots/%d/%s", id, tail), with(fields{"version": w.view("office", id).Version}, more))
}

// cards issues so many and gives their codes.
func (w *world) cards(id uint, n int) []string {
	w.Helper()
	return decode[cardsAnswer](w, w.want(http.StatusCreated, w.try("office", "cards", id, fields{"count": n, "replace": false}))).Codes
}

// opened makes a ballot by cards and opens it.
func (w *world) opened(n int, more fields) (uint, []string) {
	w.Helper()
	id := w.draft(more)
	codes := w.cards(id, n)
	w.want(http.StatusOK, w.try("office", "open", id, nil))
	return id, codes
}

func (w *world) paper(code string) Paper {
	w.Helper()
	return decode[Paper](w, w.want(http.StatusOK, w.call("", http.MethodPost, "/ballot-paper", fields{"code": code})))
}

// answers fills in a paper: a code for each row, in order; empty leaves it out.
func answers(p Paper, codes ...string) []fields {
	out := []fields{}
	for i, code := range codes {
		if code != "" {
			out = append(out, fields{"subject_id": p.Subjects[i].ID, "code": code})
		}
	}
	return out
}

// votes casts a vote with a card.
func (w *world) votes(code string, choices ...string) *httptest.ResponseRecorder {
	w.Helper()
	return w.call("", http.MethodPost, "/ballot-paper/vote", fields{"code": code, "answers": answers(w.paper(code), choices...)})
}

func (w *world) closes(id uint) View {
	w.Helper()
	w.want(http.StatusOK, w.try("office", "close", id, nil))
	return w.view("office", id)
}

// rows reads what a table holds, as text.
func (w *world) rows(query string, args ...any) (out []string) {
	w.Helper()
	if err := w.db.Read(w.Context()).Raw(query, args...).Scan(&out).Error; err != nil {
		w.Fatal(err)
	}
	return out
}
