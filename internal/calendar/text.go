package calendar

import (
	"fmt"
	"strconv"
	"strings"
)

// language is all that putting an explanation into words needs.
type language struct {
	rules       map[Rule]string
	term        map[Unit]string
	due         string
	provisional string
	to, and     string
	date        func(Date) string
	name        func(string) string
}

var chinese = language{
	rules: map[Rule]string{
		CountedFrom:           "{span}为起算事实发生之日，当日不计入",
		FirstDay:              "自次日{span}起计算，期限{term}",
		CountedWorkingDays:    "{span}为工作日，计{days}日，累计{count}日",
		CountedSwappedWorkday: "{span}因{name}调休上班，计{days}日，累计{count}日",
		CountedDays:           "{span}，按日连续计算，满{term}",
		CountedMonths:         "{span}，满{term}",
		MonthEndClamped:       "当月没有{day}日，以月末{span}为期限最后一日",
		SkippedHoliday:        "{span}为{name}假期，共{days}日，跳过",
		SkippedWeekend:        "{span}为周末休息日，共{days}日，跳过",
		LastDayIsHoliday:      "期限最后一日{span}在{name}假期内",
		LastDayIsWeekend:      "期限最后一日{span}为周末休息日",
		RolledTo:              "顺延至其后第一个工作日{span}",
		NotRolled:             "按现行规则不顺延，仍以{span}为准",
		FixedDate:             "方案或承诺确定的日期：{span}",
		SessionDeadline:       "{name}规定的截止日期：{span}",
		Extended:              "经批准延期{days}天：{span}",
	},
	term:        map[Unit]string{WorkingDays: "%d个工作日", Days: "%d日", Months: "%d个月"},
	due:         "到期日：%s",
	provisional: "暂定：%s年的节假日安排尚未录入完整，其中未录入的日子按周六、周日休息计算，录入后重新计算",
	to:          "至",
	and:         "、",
	date:        Date.Chinese,
	name:        func(s string) string { return s },
}

var english = language{
	rules: map[Rule]string{
		CountedFrom:           "{span} is the day of the fact and is not counted",
		FirstDay:              "Counting starts on the next day, {span}; the term is {term}",
		CountedWorkingDays:    "{span}: working days counted: {days}, total {count}",
		CountedSwappedWorkday: "{span}: weekend worked in exchange for {name}; working days counted: {days}, total {count}",
		CountedDays:           "{span}: every day counted, {term} complete",
		CountedMonths:         "{span}: {term} complete",
		MonthEndClamped:       "That month has no day {day}; the last day is the month's end, {span}",
		SkippedHoliday:        "{span}: {name}, days skipped: {days}",
		SkippedWeekend:        "{span}: weekend, days skipped: {days}",
		LastDayIsHoliday:      "The last day, {span}, lies in the holiday of {name}",
		LastDayIsWeekend:      "The last day, {span}, is a weekend day",
		RolledTo:              "Moved to the next working day, {span}",
		NotRolled:             "The rules in force do not move it; {span} stands",
		FixedDate:             "{span}, the day that the plan or the promise names",
		SessionDeadline:       "{span}, the deadline of {name}",
		Extended:              "Put off by a decision by {days} days: {span}",
	},
	term:        map[Unit]string{WorkingDays: "%d working day(s)", Days: "%d day(s)", Months: "%d month(s)"},
	due:         "Due date: %s",
	provisional: "Provisional: the holiday table for %s is not complete; days missing from it are reckoned from weekends, and the date is computed again when the table is completed",
	to:          " to ",
	and:         ", ",
	date:        func(d Date) string { return d.utc().Format("2 January 2006") },
	name: func(s string) string {
		if t, ok := englishNames[s]; ok {
			return t
		}
		return s
	},
}

var englishNames = map[string]string{
	"元旦": "New Year's Day", "春节": "Spring Festival", "清明节": "Qingming Festival",
	"劳动节": "Labour Day", "端午节": "Dragon Boat Festival", "中秋节": "Mid-Autumn Festival",
	"国庆节": "National Day", "国庆节、中秋节": "National Day and Mid-Autumn Festival",
	"抗战胜利日": "Victory Day",
}

// Chinese puts the explanation into Chinese, one line a step, the due date last
// but for the remark that it is provisional.
func (e Explanation) Chinese() []string { return e.words(chinese) }

// English puts the explanation into English. Festivals that are not national
// keep the name that the table gives them.
func (e Explanation) English() []string { return e.words(english) }

func (e Explanation) words(l language) []string {
	if e.Due.IsZero() {
		return nil
	}
	var lines []string
	for _, s := range e.Steps {
		lines = append(lines, e.line(s, l))
	}
	lines = append(lines, fmt.Sprintf(l.due, l.date(e.Due)))
	if !e.IsProvisional() {
		return lines
	}
	years := make([]string, len(e.Provisional))
	for i, y := range e.Provisional {
		years[i] = strconv.Itoa(y)
	}
	return append(lines, fmt.Sprintf(l.provisional, strings.Join(years, l.and)))
}

func (e Explanation) line(s Step, l language) string {
	span := l.date(s.From)
	if s.To != s.From {
		span += l.to + l.date(s.To)
	}
	return strings.NewReplacer(
		"{span}", span,
		"{name}", l.name(s.Name),
		"{days}", strconv.Itoa(s.Days),
		"{count}", strconv.Itoa(s.Count),
		"{day}", strconv.Itoa(e.From.Day()),
		"{term}", fmt.Sprintf(l.term[e.Term.Unit], e.Term.N),
	).Replace(l.rules[s.Rule])
}
