package suggestion

import (
	"context"
	"errors"

	"gorm.io/gorm"

	"lianluo/internal/database"
)

// What is derived from facts without an action must not be older than they are,
// though others act meanwhile.

// errMoved ends a transaction whose item somebody changed since it was read.
var errMoved = errors.New("the item was changed meanwhile")

// moved names the items that somebody changed since they were read; nobody
// changes any of them from here on, until the transaction ends.
func moved(tx *gorm.DB, items ...*Item) ([]uint, error) {
	versions := make(map[uint]uint, len(items))
	for _, it := range items {
		versions[it.ID] = it.Version
	}
	return database.Moved(tx, "suggestions", versions)
}

func unmoved(tx *gorm.DB, it *Item) error {
	ids, err := moved(tx, it)
	if err == nil && len(ids) > 0 {
		return errMoved
	}
	return err
}

// unlessMoved does something in a transaction, and nothing when it comes upon an
// item that moved.
func (s *Service) unlessMoved(ctx context.Context, do func(tx *gorm.DB) error) error {
	if err := s.DB.Write(ctx, do); !errors.Is(err, errMoved) {
		return err
	}
	return nil
}

// held loads items as nobody else changes them until the transaction ends.
func held(tx *gorm.DB, ids []uint, unread ...string) ([]*Item, error) {
	items, err := load(tx, ids, unread...)
	if err != nil {
		return nil, err
	}
	again, err := moved(tx, items...)
	if err != nil || len(again) == 0 {
		return items, err
	}
	return load(tx, ids, unread...)
}
