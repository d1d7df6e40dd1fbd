package docx

import (
	"fmt"
	"strings"
)

// Paper is a report while it is written: numbered sections, sentences, tables.
type Paper struct {
	Document
	sections, tables int
}

// cells are set smaller than the text around them.
var cells = &Style{Size: Fifth}

// Add puts a paragraph at the end.
func (p *Paper) Add(g Paragraph) { p.Body = append(p.Body, &g) }

// Say adds a paragraph of text; nothing of what says nothing.
func (p *Paper) Say(format string, values ...any) {
	if text := fmt.Sprintf(format, values...); text != "" {
		p.Add(Paragraph{Indent: 2, Line: OfficialRow, Runs: []Run{{Text: text}}})
	}
}

// Text adds what somebody wrote, a paragraph for each line of it.
func (p *Paper) Text(words string) {
	for _, line := range strings.Split(words, "\n") {
		p.Say("%s", strings.TrimSpace(line))
	}
}

// Section begins the next numbered section.
func (p *Paper) Section(title string) {
	p.sections++
	p.Head(Numeral(p.sections) + "、" + title)
}

// Head begins a part of a section, on one page with what follows.
func (p *Paper) Head(title string) {
	p.Add(Paragraph{Indent: 2, Line: OfficialRow, After: 3, KeepNext: true, Runs: []Run{{Text: title, Style: OfficialHeading}}})
}

// Table adds rows under a numbered title; the first row heads the others.
func (p *Paper) Table(title string, widths []Millimetre, rows [][]string) {
	p.tables++
	p.Add(Paragraph{Align: Centred, Before: 6, After: 3, KeepNext: true, Runs: []Run{{Text: fmt.Sprintf("表%d　%s", p.tables, title), Style: &Style{Size: Fourth}}}})
	p.Grid(widths, rows)
}

// narrow columns hold figures and dates, which stand in the middle.
const narrow Millimetre = 30

// Grid adds rows, of which the first heads the others.
func (p *Paper) Grid(widths []Millimetre, rows [][]string) {
	t := &Table{Widths: widths, Heads: 1}
	for i, row := range rows {
		line := make([]Cell, len(row))
		for j, text := range row {
			line[j] = Cell{Text: text, Style: cells}
			if i == 0 || widths[j] < narrow {
				line[j].Align = Centred
			}
		}
		t.Rows = append(t.Rows, line)
	}
	p.Body = append(p.Body, t)
	p.Add(Paragraph{Line: 12})
}

// Fact is a name and what is known under it.
type Fact struct{ Name, Value string }

// Facts adds a table of those that are known.
func (p *Paper) Facts(facts ...Fact) {
	t := &Table{Widths: []Millimetre{34, 122}}
	for _, f := range facts {
		if f.Value != "" {
			t.Rows = append(t.Rows, []Cell{{Text: f.Name, Style: cells, Align: Centred}, {Text: f.Value, Style: cells}})
		}
	}
	if len(t.Rows) == 0 {
		return
	}
	p.Body = append(p.Body, t)
	p.Add(Paragraph{Line: 12})
}
