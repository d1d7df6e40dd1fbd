package rules_test

import (
	"os"
	"strings"
	"testing"

	"gorm.io/gorm"

	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
	"lianluo/internal/rules"
)

// A congress that confirmed how units are scored keeps its score; borrowed
// defaults become the new ones, and those of before the ballots follow the preset.
func TestRulesOfBeforeTheAttitudeCountedKeepTheirScore(t *testing.T) {
	const without = `"attitude_weight":30,"result_weight":70,`
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		at := congress(t, db)
		store := func(version int, change func(d *rules.Data), edit func(data string) string) (id uint) {
			err := db.Write(t.Context(), func(tx *gorm.DB) error {
				set := rules.RuleSet{CongressID: at, Version: version, ValidFrom: calendar.MustParse("2026-01-01"), Data: with(change), CreatedAt: now()}
				if err := tx.Create(&set).Error; err != nil {
					return err
				}
				id = set.ID
				var data string
				if err := tx.Table("rule_sets").Where("id = ?", id).Pluck("data", &data).Error; err != nil {
					return err
				}
				if !strings.Contains(data, without) {
					t.Errorf("as stored: %s", data)
				}
				return tx.Table("rule_sets").Where("id = ?", id).Update("data", edit(data)).Error
			})
			if err != nil {
				t.Fatal(err)
			}
			return id
		}
		before := func(data string) string { return strings.Replace(data, without, "", 1) }
		borrowed := store(1, func(*rules.Data) {}, before)
		own := store(2, func(d *rules.Data) {
			d.Ballots.Borrowed, d.Ballots.Source, d.Ballots.BallotWeight = false, "congress", 80
		}, before)
		older := store(3, func(*rules.Data) {}, func(data string) string {
			start, end := strings.Index(data, `"ballots":{`), strings.Index(data, `,"through_government_office"`)
			return data[:start] + `"ballots":{}` + data[end:]
		})
		if err := db.Write(t.Context(), func(tx *gorm.DB) error {
			text, err := os.ReadFile("../database/migrations/" + tx.Name() + "/00065_attitude_weight.sql")
			if err != nil {
				return err
			}
			up, _, _ := strings.Cut(string(text), "-- +goose Down")
			for _, statement := range strings.SplitAfter(up, ";\n") {
				if !strings.Contains(statement, "UPDATE") {
					continue
				}
				if err := tx.Exec(statement).Error; err != nil {
					return err
				}
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		for id, want := range map[uint][3]int{borrowed: {50, 30, 70}, own: {80, 0, 100}, older: {50, 30, 70}} {
			set, err := rules.ByID(db.Read(t.Context()), id)
			if err != nil {
				t.Fatal(err)
			}
			if b := set.Data.Ballots; [3]int{b.BallotWeight, b.AttitudeWeight, b.ResultWeight} != want {
				t.Errorf("rule set %d: %+v, want %v", id, b, want)
			}
		}
	})
}
