package main

import (
	"strings"
	"testing"

	"lianluo/internal/mail/mailtest"
)

func TestTheDoctorTriesTheMailServer(t *testing.T) {
	settle(t)
	if _, err := command(t, "migrate"); err != nil {
		t.Fatal(err)
	}
	text, err := command(t, "doctor")
	if err != nil {
		t.Errorf("without a mail server: %v", err)
	}
	mustContain(t, text, "warning mail server", "LIANLUO_SMTP_ADDR")

	server := mailtest.Start(t, mailtest.Options{Auth: "PLAIN", User: "platform", Password: "s3cret"})
	t.Setenv("LIANLUO_SMTP_ADDR", server.Address)
	t.Setenv("LIANLUO_SMTP_SECURITY", "none")
	t.Setenv("LIANLUO_SMTP_FROM", "platform@example.cn")
	t.Setenv("LIANLUO_SMTP_USER", "platform")
	t.Setenv("LIANLUO_SMTP_PASSWORD", "s3cret")
	if text, err = command(t, "doctor"); err != nil {
		t.Errorf("with one that works: %v", err)
	}
	mustContain(t, text, "ok      mail server")
	if len(server.Mails()) != 0 {
		t.Error("the doctor sent an e-mail")
	}

	for name, advice := range map[string]string{"LIANLUO_SMTP_PASSWORD=wr0ng": "LIANLUO_SMTP_USER", "LIANLUO_SMTP_SECURITY=starttls": "certificate", "LIANLUO_SMTP_ADDR=127.0.0.1:1": "LIANLUO_SMTP_ADDR"} {
		variable, value, _ := strings.Cut(name, "=")
		t.Setenv(variable, value)
		text, err = command(t, "doctor")
		if err == nil {
			t.Errorf("%s passes", name)
		}
		mustContain(t, text, "WRONG   mail server", advice)
		if strings.Contains(text, "wr0ng") || strings.Contains(text, "s3cret") {
			t.Errorf("the password is shown:\n%s", text)
		}
		t.Setenv("LIANLUO_SMTP_PASSWORD", "s3cret")
		t.Setenv("LIANLUO_SMTP_SECURITY", "none")
		t.Setenv("LIANLUO_SMTP_ADDR", server.Address)
	}
}
