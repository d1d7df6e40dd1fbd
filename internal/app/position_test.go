package app

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
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
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	browser, program := &http.Client{Jar: jar}, &http.Client{}
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
	r.Resume()
}

func between(text, before, after string) string {
	_, rest, _ := strings.Cut(text, before)
	found, _, _ := strings.Cut(rest, after)
	return found
}

func call(t *testing.T, client *http.Client, method, url, token, body string) answer {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), method, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Idempotency-Key", rand.Text())
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
