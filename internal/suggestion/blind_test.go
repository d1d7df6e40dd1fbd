package suggestion

import (
	"errors"
	"fmt"
	"maps"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
	"lianluo/internal/notify"
)

// ratings are the three worlds between which a unit must see no difference.
var ratings = map[string]func(w *world, id uint){
	"none":         func(*world, uint) {},
	"satisfied":    func(w *world, id uint) { w.rate(id, Satisfied, BasicallySatisfied) },
	"dissatisfied": func(w *world, id uint) { w.rate(id, Dissatisfied, Dissatisfied) },
}

// rate gives both proposers' feedback; the lead changes his once.
func (w *world) rate(id uint, lead, second string) {
	w.Helper()
	say := func(who, result string) {
		w.do(who, w.path(id, "feedback"), id, fields{"attitude": "satisfied", "result": result, "reasons": "候车亭仍未修复"})
	}
	say("lead", Satisfied)
	say("cosigner", second)
	say("lead", lead)
}

// The unit's people, its co-handler's, and who supervises from outside.
var shieldedPeople = []string{"clerk", "reviewer", "signer", "party_clerk", "party_signer", "supervising_leader", "leading_official", "committee"}

// lists are what a unit asks a server: every list with every filter and order,
// and words of the feedback.
func lists() []string {
	out := []string{"/tasks", "/commitments", "/commitments?state=open", "/commitments?light=overdue", "/commitments?look_back=true", "/assignments?from=2026-01-01&to=2026-12-31",
		"/assignments/export?from=2026-01-01&to=2026-12-31", "/suggestions/export", "/commitments/export", "/suggestions", "/suggestions?q=候车亭", "/suggestions?q=dissatisfied", "/suggestions?q=公交",
		"/suggestions?result=dissatisfied", "/suggestions?result=satisfied", "/suggestions?class=A", "/suggestions?promise=open"}
	for _, sort := range []string{"due", "newest", "number"} {
		out = append(out, "/suggestions?sort="+sort)
	}
	for _, light := range []string{"overdue", "soon"} {
		out = append(out, "/suggestions?light="+light, "/suggestions?light="+light+"&phase=awaiting_feedback", "/suggestions?inner_due="+light)
	}
	for _, p := range Phases {
		out = append(out, "/suggestions?phase="+string(p))
	}
	for _, a := range []Action{GiveDecisiveFeedback, DecideRehandling, Close, DraftReply} {
		out = append(out, "/tasks?task="+string(a), "/tasks?action="+string(a))
	}
	return out
}

// learned is everything that units can learn of the item, as one text for
// each way to ask.
func (w *world) learned(id uint) map[string]string {
	w.Helper()
	w.write(func(tx *gorm.DB) error { // so that who leads its handling reads it
		return MarkKey(tx, []uint{id}, Mark{KeyItemID: 1, OfficialID: w.actors["leading_official"].UserID})
	})
	out := map[string]string{}
	for _, who := range shieldedPeople {
		paths := []string{fmt.Sprintf("/suggestions/%d", id), "/tasks", "/suggestions"}
		if !w.actors[who].Is(access.Reviewer, access.Signer, access.SupervisingLeader) { // the others ask the same questions of the same rows
			paths = append(paths, lists()...)
		}
		for _, path := range paths {
			answer := w.call(who, http.MethodGet, path, nil)
			out[who+" GET "+path] = fmt.Sprint(answer.Code, " ", answer.Body)
		}
		var notices []notify.Notice
		var mails []notify.Mail
		q := w.db.Read(w.Context()).Where("user_id = ?", w.actors[who].UserID).Order("id")
		if err := errors.Join(q.Find(&notices).Error, w.db.Read(w.Context()).Where("user_id = ?", w.actors[who].UserID).Order("id").Find(&mails).Error); err != nil {
			w.Fatal(err)
		}
		for i, n := range notices {
			out[fmt.Sprintf("notice %d of %s", i, who)] = fmt.Sprint(n.Kind, n.Params, n.At, n.ReadAt)
		}
		for i, m := range mails {
			out[fmt.Sprintf("e-mail %d to %s", i, who)] = fmt.Sprint(m.State, m.DueAt, m.CreatedAt)
		}
		out["other systems were told"] = fmt.Sprint(w.toldOthers())
		out[who+" was told"] = fmt.Sprint(len(notices), " times, e-mails ", len(mails))
		for action, a := range attempts {
			if a.method == http.MethodGet || !ofUnits(action) {
				continue
			}
			for _, subject := range w.subjects(a.path, id) {
				status, code := w.outdated(who, a, subject)
				out[fmt.Sprintf("%s tries %s on %d", who, action, subject)] = fmt.Sprint(status, " ", code)
			}
		}
	}
	return out
}

// ofUnits says whether an action is a unit's; the others are refused to it
// whatever the state.
func ofUnits(action string) bool {
	return slices.ContainsFunc(procedure, func(s step) bool {
		return string(s.action) == action && s.subject != aRequest && slices.ContainsFunc(s.who, func(r relation) bool { return r == clerk || r == reviewer || r == signer })
	})
}

// made are texts that are made at random in each world, and numbers that are
// given over the whole platform.
var made = regexp.MustCompile(`S\d{8}-[0-9A-F]{6}|"point_id":"[0-9a-f]{12}"|"id":"[0-9a-f]{12}"|"request_id":"[^"]*"`)

// later does what a unit may do now, as it may in each of the worlds, and says
// what it was told each time.
func (w *world) later(id uint) map[string]string {
	w.Helper()
	out := map[string]string{}
	ours := w.ours(id)
	for i, step := range []struct {
		who, path string
		body      fields
	}{
		{"clerk", "/assignments/%[1]d/communications", fields{"phase": "after", "mode": "phone", "held_on": "2026-03-02", "place": "", "persons": "王科长", "summary": "回访"}},
		{"clerk", "/assignments/%[1]d/notes", fields{"text": "继续跟进"}},
		{"clerk", "/assignments/%[1]d/urge", fields{"note": "请抓紧"}},
		{"clerk", "/assignments/%[1]d/paper-delivery", fields{"deputy_id": 1, "on": "2026-03-02", "note": ""}},
		{"clerk", "/assignments/%[1]d/quality-rating", good},
		{"clerk", "/assignments/%[1]d/supersede", because},
		{"clerk", "/replies/%[2]d/submit", nil},
		{"reviewer", "/replies/%[2]d/review", pass},
		{"signer", "/replies/%[2]d/sign", pass},
		{"clerk", "/commitments/%[3]d/delivery-report", kept},
	} {
		var reply, promise uint
		if err := w.db.Read(w.Context()).Raw("SELECT max(id) FROM replies WHERE suggestion_id = ?", id).Scan(&reply).Error; err != nil {
			w.Fatal(err)
		}
		if err := w.db.Read(w.Context()).Raw("SELECT max(id) FROM commitments WHERE suggestion_id = ?", id).Scan(&promise).Error; err != nil {
			w.Fatal(err)
		}
		answer := w.try(step.who, fmt.Sprintf(step.path+"%[4]s", ours, reply, promise, ""), id, step.body)
		refused := strings.HasSuffix(step.path, "notes") || strings.HasSuffix(step.path, "urge")
		if refused == (answer.Code == http.StatusOK) {
			w.Errorf("%s: %d %s", step.path, answer.Code, answer.Body)
		}
		out[fmt.Sprintf("step %d %s", i, step.path)] = fmt.Sprint(answer.Code, " ", answer.Body)
	}
	return out
}

// plain leaves random texts out, and where shifted is set also the numbers
// that what units do not see has used up.
func plain(seen map[string]string, shifted bool) map[string]string {
	out := map[string]string{}
	for how, text := range seen {
		text = made.ReplaceAllString(text, "…")
		if shifted {
			text = numbers.ReplaceAllString(text, "")
		}
		out[how] = text
	}
	return out
}

var numbers = regexp.MustCompile(`"(id|communication_id|request_id|clock_id)":\d+`)

// What a unit can see, count, filter, search, export, be told or try is the
// same to the byte, whether the proposers rated nothing, were satisfied or
// were not: at once, when the time for feedback is over, and after whatever
// the unit does meanwhile.
func TestUnitsCannotTellUnreleasedFeedbackFromNone(t *testing.T) {
	for engine, open := range map[string]func(*testing.T) *database.DB{
		"sqlite":   func(t *testing.T) *database.DB { return databasetest.SQLite(t) },
		"postgres": func(t *testing.T) *database.DB { return databasetest.Postgres(t) },
	} {
		t.Run(engine, func(t *testing.T) {
			t.Parallel()
			seen := map[string]map[string]map[string]string{} // moment, world, way to ask
			for _, name := range slices.Sorted(maps.Keys(ratings)) {
				w := newWorld(t, open(t))
				w.write(func(tx *gorm.DB) error { return tx.Exec("UPDATE users SET email = login_name || '@example.org'").Error })
				w.connect()
				id := answeredTogether(w)
				note := func(moment string, shifted bool, what map[string]string) {
					if seen[moment] == nil {
						seen[moment] = map[string]map[string]string{}
					}
					seen[moment][name] = plain(what, shifted)
				}
				w.now = w.now.Add(time.Hour)
				ratings[name](w, id)
				note("at once", false, w.learned(id))
				w.now = w.now.Add(30 * 24 * time.Hour)
				for range 2 {
					if _, err := w.svc.NoteBreaches(t.Context(), w.now); err != nil {
						t.Fatal(err)
					}
				}
				note("when the time for feedback is over", false, w.learned(id))
				note("what the unit does", true, w.later(id))
				note("afterwards", true, w.learned(id))
				if name == "dissatisfied" {
					w.releases(id)
				}
			}
			for moment, worlds := range seen {
				for name, ways := range worlds {
					for how, text := range ways {
						if want := worlds["none"][how]; text != want {
							t.Errorf("%s, %s: with %s feedback\n\t%s\nwith none\n\t%s", moment, how, name, differing(text, want), differing(want, text))
						}
					}
				}
			}
		})
	}
}

// answeredTogether is an item of two proposers that a lead and its co-handler
// have answered with a promise, and another one beside it.
func answeredTogether(w *world) uint {
	w.Helper()
	id, _, _ := w.item(atRegistered)
	w.cosign(id)
	a := w.assign(id, fields{"unit_id": transport, "role": "lead", "note": ""}, fields{"unit_id": propaganda, "role": "co", "note": ""})
	w.do("party_clerk", fmt.Sprintf("/assignments/%d/receive", a[propaganda]), id, nil)
	w.do("party_clerk", fmt.Sprintf("/assignments/%d/opinion", a[propaganda]), id, fields{"text": "同意", "hand_over": true})
	w.do("party_signer", fmt.Sprintf("/assignments/%d/opinion/sign", a[propaganda]), id, fields{"pass": true, "comment": ""})
	w.handle(atContact, id, a[transport])
	promise(w, id)
	w.item(atDelivered)
	return id
}

// releases shows that the comparison sees: once the feedback is released, the
// units' own pages are others.
func (w *world) releases(id uint) {
	w.Helper()
	before := w.learned(id)
	w.do("office", w.path(id, "release-feedback"), id, nil)
	changed := 0
	for how, text := range w.learned(id) {
		if text != before[how] {
			changed++
		}
	}
	if told := w.toldOthers(); !strings.Contains(told[len(told)-1], `"type":"suggestion.release_feedback"`) {
		w.Errorf("other systems were told last: %v", told)
	}
	if v := w.view("clerk", id); changed < 10 || v.Phase != RehandlingReview || len(v.Rounds[0].Feedbacks) != 2 {
		w.Errorf("%d answers changed by the release, the clerk sees %s and %d ratings", changed, v.Phase, len(v.Rounds[0].Feedbacks))
	}
}

// differing gives the part of a text that is not as in the other.
func differing(text, other string) string {
	start := 0
	for start < min(len(text), len(other)) && text[start] == other[start] {
		start++
	}
	start = max(0, start-80)
	return strings.ToValidUTF8(text[start:min(len(text), start+300)], "?")
}
