// Package lifetest is a model of a suggestion's life for tests, written
// by hand from the procedure and permissions.csv, apart from the code under
// test: it says of any attempt whether it is accepted, and what stands after.
package lifetest

import (
	"slices"
	"time"

	"lianluo/internal/calendar/calendartest"
)

// Hat is a person in a role, and in a unit or as a deputy.
type Hat struct {
	Name, Role         string
	User, Unit, Deputy uint
	Foreign            bool // of another congress
}

// Congress is what the model knows of the place and the moment.
type Congress struct {
	Now        time.Time
	May        map[string]map[string]bool // line of permissions.csv → column → yes
	Walker     *calendartest.Walker
	Government map[uint]bool // unit → of the government
	Users      map[uint]uint // deputy → user
	Checks     bool          // the government office checks replies
	Forwards   bool          // what is registered goes through the government office
	Session    [2]string     // first and last day of the congress's only session
	Items      []*Item
}

// Item is one suggestion.
type Item struct {
	ID            uint
	Set           string // the phase that an action set; handling when it follows from the round
	Delegation    bool
	Lead          uint
	EnteredBy     uint
	Registered    bool // has a number
	ReferenceOnly bool
	Stub          bool
	Empty         bool // a stub took the text away
	TextNo        int
	Frozen        bool
	Points        int
	Forwarded     bool
	ThroughOffice bool // some sign on paper, which the office enters
	CopyClosed    bool // merged, and closed with the other one
	Into          *Item
	Signatures    []*Signature
	Rounds        []*Round
	Contacts      []*Contact
	Requests      []*Request
	Promises      []*Promise
	Clocks        []*Clock
}

// Signature is a co-signer's.
type Signature struct {
	Deputy uint
	State  string // invited, confirmed, declined, withdrawn, lapsed
	Of     int    // the version of the text
}

// Round is a handling round.
type Round struct {
	No          int
	Why, Plan   string
	Released    bool
	Assignments []*Assignment
	Ratings     map[uint]*Rating // by deputy
}

// Rating is a proposer's feedback.
type Rating struct {
	At     time.Time
	Result string
}

// Assignment is a unit's part in a round.
type Assignment struct {
	ID       uint
	Round    int
	Unit     uint
	Role     string // sole, lead, co, separate
	At       time.Time
	First    time.Time // of the first answering assignment of the round
	Received bool
	Done     bool
	Ended    string // returned, recalled, cancelled
	Urged    time.Time
	Contact  bool
	Opinion  *Opinion
	Replies  []*Reply
}

// Opinion is a co-handler's.
type Opinion struct {
	State    string // draft, in_signoff, signed
	Drafter  uint
	SentBack bool
}

// Reply is an answer of a unit.
type Reply struct {
	ID              uint
	On              *Assignment
	State           string // draft, in_review, in_signoff, checking, delivered, superseded
	Drafter, Signer uint
	Answered        bool
	NoContact       bool
	NoOpinion       bool
	Class           string
	Until           string // of the promise
	Promise         bool   // says what is promised
	Reason          bool
	Number          bool
	Replaces        *Reply
	Copies          []uint
}

// Contact is one with the proposer.
type Contact struct {
	ID       uint
	On       *Assignment
	With     []uint // the proposers who took part
	Answered bool
	Clock    *Clock
}

// Request is something that needs consent.
type Request struct {
	ID      uint
	Kind    string
	State   string // open, granted, refused, lapsed, taken_back
	Asker   uint
	OnPaper bool // the office entered it for the deputy
	On      *Assignment
	Promise *Promise
	Target  *Item
	Until   string
	Points  int // that a split takes
	Steps   []*Consent
	Clock   *Clock
}

// Consent is one step of a Request.
type Consent struct {
	Stage        int
	Action, Role string
	Unit, Deputy uint
	Decided      bool
	User         uint
}

// Promise is one in a reply.
type Promise struct {
	ID    uint
	Reply *Reply
	On    *Assignment
	Due   string
	State string // open, delivered, changed, explained
	Clock *Clock
}

// Clock is a time limit.
type Clock struct {
	Kind            string
	On              *Assignment
	Due, Law, First string
	Started, Ended  time.Time
	From            string
	Stopped, Void   bool
	Broken, LawLate string
}

// Round is the number of the open round, 0 before the first.
func (it *Item) Round() int { return len(it.Rounds) }

func (it *Item) open() *Round {
	if len(it.Rounds) == 0 {
		return &Round{}
	}
	return it.Rounds[len(it.Rounds)-1]
}

// active lists the assignments of the open round that did not end.
func (it *Item) active() []*Assignment {
	var out []*Assignment
	for _, a := range it.open().Assignments {
		if a.Ended == "" {
			out = append(out, a)
		}
	}
	return out
}

func (it *Item) standing() []uint {
	var out []uint
	for _, s := range it.Signatures {
		if s.State == "confirmed" {
			out = append(out, s.Deputy)
		}
	}
	return out
}

func (it *Item) signature(deputy uint) *Signature {
	for _, s := range it.Signatures {
		if s.Deputy == deputy {
			return s
		}
	}
	return nil
}

// open says that the signature, or its invitation, has not ended.
func (s *Signature) open() bool {
	return s != nil && (s.State == "invited" || s.State == "confirmed")
}

func (a *Assignment) answers() bool { return a.Role != "co" }

// Current is the reply that is worked on, else the delivered one.
func (a *Assignment) Current() *Reply {
	for _, r := range slices.Backward(a.Replies) {
		if r.State != "superseded" {
			return r
		}
	}
	return nil
}

// Delivered is the reply that stands as delivered.
func (a *Assignment) Delivered() *Reply {
	for _, r := range a.Replies {
		if r.State == "delivered" {
			return r
		}
	}
	return nil
}

func (it *Item) decisive() *Rating { return it.open().Ratings[it.Lead] }

// Phase is where the item stands.
func (it *Item) Phase() string {
	if it.Set != "handling" {
		return it.Set
	}
	answering, received, delivered := false, true, true
	for _, a := range it.active() {
		received = received && a.Received
		if a.answers() {
			answering = true
			delivered = delivered && (a.Delivered() != nil || it.ReferenceOnly && a.Done)
		}
	}
	switch given := it.decisive(); {
	case !answering:
		return "registered"
	case !received:
		return "assigned"
	case !delivered:
		return "in_handling"
	case given != nil && given.Result == "dissatisfied":
		return "rehandling_review"
	}
	return "awaiting_feedback"
}

// UnitPhase is where it stands for units: they do not learn that a proposer is
// dissatisfied before the feedback is released.
func (it *Item) UnitPhase() string {
	if p := it.Phase(); p != "rehandling_review" || it.open().Released {
		return p
	}
	return "awaiting_feedback"
}

// Over says that hardly anything can happen to the item any more.
func (it *Item) Over() bool {
	return slices.Contains([]string{"withdrawn", "archived", "gone"}, it.Phase())
}

func (it *Item) clock(kind string, on *Assignment) *Clock {
	for _, c := range slices.Backward(it.Clocks) {
		if c.Kind == kind && c.On == on && !c.Stopped && !c.Void {
			return c
		}
	}
	return nil
}

// answerClock is the limit of a unit's reply.
func (it *Item) answerClock(on *Assignment) *Clock {
	for _, kind := range []string{"T5", "T8", "T9"} {
		if c := it.clock(kind, on); c != nil {
			return c
		}
	}
	return nil
}

func (it *Item) request(kind string, on *Assignment, promise *Promise) bool {
	return slices.ContainsFunc(it.Requests, func(r *Request) bool {
		return r.Kind == kind && r.State == "open" && (r.On == nil || r.On == on) && (promise == nil || r.Promise == promise)
	})
}

func (c *Congress) mergedInto(it *Item) []*Item {
	var out []*Item
	for _, o := range c.Items {
		if o.Into == it && o.Set == "merged" {
			out = append(out, o)
		}
	}
	return out
}

// Released says whether units know the feedback of the item's open round.
func (c *Congress) Released(it *Item) bool { return it.open().Released }
