package app

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strings"
	"testing"

	"lianluo/internal/database/databasetest"
)

// Whoever changed something finds it, whatever the replica knows; from the
// browser's cookie, or without one.
func TestOnesOwnChangesAreReadThoughTheReplicaLags(t *testing.T) {
	t.Parallel()
	r := databasetest.NewReplicated(t)
	first := start(t, testApp(t, "DATABASE_URL="+r.DSN, "LIANLUO_DATABASE_REPLICAS="+r.ReplicaDSN))
	second := start(t, testApp(t, "DATABASE_URL="+r.DSN, "LIANLUO_DATABASE_REPLICAS="+r.ReplicaDSN))
	browser, program := newBrowser(t), &http.Client{}
	call(t, browser, "POST", first.url+"/api/v1/setup", "", setUp)
	login := call(t, browser, "POST", first.url+"/api/v1/auth/login", "", `{"login_name":"sys.tem","password":"Kf7-qmwz-3rtx"}`)
	token := between(login.body, `"access_token":"`, `"`)
	if between(strings.Join(login.header.Values("Set-Cookie"), "; "), positionCookie+"=", ";") == "" {
		t.Fatalf("no position after a log-in: %v", login.header)
	}
	r.Pause()
	for n, server := range []running{first, second, first, second} {
		name := fmt.Sprintf("new.user%d", n)
		made := call(t, browser, "POST", server.url+"/api/v1/users", token, `{"login_name":"`+name+`","name":"新来的"}`)
		if made.status != http.StatusOK {
			t.Fatalf("%d %s", made.status, made.body)
		}
		for who, client := range map[string]*http.Client{"the browser": browser, "a program without cookies": program} {
			for _, asked := range []running{first, second} {
				if got := call(t, client, "GET", asked.url+"/api/v1/users", token, ""); !strings.Contains(got.body, name) {
					t.Errorf("%s did not find %s: %d %s", who, name, got.status, got.body)
				}
			}
		}
	}
	again, key := newBrowser(t), rand.Text()
	for range 2 { // the answer got lost, and the cookie with it
		again = newBrowser(t)
		call(t, again, "POST", first.url+"/api/v1/users", token, `{"login_name":"tried.again","name":"又试一次"}`, key)
	}
	if got := call(t, again, "GET", second.url+"/api/v1/users", token, ""); !strings.Contains(got.body, "tried.again") {
		t.Errorf("who tried again did not find what he had made: %s", got.body)
	}
	if cookies := again.Jar.Cookies(&url.URL{Scheme: "http", Host: "127.0.0.1", Path: "/api"}); len(cookies) != 1 || cookies[0].Name != positionCookie {
		t.Errorf("cookies after a repeated answer: %v", cookies)
	}
	r.Resume()
}

func newBrowser(t *testing.T) *http.Client {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &http.Client{Jar: jar}
}

func between(text, before, after string) string {
	_, rest, _ := strings.Cut(text, before)
	found, _, _ := strings.Cut(rest, after)
	return found
}

func call(t *testing.T, client *http.Client, method, address, token, body string, key ...string) answer {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), method, address, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Idempotency-Key", append(key, rand.Text())[0])
	if token != "" {
		request.Header.Set("Authorization", "Bearer "+token)
	}
	response, err := client.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	got, err := io.ReadAll(response.Body)
	if err := errors.Join(err, response.Body.Close()); err != nil {
		t.Fatal(err)
	}
	return answer{response.StatusCode, response.Header, string(got)}
}
