package suggestion

import (
	"encoding/json"
	"flag"
	"fmt"
	"net/http"
	"os"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"gorm.io/gorm"
	"pgregory.net/rapid"

	"lianluo/internal/access"
	"lianluo/internal/calendar"
	"lianluo/internal/calendar/calendartest"
	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
	"lianluo/internal/deputy"
	"lianluo/internal/rules"
	"lianluo/internal/suggestion/lifetest"
)

// walkDatabases are the databases that are walked on at the same time, each with
// its share of the steps. On some the government office checks replies and what
// is registered goes through it.
var walkDatabases = []struct {
	name    string
	open    func(testing.TB) *database.DB
	checks  bool
	percent int64
	rest    bool // heads in the end for what was not reached
}{
	{"sqlite", databasetest.QuickSQLite, false, 42, false},
	{"sqlite where replies are checked", databasetest.QuickSQLite, true, 42, true},
	{"postgres", databasetest.Postgres, false, 8, false},
	{"postgres where replies are checked", databasetest.Postgres, true, 8, false},
}

// walkSteps is how many steps are taken in all: in `make test`, where every
// possible transition must have been taken then, and with LIANLUO_LONG=1; a
// larger number there is the number of steps, for a quick look too.
const (
	walkSteps     = 100_000
	walkLongSteps = 2_000_000
)

// TestWalksThroughTheWholeProcedure takes steps at random, legal and illegal
// ones half and half, on real databases. The model says of each how it is
// answered and what stands after. A failure prints the shortest walk to it.
func TestWalksThroughTheWholeProcedure(t *testing.T) {
	total := int64(walkSteps)
	if long := os.Getenv("LIANLUO_LONG"); long != "" {
		n, err := strconv.ParseInt(long, 10, 64)
		if err != nil {
			t.Fatal(err)
		}
		if total = n; n == 1 {
			total = walkLongSteps
		}
	}
	for name, value := range map[string]string{"rapid.steps": "90", "rapid.checks": "4"} {
		if err := flag.Set(name, value); err != nil {
			t.Fatal(err)
		}
	}
	defer debug.SetGCPercent(debug.SetGCPercent(400)) // much is thrown away, little is kept
	seen, walked := newCoverage(), atomic.Int32{}
	t.Run("walk", func(t *testing.T) {
		for _, on := range walkDatabases {
			t.Run(on.name, func(t *testing.T) {
				t.Parallel()
				w := newWalkers(t, on.open(t), on.checks, seen)
				for w.steps.Load() < total*on.percent/100 {
					rapid.Check(t, w.walk)
				}
				if on.rest && total >= walkSteps {
					w.reachTheRest()
				}
				w.neverRows()
				walked.Add(1)
			})
		}
	})
	if int(walked.Load()) == len(walkDatabases) && total >= walkSteps { // not when only one of them is walked on again
		seen.report(t)
	}
}

// walkers is a congress that many walks are taken in.
type walkers struct {
	*world
	hats    []lifetest.Hat
	users   map[uint]uint
	may     map[string]map[string]bool
	checks  bool
	seen    *coverage
	steps   atomic.Int64
	listed  *calendartest.Walker
	aims    []aim
	uploads atomic.Int64
}

func newWalkers(t *testing.T, db *database.DB, checks bool, seen *coverage) *walkers {
	w := &walkers{world: newWorld(t, db), checks: checks, seen: seen, users: map[uint]uint{}, listed: calendartest.New(), aims: aims}
	_, w.may = permissions(t)
	for _, r := range lifetest.Rules {
		if w.may[r.Named()] == nil {
			t.Fatalf("permissions.csv has no line for %s", r.Action)
		}
	}
	w.write(func(tx *gorm.DB) error { return w.peopleOfWalks(tx) })
	for _, d := range calendar.National() {
		w.listed.Listed[d.Date.String()] = string(d.Kind)
	}
	for _, y := range calendar.NationalYears() {
		w.listed.Covered[y] = true
	}
	names := []string{}
	for name := range w.actors {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		a := w.actors[name]
		if strings.HasPrefix(name, "foreign_") && !slices.Contains([]string{"foreign_office", "foreign_lead", "foreign_clerk"}, name) {
			continue
		}
		w.hats = append(w.hats, lifetest.Hat{Name: name, Role: string(a.Role), User: a.UserID, Unit: a.UnitID, Deputy: a.DeputyID,
			Foreign: strings.HasPrefix(name, "foreign_")})
		if a.DeputyID != 0 {
			w.users[a.DeputyID] = a.UserID
		}
	}
	return w
}

// peopleOfWalks adds whom the world lacks: the head of a delegation, every role
// in every unit, and people with two hats.
func (w *walkers) peopleOfWalks(tx *gorm.DB) error {
	congress := w.actors["office"].CongressID
	add := func(name string, role access.Role, unit, deputyID uint) error {
		var id uint
		if err := tx.Raw(`INSERT INTO users (congress_id, login_name, name, phone, password_hash, password_changed_at, must_change_password, failed_count, status, suspended_reason, demonstration, created_at, version)
			VALUES (?, ?, ?, '', '', ?, false, 0, 'active', '', false, ?, 1) RETURNING id`, congress, name, name, w.now, w.now).Scan(&id).Error; err != nil {
			return err
		}
		w.actors[name] = access.Actor{UserID: id, MembershipID: id, CongressID: congress, Role: role, UnitID: unit, DeputyID: deputyID, Name: name}
		return tx.Exec("INSERT INTO memberships (user_id, congress_id, role, unit_id, deputy_id, created_at) VALUES (?, ?, ?, ?, ?, ?)", id, congress, role, unit, deputyID, w.now).Error
	}
	var head deputy.Deputy
	if err := tx.Take(&head, 1).Error; err != nil {
		return err
	}
	head.ID, head.Name, head.CardNo, head.UserID = 0, "delegation_head", "009", nil
	if err := tx.Create(&head).Error; err != nil {
		return err
	}
	deputyID := head.ID
	if err := tx.Exec("INSERT INTO delegations (congress_id, term_id, name, head_deputy_id) VALUES (?, 1, '城区代表团', ?)", congress, deputyID).Error; err != nil {
		return err
	}
	for _, p := range []struct {
		name         string
		role         access.Role
		unit, deputy uint
	}{{"delegation_head", access.Deputy, 0, deputyID}, {"second_office", access.Office, 0, 0}, {"education_signer", access.Signer, education, 0},
		{"education_reviewer", access.Reviewer, education, 0}, {"party_reviewer", access.Reviewer, propaganda, 0}} {
		if err := add(p.name, p.role, p.unit, p.deputy); err != nil {
			return err
		}
	}
	if err := tx.Exec("UPDATE deputies SET user_id = ? WHERE id = ?", w.actors["delegation_head"].UserID, deputyID).Error; err != nil {
		return err
	}
	for name, p := range map[string]struct {
		person, hat string
	}{"clerk_who_signs": {"clerk", "signer"}, "office_who_heads": {"office", "head"}, "lead_who_drafts": {"lead", "clerk"},
		"signer_who_governs": {"signer", "gov_office"}, "cosigner_who_reviews": {"cosigner", "reviewer"}} {
		both := w.actors[p.hat]
		both.UserID = w.actors[p.person].UserID
		w.actors[name] = both
	}
	set, err := rules.Ensure(tx, congress, calendar.On(w.now))
	if err != nil {
		return err
	}
	set.Data.Gates.ReplyCheck, set.Data.ThroughGovernmentOffice = w.checks, w.checks
	return tx.Save(set).Error
}

// journey is one walk: a few items, and steps on them at random.
type journey struct {
	*walkers
	rt               *rapid.T
	life             *lifetest.Congress
	favour           string
	aim              aim
	serial           int
	taken, feedbacks int
	earlier          map[*lifetest.Item]past
}

func (w *walkers) walk(rt *rapid.T) {
	k := &journey{walkers: w, rt: rt, earlier: map[*lifetest.Item]past{}}
	k.life = &lifetest.Congress{May: w.may, Walker: w.listed, Users: w.users, Checks: w.checks, Forwards: w.checks,
		Government: map[uint]bool{transport: true, education: true}, Session: [2]string{"2026-01-12", "2026-01-15"}}
	k.favour, k.aim = pick(k, "walk", favours), pick(k, "aim", w.aims)
	rt.Logf("a walk fond of %s, heading for %s", k.favour, k.aim.transition())
	k.at(noon.Add(time.Duration(k.roll("begin", 300)) * 24 * time.Hour))
	rt.Repeat(map[string]func(*rapid.T){"step": func(rt *rapid.T) {
		k.rt = rt
		k.step()
	}})
}

func (k *journey) at(now time.Time) { k.now, k.life.Now = now, now }

// roll gives a number below n, each as likely as another.
func (k *journey) roll(what string, n int) int {
	bits := 1
	for 1<<bits < n {
		bits++
	}
	return dice[bits].Draw(k.rt, what) % n
}

// dice are generators of numbers of so many bits; rapid's own prefer small ones.
var dice = func() (out [20]*rapid.Generator[int]) {
	for bits := range out {
		out[bits] = rapid.Custom(func(t *rapid.T) int {
			v := 0
			for range bits + 3 {
				v <<= 1
				if coin.Draw(t, "bit") {
					v++
				}
			}
			return v
		})
	}
	return out
}()

var coin = rapid.Bool()

func pick[T any](k *journey, what string, from []T) T { return from[k.roll(what, len(from))] }

// pauses is the time that passes between two steps, in hours: mostly little,
// now and then weeks and months.
var (
	pauses     = []int{0, 0, 0, 1, 1, 2, 5, 5, 20, 24, 24, 48, 72, 24 * 8}
	longPauses = []int{24 * 8, 24 * 11, 24 * 17, 24 * 33, 24 * 50, 24 * 100}
)

func (k *journey) step() {
	if k.roll("long", 16) == 0 || k.favour == "late" && k.roll("longer", 5) == 0 {
		k.pass(pick(k, "hours", longPauses))
	} else {
		k.pass(pick(k, "hours", pauses))
	}
	var live []*lifetest.Item
	for _, it := range k.life.Items {
		if it.Set != "gone" {
			live = append(live, it)
		}
	}
	if len(live) == 0 || k.wantsItem(live) {
		k.begin()
		return
	}
	it := k.turnTo(live)
	if k.roll("legal", 2) == 0 {
		if a := k.legal(it); a != nil {
			k.fill(a, false)
			k.attempt(a)
			return
		}
	}
	k.attempt(k.illegal(it))
}

func (k *journey) wantsItem(live []*lifetest.Item) bool {
	last := live[len(live)-1]
	if k.aim.phase == "merged" && len(live) < 2 && k.roll("two", 3) == 0 {
		return true
	}
	return last.Over() && k.roll("another", 4) == 0 || k.roll("another item", 40) == 0
}

// pass lets time go by; the look for late ones notes what that breaks.
func (k *journey) pass(hours int) {
	if hours == 0 {
		return
	}
	before := k.life.Today()
	k.at(k.now.Add(time.Duration(hours) * time.Hour))
	if k.life.Today() == before {
		return
	}
	for _, it := range k.life.Items {
		if it.Set == "gone" || !k.late(it, before) {
			continue
		}
		if err := k.svc.noteBreach(k.Context(), it.ID, k.now); err != nil {
			k.rt.Fatal(err)
		}
		k.life.NoteBreaches(it)
	}
}

// begin makes a new item: as a draft of a deputy or of a delegation, or entered
// from paper.
func (k *journey) begin() {
	it := &lifetest.Item{Set: "draft", TextNo: 1, Points: 2 + k.roll("points", 2), ReferenceOnly: k.roll("reference", 16) == 0 || k.aim.action == "acknowledge"}
	who, path := pick(k, "proposer", []string{"lead", "lead", "lead", "other_deputy", "delegation_head"}), "/suggestions"
	body := k.text(it.Points, it.ReferenceOnly, true)
	by := k.actors[who]
	it.Lead, it.EnteredBy = by.DeputyID, by.UserID
	if who == "delegation_head" {
		it.Delegation = true
		body["for_delegation"] = true
	} else if k.favour == "paper" || k.aim.joint() || k.roll("paper", 6) == 0 {
		by, path = k.actors["office"], "/suggestions/enter"
		k.enter(it, body, by)
	}
	answer := k.request(by, http.MethodPost, path, body)
	if answer.Code != http.StatusCreated {
		k.rt.Fatalf("begin as %s: %d %s", who, answer.Code, answer.Body)
	}
	it.ID = decode[Receipt](k.world, answer).ID
	k.life.Items = append(k.life.Items, it)
	k.rt.Logf("%s  item %d begins: %s by %s (reference only %t)", k.now.Format(time.DateTime), it.ID, path, who, it.ReferenceOnly)
	k.agrees(it)
}

// enter makes the item one that came in on paper, already signed.
func (k *journey) enter(it *lifetest.Item, body fields, by access.Actor) {
	received := k.life.Today()
	if k.roll("in session", 3) == 0 && k.life.Today() < "2026-12-01" {
		received = "2026-01-13"
	}
	signers := []uint{}
	for _, name := range []string{"cosigner", "delegation_head"} {
		if k.roll("signs", 2) == 0 || k.aim.joint() {
			signers = append(signers, k.actors[name].DeputyID)
			it.Signatures = append(it.Signatures, &lifetest.Signature{Deputy: k.actors[name].DeputyID, State: "confirmed", Of: 1})
		}
	}
	sheet := fields{"origin": "paper", "origin_note": "", "lead_deputy_id": it.Lead, "cosigner_ids": signers, "received_on": received,
		"attachment_ids": []uint{k.upload(by)}}
	for name, value := range sheet {
		body[name] = value
	}
	it.EnteredBy = by.UserID
	k.life.Submit(it, received)
}

// attempt tries it and holds what comes of it against the model.
func (k *journey) attempt(a *attempted) {
	k.steps.Add(1)
	want := k.life.Verdict(a)
	from := a.Item.Phase()
	was := k.trail(a.Item)
	k.rt.Logf("%s  item %d in %s: %s -> %d", k.now.Format(time.DateTime), a.Item.ID, from, inWords(a), want)
	blind := k.beforeFeedback(a, want)
	answer := k.try(a, was)
	if answer.Code != want && !(want == lifetest.OK && answer.Code == http.StatusNoContent) {
		k.rt.Fatalf("item %d in %s: %s: answered %d, the model says %d: %s", a.Item.ID, from, inWords(a), answer.Code, want, answer.Body)
	}
	k.seen.note(a, from, want)
	if want != lifetest.OK {
		if now := k.trail(a.Item); now != was {
			k.rt.Fatalf("%s was refused, and yet something changed: %+v, before %+v", inWords(a), now, was)
		}
		return
	}
	k.life.Apply(a)
	k.learn(a)
	if a.Item.Set == "gone" {
		return
	}
	k.recorded(a, was)
	for _, it := range k.life.Items {
		if it == a.Item || it.Into == a.Item || it.ID == 0 {
			k.agrees(it)
		}
	}
	k.afterFeedback(blind, a)
	k.inspect(a)
}

// inWords puts an attempt in words.
func inWords(a *attempted) string {
	s := fmt.Sprintf("%s as %s", a.Action, a.By.Name)
	if a.Paper != 0 {
		s += fmt.Sprintf(" from the paper of deputy %d", a.Paper)
	}
	if a.On != nil {
		s += fmt.Sprintf(" on assignment %d (%s of unit %d, round %d)", a.On.ID, a.On.Role, a.On.Unit, a.On.Round)
	}
	if a.Reply != nil {
		s += fmt.Sprintf(" reply %d (%s)", a.Reply.ID, a.Reply.State)
	}
	if a.Request != nil {
		s += fmt.Sprintf(" request %d (%s, %s)", a.Request.ID, a.Request.Kind, a.Request.State)
	}
	if a.Promise != nil {
		s += fmt.Sprintf(" promise %d", a.Promise.ID)
	}
	short := map[string]any{"stale": a.Stale, "agree": a.Agree, "through office": a.Through, "parts": a.Parts, "until": a.Until, "result": a.Result, "deputy": a.Deputy, "deputies": a.Deputies, "text": a.TextNo}
	if a.Target != nil {
		short["target"] = a.Target.ID
	}
	if a.Action == "draft_reply" {
		short["draft"] = fmt.Sprintf("%+v", a.Draft)
	}
	for name, v := range short {
		if text := fmt.Sprint(v); text == "false" || text == "[]" || text == "" || text == "0" {
			delete(short, name)
		}
	}
	text, err := json.Marshal(short)
	if err != nil {
		panic(err)
	}
	return s + " " + string(text)
}
