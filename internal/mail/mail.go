// Package mail hands e-mails to an SMTP server (RFC 5321). It keeps nothing:
// what is to be sent, and whether it was, is the caller's to know.
package mail

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	netmail "net/mail"
	"net/smtp"
	"net/textproto"
	"os"
	"strings"
	"time"
)

// Security is how the connection to the server is protected.
type Security string

// The ways to connect. None is for a server on the same machine or in a closed
// network; credentials never travel over it, except to this machine itself.
const (
	StartTLS Security = "starttls" // in the clear, then protected before anything is said (port 587)
	TLS      Security = "tls"      // protected from the start (port 465)
	None     Security = "none"     // port 25
)

// Server is an SMTP server and how to speak to it. Roots replaces the
// machine's own certificate authorities when it is set.
type Server struct {
	Address  string // host:port
	Security Security
	User     string // empty means without log-in
	Password string
	From     string // the sender, with or without a name
	Roots    *x509.CertPool
}

// Message is one e-mail in plain text. ID is the left part of its Message-ID:
// the same for each attempt, so that servers can tell a repetition.
type Message struct {
	ID      string
	To      string
	Name    string // of the recipient
	Subject string
	Text    string
	At      time.Time
}

// Failure says why a message was not taken. Code is one of the constants,
// Reply the server's number or 0; neither holds an address or a secret.
// Lasting means that trying again would not help. Every means that the server
// could not be used at all, whatever the message.
type Failure struct {
	Code    string
	Reply   int
	Lasting bool
	Every   bool
}

// What can go wrong.
const (
	Unreachable = "unreachable" // no connection, or it broke
	Unprotected = "unprotected" // the server offers no TLS, or its certificate is not trusted
	LogInFailed = "log-in-failed"
	Sender      = "sender-refused"
	Recipient   = "recipient-refused"
	Refused     = "message-refused"
)

// Error names code and number, such as "recipient-refused 550".
func (f *Failure) Error() string {
	if f.Reply == 0 {
		return f.Code
	}
	return fmt.Sprintf("%s %d", f.Code, f.Reply)
}

// patience bounds one conversation with the server.
const patience = 30 * time.Second

// Check connects, protects the connection and logs in, and sends nothing. The
// error is a *Failure.
func (s Server) Check(ctx context.Context) error {
	client, err := s.open(ctx)
	if err != nil {
		return err
	}
	_ = client.Quit() // what matters was answered
	return nil
}

// Send hands one message to the server; nil means that the server has taken it
// over. The error is a *Failure.
func (s Server) Send(ctx context.Context, m Message) error {
	client, err := s.open(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = client.Close() }()
	if err := client.Mail(bare(s.From)); err != nil {
		f := failure(Sender, err)
		f.Lasting, f.Every = false, true // a wrong sender is mended in the settings, not in the message
		return f
	}
	if err := client.Rcpt(bare(m.To)); err != nil {
		return failure(Recipient, err)
	}
	if err := s.write(client, m); err != nil {
		return failure(Refused, err)
	}
	_ = client.Quit() // the message was taken; what follows changes nothing
	return nil
}

func (s Server) write(client *smtp.Client, m Message) error {
	body, err := client.Data()
	if err != nil {
		return err
	}
	if _, err := body.Write(s.compose(m)); err != nil {
		return err
	}
	return body.Close()
}

// open connects as the settings say.
func (s Server) open(ctx context.Context) (*smtp.Client, error) {
	host, _, err := net.SplitHostPort(s.Address)
	if err != nil {
		return nil, &Failure{Code: Unreachable, Every: true}
	}
	conn, err := s.dial(ctx, host)
	if err != nil {
		return nil, err
	}
	client, err := s.greet(conn, host)
	if err != nil {
		return nil, errors.Join(err, ignoreClosed(conn.Close()))
	}
	return client, nil
}

func ignoreClosed(err error) error {
	if errors.Is(err, net.ErrClosed) {
		return nil
	}
	return err
}

func (s Server) dial(ctx context.Context, host string) (net.Conn, error) {
	conn, err := (&net.Dialer{Timeout: patience}).DialContext(ctx, "tcp", s.Address)
	if err != nil {
		return nil, &Failure{Code: Unreachable, Every: true}
	}
	until := time.Now().Add(patience)
	if end, ok := ctx.Deadline(); ok && end.Before(until) {
		until = end
	}
	if err := conn.SetDeadline(until); err != nil {
		return nil, errors.Join(&Failure{Code: Unreachable, Every: true}, conn.Close())
	}
	if s.Security != TLS {
		return conn, nil
	}
	protected := tls.Client(conn, s.tls(host))
	if err := protected.HandshakeContext(ctx); err != nil {
		return nil, errors.Join(tlsFailure(err), conn.Close())
	}
	return protected, nil
}

func (s Server) tls(host string) *tls.Config {
	return &tls.Config{ServerName: host, RootCAs: s.Roots, MinVersion: tls.VersionTLS12}
}

func tlsFailure(err error) *Failure {
	var network net.Error
	if errors.Is(err, io.EOF) || errors.As(err, &network) && network.Timeout() {
		return &Failure{Code: Unreachable, Every: true}
	}
	return &Failure{Code: Unprotected, Every: true}
}

func (s Server) greet(conn net.Conn, host string) (*smtp.Client, error) {
	client, err := smtp.NewClient(conn, host)
	if err != nil {
		return nil, everyFailure(Unreachable, err)
	}
	if err := client.Hello(localName()); err != nil {
		return nil, everyFailure(Unreachable, err)
	}
	if s.Security == StartTLS {
		if ok, _ := client.Extension("STARTTLS"); !ok {
			return nil, &Failure{Code: Unprotected, Every: true}
		}
		if err := client.StartTLS(s.tls(host)); err != nil {
			return nil, tlsFailure(err)
		}
	}
	if s.User == "" {
		return client, nil
	}
	if err := client.Auth(s.auth(client, host)); err != nil {
		return nil, everyFailure(LogInFailed, err)
	}
	return client, nil
}

// localName is how this machine calls itself in the greeting.
func localName() string {
	name, err := os.Hostname()
	if err != nil || name == "" || strings.ContainsFunc(name, func(r rune) bool { return r <= ' ' || r > '~' }) {
		return "localhost"
	}
	return name
}

func everyFailure(code string, err error) *Failure {
	f := failure(code, err)
	f.Every, f.Lasting = true, false
	return f
}

// failure tells a refusal from a broken connection.
func failure(code string, err error) *Failure {
	var refused *textproto.Error
	if errors.As(err, &refused) {
		return &Failure{Code: code, Reply: refused.Code, Lasting: refused.Code >= 500}
	}
	if code == LogInFailed { // refused on this side: nothing to log in with, or nothing to protect it
		return &Failure{Code: LogInFailed, Every: true}
	}
	return &Failure{Code: Unreachable, Every: true}
}

// bare is the address without its name.
func bare(address string) string {
	parsed, err := netmail.ParseAddress(address)
	if err != nil {
		return address
	}
	return parsed.Address
}

// compose writes header and text. Both are encoded, so that no text can add a
// header or end the message.
func (s Server) compose(m Message) []byte {
	from, err := netmail.ParseAddress(s.From)
	if err != nil {
		from = &netmail.Address{Address: s.From}
	}
	_, domain, _ := strings.Cut(from.Address, "@")
	to := netmail.Address{Name: m.Name, Address: bare(m.To)}
	var b bytes.Buffer
	for _, line := range [][2]string{
		{"From", from.String()},
		{"To", to.String()},
		{"Subject", mime.BEncoding.Encode("utf-8", m.Subject)},
		{"Date", m.At.Format(time.RFC1123Z)},
		{"Message-ID", "<" + m.ID + "@" + domain + ">"},
		{"Auto-Submitted", "auto-generated"}, // RFC 3834: keeps holiday notes from answering
		{"MIME-Version", "1.0"},
		{"Content-Type", "text/plain; charset=utf-8"},
		{"Content-Transfer-Encoding", "base64"},
	} {
		fmt.Fprintf(&b, "%s: %s\r\n", line[0], line[1])
	}
	b.WriteString("\r\n")
	text := base64.StdEncoding.EncodeToString([]byte(m.Text))
	for len(text) > 0 {
		n := min(76, len(text))
		b.WriteString(text[:n] + "\r\n")
		text = text[n:]
	}
	return b.Bytes()
}
