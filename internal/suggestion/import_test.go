package suggestion

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"lianluo/internal/audit"
	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
	"lianluo/internal/idempotency"
	"lianluo/internal/org"
)

// upload sends a register with choices such as "create_units", "true".
func (w *world) upload(who, path string, file []byte, choices ...string) *httptest.ResponseRecorder {
	w.Helper()
	w.key++
	w.as = w.actors[who]
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	for i := 0; i < len(choices); i += 2 {
		w.must(form.WriteField(choices[i], choices[i+1]))
	}
	part, err := form.CreateFormFile("file", "register.tsv")
	w.must(err)
	_, err = part.Write(file)
	w.must(err)
	w.must(form.Close())
	r := httptest.NewRequest(http.MethodPost, path, &body)
	r.Header.Set("Content-Type", form.FormDataContentType())
	r.Header.Set(idempotency.Header, fmt.Sprintf("test-key-%d", w.key))
	answer := httptest.NewRecorder()
	w.router.ServeHTTP(answer, r)
	return answer
}

func (w *world) must(err error) {
	w.Helper()
	if err != nil {
		w.Fatal(err)
	}
}

const (
	importPath  = "/imports/suggestions"
	previewPath = "/imports/suggestions/preview"
)

func (w *world) report(path string, file []byte, choices ...string) ImportReport {
	w.Helper()
	answer := w.upload("office", path, file, choices...)
	if answer.Code != http.StatusOK {
		w.Fatalf("%s: %d %s", path, answer.Code, answer.Body)
	}
	return decode[ImportReport](w, answer)
}

func (w *world) rows(model any) (n int64) {
	w.Helper()
	w.must(w.db.Read(w.Context()).Model(model).Count(&n).Error)
	return n
}

func codes(l ImportLine) []string {
	out := []string{}
	for _, p := range l.Problems {
		if p.Reason == "" || p.Column == "" {
			out = append(out, "without-words")
		}
		out = append(out, p.Code)
	}
	return out
}

func testRegister(t *testing.T) []byte {
	t.Helper()
	file, err := os.ReadFile("testdata/register.tsv")
	if err != nil {
		t.Fatal(err)
	}
	return file
}

func TestEachRowOfARegisterHasItsFate(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		file := testRegister(t)
		preview := w.report(previewPath, file)
		want := [][]string{{}, {"unit_unknown", "reply_without_unit"}, {"unit_unknown", "unit_unknown"}, {}, {"and_others", "unit_unknown"},
			{"not_understood"}, {"lead_unstated", "unit_unknown", "unit_unknown"},
			{"read_as_co", "unit_unknown", "other_place"}, {"role_unstated", "reply_without_unit"}}
		for i, line := range preview.Rows {
			if diff := cmp.Diff(want[i], codes(line)); diff != "" || line.Action != ImportCreate || line.Row != i+2 {
				t.Errorf("row %d (%s): %s", line.Row, line.Action, diff)
			}
		}
		if w.rows(&Suggestion{}) != 0 || w.rows(&ImportedRow{}) != 0 || preview.Counts != (ImportCounts{Create: 9, Total: 9}) {
			t.Errorf("the preview changed something, or counts %+v", preview.Counts)
		}
		w.report(importPath, file)
		if again := w.report(importPath, file); again.Counts != (ImportCounts{Skip: 9, Total: 9}) {
			t.Errorf("imported again: %+v", again.Counts)
		}
		if n := w.rows(&Suggestion{}); n != 9 {
			t.Errorf("%d items, want 9", n)
		}
		var events []audit.Event
		w.must(db.Read(w.Context()).Where("action = 'suggestion.import'").Order("id").Find(&events).Error)
		if len(events) != 2 || fmt.Sprint(events[0].Data["created"], events[1].Data["skipped"]) != "9 9" {
			t.Errorf("audit: %+v", events)
		}
	})
}

func TestAnImportInventsNothing(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		done := w.report(importPath, testRegister(t))
		v := w.view("office", done.Rows[0].SuggestionID)
		if v.Phase != Archived || v.Origin != OriginImported || v.NumberText != "第046号" || v.Number != nil || v.Category != "urban_environment" ||
			v.SessionName != "第八届人民代表大会第五次会议" || v.Content.Situation != "[摘述] 列入当年养护计划。" {
			t.Errorf("%+v", v)
		}
		if len(v.Clocks) != 0 || len(v.Ball) != 0 || len(v.Actions) != 0 || v.SubmittedAt != nil || v.RegisteredAt != nil || v.FirstAssignedAt != nil ||
			v.ClosedAt != nil || v.Proposer.DeputyID != 0 || len(v.Rounds[0].Feedbacks) != 0 || v.Rounds[0].OpenedAt != nil {
			t.Errorf("facts that the register does not print: %+v", v)
		}
		a := v.Rounds[0].Assignments[0]
		if a.UnitName != "市交通运输局" || a.Role != RoleSole || a.AssignedAt != nil || a.ReceivedAt != nil {
			t.Errorf("%+v", a)
		}
		if r := a.Reply; r == nil || r.ClassCode != "B类" || r.ClassLabel != "B类" || r.DocumentNo != "云交函〔2026〕号" || r.SignedAt != nil ||
			r.DeliveredAt.Format("2006-01-02T15") != "2026-02-10T16" {
			t.Errorf("reply %+v", r)
		}
		if v.Timeline[0].Kind != "import" || v.Timeline[1].Kind != "imported_rating" || v.Timeline[1].Data["result"] != "基本满意" {
			t.Errorf("timeline %+v", v.Timeline)
		}
		if v.Imported.Line != 2 || v.Imported.Source != "register.tsv" || v.Imported.Cells["satisfaction"] != "基本满意" || len(v.Imported.Cells) != 12 {
			t.Errorf("imported row %+v", v.Imported)
		}
		bare := w.view("office", done.Rows[3].SuggestionID)
		if bare.RoundNo != 0 || len(bare.Rounds) != 0 || bare.SessionName != "市八届人大四次、五次会议" || bare.NumberText != "" || len(bare.Imported.Cells) != 2 {
			t.Errorf("%+v", bare)
		}
		if w.rows(&Clock{}) != 0 || w.rows(&Task{}) != 0 || w.rows(&Feedback{}) != 0 {
			t.Error("clocks, tasks or feedback were made up")
		}
	})
}

func TestSeveralUnitsInACellBecomeSeveralAssignments(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		done := w.report(importPath, testRegister(t), "create_units", "true")
		created := []string{"教育局", "市财政局", "云东县政府", "市柑橘发展集团公司", "财政部", "银保监会", "团区委"}
		if diff := cmp.Diff(created, done.NewUnits); diff != "" || done.Counts.UnitsToCreate != len(created) {
			t.Error(diff)
		}
		for row, want := range map[int]string{
			1: "教育局 sole", 2: "市交通运输局 lead,市财政局 co,市教育局 co,云东县政府 co", 3: "", 4: "市教育局 lead,市柑橘发展集团公司 co",
			5: "", 6: "财政部 co,银保监会 co", 7: "市教育局 lead,市交通运输局 co,团区委 co", 8: "市交通运输局 unstated,市教育局 unstated",
		} {
			var have []string
			for _, r := range w.view("office", done.Rows[row].SuggestionID).Rounds {
				for _, a := range r.Assignments {
					have = append(have, a.UnitName+" "+a.Role)
				}
			}
			if strings.Join(have, ",") != want {
				t.Errorf("row %d: %v, want %s", row, have, want)
			}
		}
		reply := w.view("office", done.Rows[7].SuggestionID).Rounds[0].Assignments[0].Reply
		if reply == nil || reply.ClassLabel != "A" || reply.DocumentNo != "" || reply.DeliveredAt.Format("01-02") != "01-04" {
			t.Errorf("the lead's reply: %+v", reply)
		}
		for _, u := range created {
			row, err := database.One[org.Unit](db.Read(w.Context()).Where("name = ?", u))
			if err != nil || row.System != org.Other || !row.Active {
				t.Errorf("%s: %+v %v", u, row, err)
			}
		}
	})
}

func TestImportedItemsAreListedAndFound(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		w.report(importPath, testRegister(t))
		for query, want := range map[string]int64{"": 9, "?phase=archived": 9, "?phase=registered": 0, "?q=油菜": 1, "?q=20262061": 1, "?q=云东县": 1} {
			answer := w.call("office", http.MethodGet, "/suggestions"+query, nil)
			if list := decode[struct {
				Total int64 `json:"total"`
				Items []Row `json:"items"`
			}](w, answer); answer.Code != http.StatusOK || list.Total != want {
				t.Errorf("%s: %d with %d, want %d", query, answer.Code, list.Total, want)
			}
		}
		if answer := w.call("foreign_office", http.MethodGet, "/suggestions", nil); !strings.Contains(answer.Body.String(), `"total":0`) {
			t.Errorf("another congress sees %s", answer.Body)
		}
		var item Suggestion
		w.must(db.Read(w.Context()).Where("number_text = '第046号'").First(&item).Error)
		if v := w.view("clerk", item.ID); v.Imported != nil || slices.ContainsFunc(v.Timeline, func(e EventView) bool { return e.Kind == "imported_rating" }) {
			t.Error("a unit reads a rating that was never released")
		}
		if answer := w.call("lead", http.MethodGet, fmt.Sprintf("/suggestions/%d", item.ID), nil); answer.Code != http.StatusNotFound {
			t.Errorf("a deputy without relation: %d", answer.Code)
		}
	})
}

func TestBadRowsAreNamedAndRefuseTheFileUnlessSkipped(t *testing.T) {
	file := []byte("届次会议,建议号,标题,答复日期,备注\n" +
		"五次会议,1号,关于甲的建议,2026/1/5,\n五次会议,2号,,2026-01-05,\n五次会议,3号,关于丙的建议,7/20/22,\n" +
		"五次会议,4号,关于丁的建议,2026-12-01,\n五次会议,1号,关于甲的建议,,\n五次会议,5号," + strings.Repeat("长", 301) + ",,\n")
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		preview := w.report(previewPath, file)
		want := []string{"create [reply_without_unit]", "invalid [required]", "invalid [date]", "invalid [future]", "skip [duplicate]", "invalid [too_long]"}
		for i, line := range preview.Rows {
			if have := fmt.Sprint(line.Action, " ", codes(line)); have != want[i] {
				t.Errorf("row %d: %s, want %s", line.Row, have, want[i])
			}
		}
		if preview.Rows[2].Problems[0].Column != "答复日期" || !slices.Equal(preview.Ignored, []string{"备注"}) {
			t.Errorf("%+v, ignored %v", preview.Rows[2], preview.Ignored)
		}
		answer := w.upload("office", importPath, file)
		var problem struct {
			Code   string           `json:"code"`
			Fields []map[string]any `json:"fields"`
		}
		w.must(json.Unmarshal(answer.Body.Bytes(), &problem))
		if answer.Code != http.StatusUnprocessableEntity || problem.Code != "bad-rows" || len(problem.Fields) != 4 || problem.Fields[0]["name"] != "rows[3].标题" {
			t.Errorf("%d %+v", answer.Code, problem)
		}
		if w.rows(&Suggestion{}) != 0 || w.rows(&ImportedRow{}) != 0 {
			t.Error("a part was imported")
		}
		if done := w.report(importPath, file, "skip_invalid", "true"); done.Counts != (ImportCounts{Create: 1, Skip: 1, Invalid: 4, Total: 6}) || w.rows(&Suggestion{}) != 1 {
			t.Errorf("%+v", done.Counts)
		}
	})
}

func TestOnlyOfficeAndHeadImport(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		file := testRegister(t)
		for who := range maps.Keys(w.actors) {
			if strings.HasPrefix(who, "foreign_") {
				continue
			}
			want := http.StatusForbidden
			if who == "office" || who == "head" {
				want = http.StatusOK
			}
			if answer := w.upload(who, previewPath, file); answer.Code != want {
				t.Errorf("%s previews: %d, want %d", who, answer.Code, want)
			}
			if answer := w.upload(who, importPath, file); answer.Code != want {
				t.Errorf("%s imports: %d, want %d", who, answer.Code, want)
			}
			if answer := w.call(who, http.MethodGet, importPath+"/template", nil); answer.Code != want {
				t.Errorf("%s asks for the template: %d, want %d", who, answer.Code, want)
			}
		}
		if answer := w.upload("office", importPath, file, "create_units", "maybe"); answer.Code != http.StatusUnprocessableEntity {
			t.Errorf("a choice that is none: %d", answer.Code)
		}
		if answer := w.upload("office", importPath, []byte("甲\t乙\n1\t2\n")); answer.Code != http.StatusUnprocessableEntity || !strings.Contains(answer.Body.String(), "no_heading") {
			t.Errorf("no register: %d %s", answer.Code, answer.Body)
		}
	})
}

func TestTheTemplateFilledInIsARegister(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		book, err := excelize.OpenReader(w.call("office", http.MethodGet, importPath+"/template", nil).Body)
		w.must(err)
		w.must(book.SetSheetRow(book.GetSheetName(0), "A3", &[]any{"云岭市", "八届五次", "第7号", "关于增设路灯的建议", "", "主办单位：市教育局"}))
		var file bytes.Buffer
		w.must(book.Write(&file))
		done := w.report(importPath, file.Bytes())
		if done.Counts != (ImportCounts{Create: 1, Total: 1}) {
			t.Fatalf("%+v", done)
		}
		if a := w.view("office", done.Rows[0].SuggestionID).Rounds[0].Assignments[0]; a.UnitName != "市教育局" || a.Role != RoleLead {
			t.Errorf("%+v", a)
		}
	})
}

func TestUnitsAreReadAsThePrintSays(t *testing.T) {
	for cell, want := range map[string]string{
		"": "", "市教育局": "市教育局 sole", "主办：市教育局，协办：市财政局": "市教育局 lead,市财政局 co",
		"市教育局（主办）、市财政局(会办)": "市教育局 lead,市财政局 co", "由市教育局主办,市财政局协办": "市教育局 lead,市财政局 co",
		"主办单位:市教育局 协办单位:市财政局": "市教育局 lead,市财政局 co", "市教育局等": "市教育局 unstated and_others role_unstated",
		"市教育局等3个单位": "市教育局 unstated and_others role_unstated", "请转有关方面": " not_understood", "该局": " not_understood",
		"责任领导:张某": " not_understood", "市教育局;市教育局": "市教育局 sole", "独办单位:市教育局": "市教育局 sole",
		"分办单位:市教育局、市财政局": "市教育局 separate,市财政局 separate", "、,": "",
	} {
		h := readHandling(cell)
		have := []string{}
		for _, u := range h.units {
			have = append(have, u.name+" "+u.role)
		}
		text := strings.Join(have, ",")
		for _, r := range h.remarks {
			text += " " + r.code
		}
		if text != want {
			t.Errorf("%q: %q, want %q", cell, text, want)
		}
	}
}

// TestPublishedRecordsComeInAsTheyArePrinted runs on the published records too
// where LIANLUO_REAL_DATA names their folder.
func TestPublishedRecordsComeInAsTheyArePrinted(t *testing.T) {
	files := []string{"testdata/register.tsv"}
	if folder := os.Getenv("LIANLUO_REAL_DATA"); folder != "" {
		files = append(files, filepath.Join(folder, "real-suggestions.tsv"))
	}
	t.Logf("runs on %s", strings.Join(files, " and "))
	for _, name := range files {
		file, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var lines [][]string
		for _, line := range strings.Split(strings.TrimRight(string(file), "\n"), "\n") {
			lines = append(lines, strings.Split(strings.TrimRight(line, "\r"), "\t"))
		}
		for _, create := range []string{"false", "true"} {
			databasetest.Each(t, func(t *testing.T, db *database.DB) { holdPrinted(newWorld(t, db), file, lines, create) })
		}
	}
}

func holdPrinted(w *world, file []byte, lines [][]string, create string) {
	w.Helper()
	at := func(column string) int { return slices.Index(lines[0], column) }
	done := w.report(importPath, file, "create_units", create)
	if len(done.Rows) != len(lines)-1 || done.Counts.Create != len(done.Rows) || done.Counts.Total != len(done.Rows) {
		w.Fatalf("%d rows, counts %+v", len(lines)-1, done.Counts)
	}
	for i, row := range done.Rows {
		line := lines[i+1]
		v := w.view("office", row.SuggestionID)
		if v.Title != line[at("title")] || v.NumberText != line[at("number")] || v.Content.Situation != line[at("excerpt")] || v.Phase != Archived {
			w.Errorf("row %d: %q %q %q", row.Row, v.Title, v.NumberText, v.Content.Situation)
		}
		for j, heading := range lines[0] {
			if v.Imported.Cells[heading] != line[j] {
				w.Errorf("row %d, %s: %q, printed %q", row.Row, heading, v.Imported.Cells[heading], line[j])
			}
		}
		for _, r := range v.Rounds {
			for _, a := range r.Assignments {
				if !strings.Contains(line[at("handling_role_unit")], a.UnitName) {
					w.Errorf("row %d: %s is not printed", row.Row, a.UnitName)
				}
			}
		}
	}
	if w.rows(&Clock{}) != 0 || w.rows(&Task{}) != 0 || w.rows(&Feedback{}) != 0 || w.rows(&Communication{}) != 0 {
		w.Error("clocks, tasks, feedback or contacts were made up")
	}
	if again := w.report(importPath, file, "create_units", create); again.Counts.Skip != len(done.Rows) || again.Counts.Create != 0 {
		w.Errorf("imported again: %+v", again.Counts)
	}
}

// A file that heads its columns its own way is taken over by what the person
// says stands for what; nothing but title is asked for.
func TestAFileWithHeadingsOfItsOwnIsTakenOver(t *testing.T) {
	file := []byte("省人大代表建议一览表,,,\n流水号,议题名称,主办,标题\n2025-0131,关于甲的建议,市教育局,领衔人张三\n2025-0132,关于乙的建议,市财政局,领衔人李四\n")
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		found := decode[ImportColumns](w, w.upload("office", importPath+"/columns", file))
		if !slices.Equal(found.Headings, []string{"流水号", "议题名称", "主办", "标题"}) || len(found.Rows) != 2 || found.Rows[1][1] != "关于乙的建议" {
			t.Errorf("it is headed %+v", found)
		}
		for _, c := range found.Columns {
			if want := map[string]string{colTitle: "标题"}[c.Name]; c.Heading != want || c.Required != (c.Name == colTitle) {
				t.Errorf("%s is taken for %q", c.Heading, c.Name)
			}
		}
		own := `{"number":"流水号","title":"议题名称","handling_role_unit":"主办"}`
		preview := w.report(previewPath, file, "columns", own)
		if preview.Counts.Create != 2 || !slices.Equal(preview.Ignored, []string{"标题"}) {
			t.Errorf("%+v", preview)
		}
		w.report(importPath, file, "columns", own)
		var titles []string
		w.must(db.Read(t.Context()).Model(&Suggestion{}).Order("id").Pluck("title", &titles).Error)
		if !slices.Equal(titles, []string{"关于甲的建议", "关于乙的建议"}) {
			t.Errorf("taken over: %v", titles)
		}
		if again := w.report(importPath, file, "columns", own); again.Counts.Skip != 2 {
			t.Errorf("once more: %+v", again.Counts)
		}
		for columns, field := range map[string]string{`{"title":"没有"}`: "no_heading", `{"colour":"主办"}`: `"columns"`, `{"title":"主办","number":"主办"}`: "duplicate",
			`{"number":"标题"}`: `"columns.title"`, `[1]`: `"columns"`, `{"title":""}`: `"columns.title"`} {
			if answer := w.upload("office", previewPath, file, "columns", columns); answer.Code != http.StatusUnprocessableEntity || !strings.Contains(answer.Body.String(), field) {
				t.Errorf("%s: %d %s", columns, answer.Code, answer.Body)
			}
		}
		if answer := w.upload("clerk", importPath+"/columns", file); answer.Code != http.StatusForbidden {
			t.Errorf("the clerk looks at columns: %d", answer.Code)
		}
	})
}
