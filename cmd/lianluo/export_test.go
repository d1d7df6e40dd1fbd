package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gorm.io/gorm"

	"lianluo/internal/audit"
	"lianluo/internal/ballot"
	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
)

func TestWhileVotesAreTakenNoneOfThemLeavesTheServer(t *testing.T) {
	found(t, register, "云岭市人民代表大会", "清河县人民代表大会")
	voting := func(state ballot.State) {
		db, err := database.Open(filepath.Join(os.Getenv("LIANLUO_DATA"), "lianluo.db"))
		if err != nil {
			t.Fatal(err)
		}
		err = db.Write(t.Context(), func(tx *gorm.DB) error {
			return tx.Save(&ballot.Ballot{ID: 1, CongressID: 1, Title: "办理工作测评", Choices: []ballot.Choice{}, State: state}).Error
		})
		if err := errors.Join(err, db.Close()); err != nil {
			t.Fatal(err)
		}
	}
	folder := t.TempDir()
	exports := func(args ...string) error {
		_, err := command(t, append([]string{"export", "congress"}, args...)...)
		return err
	}
	voting(ballot.Open)
	for _, which := range [][]string{{"--congress", "1"}, {"--all"}} {
		err := exports(append(which, filepath.Join(folder, "held.zip"))...)
		if err == nil || !strings.Contains(err.Error(), "办理工作测评") || !strings.Contains(err.Error(), "close or cancel the ballot first") {
			t.Errorf("%v, while votes are taken: %v", which, err)
		}
	}
	if err := exports("--congress", "1", "--open-ballots", filepath.Join(folder, "held.zip")); err == nil || !strings.Contains(err.Error(), "goes with --all") {
		t.Errorf("one congress with its open ballot: %v", err)
	}
	if left, err := os.ReadDir(folder); err != nil || len(left) != 0 {
		t.Errorf("what was refused left %v, %v", left, err)
	}
	for _, which := range [][]string{{"--congress", "2"}, {"--all", "--open-ballots"}} {
		if err := exports(append(which, filepath.Join(folder, which[0]+".zip"))...); err != nil {
			t.Errorf("%v: %v", which, err)
		}
	}
	voting(ballot.Closed)
	if err := exports("--congress", "1", filepath.Join(folder, "closed.zip")); err != nil {
		t.Errorf("after closing: %v", err)
	}
}

func TestACongressIsExportedAndImportedAtTheCommandLine(t *testing.T) {
	register := found(t, register, "云岭市人民代表大会", "清河县人民代表大会")
	if text, err := command(t, "import", "suggestions", "--create-units", "--congress", "1", register); err != nil {
		t.Fatal(err, text)
	}
	folder := t.TempDir()
	one, all := filepath.Join(folder, "one.zip"), filepath.Join(folder, "all.zip")
	if _, err := command(t, "export", "congress", one); err == nil || !strings.Contains(err.Error(), "2 清河县人民代表大会") {
		t.Errorf("a congress that nobody named: %v", err)
	}
	text, err := command(t, "export", "congress", "--congress", "1", one)
	if err != nil {
		t.Fatal(err)
	}
	mustContain(t, text, "云岭市人民代表大会: ", "sealed anew", "without passwords")
	if text, err = command(t, "export", "congress", "--all", "--password-hashes", all); err != nil {
		t.Fatal(err)
	}
	mustContain(t, text, "all congresses: ", "whole, and it holds", "hashes of passwords")
	if _, err := command(t, "export", "congress", "--all", all); err == nil || !strings.Contains(err.Error(), "name another file") {
		t.Errorf("over a file that is there: %v", err)
	}
	info, err := os.Stat(all)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the export can be read by others: %v, %v", info.Mode(), err)
	}
	left, err := os.ReadDir(folder)
	if err != nil || len(left) != 2 {
		t.Errorf("beside the exports: %v, %v", left, err)
	}

	if _, err := command(t, "import", "congress", all); err == nil || !strings.Contains(err.Error(), "nothing was taken over") {
		t.Errorf("into a database with data: %v", err)
	}
	dsn := databasetest.PostgresDSN(t)
	t.Setenv("DATABASE_URL", dsn)
	t.Setenv("LIANLUO_DATA", t.TempDir())
	if text, err = command(t, "import", "congress", all); err != nil {
		t.Fatal(err)
	}
	mustContain(t, text, "all congresses: ")
	text, err = command(t, "doctor", "--rebuild")
	if err != nil {
		t.Errorf("the doctor: %v\n%s", err, text)
	}
	mustContain(t, text, "none differs")
	db, err := database.Open(dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	var told []string
	err = db.Read(t.Context()).Model(&audit.Event{}).Where("action LIKE 'congress.%'").Order("id").Pluck("action", &told).Error
	if got := strings.Join(told, " "); err != nil || got != "congress.export congress.import congress.import" {
		t.Errorf("recorded: %s, %v", got, err)
	}
}
