package database_test

import (
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"gorm.io/gorm"

	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
)

type pair struct{ A, B int }

// scratch makes a table and fills it; a test looks at it with the very text each
// time, which is what compiled statements are kept by.
func scratch(t *testing.T, db *database.DB, rows int) {
	t.Helper()
	err := db.Write(t.Context(), func(tx *gorm.DB) error {
		if err := tx.Exec("CREATE TABLE scratch (a INTEGER PRIMARY KEY, b INTEGER NOT NULL UNIQUE)").Error; err != nil {
			return err
		}
		for i := range rows {
			if err := tx.Exec("INSERT INTO scratch (a, b) VALUES (?, ?)", i+1, 10*i).Error; err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, db *database.DB, sql string, args ...any) (found []pair) {
	t.Helper()
	if err := db.Read(t.Context()).Raw(sql, args...).Scan(&found).Error; err != nil {
		t.Fatalf("%s: %v", sql, err)
	}
	return found
}

// A statement answers each time for its own values, whatever became of the
// answer before.
func TestAStatementThatRanBeforeAnswersAnew(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		scratch(t, db, 5)
		for start := 1; start <= 6; start++ {
			if got := read(t, db, from, start); len(got) != 6-start || len(got) > 0 && got[0] != (pair{start, 10 * (start - 1)}) {
				t.Errorf("from %d: %v", start, got)
			}
			broken, err := db.Read(t.Context()).Raw(from, 1).Rows()
			if err != nil || !broken.Next() || broken.Close() != nil { // one of five rows was read
				t.Fatal(err)
			}
		}
	})
}

const from = "SELECT a, b FROM scratch WHERE a >= ? ORDER BY a"

// In a transaction both are the same connection's. PostgreSQL's has one answer
// at a time.
func TestAStatementRunsWithinItsOwnAnswer(t *testing.T) {
	db := databasetest.SQLite(t)
	scratch(t, db, 5)
	err := db.Write(t.Context(), func(tx *gorm.DB) error {
		outer, err := tx.Raw(from, 2).Rows()
		if err != nil {
			return err
		}
		var seen []int
		for outer.Next() {
			var a, b int
			var inner []pair
			if err := outer.Scan(&a, &b); err != nil {
				return err
			}
			if err := tx.Raw(from, a).Scan(&inner).Error; err != nil {
				return err
			}
			seen = append(seen, a, len(inner))
		}
		if want := []int{2, 4, 3, 3, 4, 2, 5, 1}; !slices.Equal(seen, want) {
			t.Errorf("got %v, want %v", seen, want)
		}
		return errors.Join(outer.Err(), outer.Close())
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestAStatementThatWasRefusedRunsAgain(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		scratch(t, db, 2)
		insert := func(a, b int) error {
			return db.Write(t.Context(), func(tx *gorm.DB) error { return tx.Exec("INSERT INTO scratch (a, b) VALUES (?, ?)", a, b).Error })
		}
		for range 3 {
			if err := insert(3, 10); !database.IsUnique(err) {
				t.Errorf("a value that is there already: %v", err)
			}
		}
		if err := insert(3, 20); err != nil {
			t.Error(err)
		}
		if got := read(t, db, "SELECT a, b FROM scratch ORDER BY a"); len(got) != 3 || got[2] != (pair{3, 20}) {
			t.Errorf("stored: %v", got)
		}
	})
}

// The product alters no table while it serves, but migrations may look before
// and after. PostgreSQL's driver refuses what it planned for another shape.
func TestStatementsFollowAChangedSchema(t *testing.T) {
	db := databasetest.SQLite(t)
	scratch(t, db, 1)
	err := db.Write(t.Context(), func(tx *gorm.DB) error {
		const all = "SELECT * FROM scratch WHERE a = 1"
		before, after := map[string]any{}, map[string]any{}
		for range 2 {
			if err := tx.Raw(all).Scan(&before).Error; err != nil {
				return err
			}
		}
		if err := tx.Exec("ALTER TABLE scratch ADD COLUMN c INTEGER NOT NULL DEFAULT 7").Error; err != nil {
			return err
		}
		if err := tx.Raw(all).Scan(&after).Error; err != nil {
			return err
		}
		if len(before) != 2 || len(after) != 3 || fmt.Sprint(after["c"]) != "7" {
			t.Errorf("%v, then %v", before, after)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// More statements than are kept, again and again, and a database that closes
// with all of them.
func TestAnyNumberOfStatementsIsAnswered(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		scratch(t, db, 3)
		for range 3 {
			for i := range 400 {
				if got := read(t, db, fmt.Sprintf("SELECT a, b + %d AS b FROM scratch WHERE a = ?", i), 2); len(got) != 1 || got[0] != (pair{2, 10 + i}) {
					t.Fatalf("statement %d: %v", i, got)
				}
			}
		}
	})
}

// Between the beginning of a write and its first change nobody else gets in, of
// no other process either: what it read in between would not hold any more.
func TestAWriteHasTheLockFromItsBeginning(t *testing.T) {
	path := filepath.Join(t.TempDir(), "test.db")
	db, err := database.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	other, err := sql.Open("sqlite", "file:"+path+"?_pragma=busy_timeout(0)")
	if err != nil {
		t.Fatal(err)
	}
	other.SetMaxOpenConns(1)
	intrude := func() error { _, err := other.ExecContext(t.Context(), "BEGIN IMMEDIATE"); return err }
	err = db.Write(t.Context(), func(*gorm.DB) error {
		if intrude() == nil {
			t.Error("another process began to write")
		}
		return nil
	})
	if err := errors.Join(err, intrude(), db.Close(), other.Close()); err != nil { // afterwards it may
		t.Fatal(err)
	}
}
