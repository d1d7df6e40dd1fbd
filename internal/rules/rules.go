// Package rules keeps what each congress may decide for itself, as data: time
// limits, reply classes, ratings, lights, gates and reason codes, in versions
// that never change; and the table of holidays. National law is the ceiling
// that no rule set may pass.
package rules

import (
	"time"

	"lianluo/internal/calendar"
)

// Clock names a time limit, T0 to T13.
type Clock string

// The time limits of a suggestion's life.
const (
	T0  Clock = "T0"  // co-signing cut-off
	T1  Clock = "T1"  // submission to assignment
	T2  Clock = "T2"  // receipt by the unit
	T3  Clock = "T3"  // return by the unit, objection by the deputy
	T4  Clock = "T4"  // co-handler's opinion
	T5  Clock = "T5"  // reply
	T6  Clock = "T6"  // deputy's feedback
	T7  Clock = "T7"  // office's decision on a dissatisfied deputy
	T8  Clock = "T8"  // re-handling
	T9  Clock = "T9"  // escalated handling
	T10 Clock = "T10" // commitment
	T11 Clock = "T11" // decision on a return or an objection
	T12 Clock = "T12" // deputy's confirmation of a contact
	T13 Clock = "T13" // unit's plan of the handling, a milestone on the way to the reply
)

// Clocks lists all time limits in order.
var Clocks = []Clock{T0, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13}

// RuleSet is one version of a congress's rules; rows never change.
type RuleSet struct {
	ID         uint
	CongressID uint
	Version    int
	ValidFrom  calendar.Date
	Data       Data `gorm:"serializer:json"`
	Note       string
	CreatedAt  time.Time
	CreatedBy  uint // the user; 0 for the preset
}

// Data is the content of a rule set.
type Data struct {
	Limits       map[Clock]Limit `json:"limits"`
	ReplyScheme  string          `json:"reply_scheme" binding:"max=40"`
	ReplyClasses []ReplyClass    `json:"reply_classes" binding:"max=20,dive"`
	Ratings      []Rating        `json:"ratings" binding:"max=20,dive"`
	Lights       Lights          `json:"lights"`
	Gates        Gates           `json:"gates"`
	Reminders    Reminders       `json:"reminders"`
	Figures      Figures         `json:"figures"`
	Supervision  Supervision     `json:"supervision"`
	Ballots      Ballots         `json:"ballots"`
	// ThroughGovernmentOffice sends an item to the government office, which
	// proposes units, as soon as it is registered.
	ThroughGovernmentOffice bool `json:"through_government_office"`
	// NoticeSign is the sign in the numbers of the notices of assignments
	// (云人代交〔2026〕3号); without one they have none.
	NoticeSign string `json:"notice_sign" binding:"max=20"`
	// UrgeSign and GovernmentUrgeSign are those in the numbers of the letters by
	// which units are urged, of the office and of the government office.
	UrgeSign           string   `json:"urge_sign" binding:"max=20"`
	GovernmentUrgeSign string   `json:"government_urge_sign" binding:"max=20"`
	CategoryList       []Option `json:"category_list" binding:"max=100,dive"`
	ReturnReasons      []Option `json:"return_reasons" binding:"max=100,dive"`       // office returns a suggestion for revision
	UnitReturnReasons  []Option `json:"unit_return_reasons" binding:"max=100,dive"`  // unit asks to return an assignment
	NotAcceptedReasons []Option `json:"not_accepted_reasons" binding:"max=100,dive"` // not handled as a suggestion
}

// Limit is one time limit. Term is no term where another fact sets the date
// (T9, T10), and where the congress sets no milestone (T13). InSession replaces
// Term, counted from the session's last day, for what was submitted in session.
// Extended is the longest total after an extension. Borrowed marks a default taken from elsewhere, which the congress
// has not confirmed; Source is the key of the note that says from where.
type Limit struct {
	Term      calendar.Term `json:"term" extensions:"x-nullable"`
	InSession calendar.Term `json:"in_session_term" extensions:"x-nullable"`
	Extended  calendar.Term `json:"extended_term" extensions:"x-nullable"`
	Roll      bool          `json:"roll"`
	Borrowed  bool          `json:"borrowed"`
	Source    string        `json:"source"`
}

// ReplyClass is one class of replies (答复分类).
type ReplyClass struct {
	Code                   string `json:"code" binding:"max=40"`
	Label                  string `json:"label" binding:"max=100"`
	Meaning                string `json:"meaning" binding:"max=500"`
	RequiresCommitmentDate bool   `json:"requires_commitment_date"`
	CountsAsResolved       bool   `json:"counts_as_resolved"`
	RequiresReason         bool   `json:"requires_reason"`
}

// Rating is one answer on the feedback form, for attitude and for result.
type Rating struct {
	Code              string `json:"code" binding:"max=40"`
	Label             string `json:"label" binding:"max=100"`
	CountsAsSatisfied bool   `json:"counts_as_satisfied"`
}

// The ratings of the preset; dissatisfied is what starts the office's decision.
const (
	Satisfied          = "satisfied"
	BasicallySatisfied = "basically_satisfied"
	Dissatisfied       = "dissatisfied"
)

// Figures are what a congress decides about its figures. SmallBase is the
// denominator from which a percentage is ranked; below it, it is marked.
type Figures struct {
	SmallBase int `json:"small_base" binding:"min=0,max=1000"`
}

// Option is a code with its label.
type Option struct {
	Code  string `json:"code" binding:"max=40"`
	Label string `json:"label" binding:"max=100"`
}

// Gates are the conditions before a reply is signed off and delivered.
type Gates struct {
	ContactRequired    bool `json:"contact_required"`     // a contact with the deputy, or the reason why not
	EveryRequestNeeded bool `json:"every_request_needed"` // an answer to each numbered request
	OpinionsRequired   bool `json:"opinions_required"`    // every co-opinion signed
	ReplyCheck         bool `json:"reply_check"`          // the government office checks before delivery
}

// Class finds a reply class by its code.
func (d Data) Class(code string) (ReplyClass, bool) {
	for _, c := range d.ReplyClasses {
		if c.Code == code {
			return c, true
		}
	}
	return ReplyClass{}, false
}

// Rating finds a rating by its code.
func (d Data) Rating(code string) (Rating, bool) {
	for _, r := range d.Ratings {
		if r.Code == code {
			return r, true
		}
	}
	return Rating{}, false
}

// Has says whether options contain the code.
func Has(options []Option, code string) bool { return Label(options, code) != "" }

// Label gives the label of the code, or "".
func Label(options []Option, code string) string {
	for _, o := range options {
		if o.Code == code {
			return o.Label
		}
	}
	return ""
}

// CalendarDay is one entry of the holiday table; CongressID 0 is the whole
// country's table, any other adds local exceptions.
type CalendarDay struct {
	ID         uint
	CongressID uint
	Date       calendar.Date
	Kind       calendar.Kind
	Name       string
}

// CalendarYear says that the table is complete for a year.
type CalendarYear struct {
	ID         uint
	CongressID uint
	Year       int
}

// CalendarRevision is one change that a congress made to its calendar.
type CalendarRevision struct {
	ID         uint
	CongressID uint
	Version    int
	Changes    CalendarChange `gorm:"serializer:json"`
	At         time.Time
	ByUserID   uint
}

// Tables lists the rows of this package, for the test of the schema.
func Tables() []any {
	return []any{&RuleSet{}, &CalendarDay{}, &CalendarYear{}, &CalendarRevision{}}
}
