package main

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestTheDoctorAsksForTheGatewayAndSendsNothing(t *testing.T) {
	settle(t)
	if _, err := command(t, "migrate"); err != nil {
		t.Fatal(err)
	}
	text, err := command(t, "doctor")
	if err != nil || strings.Contains(text, "gateway") {
		t.Errorf("without a gateway: %v\n%s", err, text)
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodHead {
			t.Errorf("it was asked to %s", r.Method)
		}
		w.WriteHeader(http.StatusMethodNotAllowed)
	}))
	const secret = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
	t.Setenv("LIANLUO_WECHAT_URL", server.URL+"/k3y")
	t.Setenv("LIANLUO_WECHAT_SECRET", secret)
	if text, err = command(t, "doctor"); err != nil {
		t.Errorf("with one that answers: %v", err)
	}
	mustContain(t, text, "ok      gateway wechat")
	server.Close()
	if text, err = command(t, "doctor"); err == nil {
		t.Error("with one that is away it passes")
	}
	mustContain(t, text, "WRONG   gateway wechat", "LIANLUO_WECHAT_URL")
	if strings.Contains(text, "k3y") || strings.Contains(text, secret) {
		t.Errorf("a secret is shown:\n%s", text)
	}
}
