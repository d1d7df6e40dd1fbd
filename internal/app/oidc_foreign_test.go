package app

import (
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/zitadel/oidc/v3/example/server/exampleop"
	"github.com/zitadel/oidc/v3/example/server/storage"

	"lianluo/internal/account"
	"lianluo/internal/database/databasetest"
)

// foreign is a provider that others wrote: the server that comes with
// zitadel/oidc, a library that the OpenID Foundation has certified. It holds
// the code to its challenge, the way back to what is registered, the client to
// its secret, and has a log-in page of its own.
type foreign struct {
	url     string
	handler http.Handler
}

const foreignSecret = "foreign-provider-knows-this"

func startForeign(t *testing.T) *foreign {
	t.Helper()
	f := &foreign{}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { f.handler.ServeHTTP(w, r) }))
	t.Cleanup(server.Close)
	f.url = server.URL
	return f
}

// register makes the product at ways back known, as the client "lianluo".
func (f *foreign) register(wayBack string) {
	clients := map[string]*storage.Client{"lianluo": storage.WebClient("lianluo", foreignSecret, wayBack)}
	f.handler = exampleop.SetupServer(f.url, storage.NewStorageWithClients(storage.NewUserStore(f.url), clients), nil, false)
}

// authorizeAs logs in at the foreign provider's page and gives the way back.
func (b *browser) authorizeAs(f *foreign, there, name string) string {
	b.Helper()
	status, _, page := b.call("GET", there, "", "")
	at, err := url.Parse(page)
	if err != nil || status != http.StatusFound || at.Path != "/login/username" {
		b.Fatalf("the way to the log-in page: %d %s", status, page)
	}
	form := url.Values{"id": {at.Query().Get("authRequestID")}, "username": {name}, "password": {"verysecure"}}
	response, err := b.client.PostForm(f.url+"/login/username", form)
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	if text, err := io.ReadAll(response.Body); err != nil || response.StatusCode != http.StatusFound {
		b.Fatalf("the log-in page: %d %s, %v", response.StatusCode, text, err)
	}
	onward := response.Header.Get("Location")
	if strings.HasPrefix(onward, "/") {
		onward = f.url + onward
	}
	return b.authorize(onward)
}

func eachForeign(t *testing.T, fn func(l *linked, f *foreign)) {
	t.Helper()
	for name, settings := range map[string][]string{"sqlite": nil, "postgres": {"DATABASE_URL=" + databasetest.PostgresDSN(t)}} {
		t.Run(name, func(t *testing.T) {
			f := startForeign(t)
			l := linkedTo(t, f.url, "lianluo", foreignSecret, settings...)
			f.register(l.url + account.CallbackPath)
			fn(l, f)
		})
	}
}

func TestAPersonLinksAndLogsInByAProviderThatOthersWrote(t *testing.T) {
	eachForeign(t, func(l *linked, f *foreign) {
		b := l.browser()
		const person, other = "test-user@127.0.0.1", "test-user2"
		enter := func(b *browser, name string) string {
			b.Helper()
			return b.arrive(b.authorizeAs(f, b.leave("start", "", ""), name))
		}
		b.expect(enter(b, person), "/login?oidc=oidc-unlinked")
		token := logIn(l.T, l.app, "sys.tem", systemPassword)
		b.expect(b.arrive(b.authorizeAs(f, b.leave("link", token, `{"current_password":"`+systemPassword+`"}`), person)), "/me/security")
		b.expect(enter(b, person), "/")
		b.expect(b.refreshed(), "sys.tem")
		stranger := l.browser()
		stranger.expect(enter(stranger, other), "/login?oidc=oidc-unlinked")
		stranger.expect(stranger.refreshed(), "")

		one, two := l.browser(), l.browser() // the provider itself refuses a code to another flow's verifier
		first, second := one.authorizeAs(f, one.leave("start", "", ""), person), two.authorizeAs(f, two.leave("start", "", ""), person)
		one.expect(one.arrive(swapped(l.T, first, second)), "/login?oidc=oidc-flow-invalid")
		one.expect(one.refreshed(), "")
		two.expect(two.arrive(second), "/")
	})
}

func TestAProviderThatOthersWroteIsAskedWithTheRegisteredSecret(t *testing.T) {
	f := startForeign(t)
	l := linkedTo(t, f.url, "lianluo", "another secret")
	f.register(l.url + account.CallbackPath)
	b := l.browser()
	b.expect(b.arrive(b.authorizeAs(f, b.leave("start", "", ""), "test-user2")), "/login?oidc=oidc-flow-invalid")
}
