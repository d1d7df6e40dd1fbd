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

// postRules publishes the next version of the rules.
//
// @Summary   发布新版规则
// @ID        publishRules
// @Tags      rules
// @Security  Bearer
// @Param     Idempotency-Key  header    string       false  "重试用的编号"
// @Param     body             body      Publication  true   "新版规则"
// @Success   201      {object}  versionView
// @Failure   default  {object}  web.Problem
// @Router    /rules [post]
func (s *Service) postRules(c *gin.Context) error {
	p, err := publicationFrom(c)
	if err != nil {
		return err
	}
	set, err := s.Publish(c.Request.Context(), web.Actor(c), p)
	if err != nil {
		return err
	}
	c.JSON(http.StatusCreated, viewVersion(*set, ""))
	return nil
}

func publicationFrom(c *gin.Context) (Publication, error) {
	if !mayEdit(web.Actor(c)) {
		return Publication{}, ErrNotEditor
	}
	return web.JSON[Publication](c)
}

type rulesPreview struct {
	Differences []Difference `json:"differences"`
	Supersedes  []int        `json:"supersedes"` // versions that will never come into force
}

// postRulesPreview says what a publication would change; it changes nothing.
//
// @Summary   预览新版规则与最新一版的差异
// @ID        previewRules
// @Tags      rules
// @Security  Bearer
// @Param     body     body      Publication  true  "新版规则"
// @Success   200      {object}  rulesPreview
// @Failure   default  {object}  web.Problem
// @Router    /rules/preview [post]
func (s *Service) postRulesPreview(c *gin.Context) error {
	p, err := publicationFrom(c)
	if err != nil {
		return err
	}
	today := calendar.On(s.Now())
	if err := p.check(today); err != nil {
		return err
	}
	list, err := stored(s.DB.Read(c.Request.Context()), web.Actor(c).CongressID)
	if err != nil {
		return err
	}
	before, last := Preset(), 0
	if len(list) > 0 {
		before, last = list[len(list)-1].Data, list[len(list)-1].Version
	}
	if last != p.BaseVersion {
		return database.ErrStale
	}
	c.JSON(http.StatusOK, rulesPreview{Differences: Differences(before, settled(p.Data)), Supersedes: supersedes(list, p.ValidFrom, today)})
	return nil
}

type presetView struct {
	Rules   Data         `json:"rules"`
	Schemes []schemeView `json:"schemes"`
}

type schemeView struct {
	Name    string       `json:"name"`
	Classes []ReplyClass `json:"classes"`
}

// getPreset gives the rules that the product comes with.
//
// @Summary   预设规则与答复分类
// @ID        getRulesPreset
// @Tags      rules
// @Security  Bearer
// @Success   200      {object}  presetView
// @Failure   default  {object}  web.Problem
// @Router    /rules/preset [get]
func (s *Service) getPreset(c *gin.Context) error {
	v := presetView{Rules: Preset()}
	for _, name := range []string{FourClass, ThreeClass} {
		v.Schemes = append(v.Schemes, schemeView{Name: name, Classes: Scheme(name)})
	}
	c.JSON(http.StatusOK, v)
	return nil
}

type versionRow struct {
	Version       int           `json:"version"`
	ValidFrom     calendar.Date `json:"valid_from"`
	State         VersionState  `json:"state"`
	Note          string        `json:"note"`
	CreatedAt     time.Time     `json:"created_at"`
	CreatedByName string        `json:"created_by_name"` // empty for the preset
}

type versionList struct {
	Items []versionRow `json:"items"`
}

// getVersions lists the versions of the congress's rules, newest first.
//
// @Summary   规则的历次版本
// @ID        listRuleVersions
// @Tags      rules
// @Security  Bearer
// @Success   200      {object}  versionList
// @Failure   default  {object}  web.Problem
// @Router    /rules/versions [get]
func (s *Service) getVersions(c *gin.Context) error {
	q := s.DB.Read(c.Request.Context())
	list, err := stored(q, web.Actor(c).CongressID)
	if err != nil {
		return err
	}
	names, err := authors(q, list)
	if err != nil {
		return err
	}
	out := versionList{Items: []versionRow{}}
	for i, state := range states(list, calendar.On(s.Now())) {
		v := list[i]
		out.Items = append(out.Items, versionRow{Version: v.Version, ValidFrom: v.ValidFrom, State: state, Note: v.Note,
			CreatedAt: v.CreatedAt, CreatedByName: names[v.CreatedBy]})
	}
	slices.Reverse(out.Items)
	c.JSON(http.StatusOK, out)
	return nil
}

// getVersion gives one version of the congress's rules in full.
//
// @Summary   某一版规则
// @ID        getRuleVersion
// @Tags      rules
// @Security  Bearer
// @Param     version  path      int  true  "版本号"
// @Success   200      {object}  versionView
// @Failure   default  {object}  web.Problem
// @Router    /rules/versions/{version} [get]
func (s *Service) getVersion(c *gin.Context) error {
	number, err := web.ID(c, "version")
	if err != nil {
		return err
	}
	if number > maxVersion {
		return database.ErrNotFound
	}
	set, err := s.version(c.Request.Context(), web.Actor(c), int(number))
	if err != nil {
		return err
	}
	names, err := authors(s.DB.Read(c.Request.Context()), []*RuleSet{set})
	if err != nil {
		return err
	}
	c.JSON(http.StatusOK, viewVersion(*set, names[set.CreatedBy]))
	return nil
}

// maxVersion is above any number that a version will ever have.
const maxVersion = 1_000_000

type differencesView struct {
	From        int          `json:"from"`
	To          int          `json:"to"`
	Differences []Difference `json:"differences"`
}

// getDifferences compares two versions of the congress's rules.
//
// @Summary   比较两版规则
// @ID        compareRuleVersions
// @Tags      rules
// @Security  Bearer
// @Param     from     query     int  true  "较早的版本号"
// @Param     to       query     int  true  "较晚的版本号"
// @Success   200      {object}  differencesView
// @Failure   default  {object}  web.Problem
// @Router    /rules/differences [get]
func (s *Service) getDifferences(c *gin.Context) error {
	v := differencesView{}
	var fields []fault.Field
	for name, to := range map[string]*int{"from": &v.From, "to": &v.To} {
		n, err := strconv.Atoi(c.Query(name))
		if err != nil || n < 1 || n > maxVersion {
			fields = append(fields, fault.Field{Name: name, Code: "range", Reason: "请选择要比较的版本。"})
		}
		*to = n
	}
	if len(fields) > 0 {
		return fault.Invalids(fields...)
	}
	sets := [2]*RuleSet{}
	for i, number := range []int{v.From, v.To} {
		set, err := s.version(c.Request.Context(), web.Actor(c), number)
		if err != nil {
			return err
		}
		sets[i] = set
	}
	v.Differences = Differences(sets[0].Data, sets[1].Data)
	c.JSON(http.StatusOK, v)
	return nil
}
