package databasetest

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"lianluo/internal/database"
)

// Template is what many tests begin with. It is made once for each engine in a
// process; every test gets a copy of its own.
type Template struct {
	// Fill is given a migrated database and a folder for what lies beside it.
	Fill func(ctx context.Context, db *database.DB, folder string) error

	sqlite, postgres kept
}

// kept is what was made on one engine.
type kept struct {
	once  sync.Once
	err   error
	file  []byte            // the database, on SQLite
	name  string            // of the database, on PostgreSQL
	files map[string][]byte // of the folder
}

// SQLite lays a copy at path, and its folder at folder.
func (m *Template) SQLite(t testing.TB, path, folder string) {
	t.Helper()
	k := m.copied(t, &m.sqlite, m.makeSQLite, folder)
	if err := os.WriteFile(path, k.file, 0o600); err != nil {
		t.Fatal(err)
	}
}

// Postgres gives the name of a copy, dropped when the test ends, and lays its
// folder at folder.
func (m *Template) Postgres(t testing.TB, folder string) (dsn string) {
	t.Helper()
	k := m.copied(t, &m.postgres, m.makePostgres, folder)
	name := "t_" + random()
	if err := administer(fmt.Sprintf("CREATE DATABASE %s TEMPLATE %s", name, k.name)); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := administer("DROP DATABASE " + name + " WITH (FORCE)"); err != nil {
			t.Error(err)
		}
	})
	return named(name)
}

// Each runs fn on both engines, on a copy each.
func (m *Template) Each(t *testing.T, fn func(t *testing.T, db *database.DB)) {
	t.Helper()
	t.Run("sqlite", func(t *testing.T) {
		t.Parallel()
		path := filepath.Join(t.TempDir(), "test.db")
		m.SQLite(t, path, t.TempDir())
		fn(t, opened(t, path))
	})
	t.Run("postgres", func(t *testing.T) {
		t.Parallel()
		fn(t, opened(t, m.Postgres(t, t.TempDir())))
	})
}

// Main is TestMain's where a template is copied on PostgreSQL: it drops what the
// copies were made of.
func Main(m *testing.M) {
	code := m.Run()
	for _, name := range made {
		if err := administer("DROP DATABASE " + name); err != nil {
			fmt.Fprintln(os.Stderr, err)
			code = 1
		}
	}
	os.Exit(code)
}

// made are the databases that Main drops.
var (
	made    []string
	madeOne sync.Mutex
)

func (m *Template) copied(t testing.TB, k *kept, make func(k *kept, folder string) error, folder string) *kept {
	t.Helper()
	k.once.Do(func() { k.err = k.keep(make) })
	if k.err != nil {
		t.Fatal(k.err)
	}
	for name, text := range k.files {
		path := filepath.Join(folder, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o750), os.WriteFile(path, text, 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	return k
}

// keep makes it in a folder that is gone afterwards.
func (k *kept) keep(make func(k *kept, folder string) error) (err error) {
	folder, err := os.MkdirTemp("", "lianluo-template")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	if err := make(k, folder); err != nil {
		return err
	}
	k.files = map[string][]byte{}
	files := os.DirFS(filepath.Join(folder, "files"))
	return fs.WalkDir(files, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		k.files[path], err = fs.ReadFile(files, path)
		return err
	})
}

func (m *Template) makeSQLite(k *kept, folder string) (err error) {
	path := filepath.Join(folder, "template.db")
	if err := m.make(path, folder); err != nil {
		return err
	}
	k.file, err = os.ReadFile(path)
	return err
}

func (m *Template) makePostgres(k *kept, folder string) error {
	k.name = "lianluo_template_" + random()
	if err := administer("CREATE DATABASE " + k.name); err != nil {
		return err
	}
	madeOne.Lock()
	made = append(made, k.name)
	madeOne.Unlock()
	return m.make(named(k.name), folder)
}

func (m *Template) make(dsn, folder string) (err error) {
	beside := filepath.Join(folder, "files")
	if err := os.Mkdir(beside, 0o750); err != nil {
		return err
	}
	db, err := database.Open(dsn)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }() // SQLite's log goes into the file with it
	ctx := context.Background()
	if err := db.Migrate(ctx); err != nil || m.Fill == nil {
		return err
	}
	return m.Fill(ctx, db, beside)
}

// administer does what concerns whole databases of the server for tests.
func administer(statement string) error {
	server := os.Getenv(URL)
	if server == "" {
		return errNoServer
	}
	pool, err := sql.Open("pgx", server)
	if err != nil {
		return fmt.Errorf("%s: %w", URL, err)
	}
	if _, err := pool.ExecContext(context.Background(), statement); err != nil {
		return fmt.Errorf("%s: %w", URL, errors.Join(err, pool.Close()))
	}
	return pool.Close()
}

// named is the address of another database of that server.
func named(database string) string {
	address, err := url.Parse(os.Getenv(URL))
	if err != nil {
		return "" // administer has met the server before
	}
	address.Path = "/" + database
	return address.String()
}
