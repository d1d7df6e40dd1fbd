// Package web is the HTTP edge: problem documents, reading requests, pages of
// lists, limits, headers, the request log. It alone knows HTTP statuses.
package web

import (
	"log/slog"
	"net/http"
	"strconv"

	"github.com/gin-gonic/gin"

	"lianluo/internal/access"
	"lianluo/internal/fault"
)

// Problem is an RFC 9457 problem document. Code is stable and for programs;
// Detail is for people; Fields names the inputs to mend; RequestID finds the
// log line.
type Problem struct {
	Type      string        `json:"type"`
	Title     string        `json:"title"`
	Status    int           `json:"status"`
	Code      string        `json:"code"`
	Detail    string        `json:"detail"`
	Fields    []fault.Field `json:"fields"`
	RequestID string        `json:"request_id"`
}

var status = map[fault.Kind]int{
	fault.Internal:        http.StatusInternalServerError,
	fault.Unauthenticated: http.StatusUnauthorized,
	fault.Forbidden:       http.StatusForbidden,
	fault.NotFound:        http.StatusNotFound,
	fault.Conflict:        http.StatusConflict,
	fault.TooLarge:        http.StatusRequestEntityTooLarge,
	fault.Invalid:         http.StatusUnprocessableEntity,
	fault.TooMany:         http.StatusTooManyRequests,
	fault.Unavailable:     http.StatusServiceUnavailable,
}

var errInternal = fault.New(fault.Internal, "internal", "系统出现故障，您的操作没有生效。请稍后重试；若仍不成功，请把下面的请求编号告诉管理员。")

// Handle adapts a handler that returns its error. Here alone errors become
// responses, and unexpected ones are logged.
func Handle(h func(*gin.Context) error) gin.HandlerFunc {
	return func(c *gin.Context) {
		if err := h(c); err != nil {
			Fail(c, err)
		}
	}
}

// Fail answers with err's problem document and ends the request.
func Fail(c *gin.Context, err error) {
	f := fault.Of(err)
	if f == nil {
		f = errInternal
		slog.ErrorContext(c.Request.Context(), "request failed",
			"request_id", RequestID(c), "method", c.Request.Method, "route", c.FullPath(), "err", err)
	}
	code := status[f.Kind]
	fields := f.Fields
	if fields == nil {
		fields = []fault.Field{}
	}
	c.Header("Content-Type", "application/problem+json")
	c.AbortWithStatusJSON(code, Problem{
		Type: "/problems/" + f.Code, Title: http.StatusText(code), Status: code,
		Code: f.Code, Detail: f.Detail, Fields: fields, RequestID: RequestID(c),
	})
}

// ErrNoSuchRecord answers a path that names nothing.
var ErrNoSuchRecord = fault.New(fault.NotFound, "not-found", "没有找到这条内容，或者您无权查看。请返回列表刷新后再试。")

// ID reads a numeric path parameter; a malformed one names nothing.
func ID(c *gin.Context, name string) (uint, error) {
	n, err := strconv.ParseUint(c.Param(name), 10, 63)
	if err != nil || n == 0 {
		return 0, ErrNoSuchRecord
	}
	return uint(n), nil
}

const actorKey = "actor"

// SetActor notes who authenticated this request.
func SetActor(c *gin.Context, a access.Actor) { c.Set(actorKey, a) }

// Actor returns who authenticated this request.
func Actor(c *gin.Context) access.Actor {
	v, _ := c.Get(actorKey)
	a, _ := v.(access.Actor)
	return a
}
