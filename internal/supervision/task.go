package supervision

import (
	"fmt"
	"slices"

	"lianluo/internal/access"
	"lianluo/internal/calendar"
	"lianluo/internal/suggestion"
)

// source marks the tasks that this package derives.
const source = "supervision"

// The tasks of this package.
const (
	TaskNameParties      suggestion.Action = "name_parties"
	TaskEditPlan         suggestion.Action = "edit_supervision_plan"
	TaskConfirmPlan      suggestion.Action = "confirm_supervision_plan"
	TaskReportMilestone  suggestion.Action = "report_milestone"
	TaskAnswerInvitation suggestion.Action = "answer_invitation"
	TaskRecordMinutes    suggestion.Action = "record_minutes"
	TaskAnswerLetter     suggestion.Action = "answer_letter"
	TaskLookBack         suggestion.Action = "look_back"
	TaskRecordOutcome    suggestion.Action = "record_outcome"
	TaskConclude         suggestion.Action = "conclude_supervision"
)

// tasks derives who has to do what in the supervision, and by when.
func (k *Key) tasks(today calendar.Date) []suggestion.Task {
	if k.ConcludedAt != nil {
		return nil
	}
	var out []suggestion.Task
	add := func(t suggestion.Task) { out = append(out, t) }
	if !k.named() {
		add(k.task(TaskNameParties, access.Office, "parties", calendar.Date{}))
	}
	switch k.PlanState {
	case PlanConfirmed:
	case PlanSubmitted:
		t := k.task(TaskConfirmPlan, access.SupervisingLeader, "plan", k.PlanDueOn)
		t.UserID = k.LeaderID
		add(t)
	default:
		add(k.ofSupervisor(TaskEditPlan, "plan", k.PlanDueOn))
	}
	for i := range k.Milestones {
		if m := &k.Milestones[i]; m.Open() && k.ConfirmedAt != nil {
			add(k.ofMilestone(m))
		}
	}
	for i := range k.Activities {
		out = append(out, k.activityTasks(&k.Activities[i], today)...)
	}
	for _, l := range k.Letters {
		if k.awaits(l) {
			t := k.task(TaskAnswerLetter, access.Clerk, fmt.Sprintf("letter/%d", l.ID), l.DueOn)
			t.UnitID = l.UnitID
			add(t)
		}
	}
	if k.replied() && len(k.Checks) == 0 && slices.ContainsFunc(k.Items, (*suggestion.Item).Replied) {
		add(k.ofSupervisor(TaskLookBack, "check", calendar.Date{}))
	}
	if len(k.Checks) > 0 && k.Outcome == "" {
		add(k.ofSupervisor(TaskRecordOutcome, "outcome", calendar.Date{}))
	}
	if k.PlanState == PlanConfirmed && k.replied() && k.unfinished() == nil {
		add(k.task(TaskConclude, access.Office, "conclude", calendar.Date{}))
	}
	return out
}

func (k *Key) task(a suggestion.Action, role access.Role, about string, due calendar.Date) suggestion.Task {
	return suggestion.Task{CongressID: k.CongressID, SuggestionID: k.SuggestionID, Action: a, Role: string(role), Source: source,
		Subject: fmt.Sprintf("key_item/%d", k.ID), ClockKind: about, DueOn: due}
}

// ofSupervisor is a task of the special committee, or of the office as long as
// none is named.
func (k *Key) ofSupervisor(a suggestion.Action, about string, due calendar.Date) suggestion.Task {
	if k.CommitteeID == 0 {
		return k.task(a, access.Office, about, due)
	}
	t := k.task(a, access.Committee, about, due)
	t.CommitteeID = k.CommitteeID
	return t
}

func (k *Key) ofMilestone(m *Milestone) suggestion.Task {
	about := fmt.Sprintf("milestone/%d", m.ID)
	var t suggestion.Task
	switch {
	case m.Party == PartyLeader && k.LeaderID != 0:
		t = k.task(TaskReportMilestone, access.SupervisingLeader, about, m.DueOn)
		t.UserID = k.LeaderID
	case m.Party == PartyOfficial && k.OfficialID != 0:
		t = k.task(TaskReportMilestone, access.LeadingOfficial, about, m.DueOn)
		t.UserID = k.OfficialID
	case m.Party == PartyUnit && k.handledBy(m.UnitID):
		t = k.task(TaskReportMilestone, access.Clerk, about, m.DueOn)
		t.UnitID = m.UnitID
	default:
		t = k.ofSupervisor(TaskReportMilestone, about, m.DueOn)
	}
	return t
}

// activityTasks: who is invited answers until the day; after it the minutes are
// to be written.
func (k *Key) activityTasks(a *Activity, today calendar.Date) []suggestion.Task {
	if a.State != ActivityPlanned {
		return nil
	}
	subject := fmt.Sprintf("activity/%d", a.ID)
	if today.After(a.HeldOn) {
		t := k.ofSupervisor(TaskRecordMinutes, subject, calendar.Date{})
		t.Subject = subject
		return []suggestion.Task{t}
	}
	var out []suggestion.Task
	for _, v := range k.Invited[a.ID] {
		if v.Answer != "" || v.PresentAt != nil {
			continue
		}
		t := k.task(TaskAnswerInvitation, access.Role(v.Role), fmt.Sprintf("invitation/%d", v.ID), a.HeldOn)
		t.Subject, t.UnitID, t.DeputyID, t.CommitteeID, t.UserID = subject, v.UnitID, v.DeputyID, v.CommitteeID, v.UserID
		out = append(out, t)
	}
	return out
}
