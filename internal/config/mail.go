package config

import (
	"errors"
	"fmt"
	"net"
	"net/mail"
	"slices"
	"strconv"
)

// mailFault names what is missing or wrong about the mail server. No value is
// repeated that may be a secret.
func (c Config) mailFault() error {
	if !slices.Contains([]string{"starttls", "tls", "none"}, c.SMTPSecurity) {
		return fmt.Errorf("LIANLUO_SMTP_SECURITY: %q is no way to connect; use starttls, tls or none", c.SMTPSecurity)
	}
	if c.SMTPAddr == "" {
		if c.SMTPUser != "" || c.SMTPPassword != "" || c.SMTPFrom != "" {
			return errors.New("LIANLUO_SMTP_ADDR: unset, but other LIANLUO_SMTP_ settings are there; write for example mail.example:587, or unset them all to send no e-mails")
		}
		return nil
	}
	host, port, err := net.SplitHostPort(c.SMTPAddr)
	n, bad := strconv.ParseUint(port, 10, 16)
	switch {
	case err != nil || host == "" || bad != nil || n == 0:
		return fmt.Errorf("LIANLUO_SMTP_ADDR: %q is not a host with a port; write for example mail.example:587", c.SMTPAddr)
	case (c.SMTPUser == "") != (c.SMTPPassword == ""):
		return errors.New("LIANLUO_SMTP_USER: name and password belong together; set both LIANLUO_SMTP_USER and LIANLUO_SMTP_PASSWORD, or neither for a server without log-in")
	}
	if _, err := mail.ParseAddress(c.SMTPFrom); err != nil {
		return fmt.Errorf("LIANLUO_SMTP_FROM: %q is no sender; write for example platform@example.cn, an address that the mail server lets this server use", c.SMTPFrom)
	}
	return nil
}
