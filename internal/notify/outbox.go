package notify

import (
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"slices"
	"time"

	"gorm.io/gorm"
)

// modes is how a person gets the notices of a topic, by each channel.
type modes struct {
	ID            uint
	Mail, Gateway Mode
}

func (m modes) of(c Channel) Mode {
	mode := m.Mail
	if c == Gateway {
		mode = m.Gateway
	}
	if mode == "" {
		return ModeOff
	}
	return mode
}

// modesOf says for those of the users who are told anything outside the
// platform at all, how.
func modesOf(tx *gorm.DB, users []uint, topic Topic) (map[uint]modes, error) {
	found := map[uint]modes{}
	for some := range slices.Chunk(users, batch) {
		var rows []modes
		err := tx.Table("users u").
			Joins("LEFT JOIN notice_preferences m ON m.user_id = u.id AND m.topic = ? AND m.channel = ?", topic, Email).
			Joins("LEFT JOIN notice_preferences g ON g.user_id = u.id AND g.topic = ? AND g.channel = ?", topic, Gateway).
			Select("u.id, CASE WHEN u.email = '' THEN 'off' ELSE COALESCE(m.mode, ?) END AS mail, CASE WHEN u.phone = '' THEN 'off' ELSE COALESCE(g.mode, ?) END AS gateway",
				usual[topic], usual[topic]).
			Where("u.id IN ? AND u.status = 'active'", some).Find(&rows).Error
		if err != nil {
			return nil, fmt.Errorf("read how people want their notices: %w", err)
		}
		for _, r := range rows {
			found[r.ID] = r
		}
	}
	return found, nil
}

// outbox writes an e-mail for each of the users who want one at once, and
// gives its id. Text messages wait with their notices, so that a platform
// without a gateway has none.
func outbox(tx *gorm.DB, congressID uint, wanted map[uint]modes, now time.Time) (map[uint]*uint, error) {
	var rows []Mail
	for user, m := range wanted {
		if m.of(Email) == ModeEach {
			rows = append(rows, newMail(Email, congressID, user, now))
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

func newMail(channel Channel, congressID, user uint, now time.Time) Mail {
	var id [12]byte
	_, _ = rand.Read(id[:])
	return Mail{CongressID: congressID, UserID: user, Channel: channel, MessageID: hex.EncodeToString(id[:]), State: Waiting, DueAt: now, CreatedAt: now}
}
