package suggestion

import (
	"errors"
	"maps"
	"regexp"
	"slices"
	"strings"

	"lianluo/internal/calendar"
	"lianluo/internal/fault"
	"lianluo/internal/sheet"
)

// The columns of a register of suggestions, by their stable names.
const (
	colPlace        = "place"
	colCongress     = "congress"
	colNumber       = "number"
	colTitle        = "title"
	colCategory     = "category"
	colHandling     = "handling_role_unit"
	colReplyClass   = "reply_class"
	colDocumentNo   = "document_no"
	colReplyDate    = "reply_date"
	colSatisfaction = "satisfaction"
	colExcerpt      = "excerpt"
	colSource       = "source_url"
)

// registerColumn is one column with the headings that stand for it; the first
// Chinese one is the template's.
type registerColumn struct {
	name     string
	headings []string
	most     int // characters
	example  string
	note     string
}

var register = []registerColumn{
	{colPlace, []string{"地区"}, 100, "示例市", "建议所属的地区，可以不填。"},
	{colCongress, []string{"届次会议", "届次"}, 200, "示例市第八届人民代表大会第五次会议", "按原件照录。"},
	{colNumber, []string{"建议号", "编号", "建议编号"}, 100, "第046号", "按原件照录，不改写。"},
	{colTitle, []string{"标题", "建议标题", "题目"}, 300, "示例：关于增设路灯的建议", "必填，按原件照录。"},
	{colCategory, []string{"类别", "分类"}, 100, "城建环保", "按原件照录；与本级类别名称相同时归入该类。"},
	{colHandling, []string{"承办单位", "办理单位"}, 500, "主办单位:市城市管理局;协办单位:市财政局", "多个单位用顿号分开，写明主办、协办。"},
	{colReplyClass, []string{"答复类别"}, 100, "B类", "按原件照录。"},
	{colDocumentNo, []string{"发文字号", "答复文号"}, 100, "示城函〔2025〕12号", "按原件照录。"},
	{colReplyDate, []string{"答复日期", "答复时间"}, 40, "2025-06-30", "年、月、日齐全。"},
	{colSatisfaction, []string{"满意度"}, 100, "满意", "按原件照录，不作为代表在本平台的评价。"},
	{colExcerpt, []string{"摘要", "内容摘要"}, 500, "示例内容", "按原件照录。"},
	{colSource, []string{"来源", "来源网址"}, 500, "https://example.org/1", "出处。"},
}

// columnsOf gives the columns to read: those that are named, by the headings
// that the file has for them, or without any all by the headings that are known.
// A heading stands for one column.
func columnsOf(headings map[string]string) ([]registerColumn, error) {
	columns, taken := slices.Clone(register), map[string]bool{}
	for i, c := range columns {
		columns[i].headings = append(slices.Clone(c.headings), c.name)
		if headings != nil {
			columns[i].headings = nil
		}
	}
	for name, heading := range headings {
		i := slices.IndexFunc(columns, func(c registerColumn) bool { return c.name == name })
		switch {
		case i < 0:
			return nil, fault.Invalids(fault.Field{Name: "columns", Code: "unknown", Reason: "没有“" + name + "”这一栏，请重新选择对应关系。"})
		case heading == "" || taken[heading]:
			return nil, fault.Invalids(fault.Field{Name: "columns." + name, Code: "duplicate", Reason: "文件中的一栏只能对应一项，请重新选择。"})
		}
		columns[i].headings, taken[heading] = []string{heading}, true
	}
	return columns, nil
}

// headed gives the columns for reading a file whose title column is headed so:
// that heading must be there, every other one may.
func headed(of []registerColumn, title string) []sheet.Column {
	var columns []sheet.Column
	for _, c := range of {
		for _, heading := range c.headings {
			columns = append(columns, sheet.Column{Name: heading, Required: heading == title, Example: c.example, Note: c.note})
		}
	}
	return columns
}

// readRegister reads a table in whichever headings it has.
func readRegister(data []byte, columns []registerColumn) (sheet.Table, error) {
	titles := columns[slices.IndexFunc(columns, func(c registerColumn) bool { return c.name == colTitle })].headings
	if len(titles) == 0 {
		return sheet.Table{}, fault.Invalids(fault.Field{Name: "columns." + colTitle, Code: "required", Reason: "请选择哪一栏是标题。"})
	}
	table, first := sheet.Read(data, headed(columns, titles[0]))
	for _, title := range titles[1:] {
		if first == nil || !headless(first) {
			break
		}
		if found, err := sheet.Read(data, headed(columns, title)); err == nil || !headless(err) {
			return found, err
		}
	}
	return table, first
}

func headless(err error) bool {
	f := fault.Of(err)
	return f != nil && slices.ContainsFunc(f.Fields, func(field fault.Field) bool { return field.Code == "no_heading" })
}

// printed is one row of a register by stable column names, and which heading
// each column has in the file.
type printed struct {
	row      int
	cells    map[string]string // as the file heads them
	by       map[string]string // by stable name, filled cells only
	headings map[string]string
}

func readRow(r sheet.Row, columns []registerColumn) printed {
	p := printed{row: r.Number, cells: r.Cells, by: map[string]string{}, headings: map[string]string{}}
	for _, c := range columns {
		for _, heading := range c.headings {
			text, there := r.Cells[heading]
			if !there || p.by[c.name] != "" {
				continue
			}
			p.headings[c.name] = heading
			if text != "" {
				p.by[c.name] = text
			}
		}
	}
	return p
}

// heading names a column as the file does, for people to find it.
func (p printed) heading(column string) string {
	if h := p.headings[column]; h != "" {
		return h
	}
	return column
}

// filled are the cells that hold something, as the file heads them.
func (p printed) filled() map[string]string {
	out := maps.Clone(p.cells)
	maps.DeleteFunc(out, func(_, text string) bool { return text == "" })
	return out
}

// identity is what makes two rows the same record: where, which congress,
// number and title, as printed.
func (p printed) identity() string {
	return strings.Join([]string{p.by[colPlace], p.by[colCongress], p.by[colNumber], p.by[colTitle]}, "\t")
}

var dayShape = regexp.MustCompile(`^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?( 0?0:00(:00)?)?$`)

var errDay = errors.New("no full date")

// readDay reads a full date in the ways in which offices write one.
func readDay(text string) (calendar.Date, error) {
	m := dayShape.FindStringSubmatch(sheet.Narrow(text))
	if m == nil {
		m = dayShape.FindStringSubmatch(text)
	}
	if m == nil {
		return calendar.Date{}, errDay
	}
	pad := func(s string) string { return ("0" + s)[len(s)-1:] }
	return calendar.Parse(m[1] + "-" + pad(m[2]) + "-" + pad(m[3]))
}
