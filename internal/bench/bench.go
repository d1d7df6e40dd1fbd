// Package bench measures the server: the real API, log-in check and all, side
// by side with a bare handler that runs the same SQL through pgx and answers
// with the same bytes. It fills an empty PostgreSQL of its own.
package bench

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"time"

	"github.com/gin-gonic/gin"
	"github.com/jackc/pgx/v5/pgxpool"

	"lianluo/internal/app"
	"lianluo/internal/config"
)

// Options say what is measured.
type Options struct {
	Size        int           // suggestions, all of one congress
	Growth      int           // suggestions of all congresses, to compare the reads with; 0 compares nothing
	Congresses  int           // congresses, over which the growth is spread
	Years       int           // years of each congress, over which its suggestions are spread
	Rounds      int           // how often both sides take turns
	Concurrency int           // requests under way at a time
	Reading     time.Duration // how long one side reads in a round
	Writes      int           // how many writes one side makes in a round
	Limit       float64       // how many times the p99 of a grown database may be what it was; 0 fails on nothing
	Profile     string        // folder for CPU profiles of the real API's reads; none if empty
}

var (
	errEngine   = errors.New("the bench needs a PostgreSQL of its own in DATABASE_URL; `make bench` starts one")
	errNotEmpty = errors.New("the bench fills an empty database only; this one has data already")
)

// connections is how many the bare side may open: as many as the real one.
const connections = 24

// Run fills the database that cfg names, measures, and prints a table to out.
func Run(ctx context.Context, cfg config.Config, o Options, out io.Writer) (err error) {
	if cfg.DatabaseURL == "" {
		return errEngine
	}
	if cfg.Data, err = os.MkdirTemp("", "lianluo-bench"); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(cfg.Data)) }()
	a, err := app.New(ctx, cfg, slog.New(slog.NewTextHandler(io.Discard, nil)))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, a.Close()) }()
	settings, err := pgxpool.ParseConfig(cfg.DatabaseURL)
	if err != nil {
		return err
	}
	settings.MaxConns = connections
	pool, err := pgxpool.NewWithConfig(ctx, settings)
	if err != nil {
		return err
	}
	defer pool.Close()
	b := &bench{Options: o, app: a, pool: pool, out: out}
	a.Features.Stats.Now = b.clock.now
	if err := b.seed(ctx); err != nil {
		return fmt.Errorf("fill the database: %w", err)
	}
	if o.Growth > o.Size {
		return b.grow(ctx)
	}
	return b.measure(ctx)
}

type bench struct {
	Options
	app      *app.App
	pool     *pgxpool.Pool
	out      io.Writer
	made     made
	recorder *recorder
	real     string // address of the real API
	bare     string // address of the bare handlers
	routes   *gin.Engine
	clock    clock // of the figures
}

func (b *bench) print(format string, args ...any) { _, _ = fmt.Fprintf(b.out, format+"\n", args...) }

// measure goes through all endpoints.
func (b *bench) measure(ctx context.Context) (err error) {
	if b.recorder, err = newRecorder(b.app.DB.Read(ctx)); err != nil {
		return err
	}
	b.routes = gin.New()
	var endReal, endBare func() error
	if b.real, endReal, err = serve(b.app.Router); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, endReal()) }()
	if b.bare, endBare, err = serve(b.routes); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, endBare()) }()
	b.print("%d suggestions; %d requests at a time; %d rounds, both sides in turn; medians, and the lowest and highest round\n", b.Size, b.Concurrency, b.Rounds)
	b.print("| endpoint | SQL | real req/s | p50 ms | p99 ms | bare req/s | p50 ms | p99 ms | ratio |")
	b.print("|---|---|---|---|---|---|---|---|---|")
	for _, r := range b.reads() {
		if err := b.read(ctx, r); err != nil {
			return fmt.Errorf("%s: %w", r.name, err)
		}
	}
	for i, w := range b.writes() {
		if err := b.write(ctx, w, i); err != nil {
			return fmt.Errorf("%s: %w", w.name, err)
		}
	}
	return nil
}

func serve(h http.Handler) (address string, end func() error, err error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", nil, err
	}
	server := &http.Server{Handler: h, ReadHeaderTimeout: 10 * time.Second}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	return "http://" + listener.Addr().String(), func() error {
		closed := server.Close()
		if err := <-ended; !errors.Is(err, http.ErrServerClosed) {
			return err
		}
		return closed
	}, nil
}
