package account

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"
	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/calendar"
	"lianluo/internal/web"
)

func (s *Service) apiTokenRoutes(r gin.IRouter) {
	r.GET("/auth/tokens", web.Handle(s.getOwnTokens))
	r.POST("/auth/tokens", web.Handle(s.postToken))
	r.POST("/auth/tokens/:id/rotate", web.Handle(s.postRotateToken))
	r.DELETE("/auth/tokens/:id", web.Handle(s.deleteToken))
	r.GET("/api-tokens", web.Handle(s.getTokens))
	r.DELETE("/api-tokens/:id", web.Handle(s.deleteTokenOfCongress))
}

// TokenView is an API token without its secret.
type TokenView struct {
	ID         uint        `json:"id"`
	Name       string      `json:"name"`
	Scopes     []Scope     `json:"scopes" enums:"read:suggestions,read:figures,read:registers,write:drafts,write:handling"`
	PersonName string      `json:"person_name"`
	LoginName  string      `json:"login_name"`
	Role       access.Role `json:"role"`
	UnitName   string      `json:"unit_name"`
	CreatedAt  time.Time   `json:"created_at"`
	ExpiresAt  time.Time   `json:"expires_at"`
	LastUsedAt *time.Time  `json:"last_used_at,omitempty" validate:"optional"`
	State      string      `json:"state" enums:"active,expired,revoked"`
	// FormerUntil is until when the secret holds that was replaced last.
	FormerUntil *time.Time `json:"former_until,omitempty" validate:"optional"`
}

type tokenRow struct {
	APIToken
	PersonName string
	LoginName  string
	Role       access.Role
	UnitName   string
}

func (r tokenRow) view(now time.Time) TokenView {
	v := TokenView{ID: r.ID, Name: r.Name, Scopes: r.scopes(), PersonName: r.PersonName, LoginName: r.LoginName, Role: r.Role,
		UnitName: r.UnitName, CreatedAt: r.CreatedAt, ExpiresAt: r.ExpiresAt, LastUsedAt: r.LastUsedAt, State: "active"}
	switch {
	case r.RevokedAt != nil:
		v.State = "revoked"
	case !now.Before(r.ExpiresAt):
		v.State = "expired"
	case r.FormerUntil != nil && now.Before(*r.FormerUntil):
		v.FormerUntil = r.FormerUntil
	}
	return v
}

func (s *Service) listTokens(ctx context.Context, p web.PageQuery, where string, args ...any) (web.List[TokenView], error) {
	q := s.DB.Read(ctx).Table("api_tokens t").Where(where, args...).Session(&gorm.Session{})
	var total int64
	if err := q.Count(&total).Error; err != nil {
		return web.List[TokenView]{}, fmt.Errorf("count API tokens: %w", err)
	}
	var rows []tokenRow
	err := q.Select("t.*, u.name AS person_name, u.login_name, m.role, COALESCE(b.name, '') AS unit_name").
		Joins("JOIN users u ON u.id = t.user_id").Joins("JOIN memberships m ON m.id = t.membership_id").Joins("LEFT JOIN units b ON b.id = m.unit_id").
		Order("t.id DESC").Offset(p.Offset()).Limit(p.Size).Find(&rows).Error
	if err != nil {
		return web.List[TokenView]{}, fmt.Errorf("list API tokens: %w", err)
	}
	views := make([]TokenView, len(rows))
	for i, row := range rows {
		views[i] = row.view(s.now())
	}
	return web.NewList(views, total, p), nil
}

// getOwnTokens lists the person's own API tokens.
//
// @Summary     我的接口令牌
// @Description 本人生成的接口令牌，不含令牌本身。
// @ID          listOwnTokens
// @Tags        auth
// @Security    Bearer
// @Param       page query int false "页码"
// @Param       size query int false "每页条数，最多 200"
// @Success     200 {object} web.List[TokenView]
// @Failure     default {object} web.Problem
// @Router      /auth/tokens [get]
func (s *Service) getOwnTokens(c *gin.Context) error {
	page, err := web.Page(c)
	if err != nil {
		return err
	}
	list, err := s.listTokens(c.Request.Context(), page, "t.user_id = ?", web.Actor(c).UserID)
	if err != nil {
		return err
	}
	c.JSON(http.StatusOK, list)
	return nil
}

// getTokens lists the API tokens of the congress for its system administrator.
//
// @Summary     本级人大的接口令牌
// @Description 供系统管理员查看和撤销；不含令牌本身。
// @ID          listTokens
// @Tags        connections
// @Security    Bearer
// @Param       page query int false "页码"
// @Param       size query int false "每页条数，最多 200"
// @Success     200 {object} web.List[TokenView]
// @Failure     default {object} web.Problem
// @Router      /api-tokens [get]
func (s *Service) getTokens(c *gin.Context) error {
	by := web.Actor(c)
	if !by.Is(access.SysAdmin) {
		return ErrNotYours
	}
	page, err := web.Page(c)
	if err != nil {
		return err
	}
	list, err := s.listTokens(c.Request.Context(), page, "t.congress_id = ?", by.CongressID)
	if err != nil {
		return err
	}
	c.JSON(http.StatusOK, list)
	return nil
}

type tokenRequest struct {
	Name            string        `json:"name" binding:"required,max=40"`
	Scopes          []Scope       `json:"scopes" binding:"required,min=1,max=10" enums:"read:suggestions,read:figures,read:registers,write:drafts,write:handling"`
	ExpiresOn       calendar.Date `json:"expires_on" binding:"required"`
	CurrentPassword string        `json:"current_password" binding:"required,max=128"`
}

type tokenMade struct {
	ID    uint   `json:"id"`
	Token string `json:"token"` // shown this once
}

// postToken makes an API token. The answer is not kept for replay, because it
// holds the secret: a retry learns that the name is taken.
//
// @Summary     生成接口令牌
// @Description 令牌只返回这一次。它以本人当前身份办理所选权限内的事，请求时写作 Authorization: Bearer 加空格加令牌。
// @ID          createToken
// @Tags        auth
// @Security    Bearer
// @Param       body body tokenRequest true "用途、权限、有效期和当前密码"
// @Success     200 {object} tokenMade
// @Failure     default {object} web.Problem
// @Router      /auth/tokens [post]
func (s *Service) postToken(c *gin.Context) error {
	body, err := web.JSON[tokenRequest](c)
	if err != nil {
		return err
	}
	wish := tokenWish{Name: body.Name, Scopes: body.Scopes, ExpiresOn: body.ExpiresOn, Password: body.CurrentPassword}
	made, token, err := s.CreateAPIToken(c.Request.Context(), web.Actor(c), wish)
	if err != nil {
		retryAfter(c, err)
		return err
	}
	c.JSON(http.StatusOK, tokenMade{ID: made.ID, Token: token})
	return nil
}

type rotateTokenRequest struct {
	OverlapHours    int    `json:"overlap_hours" binding:"min=0,max=24"`
	CurrentPassword string `json:"current_password" binding:"required,max=128"`
}

// postRotateToken gives an API token a new secret. The answer is not kept for
// replay, because it holds the secret.
//
// @Summary     更换接口令牌
// @Description 新令牌只返回这一次，编号、权限和有效期不变。旧令牌在所选的小时数内继续有效，最多 24 小时；选 0 则 10 秒之内失效。
// @ID          rotateToken
// @Tags        auth
// @Security    Bearer
// @Param       id   path int                true "令牌编号"
// @Param       body body rotateTokenRequest true "旧令牌继续有效的小时数和当前密码"
// @Success     200 {object} tokenMade
// @Failure     default {object} web.Problem
// @Router      /auth/tokens/{id}/rotate [post]
func (s *Service) postRotateToken(c *gin.Context) error {
	id, err := web.ID(c, "id")
	if err != nil {
		return err
	}
	body, err := web.JSON[rotateTokenRequest](c)
	if err != nil {
		return err
	}
	token, err := s.RotateAPIToken(c.Request.Context(), web.Actor(c), id, body.OverlapHours, body.CurrentPassword)
	if err != nil {
		retryAfter(c, err)
		return err
	}
	c.JSON(http.StatusOK, tokenMade{ID: id, Token: token})
	return nil
}

// deleteToken revokes an API token.
//
// @Summary     撤销接口令牌
// @Description 10 秒之内在所有服务器上失效。
// @ID          revokeOwnToken
// @Tags        auth
// @Security    Bearer
// @Param       id path int true "令牌编号"
// @Success     204
// @Failure     default {object} web.Problem
// @Router      /auth/tokens/{id} [delete]
func (s *Service) deleteToken(c *gin.Context) error {
	id, err := web.ID(c, "id")
	if err != nil {
		return err
	}
	by := web.Actor(c)
	return done(c, s.RevokeAPIToken(c.Request.Context(), by, id, ownTokens(by)))
}

// deleteTokenOfCongress revokes an API token of the congress.
//
// @Summary     撤销本级人大的接口令牌
// @Description 供系统管理员使用；10 秒之内在所有服务器上失效。
// @ID          revokeToken
// @Tags        connections
// @Security    Bearer
// @Param       id path int true "令牌编号"
// @Success     204
// @Failure     default {object} web.Problem
// @Router      /api-tokens/{id} [delete]
func (s *Service) deleteTokenOfCongress(c *gin.Context) error {
	id, err := web.ID(c, "id")
	if err != nil {
		return err
	}
	by := web.Actor(c)
	if !by.Is(access.SysAdmin) {
		return ErrNotYours
	}
	return done(c, s.RevokeAPIToken(c.Request.Context(), by, id, tokensOfCongress(by)))
}
