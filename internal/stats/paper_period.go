package stats

import (
	"fmt"
	"slices"
	"strconv"

	"lianluo/internal/calendar"
	"lianluo/internal/docx"
)

// period is what sets a report into time: how it was before, and of an interim
// one what had been answered by the same day, and what is due by the end of the
// year.
type period struct {
	midYear     bool
	beforeName  string // "" where there was nothing before
	before      Line
	byNow, then answered // by today, and by this day of the year before
	yearEnd     calendar.Date
	owing       []owed // by unit
	dueInAll    owed
}

// answered is how many items had been given to units by a day, and how many of
// these had their first reply by then.
type answered struct{ Assigned, Replied int64 }

// owed is what falls due by the end of the year, and what is late already.
type owed struct {
	Key                     string
	Replies, Late, Promises int64
}

func (p *paper) countPeriod(midYear bool) error {
	p.midYear = midYear
	before, name, err := p.previous()
	if err != nil {
		return err
	}
	if p.beforeName = name; name != "" {
		report, err := p.report(Question{Filter: before})
		if err != nil {
			return err
		}
		p.before = report.Total
	}
	if !midYear {
		return nil
	}
	if p.byNow, err = p.answeredBy(p.filter, p.today); err != nil {
		return err
	}
	if name != "" {
		if p.then, err = p.answeredBy(before, p.today.AddMonths(-12)); err != nil {
			return err
		}
	}
	p.yearEnd = calendar.MustParse(fmt.Sprintf("%04d-12-31", p.today.Year()))
	all, err := p.owed("")
	if err != nil {
		return err
	}
	for _, o := range all {
		p.dueInAll = o
	}
	p.owing, err = p.owed("unit")
	return err
}

// previous narrows to the session before the one that is reported on, or to the
// year before.
func (p *paper) previous() (Filter, string, error) {
	before := p.filter
	switch {
	case p.filter.Session != "" && p.filter.Session != None:
		sessions, err := p.options("sessions") // the newest first
		at := slices.IndexFunc(sessions, func(o Option) bool { return o.Key == p.filter.Session })
		if err != nil || at < 0 || at+1 == len(sessions) {
			return before, "", err
		}
		before.Session, before.Year = sessions[at+1].Key, ""
		return before, sessions[at+1].Name, nil
	case p.filter.Year != "" && p.filter.Year != None:
		year, err := strconv.Atoi(p.filter.Year)
		if err != nil {
			return before, "", nil
		}
		before.Year = strconv.Itoa(year - 1)
		return before, before.Year + "年度", nil
	}
	return before, "", nil
}

func (p *paper) answeredBy(f Filter, day calendar.Date) (a answered, err error) {
	q, err := p.rows(f, "")
	if err != nil {
		return a, err
	}
	by := func(column string) string { return "f." + column + " <= '" + day.String() + "'" }
	err = q.Where(p.sql("{to_answer}")).Select("COUNT(CASE WHEN " + by("assigned_on") + " THEN 1 END) AS assigned, " +
		"COUNT(CASE WHEN " + by("assigned_on") + " AND " + by("replied_on") + " THEN 1 END) AS replied").Scan(&a).Error
	if err != nil {
		return a, fmt.Errorf("what was answered by %s: %w", day, err)
	}
	return a, nil
}

// owed counts what falls due by the end of the year, of all or by unit; units
// with nothing due are left out.
func (p *paper) owed(by string) (rows []owed, err error) {
	q, err := p.rows(p.filter, by)
	if err != nil {
		return nil, err
	}
	column := "''"
	if by != "" {
		column = dimensions[by].column
	}
	until := func(column string) string {
		return "f." + column + " >= " + p.sql("{today}") + " AND f." + column + " <= '" + p.yearEnd.String() + "'"
	}
	count := func(condition string) string { return "COUNT(CASE WHEN " + condition + " THEN 1 END)" }
	err = q.Where(p.sql("{to_answer}")).Select("CAST(" + column + " AS text) AS key, " + count(until("due_on")) + " AS replies, " +
		count(p.sql("NOT {replied} AND "+late)) + " AS late, " + count(until("promise_on")) + " AS promises").Group("key").Order("key").Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("what is due by the end of the year: %w", err)
	}
	if by != "" {
		rows = slices.DeleteFunc(rows, func(o owed) bool { return o.Replies+o.Late+o.Promises == 0 })
	}
	return rows, nil
}

// compared sets the figures beside those of the period before.
func (p *paper) compared() {
	if p.beforeName == "" {
		return
	}
	p.Section("与上一期比较")
	p.Say("下表把本期与%s并列，两期都是统计当日的数字，口径相同。", p.beforeName)
	if p.midYear {
		then := "截至上年同日没有须答复的。"
		if p.then.Assigned > 0 {
			then = fmt.Sprintf("截至上年同日已交办、须答复的%d件中，首次答复已送达的%d件。", p.then.Assigned, p.then.Replied)
		}
		p.Say("截至今日已交办、须答复的%d件中，首次答复已送达的%d件；%s%s", p.byNow.Assigned, p.byNow.Replied, p.beforeName, then)
	}
	rows := [][]string{{"指标", "本期", "上一期"}}
	for _, code := range []string{Items, Reply, OnTime, Satisfied, NoFeedback, Delivery, Unsolved} {
		m, known := p.find(code)
		if !known {
			continue
		}
		tell := both
		if m.of == "" {
			tell = number
		}
		rows = append(rows, []string{m.zh.Name, tell(p.total.Rate(code)), tell(p.before.Rate(code))})
	}
	p.Table("本期和上一期（百分比之下为件数和分母）", []docx.Millimetre{56, 50, 50}, rows)
}

// toDo says, in the middle of a year, what is due until its end.
func (p *paper) toDo(names map[string]string) {
	p.Section("年底以前须完成的工作")
	p.Say("到%s，应当答复的还有%d件；已经逾期、仍须答复的%d件；有承诺到期的建议%d件。", p.yearEnd.Chinese(), p.dueInAll.Replies, p.dueInAll.Late, p.dueInAll.Promises)
	if len(p.owing) == 0 {
		return
	}
	rows := [][]string{{"承办单位", "到期应答复", "已逾期", "有承诺到期"}}
	for _, o := range p.owing {
		rows = append(rows, []string{titled(Line{Key: o.Key, Name: names[o.Key]}, "未列单位"), strconv.FormatInt(o.Replies, 10), strconv.FormatInt(o.Late, 10), strconv.FormatInt(o.Promises, 10)})
	}
	p.Table("年底以前到期的（件）", []docx.Millimetre{72, 28, 28, 28}, rows)
}
