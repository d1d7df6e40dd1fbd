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

// The test binary, started with these, is a writer that waits to be killed.
const (
	writerDSN   = "LIANLUO_TEST_WRITER_DSN"
	writerActor = "LIANLUO_TEST_WRITER_ACTOR"
)

func TestMain(m *testing.M) {
	if dsn := os.Getenv(writerDSN); dsn != "" {
		if actors := os.Getenv(writerActors); actors != "" {
			fmt.Fprintln(os.Stderr, writeRequests(dsn, actors))
			os.Exit(1)
		}
		if err := write(dsn, os.Getenv(writerActor)); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	os.Exit(m.Run())
}

// write drafts and submits without end, and says each receipt once it has it.
func write(dsn, actor string) error {
	db, err := database.Open(dsn)
	if err != nil {
		return err
	}
	var by access.Actor
	if err := json.Unmarshal([]byte(actor), &by); err != nil {
		return err
	}
	s := &Service{DB: db, Now: func() time.Time { return time.Now().UTC() }}
	content := Content{Title: "关于完善路灯的建议", Category: "urban_environment", Situation: "路灯不足。", Points: []string{"增设路灯"}, PublicityConsent: "full"}
	say := json.NewEncoder(os.Stdout)
	for {
		r, err := s.Create(context.Background(), by, false, content)
		if err != nil {
			return err
		}
		if err := say.Encode(r); err != nil {
			return err
		}
		if r, err = s.Submit(context.Background(), by, r.ID, r.Version); err != nil {
			return err
		}
		if err := say.Encode(r); err != nil {
			return err
		}
	}
}

// Killed at any moment, a writer loses nothing that it acknowledged, and
// leaves nothing half done.
func TestKilledWritersLoseNothing(t *testing.T) {
	const kills = 15
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
			w := newWorld(t, db)
			acknowledged := map[uint]Receipt{}
			for range kills {
				w.killWriter(dsn, acknowledged)
			}
			if len(acknowledged) < kills {
				t.Fatalf("only %d items were acknowledged", len(acknowledged))
			}
			w.expectWhole(acknowledged)
		})
	}
}

// killWriter lets a writer acknowledge something, then kills it at a random
// moment and reads what it had said.
func (w *world) killWriter(dsn string, acknowledged map[uint]Receipt) {
	w.Helper()
	actor, err := json.Marshal(w.actors["lead"])
	if err != nil {
		w.Fatal(err)
	}
	writer := exec.Command(os.Args[0])
	writer.Env = append(os.Environ(), writerDSN+"="+dsn, writerActor+"="+string(actor))
	writer.Stderr = os.Stderr
	out, err := writer.StdoutPipe()
	if err != nil {
		w.Fatal(err)
	}
	if err := writer.Start(); err != nil {
		w.Fatal(err)
	}
	lines := bufio.NewReader(out)
	hear := func() error {
		line, err := lines.ReadBytes('\n')
		if err != nil {
			return err
		}
		var r Receipt
		if err := json.Unmarshal(line, &r); err != nil {
			return err
		}
		acknowledged[r.ID] = r
		return nil
	}
	if err := hear(); err != nil {
		w.Fatalf("the writer said nothing: %v", err)
	}
	time.AfterFunc(time.Duration(rand.IntN(60_000))*time.Microsecond, func() { _ = writer.Process.Kill() })
	for {
		if err := hear(); err != nil { // the last line may be cut off by the kill
			if err != io.EOF {
				_, _ = io.Copy(io.Discard, lines)
			}
			break
		}
	}
	_ = writer.Wait()
}

func (w *world) expectWhole(acknowledged map[uint]Receipt) {
	w.Helper()
	found := suggestiontest.Whole(w, w.db.Read(w.Context()), func(string) bool { return true })
	for id, r := range acknowledged {
		if found[id].Version < r.Version {
			w.Errorf("item %d was acknowledged as version %d, and is %d", id, r.Version, found[id].Version)
		}
	}
	now := func() time.Time { return time.Now().UTC() }
	looked, differed, err := (&Service{DB: w.db, Now: now}).Rebuild(w.Context(), now())
	if err != nil || looked != len(found) || len(differed) > 0 {
		w.Errorf("of %d items %v differ from their facts: %v", looked, differed, err)
	}
}
