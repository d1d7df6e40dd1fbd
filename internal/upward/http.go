package upward

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"lianluo/internal/idempotency"
	"lianluo/internal/web"
)

type versionRequest struct {
	Version uint `json:"version" binding:"required"`
}

type wordingRequest struct {
	versionRequest
	Wording
}

type adoptRequest struct {
	versionRequest
	LeadDeputyID uint `json:"lead_deputy_id" binding:"required"`
}

type reasonRequest struct {
	versionRequest
	Reason string `json:"reason" binding:"required,max=1000"`
}

type signRequest struct {
	versionRequest
	TextNo int `json:"text_no" binding:"required,min=1,max=100000"`
}

type submissionRequest struct {
	versionRequest
	Submission
}

type handlingRequest struct {
	versionRequest
	Handling
}

type answerRequest struct {
	versionRequest
	Received
}

type opinionRequest struct {
	versionRequest
	Opinion
}

type paperOpinionRequest struct {
	versionRequest
	Opinion
	AttachmentIDs []uint `json:"attachment_ids" binding:"max=10"`
}

type noteRequest struct {
	versionRequest
	Text string `json:"text" binding:"required,max=2000"`
}

// Routes mounts the feature on an authenticated group.
func (s *Service) Routes(r gin.IRouter) {
	r.GET("/upward", web.Handle(s.getList))
	r.POST("/upward", idempotency.Handle(s.DB, s.postPropose))
	r.GET("/upward/:id", web.Handle(s.getDetail))
	r.PUT("/upward/:id/text", s.putEdit())
	r.POST("/upward/:id/adopt", s.postAdopt())
	r.POST("/upward/:id/drop", s.postDrop())
	r.POST("/upward/:id/open-signing", s.postOpenSigning())
	r.POST("/upward/:id/signature", s.postSign())
	r.POST("/upward/:id/signature/decline", s.postDecline())
	r.POST("/upward/:id/signature/withdraw", s.postWithdraw())
	r.POST("/upward/:id/submission", s.postSubmit())
	r.POST("/upward/:id/handling", s.postRecordHandling())
	r.POST("/upward/:id/answers", s.postRecordAnswer())
	r.POST("/upward/:id/feedback", s.postRate())
	r.POST("/upward/:id/feedback/paper", s.postEnterFeedback())
	r.POST("/upward/:id/follow-up", s.postFollowUp())
	r.POST("/upward/:id/conclude", s.postConclude())
}

// getList
//
// @Summary   向上建议列表
// @ID        listUpward
// @Tags      upward
// @Security  Bearer
// @Param     state    query     string  false  "环节"
// @Param     q        query     string  false  "标题或编号中的文字"
// @Param     page     query     int     false  "页码，从 1 开始"
// @Param     size     query     int     false  "每页条数，最多 200"
// @Success   200      {object}  web.List[Row]
// @Failure   default  {object}  web.Problem
// @Router    /upward [get]
func (s *Service) getList(c *gin.Context) error { return web.Listing(c, s.List) }

// postPropose
//
// @Summary   提出选题
// @ID        proposeUpwardTopic
// @Tags      upward
// @Security  Bearer
// @Param     request  body  Proposal  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   201      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /upward [post]
func (s *Service) postPropose(c *gin.Context) error {
	p, err := web.JSON[Proposal](c)
	if err != nil {
		return err
	}
	receipt, err := s.Propose(c.Request.Context(), web.Actor(c), p)
	if err != nil {
		return err
	}
	c.JSON(http.StatusCreated, receipt)
	return nil
}

// getDetail
//
// @Summary   一件向上建议
// @ID        getUpward
// @Tags      upward
// @Security  Bearer
// @Param     id       path      int  true  "向上建议"
// @Success   200      {object}  View
// @Failure   default  {object}  web.Problem
// @Router    /upward/{id} [get]
func (s *Service) getDetail(c *gin.Context) error { return web.Show(c, s.Detail) }
