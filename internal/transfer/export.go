package transfer

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/attachment"
	"lianluo/internal/audit"
	"lianluo/internal/database"
)

// Options say what to export: one congress, or all with the id 0, and whether
// the hashes of passwords go along.
type Options struct {
	CongressID     uint
	PasswordHashes bool
}

// instantForm keeps microseconds, as both engines do.
const instantForm = "2006-01-02T15:04:05.000000Z"

// Export writes the rows and files of one state of the database to w. The same
// rows and numbers make the same bytes, whichever engine holds them. Log-ins, tokens and
// keys are never written.
func (s *Source) Export(ctx context.Context, w io.Writer, o Options) (Manifest, error) {
	out := newWriter(w)
	m := Manifest{Format: Format, PasswordHashes: o.PasswordHashes}
	var err error
	if m.Schema, _, err = s.DB.SchemaVersions(ctx); err != nil {
		return m, err
	}
	err = s.DB.Snapshot(ctx, func(q *gorm.DB) error {
		if err := s.state(q, &o, &m); err != nil {
			return err
		}
		if s.Held != nil {
			if err := s.Held(q, o.CongressID); err != nil {
				return err
			}
		}
		x := export{Source: s, Options: o, q: q, out: out, m: &m}
		return x.run()
	})
	if err != nil {
		return m, err
	}
	if _, err := out.part(manifestName, indented(m)); err != nil {
		return m, err
	}
	return m, out.close()
}

// state finds out what is exported and whether the record's chain can go
// along. A congress that is alone takes everything with it.
func (s *Source) state(q *gorm.DB, o *Options, m *Manifest) error {
	var names map[uint]string
	names, err := congresses(q)
	if err != nil {
		return err
	}
	if o.CongressID != 0 {
		m.Congress = names[o.CongressID]
		if m.Congress == "" {
			return fmt.Errorf("there is no congress %d", o.CongressID)
		}
	}
	if len(names) == 1 {
		o.CongressID = 0
	}
	m.Audit.Chain = o.CongressID == 0
	if m.Audit.Chain {
		verdict, err := audit.VerifyIn(q)
		if err != nil {
			return err
		}
		m.Audit.Intact = verdict.Intact
	}
	return nil
}

func congresses(q *gorm.DB) (map[uint]string, error) {
	var rows []struct {
		ID   uint
		Name string
	}
	if err := q.Table("congresses").Select("id, name").Find(&rows).Error; err != nil {
		return nil, fmt.Errorf("read the congresses: %w", err)
	}
	names := map[uint]string{}
	for _, row := range rows {
		names[row.ID] = row.Name
	}
	return names, nil
}

// export is one run of Export.
type export struct {
	*Source
	Options
	q   *gorm.DB
	out *writer
	m   *Manifest
}

func (x *export) run() error {
	plan, left, err := x.plan(x.q)
	if err != nil {
		return err
	}
	x.m.LeftOut = left
	described := make([]Described, 0, len(plan))
	for _, table := range plan {
		if !x.PasswordHashes && slices.Contains(x.Without, table.Table) {
			if err := x.without(table); err != nil {
				return err
			}
			continue
		}
		described = append(described, table.Described)
		if err := x.table(table); err != nil {
			return fmt.Errorf("export table %s: %w", table.Table, err)
		}
	}
	if x.m.Described, err = x.out.part(schemaName, indented(described)); err != nil {
		return err
	}
	return x.files()
}

// without leaves a table out that holds nothing but hashes.
func (x *export) without(t planned) error {
	last, err := t.lastID(x.q)
	x.m.LeftOut = append(x.m.LeftOut, LeftOutReason{Table: t.Table, Reason: "holds nothing but hashes of passwords", LastID: last})
	return err
}

func (x *export) narrowed(q *gorm.DB, where string) *gorm.DB {
	if x.CongressID == 0 {
		return q
	}
	return q.Where(where, sql.Named("congress", x.CongressID))
}

func (x *export) table(t planned) error {
	var names, order []string
	for _, c := range t.Columns {
		names = append(names, `"`+c.Name+`"`)
		if c.Key {
			order = append(order, x.orderOf(c))
		}
	}
	rows, err := x.narrowed(x.q.Table(t.Table), t.where).Select(strings.Join(names, ", ")).Order(strings.Join(order, ", ")).Rows()
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	part, err := x.out.begin(tablePart(t.Table))
	if err != nil {
		return err
	}
	cells, n := newCells(t.Columns), 0
	for ; rows.Next(); n++ {
		if err := rows.Scan(cells.targets()...); err != nil {
			return err
		}
		if _, err := part.Write(x.line(t, cells)); err != nil {
			return err
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	last, err := t.lastID(x.q)
	x.m.Tables = append(x.m.Tables, TableEntry{Entry: part.entry(), Table: t.Table, Rows: n, LastID: last})
	return err
}

func (x *export) orderOf(c DescribedColumn) string {
	if c.Kind == Integer {
		return `"` + c.Name + `"`
	}
	return database.ByteOrder(x.q, c.Name)
}

// line is one row, its columns in the order of the description.
func (x *export) line(t planned, cells cells) []byte {
	var b bytes.Buffer
	for i, c := range t.Columns {
		sign := byte(',')
		if i == 0 {
			sign = '{'
		}
		b.WriteByte(sign)
		b.Write(encoded(c.Name))
		b.WriteByte(':')
		b.Write(encoded(x.kept(t, c, cells[i].value())))
	}
	b.WriteString("}\n")
	return b.Bytes()
}

// kept is the value as it goes into the file: no hash of a password unless
// asked for, and nothing that leads out of the one congress that is exported.
func (x *export) kept(t planned, c DescribedColumn, value any) any {
	if !x.PasswordHashes && x.Hashes[t.Table] == c.Name {
		return ""
	}
	if x.CongressID == 0 || value == nil {
		return value
	}
	switch {
	case c.References == "audit_seals":
		return nil
	case c.References == "congresses" && value != int64(x.CongressID) && c.Nullable:
		return nil
	case c.References == "congresses":
		return int64(x.CongressID)
	}
	return value
}

func encoded(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(v) // texts, numbers and truth values only
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}

func indented(v any) []byte {
	text, _ := json.MarshalIndent(v, "", "  ")
	return append(text, '\n')
}

// files writes the attachments that are not removed, proved against their rows.
func (x *export) files() error {
	var rows []attachment.Attachment
	err := x.narrowed(x.q, "congress_id = @congress").Where("removed_at IS NULL").Order("id").Find(&rows).Error
	if err != nil {
		return fmt.Errorf("read the attachments: %w", err)
	}
	for _, row := range rows {
		entry, err := x.file(row)
		if err != nil {
			return fmt.Errorf("export attachment %d: %w", row.ID, err)
		}
		x.m.Files = append(x.m.Files, entry)
	}
	return nil
}

func (x *export) file(row attachment.Attachment) (FileEntry, error) {
	entry := FileEntry{AttachmentID: row.ID, Size: row.Size}
	file, err := os.Open(filepath.Join(x.Folder, attachment.Place(row.StoredAs)))
	if errors.Is(err, os.ErrNotExist) {
		return entry, fmt.Errorf("%w; if somebody removed it just now, export again", err)
	}
	if err != nil {
		return entry, err
	}
	defer func() { _ = file.Close() }()
	part, err := x.out.begin(filePart(row.StoredAs))
	if err != nil {
		return entry, err
	}
	size, err := io.Copy(part, file)
	if err != nil {
		return entry, err
	}
	entry.Entry = part.entry()
	if entry.SHA256 != row.SHA256 || size != row.Size {
		return entry, errors.New("the stored file is not the one that was uploaded: its hash differs")
	}
	return entry, nil
}

// cells are the values of one row as they come from the database.
type cells []cell

type cell interface{ value() any }

type (
	integerCell struct{ sql.NullInt64 }
	textCell    struct{ sql.NullString }
	booleanCell struct{ sql.NullBool }
	instantCell struct{ sql.NullTime }
)

func (c *integerCell) value() any { return given(c.Valid, c.Int64) }
func (c *textCell) value() any    { return given(c.Valid, c.String) }
func (c *booleanCell) value() any { return given(c.Valid, c.Bool) }
func (c *instantCell) value() any {
	return given(c.Valid, c.Time.UTC().Truncate(time.Microsecond).Format(instantForm))
}

func given(valid bool, value any) any {
	if !valid {
		return nil
	}
	return value
}

func newCells(columns []DescribedColumn) cells {
	all := make(cells, len(columns))
	for i, c := range columns {
		switch c.Kind {
		case Integer:
			all[i] = &integerCell{}
		case Boolean:
			all[i] = &booleanCell{}
		case Instant:
			all[i] = &instantCell{}
		default:
			all[i] = &textCell{}
		}
	}
	return all
}

func (c cells) targets() []any {
	all := make([]any, len(c))
	for i := range c {
		all[i] = c[i]
	}
	return all
}
