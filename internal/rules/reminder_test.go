package rules_test

import (
	"testing"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
	"lianluo/internal/rules"
)

func TestTheLadderGivesOnlyTheLatestStep(t *testing.T) {
	ladder := rules.Preset().Reminders
	due := calendar.MustParse("2026-03-20")
	for _, c := range []struct {
		name         string
		since, today string
		days         int
		none         bool
	}{
		{"long before", "2026-01-05", "2026-03-12", 0, true},
		{"seven days before", "2026-01-05", "2026-03-13", -7, false},
		{"the days until the next step belong to the last", "2026-01-05", "2026-03-16", -7, false},
		{"three days before", "2026-01-05", "2026-03-17", -3, false},
		{"after missed steps only the latest", "2026-01-05", "2026-03-20", 0, false},
		{"one day after", "2026-01-05", "2026-03-21", 1, false},
		{"long after, still the last one", "2026-01-05", "2026-06-01", 1, false},
		{"a step of the day of the task itself would say nothing new", "2026-03-13", "2026-03-14", 0, true},
		{"a step before the task would too", "2026-03-15", "2026-03-16", 0, true},
		{"what came on the due date is not reminded of on it", "2026-03-20", "2026-03-20", 0, true},
		{"what came late is overdue all the same", "2026-04-01", "2026-04-01", 1, false},
	} {
		step, found := ladder.Latest(calendar.MustParse(c.since), due, calendar.MustParse(c.today))
		if found == c.none || found && step.Days != c.days {
			t.Errorf("%s: %+v, %v", c.name, step, found)
		}
	}
	if ahead := ladder.Ahead(); ahead != 7 {
		t.Errorf("the first reminder is sent %d days ahead", ahead)
	}
}

func TestHoursAreThoseOfWorkingDaysInShanghai(t *testing.T) {
	hours := rules.Hours{From: "08:30", To: "17:30"}
	cal := calendar.New(calendar.National(), calendar.NationalYears())
	for at, want := range map[string]bool{
		"2026-03-02T00:29:59Z": false, // Monday 08:29:59
		"2026-03-02T00:30:00Z": true,
		"2026-03-02T09:29:59Z": true,
		"2026-03-02T09:30:00Z": false,
		"2026-03-01T23:00:00Z": false, // Monday 07:00
		"2026-03-07T02:00:00Z": false, // Saturday
		"2026-10-01T02:00:00Z": false, // holiday
		"2026-10-10T02:00:00Z": true,  // a Saturday that is worked
	} {
		instant, err := time.Parse(time.RFC3339, at)
		if err != nil {
			t.Fatal(err)
		}
		if got := hours.Open(cal, instant); got != want {
			t.Errorf("%s: open is %v", at, got)
		}
	}
}

func TestALadderThatCannotWorkIsRefused(t *testing.T) {
	holder := []rules.ReminderParty{rules.ToHolder}
	good := rules.Hours{From: "09:00", To: "17:00"}
	for name, c := range map[string]struct {
		ladder rules.Reminders
		field  string
	}{
		"no reminders at all":    {rules.Reminders{Steps: []rules.ReminderStep{}, Hours: good}, ""},
		"far away":               {rules.Reminders{Steps: []rules.ReminderStep{{Days: -91, To: holder}}, Hours: good}, "reminders.steps[0].days"},
		"the same day twice":     {rules.Reminders{Steps: []rules.ReminderStep{{Days: 1, To: holder}, {Days: 1, To: holder}}, Hours: good}, "reminders.steps[1].days"},
		"to nobody":              {rules.Reminders{Steps: []rules.ReminderStep{{Days: 1}}, Hours: good}, "reminders.steps[0].to"},
		"to somebody unknown":    {rules.Reminders{Steps: []rules.ReminderStep{{Days: 1, To: []rules.ReminderParty{"mayor"}}}, Hours: good}, "reminders.steps[0].to"},
		"hours that end first":   {rules.Reminders{Steps: []rules.ReminderStep{}, Hours: rules.Hours{From: "17:00", To: "09:00"}}, "reminders.hours"},
		"hours without a colon":  {rules.Reminders{Steps: []rules.ReminderStep{}, Hours: rules.Hours{From: "0900", To: "17:00"}}, "reminders.hours"},
		"hours beyond the clock": {rules.Reminders{Steps: []rules.ReminderStep{}, Hours: rules.Hours{From: "09:00", To: "24:30"}}, "reminders.hours"},
	} {
		d := rules.Preset()
		d.Reminders = c.ladder
		found := rules.Validate(d)
		if c.field == "" && len(found) > 0 || c.field != "" && (len(found) != 1 || found[0].Name != c.field) {
			t.Errorf("%s: %+v", name, found)
		}
	}
}

func TestRulesFromBeforeTheLadderHaveThePresets(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		id := congress(t, db)
		old, without := rules.Preset(), rules.Preset()
		old.Reminders = rules.Reminders{}
		without.Reminders = rules.Reminders{Steps: []rules.ReminderStep{}, Hours: rules.Hours{From: "09:00", To: "17:00"}}
		for i, data := range []rules.Data{old, without} {
			write(t, db, func(tx *gorm.DB) error {
				return tx.Create(&rules.RuleSet{CongressID: id, Version: i + 1, ValidFrom: day.AddDays(i), Data: data, CreatedAt: now()}).Error
			})
		}
		for i, steps := range []int{4, 0} {
			set, err := rules.Current(db.Read(t.Context()), id, day.AddDays(i))
			if err != nil || len(set.Data.Reminders.Steps) != steps {
				t.Errorf("version %d has the ladder %+v (%v)", i+1, set.Data.Reminders, err)
			}
		}
	})
}
