package suggestion

import (
	"slices"
	"time"

	"lianluo/internal/calendar"
)

// RequestView is something that needs consent, with its steps and whose turn
// it is.
type RequestView struct {
	ID           uint              `json:"id"`
	Kind         string            `json:"kind" enums:"return,objection,extension,withdrawal,non_acceptance,merge,split,commitment_delivery,commitment_change"`
	AssignmentID uint              `json:"assignment_id"`
	CommitmentID uint              `json:"commitment_id"`
	State        string            `json:"state" enums:"open,granted,refused,lapsed,taken_back"`
	Reason       string            `json:"reason"`
	Data         Asked             `json:"data"`
	AskedByName  string            `json:"asked_by_name"`
	AskedForName string            `json:"asked_for_name"` // the deputy whose paper the office entered
	AskedAt      time.Time         `json:"asked_at"`
	DecidedAt    *time.Time        `json:"decided_at" extensions:"x-nullable"`
	DueOn        calendar.Date     `json:"due_on" extensions:"x-nullable"`
	ClockKind    string            `json:"clock_kind"`                    // of the limit behind due_on
	Other        *LinkView         `json:"other" extensions:"x-nullable"` // the item to merge into, or that was split off
	Steps        []RequestStepView `json:"steps"`
	Actions      []Action          `json:"actions"`
	OnPaper      []PaperForm       `json:"on_paper"`
}

// RequestStepView is one consent: whose, and how it was decided.
type RequestStepView struct {
	Action   Action     `json:"action"`
	Role     string     `json:"role" enums:"deputy,office,head,gov_office,clerk,reviewer,signer"`
	BodyName string     `json:"body_name"`
	Current  bool       `json:"current"`
	Decision string     `json:"decision" enums:"agreed,refused,lapsed,"`
	Reason   string     `json:"reason"`
	ByName   string     `json:"by_name"`
	At       *time.Time `json:"at" extensions:"x-nullable"`
}

// SignatureView is a co-signer's part.
type SignatureView struct {
	DeputyID       uint      `json:"deputy_id"`
	Name           string    `json:"name"`
	DelegationName string    `json:"delegation_name"`
	State          string    `json:"state" enums:"invited,confirmed,declined,withdrawn,lapsed"`
	InvitedAt      time.Time `json:"invited_at"`
	TextNo         int       `json:"text_no"` // the version that was confirmed
}

// OpinionView is a co-handler's opinion.
type OpinionView struct {
	State          string     `json:"state" enums:"draft,in_signoff,signed"`
	Text           string     `json:"text"`
	DraftedByName  string     `json:"drafted_by_name"`
	SignedByName   string     `json:"signed_by_name"`
	SignedAt       *time.Time `json:"signed_at" extensions:"x-nullable"`
	SentBackReason string     `json:"sent_back_reason"`
	DocumentNo     string     `json:"document_no"`
	NextDocumentNo string     `json:"next_document_no"` // the unit's next number, for who may sign; empty when it cannot be told
	Code           string     `json:"code"`             // by which a print of it is checked; empty until it is signed
}

// CommitmentView is a promise in a reply.
type CommitmentView struct {
	ID           uint          `json:"id"`
	AssignmentID uint          `json:"assignment_id"`
	UnitName     string        `json:"unit_name"`
	Text         string        `json:"text"`
	DueOn        calendar.Date `json:"due_on"`
	State        string        `json:"state" enums:"open,delivered,changed,explained"`
	Light        string        `json:"light" enums:"green,yellow,red,overdue,overdue_law,stopped,none"`
	Outcome      string        `json:"outcome"`
	EndedAt      *time.Time    `json:"ended_at" extensions:"x-nullable"`
	ReplacesID   uint          `json:"replaces_id"`
	Actions      []Action      `json:"actions"`
}

// CopyView is one proposer's copy of a reply.
type CopyView struct {
	DeputyID uint          `json:"deputy_id"`
	Name     string        `json:"name"`
	ReadAt   *time.Time    `json:"read_at" extensions:"x-nullable"`
	PaperOn  calendar.Date `json:"paper_on" extensions:"x-nullable"`
}

func (d *detail) requests() []RequestView {
	out := []RequestView{}
	for i := range d.it.Requests {
		r := &d.it.Requests[i]
		if d.sees(d.it, r) {
			out = append(out, d.request(r))
		}
	}
	return out
}

// sees says whether the reader may know of a Request: who is told of its kind,
// and of the units the one that it concerns.
func (v *viewer) sees(it *Item, r *Request) bool {
	if !v.by.Is(audiences[consentOf(r.Kind).about]...) {
		return false
	}
	if !v.by.Role.OfUnit() || r.AssignmentID == nil {
		return true
	}
	on := it.assignment(*r.AssignmentID)
	return on != nil && on.UnitID == v.by.UnitID
}

func (d *detail) request(r *Request) RequestView {
	v := RequestView{ID: r.ID, Kind: r.Kind, State: r.State, Reason: r.Reason, Data: r.Data, AskedByName: r.AskedByName, AskedAt: r.AskedAt,
		DecidedAt: r.DecidedAt, AskedForName: d.it.Deputies[r.AskedFor].Name, Steps: []RequestStepView{}}
	at := moment{ask: r, now: d.now}
	if r.AssignmentID != nil {
		v.AssignmentID, at.on = *r.AssignmentID, d.it.assignment(*r.AssignmentID)
	}
	if r.CommitmentID != nil {
		v.CommitmentID, at.promise = *r.CommitmentID, d.it.promise(*r.CommitmentID)
	}
	if c := d.it.runsOn(r); c != nil && (r.State == RequestOpen || r.ClockID != 0) {
		v.DueOn, v.ClockKind = c.DueOn, c.Kind
	}
	if other, known := d.others[r.Data.TargetID]; known {
		v.Other, v.Data.Text = &other, other.name()
	}
	turn := r.current()
	for i := range r.Steps {
		s := &r.Steps[i]
		step := RequestStepView{Action: s.Action, Role: s.Role, Decision: s.Decision, Reason: s.Reason, ByName: s.ByName, At: s.At,
			Current: slices.Contains(turn, s)}
		switch {
		case s.UnitID != 0:
			step.BodyName = d.it.Units[s.UnitID].Name
		case s.DeputyID != 0:
			step.BodyName = d.it.Deputies[s.DeputyID].Name
		}
		v.Steps = append(v.Steps, step)
	}
	v.Actions, v.OnPaper = d.it.actionsOn(aRequest, d.by, at), d.it.paperForms(aRequest, d.by, at)
	return v
}

// signatures lists the co-signers: for units those who signed, for the
// proposers and the office everyone who was asked.
func (d *detail) signatures() []SignatureView {
	out := []SignatureView{}
	inside := d.by.Is(audiences["proposers"]...)
	for _, s := range d.it.Signatures {
		if !inside && !s.Stands() {
			continue
		}
		v := SignatureView{DeputyID: s.DeputyID, Name: d.it.Deputies[s.DeputyID].Name, DelegationName: d.it.Deputies[s.DeputyID].DelegationName,
			State: s.state(), InvitedAt: s.InvitedAt}
		if s.ConfirmedVersion != nil {
			v.TextNo = *s.ConfirmedVersion
		}
		out = append(out, v)
	}
	return out
}

func (s Signature) state() string {
	switch {
	case s.DeclinedAt != nil:
		return "declined"
	case s.WithdrawnAt != nil:
		return "withdrawn"
	case s.LapsedAt != nil:
		return "lapsed"
	case s.ConfirmedAt != nil:
		return "confirmed"
	}
	return "invited"
}

// opinion shows a co-handler's opinion to the units, to the government office
// and, once it is signed, to the office.
func (d *detail) opinion(a *Assignment) *OpinionView {
	o := d.it.opinion(a.ID)
	if o == nil || readsAsProposers(d.by) || o.State != OpinionSigned && d.by.UnitID != a.UnitID {
		return nil
	}
	v := &OpinionView{State: o.State, Text: o.Text, DraftedByName: o.DraftedByName, SignedByName: o.SignedByName, SignedAt: o.SignedAt,
		SentBackReason: o.SentBackReason, DocumentNo: o.DocumentNo, Code: o.Code}
	if slices.Contains(d.it.actionsOn(anAssignment, d.by, moment{on: a, now: d.now}), SignCoOpinion) {
		v.NextDocumentNo = d.nextNo
	}
	return v
}

func (d *detail) commitments() []CommitmentView {
	out := []CommitmentView{}
	for i := range d.it.Promises {
		p := &d.it.Promises[i]
		v := CommitmentView{ID: p.ID, AssignmentID: p.AssignmentID, UnitName: d.it.Units[p.UnitID].Name, Text: p.Text, DueOn: p.DueOn, State: p.State,
			Light: "none", Outcome: p.Outcome, EndedAt: p.EndedAt}
		if p.ReplacesID != nil {
			v.ReplacesID = *p.ReplacesID
		}
		if c := d.it.clockOf(p.ClockID); c != nil {
			v.Light = c.light(d.today, d.set.Data.Lights)
		}
		v.Actions = d.it.actionsOn(aCommitment, d.by, moment{on: d.it.assignment(p.AssignmentID), promise: p, now: d.now})
		out = append(out, v)
	}
	return out
}
