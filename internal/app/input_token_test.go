package app

import (
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"lianluo/internal/account"
	"lianluo/internal/config"
)

// A token that is missing, made up, of another server or too old opens no
// route, whatever else the request holds.
func TestATokenThatDoesNotHoldOpensNothing(t *testing.T) {
	now := time.Now().UTC()
	cfg, err := config.Read([]string{"LIANLUO_DATA=" + t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	a, err := NewAt(t.Context(), cfg, slog.New(slog.DiscardHandler), func() time.Time { return now })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	})
	if w := send(a, "POST", "/api/v1/setup", "", setUp); w.Code >= 300 {
		t.Fatalf("set-up: %d %s", w.Code, w.Body)
	}
	other := testApp(t)
	if w := send(other, "POST", "/api/v1/setup", "", setUp); w.Code >= 300 {
		t.Fatalf("set-up of the other: %d %s", w.Code, w.Body)
	}
	old := logIn(t, a, "sys.tem", "Kf7-qmwz-3rtx")
	if w := send(a, "GET", "/api/v1/auth/me", old, ""); w.Code != 200 {
		t.Fatalf("a fresh token: %d %s", w.Code, w.Body)
	}
	now = now.Add(account.AccessTokenLife + time.Second)
	c := &city{T: t, app: a, first: map[string]int{}}
	parts := strings.Split(old, ".")
	for name, header := range map[string]string{
		"none": "", "empty": "Bearer ", "another scheme": "Basic c3lzLnRlbTp4", "no token": "Bearer x",
		"too old": "Bearer " + old, "of another server": "Bearer " + logIn(t, other, "sys.tem", "Kf7-qmwz-3rtx"),
		"unsigned": "Bearer " + parts[0] + "." + parts[1] + ".", "with NUL": "Bearer a\x00b", "long": "Bearer " + strings.Repeat("x", 20_000),
	} {
		for _, e := range entrances(t) {
			if slices.Contains(open, e.route) {
				continue
			}
			got := c.send(e.method(), attempt{path: e.at("1"), body: []byte("{}"), contentType: asJSON, headers: []string{"Authorization", header}}, "")
			if why := unclear(got); got.status != 401 || why != "" || got.header.Get("WWW-Authenticate") == "" {
				t.Errorf("%s, token %s: %d %s %.200s", e.route, name, got.status, why, got.body)
			}
		}
	}
}
