package web

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/gin-gonic/gin"
)

// A file that breaks off in the middle must not look like a whole one, neither
// while it is small enough for one buffer nor later.
func TestAFileThatBreaksOffIsNotTakenForAWholeOne(t *testing.T) {
	gin.SetMode(gin.TestMode)
	for name, size := range map[string]int{"in the first buffer": 10, "after megabytes": 3 << 20} {
		for _, fault := range []error{nil, errors.New("the disk is gone")} {
			r := gin.New()
			r.GET("/", func(c *gin.Context) {
				Stream(c, "application/zip", "案卷.zip", func(w io.Writer) error {
					_, err := io.WriteString(w, strings.Repeat("x", size))
					return errors.Join(err, fault)
				})
			})
			server := httptest.NewServer(r)
			answer, err := http.Get(server.URL)
			var got []byte
			if err == nil {
				got, err = io.ReadAll(answer.Body)
				_ = answer.Body.Close()
			}
			server.Close()
			if (err != nil) != (fault != nil) {
				t.Errorf("%s, %v: %d bytes, then %v", name, fault, len(got), err)
			}
			if fault == nil && (len(got) != size || !strings.Contains(answer.Header.Get("Content-Disposition"), "filename*=utf-8''%E6%A1%88%E5%8D%B7.zip")) {
				t.Errorf("%s: %d bytes as %s", name, len(got), answer.Header.Get("Content-Disposition"))
			}
		}
	}
}
