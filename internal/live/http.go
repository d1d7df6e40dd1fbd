package live

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/gin-gonic/gin"

	"lianluo/internal/web"
)

const contentType = "text/event-stream"

// Routes mounts the feature on an authenticated group.
func (s *Service) Routes(r gin.IRouter) {
	r.GET("/live", web.Handle(s.getLive))
}

type liveQuery struct {
	Item uint `form:"item"`
}

// getLive streams how what the caller has before him stands, now and whenever
// that changes, until the log-in ends. Who does not accept an event stream gets
// the present state alone.
//
// @Summary   页面的实时更新
// @ID        followChanges
// @Tags      live
// @Security  Bearer
// @Produce   json
// @Produce   text/event-stream
// @Param     item     query     int  false  "正在查看的建议"
// @Success   200      {object}  State
// @Failure   default  {object}  web.Problem
// @Router    /live [get]
func (s *Service) getLive(c *gin.Context) error {
	q, err := web.Query[liveQuery](c)
	if err != nil {
		return err
	}
	state, err := s.state(c.Request.Context(), web.Actor(c), q.Item)
	if err != nil {
		return err
	}
	if !strings.Contains(c.GetHeader("Accept"), contentType) {
		c.JSON(http.StatusOK, state)
		return nil
	}
	l, err := s.join(web.Actor(c).UserID)
	if err != nil {
		return err
	}
	defer s.leave(l)
	out := begin(c)
	s.follow(c, l, out, q.Item)
	return nil
}

// begin opens the stream: the time limits of other answers do not hold for it.
func begin(c *gin.Context) *http.ResponseController {
	h := c.Writer.Header()
	h.Set("Content-Type", contentType)
	h.Set("Cache-Control", "no-store")
	h.Set("X-Accel-Buffering", "no") // nginx would wait for more
	out := http.NewResponseController(c.Writer)
	_ = out.SetReadDeadline(time.Time{})
	c.Status(http.StatusOK)
	return out
}

// follow writes the state whenever it is another one, and a comment when there
// is nothing to say for a while, by which both sides find out whether the other
// is still there.
func (s *Service) follow(c *gin.Context, l *listener, out *http.ResponseController, item uint) {
	by, done := web.Actor(c), c.Request.Context().Done()
	ticker := time.NewTicker(beat)
	defer ticker.Stop()
	var last State
	for first := true; ; first = false {
		if !first {
			select {
			case <-done:
				return
			case <-s.closed:
				return
			case <-l.woken:
			case <-ticker.C:
			}
			if s.Standing(c) != nil {
				return
			}
		}
		state, err := s.state(c.Request.Context(), by, item)
		text := ": \n\n"
		if err == nil && (first || state != last) {
			data, _ := json.Marshal(state)
			text, last = fmt.Sprintf("event: state\ndata: %s\n\n", data), state
		}
		if err := out.SetWriteDeadline(time.Now().Add(2 * beat)); err != nil && !errors.Is(err, http.ErrNotSupported) {
			return
		}
		if _, err := c.Writer.WriteString(text); err != nil {
			return
		}
		if err := out.Flush(); err != nil {
			return
		}
	}
}
