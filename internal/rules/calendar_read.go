package rules

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"lianluo/internal/calendar"
	"lianluo/internal/sheet"
)

const (
	columnDate = "日期"
	columnKind = "类型"
	columnName = "名称"
)

var calendarColumns = []sheet.Column{
	{Name: columnDate, Required: true, Example: "2027-01-01至2027-01-03", Note: "例如 2027-01-01、2027年1月1日，或一段：2027-01-01至2027-01-03。"},
	{Name: columnKind, Required: true, Example: "放假", Note: "填“放假”或“上班”（调休上班）。"},
	{Name: columnName, Required: true, Example: "元旦", Note: "节日名称；调休上班的，填为哪个节日调休。"},
}

// CalendarTable is what a table of holidays holds, day by day, and the cells
// that could not be read.
type CalendarTable struct {
	Days []calendar.Day `json:"days"`
	Rows []sheet.Line   `json:"rows"` // only those with problems
}

// longestRun is how many days one row may name.
const longestRun = 31

// ReadCalendarTable reads a spreadsheet, or text pasted from one. Of several
// rows for a day the last one stands.
//
// Text without headings, its cells apart by tabs, commas or spaces, is read in
// the order of the columns.
func ReadCalendarTable(data []byte) (CalendarTable, error) {
	table, err := sheet.Read(headed(data), calendarColumns)
	if err != nil {
		return CalendarTable{}, err
	}
	out := CalendarTable{Days: []calendar.Day{}, Rows: []sheet.Line{}}
	at := map[calendar.Date]int{}
	for _, row := range table.Rows {
		line := sheet.NewLine(row)
		days := calendarRow(&line)
		if len(line.Problems) > 0 {
			line.Action = sheet.Invalid
			out.Rows = append(out.Rows, line)
			continue
		}
		for _, d := range days {
			if i, ok := at[d.Date]; ok {
				out.Days[i] = d
				continue
			}
			at[d.Date] = len(out.Days)
			out.Days = append(out.Days, d)
		}
	}
	return out, nil
}

// headed puts the headings over pasted text that has none.
func headed(data []byte) []byte {
	text := string(data)
	if !utf8.ValidString(text) || !pasted.MatchString(text) {
		return data
	}
	table := strings.Builder{}
	table.WriteString(columnDate + "\t" + columnKind + "\t" + columnName + "\n")
	for line := range strings.Lines(text) {
		table.WriteString(strings.Join(gap.Split(strings.TrimSpace(line), 3), "\t") + "\n")
	}
	return []byte(table.String())
}

var (
	pasted = regexp.MustCompile(`^\s*[0-9０-９]{4}\S+[\s,，　]`)
	gap    = regexp.MustCompile(`[\s,，　]+`)
)

var kindWords = map[string]calendar.Kind{
	"放假": calendar.Holiday, "休息": calendar.Holiday, "休": calendar.Holiday, "假": calendar.Holiday,
	"上班": calendar.Workday, "调休": calendar.Workday, "调休上班": calendar.Workday, "班": calendar.Workday,
}

func calendarRow(line *sheet.Line) []calendar.Day {
	kind, ok := kindWords[line.Cells[columnKind]]
	if !ok {
		line.Problem(columnKind, "oneof", "请填“放假”或“上班”。")
	}
	name := ""
	line.Required(columnName)
	line.Text(columnName, 40, &name)
	from, to, ok := dateRange(line.Cells[columnDate])
	switch {
	case !ok:
		line.Problem(columnDate, "date", "应为日期或一段日期，例如 2027-01-01 或 2027-01-01至2027-01-03。")
	case to.Before(from) || to.Sub(from) >= longestRun:
		line.Problem(columnDate, "range", "一段日期应从前到后，且不超过 31 天。")
	}
	var days []calendar.Day
	for d := from; len(line.Problems) == 0 && !d.After(to); d = d.AddDays(1) {
		days = append(days, calendar.Day{Date: d, Kind: kind, Name: name})
	}
	return days
}

var (
	between = regexp.MustCompile(`至|到|~|—|–`)
	wholeOn = regexp.MustCompile(`^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$`)
	monthOn = regexp.MustCompile(`^(\d{1,2})[-/.月](\d{1,2})日?$`)
	dayOn   = regexp.MustCompile(`^(\d{1,2})日?$`)
)

// dateRange reads one day, or a run such as 2027年2月5日至11日.
func dateRange(text string) (from, to calendar.Date, ok bool) {
	parts := between.Split(sheet.Narrow(strings.TrimSpace(text)), -1)
	first := wholeOn.FindStringSubmatch(parts[0])
	if first == nil || len(parts) > 2 {
		return from, to, false
	}
	last := first[1:]
	if len(parts) == 2 {
		switch end := parts[1]; {
		case wholeOn.MatchString(end):
			last = wholeOn.FindStringSubmatch(end)[1:]
		case monthOn.MatchString(end):
			last = append([]string{first[1]}, monthOn.FindStringSubmatch(end)[1:]...)
		case dayOn.MatchString(end):
			last = []string{first[1], first[2], dayOn.FindStringSubmatch(end)[1]}
		default:
			return from, to, false
		}
	}
	from, err := onDay(first[1:])
	if err == nil {
		to, err = onDay(last)
	}
	return from, to, err == nil
}

func onDay(parts []string) (calendar.Date, error) {
	pad := func(s string) string { return strings.Repeat("0", 2-len(s)) + s }
	return calendar.Parse(parts[0] + "-" + pad(parts[1]) + "-" + pad(parts[2]))
}
