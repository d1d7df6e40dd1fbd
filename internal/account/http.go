package account

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"github.com/gin-gonic/gin"

	"lianluo/internal/access"
	"lianluo/internal/fault"
	"lianluo/internal/web"
)

const (
	refreshCookie = "lianluo_refresh"
	refreshPath   = "/api/v1/auth"
)

// PublicRoutes mounts what works without a log-in.
func (s *Service) PublicRoutes(r gin.IRouter) {
	r.POST("/auth/login", web.Handle(s.postLogin))
	r.POST("/auth/refresh", web.Handle(s.postRefresh))
	r.GET("/auth/oidc", web.Handle(s.getProvider))
	r.POST("/auth/oidc/start", web.Handle(s.postStart))
	r.GET("/auth/oidc/callback", web.Handle(s.getCallback))
	r.GET("/setup", web.Handle(s.getSetup))
	r.POST("/setup", web.Handle(s.postSetup))
}

// Routes mounts what needs a log-in.
func (s *Service) Routes(r gin.IRouter) {
	r.POST("/auth/logout", web.Handle(s.postLogout))
	r.POST("/auth/hat", web.Handle(s.postHat))
	r.GET("/auth/me", web.Handle(s.getMe))
	r.POST("/auth/password", web.Handle(s.postPassword))
	r.GET("/auth/logins", web.Handle(s.getLogins))
	r.DELETE("/auth/logins/:id", web.Handle(s.deleteLogin))
	r.PUT("/auth/email", web.Handle(s.putEmail))
	r.PUT("/auth/wechat", web.Handle(s.putWechat))
	r.POST("/auth/oidc/link", web.Handle(s.postLink))
	r.GET("/auth/oidc/identities", web.Handle(s.getIdentities))
	r.DELETE("/auth/oidc/identities/:id", web.Handle(s.deleteIdentity))
	s.apiTokenRoutes(r)
	s.substituteRoutes(r)
	s.userRoutes(r)
}

type loginRequest struct {
	LoginName string `json:"login_name" binding:"required,max=64"`
	Password  string `json:"password" binding:"required,max=128"`
}

type tokenAnswer struct {
	AccessToken string `json:"access_token"`
	ExpiresIn   int    `json:"expires_in"` // seconds
	Me          *Me    `json:"me"`
}

// postLogin begins a log-in.
//
// @Summary     登录
// @Description 返回 10 分钟有效的访问令牌；续期令牌放在 HttpOnly Cookie 中。
// @ID          logIn
// @Tags        auth
// @Param       body body loginRequest true "登录名和密码"
// @Success     200 {object} tokenAnswer
// @Failure     default {object} web.Problem
// @Router      /auth/login [post]
func (s *Service) postLogin(c *gin.Context) error {
	if err := sameOrigin(c.Request); err != nil {
		return err
	}
	body, err := web.JSON[loginRequest](c)
	if err != nil {
		return err
	}
	t, err := s.LogIn(c.Request.Context(), device(c), body.LoginName, body.Password)
	if err != nil {
		retryAfter(c, err)
		return err
	}
	return s.answer(c, t)
}

// postRefresh trades the refresh token of the cookie for a new pair.
//
// @Summary 续期登录
// @ID      refreshLogin
// @Tags    auth
// @Success 200 {object} tokenAnswer
// @Failure default {object} web.Problem
// @Router  /auth/refresh [post]
func (s *Service) postRefresh(c *gin.Context) error {
	if err := sameOrigin(c.Request); err != nil {
		return err
	}
	secret, err := c.Cookie(refreshCookie)
	if err != nil || secret == "" {
		return ErrNoToken
	}
	t, err := s.Refresh(c.Request.Context(), device(c), secret)
	if err != nil {
		if f := fault.Of(err); f != nil && f.Kind == fault.Unauthenticated {
			s.setCookie(c, "", time.Time{})
		}
		return err
	}
	return s.answer(c, t)
}

// postLogout ends the log-in.
//
// @Summary  退出登录
// @ID       logOut
// @Tags     auth
// @Security Bearer
// @Success  204
// @Failure  default {object} web.Problem
// @Router   /auth/logout [post]
func (s *Service) postLogout(c *gin.Context) error {
	if err := s.LogOut(c.Request.Context(), web.Actor(c)); err != nil {
		return err
	}
	s.setCookie(c, "", time.Time{})
	c.Status(http.StatusNoContent)
	return nil
}

type hatRequest struct {
	MembershipID uint `json:"membership_id" binding:"required"`
}

// postHat puts on another hat.
//
// @Summary  切换身份
// @ID       wearHat
// @Tags     auth
// @Security Bearer
// @Param    body body hatRequest true "要使用的身份"
// @Success  200 {object} tokenAnswer
// @Failure  default {object} web.Problem
// @Router   /auth/hat [post]
func (s *Service) postHat(c *gin.Context) error {
	body, err := web.JSON[hatRequest](c)
	if err != nil {
		return err
	}
	t, err := s.WearHat(c.Request.Context(), web.Actor(c), body.MembershipID)
	if err != nil {
		return err
	}
	return s.answer(c, t)
}

// getMe says who is logged in.
//
// @Summary  当前用户
// @ID       getMe
// @Tags     auth
// @Security Bearer
// @Success  200 {object} Me
// @Failure  default {object} web.Problem
// @Router   /auth/me [get]
func (s *Service) getMe(c *gin.Context) error {
	by := web.Actor(c)
	m, err := s.me(c.Request.Context(), by.UserID, by.LoginSessionID, by.MembershipID)
	if err != nil {
		return err
	}
	c.JSON(http.StatusOK, m)
	return nil
}

type passwordRequest struct {
	CurrentPassword string `json:"current_password" binding:"required,max=128"`
	NewPassword     string `json:"new_password" binding:"required"`
}

// postPassword changes the own password.
//
// @Summary     修改密码
// @Description 成功后，本人在其他设备上的登录随即结束。
// @ID          changePassword
// @Tags        auth
// @Security    Bearer
// @Param       body body passwordRequest true "当前密码和新密码"
// @Success     204
// @Failure     default {object} web.Problem
// @Router      /auth/password [post]
func (s *Service) postPassword(c *gin.Context) error {
	body, err := web.JSON[passwordRequest](c)
	if err != nil {
		return err
	}
	if err := s.ChangePassword(c.Request.Context(), web.Actor(c), body.CurrentPassword, body.NewPassword); err != nil {
		retryAfter(c, err)
		return err
	}
	c.Status(http.StatusNoContent)
	return nil
}

type loginView struct {
	ID         uint      `json:"id"`
	CreatedAt  time.Time `json:"created_at"`
	LastSeenAt time.Time `json:"last_seen_at"`
	UserAgent  string    `json:"user_agent"`
	Address    string    `json:"address"`
	Current    bool      `json:"current"`
}

type loginList struct {
	Items []loginView `json:"items"`
}

// getLogins lists the person's own log-ins that still stand.
//
// @Summary  我的登录
// @ID       listLogins
// @Tags     auth
// @Security Bearer
// @Success  200 {object} loginList
// @Failure  default {object} web.Problem
// @Router   /auth/logins [get]
func (s *Service) getLogins(c *gin.Context) error {
	by := web.Actor(c)
	logins, err := s.logins(c.Request.Context(), by)
	if err != nil {
		return err
	}
	list := loginList{Items: []loginView{}}
	for _, l := range logins {
		list.Items = append(list.Items, loginView{ID: l.ID, CreatedAt: l.CreatedAt, LastSeenAt: l.LastSeenAt,
			UserAgent: l.UserAgent, Address: l.Address, Current: l.ID == by.LoginSessionID})
	}
	c.JSON(http.StatusOK, list)
	return nil
}

// deleteLogin ends one of the person's own log-ins.
//
// @Summary  结束一处登录
// @ID       endLogin
// @Tags     auth
// @Security Bearer
// @Param    id path int true "登录编号"
// @Success  204
// @Failure  default {object} web.Problem
// @Router   /auth/logins/{id} [delete]
func (s *Service) deleteLogin(c *gin.Context) error {
	id, err := web.ID(c, "id")
	if err != nil {
		return err
	}
	if err := s.EndLogin(c.Request.Context(), web.Actor(c), id); err != nil {
		return err
	}
	c.Status(http.StatusNoContent)
	return nil
}

type setupAnswer struct {
	Needed bool `json:"needed"`
}

// getSetup says whether the system waits for its set-up.
//
// @Summary 是否需要初始设置
// @ID      getSetup
// @Tags    setup
// @Success 200 {object} setupAnswer
// @Failure default {object} web.Problem
// @Router  /setup [get]
func (s *Service) getSetup(c *gin.Context) error {
	needed, err := s.SetupNeeded(c.Request.Context())
	if err != nil {
		return err
	}
	c.JSON(http.StatusOK, setupAnswer{Needed: needed})
	return nil
}

// postSetup makes the congress and its three administrators, once.
//
// @Summary 初始设置
// @ID      setUp
// @Tags    setup
// @Param   body body Setup true "人大和三位管理员"
// @Success 204
// @Failure default {object} web.Problem
// @Router  /setup [post]
func (s *Service) postSetup(c *gin.Context) error {
	if err := sameOrigin(c.Request); err != nil {
		return err
	}
	body, err := web.JSON[Setup](c)
	if err != nil {
		return err
	}
	if err := s.SetUp(c.Request.Context(), device(c), body); err != nil {
		return err
	}
	c.Status(http.StatusNoContent)
	return nil
}

func (s *Service) answer(c *gin.Context, t *Tokens) error {
	m, err := s.me(c.Request.Context(), t.Login.UserID, t.Login.ID, t.Login.MembershipID)
	if err != nil {
		return err
	}
	if t.Refresh != "" {
		s.setCookie(c, t.Refresh, t.RefreshUntil)
	}
	c.JSON(http.StatusOK, tokenAnswer{AccessToken: t.Access, ExpiresIn: int(t.Life.Seconds()), Me: m})
	return nil
}

// setCookie hands over the refresh token; an empty one takes it away.
func (s *Service) setCookie(c *gin.Context, value string, until time.Time) {
	cookie := http.Cookie{
		Name: refreshCookie, Value: value, Path: refreshPath, MaxAge: -1, HttpOnly: true, SameSite: http.SameSiteStrictMode,
		Secure: c.Request.TLS != nil || c.GetHeader("X-Forwarded-Proto") == "https",
	}
	if value != "" {
		cookie.MaxAge = int(until.Sub(s.now()).Seconds())
	}
	http.SetCookie(c.Writer, &cookie)
}

// sameOrigin refuses a request that another site's page sent. SameSite=Strict
// keeps the cookie from such a request already; this also keeps another site
// from logging a browser in. A client that is no browser sends neither header.
func sameOrigin(r *http.Request) error {
	if site := r.Header.Get("Sec-Fetch-Site"); site != "" {
		if site == "same-origin" || site == "none" {
			return nil
		}
		return ErrForeignOrigin
	}
	origin := r.Header.Get("Origin")
	if origin == "" {
		return nil
	}
	u, err := url.Parse(origin)
	if err != nil || u.Host == "" || u.Host != r.Host && u.Host != r.Header.Get("X-Forwarded-Host") {
		return ErrForeignOrigin
	}
	return nil
}

func retryAfter(c *gin.Context, err error) {
	switch {
	case errors.Is(err, ErrLocked):
		c.Header("Retry-After", strconv.Itoa(int(LockedFor.Seconds())))
	case errors.Is(err, ErrTooMany):
		c.Header("Retry-After", strconv.Itoa(int(refillEvery.Seconds())))
	}
}

func device(c *gin.Context) Device {
	return Device{Address: c.ClientIP(), UserAgent: c.Request.UserAgent(), RequestID: web.RequestID(c)}
}

func (s *Service) logins(ctx context.Context, by access.Actor) ([]LoginSession, error) {
	var rows []LoginSession
	err := s.DB.Read(ctx).Where("user_id = ? AND ended_at IS NULL AND expires_at > ? AND last_seen_at > ?",
		by.UserID, s.now(), s.now().Add(-idleLimit(by.Role))).Order("id DESC").Limit(web.MaxPageSize).Find(&rows).Error
	return rows, err
}
