package letter

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"lianluo/internal/calendar"
	"lianluo/internal/docx"
	"lianluo/internal/suggestion"
)

// partWords say what a unit has to do, in the words of the notice.
var partWords = map[string]string{suggestion.RoleSole: "独办", suggestion.RoleLead: "主办", suggestion.RoleCo: "会办", suggestion.RoleSeparate: "分办"}

// AssignmentOf finds an assignment among those that the reader of the view sees.
func AssignmentOf(v suggestion.View, id uint) (suggestion.AssignmentView, suggestion.RoundView, bool) {
	for _, r := range v.Rounds {
		if i := slices.IndexFunc(r.Assignments, func(a suggestion.AssignmentView) bool { return a.ID == id }); i >= 0 {
			return r.Assignments[i], r, true
		}
	}
	return suggestion.AssignmentView{}, suggestion.RoundView{}, false
}

// NoticeTitle is what the notice of an assignment is called.
func NoticeTitle(v suggestion.View) string { return noticeTitle(v.SessionName, v.NumberText) }

func noticeTitle(session, number string) string {
	return fmt.Sprintf("关于交办%s%s代表建议的通知", session, number)
}

// Notice tells a unit what it was assigned, with whom, and by when it is to do
// what; sender is the office. It says what held when it went out, and of what
// was assigned before notices were kept, what holds today.
func (p Places) Notice(v suggestion.View, r suggestion.RoundView, a suggestion.AssignmentView, congress, sender string) docx.Document {
	n := noticeOf(v, r, a)
	lines := []string{fmt.Sprintf("现将%s《%s》（%s）交由你单位%s。", proposedBy(v.Proposer), n.Title, v.NumberText, partWords[n.Role])}
	for _, role := range []string{suggestion.RoleLead, suggestion.RoleCo, suggestion.RoleSeparate} {
		var names []string
		for _, other := range n.Others {
			if other.Role == role {
				names = append(names, other.Name)
			}
		}
		if len(names) > 0 {
			lines = append(lines, fmt.Sprintf("%s单位：%s。", partWords[role], strings.Join(names, "、")))
		}
	}
	if !n.ReceiveBy.IsZero() {
		lines = append(lines, fmt.Sprintf("请于%s前签收；认为不属于本单位职责的，请在签收期限内说明理由，申请退回。", n.ReceiveBy.Chinese()))
	}
	if !n.AnswerBy.IsZero() {
		duty := "请于%s前办理完毕并书面答复代表，答复前请与代表沟通，听取意见。"
		if n.Role == suggestion.RoleCo {
			duty = "请于%s前向主办单位提出会办意见。"
		}
		lines = append(lines, fmt.Sprintf(duty, n.AnswerBy.Chinese()))
	}
	if n.Note != "" {
		lines = append(lines, "交办说明："+n.Note)
	}
	f := form{Issuer: congress, Title: NoticeTitle(v), Addressee: n.UnitName, Signature: sender, Text: []part{{Text: strings.Join(lines, "\n")}}, Link: p.item(v.ID),
		Number: n.Number, Code: n.Code, CheckAt: p.check()}
	return f.dated(a.AssignedAt)
}

// noticeOf is the notice as it was issued; without one, as it stands today.
func noticeOf(v suggestion.View, r suggestion.RoundView, a suggestion.AssignmentView) suggestion.NoticeView {
	if a.Notice != nil {
		return *a.Notice
	}
	n := suggestion.NoticeView{NoticeText: suggestion.NoticeText{Title: v.Title, UnitName: a.UnitName, Role: a.Role, Note: a.Note,
		ReceiveBy: dueOf(v, a.ID, []string{"T2"}), AnswerBy: dueOf(v, a.ID, []string{"T4", "T5", "T8", "T9"})}}
	for _, other := range r.Assignments {
		if other.Ended == "" && other.ID != a.ID {
			n.Others = append(n.Others, suggestion.NoticeParty{Name: other.UnitName, Role: other.Role})
		}
	}
	return n
}

// OpinionTitle is what a co-handler's opinion is called.
func OpinionTitle(v suggestion.View) string { return opinionTitle(v.SessionName, v.NumberText) }

func opinionTitle(session, number string) string {
	return fmt.Sprintf("关于%s%s代表建议的会办意见", session, number)
}

// Opinion is what a co-handler says to the unit that answers.
func (p Places) Opinion(v suggestion.View, r suggestion.RoundView, a suggestion.AssignmentView) docx.Document {
	f := form{Issuer: a.UnitName, Title: OpinionTitle(v), Signature: a.UnitName, Link: p.item(v.ID), Number: a.Opinion.DocumentNo, Code: a.Opinion.Code, CheckAt: p.check(),
		Text: []part{{Text: fmt.Sprintf("%s代表建议《%s》收悉。经研究，提出会办意见如下：", v.NumberText, v.Title)}, {Text: a.Opinion.Text}}}
	for _, other := range r.Assignments {
		if other.Role == suggestion.RoleLead && other.Ended == "" {
			f.Addressee = other.UnitName
		}
	}
	if a.Opinion.SignedAt == nil {
		f.Marks = []string{"未签发稿"}
	}
	return f.dated(a.Opinion.SignedAt)
}

// dated is the document of a form that was signed then, or not yet.
func (f form) dated(at *time.Time) docx.Document {
	var made time.Time
	if at != nil {
		made, f.Signed = *at, calendar.On(*at)
	}
	return f.document(made)
}

func dueOf(v suggestion.View, assignment uint, kinds []string) calendar.Date {
	for _, c := range v.Clocks {
		if c.AssignmentID == assignment && c.State != "void" && slices.Contains(kinds, c.Kind) {
			return c.DueOn
		}
	}
	return calendar.Date{}
}

// proposedBy names who proposed the item, before its title.
func proposedBy(p suggestion.ProposerView) string {
	switch {
	case p.Kind == "delegation" || p.Name == "":
		return p.DelegationName
	case p.Kind == "joint":
		return p.Name + "等代表提出的"
	}
	return p.Name + "代表提出的"
}
