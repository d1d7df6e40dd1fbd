package remind

import (
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
	"lianluo/internal/notify"
	"lianluo/internal/rules"
	"lianluo/internal/suggestion"
)

// day is one day of a ladder: who is told what when the work runs at ten.
type day struct {
	on   string
	told []string
}

// climb runs the work twice on each day and compares; what is sent once must
// not be sent again.
func (w *world) climb(days ...day) {
	w.Helper()
	for _, d := range days {
		if d.told == nil {
			d.told = []string{}
		}
		if diff := cmp.Diff(d.told, w.send(d.on, "10:00")); diff != "" {
			w.Errorf("%s: %s", d.on, diff)
		}
		if again := w.send(d.on, "16:00"); len(again) > 0 {
			w.Errorf("%s: sent once more: %v", d.on, again)
		}
	}
}

func TestEachStepOfTheLadderIsSentOnce(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		w.planned(w.unit, "clerk") // on 2 March; the reply is due on 2 June
		w.climb(
			day{"2026-05-25", nil},
			day{"2026-05-26", []string{"clerk: reminder.before draft_reply 7"}},
			day{"2026-05-27", nil},
			day{"2026-05-30", nil}, // a Saturday
			day{"2026-06-01", []string{"clerk: reminder.before draft_reply 1"}},
			day{"2026-06-02", []string{"clerk: reminder.today draft_reply 0"}},
			day{"2026-06-03", []string{"clerk: reminder.after draft_reply 1", "gov_office: escalation.after draft_reply 1",
				"head: escalation.after draft_reply 1", "signer: escalation.after draft_reply 1"}},
			day{"2026-06-04", nil},
			day{"2026-08-03", nil},
		)
	})
}

// A plan that is late is reminded of like all that is late, until a reply is
// in review: then there is nothing left to plan.
func TestALatePlanIsRemindedOf(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		r := w.received(w.unit, "clerk") // on 2 March; the plan is due on 1 April
		w.climb(
			day{"2026-03-25", []string{"clerk: reminder.before plan_handling 7"}},
			day{"2026-04-01", []string{"clerk: reminder.today plan_handling 0"}},
			day{"2026-04-02", []string{"clerk: reminder.after plan_handling 1", "gov_office: escalation.after plan_handling 1",
				"head: escalation.after plan_handling 1", "signer: escalation.after plan_handling 1"}},
		)
		_, err := w.items.PlanHandling(t.Context(), w.actors["clerk"], r.AssignmentID, r.Version, suggestion.Plan{Text: "先踏勘，再与代表商议"})
		w.check(err)
		w.climb(day{"2026-04-07", nil}, day{"2026-05-26", []string{"clerk: reminder.before draft_reply 7"}})
	})
}

func TestMissedStepsDoNotComeInAHeap(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		w.planned(w.unit, "clerk")
		w.climb(
			day{"2026-06-01", []string{"clerk: reminder.before draft_reply 1"}},
			day{"2026-06-08", []string{"clerk: reminder.after draft_reply 6", "gov_office: escalation.after draft_reply 6",
				"head: escalation.after draft_reply 6", "signer: escalation.after draft_reply 6"}},
		)
	})
}

func TestNothingIsSentOutsideWorkingHours(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		w.planned(w.unit, "clerk")
		for _, at := range [][2]string{{"2026-06-02", "08:29"}, {"2026-06-02", "17:30"}, {"2026-06-06", "10:00"}, {"2026-06-19", "10:00"}} {
			if told := w.send(at[0], at[1]); len(told) > 0 {
				t.Errorf("at %s: %v", at, told)
			}
		}
		if told := w.send("2026-06-22", "08:30"); len(told) != 4 {
			t.Errorf("when work begins: %v", told)
		}
	})
}

func TestWhoStandsAboveAUnitOfTheParty(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		w.assigned(w.party) // to be received by 5 March
		w.climb(
			day{"2026-03-02", nil}, // the day on which it came says nothing new
			day{"2026-03-05", []string{"party_clerk: reminder.today receive 0"}},
			day{"2026-03-06", []string{"head: escalation.after receive 1", "party_clerk: reminder.after receive 1", "party_signer: escalation.after receive 1"}},
		)
	})
}

func TestNobodyStandsAboveADeputy(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		r := w.planned(w.unit, "clerk")
		_, err := w.items.RecordContact(t.Context(), w.actors["clerk"], r.AssignmentID, r.Version, suggestion.Contact{Phase: "before", Mode: "visit",
			HeldOn: calendar.On(noon), Place: "代表联络站", Persons: "王科长", Summary: "听取意见"})
		w.check(err)
		w.climb( // the deputy confirms by 9 March
			day{"2026-03-06", []string{"lead: reminder.before confirm_contact 3"}},
			day{"2026-03-09", []string{"lead: reminder.today confirm_contact 0"}},
			day{"2026-03-10", []string{"lead: reminder.after confirm_contact 1"}},
		)
	})
}

func TestNobodyIsToldTwiceOfOneThing(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		w.check(db.Write(t.Context(), func(tx *gorm.DB) error { // the clerk signs as well, and the signer drafts
			for _, p := range []struct{ who, role string }{{"clerk", "signer"}, {"signer", "clerk"}} {
				err := tx.Exec("INSERT INTO memberships (user_id, congress_id, role, unit_id, deputy_id, created_at) VALUES (?, ?, ?, ?, 0, ?)",
					w.actors[p.who].UserID, w.actors[p.who].CongressID, p.role, w.unit, noon).Error
				if err != nil {
					return err
				}
			}
			return nil
		}))
		w.planned(w.unit, "clerk")
		w.climb(day{"2026-06-03", []string{"clerk: reminder.after draft_reply 1", "gov_office: escalation.after draft_reply 1",
			"head: escalation.after draft_reply 1", "signer: reminder.after draft_reply 1"}})
	})
}

func TestWhatIsDoneIsNotRemindedOf(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		r := w.assigned(w.unit)
		tasks, err := datedAfter(db.Read(t.Context()), w.actors["clerk"].CongressID, calendar.MustParse("2026-03-31"), 0)
		w.check(err)
		if len(tasks) != 1 || tasks[0].Action != suggestion.Receive {
			t.Fatalf("tasks with a date: %+v", tasks)
		}
		w.now = w.at("2026-03-06", "09:59")
		_, err = w.items.Receive(t.Context(), w.actors["clerk"], r.AssignmentID, w.unitVersion(r.ID))
		w.check(err)
		before := w.lastNotice()
		step := rules.ReminderStep{Days: 1, To: []rules.ReminderParty{rules.ToHolder}}
		sent, err := (&Service{DB: db}).send(t.Context(), tasks[0], step, w.at("2026-03-06", "10:00")) // it was read before, and is sent after
		w.check(err)
		if told := w.told(before); sent != 0 || len(told) > 0 {
			t.Errorf("%d sent: %v", sent, told)
		}
		w.climb(day{"2026-03-06", nil})
	})
}

func TestACongressMayHaveALadderOfItsOwn(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		own := rules.Preset()
		own.Reminders.Steps = []rules.ReminderStep{{Days: -20, To: []rules.ReminderParty{rules.ToSigner}}}
		own.Reminders.Hours = rules.Hours{From: "16:00", To: "17:00"}
		w.check(db.Write(t.Context(), func(tx *gorm.DB) error {
			return tx.Create(&rules.RuleSet{CongressID: w.actors["office"].CongressID, Version: 1, ValidFrom: calendar.MustParse("2026-01-01"), Data: own, CreatedAt: noon}).Error
		}))
		w.planned(w.unit, "clerk")
		if told := w.send("2026-05-13", "10:00"); len(told) > 0 {
			t.Errorf("before its hours: %v", told)
		}
		if diff := cmp.Diff([]string{"signer: escalation.before draft_reply 20"}, w.send("2026-05-13", "16:00")); diff != "" {
			t.Error(diff)
		}
		if told := w.send("2026-06-03", "16:30"); len(told) > 0 {
			t.Errorf("a step that it does not have: %v", told)
		}
	})
}

func TestSeveralServersSendOnce(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		const items, servers = 8, 4
		for range items {
			w.planned(w.unit, "clerk")
		}
		before, at := w.lastNotice(), w.at("2026-05-26", "10:00")
		var sent [servers]int
		var all sync.WaitGroup
		for i := range sent {
			all.Go(func() {
				var err error
				if sent[i], err = (&Service{DB: db}).Send(t.Context(), at); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		total := 0
		for _, n := range sent {
			total += n
		}
		if told := w.told(before); total != items || len(told) != items {
			t.Errorf("%v sent, %d notices; want %d of each", sent, len(told), items)
		}
	})
}

func TestAReminderGoesIntoTheOutboxWithItsNotice(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		w.planned(w.unit, "clerk")
		w.send("2026-05-26", "10:00")
		var n notify.Notice
		w.check(db.Read(t.Context()).Where("kind LIKE 'reminder.%'").First(&n).Error)
		var m notify.Mail
		w.check(db.Read(t.Context()).Where("id = ?", n.MailID).First(&m).Error)
		want := map[string]string{"title": "关于增开夜间公交的建议", "number": n.Params["number"], "task": "draft_reply", "due_on": "2026-06-02", "days": "7",
			"unit_name": "市交通运输局", "role": "clerk"}
		if diff := cmp.Diff(want, n.Params); diff != "" || n.Params["number"] == "" || n.Topic != notify.TopicReminder {
			t.Errorf("%+v: %s", n, diff)
		}
		if m.State != notify.Waiting || m.UserID != w.actors["clerk"].UserID {
			t.Errorf("the e-mail: %+v", m)
		}
		var recorded int64
		w.check(db.Read(t.Context()).Table("audit_events").Where("action = 'reminder.send'").Count(&recorded).Error)
		if recorded != 1 {
			t.Errorf("%d lines of the audit record", recorded)
		}
	})
}

// A task of one leader, or of one committee, is reminded of as theirs: who comes
// in the place of another is told of the step that the former was told of.
func TestWhoeverTakesATaskOverIsReminded(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		item, congress := w.assigned(w.party), w.actors["office"].CongressID
		w.check(db.Write(t.Context(), func(tx *gorm.DB) error {
			for _, name := range []string{"leader", "other_leader"} {
				if err := w.addPerson(tx, congress, name, access.SupervisingLeader, 0, 0); err != nil {
					return err
				}
			}
			return nil
		}))
		of := func(name string, committee uint) {
			t.Helper()
			task := suggestion.Task{CongressID: congress, SuggestionID: item.ID, Action: "confirm_supervision_plan", Role: string(access.SupervisingLeader), Source: "supervision",
				Subject: "key_item/1", ClockKind: "plan", DueOn: calendar.MustParse("2026-05-12"), UserID: w.actors[name].UserID, CommitteeID: committee}
			w.check(db.Write(t.Context(), func(tx *gorm.DB) error {
				_, err := suggestion.ReplaceTasks(tx, func(q *gorm.DB) *gorm.DB { return q.Where("source = 'supervision'") }, []suggestion.Task{task}, noon)
				return err
			}))
		}
		w.check(db.Write(t.Context(), func(tx *gorm.DB) error { return tx.Where("source = ''").Delete(&suggestion.Task{}).Error }))
		of("leader", 0)
		w.climb(day{"2026-05-06", []string{"leader: reminder.before confirm_supervision_plan 6"}})
		of("other_leader", 0)
		w.climb(day{"2026-05-07", []string{"other_leader: reminder.before confirm_supervision_plan 5"}})
		of("leader", 0)
		w.climb(day{"2026-05-08", nil})
	})
}
