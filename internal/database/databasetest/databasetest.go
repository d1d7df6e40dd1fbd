// Package databasetest runs a test on both engines.
package databasetest

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/hex"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver that creates schemas

	"lianluo/internal/database"
)

// URL names the environment variable that holds a PostgreSQL for tests, in which
// they may make databases.
const URL = "TEST_DATABASE_URL"

var errNoServer = errors.New(URL + " is not set: run the tests through `make test`, or start a server with `scripts/postgres.sh`")

// migrated is an empty database of the newest schema.
var migrated Template

// Each runs fn on SQLite and on PostgreSQL, on a migrated database of its own
// each. Without a PostgreSQL the test fails: it never skips.
func Each(t *testing.T, fn func(t *testing.T, db *database.DB)) {
	t.Helper()
	EachNamed(t, func(t *testing.T, db *database.DB, _ string) { fn(t, db) })
}

// EachNamed is Each for tests that let another process open the same database:
// dsn is its name.
func EachNamed(t *testing.T, fn func(t *testing.T, db *database.DB, dsn string)) {
	t.Helper()
	for engine, name := range map[string]func(*testing.T) string{
		"sqlite":   func(t *testing.T) string { return filepath.Join(t.TempDir(), "test.db") },
		"postgres": func(t *testing.T) string { return PostgresDSN(t) },
	} {
		t.Run(engine, func(t *testing.T) {
			t.Parallel()
			dsn := name(t)
			fn(t, open(t, dsn), dsn)
		})
	}
}

// SQLite opens a migrated database in a temporary file.
func SQLite(t testing.TB) *database.DB {
	t.Helper()
	return open(t, filepath.Join(t.TempDir(), "test.db"))
}

// QuickSQLite opens one that lies in memory where the system has a folder there:
// for tests that write very much and never crash.
func QuickSQLite(t testing.TB) *database.DB {
	t.Helper()
	folder, err := os.MkdirTemp("/dev/shm", "lianluo-test")
	if err != nil {
		return SQLite(t)
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(folder); err != nil {
			t.Error(err)
		}
	})
	return open(t, filepath.Join(folder, "test.db"))
}

// Postgres opens a migrated database in a schema of its own.
func Postgres(t testing.TB) *database.DB {
	t.Helper()
	return open(t, PostgresDSN(t))
}

// PostgresDSN creates an empty schema, dropped when the test ends.
func PostgresDSN(t testing.TB) string {
	t.Helper()
	server := os.Getenv(URL)
	if server == "" {
		t.Fatal(errNoServer)
	}
	address, err := url.Parse(server)
	if err != nil {
		t.Fatalf("%s: %v", URL, err)
	}
	schema := "t_" + random()
	admin, err := sql.Open("pgx", server)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := admin.ExecContext(context.Background(), "CREATE SCHEMA "+schema); err != nil {
		t.Fatalf("%s: %v", URL, err)
	}
	t.Cleanup(func() {
		if _, err := admin.ExecContext(context.Background(), "DROP SCHEMA "+schema+" CASCADE"); err != nil {
			t.Error(err)
		}
		if err := admin.Close(); err != nil {
			t.Error(err)
		}
	})
	q := address.Query()
	q.Set("search_path", schema)
	address.RawQuery = q.Encode()
	return address.String()
}

func open(t testing.TB, dsn string) *database.DB {
	t.Helper()
	if !database.IsPostgresDSN(dsn) {
		migrated.SQLite(t, dsn, "")
		return opened(t, dsn)
	}
	db := opened(t, dsn) // a copy would take as long as the migrations
	if err := db.Migrate(context.Background()); err != nil {
		t.Fatal(err)
	}
	return db
}

func opened(t testing.TB, dsn string) *database.DB {
	t.Helper()
	db, err := database.Open(dsn)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

func random() string {
	var b [8]byte
	_, _ = rand.Read(b[:])
	return hex.EncodeToString(b[:])
}
