package suggestion

import (
	"bytes"
	"fmt"
	"net/http"
	"slices"
	"testing"

	"github.com/xuri/excelize/v2"

	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
	"lianluo/internal/sheet"
	"lianluo/internal/web"
)

// exported gives the rows of the register that somebody exports.
func (w *world) exported(who, query string) [][]string {
	w.Helper()
	answer := w.call(who, http.MethodGet, "/suggestions/export"+query, nil)
	if answer.Code != http.StatusOK {
		w.Fatalf("export as %s: %d %s", who, answer.Code, answer.Body)
	}
	book, err := excelize.OpenReader(bytes.NewReader(answer.Body.Bytes()))
	if err != nil {
		w.Fatal(err)
	}
	rows, err := book.GetRows("建议登记表")
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
		rated(Dissatisfied)(w, id)
		for _, role := range roles {
			if answer := w.call(role, http.MethodGet, "/suggestions/export", nil); (answer.Code == http.StatusOK) != may["export_register"][role] {
				t.Errorf("%s: %d", role, answer.Code)
			}
		}
		rows := w.exported("office", "?sort=number")
		if len(rows) != 2 {
			t.Fatalf("%d rows with the heading: %v", len(rows), rows)
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
