package suggestion

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"gorm.io/gorm"

	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
	"lianluo/internal/deputy"
)

// scanned leaves upload number 1 with the office.
func (w *world) scanned() {
	w.Helper()
	w.uploaded("office", "签名页.pdf", "application/pdf")
}

// What the office enters names both, keeps the scan for who may know of it, and
// has the effect that the deputy's own action has.
func TestAPaperNamesTheDeputyAndWhoEnteredIt(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, _, _ := w.item(atDraft)
		invitedThroughOffice(w, id)
		offered := w.view("office", id).OnPaper
		if len(offered) != 2 || offered[0].Action != ConfirmSignature || fmt.Sprint(offered[0].Deputies) != "[{2 cosigner}]" {
			t.Fatalf("offered to enter: %+v", offered)
		}
		w.scanned()
		w.do("office", w.path(id, "signature/confirm"), id, onPaperOf(2, fields{"text_no": 1}))
		v := w.view("lead", id)
		e := v.Timeline[len(v.Timeline)-1]
		if v.Signatures[0].State != "confirmed" || e.ActorName != "office" || e.ActorRole != "office" || e.Data["on_paper"] != "cosigner" ||
			len(e.Scans) != 1 || e.Scans[0].Name != "签名页.pdf" {
			t.Errorf("signature %+v, told as %+v", v.Signatures[0], e)
		}
		var data string
		w.must(db.Read(t.Context()).Table("audit_events").Where("action = 'suggestion.confirm_signature' AND user_id = ?", w.actors["office"].UserID).Pluck("data", &data).Error)
		if !strings.Contains(data, `"on_paper":2`) || !strings.Contains(data, `"scans":1`) {
			t.Errorf("the record says %s", data)
		}
		for who, may := range map[string]bool{"lead": true, "cosigner": true, "office": true, "other_deputy": false, "head": false, "foreign_office": false} {
			if got, err := w.svc.MayReadEvent(t.Context(), w.actors[who], e.ID); got != may || err != nil {
				t.Errorf("%s reads the scan: %v, %v", who, got, err)
			}
		}
		w.do("lead", w.path(id, "submit"), id, fields{"no_state_secrets": true})
		if got := w.row(id).ProposerKind; got != "joint" {
			t.Errorf("the signature on paper does not make it a joint one: %s", got)
		}
		w.do("head", w.path(id, "make-stub"), id, because)
		w.nowhere("签名页")
	})
}

// A draft is its proposers' own unless they ask the office to enter signatures,
// and only while these are collected.
func TestTheOfficeReadsACirculatedDraftWhenItIsAsked(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, _, _ := w.item(atDraft)
		seen := func(who string) bool {
			t.Helper()
			var listed int64
			w.must(db.Read(t.Context()).Model(&Suggestion{}).Scopes(visible(w.actors[who])).Where("suggestions.id = ?", id).Count(&listed).Error)
			opens := w.call(who, http.MethodGet, fmt.Sprintf("/suggestions/%d", id), nil).Code == http.StatusOK
			if opens != (listed == 1) {
				t.Errorf("%s: opens %v, listed %v", who, opens, listed)
			}
			return opens
		}
		invite := func(more fields) {
			t.Helper()
			body := fields{"deputy_ids": []int{2}}
			for k, v := range more {
				body[k] = v
			}
			w.do("lead", w.path(id, "cosigners"), id, body)
		}
		invite(nil)
		if seen("office") {
			t.Error("the office reads a draft that nobody showed it")
		}
		invite(fields{"through_office": true})
		for who, may := range map[string]bool{"office": true, "head": false, "gov_office": false, "clerk": false, "other_deputy": false, "foreign_office": false} {
			if seen(who) != may {
				t.Errorf("%s reads the draft: %v", who, !may)
			}
		}
		edited := fields{"version": w.row(id).Version}
		for k, v := range draft {
			if edited[k] = v; k == "situation" {
				edited[k] = "城东片区公交班次少，末班车过早。"
			}
		}
		w.do("cosigner", w.path(id, "signature/confirm"), id, fields{"text_no": 1})
		edited["version"] = w.row(id).Version
		if answer := w.call("lead", http.MethodPut, w.path(id, "content"), edited); answer.Code != http.StatusOK {
			t.Fatalf("edit: %s", answer.Body)
		}
		if got := w.view("office", id).Content; got.VersionNo != 2 || got.Situation != edited["situation"] {
			t.Errorf("the office enters a signature under text %d: %s", got.VersionNo, got.Situation)
		}
	})
}

// One person enters the papers of all proposers, and decides nothing himself.
func TestWhoEnteredPapersDoesNotDecide(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		colleague := w.actors["office"]
		colleague.UserID = w.actors["head"].UserID
		w.actors["colleague"] = colleague
		id, _, _ := w.item(atUnderReview)
		w.cosign(id)
		w.scanned()
		request := w.do("office", w.path(id, "withdrawal-request"), id, onPaperOf(1, because)).RequestID
		if r := w.view("lead", id).Requests[0]; r.AskedByName != "office" || r.AskedForName != "lead" {
			t.Errorf("asked by %q for %q", r.AskedByName, r.AskedForName)
		}
		decide := fmt.Sprintf("/requests/%d/decide", request)
		w.scanned()
		w.do("office", decide, id, onPaperOf(2, agree))
		if answer := w.try("office", decide, id, agree); answer.Code != http.StatusForbidden || !strings.Contains(answer.Body.String(), "same-person") {
			t.Errorf("who entered the papers accepts: %d %s", answer.Code, answer.Body)
		}
		w.do("colleague", decide, id, agree)
		w.phase(id, Withdrawn)

		id, _, _ = w.item(atUnderReview)
		request = toBeSplit(w, id)
		decide = fmt.Sprintf("/requests/%d/decide", request)
		w.scanned()
		if answer := w.try("office", decide, id, onPaperOf(1, agree)); answer.Code != http.StatusForbidden || !strings.Contains(answer.Body.String(), "same-person") {
			t.Errorf("who asked for the split enters the consent: %d %s", answer.Code, answer.Body)
		}
		if forms := w.view("office", id).Requests[0].OnPaper; len(forms) != 0 {
			t.Errorf("who asked is offered %+v", forms)
		}
		if forms := w.view("colleague", id).Requests[0].OnPaper; len(forms) != 1 || forms[0].Action != ConsentSplit {
			t.Errorf("the colleague is offered %+v", forms)
		}
	})
}

// What a paper needs: an uploaded scan, a deputy of the item, a mandate for
// what exercises it. What he is asked, a deputy answers after its end as well.
func TestWhatAPaperNeeds(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, assignment, _ := w.item(atAssigned)
		w.cosign(id)
		path := fmt.Sprintf("/assignments/%d/objection", assignment)
		objection := fields{"reason": "应由教育部门办理", "unit_id": education}
		refused := func(what string, paper fields, field string) {
			t.Helper()
			body := fields{"on_paper": paper}
			for k, v := range objection {
				body[k] = v
			}
			answer := w.try("office", path, id, body)
			if answer.Code != http.StatusUnprocessableEntity || !strings.Contains(answer.Body.String(), `"`+field+`"`) {
				t.Errorf("%s: %d %s", what, answer.Code, answer.Body)
			}
		}
		w.scanned()
		refused("no scan", fields{"deputy_id": 1, "attachment_ids": []uint{}}, "on_paper.attachment_ids")
		refused("a deputy who has nothing to do with it", fields{"deputy_id": 3, "attachment_ids": []uint{1}}, "on_paper.deputy_id")
		refused("nobody", fields{"deputy_id": 0, "attachment_ids": []uint{1}}, "on_paper.deputy_id")
		refused("a scan that is not there", fields{"deputy_id": 1, "attachment_ids": []uint{4711}}, "attachment_ids")
		if answer := w.try("office", path, id, onPaperOf(2, objection)); answer.Code != http.StatusForbidden {
			t.Errorf("a co-signer objects: %d", answer.Code)
		}
		w.mandate("lead", deputy.Suspended)
		refused("a suspended deputy", fields{"deputy_id": 1, "attachment_ids": []uint{1}}, "on_paper.deputy_id")
		if forms := w.view("office", id).Rounds[0].Assignments[0].OnPaper; len(forms) != 0 {
			t.Errorf("for a suspended deputy the office is offered %+v", forms)
		}
		if got := w.view("office", id).Requests; len(got) != 0 {
			t.Errorf("something was asked: %+v", got)
		}
		w.do("clerk", fmt.Sprintf("/assignments/%d/receive", assignment), id, nil)
		talk := w.do("clerk", fmt.Sprintf("/assignments/%d/communications", assignment), id, contact).CommunicationID
		body := onPaperOf(1, fields{"reason": "没有人来过电话"})
		w.do("office", fmt.Sprintf("/communications/%d/dispute", talk), id, body)
		if got := w.view("clerk", id).Rounds[0].Assignments[0].Communications[0]; got.State != "disputed" {
			t.Errorf("the contact is %s", got.State)
		}
	})
}

// A delegation hands in on paper, too: its head leads, whoever signs for it.
func TestADelegationsSuggestionIsEnteredFromPaper(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		delegation := deputy.Delegation{CongressID: 1, TermID: 1, Name: "东城代表团"}
		w.write(func(tx *gorm.DB) error { return tx.Create(&delegation).Error })
		w.scanned()
		sheet := fields{"origin": "motion", "origin_note": "第3号议案，主席团决定作为建议办理", "delegation_id": delegation.ID, "cosigner_ids": []uint{}, "received_on": "2026-03-02"}
		for k, v := range draft {
			sheet[k] = v
		}
		sheet["attachment_ids"] = []uint{1}
		if answer := w.call("office", http.MethodPost, "/suggestions/enter", sheet); answer.Code != http.StatusUnprocessableEntity || !strings.Contains(answer.Body.String(), `"delegation_id"`) {
			t.Errorf("without a head: %d %s", answer.Code, answer.Body)
		}
		w.write(func(tx *gorm.DB) error { return tx.Model(&delegation).UpdateColumn("head_deputy_id", 2).Error })
		sheet["cosigner_ids"] = []uint{3}
		if answer := w.call("office", http.MethodPost, "/suggestions/enter", sheet); answer.Code != http.StatusUnprocessableEntity || !strings.Contains(answer.Body.String(), `"cosigner_ids"`) {
			t.Errorf("with co-signers: %d %s", answer.Code, answer.Body)
		}
		sheet["cosigner_ids"] = []uint{}
		answer := w.call("office", http.MethodPost, "/suggestions/enter", sheet)
		if answer.Code != http.StatusCreated {
			t.Fatalf("enter: %d %s", answer.Code, answer.Body)
		}
		row := w.row(decode[Receipt](w, answer).ID)
		if row.ProposerKind != "delegation" || row.DelegationID != delegation.ID || row.LeadDeputyID != 2 || row.Phase != Submitted {
			t.Errorf("entered as %+v", row)
		}
		if v := w.view("cosigner", row.ID); v.Proposer.Kind != "delegation" || !slices.Contains(v.Actions, AskWithdrawal) {
			t.Errorf("its head sees %+v, may %v", v.Proposer, v.Actions)
		}
	})
}

// The receipt of a reply on paper is kept with the line that tells of it.
func TestTheReceiptOfAPaperDeliveryIsKept(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, assignment, _ := w.item(atDelivered)
		w.uploaded("clerk", "送达回证.pdf", "application/pdf")
		w.do("clerk", fmt.Sprintf("/assignments/%d/paper-delivery", assignment), id, fields{"deputy_id": 1, "on": "2026-03-02", "note": "", "attachment_ids": []uint{1}})
		for _, who := range []string{"lead", "office", "clerk"} {
			v := w.view(who, id)
			e := v.Timeline[len(v.Timeline)-1]
			if e.Kind != "record_paper_delivery" || len(e.Scans) != 1 || e.Scans[0].Name != "送达回证.pdf" {
				t.Errorf("%s reads %+v", who, e)
			}
		}
	})
}
