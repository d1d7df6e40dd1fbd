package database

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
	"gorm.io/gorm"
	"gorm.io/plugin/dbresolver"
)

// Position is how far PostgreSQL had written its log (an LSN). A replica that
// has come to the position of a change holds the change. The zero position is
// before all changes.
type Position uint64

// String gives the position as a number that ParsePosition reads.
func (p Position) String() string { return strconv.FormatUint(uint64(p), 36) }

// ParsePosition reads what String gave.
func ParsePosition(text string) (Position, error) {
	n, err := strconv.ParseUint(text, 36, 64)
	return Position(n), err
}

// lookEvery is how often each replica is asked how far it is; one that is more
// than so many looks behind is not read from: a second.
const (
	lookEvery = 200 * time.Millisecond
	behind    = 5
)

// lagging is by how many bytes of the log a replica is behind when something is
// wrong with it.
const lagging = 16 << 20

// replicas are copies of the database, for reads that may be a moment old.
type replicas struct {
	all  []*replica
	end  context.CancelFunc
	done sync.WaitGroup
}

// replica is one of them, as gorm asks it. at is how far it was when it was asked last; 0 while
// it does not answer or lags behind.
type replica struct {
	name          string
	pool, instead *sql.DB
	at            atomic.Uint64
}

// lost says whether the database is to be asked instead: whatever happens to a
// replica, nobody's page fails for it.
func (r *replica) lost(ctx context.Context, err error) bool {
	if err == nil || ctx.Err() != nil {
		return false
	}
	if refused := (*pgconn.PgError)(nil); !errors.As(err, &refused) {
		r.at.Store(0) // it does not even answer
	}
	return true
}

// QueryContext asks the replica, and the database where it cannot answer.
func (r *replica) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	rows, err := r.pool.QueryContext(ctx, query, args...)
	if r.lost(ctx, err) {
		return r.instead.QueryContext(ctx, query, args...)
	}
	return rows, err
}

// QueryRowContext is QueryContext for one row.
func (r *replica) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	row := r.pool.QueryRowContext(ctx, query, args...)
	if r.lost(ctx, row.Err()) {
		return r.instead.QueryRowContext(ctx, query, args...)
	}
	return row
}

// ExecContext changes nothing on a replica, which PostgreSQL would refuse.
func (r *replica) ExecContext(context.Context, string, ...any) (sql.Result, error) {
	return nil, errOutsideWrite
}

// PrepareContext prepares on the replica.
func (r *replica) PrepareContext(ctx context.Context, query string) (*sql.Stmt, error) {
	return r.pool.PrepareContext(ctx, query)
}

// reading is what one request may read from replicas, which its own changes end.
type reading struct {
	since   Position
	changed func(Position)
	ended   atomic.Bool
}

type readingKey struct{}

// AllowReplicas lets reads under the context go to a replica that has come to
// since at least, until something is changed under it.
func AllowReplicas(ctx context.Context, since Position, changed func(Position)) context.Context {
	return context.WithValue(ctx, readingKey{}, &reading{since: since, changed: changed})
}

// NoteChanges tells changed how far the database had come after each change
// under the context; its reads go where changes go.
func NoteChanges(ctx context.Context, changed func(Position)) context.Context {
	r := &reading{changed: changed}
	r.ended.Store(true)
	return context.WithValue(ctx, readingKey{}, r)
}

// Newest lets reads under the context go where changes go.
func Newest(ctx context.Context) context.Context {
	return context.WithValue(ctx, readingKey{}, (*reading)(nil))
}

// HasReplicas says whether positions are noted at all.
func (db *DB) HasReplicas() bool { return db.replicas != nil }

// Settle waits until every replica that is read from has what was written until
// now; one that does not get there soon is not read from any more.
func (db *DB) Settle(ctx context.Context) error {
	if db.replicas == nil {
		return nil
	}
	now, err := db.Position(ctx)
	if err != nil {
		return err
	}
	tick := time.NewTicker(lookEvery / 4)
	defer tick.Stop()
	for slices.ContainsFunc(db.replicas.all, func(r *replica) bool { at := r.at.Load(); return at > 0 && at < uint64(now) }) {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-tick.C:
		}
	}
	return nil
}

// follow opens the replicas and begins to ask how far they are. One that does
// not answer is left out until it does.
func (db *DB) follow(dsns []string) error {
	if len(dsns) == 0 {
		return nil
	}
	if err := db.replicable(); err != nil {
		return err
	}
	instead, err := db.gorm.DB()
	if err != nil {
		return err
	}
	resolver, all := &dbresolver.DBResolver{}, []*replica{}
	for i, dsn := range dsns {
		r := &replica{name: fmt.Sprintf("replica %d", i+1), instead: instead}
		if r.pool, err = replicaPool(dsn); err != nil {
			return fmt.Errorf("open %s: %w", r.name, err)
		}
		resolver.Register(dbresolver.Config{Replicas: []gorm.Dialector{replicaDialect(r)}}, r.name)
		all = append(all, r)
	}
	if err := db.gorm.Use(resolver); err != nil {
		return fmt.Errorf("open replicas: %w", err)
	}
	ctx, end := context.WithCancel(context.Background())
	db.replicas = &replicas{all: all, end: end}
	db.replicas.done.Go(func() { db.look(ctx) })
	return nil
}

// look asks all replicas again and again how far they are.
func (db *DB) look(ctx context.Context) {
	tick := time.NewTicker(lookEvery)
	defer tick.Stop()
	first, _ := db.Position(ctx)
	written := []Position{first} // at the last looks
	for {
		for _, r := range db.replicas.all {
			r.at.Store(uint64(r.look(ctx, written[0])))
		}
		if now, err := db.Position(ctx); err == nil {
			written = append(written, now)
			written = written[max(0, len(written)-behind):]
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// look gives how far the replica is, 0 when it is not even where the database
// was before.
func (r *replica) look(ctx context.Context, before Position) Position {
	at, err := r.position(ctx)
	if err != nil || at < before {
		return 0
	}
	return at
}

// position is how far the replica has come, 0 of what is none.
func (r *replica) position(ctx context.Context) (Position, error) {
	limited, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	var at sql.NullInt64
	err := r.pool.QueryRowContext(limited, replayedSQL).Scan(&at)
	return Position(at.Int64), err
}

// Position is how far the database has come; for one that HasReplicas.
func (db *DB) Position(ctx context.Context) (at Position, err error) {
	err = db.gorm.WithContext(ctx).Raw(writtenSQL).Scan(&at).Error
	return at, err
}

// on is a handle whose queries go to the replica.
func (db *DB) on(ctx context.Context, r *replica) *gorm.DB {
	return db.gorm.WithContext(ctx).Clauses(dbresolver.Use(r.name)).Session(&gorm.Session{})
}

// replicaFor picks a replica for what is read under ctx, nil for the database
// itself.
func (db *DB) replicaFor(ctx context.Context) *replica {
	if db.replicas == nil {
		return nil
	}
	r, ok := ctx.Value(readingKey{}).(*reading)
	if !ok || r == nil || r.ended.Load() {
		return nil
	}
	all := db.replicas.all
	for i, first := 0, rand.IntN(len(all)); i < len(all); i++ {
		if one := all[(first+i)%len(all)]; one.at.Load() >= max(uint64(r.since), 1) {
			return one
		}
	}
	return nil
}

// changed notes how far the database is after a change under ctx.
func (db *DB) changed(ctx context.Context) {
	if db.replicas == nil {
		return
	}
	r, ok := ctx.Value(readingKey{}).(*reading)
	if !ok || r == nil {
		return
	}
	r.ended.Store(true)
	if at, err := db.Position(context.WithoutCancel(ctx)); err == nil {
		r.changed(at)
	}
}

// Replicas asks each replica, in the order in which they were named, and says
// what is wrong with it, or nil.
func (db *DB) Replicas(ctx context.Context) ([]error, error) {
	if db.replicas == nil {
		return nil, nil
	}
	written, err := db.Position(ctx)
	if err != nil {
		return nil, err
	}
	var out []error
	for _, r := range db.replicas.all {
		out = append(out, r.ask(ctx, written))
	}
	return out, nil
}

func (r *replica) ask(ctx context.Context, written Position) error {
	at, err := r.position(ctx)
	switch {
	case err != nil:
		return err
	case at == 0:
		return errors.New("it is no replica, but takes changes itself")
	case at+lagging < written:
		return fmt.Errorf("it lags %d MB behind", (written-at)>>20)
	}
	return nil
}

func (db *DB) unfollow() {
	if db.replicas == nil {
		return
	}
	db.replicas.end()
	db.replicas.done.Wait()
	for _, r := range db.replicas.all {
		_ = r.pool.Close()
	}
}
