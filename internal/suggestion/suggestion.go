// Package suggestion follows a deputy's suggestion (代表建议) through its whole
// life: draft, review, registration, assignment, handling, reply, feedback,
// re-handling, closing. Facts are stored; phases after the assignment, lights
// and who has the ball follow from them (flow.go, task.go). Columns that hold
// what follows, for lists, can be rebuilt.
package suggestion

import (
	"time"

	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/imprint"
)

// Phase is where a suggestion stands in its life.
type Phase string

// The phases, in the order of a life. Those up to Registered are set by
// actions; from the first assignment on they follow from the facts.
const (
	Draft            Phase = "draft"
	Cosigning        Phase = "cosigning"
	Submitted        Phase = "submitted"
	UnderReview      Phase = "under_review"
	Returned         Phase = "returned"
	NotAccepted      Phase = "not_accepted"
	Merged           Phase = "merged"
	Withdrawn        Phase = "withdrawn"
	Registered       Phase = "registered"
	Assigned         Phase = "assigned"
	InHandling       Phase = "in_handling"
	AwaitingFeedback Phase = "awaiting_feedback"
	RehandlingReview Phase = "rehandling_review"
	Closed           Phase = "closed"
	Archived         Phase = "archived"
)

// Phases lists every phase, in the order of a life.
var Phases = []Phase{Draft, Cosigning, Submitted, UnderReview, Returned, NotAccepted, Merged, Withdrawn,
	Registered, Assigned, InHandling, AwaitingFeedback, RehandlingReview, Closed, Archived}

// Suggestion is one item. Everything that a list shows or filters by is here;
// Phase, UnitPhase, DueOn, DueKind, Title, Category and Round repeat what
// follows from the facts.
type Suggestion struct {
	ID               uint
	CongressID       uint
	TermID           uint
	SessionID        uint   // the session that it belongs to, or after which it was submitted
	SubmissionPeriod string // in_session, inter_session
	Origin           string // deputy, paper, motion, imported
	ProposerKind     string // deputy, joint, delegation
	LeadDeputyID     uint
	DelegationID     uint
	EnteredBy        uint // the user who entered it
	ReceiptNo        string
	Number           *int // within its series
	NumberText       string
	Phase            Phase
	UnitPhase        Phase // what units see while feedback is not released
	Round            int
	Title            string
	Category         string
	Wishes
	Stub              bool
	MergedIntoID      *uint
	SplitFromID       *uint // the item of which it was a part
	DueOn             calendar.Date
	DueKind           string
	CreatedAt         time.Time
	SubmittedAt       *time.Time
	RegisteredAt      *time.Time
	FirstAssignedAt   *time.Time
	ClosedAt          *time.Time
	ArchivedAt        *time.Time
	ExplanationLetter string // when the head explained and closed
	ReturnCode        string
	ReturnReason      string
	OriginNote        string     // who handed in the paper, or which motion it was
	ForwardedAt       *time.Time // the government office was asked to propose units
	ProposedUnits     []Part     `gorm:"serializer:json"`
	ThroughOffice     bool       // the office enters signatures from paper, and so may read the draft
	Asked             bool       // a Request was ever made, so there is one to read
	KeyItemID         uint       `gorm:"->;<-:create"` // set by MarkKey alone, which no action overtakes
	KeyOfficialID     uint       `gorm:"->;<-:create"` // the user who leads the handling of the key item
	UpdatedAt         time.Time
	UnitVersion       uint // what units know as the version: feedback does not move it
	database.Versioned
}

// ContentVersion is the text of an item. A draft edits its newest version in
// place; submission freezes it, and every later edit is a version of its own.
type ContentVersion struct {
	ID           uint
	SuggestionID uint
	No           int
	Title        string
	Category     string
	Situation    string
	Analysis     string
	Points       []Point `gorm:"serializer:json"`
	Wishes
	Reason   string
	ByUserID uint
	ByName   string
	At       time.Time
	FrozenAt *time.Time
}

// Wishes are what the proposer wants to be done with the text.
type Wishes struct {
	PublicityConsent string // full, title_only, none
	ReferenceOnly    bool
	SuggestedUnits   string
}

// Point is one numbered thing asked; replies answer each by its ID, which
// stays the same through edits.
type Point struct {
	ID   string `json:"id"`
	No   int    `json:"no"`
	Text string `json:"text"`
}

// Signature is a co-signer's part in a joint suggestion.
type Signature struct {
	ID               uint
	SuggestionID     uint
	DeputyID         uint
	InvitedAt        time.Time
	ConfirmedAt      *time.Time
	ConfirmedVersion *int
	DeclinedAt       *time.Time
	WithdrawnAt      *time.Time
	LapsedAt         *time.Time // not confirmed when the item was submitted
}

// Stands says whether the co-signer is one of the item's proposers.
func (s Signature) Stands() bool { return s.ConfirmedAt != nil && s.open() }

// open says that nothing ended the signature or the invitation.
func (s Signature) open() bool {
	return s.DeclinedAt == nil && s.WithdrawnAt == nil && s.LapsedAt == nil
}

// Round is one handling round; a later round never touches an earlier one.
type Round struct {
	ID                 uint
	SuggestionID       uint
	No                 int
	Why                string // first, dissatisfied, escalated, reopened
	Reason             string
	OpenedBy           uint
	OpenedAt           *time.Time // unknown for an imported item
	Meeting            string     // of an escalated round
	PlanDueOn          calendar.Date
	FeedbackReleasedAt *time.Time
}

// Assignment is one unit's duty in a round.
type Assignment struct {
	ID              uint
	CongressID      uint
	SuggestionID    uint
	RoundID         uint
	RoundNo         int
	UnitID          uint
	Role            string // sole, lead, co, separate; unstated where an imported register does not say
	Note            string
	AssignedBy      uint
	AssignedAt      *time.Time // 交办之日; unknown for an imported item
	FirstAssignedAt *time.Time
	ReplacesID      *uint
	ReceivedAt      *time.Time
	ReceivedBy      uint
	ReturnedAt      *time.Time
	RecalledAt      *time.Time
	CancelledAt     *time.Time
	DoneAt          *time.Time
	Section         string
	PersonName      string
	InnerDueOn      calendar.Date
	DeputyUrgedAt   *time.Time // when the lead proposer urged the unit last
	Notice          SentPaper  `gorm:"embedded;embeddedPrefix:notice_"`
}

// Active says whether the unit still has, or has done, this duty.
func (a *Assignment) Active() bool {
	return a.ReturnedAt == nil && a.RecalledAt == nil && a.CancelledAt == nil
}

// Answers says whether the unit answers the proposers; a co-handler never does.
func (a *Assignment) Answers() bool { return a.Role != RoleCo }

// The roles of an assignment.
const (
	RoleSole     = "sole"
	RoleLead     = "lead"
	RoleCo       = "co"
	RoleSeparate = "separate"
)

// Request asks for something that needs others' consent; its steps say whose.
// A refusal leaves the subject as it was.
type Request struct {
	ID           uint
	CongressID   uint
	SuggestionID uint
	AssignmentID *uint
	CommitmentID *uint
	Kind         string
	Reason       string
	Data         Asked  `gorm:"serializer:json"`
	State        string // open, granted, refused, lapsed
	AskedBy      uint
	AskedByName  string
	AskedFor     uint // the deputy whose paper the office entered
	AskedAt      time.Time
	DecidedAt    *time.Time
	ClockID      uint
	Steps        []RequestStep `gorm:"-"`
}

// TableName keeps clear of what HTTP calls a request.
func (Request) TableName() string { return "consent_requests" }

// RequestStep is one consent that a Request needs.
type RequestStep struct {
	ID        uint
	RequestID uint
	No        int
	Stage     int // those of one stage decide in any order
	Action    Action
	Role      string
	UnitID    uint
	DeputyID  uint
	Decision  string // "", agreed, refused
	Reason    string
	ByUserID  uint
	ByName    string
	At        *time.Time
}

// TableName follows Request's.
func (RequestStep) TableName() string { return "consent_request_steps" }

// Communication is a contact of the unit with the proposer (沟通).
type Communication struct {
	ID            uint
	SuggestionID  uint
	AssignmentID  uint
	RoundNo       int
	Phase         string // before, during, after
	Mode          string // meeting, visit, phone, online
	HeldOn        calendar.Date
	DeputyIDs     []uint `gorm:"serializer:json"` // the proposers who took part; none is known of those recorded before it was asked
	Place         string
	Persons       string
	Summary       string
	ByUserID      uint
	ByName        string
	RecordedAt    time.Time
	ConfirmBy     calendar.Date
	ClockID       uint
	ConfirmedAt   *time.Time
	DisputedAt    *time.Time
	DisputeReason string
	AnsweredBy    uint
}

// Note is a progress note of the unit, or its plan of the handling with the
// days that it names.
type Note struct {
	ID           uint
	SuggestionID uint
	AssignmentID uint
	IsPlan       bool
	Text         string
	ContactBy    calendar.Date
	DraftBy      calendar.Date
	ByUserID     uint
	ByName       string
	At           time.Time
}

// TableName says what the notes are of.
func (Note) TableName() string { return "progress_notes" }

// CoOpinion is what a co-handler gives to the lead unit (会办意见).
type CoOpinion struct {
	ID             uint
	SuggestionID   uint
	AssignmentID   uint
	Text           string
	State          string // draft, signed
	DraftedBy      uint
	DraftedByName  string
	SignedBy       uint
	SignedByName   string
	SignedAt       *time.Time
	SentBackAt     *time.Time
	SentBackReason string
	DocumentNo     string
	imprint.Imprint
	Former FormerOpinion `gorm:"embedded;embeddedPrefix:former_"`
	database.Versioned
}

// FormerOpinion is what is kept of an opinion that was signed, and sent back
// once: prints of it are still checked.
type FormerOpinion struct {
	Number string
	Hash   string
	Code   string
	On     calendar.Date
}

// Urge is a reminder that somebody sent to a unit by hand (催办).
type Urge struct {
	ID           uint
	CongressID   uint
	SuggestionID uint
	AssignmentID uint
	Role         string // of who urged
	Note         string
	ByUserID     uint
	ByName       string
	At           time.Time
	Letter       SentPaper `gorm:"embedded;embeddedPrefix:letter_"` // none of what a deputy urges
}

// Tables lists the rows of this package, for the test of the schema.
func Tables() []any {
	return []any{&Suggestion{}, &ContentVersion{}, &Signature{}, &Round{}, &Assignment{}, &Request{}, &RequestStep{},
		&Communication{}, &Note{}, &CoOpinion{}, &Reply{}, &ReplyVersion{}, &Delivery{}, &Feedback{}, &Commitment{},
		&Clock{}, &TimelineEvent{}, &Task{}, &Counter{}, &ImportedRow{}, &Urge{}, &Figure{}, &QualityRating{}}
}
