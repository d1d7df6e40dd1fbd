// Package throttle slows guessing down: attempts under one key, such as an
// address, are counted in the database, for all servers together.
package throttle

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"lianluo/internal/database"
)

// Throttle lets Burst attempts of one key through at once, and one more after
// each Refill. Name keeps its keys apart from those of others.
type Throttle struct {
	DB     *database.DB
	Name   string
	Burst  int
	Refill time.Duration
}

// Bucket is how much of its attempts a key has left, as the instant at which it
// has all of them again (in microseconds since 1970), of which both engines work
// out the next in one statement. The key is hashed: no address is kept.
type Bucket struct {
	Key    string `gorm:"primaryKey"`
	FullAt int64
}

// TableName is what the buckets are called.
func (Bucket) TableName() string { return "throttle_buckets" }

// Tables lists the rows of this package, for the test of the schema.
func Tables() []any { return []any{&Bucket{}} }

// Take pays for one attempt, or says how long to wait, in whole seconds.
func (t *Throttle) Take(ctx context.Context, key string, now time.Time) (wait time.Duration, err error) {
	at, refill := now.UnixMicro(), t.Refill.Microseconds()
	latest := at + int64(t.Burst-1)*refill // from here on the bucket cannot pay
	bucket := Bucket{Key: t.key(key), FullAt: at}
	err = t.DB.Write(ctx, func(tx *gorm.DB) error {
		if err := tx.Clauses(clause.OnConflict{DoNothing: true}).Create(&bucket).Error; err != nil {
			return err
		}
		paid := tx.Model(&Bucket{}).Where("key = ? AND full_at <= ?", bucket.Key, latest).
			Update("full_at", gorm.Expr("CASE WHEN full_at > ? THEN full_at ELSE ? END + ?", at, at, refill))
		if paid.Error != nil || paid.RowsAffected == 1 {
			return paid.Error
		}
		empty, err := database.One[Bucket](tx.Where("key = ?", bucket.Key))
		if err != nil {
			return err
		}
		short := time.Duration(empty.FullAt-latest) * time.Microsecond
		wait = (short + time.Second - 1).Truncate(time.Second) // nobody passes who cannot pay
		return nil
	})
	if err != nil {
		return 0, fmt.Errorf("throttle %s: %w", t.Name, err)
	}
	return wait, nil
}

// GiveBack returns what an attempt that succeeded had paid.
func (t *Throttle) GiveBack(ctx context.Context, key string) error {
	err := t.DB.Write(ctx, func(tx *gorm.DB) error {
		return tx.Model(&Bucket{}).Where("key = ?", t.key(key)).Update("full_at", gorm.Expr("full_at - ?", t.Refill.Microseconds())).Error
	})
	if err != nil {
		return fmt.Errorf("throttle %s: %w", t.Name, err)
	}
	return nil
}

func (t *Throttle) key(key string) string {
	sum := sha256.Sum256([]byte(t.Name + "\x00" + key))
	return hex.EncodeToString(sum[:16])
}

// Forget drops the buckets that are full.
func Forget(ctx context.Context, db *database.DB, now time.Time) error {
	return db.Write(ctx, func(tx *gorm.DB) error { return tx.Where("full_at < ?", now.UnixMicro()).Delete(&Bucket{}).Error })
}
