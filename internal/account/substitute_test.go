package account_test

import (
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/account"
	"lianluo/internal/audit"
	"lianluo/internal/calendar"
	"lianluo/internal/notify"
)

// unit is a handling unit with its people, and what else an absence concerns.
type unit struct {
	*world
	id                    uint
	signer, other, office *account.User
	place                 uint // the signer's membership
}

func eachUnit(t *testing.T, fn func(u *unit)) {
	each(t, func(w *world) {
		u := &unit{world: w, id: w.newUnit("市交通运输局")}
		u.signer = w.user("signer", account.Membership{Role: access.Signer, UnitID: u.id})
		u.other = w.user("reviewer", account.Membership{Role: access.Reviewer, UnitID: u.id})
		w.user("clerk", account.Membership{Role: access.Clerk, UnitID: u.id})
		u.office = w.user("office", hat(access.Office))
		u.place = w.loggedIn("signer").me.Hat.MembershipID
		fn(u)
	})
}

func (u *unit) wish(who uint, from, to string) map[string]any {
	return map[string]any{"principal_id": u.place, "user_id": who, "starts_on": from, "ends_on": to}
}

// name names the other person as the signer's substitute.
func (u *unit) name(by *browser, from, to string) uint {
	u.t.Helper()
	return read[struct {
		ID uint `json:"id"`
	}](by.do(http.MethodPost, "/substitutions", u.wish(u.other.ID, from, to)).want(http.StatusOK, "")).ID
}

// turn does the periodic work at an instant in Shanghai.
func (u *unit) turn(day, clock string) {
	u.t.Helper()
	at, err := time.Parse("2006-01-02 15:04 -0700", day+" "+clock+" +0800")
	u.check(err)
	u.clock.advance(at.Sub(u.clock.now()))
	u.check(u.s.TurnSubstitutions(context.Background(), u.clock.now()))
}

// signers is who is told of what a signer has to do.
func (u *unit) signers() (users []uint) {
	u.t.Helper()
	users, err := notify.Recipients(u.db.Read(context.Background()), u.congress, notify.Target{Role: access.Signer, UnitID: u.id})
	u.check(err)
	return users
}

// wear puts on the substitute's hat, if there is one.
func (b *browser) wear(role access.Role) {
	b.w.t.Helper()
	for _, h := range b.me.Hats {
		if h.Role == role {
			b.take(b.do(http.MethodPost, "/auth/hat", map[string]uint{"membership_id": h.MembershipID})).want(http.StatusOK, "")
			return
		}
	}
	b.w.t.Fatalf("no hat of %s among %+v", role, b.me.Hats)
}

func TestASubstituteTakesThePlaceForATime(t *testing.T) {
	eachUnit(t, func(u *unit) {
		u.name(u.loggedIn("signer"), "2026-03-02", "2026-03-06")
		if diff := cmp.Diff([]uint{u.signer.ID, u.other.ID}, u.signers()); diff != "" {
			t.Errorf("who is told: %s", diff)
		}
		b := u.loggedIn("reviewer")
		b.wear(access.Signer)
		if b.me.Hat.StandsForName != "王signer" || b.me.Hat.Until == nil || !b.me.Hat.Until.Equal(calendar.MustParse("2026-03-07").Start()) {
			t.Errorf("the hat: %+v", b.me.Hat)
		}
		got := read[access.Actor](b.do(http.MethodGet, "/probe", nil).want(http.StatusOK, ""))
		if got.Name != "王reviewer（代王signer）" || got.UserID != u.other.ID || got.StandsFor != u.signer.ID || got.Role != access.Signer || got.UnitID != u.id {
			t.Errorf("who acts: %+v", got)
		}

		u.clock.advance(calendar.MustParse("2026-03-06").AddDays(1).Start().Sub(u.clock.now()) - time.Second)
		b = u.loggedIn("reviewer")
		b.wear(access.Signer)
		b.do(http.MethodGet, "/probe", nil).want(http.StatusOK, "") // the last second of the last day
		u.clock.advance(account.Stale + time.Second)
		b.do(http.MethodGet, "/probe", nil).want(http.StatusUnauthorized, "token-expired") // though nothing has run
		b.refresh().want(http.StatusOK, "")
		if b.me.Hat == nil || b.me.Hat.Role != access.Reviewer || len(b.me.Hats) != 1 {
			t.Errorf("afterwards: %+v", b.me)
		}
		b.do(http.MethodPost, "/auth/hat", map[string]uint{"membership_id": 0}).want(http.StatusUnprocessableEntity, "")

		u.turn("2026-03-07", "00:05")
		if diff := cmp.Diff([]uint{u.signer.ID}, u.signers()); diff != "" {
			t.Errorf("who is told afterwards: %s", diff)
		}
		if u.recorded("substitution.name", "ok") != 1 || u.recorded("role.grant", "ok") != 5 || u.recorded("substitution.end", "ok") != 1 || u.recorded("role.end", "ok") != 1 {
			t.Error("beginning or end are not on record")
		}
	})
}

func TestASubstitutionBeginsByItself(t *testing.T) {
	eachUnit(t, func(u *unit) {
		u.name(u.loggedIn("clerk"), "2026-03-09", "2026-03-10") // a clerk sees to an absence in the unit
		for _, moment := range []struct {
			day, clock string
			signers    []uint
		}{
			{"2026-03-08", "23:59", []uint{u.signer.ID}},
			{"2026-03-09", "00:01", []uint{u.signer.ID, u.other.ID}},
			{"2026-03-10", "23:59", []uint{u.signer.ID, u.other.ID}},
			{"2026-03-11", "00:01", []uint{u.signer.ID}},
			{"2026-03-12", "00:01", []uint{u.signer.ID}},
		} {
			u.turn(moment.day, moment.clock)
			if diff := cmp.Diff(moment.signers, u.signers()); diff != "" {
				t.Errorf("%s %s: %s", moment.day, moment.clock, diff)
			}
		}
		var kinds []string
		u.check(u.db.Read(context.Background()).Model(&notify.Notice{}).Where("user_id = ?", u.other.ID).Order("id").Pluck("kind", &kinds).Error)
		if diff := cmp.Diff([]string{"substitute.named", "substitute.ended"}, kinds); diff != "" {
			t.Error(diff)
		}
		if u.recorded("substitution.end", "ok") != 1 {
			t.Error("the end is not on record once")
		}
	})
}

func TestServersThatTurnTogetherBeginAndEndOnce(t *testing.T) {
	eachUnit(t, func(u *unit) {
		u.name(u.loggedIn("signer"), "2026-03-09", "2026-03-10")
		for _, day := range []string{"2026-03-09", "2026-03-11"} {
			var all sync.WaitGroup
			for range 4 {
				s := u.server()
				all.Go(func() {
					if err := s.TurnSubstitutions(context.Background(), calendar.MustParse(day).Start()); err != nil {
						t.Error(err)
					}
				})
			}
			all.Wait()
		}
		if begun, ended := u.recorded("role.grant", "ok"), u.recorded("role.end", "ok"); begun != 5 || ended != 1 || u.recorded("substitution.end", "ok") != 1 {
			t.Errorf("%d hats granted and %d ended; want 5 and 1", begun, ended)
		}
	})
}

func TestASubstitutionIsEndedBeforeItsTime(t *testing.T) {
	eachUnit(t, func(u *unit) {
		signer, b, office := u.loggedIn("signer"), u.loggedIn("reviewer"), u.loggedIn("office")
		path := "/substitutions/" + itoa(u.name(signer, "2026-03-02", "2026-03-06"))
		office.do(http.MethodDelete, path, nil).want(http.StatusNotFound, "")
		b.refresh().want(http.StatusOK, "")
		b.wear(access.Signer)
		signer.do(http.MethodDelete, path, nil).want(http.StatusNoContent, "")
		signer.do(http.MethodDelete, path, nil).want(http.StatusConflict, "substitution-ended-already")
		b.do(http.MethodGet, "/probe", nil).want(http.StatusUnauthorized, "token-expired") // at once
		b.refresh().want(http.StatusOK, "")
		if len(b.me.Hats) != 1 {
			t.Errorf("hats afterwards: %+v", b.me.Hats)
		}

		again := "/substitutions/" + itoa(u.name(signer, "2026-03-02", "2026-03-06")) // the days are free once more
		b.do(http.MethodDelete, again, nil).want(http.StatusNoContent, "")            // the substitute may decline
		later := "/substitutions/" + itoa(u.name(signer, "2026-04-01", "2026-04-03"))
		signer.do(http.MethodDelete, later, nil).want(http.StatusNoContent, "") // called off before it began
		u.turn("2026-04-01", "09:00")
		if diff := cmp.Diff([]uint{u.signer.ID}, u.signers()); diff != "" {
			t.Error(diff)
		}
	})
}

func TestASubstitutionEndsWithTheRole(t *testing.T) {
	eachUnit(t, func(u *unit) {
		u.user("secadmin", hat(access.SecAdmin))
		u.name(u.loggedIn("signer"), "2026-03-02", "2026-03-06")
		u.name(u.loggedIn("signer"), "2026-04-01", "2026-04-03")
		u.loggedIn("secadmin").do(http.MethodDelete, "/memberships/"+itoa(u.place), nil).want(http.StatusNoContent, "")
		if len(u.signers()) != 0 || u.recorded("substitution.end", "ok") != 2 {
			t.Errorf("signers afterwards: %v", u.signers())
		}
	})
}

func TestASubstituteWhoLeftTheUnitDoesNotBegin(t *testing.T) {
	eachUnit(t, func(u *unit) {
		u.user("secadmin", hat(access.SecAdmin))
		u.name(u.loggedIn("signer"), "2026-03-09", "2026-03-10")
		own := u.loggedIn("reviewer").me.Hat.MembershipID
		u.loggedIn("secadmin").do(http.MethodDelete, "/memberships/"+itoa(own), nil).want(http.StatusNoContent, "")
		u.turn("2026-03-09", "09:00")
		if diff := cmp.Diff([]uint{u.signer.ID}, u.signers()); diff != "" || u.recorded("substitution.end", "ok") != 1 {
			t.Error(diff)
		}
	})
}

func TestWhoMayBeNamedByWhomAndWhen(t *testing.T) {
	eachUnit(t, func(u *unit) {
		elsewhere := u.newUnit("市教育局")
		stranger := u.user("stranger", account.Membership{Role: access.Signer, UnitID: elsewhere})
		gone := u.user("gone", account.Membership{Role: access.Reviewer, UnitID: u.id})
		u.write(func(tx *gorm.DB) error {
			return tx.Model(gone).Where("id = ?", gone.ID).UpdateColumn("status", account.Suspended).Error
		})
		deputyHat := u.user("deputy", account.Membership{Role: access.Deputy, DeputyID: u.newDeputy("何溪")})
		u.user("sysadmin", hat(access.SysAdmin))
		signer, clerk := u.loggedIn("signer"), u.loggedIn("clerk")
		post := func(b *browser, body map[string]any) answer {
			u.t.Helper()
			return b.do(http.MethodPost, "/substitutions", body)
		}
		post(signer, u.wish(stranger.ID, "2026-03-02", "2026-03-06")).wantField("user_id", "not-colleague")
		post(signer, u.wish(gone.ID, "2026-03-02", "2026-03-06")).wantField("user_id", "not-colleague")
		post(signer, u.wish(u.office.ID, "2026-03-02", "2026-03-06")).wantField("user_id", "not-colleague")
		post(signer, u.wish(u.signer.ID, "2026-03-02", "2026-03-06")).wantField("user_id", "not-colleague")
		post(signer, u.wish(u.other.ID, "2026-03-01", "2026-03-06")).wantField("starts_on", "past")
		post(signer, u.wish(u.other.ID, "2026-03-06", "2026-03-05")).wantField("ends_on", "range")
		post(signer, u.wish(u.other.ID, "2026-03-02", "2026-06-02")).wantField("ends_on", "range") // 93 days
		post(u.loggedIn("stranger"), u.wish(u.other.ID, "2026-03-02", "2026-03-06")).wantField("principal_id", "unknown")
		post(u.loggedIn("reviewer"), u.wish(u.other.ID, "2026-03-02", "2026-03-06")).wantField("principal_id", "unknown")
		post(u.loggedIn("sysadmin"), u.wish(u.other.ID, "2026-03-02", "2026-03-06")).wantField("principal_id", "unknown")
		post(clerk, u.wish(clerk.me.User.ID, "2026-03-02", "2026-03-06")).want(http.StatusForbidden, "own-role")
		mandate := u.loggedIn("deputy")
		post(mandate, map[string]any{"principal_id": mandate.me.Hat.MembershipID, "user_id": deputyHat.ID, "starts_on": "2026-03-02", "ends_on": "2026-03-03"}).
			wantField("principal_id", "unknown")

		u.name(clerk, "2026-03-04", "2026-03-06")
		post(signer, u.wish(u.other.ID, "2026-03-06", "2026-03-09")).want(http.StatusConflict, "substituted-already")
		post(signer, u.wish(u.other.ID, "2026-03-07", "2026-03-09")).want(http.StatusOK, "")
		post(signer, u.wish(u.other.ID, "2026-04-01", "2026-07-01")).want(http.StatusOK, "") // 92 days
	})
}

func TestOfTwoNamingsAtOnceOneHolds(t *testing.T) {
	eachUnit(t, func(u *unit) {
		by := [2]*browser{u.loggedIn("signer"), u.loggedIn("clerk")}
		var codes [2]int
		var all sync.WaitGroup
		for i, b := range by {
			all.Go(func() {
				codes[i] = b.do(http.MethodPost, "/substitutions", u.wish(u.other.ID, "2026-03-02", "2026-03-06")).Code
			})
		}
		all.Wait()
		if codes[0]+codes[1] != http.StatusOK+http.StatusConflict || len(u.signers()) != 2 {
			t.Errorf("answers %v, signers %v", codes, u.signers())
		}
	})
}

func TestTheListOfSubstitutionsOffersWhatIsPossible(t *testing.T) {
	eachUnit(t, func(u *unit) {
		signer := u.loggedIn("signer")
		u.name(signer, "2026-03-02", "2026-03-06")
		type list struct {
			Items []struct {
				Principal  string `json:"principal"`
				Substitute string `json:"substitute"`
				Begun, Own bool
			} `json:"items"`
			Principals []struct {
				Name       string `json:"name"`
				Own        bool   `json:"own"`
				Candidates []struct {
					Name string `json:"name"`
				} `json:"candidates"`
			} `json:"principals"`
		}
		of := func(who string) list {
			return read[list](u.loggedIn(who).do(http.MethodGet, "/substitutions", nil).want(http.StatusOK, ""))
		}
		mine := of("signer")
		if len(mine.Items) != 1 || mine.Items[0].Principal != "王signer" || mine.Items[0].Substitute != "王reviewer" || !mine.Items[0].Begun || mine.Items[0].Own ||
			len(mine.Principals) != 1 || !mine.Principals[0].Own || len(mine.Principals[0].Candidates) != 2 {
			t.Errorf("the principal sees %+v", mine)
		}
		if theirs := of("reviewer"); len(theirs.Items) != 1 || !theirs.Items[0].Own {
			t.Errorf("the substitute sees %+v", theirs)
		}
		if unitwide := of("clerk"); len(unitwide.Items) != 1 || len(unitwide.Principals) != 3 || !unitwide.Principals[0].Own || unitwide.Principals[0].Name != "王clerk" {
			t.Errorf("the unit's clerk sees %+v", unitwide)
		}
		if other := of("office"); len(other.Items) != 0 {
			t.Errorf("somebody else sees %+v", other)
		}
	})
}

func TestTheAuditRecordNamesWhosePlaceWasTaken(t *testing.T) {
	eachUnit(t, func(u *unit) {
		u.name(u.loggedIn("signer"), "2026-03-02", "2026-03-06")
		b := u.loggedIn("reviewer")
		b.wear(access.Signer)
		b.do(http.MethodPut, "/auth/email", map[string]string{"email": "wang@example.cn"}).want(http.StatusNoContent, "")
		var event audit.Event
		u.check(u.db.Read(context.Background()).Where("action = 'account.change-email'").First(&event).Error)
		text, err := json.Marshal(event.Data)
		u.check(err)
		if !strings.Contains(string(text), `"stands_for":`+itoa(u.signer.ID)) || event.UserID != u.other.ID || strings.Contains(string(text), "example.cn") {
			t.Errorf("recorded: %+v %s", event, text)
		}
	})
}

// The account at a WeChat gateway is entered by the person, or by the system
// administrator, and told to nobody else.
func TestTheOwnWechatAccountIsKept(t *testing.T) {
	eachUnit(t, func(u *unit) {
		b := u.loggedIn("signer")
		kept := func() string {
			var row account.User
			u.check(u.db.Read(context.Background()).Where("id = ?", u.signer.ID).First(&row).Error)
			return row.Wechat
		}
		for _, wrong := range []string{"张三", "zhang san", "zhang/san", "a,b"} {
			b.do(http.MethodPut, "/auth/wechat", map[string]string{"wechat": wrong}).wantField("wechat", "pattern")
		}
		b.do(http.MethodPut, "/auth/wechat", map[string]string{"wechat": strings.Repeat("a", 65)}).want(http.StatusUnprocessableEntity, "")
		b.do(http.MethodPut, "/auth/wechat", map[string]string{"wechat": " oK3x_a-9 "}).want(http.StatusNoContent, "")
		if got := kept(); got != "oK3x_a-9" {
			t.Errorf("kept: %q", got)
		}
		var event audit.Event
		u.check(u.db.Read(context.Background()).Where("action = 'account.change-wechat'").First(&event).Error)
		if text, err := json.Marshal(event.Data); err != nil || strings.Contains(string(text), "oK3x") {
			t.Errorf("recorded: %s, %v", text, err)
		}
		b.do(http.MethodPut, "/auth/wechat", map[string]string{"wechat": ""}).want(http.StatusNoContent, "")
		if got := kept(); got != "" {
			t.Errorf("taken away: %q", got)
		}
	})
}

func TestTheOwnAddressIsKept(t *testing.T) {
	eachUnit(t, func(u *unit) {
		b := u.loggedIn("signer")
		for _, wrong := range []string{"wang", "wang@", "@example.cn", "wang@example", "王 <wang@example.cn>", "a b@example.cn", "wang@example.cn, x@example.cn", "wang@example.cn\r\nBcc: x@example.cn"} {
			b.do(http.MethodPut, "/auth/email", map[string]string{"email": wrong}).wantField("email", "email")
		}
		b.do(http.MethodPut, "/auth/email", map[string]string{"email": strings.Repeat("a", 120) + "@example.cn"}).want(http.StatusUnprocessableEntity, "")
		b.do(http.MethodPut, "/auth/email", map[string]string{"email": " wang@example.cn "}).want(http.StatusNoContent, "")
		if me := read[account.Me](b.do(http.MethodGet, "/auth/me", nil)); me.User.Email != "wang@example.cn" {
			t.Errorf("kept: %q", me.User.Email)
		}
		b.do(http.MethodPut, "/auth/email", map[string]string{"email": ""}).want(http.StatusNoContent, "")
		if me := read[account.Me](b.do(http.MethodGet, "/auth/me", nil)); me.User.Email != "" {
			t.Errorf("taken away: %q", me.User.Email)
		}
	})
}
