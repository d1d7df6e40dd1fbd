package org_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
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
	"lianluo/internal/audit"
	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
	"lianluo/internal/idempotency"
	"lianluo/internal/org"
	"lianluo/internal/web"
)

var today = time.Date(2026, 3, 10, 2, 0, 0, 0, time.UTC)

func now() time.Time { return today }

// world is one server over a fresh database with two congresses.
type world struct {
	t           *testing.T
	db          *database.DB
	router      *gin.Engine
	by          access.Actor
	here, other org.Congress
}

func newWorld(t *testing.T, db *database.DB) *world {
	w := &world{t: t, db: db}
	w.here = org.Congress{Name: "甲市人民代表大会", ShortName: "甲市人大", Level: org.City, OfficeName: org.DefaultOfficeName, CreatedAt: today}
	w.other = org.Congress{Name: "乙县人民代表大会", ShortName: "乙县人大", Level: org.County, OfficeName: org.DefaultOfficeName, CreatedAt: today}
	w.create(&w.here)
	w.create(&w.other)
	w.by = access.Actor{UserID: 7, MembershipID: 1, CongressID: w.here.ID, Role: access.Office}
	gin.SetMode(gin.TestMode)
	w.router = gin.New()
	group := w.router.Group("/api/v1", func(c *gin.Context) { web.SetActor(c, w.by) }, idempotency.Middleware(db, now))
	(&org.Service{DB: db, Now: now}).Routes(group)
	return w
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

func (w *world) upload(path, file string, headers ...string) (int, map[string]any) {
	w.t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	part, err := form.CreateFormFile("file", "rows.csv")
	if err != nil {
		w.t.Fatal(err)
	}
	if _, err := io.WriteString(part, file); err != nil {
		w.t.Fatal(err)
	}
	if err := form.Close(); err != nil {
		w.t.Fatal(err)
	}
	r := httptest.NewRequest(http.MethodPost, "/api/v1"+path, &body)
	r.Header.Set("Content-Type", form.FormDataContentType())
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
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

func each(t *testing.T, fn func(w *world)) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) { fn(newWorld(t, db)) })
}

func id(v map[string]any) string { return strconv.Itoa(int(v["id"].(float64))) }

func field(t *testing.T, problem map[string]any) (name, code string) {
	t.Helper()
	fields := problem["fields"].([]any)
	if len(fields) == 0 {
		t.Fatalf("no field named in %v", problem)
	}
	f := fields[0].(map[string]any)
	return f["name"].(string), f["code"].(string)
}

func TestTheOfficeSetsTermsAndSessions(t *testing.T) {
	each(t, func(w *world) {
		term := w.want(201, "POST", "/terms", `{"number":8,"name":"第八届","starts_on":"2024-01-05"}`)
		session := `{"term_id":` + id(term) + `,"number":2,"name":"第八届人民代表大会第二次会议","opens_on":"2026-03-09","closes_on":"2026-03-12","submission_deadline":"2026-03-11"}`
		w.want(201, "POST", "/sessions", session)
		got := w.want(200, "GET", "/congresses/current", "")
		if got["in_session"] != true || len(got["sessions"].([]any)) != 1 || got["current_term_id"] != term["id"] {
			w.t.Errorf("congress is %v", got)
		}
		if _, code := field(w.t, w.want(422, "POST", "/sessions", session)); code != "overlap" {
			w.t.Errorf("the same session again: %s", code)
		}
		if n := w.count(&audit.Event{}); n != 2 {
			w.t.Errorf("%d audit events, want 2", n)
		}
	})
}

func TestDatesOfSessionsAreChecked(t *testing.T) {
	each(t, func(w *world) {
		term := id(w.want(201, "POST", "/terms", `{"number":8,"name":"第八届","starts_on":"2024-01-05","ends_on":"2028-12-31"}`))
		for name, c := range map[string]struct{ body, field string }{
			"no dates":          {`{"term_id":` + term + `,"number":1,"name":"一次"}`, "opens_on"},
			"closes first":      {`{"term_id":` + term + `,"number":1,"name":"一次","opens_on":"2026-03-09","closes_on":"2026-03-08"}`, "closes_on"},
			"outside the term":  {`{"term_id":` + term + `,"number":1,"name":"一次","opens_on":"2023-03-09","closes_on":"2023-03-10"}`, "opens_on"},
			"unknown term":      {`{"term_id":999,"number":1,"name":"一次","opens_on":"2026-03-09","closes_on":"2026-03-10"}`, "term_id"},
			"deadline too late": {`{"term_id":` + term + `,"number":1,"name":"一次","opens_on":"2026-03-09","closes_on":"2026-03-10","submission_deadline":"2026-03-11"}`, "submission_deadline"},
			"no number":         {`{"term_id":` + term + `,"name":"一次","opens_on":"2026-03-09","closes_on":"2026-03-10"}`, "number"},
			"no date at all":    {`{"term_id":` + term + `,"number":1,"name":"一次","opens_on":"2026-02-30","closes_on":"2026-03-10"}`, "opens_on"},
		} {
			if got, _ := field(w.t, w.want(422, "POST", "/sessions", c.body)); got != c.field {
				w.t.Errorf("%s: names %s, want %s", name, got, c.field)
			}
		}
		if n := w.count(&org.Session{}); n != 0 {
			w.t.Errorf("%d sessions stored", n)
		}
	})
}

func TestAStaleChangeIsRefused(t *testing.T) {
	each(t, func(w *world) {
		unit := w.want(201, "POST", "/units", `{"name":"市民政局","system":"government"}`)
		w.want(200, "PUT", "/units/"+id(unit), `{"version":0,"name":"市民政局","system":"government","phone":"1"}`)
		got := w.want(409, "PUT", "/units/"+id(unit), `{"version":0,"name":"市民政局","system":"government","phone":"2"}`)
		if got["code"] != "stale" {
			w.t.Errorf("code %v", got["code"])
		}
		w.want(200, "PUT", "/congresses/current", `{"version":0,"name":"甲市人民代表大会","short_name":"甲市人大","office_name":"代表联络工作委员会"}`)
		w.want(409, "PUT", "/congresses/current", `{"version":0,"name":"甲市人民代表大会","short_name":"甲市人大","office_name":"旧"}`)
	})
}

func TestWhoReadsAndKeepsUnits(t *testing.T) {
	each(t, func(w *world) {
		unit := id(w.want(201, "POST", "/units", `{"name":"市民政局","system":"government"}`))
		reads := map[access.Role]bool{
			access.Deputy: true, access.Office: true, access.Head: true, access.GovOffice: true, access.Clerk: true,
			access.Reviewer: true, access.Signer: true, access.SecAdmin: true,
		}
		keeps := map[access.Role]bool{access.Office: true, access.Head: true}
		for _, role := range access.Roles {
			w.by.Role = role
			for _, path := range []string{"/units", "/units/" + unit} {
				if got, _ := w.call("GET", path, ""); (got == 200) != reads[role] || (got == 403) == reads[role] {
					w.t.Errorf("%s GET %s: %d", role, path, got)
				}
			}
			w.want(200, "GET", "/congresses/current", "")
			for path, body := range map[string]string{
				"POST /units": "{}", "PUT /units/" + unit: "{}", "POST /terms": "{}", "PUT /terms/1": "{}",
				"POST /sessions": "{}", "PUT /sessions/1": "{}", "PUT /congresses/current": "{}",
				"POST /imports/units": "", "POST /imports/units/preview": "",
			} {
				method, target, _ := strings.Cut(path, " ")
				if got, _ := w.call(method, target, body); (got == 403) == keeps[role] || (got == 422) != keeps[role] {
					w.t.Errorf("%s %s: %d", role, path, got)
				}
			}
		}
	})
}

func TestAnotherCongressIsOutOfSight(t *testing.T) {
	each(t, func(w *world) {
		unit := org.Unit{CongressID: w.other.ID, Name: "乙县民政局", System: org.Government, Active: true}
		term := org.Term{CongressID: w.other.ID, Number: 1, Name: "第一届", StartsOn: calendar.MustParse("2024-01-01")}
		w.create(&unit)
		w.create(&term)
		path := "/units/" + strconv.Itoa(int(unit.ID))
		w.want(404, "GET", path, "")
		w.want(404, "PUT", path, `{"name":"改名","system":"government"}`)
		w.want(404, "PUT", "/terms/"+strconv.Itoa(int(term.ID)), `{"number":2,"name":"二","starts_on":"2024-01-01"}`)
		if got := w.want(200, "GET", "/units", ""); got["total"] != 0.0 {
			w.t.Errorf("the list shows %v", got)
		}
	})
}

func TestUnitsAreFoundByWords(t *testing.T) {
	each(t, func(w *world) {
		for _, name := range []string{"市民政局", "市教育局", "市_试点办", "市中级人民法院"} {
			w.want(201, "POST", "/units", `{"name":"`+name+`","short_name":"AB","system":"government"}`)
		}
		for q, want := range map[string]float64{"民政": 1, "局": 2, "_": 1, "%25": 0, "ab": 4, "": 4} {
			if got := w.want(200, "GET", "/units?size=2&q="+q, ""); got["total"] != want {
				w.t.Errorf("q=%s: %v, want %v", q, got["total"], want)
			}
		}
		w.want(422, "GET", "/units?size=201", "")
		w.want(422, "GET", "/units?system=army", "")
		if name, code := field(w.t, w.want(422, "POST", "/units", `{"name":"市民政局","system":"government"}`)); name != "name" || code != "taken" {
			w.t.Errorf("same name: %s %s", name, code)
		}
	})
}
