// Package notify tells people, inside the application, what has come into
// their hands. A notice is written in the transaction of the action that it
// tells of, so that neither is there without the other.
package notify

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/access"
)

// Notice tells one person of one event. Kind names the event and the page
// words it with Params, which hold numbers, dates, titles and names of units.
type Notice struct {
	ID           uint
	CongressID   uint
	UserID       uint
	Kind         string
	SuggestionID *uint
	Params       map[string]string `gorm:"serializer:json"`
	At           time.Time
	ReadAt       *time.Time
}

// TableName is the table of notices.
func (Notice) TableName() string { return "notices" }

// Tables lists the rows of this package, for the test of the schema.
func Tables() []any { return []any{&Notice{}} }

// Target is all who hold one role, in one unit for the roles of units, as one
// deputy for the role of deputies; UnitID and DeputyID are zero otherwise.
type Target struct {
	Role     access.Role
	UnitID   uint
	DeputyID uint
}

const batch = 200

// Send gives n to each of the users once; n names kind, suggestion, params and
// instant.
func Send(tx *gorm.DB, congressID uint, to []uint, n Notice) error {
	to = slices.Compact(slices.Sorted(slices.Values(to)))
	if len(to) == 0 {
		return nil
	}
	if n.Params == nil {
		n.Params = map[string]string{}
	}
	rows := make([]Notice, len(to))
	for i, user := range to {
		rows[i] = n
		rows[i].ID, rows[i].CongressID, rows[i].UserID, rows[i].ReadAt = 0, congressID, user, nil
		rows[i].Params, rows[i].At = maps.Clone(n.Params), n.At.UTC().Truncate(time.Microsecond)
	}
	if err := tx.CreateInBatches(rows, batch).Error; err != nil {
		return fmt.Errorf("send notices of %s: %w", n.Kind, err)
	}
	return nil
}

// SendTo gives n once to everybody whom at least one of the targets means.
func SendTo(tx *gorm.DB, congressID uint, targets []Target, n Notice) error {
	to, err := recipients(tx, congressID, targets)
	if err != nil {
		return err
	}
	return Send(tx, congressID, to, n)
}

// Recipients finds the users who hold a role now; unitID and deputyID are zero
// for a role that is held in no unit and as no deputy.
func Recipients(tx *gorm.DB, congressID uint, role access.Role, unitID, deputyID uint) ([]uint, error) {
	return recipients(tx, congressID, []Target{{Role: role, UnitID: unitID, DeputyID: deputyID}})
}

func recipients(tx *gorm.DB, congressID uint, targets []Target) ([]uint, error) {
	var users []uint
	for some := range slices.Chunk(targets, batch) {
		var found []uint
		args := make([]any, 0, 3*len(some))
		for _, t := range some {
			args = append(args, t.Role, t.UnitID, t.DeputyID)
		}
		anyOf := strings.TrimSuffix(strings.Repeat("(role = ? AND unit_id = ? AND deputy_id = ?) OR ", len(some)), " OR ")
		err := tx.Table("memberships").Distinct("user_id").
			Where("congress_id = ? AND ended_at IS NULL", congressID).
			Where(anyOf, args...).
			Order("user_id").Pluck("user_id", &found).Error
		if err != nil {
			return nil, fmt.Errorf("find recipients: %w", err)
		}
		users = append(users, found...)
	}
	return users, nil
}
