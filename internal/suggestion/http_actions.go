package suggestion

import (
	"context"
	"net/http"

	"github.com/gin-gonic/gin"

	"lianluo/internal/access"
	"lianluo/internal/idempotency"
)

// putContent
//
// @Summary   修改草稿（自动保存）
// @ID        editSuggestion
// @Tags      suggestions
// @Security  Bearer
// @Param     id       path  int  true  "建议"
// @Param     request  body  editRequest  true  "内容"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /suggestions/{id}/content [put]
func (s *Service) putContent() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r editRequest) (Receipt, error) {
		return s.Edit(ctx, by, id, r.Version, r.Content)
	})
}

// postSubmit
//
// @Summary   提交建议
// @ID        submitSuggestion
// @Tags      suggestions
// @Security  Bearer
// @Param     id       path  int  true  "建议"
// @Param     request  body  submitRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /suggestions/{id}/submit [post]
func (s *Service) postSubmit() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r submitRequest) (Receipt, error) {
		return s.Submit(ctx, by, id, r.Version)
	})
}

// postStartReview
//
// @Summary   开始审查
// @ID        startReview
// @Tags      suggestions
// @Security  Bearer
// @Param     id       path  int  true  "建议"
// @Param     request  body  versionRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /suggestions/{id}/start-review [post]
func (s *Service) postStartReview() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r versionRequest) (Receipt, error) {
		return s.StartReview(ctx, by, id, r.Version)
	})
}

// postReturn
//
// @Summary   退回修改
// @ID        returnForRevision
// @Tags      suggestions
// @Security  Bearer
// @Param     id       path  int  true  "建议"
// @Param     request  body  returnRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /suggestions/{id}/return [post]
func (s *Service) postReturn() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r returnRequest) (Receipt, error) {
		return s.Return(ctx, by, id, r.Version, r.ReasonCode, r.Reason)
	})
}

// postRegister
//
// @Summary   登记编号
// @ID        registerSuggestion
// @Tags      suggestions
// @Security  Bearer
// @Param     id       path  int  true  "建议"
// @Param     request  body  versionRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /suggestions/{id}/register [post]
func (s *Service) postRegister() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r versionRequest) (Receipt, error) {
		return s.Register(ctx, by, id, r.Version)
	})
}

// postAssign
//
// @Summary   交办（独办）
// @ID        assignSuggestion
// @Tags      suggestions
// @Security  Bearer
// @Param     id       path  int  true  "建议"
// @Param     request  body  assignRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /suggestions/{id}/assign [post]
func (s *Service) postAssign() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r assignRequest) (Receipt, error) {
		return s.Assign(ctx, by, id, r.Version, parts(r.UnitID, r.Units, r.Note))
	})
}

// postFeedback
//
// @Summary   反馈办理态度和办理结果
// @ID        giveFeedback
// @Tags      suggestions
// @Security  Bearer
// @Param     id       path  int  true  "建议"
// @Param     request  body  feedbackRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /suggestions/{id}/feedback [post]
func (s *Service) postFeedback() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r feedbackRequest) (Receipt, error) {
		return s.GiveFeedback(ctx, by, id, r.Version, r.Opinion)
	})
}

// postReleaseFeedback
//
// @Summary   向承办单位公开反馈
// @ID        releaseFeedback
// @Tags      suggestions
// @Security  Bearer
// @Param     id       path  int  true  "建议"
// @Param     request  body  versionRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /suggestions/{id}/release-feedback [post]
func (s *Service) postReleaseFeedback() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r versionRequest) (Receipt, error) {
		return s.ReleaseFeedback(ctx, by, id, r.Version)
	})
}

// postRehandle
//
// @Summary   决定重新办理
// @ID        rehandleSuggestion
// @Tags      suggestions
// @Security  Bearer
// @Param     id       path  int  true  "建议"
// @Param     request  body  rehandleRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /suggestions/{id}/rehandle [post]
func (s *Service) postRehandle() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r rehandleRequest) (Receipt, error) {
		return s.Rehandle(ctx, by, id, r.Version, parts(r.UnitID, r.Units, ""), r.Reason)
	})
}

// postExplain
//
// @Summary   说明情况并办结
// @ID        explainAndClose
// @Tags      suggestions
// @Security  Bearer
// @Param     id       path  int  true  "建议"
// @Param     request  body  letterRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /suggestions/{id}/explain-and-close [post]
func (s *Service) postExplain() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r letterRequest) (Receipt, error) {
		return s.ExplainAndClose(ctx, by, id, r.Version, r.Letter)
	})
}

// postClose
//
// @Summary   办结
// @ID        closeSuggestion
// @Tags      suggestions
// @Security  Bearer
// @Param     id       path  int  true  "建议"
// @Param     request  body  versionRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /suggestions/{id}/close [post]
func (s *Service) postClose() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r versionRequest) (Receipt, error) {
		return s.Close(ctx, by, id, r.Version)
	})
}

// postArchive
//
// @Summary   归档
// @ID        archiveSuggestion
// @Tags      suggestions
// @Security  Bearer
// @Param     id       path  int  true  "建议"
// @Param     request  body  versionRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /suggestions/{id}/archive [post]
func (s *Service) postArchive() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r versionRequest) (Receipt, error) {
		return s.Archive(ctx, by, id, r.Version)
	})
}

// postReceive
//
// @Summary   签收
// @ID        receiveAssignment
// @Tags      assignments
// @Security  Bearer
// @Param     id       path  int  true  "承办任务"
// @Param     request  body  versionRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /assignments/{id}/receive [post]
func (s *Service) postReceive() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r versionRequest) (Receipt, error) {
		return s.Receive(ctx, by, id, r.Version)
	})
}

// postRoute
//
// @Summary   确定科室和经办人
// @ID        setInnerRoute
// @Tags      assignments
// @Security  Bearer
// @Param     id       path  int  true  "承办任务"
// @Param     request  body  routeRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /assignments/{id}/route [post]
func (s *Service) postRoute() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r routeRequest) (Receipt, error) {
		return s.SetInnerRoute(ctx, by, id, r.Version, r.InnerRoute)
	})
}

// postContact
//
// @Summary   登记与代表的沟通
// @ID        recordContact
// @Tags      assignments
// @Security  Bearer
// @Param     id       path  int  true  "承办任务"
// @Param     request  body  contactRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /assignments/{id}/communications [post]
func (s *Service) postContact() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r contactRequest) (Receipt, error) {
		return s.RecordContact(ctx, by, id, r.Version, r.Contact)
	})
}

// postNote
//
// @Summary   登记办理进展
// @ID        noteProgress
// @Tags      assignments
// @Security  Bearer
// @Param     id       path  int  true  "承办任务"
// @Param     request  body  noteRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /assignments/{id}/notes [post]
func (s *Service) postNote() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r noteRequest) (Receipt, error) {
		return s.NoteProgress(ctx, by, id, r.Version, r.Text)
	})
}

// postPlan
//
// @Summary   提交办理方案
// @ID        planHandling
// @Tags      assignments
// @Security  Bearer
// @Param     id       path  int  true  "承办任务"
// @Param     request  body  planRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /assignments/{id}/plan [post]
func (s *Service) postPlan() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r planRequest) (Receipt, error) {
		return s.PlanHandling(ctx, by, id, r.Version, r.Plan)
	})
}

// postConfirm
//
// @Summary   确认沟通记录
// @ID        confirmContact
// @Tags      communications
// @Security  Bearer
// @Param     id       path  int  true  "沟通记录"
// @Param     request  body  confirmRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /communications/{id}/confirm [post]
func (s *Service) postConfirm() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r confirmRequest) (Receipt, error) {
		return s.FromPaper(r.OnPaper).ConfirmContact(ctx, by, id, r.Version)
	})
}

// postDispute
//
// @Summary   对沟通记录提出异议
// @ID        disputeContact
// @Tags      communications
// @Security  Bearer
// @Param     id       path  int  true  "沟通记录"
// @Param     request  body  disputeRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /communications/{id}/dispute [post]
func (s *Service) postDispute() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r disputeRequest) (Receipt, error) {
		return s.FromPaper(r.OnPaper).DisputeContact(ctx, by, id, r.Version, r.Reason)
	})
}

// postReplySubmit
//
// @Summary   答复送核
// @ID        submitReply
// @Tags      replies
// @Security  Bearer
// @Param     id       path  int  true  "答复"
// @Param     request  body  versionRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /replies/{id}/submit [post]
func (s *Service) postReplySubmit() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r versionRequest) (Receipt, error) {
		return s.SubmitReply(ctx, by, id, r.Version)
	})
}

// postReplyReview
//
// @Summary   核稿：通过或退回
// @ID        reviewReply
// @Tags      replies
// @Security  Bearer
// @Param     id       path  int  true  "答复"
// @Param     request  body  decisionRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /replies/{id}/review [post]
func (s *Service) postReplyReview() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r decisionRequest) (Receipt, error) {
		return s.ReviewReply(ctx, by, id, r.Version, r.Decision)
	})
}

// postReplySign
//
// @Summary   签发并送达，或退回
// @ID        signReply
// @Tags      replies
// @Security  Bearer
// @Param     id       path  int  true  "答复"
// @Param     request  body  decisionRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /replies/{id}/sign [post]
func (s *Service) postReplySign() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r decisionRequest) (Receipt, error) {
		return s.SignReply(ctx, by, id, r.Version, r.Decision)
	})
}
