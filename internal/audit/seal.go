package audit

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/database"
)

// Seal closes a batch of events: its hash covers the hash of the seal before
// it and every event of the batch, in the order of their ids.
type Seal struct {
	ID       uint
	At       time.Time
	Count    int
	Previous string
	Hash     string
}

// TableName is the table of the chain.
func (Seal) TableName() string { return "audit_seals" }

const batchSize = 1000

// SealNew chains the events that no seal covers yet and returns how many it
// sealed. Only one sealer may run at a time, over all replicas.
func SealNew(ctx context.Context, db *database.DB, now time.Time) (int, error) {
	var waiting int64
	if err := db.Read(ctx).Model(&Event{}).Where("seal_id IS NULL").Limit(1).Count(&waiting).Error; err != nil {
		return 0, fmt.Errorf("seal the record: %w", err)
	}
	if waiting == 0 {
		return 0, nil
	}
	sealed := 0
	err := db.Write(ctx, func(tx *gorm.DB) error {
		var events []Event
		if err := tx.Where("seal_id IS NULL").Order("id").Limit(batchSize).Find(&events).Error; err != nil {
			return err
		}
		if len(events) == 0 {
			return nil
		}
		seal := Seal{At: now.UTC().Truncate(time.Microsecond), Count: len(events)}
		var last Seal
		switch err := tx.Order("id DESC").Take(&last).Error; {
		case err == nil:
			seal.Previous = last.Hash
		case !errors.Is(err, gorm.ErrRecordNotFound):
			return err
		}
		var err error
		if seal.Hash, err = chain(seal.Previous, events); err != nil {
			return err
		}
		if err := tx.Create(&seal).Error; err != nil {
			return err
		}
		ids := make([]uint, len(events))
		for i, e := range events {
			ids[i] = e.ID
		}
		sealed = len(events)
		return tx.Model(&Event{}).Where("id IN ?", ids).UpdateColumn("seal_id", seal.ID).Error
	})
	if err != nil {
		return 0, fmt.Errorf("seal the record: %w", err)
	}
	return sealed, nil
}

func chain(previous string, events []Event) (string, error) {
	var h hash.Hash = sha256.New()
	h.Write([]byte(previous))
	for _, e := range events {
		line, err := e.canonical()
		if err != nil {
			return "", err
		}
		h.Write(line)
		h.Write([]byte{'\n'})
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// Verdict is what Verify found.
type Verdict struct {
	Intact     bool   `json:"intact"`
	Seals      int    `json:"seals"`
	Events     int    `json:"events"`
	Unsealed   int64  `json:"unsealed"`    // the tail that the next seal will cover
	BrokenSeal uint   `json:"broken_seal"` // the first seal that does not hold; 0 if all do
	Reason     string `json:"reason"`      // "", "hash", "count" or "previous"
}

// Verify walks the whole chain.
func Verify(ctx context.Context, db *database.DB) (Verdict, error) { return VerifyIn(db.Read(ctx)) }

// VerifyIn is Verify within a snapshot or a transaction.
func VerifyIn(q *gorm.DB) (Verdict, error) {
	v := Verdict{Intact: true}
	q = q.Session(&gorm.Session{})
	if err := q.Model(&Event{}).Where("seal_id IS NULL").Count(&v.Unsealed).Error; err != nil {
		return v, fmt.Errorf("verify the record: %w", err)
	}
	previous := ""
	for after := uint(0); ; {
		var seals []Seal
		if err := q.Where("id > ?", after).Order("id").Limit(100).Find(&seals).Error; err != nil {
			return v, fmt.Errorf("verify the record: %w", err)
		}
		if len(seals) == 0 {
			return v, nil
		}
		for _, seal := range seals {
			var events []Event
			if err := q.Where("seal_id = ?", seal.ID).Order("id").Find(&events).Error; err != nil {
				return v, fmt.Errorf("verify the record: %w", err)
			}
			found, err := chain(seal.Previous, events)
			if err != nil {
				return v, fmt.Errorf("verify the record: %w", err)
			}
			v.Seals++
			v.Events += len(events)
			if reason := broken(seal, previous, found, len(events)); reason != "" {
				v.Intact, v.BrokenSeal, v.Reason = false, seal.ID, reason
				return v, nil
			}
			previous, after = seal.Hash, seal.ID
		}
	}
}

func broken(seal Seal, previous, found string, count int) string {
	switch {
	case seal.Previous != previous:
		return "previous"
	case seal.Count != count:
		return "count"
	case seal.Hash != found:
		return "hash"
	}
	return ""
}
