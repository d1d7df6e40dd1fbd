package supervision

import (
	"context"
	"fmt"
	"slices"
	"time"

	"lianluo/internal/access"
	"lianluo/internal/attachment"
	"lianluo/internal/calendar"
	"lianluo/internal/suggestion"
)

// ItemView is one of the suggestions of a key item.
type ItemView struct {
	ID         uint             `json:"id"`
	NumberText string           `json:"number_text"`
	Title      string           `json:"title"`
	LeadName   string           `json:"lead_name"`
	Phase      suggestion.Phase `json:"phase"`
	RoundNo    int              `json:"round_no"`
	Readable   bool             `json:"readable"` // by who asks
}

// ReportView tells how far a milestone is.
type ReportView struct {
	ID          uint              `json:"id"`
	Kind        string            `json:"kind" enums:"progress,completed,returned"`
	Text        string            `json:"text"`
	ByName      string            `json:"by_name"`
	BodyName    string            `json:"body_name"`
	ByRole      string            `json:"by_role"`
	At          time.Time         `json:"at"`
	Attachments []attachment.View `json:"attachments"`
}

// MilestoneView is one step of the plan, with what was reported of it.
type MilestoneView struct {
	ID          uint          `json:"id"`
	No          int           `json:"no"`
	Text        string        `json:"text"`
	Party       Party         `json:"party" enums:"leader,official,unit,committee"`
	PartyName   string        `json:"party_name"`
	UnitID      uint          `json:"unit_id"`
	Person      string        `json:"person"`
	DueOn       calendar.Date `json:"due_on"`
	CompletedOn calendar.Date `json:"completed_on" extensions:"x-nullable"`
	DaysLeft    int           `json:"days_left"`
	Light       string        `json:"light" enums:"green,yellow,red,overdue,stopped"`
	Reports     []ReportView  `json:"reports"`
	Actions     []Action      `json:"actions"`
}

// ProposedView is a changed plan that waits for confirmation, while the one that
// was confirmed is in force.
type ProposedView struct {
	Goals      string              `json:"goals"`
	Milestones []ProposedMilestone `json:"milestones"`
}

// ProposedMilestone is one step of a changed plan; ID names the step that goes
// on in it, and is 0 of a new one.
type ProposedMilestone struct {
	PlannedMilestone
	PartyName string `json:"party_name"`
}

// LetterView is a letter with its answer.
type LetterView struct {
	ID           uint              `json:"id"`
	Kind         string            `json:"kind" enums:"urging,supervision"`
	NumberText   string            `json:"number_text"`
	UnitName     string            `json:"unit_name"`
	Body         string            `json:"body"`
	IssuedAt     time.Time         `json:"issued_at"`
	ByName       string            `json:"by_name"`
	DueOn        calendar.Date     `json:"due_on"`
	Late         bool              `json:"late"`
	Answer       string            `json:"answer"`
	AnsweredName string            `json:"answered_name"`
	AnsweredAt   *time.Time        `json:"answered_at" extensions:"x-nullable"`
	Attachments  []attachment.View `json:"attachments"`
	Actions      []Action          `json:"actions"`
}

// PromiseView is a promise, as the unit made it.
type PromiseView struct {
	ID       uint          `json:"id"`
	UnitName string        `json:"unit_name"`
	Text     string        `json:"text"`
	DueOn    calendar.Date `json:"due_on"`
	State    string        `json:"state" enums:"open,delivered,explained"`
	Outcome  string        `json:"outcome"`
}

// FindingView is what a look back found of a promise.
type FindingView struct {
	CommitmentID uint              `json:"commitment_id"`
	Found        string            `json:"found" enums:"kept,partly,not_kept"`
	Note         string            `json:"note"`
	SeenOn       calendar.Date     `json:"seen_on"`
	Attachments  []attachment.View `json:"attachments"`
}

// CheckView is one look back.
type CheckView struct {
	ID       uint          `json:"id"`
	No       int           `json:"no"`
	HeldOn   calendar.Date `json:"held_on"`
	Summary  string        `json:"summary"`
	ByName   string        `json:"by_name"`
	Findings []FindingView `json:"findings"`
}

// EventView is one line of the history.
type EventView struct {
	Kind      string            `json:"kind"`
	At        time.Time         `json:"at"`
	ActorName string            `json:"actor_name"`
	ActorRole string            `json:"actor_role"`
	BodyName  string            `json:"body_name"`
	Data      map[string]string `json:"data"`
}

// DecisionView is a decision with its paper.
type DecisionView struct {
	ID          uint              `json:"id"`
	Year        int               `json:"year"`
	HeldOn      calendar.Date     `json:"held_on"`
	Meeting     string            `json:"meeting"`
	Publication string            `json:"publication"`
	ByName      string            `json:"by_name"`
	Attachments []attachment.View `json:"attachments"`
	Verdicts    []VerdictView     `json:"verdicts"` // on what the reader may read; empty on the page of a key item
}

// VerdictView is what was decided on one candidate.
type VerdictView struct {
	SuggestionID uint   `json:"suggestion_id"`
	NumberText   string `json:"number_text"`
	Title        string `json:"title"`
	Chosen       bool   `json:"chosen"`
	Reason       string `json:"reason"`
}

// View is a key item as one person sees it.
type View struct {
	Card
	Version         uint            `json:"version"`
	Items           []ItemView      `json:"suggestions"`
	Decision        DecisionView    `json:"decision"`
	Goals           string          `json:"goals"`
	PlanComment     string          `json:"plan_comment"`
	SubmittedByName string          `json:"submitted_by_name"`
	ConfirmedByName string          `json:"confirmed_by_name"`
	ConfirmedAt     *time.Time      `json:"confirmed_at" extensions:"x-nullable"`
	Outcome         string          `json:"outcome"`
	ConcludedAt     *time.Time      `json:"concluded_at" extensions:"x-nullable"`
	Plan            []MilestoneView `json:"plan"`
	Proposed        *ProposedView   `json:"proposed" extensions:"x-nullable"`
	Activities      []ActivityRow   `json:"activities"`
	Letters         []LetterView    `json:"letters"`
	Commitments     []PromiseView   `json:"commitments"`
	Checks          []CheckView     `json:"checks"`
	Timeline        []EventView     `json:"timeline"`
	Actions         []Action        `json:"actions"`
}

// Detail shows a key item to who may see it.
func (s *Service) Detail(ctx context.Context, by access.Actor, id uint) (View, error) {
	v, err := s.viewer(ctx, by)
	if err != nil {
		return View{}, err
	}
	k, err := one(v.q, by, id)
	if err != nil {
		return View{}, err
	}
	if err := v.know([]*Key{k}); err != nil {
		return View{}, err
	}
	out := View{Card: v.card(k), Version: k.Version, Goals: k.Goals, PlanComment: k.PlanComment, SubmittedByName: k.SubmittedByName,
		ConfirmedByName: k.ConfirmedByName, ConfirmedAt: k.ConfirmedAt, Outcome: k.Outcome, ConcludedAt: k.ConcludedAt,
		Plan: []MilestoneView{}, Activities: []ActivityRow{}, Letters: []LetterView{}, Commitments: v.commitments(k), Checks: []CheckView{}, Timeline: []EventView{},
		Actions: k.actionsOn(theKeyItem, by, moment{today: v.today})}
	for _, a := range k.Activities {
		out.Activities = append(out.Activities, v.activityRow(k, a))
	}
	for _, read := range []func(*Key, *View) error{v.readItems, v.readDecision, v.readPlan, v.readLetters, v.readChecks, v.readTimeline} {
		if err := read(k, &out); err != nil {
			return View{}, err
		}
	}
	return out, nil
}

func (v *viewer) readItems(k *Key, out *View) error {
	seen, err := suggestion.LoadReadable(v.q, v.by, k.suggestionIDs())
	if err != nil {
		return err
	}
	readable := map[uint]bool{}
	for _, it := range seen {
		readable[it.ID] = true
	}
	for _, it := range k.Items {
		out.Items = append(out.Items, ItemView{ID: it.ID, NumberText: it.NumberText, Title: it.Title, LeadName: it.Deputies[it.LeadDeputyID].Name,
			Phase: it.PhaseFor(v.by), RoundNo: it.Round, Readable: readable[it.ID]})
	}
	return nil
}

func (v *viewer) readDecision(k *Key, out *View) error {
	list, err := v.decisions([]uint{k.DecisionID})
	if err == nil && len(list) == 1 {
		out.Decision = list[0]
	}
	return err
}

// decisions reads decisions with their papers, the newest first.
func (v *viewer) decisions(ids []uint) ([]DecisionView, error) {
	var rows []Decision
	if err := v.q.Where("id IN ?", ids).Order("held_on DESC, id DESC").Find(&rows).Error; err != nil {
		return nil, fmt.Errorf("decisions: %w", err)
	}
	files, err := attachment.Of(v.q, OwnerDecision, ids)
	if err != nil {
		return nil, err
	}
	out := make([]DecisionView, len(rows))
	for i, d := range rows {
		out[i] = DecisionView{ID: d.ID, Year: d.Year, HeldOn: d.HeldOn, Meeting: d.Meeting, Publication: d.Publication, ByName: d.ByName,
			Attachments: attachment.NewViews(files[d.ID]), Verdicts: []VerdictView{}}
	}
	return out, nil
}

// readVerdicts adds what was decided on each candidate that the reader may read.
func (v *viewer) readVerdicts(decisions []DecisionView) error {
	ids := make([]uint, len(decisions))
	for i, d := range decisions {
		ids[i] = d.ID
	}
	var rows []struct {
		VerdictView
		DecisionID uint
	}
	err := v.q.Table("supervision_candidates AS c").Joins("JOIN suggestions ON suggestions.id = c.suggestion_id").Scopes(suggestion.Visible(v.by)).
		Where("c.decision_id IN ?", ids).Order("c.state, c.id").
		Select("c.decision_id, c.suggestion_id, suggestions.number_text, suggestions.title, c.state = ? AS chosen, c.reason", CandidateChosen).Scan(&rows).Error
	if err != nil {
		return fmt.Errorf("verdicts: %w", err)
	}
	for _, r := range rows {
		d := &decisions[slices.Index(ids, r.DecisionID)]
		d.Verdicts = append(d.Verdicts, r.VerdictView)
	}
	return nil
}

func (v *viewer) readPlan(k *Key, out *View) error {
	var reports []Report
	if err := v.q.Where("key_item_id = ?", k.ID).Order("id").Find(&reports).Error; err != nil {
		return fmt.Errorf("reports: %w", err)
	}
	ids := make([]uint, len(reports))
	for i, r := range reports {
		ids[i] = r.ID
	}
	files, err := attachment.Of(v.q, OwnerReport, ids)
	if err != nil {
		return err
	}
	for i := range k.Milestones {
		m := &k.Milestones[i]
		row := MilestoneView{ID: m.ID, No: m.No, Text: m.Text, Party: m.Party, PartyName: v.partyName(k, m), UnitID: m.UnitID, Person: m.Person, DueOn: m.DueOn,
			CompletedOn: m.CompletedOn, DaysLeft: m.DueOn.Sub(v.today), Light: "stopped", Reports: []ReportView{},
			Actions: k.actionsOn(aMilestone, v.by, moment{milestone: m, today: v.today})}
		if m.Open() {
			row.Light = v.light(m)
		}
		for _, r := range reports {
			if r.MilestoneID == m.ID {
				row.Reports = append(row.Reports, ReportView{ID: r.ID, Kind: r.Kind, Text: r.Text, ByName: r.ByName, BodyName: r.BodyName, ByRole: r.ByRole,
					At: r.At, Attachments: attachment.NewViews(files[r.ID])})
			}
		}
		out.Plan = append(out.Plan, row)
	}
	if k.Proposed != nil {
		out.Proposed = &ProposedView{Goals: k.Proposed.Goals, Milestones: []ProposedMilestone{}}
		for _, m := range k.Proposed.Milestones {
			name := v.partyName(k, &Milestone{Party: m.Party, UnitID: m.UnitID})
			out.Proposed.Milestones = append(out.Proposed.Milestones, ProposedMilestone{m, name})
		}
	}
	return nil
}

func (v *viewer) partyName(k *Key, m *Milestone) string {
	switch m.Party {
	case PartyLeader:
		return v.users[k.LeaderID]
	case PartyOfficial:
		return v.users[k.OfficialID]
	case PartyCommittee:
		return v.committees[k.CommitteeID]
	}
	for _, it := range k.Items {
		if u, ok := it.Units[m.UnitID]; ok {
			return u.Name
		}
	}
	return ""
}

func (v *viewer) readLetters(k *Key, out *View) error {
	ids := make([]uint, len(k.Letters))
	for i, l := range k.Letters {
		ids[i] = l.ID
	}
	files, err := attachment.Of(v.q, OwnerLetter, ids)
	if err != nil {
		return err
	}
	for i := range k.Letters {
		l := &k.Letters[i]
		out.Letters = append(out.Letters, LetterView{ID: l.ID, Kind: l.Kind, NumberText: l.NumberText, UnitName: v.unitName(k, l.UnitID), Body: l.Body,
			IssuedAt: l.IssuedAt, ByName: l.ByName, DueOn: l.DueOn, Late: k.awaits(*l) && v.today.After(l.DueOn), Answer: l.Answer,
			AnsweredName: l.AnsweredName, AnsweredAt: l.AnsweredAt, Attachments: attachment.NewViews(files[l.ID]),
			Actions: k.actionsOn(aLetter, v.by, moment{letter: l, today: v.today})})
	}
	return nil
}

func (v *viewer) unitName(k *Key, id uint) string {
	return v.partyName(k, &Milestone{Party: PartyUnit, UnitID: id})
}

func (v *viewer) commitments(k *Key) []PromiseView {
	out := []PromiseView{}
	for _, p := range k.openPromises() {
		out = append(out, PromiseView{ID: p.ID, UnitName: v.unitName(k, p.UnitID), Text: p.Text, DueOn: p.DueOn, State: p.State, Outcome: p.Outcome})
	}
	return out
}

func (v *viewer) readChecks(k *Key, out *View) error {
	ids := make([]uint, len(k.Findings))
	for i, f := range k.Findings {
		ids[i] = f.ID
	}
	files, err := attachment.Of(v.q, OwnerFinding, ids)
	if err != nil {
		return err
	}
	for _, c := range k.Checks {
		row := CheckView{ID: c.ID, No: c.No, HeldOn: c.HeldOn, Summary: c.Summary, ByName: c.ByName, Findings: []FindingView{}}
		for _, f := range k.Findings {
			if f.CheckID == c.ID {
				row.Findings = append(row.Findings, FindingView{CommitmentID: f.CommitmentID, Found: f.Found, Note: f.Note, SeenOn: f.SeenOn,
					Attachments: attachment.NewViews(files[f.ID])})
			}
		}
		out.Checks = append(out.Checks, row)
	}
	return nil
}

func (v *viewer) readTimeline(k *Key, out *View) error {
	var events []Event
	if err := v.q.Where("key_item_id = ?", k.ID).Order("id").Find(&events).Error; err != nil {
		return fmt.Errorf("history: %w", err)
	}
	supervises := k.supervises(v.by)
	for _, e := range events {
		if e.Data == nil {
			e.Data = map[string]string{}
		}
		if e.Kind == string(AnswerInvitation) && !supervises && e.UserID != v.by.UserID {
			delete(e.Data, "text") // why somebody does not come
		}
		out.Timeline = append(out.Timeline, EventView{Kind: e.Kind, At: e.At, ActorName: e.ActorName, ActorRole: e.ActorRole, BodyName: e.BodyName, Data: e.Data})
	}
	return nil
}
