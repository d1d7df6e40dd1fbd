package web

import (
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"log/slog"
	"maps"
	"net/http"
	"net/url"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"github.com/gin-gonic/gin"

	"lianluo/internal/fault"
)

// Limits of request bodies, in bytes. Uploads set a limit of their own.
const (
	MaxBody   = 1 << 20
	MaxUpload = 32 << 20
)

const requestIDHeader = "X-Request-Id"

// RequestID returns the id that the log and problem documents carry.
func RequestID(c *gin.Context) string { return c.Writer.Header().Get(requestIDHeader) }

// Requests gives each request an id and one log line with its outcome; the
// line holds the route and never a body, a query or a name.
func Requests(log *slog.Logger) gin.HandlerFunc {
	return func(c *gin.Context) {
		start := time.Now()
		c.Header(requestIDHeader, newRequestID())
		c.Next()
		level := slog.LevelInfo
		if c.Writer.Status() >= http.StatusInternalServerError {
			level = slog.LevelError
		}
		log.LogAttrs(c.Request.Context(), level, "request",
			slog.String("request_id", RequestID(c)),
			slog.String("method", c.Request.Method),
			slog.String("route", c.FullPath()),
			slog.Int("status", c.Writer.Status()),
			slog.Duration("took", time.Since(start)),
			slog.Uint64("user_id", uint64(Actor(c).UserID)))
	}
}

func newRequestID() string {
	var b [10]byte
	_, _ = rand.Read(b[:])
	return hex.EncodeToString(b[:])
}

// Recover turns a panic into an opaque 500 and logs its stack.
func Recover() gin.HandlerFunc {
	return gin.CustomRecoveryWithWriter(nil, func(c *gin.Context, cause any) {
		Fail(c, fmt.Errorf("panic: %v\n%s", cause, debug.Stack()))
	})
}

// SecurityHeaders forbids framing, sniffing, foreign scripts and caching of
// what the API says.
func SecurityHeaders() gin.HandlerFunc {
	return func(c *gin.Context) {
		h := c.Writer.Header()
		h.Set("Content-Security-Policy", "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
		if strings.HasPrefix(c.Request.URL.Path, "/api/") {
			h.Set("Cache-Control", "no-store")
		}
		c.Next()
	}
}

var errQuery = fault.New(fault.Invalid, "malformed-query", "网址中的条件不正确。请清除筛选或返回列表后重试。")

// PlainQuery refuses a query string that cannot be read, or that holds what no
// database can look for.
func PlainQuery() gin.HandlerFunc {
	return func(c *gin.Context) {
		query, err := url.ParseQuery(c.Request.URL.RawQuery)
		if err != nil {
			Fail(c, errQuery)
			return
		}
		for _, name := range slices.Sorted(maps.Keys(query)) {
			switch {
			case !plain(name):
				Fail(c, errQuery)
				return
			case !plain(strings.Join(query[name], "")):
				Fail(c, fault.Invalids(fault.Field{Name: name, Code: "character", Reason: characterReason}))
				return
			}
		}
		c.Next()
	}
}

// LimitBody refuses bodies of more than n bytes.
func LimitBody(n int64) gin.HandlerFunc {
	return func(c *gin.Context) {
		c.Request.Body = http.MaxBytesReader(c.Writer, c.Request.Body, n)
		c.Next()
	}
}
