package suggestion

import (
	"time"

	"lianluo/internal/calendar"
)

// View is an item as its page shows it to one reader.
type View struct {
	ID                uint             `json:"id"`
	Version           uint             `json:"version"`
	Phase             Phase            `json:"phase"`
	RoundNo           int              `json:"round_no"`
	Number            *int             `json:"number" extensions:"x-nullable"`
	NumberText        string           `json:"number_text"`
	ReceiptNo         string           `json:"receipt_no"`
	Title             string           `json:"title"`
	Category          string           `json:"category"`
	SubmissionPeriod  string           `json:"submission_period" enums:"in_session,inter_session,unstated,"`
	SessionName       string           `json:"session_name"`
	Proposer          ProposerView     `json:"proposer"`
	PublicityConsent  string           `json:"publicity_consent" enums:"full,title_only,none,unstated,"`
	ReferenceOnly     bool             `json:"reference_only"`
	SuggestedUnits    string           `json:"suggested_units"`
	Origin            string           `json:"origin" enums:"deputy,paper,motion,imported"`
	OriginNote        string           `json:"origin_note"`
	CreatedAt         time.Time        `json:"created_at"`
	SubmittedAt       *time.Time       `json:"submitted_at" extensions:"x-nullable"`
	RegisteredAt      *time.Time       `json:"registered_at" extensions:"x-nullable"`
	FirstAssignedAt   *time.Time       `json:"first_assigned_at" extensions:"x-nullable"`
	ClosedAt          *time.Time       `json:"closed_at" extensions:"x-nullable"`
	Content           ContentView      `json:"content"`
	ContentVersions   []VersionView    `json:"content_versions"`
	ReturnReason      *ReasonView      `json:"return_reason" extensions:"x-nullable"`
	Attachments       []FileView       `json:"attachments"`
	Ball              []Holder         `json:"ball"`
	Clocks            []ClockView      `json:"clocks"`
	Rounds            []RoundView      `json:"rounds"`
	ExplanationLetter string           `json:"explanation_letter"`
	Timeline          []EventView      `json:"timeline"`
	Imported          *ImportedView    `json:"imported" extensions:"x-nullable"`
	MergedInto        *LinkView        `json:"merged_into" extensions:"x-nullable"`
	MergedItems       []LinkView       `json:"merged_items"`
	ReceivedReplies   []ReceivedReply  `json:"received_replies"`
	Stub              bool             `json:"stub"`
	Proposers         []PersonView     `json:"proposers"`   // those who stand for the item now, who decides first
	KeyItemID         uint             `json:"key_item_id"` // 0 unless it is a key item
	Signatures        []SignatureView  `json:"signatures"`
	Requests          []RequestView    `json:"requests"`
	Commitments       []CommitmentView `json:"commitments"`
	ForwardedAt       *time.Time       `json:"forwarded_at" extensions:"x-nullable"`
	ProposedUnits     []UnitView       `json:"proposed_units"`
	Returned          *ReturnedView    `json:"returned" extensions:"x-nullable"`
	Actions           []Action         `json:"actions"`
	OnPaper           []PaperForm      `json:"on_paper"`
	ThroughOffice     bool             `json:"through_office"`
}

// ImportedView is the row of a register from which an item was imported, as it
// was printed there.
type ImportedView struct {
	Source string            `json:"source"`
	Line   int               `json:"line"`
	Cells  map[string]string `json:"cells"`
}

// ProposerView names who proposed an item.
type ProposerView struct {
	Kind           string `json:"kind" enums:"deputy,joint,delegation,unstated"`
	DeputyID       uint   `json:"deputy_id"`
	Name           string `json:"name"`
	DelegationName string `json:"delegation_name"`
	CardNo         string `json:"card_no"`
}

// PersonView names a deputy.
type PersonView struct {
	ID   uint   `json:"id"`
	Name string `json:"name"`
}

// ContentView is the text of an item.
type ContentView struct {
	VersionNo int        `json:"version_no"`
	Situation string     `json:"situation"`
	Analysis  string     `json:"analysis"`
	Points    []Point    `json:"points"`
	FrozenAt  *time.Time `json:"frozen_at" extensions:"x-nullable"`
}

// VersionView names one submitted text.
type VersionView struct {
	No     int       `json:"no"`
	Title  string    `json:"title"`
	At     time.Time `json:"at"`
	ByName string    `json:"by_name"`
	Reason string    `json:"reason"`
	// What differs from the text before it, for the proposers and the office;
	// of the requests "point.1" and so on.
	Changes []Change `json:"changes"`
}

// ReasonView is a reason with its code.
type ReasonView struct {
	Code string `json:"code"`
	Text string `json:"text"`
}

// FileView names an attachment.
type FileView struct {
	ID          uint   `json:"id"`
	Name        string `json:"name"`
	Size        int64  `json:"size"`
	ContentType string `json:"content_type"`
}

// ClockView is a time limit and how its date came about.
type ClockView struct {
	ID            uint          `json:"id"`
	Kind          string        `json:"kind"`
	StartedOn     calendar.Date `json:"started_on"`
	DueOn         calendar.Date `json:"due_on"`
	LawDueOn      calendar.Date `json:"law_due_on" extensions:"x-nullable"`
	StoppedAt     *time.Time    `json:"stopped_at" extensions:"x-nullable"`
	State         string        `json:"state" enums:"running,stopped,void"`
	Light         string        `json:"light" enums:"green,yellow,red,overdue,overdue_law,stopped,none"`
	DaysLeft      int           `json:"days_left"`
	Provisional   bool          `json:"provisional"`
	PlanBreached  bool          `json:"plan_breached"`
	LawBreached   bool          `json:"law_breached"`
	FirstDueOn    calendar.Date `json:"first_due_on" extensions:"x-nullable"` // the law's date from the very first assignment
	FirstBreached bool          `json:"first_breached"`
	Explanation   explanation   `json:"explanation"`
	RoundNo       int           `json:"round_no"`
	AssignmentID  uint          `json:"assignment_id"`
}

// RoundView is one handling round.
type RoundView struct {
	No                 int              `json:"no"`
	Why                string           `json:"why" enums:"first,dissatisfied,escalated,reopened,merged"`
	OpenedAt           *time.Time       `json:"opened_at" extensions:"x-nullable"`
	Reason             string           `json:"reason"`
	Meeting            string           `json:"meeting"`
	PlanDueOn          calendar.Date    `json:"plan_due_on" extensions:"x-nullable"`
	FeedbackReleasedAt *time.Time       `json:"feedback_released_at" extensions:"x-nullable"`
	Assignments        []AssignmentView `json:"assignments"`
	Feedbacks          []FeedbackView   `json:"feedbacks"`
}

// AssignmentView is one unit's duty and what came of it.
type AssignmentView struct {
	ID             uint                `json:"id"`
	UnitID         uint                `json:"unit_id"`
	UnitName       string              `json:"unit_name"`
	Role           string              `json:"role" enums:"sole,lead,co,separate,unstated"`
	AssignedAt     *time.Time          `json:"assigned_at" extensions:"x-nullable"`
	ReceivedAt     *time.Time          `json:"received_at" extensions:"x-nullable"`
	DoneAt         *time.Time          `json:"done_at" extensions:"x-nullable"`
	Ended          string              `json:"ended" enums:"returned,recalled,cancelled,"`
	EndedAt        *time.Time          `json:"ended_at" extensions:"x-nullable"`
	Section        string              `json:"section"`
	PersonName     string              `json:"person_name"`
	InnerDueOn     calendar.Date       `json:"inner_due_on" extensions:"x-nullable"`
	Note           string              `json:"note"`
	Notice         *NoticeView         `json:"notice" extensions:"x-nullable"` // as it went out
	Actions        []Action            `json:"actions"`
	OnPaper        []PaperForm         `json:"on_paper"`
	Communications []CommunicationView `json:"communications"`
	Notes          []NoteView          `json:"notes"`
	Reply          *ReplyView          `json:"reply" extensions:"x-nullable"`
	FormerReplies  []ReplyView         `json:"former_replies"`
	Opinion        *OpinionView        `json:"opinion" extensions:"x-nullable"`
	Quality        *QualityView        `json:"quality" extensions:"x-nullable"`
	OpinionState   string              `json:"opinion_state" enums:"draft,in_signoff,signed,"` // how far a co-handler's opinion is
}

// CommunicationView is a contact with the proposer.
type CommunicationView struct {
	ID            uint          `json:"id"`
	Phase         string        `json:"phase" enums:"before,during,after"`
	Mode          string        `json:"mode" enums:"meeting,visit,phone,online"`
	HeldOn        calendar.Date `json:"held_on"`
	Place         string        `json:"place"`
	Deputies      []PersonView  `json:"deputies"` // the proposers who took part
	Persons       string        `json:"persons"`
	Summary       string        `json:"summary"`
	State         string        `json:"state" enums:"pending,confirmed,disputed,unconfirmed"`
	DisputeReason string        `json:"dispute_reason"`
	RecordedAt    time.Time     `json:"recorded_at"`
	ByName        string        `json:"by_name"`
	ConfirmBy     calendar.Date `json:"confirm_by" extensions:"x-nullable"`
	Actions       []Action      `json:"actions"`
	OnPaper       []PaperForm   `json:"on_paper"`
}

// NoteView is a progress note, or the unit's plan of the handling.
type NoteView struct {
	ID        uint          `json:"id"`
	IsPlan    bool          `json:"is_plan"`
	Text      string        `json:"text"`
	ContactBy calendar.Date `json:"contact_by" extensions:"x-nullable"`
	DraftBy   calendar.Date `json:"draft_by" extensions:"x-nullable"`
	At        time.Time     `json:"at"`
	ByName    string        `json:"by_name"`
}

// ReplyView is a reply; what belongs to the unit's own work on it is empty for
// other readers.
type ReplyView struct {
	ID      uint   `json:"id"`
	Version uint   `json:"version"`
	State   string `json:"state" enums:"draft,in_review,in_signoff,checking,delivered,superseded"`
	ReplyText
	ClassLabel     string       `json:"class_label"`
	DocumentNo     string       `json:"document_no"`
	NextDocumentNo string       `json:"next_document_no"` // the unit's next number, for who may sign; empty when it cannot be told
	Code           string       `json:"code"`             // by which a print of it is checked; empty until it is delivered, and of imported ones
	DraftedByName  string       `json:"drafted_by_name"`
	ReviewedByName string       `json:"reviewed_by_name"`
	SignedByName   string       `json:"signed_by_name"`
	SignedAt       *time.Time   `json:"signed_at" extensions:"x-nullable"`
	DeliveredAt    *time.Time   `json:"delivered_at" extensions:"x-nullable"`
	ReadAt         *time.Time   `json:"read_at" extensions:"x-nullable"`
	Copies         []CopyView   `json:"copies"`
	Sealed         *FileView    `json:"sealed" extensions:"x-nullable"` // the scan of the sealed letter
	CheckedByName  string       `json:"checked_by_name"`
	LastComment    *CommentView `json:"last_comment" extensions:"x-nullable"`
	Changes        []Change     `json:"changes"`
	Missing        []string     `json:"missing"`
}

// CommentView is why a reply was sent back.
type CommentView struct {
	Text   string     `json:"text"`
	Step   string     `json:"step" enums:"review,signoff,check"`
	ByName string     `json:"by_name"`
	At     *time.Time `json:"at"`
}

// Change is one field of a text that differs from what it was before: of a reply since it was last sent back.
type Change struct {
	Field  string `json:"field"`
	Before string `json:"before"`
	After  string `json:"after"`
}

// FeedbackView is a proposer's rating.
type FeedbackView struct {
	ID              uint       `json:"id"`
	ProposerName    string     `json:"proposer_name"`
	Decisive        bool       `json:"decisive"`
	Attitude        string     `json:"attitude"`
	Result          string     `json:"result"`
	Reasons         string     `json:"reasons"`
	GivenAt         time.Time  `json:"given_at"`
	ChangeableUntil *time.Time `json:"changeable_until" extensions:"x-nullable"`
	Released        bool       `json:"released"`
	Scans           []FileView `json:"scans"` // of the paper from which the office took it down
}

// EventView is one line of the timeline; Kind and Data are told in words by
// the client.
type EventView struct {
	ID        uint              `json:"id"`
	Kind      string            `json:"kind"`
	At        time.Time         `json:"at"`
	RoundNo   int               `json:"round_no"`
	ActorName string            `json:"actor_name"`
	ActorRole string            `json:"actor_role" enums:"deputy,office,head,supervising_leader,committee,gov_office,leading_official,clerk,reviewer,signer,sysadmin,secadmin,auditor,"`
	BodyName  string            `json:"body_name"`
	Data      map[string]string `json:"data"`
	Scans     []FileView        `json:"scans"`                          // of the paper from which it was entered
	Letter    *UrgeView         `json:"letter" extensions:"x-nullable"` // of an urging, as it was sent to the unit; not for proposers
}
