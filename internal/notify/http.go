package notify

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"time"

	"github.com/gin-gonic/gin"
	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/database"
	"lianluo/internal/fault"
	"lianluo/internal/gateway"
	"lianluo/internal/idempotency"
	"lianluo/internal/mail"
	"lianluo/internal/web"
)

// Service lets people read their notices and sends e-mails and text messages.
// Server is the mail server, nil when none is configured, and Gateways are the
// configured gateways by their channel; Working says whether a congress is within its working hours;
// Words puts a notice into one line; Link is where people find the platform.
type Service struct {
	DB       *database.DB
	Now      func() time.Time // UTC
	Server   *mail.Server
	Gateways map[Channel]*gateway.Server
	Working  func(q *gorm.DB, congressID uint, now time.Time) (bool, error)
	Words    func(kind string, params map[string]string) string
	Link     string
	// Readable picks those of the suggestions that somebody may open now: who
	// is told that an item is his no longer gets no way to it.
	Readable func(ctx context.Context, by access.Actor, suggestions []uint) ([]uint, error)
}

// New makes the service, which sends nothing outside the platform.
func New(db *database.DB, now func() time.Time) *Service { return &Service{DB: db, Now: now} }

// Routes mounts the routes of notices.
func (s *Service) Routes(r gin.IRouter) {
	r.GET("/notices", web.Handle(s.getNotices))
	r.POST("/notices/:id/read", web.Handle(s.postRead))
	r.POST("/notices/read-all", web.Handle(s.postReadAll))
	r.GET("/notices/preferences", web.Handle(s.getPreferences))
	r.PUT("/notices/preferences", web.Handle(s.putPreferences))
	r.GET("/mails", web.Handle(s.getMails))
	r.POST("/mails/send-again", idempotency.Handle(s.DB, s.postAgain))
}

// View is a notice on the wire.
type View struct {
	ID           uint              `json:"id"`
	Kind         string            `json:"kind"`
	Topic        Topic             `json:"topic" enums:"task,reminder,news"`
	At           time.Time         `json:"at"`
	ReadAt       *time.Time        `json:"read_at,omitempty" validate:"optional"`
	SuggestionID *uint             `json:"suggestion_id,omitempty" validate:"optional"`
	Params       map[string]string `json:"params"`
}

// Page is one page of a person's notices; Unread counts those of all pages and
// topics, UnreadBy those of each topic.
type Page struct {
	Items    []View          `json:"items"`
	Total    int64           `json:"total"`
	Unread   int64           `json:"unread"`
	UnreadBy map[Topic]int64 `json:"unread_by"`
	Page     int             `json:"page"`
	Size     int             `json:"size"`
}

// own is the notices of the person, in the body whose hat he wears.
func own(q *gorm.DB, by access.Actor) *gorm.DB {
	return q.Model(&Notice{}).Where("congress_id = ? AND user_id = ?", by.CongressID, by.UserID)
}

// List gives the actor's notices of a topic, or of all with an empty one, the
// newest first.
func (s *Service) List(ctx context.Context, by access.Actor, topic Topic, p web.PageQuery) (Page, error) {
	page := Page{Items: []View{}, UnreadBy: map[Topic]int64{}, Page: p.Page, Size: p.Size}
	var counts []struct {
		Topic         Topic
		Total, Unread int64
	}
	err := own(s.DB.Read(ctx), by).Group("topic").
		Select("topic, count(*) AS total, count(CASE WHEN read_at IS NULL THEN 1 END) AS unread").Scan(&counts).Error
	if err != nil {
		return page, fmt.Errorf("count notices: %w", err)
	}
	for _, c := range counts {
		page.Unread += c.Unread
		page.UnreadBy[c.Topic] = c.Unread
		if topic == "" || topic == c.Topic {
			page.Total += c.Total
		}
	}
	q := own(s.DB.Read(ctx), by)
	if topic != "" {
		q = q.Where("topic = ?", topic)
	}
	var rows []Notice
	if err := q.Order("at DESC, id DESC").Offset(p.Offset()).Limit(p.Size).Find(&rows).Error; err != nil {
		return page, fmt.Errorf("list notices: %w", err)
	}
	readable, err := s.readable(ctx, by, rows)
	if err != nil {
		return page, err
	}
	for _, n := range rows {
		if n.SuggestionID != nil && !slices.Contains(readable, *n.SuggestionID) {
			n.SuggestionID = nil
		}
		page.Items = append(page.Items, View{ID: n.ID, Kind: n.Kind, Topic: n.Topic, At: n.At, ReadAt: n.ReadAt, SuggestionID: n.SuggestionID, Params: n.Params})
	}
	return page, nil
}

func (s *Service) readable(ctx context.Context, by access.Actor, rows []Notice) ([]uint, error) {
	var about []uint
	for _, n := range rows {
		if n.SuggestionID != nil {
			about = append(about, *n.SuggestionID)
		}
	}
	if len(about) == 0 || s.Readable == nil {
		return about, nil
	}
	return s.Readable(ctx, by, slices.Compact(slices.Sorted(slices.Values(about))))
}

// Read marks one of the actor's notices as read; the first time counts.
func (s *Service) Read(ctx context.Context, by access.Actor, id uint) error {
	return s.DB.Write(ctx, func(tx *gorm.DB) error {
		if _, err := database.One[Notice](own(tx, by).Where("id = ?", id)); err != nil {
			return err
		}
		return s.markRead(own(tx, by).Where("id = ?", id))
	})
}

// ReadAll marks all of the actor's notices as read.
func (s *Service) ReadAll(ctx context.Context, by access.Actor) error {
	return s.DB.Write(ctx, func(tx *gorm.DB) error { return s.markRead(own(tx, by)) })
}

func (s *Service) markRead(q *gorm.DB) error {
	err := q.Where("read_at IS NULL").UpdateColumn("read_at", s.Now().UTC().Truncate(time.Microsecond)).Error
	if err != nil {
		return fmt.Errorf("mark notices as read: %w", err)
	}
	return nil
}

// getNotices lists the person's own notices.
//
//	@Summary	本人的通知
//	@ID			listNotices
//	@Tags		notices
//	@Security	Bearer
//	@Produce	json
//	@Param		topic	query		string	false	"只看一类：task 待办，reminder 提醒，news 进展"
//	@Param		page	query		int		false	"页码，从 1 开始"
//	@Param		size	query		int		false	"每页条数，最多 200"
//	@Success	200		{object}	Page
//	@Failure	default	{object}	web.Problem
//	@Router		/notices [get]
func (s *Service) getNotices(c *gin.Context) error {
	p, err := web.Page(c)
	if err != nil {
		return err
	}
	topic := Topic(c.Query("topic"))
	if topic != "" && !slices.Contains(Topics, topic) {
		return fault.Invalids(fault.Field{Name: "topic", Code: "oneof", Reason: "没有这一类消息。请从“待办、提醒、进展”中选择。"})
	}
	page, err := s.List(c.Request.Context(), web.Actor(c), topic, p)
	if err != nil {
		return err
	}
	c.JSON(http.StatusOK, page)
	return nil
}

// postRead marks one notice as read.
//
//	@Summary	把一条通知标为已读
//	@ID			readNotice
//	@Tags		notices
//	@Security	Bearer
//	@Produce	json
//	@Param		id	path	int	true	"通知编号"
//	@Success	204
//	@Failure	default	{object}	web.Problem
//	@Router		/notices/{id}/read [post]
func (s *Service) postRead(c *gin.Context) error {
	id, err := web.ID(c, "id")
	if err != nil {
		return err
	}
	if err := s.Read(c.Request.Context(), web.Actor(c), id); err != nil {
		return err
	}
	c.Status(http.StatusNoContent)
	return nil
}

// postReadAll marks all notices as read.
//
//	@Summary	把全部通知标为已读
//	@ID			readAllNotices
//	@Tags		notices
//	@Security	Bearer
//	@Produce	json
//	@Success	204
//	@Failure	default	{object}	web.Problem
//	@Router		/notices/read-all [post]
func (s *Service) postReadAll(c *gin.Context) error {
	if err := s.ReadAll(c.Request.Context(), web.Actor(c)); err != nil {
		return err
	}
	c.Status(http.StatusNoContent)
	return nil
}
