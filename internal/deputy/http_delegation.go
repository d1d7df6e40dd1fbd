package deputy

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/org"
	"lianluo/internal/web"
)

type delegationView struct {
	ID           uint          `json:"id"`
	Name         string        `json:"name"`
	HeadDeputyID *uint         `json:"head_deputy_id" extensions:"x-nullable"`
	HeadName     string        `json:"head_name"`
	Members      int           `json:"members"`
	ClosedOn     calendar.Date `json:"closed_on" extensions:"x-nullable"`
	Version      uint          `json:"version"`
}

type delegationsView struct {
	Items []delegationView `json:"items"`
}

// memberView is one deputy of a delegation or group.
type memberView struct {
	ID         uint   `json:"id"`
	Name       string `json:"name"`
	CardNo     string `json:"card_no"`
	Delegation string `json:"delegation"`
	Status     Status `json:"status"`
}

type membersView struct {
	Items []memberView `json:"items"`
}

// getDelegations lists the delegations of the current term, those that were
// closed last.
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
	rows, err := delegationsOf(q.Where("d.term_id = ?", term.ID), by.CongressID)
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

// postDelegation adds a delegation to the current term.
//
// @Summary   新建代表团
// @ID        createDelegation
// @Tags      deputy
// @Security  Bearer
// @Param     Idempotency-Key  header    string             false  "重试时不变的编号"
// @Param     request          body      DelegationRequest  true   "代表团；新建时还没有代表，不能指定团长"
// @Success   201              {object}  delegationView
// @Failure   default          {object}  web.Problem
// @Router    /delegations [post]
func (s *Service) postDelegation(c *gin.Context) error {
	req, err := web.JSON[DelegationRequest](c)
	if err != nil {
		return err
	}
	v, err := s.CreateDelegation(c.Request.Context(), web.Actor(c), req)
	return answered(c, http.StatusCreated, v, err)
}

// putDelegation renames a delegation and says who heads it.
//
// @Summary   修改代表团名称和团长
// @ID        updateDelegation
// @Tags      deputy
// @Security  Bearer
// @Param     id       path      int                true  "代表团"
// @Param     request  body      DelegationRequest  true  "代表团"
// @Success   200      {object}  delegationView
// @Failure   default  {object}  web.Problem
// @Router    /delegations/{id} [put]
func (s *Service) putDelegation(c *gin.Context) error {
	return change(c, s.UpdateDelegation)
}

// getDelegationDeputies lists who belongs to a delegation and has not left.
//
// @Summary   代表团的代表
// @ID        listDelegationDeputies
// @Tags      deputy
// @Security  Bearer
// @Param     id       path      int  true  "代表团"
// @Success   200      {object}  membersView
// @Failure   default  {object}  web.Problem
// @Router    /delegations/{id}/deputies [get]
func (s *Service) getDelegationDeputies(c *gin.Context) error {
	return members[Delegation](c, s.DB, "deputies.delegation_id = ?")
}

// postDelegationDeputies moves deputies into a delegation.
//
// @Summary      把代表编入代表团
// @Description  原在其他代表团的随即转入本团；转出的团长不再担任原团团长。
// @ID           moveDeputies
// @Tags         deputy
// @Security     Bearer
// @Param        Idempotency-Key  header    string          false  "重试时不变的编号"
// @Param        id               path      int             true   "代表团"
// @Param        request          body      MembersRequest  true   "代表"
// @Success      200              {object}  delegationView
// @Failure      default          {object}  web.Problem
// @Router       /delegations/{id}/deputies [post]
func (s *Service) postDelegationDeputies(c *gin.Context) error {
	return change(c, s.MoveDeputies)
}

// postCloseDelegation closes a delegation that has no deputies left.
//
// @Summary   撤销代表团
// @ID        closeDelegation
// @Tags      deputy
// @Security  Bearer
// @Param     Idempotency-Key  header    string        false  "重试时不变的编号"
// @Param     id               path      int           true   "代表团"
// @Param     request          body      CloseRequest  true   "所见版本"
// @Success   200              {object}  delegationView
// @Failure   default          {object}  web.Problem
// @Router    /delegations/{id}/close [post]
func (s *Service) postCloseDelegation(c *gin.Context) error {
	return change(c, s.CloseDelegation)
}

// members answers with the deputies of one body of the actor's congress.
func members[Body any](c *gin.Context, db *database.DB, within string) error {
	id, err := web.ID(c, "id")
	if err != nil {
		return err
	}
	by, q := web.Actor(c), db.Read(c.Request.Context())
	if _, err := database.One[Body](q.Where("congress_id = ? AND id = ?", by.CongressID, id)); err != nil {
		return err
	}
	v := membersView{Items: []memberView{}}
	err = q.Model(&Deputy{}).Joins("LEFT JOIN delegations ON delegations.id = deputies.delegation_id").
		Select("deputies.id, deputies.name, deputies.card_no, deputies.status, COALESCE(delegations.name, '') AS delegation").
		Where("deputies.congress_id = ? AND deputies.status <> ?", by.CongressID, Terminated).Where(within, id).
		Order("deputies.card_no, deputies.id").Scan(&v.Items).Error
	return answered(c, http.StatusOK, v, err)
}
