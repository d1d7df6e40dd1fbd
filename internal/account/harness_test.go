package account_test

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"

	"github.com/gin-gonic/gin"
	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/account"
	"lianluo/internal/audit"
	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
	"lianluo/internal/deputy"
	"lianluo/internal/org"
	"lianluo/internal/web"
)

const goodPassword = "Right-Horse-42"

// clock is the injected time of a test.
type clock struct {
	mu sync.Mutex
	at time.Time
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

func (c *clock) advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = c.at.Add(d)
}

// world is a server on one engine with one congress.
type world struct {
	t        *testing.T
	db       *database.DB
	s        *account.Service
	clock    *clock
	router   *gin.Engine
	congress uint
	hash     string
}

func each(t *testing.T, fn func(w *world)) {
	t.Parallel()
	databasetest.Each(t, func(t *testing.T, db *database.DB) { fn(newWorld(t, db)) })
}

func newWorld(t *testing.T, db *database.DB) *world {
	t.Helper()
	gin.SetMode(gin.TestMode)
	w := &world{t: t, db: db, clock: &clock{at: time.Date(2026, 3, 2, 1, 0, 0, 0, time.UTC)}}
	w.s = w.server()
	w.router = w.routes(w.s)
	w.congress = w.newCongress("临江市人民代表大会")
	hash, err := goodHash()
	w.check(err)
	w.hash = hash
	return w
}

// goodHash is of the full cost, and made once.
var goodHash = sync.OnceValues(func() (string, error) { return account.HashPassword(context.Background(), goodPassword) })

// server is one more server on the same database.
func (w *world) server() *account.Service {
	w.t.Helper()
	s, err := account.New(context.Background(), w.db, w.clock.now)
	w.check(err)
	s.CreateCongress = func(tx *gorm.DB, name, level string, _ uint) (uint, error) {
		c := org.Congress{Name: name, ShortName: name, Level: org.Level(level), OfficeName: org.DefaultOfficeName, CreatedAt: w.clock.now()}
		err := tx.Create(&c).Error
		return c.ID, err
	}
	return s
}

func (w *world) routes(s *account.Service) *gin.Engine {
	r := gin.New()
	r.Use(web.Requests(discard()), web.Recover())
	s.PublicRoutes(r.Group("/api/v1"))
	inner := r.Group("/api/v1", s.Authenticate())
	s.Routes(inner)
	(&audit.Service{DB: w.db, LoginNames: s.LoginNames, People: s.People}).Routes(inner)
	inner.GET("/probe", func(c *gin.Context) { c.JSON(http.StatusOK, web.Actor(c)) })
	return r
}

func (w *world) check(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) newCongress(name string) uint {
	w.t.Helper()
	c := org.Congress{Name: name, ShortName: name, Level: org.City, OfficeName: org.DefaultOfficeName, CreatedAt: w.clock.now()}
	w.write(func(tx *gorm.DB) error { return tx.Create(&c).Error })
	return c.ID
}

func (w *world) newUnit(name string) uint {
	w.t.Helper()
	u := org.Unit{CongressID: w.congress, Name: name, ShortName: name, System: org.Government, Active: true}
	w.write(func(tx *gorm.DB) error { return tx.Create(&u).Error })
	return u.ID
}

func (w *world) newCommittee(name string) uint {
	w.t.Helper()
	c := org.Committee{CongressID: w.congress, Name: name, Active: true}
	w.write(func(tx *gorm.DB) error { return tx.Create(&c).Error })
	return c.ID
}

func (w *world) write(fn func(tx *gorm.DB) error) {
	w.t.Helper()
	w.check(w.db.Write(context.Background(), fn))
}

// user makes an account with the good password and these hats.
func (w *world) user(loginName string, hats ...account.Membership) *account.User {
	w.t.Helper()
	var made *account.User
	w.write(func(tx *gorm.DB) (err error) {
		made, err = w.s.CreateUser(tx, access.Actor{}, account.User{CongressID: w.congress, LoginName: loginName, Name: "王" + loginName, Phone: "13812345678", PasswordHash: w.hash}, "")
		if err != nil {
			return err
		}
		for _, h := range hats {
			h.UserID = made.ID
			if h.CongressID == 0 {
				h.CongressID = w.congress
			}
			if _, err := w.s.Grant(tx, access.Actor{}, h); err != nil {
				return err
			}
		}
		return nil
	})
	return made
}

func hat(r access.Role) account.Membership { return account.Membership{Role: r} }

// browser is one person's browser: a token in memory and a cookie.
type browser struct {
	w      *world
	router http.Handler
	token  string
	cookie *http.Cookie
	header http.Header
	me     account.Me
}

func (w *world) browser() *browser {
	return &browser{w: w, router: w.router, header: http.Header{"User-Agent": {"Firefox"}}}
}

// loggedIn is a browser in which the person has logged in.
func (w *world) loggedIn(loginName string) *browser {
	w.t.Helper()
	b := w.browser()
	b.logIn(loginName, goodPassword).want(http.StatusOK, "")
	return b
}

type answer struct {
	t    *testing.T
	what string
	*httptest.ResponseRecorder
}

func (b *browser) do(method, path string, body any) answer {
	b.w.t.Helper()
	var buf bytes.Buffer
	if body != nil {
		b.w.check(json.NewEncoder(&buf).Encode(body))
	}
	req := httptest.NewRequest(method, "/api/v1"+path, &buf)
	for k, v := range b.header {
		req.Header[k] = v
	}
	if b.token != "" {
		req.Header.Set("Authorization", "Bearer "+b.token)
	}
	if b.cookie != nil {
		req.AddCookie(b.cookie)
	}
	rec := httptest.NewRecorder()
	b.router.ServeHTTP(rec, req)
	return answer{t: b.w.t, what: method + " " + path, ResponseRecorder: rec}
}

func (b *browser) logIn(loginName, password string) answer {
	b.w.t.Helper()
	return b.take(b.do(http.MethodPost, "/auth/login", map[string]string{"login_name": loginName, "password": password}))
}

func (b *browser) refresh() answer {
	b.w.t.Helper()
	return b.take(b.do(http.MethodPost, "/auth/refresh", nil))
}

// take keeps token and cookie of an answer, as the page does.
func (b *browser) take(a answer) answer {
	b.w.t.Helper()
	if a.Code != http.StatusOK {
		return a
	}
	var got struct {
		AccessToken string     `json:"access_token"`
		ExpiresIn   int        `json:"expires_in"`
		Me          account.Me `json:"me"`
	}
	b.w.check(json.Unmarshal(a.Body.Bytes(), &got))
	b.token, b.me = got.AccessToken, got.Me
	for _, c := range a.Result().Cookies() {
		b.cookie = c
	}
	return a
}

func (a answer) want(status int, code string) answer {
	a.t.Helper()
	if a.Code != status {
		a.t.Fatalf("%s: status %d, want %d: %s", a.what, a.Code, status, a.Body)
	}
	if got := a.code(); code != "" && got != code {
		a.t.Fatalf("%s: code %q, want %q", a.what, got, code)
	}
	return a
}

func (a answer) code() string {
	var p web.Problem
	if err := json.Unmarshal(a.Body.Bytes(), &p); err != nil {
		return ""
	}
	return p.Code
}

func (a answer) wantField(name, code string) {
	a.t.Helper()
	a.want(http.StatusUnprocessableEntity, "invalid-fields")
	var p web.Problem
	if err := json.Unmarshal(a.Body.Bytes(), &p); err != nil {
		a.t.Fatal(err)
	}
	for _, f := range p.Fields {
		if f.Name == name && f.Code == code {
			return
		}
	}
	a.t.Fatalf("%s: fields %+v, want %s: %s", a.what, p.Fields, name, code)
}

func read[T any](a answer) T {
	a.t.Helper()
	var v T
	if err := json.Unmarshal(a.Body.Bytes(), &v); err != nil {
		a.t.Fatalf("%s: %v: %s", a.what, err, a.Body)
	}
	return v
}

// recorded counts the lines of the audit record.
func (w *world) recorded(action, result string) int64 {
	w.t.Helper()
	var n int64
	w.check(w.db.Read(context.Background()).Model(&audit.Event{}).Where("action = ? AND result = ?", action, result).Count(&n).Error)
	return n
}

func (w *world) newDeputy(name string) uint {
	w.t.Helper()
	var term org.Term
	w.write(func(tx *gorm.DB) error {
		return tx.Where(org.Term{CongressID: w.congress, Number: 8}).
			Attrs(org.Term{Name: "第八届", StartsOn: calendar.MustParse("2022-01-10")}).FirstOrCreate(&term).Error
	})
	d := deputy.Deputy{CongressID: w.congress, TermID: term.ID, Name: name, Level: deputy.Municipal, CardNo: name, Status: deputy.Active}
	w.write(func(tx *gorm.DB) error { return tx.Create(&d).Error })
	return d.ID
}
