package config

import (
	"encoding/base64"
	"errors"
	"net/url"
	"strings"
)

// gatewayFault names what is missing or wrong about the gateway. Its address
// may hold a secret, so neither is repeated.
func (c Config) gatewayFault() error {
	if c.GatewayURL == "" {
		if c.GatewaySecret != "" {
			return errors.New("LIANLUO_GATEWAY_URL: unset, but LIANLUO_GATEWAY_SECRET is there; write for example https://sms.example/lianluo, or unset both to send no text messages")
		}
		return nil
	}
	if u, err := url.Parse(c.GatewayURL); err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Hostname() == "" || u.Fragment != "" {
		return errors.New("LIANLUO_GATEWAY_URL: this is no web address; write for example https://sms.example/lianluo")
	}
	key, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(c.GatewaySecret, "whsec_"))
	if err != nil || len(key) < 24 || len(key) > 64 {
		return errors.New("LIANLUO_GATEWAY_SECRET: the gateway needs a secret of 24 to 64 bytes in base64; make one with: openssl rand -base64 32")
	}
	return nil
}
