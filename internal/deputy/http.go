package deputy

import (
	"context"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"
	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/idempotency"
	"lianluo/internal/org"
	"lianluo/internal/web"
)

// Service answers for this package over HTTP. Now gives UTC instants.
type Service struct {
	DB  *database.DB
	Now func() time.Time

	// EndHat ends what log-ins may do for a mandate, in the transaction that
	// ends the mandate.
	EndHat func(tx *gorm.DB, by access.Actor, deputyID uint) error

	// Renamed brings what goes by deputies' names in line with their new ones, in
	// the transaction that corrects them.
	Renamed func(tx *gorm.DB, deputyIDs []uint) error
}

// Routes mounts the package's routes on the authenticated group. All but the
// first three are for those who keep the registers.
func (s *Service) Routes(r gin.IRouter) {
	r.GET("/deputies/names", web.Handle(s.getNames))
	r.GET("/deputies/own", web.Handle(s.getOwn))
	r.GET("/deputies/colleagues", web.Handle(s.getColleagues))
	r = r.Group("", mustKeepRegisters)
	r.GET("/deputies", web.Handle(s.getDeputies))
	r.GET("/deputies/:id", web.Handle(s.getDeputy))
	r.POST("/deputies", idempotency.Handle(s.DB, s.postDeputy))
	r.PUT("/deputies/:id", web.Handle(s.putDeputy))
	r.POST("/deputies/:id/suspend", idempotency.Handle(s.DB, s.postSuspend))
	r.POST("/deputies/:id/restore", idempotency.Handle(s.DB, s.postRestore))
	r.POST("/deputies/:id/terminate", idempotency.Handle(s.DB, s.postTerminate))
	r.GET("/delegations", web.Handle(s.getDelegations))
	r.POST("/delegations", idempotency.Handle(s.DB, s.postDelegation))
	r.PUT("/delegations/:id", web.Handle(s.putDelegation))
	r.GET("/delegations/:id/deputies", web.Handle(s.getDelegationDeputies))
	r.POST("/delegations/:id/deputies", idempotency.Handle(s.DB, s.postDelegationDeputies))
	r.POST("/delegations/:id/close", idempotency.Handle(s.DB, s.postCloseDelegation))
	r.GET("/groups", web.Handle(s.getGroups))
	r.POST("/groups", idempotency.Handle(s.DB, s.postGroup))
	r.PUT("/groups/:id", web.Handle(s.putGroup))
	r.GET("/groups/:id/deputies", web.Handle(s.getGroupDeputies))
	r.PUT("/groups/:id/deputies", web.Handle(s.putGroupDeputies))
	r.POST("/groups/:id/close", idempotency.Handle(s.DB, s.postCloseGroup))
	r.GET("/imports/deputies/template", web.Handle(s.getTemplate))
	r.POST("/imports/deputies/preview", web.Handle(s.postPreview))
	r.POST("/imports/deputies", idempotency.Handle(s.DB, s.postImport))
}

func mustKeepRegisters(c *gin.Context) {
	if err := org.MustKeepRegisters(web.Actor(c)); err != nil {
		web.Fail(c, err)
	}
}

func (s *Service) today() calendar.Date { return calendar.On(s.Now()) }

type deputyView struct {
	ID           uint          `json:"id"`
	TermID       uint          `json:"term_id"`
	Name         string        `json:"name"`
	Gender       string        `json:"gender"`
	Level        Level         `json:"level"`
	CardNo       string        `json:"card_no"`
	DelegationID *uint         `json:"delegation_id" extensions:"x-nullable"`
	Delegation   string        `json:"delegation"`
	ElectingUnit string        `json:"electing_unit"`
	Phone        string        `json:"phone"` // masked in lists
	Status       Status        `json:"status"`
	StatusReason string        `json:"status_reason"`
	StatusOn     calendar.Date `json:"status_on" extensions:"x-nullable"`
	HasAccount   bool          `json:"has_account"`
	UserID       *uint         `json:"user_id" extensions:"x-nullable"` // whose password can be reset
	Version      uint          `json:"version"`
}

func viewDeputy(d Deputy, delegations map[uint]string) deputyView {
	v := deputyView{
		ID: d.ID, TermID: d.TermID, Name: d.Name, Gender: d.Gender, Level: d.Level, CardNo: d.CardNo,
		DelegationID: d.DelegationID, ElectingUnit: d.ElectingUnit, Phone: d.Phone, Status: d.Status,
		StatusReason: d.StatusReason, StatusOn: d.StatusOn, HasAccount: d.UserID != nil, UserID: d.UserID, Version: d.Version,
	}
	if d.DelegationID != nil {
		v.Delegation = delegations[*d.DelegationID]
	}
	return v
}

// getDeputies lists the deputies of a term, with masked phone numbers.
//
// @Summary   代表列表
// @ID        listDeputies
// @Tags      deputy
// @Security  Bearer
// @Param     q              query     string  false  "姓名、代表证号或选举单位中的文字"
// @Param     term_id        query     int     false  "届别，默认本届"
// @Param     delegation_id  query     int     false  "代表团"
// @Param     group_id       query     int     false  "代表小组"
// @Param     status         query     string  false  "状态"  Enums(active, suspended, terminated)
// @Param     page           query     int     false  "页码，从 1 开始"
// @Param     size           query     int     false  "每页条数，最多 200"
// @Success   200            {object}  web.List[deputyView]
// @Failure   default        {object}  web.Problem
// @Router    /deputies [get]
func (s *Service) getDeputies(c *gin.Context) error {
	by := web.Actor(c)
	page, err := web.Page(c)
	if err != nil {
		return err
	}
	filter, err := web.Query[Filter](c)
	if err != nil {
		return err
	}
	q := s.DB.Read(c.Request.Context())
	rows, total, err := List(q, by.CongressID, filter, s.today(), page.Offset(), page.Size)
	if err != nil {
		return err
	}
	names, err := delegationNames(q, by.CongressID, rows...)
	if err != nil {
		return err
	}
	views := make([]deputyView, len(rows))
	for i, d := range rows {
		views[i] = viewDeputy(d, names)
		views[i].Phone = web.MaskPhone(d.Phone)
	}
	c.JSON(http.StatusOK, web.NewList(views, total, page))
	return nil
}

// nameView is what the security administrator sees of a deputy.
type nameView struct {
	ID         uint   `json:"id"`
	Name       string `json:"name"`
	CardNo     string `json:"card_no"`
	Delegation string `json:"delegation"`
	Status     Status `json:"status"`
	HasAccount bool   `json:"has_account"`
}

// getNames finds deputies of the current term for whoever grants roles: no
// telephone numbers, nothing that is not needed to tell them apart.
//
// @Summary      查找代表以授予代表身份
// @Description  供安全管理员使用，只含姓名、证号、代表团和状态；资格已终止的不在其中。
// @ID           listDeputyNames
// @Tags         deputy
// @Security     Bearer
// @Param        q        query     string  false  "姓名、代表证号或选举单位中的文字"
// @Param        page     query     int     false  "页码，从 1 开始"
// @Param        size     query     int     false  "每页条数，最多 200"
// @Success      200      {object}  web.List[nameView]
// @Failure      default  {object}  web.Problem
// @Router       /deputies/names [get]
func (s *Service) getNames(c *gin.Context) error {
	by := web.Actor(c)
	if !by.Is(access.SecAdmin) {
		return org.ErrNotRegistrar
	}
	page, err := web.Page(c)
	if err != nil {
		return err
	}
	filter, err := web.Query[struct {
		Words string `form:"q" binding:"max=50"`
	}](c)
	if err != nil {
		return err
	}
	q := s.DB.Read(c.Request.Context())
	rows, total, err := List(q, by.CongressID, Filter{Words: filter.Words, serving: true}, s.today(), page.Offset(), page.Size)
	if err != nil {
		return err
	}
	names, err := delegationNames(q, by.CongressID, rows...)
	if err != nil {
		return err
	}
	views := make([]nameView, len(rows))
	for i, d := range rows {
		v := viewDeputy(d, names)
		views[i] = nameView{ID: v.ID, Name: v.Name, CardNo: v.CardNo, Delegation: v.Delegation, Status: v.Status, HasAccount: v.HasAccount}
	}
	c.JSON(http.StatusOK, web.NewList(views, total, page))
	return nil
}

// getDeputy gives one deputy, with the whole phone number.
//
// @Summary   代表详情
// @ID        getDeputy
// @Tags      deputy
// @Security  Bearer
// @Param     id       path      int  true  "代表"
// @Success   200      {object}  deputyView
// @Failure   default  {object}  web.Problem
// @Router    /deputies/{id} [get]
func (s *Service) getDeputy(c *gin.Context) error {
	id, err := web.ID(c, "id")
	if err != nil {
		return err
	}
	row, err := ByID(s.DB.Read(c.Request.Context()), web.Actor(c).CongressID, id)
	if err != nil {
		return err
	}
	return s.answer(c, http.StatusOK, *row)
}

func (s *Service) answer(c *gin.Context, status int, row Deputy) error {
	names, err := delegationNames(s.DB.Read(c.Request.Context()), row.CongressID, row)
	if err != nil {
		return err
	}
	c.JSON(status, viewDeputy(row, names))
	return nil
}

// postDeputy adds a deputy to the current term.
//
// @Summary   添加代表
// @ID        createDeputy
// @Tags      deputy
// @Security  Bearer
// @Param     Idempotency-Key  header    string   false  "重试时不变的编号"
// @Param     request          body      Request  true   "代表"
// @Success   201              {object}  deputyView
// @Failure   default          {object}  web.Problem
// @Router    /deputies [post]
func (s *Service) postDeputy(c *gin.Context) error {
	req, err := web.JSON[Request](c)
	if err != nil {
		return err
	}
	row, err := s.Create(c.Request.Context(), web.Actor(c), req)
	if err != nil {
		return err
	}
	return s.answer(c, http.StatusCreated, row)
}

// putDeputy changes a deputy.
//
// @Summary   修改代表资料
// @ID        updateDeputy
// @Tags      deputy
// @Security  Bearer
// @Param     id       path      int      true  "代表"
// @Param     request  body      Request  true  "代表"
// @Success   200      {object}  deputyView
// @Failure   default  {object}  web.Problem
// @Router    /deputies/{id} [put]
func (s *Service) putDeputy(c *gin.Context) error {
	id, err := web.ID(c, "id")
	if err != nil {
		return err
	}
	req, err := web.JSON[Request](c)
	if err != nil {
		return err
	}
	row, err := s.Update(c.Request.Context(), web.Actor(c), id, req)
	if err != nil {
		return err
	}
	return s.answer(c, http.StatusOK, *row)
}

type statusUseCase func(context.Context, access.Actor, uint, StatusRequest) (*Deputy, error)

func (s *Service) status(c *gin.Context, do statusUseCase) error {
	id, err := web.ID(c, "id")
	if err != nil {
		return err
	}
	req, err := web.JSON[StatusRequest](c)
	if err != nil {
		return err
	}
	row, err := do(c.Request.Context(), web.Actor(c), id, req)
	if err != nil {
		return err
	}
	return s.answer(c, http.StatusOK, *row)
}

// postSuspend suspends a deputy.
//
// @Summary   暂停代表执行职务
// @ID        suspendDeputy
// @Tags      deputy
// @Security  Bearer
// @Param     Idempotency-Key  header    string         false  "重试时不变的编号"
// @Param     id               path      int            true   "代表"
// @Param     request          body      StatusRequest  true   "原因和日期"
// @Success   200              {object}  deputyView
// @Failure   default          {object}  web.Problem
// @Router    /deputies/{id}/suspend [post]
func (s *Service) postSuspend(c *gin.Context) error { return s.status(c, s.Suspend) }

// postRestore ends a deputy's suspension.
//
// @Summary   恢复代表执行职务
// @ID        restoreDeputy
// @Tags      deputy
// @Security  Bearer
// @Param     Idempotency-Key  header    string         false  "重试时不变的编号"
// @Param     id               path      int            true   "代表"
// @Param     request          body      StatusRequest  true   "原因和日期"
// @Success   200              {object}  deputyView
// @Failure   default          {object}  web.Problem
// @Router    /deputies/{id}/restore [post]
func (s *Service) postRestore(c *gin.Context) error { return s.status(c, s.Restore) }

// postTerminate ends a deputy's mandate.
//
// @Summary   终止代表资格
// @ID        terminateDeputy
// @Tags      deputy
// @Security  Bearer
// @Param     Idempotency-Key  header    string         false  "重试时不变的编号"
// @Param     id               path      int            true   "代表"
// @Param     request          body      StatusRequest  true   "原因和日期"
// @Success   200              {object}  deputyView
// @Failure   default          {object}  web.Problem
// @Router    /deputies/{id}/terminate [post]
func (s *Service) postTerminate(c *gin.Context) error { return s.status(c, s.Terminate) }
