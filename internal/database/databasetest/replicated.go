package databasetest

import (
	"context"
	"database/sql"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// Replicated is a PostgreSQL with a streaming replica of its own.
type Replicated struct {
	testing.TB
	DSN, ReplicaDSN string
	folder          string // of the replica
	replica         *sql.DB
}

// NewReplicated starts both; they are removed when the test ends.
func NewReplicated(t testing.TB) *Replicated {
	t.Helper()
	r := &Replicated{TB: t}
	_, r.DSN = r.launch("start")
	r.folder, r.ReplicaDSN = r.launch("replica", r.DSN)
	var err error
	if r.replica, err = sql.Open("pgx", r.ReplicaDSN); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = r.replica.Close() })
	return r
}

// Pause keeps the replica as it is, until Resume.
func (r *Replicated) Pause() { r.Helper(); r.exec("SELECT pg_wal_replay_pause()") }

// Resume lets the replica catch up.
func (r *Replicated) Resume() { r.Helper(); r.exec("SELECT pg_wal_replay_resume()") }

// Stop ends the replica for good.
func (r *Replicated) Stop() { r.Helper(); r.script("stop", r.folder) }

func (r *Replicated) exec(statement string) {
	r.Helper()
	if _, err := r.replica.ExecContext(context.Background(), statement); err != nil {
		r.Fatal(err)
	}
}

func (r *Replicated) launch(arguments ...string) (folder, address string) {
	r.Helper()
	folder, address, ok := strings.Cut(strings.TrimSpace(r.script(arguments...)), " ")
	if !ok {
		r.Fatalf("postgres.sh %v printed %q", arguments, folder)
	}
	r.Cleanup(func() { r.script("stop", folder) })
	return folder, address
}

// script runs the script that starts clusters.
func (r *Replicated) script(arguments ...string) string {
	r.Helper()
	_, here, _, _ := runtime.Caller(0)
	command := exec.Command(filepath.Join(filepath.Dir(here), "../../../scripts/postgres.sh"), arguments...)
	var faults strings.Builder
	command.Stderr = &faults
	out, err := command.Output()
	if err != nil {
		r.Fatalf("postgres.sh %v: %v\n%s", arguments, err, &faults)
	}
	return string(out)
}
