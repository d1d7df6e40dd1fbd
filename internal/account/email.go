package account

import (
	"context"
	"fmt"
	"net/http"
	"net/mail"
	"regexp"
	"strings"

	"github.com/gin-gonic/gin"
	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/audit"
	"lianluo/internal/fault"
	"lianluo/internal/web"
)

const maxEmail = 120

// wechats are the accounts that a WeChat gateway may know people by: an openid,
// or a user id of WeCom.
var wechats = regexp.MustCompile(`^[A-Za-z0-9_.@-]{1,64}$`)

var errWechat = fault.Field{Name: "wechat", Code: "pattern", Reason: "微信账号为网关给出的编号，由字母、数字、点、下划线、短横线或 @ 组成，最多 64 个；没有可以不填。"}

// ChangeEmail keeps the address at which by wants notices; an empty one means
// none. The address is taken at the person's word.
func (s *Service) ChangeEmail(ctx context.Context, by access.Actor, email string) error {
	email = strings.TrimSpace(email)
	if email != "" && !isEmail(email) {
		return fault.Invalids(fault.Field{Name: "email", Code: "email", Reason: "请填写完整的邮箱地址，例如 name@example.cn；不用邮箱的可以留空。"})
	}
	return s.keepAddress(ctx, by, "account.change-email", "email", email)
}

// ChangeWechat keeps the account by which a WeChat gateway reaches by; an empty
// one means none. It is taken at the person's word.
func (s *Service) ChangeWechat(ctx context.Context, by access.Actor, account string) error {
	account = strings.TrimSpace(account)
	if account != "" && !wechats.MatchString(account) {
		return fault.Invalids(errWechat)
	}
	return s.keepAddress(ctx, by, "account.change-wechat", "wechat", account)
}

// keepAddress writes where notices reach the person, into one of his columns.
func (s *Service) keepAddress(ctx context.Context, by access.Actor, action, column, address string) error {
	return s.DB.Write(ctx, func(tx *gorm.DB) error {
		err := tx.Model(&User{}).Where("id = ?", by.UserID).UpdateColumns(map[string]any{column: address, "version": gorm.Expr("version + 1")}).Error
		if err != nil {
			return fmt.Errorf("change the own %s address: %w", column, err)
		}
		return audit.Record(tx, by, audit.Event{At: s.now(), Action: action, Subject: subject(by.UserID)})
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

type wechatRequest struct {
	Wechat string `json:"wechat" binding:"max=64"`
}

// putWechat changes the own account at the WeChat gateway.
//
// @Summary  修改本人的微信账号
// @ID       changeWechat
// @Tags     auth
// @Security Bearer
// @Param    body body wechatRequest true "微信账号；留空表示不用微信"
// @Success  204
// @Failure  default {object} web.Problem
// @Router   /auth/wechat [put]
func (s *Service) putWechat(c *gin.Context) error {
	body, err := web.JSON[wechatRequest](c)
	if err != nil {
		return err
	}
	if err := s.ChangeWechat(c.Request.Context(), web.Actor(c), body.Wechat); err != nil {
		return err
	}
	c.Status(http.StatusNoContent)
	return nil
}
