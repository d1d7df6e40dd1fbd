package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"runtime/debug"

	"lianluo/internal/app"
	"lianluo/internal/config"
)

type serveCommand struct {
	Demo bool `help:"Fill an empty database with demonstration data and print its log-ins; only on an address of this machine."`
}

var errDemoAddress = errors.New("demonstration data has log-ins that everybody knows, so it is served to this machine only: set LIANLUO_ADDR to an address such as 127.0.0.1:8080, or leave --demo out")

// smallHeap is what Go's memory is held to, as far as it can be, on the engine
// of small servers: hashing a password takes 19 MiB for a moment, and without a
// limit a burst of log-ins leaves twice the memory behind. In bytes.
const smallHeap = 48 << 20

// keepSmall leaves a limit alone that the environment sets (GOMEMLIMIT).
func keepSmall(cfg config.Config) {
	if cfg.DatabaseURL == "" && os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(smallHeap)
	}
}

// Run serves until ctx ends.
func (s serveCommand) Run(ctx context.Context, out output) error {
	cfg, err := config.Load()
	if err != nil {
		return err
	}
	if s.Demo && !cfg.Loopback() {
		return errDemoAddress
	}
	log, err := logger(cfg)
	if err != nil {
		return err
	}
	keepSmall(cfg)
	password := ""
	if s.Demo {
		if password, err = prepareDemo(ctx, cfg, out); err != nil {
			return err
		}
	}
	a, err := app.New(ctx, cfg, log)
	if err != nil {
		return err
	}
	if s.Demo {
		if err := demonstrate(ctx, a, password, out); err != nil {
			return errors.Join(err, a.Close())
		}
	}
	err = a.Run(ctx, func(string) { out.line("联络 is at %s (Ctrl-C ends it)", cfg.URL()) })
	return errors.Join(err, a.Close())
}

// logger also becomes the process's default, which the HTTP edge writes to.
func logger(cfg config.Config) (*slog.Logger, error) {
	var level slog.Level
	if err := level.UnmarshalText([]byte(cfg.LogLevel)); err != nil {
		return nil, fmt.Errorf("LIANLUO_LOG_LEVEL: %w", err)
	}
	options := &slog.HandlerOptions{Level: level}
	var handler slog.Handler = slog.NewTextHandler(os.Stderr, options)
	if cfg.LogFormat == "json" {
		handler = slog.NewJSONHandler(os.Stderr, options)
	}
	log := slog.New(handler)
	slog.SetDefault(log)
	return log, nil
}
