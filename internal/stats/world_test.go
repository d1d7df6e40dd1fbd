package stats_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"
	"time"

	"github.com/gin-gonic/gin"

	"lianluo/internal/access"
	"lianluo/internal/account"
	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
	"lianluo/internal/demo/demotest"
	"lianluo/internal/fault"
	"lianluo/internal/stats"
	"lianluo/internal/suggestion"
	"lianluo/internal/web"
)

// today is a working day: Wednesday 2026-10-28, 10:30 in Shanghai.
var today = time.Date(2026, 10, 28, 2, 30, 0, 0, time.UTC)

// city is the demonstration's data, with figures asked for over HTTP.
type city struct {
	*testing.T
	db    *database.DB
	items *suggestion.Service
	now   time.Time
	as    access.Actor
	route *gin.Engine
}

func TestMain(m *testing.M) { databasetest.Main(m) }

func eachCity(t *testing.T, fn func(c *city)) {
	t.Helper()
	demotest.City("Rq8-vbnm-4tyu", today).Each(t, func(t *testing.T, db *database.DB) {
		c := &city{T: t, db: db, now: today}
		clock := func() time.Time { return c.now }
		c.items = &suggestion.Service{DB: db, Now: clock}
		gin.SetMode(gin.TestMode)
		c.route = gin.New()
		c.route.Use(func(g *gin.Context) { web.SetActor(g, c.as) })
		(&stats.Service{DB: db, Items: c.items, Now: clock}).Routes(c.route)
		fn(c)
	})
}

// actor is who logs in by the name, wearing the hat of that name.
func (c *city) actor(login string) access.Actor {
	c.Helper()
	var hat account.Membership
	err := c.db.Read(c.Context()).Joins("JOIN users u ON u.id = memberships.user_id").Where("u.login_name = ? AND memberships.role = ?", login, login).
		Order("memberships.id").Take(&hat).Error
	if err != nil {
		c.Fatalf("%s: %v", login, err)
	}
	return access.Actor{UserID: hat.UserID, MembershipID: hat.ID, CongressID: hat.CongressID, Role: hat.Role, UnitID: hat.UnitID, CommitteeID: hat.CommitteeID, DeputyID: hat.DeputyID, Name: login}
}

func (c *city) get(by access.Actor, path string, query url.Values) *httptest.ResponseRecorder {
	c.as = by
	w := httptest.NewRecorder()
	c.route.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path+"?"+query.Encode(), nil))
	return w
}

func read[T any](c *city, by access.Actor, path string, query url.Values) (v T) {
	c.Helper()
	answer := c.get(by, path, query)
	if answer.Code != http.StatusOK {
		c.Fatalf("%s?%s: %d %s", path, query.Encode(), answer.Code, answer.Body)
	}
	if err := json.Unmarshal(answer.Body.Bytes(), &v); err != nil {
		c.Fatal(err)
	}
	return v
}

func (c *city) report(by access.Actor, query url.Values) stats.Report {
	c.Helper()
	return read[stats.Report](c, by, "/stats", query)
}

// behind is how many items the list behind a number holds.
func (c *city) behind(by access.Actor, figure, part string, query url.Values) web.List[suggestion.Row] {
	c.Helper()
	q := url.Values{"figure": {figure}, "part": {part}, "size": {"200"}}
	for name, value := range query {
		q[name] = value
	}
	return read[web.List[suggestion.Row]](c, by, "/stats/items", q)
}

func (c *city) problem(answer *httptest.ResponseRecorder) (p web.Problem) {
	c.Helper()
	if err := json.Unmarshal(answer.Body.Bytes(), &p); err != nil {
		c.Fatal(err)
	}
	return p
}

func (c *city) must(err error) {
	c.Helper()
	if f := fault.Of(err); f != nil {
		c.Fatalf("%v %+v", err, f.Fields)
	}
	if err != nil {
		c.Fatal(err)
	}
}

func values(pairs ...any) url.Values {
	v := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		v.Set(pairs[i].(string), fmt.Sprint(pairs[i+1]))
	}
	return v
}
