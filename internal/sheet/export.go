package sheet

import (
	"fmt"
	"strconv"
	"time"

	"github.com/xuri/excelize/v2"
)

// Heading is one column of a workbook that is written: its name, its width in
// characters, and what its cells hold.
type Heading struct {
	Name  string
	Width float64
	Holds Kind
}

// Kind says what the cells of a column hold. What a text does not amount to in
// a column of numbers, percentages or days, as two days under each other, stays
// a text.
type Kind int

// The kinds of columns. Numbers, percentages and days can be summed up, sorted
// and drawn.
const (
	Texts       Kind = iota
	Numbers          // "61.5"
	Percentages      // "38.89", shown as 38.89%
	Days             // "2026-03-02"
)

// Page is one sheet of a workbook.
type Page struct {
	Title    string
	Headings []Heading
	Rows     [][]string
}

// Export writes a workbook of one sheet.
func Export(title string, headings []Heading, rows [][]string) ([]byte, error) {
	return Book(Page{Title: title, Headings: headings, Rows: rows})
}

// Book writes a workbook: each sheet has a heading that stays in view, filters,
// and no cell that is taken for a formula.
func Book(pages ...Page) ([]byte, error) {
	f := excelize.NewFile()
	defer func() { _ = f.Close() }()
	w := writer{f: f}
	for i, page := range pages {
		if w.sheet = page.Title; i == 0 {
			w.do(f.SetSheetName(f.GetSheetName(0), page.Title))
		} else {
			_, err := f.NewSheet(page.Title)
			w.do(err)
		}
		w.page(page)
	}
	out, err := f.WriteToBuffer()
	w.do(err)
	if w.err != nil {
		return nil, fmt.Errorf("export %s: %w", w.sheet, w.err)
	}
	return out.Bytes(), nil
}

func (w *writer) page(p Page) {
	top := &excelize.Alignment{Vertical: "top", WrapText: true}
	bold := w.style(&excelize.Style{Alignment: top, Font: &excelize.Font{Bold: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"F3EBE7"}}})
	days := "yyyy-mm-dd"
	styles := map[Kind]int{Texts: w.style(&excelize.Style{Alignment: top}), Numbers: w.style(&excelize.Style{Alignment: top, NumFmt: 0}),
		Percentages: w.style(&excelize.Style{Alignment: top, NumFmt: 10}), Days: w.style(&excelize.Style{Alignment: top, CustomNumFmt: &days})}
	stream, err := w.f.NewStreamWriter(p.Title)
	if w.do(err); err != nil {
		return
	}
	names := make([]any, len(p.Headings))
	for i, h := range p.Headings {
		names[i] = excelize.Cell{StyleID: bold, Value: h.Name}
		w.do(stream.SetColWidth(i+1, i+1, h.Width))
	}
	w.do(stream.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}))
	w.do(stream.SetRow("A1", names))
	for i, row := range p.Rows {
		w.do(stream.SetRow(fmt.Sprintf("A%d", i+2), cells(p.Headings, row, styles)))
	}
	w.do(stream.Flush())
	last, err := excelize.CoordinatesToCellName(len(p.Headings), len(p.Rows)+1)
	w.do(err)
	w.do(w.f.AutoFilter(p.Title, "A1:"+last, nil))
}

func cells(headings []Heading, texts []string, styles map[Kind]int) []any {
	out := make([]any, len(texts))
	for i, text := range texts {
		value, holds := any(text), Texts
		if v, ok := headings[i].Holds.value(text); ok {
			value, holds = v, headings[i].Holds
		}
		out[i] = excelize.Cell{StyleID: styles[holds], Value: value}
	}
	return out
}

// value reads what a text amounts to in a column of the kind.
func (k Kind) value(text string) (any, bool) {
	var v any
	var err error
	switch k {
	case Numbers:
		v, err = strconv.ParseFloat(text, 64)
	case Percentages:
		v, err = strconv.ParseFloat(text+"e-2", 64)
	case Days:
		v, err = time.Parse(time.DateOnly, text)
	default:
		return nil, false
	}
	return v, err == nil
}
