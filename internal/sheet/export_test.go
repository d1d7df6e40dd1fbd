package sheet_test

import (
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"

	"lianluo/internal/sheet"
)

// What can be counted with is a number in the workbook, and shown as it was
// written; what cannot stays as it was.
func TestCellsHoldWhatTheirColumnSays(t *testing.T) {
	headings := []sheet.Heading{{Name: "文字"}, {Name: "件数", Holds: sheet.Numbers}, {Name: "比率", Holds: sheet.Percentages}, {Name: "日期", Holds: sheet.Days}}
	data, err := sheet.Export("表", headings, [][]string{
		{"0012", "12", "38.89", "2026-03-02"}, {"=1+1", "61.5", "0.07", "1999-12-31"}, {"", "", "", ""}, {"-3", "=1+1", "—", "2026-03-02\n2026-03-05"}, {"1", "0", "100.00", "2026-13-01"}})
	if err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	text, number := excelize.CellTypeInlineString, excelize.CellTypeUnset // of a number nothing need be said
	for _, c := range []struct {
		cell       string
		kind       excelize.CellType
		raw, shown string
	}{
		{"A2", text, "0012", "0012"}, {"B2", number, "12", "12"}, {"C2", number, "0.3889", "38.89%"}, {"D2", number, "46083", "2026-03-02"},
		{"A3", text, "=1+1", "=1+1"}, {"B3", number, "61.5", "61.5"}, {"C3", number, "0.0007", "0.07%"}, {"D3", number, "36525", "1999-12-31"},
		{"A4", text, "", ""}, {"B4", text, "", ""}, {"C4", text, "", ""}, {"D4", text, "", ""},
		{"A5", text, "-3", "-3"}, {"B5", text, "=1+1", "=1+1"}, {"C5", text, "—", "—"}, {"D5", text, "2026-03-02\n2026-03-05", "2026-03-02\n2026-03-05"},
		{"B6", number, "0", "0"}, {"C6", number, "1", "100.00%"}, {"D6", text, "2026-13-01", "2026-13-01"},
	} {
		kind, err := book.GetCellType("表", c.cell)
		raw, rawErr := book.GetCellValue("表", c.cell, excelize.Options{RawCellValue: true})
		shown, shownErr := book.GetCellValue("表", c.cell)
		formula, formulaErr := book.GetCellFormula("表", c.cell)
		if err != nil || rawErr != nil || shownErr != nil || formulaErr != nil || kind != c.kind || raw != c.raw || shown != c.shown || formula != "" {
			t.Errorf("%s: type %d, %q shown as %q (%q), want %d, %q, %q", c.cell, kind, raw, shown, formula, c.kind, c.raw, c.shown)
		}
	}
}
