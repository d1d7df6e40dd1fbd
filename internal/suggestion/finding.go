package suggestion

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/search"
)

// Places in which a word of a search can stand.
const (
	inText    = "text"
	inReply   = "reply"
	inContact = "contact"
)

// Found is where else than in the title a search found its words.
type Found struct {
	In     string         `json:"in" enums:"text,reply,contact"`
	Pieces []search.Piece `json:"pieces"`
}

// passage is a part of what is indexed of an item.
type passage struct{ in, text string }

// passages are the texts that everybody reads who reads the item: what is asked
// for, delivered replies and the copies of a merged item, contacts. Drafts, feedback and what was disputed are
// not among them, so that no search can tell of them.
func (it *Item) passages(text *ContentVersion) []passage {
	out := []passage{{inText, text.Situation}, {inText, text.Analysis}}
	for _, p := range text.Points {
		out = append(out, passage{inText, p.Text})
	}
	for _, r := range slices.Concat(it.Replies, it.Received) {
		if r.DeliveredAt == nil {
			continue
		}
		out = append(out, passage{inReply, r.Opening})
		for _, a := range r.Answers {
			out = append(out, passage{inReply, a.Text})
		}
		out = append(out, passage{inReply, r.Closing}, passage{inReply, r.ClassReason}, passage{inReply, r.CommitmentText})
	}
	for i := range it.Communications {
		c := &it.Communications[i]
		out = append(out, passage{inContact, c.Summary}, passage{inContact, c.Place}, passage{inContact, c.Persons})
	}
	return out
}

// index keeps the words of items, as they were handed in last, for searches; an
// item without a text keeps what it has. It needs the same number of statements
// for one item as for many.
func index(tx *gorm.DB, texts map[uint]*ContentVersion, items ...*Item) error {
	registered, err := registeredUnits(tx, items)
	if err != nil {
		return err
	}
	if err := loadReceived(tx, items); err != nil {
		return err
	}
	var docs []search.Text
	var gone []uint
	for _, it := range items {
		text := texts[it.ID]
		switch {
		case it.Stub:
			gone = append(gone, it.ID)
		case text != nil:
			docs = append(docs, search.Text{CongressID: it.CongressID, ID: it.ID, Words: it.words(text, registered[it.ID])})
		}
	}
	if err := search.Remove(tx, gone...); err != nil {
		return err
	}
	return search.Put(tx, docs...)
}

// words are all that an item is found by; registered are the units that an
// imported register names.
func (it *Item) words(text *ContentVersion, registered string) string {
	parts := []string{text.Title, it.NumberText, it.Deputies[it.LeadDeputyID].Name}
	if it.Origin == OriginImported {
		parts = append(parts, registered)
	}
	for _, p := range it.passages(text) {
		parts = append(parts, p.text)
	}
	for _, a := range it.Assignments {
		parts = append(parts, it.Units[a.UnitID].Name)
	}
	return strings.Join(parts, "\n")
}

// loadReceived reads the replies of which merged items got a copy, as their page
// shows them.
func loadReceived(q *gorm.DB, items []*Item) error {
	merged, ids := map[uint]*Item{}, []uint{}
	for _, it := range items {
		if it.MergedIntoID != nil && it.Round > 0 && !it.Stub {
			it.Received, merged[it.ID], ids = nil, it, append(ids, it.ID)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	var copies []struct {
		Reply
		CopyOf uint
	}
	err := q.Table("replies").Joins("JOIN (SELECT DISTINCT reply_id, suggestion_id FROM deliveries WHERE suggestion_id IN ?) c ON c.reply_id = replies.id", ids).
		Select("replies.*, c.suggestion_id AS copy_of").Order("replies.id").Scan(&copies).Error
	if err != nil {
		return fmt.Errorf("received replies: %w", err)
	}
	for _, c := range copies {
		it := merged[c.CopyOf]
		it.Received = append(it.Received, c.Reply)
	}
	return nil
}

// registeredUnits gives the units of imported items, as their register names them.
func registeredUnits(tx *gorm.DB, items []*Item) (map[uint]string, error) {
	var ids []uint
	for _, it := range items {
		if it.Origin == OriginImported && !it.Stub {
			ids = append(ids, it.ID)
		}
	}
	if len(ids) == 0 {
		return nil, nil
	}
	var rows []ImportedRow
	if err := tx.Where("suggestion_id IN ?", ids).Find(&rows).Error; err != nil {
		return nil, fmt.Errorf("read imported rows: %w", err)
	}
	out := make(map[uint]string, len(rows))
	for _, r := range rows {
		out[r.SuggestionID] = r.Original[colHandling]
	}
	return out, nil
}

// indexOne keeps the words of one item.
func indexOne(tx *gorm.DB, it *Item, text *ContentVersion) error {
	return index(tx, map[uint]*ContentVersion{it.ID: text}, it)
}

// indexNew keeps the words of an item whose title may be new, and the title for
// what is alike.
func indexNew(tx *gorm.DB, it *Item, text *ContentVersion) error {
	if err := indexOne(tx, it, text); err != nil {
		return err
	}
	return it.indexTitle(tx, text)
}

func (it *Item) indexTitle(tx *gorm.DB, text *ContentVersion) error {
	title := text.Title
	if it.Stub {
		title = ""
	}
	return search.PutTitle(tx, it.CongressID, it.ID, title)
}

// reindex keeps the words of the item as it stands now.
func (c *change) reindex() error {
	text, err := c.text()
	if err != nil {
		return err
	}
	return indexOne(c.tx, c.it, text)
}

// handedIn says whether the office was given the text: proposers handed it in,
// or it is the office's own correction or split, which has a reason. What
// co-signers confirm of a revision is frozen before that.
func (it *Item) handedIn(text *ContentVersion) bool {
	switch {
	case it.Origin == OriginImported:
		return true
	case text.FrozenAt == nil || it.SubmittedAt == nil:
		return false
	}
	return !text.FrozenAt.After(*it.SubmittedAt) || text.Reason != "" || it.Stub // which keeps no reasons
}

// reindexBatch is how many items Reindex reads at a time.
const reindexBatch = 200

// Reindex keeps the words of every item of every congress anew, takes out those
// of items that are not there, and says of how many items it kept them. An item
// that is being revised keeps those that were submitted.
func (s *Service) Reindex(ctx context.Context) (int, error) {
	done := 0
	err := s.DB.Write(ctx, func(tx *gorm.DB) error { return search.Prune(tx, tx.Model(&Suggestion{}).Select("id")) })
	if err != nil {
		return 0, fmt.Errorf("reindex: %w", err)
	}
	for after := uint(0); ; {
		var ids []uint
		err := s.DB.Write(ctx, func(tx *gorm.DB) (err error) {
			if ids, err = handedInAfter(tx, after); err != nil || len(ids) == 0 {
				return err
			}
			return reindexed(tx, ids)
		})
		if err != nil {
			return done, fmt.Errorf("reindex: %w", err)
		}
		if done += len(ids); len(ids) < reindexBatch {
			return done, nil
		}
		after = ids[len(ids)-1]
	}
}

// Derive writes what is kept beside the facts of every item anew, in the
// transaction that brought the facts: words for searches and what is counted.
func Derive(tx *gorm.DB) error {
	for after := uint(0); ; {
		ids, err := handedInAfter(tx, after)
		if err != nil || len(ids) == 0 {
			return err
		}
		items, err := load(tx, ids)
		if err != nil {
			return err
		}
		if err := keepWords(tx, items); err != nil {
			return err
		}
		if _, err := keepFigures(tx, items...); err != nil {
			return err
		}
		after = ids[len(ids)-1]
	}
}

// handedInAfter gives the ids of the next items that can be found and counted.
func handedInAfter(tx *gorm.DB, after uint) (ids []uint, err error) {
	err = tx.Model(&Suggestion{}).Where("id > ? AND (submitted_at IS NOT NULL OR origin = ?)", after, OriginImported).Order("id").Limit(reindexBatch).Pluck("id", &ids).Error
	if err != nil {
		return nil, fmt.Errorf("read items in their order: %w", err)
	}
	return ids, nil
}

func reindexed(tx *gorm.DB, ids []uint) error {
	return steadily(tx, ids, keepWords)
}

// steadily keeps the words of items as they are, and once more those of items that
// somebody changed meanwhile. Actions write words first and the item's row after
// them, and so does this: neither waits for the other in a circle.
func steadily(tx *gorm.DB, ids []uint, keep func(tx *gorm.DB, items []*Item) error) error {
	for len(ids) > 0 {
		items, err := load(tx, ids)
		if err != nil {
			return err
		}
		if err := keep(tx, items); err != nil {
			return err
		}
		if ids, err = moved(tx, items...); err != nil {
			return err
		}
	}
	return nil
}

func keepWords(tx *gorm.DB, items []*Item) error {
	texts, err := handedInTexts(tx, items)
	if err != nil {
		return err
	}
	if err := index(tx, texts, items...); err != nil {
		return err
	}
	for _, it := range items {
		if text := texts[it.ID]; text != nil {
			if err := it.indexTitle(tx, text); err != nil {
				return err
			}
		}
	}
	return nil
}

// UnitRenamed keeps the words of all items anew that a unit has or had, so that
// its new name finds them.
func UnitRenamed(tx *gorm.DB, unitID uint) error {
	return renamed(tx, "suggestions.id IN (SELECT suggestion_id FROM assignments WHERE unit_id = ?)", unitID)
}

// DeputiesRenamed keeps the words of all items anew that the deputies lead.
func DeputiesRenamed(tx *gorm.DB, deputyIDs []uint) error {
	return renamed(tx, "lead_deputy_id IN ?", deputyIDs)
}

// renamed keeps the words of the items that are found by a name, a batch at a
// time.
func renamed(tx *gorm.DB, where string, of any) error {
	var ids []uint
	err := tx.Model(&Suggestion{}).Where(where, of).Where("(submitted_at IS NOT NULL OR origin = ?)", OriginImported).Order("id").Pluck("id", &ids).Error
	if err != nil {
		return fmt.Errorf("items that go by a name: %w", err)
	}
	for some := range slices.Chunk(ids, reindexBatch) {
		err := steadily(tx, some, func(tx *gorm.DB, items []*Item) error {
			texts, err := handedInTexts(tx, items)
			if err != nil {
				return err
			}
			return index(tx, texts, items...)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// handedInTexts gives the text of each item that was handed in last.
func handedInTexts(q *gorm.DB, items []*Item) (map[uint]*ContentVersion, error) {
	byID, ids := map[uint]*Item{}, make([]uint, len(items))
	for i, it := range items {
		byID[it.ID], ids[i] = it, it.ID
	}
	var rows []ContentVersion
	if err := q.Where("suggestion_id IN ?", ids).Order("no").Find(&rows).Error; err != nil {
		return nil, fmt.Errorf("read texts: %w", err)
	}
	out := make(map[uint]*ContentVersion, len(items))
	for i := range rows {
		if text := &rows[i]; byID[text.SuggestionID].handedIn(text) {
			out[text.SuggestionID] = text
		}
	}
	return out, nil
}

// excerptSize is how many characters of a passage a list shows.
const excerptSize = 60

// found says where a search found its words in the items of one page.
func (v *viewer) found(items []*Item, query string, rows []Row) error {
	texts, err := handedInTexts(v.q, items)
	if err != nil {
		return err
	}
	if err := loadReceived(v.q, items); err != nil {
		return err
	}
	for i, it := range items {
		if pieces := search.Excerpt(it.Title, query, wholeTitle); pieces != nil {
			rows[i].TitlePieces = pieces
		}
		if text := texts[it.ID]; text != nil {
			rows[i].Found = it.foundIn(text, query)
		}
	}
	return nil
}

// wholeTitle is more than a title may have.
const wholeTitle = 400

// foundIn gives, for each kind of text, the first passage that has a word of
// the query.
func (it *Item) foundIn(text *ContentVersion, query string) []Found {
	out := []Found{}
	for _, p := range it.passages(text) {
		if slices.ContainsFunc(out, func(f Found) bool { return f.In == p.in }) {
			continue
		}
		if pieces := search.Excerpt(p.text, query, excerptSize); pieces != nil {
			out = append(out, Found{In: p.in, Pieces: pieces})
		}
	}
	return out
}

// How alike titles are, in percent of Dice's coefficient over pairs of
// characters: from where on they are shown, and from where on they count as the
// same matter raised again; and how many are shown, of all and of one year.
const (
	alikeFrom = 25
	sameFrom  = 80
	alikeMost = 6
)

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
