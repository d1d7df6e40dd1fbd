package search_test

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gorm.io/gorm"
	"pgregory.net/rapid"

	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
	"lianluo/internal/search"
)

// Couples are what Similar finds for each of the titles.
func TestCouplesAreWhatIsSimilarToEachTitle(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		congress := uint(1)
		rapid.Check(t, func(t *rapid.T) {
			congress++
			titles := map[uint]string{}
			words := rapid.SliceOfN(rapid.StringOfN(rapid.RuneFrom([]rune("公交线路城区 ，Ab")), 0, 8, -1), 2, 12).Draw(t, "titles")
			atLeast := rapid.IntRange(1, 100).Draw(t, "at least")
			err := db.Write(context.Background(), func(tx *gorm.DB) error {
				for i, title := range words {
					id := congress*100 + uint(i)
					titles[id] = "关于" + title + "的建议"
					if err := search.PutTitle(tx, congress, id, titles[id]); err != nil {
						return err
					}
				}
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
			want := map[search.Couple]bool{}
			for id, title := range titles {
				q := search.Similar(db.Read(context.Background()).Table("(SELECT 0) AS none"), "alike.id", congress, title, atLeast)
				if q == nil {
					continue
				}
				var hits []struct {
					ID      uint
					Percent int
				}
				if err := q.Select("alike.id, alike.percent").Scan(&hits).Error; err != nil {
					t.Fatal(err)
				}
				for _, h := range hits {
					if h.ID != id {
						want[search.Couple{Earlier: min(id, h.ID), Later: max(id, h.ID), Percent: h.Percent}] = true
					}
				}
			}
			got, total := search.Couples(titles, atLeast, len(words)*len(words), func(uint, uint) bool { return true })
			for _, c := range got {
				if !want[c] {
					t.Fatalf("%+v is no couple: %q %q", c, titles[c.Earlier], titles[c.Later])
				}
			}
			if len(got) != len(want) || total != len(want) || !slices.IsSortedFunc(got, func(a, b search.Couple) int { return b.Percent - a.Percent }) {
				t.Fatalf("%v, want %v", got, want)
			}
		})
	})
}

// The most alike stand first, and of equals the latest; titles of what every
// title says are like none.
func TestCouplesInTheirOrder(t *testing.T) {
	titles := map[uint]string{
		1: "关于加快旧城改造的建议", 2: "关于旧城改造的建议", 3: "关于推进旧城改造工作的建议", 4: "关于旧城供水改造的建议",
		5: "关于建议", 6: "关于进一步加强工作的建议", 7: "", 8: "关于农村饮水安全的建议",
	}
	find := func(most int, may func(earlier, later uint) bool) (got []string, total int) {
		couples, total := search.Couples(titles, 30, most, may)
		for _, c := range couples {
			got = append(got, fmt.Sprint(c.Earlier, "-", c.Later, " ", c.Percent))
		}
		return got, total
	}
	want := []string{"2-3 100", "1-3 100", "1-2 100", "3-4 50", "2-4 50", "1-4 50"}
	for _, c := range []struct {
		name  string
		most  int
		may   func(earlier, later uint) bool
		want  []string
		total int
	}{
		{"all", 100, func(uint, uint) bool { return true }, want, 6},
		{"the foremost", 2, func(uint, uint) bool { return true }, want[:2], 6},
		{"none of them", 0, func(uint, uint) bool { return true }, nil, 6},
		{"those that may", 100, func(earlier, later uint) bool { return earlier == 1 && later == 3 }, want[1:2], 1},
	} {
		got, total := find(c.most, c.may)
		if diff := cmp.Diff(c.want, got); diff != "" || total != c.total {
			t.Errorf("%s: %d in all; %s", c.name, total, diff)
		}
	}
}

// Thousands of titles of one matter cost no memory that grows with their couples.
func TestManyTitlesOfOneMatter(t *testing.T) {
	const many = 3000
	titles := map[uint]string{}
	for id := range uint(many) {
		titles[id] = "关于新建城区停车场的建议"
	}
	couples, total := search.Couples(titles, 40, 100, func(uint, uint) bool { return true })
	if len(couples) != 100 || total != many*(many-1)/2 || couples[0].Later != many-1 || couples[99].Later != many-1 || cap(couples) > 20*many {
		t.Errorf("%d of %d couples, room for %d, the first %+v", len(couples), total, cap(couples), couples[0])
	}
}
