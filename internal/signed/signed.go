// Package signed signs requests to other systems as the Standard Webhooks specification says (www.standardwebhooks.com).
package signed

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"
)

const secretPrefix = "whsec_"

// NewSecret has 32 random bytes; the specification wants 24 to 64.
func NewSecret() string {
	var b [32]byte
	_, _ = rand.Read(b[:])
	return secretPrefix + base64.StdEncoding.EncodeToString(b[:])
}

// Sign gives the value of the header webhook-signature.
func Sign(secret, messageID string, at time.Time, body string) (string, error) {
	key, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(secret, secretPrefix))
	if err != nil {
		return "", fmt.Errorf("read the secret of a signature: %w", err)
	}
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(messageID + "." + strconv.FormatInt(at.Unix(), 10) + "." + body))
	return "v1," + base64.StdEncoding.EncodeToString(mac.Sum(nil)), nil
}

// Headers signs a request that will have the JSON body: messageID is the same
// for each attempt, at is that of this one.
func Headers(h http.Header, secret, messageID string, at time.Time, body string) error {
	signature, err := Sign(secret, messageID, at, body)
	if err != nil {
		return err
	}
	h.Set("Content-Type", "application/json")
	h.Set("Webhook-Id", messageID)
	h.Set("Webhook-Timestamp", strconv.FormatInt(at.Unix(), 10))
	h.Set("Webhook-Signature", signature)
	return nil
}
