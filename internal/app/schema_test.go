package app

import (
	"slices"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gorm.io/gorm/schema"

	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
)

func TestTheMigratedSchemaIsThatOfTheRows(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		for _, row := range tables() {
			parsed, err := schema.Parse(row, &sync.Map{}, db.Read(t.Context()).NamingStrategy)
			if err != nil {
				t.Fatal(err)
			}
			rows, err := db.Read(t.Context()).Table(parsed.Table).Limit(0).Rows()
			if err != nil {
				t.Errorf("%T: %v", row, err)
				continue
			}
			have, err := rows.Columns()
			if err := rows.Close(); err != nil {
				t.Error(err)
			}
			if err != nil {
				t.Fatal(err)
			}
			want := slices.Clone(parsed.DBNames)
			slices.Sort(want)
			slices.Sort(have)
			if diff := cmp.Diff(want, have); diff != "" {
				t.Errorf("table %s: the row has -, the migration +\n%s", parsed.Table, diff)
			}
		}
	})
}
