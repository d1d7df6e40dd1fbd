package suggestion

import (
	"fmt"
	"maps"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gorm.io/gorm"

	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
	"lianluo/internal/web"
)

// Runs of phases in which several actions are possible.
var (
	handled   = []Phase{Assigned, InHandling}
	replying  = []Phase{Assigned, InHandling, AwaitingFeedback, RehandlingReview}
	decidable = []Phase{RehandlingReview}
)

// moments says, by hand and from the specification alone, in which phases each
// action is possible to who may do it. What a single moment narrows further
// (a unit that has received, a contact that nobody answered) is in the items
// that the test makes.
var moments = map[string][]Phase{
	"edit_draft":         {Draft, Cosigning, Returned},
	"delete_draft":       {Draft},
	"invite_cosigners":   {Draft, Cosigning},
	"confirm_signature":  {Cosigning, Returned},
	"decline_signature":  {Cosigning, Returned},
	"withdraw_signature": {Cosigning, Submitted, UnderReview},
	"submit":             {Draft, Cosigning, Returned},

	"start_review":        {Submitted},
	"return_for_revision": {UnderReview},
	"ask_non_acceptance":  {UnderReview, Returned},
	"reopen_not_accepted": {NotAccepted},
	"ask_merge":           {UnderReview, Registered},
	"split":               {UnderReview},
	"correct_title":       {Submitted, UnderReview, Registered, Assigned, InHandling},
	"register":            {UnderReview},
	"void_registration":   {Registered},
	"propose_units":       {Registered},
	"assign":              {Registered},
	"make_stub":           {Submitted, UnderReview, Returned, NotAccepted, Merged, Withdrawn, Registered, Assigned, InHandling, AwaitingFeedback, RehandlingReview, Closed},

	"recall_assignment":                   {Assigned},
	"receive":                             {Assigned},
	"change_assignments_government_units": handled,
	"ask_return":                          handled,
	"object_to_assignment":                handled,
	"ask_extension":                       handled,
	"set_inner_route":                     handled,
	"note_progress":                       handled,
	"plan_handling":                       handled,
	"acknowledge":                         handled,
	"urge":                                handled,
	"draft_co_opinion":                    handled,
	"sign_co_opinion":                     handled,
	"send_back_co_opinion":                handled,

	"record_contact":        replying,
	"confirm_contact":       replying,
	"draft_reply":           replying,
	"review_reply":          replying,
	"sign_reply":            replying,
	"check_reply":           replying,
	"supersede_reply":       replying,
	"record_paper_delivery": replying,
	"attach_sealed_reply":   replying,
	"rate_suggestion":       replying,
	"release_feedback":      replying,

	"ask_withdrawal":        {Submitted, UnderReview, Returned, Registered, Assigned, InHandling, AwaitingFeedback},
	"give_feedback":         {Merged, AwaitingFeedback, RehandlingReview},
	"enter_paper_feedback":  {Merged, AwaitingFeedback, RehandlingReview},
	"decide_rehandling":     decidable,
	"explain_and_close":     decidable,
	"escalate":              decidable,
	"close":                 {AwaitingFeedback},
	"archive":               {Closed},
	"reopen":                {Closed, Archived},
	"report_commitment":     {Assigned, InHandling, AwaitingFeedback, RehandlingReview, Closed, Archived},
	"ask_commitment_change": {Assigned, InHandling, AwaitingFeedback, RehandlingReview, Closed, Archived},
}

// momentsOf: an action is possible from paper in the phases in which the deputy
// himself can do it, and so in another form.
func momentsOf(action string) []Phase {
	name, _, _ := strings.Cut(action, "@")
	return moments[name]
}

var (
	deletion = attempt{method: http.MethodDelete, path: "/suggestions/%[1]d"}
	aNumber  = regexp.MustCompile(`%\[\d\]d`)
)

// subjects lists what an action could be done to in an item.
func (w *world) subjects(path string, id uint) (out []uint) {
	w.Helper()
	query := map[string]string{"assignments": "SELECT id FROM assignments WHERE suggestion_id = ?",
		"replies":        "SELECT id FROM replies WHERE suggestion_id = ? AND state <> 'superseded'",
		"communications": "SELECT id FROM communications WHERE suggestion_id = ?",
		"commitments":    "SELECT id FROM commitments WHERE suggestion_id = ? AND state = 'open'"}[strings.Split(path, "/")[1]]
	if query == "" {
		return []uint{id}
	}
	if err := w.db.Read(w.Context()).Raw(query, id).Scan(&out).Error; err != nil {
		w.Fatal(err)
	}
	return out
}

// outdated asks for an action with a version that was never there: where the
// action is possible the answer is that the version is stale, and nothing is
// done in any case.
func (w *world) outdated(role string, a attempt, subject uint) (status int, code string) {
	w.Helper()
	path := aNumber.ReplaceAllString(a.path, fmt.Sprint(subject))
	body := fields{"version": 99_999}
	for k, v := range a.body {
		if body[k] = v; k == "target_id" {
			body[k] = 1
		}
	}
	method := a.method
	switch method {
	case "":
		method = http.MethodPost
	case http.MethodDelete:
		path += "?version=99999"
	}
	answer := w.call(role, method, path, body)
	return answer.Code, decode[web.Problem](w, answer).Code
}

// Every action, in every phase, for every relation to the item: who may never
// do it is refused whatever the phase (each tries each action in every third
// one), who may is let through in just the phases of the table above.
func TestEveryActionInEveryPhaseForEveryRole(t *testing.T) {
	roles, may := permissions(t)
	tried := map[string]attempt{"delete_draft": deletion}
	for action, a := range attempts {
		if a.method != http.MethodGet && !strings.HasPrefix(a.path, "/requests/") {
			tried[action] = a
		}
	}
	for action := range tried {
		if momentsOf(action) == nil {
			t.Errorf("the table does not say in which phases %s is possible", action)
		}
	}
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		w.tampered = true // some of the states are made by hand
		possible, refused := map[string][]Phase{}, map[string]bool{}
		for p, phase := range Phases {
			for _, make := range inPhase[phase] {
				id := make(w)
				w.phase(id, phase)
				seen := map[string]bool{}
				for _, role := range roles {
					seen[role] = w.call(role, http.MethodGet, fmt.Sprintf("/suggestions/%d", id), nil).Code == http.StatusOK
				}
				for i, action := range slices.Sorted(maps.Keys(tried)) {
					a := tried[action]
					subjects := w.subjects(a.path, id)
					for r, role := range roles {
						where := fmt.Sprintf("%s in %s as %s", action, phase, role)
						if may[csvName(action)][role] {
							if w.possible(role, a, subjects, seen[role], where) && !slices.Contains(possible[action], phase) {
								possible[action] = append(possible[action], phase)
							}
						} else if turn := (i+p+r)%3 == 0; turn && len(subjects) > 0 && !refused[where] {
							refused[where] = true
							w.mayNever(role, a, subjects[0], seen[role], where)
						}
					}
				}
			}
		}
		for action := range tried {
			if !slices.Equal(possible[action], momentsOf(action)) {
				t.Errorf("%s is possible in %v, not in %v", action, possible[action], momentsOf(action))
			}
		}
	})
}

// possible says whether a role that may do the action could do it now with one
// of the subjects; what it gets otherwise is that this is not the moment.
func (w *world) possible(role string, a attempt, subjects []uint, seen bool, where string) bool {
	w.Helper()
	found := false
	for _, subject := range subjects {
		status, code := w.outdated(role, a, subject)
		switch {
		case status == http.StatusConflict && code == "stale":
			found = true
		case status == http.StatusConflict && seen, status == http.StatusNotFound && !seen:
		case status == http.StatusForbidden && (len(subjects) > 1 || strings.HasSuffix(a.path, "send-back")): // another unit's
		default:
			w.Errorf("%s: %d %s", where, status, code)
		}
	}
	return found
}

func (w *world) mayNever(role string, a attempt, subject uint, seen bool, where string) {
	w.Helper()
	want := http.StatusForbidden
	if !seen {
		want = http.StatusNotFound
	}
	if status, code := w.outdated(role, a, subject); status != want {
		w.Errorf("%s: %d %s, want %d", where, status, code, want)
	}
}

// inPhase makes items in each phase: together they hold every state that an
// action of that phase needs.
var inPhase = map[Phase][]func(w *world) uint{
	Draft:       {at(atDraft)},
	Cosigning:   {at(atDraft, invited), at(atDraft, invited, confirmed), at(atDraft, invitedThroughOffice), at(atDraft, invitedThroughOffice, confirmed)},
	Submitted:   {at(atSubmitted, (*world).cosign)},
	UnderReview: {at(atUnderReview, (*world).cosign, knownPoints)},
	Returned:    {at(atUnderReview, (*world).cosign, sentBack), at(atUnderReview, (*world).cosign, sentBack, rewritten)},
	NotAccepted: {at(atUnderReview, (*world).cosign, notAccepted)},
	Merged:      {at(atRegistered, (*world).cosign, mergedInto1), at(atRegistered, (*world).cosign, mergedInto1, copyDelivered)},
	Withdrawn:   {at(atReceived, (*world).cosign, jointlyWithdrawn), at(atContact, (*world).cosign, promising, jointlyWithdrawn)},
	Registered:  {at(atRegistered, (*world).cosign), at(atRegistered, (*world).cosign, forwarded)},
	Assigned: {at(atAssigned, (*world).cosign), with(true, "separate", takes), with(true, "separate", drafted), with(true, "separate", reviewed), with(true, "separate", signed),
		with(true, "separate", checking), with(true, "separate", delivers), with(true, "separate", takes, forReference), with(true, "co", takes), with(true, "co", takes, handsOver),
		with(true, "lead", opined), at(atContact, (*world).cosign, promising, rated(Dissatisfied), rehandled)},
	InHandling: {at(atContact, (*world).cosign), at(atReceived, (*world).cosign), with(false, "separate", drafted), with(false, "separate", reviewed), with(false, "separate", signed),
		with(false, "separate", checking), with(false, "separate", delivers), with(false, "separate", takes, forReference), with(false, "co", takes), with(false, "co", takes, handsOver),
		with(false, "lead", opined), at(atContact, (*world).cosign, promising, rated(Dissatisfied), rehandled, receivedAgain)},
	AwaitingFeedback: {at(atContact, (*world).cosign, promising), at(atDelivered, (*world).cosign, rated(Satisfied)), at(atDelivered, (*world).cosign, replaced(ReplyDraft)),
		at(atDelivered, (*world).cosign, replaced(ReplyInReview)), at(atDelivered, (*world).cosign, replaced(ReplyInSignoff)), at(atDelivered, (*world).cosign, replaced(ReplyChecking))},
	RehandlingReview: {at(atContact, (*world).cosign, promising, rated(Dissatisfied)), at(atDelivered, (*world).cosign, dissatisfiedTwice), at(atDelivered, (*world).cosign, rated(Dissatisfied), replaced(ReplyDraft)),
		at(atDelivered, (*world).cosign, rated(Dissatisfied), replaced(ReplyInReview)), at(atDelivered, (*world).cosign, rated(Dissatisfied), replaced(ReplyInSignoff)), at(atDelivered, (*world).cosign, rated(Dissatisfied), replaced(ReplyChecking))},
	Closed:   {at(atContact, (*world).cosign, promising, closed)},
	Archived: {at(atContact, (*world).cosign, promising, closed, archived)},
}

// at takes a new item to a station, and on from there.
func at(station int, then ...func(w *world, id uint)) func(w *world) uint {
	return func(w *world) uint {
		w.Helper()
		id, _, _ := w.item(station)
		for _, do := range then {
			do(w, id)
		}
		return id
	}
}

// with gives an item to the clerk's unit in a role and to another one, which
// has not received it where new is set.
func with(new bool, role string, then ...func(w *world, id uint)) func(w *world) uint {
	return func(w *world) uint {
		w.Helper()
		id, _, _ := w.item(atRegistered)
		w.cosign(id)
		other := map[string]string{"separate": "separate", "co": "lead", "lead": "co"}[role]
		a := w.assign(id, fields{"unit_id": transport, "role": role, "note": ""}, fields{"unit_id": propaganda, "role": other, "note": ""})
		if !new || role == "lead" { // the lead's co-handler has given its opinion
			w.do("party_clerk", fmt.Sprintf("/assignments/%d/receive", a[propaganda]), id, nil)
		}
		for _, do := range then {
			do(w, id)
		}
		if new && role == "lead" {
			w.do("office", w.path(id, "assignments"), id, fields{"add": []fields{{"unit_id": education, "role": "co", "note": ""}}, "cancel": []int{}, "replace": 0, "reason": "需要会同办理"})
		}
		return id
	}
}

// ours is the clerk's assignment of the open round.
func (w *world) ours(id uint) uint {
	w.Helper()
	for _, a := range w.assignments(id) {
		if a.UnitID == transport {
			return a.ID
		}
	}
	w.Fatalf("the clerk's unit has no part in %d", id)
	return 0
}

func confirmed(w *world, id uint) {
	w.do("cosigner", w.path(id, "signature/confirm"), id, fields{"text_no": 1})
}

func sentBack(w *world, id uint) {
	w.do("office", w.path(id, "return"), id, fields{"reason_code": "other", "reason": "请补充"})
}

// rewritten voids what the co-signer confirmed.
func rewritten(w *world, id uint) {
	edited := fields{"version": w.row(id).Version}
	for k, v := range draft {
		edited[k] = v
	}
	edited["situation"] = "城东片区公交班次少，末班车过早。"
	if answer := w.call("lead", http.MethodPut, w.path(id, "content"), edited); answer.Code != http.StatusOK {
		w.Fatalf("edit: %s", answer.Body)
	}
}

func mergedInto1(w *world, id uint) { w.agree(id, toBeMerged(w, id), "head") }

func copyDelivered(w *world, id uint) {
	into := *w.row(id).MergedIntoID
	w.handle(atDelivered, into, w.assign(into, sole...)[transport])
}

func withdrawn(w *world, id uint) {
	w.agree(id, asking("lead", "/suggestions/%[1]d/withdrawal-request", because)(w, id), "office")
}

func jointlyWithdrawn(w *world, id uint) {
	w.agree(id, asking("lead", "/suggestions/%[1]d/withdrawal-request", because)(w, id), "cosigner", "office")
}

func promising(w *world, id uint) { promise(w, id) }

func takes(w *world, id uint) {
	w.do("clerk", fmt.Sprintf("/assignments/%d/receive", w.ours(id)), id, nil)
}

func drafted(w *world, id uint)  { w.handle(atDrafted, id, w.ours(id)) }
func reviewed(w *world, id uint) { w.handle(atInReview, id, w.ours(id)) }
func signed(w *world, id uint)   { w.handle(atInSignoff, id, w.ours(id)) }

func checking(w *world, id uint) {
	signed(w, id)
	signedToCheck(w, id)
}

// delivers: the clerk's unit has answered, with a promise, the other has not;
// the lead has rated nothing yet.
func delivers(w *world, id uint) {
	w.handle(atContact, id, w.ours(id))
	promise(w, id)
}

func handsOver(w *world, id uint) {
	w.do("clerk", fmt.Sprintf("/assignments/%d/opinion", w.ours(id)), id, fields{"text": "同意", "hand_over": true})
}

// opined: the clerk's unit leads, its co-handler has signed an opinion.
func opined(w *world, id uint) {
	takes(w, id)
	for _, a := range w.assignments(id) {
		if a.UnitID == propaganda {
			w.do("party_clerk", fmt.Sprintf("/assignments/%d/opinion", a.ID), id, fields{"text": "同意", "hand_over": true})
			w.do("party_signer", fmt.Sprintf("/assignments/%d/opinion/sign", a.ID), id, fields{"pass": true, "comment": ""})
		}
	}
}

func rehandled(w *world, id uint) {
	w.do("head", w.path(id, "rehandle"), id, fields{"units": sole, "reason": "请重新研究"})
}

func receivedAgain(w *world, id uint) { takes(w, id) }

func archived(w *world, id uint) { w.do("office", w.path(id, "archive"), id, nil) }

// replaced begins a reply in place of the delivered one and takes it to a state.
func replaced(state string) func(w *world, id uint) {
	return func(w *world, id uint) {
		w.do("clerk", fmt.Sprintf("/assignments/%d/supersede", w.ours(id)), id, because)
		w.write(func(tx *gorm.DB) error {
			return tx.Model(&Reply{}).Where("suggestion_id = ? AND state = ?", id, ReplyDraft).UpdateColumn("state", state).Error
		})
	}
}
