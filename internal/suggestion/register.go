package suggestion

import (
	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/calendar"
)

// RegisterView is what the office's register tells of an item besides where it
// stands: what is not known, or not for the reader to know, is empty.
type RegisterView struct {
	SessionName  string        `json:"session_name"`
	Cosigners    []string      `json:"cosigners"`
	RepliedOn    calendar.Date `json:"replied_on" extensions:"x-nullable"` // when the newest reply that stands was delivered
	ClassLabels  []string      `json:"class_labels"`
	Attitude     string        `json:"attitude"` // of the newest decisive feedback
	Result       string        `json:"result"`
	PromiseDueOn calendar.Date `json:"promise_due_on" extensions:"x-nullable"` // of the promise that is due next
	PromiseState string        `json:"promise_state" enums:"open,delivered,explained,"`
}

func (v *viewer) register(it *Item) RegisterView {
	r := RegisterView{SessionName: v.sessions[it.SessionID], Cosigners: it.cosigners(), ClassLabels: []string{}}
	for _, a := range it.active() {
		reply := it.delivered(a.ID)
		if reply == nil || v.by.Role.OfUnit() && a.UnitID != v.by.UnitID {
			continue
		}
		// A register of former years may name a reply without its day.
		if reply.DeliveredAt != nil && r.RepliedOn.Before(calendar.On(*reply.DeliveredAt)) {
			r.RepliedOn = calendar.On(*reply.DeliveredAt)
		}
		if reply.ClassLabel != "" {
			r.ClassLabels = append(r.ClassLabels, reply.ClassLabel)
		}
	}
	if f := v.known(it); f != nil {
		r.Attitude, r.Result = f.Attitude, f.Result
	}
	if p := it.nextPromise(); p != nil {
		r.PromiseDueOn, r.PromiseState = p.DueOn, p.State
	}
	return r
}

func (it *Item) cosigners() []string {
	names := []string{}
	for _, s := range it.Signatures {
		if s.Stands() {
			names = append(names, it.Deputies[s.DeputyID].Name)
		}
	}
	return names
}

// known gives the decisive feedback of the newest round that has one which the
// reader may know, or nil.
func (v *viewer) known(it *Item) *Feedback {
	for i := len(it.Rounds) - 1; i >= 0; i-- {
		if f := it.decisive(it.Rounds[i].No); f != nil && it.readsOne(v.by, *f) {
			return f
		}
	}
	return nil
}

// nextPromise gives the open promise that is due first, else the newest of the
// others, or nil.
func (it *Item) nextPromise() *Commitment {
	var next *Commitment
	for i := range it.Promises {
		p := &it.Promises[i]
		switch {
		case p.State == CommitmentChanged:
		case next == nil, p.State == CommitmentOpen && (next.State != CommitmentOpen || p.DueOn.Before(next.DueOn)),
			p.State != CommitmentOpen && next.State != CommitmentOpen:
			next = p
		}
	}
	return next
}

// registered narrows to what the register tells: who proposed it, its session,
// its class, rating and promise. It finds by nothing that register would hide.
func (f Filter) registered(by access.Actor, today calendar.Date) func(*gorm.DB) *gorm.DB {
	return func(q *gorm.DB) *gorm.DB {
		if f.SessionID != 0 {
			q = q.Where("suggestions.session_id = ?", f.SessionID)
		}
		if f.DelegationID != 0 {
			q = q.Where("(suggestions.delegation_id = ? OR suggestions.lead_deputy_id IN (SELECT id FROM deputies WHERE delegation_id = ?))", f.DelegationID, f.DelegationID)
		}
		if f.DeputyID != 0 {
			q = q.Where(`(suggestions.lead_deputy_id = ? OR EXISTS (SELECT 1 FROM signatures s WHERE s.suggestion_id = suggestions.id AND s.deputy_id = ?
				AND s.confirmed_at IS NOT NULL AND s.declined_at IS NULL AND s.withdrawn_at IS NULL AND s.lapsed_at IS NULL))`, f.DeputyID, f.DeputyID)
		}
		if f.Class != "" {
			answered := "SELECT 1 FROM replies p JOIN assignments a ON a.id = p.assignment_id WHERE p.suggestion_id = suggestions.id AND p.state = ? AND p.class_code = ? AND " + activeAssignment
			if by.Role.OfUnit() {
				q = q.Where("EXISTS ("+answered+" AND a.unit_id = ?)", ReplyDelivered, f.Class, by.UnitID)
			} else {
				q = q.Where("EXISTS ("+answered+")", ReplyDelivered, f.Class)
			}
		}
		if f.Result != "" {
			q = q.Where(`EXISTS (SELECT 1 FROM (SELECT f.result FROM feedbacks f JOIN rounds r ON r.suggestion_id = f.suggestion_id AND r.no = f.round_no
				WHERE f.suggestion_id = suggestions.id AND f.decisive AND (r.feedback_released_at IS NOT NULL OR ? OR f.deputy_id = ?)
				ORDER BY f.round_no DESC LIMIT 1) newest WHERE newest.result = ?)`,
				by.Is(access.Office, access.Head), by.DeputyID, f.Result)
		}
		promise := "EXISTS (SELECT 1 FROM commitments c WHERE c.suggestion_id = suggestions.id AND c.state = ?"
		switch f.Promise {
		case "overdue":
			q = q.Where(promise+" AND c.due_on < ?)", CommitmentOpen, today)
		case CommitmentOpen, CommitmentDelivered, CommitmentExplained:
			q = q.Where(promise+")", f.Promise)
		}
		return q
	}
}
