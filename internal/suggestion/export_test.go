package suggestion

import (
	"bytes"
	"fmt"
	"net/http"
	"slices"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
	"lianluo/internal/sheet"
	"lianluo/internal/web"
)

// exported gives the rows of the register that somebody exports.
func (w *world) exported(who, query string) [][]string {
	w.Helper()
	return w.workbook(who, "/suggestions/export"+query)
}

// workbook gives the rows of the only sheet that somebody exports.
func (w *world) workbook(who, path string) [][]string {
	w.Helper()
	answer := w.call(who, http.MethodGet, path, nil)
	if answer.Code != http.StatusOK {
		w.Fatalf("%s as %s: %d %s", path, who, answer.Code, answer.Body)
	}
	book, err := excelize.OpenReader(bytes.NewReader(answer.Body.Bytes()))
	if err != nil {
		w.Fatal(err)
	}
	rows, err := book.GetRows(book.GetSheetName(0))
	if err != nil {
		w.Fatal(err)
	}
	return rows
}

func column(row []string, name string) string {
	i := slices.IndexFunc(exportHeadings, func(h sheet.Heading) bool { return h.Name == name })
	if i >= len(row) {
		return ""
	}
	return row[i]
}

func TestTheRegisterIsExportedWithWhatTheReaderMayKnow(t *testing.T) {
	roles, may := permissions(t)
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, _, _ := w.item(atDelivered)
		w.item(atDraft)
		urged, assignment, _ := w.item(atReceived)
		w.do("office", fmt.Sprintf("/assignments/%d/urge", assignment), urged, fields{"note": "请抓紧办理。"})
		rated(Dissatisfied)(w, id)
		for _, role := range roles {
			if answer := w.call(role, http.MethodGet, "/suggestions/export", nil); (answer.Code == http.StatusOK) != may["export_register"][role] {
				t.Errorf("%s: %d", role, answer.Code)
			}
		}
		rows := w.exported("office", "?sort=number")
		if len(rows) != 3 {
			t.Fatalf("%d rows with the heading: %v", len(rows), rows)
		}
		if column(rows[1], "最近催办") != "" || column(rows[2], "最近催办") != "2026-03-02" || column(rows[1], "来源") != "代表提交" || column(rows[1], "反馈日期") != "2026-03-02" {
			t.Errorf("urged, origin, day of the feedback: %q", rows)
		}
		for name, want := range map[string]string{"建议编号": "闭会第1号", "标题": "关于完善城区公交线路的建议", "类别": "城建环保", "状态": "待决定是否重新办理",
			"主办（独办、分办）单位": "市交通运输局", "交办日期": "2026-03-02", "答复期限": "2026-06-02", "发文字号": "云交函〔2026〕12号", "答复分类": "A类",
			"办理态度": "满意", "办理结果": "不满意"} {
			if got := column(rows[1], name); got != want {
				t.Errorf("%s: %q, want %q", name, got, want)
			}
		}
		if got := column(w.exported("gov_office", "")[1], "办理结果"); got != "" {
			t.Errorf("the government office reads the unreleased rating %q", got)
		}
		if got := len(w.exported("office", "?phase=closed")); got != 1 {
			t.Errorf("%d rows in the closed ones", got)
		}
	})
}

func TestTheRegisterOfPromises(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, _, _ := w.item(atContact)
		promise(w, id)
		w.item(atContact)
		listed := func(who, query string) int {
			t.Helper()
			answer := w.call(who, http.MethodGet, "/commitments"+query, nil)
			if answer.Code != http.StatusOK {
				t.Fatalf("%s%s: %d %s", who, query, answer.Code, answer.Body)
			}
			return int(decode[web.List[CommitmentRow]](w, answer).Total)
		}
		for query, want := range map[string]int{"": 1, "?state=open": 1, "?state=delivered": 0, "?year=2026": 1, "?year=2027": 0,
			"?light=overdue": 0, fmt.Sprintf("?unit_id=%d", education): 0, fmt.Sprintf("?unit_id=%d", transport): 1} {
			if got := listed("office", query); got != want {
				t.Errorf("%s: %d, want %d", query, got, want)
			}
		}
		for who, want := range map[string]int{"lead": 1, "other_deputy": 0, "clerk": 1, "other_unit": 0, "gov_office": 1, "foreign_office": 0, "sysadmin": 0} {
			if got := listed(who, ""); got != want {
				t.Errorf("%s sees %d, want %d", who, got, want)
			}
		}
	})
}

func TestTheListOfAssignmentsAndItsWorkbook(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, _, _ := w.item(atRegistered)
		w.assign(id, fields{"unit_id": transport, "role": "lead"}, fields{"unit_id": education, "role": "co"})
		w.item(atAssigned)
		w.now = w.now.AddDate(0, 0, 1)
		w.item(atAssigned)
		listed := func(who, query string) []AssignmentRow {
			t.Helper()
			answer := w.call(who, http.MethodGet, "/assignments"+query, nil)
			if answer.Code != http.StatusOK {
				t.Fatalf("%s%s: %d %s", who, query, answer.Code, answer.Body)
			}
			return decode[AssignmentList](w, answer).Items
		}
		const first, both = "?from=2026-03-02&to=2026-03-02", "?from=2026-03-02&to=2026-03-03"
		rows := listed("office", first)
		if len(rows) != 3 {
			t.Fatalf("%d assignments on the first day: %+v", len(rows), rows)
		}
		for _, r := range rows {
			want := map[string]string{"lead": "2026-06-02", "sole": "2026-06-02", "co": "2026-04-02"}[r.Role]
			if r.AnswerBy.String() != want || r.ReceiveBy.String() != "2026-03-05" || r.NumberText == "" || r.UnitName == "" {
				t.Errorf("%+v: to be answered by %s", r, want)
			}
		}
		for who, want := range map[string]int{"office": 4, "head": 4, "gov_office": 4, "clerk": 3, "other_unit": 1, "foreign_office": 0} {
			if got := len(listed(who, both)); got != want {
				t.Errorf("%s gets %d of the list, want %d", who, got, want)
			}
		}
		if got := len(listed("office", both+fmt.Sprintf("&unit_id=%d", education))); got != 1 {
			t.Errorf("%d of one unit", got)
		}
		if got := listed("office", ""); len(got) != 1 || calendar.On(got[0].AssignedAt).String() != "2026-03-03" {
			t.Errorf("without days, the list holds %+v", got)
		}
		for query, want := range map[string]int{"?from=2026-03-02": http.StatusUnprocessableEntity, "?from=2026-03-03&to=2026-03-02": http.StatusUnprocessableEntity,
			"?from=2020-01-01&to=2026-03-02": http.StatusUnprocessableEntity, "?from=gestern&to=2026-03-02": http.StatusUnprocessableEntity} {
			if answer := w.call("office", http.MethodGet, "/assignments"+query, nil); answer.Code != want {
				t.Errorf("%s: %d %s", query, answer.Code, answer.Body)
			}
		}
		for _, who := range []string{"lead", "sysadmin", "auditor"} {
			if answer := w.call(who, http.MethodGet, "/assignments/export"+both, nil); answer.Code != http.StatusForbidden {
				t.Errorf("%s: %d", who, answer.Code)
			}
		}
		book := w.workbook("office", "/assignments/export"+both)
		if len(book) != 5 || book[1][0] == "" || book[0][3] != "建议编号" {
			t.Errorf("the workbook: %q", book)
		}
	})
}

func TestTheRegisterOfPromisesLooksBackAndGoesToExcel(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, _, _ := w.item(atContact)
		promise(w, id)
		for at, want := range map[string]int{"2026-12-30": 0, "2026-12-31": 1, "2029-01-01": 1} { // open: until it is kept
			day := calendar.MustParse(at)
			w.now = day.Start().Add(12 * time.Hour)
			answer := w.call("office", http.MethodGet, "/commitments?look_back=true", nil)
			if got := int(decode[web.List[CommitmentRow]](w, answer).Total); got != want {
				t.Errorf("on %s a look back goes to %d, want %d", at, got, want)
			}
		}
		w.now = calendar.MustParse("2027-02-01").Start()
		book := w.workbook("office", "/commitments/export?look_back=true")
		if len(book) != 2 || !slices.Contains(book[1], "逾期未落实") || !slices.Contains(book[0], "回头看情况") {
			t.Errorf("the workbook: %q", book)
		}
		if answer := w.call("clerk", http.MethodGet, "/commitments/export", nil); answer.Code != http.StatusForbidden {
			t.Errorf("a clerk exports: %d", answer.Code)
		}
	})
}
