// Package config reads the settings from the environment, once, at the start.
// With nothing set the server runs on SQLite in ./data.
package config

import (
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/netip"
	"net/url"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/caarlos0/env/v11"
)

// Config holds every setting. The tags are the one source of names, defaults
// and descriptions; the table in docs/operations.md is held equal to them.
type Config struct {
	Addr           string   `env:"LIANLUO_ADDR" envDefault:"127.0.0.1:8080" doc:"Address and port to listen on"`
	Data           string   `env:"LIANLUO_DATA" envDefault:"./data" doc:"Folder for the SQLite database and the attachments; made when it does not exist"`
	DatabaseURL    string   `env:"DATABASE_URL" doc:"postgres://user:password@host:port/database; unset means SQLite in the data folder"`
	Replicas       []string `env:"LIANLUO_DATABASE_REPLICAS" doc:"Streaming replicas of that PostgreSQL to read from, addresses like its own, separated by commas"`
	PublicURL      string   `env:"LIANLUO_PUBLIC_URL" doc:"Address that people type, such as https://lianluo.example; with https, cookies travel over HTTPS only"`
	TrustedProxies []string `env:"LIANLUO_TRUSTED_PROXIES" doc:"Addresses or networks, separated by commas, of reverse proxies whose X-Forwarded-For is believed"`
	MetricsPublic  bool     `env:"LIANLUO_METRICS_PUBLIC" envDefault:"false" doc:"true answers /metrics to every address, not to this machine only"`
	LogLevel       string   `env:"LIANLUO_LOG_LEVEL" envDefault:"info" doc:"debug, info, warn or error"`
	LogFormat      string   `env:"LIANLUO_LOG_FORMAT" envDefault:"text" doc:"text or json"`
	SMTPAddr       string   `env:"LIANLUO_SMTP_ADDR" doc:"Host and port of the mail server, such as mail.example:587; unset means that no e-mails are sent"`
	SMTPSecurity   string   `env:"LIANLUO_SMTP_SECURITY" envDefault:"starttls" doc:"starttls (usually port 587), tls (465) or none (25), the last for a server on this machine or in a closed network"`
	SMTPUser       string   `env:"LIANLUO_SMTP_USER" doc:"Log-in name at the mail server; unset means without log-in"`
	SMTPPassword   string   `env:"LIANLUO_SMTP_PASSWORD" doc:"Password at the mail server"`
	SMTPFrom       string   `env:"LIANLUO_SMTP_FROM" doc:"Sender of all e-mails, such as platform@example.cn"`

	SMSURL       string `env:"LIANLUO_SMS_URL" doc:"Address of a gateway that takes notices as text messages over HTTP, such as https://sms.example/lianluo; unset means that none are sent"`
	SMSSecret    string `env:"LIANLUO_SMS_SECRET" doc:"What requests to that gateway are signed with: 24 to 64 random bytes in base64"`
	SMSName      string `env:"LIANLUO_SMS_NAME" envDefault:"短信" doc:"What people call these messages"`
	WechatURL    string `env:"LIANLUO_WECHAT_URL" doc:"Address of a gateway that takes notices as WeChat messages over HTTP; unset means that none are sent"`
	WechatSecret string `env:"LIANLUO_WECHAT_SECRET" doc:"What requests to that gateway are signed with: 24 to 64 random bytes in base64"`
	WechatName   string `env:"LIANLUO_WECHAT_NAME" envDefault:"微信" doc:"What people call these messages"`

	OIDCIssuer       string `env:"LIANLUO_OIDC_ISSUER" doc:"Address of an OpenID Connect provider by which people may log in, such as https://id.example; unset means with passwords only"`
	OIDCClientID     string `env:"LIANLUO_OIDC_CLIENT_ID" doc:"Name of this server at the provider"`
	OIDCClientSecret string `env:"LIANLUO_OIDC_CLIENT_SECRET" doc:"Secret of this server at the provider"`
	OIDCName         string `env:"LIANLUO_OIDC_NAME" envDefault:"统一身份认证" doc:"What people call the provider; it stands on the log-in page"`

	WebhookNetworks []string `env:"LIANLUO_WEBHOOK_NETWORKS" doc:"Networks, separated by commas, in which webhooks may reach other systems, such as 10.20.0.0/16; unset means that none are sent"`
}

// toolNames are read by the project's tests and build, not by the server.
var toolNames = []string{"LIANLUO_BINARY", "LIANLUO_CHROMIUM", "LIANLUO_DEV_SERVER", "LIANLUO_REAL_DATA", "LIANLUO_SCREENSHOTS"}

// Load reads the process's environment. Its error names each wrong variable
// and what to set instead, one a line.
func Load() (Config, error) { return Read(os.Environ()) }

// Read reads the settings from lines of the form NAME=value. A variable that
// is set to nothing counts as unset.
func Read(environment []string) (Config, error) {
	set := map[string]string{}
	for _, line := range environment {
		if name, value, _ := strings.Cut(line, "="); strings.TrimSpace(value) != "" {
			set[name] = strings.TrimSpace(value)
		}
	}
	var c Config
	faults := []error{unknown(set), malformed(env.ParseWithOptions(&c, env.Options{Environment: set}))}
	faults = append(faults, c.faults()...)
	if err := errors.Join(faults...); err != nil {
		return Config{}, err
	}
	return c, nil
}

func malformed(err error) error {
	if err == nil {
		return nil
	}
	var parse env.ParseError
	if errors.As(err, &parse) {
		if field, ok := reflect.TypeFor[Config]().FieldByName(parse.Name); ok {
			return fmt.Errorf("%s: %w; use a value such as %q", field.Tag.Get("env"), parse.Err, field.Tag.Get("envDefault"))
		}
	}
	return err
}

func unknown(set map[string]string) error {
	var faults []error
	for _, name := range sorted(set) {
		if strings.HasPrefix(name, "LIANLUO_") && !slices.Contains(names(), name) && !slices.Contains(toolNames, name) {
			faults = append(faults, fmt.Errorf("%s: there is no such setting; unset it or correct its name (%s)", name, strings.Join(names(), ", ")))
		}
	}
	return errors.Join(faults...)
}

func sorted(set map[string]string) []string {
	keys := make([]string, 0, len(set))
	for key := range set {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

func (c Config) faults() []error {
	faults := []error{c.addrFault(), c.databaseFault(), c.publicFault(), c.mailFault(), c.gatewayFaults(), c.oidcFault(), c.webhookFault()}
	for _, proxy := range c.TrustedProxies {
		if _, err := netip.ParsePrefix(proxy); err == nil {
			continue
		}
		if _, err := netip.ParseAddr(proxy); err != nil {
			faults = append(faults, fmt.Errorf("LIANLUO_TRUSTED_PROXIES: %q is neither an address nor a network; write for example 10.0.0.5 or 10.0.0.0/24", proxy))
		}
	}
	var level slog.Level
	if level.UnmarshalText([]byte(c.LogLevel)) != nil {
		faults = append(faults, fmt.Errorf("LIANLUO_LOG_LEVEL: %q is no level; use debug, info, warn or error", c.LogLevel))
	}
	if c.LogFormat != "text" && c.LogFormat != "json" {
		faults = append(faults, fmt.Errorf("LIANLUO_LOG_FORMAT: %q is no format; use text or json", c.LogFormat))
	}
	return faults
}

func (c Config) addrFault() error {
	_, port, err := net.SplitHostPort(c.Addr)
	n, bad := strconv.ParseUint(port, 10, 16)
	if err != nil || bad != nil || n == 0 {
		return fmt.Errorf("LIANLUO_ADDR: %q is not an address with a port; write for example 127.0.0.1:8080, or 0.0.0.0:8080 for every address of this machine", c.Addr)
	}
	return nil
}

func (c Config) databaseFault() error {
	if c.DatabaseURL == "" {
		if len(c.Replicas) > 0 {
			return errors.New("LIANLUO_DATABASE_REPLICAS: only PostgreSQL has replicas; set DATABASE_URL too, or unset this")
		}
		return nil
	}
	// The values hold passwords, so they are not repeated here.
	if !isPostgres(c.DatabaseURL) {
		return errors.New("DATABASE_URL: this is not the address of a PostgreSQL; write postgres://user:password@host:5432/database, or unset it to use SQLite")
	}
	for i, replica := range c.Replicas {
		if !isPostgres(replica) {
			return fmt.Errorf("LIANLUO_DATABASE_REPLICAS: the address no. %d is not that of a PostgreSQL; write postgres://user:password@host:5432/database for each, with commas between", i+1)
		}
	}
	return nil
}

func isPostgres(address string) bool {
	u, err := url.Parse(address)
	return err == nil && (u.Scheme == "postgres" || u.Scheme == "postgresql") && u.Host != ""
}

func (c Config) publicFault() error {
	if c.PublicURL == "" {
		return nil
	}
	u, err := url.Parse(c.PublicURL)
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Host == "" {
		return fmt.Errorf("LIANLUO_PUBLIC_URL: %q is no web address; write for example https://lianluo.example", c.PublicURL)
	}
	return nil
}

// DSN is what database.Open gets: the PostgreSQL, or the file in the data folder.
func (c Config) DSN() string {
	if c.DatabaseURL != "" {
		return c.DatabaseURL
	}
	return filepath.Join(c.Data, "lianluo.db")
}

// Secure says whether people reach the server over HTTPS.
func (c Config) Secure() bool { return strings.HasPrefix(c.PublicURL, "https://") }

// Loopback says whether only this machine reaches the server.
func (c Config) Loopback() bool {
	host, _, _ := net.SplitHostPort(c.Addr)
	address, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && address.IsLoopback()
}

// URL is where a person on this machine finds the server.
func (c Config) URL() string {
	if c.PublicURL != "" {
		return c.PublicURL
	}
	return "http://" + c.LocalAddr()
}

// LocalAddr is the address at which this machine reaches the server.
func (c Config) LocalAddr() string {
	host, port, _ := net.SplitHostPort(c.Addr)
	if address, err := netip.ParseAddr(host); host == "" || err == nil && address.IsUnspecified() {
		host = "127.0.0.1"
	}
	return net.JoinHostPort(host, port)
}
