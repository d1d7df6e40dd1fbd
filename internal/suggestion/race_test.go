package suggestion

import (
	"fmt"
	"sync"
	"testing"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/audit"
	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
	"lianluo/internal/fault"
)

// contender reads what it has to know of an item, and then acts on it.
type contender func(w *world, id uint) (act func() error)

// race is two who act on the same item at once, knowing the same version.
type race struct {
	name string
	item func(w *world) uint
	a, b contender

	turns bool // afterwards it is somebody else's turn: who reads that first is told so
}

// decides answers the item's open Request.
func decides(who string, agree bool) contender {
	return func(w *world, id uint) func() error {
		var request uint
		w.must(w.db.Read(w.Context()).Model(&Request{}).Where("suggestion_id = ? AND state = 'open'", id).Pluck("id", &request).Error)
		by := w.person(who)
		version := w.version(who, id)
		return func() error {
			_, err := w.svc.Decide(w.Context(), by, request, version, agree, "说明如下")
			return err
		}
	}
}

func assigns(unit uint) contender {
	return func(w *world, id uint) func() error {
		version := w.version("office", id)
		return func() error {
			_, err := w.svc.Assign(w.Context(), w.actors["office"], id, version, Sole(unit, ""))
			return err
		}
	}
}

func rearranges(who string, unit uint) contender {
	return func(w *world, id uint) func() error {
		version := w.version(who, id)
		return func() error {
			_, err := w.svc.ChangeAssignments(w.Context(), w.actors[who], id, version, Rearrangement{Add: []Part{{UnitID: unit, Role: RoleCo}}, Reason: "会同办理"})
			return err
		}
	}
}

func rates(result string) contender {
	return func(w *world, id uint) func() error {
		version := w.version("lead", id)
		return func() error {
			_, err := w.svc.GiveFeedback(w.Context(), w.actors["lead"], id, version, Opinion{Attitude: Satisfied, Result: result, Reasons: "说明"})
			return err
		}
	}
}

func releases(w *world, id uint) func() error {
	version := w.version("office", id)
	return func() error {
		_, err := w.svc.ReleaseFeedback(w.Context(), w.actors["office"], id, version)
		return err
	}
}

func signs(pass bool) contender {
	return func(w *world, id uint) func() error {
		var reply uint
		w.must(w.db.Read(w.Context()).Model(&Reply{}).Where("suggestion_id = ? AND state = ?", id, ReplyInSignoff).Pluck("id", &reply).Error)
		version := w.version("signer", id)
		return func() error {
			_, err := w.svc.SignReply(w.Context(), w.actors["signer"], reply, version, Decision{Pass: pass, Comment: "请改", DocumentNo: fmt.Sprintf("云交函〔2026〕%d号", 1000+reply)})
			return err
		}
	}
}

func supersedes(w *world, id uint) func() error {
	on := w.of(id, propaganda)
	version := w.version("party_clerk", id)
	return func() error {
		_, err := w.svc.Supersede(w.Context(), w.actors["party_clerk"], on, version, "更正")
		return err
	}
}

func extends(w *world, id uint) func() error { return asksFor(w, id, "clerk", AskExtension) }
func returns(w *world, id uint) func() error { return asksFor(w, id, "clerk", AskReturn) }
func closes(w *world, id uint) func() error {
	version := w.version("office", id)
	return func() error {
		_, err := w.svc.Close(w.Context(), w.actors["office"], id, version)
		return err
	}
}

func asksFor(w *world, id uint, who string, a Action) func() error {
	asked := Asked{ReasonCode: "not_our_duty", UnitID: education}
	if a == AskExtension {
		asked = Asked{Until: w.clocks(id)["T5"].DueOn.AddDays(20)}
	}
	on := w.ours(id)
	version := w.version(who, id)
	return func() error {
		_, err := w.svc.Ask(w.Context(), w.actors[who], target{assignment: on}, a, version, "说明如下", asked)
		return err
	}
}

// person is somebody, or another one who wears the same hat.
func (w *world) person(who string) access.Actor {
	if by, known := w.actors[who]; known {
		return by
	}
	by := w.actors[who[:len(who)-1]] // "signer2"
	by.UserID += 1000
	return by
}

func (w *world) of(id, unit uint) uint {
	for _, a := range w.assignments(id) {
		if a.UnitID == unit {
			return a.ID
		}
	}
	w.Fatalf("unit %d has no part in %d", unit, id)
	return 0
}

// requested is an item on whose extension somebody is to decide.
func requested(agreed ...string) func(w *world) uint {
	return at(atReceived, func(w *world, id uint) {
		asking("clerk", "/assignments/%[2]d/extension-request", moreTime, agreed...)(w, id)
	})
}

// signing: one of two units has answered, the other's reply is to be signed.
func signing(w *world) uint {
	id := with(false, "separate", signed)(w)
	w.write(func(tx *gorm.DB) error {
		reply := Reply{CongressID: 1, SuggestionID: id, AssignmentID: w.of(id, propaganda), RoundNo: 1, State: ReplyDelivered, DeliveredAt: &w.now}
		reply.Answers, reply.Version = []Answer{}, 1
		return tx.Create(&reply).Error
	})
	w.tampered = true
	return id
}

// recorded counts the item's lines in the audit record.
func (w *world) recorded(id uint) (n int64) {
	w.Helper()
	w.must(w.db.Read(w.Context()).Model(&audit.Event{}).Where("subject = ?", fmt.Sprint("suggestion/", id)).Count(&n).Error)
	return n
}

var races = []race{
	{"two decide one step", requested(), decides("signer", true), decides("signer2", false), true},
	{"two decide the last step", requested("signer", "gov_office"), decides("head", true), decides("head2", true), false},
	{"two assign", at(atRegistered), assigns(transport), assigns(education), false},
	{"two change the assignments", at(atReceived), rearranges("office", education), rearranges("gov_office", education), false},
	{"two change them differently", at(atReceived), rearranges("office", education), rearranges("office", propaganda), false},
	{"feedback is given twice", at(atDelivered), rates(Satisfied), rates(Dissatisfied), false},
	{"feedback is changed and released", at(atDelivered, rated(Satisfied)), rates(Dissatisfied), releases, false},
	{"feedback is released twice", at(atDelivered, rated(Satisfied)), releases, releases, false},
	{"feedback is changed and the item closed", at(atDelivered, rated(Satisfied)), rates(Dissatisfied), closes, false},
	{"a reply is signed twice", at(atInSignoff), signs(true), signs(true), false},
	{"a reply is signed and sent back", at(atInSignoff), signs(true), signs(false), false},
	{"one reply is signed, another superseded", signing, signs(true), supersedes, false},
	{"a reply is superseded twice", signing, supersedes, supersedes, false},
	{"more time is asked for twice", at(atReceived), extends, extends, false},
	{"more time is asked for and the item given back", at(atReceived), extends, returns, false},
}

// Of those who act on one item at once exactly one wins, and the others are
// told that it has changed, or what of it does not fit any more; what is stored
// is what the winner did.
func TestExactlyOneOfThoseWhoActAtOnceWins(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		for _, r := range races {
			for range 3 {
				id := r.item(w)
				before, events := w.row(id), w.recorded(id)
				all := []func() error{r.a(w, id), r.b(w, id), r.a(w, id), r.b(w, id)}
				results := make([]error, len(all))
				var ready, over sync.WaitGroup
				ready.Add(1)
				for i, act := range all {
					over.Go(func() { ready.Wait(); results[i] = act() })
				}
				ready.Done()
				over.Wait()
				won := 0
				for _, err := range results {
					switch f := fault.Of(err); {
					case err == nil:
						won++
					case f != nil && r.turns && f.Kind == fault.Forbidden:
					case f == nil || f.Kind != fault.Conflict && f.Kind != fault.Invalid:
						t.Errorf("%s: a loser got %v", r.name, err)
					}
				}
				if after := w.row(id); won != 1 || after.Version != before.Version+1 || w.recorded(id) != events+1 {
					t.Errorf("%s: %d won, the version went from %d to %d, the record grew by %d", r.name, won, before.Version, after.Version, w.recorded(id)-events)
				}
			}
		}
	})
}
