package suggestion

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"gorm.io/gorm"

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
// for, delivered replies and the copies of a merged item, contacts. Drafts,
// feedback and what was disputed are not among them, so that no search can tell
// of them.
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
			return steadily(tx, ids, keepWords)
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
