package bench_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/gin-gonic/gin"
	"gorm.io/gorm"

	"lianluo/internal/bench"
	"lianluo/internal/config"
	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
)

// Both sides answer with the same bytes and write the same rows, or Run fails.
func TestEveryEndpointIsMeasured(t *testing.T) {
	gin.SetMode(gin.ReleaseMode)
	cfg := config.Config{Addr: "127.0.0.1:8080", DatabaseURL: databasetest.PostgresDSN(t)}
	o := bench.Options{Size: 100, Congresses: 1, Years: 1, Rounds: 2, Concurrency: 2, Reading: 50 * time.Millisecond, Writes: 3}
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

// Copies are dealt out to congresses, units, deputies and years that exist: the
// grown answers are those of the measured congress alone.
func TestReadsAreMeasuredBeforeAndAfterTheDatabaseGrows(t *testing.T) {
	gin.SetMode(gin.ReleaseMode)
	cfg := config.Config{Addr: "127.0.0.1:8080", DatabaseURL: databasetest.PostgresDSN(t)}
	o := bench.Options{Size: 100, Growth: 1000, Congresses: 3, Years: 2, Rounds: 1, Concurrency: 2, Reading: 20 * time.Millisecond, Limit: 0.0001}
	var out strings.Builder
	if err := bench.Run(t.Context(), cfg, o, &out); err == nil || !strings.Contains(err.Error(), "to-do (20): ") || strings.Contains(err.Error(), "report: ") {
		t.Fatalf("nothing is a ten-thousandth of what it was: %v", err)
	}
	if want := "160 suggestions of one congress (years: 1) beside 1000 of 3 congresses, 325 of them of that one, over 2 years, 166 a year"; !strings.Contains(out.String(), want) {
		t.Errorf("no %q in\n%s", want, &out)
	}
	if lines := strings.Count(out.String(), "\n| "); lines != 14 {
		t.Errorf("%d lines in\n%s", lines, &out)
	}
	db, err := database.Open(cfg.DatabaseURL)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	}()
	var former, open int64
	over := db.Read(t.Context()).Table("suggestions s").Joins("JOIN sessions x ON x.id = s.session_id").Where("x.number < ?", o.Years).Session(&gorm.Session{})
	if err := errors.Join(over.Count(&former).Error, over.Where("s.phase <> 'closed'").Count(&open).Error); err != nil || former == 0 || open != 0 {
		t.Errorf("%d of %d suggestions of former years are not closed, %v", open, former, err)
	}
	for _, refers := range []struct{ table, column, to string }{
		{"suggestions", "session_id", "sessions"}, {"suggestions", "lead_deputy_id", "deputies"}, {"assignments", "unit_id", "units"}, {"tasks", "suggestion_id", "suggestions"},
	} {
		var stray int64
		err := db.Read(t.Context()).Raw("SELECT COUNT(*) FROM " + refers.table + " x LEFT JOIN " + refers.to + " y ON y.id = x." + refers.column +
			" WHERE x." + refers.column + " <> 0 AND (y.id IS NULL OR y.congress_id <> x.congress_id)").Scan(&stray).Error
		if err != nil || stray != 0 {
			t.Errorf("%s.%s: %d rows refer to what another congress has, %v", refers.table, refers.column, stray, err)
		}
	}
}

func TestTheEmbeddedEngineIsRefused(t *testing.T) {
	err := bench.Run(t.Context(), config.Config{}, bench.Options{}, &strings.Builder{})
	if err == nil || !strings.Contains(err.Error(), "DATABASE_URL") {
		t.Errorf("got %v", err)
	}
}
