package suggestion

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
)

func (w *world) experienced(who, title string, except uint) []Experience {
	w.Helper()
	answer := w.call(who, http.MethodGet, fmt.Sprintf("/suggestions/alike/units?title=%s&except=%d", url.QueryEscape(title), except), nil)
	if answer.Code != http.StatusOK {
		w.Fatalf("units as %s: %d %s", who, answer.Code, answer.Body)
	}
	return decode[experiencedView](w, answer).Units
}

// done says, for each unit in its order, which items it handled and how.
func done(units []Experience) (out []string) {
	for _, u := range units {
		line := u.Name
		for _, p := range u.Precedents {
			line += fmt.Sprintf(" [%d %s %s %s %v]", p.ID, p.Role, p.ClassLabel, p.Result, p.Answered)
		}
		out = append(out, line)
	}
	return out
}

// Who chooses units sees which handled the same before, as what, and how it
// ended; the item itself is not among it.
func TestUnitsThatHandledTheSameBeforeAreNamed(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		first, _, _ := w.item(atDelivered)
		w.do("lead", w.path(first, "feedback"), first, fields{"attitude": "satisfied", "result": "basically_satisfied", "reasons": "班次仍少"})
		again, _, _ := w.item(atRegistered)
		w.do("office", w.path(again, "assign"), again, fields{"units": []fields{{"unit_id": w.units[0], "role": "lead"}, {"unit_id": w.units[1], "role": "co"}}})
		fresh, _, _ := w.item(atRegistered)
		title := draft["title"].(string)
		want := []string{fmt.Sprintf("市交通运输局 [%d lead   false] [%d sole A类 basically_satisfied true]", again, first), fmt.Sprintf("市教育局 [%d co   false]", again)}
		for _, who := range []string{"office", "head"} {
			if diff := cmp.Diff(want, done(w.experienced(who, title, fresh))); diff != "" {
				t.Errorf("%s: %s", who, diff)
			}
		}
		if got := w.experienced("office", title, fresh)[0].Precedents[0]; got.Percent != 100 || !got.Same || got.Year != 2026 || got.Title != title || got.NumberText == "" {
			t.Errorf("%+v", got)
		}
		if diff := cmp.Diff([]string{fmt.Sprintf("市交通运输局 [%d lead   false]", again), fmt.Sprintf("市教育局 [%d co   false]", again)}, done(w.experienced("office", title, first))); diff != "" {
			t.Errorf("of the item itself: %s", diff)
		}
		for _, other := range []string{"关于加强农村饮水安全的建议", "关于建议", "？！"} {
			if got := w.experienced("office", other, 0); got == nil || len(got) != 0 {
				t.Errorf("%s: %+v", other, got)
			}
		}
	})
}

// What was taken back, what went off line and units that are closed are not
// among it.
func TestOnlyUnitsThatCanBeChosenAndWorkThatStandsAreNamed(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		title := draft["title"].(string)
		recalled, assignment, _ := w.item(atAssigned)
		w.do("office", fmt.Sprintf("/assignments/%d/recall", assignment), recalled, because)
		if got := w.experienced("office", title, 0); len(got) != 0 {
			t.Errorf("recalled: %v", done(got))
		}
		id, _, _ := w.item(atReceived)
		closed := func(active bool) {
			w.write(func(tx *gorm.DB) error {
				return tx.Exec("UPDATE units SET active = ? WHERE id = ?", active, w.units[0]).Error
			})
		}
		closed(false)
		if got := w.experienced("office", title, 0); len(got) != 0 {
			t.Errorf("a closed unit: %v", done(got))
		}
		closed(true)
		if got := w.experienced("office", title, 0); len(got) != 1 {
			t.Errorf("an open one: %v", done(got))
		}
		w.do("head", w.path(id, "make-stub"), id, because)
		if got := w.experienced("office", title, 0); len(got) != 0 {
			t.Errorf("off line: %v", done(got))
		}
	})
}

// It tells nobody of items that he may not read, nor of feedback that is kept
// from him; those who choose no units are not told anything.
func TestExperienceTellsOnlyOfWhatTheReaderMayRead(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		title := draft["title"].(string)
		party, _, _ := w.item(atRegistered)
		w.do("office", w.path(party, "assign"), party, fields{"unit_id": w.units[2], "note": ""})
		if got := w.experienced("gov_office", title, 0); len(got) != 0 {
			t.Errorf("the government office learns of a party item: %v", done(got))
		}
		if got := w.experienced("office", title, 0); len(got) != 1 {
			t.Errorf("the office sees its congress: %v", done(got))
		}
		if got := w.experienced("foreign_office", title, 0); len(got) != 0 {
			t.Errorf("another congress: %v", done(got))
		}
		id, _, _ := w.item(atDelivered)
		w.do("lead", w.path(id, "feedback"), id, fields{"attitude": "satisfied", "result": "dissatisfied", "reasons": "仍然等很久"})
		result := func(who string) string {
			for _, u := range w.experienced(who, title, 0) {
				for _, p := range u.Precedents {
					if p.ID == id {
						return p.Result
					}
				}
			}
			t.Errorf("%s does not find it", who)
			return ""
		}
		if office, government := result("office"), result("gov_office"); office != "dissatisfied" || government != "" {
			t.Errorf("unreleased: office %q, government office %q", office, government)
		}
		w.do("office", w.path(id, "release-feedback"), id, nil)
		if got := result("gov_office"); got != "dissatisfied" {
			t.Errorf("released: %q", got)
		}
		for _, who := range []string{"lead", "other_deputy", "clerk", "signer", "supervising_leader", "leading_official", "committee", "sysadmin", "auditor"} {
			if got := w.call(who, http.MethodGet, "/suggestions/alike/units?title="+url.QueryEscape(title), nil); got.Code != http.StatusForbidden {
				t.Errorf("%s: %d %s", who, got.Code, got.Body)
			}
		}
	})
}

// A unit that has a part in the round is not offered once more; a round that is
// still to be opened takes any. The government office changes only units of the
// government, and may propose all.
func TestUnitsAreOfferedThatCanJoinTheItemAsItStands(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		title := draft["title"].(string)
		transport, education, party := w.units[0], w.units[1], w.units[2]
		other, _, _ := w.item(atRegistered)
		w.do("office", w.path(other, "assign"), other, fields{"units": []fields{{"unit_id": transport, "role": "lead"}, {"unit_id": education, "role": "co"}, {"unit_id": party, "role": "co"}}})
		id, _, _ := w.item(atRegistered)
		want := func(when, who string, units ...uint) {
			t.Helper()
			var got []uint
			for _, u := range w.experienced(who, title, id) {
				got = append(got, u.UnitID)
			}
			if !slices.Equal(got, units) {
				t.Errorf("%s, %s: %v, want %v", when, who, got, units)
			}
		}
		want("to be assigned", "office", transport, education, party)
		want("to be proposed", "gov_office", transport, education, party)
		assignment := w.do("office", w.path(id, "assign"), id, fields{"unit_id": transport, "note": ""}).AssignmentID
		want("to be changed", "office", education, party)
		want("to be changed", "gov_office", education)
		w.handle(atDelivered, id, assignment)
		w.do("lead", w.path(id, "feedback"), id, fields{"attitude": "satisfied", "result": "dissatisfied", "reasons": "没有办"})
		w.do("office", w.path(id, "release-feedback"), id, nil)
		want("to be handled again", "head", transport, education, party)
	})
}

// The offer is for those whom the table of the procedure has choose units.
func TestWhoChoosesUnitsFollowsFromTheProcedure(t *testing.T) {
	for role, want := range map[access.Role]bool{access.Office: true, access.Head: true, access.GovOffice: true, access.Deputy: false, access.Clerk: false,
		access.Reviewer: false, access.Signer: false, access.SupervisingLeader: false, access.LeadingOfficial: false, access.Committee: false,
		access.SysAdmin: false, access.SecAdmin: false, access.Auditor: false} {
		if got := choosesUnits(access.Actor{Role: role}); got != want {
			t.Errorf("%s: %v", role, got)
		}
	}
	for _, a := range choosing {
		if !slices.ContainsFunc(procedure, func(s step) bool { return s.action == a }) {
			t.Errorf("%s is no step", a)
		}
	}
}
