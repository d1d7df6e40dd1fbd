package suggestion

import (
	"fmt"

	"lianluo/internal/access"
)

// LinkView names another item.
type LinkView struct {
	ID         uint   `json:"id"`
	NumberText string `json:"number_text"`
	Title      string `json:"title"`
	LeadName   string `json:"lead_name"`
}

// ReceivedReply is the copy of a reply that the proposers of a merged item got:
// it answers the things asked in the item that theirs was merged into.
type ReceivedReply struct {
	RoundNo  int       `json:"round_no"`
	UnitName string    `json:"unit_name"`
	Points   []Point   `json:"points"`
	Reply    ReplyView `json:"reply"`
}

// readMerged reads what binds an item to others: what it was merged into, with
// the replies that came from there, or what was merged into it.
func (d *detail) readMerged(v *View) error {
	v.MergedItems, v.ReceivedReplies = []LinkView{}, []ReceivedReply{}
	links := d.q.Table("suggestions s").Joins("LEFT JOIN deputies p ON p.id = s.lead_deputy_id").
		Select("s.id, s.number_text, s.title, COALESCE(p.name, '') AS lead_name").Order("s.id")
	if d.it.MergedIntoID == nil {
		if d.by.Is(access.Deputy) || d.it.SubmittedAt == nil {
			return nil
		}
		if err := links.Where("s.merged_into_id = ?", d.it.ID).Find(&v.MergedItems).Error; err != nil {
			return fmt.Errorf("merged items: %w", err)
		}
		return nil
	}
	var target []LinkView
	if err := links.Where("s.id = ?", *d.it.MergedIntoID).Find(&target).Error; err != nil {
		return fmt.Errorf("merged into: %w", err)
	}
	if len(target) == 1 {
		v.MergedInto = &target[0]
	}
	return d.readReceived(v)
}

func (d *detail) readReceived(v *View) error {
	if d.it.Round == 0 {
		return nil
	}
	var copies []Delivery
	if err := d.q.Where("suggestion_id = ?", d.it.ID).Order("id").Find(&copies).Error; err != nil {
		return fmt.Errorf("received replies: %w", err)
	}
	d.copies = map[uint][]Delivery{}
	for _, c := range copies {
		d.copies[c.ReplyID] = append(d.copies[c.ReplyID], c)
	}
	if len(copies) == 0 {
		return nil
	}
	var replies []Reply
	if err := d.q.Where("id IN ?", keys(d.copies)).Order("id").Find(&replies).Error; err != nil {
		return fmt.Errorf("received replies: %w", err)
	}
	var text ContentVersion
	if err := d.q.Where("suggestion_id = ?", *d.it.MergedIntoID).Order("no DESC").Limit(1).Find(&text).Error; err != nil {
		return fmt.Errorf("received replies: %w", err)
	}
	for i := range replies {
		var unit []string
		err := d.q.Table("units u").Joins("JOIN assignments a ON a.unit_id = u.id").Where("a.id = ?", replies[i].AssignmentID).Pluck("u.name", &unit).Error
		if err != nil {
			return fmt.Errorf("received replies: %w", err)
		}
		shown := ReceivedReply{RoundNo: replies[i].RoundNo, Points: text.Points, Reply: *d.reply(&replies[i])}
		if len(unit) > 0 {
			shown.UnitName = unit[0]
		}
		v.ReceivedReplies = append(v.ReceivedReplies, shown)
	}
	return nil
}
