package casefile

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"

	"lianluo/internal/attachment"
	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/docx"
	"lianluo/internal/supervision"
)

// supervised is the folder of what belongs to the key item.
const supervised = "重点督办/"

// keyItem is a key item with its activities, as its pages show them.
type keyItem struct {
	supervision.View
	activities []supervision.ActivityView
}

// supervision adds what belongs to the key item that the item is part of, read
// through the pages of the supervision: nothing to who does not see them. Its
// letters are among the papers of the item.
func (s *Service) supervision(ctx context.Context, f *file) error {
	if f.v.KeyItemID == 0 {
		return nil
	}
	v, err := s.KeyItems.Detail(ctx, f.by, f.v.KeyItemID)
	if errors.Is(err, database.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	k := keyItem{View: v}
	for _, row := range v.Activities {
		a, err := s.KeyItems.Activity(ctx, f.by, row.ID)
		if err != nil {
			return err
		}
		k.activities = append(k.activities, a)
	}
	f.document(supervised+"01-督办情况.docx", "确定依据、四方责任、方案、活动、函件、回头看和成效", f.now, f.keyItem(k))
	lines := []KeyLine{}
	for _, e := range v.Timeline {
		lines = append(lines, tellKey(e))
	}
	f.document(supervised+"02-督办经过.docx", "逐项经过，先后为序", f.now, f.keyHistory(lines))
	err = f.data(supervised+"02-督办经过.json", "督办经过的数据", struct {
		ID     uint      `json:"id"`
		Year   int       `json:"year"`
		Number string    `json:"number"`
		Title  string    `json:"title"`
		Events []KeyLine `json:"events"`
	}{v.ID, v.Year, v.NumberText, v.Title, lines})
	if err != nil {
		return err
	}
	return s.files(ctx, f, supervised+"附件/", k.attachments())
}

// attachments are all files that the pages of the key item show.
func (k keyItem) attachments() (out []attached) {
	add := func(of string, files []attachment.View) {
		for _, one := range files {
			out = append(out, attached{one.ID, of})
		}
	}
	add("确定重点督办建议的决定", k.Decision.Attachments)
	for _, m := range k.Plan {
		for _, r := range m.Reports {
			add(fmt.Sprintf("督办方案第%d步的进展", m.No), r.Attachments)
		}
	}
	for _, a := range k.activities {
		add("督办活动（"+words["activity"][a.Kind]+"，"+a.HeldOn.String()+"）", a.Photos)
	}
	for _, l := range k.Letters {
		add("对"+l.NumberText+"的回复", l.Attachments)
	}
	for _, c := range k.Checks {
		for _, found := range c.Findings {
			add(fmt.Sprintf("第%d次回头看", c.No), found.Attachments)
		}
	}
	return out
}

// keySections of the document on the supervision; one that has nothing to say
// is left out.
var keySections = []struct {
	title string
	tell  func(keyItem, *docx.Paper)
}{
	{"所含建议", keyItem.items},
	{"督办方案", keyItem.plan},
	{"督办活动", keyItem.meetings},
	{"催办函和督办函", keyItem.letters},
	{"承诺与回头看", keyItem.lookBack},
	{"督办成效", func(k keyItem, p *docx.Paper) { p.Text(k.Outcome) }},
}

// keyItem is the supervision as a document.
func (f *file) keyItem(k keyItem) docx.Document {
	p := f.paper("重点督办情况")
	units := make([]string, len(k.Parties.Units))
	for i, u := range k.Parties.Units {
		units[i] = u.Name
	}
	p.Facts(docx.Fact{Name: "年度", Value: fmt.Sprint(k.Year)}, docx.Fact{Name: "建议", Value: strings.TrimSpace(k.NumberText + " " + k.Title)},
		docx.Fact{Name: "确定依据", Value: k.Decision.HeldOn.Chinese() + k.Decision.Meeting}, docx.Fact{Name: "公布情况", Value: k.Decision.Publication},
		docx.Fact{Name: words["party"]["leader"], Value: k.Parties.Leader.Name}, docx.Fact{Name: words["party"]["official"], Value: k.Parties.Official.Name},
		docx.Fact{Name: words["party"]["committee"], Value: k.Parties.Committee.Name}, docx.Fact{Name: words["party"]["unit"], Value: strings.Join(units, "、")},
		docx.Fact{Name: "督办进展", Value: words["keyStatus"][string(k.Status)]}, docx.Fact{Name: "督办结束", Value: day(k.ConcludedAt)})
	for _, s := range keySections {
		told := &docx.Paper{Document: docx.Document{Text: p.Document.Text}}
		if s.tell(k, told); len(told.Body) > 0 {
			p.Section(s.title)
			p.Body = append(p.Body, told.Body...)
		}
	}
	return p.Document
}

func (k keyItem) items(p *docx.Paper) {
	rows := [][]string{{"编号", "标题", "领衔"}}
	for _, it := range k.Items {
		rows = append(rows, []string{it.NumberText, it.Title, it.LeadName})
	}
	grid(p, []docx.Millimetre{28, 100, 28}, rows)
}

func (k keyItem) plan(p *docx.Paper) {
	if k.PlanState == "" {
		return
	}
	confirmed := ""
	if k.ConfirmedAt != nil {
		confirmed = strings.TrimSpace(k.ConfirmedByName + " " + day(k.ConfirmedAt))
	}
	p.Text(sentence("状态", words["planState"][k.PlanState]) + sentence("提交", k.SubmittedByName) + sentence("确认", confirmed) + sentence("退回意见", k.PlanComment))
	p.Text(sentence("督办目标", k.Goals))
	rows := [][]string{{"步骤", "内容", "责任方", "期限", "完成"}}
	for _, m := range k.Plan {
		party := words["party"][string(m.Party)]
		for _, name := range []string{m.PartyName, m.Person} {
			party = strings.TrimSpace(party + "\n" + name)
		}
		rows = append(rows, []string{fmt.Sprint(m.No), m.Text, party, m.DueOn.String(), on(m.CompletedOn)})
	}
	grid(p, []docx.Millimetre{14, 58, 36, 24, 24}, rows)
	for _, m := range k.Plan {
		for _, r := range m.Reports {
			what := map[string]string{"progress": "进展", "completed": "报告完成", "returned": "退回完成报告"}[r.Kind]
			p.Head(fmt.Sprintf("第%d步　%s（%s，%s %s）", m.No, what, day(&r.At), cmp.Or(r.BodyName, words["role"][r.ByRole]), r.ByName))
			p.Text(r.Text)
		}
	}
}

// on is a day, or nothing before there is one.
func on(d calendar.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}

func (k keyItem) meetings(p *docx.Paper) {
	for _, a := range k.activities {
		p.Head(fmt.Sprintf("%s　%s（%s）", a.HeldOn.Chinese(), words["activity"][a.Kind], words["activityState"][a.State]))
		p.Text(sentence("主题", a.Subject) + sentence("地点", strings.TrimSpace(a.Place+" "+a.StartsAt)) + sentence("取消的原因", a.EndReason))
		p.Text(a.Minutes)
		rows := [][]string{{"受邀", "身份", "答复", "签到"}}
		for _, i := range a.Invitations {
			answer := words["answer"][cmp.Or(i.Answer, "none")]
			if i.Reason != "" {
				answer += "：" + i.Reason
			}
			present := day(i.PresentAt)
			if i.PresentNote != "" {
				present += "\n代为签到：" + i.PresentNote
			}
			rows = append(rows, []string{strings.TrimSuffix(i.Name+"\n"+i.PresentName, "\n"+i.Name), words["party"][string(i.Party)], answer, strings.TrimSpace(present)})
		}
		grid(p, []docx.Millimetre{44, 34, 42, 36}, rows)
	}
}

func (k keyItem) letters(p *docx.Paper) {
	for _, l := range k.Letters {
		p.Head(fmt.Sprintf("%s　%s（致%s，%s发出）", words["letterKind"][l.Kind], l.NumberText, l.UnitName, day(&l.IssuedAt)))
		p.Text(l.Body)
		answered := "尚未回复"
		if l.AnsweredAt != nil {
			answered = strings.TrimSpace(l.AnsweredName + " " + day(l.AnsweredAt))
		}
		p.Text(sentence("回复期限", l.DueOn.Chinese()) + sentence("回复", answered))
		p.Text(l.Answer)
	}
}

// lookBack tells of each promise, and of what each look back found of it.
func (k keyItem) lookBack(p *docx.Paper) {
	rows := [][]string{{"承诺事项", "单位", "期限", "情况"}}
	for _, c := range k.Commitments {
		rows = append(rows, []string{c.Text, c.UnitName, c.DueOn.String(), strings.TrimSpace(words["keyPromise"][c.State] + "\n" + c.Outcome)})
	}
	grid(p, []docx.Millimetre{70, 34, 24, 28}, rows)
	for _, c := range k.Checks {
		p.Head(fmt.Sprintf("第%d次回头看　%s（%s）", c.No, c.HeldOn.Chinese(), c.ByName))
		p.Text(c.Summary)
		rows := [][]string{{"承诺事项", "落实情况", "查看", "说明"}}
		for _, promise := range k.Commitments {
			for _, found := range c.Findings {
				if found.CommitmentID == promise.ID {
					rows = append(rows, []string{promise.Text, words["found"][found.Found], on(found.SeenOn), found.Note})
				}
			}
		}
		grid(p, []docx.Millimetre{60, 26, 24, 46}, rows)
	}
}

// KeyLine is one line of the history of a key item, in the words of its page,
// and as data.
type KeyLine struct {
	What string `json:"what"`
	Who  string `json:"who"`
	supervision.EventView
}

// tellKey puts an event into the words in which the page of the key item tells it.
func tellKey(e supervision.EventView) KeyLine {
	params := map[string]string{}
	for name, text := range e.Data {
		params[name] = onPaper(text)
	}
	for name, group := range map[string]string{"activity": "activity", "letter": "letterKind", "answer": "answer"} {
		params[name] = words[group][e.Data[name]]
	}
	kind := e.Kind
	if kind == "report_milestone" && e.Data["completed"] != "" {
		kind = "completed_milestone"
	}
	return KeyLine{EventView: e, What: fill(cmp.Or(words["keyEvent"][kind], words["event"]["other"]), params),
		Who: strings.Trim(cmp.Or(e.BodyName, words["role"][e.ActorRole])+" · "+e.ActorName, " ·")}
}

// keyHistory is the history of the key item as a document, the oldest first.
func (f *file) keyHistory(lines []KeyLine) docx.Document {
	p := f.paper("督办经过")
	rows := [][]string{{"时间", "经过", "经办"}}
	for _, l := range lines {
		rows = append(rows, []string{minute(l.At), strings.TrimSpace(l.What + "\n" + l.Data["text"]), strings.ReplaceAll(l.Who, " · ", "\n")})
	}
	p.Grid([]docx.Millimetre{29, 89, 38}, rows)
	return p.Document
}
