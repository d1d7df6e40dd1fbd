package rules

import (
	"net/http"
	"slices"
	"strconv"

	"github.com/gin-gonic/gin"

	"lianluo/internal/calendar"
	"lianluo/internal/fault"
	"lianluo/internal/sheet"
	"lianluo/internal/web"
)

type calendarView struct {
	Year        int       `json:"year"`
	Provisional bool      `json:"provisional"` // the table is not complete: due dates in this year may still move
	Days        []dayView `json:"days"`
	KnownYears  []int     `json:"known_years"`
	OwnYears    []int     `json:"own_years"` // complete by the congress's own word
	Version     int       `json:"version"`   // of the congress's own entries
	Actions     []string  `json:"actions"`   // change_calendar, for who may
}

type dayView struct {
	calendar.Day
	Local       bool   `json:"local"`        // set by the congress, not by the country
	BeneathKind string `json:"beneath_kind"` // what the country's table says beneath the congress's own entry; empty for nothing
	BeneathName string `json:"beneath_name"`
}

// getCalendar gives one year of holidays and swapped working days.
//
// @Summary   工作日历
// @ID        getCalendar
// @Tags      rules
// @Security  Bearer
// @Param     year     query     int  false  "年份，默认今年"
// @Success   200      {object}  calendarView
// @Failure   default  {object}  web.Problem
// @Router    /calendar [get]
func (s *Service) getCalendar(c *gin.Context) error {
	year, err := s.year(c)
	if err != nil {
		return err
	}
	q, by := s.DB.Read(c.Request.Context()), web.Actor(c)
	t, err := read(q, by.CongressID)
	if err != nil {
		return err
	}
	years := t.years()
	v := calendarView{Year: year, Provisional: !slices.Contains(years, year), KnownYears: years, OwnYears: union(t.ownYears, nil),
		Days: t.listed(year), Actions: []string{}}
	if v.Version, err = revision(q, by.CongressID); err != nil {
		return err
	}
	if mayEdit(by) {
		v.Actions = append(v.Actions, "change_calendar")
	}
	c.JSON(http.StatusOK, v)
	return nil
}

// listed picks the days of a year, by date; the congress's own entry lies over
// the country's.
func (t entries) listed(year int) []dayView {
	beneath := map[calendar.Date]calendar.Day{}
	for _, d := range t.national {
		beneath[d.Date] = d
	}
	views := []dayView{}
	for _, r := range t.own {
		under := beneath[r.Date]
		delete(beneath, r.Date)
		if r.Date.Year() == year {
			views = append(views, dayView{Day: calendar.Day{Date: r.Date, Kind: r.Kind, Name: r.Name}, Local: true,
				BeneathKind: string(under.Kind), BeneathName: under.Name})
		}
	}
	for _, d := range beneath {
		if d.Date.Year() == year {
			views = append(views, dayView{Day: d})
		}
	}
	slices.SortFunc(views, func(a, b dayView) int { return a.Date.Compare(b.Date) })
	return views
}

// postCalendarPreview says which running clocks a change would move.
//
// @Summary   预览日历改动：哪些期限会变
// @ID        previewCalendar
// @Tags      rules
// @Security  Bearer
// @Param     body     body      CalendarChange  true  "改动"
// @Success   200      {object}  Moves
// @Failure   default  {object}  web.Problem
// @Router    /calendar/preview [post]
func (s *Service) postCalendarPreview(c *gin.Context) error {
	ch, err := changeFrom(c)
	if err != nil {
		return err
	}
	moves, err := s.PreviewCalendar(c.Request.Context(), web.Actor(c), ch)
	if err != nil {
		return err
	}
	c.JSON(http.StatusOK, moves)
	return nil
}

// postCalendar changes the congress's calendar and recomputes what runs.
//
// @Summary   修改日历并重新计算期限
// @ID        changeCalendar
// @Tags      rules
// @Security  Bearer
// @Param     Idempotency-Key  header    string          false  "重试用的编号"
// @Param     body             body      CalendarChange  true   "改动"
// @Success   200      {object}  Moves
// @Failure   default  {object}  web.Problem
// @Router    /calendar [post]
func (s *Service) postCalendar(c *gin.Context) error {
	ch, err := changeFrom(c)
	if err != nil {
		return err
	}
	moves, err := s.ChangeCalendar(c.Request.Context(), web.Actor(c), ch)
	if err != nil {
		return err
	}
	c.JSON(http.StatusOK, moves)
	return nil
}

func changeFrom(c *gin.Context) (CalendarChange, error) {
	if !mayEdit(web.Actor(c)) {
		return CalendarChange{}, ErrNotEditor
	}
	return web.JSON[CalendarChange](c)
}

// getCalendarTemplate gives the workbook of a year's holidays to fill in.
//
// @Summary   放假与调休导入模板
// @ID        getCalendarTemplate
// @Tags      rules
// @Security  Bearer
// @Produce   application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
// @Success   200      {file}    file
// @Failure   default  {object}  web.Problem
// @Router    /calendar/template [get]
func (s *Service) getCalendarTemplate(c *gin.Context) error {
	if !mayEdit(web.Actor(c)) {
		return ErrNotEditor
	}
	data, err := sheet.Template("放假与调休", calendarColumns, "一行可以写一天，也可以写一段连续的日期。", "周末正常休息、平日正常上班的日子不用填写。")
	if err != nil {
		return err
	}
	c.Header("Content-Disposition", `attachment; filename="calendar.xlsx"`)
	c.Data(http.StatusOK, sheet.ContentType, data)
	return nil
}

// postCalendarTable reads a table of holidays; it stores nothing.
//
// @Summary   读取放假与调休表，不保存
// @ID        readCalendarTable
// @Tags      rules
// @Security  Bearer
// @Accept    multipart/form-data
// @Param     file     formData  file  true  "xlsx、csv 或 tsv 文件"
// @Success   200      {object}  CalendarTable
// @Failure   default  {object}  web.Problem
// @Router    /calendar/table [post]
func (s *Service) postCalendarTable(c *gin.Context) error {
	if !mayEdit(web.Actor(c)) {
		return ErrNotEditor
	}
	data, err := sheet.FromForm(c.Request)
	if err != nil {
		return err
	}
	table, err := ReadCalendarTable(data)
	if err != nil {
		return err
	}
	c.JSON(http.StatusOK, table)
	return nil
}

func (s *Service) year(c *gin.Context) (int, error) {
	text := c.Query("year")
	if text == "" {
		return calendar.On(s.Now()).Year(), nil
	}
	year, err := strconv.Atoi(text)
	if err != nil || year < 1990 || year > 2100 {
		return 0, fault.Invalids(fault.Field{Name: "year", Code: "range", Reason: "年份应为 1990 到 2100 之间的整数。"})
	}
	return year, nil
}
