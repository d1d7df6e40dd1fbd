package account_test

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/account"
)

func itoa(n uint) string { return strconv.FormatUint(uint64(n), 10) }

type users struct {
	Items []struct {
		ID          uint   `json:"id"`
		LoginName   string `json:"login_name"`
		PhoneMasked string `json:"phone_masked"`
		Status      string `json:"status"`
		Memberships []struct {
			ID   uint        `json:"id"`
			Role access.Role `json:"role"`
		} `json:"memberships"`
		Actions []string `json:"actions"`
	} `json:"items"`
	Total   int64    `json:"total"`
	Actions []string `json:"actions"`
}

func TestAnAccountFromItsOpeningToItsFirstUse(t *testing.T) {
	each(t, func(w *world) {
		w.user("sysadmin", hat(access.SysAdmin))
		w.user("secadmin", hat(access.SecAdmin))
		sys, sec := w.loggedIn("sysadmin"), w.loggedIn("secadmin")
		body := map[string]string{"login_name": "li.ming", "name": "李明", "phone": "13900001234"}
		sec.do(http.MethodPost, "/users", body).want(http.StatusForbidden, "not-permitted")
		made := read[struct {
			ID              uint   `json:"id"`
			InitialPassword string `json:"initial_password"`
		}](sys.do(http.MethodPost, "/users", body).want(http.StatusOK, ""))
		sys.do(http.MethodPost, "/users", body).wantField("login_name", "taken")
		sys.do(http.MethodPost, "/users", map[string]string{"login_name": "1x", "name": "李", "phone": "12"}).wantField("phone", "pattern")

		b := w.browser()
		b.logIn("li.ming", made.InitialPassword).want(http.StatusOK, "")
		if !b.me.MustChangePassword || b.me.Hat != nil {
			t.Fatalf("me: %+v", b.me)
		}
		b.do(http.MethodGet, "/auth/logins", nil).want(http.StatusForbidden, "password-change-required")
		b.do(http.MethodGet, "/probe", nil).want(http.StatusForbidden, "password-change-required")
		b.do(http.MethodGet, "/auth/me", nil).want(http.StatusOK, "")
		b.refresh().want(http.StatusOK, "")
		change := map[string]string{"current_password": made.InitialPassword, "new_password": "Calm-River-77"}
		b.do(http.MethodPost, "/auth/password", change).want(http.StatusNoContent, "")
		b.do(http.MethodGet, "/probe", nil).want(http.StatusForbidden, "no-hat")
		b.do(http.MethodGet, "/auth/logins", nil).want(http.StatusOK, "")

		path := fmt.Sprintf("/users/%d/memberships", made.ID)
		sys.do(http.MethodPost, path, map[string]string{"role": "office"}).want(http.StatusForbidden, "not-permitted")
		sec.do(http.MethodPost, path, map[string]string{"role": "office"}).want(http.StatusOK, "")
		w.clock.advance(account.Stale)
		b.refresh().want(http.StatusOK, "")
		b.do(http.MethodGet, "/probe", nil).want(http.StatusOK, "")

		found := read[users](sys.do(http.MethodGet, "/users?q=LI.", nil).want(http.StatusOK, ""))
		if found.Total != 1 || found.Items[0].PhoneMasked != "139****1234" || len(found.Items[0].Memberships) != 1 {
			t.Errorf("found: %+v", found)
		}
		if read[users](sys.do(http.MethodGet, "/users?q=%25", nil).want(http.StatusOK, "")).Total != 0 {
			t.Error("a percent sign matches everybody")
		}
	})
}

func TestSuspensionTakesHoldOnEveryServer(t *testing.T) {
	each(t, func(w *world) {
		w.user("sysadmin", hat(access.SysAdmin))
		u := w.user("office", hat(access.Office))
		sys, b := w.loggedIn("sysadmin"), w.loggedIn("office")
		elsewhere := *b
		elsewhere.router = w.routes(w.server())
		elsewhere.do(http.MethodGet, "/probe", nil).want(http.StatusOK, "")

		path := "/users/" + itoa(u.ID)
		sys.do(http.MethodPost, path+"/suspend", map[string]string{"reason": ""}).wantField("reason", "required")
		sys.do(http.MethodPost, path+"/suspend", map[string]string{"reason": "调离"}).want(http.StatusNoContent, "")
		sys.do(http.MethodPost, path+"/suspend", map[string]string{"reason": "调离"}).want(http.StatusConflict, "status-changed-already")
		b.do(http.MethodGet, "/probe", nil).want(http.StatusUnauthorized, "login-ended")
		elsewhere.do(http.MethodGet, "/probe", nil).want(http.StatusOK, "") // known for a moment
		w.clock.advance(account.Stale)
		elsewhere.do(http.MethodGet, "/probe", nil).want(http.StatusUnauthorized, "login-ended")
		b.refresh().want(http.StatusUnauthorized, "login-ended")
		if a := b.logIn("office", goodPassword).want(http.StatusForbidden, "account-suspended"); !strings.Contains(a.Body.String(), "调离") {
			t.Errorf("no reason: %s", a.Body)
		}
		sys.do(http.MethodPost, path+"/restore", nil).want(http.StatusNoContent, "")
		b.refresh().want(http.StatusUnauthorized, "")
		b.logIn("office", goodPassword).want(http.StatusOK, "")

		sys.do(http.MethodPost, "/users/"+itoa(sys.me.User.ID)+"/suspend", map[string]string{"reason": "试"}).want(http.StatusForbidden, "own-account")
		if w.recorded("account.suspend", "ok") != 1 || w.recorded("account.restore", "ok") != 1 {
			t.Error("the record misses suspension or restoration")
		}
	})
}

func TestARoleTakenAwayTakesHold(t *testing.T) {
	each(t, func(w *world) {
		w.user("secadmin", hat(access.SecAdmin))
		u := w.user("person", hat(access.Office), hat(access.Head))
		sec, b := w.loggedIn("secadmin"), w.loggedIn("person")
		b.take(b.do(http.MethodPost, "/auth/hat", map[string]uint{"membership_id": b.me.Hats[1].MembershipID})).want(http.StatusOK, "")
		if b.me.Hat == nil || b.me.Hat.Role != access.Head {
			t.Fatalf("hat: %+v", b.me.Hat)
		}
		b.do(http.MethodPost, "/auth/hat", map[string]uint{"membership_id": sec.me.Hat.MembershipID}).wantField("membership_id", "not-held")

		path := "/memberships/" + itoa(b.me.Hat.MembershipID)
		b.do(http.MethodDelete, path, nil).want(http.StatusForbidden, "not-permitted")
		sec.do(http.MethodDelete, path, nil).want(http.StatusNoContent, "")
		sec.do(http.MethodDelete, path, nil).want(http.StatusConflict, "role-ended-already")
		b.do(http.MethodGet, "/probe", nil).want(http.StatusUnauthorized, "token-expired")
		b.refresh().want(http.StatusOK, "")
		if b.me.Hat == nil || b.me.Hat.Role != access.Office || len(b.me.Hats) != 1 {
			t.Errorf("after the loss of a role: %+v", b.me)
		}
		sec.do(http.MethodDelete, "/memberships/"+itoa(sec.me.Hat.MembershipID), nil).want(http.StatusForbidden, "own-role")
		own := fmt.Sprintf("/users/%d/memberships", sec.me.User.ID)
		sec.do(http.MethodPost, own, map[string]string{"role": "auditor"}).want(http.StatusForbidden, "own-role")
		if w.recorded("role.end", "ok") != 1 || u.ID == 0 {
			t.Error("the end of the role is not on record")
		}
	})
}

func TestAdministratorsExcludeEachOtherAndEveryBusinessRole(t *testing.T) {
	each(t, func(w *world) {
		unit, committee := w.newUnit("市教育局"), w.newCommittee("城乡建设委员会")
		w.user("secadmin", hat(access.SecAdmin))
		sec := w.loggedIn("secadmin")
		for i, held := range access.Roles {
			for j, wanted := range access.Roles {
				mandate := w.newDeputy(string(held + "-" + wanted))
				full := func(r access.Role) account.Membership {
					m := hat(r)
					if r.OfUnit() {
						m.UnitID = unit
					}
					if r == access.Committee {
						m.CommitteeID = committee
					}
					if r == access.Deputy {
						m.DeputyID = mandate
					}
					return m
				}
				u := w.user(fmt.Sprintf("p-%d-%d", i, j), full(held))
				m := full(wanted)
				body := map[string]any{"role": wanted}
				if m.UnitID != 0 {
					body["unit_id"] = m.UnitID
				}
				if m.CommitteeID != 0 {
					body["committee_id"] = m.CommitteeID
				}
				if m.DeputyID != 0 {
					body["deputy_id"] = m.DeputyID
				}
				got := sec.do(http.MethodPost, fmt.Sprintf("/users/%d/memberships", u.ID), body)
				switch {
				case held == wanted:
					got.want(http.StatusConflict, "role-granted-already")
				case held.Administrator() || wanted.Administrator():
					got.want(http.StatusConflict, "roles-exclusive")
				default:
					got.want(http.StatusOK, "")
				}
			}
		}
	})
}

func TestARoleNeedsItsUnitOrItsDeputy(t *testing.T) {
	each(t, func(w *world) {
		w.user("secadmin", hat(access.SecAdmin))
		u := w.user("person")
		sec := w.loggedIn("secadmin")
		path := fmt.Sprintf("/users/%d/memberships", u.ID)
		sec.do(http.MethodPost, path, map[string]any{"role": "clerk"}).wantField("unit_id", "unknown")
		sec.do(http.MethodPost, path, map[string]any{"role": "clerk", "unit_id": 9999}).wantField("unit_id", "unknown")
		sec.do(http.MethodPost, path, map[string]any{"role": "office", "unit_id": w.newUnit("市民政局")}).wantField("unit_id", "not-applicable")
		sec.do(http.MethodPost, path, map[string]any{"role": "committee"}).wantField("committee_id", "unknown")
		sec.do(http.MethodPost, path, map[string]any{"role": "committee", "committee_id": 9999}).wantField("committee_id", "unknown")
		sec.do(http.MethodPost, path, map[string]any{"role": "office", "committee_id": w.newCommittee("财政经济委员会")}).wantField("committee_id", "not-applicable")
		sec.do(http.MethodPost, path, map[string]any{"role": "deputy"}).wantField("deputy_id", "no-deputy")
		sec.do(http.MethodPost, path, map[string]any{"role": "emperor"}).wantField("role", "oneof")
		sec.do(http.MethodPost, "/users/99999/memberships", map[string]any{"role": "office"}).want(http.StatusNotFound, "not-found")
	})
}

func TestConcurrentGrantsCannotJoinWhatExcludesItself(t *testing.T) {
	each(t, func(w *world) {
		w.user("secadmin", hat(access.SecAdmin))
		u := w.user("person")
		sec := w.loggedIn("secadmin")
		var granted atomic.Int32
		var wg sync.WaitGroup
		for _, role := range []access.Role{access.SysAdmin, access.Office, access.Auditor, access.SecAdmin} {
			wg.Go(func() {
				a := sec.do(http.MethodPost, fmt.Sprintf("/users/%d/memberships", u.ID), map[string]any{"role": role})
				if a.Code == http.StatusOK {
					granted.Add(1)
				}
			})
		}
		wg.Wait()
		if granted.Load() != 1 {
			t.Errorf("%d of four excluding roles were granted, want 1", granted.Load())
		}
	})
}

func TestWhoMayResetWhosePassword(t *testing.T) {
	each(t, func(w *world) {
		unit, deputy := w.newUnit("市水利局"), w.newDeputy("赵代表")
		people := map[string]*account.User{
			"deputy":   w.user("deputy", account.Membership{Role: access.Deputy, DeputyID: deputy}),
			"clerk":    w.user("clerk", account.Membership{Role: access.Clerk, UnitID: unit}),
			"office":   w.user("office", hat(access.Office)),
			"head":     w.user("head", hat(access.Head)),
			"both":     w.user("both", account.Membership{Role: access.Clerk, UnitID: unit}, hat(access.GovOffice)),
			"secadmin": w.user("secadmin", hat(access.SecAdmin)),
			"sysadmin": w.user("sysadmin", hat(access.SysAdmin)),
		}
		far := w.newCongress("远山县人民代表大会")
		people["stranger"] = w.user("stranger", account.Membership{Role: access.Head, CongressID: far})
		w.write(func(tx *gorm.DB) error { return tx.Model(people["stranger"]).UpdateColumn("congress_id", far).Error })

		wants := map[string]map[string]int{
			"sysadmin": {"deputy": 200, "clerk": 200, "head": 200, "both": 200, "secadmin": 403, "sysadmin": 403, "stranger": 404},
			"office":   {"deputy": 200, "clerk": 200, "head": 403, "office": 403, "both": 403, "secadmin": 403, "stranger": 404},
			"clerk":    {"deputy": 403, "clerk": 403},
			"secadmin": {"deputy": 403},
		}
		for by, row := range wants {
			for of, status := range row {
				w.write(func(tx *gorm.DB) error { // undo what an earlier reset did
					return tx.Model(&account.User{}).Where("1 = 1").UpdateColumns(map[string]any{"password_hash": w.hash, "must_change_password": false}).Error
				})
				b := w.loggedIn(by)
				a := b.do(http.MethodPost, fmt.Sprintf("/users/%d/reset-password", people[of].ID), nil)
				if a.Code != status {
					t.Errorf("%s resets %s: %d, want %d: %s", by, of, a.Code, status, a.Body)
				}
			}
		}
	})
}

// What a list offers on an account is what the server then does, whoever asks
// and whatever hats the account has.
func TestTheActionsOfferedOnAnAccountAreThoseThatAreDone(t *testing.T) {
	each(t, func(w *world) {
		unit, deputy := w.newUnit("市水利局"), w.newDeputy("赵代表")
		w.user("deputy", account.Membership{Role: access.Deputy, DeputyID: deputy})
		w.user("clerk", account.Membership{Role: access.Clerk, UnitID: unit})
		w.user("both", account.Membership{Role: access.Clerk, UnitID: unit}, hat(access.GovOffice))
		closed := w.user("closed", account.Membership{Role: access.Signer, UnitID: unit})
		w.user("nobody")
		fresh := func() {
			w.write(func(tx *gorm.DB) error {
				if err := tx.Model(&account.User{}).Where("1 = 1").UpdateColumns(map[string]any{"status": account.Active, "password_hash": w.hash, "must_change_password": false}).Error; err != nil {
					return err
				}
				return tx.Model(closed).UpdateColumn("status", account.Suspended).Error
			})
		}
		routes := map[string]string{"update": "", "reset_password": "reset-password", "suspend": "suspend", "restore": "restore"}
		seen := map[string]int{}
		for _, role := range []access.Role{access.SysAdmin, access.SecAdmin, access.Office, access.Head} {
			by := strings.ReplaceAll(string(role), "_", "-")
			w.user(by, hat(role))
		}
		for _, by := range []string{"sysadmin", "secadmin", "office", "head"} {
			fresh()
			list := read[users](w.loggedIn(by).do(http.MethodGet, "/users?size=100", nil).want(http.StatusOK, ""))
			if offered := len(list.Actions) == 2; offered != (by == "sysadmin") {
				t.Errorf("%s is offered %v", by, list.Actions)
			}
			for _, u := range list.Items {
				for action, route := range routes {
					fresh()
					method, path := http.MethodPost, fmt.Sprintf("/users/%d/%s", u.ID, route)
					var body any
					switch action {
					case "suspend":
						body = map[string]string{"reason": "调离"}
					case "update":
						var now account.User
						w.check(w.db.Read(context.Background()).First(&now, u.ID).Error)
						method, path, body = http.MethodPut, fmt.Sprintf("/users/%d", u.ID), map[string]any{"version": now.Version, "name": "王更正"}
					}
					status := w.loggedIn(by).do(method, path, body).Code
					if offered := slices.Contains(u.Actions, action); offered != (status < 300) {
						t.Errorf("%s on %s by %s: offered %v, answered %d", action, u.LoginName, by, offered, status)
					} else if offered {
						seen[by+" "+action]++
					}
				}
			}
		}
		if seen["office reset_password"] != 3 || seen["head reset_password"] != 3 || seen["sysadmin restore"] != 1 || seen["sysadmin suspend"] < 5 || seen["sysadmin update"] != 9 || len(seen) != 6 {
			t.Errorf("done: %v", seen)
		}
	})
}

func TestAWrongNameOrPhoneIsCorrected(t *testing.T) {
	each(t, func(w *world) {
		w.user("sysadmin", hat(access.SysAdmin))
		u := w.user("office", hat(access.Office))
		sys, b := w.loggedIn("sysadmin"), w.loggedIn("office")
		path := "/users/" + itoa(u.ID)
		type view struct {
			Name    string `json:"name"`
			Phone   string `json:"phone"`
			Wechat  string `json:"wechat"`
			Version uint   `json:"version"`
		}
		got := read[view](sys.do(http.MethodGet, path, nil).want(http.StatusOK, ""))
		if got.Phone != "13812345678" {
			t.Fatalf("before: %+v", got)
		}
		b.do(http.MethodGet, path, nil).want(http.StatusForbidden, "not-permitted")
		b.do(http.MethodPut, path, map[string]any{"version": got.Version, "name": "李"}).want(http.StatusForbidden, "not-permitted")
		sys.do(http.MethodPut, path, map[string]any{"version": got.Version, "name": " "}).wantField("name", "length")
		sys.do(http.MethodPut, path, map[string]any{"version": got.Version, "name": "李明", "phone": "12"}).wantField("phone", "pattern")
		sys.do(http.MethodPut, path, map[string]any{"version": got.Version, "name": "李明", "wechat": "李 明"}).wantField("wechat", "pattern")
		sys.do(http.MethodPut, "/users/99999", map[string]any{"version": 0, "name": "李明"}).want(http.StatusNotFound, "not-found")

		got = read[view](sys.do(http.MethodPut, path, map[string]any{"version": got.Version, "name": " 李明 "}).want(http.StatusOK, ""))
		if got.Name != "李明" || got.Phone != "13812345678" {
			t.Errorf("after the name: %+v", got)
		}
		sys.do(http.MethodPut, path, map[string]any{"version": got.Version - 1, "name": "李晓"}).want(http.StatusConflict, "stale")
		got = read[view](sys.do(http.MethodPut, path, map[string]any{"version": got.Version, "name": "李明", "phone": "", "wechat": " liming "}).want(http.StatusOK, ""))
		if now := read[view](sys.do(http.MethodGet, path, nil).want(http.StatusOK, "")); now != got || now.Phone != "" || now.Wechat != "liming" {
			t.Errorf("stored %+v, answered %+v", now, got)
		}
		if by := read[access.Actor](b.do(http.MethodGet, "/probe", nil).want(http.StatusOK, "")); by.Name != "李明" {
			t.Errorf("acts as %q", by.Name)
		}
		if n := w.recorded("account.update", "ok"); n != 2 {
			t.Errorf("%d corrections on record, want 2", n)
		}
	})
}

func TestAccountsAreFoundByRoleUnitAndState(t *testing.T) {
	each(t, func(w *world) {
		water, schools := w.newUnit("市水利局"), w.newUnit("市教育局")
		w.user("sysadmin", hat(access.SysAdmin))
		w.user("secadmin", hat(access.SecAdmin))
		w.user("office", hat(access.Office))
		w.user("deputy", account.Membership{Role: access.Deputy, DeputyID: w.newDeputy("赵代表")})
		w.user("clerk", account.Membership{Role: access.Clerk, UnitID: water}, account.Membership{Role: access.Signer, UnitID: schools})
		w.user("signer", account.Membership{Role: access.Signer, UnitID: water})
		former := w.user("former", account.Membership{Role: access.Clerk, UnitID: schools})
		locked := w.user("locked", hat(access.GovOffice))
		w.user("nobody")
		w.write(func(tx *gorm.DB) error {
			now := w.clock.now()
			if err := tx.Model(&account.Membership{}).Where("user_id = ?", former.ID).UpdateColumn("ended_at", now).Error; err != nil {
				return err
			}
			if err := tx.Model(former).UpdateColumns(map[string]any{"status": account.Suspended, "must_change_password": true}).Error; err != nil {
				return err
			}
			return tx.Model(locked).UpdateColumn("locked_until", now.Add(time.Minute)).Error
		})
		for _, c := range []struct{ by, query, want string }{
			{"sysadmin", "role=signer", "clerk signer"},
			{"sysadmin", "role=clerk", "clerk"},
			{"sysadmin", "role=deputy", "deputy"},
			{"sysadmin", "unit=水利", "clerk signer"},
			{"sysadmin", "unit=教育&role=signer", "clerk"},
			{"sysadmin", "unit=%25", ""},
			{"sysadmin", "state=suspended", "former"},
			{"sysadmin", "state=locked", "locked"},
			{"sysadmin", "state=initial", "former"},
			{"sysadmin", "state=unassigned", "former nobody"},
			{"sysadmin", "state=active&q=no", "nobody"},
			{"secadmin", "q=signer&role=clerk", ""},
			{"office", "", "clerk deputy signer"},
			{"office", "role=gov_office", ""},
			{"office", "unit=教育", "clerk"},
		} {
			list := read[users](w.loggedIn(c.by).do(http.MethodGet, "/users?"+c.query, nil).want(http.StatusOK, ""))
			var got []string
			for _, u := range list.Items {
				got = append(got, u.LoginName)
			}
			if text := strings.Join(got, " "); text != c.want || int(list.Total) != len(got) {
				t.Errorf("%s asks for %q: %q of %d, want %q", c.by, c.query, text, list.Total, c.want)
			}
		}
		sys := w.loggedIn("sysadmin")
		sys.do(http.MethodGet, "/users?role=emperor", nil).wantField("role", "oneof")
		sys.do(http.MethodGet, "/users?state=asleep", nil).wantField("state", "oneof")
		sys.do(http.MethodGet, "/users?q="+strings.Repeat("a", 65), nil).wantField("q", "max")
	})
}

func TestAResetLiftsTheLockAndEndsLogIns(t *testing.T) {
	each(t, func(w *world) {
		unit := w.newUnit("市水利局")
		u := w.user("clerk", account.Membership{Role: access.Clerk, UnitID: unit})
		w.user("head", hat(access.Head))
		b, head := w.loggedIn("clerk"), w.loggedIn("head")
		guess := w.browser()
		for range 5 {
			guess.logIn("clerk", "Wrong-Horse-42")
		}
		found := read[users](head.do(http.MethodGet, "/users", nil).want(http.StatusOK, ""))
		if found.Total != 1 || found.Items[0].LoginName != "clerk" {
			t.Fatalf("the office's list: %+v", found)
		}
		slip := read[account.Slip](head.do(http.MethodPost, fmt.Sprintf("/users/%d/reset-password", u.ID), nil).want(http.StatusOK, ""))
		b.do(http.MethodGet, "/probe", nil).want(http.StatusUnauthorized, "login-ended")
		b.logIn("clerk", slip.InitialPassword).want(http.StatusOK, "")
		if !b.me.MustChangePassword {
			t.Error("a reset password need not be changed")
		}
		if w.recorded("account.reset-password", "ok") != 1 {
			t.Error("the reset is not on record")
		}
	})
}

func TestAccountsOfDeputiesOpenAtOnce(t *testing.T) {
	each(t, func(w *world) {
		w.newDeputy("张代表")
		w.newDeputy("李代表")
		w.user("sysadmin", hat(access.SysAdmin))
		sys := w.loggedIn("sysadmin")
		out := read[account.DeputyOpening](sys.do(http.MethodPost, "/users/open-deputies", nil).want(http.StatusOK, ""))
		if len(out.Slips) != 2 || out.Remaining != 0 {
			t.Fatalf("opened: %+v", out)
		}
		b := w.browser()
		b.logIn(out.Slips[0].LoginName, out.Slips[0].InitialPassword).want(http.StatusOK, "")
		if b.me.Hat == nil || b.me.Hat.Role != access.Deputy || b.me.Hat.DeputyID == 0 {
			t.Errorf("me: %+v", b.me)
		}
		again := read[account.DeputyOpening](sys.do(http.MethodPost, "/users/open-deputies", nil).want(http.StatusOK, ""))
		if len(again.Slips) != 0 {
			t.Errorf("opened twice: %+v", again)
		}
	})
}

func TestSetUpWorksOnce(t *testing.T) {
	each(t, func(w *world) {
		person := func(name string) map[string]string {
			return map[string]string{"login_name": name, "name": "管理员", "password": goodPassword}
		}
		body := func(congress string) map[string]any {
			return map[string]any{
				"congress":       map[string]string{"name": congress, "level": "municipal"},
				"administrators": map[string]any{"sysadmin": person("sys.one"), "secadmin": person("sec.one"), "auditor": person("aud.one")},
			}
		}
		b := w.browser()
		if a := b.do(http.MethodGet, "/setup", nil).want(http.StatusOK, ""); !strings.Contains(a.Body.String(), "true") {
			t.Errorf("set-up not needed: %s", a.Body)
		}
		bad := body("新江市人民代表大会")
		bad["administrators"].(map[string]any)["auditor"] = map[string]string{"login_name": "sys.one", "name": "管理员", "password": "short"}
		b.do(http.MethodPost, "/setup", bad).wantField("administrators.auditor.password", "too-short")
		b.do(http.MethodPost, "/setup", bad).wantField("administrators.auditor.login_name", "taken")
		b.do(http.MethodPost, "/setup", body("临江市人民代表大会")).wantField("congress.name", "taken")
		provincial := body("新江省人民代表大会")
		provincial["congress"] = map[string]string{"name": "新江省人民代表大会", "level": "provincial"}
		b.do(http.MethodPost, "/setup", provincial).wantField("congress.level", "oneof")

		var done, refused atomic.Int32
		var wg sync.WaitGroup
		for i := range 4 {
			wg.Go(func() {
				switch a := w.browser().do(http.MethodPost, "/setup", body(fmt.Sprintf("新江市人民代表大会%d", i))); a.code() {
				case "":
					done.Add(1)
				case "already-set-up":
					refused.Add(1)
				default:
					w.t.Errorf("set-up: %s", a.Body)
				}
			})
		}
		wg.Wait()
		var people, congresses int64
		w.check(w.db.Read(context.Background()).Model(&account.User{}).Count(&people).Error)
		w.check(w.db.Read(context.Background()).Table("congresses").Count(&congresses).Error)
		if done.Load() != 1 || refused.Load() != 3 || people != 3 || congresses != 2 {
			t.Fatalf("%d done, %d refused, %d people, %d congresses", done.Load(), refused.Load(), people, congresses)
		}
		b.logIn("aud.one", goodPassword).want(http.StatusOK, "")
		if b.me.MustChangePassword || b.me.Hat == nil || b.me.Hat.Role != access.Auditor {
			t.Errorf("me: %+v", b.me)
		}
		type page struct {
			Items []struct {
				Action    string `json:"action"`
				LoginName string `json:"login_name"`
			} `json:"items"`
		}
		list := read[page](b.do(http.MethodGet, "/audit?action=account.&from=2026-03-02&to=2026-03-02", nil).want(http.StatusOK, ""))
		if len(list.Items) != 5 || list.Items[0].Action != "account.login" || list.Items[0].LoginName != "aud.one" {
			t.Errorf("the record: %+v", list)
		}
		b.do(http.MethodGet, "/audit?from=yesterday", nil).wantField("from", "date")
		w.clock.advance(time.Second)
		b.logIn("sys.one", goodPassword).want(http.StatusOK, "")
		b.do(http.MethodGet, "/audit", nil).want(http.StatusForbidden, "not-permitted")
		b.do(http.MethodGet, "/audit/verify", nil).want(http.StatusForbidden, "not-permitted")
	})
}
