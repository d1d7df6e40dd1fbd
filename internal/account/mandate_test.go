package account_test

import (
	"fmt"
	"net/http"
	"testing"
	"time"

	"lianluo/internal/access"
	"lianluo/internal/account"
	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/deputy"
)

// register is the register of deputies, wired as the server wires it.
func (w *world) register(s *account.Service) *deputy.Service {
	return &deputy.Service{DB: w.db, Now: w.clock.now, EndHat: s.EndMandate}
}

func (w *world) readDeputy(id uint) deputy.Deputy {
	w.t.Helper()
	d, err := database.One[deputy.Deputy](w.db.Read(w.t.Context()).Where("id = ?", id))
	w.check(err)
	return *d
}

// changeStatus asks the register's own use case, as the office does.
func (w *world) changeStatus(id uint, do func(*deputy.Service, access.Actor, deputy.StatusRequest) error) {
	w.t.Helper()
	by := access.Actor{UserID: 999, CongressID: w.congress, Role: access.Office}
	req := deputy.StatusRequest{Version: w.readDeputy(id).Version, Reason: "依法决定", Date: calendar.On(w.clock.now())}
	w.check(do(w.register(w.s), by, req))
}

func (w *world) terminate(id uint) {
	w.t.Helper()
	w.changeStatus(id, func(s *deputy.Service, by access.Actor, req deputy.StatusRequest) error {
		_, err := s.Terminate(w.t.Context(), by, id, req)
		return err
	})
}

func TestAMandateThatEndsTakesTheHatWithIt(t *testing.T) {
	each(t, func(w *world) {
		mandate := w.newDeputy("张代表")
		w.user("zhang", account.Membership{Role: access.Deputy, DeputyID: mandate}, hat(access.Office))
		w.user("only", account.Membership{Role: access.Deputy, DeputyID: w.newDeputy("李代表")})
		two := w.loggedIn("zhang")
		elsewhere := w.loggedIn("zhang")
		elsewhere.router = w.routes(w.server()) // another replica, which knows the log-in already
		elsewhere.do(http.MethodGet, "/probe", nil).want(http.StatusOK, "")
		two.do(http.MethodGet, "/probe", nil).want(http.StatusOK, "")
		other := w.loggedIn("only")

		w.terminate(mandate)
		w.clock.advance(10 * time.Second)
		two.do(http.MethodGet, "/probe", nil).want(http.StatusUnauthorized, "token-expired")
		elsewhere.do(http.MethodGet, "/probe", nil).want(http.StatusUnauthorized, "token-expired")
		other.do(http.MethodGet, "/probe", nil).want(http.StatusOK, "")
		two.refresh().want(http.StatusOK, "")
		if two.me.Hat == nil || two.me.Hat.Role != access.Office || len(two.me.Hats) != 1 {
			t.Errorf("after the mandate: %+v", two.me)
		}
		if n := w.recorded("role.end", "ok"); n != 1 {
			t.Errorf("%d ends of a role on record, want 1", n)
		}
	})
}

func TestADeputyWithoutAnotherHatIsToldSo(t *testing.T) {
	each(t, func(w *world) {
		mandate := w.newDeputy("张代表")
		w.user("zhang", account.Membership{Role: access.Deputy, DeputyID: mandate})
		b := w.loggedIn("zhang")
		w.terminate(mandate)
		w.clock.advance(10 * time.Second)
		b.do(http.MethodGet, "/probe", nil).want(http.StatusUnauthorized, "token-expired")
		b.refresh().want(http.StatusOK, "")
		b.do(http.MethodGet, "/probe", nil).want(http.StatusForbidden, "no-hat")
		if b.me.Hat != nil || len(b.me.Hats) != 0 {
			t.Errorf("still wears %+v", b.me)
		}
	})
}

func TestASuspendedDeputyKeepsTheHat(t *testing.T) {
	each(t, func(w *world) {
		mandate := w.newDeputy("张代表")
		w.user("zhang", account.Membership{Role: access.Deputy, DeputyID: mandate})
		b := w.loggedIn("zhang")
		w.changeStatus(mandate, func(s *deputy.Service, by access.Actor, req deputy.StatusRequest) error {
			_, err := s.Suspend(t.Context(), by, mandate, req)
			return err
		})
		w.clock.advance(10 * time.Second)
		got := read[access.Actor](b.do(http.MethodGet, "/probe", nil).want(http.StatusOK, ""))
		if got.Role != access.Deputy || got.DeputyID != mandate {
			t.Errorf("acts as %+v", got)
		}
	})
}

func TestAMandateIsGrantedToOnePersonAndNotAfterItsEnd(t *testing.T) {
	each(t, func(w *world) {
		mandate, ended := w.newDeputy("张代表"), w.newDeputy("李代表")
		w.terminate(ended)
		w.user("secadmin", hat(access.SecAdmin))
		sec := w.loggedIn("secadmin")
		first, second := w.user("zhang"), w.user("lisi")
		grant := func(u *account.User, deputyID uint) answer {
			return sec.do(http.MethodPost, fmt.Sprintf("/users/%d/memberships", u.ID), map[string]any{"role": "deputy", "deputy_id": deputyID})
		}
		grant(first, ended).wantField("deputy_id", "no-deputy")
		made := read[struct {
			ID         uint   `json:"id"`
			DeputyID   uint   `json:"deputy_id"`
			DeputyName string `json:"deputy_name"`
		}](grant(first, mandate).want(http.StatusOK, ""))
		if made.DeputyID != mandate || made.DeputyName != "张代表" {
			t.Errorf("granted %+v", made)
		}
		grant(second, mandate).want(http.StatusConflict, "deputy-held-already")
		if d := w.readDeputy(mandate); d.UserID == nil || *d.UserID != first.ID {
			t.Errorf("the register names %v", d.UserID)
		}
		sec.do(http.MethodDelete, "/memberships/"+itoa(made.ID), nil).want(http.StatusNoContent, "")
		grant(second, mandate).want(http.StatusOK, "")
		if d := w.readDeputy(mandate); d.UserID == nil || *d.UserID != second.ID {
			t.Errorf("the register names %v", d.UserID)
		}
	})
}
