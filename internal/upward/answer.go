package upward

import (
	"context"
	"fmt"
	"strings"

	"lianluo/internal/access"
	"lianluo/internal/attachment"
	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/fault"
)

// Submission is the record of handing an item in to the higher congress.
type Submission struct {
	SessionName   string        `json:"session_name" binding:"required,max=100"`
	Number        string        `json:"number" binding:"required,max=60"`
	SubmittedOn   calendar.Date `json:"submitted_on" binding:"required"`
	AttachmentIDs []uint        `json:"attachment_ids" binding:"max=10"` // the scan of the signed sheet
}

// Submit records that the item was handed in. Its scan goes with it.
func (s *Service) Submit(ctx context.Context, by access.Actor, id, version uint, d Submission) (Receipt, error) {
	return s.act(ctx, by, id, RecordSubmission, version, func(c *change) error {
		if err := c.it.enough(); err != nil {
			return err
		}
		if err := c.notLater("submitted_on", d.SubmittedOn); err != nil {
			return err
		}
		if len(d.AttachmentIDs) == 0 {
			return fault.Invalids(fault.Field{Name: "attachment_ids", Code: "required", Reason: "请上传代表签名的纸质件扫描件。"})
		}
		if err := attachment.Claim(c.tx, by, d.AttachmentIDs, OwnerKind, id); err != nil {
			return err
		}
		c.it.State, c.it.SessionName, c.it.Number, c.it.SubmittedOn = Submitted, strings.TrimSpace(d.SessionName), strings.TrimSpace(d.Number), d.SubmittedOn
		c.words["session_name"], c.words["number"], c.words["on"] = c.it.SessionName, c.it.Number, d.SubmittedOn.String()
		c.codes["submitted_on"], c.codes["signatures"] = d.SubmittedOn.String(), c.it.Standing()
		return c.tell("submitted", c.signers()...)
	})
}

// Handling says who handles the item at the higher level, and until when.
type Handling struct {
	HandlingUnits string        `json:"handling_units" binding:"required,max=200"`
	ExpectedOn    calendar.Date `json:"expected_on" extensions:"x-nullable"`
}

// RecordHandling notes who handles the item, as the higher level tells it.
func (s *Service) RecordHandling(ctx context.Context, by access.Actor, id, version uint, d Handling) (Receipt, error) {
	return s.act(ctx, by, id, RecordHandling, version, func(c *change) error {
		c.it.HandlingUnits, c.it.ExpectedOn = strings.TrimSpace(d.HandlingUnits), d.ExpectedOn
		c.words["unit_name"] = c.it.HandlingUnits
		if !d.ExpectedOn.IsZero() {
			c.words["until"], c.codes["expected_on"] = d.ExpectedOn.String(), d.ExpectedOn.String()
		}
		return nil
	})
}

// Received is an answer as it came in: its text, or its scan, or both.
type Received struct {
	UnitName      string        `json:"unit_name" binding:"required,max=200"`
	DocumentNo    string        `json:"document_no" binding:"max=60"`
	AnsweredOn    calendar.Date `json:"answered_on" binding:"required"`
	Text          string        `json:"text" binding:"max=10000"`
	AttachmentIDs []uint        `json:"attachment_ids" binding:"max=10"`
}

// RecordAnswer keeps an answer of the higher level and tells those who signed.
func (s *Service) RecordAnswer(ctx context.Context, by access.Actor, id, version uint, d Received) (Receipt, error) {
	return s.act(ctx, by, id, RecordAnswer, version, func(c *change) error {
		if err := c.notLater("answered_on", d.AnsweredOn); err != nil {
			return err
		}
		if d.AnsweredOn.Before(c.it.SubmittedOn) {
			return fault.Invalids(fault.Field{Name: "answered_on", Code: "range", Reason: "答复日期不能早于提交日期" + c.it.SubmittedOn.String() + "。"})
		}
		if strings.TrimSpace(d.Text) == "" && len(d.AttachmentIDs) == 0 {
			return fault.Invalids(fault.Field{Name: "text", Code: "required", Reason: "请录入答复内容，或上传答复函扫描件。"})
		}
		var before int64
		if err := c.tx.Model(&Answer{}).Where("upward_id = ?", id).Count(&before).Error; err != nil {
			return fmt.Errorf("record answer: %w", err)
		}
		row := Answer{UpwardID: id, No: int(before) + 1, UnitName: strings.TrimSpace(d.UnitName), DocumentNo: strings.TrimSpace(d.DocumentNo),
			AnsweredOn: d.AnsweredOn, Text: strings.TrimSpace(d.Text), RecordedBy: by.UserID, RecordedByName: by.Name, RecordedAt: c.now}
		if err := c.tx.Create(&row).Error; err != nil {
			return fmt.Errorf("record answer: %w", err)
		}
		if err := attachment.Claim(c.tx, by, d.AttachmentIDs, OwnerKindAnswer, row.ID); err != nil {
			return err
		}
		c.it.State = Answered
		c.words["unit_name"], c.words["document_no"], c.words["on"] = row.UnitName, row.DocumentNo, d.AnsweredOn.String()
		c.codes["answer_id"] = row.ID
		return c.tell("answered", c.signers()...)
	})
}

// Opinion is what the lead says of an answer.
type Opinion struct {
	Result  string `json:"result" binding:"required,oneof=satisfied basically_satisfied dissatisfied" enums:"satisfied,basically_satisfied,dissatisfied"`
	Reasons string `json:"reasons" binding:"max=2000"`
}

// The one rating that keeps an item going.
const dissatisfied = "dissatisfied"

// Rate keeps what the lead says of the newest answer. One that does not satisfy
// is followed up; otherwise the item is concluded.
func (s *Service) Rate(ctx context.Context, by access.Actor, id, version uint, o Opinion) (Receipt, error) {
	return s.act(ctx, by, id, GiveFeedback, version, func(c *change) error { return c.rate(o) })
}

// EnterFeedback takes down, for the office, what the lead wrote on paper.
func (s *Service) EnterFeedback(ctx context.Context, by access.Actor, id, version uint, o Opinion, scans []uint) (Receipt, error) {
	return s.act(ctx, by, id, EnterFeedback, version, func(c *change) error {
		if len(scans) == 0 {
			return fault.Invalids(fault.Field{Name: "attachment_ids", Code: "required", Reason: "请上传代表签名的意见反馈表扫描件。"})
		}
		if err := attachment.Claim(c.tx, by, scans, OwnerKind, id); err != nil {
			return err
		}
		return c.rate(o)
	})
}

func (c *change) rate(o Opinion) error {
	if o.Result == dissatisfied && strings.TrimSpace(o.Reasons) == "" {
		return fault.Invalids(fault.Field{Name: "reasons", Code: "required", Reason: "请写明不满意的原因，便于继续跟踪。"})
	}
	row, err := database.One[Answer](c.tx.Where("upward_id = ?", c.it.ID).Order("no DESC"))
	if err != nil {
		return err
	}
	row.Result, row.Reasons, row.RatedByName, row.RatedAt = o.Result, strings.TrimSpace(o.Reasons), c.by.Name, &c.now
	if err := c.tx.Save(row).Error; err != nil {
		return fmt.Errorf("rate answer: %w", err)
	}
	c.it.State = Concluded
	if o.Result == dissatisfied {
		c.it.State = Following
	}
	c.words["result"], c.words["reason"] = o.Result, row.Reasons
	c.codes["result"], c.codes["answer_id"] = o.Result, row.ID
	return nil
}

// FollowUp notes what was done to follow an item that was handed in.
func (s *Service) FollowUp(ctx context.Context, by access.Actor, id, version uint, text string) (Receipt, error) {
	return s.act(ctx, by, id, NoteFollowUp, version, func(c *change) error {
		c.words["text"] = text
		return nil
	})
}

// Conclude ends an item that nobody rates, or that no better answer is to be
// expected of.
func (s *Service) Conclude(ctx context.Context, by access.Actor, id, version uint, reason string) (Receipt, error) {
	return s.act(ctx, by, id, Conclude, version, func(c *change) error {
		c.it.State, c.it.EndReason, c.words["reason"] = Concluded, reason, reason
		return nil
	})
}

func (c *change) notLater(name string, day calendar.Date) error {
	if day.After(c.today) || c.today.Sub(day) > 5*366 {
		return fault.Invalids(fault.Field{Name: name, Code: "range", Reason: "日期不能晚于今天，也不能早于五年以前。"})
	}
	return nil
}
