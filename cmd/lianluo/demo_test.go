package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// serveDemo starts a demonstration, waits until it is ready, ends it and gives
// what it printed.
func serveDemo(t *testing.T, more ...string) string {
	t.Helper()
	ctx, end := context.WithCancel(context.Background())
	var out printed
	ended := make(chan error, 1)
	go func() { ended <- run(ctx, append([]string{"serve", "--demo"}, more...), &out) }()
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
	names := []string{"deputy", "office", "head", "supervising_leader", "committee", "gov_office", "leading_official", "clerk", "reviewer", "signer", "sysadmin", "secadmin", "auditor"}
	mustContain(t, first, append(names, password, "http://"+os.Getenv("LIANLUO_ADDR"))...)
	mustContain(t, serveDemo(t), append(names, password)...)
	later := time.Now().AddDate(0, 0, 800)
	mustContain(t, serveDemo(t, "--ahead", "800"), "800 天", strconv.Itoa(later.Year()))
}

func TestOnlyTheClockOfADemonstrationRunsAhead(t *testing.T) {
	settle(t)
	for _, args := range [][]string{{"serve", "--ahead", "5"}, {"serve", "--demo", "--ahead=-1"}} {
		if _, err := command(t, args...); !errors.Is(err, errAhead) {
			t.Errorf("%v: %v, want %v", args, err, errAhead)
		}
	}
	t.Setenv("LIANLUO_ADDR", "0.0.0.0:18080")
	if _, err := command(t, "serve", "--demo", "--ahead", "5"); !errors.Is(err, errDemoAddress) {
		t.Errorf("on an address that others reach: %v, want %v", err, errDemoAddress)
	}
}
