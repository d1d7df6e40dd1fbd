package stats

import (
	"bytes"
	"context"
	"fmt"
	"strconv"
	"strings"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/audit"
	"lianluo/internal/docx"
)

// Paper is the report on handling (办理情况报告) as a Word file: what can be
// counted is filled in, with the tables that the text speaks of; what people
// must say themselves is left open, with a word on what belongs there. In the
// middle of a year it says what has been done so far, and what is due until the
// end of it. It is noted in the audit record.
func (s *Service) Paper(ctx context.Context, by access.Actor, f Filter, midYear bool) (name string, file []byte, err error) {
	r, err := s.reader(ctx, by)
	if err != nil {
		return "", nil, err
	}
	p := paper{reader: r, filter: f}
	if err := p.count(midYear); err != nil {
		return "", nil, err
	}
	p.write()
	err = s.DB.Write(ctx, func(tx *gorm.DB) error {
		return audit.Record(tx, by, audit.Event{At: r.now, Action: "stats.report", Subject: "congress/" + strconv.FormatUint(uint64(by.CongressID), 10), Data: audit.Data{"rows": len(p.units) + 1}})
	})
	if err != nil {
		return "", nil, err
	}
	var out bytes.Buffer
	err = p.Write(&out)
	return p.Title, out.Bytes(), err
}

// paper is a report while it is written.
type paper struct {
	*reader
	filter            Filter
	total             Line
	categories, units []Line
	key               []keyRow
	about, congress   string
	office, narrowed  string
	unitNames         map[string]string
	period
	docx.Paper
}

// keyRow is a key item in the report's table.
type keyRow struct {
	NumberText string
	Title      string
	Replied    bool
	Solved     bool
}

func (p *paper) count(midYear bool) error {
	report, err := p.report(Question{Filter: p.filter, By: "category"})
	if err != nil {
		return err
	}
	p.total, p.categories = report.Total, report.Lines
	if report, err = p.report(Question{Filter: p.filter, By: "unit"}); err != nil {
		return err
	}
	p.units = report.Lines
	if err := p.countPeriod(midYear); err != nil {
		return err
	}
	if p.unitNames, err = p.names("unit"); err != nil {
		return err
	}
	if p.narrowed, err = p.inWords(p.filter); err != nil {
		return err
	}
	if p.about, err = p.subject(); err != nil {
		return err
	}
	q, err := p.rows(p.filter, "")
	if err != nil {
		return err
	}
	err = q.Joins("JOIN suggestions s ON s.id = f.suggestion_id").Where("s.key_item_id <> 0").Group("s.id, s.number_text, s.title").Order("s.id").
		Select("s.number_text, s.title, MIN(" + p.sql("CASE WHEN {replied} THEN 1 ELSE 0 END") + ") = 1 AS replied, MIN(" + p.sql("CASE WHEN "+solved+" THEN 1 ELSE 0 END") + ") = 1 AS solved").Scan(&p.key).Error
	if err != nil {
		return fmt.Errorf("key items: %w", err)
	}
	var names struct{ Name, OfficeName string }
	if err := p.q.Table("congresses").Select("name, office_name").Where("id = ?", p.by.CongressID).Take(&names).Error; err != nil {
		return fmt.Errorf("report: %w", err)
	}
	p.congress, p.office = names.Name, names.OfficeName
	return nil
}

// subject names the session or the year that is reported on.
func (p *paper) subject() (string, error) {
	switch {
	case p.filter.Session != "" && p.filter.Session != None:
		names, err := p.names("session")
		return names[p.filter.Session], err
	case p.filter.Year != "" && p.filter.Year != None:
		return p.filter.Year + "年度", nil
	}
	return "", nil
}

func (p *paper) write() {
	kind := "情况的报告"
	if p.midYear {
		kind = "情况的中期报告"
	}
	p.Document = docx.Document{Title: "关于" + p.about + "代表建议办理" + kind, Author: p.office, Made: p.now, Page: docx.Official, Text: docx.OfficialText, Numbered: true}
	p.Add(docx.Paragraph{Align: docx.Centred, Before: 12, After: 12, Runs: []docx.Run{{Text: p.Title, Style: docx.OfficialTitle}}})
	p.Add(docx.Paragraph{Align: docx.Centred, After: 18, Runs: []docx.Run{{Text: p.congress + p.office + "\n" + p.today.Chinese()}}})
	p.Say("统计范围：%s。数字由系统按统一口径由件数计算，截至%s；百分比四舍五入到小数点后两位，各项相加不等于100的照实列出。", strings.TrimSuffix(p.narrowed, "；"), p.today.Chinese())
	p.received()
	p.handling()
	p.rated()
	p.quality()
	p.promised()
	p.keyItems()
	p.compared()
	if p.midYear {
		p.toDo(p.unitNames)
	}
	p.open("主要做法", "组织领导、重点督办、沟通协商、跟踪问效等方面的做法和典型事例")
	p.open("存在的问题", "从逾期、不满意、满意但未办成、承诺到期未落实的各件中归纳")
	if p.midYear {
		p.open("下半年工作安排", "到年底的办理进度、责任单位和督促措施")
	} else {
		p.open("下一步打算", "改进措施、责任单位和时限")
	}
	p.definitions()
}

func (p *paper) received() {
	p.Section("建议提出和交办情况")
	text := fmt.Sprintf("共有代表建议%d件", p.n(Items))
	for _, part := range []struct{ code, words string }{{"merged", "并案办理%d件"}, {"imported", "由以往登记表导入%d件（只计件数）"}} {
		if n := p.n(part.code); n > 0 {
			text += "，其中" + fmt.Sprintf(part.words, n)
		}
	}
	p.Say("%s。%s", text, p.rates("assignment", "receipt"))
	rows := [][]string{{"类别", "件数", "占合计", "应答复", "已答复", "答复率", "办成率"}}
	for _, l := range p.categories {
		reply := l.Rate(Reply)
		rows = append(rows, []string{titled(l, "未列类别"), number(l.Rate(Items)), l.share(p.total) + "%", whole(reply), number(reply), both(reply), both(l.Rate(Delivery))})
	}
	p.Table("按类别（百分比之下为件数和分母）", []docx.Millimetre{38, 16, 22, 18, 18, 22, 22}, rows)
}

func (p *paper) handling() {
	p.Section("办理和答复情况")
	p.Say("%s", p.rates(Reply, OnTime, "extension", "contact", "return"))
	if late := p.n(Overdue); late > 0 {
		p.Say("已过期限尚未答复的有%d件；不论是否已答复，超过法定期限的有%d件。", late, p.n("law_broken"))
	}
	var classes []string
	for _, m := range p.classes() {
		if rate := p.total.Rate(m.code); rate.Numerator > 0 {
			classes = append(classes, fmt.Sprintf("%s%d件，占%s%%", strings.TrimSuffix(m.zh.Name, "占比"), rate.Numerator, rate.Percent))
		}
	}
	if len(classes) > 0 {
		p.Say("已答复的建议中：%s。", strings.Join(classes, "；"))
	}
	rows := [][]string{{"承办单位", "件数", "已答复", "按期答复率", "满意率", "未反馈", "办成率", "满意但未办成", "办理天数中位数"}}
	for _, l := range p.units {
		days := "—"
		if l.MedianDays != nil {
			days = strconv.FormatFloat(*l.MedianDays, 'f', -1, 64)
		}
		rows = append(rows, []string{titled(l, "未列单位"), number(l.Rate(Items)), number(l.Rate(Reply)), both(l.Rate(OnTime)), both(l.Rate(Satisfied)), number(l.Rate(NoFeedback)), both(l.Rate(Delivery)), number(l.Rate(Unsolved)), days})
	}
	p.Table("按承办单位（百分比之下为件数和分母）", []docx.Millimetre{34, 11, 12, 23, 23, 11, 20, 11, 11}, rows)
}

func (p *paper) rated() {
	p.Section("代表评价和办成情况")
	p.Say("%s已答复而代表尚未评价的有%d件，不计入满意。", p.rates(Satisfied, "basically_satisfied", "dissatisfied", "rehandled"), p.n(NoFeedback))
	if delivered := p.rates(Delivery); delivered != "" {
		p.Say("%s代表满意或基本满意、而事项尚未办成的有%d件，仍须跟踪。", delivered, p.n(Unsolved))
	}
}

// aspects are the figures on the quality of what was rated.
var aspects = []string{"quality_topic", "quality_research", "quality_feasibility", "quality_poor"}

// quality tells how the units rate the suggestions, as far as the reader knows
// their ratings; what nobody rated is told beside, and is in no denominator.
func (p *paper) quality() {
	p.Section("承办单位对建议质量的评价")
	rated := p.total.Rate("quality_rated")
	if rated.Denominator == 0 {
		p.Say("还没有答复全部送达的建议，承办单位尚无可评价的。")
		return
	}
	hidden := ""
	if !p.ofAll() && !p.by.Role.OfUnit() {
		hidden = "（含评价尚未公开的）"
	}
	p.Say("承办单位在答复之后评价建议的质量。答复已全部送达的建议%d件，评价过的%d件，占%s%%；没有评价的%d件%s，不计入以下各项。",
		rated.Denominator, rated.Numerator, rated.Percent, p.n("quality_unrated"), hidden)
	if rated.Numerator == 0 {
		return
	}
	p.Say("评价过的建议中：%s", p.rates(aspects...))
	head := []string{"承办单位", "已答复", "已评价", "未评价"}
	for _, code := range aspects {
		m, _ := p.find(code)
		head = append(head, m.zh.Name)
	}
	rows, small := [][]string{head}, false
	for _, l := range p.units {
		r := l.Rate("quality_rated")
		if r.Denominator == 0 {
			continue
		}
		row := []string{titled(l, "未列单位"), whole(r), number(r), number(l.Rate("quality_unrated"))}
		for _, code := range aspects {
			small = small || l.Rate(code).Small
			row = append(row, marked(l.Rate(code)))
		}
		rows = append(rows, row)
	}
	p.Table("按承办单位评价建议质量（百分比之下为件数和分母）", []docx.Millimetre{38, 14, 14, 14, 19, 19, 19, 19}, rows)
	if small {
		p.Say("* 分母不足%d件，百分比只作参考。", p.smallBase())
	}
}

// marked is both, with the mark of a small denominator.
func marked(r Rate) string {
	if !r.Small {
		return both(r)
	}
	return strings.Replace(both(r), "%", "%*", 1)
}

func (p *paper) promised() {
	p.Section("承诺落实情况")
	if rate := p.total.Rate("promise"); rate.Denominator == 0 {
		p.Say("答复中的承诺都还没有到期。")
		return
	}
	p.Say("%s", p.rates("promise"))
}

func (p *paper) keyItems() {
	if len(p.key) == 0 {
		return
	}
	p.Section("重点督办建议办理情况")
	done := 0
	rows := [][]string{{"编号", "标题", "办理情况"}}
	for _, k := range p.key {
		state := "办理中"
		switch {
		case k.Solved:
			state, done = "已办成", done+1
		case k.Replied:
			state = "已答复，尚未办成"
		}
		rows = append(rows, []string{k.NumberText, k.Title, state})
	}
	p.Say("列为重点督办的建议%d件，已办成%d件。", len(p.key), done)
	p.Table("重点督办建议", []docx.Millimetre{30, 92, 34}, rows)
}

// definitions end the report with how its figures are counted.
func (p *paper) definitions() {
	p.Add(docx.Paragraph{NewPage: true, After: 6, Runs: []docx.Run{{Text: "附：指标口径", Style: docx.OfficialHeading}}})
	rows := [][]string{{"指标", "分子（计数）", "分母"}}
	for _, m := range p.measures() {
		rows = append(rows, []string{m.zh.Name, m.zh.Part, m.zh.Of})
	}
	p.Grid([]docx.Millimetre{30, 72, 54}, rows)
}

// open is a section that people write.
func (p *paper) open(title, what string) {
	p.Section(title)
	p.Say("【请补充：%s】", what)
}

func (p *paper) n(code string) int64 { return p.total.Rate(code).Numerator }

// rates tells figures in one sentence each, with what they are shares of; those
// that the reader does not have, or that have nothing to count, are left out.
func (p *paper) rates(codes ...string) (text string) {
	for _, code := range codes {
		m, known := p.find(code)
		if rate := p.total.Rate(code); known && rate.Denominator > 0 {
			text += fmt.Sprintf("%s%s%%（%d件中的%d件）。", m.zh.Name, rate.Percent, rate.Denominator, rate.Numerator)
		}
	}
	return text
}

func number(r Rate) string { return strconv.FormatInt(r.Numerator, 10) }
func whole(r Rate) string  { return strconv.FormatInt(r.Denominator, 10) }

func both(r Rate) string {
	if r.Denominator == 0 {
		return "—"
	}
	return fmt.Sprintf("%s%%\n%d/%d", r.Percent, r.Numerator, r.Denominator)
}

func titled(l Line, nothing string) string {
	if l.Name != "" {
		return l.Name
	}
	if l.Key == None {
		return nothing
	}
	return l.Key
}
