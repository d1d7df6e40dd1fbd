package suggestion

import (
	"context"
	"net/http"

	"github.com/gin-gonic/gin"

	"lianluo/internal/access"
	"lianluo/internal/idempotency"
)

type inviteRequest struct {
	versionRequest
	DeputyIDs []uint `json:"deputy_ids" binding:"required,min=1,max=100"`
	// ThroughOffice says that some sign on paper, which the office enters; it may read the draft from then on.
	ThroughOffice bool `json:"through_office" validate:"optional"`
}

// paperPart is what an action of a deputy carries when the office enters it.
type paperPart struct {
	OnPaper *OnPaper `json:"on_paper" validate:"optional" extensions:"x-nullable"`
}

type confirmSignatureRequest struct {
	versionRequest
	paperPart
	TextNo int `json:"text_no" binding:"required,min=1"`
}

type paperReasonRequest struct {
	versionRequest
	paperPart
	Reason string `json:"reason" binding:"max=1000"`
}

type withdrawalRequest struct {
	versionRequest
	paperPart
	Reason string `json:"reason" binding:"required,max=1000"`
}

type reasonRequest struct {
	versionRequest
	Reason string `json:"reason" binding:"required,max=1000"`
}

type objectionRequest struct {
	versionRequest
	paperPart
	Reason string `json:"reason" binding:"required,max=1000"`
	UnitID uint   `json:"unit_id" validate:"optional"`
}

// postInvite
//
// @Summary   邀请附议（联名）
// @ID        inviteCosigners
// @Tags      suggestions
// @Security  Bearer
// @Param     id       path  int  true  "建议"
// @Param     request  body  inviteRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /suggestions/{id}/cosigners [post]
func (s *Service) postInvite() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r inviteRequest) (Receipt, error) {
		return s.InviteCosigners(ctx, by, id, r.Version, r.DeputyIDs, r.ThroughOffice)
	})
}

// postConfirmSignature
//
// @Summary   确认附议
// @ID        confirmSignature
// @Tags      suggestions
// @Security  Bearer
// @Param     id       path  int  true  "建议"
// @Param     request  body  confirmSignatureRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /suggestions/{id}/signature/confirm [post]
func (s *Service) postConfirmSignature() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r confirmSignatureRequest) (Receipt, error) {
		return s.FromPaper(r.OnPaper).ConfirmSignature(ctx, by, id, r.Version, r.TextNo)
	})
}

// postDeclineSignature
//
// @Summary   谢绝附议
// @ID        declineSignature
// @Tags      suggestions
// @Security  Bearer
// @Param     id       path  int  true  "建议"
// @Param     request  body  paperReasonRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /suggestions/{id}/signature/decline [post]
func (s *Service) postDeclineSignature() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r paperReasonRequest) (Receipt, error) {
		return s.FromPaper(r.OnPaper).DeclineSignature(ctx, by, id, r.Version, r.Reason)
	})
}

// postWithdrawSignature
//
// @Summary   撤回附议
// @ID        withdrawSignature
// @Tags      suggestions
// @Security  Bearer
// @Param     id       path  int  true  "建议"
// @Param     request  body  paperReasonRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /suggestions/{id}/signature/withdraw [post]
func (s *Service) postWithdrawSignature() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r paperReasonRequest) (Receipt, error) {
		return s.FromPaper(r.OnPaper).WithdrawSignature(ctx, by, id, r.Version, r.Reason)
	})
}

// postAskWithdrawal
//
// @Summary   申请撤回建议
// @ID        askWithdrawal
// @Tags      suggestions
// @Security  Bearer
// @Param     id       path  int  true  "建议"
// @Param     request  body  withdrawalRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /suggestions/{id}/withdrawal-request [post]
func (s *Service) postAskWithdrawal() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r withdrawalRequest) (Receipt, error) {
		return s.FromPaper(r.OnPaper).Ask(ctx, by, target{suggestion: id}, AskWithdrawal, r.Version, r.Reason, Asked{})
	})
}

// postObjection
//
// @Summary   对交办提出异议
// @ID        objectToAssignment
// @Tags      assignments
// @Security  Bearer
// @Param     id       path  int  true  "承办任务"
// @Param     request  body  objectionRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /assignments/{id}/objection [post]
func (s *Service) postObjection() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r objectionRequest) (Receipt, error) {
		return s.FromPaper(r.OnPaper).Ask(ctx, by, target{assignment: id}, ObjectToAssignment, r.Version, r.Reason, Asked{UnitID: r.UnitID})
	})
}
