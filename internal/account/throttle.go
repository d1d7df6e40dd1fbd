package account

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"lianluo/internal/database"
)

// Failed log-ins that one address may make at once, and the time after which one
// more is allowed. A whole department may sit behind one address, and a log-in
// that succeeds costs nothing.
const (
	burst       = 20
	refillEvery = 15 * time.Second
)

// UnknownName is a name under which somebody tried to log in and that has no
// account. It is locked as an account is: otherwise a lock would tell which names
// exist. The name is hashed, since some type their password there.
type UnknownName struct {
	NameHash    string `gorm:"primaryKey"`
	FailedCount int
	LockedUntil *time.Time
	TriedAt     time.Time
}

func hashOfName(name string) string {
	sum := sha256.Sum256([]byte(name))
	return hex.EncodeToString(sum[:])
}

// strangerLock is until when the name may not be tried, nil while it may.
func strangerLock(q *gorm.DB, name string) (*time.Time, error) {
	stranger, err := database.One[UnknownName](q.Where("name_hash = ?", hashOfName(name)))
	if errors.Is(err, database.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return stranger.LockedUntil, nil
}

// failStranger counts one more failure and gives the end of the lock, if it
// locks.
func failStranger(tx *gorm.DB, name string, now time.Time) (*time.Time, error) {
	stranger := UnknownName{NameHash: hashOfName(name), TriedAt: now}
	if err := tx.Clauses(clause.OnConflict{DoNothing: true}).Create(&stranger).Error; err != nil {
		return nil, err
	}
	row := tx.Model(&UnknownName{}).Where("name_hash = ?", stranger.NameHash).Session(&gorm.Session{})
	if err := row.Updates(map[string]any{"failed_count": gorm.Expr("failed_count + 1"), "locked_until": nil, "tried_at": now}).Error; err != nil {
		return nil, err
	}
	if err := row.Take(&stranger).Error; err != nil || stranger.FailedCount < MaxFailures {
		return nil, err
	}
	until := now.Add(LockedFor)
	return &until, row.Updates(map[string]any{"failed_count": 0, "locked_until": until}).Error
}
