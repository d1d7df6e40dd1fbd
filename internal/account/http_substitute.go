package account

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"slices"

	"github.com/gin-gonic/gin"
	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/calendar"
	"lianluo/internal/idempotency"
	"lianluo/internal/web"
)

func (s *Service) substituteRoutes(r gin.IRouter) {
	r.GET("/substitutions", web.Handle(s.getSubstitutions))
	r.POST("/substitutions", idempotency.Handle(s.DB, s.postSubstitution))
	r.DELETE("/substitutions/:id", web.Handle(s.deleteSubstitution))
}

type colleague struct {
	UserID uint   `json:"user_id"`
	Name   string `json:"name"`
}

// principalView is a membership for which the caller may name a substitute, and
// who could be one.
type principalView struct {
	MembershipID uint        `json:"membership_id"`
	Name         string      `json:"name"`
	Role         access.Role `json:"role"`
	UnitName     string      `json:"unit_name,omitempty"`
	Own          bool        `json:"own"`
	Candidates   []colleague `json:"candidates"`
}

type substitutionView struct {
	ID         uint          `json:"id"`
	Principal  string        `json:"principal"`
	Substitute string        `json:"substitute"`
	Role       access.Role   `json:"role"`
	UnitName   string        `json:"unit_name,omitempty"`
	StartsOn   calendar.Date `json:"starts_on"`
	EndsOn     calendar.Date `json:"ends_on"`
	Begun      bool          `json:"begun"`
	Own        bool          `json:"own"` // the caller is the substitute
}

type substitutionList struct {
	Items      []substitutionView `json:"items"`
	Principals []principalView    `json:"principals"`
}

// holder is a membership with the names that people know it by.
type holder struct {
	Membership
	Name     string
	Status   Status
	UnitName string
}

// getSubstitutions lists the substitutions that run or are to come.
//
// @Summary     代理
// @Description 与本人有关的、以及本人可以设置的代理；另列出可以设置代理的职务和可选的人员。
// @ID          listSubstitutions
// @Tags        substitutions
// @Security    Bearer
// @Success     200 {object} substitutionList
// @Failure     default {object} web.Problem
// @Router      /substitutions [get]
func (s *Service) getSubstitutions(c *gin.Context) error {
	list, err := s.substitutions(c.Request.Context(), web.Actor(c))
	if err != nil {
		return err
	}
	c.JSON(http.StatusOK, list)
	return nil
}

func (s *Service) substitutions(ctx context.Context, by access.Actor) (substitutionList, error) {
	list := substitutionList{Items: []substitutionView{}, Principals: []principalView{}}
	q := s.DB.Read(ctx)
	holders, err := holdersIn(q, by.CongressID)
	if err != nil {
		return list, err
	}
	known := map[uint]holder{}
	for _, h := range holders {
		known[h.ID] = h
		if mayName(by, h.Membership) {
			list.Principals = append(list.Principals, viewPrincipal(by, h, holders))
		}
	}
	slices.SortStableFunc(list.Principals, func(a, b principalView) int { return cmp.Compare(rank(a.Own), rank(b.Own)) })
	var rows []struct {
		Substitution
		Name string
	}
	err = q.Table("substitutions s").Joins("JOIN users u ON u.id = s.user_id").Select("s.*, u.name").
		Where("s.congress_id = ? AND s.ended_at IS NULL", by.CongressID).Order("s.starts_on, s.id").Find(&rows).Error
	if err != nil {
		return list, fmt.Errorf("list substitutions: %w", err)
	}
	for _, r := range rows {
		h, ok := known[r.PrincipalID]
		if !ok || r.UserID != by.UserID && !mayName(by, h.Membership) {
			continue
		}
		list.Items = append(list.Items, substitutionView{ID: r.ID, Principal: h.Name, Substitute: r.Name, Role: h.Role, UnitName: h.UnitName,
			StartsOn: r.StartsOn, EndsOn: r.EndsOn, Begun: r.MembershipID != 0, Own: r.UserID == by.UserID})
	}
	return list, nil
}

func rank(first bool) int {
	if first {
		return 0
	}
	return 1
}

// holdersIn reads who holds the roles of a congress that may be taken for a time.
func holdersIn(q *gorm.DB, congressID uint) ([]holder, error) {
	var roles []access.Role
	for _, r := range access.Roles {
		if substitutable(r) {
			roles = append(roles, r)
		}
	}
	var holders []holder
	err := q.Table("memberships m").Joins("JOIN users u ON u.id = m.user_id").Joins("LEFT JOIN units n ON n.id = m.unit_id").
		Select("m.*, u.name, u.status, COALESCE(n.name, '') AS unit_name").
		Where("m.congress_id = ? AND m.ended_at IS NULL AND m.role IN ?", congressID, roles).Order("m.unit_id, m.id").Find(&holders).Error
	if err != nil {
		return nil, fmt.Errorf("read who holds the roles: %w", err)
	}
	return holders, nil
}

func viewPrincipal(by access.Actor, h holder, holders []holder) principalView {
	v := principalView{MembershipID: h.ID, Name: h.Name, Role: h.Role, UnitName: h.UnitName, Own: h.UserID == by.UserID, Candidates: []colleague{}}
	for _, other := range holders {
		fits := other.Status == Active && mayTake([]Membership{other.Membership}, h.Membership) && (v.Own || other.UserID != by.UserID)
		if fits && !slices.ContainsFunc(v.Candidates, func(c colleague) bool { return c.UserID == other.UserID }) {
			v.Candidates = append(v.Candidates, colleague{other.UserID, other.Name})
		}
	}
	return v
}

type substitutionRequest struct {
	PrincipalID uint          `json:"principal_id" binding:"required"` // the membership whose place is taken
	UserID      uint          `json:"user_id" binding:"required"`
	StartsOn    calendar.Date `json:"starts_on" binding:"required"`
	EndsOn      calendar.Date `json:"ends_on" binding:"required"`
}

type substitutionMade struct {
	ID uint `json:"id"`
}

// postSubstitution names a substitute.
//
// @Summary     设置代理
// @Description 代理人在起止日期内以被代理人的职务办理，每项操作都注明“代某某”；到期自动结束。
// @ID          nameSubstitute
// @Tags        substitutions
// @Security    Bearer
// @Param       body body substitutionRequest true "被代理的职务、代理人、起止日期"
// @Success     200 {object} substitutionMade
// @Failure     default {object} web.Problem
// @Router      /substitutions [post]
func (s *Service) postSubstitution(c *gin.Context) error {
	body, err := web.JSON[substitutionRequest](c)
	if err != nil {
		return err
	}
	made, err := s.NameSubstitute(c.Request.Context(), web.Actor(c),
		Substitution{PrincipalID: body.PrincipalID, UserID: body.UserID, StartsOn: body.StartsOn, EndsOn: body.EndsOn})
	if err != nil {
		return err
	}
	c.JSON(http.StatusOK, substitutionMade{ID: made.ID})
	return nil
}

// deleteSubstitution ends a substitution.
//
// @Summary  结束代理
// @ID       endSubstitution
// @Tags     substitutions
// @Security Bearer
// @Param    id path int true "代理编号"
// @Success  204
// @Failure  default {object} web.Problem
// @Router   /substitutions/{id} [delete]
func (s *Service) deleteSubstitution(c *gin.Context) error {
	id, err := web.ID(c, "id")
	if err != nil {
		return err
	}
	return done(c, s.EndSubstitution(c.Request.Context(), web.Actor(c), id))
}
