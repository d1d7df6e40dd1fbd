package suggestion

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"lianluo/internal/idempotency"
	"lianluo/internal/web"
)

// Versioned is what every action carries: the item's version that the caller
// has seen.
type versionRequest struct {
	Version uint `json:"version" binding:"required"`
}

type createRequest struct {
	ForDelegation bool `json:"for_delegation" validate:"optional"` // 全团建议, by the head of a delegation
	Content
}

type editRequest struct {
	versionRequest
	Content
}

type submitRequest struct {
	versionRequest
	NoStateSecrets bool `json:"no_state_secrets" binding:"eq=true"`
}

type returnRequest struct {
	versionRequest
	ReasonCode string `json:"reason_code" binding:"required,max=40"`
	Reason     string `json:"reason" binding:"required,max=1000"`
}

type assignRequest struct {
	versionRequest
	UnitID uint   `json:"unit_id" binding:"required_without=Units" validate:"optional"`
	Units  []Part `json:"units" binding:"required_without=UnitID,max=20,dive" validate:"optional"`
	Note   string `json:"note" binding:"max=500"`
}

type batchRequest struct {
	Items []Placement `json:"items" binding:"required,min=1,max=200,dive"`
	Note  string      `json:"note" binding:"max=500"`
}

type batchAnswer struct {
	Results []Fate `json:"results"`
}

type routeRequest struct {
	versionRequest
	InnerRoute
}

type contactRequest struct {
	versionRequest
	Contact
}

type confirmRequest struct {
	versionRequest
	paperPart
}

type disputeRequest struct {
	versionRequest
	paperPart
	Reason string `json:"reason" binding:"required,max=1000"`
}

type noteRequest struct {
	versionRequest
	Text string `json:"text" binding:"required,max=2000"`
}

type planRequest struct {
	versionRequest
	Plan
}

type replyRequest struct {
	Version uint `json:"version"`
	ReplyText
}

type decisionRequest struct {
	versionRequest
	Decision
}

type feedbackRequest struct {
	versionRequest
	Opinion
}

type rehandleRequest struct {
	versionRequest
	UnitID uint   `json:"unit_id" binding:"required_without=Units" validate:"optional"`
	Units  []Part `json:"units" binding:"required_without=UnitID,max=20,dive" validate:"optional"`
	Reason string `json:"reason" binding:"required,max=2000"`
}

type letterRequest struct {
	versionRequest
	Letter string `json:"letter" binding:"required,max=5000"`
}

// Routes mounts the feature on an authenticated group.
func (s *Service) Routes(r gin.IRouter) {
	r.GET("/suggestions", web.Handle(s.getList))
	r.POST("/suggestions", idempotency.Handle(s.DB, s.postCreate))
	r.POST("/suggestions/assign-batch", idempotency.Handle(s.DB, s.postAssignBatch))
	r.GET("/suggestions/export", web.Handle(s.getExport))
	r.GET("/suggestions/alike", web.Handle(s.getAlike))
	r.GET("/suggestions/alike/units", web.Handle(s.getExperienced))
	r.GET("/suggestions/duplicates", web.Handle(s.getDuplicates))
	r.GET("/assignments", web.Handle(s.getAssignments))
	r.GET("/assignments/export", web.Handle(s.getAssignmentExport))
	r.GET("/commitments", web.Handle(s.getCommitments))
	r.GET("/commitments/export", web.Handle(s.getCommitmentExport))
	r.GET("/suggestions/:id", web.Handle(s.getDetail))
	r.DELETE("/suggestions/:id", web.Handle(s.deleteDraft))
	r.POST("/suggestions/:id/reply-read", web.Handle(s.postReplyRead))
	r.PUT("/assignments/:id/reply", web.Handle(s.putReply))
	r.GET("/tasks", web.Handle(s.getTasks))
	r.GET("/imports/suggestions/template", web.Handle(s.getImportTemplate))
	r.POST("/imports/suggestions/columns", web.Handle(s.postImportColumns))
	r.POST("/imports/suggestions/preview", web.Handle(s.postImportPreview))
	r.POST("/imports/suggestions", idempotency.Handle(s.DB, s.postImport))
	r.PUT("/suggestions/:id/content", s.putContent())
	r.POST("/suggestions/:id/submit", s.postSubmit())
	r.POST("/suggestions/:id/start-review", s.postStartReview())
	r.POST("/suggestions/:id/return", s.postReturn())
	r.POST("/suggestions/:id/register", s.postRegister())
	r.POST("/suggestions/:id/assign", s.postAssign())
	r.POST("/suggestions/:id/feedback", s.postFeedback())
	r.POST("/suggestions/:id/release-feedback", s.postReleaseFeedback())
	r.POST("/suggestions/:id/rehandle", s.postRehandle())
	r.POST("/suggestions/:id/explain-and-close", s.postExplain())
	r.POST("/suggestions/:id/close", s.postClose())
	r.POST("/suggestions/:id/archive", s.postArchive())
	r.POST("/assignments/:id/receive", s.postReceive())
	r.POST("/assignments/:id/route", s.postRoute())
	r.POST("/assignments/:id/communications", s.postContact())
	r.POST("/assignments/:id/notes", s.postNote())
	r.POST("/assignments/:id/plan", s.postPlan())
	r.POST("/communications/:id/confirm", s.postConfirm())
	r.POST("/communications/:id/dispute", s.postDispute())
	r.POST("/replies/:id/submit", s.postReplySubmit())
	r.POST("/replies/:id/review", s.postReplyReview())
	r.POST("/replies/:id/sign", s.postReplySign())
	r.POST("/suggestions/enter", idempotency.Handle(s.DB, s.postEnter))
	r.POST("/suggestions/:id/cosigners", s.postInvite())
	r.POST("/suggestions/:id/signature/confirm", s.postConfirmSignature())
	r.POST("/suggestions/:id/signature/decline", s.postDeclineSignature())
	r.POST("/suggestions/:id/signature/withdraw", s.postWithdrawSignature())
	r.POST("/suggestions/:id/withdrawal-request", s.postAskWithdrawal())
	r.POST("/assignments/:id/objection", s.postObjection())
	r.POST("/suggestions/:id/non-acceptance-request", s.postAskNonAcceptance())
	r.POST("/suggestions/:id/merge-request", s.postAskMerge())
	r.POST("/suggestions/:id/split-request", s.postAskSplit())
	r.POST("/suggestions/:id/make-stub", s.postMakeStub())
	r.POST("/suggestions/:id/reopen-not-accepted", s.postReopenNotAccepted())
	r.POST("/suggestions/:id/correct", s.postCorrect())
	r.POST("/suggestions/:id/void-registration", s.postVoidRegistration())
	r.POST("/suggestions/:id/propose-units", s.postProposeUnits())
	r.POST("/suggestions/:id/assignments", s.postRearrange())
	r.POST("/assignments/:id/recall", s.postRecall())
	r.POST("/suggestions/:id/feedback/paper", s.postPaperFeedback())
	r.POST("/suggestions/:id/escalate", s.postEscalate())
	r.POST("/suggestions/:id/reopen", s.postReopen())
	r.POST("/assignments/:id/urge", s.postUrge())
	r.POST("/requests/:id/decide", s.postDecide())
	r.POST("/requests/:id/take-back", s.postTakeBack())
	r.POST("/assignments/:id/return-request", s.postAskReturn())
	r.POST("/assignments/:id/extension-request", s.postAskExtension())
	r.POST("/assignments/:id/acknowledge", s.postAcknowledge())
	r.POST("/assignments/:id/opinion", s.postOpinion())
	r.POST("/assignments/:id/opinion/sign", s.postSignOpinion())
	r.POST("/assignments/:id/opinion/send-back", s.postSendBackOpinion())
	r.POST("/assignments/:id/supersede", s.postSupersede())
	r.POST("/assignments/:id/paper-delivery", s.postPaperDelivery())
	r.POST("/assignments/:id/sealed-reply", s.postSealedReply())
	r.POST("/assignments/:id/quality-rating", s.postQualityRating())
	r.POST("/replies/:id/check", s.postReplyCheck())
	r.POST("/commitments/:id/delivery-report", s.postDeliveryReport())
	r.POST("/commitments/:id/change-request", s.postCommitmentChange())
}

// getList
//
// @Summary   建议列表（筛选、检索）
// @ID        listSuggestions
// @Tags      suggestions
// @Security  Bearer
// @Param     q           query  string  false  "标题、内容、编号、代表姓名中的字词"
// @Param     phase       query  string  false  "环节"
// @Param     unit_id     query  int     false  "承办单位"
// @Param     category    query  string  false  "类别"
// @Param     session_id  query  int     false  "会议"
// @Param     delegation_id query int    false  "领衔代表所在代表团，或提出的代表团"
// @Param     deputy_id   query  int     false  "领衔或附议代表"
// @Param     class       query  string  false  "答复分类代码"
// @Param     result      query  string  false  "办理结果的评价代码，以已公开的为限"
// @Param     promise     query  string  false  "承诺" Enums(open, overdue, delivered, explained)
// @Param     light       query  string  false  "期限：已逾期、七天内到期，或办理方案未按时提交" Enums(overdue, soon, unplanned)
// @Param     inner       query  string  false  "本单位的科室或经办人"
// @Param     inner_due   query  string  false  "本单位内部期限：已逾期、七天内到期，或办理方案未按时提交" Enums(overdue, soon, unplanned)
// @Param     sort        query  string  false  "排序" Enums(due, newest, number)
// @Param     page        query  int     false  "页"
// @Param     size        query  int     false  "每页件数，最多 200"
// @Success   200      {object}  web.List[Row]
// @Failure   default  {object}  web.Problem
// @Router    /suggestions [get]
func (s *Service) getList(c *gin.Context) error { return web.Listing(c, s.List) }

// getTasks
//
// @Summary   我的待办，按期限排列，附件数
// @ID        listTasks
// @Tags      tasks
// @Security  Bearer
// @Param     task  query  string  false  "事项"
// @Param     page  query  int     false  "页"
// @Param     size  query  int     false  "每页件数，最多 200"
// @Success   200      {object}  ToDo
// @Failure   default  {object}  web.Problem
// @Router    /tasks [get]
func (s *Service) getTasks(c *gin.Context) error {
	p, err := web.Page(c)
	if err != nil {
		return err
	}
	list, err := s.Tasks(c.Request.Context(), web.Actor(c), Action(c.Query("task")), p)
	if err != nil {
		return err
	}
	c.JSON(http.StatusOK, list)
	return nil
}

// postCreate
//
// @Summary   新建草稿
// @ID        createSuggestion
// @Tags      suggestions
// @Security  Bearer
// @Param     request  body  createRequest  true  "草稿，可以不完整"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   201      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /suggestions [post]
func (s *Service) postCreate(c *gin.Context) error {
	r, err := web.JSON[createRequest](c)
	if err != nil {
		return err
	}
	receipt, err := s.Create(c.Request.Context(), web.Actor(c), r.ForDelegation, r.Content)
	if err != nil {
		return err
	}
	c.JSON(http.StatusCreated, receipt)
	return nil
}

// postEnter
//
// @Summary   录入纸质建议，或由议案转来的建议
// @ID        enterSuggestion
// @Tags      suggestions
// @Security  Bearer
// @Param     request  body  Sheet  true  "纸质件的内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   201      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /suggestions/enter [post]
func (s *Service) postEnter(c *gin.Context) error {
	sheet, err := web.JSON[Sheet](c)
	if err != nil {
		return err
	}
	receipt, err := s.Enter(c.Request.Context(), web.Actor(c), sheet)
	if err != nil {
		return err
	}
	c.JSON(http.StatusCreated, receipt)
	return nil
}

// getDetail
//
// @Summary   一件建议的全部情况
// @ID        getSuggestion
// @Tags      suggestions
// @Security  Bearer
// @Param     id       path  int  true  "建议"
// @Success   200      {object}  View
// @Failure   default  {object}  web.Problem
// @Router    /suggestions/{id} [get]
func (s *Service) getDetail(c *gin.Context) error { return web.Show(c, s.Detail) }

type deleteQuery struct {
	Version uint `form:"version" binding:"required"`
}

// deleteDraft
//
// @Summary   删除草稿
// @ID        deleteSuggestion
// @Tags      suggestions
// @Security  Bearer
// @Param     id       path   int  true  "建议"
// @Param     version  query  int  true  "已读到的版本"
// @Success   204
// @Failure   default  {object}  web.Problem
// @Router    /suggestions/{id} [delete]
func (s *Service) deleteDraft(c *gin.Context) error {
	id, err := web.ID(c, "id")
	if err != nil {
		return err
	}
	q, err := web.Query[deleteQuery](c)
	if err != nil {
		return err
	}
	if err := s.Delete(c.Request.Context(), web.Actor(c), id, q.Version); err != nil {
		return err
	}
	c.Status(http.StatusNoContent)
	return nil
}

// postAssignBatch
//
// @Summary   批量交办，逐件说明结果
// @ID        assignBatch
// @Tags      suggestions
// @Security  Bearer
// @Param     request  body  batchRequest  true  "各件与承办单位"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  batchAnswer
// @Failure   default  {object}  web.Problem
// @Router    /suggestions/assign-batch [post]
func (s *Service) postAssignBatch(c *gin.Context) error {
	r, err := web.JSON[batchRequest](c)
	if err != nil {
		return err
	}
	fates, err := s.AssignBatch(c.Request.Context(), web.Actor(c), r.Items, r.Note)
	if err != nil {
		return err
	}
	c.JSON(http.StatusOK, batchAnswer{Results: fates})
	return nil
}

// postReplyRead
//
// @Summary   代表已阅答复
// @ID        readReply
// @Tags      suggestions
// @Security  Bearer
// @Param     id       path  int  true  "建议"
// @Success   204
// @Failure   default  {object}  web.Problem
// @Router    /suggestions/{id}/reply-read [post]
func (s *Service) postReplyRead(c *gin.Context) error {
	id, err := web.ID(c, "id")
	if err != nil {
		return err
	}
	if err := s.Read(c.Request.Context(), web.Actor(c), id); err != nil {
		return err
	}
	c.Status(http.StatusNoContent)
	return nil
}

// putReply
//
// @Summary   保存答复草稿（自动保存）
// @ID        saveReply
// @Tags      assignments
// @Security  Bearer
// @Param     id       path  int           true  "承办任务"
// @Param     request  body  replyRequest  true  "答复；version 为答复自身的版本，首次为 0"
// @Success   200      {object}  Saved
// @Failure   default  {object}  web.Problem
// @Router    /assignments/{id}/reply [put]
func (s *Service) putReply(c *gin.Context) error {
	id, err := web.ID(c, "id")
	if err != nil {
		return err
	}
	r, err := web.JSON[replyRequest](c)
	if err != nil {
		return err
	}
	saved, err := s.SaveReply(c.Request.Context(), web.Actor(c), id, r.Version, r.ReplyText)
	if err != nil {
		return err
	}
	c.JSON(http.StatusOK, saved)
	return nil
}
