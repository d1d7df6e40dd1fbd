package suggestion

import (
	"fmt"
	"net/http"
	"testing"

	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
)

func TestTheListIsNarrowedByWhatTheRegisterTells(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		rated1, _, _ := w.item(atDelivered)
		rated(Dissatisfied)(w, rated1)
		promised, _, _ := w.item(atContact)
		promise(w, promised)
		w.item(atRegistered)

		var it struct{ SessionID, LeadDeputyID, DelegationID uint }
		if err := db.Read(t.Context()).Raw(`SELECT s.session_id, s.lead_deputy_id, d.delegation_id FROM suggestions s JOIN deputies d ON d.id = s.lead_deputy_id
			WHERE s.id = ?`, promised).Scan(&it).Error; err != nil {
			t.Fatal(err)
		}
		session, delegation := it.SessionID, it.DelegationID
		for query, want := range map[string]map[string]int{
			fmt.Sprintf("session_id=%d", session):             {"office": 3, "clerk": 2, "lead": 3},
			fmt.Sprintf("session_id=%d", session+1):           {"office": 0},
			fmt.Sprintf("delegation_id=%d", delegation):       {"office": 3, "gov_office": 2},
			fmt.Sprintf("delegation_id=%d", delegation+100):   {"office": 0},
			fmt.Sprintf("deputy_id=%d", it.LeadDeputyID):      {"office": 3},
			fmt.Sprintf("deputy_id=%d", it.LeadDeputyID+1000): {"office": 0},
			"class=A":           {"office": 1, "clerk": 1, "lead": 1, "other_unit": 0},
			"class=B":           {"office": 1, "clerk": 1},
			"class=C":           {"office": 0},
			"promise=open":      {"office": 1, "clerk": 1, "other_unit": 0},
			"promise=overdue":   {"office": 0},
			"promise=delivered": {"office": 0},
			// Feedback that is not released is found by those who know it alone.
			"result=dissatisfied": {"office": 1, "head": 1, "lead": 1, "gov_office": 0, "clerk": 0, "signer": 0},
			"result=satisfied":    {"office": 0, "clerk": 0},
		} {
			for who, count := range want {
				if got := len(w.listed(who, query)); got != count {
					t.Errorf("?%s as %s: %d, want %d", query, who, got, count)
				}
			}
		}

		told := w.listed("office", "result=dissatisfied")[0].Register
		if told.SessionName == "" || told.RepliedOn.IsZero() || len(told.ClassLabels) != 1 || told.Attitude != "satisfied" || told.Result != Dissatisfied {
			t.Errorf("the register tells %+v", told)
		}
		if told := w.listed("clerk", "class=A")[0].Register; told.Result != "" || told.Attitude != "" || len(told.ClassLabels) != 1 {
			t.Errorf("the unit reads %+v", told)
		}
		if told := w.listed("office", "promise=open")[0].Register; told.PromiseDueOn.String() != "2026-12-31" || told.PromiseState != CommitmentOpen {
			t.Errorf("the promise: %+v", told)
		}
		if answer := w.call("office", http.MethodGet, "/suggestions?promise=kept", nil); answer.Code != http.StatusUnprocessableEntity {
			t.Errorf("a promise of an unknown kind: %d", answer.Code)
		}
	})
}

func TestWhoeverAssignsAnewReadsWhoGaveItBackAndWhomHeNames(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, assignment, _ := w.item(atAssigned)
		back := fields{"unit_id": education}
		for k, v := range giveBack {
			if _, set := back[k]; !set {
				back[k] = v
			}
		}
		request := w.do("clerk", fmt.Sprintf("/assignments/%d/return-request", assignment), id, back).RequestID
		if got := w.view("office", id).Returned; got != nil {
			t.Errorf("before the decision: %+v", got)
		}
		w.agree(id, request, "signer", "gov_office")
		for _, got := range []*ReturnedView{w.view("office", id).Returned, w.listed("office", "")[0].Returned} {
			if got == nil || got.Kind != "return" || got.UnitName != "市交通运输局" || got.UnitID != education || got.Proposed == "" || got.Reason == "" || got.On.String() != "2026-03-02" {
				t.Errorf("the office reads %+v", got)
			}
		}
		if got := w.view("lead", id).Returned; got != nil {
			t.Errorf("the proposer reads %+v", got)
		}
		w.do("office", fmt.Sprintf("/suggestions/%d/assign", id), id, fields{"units": []fields{{"unit_id": education, "role": "sole"}}, "note": ""})
		if got := w.view("office", id).Returned; got != nil {
			t.Errorf("after the new assignment: %+v", got)
		}
	})
}
