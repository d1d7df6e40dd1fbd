package suggestion

import (
	"context"
	"net/http"

	"github.com/gin-gonic/gin"

	"lianluo/internal/access"
	"lianluo/internal/calendar"
	"lianluo/internal/idempotency"
)

type returnUnitRequest struct {
	versionRequest
	ReasonCode string `json:"reason_code" binding:"required,max=40"`
	Reason     string `json:"reason" binding:"required,max=1000"`
	UnitID     uint   `json:"unit_id" binding:"required"`
}

type extensionRequest struct {
	versionRequest
	Reason string        `json:"reason" binding:"required,max=1000"`
	Until  calendar.Date `json:"until" binding:"required"`
}

type opinionRequest struct {
	versionRequest
	Text     string `json:"text" binding:"max=5000"`
	HandOver bool   `json:"hand_over"`
}

type signOpinionRequest struct {
	versionRequest
	Pass       bool   `json:"pass"`
	Comment    string `json:"comment" binding:"max=1000"`
	DocumentNo string `json:"document_no" binding:"max=60" validate:"optional"`
}

type paperDeliveryRequest struct {
	versionRequest
	Paper
}

type sealedReplyRequest struct {
	versionRequest
	AttachmentID uint `json:"attachment_id" binding:"required"`
}

type qualityRatingRequest struct {
	versionRequest
	// RatingVersion is that of the unit's rating as it was seen, 0 of none.
	RatingVersion uint `json:"rating_version" validate:"optional"`
	Quality
}

type deliveryReportRequest struct {
	versionRequest
	Text string `json:"text" binding:"required,max=5000"`
}

type commitmentChangeRequest struct {
	versionRequest
	Text  string        `json:"text" binding:"required,max=5000"`
	Until calendar.Date `json:"until" extensions:"x-nullable"`
}

// postAskReturn
//
// @Summary   申请退回交办
// @ID        askReturn
// @Tags      assignments
// @Security  Bearer
// @Param     id       path  int  true  "承办任务"
// @Param     request  body  returnUnitRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /assignments/{id}/return-request [post]
func (s *Service) postAskReturn() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r returnUnitRequest) (Receipt, error) {
		return s.Ask(ctx, by, target{assignment: id}, AskReturn, r.Version, r.Reason, Asked{ReasonCode: r.ReasonCode, UnitID: r.UnitID})
	})
}

// postAskExtension
//
// @Summary   申请延期答复
// @ID        askExtension
// @Tags      assignments
// @Security  Bearer
// @Param     id       path  int  true  "承办任务"
// @Param     request  body  extensionRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /assignments/{id}/extension-request [post]
func (s *Service) postAskExtension() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r extensionRequest) (Receipt, error) {
		return s.Ask(ctx, by, target{assignment: id}, AskExtension, r.Version, r.Reason, Asked{Until: r.Until})
	})
}

// postAcknowledge
//
// @Summary   阅知（仅供参考的建议）
// @ID        acknowledgeAssignment
// @Tags      assignments
// @Security  Bearer
// @Param     id       path  int  true  "承办任务"
// @Param     request  body  versionRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /assignments/{id}/acknowledge [post]
func (s *Service) postAcknowledge() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r versionRequest) (Receipt, error) {
		return s.Acknowledge(ctx, by, id, r.Version)
	})
}

// postOpinion
//
// @Summary   起草会办意见，或送签
// @ID        draftOpinion
// @Tags      assignments
// @Security  Bearer
// @Param     id       path  int  true  "承办任务"
// @Param     request  body  opinionRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /assignments/{id}/opinion [post]
func (s *Service) postOpinion() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r opinionRequest) (Receipt, error) {
		return s.DraftOpinion(ctx, by, id, r.Version, r.Text, r.HandOver)
	})
}

// postSignOpinion
//
// @Summary   签发会办意见，或退回
// @ID        signOpinion
// @Tags      assignments
// @Security  Bearer
// @Param     id       path  int  true  "承办任务"
// @Param     request  body  signOpinionRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /assignments/{id}/opinion/sign [post]
func (s *Service) postSignOpinion() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r signOpinionRequest) (Receipt, error) {
		return s.SignOpinion(ctx, by, id, r.Version, Decision{r.Pass, r.Comment, r.DocumentNo})
	})
}

// postSendBackOpinion
//
// @Summary   主办单位退回会办意见
// @ID        sendBackOpinion
// @Tags      assignments
// @Security  Bearer
// @Param     id       path  int  true  "承办任务"
// @Param     request  body  reasonRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /assignments/{id}/opinion/send-back [post]
func (s *Service) postSendBackOpinion() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r reasonRequest) (Receipt, error) {
		return s.SendBackOpinion(ctx, by, id, r.Version, r.Reason)
	})
}

// postSupersede
//
// @Summary   重新起草以替换已送达的答复
// @ID        supersedeReply
// @Tags      assignments
// @Security  Bearer
// @Param     id       path  int  true  "承办任务"
// @Param     request  body  reasonRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /assignments/{id}/supersede [post]
func (s *Service) postSupersede() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r reasonRequest) (Receipt, error) {
		return s.Supersede(ctx, by, id, r.Version, r.Reason)
	})
}

// postPaperDelivery
//
// @Summary   登记纸质送达
// @ID        recordPaperDelivery
// @Tags      assignments
// @Security  Bearer
// @Param     id       path  int  true  "承办任务"
// @Param     request  body  paperDeliveryRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /assignments/{id}/paper-delivery [post]
func (s *Service) postPaperDelivery() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r paperDeliveryRequest) (Receipt, error) {
		return s.RecordPaperDelivery(ctx, by, id, r.Version, r.Paper)
	})
}

// postSealedReply
//
// @Summary   上传盖章答复
// @ID        attachSealedReply
// @Tags      assignments
// @Security  Bearer
// @Param     id       path  int  true  "承办任务"
// @Param     request  body  sealedReplyRequest  true  "已上传的 PDF 附件"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /assignments/{id}/sealed-reply [post]
func (s *Service) postSealedReply() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r sealedReplyRequest) (Receipt, error) {
		return s.AttachSealed(ctx, by, id, r.Version, r.AttachmentID)
	})
}

// postQualityRating
//
// @Summary   评价建议质量，或更改评价
// @ID        rateSuggestion
// @Tags      assignments
// @Security  Bearer
// @Param     id       path  int  true  "承办任务"
// @Param     request  body  qualityRatingRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /assignments/{id}/quality-rating [post]
func (s *Service) postQualityRating() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r qualityRatingRequest) (Receipt, error) {
		return s.RateSuggestion(ctx, by, id, r.Version, r.RatingVersion, r.Quality)
	})
}

// postReplyCheck
//
// @Summary   审核已签发的答复
// @ID        checkReply
// @Tags      replies
// @Security  Bearer
// @Param     id       path  int  true  "答复"
// @Param     request  body  decisionRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /replies/{id}/check [post]
func (s *Service) postReplyCheck() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r decisionRequest) (Receipt, error) {
		return s.CheckReply(ctx, by, id, r.Version, r.Decision)
	})
}

// postDeliveryReport
//
// @Summary   报告承诺事项已落实
// @ID        reportCommitment
// @Tags      commitments
// @Security  Bearer
// @Param     id       path  int  true  "承诺事项"
// @Param     request  body  deliveryReportRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /commitments/{id}/delivery-report [post]
func (s *Service) postDeliveryReport() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r deliveryReportRequest) (Receipt, error) {
		return s.Ask(ctx, by, target{commitment: id}, ReportCommitment, r.Version, "", Asked{Text: r.Text})
	})
}

// postCommitmentChange
//
// @Summary   申请变更或说明承诺事项
// @ID        askCommitmentChange
// @Tags      commitments
// @Security  Bearer
// @Param     id       path  int  true  "承诺事项"
// @Param     request  body  commitmentChangeRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /commitments/{id}/change-request [post]
func (s *Service) postCommitmentChange() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r commitmentChangeRequest) (Receipt, error) {
		return s.Ask(ctx, by, target{commitment: id}, AskCommitmentChange, r.Version, "", Asked{Text: r.Text, Until: r.Until})
	})
}
