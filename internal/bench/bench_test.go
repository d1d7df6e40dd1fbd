package bench_test

import (
	"strings"
	"testing"
	"time"

	"github.com/gin-gonic/gin"

	"lianluo/internal/bench"
	"lianluo/internal/config"
	"lianluo/internal/database/databasetest"
)

// Both sides answer with the same bytes and write the same rows, or Run fails.
func TestEveryEndpointIsMeasured(t *testing.T) {
	gin.SetMode(gin.ReleaseMode)
	cfg := config.Config{Addr: "127.0.0.1:8080", DatabaseURL: databasetest.PostgresDSN(t)}
	o := bench.Options{Size: 100, Rounds: 2, Concurrency: 2, Reading: 50 * time.Millisecond, Writes: 3}
	var out strings.Builder
	if err := bench.Run(t.Context(), cfg, o, &out); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"to-do", "filtered list", "search", "item page", "submit", "receive", "deliver"} {
		if !strings.Contains(out.String(), "\n| "+name) {
			t.Errorf("no line for %s in\n%s", name, &out)
		}
	}
	if err := bench.Run(t.Context(), cfg, o, &out); err == nil {
		t.Error("a database with data in it was filled again")
	}
}

func TestTheEmbeddedEngineIsRefused(t *testing.T) {
	err := bench.Run(t.Context(), config.Config{}, bench.Options{}, &strings.Builder{})
	if err == nil || !strings.Contains(err.Error(), "DATABASE_URL") {
		t.Errorf("got %v", err)
	}
}
