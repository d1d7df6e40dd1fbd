package supervision

import (
	"context"
	"net/http"

	"github.com/gin-gonic/gin"

	"lianluo/internal/access"
	"lianluo/internal/idempotency"
)

// postReport
//
// @Summary   报告督办方案的进展
// @ID        reportMilestone
// @Tags      supervision
// @Security  Bearer
// @Param     id       path  int  true  "方案步骤"
// @Param     request  body  reportRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /milestones/{id}/reports [post]
func (s *Service) postReport() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r reportRequest) (Receipt, error) {
		return s.Report(ctx, by, id, r.Version, r.Told)
	})
}

// postReturnMilestone
//
// @Summary   退回完成报告
// @ID        returnMilestone
// @Tags      supervision
// @Security  Bearer
// @Param     id       path  int  true  "方案步骤"
// @Param     request  body  reasonRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /milestones/{id}/return [post]
func (s *Service) postReturnMilestone() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r reasonRequest) (Receipt, error) {
		return s.ReturnMilestone(ctx, by, id, r.Version, r.Reason)
	})
}

// putActivity
//
// @Summary   修改督办活动
// @ID        changeSupervisionActivity
// @Tags      supervision
// @Security  Bearer
// @Param     id       path  int  true  "督办活动"
// @Param     request  body  arrangementRequest  true  "内容"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /activities/{id} [put]
func (s *Service) putActivity() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r arrangementRequest) (Receipt, error) {
		return s.ChangeActivity(ctx, by, id, r.Version, r.Arrangement)
	})
}

// postCancelActivity
//
// @Summary   取消督办活动
// @ID        cancelSupervisionActivity
// @Tags      supervision
// @Security  Bearer
// @Param     id       path  int  true  "督办活动"
// @Param     request  body  reasonRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /activities/{id}/cancel [post]
func (s *Service) postCancelActivity() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r reasonRequest) (Receipt, error) {
		return s.CancelActivity(ctx, by, id, r.Version, r.Reason)
	})
}

// postAnswer
//
// @Summary   答复活动邀请
// @ID        answerInvitation
// @Tags      supervision
// @Security  Bearer
// @Param     id       path  int  true  "督办活动"
// @Param     request  body  answerRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /activities/{id}/answer [post]
func (s *Service) postAnswer() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r answerRequest) (Receipt, error) {
		return s.Answer(ctx, by, id, r.Comes, r.Reason)
	})
}

// postMinutes
//
// @Summary   记录活动情况和照片
// @ID        recordActivityMinutes
// @Tags      supervision
// @Security  Bearer
// @Param     id       path  int  true  "督办活动"
// @Param     request  body  minutesRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /activities/{id}/minutes [post]
func (s *Service) postMinutes() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r minutesRequest) (Receipt, error) {
		return s.RecordMinutes(ctx, by, id, r.Version, r.Minutes)
	})
}

// postSignInByHand
//
// @Summary   代为签到
// @ID        signInByHand
// @Tags      supervision
// @Security  Bearer
// @Param     id       path  int  true  "邀请"
// @Param     request  body  noteRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /invitations/{id}/sign-in [post]
func (s *Service) postSignInByHand() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r noteRequest) (Receipt, error) {
		return s.SignInByHand(ctx, by, id, r.Note)
	})
}

// postAnswerLetter
//
// @Summary   回复催办函、督办函
// @ID        answerSupervisionLetter
// @Tags      supervision
// @Security  Bearer
// @Param     id       path  int  true  "函件"
// @Param     request  body  letterAnswerRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /letters/{id}/answer [post]
func (s *Service) postAnswerLetter() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r letterAnswerRequest) (Receipt, error) {
		return s.AnswerLetter(ctx, by, id, r.Version, r.Reply)
	})
}

// putCandidate
//
// @Summary   填写候选建议的比选意见
// @ID        prepareCandidate
// @Tags      supervision
// @Security  Bearer
// @Param     id       path  int  true  "候选建议"
// @Param     request  body  preparationRequest  true  "内容"
// @Success   200      {object}  CandidateReceipt
// @Failure   default  {object}  web.Problem
// @Router    /candidates/{id} [put]
func (s *Service) putCandidate() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r preparationRequest) (CandidateReceipt, error) {
		return s.Prepare(ctx, by, id, r.Version, r.Preparation)
	})
}

// putGroup
//
// @Summary   归入同类建议
// @ID        groupCandidate
// @Tags      supervision
// @Security  Bearer
// @Param     id       path  int  true  "候选建议"
// @Param     request  body  groupRequest  true  "内容"
// @Success   200      {object}  CandidateReceipt
// @Failure   default  {object}  web.Problem
// @Router    /candidates/{id}/group [put]
func (s *Service) putGroup() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r groupRequest) (CandidateReceipt, error) {
		return s.Group(ctx, by, id, r.Version, r.MainID)
	})
}

// postNominate
//
// @Summary   推荐为重点督办建议
// @ID        nominateKeyItem
// @Tags      supervision
// @Security  Bearer
// @Param     id       path  int  true  "建议"
// @Param     request  body  nominationRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   201      {object}  CandidateReceipt
// @Failure   default  {object}  web.Problem
// @Router    /suggestions/{id}/nominations [post]
func (s *Service) postNominate() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusCreated, func(ctx context.Context, by access.Actor, id uint, r nominationRequest) (CandidateReceipt, error) {
		return s.Nominate(ctx, by, id, r.Reason)
	})
}

// postWithdrawNomination
//
// @Summary   撤回推荐
// @ID        withdrawNomination
// @Tags      supervision
// @Security  Bearer
// @Param     id       path  int  true  "建议"
// @Param     request  body  emptyRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  CandidateReceipt
// @Failure   default  {object}  web.Problem
// @Router    /suggestions/{id}/nominations/withdraw [post]
func (s *Service) postWithdrawNomination() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r emptyRequest) (CandidateReceipt, error) {
		return s.WithdrawNomination(ctx, by, id)
	})
}
