package suggestion

import (
	"lianluo/internal/calendar"
)

// The scopes of a Figure: all of an item, what one unit has of it, or what the
// units of one system have of it together.
const (
	ScopeItem   = "item"
	ScopeUnit   = "unit"
	ScopeSystem = "system"
)

// What a decisive rating says, whatever a congress calls its ratings.
const (
	NotRated = iota
	RatedSatisfied
	RatedBasicallySatisfied
	RatedDissatisfied
)

// Figure says, for counting, what the facts of an item amount to: one row for
// the item, one for each unit that had it and one for each system. It repeats
// facts and can be rebuilt; it is written in the transaction that changes them.
// docs/figures.md says what each column means in the words of the office.
type Figure struct {
	SuggestionID uint   `gorm:"primaryKey;autoIncrement:false"`
	Scope        string `gorm:"primaryKey"`
	UnitID       uint   `gorm:"primaryKey;autoIncrement:false"` // of a unit's row
	System       string `gorm:"primaryKey"`                     // of a unit's or a system's row
	CongressID   uint
	SessionID    uint
	Year         int // of the submission; 0 where an imported register does not say
	Category     string
	DelegationID uint // of an item of a delegation
	LeadDeputyID uint

	Imported  bool // counts as an item, and in no rate
	Merged    bool // handled with another item: its feedback counts, its handling is the other's
	Assigned  bool
	Active    bool // a unit has it, or has done it
	Received  bool // by all units
	ToAnswer  bool // a reply is owed, or was given
	Contacted bool // in person
	Replied   bool // by all who answer; a merged item: its proposers have their copy
	Late      bool // a reply's date was broken, whenever that was
	LawBroken bool // and so was the law's
	Extended  bool
	Returned  bool

	ClassSet  uint   // the rule set that the class is of
	ClassCode string // of the reply that stands; of several, the least resolved
	Resolved  bool   // that class counted as resolved under its rule set

	PromiseEnded  bool          // a promise was kept, or it was explained why not
	PromiseFailed bool          // it was explained why one could not be kept
	PromiseKept   bool          // at least one was kept, and none is open or failed
	PromiseOn     calendar.Date // the first date of the open ones

	Result          int // the newest decisive rating of the result
	KnownResult     int // the newest one that was released
	Rehandled       int // the newest one of a round of handling again
	KnownRehandled  int
	AssignedOn      calendar.Date
	RepliedOn       calendar.Date // the first round's last reply
	Days            int           // from the one to the other; -1 without a reply
	SinceOn         calendar.Date // when the limit began that runs
	DueOn, LawDueOn calendar.Date // of the reply that is due first
	DueKind         string
}

// figureKey tells the rows of one item apart.
type figureKey struct {
	scope, system string
	unit          uint
}

func (f *Figure) key() figureKey { return figureKey{f.Scope, f.System, f.UnitID} }

// meanings are what a figure needs to know besides the item's facts.
type meanings struct {
	class  func(set uint, code string) (rank int, resolved, known bool)
	rating func(f Feedback) int
	year   func(it *Item) int
	with   map[uint][]Assignment // by merged item: the answering assignments of the item that it went into
	system map[uint]string       // by unit, where the item itself does not know it
}

// countedPhases are those in which the office took an item up as a suggestion.
var countedPhases = []Phase{Merged, Registered, Assigned, InHandling, AwaitingFeedback, RehandlingReview, Closed, Archived}
