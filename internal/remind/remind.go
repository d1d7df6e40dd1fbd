// Package remind sends the reminders of the ladder (rules.Reminders): so many
// days before and after the date of a task, to whoever has the ball and to
// those above him. Each step is sent once for each task, holder and date.
package remind

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"lianluo/internal/access"
	"lianluo/internal/audit"
	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/notify"
	"lianluo/internal/org"
	"lianluo/internal/rules"
	"lianluo/internal/suggestion"
)

// Reminder says that a step of the ladder was sent: which task with which date
// it was about, and how many days after that date the step lies. It is written
// together with the notices and at most once, whoever tries.
type Reminder struct {
	ID           uint
	CongressID   uint
	SuggestionID uint
	AssignmentID uint
	ClockKind    string
	DueOn        calendar.Date
	Days         int
	Action       suggestion.Action
	Role         string
	UnitID       uint
	DeputyID     uint
	CommitteeID  uint
	UserID       uint
	At           time.Time
}

// Tables lists the rows of this package, for the test of the schema.
func Tables() []any { return []any{&Reminder{}} }

// Service sends reminders.
type Service struct {
	DB *database.DB
}

// dated is a task with a date, and what a reminder says of it. Sent is the
// latest step that was sent for it.
type dated struct {
	suggestion.Task
	Title      string
	NumberText string
	UnitName   string
	UnitSystem org.System
	Sent       *int
}

// page is how many tasks are read at once.
const page = 500

// Send walks the tasks of all congresses that are within their working hours
// and sends for each the step that its date has reached, unless that or a
// later one was sent. It returns how many steps it sent.
func (s *Service) Send(ctx context.Context, now time.Time) (int, error) {
	now = now.UTC().Truncate(time.Microsecond)
	var congresses []uint
	if err := s.DB.Read(ctx).Model(&org.Congress{}).Order("id").Pluck("id", &congresses).Error; err != nil {
		return 0, fmt.Errorf("remind: %w", err)
	}
	sent := 0
	for _, congress := range congresses {
		n, err := s.sendIn(ctx, congress, now)
		sent += n
		if err != nil {
			return sent, fmt.Errorf("remind in congress %d: %w", congress, err)
		}
	}
	return sent, nil
}

func (s *Service) sendIn(ctx context.Context, congress uint, now time.Time) (sent int, err error) {
	q, today := s.DB.Read(ctx), calendar.On(now)
	working, err := rules.Working(q, congress, now)
	if err != nil || !working {
		return 0, err
	}
	set, err := rules.Current(q, congress, today)
	if err != nil || len(set.Data.Reminders.Steps) == 0 {
		return 0, err
	}
	ladder := set.Data.Reminders
	for after := uint(0); ; {
		tasks, err := datedAfter(q, congress, today.AddDays(ladder.Ahead()), after)
		if err != nil || len(tasks) == 0 {
			return sent, err
		}
		for _, t := range tasks {
			step, reached := ladder.Latest(calendar.On(t.Since), t.DueOn, today)
			if !reached || t.Sent != nil && *t.Sent >= step.Days {
				continue
			}
			done, err := s.send(ctx, t, step, now)
			if err != nil {
				return sent, err
			}
			sent += done
		}
		after = tasks[len(tasks)-1].ID
	}
}

// sentSQL gives the latest step that was sent for a task with its date.
const sentSQL = `(SELECT max(r.days) FROM reminders r WHERE r.suggestion_id = t.suggestion_id AND r.assignment_id = t.assignment_id
	AND r.clock_kind = t.clock_kind AND r.due_on = t.due_on AND r.action = t.action AND r.role = t.role AND r.unit_id = t.unit_id
	AND r.deputy_id = t.deputy_id AND r.committee_id = t.committee_id AND r.user_id = t.user_id) AS sent`

func datedAfter(q *gorm.DB, congress uint, until calendar.Date, after uint) ([]dated, error) {
	var tasks []dated
	err := q.Table("tasks t").Joins("JOIN suggestions s ON s.id = t.suggestion_id").Joins("LEFT JOIN units n ON n.id = t.unit_id").
		Select("t.*, s.title, s.number_text, COALESCE(n.name, '') AS unit_name, COALESCE(n.system, '') AS unit_system, "+sentSQL).
		Where("t.congress_id = ? AND t.due_on <= ? AND t.id > ?", congress, until, after).Order("t.id").Limit(page).Find(&tasks).Error
	if err != nil {
		return nil, fmt.Errorf("read tasks: %w", err)
	}
	return tasks, nil
}

// send writes that the step was sent, and sends it, in one transaction. A task
// that was done in the meantime needs none, and of two who try one succeeds.
func (s *Service) send(ctx context.Context, t dated, step rules.ReminderStep, now time.Time) (sent int, err error) {
	err = s.DB.Write(ctx, func(tx *gorm.DB) error {
		sent = 0
		var still int64
		if err := tx.Model(&suggestion.Task{}).Where("id = ? AND due_on = ?", t.ID, t.DueOn).Count(&still).Error; err != nil || still == 0 {
			return err
		}
		row := Reminder{CongressID: t.CongressID, SuggestionID: t.SuggestionID, AssignmentID: t.AssignmentID, ClockKind: t.ClockKind, DueOn: t.DueOn,
			Days: step.Days, Action: t.Action, Role: t.Role, UnitID: t.UnitID, DeputyID: t.DeputyID,
			CommitteeID: t.CommitteeID, UserID: t.UserID, At: now}
		made := tx.Clauses(clause.OnConflict{DoNothing: true}).Create(&row)
		if made.Error != nil || made.RowsAffected == 0 {
			return made.Error
		}
		if err := tell(tx, t, step, now); err != nil {
			return err
		}
		sent = 1
		return record(tx, row)
	})
	if err != nil {
		return 0, fmt.Errorf("send a reminder of suggestion %d: %w", t.SuggestionID, err)
	}
	return sent, nil
}

// tell reminds the holder, and tells those above him who are not among the
// holders themselves.
func tell(tx *gorm.DB, t dated, step rules.ReminderStep, now time.Time) error {
	var holders, above []notify.Target
	for _, party := range step.To {
		switch target, ok := t.target(party); {
		case target == t.holder():
			holders = append(holders, target)
		case ok:
			above = append(above, target)
		}
	}
	reminder := notify.Notice{Kind: "reminder." + moment(t, now), SuggestionID: &t.SuggestionID, At: now, Params: t.params(now)}
	if err := notify.SendTo(tx, t.CongressID, holders, reminder); err != nil {
		return err
	}
	escalation := reminder
	escalation.Kind = "escalation." + moment(t, now)
	return notify.SendToOthers(tx, t.CongressID, above, holders, escalation)
}

func (t dated) holder() notify.Target {
	return notify.Target{Role: access.Role(t.Role), UnitID: t.UnitID, DeputyID: t.DeputyID, CommitteeID: t.CommitteeID, UserID: t.UserID}
}

// target is who a party is for this task, if there is one: nobody stands above
// a deputy, and only units of the government have its office above them.
func (t dated) target(party rules.ReminderParty) (notify.Target, bool) {
	switch party {
	case rules.ToHolder:
		return t.holder(), true
	case rules.ToSigner:
		return notify.Target{Role: access.Signer, UnitID: t.UnitID}, t.UnitID != 0
	case rules.ToGovOffice:
		return notify.Target{Role: access.GovOffice}, t.UnitSystem == org.Government
	case rules.ToHead:
		return notify.Target{Role: access.Head}, t.DeputyID == 0
	}
	return notify.Target{}, false
}

// moment says where today stands to the due date.
func moment(t dated, now time.Time) string {
	switch left := t.DueOn.Sub(calendar.On(now)); {
	case left > 0:
		return "before"
	case left == 0:
		return "today"
	}
	return "after"
}

func (t dated) params(now time.Time) map[string]string {
	days := t.DueOn.Sub(calendar.On(now))
	params := map[string]string{"title": t.Title, "number": t.NumberText, "task": string(t.Action), "due_on": t.DueOn.String(),
		"days": strconv.Itoa(max(days, -days)), "unit_name": t.UnitName, "role": t.Role}
	if t.Subject != "" {
		params["subject"] = t.Subject
	}
	return params
}

// record leaves a trace of what the platform sent by itself.
func record(tx *gorm.DB, r Reminder) error {
	return audit.Record(tx, access.Actor{CongressID: r.CongressID}, audit.Event{At: r.At, Action: "reminder.send",
		Subject: "reminder/" + strconv.FormatUint(uint64(r.ID), 10), Data: audit.Data{"suggestion_id": r.SuggestionID, "task": r.Action, "role": r.Role,
			"unit_id": r.UnitID, "clock": r.ClockKind, "due_on": r.DueOn.String(), "days": r.Days}})
}
