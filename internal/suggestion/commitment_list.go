package suggestion

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"
	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/calendar"
	"lianluo/internal/rules"
	"lianluo/internal/sheet"
	"lianluo/internal/web"
)

// CommitmentFilter narrows the register of promises; empty fields do not.
type CommitmentFilter struct {
	State  string `form:"state" binding:"omitempty,oneof=open delivered changed explained"`
	UnitID uint   `form:"unit_id"`
	Light  string `form:"light" binding:"omitempty,oneof=overdue soon"`
	Year   int    `form:"year" binding:"omitempty,min=1990,max=2200"` // of the date that was promised

	// LookBack leaves what a look back (回头看) goes to see: promises whose date
	// came within the last year, kept or not, and those that are still broken.
	LookBack bool `form:"look_back"`
}

// lookedBack is how many days back a look back reaches.
const lookedBack = 365

// soonCommitment is how many days ahead a promise counts as due soon.
const soonCommitment = 30

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

// Commitments is one page of the promises that by may see, over the years:
// those to be kept in the order of their dates, then the others, newest first.
func (s *Service) Commitments(ctx context.Context, by access.Actor, f CommitmentFilter, p web.PageQuery) (web.List[CommitmentRow], error) {
	v, err := s.viewer(ctx, by)
	if err != nil {
		return web.List[CommitmentRow]{}, err
	}
	q := v.commitments(f)
	var total int64
	if err := q.Count(&total).Error; err != nil {
		return web.List[CommitmentRow]{}, fmt.Errorf("count commitments: %w", err)
	}
	rows, err := v.commitmentRows(q.Offset(p.Offset()).Limit(p.Size))
	return web.NewList(rows, total, p), err
}

// commitments selects the promises that the viewer may see and the filter leaves.
func (v *viewer) commitments(f CommitmentFilter) *gorm.DB {
	q := v.q.Table("commitments").Joins("JOIN suggestions ON suggestions.id = commitments.suggestion_id").Scopes(visible(v.by))
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
		q = q.Where("commitments.state = ? AND commitments.due_on BETWEEN ? AND ?", CommitmentOpen, v.today, v.today.AddDays(soonCommitment))
	}
	if f.LookBack {
		q = q.Where("commitments.state <> ? AND commitments.due_on <= ? AND (commitments.state = ? OR commitments.due_on >= ?)",
			CommitmentChanged, v.today, CommitmentOpen, v.today.AddDays(-lookedBack))
	}
	return q
}

func (v *viewer) commitmentRows(q *gorm.DB) ([]CommitmentRow, error) {
	rows := []CommitmentRow{}
	err := q.Joins("LEFT JOIN units ON units.id = commitments.unit_id").Joins("LEFT JOIN replies ON replies.id = commitments.reply_id").
		Joins("LEFT JOIN deputies ON deputies.id = suggestions.lead_deputy_id").
		Select(`commitments.id, commitments.suggestion_id, suggestions.number_text, suggestions.title, COALESCE(deputies.name, '') AS lead_name,
			COALESCE(units.name, '') AS unit_name, COALESCE(replies.document_no, '') AS document_no, commitments.text, commitments.due_on,
			commitments.state, commitments.outcome, commitments.ended_at, commitments.created_at`).
		Order("CASE commitments.state WHEN 'open' THEN 0 ELSE 1 END, CASE commitments.state WHEN 'open' THEN commitments.due_on END, commitments.due_on DESC, commitments.id").Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("list commitments: %w", err)
	}
	for i := range rows {
		r := &rows[i]
		r.Light = "none"
		if r.State == CommitmentOpen {
			r.DaysLeft = r.DueOn.Sub(v.today)
			r.Light = string(v.set.Data.Lights.Light(rules.T10, r.DueOn.Sub(calendar.On(r.CreatedAt)), r.DaysLeft))
		}
	}
	return rows, nil
}

var commitmentHeadings = []sheet.Heading{{Name: "建议编号", Width: 14}, {Name: "标题", Width: 40}, {Name: "领衔代表", Width: 10}, {Name: "承办单位", Width: 22},
	{Name: "发文字号", Width: 20}, {Name: "承诺内容", Width: 44}, {Name: "完成期限", Width: 12, Holds: sheet.Days}, {Name: "状态", Width: 14}, {Name: "落实情况或说明", Width: 44},
	{Name: "结束日期", Width: 12, Holds: sheet.Days}, {Name: "回头看情况", Width: 30}}

// ExportCommitments writes the promises that the filter leaves as a workbook,
// with an empty column to note on paper what a look back found.
func (s *Service) ExportCommitments(ctx context.Context, by access.Actor, f CommitmentFilter) ([]byte, error) {
	if !by.Is(access.Office, access.Head, access.GovOffice) {
		return nil, ErrNotAllowed
	}
	v, err := s.viewer(ctx, by)
	if err != nil {
		return nil, err
	}
	promises, err := v.commitmentRows(v.commitments(f).Limit(exportAtMost))
	if err != nil {
		return nil, err
	}
	rows := make([][]string, len(promises))
	for i, p := range promises {
		state := commitmentWords[p.State]
		if p.State == CommitmentOpen && p.DaysLeft < 0 {
			state = "逾期未落实"
		}
		rows[i] = []string{p.NumberText, p.Title, p.LeadName, p.UnitName, p.DocumentNo, p.Text, p.DueOn.String(), state, p.Outcome, day(p.EndedAt), ""}
	}
	if err := s.noteExport(ctx, v, "commitment.export", len(rows)); err != nil {
		return nil, err
	}
	return sheet.Export("承诺事项台账", commitmentHeadings, rows)
}

// getCommitmentExport
//
// @Summary   导出承诺事项台账（Excel），筛选条件同列表
// @ID        exportCommitments
// @Tags      commitments
// @Security  Bearer
// @Produce   application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
// @Param     state      query  string  false  "状态" Enums(open, delivered, changed, explained)
// @Param     unit_id    query  int     false  "承办单位"
// @Param     light      query  string  false  "期限：已逾期，或三十天内到期" Enums(overdue, soon)
// @Param     year       query  int     false  "承诺完成的年份"
// @Param     look_back  query  bool    false  "回头看：一年内到期的，和逾期未落实的"
// @Success   200      {file}    file
// @Failure   default  {object}  web.Problem
// @Router    /commitments/export [get]
func (s *Service) getCommitmentExport(c *gin.Context) error {
	f, err := web.Query[CommitmentFilter](c)
	if err != nil {
		return err
	}
	data, err := s.ExportCommitments(c.Request.Context(), web.Actor(c), f)
	if err != nil {
		return err
	}
	c.Header("Content-Disposition", `attachment; filename="commitments.xlsx"`)
	c.Data(http.StatusOK, sheet.ContentType, data)
	return nil
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
// @Param     look_back  query  bool  false  "回头看：一年内到期的，和逾期未落实的"
// @Param     page     query  int     false  "页"
// @Param     size     query  int     false  "每页件数，最多 200"
// @Success   200      {object}  web.List[CommitmentRow]
// @Failure   default  {object}  web.Problem
// @Router    /commitments [get]
func (s *Service) getCommitments(c *gin.Context) error { return web.Listing(c, s.Commitments) }
