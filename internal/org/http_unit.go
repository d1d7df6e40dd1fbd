package org

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"lianluo/internal/web"
)

type unitView struct {
	ID        uint   `json:"id"`
	Name      string `json:"name"`
	ShortName string `json:"short_name"`
	Code      string `json:"code"`
	System    System `json:"system"`
	Phone     string `json:"phone"`
	Active    bool   `json:"active"`
	Version   uint   `json:"version"`
}

func viewUnit(u Unit) unitView {
	return unitView{
		ID: u.ID, Name: u.Name, ShortName: u.ShortName, Code: u.Code, System: u.System,
		Phone: u.Phone, Active: u.Active, Version: u.Version,
	}
}

// getUnits lists the handling units of the caller's congress.
//
// @Summary   承办单位列表
// @ID        listUnits
// @Tags      org
// @Security  Bearer
// @Param     q        query     string  false  "名称、简称或编号中的文字"
// @Param     system   query     string  false  "系统"  Enums(government, party, supervisory_commission, court, procuratorate, congress, mass_organisation, other)
// @Param     active   query     bool    false  "是否启用"
// @Param     page     query     int     false  "页码，从 1 开始"
// @Param     size     query     int     false  "每页条数，最多 200"
// @Success   200      {object}  web.List[unitView]
// @Failure   default  {object}  web.Problem
// @Router    /units [get]
func (s *Service) getUnits(c *gin.Context) error {
	by := web.Actor(c)
	if err := mustReadUnits(by); err != nil {
		return err
	}
	page, err := web.Page(c)
	if err != nil {
		return err
	}
	filter, err := web.Query[UnitFilter](c)
	if err != nil {
		return err
	}
	rows, total, err := Units(s.DB.Read(c.Request.Context()), by.CongressID, filter, page.Offset(), page.Size)
	if err != nil {
		return err
	}
	views := make([]unitView, len(rows))
	for i, u := range rows {
		views[i] = viewUnit(u)
	}
	c.JSON(http.StatusOK, web.NewList(views, total, page))
	return nil
}

// getUnit gives one handling unit of the caller's congress.
//
// @Summary   承办单位
// @ID        getUnit
// @Tags      org
// @Security  Bearer
// @Param     id       path      int  true  "单位"
// @Success   200      {object}  unitView
// @Failure   default  {object}  web.Problem
// @Router    /units/{id} [get]
func (s *Service) getUnit(c *gin.Context) error {
	by := web.Actor(c)
	if err := mustReadUnits(by); err != nil {
		return err
	}
	id, err := web.ID(c, "id")
	if err != nil {
		return err
	}
	row, err := UnitByID(s.DB.Read(c.Request.Context()), by.CongressID, id)
	if err != nil {
		return err
	}
	c.JSON(http.StatusOK, viewUnit(*row))
	return nil
}

// postUnit adds a handling unit.
//
// @Summary   添加承办单位
// @ID        createUnit
// @Tags      org
// @Security  Bearer
// @Param     Idempotency-Key  header    string       false  "重试时不变的编号"
// @Param     request          body      UnitRequest  true   "单位"
// @Success   201              {object}  unitView
// @Failure   default          {object}  web.Problem
// @Router    /units [post]
func (s *Service) postUnit(c *gin.Context) error {
	if err := MustKeepRegisters(web.Actor(c)); err != nil {
		return err
	}
	req, err := web.JSON[UnitRequest](c)
	if err != nil {
		return err
	}
	row, err := s.CreateUnit(c.Request.Context(), web.Actor(c), req)
	if err != nil {
		return err
	}
	c.JSON(http.StatusCreated, viewUnit(row))
	return nil
}

// putUnit changes a handling unit.
//
// @Summary   修改承办单位
// @ID        updateUnit
// @Tags      org
// @Security  Bearer
// @Param     id       path      int          true  "单位"
// @Param     request  body      UnitRequest  true  "单位"
// @Success   200      {object}  unitView
// @Failure   default  {object}  web.Problem
// @Router    /units/{id} [put]
func (s *Service) putUnit(c *gin.Context) error {
	if err := MustKeepRegisters(web.Actor(c)); err != nil {
		return err
	}
	id, err := web.ID(c, "id")
	if err != nil {
		return err
	}
	req, err := web.JSON[UnitRequest](c)
	if err != nil {
		return err
	}
	row, err := s.UpdateUnit(c.Request.Context(), web.Actor(c), id, req)
	if err != nil {
		return err
	}
	c.JSON(http.StatusOK, viewUnit(*row))
	return nil
}
