package supervision

import (
	"encoding/csv"
	"fmt"
	"net/http"
	"os"
	"slices"
	"testing"

	"gorm.io/gorm"

	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
	"lianluo/internal/suggestion"
	"lianluo/internal/web"
)

// permissions reads the table that was written by hand.
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
	return lines[0][1:], may
}

// stage is where an action is due: what it is done to, and how.
type stage struct {
	method, path string
	body         fields
	seen         string // what who may not do the action sees, or not
	version      func(w *world) uint
}

// attempts prepares each action of the table at its right moment.
var attempts = map[string]func(w *world) stage{
	"read_key_item": func(w *world) stage { s := w.stage("", "", nil); s.method = "GET"; return s },
	"read_candidates": func(w *world) stage {
		w.nominated(w.suggestion("关于候选的建议"))
		return stage{method: "GET", path: "/candidates"}
	},
	"export_candidates": func(*world) stage { return stage{method: "GET", path: "/candidates/export"} },
	"nominate": func(w *world) stage {
		id := w.suggestion("关于推荐的建议")
		return stage{method: "POST", path: fmt.Sprintf("/suggestions/%d/nominations", id), body: fields{"reason": "反映强烈"}, seen: fmt.Sprintf("/suggestions/%d", id)}
	},
	"withdraw_nomination": func(w *world) stage {
		id := w.suggestion("关于撤回推荐的建议")
		want[CandidateReceipt](w, 201, "office", "POST", fmt.Sprintf("/suggestions/%d/nominations", id), fields{"reason": "反映强烈"})
		return stage{method: "POST", path: fmt.Sprintf("/suggestions/%d/nominations/withdraw", id), body: fields{}, seen: fmt.Sprintf("/suggestions/%d", id)}
	},
	"prepare_candidates": func(w *world) stage {
		id := w.suggestion("关于比选的建议")
		c := w.nominated(id)
		return stage{method: "PUT", path: fmt.Sprintf("/candidates/%d", c.ID), body: fields{"note": "", "leader_id": 0, "official_id": 0, "committee_id": 0},
			seen: "/candidates", version: func(*world) uint { return c.Version }}
	},
	"record_decision": func(w *world) stage {
		c := w.nominated(w.suggestion("关于决定的建议"))
		return stage{method: "POST", path: "/decisions", body: w.decision(fields{"candidate_id": c.ID, "version": c.Version, "chosen": true, "reason": ""}), seen: "none"}
	},
	"name_parties": func(w *world) stage {
		return w.stage("PUT", "parties", fields{"leader_id": w.actors["supervising_leader"].UserID, "official_id": w.actors["leading_official"].UserID,
			"committee_id": w.actors["committee"].CommitteeID})
	},
	"edit_plan": func(w *world) stage { return w.stage("PUT", "plan", w.plan()) },
	"submit_plan": func(w *world) stage {
		return w.staged(func(id uint) { w.do("office", "PUT", "plan", id, w.plan()) }, "POST", "plan/submit", nil)
	},
	"confirm_plan": func(w *world) stage { return w.staged(w.submittedPlan, "POST", "plan/confirm", nil) },
	"return_plan": func(w *world) stage {
		return w.staged(w.submittedPlan, "POST", "plan/return", fields{"reason": "请补充"})
	},
	"instruct": func(w *world) stage { return w.stage("POST", "instructions", fields{"text": "请抓紧"}) },
	"report_milestone": func(w *world) stage {
		return w.onMilestone("reports", fields{"text": "已完成", "completed": true, "attachment_ids": []uint{}}, false)
	},
	"return_milestone": func(w *world) stage { return w.onMilestone("return", fields{"reason": "请补充"}, true) },
	"plan_activity":    func(w *world) stage { return w.stage("POST", "activities", w.arrangement(day(3))) },
	"change_activity":  func(w *world) stage { return w.onActivity("PUT", "", w.arrangement(day(4)), day(3)) },
	"cancel_activity":  func(w *world) stage { return w.onActivity("POST", "/cancel", fields{"reason": "改期"}, day(3)) },
	"show_code":        func(w *world) stage { return w.onActivity("POST", "/code", fields{}, day(0)) },
	"record_minutes": func(w *world) stage {
		return w.onActivity("POST", "/minutes", fields{"text": "察看线路", "attachment_ids": []uint{}}, day(0))
	},
	"answer_invitation": func(w *world) stage {
		s := w.onActivity("POST", "/answer", fields{"comes": true, "reason": ""}, day(3))
		s.version = nil
		return s
	},
	"sign_in_by_hand": func(w *world) stage {
		s := w.onActivity("POST", "", fields{"note": "晚到"}, day(0))
		var id uint
		w.check(w.db.Read(w.Context()).Model(&Invitation{}).Where("party = 'proposer'").Order("id DESC").Limit(1).Pluck("id", &id).Error)
		s.path, s.version = fmt.Sprintf("/invitations/%d/sign-in", id), nil
		return s
	},
	"send_letter": func(w *world) stage {
		return w.stage("POST", "letters", fields{"kind": "urging", "unit_id": w.unit, "body": "请回复", "due_on": nil})
	},
	"answer_letter": func(w *world) stage {
		id, _ := w.chosen("关于函件的建议")
		r := w.do("office", "POST", "letters", id, fields{"kind": "urging", "unit_id": w.unit, "body": "请回复", "due_on": nil})
		return stage{method: "POST", path: fmt.Sprintf("/letters/%d/answer", r.Created), body: fields{"text": "正在办理", "attachment_ids": []uint{}},
			seen: fmt.Sprintf("/key-items/%d", id), version: func(w *world) uint { return w.version(id) }}
	},
	"record_check": func(w *world) stage {
		id, item := w.chosen("关于回头看的建议")
		w.replied(item, calendar.Date{})
		return w.at(id, "POST", "checks", fields{"held_on": day(0), "summary": "察看", "findings": []fields{}})
	},
	"record_outcome": func(w *world) stage { return w.stage("PUT", "outcome", fields{"text": "线路开通"}) },
	"conclude": func(w *world) stage {
		id, item := w.chosen("关于结束的建议")
		for _, m := range w.confirmed(id).Plan {
			want[Receipt](w, 200, map[Party]string{PartyUnit: "clerk", PartyCommittee: "committee"}[m.Party], "POST", fmt.Sprintf("/milestones/%d/reports", m.ID),
				fields{"version": w.version(id), "text": "已完成", "completed": true, "attachment_ids": []uint{}})
		}
		w.replied(item, calendar.Date{})
		w.do("office", "POST", "checks", id, fields{"held_on": day(0), "summary": "察看", "findings": []fields{}})
		w.do("office", "PUT", "outcome", id, fields{"text": "线路开通"})
		return w.at(id, "POST", "conclude", nil)
	},
}

func (w *world) at(id uint, method, tail string, body fields) stage {
	path := fmt.Sprintf("/key-items/%d", id)
	s := stage{method: method, path: path + "/" + tail, body: body, seen: path, version: func(w *world) uint { return w.version(id) }}
	if tail == "" {
		s.path, s.version = path, nil
	}
	return s
}

func (w *world) stage(method, tail string, body fields) stage {
	return w.staged(func(uint) {}, method, tail, body)
}

func (w *world) staged(before func(id uint), method, tail string, body fields) stage {
	w.Helper()
	id, _ := w.chosen("关于完善城区公交线路的建议")
	before(id)
	return w.at(id, method, tail, body)
}

func (w *world) submittedPlan(id uint) {
	w.do("committee", "PUT", "plan", id, w.plan())
	w.do("committee", "POST", "plan/submit", id, nil)
}

func (w *world) onMilestone(tail string, body fields, reached bool) stage {
	w.Helper()
	id, _ := w.chosen("关于方案的建议")
	m := w.confirmed(id).Plan[0]
	if reached {
		want[Receipt](w, 200, "clerk", "POST", fmt.Sprintf("/milestones/%d/reports", m.ID), fields{"version": w.version(id), "text": "已完成", "completed": true,
			"attachment_ids": []uint{}})
	}
	s := w.at(id, "POST", "x", body)
	s.path = fmt.Sprintf("/milestones/%d/%s", m.ID, tail)
	return s
}

func (w *world) onActivity(method, tail string, body fields, on string) stage {
	w.Helper()
	id, _ := w.chosen("关于活动的建议")
	r := w.do("committee", "POST", "activities", id, w.arrangement(on))
	path := fmt.Sprintf("/activities/%d", r.Created)
	return stage{method: method, path: path + tail, body: body, seen: path, version: func(w *world) uint { return w.activityVersion(r.Created) }}
}

// TestEveryActionForEveryRole holds the routes against the table: what may be
// done is done, what may not is 403 to those who see it and 404 to those who do
// not.
func TestEveryActionForEveryRole(t *testing.T) {
	roles, may := permissions(t)
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		shared := newWorld(t, db)
		for action, prepare := range attempts {
			t.Run(action, func(t *testing.T) {
				shared.T = t
				w, permitted := shared, 0
				refusal := prepare(w)
				for _, role := range roles {
					if may[action][role] {
						permitted++
						if code := w.attempt(role, prepare(w)); code != http.StatusOK && code != http.StatusCreated {
							t.Errorf("%s may: %d", role, code)
						}
						continue
					}
					wanted := http.StatusForbidden
					if refusal.seen != "" && refusal.seen != "none" && w.call(role, "GET", refusal.seen, nil).Code != http.StatusOK || action == "read_key_item" {
						wanted = http.StatusNotFound
					}
					if got := w.attempt(role, refusal); got != wanted {
						t.Errorf("%s: %d, want %d", role, got, wanted)
					}
				}
				if slices.Contains([]string{"/candidates", "/candidates/export", "/decisions"}, refusal.path) {
					return // those are each congress's own
				}
				for _, role := range []string{"foreign_office", "foreign_committee", "foreign_supervising_leader", "foreign_lead"} {
					if got := w.attempt(role, refusal); got != http.StatusNotFound {
						t.Errorf("%s: %d, want 404", role, got)
					}
				}
				if permitted == 0 {
					t.Errorf("nobody may %s: the table does not name it", action)
				}
			})
		}
	})
}

func (w *world) attempt(role string, s stage) int {
	w.Helper()
	body := fields{}
	for k, v := range s.body {
		body[k] = v
	}
	if s.version != nil {
		body["version"] = s.version(w)
	}
	if s.method == http.MethodPost && s.path == "/decisions" { // each has a paper of its own
		body["attachment_ids"] = w.scan(role)
	}
	return w.call(role, s.method, s.path, body).Code
}

// Every action of the procedure stands in the table, and is tried.
func TestEveryActionIsInTheTableAndTried(t *testing.T) {
	_, may := permissions(t)
	actions := []Action{Nominate, WithdrawNomination, PrepareCandidates, RecordDecision}
	for _, s := range procedure {
		if s.action != SignIn { // by code; told in the story
			actions = append(actions, s.action)
		}
	}
	for _, a := range actions {
		if may[string(a)] == nil || attempts[string(a)] == nil {
			t.Errorf("%s is not in permissions.csv, or not tried", a)
		}
	}
	for name := range may {
		if attempts[name] == nil {
			t.Errorf("%s stands in permissions.csv and is not tried", name)
		}
	}
}

// What the pages offer is what the routes accept.
func TestTheOfferedActionsAreThoseOfTheTable(t *testing.T) {
	roles, may := permissions(t)
	w := newWorld(t, databasetest.SQLite(t))
	id, _ := w.chosen("关于完善城区公交线路的建议")
	w.submittedPlan(id)
	for _, role := range roles {
		if !may["read_key_item"][role] {
			continue
		}
		offered := w.view(role, id).Actions
		for _, a := range []Action{NameParties, ConfirmPlan, ReturnPlan, Instruct, PlanActivity, SendLetter, RecordOutcome} {
			if got := slices.Contains(offered, a); got != may[string(a)][role] {
				t.Errorf("%s is offered %s: %v", role, a, got)
			}
		}
	}
}

// Who supervises reads what is registered, as the proposers read it: no drafts,
// and no feedback before it is released.
func TestWhoSupervisesReadsWhatIsRegisteredAndNoMore(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		readers := []string{"supervising_leader", "other_leader", "committee", "other_committee", "leading_official"}
		draft, err := w.items.Create(t.Context(), w.actors["lead"], false, suggestion.Content{Title: "关于草稿的建议", Category: "social", Situation: "情况", Points: []string{"办法"}, PublicityConsent: "full"})
		w.check(err)
		submitted, err := w.items.Submit(t.Context(), w.actors["lead"], draft.ID, draft.Version)
		w.check(err)
		id := w.suggestion("关于公交的建议")
		for _, who := range readers {
			if got := w.call(who, "GET", fmt.Sprintf("/suggestions/%d", submitted.ID), nil).Code; got != http.StatusNotFound {
				t.Errorf("%s reads what is not registered: %d", who, got)
			}
		}
		w.replied(id, calendar.Date{})
		var row suggestion.Suggestion
		w.check(db.Read(t.Context()).Where("id = ?", id).Take(&row).Error)
		want[any](w, 200, "lead", "POST", fmt.Sprintf("/suggestions/%d/feedback", id), fields{"version": row.Version, "attitude": "satisfied", "result": "dissatisfied", "reasons": "没有时间表"})
		for _, who := range readers {
			v := want[suggestion.View](w, 200, who, "GET", fmt.Sprintf("/suggestions/%d", id), nil)
			if v.Phase != suggestion.AwaitingFeedback || v.Version != row.UnitVersion || len(v.Rounds[0].Feedbacks) != 0 || v.Rounds[0].Assignments[0].Reply == nil ||
				v.Rounds[0].Assignments[0].Reply.DraftedByName != "" {
				t.Errorf("%s learns of unreleased feedback, or of a draft: %+v", who, v)
			}
			for _, e := range v.Timeline {
				if e.Kind == "give_decisive_feedback" || e.Kind == "give_feedback" {
					t.Errorf("%s reads %s", who, e.Kind)
				}
			}
			for _, c := range v.Clocks {
				if c.Kind == "T6" || c.Kind == "T7" {
					t.Errorf("%s sees the clock %s", who, c.Kind)
				}
			}
		}
		w.check(db.Read(t.Context()).Where("id = ?", id).Take(&row).Error)
		want[any](w, 200, "office", "POST", fmt.Sprintf("/suggestions/%d/release-feedback", id), fields{"version": row.Version})
		for _, who := range readers {
			v := want[suggestion.View](w, 200, who, "GET", fmt.Sprintf("/suggestions/%d", id), nil)
			if v.Phase != suggestion.RehandlingReview || len(v.Rounds[0].Feedbacks) != 1 {
				t.Errorf("%s does not read released feedback: %s", who, v.Phase)
			}
		}
	})
}

// Another congress finds nothing of this one in its comparison, and decides on none of it.
func TestAnotherCongressDecidesOnItsOwnAlone(t *testing.T) {
	w := newWorld(t, databasetest.SQLite(t))
	c := w.nominated(w.suggestion("关于决定的建议"))
	if list := want[web.List[CandidateView]](w, 200, "foreign_office", "GET", "/candidates", nil); list.Total != 0 {
		t.Errorf("%+v", list)
	}
	body := w.decision(fields{"candidate_id": c.ID, "version": c.Version, "chosen": true, "reason": ""})
	body["attachment_ids"] = w.scan("foreign_office")
	w.refused(w.call("foreign_office", "POST", "/decisions", body), "invalid-fields", "verdicts[0].candidate_id")
}

// The official of a key item reads it even where no unit of the government has it.
func TestTheOfficialOfAKeyItemReadsItWhoeverHandlesIt(t *testing.T) {
	w := newWorld(t, databasetest.SQLite(t))
	w.write(func(tx *gorm.DB) error {
		return tx.Exec("UPDATE units SET system = 'party' WHERE id = ?", w.unit).Error
	})
	id, item := w.chosen("关于基层治理的建议")
	for who, status := range map[string]int{"leading_official": 200, "other_official": 404} {
		for _, path := range []string{fmt.Sprintf("/suggestions/%d", item), fmt.Sprintf("/key-items/%d", id)} {
			if got := w.call(who, "GET", path, nil).Code; got != status {
				t.Errorf("%s %s: %d, want %d", who, path, got, status)
			}
		}
	}
}
