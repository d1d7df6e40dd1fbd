package suggestion

import (
	"slices"

	"lianluo/internal/calendar"
	"lianluo/internal/deputy"
)

// Ratings of feedback. The rule set may name more; these three have meaning
// for the procedure.
const (
	Satisfied          = "satisfied"
	BasicallySatisfied = "basically_satisfied"
	Dissatisfied       = "dissatisfied"
)

// DeputyRef and UnitRef are what an item needs to know of people and bodies.
type DeputyRef struct {
	ID             uint
	Name           string
	CardNo         string
	DelegationName string
	UserID         uint
	Status         string
	Level          string
}

// proposes says whether the deputy may propose anything here: an active one of
// this congress, not of a higher one that the register holds as well.
func (d DeputyRef) proposes() bool {
	return d.active() && !slices.Contains(deputy.Higher, deputy.Level(d.Level))
}

// active says whether the deputy may exercise the office now; ended, that he
// will not do so any more.
func (d DeputyRef) active() bool { return d.Status == string(deputy.Active) }
func (d DeputyRef) ended() bool  { return d.Status == string(deputy.Terminated) }

// UnitRef names a unit and the system that it belongs to.
type UnitRef struct {
	ID     uint
	Name   string
	System string
}

// Item is a suggestion with all the facts that its rules look at.
type Item struct {
	Suggestion
	Signatures     []Signature
	Rounds         []Round
	Assignments    []Assignment
	Communications []Communication
	Replies        []Reply
	Received       []Reply // copies, of a merged item; only what finds words reads them
	Feedbacks      []Feedback
	Clocks         []Clock
	Requests       []Request
	Opinions       []CoOpinion
	Promises       []Commitment
	Deputies       map[uint]DeputyRef
	Units          map[uint]UnitRef
	HeadDeputyID   uint // of the delegation, for a delegation's item
}

func (it *Item) proposerDeputyID() uint {
	if it.ProposerKind == "delegation" {
		return it.HeadDeputyID
	}
	return it.LeadDeputyID
}

// proposedBy says whether the deputy is one of the proposers.
func (it *Item) proposedBy(deputyID uint) bool {
	s := it.signature(deputyID)
	return deputyID != 0 && deputyID == it.proposerDeputyID() || s != nil && s.Stands()
}

// proposers lists them, who decides first.
func (it *Item) proposers() []uint {
	out := []uint{it.proposerDeputyID()}
	for _, s := range it.Signatures {
		if s.Stands() && s.DeputyID != out[0] {
			out = append(out, s.DeputyID)
		}
	}
	return slices.DeleteFunc(out, func(id uint) bool { return id == 0 })
}

// involves says whether the person is one of the proposers, or was the head of
// the delegation who wrote the item.
func (it *Item) involves(userID uint) bool {
	return userID == it.Deputies[it.LeadDeputyID].UserID || slices.Contains(it.proposerUserIDs(), userID)
}

// proposerUserIDs lists who is told as a proposer: of a delegation its present
// head.
func (it *Item) proposerUserIDs() []uint {
	ids := []uint{it.Deputies[it.proposerDeputyID()].UserID}
	for _, s := range it.Signatures {
		if s.open() {
			ids = append(ids, it.Deputies[s.DeputyID].UserID)
		}
	}
	return slices.DeleteFunc(ids, func(id uint) bool { return id == 0 })
}

func (it *Item) openRound() *Round {
	for i := range it.Rounds {
		if it.Rounds[i].No == it.Round {
			return &it.Rounds[i]
		}
	}
	return &Round{}
}

// active lists the open round's assignments that units have or have done.
func (it *Item) active() []*Assignment {
	var out []*Assignment
	for i := range it.Assignments {
		if a := &it.Assignments[i]; a.RoundNo == it.Round && a.Active() {
			out = append(out, a)
		}
	}
	return out
}

func (it *Item) assignment(id uint) *Assignment {
	for i := range it.Assignments {
		if it.Assignments[i].ID == id {
			return &it.Assignments[i]
		}
	}
	return nil
}

// assignedTo says whether a unit has an active assignment, in any round: who
// handled a round keeps its view of the item.
func (it *Item) assignedTo(unitID uint) bool {
	return slices.ContainsFunc(it.Assignments, func(a Assignment) bool { return a.UnitID == unitID && a.Active() })
}

func (it *Item) withGovernment() bool {
	return slices.ContainsFunc(it.Assignments, func(a Assignment) bool {
		return a.Active() && it.Units[a.UnitID].System == "government"
	})
}

// reply gives the assignment's reply that is being worked on, else the one
// that was delivered, or nil.
func (it *Item) reply(assignmentID uint) *Reply {
	for i := len(it.Replies) - 1; i >= 0; i-- {
		if r := &it.Replies[i]; r.AssignmentID == assignmentID && r.State != ReplySuperseded {
			return r
		}
	}
	return nil
}

// delivered gives the assignment's reply that stands as delivered, or nil.
func (it *Item) delivered(assignmentID uint) *Reply {
	for i := range it.Replies {
		if r := &it.Replies[i]; r.AssignmentID == assignmentID && r.State == ReplyDelivered {
			return r
		}
	}
	return nil
}

// opinion gives the co-handler's opinion, or nil.
func (it *Item) opinion(assignmentID uint) *CoOpinion {
	for i := range it.Opinions {
		if it.Opinions[i].AssignmentID == assignmentID {
			return &it.Opinions[i]
		}
	}
	return nil
}

func (it *Item) replyState(assignmentID uint) string {
	if r := it.reply(assignmentID); r != nil {
		return r.State
	}
	return ""
}

func (it *Item) decisive(round int) *Feedback {
	for i := range it.Feedbacks {
		if f := &it.Feedbacks[i]; f.RoundNo == round && f.Decisive {
			return f
		}
	}
	return nil
}

// unreleased gives the newest round with feedback that units do not know yet.
func (it *Item) unreleased() *Round {
	for i := len(it.Rounds) - 1; i >= 0; i-- {
		if r := &it.Rounds[i]; r.FeedbackReleasedAt == nil &&
			slices.ContainsFunc(it.Feedbacks, func(f Feedback) bool { return f.RoundNo == r.No }) {
			return r
		}
	}
	return nil
}

// clock gives the running clock of a kind; on narrows to an assignment, 0 to
// the item's own.
func (it *Item) clock(kind string, on uint) *Clock {
	for i := len(it.Clocks) - 1; i >= 0; i-- {
		if c := &it.Clocks[i]; c.Kind == kind && c.AssignmentID == on && c.Running() {
			return c
		}
	}
	return nil
}

// answerClock gives the limit of an assignment's reply: T5, T8 for a round of
// re-handling, T9 for an escalated one.
func (it *Item) answerClock(on uint) *Clock {
	for _, kind := range []string{"T5", "T8", "T9"} {
		if c := it.clock(kind, on); c != nil {
			return c
		}
	}
	return nil
}

// dutyClock gives the limit of what a unit owes: its reply, a co-handler its
// opinion.
func (it *Item) dutyClock(a *Assignment) *Clock {
	if a.Role == RoleCo {
		return it.clock("T4", a.ID)
	}
	return it.answerClock(a.ID)
}

func (it *Item) feedbackOverdue(today calendar.Date) bool {
	c := it.clock("T6", 0)
	return c != nil && today.After(c.DueOn)
}
