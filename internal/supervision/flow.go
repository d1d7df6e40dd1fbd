package supervision

import (
	"slices"

	"lianluo/internal/access"
	"lianluo/internal/calendar"
	"lianluo/internal/fault"
	"lianluo/internal/rules"
	"lianluo/internal/suggestion"
)

// Action is something that a person does in the supervision of key items.
type Action string

// The actions. Those of candidates come before there is a key item.
const (
	Nominate           Action = "nominate"
	WithdrawNomination Action = "withdraw_nomination"
	PrepareCandidates  Action = "prepare_candidates"
	RecordDecision     Action = "record_decision"

	NameParties   Action = "name_parties"
	EditPlan      Action = "edit_plan"
	SubmitPlan    Action = "submit_plan"
	ConfirmPlan   Action = "confirm_plan"
	ReturnPlan    Action = "return_plan"
	Instruct      Action = "instruct"
	PlanActivity  Action = "plan_activity"
	SendLetter    Action = "send_letter"
	RecordCheck   Action = "record_check"
	RecordOutcome Action = "record_outcome"
	Conclude      Action = "conclude"

	ReportMilestone Action = "report_milestone"
	ReturnMilestone Action = "return_milestone"

	ChangeActivity   Action = "change_activity"
	CancelActivity   Action = "cancel_activity"
	ShowCode         Action = "show_code"
	SignInByHand     Action = "sign_in_by_hand"
	RecordMinutes    Action = "record_minutes"
	AnswerInvitation Action = "answer_invitation"
	SignIn           Action = "sign_in"

	AnswerLetter Action = "answer_letter"
)

// What may be wrong with an action at something that is visible.
var (
	ErrNotAllowed  = fault.New(fault.Forbidden, "not-allowed", "您当前的身份不能进行这项操作。如需办理，请切换身份，或联系代表工作机构。")
	ErrWrongMoment = fault.New(fault.Conflict, "wrong-moment", "目前所处的环节不能进行这项操作。请刷新页面，查看最新进展。")
	ErrSamePerson  = fault.New(fault.Forbidden, "same-person", "提交督办方案的人不能自己确认。请由牵头督办的领导本人确认。")
)

// relation is what a person, wearing a hat, is to a key item.
type relation string

const (
	office    relation = "office"
	head      relation = "head"
	leader    relation = "supervising_leader"
	official  relation = "leading_official"
	committee relation = "committee"
	clerk     relation = "clerk"
	signer    relation = "signer"
	invitee   relation = "invitee"
)

// Key is a key item with the facts that its rules look at. Items are the
// suggestions, the main one first.
type Key struct {
	KeyItem
	Items      []*suggestion.Item
	Milestones []Milestone // those that the plan has now, by number
	Activities []Activity
	Invited    map[uint][]Invitation // by activity
	Letters    []Letter
	Checks     []Check
	Findings   []Finding
}

// Main is the suggestion that stands for the key item.
func (k *Key) Main() *suggestion.Item { return k.Items[0] }

// units lists who handles the items now, each once.
func (k *Key) units() (out []suggestion.UnitView) {
	for _, it := range k.Items {
		for _, u := range it.ActiveUnits() {
			if !slices.ContainsFunc(out, func(o suggestion.UnitView) bool { return o.ID == u.ID }) {
				out = append(out, u)
			}
		}
	}
	return out
}

func (k *Key) handledBy(unitID uint) bool {
	return unitID != 0 && slices.ContainsFunc(k.units(), func(u suggestion.UnitView) bool { return u.ID == unitID })
}

// relations says what by is to the key item; nothing to one of another congress.
func (k *Key) relations(by access.Actor) []relation {
	if by.CongressID != k.CongressID {
		return nil
	}
	switch {
	case by.Is(access.Office):
		return []relation{office}
	case by.Is(access.Head):
		return []relation{head}
	case by.Is(access.SupervisingLeader) && by.UserID == k.LeaderID:
		return []relation{leader}
	case by.Is(access.LeadingOfficial) && by.UserID == k.OfficialID:
		return []relation{official}
	case by.Is(access.Committee) && by.CommitteeID == k.CommitteeID:
		return []relation{committee}
	case by.Is(access.Clerk) && k.handledBy(by.UnitID):
		return []relation{clerk}
	case by.Is(access.Signer) && k.handledBy(by.UnitID):
		return []relation{signer}
	}
	return nil
}

// supervises says whether by is one of those who supervise the key item, rather
// than handle, propose or attend it.
func (k *Key) supervises(by access.Actor) bool {
	return slices.ContainsFunc(k.relations(by), func(r relation) bool { return slices.Contains([]relation{office, head, leader, committee}, r) })
}

// moment is what a step's condition looks at.
type moment struct {
	key       *Key
	milestone *Milestone
	activity  *Activity
	letter    *Letter
	by        access.Actor
	today     calendar.Date
}

// step is one line of the table: who may do what, when the moment is right.
type step struct {
	action  Action
	subject subject
	who     []relation
	when    func(at moment) bool
}

// subject is what an action is done to.
type subject int

const (
	theKeyItem subject = iota
	aMilestone
	anActivity
	aLetter
)

var supervisors = []relation{committee, office}

// procedure is the whole table of a key item.
var procedure = []step{
	{NameParties, theKeyItem, []relation{office}, nil},
	{EditPlan, theKeyItem, supervisors, func(at moment) bool { return at.key.PlanState != PlanSubmitted }},
	{SubmitPlan, theKeyItem, supervisors, func(at moment) bool {
		return slices.Contains([]string{PlanDrafting, PlanReturned}, at.key.PlanState) && at.key.named()
	}},
	{ConfirmPlan, theKeyItem, []relation{leader}, planSubmitted},
	{ReturnPlan, theKeyItem, []relation{leader}, planSubmitted},
	{Instruct, theKeyItem, []relation{leader, official}, nil},
	{PlanActivity, theKeyItem, supervisors, nil},
	{SendLetter, theKeyItem, supervisors, func(at moment) bool { return len(at.key.units()) > 0 }},
	{RecordCheck, theKeyItem, supervisors, func(at moment) bool { return at.key.replied() }},
	{RecordOutcome, theKeyItem, supervisors, nil},
	{Conclude, theKeyItem, []relation{office}, func(at moment) bool { return at.key.PlanState == PlanConfirmed && at.key.replied() }},
	{ReportMilestone, aMilestone, []relation{clerk, committee, leader, official}, responsible},
	{ReturnMilestone, aMilestone, supervisors, func(at moment) bool { return !at.milestone.CompletedOn.IsZero() }},
	{ChangeActivity, anActivity, supervisors, planned},
	{CancelActivity, anActivity, supervisors, planned},
	{ShowCode, anActivity, supervisors, func(at moment) bool { return begun(at) && planned(at) }},
	{SignInByHand, anActivity, supervisors, begun},
	{RecordMinutes, anActivity, supervisors, begun},
	{AnswerInvitation, anActivity, []relation{invitee}, func(at moment) bool { return planned(at) && !at.today.After(at.activity.HeldOn) }},
	{SignIn, anActivity, []relation{invitee}, planned},
	{AnswerLetter, aLetter, []relation{clerk, signer}, func(at moment) bool { return at.letter.AnsweredAt == nil && at.letter.UnitID == at.by.UnitID }},
}

func planSubmitted(at moment) bool { return at.key.PlanState == PlanSubmitted }

func planned(at moment) bool { return at.activity.State == ActivityPlanned }

// begun: the day of the activity has come; what is written of it may be
// completed later.
func begun(at moment) bool {
	return at.activity.State != ActivityCancelled && !at.today.Before(at.activity.HeldOn)
}

// responsible: a confirmed plan names the person, or the unit, for the open
// milestone; the committee reports on any.
func responsible(at moment) bool {
	m := at.milestone
	if at.key.ConfirmedAt == nil || !m.Open() {
		return false
	}
	switch at.by.Role {
	case access.Committee:
		return true
	case access.Clerk:
		return m.Party == PartyUnit && m.UnitID == at.by.UnitID
	case access.SupervisingLeader:
		return m.Party == PartyLeader
	case access.LeadingOfficial:
		return m.Party == PartyOfficial
	}
	return false
}

// replied says whether every unit has delivered its reply to every item that is
// still handled by itself: one that was merged or taken back gets none.
func (k *Key) replied() bool {
	return !slices.ContainsFunc(k.Items, func(it *suggestion.Item) bool { return it.Registered() && !it.Replied() })
}

// named says whether leader, official and committee are.
func (k *Key) named() bool { return k.LeaderID != 0 && k.OfficialID != 0 && k.CommitteeID != 0 }

// awaits says whether a letter is still to be answered: a unit that has handed
// the item on owes nothing more.
func (k *Key) awaits(l Letter) bool { return l.AnsweredAt == nil && k.handledBy(l.UnitID) }

// invitation gives the one that means by, or nil.
func (k *Key) invitation(activityID uint, by access.Actor) *Invitation {
	for i := range k.Invited[activityID] {
		if v := &k.Invited[activityID][i]; v.means(by) {
			return v
		}
	}
	return nil
}

// means says whether the invitation is by's own, or that of his body.
func (v Invitation) means(by access.Actor) bool {
	switch v.Party {
	case PartyUnit:
		return by.Role.OfUnit() && by.UnitID == v.UnitID
	case PartyCommittee:
		return by.Is(access.Committee) && by.CommitteeID == v.CommitteeID
	case PartyProposer, PartyDeputy:
		return by.Is(access.Deputy) && by.DeputyID == v.DeputyID
	}
	return by.Is(access.Role(v.Role)) && by.UserID == v.UserID
}

// allow says whether by may do a now, and if not, why.
func (a Action) allow(by access.Actor, at moment) error {
	i := slices.IndexFunc(procedure, func(s step) bool { return s.action == a })
	s := procedure[i]
	at.by = by
	mine := at.key.relations(by)
	if s.subject == anActivity && by.CongressID == at.key.CongressID && at.key.invitation(at.activity.ID, by) != nil {
		mine = append(mine, invitee)
	}
	if !slices.ContainsFunc(mine, func(r relation) bool { return slices.Contains(s.who, r) }) || s.subject == aLetter && by.UnitID != at.letter.UnitID {
		return ErrNotAllowed
	}
	ended := at.key.ConcludedAt != nil && a != RecordCheck // promises may fall due later
	if ended || s.when != nil && !s.when(at) {
		if !ended && a == ReportMilestone && at.key.ConfirmedAt != nil && at.milestone.Open() {
			return ErrNotAllowed // it is another party's
		}
		return ErrWrongMoment
	}
	if a == ConfirmPlan && at.key.SubmittedBy == by.UserID {
		return ErrSamePerson
	}
	return nil
}

// actionsOn lists what by may do now with a subject; the client renders
// exactly these.
func (k *Key) actionsOn(of subject, by access.Actor, at moment) []Action {
	at.key = k
	out := []Action{}
	for _, s := range procedure {
		if s.subject == of && s.action.allow(by, at) == nil {
			out = append(out, s.action)
		}
	}
	return out
}

// Status says in one word how a key item goes.
type Status string

// The states of a key item, as the board shows them.
const (
	Planning  Status = "planning" // its plan is not confirmed yet, and not late
	OnPlan    Status = "on_plan"
	AtRisk    Status = "at_risk"
	Late      Status = "late"
	Concluded Status = "concluded"
)

// standing gives the state of a key item and the reasons for it.
func (k *Key) standing(set rules.Supervision, today calendar.Date) (Status, []string) {
	if k.ConcludedAt != nil {
		return Concluded, []string{}
	}
	late, risk := []string{}, []string{}
	add := func(to *[]string, reason string, holds bool) {
		if holds && !slices.Contains(*to, reason) {
			*to = append(*to, reason)
		}
	}
	add(&late, "plan_late", k.ConfirmedAt == nil && today.After(k.PlanDueOn))
	for _, m := range k.Milestones {
		if k.ConfirmedAt != nil && m.Open() {
			add(&late, "milestone_late", today.After(m.DueOn))
			add(&risk, "milestone_soon", !today.After(m.DueOn) && m.DueOn.Sub(today) <= set.RiskDays)
		}
	}
	for _, l := range k.Letters {
		add(&late, "letter_late", k.awaits(l) && today.After(l.DueOn))
	}
	for _, it := range k.Items {
		add(&late, "reply_late", it.ReplyLate(today))
		for _, p := range it.Promises {
			add(&late, "promise_late", p.State == suggestion.CommitmentOpen && today.After(p.DueOn))
		}
	}
	add(&risk, "plan_changed", k.ConfirmedAt != nil && k.PlanState != PlanConfirmed)
	for _, f := range k.newest() {
		add(&risk, "promise_broken", f.Found == FoundNotKept)
	}
	switch {
	case len(late) > 0:
		return Late, late
	case k.ConfirmedAt == nil:
		return Planning, []string{}
	case len(risk) > 0:
		return AtRisk, risk
	}
	return OnPlan, []string{}
}

// newest gives the last finding of each promise.
func (k *Key) newest() map[uint]Finding {
	out := map[uint]Finding{}
	for _, f := range k.Findings { // in the order in which they were made
		out[f.CommitmentID] = f
	}
	return out
}

// promises counts what was promised, and what of it is kept: as the last look
// back found it, or else as the unit reported and the office confirmed.
func (k *Key) promises() (kept, all int) {
	found := k.newest()
	for _, it := range k.Items {
		for _, p := range it.Promises {
			if p.State == suggestion.CommitmentChanged { // goes on in another one
				continue
			}
			all++
			if f, looked := found[p.ID]; looked && f.Found == FoundKept || !looked && p.State == suggestion.CommitmentDelivered {
				kept++
			}
		}
	}
	return kept, all
}

// next gives the open milestone that is due first, or nil.
func (k *Key) next() *Milestone {
	var first *Milestone
	for i := range k.Milestones {
		if m := &k.Milestones[i]; m.Open() && (first == nil || m.DueOn.Before(first.DueOn)) {
			first = m
		}
	}
	return first
}

// done counts the milestones that were reached.
func (k *Key) done() (n int) {
	for _, m := range k.Milestones {
		if !m.CompletedOn.IsZero() {
			n++
		}
	}
	return n
}
