package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// serveDemo starts a demonstration, waits until it is ready, ends it and gives
// what it printed.
func serveDemo(t *testing.T) string {
	t.Helper()
	ctx, end := context.WithCancel(context.Background())
	var out printed
	ended := make(chan error, 1)
	go func() { ended <- run(ctx, []string{"serve", "--demo"}, &out) }()
	for limit := time.Now().Add(3 * time.Minute); ; {
		if _, err := command(t, "healthcheck"); err == nil {
			break
		}
		if time.Now().After(limit) {
			t.Fatalf("the demonstration is not ready after three minutes:\n%s", out.String())
		}
	}
	end()
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestADemonstrationPrintsItsLogInsAtEveryStart(t *testing.T) {
	folder := settle(t)
	first := serveDemo(t)
	kept, err := os.ReadFile(filepath.Join(folder, "demo-password"))
	if err != nil {
		t.Fatal(err)
	}
	password := strings.TrimSpace(string(kept))
	names := []string{"deputy", "office", "head", "gov_office", "clerk", "reviewer", "signer", "sysadmin", "secadmin", "auditor"}
	mustContain(t, first, append(names, password, "http://"+os.Getenv("LIANLUO_ADDR"))...)
	mustContain(t, serveDemo(t), append(names, password)...)
}
