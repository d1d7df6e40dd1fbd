package ballot

import (
	"slices"
	"time"

	"lianluo/internal/access"
	"lianluo/internal/fault"
)

// Action is something that a person does to a ballot.
type Action string

// The actions.
const (
	Edit       Action = "edit"
	Delete     Action = "delete"
	IssueCards Action = "issue_cards"
	OpenBallot Action = "open"
	CastVote   Action = "vote"
	Close      Action = "close"
	Cancel     Action = "cancel"
)

// What may be wrong with an action at a visible ballot.
var (
	ErrNotAllowed  = fault.New(fault.Forbidden, "not-allowed", "您当前的身份不能进行这项操作。测评由代表工作机构组织，如有疑问请与其联系。")
	ErrWrongMoment = fault.New(fault.Conflict, "wrong-moment", "这次测评目前的状态不能进行这项操作。请刷新页面，查看最新情况。")
	ErrVoted       = fault.New(fault.Conflict, "already-voted", "已经投过这次测评的票，每人只能投一次；先前投的票有效，不能更改。")
	ErrNotYet      = fault.New(fault.Conflict, "voting-not-begun", "投票还没有开始。请在开始以后再投。")
	ErrOver        = fault.New(fault.Conflict, "voting-over", "投票已经结束，这张票没有计入。")
	ErrNotClosed   = fault.New(fault.Conflict, "ballot-not-closed", "投票结束以前，任何人都看不到结果。请在结束以后再查看。")
)

// Item is a ballot with what its rules look at. OnRoll and HasVoted are about
// the person who asks.
type Item struct {
	Ballot
	Subjects []Subject
	OnRoll   bool
	HasVoted bool
}

// staff are those who organise ballots.
func staff(by access.Actor) bool { return by.Is(access.Office, access.Head) }

// reader are the roles that learn of results.
func reader(by access.Actor) bool {
	return staff(by) || by.Is(access.Deputy, access.SupervisingLeader, access.Committee, access.GovOffice, access.LeadingOfficial) || by.Role.OfUnit()
}

// step is one line of the table of actions.
type step struct {
	action Action
	staff  bool // by the office; otherwise by who is on the roll
	from   []State
}

var procedure = []step{
	{Edit, true, []State{Draft}},
	{Delete, true, []State{Draft}},
	{IssueCards, true, []State{Draft, Open}},
	{OpenBallot, true, []State{Draft}},
	{CastVote, false, []State{Open}},
	{Close, true, []State{Open}},
	{Cancel, true, []State{Open}},
}

// canRead says whether by may see the ballot; visible is the same rule as SQL.
func (it *Item) canRead(by access.Actor) bool {
	switch {
	case by.CongressID != it.CongressID || !reader(by):
		return false
	case staff(by) || it.State == Closed:
		return true
	}
	return by.Is(access.Deputy) && it.State == Open && it.OnRoll
}

// allow says whether by may do a now, and if not, why.
func (it *Item) allow(a Action, by access.Actor, now time.Time) error {
	for _, s := range procedure {
		switch {
		case s.action != a:
			continue
		case s.staff && !staff(by), !s.staff && (!by.Is(access.Deputy) || !it.OnRoll):
			return ErrNotAllowed
		case a == IssueCards && it.Voters != ByCards:
			return ErrWrongMoment
		case a == CastVote:
			return it.voting(now)
		case !slices.Contains(s.from, it.State):
			return ErrWrongMoment
		}
		return nil
	}
	return ErrNotAllowed
}

// voting says whether a vote may be cast now by who has not voted yet.
func (it *Item) voting(now time.Time) error {
	switch {
	case it.State == Closed, it.State == Cancelled, it.ended(now):
		return ErrOver
	case it.State != Open, it.OpensAt != nil && now.Before(*it.OpensAt):
		return ErrNotYet
	case it.HasVoted:
		return ErrVoted
	}
	return nil
}

func (it *Item) ended(now time.Time) bool { return it.ClosesAt != nil && !now.Before(*it.ClosesAt) }

// Actions lists what by may do with the ballot now; the client renders exactly
// these.
func (it *Item) Actions(by access.Actor, now time.Time) []Action {
	out := []Action{}
	for _, s := range procedure {
		if it.allow(s.action, by, now) == nil {
			out = append(out, s.action)
		}
	}
	return out
}

// Standing is where the voting of a ballot is, as voters see it.
type Standing string

// The standings.
const (
	Waiting Standing = "waiting"
	Voting  Standing = "voting"
	Over    Standing = "over"
)

func (it *Item) standing(now time.Time) Standing {
	switch asked := it.voting(now); {
	case asked == nil, asked == error(ErrVoted):
		return Voting
	case asked == error(ErrNotYet):
		return Waiting
	}
	return Over
}
