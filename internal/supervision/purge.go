package supervision

import (
	"fmt"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/attachment"
	"lianluo/internal/database"
)

// Purge takes the words and files of the supervision off the platform with a
// suggestion that is to be handled off line: of its nominations, and of the
// key item to which it belongs, also if others belong to it as well, since what
// was written there is about all of them. Codes, dates and names stay, and so
// do the decisions of the meetings, which are about other items too.
func Purge(tx *gorm.DB, _ access.Actor, suggestionID uint, now time.Time) error {
	for _, purge := range nominationPurges {
		if err := tx.Exec(purge, suggestionID).Error; err != nil {
			return fmt.Errorf("purge nominations: %w", err)
		}
	}
	var rows []KeyItem
	if err := tx.Where("id = (SELECT key_item_id FROM suggestions WHERE id = ?)", suggestionID).Find(&rows).Error; err != nil {
		return fmt.Errorf("purge key item: %w", err)
	}
	for i := range rows {
		if err := rows[i].purge(tx, now); err != nil {
			return err
		}
	}
	return nil
}

func (k *KeyItem) purge(tx *gorm.DB, now time.Time) error {
	k.Goals, k.Proposed, k.PlanComment, k.Outcome, k.UpdatedAt = "", nil, "", "", now
	if err := database.Save(tx, k); err != nil { // so that nobody who read it before writes it back
		return err
	}
	for _, purge := range keyItemPurges {
		if err := tx.Exec(purge, k.ID).Error; err != nil {
			return fmt.Errorf("purge key item: %w", err)
		}
	}
	for kind, table := range ownersOfKeyItem {
		var owners []uint
		if err := tx.Table(table).Where("key_item_id = ?", k.ID).Pluck("id", &owners).Error; err != nil {
			return fmt.Errorf("purge key item: %w", err)
		}
		for _, id := range owners {
			if err := attachment.Erase(tx, kind, id, now); err != nil {
				return err
			}
		}
	}
	return nil
}

// nominationPurges and keyItemPurges empty every column that holds what people
// wrote.
var (
	nominationPurges = []string{
		`UPDATE supervision_candidates SET note = '', reason = '', version = version + 1 WHERE suggestion_id = ?`,
		`UPDATE supervision_nominations SET reason = '' WHERE suggestion_id = ?`,
	}
	keyItemPurges = []string{
		`UPDATE supervision_milestones SET text = '', person = '' WHERE key_item_id = ?`,
		`UPDATE supervision_reports SET text = '' WHERE key_item_id = ?`,
		`UPDATE supervision_activities SET place = '', subject = '', minutes = '', end_reason = '', version = version + 1 WHERE key_item_id = ?`,
		`UPDATE supervision_invitations SET reason = '', present_note = ''
			WHERE activity_id IN (SELECT id FROM supervision_activities WHERE key_item_id = ?)`,
		`UPDATE supervision_letters SET body = '', answer = '', content_hash = '', code = '' WHERE key_item_id = ?`,
		`UPDATE supervision_checks SET summary = '' WHERE key_item_id = ?`,
		`UPDATE supervision_findings SET note = '' WHERE key_item_id = ?`,
		`UPDATE supervision_events SET data = '{}' WHERE key_item_id = ?`,
	}
)
