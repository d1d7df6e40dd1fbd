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
	Item     uint `form:"item"`
	KeyItems bool `form:"key_items"`
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
// @Param     key_items  query   bool false  "正在查看重点督办"
// @Success   200      {object}  State
// @Failure   default  {object}  web.Problem
// @Router    /live [get]
func (s *Service) getLive(c *gin.Context) error {
	q, err := web.Query[liveQuery](c)
	if err != nil {
		return err
	}
	streamed, l := strings.Contains(c.GetHeader("Accept"), contentType), (*listener)(nil)
	if streamed { // before the state is read, so that nothing is missed in between
		if l, err = s.join(web.Actor(c).UserID); err != nil {
			return err
		}
		defer s.leave(l)
	}
	state, err := s.state(c.Request.Context(), web.Actor(c), q)
	if err != nil {
		return err
	}
	if !streamed {
		c.JSON(http.StatusOK, state)
		return nil
	}
	s.follow(c, l, q, state)
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

// follow writes the state, and again whenever it is another one, and a comment
// when there is nothing to say for a while, by which both sides find out whether
// the other is still there.
func (s *Service) follow(c *gin.Context, l *listener, on liveQuery, state State) {
	by, done := web.Actor(c), c.Request.Context().Done()
	ticker := time.NewTicker(beat)
	defer ticker.Stop()
	out := begin(c)
	for text := event(state); ; {
		if say(c, out, text) != nil {
			return
		}
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
		text = ": \n\n"
		if now, err := s.state(c.Request.Context(), by, on); err == nil && now != state {
			text, state = event(now), now
		}
	}
}

func event(state State) string {
	data, _ := json.Marshal(state)
	return fmt.Sprintf("event: state\ndata: %s\n\n", data)
}

// say writes to a stream whose reader has some time to take it.
func say(c *gin.Context, out *http.ResponseController, text string) error {
	if err := out.SetWriteDeadline(time.Now().Add(2 * beat)); err != nil && !errors.Is(err, http.ErrNotSupported) {
		return err
	}
	if _, err := c.Writer.WriteString(text); err != nil {
		return err
	}
	return out.Flush()
}
