package main

import (
	"bytes"
	"context"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/account"
	"lianluo/internal/audit"
	"lianluo/internal/ballot"
	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/org"
)

// settle points the settings at an empty folder and a free port.
func settle(t *testing.T) (folder string) {
	t.Helper()
	for _, line := range os.Environ() {
		if name, _, _ := strings.Cut(line, "="); strings.HasPrefix(name, "LIANLUO_") || name == "DATABASE_URL" {
			t.Setenv(name, "")
		}
	}
	probe, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("LIANLUO_ADDR", probe.Addr().String())
	if err := probe.Close(); err != nil {
		t.Fatal(err)
	}
	folder = filepath.Join(t.TempDir(), "data")
	t.Setenv("LIANLUO_DATA", folder)
	return folder
}

// printed collects output; commands write to it while the test reads.
type printed struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (p *printed) Write(b []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.text.Write(b)
}

func (p *printed) String() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.text.String()
}

func command(t *testing.T, args ...string) (string, error) {
	t.Helper()
	var out printed
	err := run(t.Context(), args, &out)
	return out.String(), err
}

func mustContain(t *testing.T, text string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(text, part) {
			t.Errorf("%q is missing in:\n%s", part, text)
		}
	}
}

func TestAServerStartsAnswersItsHealthCheckAndEndsWhenTold(t *testing.T) {
	settle(t)
	if _, err := command(t, "healthcheck"); err == nil {
		t.Fatal("the health check passes though no server runs")
	}
	ctx, end := context.WithCancel(context.Background())
	var out printed
	ended := make(chan error, 1)
	go func() { ended <- run(ctx, []string{"serve"}, &out) }()
	for limit := time.Now().Add(30 * time.Second); ; {
		if text, err := command(t, "healthcheck"); err == nil {
			mustContain(t, text, "ready")
			break
		}
		if time.Now().After(limit) {
			t.Fatalf("the server is not ready after 30 seconds:\n%s", out.String())
		}
	}
	end()
	if err := <-ended; err != nil {
		t.Errorf("end: %v", err)
	}
	mustContain(t, out.String(), "http://"+os.Getenv("LIANLUO_ADDR"))
}

func TestTheDoctorNamesWhatIsWrong(t *testing.T) {
	folder := settle(t)
	text, err := command(t, "doctor")
	if err == nil {
		t.Error("an empty database is no sound set-up")
	}
	mustContain(t, text, "ok      settings", "ok      data folder", "ok      database", "WRONG   schema", "lianluo migrate")

	text, err = command(t, "migrate")
	if err != nil {
		t.Fatal(err)
	}
	mustContain(t, text, "schema 0 →")
	text, err = command(t, "doctor", "--rebuild")
	if err != nil {
		t.Errorf("a migrated database is sound: %v\n%s", err, text)
	}
	mustContain(t, text, "ok      schema", "ok      audit record", "ok      facts", "ok      ballots", "holiday table", "ok      derived data")

	forge(t, filepath.Join(folder, "lianluo.db"))
	text, err = command(t, "doctor")
	if err == nil {
		t.Error("a changed audit record must fail")
	}
	mustContain(t, text, "WRONG   audit record", "seal 1 does not hold", "WRONG   facts", "suggestion 8, item", "recorded: draft", "WRONG   ballots", "1 of 1 closed ones")
}

// forge seals an event and then changes it, and closes a ballot that the record
// does not tell of.
func forge(t *testing.T, path string) {
	t.Helper()
	db, err := database.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	now := time.Date(2026, 3, 2, 1, 0, 0, 0, time.UTC)
	err = db.Write(t.Context(), func(tx *gorm.DB) error {
		return audit.Record(tx, access.Actor{}, audit.Event{At: now, Action: "suggestion.create_draft", To: "draft", Subject: "suggestion/7"})
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := audit.SealNew(t.Context(), db, now); err != nil {
		t.Fatal(err)
	}
	err = db.Write(t.Context(), func(tx *gorm.DB) error {
		congress := org.Congress{Name: "云岭市人民代表大会", Level: org.City, CreatedAt: now}
		if err := tx.Create(&congress).Error; err != nil {
			return err
		}
		closed := ballot.Ballot{CongressID: congress.ID, Voters: ballot.ByCards, Choices: []ballot.Choice{}, State: ballot.Closed, CreatedAt: now, ClosedAt: &now, Result: &ballot.Result{}}
		if err := tx.Create(&closed).Error; err != nil {
			return err
		}
		return tx.Model(&audit.Event{}).Where("id = 1").UpdateColumn("subject", "suggestion/8").Error
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestTheDoctorReportsWrongSettings(t *testing.T) {
	settle(t)
	t.Setenv("LIANLUO_LOG_LEVEL", "loud")
	t.Setenv("LIANLUO_DATABASE", "x")
	text, err := command(t, "doctor")
	if err == nil {
		t.Error("wrong settings must fail")
	}
	mustContain(t, text, "WRONG   settings", "LIANLUO_LOG_LEVEL", "LIANLUO_DATABASE: there is no such setting")
}

func TestTheDoctorReportsADatabaseThatDoesNotAnswer(t *testing.T) {
	settle(t)
	t.Setenv("DATABASE_URL", "postgres://nobody:secret@127.0.0.1:1/none?connect_timeout=2")
	text, err := command(t, "doctor")
	if err == nil {
		t.Error("a database that does not answer must fail")
	}
	mustContain(t, text, "WRONG   database", "DATABASE_URL")
	if strings.Contains(text, "secret") {
		t.Errorf("the password is shown:\n%s", text)
	}
}

func TestDemonstrationDataStayOnThisMachine(t *testing.T) {
	settle(t)
	t.Setenv("LIANLUO_ADDR", "0.0.0.0:8080")
	if _, err := command(t, "serve", "--demo"); err == nil || !strings.Contains(err.Error(), "127.0.0.1") {
		t.Errorf("got %v", err)
	}
}

func TestAPasswordCanBeResetForAnExistingAccountOnly(t *testing.T) {
	settle(t)
	if _, err := command(t, "user", "reset-password", "nobody"); err == nil || !strings.Contains(err.Error(), `no account "nobody"`) {
		t.Errorf("got %v", err)
	}
}

func TestTheVersionIsPrinted(t *testing.T) {
	text, err := command(t, "version")
	if err != nil || !strings.HasPrefix(text, "lianluo ") {
		t.Errorf("%q, %v", text, err)
	}
}

func TestAnUnknownCommandIsRefused(t *testing.T) {
	if _, err := command(t, "sevre"); err == nil {
		t.Error("taken")
	}
}

func TestTheDoctorNamesACongressInWhichNothingCanBeHandedIn(t *testing.T) {
	folder := settle(t)
	if _, err := command(t, "migrate"); err != nil {
		t.Fatal(err)
	}
	text, err := command(t, "doctor")
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	mustContain(t, text, "ok      terms, sessions there in each of 0 congresses")

	city := org.Congress{Name: "东江市人民代表大会", ShortName: "东江市人大", Level: org.City, OfficeName: org.DefaultOfficeName}
	store := func(rows ...any) {
		t.Helper()
		db, err := database.Open(filepath.Join(folder, "lianluo.db"))
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = db.Close() }()
		for _, row := range rows {
			if err := db.Write(t.Context(), func(tx *gorm.DB) error { return tx.Create(row).Error }); err != nil {
				t.Fatal(err)
			}
		}
	}
	store(&city)
	store(&account.User{CongressID: city.ID, LoginName: "office", Name: "甲", Status: account.Active})
	store(&account.Membership{UserID: 1, CongressID: city.ID, Role: access.Office})
	if text, err = command(t, "doctor"); err != nil {
		t.Errorf("a warning is no fault: %v", err)
	}
	mustContain(t, text, "warning terms, sessions none in 东江市人民代表大会", "届次设置")

	store(&org.Term{CongressID: city.ID, Number: 9, Name: "第九届", StartsOn: calendar.MustParse("2026-01-08")})
	store(&org.Session{CongressID: city.ID, TermID: 1, Number: 1, Name: "第一次会议", OpensOn: calendar.MustParse("2026-01-08"), ClosesOn: calendar.MustParse("2026-01-11")})
	if text, err = command(t, "doctor"); err != nil {
		t.Errorf("%v", err)
	}
	mustContain(t, text, "ok      terms, sessions there in each of 1 congresses")
}
