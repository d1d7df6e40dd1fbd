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

// Export writes a workbook of one sheet: a heading that stays in view, filters,
// and every cell as text, so that none is taken for a formula.
func Export(title string, headings []Heading, rows [][]string) ([]byte, error) {
	f := excelize.NewFile()
	defer func() { _ = f.Close() }()
	w := writer{f: f, sheet: title}
	w.do(f.SetSheetName(f.GetSheetName(0), title))
	top := &excelize.Alignment{Vertical: "top", WrapText: true}
	bold := w.style(&excelize.Style{Alignment: top, Font: &excelize.Font{Bold: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"F3EBE7"}}})
	plain := w.style(&excelize.Style{Alignment: top})
	stream, err := f.NewStreamWriter(title)
	if err != nil {
		return nil, fmt.Errorf("export %s: %w", title, err)
	}
	names := make([]string, len(headings))
	for i, h := range headings {
		names[i] = h.Name
		w.do(stream.SetColWidth(i+1, i+1, h.Width))
	}
	w.do(stream.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}))
	w.do(stream.SetRow("A1", cells(names, bold)))
	for i, row := range rows {
		w.do(stream.SetRow(fmt.Sprintf("A%d", i+2), cells(row, plain)))
	}
	w.do(stream.Flush())
	last, err := excelize.CoordinatesToCellName(len(headings), len(rows)+1)
	w.do(err)
	w.do(f.AutoFilter(title, "A1:"+last, nil))
	out, err := f.WriteToBuffer()
	w.do(err)
	if w.err != nil {
		return nil, fmt.Errorf("export %s: %w", title, w.err)
	}
	return out.Bytes(), nil
}

func cells(texts []string, style int) []any {
	out := make([]any, len(texts))
	for i, text := range texts {
		out[i] = excelize.Cell{StyleID: style, Value: text}
	}
	return out
}
