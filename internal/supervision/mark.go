package supervision

import (
	"fmt"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/suggestion"
)

// Mark changes whenever something happens to a key item, or to one of its
// suggestions, that its reader may see, or to an activity to which he is
// invited.
type Mark struct {
	Items struct { // as handling units know them: feedback moves nothing before it is released
		Number, Versions uint
	}
	Event      uint
	Activities uint
	Guests     struct{ Number, Coming, Staying, Present uint }
}

// MarkFor is the mark of what by may see of the supervision.
func MarkFor(q *gorm.DB, by access.Actor) (m Mark, err error) {
	seen := q.Model(&suggestion.Suggestion{}).Scopes(suggestion.Visible(by)).Where("suggestions.congress_id = ? AND suggestions.key_item_id <> 0", by.CongressID)
	err = seen.Select("COUNT(*) AS number, COALESCE(SUM(suggestions.unit_version), 0) AS versions").Scan(&m.Items).Error
	if err != nil {
		return m, fmt.Errorf("mark of key items: %w", err)
	}
	keys := q.Model(&KeyItem{}).Scopes(visible(by)).Select("key_items.id")
	if err := q.Model(&Event{}).Where("key_item_id IN (?)", keys).Select("COALESCE(MAX(id), 0)").Scan(&m.Event).Error; err != nil {
		return m, fmt.Errorf("mark of key items: %w", err)
	}
	own := q.Model(&Invitation{}).Scopes(meaning(by)).Select("activity_id")
	activities := q.Model(&Activity{}).Where("congress_id = ? AND id IN (?)", by.CongressID, own)
	if err := activities.Select("COALESCE(SUM(version), 0)").Scan(&m.Activities).Error; err != nil {
		return m, fmt.Errorf("mark of activities: %w", err)
	}
	err = q.Model(&Invitation{}).Where("activity_id IN (?)", own).Select(`COUNT(*) AS number, COUNT(CASE WHEN answer = 'come' THEN 1 END) AS coming,
		COUNT(CASE WHEN answer = 'not' THEN 1 END) AS staying, COUNT(present_at) AS present`).Scan(&m.Guests).Error
	if err != nil {
		return m, fmt.Errorf("mark of activities: %w", err)
	}
	return m, nil
}

// meaning narrows invitations to those that mean by, as Invitation.means does.
func meaning(by access.Actor) func(*gorm.DB) *gorm.DB {
	return func(q *gorm.DB) *gorm.DB {
		switch {
		case by.Role.OfUnit():
			return q.Where("party = ? AND unit_id = ?", PartyUnit, by.UnitID)
		case by.Is(access.Committee):
			return q.Where("party = ? AND committee_id = ?", PartyCommittee, by.CommitteeID)
		case by.Is(access.Deputy):
			return q.Where("party IN ? AND deputy_id = ?", []Party{PartyProposer, PartyDeputy}, by.DeputyID)
		}
		return q.Where("party IN ? AND role = ? AND user_id = ?", []Party{PartyLeader, PartyOfficial}, by.Role, by.UserID)
	}
}
