package org

import (
	"net/http"
	"time"

	"github.com/gin-gonic/gin"
	"gorm.io/gorm"

	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/idempotency"
	"lianluo/internal/web"
)

// Service answers for this package over HTTP. Now gives UTC instants.
type Service struct {
	DB  *database.DB
	Now func() time.Time

	// UnitRenamed brings what goes by a unit's name in line with its new one, in
	// the transaction that renames it.
	UnitRenamed func(tx *gorm.DB, unitID uint) error
}

// Routes mounts the package's routes on the authenticated group.
func (s *Service) Routes(r gin.IRouter) {
	r.GET("/congresses/current", web.Handle(s.getCongress))
	r.PUT("/congresses/current", web.Handle(s.putCongress))
	r.POST("/terms", idempotency.Handle(s.DB, s.postTerm))
	r.PUT("/terms/:id", web.Handle(s.putTerm))
	r.POST("/sessions", idempotency.Handle(s.DB, s.postSession))
	r.PUT("/sessions/:id", web.Handle(s.putSession))
	r.GET("/units", web.Handle(s.getUnits))
	r.GET("/units/:id", web.Handle(s.getUnit))
	r.POST("/units", idempotency.Handle(s.DB, s.postUnit))
	r.PUT("/units/:id", web.Handle(s.putUnit))
	r.GET("/committees", web.Handle(s.getCommittees))
	r.POST("/committees", idempotency.Handle(s.DB, s.postCommittee))
	r.PUT("/committees/:id", web.Handle(s.putCommittee))
	r.GET("/imports/units/template", web.Handle(s.getUnitTemplate))
	r.POST("/imports/units/preview", web.Handle(s.postUnitPreview))
	r.POST("/imports/units", idempotency.Handle(s.DB, s.postUnitImport))
}

func (s *Service) today() calendar.Date { return calendar.On(s.Now()) }

type congressView struct {
	ID               uint          `json:"id"`
	Name             string        `json:"name"`
	ShortName        string        `json:"short_name"`
	Level            Level         `json:"level"`
	ParentID         *uint         `json:"parent_id" extensions:"x-nullable"`
	OfficeName       string        `json:"office_name"`
	Version          uint          `json:"version"`
	Terms            []termView    `json:"terms"`
	Sessions         []sessionView `json:"sessions"`
	CurrentTermID    *uint         `json:"current_term_id" extensions:"x-nullable"`
	CurrentSessionID *uint         `json:"current_session_id" extensions:"x-nullable"`
	InSession        bool          `json:"in_session"`
	Today            calendar.Date `json:"today"`
	Actions          []string      `json:"actions"` // keep_terms, for who may change all of this
}

type termView struct {
	ID       uint          `json:"id"`
	Number   int           `json:"number"`
	Name     string        `json:"name"`
	StartsOn calendar.Date `json:"starts_on"`
	EndsOn   calendar.Date `json:"ends_on" extensions:"x-nullable"`
	Version  uint          `json:"version"`
}

func viewTerm(t Term) termView {
	return termView{ID: t.ID, Number: t.Number, Name: t.Name, StartsOn: t.StartsOn, EndsOn: t.EndsOn, Version: t.Version}
}

type sessionView struct {
	ID                 uint          `json:"id"`
	TermID             uint          `json:"term_id"`
	Number             int           `json:"number"`
	Name               string        `json:"name"`
	OpensOn            calendar.Date `json:"opens_on"`
	ClosesOn           calendar.Date `json:"closes_on"`
	CosignDeadline     calendar.Date `json:"cosign_deadline" extensions:"x-nullable"`
	SubmissionDeadline calendar.Date `json:"submission_deadline" extensions:"x-nullable"`
	Version            uint          `json:"version"`
}

func viewSession(s Session) sessionView {
	return sessionView{
		ID: s.ID, TermID: s.TermID, Number: s.Number, Name: s.Name, OpensOn: s.OpensOn, ClosesOn: s.ClosesOn,
		CosignDeadline: s.CosignDeadline, SubmissionDeadline: s.SubmissionDeadline, Version: s.Version,
	}
}

// getCongress gives the caller's congress with its terms and sessions.
//
// @Summary   本级人大、届别和会议
// @ID        getCongress
// @Tags      org
// @Security  Bearer
// @Success   200      {object}  congressView
// @Failure   default  {object}  web.Problem
// @Router    /congresses/current [get]
func (s *Service) getCongress(c *gin.Context) error {
	view, err := s.congress(c)
	if err != nil {
		return err
	}
	c.JSON(http.StatusOK, view)
	return nil
}

func (s *Service) congress(c *gin.Context) (*congressView, error) {
	by, q := web.Actor(c), s.DB.Read(c.Request.Context())
	congress, err := database.One[Congress](q.Where("id = ?", by.CongressID))
	if err != nil {
		return nil, err
	}
	var terms []Term
	if err := q.Where("congress_id = ?", by.CongressID).Order("number DESC").Find(&terms).Error; err != nil {
		return nil, err
	}
	var sessions []Session
	if err := q.Where("congress_id = ?", by.CongressID).Order("opens_on DESC").Find(&sessions).Error; err != nil {
		return nil, err
	}
	v := viewCongress(*congress, terms, sessions, s.today())
	if MustKeepRegisters(by) == nil {
		v.Actions = append(v.Actions, "keep_terms")
	}
	return v, nil
}

// viewCongress expects terms and sessions with the newest first.
func viewCongress(c Congress, terms []Term, sessions []Session, today calendar.Date) *congressView {
	v := &congressView{
		ID: c.ID, Name: c.Name, ShortName: c.ShortName, Level: c.Level, ParentID: c.ParentID, OfficeName: c.OfficeName,
		Version: c.Version, Terms: []termView{}, Sessions: []sessionView{}, Today: today, Actions: []string{},
	}
	for _, t := range terms {
		v.Terms = append(v.Terms, viewTerm(t))
		if v.CurrentTermID == nil && !t.StartsOn.After(today) {
			v.CurrentTermID = &t.ID
		}
	}
	if v.CurrentTermID == nil && len(terms) > 0 {
		v.CurrentTermID = &terms[len(terms)-1].ID
	}
	for _, n := range sessions {
		v.Sessions = append(v.Sessions, viewSession(n))
		if v.CurrentSessionID == nil && !n.OpensOn.After(today) {
			v.CurrentSessionID, v.InSession = &n.ID, n.Contains(today)
		}
	}
	if v.CurrentSessionID == nil && len(sessions) > 0 {
		v.CurrentSessionID = &sessions[len(sessions)-1].ID
	}
	return v
}

// CongressRequest is how the congress and its office are to be called.
type CongressRequest struct {
	Version    *uint  `json:"version" binding:"required"`
	Name       string `json:"name" binding:"required,max=100"`
	ShortName  string `json:"short_name" binding:"required,max=30"`
	OfficeName string `json:"office_name" binding:"required,max=50"`
}

// putCongress changes how the congress and its office are called.
//
// @Summary   修改本级人大名称和代表工作机构名称
// @ID        updateCongress
// @Tags      org
// @Security  Bearer
// @Param     request  body      CongressRequest  true  "名称"
// @Success   200      {object}  congressView
// @Failure   default  {object}  web.Problem
// @Router    /congresses/current [put]
func (s *Service) putCongress(c *gin.Context) error {
	if err := MustKeepRegisters(web.Actor(c)); err != nil {
		return err
	}
	req, err := web.JSON[CongressRequest](c)
	if err != nil {
		return err
	}
	if err := s.UpdateCongress(c.Request.Context(), web.Actor(c), req); err != nil {
		return err
	}
	return s.getCongress(c)
}
