package sheet

import (
	"errors"
	"slices"
	"strings"
)

// errSeen ends the reading of a file of which enough was seen.
var errSeen = errors.New("sheet: enough was seen")

// peekRows is how many rows below the headings help to recognise them.
const peekRows = 3

// peek takes the first rows that are not blank.
type peek struct{ rows [][]string }

func (p *peek) at(int) {}

func (p *peek) add(cells []string) error {
	if cells = cleaned(cells); blank(cells) {
		return nil
	}
	p.rows = append(p.rows, cells)
	if len(p.rows) == headingRows+peekRows {
		return errSeen
	}
	return nil
}

// head takes the first row that is filled more than half as much as the fullest
// of the first ones for the headings: above them stands a title, which fills a
// cell or two.
func (p *peek) head() (Head, error) {
	first := p.rows[:min(len(p.rows), headingRows)]
	most := 0
	for _, row := range first {
		most = max(most, filled(row))
	}
	best := slices.IndexFunc(first, func(row []string) bool { return 2*filled(row) > most })
	if best < 0 {
		return Head{}, bad("no_rows", "文件中没有内容，请重新选择文件。")
	}
	head := Head{Headings: []string{}, Rows: [][]string{}}
	var kept []int
	for i, cell := range p.rows[best] {
		name := strings.TrimRight(cell, "*＊")
		if name != "" && !slices.Contains(head.Headings, name) {
			head.Headings, kept = append(head.Headings, name), append(kept, i)
		}
	}
	if len(head.Headings) < 2 {
		return Head{}, bad("no_heading", "没有找到表头。前 10 行中应有一行写明各栏的名称，至少两栏。请检查文件，或下载模板，按模板填写。")
	}
	below := p.rows[best+1:]
	for _, row := range below[:min(len(below), peekRows)] {
		cells := make([]string, len(kept))
		for n, i := range kept {
			if i < len(row) {
				cells[n] = row[i]
			}
		}
		head.Rows = append(head.Rows, cells)
	}
	return head, nil
}

func filled(row []string) (n int) {
	for _, cell := range row {
		if cell != "" {
			n++
		}
	}
	return n
}
