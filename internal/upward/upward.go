// Package upward follows what the delegation of deputies to a higher congress
// hands in there (向上建议): the choice of a topic, drafting, signing, the
// record of the submission, the answer that comes back, and what the
// proposers say of it. Its members are the deputies of the higher congress who
// stand in the register.
package upward

import (
	"time"

	"lianluo/internal/calendar"
	"lianluo/internal/database"
)

// State is how far an item is.
type State string

// The states, in the order of a life.
const (
	Topic     State = "topic"     // somebody would raise it
	Drafting  State = "drafting"  // it is to be raised, and written
	Signing   State = "signing"   // the text is open to the members' signatures
	Submitted State = "submitted" // handed in to the higher congress
	Answered  State = "answered"  // an answer came, which the lead has not rated
	Following State = "following" // the answer did not satisfy
	Concluded State = "concluded"
	Dropped   State = "dropped"
)

// States lists every state, in the order of a life.
var States = []State{Topic, Drafting, Signing, Submitted, Answered, Following, Concluded, Dropped}

// The kinds of items: of one deputy with co-signers, or of the whole delegation
// (全团建议).
const (
	Joint      = "joint"
	Delegation = "delegation"
)

// Upward is one item. Title repeats what its newest text says.
type Upward struct {
	ID             uint
	CongressID     uint
	Level          string // of the congress that it goes to: provincial, national
	Kind           string // joint, delegation
	State          State
	Title          string
	LeadDeputyID   uint // none before the topic is chosen
	ProposedBy     uint // the user
	ProposedByName string
	SessionName    string // of the higher congress, where it was handed in
	Number         string // that it got there
	SubmittedOn    calendar.Date
	HandlingUnits  string // who handles it there
	ExpectedOn     calendar.Date
	EndReason      string // of a dropped or concluded one
	CreatedAt      time.Time
	UpdatedAt      time.Time
	database.Versioned
}

// TableName is the table of the items.
func (Upward) TableName() string { return "upward_suggestions" }

// Text is one version of an item's text. A draft edits its newest version in
// place; what was signed is frozen.
type Text struct {
	ID       uint
	UpwardID uint
	No       int
	Title    string
	Basis    string // what the topic comes from: research, visits, earlier items
	Content  string
	Points   []string `gorm:"serializer:json"`
	ByUserID uint
	ByName   string
	At       time.Time
	FrozenAt *time.Time
}

// TableName is the table of the texts.
func (Text) TableName() string { return "upward_texts" }

// Signature is what one member of the delegation says of the text.
type Signature struct {
	ID          uint
	UpwardID    uint
	DeputyID    uint
	InvitedAt   time.Time
	TextNo      int // the version that was signed
	SignedAt    *time.Time
	DeclinedAt  *time.Time
	WithdrawnAt *time.Time
	Reason      string
}

// TableName is the table of the signatures.
func (Signature) TableName() string { return "upward_signatures" }

// Stands says whether the member is one of those who hand the item in.
func (s Signature) Stands() bool {
	return s.SignedAt != nil && s.DeclinedAt == nil && s.WithdrawnAt == nil
}

// Answer is one answer of the higher level, with what the lead says of it.
type Answer struct {
	ID             uint
	UpwardID       uint
	No             int
	UnitName       string
	DocumentNo     string
	AnsweredOn     calendar.Date
	Text           string
	RecordedBy     uint
	RecordedByName string
	RecordedAt     time.Time
	Result         string // satisfied, basically_satisfied, dissatisfied; none before it is rated
	Reasons        string
	RatedByName    string
	RatedAt        *time.Time
}

// TableName is the table of the answers.
func (Answer) TableName() string { return "upward_answers" }

// Event is one line of an item's history, told in words by the page from its
// kind and data.
type Event struct {
	ID        uint
	UpwardID  uint
	Kind      string
	At        time.Time
	UserID    uint
	ActorName string
	ActorRole string
	Data      map[string]string `gorm:"serializer:json"`
}

// TableName is the table of the history.
func (Event) TableName() string { return "upward_events" }

// Tables lists the rows of this package, for the test of the schema.
func Tables() []any { return []any{&Upward{}, &Text{}, &Signature{}, &Answer{}, &Event{}} }

// The kinds under which attachments are kept: of an item its papers and the
// scan of its submission, of an answer its scan.
const (
	OwnerKind       = "upward"
	OwnerKindAnswer = "upward_answer"
)
