package notify

import (
	"context"
	"fmt"
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"
	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/audit"
	"lianluo/internal/idempotency"
	"lianluo/internal/web"
)

type againRequest struct {
	IDs []uint `json:"ids" binding:"required,min=1,max=200"`
}

// Again says how many e-mails wait once more. What is not among them did not
// fail, was sent again meanwhile, or is too old to be of use.
type Again struct {
	Waiting int64 `json:"waiting"`
}

// SendAgain lets e-mails that were given up wait once more, with all their
// attempts, for the congress's system administrator.
func (s *Service) SendAgain(ctx context.Context, by access.Actor, ids []uint) (out Again, err error) {
	if !by.Is(access.SysAdmin) {
		return Again{}, errNoLog
	}
	now := s.Now().UTC()
	err = s.DB.Write(ctx, func(tx *gorm.DB) error {
		done := tx.Model(&Mail{}).Where("id IN ? AND congress_id = ? AND state = ? AND created_at >= ?", ids, by.CongressID, Failed, now.Add(-stale)).
			Updates(map[string]any{"state": Waiting, "attempts": 0, "reason": "", "due_at": now, "started_at": nil, "ended_at": nil})
		if done.Error != nil {
			return fmt.Errorf("send e-mails again: %w", done.Error)
		}
		out = Again{Waiting: done.RowsAffected}
		err := audit.Record(tx, by, audit.Event{At: now, Action: "mail.send_again", Subject: fmt.Sprintf("congress/%d", by.CongressID),
			Data: audit.Data{"mails": strings.Trim(fmt.Sprint(ids), "[]"), "waiting": out.Waiting}})
		if err != nil {
			return err
		}
		return idempotency.Keep(tx, http.StatusOK, out)
	})
	return out, err
}

// postAgain lets failed e-mails be sent again.
//
//	@Summary	重新发送失败的邮件
//	@ID			sendMailsAgain
//	@Tags		notices
//	@Security	Bearer
//	@Param		Idempotency-Key	header		string			false	"重试时不变的编号"
//	@Param		request			body		againRequest	true	"邮件"
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
