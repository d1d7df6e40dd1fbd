package notify

import (
	"cmp"
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"slices"
	"time"

	"gorm.io/gorm"
)

// modes is how a person gets the notices of a topic, by each channel.
type modes struct {
	ID                uint
	Mail, SMS, Wechat Mode
}

func (m modes) of(c Channel) Mode {
	return cmp.Or(map[Channel]Mode{Email: m.Mail, SMS: m.SMS, Wechat: m.Wechat}[c], ModeOff)
}

// modesOf says for those of the users who are told anything outside the
// platform at all, how.
func modesOf(tx *gorm.DB, users []uint, topic Topic) (map[uint]modes, error) {
	found := map[uint]modes{}
	for some := range slices.Chunk(users, batch) {
		var rows []modes
		q, columns, args := tx.Table("users u"), "u.id", []any{}
		for _, c := range Channels {
			q = q.Joins(fmt.Sprintf("LEFT JOIN notice_preferences %[1]s ON %[1]s.user_id = u.id AND %[1]s.topic = ? AND %[1]s.channel = ?", c), topic, c)
			columns += fmt.Sprintf(", CASE WHEN u.%s = '' THEN 'off' ELSE COALESCE(%[2]s.mode, ?) END AS %[2]s", addresses[c], c)
			args = append(args, usual[topic])
		}
		err := q.Select(columns, args...).Where("u.id IN ? AND u.status = 'active'", some).Find(&rows).Error
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
// gives its id. What gateways take waits with its notices, so that a platform
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
