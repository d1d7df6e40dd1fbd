package rules

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/audit"
	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/fault"
	"lianluo/internal/idempotency"
)

// Inherit takes the congress's own entry for a day back: the country's table,
// or the plain week, holds again.
const Inherit = "inherit"

// CalendarChange is what a congress changes of its calendar at once.
// BaseVersion is the revision that its author has seen, 0 before the first.
type CalendarChange struct {
	BaseVersion int          `json:"base_version" binding:"min=0,max=1000000"`
	Days        []DayChange  `json:"days" binding:"max=800,dive"`
	Years       []YearChange `json:"years" binding:"max=20,dive"`
}

// DayChange sets or takes back the congress's own entry for a day.
type DayChange struct {
	Date calendar.Date `json:"date"`
	Kind string        `json:"kind" binding:"oneof=holiday workday inherit" enums:"holiday,workday,inherit"`
	Name string        `json:"name" binding:"max=40"`
}

// YearChange says that the table is complete for a year, or takes the
// congress's own word for it back.
type YearChange struct {
	Year     int  `json:"year" binding:"min=2000,max=2100"`
	Complete bool `json:"complete"`
}

// Move is what a new calendar does to one running clock. From and To are its
// due date before and after; LawFrom and LawTo the law's, where there is one.
type Move struct {
	ClockID      uint          `json:"clock_id"`
	SuggestionID uint          `json:"suggestion_id"`
	NumberText   string        `json:"number_text"`
	Title        string        `json:"title"`
	UnitName     string        `json:"unit_name"`
	Clock        Clock         `json:"clock"`
	From         calendar.Date `json:"from"`
	To           calendar.Date `json:"to"`
	LawFrom      calendar.Date `json:"law_from" extensions:"x-nullable"`
	LawTo        calendar.Date `json:"law_to" extensions:"x-nullable"`
	Provisional  bool          `json:"provisional"` // afterwards
	Settled      bool          `json:"settled"`     // was provisional and is no more
	Late         bool          `json:"late"`        // the new date is past already
	Breached     bool          `json:"breached"`    // broken before: the fact and its date stay
}

// Moves is what a new calendar does to the running clocks of a congress.
type Moves struct {
	Running  int    `json:"running"`  // clocks that were looked at
	Moved    int    `json:"moved"`    // with another date
	Settled  int    `json:"settled"`  // provisional before, final now
	Breached int    `json:"breached"` // that would have moved, but were broken before
	Items    int    `json:"items"`    // suggestions with a clock whose date changes
	List     []Move `json:"list"`
}

// RunningClocks are the time limits of suggestions that run: they count with
// the calendar, but are no business of this package.
type RunningClocks interface {
	// Moves says what a calendar would move of a congress.
	Moves(q *gorm.DB, congressID uint, cal *calendar.Calendar, now time.Time) (Moves, error)
	// Recompute brings the clocks of by's congress in line with a calendar, in
	// the caller's transaction, and says what that moved.
	Recompute(tx *gorm.DB, by access.Actor, cal *calendar.Calendar, now time.Time) (Moves, error)
}

// maxListed is how many moves a preview lists; all are counted.
const maxListed = 500

// shortened lists dates that change first, then those that stay broken, then
// those that only become final.
func (m Moves) shortened() Moves {
	rank := func(move Move) int {
		switch {
		case move.Breached:
			return 1
		case move.From == move.To && move.LawFrom == move.LawTo:
			return 2
		}
		return 0
	}
	slices.SortStableFunc(m.List, func(a, b Move) int { return rank(a) - rank(b) })
	m.List = m.List[:min(len(m.List), maxListed)]
	return m
}

// check says what is wrong with the change, by field.
func (ch CalendarChange) check() error {
	var found []fault.Field
	add := func(name, code, reason string) {
		found = append(found, fault.Field{Name: name, Code: code, Reason: reason})
	}
	if len(ch.Days)+len(ch.Years) == 0 {
		add("days", "required", "没有改动。请先修改日历再保存。")
	}
	seen := map[calendar.Date]bool{}
	for i, d := range ch.Days {
		name := fmt.Sprintf("days[%d].date", i)
		switch {
		case d.Date.IsZero() || d.Date.Year() < 2000 || d.Date.Year() > 2100:
			add(name, "range", "日期应在 2000 年至 2100 年之间。")
		case seen[d.Date]:
			add(name, "duplicate", "同一天只能设置一次，请删除重复的日期。")
		case d.Kind != Inherit && d.Name == "":
			add(fmt.Sprintf("days[%d].name", i), "required", "请填写这一天的名称，例如“元旦”。")
		}
		seen[d.Date] = true
	}
	if len(found) > 0 {
		return fault.Invalids(found...)
	}
	return nil
}

// apply writes the congress's own entries.
func (ch CalendarChange) apply(tx *gorm.DB, congressID uint) error {
	dates := make([]calendar.Date, len(ch.Days))
	var days []CalendarDay
	for i, d := range ch.Days {
		dates[i] = d.Date
		if d.Kind != Inherit {
			days = append(days, CalendarDay{CongressID: congressID, Date: d.Date, Kind: calendar.Kind(d.Kind), Name: d.Name})
		}
	}
	var err error
	for part := range slices.Chunk(dates, 200) {
		if err == nil {
			err = tx.Where("congress_id = ? AND date IN ?", congressID, part).Delete(&CalendarDay{}).Error
		}
	}
	if err == nil && len(days) > 0 {
		err = tx.CreateInBatches(&days, 200).Error
	}
	for _, y := range ch.Years {
		if err == nil {
			err = tx.Where("congress_id = ? AND year = ?", congressID, y.Year).Delete(&CalendarYear{}).Error
		}
		if err == nil && y.Complete {
			err = tx.Create(&CalendarYear{CongressID: congressID, Year: y.Year}).Error
		}
	}
	if err != nil {
		return fmt.Errorf("change the calendar: %w", err)
	}
	return nil
}

// with gives the calendar as it would be after the change.
func (ch CalendarChange) with(q *gorm.DB, congressID uint) (*calendar.Calendar, error) {
	t, err := read(q, congressID)
	if err != nil {
		return nil, err
	}
	for _, d := range ch.Days {
		t.own = slices.DeleteFunc(t.own, func(r CalendarDay) bool { return r.Date == d.Date })
		if d.Kind != Inherit {
			t.own = append(t.own, CalendarDay{Date: d.Date, Kind: calendar.Kind(d.Kind), Name: d.Name})
		}
	}
	for _, y := range ch.Years {
		t.ownYears = slices.DeleteFunc(t.ownYears, func(year int) bool { return year == y.Year })
		if y.Complete {
			t.ownYears = append(t.ownYears, y.Year)
		}
	}
	return t.calendar(), nil
}

// PreviewCalendar says which running clocks the change would move; it changes
// nothing.
func (s *Service) PreviewCalendar(ctx context.Context, by access.Actor, ch CalendarChange) (Moves, error) {
	if !mayEdit(by) {
		return Moves{}, ErrNotEditor
	}
	if err := ch.check(); err != nil {
		return Moves{}, err
	}
	q := s.DB.Read(ctx)
	if last, err := revision(q, by.CongressID); err != nil || last != ch.BaseVersion {
		return Moves{}, stale(err)
	}
	cal, err := ch.with(q, by.CongressID)
	if err != nil {
		return Moves{}, err
	}
	moves, err := s.Running.Moves(q, by.CongressID, cal, s.Now())
	return moves.shortened(), err
}

func stale(err error) error {
	if err != nil {
		return err
	}
	return database.ErrStale
}

// ChangeCalendar stores the change and, in the same transaction, brings the
// running clocks in line with it. Of two who change it at once one is told
// that the other was first.
func (s *Service) ChangeCalendar(ctx context.Context, by access.Actor, ch CalendarChange) (Moves, error) {
	if !mayEdit(by) {
		return Moves{}, ErrNotEditor
	}
	if err := ch.check(); err != nil {
		return Moves{}, err
	}
	now := s.Now()
	var moves Moves
	err := s.DB.Write(ctx, func(tx *gorm.DB) error {
		last, err := revision(tx, by.CongressID)
		if err != nil || last != ch.BaseVersion {
			return stale(err)
		}
		row := CalendarRevision{CongressID: by.CongressID, Version: last + 1, Changes: ch, At: now, ByUserID: by.UserID}
		if err := tx.Create(&row).Error; database.IsUnique(err) {
			return database.ErrStale
		} else if err != nil {
			return fmt.Errorf("change the calendar: %w", err)
		}
		if err := ch.apply(tx, by.CongressID); err != nil {
			return err
		}
		t, err := read(tx, by.CongressID)
		if err != nil {
			return err
		}
		if moves, err = s.Running.Recompute(tx, by, t.calendar(), now); err != nil {
			return err
		}
		if err := recordChange(tx, by, row, moves); err != nil {
			return err
		}
		return idempotency.Keep(tx, http.StatusOK, moves.shortened())
	})
	if err != nil {
		return Moves{}, err
	}
	calendars.Delete(key{s.DB.Read(ctx).Dialector, by.CongressID})
	return moves.shortened(), nil
}

func recordChange(tx *gorm.DB, by access.Actor, row CalendarRevision, moves Moves) error {
	days := make(map[string]string, len(row.Changes.Days))
	for _, d := range row.Changes.Days {
		days[d.Date.String()] = d.Kind
	}
	return audit.Record(tx, by, audit.Event{At: row.At, Action: "calendar.change", Subject: fmt.Sprintf("calendar_revision/%d", row.ID),
		From: strconv.Itoa(row.Version - 1), To: strconv.Itoa(row.Version),
		Data: audit.Data{"days": days, "years": row.Changes.Years, "moves": moves.codes()}})
}

// codes is what the audit record keeps of the moves: ids and dates, no titles.
func (m Moves) codes() []audit.Data {
	out := []audit.Data{}
	for _, move := range m.List {
		if move.Breached {
			continue
		}
		out = append(out, audit.Data{"clock_id": move.ClockID, "suggestion_id": move.SuggestionID, "clock": move.Clock,
			"from": move.From.String(), "to": move.To.String(), "law_to": move.LawTo.String(), "provisional": move.Provisional})
	}
	return out
}

// revision is the version of the congress's calendar, 0 before the first change.
func revision(q *gorm.DB, congressID uint) (int, error) {
	var last []int
	if err := q.Model(&CalendarRevision{}).Where("congress_id = ?", congressID).Order("version DESC").Limit(1).Pluck("version", &last).Error; err != nil {
		return 0, fmt.Errorf("revision of the calendar: %w", err)
	}
	if len(last) == 0 {
		return 0, nil
	}
	return last[0], nil
}

// RecomputeAll brings the running clocks of every congress in line with its
// calendar: those that began on another replica while it was being changed,
// and all when a new version of the product knows another year. It returns how
// many clocks it moved.
func (s *Service) RecomputeAll(ctx context.Context, now time.Time) (int, error) {
	var congresses []uint
	if err := s.DB.Read(ctx).Table("congresses").Order("id").Pluck("id", &congresses).Error; err != nil {
		return 0, fmt.Errorf("recompute: %w", err)
	}
	moved := 0
	for _, id := range congresses {
		n, err := s.recompute(ctx, id, now)
		if err != nil {
			return moved, err
		}
		moved += n
	}
	return moved, nil
}

func (s *Service) recompute(ctx context.Context, congressID uint, now time.Time) (int, error) {
	t, err := read(s.DB.Read(ctx), congressID)
	if err != nil {
		return 0, err
	}
	moves, err := s.Running.Moves(s.DB.Read(ctx), congressID, t.calendar(), now)
	if err != nil || moves.Moved+moves.Settled == 0 {
		return 0, err
	}
	err = s.DB.Write(ctx, func(tx *gorm.DB) error {
		if t, err = read(tx, congressID); err != nil {
			return err
		}
		by := access.Actor{CongressID: congressID}
		if moves, err = s.Running.Recompute(tx, by, t.calendar(), now); err != nil {
			return err
		}
		return audit.Record(tx, by, audit.Event{At: now, Action: "calendar.recompute",
			Subject: fmt.Sprintf("congress/%d", congressID), Data: audit.Data{"moves": moves.codes()}})
	})
	return moves.Moved + moves.Settled, err
}
