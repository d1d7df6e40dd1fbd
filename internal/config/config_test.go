package config

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestWithNothingSetTheServerRunsOnSQLite(t *testing.T) {
	c, err := Read(nil)
	if err != nil {
		t.Fatal(err)
	}
	want := Config{Addr: "127.0.0.1:8080", Data: "./data", LogLevel: "info", LogFormat: "text", SMTPSecurity: "starttls", SMSName: "短信", WechatName: "微信", OIDCName: "统一身份认证"}
	if diff := cmp.Diff(want, c); diff != "" {
		t.Error(diff)
	}
	if c.DSN() != "data/lianluo.db" || !c.Loopback() || c.Secure() || c.URL() != "http://127.0.0.1:8080" {
		t.Errorf("dsn %s, loopback %v, secure %v, url %s", c.DSN(), c.Loopback(), c.Secure(), c.URL())
	}
}

func TestEverySettingIsRead(t *testing.T) {
	c, err := Read([]string{
		"LIANLUO_ADDR=0.0.0.0:9000", "LIANLUO_DATA=/srv/data", "DATABASE_URL=postgres://u:p@h:5432/d",
		"LIANLUO_PUBLIC_URL=https://ll.example", "LIANLUO_TRUSTED_PROXIES=10.0.0.5,10.1.0.0/16",
		"LIANLUO_METRICS_PUBLIC=true", "LIANLUO_LOG_LEVEL=debug", "LIANLUO_LOG_FORMAT=json", "HOME=/root",
		"LIANLUO_CHROMIUM=/usr/bin/chromium", "LIANLUO_SMTP_ADDR=mail.example:465", "LIANLUO_SMTP_SECURITY=tls",
		"LIANLUO_SMTP_USER=platform", "LIANLUO_SMTP_PASSWORD=s3cret", "LIANLUO_SMTP_FROM=联络平台 <platform@example.cn>",
		"LIANLUO_WEBHOOK_NETWORKS=10.0.0.0/8,127.0.0.1/32", "LIANLUO_OIDC_ISSUER=https://id.example",
		"LIANLUO_OIDC_CLIENT_ID=lianluo", "LIANLUO_OIDC_CLIENT_SECRET=s3cret", "LIANLUO_OIDC_NAME=政务登录",
		"LIANLUO_SMS_URL=http://10.0.0.7/sms", "LIANLUO_SMS_SECRET=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "LIANLUO_SMS_NAME=政务短信",
		"LIANLUO_WECHAT_URL=http://10.0.0.7/wechat", "LIANLUO_WECHAT_SECRET=MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "LIANLUO_WECHAT_NAME=政务微信",
	})
	if err != nil {
		t.Fatal(err)
	}
	want := Config{
		Addr: "0.0.0.0:9000", Data: "/srv/data", DatabaseURL: "postgres://u:p@h:5432/d", PublicURL: "https://ll.example",
		TrustedProxies: []string{"10.0.0.5", "10.1.0.0/16"}, MetricsPublic: true, LogLevel: "debug", LogFormat: "json",
		SMTPAddr: "mail.example:465", SMTPSecurity: "tls", SMTPUser: "platform", SMTPPassword: "s3cret", SMTPFrom: "联络平台 <platform@example.cn>",
		OIDCIssuer: "https://id.example", OIDCClientID: "lianluo", OIDCClientSecret: "s3cret", OIDCName: "政务登录",
		SMSURL: "http://10.0.0.7/sms", SMSSecret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", SMSName: "政务短信",
		WechatURL: "http://10.0.0.7/wechat", WechatSecret: "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", WechatName: "政务微信",
		WebhookNetworks: []string{"10.0.0.0/8", "127.0.0.1/32"},
	}
	if diff := cmp.Diff(want, c); diff != "" {
		t.Error(diff)
	}
	if c.DSN() != c.DatabaseURL || c.Loopback() || !c.Secure() || c.LocalAddr() != "127.0.0.1:9000" {
		t.Errorf("dsn %s, loopback %v, secure %v, local %s", c.DSN(), c.Loopback(), c.Secure(), c.LocalAddr())
	}
}

func TestAnEmptyVariableCountsAsUnset(t *testing.T) {
	c, err := Read([]string{"LIANLUO_ADDR=", "DATABASE_URL= "})
	if err != nil {
		t.Fatal(err)
	}
	if c.Addr != "127.0.0.1:8080" || c.DatabaseURL != "" {
		t.Errorf("%+v", c)
	}
}

func TestAWrongSettingIsNamedWithTheWayOut(t *testing.T) {
	for line, wayOut := range map[string]string{
		"LIANLUO_ADDR=8080":                    "127.0.0.1:8080",
		"LIANLUO_ADDR=localhost:http":          "127.0.0.1:8080",
		"LIANLUO_ADDR=127.0.0.1:99999":         "127.0.0.1:8080",
		"DATABASE_URL=mysql://u:secret@h/d":    "unset it to use SQLite",
		"LIANLUO_DATABASE_REPLICAS=10.0.0.6":   "set DATABASE_URL too",
		"LIANLUO_PUBLIC_URL=lianluo.example":   "https://lianluo.example",
		"LIANLUO_TRUSTED_PROXIES=10.0.0.5,all": "10.0.0.0/24",
		"LIANLUO_METRICS_PUBLIC=perhaps":       `"false"`,
		"LIANLUO_WEBHOOK_NETWORKS=10.0.0.1":    "10.20.0.5/32",
		"LIANLUO_LOG_LEVEL=loud":               "debug, info, warn or error",
		"LIANLUO_LOG_FORMAT=xml":               "text or json",
		"LIANLUO_ADRR=127.0.0.1:8080":          "LIANLUO_ADDR",
		"LIANLUO_SMTP_SECURITY=ssl":            "starttls, tls or none",
	} {
		name, _, _ := strings.Cut(line, "=")
		_, err := Read([]string{line})
		if err == nil || !strings.HasPrefix(err.Error(), name+": ") || !strings.Contains(err.Error(), wayOut) {
			t.Errorf("%s: %v", line, err)
		}
		if err != nil && strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: the password is shown: %v", line, err)
		}
	}
}

func TestReplicasAreWhatTheDatabaseIs(t *testing.T) {
	const database = "DATABASE_URL=postgres://u:p@h/d"
	c, err := Read([]string{database, "LIANLUO_DATABASE_REPLICAS=postgres://u:p@a/d,postgres://u:p@b/d"})
	if err != nil || len(c.Replicas) != 2 {
		t.Errorf("%v, %v", c.Replicas, err)
	}
	_, err = Read([]string{database, "LIANLUO_DATABASE_REPLICAS=postgres://u:p@a/d,mysql://u:secret@b/d"})
	if err == nil || !strings.Contains(err.Error(), "LIANLUO_DATABASE_REPLICAS: the address no. 2") || strings.Contains(err.Error(), "secret") {
		t.Errorf("%v", err)
	}
}

func TestHalfAMailServerIsNamedWithTheWayOut(t *testing.T) {
	const addr, from, user, password = "LIANLUO_SMTP_ADDR=mail.example:587", "LIANLUO_SMTP_FROM=platform@example.cn", "LIANLUO_SMTP_USER=platform", "LIANLUO_SMTP_PASSWORD=s3cret"
	for name, c := range map[string]struct {
		lines []string
		names string
	}{
		"no address":         {[]string{from, user, password}, "LIANLUO_SMTP_ADDR: "},
		"no port":            {[]string{"LIANLUO_SMTP_ADDR=mail.example", from}, "LIANLUO_SMTP_ADDR: "},
		"a name only":        {[]string{addr, from, user}, "LIANLUO_SMTP_USER: "},
		"a password only":    {[]string{addr, from, password}, "LIANLUO_SMTP_USER: "},
		"no sender":          {[]string{addr, user, password}, "LIANLUO_SMTP_FROM: "},
		"a sender's name":    {[]string{addr, "LIANLUO_SMTP_FROM=平台"}, "LIANLUO_SMTP_FROM: "},
		"all that is needed": {[]string{addr, from}, ""},
	} {
		_, err := Read(c.lines)
		switch {
		case c.names == "":
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
		case err == nil || !strings.HasPrefix(err.Error(), c.names) || strings.Contains(err.Error(), "s3cret"):
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestHalfAnIdentityProviderIsNamedWithTheWayOut(t *testing.T) {
	const issuer, id, secret, public = "LIANLUO_OIDC_ISSUER=https://id.example", "LIANLUO_OIDC_CLIENT_ID=lianluo", "LIANLUO_OIDC_CLIENT_SECRET=s3cret", "LIANLUO_PUBLIC_URL=https://ll.example"
	for name, c := range map[string]struct {
		lines []string
		names string
	}{
		"no issuer":           {[]string{id, secret, public}, "LIANLUO_OIDC_ISSUER: "},
		"an open connection":  {[]string{"LIANLUO_OIDC_ISSUER=http://id.example", id, secret, public}, "LIANLUO_OIDC_ISSUER: "},
		"no client":           {[]string{issuer, secret, public}, "LIANLUO_OIDC_CLIENT_ID: "},
		"no secret":           {[]string{issuer, id, public}, "LIANLUO_OIDC_CLIENT_ID: "},
		"no way back":         {[]string{issuer, id, secret}, "LIANLUO_PUBLIC_URL: "},
		"one of this machine": {[]string{"LIANLUO_OIDC_ISSUER=http://127.0.0.1:9000", id, secret, public}, ""},
		"all that is needed":  {[]string{issuer, id, secret, public}, ""},
	} {
		_, err := Read(c.lines)
		if c.names == "" && err != nil || c.names != "" && (err == nil || !strings.HasPrefix(err.Error(), c.names) || strings.Contains(err.Error(), "s3cret")) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestHalfAGatewayIsNamedWithTheWayOut(t *testing.T) {
	const url, secret = "LIANLUO_WECHAT_URL=http://10.0.0.7/wechat", "LIANLUO_WECHAT_SECRET=MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
	for name, c := range map[string]struct {
		lines []string
		names string
	}{
		"no address":         {[]string{secret}, "LIANLUO_WECHAT_URL: "},
		"no web address":     {[]string{"LIANLUO_WECHAT_URL=sms.example/MfKQ", secret}, "LIANLUO_WECHAT_URL: "},
		"no secret":          {[]string{url}, "LIANLUO_WECHAT_SECRET: "},
		"a short secret":     {[]string{url, "LIANLUO_WECHAT_SECRET=MfKQ9r8GKYo="}, "LIANLUO_WECHAT_SECRET: "},
		"not in base64":      {[]string{url, "LIANLUO_WECHAT_SECRET=MfKQ ?"}, "LIANLUO_WECHAT_SECRET: "},
		"one of two":         {[]string{url, secret, "LIANLUO_SMS_SECRET=MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"}, "LIANLUO_SMS_URL: "},
		"all that is needed": {[]string{url, secret}, ""},
		"with its prefix":    {[]string{url, strings.Replace(secret, "=", "=whsec_", 1)}, ""},
	} {
		_, err := Read(c.lines)
		if c.names == "" && err != nil || c.names != "" && (err == nil || !strings.HasPrefix(err.Error(), c.names) || strings.Contains(err.Error(), "MfKQ")) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestEveryFaultIsReportedAtOnce(t *testing.T) {
	_, err := Read([]string{"LIANLUO_LOG_LEVEL=loud", "LIANLUO_LOG_FORMAT=xml", "LIANLUO_COLOUR=red"})
	if err == nil || strings.Count(err.Error(), "\n") != 2 {
		t.Errorf("want three lines, got: %v", err)
	}
}

func TestTheDocumentationHasThisTable(t *testing.T) {
	text, err := os.ReadFile("../../docs/operations.md")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(text), Table()) {
		t.Errorf("docs/operations.md must contain:\n%s", Table())
	}
}
