package stats

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/fault"
	"lianluo/internal/suggestion"
)

// Filter narrows what is counted; parts combine, and "" does not narrow. "none"
// stands for those that have no such thing.
type Filter struct {
	Session    string `form:"session_id" binding:"max=20"`
	Year       string `form:"year" binding:"max=20"`
	Category   string `form:"category" binding:"max=40"`
	Field      string `form:"field_id" binding:"max=20"`
	Unit       string `form:"unit_id" binding:"max=20"`
	System     string `form:"system" binding:"max=40"`
	Delegation string `form:"delegation_id" binding:"max=20"`
	Group      string `form:"group_id" binding:"max=20"`
}

// Question is what is counted, by what.
type Question struct {
	Filter
	By string `form:"by" binding:"omitempty,oneof=category field unit system delegation group session year"`
}

// None is the key of what is in no committee's field, has no unit, delegation, group, session or year.
const None = "none"

// dimension is what figures can be split by: the column, and what to join.
type dimension struct {
	column, join string
	number       bool
	value        func(f Filter) string
}

const ownDelegation = "CASE WHEN f.delegation_id <> 0 THEN f.delegation_id ELSE COALESCE(d.delegation_id, 0) END"

var dimensions = map[string]dimension{
	"category": {column: "f.category", value: func(f Filter) string { return f.Category }},
	"field": {column: "COALESCE(k.committee_id, 0)", join: "LEFT JOIN committee_categories k ON k.congress_id = f.congress_id AND k.category = f.category", number: true,
		value: func(f Filter) string { return f.Field }},
	"unit":       {column: "f.unit_id", number: true, value: func(f Filter) string { return f.Unit }},
	"system":     {column: "f.system", value: func(f Filter) string { return f.System }},
	"delegation": {column: ownDelegation, join: "LEFT JOIN deputies d ON d.id = f.lead_deputy_id", number: true, value: func(f Filter) string { return f.Delegation }},
	"group":      {column: "COALESCE(m.group_id, 0)", join: "LEFT JOIN deputy_group_members m ON m.deputy_id = f.lead_deputy_id", number: true, value: func(f Filter) string { return f.Group }},
	"session":    {column: "f.session_id", number: true, value: func(f Filter) string { return f.Session }},
	"year":       {column: "f.year", number: true, value: func(f Filter) string { return f.Year }},
}

// Dimensions lists what figures can be split by, in the order of pages.
var Dimensions = []string{"category", "field", "unit", "system", "delegation", "group", "session", "year"}

// parameter is the name of a dimension's filter.
func parameter(dim string) string {
	if dimensions[dim].number && dim != "year" {
		return dim + "_id"
	}
	return dim
}

// scope says whose part of the items is counted: a unit's or a system's where
// the question is about units or systems, else the items' as a whole. The
// government office, and who leads the handling for the government, count what
// units of the government have, a unit's people what their own has.
func (r *reader) scope(f Filter, by string) string {
	switch {
	case r.by.Role.OfUnit() || f.Unit != "" || by == "unit":
		return suggestion.ScopeUnit
	case r.ofGovernment() || f.System != "" || by == "system":
		return suggestion.ScopeSystem
	}
	return suggestion.ScopeItem
}

// rows selects what the question is about, as far as the reader may see it.
func (r *reader) rows(f Filter, by string) (*gorm.DB, error) {
	scope := r.scope(f, by)
	q := r.q.Table("figures f").Where("f.congress_id = ? AND f.scope = ?", r.by.CongressID, scope)
	if scope != suggestion.ScopeUnit {
		q = q.Where("f.unit_id = 0") // as it is; it leads the index on to the session
	}
	if !r.ofAll() { // what was given back, or merged into another, is not seen any more
		q = q.Where(r.sql("{with_unit} AND NOT {merged}"))
	}
	switch {
	case r.ofGovernment():
		q = q.Where("f.system = ?", government)
	case r.by.Is(access.Committee):
		q = q.Where("f.category IN (SELECT category FROM committee_categories WHERE congress_id = ? AND committee_id = ?)", r.by.CongressID, r.by.CommitteeID)
	case r.by.Role.OfUnit():
		visible := r.q.Table("suggestions").Scopes(suggestion.Visible(r.by)).Select("suggestions.id")
		q = q.Where("f.unit_id = ? AND f.suggestion_id IN (?)", r.by.UnitID, visible)
	}
	joined := map[string]bool{}
	for _, name := range Dimensions {
		dim := dimensions[name]
		value := dim.value(f)
		if name == by && dim.join != "" {
			q = q.Joins(dim.join)
			joined[name] = true
		}
		if value == "" {
			continue
		}
		key, err := dim.key(name, value)
		if err != nil {
			return nil, err
		}
		if name == "group" { // a deputy is in several: one must not hide another
			q = inGroup(q, key)
			continue
		}
		if dim.join != "" && !joined[name] {
			q = q.Joins(dim.join)
		}
		q = q.Where(dim.column+" = ?", key)
	}
	return q, nil
}

func inGroup(q *gorm.DB, group any) *gorm.DB {
	if group == 0 {
		return q.Where("NOT EXISTS (SELECT 1 FROM deputy_group_members g WHERE g.deputy_id = f.lead_deputy_id)")
	}
	return q.Where("EXISTS (SELECT 1 FROM deputy_group_members g WHERE g.deputy_id = f.lead_deputy_id AND g.group_id = ?)", group)
}

// key reads a filter's value.
func (d dimension) key(name, value string) (any, error) {
	if !d.number {
		if value == None {
			return "", nil
		}
		return value, nil
	}
	if value == None {
		return 0, nil
	}
	var n int
	if _, err := fmt.Sscanf(value, "%d", &n); err != nil || n < 1 || fmt.Sprint(n) != value {
		return nil, fault.Invalids(fault.Field{Name: parameter(name), Code: "type", Reason: "网址中的这一项条件不正确，请清除筛选后重试。"})
	}
	return n, nil
}

// Rate is one figure of one line. Of a plain count Denominator is 0 and Percent
// empty. Small marks a denominator on which a percentage says little.
type Rate struct {
	Code        string `json:"code"`
	Numerator   int64  `json:"numerator"`
	Denominator int64  `json:"denominator"`
	Percent     string `json:"percent"`
	Small       bool   `json:"small"`
}

// Line is the figures of one category, unit, …, or of all. MedianDays are
// calendar days from assignment to the first reply, of Answered items.
type Line struct {
	Key        string   `json:"key"`
	Name       string   `json:"name"`
	Rates      []Rate   `json:"rates"`
	MedianDays *float64 `json:"median_days" extensions:"x-nullable"`
	Answered   int64    `json:"answered"`
	Place      int      `json:"place"` // of a unit, among those with enough replies due; 0 of others
}

// Rate gives one figure of the line.
func (l Line) Rate(code string) Rate {
	for _, rate := range l.Rates {
		if rate.Code == code {
			return rate
		}
	}
	return Rate{Code: code}
}

// share is how many of all items the line has, in percent.
func (l Line) share(all Line) string {
	return Percent(l.Rate(Items).Numerator, all.Rate(Items).Numerator, Digits)
}

// Report is the figures as they stood at an instant.
type Report struct {
	AsOf      time.Time `json:"as_of"`
	By        string    `json:"by"`
	SmallBase int       `json:"small_base"` // a denominator below it is marked
	Total     Line      `json:"total"`
	Lines     []Line    `json:"lines"`
}

// Report counts; it needs the same number of statements for any number of items.
// What was counted of very many items is kept for a moment, as its AsOf says.
func (s *Service) Report(ctx context.Context, by access.Actor, q Question) (Report, error) {
	r, err := s.reader(ctx, by)
	if err != nil {
		return Report{}, err
	}
	if by.Role.OfUnit() {
		return r.report(q)
	}
	r.q = s.DB.Read(context.WithoutCancel(ctx)) // others may wait for it, though this one leaves
	return s.kept.report(keptKey{congress: by.CongressID, role: by.Role, committee: by.CommitteeID, question: q}, r.now, func() (Report, error) { return r.report(q) })
}

func (r *reader) report(q Question) (Report, error) {
	report := Report{AsOf: r.now, By: q.By, SmallBase: r.smallBase(), Lines: []Line{}}
	counted, err := r.count(q.Filter, q.By)
	if err != nil {
		return report, err
	}
	all := counted
	if !r.parts(q) {
		if all, err = r.count(q.Filter, ""); err != nil {
			return report, err
		}
	}
	report.Total = r.line(together(all))
	if q.By == "" {
		return report, nil
	}
	for _, c := range counted {
		report.Lines = append(report.Lines, r.line(c))
	}
	if err := r.name(report.Lines, q.By); err != nil {
		return report, err
	}
	arrange(report.Lines, q.By)
	if q.By == "unit" {
		place(report.Lines)
	}
	return report, nil
}

// parts says whether the lines of the question are the parts of its total. A
// deputy is in several groups, and what several units handle is one item.
func (r *reader) parts(q Question) bool {
	return q.By != "group" && r.scope(q.Filter, q.By) == r.scope(q.Filter, "")
}

// tally is what was counted under one key: of each measure the numerator and,
// where it has one, the denominator; and how often replies took so many days.
type tally struct {
	key     string
	numbers []int64
	days    map[int]int64
}

// together adds up.
func together(parts []*tally) *tally {
	all := &tally{days: map[int]int64{}}
	for _, part := range parts {
		if all.numbers == nil {
			all.numbers = make([]int64, len(part.numbers))
		}
		for i, n := range part.numbers {
			all.numbers[i] += n
		}
		for days, n := range part.days {
			all.days[days] += n
		}
	}
	return all
}

// count counts by a dimension, or all under one key.
func (r *reader) count(f Filter, by string) ([]*tally, error) {
	q, err := r.rows(f, by)
	if err != nil {
		return nil, err
	}
	column := "''"
	if by != "" {
		column = dimensions[by].column
	}
	q = q.Session(&gorm.Session{})
	sums, args := []string{"f.key"}, []any{}
	for _, m := range r.measures() {
		part, of, partArgs := r.counts(m)
		sums, args = append(sums, sum(part)), append(args, partArgs...)
		if of != "" {
			sums = append(sums, sum(of))
		}
	}
	rows, err := r.q.Table("(?) AS f", r.alike(q, column)).Select(strings.Join(sums, ", "), args...).Group("f.key").Rows()
	if err != nil {
		return nil, fmt.Errorf("count: %w", err)
	}
	defer func() { _ = rows.Close() }()
	var out []*tally
	for rows.Next() {
		t := &tally{numbers: make([]int64, len(sums)-1), days: map[int]int64{}}
		into := []any{&t.key}
		for i := range t.numbers {
			into = append(into, &t.numbers[i])
		}
		if err := rows.Scan(into...); err != nil {
			return nil, fmt.Errorf("count: %w", err)
		}
		out = append(out, t)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("count: %w", err)
	}
	return out, r.countDays(q, column, out)
}

// alike puts the rows together that no measure tells apart: dates are past or
// not. There are few of these, so that many measures cost no more than one.
func (r *reader) alike(q *gorm.DB, column string) *gorm.DB {
	past := func(date string) string {
		return r.sql("CASE WHEN f." + date + " < {today} THEN '0' WHEN f." + date + " IS NOT NULL THEN '9' END AS " + date)
	}
	return q.Select("CAST(" + column + " AS text) AS key, f.flags, f.class_set, f.class_code, COUNT(*) AS n, " +
		past("promise_on") + ", " + past("due_on") + ", " + past("law_due_on")).Group("1, 2, 3, 4, 6, 7, 8")
}

func sum(condition string) string {
	return "CAST(SUM(CASE WHEN " + condition + " THEN f.n ELSE 0 END) AS bigint)"
}

// line works out the figures of what was counted, of nothing too.
func (r *reader) line(t *tally) Line {
	l := Line{Key: t.key, MedianDays: Median(t.days)}
	numbers := t.numbers
	next := func() (n int64) {
		if len(numbers) > 0 {
			n, numbers = numbers[0], numbers[1:]
		}
		return n
	}
	for _, m := range r.measures() {
		rate := Rate{Code: m.code, Numerator: next()}
		if m.of != "" {
			rate.Denominator = next()
			rate.Percent = Percent(rate.Numerator, rate.Denominator, Digits)
			rate.Small = rate.Denominator > 0 && rate.Denominator < int64(r.smallBase())
		}
		l.Rates = append(l.Rates, rate)
	}
	for _, n := range t.days {
		l.Answered += n
	}
	return l
}

// countDays fills in how often replies took each number of days.
func (r *reader) countDays(q *gorm.DB, column string, counted []*tally) error {
	var rows []struct {
		Key  string
		Days int
		N    int64
	}
	err := q.Where(r.sql("{to_answer} AND f.days >= 0")).Select("CAST(" + column + " AS text) AS key, f.days AS days, COUNT(*) AS n").Group("key, days").Scan(&rows).Error
	if err != nil {
		return fmt.Errorf("count days: %w", err)
	}
	byKey := map[string]*tally{}
	for _, t := range counted {
		byKey[t.key] = t
	}
	for _, row := range rows {
		if t := byKey[row.Key]; t != nil { // what came in between is not counted at all
			t.days[row.Days] += row.N
		}
	}
	for _, t := range counted {
		if t.key == "" || t.key == "0" {
			t.key = None
		}
	}
	return nil
}

// arrange puts years and sessions with the newest first, everything else by
// volume, and those that have no such thing last.
func arrange(lines []Line, by string) {
	slices.SortFunc(lines, func(a, b Line) int {
		switch {
		case (a.Key == None) != (b.Key == None):
			if a.Key == None {
				return 1
			}
			return -1
		case by == "year" || by == "session":
			if len(a.Key) != len(b.Key) {
				return len(b.Key) - len(a.Key)
			}
			return strings.Compare(b.Key, a.Key)
		}
		if n := b.Rate(Items).Numerator - a.Rate(Items).Numerator; n != 0 {
			return int(n)
		}
		return strings.Compare(a.Name+a.Key, b.Name+b.Key)
	})
}
