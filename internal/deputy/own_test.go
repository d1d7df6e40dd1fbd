package deputy_test

import (
	"fmt"
	"strings"
	"testing"

	"lianluo/internal/access"
	"lianluo/internal/deputy"
)

func TestDeputiesFindEachOtherByNameAndDelegationOnly(t *testing.T) {
	each(t, func(w *world) {
		east := w.delegation("东区代表团")
		own := w.seed(deputy.Deputy{CardNo: "001", Name: "张一"})
		w.seed(deputy.Deputy{CardNo: "002", Name: "张二", Phone: "13812341234", ElectingUnit: "李家镇", DelegationID: &east.ID})
		w.seed(deputy.Deputy{CardNo: "003", Name: "张三", Status: deputy.Suspended})
		w.seed(deputy.Deputy{CardNo: "004", Name: "张四", Status: deputy.Terminated})
		w.seed(deputy.Deputy{CardNo: "005", Name: "李五"})
		w.seed(deputy.Deputy{CardNo: "900", Name: "张九", CongressID: w.Other.ID, TermID: w.otherTerm.ID})
		w.By.DeputyID = own.ID
		for _, role := range access.Roles {
			w.By.Role = role
			want := 403
			if role == access.Deputy {
				want = 200
			}
			for _, route := range []string{"/deputies/colleagues", "/deputies/own"} {
				if got, body := w.Call("GET", route, ""); got != want {
					w.T.Errorf("%s %s: %d %v, want %d", role, route, got, body, want)
				}
			}
		}
		w.By.Role = access.Deputy
		for query, want := range map[string]string{"": "张二 李五", "?q=张": "张二", "?q=李": "李五", "?q=002": "", "?q=_": "", "?size=1&page=2": "李五"} {
			var names []string
			for _, item := range w.Want(200, "GET", "/deputies/colleagues"+query, "")["items"].([]any) {
				names = append(names, item.(map[string]any)["name"].(string))
			}
			if got := strings.Join(names, " "); got != want {
				w.T.Errorf("%s: %q, want %q", query, got, want)
			}
		}
		first := w.Want(200, "GET", "/deputies/colleagues?q=张二", "")["items"].([]any)[0].(map[string]any)
		if len(first) != 3 || first["delegation"] != "东区代表团" || first["id"] == nil {
			w.T.Errorf("a colleague is shown as %v", first)
		}
	})
}

func TestADeputyKnowsTheOwnMandateAndTheDelegationsHeaded(t *testing.T) {
	each(t, func(w *world) {
		east := w.delegation("东区代表团")
		own := w.seed(deputy.Deputy{CardNo: "001", Name: "张一", DelegationID: &east.ID})
		w.By.Role, w.By.DeputyID = access.Deputy, own.ID
		if got := w.Want(200, "GET", "/deputies/own", ""); got["name"] != "张一" || got["delegation"] != "东区代表团" || fmt.Sprint(got["heads"]) != "[]" {
			w.T.Errorf("the own mandate is shown as %v", got)
		}
		w.Create(&deputy.Delegation{CongressID: w.term.CongressID, TermID: w.term.ID, Name: "西区代表团", HeadDeputyID: &own.ID})
		if got := w.Want(200, "GET", "/deputies/own", ""); fmt.Sprint(got["heads"]) != "[西区代表团]" {
			w.T.Errorf("heads %v", got["heads"])
		}
	})
}
