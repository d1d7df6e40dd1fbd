package stats_test

import (
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"

	"lianluo/internal/access"
	"lianluo/internal/calendar"
	"lianluo/internal/deputy"
	"lianluo/internal/org"
	"lianluo/internal/rules"
	"lianluo/internal/stats"
	"lianluo/internal/suggestion"
)

// ledger is all facts of a congress in memory, counted item by item with loops:
// it shares no line with what is tested.
type ledger struct {
	items    []suggestion.Suggestion
	duties   map[uint][]suggestion.Assignment // by suggestion
	replies  map[uint][]suggestion.Reply      // by assignment
	clocks   map[uint][]suggestion.Clock      // by assignment
	talks    map[uint][]suggestion.Communication
	asked    map[uint][]suggestion.Request
	rounds   map[uint][]suggestion.Round // by suggestion
	said     map[uint][]suggestion.Feedback
	promises map[uint][]suggestion.Commitment
	units    map[uint]org.Unit
	deputies map[uint]deputy.Deputy
	groups   map[uint][]uint // by deputy
	fields   map[string]uint // committees by category
	sets     map[uint]rules.RuleSet
	judged   map[uint][]suggestion.QualityRating // by assignment
	today    calendar.Date
}

func all[T any](c *city) []T {
	c.Helper()
	var rows []T
	if err := c.db.Read(c.Context()).Find(&rows).Error; err != nil {
		c.Fatal(err)
	}
	return rows
}

func by[T any](rows []T, key func(T) uint) map[uint][]T {
	out := map[uint][]T{}
	for _, r := range rows {
		out[key(r)] = append(out[key(r)], r)
	}
	return out
}

func open(c *city, congress uint) *ledger {
	c.Helper()
	l := &ledger{today: calendar.On(c.now), units: map[uint]org.Unit{}, deputies: map[uint]deputy.Deputy{}, groups: map[uint][]uint{}, fields: map[string]uint{}, sets: map[uint]rules.RuleSet{}}
	for _, s := range all[suggestion.Suggestion](c) {
		if s.CongressID == congress {
			l.items = append(l.items, s)
		}
	}
	l.duties = by(all[suggestion.Assignment](c), func(a suggestion.Assignment) uint { return a.SuggestionID })
	l.replies = by(all[suggestion.Reply](c), func(r suggestion.Reply) uint { return r.AssignmentID })
	l.clocks = by(all[suggestion.Clock](c), func(k suggestion.Clock) uint { return k.AssignmentID })
	l.talks = by(all[suggestion.Communication](c), func(k suggestion.Communication) uint { return k.AssignmentID })
	l.rounds = by(all[suggestion.Round](c), func(r suggestion.Round) uint { return r.SuggestionID })
	l.said = by(all[suggestion.Feedback](c), func(f suggestion.Feedback) uint { return f.SuggestionID })
	l.promises = by(all[suggestion.Commitment](c), func(p suggestion.Commitment) uint { return p.SuggestionID })
	l.judged = by(all[suggestion.QualityRating](c), func(q suggestion.QualityRating) uint { return q.AssignmentID })
	l.asked = map[uint][]suggestion.Request{}
	for _, r := range all[suggestion.Request](c) {
		if r.AssignmentID != nil {
			l.asked[*r.AssignmentID] = append(l.asked[*r.AssignmentID], r)
		}
	}
	for _, k := range all[org.CommitteeCategory](c) {
		if k.CongressID == congress {
			l.fields[k.Category] = k.CommitteeID
		}
	}
	for _, u := range all[org.Unit](c) {
		l.units[u.ID] = u
	}
	for _, d := range all[deputy.Deputy](c) {
		l.deputies[d.ID] = d
	}
	for _, m := range all[deputy.GroupMember](c) {
		l.groups[m.DeputyID] = append(l.groups[m.DeputyID], m.GroupID)
	}
	for _, s := range all[rules.RuleSet](c) {
		l.sets[s.ID] = s
	}
	return l
}

// share is a part of an item: what the units have of it that ours names, or all.
type share struct {
	l       *ledger
	it      suggestion.Suggestion
	whole   bool
	ours    func(unit uint) bool
	insider bool // knows feedback that was not released
	own     bool // knows what the unit itself says of quality
}

func (s share) duties() (out []suggestion.Assignment) {
	of := s.it.ID
	if s.it.MergedIntoID != nil {
		of = *s.it.MergedIntoID
	}
	for _, a := range s.l.duties[of] {
		if a.RecalledAt == nil && (s.whole || s.ours(a.UnitID)) && (s.it.MergedIntoID == nil || a.Active() && a.Answers() && a.RoundNo <= s.it.Round) {
			out = append(out, a)
		}
	}
	return out
}

func (s share) any(does func(a suggestion.Assignment) bool) bool {
	return slices.ContainsFunc(s.duties(), does)
}

func (s share) merged() bool   { return s.it.MergedIntoID != nil }
func (s share) imported() bool { return s.it.Origin == suggestion.OriginImported }
func (s share) active() bool {
	return !s.merged() && s.any(func(a suggestion.Assignment) bool { return a.Active() })
}

func (s share) toAnswer() bool {
	return !s.merged() && !s.imported() && !s.it.ReferenceOnly && s.any(func(a suggestion.Assignment) bool { return a.Active() && a.Answers() })
}

func (s share) standing(a suggestion.Assignment) *suggestion.Reply {
	for _, r := range s.l.replies[a.ID] {
		if r.State == suggestion.ReplyDelivered {
			return &r
		}
	}
	return nil
}

func (s share) replied() bool {
	if s.merged() {
		return s.it.Round > 0
	}
	return s.toAnswer() && !s.any(func(a suggestion.Assignment) bool { return a.Active() && a.Answers() && s.standing(a) == nil })
}

func (s share) late() bool {
	return s.toAnswer() && s.any(func(a suggestion.Assignment) bool {
		return slices.ContainsFunc(s.l.clocks[a.ID], func(k suggestion.Clock) bool {
			return slices.Contains([]string{"T5", "T8", "T9"}, k.Kind) && k.VoidAt == nil && (!k.PlanBreachedOn.IsZero() || k.StoppedAt == nil && k.DueOn.Before(s.l.today))
		})
	})
}

func (s share) lawBroken() bool {
	return s.any(func(a suggestion.Assignment) bool {
		return slices.ContainsFunc(s.l.clocks[a.ID], func(k suggestion.Clock) bool {
			return k.Kind == "T5" && k.VoidAt == nil && (!k.LawBreachedOn.IsZero() || k.StoppedAt == nil && k.LawDueOn.Before(s.l.today))
		})
	})
}

// class gives the class of the newest round, of several the last in its set.
func (s share) class() (code string, set uint, resolved bool) {
	newest, worst := 0, -1
	for pass := range 2 {
		for _, a := range s.duties() {
			r := s.standing(a)
			if r == nil || !a.Active() || !a.Answers() || s.it.ReferenceOnly || s.merged() {
				continue
			}
			if pass == 0 {
				newest = max(newest, a.RoundNo)
				continue
			}
			classes := s.l.sets[r.RuleSetID].Data.ReplyClasses
			at := slices.IndexFunc(classes, func(c rules.ReplyClass) bool { return c.Code == r.ClassCode })
			if a.RoundNo != newest || at < 0 {
				continue
			}
			if at > worst {
				worst, code, set = at, r.ClassCode, r.RuleSetID
			}
			resolved = (resolved || worst == at && code == r.ClassCode) && classes[at].CountsAsResolved
		}
	}
	if code == "" {
		return "", 0, false
	}
	return code, set, s.l.classResolved(set, code)
}

func (l *ledger) classResolved(set uint, code string) bool {
	class, _ := l.sets[set].Data.Class(code)
	return class.CountsAsResolved
}

func (s share) promised(state ...string) (n int) {
	for _, p := range s.l.promises[s.it.ID] {
		if slices.Contains(state, p.State) && (s.whole || s.ours(p.UnitID)) && s.toAnswer() {
			n++
		}
	}
	return n
}

func (s share) broken() (n int) {
	for _, p := range s.l.promises[s.it.ID] {
		if p.State == suggestion.CommitmentOpen && p.DueOn.Before(s.l.today) && (s.whole || s.ours(p.UnitID)) && s.toAnswer() {
			n++
		}
	}
	return n
}

func (s share) solved() bool {
	_, _, resolved := s.class()
	return resolved || s.promised(suggestion.CommitmentDelivered) > 0 && s.promised(suggestion.CommitmentOpen, suggestion.CommitmentExplained) == 0
}

// rating is the newest decisive one; again narrows to rounds of handling again.
func (s share) rating(again bool) (result string) {
	for no := range 10 {
		for _, r := range s.l.rounds[s.it.ID] {
			if r.No != no || again && (no < 2 || r.Why == "reopened") || !s.insider && r.FeedbackReleasedAt == nil {
				continue
			}
			if !s.whole && !s.any(func(a suggestion.Assignment) bool { return a.RoundNo == no && a.Active() && a.Answers() }) {
				continue
			}
			for _, f := range s.l.said[s.it.ID] {
				if f.RoundNo == no && f.Decisive {
					result = f.Result
				}
			}
		}
	}
	return result
}

// quality is what the units say of the three aspects, in the newest round that
// they rated: of several the worst.
func (s share) quality() (topic, research, feasibility string) {
	worse := func(a, b string) string {
		for _, word := range []string{"poor", "fair", "good"} {
			if a == word || b == word {
				return word
			}
		}
		return ""
	}
	for no := range 10 {
		released := slices.ContainsFunc(s.l.rounds[s.it.ID], func(r suggestion.Round) bool { return r.No == no && r.FeedbackReleasedAt != nil })
		var given []suggestion.QualityRating
		for _, a := range s.duties() {
			if a.RoundNo == no && (released || s.insider || s.own) {
				given = append(given, s.l.judged[a.ID]...)
			}
		}
		for i, q := range given {
			if i == 0 {
				topic, research, feasibility = "", "", ""
			}
			topic, research, feasibility = worse(topic, q.Topic), worse(research, q.Research), worse(feasibility, q.Feasibility)
		}
	}
	return topic, research, feasibility
}

func (s share) extended() bool {
	return s.any(func(a suggestion.Assignment) bool {
		return a.Active() && a.Answers() && slices.ContainsFunc(s.l.asked[a.ID], func(r suggestion.Request) bool { return r.Kind == "extension" && r.State == "granted" })
	})
}

func (s share) contacted() bool {
	return s.any(func(a suggestion.Assignment) bool {
		return slices.ContainsFunc(s.l.talks[a.ID], func(k suggestion.Communication) bool {
			return (k.Mode == "meeting" || k.Mode == "visit") && k.DisputedAt == nil
		})
	})
}

// counts says, by figure, whether the item is in the denominator and in the
// numerator.
func (s share) counts() map[string][2]bool {
	answer, replied, late, rated, again := s.toAnswer(), s.replied(), s.late(), s.rating(false), s.rating(true)
	ended := s.promised(suggestion.CommitmentDelivered, suggestion.CommitmentExplained) + s.broken()
	failed := s.promised(suggestion.CommitmentExplained) + s.broken()
	well := func(r string) bool { return r == "satisfied" || r == "basically_satisfied" }
	assigned := !s.merged() && len(s.duties()) > 0
	returned := s.any(func(a suggestion.Assignment) bool { return a.ReturnedAt != nil })
	unreceived := s.any(func(a suggestion.Assignment) bool { return a.Active() && a.ReceivedAt == nil })
	topic, research, feasibility := s.quality()
	rates := answer && topic != ""
	out := map[string][2]bool{
		"quality_rated": {answer && replied, answer && replied && rates}, "quality_unrated": {false, answer && replied && !rates},
		"quality_topic": {rates, rates && topic == "good"}, "quality_research": {rates, rates && research == "good"},
		"quality_feasibility": {rates, rates && feasibility == "good"}, "quality_poor": {rates, rates && slices.Contains([]string{topic, research, feasibility}, "poor")},
		"items": {false, true}, "merged": {false, s.merged()}, "imported": {false, s.imported()},
		"assignment": {!s.merged() && !s.imported(), assigned},
		"receipt":    {s.active(), s.active() && !unreceived},
		"contact":    {answer, answer && s.contacted()},
		"reply":      {answer, answer && replied},
		"on_time":    {answer && (replied || late), answer && replied && !late},
		"overdue":    {false, answer && !replied && late},
		"law_broken": {false, answer && s.lawBroken()},
		"extension":  {answer, answer && s.extended()},
		"return":     {assigned, assigned && returned},
		"satisfied":  {rated != "", rated == "satisfied"}, "basically_satisfied": {rated != "", rated == "basically_satisfied"},
		"dissatisfied": {rated != "", rated == "dissatisfied"}, "no_feedback": {false, replied && rated == ""},
		"rehandled": {again != "", well(again)}, "delivery": {answer, answer && s.solved()},
		"satisfied_unsolved": {false, answer && well(rated) && !s.solved()},
		"promise":            {ended > 0, ended > 0 && failed == 0},
	}
	code, _, _ := s.class()
	for _, class := range []string{"A", "B", "C", "D"} {
		out["class_"+class] = [2]bool{code != "", code == class}
	}
	return out
}

var countable = []suggestion.Phase{suggestion.Merged, suggestion.Registered, suggestion.Assigned, suggestion.InHandling, suggestion.AwaitingFeedback,
	suggestion.RehandlingReview, suggestion.Closed, suggestion.Archived}

// keys gives by which keys of a dimension an item is counted, and its part in each.
func (l *ledger) keys(it suggestion.Suggestion, dim string, insider bool) map[string]share {
	whole := share{l: l, it: it, whole: true, insider: insider}
	one := func(key string) map[string]share {
		if key == "" || key == "0" {
			key = stats.None
		}
		return map[string]share{key: whole}
	}
	lead := l.deputies[it.LeadDeputyID]
	switch dim {
	case "":
		return map[string]share{"": whole}
	case "category":
		return one(it.Category)
	case "field":
		return one(fmt.Sprint(l.fields[it.Category]))
	case "session":
		return one(fmt.Sprint(it.SessionID))
	case "year":
		return one(fmt.Sprint(it.SubmittedAt.In(time.FixedZone("", 8*3600)).Year()))
	case "delegation":
		if it.DelegationID == 0 && lead.DelegationID != nil {
			return one(fmt.Sprint(*lead.DelegationID))
		}
		return one(fmt.Sprint(it.DelegationID))
	}
	out := map[string]share{}
	if dim == "group" {
		for _, g := range l.groups[it.LeadDeputyID] {
			out[fmt.Sprint(g)] = whole
		}
		if len(out) == 0 {
			return one("")
		}
		return out
	}
	for _, a := range whole.duties() {
		unit := a.UnitID
		key, ours := fmt.Sprint(unit), func(u uint) bool { return u == unit }
		if dim == "system" {
			system := l.units[unit].System
			key, ours = string(system), func(u uint) bool { return l.units[u].System == system }
		}
		out[key] = share{l: l, it: it, ours: ours, insider: insider}
	}
	return out
}

type count struct{ part, of int64 }

// recount counts by a dimension; only narrows to some parts.
func (l *ledger) recount(dim string, insider bool, only func(s share) bool) map[string]map[string]count {
	out := map[string]map[string]count{}
	for _, it := range l.items {
		if !slices.Contains(countable, it.Phase) {
			continue
		}
		for key, part := range l.keys(it, dim, insider) {
			if !only(part) {
				continue
			}
			if out[key] == nil {
				out[key] = map[string]count{}
			}
			for code, in := range part.counts() {
				n := out[key][code]
				if in[0] {
					n.of++
				}
				if in[1] {
					n.part++
				}
				out[key][code] = n
			}
		}
	}
	return out
}

// holds compares a report with the recount, and every number with the list
// behind it.
func (c *city) holds(by access.Actor, dim string, want map[string]map[string]count) {
	c.Helper()
	report := c.report(by, values("by", dim))
	lines := report.Lines
	if dim == "" {
		lines = []stats.Line{report.Total}
	}
	if len(lines) != len(want) {
		c.Errorf("%s by %q: %d lines, counted %d", by.Role, dim, len(lines), len(want))
	}
	seen := map[string]bool{}
	for _, line := range lines {
		for _, rate := range line.Rates {
			n, ok := want[line.Key][rate.Code]
			if got := (count{rate.Numerator, rate.Denominator}); !ok || got != n || rate.Percent != stats.Percent(n.part, n.of, 2) {
				c.Errorf("%s by %q, %s (%s), %s: %+v, counted %+v", by.Role, dim, line.Key, line.Name, rate.Code, rate, n)
			}
			seen[rate.Code] = seen[rate.Code] || rate.Numerator > 0
			c.opens(by, dim, line.Key, rate)
		}
	}
	for code, found := range seen {
		if !found && code != "imported" && by.Is(access.Office) {
			c.Errorf("by %q nothing counts for %s: the demonstration shows it nowhere", dim, code)
		}
	}
}

// opens holds the lists behind a number against it.
func (c *city) opens(by access.Actor, dim, key string, rate stats.Rate) {
	c.Helper()
	parameter := map[string]string{"unit": "unit_id", "delegation": "delegation_id", "group": "group_id", "session": "session_id", "field": "field_id"}[dim]
	if parameter == "" {
		parameter = dim
	}
	filter := values()
	if dim != "" {
		filter = values(parameter, key)
	}
	parts := map[string]int64{stats.Numerator: rate.Numerator}
	if rate.Denominator > 0 {
		parts[stats.Denominator], parts[stats.Rest] = rate.Denominator, rate.Denominator-rate.Numerator
	}
	wide := slices.Contains([]string{"unit", "group", "delegation"}, dim) // most of their numbers are 0
	filter.Set("size", "1")
	if dim == "" {
		filter.Set("size", "200")
	}
	for part, n := range parts {
		if wide && n == 0 {
			continue
		}
		list := c.behind(by, rate.Code, part, filter)
		ids := map[uint]bool{}
		for _, row := range list.Items {
			ids[row.ID] = true
		}
		if list.Total != n || dim == "" && int64(len(ids)) != n {
			c.Errorf("%s by %q, %s, %s of %s: %d, but the list holds %d (%d rows)", by.Role, dim, key, part, rate.Code, n, list.Total, len(ids))
		}
	}
}

func TestEveryFigureIsWhatCountingTheFactsGivesAndOpensItsList(t *testing.T) {
	eachCity(t, func(c *city) {
		office, gov, clerk := c.actor("office"), c.actor("gov_office"), c.actor("clerk")
		l := open(c, office.CongressID)
		everything := func(share) bool { return true }
		for _, dim := range append([]string{""}, stats.Dimensions...) {
			c.holds(office, dim, l.recount(dim, true, everything))
		}
		ofGovernment := func(s share) bool {
			s.whole, s.ours = false, func(u uint) bool { return l.units[u].System == org.Government }
			return s.active()
		}
		for _, dim := range []string{"category", "session"} {
			c.holds(gov, dim, l.shares(dim, ofGovernment, func(u uint) bool { return l.units[u].System == org.Government }, false))
		}
		ofUnit := func(s share) bool {
			s.whole, s.ours = false, func(u uint) bool { return u == clerk.UnitID }
			return s.active()
		}
		for _, dim := range []string{"category", "delegation", "year"} {
			c.holds(clerk, dim, l.shares(dim, ofUnit, func(u uint) bool { return u == clerk.UnitID }, true))
		}
		committee, leader := c.actor("committee"), c.actor("supervising_leader")
		if !slices.Contains(slices.Collect(maps.Values(l.fields)), committee.CommitteeID) {
			c.Fatal("the committee has no field")
		}
		for _, dim := range []string{"", "category", "unit"} {
			c.holds(leader, dim, l.recount(dim, false, share.active))
			c.holds(committee, dim, l.recount(dim, false, func(s share) bool { return s.active() && l.fields[s.it.Category] == committee.CommitteeID }))
		}
		c.combines(office, l)
		c.isWhatTheRecordTells()
	})
}

// shares recounts what some units have, as those who know released feedback
// alone; own says that they are one unit, which knows what it said itself.
func (l *ledger) shares(dim string, only func(share) bool, ours func(uint) bool, own bool) map[string]map[string]count {
	out := map[string]map[string]count{}
	for _, it := range l.items {
		if !slices.Contains(countable, it.Phase) {
			continue
		}
		for key, part := range l.keys(it, dim, false) {
			if !only(part) {
				continue
			}
			part.whole, part.ours, part.own = false, ours, own
			if out[key] == nil {
				out[key] = map[string]count{}
			}
			for code, in := range part.counts() {
				n := out[key][code]
				if in[0] {
					n.of++
				}
				if in[1] {
					n.part++
				}
				out[key][code] = n
			}
		}
	}
	return out
}

// combines narrows by one thing and splits by another.
func (c *city) combines(by access.Actor, l *ledger) {
	c.Helper()
	unit := c.actor("clerk").UnitID
	report := c.report(by, values("by", "category", "unit_id", unit))
	want := map[string]map[string]count{}
	for key, n := range l.shares("category", func(s share) bool {
		s.whole, s.ours = false, func(u uint) bool { return u == unit }
		return len(s.duties()) > 0
	}, func(u uint) bool { return u == unit }, false) {
		want[key] = n
	}
	if len(report.Lines) != len(want) || len(want) < 2 {
		c.Errorf("%d categories of unit %d, counted %d", len(report.Lines), unit, len(want))
	}
	sum := int64(0)
	for _, line := range report.Lines {
		if line.Rate("reply").Numerator != want[line.Key]["reply"].part || line.Rate("on_time").Denominator != want[line.Key]["on_time"].of {
			c.Errorf("%s of unit %d: %+v, counted %+v", line.Key, unit, line.Rates, want[line.Key])
		}
		sum += line.Rate("items").Numerator
		list := c.behind(by, "reply", stats.Denominator, values("unit_id", unit, "category", line.Key))
		if list.Total != line.Rate("reply").Denominator {
			c.Errorf("%s of unit %d opens %d of %d", line.Key, unit, list.Total, line.Rate("reply").Denominator)
		}
	}
	if sum != report.Total.Rate("items").Numerator {
		c.Errorf("the categories hold %d items, the unit %d", sum, report.Total.Rate("items").Numerator)
	}
}
