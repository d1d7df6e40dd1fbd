package rules_test

import (
	"context"
	"testing"

	"gorm.io/gorm"

	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
	"lianluo/internal/org"
	"lianluo/internal/rules"
)

func TestEnsureStoresThePresetOnce(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		day := calendar.MustParse("2026-03-02")
		err := db.Write(context.Background(), func(tx *gorm.DB) error {
			c := org.Congress{Name: "甲市人大", ShortName: "甲市", Level: org.City, OfficeName: org.DefaultOfficeName, CreatedAt: day.Start()}
			if err := tx.Create(&c).Error; err != nil {
				return err
			}
			first, err := rules.Ensure(tx, c.ID, day)
			if err != nil {
				return err
			}
			second, err := rules.Ensure(tx, c.ID, day.AddDays(3))
			if err != nil {
				return err
			}
			if first.ID == 0 || second.ID != first.ID || second.Data.Limits[rules.T5].Term.String() != "3m" {
				t.Errorf("first %+v second %+v", first, second)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}
