package stats_test

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/calendar"
	"lianluo/internal/docx/docxtest"
	"lianluo/internal/org"
	"lianluo/internal/rules"
	"lianluo/internal/stats"
	"lianluo/internal/suggestion"
)

// published is one printed line: how many, and what that is in percent with the
// digits of the print, as printed and as computed.
type published struct {
	name, printed, want string
	part                int64
}

// printedTable is the lines that are shares of one number in one way: of
// categories, of results, of satisfaction.
type printedTable struct {
	title, kind string
	whole       int64
	lines       []published
}

var (
	tableTotal = regexp.MustCompile(`^总数:(\d+) 件`)
	tableKind  = regexp.MustCompile(`^\| \*\*([^*]+)\*\* \|`)
	tableLine  = regexp.MustCompile(`^\| ([^|*]+) \| (\d+) \| ([0-9.]+)% \| ([0-9.]+)%(?:\(1位:([0-9.]+)\))? \|`)
)

func readTables(t *testing.T, name string) (tables []*printedTable) {
	t.Helper()
	file, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	title, whole := "", int64(0)
	for _, line := range strings.Split(string(file), "\n") {
		if found, ok := strings.CutPrefix(line, "## "); ok {
			title = found
		}
		if m := tableTotal.FindStringSubmatch(line); m != nil {
			whole, _ = strconv.ParseInt(m[1], 10, 64)
		}
		if m := tableKind.FindStringSubmatch(line); m != nil {
			tables = append(tables, &printedTable{title: title, kind: m[1], whole: whole})
		}
		if m := tableLine.FindStringSubmatch(line); m != nil {
			part, _ := strconv.ParseInt(m[2], 10, 64)
			table := tables[len(tables)-1]
			table.lines = append(table.lines, published{strings.TrimSpace(m[1]), m[3], m[4], part})
			if m[5] != "" {
				table.lines[len(table.lines)-1].want = m[5]
			}
		}
	}
	return slices.DeleteFunc(tables, func(table *printedTable) bool { return len(table.lines) == 0 })
}

// TestPublishedTablesComeOutAsTheyAreRecomputed makes a congress of the counts
// of each published table, and holds what the page, the workbook and the report
// say of it against the percentages of the print; on the published tables too
// where LIANLUO_REAL_DATA names their folder. Where print and counts differ, the
// counts are right; shares that do not add up are given as they are.
func TestPublishedTablesComeOutAsTheyAreRecomputed(t *testing.T) {
	files, least := []string{"testdata/tables.md"}, 11
	if folder := os.Getenv("LIANLUO_REAL_DATA"); folder != "" {
		files, least = append(files, filepath.Join(folder, "real-tables.md")), 50
	}
	t.Logf("runs on %s", strings.Join(files, " and "))
	var tables []*printedTable
	compared, differs := 0, 0
	for _, name := range files {
		tables = append(tables, readTables(t, name)...)
	}
	for _, table := range tables {
		for _, line := range table.lines {
			if compared++; line.printed != line.want && line.printed+".0" != line.want {
				differs++
			}
		}
	}
	if compared < least || differs == 0 {
		t.Errorf("only %d lines are compared, %d of them printed otherwise", compared, differs)
	}
	eachCity(t, func(c *city) {
		for i, table := range tables {
			by := c.actor("office")
			by.CongressID = c.congressOf(table, i)
			c.prints(by, table)
		}
	})
}

// congressOf makes a congress whose figures are the counts of the table; what it
// leaves of the whole is of a category, a class or a rating that it does not name.
func (c *city) congressOf(table *printedTable, n int) uint {
	c.Helper()
	var it suggestion.Suggestion
	c.must(c.db.Read(c.Context()).Where("key_item_id = 0").Order("id").Take(&it).Error)
	congress := org.Congress{Name: table.title + table.kind, ShortName: fmt.Sprint("表", n), Level: org.City, OfficeName: "代表工作委员会", CreatedAt: c.now}
	c.must(c.db.Write(c.Context(), func(tx *gorm.DB) error {
		if err := tx.Create(&congress).Error; err != nil {
			return err
		}
		set := rules.RuleSet{CongressID: congress.ID, Version: 1, ValidFrom: calendar.On(c.now).AddDays(-100), Data: rules.Preset(), CreatedAt: c.now}
		set.Data.CategoryList, set.Data.ReplyClasses = nil, []rules.ReplyClass{{Code: "rest", Label: "其余", Meaning: "其余"}}
		for i, line := range table.lines {
			set.Data.CategoryList = append(set.Data.CategoryList, rules.Option{Code: fmt.Sprint("line", i), Label: line.name})
			set.Data.ReplyClasses = append(set.Data.ReplyClasses, rules.ReplyClass{Code: fmt.Sprint("line", i), Label: line.name, Meaning: line.name})
		}
		if err := tx.Create(&set).Error; err != nil {
			return err
		}
		var rows []suggestion.Figure
		add := func(n int64, code string, rating int) {
			for range n {
				row := suggestion.Figure{SuggestionID: it.ID, Scope: suggestion.ScopeItem, System: fmt.Sprintf("%d copy %d", congress.ID, len(rows)), CongressID: congress.ID, Year: 2026, Days: -1,
					Flags: suggestion.WasAssigned | suggestion.WithUnit | suggestion.AllReceived | suggestion.ToAnswer | suggestion.Replied}
				switch table.kind {
				case "办理结果":
					row.ClassSet, row.ClassCode = set.ID, code
				case "满意度", "满意度(合并印)":
					row.Flags |= suggestion.Flags(rating) << suggestion.Result
				default:
					if row.Category = code; code == "rest" {
						row.Category = ""
					}
				}
				rows = append(rows, row)
			}
		}
		rest := table.whole
		for i, line := range table.lines {
			add(line.part, fmt.Sprint("line", i), i+suggestion.RatedSatisfied)
			rest -= line.part
		}
		add(rest, "rest", suggestion.RatedDissatisfied)
		return tx.CreateInBatches(rows, 200).Error
	}))
	return congress.ID
}

// prints compares what the page, the workbook and the report say of each line.
func (c *city) prints(by access.Actor, table *printedTable) {
	c.Helper()
	report := c.report(by, values("by", "category"))
	if got := report.Total.Rate(stats.Items).Numerator; got != table.whole {
		c.Errorf("%s, %s: %d items, want %d", table.title, table.kind, got, table.whole)
	}
	book, err := excelize.OpenReader(bytes.NewReader(c.get(by, "/stats/export", values("by", "category")).Body.Bytes()))
	c.must(err)
	rows, err := book.GetRows("统计")
	c.must(err)
	text := strings.Join(docxtest.Lines(c, c.get(by, "/stats/paper", nil).Body.Bytes()), "\n")
	cell := func(name, heading string) string {
		at := slices.IndexFunc(rows, func(row []string) bool { return row[0] == name })
		column := slices.Index(rows[0], heading)
		if at < 0 || column < 0 || column >= len(rows[at]) {
			return ""
		}
		return rows[at][column]
	}
	for i, line := range table.lines {
		what := fmt.Sprintf("%s, %s, %s", table.title, table.kind, line.name)
		var page, workbook, paper string // the percentage with two digits
		switch table.kind {
		case "办理结果":
			rate := report.Total.Rate(fmt.Sprint("class_line", i))
			page, workbook = rate.Percent, cell("合计", line.name+"占比")
			paper = between(text, fmt.Sprintf("%s%d件，占", line.name, line.part), "%")
		case "满意度", "满意度(合并印)":
			code, name := []string{stats.Satisfied, "basically_satisfied"}[i], []string{"满意率", "基本满意率"}[i]
			page, workbook = report.Total.Rate(code).Percent, cell("合计", name)
			paper = between(between(text, "代表评价和办成情况", "不计入满意"), name, "%")
		default:
			at := slices.IndexFunc(report.Lines, func(l stats.Line) bool { return l.Name == line.name })
			if at < 0 || report.Lines[at].Rate(stats.Items).Numerator != line.part {
				c.Errorf("%s: the page counts otherwise", what)
				continue
			}
			page, workbook = stats.Percent(report.Lines[at].Rate(stats.Items).Numerator, report.Total.Rate(stats.Items).Numerator, stats.Digits), cell(line.name, "件数占合计")
			paper = between(text, fmt.Sprintf("\n%s\n%d\n", line.name, line.part), "%")
		}
		for place, got := range map[string]string{"the page": page, "the workbook": strings.TrimSuffix(workbook, "%"), "the report": paper} {
			if got != page || !atDigits(got, line.want) {
				c.Errorf("%s, %s: %q%% of %d, want %s%%", place, what, got, table.whole, line.want)
			}
		}
	}
}

// between is what stands in a text after one thing and before the next.
func between(text, after, before string) string {
	_, rest, _ := strings.Cut(text, after)
	found, _, ok := strings.Cut(rest, before)
	if !ok {
		return ""
	}
	return found
}

// atDigits says whether a percentage with two digits is what the print says with
// fewer: no further from it than half of its last digit.
func atDigits(got, printed string) bool {
	a, err := strconv.ParseFloat(got, 64)
	b, other := strconv.ParseFloat(printed, 64)
	_, decimals, _ := strings.Cut(printed, ".")
	if len(decimals) == stats.Digits {
		return got == printed
	}
	return err == nil && other == nil && math.Abs(a-b) <= 0.5*math.Pow10(-len(decimals))+1e-9
}
