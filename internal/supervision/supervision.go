// Package supervision follows the key items of a year (重点督办建议): their
// nomination and the decision that chooses them, their four parties (牵头督办、
// 牵头领办、具体承办、对口督办), the plan with its milestones, activities with
// invited deputies, letters with numbers, and the look back at what was
// promised. What happens to the suggestion itself stays with package suggestion.
package supervision

import (
	"time"

	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/imprint"
)

// The states of a candidate.
const (
	CandidateOpen      = "open"
	CandidateChosen    = "chosen"
	CandidateNotChosen = "not_chosen"
	CandidateWithdrawn = "withdrawn" // by the last who had nominated it
)

// Candidate is a suggestion that somebody nominated as a key item. MainID puts
// it with a similar one, which stands for both. The parties are those that the
// office would propose.
type Candidate struct {
	ID           uint
	CongressID   uint
	SuggestionID uint
	MainID       *uint
	State        string
	LeaderID     uint
	OfficialID   uint
	CommitteeID  uint
	Note         string // of the office, for the comparison
	DecisionID   *uint
	Reason       string // of the decision
	CreatedAt    time.Time
	database.Versioned
}

// TableName is the table of the candidates.
func (Candidate) TableName() string { return "supervision_candidates" }

// Nomination is one person's, with a reason.
type Nomination struct {
	ID           uint
	CandidateID  uint
	SuggestionID uint
	UserID       uint
	ByName       string
	ByRole       string
	BodyName     string
	Reason       string
	At           time.Time
}

// TableName is the table of the nominations.
func (Nomination) TableName() string { return "supervision_nominations" }

// Decision is what a meeting of chairmen (主任会议) decided on candidates; its
// paper is an attachment.
type Decision struct {
	ID          uint
	CongressID  uint
	Year        int
	HeldOn      calendar.Date
	Meeting     string
	Publication string // how and where it was made public
	ByUserID    uint
	ByName      string
	At          time.Time
}

// TableName is the table of the decisions.
func (Decision) TableName() string { return "supervision_decisions" }

// The states of a plan; the empty one is before anybody wrote it.
const (
	PlanDrafting  = "drafting"
	PlanSubmitted = "submitted"
	PlanReturned  = "returned"
	PlanConfirmed = "confirmed"
)

// KeyItem is a suggestion, with those that were grouped with it, whose handling
// is supervised. LeaderID and OfficialID are users. A plan that was confirmed
// stays in force, goals and milestones, while Proposed, the changed one, waits
// for confirmation; PlanState is then that of Proposed.
type KeyItem struct {
	ID              uint
	CongressID      uint
	SuggestionID    uint
	CandidateID     uint
	DecisionID      uint
	Year            int
	DecidedOn       calendar.Date
	LeaderID        uint
	OfficialID      uint
	CommitteeID     uint
	PlanState       string
	Goals           string
	Proposed        *Plan  `gorm:"serializer:json"`
	PlanComment     string // why the plan was returned
	PlanDueOn       calendar.Date
	SubmittedBy     uint
	SubmittedByName string
	SubmittedAt     *time.Time
	ConfirmedByName string
	ConfirmedAt     *time.Time
	Outcome         string
	ConcludedAt     *time.Time
	UpdatedAt       time.Time
	database.Versioned
}

// TableName is the table of the key items.
func (KeyItem) TableName() string { return "key_items" }

// Party is who is responsible for a milestone.
type Party string

// The parties of a milestone, and of an invitation.
const (
	PartyLeader    Party = "leader"
	PartyOfficial  Party = "official"
	PartyUnit      Party = "unit"
	PartyCommittee Party = "committee"
	PartyProposer  Party = "proposer" // of an invitation only
	PartyDeputy    Party = "deputy"   // of an invitation only
)

// Milestone is one step of a plan.
type Milestone struct {
	ID          uint
	KeyItemID   uint
	No          int
	Text        string
	Party       Party
	UnitID      uint
	Person      string // the responsible person, in words
	DueOn       calendar.Date
	CompletedOn calendar.Date
	DroppedAt   *time.Time // a changed plan has it no more
}

// TableName is the table of the milestones.
func (Milestone) TableName() string { return "supervision_milestones" }

// Open says whether the milestone is still to be reached.
func (m Milestone) Open() bool { return m.DroppedAt == nil && m.CompletedOn.IsZero() }

// The kinds of reports.
const (
	ReportProgress  = "progress"
	ReportCompleted = "completed"
	ReportReturned  = "returned" // the completion was not accepted
)

// Report tells how far a milestone is.
type Report struct {
	ID          uint
	KeyItemID   uint
	MilestoneID uint
	Kind        string
	Text        string
	ByUserID    uint
	ByName      string
	ByRole      string
	BodyName    string
	At          time.Time
}

// TableName is the table of the reports.
func (Report) TableName() string { return "supervision_reports" }

// The states of an activity.
const (
	ActivityPlanned   = "planned"
	ActivityHeld      = "held" // its minutes are there
	ActivityCancelled = "cancelled"
)

// Activity is a research visit, a symposium, or a supervision on site (调研、
// 座谈、现场督办). CodeHash is that of the sign-in code, which holds until
// CodeUntil.
type Activity struct {
	ID           uint
	CongressID   uint
	KeyItemID    uint
	SuggestionID uint
	Kind         string // research, symposium, on_site
	State        string
	HeldOn       calendar.Date
	StartsAt     string // "09:30", or empty
	Place        string
	Subject      string
	Minutes      string
	EndReason    string // of a cancelled one
	CodeHash     string
	CodeUntil    *time.Time
	ByUserID     uint
	ByName       string
	CreatedAt    time.Time
	database.Versioned
}

// TableName is the table of the activities.
func (Activity) TableName() string { return "supervision_activities" }

// Invitation asks one deputy, one party or one unit to an activity; the
// proposers always are among them.
type Invitation struct {
	ID          uint
	ActivityID  uint
	Party       Party
	Role        string
	UnitID      uint
	DeputyID    uint
	CommitteeID uint
	UserID      uint
	Name        string
	Answer      string // come, not, or none yet
	Reason      string
	AnsweredBy  string
	AnsweredAt  *time.Time
	PresentAt   *time.Time
	PresentName string // who signed in
	PresentBy   string // code, hand
	PresentNote string // of a sign-in by hand
}

// TableName is the table of the invitations.
func (Invitation) TableName() string { return "supervision_invitations" }

// The kinds of letters.
const (
	LetterUrging      = "urging"      // 催办函
	LetterSupervision = "supervision" // 督办函
)

// Letter is an urging or supervision letter to a unit, numbered by kind and
// year, with the unit's answer.
type Letter struct {
	ID           uint
	CongressID   uint
	KeyItemID    uint
	SuggestionID uint
	Kind         string
	Year         int
	Number       int
	NumberText   string
	UnitID       uint
	Body         string
	DueOn        calendar.Date
	ByUserID     uint
	ByName       string
	ByRole       string
	BodyName     string // of the committee that sent it, empty for the office
	IssuedAt     time.Time
	Answer       string
	AnsweredName string
	AnsweredAt   *time.Time
	imprint.Imprint
}

// TableName is the table of the letters.
func (Letter) TableName() string { return "supervision_letters" }

// Check is one look back (回头看) at what was promised.
type Check struct {
	ID        uint
	KeyItemID uint
	No        int
	HeldOn    calendar.Date
	Summary   string
	ByUserID  uint
	ByName    string
	At        time.Time
}

// TableName is the table of the checks.
func (Check) TableName() string { return "supervision_checks" }

// What a check finds of a promise.
const (
	FoundKept    = "kept"
	FoundPartly  = "partly"
	FoundNotKept = "not_kept"
)

// Finding is what a check found of one promise.
type Finding struct {
	ID           uint
	CheckID      uint
	KeyItemID    uint
	CommitmentID uint
	Found        string
	Note         string
	SeenOn       calendar.Date
}

// TableName is the table of the findings.
func (Finding) TableName() string { return "supervision_findings" }

// Event is one line of a key item's history, told in words by the page from
// its kind and data.
type Event struct {
	ID        uint
	KeyItemID uint
	Kind      string
	At        time.Time
	UserID    uint
	ActorName string
	ActorRole string
	BodyName  string
	Data      map[string]string `gorm:"serializer:json"`
}

// TableName is the table of the history.
func (Event) TableName() string { return "supervision_events" }

// Tables lists the rows of this package, for the test of the schema.
func Tables() []any {
	return []any{&Candidate{}, &Nomination{}, &Decision{}, &KeyItem{}, &Milestone{}, &Report{}, &Activity{}, &Invitation{}, &Letter{},
		&Check{}, &Finding{}, &Event{}}
}

// The kinds under which attachments are kept.
const (
	OwnerDecision = "supervision_decision"
	OwnerReport   = "supervision_report"
	OwnerActivity = "supervision_activity"
	OwnerLetter   = "supervision_letter" // what the unit answers with
	OwnerFinding  = "supervision_finding"
)
