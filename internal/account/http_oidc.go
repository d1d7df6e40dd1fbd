package account

import (
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"time"

	"github.com/gin-gonic/gin"

	"lianluo/internal/fault"
	"lianluo/internal/web"
)

const (
	flowCookie = "lianluo_oidc"
	oidcPath   = "/api/v1/auth/oidc"
)

// CallbackPath is where the identity provider sends people back to.
const CallbackPath = oidcPath + "/callback"

type providerAnswer struct {
	Available bool   `json:"available"`
	Name      string `json:"name"`
}

// getProvider says whether people can log in by an identity provider.
//
// @Summary 统一身份认证是否可用
// @ID      getIdentityProvider
// @Tags    auth
// @Success 200 {object} providerAnswer
// @Failure default {object} web.Problem
// @Router  /auth/oidc [get]
func (s *Service) getProvider(c *gin.Context) error {
	answer := providerAnswer{Available: s.OIDC != nil}
	if s.OIDC != nil {
		answer.Name = s.OIDC.Name
	}
	c.JSON(http.StatusOK, answer)
	return nil
}

type flowAnswer struct {
	URL string `json:"url"` // of the identity provider, to go to
}

// postStart begins a log-in by the identity provider.
//
// @Summary     开始统一身份认证登录
// @Description 返回要前往的地址；浏览器同时得到一个 HttpOnly Cookie，返回时凭它继续。
// @ID          startIdentityLogin
// @Tags        auth
// @Success     200 {object} flowAnswer
// @Failure     default {object} web.Problem
// @Router      /auth/oidc/start [post]
func (s *Service) postStart(c *gin.Context) error {
	if err := sameOrigin(c.Request); err != nil {
		return err
	}
	return s.goThere(c, 0)
}

type linkRequest struct {
	CurrentPassword string `json:"current_password" binding:"required,max=128"`
}

// postLink begins to link an identity with the own account.
//
// @Summary     关联统一身份
// @Description 返回要前往的地址。关联只能由本人登录后进行，不会因姓名、手机或邮箱相同而自动关联。
// @ID          linkIdentity
// @Tags        auth
// @Security    Bearer
// @Param       body body linkRequest true "当前密码"
// @Success     200 {object} flowAnswer
// @Failure     default {object} web.Problem
// @Router      /auth/oidc/link [post]
func (s *Service) postLink(c *gin.Context) error {
	body, err := web.JSON[linkRequest](c)
	if err != nil {
		return err
	}
	by := web.Actor(c)
	if err := s.mayLink(c.Request.Context(), by, body.CurrentPassword); err != nil {
		retryAfter(c, err)
		return err
	}
	return s.goThere(c, by.UserID)
}

func (s *Service) goThere(c *gin.Context, userID uint) error {
	address, secret, err := s.startOIDC(c.Request.Context(), c.ClientIP(), userID)
	if err != nil {
		retryAfter(c, err)
		return err
	}
	s.setFlowCookie(c, secret, int(flowLife.Seconds()))
	c.JSON(http.StatusOK, flowAnswer{URL: address})
	return nil
}

// setFlowCookie hands over the secret of a flow. It must come along when the
// provider sends the browser back from its site, so it is Lax and not Strict.
func (s *Service) setFlowCookie(c *gin.Context, value string, age int) {
	http.SetCookie(c.Writer, &http.Cookie{
		Name: flowCookie, Value: value, Path: oidcPath, MaxAge: age, HttpOnly: true, SameSite: http.SameSiteLaxMode,
		Secure: c.Request.TLS != nil || c.GetHeader("X-Forwarded-Proto") == "https",
	})
}

// getCallback is where the identity provider sends the browser back to. It
// always answers with a redirect to a page of this product.
//
// @Summary     统一身份认证返回
// @Description 身份提供方在认证后将浏览器转到这里；随后转到本系统的页面，未成功时页面说明原因。
// @ID          identityCallback
// @Tags        auth
// @Param       code  query string false "授权码"
// @Param       state query string false "防伪造状态"
// @Success     303
// @Failure     default {object} web.Problem
// @Router      /auth/oidc/callback [get]
func (s *Service) getCallback(c *gin.Context) error {
	secret, _ := c.Cookie(flowCookie)
	s.setFlowCookie(c, "", -1)
	page, err := s.comeBack(c, secret)
	if err != nil {
		f := fault.Of(err)
		if f == nil {
			return err
		}
		slog.InfoContext(c.Request.Context(), "log-in by the identity provider refused", "request_id", web.RequestID(c), "err", err)
		page += "?oidc=" + url.QueryEscape(f.Code)
	}
	c.Redirect(http.StatusSeeOther, page)
	return nil
}

const (
	logInPage = "/login"
	ownPage   = "/me/security"
)

// comeBack gives the page to go on at.
func (s *Service) comeBack(c *gin.Context, secret string) (string, error) {
	ctx := c.Request.Context()
	if s.OIDC == nil {
		return logInPage, ErrNoProvider
	}
	flow, err := s.takeFlow(ctx, secret, c.Query("state"))
	if err != nil {
		return logInPage, err
	}
	page := logInPage
	if flow.UserID != 0 {
		page = ownPage
	}
	if c.Query("code") == "" { // people may think better of it
		return page, ErrFlow
	}
	who, err := s.identify(ctx, flow, c.Query("code"))
	if err != nil {
		return page, err
	}
	if err := s.addresses.GiveBack(ctx, "oidc "+c.ClientIP()); err != nil { // the provider knows who it is, linked or not
		return page, err
	}
	if flow.UserID != 0 {
		return page, s.link(ctx, device(c), flow, who)
	}
	t, err := s.logInBy(ctx, device(c), who)
	if err != nil {
		return page, err
	}
	s.setCookie(c, t.Refresh, t.RefreshUntil)
	return "/", nil
}

type identityView struct {
	ID         uint       `json:"id"`
	Issuer     string     `json:"issuer"`
	CreatedAt  time.Time  `json:"created_at"`
	LastUsedAt *time.Time `json:"last_used_at,omitempty" validate:"optional"`
}

type identityList struct {
	Items    []identityView `json:"items"`
	Provider providerAnswer `json:"provider"`
}

// getIdentities lists the identities that the own account is linked with.
//
// @Summary  我关联的统一身份
// @ID       listIdentities
// @Tags     auth
// @Security Bearer
// @Success  200 {object} identityList
// @Failure  default {object} web.Problem
// @Router   /auth/oidc/identities [get]
func (s *Service) getIdentities(c *gin.Context) error {
	var rows []Identity
	if err := s.DB.Read(c.Request.Context()).Where("user_id = ?", web.Actor(c).UserID).Order("id").Find(&rows).Error; err != nil {
		return fmt.Errorf("list identities: %w", err)
	}
	list := identityList{Items: []identityView{}, Provider: providerAnswer{Available: s.OIDC != nil}}
	if s.OIDC != nil {
		list.Provider.Name = s.OIDC.Name
	}
	for _, row := range rows {
		list.Items = append(list.Items, identityView{ID: row.ID, Issuer: row.Issuer, CreatedAt: row.CreatedAt, LastUsedAt: row.LastUsedAt})
	}
	c.JSON(http.StatusOK, list)
	return nil
}

// deleteIdentity unlinks an identity.
//
// @Summary  解除关联统一身份
// @ID       unlinkIdentity
// @Tags     auth
// @Security Bearer
// @Param    id path int true "关联编号"
// @Success  204
// @Failure  default {object} web.Problem
// @Router   /auth/oidc/identities/{id} [delete]
func (s *Service) deleteIdentity(c *gin.Context) error {
	id, err := web.ID(c, "id")
	if err != nil {
		return err
	}
	return done(c, s.Unlink(c.Request.Context(), web.Actor(c), id))
}
