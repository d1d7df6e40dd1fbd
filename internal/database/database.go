// Package database opens PostgreSQL or SQLite and hands out reads and
// transactions. With its migrations, it is where the two engines differ.
package database

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"gorm.io/gorm"
	"gorm.io/gorm/logger"

	"lianluo/internal/fault"
)

// ErrNotFound and ErrStale are what every feature's reads and writes report.
var (
	ErrNotFound = fault.New(fault.NotFound, "not-found", "没有找到这条内容，或者您无权查看。请返回列表刷新后再试。")
	ErrStale    = fault.New(fault.Conflict, "stale", "刚才已有人更新了这条内容。请刷新页面，查看最新情况后再操作；您填写的内容不会丢失。")
)

var errOutsideWrite = errors.New("database: change attempted outside Write")

// DB hands out handles for queries and transactions for changes; a change
// outside a transaction is refused, so none can escape its audit event.
type DB struct {
	gorm *gorm.DB
	// one serialises writers on an engine that has a single writer anyway, so
	// that they queue in order instead of polling for its lock.
	one      *sync.Mutex
	replicas *replicas // nil without any
}

// Open picks the engine from the DSN: "postgres://…" is PostgreSQL, anything
// else the path of a SQLite file. Replicas are streaming ones of that
// PostgreSQL; what may be read from them AllowReplicas says.
func Open(dsn string, replicas ...string) (*DB, error) {
	dialector, one, err := dialect(dsn)
	if err != nil {
		return nil, fmt.Errorf("open database: %w", err)
	}
	g, err := gorm.Open(dialector, &gorm.Config{
		TranslateError:         true,
		SkipDefaultTransaction: true,
		Logger:                 logger.Discard,
		NowFunc:                nowUTC,
	})
	if err != nil {
		return nil, fmt.Errorf("open database: %w", err)
	}
	for _, register := range []func(string, func(*gorm.DB)) error{
		g.Callback().Create().Before("*").Register,
		g.Callback().Update().Before("*").Register,
		g.Callback().Delete().Before("*").Register,
		g.Callback().Raw().Before("*").Register,
	} {
		if err := register("must_be_in_write", mustBeInWrite); err != nil {
			return nil, fmt.Errorf("open database: %w", err)
		}
	}
	db := &DB{gorm: g, one: one}
	if err := errors.Join(db.tune(), db.follow(replicas)); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}

func mustBeInWrite(tx *gorm.DB) {
	if _, ok := tx.Statement.ConnPool.(gorm.TxCommitter); !ok {
		_ = tx.AddError(errOutsideWrite)
	}
}

// Read returns a handle for queries.
func (db *DB) Read(ctx context.Context) *gorm.DB {
	if r := db.replicaFor(ctx); r != nil {
		return db.on(ctx, r)
	}
	return db.gorm.WithContext(ctx)
}

// Write runs fn in one transaction; any error rolls it back.
func (db *DB) Write(ctx context.Context, fn func(tx *gorm.DB) error) error {
	if db.one != nil {
		db.one.Lock()
		defer db.one.Unlock()
	}
	if err := db.gorm.WithContext(ctx).Transaction(fn); err != nil {
		return err
	}
	db.changed(ctx)
	return nil
}

// Ping says whether the engine answers.
func (db *DB) Ping(ctx context.Context) error {
	pool, err := db.gorm.DB()
	if err != nil {
		return err
	}
	return pool.PingContext(ctx)
}

// Close ends all connections.
func (db *DB) Close() error {
	db.unfollow()
	pool, err := db.gorm.DB()
	if err != nil {
		return err
	}
	return pool.Close()
}

// One loads a single row; a miss is ErrNotFound.
func One[T any](q *gorm.DB) (*T, error) {
	var row T
	err := q.Take(&row).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return nil, ErrNotFound
	}
	return &row, err
}

// IsUnique says whether err is a broken uniqueness constraint.
func IsUnique(err error) bool { return errors.Is(err, gorm.ErrDuplicatedKey) }

// Versioned is the optimistic lock of a row; embed it and change the row
// through Save alone.
type Versioned struct {
	Version uint `json:"version"`
}

// Bump advances the lock and returns the version that it replaces.
func (v *Versioned) Bump() uint { v.Version++; return v.Version - 1 }

// Seen says which version a person had in view, that Save compares.
func (v *Versioned) Seen(version uint) { v.Version = version }

// Save updates row, all its columns, only if nobody else did since it was
// read; otherwise ErrStale. It works the same on both engines, so that nothing
// needs SELECT … FOR UPDATE.
func Save[T interface{ Bump() uint }](tx *gorm.DB, row T) error {
	was := row.Bump()
	res := tx.Model(row).Where("version = ?", was).Select("*").Updates(row)
	if res.Error == nil && res.RowsAffected == 0 {
		return ErrStale
	}
	return res.Error
}
