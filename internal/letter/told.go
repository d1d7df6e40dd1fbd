package letter

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"time"

	"lianluo/internal/access"
	"lianluo/internal/calendar"
	"lianluo/internal/docx"
	"lianluo/internal/suggestion"
)

// facts are what the sentences of a letter are made of, by name. A sentence
// without one of its facts is left out.
type facts map[string]string

// kind is a kind of letters that tell of something that happened to an item.
type kind struct {
	title string
	short string // in names of files
	// toUnits: it goes to the units that the event names, and not to who
	// proposed the item; every other one goes to these.
	toUnits bool
	text    string // a sentence on each line, in the words of the printed page
	about   func(v suggestion.View, e suggestion.EventView) facts
}

// kinds are the letters, by what happened and how it was decided. Assignments
// and opinions have papers of their own.
var kinds = map[string]kind{
	"return_for_revision": {title: "代表建议退回修改通知", short: "退回修改通知", about: withReason,
		text: "您提出的《{{title}}》，经审查，请修改后重新提交。\n退回原因：{{label}}。\n具体说明：{{reason}}\n修改后请在系统中重新提交，收件编号不变。"},
	"urge": {title: "代表建议催办函", short: "催办函", toUnits: true, about: asSent,
		text: "你单位承办的{{session}}{{number}}代表建议《{{title}}》，尚在办理之中。\n答复期限为{{answer}}。\n会办意见期限为{{opinion}}。\n{{text}}\n请抓紧办理，按期办结，并及时与代表沟通。"},
	"confirm_non_acceptance_agreed": {title: "不作代表建议处理告知书", short: "告知书", about: withAsked("non_acceptance"),
		text: "您提出的《{{title}}》，经审查并报批准，不作为代表建议处理。\n原因：{{label}}。\n具体说明：{{reason}}\n所反映的情况，可以按规定的其他渠道提出；如有不同意见，请与我们联系。"},
	"grant_extension_agreed": {title: "代表建议延期答复告知函", short: "延期告知函", about: withAsked("extension"),
		text: "您提出的{{session}}{{number}}代表建议《{{title}}》，由{{unit}}承办。\n承办单位申请延期答复，理由是：{{reason}}\n经审核批准，答复期限延至{{until}}。办理中有什么进展，承办单位将及时与您沟通。"},
	"accept_withdrawal_agreed": {title: "代表建议撤回告知书", short: "撤回告知书", about: withAsked("withdrawal"),
		text: "您于{{asked}}申请撤回《{{title}}》。\n经审核，同意撤回{{session}}{{number}}代表建议《{{title}}》，自本日起停止办理。"},
	"decide_objection_agreed": {title: "代表对交办的异议处理告知书", short: "异议处理告知书", about: withReason,
		text: "您对{{session}}{{number}}代表建议《{{title}}》的承办单位提出异议。经研究，予以采纳，将另行交办。\n说明：{{reason}}"},
	"decide_objection_refused": {title: "代表对交办的异议处理告知书", short: "异议处理告知书", about: withReason,
		text: "您对{{session}}{{number}}代表建议《{{title}}》的承办单位提出异议。经研究，仍由原单位承办。\n理由：{{reason}}"},
	"decide_rehandling": {title: "代表建议重新办理通知", short: "重新办理通知", toUnits: true, about: withDates,
		text: "代表对你单位就{{session}}{{number}}代表建议《{{title}}》的办理表示不满意。经研究，决定重新办理。\n要求：{{reason}}\n请于{{receive}}前签收，重新办理前当面听取代表意见。\n请于{{answer}}前重新答复代表。"},
	"escalate": {title: "代表建议提级办理通知", short: "提级办理通知", toUnits: true, about: withPlan,
		text: "{{session}}{{number}}代表建议《{{title}}》经重新办理，代表仍不满意。经研究，决定提级办理。\n会议研究意见：{{meeting}}\n请于{{plan}}前提出办理方案。\n请于{{answer}}前答复代表。"},
	"reopen": {title: "代表建议重新启动办理通知", short: "重新启动通知", toUnits: true, about: withDates,
		text: "{{session}}{{number}}代表建议《{{title}}》已经办结，现重新启动办理，交由你单位承办。\n原因：{{reason}}\n请于{{receive}}前签收。\n请于{{answer}}前答复代表。"},
	"explain_and_close": {title: "代表建议办理情况说明函", short: "说明函",
		about: func(v suggestion.View, _ suggestion.EventView) facts { return facts{"text": v.ExplanationLetter} },
		text:  "您对{{session}}{{number}}代表建议《{{title}}》的办理情况提出了意见。现将有关情况说明如下：\n{{text}}"},
	"confirm_commitment_delivery_agreed": {title: "代表建议承诺事项落实情况的函", short: "承诺落实函", about: withPromise,
		text: "在答复{{session}}{{number}}代表建议《{{title}}》时，我单位承诺：{{promise}}（{{due}}前完成）。\n现将落实情况函告如下：\n{{text}}\n感谢您对我们工作的关心和支持。"},
	"decide_commitment_change_agreed": {title: "代表建议承诺事项变更告知函", short: "承诺变更告知函", about: withPromise,
		text: "{{unit}}在答复{{session}}{{number}}代表建议《{{title}}》时承诺：{{promise}}。\n承办单位说明：{{text}}。\n经审核，完成期限调整为{{until}}，届时由承办单位向您报告落实情况。"},
}

// Told is the letter that tells of an event, as one of its readers gets it.
type Told struct {
	kind
	to       string
	code     string // by which a print is checked; empty of what has none
	Document docx.Document
}

// Told makes the letter that tells of an event among those that the reader of
// the view sees. There is none of most events, of what a deputy urges, and of
// what goes to units none for deputies.
func (p Places) Told(v suggestion.View, id uint, reader access.Role, from office) (Told, bool) {
	i := slices.IndexFunc(v.Timeline, func(e suggestion.EventView) bool { return e.ID == id })
	if i < 0 {
		return Told{}, false
	}
	e := v.Timeline[i]
	k, known := kinds[strings.TrimSuffix(e.Kind+"_"+e.Data["outcome"], "_")]
	if !known || e.Kind == "urge" && e.ActorRole == string(access.Deputy) || k.toUnits && reader == access.Deputy {
		return Told{}, false
	}
	said := facts{"title": v.Title, "session": v.SessionName, "number": v.NumberText}
	maps.Copy(said, k.about(v, e))
	f := form{Issuer: from.Name, Signature: from.OfficeName, Title: k.title, Addressee: proposersOf(v), Link: p.item(v.ID), Text: []part{{Text: k.says(said)}}}
	if k.toUnits {
		f.Addressee = e.Data["unit_name"]
	}
	if unit := said["from"]; unit != "" {
		f.Issuer, f.Signature = unit, unit
	}
	if e.Kind == "urge" && e.ActorRole == string(access.GovOffice) {
		f.Issuer, f.Signature = from.Government, from.Government
	}
	if sent := e.Letter; sent != nil {
		f.Issuer, f.Signature, f.Addressee, f.Number, f.Code, f.CheckAt = sent.Issuer, sent.Sender, sent.UnitName, sent.Number, sent.Code, p.check()
	}
	return Told{k, f.Addressee, f.Code, f.dated(&e.At)}, true
}

// asSent is what an urging said when it was sent; of one from before letters
// were kept, the limits as they now stand.
func asSent(v suggestion.View, e suggestion.EventView) facts {
	if e.Letter == nil {
		return withDates(v, e)
	}
	out := facts{"session": e.Letter.SessionName, "number": e.Letter.NumberText, "title": e.Letter.Title, "text": e.Letter.Note}
	for name, day := range map[string]calendar.Date{"answer": e.Letter.AnswerBy, "opinion": e.Letter.OpinionBy} {
		if !day.IsZero() {
			out[name] = day.Chinese()
		}
	}
	return out
}

var named = regexp.MustCompile(`\{\{(\w+)\}\}`)

func (k kind) says(said facts) string {
	var lines []string
	for _, line := range strings.Split(k.text, "\n") {
		whole := true
		line = named.ReplaceAllStringFunc(line, func(name string) string {
			value := said[strings.Trim(name, "{}")]
			whole = whole && value != ""
			return value
		})
		if whole {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

func withReason(_ suggestion.View, e suggestion.EventView) facts {
	return facts{"label": e.Data["reason_label"], "reason": e.Data["reason"]}
}

// withDates are the limits of the units that the event names, as they now stand.
func withDates(v suggestion.View, e suggestion.EventView) facts {
	out := facts{"text": e.Data["text"], "reason": e.Data["reason"]}
	assignments := assignmentsOf(v, e)
	for name, limits := range map[string][]string{"receive": {"T2"}, "opinion": {"T4"}, "answer": {"T5", "T8", "T9"}} {
		i := slices.IndexFunc(v.Clocks, func(c suggestion.ClockView) bool {
			return c.State != "void" && slices.Contains(limits, c.Kind) && slices.Contains(assignments, c.AssignmentID)
		})
		if i >= 0 {
			out[name] = v.Clocks[i].DueOn.Chinese()
		}
	}
	return out
}

// assignmentsOf are the last ones, in the round of the event, of the units that
// it names.
func assignmentsOf(v suggestion.View, e suggestion.EventView) (ids []uint) {
	for _, r := range v.Rounds {
		if r.No != e.RoundNo {
			continue
		}
		for _, unit := range strings.Split(e.Data["unit_name"], "、") {
			for _, a := range slices.Backward(r.Assignments) {
				if a.UnitName == unit {
					ids = append(ids, a.ID)
					break
				}
			}
		}
	}
	return ids
}

// withPlan is the date of the plan, unless it is the one of the answer.
func withPlan(v suggestion.View, e suggestion.EventView) facts {
	out := withDates(v, e)
	out["meeting"] = e.Data["meeting"]
	if plan := dayIn(e.Data["until"]); plan != out["answer"] {
		out["plan"] = plan
	}
	return out
}

// withAsked is what was asked for and granted at the time of the event.
func withAsked(asked string) func(suggestion.View, suggestion.EventView) facts {
	return func(v suggestion.View, e suggestion.EventView) facts {
		out := facts{"label": e.Data["reason_label"], "until": dayIn(e.Data["until"])}
		for _, r := range v.Requests {
			at := func(decided *time.Time) bool { return decided != nil && decided.Equal(e.At) }
			if r.Kind != asked || r.State != "granted" || !at(r.DecidedAt) && !slices.ContainsFunc(r.Steps, func(s suggestion.RequestStepView) bool { return at(s.At) }) {
				continue
			}
			out["reason"], out["asked"] = r.Reason, calendar.On(r.AskedAt).Chinese()
			if a, _, found := AssignmentOf(v, r.AssignmentID); found {
				out["unit"] = a.UnitName
			}
		}
		return out
	}
}

// withPromise is the promise that was kept, changed or explained at the time of
// the event; of one that was kept its unit writes.
func withPromise(v suggestion.View, e suggestion.EventView) facts {
	out := facts{"text": e.Data["text"], "until": dayIn(e.Data["until"])}
	for _, c := range v.Commitments {
		if c.EndedAt == nil || !c.EndedAt.Equal(e.At) {
			continue
		}
		out["unit"], out["promise"], out["due"] = c.UnitName, bare(c.Text), c.DueOn.Chinese()
		if c.State == suggestion.CommitmentDelivered {
			out["from"] = c.UnitName
		}
	}
	if out["from"] == "" {
		out["text"] = bare(out["text"])
	}
	return out
}

// bare is a sentence without its end, to stand within another.
func bare(text string) string { return strings.TrimRight(strings.TrimSpace(text), "。；;.") }

// dayIn is a day as papers write it (GB/T 9704-2012, 7.3.5); nothing of none.
func dayIn(text string) string {
	day, err := calendar.Parse(text)
	if err != nil {
		return ""
	}
	return day.Chinese()
}

// proposersOf addresses all who propose an item.
func proposersOf(v suggestion.View) string {
	if v.Proposer.Kind == "delegation" || v.Proposer.Name == "" {
		return v.Proposer.DelegationName
	}
	names := map[string]bool{v.Proposer.Name: true}
	for _, s := range v.Signatures {
		if s.State == "confirmed" {
			names[s.Name] = true
		}
	}
	if len(names) > 1 {
		return fmt.Sprintf("%s等%d位代表", v.Proposer.Name, len(names))
	}
	return v.Proposer.Name + "代表"
}
