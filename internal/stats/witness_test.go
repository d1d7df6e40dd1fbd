package stats_test

import (
	"slices"

	"lianluo/internal/calendar"
	"lianluo/internal/suggestion"
	"lianluo/internal/witness"
)

// told is one item as the audit record alone tells it.
type told struct {
	*witness.Story
	today calendar.Date
}

func (s told) merged() bool { return s.Phase == "merged" }

// duties are what units were given and nobody recalled; owing those that end
// with a reply.
func (s told) duties() (out []*witness.Assignment) {
	for _, a := range s.Assignments {
		if a.RecalledAt == nil {
			out = append(out, a)
		}
	}
	return out
}

func (s told) owing() (out []*witness.Assignment) {
	for _, a := range s.duties() {
		if a.Active() && a.Role != "co" && !s.ReferenceOnly {
			out = append(out, a)
		}
	}
	return out
}

func (s told) active() (out []*witness.Assignment) {
	return slices.DeleteFunc(s.duties(), func(a *witness.Assignment) bool { return !a.Active() })
}

func (s told) reply(a *witness.Assignment) *witness.Reply {
	for _, r := range s.Replies {
		if r.AssignmentID == a.ID && !r.Superseded {
			return r
		}
	}
	return nil
}

func (s told) replied() bool {
	return !slices.ContainsFunc(s.owing(), func(a *witness.Assignment) bool { return s.reply(a) == nil })
}

// broken says whether a limit of a reply was broken, the plan's and the law's.
func (s told) broken() (plan, law bool) {
	for _, c := range s.Clocks {
		if c.VoidAt != nil || !slices.Contains([]string{"T5", "T8", "T9"}, c.Kind) || s.Assignments[c.AssignmentID].RecalledAt != nil {
			continue
		}
		runs := c.StoppedAt == nil && s.Assignments[c.AssignmentID].Active()
		plan = plan || !c.PlanBreachedOn.IsZero() || runs && c.DueOn.Before(s.today)
		law = law || !c.LawBreachedOn.IsZero() || runs && !c.LawDueOn.IsZero() && c.LawDueOn.Before(s.today)
	}
	return plan, law
}

func (s told) met() bool {
	for _, c := range s.Contacts {
		if (c.Mode == "meeting" || c.Mode == "visit") && c.Answer != "disputed" && s.Assignments[c.AssignmentID].RecalledAt == nil {
			return true
		}
	}
	return false
}

func (s told) extended() bool {
	for _, r := range s.Requests {
		if r.Kind == "extension" && r.State == "granted" && slices.Contains(s.owing(), s.Assignments[r.AssignmentID]) {
			return true
		}
	}
	return false
}

// rating is the newest decisive one; again of a round of handling again.
func (s told) rating(again bool) (result string) {
	last := 0
	for _, f := range s.Feedbacks {
		if f.Decisive && f.RoundNo > last && (!again || f.RoundNo > 1 && s.Rounds[f.RoundNo].Why != "reopened") {
			last, result = f.RoundNo, f.Result
		}
	}
	return result
}

// solved says whether the newest round's replies are all of a resolved class,
// or all promises were kept.
func (s told) solved() bool {
	round, all := 0, false
	for _, a := range s.owing() {
		r := s.reply(a)
		switch {
		case r == nil || a.RoundNo < round:
		case a.RoundNo > round:
			round, all = a.RoundNo, r.Resolved
		default:
			all = all && r.Resolved
		}
	}
	kept, open, failed := s.promises()
	return all || kept > 0 && open+failed == 0
}

func (s told) promises() (kept, open, failed int) {
	for _, p := range s.Promises {
		switch p.State {
		case "delivered":
			kept++
		case "open":
			open++
		case "explained":
			failed++
		}
	}
	return kept, open, failed
}

func (s told) overdue() (n int) {
	for _, p := range s.Promises {
		if p.State == "open" && p.DueOn.Before(s.today) {
			n++
		}
	}
	return n
}

// quality is what the units that replied said last of the suggestion, in the
// newest round that they rated; of several the worst.
func (s told) quality() (topic, research, feasibility string) {
	grade := map[string]int{"": 0, "good": 1, "fair": 2, "poor": 3}
	worse := func(a, b string) string {
		if grade[a] > grade[b] {
			return a
		}
		return b
	}
	newest := 0
	for _, a := range s.duties() {
		if _, ok := s.Qualities[a.ID]; ok {
			newest = max(newest, a.RoundNo)
		}
	}
	for _, a := range s.duties() {
		if q, ok := s.Qualities[a.ID]; ok && a.RoundNo == newest {
			topic, research, feasibility = worse(topic, q.Topic), worse(research, q.Research), worse(feasibility, q.Feasibility)
		}
	}
	return topic, research, feasibility
}

// counts says, by figure, whether the item is in the denominator and in the
// numerator.
func (s told) counts() map[string][2]bool {
	rated, again := s.rating(false), s.rating(true)
	well := func(r string) bool { return r == "satisfied" || r == "basically_satisfied" }
	out := map[string][2]bool{
		"satisfied": {rated != "", rated == "satisfied"}, "basically_satisfied": {rated != "", rated == "basically_satisfied"},
		"dissatisfied": {rated != "", rated == "dissatisfied"}, "rehandled": {again != "", well(again)},
	}
	if s.merged() {
		return out
	}
	answer := len(s.owing()) > 0
	replied, solved := answer && s.replied(), s.solved()
	late, illegal := s.broken()
	kept, _, failed := s.promises()
	topic, research, feasibility := s.quality()
	rates := answer && topic != ""
	unreceived := slices.ContainsFunc(s.active(), func(a *witness.Assignment) bool { return a.ReceivedAt == nil })
	returned := slices.ContainsFunc(s.duties(), func(a *witness.Assignment) bool { return a.ReturnedAt != nil })
	for code, in := range map[string][2]bool{
		"assignment": {true, len(s.duties()) > 0}, "receipt": {len(s.active()) > 0, len(s.active()) > 0 && !unreceived},
		"contact": {answer, answer && s.met()}, "reply": {answer, replied}, "on_time": {answer && (replied || late), replied && !late},
		"overdue": {false, answer && !replied && late}, "law_broken": {false, answer && illegal}, "extension": {answer, answer && s.extended()},
		"return": {len(s.duties()) > 0, returned}, "delivery": {answer, answer && solved}, "satisfied_unsolved": {false, answer && well(rated) && !solved},
		"quality_rated": {replied, replied && rates}, "quality_unrated": {false, replied && !rates}, "quality_topic": {rates, topic == "good"},
		"quality_research": {rates, research == "good"}, "quality_feasibility": {rates, feasibility == "good"},
		"quality_poor": {rates, topic == "poor" || research == "poor" || feasibility == "poor"},
		"promise":      {answer && kept+failed+s.overdue() > 0, answer && kept+failed+s.overdue() > 0 && failed+s.overdue() == 0},
	} {
		out[code] = in
	}
	return out
}

// isWhatTheRecordTells holds the page against the chained record: whoever
// changes facts outside the program changes one of the two.
func (c *city) isWhatTheRecordTells() {
	c.Helper()
	office := c.actor("office")
	q := c.db.Read(c.Context())
	var ids []uint
	c.must(q.Table("suggestions").Where("congress_id = ?", office.CongressID).Pluck("id", &ids).Error)
	stories, err := witness.Record(q, ids)
	c.must(err)
	want := map[string]count{}
	for _, story := range stories {
		if !slices.ContainsFunc(countable, func(p suggestion.Phase) bool { return string(p) == story.Phase }) {
			continue
		}
		for code, in := range (told{story, calendar.On(c.now)}).counts() {
			n := want[code]
			if in[0] {
				n.of++
			}
			if in[1] {
				n.part++
			}
			want[code] = n
		}
	}
	total := c.report(office, nil).Total
	for code, n := range want {
		rate := total.Rate(code)
		if (count{rate.Numerator, rate.Denominator}) != n {
			c.Errorf("%s: the page says %d of %d, the record tells %d of %d", code, rate.Numerator, rate.Denominator, n.part, n.of)
		}
	}
	if len(want) < 15 || want["reply"].part < 50 || want["law_broken"].part == 0 || want["promise"].part == 0 || want["satisfied_unsolved"].part == 0 {
		c.Errorf("the record tells too little: %v", want)
	}
}
