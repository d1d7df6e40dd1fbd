package deputy

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"lianluo/internal/access"
	"lianluo/internal/fault"
	"lianluo/internal/web"
)

// ErrNotDeputy refuses what only deputies find here.
var ErrNotDeputy = fault.New(fault.Forbidden, "not-deputy", "只有人大代表可以查看这项内容。请切换为代表身份。")

// ownView is a deputy's own mandate.
type ownView struct {
	ID         uint     `json:"id"`
	Name       string   `json:"name"`
	CardNo     string   `json:"card_no"`
	Delegation string   `json:"delegation"`
	Status     Status   `json:"status"`
	Heads      []string `json:"heads"` // the delegations that the deputy heads
}

// colleagueView is what a deputy sees of another one.
type colleagueView struct {
	ID         uint   `json:"id"`
	Name       string `json:"name"`
	Delegation string `json:"delegation"`
}

// getOwn gives the mandate of the deputy who asks.
//
// @Summary   本人的代表资格和所任团长的代表团
// @ID        getOwnMandate
// @Tags      deputy
// @Security  Bearer
// @Success   200      {object}  ownView
// @Failure   default  {object}  web.Problem
// @Router    /deputies/own [get]
func (s *Service) getOwn(c *gin.Context) error {
	by := web.Actor(c)
	if !by.Is(access.Deputy) {
		return ErrNotDeputy
	}
	q := s.DB.Read(c.Request.Context())
	d, err := ByID(q, by.CongressID, by.DeputyID)
	if err != nil {
		return err
	}
	names, err := delegationNames(q, by.CongressID, *d)
	if err != nil {
		return err
	}
	headed, err := DelegationsHeadedBy(q, by.CongressID, by.DeputyID)
	if err != nil {
		return err
	}
	v := viewDeputy(*d, names)
	own := ownView{ID: v.ID, Name: v.Name, CardNo: v.CardNo, Delegation: v.Delegation, Status: v.Status, Heads: []string{}}
	for _, one := range headed {
		own.Heads = append(own.Heads, one.Name)
	}
	c.JSON(http.StatusOK, own)
	return nil
}

// getColleagues finds the deputies whom one may invite to co-sign: active ones
// of the current term, by name and delegation, and nothing else of them.
//
// @Summary      查找可邀请附议的其他代表
// @Description  供代表使用，只含本届在任代表的姓名和代表团，不含本人。
// @ID           listColleagues
// @Tags         deputy
// @Security     Bearer
// @Param        q        query     string  false  "姓名中的文字"
// @Param        page     query     int     false  "页码，从 1 开始"
// @Param        size     query     int     false  "每页条数，最多 200"
// @Success      200      {object}  web.List[colleagueView]
// @Failure      default  {object}  web.Problem
// @Router       /deputies/colleagues [get]
func (s *Service) getColleagues(c *gin.Context) error {
	by := web.Actor(c)
	if !by.Is(access.Deputy) {
		return ErrNotDeputy
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
	rows, total, err := List(q, by.CongressID, Filter{named: filter.Words, Status: Active, besides: by.DeputyID}, s.today(), page.Offset(), page.Size)
	if err != nil {
		return err
	}
	names, err := delegationNames(q, by.CongressID, rows...)
	if err != nil {
		return err
	}
	views := make([]colleagueView, len(rows))
	for i, d := range rows {
		v := viewDeputy(d, names)
		views[i] = colleagueView{ID: v.ID, Name: v.Name, Delegation: v.Delegation}
	}
	c.JSON(http.StatusOK, web.NewList(views, total, page))
	return nil
}
