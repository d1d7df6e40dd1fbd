package suggestion

import (
	"context"
	"fmt"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/calendar"
	"lianluo/internal/search"
	"lianluo/internal/web"
)

// Visible narrows a query on suggestions to what by may read.
func Visible(by access.Actor) func(*gorm.DB) *gorm.DB { return visible(by) }

// Rows gives items as a list shows them to by, in the order of ids; what by may
// not read is left out.
func (s *Service) Rows(ctx context.Context, by access.Actor, ids []uint) ([]Row, error) {
	v, err := s.viewer(ctx, by)
	if err != nil {
		return nil, err
	}
	items, err := load(v.q, ids, "explanation")
	if err != nil {
		return nil, err
	}
	rows := []Row{}
	for _, it := range items {
		if canRead(by, it) {
			rows = append(rows, v.row(it))
		}
	}
	return rows, nil
}

// visible narrows q, a query on suggestions, to what by may read: canRead as
// SQL. A test holds the two equal.
func visible(by access.Actor) func(*gorm.DB) *gorm.DB {
	return func(q *gorm.DB) *gorm.DB {
		q = q.Where("suggestions.congress_id = ?", by.CongressID)
		switch by.Role {
		case access.Deputy:
			return q.Where(`(suggestions.proposer_kind <> 'delegation' AND suggestions.lead_deputy_id = ?
				OR suggestions.proposer_kind = 'delegation' AND suggestions.delegation_id IN (SELECT id FROM delegations WHERE head_deputy_id = ?)
				OR EXISTS (SELECT 1 FROM signatures s WHERE s.suggestion_id = suggestions.id AND s.deputy_id = ? AND s.declined_at IS NULL AND s.withdrawn_at IS NULL AND s.lapsed_at IS NULL))`,
				by.DeputyID, by.DeputyID, by.DeputyID)
		case access.Office:
			return q.Where("(suggestions.phase NOT IN ? OR suggestions.entered_by = ? OR suggestions.through_office AND suggestions.phase = 'cosigning')", unsubmitted, by.UserID)
		case access.Head:
			return q.Where("(suggestions.phase NOT IN ? OR suggestions.entered_by = ?)", unsubmitted, by.UserID)
		case access.GovOffice:
			return q.Where("("+byGovernment+")", unsubmitted)
		case access.LeadingOfficial:
			return q.Where("("+byGovernment+" OR suggestions.key_item_id <> 0 AND suggestions.key_official_id = ?)", unsubmitted, by.UserID)
		case access.SupervisingLeader, access.Committee:
			return q.Where("(suggestions.phase IN ? OR suggestions.phase IN ? AND suggestions.number IS NOT NULL)", registeredPhases, combinedPhases)
		case access.Clerk, access.Reviewer, access.Signer:
			return q.Where(`suggestions.id IN (SELECT a.suggestion_id FROM assignments a
				WHERE a.congress_id = ? AND a.unit_id = ? AND `+activeAssignment+`)`, by.CongressID, by.UnitID).
				Where(`NOT EXISTS (SELECT 1 FROM deputies d WHERE d.user_id = ? AND (d.id = suggestions.lead_deputy_id
				OR suggestions.proposer_kind = 'delegation' AND d.id = (SELECT g.head_deputy_id FROM delegations g WHERE g.id = suggestions.delegation_id)
				OR d.id IN (SELECT s.deputy_id FROM signatures s WHERE s.suggestion_id = suggestions.id
					AND s.declined_at IS NULL AND s.withdrawn_at IS NULL AND s.lapsed_at IS NULL)))`, by.UserID)
		}
		return q.Where("1 = 0")
	}
}

// Readable picks those of the items that by may read.
func (s *Service) Readable(ctx context.Context, by access.Actor, ids []uint) ([]uint, error) {
	var out []uint
	err := s.DB.Read(ctx).Model(&Suggestion{}).Scopes(visible(by)).Where("suggestions.id IN ?", ids).Pluck("suggestions.id", &out).Error
	if err != nil {
		return nil, fmt.Errorf("readable suggestions: %w", err)
	}
	return out, nil
}

// byGovernment is what the government office may read; it takes unsubmitted.
const byGovernment = `suggestions.phase = 'registered' AND suggestions.forwarded_at IS NOT NULL OR suggestions.phase NOT IN ? AND EXISTS (SELECT 1 FROM assignments a
	JOIN units u ON u.id = a.unit_id WHERE a.suggestion_id = suggestions.id AND u.system = 'government' AND ` + activeAssignment + `)`

const activeAssignment = "a.returned_at IS NULL AND a.recalled_at IS NULL AND a.cancelled_at IS NULL"

// Filter narrows a list; empty fields do not.
type Filter struct {
	Q            string `form:"q" binding:"max=100"`
	Phase        Phase  `form:"phase" binding:"max=40"`
	UnitID       uint   `form:"unit_id"`
	Category     string `form:"category" binding:"max=40"`
	SessionID    uint   `form:"session_id"`
	Key          string `form:"key" binding:"omitempty,oneof=true"` // key items only
	DelegationID uint   `form:"delegation_id"`
	DeputyID     uint   `form:"deputy_id"` // who leads or co-signs it
	Class        string `form:"class" binding:"max=10"`
	Result       string `form:"result" binding:"max=40"`
	Promise      string `form:"promise" binding:"omitempty,oneof=open overdue delivered explained"`
	Light        string `form:"light" binding:"omitempty,oneof=overdue soon unplanned"`
	Inner        string `form:"inner" binding:"max=60"`                           // section or person, within the reader's unit
	InnerDue     string `form:"inner_due" binding:"omitempty,oneof=overdue soon"` // the date that the unit set itself
	Sort         string `form:"sort" binding:"omitempty,oneof=due newest number"`
	Page         int    `form:"page"`
	Size         int    `form:"size"`
}

// soon is how many days ahead the filter 'soon' looks.
const soon = 7

func (f Filter) apply(by access.Actor, today calendar.Date) func(*gorm.DB) *gorm.DB {
	return func(q *gorm.DB) *gorm.DB {
		phase := phaseColumn(by)
		if f.Phase != "" {
			q = q.Where("suggestions."+phase+" = ?", f.Phase)
		}
		if f.UnitID != 0 {
			q = q.Where("suggestions.id IN (SELECT a.suggestion_id FROM assignments a WHERE a.congress_id = ? AND a.unit_id = ? AND "+activeAssignment+")", by.CongressID, f.UnitID)
		}
		if f.Category != "" {
			q = q.Where("suggestions.category = ?", f.Category)
		}
		if f.Key != "" {
			q = q.Where("suggestions.key_item_id <> 0")
		}
		q = f.route(q.Scopes(f.registered(by, today)), by, today)
		if shielded(by) && f.Light != "" { // what waits for the proposer or the office is not theirs to know
			q = q.Where("suggestions.phase IN ?", withUnit)
		}
		switch f.Light {
		case "overdue":
			q = q.Where("suggestions.due_on < ?", today)
		case "unplanned":
			q = q.Where("suggestions.id IN (SELECT t.suggestion_id FROM tasks t WHERE t.congress_id = ? AND t.action = ? AND t.due_on < ?)", by.CongressID, PlanHandling, today)
		case "soon":
			q = q.Where("suggestions.due_on BETWEEN ? AND ?", today, today.AddDays(soon))
		}
		return q
	}
}

// route narrows to what the reader's unit has given to a section or person, and
// to what it wants done by then; nobody else's list is narrowed by it.
func (f Filter) route(q *gorm.DB, by access.Actor, today calendar.Date) *gorm.DB {
	if f.Inner == "" && f.InnerDue == "" {
		return q
	}
	own := q.Session(&gorm.Session{NewDB: true}).Table("assignments AS a").Select("a.suggestion_id").
		Where("a.congress_id = ? AND a.unit_id = ? AND a.done_at IS NULL AND "+activeAssignment, by.CongressID, by.UnitID)
	if f.Inner != "" {
		own = own.Where("(a.section = ? OR a.person_name = ?)", f.Inner, f.Inner)
	}
	switch f.InnerDue {
	case "overdue":
		own = own.Where("a.inner_due_on < ?", today)
	case "soon":
		own = own.Where("a.inner_due_on BETWEEN ? AND ?", today, today.AddDays(soon))
	}
	return q.Where("suggestions.id IN (?)", own)
}

// phaseColumn is the column that by may know the phase from.
func phaseColumn(by access.Actor) string {
	if shielded(by) {
		return "unit_phase"
	}
	return "phase"
}

// versionColumn is the column that holds what versionFor gives.
func versionColumn(by access.Actor) string {
	if shielded(by) {
		return "unit_version"
	}
	return "version"
}

// dueToUnits is the next date of an item that units may know: what follows
// from feedback is none of them.
var dueToUnits = fmt.Sprintf("(SELECT MIN(t.due_on) FROM tasks t WHERE t.suggestion_id = suggestions.id AND t.source = '' AND t.clock_kind NOT IN ('%s', '%s') AND t.action NOT IN ('%s', '%s', '%s'))",
	aside[0], aside[1], afterFeedback[0], afterFeedback[1], afterFeedback[2])

func (f Filter) order(by access.Actor) string {
	switch {
	case f.Sort == "number":
		return "suggestions.number IS NULL, suggestions.number, suggestions.id"
	case f.Sort == "due" && shielded(by):
		return dueToUnits + " NULLS LAST, suggestions.id"
	case f.Sort == "due":
		return "suggestions.due_on NULLS LAST, suggestions.id"
	}
	return "suggestions.id DESC"
}

// List gives one page of what by may see, with the same number of statements
// for any number of rows.
func (s *Service) List(ctx context.Context, by access.Actor, f Filter, p web.PageQuery) (web.List[Row], error) {
	v, err := s.viewer(ctx, by)
	if err != nil {
		return web.List[Row]{}, err
	}
	ids, total, err := v.page(by, f, p)
	if err != nil {
		return web.List[Row]{}, err
	}
	items, err := load(v.q, ids, "explanation")
	if err == nil {
		v.sessions, err = sessionNames(v.q, by.CongressID)
	}
	if err != nil {
		return web.List[Row]{}, err
	}
	rows := make([]Row, len(items))
	for i, it := range items {
		rows[i] = v.row(it)
	}
	if f.Q != "" {
		err = v.found(items, f.Q, rows)
	}
	return web.NewList(rows, total, p), err
}

// page gives the ids of one page of what by may see, and how many there are in
// all. What a search finds is found once for both; else both go along an index,
// which is faster apart.
func (v *viewer) page(by access.Actor, f Filter, p web.PageQuery) (ids []uint, total int64, err error) {
	filtered := v.q.Model(&Suggestion{}).Scopes(visible(by), f.apply(by, v.today))
	if f.Q != "" {
		if filtered, err = search.Match(filtered, "suggestions.id", by.CongressID, f.Q); err != nil {
			return nil, 0, err
		}
	}
	filtered = filtered.Session(&gorm.Session{})
	page := filtered.Order(f.order(by)).Offset(p.Offset()).Limit(p.Size)
	if f.Q == "" {
		if err = filtered.Count(&total).Error; err == nil {
			err = page.Pluck("suggestions.id", &ids).Error
		}
	} else if ids, total, err = counted(page); err == nil && len(ids) == 0 && p.Offset() > 0 { // beyond the last page
		err = filtered.Count(&total).Error
	}
	if err != nil {
		return nil, 0, fmt.Errorf("list suggestions: %w", err)
	}
	return ids, total, nil
}

// counted gives the ids of a page and how many rows it is cut out of.
func counted(page *gorm.DB) (ids []uint, total int64, err error) {
	var rows []struct {
		ID    uint
		Total int64
	}
	err = page.Select("suggestions.id, COUNT(*) OVER () AS total").Scan(&rows).Error
	for _, row := range rows {
		ids, total = append(ids, row.ID), row.Total
	}
	return ids, total, err
}

// mine narrows tasks to those that by's hat holds.
func mine(by access.Actor) func(*gorm.DB) *gorm.DB {
	return func(q *gorm.DB) *gorm.DB {
		return q.Where("tasks.congress_id = ? AND tasks.role = ? AND tasks.unit_id = ? AND tasks.deputy_id = ? AND tasks.committee_id = ? AND tasks.user_id IN (0, ?)",
			by.CongressID, by.Role, by.UnitID, by.DeputyID, by.CommitteeID, by.UserID)
	}
}

// TaskCount says how many tasks of one action wait, and how many are late.
type TaskCount struct {
	Task    Action `json:"task" swaggertype:"string"` // an action of the item, or a task that another package derives
	Count   int64  `json:"count"`
	Overdue int64  `json:"overdue"`
}

// TaskRow is one thing that waits for the reader.
type TaskRow struct {
	ID           uint          `json:"id"`
	SuggestionID uint          `json:"suggestion_id"`
	Version      uint          `json:"version"`
	Task         Action        `json:"task" swaggertype:"string"`
	Title        string        `json:"title"`
	NumberText   string        `json:"number_text"`
	Phase        Phase         `json:"phase"`
	RoundNo      int           `json:"round_no"`
	LeadName     string        `json:"lead_name"`
	UnitName     string        `json:"unit_name"`
	ForName      string        `json:"for_name"` // the deputy whom the office is to ask
	DueOn        calendar.Date `json:"due_on" extensions:"x-nullable"`
	DaysLeft     *int          `json:"days_left" extensions:"x-nullable"`
	Light        string        `json:"light" enums:"green,yellow,red,overdue,overdue_law,stopped,none"`
	Since        time.Time     `json:"since"`
	Subject      string        `json:"subject"` // what it is about where that is not the item itself: "key_item/7"
}

// ToDo is one page of what waits for the reader, by due date.
type ToDo struct {
	web.List[TaskRow]
	Counts []TaskCount `json:"counts"`
}

// Tasks gives what waits for by, what is due first at the top.
func (s *Service) Tasks(ctx context.Context, by access.Actor, action Action, p web.PageQuery) (ToDo, error) {
	v, err := s.viewer(ctx, by)
	if err != nil {
		return ToDo{}, err
	}
	counts := []TaskCount{}
	err = v.q.Model(&Task{}).Scopes(mine(by)).Group("action").Order("action").
		Select("action AS task, COUNT(*) AS count, COUNT(CASE WHEN due_on < ? THEN 1 END) AS overdue", v.today).Find(&counts).Error
	if err != nil {
		return ToDo{}, fmt.Errorf("count tasks: %w", err)
	}
	q := v.q.Table("tasks").Scopes(mine(by))
	var total int64
	for _, c := range counts {
		if action == "" || c.Task == action {
			total += c.Count
		}
	}
	if action != "" {
		q = q.Where("tasks.action = ?", action)
	}
	var rows []TaskRow
	err = q.Joins("JOIN suggestions s ON s.id = tasks.suggestion_id").
		Joins("LEFT JOIN deputies d ON d.id = s.lead_deputy_id").
		Joins("LEFT JOIN assignments a ON a.id = tasks.assignment_id").
		Joins("LEFT JOIN units u ON u.id = a.unit_id").
		Joins("LEFT JOIN deputies f ON f.id = tasks.for_deputy_id").
		Select("tasks.id, tasks.suggestion_id, s." + versionColumn(by) + " AS version, tasks.action AS task, s.title, s.number_text, s." + phaseColumn(by) +
			" AS phase, s.round AS round_no, COALESCE(d.name, '') AS lead_name, COALESCE(u.name, '') AS unit_name, COALESCE(f.name, '') AS for_name, tasks.due_on, tasks.since, tasks.subject").
		Order("tasks.due_on NULLS LAST, tasks.id").Offset(p.Offset()).Limit(p.Size).Scan(&rows).Error
	if err != nil {
		return ToDo{}, fmt.Errorf("list tasks: %w", err)
	}
	for i := range rows {
		rows[i].DaysLeft, rows[i].Light = v.dueLight(rows[i].DueOn, calendar.On(rows[i].Since))
	}
	return ToDo{List: web.NewList(rows, total, p), Counts: counts}, nil
}
