package ballot

import (
	"fmt"
	"math/big"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"gorm.io/gorm"

	"lianluo/internal/audit"
	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
	"lianluo/internal/idempotency"
	"lianluo/internal/rules"
	"lianluo/internal/suggestion"
)

func TestADraftIsChangedOpenedCancelledOrDeletedInItsTime(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id := w.draft(nil)
		path := fmt.Sprint("/ballots/", id)
		w.refused("no-cards", w.try("office", "open", id, nil))
		w.cards(id, 3)
		w.want(http.StatusOK, w.call("head", http.MethodPut, path, with(w.plan(), fields{"version": 2, "title": "改名", "subject_ids": w.units[1:]})))
		if v := w.view("office", id); v.Title != "改名" || len(v.Subjects) != 2 || v.Subjects[0].Label != "市教育局" || v.Turnout.Issued != 3 {
			t.Errorf("changed: %+v", v)
		}
		w.refused("stale", w.call("office", http.MethodPut, path, with(w.plan(), fields{"version": 2})))
		w.refused("stale", w.call("office", http.MethodDelete, path+"?version=1", nil))
		w.refused("wrong-moment", w.try("office", "close", id, nil))
		w.want(http.StatusOK, w.try("office", "open", id, nil))
		w.refused("wrong-moment", w.call("office", http.MethodPut, path, with(w.plan(), fields{"version": 4})))
		w.refused("wrong-moment", w.call("office", http.MethodDelete, path+"?version=4", nil))
		w.refused("invalid-fields", w.try("office", "cancel", id, fields{"reason": ""}))
		w.want(http.StatusOK, w.try("office", "cancel", id, fields{"reason": "会议改期"}))
		if v := w.view("head", id); v.State() != Cancelled || v.EndReason != "会议改期" || len(w.rows("SELECT id FROM ballot_votes")) != 0 {
			t.Errorf("cancelled: %+v", v)
		}
		gone := w.draft(nil)
		w.cards(gone, 2)
		w.want(http.StatusNoContent, w.call("office", http.MethodDelete, fmt.Sprintf("/ballots/%d?version=2", gone), nil))
		w.refused("not-found", w.call("office", http.MethodGet, fmt.Sprint("/ballots/", gone), nil))
		var record []string
		if err := db.Read(t.Context()).Model(&audit.Event{}).Where("subject = ?", fmt.Sprint("ballot/", id)).Order("id").Pluck("action", &record).Error; err != nil {
			t.Fatal(err)
		}
		if want := strings.Fields("ballot.create ballot.issue_cards ballot.edit ballot.open ballot.cancel"); !slices.Equal(record, want) {
			t.Errorf("record %v, want %v", record, want)
		}
	})
}

func TestWhatCannotBePlannedIsNamed(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		days := fields{"occasion": "days", "opens_at": "2026-03-03T09:00", "closes_at": "2026-03-05T18:00"}
		for field, more := range map[string]fields{
			"title":       {"title": "  "},
			"quorum.n":    {"quorum": fields{"kind": "percent", "n": 101}},
			"opens_at":    with(days, fields{"opens_at": "2026-03-33T09:00"}),
			"closes_at":   with(days, fields{"closes_at": "2026-03-03T09:00"}),
			"subject_ids": {"about": "suggestion", "subject_ids": []uint{w.items["kept private"]}},
		} {
			w.names(field, w.call("office", http.MethodPost, "/ballots", with(w.plan(), more)))
		}
		for name, ids := range map[string][]uint{"not given to a unit": {w.items["submitted"]}, "another congress's": {w.items["foreign_closed"]}, "twice": {w.items["closed"], w.items["closed"]}} {
			got := w.call("office", http.MethodPost, "/ballots", with(w.plan(), fields{"about": "suggestion", "subject_ids": ids}))
			t.Log(name)
			w.names("subject_ids", got)
		}
		past := w.draft(with(days, fields{"voters": "deputies"}))
		w.now = w.now.AddDate(0, 0, 10)
		w.refused("ballot-past", w.try("office", "open", past, nil))
		found := decode[candidateList](w, w.want(http.StatusOK, w.call("office", http.MethodGet, "/ballots/candidates?about=suggestion", nil)))
		if len(found.Candidates) != 2 || found.Candidates[0].Detail != "第001号" {
			t.Errorf("candidates: %+v", found)
		}
		found = decode[candidateList](w, w.call("head", http.MethodGet, "/ballots/candidates?about=unit&q=教育", nil))
		if len(found.Candidates) != 1 || found.Candidates[0].ID != w.units[1] {
			t.Errorf("candidates: %+v", found)
		}
	})
}

func (w *world) names(field string, got *httptest.ResponseRecorder) {
	w.Helper()
	if !strings.Contains(got.Body.String(), `"name":"`+field+`"`) || got.Code != http.StatusUnprocessableEntity {
		w.Errorf("want a refusal of %s, got %d %s", field, got.Code, got.Body)
	}
}

// Who sees a ballot in which state, and who may act; none of another congress
// ever does.
func TestEachSeesAndDoesWhatIsHis(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		draft := w.draft(nil)
		open, codes := w.opened(1, nil)
		own := w.byDeputies(nil)
		closed, _ := w.opened(1, nil)
		w.closes(closed)
		for who, sees := range map[string][]uint{
			"office": {closed, own, open, draft}, "head": {closed, own, open, draft}, "first": {closed, own}, "suspended": {closed}, "gov_office": {closed}, "clerk": {closed},
			"foreign_office": {}, "foreign_first": {},
		} {
			var listed []uint
			list := decode[struct{ Items []Row }](w, w.want(http.StatusOK, w.call(who, http.MethodGet, "/ballots", nil)))
			for _, row := range list.Items {
				listed = append(listed, row.ID)
			}
			if slices.Sort(listed); !slices.Equal(listed, slices.Sorted(slices.Values(sees))) {
				t.Errorf("%s lists %v, want %v", who, listed, sees)
			}
			for _, id := range []uint{draft, open, own, closed} {
				for _, tail := range []string{"", "/turnout"} {
					status := http.StatusNotFound
					if slices.Contains(sees, id) {
						status = http.StatusOK
					}
					if got := w.call(who, http.MethodGet, fmt.Sprint("/ballots/", id, tail), nil); got.Code != status {
						t.Errorf("%s, ballot %d%s: %d", who, id, tail, got.Code)
					}
				}
			}
		}
		for _, who := range []string{"sysadmin", "auditor"} {
			w.refused("not-allowed", w.call(who, http.MethodGet, "/ballots", nil))
			w.refused("not-found", w.call(who, http.MethodGet, fmt.Sprint("/ballots/", closed), nil))
		}
		for _, who := range []string{"first", "gov_office", "clerk", "sysadmin"} {
			w.refused("not-allowed", w.call(who, http.MethodPost, "/ballots", w.plan()))
			w.refused("not-allowed", w.call(who, http.MethodGet, "/ballots/candidates?about=unit", nil))
		}
		for _, tail := range []string{"open", "close"} {
			w.refused("not-allowed", w.try("first", tail, own, nil))
		}
		for _, who := range []string{"office", "head"} {
			w.refused("not-allowed", w.call(who, http.MethodPost, fmt.Sprintf("/ballots/%d/vote", own), fields{"answers": []fields{}}))
			w.refused("not-allowed", w.call(who, http.MethodGet, fmt.Sprintf("/ballots/%d/paper", own), nil))
		}
		w.refused("not-found", w.call("suspended", http.MethodPost, fmt.Sprintf("/ballots/%d/vote", own), fields{"answers": []fields{}}))
		paper := w.paper(codes[0])
		w.refused("invalid-fields", w.call("first", http.MethodPost, fmt.Sprintf("/ballots/%d/vote", own), fields{"answers": answers(paper, yes)}))
	})
}

func TestARetriedCreationMakesOneBallot(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		var ids []uint
		for range 2 {
			ids = append(ids, decode[Receipt](w, w.callWithKey("office", http.MethodPost, "/ballots", "retried-key", w.plan())).ID)
		}
		if ids[0] != ids[1] || ids[0] == 0 {
			t.Errorf("made %v", ids)
		}
		if kept := w.rows("SELECT key FROM idempotent_responses"); !slices.Equal(kept, []string{"retried-key"}) {
			t.Errorf("kept under %v (header %s)", kept, idempotency.Header)
		}
	})
}

// The codes of cards are told once: a request that is repeated makes no further
// cards, and is not answered as if it had been done.
func TestCardsAreMadeOnceHoweverOftenTheyAreAskedFor(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id := w.draft(nil)
		path, body := fmt.Sprintf("/ballots/%d/cards", id), fields{"version": 1, "count": 3, "replace": false}
		var group sync.WaitGroup
		got := make([]*httptest.ResponseRecorder, 6)
		for i := range got {
			group.Go(func() { got[i] = w.callWithKey("office", http.MethodPost, path, "the-same-key", body) })
		}
		group.Wait()
		got = append(got, w.callWithKey("office", http.MethodPost, path, "the-same-key", body))
		made := 0
		for _, answer := range got {
			if answer.Code != http.StatusCreated {
				w.refused("stale", answer)
				continue
			}
			if codes := decode[cardsAnswer](w, answer).Codes; len(codes) != 3 {
				t.Errorf("made, but without their codes: %s", answer.Body)
			}
			made++
		}
		if v := w.view("office", id); made != 1 || v.Turnout.Issued != 3 {
			t.Errorf("made %d times, %d cards are there", made, v.Turnout.Issued)
		}
		if kept := w.rows("SELECT key FROM idempotent_responses WHERE key = 'the-same-key'"); len(kept) != 0 {
			t.Errorf("the answer was kept: %v", kept)
		}
	})
}

func TestQuorumsAreCountedWithoutRounding(t *testing.T) {
	for _, c := range []struct {
		kind            string
		n, issued, want int
	}{
		{"majority", 0, 0, 1}, {"majority", 0, 1, 1}, {"majority", 0, 2, 2}, {"majority", 0, 3, 2}, {"majority", 0, 300, 151}, {"majority", 0, 301, 151},
		{"percent", 50, 3, 2}, {"percent", 67, 3, 3}, {"percent", 66, 300, 198}, {"percent", 1, 99, 1}, {"percent", 100, 7, 7}, {"percent", 80, 0, 0},
		{"count", 30, 10, 30}, {"count", 1, 0, 1},
	} {
		if got := Needed(c.kind, c.n, c.issued); got != c.want {
			t.Errorf("%s %d of %d: %d, want %d", c.kind, c.n, c.issued, got, c.want)
		}
	}
	for _, c := range []struct {
		n, d int
		want string
	}{{0, 0, ""}, {0, 3, "0.00"}, {1, 3, "33.33"}, {2, 3, "66.67"}, {3, 3, "100.00"}, {1, 800, "0.13"}, {1, 16, "6.25"}} {
		if got := percent(c.n, c.d); got != c.want {
			t.Errorf("%d of %d: %s, want %s", c.n, c.d, got, c.want)
		}
	}
}

// A part that weighs nothing is not waited for; one that weighs something is.
func TestAPartWithoutWeightIsNotAsked(t *testing.T) {
	none, good, middling := worth{}, worth{sum: 100, ratings: 1}, worth{sum: 160, ratings: 3}
	for _, c := range []struct {
		weightA, weightB int
		a, b             worth
		want             string
	}{
		{50, 50, good, middling, "76.67"}, {1, 2, good, middling, "68.89"}, {50, 50, none, good, ""}, {50, 50, good, none, ""},
		{0, 50, none, middling, "53.33"}, {0, 50, good, middling, "53.33"}, {0, 50, good, none, ""},
		{50, 0, middling, none, "53.33"}, {50, 0, middling, good, "53.33"}, {50, 0, none, good, ""},
		{0, 0, good, good, ""}, {0, 0, none, none, ""}, {50, 50, worth{sum: 1, ratings: 100}, worth{ratings: 1}, "0.01"},
	} {
		if got := points(weighed(c.a.mean(), c.weightA, c.b.mean(), c.weightB)); got != c.want {
			t.Errorf("%+v: %s", c, got)
		}
	}
}

// One vote and one answer at their best are no better than many nearly as good:
// what is made of little has no place, whatever it is.
func TestAScoreOfLittleHasNoPlace(t *testing.T) {
	by := rules.Ballots{BallotWeight: 50, FeedbackWeight: 50, AttitudeWeight: 50, ResultWeight: 50, BasicPoints: 60}
	rated := func(n, pleased int) record {
		return record{Satisfied: pleased, Rated: n, Pleased: pleased, Judged: n}
	}
	votes := func(n, points int) worth { return worth{sum: n * points, ratings: n, ballots: 1} }
	table, order := ScoreTable{SmallBase: 5}, map[uint]*big.Rat{}
	for i, c := range []struct {
		ballots worth
		record
		by rules.Ballots
	}{
		{votes(1, 100), rated(1, 1), by},                                               // 1: all of little
		{votes(40, 90), rated(10, 9), by},                                              // 2
		{votes(4, 100), rated(10, 10), by},                                             // 3: few votes
		{votes(40, 90), rated(5, 5), by},                                               // 4: just enough
		{votes(40, 90), rated(20, 18), by},                                             // 5: equal to 2
		{votes(40, 100), rated(0, 0), by},                                              // 6: none of one part
		{votes(0, 0), rated(10, 1), rules.Ballots{FeedbackWeight: 1, ResultWeight: 1}}, // 7: votes weigh nothing
		{votes(40, 100), rated(4, 4), by},                                              // 8: few answers
	} {
		row, composite := scored(c.ballots, c.record, c.by, table.SmallBase)
		row.UnitID = uint(i + 1)
		order[row.UnitID] = composite
		table.Units = append(table.Units, row)
	}
	table.rank(order)
	var got []string
	for _, u := range table.Units {
		got = append(got, fmt.Sprintf("%d: %d %v %s", u.UnitID, u.Place, u.Small, u.Points))
	}
	want := []string{"4: 1 false 95.00", "2: 2 false 90.00", "5: 2 false 90.00", "7: 4 false 10.00",
		"1: 0 true 100.00", "3: 0 true 100.00", "8: 0 true 100.00", "6: 0 false "}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if rows := table.page().Rows; rows[0][0] != "1" || rows[4][0] != "" || !strings.Contains(rows[4][15], "不足 5") || rows[7][2] != "" {
		t.Errorf("the workbook: %v", rows)
	}
}

// What was published of a year stands by the rules of its end, whatever is
// decided later.
func TestAFormerYearIsScoredByItsOwnRules(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		office := w.actors["office"]
		publish := func(version int, from string, basic, base int) {
			data := rules.Preset()
			data.Ballots.BasicPoints, data.Figures.SmallBase = basic, base
			set := rules.RuleSet{CongressID: office.CongressID, Version: version, ValidFrom: calendar.MustParse(from), Data: data, CreatedAt: w.now}
			if err := db.Write(t.Context(), func(tx *gorm.DB) error { return tx.Create(&set).Error }); err != nil {
				t.Fatal(err)
			}
		}
		publish(11, "2025-01-01", 70, 3)
		publish(12, "2025-12-31", 80, 4)
		publish(13, "2026-01-01", 50, 6)
		publish(14, "2026-06-01", 40, 7) // not in force yet
		for year, want := range map[int][3]int{2024: {11, 70, 3}, 2025: {12, 80, 4}, 2026: {13, 50, 6}} {
			table, err := w.svc.Scores(t.Context(), office, ScoreQuery{Year: year})
			if err != nil {
				t.Fatal(err)
			}
			if got := [3]int{table.RulesVersion, table.Rules.BasicPoints, table.SmallBase}; got != want {
				t.Errorf("%d: by %v, want %v", year, got, want)
			}
		}
	})
}

// What ends by itself with the year counts in it, though it is closed after
// midnight; what is closed early counts when it was.
func TestABallotCountsInTheYearInWhichItsVotingEnded(t *testing.T) {
	at := func(text string) *time.Time {
		instant, err := time.ParseInLocation(time.DateTime, text, calendar.Zone)
		if err != nil {
			t.Fatal(err)
		}
		return &instant
	}
	made := *at("2025-06-01 09:00:00")
	for _, c := range []struct {
		closes, closed *time.Time
		want           int
	}{
		{nil, nil, 2025}, {nil, at("2027-01-01 00:00:01"), 2027}, {at("2026-12-31 23:59:59"), at("2027-01-01 00:00:10"), 2026},
		{at("2027-01-10 12:00:00"), at("2026-12-30 12:00:00"), 2026}, {at("2027-01-01 00:00:00"), at("2027-01-01 00:00:10"), 2027},
	} {
		if got := (&Ballot{CreatedAt: made, ClosesAt: c.closes, ClosedAt: c.closed}).year(); got != c.want {
			t.Errorf("closes %v, closed %v: %d, want %d", c.closes, c.closed, got, c.want)
		}
	}
}

// A unit's score is made of ballots that reached their quorum and of the
// proposers' ratings; where one is missing there is none.
func TestAScoreNeedsBothItsParts(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		rated := func(unit uint, item, rating, attitude int, flags suggestion.Flags) {
			row := suggestion.Figure{SuggestionID: w.items["closed"] + uint(item), Scope: suggestion.ScopeUnit, UnitID: unit, CongressID: w.actors["office"].CongressID, Year: 2026,
				Flags: flags | suggestion.Flags(rating)<<suggestion.Result | suggestion.Flags(attitude)<<suggestion.Attitude, Days: -1}
			if err := db.Write(t.Context(), func(tx *gorm.DB) error { return tx.Create(&row).Error }); err != nil {
				t.Fatal(err)
			}
		}
		answered := suggestion.ToAnswer | suggestion.Replied
		rated(w.units[0], 0, suggestion.RatedSatisfied, suggestion.RatedDissatisfied, answered)
		rated(w.units[0], 1, suggestion.RatedBasicallySatisfied, suggestion.RatedSatisfied, answered|suggestion.Resolved)
		rated(w.units[0], -1, suggestion.NotRated, suggestion.NotRated, answered)
		rated(w.units[2], 0, suggestion.RatedDissatisfied, suggestion.RatedBasicallySatisfied, answered|suggestion.PromiseKept)
		id, codes := w.opened(3, fields{"subject_ids": w.units[:2]})
		w.want(http.StatusCreated, w.votes(codes[0], yes, no))
		w.want(http.StatusCreated, w.votes(codes[1], Abstain, quite))
		w.closes(id)
		missed, codes := w.opened(3, fields{"subject_ids": w.units[2:]})
		w.want(http.StatusCreated, w.votes(codes[0], yes))
		w.closes(missed)

		table := decode[ScoreTable](w, w.want(http.StatusOK, w.call("head", http.MethodGet, "/ballots/scores", nil)))
		want := []Score{
			{UnitID: w.units[0], Name: "市交通运输局", Points: "85.50", Small: true, Ballot: Part{"100.00", 1, 1}, Feedback: Part{Points: "71.00", Ratings: 2},
				Attitude: Part{Points: "50.00", Ratings: 2}, Result: Part{Points: "80.00", Ratings: 2}, NoFeedback: 1, Delivery: Share{1, 3, "33.33"}},
			{UnitID: w.units[1], Name: "市教育局", Ballot: Part{"30.00", 2, 1}},
			{UnitID: w.units[2], Name: "=市财政局", Feedback: Part{Points: "18.00", Ratings: 1}, Attitude: Part{Points: "60.00", Ratings: 1}, Result: Part{Points: "0.00", Ratings: 1}, Delivery: Share{1, 1, "100.00"}},
		}
		if diff := cmp.Diff(want, table.Units); diff != "" || table.Year != 2026 || !table.Rules.Borrowed {
			t.Errorf("scores: %s", diff)
		}
		if none := decode[ScoreTable](w, w.call("office", http.MethodGet, "/ballots/scores?year=2024", nil)); len(none.Units) != 0 {
			t.Errorf("scores of a year without data: %+v", none.Units)
		}
		w.refused("not-allowed", w.call("clerk", http.MethodGet, "/ballots/scores", nil))
		book := w.want(http.StatusOK, w.call("head", http.MethodGet, "/ballots/scores/export?year=2026", nil))
		read, err := excelize.OpenReader(book.Body)
		if err != nil {
			t.Fatal(err)
		}
		rows, err := read.GetRows("2026年单位综合得分")
		if err != nil || len(rows) != 4 || rows[1][1] != "市交通运输局" || rows[1][2] != "85.5" || rows[1][14] != "33.33%" || rows[1][0] != "" || rows[3][1] != "=市财政局" {
			t.Errorf("the workbook: %v, %v", rows, err)
		}
		w.refused("not-allowed", w.call("clerk", http.MethodGet, "/ballots/scores/export", nil))
		w.showsDeliveryToAll(id, Share{1, 3, "33.33"}) // the last: it writes ratings
	})
}

// showsDeliveryToAll: whoever reads how satisfied voters are reads beside it
// what was delivered, which says nothing of feedback, released or not.
func (w *world) showsDeliveryToAll(id uint, want Share) {
	w.Helper()
	read := func(moment string) {
		for _, who := range []string{"office", "head", "clerk", "gov_office"} {
			if s := w.view(who, id).Subjects[0]; s.Delivery == nil || *s.Delivery != want {
				w.Errorf("%s, beside the result stands for %s: %+v", moment, who, s.Delivery)
			}
		}
	}
	read("closed")
	ratings := suggestion.Flags(3)<<suggestion.Result | suggestion.Flags(3)<<suggestion.Attitude | suggestion.Flags(3)<<suggestion.Rehandled
	err := w.db.Write(w.Context(), func(tx *gorm.DB) error {
		return tx.Exec("UPDATE figures SET flags = (flags | ?) - ?", ratings, suggestion.Flags(1)<<suggestion.Result).Error
	})
	if err != nil {
		w.Fatal(err)
	}
	read("with ratings that nobody released")
}
