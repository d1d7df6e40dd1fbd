package rules

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"lianluo/internal/calendar"
	"lianluo/internal/fault"
)

// ceilings are what the law allows at most, in whole months: a reply within
// three months of assignment, six when it is hard (代表法); handling again
// within three.
var ceilings = []struct {
	clock  Clock
	name   string
	term   func(Limit) calendar.Term
	months int
}{
	{T5, "term", func(l Limit) calendar.Term { return l.Term }, 3},
	{T5, "extended_term", func(l Limit) calendar.Term { return l.Extended }, 6},
	{T8, "term", func(l Limit) calendar.Term { return l.Term }, 3},
}

// Validate says what is wrong with rules that a congress wants to set, or
// nothing. National law is the ceiling: such limits may only be shorter.
func Validate(d Data) []fault.Field {
	var v findings
	v.limits(d.Limits)
	v.ceilings(d.Limits)
	v.replyClasses(d.ReplyClasses)
	v.ratings(d.Ratings)
	v.lights(d.Lights)
	v.reminders(d.Reminders)
	v.supervision(d.Supervision)
	v.ballots(d.Ballots)
	for _, sign := range []struct{ field, text string }{{"notice_sign", d.NoticeSign}, {"urge_sign", d.UrgeSign}, {"government_urge_sign", d.GovernmentUrgeSign}} {
		if strings.ContainsAny(sign.text, "〔〕[]") {
			v.add(sign.field, "format", "请只填写文号中的机关代字，例如“人代交”，不含年份和括号。")
		}
	}
	v.options("category_list", d.CategoryList)
	v.options("return_reasons", d.ReturnReasons)
	v.options("unit_return_reasons", d.UnitReturnReasons)
	v.options("not_accepted_reasons", d.NotAcceptedReasons)
	return v
}

type findings []fault.Field

func (v *findings) add(name, code, reason string) {
	*v = append(*v, fault.Field{Name: name, Code: code, Reason: reason})
}

// dated are the limits whose date another fact sets, optional those that a
// congress may do without.
var (
	dated    = []Clock{T9, T10}
	optional = []Clock{T13}
)

func (v *findings) limits(limits map[Clock]Limit) {
	for _, clock := range Clocks {
		limit, ok := limits[clock]
		name := fmt.Sprintf("limits.%s.term", clock)
		switch {
		case slices.Contains(dated, clock):
			if !limit.Term.IsZero() {
				v.add(name, "dated", "这一期限由方案或承诺的日期确定，不能另设。")
			}
		case limit.Term.IsZero() && slices.Contains(optional, clock):
		case !ok || limit.Term.IsZero():
			v.add(name, "required", "请填写期限。")
		case !limit.Term.Valid():
			v.add(name, "term", "期限应为 1 至 999 个工作日、天或月。")
		}
	}
	if limits[T1].InSession.IsZero() {
		v.add("limits.T1.in_session_term", "required", "请填写大会期间提出的建议的交办期限。")
	}
	if limits[T5].Extended.IsZero() {
		v.add("limits.T5.extended_term", "required", "请填写经批准延期后的最长期限。")
	}
	for _, clock := range slices.Sorted(maps.Keys(limits)) {
		if !slices.Contains(Clocks, clock) {
			v.add("limits."+string(clock), "unknown", "没有这一期限。")
		}
	}
}

func (v *findings) ceilings(limits map[Clock]Limit) {
	for _, c := range ceilings {
		term := c.term(limits[c.clock])
		name := fmt.Sprintf("limits.%s.%s", c.clock, c.name)
		if term.Valid() && !within(term, c.months) {
			v.add(name, "above_law", fmt.Sprintf("不能长于法律规定的上限 %d 个月，请改短；用天填写时不能超过 %d 天，且不用工作日计算。", c.months, shortest(c.months)))
		}
	}
	reply, extended, opinion := limits[T5].Term, limits[T5].Extended, limits[T4].Term
	if reply.Valid() && extended.Valid() && longest(extended) < longest(reply) {
		v.add("limits.T5.extended_term", "range", "延期后的总期限不能短于答复期限。")
	}
	if reply.Valid() && opinion.Valid() && longest(opinion) >= longest(reply) {
		v.add("limits.T4.term", "range", "会办意见的期限应短于答复期限。")
	}
	if plan := limits[T13].Term; reply.Valid() && plan.Valid() && longest(plan) >= longest(reply) {
		v.add("limits.T13.term", "range", "提交办理方案的期限应短于答复期限；不设这一节点的，请清空。")
	}
}

// within says whether a term can never run longer than the months do.
// Working days could, over long holidays, so they are never within.
func within(t calendar.Term, months int) bool {
	switch t.Unit {
	case calendar.Months:
		return t.N <= months
	case calendar.Days:
		return t.N <= shortest(months)
	}
	return false
}

// shortest is the fewest days that so many months can have.
func shortest(months int) int {
	least := months * 31
	for m := range 48 {
		from := calendar.MustParse("2001-01-01").AddMonths(m)
		least = min(least, from.AddMonths(months).Sub(from))
	}
	return least
}

// longest is a rough length in days, to compare terms of different units.
func longest(t calendar.Term) int {
	switch t.Unit {
	case calendar.Months:
		return t.N * 30
	case calendar.WorkingDays:
		return t.N * 7 / 5
	}
	return t.N
}

func (v *findings) replyClasses(classes []ReplyClass) {
	if len(classes) == 0 {
		v.add("reply_classes", "required", "请至少设置一个答复分类。")
	}
	options := make([]Option, len(classes))
	resolved := false
	for i, c := range classes {
		options[i] = Option{c.Code, c.Label}
		resolved = resolved || c.CountsAsResolved
	}
	if len(classes) > 0 && !resolved {
		v.add("reply_classes", "no_resolved", "答复分类中应有一类计为已解决。")
	}
	v.options("reply_classes", options)
}

func (v *findings) ratings(ratings []Rating) {
	for _, code := range []string{Satisfied, Dissatisfied} {
		if !slices.ContainsFunc(ratings, func(r Rating) bool { return r.Code == code }) {
			v.add("ratings", "required", "评价等次中应有“满意”和“不满意”。")
			break
		}
	}
	options := make([]Option, len(ratings))
	for i, r := range ratings {
		options[i] = Option{r.Code, r.Label}
		if r.Code == Dissatisfied && r.CountsAsSatisfied {
			v.add("ratings", "contradiction", "“不满意”不能计为满意。")
		}
	}
	v.options("ratings", options)
}

func (v *findings) lights(l Lights) {
	v.threshold("lights.default", l.Default)
	for _, clock := range slices.Sorted(maps.Keys(l.ByClock)) {
		t := l.ByClock[clock]
		if !slices.Contains(Clocks, clock) {
			v.add("lights.by_clock."+string(clock), "unknown", "没有这一期限。")
		}
		v.threshold("lights.by_clock."+string(clock), t)
	}
}

func (v *findings) threshold(name string, t Threshold) {
	if t.RedPercent < 0 || t.RedPercent > t.YellowPercent || t.YellowPercent > 100 || t.RedDays < 0 || t.RedDays > t.YellowDays {
		v.add(name, "range", "红灯的界限应在黄灯之内，比例为 0 至 100，天数不小于 0。")
	}
}

func (v *findings) options(name string, options []Option) {
	if len(options) == 0 && name != "reply_classes" && name != "ratings" {
		v.add(name, "required", "请至少保留一项。")
	}
	seen := map[string]bool{}
	for i, o := range options {
		switch at := fmt.Sprintf("%s[%d].code", name, i); {
		case o.Code == "" || o.Label == "":
			v.add(at, "required", "请填写代码和名称。")
		case seen[o.Code]:
			v.add(at, "duplicate", "代码重复，请改用其他代码。")
		}
		seen[o.Code] = true
	}
}
