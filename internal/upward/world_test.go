package upward

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
	"lianluo/internal/web"
)

// world is two congresses, of which the first one has five deputies to the
// higher congress; each of its people wears one hat.
type world struct {
	*testing.T
	db     *database.DB
	svc    *Service
	router *gin.Engine
	now    time.Time
	actors map[string]access.Actor
	as     access.Actor
	keys   int
	lead   uint // the mandate of "lead"
}

type fields = map[string]any

var noon = time.Date(2026, 3, 2, 4, 0, 0, 0, time.UTC)

// membersOf are those who hold a mandate of the higher congress; the mandate of
// "suspended" does not count now.
var membersOf = []string{"lead", "second", "third", "fourth", "fifth", "suspended"}

func newWorld(t *testing.T, db *database.DB) *world {
	t.Helper()
	w := &world{T: t, db: db, now: noon, actors: map[string]access.Actor{}}
	w.svc = &Service{DB: db, Now: func() time.Time { return w.now }}
	if err := db.Write(t.Context(), w.populate); err != nil {
		t.Fatal(err)
	}
	gin.SetMode(gin.TestMode)
	w.router = gin.New()
	w.router.Use(func(c *gin.Context) { web.SetActor(c, w.as) }, idempotency.Middleware(db, w.svc.Now))
	w.svc.Routes(w.router)
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
		for i, name := range append([]string{"city_deputy"}, membersOf...) {
			level, status := deputy.Provincial, deputy.Active
			if i == 0 {
				level = deputy.Municipal
			}
			if name == "suspended" {
				status = deputy.Suspended
			}
			user, err := w.person(tx, congress.ID, prefix+name, access.Deputy)
			if err != nil {
				return err
			}
			row := deputy.Deputy{CongressID: congress.ID, TermID: term.ID, Name: name, Level: level, CardNo: fmt.Sprint(i), Status: status, UserID: &user}
			if err := tx.Create(&row).Error; err != nil {
				return err
			}
			if prefix+name == "lead" {
				w.lead = row.ID
			}
		}
		for _, role := range []access.Role{access.Office, access.Head, access.GovOffice, access.Clerk, access.SysAdmin} {
			if _, err := w.person(tx, congress.ID, prefix+string(role), role); err != nil {
				return err
			}
		}
	}
	return nil
}

func (w *world) person(tx *gorm.DB, congress uint, name string, role access.Role) (id uint, err error) {
	err = tx.Raw(`INSERT INTO users (congress_id, login_name, name, phone, password_hash, password_changed_at, must_change_password, failed_count, status, suspended_reason, demonstration, created_at, version)
		VALUES (?, ?, ?, '', '', ?, false, 0, 'active', '', false, ?, 1) RETURNING id`, congress, name, name, w.now, w.now).Scan(&id).Error
	w.actors[name] = access.Actor{UserID: id, CongressID: congress, Role: role, Name: name}
	return id, err
}

// scan stores a file that somebody uploaded.
func (w *world) scan(who string) []uint {
	w.Helper()
	by := w.actors[who]
	row := attachment.Attachment{CongressID: by.CongressID, UploadedBy: by.UserID, Name: "扫描件.pdf", ContentType: "application/pdf", Size: 1,
		SHA256: "0", StoredAs: fmt.Sprint("scan", w.nextKey()), CreatedAt: w.now}
	if err := w.db.Write(w.Context(), func(tx *gorm.DB) error { return tx.Create(&row).Error }); err != nil {
		w.Fatal(err)
	}
	return []uint{row.ID}
}

func (w *world) nextKey() int { w.keys++; return w.keys }

func (w *world) call(who, method, path string, body any) *httptest.ResponseRecorder {
	w.Helper()
	return w.callWithKey(who, method, path, fmt.Sprint("test-key-", w.nextKey()), body)
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

func (w *world) row(id uint) Upward {
	w.Helper()
	row, err := database.One[Upward](w.db.Read(w.Context()).Where("id = ?", id))
	if err != nil {
		w.Fatal(err)
	}
	return *row
}

// try sends an action with the item's version.
func (w *world) try(who, tail string, id uint, more fields) *httptest.ResponseRecorder {
	w.Helper()
	body := fields{"version": w.row(id).Version}
	for k, v := range more {
		body[k] = v
	}
	method := http.MethodPost
	if tail == "text" {
		method = http.MethodPut
	}
	return w.call(who, method, fmt.Sprintf("/upward/%d/%s", id, tail), body)
}

// do is try that must succeed.
func (w *world) do(who, tail string, id uint, more fields) Receipt {
	w.Helper()
	answer := w.try(who, tail, id, more)
	if answer.Code != http.StatusOK {
		w.Fatalf("%s by %s: %d %s", tail, who, answer.Code, answer.Body)
	}
	return decode[Receipt](w, answer)
}

func (w *world) view(who string, id uint) View {
	w.Helper()
	answer := w.call(who, http.MethodGet, fmt.Sprintf("/upward/%d", id), nil)
	if answer.Code != http.StatusOK {
		w.Fatalf("view by %s: %d %s", who, answer.Code, answer.Body)
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

var wording = fields{"title": "关于支持山区旅游公路建设的建议", "basis": "三次实地调研", "content": "山区景区之间没有干线公路相连。",
	"points": []string{"将环线纳入省级规划", "提高补助标准"}, "attachment_ids": []uint{}}

func with(base fields, more fields) fields {
	out := fields{}
	for _, part := range []fields{base, more} {
		for k, v := range part {
			out[k] = v
		}
	}
	return out
}

// item takes a new item to a state.
func (w *world) item(kind string, state State) uint {
	w.Helper()
	created := w.call("second", http.MethodPost, "/upward", with(wording, fields{"level": "provincial", "kind": kind}))
	if created.Code != http.StatusCreated {
		w.Fatalf("propose: %d %s", created.Code, created.Body)
	}
	id := decode[Receipt](w, created).ID
	if state == Topic {
		return id
	}
	w.do("head", "adopt", id, fields{"lead_deputy_id": w.lead})
	if state == Drafting {
		return id
	}
	w.do("lead", "open-signing", id, nil)
	if state == Signing {
		return id
	}
	for _, who := range []string{"lead", "second", "third"} {
		w.do(who, "signature", id, fields{"text_no": 1})
	}
	w.do("office", "submission", id, w.submission())
	if state == Submitted {
		return id
	}
	w.do("office", "answers", id, answer)
	if state == Following {
		w.do("lead", "feedback", id, fields{"result": "dissatisfied", "reasons": "没有时间表"})
	}
	if state == Concluded {
		w.do("lead", "feedback", id, fields{"result": "satisfied", "reasons": ""})
	}
	return id
}

func (w *world) submission() fields {
	return fields{"session_name": "省第十四届人民代表大会第四次会议", "number": "第0218号", "submitted_on": "2026-01-20", "attachment_ids": w.scan("office")}
}

var answer = fields{"unit_name": "省交通运输厅", "document_no": "省交复〔2026〕9号", "answered_on": "2026-02-27", "text": "已列入规划研究。", "attachment_ids": []uint{}}
