package suggestion

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/database"
)

// OriginImported is the origin of items from an imported register.
const OriginImported = "imported"

// Unstated stands for what an imported register does not say of an item.
const Unstated = "unstated"

// ImportedRow keeps the row of a register from which an item was imported, as
// it was printed. Identity is a hash of what tells two records apart.
type ImportedRow struct {
	ID           uint
	CongressID   uint
	SuggestionID uint
	Identity     string
	Source       string
	Line         int
	Original     map[string]string `gorm:"serializer:json"`
}

func hashed(identity string) string {
	sum := sha256.Sum256([]byte(identity))
	return hex.EncodeToString(sum[:])
}

// batch is how many rows go into one statement.
const batch = 200

// carryOut stores what was planned and notes the new ids in the report.
func (p *importPlan) carryOut(tx *gorm.DB) error {
	if err := store(tx, p.missing); err != nil {
		return err
	}
	items := make([]*Suggestion, len(p.entries))
	for i, e := range p.entries {
		items[i] = &e.item
	}
	if err := store(tx, items); err != nil {
		return err
	}
	var texts []*ContentVersion
	var rows []*ImportedRow
	var events []*TimelineEvent
	for _, e := range p.entries {
		p.report.Rows[e.line].SuggestionID = e.item.ID
		texts = append(texts, &ContentVersion{SuggestionID: e.item.ID, No: 1, Title: e.item.Title, Category: e.item.Category, Wishes: e.item.Wishes,
			Situation: e.row.by[colExcerpt], Points: []Point{}, ByUserID: p.by.UserID, ByName: p.by.Name, At: p.now})
		rows = append(rows, &ImportedRow{CongressID: p.by.CongressID, SuggestionID: e.item.ID, Identity: e.identity,
			Source: p.register.Source, Line: e.row.row, Original: e.row.filled()})
		events = append(events, p.events(e)...)
	}
	for _, err := range []error{store(tx, texts), store(tx, rows), store(tx, events)} {
		if err != nil {
			return err
		}
	}
	if err := p.storeHandling(tx); err != nil {
		return err
	}
	counted := make([]*Item, len(items))
	for i, row := range items {
		counted[i] = &Item{Suggestion: *row}
	}
	for part := range slices.Chunk(counted, batch) {
		if _, err := keepFigures(tx, part...); err != nil {
			return err
		}
	}
	return p.index(tx)
}

// storeHandling stores rounds, assignments and replies, without instants: a
// register does not say when.
func (p *importPlan) storeHandling(tx *gorm.DB) error {
	rounds := map[*importEntry]*Round{}
	var all []*Round
	for _, e := range p.entries {
		if len(e.placed) > 0 {
			rounds[e] = &Round{SuggestionID: e.item.ID, No: 1, Why: "first"}
			all = append(all, rounds[e])
		}
	}
	if err := store(tx, all); err != nil {
		return err
	}
	assignments := map[*importEntry][]*Assignment{}
	var duties []*Assignment
	for _, e := range p.entries {
		for _, u := range e.placed {
			a := &Assignment{CongressID: p.by.CongressID, SuggestionID: e.item.ID, RoundID: rounds[e].ID, RoundNo: 1, UnitID: u.unit.ID,
				Role: u.role, Note: e.row.by[colHandling]}
			assignments[e], duties = append(assignments[e], a), append(duties, a)
		}
	}
	if err := store(tx, duties); err != nil {
		return err
	}
	var replies []*Reply
	for _, e := range p.entries {
		if e.reply != nil {
			e.reply.SuggestionID, e.reply.AssignmentID = e.item.ID, assignments[e][e.answering()].ID
			replies = append(replies, e.reply)
		}
	}
	return store(tx, replies)
}

// events tell on the timeline that the item was imported, and which rating the
// register prints; the rating is no feedback given here.
func (p *importPlan) events(e *importEntry) []*TimelineEvent {
	event := func(kind, audience string, data map[string]string) *TimelineEvent {
		return &TimelineEvent{SuggestionID: e.item.ID, RoundNo: e.item.Round, Kind: kind, At: p.now, UserID: p.by.UserID, ActorName: p.by.Name,
			ActorRole: string(p.by.Role), Data: data, Audience: audience}
	}
	out := []*TimelineEvent{event("import", "all", map[string]string{"source": p.register.Source, "number_text": e.item.NumberText})}
	if rating := e.row.by[colSatisfaction]; rating != "" {
		out = append(out, event("imported_rating", "feedback", map[string]string{"result": rating}))
	}
	return out
}

func (p *importPlan) index(tx *gorm.DB) error {
	ids := make([]uint, len(p.entries))
	for i, e := range p.entries {
		ids[i] = e.item.ID
	}
	for some := range slices.Chunk(ids, batch) {
		if err := steadily(tx, some, keepWords); err != nil {
			return fmt.Errorf("index imported rows: %w", err)
		}
	}
	return nil
}

func store[T any](tx *gorm.DB, rows []*T) error {
	if len(rows) == 0 {
		return nil
	}
	if err := raced(tx.CreateInBatches(rows, batch).Error); err != nil {
		return fmt.Errorf("import: %w", err)
	}
	return nil
}

// readImported reads the register's row of an imported item.
func (d *detail) readImported() error {
	if d.it.Origin != OriginImported {
		return nil
	}
	row, err := database.One[ImportedRow](d.q.Where("suggestion_id = ?", d.it.ID))
	if err != nil {
		return fmt.Errorf("read imported row: %w", err)
	}
	d.imported = row
	if d.session == "" {
		d.session = row.printed(colCongress)
	}
	return nil
}

// printed gives a cell by the column's stable name.
func (r *ImportedRow) printed(column string) string {
	for _, c := range register {
		if c.name != column {
			continue
		}
		for _, heading := range append(c.headings[:len(c.headings):len(c.headings)], c.name) {
			if text := r.Original[heading]; text != "" {
				return text
			}
		}
	}
	return ""
}

// importedView shows the register's row to the office, which keeps registers;
// it may hold ratings that units may not know.
func (d *detail) importedView() *ImportedView {
	if d.imported == nil || !d.by.Is(access.Office, access.Head) {
		return nil
	}
	return &ImportedView{Source: d.imported.Source, Line: d.imported.Line, Cells: d.imported.Original}
}
