package deputy_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/audit"
	"lianluo/internal/deputy"
)

func TestOnlyTheOfficeReadsAndKeepsTheRegister(t *testing.T) {
	each(t, func(w *world) {
		d, body, group := w.seed(deputy.Deputy{CardNo: "001"}), w.delegation("东区代表团"), w.group("第一小组")
		for _, role := range access.Roles {
			w.By.Role = role
			keeps := role == access.Office || role == access.Head
			for call, want := range map[string]int{
				"GET /deputies": 200, "GET " + path(d): 200, "GET /delegations": 200, "GET /groups": 200,
				"POST /delegations": 422, "POST /groups": 422, "PUT " + at("delegations", body.ID): 422, "PUT " + at("groups", group.ID): 422,
				"GET " + at("delegations", body.ID) + "/deputies": 200, "GET " + at("groups", group.ID) + "/deputies": 200,
				"POST " + at("delegations", body.ID) + "/deputies": 422,
				"POST " + at("delegations", body.ID) + "/close?":   409, "POST " + at("groups", group.ID) + "/close?": 409,
				"PUT " + at("groups", group.ID) + "/deputies": 422,
				"POST /deputies": 422, "PUT " + path(d): 422, "POST " + path(d) + "/suspend": 422,
				"POST " + path(d) + "/restore": 422, "POST " + path(d) + "/terminate": 422,
				"POST /imports/deputies": 422, "POST /imports/deputies/preview": 422,
			} {
				if !keeps {
					want = 403
				}
				method, target, _ := strings.Cut(call, " ")
				sent := "{}"
				if strings.HasSuffix(target, "?") { // a version that never was
					sent = `{"version":9}`
				}
				if got, body := w.Call(method, target, sent); got != want {
					w.T.Errorf("%s %s: %d %v, want %d", role, call, got, body, want)
				}
			}
		}
	})
}

func TestPhoneNumbersAreMaskedInTheList(t *testing.T) {
	each(t, func(w *world) {
		d := w.seed(deputy.Deputy{CardNo: "001", Phone: "13812341234"})
		list := w.Want(200, "GET", "/deputies", "")
		if got := list["items"].([]any)[0].(map[string]any)["phone"]; got != "138****1234" {
			w.T.Errorf("the list shows %v", got)
		}
		if got := w.Want(200, "GET", path(d), "")["phone"]; got != "13812341234" {
			w.T.Errorf("the detail shows %v", got)
		}
	})
}

func TestDeputiesAreFoundByFilter(t *testing.T) {
	each(t, func(w *world) {
		delegation := deputy.Delegation{CongressID: w.term.CongressID, TermID: w.term.ID, Name: "东区代表团"}
		w.Create(&delegation)
		w.seed(deputy.Deputy{CardNo: "001", Name: "张一", DelegationID: &delegation.ID})
		w.seed(deputy.Deputy{CardNo: "002", Name: "李二", ElectingUnit: "张家镇"})
		w.seed(deputy.Deputy{CardNo: "003", Name: "王三", Status: deputy.Suspended})
		w.seed(deputy.Deputy{CardNo: "004", Name: "张四", CongressID: w.otherTerm.CongressID, TermID: w.otherTerm.ID})
		for query, want := range map[string]string{
			"":                 "001 002 003",
			"q=张":              "001 002",
			"q=003":            "003",
			"q=_":              "",
			"status=suspended": "003",
			fmt.Sprintf("delegation_id=%d", delegation.ID): "001",
			fmt.Sprintf("term_id=%d", w.otherTerm.ID):      "",
			"size=1&page=2": "002",
		} {
			var cards []string
			for _, item := range w.Want(200, "GET", "/deputies?"+query, "")["items"].([]any) {
				cards = append(cards, item.(map[string]any)["card_no"].(string))
			}
			if got := strings.Join(cards, " "); got != want {
				w.T.Errorf("%s: %q, want %q", query, got, want)
			}
		}
		w.Want(422, "GET", "/deputies?status=away", "")
	})
}

func TestCreatingAndChangingADeputy(t *testing.T) {
	each(t, func(w *world) {
		body := `{"name":"张一","level":"municipal","card_no":"001","phone":"13812341234"}`
		created := w.Want(201, "POST", "/deputies", body)
		if created["status"] != "active" {
			w.T.Errorf("created as %v", created)
		}
		if name, code := w.Field(w.Want(422, "POST", "/deputies", body)); name != "card_no" || code != "taken" {
			w.T.Errorf("same card number: %s %s", name, code)
		}
		foreign := deputy.Delegation{CongressID: w.otherTerm.CongressID, TermID: w.otherTerm.ID, Name: "别处"}
		w.Create(&foreign)
		strange := fmt.Sprintf(`{"name":"张一","level":"municipal","card_no":"001","delegation_id":%d}`, foreign.ID)
		target := path(w.byCard("001"))
		if name, _ := w.Field(w.Want(422, "PUT", target, strange)); name != "delegation_id" {
			w.T.Errorf("a foreign delegation: %s", name)
		}
		changed := w.Want(200, "PUT", target, `{"version":0,"name":"张一一","level":"municipal","card_no":"001"}`)
		if changed["name"] != "张一一" || changed["version"] != 1.0 {
			w.T.Errorf("changed to %v", changed)
		}
		w.Want(409, "PUT", target, `{"version":0,"name":"旧","level":"municipal","card_no":"001"}`)
		if n := w.Count(&audit.Event{}); n != 2 {
			w.T.Errorf("%d audit events, want 2", n)
		}
	})
}

func TestStatusesFollowTheirOrder(t *testing.T) {
	actions := []string{"suspend", "restore", "terminate"}
	next := map[deputy.Status]map[string]deputy.Status{
		deputy.Active:     {"suspend": deputy.Suspended, "terminate": deputy.Terminated},
		deputy.Suspended:  {"restore": deputy.Active, "terminate": deputy.Terminated},
		deputy.Terminated: {},
	}
	each(t, func(w *world) {
		for from, allowed := range next {
			for _, action := range actions {
				d := w.seed(deputy.Deputy{CardNo: string(from) + action, Status: from})
				status, got := w.Call("POST", path(d)+"/"+action, `{"version":0,"reason":"依法决定","date":"2026-03-09"}`)
				to, ok := allowed[action]
				row := w.byCard(d.CardNo)
				switch {
				case ok && (status != 200 || row.Status != to || row.StatusOn.String() != "2026-03-09" || row.StatusReason != "依法决定" || row.CanAct() != (to == deputy.Active)):
					w.T.Errorf("%s %s: %d %v, stored %+v", from, action, status, got, row)
				case !ok && (status != 409 || row.Status != from):
					w.T.Errorf("%s %s: %d %v, stored %s", from, action, status, got, row.Status)
				}
			}
		}
		if n := w.Count(&audit.Event{}); n != 4 {
			w.T.Errorf("%d audit events, want 4", n)
		}
	})
}

func TestAStatusNeedsAReasonAndADate(t *testing.T) {
	each(t, func(w *world) {
		d := w.seed(deputy.Deputy{CardNo: "001"})
		for body, want := range map[string]string{
			`{"date":"2026-03-09"}`:                 "reason",
			`{"reason":"依法决定"}`:                     "date",
			`{"reason":"依法决定","date":"2026-03-11"}`: "date",
		} {
			if got, _ := w.Field(w.Want(422, "POST", path(d)+"/suspend", body)); got != want {
				w.T.Errorf("%s names %s, want %s", body, got, want)
			}
		}
		w.Want(409, "POST", path(d)+"/suspend", `{"version":9,"reason":"依法决定","date":"2026-03-09"}`)
		if row := w.byCard("001"); row.Status != deputy.Active {
			w.T.Errorf("is %s", row.Status)
		}
	})
}

func TestAnotherCongressIsOutOfSight(t *testing.T) {
	each(t, func(w *world) {
		d := w.seed(deputy.Deputy{CardNo: "900", CongressID: w.otherTerm.CongressID, TermID: w.otherTerm.ID})
		w.Want(404, "GET", path(d), "")
		w.Want(404, "PUT", path(d), `{"name":"改名","level":"county","card_no":"900"}`)
		for _, action := range []string{"suspend", "restore", "terminate"} {
			w.Want(404, "POST", path(d)+"/"+action, `{"reason":"依法决定","date":"2026-03-09"}`)
		}
		if got := w.Want(200, "GET", "/deputies", "")["total"]; got != 0.0 {
			w.T.Errorf("the list counts %v", got)
		}
	})
}

func TestDelegationsAndGroupsCountTheirMembers(t *testing.T) {
	each(t, func(w *world) {
		delegation := deputy.Delegation{CongressID: w.term.CongressID, TermID: w.term.ID, Name: "东区代表团"}
		w.Create(&delegation)
		head := w.seed(deputy.Deputy{CardNo: "001", Name: "张一", DelegationID: &delegation.ID})
		w.seed(deputy.Deputy{CardNo: "002", DelegationID: &delegation.ID, Status: deputy.Terminated})
		if err := w.DB.Write(context.Background(), func(tx *gorm.DB) error {
			return tx.Model(&delegation).Update("head_deputy_id", head.ID).Error
		}); err != nil {
			w.T.Fatal(err)
		}
		group := deputy.Group{CongressID: w.term.CongressID, TermID: w.term.ID, Name: "法制组", Kind: deputy.Professional, ConvenorID: &head.ID}
		w.Create(&group)
		w.Create(&deputy.GroupMember{GroupID: group.ID, DeputyID: head.ID})
		w.Create(&deputy.Delegation{CongressID: w.otherTerm.CongressID, TermID: w.otherTerm.ID, Name: "别处"})
		for target, want := range map[string][2]string{"/delegations": {"东区代表团", "head_name"}, "/groups": {"法制组", "convenor_name"}} {
			items := w.Want(200, "GET", target, "")["items"].([]any)
			if len(items) != 1 {
				w.T.Fatalf("%s: %v", target, items)
			}
			got := items[0].(map[string]any)
			if got["name"] != want[0] || got[want[1]] != "张一" || got["members"] != 1.0 {
				w.T.Errorf("%s: %v", target, got)
			}
		}
	})
}

func TestActiveIDsLeavesOutWhoMayNotAct(t *testing.T) {
	each(t, func(w *world) {
		a := w.seed(deputy.Deputy{CardNo: "001"})
		s := w.seed(deputy.Deputy{CardNo: "002", Status: deputy.Suspended})
		o := w.seed(deputy.Deputy{CardNo: "003", CongressID: w.otherTerm.CongressID, TermID: w.otherTerm.ID})
		got, err := deputy.ActiveIDs(w.DB.Read(context.Background()), w.term.CongressID, a.ID, s.ID, o.ID, 999)
		if err != nil || !slices.Equal(got, []uint{a.ID}) {
			w.T.Errorf("%v %v, want %d", got, err, a.ID)
		}
	})
}

func TestTheListAsksTheDatabaseAsOftenForManyRowsAsForOne(t *testing.T) {
	each(t, func(w *world) {
		queries := 0
		register := w.DB.Read(context.Background()).Callback().Query().Before("*").Register
		if err := register("count_queries", func(*gorm.DB) { queries++ }); err != nil {
			t.Fatal(err)
		}
		for i := range 30 {
			delegation := deputy.Delegation{CongressID: w.term.CongressID, TermID: w.term.ID, Name: fmt.Sprintf("第%d代表团", i)}
			w.Create(&delegation)
			w.seed(deputy.Deputy{CardNo: fmt.Sprintf("%03d", i), DelegationID: &delegation.ID})
		}
		measure := func(size int) int {
			queries = 0
			w.Want(200, "GET", fmt.Sprintf("/deputies?size=%d", size), "")
			return queries
		}
		if one, many := measure(1), measure(30); one != many || one == 0 {
			t.Errorf("%d queries for one row, %d for 30", one, many)
		}
	})
}
