package app

import (
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/account"
	"lianluo/internal/audit"
	"lianluo/internal/database"
)

// afterReading runs fn once, after the first row of a table was read outside a
// transaction.
func (l *linked) afterReading(table string, fn func()) {
	l.Helper()
	var done atomic.Bool
	err := l.app.DB.Read(l.Context()).Callback().Query().After("gorm:query").Register("after_reading", func(q *gorm.DB) {
		if _, writes := q.Statement.ConnPool.(gorm.TxCommitter); !writes && q.Statement.Table == table && done.CompareAndSwap(false, true) {
			fn()
		}
	})
	if err != nil {
		l.Fatal(err)
	}
	l.Cleanup(func() {
		if !done.Load() {
			l.Errorf("nothing was read of %s", table)
		}
	})
}

func TestALinkThatIsTakenAwayMeanwhileOpensNoLogIn(t *testing.T) {
	eachLinked(t, func(l *linked) {
		l.provider.Sit("person-1")
		b := l.browser()
		b.expect(b.link("sys.tem", systemPassword), "/me/security")
		back := b.authorize(b.leave("start", "", ""))
		l.afterReading("oidc_identities", func() {
			if err := l.app.DB.Write(t.Context(), func(tx *gorm.DB) error { return tx.Exec("DELETE FROM oidc_identities").Error }); err != nil {
				t.Error(err)
			}
		})
		b.expect(b.arrive(back), "/login?oidc=oidc-unlinked")
		b.expect(b.refreshed(), "")
		var last audit.Event
		if err := l.app.DB.Read(t.Context()).Order("id DESC").Take(&last).Error; err != nil || last.Action != "account.login" || last.Result != "oidc-unlinked" {
			t.Errorf("recorded: %+v, %v", last, err)
		}
	})
}

func TestAnAccountHasOneIdentityWhateverElseFails(t *testing.T) {
	eachLinked(t, func(l *linked) {
		l.provider.Sit("person-1")
		b := l.browser()
		b.expect(b.link("sys.tem", systemPassword), "/me/security")
		err := l.app.DB.Write(t.Context(), func(tx *gorm.DB) error {
			var first account.Identity
			if err := tx.Take(&first).Error; err != nil {
				return err
			}
			return tx.Create(&account.Identity{UserID: first.UserID, Issuer: first.Issuer, Subject: "person-2", CreatedAt: l.now}).Error
		})
		if !database.IsUnique(err) {
			t.Errorf("a second identity of one account: %v", err)
		}
	})
}

// On the first day nobody is linked, and a whole department sits behind one
// address: whoever the provider knows has not been guessing.
func TestManyWhoAreNotLinkedYetComeFromOneAddress(t *testing.T) {
	l := newLinked(t)
	l.provider.Sit("person-1")
	b := l.browser()
	for range 25 {
		b.expect(b.enter(), "/login?oidc=oidc-unlinked")
	}
}

func TestAProviderThatDoesNotAnswerIsNotAskedAgainAtOnce(t *testing.T) {
	var asked atomic.Int64
	away := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		asked.Add(1)
		w.WriteHeader(http.StatusServiceUnavailable)
	}))
	t.Cleanup(away.Close)
	l := linkedTo(t, away.URL, "lianluo", "x")
	for _, step := range []struct {
		after time.Duration
		asked int64
	}{{0, 1}, {0, 1}, {4 * time.Second, 1}, {time.Second, 2}, {time.Second, 2}} {
		l.now = l.now.Add(step.after)
		w := send(l.app, "POST", "/api/v1/auth/oidc/start", "", "")
		if w.Code != http.StatusServiceUnavailable || code(w.Body.String()) != "oidc-unavailable" || asked.Load() != step.asked {
			t.Errorf("%v later: %d %s, asked %d times, want %d", step.after, w.Code, w.Body, asked.Load(), step.asked)
		}
	}
}
