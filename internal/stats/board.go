package stats

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"lianluo/internal/access"
	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/org"
	"lianluo/internal/rules"
	"lianluo/internal/suggestion"
)

// What the wall has room for.
const (
	boardRanks = 10
	boardDue   = 8
	boardWeeks = 26
)

// Lights say how many items that wait for a reply have which light.
type Lights struct {
	Green      int64 `json:"green"`
	Yellow     int64 `json:"yellow"`
	Red        int64 `json:"red"`
	Overdue    int64 `json:"overdue"`
	OverdueLaw int64 `json:"overdue_law"`
}

// Week is how many items had been assigned, and how many of these replied to,
// by its last day; of the week under way, by today.
type Week struct {
	Until    calendar.Date `json:"until"`
	Assigned int64         `json:"assigned"`
	Replied  int64         `json:"replied"`
}

// DueSoon is an item whose reply is owed.
type DueSoon struct {
	ID         uint          `json:"id"`
	NumberText string        `json:"number_text"`
	Title      string        `json:"title"`
	UnitName   string        `json:"unit_name"`
	DueOn      calendar.Date `json:"due_on"`
	DaysLeft   int           `json:"days_left" gorm:"-"`
	Light      string        `json:"light" gorm:"-" enums:"green,yellow,red,overdue,overdue_law"`
	LawDueOn   calendar.Date `json:"-"`
	SinceOn    calendar.Date `json:"-"`
	DueKind    string        `json:"-"`
}

// Board is what the page for the wall shows: one session, as it stood at an
// instant.
type Board struct {
	AsOf         time.Time     `json:"as_of"`
	CongressName string        `json:"congress_name"`
	SessionID    uint          `json:"session_id"`
	SessionName  string        `json:"session_name"`
	SmallBase    int           `json:"small_base"`
	Total        Line          `json:"total"`
	Lights       Lights        `json:"lights"`
	WeekUntil    calendar.Date `json:"week_until"`
	DueThisWeek  int64         `json:"due_this_week"`
	Due          []DueSoon     `json:"due"`
	Ranks        []Line        `json:"ranks"`
	Weeks        []Week        `json:"weeks"`
}

// Board counts for the wall, of the newest session.
func (s *Service) Board(ctx context.Context, by access.Actor) (Board, error) {
	r, err := s.reader(ctx, by)
	if err != nil {
		return Board{}, err
	}
	congress, err := database.One[org.Congress](r.q.Where("id = ?", by.CongressID))
	if err != nil {
		return Board{}, fmt.Errorf("board: %w", err)
	}
	session, _, err := org.CurrentSession(r.q, by.CongressID, r.today)
	if err != nil {
		return Board{}, err
	}
	b := Board{AsOf: r.now, CongressName: congress.Name, SessionID: session.ID, SessionName: session.Name, SmallBase: r.smallBase(),
		WeekUntil: r.today.AddDays((7 - int(r.today.Weekday())) % 7)}
	f := Filter{Session: fmt.Sprint(session.ID)}
	report, err := r.report(Question{Filter: f, By: "unit"})
	if err != nil {
		return b, err
	}
	b.Total, b.Ranks = report.Total, first(report.Lines)
	if err := r.lights(f, &b); err != nil {
		return b, err
	}
	if b.Due, err = r.due(f, b.WeekUntil); err != nil {
		return b, err
	}
	b.Weeks, err = r.weeks(f)
	return b, err
}

// place gives units their places: by replies on time, then by the median of
// days, then by volume. Those on whom a percentage says little get none.
func place(lines []Line) {
	var placed []*Line
	for i := range lines {
		if rate := lines[i].Rate(OnTime); rate.Denominator > 0 && !rate.Small {
			placed = append(placed, &lines[i])
		}
	}
	slices.SortStableFunc(placed, func(a, b *Line) int {
		x, y := a.Rate(OnTime), b.Rate(OnTime)
		return cmp.Or(cmp.Compare(y.Numerator*x.Denominator, x.Numerator*y.Denominator), cmp.Compare(days(*a), days(*b)),
			cmp.Compare(b.Rate(Items).Numerator, a.Rate(Items).Numerator))
	})
	for i, l := range placed {
		l.Place = i + 1
	}
}

// first gives the units that the wall has room for: by place, then those
// without one, by volume.
func first(lines []Line) []Line {
	slices.SortStableFunc(lines, func(a, b Line) int {
		switch {
		case a.Place == 0 && b.Place == 0:
			return cmp.Compare(b.Rate(Items).Numerator, a.Rate(Items).Numerator)
		case a.Place == 0 || b.Place == 0:
			return cmp.Compare(b.Place, a.Place)
		}
		return cmp.Compare(a.Place, b.Place)
	})
	return lines[:min(len(lines), boardRanks)]
}

func days(l Line) float64 {
	if l.MedianDays == nil {
		return 1e9
	}
	return *l.MedianDays
}

// lights counts the lights of the replies that are owed, and those due by the
// end of the week.
func (r *reader) lights(f Filter, b *Board) error {
	q, err := r.rows(f, "")
	if err != nil {
		return err
	}
	var rows []struct {
		DueSoon
		N int64
	}
	err = q.Where(r.sql("{to_answer} AND f.due_on IS NOT NULL")).Select("f.due_kind, f.since_on, f.due_on, f.law_due_on, COUNT(*) AS n").
		Group("f.due_kind, f.since_on, f.due_on, f.law_due_on").Scan(&rows).Error
	if err != nil {
		return fmt.Errorf("count lights: %w", err)
	}
	into := map[string]*int64{"green": &b.Lights.Green, "yellow": &b.Lights.Yellow, "red": &b.Lights.Red, "overdue": &b.Lights.Overdue, "overdue_law": &b.Lights.OverdueLaw}
	for _, row := range rows {
		*into[r.light(row.DueSoon)] += row.N
		if !row.DueOn.Before(r.today) && !row.DueOn.After(b.WeekUntil) {
			b.DueThisWeek += row.N
		}
	}
	return nil
}

func (r *reader) light(d DueSoon) string {
	if !d.LawDueOn.IsZero() && r.today.After(d.LawDueOn) {
		return "overdue_law"
	}
	return string(r.set.Data.Lights.Light(rules.Clock(d.DueKind), d.DueOn.Sub(d.SinceOn), d.DueOn.Sub(r.today)))
}

// due lists the replies that are owed: what is due by the end of the week before
// what is overdue, since that can still be kept, and then what comes next.
func (r *reader) due(f Filter, until calendar.Date) ([]DueSoon, error) {
	q, err := r.rows(f, "")
	if err != nil {
		return nil, err
	}
	rows := []DueSoon{}
	unit := `COALESCE((SELECT u.name FROM figures o JOIN units u ON u.id = o.unit_id
		WHERE o.suggestion_id = f.suggestion_id AND o.scope = ? AND o.due_on = f.due_on ORDER BY o.unit_id LIMIT 1), '')`
	err = q.Joins("JOIN suggestions s ON s.id = f.suggestion_id").Where(r.sql("{to_answer} AND f.due_on IS NOT NULL")).
		Select("s.id, s.number_text, s.title, "+unit+" AS unit_name, f.due_on, f.law_due_on, f.since_on, f.due_kind", suggestion.ScopeUnit).
		Order("CASE WHEN f.due_on < '" + r.today.String() + "' THEN 1 WHEN f.due_on <= '" + until.String() + "' THEN 0 ELSE 2 END, f.due_on, s.id").Limit(boardDue).Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("list what is due: %w", err)
	}
	for i := range rows {
		rows[i].DaysLeft, rows[i].Light = rows[i].DueOn.Sub(r.today), r.light(rows[i])
	}
	return rows, nil
}

// weeks gives the running sums of assignments and of replies, week by week.
func (r *reader) weeks(f Filter) ([]Week, error) {
	q, err := r.rows(f, "")
	if err != nil {
		return nil, err
	}
	var rows []struct {
		AssignedOn, RepliedOn calendar.Date
		N                     int64
	}
	err = q.Where(r.sql("{to_answer} AND f.assigned_on IS NOT NULL")).Select("f.assigned_on, f.replied_on, COUNT(*) AS n").
		Group("f.assigned_on, f.replied_on").Scan(&rows).Error
	if err != nil || len(rows) == 0 {
		return []Week{}, err
	}
	first := r.today
	for _, row := range rows {
		if row.AssignedOn.Before(first) {
			first = row.AssignedOn
		}
	}
	weeks := weeksUntil(r.today, first)
	for i := range weeks {
		for _, row := range rows {
			if !row.AssignedOn.After(weeks[i].Until) {
				weeks[i].Assigned += row.N
			}
			if !row.RepliedOn.IsZero() && !row.RepliedOn.After(weeks[i].Until) {
				weeks[i].Replied += row.N
			}
		}
	}
	return weeks, nil
}

// weeksUntil lists the weeks from the first day on, at most boardWeeks; the
// last one ends today.
func weeksUntil(today, first calendar.Date) []Week {
	var weeks []Week
	for until := today; len(weeks) < boardWeeks && !until.Before(first); until = until.AddDays(-7) {
		weeks = append(weeks, Week{Until: until})
	}
	slices.Reverse(weeks)
	return weeks
}
