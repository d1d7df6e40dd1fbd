package suggestion

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"lianluo/internal/access"
	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
	"lianluo/internal/suggestion/suggestiontest"
)

// The test binary, started with these, is a writer that waits to be killed: on
// which database, who is there, and which of writers it is.
const (
	writerDSN    = "LIANLUO_TEST_WRITER_DSN"
	writerActors = "LIANLUO_TEST_WRITER_ACTORS"
	writerDoes   = "LIANLUO_TEST_WRITER_DOES"
)

// writers write without end, and say each receipt once they have it.
var writers = map[string]func(s *Service, by map[string]access.Actor, say *json.Encoder) error{
	"submits":  submit,
	"requests": writeRequests,
}

// said is what a writer acknowledges: an item at a version, or an import of
// rows from one source.
type said struct {
	Item, Version uint
	Source        string
	Rows          int
}

func TestMain(m *testing.M) {
	if dsn := os.Getenv(writerDSN); dsn != "" {
		fmt.Fprintln(os.Stderr, write(dsn, os.Getenv(writerActors), writers[os.Getenv(writerDoes)]))
		os.Exit(1)
	}
	os.Exit(m.Run())
}

func write(dsn, actors string, do func(*Service, map[string]access.Actor, *json.Encoder) error) error {
	db, err := database.Open(dsn)
	if err != nil {
		return err
	}
	var by map[string]access.Actor
	if err := json.Unmarshal([]byte(actors), &by); err != nil {
		return err
	}
	return do(&Service{DB: db, Now: func() time.Time { return time.Now().UTC() }}, by, json.NewEncoder(os.Stdout))
}

// submit drafts and submits.
func submit(s *Service, by map[string]access.Actor, say *json.Encoder) error {
	content := Content{Title: "关于完善路灯的建议", Category: "urban_environment", Situation: "路灯不足。", Points: []string{"增设路灯"}, PublicityConsent: "full"}
	for {
		r, err := s.Create(context.Background(), by["lead"], false, content)
		if err != nil {
			return err
		}
		if err := say.Encode(said{Item: r.ID, Version: r.Version}); err != nil {
			return err
		}
		if r, err = s.Submit(context.Background(), by["lead"], r.ID, r.Version); err != nil {
			return err
		}
		if err := say.Encode(said{Item: r.ID, Version: r.Version}); err != nil {
			return err
		}
	}
}

// killing runs a test with a world on each engine, whose database other
// processes can open as well.
func killing(t *testing.T, test func(w *world, dsn string)) {
	for engine, dsn := range map[string]func(*testing.T) string{
		"sqlite":   func(t *testing.T) string { return filepath.Join(t.TempDir(), "kill.db") },
		"postgres": func(t *testing.T) string { return databasetest.PostgresDSN(t) },
	} {
		t.Run(engine, func(t *testing.T) {
			t.Parallel()
			dsn := dsn(t)
			db, err := database.Open(dsn)
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() {
				if err := db.Close(); err != nil {
					t.Error(err)
				}
			})
			if err := db.Migrate(t.Context()); err != nil {
				t.Fatal(err)
			}
			test(newWorld(t, db), dsn)
		})
	}
}

// kill starts a writer, hears so many lines and kills it some time later,
// within the given time; hear is told all that it said until then.
func (w *world) kill(dsn, does string, lines int, within time.Duration, hear func(said)) {
	w.Helper()
	actors, err := json.Marshal(w.actors)
	if err != nil {
		w.Fatal(err)
	}
	writer := exec.Command(os.Args[0])
	writer.Env = append(os.Environ(), writerDSN+"="+dsn, writerActors+"="+string(actors), writerDoes+"="+does)
	writer.Stderr = os.Stderr
	out, err := writer.StdoutPipe()
	if err != nil {
		w.Fatal(err)
	}
	if err := writer.Start(); err != nil {
		w.Fatal(err)
	}
	heard := 0
	for text := bufio.NewScanner(out); text.Scan(); {
		var s said
		if json.Unmarshal(text.Bytes(), &s) != nil {
			break // cut off by the kill
		}
		hear(s)
		if heard++; heard == lines {
			time.AfterFunc(rand.N(within), func() { _ = writer.Process.Kill() })
		}
	}
	_, _ = io.Copy(io.Discard, out)
	_ = writer.Wait()
	if heard < lines {
		w.Fatalf("the writer ended by itself after %d lines", heard)
	}
}

// Killed at any moment, a writer loses nothing that it acknowledged, and
// leaves nothing half done.
func TestKilledWritersLoseNothing(t *testing.T) {
	const kills = 15
	killing(t, func(w *world, dsn string) {
		acknowledged := map[uint]uint{}
		for range kills {
			w.kill(dsn, "submits", 1, 60*time.Millisecond, func(s said) { acknowledged[s.Item] = s.Version })
		}
		if len(acknowledged) < kills {
			w.Fatalf("only %d items were acknowledged", len(acknowledged))
		}
		w.expectWhole(acknowledged)
	})
}

func (w *world) expectWhole(acknowledged map[uint]uint) {
	w.Helper()
	found := suggestiontest.Whole(w, w.db.Read(w.Context()), func(string) bool { return true })
	for id, version := range acknowledged {
		if found[id].Version < version {
			w.Errorf("item %d was acknowledged as version %d, and is %d", id, version, found[id].Version)
		}
	}
	now := func() time.Time { return time.Now().UTC() }
	looked, differed, err := (&Service{DB: w.db, Now: now}).Rebuild(w.Context(), now())
	if err != nil || looked != len(found) || len(differed) > 0 {
		w.Errorf("of %d items %v differ from their facts: %v", looked, differed, err)
	}
}
