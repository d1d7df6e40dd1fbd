package main

import (
	"context"

	"lianluo/internal/app"
)

type reindexCommand struct{}

// Run keeps the words of every suggestion anew; searches go on meanwhile.
func (reindexCommand) Run(ctx context.Context, out output) error {
	return withApp(ctx, func(a *app.App) error {
		n, err := a.Features.Suggestion.Reindex(ctx)
		out.line("suggestions indexed: %d", n)
		return err
	})
}
