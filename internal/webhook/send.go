package webhook

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"syscall"
	"time"

	"lianluo/internal/signed"
)

const (
	usualTimeout = 10 * time.Second // for an endpoint to answer
	maxResponse  = 16 << 10         // bytes that are read of an answer
)

// Reasons of attempts that failed.
const (
	reasonAddress     = "address-not-allowed"
	reasonUnreachable = "unreachable"
	reasonTimeout     = "timeout"
	reasonTLS         = "tls"
	reasonRedirect    = "redirect"
	reasonRefused     = "refused" // an answer other than 2xx
	reasonGone        = "gone"    // 410: it wants no more
	reasonInterrupted = "interrupted"
	reasonFailing     = "failing"
)

// Networks are the networks in which endpoints may lie. Loopback, link-local
// and other special addresses count only where a network lies wholly within
// such a range: 0.0.0.0/0 does not open the machine itself.
type Networks []netip.Prefix

var special = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"), netip.MustParsePrefix("127.0.0.0/8"), netip.MustParsePrefix("169.254.0.0/16"),
	netip.MustParsePrefix("224.0.0.0/4"), netip.MustParsePrefix("240.0.0.0/4"),
	netip.MustParsePrefix("::/127"), netip.MustParsePrefix("fe80::/10"), netip.MustParsePrefix("ff00::/8"),
	// Where clouds give a machine its own credentials, beside 169.254.0.0/16, by
	// their documentation of instance metadata: Alibaba Cloud, Azure (WireServer),
	// Oracle Cloud, AWS and Google Cloud over IPv6.
	netip.MustParsePrefix("100.100.100.200/32"), netip.MustParsePrefix("168.63.129.16/32"), netip.MustParsePrefix("192.0.0.192/32"),
	netip.MustParsePrefix("fd00:ec2::254/128"), netip.MustParsePrefix("fd00:c1::a9fe:a9fe/128"), netip.MustParsePrefix("fd20:ce::254/128"),
}

// Allow says whether an endpoint may lie at the address.
func (n Networks) Allow(a netip.Addr) bool {
	a = a.Unmap().WithZone("")
	for _, network := range n {
		if network.Contains(a) && within(network, a) {
			return true
		}
	}
	return false
}

// within says whether the network that contains a special address was meant to.
func within(network netip.Prefix, a netip.Addr) bool {
	for _, reserved := range special {
		if reserved.Contains(a) && !(reserved.Contains(network.Addr()) && network.Bits() >= reserved.Bits()) {
			return false
		}
	}
	return true
}

var errAddress = errors.New("the address is in no network that webhooks may reach")

// client connects to allowed addresses only, looked at after the name was
// resolved, follows no redirects and uses no proxy.
func (n Networks) client(timeout time.Duration) *http.Client {
	dialer := &net.Dialer{Timeout: timeout, Control: func(_, address string, _ syscall.RawConn) error {
		at, err := netip.ParseAddrPort(address)
		if err != nil || !n.Allow(at.Addr()) {
			return errAddress
		}
		return nil
	}}
	return &http.Client{
		Timeout:       timeout,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		Transport: &http.Transport{DialContext: dialer.DialContext, TLSHandshakeTimeout: timeout, ResponseHeaderTimeout: timeout,
			MaxResponseHeaderBytes: maxResponse, DisableKeepAlives: true},
	}
}

// outcome is how an attempt ended.
type outcome struct {
	status int
	reason string // empty when it succeeded
}

// lost says that the endpoint did not answer at all.
func (o outcome) lost() bool { return o.status == 0 }

// send makes one attempt.
func send(ctx context.Context, client *http.Client, e Endpoint, m Message, now time.Time) (outcome, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, e.URL, strings.NewReader(m.Body))
	if err != nil {
		return outcome{reason: reasonUnreachable}, nil
	}
	if err := signed.Headers(request.Header, e.Secret, m.MessageID, now, m.Body); err != nil {
		return outcome{}, err
	}
	request.Header.Set("User-Agent", "lianluo-webhook")
	response, err := client.Do(request)
	switch {
	case err != nil && ctx.Err() != nil:
		return outcome{reason: reasonInterrupted}, nil
	case err != nil:
		return outcome{reason: why(err)}, nil
	}
	defer func() { _ = response.Body.Close() }()
	_, _ = io.CopyN(io.Discard, response.Body, maxResponse)
	return outcome{status: response.StatusCode, reason: answered(response.StatusCode)}, nil
}

func why(err error) string {
	var failed *url.Error
	switch {
	case errors.Is(err, errAddress):
		return reasonAddress
	case errors.As(err, &failed) && failed.Timeout():
		return reasonTimeout
	case strings.Contains(err.Error(), "tls:"), strings.Contains(err.Error(), "x509:"):
		return reasonTLS
	}
	return reasonUnreachable
}

func answered(status int) string {
	switch {
	case status >= 200 && status < 300:
		return ""
	case status >= 300 && status < 400:
		return reasonRedirect
	case status == http.StatusGone:
		return reasonGone
	}
	return reasonRefused
}

// checkURL says what is wrong with an endpoint's address. Names are resolved
// when something is sent; an address in figures is looked at now.
func (n Networks) checkURL(text string) error {
	u, err := url.Parse(text)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Hostname() == "" || u.User != nil || u.Fragment != "" {
		return fmt.Errorf("not a web address")
	}
	if a, err := netip.ParseAddr(u.Hostname()); err == nil && !n.Allow(a) {
		return errAddress
	}
	return nil
}
