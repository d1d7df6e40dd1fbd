package org_test

import (
	"context"
	"net/http/httptest"
	"testing"

	"lianluo/internal/audit"
	"lianluo/internal/org"
	"lianluo/internal/org/orgtest"
	"lianluo/internal/sheet"
)

const threeUnits = "单位名称,系统,简称,联系电话,备注\n市民政局,政府系统,民政局,0731-1,x\n市中级人民法院,人民法院,,,\n市总工会,群团组织,,,\n"

func TestPreviewingUnitsChangesNothing(t *testing.T) {
	each(t, func(w *orgtest.World) {
		status, got := w.Upload("/imports/units/preview", "rows.csv", []byte(threeUnits))
		if status != 200 || orgtest.Counts(got) != [4]int{3, 0, 0, 0} {
			w.T.Fatalf("%d %v", status, got)
		}
		if ignored := got["ignored_columns"].([]any); len(ignored) != 1 || ignored[0] != "备注" {
			w.T.Errorf("ignored %v", ignored)
		}
		if w.Count(&org.Unit{}) != 0 || w.Count(&audit.Event{}) != 0 {
			w.T.Error("the preview left something behind")
		}
	})
}

func TestImportingUnitsAgainUpdatesThem(t *testing.T) {
	each(t, func(w *orgtest.World) {
		if status, got := w.Upload("/imports/units", "rows.csv", []byte(threeUnits)); status != 200 || orgtest.Counts(got) != [4]int{3, 0, 0, 0} {
			w.T.Fatalf("%d %v", status, got)
		}
		again := "单位名称,系统,简称,状态\n市民政局,政府系统,,停用\n市总工会,群团组织,,\n市教育局,政府系统,教育局,\n"
		if status, got := w.Upload("/imports/units", "rows.csv", []byte(again)); status != 200 || orgtest.Counts(got) != [4]int{1, 1, 1, 0} {
			w.T.Fatalf("%d %v", status, got)
		}
		var unit org.Unit
		if err := w.DB.Read(context.Background()).Where("name = ?", "市民政局").Take(&unit).Error; err != nil {
			w.T.Fatal(err)
		}
		if unit.Active || unit.ShortName != "民政局" || unit.Phone != "0731-1" {
			w.T.Errorf("updated to %+v", unit)
		}
		if n := w.Count(&audit.Event{}); n != 2 {
			w.T.Errorf("%d audit events, want 2", n)
		}
	})
}

func TestOneBadRowStopsTheWholeImport(t *testing.T) {
	each(t, func(w *orgtest.World) {
		file := threeUnits + "市民政局,政府系统,,,\n,政府系统,,,\n市甲局,军队,,,\n"
		status, got := w.Upload("/imports/units/preview", "rows.csv", []byte(file))
		if status != 200 || orgtest.Counts(got) != [4]int{3, 0, 0, 3} {
			w.T.Fatalf("%d %v", status, got["counts"])
		}
		for i, want := range map[int][2]string{3: {"单位名称", "duplicate"}, 4: {"单位名称", "required"}, 5: {"系统", "oneof"}} {
			problem := got["rows"].([]any)[i].(map[string]any)["problems"].([]any)[0].(map[string]any)
			if problem["column"] != want[0] || problem["code"] != want[1] {
				w.T.Errorf("row %d: %v, want %v", i, problem, want)
			}
		}
		status, got = w.Upload("/imports/units", "rows.csv", []byte(file))
		if status != 422 || got["code"] != "bad-rows" {
			w.T.Fatalf("%d %v", status, got)
		}
		if name, code := w.Field(got); name != "rows[5].单位名称" || code != "duplicate" {
			w.T.Errorf("names %s %s", name, code)
		}
		if w.Count(&org.Unit{}) != 0 || w.Count(&audit.Event{}) != 0 {
			w.T.Error("a part was imported")
		}
	})
}

func TestARetriedImportHasOneEffect(t *testing.T) {
	each(t, func(w *orgtest.World) {
		w.Header.Set("Idempotency-Key", "import-0001")
		_, first := w.Upload("/imports/units", "rows.csv", []byte(threeUnits))
		_, second := w.Upload("/imports/units", "rows.csv", []byte(threeUnits))
		if orgtest.Counts(first) != orgtest.Counts(second) || w.Count(&audit.Event{}) != 1 {
			w.T.Errorf("%v then %v, %d events", first["counts"], second["counts"], w.Count(&audit.Event{}))
		}
	})
}

func TestTheTemplateOfUnitsCanBeImportedBack(t *testing.T) {
	each(t, func(w *orgtest.World) {
		rec := httptest.NewRecorder()
		w.Router.ServeHTTP(rec, httptest.NewRequest("GET", "/api/v1/imports/units/template", nil))
		if rec.Code != 200 || rec.Header().Get("Content-Type") != sheet.ContentType {
			w.T.Fatalf("%d %s", rec.Code, rec.Header())
		}
		status, got := w.Upload("/imports/units/preview", "rows.csv", []byte(rec.Body.String()))
		if name, code := w.Field(got); status != 422 || name != "file" || code != "no_rows" {
			w.T.Errorf("%d %v", status, got)
		}
	})
}
