package main

import (
	"context"

	"lianluo/internal/app"
)

// demonstrate fills an empty database with demonstration data and prints the
// log-ins.
var demonstrate = func(_ context.Context, _ *app.App, out output) error {
	out.line("This program carries no demonstration data; it serves what the database holds.")
	return nil
}
