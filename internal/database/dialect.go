package database

import (
	"embed"
	"fmt"
	"io/fs"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/glebarez/sqlite"
	"github.com/pressly/goose/v3"
	"gorm.io/driver/postgres"
	"gorm.io/gorm"
)

//go:embed migrations
var migrations embed.FS

func dialect(dsn string) (gorm.Dialector, *sync.Mutex) {
	if IsPostgresDSN(dsn) {
		return postgres.Open(dsn), nil
	}
	return sqlite.Open(sqliteDSN(dsn)), &sync.Mutex{}
}

// IsPostgresDSN says which engine Open would pick.
func IsPostgresDSN(dsn string) bool {
	return strings.HasPrefix(dsn, "postgres://") || strings.HasPrefix(dsn, "postgresql://")
}

// sqliteDSN sets what an acknowledged write needs to survive a crash
// (synchronous=FULL) and what concurrent writers need to queue
// (_txlock=immediate, busy_timeout).
func sqliteDSN(path string) string {
	pragmas := []string{"foreign_keys(1)", "busy_timeout(10000)", "journal_mode(WAL)", "synchronous(FULL)", "cache_size(-8000)"}
	q := url.Values{"_pragma": pragmas, "_txlock": {"immediate"}, "_time_format": {"sqlite"}}
	return "file:" + (&url.URL{Path: path}).EscapedPath() + "?" + q.Encode()
}

// IsPostgres is for the places where the engines differ: this package, search
// and jobs.
func (db *DB) IsPostgres() bool { return db.gorm.Name() == "postgres" }

// IsPostgres says the same of a transaction.
func IsPostgres(tx *gorm.DB) bool { return tx.Name() == "postgres" }

func (db *DB) tune() error {
	pool, err := db.gorm.DB()
	if err != nil {
		return fmt.Errorf("open database: %w", err)
	}
	size := 8
	if db.IsPostgres() {
		size = 24
	}
	pool.SetMaxOpenConns(size)
	pool.SetMaxIdleConns(size)
	pool.SetConnMaxIdleTime(10 * time.Minute)
	return nil
}

func (db *DB) migrationFiles() (fs.FS, error) {
	if db.IsPostgres() {
		return fs.Sub(migrations, "migrations/postgres")
	}
	return fs.Sub(migrations, "migrations/sqlite")
}

func (db *DB) migrationDialect() goose.Dialect {
	if db.IsPostgres() {
		return goose.DialectPostgres
	}
	return goose.DialectSQLite3
}

func nowUTC() time.Time { return time.Now().UTC() }
