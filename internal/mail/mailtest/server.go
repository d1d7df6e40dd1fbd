// Package mailtest is an SMTP server for tests: it speaks the protocol over a
// real socket, with or without TLS and log-in, refuses what it is told to
// refuse and keeps what it took.
package mailtest

import (
	"bufio"
	"crypto/tls"
	"encoding/base64"
	"fmt"
	"io"
	"mime"
	"net"
	netmail "net/mail"
	"strings"
	"sync"
	"testing"
	"time"
)

// Mail is one message that the server took over.
type Mail struct {
	From, To  string
	MessageID string
	Subject   string
	Text      string
	Protected bool
	LoggedIn  string // the user, when there was a log-in
}

// Options say what the server asks of its clients.
type Options struct {
	Implicit bool   // TLS from the start
	StartTLS bool   // offers STARTTLS
	Auth     string // the ways to log in that it offers, such as "PLAIN" or "LOGIN"
	User     string
	Password string
}

// Server is a running SMTP server.
type Server struct {
	Address string
	options Options
	secure  *tls.Config

	mu      sync.Mutex
	mails   []Mail
	refuse  map[string][]string // by command, the answers to give instead of taking it
	hangUp  int                 // how many messages to take and then leave unanswered
	talkers sync.WaitGroup
}

// Start runs a server until the test ends. Roots gives what vouches for its
// certificate.
func Start(t testing.TB, options Options) *Server {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := &Server{Address: listener.Addr().String(), options: options, refuse: map[string][]string{}}
	if options.Implicit || options.StartTLS {
		s.secure = certificate(t)
	}
	s.talkers.Go(func() { s.listen(listener) })
	t.Cleanup(func() {
		if err := listener.Close(); err != nil {
			t.Error(err)
		}
		s.talkers.Wait()
	})
	return s
}

// Refuse answers the next uses of a command (MAIL, RCPT, DATA, AUTH, EHLO, or
// "." for the end of a message) with these lines instead, one each.
func (s *Server) Refuse(command string, answers ...string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.refuse[command] = append(s.refuse[command], answers...)
}

// HangUp takes the next n messages, but breaks the connection instead of
// saying so.
func (s *Server) HangUp(n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.hangUp = n
}

// Mails gives what was taken over, in order.
func (s *Server) Mails() []Mail {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Mail(nil), s.mails...)
}

func (s *Server) listen(listener net.Listener) {
	for {
		conn, err := listener.Accept()
		if err != nil {
			return
		}
		s.talkers.Go(func() {
			if s.options.Implicit {
				conn = tls.Server(conn, s.secure)
			}
			(&talk{server: s, conn: conn, in: bufio.NewReader(conn), protected: s.options.Implicit}).run()
		})
	}
}

// talk is one connection.
type talk struct {
	server    *Server
	conn      net.Conn
	in        *bufio.Reader
	protected bool
	user      string
	mail      Mail
}

const longest = 10 * time.Second

func (c *talk) run() {
	defer func() { _ = c.conn.Close() }()
	if c.conn.SetDeadline(time.Now().Add(longest)) != nil || !c.say("220 mailtest ESMTP") {
		return
	}
	for {
		line, err := c.in.ReadString('\n')
		if err != nil {
			return
		}
		command, argument, _ := strings.Cut(strings.TrimRight(line, "\r\n"), " ")
		if !c.answer(strings.ToUpper(command), argument) {
			return
		}
	}
}

func (c *talk) say(format string, args ...any) bool {
	_, err := fmt.Fprintf(c.conn, format+"\r\n", args...)
	return err == nil
}

// refused gives the answer that the test wants instead.
func (c *talk) refused(command string) (string, bool) {
	c.server.mu.Lock()
	defer c.server.mu.Unlock()
	waiting := c.server.refuse[command]
	if len(waiting) == 0 {
		return "", false
	}
	c.server.refuse[command] = waiting[1:]
	return waiting[0], true
}

func (c *talk) answer(command, argument string) bool {
	if line, ok := c.refused(command); ok {
		return c.say("%s", line)
	}
	switch command {
	case "EHLO", "HELO":
		return c.hello()
	case "STARTTLS":
		return c.startTLS()
	case "AUTH":
		if c.server.options.Auth == "" {
			return c.say("502 not implemented")
		}
		return c.logIn(argument)
	case "MAIL":
		if c.server.options.Auth != "" && c.user == "" {
			return c.say("530 log in first")
		}
		c.mail = Mail{From: address(argument), Protected: c.protected, LoggedIn: c.user}
		return c.say("250 ok")
	case "RCPT":
		c.mail.To = address(argument)
		return c.say("250 ok")
	case "DATA":
		return c.say("354 go on") && c.take()
	case "QUIT":
		_ = c.say("221 bye")
		return false
	case "NOOP", "RSET":
		return c.say("250 ok")
	}
	return c.say("502 not implemented")
}

func (c *talk) hello() bool {
	lines := []string{"mailtest", "8BITMIME"}
	if c.server.options.StartTLS && !c.protected {
		lines = append(lines, "STARTTLS")
	}
	if c.server.options.Auth != "" && (c.protected || !c.server.options.StartTLS) {
		lines = append(lines, "AUTH "+c.server.options.Auth)
	}
	for i, line := range lines {
		sign := "-"
		if i == len(lines)-1 {
			sign = " "
		}
		if !c.say("250%s%s", sign, line) {
			return false
		}
	}
	return true
}

func (c *talk) startTLS() bool {
	if !c.say("220 go ahead") {
		return false
	}
	secure := tls.Server(c.conn, c.server.secure)
	if secure.Handshake() != nil {
		return false
	}
	c.conn, c.in, c.protected = secure, bufio.NewReader(secure), true
	return true
}

func (c *talk) logIn(argument string) bool {
	way, first, _ := strings.Cut(argument, " ")
	var user, password string
	switch strings.ToUpper(way) {
	case "PLAIN":
		parts := strings.Split(plain(first), "\x00")
		if len(parts) == 3 {
			user, password = parts[1], parts[2]
		}
	case "LOGIN":
		user, password = c.ask("Username:"), c.ask("Password:")
	}
	if user == "" || user != c.server.options.User || password != c.server.options.Password {
		return c.say("535 wrong credentials")
	}
	c.user = user
	return c.say("235 welcome")
}

func (c *talk) ask(question string) string {
	if !c.say("334 %s", base64.StdEncoding.EncodeToString([]byte(question))) {
		return ""
	}
	line, err := c.in.ReadString('\n')
	if err != nil {
		return ""
	}
	return plain(strings.TrimRight(line, "\r\n"))
}

func plain(encoded string) string {
	text, err := base64.StdEncoding.DecodeString(encoded)
	if err != nil {
		return ""
	}
	return string(text)
}

// address is what stands between the angle brackets.
func address(argument string) string {
	_, rest, _ := strings.Cut(argument, "<")
	inner, _, _ := strings.Cut(rest, ">")
	return inner
}

func (c *talk) take() bool {
	var raw strings.Builder
	for {
		line, err := c.in.ReadString('\n')
		if err != nil {
			return false
		}
		if line == ".\r\n" {
			break
		}
		raw.WriteString(strings.TrimPrefix(line, "."))
	}
	if line, ok := c.refused("."); ok {
		return c.say("%s", line)
	}
	mail, err := parse(c.mail, raw.String())
	if err != nil {
		return c.say("554 unreadable: %v", err)
	}
	c.server.mu.Lock()
	c.server.mails = append(c.server.mails, mail)
	silent := c.server.hangUp > 0
	if silent {
		c.server.hangUp--
	}
	c.server.mu.Unlock()
	return !silent && c.say("250 taken")
}

func parse(mail Mail, raw string) (Mail, error) {
	message, err := netmail.ReadMessage(strings.NewReader(raw))
	if err != nil {
		return mail, err
	}
	body, err := io.ReadAll(base64.NewDecoder(base64.StdEncoding, message.Body))
	if err != nil {
		return mail, err
	}
	mail.Text, mail.MessageID = string(body), message.Header.Get("Message-ID")
	mail.Subject, err = new(mime.WordDecoder).DecodeHeader(message.Header.Get("Subject"))
	return mail, err
}
