package notify

import (
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"slices"
	"time"

	"gorm.io/gorm"
)

// modesOf says for those of the users who get e-mails of the topic at all, how.
func modesOf(tx *gorm.DB, users []uint, topic Topic) (map[uint]Mode, error) {
	modes := map[uint]Mode{}
	for some := range slices.Chunk(users, batch) {
		var rows []struct {
			ID   uint
			Mode Mode
		}
		err := tx.Table("users u").Joins("LEFT JOIN notice_preferences p ON p.user_id = u.id AND p.topic = ?", topic).
			Select("u.id, COALESCE(p.mode, ?) AS mode", usual[topic]).
			Where("u.id IN ? AND u.email <> '' AND u.status = 'active'", some).Find(&rows).Error
		if err != nil {
			return nil, fmt.Errorf("read how people want their notices: %w", err)
		}
		for _, r := range rows {
			if r.Mode != ModeOff {
				modes[r.ID] = r.Mode
			}
		}
	}
	return modes, nil
}

// outbox writes an e-mail for each of the users who want one at once, and
// gives its id.
func outbox(tx *gorm.DB, congressID uint, modes map[uint]Mode, now time.Time) (map[uint]*uint, error) {
	var rows []Mail
	for user, mode := range modes {
		if mode == ModeMail {
			rows = append(rows, newMail(congressID, user, now))
		}
	}
	ids := map[uint]*uint{}
	if len(rows) == 0 {
		return ids, nil
	}
	if err := tx.CreateInBatches(rows, batch).Error; err != nil {
		return nil, fmt.Errorf("write the outbox: %w", err)
	}
	for i := range rows {
		ids[rows[i].UserID] = &rows[i].ID
	}
	return ids, nil
}

func newMail(congressID, user uint, now time.Time) Mail {
	var id [12]byte
	_, _ = rand.Read(id[:])
	return Mail{CongressID: congressID, UserID: user, MessageID: hex.EncodeToString(id[:]), State: Waiting, DueAt: now, CreatedAt: now}
}
