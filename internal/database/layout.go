package database

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"gorm.io/gorm"
)

// Table is one table of the database as the engine describes it.
type Table struct {
	Name    string
	Columns []Column
}

// Column is one column of a Table. References names the table whose id it
// holds, when the engine enforces that; Key counts from 1 within the primary
// key and is 0 outside of it.
type Column struct {
	TableName  string
	Name       string
	Nullable   bool
	Key        int
	References string
}

// Layout reads which tables there are, by name, with their columns by name;
// tables that belong to another one's index are not among them.
func Layout(q *gorm.DB) ([]Table, error) {
	var columns []Column
	if err := q.Raw(layoutSQL(q)).Scan(&columns).Error; err != nil {
		return nil, fmt.Errorf("read the layout of the database: %w", err)
	}
	slices.SortFunc(columns, func(a, b Column) int {
		return cmp.Or(cmp.Compare(a.TableName, b.TableName), cmp.Compare(a.Name, b.Name))
	})
	var tables []Table
	for _, c := range columns {
		if n := len(tables); n == 0 || tables[n-1].Name != c.TableName {
			tables = append(tables, Table{Name: c.TableName})
		}
		last := &tables[len(tables)-1]
		last.Columns = append(last.Columns, c)
	}
	return tables, nil
}

// Column finds a column by name, nil when the table has none of that name.
func (t Table) Column(name string) *Column {
	i := slices.IndexFunc(t.Columns, func(c Column) bool { return c.Name == name })
	if i < 0 {
		return nil
	}
	return &t.Columns[i]
}

// Snapshot runs fn on one unchanging state of the database. Writers go on
// meanwhile; fn cannot write.
func (db *DB) Snapshot(ctx context.Context, fn func(q *gorm.DB) error) error {
	return db.gorm.WithContext(ctx).Connection(func(q *gorm.DB) (err error) {
		conn := q.Statement.ConnPool
		if _, err := conn.ExecContext(ctx, snapshotSQL(q)); err != nil {
			return fmt.Errorf("begin a snapshot: %w", err)
		}
		defer func() { _, _ = conn.ExecContext(context.WithoutCancel(ctx), "ROLLBACK") }()
		return fn(q.Session(&gorm.Session{NewDB: true}))
	})
}
