package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"gorm.io/gorm"

	"lianluo/internal/app"
	"lianluo/internal/config"
	"lianluo/internal/database"
	"lianluo/internal/transfer"
)

type exportCommand struct {
	Congress exportCongressCommand `cmd:"" help:"Write rows, attachments and a description of both into one file, while the server runs."`
}

type exportCongressCommand struct {
	File           string `arg:"" help:"The file to make, such as congress.zip; it must not be there yet."`
	Congress       string `xor:"which" help:"Name or id of the congress; needed when there are several."`
	All            bool   `xor:"which" help:"Export all congresses of the server, to move it to another database."`
	PasswordHashes bool   `help:"Also write the hashes of passwords; without them everybody needs a new password after the import."`
	OpenBallots    bool   `help:"With --all: export although votes are being taken, to move the server meanwhile; keep the file as you keep the database."`
}

// Run writes the file whole or not at all, and records that it did.
func (e exportCongressCommand) Run(ctx context.Context, out output) (err error) {
	cfg, db, err := ready(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if e.OpenBallots && !e.All {
		return errors.New("--open-ballots is for the move of a whole server: it goes with --all")
	}
	source, options := app.Transfer(cfg, db), transfer.Options{PasswordHashes: e.PasswordHashes}
	if e.OpenBallots {
		source.Held = nil
	}
	if !e.All {
		congress, err := congressNamed(ctx, db, "--congress", e.Congress)
		if err != nil {
			return err
		}
		options.CongressID = congress.ID
	}
	var m transfer.Manifest
	err = written(e.File, func(w io.Writer) error {
		m, err = source.Export(ctx, w, options)
		return err
	})
	if err != nil {
		return err
	}
	told(m, out)
	return db.Write(ctx, func(tx *gorm.DB) error { return app.RecordExport(tx, options.CongressID, m) })
}

// ready opens the database, whose schema must be this program's.
func ready(ctx context.Context) (config.Config, *database.DB, error) {
	cfg, err := config.Load()
	if err != nil {
		return cfg, nil, err
	}
	db, err := app.Open(cfg)
	if err != nil {
		return cfg, nil, err
	}
	current, newest, err := db.SchemaVersions(ctx)
	if err == nil && current != newest {
		err = fmt.Errorf("the schema has version %d, this program needs %d: run lianluo migrate", current, newest)
	}
	if err != nil {
		return cfg, nil, errors.Join(err, db.Close())
	}
	return cfg, db, nil
}

// written makes a file that its owner alone may read, under its name only once
// it is complete.
func written(name string, fill func(w io.Writer) error) error {
	if _, err := os.Stat(name); err == nil {
		return fmt.Errorf("%s is there already: name another file", name)
	}
	file, err := os.CreateTemp(filepath.Dir(name), ".lianluo-export-*")
	if err != nil {
		return err
	}
	if err := errors.Join(fill(file), file.Sync(), file.Close()); err != nil {
		return errors.Join(err, os.Remove(file.Name()))
	}
	return os.Rename(file.Name(), name)
}

func told(m transfer.Manifest, out output) {
	out.line("%s", m)
	switch {
	case !m.Audit.Chain:
		out.line("audit record: the events of this congress; the chain covers other congresses and stays here, they are sealed anew")
	case !m.Audit.Intact:
		out.line("audit record: whole, but it DOES NOT HOLD: see lianluo doctor")
	default:
		out.line("audit record: whole, and it holds")
	}
	if m.PasswordHashes {
		out.line("the file holds hashes of passwords: keep it as you keep the database")
	} else {
		out.line("without passwords: after the import the system administrator sets new ones (lianluo user reset-password for the first)")
	}
}

type importCongressCommand struct {
	File string `arg:"" type:"existingfile" help:"The file that export congress wrote."`
}

// Run takes the file over, all or nothing.
func (i importCongressCommand) Run(ctx context.Context, out output) (err error) {
	cfg, err := config.Load()
	if err != nil {
		return err
	}
	db, err := app.Open(cfg)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if err := db.Migrate(ctx); err != nil {
		return err
	}
	file, err := os.Open(i.File)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	size, err := file.Seek(0, io.SeekEnd)
	if err != nil {
		return err
	}
	m, err := app.Transfer(cfg, db).Import(ctx, file, size, app.RecordImport)
	if err != nil {
		return fmt.Errorf("nothing was taken over: %w", err)
	}
	told(m, out)
	return nil
}
