package supervision

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"lianluo/internal/idempotency"
	"lianluo/internal/sheet"
	"lianluo/internal/web"
)

type emptyRequest struct{}

type versionRequest struct {
	Version uint `json:"version" binding:"required"`
}

type reasonRequest struct {
	versionRequest
	Reason string `json:"reason" binding:"required,max=1000"`
}

type textRequest struct {
	versionRequest
	Text string `json:"text" binding:"required,max=3000"`
}

type partiesRequest struct {
	versionRequest
	Parties
}

type planRequest struct {
	versionRequest
	Plan
}

type arrangementRequest struct {
	versionRequest
	Arrangement
}

type letterRequest struct {
	versionRequest
	Wording
}

type letterAnswerRequest struct {
	versionRequest
	Reply
}

type checkRequest struct {
	versionRequest
	LookBack
}

type reportRequest struct {
	versionRequest
	Told
}

type minutesRequest struct {
	versionRequest
	Minutes
}

type preparationRequest struct {
	versionRequest
	Preparation
}

type groupRequest struct {
	versionRequest
	MainID uint `json:"main_id"` // 0 takes it out of its group
}

type nominationRequest struct {
	Reason string `json:"reason" binding:"required,max=1000"`
}

type answerRequest struct {
	Comes  bool   `json:"comes"`
	Reason string `json:"reason" binding:"max=500"`
}

type noteRequest struct {
	Note string `json:"note" binding:"required,max=500"`
}

type signInRequest struct {
	Code string `json:"code" binding:"required,max=100"`
}

// Routes mounts the feature on an authenticated group.
func (s *Service) Routes(r gin.IRouter) {
	r.GET("/candidates", web.Handle(s.getCandidates))
	r.GET("/candidates/export", web.Handle(s.getCandidateExport))
	r.GET("/decisions", web.Handle(s.getDecisions))
	r.POST("/decisions", idempotency.Handle(s.DB, s.postDecision))
	r.GET("/suggestions/:id/supervision", web.Handle(s.getPanel))
	r.GET("/supervision/choices", web.Handle(s.getChoices))
	r.GET("/key-items", web.Handle(s.getBoard))
	r.GET("/key-items/:id", web.Handle(s.getKeyItem))
	r.GET("/activities/:id", web.Handle(s.getActivity))
	r.POST("/activities/:id/code", idempotency.Handle(s.DB, s.postCode))
	r.POST("/sign-in", idempotency.Handle(s.DB, s.postSignIn))
	r.GET("/letters/:id", web.Handle(s.getLetter))
	r.PUT("/key-items/:id/parties", s.putParties())
	r.PUT("/key-items/:id/plan", s.putPlan())
	r.POST("/key-items/:id/plan/submit", s.postSubmitPlan())
	r.POST("/key-items/:id/plan/confirm", s.postConfirmPlan())
	r.POST("/key-items/:id/plan/return", s.postReturnPlan())
	r.POST("/key-items/:id/instructions", s.postInstruct())
	r.POST("/key-items/:id/activities", s.postActivity())
	r.POST("/key-items/:id/letters", s.postLetter())
	r.POST("/key-items/:id/checks", s.postCheck())
	r.PUT("/key-items/:id/outcome", s.putOutcome())
	r.POST("/key-items/:id/conclude", s.postConclude())
	r.POST("/milestones/:id/reports", s.postReport())
	r.POST("/milestones/:id/return", s.postReturnMilestone())
	r.PUT("/activities/:id", s.putActivity())
	r.POST("/activities/:id/cancel", s.postCancelActivity())
	r.POST("/activities/:id/answer", s.postAnswer())
	r.POST("/activities/:id/minutes", s.postMinutes())
	r.POST("/invitations/:id/sign-in", s.postSignInByHand())
	r.POST("/letters/:id/answer", s.postAnswerLetter())
	r.PUT("/candidates/:id", s.putCandidate())
	r.PUT("/candidates/:id/group", s.putGroup())
	r.POST("/suggestions/:id/nominations", s.postNominate())
	r.POST("/suggestions/:id/nominations/withdraw", s.postWithdrawNomination())
}

// getCandidates
//
// @Summary   重点督办建议候选比选
// @ID        listCandidates
// @Tags      supervision
// @Security  Bearer
// @Param     page     query     int  false  "页码，从 1 开始"
// @Param     size     query     int  false  "每页条数，最多 200"
// @Success   200      {object}  web.List[CandidateView]
// @Failure   default  {object}  web.Problem
// @Router    /candidates [get]
func (s *Service) getCandidates(c *gin.Context) error {
	page, err := web.Page(c)
	if err != nil {
		return err
	}
	list, err := s.Candidates(c.Request.Context(), web.Actor(c), page)
	if err != nil {
		return err
	}
	c.JSON(http.StatusOK, list)
	return nil
}

// getCandidateExport
//
// @Summary   导出重点督办建议比选表（Excel）
// @ID        exportCandidates
// @Tags      supervision
// @Security  Bearer
// @Produce   application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
// @Success   200      {file}    file
// @Failure   default  {object}  web.Problem
// @Router    /candidates/export [get]
func (s *Service) getCandidateExport(c *gin.Context) error {
	data, err := s.ExportCandidates(c.Request.Context(), web.Actor(c))
	if err != nil {
		return err
	}
	c.Header("Content-Disposition", `attachment; filename="candidates.xlsx"`)
	c.Data(http.StatusOK, sheet.ContentType, data)
	return nil
}

// getDecisions
//
// @Summary   确定重点督办建议的会议决定
// @ID        listKeyItemDecisions
// @Tags      supervision
// @Security  Bearer
// @Param     page     query     int  false  "页码，从 1 开始"
// @Param     size     query     int  false  "每页条数，最多 200"
// @Success   200      {object}  web.List[DecisionView]
// @Failure   default  {object}  web.Problem
// @Router    /decisions [get]
func (s *Service) getDecisions(c *gin.Context) error {
	page, err := web.Page(c)
	if err != nil {
		return err
	}
	list, err := s.Decisions(c.Request.Context(), web.Actor(c), page)
	if err != nil {
		return err
	}
	c.JSON(http.StatusOK, list)
	return nil
}

// postDecision
//
// @Summary   登记主任会议的决定
// @ID        recordKeyItemDecision
// @Tags      supervision
// @Security  Bearer
// @Param     request  body  Decided  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   201      {object}  DecisionReceipt
// @Failure   default  {object}  web.Problem
// @Router    /decisions [post]
func (s *Service) postDecision(c *gin.Context) error {
	r, err := web.JSON[Decided](c)
	if err != nil {
		return err
	}
	receipt, err := s.Decide(c.Request.Context(), web.Actor(c), r)
	if err != nil {
		return err
	}
	c.JSON(http.StatusCreated, receipt)
	return nil
}

// getPanel
//
// @Summary   一件建议的重点督办情况和推荐
// @ID        getSupervisionPanel
// @Tags      supervision
// @Security  Bearer
// @Param     id       path      int  true  "建议"
// @Success   200      {object}  Panel
// @Failure   default  {object}  web.Problem
// @Router    /suggestions/{id}/supervision [get]
func (s *Service) getPanel(c *gin.Context) error { return web.Show(c, s.Panel) }

type choiceQuery struct {
	Words string `form:"q" binding:"max=50"`
}

// getChoices
//
// @Summary   可选的督办领导、领办领导、专门委员会和代表
// @ID        listSupervisionChoices
// @Tags      supervision
// @Security  Bearer
// @Param     q        query     string  false  "代表姓名或证号中的文字"
// @Success   200      {object}  Choices
// @Failure   default  {object}  web.Problem
// @Router    /supervision/choices [get]
func (s *Service) getChoices(c *gin.Context) error {
	f, err := web.Query[choiceQuery](c)
	if err != nil {
		return err
	}
	v, err := s.Choices(c.Request.Context(), web.Actor(c), f.Words)
	if err != nil {
		return err
	}
	c.JSON(http.StatusOK, v)
	return nil
}

// getBoard
//
// @Summary   重点督办建议总览
// @ID        listKeyItems
// @Tags      supervision
// @Security  Bearer
// @Param     year          query  int  false  "年度"
// @Param     page          query  int  false  "页码，从 1 开始"
// @Param     size          query  int  false  "每页条数，最多 200"
// @Success   200      {object}  web.List[Card]
// @Failure   default  {object}  web.Problem
// @Router    /key-items [get]
func (s *Service) getBoard(c *gin.Context) error { return web.Listing(c, s.Board) }

// getKeyItem
//
// @Summary   一件重点督办建议
// @ID        getKeyItem
// @Tags      supervision
// @Security  Bearer
// @Param     id       path      int  true  "重点督办建议"
// @Success   200      {object}  View
// @Failure   default  {object}  web.Problem
// @Router    /key-items/{id} [get]
func (s *Service) getKeyItem(c *gin.Context) error { return web.Show(c, s.Detail) }

// getActivity
//
// @Summary   一次督办活动
// @ID        getSupervisionActivity
// @Tags      supervision
// @Security  Bearer
// @Param     id       path      int  true  "督办活动"
// @Success   200      {object}  ActivityView
// @Failure   default  {object}  web.Problem
// @Router    /activities/{id} [get]
func (s *Service) getActivity(c *gin.Context) error { return web.Show(c, s.Activity) }

// postCode
//
// @Summary   生成签到码
// @ID        makeSignInCode
// @Tags      supervision
// @Security  Bearer
// @Param     id       path  int  true  "督办活动"
// @Param     request  body  versionRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Code
// @Failure   default  {object}  web.Problem
// @Router    /activities/{id}/code [post]
func (s *Service) postCode(c *gin.Context) error {
	id, err := web.ID(c, "id")
	if err != nil {
		return err
	}
	r, err := web.JSON[versionRequest](c)
	if err != nil {
		return err
	}
	code, err := s.ShowCode(c.Request.Context(), web.Actor(c), id, r.Version)
	if err != nil {
		return err
	}
	c.Header("Cache-Control", "no-store")
	c.JSON(http.StatusOK, code)
	return nil
}

// postSignIn
//
// @Summary   扫码签到
// @ID        signInAtActivity
// @Tags      supervision
// @Security  Bearer
// @Param     request  body  signInRequest  true  "签到码"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /sign-in [post]
func (s *Service) postSignIn(c *gin.Context) error {
	r, err := web.JSON[signInRequest](c)
	if err != nil {
		return err
	}
	receipt, err := s.SignIn(c.Request.Context(), web.Actor(c), r.Code)
	if err != nil {
		return err
	}
	c.JSON(http.StatusOK, receipt)
	return nil
}

// getLetter
//
// @Summary   催办函、督办函的内容
// @ID        getSupervisionLetter
// @Tags      supervision
// @Security  Bearer
// @Param     id       path      int  true  "函件"
// @Success   200      {object}  Document
// @Failure   default  {object}  web.Problem
// @Router    /letters/{id} [get]
func (s *Service) getLetter(c *gin.Context) error { return web.Show(c, s.Document) }
