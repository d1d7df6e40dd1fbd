package app

import (
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/account"
	"lianluo/internal/account/oidctest"
	"lianluo/internal/audit"
	"lianluo/internal/config"
	"lianluo/internal/database/databasetest"
)

// linked is a server that is set up, with an identity provider beside it.
type linked struct {
	*testing.T
	app      *App
	url      string
	provider *oidctest.Provider
	now      time.Time
}

func eachLinked(t *testing.T, fn func(l *linked)) {
	t.Helper()
	for name, settings := range map[string][]string{"sqlite": nil, "postgres": {"DATABASE_URL=" + databasetest.PostgresDSN(t)}} {
		t.Run(name, func(t *testing.T) { fn(newLinked(t, settings...)) })
	}
}

func newLinked(t *testing.T, settings ...string) *linked {
	t.Helper()
	var l *linked
	provider := oidctest.Start(t, func() time.Time { return l.now })
	l = linkedTo(t, provider.URL, oidctest.ClientID, oidctest.ClientSecret, settings...)
	l.provider = provider
	return l
}

// linkedTo is a server that knows the provider of the issuer.
func linkedTo(t *testing.T, issuer, client, secret string, settings ...string) *linked {
	t.Helper()
	l := &linked{T: t, now: time.Now().UTC()}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { l.app.Router.ServeHTTP(w, r) }))
	t.Cleanup(server.Close)
	l.url = server.URL
	cfg, err := config.Read(append(settings, "LIANLUO_DATA="+t.TempDir(), "LIANLUO_PUBLIC_URL="+server.URL, "LIANLUO_OIDC_ISSUER="+issuer,
		"LIANLUO_OIDC_CLIENT_ID="+client, "LIANLUO_OIDC_CLIENT_SECRET="+secret, "LIANLUO_OIDC_NAME=政务登录"))
	if err != nil {
		t.Fatal(err)
	}
	if l.app, err = NewAt(t.Context(), cfg, slog.New(slog.DiscardHandler), func() time.Time { return l.now }); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := l.app.Close(); err != nil {
			t.Error(err)
		}
	})
	if w := send(l.app, "POST", "/api/v1/setup", "", setUp); w.Code >= 300 {
		t.Fatalf("set-up: %d %s", w.Code, w.Body)
	}
	return l
}

// browser keeps cookies and stops at every redirect.
type browser struct {
	*linked
	client *http.Client
}

func (l *linked) browser() *browser {
	jar, err := cookiejar.New(nil)
	if err != nil {
		l.Fatal(err)
	}
	return &browser{l, &http.Client{Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
}

// call makes a request and gives status, body and where it leads.
func (b *browser) call(method, address, token, body string) (int, string, string) {
	b.Helper()
	request, err := http.NewRequestWithContext(b.Context(), method, address, strings.NewReader(body))
	if err != nil {
		b.Fatal(err)
	}
	if body != "" {
		request.Header.Set("Content-Type", "application/json")
	}
	if token != "" {
		request.Header.Set("Authorization", "Bearer "+token)
	}
	response, err := b.client.Do(request)
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		b.Fatal(err)
	}
	return response.StatusCode, string(text), response.Header.Get("Location")
}

// leave begins a flow and gives the provider's address.
func (b *browser) leave(path, token, body string) string {
	b.Helper()
	status, text, _ := b.call("POST", b.url+"/api/v1/auth/oidc/"+path, token, body)
	var answer struct {
		URL string `json:"url"`
	}
	if err := json.Unmarshal([]byte(text), &answer); err != nil || status != 200 || !strings.HasPrefix(answer.URL, b.app.Config.OIDCIssuer+"/auth") {
		b.Fatalf("start: %d %s", status, text)
	}
	return answer.URL
}

// authorize is what happens at the provider; it gives the way back.
func (b *browser) authorize(there string) string {
	b.Helper()
	status, text, back := b.call("GET", there, "", "")
	if status != http.StatusFound {
		b.Fatalf("the provider: %d %s", status, text)
	}
	return back
}

// arrive follows the way back and gives the page that it leads to.
func (b *browser) arrive(back string) string {
	b.Helper()
	status, text, page := b.call("GET", back, "", "")
	if status != http.StatusSeeOther {
		b.Fatalf("the way back: %d %s", status, text)
	}
	return page
}

func (b *browser) link(name, password string) string {
	b.Helper()
	token := logIn(b.T, b.app, name, password)
	return b.arrive(b.authorize(b.leave("link", token, `{"current_password":"`+password+`"}`)))
}

func (b *browser) enter() string { b.Helper(); return b.arrive(b.authorize(b.leave("start", "", ""))) }

// refreshed says whether the browser is logged in, and as whom.
func (b *browser) refreshed() string {
	b.Helper()
	status, text, _ := b.call("POST", b.url+"/api/v1/auth/refresh", "", "")
	var answer struct {
		Me struct {
			User struct {
				LoginName string `json:"login_name"`
			} `json:"user"`
		} `json:"me"`
	}
	if status != 200 {
		return ""
	}
	if err := json.Unmarshal([]byte(text), &answer); err != nil {
		b.Fatal(err)
	}
	return answer.Me.User.LoginName
}

func (b *browser) expect(got, want string) {
	b.Helper()
	if got != want {
		b.Errorf("got %q, want %q", got, want)
	}
}

const systemPassword, auditPassword = "Kf7-qmwz-3rtx", "Tw9-xjka-5mzg"

func TestAPersonLinksAnIdentityAndLogsInByIt(t *testing.T) {
	eachLinked(t, func(l *linked) {
		b := l.browser()
		status, text, _ := b.call("GET", l.url+"/api/v1/auth/oidc", "", "")
		b.expect(fmt.Sprint(status, " ", text), `200 {"available":true,"name":"政务登录"}`)
		l.provider.Sit("person-1")
		b.expect(b.enter(), "/login?oidc=oidc-unlinked") // its e-mail address and name make no link
		b.expect(b.refreshed(), "")
		b.expect(b.link("sys.tem", systemPassword), "/me/security")
		b.expect(b.link("sys.tem", systemPassword), "/me/security?oidc=oidc-linked-already")
		b.expect(b.link("aud.it", auditPassword), "/me/security?oidc=oidc-identity-taken")
		b.expect(b.enter(), "/")
		b.expect(b.refreshed(), "sys.tem")
		l.provider.Sit("person-2")
		other := l.browser()
		other.expect(other.enter(), "/login?oidc=oidc-unlinked")
		other.expect(other.refreshed(), "")

		token := logIn(t, l.app, "sys.tem", systemPassword)
		_, list, _ := b.call("GET", l.url+"/api/v1/auth/oidc/identities", token, "")
		var identities struct {
			Items []struct {
				ID uint `json:"id"`
			} `json:"items"`
		}
		if err := json.Unmarshal([]byte(list), &identities); err != nil || len(identities.Items) != 1 || strings.Contains(list, "person-1") {
			t.Fatalf("the list: %s, %v", list, err)
		}
		path := fmt.Sprintf("%s/api/v1/auth/oidc/identities/%d", l.url, identities.Items[0].ID)
		if status, _, _ := b.call("DELETE", path, logIn(t, l.app, "aud.it", auditPassword), ""); status != 404 {
			t.Errorf("another's identity: %d", status)
		}
		if status, _, _ := b.call("DELETE", path, token, ""); status != 204 {
			t.Errorf("unlink: %d", status)
		}
		l.provider.Sit("person-1")
		b.expect(b.enter(), "/login?oidc=oidc-unlinked")
		var told []string
		err := l.app.DB.Read(t.Context()).Model(&audit.Event{}).Where("action LIKE '%identity' OR action = 'account.login' AND (result <> 'ok' OR data LIKE '%identity%')").
			Order("id").Pluck("action", &told).Error
		if got := strings.Join(told, " "); err != nil || got != "account.login account.link-identity account.login account.login account.unlink-identity account.login" {
			t.Errorf("recorded: %s, %v", got, err)
		}
	})
}

func TestAWayBackThatDoesNotBelongToItsBrowserOpensNothing(t *testing.T) {
	eachLinked(t, func(l *linked) {
		const invalid = "/login?oidc=oidc-flow-invalid"
		l.provider.Sit("person-1")
		b := l.browser()
		b.expect(b.link("sys.tem", systemPassword), "/me/security")

		stolen := b.authorize(b.leave("start", "", ""))
		thief := l.browser()
		thief.expect(thief.arrive(stolen), invalid) // without the cookie
		thief.leave("start", "", "")
		thief.expect(thief.arrive(stolen), invalid) // with another's
		thief.expect(thief.refreshed(), "")
		b.expect(b.arrive(stolen), "/")
		b.expect(b.arrive(stolen), invalid) // used

		back := b.authorize(b.leave("start", "", ""))
		changed, err := url.Parse(back)
		if err != nil {
			t.Fatal(err)
		}
		query := changed.Query()
		query.Set("state", "x"+query.Get("state"))
		changed.RawQuery = query.Encode()
		b.expect(b.arrive(changed.String()), invalid)
		b.expect(b.arrive(back), invalid) // gone with the attempt

		back = b.authorize(b.leave("start", "", ""))
		l.now = l.now.Add(11 * time.Minute)
		b.expect(b.arrive(back), invalid) // too late
		l.provider.Sit("")
		b.expect(b.enter(), invalid) // thought better of it
		b.expect(b.arrive(l.url+"/api/v1/auth/oidc/callback?code=x&state=y"), invalid)

		one, two := l.browser(), l.browser() // a code of one flow in another: PKCE and nonce
		l.provider.Sit("person-1")
		first, second := one.authorize(one.leave("start", "", "")), two.authorize(two.leave("start", "", ""))
		one.expect(one.arrive(swapped(t, first, second)), invalid)
		one.expect(one.refreshed(), "")
	})
}

// swapped is the first way back with the second one's code.
func swapped(t *testing.T, first, second string) string {
	t.Helper()
	a, errA := url.Parse(first)
	z, errZ := url.Parse(second)
	if errA != nil || errZ != nil {
		t.Fatal(errA, errZ)
	}
	mixed := a.Query()
	mixed.Set("code", z.Query().Get("code"))
	a.RawQuery = mixed.Encode()
	return a.String()
}

func TestATokenThatDoesNotHoldOpensNoLogIn(t *testing.T) {
	eachLinked(t, func(l *linked) {
		l.provider.Sit("person-1")
		b := l.browser()
		b.expect(b.link("sys.tem", systemPassword), "/me/security")
		for name, spoil := range map[string]func(claims map[string]any){
			"another nonce":    func(c map[string]any) { c["nonce"] = "x" },
			"no nonce":         func(c map[string]any) { delete(c, "nonce") },
			"another audience": func(c map[string]any) { c["aud"] = "other" },
			"another issuer":   func(c map[string]any) { c["iss"] = "https://id.example" },
			"expired":          func(c map[string]any) { c["exp"] = l.now.Add(-time.Minute).Unix() },
			"nobody":           func(c map[string]any) { c["sub"] = "" },
			"too long a name":  func(c map[string]any) { c["sub"] = strings.Repeat("x", 300) },
		} {
			l.provider.Spoil(spoil)
			if got := b.enter(); got != "/login?oidc=oidc-flow-invalid" {
				t.Errorf("%s: %s", name, got)
			}
		}
		l.provider.Spoil(nil)
		l.provider.SignForeign(true)
		b.expect(b.enter(), "/login?oidc=oidc-flow-invalid")
		l.provider.SignForeign(false)
		b.expect(b.enter(), "/")
	})
}

func TestWhoMayNotLogInMayNotByAnIdentityEither(t *testing.T) {
	eachLinked(t, func(l *linked) {
		l.provider.Sit("person-1")
		b := l.browser()
		b.expect(b.link("aud.it", auditPassword), "/me/security")
		b.expect(b.enter(), "/")
		b.expect(b.refreshed(), "aud.it")
		set := func(change map[string]any) {
			t.Helper()
			err := l.app.DB.Write(t.Context(), func(tx *gorm.DB) error {
				return tx.Model(&account.User{}).Where("login_name = 'aud.it'").UpdateColumns(change).Error
			})
			if err != nil {
				t.Fatal(err)
			}
		}
		set(map[string]any{"status": account.Suspended})
		b.expect(b.enter(), "/login?oidc=account-suspended")
		b.expect(b.refreshed(), "") // the log-in that was open, too
		set(map[string]any{"status": account.Active, "locked_until": l.now.Add(time.Hour)})
		b.expect(b.enter(), "/login?oidc=account-locked")
		set(map[string]any{"locked_until": nil, "demonstration": true})
		b.expect(b.enter(), "/login?oidc=oidc-demonstration")
		token := logIn(t, l.app, "aud.it", auditPassword)
		if status, text, _ := b.call("POST", l.url+"/api/v1/auth/oidc/link", token, `{"current_password":"`+auditPassword+`"}`); status != 403 || code(text) != "oidc-demonstration" {
			t.Errorf("a demonstration account links: %d %s", status, text)
		}
		set(map[string]any{"demonstration": false, "must_change_password": true})
		b.expect(b.enter(), "/")
		_, text, _ := b.call("POST", l.url+"/api/v1/auth/refresh", "", "")
		if !strings.Contains(text, `"must_change_password":true`) {
			t.Errorf("an initial password is not asked to be changed: %s", text)
		}
		set(map[string]any{"must_change_password": false})
		var fresh struct {
			AccessToken string `json:"access_token"`
		}
		b.expect(b.enter(), "/")
		_, text, _ = b.call("POST", l.url+"/api/v1/auth/refresh", "", "")
		if err := json.Unmarshal([]byte(text), &fresh); err != nil || fresh.AccessToken == "" {
			t.Fatal(text, err)
		}
		if status, text, _ := b.call("POST", l.url+"/api/v1/auth/oidc/link", fresh.AccessToken, `{"current_password":"x"}`); status != 422 || !strings.Contains(text, "current_password") {
			t.Errorf("a wrong password links: %d %s", status, text)
		}
		if status, _, _ := b.call("POST", l.url+"/api/v1/auth/logout", fresh.AccessToken, ""); status != 204 {
			t.Errorf("log-out: %d", status)
		}
		b.expect(b.refreshed(), "")
	})
}

func TestAResetPasswordTakesTheLinkAwayThatTheOldOneMade(t *testing.T) {
	eachLinked(t, func(l *linked) {
		l.provider.Sit("thief")
		b := l.browser()
		b.expect(b.link("sys.tem", systemPassword), "/me/security")
		if _, err := l.app.Features.Account.ResetPasswordOf(t.Context(), "sys.tem"); err != nil {
			t.Fatal(err)
		}
		b.expect(b.enter(), "/login?oidc=oidc-unlinked")
	})
}

// Whoever knew the old password began to link; the new one shuts him out, though
// his way to the provider and back takes longer than the change.
func TestALinkThatWasBegunByAnotherPasswordIsNotMade(t *testing.T) {
	eachLinked(t, func(l *linked) {
		const own, next = "Vd5-hsyp-8ckn", "Ng6-bwfe-4tzu"
		l.provider.Sit("thief")
		change := func(present, wanted string) {
			l.Helper()
			w := send(l.app, "POST", "/api/v1/auth/password", logIn(t, l.app, "sys.tem", present), `{"current_password":"`+present+`","new_password":"`+wanted+`"}`)
			if w.Code >= 300 {
				l.Fatalf("change of the password: %d %s", w.Code, w.Body)
			}
		}
		reset := func() {
			l.Helper()
			slip, err := l.app.Features.Account.ResetPasswordOf(t.Context(), "sys.tem")
			if err != nil {
				l.Fatal(err)
			}
			change(slip.InitialPassword, own)
		}
		for _, r := range []struct {
			password string
			shutOut  func()
		}{{systemPassword, reset}, {own, func() { change(own, next) }}} {
			b := l.browser()
			back := b.authorize(b.leave("link", logIn(t, l.app, "sys.tem", r.password), `{"current_password":"`+r.password+`"}`))
			l.now = l.now.Add(time.Minute)
			r.shutOut()
			b.expect(b.arrive(back), "/me/security?oidc=oidc-flow-invalid")
			b.expect(b.enter(), "/login?oidc=oidc-unlinked")
		}
		b := l.browser()
		l.provider.Sit("person-1")
		b.expect(b.link("sys.tem", next), "/me/security") // who knows the new one may
	})
}

func TestAClockThatIsALittleOffRefusesNobody(t *testing.T) {
	eachLinked(t, func(l *linked) {
		l.provider.Sit("person-1")
		b := l.browser()
		b.expect(b.link("sys.tem", systemPassword), "/me/security")
		for off, want := range map[time.Duration]string{-20 * time.Second: "/", -40 * time.Second: "/login?oidc=oidc-flow-invalid"} {
			l.provider.Spoil(func(c map[string]any) { c["exp"] = l.now.Add(off).Unix() })
			b.expect(b.enter(), want)
		}
	})
}

func TestAProviderThatDoesNotAnswerIsSaidToBeAway(t *testing.T) {
	l := newLinked(t)
	l.provider.Close()
	b := l.browser()
	if status, text, _ := b.call("POST", l.url+"/api/v1/auth/oidc/start", "", ""); status != 503 || code(text) != "oidc-unavailable" {
		t.Errorf("%d %s", status, text)
	}
	without := testApp(t)
	if w := send(without, "POST", "/api/v1/auth/oidc/start", "", ""); w.Code != 404 || code(w.Body.String()) != "oidc-not-configured" {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	foreign := httptest.NewRequest("POST", "/api/v1/auth/oidc/start", nil)
	foreign.Header.Set("Origin", "https://elsewhere.example")
	w := httptest.NewRecorder()
	l.app.Router.ServeHTTP(w, foreign)
	if w.Code != 403 {
		t.Errorf("from another site: %d %s", w.Code, w.Body)
	}
}

func TestTheWayToTheProviderTravelsInASafeCookie(t *testing.T) {
	l := newLinked(t)
	w := send(l.app, "POST", "/api/v1/auth/oidc/start", "", "")
	cookies := w.Result().Cookies()
	if len(cookies) != 1 || !cookies[0].HttpOnly || cookies[0].SameSite != http.SameSiteLaxMode || cookies[0].Path != "/api/v1/auth/oidc" || cookies[0].MaxAge != 600 {
		t.Errorf("%+v", cookies)
	}
	if strings.Contains(w.Body.String(), cookies[0].Value) {
		t.Error("the secret of the flow is in the answer")
	}
	for range 40 {
		w = send(l.app, "POST", "/api/v1/auth/oidc/start", "", "")
	}
	if w.Code != 429 || w.Header().Get("Retry-After") == "" {
		t.Errorf("too many flows: %d %v", w.Code, w.Header())
	}
}
