package database

import (
	"context"
	"fmt"

	"github.com/pressly/goose/v3"
)

// Migrate brings the schema to the newest version that this binary knows.
func (db *DB) Migrate(ctx context.Context) error {
	provider, err := db.migrator()
	if err != nil {
		return err
	}
	if _, err := provider.Up(ctx); err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	return nil
}

// SchemaVersions gives the version of the schema in the database and the
// newest that this binary knows.
func (db *DB) SchemaVersions(ctx context.Context) (current, newest int64, err error) {
	provider, err := db.migrator()
	if err != nil {
		return 0, 0, err
	}
	current, err = provider.GetDBVersion(ctx)
	if err != nil {
		return 0, 0, fmt.Errorf("read schema version: %w", err)
	}
	for _, source := range provider.ListSources() {
		newest = max(newest, source.Version)
	}
	return current, newest, nil
}

func (db *DB) migrator() (*goose.Provider, error) {
	files, err := db.migrationFiles()
	if err != nil {
		return nil, fmt.Errorf("migrate: %w", err)
	}
	pool, err := db.gorm.DB()
	if err != nil {
		return nil, fmt.Errorf("migrate: %w", err)
	}
	provider, err := goose.NewProvider(db.migrationDialect(), pool, files)
	if err != nil {
		return nil, fmt.Errorf("migrate: %w", err)
	}
	return provider, nil
}
