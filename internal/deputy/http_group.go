package deputy

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"lianluo/internal/org"
	"lianluo/internal/web"
)

type delegationView struct {
	ID           uint   `json:"id"`
	Name         string `json:"name"`
	HeadDeputyID *uint  `json:"head_deputy_id" extensions:"x-nullable"`
	HeadName     string `json:"head_name"`
	Members      int    `json:"members"`
}

type delegationsView struct {
	Items []delegationView `json:"items"`
}

// getDelegations lists the delegations of the current term.
//
// @Summary   代表团
// @ID        listDelegations
// @Tags      deputy
// @Security  Bearer
// @Success   200      {object}  delegationsView
// @Failure   default  {object}  web.Problem
// @Router    /delegations [get]
func (s *Service) getDelegations(c *gin.Context) error {
	by, q := web.Actor(c), s.DB.Read(c.Request.Context())
	term, err := org.CurrentTerm(q, by.CongressID, s.today())
	if err != nil {
		return err
	}
	rows, err := delegationsOf(q, by.CongressID, term.ID)
	if err != nil {
		return err
	}
	v := delegationsView{Items: make([]delegationView, len(rows))}
	for i, r := range rows {
		v.Items[i] = delegationView(r)
	}
	c.JSON(http.StatusOK, v)
	return nil
}

type groupView struct {
	ID           uint      `json:"id"`
	Name         string    `json:"name"`
	Kind         GroupKind `json:"kind"`
	ConvenorID   *uint     `json:"convenor_id" extensions:"x-nullable"`
	ConvenorName string    `json:"convenor_name"`
	Members      int       `json:"members"`
}

type groupsView struct {
	Items []groupView `json:"items"`
}

// getGroups lists the groups of deputies of the current term.
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
	rows, err := groupsOf(q, by.CongressID, term.ID)
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
