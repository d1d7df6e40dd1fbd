// Package sheet reads registers out of spreadsheets and text tables, row by
// row under their headings, and writes the templates for them. What it says
// about a file is said in cells, so that a person finds the place to mend.
package sheet

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/width"

	"lianluo/internal/fault"
)

// Limits of one file.
const (
	MaxBytes = 5 << 20
	MaxRows  = 5000
	maxRunes = 500 // of one cell
)

// Column is a heading that a register knows.
type Column struct {
	Name     string
	Required bool
	Example  string
	Note     string
}

// Row is one row under the headings; Number is its number in the file, from 1.
type Row struct {
	Number int
	Cells  map[string]string
}

// Table is what Read found: the known headings that are there, the headings
// that nobody asked for, and the rows that are not blank.
type Table struct {
	Columns []string
	Ignored []string
	Rows    []Row
}

// Has says whether the file has the column.
func (t Table) Has(column string) bool { return slices.Contains(t.Columns, column) }

// headingRows is how far down the headings may stand, below a title.
const headingRows = 10

func bad(code, reason string) error {
	return fault.Invalids(fault.Field{Name: "file", Code: code, Reason: reason})
}

// collector takes raw rows, finds the headings and keeps what is under them.
type collector struct {
	wanted []Column
	column map[int]string // by index of a cell
	table  Table
	seen   int
}

func (c *collector) at(line int) { c.seen = line }

func (c *collector) add(cells []string) error {
	c.seen++
	cells = cleaned(cells)
	if blank(cells) {
		return nil
	}
	if c.column == nil {
		return c.heading(cells)
	}
	row := Row{Number: c.seen, Cells: make(map[string]string, len(c.column))}
	for i, column := range c.column {
		if i < len(cells) {
			row.Cells[column] = cells[i]
		}
	}
	if c.example(row) {
		return nil
	}
	if len(c.table.Rows) == MaxRows {
		return bad("too_many_rows", "一次最多导入 5000 行。请把文件拆成几份，分次导入。")
	}
	c.table.Rows = append(c.table.Rows, row)
	return nil
}

// example says whether the row is the template's example, left in place.
func (c *collector) example(row Row) bool {
	for _, w := range c.wanted {
		if c.table.Has(w.Name) && row.Cells[w.Name] != w.Example {
			return false
		}
	}
	return true
}

func (c *collector) heading(cells []string) error {
	names := make([]string, len(cells))
	for i, cell := range cells {
		names[i] = strings.TrimRight(cell, "*＊")
	}
	for _, w := range c.wanted {
		if w.Required && !slices.Contains(names, w.Name) {
			if c.seen < headingRows {
				return nil
			}
			return c.noHeading()
		}
	}
	c.column = map[int]string{}
	for i, name := range names {
		known := slices.ContainsFunc(c.wanted, func(w Column) bool { return w.Name == name })
		switch {
		case name == "":
		case c.table.Has(name):
			return bad("duplicate_column", "“"+name+"”这一列出现了两次。请删去多余的一列后再导入。")
		case known:
			c.column[i] = name
			c.table.Columns = append(c.table.Columns, name)
		default:
			c.table.Ignored = append(c.table.Ignored, name)
		}
	}
	return nil
}

func (c *collector) noHeading() error {
	var names []string
	for _, w := range c.wanted {
		if w.Required {
			names = append(names, "“"+w.Name+"”")
		}
	}
	return bad("no_heading", "没有找到表头。前 10 行中应有一行包含"+strings.Join(names, "、")+"。请下载模板，按模板的表头填写。")
}

func (c *collector) done() (Table, error) {
	switch {
	case c.column == nil:
		return Table{}, c.noHeading()
	case len(c.table.Rows) == 0:
		return Table{}, bad("no_rows", "表头下面没有内容。请填写后再导入。")
	}
	return c.table, nil
}

func blank(cells []string) bool {
	return !slices.ContainsFunc(cells, func(s string) bool { return s != "" })
}

// cleaned drops what cannot be seen: spaces of any width at the ends, line
// breaks, control characters; over-long cells are cut just past the limit, so
// that the check of the length still finds them.
func cleaned(cells []string) []string {
	out := make([]string, len(cells))
	for i, s := range cells {
		s = strings.Map(func(r rune) rune {
			switch {
			case unicode.IsSpace(r):
				return ' '
			case unicode.IsControl(r), r == '\ufeff', r == '\u200b':
				return -1
			}
			return r
		}, strings.ToValidUTF8(s, "?"))
		s = strings.TrimSpace(s)
		if runes := []rune(s); len(runes) > maxRunes {
			s = string(runes[:maxRunes+1])
		}
		out[i] = s
	}
	return out
}

// Narrow writes full-width digits, letters and signs in their usual width and
// drops spaces: for numbers and codes.
func Narrow(s string) string {
	return strings.ReplaceAll(width.Narrow.String(s), " ", "")
}

// PersonName drops the spaces by which two-character names are padded; a name
// in another script keeps its spaces.
func PersonName(s string) string {
	for _, r := range s {
		if r != ' ' && !unicode.Is(unicode.Han, r) {
			return s
		}
	}
	return strings.ReplaceAll(s, " ", "")
}
