package rules

import (
	"fmt"
	"sync"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"lianluo/internal/calendar"
	"lianluo/internal/database"
)

// ByID loads a rule set. Rows never change, so it answers from memory once a
// read outside a transaction has seen the row committed.
func ByID(tx *gorm.DB, id uint) (*RuleSet, error) {
	if found, ok := ruleSets.Load(key{tx.Dialector, id}); ok {
		return found.(*RuleSet), nil
	}
	set, err := database.One[RuleSet](tx.Where("id = ?", id))
	if err != nil {
		return nil, fmt.Errorf("rule set %d: %w", id, err)
	}
	remember(tx, set)
	return set, nil
}

// Versions lists all versions of the congress's rules, the oldest first; one
// that has none yet has the preset, without an ID.
func Versions(tx *gorm.DB, congressID uint) ([]*RuleSet, error) {
	list, err := versionsOf(tx, congressID)
	if err != nil {
		return nil, fmt.Errorf("versions of the rules: %w", err)
	}
	if len(list) == 0 {
		list = []*RuleSet{{CongressID: congressID, Data: Preset()}}
	}
	return list, nil
}

// Current returns the rules of the congress that are in force on the day: the
// newest version valid by then. A congress that has none gets the preset,
// which has no ID until Ensure stores it.
func Current(tx *gorm.DB, congressID uint, day calendar.Date) (*RuleSet, error) {
	versions, err := versionsOf(tx, congressID)
	if err != nil {
		return nil, fmt.Errorf("current rules: %w", err)
	}
	var current *RuleSet
	for _, v := range versions {
		if !v.ValidFrom.After(day) || current == nil {
			current = v
		}
	}
	if current == nil {
		return &RuleSet{CongressID: congressID, ValidFrom: day, Data: Preset()}, nil
	}
	return current, nil
}

// Ensure stores the preset as the congress's first version, valid from the
// day, unless it has rules already, and returns what is in force on the day.
func Ensure(tx *gorm.DB, congressID uint, day calendar.Date) (*RuleSet, error) {
	current, err := Current(tx, congressID, day)
	if err != nil || current.ID != 0 {
		return current, err
	}
	current.Version, current.CreatedAt = 1, day.Start()
	created := tx.Clauses(clause.OnConflict{DoNothing: true}).Create(current)
	if created.Error != nil {
		return nil, fmt.Errorf("store the preset: %w", created.Error)
	}
	if created.RowsAffected == 0 { // somebody else was first
		return Current(tx, congressID, day)
	}
	return current, nil
}

// staleness is how old a remembered list of versions or calendar may be.
const (
	versionsStaleness = 10 * time.Second
	calendarStaleness = time.Minute
)

// key tells the databases of one process apart.
type key struct {
	database gorm.Dialector
	id       uint
}

type remembered[T any] struct {
	value T
	at    time.Time
}

var (
	ruleSets  sync.Map // key of a rule set → *RuleSet
	versions  sync.Map // key of a congress → remembered[[]*RuleSet], by version
	calendars sync.Map // key of a congress → remembered[*calendar.Calendar]
)

// remember keeps only what was read outside a transaction: what one reads
// inside may be its own row and be rolled back.
func remember(tx *gorm.DB, set *RuleSet) {
	if !inTransaction(tx) {
		ruleSets.Store(key{tx.Dialector, set.ID}, set)
	}
}

func inTransaction(tx *gorm.DB) bool {
	_, in := tx.Statement.ConnPool.(gorm.TxCommitter)
	return in
}

func fresh[T any](m *sync.Map, k key, staleness time.Duration) (value T, ok bool) {
	found, ok := m.Load(k)
	if !ok {
		return value, false
	}
	r := found.(remembered[T])
	return r.value, time.Since(r.at) < staleness
}

func versionsOf(tx *gorm.DB, congressID uint) ([]*RuleSet, error) {
	k := key{tx.Dialector, congressID}
	if list, ok := fresh[[]*RuleSet](&versions, k, versionsStaleness); ok {
		return list, nil
	}
	var list []*RuleSet
	if err := tx.Where("congress_id = ?", congressID).Order("version").Find(&list).Error; err != nil {
		return nil, err
	}
	if len(list) > 0 && !inTransaction(tx) {
		for _, set := range list {
			remember(tx, set)
		}
		versions.Store(k, remembered[[]*RuleSet]{list, time.Now()})
	}
	return list, nil
}
