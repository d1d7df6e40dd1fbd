package main

import (
	"context"
	"time"

	"github.com/gin-gonic/gin"

	"lianluo/internal/bench"
	"lianluo/internal/config"
)

type benchCommand struct {
	Size        int           `default:"10000" help:"Suggestions to fill the database with, all of one congress; of one that grows, its latest years."`
	Growth      int           `default:"0" help:"Suggestions of all congresses together to grow to; the reads are measured before and after."`
	Congresses  int           `default:"1" help:"Congresses, over which the growth is spread."`
	Years       int           `default:"1" help:"Years of each congress, over which its suggestions are spread; in growth all but those of the present one are closed."`
	Rounds      int           `default:"5" help:"How often both sides take turns."`
	Concurrency int           `default:"8" help:"Requests under way at a time."`
	Reading     time.Duration `default:"2s" help:"How long one side reads in a round."`
	Writes      int           `default:"200" help:"How many writes one side makes in a round."`
	Limit       float64       `default:"2" help:"How many times the p99 of a grown database may be what it was before; more of an endpoint that has an aim ends in a failure, 0 in none."`
	Profile     string        `help:"Folder for CPU profiles of the real API's reads."`
}

// Run measures on the empty PostgreSQL in DATABASE_URL.
func (b benchCommand) Run(ctx context.Context, out output) error {
	cfg, err := config.Load()
	if err != nil {
		return err
	}
	gin.SetMode(gin.ReleaseMode)
	return bench.Run(ctx, cfg, bench.Options(b), out)
}
