package config

import (
	"fmt"
	"net/netip"
)

func (c Config) webhookFault() error {
	for _, network := range c.WebhookNetworks {
		if _, err := netip.ParsePrefix(network); err != nil {
			return fmt.Errorf("LIANLUO_WEBHOOK_NETWORKS: %q is no network; write for example 10.20.0.0/16, or 10.20.0.5/32 for one address", network)
		}
	}
	return nil
}

// WebhookPrefixes are the networks in which webhooks may reach other systems.
func (c Config) WebhookPrefixes() (networks []netip.Prefix) {
	for _, text := range c.WebhookNetworks {
		if network, err := netip.ParsePrefix(text); err == nil {
			networks = append(networks, network.Masked())
		}
	}
	return networks
}
