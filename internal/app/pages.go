package app

import (
	"bytes"
	"compress/gzip"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"
	"sync"
	"time"

	"github.com/gin-gonic/gin"

	"lianluo/frontend"
	"lianluo/internal/web"
)

const notBuilt = `联络：服务已启动，但这个程序中没有包含网页部分。

请在源代码目录中执行 make build 后重新启动；接口文档见 /api/docs。
The pages were not built into this program: run "make build" and start it again.
`

// pages serves the single-page application: hashed assets for ever, the page
// itself always anew, and the page for every address that it routes by itself.
type pages struct {
	files fs.FS
	built bool
	index []byte
	lock  sync.Mutex
	small map[string][]byte // compressed once, at the first request
}

func newPages() (*pages, error) {
	files, built := frontend.Dist()
	p := &pages{files: files, built: built, small: map[string][]byte{}}
	if !built {
		return p, nil
	}
	var err error
	p.index, err = fs.ReadFile(files, "index.html")
	return p, err
}

func (p *pages) serve(c *gin.Context) {
	if c.Request.Method != http.MethodGet && c.Request.Method != http.MethodHead {
		noMethod(c)
		return
	}
	if !p.built {
		c.Header("Cache-Control", "no-store")
		c.String(http.StatusServiceUnavailable, notBuilt)
		return
	}
	name := strings.TrimPrefix(path.Clean(c.Request.URL.Path), "/")
	hidden := strings.HasPrefix(name, ".") || name == "index.html"
	if content, err := fs.ReadFile(p.files, name); err == nil && !hidden {
		c.Header("Cache-Control", caching(name))
		p.write(c, name, content)
		return
	}
	if strings.HasPrefix(name, "assets/") {
		web.Fail(c, errNoRoute)
		return
	}
	c.Header("Cache-Control", "no-cache")
	p.write(c, "index.html", p.index)
}

// caching: names under assets carry a hash of their content.
func caching(name string) string {
	if strings.HasPrefix(name, "assets/") {
		return "public, max-age=31536000, immutable"
	}
	return "public, max-age=3600"
}

func (p *pages) write(c *gin.Context, name string, content []byte) {
	kind := mime.TypeByExtension(path.Ext(name))
	if kind == "" {
		kind = "application/octet-stream"
	}
	c.Header("Content-Type", kind)
	c.Status(http.StatusOK)
	if compressible(kind) {
		c.Header("Vary", "Accept-Encoding")
		if strings.Contains(c.GetHeader("Accept-Encoding"), "gzip") && c.GetHeader("Range") == "" {
			c.Header("Content-Encoding", "gzip")
			content = p.compressed(name, content)
		}
	}
	http.ServeContent(c.Writer, c.Request, name, time.Time{}, bytes.NewReader(content))
}

func compressible(kind string) bool {
	return strings.HasPrefix(kind, "text/") || strings.Contains(kind, "javascript") ||
		strings.Contains(kind, "json") || strings.Contains(kind, "svg")
}

func (p *pages) compressed(name string, content []byte) []byte {
	p.lock.Lock()
	defer p.lock.Unlock()
	if small, ok := p.small[name]; ok {
		return small
	}
	var b bytes.Buffer
	w, _ := gzip.NewWriterLevel(&b, gzip.BestCompression)
	_, _ = w.Write(content) // a bytes.Buffer takes everything
	_ = w.Close()
	p.small[name] = b.Bytes()
	return p.small[name]
}
