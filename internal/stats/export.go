package stats

import (
	"context"
	"fmt"
	"strconv"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/audit"
	"lianluo/internal/calendar"
	"lianluo/internal/org"
	"lianluo/internal/sheet"
)

// dimensionWords head the first column of the workbook.
var dimensionWords = map[string]string{"": "范围", "category": "类别", "field": "对口委员会", "unit": "承办单位", "system": "系统归口", "delegation": "代表团",
	"group": "代表小组", "session": "届次会议", "year": "年度"}

// Export writes the figures as a workbook: one sheet with every numerator,
// denominator and percentage, one with the definitions. It is noted in the
// audit record.
func (s *Service) Export(ctx context.Context, by access.Actor, q Question) ([]byte, error) {
	r, err := s.reader(ctx, by)
	if err != nil {
		return nil, err
	}
	report, err := r.report(q)
	if err != nil {
		return nil, err
	}
	narrowed, err := r.inWords(q.Filter)
	if err != nil {
		return nil, err
	}
	err = s.DB.Write(ctx, func(tx *gorm.DB) error {
		return audit.Record(tx, by, audit.Event{At: r.now, Action: "stats.export", Subject: "congress/" + strconv.FormatUint(uint64(by.CongressID), 10),
			Data: audit.Data{"by": q.By, "rows": len(report.Lines) + 1}})
	})
	if err != nil {
		return nil, err
	}
	return sheet.Book(r.figureSheet(report), r.definitionSheet(report, narrowed))
}

// shareOfAll heads the share of all items that a line has.
const shareOfAll = "件数占合计"

func (r *reader) figureSheet(report Report) sheet.Page {
	page := sheet.Page{Title: "统计", Headings: []sheet.Heading{{Name: dimensionWords[report.By], Width: 26}}}
	for _, m := range r.measures() {
		if m.of == "" {
			page.Headings = append(page.Headings, sheet.Heading{Name: m.zh.Name, Width: 10, Holds: sheet.Numbers})
			if m.code == Items {
				page.Headings = append(page.Headings, sheet.Heading{Name: shareOfAll, Width: 10, Holds: sheet.Percentages})
			}
			continue
		}
		page.Headings = append(page.Headings, sheet.Heading{Name: m.zh.Name + "（件）", Width: 10, Holds: sheet.Numbers},
			sheet.Heading{Name: m.zh.Name + "（分母）", Width: 10, Holds: sheet.Numbers}, sheet.Heading{Name: m.zh.Name, Width: 10, Holds: sheet.Percentages})
	}
	page.Headings = append(page.Headings, sheet.Heading{Name: "办理天数中位数", Width: 10, Holds: sheet.Numbers})
	if report.By == "unit" {
		page.Headings = append(page.Headings, sheet.Heading{Name: "名次", Width: 8, Holds: sheet.Numbers})
	}
	total := report.Total
	total.Name = "合计"
	for _, l := range append([]Line{total}, report.Lines...) {
		page.Rows = append(page.Rows, l.cells(report.By, total))
	}
	return page
}

func (l Line) cells(by string, total Line) []string {
	name := l.Name
	switch {
	case l.Key == None && name == "":
		name = "未列" + dimensionWords[by]
	case by == "system" && l.Key != "":
		name = org.SystemName(org.System(l.Key))
	}
	row := []string{name}
	for _, rate := range l.Rates {
		row = append(row, strconv.FormatInt(rate.Numerator, 10))
		if isRate(rate.Code) {
			row = append(row, strconv.FormatInt(rate.Denominator, 10), rate.Percent)
		}
		if rate.Code == Items {
			row = append(row, l.share(total))
		}
	}
	median, place := "", ""
	if l.MedianDays != nil {
		median = strconv.FormatFloat(*l.MedianDays, 'f', -1, 64)
	}
	if by != "unit" {
		return append(row, median)
	}
	if l.Place > 0 {
		place = strconv.Itoa(l.Place)
	}
	return append(row, median, place)
}

func isRate(code string) bool {
	for _, m := range measures {
		if m.code == code {
			return m.of != ""
		}
	}
	return true // a class
}

func (r *reader) definitionSheet(report Report, narrowed string) sheet.Page {
	page := sheet.Page{Title: "指标口径", Headings: []sheet.Heading{{Name: "指标", Width: 18}, {Name: "分子（计数）", Width: 44}, {Name: "分母", Width: 36}, {Name: "说明", Width: 60}}}
	for _, m := range r.measures() {
		page.Rows = append(page.Rows, []string{m.zh.Name, m.zh.Part, m.zh.Of, m.zh.Note})
	}
	at := r.now.In(calendar.On(r.now).Start().Location()).Format("2006-01-02 15:04")
	return sheet.Page{Title: page.Title, Headings: page.Headings, Rows: append(page.Rows,
		[]string{shareOfAll, "该行的件数。", "合计的件数。", "按单位、系统、代表小组看时，一件可以计入几行，各行相加可以超过 100%。"},
		[]string{"办理天数中位数", "从交办到首次答复送达的日历天数，取中位数。", "已答复的建议。", "按单位看时，从交办给该单位之日起算。"},
		[]string{"百分比", "由件数直接计算，四舍五入到小数点后两位；各项相加不等于 100 的，照实列出。", "", fmt.Sprintf("分母不足 %d 的，百分比只作参考，不参加排名。", report.SmallBase)},
		[]string{"统计范围", narrowed, "", ""}, []string{"统计时间", at, "", ""})}
}

// inWords names what the figures were narrowed to.
func (r *reader) inWords(f Filter) (string, error) {
	text := ""
	for _, by := range Dimensions {
		value := dimensions[by].value(f)
		if value == "" {
			continue
		}
		names, err := r.names(by)
		if err != nil {
			return "", err
		}
		switch {
		case names[value] != "":
			value = names[value]
		case value == None:
			value = "未列"
		case by == "system":
			value = org.SystemName(org.System(value))
		}
		text += dimensionWords[by] + "：" + value + "；"
	}
	if text == "" {
		return "全部", nil
	}
	return text, nil
}
