package stats

import (
	"net/http"
	"time"

	"github.com/gin-gonic/gin"

	"lianluo/internal/docx"
	"lianluo/internal/sheet"
	"lianluo/internal/web"
)

// Routes mounts the feature on an authenticated group.
func (s *Service) Routes(r gin.IRouter) {
	r.GET("/stats", web.Handle(s.getReport))
	r.GET("/stats/guide", web.Handle(s.getGuide))
	r.GET("/stats/items", web.Handle(s.getItems))
	r.GET("/stats/board", web.Handle(s.getBoard))
	r.GET("/stats/export", web.Handle(s.getExport))
	r.GET("/stats/paper", web.Handle(s.getPaper))
}

// getReport
//
// @Summary   统计：各项指标，按一个方面分列
// @ID        getStats
// @Tags      stats
// @Security  Bearer
// @Param     by             query  string  false  "分列" Enums(category, field, unit, system, delegation, group, session, year)
// @Param     session_id     query  string  false  "会议，none 为未列"
// @Param     year           query  string  false  "年度，none 为未列"
// @Param     category       query  string  false  "类别"
// @Param     field_id       query  string  false  "对口委员会，none 为未列"
// @Param     unit_id        query  string  false  "承办单位"
// @Param     system         query  string  false  "系统归口"
// @Param     delegation_id  query  string  false  "代表团，none 为未列"
// @Param     group_id       query  string  false  "代表小组，none 为未列"
// @Success   200      {object}  Report
// @Failure   default  {object}  web.Problem
// @Router    /stats [get]
func (s *Service) getReport(c *gin.Context) error {
	q, err := web.Query[Question](c)
	if err != nil {
		return err
	}
	report, err := s.Report(c.Request.Context(), web.Actor(c), q)
	if err != nil {
		return err
	}
	c.JSON(http.StatusOK, report)
	return nil
}

// getGuide
//
// @Summary   统计口径（每个指标怎样计算）和可选的范围
// @ID        getStatsGuide
// @Tags      stats
// @Security  Bearer
// @Success   200      {object}  Guide
// @Failure   default  {object}  web.Problem
// @Router    /stats/guide [get]
func (s *Service) getGuide(c *gin.Context) error {
	g, err := s.Guide(c.Request.Context(), web.Actor(c))
	if err != nil {
		return err
	}
	c.JSON(http.StatusOK, g)
	return nil
}

// getItems
//
// @Summary   统计数字背后的建议
// @ID        listStatsItems
// @Tags      stats
// @Security  Bearer
// @Param     figure         query  string  true   "指标"
// @Param     part           query  string  false  "分子、分母，或分母中的其余" Enums(numerator, denominator, rest)
// @Param     session_id     query  string  false  "会议，none 为未列"
// @Param     year           query  string  false  "年度，none 为未列"
// @Param     category       query  string  false  "类别"
// @Param     field_id       query  string  false  "对口委员会，none 为未列"
// @Param     unit_id        query  string  false  "承办单位"
// @Param     system         query  string  false  "系统归口"
// @Param     delegation_id  query  string  false  "代表团，none 为未列"
// @Param     group_id       query  string  false  "代表小组，none 为未列"
// @Param     page           query  int     false  "页"
// @Param     size           query  int     false  "每页件数，最多 200"
// @Success   200      {object}  web.List[suggestion.Row]
// @Failure   default  {object}  web.Problem
// @Router    /stats/items [get]
func (s *Service) getItems(c *gin.Context) error { return web.Listing(c, s.Behind) }

// getBoard
//
// @Summary   统计大屏
// @ID        getStatsBoard
// @Tags      stats
// @Security  Bearer
// @Success   200      {object}  Board
// @Failure   default  {object}  web.Problem
// @Router    /stats/board [get]
func (s *Service) getBoard(c *gin.Context) error {
	b, err := s.Board(c.Request.Context(), web.Actor(c))
	if err != nil {
		return err
	}
	c.JSON(http.StatusOK, b)
	return nil
}

// getExport
//
// @Summary   导出统计（Excel），附指标口径
// @ID        exportStats
// @Tags      stats
// @Security  Bearer
// @Produce   application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
// @Param     by             query  string  false  "分列" Enums(category, field, unit, system, delegation, group, session, year)
// @Param     session_id     query  string  false  "会议，none 为未列"
// @Param     year           query  string  false  "年度，none 为未列"
// @Param     category       query  string  false  "类别"
// @Param     field_id       query  string  false  "对口委员会，none 为未列"
// @Param     unit_id        query  string  false  "承办单位"
// @Param     system         query  string  false  "系统归口"
// @Param     delegation_id  query  string  false  "代表团，none 为未列"
// @Param     group_id       query  string  false  "代表小组，none 为未列"
// @Success   200      {file}    file
// @Failure   default  {object}  web.Problem
// @Router    /stats/export [get]
func (s *Service) getExport(c *gin.Context) error {
	q, err := web.Query[Question](c)
	if err != nil {
		return err
	}
	data, err := s.Export(c.Request.Context(), web.Actor(c), q)
	if err != nil {
		return err
	}
	c.Header("Content-Disposition", `attachment; filename="stats.xlsx"`)
	c.Data(http.StatusOK, sheet.ContentType, data)
	return nil
}

// Guide is what a page needs to ask for figures and to explain them.
type Guide struct {
	AsOf             time.Time           `json:"as_of"`
	SmallBase        int                 `json:"small_base"`
	CurrentSessionID uint                `json:"current_session_id"` // 0 without sessions
	Definitions      []Definition        `json:"definitions"`
	Dimensions       []string            `json:"dimensions"` // what this reader's figures can be split by
	Options          map[string][]Option `json:"options"`    // by dimension; of systems the keys alone
}

type paperQuery struct {
	Filter
	Period string `form:"period" binding:"omitempty,oneof=annual mid_year"`
}

// getPaper
//
// @Summary   办理情况报告（Word），待补充文字
// @ID        getStatsPaper
// @Tags      stats
// @Security  Bearer
// @Produce   application/vnd.openxmlformats-officedocument.wordprocessingml.document
// @Param     period         query  string  false  "年度报告或中期报告" Enums(annual, mid_year)
// @Param     session_id     query  string  false  "会议，none 为未列"
// @Param     year           query  string  false  "年度，none 为未列"
// @Param     category       query  string  false  "类别"
// @Param     field_id       query  string  false  "对口委员会，none 为未列"
// @Param     unit_id        query  string  false  "承办单位"
// @Param     system         query  string  false  "系统归口"
// @Param     delegation_id  query  string  false  "代表团，none 为未列"
// @Param     group_id       query  string  false  "代表小组，none 为未列"
// @Success   200      {file}    file
// @Failure   default  {object}  web.Problem
// @Router    /stats/paper [get]
func (s *Service) getPaper(c *gin.Context) error {
	q, err := web.Query[paperQuery](c)
	if err != nil {
		return err
	}
	name, file, err := s.Paper(c.Request.Context(), web.Actor(c), q.Filter, q.Period == "mid_year")
	if err != nil {
		return err
	}
	docx.Hand(c.Writer, name, file)
	return nil
}
