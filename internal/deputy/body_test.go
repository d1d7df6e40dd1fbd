package deputy_test

import (
	"errors"
	"fmt"
	"testing"

	"lianluo/internal/access"
	"lianluo/internal/audit"
	"lianluo/internal/database"
	"lianluo/internal/deputy"
	"lianluo/internal/org/orgtest"
)

func at(kind string, id uint) string { return fmt.Sprintf("/%s/%d", kind, id) }

func (w *world) readDelegation(id uint) deputy.Delegation {
	w.T.Helper()
	d, err := database.One[deputy.Delegation](w.DB.Read(w.T.Context()).Where("id = ?", id))
	if err != nil {
		w.T.Fatal(err)
	}
	return *d
}

func (w *world) recorded(action string) int {
	w.T.Helper()
	var n int64
	if err := w.DB.Read(w.T.Context()).Model(&audit.Event{}).Where("action = ?", action).Count(&n).Error; err != nil {
		w.T.Fatal(err)
	}
	return int(n)
}

func TestADelegationIsSetUpFilledHeadedAndClosed(t *testing.T) {
	each(t, func(w *world) {
		first, second := w.seed(deputy.Deputy{CardNo: "001", Name: "张一"}), w.seed(deputy.Deputy{CardNo: "002"})
		made := w.Want(201, "POST", "/delegations", `{"name":"东区代表团"}`)
		id := uint(made["id"].(float64))
		body := at("delegations", id)

		head := fmt.Sprintf(`{"version":0,"name":"东区代表团","head_deputy_id":%d}`, first.ID)
		if name, code := w.Field(w.Want(422, "PUT", body, head)); name != "head_deputy_id" || code != "not-member" {
			w.T.Errorf("a head from outside: %s %s", name, code)
		}
		moved := w.Want(200, "POST", body+"/deputies", fmt.Sprintf(`{"version":0,"deputy_ids":[%d,%d,%d]}`, first.ID, second.ID, first.ID))
		if moved["members"] != 2.0 || moved["version"] != 1.0 {
			w.T.Errorf("moved into %v", moved)
		}
		if d := w.byCard("001"); d.Version != 1 || *d.DelegationID != id {
			w.T.Errorf("the deputy is %+v", d)
		}
		headed := w.Want(200, "PUT", body, fmt.Sprintf(`{"version":1,"name":"东城代表团","head_deputy_id":%d}`, first.ID))
		if headed["head_name"] != "张一" || headed["name"] != "东城代表团" {
			w.T.Errorf("headed %v", headed)
		}
		w.Want(409, "PUT", body, `{"version":1,"name":"旧"}`)
		if got := w.Want(409, "POST", body+"/close", `{"version":2}`); got["code"] != "delegation-not-empty" {
			w.T.Errorf("closing with deputies: %v", got)
		}
		other := w.delegation("西区代表团")
		w.Want(200, "POST", at("delegations", other.ID)+"/deputies", fmt.Sprintf(`{"version":0,"deputy_ids":[%d,%d]}`, first.ID, second.ID))
		left := w.readDelegation(id)
		if left.HeadDeputyID != nil || left.Version != 3 {
			w.T.Errorf("its head left, and it is %+v", left)
		}
		closed := w.Want(200, "POST", body+"/close", `{"version":3}`)
		if closed["closed_on"] != "2026-03-10" {
			w.T.Errorf("closed as %v", closed)
		}
		for _, got := range []map[string]any{
			w.Want(409, "PUT", body, `{"version":4,"name":"再来"}`),
			w.Want(409, "POST", body+"/close", `{"version":4}`),
		} {
			if got["code"] != "closed" {
				w.T.Errorf("a closed one answers %v", got)
			}
		}
		if name, _ := w.Field(w.Want(422, "PUT", path(first), fmt.Sprintf(`{"version":2,"name":"张一","level":"municipal","card_no":"001","delegation_id":%d}`, id))); name != "delegation_id" {
			w.T.Errorf("a closed delegation: %s", name)
		}
		for action, want := range map[string]int{"delegation.create": 1, "delegation.update": 1, "delegation.move": 2, "delegation.vacate": 1, "delegation.close": 1} {
			if got := w.recorded(action); got != want {
				w.T.Errorf("%s is on record %d times, want %d", action, got, want)
			}
		}
	})
}

func TestNamesOfBodiesAreNotUsedTwiceInATerm(t *testing.T) {
	each(t, func(w *world) {
		for kind, body := range map[string]string{"/delegations": `{"name":"东区"}`, "/groups": `{"name":"东区","kind":"regional"}`} {
			w.Want(201, "POST", kind, body)
			if name, code := w.Field(w.Want(422, "POST", kind, body)); name != "name" || code != "taken" {
				w.T.Errorf("%s: %s %s", kind, name, code)
			}
			w.Want(422, "POST", kind, `{}`)
		}
	})
}

func TestAnswersToARetryAreTheFirstOnes(t *testing.T) {
	each(t, func(w *world) {
		for kind, body := range map[string]string{"/delegations": `{"name":"东区"}`, "/groups": `{"name":"东区","kind":"regional"}`} {
			w.Header.Set("Idempotency-Key", "create-"+kind[1:])
			first := w.Want(201, "POST", kind, body)
			second := w.Want(201, "POST", kind, body)
			if first["id"] != second["id"] || first["version"] != second["version"] {
				w.T.Errorf("%s: %v, then %v", kind, first, second)
			}
		}
		if n := w.Count(&deputy.Delegation{}) + w.Count(&deputy.Group{}); n != 2 {
			w.T.Errorf("%d bodies, want 2", n)
		}
	})
}

func TestAGroupHasMembersOfSeveralDelegationsAndAConvenorAmongThem(t *testing.T) {
	each(t, func(w *world) {
		east := w.delegation("东区代表团")
		first := w.seed(deputy.Deputy{CardNo: "001", Name: "张一", DelegationID: &east.ID})
		second, gone := w.seed(deputy.Deputy{CardNo: "002"}), w.seed(deputy.Deputy{CardNo: "003", Status: deputy.Terminated})
		id := uint(w.Want(201, "POST", "/groups", `{"name":"法制组","kind":"professional"}`)["id"].(float64))
		body := at("groups", id)
		if name, _ := w.Field(w.Want(422, "PUT", body+"/deputies", fmt.Sprintf(`{"version":0,"deputy_ids":[%d]}`, gone.ID))); name != "deputy_ids" {
			w.T.Errorf("a former deputy: %s", name)
		}
		if got := w.Want(200, "PUT", body+"/deputies", fmt.Sprintf(`{"version":0,"deputy_ids":[%d,%d]}`, first.ID, second.ID)); got["members"] != 2.0 {
			w.T.Errorf("members: %v", got)
		}
		headed := w.Want(200, "PUT", body, fmt.Sprintf(`{"version":1,"name":"法制组","kind":"professional","convenor_id":%d}`, first.ID))
		if headed["convenor_name"] != "张一" {
			w.T.Errorf("convened %v", headed)
		}
		listed := w.Want(200, "GET", body+"/deputies", "")["items"].([]any)
		if len(listed) != 2 || listed[0].(map[string]any)["delegation"] != "东区代表团" || listed[0].(map[string]any)["phone"] != nil {
			w.T.Errorf("listed %v", listed)
		}
		if got := w.Want(200, "GET", fmt.Sprintf("/deputies?group_id=%d", id), "")["total"]; got != 2.0 {
			w.T.Errorf("the register finds %v of the group", got)
		}
		left := w.Want(200, "PUT", body+"/deputies", fmt.Sprintf(`{"version":2,"deputy_ids":[%d]}`, second.ID))
		if left["convenor_id"] != nil || left["members"] != 1.0 {
			w.T.Errorf("the convenor left: %v", left)
		}
		w.Want(409, "PUT", body+"/deputies", `{"version":2,"deputy_ids":[]}`)
		now := left["version"].(float64)
		if got := w.Want(200, "PUT", body+"/deputies", fmt.Sprintf(`{"version":%v,"deputy_ids":[]}`, now)); got["members"] != 0.0 {
			w.T.Errorf("emptied: %v", got)
		}
		w.Want(200, "POST", body+"/close", fmt.Sprintf(`{"version":%v}`, now+1))
		if got := w.Want(409, "PUT", body+"/deputies", fmt.Sprintf(`{"version":%v,"deputy_ids":[]}`, now+2)); got["code"] != "closed" {
			w.T.Errorf("a closed group: %v", got)
		}
	})
}

func TestWhoLosesTheMandateHeadsNothingAnyMore(t *testing.T) {
	each(t, func(w *world) {
		east := w.delegation("东区代表团")
		head := w.seed(deputy.Deputy{CardNo: "001", DelegationID: &east.ID})
		group := w.group("第一小组", head)
		w.Want(200, "PUT", at("delegations", east.ID), fmt.Sprintf(`{"name":"东区代表团","head_deputy_id":%d}`, head.ID))
		w.Want(200, "PUT", at("groups", group.ID), fmt.Sprintf(`{"name":"第一小组","kind":"regional","convenor_id":%d}`, head.ID))

		q := w.DB.Read(t.Context())
		if got, err := deputy.Head(q, w.Here.ID, east.ID); err != nil || got.ID != head.ID {
			w.T.Errorf("headed by %v, %v", got, err)
		}
		if got, err := deputy.DelegationsHeadedBy(q, w.Here.ID, head.ID); err != nil || len(got) != 1 || got[0].ID != east.ID {
			w.T.Errorf("heads %v, %v", got, err)
		}
		if _, err := deputy.Head(q, w.Other.ID, east.ID); !errors.Is(err, database.ErrNotFound) {
			w.T.Errorf("seen from another congress: %v", err)
		}
		w.Want(200, "POST", path(head)+"/terminate", `{"version":0,"reason":"调离本行政区域","date":"2026-03-09"}`)
		if _, err := deputy.Head(q, w.Here.ID, east.ID); !errors.Is(err, database.ErrNotFound) {
			w.T.Errorf("still headed: %v", err)
		}
		if got, err := deputy.DelegationsHeadedBy(q, w.Here.ID, head.ID); err != nil || len(got) != 0 {
			w.T.Errorf("still heads %v, %v", got, err)
		}
		listed := w.Want(200, "GET", "/groups", "")["items"].([]any)[0].(map[string]any)
		if listed["convenor_id"] != nil || listed["members"] != 0.0 {
			w.T.Errorf("the group is %v", listed)
		}
		if w.recorded("delegation.vacate") != 1 || w.recorded("group.vacate") != 1 {
			w.T.Error("the change of head and convenor is not on record")
		}
	})
}

func TestAHeadWhoIsMovedByTheRegisterOrAnImportHeadsNoMore(t *testing.T) {
	each(t, func(w *world) {
		east, west := w.delegation("东区代表团"), w.delegation("西区代表团")
		head := w.seed(deputy.Deputy{CardNo: "001", Name: "张一", DelegationID: &east.ID})
		setHead := func(version uint) {
			w.Want(200, "PUT", at("delegations", east.ID), fmt.Sprintf(`{"version":%d,"name":"东区代表团","head_deputy_id":%d}`, version, head.ID))
		}
		setHead(0)
		w.Want(200, "PUT", path(head), fmt.Sprintf(`{"version":0,"name":"张一","level":"municipal","card_no":"001","delegation_id":%d}`, west.ID))
		if d := w.readDelegation(east.ID); d.HeadDeputyID != nil {
			w.T.Errorf("after the change: %+v", d)
		}
		w.Want(200, "PUT", path(head), fmt.Sprintf(`{"version":1,"name":"张一","level":"municipal","card_no":"001","delegation_id":%d}`, east.ID))
		setHead(2)
		if status, got := w.Upload(commit, "rows.xlsx", workbook(t, heading, []any{"001", "张一", "", "", "西区代表团", "", ""})); status != 200 {
			w.T.Fatalf("%d %v", status, got)
		}
		if d := w.readDelegation(east.ID); d.HeadDeputyID != nil {
			w.T.Errorf("after the import: %+v", d)
		}
	})
}

func TestAnImportIntoAClosedDelegationIsRefusedAtItsCell(t *testing.T) {
	each(t, func(w *world) {
		east := w.delegation("东区代表团")
		w.Want(200, "POST", at("delegations", east.ID)+"/close", `{}`)
		file := workbook(t, heading, []any{"001", "张一", "", "", "东区代表团", "", ""})
		status, got := w.Upload(preview, "rows.xlsx", file, "create_missing", "true")
		if status != 200 || orgtest.Counts(got) != [4]int{0, 0, 0, 1} {
			w.T.Fatalf("%d %v", status, got)
		}
		problem := got["rows"].([]any)[0].(map[string]any)["problems"].([]any)[0].(map[string]any)
		if problem["column"] != "代表团" || problem["code"] != "closed" {
			w.T.Errorf("refused with %v", problem)
		}
	})
}

func TestBodiesOfAnotherCongressAreOutOfSight(t *testing.T) {
	each(t, func(w *world) {
		foreign := deputy.Delegation{CongressID: w.Other.ID, TermID: w.otherTerm.ID, Name: "别处代表团"}
		w.Create(&foreign)
		group := deputy.Group{CongressID: w.Other.ID, TermID: w.otherTerm.ID, Name: "别处小组", Kind: deputy.Regional}
		w.Create(&group)
		stranger := w.seed(deputy.Deputy{CardNo: "900", CongressID: w.Other.ID, TermID: w.otherTerm.ID})
		for body, change := range map[string]string{
			at("delegations", foreign.ID): `{"name":"改名"}`,
			at("groups", group.ID):        `{"name":"改名","kind":"regional"}`,
		} {
			w.Want(404, "GET", body+"/deputies", "")
			w.Want(404, "PUT", body, change)
			w.Want(404, "POST", body+"/close", `{}`)
		}
		own := w.delegation("东区代表团")
		if name, _ := w.Field(w.Want(422, "POST", at("delegations", own.ID)+"/deputies", fmt.Sprintf(`{"deputy_ids":[%d]}`, stranger.ID))); name != "deputy_ids" {
			w.T.Errorf("somebody else's deputy: %s", name)
		}
	})
}

func TestTheSecurityAdministratorFindsNamesAndNothingElse(t *testing.T) {
	each(t, func(w *world) {
		east := w.delegation("东区代表团")
		w.seed(deputy.Deputy{CardNo: "001", Name: "张一", Phone: "13812341234", DelegationID: &east.ID})
		w.seed(deputy.Deputy{CardNo: "002", Name: "张二", Status: deputy.Suspended})
		w.seed(deputy.Deputy{CardNo: "003", Name: "张三", Status: deputy.Terminated})
		w.seed(deputy.Deputy{CardNo: "900", Name: "张九", CongressID: w.Other.ID, TermID: w.otherTerm.ID})
		for _, role := range access.Roles {
			w.By.Role = role
			want := 403
			if role == access.SecAdmin {
				want = 200
			}
			if got, body := w.Call("GET", "/deputies/names?q=张", ""); got != want {
				w.T.Errorf("%s: %d %v, want %d", role, got, body, want)
			}
		}
		w.By.Role = access.SecAdmin
		items := w.Want(200, "GET", "/deputies/names?q=张", "")["items"].([]any)
		if len(items) != 2 {
			w.T.Fatalf("found %v", items)
		}
		first := items[0].(map[string]any)
		if first["name"] != "张一" || first["card_no"] != "001" || first["delegation"] != "东区代表团" || first["phone"] != nil {
			w.T.Errorf("found %v", first)
		}
	})
}
