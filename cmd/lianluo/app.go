package main

import (
	"context"
	"errors"
	"log/slog"

	"lianluo/internal/app"
	"lianluo/internal/config"
)

// withApp builds the features on the configured database, without serving.
func withApp(ctx context.Context, do func(a *app.App) error) (err error) {
	cfg, err := config.Load()
	if err != nil {
		return err
	}
	a, err := app.New(ctx, cfg, slog.Default())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, a.Close()) }()
	return do(a)
}
