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
// docs/figures.md says what is counted, in the words of the office.
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

	Flags     Flags
	ClassSet  uint          // the rule set that the class is of
	ClassCode string        // of the reply that stands; of several, the least resolved
	PromiseOn calendar.Date // the first date of the open promises

	AssignedOn calendar.Date
	RepliedOn  calendar.Date // the first round's last reply
	Days       int           // from the one to the other; -1 without a reply
	SinceOn    calendar.Date // when the limit began that runs, of the reply that is due first
	DueOn      calendar.Date
	LawDueOn   calendar.Date
	DueKind    string
}

// Flags are the yes and no of a Figure in one number, so that an index holds
// all that is counted, and eleven ratings of two bits each.
type Flags int64

// What the flags say.
const (
	Imported      Flags = 1 << iota // counts as an item, and in no rate
	MergedAway                      // handled with another item: its feedback counts, its handling is the other's
	WasAssigned                     // to a unit, though it may have been given back
	WithUnit                        // a unit has it, or has done it
	AllReceived                     // by all units
	ToAnswer                        // a reply is owed, or was given
	Contacted                       // in person
	Replied                         // by all who answer; a merged item: its proposers have their copy
	Late                            // a reply's date was broken, whenever that was
	LawBroken                       // and so was the law's
	Extended                        // with consent
	GivenBack                       // by a unit, with consent
	Resolved                        // the class counted as resolved under its rule set
	PromiseEnded                    // a promise was kept, or it was explained why not
	PromiseFailed                   // it was explained why one could not be kept
	PromiseKept                     // at least one was kept, and none is open or failed
)

// Where the ratings stand in the flags.
const (
	Result         = 16 + 2*iota // the newest decisive rating of the result
	KnownResult                  // the newest one that was released
	Rehandled                    // the newest one of a round of handling again
	KnownRehandled               // the newest of these that was released
	Attitude                     // the newest decisive rating of the attitude
	Topic                        // how units that answered rate the suggestion: the newest round that they rated
	Research
	Feasibility
	KnownTopic // the newest that may be known to others than these units and the office
	KnownResearch
	KnownFeasibility
)

// What units that answered say of one aspect of a suggestion, NotRated where
// none said anything; of several units the worst counts.
const (
	QualityGood = 1 + iota
	QualityFair
	QualityPoor
)

// set sets a flag when it holds.
func (f *Flags) set(flag Flags, holds bool) {
	if holds {
		*f |= flag
	}
}

// Has says whether a flag is set.
func (f Flags) Has(flag Flags) bool { return f&flag != 0 }

// rate puts a rating in its place.
func (f *Flags) rate(at, rating int) { *f = *f&^(3<<at) | Flags(rating)<<at }

// Rating gives the rating at its place.
func (f Flags) Rating(at int) int { return int(f>>at) & 3 }

// figureKey tells the rows of one item apart.
type figureKey struct {
	scope, system string
	unit          uint
}

func (f *Figure) key() figureKey { return figureKey{f.Scope, f.System, f.UnitID} }

// meanings are what a figure needs to know besides the item's facts.
type meanings struct {
	class  func(set uint, code string) (rank int, resolved, known bool)
	rating func(f Feedback, code string) int // of an attitude or a result
	year   func(it *Item) int
	with   map[uint][]Assignment    // by merged item: the answering assignments of the item that it went into
	system map[uint]string          // by unit, where the item itself does not know it
	judged map[uint][]QualityRating // by item
}

// countedPhases are those in which the office took an item up as a suggestion.
var countedPhases = []Phase{Merged, Registered, Assigned, InHandling, AwaitingFeedback, RehandlingReview, Closed, Archived}
