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
	handled  = "NOT f.merged AND NOT f.imported"
	late     = "(f.late OR COALESCE(f.due_on < {today}, false))"
	solved   = "(f.resolved OR f.promise_kept)"
	wentWell = "{result} IN ({satisfied}, {basically})"
	due      = "(f.promise_ended OR COALESCE(f.promise_on < {today}, false))"
)

// measures are all figures but the classes, in the order in which they are read.
// docs/figures.md is written from them; a test compares.
var measures = []measure{
	{code: Items, part: "1 = 1", zh: words.items, en: inEnglish.items},
	{code: "merged", part: "f.merged", zh: words.merged, en: inEnglish.merged, whole: true},
	{code: "imported", part: "f.imported", zh: words.imported, en: inEnglish.imported, whole: true},
	{code: "assignment", of: handled, part: "f.assigned", zh: words.assignment, en: inEnglish.assignment, whole: true},
	{code: "receipt", of: "f.active", part: "f.received", zh: words.receipt, en: inEnglish.receipt},
	{code: "contact", of: "f.to_answer", part: "f.contacted", zh: words.contact, en: inEnglish.contact},
	{code: Reply, of: "f.to_answer", part: "f.replied", zh: words.reply, en: inEnglish.reply},
	{code: OnTime, of: "f.to_answer AND (f.replied OR " + late + ")", part: "NOT " + late, zh: words.onTime, en: inEnglish.onTime},
	{code: Overdue, part: "f.to_answer AND NOT f.replied AND " + late, zh: words.overdue, en: inEnglish.overdue},
	{code: "law_broken", part: "f.to_answer AND (f.law_broken OR COALESCE(f.law_due_on < {today}, false))", zh: words.lawBroken, en: inEnglish.lawBroken},
	{code: "extension", of: "f.to_answer", part: "f.extended", zh: words.extension, en: inEnglish.extension},
	{code: "return", of: "f.assigned", part: "f.returned", zh: words.returned, en: inEnglish.returned, office: true},
	{code: Satisfied, of: "{result} > 0", part: "{result} = {satisfied}", zh: words.satisfied, en: inEnglish.satisfied},
	{code: "basically_satisfied", of: "{result} > 0", part: "{result} = {basically}", zh: words.basically, en: inEnglish.basically},
	{code: "dissatisfied", of: "{result} > 0", part: "{result} = {dissatisfied}", zh: words.dissatisfied, en: inEnglish.dissatisfied},
	{code: NoFeedback, part: "f.replied AND {result} = 0", zh: words.noFeedback, en: inEnglish.noFeedback},
	{code: "rehandled", of: "{rehandled} > 0", part: "{rehandled} IN ({satisfied}, {basically})", zh: words.rehandled, en: inEnglish.rehandled},
	{code: Delivery, of: "f.to_answer", part: solved, zh: words.delivery, en: inEnglish.delivery},
	{code: Unsolved, part: "f.to_answer AND " + wentWell + " AND NOT " + solved, zh: words.unsolved, en: inEnglish.unsolved},
	{code: "promise", of: due, part: "NOT f.promise_failed AND (f.promise_on IS NULL OR f.promise_on >= {today})", zh: words.promise, en: inEnglish.promise},
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

// sql fills the reader's columns and day into a condition.
func (r *reader) sql(condition string) string {
	result, rehandled := "f.known_result", "f.known_rehandled"
	if r.ofAll() {
		result, rehandled = "f.result", "f.rehandled"
	}
	return strings.NewReplacer("{result}", result, "{rehandled}", rehandled, "{today}", "'"+r.today.String()+"'",
		"{satisfied}", strconv.Itoa(suggestion.RatedSatisfied), "{basically}", strconv.Itoa(suggestion.RatedBasicallySatisfied),
		"{dissatisfied}", strconv.Itoa(suggestion.RatedDissatisfied)).Replace(condition)
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
