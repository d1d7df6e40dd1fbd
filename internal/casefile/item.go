package casefile

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"lianluo/internal/calendar"
	"lianluo/internal/docx"
	"lianluo/internal/rules"
	"lianluo/internal/suggestion"
)

// paper begins a document of the case file with its head.
func (f *file) paper(title string) *docx.Paper {
	p := &docx.Paper{Document: docx.Document{Title: title, Author: f.office, Made: f.now, Page: docx.Official, Text: docx.OfficialText, Numbered: true}}
	p.Add(docx.Paragraph{Align: docx.Centred, Runs: []docx.Run{{Text: f.congress, Style: &docx.Style{Size: docx.Fourth}}}})
	p.Add(docx.Paragraph{Align: docx.Centred, Before: 6, After: 6, Runs: []docx.Run{{Text: title, Style: docx.OfficialTitle}}})
	p.Add(docx.Paragraph{Align: docx.Centred, After: 14, Runs: []docx.Run{{Text: f.called(), Style: &docx.Style{Size: docx.Fourth}}}})
	return p
}

// sections of the document on the item; one that has nothing to say is left out.
var sections = []struct {
	title string
	tell  func(*file, *docx.Paper)
}{
	{"建议内容", (*file).content},
	{"附议代表", (*file).cosigners},
	{"历次修改", (*file).versions},
	{"承办单位", (*file).units},
	{"办理期限", (*file).limits},
	{"与代表沟通", (*file).contacts},
	{"办理进展", (*file).notes},
	{"会办意见", (*file).opinions},
	{"申请和决定", (*file).requests},
	{"答复", (*file).replies},
	{"承诺事项", (*file).promises},
	{"代表反馈", (*file).feedback},
	{"承办单位对建议质量的评价", (*file).quality},
	{"办结说明", func(f *file, p *docx.Paper) { p.Text(f.v.ExplanationLetter) }},
	{"并案办理", (*file).combined},
	{"原登记簿所载", (*file).register},
}

// item is the item with its whole handling as a document.
func (f *file) item() docx.Document {
	p := f.paper("代表建议、批评和意见")
	f.facts(p)
	for _, s := range sections {
		told := &docx.Paper{Document: docx.Document{Text: p.Document.Text}}
		if s.tell(f, told); len(told.Body) > 0 {
			p.Section(s.title)
			p.Body = append(p.Body, told.Body...)
		}
	}
	return p.Document
}

func (f *file) facts(p *docx.Paper) {
	v := f.v
	reference := ""
	if v.ReferenceOnly {
		reference = "仅供工作参考，不要求书面答复"
	}
	round := ""
	if v.RoundNo > 1 {
		round = fmt.Sprintf("（第%d轮办理）", v.RoundNo)
	}
	p.Facts(docx.Fact{Name: "编号", Value: v.NumberText}, docx.Fact{Name: "收件编号", Value: v.ReceiptNo}, docx.Fact{Name: "标题", Value: v.Title},
		docx.Fact{Name: "会议", Value: v.SessionName}, docx.Fact{Name: "类别", Value: f.category(v.Category)},
		docx.Fact{Name: "提出方式", Value: suggestion.Wording("proposer", v.Proposer.Kind)}, docx.Fact{Name: "提出人", Value: v.Proposer.Name},
		docx.Fact{Name: "代表证号", Value: v.Proposer.CardNo}, docx.Fact{Name: "代表团", Value: v.Proposer.DelegationName},
		docx.Fact{Name: "来源", Value: strings.TrimSuffix(suggestion.Wording("origin", v.Origin)+"："+v.OriginNote, "：")},
		docx.Fact{Name: "公开意愿", Value: suggestion.Wording("consent", v.PublicityConsent)}, docx.Fact{Name: "答复要求", Value: reference},
		docx.Fact{Name: "建议的承办单位", Value: v.SuggestedUnits}, docx.Fact{Name: "提交", Value: day(v.SubmittedAt)}, docx.Fact{Name: "登记", Value: day(v.RegisteredAt)},
		docx.Fact{Name: "首次交办", Value: day(v.FirstAssignedAt)}, docx.Fact{Name: "办结", Value: day(v.ClosedAt)},
		docx.Fact{Name: "状态", Value: suggestion.Wording("phase", string(v.Phase)) + round})
}

func (f *file) category(code string) string {
	if label := rules.Label(f.set.CategoryList, code); label != "" {
		return label
	}
	return code
}

func (f *file) content(p *docx.Paper) {
	c := f.v.Content
	part := func(title, text string) {
		if strings.TrimSpace(text) != "" {
			p.Head(title)
			p.Text(text)
		}
	}
	part("（一）情况", c.Situation)
	part("（二）分析", c.Analysis)
	if len(c.Points) > 0 {
		p.Head("（三）具体建议")
	}
	for _, point := range c.Points {
		p.Text(fmt.Sprintf("%d．%s", point.No, point.Text))
	}
}

func (f *file) cosigners(p *docx.Paper) {
	rows := [][]string{{"姓名", "代表团", "附议情况"}}
	for _, s := range f.v.Signatures {
		state := map[string]string{"confirmed": fmt.Sprintf("已确认（第%d稿）", s.TextNo), "invited": "尚未答复", "declined": "已谢绝", "withdrawn": "已撤回", "lapsed": "未在提交前确认"}[s.State]
		if s.State == "confirmed" && f.v.Origin != "deputy" {
			state = "签名见纸质原件"
		}
		rows = append(rows, []string{s.Name, s.DelegationName, state})
	}
	grid(p, []docx.Millimetre{40, 60, 56}, rows)
}

// grid adds a table that has more than its head.
func grid(p *docx.Paper, widths []docx.Millimetre, rows [][]string) {
	if len(rows) > 1 {
		p.Grid(widths, rows)
	}
}

func (f *file) versions(p *docx.Paper) {
	if len(f.v.ContentVersions) < 2 {
		return
	}
	rows := [][]string{{"稿次", "标题", "时间", "经办", "说明"}}
	for _, t := range f.v.ContentVersions {
		rows = append(rows, []string{fmt.Sprintf("第%d稿", t.No), t.Title, day(&t.At), t.ByName, t.Reason})
	}
	grid(p, []docx.Millimetre{18, 58, 26, 22, 32}, rows)
}

// each visits the assignments of all rounds.
func (f *file) each(visit func(r suggestion.RoundView, a suggestion.AssignmentView)) {
	for _, r := range f.v.Rounds {
		for _, a := range r.Assignments {
			visit(r, a)
		}
	}
}

func (f *file) units(p *docx.Paper) {
	for _, r := range f.v.Rounds {
		if len(f.v.Rounds) > 1 {
			p.Head(fmt.Sprintf("第%d轮（%s）", r.No, words["round"][r.Why]))
			p.Text(r.Reason)
		}
		if r.Meeting != "" && r.Meeting != r.Reason {
			p.Text("会议情况和办理要求：" + r.Meeting)
		}
		rows := [][]string{{"单位", "分工", "交办", "签收", "办理结果"}}
		for _, a := range r.Assignments {
			end := day(a.DoneAt) + "办毕"
			switch {
			case a.Ended != "":
				end = day(a.EndedAt) + words["ended"][a.Ended]
			case a.DoneAt == nil:
				end = "办理中"
			}
			if f.v.Origin == "imported" {
				end = ""
			}
			rows = append(rows, []string{a.UnitName, words["part"][a.Role], day(a.AssignedAt), day(a.ReceivedAt), end})
		}
		grid(p, []docx.Millimetre{54, 18, 26, 26, 32}, rows)
		for _, a := range r.Assignments {
			if a.Note != "" {
				p.Text("交办说明（" + a.UnitName + "）：" + a.Note)
			}
		}
	}
}

func (f *file) limits(p *docx.Paper) {
	units := map[uint]string{}
	f.each(func(_ suggestion.RoundView, a suggestion.AssignmentView) { units[a.ID] = a.UnitName })
	rows := [][]string{{"期限", "单位", "起算", "到期", "法定到期", "情况"}}
	for _, c := range f.v.Clocks {
		rows = append(rows, []string{words["clock"][c.Kind], units[c.AssignmentID], c.StartedOn.String(), c.DueOn.String(), c.LawDueOn.String(), state(c)})
	}
	grid(p, []docx.Millimetre{26, 30, 22, 22, 22, 34}, rows)
}

// windows are the limits after which something may no longer be done; nobody is
// late when they pass.
var windows = []string{string(rules.T0), string(rules.T3), string(rules.T12)}

// state says how a limit stands, in the words of the page.
func state(c suggestion.ClockView) string {
	switch {
	case c.State == "void":
		return "已作废"
	case slices.Contains(windows, c.Kind):
		if c.StoppedAt == nil && c.DaysLeft < 0 {
			return "期限已过"
		}
		return strings.TrimSpace(day(c.StoppedAt) + " " + map[bool]string{true: "计时中", false: "停止计时"}[c.StoppedAt == nil])
	}
	said := []string{"计时中"}
	if c.StoppedAt != nil {
		said[0] = day(c.StoppedAt) + " 停止计时"
	}
	if c.PlanBreached {
		said = append(said, "已超过计划期限")
	}
	if c.LawBreached || c.FirstBreached {
		said = append(said, "已超过法定期限")
	}
	return strings.Join(said, "\n")
}

func (f *file) contacts(p *docx.Paper) {
	f.each(func(_ suggestion.RoundView, a suggestion.AssignmentView) {
		for _, c := range a.Communications {
			var names []string
			for _, d := range c.Deputies {
				names = append(names, d.Name)
			}
			p.Head(fmt.Sprintf("%s　%s（%s）", c.HeldOn.Chinese(), suggestion.Wording("mode", c.Mode), words["contactPhase"][c.Phase]))
			p.Text(sentence("承办单位", a.UnitName) + sentence("地点", c.Place) + sentence("代表", strings.Join(names, "、")) + sentence("单位参加人员", c.Persons))
			p.Text(c.Summary)
			p.Text(words["contact"][c.State] + "。" + sentence("异议理由", c.DisputeReason))
		}
	})
}

// sentence names what is known, and says nothing of what is not.
func sentence(name, value string) string {
	if value == "" {
		return ""
	}
	return name + "：" + strings.TrimRight(value, "。；\n ") + "。"
}

func (f *file) notes(p *docx.Paper) {
	rows := [][]string{{"日期", "单位", "进展"}}
	f.each(func(_ suggestion.RoundView, a suggestion.AssignmentView) {
		for _, n := range a.Notes {
			rows = append(rows, []string{day(&n.At), a.UnitName, noted(n)})
		}
	})
	grid(p, []docx.Millimetre{26, 40, 90}, rows)
}

func noted(n suggestion.NoteView) string {
	if !n.IsPlan {
		return n.Text
	}
	text := "办理方案：" + n.Text
	if !n.ContactBy.IsZero() {
		text += "\n计划与代表沟通：" + n.ContactBy.String() + "前"
	}
	if !n.DraftBy.IsZero() {
		text += "\n计划拟出答复：" + n.DraftBy.String() + "前"
	}
	return text
}

func (f *file) opinions(p *docx.Paper) {
	f.each(func(_ suggestion.RoundView, a suggestion.AssignmentView) {
		if a.Opinion != nil && a.Opinion.SignedAt != nil {
			p.Head(a.UnitName + "（" + day(a.Opinion.SignedAt) + "签发）")
			p.Text(a.Opinion.Text)
		}
	})
}

func (f *file) requests(p *docx.Paper) {
	units := map[uint]string{}
	f.each(func(_ suggestion.RoundView, a suggestion.AssignmentView) { units[a.ID] = a.UnitName })
	for _, r := range f.v.Requests {
		p.Head(strings.TrimSuffix(words["request"][r.Kind]+"　"+units[r.AssignmentID], "　") + "（" + words["requestState"][r.State] + "）")
		asked := fmt.Sprintf("%s于%s提出。", r.AskedByName, calendar.On(r.AskedAt).Chinese())
		if r.AskedForName != "" {
			asked = fmt.Sprintf("%s代表以纸质提出，%s于%s录入。", r.AskedForName, r.AskedByName, calendar.On(r.AskedAt).Chinese())
		}
		until := ""
		if !r.Data.Until.IsZero() {
			until = r.Data.Until.Chinese()
		}
		p.Text(asked + sentence("原因", r.Data.ReasonLabel) + sentence("理由", r.Reason) + sentence("建议交由", r.Data.UnitName) + sentence("新的期限", until))
		p.Text(r.Data.Text)
		for _, s := range r.Steps {
			decided := map[string]string{"agreed": "同意", "refused": "不同意", "lapsed": "代表资格已终止，不再征求"}[s.Decision]
			if decided != "" {
				p.Text(sentence(strings.TrimSuffix(strings.TrimSpace(s.BodyName+words["role"][s.Role]+" "+s.ByName)+"，"+day(s.At), "，"), decided) + sentence("意见", s.Reason))
			}
		}
	}
}

func (f *file) replies(p *docx.Paper) {
	f.each(func(_ suggestion.RoundView, a suggestion.AssignmentView) {
		for _, r := range a.FormerReplies {
			f.reply(p, a.UnitName, f.v.Content.Points, r)
		}
		if a.Reply != nil {
			f.reply(p, a.UnitName, f.v.Content.Points, *a.Reply)
		}
	})
	for _, r := range f.v.ReceivedReplies {
		f.reply(p, r.UnitName, r.Points, r.Reply)
	}
}

// reply tells a delivered reply; what is still being written is no part of a
// case file.
func (f *file) reply(p *docx.Paper, unit string, points []suggestion.Point, r suggestion.ReplyView) {
	if r.DeliveredAt == nil {
		return
	}
	mark := ""
	if r.State == "superseded" {
		mark = "，已被替换"
	}
	p.Head(fmt.Sprintf("%s（%s送达%s）", unit, day(r.DeliveredAt), mark))
	p.Text(sentence("发文字号", r.DocumentNo) + sentence("答复分类", r.ClassLabel) + sentence("分类理由", r.ClassReason) + sentence("签发人", r.SignedByName) + sentence("验证码", r.Code))
	p.Text(r.Opening)
	for _, point := range points {
		for _, a := range r.Answers {
			if a.PointID == point.ID {
				p.Text(fmt.Sprintf("%d．%s", point.No, a.Text))
			}
		}
	}
	p.Text(r.Closing)
	for _, c := range r.Copies {
		read := "尚未阅看"
		if c.ReadAt != nil {
			read = day(c.ReadAt) + "阅看"
		}
		if !c.PaperOn.IsZero() {
			read += "，" + c.PaperOn.String() + "纸质送达"
		}
		p.Text(fmt.Sprintf("送达%s代表：%s。", c.Name, read))
	}
}

func (f *file) promises(p *docx.Paper) {
	rows := [][]string{{"承诺", "单位", "期限", "情况", "落实情况或说明"}}
	for _, c := range f.v.Commitments {
		rows = append(rows, []string{c.Text, c.UnitName, c.DueOn.String(), strings.TrimSpace(words["promise"][c.State] + "\n" + day(c.EndedAt)), c.Outcome})
	}
	grid(p, []docx.Millimetre{46, 30, 23, 23, 34}, rows)
}

func (f *file) feedback(p *docx.Paper) {
	for _, r := range f.v.Rounds {
		rows := [][]string{{"代表", "办理态度", "办理结果", "日期", "理由"}}
		for _, b := range r.Feedbacks {
			name := b.ProposerName
			if b.Decisive {
				name += "\n（决定性反馈）"
			}
			rows = append(rows, []string{name, rated(f.set, b.Attitude), rated(f.set, b.Result), day(&b.GivenAt), b.Reasons})
		}
		if len(rows) == 1 {
			continue
		}
		released := "尚未向承办单位公开"
		if r.FeedbackReleasedAt != nil {
			released = day(r.FeedbackReleasedAt) + "向承办单位公开"
		}
		p.Head(fmt.Sprintf("第%d轮（%s）", r.No, released))
		grid(p, []docx.Millimetre{32, 22, 22, 24, 56}, rows)
	}
}

func (f *file) quality(p *docx.Paper) {
	rows := [][]string{{"单位", words["aspect"]["topic"], words["aspect"]["research"], words["aspect"]["feasibility"], "日期", "说明"}}
	f.each(func(_ suggestion.RoundView, a suggestion.AssignmentView) {
		if q := a.Quality; q != nil {
			rows = append(rows, []string{a.UnitName, words["level"][q.Topic], words["level"][q.Research], words["level"][q.Feasibility], day(&q.RatedAt), q.Remark})
		}
	})
	grid(p, []docx.Millimetre{38, 20, 20, 20, 24, 34}, rows)
}

func (f *file) combined(p *docx.Paper) {
	if into := f.v.MergedInto; into != nil {
		p.Text("本件并入" + linked(*into) + "办理。")
	}
	for _, other := range f.v.MergedItems {
		p.Text(linked(other) + "并入本件办理。")
	}
}

func linked(l suggestion.LinkView) string {
	name := l.NumberText
	if l.Title != "" {
		name += "《" + l.Title + "》"
	}
	return name
}

func (f *file) register(p *docx.Paper) {
	if f.v.Imported == nil {
		return
	}
	p.Text("来自“" + f.v.Imported.Source + "”第" + strconv.Itoa(f.v.Imported.Line) + "行，原文照录。")
	var facts []docx.Fact
	for _, code := range slices.Sorted(maps.Keys(f.v.Imported.Cells)) {
		name := words["column"][code]
		if name == "" {
			name = code
		}
		facts = append(facts, docx.Fact{Name: name, Value: f.v.Imported.Cells[code]})
	}
	p.Facts(facts...)
}

// day is the day of an instant in Beijing time.
func day(at *time.Time) string {
	if at == nil {
		return ""
	}
	return calendar.On(*at).String()
}
