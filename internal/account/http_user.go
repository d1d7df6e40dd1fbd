package account

import (
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"

	"lianluo/internal/access"
	"lianluo/internal/web"
)

func (s *Service) userRoutes(r gin.IRouter) {
	r.GET("/users", web.Handle(s.getUsers))
	r.POST("/users", web.Handle(s.postUser))
	r.GET("/users/:id", web.Handle(s.getUser))
	r.PUT("/users/:id", web.Handle(s.putUser))
	r.POST("/users/open-deputies", web.Handle(s.postOpenDeputies))
	r.POST("/users/:id/suspend", web.Handle(s.postSuspend))
	r.POST("/users/:id/restore", web.Handle(s.postRestore))
	r.POST("/users/:id/reset-password", web.Handle(s.postResetPassword))
	r.POST("/users/:id/memberships", web.Handle(s.postMembership))
	r.DELETE("/memberships/:id", web.Handle(s.deleteMembership))
}

// getUsers lists accounts.
//
// @Summary     账号列表
// @Description 系统管理员、安全管理员看本级人大的账号；代表工作机构看代表和承办单位人员的账号，用于重置密码。
// @ID          listUsers
// @Tags        users
// @Security    Bearer
// @Param       q    query string false "姓名或登录名"
// @Param       role  query string false "职务" Enums(deputy, office, head, supervising_leader, committee, gov_office, leading_official, clerk, reviewer, signer, sysadmin, secadmin, auditor)
// @Param       unit  query string false "所在承办单位名称中的文字"
// @Param       state query string false "状态：正常、停用、锁定、未改初始密码、尚未授权" Enums(active, suspended, locked, initial, unassigned)
// @Param       page query int    false "页码"
// @Param       size query int    false "每页条数，最多 200"
// @Success     200 {object} userList
// @Failure     default {object} web.Problem
// @Router      /users [get]
func (s *Service) getUsers(c *gin.Context) error { return web.Listing(c, s.users) }

type userRequest struct {
	LoginName string `json:"login_name" binding:"required"`
	Name      string `json:"name" binding:"required"`
	Phone     string `json:"phone"`
}

// accountView is one account as whoever corrects it sees it.
type accountView struct {
	ID        uint   `json:"id"`
	LoginName string `json:"login_name"`
	Name      string `json:"name"`
	Phone     string `json:"phone"`
	Wechat    string `json:"wechat"`
	Version   uint   `json:"version"`
}

func viewAccount(u *User) accountView {
	return accountView{ID: u.ID, LoginName: u.LoginName, Name: u.Name, Phone: u.Phone, Wechat: u.Wechat, Version: u.Version}
}

// getUser gives an account with its whole phone number and WeChat account.
//
// @Summary     账号资料
// @Description 系统管理员更正姓名、手机号码、微信账号之前查看；列表中的号码只显示首尾。
// @ID          getUser
// @Tags        users
// @Security    Bearer
// @Param       id path int true "账号编号"
// @Success     200 {object} accountView
// @Failure     default {object} web.Problem
// @Router      /users/{id} [get]
func (s *Service) getUser(c *gin.Context) error {
	id, err := web.ID(c, "id")
	if err != nil {
		return err
	}
	u, err := s.kept(c.Request.Context(), web.Actor(c), id)
	if err != nil {
		return err
	}
	c.JSON(http.StatusOK, viewAccount(u))
	return nil
}

type correctionRequest struct {
	Version *uint   `json:"version" binding:"required"`
	Name    string  `json:"name" binding:"required"`
	Phone   *string `json:"phone" validate:"optional"`  // absent: stays as it is
	Wechat  *string `json:"wechat" validate:"optional"` // absent: stays as it is
}

// putUser corrects an account.
//
// @Summary     更正账号资料
// @Description 更正姓名、手机号码、微信账号；登录名不能更改。已经留下的记录不随之改动。
// @ID          updateUser
// @Tags        users
// @Security    Bearer
// @Param       id   path int               true "账号编号"
// @Param       body body correctionRequest true "姓名、手机号码、微信账号"
// @Success     200 {object} accountView
// @Failure     default {object} web.Problem
// @Router      /users/{id} [put]
func (s *Service) putUser(c *gin.Context) error {
	id, err := web.ID(c, "id")
	if err != nil {
		return err
	}
	body, err := web.JSON[correctionRequest](c)
	if err != nil {
		return err
	}
	u, err := s.Update(c.Request.Context(), web.Actor(c), id, Correction{Version: *body.Version, Name: body.Name, Phone: body.Phone, Wechat: body.Wechat})
	if err != nil {
		return err
	}
	u.Version = *body.Version + 1
	c.JSON(http.StatusOK, viewAccount(u))
	return nil
}

type userCreated struct {
	ID              uint   `json:"id"`
	InitialPassword string `json:"initial_password"`
}

// postUser opens an account. The answer is not kept for replay, because it
// holds the initial password: a retry learns that the login name is taken,
// and a reset gives a new slip.
//
// @Summary     开设账号
// @Description 初始密码只返回这一次。重复提交不会开设第二个账号；密码条遗失时请重置密码。
// @ID          createUser
// @Tags        users
// @Security    Bearer
// @Param       body body userRequest true "登录名、姓名、手机号码"
// @Success     200 {object} userCreated
// @Failure     default {object} web.Problem
// @Router      /users [post]
func (s *Service) postUser(c *gin.Context) error {
	body, err := web.JSON[userRequest](c)
	if err != nil {
		return err
	}
	u := User{LoginName: strings.TrimSpace(body.LoginName), Name: strings.TrimSpace(body.Name), Phone: strings.TrimSpace(body.Phone)}
	made, slip, err := s.OpenAccount(c.Request.Context(), web.Actor(c), u)
	if err != nil {
		return err
	}
	c.JSON(http.StatusOK, userCreated{ID: made.ID, InitialPassword: slip.InitialPassword})
	return nil
}

// postOpenDeputies opens accounts for deputies who have none.
//
// @Summary     为代表开设账号
// @Description 为名册中尚无账号的代表开设账号，每次最多 100 个，返回密码条；remaining 大于 0 时请再次调用。
// @ID          openDeputies
// @Tags        users
// @Security    Bearer
// @Success     200 {object} DeputyOpening
// @Failure     default {object} web.Problem
// @Router      /users/open-deputies [post]
func (s *Service) postOpenDeputies(c *gin.Context) error {
	out, err := s.OpenDeputies(c.Request.Context(), web.Actor(c))
	if err != nil {
		return err
	}
	c.JSON(http.StatusOK, out)
	return nil
}

type suspendRequest struct {
	Reason string `json:"reason" binding:"required,max=200"`
}

// postSuspend suspends an account.
//
// @Summary  停用账号
// @ID       suspendUser
// @Tags     users
// @Security Bearer
// @Param    id   path int            true "账号编号"
// @Param    body body suspendRequest true "停用原因"
// @Success  204
// @Failure  default {object} web.Problem
// @Router   /users/{id}/suspend [post]
func (s *Service) postSuspend(c *gin.Context) error {
	id, err := web.ID(c, "id")
	if err != nil {
		return err
	}
	body, err := web.JSON[suspendRequest](c)
	if err != nil {
		return err
	}
	return done(c, s.Suspend(c.Request.Context(), web.Actor(c), id, strings.TrimSpace(body.Reason)))
}

// postRestore restores a suspended account.
//
// @Summary  恢复账号
// @ID       restoreUser
// @Tags     users
// @Security Bearer
// @Param    id path int true "账号编号"
// @Success  204
// @Failure  default {object} web.Problem
// @Router   /users/{id}/restore [post]
func (s *Service) postRestore(c *gin.Context) error {
	id, err := web.ID(c, "id")
	if err != nil {
		return err
	}
	return done(c, s.Restore(c.Request.Context(), web.Actor(c), id))
}

// postResetPassword sets an initial password and returns the slip.
//
// @Summary     重置密码
// @Description 系统管理员重置本级人大的账号；代表工作机构重置代表和承办单位人员的账号。管理员的密码只能在服务器上重置。
// @ID          resetPassword
// @Tags        users
// @Security    Bearer
// @Param       id path int true "账号编号"
// @Success     200 {object} Slip
// @Failure     default {object} web.Problem
// @Router      /users/{id}/reset-password [post]
func (s *Service) postResetPassword(c *gin.Context) error { return web.Show(c, s.ResetPassword) }

type membershipRequest struct {
	Role        access.Role `json:"role" binding:"required"`
	UnitID      uint        `json:"unit_id,omitempty"`
	CommitteeID uint        `json:"committee_id,omitempty"`
	DeputyID    uint        `json:"deputy_id,omitempty"`
}

// postMembership grants a role.
//
// @Summary  授予职务
// @ID       grantRole
// @Tags     users
// @Security Bearer
// @Param    id   path int               true "账号编号"
// @Param    body body membershipRequest true "职务；承办单位的职务须指明单位，专门委员会的职务须指明委员会，代表身份须指明名册中的代表"
// @Success  200 {object} membershipView
// @Failure  default {object} web.Problem
// @Router   /users/{id}/memberships [post]
func (s *Service) postMembership(c *gin.Context) error {
	id, err := web.ID(c, "id")
	if err != nil {
		return err
	}
	body, err := web.JSON[membershipRequest](c)
	if err != nil {
		return err
	}
	ctx := c.Request.Context()
	made, err := s.GrantRole(ctx, web.Actor(c), Membership{UserID: id, Role: body.Role, UnitID: body.UnitID,
		CommitteeID: body.CommitteeID, DeputyID: body.DeputyID})
	if err != nil {
		return err
	}
	hats, err := s.hatsOf(s.DB.Read(ctx), []uint{id})
	if err != nil {
		return err
	}
	for _, h := range hats {
		if h.MembershipID == made.ID {
			c.JSON(http.StatusOK, h.view())
			return nil
		}
	}
	return ErrRoleEnded
}

// deleteMembership takes a role away.
//
// @Summary  收回职务
// @ID       endRole
// @Tags     users
// @Security Bearer
// @Param    id path int true "职务编号"
// @Success  204
// @Failure  default {object} web.Problem
// @Router   /memberships/{id} [delete]
func (s *Service) deleteMembership(c *gin.Context) error {
	id, err := web.ID(c, "id")
	if err != nil {
		return err
	}
	return done(c, s.EndRole(c.Request.Context(), web.Actor(c), id))
}

func done(c *gin.Context, err error) error {
	if err != nil {
		return err
	}
	c.Status(http.StatusNoContent)
	return nil
}
