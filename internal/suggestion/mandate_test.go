package suggestion

import (
	"fmt"
	"net/http"
	"slices"
	"testing"

	"gorm.io/gorm"

	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
	"lianluo/internal/deputy"
)

// mandate sets a deputy's standing in the register, and has the product look.
func (w *world) mandate(who string, status deputy.Status) {
	w.Helper()
	w.write(func(tx *gorm.DB) error {
		return tx.Model(&deputy.Deputy{}).Where("id = ?", w.actors[who].DeputyID).UpdateColumn("status", status).Error
	})
	_, err := w.svc.FollowMandates(w.Context(), w.now)
	w.must(err)
}

// inHand lists what waits, as action and holder.
func (w *world) inHand(id uint) []string {
	w.Helper()
	var tasks []Task
	w.must(w.db.Read(w.Context()).Where("suggestion_id = ?", id).Order("id").Find(&tasks).Error)
	out := []string{}
	for _, t := range tasks {
		out = append(out, fmt.Sprintf("%s %s %d for %d", t.Action, t.Role, t.DeputyID, t.ForDeputyID))
	}
	return out
}

// What waits for a deputy who cannot act is the office's to ask, is told to it
// and stands in its list, and goes back to him when he can again.
func TestTheOfficeAsksForADeputyWhoCannotAct(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, _, _ := w.item(atDelivered)
		if got := w.inHand(id); !slices.Contains(got, "give_decisive_feedback deputy 1 for 0") {
			t.Fatalf("in hand: %v", got)
		}
		w.mandate("lead", deputy.Suspended)
		if got := w.inHand(id); !slices.Contains(got, "give_decisive_feedback office 0 for 1") || !slices.Contains(got, "confirm_contact office 0 for 1") {
			t.Errorf("in hand: %v", got)
		}
		ball := w.view("head", id).Ball
		if h := ball[len(ball)-1]; h.Task != ConfirmContact || h.Role != "office" || h.ForName != "lead" || h.DueOn.IsZero() {
			t.Errorf("who has the ball: %+v", h)
		}
		rows := decode[ToDo](w, w.call("office", http.MethodGet, "/tasks?task=give_decisive_feedback", nil)).Items
		if len(rows) != 1 || rows[0].ForName != "lead" {
			t.Errorf("the office's list: %+v", rows)
		}
		var told int64
		w.must(db.Read(t.Context()).Table("notices").Where("suggestion_id = ? AND user_id = ? AND kind = 'task.give_decisive_feedback'", id, w.actors["office"].UserID).Count(&told).Error)
		if told != 1 {
			t.Errorf("the office was told %d times", told)
		}
		w.mandate("lead", deputy.Active)
		if got := w.inHand(id); !slices.Contains(got, "give_decisive_feedback deputy 1 for 0") {
			t.Errorf("in hand: %v", got)
		}
		if n, err := w.svc.FollowMandates(t.Context(), w.now); n != 0 || err != nil {
			t.Errorf("a second look touches %d items: %v", n, err)
		}
	})
}

// What was not submitted is nobody else's.
func TestADraftStaysWithADeputyWhoCannotAct(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, _, _ := w.item(atDraft)
		w.mandate("lead", deputy.Suspended)
		if got := w.inHand(id); got[0] != "edit_draft deputy 1 for 0" {
			t.Errorf("in hand: %v", got)
		}
	})
}

// The consent of a co-signer whose mandate ended is not needed: not where it
// ends while it is asked for, nor where it had ended before.
func TestAWithdrawalGoesOnWithoutWhoseMandateEnded(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, _, _ := w.item(atReceived)
		w.cosign(id)
		request := asking("lead", "/suggestions/%[1]d/withdrawal-request", because)(w, id)
		w.mandate("cosigner", deputy.Suspended)
		if got := w.inHand(id); !slices.Contains(got, "consent_withdrawal office 0 for 2") {
			t.Errorf("of one who is suspended the office asks: %v", got)
		}
		w.mandate("cosigner", deputy.Terminated)
		step := w.view("office", id).Requests[0].Steps[0]
		if step.Decision != lapsed || step.Current {
			t.Errorf("the consent stands as %+v", step)
		}
		if e := w.view("lead", id).Timeline; e[len(e)-1].Kind != "lapse_consent" || e[len(e)-1].Data["names"] != "cosigner" {
			t.Errorf("the timeline ends with %+v", e[len(e)-1])
		}
		w.agree(id, request, "office")
		w.phase(id, Withdrawn)

		id, _, _ = w.item(atReceived)
		w.cosign(id)
		request = asking("lead", "/suggestions/%[1]d/withdrawal-request", because)(w, id)
		if v := w.view("lead", id); len(v.Requests[0].Steps) != 1 || v.Timeline[len(v.Timeline)-1].Data["not_asked"] != "cosigner" {
			t.Errorf("asked are %+v, told is %+v", v.Requests[0].Steps, v.Timeline[len(v.Timeline)-1].Data)
		}
		w.agree(id, request, "office")
		w.phase(id, Withdrawn)
	})
}

// A split for which nobody can be asked any more is taken back, and the item
// goes on.
func TestWhoAskedTakesBack(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, _, _ := w.item(atUnderReview)
		request := toBeSplit(w, id)
		w.mandate("lead", deputy.Terminated)
		if offered := w.view("office", id).Actions; slices.Contains(offered, Register) {
			t.Fatalf("a split does not hold up %v", offered)
		}
		colleague := w.actors["office"]
		colleague.UserID = w.actors["head"].UserID
		w.actors["colleague"] = colleague
		w.do("colleague", fmt.Sprintf("/requests/%d/take-back", request), id, because)
		v := w.view("office", id)
		if v.Requests[0].State != RequestTaken || !slices.Contains(v.Actions, Register) || slices.Contains(v.Requests[0].Actions, TakeBack) {
			t.Errorf("after it was taken back: %+v, %v", v.Requests[0], v.Actions)
		}
		if got := w.inHand(id); !slices.Equal(got, []string{"register office 0 for 0"}) {
			t.Errorf("in hand: %v", got)
		}
		if answer := w.try("office", fmt.Sprintf("/requests/%d/take-back", request), id, because); answer.Code != http.StatusConflict {
			t.Errorf("taken back twice: %d", answer.Code)
		}

		w.mandate("lead", deputy.Active)
		id, assignment, _ := w.item(atReceived)
		request = w.do("clerk", fmt.Sprintf("/assignments/%d/return-request", assignment), id, giveBack).RequestID
		w.agree(id, request, "signer")
		w.do("clerk", fmt.Sprintf("/requests/%d/take-back", request), id, because)
		for _, c := range w.view("office", id).Clocks {
			if c.Kind == "T11" && c.State == "running" {
				t.Error("the limit of a decision runs that nobody is asked for")
			}
		}
		w.expect(id, InHandling, DraftReply)
	})
}

// What was returned is not stuck where its proposers do not come back.
func TestWhatWasReturnedCanBeEnded(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, _, _ := w.item(atUnderReview)
		returnedToLead(w, id)
		w.agree(id, asking("lead", "/suggestions/%[1]d/withdrawal-request", because)(w, id), "office")
		w.phase(id, Withdrawn)

		id, _, _ = w.item(atUnderReview)
		returnedToLead(w, id)
		w.mandate("lead", deputy.Terminated)
		w.agree(id, asking("office", "/suggestions/%[1]d/non-acceptance-request", notSuitable)(w, id), "head")
		w.phase(id, NotAccepted)
		w.mandate("lead", deputy.Active)
		w.do("head", w.path(id, "reopen-not-accepted"), id, because)
		w.phase(id, UnderReview)

		id, _, _ = w.item(atUnderReview)
		returnedToLead(w, id)
		request := asking("office", "/suggestions/%[1]d/non-acceptance-request", notSuitable)(w, id)
		edited := fields{"version": w.row(id).Version}
		for k, v := range draft {
			edited[k] = v
		}
		if answer := w.call("lead", http.MethodPut, w.path(id, "content"), edited); answer.Code != http.StatusOK {
			t.Fatalf("edit: %s", answer.Body)
		}
		w.agree(id, request, "head")
		w.do("head", w.path(id, "reopen-not-accepted"), id, because)
		w.phase(id, Returned)
		asking("office", "/suggestions/%[1]d/non-acceptance-request", notSuitable)(w, id)
		w.do("lead", w.path(id, "submit"), id, fields{"no_state_secrets": true})
		if r := w.view("office", id).Requests; r[len(r)-1].State != RequestLapsed {
			t.Errorf("the proposer came back, and the Request is %s", r[len(r)-1].State)
		}
	})
}

// A delegation is its present head, for what waits, what is told and what is rated.
func TestADelegationIsItsPresentHead(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		delegation := deputy.Delegation{CongressID: 1, TermID: 1, Name: "东城代表团", HeadDeputyID: ptr(w.actors["lead"].DeputyID)}
		w.write(func(tx *gorm.DB) error { return tx.Create(&delegation).Error })
		own := fields{"for_delegation": true}
		for k, v := range draft {
			own[k] = v
		}
		id := decode[Receipt](w, w.call("lead", http.MethodPost, "/suggestions", own)).ID
		w.do("lead", w.path(id, "submit"), id, fields{"no_state_secrets": true})
		w.do("office", w.path(id, "start-review"), id, nil)
		w.do("office", w.path(id, "register"), id, nil)
		assignment := w.do("office", w.path(id, "assign"), id, fields{"unit_id": transport, "note": ""}).AssignmentID
		w.write(func(tx *gorm.DB) error {
			return tx.Model(&delegation).UpdateColumn("head_deputy_id", w.actors["cosigner"].DeputyID).Error
		})
		if got := w.view("office", id).Proposers; len(got) != 1 || got[0].Name != "cosigner" {
			t.Errorf("proposers: %+v", got)
		}
		w.titled(id, "关于东城公交的建议")
		told := func(who string) (n int64) {
			w.must(db.Read(t.Context()).Table("notices").Where("suggestion_id = ? AND user_id = ? AND kind = 'suggestion.corrected'", id, w.actors[who].UserID).Count(&n).Error)
			return n
		}
		if told("cosigner") != 1 || told("lead") != 0 {
			t.Errorf("told are the present head %d times, the former one %d times", told("cosigner"), told("lead"))
		}
		w.handle(atDelivered, id, assignment)
		if got := w.inHand(id); !slices.Contains(got, "give_decisive_feedback deputy 2 for 0") {
			t.Errorf("in hand: %v", got)
		}
		w.write(func(tx *gorm.DB) error {
			return tx.Model(&delegation).UpdateColumn("head_deputy_id", w.actors["other_deputy"].DeputyID).Error
		})
		_, err := w.svc.FollowMandates(t.Context(), w.now)
		w.must(err)
		if got := w.inHand(id); !slices.Contains(got, "give_decisive_feedback deputy 3 for 0") {
			t.Errorf("in hand: %v", got)
		}
		w.do("other_deputy", w.path(id, "feedback"), id, fields{"attitude": "satisfied", "result": "dissatisfied", "reasons": "线路没有调整"})
		w.phase(id, RehandlingReview)
		w.write(func(tx *gorm.DB) error {
			return tx.Model(&delegation).UpdateColumn("head_deputy_id", w.actors["cosigner"].DeputyID).Error
		})
		uploadedBy("office")(w, id)
		w.do("office", w.path(id, "feedback/paper"), id, fields{"deputy_id": 2, "attitude": "satisfied", "result": "satisfied", "reasons": "", "attachment_ids": []int{1}})
		w.phase(id, AwaitingFeedback)
		if got := w.view("office", id).Rounds[0].Feedbacks; len(got) != 1 || got[0].Result != "satisfied" {
			t.Errorf("the delegation rated as %+v", got)
		}
		for _, who := range []string{"lead", "cosigner"} { // neither handles it in a unit
			both := w.actors["clerk"]
			both.UserID = w.actors[who].UserID
			w.actors["both"] = both
			if seen := w.call("both", http.MethodGet, fmt.Sprintf("/suggestions/%d", id), nil); seen.Code != http.StatusNotFound {
				t.Errorf("the %s handles it for the unit: %d", who, seen.Code)
			}
			var listed int64
			w.must(db.Read(t.Context()).Model(&Suggestion{}).Scopes(visible(both)).Where("suggestions.id = ?", id).Count(&listed).Error)
			if listed != 0 {
				t.Errorf("it is in the list of the %s as a clerk", who)
			}
		}
	})
}

func ptr[T any](v T) *T { return &v }
