package suggestion

import (
	"slices"
	"time"

	"lianluo/internal/access"
	"lianluo/internal/calendar"
	"lianluo/internal/fault"
)

// Action is something that a person does to a suggestion; the names are those
// of the procedure's table (docs/lifecycle).
type Action string

// The actions of the procedure.
const (
	EditDraft            Action = "edit_draft"
	DeleteDraft          Action = "delete_draft"
	Submit               Action = "submit"
	StartReview          Action = "start_review"
	ReturnForRevision    Action = "return_for_revision"
	Register             Action = "register"
	Assign               Action = "assign"
	Receive              Action = "receive"
	SetInnerRoute        Action = "set_inner_route"
	RecordContact        Action = "record_contact"
	ConfirmContact       Action = "confirm_contact"
	NoteProgress         Action = "note_progress"
	DraftReply           Action = "draft_reply"
	ReviewReply          Action = "review_reply"
	SignReply            Action = "sign_reply"
	GiveDecisiveFeedback Action = "give_decisive_feedback"
	GiveFeedback         Action = "give_feedback"
	ReleaseFeedback      Action = "release_feedback"
	DecideRehandling     Action = "decide_rehandling"
	ExplainAndClose      Action = "explain_and_close"
	Close                Action = "close"
	Archive              Action = "archive"
)

// What may be wrong with an action at a visible item.
var (
	ErrNotAllowed  = fault.New(fault.Forbidden, "not-allowed", "您当前的身份不能进行这项操作。如需办理，请切换身份或联系有权限的人员。")
	ErrWrongMoment = fault.New(fault.Conflict, "wrong-moment", "这件建议目前所处的环节不能进行这项操作。请刷新页面，查看最新进展。")
	ErrSamePerson  = fault.New(fault.Forbidden, "same-person", "同一人不能既拟稿又签发。请由本单位另一位签发人办理。")
)

// step is one line of the procedure's table: who may do what in which phases;
// when narrows the moment further, for the assignment or contact at hand.
type step struct {
	action Action
	who    []relation
	from   []Phase
	when   func(at moment) bool
}

// moment is what a step's condition looks at.
type moment struct {
	item *Item
	on   *Assignment
	talk *Communication
	now  time.Time
}

var (
	withUnit  = []Phase{Assigned, InHandling}
	sinceUnit = []Phase{Assigned, InHandling, AwaitingFeedback, RehandlingReview}
)

// procedure is the whole table. Phases that a unit cannot tell apart
// (AwaitingFeedback, RehandlingReview) never differ in what a unit may do.
var procedure = []step{
	{EditDraft, []relation{lead}, []Phase{Draft, Returned}, nil},
	{DeleteDraft, []relation{lead}, []Phase{Draft}, nil},
	{Submit, []relation{lead}, []Phase{Draft, Returned}, nil},
	{StartReview, []relation{office}, []Phase{Submitted}, nil},
	{ReturnForRevision, []relation{office}, []Phase{UnderReview}, nil},
	{Register, []relation{office}, []Phase{UnderReview}, nil},
	{Assign, []relation{office}, []Phase{Registered}, nil},
	{Receive, []relation{clerk}, withUnit, func(at moment) bool { return at.on.ReceivedAt == nil }},
	{SetInnerRoute, []relation{clerk}, withUnit, received},
	{RecordContact, []relation{clerk}, sinceUnit, received},
	{NoteProgress, []relation{clerk}, withUnit, received},
	{DraftReply, []relation{clerk}, withUnit, replyIn("", ReplyDraft)},
	{ReviewReply, []relation{reviewer}, withUnit, replyIn(ReplyInReview)},
	{SignReply, []relation{signer}, withUnit, replyIn(ReplyInSignoff)},
	{ConfirmContact, []relation{lead, cosigner}, sinceUnit, unanswered},
	{GiveDecisiveFeedback, []relation{lead}, []Phase{AwaitingFeedback, RehandlingReview}, feedbackOpen},
	{GiveFeedback, []relation{cosigner}, []Phase{AwaitingFeedback, RehandlingReview}, nil},
	{ReleaseFeedback, []relation{office}, sinceUnit, func(at moment) bool { return at.item.unreleased() != nil }},
	{DecideRehandling, []relation{head}, []Phase{RehandlingReview}, nil},
	{ExplainAndClose, []relation{head}, []Phase{RehandlingReview}, nil},
	{Close, []relation{office}, []Phase{AwaitingFeedback}, closable},
	{Archive, []relation{office}, []Phase{Closed}, nil},
}

// FeedbackChangeable is how long a rating may be changed by who gave it.
const FeedbackChangeable = 7 * 24 * time.Hour

func received(at moment) bool { return at.on.ReceivedAt != nil }

func replyIn(states ...string) func(moment) bool {
	return func(at moment) bool {
		return received(at) && at.on.Answers() && slices.Contains(states, at.item.replyState(at.on.ID))
	}
}

func unanswered(at moment) bool {
	return at.talk != nil && at.talk.ConfirmedAt == nil && at.talk.DisputedAt == nil
}

func feedbackOpen(at moment) bool {
	given := at.item.decisive(at.item.Round)
	return given == nil || at.item.openRound().FeedbackReleasedAt == nil && at.now.Before(given.GivenAt.Add(FeedbackChangeable))
}

// closable: the proposer is not dissatisfied, or said nothing within T6. No
// answer never counts as satisfied; it only lets the office close.
func closable(at moment) bool {
	if given := at.item.decisive(at.item.Round); given != nil {
		return given.Result != Dissatisfied
	}
	return at.item.feedbackOverdue(calendar.On(at.now))
}

// of gives the step of an action.
func (a Action) step() step {
	for _, s := range procedure {
		if s.action == a {
			return s
		}
	}
	panic("suggestion: no step for " + string(a))
}

// allow says whether by may do a now, and if not, why.
func (a Action) allow(by access.Actor, at moment) error {
	s := a.step()
	mine := at.item.relations(by)
	if !s.permits(mine) || by.Role.OfUnit() && (at.on == nil || at.on.UnitID != by.UnitID) {
		return ErrNotAllowed
	}
	if at.on != nil && (!at.on.Active() || at.on.RoundNo != at.item.Round) {
		return ErrWrongMoment
	}
	if !slices.Contains(s.from, at.item.Phase) || s.when != nil && !s.when(at) {
		return ErrWrongMoment
	}
	if a == SignReply && at.item.reply(at.on.ID).DraftedBy == by.UserID {
		return ErrSamePerson
	}
	return nil
}

func (s step) permits(mine []relation) bool {
	return slices.ContainsFunc(mine, func(r relation) bool { return slices.Contains(s.who, r) })
}

var unitActions = []Action{Receive, SetInnerRoute, RecordContact, NoteProgress, DraftReply, ReviewReply, SignReply}

// Actions lists what by may do with the item itself now; the client renders
// exactly these.
func (it *Item) Actions(by access.Actor, now time.Time) []Action {
	out := []Action{}
	for _, s := range procedure {
		if slices.Contains(unitActions, s.action) || s.action == ConfirmContact {
			continue
		}
		if s.action.allow(by, moment{item: it, now: now}) == nil {
			out = append(out, s.action)
		}
	}
	return out
}

func (it *Item) assignmentActions(by access.Actor, on *Assignment, now time.Time) []Action {
	out := []Action{}
	for _, a := range unitActions {
		if a.allow(by, moment{item: it, on: on, now: now}) == nil {
			out = append(out, a)
		}
	}
	return out
}

// phase derives where the item stands. Explicit phases stand as they are; from
// the first assignment on, the phase follows from the open round's facts.
func (it *Item) phase() Phase {
	if !slices.Contains([]Phase{Registered, Assigned, InHandling, AwaitingFeedback, RehandlingReview}, it.Phase) || it.Round == 0 {
		return it.Phase
	}
	active := it.active()
	switch {
	case !slices.ContainsFunc(active, func(a *Assignment) bool { return a.Answers() }):
		return Registered
	case slices.ContainsFunc(active, func(a *Assignment) bool { return a.ReceivedAt == nil }):
		return Assigned
	case slices.ContainsFunc(active, func(a *Assignment) bool { return a.Answers() && it.replyState(a.ID) != ReplyDelivered }):
		return InHandling
	}
	if given := it.decisive(it.Round); given != nil && given.Result == Dissatisfied {
		return RehandlingReview
	}
	return AwaitingFeedback
}

// unitPhase is the phase as units see it: unreleased feedback does not show.
func (it *Item) unitPhase() Phase {
	if p := it.phase(); p != RehandlingReview || it.openRound().FeedbackReleasedAt != nil {
		return p
	}
	return AwaitingFeedback
}
