package ballot

import (
	"fmt"
	"net/http"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gorm.io/gorm"

	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
)

func (w *world) mandates(names ...string) []uint {
	ids := make([]uint, len(names))
	for i, name := range names {
		ids[i] = w.actors[name].DeputyID
	}
	return ids
}

func (w *world) exec(statement string, args ...any) {
	w.Helper()
	if err := w.db.Write(w.Context(), func(tx *gorm.DB) error { return tx.Exec(statement, args...).Error }); err != nil {
		w.Fatal(err)
	}
}

// The standing committee votes alone: who is listed votes, everybody else finds
// nothing, and the list stands from opening on.
func TestListedDeputiesVoteAlone(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id := w.draft(fields{"voters": "listed", "voter_ids": w.mandates("first", "second", "third")})
		path := fmt.Sprint("/ballots/", id)
		if v := w.view("office", id); len(v.Listed) != 3 || v.Listed[0].Label != "first" || v.Turnout.Issued != 3 || v.Turnout.Needed != 2 {
			t.Errorf("the draft: %+v", v)
		}
		w.refused("not-found", w.call("first", http.MethodGet, path, nil))
		w.refused("wrong-moment", w.try("office", "cards", id, fields{"count": 3, "replace": false}))
		w.want(http.StatusOK, w.try("office", "open", id, nil))
		w.refused("not-found", w.call("fourth", http.MethodGet, path, nil))
		for _, who := range []string{"first", "second"} {
			paper := decode[Paper](w, w.want(http.StatusOK, w.call(who, http.MethodGet, path+"/paper", nil)))
			w.want(http.StatusCreated, w.call(who, http.MethodPost, path+"/vote", fields{"answers": answers(paper, yes, no, quite)}))
		}
		paper := decode[Paper](w, w.call("third", http.MethodGet, path+"/paper", nil))
		w.refused("not-found", w.call("fourth", http.MethodPost, path+"/vote", fields{"answers": answers(paper, yes, yes, yes)}))
		if told := w.rows("SELECT user_id FROM notices WHERE kind = 'ballot.opened' ORDER BY user_id"); len(told) != 3 {
			t.Errorf("told of it: %v", told)
		}
		v := w.closes(id)
		if v.Turnout.Issued != 3 || v.Turnout.Voted != 2 || !v.Turnout.Reached || len(v.Listed) != 3 {
			t.Errorf("closed: %+v", v.Turnout)
		}
		if seen := w.view("fourth", id); len(seen.Listed) != 0 || seen.Valid != 2 {
			t.Errorf("somebody else sees the list: %+v", seen)
		}
	})
}

func TestAListIsCheckedChangedAndFrozen(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		for name, ids := range map[string][]uint{
			"too few": w.mandates("first", "second"), "none": {}, "twice": w.mandates("first", "second", "second"),
			"out of office": w.mandates("first", "second", "suspended"), "of another congress": w.mandates("first", "second", "foreign_first"),
		} {
			answer := w.call("office", http.MethodPost, "/ballots", with(w.plan(), fields{"voters": "listed", "voter_ids": ids}))
			if answer.Code != http.StatusUnprocessableEntity {
				t.Errorf("%s: %d %s", name, answer.Code, answer.Body)
			}
		}
		four := w.mandates("first", "second", "third", "fourth")
		id := w.draft(fields{"voters": "listed", "voter_ids": four})
		change := func(more fields) {
			w.want(http.StatusOK, w.call("office", http.MethodPut, fmt.Sprint("/ballots/", id),
				with(with(w.plan(), fields{"version": w.view("office", id).Version}), more)))
		}
		change(fields{"voters": "deputies"})
		if v := w.view("office", id); len(v.Listed) != 0 || v.Turnout.Issued != 0 {
			t.Errorf("a list that was given up is there: %+v", v.Listed)
		}
		change(fields{"voters": "listed", "voter_ids": four})
		w.exec("UPDATE deputies SET status = 'suspended' WHERE id IN ?", four[2:])
		w.refused("few-listed", w.try("office", "open", id, nil))
		w.exec("UPDATE deputies SET status = 'active' WHERE id = ?", four[2])
		w.want(http.StatusOK, w.try("office", "open", id, nil))
		w.exec("UPDATE deputies SET status = 'active' WHERE id = ?", four[3])
		if v := w.view("office", id); v.Turnout.Issued != 3 || slices.ContainsFunc(v.Listed, func(c Candidate) bool { return c.ID == four[3] }) {
			t.Errorf("the roll: %+v", v.Listed)
		}
		draft := w.draft(fields{"voters": "listed", "voter_ids": four})
		w.want(http.StatusNoContent, w.call("office", http.MethodDelete, fmt.Sprintf("/ballots/%d?version=%d", draft, w.view("office", draft).Version), nil))
		if left := w.rows("SELECT deputy_id FROM ballot_voters WHERE ballot_id = ?", draft); len(left) != 0 {
			t.Errorf("lines of a deleted draft: %v", left)
		}
	})
}

func TestWhoCouldBeListedIsFoundByDelegationGroupAndName(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		congress := w.actors["office"].CongressID
		term := w.rows("SELECT id FROM terms WHERE congress_id = ?", congress)[0]
		w.exec("INSERT INTO delegations (congress_id, term_id, name) VALUES (?, "+term+", '第一代表团')", congress)
		w.exec("INSERT INTO deputy_groups (congress_id, term_id, name, kind) VALUES (?, "+term+", '常委会', 'professional')", congress)
		delegation, group := w.rows("SELECT id FROM delegations")[0], w.rows("SELECT id FROM deputy_groups")[0]
		w.exec("UPDATE deputies SET delegation_id = "+delegation+" WHERE id IN ?", w.mandates("first", "second", "suspended"))
		w.exec("INSERT INTO deputy_group_members (group_id, deputy_id) VALUES ("+group+", ?), ("+group+", ?)", w.mandates("second")[0], w.mandates("third")[0])
		for query, want := range map[string][]string{
			"": {"first", "second", "third", "fourth"}, "&delegation_id=" + delegation: {"first", "second"}, "&group_id=" + group: {"second", "third"},
			"&delegation_id=" + delegation + "&group_id=" + group: {"second"}, "&q=TH": {"third", "fourth"},
		} {
			got := []string{}
			for _, c := range decode[candidateList](w, w.want(http.StatusOK, w.call("office", http.MethodGet, "/ballots/candidates?about=deputy"+query, nil))).Candidates {
				got = append(got, c.Label)
			}
			slices.Sort(got)
			slices.Sort(want)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s: %s", query, diff)
			}
		}
		w.refused("not-allowed", w.call("first", http.MethodGet, "/ballots/candidates?about=deputy", nil))
	})
}
