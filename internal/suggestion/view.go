package suggestion

import (
	"context"
	"slices"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/calendar"
	"lianluo/internal/rules"
	"lianluo/internal/search"
)

// UnitView names a unit of an item and its part.
type UnitView struct {
	ID   uint   `json:"id"`
	Name string `json:"name"`
	Role string `json:"role" enums:"sole,lead,co,separate,unstated"`
}

// Holder says who has the ball, for what, and by when.
type Holder struct {
	Role      string        `json:"role" enums:"deputy,office,head,supervising_leader,committee,gov_office,leading_official,clerk,reviewer,signer,sysadmin,secadmin,auditor"`
	BodyName  string        `json:"body_name"`
	ForName   string        `json:"for_name"` // the deputy whom the office is to ask
	Task      Action        `json:"task"`
	DueOn     calendar.Date `json:"due_on" extensions:"x-nullable"`
	ClockKind string        `json:"clock_kind"`
	Light     string        `json:"light" enums:"green,yellow,red,overdue,overdue_law,stopped,none"`
}

// RowAssignment is a unit's duty in a list: what the reader may do with it, and
// for the unit's own people how they divide the work.
type RowAssignment struct {
	ID         uint          `json:"id"`
	UnitID     uint          `json:"unit_id"`
	UnitName   string        `json:"unit_name"`
	Role       string        `json:"role" enums:"sole,lead,co,separate,unstated"`
	Section    string        `json:"section"`
	PersonName string        `json:"person_name"`
	InnerDueOn calendar.Date `json:"inner_due_on" extensions:"x-nullable"`
	Actions    []Action      `json:"actions"`
}

// Row is a suggestion in a list.
type Row struct {
	ID             uint            `json:"id"`
	Version        uint            `json:"version"`
	NumberText     string          `json:"number_text"`
	Title          string          `json:"title"`
	Category       string          `json:"category"`
	Phase          Phase           `json:"phase"`
	RoundNo        int             `json:"round_no"`
	LeadName       string          `json:"lead_name"`
	DelegationName string          `json:"delegation_name"`
	Units          []UnitView      `json:"units"`
	Assignments    []RowAssignment `json:"assignments"`
	Ball           []Holder        `json:"ball"`
	DueOn          calendar.Date   `json:"due_on" extensions:"x-nullable"`
	DaysLeft       *int            `json:"days_left" extensions:"x-nullable"`
	Light          string          `json:"light" enums:"green,yellow,red,overdue,overdue_law,stopped,none"`
	SubmittedAt    *time.Time      `json:"submitted_at" extensions:"x-nullable"`
	SuggestedUnits string          `json:"suggested_units"`
	ForwardedAt    *time.Time      `json:"forwarded_at" extensions:"x-nullable"` // when the government office was asked for units
	ProposedUnits  []UnitView      `json:"proposed_units"`
	Returned       *ReturnedView   `json:"returned" extensions:"x-nullable"`
	Register       RegisterView    `json:"register"`
	KeyItemID      uint            `json:"key_item_id"` // 0 unless it is a key item
	Actions        []Action        `json:"actions"`
	TitlePieces    []search.Piece  `json:"title_pieces"` // of a search: the title, with what was asked for
	Found          []Found         `json:"found"`        // of a search: where else its words stand
}

// ReturnedView says why an item waits for another unit: who had it, and whom
// that unit, or the proposer who objected, names in its place.
type ReturnedView struct {
	Kind     string        `json:"kind" enums:"return,objection"`
	UnitName string        `json:"unit_name"`
	Reason   string        `json:"reason"`
	On       calendar.Date `json:"on"`
	UnitID   uint          `json:"proposed_unit_id"`
	Proposed string        `json:"proposed_unit_name"`
}

// viewer shows items to one reader, at one instant.
type viewer struct {
	q     *gorm.DB
	by    access.Actor
	now   time.Time
	today calendar.Date
	set   *rules.RuleSet

	sessions map[uint]string // their names, where a list is shown
}

func (s *Service) viewer(ctx context.Context, by access.Actor) (*viewer, error) {
	v := &viewer{q: s.DB.Read(ctx), by: by, now: s.Now().UTC()}
	v.today = calendar.On(v.now)
	var err error
	v.set, err = rules.Current(v.q, by.CongressID, v.today)
	return v, err
}

// blind says that the reader may not know how the feedback of the open round
// stands: units, until it is released.
func (v *viewer) blind(it *Item) bool {
	return shielded(v.by) && it.Round > 0 && it.openRound().FeedbackReleasedAt == nil &&
		slices.Contains([]Phase{AwaitingFeedback, RehandlingReview}, it.Phase)
}

func (v *viewer) phase(it *Item) Phase {
	if shielded(v.by) {
		return it.UnitPhase
	}
	return it.Phase
}

func (v *viewer) row(it *Item) Row {
	r := Row{ID: it.ID, Version: it.versionFor(v.by), NumberText: it.NumberText, Title: it.Title, Category: it.Category,
		Phase: v.phase(it), RoundNo: it.Round, LeadName: it.Deputies[it.LeadDeputyID].Name,
		DelegationName: it.Deputies[it.LeadDeputyID].DelegationName, Units: []UnitView{}, Assignments: []RowAssignment{}, Ball: v.ball(it),
		Light: "none", SubmittedAt: it.SubmittedAt, SuggestedUnits: it.SuggestedUnits, Register: v.register(it), KeyItemID: it.KeyItemID,
		Actions: it.Actions(v.by, v.now), TitlePieces: []search.Piece{}, Found: []Found{}}
	r.ForwardedAt, r.ProposedUnits = v.proposed(it)
	r.Returned = v.returned(it)
	for _, a := range it.active() {
		r.Units = append(r.Units, UnitView{ID: a.UnitID, Name: it.Units[a.UnitID].Name, Role: a.Role})
		r.Assignments = append(r.Assignments, v.rowAssignment(it, a))
	}
	for _, h := range r.Ball {
		if !h.DueOn.IsZero() && (r.DueOn.IsZero() || h.DueOn.Before(r.DueOn)) && !slices.Contains(aside, h.ClockKind) {
			r.DueOn, r.Light = h.DueOn, h.Light
			left := h.DueOn.Sub(v.today)
			r.DaysLeft = &left
		}
	}
	return r
}

func (v *viewer) rowAssignment(it *Item, a *Assignment) RowAssignment {
	r := RowAssignment{ID: a.ID, UnitID: a.UnitID, UnitName: it.Units[a.UnitID].Name, Role: a.Role,
		Actions: it.actionsOn(anAssignment, v.by, moment{on: a, now: v.now})}
	if a.knowsRoute(v.by) {
		r.Section, r.PersonName, r.InnerDueOn = a.Section, a.PersonName, a.InnerDueOn
	}
	return r
}

// proposed says since when the government office is asked for units, and which
// are proposed; deputies and units do not learn of it.
func (v *viewer) proposed(it *Item) (forwarded *time.Time, units []UnitView) {
	units = []UnitView{}
	if !v.by.Is(audiences["consents"]...) || v.by.Role.OfUnit() {
		return nil, units
	}
	for _, p := range it.ProposedUnits {
		units = append(units, UnitView{ID: p.UnitID, Name: it.Units[p.UnitID].Name, Role: p.Role})
	}
	return it.ForwardedAt, units
}

// returned tells those who assign anew what the last assignment ended with.
func (v *viewer) returned(it *Item) *ReturnedView {
	if it.Phase != Registered || !v.by.Is(access.Office, access.Head, access.GovOffice) {
		return nil
	}
	var last *Request
	for i := range it.Requests {
		r := &it.Requests[i]
		if r.State == RequestGranted && r.AssignmentID != nil && (r.Kind == returning.kind || r.Kind == objecting.kind) &&
			(last == nil || r.DecidedAt.After(*last.DecidedAt)) {
			last = r
		}
	}
	if last == nil {
		return nil
	}
	out := &ReturnedView{Kind: last.Kind, Reason: last.Data.ReasonLabel, On: calendar.On(*last.DecidedAt), UnitID: last.Data.UnitID, Proposed: last.Data.UnitName}
	if a := it.assignment(*last.AssignmentID); a != nil {
		out.UnitName = it.Units[a.UnitID].Name
	}
	if out.Reason == "" {
		out.Reason = last.Reason
	}
	return out
}

// afterFeedback are the tasks that tell how the feedback of a round stands.
var afterFeedback = []Action{GiveDecisiveFeedback, DecideRehandling, Close}

// ball says who has it, as far as the reader may know: to whoever does not know
// of a Request, what it holds up still waits.
func (v *viewer) ball(it *Item) []Holder {
	out := []Holder{}
	known := *it
	known.Requests = slices.DeleteFunc(slices.Clone(it.Requests), func(r Request) bool { return !v.sees(it, &r) })
	tasks := known.tasks(v.today)
	if v.blind(it) {
		tasks = slices.DeleteFunc(tasks, func(t Task) bool { return slices.Contains(afterFeedback, t.Action) })
		out = append(out, Holder{Role: string(access.Deputy), BodyName: it.Deputies[it.LeadDeputyID].Name, Task: GiveDecisiveFeedback, Light: "none"})
	}
	for _, t := range tasks {
		h := Holder{Role: t.Role, Task: t.Action, DueOn: t.DueOn, ClockKind: t.ClockKind, Light: "none"}
		h.ForName = it.Deputies[t.ForDeputyID].Name
		switch {
		case t.UnitID != 0:
			h.BodyName = it.Units[t.UnitID].Name
		case t.DeputyID != 0:
			h.BodyName = it.Deputies[t.DeputyID].Name
		}
		if c := it.clock(t.ClockKind, t.AssignmentID); c != nil {
			h.Light = c.light(v.today, v.set.Data.Lights)
		} else if !t.DueOn.IsZero() {
			_, h.Light = v.dueLight(t.DueOn, calendar.On(t.Since))
		}
		out = append(out, h)
	}
	return out
}

func (v *viewer) dueLight(due, since calendar.Date) (*int, string) {
	if due.IsZero() {
		return nil, "none"
	}
	left := due.Sub(v.today)
	return &left, string(v.set.Data.Lights.Light("", due.Sub(since), left))
}
