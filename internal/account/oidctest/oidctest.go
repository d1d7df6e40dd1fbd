// Package oidctest is an OpenID Connect provider for tests: discovery, keys,
// authorization code with PKCE, signed ID tokens. It lets in whoever the test
// says is sitting at the browser, and can be told to misbehave.
package oidctest

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"sync"
	"testing"
	"time"

	jose "github.com/go-jose/go-jose/v4"
	"github.com/go-jose/go-jose/v4/jwt"
)

// The client that the provider knows.
const (
	ClientID     = "lianluo"
	ClientSecret = "provider-knows-this"
)

// Provider is one running provider.
type Provider struct {
	*httptest.Server
	Now func() time.Time

	mu      sync.Mutex
	person  string
	spoil   func(claims map[string]any)
	foreign bool
	codes   map[string]grant
	key     *rsa.PrivateKey
	other   *rsa.PrivateKey
}

// grant is what a code stands for.
type grant struct{ person, nonce, challenge, redirect string }

// Start runs a provider until the test ends.
func Start(t testing.TB, now func() time.Time) *Provider {
	t.Helper()
	p := &Provider{Now: now, codes: map[string]grant{}, key: newKey(t), other: newKey(t)}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /.well-known/openid-configuration", p.discovery)
	mux.HandleFunc("GET /keys", p.keys)
	mux.HandleFunc("GET /authorize", p.authorize)
	mux.HandleFunc("POST /token", p.token)
	p.Server = httptest.NewServer(mux)
	t.Cleanup(p.Close)
	return p
}

func newKey(t testing.TB) *rsa.PrivateKey {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

// Sit says who is at the browser.
func (p *Provider) Sit(person string) { p.set(func() { p.person = person }) }

// Spoil changes the claims of the tokens from now on; nil changes nothing.
func (p *Provider) Spoil(how func(claims map[string]any)) { p.set(func() { p.spoil = how }) }

// SignForeign signs with a key that the provider does not publish.
func (p *Provider) SignForeign(foreign bool) { p.set(func() { p.foreign = foreign }) }

func (p *Provider) set(change func()) {
	p.mu.Lock()
	defer p.mu.Unlock()
	change()
}

func answer(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(v)
}

func (p *Provider) discovery(w http.ResponseWriter, _ *http.Request) {
	answer(w, http.StatusOK, map[string]any{
		"issuer": p.URL, "authorization_endpoint": p.URL + "/authorize", "token_endpoint": p.URL + "/token", "jwks_uri": p.URL + "/keys",
		"response_types_supported": []string{"code"}, "subject_types_supported": []string{"public"},
		"id_token_signing_alg_values_supported": []string{"RS256"}, "code_challenge_methods_supported": []string{"S256"},
	})
}

func (p *Provider) keys(w http.ResponseWriter, _ *http.Request) {
	answer(w, http.StatusOK, jose.JSONWebKeySet{Keys: []jose.JSONWebKey{{Key: p.key.Public(), KeyID: "1", Algorithm: "RS256", Use: "sig"}}})
}

// authorize lets the person in and sends the browser back.
func (p *Provider) authorize(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	back, err := url.Parse(q.Get("redirect_uri"))
	if err != nil || q.Get("client_id") != ClientID || q.Get("response_type") != "code" || q.Get("state") == "" || q.Get("nonce") == "" ||
		q.Get("code_challenge_method") != "S256" || q.Get("code_challenge") == "" || q.Get("scope") != "openid" {
		answer(w, http.StatusBadRequest, map[string]string{"error": "invalid_request"})
		return
	}
	answers := url.Values{"state": {q.Get("state")}}
	p.mu.Lock()
	if p.person == "" {
		answers.Set("error", "access_denied")
	} else {
		code := rand.Text()
		p.codes[code] = grant{p.person, q.Get("nonce"), q.Get("code_challenge"), q.Get("redirect_uri")}
		answers.Set("code", code)
	}
	p.mu.Unlock()
	back.RawQuery = answers.Encode()
	http.Redirect(w, r, back.String(), http.StatusFound)
}

// token trades a code, once, for who holds its verifier.
func (p *Provider) token(w http.ResponseWriter, r *http.Request) {
	id, secret, basic := r.BasicAuth()
	if !basic {
		id, secret = r.PostFormValue("client_id"), r.PostFormValue("client_secret")
	}
	if id != ClientID || secret != ClientSecret {
		answer(w, http.StatusUnauthorized, map[string]string{"error": "invalid_client"})
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	g, ok := p.codes[r.PostFormValue("code")]
	delete(p.codes, r.PostFormValue("code"))
	sum := sha256.Sum256([]byte(r.PostFormValue("code_verifier")))
	if !ok || base64.RawURLEncoding.EncodeToString(sum[:]) != g.challenge || r.PostFormValue("redirect_uri") != g.redirect {
		answer(w, http.StatusBadRequest, map[string]string{"error": "invalid_grant"})
		return
	}
	signed, err := p.sign(g)
	if err != nil {
		answer(w, http.StatusInternalServerError, map[string]string{"error": "server_error"})
		return
	}
	answer(w, http.StatusOK, map[string]any{"access_token": rand.Text(), "token_type": "Bearer", "expires_in": 60, "id_token": signed})
}

func (p *Provider) sign(g grant) (string, error) {
	key := p.key
	if p.foreign {
		key = p.other
	}
	signer, err := jose.NewSigner(jose.SigningKey{Algorithm: jose.RS256, Key: jose.JSONWebKey{Key: key, KeyID: "1"}}, nil)
	if err != nil {
		return "", err
	}
	now := p.Now()
	claims := map[string]any{"iss": p.URL, "aud": ClientID, "sub": g.person, "nonce": g.nonce, "iat": now.Unix(), "exp": now.Add(5 * time.Minute).Unix(),
		"email": "office@example.cn", "preferred_username": "office"}
	if p.spoil != nil {
		p.spoil(claims)
	}
	return jwt.Signed(signer).Claims(claims).Serialize()
}
