package suggestion_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"
	"time"

	"github.com/gin-gonic/gin"
	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
	"lianluo/internal/deputy"
	"lianluo/internal/org"
	"lianluo/internal/suggestion"
	"lianluo/internal/web"
)

// counted is a server whose queries are counted, with items that a unit has
// been given.
type counted struct {
	t          *testing.T
	db         *database.DB
	s          *suggestion.Service
	queries    atomic.Int64
	congress   uint
	unit, lead uint
}

const mostRows = 200 // the largest page

func TestListsNeedTheSameStatementsForAnyNumberOfRows(t *testing.T) {
	t.Parallel()
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newCounted(t, db)
		for range mostRows {
			w.assigned()
		}
		clerk := access.Actor{UserID: 3, CongressID: w.congress, Role: access.Clerk, UnitID: w.unit}
		w.count()
		w.same(clerk, "/suggestions?")
		w.same(clerk, "/tasks?")
		w.same(w.office(), "/suggestions?sort=due&phase=assigned&")
	})
}

// What units did before costs the same whether they did much of it or little.
func TestWhatUnitsDidBeforeNeedsTheSameStatementsForAnyNumberOfItems(t *testing.T) {
	t.Parallel()
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newCounted(t, db)
		w.assigned()
		w.count()
		cost := func() (items int, statements int64) {
			before := w.queries.Load()
			units, err := w.s.Experienced(t.Context(), w.office(), "关于增开夜间公交的建议", 0)
			w.check(err)
			if len(units) != 1 {
				t.Fatalf("%d units", len(units))
			}
			return len(units[0].Precedents), w.queries.Load() - before
		}
		one, first := cost()
		for range 30 {
			w.assigned()
		}
		if many, cost := cost(); one != 1 || many != 31 || cost != first || cost == 0 {
			t.Errorf("%d statements for %d items, %d for %d", cost, many, first, one)
		}
	})
}

// Likely duplicates cost the same whether there are many of them or one.
func TestLikelyDuplicatesNeedTheSameStatementsForAnyNumberOfItems(t *testing.T) {
	t.Parallel()
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newCounted(t, db)
		w.assigned()
		w.registered()
		w.count()
		cost := func() (couples int, statements int64) {
			before := w.queries.Load()
			list, err := w.s.Duplicates(t.Context(), w.office())
			w.check(err)
			return list.Total, w.queries.Load() - before
		}
		one, first := cost()
		for range 9 {
			w.registered()
		}
		if many, cost := cost(); one != 1 || many != 55 || cost != first || cost == 0 {
			t.Errorf("%d statements for %d couples, %d for %d", cost, many, first, one)
		}
	})
}

// A new name costs the same whether many items go by it or few.
func TestANewNameNeedsTheSameStatementsForAnyNumberOfItems(t *testing.T) {
	t.Parallel()
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newCounted(t, db)
		w.assigned()
		w.count()
		cost := func() int64 {
			before := w.queries.Load()
			w.check(db.Write(t.Context(), func(tx *gorm.DB) error { return suggestion.UnitRenamed(tx, w.unit) }))
			return w.queries.Load() - before
		}
		first := cost()
		for range 30 {
			w.assigned()
		}
		if many := cost(); many != first || many == 0 {
			t.Errorf("%d statements for 31 items, %d for one", many, first)
		}
	})
}

func newCounted(t *testing.T, db *database.DB) *counted {
	t.Helper()
	now := func() time.Time { return time.Date(2026, 3, 2, 1, 0, 0, 0, time.UTC) }
	w := &counted{t: t, db: db, s: &suggestion.Service{DB: db, Now: now}}
	w.check(db.Write(t.Context(), func(tx *gorm.DB) error {
		day := calendar.On(now())
		congress := org.Congress{Name: "临江市人民代表大会", ShortName: "临江市", Level: org.City, OfficeName: org.DefaultOfficeName, CreatedAt: now()}
		if err := tx.Create(&congress).Error; err != nil {
			return err
		}
		term := org.Term{CongressID: congress.ID, Number: 1, Name: "第一届", StartsOn: day.AddDays(-90)}
		if err := tx.Create(&term).Error; err != nil {
			return err
		}
		session := org.Session{CongressID: congress.ID, TermID: term.ID, Number: 1, Name: "第一次会议", OpensOn: day.AddDays(-60), ClosesOn: day.AddDays(-55)}
		unit := org.Unit{CongressID: congress.ID, Name: "市交通运输局", ShortName: "交通局", System: org.Government, Active: true}
		lead := deputy.Deputy{CongressID: congress.ID, TermID: term.ID, Name: "何溪", CardNo: "1", Level: "municipal", Status: deputy.Active}
		for _, row := range []any{&session, &unit, &lead} {
			if err := tx.Create(row).Error; err != nil {
				return err
			}
		}
		w.congress, w.unit, w.lead = congress.ID, unit.ID, lead.ID
		return nil
	}))
	return w
}

func (w *counted) check(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

// assigned takes one item as far as the unit's to-do list.
func (w *counted) assigned() {
	w.t.Helper()
	r := w.registered()
	_, err := w.s.Assign(w.t.Context(), w.office(), r.ID, r.Version, suggestion.Sole(w.unit, ""))
	w.check(err)
}

func (w *counted) office() access.Actor {
	return access.Actor{UserID: 2, CongressID: w.congress, Role: access.Office, Name: "办公室"}
}

// registered takes one item as far as the office's list of those to assign.
func (w *counted) registered() suggestion.Receipt {
	w.t.Helper()
	ctx := w.t.Context()
	author := access.Actor{UserID: 1, CongressID: w.congress, Role: access.Deputy, DeputyID: w.lead, Name: "何溪"}
	r, err := w.s.Create(ctx, author, false, suggestion.Content{Title: "关于增开夜间公交的建议", Category: "social", Situation: "末班车过早。",
		Points: []string{"延长末班车时间。", "公布时刻表。"}, PublicityConsent: "full"})
	w.check(err)
	r, err = w.s.Submit(ctx, author, r.ID, r.Version)
	w.check(err)
	r, err = w.s.StartReview(ctx, w.office(), r.ID, r.Version)
	w.check(err)
	r, err = w.s.Register(ctx, w.office(), r.ID, r.Version)
	w.check(err)
	return r
}

// count counts every query from now on, but for those of the rules: they are
// kept in memory for a time and do not depend on rows.
func (w *counted) count() {
	w.t.Helper()
	note := func(tx *gorm.DB) {
		if tx.Statement.Table != "rule_sets" {
			w.queries.Add(1)
		}
	}
	callbacks := w.db.Read(w.t.Context()).Callback()
	w.check(callbacks.Query().After("gorm:query").Register("count", note))
	w.check(callbacks.Row().After("gorm:row").Register("count", note))
	w.check(callbacks.Raw().After("gorm:raw").Register("count", note))
}

// same asks for pages of 1, 20 and 200 rows and compares what they cost.
func (w *counted) same(by access.Actor, path string) {
	w.t.Helper()
	r := gin.New()
	w.s.Routes(r.Group("", func(c *gin.Context) { web.SetActor(c, by) }))
	first := int64(0)
	for _, size := range []int{1, 20, mostRows} {
		before := w.queries.Load()
		answer := httptest.NewRecorder()
		r.ServeHTTP(answer, httptest.NewRequest(http.MethodGet, fmt.Sprintf("%ssize=%d", path, size), nil))
		var page struct {
			Items []json.RawMessage `json:"items"`
		}
		if answer.Code != http.StatusOK {
			w.t.Fatalf("%s: %d %s", path, answer.Code, answer.Body)
		}
		w.check(json.Unmarshal(answer.Body.Bytes(), &page))
		if len(page.Items) != size {
			w.t.Fatalf("%s: %d rows in place of %d", path, len(page.Items), size)
		}
		cost := w.queries.Load() - before
		if first == 0 {
			first = cost
		}
		if cost == 0 || cost != first {
			w.t.Errorf("%s: %d statements for %d rows, %d for one", path, cost, size, first)
		}
	}
}
