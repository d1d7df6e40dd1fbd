package suggestion

import (
	"context"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/gin-gonic/gin"
	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/calendar"
	"lianluo/internal/fault"
	"lianluo/internal/sheet"
	"lianluo/internal/web"
)

// AssignmentFilter says which assignments a list of assignments (交办清单)
// holds: those made from one day to another, both included; without days,
// those of the last day on which there were any.
type AssignmentFilter struct {
	From   string `form:"from" binding:"required_with=To,omitempty,datetime=2006-01-02"`
	To     string `form:"to" binding:"required_with=From,omitempty,datetime=2006-01-02"`
	UnitID uint   `form:"unit_id"`
}

// AssignmentRow is one assignment on the list: who handles what in which part,
// and by when.
type AssignmentRow struct {
	ID           uint          `json:"id"`
	SuggestionID uint          `json:"suggestion_id"`
	NumberText   string        `json:"number_text"`
	Title        string        `json:"title"`
	Category     string        `json:"category"`
	LeadName     string        `json:"lead_name"`
	UnitID       uint          `json:"unit_id"`
	UnitName     string        `json:"unit_name"`
	Role         string        `json:"role" enums:"sole,lead,co,separate"`
	RoundNo      int           `json:"round_no"`
	AssignedAt   time.Time     `json:"assigned_at"`
	ReceiveBy    calendar.Date `json:"receive_by" extensions:"x-nullable"`
	AnswerBy     calendar.Date `json:"answer_by" extensions:"x-nullable"`
	Note         string        `json:"note"`
}

// AssignmentList is the list of assignments, unit by unit, and its days.
type AssignmentList struct {
	From  calendar.Date   `json:"from"`
	To    calendar.Date   `json:"to"`
	Items []AssignmentRow `json:"items"`
}

// maxAssignmentDays bounds the days of one list.
const maxAssignmentDays = 366

// Assignments lists the assignments that stand and were made within the days,
// by unit and number. Units get their own.
func (s *Service) Assignments(ctx context.Context, by access.Actor, f AssignmentFilter) (AssignmentList, error) {
	if !by.Is(access.Office, access.Head, access.GovOffice) && !by.Role.OfUnit() {
		return AssignmentList{}, ErrNotAllowed
	}
	list := AssignmentList{Items: []AssignmentRow{}}
	standing := s.DB.Read(ctx).Table("assignments a").Joins("JOIN suggestions ON suggestions.id = a.suggestion_id").Scopes(visible(by)).
		Where("a.congress_id = ? AND "+activeAssignment, by.CongressID)
	if by.Role.OfUnit() {
		standing = standing.Where("a.unit_id = ?", by.UnitID)
	} else if f.UnitID != 0 {
		standing = standing.Where("a.unit_id = ?", f.UnitID)
	}
	standing = standing.Session(&gorm.Session{})
	var err error
	if list.From, list.To, err = f.days(); err != nil {
		return list, err
	}
	if list.From.IsZero() {
		var last *time.Time
		if err := standing.Select("a.assigned_at").Order("a.assigned_at DESC").Limit(1).Scan(&last).Error; err != nil {
			return list, fmt.Errorf("last day of assignments: %w", err)
		}
		list.From = calendar.On(s.Now())
		if last != nil {
			list.From = calendar.On(*last)
		}
		list.To = list.From
	}
	due := func(kinds string) string {
		return "(SELECT max(k.due_on) FROM clocks k WHERE k.suggestion_id = a.suggestion_id AND k.assignment_id = a.id AND k.kind IN (" + kinds + ") AND k.void_at IS NULL)"
	}
	err = standing.Joins("JOIN units u ON u.id = a.unit_id").Joins("LEFT JOIN deputies d ON d.id = suggestions.lead_deputy_id").
		Where("a.assigned_at >= ? AND a.assigned_at < ?", list.From.Start(), list.To.AddDays(1).Start()).
		Select("a.id, a.suggestion_id, suggestions.number_text, suggestions.title, suggestions.category, COALESCE(d.name, '') AS lead_name, " +
			"a.unit_id, u.name AS unit_name, a.role, a.round_no, a.assigned_at, a.note, " +
			due("'T2'") + " AS receive_by, " + due("'T4', 'T5', 'T8', 'T9'") + " AS answer_by").
		Order("u.name, a.unit_id, suggestions.session_id, suggestions.submission_period, suggestions.number, suggestions.id").Limit(exportAtMost).
		Scan(&list.Items).Error
	if err != nil {
		return list, fmt.Errorf("list assignments: %w", err)
	}
	return list, nil
}

// days gives none when none are asked for.
func (f AssignmentFilter) days() (from, to calendar.Date, err error) {
	if f.From == "" && f.To == "" {
		return from, to, nil
	}
	if from, err = calendar.Parse(f.From); err == nil {
		to, err = calendar.Parse(f.To)
	}
	switch {
	case err != nil:
		return from, to, err
	case to.Before(from):
		return from, to, fault.Invalids(fault.Field{Name: "to", Code: "range", Reason: "截止日期不能早于起始日期。"})
	case to.Sub(from) >= maxAssignmentDays:
		return from, to, fault.Invalids(fault.Field{Name: "to", Code: "range", Reason: "一份清单最多一年，请缩短起止日期。"})
	}
	return from, to, nil
}

var assignmentHeadings = []sheet.Heading{{Name: "承办单位", Width: 26}, {Name: "分工", Width: 8}, {Name: "办理轮次", Width: 8, Holds: sheet.Numbers}, {Name: "建议编号", Width: 14}, {Name: "标题", Width: 48},
	{Name: "领衔代表", Width: 10}, {Name: "类别", Width: 12}, {Name: "交办日期", Width: 12, Holds: sheet.Days}, {Name: "签收期限", Width: 12, Holds: sheet.Days}, {Name: "答复（会办意见）期限", Width: 20, Holds: sheet.Days},
	{Name: "交办说明", Width: 40}, {Name: "签收人", Width: 12}}

var unitRoleWords = map[string]string{"sole": "独办", "lead": "主办", "co": "会办", "separate": "分办"}

// ExportAssignments writes the list as a workbook, with an empty column for
// the signature of whoever receives the papers.
func (s *Service) ExportAssignments(ctx context.Context, by access.Actor, f AssignmentFilter) ([]byte, error) {
	v, err := s.viewer(ctx, by)
	if err != nil {
		return nil, err
	}
	list, err := s.Assignments(ctx, by, f)
	if err != nil {
		return nil, err
	}
	rows := make([][]string, len(list.Items))
	for i, a := range list.Items {
		rows[i] = []string{a.UnitName, unitRoleWords[a.Role], strconv.Itoa(a.RoundNo), a.NumberText, a.Title, a.LeadName, v.categoryWord(a.Category), day(&a.AssignedAt),
			dayOrEmpty(a.ReceiveBy), dayOrEmpty(a.AnswerBy), strings.TrimSpace(a.Note), ""}
	}
	if err := s.noteExport(ctx, v, "assignment.export", len(rows)); err != nil {
		return nil, err
	}
	return sheet.Export("交办清单", assignmentHeadings, rows)
}

func dayOrEmpty(d calendar.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}

// getAssignments
//
// @Summary   交办清单
// @ID        listAssignments
// @Tags      assignments
// @Security  Bearer
// @Param     from     query  string  false  "交办日期自（YYYY-MM-DD）；起止都不填，为最近一次交办的当天"
// @Param     to       query  string  false  "交办日期至（YYYY-MM-DD）"
// @Param     unit_id  query  int     false  "承办单位"
// @Success   200      {object}  AssignmentList
// @Failure   default  {object}  web.Problem
// @Router    /assignments [get]
func (s *Service) getAssignments(c *gin.Context) error {
	f, err := web.Query[AssignmentFilter](c)
	if err != nil {
		return err
	}
	list, err := s.Assignments(c.Request.Context(), web.Actor(c), f)
	if err != nil {
		return err
	}
	c.JSON(http.StatusOK, list)
	return nil
}

// getAssignmentExport
//
// @Summary   导出交办清单（Excel）
// @ID        exportAssignments
// @Tags      assignments
// @Security  Bearer
// @Produce   application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
// @Param     from     query  string  false  "交办日期自（YYYY-MM-DD）；起止都不填，为最近一次交办的当天"
// @Param     to       query  string  false  "交办日期至（YYYY-MM-DD）"
// @Param     unit_id  query  int     false  "承办单位"
// @Success   200      {file}    file
// @Failure   default  {object}  web.Problem
// @Router    /assignments/export [get]
func (s *Service) getAssignmentExport(c *gin.Context) error {
	f, err := web.Query[AssignmentFilter](c)
	if err != nil {
		return err
	}
	data, err := s.ExportAssignments(c.Request.Context(), web.Actor(c), f)
	if err != nil {
		return err
	}
	c.Header("Content-Disposition", `attachment; filename="assignments.xlsx"`)
	c.Data(http.StatusOK, sheet.ContentType, data)
	return nil
}
