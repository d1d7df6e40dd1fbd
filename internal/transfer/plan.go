package transfer

import (
	"database/sql/driver"
	_ "embed"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/schema"

	"lianluo/internal/calendar"
	"lianluo/internal/database"
)

// Kind is how a column's values are written.
type Kind string

// The kinds. Instants are UTC with microseconds, days YYYY-MM-DD; JSON is
// written as the text that is stored.
const (
	Integer Kind = "integer"
	Text    Kind = "text"
	Boolean Kind = "boolean"
	Day     Kind = "day"
	Instant Kind = "instant"
	JSON    Kind = "json"
)

// Described is one table as the file's schema.json tells of it.
type Described struct {
	Table   string            `json:"table"`
	About   string            `json:"about"`
	Columns []DescribedColumn `json:"columns"`
}

// DescribedColumn is one column of a Described table.
type DescribedColumn struct {
	Name       string `json:"name"`
	Kind       Kind   `json:"kind"`
	Nullable   bool   `json:"nullable,omitempty"`
	Key        bool   `json:"key,omitempty"`
	References string `json:"references,omitempty"` // the table whose id it holds
	About      string `json:"about,omitempty"`
}

// planned is a table that is transferred; where narrows it to one congress.
type planned struct {
	Described
	where string
}

//go:embed comments.json
var commentsJSON []byte

type comment struct {
	About  string            `json:"about"`
	Fields map[string]string `json:"fields,omitempty"`
}

// comments are what the code says of rows and their fields, by package and type.
var comments = sync.OnceValue(func() (known map[string]comment) {
	if err := json.Unmarshal(commentsJSON, &known); err != nil {
		panic(err)
	}
	return known
})

// plan lists the tables to transfer, by name. A table belongs to a congress by
// a scope of its own, by its column congress_id, or by its parent: the first
// column that must refer to a table which belongs to one. A table of which
// none is true, or which has no row type, is an error that names it.
func (s *Source) plan(q *gorm.DB) ([]planned, []LeftOutReason, error) {
	layout, err := database.Layout(q)
	if err != nil {
		return nil, nil, err
	}
	rows, err := s.rowsByTable(q)
	if err != nil {
		return nil, nil, err
	}
	var out []planned
	var left []LeftOutReason
	for _, table := range layout {
		if reason := s.leftOut(table.Name); reason != "" {
			entry, err := leaving(q, table, rows[table.Name] != nil, reason)
			if err != nil {
				return nil, nil, err
			}
			left = append(left, entry)
			continue
		}
		row, ok := rows[table.Name]
		if !ok {
			return nil, nil, fmt.Errorf("table %s is neither transferred nor named as left out: give it a row type or a reason", table.Name)
		}
		where, err := s.scope(layout, table, nil)
		if err != nil {
			return nil, nil, err
		}
		described, err := describe(table, row)
		if err != nil {
			return nil, nil, err
		}
		out = append(out, planned{Described: described, where: where})
	}
	return out, left, nil
}

// leaving names a table that stays behind; the numbering of one that is this
// product's goes on where its data go.
func leaving(q *gorm.DB, table database.Table, ours bool, reason string) (LeftOutReason, error) {
	entry := LeftOutReason{Table: table.Name, Reason: reason}
	if id := table.Column("id"); !ours || id == nil || id.Key == 0 {
		return entry, nil
	}
	var err error
	entry.LastID, err = database.LastID(q, table.Name)
	return entry, err
}

// lastID is the highest id that the table gave out, 0 when its key is another.
func (p planned) lastID(q *gorm.DB) (int64, error) {
	if !p.numbered() {
		return 0, nil
	}
	return database.LastID(q, p.Table)
}

func (p planned) numbered() bool {
	return slices.ContainsFunc(p.Columns, func(c DescribedColumn) bool { return c.Name == "id" && c.Key })
}

func (s *Source) rowsByTable(q *gorm.DB) (map[string]*schema.Schema, error) {
	rows := map[string]*schema.Schema{}
	for _, row := range s.Rows {
		parsed, err := schema.Parse(row, &sync.Map{}, q.NamingStrategy)
		if err != nil {
			return nil, fmt.Errorf("read the row %T: %w", row, err)
		}
		rows[parsed.Table] = parsed
	}
	return rows, nil
}

// leftOut is why a table is not transferred, empty when it is.
func (s *Source) leftOut(table string) string {
	for name, reason := range s.LeftOut {
		start, all := strings.CutSuffix(name, "*")
		if name == table || all && strings.HasPrefix(table, start) {
			return reason
		}
	}
	return ""
}

func (s *Source) scope(layout []database.Table, table database.Table, above []string) (string, error) {
	if own, ok := s.Scopes[table.Name]; ok {
		return own, nil
	}
	if table.Column("congress_id") != nil {
		return "congress_id = @congress", nil
	}
	for _, c := range table.Columns {
		if c.Nullable || c.References == "" || slices.Contains(above, c.References) || s.leftOut(c.References) != "" {
			continue
		}
		i := slices.IndexFunc(layout, func(t database.Table) bool { return t.Name == c.References })
		parent, err := s.scope(layout, layout[i], append(above, table.Name))
		if err != nil {
			continue
		}
		return fmt.Sprintf(`"%s" IN (SELECT id FROM "%s" WHERE %s)`, c.Name, c.References, parent), nil
	}
	return "", fmt.Errorf("table %s belongs to no congress: it needs a column congress_id, a reference to a table that has one, or a scope", table.Name)
}

func describe(table database.Table, row *schema.Schema) (Described, error) {
	about := comments()[row.ModelType.PkgPath()+"."+row.ModelType.Name()]
	d := Described{Table: table.Name, About: about.About}
	for _, field := range row.Fields {
		if field.DBName == "" {
			continue
		}
		column := table.Column(field.DBName)
		if column == nil {
			return d, fmt.Errorf("table %s has no column %s", table.Name, field.DBName)
		}
		kind, err := kindOf(field)
		if err != nil {
			return d, fmt.Errorf("table %s: %w", table.Name, err)
		}
		d.Columns = append(d.Columns, DescribedColumn{Name: column.Name, Kind: kind, Nullable: column.Nullable,
			Key: column.Key > 0, References: column.References, About: about.Fields[field.Name]})
	}
	if len(d.Columns) != len(table.Columns) {
		return d, fmt.Errorf("table %s has %d columns, its row type %d", table.Name, len(table.Columns), len(d.Columns))
	}
	return d, nil
}

func kindOf(field *schema.Field) (Kind, error) {
	if field.Serializer != nil {
		return JSON, nil
	}
	t := field.FieldType
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch {
	case t == reflect.TypeFor[time.Time]():
		return Instant, nil
	case t == reflect.TypeFor[calendar.Date]():
		return Day, nil
	case t.Kind() == reflect.Bool:
		return Boolean, nil
	case t.Kind() == reflect.String:
		return Text, nil
	case t.Kind() >= reflect.Int && t.Kind() <= reflect.Uint64:
		return Integer, nil
	case t.Implements(reflect.TypeFor[driver.Valuer]()):
		return JSON, nil
	}
	return "", fmt.Errorf("column %s of type %s has no kind", field.DBName, t)
}
