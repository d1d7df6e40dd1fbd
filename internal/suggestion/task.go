package suggestion

import (
	"lianluo/internal/access"
	"lianluo/internal/calendar"
)

// tasks derives who has the ball, for what, and by when. An item that waits
// for nobody has none.
func (it *Item) tasks(today calendar.Date) []Task {
	switch it.phase() {
	case Draft:
		return it.forProposer(EditDraft, "")
	case Returned:
		return it.forProposer(EditDraft, "")
	case Submitted:
		return []Task{it.task(StartReview, access.Office, "T1", nil)}
	case UnderReview:
		return []Task{it.task(Register, access.Office, "T1", nil)}
	case Registered:
		return []Task{it.task(Assign, access.Office, "T1", nil)}
	case Assigned, InHandling:
		return append(it.unitTasks(), it.contactTasks(today)...)
	case AwaitingFeedback:
		return append(it.feedbackTasks(today), it.contactTasks(today)...)
	case RehandlingReview:
		return append([]Task{it.task(DecideRehandling, access.Head, "T7", nil)}, it.contactTasks(today)...)
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
		case !a.Answers() || state == ReplyDelivered:
		case state == ReplyInReview:
			out = append(out, it.task(ReviewReply, access.Reviewer, answering, a))
		case state == ReplyInSignoff:
			out = append(out, it.task(SignReply, access.Signer, answering, a))
		default:
			out = append(out, it.task(DraftReply, access.Clerk, answering, a))
		}
	}
	return out
}

func (it *Item) contactTasks(today calendar.Date) []Task {
	var out []Task
	for i := range it.Communications {
		c := &it.Communications[i]
		if c.ConfirmedAt == nil && c.DisputedAt == nil && !today.After(c.ConfirmBy) {
			for _, t := range it.forProposer(ConfirmContact, "T12") {
				t.AssignmentID, t.DueOn, t.Since = c.AssignmentID, c.ConfirmBy, c.RecordedAt
				out = append(out, t)
			}
		}
	}
	return out
}

func (it *Item) feedbackTasks(today calendar.Date) []Task {
	if it.decisive(it.Round) != nil {
		return []Task{it.task(Close, access.Office, "", nil)}
	}
	out := it.forProposer(GiveDecisiveFeedback, "T6")
	if it.feedbackOverdue(today) {
		out = append(out, it.task(Close, access.Office, "", nil))
	}
	return out
}

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
		if !t.DueOn.IsZero() && t.ClockKind != "T12" && (it.DueOn.IsZero() || t.DueOn.Before(it.DueOn)) {
			it.DueOn, it.DueKind = t.DueOn, t.ClockKind
		}
	}
	return tasks
}
