package database_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
)

// world is a database with a replica, and what is noted of its changes.
type world struct {
	*databasetest.Replicated
	db   *database.DB
	last database.Position
}

func newWorld(t *testing.T) *world {
	t.Helper()
	w := &world{Replicated: databasetest.NewReplicated(t)}
	w.db = w.open(w.ReplicaDSN)
	w.write(w.since(0), "CREATE TABLE things (name text NOT NULL)")
	w.await(w.last, true)
	return w
}

func (w *world) open(replicas ...string) *database.DB {
	w.Helper()
	db, err := database.Open(w.DSN, replicas...)
	if err != nil {
		w.Fatal(err)
	}
	w.Cleanup(func() {
		if err := db.Close(); err != nil {
			w.Error(err)
		}
	})
	return db
}

func (w *world) write(ctx context.Context, statement string) {
	w.Helper()
	if err := w.db.Write(ctx, func(tx *gorm.DB) error { return tx.Exec(statement).Error }); err != nil {
		w.Fatal(err)
	}
}

// since is a context of a request that may read from the replica.
func (w *world) since(at database.Position) context.Context {
	return database.AllowReplicas(context.Background(), at, func(now database.Position) { w.last = now })
}

// await waits until what may be read from the replica is, or is not.
func (w *world) await(since database.Position, fromReplica bool) {
	w.Helper()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for limit := time.After(time.Minute); ; {
		if from, _ := w.reads(w.since(since)); from == fromReplica {
			return
		}
		select {
		case <-tick.C:
		case <-limit:
			w.Fatalf("a minute later it is read from the replica: %t", !fromReplica)
		}
	}
}

// reads says from where things are read under ctx, and which there are.
func (w *world) reads(ctx context.Context) (fromReplica bool, names []string) {
	w.Helper()
	q := w.db.Read(ctx)
	if err := q.Raw("SELECT pg_is_in_recovery()").Scan(&fromReplica).Error; err != nil {
		w.Fatal(err)
	}
	if err := q.Session(&gorm.Session{}).Table("things").Order("name").Pluck("name", &names).Error; err != nil {
		w.Fatal(err)
	}
	return fromReplica, names
}

func (w *world) expect(what string, ctx context.Context, fromReplica bool, things int) {
	w.Helper()
	if from, names := w.reads(ctx); from != fromReplica || len(names) != things {
		w.Errorf("%s: read from the replica: %t, found %v", what, from, names)
	}
}

func TestReadsGoToAReplicaThatHasWhatTheReaderChanged(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.expect("who has not said that it may be older", context.Background(), false, 0)
	w.expect("who has changed nothing", w.since(0), true, 0)
	if states, err := w.db.Replicas(t.Context()); err != nil || len(states) != 1 || states[0] != nil {
		t.Errorf("a replica that follows: %v, %v", states, err)
	}
	w.Pause()
	request := w.since(0)
	w.write(request, "INSERT INTO things VALUES ('one')")
	w.expect("later in the request that changed it", request, false, 1)
	if w.last == 0 {
		t.Fatal("the change was not noted")
	}
	w.expect("the next request of who changed it", w.since(w.last), false, 1)
	w.await(0, false)
	w.expect("anybody, once the replica is known to lag", w.since(0), false, 1)
	w.Resume()
	w.await(w.last, true)
	if _, names := w.reads(w.since(w.last)); len(names) != 1 {
		t.Errorf("when the replica has it: %v", names)
	}
	if err := w.db.Write(w.since(0), func(tx *gorm.DB) error { return tx.Exec("INSERT INTO nowhere VALUES (1)").Error }); err == nil {
		t.Error("a change of what is not there succeeded")
	}
}

func TestAnybodyFindsWhatHeWasToldOfOnceItHasSettled(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for n := range 20 {
		w.write(context.Background(), "INSERT INTO things VALUES ('thing')")
		if err := w.db.Settle(t.Context()); err != nil {
			t.Fatal(err)
		}
		if _, names := w.reads(w.since(0)); len(names) != n+1 {
			t.Fatalf("%d of %d found", len(names), n+1)
		}
	}
	w.Pause()
	w.write(context.Background(), "INSERT INTO things VALUES ('thing')")
	if err := w.db.Settle(t.Context()); err != nil { // it is given up
		t.Fatal(err)
	}
	w.expect("when the replica was given up", w.since(0), false, 21)
}

func TestWithoutAnyReplicaThatAnswersTheDatabaseIsRead(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.Stop()
	w.await(0, false)
	w.expect("with a replica that ended", w.since(0), false, 0)
	late := w.open(w.ReplicaDSN) // one that is down does not keep a server from starting
	if states, err := late.Replicas(t.Context()); err != nil || len(states) != 1 || states[0] == nil {
		t.Errorf("a replica that is down: %v, %v", states, err)
	}
	w.db = w.open(w.DSN) // what is no replica of anything
	if states, err := w.db.Replicas(t.Context()); err != nil || len(states) != 1 || states[0] == nil || !strings.Contains(states[0].Error(), "no replica") {
		t.Errorf("what is no replica: %v, %v", states, err)
	}
	if err := w.db.Settle(t.Context()); err != nil {
		t.Fatal(err)
	}
	w.expect("with a replica that is none", w.since(0), false, 0)
}

func TestPositionsAreRead(t *testing.T) {
	for _, p := range []database.Position{0, 1, 1<<64 - 1} {
		if got, err := database.ParsePosition(p.String()); err != nil || got != p {
			t.Errorf("%d: %d, %v", p, got, err)
		}
	}
	for _, text := range []string{"", "-1", "zz zz", "zzzzzzzzzzzzzzzzzz"} {
		if _, err := database.ParsePosition(text); err == nil {
			t.Errorf("%q was read", text)
		}
	}
}

func TestOnlyPostgreSQLHasReplicas(t *testing.T) {
	if db, err := database.Open(t.TempDir()+"/x.db", "postgres://127.0.0.1:1/x"); err == nil {
		t.Error(db.Close(), "was opened")
	}
}
