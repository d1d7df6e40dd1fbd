package suggestion

import (
	"context"
	"fmt"

	"lianluo/internal/access"
	"lianluo/internal/attachment"
	"lianluo/internal/fault"
)

// OwnerKindReply is the kind under which the sealed paper of a reply (盖章件) is
// kept; its owner is the reply.
const OwnerKindReply = "reply"

// AttachSealed adds the scan of the sealed letter to the delivered reply of an
// assignment, in place of one that was added before. What was answered stays
// as it was signed here: the scan is its picture.
func (s *Service) AttachSealed(ctx context.Context, by access.Actor, assignment, version, file uint) (Receipt, error) {
	return s.act(ctx, by, target{assignment: assignment}, AttachSealedReply, version, func(c *change) error {
		reply := c.it.delivered(c.on.ID)
		var pdf int64
		err := c.tx.Model(&attachment.Attachment{}).Where("id = ? AND content_type = 'application/pdf'", file).Count(&pdf).Error
		if err != nil {
			return fmt.Errorf("sealed reply: %w", err)
		}
		if pdf == 0 {
			return fault.Invalids(fault.Field{Name: "attachment_id", Code: "not-pdf", Reason: "请上传盖章答复的 PDF 文件。"})
		}
		if err := attachment.Claim(c.tx, by, []uint{file}, OwnerKindReply, reply.ID); err != nil {
			return err
		}
		c.words["document_no"], c.codes["reply_id"], c.codes["attachment_id"] = reply.DocumentNo, reply.ID, file
		return attachment.Drop(c.tx, OwnerKindReply, reply.ID, []uint{file}, c.now)
	})
}

// MayReadReply says whether by may read what is attached to a reply: deputies
// if they were sent a copy, others if they see the item.
func (s *Service) MayReadReply(ctx context.Context, by access.Actor, id uint) (bool, error) {
	q := s.DB.Read(ctx)
	var n int64
	if by.Is(access.Deputy) {
		err := q.Model(&Delivery{}).Where(`reply_id = ? AND (deputy_id = ? OR suggestion_id IN (SELECT s.id FROM suggestions s
			JOIN delegations g ON g.id = s.delegation_id WHERE s.proposer_kind = 'delegation' AND g.head_deputy_id = ?))`, id, by.DeputyID, by.DeputyID).Count(&n).Error
		return n > 0, err
	}
	err := q.Model(&Suggestion{}).Scopes(visible(by)).
		Where("suggestions.id = (SELECT suggestion_id FROM replies WHERE id = ? AND delivered_at IS NOT NULL)", id).Count(&n).Error
	return n == 1, err
}

// readFiles reads the item's files and those of its replies and feedback.
func (d *detail) readFiles() error {
	replies, feedbacks := []uint{0}, []uint{0}
	for _, r := range d.it.Replies {
		replies = append(replies, r.ID)
	}
	for _, f := range d.it.Feedbacks {
		feedbacks = append(feedbacks, f.ID)
	}
	events := []uint{0}
	for _, e := range d.events {
		events = append(events, e.ID)
	}
	var rows []attachment.Attachment
	err := d.q.Where("((owner_kind = ? AND owner_id = ?) OR (owner_kind = ? AND owner_id IN ?) OR (owner_kind = ? AND owner_id IN ?) OR (owner_kind = ? AND owner_id IN ?)) AND removed_at IS NULL",
		OwnerKind, d.it.ID, OwnerKindReply, replies, OwnerKindFeedback, feedbacks, OwnerKindEvent, events).Order("id").Find(&rows).Error
	if err != nil {
		return fmt.Errorf("read files: %w", err)
	}
	d.files, d.sealed, d.scans, d.papers = []FileView{}, map[uint]*FileView{}, map[uint][]FileView{}, map[uint][]FileView{}
	for _, row := range rows {
		file := FileView{ID: row.ID, Name: row.Name, Size: row.Size, ContentType: row.ContentType}
		switch row.OwnerKind {
		case OwnerKindReply:
			d.sealed[row.OwnerID] = &file
		case OwnerKindEvent:
			d.papers[row.OwnerID] = append(d.papers[row.OwnerID], file)
		case OwnerKindFeedback:
			d.scans[row.OwnerID] = append(d.scans[row.OwnerID], file)
		default:
			d.files = append(d.files, file)
		}
	}
	return nil
}
