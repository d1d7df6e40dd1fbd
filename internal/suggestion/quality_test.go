package suggestion

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"gorm.io/gorm"

	"lianluo/internal/audit"
	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
)

// outsiders are all who must not learn how the unit rates a suggestion before
// the proposers' own feedback is with the units.
var outsiders = []string{"lead", "cosigner", "other_deputy", "gov_office", "supervising_leader", "leading_official", "committee", "party_clerk", "party_signer", "other_unit"}

// rates has the unit rate the suggestion; seen is the version of its rating.
func (w *world) rates(who string, assignment, id, seen uint, quality fields) (status int, body string) {
	w.Helper()
	more := maps.Clone(quality)
	more["rating_version"] = seen
	answer := w.try(who, fmt.Sprintf("/assignments/%d/quality-rating", assignment), id, more)
	return answer.Code, answer.Body.String()
}

func (w *world) rated(who string, assignment, id, seen uint, quality fields) {
	w.Helper()
	if status, body := w.rates(who, assignment, id, seen, quality); status != http.StatusOK {
		w.Fatalf("%s rates: %d %s", who, status, body)
	}
}

// learnedOutside is everything that outsiders can learn, as one text for each
// way to ask.
func (w *world) learnedOutside(id uint) map[string]string {
	w.Helper()
	out := map[string]string{}
	for _, who := range outsiders {
		for _, path := range append(lists(), fmt.Sprintf("/suggestions/%d", id), fmt.Sprintf("/suggestions/alike?title=%s", "公交")) {
			answer := w.call(who, http.MethodGet, path, nil)
			out[who+" GET "+path] = fmt.Sprint(answer.Code, " ", answer.Body)
		}
		for table, where := range map[string]string{"notices": "user_id = ?", "mails": "user_id = ?"} {
			var n int64
			w.must(w.db.Read(w.Context()).Table(table).Where(where, w.actors[who].UserID).Count(&n).Error)
			out[who+" has "+table] = fmt.Sprint(n)
		}
		for action, a := range attempts {
			if a.method == http.MethodGet {
				continue
			}
			for _, subject := range w.subjects(a.path, id) {
				status, code := w.outdated(who, a, subject)
				out[fmt.Sprintf("%s tries %s on %d", who, action, subject)] = fmt.Sprint(status, " ", code)
			}
		}
	}
	for table, key := range map[string]string{"suggestions": "id", "tasks": "suggestion_id", "figures": "suggestion_id", "clocks": "suggestion_id"} {
		var rows []map[string]any
		w.must(w.db.Read(w.Context()).Table(table).Where(key+" = ?", id).Find(&rows).Error)
		for _, row := range rows { // what is counted for the office and the unit alone nobody else is told
			if flags, ok := row["flags"].(int64); ok {
				row["flags"] = flags &^ (3<<Topic | 3<<Research | 3<<Feasibility)
			}
		}
		out["rows of "+table] = fmt.Sprint(rows)
	}
	return out
}

// What the proposers, other units and whoever reads as they do can see, list,
// be told or try is the same to the byte, whether the unit has rated the
// suggestion, has changed its rating or has said nothing.
func TestProposersCannotTellAUnitsRatingFromNone(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id := answeredTogether(w)
		w.write(func(tx *gorm.DB) error {
			return MarkKey(tx, []uint{id}, Mark{KeyItemID: 1, OfficialID: w.actors["leading_official"].UserID})
		})
		version, before := w.row(id).Version, w.learnedOutside(id)
		w.rated("clerk", w.ours(id), id, 0, good)
		w.rated("signer", w.ours(id), id, 1, fields{"topic": "poor", "research": "poor", "feasibility": "fair", "remark": "情况与实际不符"})
		for how, text := range w.learnedOutside(id) {
			if text != before[how] {
				t.Errorf("%s: with a rating\n\t%s\nwith none\n\t%s", how, differing(text, before[how]), differing(before[how], text))
			}
		}
		w.do("lead", w.path(id, "feedback"), id, fields{"version": version, "attitude": Satisfied, "result": Satisfied, "reasons": ""})
		silent := w.view("lead", id)
		if a := silent.Rounds[0].Assignments[0]; a.Quality != nil || slices.ContainsFunc(silent.Timeline, ofRating) {
			t.Error("the proposer learns of the rating as soon as he has given his own")
		}

		w.do("office", w.path(id, "release-feedback"), id, nil)
		changed := 0
		for how, text := range w.learnedOutside(id) {
			if text != before[how] {
				changed++
			}
		}
		if changed < 10 {
			t.Errorf("only %d answers changed by the release: the comparison is blind", changed)
		}
	})
}

func ofRating(e EventView) bool { return e.Kind == string(RateSuggestion) }

// Who reads a rating, and when; other units never do.
func TestWhoReadsAUnitsRatingOfTheSuggestion(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id := answeredTogether(w)
		w.write(func(tx *gorm.DB) error {
			return MarkKey(tx, []uint{id}, Mark{KeyItemID: 1, OfficialID: w.actors["leading_official"].UserID})
		})
		w.rated("clerk", w.ours(id), id, 0, good)
		given := w.now
		w.now = w.now.Add(time.Hour)
		reads := func(moment string, want map[string]*QualityView) {
			t.Helper()
			for _, who := range []string{"lead", "cosigner", "office", "head", "gov_office", "clerk", "reviewer", "signer", "party_clerk", "party_signer",
				"supervising_leader", "leading_official", "committee"} {
				v := w.view(who, id)
				at := slices.IndexFunc(v.Rounds[0].Assignments, func(a AssignmentView) bool { return a.ID == w.ours(id) })
				if diff := cmp.Diff(want[who], v.Rounds[0].Assignments[at].Quality); diff != "" {
					t.Errorf("%s, %s: %s", moment, who, diff)
				}
				if told := slices.ContainsFunc(v.Timeline, ofRating); told != (want[who] != nil) {
					t.Errorf("%s, %s: the timeline tells of it: %v", moment, who, told)
				}
			}
		}
		quality := Quality{Topic: "good", Research: "fair", Feasibility: "good", Remark: "数据详实"}
		whole, plain := &QualityView{quality, w.actors["clerk"].Name, given, 1}, &QualityView{Quality: quality, RatedAt: given}
		inside := map[string]*QualityView{"office": whole, "head": whole, "clerk": whole, "reviewer": whole, "signer": whole}
		reads("at once", inside)
		w.do("lead", w.path(id, "feedback"), id, fields{"attitude": Satisfied, "result": Dissatisfied, "reasons": "仍未增开"})
		reads("when both have rated", inside)
		w.do("office", w.path(id, "release-feedback"), id, nil)
		for _, who := range []string{"lead", "cosigner", "supervising_leader", "leading_official", "committee", "gov_office"} {
			inside[who] = plain
		}
		reads("when the feedback is released", inside)
	})
}

// A unit rates what it has answered, once in each round, and may change it
// until it learns how the proposers rated it.
func TestAUnitRatesWhatItHasAnsweredUntilTheFeedbackIsReleased(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		early, assignment, _ := w.item(atInSignoff)
		refused := func(why string, want, status int, body string) {
			t.Helper()
			if status != want {
				t.Errorf("%s: %d %s, want %d", why, status, body, want)
			}
		}
		try := func(why string, want int, who string, on, id, seen uint, quality fields) {
			t.Helper()
			status, body := w.rates(who, on, id, seen, quality)
			refused(why, want, status, body)
		}
		try("before the reply is delivered", http.StatusConflict, "clerk", assignment, early, 0, good)

		id := answeredTogether(w)
		var co uint
		w.must(db.Read(t.Context()).Raw("SELECT id FROM assignments WHERE suggestion_id = ? AND role = 'co'", id).Scan(&co).Error)
		ours := w.ours(id)
		try("a co-handler", http.StatusConflict, "party_clerk", co, id, 0, good)
		try("another unit", http.StatusForbidden, "party_clerk", ours, id, 0, good)
		try("a reviewer", http.StatusForbidden, "reviewer", ours, id, 0, good)
		try("an unknown answer", http.StatusUnprocessableEntity, "clerk", ours, id, 0, fields{"topic": "good", "research": "excellent", "feasibility": "good"})
		try("a missing answer", http.StatusUnprocessableEntity, "clerk", ours, id, 0, fields{"topic": "good", "feasibility": "good"})
		try("a version that is not there", http.StatusConflict, "clerk", ours, id, 3, good)
		w.rated("clerk", ours, id, 0, good)
		try("what somebody else has rated meanwhile", http.StatusConflict, "signer", ours, id, 0, good)
		w.rated("signer", ours, id, 1, fields{"topic": "fair", "research": "fair", "feasibility": "fair"})
		try("what somebody else has changed meanwhile", http.StatusConflict, "clerk", ours, id, 1, good)
		var rows []QualityRating
		w.must(db.Read(t.Context()).Where("suggestion_id = ?", id).Find(&rows).Error)
		if len(rows) != 1 || rows[0].Topic != "fair" || rows[0].Remark != "" || rows[0].RatedByName != w.actors["signer"].Name || rows[0].ChangedAt == nil || rows[0].UnitID != transport {
			t.Errorf("kept: %+v", rows)
		}
		var recorded []audit.Event
		w.must(db.Read(t.Context()).Where("action = ? AND subject = ?", "suggestion.rate_suggestion", fmt.Sprintf("suggestion/%d", id)).Order("id").Find(&recorded).Error)
		if len(recorded) != 2 || recorded[1].UserID != w.actors["signer"].UserID || recorded[1].Data["topic"] != "fair" {
			t.Errorf("recorded: %+v", recorded)
		}

		w.do("lead", w.path(id, "feedback"), id, fields{"attitude": Satisfied, "result": Dissatisfied, "reasons": "仍未增开"})
		w.rated("clerk", ours, id, 2, good)
		w.do("office", w.path(id, "release-feedback"), id, nil)
		try("in view of the proposers' feedback", http.StatusConflict, "clerk", ours, id, 3, good)
		again := w.do("head", w.path(id, "rehandle"), id, fields{"unit_id": transport, "reason": "请重新研究"})
		try("a round that is over", http.StatusConflict, "clerk", ours, id, 3, good)
		var second uint
		w.must(db.Read(t.Context()).Raw("SELECT max(id) FROM assignments WHERE suggestion_id = ?", again.ID).Scan(&second).Error)
		w.handle(atDelivered, id, second)
		w.rated("clerk", second, id, 0, fields{"topic": "poor", "research": "fair", "feasibility": "good"})
		v := w.view("office", id)
		outcomes := []string{}
		for _, e := range v.Timeline {
			if ofRating(e) {
				outcomes = append(outcomes, e.Data["outcome"])
			}
		}
		if want := []string{"", "changed", "changed", ""}; !slices.Equal(outcomes, want) {
			t.Errorf("the timeline tells of %q, want %q", outcomes, want)
		}
		if first, last := v.Rounds[0].Assignments[0].Quality, v.Rounds[1].Assignments[0].Quality; first == nil || first.Topic != "good" || last == nil || last.Topic != "poor" {
			t.Errorf("of the first round %+v, of the second %+v", first, last)
		}
		w.do("head", w.path(id, "make-stub"), id, because)
		w.nowhere("数据详实")
	})
}
