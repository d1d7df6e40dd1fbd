package database

import (
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/libtnb/sqlite"
	"github.com/pressly/goose/v3"
	"gorm.io/driver/postgres"
	"gorm.io/gorm"
	driver "modernc.org/sqlite"
)

//go:embed migrations
var migrations embed.FS

func dialect(dsn string) (gorm.Dialector, *sync.Mutex, error) {
	if IsPostgresDSN(dsn) {
		return postgres.Open(dsn), nil, nil
	}
	connector, err := driver.NewConnector(sqliteDSN(dsn))
	if err != nil {
		return nil, nil, err
	}
	return sqlite.New(sqlite.Config{Conn: sql.OpenDB(compiling{connector})}), &sync.Mutex{}, nil
}

// poolSize is how many connections one server has to a PostgreSQL.
const poolSize = 24

func (db *DB) replicable() error {
	if db.IsPostgres() {
		return nil
	}
	return errors.New("only PostgreSQL has replicas to read from")
}

// replicaPool opens connections to a replica when they are needed.
func replicaPool(dsn string) (*sql.DB, error) {
	pool, err := sql.Open("pgx", dsn)
	if err == nil {
		sized(pool, poolSize)
	}
	return pool, err
}

// replicaDialect asks through pool.
func replicaDialect(pool gorm.ConnPool) gorm.Dialector {
	return postgres.New(postgres.Config{Conn: pool})
}

func sized(pool *sql.DB, size int) {
	pool.SetMaxOpenConns(size)
	pool.SetMaxIdleConns(size)
	pool.SetConnMaxIdleTime(10 * time.Minute)
}

// Where PostgreSQL and a replica of it are in the log, as numbers. After a commit
// the log is at its end or beyond; who is no replica has come nowhere.
const (
	writtenSQL  = "SELECT CAST(pg_current_wal_insert_lsn() - '0/0' AS bigint)"
	replayedSQL = "SELECT CAST(CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() END - '0/0' AS bigint)"
)

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
		size = poolSize
	}
	sized(pool, size)
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

// Moved names those of the rows, of which versions says in what version they
// were read, that are in another one by now; from here on nobody else changes
// any of them until the transaction ends. Where one alone writes, none moves.
func Moved(tx *gorm.DB, table string, versions map[uint]uint) (moved []uint, err error) {
	if !IsPostgres(tx) || len(versions) == 0 {
		return nil, nil
	}
	var rows []struct{ ID, Version uint }
	err = tx.Raw(fmt.Sprintf(`SELECT id, version FROM "%s" WHERE id IN ? ORDER BY id FOR NO KEY UPDATE`, table), slices.Collect(maps.Keys(versions))).Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("look for rows of %s that moved: %w", table, err)
	}
	for _, r := range rows {
		if r.Version != versions[r.ID] {
			moved = append(moved, r.ID)
		}
	}
	return moved, nil
}

// LastID is the highest id that a table whose key is id has given out or holds,
// also when its row is gone; 0 when it has given none or numbers nothing.
func LastID(q *gorm.DB, table string) (last int64, err error) {
	given, err := numbering(q, table)
	if err != nil || given == "" {
		return 0, err
	}
	err = q.Raw(fmt.Sprintf(`SELECT MAX(n) FROM (SELECT (%s) AS n UNION ALL SELECT MAX(id) FROM "%s" UNION ALL SELECT 0) given`, given, table)).Scan(&last).Error
	return last, err
}

// numbering is the SQL for the id that a table gave out last, empty when it
// numbers nothing.
func numbering(q *gorm.DB, table string) (given string, err error) {
	if IsPostgres(q) {
		sequence, err := sequenceOf(q, table)
		if sequence != "" {
			given = "SELECT last_value FROM " + sequence + " WHERE is_called"
		}
		return given, err
	}
	var numbers bool
	err = q.Raw("SELECT COUNT(*) > 0 FROM sqlite_schema WHERE type = 'table' AND name = ? AND sql LIKE '%AUTOINCREMENT%'", table).Scan(&numbers).Error
	if numbers {
		given = fmt.Sprintf("SELECT seq FROM sqlite_sequence WHERE name = '%s'", table)
	}
	return given, err
}

// sequenceOf is the name of what numbers a table of PostgreSQL, or empty.
func sequenceOf(q *gorm.DB, table string) (string, error) {
	var sequence *string
	if err := q.Raw("SELECT pg_get_serial_sequence(?, 'id')", `"`+table+`"`).Scan(&sequence).Error; err != nil || sequence == nil {
		return "", err
	}
	return *sequence, nil
}

// TakeIDs makes the ids that a table whose key is id gives out from now on follow the highest
// one in it, or last if that is higher; a table that numbers nothing stays as
// it is.
func TakeIDs(tx *gorm.DB, table string, last int64) error {
	given, err := numbering(tx, table)
	if err != nil || given == "" {
		return err
	}
	var held int64
	if err := tx.Raw(fmt.Sprintf(`SELECT COALESCE(MAX(id), 0) FROM "%s"`, table)).Scan(&held).Error; err != nil {
		return err
	}
	last = max(last, held)
	if IsPostgres(tx) {
		return tx.Exec("SELECT setval(pg_get_serial_sequence(?, 'id'), ?, ?)", `"`+table+`"`, max(last, 1), last > 0).Error
	}
	if err := tx.Exec("DELETE FROM sqlite_sequence WHERE name = ?", table).Error; err != nil || last == 0 {
		return err
	}
	return tx.Exec("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", table, last).Error
}
