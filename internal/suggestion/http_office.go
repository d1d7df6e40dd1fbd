package suggestion

import (
	"context"
	"net/http"

	"github.com/gin-gonic/gin"

	"lianluo/internal/access"
	"lianluo/internal/idempotency"
)

type refusalRequest struct {
	versionRequest
	ReasonCode string `json:"reason_code" binding:"required,max=40"`
	Reason     string `json:"reason" binding:"required,max=1000"`
}

type mergeRequest struct {
	versionRequest
	TargetID uint   `json:"target_id" binding:"required"`
	Reason   string `json:"reason" binding:"required,max=1000"`
}

type splitRequest struct {
	versionRequest
	Points []string `json:"points" binding:"required,min=1,max=20,dive,max=40"`
	Title  string   `json:"title" binding:"required,max=100"`
	Reason string   `json:"reason" binding:"required,max=1000"`
}

type correctRequest struct {
	versionRequest
	Correction
}

type unitsRequest struct {
	versionRequest
	Units []Part `json:"units" binding:"max=20,dive"`
}

type rearrangeRequest struct {
	versionRequest
	Rearrangement
}

type paperFeedbackRequest struct {
	versionRequest
	DeputyID      uint   `json:"deputy_id" binding:"required"`
	AttachmentIDs []uint `json:"attachment_ids" binding:"max=10"`
	Opinion
}

type escalateRequest struct {
	versionRequest
	Escalation
}

type reopenRequest struct {
	versionRequest
	Units  []Part `json:"units" binding:"required,min=1,max=20,dive"`
	Reason string `json:"reason" binding:"required,max=1000"`
}

type urgeRequest struct {
	versionRequest
	Note string `json:"note" binding:"required,max=500"`
}

type decideRequest struct {
	versionRequest
	paperPart
	Agree  bool   `json:"agree"`
	Reason string `json:"reason" binding:"max=1000"`
}

// postAskNonAcceptance
//
// @Summary   提请不作为建议处理
// @ID        askNonAcceptance
// @Tags      suggestions
// @Security  Bearer
// @Param     id       path  int  true  "建议"
// @Param     request  body  refusalRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /suggestions/{id}/non-acceptance-request [post]
func (s *Service) postAskNonAcceptance() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r refusalRequest) (Receipt, error) {
		return s.Ask(ctx, by, target{suggestion: id}, AskNonAcceptance, r.Version, r.Reason, Asked{ReasonCode: r.ReasonCode})
	})
}

// postAskMerge
//
// @Summary   提请并案
// @ID        askMerge
// @Tags      suggestions
// @Security  Bearer
// @Param     id       path  int  true  "建议"
// @Param     request  body  mergeRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /suggestions/{id}/merge-request [post]
func (s *Service) postAskMerge() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r mergeRequest) (Receipt, error) {
		return s.Ask(ctx, by, target{suggestion: id}, AskMerge, r.Version, r.Reason, Asked{TargetID: r.TargetID})
	})
}

// postAskSplit
//
// @Summary   征求代表同意拆分
// @ID        askSplit
// @Tags      suggestions
// @Security  Bearer
// @Param     id       path  int  true  "建议"
// @Param     request  body  splitRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /suggestions/{id}/split-request [post]
func (s *Service) postAskSplit() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r splitRequest) (Receipt, error) {
		return s.Ask(ctx, by, target{suggestion: id}, AskSplit, r.Version, r.Reason, Asked{Points: r.Points, Text: r.Title})
	})
}

// postMakeStub
//
// @Summary   转为线下办理，清除平台上的内容
// @ID        makeStub
// @Tags      suggestions
// @Security  Bearer
// @Param     id       path  int  true  "建议"
// @Param     request  body  reasonRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /suggestions/{id}/make-stub [post]
func (s *Service) postMakeStub() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r reasonRequest) (Receipt, error) {
		return s.MakeStub(ctx, by, id, r.Version, r.Reason)
	})
}

// postReopenNotAccepted
//
// @Summary   恢复审查
// @ID        reopenNotAccepted
// @Tags      suggestions
// @Security  Bearer
// @Param     id       path  int  true  "建议"
// @Param     request  body  reasonRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /suggestions/{id}/reopen-not-accepted [post]
func (s *Service) postReopenNotAccepted() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r reasonRequest) (Receipt, error) {
		return s.ReopenNotAccepted(ctx, by, id, r.Version, r.Reason)
	})
}

// postCorrect
//
// @Summary   更正标题或类别
// @ID        correctTitle
// @Tags      suggestions
// @Security  Bearer
// @Param     id       path  int  true  "建议"
// @Param     request  body  correctRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /suggestions/{id}/correct [post]
func (s *Service) postCorrect() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r correctRequest) (Receipt, error) {
		return s.Correct(ctx, by, id, r.Version, r.Correction)
	})
}

// postVoidRegistration
//
// @Summary   作废编号
// @ID        voidRegistration
// @Tags      suggestions
// @Security  Bearer
// @Param     id       path  int  true  "建议"
// @Param     request  body  reasonRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /suggestions/{id}/void-registration [post]
func (s *Service) postVoidRegistration() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r reasonRequest) (Receipt, error) {
		return s.VoidRegistration(ctx, by, id, r.Version, r.Reason)
	})
}

// postProposeUnits
//
// @Summary   提出承办单位建议；代表工作机构不列单位即转政府办公室提出
// @ID        proposeUnits
// @Tags      suggestions
// @Security  Bearer
// @Param     id       path  int  true  "建议"
// @Param     request  body  unitsRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /suggestions/{id}/propose-units [post]
func (s *Service) postProposeUnits() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r unitsRequest) (Receipt, error) {
		return s.ProposeUnits(ctx, by, id, r.Version, r.Units)
	})
}

// postRearrange
//
// @Summary   增加、替换、取消承办单位
// @ID        changeAssignments
// @Tags      suggestions
// @Security  Bearer
// @Param     id       path  int  true  "建议"
// @Param     request  body  rearrangeRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /suggestions/{id}/assignments [post]
func (s *Service) postRearrange() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r rearrangeRequest) (Receipt, error) {
		return s.ChangeAssignments(ctx, by, id, r.Version, r.Rearrangement)
	})
}

// postRecall
//
// @Summary   收回误交办
// @ID        recallAssignment
// @Tags      assignments
// @Security  Bearer
// @Param     id       path  int  true  "承办任务"
// @Param     request  body  reasonRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /assignments/{id}/recall [post]
func (s *Service) postRecall() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r reasonRequest) (Receipt, error) {
		return s.Recall(ctx, by, id, r.Version, r.Reason)
	})
}

// postPaperFeedback
//
// @Summary   录入纸质反馈
// @ID        enterPaperFeedback
// @Tags      suggestions
// @Security  Bearer
// @Param     id       path  int  true  "建议"
// @Param     request  body  paperFeedbackRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /suggestions/{id}/feedback/paper [post]
func (s *Service) postPaperFeedback() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r paperFeedbackRequest) (Receipt, error) {
		return s.EnterFeedback(ctx, by, id, r.Version, r.DeputyID, r.Opinion, r.AttachmentIDs)
	})
}

// postEscalate
//
// @Summary   决定提级办理
// @ID        escalateSuggestion
// @Tags      suggestions
// @Security  Bearer
// @Param     id       path  int  true  "建议"
// @Param     request  body  escalateRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /suggestions/{id}/escalate [post]
func (s *Service) postEscalate() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r escalateRequest) (Receipt, error) {
		return s.Escalate(ctx, by, id, r.Version, r.Escalation)
	})
}

// postReopen
//
// @Summary   重新启动办理
// @ID        reopenSuggestion
// @Tags      suggestions
// @Security  Bearer
// @Param     id       path  int  true  "建议"
// @Param     request  body  reopenRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /suggestions/{id}/reopen [post]
func (s *Service) postReopen() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r reopenRequest) (Receipt, error) {
		return s.Reopen(ctx, by, id, r.Version, r.Units, r.Reason)
	})
}

// postUrge
//
// @Summary   催办
// @ID        urgeAssignment
// @Tags      assignments
// @Security  Bearer
// @Param     id       path  int  true  "承办任务"
// @Param     request  body  urgeRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /assignments/{id}/urge [post]
func (s *Service) postUrge() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r urgeRequest) (Receipt, error) {
		return s.Urge(ctx, by, id, r.Version, r.Note)
	})
}

// postDecide
//
// @Summary   对申请作出决定
// @ID        decideRequest
// @Tags      requests
// @Security  Bearer
// @Param     id       path  int  true  "申请"
// @Param     request  body  decideRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /requests/{id}/decide [post]
func (s *Service) postDecide() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r decideRequest) (Receipt, error) {
		return s.FromPaper(r.OnPaper).Decide(ctx, by, id, r.Version, r.Agree, r.Reason)
	})
}

// postTakeBack
//
// @Summary   收回提出的申请
// @ID        takeBackRequest
// @Tags      requests
// @Security  Bearer
// @Param     id       path  int  true  "申请"
// @Param     request  body  paperReasonRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /requests/{id}/take-back [post]
func (s *Service) postTakeBack() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r paperReasonRequest) (Receipt, error) {
		return s.FromPaper(r.OnPaper).TakeBack(ctx, by, id, r.Version, r.Reason)
	})
}
