package supervision

import (
	"context"
	"net/http"

	"github.com/gin-gonic/gin"

	"lianluo/internal/access"
	"lianluo/internal/idempotency"
)

// putParties
//
// @Summary   确定四方责任人
// @ID        nameSupervisionParties
// @Tags      supervision
// @Security  Bearer
// @Param     id       path  int  true  "重点督办建议"
// @Param     request  body  partiesRequest  true  "内容"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /key-items/{id}/parties [put]
func (s *Service) putParties() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r partiesRequest) (Receipt, error) {
		return s.NameParties(ctx, by, id, r.Version, r.Parties)
	})
}

// putPlan
//
// @Summary   编制督办方案
// @ID        editSupervisionPlan
// @Tags      supervision
// @Security  Bearer
// @Param     id       path  int  true  "重点督办建议"
// @Param     request  body  planRequest  true  "内容"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /key-items/{id}/plan [put]
func (s *Service) putPlan() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r planRequest) (Receipt, error) {
		return s.EditPlan(ctx, by, id, r.Version, r.Plan)
	})
}

// postSubmitPlan
//
// @Summary   提交督办方案
// @ID        submitSupervisionPlan
// @Tags      supervision
// @Security  Bearer
// @Param     id       path  int  true  "重点督办建议"
// @Param     request  body  versionRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /key-items/{id}/plan/submit [post]
func (s *Service) postSubmitPlan() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r versionRequest) (Receipt, error) {
		return s.SubmitPlan(ctx, by, id, r.Version)
	})
}

// postConfirmPlan
//
// @Summary   确认督办方案
// @ID        confirmSupervisionPlan
// @Tags      supervision
// @Security  Bearer
// @Param     id       path  int  true  "重点督办建议"
// @Param     request  body  versionRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /key-items/{id}/plan/confirm [post]
func (s *Service) postConfirmPlan() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r versionRequest) (Receipt, error) {
		return s.ConfirmPlan(ctx, by, id, r.Version)
	})
}

// postReturnPlan
//
// @Summary   退回督办方案
// @ID        returnSupervisionPlan
// @Tags      supervision
// @Security  Bearer
// @Param     id       path  int  true  "重点督办建议"
// @Param     request  body  reasonRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /key-items/{id}/plan/return [post]
func (s *Service) postReturnPlan() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r reasonRequest) (Receipt, error) {
		return s.ReturnPlan(ctx, by, id, r.Version, r.Reason)
	})
}

// postInstruct
//
// @Summary   领导批示
// @ID        instructKeyItem
// @Tags      supervision
// @Security  Bearer
// @Param     id       path  int  true  "重点督办建议"
// @Param     request  body  textRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /key-items/{id}/instructions [post]
func (s *Service) postInstruct() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r textRequest) (Receipt, error) {
		return s.Instruct(ctx, by, id, r.Version, r.Text)
	})
}

// postActivity
//
// @Summary   安排督办活动
// @ID        planSupervisionActivity
// @Tags      supervision
// @Security  Bearer
// @Param     id       path  int  true  "重点督办建议"
// @Param     request  body  arrangementRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /key-items/{id}/activities [post]
func (s *Service) postActivity() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r arrangementRequest) (Receipt, error) {
		return s.PlanActivity(ctx, by, id, r.Version, r.Arrangement)
	})
}

// postLetter
//
// @Summary   发出催办函、督办函
// @ID        sendSupervisionLetter
// @Tags      supervision
// @Security  Bearer
// @Param     id       path  int  true  "重点督办建议"
// @Param     request  body  letterRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /key-items/{id}/letters [post]
func (s *Service) postLetter() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r letterRequest) (Receipt, error) {
		return s.SendLetter(ctx, by, id, r.Version, r.Wording)
	})
}

// postCheck
//
// @Summary   记录回头看
// @ID        recordLookBack
// @Tags      supervision
// @Security  Bearer
// @Param     id       path  int  true  "重点督办建议"
// @Param     request  body  checkRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /key-items/{id}/checks [post]
func (s *Service) postCheck() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r checkRequest) (Receipt, error) {
		return s.RecordCheck(ctx, by, id, r.Version, r.LookBack)
	})
}

// putOutcome
//
// @Summary   记录督办成效
// @ID        recordOutcome
// @Tags      supervision
// @Security  Bearer
// @Param     id       path  int  true  "重点督办建议"
// @Param     request  body  textRequest  true  "内容"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /key-items/{id}/outcome [put]
func (s *Service) putOutcome() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r textRequest) (Receipt, error) {
		return s.RecordOutcome(ctx, by, id, r.Version, r.Text)
	})
}

// postConclude
//
// @Summary   结束督办
// @ID        concludeKeyItem
// @Tags      supervision
// @Security  Bearer
// @Param     id       path  int  true  "重点督办建议"
// @Param     request  body  versionRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /key-items/{id}/conclude [post]
func (s *Service) postConclude() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r versionRequest) (Receipt, error) {
		return s.Conclude(ctx, by, id, r.Version)
	})
}
