package main

import (
	"encoding/json"
	"io"
	"log/slog"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"lianluo/internal/app"
	"lianluo/internal/audit"
	"lianluo/internal/config"
	"lianluo/internal/database/databasetest"
	"lianluo/internal/org"
)

const firstCongress = `{"congress":{"name":"云岭市人民代表大会","level":"municipal"},"administrators":{
	"sysadmin":{"login_name":"yl.sys","name":"甲","password":"Kf7-qmwz-3rtx"},
	"secadmin":{"login_name":"yl.sec","name":"乙","password":"Hn4-ydpb-8vce"},
	"auditor":{"login_name":"yl.aud","name":"丙","password":"Tw9-xjka-5mzg"}}}`

var countyPeople = []string{"--sysadmin", "qh.sys=丁一", "--secadmin", "qh.sec=戊二", "--auditor", "qh.aud=己三"}

func addCounty(t *testing.T, more ...string) (string, error) {
	t.Helper()
	return command(t, append([]string{"congress", "add", "清河县人民代表大会", "--level", "county"}, append(more, countyPeople...)...)...)
}

// onBoth runs fn over an empty folder, with either engine.
func onBoth(t *testing.T, fn func(t *testing.T)) {
	t.Run("sqlite", func(t *testing.T) { settle(t); fn(t) })
	t.Run("postgres", func(t *testing.T) {
		address := databasetest.PostgresDSN(t)
		settle(t)
		t.Setenv("DATABASE_URL", address)
		fn(t)
	})
}

// served is the server on the configured database.
func served(t *testing.T) *app.App {
	t.Helper()
	cfg, err := config.Load()
	if err != nil {
		t.Fatal(err)
	}
	a, err := app.New(t.Context(), cfg, slog.New(slog.NewTextHandler(io.Discard, nil)))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = a.Close() })
	return a
}

// ask sends a request and reads its answer.
func ask(t *testing.T, a *app.App, method, path, token, body string, into any) int {
	t.Helper()
	r := httptest.NewRequest(method, "/api/v1"+path, strings.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	if token != "" {
		r.Header.Set("Authorization", "Bearer "+token)
	}
	w := httptest.NewRecorder()
	a.Router.ServeHTTP(w, r)
	if into != nil {
		if err := json.Unmarshal(w.Body.Bytes(), into); err != nil {
			t.Fatalf("%s %s: %v: %s", method, path, err, w.Body)
		}
	}
	return w.Code
}

type arrival struct {
	AccessToken string `json:"access_token"`
	Me          struct {
		MustChangePassword bool `json:"must_change_password"`
		Hat                struct {
			Role         string `json:"role"`
			CongressName string `json:"congress_name"`
		} `json:"hat"`
	} `json:"me"`
}

func arrive(t *testing.T, a *app.App, login, password string) arrival {
	t.Helper()
	var got arrival
	if status := ask(t, a, "POST", "/auth/login", "", `{"login_name":"`+login+`","password":"`+password+`"}`, &got); status != 200 {
		t.Fatalf("log-in of %s: %d", login, status)
	}
	return got
}

var printedSlip = regexp.MustCompile(`(?m)^(sysadmin|secadmin|auditor) +(\S+) +password: (\S+) `)

func TestACongressIsAddedWithThreeAdministratorsOfItsOwn(t *testing.T) {
	onBoth(t, func(t *testing.T) {
		if _, err := addCounty(t); err == nil || !strings.Contains(err.Error(), "set it up first") {
			t.Fatalf("before the set-up: %v", err)
		}
		a := served(t)
		if status := ask(t, a, "POST", "/setup", "", firstCongress, nil); status >= 300 {
			t.Fatalf("set-up: %d", status)
		}
		text, err := addCounty(t, "--parent", "云岭市人民代表大会")
		if err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		slips := printedSlip.FindAllStringSubmatch(text, -1)
		if len(slips) != 3 {
			t.Fatalf("no three slips in\n%s", text)
		}
		for _, slip := range slips {
			got := arrive(t, a, slip[2], slip[3])
			if !got.Me.MustChangePassword || got.Me.Hat.Role != slip[1] || got.Me.Hat.CongressName != "清河县人民代表大会" {
				t.Errorf("%s arrives as %+v", slip[2], got.Me)
			}
			body := `{"current_password":"` + slip[3] + `","new_password":"Calm-River-77"}`
			if status := ask(t, a, "POST", "/auth/password", got.AccessToken, body, nil); status != 204 {
				t.Errorf("%s changes the password: %d", slip[2], status)
			}
		}
		type list struct {
			Items []struct {
				LoginName string `json:"login_name"`
				Action    string `json:"action"`
			} `json:"items"`
		}
		for login, password := range map[string]string{"qh.sys": "Calm-River-77", "yl.sys": "Kf7-qmwz-3rtx"} {
			var users list
			if status := ask(t, a, "GET", "/users", arrive(t, a, login, password).AccessToken, "", &users); status != 200 || len(users.Items) != 3 {
				t.Errorf("%s sees %d accounts (%d), want the own three", login, len(users.Items), status)
			}
			for _, u := range users.Items {
				if u.LoginName[:2] != login[:2] {
					t.Errorf("%s sees %s", login, u.LoginName)
				}
			}
		}
		var record list
		ask(t, a, "GET", "/audit?action=account.add-congress", arrive(t, a, "qh.aud", "Calm-River-77").AccessToken, "", &record)
		if len(record.Items) != 1 {
			t.Errorf("the new auditor finds %d entries of the founding, want 1", len(record.Items))
		}
		if status := ask(t, a, "GET", "/rules", arrive(t, a, "qh.sec", "Calm-River-77").AccessToken, "", nil); status != 200 {
			t.Errorf("the new congress has no rules: %d", status)
		}
		text, err = command(t, "congress", "list")
		if err != nil {
			t.Fatal(err)
		}
		mustContain(t, text, "city      云岭市人民代表大会\n", "county    清河县人民代表大会 under 云岭市人民代表大会\n")
	})
}

func TestACongressThatDoesNotFitIsRefusedWhole(t *testing.T) {
	onBoth(t, func(t *testing.T) {
		a := served(t)
		if status := ask(t, a, "POST", "/setup", "", firstCongress, nil); status >= 300 {
			t.Fatalf("set-up: %d", status)
		}
		if _, err := command(t, append([]string{"congress", "add", "城关镇人民代表大会", "--level", "township"},
			"--sysadmin", "cg.sys=庚", "--secadmin", "cg.sec=辛", "--auditor", "cg.aud=壬")...); err != nil {
			t.Fatal(err)
		}
		add := func(name, level string, more ...string) []string {
			return append([]string{"congress", "add", name, "--level", level}, more...)
		}
		for name, c := range map[string]struct {
			args []string
			says string
		}{
			"a county under a township":    {add("清河县人民代表大会", "county", append(countyPeople, "--parent", "城关镇人民代表大会")...), "不能作为它的上级"},
			"a city under itself":          {add("云岭市人民代表大会", "city", append(countyPeople, "--parent", "1")...), "不能作为它的上级"},
			"a parent that is not there":   {add("清河县人民代表大会", "county", append(countyPeople, "--parent", "远山市")...), "--parent must name one of"},
			"a name that is taken":         {add("云岭市人民代表大会", "county", countyPeople...), "已有同名的人大"},
			"a log-in name that is taken":  {add("清河县人民代表大会", "county", "--sysadmin", "yl.sys=丁", "--secadmin", "qh.sec=戊", "--auditor", "qh.aud=己"), "已被使用"},
			"one person for two":           {add("清河县人民代表大会", "county", "--sysadmin", "qh.sys=丁", "--secadmin", "qh.sys=丁", "--auditor", "qh.aud=己"), "须为三个人"},
			"a log-in name without a name": {add("清河县人民代表大会", "county", "--sysadmin", "qh.sys", "--secadmin", "qh.sec=戊", "--auditor", "qh.aud=己"), "--sysadmin wants"},
			"a province":                   {add("新江省人民代表大会", "province", countyPeople...), "--level"},
		} {
			text, err := command(t, c.args...)
			if err == nil || !strings.Contains(text+err.Error(), c.says) {
				t.Errorf("%s: %v\n%s", name, err, text)
			}
		}
		for what, want := range map[any]int64{&org.Congress{}: 2, &audit.Event{}: 0} {
			q := a.DB.Read(t.Context()).Model(what)
			if _, events := what.(*audit.Event); events {
				q = q.Where("action = 'account.create' AND congress_id NOT IN (1, 2)")
			}
			var n int64
			if err := q.Count(&n).Error; err != nil || n != want {
				t.Errorf("%T: %d rows, want %d (%v)", what, n, want, err)
			}
		}
	})
}
