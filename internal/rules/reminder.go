package rules

import (
	"fmt"
	"slices"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/calendar"
)

// Reminders is the ladder of reminders (催办): what is sent so many days before
// or after a due date, to whom, and within which hours of a working day.
// Borrowed marks defaults that the congress has not confirmed; Source is the
// key of the note that says from where.
type Reminders struct {
	Steps    []ReminderStep `json:"steps" binding:"max=20,dive"`
	Hours    Hours          `json:"hours"`
	Borrowed bool           `json:"borrowed"`
	Source   string         `json:"source" binding:"max=60"`
}

// ReminderStep is one step of the ladder. Days counts from the due date:
// negative before it, positive after it.
type ReminderStep struct {
	Days int             `json:"days" binding:"min=-90,max=90"`
	To   []ReminderParty `json:"to" binding:"max=4"`
}

// ReminderParty is who gets a reminder: whoever has the ball, or those above
// him.
type ReminderParty string

// The parties of the ladder. The signer is that of the holder's unit, the
// government office only comes in for units of the government.
const (
	ToHolder    ReminderParty = "holder"
	ToSigner    ReminderParty = "signer"
	ToGovOffice ReminderParty = "gov_office"
	ToHead      ReminderParty = "head"
)

var reminderParties = []ReminderParty{ToHolder, ToSigner, ToGovOffice, ToHead}

// Hours are the hours of a working day in Asia/Shanghai, as "HH:MM"; From
// belongs to them, To does not.
type Hours struct {
	From string `json:"from" binding:"max=5"`
	To   string `json:"to" binding:"max=5"`
}

// maxReminderDays bounds how far from the due date a step may lie.
const maxReminderDays = 90

func presetReminders() Reminders {
	return Reminders{
		Steps: []ReminderStep{
			{Days: -7, To: []ReminderParty{ToHolder}},
			{Days: -3, To: []ReminderParty{ToHolder}},
			{Days: 0, To: []ReminderParty{ToHolder}},
			{Days: 1, To: []ReminderParty{ToHolder, ToSigner, ToGovOffice, ToHead}},
		},
		Hours:    Hours{From: "08:30", To: "17:30"},
		Borrowed: true, Source: "preset.reminders",
	}
}

// AfterFind gives rules that were stored before there was a ladder, or anything
// about figures or key items, the preset's; a ladder without steps stays one.
func (s *RuleSet) AfterFind(*gorm.DB) error {
	if s.Data.Reminders.Steps == nil {
		s.Data.Reminders = presetReminders()
	}
	if s.Data.Figures.SmallBase == 0 {
		s.Data.Figures = Preset().Figures
	}
	if s.Data.Supervision == (Supervision{}) {
		s.Data.Supervision = presetSupervision()
	}
	return nil
}

// Open says whether the instant lies within the hours of a working day.
func (h Hours) Open(cal *calendar.Calendar, at time.Time) bool {
	day := calendar.On(at)
	if !cal.IsWorkingDay(day) {
		return false
	}
	from, fromOK := minutes(h.From)
	to, toOK := minutes(h.To)
	now := int(at.Sub(day.Start()) / time.Minute)
	return fromOK && toOK && from <= now && now < to
}

// Working says whether the congress may be reminded at the instant: within the
// hours of a working day, by the rules in force.
func Working(q *gorm.DB, congressID uint, at time.Time) (bool, error) {
	set, err := Current(q, congressID, calendar.On(at))
	if err != nil {
		return false, err
	}
	cal, err := Calendar(q, congressID)
	if err != nil {
		return false, err
	}
	return set.Data.Reminders.Hours.Open(cal, at), nil
}

// minutes counts from midnight.
func minutes(clock string) (int, bool) {
	at, err := time.Parse("15:04", clock)
	return at.Hour()*60 + at.Minute(), err == nil && len(clock) == len("15:04")
}

// Latest gives the step that a day has reached last, of those that lie after
// the day on which the holder got the ball; a step after the due date counts
// in any case. Steps that were missed in between are left out.
func (r Reminders) Latest(since, due, today calendar.Date) (ReminderStep, bool) {
	var latest ReminderStep
	found := false
	for _, step := range r.Steps {
		on := due.AddDays(step.Days)
		reached := !on.After(today) && (step.Days > 0 || on.After(since))
		if reached && (!found || step.Days > latest.Days) {
			latest, found = step, true
		}
	}
	return latest, found
}

// Ahead is how many days before a due date the first reminder is sent.
func (r Reminders) Ahead() int {
	ahead := 0
	for _, step := range r.Steps {
		ahead = max(ahead, -step.Days)
	}
	return ahead
}

func (v *findings) reminders(r Reminders) {
	if r.Steps == nil { // the preset's are taken
		return
	}
	seen := map[int]bool{}
	for i, step := range r.Steps {
		at := fmt.Sprintf("reminders.steps[%d]", i)
		switch {
		case step.Days < -maxReminderDays || step.Days > maxReminderDays:
			v.add(at+".days", "range", fmt.Sprintf("提醒应在到期日前后 %d 天之内。", maxReminderDays))
		case seen[step.Days]:
			v.add(at+".days", "duplicate", "同一天只设一次提醒，请合并。")
		}
		seen[step.Days] = true
		if len(step.To) == 0 {
			v.add(at+".to", "required", "请选择提醒谁。")
		}
		for _, to := range step.To {
			if !slices.Contains(reminderParties, to) {
				v.add(at+".to", "oneof", "请从给出的对象中选择。")
			}
		}
	}
	from, fromOK := minutes(r.Hours.From)
	to, toOK := minutes(r.Hours.To)
	if !fromOK || !toOK || from >= to {
		v.add("reminders.hours", "range", "请按“08:30”的格式填写提醒的起止时间，开始应早于结束。")
	}
}
