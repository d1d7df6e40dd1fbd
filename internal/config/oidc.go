package config

import (
	"errors"
	"fmt"
	"net/netip"
	"net/url"
)

// oidcFault names what is missing or wrong about the identity provider. The
// secret is never repeated.
func (c Config) oidcFault() error {
	if c.OIDCIssuer == "" {
		if c.OIDCClientID != "" || c.OIDCClientSecret != "" {
			return errors.New("LIANLUO_OIDC_ISSUER: unset, but other LIANLUO_OIDC_ settings are there; write for example https://id.example, or unset them all to log in with passwords only")
		}
		return nil
	}
	u, err := url.Parse(c.OIDCIssuer)
	switch {
	case err != nil || u.Host == "" || u.Scheme != "https" && !(u.Scheme == "http" && local(u.Hostname())):
		return fmt.Errorf("LIANLUO_OIDC_ISSUER: %q is no https address; write for example https://id.example", c.OIDCIssuer)
	case c.OIDCClientID == "" || c.OIDCClientSecret == "":
		return errors.New("LIANLUO_OIDC_CLIENT_ID: set both LIANLUO_OIDC_CLIENT_ID and LIANLUO_OIDC_CLIENT_SECRET, as the provider gave them")
	case c.PublicURL == "":
		return errors.New("LIANLUO_PUBLIC_URL: unset, but the identity provider must know where to send people back to; write for example https://lianluo.example")
	}
	return nil
}

// local says whether a host is this machine.
func local(host string) bool {
	address, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && address.IsLoopback()
}
