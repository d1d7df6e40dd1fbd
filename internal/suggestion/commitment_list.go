package suggestion

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"

	"lianluo/internal/access"
	"lianluo/internal/calendar"
	"lianluo/internal/rules"
	"lianluo/internal/web"
)

// CommitmentFilter narrows the register of promises; empty fields do not.
type CommitmentFilter struct {
	State  string `form:"state" binding:"omitempty,oneof=open delivered changed explained"`
	UnitID uint   `form:"unit_id"`
	Light  string `form:"light" binding:"omitempty,oneof=overdue soon"`
	Year   int    `form:"year" binding:"omitempty,min=1990,max=2200"` // of the date that was promised
}

// CommitmentRow is one promise in the register, with the item that it belongs to.
type CommitmentRow struct {
	ID           uint          `json:"id"`
	SuggestionID uint          `json:"suggestion_id"`
	NumberText   string        `json:"number_text"`
	Title        string        `json:"title"`
	LeadName     string        `json:"lead_name"`
	UnitName     string        `json:"unit_name"`
	DocumentNo   string        `json:"document_no"`
	Text         string        `json:"text"`
	DueOn        calendar.Date `json:"due_on"`
	State        string        `json:"state" enums:"open,delivered,changed,explained"`
	Outcome      string        `json:"outcome"`
	EndedAt      *time.Time    `json:"ended_at" extensions:"x-nullable"`
	CreatedAt    time.Time     `json:"created_at"`
	DaysLeft     int           `json:"days_left" gorm:"-"`
	Light        string        `json:"light" gorm:"-" enums:"green,yellow,red,overdue,none"`
}

// Commitments is one page of the promises that by may see, in the order of
// their dates: what a look back (回头看) goes through, over the years.
func (s *Service) Commitments(ctx context.Context, by access.Actor, f CommitmentFilter, p web.PageQuery) (web.List[CommitmentRow], error) {
	v, err := s.viewer(ctx, by)
	if err != nil {
		return web.List[CommitmentRow]{}, err
	}
	q := v.q.Table("commitments").Joins("JOIN suggestions ON suggestions.id = commitments.suggestion_id").Scopes(visible(by))
	if f.State != "" {
		q = q.Where("commitments.state = ?", f.State)
	}
	if f.UnitID != 0 {
		q = q.Where("commitments.unit_id = ?", f.UnitID)
	}
	if f.Year != 0 {
		q = q.Where("commitments.due_on BETWEEN ? AND ?", fmt.Sprintf("%04d-01-01", f.Year), fmt.Sprintf("%04d-12-31", f.Year))
	}
	switch f.Light {
	case "overdue":
		q = q.Where("commitments.state = ? AND commitments.due_on < ?", CommitmentOpen, v.today)
	case "soon":
		q = q.Where("commitments.state = ? AND commitments.due_on BETWEEN ? AND ?", CommitmentOpen, v.today, v.today.AddDays(30))
	}
	var total int64
	if err := q.Count(&total).Error; err != nil {
		return web.List[CommitmentRow]{}, fmt.Errorf("count commitments: %w", err)
	}
	rows := []CommitmentRow{}
	err = q.Joins("LEFT JOIN units ON units.id = commitments.unit_id").Joins("LEFT JOIN replies ON replies.id = commitments.reply_id").
		Joins("LEFT JOIN deputies ON deputies.id = suggestions.lead_deputy_id").
		Select(`commitments.id, commitments.suggestion_id, suggestions.number_text, suggestions.title, COALESCE(deputies.name, '') AS lead_name,
			COALESCE(units.name, '') AS unit_name, COALESCE(replies.document_no, '') AS document_no, commitments.text, commitments.due_on,
			commitments.state, commitments.outcome, commitments.ended_at, commitments.created_at`).
		Order("commitments.due_on, commitments.id").Offset(p.Offset()).Limit(p.Size).Scan(&rows).Error
	if err != nil {
		return web.List[CommitmentRow]{}, fmt.Errorf("list commitments: %w", err)
	}
	for i := range rows {
		r := &rows[i]
		r.Light = "none"
		if r.State == CommitmentOpen {
			r.DaysLeft = r.DueOn.Sub(v.today)
			r.Light = string(v.set.Data.Lights.Light(rules.T10, r.DueOn.Sub(calendar.On(r.CreatedAt)), r.DaysLeft))
		}
	}
	return web.NewList(rows, total, p), nil
}

// getCommitments
//
// @Summary   承诺事项台账
// @ID        listCommitments
// @Tags      commitments
// @Security  Bearer
// @Param     state    query  string  false  "状态" Enums(open, delivered, changed, explained)
// @Param     unit_id  query  int     false  "承办单位"
// @Param     light    query  string  false  "期限：已逾期，或三十天内到期" Enums(overdue, soon)
// @Param     year     query  int     false  "承诺完成的年份"
// @Param     page     query  int     false  "页"
// @Param     size     query  int     false  "每页件数，最多 200"
// @Success   200      {object}  web.List[CommitmentRow]
// @Failure   default  {object}  web.Problem
// @Router    /commitments [get]
func (s *Service) getCommitments(c *gin.Context) error {
	f, err := web.Query[CommitmentFilter](c)
	if err != nil {
		return err
	}
	p, err := web.Page(c)
	if err != nil {
		return err
	}
	list, err := s.Commitments(c.Request.Context(), web.Actor(c), f, p)
	if err != nil {
		return err
	}
	c.JSON(http.StatusOK, list)
	return nil
}
