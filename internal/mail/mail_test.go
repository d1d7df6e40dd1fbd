package mail_test

import (
	"context"
	"errors"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"lianluo/internal/mail"
	"lianluo/internal/mail/mailtest"
)

const sender = "联络平台 <platform@example.cn>"

func message() mail.Message {
	return mail.Message{ID: "a1b2", To: "zhang@example.cn", Name: "张三", Subject: "有一件建议等待您办理\r\nBcc: x@example.cn",
		Text: "张三：\n.\n" + strings.Repeat("请登录平台办理。", 40) + "\n", At: time.Date(2026, 3, 2, 1, 0, 0, 0, time.UTC)}
}

func TestAMessageArrivesAsItWasWritten(t *testing.T) {
	for name, c := range map[string]struct {
		options  mailtest.Options
		security mail.Security
		user     string
	}{
		"in the clear":             {mailtest.Options{}, mail.None, ""},
		"protected afterwards":     {mailtest.Options{StartTLS: true}, mail.StartTLS, ""},
		"protected from the start": {mailtest.Options{Implicit: true}, mail.TLS, ""},
		"with a log-in":            {mailtest.Options{StartTLS: true, Auth: "LOGIN PLAIN", User: "platform", Password: "s3cret"}, mail.StartTLS, "platform"},
		"with the old log-in":      {mailtest.Options{Implicit: true, Auth: "LOGIN", User: "platform", Password: "s3cret"}, mail.TLS, "platform"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := mailtest.Start(t, c.options)
			s := mail.Server{Address: server.Address, Security: c.security, From: sender, User: c.user}
			if c.user != "" {
				s.Password = "s3cret"
			}
			if c.security != mail.None {
				s.Roots = server.Roots(t)
			}
			if err := s.Check(t.Context()); err != nil {
				t.Fatal(err)
			}
			if len(server.Mails()) != 0 {
				t.Fatal("the check sent something")
			}
			if err := s.Send(t.Context(), message()); err != nil {
				t.Fatal(err)
			}
			sent := message()
			want := []mailtest.Mail{{From: "platform@example.cn", To: "zhang@example.cn", MessageID: "<a1b2@example.cn>", Subject: sent.Subject,
				Text: sent.Text, Protected: c.security != mail.None, LoggedIn: c.user}}
			if diff := cmp.Diff(want, server.Mails()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAFailureSaysWhatCanBeDone(t *testing.T) {
	for name, c := range map[string]struct {
		options mailtest.Options
		server  mail.Server
		prepare func(*mailtest.Server)
		want    mail.Failure
	}{
		"an unknown recipient": {prepare: func(s *mailtest.Server) { s.Refuse("RCPT", "550 5.1.1 no such user zhang@example.cn") },
			want: mail.Failure{Code: mail.Recipient, Reply: 550, Lasting: true}},
		"a full mailbox": {prepare: func(s *mailtest.Server) { s.Refuse("RCPT", "452 4.2.2 full") },
			want: mail.Failure{Code: mail.Recipient, Reply: 452}},
		"a refused message": {prepare: func(s *mailtest.Server) { s.Refuse(".", "554 spam") },
			want: mail.Failure{Code: mail.Refused, Reply: 554, Lasting: true}},
		"a refused sender": {prepare: func(s *mailtest.Server) { s.Refuse("MAIL", "553 not yours") },
			want: mail.Failure{Code: mail.Sender, Reply: 553, Every: true}},
		"a wrong password": {options: mailtest.Options{Auth: "PLAIN", User: "platform", Password: "s3cret"},
			server: mail.Server{User: "platform", Password: "wr0ng"}, want: mail.Failure{Code: mail.LogInFailed, Reply: 535, Every: true}},
		"a server that knows no log-in": {server: mail.Server{User: "platform", Password: "s3cret"},
			want: mail.Failure{Code: mail.LogInFailed, Reply: 502, Every: true}},
		"no protection offered": {server: mail.Server{Security: mail.StartTLS}, want: mail.Failure{Code: mail.Unprotected, Every: true}},
		"a certificate of nobody": {options: mailtest.Options{StartTLS: true}, server: mail.Server{Security: mail.StartTLS},
			want: mail.Failure{Code: mail.Unprotected, Every: true}},
		"a connection that breaks": {prepare: func(s *mailtest.Server) { s.HangUp(1) }, want: mail.Failure{Code: mail.Unreachable, Every: true}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := mailtest.Start(t, c.options)
			if c.prepare != nil {
				c.prepare(server)
			}
			s := c.server
			s.Address, s.From = server.Address, sender
			if s.Security == "" {
				s.Security = mail.None
			}
			expect(t, s.Send(t.Context(), message()), c.want)
		})
	}
}

func expect(t *testing.T, err error, want mail.Failure) {
	t.Helper()
	var got *mail.Failure
	if !errors.As(err, &got) {
		t.Fatalf("%v is no failure", err)
	}
	if diff := cmp.Diff(want, *got); diff != "" {
		t.Error(diff)
	}
	if text := err.Error(); strings.Contains(text, "example.cn") || strings.Contains(text, "s3cret") {
		t.Errorf("the failure tells too much: %s", text)
	}
}

func TestAServerThatIsNotThereIsUnreachable(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := mail.Server{Address: listener.Addr().String(), Security: mail.None, From: sender}
	if err := listener.Close(); err != nil {
		t.Fatal(err)
	}
	expect(t, s.Send(t.Context(), message()), mail.Failure{Code: mail.Unreachable, Every: true})
}

func TestASilentServerIsGivenUpInTime(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := listener.Close(); err != nil {
			t.Error(err)
		}
	})
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	s := mail.Server{Address: listener.Addr().String(), Security: mail.None, From: sender}
	expect(t, s.Send(ctx, message()), mail.Failure{Code: mail.Unreachable, Every: true})
}
