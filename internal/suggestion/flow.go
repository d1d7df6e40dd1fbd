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
	PlanHandling         Action = "plan_handling"
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

	AskReturn                  Action = "ask_return"
	AgreeReturnInUnit          Action = "agree_return_in_unit"
	DecideReturnGovernmentUnit Action = "decide_return_government_unit"
	DecideReturnOtherUnit      Action = "decide_return_other_unit"
	ObjectToAssignment         Action = "object_to_assignment"
	DecideObjection            Action = "decide_objection"
	AskExtension               Action = "ask_extension"
	AgreeExtensionInUnit       Action = "agree_extension_in_unit"
	AgreeExtensionGovernment   Action = "agree_extension_government"
	GrantExtension             Action = "grant_extension"
	AskWithdrawal              Action = "ask_withdrawal"
	ConsentWithdrawal          Action = "consent_withdrawal"
	AcceptWithdrawal           Action = "accept_withdrawal"
	AskNonAcceptance           Action = "ask_non_acceptance"
	ConfirmNonAcceptance       Action = "confirm_non_acceptance"
	ReopenNotAccepted          Action = "reopen_not_accepted"
	AskMerge                   Action = "ask_merge"
	ConfirmMerge               Action = "confirm_merge"
	AskSplit                   Action = "split"
	ConsentSplit               Action = "consent_split"
	TakeBack                   Action = "take_back"
	MakeStub                   Action = "make_stub"
	RecallAssignment           Action = "recall_assignment"
	ChangeAssignments          Action = "change_assignments_government_units"
	ProposeUnits               Action = "propose_units"
	DraftCoOpinion             Action = "draft_co_opinion"
	SignCoOpinion              Action = "sign_co_opinion"
	SendBackCoOpinion          Action = "send_back_co_opinion"
	CheckReply                 Action = "check_reply"
	SupersedeReply             Action = "supersede_reply"
	RecordPaperDelivery        Action = "record_paper_delivery"
	AttachSealedReply          Action = "attach_sealed_reply"
	Acknowledge                Action = "acknowledge"
	RateSuggestion             Action = "rate_suggestion"
	SendUrge                   Action = "urge"
	Escalate                   Action = "escalate"
	EnterPaperFeedback         Action = "enter_paper_feedback"
	Reopen                     Action = "reopen"
	VoidRegistration           Action = "void_registration"
	CorrectTitle               Action = "correct_title"

	InviteCosigners   Action = "invite_cosigners"
	ConfirmSignature  Action = "confirm_signature"
	DeclineSignature  Action = "decline_signature"
	WithdrawSignature Action = "withdraw_signature"

	ReportCommitment            Action = "report_commitment"
	SignCommitmentDelivery      Action = "sign_commitment_delivery"
	ConfirmCommitmentDelivery   Action = "confirm_commitment_delivery"
	AskCommitmentChange         Action = "ask_commitment_change"
	AgreeCommitmentChangeInUnit Action = "agree_commitment_change_in_unit"
	DecideCommitmentChange      Action = "decide_commitment_change"
)

// What may be wrong with an action at a visible item.
var (
	ErrNotAllowed  = fault.New(fault.Forbidden, "not-allowed", "您当前的身份不能进行这项操作。如需办理，请切换身份或联系有权限的人员。")
	ErrWrongMoment = fault.New(fault.Conflict, "wrong-moment", "这件建议目前所处的环节不能进行这项操作。请刷新页面，查看最新进展。")
	ErrSamePerson  = fault.New(fault.Forbidden, "same-person", "同一人不能既经手前一环节又作出这一决定（例如既拟稿又签发、既申请又批准）。请由另一位有权限的人员办理。")
)

// step is one line of the procedure's table: who may do what, to what, in
// which phases (nil: in any); when narrows the moment further, for the
// assignment, contact or Request at hand.
type step struct {
	action  Action
	subject subject
	who     []relation
	from    []Phase
	when    func(at moment) bool
}

// subject is what an action is done to.
type subject int

const (
	theItem subject = iota
	anAssignment
	aContact
	aRequest
	aCommitment
)

// moment is what a step's condition looks at.
type moment struct {
	item    *Item
	on      *Assignment
	talk    *Communication
	reply   *Reply
	ask     *Request
	promise *Commitment
	by      access.Actor
	paper   bool // by enters what a deputy put on paper
	now     time.Time
}

func (at moment) today() calendar.Date { return calendar.On(at.now) }

var (
	unfinished = []Phase{Draft, Cosigning, Returned} // the proposers still write
	withUnit   = []Phase{Assigned, InHandling}
	sinceUnit  = []Phase{Assigned, InHandling, AwaitingFeedback, RehandlingReview}
	// answeredPhases are those in which the proposers may hold a reply.
	answeredPhases = []Phase{AwaitingFeedback, RehandlingReview, Merged}
	beforeArchive  = []Phase{Submitted, UnderReview, Returned, NotAccepted, Merged, Withdrawn, Registered, Assigned, InHandling, AwaitingFeedback, RehandlingReview, Closed}
	// refusable are the phases in which the office can ask not to accept an item:
	// one that was returned, where the proposers do not come back to it.
	refusable = []Phase{UnderReview, Returned}
	// withdrawable are the phases in which the proposers may take an item back.
	withdrawable = []Phase{Submitted, UnderReview, Returned, Registered, Assigned, InHandling, AwaitingFeedback}
)

// procedure is the whole table. Phases that a unit cannot tell apart
// (AwaitingFeedback, RehandlingReview) never differ in what a unit may do.
var procedure = []step{
	{EditDraft, theItem, []relation{lead}, unfinished, nil},
	{DeleteDraft, theItem, []relation{lead}, []Phase{Draft}, nil},
	{InviteCosigners, theItem, []relation{lead}, []Phase{Draft, Cosigning}, func(at moment) bool { return at.item.ProposerKind != "delegation" }},
	{ConfirmSignature, theItem, []relation{cosigner}, []Phase{Cosigning, Returned}, all(beforeT0, signatureOf(func(s Signature) bool { return s.open() && s.ConfirmedAt == nil }))},
	{DeclineSignature, theItem, []relation{cosigner}, []Phase{Cosigning, Returned}, signatureOf(func(s Signature) bool { return s.open() && s.ConfirmedAt == nil })},
	{WithdrawSignature, theItem, []relation{cosigner}, []Phase{Cosigning, Submitted, UnderReview}, signatureOf(Signature.Stands)},
	{Submit, theItem, []relation{lead}, unfinished, nil},
	{StartReview, theItem, []relation{office}, []Phase{Submitted}, nil},
	{ReturnForRevision, theItem, []relation{office}, []Phase{UnderReview}, nil},
	{AskNonAcceptance, theItem, []relation{office}, refusable, noneOpen("non_acceptance")},
	{ConfirmNonAcceptance, aRequest, []relation{head}, nil, nil},
	{ReopenNotAccepted, theItem, []relation{head}, []Phase{NotAccepted}, nil},
	{AskMerge, theItem, []relation{office}, mergeable, all(firstRound, noneOpen("merge"))},
	{ConfirmMerge, aRequest, []relation{head}, nil, nil},
	{AskSplit, theItem, []relation{office}, []Phase{UnderReview}, all(noneOpen("split"), func(at moment) bool { return at.item.Number == nil })},
	{ConsentSplit, aRequest, []relation{lead}, nil, nil},
	{TakeBack, aRequest, []relation{lead, office, clerk}, nil, stillOpen},
	{MakeStub, theItem, []relation{head}, beforeArchive, func(at moment) bool { return !at.item.Stub }},
	{Register, theItem, []relation{office}, []Phase{UnderReview}, nil},
	{Assign, theItem, []relation{office}, []Phase{Registered}, nil},
	{VoidRegistration, theItem, []relation{head}, []Phase{Registered}, firstRound},
	{CorrectTitle, theItem, []relation{office}, []Phase{Submitted, UnderReview, Registered, Assigned, InHandling}, nil},
	{ProposeUnits, theItem, []relation{office, govOffice}, []Phase{Registered}, nil},
	{RecallAssignment, anAssignment, []relation{office}, withUnit, func(at moment) bool { return at.on.ReceivedAt == nil }},
	{ChangeAssignments, theItem, []relation{office, govOffice}, withUnit, governs},
	{Receive, anAssignment, []relation{clerk}, withUnit, func(at moment) bool { return at.on.ReceivedAt == nil }},
	{SetInnerRoute, anAssignment, []relation{clerk}, withUnit, received},
	{AskReturn, anAssignment, []relation{clerk}, withUnit, all(insideT3, noneOpen("return"))},
	{AgreeReturnInUnit, aRequest, []relation{signer}, nil, nil},
	{DecideReturnGovernmentUnit, aRequest, []relation{govOffice}, nil, nil},
	{DecideReturnOtherUnit, aRequest, []relation{office}, nil, nil},
	{ObjectToAssignment, anAssignment, []relation{lead}, withUnit, all(insideT3, noneOpen("objection"))},
	{DecideObjection, aRequest, []relation{office}, nil, nil},
	{AskExtension, anAssignment, []relation{clerk}, withUnit, all(received, insideT5, noneOpen("extension"))},
	{AgreeExtensionInUnit, aRequest, []relation{signer}, nil, nil},
	{AgreeExtensionGovernment, aRequest, []relation{govOffice}, nil, nil},
	{GrantExtension, aRequest, []relation{head}, nil, nil},
	{RecordContact, anAssignment, []relation{clerk}, sinceUnit, received},
	{NoteProgress, anAssignment, []relation{clerk}, withUnit, received},
	{PlanHandling, anAssignment, []relation{clerk}, withUnit, plannable},
	{DraftCoOpinion, anAssignment, []relation{clerk}, withUnit, opinionIn("", OpinionDraft)},
	{SignCoOpinion, anAssignment, []relation{signer}, withUnit, opinionIn(OpinionInSignoff)},
	{SendBackCoOpinion, anAssignment, []relation{clerk}, withUnit, returnable},
	{DraftReply, anAssignment, []relation{clerk}, sinceUnit, replyIn("", ReplyDraft)},
	{SupersedeReply, anAssignment, []relation{clerk}, sinceUnit, supersedable},
	{ReviewReply, anAssignment, []relation{reviewer}, sinceUnit, replyIn(ReplyInReview)},
	{SignReply, anAssignment, []relation{signer}, sinceUnit, replyIn(ReplyInSignoff)},
	{CheckReply, anAssignment, []relation{govOffice}, sinceUnit, replyIn(ReplyChecking)},
	{RecordPaperDelivery, anAssignment, []relation{clerk}, sinceUnit, hasDelivered},
	{AttachSealedReply, anAssignment, []relation{clerk}, sinceUnit, hasDelivered},
	{RateSuggestion, anAssignment, []relation{clerk, signer}, sinceUnit, qualityRateable},
	{Acknowledge, anAssignment, []relation{clerk}, withUnit, all(received, func(at moment) bool { return at.item.ReferenceOnly && at.on.DoneAt == nil })},
	{SendUrge, anAssignment, []relation{office, govOffice, lead}, withUnit, urgeable},
	{ConfirmContact, aContact, []relation{lead, cosigner}, sinceUnit, all(unanswered, present)},
	{AskWithdrawal, theItem, []relation{lead}, withdrawable, noneOpen("withdrawal")},
	{ConsentWithdrawal, aRequest, []relation{cosigner}, nil, nil},
	{AcceptWithdrawal, aRequest, []relation{office}, nil, nil},
	{GiveDecisiveFeedback, theItem, []relation{lead}, answeredPhases, all(replied, feedbackOpen)},
	{GiveFeedback, theItem, []relation{cosigner}, answeredPhases, all(replied, feedbackOpen)},
	{ReleaseFeedback, theItem, []relation{office}, sinceUnit, func(at moment) bool { return at.item.unreleased() != nil }},
	{DecideRehandling, theItem, []relation{head}, []Phase{RehandlingReview}, nil},
	{ExplainAndClose, theItem, []relation{head}, []Phase{RehandlingReview}, nil},
	{Escalate, theItem, []relation{head}, []Phase{RehandlingReview}, func(at moment) bool { return at.item.Round > 1 }},
	{EnterPaperFeedback, theItem, []relation{office}, answeredPhases, replied},
	{Close, theItem, []relation{office}, []Phase{AwaitingFeedback}, closable},
	{Archive, theItem, []relation{office}, []Phase{Closed}, nil},
	{ReportCommitment, aCommitment, []relation{clerk}, nil, all(promiseOpen, noneOpen("commitment_delivery"), noneOpen("commitment_change"))},
	{SignCommitmentDelivery, aRequest, []relation{signer}, nil, nil},
	{ConfirmCommitmentDelivery, aRequest, []relation{office}, nil, nil},
	{AskCommitmentChange, aCommitment, []relation{clerk}, nil, all(promiseOpen, noneOpen("commitment_delivery"), noneOpen("commitment_change"))},
	{AgreeCommitmentChangeInUnit, aRequest, []relation{signer}, nil, nil},
	{DecideCommitmentChange, aRequest, []relation{office}, nil, nil},
	{Reopen, theItem, []relation{head}, []Phase{Closed, Archived}, func(at moment) bool { return at.item.Origin != OriginImported }},
}

// FeedbackChangeable is how long a rating may be changed by who gave it.
const FeedbackChangeable = 7 * 24 * time.Hour

// all holds when each condition does.
func all(conditions ...func(moment) bool) func(moment) bool {
	return func(at moment) bool {
		return !slices.ContainsFunc(conditions, func(holds func(moment) bool) bool { return !holds(at) })
	}
}

// firstRound: the item was never assigned.
func firstRound(at moment) bool { return at.item.Round == 0 }

// replied: the proposers hold the reply, or a merged item's their copy. An item
// for reference only need not have been answered.
func replied(at moment) bool {
	if at.item.Phase == Merged {
		return copied(at)
	}
	return slices.ContainsFunc(at.item.active(), func(a *Assignment) bool { return at.item.delivered(a.ID) != nil })
}

func noneOpen(kind string) func(moment) bool {
	return func(at moment) bool { return !at.item.undecided(kind, at.on, at.promise) }
}

// stillOpen: nobody has granted or refused the Request at hand.
func stillOpen(at moment) bool { return at.ask != nil && at.ask.State == RequestOpen }

// couldAsk: a Request is taken back by whoever could ask for it, so that in an
// office or unit a colleague of who did can.
func (at moment) couldAsk(mine []relation) bool {
	return at.ask != nil && slices.Contains(mine, consentOf(at.ask.Kind).by)
}

// insideT3: the window for a return by the unit or an objection of the deputy
// is open.
func insideT3(at moment) bool {
	c := at.item.clock("T3", at.on.ID)
	return c != nil && !at.today().After(c.DueOn)
}

func insideT5(at moment) bool {
	c := at.item.clock("T5", at.on.ID)
	return c != nil && !at.today().After(c.DueOn)
}

func hasDelivered(at moment) bool { return at.item.delivered(at.on.ID) != nil }

func received(at moment) bool { return at.on.ReceivedAt != nil }

// plannable: who is to answer plans the handling until the reply is delivered.
func plannable(at moment) bool {
	return received(at) && at.on.Answers() && !at.item.ReferenceOnly && at.item.delivered(at.on.ID) == nil
}

func replyIn(states ...string) func(moment) bool {
	return func(at moment) bool {
		return received(at) && at.on.Answers() && slices.Contains(states, at.item.replyState(at.on.ID))
	}
}

func unanswered(at moment) bool {
	return at.talk != nil && at.talk.ConfirmedAt == nil && at.talk.DisputedAt == nil
}

// present: a co-signer answers for a contact in which he took part.
func present(at moment) bool {
	return at.by.DeputyID == at.item.proposerDeputyID() || len(at.talk.DeputyIDs) == 0 || slices.Contains(at.talk.DeputyIDs, at.by.DeputyID)
}

func feedbackOpen(at moment) bool { return at.item.rateable(at.by.DeputyID, at.now) }

// rateable says whether a proposer may rate, or still change the rating.
func (it *Item) rateable(deputyID uint, now time.Time) bool {
	given := it.feedbackOf(deputyID)
	return given == nil || it.openRound().FeedbackReleasedAt == nil && now.Before(given.GivenAt.Add(FeedbackChangeable))
}

// before gives who took the separated steps before the action: nobody signs
// what he drafted, or checks what he drafted or signed.
func (it *Item) before(a Action, on *Assignment) []uint {
	switch a {
	case SignReply:
		return []uint{it.reply(on.ID).DraftedBy}
	case CheckReply:
		return []uint{it.reply(on.ID).DraftedBy, it.reply(on.ID).SignedBy}
	case SignCoOpinion:
		return []uint{it.opinion(on.ID).DraftedBy}
	}
	return nil
}

// answered says whether the unit did what it owes: it delivered its reply, or
// took note of an item that is for reference only.
func (it *Item) answered(a *Assignment) bool {
	return it.delivered(a.ID) != nil || it.ReferenceOnly && a.DoneAt != nil
}

// supersedable: a delivered reply can be replaced while the unit knows of no
// feedback, and nothing replaces it yet. Feedback that the unit does not know
// of must not show in what it may do.
func supersedable(at moment) bool {
	r := at.item.reply(at.on.ID)
	return r != nil && r.State == ReplyDelivered && at.item.openRound().FeedbackReleasedAt == nil
}

// closable: the proposer is not dissatisfied, or said nothing within T6. No
// answer never counts as satisfied; it only lets the office close.
func closable(at moment) bool {
	if at.item.ReferenceOnly {
		return true
	}
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
	if !s.permits(mine) || by.Role.OfUnit() && !a.ofUnit(by, at) || !a.concerns(by, mine, at) {
		return ErrNotAllowed
	}
	if s.subject == aRequest && a != TakeBack {
		return a.allowDecision(by, at)
	}
	if at.on != nil && s.subject != aCommitment && s.subject != aRequest && (!at.on.Active() || at.on.RoundNo != at.item.Round) {
		return ErrWrongMoment
	}
	if current := at.reply; current != nil && at.item.reply(at.on.ID).ID != current.ID { // another reply takes its place
		return ErrWrongMoment
	}
	at.by = by
	if s.from != nil && !slices.Contains(s.from, at.item.Phase) || s.when != nil && !s.when(at) {
		return ErrWrongMoment
	}
	if at.item.held(a, at.on) {
		return ErrPending
	}
	if slices.Contains(at.item.before(a, at.on), by.UserID) {
		return ErrSamePerson
	}
	return nil
}

// concerns narrows who may by the very thing at hand: the government office
// urges its own units alone, a Request is taken back on the asker's side.
func (a Action) concerns(by access.Actor, mine []relation, at moment) bool {
	switch a {
	case SendUrge:
		return governs(moment{item: at.item, on: at.on, by: by})
	case TakeBack:
		return at.couldAsk(mine)
	}
	return true
}

// ofUnit says whether the assignment at hand is the unit's own; only an
// opinion is sent back by another, the unit that leads.
func (a Action) ofUnit(by access.Actor, at moment) bool {
	if a != SendBackCoOpinion || at.on == nil {
		return at.on != nil && at.on.UnitID == by.UnitID
	}
	return slices.ContainsFunc(at.item.active(), func(l *Assignment) bool { return l.UnitID == by.UnitID && l.Role == RoleLead })
}

// allowDecision says whether it is by's turn in the Request at hand.
func (a Action) allowDecision(by access.Actor, at moment) error {
	switch {
	case at.ask == nil || at.ask.turn(a, by) == nil:
		return ErrWrongMoment
	case at.ask.hadPart(by.UserID, at.paper):
		return ErrSamePerson
	}
	return nil
}

func (s step) permits(mine []relation) bool {
	return slices.ContainsFunc(mine, func(r relation) bool { return slices.Contains(s.who, r) })
}

// actionsOn lists what by may do now with a subject; the client renders
// exactly these.
func (it *Item) actionsOn(of subject, by access.Actor, at moment) []Action {
	at.item = it
	out := []Action{}
	for _, s := range procedure {
		if s.subject == of && s.action.allow(by, at) == nil {
			out = append(out, s.action)
		}
	}
	return out
}

// Actions lists what by may do with the item itself now.
func (it *Item) Actions(by access.Actor, now time.Time) []Action {
	return it.actionsOn(theItem, by, moment{now: now})
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
	case slices.ContainsFunc(active, func(a *Assignment) bool { return a.Answers() && !it.answered(a) }):
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
