package suggestion

import (
	"encoding/csv"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
)

// attempt is one action of the table at its right moment.
type attempt struct {
	station int
	path    string // with %[1]d suggestion, %[2]d assignment, %[3]d reply, %[4]d what find gives
	method  string
	body    fields
	before  func(w *world, id uint)
	find    func(w *world, id uint) uint
	later   time.Duration // how much later than the rest it is done
}

func rated(result string) func(w *world, id uint) {
	return func(w *world, id uint) {
		w.do("lead", fmt.Sprintf("/suggestions/%d/feedback", id), id, fields{"attitude": "satisfied", "result": result, "reasons": "见说明"})
	}
}

func closed(w *world, id uint) {
	rated(Satisfied)(w, id)
	w.do("office", fmt.Sprintf("/suggestions/%d/close", id), id, nil)
}

var (
	pass         = fields{"pass": true, "comment": "", "document_no": freeNumber}
	opinion      = fields{"attitude": "satisfied", "result": "satisfied", "reasons": ""}
	contact      = fields{"phase": "before", "mode": "phone", "held_on": "2026-03-02", "place": "", "persons": "王科长", "summary": "说明办理打算"}
	withCosigner = fields{"phase": "before", "mode": "phone", "held_on": "2026-03-02", "place": "", "persons": "王科长", "summary": "与附议代表通话", "deputy_ids": []uint{2}}
	attempts     = map[string]attempt{
		"edit_draft":               {station: atDraft, method: "PUT", path: "/suggestions/%[1]d/content", body: draft},
		"submit":                   {station: atDraft, path: "/suggestions/%[1]d/submit", body: fields{"no_state_secrets": true}},
		"start_review":             {station: atSubmitted, path: "/suggestions/%[1]d/start-review"},
		"return_for_revision":      {station: atUnderReview, path: "/suggestions/%[1]d/return", body: fields{"reason_code": "other", "reason": "请补充"}},
		"register":                 {station: atUnderReview, path: "/suggestions/%[1]d/register"},
		"assign":                   {station: atRegistered, path: "/suggestions/%[1]d/assign", body: fields{"unit_id": 1, "note": ""}},
		"receive":                  {station: atAssigned, path: "/assignments/%[2]d/receive"},
		"set_inner_route":          {station: atReceived, path: "/assignments/%[2]d/route", body: fields{"section": "运输科", "person_name": "李四", "inner_due_on": nil}},
		"record_contact":           {station: atReceived, path: "/assignments/%[2]d/communications", body: contact},
		"confirm_contact":          {station: atReceived, path: "/communications/%[4]d/confirm", find: talkedToCosigner},
		"note_progress":            {station: atReceived, path: "/assignments/%[2]d/notes", body: fields{"text": "已现场踏勘"}},
		"draft_reply":              {station: atDrafted, path: "/replies/%[3]d/submit"},
		"review_reply":             {station: atInReview, path: "/replies/%[3]d/review", body: pass},
		"sign_reply":               {station: atInSignoff, path: "/replies/%[3]d/sign", body: pass},
		"give_feedback":            {station: atDelivered, path: "/suggestions/%[1]d/feedback", body: opinion},
		"release_feedback":         {station: atDelivered, path: "/suggestions/%[1]d/release-feedback", before: rated(Satisfied)},
		"decide_rehandling":        {station: atDelivered, path: "/suggestions/%[1]d/rehandle", body: fields{"unit_id": 1, "reason": "请重新研究"}, before: rated(Dissatisfied)},
		"explain_and_close":        {station: atDelivered, path: "/suggestions/%[1]d/explain-and-close", body: fields{"letter": "现将有关情况说明如下。"}, before: rated(Dissatisfied)},
		"close":                    {station: atDelivered, path: "/suggestions/%[1]d/close", before: rated(Satisfied)},
		"archive":                  {station: atDelivered, path: "/suggestions/%[1]d/archive", before: closed},
		"read_before_registration": {station: atSubmitted, method: "GET", path: "/suggestions/%[1]d"},
		"read_after_assignment":    {station: atAssigned, method: "GET", path: "/suggestions/%[1]d"},
	}
)

// writes stands for two lines: of whoever drafts or signs the reply.
const writes = "draft_reply|sign_reply"

func permissions(t *testing.T) (roles []string, may map[string]map[string]bool) {
	t.Helper()
	file, err := os.Open("testdata/permissions.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	may = map[string]map[string]bool{}
	for _, line := range lines[1:] {
		may[line[0]] = map[string]bool{}
		for i, cell := range line[1:] {
			may[line[0]][lines[0][i+1]] = cell == "y"
		}
	}
	may[writes] = map[string]bool{}
	for _, role := range lines[0][1:] {
		may[writes][role] = may["draft_reply"][role] || may["sign_reply"][role]
	}
	return lines[0][1:], may
}

// TestEveryActionForEveryRole holds the routes against the table that was
// written by hand: what may be done is done, what may not is 403 to those who
// see the item and 404 to those who do not.
func TestEveryActionForEveryRole(t *testing.T) {
	roles, may := permissions(t)
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		shared := newWorld(t, db)
		for action, a := range attempts {
			t.Run(action, func(t *testing.T) {
				shared.T = t
				w := shared
				path, id := w.prepare(a)
				permitted := 0
				for _, role := range append(roles, "foreign_office", "foreign_lead", "foreign_clerk") {
					if may[csvName(action)][role] {
						permitted++
						own, item := w.prepare(a)
						if answer := w.attempt(role, a, own, item); answer.Code != http.StatusOK {
							t.Errorf("%s may: %d %s", role, answer.Code, answer.Body)
						}
						continue
					}
					answer := w.attempt(role, a, path, id)
					want := http.StatusForbidden
					if seen := w.call(role, "GET", fmt.Sprintf("/suggestions/%d", id), nil); seen.Code != http.StatusOK {
						want = http.StatusNotFound
					}
					if answer.Code != want {
						t.Errorf("%s: %d %s, want %d", role, answer.Code, answer.Body, want)
					}
				}
				if permitted == 0 {
					t.Errorf("nobody may %s: the table does not name it", action)
				}
			})
		}
	})
}

// prepare takes a new item to where the action is due.
func (w *world) prepare(a attempt) (path string, id uint) {
	w.Helper()
	id, assignment, reply := w.item(a.station)
	w.cosign(id)
	if a.before != nil {
		a.before(w, id)
	}
	found := uint(0)
	if a.find != nil {
		found = a.find(w, id)
	}
	return fmt.Sprintf(a.path+"%[5]s", id, assignment, reply, found, ""), id
}

// csvName gives the line of the table that an action falls under: the table
// has one for what differs by the moment alone.
func csvName(action string) string {
	action, form, _ := strings.Cut(action, "@")
	if form == "paper" { // whatever a deputy may put on paper, the office enters
		return "enter_paper_feedback"
	}
	if line, ok := map[string]string{"supersede_reply": "draft_reply", "acknowledge": "receive", "escalate": "decide_rehandling",
		"consent_split": "ask_withdrawal", "attach_sealed_reply": "record_paper_delivery", "take_back": "ask_withdrawal", "rate_suggestion": writes,
		"plan_handling": "note_progress"}[action]; ok {
		return line
	}
	return action
}

// Every action of the procedure is in the table that the test above walks.
func TestEveryActionOfTheProcedureIsTried(t *testing.T) {
	_, may := permissions(t)
	for _, s := range procedure {
		name := string(s.action)
		if _, known := may[csvName(name)]; !known {
			t.Errorf("%s is not in permissions.csv", name)
		}
		if s.action == GiveDecisiveFeedback || s.action == DeleteDraft { // tried by give_feedback, and below
			continue
		}
		if _, tried := attempts[name]; !tried {
			t.Errorf("no attempt at %s", name)
		}
	}
}

// What the office may enter from paper, by hand: the deputies' own actions but
// for writing and submitting, which have a form of their own.
func TestTheOfficeEntersTheDeputiesOwnActions(t *testing.T) {
	_, may := permissions(t)
	byHand := []string{"confirm_signature", "decline_signature", "withdraw_signature", "ask_withdrawal", "consent_withdrawal", "consent_split",
		"take_back", "object_to_assignment", "confirm_contact"}
	for _, s := range procedure {
		name := string(s.action)
		paper := slices.Contains(byHand, name)
		if got := slices.Contains(onPaper, s.action); got != paper {
			t.Errorf("%s is entered from paper: %v, want %v", name, got, paper)
		}
		if _, tried := attempts[name+"@paper"]; tried != paper {
			t.Errorf("%s is tried from paper: %v", name, tried)
		}
		if line := may[csvName(name)]; paper && !line["lead"] && !line["cosigner"] {
			t.Errorf("%s is no deputy's own action", name)
		}
	}
}

func TestOnlyTheLeadDeletesADraft(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, _, _ := w.item(atDraft)
		path := fmt.Sprintf("/suggestions/%d?version=%d", id, w.row(id).Version)
		for _, role := range []string{"other_deputy", "office", "head", "clerk", "sysadmin", "foreign_lead"} {
			if answer := w.call(role, http.MethodDelete, path, nil); answer.Code != http.StatusNotFound {
				t.Errorf("%s: %d", role, answer.Code)
			}
		}
		if answer := w.call("lead", http.MethodDelete, path, nil); answer.Code != http.StatusNoContent {
			t.Errorf("lead: %d %s", answer.Code, answer.Body)
		}
	})
}

func TestARepliesReadersBeforeAndAfterDelivery(t *testing.T) {
	roles, may := permissions(t)
	w := newWorld(t, databasetest.SQLite(t))
	for name, station := range map[string]int{"read_reply_before_delivery": atInSignoff, "read_delivered_reply": atDelivered} {
		id, _, _ := w.item(station)
		w.cosign(id)
		for _, role := range roles {
			answer := w.call(role, "GET", fmt.Sprintf("/suggestions/%d", id), nil)
			seen := answer.Code == http.StatusOK && decode[View](w, answer).Rounds[0].Assignments[0].Reply != nil
			if seen != may[name][role] {
				t.Errorf("%s, %s: seen %v", name, role, seen)
			}
		}
	}
}

func TestVisibleAgreesWithCanRead(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		var ids []uint
		for station := atDraft; station <= atDelivered; station += 2 {
			id, _, _ := w.item(station)
			ids = append(ids, id)
			if station%4 == 0 {
				w.cosign(id)
			}
		}
		w.write(func(tx *gorm.DB) error {
			return MarkKey(tx, ids[len(ids)-2:], Mark{KeyItemID: 1, OfficialID: w.actors["leading_official"].UserID})
		})
		items, err := load(db.Read(t.Context()), ids)
		if err != nil {
			t.Fatal(err)
		}
		readers := []access.Actor{{}}
		for _, a := range w.actors {
			readers = append(readers, a)
		}
		twoHats := w.actors["clerk"] // the proposer himself, in the unit that handles
		twoHats.UserID = w.actors["lead"].UserID
		for _, by := range append(readers, twoHats) {
			var listed []uint
			if err := db.Read(t.Context()).Model(&Suggestion{}).Scopes(visible(by)).Pluck("suggestions.id", &listed).Error; err != nil {
				t.Fatal(err)
			}
			for _, it := range items {
				if got, want := slices.Contains(listed, it.ID), canRead(by, it); got != want {
					t.Errorf("%s of %d on %d in %s: listed %v, readable %v", by.Role, by.CongressID, it.ID, it.Phase, got, want)
				}
			}
		}
	})
}

func TestADrafterNeverSigns(t *testing.T) {
	w := newWorld(t, databasetest.SQLite(t))
	id, _, reply := w.item(atInSignoff)
	both := w.actors["signer"]
	both.UserID = w.actors["clerk"].UserID
	w.actors["both"] = both
	if answer := w.try("both", fmt.Sprintf("/replies/%d/sign", reply), id, pass); answer.Code != http.StatusForbidden {
		t.Errorf("%d %s", answer.Code, answer.Body)
	}
	if offered := w.view("both", id).Rounds[0].Assignments[0].Actions; slices.Contains(offered, SignReply) {
		t.Error("the drafter is offered to sign")
	}
}

func (w *world) attempt(role string, a attempt, path string, id uint) *httptest.ResponseRecorder {
	w.Helper()
	if a.method == http.MethodGet {
		return w.call(role, a.method, path, nil)
	}
	body := fields{"version": w.version(role, id)}
	for k, v := range a.body {
		body[k] = v
	}
	method := a.method
	if method == "" {
		method = http.MethodPost
	}
	w.now = w.now.Add(a.later)
	defer func() { w.now = w.now.Add(-a.later) }()
	return w.call(role, method, path, body)
}

// cosign makes the co-signer one of the item's.
func (w *world) cosign(id uint) {
	w.Helper()
	w.write(func(tx *gorm.DB) error {
		first := 1
		return tx.Create(&Signature{SuggestionID: id, DeputyID: w.actors["cosigner"].DeputyID, InvitedAt: w.now, ConfirmedAt: &w.now, ConfirmedVersion: &first}).Error
	})
}
