package app

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/gin-gonic/gin"
	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/account"
	"lianluo/internal/audit"
	"lianluo/internal/config"
	"lianluo/internal/database"
)

// clocked is a city whose time the test moves.
type clocked struct {
	*city
	now      time.Time
	settings []string
}

func eachClocked(t *testing.T, fn func(c *clocked)) {
	t.Helper()
	for _, engine := range engines {
		t.Run(engine, func(t *testing.T) {
			c := &clocked{city: &city{T: t, first: map[string]int{}, items: map[string][]target{}, bodies: map[string]map[string]any{}}, now: time.Now().UTC()}
			c.settings = filled(t, engine, c.now)
			c.app = c.server()
			fn(c)
		})
	}
}

// server is one more server on the same data.
func (c *clocked) server() *App {
	c.Helper()
	cfg, err := config.Read(c.settings)
	if err != nil {
		c.Fatal(err)
	}
	a, err := NewAt(c.Context(), cfg, slog.New(slog.DiscardHandler), func() time.Time { return c.now })
	if err != nil {
		c.Fatal(err)
	}
	c.Cleanup(func() {
		if err := a.Close(); err != nil {
			c.Error(err)
		}
	})
	return a
}

type madeToken struct {
	ID    uint   `json:"id"`
	Token string `json:"token"`
}

func (c *clocked) tokenRequest(name, expires, password string, scopes ...account.Scope) string {
	text, err := json.Marshal(map[string]any{"name": name, "scopes": scopes, "expires_on": expires, "current_password": password})
	if err != nil {
		c.Fatal(err)
	}
	return string(text)
}

func (c *clocked) makeToken(login string, scopes ...account.Scope) madeToken {
	c.Helper()
	expires := c.now.AddDate(0, 0, 30).Format("2006-01-02")
	w := send(c.app, "POST", "/api/v1/auth/tokens", logIn(c.T, c.app, login, demoPassword), c.tokenRequest(fmt.Sprint("系统 ", scopes[0]), expires, demoPassword, scopes...))
	var made madeToken
	if err := json.Unmarshal(w.Body.Bytes(), &made); err != nil || w.Code != 200 || made.Token == "" {
		c.Fatalf("make a token: %d %s", w.Code, w.Body)
	}
	return made
}

func code(body string) string {
	var p struct {
		Code string `json:"code"`
	}
	_ = json.Unmarshal([]byte(body), &p)
	return p.Code
}

// closed begin the routes that no program may use, whatever its scopes.
var closed = []string{"/api/v1/auth/", "/api/v1/users", "/api/v1/memberships", "/api/v1/substitutions", "/api/v1/setup", "/api/v1/audit", "/api/v1/mails", "/api/v1/api-tokens"}

// decided end the routes by which a person binds himself or others.
var decided = []string{"/submit", "/sign", "/decide", "/review", "/check", "/confirm", "/dispute", "/feedback", "/withdraw", "/decline", "/register", "/assign", "/close", "/archive"}

func TestAnAPITokenOpensWhatItsScopesNameAndNothingElse(t *testing.T) {
	eachClocked(t, func(c *clocked) {
		mounted := map[string]bool{}
		tokens := map[account.Scope]madeToken{}
		for _, scope := range account.Scopes {
			tokens[scope] = c.makeToken("clerk", scope)
		}
		for _, e := range entrances(c.T) {
			mounted[e.route] = true
			if slices.Contains(open, e.route) {
				continue
			}
			for scope, token := range tokens {
				a := attempt{path: e.at("999999"), body: []byte(`{"zz":1}`), contentType: asJSON}
				got := c.send(e.method(), a, token.Token)
				refused := got.status == 403 && code(got.body) == access.ErrScope.Code
				if allowed := slices.Contains(routeScopes[e.route], scope); allowed == refused {
					c.Errorf("%s with %s: %d %s, in the table: %v", e.route, scope, got.status, got.body, allowed)
				}
			}
		}
		for route, scopes := range routeScopes {
			path := route[strings.Index(route, " ")+1:]
			if !mounted[route] || len(scopes) == 0 {
				c.Errorf("%s is in the table and answers nothing", route)
			}
			if slices.ContainsFunc(closed, func(start string) bool { return strings.HasPrefix(path+"/", start) }) ||
				slices.ContainsFunc(decided, func(end string) bool { return strings.HasSuffix(path, end) }) {
				c.Errorf("%s is open to programs", route)
			}
			if write := !strings.HasPrefix(route, "GET "); slices.ContainsFunc(scopes, func(s account.Scope) bool { return strings.HasPrefix(string(s), "write:") != write }) {
				c.Errorf("%s has scopes of the other kind: %v", route, scopes)
			}
		}
	})
}

func TestAnAPITokenActsAsItsPersonAndTheRecordTellsThatItDid(t *testing.T) {
	eachClocked(t, func(c *clocked) {
		made := c.makeToken("deputy", account.WriteDrafts, account.ReadSuggestions)
		w := send(c.app, "POST", "/api/v1/suggestions", made.Token, `{"title":"关于由程序起草的建议"}`)
		if w.Code != 201 {
			c.Fatalf("%d %s", w.Code, w.Body)
		}
		var rows []account.APIToken
		var drafted []audit.Event
		read := c.app.DB.Read(c.Context())
		if err := read.Find(&rows).Error; err != nil || len(rows) != 1 {
			c.Fatal(rows, err)
		}
		if strings.Contains(made.Token, rows[0].Hash) || len(rows[0].Hash) != 64 || rows[0].LastUsedAt == nil {
			c.Errorf("stored: %+v", rows[0])
		}
		if err := read.Where("action = 'suggestion.create_draft'").Order("id DESC").Limit(1).Find(&drafted).Error; err != nil || len(drafted) != 1 {
			c.Fatal(drafted, err)
		}
		if drafted[0].Data["api_token"] != float64(made.ID) || drafted[0].UserID != rows[0].UserID {
			c.Errorf("the record: %+v", drafted[0])
		}
		list := send(c.app, "GET", "/api/v1/auth/tokens", logIn(c.T, c.app, "deputy", demoPassword), "")
		if list.Code != 200 || strings.Contains(list.Body.String(), made.Token) || strings.Contains(list.Body.String(), rows[0].Hash) || !strings.Contains(list.Body.String(), `"state":"active"`) {
			c.Errorf("the list: %d %s", list.Code, list.Body)
		}
		var told int64
		if err := read.Model(&audit.Event{}).Where("action = 'token.create'").Count(&told).Error; err != nil || told != 1 {
			c.Errorf("the making is told %d times, %v", told, err)
		}
	})
}

func TestAnAPITokenEndsOnEveryServerWithinTenSeconds(t *testing.T) {
	ends := map[string]func(c *clocked, made madeToken, person account.User){
		"revoked by its owner": func(c *clocked, made madeToken, _ account.User) {
			c.expect(204, "DELETE", fmt.Sprintf("/api/v1/auth/tokens/%d", made.ID), logIn(c.T, c.app, "clerk", demoPassword), "")
		},
		"revoked by the system administrator": func(c *clocked, made madeToken, _ account.User) {
			c.expect(204, "DELETE", fmt.Sprintf("/api/v1/api-tokens/%d", made.ID), logIn(c.T, c.app, "sysadmin", demoPassword), "")
		},
		"suspended": func(c *clocked, _ madeToken, person account.User) {
			c.expect(204, "POST", fmt.Sprintf("/api/v1/users/%d/suspend", person.ID), logIn(c.T, c.app, "sysadmin", demoPassword), `{"reason":"离职"}`)
		},
		"suspended and restored": func(c *clocked, _ madeToken, person account.User) {
			sysadmin := logIn(c.T, c.app, "sysadmin", demoPassword)
			c.expect(204, "POST", fmt.Sprintf("/api/v1/users/%d/suspend", person.ID), sysadmin, `{"reason":"借调"}`)
			c.expect(204, "POST", fmt.Sprintf("/api/v1/users/%d/restore", person.ID), sysadmin, "")
		},
		"role taken away": func(c *clocked, _ madeToken, person account.User) {
			hat, err := database.One[account.Membership](c.app.DB.Read(c.Context()).Where("user_id = ? AND ended_at IS NULL", person.ID))
			if err != nil {
				c.Fatal(err)
			}
			c.expect(204, "DELETE", fmt.Sprintf("/api/v1/memberships/%d", hat.ID), logIn(c.T, c.app, "secadmin", demoPassword), "")
		},
		"password reset": func(c *clocked, _ madeToken, person account.User) {
			c.expect(200, "POST", fmt.Sprintf("/api/v1/users/%d/reset-password", person.ID), logIn(c.T, c.app, "sysadmin", demoPassword), "")
		},
		"password reset and changed by the person": func(c *clocked, _ madeToken, person account.User) {
			text := c.expect(200, "POST", fmt.Sprintf("/api/v1/users/%d/reset-password", person.ID), logIn(c.T, c.app, "sysadmin", demoPassword), "")
			var slip account.Slip
			if err := json.Unmarshal([]byte(text), &slip); err != nil {
				c.Fatal(err)
			}
			c.expect(204, "POST", "/api/v1/auth/password", logIn(c.T, c.app, "clerk", slip.InitialPassword), fmt.Sprintf(`{"current_password":%q,"new_password":"Yunling-2027-x"}`, slip.InitialPassword))
		},
		"expired": func(c *clocked, _ madeToken, _ account.User) { c.now = c.now.AddDate(0, 0, 31) },
	}
	eachClocked(t, func(c *clocked) {
		other := c.server()
		person, err := database.One[account.User](c.app.DB.Read(c.Context()).Where("login_name = 'clerk'"))
		if err != nil {
			c.Fatal(err)
		}
		was := *person
		for name, end := range ends {
			var hats []account.Membership
			if err := c.app.DB.Read(c.Context()).Where("user_id = ?", person.ID).Find(&hats).Error; err != nil {
				c.Fatal(err)
			}
			start := c.now
			made := c.makeToken("clerk", account.ReadSuggestions)
			for _, a := range []*App{c.app, other} {
				if w := send(a, "GET", "/api/v1/tasks", made.Token, ""); w.Code != 200 {
					c.Fatalf("%s, before: %d %s", name, w.Code, w.Body)
				}
			}
			end(c, made, *person)
			c.now = c.now.Add(10 * time.Second)
			for i, a := range []*App{c.app, other} {
				w := send(a, "GET", "/api/v1/tasks", made.Token, "")
				if w.Code != 401 || code(w.Body.String()) != account.ErrAPIToken.Code || w.Header().Get("WWW-Authenticate") == "" {
					c.Errorf("%s, server %d: %d %s", name, i, w.Code, w.Body)
				}
			}
			c.now = start.Add(time.Minute)
			err := c.app.DB.Write(c.Context(), func(tx *gorm.DB) error { // as it was
				for _, row := range hats {
					if err := tx.Save(&row).Error; err != nil {
						return err
					}
				}
				if err := tx.Where("true").Delete(&account.APIToken{}).Error; err != nil {
					return err
				}
				return tx.Save(&was).Error
			})
			if err != nil {
				c.Fatal(err)
			}
		}
	})
}

func (c *clocked) expect(status int, method, path, token, body string) string {
	c.Helper()
	w := send(c.app, method, path, token, body)
	if w.Code != status {
		c.Fatalf("%s %s: %d, want %d: %s", method, path, w.Code, status, w.Body)
	}
	return w.Body.String()
}

func TestAnAPITokenIsMadeByAPersonForHisOwnWork(t *testing.T) {
	eachClocked(t, func(c *clocked) {
		soon, clerk := c.now.AddDate(0, 0, 5).Format("2006-01-02"), logIn(c.T, c.app, "clerk", demoPassword)
		for _, r := range []struct {
			name, token, body string
			status            int
			want              string
		}{
			{"an administrator", logIn(c.T, c.app, "sysadmin", demoPassword), c.tokenRequest("甲", soon, demoPassword, account.ReadSuggestions), 403, "no-api-tokens"},
			{"a wrong password", clerk, c.tokenRequest("甲", soon, "x", account.ReadSuggestions), 422, `"current_password"`},
			{"an unknown scope", clerk, c.tokenRequest("甲", soon, demoPassword, "write:users"), 422, `"scopes"`},
			{"no scope", clerk, c.tokenRequest("甲", soon, demoPassword), 422, `"scopes"`},
			{"too long", clerk, c.tokenRequest("甲", c.now.AddDate(2, 0, 0).Format("2006-01-02"), demoPassword, account.ReadSuggestions), 422, `"expires_on"`},
			{"over already", clerk, c.tokenRequest("甲", c.now.AddDate(0, 0, -2).Format("2006-01-02"), demoPassword, account.ReadSuggestions), 422, `"expires_on"`},
			{"no use", clerk, c.tokenRequest(" ", soon, demoPassword, account.ReadSuggestions), 422, `"name"`},
		} {
			w := send(c.app, "POST", "/api/v1/auth/tokens", r.token, r.body)
			if w.Code != r.status || !strings.Contains(w.Body.String(), r.want) {
				c.Errorf("%s: %d %s", r.name, w.Code, w.Body)
			}
		}
		var last madeToken
		for i := range account.MaxTokens {
			body := c.expect(200, "POST", "/api/v1/auth/tokens", clerk, c.tokenRequest(fmt.Sprint("系统", i), soon, demoPassword, account.ReadRegisters))
			if err := json.Unmarshal([]byte(body), &last); err != nil {
				c.Fatal(err)
			}
		}
		c.expect(409, "POST", "/api/v1/auth/tokens", clerk, c.tokenRequest("再一个", soon, demoPassword, account.ReadRegisters))
		c.expect(204, "DELETE", fmt.Sprintf("/api/v1/auth/tokens/%d", last.ID), clerk, "")
		c.expect(409, "DELETE", fmt.Sprintf("/api/v1/auth/tokens/%d", last.ID), clerk, "")
		c.expect(422, "POST", "/api/v1/auth/tokens", clerk, c.tokenRequest("系统0", soon, demoPassword, account.ReadRegisters))
		c.expect(404, "DELETE", fmt.Sprintf("/api/v1/auth/tokens/%d", last.ID-1), logIn(c.T, c.app, "deputy", demoPassword), "")
		c.expect(403, "GET", "/api/v1/api-tokens", clerk, "")
		if list := c.expect(200, "GET", "/api/v1/api-tokens?size=2", logIn(c.T, c.app, "sysadmin", demoPassword), ""); !strings.Contains(list, `"total":10`) || !strings.Contains(list, `"login_name":"clerk"`) {
			c.Errorf("the administrator's list: %s", list)
		}
	})
}

func TestAnAPITokenIsRenewedAndTheFormerSecretHoldsOnAsLongAsWanted(t *testing.T) {
	eachClocked(t, func(c *clocked) {
		other := c.server()
		made := c.makeToken("clerk", account.ReadRegisters)
		rotate := func(status, hours int, password string) (fresh madeToken) {
			c.Helper()
			text := c.expect(status, "POST", fmt.Sprintf("/api/v1/auth/tokens/%d/rotate", made.ID), logIn(c.T, c.app, "clerk", demoPassword),
				fmt.Sprintf(`{"overlap_hours":%d,"current_password":%q}`, hours, password))
			if err := json.Unmarshal([]byte(text), &fresh); err != nil {
				c.Fatal(err)
			}
			return fresh
		}
		holds := func(when string, want int, token madeToken) {
			c.Helper()
			for i, a := range []*App{c.app, other} {
				if w := send(a, "GET", "/api/v1/units?size=1", token.Token, ""); w.Code != want {
					c.Errorf("%s, server %d: %d, want %d: %s", when, i, w.Code, want, w.Body)
				}
			}
		}
		holds("before", 200, made)
		for _, wrong := range []struct {
			hours    int
			password string
		}{{25, demoPassword}, {-1, demoPassword}, {1, "x"}} {
			rotate(422, wrong.hours, wrong.password)
		}
		holds("after what was refused", 200, made)
		second := rotate(200, 24, demoPassword)
		if second.ID != made.ID || second.Token == made.Token {
			c.Errorf("renewed: %+v", second)
		}
		holds("at once, the new one", 200, second)
		holds("at once, the former one", 200, made)
		list := c.expect(200, "GET", "/api/v1/auth/tokens", logIn(c.T, c.app, "clerk", demoPassword), "")
		if !strings.Contains(list, `"former_until":"`+c.now.Add(24*time.Hour).Format("2006-01-02T15")) {
			c.Errorf("the list: %s", list)
		}
		c.now = c.now.Add(24*time.Hour - time.Second)
		holds("in the last second", 200, made)
		c.now = c.now.Add(time.Second)
		holds("after it", 401, made)
		holds("after it, the new one", 200, second)
		third := rotate(200, 12, demoPassword)
		fourth := rotate(200, 0, demoPassword)
		c.now = c.now.Add(10 * time.Second)
		holds("replaced twice", 401, second)
		holds("ended at once", 401, third)
		holds("the newest", 200, fourth)
		var told int64
		if err := c.app.DB.Read(c.Context()).Model(&audit.Event{}).Where("action = 'token.rotate'").Count(&told).Error; err != nil || told != 3 {
			c.Errorf("recorded %d times, %v", told, err)
		}
		c.expect(404, "POST", fmt.Sprintf("/api/v1/auth/tokens/%d/rotate", made.ID), logIn(c.T, c.app, "deputy", demoPassword), fmt.Sprintf(`{"overlap_hours":0,"current_password":%q}`, demoPassword))
		c.expect(204, "DELETE", fmt.Sprintf("/api/v1/auth/tokens/%d", made.ID), logIn(c.T, c.app, "clerk", demoPassword), "")
		rotate(409, 0, demoPassword)
	})
}

// An expired token keeps its name until somebody clears it away.
func TestAnExpiredAPITokenIsRevokedToo(t *testing.T) {
	eachClocked(t, func(c *clocked) {
		made := c.makeToken("clerk", account.ReadRegisters)
		c.now = c.now.AddDate(0, 0, 31)
		clerk := logIn(c.T, c.app, "clerk", demoPassword)
		again := c.tokenRequest(fmt.Sprint("系统 ", account.ReadRegisters), c.now.AddDate(0, 0, 5).Format("2006-01-02"), demoPassword, account.ReadRegisters)
		state := func(want string) {
			c.Helper()
			if list := c.expect(200, "GET", "/api/v1/auth/tokens", clerk, ""); !strings.Contains(list, fmt.Sprintf(`"state":%q`, want)) {
				c.Errorf("want one that is %s: %s", want, list)
			}
		}
		state("expired")
		if refused := c.expect(422, "POST", "/api/v1/auth/tokens", clerk, again); !strings.Contains(refused, "已经过期") {
			c.Errorf("the name is taken: %s", refused)
		}
		c.expect(204, "DELETE", fmt.Sprintf("/api/v1/auth/tokens/%d", made.ID), clerk, "")
		state("revoked")
		c.expect(200, "POST", "/api/v1/auth/tokens", clerk, again)
		state("active")
	})
}

// atAnotherServer asks at a server that has nothing but the database in common.
func (c *clocked) atAnotherServer(path, token string) int {
	c.Helper()
	accounts, err := account.New(c.Context(), c.app.DB, func() time.Time { return c.now })
	if err != nil {
		c.Fatal(err)
	}
	accounts.RouteScopes = routeScopes
	server := gin.New()
	server.GET(path, accounts.Authenticate(), func(g *gin.Context) { g.Status(http.StatusOK) })
	r := httptest.NewRequest(http.MethodGet, path, nil)
	r.Header.Set("Authorization", "Bearer "+token)
	answer := httptest.NewRecorder()
	server.ServeHTTP(answer, r)
	return answer.Code
}

func TestAnAPITokenThatAsksTooMuchWaits(t *testing.T) {
	eachClocked(t, func(c *clocked) {
		made := c.makeToken("clerk", account.ReadRegisters)
		ask := func() int {
			w := send(c.app, "GET", "/api/v1/units?size=1", made.Token, "")
			if w.Code == 429 && w.Header().Get("Retry-After") != "1" {
				c.Errorf("%v %s", w.Header(), w.Body)
			}
			return w.Code
		}
		answered := 0
		for ask() == 200 {
			answered++
		}
		if answered != 120 || ask() != 429 {
			c.Errorf("%d requests at once are answered", answered)
		}
		if code := c.atAnotherServer("/api/v1/units", made.Token); code != 429 {
			c.Errorf("another server answers with %d", code)
		}
		c.now = c.now.Add(500 * time.Millisecond)
		if ask() != 200 || ask() != 429 {
			c.Error("not one more after half a second")
		}
		c.now = c.now.Add(500 * time.Millisecond)
		if code := c.atAnotherServer("/api/v1/units", made.Token); code != 200 || ask() != 429 {
			c.Errorf("after another half a second another server answers with %d, this one as well", code)
		}
		for name, token := range map[string]string{"another secret": made.Token[:len(made.Token)-1] + "_", "another number": "lla_999_x", "no number": "lla__x", "no secret": fmt.Sprintf("lla_%d_", made.ID), "prefix alone": "lla_"} {
			if w := send(c.app, "GET", "/api/v1/units", token, ""); w.Code != 401 {
				c.Errorf("%s: %d %s", name, w.Code, w.Body)
			}
		}
	})
}
