package config

import (
	"encoding/base64"
	"errors"
	"fmt"
	"net/url"
	"strings"
)

// Gateway is one of the gateways that are set. Its settings are named by its
// prefix, Kind in capitals after LIANLUO_.
type Gateway struct {
	Kind   string // sms or wechat
	URL    string
	Secret string
	Name   string
}

// Gateways lists the gateways that are set.
func (c Config) Gateways() []Gateway {
	var set []Gateway
	for _, g := range c.gateways() {
		if g.URL != "" {
			set = append(set, g)
		}
	}
	return set
}

func (c Config) gateways() []Gateway {
	return []Gateway{
		{Kind: "sms", URL: c.SMSURL, Secret: c.SMSSecret, Name: c.SMSName},
		{Kind: "wechat", URL: c.WechatURL, Secret: c.WechatSecret, Name: c.WechatName},
	}
}

// Setting is the variable that holds one of the gateway's settings.
func (g Gateway) Setting(name string) string {
	return "LIANLUO_" + strings.ToUpper(g.Kind) + "_" + name
}

func (c Config) gatewayFaults() error {
	var faults []error
	for _, g := range c.gateways() {
		faults = append(faults, g.fault())
	}
	return errors.Join(faults...)
}

// fault names what is missing or wrong about the gateway. Its address may hold
// a secret, so neither is repeated.
func (g Gateway) fault() error {
	if g.URL == "" {
		if g.Secret != "" {
			return fmt.Errorf("%s: unset, but %s is there; write for example https://gateway.example/lianluo, or unset both to send none of these messages", g.Setting("URL"), g.Setting("SECRET"))
		}
		return nil
	}
	if u, err := url.Parse(g.URL); err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Hostname() == "" || u.Fragment != "" {
		return fmt.Errorf("%s: this is no web address; write for example https://gateway.example/lianluo", g.Setting("URL"))
	}
	key, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(g.Secret, "whsec_"))
	if err != nil || len(key) < 24 || len(key) > 64 {
		return fmt.Errorf("%s: the gateway needs a secret of 24 to 64 bytes in base64; make one with: openssl rand -base64 32", g.Setting("SECRET"))
	}
	return nil
}
