package sheet

import (
	"fmt"

	"lianluo/internal/fault"
)

// Action is what an import does with a row.
type Action string

// The fates of a row.
const (
	Create    Action = "create"
	Update    Action = "update"
	Unchanged Action = "unchanged"
	Invalid   Action = "invalid"
)

// Problem is one bad cell and the reason.
type Problem struct {
	Column string `json:"column"`
	Code   string `json:"code"`
	Reason string `json:"reason"`
}

// Line is the fate of one row.
type Line struct {
	Row      int               `json:"row"`
	Action   Action            `json:"action"`
	Cells    map[string]string `json:"cells"`
	Problems []Problem         `json:"problems"`
}

// NewLine begins the fate of a row; over-long cells are problems already.
func NewLine(r Row) Line {
	l := Line{Row: r.Number, Cells: r.Cells, Problems: []Problem{}}
	for column, text := range r.Cells {
		if len([]rune(text)) > maxRunes {
			l.Problem(column, "too_long", fmt.Sprintf("最多 %d 个字，请删减。", maxRunes))
		}
	}
	return l
}

// Problem marks a cell as bad.
func (l *Line) Problem(column, code, reason string) {
	l.Problems = append(l.Problems, Problem{Column: column, Code: code, Reason: reason})
}

// Required marks the cell as bad when it is empty.
func (l *Line) Required(column string) {
	if l.Cells[column] == "" {
		l.Problem(column, "required", "请填写这一栏。")
	}
}

// Counts says how many rows have which fate.
type Counts struct {
	Create    int `json:"create"`
	Update    int `json:"update"`
	Unchanged int `json:"unchanged"`
	Invalid   int `json:"invalid"`
	Total     int `json:"total"`
}

// Preview says what an import would do, row by row.
type Preview struct {
	Columns []string `json:"columns"`
	Ignored []string `json:"ignored_columns"`
	Rows    []Line   `json:"rows"`
	Counts  Counts   `json:"counts"`
}

// NewPreview begins the preview of a table.
func NewPreview(t Table) Preview {
	p := Preview{Columns: t.Columns, Ignored: t.Ignored, Rows: make([]Line, 0, len(t.Rows))}
	if p.Ignored == nil {
		p.Ignored = []string{}
	}
	return p
}

// Add settles a row's fate: invalid if it has problems, else the action.
func (p *Preview) Add(l Line, action Action) {
	if len(l.Problems) > 0 {
		action = Invalid
	}
	l.Action = action
	p.Rows = append(p.Rows, l)
	p.Counts.Total++
	switch action {
	case Create:
		p.Counts.Create++
	case Update:
		p.Counts.Update++
	case Unchanged:
		p.Counts.Unchanged++
	case Invalid:
		p.Counts.Invalid++
	}
}

// maxFields is how many bad cells a refusal names; the preview names all.
const maxFields = 100

// Refusal is the fault of a file with bad rows, naming their cells, or nil.
func (p Preview) Refusal() error {
	if p.Counts.Invalid == 0 {
		return nil
	}
	var fields []fault.Field
	for _, l := range p.Rows {
		for _, bad := range l.Problems {
			if len(fields) < maxFields {
				fields = append(fields, fault.Field{
					Name: fmt.Sprintf("rows[%d].%s", l.Row, bad.Column), Code: bad.Code,
					Reason: fmt.Sprintf("第 %d 行“%s”：%s", l.Row, bad.Column, bad.Reason),
				})
			}
		}
	}
	refusal := ErrBadRows.With("有 %d 行内容不符合要求，全部没有导入。请按提示修改文件后重新导入。", p.Counts.Invalid)
	refusal.Fields = fields
	return refusal
}

// ErrBadRows is the fault of a file in which a row cannot be taken over.
var ErrBadRows = fault.New(fault.Invalid, "bad-rows", "文件中有内容不符合要求，全部没有导入。请按提示修改文件后重新导入。")

// Text takes a cell over into to, unless it is empty; one of more than most
// characters is a problem.
func (l *Line) Text(column string, most int, to *string) {
	text := l.Cells[column]
	switch n := len([]rune(text)); {
	case n == 0, n > maxRunes:
	case n > most:
		l.Problem(column, "too_long", fmt.Sprintf("最多 %d 个字，请删减。", most))
	default:
		*to = text
	}
}
