// Package webhook tells other systems what happened: ids, codes, states and
// instants, never a text. A message is written in the transaction of the
// action that it tells of and sent afterwards, signed as the Standard Webhooks
// specification says (www.standardwebhooks.com).
package webhook

import (
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/database"
)

// DeliveredTopic tells that a reply reached an item's proposers: by signature,
// by the check that follows one, or with the item into which it was merged.
const DeliveredTopic = "suggestion.delivered"

// Topics lists what an endpoint can be told of, in the order of the procedure:
// but for DeliveredTopic by the names that the audit record has for it.
var Topics = []string{
	"suggestion.submit", "suggestion.return_for_revision", "suggestion.register", "suggestion.assign", "suggestion.receive",
	DeliveredTopic, "suggestion.release_feedback", "suggestion.decide_rehandling", "suggestion.explain_and_close",
	"suggestion.close", "suggestion.archive",
	"upward.record_submission", "upward.record_answer", "upward.conclude",
}

// TestTopic is that of a message which somebody sends to try an endpoint.
const TestTopic = "webhook.test"

// State is how an endpoint or a message stands.
type State string

// The states of an endpoint. Paused is what people did, Disabled what the
// product did to one that failed for too long.
const (
	Active   State = "active"
	Paused   State = "paused"
	Disabled State = "disabled"
	Removed  State = "removed"
)

// The states of a message. Sending is written before the endpoint is asked and
// Sent after it has answered.
const (
	Waiting State = "waiting"
	Sending State = "sending"
	Sent    State = "sent"
	Failed  State = "failed"
	Dropped State = "dropped" // its endpoint was removed or disabled
)

// Endpoint is an address of another system, and what it wants to be told.
type Endpoint struct {
	ID           uint
	CongressID   uint
	Name         string
	URL          string
	Topics       string // separated by spaces
	Secret       string // whsec_…; shown when it is made and never again
	State        State
	Reason       string // why it is disabled: a code
	FailingSince *time.Time
	CreatedAt    time.Time
	database.Versioned
}

// TableName is the table of endpoints.
func (Endpoint) TableName() string { return "webhook_endpoints" }

func (e Endpoint) topics() []string { return strings.Fields(e.Topics) }

// Message is one event for one endpoint. MessageID stays the same for each
// attempt and for a replay, so that the receiver can tell repetitions.
type Message struct {
	ID         uint
	CongressID uint
	EndpointID uint
	MessageID  string
	Topic      string
	Body       string
	State      State
	Attempts   int // since it was written or replayed
	Replays    int
	DueAt      time.Time
	CreatedAt  time.Time
	StartedAt  *time.Time // of the last attempt
	EndedAt    *time.Time
	Status     int    // that the endpoint answered last; 0 when it did not
	Reason     string // why the last attempt failed: a code
}

// TableName is the table of messages.
func (Message) TableName() string { return "webhook_messages" }

// Tables lists the rows of this package, for the test of the schema.
func Tables() []any { return []any{&Endpoint{}, &Message{}} }

// Data is what a message tells: ids, codes, states, numbers and instants.
type Data map[string]any

// Emit leaves a message with each endpoint of the congress that wants the
// topic, in the caller's transaction. A topic that nobody can choose costs
// nothing.
func Emit(tx *gorm.DB, congressID uint, topic string, at time.Time, data Data) error {
	if !slices.Contains(Topics, topic) {
		return nil
	}
	var endpoints []Endpoint
	if err := tx.Where("congress_id = ? AND state IN ?", congressID, []State{Active, Paused}).Order("id").Find(&endpoints).Error; err != nil {
		return fmt.Errorf("find webhooks for %s: %w", topic, err)
	}
	for _, e := range endpoints {
		if slices.Contains(e.topics(), topic) {
			if _, err := leave(tx, e, topic, at, data); err != nil {
				return err
			}
		}
	}
	return nil
}

func leave(tx *gorm.DB, e Endpoint, topic string, at time.Time, data Data) (*Message, error) {
	at = at.UTC().Truncate(time.Microsecond)
	body, err := json.Marshal(struct {
		Type      string    `json:"type"`
		Timestamp time.Time `json:"timestamp"`
		Data      Data      `json:"data"`
	}{topic, at, data})
	if err != nil {
		return nil, fmt.Errorf("write a webhook for %s: %w", topic, err)
	}
	m := &Message{CongressID: e.CongressID, EndpointID: e.ID, MessageID: newID(), Topic: topic, Body: string(body), State: Waiting, DueAt: at, CreatedAt: at}
	if err := tx.Create(m).Error; err != nil {
		return nil, fmt.Errorf("write a webhook for %s: %w", topic, err)
	}
	return m, nil
}

func newID() string {
	var b [16]byte
	_, _ = rand.Read(b[:])
	return "msg_" + hex.EncodeToString(b[:])
}
