package rules_test

import (
	"context"
	"encoding/json"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gin-gonic/gin"
	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
	"lianluo/internal/fault"
	"lianluo/internal/org"
	"lianluo/internal/rules"
	"lianluo/internal/web"
)

var day = calendar.MustParse("2026-03-02")

func now() time.Time { return day.Start() }

func write(t *testing.T, db *database.DB, fn func(tx *gorm.DB) error) {
	t.Helper()
	if err := db.Write(context.Background(), fn); err != nil {
		t.Fatal(err)
	}
}

func congress(t *testing.T, db *database.DB) uint {
	c := org.Congress{Name: "甲市人民代表大会", ShortName: "甲市", Level: org.City, OfficeName: org.DefaultOfficeName, CreatedAt: now()}
	write(t, db, func(tx *gorm.DB) error { return tx.Create(&c).Error })
	return c.ID
}

func get(t *testing.T, db *database.DB, congressID uint, path string) (int, map[string]any) {
	t.Helper()
	gin.SetMode(gin.TestMode)
	router := gin.New()
	group := router.Group("/api/v1", func(c *gin.Context) {
		web.SetActor(c, access.Actor{UserID: 1, CongressID: congressID, Role: access.Deputy})
	})
	(&rules.Service{DB: db, Now: now}).Routes(group)
	rec := httptest.NewRecorder()
	router.ServeHTTP(rec, httptest.NewRequest("GET", "/api/v1"+path, nil))
	var body map[string]any
	if err := json.Unmarshal(rec.Body.Bytes(), &body); err != nil {
		t.Fatalf("%s answered %q", path, rec.Body)
	}
	return rec.Code, body
}

func TestEnsureStoresThePresetOnce(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		id := congress(t, db)
		write(t, db, func(tx *gorm.DB) error {
			first, err := rules.Ensure(tx, id, day)
			if err != nil {
				return err
			}
			second, err := rules.Ensure(tx, id, day.AddDays(3))
			if err != nil {
				return err
			}
			if first.ID == 0 || second.ID != first.ID || second.Data.Limits[rules.T5].Term.String() != "3m" {
				t.Errorf("first %+v second %+v", first, second)
			}
			return nil
		})
	})
}

func TestAllWhoStoreThePresetAtOnceGetTheSame(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		id := congress(t, db)
		var all sync.WaitGroup
		sets, errs := make([]*rules.RuleSet, 8), make([]error, 8)
		for i := range sets {
			all.Go(func() {
				errs[i] = db.Write(context.Background(), func(tx *gorm.DB) (err error) {
					if err := rules.SeedCalendar(tx); err != nil {
						return err
					}
					sets[i], err = rules.Ensure(tx, id, day)
					return err
				})
			})
		}
		all.Wait()
		for i, err := range errs {
			if err != nil || sets[i].ID == 0 || sets[i].ID != sets[0].ID {
				t.Errorf("%+v %v", sets[i], err)
			}
		}
	})
}

func TestTheNewestRulesValidOnTheDayAreInForce(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		id := congress(t, db)
		if set, err := rules.Current(db.Read(context.Background()), id, day); err != nil || set.ID != 0 || len(set.Data.ReplyClasses) != 4 {
			t.Fatalf("without a stored version: %+v %v", set, err)
		}
		shorter := rules.Preset()
		shorter.Limits[rules.T5] = rules.Limit{Term: calendar.MustParseTerm("2m")}
		next := rules.RuleSet{CongressID: id, Version: 2, ValidFrom: day.AddDays(10), Data: shorter, CreatedAt: now(), CreatedBy: 1}
		write(t, db, func(tx *gorm.DB) error {
			if _, err := rules.Ensure(tx, id, day); err != nil {
				return err
			}
			return tx.Create(&next).Error
		})
		for offset, want := range map[int]string{0: "3m", 9: "3m", 10: "2m", 400: "2m"} {
			set, err := rules.Current(db.Read(context.Background()), id, day.AddDays(offset))
			if err != nil {
				t.Fatal(err)
			}
			if got := set.Data.Limits[rules.T5].Term.String(); got != want {
				t.Errorf("after %d days %s, want %s", offset, got, want)
			}
		}
		set, err := rules.ByID(db.Read(context.Background()), next.ID)
		if err != nil || set.Version != 2 {
			t.Errorf("by id: %+v %v", set, err)
		}
	})
}

func TestARolledBackRuleSetIsNotRemembered(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		id := congress(t, db)
		var lost uint
		err := db.Write(context.Background(), func(tx *gorm.DB) error {
			set, err := rules.Ensure(tx, id, day)
			if err != nil {
				return err
			}
			lost = set.ID
			if _, err := rules.ByID(tx, lost); err != nil {
				return err
			}
			return context.Canceled
		})
		if err == nil {
			t.Fatal("not rolled back")
		}
		if set, err := rules.ByID(db.Read(context.Background()), lost); err == nil {
			t.Errorf("remembers %+v", set)
		}
		if set, err := rules.Current(db.Read(context.Background()), id, day); err != nil || set.ID != 0 {
			t.Errorf("current %+v %v", set, err)
		}
	})
}

func TestTheCalendarKnowsTheCountryAndTheCongress(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		id := congress(t, db)
		local := rules.CalendarDay{CongressID: id, Date: calendar.MustParse("2026-03-03"), Kind: calendar.Holiday, Name: "地方节日"}
		write(t, db, func(tx *gorm.DB) error {
			if err := rules.SeedCalendar(tx); err != nil {
				return err
			}
			if err := rules.SeedCalendar(tx); err != nil {
				return err
			}
			return tx.Create(&local).Error
		})
		cal, err := rules.Calendar(db.Read(context.Background()), id)
		if err != nil {
			t.Fatal(err)
		}
		for date, want := range map[string]bool{"2026-10-01": false, "2026-03-03": false, "2026-03-04": true, "2026-03-07": false} {
			if got := cal.IsWorkingDay(calendar.MustParse(date)); got != want {
				t.Errorf("%s is worked: %v", date, got)
			}
		}
		if !cal.Covered(2026) || cal.Covered(2035) {
			t.Error("covers the wrong years")
		}
		var stored int64
		if err := db.Read(context.Background()).Model(&rules.CalendarDay{}).Where("congress_id = 0").Count(&stored).Error; err != nil || int(stored) != len(calendar.National()) {
			t.Errorf("%d days stored (%v), want %d", stored, err, len(calendar.National()))
		}
	})
}

func TestRulesAndCalendarOverHTTP(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		id := congress(t, db)
		status, got := get(t, db, id, "/rules")
		if status != 200 || len(got["limits"].([]any)) != len(rules.Clocks) || len(got["categories"].([]any)) != 8 || len(got["not_accepted_reasons"].([]any)) != 7 {
			t.Errorf("rules: %d %v", status, got)
		}
		if borrowed := got["borrowed"].([]any); slices.Contains(borrowed, any("T5")) || !slices.Contains(borrowed, any("T3")) {
			t.Errorf("borrowed: %v", borrowed)
		}
		if status, got = get(t, db, id, "/calendar"); status != 200 || got["year"] != 2026.0 || got["provisional"] != false || len(got["days"].([]any)) < 30 {
			t.Errorf("this year: %d %v", status, got)
		}
		if status, got = get(t, db, id, "/calendar?year=2031"); status != 200 || got["provisional"] != true || len(got["days"].([]any)) != 0 {
			t.Errorf("a year without a table: %d %v", status, got)
		}
		if status, _ = get(t, db, id, "/calendar?year=next"); status != 422 {
			t.Errorf("a bad year: %d", status)
		}
	})
}

func TestThePresetsAreValid(t *testing.T) {
	d := rules.Preset()
	if found := rules.Validate(d); len(found) != 0 {
		t.Errorf("preset: %v", found)
	}
	d.ReplyScheme, d.ReplyClasses = rules.ThreeClass, rules.Scheme(rules.ThreeClass)
	if found := rules.Validate(d); len(found) != 0 {
		t.Errorf("three classes: %v", found)
	}
	rules.Preset().Limits[rules.T5] = rules.Limit{}
	if rules.Preset().Limits[rules.T5].Term.IsZero() {
		t.Error("presets share their limits")
	}
}

func TestNationalLawIsTheCeiling(t *testing.T) {
	term := calendar.MustParseTerm
	for _, c := range []struct {
		clock          rules.Clock
		term, extended string
		want           string
	}{
		{rules.T5, "3m", "6m", ""},
		{rules.T5, "89d", "181d", ""},
		{rules.T5, "90d", "6m", "limits.T5.term above_law"},
		{rules.T5, "4m", "6m", "limits.T5.term above_law"},
		{rules.T5, "40wd", "6m", "limits.T5.term above_law"},
		{rules.T5, "3m", "7m", "limits.T5.extended_term above_law"},
		{rules.T5, "3m", "2m", "limits.T5.extended_term range"},
		{rules.T5, "30d", "3m", "limits.T4.term range, limits.T13.term range"},
		{rules.T8, "3m", "", ""},
		{rules.T8, "4m", "", "limits.T8.term above_law"},
		{rules.T9, "1m", "", "limits.T9.term dated"},
		{rules.T2, "", "", "limits.T2.term required"},
		{rules.T13, "", "", ""},
		{rules.T13, "1m", "", ""},
		{rules.T13, "3m", "", "limits.T13.term range"},
		{"T14", "1m", "", "limits.T14 unknown"},
	} {
		d := rules.Preset()
		limit := rules.Limit{}
		if c.term != "" {
			limit.Term = term(c.term)
		}
		if c.extended != "" {
			limit.Extended = term(c.extended)
		}
		d.Limits[c.clock] = limit
		if got := words(rules.Validate(d)); got != c.want {
			t.Errorf("%s %s/%s: %q, want %q", c.clock, c.term, c.extended, got, c.want)
		}
	}
}

func words(found []fault.Field) string {
	var s []string
	for _, f := range found {
		s = append(s, f.Name+" "+f.Code)
	}
	return strings.Join(s, ", ")
}

func TestListsOfRulesAreChecked(t *testing.T) {
	for want, spoil := range map[string]func(d *rules.Data){
		"reply_classes required":                                  func(d *rules.Data) { d.ReplyClasses = nil },
		"reply_classes no_resolved":                               func(d *rules.Data) { d.ReplyClasses = d.ReplyClasses[1:] },
		"reply_classes[1].code duplicate":                         func(d *rules.Data) { d.ReplyClasses[1].Code = "A" },
		"ratings required":                                        func(d *rules.Data) { d.Ratings = d.Ratings[:2] },
		"ratings contradiction":                                   func(d *rules.Data) { d.Ratings[2].CountsAsSatisfied = true },
		"category_list required":                                  func(d *rules.Data) { d.CategoryList = nil },
		"return_reasons[0].code required":                         func(d *rules.Data) { d.ReturnReasons[0].Label = "" },
		"lights.default range":                                    func(d *rules.Data) { d.Lights.Default.RedPercent = 50 },
		"lights.by_clock.T2 range":                                func(d *rules.Data) { d.Lights.ByClock[rules.T2] = rules.Threshold{RedDays: 3} },
		"limits.T5.term above_law, limits.T8.term above_law":      func(d *rules.Data) { lengthen(d, rules.T5); lengthen(d, rules.T8) },
		"ratings[0].code required, not_accepted_reasons required": func(d *rules.Data) { d.NotAcceptedReasons, d.Ratings[0].Label = nil, "" },
	} {
		d := rules.Preset()
		spoil(&d)
		if got := words(rules.Validate(d)); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func lengthen(d *rules.Data, clock rules.Clock) {
	limit := d.Limits[clock]
	limit.Term = calendar.MustParseTerm("5m")
	d.Limits[clock] = limit
}

func TestLights(t *testing.T) {
	lights := rules.Preset().Lights
	lights.ByClock[rules.T7] = rules.Threshold{YellowPercent: 100, YellowDays: 5, RedPercent: 50, RedDays: 2}
	for _, c := range []struct {
		clock       rules.Clock
		total, left int
		want        rules.Light
	}{
		{rules.T5, 92, 60, rules.Green},
		{rules.T5, 92, 31, rules.Green},
		{rules.T5, 92, 30, rules.Yellow},
		{rules.T5, 92, 7, rules.Red},
		{rules.T5, 92, 0, rules.Red},
		{rules.T5, 92, -1, rules.Overdue},
		{rules.T2, 3, 3, rules.Green},
		{rules.T2, 3, 1, rules.Yellow},
		{rules.T2, 3, 0, rules.Red},
		{rules.T7, 5, 5, rules.Yellow},
		{rules.T7, 5, 2, rules.Red},
		{rules.T7, 0, 0, rules.Red},
	} {
		if got := lights.Light(c.clock, c.total, c.left); got != c.want {
			t.Errorf("%s with %d of %d left: %s, want %s", c.clock, c.left, c.total, got, c.want)
		}
	}
}

func faultFields(err error) []fault.Field {
	if f := fault.Of(err); f != nil {
		return f.Fields
	}
	return nil
}
