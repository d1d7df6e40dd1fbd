package witness

import (
	"fmt"
	"time"

	"lianluo/internal/calendar"
)

// Story is the course of one suggestion, as ids, codes, dates and instants.
type Story struct {
	Item
	Before      bool // the record began before it told enough
	Rounds      map[int]*Round
	Clocks      map[uint]*Clock
	Assignments map[uint]*Assignment
	Requests    map[uint]*Request
	Contacts    map[uint]*Contact
	Replies     map[uint]*Reply
	Feedbacks   map[string]*Feedback // by round and deputy
	Promises    map[uint]*Promise
	Qualities   map[uint]Quality // by assignment; the record and the facts are compared where rates are counted
}

// Item is where the suggestion stands.
type Item struct {
	ID            uint
	Phase         string
	Round         int
	Number        *int // within its series
	ReferenceOnly bool // as submitted
}

// Round is one round of handling.
type Round struct {
	SuggestionID       uint
	No                 int
	Why                string
	FeedbackReleasedAt *time.Time
}

// Clock is one time limit.
type Clock struct {
	ID             uint
	SuggestionID   uint
	AssignmentID   uint
	RoundNo        int
	Kind           string
	RuleSetID      uint
	StartedAt      time.Time
	StartFact      string
	DueOn          calendar.Date
	LawDueOn       calendar.Date
	FirstDueOn     calendar.Date
	StoppedAt      *time.Time
	StopFact       string
	VoidAt         *time.Time
	PlanBreachedOn calendar.Date
	LawBreachedOn  calendar.Date
}

// Assignment is one unit's duty in a round.
type Assignment struct {
	ID           uint
	SuggestionID uint
	RoundNo      int
	UnitID       uint
	Role         string
	AssignedAt   *time.Time
	ReceivedAt   *time.Time
	ReturnedAt   *time.Time
	RecalledAt   *time.Time
	CancelledAt  *time.Time
	DoneAt       *time.Time
}

// Active says whether the unit still has, or has done, the duty.
func (a *Assignment) Active() bool {
	return a.ReturnedAt == nil && a.RecalledAt == nil && a.CancelledAt == nil
}

// Request is one that needed others' consent.
type Request struct {
	ID           uint
	SuggestionID uint
	AssignmentID uint
	Kind         string
	State        string
}

// Contact is one of a unit with a proposer.
type Contact struct {
	ID           uint
	SuggestionID uint
	AssignmentID uint
	Mode         string
	Answer       string // confirmed, disputed
}

// Reply is one that was delivered.
type Reply struct {
	ID           uint
	SuggestionID uint
	AssignmentID uint
	ClassCode    string
	Resolved     bool // by the class, when it was delivered; the record alone tells
	DeliveredAt  *time.Time
	Superseded   bool
}

// Feedback is one proposer's rating of a round.
type Feedback struct {
	SuggestionID uint
	RoundNo      int
	DeputyID     uint
	Decisive     bool
	Attitude     string
	Result       string
}

func (f *Feedback) key() string { return fmt.Sprintf("%d/%d", f.RoundNo, f.DeputyID) }

// Quality is how a unit rates the suggestion that it answered, as it said last.
type Quality struct{ Topic, Research, Feasibility string }

// Promise is one that a reply made.
type Promise struct {
	ID           uint
	SuggestionID uint
	AssignmentID uint
	DueOn        calendar.Date
	State        string
}

func newStory(id uint) *Story {
	return &Story{Item: Item{ID: id}, Rounds: map[int]*Round{}, Clocks: map[uint]*Clock{}, Assignments: map[uint]*Assignment{}, Requests: map[uint]*Request{},
		Contacts: map[uint]*Contact{}, Replies: map[uint]*Reply{}, Feedbacks: map[string]*Feedback{}, Promises: map[uint]*Promise{}, Qualities: map[uint]Quality{}}
}

func (s *Story) breaches() int {
	n := 0
	for _, c := range s.Clocks {
		for _, day := range []calendar.Date{c.PlanBreachedOn, c.LawBreachedOn} {
			if !day.IsZero() {
				n++
			}
		}
	}
	return n
}

// lines writes each fact as one text, by its name; two stories are the same
// when their lines are.
func (s *Story) lines() map[string]string {
	out := map[string]string{}
	if s == nil {
		return out
	}
	number := 0
	if s.Number != nil {
		number = *s.Number
	}
	out["item"] = fmt.Sprintf("%s, round %d, number %d, for reference only %v", s.Phase, s.Round, number, s.ReferenceOnly)
	for no, r := range s.Rounds {
		out[fmt.Sprintf("round %d", no)] = fmt.Sprintf("%s, feedback released %s", r.Why, instant(r.FeedbackReleasedAt))
	}
	for id, c := range s.Clocks {
		out[fmt.Sprintf("clock %d", id)] = c.line()
	}
	for id, a := range s.Assignments {
		out[fmt.Sprintf("assignment %d", id)] = a.line()
	}
	for id, r := range s.Requests {
		out[fmt.Sprintf("request %d", id)] = fmt.Sprintf("%s on assignment %d: %s", r.Kind, r.AssignmentID, r.State)
	}
	for id, c := range s.Contacts {
		out[fmt.Sprintf("contact %d", id)] = fmt.Sprintf("%s of assignment %d, %s", c.Mode, c.AssignmentID, c.Answer)
	}
	for id, r := range s.Replies {
		out[fmt.Sprintf("reply %d", id)] = fmt.Sprintf("of assignment %d, class %s, delivered %s, superseded %v", r.AssignmentID, r.ClassCode, instant(r.DeliveredAt), r.Superseded)
	}
	for key, f := range s.Feedbacks {
		out["feedback "+key] = fmt.Sprintf("attitude %s, result %s, decisive %v", f.Attitude, f.Result, f.Decisive)
	}
	for id, p := range s.Promises {
		out[fmt.Sprintf("promise %d", id)] = fmt.Sprintf("of assignment %d until %s: %s", p.AssignmentID, p.DueOn, p.State)
	}
	return out
}

func (c *Clock) line() string {
	return fmt.Sprintf("%s of assignment %d in round %d by rule set %d, started %s (%s), due %s, by law %s, from the first assignment %s, stopped %s (%s), void %s, plan broken %s, law broken %s",
		c.Kind, c.AssignmentID, c.RoundNo, c.RuleSetID, instant(&c.StartedAt), c.StartFact, c.DueOn, c.LawDueOn, c.FirstDueOn,
		instant(c.StoppedAt), c.StopFact, instant(c.VoidAt), c.PlanBreachedOn, c.LawBreachedOn)
}

func (a *Assignment) line() string {
	return fmt.Sprintf("unit %d as %s in round %d, assigned %s, received %s, returned %s, recalled %s, cancelled %s, done %s", a.UnitID, a.Role, a.RoundNo,
		instant(a.AssignedAt), instant(a.ReceivedAt), instant(a.ReturnedAt), instant(a.RecalledAt), instant(a.CancelledAt), instant(a.DoneAt))
}

func instant(at *time.Time) string {
	if at == nil {
		return "never"
	}
	return at.UTC().Truncate(time.Microsecond).Format(time.RFC3339Nano)
}
