package transfer

import (
	"archive/zip"
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/attachment"
	"lianluo/internal/audit"
	"lianluo/internal/database"
)

// Refusals of an import. Nothing was changed when one is returned.
var (
	ErrNotEmpty = errors.New("rows are taken over with their numbers, so the database must be empty: name a new one in DATABASE_URL or LIANLUO_DATA")
	ErrFormat   = errors.New("this is no export of this product, or one in another form")
	ErrSchema   = errors.New("the file was written by another version of this program: export with the version that imports")
	ErrChain    = errors.New("the audit record held when it was exported and does not any more")
)

// Import takes a file over into the empty database of s, all or nothing: each
// part is proved by its hash before the first row is written. record runs at
// the end of the transaction.
func (s *Source) Import(ctx context.Context, r io.ReaderAt, size int64, record func(tx *gorm.DB, m Manifest) error) (Manifest, error) {
	z, err := zip.NewReader(r, size)
	if err != nil {
		return Manifest{}, errors.Join(ErrFormat, err)
	}
	m, err := manifest(z)
	if err != nil {
		return m, err
	}
	current, _, err := s.DB.SchemaVersions(ctx)
	if err != nil {
		return m, err
	}
	if m.Schema != current {
		return m, fmt.Errorf("%w (schema %d in the file, %d here)", ErrSchema, m.Schema, current)
	}
	i := importing{Source: s, z: z, m: &m}
	if err := i.prove(); err != nil {
		return m, err
	}
	if err := i.vacant(s.DB.Read(ctx)); err != nil { // looked at again in the transaction
		return m, err
	}
	if err := i.files(); err != nil {
		return m, err
	}
	err = s.DB.Write(ctx, func(tx *gorm.DB) error {
		if err := i.rows(tx); err != nil {
			return err
		}
		return record(tx, m)
	})
	return m, err
}

// parts are the entries that belong in the file beside the manifest.
func (m Manifest) parts() []Entry {
	all := []Entry{m.Described}
	for _, t := range m.Tables {
		all = append(all, t.Entry)
	}
	for _, f := range m.Files {
		all = append(all, f.Entry)
	}
	return all
}

func manifest(z *zip.Reader) (m Manifest, err error) {
	file, err := z.Open(manifestName)
	if err != nil {
		return m, errors.Join(ErrFormat, err)
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	d := json.NewDecoder(file)
	d.DisallowUnknownFields()
	if err := d.Decode(&m); err != nil || m.Format != Format {
		return m, errors.Join(ErrFormat, err)
	}
	return m, nil
}

// importing is one run of Import.
type importing struct {
	*Source
	z *zip.Reader
	m *Manifest
}

// safePart is what a part of the file may be called.
var safePart = regexp.MustCompile(`^(schema\.json|tables/[a-z_]+\.jsonl|files/[0-9a-f]{2}/[0-9a-f]{40})$`)

// prove checks every part before anything is written.
func (i *importing) prove() error {
	for _, e := range i.m.parts() {
		if !safePart.MatchString(e.Name) {
			return fmt.Errorf("%q: %w", e.Name, errDamaged)
		}
		if err := prove(i.z, e); err != nil {
			return err
		}
	}
	return nil
}

// files puts the attachments where the rows will look for them. What is left
// of an import that failed is swept like any file without a row.
func (i *importing) files() error {
	for _, f := range i.m.Files {
		target := filepath.Join(i.Folder, attachment.Place(path.Base(f.Name)))
		if err := os.MkdirAll(filepath.Dir(target), 0o700); err != nil {
			return fmt.Errorf("take over the attachments: %w", err)
		}
		if err := read(i.z, f.Entry, func(r io.Reader) error { return write(target, r) }); err != nil {
			return fmt.Errorf("take over the attachments: %w", err)
		}
		if err := attachment.Settle(i.Folder, target); err != nil {
			return fmt.Errorf("take over the attachments: %w", err)
		}
	}
	return nil
}

func write(target string, r io.Reader) (err error) {
	file, err := os.OpenFile(target, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	if _, err := io.Copy(file, r); err != nil {
		return err
	}
	return file.Sync()
}

func (i *importing) rows(tx *gorm.DB) error {
	plan, _, err := i.plan(tx)
	if err != nil {
		return err
	}
	if err := i.vacant(tx); err != nil {
		return err
	}
	if err := i.clear(tx); err != nil {
		return err
	}
	if err := database.DeferForeignKeys(tx); err != nil {
		return fmt.Errorf("take over rows: %w", err)
	}
	for _, entry := range i.m.Tables {
		at := slices.IndexFunc(plan, func(t planned) bool { return t.Table == entry.Table })
		if at < 0 {
			return fmt.Errorf("table %s: %w", entry.Table, ErrSchema)
		}
		if err := i.table(tx, plan[at].Described, entry); err != nil {
			return fmt.Errorf("take over table %s: %w", entry.Table, err)
		}
	}
	if err := database.CheckForeignKeys(tx); err != nil {
		return fmt.Errorf("take over rows: %w", err)
	}
	if err := i.attached(tx); err != nil {
		return err
	}
	return i.settle(tx, plan)
}

// vacant makes sure that no row is in the way but those that a server writes
// at its first start.
func (i *importing) vacant(q *gorm.DB) error {
	plan, _, err := i.plan(q)
	if err != nil {
		return err
	}
	for _, t := range plan {
		if slices.Contains(i.Seeded, t.Table) {
			continue
		}
		var rows []int
		if err := q.Table(t.Table).Select("1").Limit(1).Find(&rows).Error; err != nil {
			return fmt.Errorf("look at table %s: %w", t.Table, err)
		}
		if len(rows) > 0 {
			return fmt.Errorf("table %s has rows: %w", t.Table, ErrNotEmpty)
		}
	}
	return nil
}

// clear removes what a server writes at its first start.
func (i *importing) clear(tx *gorm.DB) error {
	for _, table := range i.Seeded {
		if err := tx.Exec(`DELETE FROM "` + table + `"`).Error; err != nil {
			return fmt.Errorf("clear table %s: %w", table, err)
		}
	}
	return nil
}

// maxArguments is how many values one statement may hold on either engine.
const maxArguments = 30_000

func (i *importing) table(tx *gorm.DB, d Described, entry TableEntry) error {
	return read(i.z, entry.Entry, func(r io.Reader) error {
		lines := bufio.NewReader(r)
		most, n := maxArguments/len(d.Columns), 0
		for {
			values, rows, err := batch(lines, d, most)
			if err != nil {
				return fmt.Errorf("line %d: %w", n+rows+1, err)
			}
			if rows > 0 {
				if err := insert(tx, d, values, rows); err != nil {
					return err
				}
			}
			if n += rows; rows < most {
				break
			}
		}
		if n != entry.Rows {
			return fmt.Errorf("%d rows instead of %d: %w", n, entry.Rows, errDamaged)
		}
		return nil
	})
}

// batch reads up to most lines.
func batch(lines *bufio.Reader, d Described, most int) (values []any, rows int, err error) {
	for rows < most {
		text, err := lines.ReadBytes('\n')
		if errors.Is(err, io.EOF) && len(text) == 0 {
			return values, rows, nil
		}
		if err != nil {
			return nil, rows, errors.Join(errDamaged, err)
		}
		row := map[string]json.RawMessage{}
		if err := json.Unmarshal(text, &row); err != nil || len(row) != len(d.Columns) {
			return nil, rows, errors.Join(errDamaged, err)
		}
		for _, c := range d.Columns {
			value, err := decoded(c, row[c.Name])
			if err != nil {
				return nil, rows, fmt.Errorf("column %s: %w", c.Name, errors.Join(errDamaged, err))
			}
			values = append(values, value)
		}
		rows++
	}
	return values, rows, nil
}

func decoded(c DescribedColumn, text json.RawMessage) (any, error) {
	if string(text) == "null" && c.Nullable {
		return nil, nil
	}
	switch c.Kind {
	case Integer:
		return into[int64](text)
	case Boolean:
		return into[bool](text)
	case Instant:
		return into[time.Time](text)
	}
	return into[string](text)
}

func into[T any](text json.RawMessage) (any, error) {
	var v *T
	if err := json.Unmarshal(text, &v); err != nil || v == nil {
		return nil, errors.Join(errDamaged, err)
	}
	return *v, nil
}

func insert(tx *gorm.DB, d Described, values []any, rows int) error {
	var names []string
	for _, c := range d.Columns {
		names = append(names, `"`+c.Name+`"`)
	}
	row := "(?" + strings.Repeat(", ?", len(names)-1) + ")"
	return tx.Exec(fmt.Sprintf(`INSERT INTO "%s" (%s) VALUES %s`, d.Table, strings.Join(names, ", "),
		row+strings.Repeat(", "+row, rows-1)), values...).Error
}

// attached makes sure that each attachment's file is in the export and is the
// one that its row names.
func (i *importing) attached(tx *gorm.DB) error {
	var rows []attachment.Attachment
	if err := tx.Where("removed_at IS NULL").Find(&rows).Error; err != nil {
		return fmt.Errorf("compare the attachments: %w", err)
	}
	hashes := map[string]string{}
	for _, f := range i.m.Files {
		hashes[path.Base(f.Name)] = f.SHA256
	}
	for _, row := range rows {
		if hashes[row.StoredAs] != row.SHA256 {
			return fmt.Errorf("attachment %d: its file is missing or another one: %w", row.ID, errDamaged)
		}
	}
	return nil
}

// numberings makes each table number what comes next as it would have where
// the file was written.
func (i *importing) numberings(tx *gorm.DB, plan []planned) error {
	last := map[string]int64{}
	for _, t := range i.m.Tables {
		last[t.Table] = t.LastID
	}
	for _, l := range i.m.LeftOut {
		last[l.Table] = l.LastID
	}
	_, left, err := i.plan(tx)
	if err != nil {
		return err
	}
	var tables []string
	for _, t := range plan {
		if t.numbered() {
			tables = append(tables, t.Table)
		}
	}
	for _, l := range left {
		if last[l.Table] > 0 {
			tables = append(tables, l.Table)
		}
	}
	for _, table := range tables {
		if err := database.TakeIDs(tx, table, last[table]); err != nil {
			return fmt.Errorf("take over the numbering of %s: %w", table, err)
		}
	}
	return nil
}

// settle does what follows from the rows.
func (i *importing) settle(tx *gorm.DB, plan []planned) error {
	if err := i.numberings(tx, plan); err != nil {
		return err
	}
	if i.m.Audit.Chain && i.m.Audit.Intact {
		verdict, err := audit.VerifyIn(tx)
		if err != nil {
			return err
		}
		if !verdict.Intact {
			return ErrChain
		}
	}
	if err := i.Rebuild(tx); err != nil {
		return fmt.Errorf("derive what is not in the file: %w", err)
	}
	return nil
}
