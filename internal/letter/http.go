package letter

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/gin-gonic/gin"

	"lianluo/internal/access"
	"lianluo/internal/database"
	"lianluo/internal/docx"
	"lianluo/internal/suggestion"
	"lianluo/internal/supervision"
	"lianluo/internal/throttle"
	"lianluo/internal/web"
)

// Service makes papers of what its readers see.
type Service struct {
	DB       *database.DB
	Items    *suggestion.Service
	KeyItems *supervision.Service
	Places   Places
	now      func() time.Time
	guesses  *throttle.Throttle // of codes, by address
}

// New makes papers whose codes lead to the server at url.
func New(db *database.DB, items *suggestion.Service, keyItems *supervision.Service, url string, now func() time.Time) *Service {
	return &Service{DB: db, Items: items, KeyItems: keyItems, Places: Places{strings.TrimSuffix(url, "/")}, now: now,
		guesses: &throttle.Throttle{DB: db, Name: "paper", Burst: 20, Refill: 3 * time.Second}}
}

// Routes mounts the feature on an authenticated group.
func (s *Service) Routes(r gin.IRouter) {
	r.GET("/replies/:id/letter", web.Handle(s.getReplyLetter))
	r.GET("/letters/:id/word", web.Handle(s.getSupervisionLetter))
	r.GET("/assignments/:id/notice", web.Handle(s.getNotice))
	r.GET("/assignments/:id/opinion/letter", web.Handle(s.getOpinionLetter))
	r.GET("/timeline/:id/letter", web.Handle(s.getTold))
}

// ReplyLetter gives the letter of a reply as by reads it on the page of an
// item: the one that was answered or, for the proposers of a merged one, that
// which got a copy. item 0 is the answered one. database.ErrNotFound when by
// does not see it.
func (s *Service) ReplyLetter(ctx context.Context, by access.Actor, replyID, item uint) (name string, file []byte, err error) {
	if item == 0 {
		if err := s.DB.Read(ctx).Table("replies").Where("id = ?", replyID).Limit(1).Pluck("suggestion_id", &item).Error; err != nil {
			return "", nil, fmt.Errorf("letter: %w", err)
		}
	}
	v, err := s.Items.Detail(ctx, by, item)
	if err != nil {
		return "", nil, err
	}
	answer, found := AnswerOf(v, replyID)
	if !found {
		return "", nil, database.ErrNotFound
	}
	file, err = written(s.Places.Reply(v, answer))
	return ReplyTitle(v), file, err
}

// SupervisionLetter gives an urging or supervision letter to who sees its key
// item; database.ErrNotFound to others.
func (s *Service) SupervisionLetter(ctx context.Context, by access.Actor, id uint) (name string, file []byte, err error) {
	l, err := s.KeyItems.Document(ctx, by, id)
	if err != nil {
		return "", nil, err
	}
	file, err = written(s.Places.Supervision(l))
	return SupervisionTitle(l), file, err
}

// assignment gives the view in which by sees an assignment, and the assignment;
// database.ErrNotFound when by does not.
func (s *Service) assignment(ctx context.Context, by access.Actor, id uint) (v suggestion.View, r suggestion.RoundView, a suggestion.AssignmentView, err error) {
	var item uint
	if err := s.DB.Read(ctx).Table("assignments").Where("id = ?", id).Limit(1).Pluck("suggestion_id", &item).Error; err != nil {
		return v, r, a, fmt.Errorf("letter: %w", err)
	}
	if v, err = s.Items.Detail(ctx, by, item); err != nil {
		return v, r, a, err
	}
	a, r, found := AssignmentOf(v, id)
	if !found || a.AssignedAt == nil {
		return v, r, a, database.ErrNotFound
	}
	return v, r, a, nil
}

// Notice gives the notice of an assignment to who sees the assignment;
// database.ErrNotFound to others.
func (s *Service) Notice(ctx context.Context, by access.Actor, assignment uint) (name string, file []byte, err error) {
	v, r, a, err := s.assignment(ctx, by, assignment)
	if err != nil {
		return "", nil, err
	}
	from, err := s.office(ctx, by)
	if err != nil {
		return "", nil, err
	}
	file, err = written(s.Places.Notice(v, r, a, from.Name, from.OfficeName))
	return NoticeTitle(v), file, err
}

// Opinion gives a co-handler's opinion as a letter to who reads the opinion;
// database.ErrNotFound to others.
func (s *Service) Opinion(ctx context.Context, by access.Actor, assignment uint) (name string, file []byte, err error) {
	v, r, a, err := s.assignment(ctx, by, assignment)
	if err != nil {
		return "", nil, err
	}
	if a.Opinion == nil {
		return "", nil, database.ErrNotFound
	}
	file, err = written(s.Places.Opinion(v, r, a))
	return OpinionTitle(v), file, err
}

// Told gives the letter that tells of an event of a timeline to who reads the
// event and gets its letter; database.ErrNotFound to others, and of an event of
// which no letter tells.
func (s *Service) Told(ctx context.Context, by access.Actor, event uint) (name string, file []byte, err error) {
	var item uint
	if err := s.DB.Read(ctx).Table("timeline_events").Where("id = ?", event).Limit(1).Pluck("suggestion_id", &item).Error; err != nil {
		return "", nil, fmt.Errorf("letter: %w", err)
	}
	v, err := s.Items.Detail(ctx, by, item)
	if err != nil {
		return "", nil, err
	}
	from, err := s.office(ctx, by)
	if err != nil {
		return "", nil, err
	}
	told, found := s.Places.Told(v, event, by.Role, from)
	if !found {
		return "", nil, database.ErrNotFound
	}
	file, err = written(told.Document)
	return told.Document.Title, file, err
}

func written(d docx.Document) ([]byte, error) {
	var out bytes.Buffer
	err := d.Write(&out)
	return out.Bytes(), err
}

type letterQuery struct {
	Item uint `form:"item"`
}

// getReplyLetter
//
// @Summary   答复函（Word）
// @ID        getReplyLetter
// @Tags      papers
// @Security  Bearer
// @Produce   application/vnd.openxmlformats-officedocument.wordprocessingml.document
// @Param     id       path      int  true   "答复"
// @Param     item     query     int  false  "在哪件建议的页面上；并案件的代表填自己的那一件"
// @Success   200      {file}    file
// @Failure   default  {object}  web.Problem
// @Router    /replies/{id}/letter [get]
func (s *Service) getReplyLetter(c *gin.Context) error {
	id, err := web.ID(c, "id")
	if err != nil {
		return err
	}
	q, err := web.Query[letterQuery](c)
	if err != nil {
		return err
	}
	name, file, err := s.ReplyLetter(c.Request.Context(), web.Actor(c), id, q.Item)
	if err != nil {
		return err
	}
	docx.Hand(c.Writer, name, file)
	return nil
}

// getSupervisionLetter
//
// @Summary   催办函、督办函（Word）
// @ID        getSupervisionLetterFile
// @Tags      papers
// @Security  Bearer
// @Produce   application/vnd.openxmlformats-officedocument.wordprocessingml.document
// @Param     id       path      int  true  "函件"
// @Success   200      {file}    file
// @Failure   default  {object}  web.Problem
// @Router    /letters/{id}/word [get]
func (s *Service) getSupervisionLetter(c *gin.Context) error { return handed(c, s.SupervisionLetter) }

// getNotice
//
// @Summary   交办通知（Word）
// @ID        getAssignmentNotice
// @Tags      papers
// @Security  Bearer
// @Produce   application/vnd.openxmlformats-officedocument.wordprocessingml.document
// @Param     id       path      int  true   "交办"
// @Success   200      {file}    file
// @Failure   default  {object}  web.Problem
// @Router    /assignments/{id}/notice [get]
func (s *Service) getNotice(c *gin.Context) error { return handed(c, s.Notice) }

// getOpinionLetter
//
// @Summary   会办意见（Word）
// @ID        getOpinionLetter
// @Tags      papers
// @Security  Bearer
// @Produce   application/vnd.openxmlformats-officedocument.wordprocessingml.document
// @Param     id       path      int  true   "交办"
// @Success   200      {file}    file
// @Failure   default  {object}  web.Problem
// @Router    /assignments/{id}/opinion/letter [get]
func (s *Service) getOpinionLetter(c *gin.Context) error { return handed(c, s.Opinion) }

// getTold
//
// @Summary      告知某项经过的函件（Word）
// @Description  退回修改、催办、不作建议处理、延期、撤回、异议处理、重新办理、提级办理、重新启动、说明、承诺落实和承诺变更的函件；发给单位的，代表没有。
// @ID           getTimelineLetter
// @Tags         papers
// @Security     Bearer
// @Produce      application/vnd.openxmlformats-officedocument.wordprocessingml.document
// @Param        id       path      int  true   "办理经过中的一项"
// @Success      200      {file}    file
// @Failure      default  {object}  web.Problem
// @Router       /timeline/{id}/letter [get]
func (s *Service) getTold(c *gin.Context) error { return handed(c, s.Told) }

// handed answers with the paper of one row.
func handed(c *gin.Context, paper func(ctx context.Context, by access.Actor, id uint) (string, []byte, error)) error {
	id, err := web.ID(c, "id")
	if err != nil {
		return err
	}
	name, file, err := paper(c.Request.Context(), web.Actor(c), id)
	if err != nil {
		return err
	}
	docx.Hand(c.Writer, name, file)
	return nil
}
