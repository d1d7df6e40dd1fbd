package app

import (
	"context"
	"net"
	"net/http"
	"net/netip"
	"time"

	"github.com/gin-gonic/gin"
)

type health struct {
	Status string `json:"status"`
	Reason string `json:"reason,omitempty"`
}

// alive says only that the process answers.
func alive(c *gin.Context) { c.JSON(http.StatusOK, health{Status: "ok"}) }

// ready says whether requests would succeed: the database answers and has the
// schema that this binary was built for.
func (a *App) ready(c *gin.Context) {
	ctx, cancel := context.WithTimeout(c.Request.Context(), 3*time.Second)
	defer cancel()
	c.Header("Cache-Control", "no-store")
	if err := a.DB.Ping(ctx); err != nil {
		a.log.Error("not ready", "err", err)
		c.JSON(http.StatusServiceUnavailable, health{Status: "unavailable", Reason: "the database does not answer"})
		return
	}
	current, newest, err := a.DB.SchemaVersions(ctx)
	if err != nil || current != newest {
		a.log.Error("not ready", "schema", current, "wanted", newest, "err", err)
		c.JSON(http.StatusServiceUnavailable, health{Status: "unavailable", Reason: "the database's schema is not the one of this program"})
		return
	}
	c.JSON(http.StatusOK, health{Status: "ready"})
}

// localOnly hides an address from everybody but this machine, unless the
// settings open it. What came through a proxy is not of this machine.
func (a *App) localOnly(c *gin.Context) {
	if a.Config.MetricsPublic || direct(c.Request) {
		return
	}
	c.AbortWithStatus(http.StatusNotFound)
}

func direct(r *http.Request) bool {
	host, _, _ := net.SplitHostPort(r.RemoteAddr)
	address, err := netip.ParseAddr(host)
	return err == nil && address.IsLoopback() && r.Header.Get("X-Forwarded-For") == "" && r.Header.Get("Forwarded") == ""
}
