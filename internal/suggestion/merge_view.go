package suggestion

import (
	"fmt"
	"strconv"

	"lianluo/internal/access"
)

// LinkView names another item. Whoever answers for both reads what it asks
// for, but its page opens only for who sees the item itself.
type LinkView struct {
	ID         uint    `json:"id"`
	NumberText string  `json:"number_text"`
	Title      string  `json:"title"`
	LeadName   string  `json:"lead_name"`
	Opens      bool    `json:"opens" gorm:"-"`
	Points     []Point `json:"points" gorm:"-"`
}

func (l LinkView) name() string {
	if l.Title == "" {
		return l.NumberText
	}
	return l.NumberText + "《" + l.Title + "》"
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
	if d.it.MergedIntoID == nil {
		if d.by.Is(access.Deputy) || d.it.SubmittedAt == nil {
			return nil
		}
		merged, err := d.links("s.merged_into_id = ?", d.it.ID)
		if err != nil {
			return err
		}
		v.MergedItems = merged
		return d.readAsked(v.MergedItems)
	}
	target, err := d.links("s.id = ?", *d.it.MergedIntoID)
	if err != nil {
		return err
	}
	if len(target) == 1 {
		v.MergedInto = &target[0]
	}
	return d.readReceived(v)
}

// links names other items of the congress.
func (d *detail) links(where string, args ...any) ([]LinkView, error) {
	found := []LinkView{}
	err := d.q.Table("suggestions s").Joins("LEFT JOIN deputies p ON p.id = s.lead_deputy_id").
		Select("s.id, s.number_text, s.title, COALESCE(p.name, '') AS lead_name").Where("s.congress_id = ?", d.it.CongressID).
		Where(where, args...).Order("s.id").Find(&found).Error
	if err != nil {
		return nil, fmt.Errorf("other items: %w", err)
	}
	for i := range found {
		found[i].Opens, found[i].Points = d.by.Is(access.Office, access.Head), []Point{}
	}
	return found, nil
}

// readAsked reads what the items ask for, which is answered with the item at
// hand.
func (d *detail) readAsked(others []LinkView) error {
	for i := range others {
		var text ContentVersion
		if err := d.q.Where("suggestion_id = ? AND frozen_at IS NOT NULL", others[i].ID).Order("no DESC").Limit(1).Find(&text).Error; err != nil {
			return fmt.Errorf("what merged items ask for: %w", err)
		}
		others[i].Points = append(others[i].Points, text.Points...)
	}
	return nil
}

// readOthers names the items that Requests and the timeline tell of.
func (d *detail) readOthers() error {
	ids := map[uint]bool{}
	for _, r := range d.it.Requests {
		ids[r.Data.TargetID] = true
	}
	for _, e := range d.events {
		ids[number(e.Data["other_id"])] = true
	}
	delete(ids, 0)
	d.others = map[uint]LinkView{}
	if len(ids) == 0 {
		return nil
	}
	found, err := d.links("s.id IN ?", keys(ids))
	for _, l := range found {
		d.others[l.ID] = l
	}
	return err
}

// told gives what a line of the timeline says, another item by the name that
// it has now.
func (d *detail) told(data map[string]string) map[string]string {
	said := map[string]string{}
	for word, text := range data {
		said[word] = text
	}
	other := number(data["other_id"])
	if r := d.it.request(number(data["request_id"])); r != nil {
		other, said["text"] = r.Data.TargetID, r.Data.Text
	}
	if l, known := d.others[other]; known {
		said["text"] = l.name()
	}
	return said
}

// number reads an id that is kept as a word; none is 0.
func number(word string) uint {
	n, err := strconv.ParseUint(word, 10, 64)
	if err != nil {
		return 0
	}
	return uint(n)
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
