package ballot

import (
	"context"
	"fmt"
	"reflect"
	"strconv"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/audit"
	"lianluo/internal/database"
	"lianluo/internal/sheet"
)

// Recount is what counting the stored votes again gives, beside what closing
// froze. Marks are the cards used, or the deputies marked on the roll.
type Recount struct {
	Votes       int           `json:"votes"`
	Marks       int           `json:"marks"`
	Hash        string        `json:"hash"`
	FrozenHash  string        `json:"frozen_hash"`
	Valid       int           `json:"valid"`
	Invalid     int           `json:"invalid"`
	Subjects    []SubjectView `json:"subjects"`
	SameVotes   bool          `json:"same_votes"`    // the hash is that of closing
	SameResult  bool          `json:"same_result"`   // every count is that of closing
	OneVoteEach bool          `json:"one_vote_each"` // as many votes as marks
	AsRecorded  bool          `json:"as_recorded"`   // the hash of closing is that of the audit record
}

// closedVotes reads a closed ballot with its votes.
func (s *Service) closedVotes(ctx context.Context, by access.Actor, id uint) (*gorm.DB, *Item, []Vote, error) {
	q := s.DB.Read(ctx)
	it, err := one(q, by, id)
	if err != nil {
		return nil, nil, nil, err
	}
	if it.State != Closed {
		return nil, nil, nil, ErrNotClosed
	}
	votes, err := it.votes(q)
	return q, it, votes, err
}

func (it *Item) votes(q *gorm.DB) (votes []Vote, err error) {
	if err := q.Where("ballot_id = ?", it.ID).Find(&votes).Error; err != nil {
		return nil, fmt.Errorf("votes: %w", err)
	}
	return votes, nil
}

// Verify counts the stored votes again.
func (s *Service) Verify(ctx context.Context, by access.Actor, id uint) (*Recount, error) {
	q, it, votes, err := s.closedVotes(ctx, by, id)
	if err != nil {
		return nil, err
	}
	return it.recount(q, votes)
}

func (it *Item) recount(q *gorm.DB, votes []Vote) (*Recount, error) {
	marks := q.Model(&Voter{}).Where("ballot_id = ? AND voted", it.ID)
	if it.Voters == ByCards {
		marks = q.Model(&Card{}).Where("ballot_id = ? AND used", it.ID)
	}
	marked, err := count(marks)
	if err != nil {
		return nil, err
	}
	issued, err := issued(q, it.ID, it.Voters)
	if err != nil {
		return nil, err
	}
	told, err := recordedHash(q, it.ID)
	if err != nil {
		return nil, err
	}
	file, err := it.file(votes)
	if err != nil {
		return nil, err
	}
	result := it.tally(issued, votes)
	r := &Recount{Votes: len(votes), Marks: marked, Hash: hashOf(file), FrozenHash: it.Hash, Valid: result.Valid, Invalid: result.Invalid,
		OneVoteEach: marked == len(votes), AsRecorded: told != "" && it.Hash == told}
	if r.Subjects, err = it.subjectViews(q, &result); err != nil {
		return nil, err
	}
	r.SameVotes, r.SameResult = r.Hash == it.Hash, it.Result != nil && reflect.DeepEqual(result, *it.Result)
	return r, nil
}

// recordedHash is the hash that closing, or taking a subject off line after it,
// wrote into the audit record, whose seals nobody can make anew for one event;
// "" where it tells of none.
func recordedHash(q *gorm.DB, id uint) (string, error) {
	var closing []audit.Event
	err := q.Where("subject = ? AND action IN ?", subject(id), []string{"ballot." + string(Close), "ballot.take_off_line"}).Order("id DESC").Limit(1).Find(&closing).Error
	if err != nil {
		return "", fmt.Errorf("what the record tells of closing: %w", err)
	}
	if len(closing) == 0 {
		return "", nil
	}
	hash, _ := closing[0].Data["hash"].(string)
	return hash, nil
}

// holds says whether nothing of what closing froze was changed.
func (r Recount) holds() bool { return r.SameVotes && r.SameResult && r.OneVoteEach && r.AsRecorded }

// Check counts all closed ballots again, of all congresses. It says how many
// there are, and which are not as they were closed.
func Check(ctx context.Context, db *database.DB) (looked int, changed []uint, err error) {
	q := db.Read(ctx)
	var closed []uint
	if err := q.Model(&Ballot{}).Where("state = ?", Closed).Order("id").Pluck("id", &closed).Error; err != nil {
		return 0, nil, fmt.Errorf("closed ballots: %w", err)
	}
	for _, id := range closed {
		it, err := load(q, id)
		if err != nil {
			return 0, nil, err
		}
		votes, err := it.votes(q)
		if err != nil {
			return 0, nil, err
		}
		r, err := it.recount(q, votes)
		if err != nil {
			return 0, nil, err
		}
		if !r.holds() {
			changed = append(changed, id)
		}
	}
	return len(closed), changed, nil
}

// Votes writes the votes of a closed ballot as a file that anybody can count
// again: CSV, whose SHA-256 is the ballot's hash.
func (s *Service) Votes(ctx context.Context, by access.Actor, id uint) ([]byte, error) {
	_, it, votes, err := s.closedVotes(ctx, by, id)
	if err != nil {
		return nil, err
	}
	return it.file(votes)
}

// Workbook writes the result and the votes of a closed ballot as a workbook of
// two sheets, with what was delivered by now.
func (s *Service) Workbook(ctx context.Context, by access.Actor, id uint) ([]byte, error) {
	q, it, votes, err := s.closedVotes(ctx, by, id)
	if err != nil {
		return nil, err
	}
	views, err := it.subjectViews(q, it.Result)
	if err != nil {
		return nil, err
	}
	heading, papers := it.papers(votes)
	columns := make([]sheet.Heading, len(heading))
	for i, name := range heading {
		columns[i] = sheet.Heading{Name: name, Width: 16}
	}
	return sheet.Book(it.outcome(views), sheet.Page{Title: "全部选票", Headings: columns, Rows: papers})
}

// outcome is the sheet of the result: each row stands for itself, with the
// turnout and the counts that its percentages are to be read by.
func (it *Item) outcome(views []SubjectView) sheet.Page {
	p := sheet.Page{Title: "结果"}
	column := func(name string, width float64, holds sheet.Kind) {
		p.Headings = append(p.Headings, sheet.Heading{Name: name, Width: width, Holds: holds})
	}
	column("序号", 6, sheet.Numbers)
	column("测评对象", 44, sheet.Texts)
	for _, name := range []string{"应投票", "已投票", "规定票数", "有效票", "无效票"} {
		column(name, 9, sheet.Numbers)
	}
	for _, c := range it.Choices {
		column(c.Label, 10, sheet.Numbers)
	}
	column(abstained, 8, sheet.Numbers)
	column("满意及基本满意（票）", 14, sheet.Numbers)
	column("满意及基本满意（占有效票）", 18, sheet.Percentages)
	column("目前办成（件）", 14, sheet.Numbers)
	column("应答复（件）", 12, sheet.Numbers)
	column("目前办成率", 12, sheet.Percentages)
	r := it.Result
	for i, v := range views {
		numbers := []int{r.Issued, r.Voted, r.Needed, r.Valid, r.Invalid}
		for _, c := range v.Counts {
			numbers = append(numbers, c.N)
		}
		row := []string{strconv.Itoa(i + 1), v.Label}
		for _, n := range append(numbers, v.Satisfied) {
			row = append(row, strconv.Itoa(n))
		}
		p.Rows = append(p.Rows, append(row, v.Percent, strconv.Itoa(v.Delivery.N), strconv.Itoa(v.Delivery.Of), v.Delivery.Percent))
	}
	return p
}
