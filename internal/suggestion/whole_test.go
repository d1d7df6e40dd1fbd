package suggestion

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
)

func (w *world) path(id uint, tail string) string { return fmt.Sprintf("/suggestions/%d/%s", id, tail) }

func (w *world) phase(id uint, want Phase) {
	w.Helper()
	if got := w.row(id).Phase; got != want {
		w.Fatalf("item %d in %s, want %s", id, got, want)
	}
}

// A merged item keeps its number, gets a copy of its own, is rated on its own,
// and is taken up again when what it was merged into is withdrawn.
func TestAMergedItemHasItsOwnCopyAndFeedback(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		target, _, _ := w.item(atRegistered)
		merged, _, _ := w.item(atRegistered)
		number := w.row(merged).NumberText
		w.agree(merged, asking("office", "/suggestions/%[1]d/merge-request", fields{"target_id": target, "reason": "内容相同"})(w, merged), "head")
		w.phase(merged, Merged)
		assignment := w.assign(target, sole...)[transport]
		w.handle(atDelivered, target, assignment)
		v := w.view("lead", merged)
		if len(v.ReceivedReplies) != 1 || v.ReceivedReplies[0].UnitName != "市交通运输局" || v.NumberText != number {
			t.Fatalf("copy of the merged item: %+v, number %s", v.ReceivedReplies, v.NumberText)
		}
		w.do("lead", w.path(merged, "feedback"), merged, fields{"attitude": "satisfied", "result": "dissatisfied", "reasons": "未提到末班车"})
		w.phase(merged, Merged)
		w.phase(target, AwaitingFeedback)
		w.do("lead", w.path(target, "feedback"), target, opinion)
		w.do("office", w.path(target, "close"), target, nil)
		if w.row(merged).ClosedAt == nil {
			t.Error("the merged item was not closed with what it was merged into")
		}

		second, _, _ := w.item(atRegistered)
		w.agree(second, asking("office", "/suggestions/%[1]d/merge-request", fields{"target_id": w.other(), "reason": "内容相同"})(w, second), "head")
		into := *w.row(second).MergedIntoID
		w.agree(into, asking("lead", "/suggestions/%[1]d/withdrawal-request", because)(w, into), "office")
		w.phase(into, Withdrawn)
		w.phase(second, UnderReview)
		kept := w.row(second).NumberText
		w.do("office", w.path(second, "register"), second, nil)
		if got := w.row(second).NumberText; got != kept || got == "" {
			t.Errorf("number %q, kept %q", got, kept)
		}
	})
}

// other makes another registered item.
func (w *world) other() uint {
	id, _, _ := w.item(atRegistered)
	return id
}

// What a Request holds up keeps its limit, which is shown with whoever decides.
func TestADecisionIsDueWithWhatItHoldsUp(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, _, _ := w.item(atUnderReview)
		due := w.row(id).DueOn
		asking("office", "/suggestions/%[1]d/non-acceptance-request", fields{"reason_code": "no_content", "reason": "只有标题"})(w, id)
		if got := w.row(id); due.IsZero() || got.DueOn != due || got.DueKind != "T1" {
			t.Errorf("while its non-acceptance is decided the item is due on %s (%s), want %s (T1)", got.DueOn, got.DueKind, due)
		}
		ball := w.view("head", id).Ball
		if len(ball) != 1 || ball[0].Task != ConfirmNonAcceptance || ball[0].DueOn != due || ball[0].Light == "none" {
			t.Errorf("who has the ball: %+v, want the head by %s", ball, due)
		}
	})
}

func TestASplitMakesASecondItemOfItsOwn(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, _, _ := w.item(atUnderReview)
		w.cosign(id)
		knownPoints(w, id)
		w.agree(id, asking("office", "/suggestions/%[1]d/split-request", toSplit)(w, id), "lead")
		row, err := database.One[Suggestion](db.Read(t.Context()).Where("title = ?", toSplit["title"]))
		if err != nil {
			t.Fatal(err)
		}
		first, second := w.view("office", id), w.view("office", row.ID)
		if len(first.Content.Points) != 1 || first.Content.Points[0].ID != "p1" || len(second.Content.Points) != 1 || second.Content.Points[0].ID != "p2" || second.Content.Points[0].No != 1 {
			t.Errorf("points %+v and %+v", first.Content.Points, second.Content.Points)
		}
		if second.Phase != UnderReview || len(second.Signatures) != 1 || len(second.Clocks) != 1 || second.Clocks[0].DueOn != first.Clocks[0].DueOn {
			t.Errorf("second item: %+v", second)
		}
		w.do("office", w.path(row.ID, "register"), row.ID, nil)
		w.do("office", w.path(id, "register"), id, nil)
	})
}

// A stub leaves no word of the item anywhere in the database.
func TestAStubLeavesNoText(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, assignment, reply := w.item(atInReview)
		w.do("clerk", fmt.Sprintf("/assignments/%d/notes", assignment), id, fields{"text": "城东踏勘记录"})
		w.do("reviewer", fmt.Sprintf("/replies/%d/review", reply), id, fields{"pass": false, "comment": "城东一段请核实", "document_no": ""})
		w.do("head", w.path(id, "make-stub"), id, fields{"reason": "依规转线下"})
		for _, word := range []string{"城东", "公交", "末班车", "感谢您的建议", "王科长"} {
			for _, place := range w.holding(word) {
				t.Errorf("%q is still in %s", word, place)
			}
		}
		if v := w.view("office", id); !v.Stub || v.NumberText == "" || v.Rounds[0].Assignments[0].UnitName != "市交通运输局" {
			t.Errorf("stub: %+v", v)
		}
		if found := w.call("office", http.MethodGet, "/suggestions?q=末班车", nil); strings.Contains(found.Body.String(), `"total":1`) {
			t.Error("a stub is found by its words")
		}
	})
}

// holding lists the columns of all tables that hold a word.
func (w *world) holding(word string) []string {
	w.Helper()
	var places []string
	q := w.db.Read(w.Context())
	tables, err := q.Migrator().GetTables()
	if err != nil {
		w.Fatal(err)
	}
	for _, table := range tables {
		if table == "units" || strings.HasPrefix(table, "sqlite_") {
			continue
		}
		rows, err := q.Table(table).Limit(1).Rows()
		if err != nil {
			w.Fatal(err)
		}
		columns, err := rows.Columns()
		if err := errors.Join(err, rows.Close()); err != nil {
			w.Fatal(err)
		}
		for _, c := range columns {
			var n int64
			if err := q.Table(table).Where("CAST(\""+c+"\" AS text) LIKE ?", "%"+word+"%").Count(&n).Error; err != nil {
				w.Fatal(err)
			}
			if n > 0 {
				places = append(places, table+"."+c)
			}
		}
	}
	return places
}

// Editing the text voids what was confirmed of the old one; who has not
// confirmed when the item is submitted is no proposer of it.
func TestSignaturesStandForTheTextThatWasConfirmed(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, _, _ := w.item(atDraft)
		w.do("lead", w.path(id, "cosigners"), id, fields{"deputy_ids": []int{2, 3}})
		w.phase(id, Cosigning)
		w.do("cosigner", w.path(id, "signature/confirm"), id, fields{"text_no": 1})
		w.do("other_deputy", w.path(id, "signature/confirm"), id, fields{"text_no": 1})
		edited := fields{"version": w.row(id).Version}
		for k, v := range draft {
			if edited[k] = v; k == "situation" {
				edited[k] = "城东片区公交班次少，末班车过早。"
			}
		}
		if answer := w.call("lead", http.MethodPut, w.path(id, "content"), edited); answer.Code != http.StatusOK {
			t.Fatalf("edit: %s", answer.Body)
		}
		for _, s := range w.view("lead", id).Signatures {
			if s.State != "invited" {
				t.Errorf("%s is %s after the text was changed", s.Name, s.State)
			}
		}
		if answer := w.try("cosigner", w.path(id, "signature/confirm"), id, fields{"text_no": 1}); answer.Code != http.StatusUnprocessableEntity {
			t.Errorf("the old text was confirmed: %d", answer.Code)
		}
		w.do("cosigner", w.path(id, "signature/confirm"), id, fields{"text_no": 2})
		w.do("lead", w.path(id, "submit"), id, fields{"no_state_secrets": true})
		if got := w.row(id).ProposerKind; got != "joint" {
			t.Errorf("kind %s", got)
		}
		if answer := w.call("other_deputy", http.MethodGet, fmt.Sprintf("/suggestions/%d", id), nil); answer.Code != http.StatusNotFound {
			t.Errorf("who did not confirm reads the item: %d", answer.Code)
		}
	})
}

// A lead waits for its co-handlers, until their time is over and it says why.
func TestAReplyWaitsForTheOpinionsOfCoHandlers(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, _, _ := w.item(atRegistered)
		a := w.assign(id, fields{"unit_id": transport, "role": "lead"}, fields{"unit_id": propaganda, "role": "co"})
		w.do("party_clerk", fmt.Sprintf("/assignments/%d/receive", a[propaganda]), id, nil)
		reply := w.handle(atDrafted, id, a[transport])
		submit := fmt.Sprintf("/replies/%d/submit", reply)
		if answer := w.try("clerk", submit, id, nil); !strings.Contains(answer.Body.String(), "opinions_missing") {
			t.Fatalf("submitted without the opinion: %s", answer.Body)
		}
		w.now = w.now.Add(40 * 24 * time.Hour)
		if answer := w.try("clerk", submit, id, nil); answer.Code == http.StatusOK {
			t.Fatal("submitted without a reason")
		}
		w.write(func(tx *gorm.DB) error {
			return tx.Model(&Reply{}).Where("id = ?", reply).UpdateColumn("no_opinion_reason", "会办单位逾期未反馈").Error
		})
		w.do("clerk", submit, id, nil)
		w.do("party_clerk", fmt.Sprintf("/assignments/%d/opinion", a[propaganda]), id, fields{"text": "同意", "hand_over": true})
		if slices.Contains(w.view("party_signer", id).Rounds[0].Assignments[1].Actions, SignReply) {
			t.Error("a co-handler is offered to sign a reply")
		}
	})
}

// A program drafts an opinion for its person, who hands it over himself.
func TestAProgramHandsNoOpinionOver(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, _, _ := w.item(atRegistered)
		path := fmt.Sprintf("/assignments/%d/opinion", coHandling(w, id))
		program := w.actors["clerk"]
		program.APITokenID = 5
		w.actors["program"] = program
		if answer := w.try("program", path, id, fields{"text": "同意", "hand_over": true}); answer.Code != http.StatusForbidden || !strings.Contains(answer.Body.String(), access.ErrScope.Code) {
			t.Errorf("handed over: %d %s", answer.Code, answer.Body)
		}
		w.do("program", path, id, fields{"text": "同意", "hand_over": false})
		state := func() string { return w.view("clerk", id).Rounds[0].Assignments[1].Opinion.State }
		if got := state(); got != OpinionDraft {
			t.Errorf("the program's draft is %s", got)
		}
		w.do("clerk", path, id, fields{"text": "同意", "hand_over": true})
		if got := state(); got != OpinionInSignoff {
			t.Errorf("handed over by the person it is %s", got)
		}
	})
}

// A unit that comes in later has its own limits; what the law would have said
// of the very first assignment is shown beside them.
func TestAReplacedUnitCountsFromItsOwnDay(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, first, _ := w.item(atAssigned)
		w.agree(id, asking("clerk", "/assignments/%[2]d/return-request", giveBack)(w, id), "signer", "gov_office")
		w.phase(id, Registered)
		w.now = w.now.Add(7 * 24 * time.Hour)
		second := w.assign(id, fields{"unit_id": education, "role": "sole"})[education]
		for _, c := range w.view("office", id).Clocks {
			switch {
			case c.AssignmentID == first && c.State == "running":
				t.Errorf("%s of the returned assignment runs", c.Kind)
			case c.AssignmentID == second && c.Kind == "T5" && (c.DueOn != calendar.MustParse("2026-06-09") || c.FirstDueOn != calendar.MustParse("2026-06-02")):
				t.Errorf("due %s, first due %s", c.DueOn, c.FirstDueOn)
			}
		}
	})
}

func TestAnExtensionStaysUnderTheCeiling(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, assignment, _ := w.item(atReceived)
		path := fmt.Sprintf("/assignments/%d/extension-request", assignment)
		for _, until := range []string{"2026-06-02", "2026-09-03"} { // the date as it is, and a day above six months
			if answer := w.try("clerk", path, id, fields{"reason": "需要勘测", "until": until}); answer.Code != http.StatusUnprocessableEntity {
				t.Errorf("until %s: %d %s", until, answer.Code, answer.Body)
			}
		}
		w.do("clerk", path, id, fields{"reason": "需要勘测", "until": "2026-09-02"})
		request := w.view("clerk", id).Requests[0]
		w.agree(id, request.ID, "signer", "gov_office", "head")
		for _, c := range w.view("lead", id).Clocks {
			if c.Kind == "T5" && (c.DueOn != calendar.MustParse("2026-09-02") || !strings.Contains(string(c.Explanation), `"extended"`)) {
				t.Errorf("T5 until %s: %s", c.DueOn, c.Explanation)
			}
		}
	})
}

// A promise that is put off goes on in the one that replaces it, and the item's
// phase never follows it.
func TestAPromiseIsFollowedUntilItIsKept(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, _, _ := w.item(atContact)
		first := promise(w, id)
		closed(w, id)
		w.agree(id, w.do("clerk", fmt.Sprintf("/commitments/%d/change-request", first), id, putOff).RequestID, "signer", "office")
		second := w.view("lead", id).Commitments[1]
		if second.ReplacesID != first || second.DueOn != calendar.MustParse("2027-03-31") {
			t.Fatalf("second promise: %+v", second)
		}
		w.now = w.now.Add(380 * 24 * time.Hour)
		w.expect(id, Closed, ReportCommitment)
		w.agree(id, w.do("clerk", fmt.Sprintf("/commitments/%d/delivery-report", second.ID), id, kept).RequestID, "signer", "office")
		w.expect(id, Closed, "")
		if got := w.view("lead", id).Commitments; got[0].State != "changed" || got[1].State != "delivered" || got[1].Outcome != kept["text"] {
			t.Errorf("promises %+v", got)
		}
	})
}

// What the proposers took back is promised to nobody any more, and its text
// can be taken off the platform like any other.
func TestAWithdrawnItemLeavesNoPromiseAndCanBecomeAStub(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, _, _ := w.item(atContact)
		first := promise(w, id)
		w.do("clerk", fmt.Sprintf("/commitments/%d/delivery-report", first), id, kept)
		withdrawn(w, id)
		w.expect(id, Withdrawn, "")
		if p := w.view("lead", id).Commitments[0]; p.State != CommitmentChanged || p.Outcome == "" {
			t.Errorf("the promise of a withdrawn item: %+v", p)
		}
		if r := w.view("office", id).Requests; r[0].State != RequestLapsed {
			t.Errorf("the report on it: %+v", r[0])
		}
		w.do("head", w.path(id, "make-stub"), id, because)
		if places := w.holding("城东"); len(places) > 0 {
			t.Errorf("text of a withdrawn stub in %v", places)
		}
	})
}

func TestASupersededReplyIsKept(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, assignment, old := w.item(atDelivered)
		reply := w.do("clerk", fmt.Sprintf("/assignments/%d/supersede", assignment), id, because).ReplyID
		w.phase(id, AwaitingFeedback)
		if got := w.view("lead", id).Rounds[0].Assignments[0].Reply; got == nil || got.ID != old {
			t.Fatalf("the proposer reads %+v while the new reply is drafted", got)
		}
		w.do("clerk", fmt.Sprintf("/replies/%d/submit", reply), id, nil)
		w.do("reviewer", fmt.Sprintf("/replies/%d/review", reply), id, pass)
		w.do("signer", fmt.Sprintf("/replies/%d/sign", reply), id, pass)
		a := w.view("lead", id).Rounds[0].Assignments[0]
		if a.Reply.ID != reply || len(a.FormerReplies) != 1 || a.FormerReplies[0].State != ReplySuperseded {
			t.Errorf("reply %d, former %+v", a.Reply.ID, a.FormerReplies)
		}
	})
}
