// Package app is the composition root: it opens the database, builds the
// features, hangs their routes into one router, starts the periodic work and
// shuts everything down in order.
package app

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"time"

	"github.com/gin-gonic/gin"

	"lianluo/internal/config"
	"lianluo/internal/database"
	"lianluo/internal/jobs"
	"lianluo/internal/rules"
)

// DrainTime is how long requests under way may take after the server was told
// to end.
const DrainTime = 15 * time.Second

// App is the server, ready to run.
type App struct {
	Config   config.Config
	DB       *database.DB
	Features Features
	Router   *gin.Engine

	log *slog.Logger
	now func() time.Time
}

// Open opens the database that cfg names, making the data folder if needed,
// and leaves its schema as it is.
func Open(cfg config.Config) (*database.DB, error) {
	if err := os.MkdirAll(cfg.Data, 0o750); err != nil {
		return nil, fmt.Errorf("make the data folder: %w; LIANLUO_DATA names another", err)
	}
	return database.Open(cfg.DSN(), cfg.Replicas...)
}

// New opens and migrates the database, builds the features and the router.
func New(ctx context.Context, cfg config.Config, log *slog.Logger) (*App, error) {
	return NewAt(ctx, cfg, log, func() time.Time { return time.Now().UTC() })
}

// NewAt is New with a clock of one's own.
func NewAt(ctx context.Context, cfg config.Config, log *slog.Logger, now func() time.Time) (*App, error) {
	db, err := Open(cfg)
	if err != nil {
		return nil, err
	}
	a := &App{Config: cfg, DB: db, log: log, now: now}
	if err := a.build(ctx); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return a, nil
}

func (a *App) build(ctx context.Context) (err error) {
	if err := a.DB.Migrate(ctx); err != nil {
		return err
	}
	if err := a.DB.Write(ctx, rules.SeedCalendar); err != nil && !database.IsUnique(err) { // another replica was first
		return err
	}
	if a.Features, err = newFeatures(ctx, a.Config, a.DB, a.now); err != nil {
		return err
	}
	a.Router, err = a.router()
	return err
}

// Close ends the connections to the database.
func (a *App) Close() error { return a.DB.Close() }

// Run listens at the configured address and serves until ctx ends; then it
// lets requests under way finish and gives the periodic work back. started is
// called once, with the address, when requests are accepted.
func (a *App) Run(ctx context.Context, started func(address string)) error {
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", a.Config.Addr)
	if err != nil {
		return fmt.Errorf("listen: %w; LIANLUO_ADDR names another address", err)
	}
	server := &http.Server{
		Handler:           a.Router,
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       2 * time.Minute,
		WriteTimeout:      2 * time.Minute,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    32 << 10,
		ErrorLog:          slog.NewLogLogger(a.log.Handler(), slog.LevelWarn),
	}
	server.RegisterOnShutdown(a.Features.Live.Close)
	work, endWork := context.WithCancel(context.WithoutCancel(ctx))
	worked := make(chan struct{})
	go func() { jobs.New(a.DB, a.log, a.now, a.periodic()...).Run(work); close(worked) }()
	served := make(chan error, 1)
	go func() { served <- server.Serve(listener) }()
	started(listener.Addr().String())

	select {
	case err = <-served:
	case <-ctx.Done():
		err = drain(server)
		<-served
	}
	endWork()
	<-worked
	return err
}

func drain(server *http.Server) error {
	ctx, cancel := context.WithTimeout(context.Background(), DrainTime)
	defer cancel()
	if err := server.Shutdown(ctx); err != nil {
		return errors.Join(fmt.Errorf("requests still under way after %s were cut off: %w", DrainTime, err), server.Close())
	}
	return nil
}
