package suggestion

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/calendar"
	"lianluo/internal/search"
)

// How alike titles are, in percent of Dice's coefficient over pairs of
// characters: from where on they are shown, and from where on they count as the
// same matter raised again; and how many are shown, of all and of one year.
const (
	alikeFrom = 25
	sameFrom  = 80
	alikeMost = 6
)

// alikeHit is an item with a title like the one that was asked for.
type alikeHit struct {
	ID          uint
	Percent     int
	SubmittedAt *time.Time
	OpensOn     calendar.Date // of its session
}

// year is the one in which the item was submitted, as figures count it; of an
// imported register, which does not say, that of its session.
func (h alikeHit) year() int {
	if h.SubmittedAt != nil {
		return calendar.On(*h.SubmittedAt).Year()
	}
	if h.OpensOn.IsZero() {
		return 0
	}
	return h.OpensOn.Year()
}

// raisedAt are the columns from which an alikeHit knows its year.
const raisedAt = "suggestions.submitted_at, sessions.opens_on"

// alikeRows selects an alikeHit of each, the most alike and newest first.
func alikeRows(q *gorm.DB) *gorm.DB {
	return q.Joins("LEFT JOIN sessions ON sessions.id = suggestions.session_id").
		Select("suggestions.id, alike.percent, " + raisedAt).
		Order("alike.percent DESC, suggestions.id DESC")
}

// Alike is an item with a title like the one that was asked for. What its
// proposer did not agree to make public is only for who may read the item.
type Alike struct {
	ID         uint       `json:"id"`
	Title      string     `json:"title"`
	NumberText string     `json:"number_text"`
	Year       int        `json:"year"` // 0 where an imported register does not say
	Percent    int        `json:"percent"`
	Same       bool       `json:"same"`       // so much alike that it is the same matter
	Readable   bool       `json:"readable"`   // by who asks
	TitleOnly  bool       `json:"title_only"` // no more of it is public: units, class and reply are left out
	Phase      Phase      `json:"phase"`      // empty unless readable
	Units      []UnitView `json:"units"`
	ClassLabel string     `json:"class_label"` // of the last delivered reply
	Reply      string     `json:"reply"`       // how that reply begins
	Result     string     `json:"result"`      // of its last round, as far as the reader may know it
}

// AlikeList tells what is alike, the most alike first, and in which years the
// same matter was raised, the earliest first; that of the item which is asked
// for is always among them.
type AlikeList struct {
	Alike  []Alike      `json:"alike"`
	Raised []RaisedYear `json:"raised"`
}

// RaisedYear is a year in which a matter was raised. Items are some of Count, the
// most alike first; the one that asks is not among them.
type RaisedYear struct {
	Year  int     `json:"year"`
	Own   bool    `json:"own"` // the item that is asked for is of this year
	Count int     `json:"count"`
	Items []Alike `json:"items"`
}

// public narrows to what by may read and to registered items whose proposers
// agreed that at least the title be public.
func public(by access.Actor) func(*gorm.DB) *gorm.DB {
	return func(q *gorm.DB) *gorm.DB {
		readable := q.Session(&gorm.Session{NewDB: true}).Model(&Suggestion{}).Scopes(visible(by)).Select("suggestions.id")
		if !by.Is(access.Deputy) {
			return q.Where("suggestions.id IN (?)", readable)
		}
		return q.Where("(suggestions.id IN (?) OR suggestions.congress_id = ? AND suggestions.number IS NOT NULL AND suggestions.phase <> 'withdrawn' AND suggestions.publicity_consent IN ('full', 'title_only'))",
			readable, by.CongressID)
	}
}

// AlikeTo finds items, of this and earlier years, whose titles are like title;
// except is the item that asks, which is left out.
func (s *Service) AlikeTo(ctx context.Context, by access.Actor, title string, except uint) (AlikeList, error) {
	v, err := s.viewer(ctx, by)
	if err != nil {
		return AlikeList{}, err
	}
	year, err := v.yearOf(except)
	if err != nil {
		return AlikeList{}, err
	}
	var hits []alikeHit
	if q := search.Similar(v.q.Model(&Suggestion{}), "suggestions.id", by.CongressID, title, alikeFrom); q != nil {
		err := q.Scopes(public(by)).Scopes(alikeRows).Where("suggestions.id <> ? AND NOT suggestions.stub", except).Scan(&hits).Error
		if err != nil {
			return AlikeList{}, fmt.Errorf("find what is alike: %w", err)
		}
	}
	shown := hits[:min(len(hits), alikeMost)]
	raised := raisedIn(year, hits)
	for _, y := range raised {
		shown = append(slices.Clip(shown), y.hits...)
	}
	views, err := v.alikes(shown)
	if err != nil {
		return AlikeList{}, err
	}
	return listAlike(hits[:min(len(hits), alikeMost)], raised, views), nil
}

func listAlike(hits []alikeHit, raised []raisedHits, views map[uint]Alike) AlikeList {
	of := func(hits []alikeHit) []Alike {
		out := []Alike{}
		for _, h := range hits {
			out = append(out, views[h.ID])
		}
		return out
	}
	out := AlikeList{Alike: of(hits), Raised: []RaisedYear{}}
	for _, y := range raised {
		y.Items = of(y.hits)
		out.Raised = append(out.Raised, y.RaisedYear)
	}
	return out
}

// raisedHits are the hits that a year shows.
type raisedHits struct {
	RaisedYear
	hits []alikeHit
}

// raisedIn sorts the hits that are the same matter by their years, of which own
// is that of the item that is asked for.
func raisedIn(own int, hits []alikeHit) []raisedHits {
	years := map[int]*raisedHits{own: {RaisedYear: RaisedYear{Year: own, Own: true}}}
	for _, h := range hits {
		year := h.year()
		if h.Percent < sameFrom || year == 0 {
			continue
		}
		if years[year] == nil {
			years[year] = &raisedHits{RaisedYear: RaisedYear{Year: year}}
		}
		y := years[year]
		if y.Count++; y.Count <= alikeMost {
			y.hits = append(y.hits, h)
		}
	}
	out := []raisedHits{}
	for _, year := range slices.Sorted(maps.Keys(years)) {
		out = append(out, *years[year])
	}
	return out
}

// yearOf is the year in which an item was raised, as figures count it; of one
// that is still being written, or of none, the running one.
func (v *viewer) yearOf(id uint) (int, error) {
	if id == 0 {
		return v.today.Year(), nil
	}
	var own alikeHit
	err := v.q.Model(&Suggestion{}).Scopes(visible(v.by)).Where("suggestions.id = ?", id).Joins("LEFT JOIN sessions ON sessions.id = suggestions.session_id").
		Where("(suggestions.submitted_at IS NOT NULL OR suggestions.origin = ?)", OriginImported).Select("suggestions.id, " + raisedAt).Scan(&own).Error
	if err != nil {
		return 0, fmt.Errorf("the year of an item: %w", err)
	}
	return cmp.Or(own.year(), v.today.Year()), nil
}

// alikes tells of the hits what by may know, by their ids.
func (v *viewer) alikes(hits []alikeHit) (map[uint]Alike, error) {
	out := map[uint]Alike{}
	if len(hits) == 0 {
		return out, nil
	}
	byID := map[uint]alikeHit{}
	for _, h := range hits {
		byID[h.ID] = h
	}
	ids := keys(byID)
	items, err := load(v.q, ids, "explanation")
	if err != nil {
		return nil, err
	}
	var readable []uint
	if err := v.q.Model(&Suggestion{}).Scopes(visible(v.by)).Where("suggestions.id IN ?", ids).Pluck("suggestions.id", &readable).Error; err != nil {
		return nil, fmt.Errorf("readable of what is alike: %w", err)
	}
	for _, it := range items {
		a, h := v.alike(it, slices.Contains(readable, it.ID)), byID[it.ID]
		a.Year, a.Percent, a.Same = h.year(), h.Percent, h.Percent >= sameFrom
		out[it.ID] = a
	}
	return out, nil
}

// replyShown is how many characters of a reply are shown beside what is alike.
const replyShown = 120

func (v *viewer) alike(it *Item, readable bool) Alike {
	a := Alike{ID: it.ID, Title: it.Title, NumberText: it.NumberText, Readable: readable, Units: []UnitView{}}
	if readable {
		a.Phase = v.phase(it)
		if f := it.decisive(it.Round); f != nil && it.readsOne(v.by, *f) {
			a.Result = f.Result
		}
	} else if a.TitleOnly = it.PublicityConsent != "full"; a.TitleOnly {
		return a
	}
	for _, on := range it.active() {
		a.Units = append(a.Units, UnitView{ID: on.UnitID, Name: it.Units[on.UnitID].Name, Role: on.Role})
	}
	for i := range it.Replies {
		if r := &it.Replies[i]; r.DeliveredAt != nil && r.SupersededByID == nil {
			a.ClassLabel, a.Reply = r.ClassLabel, r.beginning()
		}
	}
	return a
}

// beginning is what the reply says first, cut to what a list can show.
func (r *Reply) beginning() string {
	for _, a := range r.Answers {
		if a.Text == "" {
			continue
		}
		if runes := []rune(a.Text); len(runes) > replyShown {
			return string(runes[:replyShown]) + "…"
		}
		return a.Text
	}
	return ""
}
