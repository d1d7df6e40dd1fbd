package suggestion

import (
	"maps"
	"slices"
	"time"

	"lianluo/internal/calendar"
	"lianluo/internal/rules"
)

// figures derives the rows for counting; an item that is no suggestion (yet)
// has none.
func (it *Item) figures(m meanings) []Figure {
	if !slices.Contains(countedPhases, it.Phase) {
		return nil
	}
	whole := Figure{SuggestionID: it.ID, Scope: ScopeItem, CongressID: it.CongressID, SessionID: it.SessionID, Year: m.year(it), Category: it.Category,
		DelegationID: it.DelegationID, LeadDeputyID: it.LeadDeputyID, Days: -1}
	whole.Flags.set(Imported, it.Origin == OriginImported)
	whole.Flags.set(MergedAway, it.MergedIntoID != nil)
	if whole.Flags.Has(Imported) {
		return []Figure{whole}
	}
	duties := it.Assignments
	if whole.Flags.Has(MergedAway) {
		duties = m.with[it.ID]
	}
	duties = slices.DeleteFunc(slices.Clone(duties), func(a Assignment) bool { return a.RecalledAt != nil })
	units, systems := map[uint]Figure{}, map[string]Figure{}
	for _, a := range duties {
		row := whole
		row.Scope, row.System = ScopeSystem, it.systemOf(a.UnitID, m)
		systems[row.System] = row
		row.Scope, row.UnitID = ScopeUnit, a.UnitID
		units[a.UnitID] = row
	}
	out := []Figure{it.figure(whole, duties, m)}
	for _, row := range slices.Concat(slices.Collect(maps.Values(units)), slices.Collect(maps.Values(systems))) {
		own := slices.DeleteFunc(slices.Clone(duties), func(a Assignment) bool {
			return row.Scope == ScopeUnit && a.UnitID != row.UnitID || it.systemOf(a.UnitID, m) != row.System
		})
		out = append(out, it.figure(row, own, m))
	}
	return out
}

func (it *Item) systemOf(unit uint, m meanings) string {
	if u, ok := it.Units[unit]; ok {
		return u.System
	}
	return m.system[unit]
}

// figure fills one row from the assignments that it is about.
func (it *Item) figure(row Figure, duties []Assignment, m meanings) Figure {
	it.rated(&row, duties, m)
	if row.Flags.Has(MergedAway) {
		row.Flags.set(Replied, it.Round > 0)
		return row
	}
	active := slices.DeleteFunc(slices.Clone(duties), func(a Assignment) bool { return !a.Active() })
	answering := slices.DeleteFunc(slices.Clone(active), func(a Assignment) bool { return !a.Answers() })
	has := func(assignment uint, among []Assignment) bool {
		return slices.ContainsFunc(among, func(a Assignment) bool { return a.ID == assignment })
	}
	row.Flags.set(WasAssigned, len(duties) > 0)
	row.Flags.set(WithUnit, len(active) > 0)
	row.Flags.set(AllReceived, len(active) > 0 && !slices.ContainsFunc(active, func(a Assignment) bool { return a.ReceivedAt == nil }))
	row.Flags.set(GivenBack, slices.ContainsFunc(duties, func(a Assignment) bool { return a.ReturnedAt != nil }))
	row.AssignedOn = assignedOn(duties)
	if len(answering) == 0 || it.ReferenceOnly {
		return row
	}
	row.Flags.set(ToAnswer, true)
	row.Flags.set(Contacted, slices.ContainsFunc(it.Communications, func(c Communication) bool {
		return has(c.AssignmentID, duties) && slices.Contains(inPerson, c.Mode) && c.DisputedAt == nil
	}))
	row.Flags.set(Extended, slices.ContainsFunc(it.Requests, func(r Request) bool {
		return r.Kind == extending.kind && r.State == RequestGranted && r.AssignmentID != nil && has(*r.AssignmentID, answering)
	}))
	it.timed(&row, duties, answering, has)
	it.classed(&row, answering, m)
	it.promised(&row)
	it.judged(&row, duties, m.judged[it.ID])
	return row
}

// inPerson are the contacts that count as meeting the proposer (面商).
var inPerson = []string{"meeting", "visit"}

func assignedOn(duties []Assignment) (first calendar.Date) {
	for _, a := range duties {
		if a.AssignedAt == nil {
			continue
		}
		if on := calendar.On(*a.AssignedAt); first.IsZero() || on.Before(first) {
			first = on
		}
	}
	return first
}

// timed says whether and when the replies came, what was broken, and which
// date runs.
func (it *Item) timed(row *Figure, duties, answering []Assignment, has func(uint, []Assignment) bool) {
	row.Flags.set(Replied, !slices.ContainsFunc(answering, func(a Assignment) bool { return it.delivered(a.ID) == nil }))
	for i := range it.Clocks {
		c := &it.Clocks[i]
		if !slices.Contains(replyClocks, rules.Clock(c.Kind)) || c.VoidAt != nil || !has(c.AssignmentID, duties) {
			continue
		}
		row.Flags.set(Late, !c.PlanBreachedOn.IsZero())
		row.Flags.set(LawBroken, !c.LawBreachedOn.IsZero())
		if c.Running() && has(c.AssignmentID, answering) && (row.DueOn.IsZero() || c.DueOn.Before(row.DueOn)) {
			row.DueOn, row.LawDueOn, row.DueKind, row.SinceOn = c.DueOn, c.LawDueOn, c.Kind, calendar.On(c.StartedAt)
		}
	}
	if row.Scope != ScopeItem {
		row.AssignedOn = assignedOn(answering)
	}
	if row.RepliedOn = it.firstReplied(answering); !row.RepliedOn.IsZero() && !row.AssignedOn.IsZero() {
		row.Days = row.RepliedOn.Sub(row.AssignedOn)
	}
}

// replyClocks are the limits of a reply: of the first round, of handling again,
// and of an escalated round.
var replyClocks = []rules.Clock{rules.T5, rules.T8, rules.T9}

// firstReplied is the day on which the first round had all its replies: of each
// unit the first one, though it may have been replaced later.
func (it *Item) firstReplied(answering []Assignment) (last calendar.Date) {
	round := answering[0].RoundNo
	for _, a := range answering {
		round = min(round, a.RoundNo)
	}
	for _, a := range answering {
		if a.RoundNo != round {
			continue
		}
		on := it.firstDelivered(a.ID)
		if on.IsZero() {
			return on
		}
		if on.After(last) {
			last = on
		}
	}
	return last
}

func (it *Item) firstDelivered(assignment uint) (first calendar.Date) {
	for _, r := range it.Replies {
		if r.AssignmentID != assignment || r.DeliveredAt == nil {
			continue
		}
		if on := calendar.On(*r.DeliveredAt); first.IsZero() || on.Before(first) {
			first = on
		}
	}
	return first
}

// classed takes the class of the newest round that has replies; of several the
// one that stands last among the classes of its rule set.
func (it *Item) classed(row *Figure, answering []Assignment, m meanings) {
	round, worst, all := 0, -1, false
	for _, a := range answering {
		r := it.delivered(a.ID)
		if r == nil || a.RoundNo < round {
			continue
		}
		rank, resolved, known := m.class(r.RuleSetID, r.ClassCode)
		if !known {
			continue
		}
		if a.RoundNo > round {
			round, worst, all = a.RoundNo, -1, true
		}
		all = all && resolved
		if rank > worst {
			worst, row.ClassSet, row.ClassCode = rank, r.RuleSetID, r.ClassCode
		}
	}
	row.Flags.set(Resolved, all)
}

func (it *Item) promised(row *Figure) {
	kept, open, failed := false, false, false
	for _, p := range it.Promises {
		if row.Scope == ScopeUnit && p.UnitID != row.UnitID || row.Scope == ScopeSystem && it.Units[p.UnitID].System != row.System {
			continue
		}
		switch p.State {
		case CommitmentDelivered:
			kept = true
		case CommitmentExplained:
			failed = true
		case CommitmentOpen:
			if !open || p.DueOn.Before(row.PromiseOn) {
				open, row.PromiseOn = true, p.DueOn
			}
		}
	}
	row.Flags.set(PromiseEnded, kept || failed)
	row.Flags.set(PromiseFailed, failed)
	row.Flags.set(PromiseKept, kept && !open && !failed)
}

// rated takes the newest decisive ratings; a unit's and a system's are those of
// the rounds in which it answered.
func (it *Item) rated(row *Figure, duties []Assignment, m meanings) {
	answered := map[int]bool{}
	for _, a := range duties {
		answered[a.RoundNo] = answered[a.RoundNo] || a.Active() && a.Answers()
	}
	rounds := slices.SortedFunc(slices.Values(it.Rounds), func(a, b Round) int { return a.No - b.No })
	for _, r := range rounds {
		f := it.decisive(r.No)
		if f == nil || row.Scope != ScopeItem && !answered[r.No] {
			continue
		}
		rating, again, known := m.rating(*f, f.Result), r.No > 1 && r.Why != "reopened", r.FeedbackReleasedAt != nil
		row.Flags.rate(Result, rating)
		row.Flags.rate(Attitude, m.rating(*f, f.Attitude))
		if again {
			row.Flags.rate(Rehandled, rating)
		}
		if known {
			row.Flags.rate(KnownResult, rating)
		}
		if again && known {
			row.Flags.rate(KnownRehandled, rating)
		}
	}
}

// submissionYear is the year in which the item was submitted, 0 when unknown.
func (it *Item) submissionYear() int {
	var at *time.Time
	if at = it.SubmittedAt; at == nil {
		return 0
	}
	return calendar.On(*at).Year()
}

// qualities are what a unit's word for one aspect counts as.
var qualities = map[string]int{"good": QualityGood, "fair": QualityFair, "poor": QualityPoor}

// judged takes how the units of the row rated the suggestion, in the newest
// round that they rated; of several units the worst counts. It is known to
// others when the feedback of that round is.
func (it *Item) judged(row *Figure, duties []Assignment, ratings []QualityRating) {
	for places, known := range map[[3]int]bool{{Topic, Research, Feasibility}: false, {KnownTopic, KnownResearch, KnownFeasibility}: true} {
		round, worst := 0, [3]int{}
		for _, q := range ratings {
			if q.RoundNo < round || known && it.round(q.RoundNo).FeedbackReleasedAt == nil ||
				!slices.ContainsFunc(duties, func(a Assignment) bool { return a.ID == q.AssignmentID }) {
				continue
			}
			if q.RoundNo > round {
				round, worst = q.RoundNo, [3]int{}
			}
			for i, word := range []string{q.Topic, q.Research, q.Feasibility} {
				worst[i] = max(worst[i], qualities[word])
			}
		}
		for i, place := range places {
			row.Flags.rate(place, worst[i])
		}
	}
}
