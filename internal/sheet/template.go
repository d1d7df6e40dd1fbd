package sheet

import (
	"bytes"
	"fmt"

	"github.com/xuri/excelize/v2"
)

// ContentType is the media type of what Template writes.
const ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

// Template writes a workbook to fill in: the headings (required ones with an
// asterisk), one row as an example, and a second sheet with notes. All cells
// are text, so that numbers keep their leading zeros.
func Template(title string, columns []Column, notes ...string) ([]byte, error) {
	f := excelize.NewFile()
	defer func() { _ = f.Close() }()
	w := writer{f: f, sheet: title}
	w.do(f.SetSheetName(f.GetSheetName(0), title))
	text := w.style(&excelize.Style{NumFmt: 49})
	head := w.style(&excelize.Style{NumFmt: 49, Font: &excelize.Font{Bold: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"DDEBF7"}}})
	for i, c := range columns {
		name := c.Name
		if c.Required {
			name += "*"
		}
		column, err := excelize.ColumnNumberToName(i + 1)
		w.do(err)
		w.do(f.SetColStyle(title, column, text))
		w.do(f.SetColWidth(title, column, column, 18))
		w.put(column, 1, name)
		w.put(column, 2, c.Example)
	}
	w.do(f.SetRowStyle(title, 1, 1, head))
	w.do(f.SetPanes(title, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}))
	w.notes(columns, notes)
	if w.err != nil {
		return nil, fmt.Errorf("template %s: %w", title, w.err)
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		return nil, fmt.Errorf("template %s: %w", title, err)
	}
	return out.Bytes(), nil
}

// writer keeps the first error, so that a run of cells reads as one.
type writer struct {
	f     *excelize.File
	sheet string
	err   error
}

func (w *writer) do(err error) {
	if w.err == nil {
		w.err = err
	}
}

func (w *writer) style(s *excelize.Style) int {
	id, err := w.f.NewStyle(s)
	w.do(err)
	return id
}

func (w *writer) put(column string, row int, text string) {
	w.do(w.f.SetCellStr(w.sheet, fmt.Sprintf("%s%d", column, row), text))
}

func (w *writer) notes(columns []Column, notes []string) {
	w.sheet = "填写说明"
	_, err := w.f.NewSheet(w.sheet)
	w.do(err)
	w.do(w.f.SetColWidth(w.sheet, "A", "A", 16))
	w.do(w.f.SetColWidth(w.sheet, "B", "B", 80))
	row := 1
	for _, c := range columns {
		note := c.Note
		if c.Required {
			note = "必填。" + note
		}
		w.put("A", row, c.Name)
		w.put("B", row, note)
		row++
	}
	for _, n := range append([]string{"第二行是示例，不会被导入。"}, notes...) {
		w.put("A", row, "说明")
		w.put("B", row, n)
		row++
	}
}
