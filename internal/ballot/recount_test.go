package ballot

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"fmt"
	"net/http"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"gorm.io/gorm"

	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
	"lianluo/internal/suggestion"
)

// countedAgain: the exported file is what the hash covers, and a count of it by
// other means gives the result.
func (w *world) countedAgain(id uint, hash string) {
	w.Helper()
	file := w.want(http.StatusOK, w.call("clerk", http.MethodGet, fmt.Sprintf("/ballots/%d/votes", id), nil)).Body.Bytes()
	if sum := sha256.Sum256(file); hex.EncodeToString(sum[:]) != hash {
		w.Errorf("the file's SHA-256 is %x, the frozen one %s", sum, hash)
	}
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(file, []byte("\ufeff")))).ReadAll()
	if err != nil {
		w.Fatal(err)
	}
	want := [][]string{{"市交通运输局", "市教育局", "'=市财政局", "是否有效"}, {"不满意", "弃权", "满意", "有效"}, {"未填", "未填", "未填", "无效"},
		{"满意", "基本满意", "不满意", "有效"}, {"满意", "满意", "未填", "有效"}, {"满意", "满意", "未填", "有效"}}
	if diff := cmp.Diff(want, rows); diff != "" {
		w.Errorf("the exported votes: %s", diff)
	}
	r := decode[Recount](w, w.call("second", http.MethodGet, fmt.Sprintf("/ballots/%d/recount", id), nil))
	if !r.SameVotes || !r.SameResult || !r.OneVoteEach || !r.AsRecorded || r.Votes != 5 || r.Marks != 5 || r.Hash != hash {
		w.Errorf("the recount says %+v", r)
	}
	w.goesIntoAWorkbook(id)
}

// goesIntoAWorkbook: each row of the result stands with the turnout that its
// percentages are of, and beside what was delivered, whoever reads it.
func (w *world) goesIntoAWorkbook(id uint) {
	w.Helper()
	row := suggestion.Figure{SuggestionID: w.items["closed"], Scope: suggestion.ScopeUnit, UnitID: w.units[1], CongressID: w.actors["office"].CongressID, Year: 2026, Days: -1,
		Flags: suggestion.ToAnswer | suggestion.Replied | suggestion.Resolved}
	if err := w.db.Write(w.Context(), func(tx *gorm.DB) error { return tx.Create(&row).Error }); err != nil {
		w.Fatal(err)
	}
	sheet := func(who string) [][]string {
		answer := w.want(http.StatusOK, w.call(who, http.MethodGet, fmt.Sprintf("/ballots/%d/export", id), nil))
		book, err := excelize.OpenReader(answer.Body)
		if err != nil {
			w.Fatal(err)
		}
		rows, err := book.GetRows("结果")
		if err != nil {
			w.Fatal(err)
		}
		return rows
	}
	want := [][]string{
		{"序号", "测评对象", "应投票", "已投票", "规定票数", "有效票", "无效票", "满意", "基本满意", "不满意", "弃权", "满意及基本满意（票）", "满意及基本满意（占有效票）", "目前办成（件）", "应答复（件）", "目前办成率"},
		{"1", "市交通运输局", "7", "5", "4", "4", "1", "3", "0", "1", "0", "3", "75.00%", "0", "0"},
		{"2", "市教育局", "7", "5", "4", "4", "1", "2", "1", "0", "1", "3", "75.00%", "1", "1", "100.00%"},
		{"3", "=市财政局", "7", "5", "4", "4", "1", "1", "0", "1", "2", "1", "25.00%", "0", "0"},
	}
	for _, who := range []string{"office", "clerk"} {
		if diff := cmp.Diff(want, sheet(who)); diff != "" {
			w.Errorf("the workbook as %s reads it: %s", who, diff)
		}
	}
}

func TestARecountTellsWhatWasChangedAfterwards(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, codes := w.opened(3, nil)
		w.want(http.StatusCreated, w.votes(codes[0], no, no, no))
		w.want(http.StatusCreated, w.votes(codes[1], yes, yes, yes))
		w.closes(id)
		recount := func() Recount {
			return decode[Recount](w, w.want(http.StatusOK, w.call("office", http.MethodGet, fmt.Sprintf("/ballots/%d/recount", id), nil)))
		}
		change := func(statement string, args ...any) {
			if err := db.Write(t.Context(), func(tx *gorm.DB) error { return tx.Exec(statement, args...).Error }); err != nil {
				t.Fatal(err)
			}
		}
		change(`UPDATE ballot_votes SET choices = ? WHERE choices = ?`, `["satisfied","satisfied","satisfied"]`, `["dissatisfied","dissatisfied","dissatisfied"]`)
		if r := recount(); r.SameVotes || r.SameResult || !r.OneVoteEach {
			t.Errorf("a changed vote: %+v", r)
		}
		change(`INSERT INTO ballot_votes (id, ballot_id, choices) VALUES ('x', ?, ?)`, id, `["satisfied","satisfied","satisfied"]`)
		if r := recount(); r.SameVotes || r.OneVoteEach || r.Votes != 3 || r.Marks != 2 {
			t.Errorf("a vote too many: %+v", r)
		}
	})
}

// Whoever changes the votes and puts result and hash right in the same database
// has not changed what the audit record was told at closing.
func TestTheRecordTellsWhenVotesResultAndHashWereChangedTogether(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id, codes := w.opened(3, nil)
		w.want(http.StatusCreated, w.votes(codes[0], no, no, no))
		w.want(http.StatusCreated, w.votes(codes[1], yes, yes, yes))
		w.closes(id)
		checked := func() (int, []uint) {
			looked, changed, err := Check(t.Context(), db)
			if err != nil {
				t.Fatal(err)
			}
			return looked, changed
		}
		if looked, changed := checked(); looked != 1 || len(changed) > 0 {
			t.Errorf("untouched: %d, %v", looked, changed)
		}
		err := db.Write(t.Context(), func(tx *gorm.DB) error {
			err := tx.Exec(`UPDATE ballot_votes SET choices = ? WHERE choices = ?`, `["satisfied","satisfied","satisfied"]`, `["dissatisfied","dissatisfied","dissatisfied"]`).Error
			if err != nil {
				return err
			}
			it, err := load(tx, id)
			if err != nil {
				return err
			}
			votes, err := it.votes(tx)
			if err != nil {
				return err
			}
			file, err := it.file(votes)
			if err != nil {
				return err
			}
			result := it.tally(3, votes)
			it.Result, it.Hash = &result, hashOf(file)
			return database.Save(tx, &it.Ballot)
		})
		if err != nil {
			t.Fatal(err)
		}
		r := decode[Recount](w, w.want(http.StatusOK, w.call("office", http.MethodGet, fmt.Sprintf("/ballots/%d/recount", id), nil)))
		if !r.SameVotes || !r.SameResult || !r.OneVoteEach || r.AsRecorded {
			t.Errorf("the recount: %+v", r)
		}
		if looked, changed := checked(); looked != 1 || len(changed) != 1 || changed[0] != id {
			t.Errorf("the check: %d, %v", looked, changed)
		}
	})
}
