package ballot

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"gorm.io/gorm"

	"lianluo/internal/audit"
	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
	"lianluo/internal/deputy"
	"lianluo/internal/notify"
	"lianluo/internal/org"
)

const (
	yes   = "satisfied"
	quite = "basically_satisfied"
	no    = "dissatisfied"
)

func TestAMeetingVotesWithCardsAndAnybodyCanCountAgain(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, codes := w.opened(7, nil)
		for i, choices := range [][]string{{yes, quite, no}, {yes, yes, ""}, {no, Abstain, yes}, {"", "", ""}, {yes, yes, ""}} {
			w.want(http.StatusCreated, w.votes(codes[i], choices...))
		}
		if v := w.view("head", id); v.Turnout.Voted != 5 || v.Turnout.Issued != 7 || v.Turnout.Needed != 4 || !v.Turnout.Reached ||
			len(v.Subjects[0].Counts) != 0 || v.Hash != "" || v.Valid != 0 {
			t.Errorf("an open ballot tells %+v", v)
		}
		w.refused("ballot-not-closed", w.call("office", http.MethodGet, fmt.Sprintf("/ballots/%d/recount", id), nil))
		w.refused("ballot-not-closed", w.call("head", http.MethodGet, fmt.Sprintf("/ballots/%d/votes", id), nil))
		w.refused("ballot-not-closed", w.call("office", http.MethodGet, fmt.Sprintf("/ballots/%d/export", id), nil))

		v := w.closes(id)
		if v.Valid != 4 || v.Invalid != 1 || v.Turnout.Voted != 5 || !v.Turnout.Reached || v.Turnout.Standing != Over {
			t.Errorf("closed: %+v", v)
		}
		want := [][]int{{3, 0, 1, 0}, {2, 1, 0, 1}, {1, 0, 1, 2}}
		for i, s := range v.Subjects {
			var counts []int
			for _, c := range s.Counts {
				counts = append(counts, c.N)
			}
			if diff := cmp.Diff(want[i], counts); diff != "" {
				t.Errorf("%s: %s", s.Label, diff)
			}
		}
		if s := v.Subjects[1]; s.Satisfied != 3 || s.Percent != "75.00" || s.Counts[3].Code != Abstain || s.Counts[0].Percent != "50.00" {
			t.Errorf("the second row says %+v", s)
		}
		w.countedAgain(id, v.Hash)
		w.refused("voting-over", w.call("", http.MethodPost, "/ballot-paper/vote", fields{"code": codes[6], "answers": []fields{}}))
	})
}

// Many send votes at once, each card several times, while the ballot is closed:
// what was acknowledged is counted once, and nothing else is.
func TestNoCardVotesTwiceAndNoVoteIsLostWhenManyComeAtOnceAndTheBallotCloses(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		const cards, tries = 24, 4
		id, codes := w.opened(cards, nil)
		paper, version := w.paper(codes[0]), w.view("office", id).Version
		var group sync.WaitGroup
		var mu sync.Mutex
		answered := map[int]int{}
		acknowledged := map[string]int{}
		for i := range cards * tries {
			group.Go(func() {
				code := codes[i%cards]
				got := w.callWithKey("", http.MethodPost, "/ballot-paper/vote", "", fields{"code": code, "answers": answers(paper, yes, no, Abstain)})
				mu.Lock()
				defer mu.Unlock()
				answered[got.Code]++
				if got.Code == http.StatusCreated {
					acknowledged[code]++
				}
			})
		}
		all := func() bool {
			mu.Lock()
			defer mu.Unlock()
			return answered[http.StatusCreated]+answered[http.StatusConflict] == cards*tries
		}
		for len(w.rows("SELECT id FROM ballot_votes WHERE ballot_id = ?", id)) < cards/3 && !all() {
			runtime.Gosched()
		}
		closing := w.callWithKey("office", http.MethodPost, fmt.Sprintf("/ballots/%d/close", id), "key-of-closing", fields{"version": version})
		group.Wait()
		w.want(http.StatusOK, closing)
		v := w.view("office", id)
		if answered[http.StatusCreated]+answered[http.StatusConflict] != cards*tries {
			t.Errorf("answers: %v", answered)
		}
		if v.Turnout.Voted != answered[http.StatusCreated] || v.Turnout.Voted != len(acknowledged) || v.Subjects[0].Counts[0].N != len(acknowledged) {
			t.Errorf("%d votes were acknowledged to %d cards, %d counted", answered[http.StatusCreated], len(acknowledged), v.Turnout.Voted)
		}
		if r := decode[Recount](w, w.call("office", http.MethodGet, fmt.Sprintf("/ballots/%d/recount", id), nil)); !r.SameVotes || !r.OneVoteEach {
			t.Errorf("after the rush: %+v", r)
		}
	})
}

// A vote that read the ballot while it was open, and comes to the box when it
// has been locked, is refused whole: the card stays unused.
func TestALockedBoxTakesNoVote(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, codes := w.opened(2, nil)
		paper := w.paper(codes[0])
		if err := db.Write(t.Context(), func(tx *gorm.DB) error {
			return tx.Exec("UPDATE ballot_boxes SET unlocked = false WHERE ballot_id = ?", id).Error
		}); err != nil {
			t.Fatal(err)
		}
		w.refused("voting-over", w.call("", http.MethodPost, "/ballot-paper/vote", fields{"code": codes[0], "answers": answers(paper, yes, yes, yes)}))
		if v := w.view("office", id); v.Turnout.Voted != 0 || len(w.rows("SELECT id FROM ballot_votes")) != 0 ||
			len(w.rows("SELECT hash FROM ballot_cards WHERE used")) != 0 || len(w.rows("SELECT action FROM audit_events WHERE action = 'ballot.vote'")) != 0 {
			t.Errorf("a refused vote left %+v", v.Turnout)
		}
		w.refused("wrong-moment", w.try("office", "close", id, nil))
	})
}

func TestADeputyVotesOnceHoweverOftenItIsSent(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id := w.byDeputies(nil)
		path := fmt.Sprintf("/ballots/%d/vote", id)
		paper := decode[Paper](w, w.want(http.StatusOK, w.call("first", http.MethodGet, fmt.Sprintf("/ballots/%d/paper", id), nil)))
		var group sync.WaitGroup
		got := make([]*httptest.ResponseRecorder, 12)
		for i := range got {
			group.Go(func() {
				got[i] = w.callWithKey("first", http.MethodPost, path, "the-same-key", fields{"answers": answers(paper, yes, no)})
			})
		}
		group.Wait()
		done := 0
		for _, answer := range got {
			if answer.Code == http.StatusCreated {
				done++
				continue
			}
			w.refused("already-voted", answer)
		}
		if n := len(w.rows("SELECT id FROM ballot_votes")); done != 1 || n != 1 {
			t.Errorf("%d were done, %d votes are stored", done, n)
		}
		if v := w.view("first", id); !v.HasVoted || slices.Contains(v.Actions, CastVote) {
			t.Errorf("who has voted sees %v", v.Actions)
		}
		if v := w.view("second", id); v.HasVoted || !slices.Equal(v.Actions, []Action{CastVote}) {
			t.Errorf("who has not voted sees %v", v.Actions)
		}
		if kept := w.rows("SELECT body FROM idempotent_responses WHERE key = 'the-same-key'"); len(kept) != 0 {
			t.Errorf("the answer to a vote was kept: %v", kept)
		}
	})
}

// byDeputies opens a ballot on two suggestions to the deputies.
func (w *world) byDeputies(more fields) uint {
	w.Helper()
	id := w.draft(with(fields{"about": "suggestion", "subject_ids": []uint{w.items["answered"], w.items["closed"]}, "voters": "deputies"}, more))
	w.want(http.StatusOK, w.try("head", "open", id, nil))
	return id
}

// Nothing that is stored says how somebody voted: not the vote, not the mark,
// not the record, not what is kept for retries.
func TestAStoredVoteLeadsToNobody(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id := w.byDeputies(nil)
		for _, who := range []string{"first", "second", "third"} {
			paper := decode[Paper](w, w.call(who, http.MethodGet, fmt.Sprintf("/ballots/%d/paper", id), nil))
			w.want(http.StatusCreated, w.call(who, http.MethodPost, fmt.Sprintf("/ballots/%d/vote", id), fields{"answers": answers(paper, no, yes)}))
		}
		cards, codes := w.opened(2, nil)
		w.want(http.StatusCreated, w.votes(codes[0], yes, yes, no))
		columns, err := db.Read(t.Context()).Table("ballot_votes").Limit(1).Rows()
		if err != nil {
			t.Fatal(err)
		}
		names, err := columns.Columns()
		if err != nil || columns.Close() != nil {
			t.Fatal(err)
		}
		if !slices.Equal(names, []string{"id", "ballot_id", "choices"}) {
			t.Errorf("a vote holds %v", names)
		}
		before := w.rows("SELECT id FROM ballot_votes WHERE ballot_id = ? ORDER BY id", id)
		for _, key := range before {
			if !regexp.MustCompile(`^[0-9a-f]{32}$`).MatchString(key) {
				t.Errorf("the key of a vote is %s", key)
			}
		}
		var events []audit.Event
		if err := db.Read(t.Context()).Where("action = 'ballot.vote'").Order("id").Find(&events).Error; err != nil || len(events) != 4 {
			t.Fatalf("%d votes are in the record, %v", len(events), err)
		}
		for i, e := range events {
			card := e.Subject == fmt.Sprint("ballot/", cards)
			if len(e.Data) != 0 || card != (i == 3) || card && (e.UserID != 0 || e.Address != "" || e.RequestID != "") || !card && e.UserID == 0 {
				t.Errorf("the record of a vote: %+v", e)
			}
		}
		for _, table := range []string{"ballot_cards", "ballot_voters", "ballot_boxes", "audit_events", "idempotent_responses", "notices"} {
			if found := w.holding(table, "satisfied"); found != "" {
				t.Errorf("%s holds %s", table, found)
			}
		}
		for _, code := range codes {
			if slices.ContainsFunc(w.rows("SELECT hash FROM ballot_cards"), func(h string) bool { return strings.Contains(h, strings.ReplaceAll(code, "-", "")) }) ||
				w.holding("idempotent_responses", code) != "" || w.holding("audit_events", code) != "" {
				t.Error("the code of a card is stored")
			}
		}
		w.closes(id)
		after := w.rows("SELECT id FROM ballot_votes WHERE ballot_id = ? ORDER BY id", id)
		if len(after) != 3 || slices.ContainsFunc(after, func(key string) bool { return slices.Contains(before, key) }) {
			t.Errorf("closing keeps keys of votes: %v, then %v", before, after)
		}
	})
}

// holding gives a row of the table in which the words stand.
func (w *world) holding(table, words string) string {
	w.Helper()
	rows, err := w.db.Read(w.Context()).Table(table).Rows()
	if err != nil {
		w.Fatal(err)
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		row := map[string]any{}
		if err := w.db.Read(w.Context()).ScanRows(rows, &row); err != nil {
			w.Fatal(err)
		}
		if text := fmt.Sprint(row); strings.Contains(text, words) {
			return text
		}
	}
	return ""
}

// After a change of term the former mandates may still be active: whoever was
// elected again stands on the roll once, and who was not stands nowhere.
func TestTheRollIsThatOfTheTermOfTheDay(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		if err := db.Write(t.Context(), w.formerTerm); err != nil {
			t.Fatal(err)
		}
		id := w.byDeputies(nil)
		if v := w.view("office", id); v.Turnout.Issued != 4 || v.Turnout.Needed != 3 {
			t.Errorf("the roll has %d lines, %d votes are needed; want 4 and 3", v.Turnout.Issued, v.Turnout.Needed)
		}
		former := w.rows("SELECT d.id FROM ballot_voters v JOIN deputies d ON d.id = v.deputy_id JOIN terms t ON t.id = d.term_id WHERE t.number = 8")
		if len(former) != 0 {
			t.Errorf("mandates of the former term on the roll: %v", former)
		}
	})
}

// formerTerm adds the term before with active mandates: one of a person who
// was elected again, one of a person who was not.
func (w *world) formerTerm(tx *gorm.DB) error {
	congress, user := w.actors["first"].CongressID, w.actors["first"].UserID
	term := org.Term{CongressID: congress, Number: 8, Name: "第八届", StartsOn: calendar.MustParse("2017-01-10")}
	if err := tx.Create(&term).Error; err != nil {
		return err
	}
	return tx.Create(&[]deputy.Deputy{
		{CongressID: congress, TermID: term.ID, Name: "first", Level: deputy.Municipal, CardNo: "801", Status: deputy.Active, UserID: &user},
		{CongressID: congress, TermID: term.ID, Name: "retired", Level: deputy.Municipal, CardNo: "802", Status: deputy.Active},
	}).Error
}

func TestABallotOverDaysKeepsItsHours(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id := w.byDeputies(fields{"occasion": "days", "opens_at": "2026-03-03T09:00", "closes_at": "2026-03-05T18:00"})
		path := fmt.Sprintf("/ballots/%d/vote", id)
		paper := func(who string) Paper {
			return decode[Paper](w, w.call(who, http.MethodGet, fmt.Sprintf("/ballots/%d/paper", id), nil))
		}
		if p := paper("first"); p.Standing != Waiting || len(p.Subjects) != 0 {
			t.Errorf("before it begins the paper shows %+v", p)
		}
		w.refused("voting-not-begun", w.call("first", http.MethodPost, path, fields{"answers": []fields{}}))
		w.now = time.Date(2026, 3, 3, 1, 0, 0, 0, time.UTC) // 9:00 in China
		first := paper("first")
		w.want(http.StatusCreated, w.call("first", http.MethodPost, path, fields{"answers": answers(first, yes, yes)}))
		if n, err := w.svc.CloseDue(t.Context(), w.now); n != 0 || err != nil {
			t.Errorf("%d were closed before their time, %v", n, err)
		}
		w.now = time.Date(2026, 3, 5, 10, 0, 0, 0, time.UTC)
		w.refused("voting-over", w.call("second", http.MethodPost, path, fields{"answers": answers(first, yes, yes)}))
		if v := w.view("office", id); v.Turnout.Standing != Over || v.State() != Open || len(v.Subjects[0].Counts) != 0 {
			t.Errorf("past its time, and not yet counted: %+v", v.Turnout)
		}
		for _, want := range []int{1, 0} {
			if n, err := w.svc.CloseDue(t.Context(), w.now); n != want || err != nil {
				t.Errorf("%d were closed, want %d, %v", n, want, err)
			}
		}
		v := w.view("clerk", id)
		if v.Turnout.Reached || v.Turnout.Needed != 3 || v.Turnout.Issued != 4 || v.Valid != 1 || v.Subjects[1].Percent != "100.00" {
			t.Errorf("one of four voted: %+v", v)
		}
		var told []string
		err := db.Read(t.Context()).Model(&notify.Notice{}).Joins("JOIN users u ON u.id = notices.user_id").Where("kind = 'ballot.opened'").
			Order("u.login_name").Pluck("u.login_name", &told).Error
		if err != nil || !slices.Equal(told, []string{"first", "fourth", "second", "third"}) || NoticeWords("ballot.opened") == "" {
			t.Errorf("told of it: %v, %v", told, err)
		}
	})
}

// One ballot that cannot be closed does not keep those after it open.
func TestAllThatIsDueIsClosedThoughOneFails(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		over := fields{"occasion": "days", "opens_at": "2026-03-02T09:00", "closes_at": "2026-03-05T18:00"}
		broken, codes := w.opened(1, over)
		sound, _ := w.opened(1, over)
		w.now = time.Date(2026, 3, 3, 1, 0, 0, 0, time.UTC)
		w.want(http.StatusCreated, w.votes(codes[0], yes, yes, yes))
		change := func(choices string) {
			if err := db.Write(t.Context(), func(tx *gorm.DB) error {
				return tx.Exec("UPDATE ballot_votes SET choices = ? WHERE ballot_id = ?", choices, broken).Error
			}); err != nil {
				t.Fatal(err)
			}
		}
		change("not what was voted")
		w.now = time.Date(2026, 3, 5, 10, 0, 0, 0, time.UTC)
		n, err := w.svc.CloseDue(t.Context(), w.now)
		if n != 1 || err == nil || !strings.Contains(err.Error(), fmt.Sprint("close ballot ", broken)) {
			t.Errorf("%d were closed, %v", n, err)
		}
		if w.view("office", sound).State() != Closed || w.view("office", broken).State() != Open {
			t.Error("the wrong one was closed")
		}
		change(`["satisfied","satisfied","satisfied"]`)
		if n, err := w.svc.CloseDue(t.Context(), w.now); n != 1 || err != nil {
			t.Errorf("mended: %d were closed, %v", n, err)
		}
	})
}

// State is the ballot's, as its turnout says.
func (v View) State() State { return v.Turnout.State }

func TestARowWithoutAnAnswerIsWhatThePaperSaysItIs(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		for blank, want := range map[string][3]int{"abstain": {3, 1, 1}, "invalid": {2, 2, 0}} {
			id, codes := w.opened(4, fields{"blank": blank, "abstention": blank == "abstain"})
			if p := w.paper(codes[0]); p.Blank != blank || p.Abstention != (blank == "abstain") || len(p.Choices) != 3 || p.CongressName != "云岭市人民代表大会" {
				t.Errorf("the paper says %+v", p)
			}
			w.want(http.StatusCreated, w.votes(codes[0], yes, yes, yes))
			w.want(http.StatusCreated, w.votes(codes[1], no, no, no))
			w.want(http.StatusCreated, w.votes(codes[2], yes, yes, ""))
			w.want(http.StatusCreated, w.votes(codes[3], "", "", ""))
			v := w.closes(id)
			if got := [3]int{v.Valid, v.Invalid, v.Subjects[2].Counts[3].N}; got != want {
				t.Errorf("%s: valid, invalid, abstained %v, want %v", blank, got, want)
			}
		}
		_, codes := w.opened(1, fields{"abstention": false})
		w.refused("invalid-fields", w.votes(codes[0], Abstain, yes, yes))
	})
}

func TestACardsCodeIsTypedAsPeopleReadIt(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, codes := w.opened(2, nil)
		shape := regexp.MustCompile(`^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$`)
		if !shape.MatchString(codes[0]) || codes[0] == codes[1] {
			t.Errorf("codes %v", codes)
		}
		typed := strings.NewReplacer("0", "o", "1", "l", "-", " ").Replace(strings.ToLower(codes[0]))
		w.want(http.StatusCreated, w.votes(typed, yes, "", ""))
		w.refused("already-voted", w.call("", http.MethodPost, "/ballot-paper/vote", fields{"code": codes[0], "answers": []fields{}}))
		if p := w.paper(codes[0]); !p.Voted || len(p.Subjects) != 0 {
			t.Errorf("a used card shows %+v", p)
		}
		w.refused("cards-used", w.try("office", "cards", id, fields{"count": 5, "replace": true}))
		w.want(http.StatusCreated, w.try("office", "cards", id, fields{"count": 5, "replace": false}))
		if v := w.view("office", id); v.Turnout.Issued != 7 {
			t.Errorf("%d cards are issued, want 7", v.Turnout.Issued)
		}
		w.want(http.StatusCreated, w.votes(codes[1], yes, "", ""))
	})
}

func TestCardsMadeAnewEndTheFormerOnes(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, codes := w.opened(3, nil)
		fresh := decode[cardsAnswer](w, w.want(http.StatusCreated, w.try("office", "cards", id, fields{"count": 2, "replace": true}))).Codes
		w.refused("no-such-card", w.call("", http.MethodPost, "/ballot-paper", fields{"code": codes[0]}))
		w.want(http.StatusCreated, w.votes(fresh[0], yes, yes, yes))
		if v := w.view("office", id); v.Turnout.Issued != 2 || v.Turnout.Voted != 1 {
			t.Errorf("after new cards: %+v", v.Turnout)
		}
		w.refused("invalid-fields", w.try("office", "cards", id, fields{"count": 2001, "replace": false}))
		w.refused("wrong-moment", w.try("office", "cards", w.byDeputies(nil), fields{"count": 2, "replace": false}))
	})
}

// Somebody who guesses behind the address of a whole hall is slowed down, and
// nobody else there is.
func TestGuessingCodesIsSlowedDownForTheGuesserAlone(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		_, codes := w.opened(1, nil)
		guess := func() *httptest.ResponseRecorder {
			return w.call("", http.MethodPost, "/ballot-paper", fields{"code": newCode()})
		}
		for range guessBurst {
			w.refused("no-such-card", guess())
		}
		slowed := guess()
		if w.refused("too-many-codes", slowed); slowed.Code != http.StatusTooManyRequests || slowed.Header().Get("Retry-After") != "5" {
			t.Errorf("%d, again after %q", slowed.Code, slowed.Header().Get("Retry-After"))
		}
		w.refused("too-many-codes", w.call("", http.MethodPost, "/ballot-paper/vote", fields{"code": newCode(), "answers": []fields{}}))
		w.want(http.StatusCreated, w.votes(codes[0], yes, yes, yes))
		w.now = w.now.Add(guessRefill)
		w.refused("no-such-card", guess())
		w.refused("too-many-codes", guess())
	})
}

// A code that opens nothing is refused while somebody else writes, and does not
// wait for him: SQLite has one writer at a time.
func TestAStrangersVoteLocksNothing(t *testing.T) {
	w := newWorld(t, databasetest.SQLite(t))
	err := w.db.Write(t.Context(), func(*gorm.DB) error {
		refused := make(chan error, 1)
		go func() {
			_, err := w.svc.VoteByCard(context.WithoutCancel(t.Context()), "10.0.0.9", newCode(), nil)
			refused <- err
		}()
		select {
		case err := <-refused:
			if !errors.Is(err, ErrNoSuchCard) {
				t.Errorf("while another writes: %v", err)
			}
		case <-time.After(10 * time.Second):
			t.Error("a stranger's code waits for whoever writes")
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
