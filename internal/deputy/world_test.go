package deputy_test

import (
	"bytes"
	"context"
	"encoding/json"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/gin-gonic/gin"
	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
	"lianluo/internal/deputy"
	"lianluo/internal/idempotency"
	"lianluo/internal/org"
	"lianluo/internal/web"
)

var today = time.Date(2026, 3, 10, 2, 0, 0, 0, time.UTC)

func now() time.Time { return today }

// world is one server over a fresh database with two congresses.
type world struct {
	t         *testing.T
	db        *database.DB
	router    *gin.Engine
	by        access.Actor
	term      org.Term
	otherTerm org.Term
}

func each(t *testing.T, fn func(w *world)) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) { fn(newWorld(t, db)) })
}

func newWorld(t *testing.T, db *database.DB) *world {
	w := &world{t: t, db: db}
	w.term = w.congress("甲市人民代表大会", org.City)
	w.otherTerm = w.congress("乙县人民代表大会", org.County)
	w.by = access.Actor{UserID: 7, MembershipID: 1, CongressID: w.term.CongressID, Role: access.Office}
	gin.SetMode(gin.TestMode)
	w.router = gin.New()
	group := w.router.Group("/api/v1", func(c *gin.Context) { web.SetActor(c, w.by) }, idempotency.Middleware(db, now))
	(&deputy.Service{DB: db, Now: now}).Routes(group)
	return w
}

func (w *world) congress(name string, level org.Level) org.Term {
	c := org.Congress{Name: name, ShortName: name, Level: level, OfficeName: org.DefaultOfficeName, CreatedAt: today}
	w.create(&c)
	term := org.Term{CongressID: c.ID, Number: 8, Name: "第八届", StartsOn: calendar.MustParse("2024-01-05")}
	w.create(&term)
	return term
}

func (w *world) create(row any) {
	w.t.Helper()
	if err := w.db.Write(context.Background(), func(tx *gorm.DB) error { return tx.Create(row).Error }); err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) send(r *http.Request) (int, map[string]any) {
	w.t.Helper()
	rec := httptest.NewRecorder()
	w.router.ServeHTTP(rec, r)
	var body map[string]any
	if err := json.Unmarshal(rec.Body.Bytes(), &body); err != nil {
		w.t.Fatalf("%s %s answered %d %q", r.Method, r.URL, rec.Code, rec.Body)
	}
	return rec.Code, body
}

func (w *world) call(method, path, body string) (int, map[string]any) {
	w.t.Helper()
	return w.send(httptest.NewRequest(method, "/api/v1"+path, strings.NewReader(body)))
}

func (w *world) want(status int, method, path, body string) map[string]any {
	w.t.Helper()
	got, answer := w.call(method, path, body)
	if got != status {
		w.t.Fatalf("%s %s: %d %v, want %d", method, path, got, answer, status)
	}
	return answer
}

// upload posts a file with further fields, given as name and value in turn.
func (w *world) upload(path string, file []byte, fields ...string) (int, map[string]any) {
	w.t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	part, err := form.CreateFormFile("file", "rows.xlsx")
	if err != nil {
		w.t.Fatal(err)
	}
	if _, err := part.Write(file); err != nil {
		w.t.Fatal(err)
	}
	for i := 0; i+1 < len(fields); i += 2 {
		if err := form.WriteField(fields[i], fields[i+1]); err != nil {
			w.t.Fatal(err)
		}
	}
	if err := form.Close(); err != nil {
		w.t.Fatal(err)
	}
	r := httptest.NewRequest(http.MethodPost, "/api/v1"+path, &body)
	r.Header.Set("Content-Type", form.FormDataContentType())
	return w.send(r)
}

func (w *world) count(model any) int {
	w.t.Helper()
	var n int64
	if err := w.db.Read(context.Background()).Model(model).Count(&n).Error; err != nil {
		w.t.Fatal(err)
	}
	return int(n)
}

func (w *world) byCard(card string) deputy.Deputy {
	w.t.Helper()
	row, err := database.One[deputy.Deputy](w.db.Read(context.Background()).Where("card_no = ?", card))
	if err != nil {
		w.t.Fatalf("%s: %v", card, err)
	}
	return *row
}

// seed stores a deputy, filling its zero fields.
func (w *world) seed(d deputy.Deputy) deputy.Deputy {
	w.t.Helper()
	if d.CongressID == 0 {
		d.CongressID, d.TermID = w.term.CongressID, w.term.ID
	}
	if d.Name == "" {
		d.Name = "代表" + d.CardNo
	}
	if d.Level == "" {
		d.Level = deputy.Municipal
	}
	if d.Status == "" {
		d.Status = deputy.Active
	}
	w.create(&d)
	return d
}

func path(d deputy.Deputy) string { return "/deputies/" + strconv.Itoa(int(d.ID)) }

func field(t *testing.T, problem map[string]any) (name, code string) {
	t.Helper()
	fields := problem["fields"].([]any)
	if len(fields) == 0 {
		t.Fatalf("no field named in %v", problem)
	}
	f := fields[0].(map[string]any)
	return f["name"].(string), f["code"].(string)
}
