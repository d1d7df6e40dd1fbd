package suggestion

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
)

func (w *world) duplicates(who string) DuplicateList {
	w.Helper()
	answer := w.call(who, http.MethodGet, "/suggestions/duplicates", nil)
	if answer.Code != http.StatusOK {
		w.Fatalf("duplicates as %s: %d %s", who, answer.Code, answer.Body)
	}
	return decode[DuplicateList](w, answer)
}

// couples are the ids of the listed items, two by two.
func (w *world) couples(who string) [][2]uint {
	w.Helper()
	list := w.duplicates(who)
	var out [][2]uint
	for _, c := range list.Couples {
		out = append(out, [2]uint{c.Items[0].ID, c.Items[1].ID})
	}
	if list.Total != len(out) {
		w.Errorf("%d couples, said to be %d", len(out), list.Total)
	}
	return out
}

// retitle gives an item another title, which the office corrects.
func (w *world) retitle(id uint, title string) {
	w.Helper()
	w.do("office", w.path(id, "correct"), id, fields{"title": title, "category": draft["category"], "reason": "照原件更正"})
}

// Of items with one title, those couples are listed of which the office can ask
// now that the one be merged into the other: every couple is tried.
func TestLikelyDuplicatesAreWhatCanBeMerged(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		var ids []uint
		for _, station := range []int{atDraft, atSubmitted, atUnderReview, atUnderReview, atRegistered, atAssigned, atInReview, atDelivered} {
			id, _, _ := w.item(station)
			ids = append(ids, id)
		}
		into, merged := ids[2], ids[3]
		request := asking("office", "/suggestions/%[1]d/merge-request", fields{"target_id": into, "reason": "内容相同"})(w, merged)
		w.agree(merged, request, "head")
		text := maps.Clone(draft)
		text["reference_only"] = true
		forReference := decode[Receipt](w, w.call("lead", http.MethodPost, "/suggestions", text)).ID
		w.do("lead", w.path(forReference, "submit"), forReference, fields{"no_state_secrets": true})
		w.do("office", w.path(forReference, "start-review"), forReference, nil)
		offLine, _, _ := w.item(atRegistered)
		w.do("head", w.path(offLine, "make-stub"), offLine, fields{"reason": "改为线下办理"})
		ids = append(ids, forReference) // what went off line has no title to be like another

		can := map[[2]uint]bool{}
		for _, from := range ids {
			for _, to := range ids {
				asked := w.try("office", w.path(from, "merge-request"), from, fields{"target_id": to, "reason": "内容相同"})
				if asked.Code != http.StatusOK {
					continue
				}
				can[[2]uint{min(from, to), max(from, to)}] = true
				request := decode[Receipt](w, asked).RequestID
				w.do("office", fmt.Sprintf("/requests/%d/take-back", request), from, because)
			}
		}
		want := slices.SortedFunc(maps.Keys(can), func(a, b [2]uint) int { return slices.Compare([]uint{b[1], b[0]}, []uint{a[1], a[0]}) })
		if diff := cmp.Diff(want, w.couples("office")); diff != "" || len(want) != 3 {
			t.Errorf("%d couples can be merged; listed: %s", len(want), diff)
		}
	})
}

// What is less alike comes later, and what is hardly alike not at all; what is
// asked for says so, and what is merged is listed no more.
func TestLikelyDuplicatesAreListedUntilTheyAreMerged(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		first, _, _ := w.item(atAssigned)
		same, _, _ := w.item(atUnderReview)
		near, _, _ := w.item(atRegistered)
		w.retitle(near, "关于优化城区公交站点线路的建议")
		far, _, _ := w.item(atUnderReview)
		w.retitle(far, "关于加强农村饮水安全的建议")

		list := w.duplicates("office")
		if diff := cmp.Diff([][2]uint{{first, same}, {same, near}, {first, near}}, w.couples("office")); diff != "" {
			t.Fatalf("listed: %s", diff)
		}
		for i, want := range []string{"100 true false", "57 false false", "57 false false"} {
			if c := list.Couples[i]; fmt.Sprint(c.Percent, c.Same, c.Asked) != want {
				t.Errorf("couple %d: %d %t %t, want %s", i, c.Percent, c.Same, c.Asked, want)
			}
		}
		if one := list.Couples[0].Items[0]; one.NumberText == "" || one.LeadName != "lead" || one.Phase != Assigned || len(one.Units) != 1 || one.Title != draft["title"] {
			t.Errorf("the first item: %+v", one)
		}
		request := asking("office", "/suggestions/%[1]d/merge-request", fields{"target_id": first, "reason": "内容相同"})(w, same)
		if list := w.duplicates("head"); !list.Couples[0].Asked || list.Couples[1].Asked || list.Total != 3 {
			t.Errorf("asked for: %+v", list)
		}
		w.agree(same, request, "head")
		if diff := cmp.Diff([][2]uint{{first, near}}, w.couples("office")); diff != "" {
			t.Errorf("once merged: %s", diff)
		}
		if list := w.duplicates("foreign_office"); list.Total != 0 || list.Couples == nil {
			t.Errorf("another congress: %+v", list)
		}
		for _, who := range []string{"lead", "gov_office", "clerk", "committee", "sysadmin"} {
			if answer := w.call(who, http.MethodGet, "/suggestions/duplicates", nil); answer.Code != http.StatusForbidden {
				t.Errorf("%s: %d", who, answer.Code)
			}
		}
	})
}

// However many are alike, only the most alike are listed, and it is said how
// many there are.
func TestOnlyTheMostAlikeAreListed(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		const many = 16
		for range many {
			w.item(atUnderReview)
		}
		if list := w.duplicates("office"); list.Total != many*(many-1)/2 || len(list.Couples) != duplicateMost {
			t.Errorf("%d of %d couples", len(list.Couples), list.Total)
		}
	})
}
