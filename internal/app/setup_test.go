package app

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

const setUp = `{"congress":{"name":"东江市人民代表大会","level":"municipal"},"administrators":{
	"sysadmin":{"login_name":"sys.tem","name":"甲","password":"Kf7-qmwz-3rtx"},
	"secadmin":{"login_name":"sec.urity","name":"乙","password":"Hn4-ydpb-8vce"},
	"auditor":{"login_name":"aud.it","name":"丙","password":"Tw9-xjka-5mzg"}}}`

func send(a *App, method, path, token, body string) *httptest.ResponseRecorder {
	request := httptest.NewRequest(method, path, strings.NewReader(body))
	request.Header.Set("Content-Type", "application/json")
	if token != "" {
		request.Header.Set("Authorization", "Bearer "+token)
	}
	w := httptest.NewRecorder()
	a.Router.ServeHTTP(w, request)
	return w
}

func logIn(t *testing.T, a *App, name, password string) string {
	t.Helper()
	w := send(a, "POST", "/api/v1/auth/login", "", `{"login_name":"`+name+`","password":"`+password+`"}`)
	var got struct {
		AccessToken string `json:"access_token"`
	}
	if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil || w.Code != http.StatusOK || got.AccessToken == "" {
		t.Fatalf("log-in of %s: %d %s", name, w.Code, w.Body)
	}
	return got.AccessToken
}

func TestASetUpServerLetsItsAdministratorsInEachToTheirOwn(t *testing.T) {
	a := testApp(t)
	if w := send(a, "POST", "/api/v1/setup", "", setUp); w.Code >= 300 {
		t.Fatalf("set-up: %d %s", w.Code, w.Body)
	}
	if w := send(a, "POST", "/api/v1/setup", "", setUp); w.Code != http.StatusConflict {
		t.Errorf("a second set-up: %d %s", w.Code, w.Body)
	}
	auditor, system := logIn(t, a, "aud.it", "Tw9-xjka-5mzg"), logIn(t, a, "sys.tem", "Kf7-qmwz-3rtx")
	for _, c := range []struct {
		token, path string
		want        int
	}{
		{auditor, "/api/v1/audit", 200},
		{auditor, "/api/v1/users", 403},
		{system, "/api/v1/users", 200},
		{system, "/api/v1/audit", 403},
		{system, "/api/v1/rules", 200},
		{"", "/api/v1/rules", 401},
	} {
		if w := send(a, "GET", c.path, c.token, ""); w.Code != c.want {
			t.Errorf("%s: %d, want %d: %s", c.path, w.Code, c.want, w.Body)
		}
	}
}

func TestARefreshCookieTravelsOverHTTPSOnlyWherePeopleUseIt(t *testing.T) {
	for publicURL, want := range map[string]bool{"https://lianluo.example": true, "http://lianluo.example": false} {
		a := testApp(t, "LIANLUO_PUBLIC_URL="+publicURL)
		if w := send(a, "POST", "/api/v1/setup", "", setUp); w.Code >= 300 {
			t.Fatalf("set-up: %d %s", w.Code, w.Body)
		}
		w := send(a, "POST", "/api/v1/auth/login", "", `{"login_name":"sys.tem","password":"Kf7-qmwz-3rtx"}`)
		cookies := w.Result().Cookies()
		if len(cookies) != 1 || cookies[0].Secure != want || !cookies[0].HttpOnly || cookies[0].SameSite != http.SameSiteStrictMode {
			t.Errorf("%s: %+v", publicURL, cookies)
		}
	}
}
