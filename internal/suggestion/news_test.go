package suggestion

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
	"lianluo/internal/notify"
)

// asks says whether an action only makes or decides a Request, whose own
// notices tell of it.
func asks(s step) bool {
	return s.subject == aRequest || slices.ContainsFunc(consents, func(k *consent) bool { return k.ask == s.action })
}

func TestEveryEventSaysWhoIsToldOrWhyNobodyIs(t *testing.T) {
	var expected []string
	for _, s := range procedure {
		if !asks(s) && s.action != DeleteDraft { // nobody else knew of the draft
			expected = append(expected, string(s.action))
		}
	}
	for _, k := range consents {
		expected = append(expected, "granted."+k.kind)
	}
	for _, event := range expected {
		if _, known := newsOf[event]; !known {
			t.Errorf("%s: say who is told of it, or why nobody is", event)
		}
	}
	for event, n := range newsOf {
		if (len(n.to) == 0) != (n.silent != "") {
			t.Errorf("%s: either somebody is told or it is said why nobody is", event)
		}
		if kind := n.kindOf(event); len(n.to) > 0 && newsWords[kind] == "" {
			t.Errorf("%s has no words for e-mails", kind)
		}
	}
}

// told gives who has got which notices of an item since the mark.
func (w *world) told(id, since uint) []string {
	w.Helper()
	names := map[uint]string{}
	for name, a := range w.actors {
		names[a.UserID] = name
	}
	var rows []notify.Notice
	if err := w.db.Read(w.Context()).Where("suggestion_id = ? AND id > ?", id, since).Find(&rows).Error; err != nil {
		w.Fatal(err)
	}
	out := []string{}
	for _, n := range rows {
		out = append(out, names[n.UserID]+": "+n.Kind)
	}
	slices.Sort(out)
	return out
}

func (w *world) lastNotice() (id uint) {
	w.Helper()
	if err := w.db.Read(w.Context()).Model(&notify.Notice{}).Select("COALESCE(MAX(id), 0)").Scan(&id).Error; err != nil {
		w.Fatal(err)
	}
	return id
}

// TestWhoIsToldOfWhat takes an item of two proposers to where each action is
// due, and holds who is told of it against a table.
func TestWhoIsToldOfWhat(t *testing.T) {
	both := func(kind string) []string { return []string{"cosigner: " + kind, "lead: " + kind} }
	for action, want := range map[string][]string{
		"submit":                              {"cosigner: suggestion.submit", "office: task.start_review"},
		"start_review":                        {},
		"return_for_revision":                 {"cosigner: suggestion.return_for_revision", "lead: task.edit_draft"},
		"register":                            both("suggestion.register"),
		"void_registration":                   append(both("suggestion.void_registration"), "office: task.register"),
		"correct_title":                       both("suggestion.corrected"),
		"assign":                              {"clerk: task.receive", "cosigner: suggestion.assign", "lead: suggestion.assign"},
		"recall_assignment":                   {"clerk: suggestion.recall_assignment"},
		"change_assignments_government_units": {"cosigner: suggestion.change_assignments_government_units", "lead: suggestion.change_assignments_government_units", "other_unit: task.receive"},
		"receive":                             {},
		"record_contact":                      {"lead: task.confirm_contact"},
		"confirm_contact":                     {},
		"note_progress":                       {},
		"plan_handling":                       both("suggestion.plan_handling"),
		"sign_co_opinion":                     {"party_clerk: suggestion.sign_co_opinion"},
		"send_back_co_opinion":                {"party_clerk: task.draft_co_opinion"},
		"sign_reply":                          {"cosigner: suggestion.delivered", "lead: task.give_decisive_feedback"},
		"check_reply":                         {"cosigner: suggestion.delivered", "lead: task.give_decisive_feedback"},
		"give_feedback":                       {"office: task.close"},
		"release_feedback":                    {"clerk: suggestion.release_feedback"},
		"decide_rehandling":                   {"clerk: task.receive", "cosigner: suggestion.decide_rehandling", "lead: suggestion.decide_rehandling"},
		"explain_and_close":                   append([]string{"clerk: suggestion.explain_and_close"}, both("suggestion.explain_and_close")...),
		"close":                               append([]string{"clerk: suggestion.close"}, both("suggestion.close")...),
		"archive":                             {},
		"reopen":                              {"clerk: task.receive", "cosigner: suggestion.reopen", "lead: suggestion.reopen"},
		"urge":                                {"clerk: urge", "signer: urge"},
		"make_stub":                           append([]string{"clerk: suggestion.make_stub"}, both("suggestion.make_stub")...),
		"grant_extension":                     append([]string{"clerk: request.granted.extension"}, both("suggestion.granted.extension")...),
		"decide_objection":                    {"clerk: suggestion.granted.objection", "cosigner: suggestion.granted.objection", "lead: request.granted.objection"},
		"accept_withdrawal":                   {"cosigner: suggestion.granted.withdrawal", "lead: request.granted.withdrawal"},
		"confirm_non_acceptance":              append(both("suggestion.granted.non_acceptance"), "office: request.granted.non_acceptance"),
		"reopen_not_accepted":                 append(both("suggestion.reopen_not_accepted"), "office: task.register"),
		"confirm_merge":                       append(both("suggestion.merged"), "office: request.granted.merge"),
		"confirm_commitment_delivery":         append([]string{"clerk: request.granted.commitment_delivery"}, both("commitment.delivered")...),
		"decide_commitment_change":            append([]string{"clerk: request.granted.commitment_change", "clerk: task.report_commitment"}, both("commitment.changed")...),
	} {
		slices.Sort(want)
		t.Run(action, func(t *testing.T) {
			t.Parallel()
			databasetest.Each(t, func(t *testing.T, db *database.DB) {
				w := newWorld(t, db)
				a := attempts[action]
				path, id := w.prepare(a)
				before := w.lastNotice()
				who := w.whoMay(action)
				if answer := w.attempt(who, a, path, id); answer.Code != 200 {
					t.Fatalf("%s as %s: %d %s", action, who, answer.Code, answer.Body)
				}
				if diff := cmp.Diff(want, w.told(id, before)); diff != "" {
					t.Errorf("by %s (-want +got):\n%s", who, diff)
				}
			})
		})
	}
}

// whoMay is the first who may do an action by the permissions.
func (w *world) whoMay(action string) string {
	w.Helper()
	roles, may := permissions(w.T)
	for _, role := range roles {
		if may[csvName(action)][role] {
			return role
		}
	}
	w.Fatalf("nobody may %s", action)
	return ""
}

func TestADisputedContactIsToldToTheUnit(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, _, _ := w.item(atContact)
		before := w.lastNotice()
		w.do("lead", fmt.Sprintf("/communications/%d/dispute", w.view("lead", id).Rounds[0].Assignments[0].Communications[0].ID), id, fields{"reason": "没有见面"})
		if diff := cmp.Diff([]string{"clerk: suggestion.contact_disputed"}, w.told(id, before)); diff != "" {
			t.Error(diff)
		}
	})
}

// The unit that answers for a merged item is told when it is merged into what
// it already has.
func TestAUnitIsToldWhenAnotherItemComesToItsOwn(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		target, _, _ := w.item(atReceived)
		id, _, _ := w.item(atRegistered)
		before := w.lastNotice()
		request := asking("office", "/suggestions/%[1]d/merge-request", fields{"target_id": target, "reason": "内容相同"})(w, id)
		w.agree(id, request, "head")
		if diff := cmp.Diff([]string{"clerk: suggestion.took_in"}, w.told(target, before)); diff != "" {
			t.Error(diff)
		}
	})
}

func TestANoticeLeadsOnlyToWhatItsReaderMayOpen(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, assignment, _ := w.item(atAssigned)
		other, _, _ := w.item(atAssigned)
		w.do("office", fmt.Sprintf("/assignments/%d/recall", assignment), id, because)
		got, err := w.svc.Readable(t.Context(), w.actors["clerk"], []uint{id, other})
		if err != nil || !slices.Equal(got, []uint{other}) {
			t.Errorf("%v %v, want %d alone", got, err, other)
		}
	})
}

func TestEveryKindOfNewsHasItsSentenceOnThePages(t *testing.T) {
	texts, err := os.ReadFile("../../frontend/src/i18n/zh/noticeTexts.ts")
	if err != nil {
		t.Fatal(err)
	}
	for event, n := range newsOf {
		if key := strings.ReplaceAll(n.kindOf(event), ".", "_"); len(n.to) > 0 && !strings.Contains(string(texts), "\n  "+key+":") {
			t.Errorf("noticeTexts has no %s", key)
		}
	}
}
