package account_test

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/account"
)

func discard() *slog.Logger { return slog.New(slog.NewTextHandler(io.Discard, nil)) }

func TestLogInSaysWhoAndWithWhichHat(t *testing.T) {
	each(t, func(w *world) {
		unit := w.newUnit("市交通运输局")
		w.user("clerk", account.Membership{Role: access.Clerk, UnitID: unit}, hat(access.GovOffice))
		b := w.loggedIn(" Clerk ")
		if len(b.me.Hats) != 2 || b.me.Hat == nil || b.me.Hat.Role != access.Clerk || b.me.Hat.UnitName != "市交通运输局" || b.me.Hat.CongressName != "临江市人民代表大会" {
			t.Fatalf("me: %+v", b.me)
		}
		if b.me.LastLogin != nil {
			t.Errorf("a first log-in knows an earlier one: %+v", b.me.LastLogin)
		}
		actor := read[access.Actor](b.do(http.MethodGet, "/probe", nil).want(http.StatusOK, ""))
		if actor.Role != access.Clerk || actor.UnitID != unit || actor.CongressID != w.congress || actor.LoginSessionID == 0 || actor.RequestID == "" {
			t.Errorf("actor: %+v", actor)
		}
		first := w.clock.now()
		w.clock.advance(time.Hour)
		again := w.loggedIn("clerk")
		if again.me.LastLogin == nil || !again.me.LastLogin.At.Equal(first) || again.me.LastLogin.Address == "" {
			t.Errorf("last log-in: %+v, want %s", again.me.LastLogin, first)
		}
		if n := w.recorded("account.login", "ok"); n != 2 {
			t.Errorf("%d log-ins recorded, want 2", n)
		}
	})
}

func TestTheRefreshCookieIsKeptFromScriptsAndOtherSites(t *testing.T) {
	each(t, func(w *world) {
		w.user("office", hat(access.Office))
		b := w.loggedIn("office")
		c := b.cookie
		if !c.HttpOnly || c.SameSite != http.SameSiteStrictMode || c.Path != "/api/v1/auth" || c.Secure || c.MaxAge != 7*24*3600 {
			t.Errorf("cookie: %+v", c)
		}
		b.header.Set("X-Forwarded-Proto", "https")
		b.refresh().want(http.StatusOK, "")
		if !b.cookie.Secure {
			t.Error("a cookie given over TLS lacks Secure")
		}
		b.header.Set("Sec-Fetch-Site", "cross-site")
		b.refresh().want(http.StatusForbidden, "foreign-origin")
		b.header.Del("Sec-Fetch-Site")
		b.header.Set("Origin", "https://elsewhere.example")
		b.logIn("office", goodPassword).want(http.StatusForbidden, "foreign-origin")
		b.header.Set("Origin", "https://example.com") // the host of httptest's requests
		b.refresh().want(http.StatusOK, "")
	})
}

func TestFiveWrongPasswordsLockForHalfAnHour(t *testing.T) {
	each(t, func(w *world) {
		w.user("office", hat(access.Office))
		b := w.browser()
		for range 4 {
			b.logIn("office", "Wrong-Horse-42").want(http.StatusUnauthorized, "wrong-credentials")
		}
		b.logIn("office", "Wrong-Horse-42").want(http.StatusTooManyRequests, "account-locked")
		b.logIn("office", goodPassword).want(http.StatusTooManyRequests, "account-locked")
		w.clock.advance(29 * time.Minute)
		b.logIn("office", goodPassword).want(http.StatusTooManyRequests, "account-locked")
		w.clock.advance(time.Minute)
		b.logIn("office", goodPassword).want(http.StatusOK, "")
		if w.recorded("account.lock", "ok") != 1 || w.recorded("account.login", "wrong-credentials") != 5 {
			t.Error("the record misses the lock or the failures")
		}
		for range 4 { // a success has emptied the count
			b.logIn("office", "Wrong-Horse-42").want(http.StatusUnauthorized, "wrong-credentials")
		}
		b.logIn("office", goodPassword).want(http.StatusOK, "")
	})
}

func TestTheLockDoesNotTellWhichNamesExist(t *testing.T) {
	each(t, func(w *world) {
		w.user("office", hat(access.Office))
		for range 3 {
			real, unreal := w.browser(), w.browser()
			for i := range 7 {
				a, b := real.logIn("office", "Wrong-Horse-42"), unreal.logIn("nobody", "Wrong-Horse-42")
				if a.Code != b.Code || a.code() != b.code() {
					t.Fatalf("attempt %d: %d %s for a name that exists, %d %s for one that does not", i+1, a.Code, a.code(), b.Code, b.code())
				}
			}
			w.clock.advance(account.LockedFor)
		}
	})
}

func TestConcurrentGuessesShareNoCount(t *testing.T) {
	each(t, func(w *world) {
		u := w.user("office", hat(access.Office))
		var wg sync.WaitGroup
		for range 8 {
			wg.Go(func() {
				b := w.browser()
				if a := b.logIn("office", "Wrong-Horse-42"); a.Code == http.StatusOK {
					w.t.Error("a wrong password was let in")
				}
			})
		}
		wg.Wait()
		var fresh account.User
		w.check(w.db.Read(context.Background()).Take(&fresh, u.ID).Error)
		if fresh.LockedUntil == nil {
			t.Error("eight wrong passwords at once did not lock the account")
		}
	})
}

func TestOneAddressIsSlowedDown(t *testing.T) {
	each(t, func(w *world) {
		w.user("office", hat(access.Office))
		b := w.browser()
		for i := range 20 {
			b.logIn(fmt.Sprintf("nobody%d", i), "Wrong-Horse-42").want(http.StatusUnauthorized, "wrong-credentials")
		}
		a := b.logIn("office", goodPassword).want(http.StatusTooManyRequests, "too-many-attempts")
		if a.Header().Get("Retry-After") == "" {
			t.Error("no Retry-After")
		}
		w.clock.advance(15 * time.Second)
		b.logIn("office", goodPassword).want(http.StatusOK, "")
		b.logIn("office", goodPassword).want(http.StatusOK, "") // a success costs nothing
	})
}

func TestRefreshRotatesAndReuseEndsTheLogIn(t *testing.T) {
	each(t, func(w *world) {
		w.user("office", hat(access.Office))
		b := w.loggedIn("office")
		stolen := b.cookie
		w.clock.advance(11 * time.Minute)
		b.do(http.MethodGet, "/probe", nil).want(http.StatusUnauthorized, "token-expired")
		b.refresh().want(http.StatusOK, "")
		if b.cookie.Value == stolen.Value {
			t.Fatal("the refresh token did not rotate")
		}
		b.do(http.MethodGet, "/probe", nil).want(http.StatusOK, "")

		w.clock.advance(11 * time.Second)
		thief := w.browser()
		thief.cookie = stolen
		a := thief.refresh().want(http.StatusUnauthorized, "refresh-token-reused")
		if cookies := a.Result().Cookies(); len(cookies) != 1 || cookies[0].MaxAge >= 0 {
			t.Errorf("the cookie was not taken away: %v", cookies)
		}
		b.do(http.MethodGet, "/probe", nil).want(http.StatusUnauthorized, "login-ended")
		b.refresh().want(http.StatusUnauthorized, "login-ended")
		if w.recorded("account.refresh", "refresh-token-reused") != 1 {
			t.Error("the reuse is not on record")
		}
	})
}

func TestALostAnswerToARefreshIsForgivenOnce(t *testing.T) {
	each(t, func(w *world) {
		w.user("office", hat(access.Office))
		b := w.loggedIn("office")
		lost := *b
		lost.refresh().want(http.StatusOK, "") // the answer never arrives
		w.clock.advance(5 * time.Second)
		b.refresh().want(http.StatusOK, "")
		b.refresh().want(http.StatusOK, "")
		// Whoever holds the retired successor gives both away.
		lost.refresh().want(http.StatusUnauthorized, "refresh-token-reused")
		b.refresh().want(http.StatusUnauthorized, "login-ended")
	})
}

func TestConcurrentRefreshesLeaveOneLiveChain(t *testing.T) {
	each(t, func(w *world) {
		w.user("office", hat(access.Office))
		b := w.loggedIn("office")
		var wg sync.WaitGroup
		tabs := make([]*browser, 6)
		for i := range tabs {
			copied := *b
			tabs[i] = &copied
			wg.Go(func() { tabs[i].refresh().want(http.StatusOK, "") })
		}
		wg.Wait()
		var live int64
		w.check(w.db.Read(context.Background()).Model(&account.RefreshToken{}).Where("used_at IS NULL").Count(&live).Error)
		if live != 1 {
			t.Errorf("%d live refresh tokens, want 1", live)
		}
	})
}

func TestAnUnusedLogInEnds(t *testing.T) {
	each(t, func(w *world) {
		w.user("office", hat(access.Office))
		w.user("auditor", hat(access.Auditor))
		office, auditor := w.loggedIn("office"), w.loggedIn("auditor")
		w.clock.advance(31 * time.Minute)
		auditor.refresh().want(http.StatusUnauthorized, "login-ended")
		office.refresh().want(http.StatusOK, "")
		w.clock.advance(2*time.Hour + time.Minute)
		office.refresh().want(http.StatusUnauthorized, "login-ended")

		long := w.loggedIn("office")
		for range 7 * 24 {
			w.clock.advance(time.Hour)
			if a := long.refresh(); a.Code != http.StatusOK {
				a.want(http.StatusUnauthorized, "login-ended")
				return
			}
		}
		t.Error("a log-in outlived seven days")
	})
}

func TestLogOutAndEndingALogInTakeHold(t *testing.T) {
	each(t, func(w *world) {
		w.user("office", hat(access.Office))
		w.user("head", hat(access.Head))
		here, there, other := w.loggedIn("office"), w.loggedIn("office"), w.loggedIn("head")
		type list struct {
			Items []struct {
				ID      uint `json:"id"`
				Current bool `json:"current"`
			} `json:"items"`
		}
		logins := read[list](here.do(http.MethodGet, "/auth/logins", nil).want(http.StatusOK, ""))
		if len(logins.Items) != 2 || logins.Items[0].Current || !logins.Items[1].Current {
			t.Fatalf("log-ins: %+v", logins)
		}
		path := "/auth/logins/" + itoa(logins.Items[0].ID)
		other.do(http.MethodDelete, path, nil).want(http.StatusNotFound, "not-found")
		here.do(http.MethodDelete, path, nil).want(http.StatusNoContent, "")
		there.do(http.MethodGet, "/probe", nil).want(http.StatusUnauthorized, "login-ended")
		there.refresh().want(http.StatusUnauthorized, "login-ended")

		here.do(http.MethodPost, "/auth/logout", nil).want(http.StatusNoContent, "")
		here.do(http.MethodGet, "/probe", nil).want(http.StatusUnauthorized, "login-ended")
		here.refresh().want(http.StatusUnauthorized, "login-ended")
		other.do(http.MethodGet, "/probe", nil).want(http.StatusOK, "")
	})
}

func TestForgedAndForeignTokensAreRefused(t *testing.T) {
	each(t, func(w *world) {
		w.user("office", hat(access.Office))
		b := w.loggedIn("office")
		parts := strings.Split(b.token, ".")
		none := "eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0." + parts[1] + "."
		for name, token := range map[string]string{
			"unsigned": none, "cut": parts[0] + "." + parts[1] + ".", "noise": "x.y.z",
			"tampered": parts[0] + "." + parts[1][:len(parts[1])-2] + "AA." + parts[2],
		} {
			b.token = token
			if a := b.do(http.MethodGet, "/probe", nil); a.Code != http.StatusUnauthorized {
				t.Errorf("%s token: status %d", name, a.Code)
			}
		}
		b.token = ""
		b.do(http.MethodGet, "/probe", nil).want(http.StatusUnauthorized, "not-logged-in")
	})
}

func TestDemonstrationAccountsStayOnTheMachine(t *testing.T) {
	each(t, func(w *world) {
		u := w.user("deputy.demo", hat(access.Office))
		w.write(func(tx *gorm.DB) error { return tx.Model(u).UpdateColumn("demonstration", true).Error })
		b := w.loggedIn("deputy.demo")
		if !b.me.Demonstration {
			t.Error("me does not say that this is a demonstration")
		}
		w.s.Exposed = true
		b.logIn("deputy.demo", goodPassword).want(http.StatusForbidden, "demonstration-account")
		b.do(http.MethodGet, "/probe", nil).want(http.StatusUnauthorized, "login-ended")
		b.refresh().want(http.StatusUnauthorized, "login-ended")
	})
}
