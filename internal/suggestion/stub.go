package suggestion

import (
	"context"
	"fmt"
	"slices"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/attachment"
	"lianluo/internal/imprint"
	"lianluo/internal/search"
)

// StubTitle is what an off-line item is called everywhere.
const StubTitle = "（线下办理，内容不在平台保存）"

// Purge takes off the platform what another feature keeps in words of an item
// that goes off line, in the transaction of MakeStub.
type Purge func(tx *gorm.DB, by access.Actor, id uint, now time.Time) error

// MakeStub takes all text of an item off the platform, for what must be handled
// off line; number, units, dates and ratings stay. It cannot be undone.
func (s *Service) MakeStub(ctx context.Context, by access.Actor, id, version uint, reason string) (Receipt, error) {
	return s.act(ctx, by, target{suggestion: id}, MakeStub, version, func(c *change) error {
		c.it.Stub, c.it.Title, c.it.OriginNote, c.it.SuggestedUnits = true, StubTitle, "", ""
		c.it.ExplanationLetter, c.it.ReturnReason = "", ""
		for i := range c.it.ProposedUnits {
			c.it.ProposedUnits[i].Note = ""
		}
		for i := range c.it.Replies {
			c.it.Replies[i].Imprint = imprint.Imprint{} // of a text that nobody is to learn, it would say "altered"
			c.it.Replies[i].ReplyText = ReplyText{ClassCode: c.it.Replies[i].ClassCode, CommitmentDueOn: c.it.Replies[i].CommitmentDueOn, Answers: []Answer{}}
		}
		for _, purge := range purges {
			if err := c.tx.Exec(purge, id).Error; err != nil {
				return fmt.Errorf("make stub: %w", err)
			}
		}
		if err := c.purgeTexts(); err != nil {
			return err
		}
		if err := c.purgeWhatItWas(); err != nil {
			return err
		}
		if err := c.purgeRequests(); err != nil {
			return err
		}
		if err := c.dropFiles(); err != nil {
			return err
		}
		for _, purge := range s.Purges {
			if err := purge(c.tx, by, id, c.now); err != nil {
				return err
			}
		}
		c.words = map[string]string{"reason": reason}
		merged, err := mergedInto(c.tx, id)
		if err != nil {
			return err
		}
		if err := steadily(c.tx, merged, keepWords); err != nil { // which had copies of its replies
			return err
		}
		if err := search.Remove(c.tx, id); err != nil {
			return err
		}
		return search.PutTitle(c.tx, c.it.CongressID, id, "")
	})
}

// dropFiles takes away the files of the item, of its replies and of its feedback.
func (c *change) dropFiles() error {
	if err := attachment.Erase(c.tx, OwnerKind, c.it.ID, c.now); err != nil {
		return err
	}
	var events []uint
	if err := c.tx.Model(&TimelineEvent{}).Where("suggestion_id = ?", c.it.ID).Pluck("id", &events).Error; err != nil {
		return fmt.Errorf("make stub: %w", err)
	}
	for _, id := range events {
		if err := attachment.Erase(c.tx, OwnerKindEvent, id, c.now); err != nil {
			return err
		}
	}
	for _, r := range c.it.Replies {
		if err := attachment.Erase(c.tx, OwnerKindReply, r.ID, c.now); err != nil {
			return err
		}
	}
	for _, f := range c.it.Feedbacks {
		if err := attachment.Erase(c.tx, OwnerKindFeedback, f.ID, c.now); err != nil {
			return err
		}
	}
	return nil
}

// purges empties every column that holds what people wrote; what is left are
// codes, dates and persons.
var purges = []string{
	`UPDATE content_versions SET title = '` + StubTitle + `', situation = '', analysis = '', reason = '', suggested_units = '' WHERE suggestion_id = ?`,
	`UPDATE rounds SET reason = '', meeting = '' WHERE suggestion_id = ?`,
	`UPDATE assignments SET note = '', notice_said = '', notice_content_hash = '', notice_code = '' WHERE suggestion_id = ?`,
	`UPDATE consent_requests SET reason = '' WHERE suggestion_id = ?`,
	`UPDATE consent_request_steps SET reason = '' WHERE request_id IN (SELECT id FROM consent_requests WHERE suggestion_id = ?)`,
	`UPDATE communications SET place = '', persons = '', summary = '', dispute_reason = '' WHERE suggestion_id = ?`,
	`UPDATE progress_notes SET text = '' WHERE suggestion_id = ?`,
	`UPDATE co_opinions SET text = '', sent_back_reason = '', content_hash = '', code = '', former_hash = '', former_code = '' WHERE suggestion_id = ?`,
	`UPDATE replies SET opening = '', answers = '[]', closing = '', class_reason = '', commitment_text = '', no_contact_reason = '',
		no_opinion_reason = '', contact_person = '', contact_phone = '', last_comment = '', content_hash = '', code = '' WHERE suggestion_id = ?`,
	`UPDATE reply_versions SET text = '{}' WHERE reply_id IN (SELECT id FROM replies WHERE suggestion_id = ?)`,
	`UPDATE feedbacks SET reasons = '' WHERE suggestion_id = ?`,
	`UPDATE quality_ratings SET remark = '' WHERE suggestion_id = ?`,
	`UPDATE commitments SET text = '', outcome = '' WHERE suggestion_id = ?`,
	`UPDATE urges SET note = '', letter_said = '', letter_content_hash = '', letter_code = '' WHERE suggestion_id = ?`,
	`UPDATE timeline_events SET data = '{}' WHERE suggestion_id = ?`,
	`UPDATE deliveries SET paper_note = '' WHERE suggestion_id = ?`,
	`UPDATE notices SET params = '{"title":"` + StubTitle + `"}' WHERE suggestion_id = ?`,
	`DELETE FROM imported_rows WHERE suggestion_id = ?`,
}

// purgeRequests takes the words from what is asked for; codes, dates and what it
// is about stay, so that an open Request can still be decided.
func (c *change) purgeRequests() error {
	for i := range c.it.Requests {
		r := &c.it.Requests[i]
		r.Reason, r.Data.ReasonLabel, r.Data.UnitName, r.Data.Text = "", "", "", ""
		if err := c.tx.Model(r).Select("Data").Updates(r).Error; err != nil {
			return fmt.Errorf("make stub: %w", err)
		}
		for n := range r.Steps {
			r.Steps[n].Reason = ""
		}
	}
	return nil
}

// purgeTexts empties the things asked; each keeps its place and identity.
func (c *change) purgeTexts() error {
	var texts []ContentVersion
	if err := c.tx.Where("suggestion_id = ?", c.it.ID).Find(&texts).Error; err != nil {
		return fmt.Errorf("make stub: %w", err)
	}
	for i := range texts {
		for n := range texts[i].Points {
			texts[i].Points[n].Text = ""
		}
		if err := c.tx.Model(&texts[i]).Select("Points").Updates(&texts[i]).Error; err != nil {
			return fmt.Errorf("make stub: %w", err)
		}
	}
	return nil
}

// purgeWhatItWas empties the things asked of an item that was split off where
// they were asked before: in the earlier texts of the item that it was part of.
func (c *change) purgeWhatItWas() error {
	if c.it.SplitFromID == nil {
		return nil
	}
	own, err := c.text()
	if err != nil {
		return err
	}
	var texts []ContentVersion
	if err := c.tx.Where("suggestion_id = ?", *c.it.SplitFromID).Find(&texts).Error; err != nil {
		return fmt.Errorf("make stub: %w", err)
	}
	for i := range texts {
		gone := false
		for n, p := range texts[i].Points {
			if slices.ContainsFunc(own.Points, func(o Point) bool { return o.ID == p.ID }) {
				texts[i].Points[n].Text, gone = "", true
			}
		}
		if !gone {
			continue
		}
		if err := c.tx.Model(&texts[i]).Select("Points").Updates(&texts[i]).Error; err != nil {
			return fmt.Errorf("make stub: %w", err)
		}
	}
	return nil
}
