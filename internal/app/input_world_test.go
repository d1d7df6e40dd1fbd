package app

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"gorm.io/gorm"

	"lianluo/internal/audit"
	"lianluo/internal/config"
	"lianluo/internal/database/databasetest"
	"lianluo/internal/demo"
	"lianluo/internal/demo/demotest"
	"lianluo/internal/web"
)

func TestMain(m *testing.M) { databasetest.Main(m) }

const demoPassword = "Rq8-vbnm-4tyu"

// city is a server with the demonstration's data and a token of each log-in.
type city struct {
	*testing.T
	app    *App
	tokens []hat
	first  map[string]int            // the log-in that got furthest in a route before
	items  map[string][]target       // by route, what its address may name
	bodies map[string]map[string]any // by route, with every field of the right type
}

// target is a row that an address names, and its version.
type target struct {
	ID      int
	Version int
}

// targets says what the addresses of a route name; a more exact start wins.
// Other tables are named like the start of the address.
var targets = map[string]string{
	"suggestions":      "SELECT id, version FROM suggestions",
	"upward":           "SELECT id, version FROM upward_suggestions",
	"api-tokens":       "SELECT id, 1 AS version FROM api_tokens",
	"webhooks":         "SELECT id, version FROM webhook_endpoints",
	"webhook-messages": "SELECT id, 1 AS version FROM webhook_messages",
	"assignments":      "SELECT a.id, s.unit_version AS version FROM assignments a JOIN suggestions s ON s.id = a.suggestion_id",
	"replies":          "SELECT r.id, s.unit_version AS version FROM replies r JOIN suggestions s ON s.id = r.suggestion_id",
	"timeline":         "SELECT id, 1 AS version FROM timeline_events",
	"communications":   "SELECT c.id, s.version FROM communications c JOIN suggestions s ON s.id = c.suggestion_id",
	"PUT /api/v1/assignments/:id/reply": `SELECT a.id, COALESCE(MAX(r.version), 0) AS version FROM assignments a
		LEFT JOIN replies r ON r.assignment_id = a.id GROUP BY a.id`,
}

// named lists what the route's address may name: the first one is what all
// attempts use that need no other.
func (c *city) named(e entrance) []target {
	c.Helper()
	if known, ok := c.items[e.route]; ok {
		return known
	}
	found := []target{{ID: 1, Version: 1}}
	start := strings.Split(e.path, "/")[3]
	query := cmp.Or(targets[e.route], targets[start])
	if query == "" && slices.Contains(c.names(), start) {
		query = "SELECT id, 1 AS version FROM " + start
	}
	if query != "" && len(e.parameters) > 0 {
		var rows []target
		if err := c.app.DB.Read(c.Context()).Raw(query).Scan(&rows).Error; err != nil {
			c.Fatal(err)
		}
		found = append(found, rows...)
	}
	c.items[e.route] = found
	return found
}

type hat struct{ login, token string }

// eachCity runs fn on both engines.
func eachCity(t *testing.T, fn func(c *city)) {
	t.Helper()
	for _, engine := range engines {
		t.Run(engine, func(t *testing.T) { t.Parallel(); fn(cityOn(t, engine)) })
	}
}

var engines = []string{"sqlite", "postgres"}

func newCity(t *testing.T) *city { t.Helper(); return cityOn(t, "sqlite") }

func cityOn(t *testing.T, engine string) *city {
	t.Helper()
	c := emptyCity(t, filled(t, engine, time.Now())...)
	for _, l := range demo.LogIns {
		c.tokens = append(c.tokens, hat{l.Name, logIn(t, c.app, l.Name, demoPassword)})
	}
	return c
}

// filled are the settings of a server whose database holds the demonstration as
// it is on that day.
func filled(t *testing.T, engine string, now time.Time) []string {
	t.Helper()
	settings := []string{"LIANLUO_DATA=" + t.TempDir()}
	cfg, err := config.Read(settings)
	if err != nil {
		t.Fatal(err)
	}
	if engine == "postgres" {
		return append(settings, "DATABASE_URL="+demotest.QuickCity(demoPassword, now).Postgres(t, Attachments(cfg)))
	}
	demotest.QuickCity(demoPassword, now).SQLite(t, cfg.DSN(), Attachments(cfg))
	return settings
}

func emptyCity(t *testing.T, settings ...string) *city {
	t.Helper()
	return &city{T: t, app: testApp(t, settings...), first: map[string]int{}, items: map[string][]target{}, bodies: map[string]map[string]any{}}
}

// attempt is one request that must be refused.
type attempt struct {
	name        string
	path, query string
	body        []byte
	contentType string
	headers     []string
	status      []int  // any of these
	field       string // which the answer names, when given
	code        string // of the problem, when given
}

func (c *city) send(method string, a attempt, token string) answer {
	target := a.path
	if a.query != "" {
		target += "?" + a.query
	}
	request := httptest.NewRequest(method, target, bytes.NewReader(a.body))
	if a.contentType != "" {
		request.Header.Set("Content-Type", a.contentType)
	}
	if token != "" {
		request.Header.Set("Authorization", "Bearer "+token)
	}
	for i := 0; i < len(a.headers); i += 2 {
		request.Header[a.headers[i]] = []string{a.headers[i+1]}
	}
	w := httptest.NewRecorder()
	c.app.Router.ServeHTTP(w, request)
	return answer{w.Code, w.Header(), w.Body.String()}
}

// refused sends the attempt with one log-in after the other until one gets the
// answer that is wanted; nobody may get through or meet a failure.
func (c *city) refused(route string, a attempt) {
	c.Helper()
	if got, ok := c.tried(route, a); !ok {
		c.Errorf("%s, %s: want %v %s %s; got\n\t%s", route, a.name, a.status, a.code, a.field, strings.Join(got, "\n\t"))
	}
}

// tried says whether some log-in got the answer that is wanted, and otherwise
// what they got.
func (c *city) tried(route string, a attempt) (got []string, ok bool) {
	c.Helper()
	method, _, _ := strings.Cut(route, " ")
	hats := c.hats(route)
	for offset := range hats {
		i := (c.first[route] + offset) % len(hats)
		h := hats[i]
		answer := c.send(method, a, h.token)
		if answer.status < 400 || answer.status >= 500 {
			c.Errorf("%s, %s, as %s: %d %.300s", route, a.name, h.login, answer.status, answer.body)
			return nil, true
		}
		if why := unclear(answer); why != "" {
			c.Errorf("%s, %s, as %s: %s: %d %.300s", route, a.name, h.login, why, answer.status, answer.body)
			return nil, true
		}
		if wanted(a, answer) {
			c.first[route] = i
			return nil, true
		}
		got = append(got, summary(answer))
	}
	slices.Sort(got)
	return slices.Compact(got), false
}

func (c *city) hats(route string) []hat {
	if slices.Contains(open, route) {
		return []hat{{"nobody", ""}}
	}
	return c.tokens
}

func summary(a answer) string {
	var p web.Problem
	if err := json.Unmarshal([]byte(a.body), &p); err != nil {
		return fmt.Sprintf("%d %.200s", a.status, a.body)
	}
	return fmt.Sprintf("%d %s %v", a.status, p.Code, p.Fields)
}

// unclear says what a refusal lacks.
func unclear(a answer) string {
	var p web.Problem
	switch err := json.Unmarshal([]byte(a.body), &p); {
	case err != nil || a.header.Get("Content-Type") != "application/problem+json":
		return "no problem document"
	case p.Status != a.status || p.Code == "" || p.RequestID == "" || p.Title == "":
		return "incomplete problem"
	case !strings.ContainsFunc(p.Detail, func(r rune) bool { return unicode.Is(unicode.Han, r) }):
		return "no Chinese sentence"
	case p.Code == "invalid-fields" && len(p.Fields) == 0:
		return "no field is named"
	}
	for _, f := range p.Fields {
		if f.Name == "" || f.Code == "" || !strings.ContainsFunc(f.Reason, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
			return "a field without name, code or reason"
		}
	}
	return ""
}

func wanted(a attempt, got answer) bool {
	var p web.Problem
	if err := json.Unmarshal([]byte(got.body), &p); err != nil || !slices.Contains(a.status, got.status) {
		return false
	}
	named := func(name string) bool { return plainPath(name) == plainPath(a.field) }
	return (a.code == "" || p.Code == a.code) &&
		(a.field == "" || slices.ContainsFunc(p.Fields, func(f fieldOf) bool { return named(f.Name) }))
}

// names lists the tables.
func (c *city) names() (names []string) {
	c.Helper()
	for _, table := range tables() {
		statement := gorm.Statement{DB: c.app.DB.Read(c.Context())}
		if err := statement.Parse(table); err != nil {
			c.Fatal(err)
		}
		names = append(names, statement.Table)
	}
	return names
}

// counts says how many rows each table has.
func (c *city) counts() map[string]string {
	c.Helper()
	counts := map[string]string{}
	for _, name := range c.names() {
		var n int64
		if err := c.app.DB.Read(c.Context()).Table(name).Count(&n).Error; err != nil {
			c.Fatal(err)
		}
		counts[name] = fmt.Sprintf("%d rows", n)
	}
	return counts
}

// digest sums what every table holds, row by row.
func (c *city) digest() map[string]string {
	c.Helper()
	sums := map[string]string{}
	for _, name := range c.names() {
		rows, err := c.app.DB.Read(c.Context()).Table(name).Rows()
		if err != nil {
			c.Fatal(err)
		}
		n, sum := 0, uint64(0)
		for rows.Next() {
			row := map[string]any{}
			if err := c.app.DB.Read(c.Context()).ScanRows(rows, &row); err != nil {
				c.Fatal(err)
			}
			h := fnv.New64a()
			fmt.Fprint(h, row)
			n, sum = n+1, sum+h.Sum64()
		}
		if err := rows.Close(); err != nil {
			c.Fatal(err)
		}
		sums[name] = fmt.Sprintf("%d rows, %x", n, sum)
	}
	return sums
}

// unchanged runs fn and fails when look sees another state of a table
// afterwards. Refusals may add to the audit record.
func (c *city) unchanged(what string, look func() map[string]string, fn func()) {
	c.Helper()
	before := look()
	fn()
	for table, after := range look() {
		if after != before[table] && table != (audit.Event{}).TableName() {
			c.Errorf("%s: %s changed: %s, then %s", what, table, before[table], after)
		}
	}
}
