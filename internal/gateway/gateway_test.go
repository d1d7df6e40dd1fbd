package gateway_test

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"lianluo/internal/gateway"
)

const secret = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"

var message = gateway.Message{ID: "5f0c", Kind: "sms", To: "12900000001", Text: "第12号", Link: "https://lianluo.example"}

func expect(t *testing.T, err error, want gateway.Failure) {
	t.Helper()
	var got *gateway.Failure
	if !errors.As(err, &got) || *got != want {
		t.Errorf("%v, want %+v", err, want)
	}
	if err != nil && strings.Contains(err.Error(), "129000") {
		t.Errorf("the failure tells the number: %v", err)
	}
}

func TestAGatewayThatCannotBeTrustedGetsNoNumber(t *testing.T) {
	asked := false
	server := httptest.NewTLSServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asked = true }))
	defer server.Close()
	s := gateway.Server{URL: server.URL, Secret: secret}
	expect(t, s.Send(context.Background(), message, time.Now()), gateway.Failure{Code: gateway.Unprotected, Every: true})
	expect(t, s.Check(context.Background()), gateway.Failure{Code: gateway.Unprotected, Every: true})
	if asked {
		t.Error("it got the request")
	}
}

func TestAGatewayThatDoesNotAnswerIsLeftInTime(t *testing.T) {
	release := make(chan struct{})
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		select {
		case <-release:
		case <-r.Context().Done():
		}
	}))
	defer server.Close()
	defer close(release)
	s := gateway.Server{URL: server.URL, Secret: secret, Timeout: 50 * time.Millisecond}
	expect(t, s.Send(context.Background(), message, time.Now()), gateway.Failure{Code: gateway.Unreachable, Every: true})
}

func TestNobodyElseGetsTheNumber(t *testing.T) {
	other := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { t.Errorf("asked for %s", r.URL) }))
	defer other.Close()
	t.Setenv("HTTP_PROXY", other.URL)
	server := httptest.NewServer(http.RedirectHandler(other.URL, http.StatusTemporaryRedirect))
	defer server.Close()
	s := gateway.Server{URL: server.URL, Secret: secret}
	expect(t, s.Send(context.Background(), message, time.Now()), gateway.Failure{Code: gateway.Refused, Status: http.StatusTemporaryRedirect})
	if err := s.Check(context.Background()); err != nil {
		t.Errorf("it answers: %v", err)
	}
}
