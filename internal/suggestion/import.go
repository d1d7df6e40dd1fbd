package suggestion

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/audit"
	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/fault"
	"lianluo/internal/idempotency"
	"lianluo/internal/org"
	"lianluo/internal/rules"
	"lianluo/internal/sheet"
)

// RegisterFile is a register of earlier suggestions to take over, and how. Units
// that are not in the register of units are created only with CreateUnits;
// with SkipInvalid bad rows are left out, otherwise one refuses the file.
// Headings, where there are any, name the columns to read, by the headings that
// the file has for them.
type RegisterFile struct {
	Source      string // the file's name
	Data        []byte
	CreateUnits bool
	SkipInvalid bool
	Headings    map[string]string
}

// ImportFate is what an import does with a row: create, skip, invalid.
type ImportFate string

// The fates of a row of a register. A skipped row was imported before.
const (
	ImportCreate  ImportFate = "create"
	ImportSkip    ImportFate = "skip"
	ImportInvalid ImportFate = "invalid"
)

// ImportProblem says of one cell why it cannot be taken (severity error) or
// what stays open (severity warning).
type ImportProblem struct {
	sheet.Problem
	Severity string `json:"severity"`
}

// ImportLine is the fate of one row; SuggestionID is 0 unless it was created.
type ImportLine struct {
	Row          int               `json:"row"`
	Action       ImportFate        `json:"action"`
	Cells        map[string]string `json:"cells"`
	Problems     []ImportProblem   `json:"problems"`
	SuggestionID uint              `json:"suggestion_id"`

	title string
}

// ImportCounts says how many rows have which fate.
type ImportCounts struct {
	Create        int `json:"create"`
	Skip          int `json:"skip"`
	Invalid       int `json:"invalid"`
	UnitsToCreate int `json:"units_to_create"`
	Total         int `json:"total"`
}

// ImportReport says what an import would do, or did, row by row.
type ImportReport struct {
	Columns  []string     `json:"columns"`
	Ignored  []string     `json:"ignored_columns"`
	Rows     []ImportLine `json:"rows"`
	NewUnits []string     `json:"new_units"`
	Counts   ImportCounts `json:"counts"`
}

// importPlan is what an import would do. A new unit has no ID before the
// import is carried out.
type importPlan struct {
	by         access.Actor
	now        time.Time
	register   RegisterFile
	place      string // the congress's own place
	units      map[string]*org.Unit
	ambiguous  map[string]bool
	missing    []*org.Unit
	sessions   map[string]org.Session
	categories map[string]string
	stored     map[string]bool
	first      map[string]int
	report     ImportReport
	entries    []*importEntry
}

// importEntry is one row that is to be created.
type importEntry struct {
	line     int // its index in the report
	row      printed
	identity string
	item     Suggestion
	placed   []placedUnit
	reply    *Reply
}

type placedUnit struct {
	unit *org.Unit
	role string
}

// PreviewImport says what an import of the register would do; office and head
// may ask.
func (s *Service) PreviewImport(ctx context.Context, by access.Actor, r RegisterFile) (ImportReport, error) {
	if err := org.MustKeepRegisters(by); err != nil {
		return ImportReport{}, err
	}
	return s.previewImport(ctx, by, r)
}

// Import takes the register over in one transaction. Items land in the
// archive, without clocks and without facts that the register does not print.
func (s *Service) Import(ctx context.Context, by access.Actor, r RegisterFile) (ImportReport, error) {
	if err := org.MustKeepRegisters(by); err != nil {
		return ImportReport{}, err
	}
	return s.importRegister(ctx, by, r)
}

// console is whoever runs the server, at its command line.
func console(congressID uint) access.Actor { return access.Actor{CongressID: congressID} }

// PreviewImportOf is PreviewImport for whoever runs the server.
func (s *Service) PreviewImportOf(ctx context.Context, congressID uint, r RegisterFile) (ImportReport, error) {
	return s.previewImport(ctx, console(congressID), r)
}

// ImportOf is Import for whoever runs the server, at its command line.
func (s *Service) ImportOf(ctx context.Context, congressID uint, r RegisterFile) (ImportReport, error) {
	return s.importRegister(ctx, console(congressID), r)
}

func (s *Service) previewImport(ctx context.Context, by access.Actor, r RegisterFile) (ImportReport, error) {
	p, err := s.planImport(s.DB.Read(ctx), by, r)
	if err != nil {
		return ImportReport{}, err
	}
	return p.report, nil
}

func (s *Service) importRegister(ctx context.Context, by access.Actor, r RegisterFile) (report ImportReport, err error) {
	err = s.DB.Write(ctx, func(tx *gorm.DB) error {
		p, err := s.planImport(tx, by, r)
		if err != nil {
			return err
		}
		if err := p.refusal(); err != nil {
			return err
		}
		if err := p.carryOut(tx); err != nil {
			return err
		}
		report = p.report
		c := report.Counts
		if err := audit.Record(tx, by, audit.Event{At: p.now, Action: "suggestion.import",
			Subject: "congress/" + strconv.FormatUint(uint64(by.CongressID), 10),
			Data:    audit.Data{"created": c.Create, "skipped": c.Skip, "invalid": c.Invalid, "units": c.UnitsToCreate}}); err != nil {
			return err
		}
		return idempotency.Keep(tx, http.StatusOK, report)
	})
	return report, err
}

func (s *Service) planImport(q *gorm.DB, by access.Actor, r RegisterFile) (*importPlan, error) {
	columns, err := columnsOf(r.Headings)
	if err != nil {
		return nil, err
	}
	table, err := readRegister(r.Data, columns)
	if err != nil {
		return nil, err
	}
	p := &importPlan{by: by, now: s.Now().UTC().Truncate(time.Microsecond), register: r, units: map[string]*org.Unit{}, ambiguous: map[string]bool{},
		sessions: map[string]org.Session{}, categories: map[string]string{}, stored: map[string]bool{}, first: map[string]int{},
		report: ImportReport{Columns: table.Columns, Ignored: slices.Concat([]string{}, table.Ignored), Rows: []ImportLine{}, NewUnits: []string{}}}
	rows := make([]printed, len(table.Rows))
	for i, row := range table.Rows {
		rows[i] = readRow(row, columns)
	}
	if err := p.load(q, rows); err != nil {
		return nil, fmt.Errorf("plan import: %w", err)
	}
	for _, row := range rows {
		p.take(row)
	}
	p.report.Counts.UnitsToCreate = len(p.missing)
	for _, u := range p.missing {
		p.report.NewUnits = append(p.report.NewUnits, u.Name)
	}
	return p, nil
}

func (p *importPlan) load(q *gorm.DB, rows []printed) error {
	congress, err := database.One[org.Congress](q.Where("id = ?", p.by.CongressID))
	if err != nil {
		return err
	}
	p.place = strings.TrimSuffix(congress.Name, "人民代表大会")
	var units []*org.Unit
	if err := q.Where("congress_id = ?", congress.ID).Order("id").Find(&units).Error; err != nil {
		return err
	}
	p.nameUnits(units)
	var sessions []org.Session
	if err := q.Where("congress_id = ?", congress.ID).Find(&sessions).Error; err != nil {
		return err
	}
	for _, session := range sessions {
		p.sessions[session.Name], p.sessions[p.place+session.Name] = session, session
	}
	set, err := rules.Current(q, congress.ID, calendar.On(p.now))
	if err != nil {
		return err
	}
	for _, c := range set.Data.CategoryList {
		p.categories[c.Label] = c.Code
	}
	return p.loadStored(q, rows)
}

// nameUnits finds units by full name, or by a short name that only one has.
func (p *importPlan) nameUnits(units []*org.Unit) {
	for _, u := range units {
		if short := sheet.Narrow(u.ShortName); short != "" {
			_, taken := p.units[short]
			p.ambiguous[short] = p.ambiguous[short] || taken
			p.units[short] = u
		}
	}
	for _, u := range units {
		name := sheet.Narrow(u.Name)
		p.units[name] = u
		delete(p.ambiguous, name)
	}
}

func (p *importPlan) loadStored(q *gorm.DB, rows []printed) error {
	for part := range slices.Chunk(rows, 500) {
		hashes := make([]string, len(part))
		for i, row := range part {
			hashes[i] = hashed(row.identity())
		}
		var found []string
		if err := q.Model(&ImportedRow{}).Where("congress_id = ? AND identity IN ?", p.by.CongressID, hashes).Pluck("identity", &found).Error; err != nil {
			return err
		}
		for _, hash := range found {
			p.stored[hash] = true
		}
	}
	return nil
}

// take settles the fate of one row.
func (p *importPlan) take(row printed) {
	line := &ImportLine{Row: row.row, Action: ImportCreate, Cells: row.cells, Problems: []ImportProblem{}, title: row.by[colTitle]}
	identity := hashed(row.identity())
	at, again := p.first[identity]
	reply := p.check(row, line)
	switch {
	case line.Action == ImportInvalid:
	case p.stored[identity]:
		line.Action = ImportSkip
		line.warn(row, colTitle, "imported", "这一条以前已经导入，本次跳过。")
	case again:
		line.Action = ImportSkip
		line.warn(row, colTitle, "duplicate", fmt.Sprintf("与第 %d 行的地区、届次、编号和标题都相同，只导入一次。", at))
	default:
		p.first[identity] = row.row
		e := &importEntry{line: len(p.report.Rows), row: row, identity: identity}
		p.assign(row, line, e)
		p.describe(row, line, e)
		e.reply = p.answered(row, line, e, reply)
		p.entries = append(p.entries, e)
	}
	p.report.Rows = append(p.report.Rows, *line)
	p.report.Counts.Total++
	switch line.Action {
	case ImportCreate:
		p.report.Counts.Create++
	case ImportSkip:
		p.report.Counts.Skip++
	case ImportInvalid:
		p.report.Counts.Invalid++
	}
}

// check marks the cells that cannot be taken; it returns the date of the reply.
func (p *importPlan) check(row printed, line *ImportLine) (replied calendar.Date) {
	if row.by[colTitle] == "" {
		line.refuse(row, colTitle, "required", "标题是空的，请填写这一栏。")
	}
	for _, c := range register {
		if utf8.RuneCountInString(row.by[c.name]) > c.most {
			line.refuse(row, c.name, "too_long", fmt.Sprintf("最多 %d 个字，请删减。", c.most))
		}
	}
	text := row.by[colReplyDate]
	if text == "" {
		return calendar.Date{}
	}
	day, err := readDay(text)
	switch {
	case err != nil:
		line.refuse(row, colReplyDate, "date", "“"+text+"”不是完整的日期。请写成 2025-06-30 的样子，日期不详的请留空。")
	case day.After(calendar.On(p.now)):
		line.refuse(row, colReplyDate, "future", "答复日期在今天以后，请核对。")
	}
	return day
}

// describe fills the item with what the row prints, and with nothing else.
func (p *importPlan) describe(row printed, line *ImportLine, e *importEntry) {
	category := row.by[colCategory]
	if code, known := p.categories[category]; known {
		category = code
	}
	e.item = Suggestion{CongressID: p.by.CongressID, Origin: OriginImported, EnteredBy: p.by.UserID, Phase: Archived, UnitPhase: Archived,
		SubmissionPeriod: Unstated, ProposerKind: Unstated, Wishes: Wishes{PublicityConsent: Unstated}, NumberText: row.by[colNumber],
		Title: row.by[colTitle], Category: category, CreatedAt: p.now, UpdatedAt: p.now}
	e.item.Version = 1
	if session, known := p.sessions[row.by[colCongress]]; known {
		e.item.TermID, e.item.SessionID = session.TermID, session.ID
	}
	if len(e.placed) > 0 {
		e.item.Round = 1
	}
	if place := row.by[colPlace]; len(e.placed) > 0 && place != "" && !strings.Contains(p.place, place) && !strings.Contains(place, p.place) {
		line.warn(row, colPlace, "other_place", "这一行的地区不是本级人大所在地区；承办单位按同名登记，请核对。")
	}
}

// assign finds the units that the row names among those of the congress.
func (p *importPlan) assign(row printed, line *ImportLine, e *importEntry) {
	read := readHandling(row.by[colHandling])
	for _, r := range read.remarks {
		line.warn(row, colHandling, r.code, r.sentence())
	}
	for _, printed := range read.units {
		unit := p.unit(row, line, printed.name)
		if unit != nil && !slices.ContainsFunc(e.placed, func(u placedUnit) bool { return u.unit == unit }) {
			e.placed = append(e.placed, placedUnit{unit, printed.role})
		}
	}
}

func (p *importPlan) unit(row printed, line *ImportLine, name string) *org.Unit {
	key := sheet.Narrow(name)
	unit, known := p.units[key]
	switch {
	case p.ambiguous[key]:
		line.warn(row, colHandling, "unit_ambiguous", "有几个单位的简称都是“"+name+"”，原文保留，没有登记为承办单位。")
		return nil
	case known:
		return unit
	case !p.register.CreateUnits:
		line.warn(row, colHandling, "unit_unknown", "单位不在名册：“"+name+"”。原文保留，没有登记为承办单位。")
		return nil
	}
	unit = &org.Unit{CongressID: p.by.CongressID, Name: name, System: org.Other, Active: true}
	p.units[key], p.missing = unit, append(p.missing, unit)
	line.warn(row, colHandling, "unit_new", "新建单位“"+name+"”，系统归口为“其他”，请在单位名册中核对。")
	return unit
}

// answered is the reply that the row prints, if it belongs to one unit.
func (p *importPlan) answered(row printed, line *ImportLine, e *importEntry, on calendar.Date) *Reply {
	class, document := row.by[colReplyClass], row.by[colDocumentNo]
	if class == "" && document == "" && on.IsZero() {
		return nil
	}
	if e.answering() < 0 {
		line.warn(row, colDocumentNo, "reply_without_unit", "答复信息没有可以对应的主办单位，保留在原始记录中。")
		return nil
	}
	r := &Reply{CongressID: p.by.CongressID, RoundNo: 1, State: ReplyDelivered, ClassLabel: class, DocumentNo: document}
	r.ClassCode, r.Answers, r.Version = class, []Answer{}, 1
	if !on.IsZero() {
		start := on.Start() // a register prints days; the day's beginning stands for it
		r.DeliveredAt = &start
	}
	return r
}

// answering is the index of the one unit that answers, or -1.
func (e *importEntry) answering() int {
	at := -1
	for i, u := range e.placed {
		if u.role == RoleCo {
			continue
		}
		if at >= 0 {
			return -1
		}
		at = i
	}
	return at
}

func (l *ImportLine) refuse(row printed, column, code, reason string) {
	l.Action = ImportInvalid
	l.Problems = append(l.Problems, ImportProblem{sheet.Problem{Column: row.heading(column), Code: code, Reason: reason}, "error"})
}

func (l *ImportLine) warn(row printed, column, code, reason string) {
	l.Problems = append(l.Problems, ImportProblem{sheet.Problem{Column: row.heading(column), Code: code, Reason: reason}, "warning"})
}

// namedFields is how many bad cells a refusal names; the preview names all.
const namedFields = 100

// refusal is the fault of a file with bad rows, unless they are to be skipped.
func (p *importPlan) refusal() error {
	if p.report.Counts.Invalid == 0 || p.register.SkipInvalid {
		return nil
	}
	refusal := sheet.ErrBadRows.With("有 %d 行内容不符合要求，全部没有导入。请按提示修改文件后重新导入，或选择跳过这些行。", p.report.Counts.Invalid)
	for _, l := range p.report.Rows {
		for _, bad := range l.Problems {
			if bad.Severity == "error" && len(refusal.Fields) < namedFields {
				refusal.Fields = append(refusal.Fields, fault.Field{Name: fmt.Sprintf("rows[%d].%s", l.Row, bad.Column), Code: bad.Code,
					Reason: fmt.Sprintf("第 %d 行“%s”：%s", l.Row, bad.Column, bad.Reason)})
			}
		}
	}
	return refusal
}

// raced says that somebody else imported the same meanwhile.
func raced(err error) error {
	if database.IsUnique(err) {
		return database.ErrStale
	}
	return err
}

// Title is the row's title as the register prints it.
func (l ImportLine) Title() string {
	return l.title
}
