// Package gateway hands messages to an SMS or a WeChat gateway over HTTP: one
// signed request for each. It keeps nothing: what is to be sent, and whether it was,
// is the caller's to know.
package gateway

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"lianluo/internal/signed"
)

// Server is a gateway and how to speak to it. Name is what people call its
// messages; Timeout, when it is set, replaces 10 seconds for an answer.
type Server struct {
	URL     string
	Secret  string // base64, with or without whsec_
	Name    string
	Timeout time.Duration
}

// Message is what the gateway gets, as JSON. ID is the same for each attempt,
// so that the gateway can drop repetitions; To is a phone number where Kind is
// sms, and an account at the gateway where it is wechat. Text is the finished
// sentence. For providers that take templates only, Topic, Template and
// Parameters say the same: Template is one of a topic, its Parameters are what
// the sentence names.
type Message struct {
	ID         string            `json:"id"`
	Kind       string            `json:"kind"`
	To         string            `json:"to"`
	Topic      string            `json:"topic"`
	Template   string            `json:"template"`
	Parameters map[string]string `json:"parameters"`
	Text       string            `json:"text"`
	Link       string            `json:"link"`
}

// Failure says why a message was not taken. Code is one of the constants,
// Status the gateway's answer or 0; neither holds a number or a secret. Lasting
// means that trying again would not help. Every means that the gateway could
// not be used at all, whatever the message.
type Failure struct {
	Code    string
	Status  int
	Lasting bool
	Every   bool
}

// What can go wrong.
const (
	Unreachable = "gateway-unreachable" // no connection, or no answer in time
	Unprotected = "gateway-unprotected" // its certificate is not trusted
	Refused     = "gateway-refused"
)

// Error names code and status, such as "gateway-refused 400".
func (f *Failure) Error() string {
	if f.Status == 0 {
		return f.Code
	}
	return fmt.Sprintf("%s %d", f.Code, f.Status)
}

const (
	usualTimeout = 10 * time.Second
	maxResponse  = 16 << 10 // bytes that are read of an answer
)

// Send hands one message to the gateway; nil means that the gateway has taken
// it over. An error is a *Failure, unless the settings are broken.
func (s Server) Send(ctx context.Context, m Message, now time.Time) error {
	body, err := json.Marshal(m)
	if err != nil {
		return fmt.Errorf("write a message to the gateway: %w", err)
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, s.URL, bytes.NewReader(body))
	if err != nil {
		return fmt.Errorf("ask the gateway: %w", err)
	}
	if err := signed.Headers(request.Header, s.Secret, m.ID, now, string(body)); err != nil {
		return err
	}
	request.Header.Set("User-Agent", "lianluo-gateway")
	status, err := s.ask(request)
	if err != nil {
		return err
	}
	return answered(status)
}

// Check asks for the gateway's address and sends nothing; any answer will do.
// An error is a *Failure, unless the settings are broken.
func (s Server) Check(ctx context.Context) error {
	request, err := http.NewRequestWithContext(ctx, http.MethodHead, s.URL, http.NoBody)
	if err != nil {
		return fmt.Errorf("ask the gateway: %w", err)
	}
	_, err = s.ask(request)
	return err
}

// ask follows no redirects and uses no proxy: what the settings name gets the
// message, and nobody else.
func (s Server) ask(request *http.Request) (status int, err error) {
	timeout := usualTimeout
	if s.Timeout > 0 {
		timeout = s.Timeout
	}
	client := &http.Client{
		Timeout:       timeout,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		Transport:     &http.Transport{DisableKeepAlives: true, MaxResponseHeaderBytes: maxResponse},
	}
	response, err := client.Do(request)
	if err != nil {
		return 0, unanswered(err)
	}
	defer func() { _ = response.Body.Close() }()
	_, _ = io.CopyN(io.Discard, response.Body, maxResponse)
	return response.StatusCode, nil
}

// unanswered leaves out the error's text, which holds the address.
func unanswered(err error) *Failure {
	var failed *url.Error
	if timeout := errors.As(err, &failed) && failed.Timeout(); !timeout &&
		(strings.Contains(err.Error(), "tls:") || strings.Contains(err.Error(), "x509:")) {
		return &Failure{Code: Unprotected, Every: true}
	}
	return &Failure{Code: Unreachable, Every: true}
}

// answered reads the status: what the gateway does not want is final, unless
// it says that another moment may do.
func answered(status int) error {
	switch {
	case status >= 200 && status < 300:
		return nil
	case status == http.StatusTooManyRequests, status == http.StatusServiceUnavailable,
		status == http.StatusUnauthorized, status == http.StatusForbidden, status == http.StatusNotFound: // a secret or an address that somebody must mend
		return &Failure{Code: Refused, Status: status, Every: true}
	case status == http.StatusRequestTimeout, status == http.StatusTooEarly:
		return &Failure{Code: Refused, Status: status}
	}
	return &Failure{Code: Refused, Status: status, Lasting: status >= 400 && status < 500}
}
