package ballot

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"lianluo/internal/rules"
)

// Result is what a count of the votes gave. Counts has a line for each subject
// with a number for each choice and, last, that of abstentions. An invalid
// vote is in none of them.
type Result struct {
	Issued  int     `json:"issued"`
	Voted   int     `json:"voted"`
	Valid   int     `json:"valid"`
	Invalid int     `json:"invalid"`
	Needed  int     `json:"needed"`
	Reached bool    `json:"reached"`
	Counts  [][]int `json:"counts"`
}

// Needed is how many votes a quorum asks for, of so many cards or voters.
func Needed(kind string, n, issued int) int {
	switch kind {
	case rules.QuorumCount:
		return n
	case rules.QuorumPercent:
		return (issued*n + 99) / 100
	}
	return issued/2 + 1
}

// tally counts votes. A vote without any answer is invalid; where the ballot
// says so, one without some answer is.
func (it *Item) tally(issued int, votes []Vote) Result {
	r := Result{Issued: issued, Voted: len(votes), Needed: Needed(it.QuorumKind, it.QuorumN, issued), Counts: make([][]int, len(it.Subjects))}
	for i := range r.Counts {
		r.Counts[i] = make([]int, len(it.Choices)+1)
	}
	r.Reached = r.Voted >= r.Needed
	for _, v := range votes {
		if !it.valid(v.Choices) {
			r.Invalid++
			continue
		}
		r.Valid++
		for i, code := range v.Choices {
			r.Counts[i][it.column(code)]++
		}
	}
	return r
}

func (it *Item) valid(choices []string) bool {
	if len(choices) != len(it.Subjects) {
		return false
	}
	blank := 0
	for _, code := range choices {
		if code == "" {
			blank++
		}
	}
	return blank < len(choices) && (blank == 0 || it.Blank == rules.BlankAbstains)
}

// column is where a code is counted: no answer and abstention come last.
func (it *Item) column(code string) int {
	if i := slices.IndexFunc(it.Choices, func(c Choice) bool { return c.Code == code }); i >= 0 {
		return i
	}
	return len(it.Choices)
}

// Words in the exported votes.
const (
	abstained  = "弃权"
	unanswered = "未填"
)

func (it *Item) word(code string) string {
	switch i := it.column(code); {
	case code == "":
		return unanswered
	case i < len(it.Choices):
		return it.Choices[i].Label
	}
	return abstained
}

// papers are the votes as they are exported: a heading, then a line for each
// vote, sorted, so that their order tells nothing.
func (it *Item) papers(votes []Vote) (heading []string, rows [][]string) {
	for _, s := range it.Subjects {
		heading = append(heading, plain(s.Label))
	}
	heading = append(heading, "是否有效")
	for _, v := range votes {
		row := make([]string, 0, len(heading))
		for _, code := range v.Choices {
			row = append(row, plain(it.word(code)))
		}
		rows = append(rows, append(row, map[bool]string{true: "有效", false: "无效"}[it.valid(v.Choices)]))
	}
	slices.SortFunc(rows, slices.Compare)
	return heading, rows
}

// plain keeps a spreadsheet from taking a text for a formula.
func plain(text string) string {
	if strings.ContainsRune("=+-@\t\r", []rune(text + " ")[0]) {
		return "'" + text
	}
	return text
}

// file is the exported votes as bytes: UTF-8 with a mark, so that spreadsheets
// read Chinese. Its SHA-256 is the ballot's hash.
func (it *Item) file(votes []Vote) ([]byte, error) {
	heading, rows := it.papers(votes)
	var out bytes.Buffer
	out.WriteString("\ufeff")
	w := csv.NewWriter(&out)
	if err := w.WriteAll(append([][]string{heading}, rows...)); err != nil {
		return nil, fmt.Errorf("write the votes: %w", err)
	}
	return out.Bytes(), nil
}

func hashOf(file []byte) string {
	sum := sha256.Sum256(file)
	return hex.EncodeToString(sum[:])
}

// percent gives n of d with two decimals, half up; "" of nothing.
func percent(n, d int) string {
	if d == 0 {
		return ""
	}
	hundredths := (n*20000 + d) / (2 * d)
	return fmt.Sprintf("%d.%02d", hundredths/100, hundredths%100)
}
