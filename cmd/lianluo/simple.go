package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"runtime/debug"
	"time"

	"lianluo/internal/app"
	"lianluo/internal/config"
	"lianluo/internal/database"
)

type migrateCommand struct{}

// Run migrates and says from where to where.
func (migrateCommand) Run(ctx context.Context, out output) (err error) {
	cfg, err := config.Load()
	if err != nil {
		return err
	}
	db, err := app.Open(cfg)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	return migrate(ctx, db, out)
}

func migrate(ctx context.Context, db *database.DB, out output) error {
	before, newest, err := db.SchemaVersions(ctx)
	if err != nil {
		return err
	}
	if before > newest {
		return fmt.Errorf("the database has schema %d, this program knows up to %d only: use the newer program", before, newest)
	}
	if err := db.Migrate(ctx); err != nil {
		return err
	}
	out.line("schema %d → %d", before, newest)
	return nil
}

type healthcheckCommand struct{}

// Run asks the server at the configured address.
func (healthcheckCommand) Run(ctx context.Context, out output) error {
	cfg, err := config.Load()
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, 3*time.Second)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+cfg.LocalAddr()+"/readyz", nil)
	if err != nil {
		return err
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return fmt.Errorf("no server answers: %w", err)
	}
	defer func() { _ = response.Body.Close() }()
	body, err := io.ReadAll(io.LimitReader(response.Body, 4096))
	if err != nil {
		return err
	}
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("the server is not ready: %s", body)
	}
	out.line("ready")
	return nil
}

type versionCommand struct{}

// Run prints what the build recorded about itself.
func (versionCommand) Run(out output) error {
	out.line("%s", version())
	return nil
}

func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "lianluo (no build information)"
	}
	text := "lianluo " + info.Main.Version + " " + info.GoVersion
	for _, setting := range info.Settings {
		if setting.Key == "vcs.revision" || setting.Key == "vcs.time" {
			text += " " + setting.Value
		}
	}
	return text
}
