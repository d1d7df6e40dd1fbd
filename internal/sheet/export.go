package sheet

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

// Heading is one column of a workbook that is written: its name, and its width
// in characters.
type Heading struct {
	Name  string
	Width float64
}

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
// and every cell as text, so that none is taken for a formula.
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
	plain := w.style(&excelize.Style{Alignment: top})
	stream, err := w.f.NewStreamWriter(p.Title)
	if w.do(err); err != nil {
		return
	}
	names := make([]string, len(p.Headings))
	for i, h := range p.Headings {
		names[i] = h.Name
		w.do(stream.SetColWidth(i+1, i+1, h.Width))
	}
	w.do(stream.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}))
	w.do(stream.SetRow("A1", cells(names, bold)))
	for i, row := range p.Rows {
		w.do(stream.SetRow(fmt.Sprintf("A%d", i+2), cells(row, plain)))
	}
	w.do(stream.Flush())
	last, err := excelize.CoordinatesToCellName(len(p.Headings), len(p.Rows)+1)
	w.do(err)
	w.do(w.f.AutoFilter(p.Title, "A1:"+last, nil))
}

func cells(texts []string, style int) []any {
	out := make([]any, len(texts))
	for i, text := range texts {
		out[i] = excelize.Cell{StyleID: style, Value: text}
	}
	return out
}
