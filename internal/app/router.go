package app

import (
	"errors"
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"

	"lianluo/internal/fault"
	"lianluo/internal/idempotency"
	"lianluo/internal/web"
)

var errNoRoute = fault.New(fault.NotFound, "no-such-address", "没有这个接口地址。请刷新页面；若仍出现，请联系管理员。")

const (
	methodCode   = "method-not-allowed"
	methodDetail = "这个接口地址不支持这种请求方法。请刷新页面后重试。"
)

func (a *App) router() (*gin.Engine, error) {
	gin.SetMode(gin.ReleaseMode)
	r := gin.New()
	r.HandleMethodNotAllowed = true
	r.RedirectTrailingSlash = false
	if err := r.SetTrustedProxies(a.Config.TrustedProxies); err != nil {
		return nil, errors.New("LIANLUO_TRUSTED_PROXIES: " + err.Error())
	}
	measures := newMeasures()
	r.Use(web.Requests(a.log), measures.observe(), web.Recover(), web.SecurityHeaders(), limitBody())
	if a.Config.Secure() {
		r.Use(overHTTPS)
	}

	r.GET("/healthz", alive)
	r.GET("/readyz", a.ready)
	r.GET("/metrics", a.localOnly, gin.WrapH(measures.handler()))
	if err := docsRoutes(r.Group("/api")); err != nil {
		return nil, err
	}
	v1 := r.Group("/api/v1", web.PlainQuery())
	if a.DB.HasReplicas() {
		v1.Use(a.notePosition)
	}
	a.publicRoutes(v1)
	a.memberRoutes(v1.Group("", a.Features.Account.Authenticate(), allowReplicas, idempotency.Middleware(a.DB, a.now)))

	pages, err := newPages()
	if err != nil {
		return nil, err
	}
	r.NoRoute(func(c *gin.Context) {
		if underAPI(c) {
			web.Fail(c, errNoRoute)
			return
		}
		pages.serve(c)
	})
	r.NoMethod(noMethod)
	return r, nil
}

func underAPI(c *gin.Context) bool {
	return c.Request.URL.Path == "/api" || strings.HasPrefix(c.Request.URL.Path, "/api/")
}

func noMethod(c *gin.Context) {
	c.Header("Content-Type", "application/problem+json")
	c.AbortWithStatusJSON(http.StatusMethodNotAllowed, web.Problem{
		Type: "/problems/" + methodCode, Title: http.StatusText(http.StatusMethodNotAllowed),
		Status: http.StatusMethodNotAllowed, Code: methodCode, Detail: methodDetail,
		Fields: []fault.Field{}, RequestID: web.RequestID(c),
	})
}

// overHTTPS tells the features that set cookies that people come over HTTPS,
// whatever the proxy says or leaves out.
func overHTTPS(c *gin.Context) { c.Request.Header.Set("X-Forwarded-Proto", "https") }

// limitBody lets uploads be larger than other requests.
func limitBody() gin.HandlerFunc {
	usual, upload := web.LimitBody(web.MaxBody), web.LimitBody(web.MaxUpload+web.MaxBody)
	return func(c *gin.Context) {
		if c.ContentType() == "multipart/form-data" {
			upload(c)
			return
		}
		usual(c)
	}
}
