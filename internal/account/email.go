package account

import (
	"context"
	"fmt"
	"net/http"
	"net/mail"
	"strings"

	"github.com/gin-gonic/gin"
	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/audit"
	"lianluo/internal/fault"
	"lianluo/internal/web"
)

const maxEmail = 120

// ChangeEmail keeps the address at which by wants notices; an empty one means
// none. The address is taken at the person's word.
func (s *Service) ChangeEmail(ctx context.Context, by access.Actor, email string) error {
	email = strings.TrimSpace(email)
	if email != "" && !isEmail(email) {
		return fault.Invalids(fault.Field{Name: "email", Code: "email", Reason: "请填写完整的邮箱地址，例如 name@example.cn；不用邮箱的可以留空。"})
	}
	return s.DB.Write(ctx, func(tx *gorm.DB) error {
		err := tx.Model(&User{}).Where("id = ?", by.UserID).UpdateColumns(map[string]any{"email": email, "version": gorm.Expr("version + 1")}).Error
		if err != nil {
			return fmt.Errorf("change an e-mail address: %w", err)
		}
		return audit.Record(tx, by, audit.Event{At: s.now(), Action: "account.change-email", Subject: subject(by.UserID)})
	})
}

// isEmail takes a plain address with a domain that has a dot.
func isEmail(text string) bool {
	parsed, err := mail.ParseAddress(text)
	if err != nil || parsed.Address != text || len(text) > maxEmail {
		return false
	}
	name, domain, _ := strings.Cut(text, "@")
	return name != "" && strings.Contains(strings.Trim(domain, "."), ".") && !strings.ContainsAny(text, " \t\"[]")
}

type emailRequest struct {
	Email string `json:"email" binding:"max=120"`
}

// putEmail changes the own e-mail address.
//
// @Summary  修改本人的邮箱
// @ID       changeEmail
// @Tags     auth
// @Security Bearer
// @Param    body body emailRequest true "邮箱地址；留空表示不用邮箱"
// @Success  204
// @Failure  default {object} web.Problem
// @Router   /auth/email [put]
func (s *Service) putEmail(c *gin.Context) error {
	body, err := web.JSON[emailRequest](c)
	if err != nil {
		return err
	}
	if err := s.ChangeEmail(c.Request.Context(), web.Actor(c), body.Email); err != nil {
		return err
	}
	c.Status(http.StatusNoContent)
	return nil
}
