package app

import (
	"embed"
	"mime"
	"net/http"
	"path"

	"github.com/gin-gonic/gin"

	"lianluo/api"
)

//go:embed apidocs
var apidocs embed.FS

// docsRoutes serves the contract and a page to read it, from this binary alone.
func docsRoutes(r gin.IRouter) error {
	r.GET("/swagger.json", func(c *gin.Context) {
		c.Data(http.StatusOK, "application/json; charset=utf-8", api.Swagger)
	})
	for route, name := range map[string]string{"/docs": "docs.html", "/docs/docs.js": "docs.js", "/docs/docs.css": "docs.css"} {
		content, err := apidocs.ReadFile("apidocs/" + name)
		if err != nil {
			return err
		}
		kind := mime.TypeByExtension(path.Ext(name))
		r.GET(route, func(c *gin.Context) { c.Data(http.StatusOK, kind, content) })
	}
	return nil
}
