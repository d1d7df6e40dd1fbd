package deputy_test

import (
	"bytes"
	"net/http/httptest"
	"testing"

	"github.com/xuri/excelize/v2"

	"lianluo/internal/audit"
	"lianluo/internal/calendar"
	"lianluo/internal/deputy"
	"lianluo/internal/org/orgtest"
)

const preview, commit = "/imports/deputies/preview", "/imports/deputies"

var heading = []any{"代表证号", "姓名", "性别", "代表层级", "代表团", "选举单位", "手机号"}

// workbook makes an .xlsx file of the rows, numbers staying numbers.
func workbook(t *testing.T, rows ...[]any) []byte {
	t.Helper()
	f := excelize.NewFile()
	for i, row := range rows {
		cell, err := excelize.CoordinatesToCellName(1, i+1)
		if err != nil {
			t.Fatal(err)
		}
		if err := f.SetSheetRow("Sheet1", cell, &row); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestDeputiesComeInFromAWorkbook(t *testing.T) {
	each(t, func(w *world) {
		file := workbook(t, []any{"甲市第八届人大代表名册"}, heading,
			[]any{"００１", "张　一", "男", "", "东区代表团", "东区", 13812341234},
			[]any{},
			[]any{1002, "李二", "女", "省", "东区代表团", "", "0731-1234567"},
		)
		if status, got := w.Upload(commit, "rows.xlsx", file, "create_missing", "true"); status != 200 || orgtest.Counts(got) != [4]int{2, 0, 0, 0} {
			w.T.Fatalf("%d %v", status, got)
		}
		first, second := w.byCard("001"), w.byCard("1002")
		if first.Name != "张一" || first.Gender != "male" || first.Level != deputy.Municipal || first.Phone != "13812341234" || first.Status != deputy.Active || first.TermID != w.term.ID {
			w.T.Errorf("first is %+v", first)
		}
		if second.Level != deputy.Provincial || second.DelegationID == nil || *second.DelegationID != *first.DelegationID {
			w.T.Errorf("second is %+v", second)
		}
		if n := w.Count(&deputy.Delegation{}); n != 1 {
			w.T.Errorf("%d delegations, want 1", n)
		}
		if n := w.Count(&audit.Event{}); n != 1 {
			w.T.Errorf("%d audit events, want 1", n)
		}
	})
}

func TestThePreviewMarksEachBadCell(t *testing.T) {
	each(t, func(w *world) {
		file := workbook(t, heading,
			[]any{"001", "张一", "男", "市", "", "", "13812341234"},
			[]any{"", "李二", "", "", "", "", ""},
			[]any{"003", "", "", "", "", "", ""},
			[]any{"004", "王四", "无", "", "", "", ""},
			[]any{"005", "王五", "", "州", "", "", ""},
			[]any{"006", "王六", "", "", "西区代表团", "", ""},
			[]any{"007", "王七", "", "", "", "", "1381234"},
			[]any{"001", "张一", "", "", "", "", ""},
		)
		status, got := w.Upload(preview, "rows.xlsx", file)
		if status != 200 || orgtest.Counts(got) != [4]int{1, 0, 0, 7} {
			w.T.Fatalf("%d %v", status, got["counts"])
		}
		want := [][2]string{{}, {"代表证号", "required"}, {"姓名", "required"}, {"性别", "oneof"}, {"代表层级", "oneof"}, {"代表团", "unknown"}, {"手机号", "phone"}, {"代表证号", "duplicate"}}
		for i, line := range got["rows"].([]any) {
			row := line.(map[string]any)
			problems := row["problems"].([]any)
			if i == 0 {
				if len(problems) != 0 || row["action"] != "create" || row["row"] != 2.0 {
					w.T.Errorf("the good row: %v", row)
				}
				continue
			}
			if len(problems) != 1 || row["action"] != "invalid" {
				w.T.Errorf("row %d: %v", i, row)
				continue
			}
			problem := problems[0].(map[string]any)
			if problem["column"] != want[i][0] || problem["code"] != want[i][1] || problem["reason"] == "" {
				w.T.Errorf("row %d: %v, want %v", i, problem, want[i])
			}
		}
		if status, got := w.Upload(commit, "rows.xlsx", file); status != 422 || got["code"] != "bad-rows" || len(got["fields"].([]any)) != 7 {
			w.T.Errorf("commit: %d %v", status, got)
		}
		if w.Count(&deputy.Deputy{}) != 0 || w.Count(&deputy.Delegation{}) != 0 || w.Count(&audit.Event{}) != 0 {
			w.T.Error("a part was imported")
		}
	})
}

func TestImportingAgainUpdatesByCardNumber(t *testing.T) {
	each(t, func(w *world) {
		kept := w.seed(deputy.Deputy{CardNo: "001", Name: "张一", Phone: "13812341234", Status: deputy.Suspended, StatusReason: "依法决定", StatusOn: calendar.MustParse("2026-03-01")})
		w.seed(deputy.Deputy{CardNo: "002", Name: "李二"})
		w.seed(deputy.Deputy{CardNo: "003", Name: "别处", CongressID: w.otherTerm.CongressID, TermID: w.otherTerm.ID})
		file := workbook(t, heading,
			[]any{"001", "张一一", "", "", "南区代表团", "", ""},
			[]any{"002", "李二", "", "", "", "", ""},
			[]any{"004", "王四", "", "", "南区代表团", "", ""},
		)
		status, got := w.Upload(preview, "rows.xlsx", file, "create_missing", "true")
		if status != 200 || orgtest.Counts(got) != [4]int{1, 1, 1, 0} {
			w.T.Fatalf("preview: %d %v", status, got)
		}
		if status, got = w.Upload(commit, "rows.xlsx", file, "create_missing", "true"); status != 200 || orgtest.Counts(got) != [4]int{1, 1, 1, 0} {
			w.T.Fatalf("commit: %d %v", status, got)
		}
		row := w.byCard("001")
		if row.ID != kept.ID || row.Name != "张一一" || row.Phone != "13812341234" || row.Status != deputy.Suspended || row.DelegationID == nil || row.Version != 1 {
			w.T.Errorf("updated to %+v", row)
		}
		if status, got = w.Upload(commit, "rows.xlsx", file); status != 200 || orgtest.Counts(got) != [4]int{0, 0, 3, 0} {
			w.T.Errorf("a third time: %d %v", status, got)
		}
		if row := w.byCard("003"); row.Version != 0 {
			w.T.Errorf("the other congress changed: %+v", row)
		}
	})
}

func TestFilesThatAreNoRegisterAreRefused(t *testing.T) {
	each(t, func(w *world) {
		for want, file := range map[string][]byte{
			"empty":            {},
			"unreadable":       []byte("PK\x03\x04 no workbook"),
			"old_format":       []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"),
			"no_heading":       []byte("甲,乙\n1,2\n"),
			"no_rows":          workbook(t, heading),
			"duplicate_column": workbook(t, append(heading, "姓名"), []any{"001"}),
		} {
			for _, target := range []string{preview, commit} {
				status, got := w.Upload(target, "rows.xlsx", file)
				if name, code := w.Field(got); status != 422 || name != "file" || code != want {
					w.T.Errorf("%s: %d %v, want %s", target, status, got, want)
				}
			}
		}
		if status, got := w.Upload(commit, "rows.xlsx", workbook(t, heading, []any{"001", "张一"}), "create_missing", "maybe"); status != 422 {
			w.T.Errorf("%d %v", status, got)
		}
	})
}

func TestTheTemplateHasHeadingsAnExampleAndNotes(t *testing.T) {
	each(t, func(w *world) {
		rec := httptest.NewRecorder()
		w.Router.ServeHTTP(rec, httptest.NewRequest("GET", "/api/v1/imports/deputies/template", nil))
		book, err := excelize.OpenReader(rec.Body)
		if err != nil {
			w.T.Fatal(err)
		}
		rows, err := book.GetRows(book.GetSheetName(0))
		if err != nil || len(rows) != 2 || len(rows[0]) != len(heading) || rows[0][0] != "代表证号*" {
			w.T.Errorf("%v %v", rows, err)
		}
		if notes, err := book.GetRows("填写说明"); err != nil || len(notes) <= len(heading) {
			w.T.Errorf("%v %v", notes, err)
		}
		if err := book.SetSheetRow(book.GetSheetName(0), "A3", &[]any{"001", "张一"}); err != nil {
			w.T.Fatal(err)
		}
		var filled bytes.Buffer
		if err := book.Write(&filled); err != nil {
			w.T.Fatal(err)
		}
		if status, got := w.Upload(preview, "rows.xlsx", filled.Bytes()); status != 200 || orgtest.Counts(got) != [4]int{1, 0, 0, 0} {
			w.T.Errorf("filled in: %d %v", status, got)
		}
	})
}
