package app

import (
	"context"
	"net/http"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"

	"lianluo/internal/database"
)

// positionCookie holds how far the database had come when the browser changed
// something last: what it reads next is no older, whichever server answers from
// whichever replica. It is no secret, and who alters it deceives himself alone.
const positionCookie = "lianluo_position"

// notePosition keeps the cookie up to date; reads go where changes go. An answer
// that is repeated, since its request was tried again, is of a change before.
func (a *App) notePosition(c *gin.Context) {
	ctx := c.Request.Context()
	if c.Request.Method != http.MethodGet {
		if at, err := a.DB.Position(ctx); err == nil {
			setPosition(c, at)
		}
	}
	c.Request = c.Request.WithContext(database.NoteChanges(ctx, func(at database.Position) { setPosition(c, at) }))
}

// allowReplicas lets what only reads do so from a replica, after the check of
// the log-in. Programs that keep no cookies read where changes go, since nobody
// knows what they have changed.
func allowReplicas(c *gin.Context) {
	if c.Request.Method != http.MethodGet {
		return
	}
	cookie, err := c.Request.Cookie(positionCookie)
	if err != nil {
		return
	}
	if since, err := database.ParsePosition(cookie.Value); err == nil {
		c.Request = c.Request.WithContext(reading(c, since))
	}
}

func reading(c *gin.Context, since database.Position) context.Context {
	return database.AllowReplicas(c.Request.Context(), since, func(at database.Position) { setPosition(c, at) })
}

func setPosition(c *gin.Context, at database.Position) {
	header := c.Writer.Header()
	header["Set-Cookie"] = slices.DeleteFunc(header["Set-Cookie"], func(line string) bool { return strings.HasPrefix(line, positionCookie+"=") })
	http.SetCookie(c.Writer, &http.Cookie{
		Name: positionCookie, Value: at.String(), Path: "/api", HttpOnly: true, SameSite: http.SameSiteStrictMode,
		Secure: c.Request.TLS != nil || c.GetHeader("X-Forwarded-Proto") == "https",
	})
}
