package audit_test

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/gin-gonic/gin"
	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/audit"
	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
	"lianluo/internal/web"
)

var morning = time.Date(2026, 3, 2, 1, 0, 0, 0, time.UTC)

func router(db *database.DB, by access.Actor) http.Handler {
	gin.SetMode(gin.TestMode)
	r := gin.New()
	group := r.Group("/api/v1", func(c *gin.Context) { web.SetActor(c, by) })
	s := audit.Service{DB: db, LoginNames: func(context.Context, []uint) (map[uint]string, error) {
		return map[uint]string{7: "seven", 8: "eight"}, nil
	}, People: func(_ context.Context, text string) ([]uint, error) {
		return map[string][]uint{"sev": {7}, "eight": {8}, "e": {7, 8}}[text], nil
	}}
	s.Routes(group)
	return r
}

func get[T any](t *testing.T, h http.Handler, path string, status int) T {
	t.Helper()
	rec := httptest.NewRecorder()
	h.ServeHTTP(rec, httptest.NewRequest(http.MethodGet, "/api/v1"+path, nil))
	if rec.Code != status {
		t.Fatalf("GET %s: %d, want %d: %s", path, rec.Code, status, rec.Body)
	}
	var v T
	if err := json.Unmarshal(rec.Body.Bytes(), &v); err != nil {
		t.Fatal(err)
	}
	return v
}

func record(t *testing.T, db *database.DB, events ...audit.Event) {
	t.Helper()
	err := db.Write(context.Background(), func(tx *gorm.DB) error {
		for _, e := range events {
			if err := audit.Record(tx, access.Actor{UserID: 7, Role: access.Office, Address: "10.0.0.1"}, e); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

type verdict struct {
	OK       bool   `json:"ok"`
	Checked  int    `json:"checked"`
	Unsealed int64  `json:"unsealed"`
	BrokenAt uint   `json:"broken_at"`
	Reason   string `json:"reason"`
}

type page struct {
	Items []struct {
		ID        uint   `json:"id"`
		Action    string `json:"action"`
		LoginName string `json:"login_name"`
		Whom      string `json:"whom"`
		Result    string `json:"result"`
		Sealed    bool   `json:"sealed"`
	} `json:"items"`
	Total int64 `json:"total"`
}

func TestAnAuditorReadsTheRecordOfTheOwnCongress(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		record(t, db,
			audit.Event{At: morning, Action: "suggestion.submit", Subject: "suggestion/1", CongressID: 1},
			audit.Event{At: morning, Action: "suggestion.submit", Subject: "suggestion/2", CongressID: 2},
			audit.Event{At: morning.Add(15 * time.Hour), Action: "account.login", Subject: "user/7", CongressID: 1},
		)
		if _, err := audit.SealNew(context.Background(), db, morning); err != nil {
			t.Fatal(err)
		}
		record(t, db, audit.Event{At: morning.Add(16 * time.Hour), Action: "account.login", Subject: "user/0"})
		auditor := router(db, access.Actor{UserID: 9, Role: access.Auditor, CongressID: 1})

		for path, want := range map[string]int64{
			"/audit": 3, "/audit?action=suggestion": 1, "/audit?action=%25": 0, "/audit?action=account.login": 2,
			"/audit?to=2026-03-02": 1, "/audit?from=2026-03-03": 2, "/audit?from=2026-03-03&to=2026-03-03&size=1": 2,
		} {
			if got := get[page](t, auditor, path, http.StatusOK); got.Total != want {
				t.Errorf("%s: %d entries, want %d", path, got.Total, want)
			}
		}
		list := get[page](t, auditor, "/audit?size=2", http.StatusOK)
		if len(list.Items) != 2 || list.Items[0].Sealed || !list.Items[1].Sealed || list.Items[1].LoginName != "seven" {
			t.Errorf("list: %+v", list)
		}
		get[web.Problem](t, auditor, "/audit?from=03/02/2026", http.StatusUnprocessableEntity)
		for _, role := range access.Roles {
			if role != access.Auditor {
				other := router(db, access.Actor{UserID: 9, Role: role, CongressID: 1})
				get[web.Problem](t, other, "/audit", http.StatusForbidden)
				get[web.Problem](t, other, "/audit/verify", http.StatusForbidden)
			}
		}
	})
}

func TestTheRecordIsNarrowedToAPersonAndToWhatWasRefused(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		record(t, db,
			audit.Event{At: morning, Action: "account.login", Subject: "user/7"},
			audit.Event{At: morning, Action: "account.suspend", Subject: "user/8"},
			audit.Event{At: morning, Action: "suggestion.submit", Subject: "suggestion/8"},
		)
		stranger := audit.Event{At: morning, Action: "account.login", Subject: "user/8", Result: "bad-credentials"}
		err := db.Write(context.Background(), func(tx *gorm.DB) error { return audit.Record(tx, access.Actor{}, stranger) })
		if err != nil {
			t.Fatal(err)
		}
		auditor := router(db, access.Actor{UserID: 9, Role: access.Auditor, CongressID: 1})
		for path, want := range map[string]int64{
			"/audit?person=sev": 3, "/audit?person=eight": 2, "/audit?person=e": 4, "/audit?person=nobody": 0,
			"/audit?result=ok": 3, "/audit?result=refused": 1, "/audit?person=sev&result=refused": 0, "/audit?person=eight&action=account.login": 1,
		} {
			if got := get[page](t, auditor, path, http.StatusOK); got.Total != want {
				t.Errorf("%s: %d entries, want %d", path, got.Total, want)
			}
		}
		refused := get[page](t, auditor, "/audit?result=refused", http.StatusOK).Items[0]
		if refused.Result != "bad-credentials" || refused.Whom != "eight" || refused.LoginName != "" {
			t.Errorf("what was refused: %+v", refused)
		}
		if done := get[page](t, auditor, "/audit?action=suggestion", http.StatusOK).Items[0]; done.Whom != "" || done.Result != "ok" {
			t.Errorf("what was done: %+v", done)
		}
		get[web.Problem](t, auditor, "/audit?result=perhaps", http.StatusUnprocessableEntity)
	})
}

func TestVerificationNamesTheFirstRecordThatWasTouched(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		auditor := router(db, access.Actor{UserID: 9, Role: access.Auditor, CongressID: 1})
		for range 3 {
			record(t, db, audit.Event{At: morning, Action: "account.login", Subject: "user/7"}, audit.Event{At: morning, Action: "account.logout", Subject: "user/7"})
			if _, err := audit.SealNew(context.Background(), db, morning); err != nil {
				t.Fatal(err)
			}
		}
		record(t, db, audit.Event{At: morning, Action: "account.login", Subject: "user/7"})
		if got := get[verdict](t, auditor, "/audit/verify", http.StatusOK); got != (verdict{OK: true, Checked: 6, Unsealed: 1}) {
			t.Fatalf("an untouched record: %+v", got)
		}
		change := func(fn func(tx *gorm.DB) error) {
			if err := db.Write(context.Background(), fn); err != nil {
				t.Fatal(err)
			}
		}
		change(func(tx *gorm.DB) error { return tx.Model(&audit.Event{}).Where("id = 4").UpdateColumn("to", "x").Error })
		if got := get[verdict](t, auditor, "/audit/verify", http.StatusOK); got.OK || got.BrokenAt != 3 || got.Reason != "hash" {
			t.Errorf("a changed record: %+v", got)
		}
		change(func(tx *gorm.DB) error { return tx.Where("id IN ?", []uint{3, 4}).Delete(&audit.Event{}).Error })
		if got := get[verdict](t, auditor, "/audit/verify", http.StatusOK); got.OK || got.BrokenAt != 3 || got.Reason != "count" {
			t.Errorf("a shortened record: %+v", got)
		}
	})
}
