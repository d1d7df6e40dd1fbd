package rules

import (
	"net/http"
	"time"

	"github.com/gin-gonic/gin"

	"lianluo/internal/access"
	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/idempotency"
	"lianluo/internal/web"
)

// Service answers for this package over HTTP. Now gives UTC instants.
type Service struct {
	DB      *database.DB
	Now     func() time.Time
	Running RunningClocks
}

// Routes mounts the package's routes on the authenticated group. The rules
// hold no business text: everybody of the congress may know them.
func (s *Service) Routes(r gin.IRouter) {
	r.GET("/rules", web.Handle(s.getRules))
	r.POST("/rules", idempotency.Handle(s.DB, s.postRules))
	r.POST("/rules/preview", web.Handle(s.postRulesPreview))
	r.GET("/rules/preset", web.Handle(s.getPreset))
	r.GET("/rules/differences", web.Handle(s.getDifferences))
	r.GET("/rules/versions", web.Handle(s.getVersions))
	r.GET("/rules/versions/:version", web.Handle(s.getVersion))
	r.GET("/calendar", web.Handle(s.getCalendar))
	r.POST("/calendar", idempotency.Handle(s.DB, s.postCalendar))
	r.POST("/calendar/preview", web.Handle(s.postCalendarPreview))
	r.GET("/calendar/template", web.Handle(s.getCalendarTemplate))
	r.POST("/calendar/table", web.Handle(s.postCalendarTable))
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
	Figures            Figures       `json:"figures"`
	Supervision        Supervision   `json:"supervision"`
	Ballots            Ballots       `json:"ballots"`
	Categories         []Option      `json:"categories"`
	ReturnReasons      []Option      `json:"return_reasons"`
	UnitReturnReasons  []Option      `json:"unit_return_reasons"`
	NotAcceptedReasons []Option      `json:"not_accepted_reasons"`
	Borrowed           []Clock       `json:"borrowed"` // the limits that the congress has not confirmed
	// ThroughGovernmentOffice: an item goes to the government office when it is registered.
	ThroughGovernmentOffice bool     `json:"through_government_office"`
	NoticeSign              string   `json:"notice_sign"` // in the numbers of the notices of assignments; they have none without it
	UrgeSign                string   `json:"urge_sign"`   // the same of the letters by which units are urged, of the office
	GovernmentUrgeSign      string   `json:"government_urge_sign"`
	Actions                 []string `json:"actions"` // publish_rules, for who may
}

type limitView struct {
	Clock Clock `json:"clock"`
	Limit
	Ceiling calendar.Term `json:"ceiling" extensions:"x-nullable"` // what the law allows at most; no term where it is silent
}

func viewRules(r RuleSet, by access.Actor) rulesView {
	v := rulesView{
		ID: r.ID, Version: r.Version, ValidFrom: r.ValidFrom, ReplyScheme: r.Data.ReplyScheme,
		ReplyClasses: r.Data.ReplyClasses, Ratings: r.Data.Ratings, Lights: r.Data.Lights, Gates: r.Data.Gates, Reminders: r.Data.Reminders,
		Figures: r.Data.Figures, Supervision: r.Data.Supervision, Ballots: r.Data.Ballots,
		Categories: r.Data.CategoryList, ReturnReasons: r.Data.ReturnReasons,
		UnitReturnReasons: r.Data.UnitReturnReasons, NotAcceptedReasons: r.Data.NotAcceptedReasons,
		Borrowed: []Clock{}, ThroughGovernmentOffice: r.Data.ThroughGovernmentOffice, NoticeSign: r.Data.NoticeSign,
		UrgeSign: r.Data.UrgeSign, GovernmentUrgeSign: r.Data.GovernmentUrgeSign, Actions: []string{},
	}
	if mayEdit(by) {
		v.Actions = append(v.Actions, "publish_rules")
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
	c.JSON(http.StatusOK, viewRules(*set, web.Actor(c)))
	return nil
}
