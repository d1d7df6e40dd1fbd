package suggestion

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/fault"
	"lianluo/internal/org"
	"lianluo/internal/search"
)

// How far the experience of units reaches: so many of the most alike items are
// looked at, and so many units are named.
const (
	experienceFrom = 40
	experienceMost = 6
)

// ErrAssigns answers those who choose no units.
var ErrAssigns = fault.New(fault.Forbidden, "not-assigning", "办理过相似建议的单位供代表工作机构和政府办公室选择承办单位时参考，您不需要选择。")

// choosing are the actions in which units are chosen.
var choosing = []Action{Assign, ProposeUnits, ChangeAssignments, DecideRehandling, Escalate, Reopen}

// choosesUnits says whether the table of the procedure has by choose units of
// any item.
func choosesUnits(by access.Actor) bool {
	return slices.ContainsFunc(procedure, func(s step) bool {
		return slices.Contains(choosing, s.action) && slices.Contains(s.who, relation(by.Role))
	})
}

// Experience is what one unit has done with items like the one that is to be
// assigned.
type Experience struct {
	UnitID     uint        `json:"unit_id"`
	Name       string      `json:"name"`
	Precedents []Precedent `json:"precedents"` // the most alike first
}

// Precedent is an item like the one that is to be assigned, as one unit handled
// it: its own class, and the rating of the round in which it answered.
type Precedent struct {
	ID         uint   `json:"id"`
	Title      string `json:"title"`
	NumberText string `json:"number_text"`
	Year       int    `json:"year"` // 0 where an imported register does not say
	Percent    int    `json:"percent"`
	Same       bool   `json:"same"`
	Role       string `json:"role" enums:"sole,lead,co,separate,unstated"`
	Answered   bool   `json:"answered"`    // by this unit
	ClassLabel string `json:"class_label"` // of its reply; empty of a co-handler's part
	Result     string `json:"result"`      // as far as the reader may know it
}

// Experienced names the units that handled items with titles like this one, of
// those that by may read, the most experienced first; of them, only units that
// by can choose for the item as it stands. It is for those who choose units, and
// needs the same number of statements for any number.
func (s *Service) Experienced(ctx context.Context, by access.Actor, title string, item uint) ([]Experience, error) {
	if !choosesUnits(by) {
		return nil, ErrAssigns
	}
	v, err := s.viewer(ctx, by)
	if err != nil {
		return nil, err
	}
	hits, err := v.assignedAlike(title, item)
	if err != nil || len(hits) == 0 {
		return []Experience{}, err
	}
	ids := make([]uint, len(hits))
	for i, h := range hits {
		ids[i] = h.ID
	}
	items, err := load(v.q, ids, "explanation")
	if err != nil {
		return nil, err
	}
	units := map[uint]*Experience{}
	for i, it := range items {
		v.learn(units, it, hits[i])
	}
	return v.mostExperienced(units, item)
}

// assignedAlike finds what by may read of the items that are alike and that
// units have or had.
func (v *viewer) assignedAlike(title string, except uint) (hits []alikeHit, err error) {
	q := search.Similar(v.q.Model(&Suggestion{}), "suggestions.id", v.by.CongressID, title, alikeFrom)
	if q == nil {
		return nil, nil
	}
	err = q.Scopes(visible(v.by)).Scopes(alikeRows).
		Where("suggestions.id <> ? AND NOT suggestions.stub AND EXISTS (SELECT 1 FROM assignments a WHERE a.suggestion_id = suggestions.id AND "+activeAssignment+")", except).
		Limit(experienceFrom).Scan(&hits).Error
	if err != nil {
		return nil, fmt.Errorf("find what units did before: %w", err)
	}
	return hits, nil
}

// learn adds what the units of one item did: each once, by its newest part.
func (v *viewer) learn(units map[uint]*Experience, it *Item, hit alikeHit) {
	done := map[uint]bool{}
	for i := len(it.Assignments) - 1; i >= 0; i-- {
		a := &it.Assignments[i]
		if !a.Active() || done[a.UnitID] {
			continue
		}
		done[a.UnitID] = true
		if units[a.UnitID] == nil {
			units[a.UnitID] = &Experience{UnitID: a.UnitID, Name: it.Units[a.UnitID].Name}
		}
		units[a.UnitID].Precedents = append(units[a.UnitID].Precedents, v.precedent(it, a, hit))
	}
}

func (v *viewer) precedent(it *Item, a *Assignment, hit alikeHit) Precedent {
	h := Precedent{ID: it.ID, Title: it.Title, NumberText: it.NumberText, Year: hit.year(), Percent: hit.Percent, Same: hit.Percent >= sameFrom, Role: a.Role}
	if r := it.delivered(a.ID); r != nil {
		h.Answered, h.ClassLabel = true, r.ClassLabel
	}
	if f := it.decisive(a.RoundNo); f != nil && a.Answers() && it.readsOne(v.by, *f) {
		h.Result = f.Result
	}
	return h
}

// mostExperienced leaves out units that cannot be chosen, and puts those first
// whose items are most and most alike together.
func (v *viewer) mostExperienced(units map[uint]*Experience, item uint) ([]Experience, error) {
	var active []uint
	err := v.q.Table("units").Where("units.congress_id = ? AND units.active AND units.id IN ?", v.by.CongressID, keys(units)).
		Scopes(v.joining(item)).Pluck("units.id", &active).Error
	if err != nil {
		return nil, fmt.Errorf("units that are given items: %w", err)
	}
	out := make([]Experience, len(active))
	for i, id := range active {
		out[i] = *units[id]
	}
	slices.SortFunc(out, func(a, b Experience) int {
		return cmp.Or(b.weight()-a.weight(), cmp.Compare(a.UnitID, b.UnitID))
	})
	return out[:min(len(out), experienceMost)], nil
}

// joining leaves out units that cannot join the round that the item is in: those
// that have a part in it, and where the government office changes units, those
// that are not the government's. A round that is still to be opened is open to
// all.
func (v *viewer) joining(item uint) func(*gorm.DB) *gorm.DB {
	at := func(phases []Phase) *gorm.DB {
		return v.q.Table("suggestions").Select("1").Scopes(visible(v.by)).Where("suggestions.id = ? AND suggestions.phase IN ?", item, phases)
	}
	return func(q *gorm.DB) *gorm.DB {
		has := at(append([]Phase{Registered}, withUnit...)).Joins("JOIN assignments a ON a.suggestion_id = suggestions.id AND a.round_no = suggestions.round AND " + activeAssignment).
			Where("a.unit_id = units.id")
		q = q.Where("NOT EXISTS (?)", has)
		if v.by.Is(access.GovOffice) {
			q = q.Where("(units.system = ? OR NOT EXISTS (?))", org.Government, at(withUnit))
		}
		return q
	}
}

// weight is how alike all its items are together, in percent.
func (e Experience) weight() (sum int) {
	for _, h := range e.Precedents {
		sum += h.Percent
	}
	return sum
}
