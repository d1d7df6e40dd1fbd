package search

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"gorm.io/gorm"
)

// titlePair is one pair of neighbouring characters of a title; Pairs says how
// many the whole title has.
type titlePair struct {
	CongressID uint
	Pair       string
	ID         uint
	Pairs      int
}

func (titlePair) TableName() string { return "search_titles" }

// everywhere are words that titles of suggestions have whatever they are about.
var everywhere = []string{"关于", "进一步", "加强", "加快", "加大", "推进", "推动", "提升", "完善", "切实", "力度", "工作", "问题", "的建议", "建议", "我市", "全市"}

// titlePairs lists, each once, the pairs of a title without the words that say
// nothing of what it is about.
func titlePairs(title string) []string {
	folded := fold(title)
	for _, word := range everywhere {
		folded = strings.ReplaceAll(folded, word, " ")
	}
	var out []string
	for _, word := range strings.Fields(folded) {
		out = append(out, pairs(word)...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// PutTitle keeps the title of one suggestion for Similar, in place of the one
// that was kept before; an empty one takes it out.
func PutTitle(tx *gorm.DB, congressID, id uint, title string) error {
	if err := tx.Where("id = ?", id).Delete(&titlePair{}).Error; err != nil {
		return fmt.Errorf("unindex title %d: %w", id, err)
	}
	all := titlePairs(title)
	rows := make([]titlePair, len(all))
	for i, pair := range all {
		rows[i] = titlePair{CongressID: congressID, Pair: pair, ID: id, Pairs: len(all)}
	}
	if len(rows) == 0 {
		return nil
	}
	if err := tx.Create(&rows).Error; err != nil {
		return fmt.Errorf("index title %d: %w", id, err)
	}
	return nil
}

// alikeMost is how many titles Similar joins at most.
const alikeMost = 200

// Similar joins q with the titles of the congress that are alike, as "alike"
// with the columns id and percent: twice the pairs that both have of those that
// each has (Dice's coefficient), at least the given percent; the most alike
// alikeMost of them, so that a title like thousands of others costs no more. It
// gives nil for a title that says nothing.
func Similar(q *gorm.DB, column string, congressID uint, title string, atLeast int) *gorm.DB {
	asked := titlePairs(title)
	if len(asked) == 0 {
		return nil
	}
	alike := q.Session(&gorm.Session{NewDB: true}).Model(&titlePair{}).
		Select("id, 200 * COUNT(*) / (? + MAX(pairs)) AS percent", len(asked)).
		Where("congress_id = ? AND pair IN ?", congressID, asked).
		Group("id").Having("200 * COUNT(*) >= ? * (? + MAX(pairs))", atLeast, len(asked)).
		Order("percent DESC, id DESC").Limit(alikeMost)
	return q.Joins("JOIN (?) alike ON alike.id = "+column, alike)
}

// Couple is two titles that are alike, as Similar counts it.
type Couple struct {
	Earlier, Later uint // the smaller and the greater id
	Percent        int
}

// Couples finds which of the titles are alike by at least the given percent and
// may be coupled: the most alike and latest first, most of them, and how many
// there are in all. It compares only titles that have a pair of characters in
// common, and keeps no more than it gives.
func Couples(titles map[uint]string, atLeast, most int, may func(earlier, later uint) bool) (couples []Couple, total int) {
	ids := slices.Sorted(maps.Keys(titles))
	size, common, having := make([]int, len(ids)), make([]int, len(ids)), map[string][]int{}
	for at, id := range ids {
		pairs, met := titlePairs(titles[id]), []int(nil)
		for _, pair := range pairs {
			for _, other := range having[pair] {
				if common[other]++; common[other] == 1 {
					met = append(met, other)
				}
			}
			having[pair] = append(having[pair], at)
		}
		size[at] = len(pairs)
		for _, other := range met {
			both, n := size[other]+size[at], common[other]
			common[other] = 0
			if 200*n >= atLeast*both && may(ids[other], id) {
				couples, total = append(couples, Couple{Earlier: ids[other], Later: id, Percent: 200 * n / both}), total+1
			}
		}
		if len(couples) > 8*most {
			couples = foremost(couples, most)
		}
	}
	return foremost(couples, most), total
}

func foremost(couples []Couple, most int) []Couple {
	slices.SortFunc(couples, func(a, b Couple) int {
		return cmp.Or(cmp.Compare(b.Percent, a.Percent), cmp.Compare(b.Later, a.Later), cmp.Compare(b.Earlier, a.Earlier))
	})
	return couples[:min(len(couples), most)]
}
