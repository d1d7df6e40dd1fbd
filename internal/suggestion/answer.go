package suggestion

import (
	"time"

	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/imprint"
)

// The states of a reply. A step back always leads to ReplyDraft.
const (
	ReplyDraft      = "draft"
	ReplyInReview   = "in_review"
	ReplyInSignoff  = "in_signoff"
	ReplyChecking   = "checking"
	ReplyDelivered  = "delivered"
	ReplySuperseded = "superseded"
)

// ReplyText is what a reply says; each send-back keeps a copy.
type ReplyText struct {
	Opening         string        `json:"opening" binding:"max=4000"`
	Answers         []Answer      `json:"answers" gorm:"serializer:json" binding:"max=40,dive"`
	Closing         string        `json:"closing" binding:"max=4000"`
	ClassCode       string        `json:"class_code" binding:"max=10"`
	ClassReason     string        `json:"class_reason" binding:"max=2000"`
	CommitmentText  string        `json:"commitment_text" binding:"max=2000"`
	CommitmentDueOn calendar.Date `json:"commitment_due_on" extensions:"x-nullable"`
	NoContactReason string        `json:"no_contact_reason" binding:"max=1000"`
	NoOpinionReason string        `json:"no_opinion_reason" binding:"max=1000" validate:"optional"`
	ContactPerson   string        `json:"contact_person" binding:"max=40"`
	ContactPhone    string        `json:"contact_phone" binding:"max=40"`
}

// Answer replies to one Point.
type Answer struct {
	PointID string `json:"point_id" binding:"max=40"`
	Text    string `json:"text" binding:"max=5000"`
}

// Reply is the answer of one answering assignment.
type Reply struct {
	ID           uint
	CongressID   uint
	SuggestionID uint
	AssignmentID uint
	RoundNo      int
	State        string
	ReplyText
	ClassLabel     string
	RuleSetID      uint // whose classes it uses
	DocumentNo     string
	DraftedBy      uint
	DraftedByName  string
	ReviewedBy     uint
	ReviewedByName string
	SignedBy       uint
	SignedByName   string
	SignedAt       *time.Time
	DeliveredAt    *time.Time
	LastComment    string
	LastCommentBy  string
	LastCommentAt  *time.Time
	LastCommentOf  string // review, signoff, check
	CheckedBy      uint
	CheckedByName  string
	SupersedesID   *uint
	SupersededByID *uint
	imprint.Imprint
	database.Versioned
}

// ReplyVersion is a reply's text at a hand-over.
type ReplyVersion struct {
	ID      uint
	ReplyID uint
	No      int
	Event   string // submitted, sent_back
	Text    string // ReplyText as JSON
	ByName  string
	At      time.Time
}

// Delivery is one proposer's copy of a delivered reply.
type Delivery struct {
	ID           uint
	ReplyID      uint
	SuggestionID uint // the item that the copy belongs to: the one answered, or one merged into it
	DeputyID     uint
	At           time.Time
	ReadAt       *time.Time
	PaperOn      calendar.Date
	PaperNote    string
}

// Feedback is one proposer's rating of a round. Units learn of it only when it
// is released.
type Feedback struct {
	ID           uint
	SuggestionID uint
	RoundNo      int
	DeputyID     uint
	Decisive     bool
	Attitude     string
	Result       string
	Reasons      string
	EnteredBy    uint
	GivenAt      time.Time
	ChangedAt    *time.Time
}

// TableName gives the plural that gorm does not know.
func (Feedback) TableName() string { return "feedbacks" }

// Commitment is a promise in a reply, tracked until it is kept.
type Commitment struct {
	ID           uint
	CongressID   uint
	SuggestionID uint
	ReplyID      uint
	UnitID       uint
	Text         string
	DueOn        calendar.Date
	State        string // open, delivered, changed, explained
	CreatedAt    time.Time
	AssignmentID uint
	ClockID      uint
	ReplacesID   *uint  // the promise whose date was changed
	Outcome      string // what was delivered, or why it was not
	EndedAt      *time.Time
}

// Clock is a started time limit. DueOn is the plan's date, LawDueOn the law's;
// how DueOn came about stands in Explanation.
type Clock struct {
	ID             uint
	CongressID     uint
	SuggestionID   uint
	AssignmentID   uint
	RoundNo        int
	Kind           string // T0 … T13
	RuleSetID      uint
	StartedAt      time.Time
	StartFact      string
	DueOn          calendar.Date
	LawDueOn       calendar.Date
	Explanation    explanation
	Provisional    bool
	StoppedAt      *time.Time
	StopFact       string
	VoidAt         *time.Time
	PlanBreachedOn calendar.Date
	LawBreachedOn  calendar.Date
	// FirstDueOn is the law's date counted from the day of the very first
	// assignment, where the unit came in later.
	FirstDueOn      calendar.Date
	FirstBreachedOn calendar.Date
}

// Running says whether the limit still counts.
func (c *Clock) Running() bool { return c.StoppedAt == nil && c.VoidAt == nil }

// TimelineEvent is one line of an item's history, told in words by the client
// from its kind and data. OfficeOnly lines become visible to units when the
// round's feedback is released.
type TimelineEvent struct {
	ID           uint
	SuggestionID uint
	RoundNo      int
	Kind         string
	At           time.Time
	UserID       uint
	ActorName    string
	ActorRole    string
	UnitID       uint
	Data         map[string]string `gorm:"serializer:json"`
	Audience     string            // all, feedback (withheld from units), handling (withheld from proposers), quality (from proposers and other units), unit (its own people)
}

// Task says that somebody has the ball: one row for each holder, derived from
// the facts whenever they change.
type Task struct {
	ID           uint
	CongressID   uint
	SuggestionID uint
	AssignmentID uint
	Action       Action
	Role         string
	UnitID       uint
	DeputyID     uint
	ForDeputyID  uint // whom the office is to ask, since he cannot act here now
	CommitteeID  uint
	UserID       uint   // the one person whom it waits for, 0 for all who wear the hat
	Source       string // the package that derives it, empty for this one
	Subject      string // what it is about beside the item: "key_item/7"
	ClockKind    string
	DueOn        calendar.Date
	Since        time.Time
}

// Counter numbers the items of one series: a session's, or those submitted
// between sessions.
type Counter struct {
	CongressID uint   `gorm:"primaryKey;autoIncrement:false"`
	Series     string `gorm:"primaryKey"`
	Value      int
}

// TableName says what is counted.
func (Counter) TableName() string { return "suggestion_counters" }
