package rules

import (
	"context"
	"fmt"
	"net/http"
	"reflect"
	"slices"
	"strconv"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/audit"
	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/fault"
	"lianluo/internal/idempotency"
)

// ErrNotEditor answers those who may not change rules and calendar.
var ErrNotEditor = fault.New(fault.Forbidden, "not-permitted", "只有代表工作机构可以修改规则和日历。如确有需要，请与代表工作机构联系。")

// mayEdit says whether by changes the rules and the calendar of the congress.
func mayEdit(by access.Actor) bool { return by.Is(access.Office, access.Head) }

// OwnScheme names reply classes that the congress made for itself.
const OwnScheme = "own"

// ownSource marks a limit that the congress has confirmed as its own.
const ownSource = "congress"

// Publication is a new version of the rules: BaseVersion is the newest one
// that its author has seen.
type Publication struct {
	BaseVersion int           `json:"base_version" binding:"min=0,max=1000000"`
	ValidFrom   calendar.Date `json:"valid_from"`
	Note        string        `json:"note" binding:"max=500"`
	Data
}

// furthest is how many days ahead rules may be published.
const furthest = 3 * 366

// check says what is wrong with the publication, by field.
func (p Publication) check(today calendar.Date) error {
	found := Validate(p.Data)
	if p.ValidFrom.IsZero() || p.ValidFrom.Before(today) || p.ValidFrom.After(today.AddDays(furthest)) {
		found = append(found, fault.Field{Name: "valid_from", Code: "range",
			Reason: "施行日期应为 " + today.String() + " 或以后三年之内：已经开始的期限按原来的版本计算。"})
	}
	if len(found) > 0 {
		return fault.Invalids(found...)
	}
	return nil
}

// settled gives rules as they are stored: a limit that is not the preset's, or
// that was confirmed, is the congress's own, and what nobody asks is left out.
func settled(d Data) Data {
	preset := Preset()
	limits := make(map[Clock]Limit, len(d.Limits))
	for clock, limit := range d.Limits {
		limits[clock] = settledLimit(clock, limit, preset.Limits[clock])
	}
	d.Limits, d.ReplyScheme = limits, OwnScheme
	for _, name := range []string{FourClass, ThreeClass} {
		if slices.Equal(d.ReplyClasses, Scheme(name)) {
			d.ReplyScheme = name
		}
	}
	ladder := preset.Reminders
	ladder.Borrowed, ladder.Source = d.Reminders.Borrowed, d.Reminders.Source
	d.Reminders.Borrowed = d.Reminders.Borrowed && reflect.DeepEqual(ladder, d.Reminders)
	if d.Reminders.Source = ownSource; d.Reminders.Borrowed {
		d.Reminders.Source = preset.Reminders.Source
	}
	if d.Figures.SmallBase == 0 {
		d.Figures = preset.Figures
	}
	d.Supervision = d.Supervision.settled()
	if d.Lights.ByClock == nil {
		d.Lights.ByClock = map[Clock]Threshold{}
	}
	return d
}

func settledLimit(clock Clock, limit, preset Limit) Limit {
	if clock != T1 {
		limit.InSession = calendar.Term{}
	}
	if clock != T5 {
		limit.Extended = calendar.Term{}
	}
	same := limit.Term == preset.Term && limit.InSession == preset.InSession && limit.Extended == preset.Extended && limit.Roll == preset.Roll
	limit.Borrowed = limit.Borrowed && same && !statutory(clock)
	if limit.Source = ownSource; limit.Borrowed || same && statutory(clock) {
		limit.Source = preset.Source
	}
	return limit
}

// Publish stores the next version of the congress's rules. Of two who publish
// on the same version one is told that the other was first. Clocks that run
// keep the version that they began with.
func (s *Service) Publish(ctx context.Context, by access.Actor, p Publication) (*RuleSet, error) {
	if !mayEdit(by) {
		return nil, ErrNotEditor
	}
	now := s.Now()
	today := calendar.On(now)
	if err := p.check(today); err != nil {
		return nil, err
	}
	set := &RuleSet{CongressID: by.CongressID, ValidFrom: p.ValidFrom, Data: settled(p.Data), Note: p.Note, CreatedAt: now, CreatedBy: by.UserID}
	err := s.DB.Write(ctx, func(tx *gorm.DB) error {
		last, err := newest(tx, by.CongressID, today, p.BaseVersion)
		if err != nil {
			return err
		}
		set.Version = last.Version + 1
		if err := tx.Create(set).Error; database.IsUnique(err) {
			return database.ErrStale
		} else if err != nil {
			return fmt.Errorf("publish rules: %w", err)
		}
		changed := []string{}
		for _, d := range Differences(last.Data, set.Data) {
			changed = append(changed, d.Name)
		}
		if err := audit.Record(tx, by, audit.Event{At: now, Action: "rules.publish", Subject: fmt.Sprintf("rule_set/%d", set.ID),
			From: strconv.Itoa(last.Version), To: strconv.Itoa(set.Version),
			Data: audit.Data{"valid_from": p.ValidFrom.String(), "changed": changed}}); err != nil {
			return err
		}
		return idempotency.Keep(tx, http.StatusCreated, viewVersion(*set, ""))
	})
	if err != nil {
		return nil, err
	}
	versions.Delete(key{s.DB.Read(ctx).Dialector, by.CongressID})
	return set, nil
}

// newest gives the newest version, which must be the one that the author has
// seen; a congress that has none yet gets the preset as its first.
func newest(tx *gorm.DB, congressID uint, today calendar.Date, seen int) (*RuleSet, error) {
	var last []*RuleSet
	if err := tx.Where("congress_id = ?", congressID).Order("version DESC").Limit(1).Find(&last).Error; err != nil {
		return nil, fmt.Errorf("newest rules: %w", err)
	}
	switch {
	case len(last) == 0 && seen == 0:
		return Ensure(tx, congressID, today)
	case len(last) == 0 || last[0].Version != seen:
		return nil, database.ErrStale
	}
	return last[0], nil
}
