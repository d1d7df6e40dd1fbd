package app

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/gin-gonic/gin"
	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/web"
)

// list says how one of the contract's lists gets many rows: who asks, by which
// address, and which row of which table is copied. Columns in change are given
// as SQL, with the number of the copy in place of %d; seed makes a first row
// where the demonstration has none.
type list struct {
	as     string
	path   string
	table  string
	where  string
	change map[string]string
	seed   string
	spared int64                                  // statements that the first row alone may do without: what it has none of is not read
	most   int                                    // rows that there can be, where the database holds the number down
	follow func(w *counter, names map[string]any) // makes of the copies what follows from them
}

// lists are all routes that answer with items. The names @user, @member,
// @congress, @unit and @deputy are the asking person's.
var lists = map[string]list{
	"/api-tokens": {as: "sysadmin", table: "api_tokens", where: "congress_id = @congress", change: map[string]string{"name": "'系统%d'", "hash": "'散列%d'"}, seed: apiToken},
	"/assignments": {as: "clerk", path: "/assignments?from={year}&to={today}", table: "assignments",
		where: "unit_id = @unit AND returned_at IS NULL AND recalled_at IS NULL AND cancelled_at IS NULL AND suggestion_id IN (SELECT id FROM suggestions WHERE phase = 'in_handling')"},
	"/audit":       {as: "auditor"},
	"/auth/logins": {as: "office", table: "login_sessions", where: "user_id = @user AND ended_at IS NULL"},
	"/auth/oidc/identities": {as: "clerk", table: "oidc_identities", where: "user_id = @user", most: 1,
		seed: "INSERT INTO oidc_identities (user_id, issuer, subject, created_at) VALUES (@user, 'https://id.example', '人', @now)"},
	"/auth/tokens": {as: "clerk", table: "api_tokens", where: "user_id = @user", change: map[string]string{"name": "'程序%d'", "hash": "'散列值%d'"}, seed: apiToken},
	"/ballots":     {as: "office", table: "ballots", where: "congress_id = @congress"},
	"/candidates": {as: "office", spared: 2, table: "suggestions", where: "congress_id = @congress AND id IN (SELECT suggestion_id FROM supervision_candidates WHERE state = 'open')",
		change: map[string]string{"number": "NULL", "receipt_no": "'V%d'", "phase": "'under_review'"}, follow: func(w *counter, names map[string]any) {
			w.write(`INSERT INTO supervision_candidates (congress_id, suggestion_id, state, leader_id, official_id, committee_id, note, reason, created_at, version)
				SELECT s.congress_id, s.id, 'open', 0, 0, 0, '', '', s.created_at, 1 FROM suggestions s
				WHERE s.congress_id = @congress AND s.receipt_no LIKE 'V%' AND s.id NOT IN (SELECT suggestion_id FROM supervision_candidates)`, names)
		}},
	"/committees":  {as: "office", table: "committees", where: "congress_id = @congress", change: map[string]string{"name": "'新委%d'"}},
	"/commitments": {as: "office", table: "commitments", where: "congress_id = @congress"},
	"/decisions":   {as: "office", table: "supervision_decisions", where: "congress_id = @congress"},
	"/delegations": {as: "office", table: "delegations", where: "congress_id = @congress", change: map[string]string{"name": "'新团%d'", "head_deputy_id": "NULL"}},
	"/delegations/{id}/deputies": {as: "office", path: "/delegations/{delegation}/deputies", table: "deputies",
		where: "delegation_id = @delegation AND status = 'active'", change: map[string]string{"card_no": "'团%d'", "user_id": "NULL"}},
	"/deputies":            {as: "office"},
	"/deputies/colleagues": {as: "deputy"},
	"/deputies/names":      {as: "secadmin"},
	"/groups":              {as: "office", table: "deputy_groups", where: "congress_id = @congress", change: map[string]string{"name": "'新组%d'", "convenor_id": "NULL"}},
	"/groups/{id}/deputies": {as: "office", path: "/groups/{group}/deputies", table: "deputies",
		where: "id IN (SELECT deputy_id FROM deputy_group_members WHERE group_id = @group) AND status = 'active'", change: map[string]string{"card_no": "'组%d'", "user_id": "NULL"}},
	"/key-items": {as: "office", spared: 3, table: "suggestions", where: "congress_id = @congress AND id IN (SELECT suggestion_id FROM key_items)",
		change: map[string]string{"number": "NULL", "receipt_no": "'K%d'", "phase": "'under_review'"}, follow: func(w *counter, names map[string]any) {
			w.write(`INSERT INTO key_items (congress_id, suggestion_id, candidate_id, decision_id, year, decided_on, leader_id, official_id, committee_id, plan_state, goals,
					plan_comment, plan_due_on, submitted_by, submitted_by_name, confirmed_by_name, outcome, updated_at, version)
				SELECT k.congress_id, s.id, k.candidate_id, k.decision_id, k.year, k.decided_on, k.leader_id, k.official_id, k.committee_id, k.plan_state, k.goals,
					k.plan_comment, k.plan_due_on, k.submitted_by, k.submitted_by_name, k.confirmed_by_name, k.outcome, k.updated_at, 1
				FROM suggestions s JOIN key_items k ON k.id = s.key_item_id WHERE s.congress_id = @congress AND s.receipt_no LIKE 'K%' AND s.id <> k.suggestion_id`, names)
			w.write(`UPDATE suggestions SET key_item_id = (SELECT k.id FROM key_items k WHERE k.suggestion_id = suggestions.id) WHERE congress_id = @congress AND receipt_no LIKE 'K%'`, names)
		}},
	"/mails": {as: "sysadmin", table: "mails", where: "congress_id = @congress", change: map[string]string{"message_id": "'copy-%d'"},
		seed: "INSERT INTO mails (congress_id, user_id, message_id, state, attempts, due_at, created_at, reason) VALUES (@congress, @user, 'first', 'sent', 1, @now, @now, '')"},
	"/notices":        {as: "office", table: "notices", where: "user_id = @user"},
	"/rules/versions": {as: "office", table: "rule_sets", where: "congress_id = @congress", change: map[string]string{"version": "%d + 1000"}},
	"/stats/items": {as: "office", path: "/stats/items?figure=assignment&part=rest", table: "suggestions", where: "congress_id = @congress AND phase = 'registered' AND round = 0",
		change: map[string]string{"number": "NULL", "receipt_no": "'S%d'"}, follow: func(w *counter, _ map[string]any) {
			if _, err := w.app.Features.Suggestion.MendFigures(w.Context()); err != nil {
				w.Fatal(err)
			}
		}},
	"/substitutions": {as: "clerk", table: "substitutions", where: "principal_id = @member",
		seed: "INSERT INTO substitutions (congress_id, principal_id, user_id, starts_on, ends_on, membership_id, named_by, created_at) VALUES (@congress, @member, @user, @today, @today, 0, @user, @now)"},
	"/suggestions": {as: "office", path: "/suggestions?phase=submitted", table: "suggestions", where: "congress_id = @congress AND phase = 'submitted'", change: map[string]string{"number": "NULL", "receipt_no": "'C%d'"}},
	"/tasks":       {as: "office", table: "tasks", where: "congress_id = @congress AND role = 'office' AND action = 'start_review'"},
	"/units":       {as: "office", table: "units", where: "congress_id = @congress", change: map[string]string{"name": "'新局%d'"}},
	"/upward":      {as: "office", table: "upward_suggestions", where: "congress_id = @congress"},
	"/users":       {as: "sysadmin"},
	"/views": {as: "office", table: "saved_views", where: "user_id = @user", change: map[string]string{"name": "'新视图%d'", "usual": "false"},
		seed: "INSERT INTO saved_views (congress_id, user_id, role, name, query, usual, created_at, version) VALUES (@congress, @user, 'office', '待审查', 'phase=submitted', false, @now, 1)"},
	"/webhooks": {as: "sysadmin", table: "webhook_endpoints", where: "congress_id = @congress", change: map[string]string{"name": "'系统%d'"}, seed: webhookEndpoint},
	"/webhooks/{id}/messages": {as: "sysadmin", path: "/webhooks/1/messages", table: "webhook_messages", where: "congress_id = @congress", change: map[string]string{"message_id": "'msg_%d'"},
		seed: "INSERT INTO webhook_messages (congress_id, endpoint_id, message_id, topic, body, state, attempts, replays, due_at, created_at, status, reason) VALUES (@congress, 1, 'msg_1', 'webhook.test', '{}', 'sent', 1, 0, @now, @now, 200, '')"},
}

const apiToken = `INSERT INTO api_tokens (congress_id, user_id, membership_id, name, scopes, hash, former_hash, created_at, expires_at, revoked_by)
	SELECT @congress, @user, MIN(id), '办公系统', 'read:suggestions', 'hash of ' || MIN(id), '', @now, @now, 0 FROM memberships WHERE user_id = @user`

const webhookEndpoint = `INSERT INTO webhook_endpoints (congress_id, name, url, topics, secret, state, reason, created_at, version)
	VALUES (@congress, '办公系统', 'http://192.0.2.1/', 'suggestion.submit', 'whsec_', 'active', '', @now, 1)`

// A list needs the same statements whether it shows one row, twenty or two
// hundred; a new list of the contract is asked for here.
func TestEveryListNeedsTheSameStatementsForAnyNumberOfRows(t *testing.T) {
	inContract := contractLists(t)
	if got, want := slices.Sorted(maps.Keys(lists)), slices.Sorted(maps.Keys(inContract)); !slices.Equal(got, want) {
		t.Errorf("the contract has the lists\n%s\nand this test\n%s", strings.Join(want, " "), strings.Join(got, " "))
	}
	eachCity(t, func(c *city) {
		w := &counter{city: c}
		w.count()
		for _, route := range slices.Sorted(maps.Keys(lists)) {
			w.same(route, lists[route], inContract[route])
		}
	})
}

// contractLists are the routes whose answer has items, and whether they are
// given page by page.
func contractLists(t *testing.T) map[string]bool {
	t.Helper()
	document, found := readContract(t), map[string]bool{}
	for path, methods := range document.Paths {
		answer := methods["get"].Responses["200"].Schema
		if answer == nil {
			continue
		}
		if _, ok := document.resolve(*answer).Properties["items"]; !ok {
			continue
		}
		found[path] = false
		for _, p := range methods["get"].Parameters {
			found[path] = found[path] || p.Name == "size"
		}
	}
	return found
}

// counter is a city whose statements are counted.
type counter struct {
	*city
	statements atomic.Int64
	copies     int
}

// count counts every query from now on, but for those of the rules: they are
// kept in memory for a time and do not depend on rows.
func (w *counter) count() {
	w.Helper()
	note := func(tx *gorm.DB) {
		if tx.Statement.Table != "rule_sets" || strings.Contains(tx.Statement.SQL.String(), "ORDER BY version DESC") {
			w.statements.Add(1)
		}
	}
	callbacks := w.app.DB.Read(w.Context()).Callback()
	for _, err := range []error{
		callbacks.Query().After("gorm:query").Register("count-lists", note),
		callbacks.Row().After("gorm:row").Register("count-lists", note),
		callbacks.Raw().After("gorm:raw").Register("count-lists", note),
	} {
		if err != nil {
			w.Fatal(err)
		}
	}
}

func (w *counter) same(route string, l list, paged bool) {
	w.Helper()
	by := w.actor(l.as)
	names := w.named(by)
	if l.seed != "" {
		w.write(l.seed, names)
	}
	path := l.path
	if path == "" {
		path = route
	}
	for name, value := range map[string]any{"{delegation}": names["delegation"], "{group}": names["group"],
		"{year}": w.day(-360), "{today}": w.day(0)} {
		path = strings.ReplaceAll(path, name, fmt.Sprint(value))
	}
	start, cost := w.ask(by, path, paged, 1)
	if cost == 0 {
		w.Errorf("%s: no statement was counted", route)
	}
	if l.most > 0 {
		if start != l.most {
			w.Errorf("%s: %d rows in place of %d", route, start, l.most)
		}
		return
	}
	for _, rows := range []int{20, web.MaxPageSize} {
		want := rows
		if !paged && start >= rows {
			want += start
		}
		if have, _ := w.ask(by, path, paged, want); have < want {
			w.copy(l, names, want-have)
		}
		have, more := w.ask(by, path, paged, want)
		if have != want {
			w.Errorf("%s: %d rows in place of %d", route, have, want)
		}
		if more < cost || more > cost+l.spared {
			w.Errorf("%s: %d statements for %d rows, %d for %d", route, more, have, cost, start)
		}
		cost, l.spared = more, 0
	}
}

// ask gives how many rows an answer has, and how many statements it took.
func (w *counter) ask(by access.Actor, path string, paged bool, size int) (rows int, statements int64) {
	w.Helper()
	if paged {
		mark := "?"
		if strings.Contains(path, "?") {
			mark = "&"
		}
		path += fmt.Sprintf("%ssize=%d", mark, size)
	}
	r := gin.New()
	w.app.memberRoutes(r.Group("/api/v1", func(c *gin.Context) { web.SetActor(c, by) }))
	before := w.statements.Load()
	answer := httptest.NewRecorder()
	r.ServeHTTP(answer, httptest.NewRequest(http.MethodGet, "/api/v1"+path, nil))
	var page struct {
		Items []json.RawMessage `json:"items"`
	}
	if err := json.Unmarshal(answer.Body.Bytes(), &page); err != nil || answer.Code != http.StatusOK {
		w.Fatalf("%s: %d %s", path, answer.Code, answer.Body)
	}
	return len(page.Items), w.statements.Load() - before
}

// copy adds rows like the one that the list names.
func (w *counter) copy(l list, names map[string]any, rows int) {
	w.Helper()
	if l.table == "" {
		w.Fatalf("%s has too few rows and no table to copy from", l.as)
	}
	q := w.app.DB.Read(w.Context()).Table(l.table)
	found, err := q.Limit(1).Rows()
	if err != nil {
		w.Fatal(err)
	}
	columns, err := found.Columns()
	if err != nil || found.Close() != nil {
		w.Fatal(err)
	}
	columns = slices.DeleteFunc(columns, func(name string) bool { return name == "id" })
	for range rows {
		w.copies++
		values := make([]string, len(columns))
		for i, name := range columns {
			values[i] = `"` + name + `"`
			if as, ok := l.change[name]; ok {
				values[i] = strings.ReplaceAll(as, "%d", fmt.Sprint(w.copies))
			}
		}
		w.write(fmt.Sprintf(`INSERT INTO %s ("%s") SELECT %s FROM %s WHERE id = (SELECT MIN(id) FROM %s WHERE %s)`,
			l.table, strings.Join(columns, `", "`), strings.Join(values, ", "), l.table, l.table, l.where), names)
		if strings.Contains(l.where, "deputy_group_members") {
			w.write("INSERT INTO deputy_group_members (group_id, deputy_id) SELECT @group, MAX(id) FROM deputies", names)
		}
	}
	if l.follow != nil {
		l.follow(w, names)
	}
}

func (w *counter) write(statement string, names map[string]any) {
	w.Helper()
	err := w.app.DB.Write(w.Context(), func(tx *gorm.DB) error { return tx.Exec(statement, names).Error })
	if err != nil {
		w.Fatalf("%s: %v", statement, err)
	}
}

// named are the ids that the lists' conditions may name.
func (w *counter) named(by access.Actor) map[string]any {
	w.Helper()
	names := map[string]any{"user": by.UserID, "member": by.MembershipID, "congress": by.CongressID, "unit": by.UnitID,
		"deputy": by.DeputyID, "today": w.day(0), "now": time.Now().UTC()}
	for name, query := range map[string]string{
		"delegation": "SELECT MIN(id) FROM delegations WHERE congress_id = @congress",
		"group":      "SELECT MIN(id) FROM deputy_groups WHERE congress_id = @congress",
	} {
		var id uint
		if err := w.app.DB.Read(w.Context()).Raw(query, names).Scan(&id).Error; err != nil || id == 0 {
			w.Fatalf("no %s: %v", name, err)
		}
		names[name] = id
	}
	return names
}

func (w *counter) day(after int) string { return time.Now().AddDate(0, 0, after).Format(time.DateOnly) }

// actor is the demonstration's log-in of the name.
func (w *counter) actor(login string) access.Actor {
	w.Helper()
	var by access.Actor
	err := w.app.DB.Read(w.Context()).Table("memberships AS m").Joins("JOIN users u ON u.id = m.user_id").Where("u.login_name = ? AND m.ended_at IS NULL", login).
		Order("m.id").Select("u.id AS user_id, u.name, m.id AS membership_id, m.congress_id, m.role, m.unit_id, m.deputy_id").Limit(1).Scan(&by).Error
	if err != nil || by.UserID == 0 {
		w.Fatalf("nobody is called %s: %v", login, err)
	}
	return by
}
