package org

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"lianluo/internal/web"
)

// checked reads a body of one who keeps the registers, and checks its dates.
func checked[T interface{ check() error }](c *gin.Context) (T, error) {
	if err := MustKeepRegisters(web.Actor(c)); err != nil {
		var none T
		return none, err
	}
	req, err := web.JSON[T](c)
	if err != nil {
		return req, err
	}
	return req, req.check()
}

// postTerm adds a term.
//
// @Summary   添加届别
// @ID        createTerm
// @Tags      org
// @Security  Bearer
// @Param     Idempotency-Key  header    string       false  "重试时不变的编号"
// @Param     request          body      TermRequest  true   "届别"
// @Success   201              {object}  termView
// @Failure   default          {object}  web.Problem
// @Router    /terms [post]
func (s *Service) postTerm(c *gin.Context) error {
	req, err := checked[TermRequest](c)
	if err != nil {
		return err
	}
	row, err := s.CreateTerm(c.Request.Context(), web.Actor(c), req)
	if err != nil {
		return err
	}
	c.JSON(http.StatusCreated, viewTerm(row))
	return nil
}

// putTerm changes a term.
//
// @Summary   修改届别
// @ID        updateTerm
// @Tags      org
// @Security  Bearer
// @Param     id       path      int          true  "届别"
// @Param     request  body      TermRequest  true  "届别"
// @Success   200      {object}  termView
// @Failure   default  {object}  web.Problem
// @Router    /terms/{id} [put]
func (s *Service) putTerm(c *gin.Context) error {
	req, err := checked[TermRequest](c)
	if err != nil {
		return err
	}
	id, err := web.ID(c, "id")
	if err != nil {
		return err
	}
	row, err := s.UpdateTerm(c.Request.Context(), web.Actor(c), id, req)
	if err != nil {
		return err
	}
	c.JSON(http.StatusOK, viewTerm(*row))
	return nil
}

// postSession adds a session.
//
// @Summary   添加会议
// @ID        createSession
// @Tags      org
// @Security  Bearer
// @Param     Idempotency-Key  header    string          false  "重试时不变的编号"
// @Param     request          body      SessionRequest  true   "会议"
// @Success   201              {object}  sessionView
// @Failure   default          {object}  web.Problem
// @Router    /sessions [post]
func (s *Service) postSession(c *gin.Context) error {
	req, err := checked[SessionRequest](c)
	if err != nil {
		return err
	}
	row, err := s.CreateSession(c.Request.Context(), web.Actor(c), req)
	if err != nil {
		return err
	}
	c.JSON(http.StatusCreated, viewSession(row))
	return nil
}

// putSession changes a session.
//
// @Summary   修改会议
// @ID        updateSession
// @Tags      org
// @Security  Bearer
// @Param     id       path      int             true  "会议"
// @Param     request  body      SessionRequest  true  "会议"
// @Success   200      {object}  sessionView
// @Failure   default  {object}  web.Problem
// @Router    /sessions/{id} [put]
func (s *Service) putSession(c *gin.Context) error {
	req, err := checked[SessionRequest](c)
	if err != nil {
		return err
	}
	id, err := web.ID(c, "id")
	if err != nil {
		return err
	}
	row, err := s.UpdateSession(c.Request.Context(), web.Actor(c), id, req)
	if err != nil {
		return err
	}
	c.JSON(http.StatusOK, viewSession(*row))
	return nil
}
