package org

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"lianluo/internal/web"
)

type committeeView struct {
	ID         uint     `json:"id"`
	Name       string   `json:"name"`
	Field      string   `json:"field"`
	Categories []string `json:"categories"` // codes of the categories of suggestions in its field
	Active     bool     `json:"active"`
	Version    uint     `json:"version"`
}

func viewCommittee(c Committee) committeeView {
	return committeeView{ID: c.ID, Name: c.Name, Field: c.Field, Categories: append([]string{}, c.Categories...), Active: c.Active, Version: c.Version}
}

// getCommittees lists the special committees of the caller's congress.
//
// @Summary   专门委员会名录
// @ID        listCommittees
// @Tags      org
// @Security  Bearer
// @Success   200      {object}  web.List[committeeView]
// @Failure   default  {object}  web.Problem
// @Router    /committees [get]
func (s *Service) getCommittees(c *gin.Context) error {
	by := web.Actor(c)
	if err := mustReadUnits(by); err != nil {
		return err
	}
	rows, err := Committees(s.DB.Read(c.Request.Context()), by.CongressID)
	if err != nil {
		return err
	}
	views := make([]committeeView, len(rows))
	for i, row := range rows {
		views[i] = viewCommittee(row)
	}
	c.JSON(http.StatusOK, web.NewList(views, int64(len(views)), web.PageQuery{Page: 1, Size: maxCommittees}))
	return nil
}

// postCommittee adds a special committee.
//
// @Summary   添加专门委员会
// @ID        createCommittee
// @Tags      org
// @Security  Bearer
// @Param     Idempotency-Key  header    string            false  "重试时不变的编号"
// @Param     request          body      CommitteeRequest  true   "专门委员会"
// @Success   201              {object}  committeeView
// @Failure   default          {object}  web.Problem
// @Router    /committees [post]
func (s *Service) postCommittee(c *gin.Context) error {
	if err := MustKeepRegisters(web.Actor(c)); err != nil {
		return err
	}
	req, err := web.JSON[CommitteeRequest](c)
	if err != nil {
		return err
	}
	row, err := s.CreateCommittee(c.Request.Context(), web.Actor(c), req)
	if err != nil {
		return err
	}
	c.JSON(http.StatusCreated, viewCommittee(row))
	return nil
}

// putCommittee changes a special committee.
//
// @Summary   修改专门委员会
// @ID        updateCommittee
// @Tags      org
// @Security  Bearer
// @Param     id       path      int               true  "专门委员会"
// @Param     request  body      CommitteeRequest  true  "专门委员会"
// @Success   200      {object}  committeeView
// @Failure   default  {object}  web.Problem
// @Router    /committees/{id} [put]
func (s *Service) putCommittee(c *gin.Context) error {
	if err := MustKeepRegisters(web.Actor(c)); err != nil {
		return err
	}
	id, err := web.ID(c, "id")
	if err != nil {
		return err
	}
	req, err := web.JSON[CommitteeRequest](c)
	if err != nil {
		return err
	}
	row, err := s.UpdateCommittee(c.Request.Context(), web.Actor(c), id, req)
	if err != nil {
		return err
	}
	c.JSON(http.StatusOK, viewCommittee(*row))
	return nil
}
