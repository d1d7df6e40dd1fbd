package web

import (
	"io"
	"log/slog"
	"mime"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"
)

// writeWithin is how long one piece of a streamed file may take to be sent.
const writeWithin = 2 * time.Minute

// Stream answers with a file of any size as it is written, to be saved under a
// name; nobody keeps it on the way. When writing fails in the middle, the
// connection is broken off, so that nobody takes a part for the whole.
func Stream(c *gin.Context, contentType, name string, write func(io.Writer) error) {
	h := c.Writer.Header()
	h.Set("Content-Type", contentType)
	h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
	h.Set("Cache-Control", "no-store")
	connection := http.NewResponseController(c.Writer)
	err := write(patient{c.Writer, connection})
	if err == nil {
		return
	}
	if c.Request.Context().Err() == nil {
		slog.ErrorContext(c.Request.Context(), "file broken off", "request_id", RequestID(c), "route", c.FullPath(), "err", err)
	}
	_ = connection.SetWriteDeadline(time.Unix(1, 0)) // what is not sent yet, the end of the answer among it, never is
}

// patient gives every piece its own time, so that a slow line gets large files too.
type patient struct {
	io.Writer
	connection *http.ResponseController
}

func (p patient) Write(piece []byte) (int, error) {
	_ = p.connection.SetWriteDeadline(time.Now().Add(writeWithin)) // where there is no connection, as in tests, there is no time either
	return p.Writer.Write(piece)
}
