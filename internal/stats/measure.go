package stats

import (
	"fmt"
	"strconv"
	"strings"

	"lianluo/internal/suggestion"
)

// measure is one figure: which rows of suggestion.Figure are its denominator,
// and which of these its numerator, as SQL. A measure without a denominator is
// a plain count. What stands in braces is filled in for the reader.
type measure struct {
	code     string
	of, part string
	zh, en   Words
	args     []any // of part
	whole    bool  // makes sense of items as a whole only, not of a unit's part
	office   bool  // of what a unit gave back it sees no more
}

// What several measures are made of. None is ever unknown: an item is either
// in a numerator or in the rest.
const (
	handled  = "NOT {merged} AND NOT {imported}"
	late     = "({late} OR COALESCE(f.due_on < {today}, false))"
	solved   = "({resolved} OR {promise_kept})"
	wentWell = "{result} IN ({satisfied}, {basically})"
	due      = "({promise_ended} OR COALESCE(f.promise_on < {today}, false))"
)

// measures are all figures but the classes, in the order in which they are read:
// what was delivered next to how satisfied the proposers are.
// docs/figures.md is written from them; a test compares.
var measures = []measure{
	{code: Items, part: "1 = 1", zh: words.items, en: inEnglish.items},
	{code: "merged", part: "{merged}", zh: words.merged, en: inEnglish.merged, whole: true},
	{code: "imported", part: "{imported}", zh: words.imported, en: inEnglish.imported, whole: true},
	{code: "assignment", of: handled, part: "{assigned}", zh: words.assignment, en: inEnglish.assignment, whole: true},
	{code: "receipt", of: "{with_unit}", part: "{received}", zh: words.receipt, en: inEnglish.receipt},
	{code: "contact", of: "{to_answer}", part: "{contacted}", zh: words.contact, en: inEnglish.contact},
	{code: Reply, of: "{to_answer}", part: "{replied}", zh: words.reply, en: inEnglish.reply},
	{code: OnTime, of: "{to_answer} AND ({replied} OR " + late + ")", part: "NOT " + late, zh: words.onTime, en: inEnglish.onTime},
	{code: Overdue, part: "{to_answer} AND NOT {replied} AND " + late, zh: words.overdue, en: inEnglish.overdue},
	{code: "law_broken", part: "{to_answer} AND ({law_broken} OR COALESCE(f.law_due_on < {today}, false))", zh: words.lawBroken, en: inEnglish.lawBroken},
	{code: "extension", of: "{to_answer}", part: "{extended}", zh: words.extension, en: inEnglish.extension},
	{code: "return", of: "{assigned}", part: "{given_back}", zh: words.returned, en: inEnglish.returned, office: true},
	{code: Satisfied, of: "{result} > 0", part: "{result} = {satisfied}", zh: words.satisfied, en: inEnglish.satisfied},
	{code: "basically_satisfied", of: "{result} > 0", part: "{result} = {basically}", zh: words.basically, en: inEnglish.basically},
	{code: "dissatisfied", of: "{result} > 0", part: "{result} = {dissatisfied}", zh: words.dissatisfied, en: inEnglish.dissatisfied},
	{code: NoFeedback, part: "{replied} AND {result} = 0", zh: words.noFeedback, en: inEnglish.noFeedback},
	{code: Delivery, of: "{to_answer}", part: solved, zh: words.delivery, en: inEnglish.delivery},
	{code: Unsolved, part: "{to_answer} AND " + wentWell + " AND NOT " + solved, zh: words.unsolved, en: inEnglish.unsolved},
	{code: "rehandled", of: "{rehandled} > 0", part: "{rehandled} IN ({satisfied}, {basically})", zh: words.rehandled, en: inEnglish.rehandled},
	{code: "quality_rated", of: "{to_answer} AND {replied}", part: "{topic} > 0", zh: words.qualityRated, en: inEnglish.qualityRated},
	{code: "quality_topic", of: "{topic} > 0", part: "{topic} = {good}", zh: words.topic, en: inEnglish.topic},
	{code: "quality_research", of: "{topic} > 0", part: "{research} = {good}", zh: words.research, en: inEnglish.research},
	{code: "quality_feasibility", of: "{topic} > 0", part: "{feasibility} = {good}", zh: words.feasibility, en: inEnglish.feasibility},
	{code: "quality_poor", of: "{topic} > 0", part: "({topic} = {poor} OR {research} = {poor} OR {feasibility} = {poor})", zh: words.poor, en: inEnglish.poor},
	{code: "quality_unrated", part: "{to_answer} AND {replied} AND {topic} = 0", zh: words.unrated, en: inEnglish.unrated},
	{code: "promise", of: due, part: "NOT {promise_failed} AND (f.promise_on IS NULL OR f.promise_on >= {today})", zh: words.promise, en: inEnglish.promise},
}

// flags are the names under which conditions speak of suggestion.Flags.
var flags = map[string]suggestion.Flags{
	"imported": suggestion.Imported, "merged": suggestion.MergedAway, "assigned": suggestion.WasAssigned, "with_unit": suggestion.WithUnit,
	"received": suggestion.AllReceived, "to_answer": suggestion.ToAnswer, "contacted": suggestion.Contacted, "replied": suggestion.Replied,
	"late": suggestion.Late, "law_broken": suggestion.LawBroken, "extended": suggestion.Extended, "given_back": suggestion.GivenBack,
	"resolved": suggestion.Resolved, "promise_ended": suggestion.PromiseEnded, "promise_failed": suggestion.PromiseFailed, "promise_kept": suggestion.PromiseKept,
}

// The codes of figures that pages put forward.
const (
	Items      = "items"
	Reply      = "reply"
	OnTime     = "on_time"
	Overdue    = "overdue"
	Satisfied  = "satisfied"
	NoFeedback = "no_feedback"
	Delivery   = "delivery"
	Unsolved   = "satisfied_unsolved"
	classCode  = "class_"
)

// measures lists the figures that the reader may see of rows of the scope.
func (r *reader) measures() []measure {
	var out []measure
	for _, m := range measures {
		if r.by.Role.OfUnit() && (m.whole || m.office) {
			continue
		}
		out = append(out, m)
		if m.code == "rehandled" {
			out = append(out, r.classes()...)
		}
	}
	return out
}

// classes are the shares of the reply classes. The same letter with another
// meaning, under another version of the rules, is a class of its own.
func (r *reader) classes() []measure {
	type kind struct{ code, label, meaning string }
	var kinds []kind
	sets, seen := map[kind][]uint{}, map[string]bool{}
	for _, set := range r.sets {
		for _, c := range set.Data.ReplyClasses {
			k := kind{c.Code, c.Label, c.Meaning}
			if _, known := sets[k]; !known {
				kinds = append(kinds, k)
			}
			sets[k] = append(sets[k], set.ID)
		}
	}
	var out []measure
	for _, k := range kinds {
		m := measure{code: classCode + k.code, of: "f.class_code <> ''", part: "f.class_code = ? AND f.class_set IN ?", args: []any{k.code, sets[k]},
			zh: words.class.about(k.label, k.meaning), en: inEnglish.class.about(k.label, k.meaning)}
		if seen[k.code] {
			m.code = fmt.Sprintf("%s%s_%d", classCode, k.code, r.versionOf(sets[k][0]))
		}
		seen[k.code] = true
		out = append(out, m)
	}
	return out
}

func (r *reader) versionOf(set uint) int {
	for _, s := range r.sets {
		if s.ID == set {
			return s.Version
		}
	}
	return 0
}

// sql fills the reader's ratings and day, and the flags, into a condition.
func (r *reader) sql(condition string) string {
	result, rehandled := suggestion.KnownResult, suggestion.KnownRehandled
	if r.ofAll() {
		result, rehandled = suggestion.Result, suggestion.Rehandled
	}
	topic, research, feasibility := suggestion.KnownTopic, suggestion.KnownResearch, suggestion.KnownFeasibility
	if r.ofAll() || r.by.Role.OfUnit() { // a unit reads its own part alone, and what it says itself is no secret to it
		topic, research, feasibility = suggestion.Topic, suggestion.Research, suggestion.Feasibility
	}
	rating := func(at int) string { return fmt.Sprintf("((f.flags >> %d) & 3)", at) }
	names := []string{"{topic}", rating(topic), "{research}", rating(research), "{feasibility}", rating(feasibility),
		"{good}", strconv.Itoa(suggestion.QualityGood), "{poor}", strconv.Itoa(suggestion.QualityPoor), "{result}", rating(result), "{rehandled}", rating(rehandled),
		"{today}", "'" + r.today.String() + "'", "{satisfied}", strconv.Itoa(suggestion.RatedSatisfied),
		"{basically}", strconv.Itoa(suggestion.RatedBasicallySatisfied), "{dissatisfied}", strconv.Itoa(suggestion.RatedDissatisfied)}
	for name, flag := range flags {
		names = append(names, "{"+name+"}", fmt.Sprintf("((f.flags & %d) <> 0)", flag))
	}
	return strings.NewReplacer(names...).Replace(condition)
}

// counts gives the conditions of numerator and denominator, with arguments of
// the numerator's; of a plain count the denominator is "".
func (r *reader) counts(m measure) (part, of string, args []any) {
	if m.of == "" {
		return r.sql(m.part), "", m.args
	}
	return "(" + r.sql(m.of) + ") AND " + r.sql(m.part), r.sql(m.of), m.args
}

// find gives the measure of a code that the reader may see.
func (r *reader) find(code string) (measure, bool) {
	for _, m := range r.measures() {
		if m.code == code {
			return m, true
		}
	}
	return measure{}, false
}

// government is the system whose units the government office looks after.
const government = "government"
