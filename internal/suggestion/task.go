package suggestion

import (
	"cmp"
	"slices"

	"lianluo/internal/access"
	"lianluo/internal/calendar"
	"lianluo/internal/rules"
)

// tasks derives who has the ball, for what, and by when. An item that waits
// for nobody has none.
func (it *Item) tasks(today calendar.Date) []Task {
	out := append(it.phaseTasks(today), it.promiseTasks()...)
	if it.Asked {
		out = slices.DeleteFunc(out, func(t Task) bool { return it.held(t.Action, it.assignment(t.AssignmentID)) })
		out = append(out, it.consentTasks()...)
	}
	return it.standIns(out)
}

// standIns gives what waits for a deputy who cannot act now to the office,
// which asks him, or goes on without. Nobody signs for such a deputy, and what
// was not submitted stays with the proposers.
func (it *Item) standIns(tasks []Task) []Task {
	absent := func(t Task) bool {
		return t.Role == string(access.Deputy) && !it.Deputies[t.DeputyID].active() && !slices.Contains(unsubmitted, it.Phase)
	}
	tasks = slices.DeleteFunc(tasks, func(t Task) bool { return absent(t) && t.Action == ConfirmSignature })
	for i := range tasks {
		if t := &tasks[i]; absent(*t) {
			t.Role, t.DeputyID, t.ForDeputyID = string(access.Office), 0, cmp.Or(t.DeputyID, it.LeadDeputyID)
		}
	}
	return tasks
}

func (it *Item) phaseTasks(today calendar.Date) []Task {
	switch it.phase() {
	case Draft:
		return it.forProposer(EditDraft, "")
	case Cosigning:
		return append(it.forProposer(Submit, string(rules.T0)), it.signatureTasks()...)
	case Returned:
		return append(it.forProposer(EditDraft, ""), it.signatureTasks()...)
	case Submitted:
		return []Task{it.task(StartReview, access.Office, "T1", nil)}
	case Merged:
		return it.mergedTasks(today)
	case UnderReview:
		return []Task{it.task(Register, access.Office, "T1", nil)}
	case Registered:
		if it.ForwardedAt != nil && len(it.ProposedUnits) == 0 {
			return []Task{it.task(ProposeUnits, access.GovOffice, "T1", nil)}
		}
		return []Task{it.task(Assign, access.Office, "T1", nil)}
	case Assigned, InHandling:
		return append(it.unitTasks(), it.contactTasks(today)...)
	case AwaitingFeedback:
		return slices.Concat(it.feedbackTasks(today), it.unitTasks(), it.contactTasks(today))
	case RehandlingReview:
		return slices.Concat([]Task{it.task(DecideRehandling, access.Head, "T7", nil)}, it.unitTasks(), it.contactTasks(today))
	}
	return nil
}

func (it *Item) unitTasks() []Task {
	var out []Task
	for _, a := range it.active() {
		answering := "T5"
		if c := it.answerClock(a.ID); c != nil {
			answering = c.Kind
		}
		switch state := it.replyState(a.ID); {
		case a.ReceivedAt == nil:
			out = append(out, it.task(Receive, access.Clerk, "T2", a))
		case a.Role == RoleCo:
			out = append(out, it.opinionTasks(a)...)
		case it.ReferenceOnly:
			if a.DoneAt == nil {
				out = append(out, it.task(Acknowledge, access.Clerk, "", a))
			}
		case state == ReplyDelivered:
		case state == ReplyChecking:
			t := it.task(CheckReply, access.GovOffice, answering, a)
			t.UnitID = 0
			out = append(out, t)
		case state == ReplyInReview:
			out = append(out, it.task(ReviewReply, access.Reviewer, answering, a))
		case state == ReplyInSignoff:
			out = append(out, it.task(SignReply, access.Signer, answering, a))
		default:
			out = append(out, it.task(DraftReply, access.Clerk, answering, a))
			// A late reply is not planned any more, be it extended afterwards: what was missed stays noted.
			if limit := it.answerClock(a.ID); it.clock("T13", a.ID) != nil && limit != nil && limit.PlanBreachedOn.IsZero() {
				out = append(out, it.task(PlanHandling, access.Clerk, "T13", a))
			}
		}
	}
	return out
}

func (it *Item) opinionTasks(a *Assignment) []Task {
	o := it.opinion(a.ID)
	switch {
	case o != nil && o.State == OpinionSigned:
		return nil
	case o != nil && o.State == OpinionInSignoff:
		return []Task{it.task(SignCoOpinion, access.Signer, "T4", a)}
	}
	return []Task{it.task(DraftCoOpinion, access.Clerk, "T4", a)}
}

func (it *Item) contactTasks(today calendar.Date) []Task {
	var out []Task
	for i := range it.Communications {
		c := &it.Communications[i]
		limit := it.clockOf(c.ClockID)
		if c.ConfirmedAt == nil && c.DisputedAt == nil && !today.After(c.ConfirmBy) && (limit == nil || limit.Running()) {
			for _, who := range it.present(c) {
				t := it.task(ConfirmContact, access.Deputy, "T12", nil)
				t.DeputyID, t.AssignmentID, t.DueOn, t.Since = who, c.AssignmentID, c.ConfirmBy, c.RecordedAt
				out = append(out, t)
			}
		}
	}
	return out
}

// present lists who is asked about a contact: the proposers who took part, the
// lead where none of them is left or known.
func (it *Item) present(c *Communication) []uint {
	took := slices.DeleteFunc(slices.Clone(c.DeputyIDs), func(id uint) bool { return !it.proposedBy(id) })
	if len(took) == 0 {
		return []uint{it.proposerDeputyID()}
	}
	return took
}

func (it *Item) feedbackTasks(today calendar.Date) []Task {
	if it.decisive(it.Round) != nil || it.ReferenceOnly {
		return []Task{it.task(Close, access.Office, "", nil)}
	}
	out := it.forProposer(GiveDecisiveFeedback, "T6")
	if it.feedbackOverdue(today) {
		out = append(out, it.task(Close, access.Office, "", nil))
	}
	return out
}

// aside are the limits of what does not carry the item on: a contact's
// confirmation, and the milestone before a reply. A list names other dates.
var aside = []string{string(rules.T12), string(rules.T13)}

func (it *Item) forProposer(a Action, clock string) []Task {
	t := it.task(a, access.Deputy, clock, nil)
	t.DeputyID = it.proposerDeputyID()
	return []Task{t}
}

func (it *Item) task(a Action, role access.Role, clock string, on *Assignment) Task {
	t := Task{CongressID: it.CongressID, SuggestionID: it.ID, Action: a, Role: string(role), ClockKind: clock, Since: it.UpdatedAt}
	if on != nil {
		t.AssignmentID, t.UnitID = on.ID, on.UnitID
	}
	if c := it.clock(clock, t.AssignmentID); c != nil {
		t.DueOn = c.DueOn
	}
	return t
}

// refresh brings the columns that repeat what follows from the facts up to
// date, and returns the tasks that hold now.
func (it *Item) refresh(today calendar.Date) []Task {
	it.Phase, it.UnitPhase = it.phase(), it.unitPhase()
	tasks := it.tasks(today)
	it.DueOn, it.DueKind = calendar.Date{}, ""
	for _, t := range tasks {
		if !t.DueOn.IsZero() && !slices.Contains(aside, t.ClockKind) && (it.DueOn.IsZero() || t.DueOn.Before(it.DueOn)) {
			it.DueOn, it.DueKind = t.DueOn, t.ClockKind
		}
	}
	return tasks
}
