package view

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"lianluo/internal/idempotency"
	"lianluo/internal/web"
)

// View is a saved view on the wire.
type View struct {
	ID      uint   `json:"id"`
	Version uint   `json:"version"`
	Name    string `json:"name"`
	Query   string `json:"query"` // as it stands in the list's address, without the question mark
	Usual   bool   `json:"usual"`
}

func (v SavedView) wire() View {
	return View{ID: v.ID, Version: v.Version, Name: v.Name, Query: v.Query, Usual: v.Usual}
}

// Views are all views of a person.
type Views struct {
	Items []View `json:"items"`
}

// Routes mounts the feature on an authenticated group.
func (s *Service) Routes(r gin.IRouter) {
	r.GET("/views", web.Handle(s.getViews))
	r.POST("/views", idempotency.Handle(s.DB, s.postView))
	r.PUT("/views/:id", web.Handle(s.putView))
	r.DELETE("/views/:id", web.Handle(s.deleteView))
}

// getViews
//
// @Summary   本人保存的建议列表视图
// @ID        listViews
// @Tags      views
// @Security  Bearer
// @Success   200      {object}  Views
// @Failure   default  {object}  web.Problem
// @Router    /views [get]
func (s *Service) getViews(c *gin.Context) error {
	rows, err := s.List(c.Request.Context(), web.Actor(c))
	if err != nil {
		return err
	}
	out := Views{Items: []View{}}
	for _, row := range rows {
		out.Items = append(out.Items, row.wire())
	}
	c.JSON(http.StatusOK, out)
	return nil
}

// postView
//
// @Summary   保存建议列表视图
// @ID        keepView
// @Tags      views
// @Security  Bearer
// @Param     request  body  Wording  true  "名称、筛选条件和列"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   201      {object}  View
// @Failure   default  {object}  web.Problem
// @Router    /views [post]
func (s *Service) postView(c *gin.Context) error {
	w, err := web.JSON[Wording](c)
	if err != nil {
		return err
	}
	kept, err := s.Keep(c.Request.Context(), web.Actor(c), w)
	if err != nil {
		return err
	}
	c.JSON(http.StatusCreated, kept)
	return nil
}

type changeRequest struct {
	Version uint `json:"version" binding:"required"`
	Wording
}

// putView
//
// @Summary   修改建议列表视图
// @ID        changeView
// @Tags      views
// @Security  Bearer
// @Param     id       path  int            true  "视图"
// @Param     request  body  changeRequest  true  "名称、筛选条件和列"
// @Success   200      {object}  View
// @Failure   default  {object}  web.Problem
// @Router    /views/{id} [put]
func (s *Service) putView(c *gin.Context) error {
	id, err := web.ID(c, "id")
	if err != nil {
		return err
	}
	r, err := web.JSON[changeRequest](c)
	if err != nil {
		return err
	}
	changed, err := s.Change(c.Request.Context(), web.Actor(c), id, r.Version, r.Wording)
	if err != nil {
		return err
	}
	c.JSON(http.StatusOK, changed)
	return nil
}

type forgetQuery struct {
	Version uint `form:"version" binding:"required"`
}

// deleteView
//
// @Summary   删除建议列表视图
// @ID        forgetView
// @Tags      views
// @Security  Bearer
// @Param     id       path   int  true  "视图"
// @Param     version  query  int  true  "已读到的版本"
// @Success   204
// @Failure   default  {object}  web.Problem
// @Router    /views/{id} [delete]
func (s *Service) deleteView(c *gin.Context) error {
	id, err := web.ID(c, "id")
	if err != nil {
		return err
	}
	q, err := web.Query[forgetQuery](c)
	if err != nil {
		return err
	}
	if err := s.Forget(c.Request.Context(), web.Actor(c), id, q.Version); err != nil {
		return err
	}
	c.Status(http.StatusNoContent)
	return nil
}
