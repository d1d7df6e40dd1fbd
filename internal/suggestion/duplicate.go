package suggestion

import (
	"context"
	"fmt"
	"slices"

	"lianluo/internal/access"
	"lianluo/internal/search"
)

// From so many percent on, of Dice's coefficient over the pairs of characters of
// their titles, two items are likely duplicates; and so many couples are listed.
// Real titles that differ in more than words are below it: of forty from nine
// cities, the one couple above is "农村环境卫生管理和垃圾集中收集处理" and
// "农村环境卫生综合治理". Only the latest items are compared, more than the
// largest congresses get in a year.
const (
	duplicateFrom    = 40
	duplicateMost    = 100
	duplicateCompare = 3000
)

// Duplicate is a couple of items with titles so much alike that they may be one
// matter, and of which the one is where it can be merged into the other; an open
// Request may still hold it there.
type Duplicate struct {
	Percent int   `json:"percent"`
	Same    bool  `json:"same"`  // so much alike that it is the same matter
	Asked   bool  `json:"asked"` // a merger of the two waits for its decision
	Items   []Row `json:"items"` // the two, the earlier first
}

// DuplicateList holds the most alike couples; Total says how many there are.
type DuplicateList struct {
	Couples []Duplicate `json:"couples"`
	Total   int         `json:"total"`
}

// candidate is an item that can be merged, or into which others can be.
type candidate struct {
	ID            uint
	Title         string
	ReferenceOnly bool
	Goes          bool // into another one
}

// Duplicates lists for the office what it may want to merge: of the items that
// are not answered yet, those with titles that are alike. It needs the same
// number of statements for any number.
func (s *Service) Duplicates(ctx context.Context, by access.Actor) (DuplicateList, error) {
	out := DuplicateList{Couples: []Duplicate{}}
	if !by.Is(access.Office, access.Head) {
		return out, ErrNotAllowed
	}
	v, err := s.viewer(ctx, by)
	if err != nil {
		return out, err
	}
	candidates, err := v.candidates()
	if err != nil {
		return out, err
	}
	var couples []search.Couple
	couples, out.Total = couplesOf(candidates)
	items, err := v.itemsOf(couples)
	if err != nil {
		return out, err
	}
	for _, c := range couples {
		if a, b := items[c.Earlier], items[c.Later]; a != nil && b != nil {
			out.Couples = append(out.Couples, Duplicate{Percent: c.Percent, Same: c.Percent >= sameFrom,
				Asked: a.asksToJoin(b) || b.asksToJoin(a), Items: []Row{v.row(a), v.row(b)}})
		}
	}
	return out, nil
}

// candidates reads what mergeTarget and the procedure let be merged or merged into.
func (v *viewer) candidates() (map[uint]candidate, error) {
	var rows []candidate
	err := v.q.Model(&Suggestion{}).Scopes(visible(v.by)).
		Where("suggestions.phase IN ? AND NOT suggestions.stub", takesIn).
		Where("NOT EXISTS (SELECT 1 FROM replies r WHERE r.suggestion_id = suggestions.id AND r.round_no = suggestions.round AND r.state = ?)", ReplyDelivered).
		Select("suggestions.id, suggestions.title, suggestions.reference_only, "+
			"(suggestions.phase IN ? AND suggestions.round = 0 AND NOT EXISTS (SELECT 1 FROM suggestions m WHERE m.merged_into_id = suggestions.id)) AS goes", mergeable).
		Order("suggestions.id DESC").Limit(duplicateCompare).Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("what can be merged: %w", err)
	}
	out := make(map[uint]candidate, len(rows))
	for _, c := range rows {
		out[c.ID] = c
	}
	return out, nil
}

// couplesOf finds the candidates that are alike and of which one can go into the other.
func couplesOf(candidates map[uint]candidate) ([]search.Couple, int) {
	titles := make(map[uint]string, len(candidates))
	for id, c := range candidates {
		titles[id] = c.Title
	}
	return search.Couples(titles, duplicateFrom, duplicateMost, func(earlier, later uint) bool {
		a, b := candidates[earlier], candidates[later]
		return (a.Goes || b.Goes) && a.ReferenceOnly == b.ReferenceOnly
	})
}

func (v *viewer) itemsOf(couples []search.Couple) (map[uint]*Item, error) {
	var ids []uint
	for _, c := range couples {
		ids = append(ids, c.Earlier, c.Later)
	}
	slices.Sort(ids)
	items, err := load(v.q, slices.Compact(ids), "explanation")
	if err != nil {
		return nil, err
	}
	out := make(map[uint]*Item, len(items))
	for _, it := range items {
		out[it.ID] = it
	}
	return out, nil
}

// asksToJoin says whether it waits for a decision that this item be merged into
// the other one.
func (it *Item) asksToJoin(other *Item) bool {
	return slices.ContainsFunc(it.Requests, func(r Request) bool {
		return r.State == RequestOpen && r.Kind == merging.kind && r.Data.TargetID == other.ID
	})
}
