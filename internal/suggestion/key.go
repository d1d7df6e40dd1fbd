package suggestion

import (
	"fmt"
	"slices"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/calendar"
)

// Mark says which key item an item belongs to, and the user who leads its
// handling on the side of the government, 0 for nobody yet.
type Mark struct {
	KeyItemID  uint
	OfficialID uint
}

// MarkKey makes items part of a key item (重点督办建议), and lets the leading
// official read them. It changes nothing that an action guards, so it leaves
// the items' versions alone.
func MarkKey(tx *gorm.DB, ids []uint, m Mark) error {
	err := tx.Table("suggestions").Where("id IN ?", ids).
		Updates(map[string]any{"key_item_id": m.KeyItemID, "key_official_id": m.OfficialID}).Error
	if err != nil {
		return fmt.Errorf("mark key items: %w", err)
	}
	return nil
}

// Tell adds a line to the timelines of items, for everyone who sees them.
func Tell(tx *gorm.DB, by access.Actor, ids []uint, kind string, data map[string]string, at time.Time) error {
	rows := make([]TimelineEvent, len(ids))
	for i, id := range ids {
		rows[i] = TimelineEvent{SuggestionID: id, Kind: kind, At: at, UserID: by.UserID, ActorName: by.Name, ActorRole: string(by.Role),
			UnitID: by.UnitID, Data: data}
	}
	if err := tx.Create(&rows).Error; err != nil {
		return fmt.Errorf("timeline: %w", err)
	}
	return nil
}

// LoadReadable loads items that by may read, with all their facts, in the order of
// ids; what by may not read is left out.
func LoadReadable(q *gorm.DB, by access.Actor, ids []uint) ([]*Item, error) {
	items, err := load(q, ids, "explanation")
	if err != nil {
		return nil, err
	}
	seen := items[:0]
	for _, it := range items {
		if canRead(by, it) {
			seen = append(seen, it)
		}
	}
	return seen, nil
}

// Load loads items with all their facts, whoever asks.
func Load(q *gorm.DB, ids []uint) ([]*Item, error) { return load(q, ids, "explanation") }

// ActiveUnits lists the units that have the item now, the one that answers
// first.
func (it *Item) ActiveUnits() []UnitView {
	var first, rest []UnitView
	for _, a := range it.active() {
		v := UnitView{ID: a.UnitID, Name: it.Units[a.UnitID].Name, Role: a.Role}
		if a.Answers() {
			first = append(first, v)
		} else {
			rest = append(rest, v)
		}
	}
	return append(first, rest...)
}

// Proposers lists the deputies who propose the item: its lead, or the head of
// the delegation, and the co-signers who stand.
func (it *Item) Proposers() []DeputyRef {
	var out []DeputyRef
	if lead, ok := it.Deputies[it.proposerDeputyID()]; ok {
		out = append(out, lead)
	}
	for _, s := range it.Signatures {
		if s.Stands() {
			out = append(out, it.Deputies[s.DeputyID])
		}
	}
	return out
}

// Replied says whether every unit that answers has delivered its reply.
func (it *Item) Replied() bool {
	answering := 0
	for _, a := range it.active() {
		if !a.Answers() {
			continue
		}
		if !it.answered(a) {
			return false
		}
		answering++
	}
	return answering > 0
}

// Registered says whether the item has its place in the register, and neither
// goes on in another one nor was taken back.
func (it *Item) Registered() bool { return slices.Contains(registeredPhases, it.Phase) }

// PhaseFor is the phase as by may know it.
func (it *Item) PhaseFor(by access.Actor) Phase {
	if shielded(by) {
		return it.UnitPhase
	}
	return it.Phase
}

// ReplyLate says whether a reply is still owed after its date.
func (it *Item) ReplyLate(today calendar.Date) bool {
	return slices.ContainsFunc(it.active(), func(a *Assignment) bool {
		c := it.answerClock(a.ID)
		return c != nil && today.After(c.DueOn)
	})
}
