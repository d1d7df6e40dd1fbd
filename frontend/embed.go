// Package frontend carries the built single-page application inside the server's binary.
package frontend

import (
	"embed"
	"io/fs"
)

// The folder holds only a marker until the application has been built; the server runs without it too.
//
//go:embed all:dist
var files embed.FS

// Dist returns the built application and true, or false when this binary was built without it.
func Dist() (fs.FS, bool) {
	dist, err := fs.Sub(files, "dist")
	if err != nil {
		return nil, false
	}
	if _, err := fs.Stat(dist, "index.html"); err != nil {
		return nil, false
	}
	return dist, true
}
