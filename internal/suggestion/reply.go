package suggestion

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/audit"
	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/fault"
	"lianluo/internal/idempotency"
	"lianluo/internal/org"
	"lianluo/internal/rules"
)

// Saved is the answer to an autosave of a reply: its own version.
type Saved struct {
	ReplyID uint `json:"reply_id"`
	Version uint `json:"version"`
}

// SaveReply keeps a reply's draft; version is the reply's own, 0 at first.
// Autosaves leave the item as it is, so that they never outdate what others
// are doing with it.
func (s *Service) SaveReply(ctx context.Context, by access.Actor, assignment, version uint, text ReplyText) (Saved, error) {
	c := &change{by: by, now: s.Now().UTC()}
	c.today = calendar.On(c.now)
	if err := c.know(s.DB.Read(ctx)); err != nil {
		return Saved{}, err
	}
	var saved Saved
	err := s.DB.Write(ctx, func(tx *gorm.DB) error {
		c.tx = tx
		if err := c.find(target{assignment: assignment}); err != nil {
			return err
		}
		if err := DraftReply.allow(by, moment{item: c.it, on: c.on, now: c.now}); err != nil {
			return err
		}
		row := c.it.reply(c.on.ID)
		first := row == nil
		if first {
			row = &Reply{CongressID: c.it.CongressID, SuggestionID: c.it.ID, AssignmentID: c.on.ID, RoundNo: c.on.RoundNo, State: ReplyDraft}
		}
		if row.Version != version {
			return database.ErrStale
		}
		row.ReplyText, row.RuleSetID = text, c.set.ID
		row.DraftedBy, row.DraftedByName = by.UserID, by.Name
		if class, ok := c.set.Data.Class(text.ClassCode); ok {
			row.ClassLabel = class.Label
		} else {
			row.ClassCode, row.ClassLabel = "", ""
		}
		if err := keepReply(tx, row, first); err != nil {
			return err
		}
		saved = Saved{ReplyID: row.ID, Version: row.Version}
		if !first {
			return nil
		}
		if err := audit.Record(tx, by, audit.Event{At: c.now, Action: "suggestion.draft_reply",
			Subject: fmt.Sprintf("suggestion/%d", c.it.ID), To: ReplyDraft, Data: audit.Data{"reply_id": row.ID}}); err != nil {
			return err
		}
		return idempotency.Keep(tx, http.StatusOK, saved)
	})
	return saved, err
}

func keepReply(tx *gorm.DB, row *Reply, first bool) error {
	if !first {
		return database.Save(tx, row)
	}
	row.Version = 1
	if err := tx.Create(row).Error; err != nil {
		if database.IsUnique(err) {
			return database.ErrStale
		}
		return fmt.Errorf("create reply: %w", err)
	}
	return nil
}

// ErrGates refuses a hand-over of a reply that is not complete.
var ErrGates = fault.New(fault.Invalid, "reply-incomplete", "答复尚不完整，请按提示补充后再提交。")

var gateWords = map[string]fault.Field{
	"point_unanswered":        {Name: "answers", Reason: "还有具体建议没有逐条答复。"},
	"class_missing":           {Name: "class_code", Reason: "请选择答复分类。"},
	"commitment_date_missing": {Name: "commitment_due_on", Reason: "该分类需要写明承诺事项和完成期限，期限应晚于今天。"},
	"class_reason_missing":    {Name: "class_reason", Reason: "该分类需要说明原因。"},
	"opinions_missing":        {Name: "no_opinion_reason", Reason: "还有会办单位没有提出会办意见。请等待，或在会办期限届满后说明未取得会办意见的原因。"},
	"contact_missing":         {Name: "no_contact_reason", Reason: "尚无与代表沟通的记录，请先沟通并登记，或说明未能沟通的原因。"},
}

// missing names the gates that a reply does not pass yet.
func missing(it *Item, r *Reply, points []Point, d rules.Data, today calendar.Date) []string {
	out := []string{}
	for _, p := range points {
		answered := slices.ContainsFunc(r.Answers, func(a Answer) bool { return a.PointID == p.ID && strings.TrimSpace(a.Text) != "" })
		if d.Gates.EveryRequestNeeded && !answered {
			out = append(out, "point_unanswered")
			break
		}
	}
	class, ok := d.Class(r.ClassCode)
	switch {
	case !ok:
		out = append(out, "class_missing")
	case class.RequiresCommitmentDate && (!r.CommitmentDueOn.After(today) || strings.TrimSpace(r.CommitmentText) == ""):
		out = append(out, "commitment_date_missing")
	case class.RequiresReason && strings.TrimSpace(r.ClassReason) == "":
		out = append(out, "class_reason_missing")
	}
	past := func(c *Clock) bool { return today.After(c.DueOn) }
	if on := it.assignment(r.AssignmentID); d.Gates.OpinionsRequired && on != nil && it.opinionsMissing(on, r.NoOpinionReason, past) {
		out = append(out, "opinions_missing")
	}
	talked := slices.ContainsFunc(it.Communications, func(c Communication) bool { return c.AssignmentID == r.AssignmentID })
	if d.Gates.ContactRequired && !talked && strings.TrimSpace(r.NoContactReason) == "" {
		out = append(out, "contact_missing")
	}
	return out
}

func (c *change) passGates() error {
	text, err := c.text()
	if err != nil {
		return err
	}
	gaps := missing(c.it, c.reply, text.Points, c.set.Data, c.today)
	if len(gaps) == 0 {
		return nil
	}
	f := *ErrGates
	for _, gap := range gaps {
		word := gateWords[gap]
		word.Code = gap
		f.Fields = append(f.Fields, word)
	}
	return &f
}

// SubmitReply hands a complete draft to the unit's reviewer.
func (s *Service) SubmitReply(ctx context.Context, by access.Actor, reply, version uint) (Receipt, error) {
	return s.act(ctx, by, target{reply: reply}, DraftReply, version, func(c *change) error {
		if err := c.passGates(); err != nil {
			return err
		}
		c.reply.State, c.tells = ReplyInReview, "handling"
		if err := c.stop(rules.T13, "reply_submitted", c.on.ID); err != nil { // what is written needs no plan
			return err
		}
		return c.handOver("submitted")
	})
}

// Decision passes a reply on, or sends it back with a comment.
type Decision struct {
	Pass       bool   `json:"pass"`
	Comment    string `json:"comment" binding:"max=1000"`
	DocumentNo string `json:"document_no" binding:"max=60"`
}

// ReviewReply proofreads: on to the signer, or back to the clerk.
func (s *Service) ReviewReply(ctx context.Context, by access.Actor, reply, version uint, d Decision) (Receipt, error) {
	return s.act(ctx, by, target{reply: reply}, ReviewReply, version, func(c *change) error {
		c.reply.ReviewedBy, c.reply.ReviewedByName = by.UserID, by.Name
		c.tells, c.words["comment"] = "handling", d.Comment
		if !d.Pass {
			return c.sendBack("review", d.Comment)
		}
		c.reply.State = ReplyInSignoff
		return c.handOver("")
	})
}

// SignReply signs off with a document number and delivers to every proposer,
// or sends back. T5 (T8) stops at delivery; T6 starts.
func (s *Service) SignReply(ctx context.Context, by access.Actor, reply, version uint, d Decision) (Receipt, error) {
	return s.act(ctx, by, target{reply: reply}, SignReply, version, func(c *change) error {
		if !d.Pass {
			c.tells, c.words["comment"] = "handling", d.Comment
			return c.sendBack("signoff", d.Comment)
		}
		if strings.TrimSpace(d.DocumentNo) == "" {
			return fault.Invalids(fault.Field{Name: "document_no", Code: "required", Reason: "请填写发文字号。"})
		}
		if err := c.passGates(); err != nil {
			return err
		}
		c.reply.DocumentNo = strings.TrimSpace(d.DocumentNo)
		own := []uint{c.reply.ID}
		if c.reply.SupersedesID != nil {
			own = append(own, *c.reply.SupersedesID)
		}
		if err := c.takeDocumentNo(c.reply.DocumentNo, map[Action][]uint{SignReply: own}); err != nil {
			return err
		}
		c.reply.SignedBy, c.reply.SignedByName, c.reply.SignedAt = by.UserID, by.Name, &c.now
		c.reply.CheckedBy, c.reply.CheckedByName = 0, "" // what was sent back is checked once more
		var err error
		if c.reply.Imprint, err = c.reply.print(); err != nil {
			return err
		}
		if c.set.Data.Gates.ReplyCheck && c.it.Units[c.on.UnitID].System == string(org.Government) {
			c.reply.State, c.tells = ReplyChecking, "handling"
			c.words["document_no"], c.words["outcome"], c.codes["outcome"], c.event = c.reply.DocumentNo, "to_check", "to_check", "to_check"
			return c.handOver("")
		}
		return c.deliver()
	})
}

// CheckReply is the government office's check of a signed reply, where the
// congress wants one: on to the proposers, or back to the clerk.
func (s *Service) CheckReply(ctx context.Context, by access.Actor, reply, version uint, d Decision) (Receipt, error) {
	return s.act(ctx, by, target{reply: reply}, CheckReply, version, func(c *change) error {
		c.reply.CheckedBy, c.reply.CheckedByName = by.UserID, by.Name
		if !d.Pass {
			c.tells, c.words["comment"] = "handling", d.Comment
			return c.sendBack("check", d.Comment)
		}
		return c.deliver()
	})
}

// Supersede begins a new reply in place of a delivered one, which stands until
// the new one is delivered and is kept, marked, after it.
func (s *Service) Supersede(ctx context.Context, by access.Actor, assignment, version uint, reason string) (Receipt, error) {
	return s.act(ctx, by, target{assignment: assignment}, SupersedeReply, version, func(c *change) error {
		old := c.it.delivered(c.on.ID)
		row := Reply{CongressID: c.it.CongressID, SuggestionID: c.it.ID, AssignmentID: c.on.ID, RoundNo: c.on.RoundNo, State: ReplyDraft,
			ReplyText: old.ReplyText, ClassLabel: old.ClassLabel, RuleSetID: c.set.ID, DraftedBy: by.UserID, DraftedByName: by.Name, SupersedesID: &old.ID}
		if err := keepReply(c.tx, &row, true); err != nil {
			return err
		}
		c.it.Replies = append(c.it.Replies, row)
		c.tells, c.words["reason"], c.codes["reply_id"], c.receipt.ReplyID = "handling", reason, row.ID, row.ID
		return nil
	})
}

// Paper is how a reply reached a proposer on paper.
type Paper struct {
	DeputyID uint          `json:"deputy_id" binding:"required"`
	On       calendar.Date `json:"on" binding:"required"`
	Note     string        `json:"note" binding:"max=200"`
	// AttachmentIDs are the scans of the receipt that he signed (送达回证).
	AttachmentIDs []uint `json:"attachment_ids" binding:"max=10" validate:"optional"`
}

// RecordPaperDelivery notes that a proposer was handed the reply on paper.
func (s *Service) RecordPaperDelivery(ctx context.Context, by access.Actor, assignment, version uint, p Paper) (Receipt, error) {
	return s.act(ctx, by, target{assignment: assignment}, RecordPaperDelivery, version, func(c *change) error {
		reply := c.it.delivered(c.on.ID)
		if p.On.After(c.today) || p.On.Before(calendar.On(*reply.DeliveredAt)) {
			return fault.Invalids(fault.Field{Name: "on", Code: "range", Reason: "纸质送达日期应在答复送达之日以后，且不晚于今天。"})
		}
		noted := c.tx.Model(&Delivery{}).Where("reply_id = ? AND deputy_id = ?", reply.ID, p.DeputyID).
			UpdateColumns(map[string]any{"paper_on": p.On, "paper_note": p.Note})
		if noted.Error != nil {
			return fmt.Errorf("paper delivery: %w", noted.Error)
		}
		if noted.RowsAffected == 0 {
			return fault.Invalids(fault.Field{Name: "deputy_id", Code: "unknown", Reason: "这位代表不是本件建议的提出人，请另选。"})
		}
		c.scans = p.AttachmentIDs
		c.words["on"], c.words["deputy_name"], c.codes["deputy_id"] = p.On.String(), c.it.Deputies[p.DeputyID].Name, p.DeputyID
		return nil
	})
}

// Acknowledge says for the unit that it took note of an item that is for
// reference only and needs no reply.
func (s *Service) Acknowledge(ctx context.Context, by access.Actor, assignment, version uint) (Receipt, error) {
	return s.act(ctx, by, target{assignment: assignment}, Acknowledge, version, func(c *change) error {
		c.on.DoneAt = &c.now
		c.noteAssignment(c.on, "done")
		if err := c.stop(rules.T3, "acknowledged", c.on.ID); err != nil {
			return err
		}
		return c.saveAssignment()
	})
}

func (c *change) sendBack(step, comment string) error {
	if strings.TrimSpace(comment) == "" {
		return fault.Invalids(fault.Field{Name: "comment", Code: "required", Reason: "退回时请写明修改意见。"})
	}
	c.reply.State = ReplyDraft
	c.reply.LastComment, c.reply.LastCommentBy, c.reply.LastCommentAt, c.reply.LastCommentOf = comment, c.by.Name, &c.now, step
	c.codes["outcome"], c.words["outcome"], c.event = "sent_back", "sent_back", "sent_back"
	return c.handOver("sent_back")
}

// handOver saves the reply; event, if any, keeps a copy of its text.
func (c *change) handOver(event string) error {
	c.codes["reply_id"], c.codes["reply_state"] = c.reply.ID, c.reply.State
	if err := database.Save(c.tx, c.reply); err != nil {
		return err
	}
	if event == "" {
		return nil
	}
	text, err := json.Marshal(c.reply.ReplyText)
	if err != nil {
		return err
	}
	var no int64
	if err := c.tx.Model(&ReplyVersion{}).Where("reply_id = ?", c.reply.ID).Count(&no).Error; err != nil {
		return fmt.Errorf("keep version: %w", err)
	}
	v := ReplyVersion{ReplyID: c.reply.ID, No: int(no) + 1, Event: event, Text: string(text), ByName: c.by.Name, At: c.now}
	if err := c.tx.Create(&v).Error; err != nil {
		return fmt.Errorf("keep version: %w", err)
	}
	return nil
}

func (c *change) deliver() error {
	c.reply.State, c.reply.DeliveredAt = ReplyDelivered, &c.now
	c.on.DoneAt = &c.now
	c.noteAssignment(c.on, "done")
	class, _ := c.set.Data.Class(c.reply.ClassCode)
	c.codes["resolved"] = class.CountsAsResolved
	c.words["document_no"], c.words["class_code"], c.words["class_label"] = c.reply.DocumentNo, c.reply.ClassCode, c.reply.ClassLabel
	c.words["outcome"], c.codes["class_code"], c.codes["outcome"], c.event = "delivered", c.reply.ClassCode, "delivered", "delivered"
	if err := c.handOver(""); err != nil {
		return err
	}
	if err := c.saveAssignment(); err != nil {
		return err
	}
	if err := c.tx.Create(copiesFor(c.it, c.reply.ID, c.now)).Error; err != nil {
		return fmt.Errorf("deliver: %w", err)
	}
	if err := c.replaceReply(); err != nil {
		return err
	}
	if err := c.promises(); err != nil {
		return err
	}
	for _, kind := range []rules.Clock{rules.T3, rules.T5, rules.T8, rules.T9} {
		if err := c.stop(kind, "delivered", c.on.ID); err != nil {
			return err
		}
	}
	if err := c.copyToMerged(); err != nil {
		return err
	}
	return c.reindex()
}

// replaceReply marks the reply that the delivered one takes the place of; T6
// counts anew.
func (c *change) replaceReply() error {
	if c.reply.SupersedesID == nil {
		return nil
	}
	for i := range c.it.Replies {
		old := &c.it.Replies[i]
		if old.ID != *c.reply.SupersedesID {
			continue
		}
		old.State, old.SupersededByID = ReplySuperseded, &c.reply.ID
		if err := database.Save(c.tx, old); err != nil {
			return err
		}
	}
	c.words["outcome"], c.codes["superseded"], c.event = "superseded", *c.reply.SupersedesID, "superseded"
	return c.stop(rules.T6, "superseded", 0)
}

// copiesFor makes out one copy of a reply for each proposer of an item.
func copiesFor(it *Item, reply uint, at time.Time) *[]Delivery {
	out := []Delivery{{ReplyID: reply, SuggestionID: it.ID, DeputyID: it.proposerDeputyID(), At: at}}
	for _, s := range it.Signatures {
		if s.Stands() && s.DeputyID != out[0].DeputyID {
			out = append(out, Delivery{ReplyID: reply, SuggestionID: it.ID, DeputyID: s.DeputyID, At: at})
		}
	}
	return &out
}

// Read notes that a proposer opened the replies that were delivered to him.
func (s *Service) Read(ctx context.Context, by access.Actor, id uint) error {
	now := s.Now().UTC()
	if !by.Is(access.Deputy) {
		return ErrNotAllowed
	}
	return s.DB.Write(ctx, func(tx *gorm.DB) error {
		if _, err := one(tx, by, id); err != nil {
			return err
		}
		read := tx.Model(&Delivery{}).Where("suggestion_id = ? AND deputy_id = ? AND read_at IS NULL", id, by.DeputyID).UpdateColumn("read_at", now)
		if read.Error != nil || read.RowsAffected == 0 {
			return read.Error
		}
		return audit.Record(tx, by, audit.Event{At: now, Action: "suggestion.read_reply", Subject: fmt.Sprintf("suggestion/%d", id)})
	})
}
