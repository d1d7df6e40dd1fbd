package ballot

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"lianluo/internal/idempotency"
	"lianluo/internal/web"
)

type versionRequest struct {
	Version uint `json:"version" binding:"required"`
}

type planRequest struct {
	versionRequest
	Plan
}

type cancelRequest struct {
	versionRequest
	Reason string `json:"reason" binding:"required,max=500"`
}

type cardsRequest struct {
	versionRequest
	Count   int  `json:"count" binding:"required,min=1,max=2000"`
	Replace bool `json:"replace"`
}

type cardsAnswer struct {
	Receipt
	Codes []string `json:"codes"` // told this once
}

type voteRequest struct {
	Answers []Answer `json:"answers" binding:"max=200,dive"`
}

type codeRequest struct {
	Code string `json:"code" binding:"required,max=40"`
}

type cardVoteRequest struct {
	codeRequest
	voteRequest
}

type deleteQuery struct {
	Version uint `form:"version" binding:"required"`
}

type candidateList struct {
	Candidates []Candidate `json:"candidates"`
}

// PublicRoutes mounts what somebody with a card does without a log-in. The
// code travels in the body, so that no log of addresses holds it.
func (s *Service) PublicRoutes(r gin.IRouter) {
	r.POST("/ballot-paper", web.Handle(s.postPaperByCard))
	r.POST("/ballot-paper/vote", web.Handle(s.postVoteByCard))
}

// Routes mounts the feature on an authenticated group. The answers to a vote
// and to the making of cards are not kept for retries: the one would hold the
// hash of a paper, the other the codes.
func (s *Service) Routes(r gin.IRouter) {
	r.GET("/ballots", web.Handle(s.getList))
	r.POST("/ballots", idempotency.Handle(s.DB, s.postCreate))
	r.GET("/ballots/candidates", web.Handle(s.getCandidates))
	r.GET("/ballots/scores", web.Handle(s.getScores))
	r.GET("/ballots/scores/export", web.Handle(s.getScoreBook))
	r.GET("/ballots/:id", web.Handle(s.getDetail))
	r.PUT("/ballots/:id", s.putPlan())
	r.DELETE("/ballots/:id", web.Handle(s.deleteDraft))
	r.POST("/ballots/:id/cards", web.Handle(s.postCards))
	r.POST("/ballots/:id/open", s.postOpen())
	r.POST("/ballots/:id/close", s.postClose())
	r.POST("/ballots/:id/cancel", s.postCancel())
	r.GET("/ballots/:id/turnout", web.Handle(s.getTurnout))
	r.GET("/ballots/:id/paper", web.Handle(s.getPaper))
	r.POST("/ballots/:id/vote", web.Handle(s.postVote))
	r.GET("/ballots/:id/recount", web.Handle(s.getRecount))
	r.GET("/ballots/:id/votes", web.Handle(s.getVotes))
	r.GET("/ballots/:id/export", web.Handle(s.getExport))
}

// getList
//
// @Summary   测评列表
// @ID        listBallots
// @Tags      ballots
// @Security  Bearer
// @Param     state    query     string  false  "状态"
// @Param     q        query     string  false  "名称中的文字"
// @Param     page     query     int     false  "页码，从 1 开始"
// @Param     size     query     int     false  "每页条数，最多 200"
// @Success   200      {object}  web.List[Row]
// @Failure   default  {object}  web.Problem
// @Router    /ballots [get]
func (s *Service) getList(c *gin.Context) error { return web.Listing(c, s.List) }

// postCreate
//
// @Summary   新建测评
// @ID        createBallot
// @Tags      ballots
// @Security  Bearer
// @Param     request  body  Plan  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   201      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /ballots [post]
func (s *Service) postCreate(c *gin.Context) error {
	p, err := web.JSON[Plan](c)
	if err != nil {
		return err
	}
	receipt, err := s.Create(c.Request.Context(), web.Actor(c), p)
	if err != nil {
		return err
	}
	c.JSON(http.StatusCreated, receipt)
	return nil
}

// getCandidates
//
// @Summary   可以列入测评的建议、单位，或者可以选定投票的代表
// @ID        listBallotCandidates
// @Tags      ballots
// @Security  Bearer
// @Param     about    query     string  true   "suggestion、unit 或 deputy"
// @Param     year     query     int     false  "年度，用于建议和单位"
// @Param     delegation_id  query  int  false  "代表团，用于代表"
// @Param     group_id query     int     false  "代表小组，用于代表"
// @Param     q        query     string  false  "标题、编号、名称或姓名中的文字"
// @Success   200      {object}  candidateList
// @Failure   default  {object}  web.Problem
// @Router    /ballots/candidates [get]
func (s *Service) getCandidates(c *gin.Context) error {
	f, err := web.Query[CandidateFilter](c)
	if err != nil {
		return err
	}
	found, err := s.Candidates(c.Request.Context(), web.Actor(c), f)
	if err != nil {
		return err
	}
	c.JSON(http.StatusOK, candidateList{Candidates: found})
	return nil
}
