package web

import (
	"context"
	"net/http"

	"github.com/gin-gonic/gin"

	"lianluo/internal/access"
)

// Show answers with what is read, or made, of the row that the address names,
// for the caller.
func Show[V any](c *gin.Context, read func(ctx context.Context, by access.Actor, id uint) (V, error)) error {
	id, err := ID(c, "id")
	if err != nil {
		return err
	}
	v, err := read(c.Request.Context(), Actor(c), id)
	if err != nil {
		return err
	}
	c.JSON(http.StatusOK, v)
	return nil
}

// Listing answers with one page of what the caller may see, narrowed by the
// filter F that the address holds.
func Listing[F, V any](c *gin.Context, read func(ctx context.Context, by access.Actor, f F, p PageQuery) (V, error)) error {
	p, err := Page(c)
	if err != nil {
		return err
	}
	f, err := Query[F](c)
	if err != nil {
		return err
	}
	v, err := read(c.Request.Context(), Actor(c), f, p)
	if err != nil {
		return err
	}
	c.JSON(http.StatusOK, v)
	return nil
}
