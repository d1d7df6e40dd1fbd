package upward

import (
	"context"
	"net/http"

	"github.com/gin-gonic/gin"

	"lianluo/internal/access"
	"lianluo/internal/idempotency"
)

// putEdit
//
// @Summary   修改向上建议的内容
// @ID        editUpward
// @Tags      upward
// @Security  Bearer
// @Param     id       path  int  true  "向上建议"
// @Param     request  body  wordingRequest  true  "内容"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /upward/{id}/text [put]
func (s *Service) putEdit() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r wordingRequest) (Receipt, error) {
		return s.Edit(ctx, by, id, r.Version, r.Wording)
	})
}

// postAdopt
//
// @Summary   确定选题和领衔代表
// @ID        adoptUpwardTopic
// @Tags      upward
// @Security  Bearer
// @Param     id       path  int  true  "向上建议"
// @Param     request  body  adoptRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /upward/{id}/adopt [post]
func (s *Service) postAdopt() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r adoptRequest) (Receipt, error) {
		return s.Adopt(ctx, by, id, r.Version, r.LeadDeputyID)
	})
}

// postDrop
//
// @Summary   不再提出
// @ID        dropUpward
// @Tags      upward
// @Security  Bearer
// @Param     id       path  int  true  "向上建议"
// @Param     request  body  reasonRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /upward/{id}/drop [post]
func (s *Service) postDrop() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r reasonRequest) (Receipt, error) {
		return s.Drop(ctx, by, id, r.Version, r.Reason)
	})
}

// postOpenSigning
//
// @Summary   开始征集签名
// @ID        openUpwardSigning
// @Tags      upward
// @Security  Bearer
// @Param     id       path  int  true  "向上建议"
// @Param     request  body  versionRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /upward/{id}/open-signing [post]
func (s *Service) postOpenSigning() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r versionRequest) (Receipt, error) {
		return s.OpenSigning(ctx, by, id, r.Version)
	})
}

// postSign
//
// @Summary   签名
// @ID        signUpward
// @Tags      upward
// @Security  Bearer
// @Param     id       path  int  true  "向上建议"
// @Param     request  body  signRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /upward/{id}/signature [post]
func (s *Service) postSign() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r signRequest) (Receipt, error) {
		return s.Sign(ctx, by, id, r.Version, r.TextNo)
	})
}

// postDecline
//
// @Summary   不签名
// @ID        declineUpwardSignature
// @Tags      upward
// @Security  Bearer
// @Param     id       path  int  true  "向上建议"
// @Param     request  body  reasonRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /upward/{id}/signature/decline [post]
func (s *Service) postDecline() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r reasonRequest) (Receipt, error) {
		return s.Decline(ctx, by, id, r.Version, r.Reason)
	})
}

// postWithdraw
//
// @Summary   撤回签名
// @ID        withdrawUpwardSignature
// @Tags      upward
// @Security  Bearer
// @Param     id       path  int  true  "向上建议"
// @Param     request  body  reasonRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /upward/{id}/signature/withdraw [post]
func (s *Service) postWithdraw() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r reasonRequest) (Receipt, error) {
		return s.Withdraw(ctx, by, id, r.Version, r.Reason)
	})
}

// postSubmit
//
// @Summary   登记提交
// @ID        recordUpwardSubmission
// @Tags      upward
// @Security  Bearer
// @Param     id       path  int  true  "向上建议"
// @Param     request  body  submissionRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /upward/{id}/submission [post]
func (s *Service) postSubmit() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r submissionRequest) (Receipt, error) {
		return s.Submit(ctx, by, id, r.Version, r.Submission)
	})
}

// postRecordHandling
//
// @Summary   登记上级承办单位
// @ID        recordUpwardHandling
// @Tags      upward
// @Security  Bearer
// @Param     id       path  int  true  "向上建议"
// @Param     request  body  handlingRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /upward/{id}/handling [post]
func (s *Service) postRecordHandling() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r handlingRequest) (Receipt, error) {
		return s.RecordHandling(ctx, by, id, r.Version, r.Handling)
	})
}

// postRecordAnswer
//
// @Summary   登记上级答复
// @ID        recordUpwardAnswer
// @Tags      upward
// @Security  Bearer
// @Param     id       path  int  true  "向上建议"
// @Param     request  body  answerRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /upward/{id}/answers [post]
func (s *Service) postRecordAnswer() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r answerRequest) (Receipt, error) {
		return s.RecordAnswer(ctx, by, id, r.Version, r.Received)
	})
}

// postRate
//
// @Summary   评价答复
// @ID        rateUpwardAnswer
// @Tags      upward
// @Security  Bearer
// @Param     id       path  int  true  "向上建议"
// @Param     request  body  opinionRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /upward/{id}/feedback [post]
func (s *Service) postRate() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r opinionRequest) (Receipt, error) {
		return s.Rate(ctx, by, id, r.Version, r.Opinion)
	})
}

// postEnterFeedback
//
// @Summary   录入纸质反馈
// @ID        enterUpwardFeedback
// @Tags      upward
// @Security  Bearer
// @Param     id       path  int  true  "向上建议"
// @Param     request  body  paperOpinionRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /upward/{id}/feedback/paper [post]
func (s *Service) postEnterFeedback() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r paperOpinionRequest) (Receipt, error) {
		return s.EnterFeedback(ctx, by, id, r.Version, r.Opinion, r.AttachmentIDs)
	})
}

// postFollowUp
//
// @Summary   记录跟踪情况
// @ID        noteUpwardFollowUp
// @Tags      upward
// @Security  Bearer
// @Param     id       path  int  true  "向上建议"
// @Param     request  body  noteRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /upward/{id}/follow-up [post]
func (s *Service) postFollowUp() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r noteRequest) (Receipt, error) {
		return s.FollowUp(ctx, by, id, r.Version, r.Text)
	})
}

// postConclude
//
// @Summary   办结
// @ID        concludeUpward
// @Tags      upward
// @Security  Bearer
// @Param     id       path  int  true  "向上建议"
// @Param     request  body  reasonRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /upward/{id}/conclude [post]
func (s *Service) postConclude() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r reasonRequest) (Receipt, error) {
		return s.Conclude(ctx, by, id, r.Version, r.Reason)
	})
}
