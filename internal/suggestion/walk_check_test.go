package suggestion

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"lianluo/internal/access"
	"lianluo/internal/audit"
	"lianluo/internal/calendar"
	"lianluo/internal/suggestion/lifetest"
)

// trail is what any change of an item moves.
type trail struct {
	Version, UnitVersion uint
	Phase, UnitPhase     string
	Recorded             uint // the last line of the record
}

func (k *journey) trail(it *lifetest.Item) trail {
	var row trail
	k.one(&row, `SELECT version, unit_version, phase, unit_phase, (SELECT COALESCE(MAX(id), 0) FROM audit_events) AS recorded FROM suggestions WHERE id = ?`, it.ID)
	return row
}

func (k *journey) one(into any, query string, args ...any) {
	if err := k.db.Read(k.Context()).Raw(query, args...).Scan(into).Error; err != nil {
		k.rt.Fatal(err)
	}
}

func (k *journey) number(query string, args ...any) (n uint) {
	k.one(&n, query, args...)
	return n
}

// known is the version of the item that the actor knows.
func (row trail) known(by access.Actor) uint {
	if shielded(by) {
		return row.UnitVersion
	}
	return row.Version
}

func (k *journey) pointIDs(it *lifetest.Item) []string {
	var text string
	k.one(&text, "SELECT points FROM content_versions WHERE suggestion_id = ? ORDER BY no DESC LIMIT 1", it.ID)
	var points []Point
	if err := json.Unmarshal([]byte(text), &points); err != nil {
		k.rt.Fatalf("points %q: %v", text, err)
	}
	ids := []string{}
	for _, p := range points {
		ids = append(ids, p.ID)
	}
	return ids
}

// points are those that a split takes: the last.
func (k *journey) points(a *attempted) []string {
	ids := k.pointIDs(a.Item)
	return ids[len(ids)-a.Points:]
}

// learn gives what the attempt made the numbers that the product gave it.
func (k *journey) learn(a *attempted) {
	for _, it := range k.life.Items {
		if it.ID == 0 {
			it.ID = k.number("SELECT MAX(id) FROM suggestions")
		}
	}
	var assignments, replies, contacts, requests, promises []*uint
	for _, round := range a.Item.Rounds {
		for _, on := range round.Assignments {
			assignments = append(assignments, &on.ID)
			for _, r := range on.Replies {
				replies = append(replies, &r.ID)
			}
		}
	}
	for _, c := range a.Item.Contacts {
		contacts = append(contacts, &c.ID)
	}
	for _, r := range a.Item.Requests {
		requests = append(requests, &r.ID)
	}
	for _, p := range a.Item.Promises {
		promises = append(promises, &p.ID)
	}
	k.numbers("assignments", a.Item, assignments)
	k.numbers("replies", a.Item, replies)
	k.numbers("communications", a.Item, contacts)
	k.numbers("consent_requests", a.Item, requests)
	k.numbers("commitments", a.Item, promises)
}

// numbers gives new subjects theirs, in the order in which they came about.
func (k *journey) numbers(table string, it *lifetest.Item, of []*uint) {
	known := []uint{}
	fresh := []*uint{}
	for _, id := range of {
		if *id == 0 {
			fresh = append(fresh, id)
		}
		known = append(known, *id)
	}
	if len(fresh) == 0 {
		return
	}
	var ids []uint
	if err := k.db.Read(k.Context()).Table(table).Where("suggestion_id = ?", it.ID).Order("id").Pluck("id", &ids).Error; err != nil {
		k.rt.Fatal(err)
	}
	ids = slices.DeleteFunc(ids, func(id uint) bool { return slices.Contains(known, id) })
	if len(ids) != len(fresh) {
		k.rt.Fatalf("item %d: %d new %s, the model says %d", it.ID, len(ids), table, len(fresh))
	}
	for i, id := range fresh {
		*id = ids[i]
	}
}

// recorded: every change has an actor, a role and an instant.
func (k *journey) recorded(a *attempted, was trail) {
	var e audit.Event
	k.one(&e, "SELECT * FROM audit_events WHERE id > ? AND subject = ? ORDER BY id DESC LIMIT 1", was.Recorded, fmt.Sprintf("suggestion/%d", a.Item.ID))
	if e.ID == 0 && a.Action == "draft_reply" { // an autosave is recorded once
		return
	}
	by := k.actor(a.By)
	if e.UserID != by.UserID || e.Role != by.Role || e.UnitID != by.UnitID || !e.At.Equal(k.now) || e.CongressID != by.CongressID {
		k.rt.Fatalf("%s is recorded as %+v", inWords(a), e)
	}
	if by.Role.Administrator() {
		k.rt.Fatalf("an administrator did %s", inWords(a))
	}
}

// agrees holds the stored item against the model: phases and limits.
func (k *journey) agrees(it *lifetest.Item) {
	row := k.trail(it)
	if row.Phase != it.Phase() || row.UnitPhase != it.UnitPhase() {
		k.rt.Fatalf("item %d is in %s, for units in %s; the model says %s and %s", it.ID, row.Phase, row.UnitPhase, it.Phase(), it.UnitPhase())
	}
	var clocks []Clock
	if err := k.db.Read(k.Context()).Omit("explanation").Where("suggestion_id = ?", it.ID).Find(&clocks).Error; err != nil {
		k.rt.Fatal(err)
	}
	got, want := []string{}, []string{}
	for _, c := range clocks {
		got = append(got, fmt.Sprintln(c.Kind, c.AssignmentID, c.DueOn, c.LawDueOn, c.FirstDueOn, c.StoppedAt != nil, c.VoidAt != nil, c.PlanBreachedOn, c.LawBreachedOn))
	}
	for _, c := range it.Clocks {
		on := uint(0)
		if c.On != nil {
			on = c.On.ID
		}
		want = append(want, fmt.Sprintln(c.Kind, on, c.Due, c.Law, c.First, c.Stopped, c.Void, c.Broken, c.LawLate))
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		k.rt.Fatalf("limits of item %d:\n%s\nthe model says\n%s", it.ID, strings.Join(got, ""), strings.Join(want, ""))
	}
}

// late says whether the look for late ones has something to note of the item.
func (k *journey) late(it *lifetest.Item, since string) bool {
	today := k.life.Today()
	return slices.ContainsFunc(it.Clocks, func(c *lifetest.Clock) bool {
		return !c.Stopped && !c.Void && (today > c.Due && c.Broken == "" || c.Law != "" && today > c.Law && c.LawLate == "")
	}) || slices.ContainsFunc(it.Contacts, func(c *lifetest.Contact) bool {
		return !c.Answered && c.Clock.Due >= since && c.Clock.Due < today
	})
}

// inspect looks now and then at what costs more to look at.
func (k *journey) inspect(a *attempted) {
	if k.taken++; k.taken%inspectEvery != 0 {
		return
	}
	it := a.Item
	k.offers(it, k.hats[k.taken/inspectEvery%len(k.hats)])
	k.offers(it, a.By)
	changed, err := k.svc.rebuild(k.Context(), it.ID, k.now, calendar.On(k.now))
	if err != nil || changed {
		k.rt.Fatalf("after %s the row or the tasks of item %d do not repeat the facts (%v)", inWords(a), it.ID, err)
	}
	k.explained(it)
	if n := k.number("SELECT COUNT(*) FROM timeline_events WHERE suggestion_id = ? AND (actor_name = '' OR actor_role = '' OR user_id = 0)", it.ID); n > 0 {
		k.rt.Fatalf("%d lines of item %d's timeline have no actor", n, it.ID)
	}
	for _, o := range k.life.Items {
		if o.Set != "gone" {
			k.untouched(o)
		}
	}
}

// inspectEvery is how many accepted steps lie between two looks.
const inspectEvery = 8

// explained: each date's explanation begins with its fact and leads to it.
func (k *journey) explained(it *lifetest.Item) {
	var clocks []Clock
	if err := k.db.Read(k.Context()).Select("id", "kind", "due_on", "explanation", "provisional").Where("suggestion_id = ?", it.ID).Order("id").Find(&clocks).Error; err != nil {
		k.rt.Fatal(err)
	}
	for _, c := range clocks {
		var why calendar.Explanation
		if err := json.Unmarshal([]byte(c.Explanation), &why); err != nil {
			k.rt.Fatal(err)
		}
		matches := slices.ContainsFunc(it.Clocks, func(m *lifetest.Clock) bool {
			return m.Kind == c.Kind && m.Due == c.DueOn.String() && m.From == why.From.String()
		})
		last := why.Steps[len(why.Steps)-1]
		if why.Due != c.DueOn || last.To != c.DueOn || !matches {
			k.rt.Fatalf("%s of item %d is due on %s, explained as from %s to %s (last step %+v)", c.Kind, it.ID, c.DueOn, why.From, why.Due, last)
		}
	}
}

// offers: what a view offers to do is what is accepted.
func (k *journey) offers(it *lifetest.Item, by lifetest.Hat) {
	answer := k.request(k.actor(by), http.MethodGet, fmt.Sprintf("/suggestions/%d", it.ID), nil)
	if !k.life.Sees(it, by) {
		if answer.Code != http.StatusNotFound {
			k.rt.Fatalf("%s sees item %d in %s", by.Name, it.ID, it.Phase())
		}
		return
	}
	if answer.Code != http.StatusOK {
		k.rt.Fatalf("%s does not see item %d in %s: %d", by.Name, it.ID, it.Phase(), answer.Code)
	}
	v := decode[View](k.world, answer)
	phase := it.Phase()
	if shielded(k.actor(by)) {
		phase = it.UnitPhase()
	}
	if string(v.Phase) != phase {
		k.rt.Fatalf("%s sees item %d in %s, the model says %s", by.Name, it.ID, v.Phase, phase)
	}
	got := map[string]bool{}
	note := func(of string, id uint, actions []Action) {
		for _, action := range actions {
			got[fmt.Sprintf("%s %d %s", of, id, action)] = true
		}
	}
	papers := func(of string, id uint, forms []PaperForm) {
		for _, form := range forms {
			for _, d := range form.Deputies {
				got[fmt.Sprintf("%s %d %s from the paper of %d", of, id, form.Action, d.ID)] = true
			}
		}
	}
	note("item", it.ID, v.Actions)
	papers("item", it.ID, v.OnPaper)
	for _, round := range v.Rounds {
		for _, on := range round.Assignments {
			note("assignment", on.ID, on.Actions)
			papers("assignment", on.ID, on.OnPaper)
			for _, talk := range on.Communications {
				note("contact", talk.ID, talk.Actions)
				papers("contact", talk.ID, talk.OnPaper)
			}
		}
	}
	for _, r := range v.Requests {
		note("request", r.ID, r.Actions)
		papers("request", r.ID, r.OnPaper)
	}
	for _, p := range v.Commitments {
		note("promise", p.ID, p.Actions)
	}
	k.compare(it, by, got)
}

func (k *journey) compare(it *lifetest.Item, by lifetest.Hat, got map[string]bool) {
	for _, r := range lifetest.Rules {
		for _, a := range subjects(r, it) {
			a.By = by
			of, id := r.Of, it.ID
			switch r.Of {
			case "assignment":
				id = a.On.ID
			case "reply":
				of, id = "assignment", a.On.ID
				if a.Reply != a.On.Current() {
					continue
				}
			case "contact":
				id = a.Contact.ID
			case "request", "asked":
				of, id = "request", a.Request.ID
			case "promise":
				id = a.Promise.ID
			}
			line := fmt.Sprintf("%s %d %s", of, id, r.Action)
			if r.Action == "submit_reply" {
				continue
			}
			k.offered(line, &a, got)
			if !slices.Contains(lifetest.FromPaper, r.Action) {
				continue
			}
			for _, a.Paper = range it.People() {
				k.offered(fmt.Sprintf("%s from the paper of %d", line, a.Paper), &a, got)
			}
		}
	}
	if len(got) > 0 {
		k.rt.Fatalf("item %d in %s offers %s, which the model does not know: %v", it.ID, it.Phase(), by.Name, got)
	}
}

// offered holds one line of what a view offers against the model.
func (k *journey) offered(line string, a *attempted, got map[string]bool) {
	if may := k.life.Allowed(a) == lifetest.OK; got[line] != may {
		k.rt.Fatalf("item %d in %s offers %s to %s: %t, the model says %t", a.Item.ID, a.Item.Phase(), line, a.By.Name, got[line], may)
	}
	delete(got, line)
}

// past is what an item's rounds before the open one looked like.
type past struct {
	round int
	stub  bool
	text  string
}

// untouched: a later round leaves the earlier ones byte for byte.
func (k *journey) untouched(it *lifetest.Item) {
	was := k.earlier[it]
	if was.round > 1 && was.stub == it.Stub {
		if now := k.rounds(it, was.round); now != was.text {
			k.rt.Fatalf("rounds of item %d before round %d were\n%s\nand are\n%s", it.ID, was.round, was.text, now)
		}
	}
	if it.Round() > 1 {
		k.earlier[it] = past{it.Round(), it.Stub, k.rounds(it, it.Round())}
	}
}

func (k *journey) rounds(it *lifetest.Item, before int) string {
	text := strings.Builder{}
	for _, q := range []string{
		"SELECT no, why, reason, opened_by, opened_at, meeting, plan_due_on FROM rounds WHERE suggestion_id = ? AND no < ? ORDER BY id",
		"SELECT * FROM assignments WHERE suggestion_id = ? AND round_no < ? ORDER BY id",
		"SELECT * FROM replies WHERE suggestion_id = ? AND round_no < ? ORDER BY id",
		"SELECT * FROM quality_ratings WHERE suggestion_id = ? AND round_no < ? ORDER BY id",
		"SELECT * FROM feedbacks WHERE suggestion_id = ? AND round_no < ? ORDER BY id",
		"SELECT o.* FROM co_opinions o JOIN assignments a ON a.id = o.assignment_id WHERE o.suggestion_id = ? AND a.round_no < ? ORDER BY o.id",
	} {
		rows := []map[string]any{}
		k.one(&rows, q, it.ID, before)
		for _, row := range rows {
			fmt.Fprintln(&text, row)
		}
	}
	return text.String()
}

// blind is what units knew before a proposer said something to the office.
type blind struct {
	before string
	wide   bool
}

// eyes are those of units, who must not learn of feedback.
var eyes = []string{"clerk", "signer", "other_unit", "party_clerk"}

func (k *journey) beforeFeedback(a *attempted, want int) *blind {
	feedback := slices.Contains([]string{"give_decisive_feedback", "give_feedback", "enter_paper_feedback"}, a.Action)
	target := a.Item
	if a.Item.Into != nil {
		target = a.Item.Into
	}
	if want != lifetest.OK || !feedback || k.life.Released(a.Item) || k.life.Released(target) {
		return nil
	}
	b := &blind{wide: k.feedbacks%feedbackEvery == 0}
	k.feedbacks++
	b.before = k.seenByUnits(target, b.wide)
	return b
}

// feedbackEvery is how many times feedback is given between two looks through
// all lists; the item itself is looked at each time.
const feedbackEvery = 16

func (k *journey) afterFeedback(b *blind, a *attempted) {
	if b == nil {
		return
	}
	target := a.Item
	if a.Item.Into != nil {
		target = a.Item.Into
	}
	if after := k.seenByUnits(target, b.wide); after != b.before {
		k.rt.Fatalf("units learn of feedback that is not released: before\n%s\nafter\n%s", b.before, after)
	}
}

func (k *journey) seenByUnits(it *lifetest.Item, wide bool) string {
	paths := []string{fmt.Sprintf("/suggestions/%d", it.ID)}
	if wide {
		today := k.life.Today()
		paths = append(paths, "/suggestions", "/suggestions?phase=awaiting_feedback", "/suggestions?phase=rehandling_review", "/suggestions?light=overdue",
			"/suggestions?light=soon", "/suggestions?sort=due", "/suggestions?sort=number", "/tasks", "/commitments",
			"/assignments?from="+today+"&to="+today)
	}
	text := strings.Builder{}
	for _, name := range eyes {
		by := k.actors[name]
		for _, path := range paths {
			answer := k.request(by, http.MethodGet, path, nil)
			fmt.Fprintln(&text, name, path, answer.Code, answer.Body)
		}
		text.WriteString(k.notices(by))
	}
	return text.String()
}

func (k *journey) notices(by access.Actor) string {
	return fmt.Sprintln("notices", k.number("SELECT COUNT(*) FROM notices WHERE user_id = ?", by.UserID))
}
