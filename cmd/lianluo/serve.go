package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"runtime/debug"
	"time"

	"lianluo/internal/app"
	"lianluo/internal/calendar"
	"lianluo/internal/config"
)

type serveCommand struct {
	Demo  bool `help:"Fill an empty database with demonstration data and print its log-ins; only on an address of this machine."`
	Ahead int  `placeholder:"DAYS" help:"Days by which a demonstration's clock runs ahead, to see what becomes of it later; with --demo only."`
}

var errAhead = errors.New("--ahead moves the clock of a demonstration forward: give it a number of days above 0, together with --demo")

// now is the server's clock: that of the machine, but in a demonstration that
// runs ahead. It never is in a database with real accounts, since demonstrate
// refuses those.
func (s serveCommand) now() time.Time { return time.Now().UTC().AddDate(0, 0, s.Ahead) }

var errDemoAddress = errors.New("demonstration data has log-ins that everybody knows, so it is served to this machine only: set LIANLUO_ADDR to an address such as 127.0.0.1:8080, or leave --demo out")

// smallHeap is what Go's memory is held to, as far as it can be, on the engine
// of small servers: hashing a password takes 19 MiB for a moment, and without a
// limit a burst of log-ins leaves twice the memory behind. In bytes.
const smallHeap = 32 << 20

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
	if s.Ahead < 0 || s.Ahead > 0 && !s.Demo {
		return errAhead
	}
	log, err := logger(cfg)
	if err != nil {
		return err
	}
	keepSmall(cfg)
	password := ""
	if s.Demo {
		if password, err = prepareDemo(ctx, cfg, s.now(), out); err != nil {
			return err
		}
	}
	a, err := app.NewAt(ctx, cfg, log, s.now)
	if err != nil {
		return err
	}
	if s.Demo {
		if s.Ahead > 0 {
			out.line("演示时钟已拨快 %d 天，今天是 %s。", s.Ahead, calendar.On(s.now()))
		}
		if err := demonstrate(ctx, a, password, s.now(), out); err != nil {
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
