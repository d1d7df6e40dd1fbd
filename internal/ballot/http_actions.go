package ballot

import (
	"context"
	"errors"
	"net/http"
	"strconv"

	"github.com/gin-gonic/gin"

	"lianluo/internal/access"
	"lianluo/internal/idempotency"
	"lianluo/internal/web"
)

// getDetail
//
// @Summary   一次测评
// @ID        getBallot
// @Tags      ballots
// @Security  Bearer
// @Param     id       path  int  true  "测评"
// @Success   200      {object}  View
// @Failure   default  {object}  web.Problem
// @Router    /ballots/{id} [get]
func (s *Service) getDetail(c *gin.Context) error { return web.Show(c, s.Detail) }

// putPlan
//
// @Summary   修改测评草稿
// @ID        changeBallot
// @Tags      ballots
// @Security  Bearer
// @Param     id       path  int  true  "测评"
// @Param     request  body  planRequest  true  "内容"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /ballots/{id} [put]
func (s *Service) putPlan() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r planRequest) (Receipt, error) {
		return s.Change(ctx, by, id, r.Version, r.Plan)
	})
}

// deleteDraft
//
// @Summary   删除测评草稿
// @ID        deleteBallot
// @Tags      ballots
// @Security  Bearer
// @Param     id       path  int  true  "测评"
// @Param     version  query  int  true  "已读到的版本"
// @Success   204
// @Failure   default  {object}  web.Problem
// @Router    /ballots/{id} [delete]
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

// postCards
//
// @Summary   生成测评卡，号码只在这一次告知
// @ID        issueBallotCards
// @Tags      ballots
// @Security  Bearer
// @Param     id       path  int  true  "测评"
// @Param     request  body  cardsRequest  true  "内容"
// @Success   201      {object}  cardsAnswer
// @Failure   default  {object}  web.Problem
// @Router    /ballots/{id}/cards [post]
func (s *Service) postCards(c *gin.Context) error {
	id, err := web.ID(c, "id")
	if err != nil {
		return err
	}
	r, err := web.JSON[cardsRequest](c)
	if err != nil {
		return err
	}
	codes, receipt, err := s.IssueCards(c.Request.Context(), web.Actor(c), id, r.Version, r.Count, r.Replace)
	if err != nil {
		return err
	}
	c.JSON(http.StatusCreated, cardsAnswer{Receipt: receipt, Codes: codes})
	return nil
}

// postOpen
//
// @Summary   开始投票
// @ID        openBallot
// @Tags      ballots
// @Security  Bearer
// @Param     id       path  int  true  "测评"
// @Param     request  body  versionRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /ballots/{id}/open [post]
func (s *Service) postOpen() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r versionRequest) (Receipt, error) {
		return s.Open(ctx, by, id, r.Version)
	})
}

// postClose
//
// @Summary   结束投票并计票
// @ID        closeBallot
// @Tags      ballots
// @Security  Bearer
// @Param     id       path  int  true  "测评"
// @Param     request  body  versionRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /ballots/{id}/close [post]
func (s *Service) postClose() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r versionRequest) (Receipt, error) {
		return s.Close(ctx, by, id, r.Version)
	})
}

// postCancel
//
// @Summary   取消测评
// @ID        cancelBallot
// @Tags      ballots
// @Security  Bearer
// @Param     id       path  int  true  "测评"
// @Param     request  body  cancelRequest  true  "内容"
// @Param     Idempotency-Key  header  string  false  "重试时不变的编号"
// @Success   200      {object}  Receipt
// @Failure   default  {object}  web.Problem
// @Router    /ballots/{id}/cancel [post]
func (s *Service) postCancel() gin.HandlerFunc {
	return idempotency.Act(s.DB, http.StatusOK, func(ctx context.Context, by access.Actor, id uint, r cancelRequest) (Receipt, error) {
		return s.Cancel(ctx, by, id, r.Version, r.Reason)
	})
}

// getTurnout
//
// @Summary   投票人数
// @ID        getBallotTurnout
// @Tags      ballots
// @Security  Bearer
// @Param     id       path  int  true  "测评"
// @Success   200      {object}  Turnout
// @Failure   default  {object}  web.Problem
// @Router    /ballots/{id}/turnout [get]
func (s *Service) getTurnout(c *gin.Context) error { return web.Show(c, s.Turnout) }

// getPaper
//
// @Summary   代表本人的测评票
// @ID        getBallotPaper
// @Tags      ballots
// @Security  Bearer
// @Param     id       path  int  true  "测评"
// @Success   200      {object}  Paper
// @Failure   default  {object}  web.Problem
// @Router    /ballots/{id}/paper [get]
func (s *Service) getPaper(c *gin.Context) error { return web.Show(c, s.PaperOf) }

// postVote
//
// @Summary   代表投票
// @ID        voteInBallot
// @Tags      ballots
// @Security  Bearer
// @Param     id       path  int  true  "测评"
// @Param     request  body  voteRequest  true  "所选"
// @Success   201      {object}  Cast
// @Failure   default  {object}  web.Problem
// @Router    /ballots/{id}/vote [post]
func (s *Service) postVote(c *gin.Context) error {
	id, err := web.ID(c, "id")
	if err != nil {
		return err
	}
	r, err := web.JSON[voteRequest](c)
	if err != nil {
		return err
	}
	cast, err := s.Vote(c.Request.Context(), web.Actor(c), id, r.Answers)
	if err != nil {
		return err
	}
	c.JSON(http.StatusCreated, cast)
	return nil
}

// getRecount
//
// @Summary   由存下的选票重新计票，与封存的结果核对
// @ID        recountBallot
// @Tags      ballots
// @Security  Bearer
// @Param     id       path  int  true  "测评"
// @Success   200      {object}  Recount
// @Failure   default  {object}  web.Problem
// @Router    /ballots/{id}/recount [get]
func (s *Service) getRecount(c *gin.Context) error { return web.Show(c, s.Verify) }

// getVotes
//
// @Summary   全部选票（CSV），其 SHA-256 即封存的校验值
// @ID        getBallotVotes
// @Tags      ballots
// @Security  Bearer
// @Param     id       path  int  true  "测评"
// @Produce   text/csv
// @Success   200      {file}    file
// @Failure   default  {object}  web.Problem
// @Router    /ballots/{id}/votes [get]
func (s *Service) getVotes(c *gin.Context) error {
	return s.file(c, "text/csv; charset=utf-8", "csv", s.Votes)
}

// getExport
//
// @Summary   结果和全部选票（Excel）
// @ID        exportBallot
// @Tags      ballots
// @Security  Bearer
// @Param     id       path  int  true  "测评"
// @Produce   application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
// @Success   200      {file}    file
// @Failure   default  {object}  web.Problem
// @Router    /ballots/{id}/export [get]
func (s *Service) getExport(c *gin.Context) error {
	return s.file(c, workbook, "xlsx", s.Workbook)
}

const workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

func (s *Service) file(c *gin.Context, kind, ending string, write func(context.Context, access.Actor, uint) ([]byte, error)) error {
	id, err := web.ID(c, "id")
	if err != nil {
		return err
	}
	data, err := write(c.Request.Context(), web.Actor(c), id)
	if err != nil {
		return err
	}
	c.Header("Content-Disposition", "attachment; filename=ballot-"+strconv.FormatUint(uint64(id), 10)+"."+ending)
	c.Data(http.StatusOK, kind, data)
	return nil
}

// postPaperByCard
//
// @Summary   凭测评卡查看测评票
// @ID        getBallotPaperByCard
// @Tags      ballots
// @Param     request  body  codeRequest  true  "卡上的号码"
// @Success   200      {object}  Paper
// @Failure   default  {object}  web.Problem
// @Router    /ballot-paper [post]
func (s *Service) postPaperByCard(c *gin.Context) error {
	r, err := web.JSON[codeRequest](c)
	if err != nil {
		return err
	}
	paper, err := s.PaperByCard(c.Request.Context(), c.ClientIP(), r.Code)
	if err != nil {
		return later(c, err)
	}
	c.JSON(http.StatusOK, paper)
	return nil
}

// postVoteByCard
//
// @Summary   凭测评卡投票
// @ID        voteByCard
// @Tags      ballots
// @Param     request  body  cardVoteRequest  true  "卡上的号码和所选"
// @Success   201      {object}  Cast
// @Failure   default  {object}  web.Problem
// @Router    /ballot-paper/vote [post]
func (s *Service) postVoteByCard(c *gin.Context) error {
	r, err := web.JSON[cardVoteRequest](c)
	if err != nil {
		return err
	}
	cast, err := s.VoteByCard(c.Request.Context(), c.ClientIP(), r.Code, r.Answers)
	if err != nil {
		return later(c, err)
	}
	c.JSON(http.StatusCreated, cast)
	return nil
}

// getScores
//
// @Summary   单位综合得分：民主测评与代表反馈
// @ID        getUnitScores
// @Tags      ballots
// @Security  Bearer
// @Param     year     query     int  false  "年度，缺省为今年"
// @Success   200      {object}  ScoreTable
// @Failure   default  {object}  web.Problem
// @Router    /ballots/scores [get]
func (s *Service) getScores(c *gin.Context) error {
	query, err := web.Query[ScoreQuery](c)
	if err != nil {
		return err
	}
	table, err := s.Scores(c.Request.Context(), web.Actor(c), query)
	if err != nil {
		return err
	}
	c.JSON(http.StatusOK, table)
	return nil
}

// getScoreBook
//
// @Summary   单位综合得分（Excel）
// @ID        exportUnitScores
// @Tags      ballots
// @Security  Bearer
// @Param     year     query     int  false  "年度，缺省为今年"
// @Produce   application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
// @Success   200      {file}    file
// @Failure   default  {object}  web.Problem
// @Router    /ballots/scores/export [get]
func (s *Service) getScoreBook(c *gin.Context) error {
	query, err := web.Query[ScoreQuery](c)
	if err != nil {
		return err
	}
	data, err := s.ScoreBook(c.Request.Context(), web.Actor(c), query)
	if err != nil {
		return err
	}
	c.Header("Content-Disposition", "attachment; filename=scores.xlsx")
	c.Data(http.StatusOK, workbook, data)
	return nil
}

// later says when somebody who guessed too often may try again.
func later(c *gin.Context, err error) error {
	if errors.Is(err, ErrGuessing) {
		c.Header("Retry-After", strconv.Itoa(int(guessRefill.Seconds())))
	}
	return err
}
