package view

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
	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
	"lianluo/internal/idempotency"
	"lianluo/internal/org"
	"lianluo/internal/web"
)

var noon = time.Date(2026, 3, 2, 4, 0, 0, 0, time.UTC)

// desk is the routes, used by one person after the other.
type desk struct {
	*testing.T
	router *gin.Engine
	people map[string]access.Actor
	as     access.Actor
}

func newDesk(t *testing.T, db *database.DB) *desk {
	t.Helper()
	d := &desk{T: t, router: gin.New(), people: map[string]access.Actor{}}
	err := db.Write(t.Context(), func(tx *gorm.DB) error {
		congress := org.Congress{Name: "云岭市人民代表大会", Level: org.City, CreatedAt: noon}
		if err := tx.Create(&congress).Error; err != nil {
			return err
		}
		for _, name := range []string{"office", "colleague"} {
			var id uint
			err := tx.Raw(`INSERT INTO users (congress_id, login_name, name, phone, password_hash, password_changed_at, must_change_password, failed_count, status, suspended_reason, demonstration, created_at, version)
				VALUES (?, ?, ?, '', '', ?, false, 0, 'active', '', false, ?, 1) RETURNING id`, congress.ID, name, name, noon, noon).Scan(&id).Error
			if err != nil {
				return err
			}
			d.people[name] = access.Actor{UserID: id, CongressID: congress.ID, Role: access.Office, Name: name}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	d.people["same person as head"] = access.Actor{UserID: d.people["office"].UserID, CongressID: d.people["office"].CongressID, Role: access.Head}
	now := func() time.Time { return noon }
	d.router.Use(func(c *gin.Context) { web.SetActor(c, d.as) }, idempotency.Middleware(db, now))
	(&Service{DB: db, Now: now}).Routes(d.router)
	return d
}

type fields = map[string]any

// call sends one request and gives status and body.
func (d *desk) call(who, method, path string, body fields, headers ...string) (int, string) {
	d.Helper()
	d.as = d.people[who]
	text, err := json.Marshal(body)
	if err != nil {
		d.Fatal(err)
	}
	r := httptest.NewRequest(method, path, strings.NewReader(string(text)))
	if len(headers) > 0 {
		r.Header.Set(idempotency.Header, headers[0])
	}
	w := httptest.NewRecorder()
	d.router.ServeHTTP(w, r)
	return w.Code, w.Body.String()
}

// keep saves a view that must be accepted.
func (d *desk) keep(who, name, query string, usual bool) View {
	d.Helper()
	status, body := d.call(who, "POST", "/views", fields{"name": name, "query": query, "usual": usual})
	var v View
	if status != http.StatusCreated || json.Unmarshal([]byte(body), &v) != nil {
		d.Fatalf("keep %s: %d %s", name, status, body)
	}
	return v
}

// names lists a person's views as name, with a star at the usual one.
func (d *desk) names(who string) string {
	d.Helper()
	_, body := d.call(who, "GET", "/views", nil)
	var all Views
	if err := json.Unmarshal([]byte(body), &all); err != nil {
		d.Fatal(err, body)
	}
	var out []string
	for _, v := range all.Items {
		name := v.Name
		if v.Usual {
			name += "*"
		}
		out = append(out, name)
	}
	return strings.Join(out, " ")
}

func TestViewsAreAPersonsOwnForOneRole(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		d := newDesk(t, db)
		v := d.keep("office", "b", "phase=registered&page=3&columns=number%2Cdue", false)
		if v.Query != "columns=number%2Cdue&phase=registered" {
			t.Errorf("kept as %q", v.Query)
		}
		d.keep("colleague", "b", "", false)
		if got := d.names("office"); got != "b" {
			t.Errorf("own: %q", got)
		}
		if got := d.names("same person as head"); got != "" {
			t.Errorf("in another role: %q", got)
		}
		path := fmt.Sprintf("/views/%d", v.ID)
		for who, want := range map[string]int{"colleague": 404, "same person as head": 404} {
			if status, body := d.call(who, "PUT", path, fields{"version": 1, "name": "x", "query": "", "usual": false}); status != want {
				t.Errorf("%s changed it: %d %s", who, status, body)
			}
			if status, body := d.call(who, "DELETE", path+"?version=1", nil); status != want {
				t.Errorf("%s deleted it: %d %s", who, status, body)
			}
		}
	})
}

func TestOneViewIsTheUsualOne(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		d := newDesk(t, db)
		first := d.keep("office", "first", "light=overdue", true)
		d.keep("colleague", "theirs", "", true)
		second := d.keep("office", "second", "", true)
		if got := d.names("office"); got != "second* first" {
			t.Errorf("after the second: %q", got)
		}
		change := fields{"version": first.Version, "name": "first", "query": first.Query, "usual": true}
		if status, body := d.call("office", "PUT", fmt.Sprint("/views/", first.ID), change); status != 200 {
			t.Fatalf("%d %s", status, body)
		}
		if got := d.names("office"); got != "first* second" {
			t.Errorf("after the change: %q", got)
		}
		if got := d.names("colleague"); got != "theirs*" {
			t.Errorf("somebody else's: %q", got)
		}
		if status, _ := d.call("office", "PUT", fmt.Sprint("/views/", first.ID), change); status != 409 {
			t.Errorf("a stale change: %d", status)
		}
		if got := d.names("office"); got != "first* second" {
			t.Errorf("after the stale change: %q", got)
		}
		if status, body := d.call("office", "DELETE", fmt.Sprintf("/views/%d?version=%d", second.ID, second.Version), nil); status != 204 {
			t.Errorf("%d %s", status, body)
		}
		if got := d.names("office"); got != "first*" {
			t.Errorf("after the deletion: %q", got)
		}
	})
}

func TestAViewIsRefusedInWords(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		d := newDesk(t, db)
		d.keep("office", "taken", "", false)
		for name, c := range map[string]struct {
			body   fields
			status int
			code   string
		}{
			"same name":        {fields{"name": " taken ", "query": "", "usual": true}, 409, "view-name-taken"},
			"blank":            {fields{"name": "  ", "query": "", "usual": false}, 422, `"name"`},
			"not a query":      {fields{"name": "a", "query": "q=%zz", "usual": false}, 422, `"query"`},
			"another address":  {fields{"name": "a", "query": "https://elsewhere.example/?q=1", "usual": false}, 422, `"query"`},
			"given twice":      {fields{"name": "a", "query": "q=1&q=2", "usual": false}, 422, `"query"`},
			"too long a query": {fields{"name": "a", "query": "q=" + strings.Repeat("x", 1000), "usual": false}, 422, `"query"`},
		} {
			if status, body := d.call("office", "POST", "/views", c.body); status != c.status || !strings.Contains(body, c.code) {
				t.Errorf("%s: %d %s", name, status, body)
			}
		}
		for i := 1; i < atMost; i++ {
			d.keep("office", fmt.Sprint("view ", i), "", false)
		}
		if status, body := d.call("office", "POST", "/views", fields{"name": "one more", "query": "", "usual": false}); status != 409 || !strings.Contains(body, "too-many-views") {
			t.Errorf("one too many: %d %s", status, body)
		}
	})
}

func TestARetriedKeepHasOneEffect(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		d := newDesk(t, db)
		body := fields{"name": "mine", "query": "sort=due", "usual": false}
		_, first := d.call("office", "POST", "/views", body, "one-and-the-same")
		status, again := d.call("office", "POST", "/views", body, "one-and-the-same")
		if status != 201 || again != first || d.names("office") != "mine" {
			t.Errorf("%d %s, first %s, kept %s", status, again, first, d.names("office"))
		}
	})
}
