package org_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/gin-gonic/gin"

	"lianluo/internal/access"
	"lianluo/internal/audit"
	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/org"
	"lianluo/internal/org/orgtest"
)

func each(t *testing.T, fn func(w *orgtest.World)) {
	mount := func(db *database.DB, r gin.IRouter) { (&org.Service{DB: db, Now: orgtest.Now}).Routes(r) }
	orgtest.Each(t, mount, fn)
}

func id(v map[string]any) string { return strconv.Itoa(int(v["id"].(float64))) }

func TestTheOfficeSetsTermsAndSessions(t *testing.T) {
	each(t, func(w *orgtest.World) {
		term := w.Want(201, "POST", "/terms", `{"number":8,"name":"第八届","starts_on":"2024-01-05"}`)
		session := `{"term_id":` + id(term) + `,"number":2,"name":"第八届人民代表大会第二次会议","opens_on":"2026-03-09","closes_on":"2026-03-12","submission_deadline":"2026-03-11"}`
		w.Want(201, "POST", "/sessions", session)
		got := w.Want(200, "GET", "/congresses/current", "")
		if got["in_session"] != true || len(got["sessions"].([]any)) != 1 || got["current_term_id"] != term["id"] {
			w.T.Errorf("congress is %v", got)
		}
		if _, code := w.Field(w.Want(422, "POST", "/sessions", session)); code != "overlap" {
			w.T.Errorf("the same session again: %s", code)
		}
		if n := w.Count(&audit.Event{}); n != 2 {
			w.T.Errorf("%d audit events, want 2", n)
		}
	})
}

func TestDatesOfSessionsAreChecked(t *testing.T) {
	each(t, func(w *orgtest.World) {
		term := id(w.Want(201, "POST", "/terms", `{"number":8,"name":"第八届","starts_on":"2024-01-05","ends_on":"2028-12-31"}`))
		for name, c := range map[string]struct{ body, field string }{
			"no dates":          {`{"term_id":` + term + `,"number":1,"name":"一次"}`, "opens_on"},
			"closes first":      {`{"term_id":` + term + `,"number":1,"name":"一次","opens_on":"2026-03-09","closes_on":"2026-03-08"}`, "closes_on"},
			"outside the term":  {`{"term_id":` + term + `,"number":1,"name":"一次","opens_on":"2023-03-09","closes_on":"2023-03-10"}`, "opens_on"},
			"unknown term":      {`{"term_id":999,"number":1,"name":"一次","opens_on":"2026-03-09","closes_on":"2026-03-10"}`, "term_id"},
			"deadline too late": {`{"term_id":` + term + `,"number":1,"name":"一次","opens_on":"2026-03-09","closes_on":"2026-03-10","submission_deadline":"2026-03-11"}`, "submission_deadline"},
			"no number":         {`{"term_id":` + term + `,"name":"一次","opens_on":"2026-03-09","closes_on":"2026-03-10"}`, "number"},
			"no date at all":    {`{"term_id":` + term + `,"number":1,"name":"一次","opens_on":"2026-02-30","closes_on":"2026-03-10"}`, "opens_on"},
		} {
			if got, _ := w.Field(w.Want(422, "POST", "/sessions", c.body)); got != c.field {
				w.T.Errorf("%s: names %s, want %s", name, got, c.field)
			}
		}
		if n := w.Count(&org.Session{}); n != 0 {
			w.T.Errorf("%d sessions stored", n)
		}
	})
}

func TestTermsFollowEachOther(t *testing.T) {
	each(t, func(w *orgtest.World) {
		eighth := w.Want(201, "POST", "/terms", `{"number":8,"starts_on":"2022-01-05","ends_on":"2027-01-20"}`)
		if eighth["name"] != "第八届" {
			w.T.Errorf("a term without a name is called %v", eighth["name"])
		}
		w.Want(201, "POST", "/sessions", `{"term_id":`+id(eighth)+`,"number":1,"opens_on":"2022-01-05","closes_on":"2022-01-08"}`)
		for name, c := range map[string]struct{ body, code string }{
			"begins before the eighth ends": {`{"number":9,"starts_on":"2027-01-19"}`, "overlap"},
			"begins before the eighth":      {`{"number":9,"starts_on":"2021-01-19"}`, "overlap"},
			"an earlier one that is open":   {`{"number":7,"starts_on":"2017-01-05","ends_on":"2022-01-06"}`, "overlap"},
		} {
			if field, code := w.Field(w.Want(422, "POST", "/terms", c.body)); field != "starts_on" || code != c.code {
				w.T.Errorf("%s: %s at %s", name, code, field)
			}
		}
		w.Want(201, "POST", "/terms", `{"number":9,"starts_on":"2027-01-20"}`)
		w.Want(201, "POST", "/terms", `{"number":7,"starts_on":"2017-01-05","ends_on":"2022-01-05"}`)

		change := `{"version":0,"number":8,"name":"第八届","starts_on":"2022-01-06","ends_on":"2027-01-20"}`
		if field, code := w.Field(w.Want(422, "PUT", "/terms/"+id(eighth), change)); field != "starts_on" || code != "outside_term" {
			w.T.Errorf("a session is left outside: %s at %s", code, field)
		}
		if n := w.Count(&org.Term{}); n != 3 {
			w.T.Errorf("%d terms stored, want 3", n)
		}
	})
}

func TestOnlyOfficeAndHeadChangeTerms(t *testing.T) {
	each(t, func(w *orgtest.World) {
		term := `{"number":8,"starts_on":"2024-01-05"}`
		for _, role := range access.Roles {
			w.By.Role = role
			keeps := role == access.Office || role == access.Head
			if got := w.Want(200, "GET", "/congresses/current", "")["actions"].([]any); (len(got) == 1) != keeps {
				w.T.Errorf("%s is offered %v", role, got)
			}
			if !keeps {
				w.Want(403, "POST", "/terms", term)
				w.Want(403, "PUT", "/congresses/current", `{"version":0,"name":"甲市人民代表大会","short_name":"甲市","office_name":"代工委"}`)
			}
		}
		if n := w.Count(&org.Term{}); n != 0 {
			w.T.Errorf("%d terms stored", n)
		}
	})
}

func TestASessionWithoutANameIsCalledByTermAndNumber(t *testing.T) {
	each(t, func(w *orgtest.World) {
		term := w.Want(201, "POST", "/terms", `{"number":21,"starts_on":"2024-01-05"}`)
		for number, want := range map[int]string{
			1: "第二十一届人民代表大会第一次会议", 10: "第二十一届人民代表大会第十次会议", 12: "第二十一届人民代表大会第十二次会议",
		} {
			body := fmt.Sprintf(`{"term_id":%s,"number":%d,"opens_on":"2025-01-%02d","closes_on":"2025-01-%02d"}`, id(term), number, number, number)
			if got := w.Want(201, "POST", "/sessions", body); got["name"] != want {
				w.T.Errorf("session %d is called %v, want %s", number, got["name"], want)
			}
		}
		own := w.Want(201, "POST", "/sessions", `{"term_id":`+id(term)+`,"number":2,"name":" 第二次会议（临时） ","opens_on":"2025-03-01","closes_on":"2025-03-01"}`)
		if own["name"] != "第二次会议（临时）" {
			w.T.Errorf("a name of the office's own became %v", own["name"])
		}
	})
}

func TestAStaleChangeIsRefused(t *testing.T) {
	each(t, func(w *orgtest.World) {
		unit := w.Want(201, "POST", "/units", `{"name":"市民政局","system":"government"}`)
		w.Want(200, "PUT", "/units/"+id(unit), `{"version":0,"name":"市民政局","system":"government","phone":"1"}`)
		got := w.Want(409, "PUT", "/units/"+id(unit), `{"version":0,"name":"市民政局","system":"government","phone":"2"}`)
		if got["code"] != "stale" {
			w.T.Errorf("code %v", got["code"])
		}
		w.Want(200, "PUT", "/congresses/current", `{"version":0,"name":"甲市人民代表大会","short_name":"甲市人大","office_name":"代表联络工作委员会"}`)
		w.Want(409, "PUT", "/congresses/current", `{"version":0,"name":"甲市人民代表大会","short_name":"甲市人大","office_name":"旧"}`)
	})
}

func TestWhoReadsAndKeepsUnits(t *testing.T) {
	each(t, func(w *orgtest.World) {
		unit := id(w.Want(201, "POST", "/units", `{"name":"市民政局","system":"government"}`))
		reads := map[access.Role]bool{
			access.Deputy: true, access.Office: true, access.Head: true, access.GovOffice: true, access.Clerk: true,
			access.Reviewer: true, access.Signer: true, access.SecAdmin: true,
			access.SupervisingLeader: true, access.Committee: true, access.LeadingOfficial: true,
		}
		keeps := map[access.Role]bool{access.Office: true, access.Head: true}
		for _, role := range access.Roles {
			w.By.Role = role
			for _, path := range []string{"/units", "/units/" + unit} {
				if got, _ := w.Call("GET", path, ""); (got == 200) != reads[role] || (got == 403) == reads[role] {
					w.T.Errorf("%s GET %s: %d", role, path, got)
				}
			}
			w.Want(200, "GET", "/congresses/current", "")
			for path, body := range map[string]string{
				"POST /units": "{}", "PUT /units/" + unit: "{}", "POST /terms": "{}", "PUT /terms/1": "{}",
				"POST /sessions": "{}", "PUT /sessions/1": "{}", "PUT /congresses/current": "{}",
				"POST /imports/units": "", "POST /imports/units/preview": "",
			} {
				method, target, _ := strings.Cut(path, " ")
				if got, _ := w.Call(method, target, body); (got == 403) == keeps[role] || (got == 422) != keeps[role] {
					w.T.Errorf("%s %s: %d", role, path, got)
				}
			}
		}
	})
}

func TestACategoryBelongsToOneCommittee(t *testing.T) {
	each(t, func(w *orgtest.World) {
		city := w.Want(201, "POST", "/committees", `{"name":"城建环保委员会","categories":["urban_environment","transport","transport"]}`)
		if got := fmt.Sprint(city["categories"]); got != "[transport urban_environment]" {
			w.T.Errorf("its categories are %s", got)
		}
		economy := w.Want(201, "POST", "/committees", `{"name":"财政经济委员会"}`)
		taken := w.Want(422, "PUT", "/committees/"+id(economy), `{"version":1,"name":"财政经济委员会","categories":["finance","transport"]}`)
		if field, code := w.Field(taken); field != "categories" || code != "taken" || !strings.Contains(fmt.Sprint(taken), "城建环保委员会") {
			w.T.Errorf("a category of another: %v", taken)
		}
		kept := w.Want(200, "PUT", "/committees/"+id(city), `{"version":1,"name":"城乡建设委员会"}`)
		if got := fmt.Sprint(kept["categories"]); got != "[transport urban_environment]" {
			w.T.Errorf("renamed, its categories are %s", got)
		}
		w.Want(200, "PUT", "/committees/"+id(city), `{"version":2,"name":"城乡建设委员会","categories":[]}`)
		w.Want(200, "PUT", "/committees/"+id(economy), `{"version":1,"name":"财政经济委员会","categories":["finance","transport"]}`)
		all := ""
		for _, c := range w.Want(200, "GET", "/committees", "")["items"].([]any) {
			all += fmt.Sprint(c.(map[string]any)["name"], c.(map[string]any)["categories"], " ")
		}
		if all != "城乡建设委员会[] 财政经济委员会[finance transport] " {
			w.T.Errorf("the register has %s", all)
		}
	})
}

func TestAnotherCongressIsOutOfSight(t *testing.T) {
	each(t, func(w *orgtest.World) {
		unit := org.Unit{CongressID: w.Other.ID, Name: "乙县民政局", System: org.Government, Active: true}
		term := org.Term{CongressID: w.Other.ID, Number: 1, Name: "第一届", StartsOn: calendar.MustParse("2024-01-01")}
		w.Create(&unit)
		w.Create(&term)
		path := "/units/" + strconv.Itoa(int(unit.ID))
		w.Want(404, "GET", path, "")
		w.Want(404, "PUT", path, `{"name":"改名","system":"government"}`)
		w.Want(404, "PUT", "/terms/"+strconv.Itoa(int(term.ID)), `{"number":2,"name":"二","starts_on":"2024-01-01"}`)
		if got := w.Want(200, "GET", "/units", ""); got["total"] != 0.0 {
			w.T.Errorf("the list shows %v", got)
		}
	})
}

func TestUnitsAreFoundByWords(t *testing.T) {
	each(t, func(w *orgtest.World) {
		for _, name := range []string{"市民政局", "市教育局", "市_试点办", "市中级人民法院"} {
			w.Want(201, "POST", "/units", `{"name":"`+name+`","short_name":"AB","system":"government"}`)
		}
		for q, want := range map[string]float64{"民政": 1, "局": 2, "_": 1, "%25": 0, "ab": 4, "": 4} {
			if got := w.Want(200, "GET", "/units?size=2&q="+q, ""); got["total"] != want {
				w.T.Errorf("q=%s: %v, want %v", q, got["total"], want)
			}
		}
		w.Want(422, "GET", "/units?size=201", "")
		w.Want(422, "GET", "/units?system=army", "")
		if name, code := w.Field(w.Want(422, "POST", "/units", `{"name":"市民政局","system":"government"}`)); name != "name" || code != "taken" {
			w.T.Errorf("same name: %s %s", name, code)
		}
	})
}
