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

// ByteOrder sorts by a column's bytes, whatever the database's language is.
func ByteOrder(q *gorm.DB, column string) string {
	if IsPostgres(q) {
		return `"` + column + `" COLLATE "C"`
	}
	return `"` + column + `"`
}

// snapshotSQL begins a transaction that reads one state. SQLite's sees the
// state of its first statement and holds no writer up.
func snapshotSQL(q *gorm.DB) string {
	if IsPostgres(q) {
		return "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
	}
	return "BEGIN"
}

func layoutSQL(q *gorm.DB) string {
	if IsPostgres(q) {
		return `SELECT t.relname AS table_name, a.attname AS name, NOT a.attnotnull AS nullable,
			COALESCE(array_position(p.conkey, a.attnum), 0) AS key, COALESCE(r.relname, '') AS "references"
			FROM pg_class t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
			LEFT JOIN pg_constraint p ON p.conrelid = t.oid AND p.contype = 'p'
			LEFT JOIN pg_constraint f ON f.conrelid = t.oid AND f.contype = 'f' AND f.conkey[1] = a.attnum
			LEFT JOIN pg_class r ON r.oid = f.confrelid
			WHERE t.relkind IN ('r', 'p') AND t.relnamespace = current_schema()::regnamespace`
	}
	return `SELECT t.name AS table_name, c.name AS name, c."notnull" = 0 AND c.pk = 0 AS nullable, c.pk AS key, COALESCE(f."table", '') AS "references"
		FROM pragma_table_list t JOIN pragma_table_info(t.name) c LEFT JOIN pragma_foreign_key_list(t.name) f ON f."from" = c.name
		WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite\_%' ESCAPE '\'`
}

// DeferForeignKeys lets rows of the transaction come in any order; what refers
// to nothing is refused by CheckForeignKeys, which ends it.
func DeferForeignKeys(tx *gorm.DB) error {
	if IsPostgres(tx) {
		return alterForeignKeys(tx, "DEFERRABLE INITIALLY DEFERRED")
	}
	return tx.Exec("PRAGMA defer_foreign_keys = ON").Error
}

// CheckForeignKeys refuses references to rows that are not there.
func CheckForeignKeys(tx *gorm.DB) error {
	if IsPostgres(tx) {
		if err := tx.Exec("SET CONSTRAINTS ALL IMMEDIATE").Error; err != nil {
			return err
		}
		return alterForeignKeys(tx, "NOT DEFERRABLE")
	}
	var broken []struct{ Table, Parent string }
	if err := tx.Raw("PRAGMA foreign_key_check").Scan(&broken).Error; err != nil {
		return err
	}
	if len(broken) > 0 {
		return fmt.Errorf("%d rows refer to rows that are not there, the first one in %s to %s", len(broken), broken[0].Table, broken[0].Parent)
	}
	return nil
}

func alterForeignKeys(tx *gorm.DB, how string) error {
	var keys []struct{ Name, TableName string }
	err := tx.Raw(`SELECT conname AS name, conrelid::regclass::text AS table_name FROM pg_constraint
		WHERE contype = 'f' AND connamespace = current_schema()::regnamespace ORDER BY 2, 1`).Scan(&keys).Error
	if err != nil {
		return err
	}
	for _, key := range keys {
		if err := tx.Exec(fmt.Sprintf(`ALTER TABLE %s ALTER CONSTRAINT "%s" %s`, key.TableName, key.Name, how)).Error; err != nil {
			return err
		}
	}
	return nil
}

// TakeIDs makes the ids that a table gives out from now on follow the highest
// one in it; a table that numbers nothing stays as it is.
func TakeIDs(tx *gorm.DB, table string) error {
	if !IsPostgres(tx) {
		return nil // AUTOINCREMENT remembers the highest id by itself
	}
	var sequence *string
	if err := tx.Raw("SELECT pg_get_serial_sequence(?, 'id')", `"`+table+`"`).Scan(&sequence).Error; err != nil || sequence == nil {
		return err
	}
	return tx.Exec(fmt.Sprintf(`SELECT setval(?, GREATEST((SELECT MAX(id) FROM "%[1]s"), 1), EXISTS (SELECT 1 FROM "%[1]s"))`, table), *sequence).Error
}
