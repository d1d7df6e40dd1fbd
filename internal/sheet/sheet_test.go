package sheet_test

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"lianluo/internal/fault"
	"lianluo/internal/sheet"
)

var columns = []sheet.Column{
	{Name: "编号", Required: true, Example: "示例-1"},
	{Name: "名称", Required: true, Example: "示例"},
	{Name: "备注"},
}

const text = "编号,名称,其他\n0012,\"甲,局\",x\n\n,,\n13,乙局\n"

func encoded(t *testing.T, s string, how string) []byte {
	t.Helper()
	var out string
	var err error
	switch how {
	case "gb18030":
		out, err = simplifiedchinese.GB18030.NewEncoder().String(s)
	case "utf-16":
		out, err = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(s)
	case "utf-8 with mark":
		out = "\ufeff" + s
	case "tabs":
		out = strings.ReplaceAll(strings.ReplaceAll(s, "\"甲,局\"", "甲，局"), ",", "\t")
		out = strings.ReplaceAll(out, "甲，局", "甲,局")
	default:
		out = s
	}
	if err != nil {
		t.Fatal(err)
	}
	return []byte(out)
}

func TestTextTablesAreReadInTheirEncodings(t *testing.T) {
	for _, how := range []string{"utf-8", "utf-8 with mark", "gb18030", "utf-16", "tabs"} {
		got, err := sheet.Read(encoded(t, text, how), columns)
		if err != nil {
			t.Errorf("%s: %v", how, err)
			continue
		}
		if len(got.Rows) != 2 || got.Rows[0].Number != 2 || got.Rows[1].Number != 5 {
			t.Errorf("%s: rows %+v", how, got.Rows)
			continue
		}
		if first := got.Rows[0].Cells; first["编号"] != "0012" || first["名称"] != "甲,局" || len(first) != 2 {
			t.Errorf("%s: first row %v", how, first)
		}
		if got.Has("备注") || !got.Has("名称") || len(got.Ignored) != 1 || got.Ignored[0] != "其他" {
			t.Errorf("%s: columns %v, ignored %v", how, got.Columns, got.Ignored)
		}
	}
}

func TestFilesBeyondTheLimitsAreRefused(t *testing.T) {
	var rows strings.Builder
	rows.WriteString("编号,名称\n")
	for i := range sheet.MaxRows {
		fmt.Fprintf(&rows, "%d,甲\n", i)
	}
	if got, err := sheet.Read([]byte(rows.String()), columns); err != nil || len(got.Rows) != sheet.MaxRows {
		t.Errorf("%d rows, %v", len(got.Rows), err)
	}
	rows.WriteString("最后,甲\n")
	if code := code(t, []byte(rows.String())); code != "too_many_rows" {
		t.Errorf("one row more: %s", code)
	}
	if _, err := sheet.Read(make([]byte, sheet.MaxBytes+1), columns); !errors.Is(err, sheet.ErrTooLarge) {
		t.Errorf("one byte more: %v", err)
	}
}

func code(t *testing.T, data []byte) string {
	t.Helper()
	_, err := sheet.Read(data, columns)
	f := fault.Of(err)
	if f == nil || len(f.Fields) != 1 || f.Fields[0].Name != "file" || f.Fields[0].Reason == "" {
		t.Fatalf("refused with %v", err)
	}
	return f.Fields[0].Code
}

func TestAnythingElseIsRefusedWithItsReason(t *testing.T) {
	for want, data := range map[string]string{
		"empty":            "",
		"unreadable":       "编号,名称\n1,\x00\n",
		"old_format":       "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
		"no_heading":       strings.Repeat("1,2\n", 20),
		"no_rows":          "编号,名称\n示例-1,示例\n",
		"duplicate_column": "编号,名称,编号\n1,2,3\n",
	} {
		if got := code(t, []byte(data)); got != want {
			t.Errorf("%q: %s, want %s", data, got, want)
		}
	}
}

func TestAWorkbookThatUnpacksTooFarIsRefused(t *testing.T) {
	f := excelize.NewFile()
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		t.Fatal(err)
	}
	if err := w.SetRow("A1", []any{"编号", "名称"}); err != nil {
		t.Fatal(err)
	}
	long := strings.Repeat("长", 10000)
	for i := range 1400 {
		if err := w.SetRow(fmt.Sprintf("A%d", i+2), []any{i, long}); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	if out.Len() > sheet.MaxBytes {
		t.Fatalf("the file itself has %d bytes", out.Len())
	}
	if got := code(t, out.Bytes()); got != "unreadable" {
		t.Errorf("refused as %s", got)
	}
}

func TestNamesAndNumbersLoseTheirPadding(t *testing.T) {
	for in, want := range map[string]string{"张 三": "张三", "欧阳 娜娜": "欧阳娜娜", "Ali Baba": "Ali Baba", "买买提 A": "买买提 A"} {
		if got := sheet.PersonName(in); got != want {
			t.Errorf("%q: %q", in, got)
		}
	}
	if got := sheet.Narrow("１３８ １２３４－Ａ"); got != "1381234-A" {
		t.Errorf("narrow: %q", got)
	}
}

func TestAnOverLongCellIsAProblemOfItsRow(t *testing.T) {
	table, err := sheet.Read([]byte("编号,名称\n1,"+strings.Repeat("长", 600)+"\n2,短\n"), columns)
	if err != nil {
		t.Fatal(err)
	}
	p := sheet.NewPreview(table)
	for _, row := range table.Rows {
		p.Add(sheet.NewLine(row), sheet.Create)
	}
	if p.Counts != (sheet.Counts{Create: 1, Invalid: 1, Total: 2}) || p.Rows[0].Problems[0].Code != "too_long" {
		t.Errorf("%+v %+v", p.Counts, p.Rows[0].Problems)
	}
	refusal := fault.Of(p.Refusal())
	if refusal == nil || !errors.Is(refusal, sheet.ErrBadRows) || len(refusal.Fields) != 1 || refusal.Fields[0].Name != "rows[2].名称" {
		t.Errorf("refusal %+v", refusal)
	}
}
