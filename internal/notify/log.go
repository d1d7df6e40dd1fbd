package notify

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/gin-gonic/gin"
	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/fault"
	"lianluo/internal/web"
)

var errNoLog = fault.New(fault.Forbidden, "not-permitted", "只有系统管理员可以查看邮件发送记录。如有需要，请联系系统管理员。")

// MailView is one line of the delivery log. It says to whom, when and with
// what outcome, and nothing of what the e-mail was about.
type MailView struct {
	ID        uint       `json:"id"`
	Name      string     `json:"name"`
	Address   string     `json:"address"` // masked
	Digest    bool       `json:"digest"`
	Notices   int64      `json:"notices"`
	State     State      `json:"state" enums:"waiting,sending,sent,failed,dropped"`
	Attempts  int        `json:"attempts"`
	Reason    string     `json:"reason"` // a code, with the mail server's number where it gave one
	CreatedAt time.Time  `json:"created_at"`
	Again     bool       `json:"again"`                                // it may be sent again
	DueAt     *time.Time `json:"due_at,omitempty" validate:"optional"` // of the next attempt
	EndedAt   *time.Time `json:"ended_at,omitempty" validate:"optional"`
}

// Log is one page of the delivery log. Available says whether a mail server is
// configured.
type Log struct {
	Items     []MailView `json:"items"`
	Total     int64      `json:"total"`
	Page      int        `json:"page"`
	Size      int        `json:"size"`
	Available bool       `json:"available"`
}

type logged struct {
	Mail
	Name    string
	Email   string
	Notices int64
}

// Log lists the e-mails of the congress, the newest first, for its system
// administrator; an empty state means all.
func (s *Service) Log(ctx context.Context, by access.Actor, state State, p web.PageQuery) (Log, error) {
	if !by.Is(access.SysAdmin) {
		return Log{}, errNoLog
	}
	q := s.DB.Read(ctx).Table("mails").Where("mails.congress_id = ?", by.CongressID)
	if state != "" {
		q = q.Where("mails.state = ?", state)
	}
	q = q.Session(&gorm.Session{})
	var total int64
	if err := q.Count(&total).Error; err != nil {
		return Log{}, fmt.Errorf("count e-mails: %w", err)
	}
	var rows []logged
	err := q.Joins("JOIN users u ON u.id = mails.user_id").
		Select("mails.*, u.name, u.email, (SELECT count(*) FROM notices n WHERE n.mail_id = mails.id) AS notices").
		Order("mails.id DESC").Offset(p.Offset()).Limit(p.Size).Find(&rows).Error
	if err != nil {
		return Log{}, fmt.Errorf("list e-mails: %w", err)
	}
	views, now := make([]MailView, len(rows)), s.Now()
	for i, r := range rows {
		views[i] = MailView{ID: r.ID, Name: r.Name, Address: maskAddress(r.Email), Digest: r.DigestOn != nil, Notices: r.Notices, State: r.State,
			Attempts: r.Attempts, Reason: r.Reason, CreatedAt: r.CreatedAt, EndedAt: r.EndedAt, Again: s.resendable(r.Mail, now)}
		if r.State == Waiting {
			views[i].DueAt = &r.DueAt
		}
	}
	return Log{Items: views, Total: total, Page: p.Page, Size: p.Size, Available: s.Server != nil}, nil
}

// maskAddress keeps the first letter and the domain: z***@example.cn.
func maskAddress(address string) string {
	name, domain, found := strings.Cut(address, "@")
	if !found || name == "" {
		return ""
	}
	return string([]rune(name)[:1]) + "***@" + domain
}

// getMails lists the delivery log.
//
//	@Summary		邮件发送记录
//	@Description	供系统管理员查看；不含建议的任何内容。
//	@ID				listMails
//	@Tags			notices
//	@Security		Bearer
//	@Produce		json
//	@Param			state	query		string	false	"只看一种状态：waiting、sending、sent、failed、dropped"
//	@Param			page	query		int		false	"页码，从 1 开始"
//	@Param			size	query		int		false	"每页条数，最多 200"
//	@Success		200		{object}	Log
//	@Failure		default	{object}	web.Problem
//	@Router			/mails [get]
func (s *Service) getMails(c *gin.Context) error {
	p, err := web.Page(c)
	if err != nil {
		return err
	}
	state := State(c.Query("state"))
	if state != "" && !slices.Contains([]State{Waiting, Sending, Sent, Failed, Dropped}, state) {
		return fault.Invalids(fault.Field{Name: "state", Code: "oneof", Reason: "没有这一种状态。请从列出的状态中选择。"})
	}
	log, err := s.Log(c.Request.Context(), web.Actor(c), state, p)
	if err != nil {
		return err
	}
	c.JSON(http.StatusOK, log)
	return nil
}
