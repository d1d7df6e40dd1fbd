package org_test

import (
	"context"
	"net/http/httptest"
	"testing"

	"lianluo/internal/audit"
	"lianluo/internal/org"
	"lianluo/internal/sheet"
)

const threeUnits = "单位名称,系统,简称,联系电话,备注\n市民政局,政府系统,民政局,0731-1,x\n市中级人民法院,人民法院,,,\n市总工会,群团组织,,,\n"

func counts(p map[string]any) [4]int {
	c := p["counts"].(map[string]any)
	n := func(k string) int { return int(c[k].(float64)) }
	return [4]int{n("create"), n("update"), n("unchanged"), n("invalid")}
}

func TestPreviewingUnitsChangesNothing(t *testing.T) {
	each(t, func(w *world) {
		status, got := w.upload("/imports/units/preview", threeUnits)
		if status != 200 || counts(got) != [4]int{3, 0, 0, 0} {
			w.t.Fatalf("%d %v", status, got)
		}
		if ignored := got["ignored_columns"].([]any); len(ignored) != 1 || ignored[0] != "备注" {
			w.t.Errorf("ignored %v", ignored)
		}
		if w.count(&org.Unit{}) != 0 || w.count(&audit.Event{}) != 0 {
			w.t.Error("the preview left something behind")
		}
	})
}

func TestImportingUnitsAgainUpdatesThem(t *testing.T) {
	each(t, func(w *world) {
		if status, got := w.upload("/imports/units", threeUnits); status != 200 || counts(got) != [4]int{3, 0, 0, 0} {
			w.t.Fatalf("%d %v", status, got)
		}
		again := "单位名称,系统,简称,状态\n市民政局,政府系统,,停用\n市总工会,群团组织,,\n市教育局,政府系统,教育局,\n"
		if status, got := w.upload("/imports/units", again); status != 200 || counts(got) != [4]int{1, 1, 1, 0} {
			w.t.Fatalf("%d %v", status, got)
		}
		var unit org.Unit
		if err := w.db.Read(context.Background()).Where("name = ?", "市民政局").Take(&unit).Error; err != nil {
			w.t.Fatal(err)
		}
		if unit.Active || unit.ShortName != "民政局" || unit.Phone != "0731-1" {
			w.t.Errorf("updated to %+v", unit)
		}
		if n := w.count(&audit.Event{}); n != 2 {
			w.t.Errorf("%d audit events, want 2", n)
		}
	})
}

func TestOneBadRowStopsTheWholeImport(t *testing.T) {
	each(t, func(w *world) {
		file := threeUnits + "市民政局,政府系统,,,\n,政府系统,,,\n市甲局,军队,,,\n"
		status, got := w.upload("/imports/units/preview", file)
		if status != 200 || counts(got) != [4]int{3, 0, 0, 3} {
			w.t.Fatalf("%d %v", status, got["counts"])
		}
		for i, want := range map[int][2]string{3: {"单位名称", "duplicate"}, 4: {"单位名称", "required"}, 5: {"系统", "oneof"}} {
			problem := got["rows"].([]any)[i].(map[string]any)["problems"].([]any)[0].(map[string]any)
			if problem["column"] != want[0] || problem["code"] != want[1] {
				w.t.Errorf("row %d: %v, want %v", i, problem, want)
			}
		}
		status, got = w.upload("/imports/units", file)
		if status != 422 || got["code"] != "bad-rows" {
			w.t.Fatalf("%d %v", status, got)
		}
		if name, code := field(w.t, got); name != "rows[5].单位名称" || code != "duplicate" {
			w.t.Errorf("names %s %s", name, code)
		}
		if w.count(&org.Unit{}) != 0 || w.count(&audit.Event{}) != 0 {
			w.t.Error("a part was imported")
		}
	})
}

func TestARetriedImportHasOneEffect(t *testing.T) {
	each(t, func(w *world) {
		_, first := w.upload("/imports/units", threeUnits, "Idempotency-Key", "import-0001")
		_, second := w.upload("/imports/units", threeUnits, "Idempotency-Key", "import-0001")
		if counts(first) != counts(second) || w.count(&audit.Event{}) != 1 {
			w.t.Errorf("%v then %v, %d events", first["counts"], second["counts"], w.count(&audit.Event{}))
		}
	})
}

func TestTheTemplateOfUnitsCanBeImportedBack(t *testing.T) {
	each(t, func(w *world) {
		rec := httptest.NewRecorder()
		w.router.ServeHTTP(rec, httptest.NewRequest("GET", "/api/v1/imports/units/template", nil))
		if rec.Code != 200 || rec.Header().Get("Content-Type") != sheet.ContentType {
			w.t.Fatalf("%d %s", rec.Code, rec.Header())
		}
		status, got := w.upload("/imports/units/preview", rec.Body.String())
		if name, code := field(w.t, got); status != 422 || name != "file" || code != "no_rows" {
			w.t.Errorf("%d %v", status, got)
		}
	})
}
