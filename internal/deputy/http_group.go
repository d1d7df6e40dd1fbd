package deputy

import (
	"context"
	"net/http"

	"github.com/gin-gonic/gin"

	"lianluo/internal/access"
	"lianluo/internal/calendar"
	"lianluo/internal/org"
	"lianluo/internal/web"
)

type groupView struct {
	ID           uint          `json:"id"`
	Name         string        `json:"name"`
	Kind         GroupKind     `json:"kind"`
	ConvenorID   *uint         `json:"convenor_id" extensions:"x-nullable"`
	ConvenorName string        `json:"convenor_name"`
	Members      int           `json:"members"`
	ClosedOn     calendar.Date `json:"closed_on" extensions:"x-nullable"`
	Version      uint          `json:"version"`
}

type groupsView struct {
	Items []groupView `json:"items"`
}

// getGroups lists the groups of deputies of the current term, those that were
// closed last.
//
// @Summary   代表小组
// @ID        listGroups
// @Tags      deputy
// @Security  Bearer
// @Success   200      {object}  groupsView
// @Failure   default  {object}  web.Problem
// @Router    /groups [get]
func (s *Service) getGroups(c *gin.Context) error {
	by, q := web.Actor(c), s.DB.Read(c.Request.Context())
	term, err := org.CurrentTerm(q, by.CongressID, s.today())
	if err != nil {
		return err
	}
	rows, err := groupsOf(q.Where("g.term_id = ?", term.ID), by.CongressID)
	if err != nil {
		return err
	}
	v := groupsView{Items: make([]groupView, len(rows))}
	for i, r := range rows {
		v.Items[i] = groupView(r)
	}
	c.JSON(http.StatusOK, v)
	return nil
}

// postGroup adds a group to the current term.
//
// @Summary   新建代表小组
// @ID        createGroup
// @Tags      deputy
// @Security  Bearer
// @Param     Idempotency-Key  header    string        false  "重试时不变的编号"
// @Param     request          body      GroupRequest  true   "代表小组；新建时还没有成员，不能指定召集人"
// @Success   201              {object}  groupView
// @Failure   default          {object}  web.Problem
// @Router    /groups [post]
func (s *Service) postGroup(c *gin.Context) error {
	req, err := web.JSON[GroupRequest](c)
	if err != nil {
		return err
	}
	v, err := s.CreateGroup(c.Request.Context(), web.Actor(c), req)
	return answered(c, http.StatusCreated, v, err)
}

// putGroup renames a group and says of which kind it is and who convenes it.
//
// @Summary   修改代表小组名称、类别和召集人
// @ID        updateGroup
// @Tags      deputy
// @Security  Bearer
// @Param     id       path      int           true  "代表小组"
// @Param     request  body      GroupRequest  true  "代表小组"
// @Success   200      {object}  groupView
// @Failure   default  {object}  web.Problem
// @Router    /groups/{id} [put]
func (s *Service) putGroup(c *gin.Context) error { return change(c, s.UpdateGroup) }

// getGroupDeputies lists who belongs to a group and has not left.
//
// @Summary   代表小组的成员
// @ID        listGroupDeputies
// @Tags      deputy
// @Security  Bearer
// @Param     id       path      int  true  "代表小组"
// @Success   200      {object}  membersView
// @Failure   default  {object}  web.Problem
// @Router    /groups/{id}/deputies [get]
func (s *Service) getGroupDeputies(c *gin.Context) error {
	return members[Group](c, s.DB, "deputies.id IN (SELECT deputy_id FROM deputy_group_members WHERE group_id = ?)")
}

// putGroupDeputies says who belongs to a group.
//
// @Summary   确定代表小组的全部成员
// @ID        setGroupDeputies
// @Tags      deputy
// @Security  Bearer
// @Param     id       path      int                  true  "代表小组"
// @Param     request  body      GroupMembersRequest  true  "全部成员"
// @Success   200      {object}  groupView
// @Failure   default  {object}  web.Problem
// @Router    /groups/{id}/deputies [put]
func (s *Service) putGroupDeputies(c *gin.Context) error { return change(c, s.SetMembers) }

// postCloseGroup closes a group.
//
// @Summary   撤销代表小组
// @ID        closeGroup
// @Tags      deputy
// @Security  Bearer
// @Param     Idempotency-Key  header    string        false  "重试时不变的编号"
// @Param     id               path      int           true   "代表小组"
// @Param     request          body      CloseRequest  true   "所见版本"
// @Success   200              {object}  groupView
// @Failure   default          {object}  web.Problem
// @Router    /groups/{id}/close [post]
func (s *Service) postCloseGroup(c *gin.Context) error { return change(c, s.CloseGroup) }

// change runs a use case on the body that the path names.
func change[Request, View any](c *gin.Context, do func(context.Context, access.Actor, uint, Request) (View, error)) error {
	id, err := web.ID(c, "id")
	if err != nil {
		return err
	}
	req, err := web.JSON[Request](c)
	if err != nil {
		return err
	}
	v, err := do(c.Request.Context(), web.Actor(c), id, req)
	return answered(c, http.StatusOK, v, err)
}

func answered[View any](c *gin.Context, status int, v View, err error) error {
	if err != nil {
		return err
	}
	c.JSON(status, v)
	return nil
}
