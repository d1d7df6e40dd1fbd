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
	"gorm.io/gorm/clause"

	"lianluo/internal/access"
	"lianluo/internal/audit"
	"lianluo/internal/fault"
	"lianluo/internal/idempotency"
	"lianluo/internal/web"
)

// ErrNoServer is for who would send messages that nothing can send.
var ErrNoServer = fault.New(fault.Conflict, "no-mail-server", "平台没有设置邮件服务器或网关，不能发送。请先按运维说明设置（LIANLUO_SMTP_ADDR、LIANLUO_SMS_URL 或 LIANLUO_WECHAT_URL）。")

type againRequest struct {
	IDs []uint `json:"ids" binding:"required,min=1,max=200"`
}

// Again says how many messages wait once more. What is not among them did not
// fail, was sent again meanwhile, or is too old to be of use.
type Again struct {
	Waiting int64 `json:"waiting"`
}

// resendable says whether a message that was given up would be sent again.
func (s *Service) resendable(m Mail, now time.Time) bool {
	return s.configured(m.Channel) && m.State == Failed && !m.CreatedAt.Before(now.Add(-stale))
}

// SendAgain lets messages that were given up wait once more, with all their
// attempts, for the congress's system administrator. Those that are resendable
// are recorded; where there are none, nothing was done.
func (s *Service) SendAgain(ctx context.Context, by access.Actor, ids []uint) (out Again, err error) {
	if !by.Is(access.SysAdmin) {
		return Again{}, errNoLog
	}
	if len(s.openChannels()) == 0 {
		return Again{}, ErrNoServer
	}
	now := s.Now().UTC()
	err = s.DB.Write(ctx, func(tx *gorm.DB) error {
		var changed []Mail
		done := tx.Model(&changed).Clauses(clause.Returning{Columns: []clause.Column{{Name: "id"}}}).
			Where("id IN ? AND congress_id = ? AND state = ? AND created_at >= ? AND channel IN ?", ids, by.CongressID, Failed, now.Add(-stale), s.openChannels()).
			Updates(map[string]any{"state": Waiting, "attempts": 0, "reason": "", "due_at": now, "started_at": nil, "ended_at": nil})
		if done.Error != nil {
			return fmt.Errorf("send e-mails again: %w", done.Error)
		}
		if out = (Again{Waiting: done.RowsAffected}); len(changed) > 0 {
			err := audit.Record(tx, by, audit.Event{At: now, Action: "mail.send_again", Subject: fmt.Sprintf("congress/%d", by.CongressID),
				Data: audit.Data{"mails": listed(changed), "waiting": out.Waiting}})
			if err != nil {
				return err
			}
		}
		return idempotency.Keep(tx, http.StatusOK, out)
	})
	return out, err
}

// listed writes the ids of e-mails in their order.
func listed(mails []Mail) string {
	ids := make([]uint, len(mails))
	for i, m := range mails {
		ids[i] = m.ID
	}
	slices.Sort(ids)
	return strings.Trim(fmt.Sprint(ids), "[]")
}

// postAgain lets failed e-mails be sent again.
//
//	@Summary	重新发送失败的邮件、短信或微信
//	@ID			sendMailsAgain
//	@Tags		notices
//	@Security	Bearer
//	@Param		Idempotency-Key	header		string			false	"重试时不变的编号"
//	@Param		request			body		againRequest	true	"要重新发送的"
//	@Success	200				{object}	Again
//	@Failure	default			{object}	web.Problem
//	@Router		/mails/send-again [post]
func (s *Service) postAgain(c *gin.Context) error {
	r, err := web.JSON[againRequest](c)
	if err != nil {
		return err
	}
	out, err := s.SendAgain(c.Request.Context(), web.Actor(c), r.IDs)
	if err != nil {
		return err
	}
	c.JSON(http.StatusOK, out)
	return nil
}
