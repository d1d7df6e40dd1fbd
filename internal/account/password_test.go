package account_test

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/account"
)

func TestPasswordRules(t *testing.T) {
	each(t, func(w *world) {
		w.user("zhang.san", hat(access.Office)) // phone 13812345678
		b := w.loggedIn("zhang.san")
		for password, code := range map[string]string{
			"Ab1-xyz":                      "too-short",
			strings.Repeat("Ab1-", 33):     "too-long",
			"onlylowercase1":               "too-plain",
			"ONLYUPPER12345":               "too-plain",
			"1234567890123":                "too-plain",
			"My-Zhang.San-1":               "contains-login-name",
			"Tel-13812345678":              "contains-phone",
			"Passw0rd12":                   "weak",
			"Password-123":                 "weak",
			"!!Administrator2026":          "weak",
			"Huawei@2026":                  "weak",
			"P@ssw0rd!!":                   "weak",
			goodPassword:                   "used-before",
			"联络员的长口令Aa1":                   "",
			"correct horse battery Staple": "",
		} {
			a := b.do(http.MethodPost, "/auth/password", map[string]string{"current_password": goodPassword, "new_password": password})
			if code != "" {
				a.wantField("new_password", code)
				continue
			}
			a.want(http.StatusNoContent, "")
			w.write(func(tx *gorm.DB) error {
				return tx.Model(&account.User{}).Where("login_name = ?", "zhang.san").UpdateColumn("password_hash", w.hash).Error
			})
		}
	})
}

func TestTheLastFivePasswordsDoNotComeBack(t *testing.T) {
	each(t, func(w *world) {
		w.user("office", hat(access.Office))
		b, other := w.loggedIn("office"), w.loggedIn("office")
		present := goodPassword
		change := func(to string) answer {
			return b.do(http.MethodPost, "/auth/password", map[string]string{"current_password": present, "new_password": to})
		}
		for _, next := range []string{"Calm-River-01", "Calm-River-02", "Calm-River-03", "Calm-River-04"} {
			change(goodPassword).wantField("new_password", "used-before")
			change(next).want(http.StatusNoContent, "")
			present = next
		}
		change(goodPassword).wantField("new_password", "used-before")
		change("Calm-River-05").want(http.StatusNoContent, "")
		present = "Calm-River-05"
		change(goodPassword).want(http.StatusNoContent, "")

		b.do(http.MethodGet, "/probe", nil).want(http.StatusOK, "")
		other.do(http.MethodGet, "/probe", nil).want(http.StatusUnauthorized, "login-ended")
		if w.recorded("account.change-password", "ok") != 6 {
			t.Error("the changes are not on record")
		}
	})
}

func TestGuessingThePresentPasswordLocksToo(t *testing.T) {
	each(t, func(w *world) {
		w.user("office", hat(access.Office))
		b := w.loggedIn("office")
		body := map[string]string{"current_password": "Wrong-Horse-42", "new_password": "Calm-River-77"}
		for range 4 {
			b.do(http.MethodPost, "/auth/password", body).wantField("current_password", "wrong")
		}
		b.do(http.MethodPost, "/auth/password", body).want(http.StatusTooManyRequests, "account-locked")
		body["current_password"] = goodPassword
		b.do(http.MethodPost, "/auth/password", body).want(http.StatusTooManyRequests, "account-locked")
	})
}

func TestWaitingForAHashEndsWithItsRequest(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := account.HashPassword(ctx, goodPassword); !errors.Is(err, context.Canceled) {
		t.Errorf("hashing for an ended request: %v", err)
	}
}

func TestAKnownLogInCostsNoSQL(t *testing.T) {
	each(t, func(w *world) {
		w.user("office", hat(access.Office))
		b := w.loggedIn("office")
		b.do(http.MethodGet, "/probe", nil).want(http.StatusOK, "")
		var statements atomic.Int32
		count := func(*gorm.DB) { statements.Add(1) }
		callbacks := w.db.Read(context.Background()).Callback()
		w.check(callbacks.Query().Before("*").Register("count_queries", count))
		w.check(callbacks.Row().Before("*").Register("count_rows", count))
		for range 10 {
			b.do(http.MethodGet, "/probe", nil).want(http.StatusOK, "")
		}
		if n := statements.Load(); n != 0 {
			t.Errorf("%d statements for ten requests of a known log-in", n)
		}
		w.clock.advance(account.Stale)
		b.do(http.MethodGet, "/probe", nil).want(http.StatusOK, "")
		if n := statements.Load(); n != 1 {
			t.Errorf("%d statements for a log-in to be looked up again, want 1", n)
		}
	})
}

func TestSeveralServersThatStartTogetherShareOneKey(t *testing.T) {
	each(t, func(w *world) {
		w.user("office", hat(access.Office))
		b := w.loggedIn("office")
		b.router = w.routes(w.server())
		b.do(http.MethodGet, "/probe", nil).want(http.StatusOK, "")
		w.clock.advance(time.Minute)
		b.do(http.MethodGet, "/probe", nil).want(http.StatusOK, "")
	})
}
