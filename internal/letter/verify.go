package letter

import (
	"context"
	"errors"
	"net/http"

	"github.com/gin-gonic/gin"

	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/fault"
	"lianluo/internal/imprint"
	"lianluo/internal/web"
)

// What the check of a print refuses.
var (
	ErrNoPaper = fault.New(fault.NotFound, "no-such-paper", "没有这个验证码对应的函件。请核对纸上的 12 位验证码；仍然查不到的，请向发函单位核实。")
	ErrTooMany = fault.New(fault.TooMany, "too-many-attempts", "核对次数过多，请稍后再试。")
)

// Issued is what anyone may learn who holds the print of a paper: enough to
// compare, and nothing of what it says.
type Issued struct {
	Kind       string        `json:"kind" enums:"reply,opinion,notice,urge,urging,supervision"`
	Title      string        `json:"title"`
	IssuerName string        `json:"issuer_name"`
	Number     string        `json:"number"`
	IssuedOn   calendar.Date `json:"issued_on"`
	State      string        `json:"state" enums:"valid,replaced,altered"` // altered: what is stored is not what was issued
	Hash       string        `json:"hash"`                                 // SHA-256 of what it said when it was issued, hexadecimal
	ItemID     uint          `json:"item_id"`                              // of the suggestion, for who may read it
}

// Verify finds an issued paper by the code on its print, and says whether it
// still stands as it was issued.
func (s *Service) Verify(ctx context.Context, code string) (Issued, error) {
	for _, find := range []func(context.Context, string) (imprint.Issued, error){s.Items.IssuedReply, s.Items.IssuedOpinion, s.Items.IssuedNotice, s.Items.IssuedUrge, s.KeyItems.IssuedLetter} {
		p, err := find(ctx, code)
		if errors.Is(err, database.ErrNotFound) {
			continue
		}
		return Issued{Kind: p.Kind, Title: titleOf(p), IssuerName: p.IssuerName, Number: p.Number, IssuedOn: p.On, State: state(p), Hash: p.Then.ContentHash, ItemID: p.ItemID}, err
	}
	return Issued{}, ErrNoPaper
}

func titleOf(p imprint.Issued) string {
	switch p.Kind {
	case "reply":
		return replyTitle(p.SessionName, p.ItemNumber)
	case "notice":
		return noticeTitle(p.SessionName, p.ItemNumber)
	case "urge":
		return p.SessionName + p.ItemNumber + kinds["urge"].title
	case "opinion":
		return opinionTitle(p.SessionName, p.ItemNumber)
	}
	return supervisionTitle(p.ItemNumber, p.Kind)
}

func state(p imprint.Issued) string {
	switch {
	case p.Then != p.Now:
		return "altered"
	case p.Replaced:
		return "replaced"
	}
	return "valid"
}

type verifyRequest struct {
	Code string `json:"code" binding:"required,max=40"`
}

// PublicRoutes mounts what works without a log-in. The code travels in the
// body, so that no log of addresses holds it.
func (s *Service) PublicRoutes(r gin.IRouter) {
	r.POST("/papers/verify", web.Handle(s.postVerify))
}

// postVerify
//
// @Summary   核对纸质函件
// @ID        verifyPaper
// @Tags      papers
// @Param     body     body      verifyRequest  true  "纸上的验证码"
// @Success   200      {object}  Issued
// @Failure   default  {object}  web.Problem
// @Router    /papers/verify [post]
func (s *Service) postVerify(c *gin.Context) error {
	body, err := web.JSON[verifyRequest](c)
	if err != nil {
		return err
	}
	code := imprint.Read(body.Code)
	if code == "" {
		return fault.Invalids(fault.Field{Name: "code", Code: "format", Reason: "验证码由 12 位数字和字母组成，请照纸上填写。"})
	}
	found, err := s.Verify(c.Request.Context(), code)
	if errors.Is(err, ErrNoPaper) {
		wait, err := s.guesses.Take(c.Request.Context(), c.ClientIP(), s.now())
		if err != nil {
			return err
		}
		if wait > 0 {
			return ErrTooMany.With("核对次数过多，请 %d 秒后再试。", int(wait.Seconds())+1)
		}
	}
	if err != nil {
		return err
	}
	c.JSON(http.StatusOK, found)
	return nil
}
