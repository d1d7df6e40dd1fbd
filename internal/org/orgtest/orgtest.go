// Package orgtest is the server that tests of registers call over HTTP, on
// both engines: two congresses, and one person of the first who calls.
package orgtest

import (
	"bytes"
	"context"
	"encoding/json"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/gin-gonic/gin"
	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
	"lianluo/internal/idempotency"
	"lianluo/internal/org"
	"lianluo/internal/web"
)

// Today is the instant at which everything happens: 10 March 2026 in China.
var Today = time.Date(2026, 3, 10, 2, 0, 0, 0, time.UTC)

// Now is the clock of the services under test.
func Now() time.Time { return Today }

// World is one server over a fresh database. Whoever By names calls: at first
// somebody of the office of Here. Header goes with each request.
type World struct {
	T           *testing.T
	DB          *database.DB
	Router      *gin.Engine
	By          access.Actor
	Here, Other org.Congress
	Header      http.Header
}

// Each runs fn on both engines; mount puts the routes under test in place.
func Each(t *testing.T, mount func(db *database.DB, r gin.IRouter), fn func(w *World)) {
	t.Helper()
	databasetest.Each(t, func(t *testing.T, db *database.DB) { fn(newWorld(t, db, mount)) })
}

func newWorld(t *testing.T, db *database.DB, mount func(db *database.DB, r gin.IRouter)) *World {
	t.Helper()
	w := &World{T: t, DB: db, Header: http.Header{}}
	w.Here = org.Congress{Name: "甲市人民代表大会", ShortName: "甲市人大", Level: org.City, OfficeName: org.DefaultOfficeName, CreatedAt: Today}
	w.Other = org.Congress{Name: "乙县人民代表大会", ShortName: "乙县人大", Level: org.County, OfficeName: org.DefaultOfficeName, CreatedAt: Today}
	w.Create(&w.Here)
	w.Create(&w.Other)
	w.By = access.Actor{UserID: 7, MembershipID: 1, CongressID: w.Here.ID, Role: access.Office}
	gin.SetMode(gin.TestMode)
	w.Router = gin.New()
	mount(db, w.Router.Group("/api/v1", func(c *gin.Context) { web.SetActor(c, w.By) }, idempotency.Middleware(db, Now)))
	return w
}

// Create stores a row.
func (w *World) Create(row any) {
	w.T.Helper()
	if err := w.DB.Write(context.Background(), func(tx *gorm.DB) error { return tx.Create(row).Error }); err != nil {
		w.T.Fatal(err)
	}
}

// Call sends a request with a JSON body and gives status and answer.
func (w *World) Call(method, path, body string) (int, map[string]any) {
	w.T.Helper()
	return w.send(httptest.NewRequest(method, "/api/v1"+path, strings.NewReader(body)))
}

// Want is Call for one status, which it insists on.
func (w *World) Want(status int, method, path, body string) map[string]any {
	w.T.Helper()
	got, answer := w.Call(method, path, body)
	if got != status {
		w.T.Fatalf("%s %s: %d %v, want %d", method, path, got, answer, status)
	}
	return answer
}

// Upload posts a file with further fields, given as name and value in turn.
func (w *World) Upload(path, name string, file []byte, fields ...string) (int, map[string]any) {
	w.T.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	part, err := form.CreateFormFile("file", name)
	if err != nil {
		w.T.Fatal(err)
	}
	if _, err := part.Write(file); err != nil {
		w.T.Fatal(err)
	}
	for i := 0; i+1 < len(fields); i += 2 {
		if err := form.WriteField(fields[i], fields[i+1]); err != nil {
			w.T.Fatal(err)
		}
	}
	if err := form.Close(); err != nil {
		w.T.Fatal(err)
	}
	r := httptest.NewRequest(http.MethodPost, "/api/v1"+path, &body)
	r.Header.Set("Content-Type", form.FormDataContentType())
	return w.send(r)
}

func (w *World) send(r *http.Request) (int, map[string]any) {
	w.T.Helper()
	for name, values := range w.Header {
		r.Header[name] = values
	}
	rec := httptest.NewRecorder()
	w.Router.ServeHTTP(rec, r)
	var body map[string]any
	if err := json.Unmarshal(rec.Body.Bytes(), &body); err != nil {
		w.T.Fatalf("%s %s answered %d %q", r.Method, r.URL, rec.Code, rec.Body)
	}
	return rec.Code, body
}

// Count gives the number of a table's rows.
func (w *World) Count(model any) int {
	w.T.Helper()
	var n int64
	if err := w.DB.Read(context.Background()).Model(model).Count(&n).Error; err != nil {
		w.T.Fatal(err)
	}
	return int(n)
}

// Field gives the first field that a problem names, and its code.
func (w *World) Field(problem map[string]any) (name, code string) {
	w.T.Helper()
	fields, _ := problem["fields"].([]any)
	if len(fields) == 0 {
		w.T.Fatalf("no field named in %v", problem)
	}
	f := fields[0].(map[string]any)
	return f["name"].(string), f["code"].(string)
}

// Counts gives how many rows a preview would create, update, leave as they
// are and refuse.
func Counts(preview map[string]any) [4]int {
	c, _ := preview["counts"].(map[string]any)
	n := func(k string) int { f, _ := c[k].(float64); return int(f) }
	return [4]int{n("create"), n("update"), n("unchanged"), n("invalid")}
}
