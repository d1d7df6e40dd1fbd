package rules

import (
	"net/http"
	"slices"
	"strconv"
	"time"

	"github.com/gin-gonic/gin"

	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/fault"
	"lianluo/internal/web"
)

// Service answers for this package over HTTP. Now gives UTC instants.
type Service struct {
	DB  *database.DB
	Now func() time.Time
}

// Routes mounts the package's routes on the authenticated group. The rules
// hold no business text: everybody of the congress may know them.
func (s *Service) Routes(r gin.IRouter) {
	r.GET("/rules", web.Handle(s.getRules))
	r.GET("/calendar", web.Handle(s.getCalendar))
}

type rulesView struct {
	ID                 uint          `json:"id"` // 0 while the congress runs on the preset
	Version            int           `json:"version"`
	ValidFrom          calendar.Date `json:"valid_from"`
	Limits             []limitView   `json:"limits"`
	ReplyScheme        string        `json:"reply_scheme"`
	ReplyClasses       []ReplyClass  `json:"reply_classes"`
	Ratings            []Rating      `json:"ratings"`
	Lights             Lights        `json:"lights"`
	Gates              Gates         `json:"gates"`
	Reminders          Reminders     `json:"reminders"`
	Categories         []Option      `json:"categories"`
	ReturnReasons      []Option      `json:"return_reasons"`
	UnitReturnReasons  []Option      `json:"unit_return_reasons"`
	NotAcceptedReasons []Option      `json:"not_accepted_reasons"`
	Borrowed           []Clock       `json:"borrowed"` // the limits that the congress has not confirmed
}

type limitView struct {
	Clock Clock `json:"clock"`
	Limit
	Ceiling calendar.Term `json:"ceiling" extensions:"x-nullable"` // what the law allows at most; no term where it is silent
}

func viewRules(r RuleSet) rulesView {
	v := rulesView{
		ID: r.ID, Version: r.Version, ValidFrom: r.ValidFrom, ReplyScheme: r.Data.ReplyScheme,
		ReplyClasses: r.Data.ReplyClasses, Ratings: r.Data.Ratings, Lights: r.Data.Lights, Gates: r.Data.Gates, Reminders: r.Data.Reminders,
		Categories: r.Data.CategoryList, ReturnReasons: r.Data.ReturnReasons,
		UnitReturnReasons: r.Data.UnitReturnReasons, NotAcceptedReasons: r.Data.NotAcceptedReasons,
		Borrowed: []Clock{},
	}
	for _, clock := range Clocks {
		limit := r.Data.Limits[clock]
		v.Limits = append(v.Limits, limitView{Clock: clock, Limit: limit, Ceiling: ceiling(clock)})
		if limit.Borrowed {
			v.Borrowed = append(v.Borrowed, clock)
		}
	}
	return v
}

func ceiling(clock Clock) calendar.Term {
	for _, c := range ceilings {
		if c.clock == clock && c.name == "term" {
			return calendar.Term{Unit: calendar.Months, N: c.months}
		}
	}
	return calendar.Term{}
}

// getRules gives the rules of the caller's congress that are in force today.
//
// @Summary   现行规则
// @ID        getRules
// @Tags      rules
// @Security  Bearer
// @Success   200      {object}  rulesView
// @Failure   default  {object}  web.Problem
// @Router    /rules [get]
func (s *Service) getRules(c *gin.Context) error {
	set, err := Current(s.DB.Read(c.Request.Context()), web.Actor(c).CongressID, calendar.On(s.Now()))
	if err != nil {
		return err
	}
	c.JSON(http.StatusOK, viewRules(*set))
	return nil
}

type calendarView struct {
	Year        int       `json:"year"`
	Provisional bool      `json:"provisional"` // the table is not complete: due dates in this year may still move
	Days        []dayView `json:"days"`
	KnownYears  []int     `json:"known_years"`
}

type dayView struct {
	calendar.Day
	Local bool `json:"local"` // set by the congress, not by the country
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
	days, years, err := table(s.DB.Read(c.Request.Context()), web.Actor(c).CongressID)
	if err != nil {
		return err
	}
	v := calendarView{Year: year, Provisional: !slices.Contains(years, year), KnownYears: years}
	v.Days = listed(days, year)
	c.JSON(http.StatusOK, v)
	return nil
}

// listed picks the days of a year, by date; of two entries the later one, the
// congress's own, stands.
func listed(days []tableDay, year int) []dayView {
	views := []dayView{}
	for _, d := range days {
		if d.Date.Year() != year {
			continue
		}
		view := dayView{Day: d.Day, Local: d.local}
		if i := slices.IndexFunc(views, func(o dayView) bool { return o.Date == d.Date }); i >= 0 {
			views[i] = view
		} else {
			views = append(views, view)
		}
	}
	slices.SortFunc(views, func(a, b dayView) int { return a.Date.Compare(b.Date) })
	return views
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
