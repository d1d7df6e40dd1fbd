// Package audit keeps the record of who did what: appended in the caller's
// transaction, chained by hash afterwards by one sealer, so that writers never
// queue for the chain. It holds ids, codes and states, no business text:
// reasons in words live on a suggestion's timeline.
package audit

import (
	"encoding/json"
	"fmt"
	"maps"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/access"
)

// Event is one line of the record; rows are inserted and never changed, but
// for SealID, which the sealer sets.
type Event struct {
	ID           uint
	At           time.Time
	CongressID   uint
	UserID       uint
	MembershipID uint
	Role         access.Role
	UnitID       uint
	Action       string // "feature.verb"
	Subject      string // "kind/id"
	From         string
	To           string
	Result       string // "ok" or a fault's code
	Address      string
	RequestID    string
	Data         Data `gorm:"serializer:json"`
	SealID       *uint
}

// Data holds further ids, codes, dates and instants of an event.
type Data map[string]any

// TableName is the table of the record.
func (Event) TableName() string { return "audit_events" }

// Tables lists the rows of this package, for the test of the schema.
func Tables() []any { return []any{&Event{}, &Seal{}} }

// Record writes e inside the caller's transaction, so that an action and its
// record stand or fall together. Actor, congress, address and request come
// from by, as do the person whose place a substitute takes and the API token
// by which a program acts; e names the rest.
func Record(tx *gorm.DB, by access.Actor, e Event) error {
	return RecordAll(tx, by, []Event{e})
}

// together is how many events go into one statement.
const together = 200

// RecordAll writes events as Record does, with few statements for many.
func RecordAll(tx *gorm.DB, by access.Actor, events []Event) error {
	if len(events) == 0 {
		return nil
	}
	for i := range events {
		events[i].complete(by)
	}
	if err := tx.CreateInBatches(events, together).Error; err != nil {
		return fmt.Errorf("record %s: %w", events[0].Action, err)
	}
	return nil
}

// complete fills in what the actor brings.
func (e *Event) complete(by access.Actor) {
	e.UserID, e.MembershipID, e.Role, e.UnitID = by.UserID, by.MembershipID, by.Role, by.UnitID
	e.Address, e.RequestID = by.Address, by.RequestID
	if e.CongressID == 0 {
		e.CongressID = by.CongressID
	}
	for name, id := range map[string]uint{"stands_for": by.StandsFor, "api_token": by.APITokenID} {
		if id != 0 {
			e.Data = maps.Clone(e.Data)
			if e.Data == nil {
				e.Data = Data{}
			}
			e.Data[name] = id
		}
	}
	if e.Result == "" {
		e.Result = "ok"
	}
	e.At = e.At.UTC().Truncate(time.Microsecond)
}

// canonical is what the chain's hash covers of one event.
func (e Event) canonical() ([]byte, error) {
	e.SealID, e.At = nil, e.At.UTC()
	return json.Marshal(e)
}
