package notify

import (
	"context"
	"errors"
	"fmt"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/calendar"
	"lianluo/internal/database"
)

// ungathered is the unread notices that are wanted by the channel and in no
// message of it yet. The conditions are those of the indexes.
func ungathered(q *gorm.DB, channel Channel) *gorm.DB {
	if channel == Email { // single e-mails are written with their notices
		return q.Model(&Notice{}).Where("mail_mode = 'digest' AND mail_id IS NULL AND read_at IS NULL")
	}
	return q.Model(&Notice{}).Where(channel.mode() + " <> 'off' AND " + channel.id() + " IS NULL AND read_at IS NULL")
}

// gather puts notices of the congresses into messages: those that are wanted
// one by one, and the digests of the day.
func (s *Service) gather(ctx context.Context, channel Channel, congresses []uint, now time.Time) error {
	if channel != Email {
		if err := s.singles(ctx, channel, congresses, now); err != nil {
			return err
		}
	}
	return s.digests(ctx, channel, congresses, now)
}

var errTaken = errors.New("another replica was first")

// singles writes a message for each notice that is wanted at once, as old as
// the notice.
func (s *Service) singles(ctx context.Context, channel Channel, congresses []uint, now time.Time) error {
	var notices []Notice
	err := ungathered(s.DB.Read(ctx), channel).Where(channel.mode()+" = ?", ModeEach).
		Where("congress_id IN ? AND at > ?", congresses, now.Add(-stale)).Order("at, id").Limit(mailsAtOnce).Find(&notices).Error
	if err != nil {
		return fmt.Errorf("find notices to send: %w", err)
	}
	for _, n := range notices {
		err := s.DB.Write(ctx, func(tx *gorm.DB) error {
			m := newMail(channel, n.CongressID, n.UserID, now)
			m.CreatedAt = n.At
			if err := tx.Create(&m).Error; err != nil {
				return err
			}
			taken := tx.Model(&Notice{}).Where("id = ? AND "+channel.id()+" IS NULL", n.ID).UpdateColumn(channel.id(), m.ID)
			if taken.Error == nil && taken.RowsAffected == 0 {
				return errTaken
			}
			return taken.Error
		})
		if err != nil && !errors.Is(err, errTaken) {
			return fmt.Errorf("write a message: %w", err)
		}
	}
	return nil
}

// digests writes today's digest for everybody who has unread notices waiting
// for one and has not had it yet.
func (s *Service) digests(ctx context.Context, channel Channel, congresses []uint, now time.Time) error {
	today := calendar.On(now)
	var people []struct{ CongressID, UserID uint }
	err := undigested(s.DB.Read(ctx), channel, now).Select("DISTINCT congress_id, user_id").Where("congress_id IN ?", congresses).
		Where("NOT EXISTS (SELECT 1 FROM mails m WHERE m.congress_id = notices.congress_id AND m.user_id = notices.user_id AND m.digest_on = ? AND m.channel = ?)", today, channel).
		Find(&people).Error
	if err != nil {
		return fmt.Errorf("find digests: %w", err)
	}
	for _, p := range people {
		err := s.DB.Write(ctx, func(tx *gorm.DB) error {
			digest := newMail(channel, p.CongressID, p.UserID, now)
			digest.DigestOn = &today
			if err := tx.Create(&digest).Error; err != nil {
				return err
			}
			return undigested(tx, channel, now).Where("congress_id = ? AND user_id = ?", p.CongressID, p.UserID).UpdateColumn(channel.id(), digest.ID).Error
		})
		if err != nil && !database.IsUnique(err) { // another replica was first
			return fmt.Errorf("write a digest: %w", err)
		}
	}
	return nil
}

// undigested is the unread notices that wait for a digest.
func undigested(q *gorm.DB, channel Channel, now time.Time) *gorm.DB {
	return ungathered(q, channel).Where(channel.mode()+" = ? AND at > ?", ModeDigest, now.Add(-stale))
}
