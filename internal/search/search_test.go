package search_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gorm.io/gorm"
	"pgregory.net/rapid"

	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
	"lianluo/internal/search"
)

const congress = 1

func put(t rapid.TB, db *database.DB, texts map[uint]string) {
	t.Helper()
	err := db.Write(context.Background(), func(tx *gorm.DB) error {
		for id, text := range texts {
			if err := search.Put(tx, search.Text{CongressID: congress, ID: id, Words: text}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func find(t rapid.TB, db *database.DB, query string) []uint {
	t.Helper()
	q, err := search.Match(db.Read(context.Background()).Table("search_documents AS s"), "s.id", congress, query)
	if err != nil {
		t.Fatal(err)
	}
	ids := []uint{}
	if err := q.Order("s.id").Pluck("s.id", &ids).Error; err != nil {
		t.Fatalf("search %q: %v", query, err)
	}
	return ids
}

func TestWordsAreFound(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		put(t, db, map[uint]string{
			1: "关于加快老旧小区供水管网改造的建议\n一、更换老化的供水管道；",
			2: "关于推进5G网络全覆盖的建议 WiFi不足",
			3: "供水与水管：两件事",
			4: "\U00020BB7口街道养\u200b老院100%安装电梯，费用_自理",
		})
		for _, c := range []struct {
			name, query string
			want        []uint
		}{
			{"one character", "水", []uint{1, 3}},
			{"the last character of a word", "议", []uint{1, 2}},
			{"two characters", "供水", []uint{1, 3}},
			{"a word, not its scattered pairs", "供水管", []uint{1}},
			{"every word must be there", "供水 道", []uint{1}},
			{"punctuation parts words", "“供水”，《管网》", []uint{1}},
			{"full width", "５ｇ网", []uint{2}},
			{"small letters", "wifi", []uint{2}},
			{"part of a Latin word", "ifi", []uint{2}},
			{"one digit", "5", []uint{2}},
			{"a number", "100", []uint{4}},
			{"a rare character", "\U00020BB7", []uint{4}},
			{"over an invisible character", "养老院", []uint{4}},
			{"a wildcard is punctuation", "1%安", []uint{4}},
			{"so is an underscore", "费用_自理", []uint{4}},
			{"what is nowhere", "地铁", []uint{}},
			{"blank", " \n", []uint{1, 2, 3, 4}},
			{"punctuation alone", "？！", []uint{}},
			{"an operator is a word", "供水 OR 电梯", []uint{}},
			{"NOT is a word", "NOT 供水", []uint{}},
			{"quotes", `供水" OR "电梯`, []uint{}},
			{"a column filter", "tokens:供水", []uint{}},
			{"a quote of the other engine", `供水' | '电梯`, []uint{}},
			{"back slashes", `\'供水\\`, []uint{1, 3}},
			{"a zero byte", "供水\x00", []uint{1, 3}},
			{"broken encoding", "供水\xff", []uint{1, 3}},
		} {
			t.Run(c.name, func(t *testing.T) {
				if diff := cmp.Diff(c.want, find(t, db, c.query)); diff != "" {
					t.Errorf("%q: %s", c.query, diff)
				}
			})
		}
	})
}

func TestAChangedTextIsFoundByItsNewWordsAlone(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		put(t, db, map[uint]string{7: "修建人行天桥"})
		put(t, db, map[uint]string{7: "修建地下通道"})
		for query, want := range map[string][]uint{"天桥": {}, "桥": {}, "地下": {7}, "修建地": {7}} {
			if diff := cmp.Diff(want, find(t, db, query)); diff != "" {
				t.Errorf("%q: %s", query, diff)
			}
		}
	})
}

// Traditional and simplified characters find each other, whichever of them was
// written.
func TestEitherWritingFindsTheOther(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		put(t, db, map[uint]string{1: "關於增開夜間公車線路的建議", 2: "关于增开夜间公车线路的建议"})
		for _, query := range []string{"增开夜间", "增開夜間", "綫路", "线路", "線", "开 議"} {
			if diff := cmp.Diff([]uint{1, 2}, find(t, db, query)); diff != "" {
				t.Errorf("%q: %s", query, diff)
			}
		}
	})
}

func TestNothingIsFoundOfAnotherCongress(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		put(t, db, map[uint]string{1: "河道治理"})
		if err := db.Write(context.Background(), func(tx *gorm.DB) error {
			return search.Put(tx, search.Text{CongressID: congress + 10, ID: 2, Words: "河道保洁"})
		}); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff([]uint{1}, find(t, db, "河道")); diff != "" {
			t.Error(diff)
		}
		if err := db.Write(context.Background(), func(tx *gorm.DB) error {
			return search.Put(tx, search.Text{CongressID: congress, ID: 2, Words: "河道保洁"})
		}); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff([]uint{1, 2}, find(t, db, "河")); diff != "" {
			t.Error(diff)
		}
	})
}

func TestARemovedTextIsGone(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		put(t, db, map[uint]string{1: "河道治理", 2: "河道保洁"})
		for range 2 {
			if err := db.Write(context.Background(), func(tx *gorm.DB) error { return search.Remove(tx, 1) }); err != nil {
				t.Fatal(err)
			}
		}
		if diff := cmp.Diff([]uint{2}, find(t, db, "河道")); diff != "" {
			t.Error(diff)
		}
		put(t, db, map[uint]string{1: "河道清淤"})
		if diff := cmp.Diff([]uint{1, 2}, find(t, db, "河道")); diff != "" {
			t.Error(diff)
		}
	})
}

func TestTheLongestTextAndQueryAreTaken(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		var text strings.Builder
		for i := range search.MaxText {
			text.WriteRune(rune(0x4E00 + i*7919%20000))
			text.WriteRune(rune(0x20000 + i%40000))
		}
		put(t, db, map[uint]string{1: text.String()})
		query := string([]rune(text.String())[500 : 500+search.MaxQuery])
		if diff := cmp.Diff([]uint{1}, find(t, db, query)); diff != "" {
			t.Error(diff)
		}
		_, err := search.Match(db.Read(context.Background()).Table("search_documents"), "id", congress, query+"多")
		if !errors.Is(err, search.ErrQueryTooLong) {
			t.Errorf("a query over the limit: %v", err)
		}
	})
}

// alphabet is small, so that drawn texts share characters, and holds what
// could upset an engine's syntax.
var alphabet = []rune("水管网建议甲乙丙ABab12５Ｇé\U00020BB7\ue000，。、 \n'\"\\%_*:&|()-^\x00")

func TestEachPieceOfATextFindsIt(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		id := uint(0)
		rapid.Check(t, func(r *rapid.T) {
			id++
			runes := rapid.SliceOfN(rapid.SampledFrom(alphabet), 1, 40).Draw(r, "text")
			put(r, db, map[uint]string{id: string(runes)})
			from := rapid.IntRange(0, len(runes)-1).Draw(r, "from")
			to := rapid.IntRange(from+1, len(runes)).Draw(r, "to")
			piece := string(runes[from:to])
			if !strings.ContainsAny(piece, "水管网建议甲乙丙ABab12５Ｇé\U00020BB7\ue000") {
				return
			}
			if !slices.Contains(find(r, db, piece), id) {
				r.Fatalf("%q does not find %q", piece, string(runes))
			}
		})
	})
}

func TestWhatIsFoundContainsTheWord(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		draw := rapid.StringMatching(`[甲乙丙]{1,8}`)
		texts := map[uint]string{}
		rapid.Check(t, func(r *rapid.T) {
			id := uint(len(texts) + 1)
			texts[id] = draw.Draw(r, "text")
			put(r, db, map[uint]string{id: texts[id]})
			word, want := draw.Draw(r, "word"), []uint{}
			for id, text := range texts {
				if strings.Contains(text, word) {
					want = append(want, id)
				}
			}
			slices.Sort(want)
			if diff := cmp.Diff(want, find(r, db, word)); diff != "" {
				r.Fatalf("%q: %s", word, diff)
			}
		})
	})
}
