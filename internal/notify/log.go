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

// MailView is one line of the delivery log. It says to whom, by what, when and
// with what outcome, and nothing of what the message was about.
type MailView struct {
	ID        uint       `json:"id"`
	Channel   Channel    `json:"channel" enums:"mail,sms,wechat"`
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

// OpenChannel is a channel by which something can be sent, and what people call
// its messages.
type OpenChannel struct {
	Channel Channel `json:"channel" enums:"mail,sms,wechat"`
	Name    string  `json:"name"`
}

// Log is one page of the delivery log. Channels are those that are open.
type Log struct {
	Items    []MailView    `json:"items"`
	Total    int64         `json:"total"`
	Page     int           `json:"page"`
	Size     int           `json:"size"`
	Channels []OpenChannel `json:"channels"`
}

type logged struct {
	Mail
	Name    string
	Address string
	Notices int64
}

func (l logged) masked() string { return masked(l.Channel, l.Address) }

// masked keeps so much of an address that its owner knows it.
func masked(c Channel, address string) string {
	switch c {
	case Email:
		return maskAddress(address)
	case SMS:
		return web.MaskPhone(address)
	}
	return maskAccount(address)
}

// Narrowing keeps those messages of the log that have a state and go by a
// channel; empty means all.
type Narrowing struct {
	State   State
	Channel Channel
}

// Log lists the messages of the congress, the newest first, for its system
// administrator.
func (s *Service) Log(ctx context.Context, by access.Actor, n Narrowing, p web.PageQuery) (Log, error) {
	if !by.Is(access.SysAdmin) {
		return Log{}, errNoLog
	}
	q := s.DB.Read(ctx).Table("mails").Where("mails.congress_id = ?", by.CongressID)
	if n.State != "" {
		q = q.Where("mails.state = ?", n.State)
	}
	if n.Channel != "" {
		q = q.Where("mails.channel = ?", n.Channel)
	}
	q = q.Session(&gorm.Session{})
	var total int64
	if err := q.Count(&total).Error; err != nil {
		return Log{}, fmt.Errorf("count e-mails: %w", err)
	}
	var rows []logged
	err := q.Joins("JOIN users u ON u.id = mails.user_id").
		Select("mails.*, u.name, " + byChannel(func(c Channel) string { return "u." + addresses[c] }) + " AS address, " +
			byChannel(func(c Channel) string { return "(SELECT count(*) FROM notices n WHERE n." + c.id() + " = mails.id)" }) + " AS notices").
		Order("mails.id DESC").Offset(p.Offset()).Limit(p.Size).Find(&rows).Error
	if err != nil {
		return Log{}, fmt.Errorf("list e-mails: %w", err)
	}
	views, now := make([]MailView, len(rows)), s.Now()
	for i, r := range rows {
		views[i] = MailView{ID: r.ID, Channel: r.Channel, Name: r.Name, Address: r.masked(), Digest: r.DigestOn != nil, Notices: r.Notices, State: r.State,
			Attempts: r.Attempts, Reason: r.Reason, CreatedAt: r.CreatedAt, EndedAt: r.EndedAt, Again: s.resendable(r.Mail, now)}
		if r.State == Waiting {
			views[i].DueAt = &r.DueAt
		}
	}
	log := Log{Items: views, Total: total, Page: p.Page, Size: p.Size, Channels: []OpenChannel{}}
	for _, c := range s.openChannels() {
		log.Channels = append(log.Channels, OpenChannel{Channel: c, Name: s.named(c)})
	}
	return log, nil
}

// byChannel is an expression of SQL that depends on the channel of a message.
func byChannel(of func(Channel) string) string {
	text := "CASE mails.channel"
	for _, c := range Channels {
		text += fmt.Sprintf(" WHEN '%s' THEN %s", c, of(c))
	}
	return text + " END"
}

// maskAddress keeps the first letter and the domain: z***@example.cn.
func maskAddress(address string) string {
	name, domain, found := strings.Cut(address, "@")
	if !found || name == "" {
		return ""
	}
	return string([]rune(name)[:1]) + "***@" + domain
}

// maskAccount keeps the ends of an account at a gateway: zh***an.
func maskAccount(account string) string {
	if len(account) < 6 {
		return strings.Repeat("*", len(account))
	}
	return account[:2] + "***" + account[len(account)-2:]
}

// getMails lists the delivery log.
//
//	@Summary		邮件、短信和微信发送记录
//	@Description	供系统管理员查看；不含建议的任何内容。
//	@ID				listMails
//	@Tags			notices
//	@Security		Bearer
//	@Produce		json
//	@Param			state	query		string	false	"只看一种状态：waiting、sending、sent、failed、dropped"
//	@Param			channel	query		string	false	"只看一种方式：mail 邮件、sms 短信、wechat 微信"
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
	n := Narrowing{State: State(c.Query("state")), Channel: Channel(c.Query("channel"))}
	if n.Channel != "" && !slices.Contains(Channels, n.Channel) {
		return fault.Invalids(fault.Field{Name: "channel", Code: "oneof", Reason: "没有这一种发送方式。请从列出的方式中选择。"})
	}
	if n.State != "" && !slices.Contains([]State{Waiting, Sending, Sent, Failed, Dropped}, n.State) {
		return fault.Invalids(fault.Field{Name: "state", Code: "oneof", Reason: "没有这一种状态。请从列出的状态中选择。"})
	}
	log, err := s.Log(c.Request.Context(), web.Actor(c), n, p)
	if err != nil {
		return err
	}
	c.JSON(http.StatusOK, log)
	return nil
}
