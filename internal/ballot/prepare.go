package ballot

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/fault"
	"lianluo/internal/rules"
)

// Quorum is how many must have voted: more than half, so many percent, or so
// many, of the cards issued or of the roll.
type Quorum struct {
	Kind string `json:"kind" binding:"required,oneof=majority percent count" enums:"majority,percent,count"`
	N    int    `json:"n" binding:"min=0,max=100000"`
}

// Plan is what the office decides of a ballot. OpensAt and ClosesAt are
// minutes in China, "2026-03-05T09:00"; empty at a meeting.
type Plan struct {
	Title        string `json:"title" binding:"required,max=100"`
	Instructions string `json:"instructions" binding:"max=500"`
	About        string `json:"about" binding:"required,oneof=suggestion unit" enums:"suggestion,unit"`
	SubjectIDs   []uint `json:"subject_ids" binding:"required,min=1,max=200"`
	Occasion     string `json:"occasion" binding:"required,oneof=meeting days" enums:"meeting,days"`
	OpensAt      string `json:"opens_at" binding:"max=16"`
	ClosesAt     string `json:"closes_at" binding:"max=16"`
	Voters       string `json:"voters" binding:"required,oneof=cards deputies listed" enums:"cards,deputies,listed"`
	VoterIDs     []uint `json:"voter_ids" binding:"max=900" validate:"optional"` // the deputies who are listed; a city has 650 at the most (选举法 art. 12)
	Quorum       Quorum `json:"quorum"`
	Blank        string `json:"blank" binding:"required,oneof=abstain invalid" enums:"abstain,invalid"`
	Abstention   bool   `json:"abstention"`
}

// fewestListed is how many deputies must be listed: the result of fewer tells
// what each has chosen.
const fewestListed = 3

const minuteLayout = "2006-01-02T15:04"

// check says what is wrong with a plan, and gives its two instants.
func (p *Plan) check() (opens, closes *time.Time, err error) {
	var wrong []fault.Field
	bad := func(name, code, reason string) {
		wrong = append(wrong, fault.Field{Name: name, Code: code, Reason: reason})
	}
	p.Title, p.Instructions = strings.TrimSpace(p.Title), strings.TrimSpace(p.Instructions)
	if p.Title == "" {
		bad("title", "required", "请填写测评名称。")
	}
	if p.Quorum.Kind == rules.QuorumPercent && (p.Quorum.N < 1 || p.Quorum.N > 100) {
		bad("quorum.n", "range", "比例应为 1 至 100。")
	}
	if p.Quorum.Kind == rules.QuorumCount && p.Quorum.N < 1 {
		bad("quorum.n", "range", "票数至少为 1。")
	}
	if p.Voters != ByListed && len(p.VoterIDs) > 0 {
		bad("voter_ids", "not-applicable", "只有由选定的代表投票时，才填写代表名单。")
	}
	if p.Voters == ByListed && len(p.VoterIDs) < fewestListed {
		bad("voter_ids", "min", fmt.Sprintf("请选定投票的代表，至少 %d 人：人数太少，结果会透露每个人投了什么。", fewestListed))
	}
	if p.Occasion == OverDays {
		if opens = minute(p.OpensAt); opens == nil {
			bad("opens_at", "required", "请填写开始投票的日期和时间。")
		}
		if closes = minute(p.ClosesAt); closes == nil {
			bad("closes_at", "required", "请填写结束投票的日期和时间。")
		}
		if opens != nil && closes != nil && !closes.After(*opens) {
			bad("closes_at", "range", "结束应晚于开始。")
		}
	}
	if len(wrong) > 0 {
		return nil, nil, fault.Invalids(wrong...)
	}
	return opens, closes, nil
}

func minute(text string) *time.Time {
	at, err := time.ParseInLocation(minuteLayout, text, calendar.Zone)
	if err != nil || at.Year() < 2000 || at.Year() > 2999 {
		return nil
	}
	at = at.UTC()
	return &at
}

// Create makes a draft.
func (s *Service) Create(ctx context.Context, by access.Actor, p Plan) (Receipt, error) {
	c := s.begin(by)
	var receipt Receipt
	if !staff(by) {
		return receipt, ErrNotAllowed
	}
	err := s.DB.Write(ctx, func(tx *gorm.DB) error {
		c.tx = tx
		c.it = &Item{Ballot: Ballot{CongressID: by.CongressID, State: Draft, CreatedBy: by.UserID, CreatedByName: by.Name, CreatedAt: c.now}}
		c.it.Version = 1
		subjects, err := c.plan(p)
		if err != nil {
			return err
		}
		if err := tx.Create(&c.it.Ballot).Error; err != nil {
			return fmt.Errorf("make a ballot: %w", err)
		}
		if err := errors.Join(c.place(subjects), c.list(p)); err != nil {
			return err
		}
		receipt, err = c.finish("create", "", http.StatusCreated)
		return err
	})
	return receipt, err
}

// Change writes a draft anew.
func (s *Service) Change(ctx context.Context, by access.Actor, id, version uint, p Plan) (Receipt, error) {
	return s.act(ctx, by, id, Edit, version, func(c *change) error {
		subjects, err := c.plan(p)
		if err != nil {
			return err
		}
		if c.it.Voters != ByCards {
			if err := c.tx.Where("ballot_id = ?", id).Delete(&Card{}).Error; err != nil {
				return fmt.Errorf("drop cards: %w", err)
			}
		}
		return errors.Join(c.place(subjects), c.list(p))
	})
}

// list puts those who are chosen to vote on the roll, in the place of those
// there are.
func (c *change) list(p Plan) error {
	if err := c.tx.Where("ballot_id = ?", c.it.ID).Delete(&Voter{}).Error; err != nil {
		return fmt.Errorf("list of voters: %w", err)
	}
	if p.Voters != ByListed {
		return nil
	}
	found, err := candidates(c.tx, c.it.CongressID, calendar.On(c.now), CandidateFilter{About: aboutDeputies, IDs: p.VoterIDs}, len(p.VoterIDs))
	if err != nil {
		return err
	}
	if len(found) != len(p.VoterIDs) {
		return fault.Invalids(fault.Field{Name: "voter_ids", Code: "unknown", Reason: "有的代表不存在、重复，或者已不在任，不能列入。请重新选择。"})
	}
	ids := make([]uint, len(found))
	for i, one := range found {
		ids[i] = one.ID
	}
	c.codes["listed"] = len(ids)
	return c.enter(ids)
}

// enter writes lines of the roll.
func (c *change) enter(ids []uint) error {
	rows := make([]Voter, len(ids))
	for i, id := range ids {
		rows[i] = Voter{BallotID: c.it.ID, DeputyID: id}
	}
	if err := c.tx.CreateInBatches(rows, 200).Error; err != nil {
		return fmt.Errorf("roll: %w", err)
	}
	return nil
}

// plan puts a plan into the ballot and finds what it is about.
func (c *change) plan(p Plan) ([]Subject, error) {
	opens, closes, err := p.check()
	if err != nil {
		return nil, err
	}
	set, err := rules.Current(c.tx, c.it.CongressID, calendar.On(c.now))
	if err != nil {
		return nil, err
	}
	b := &c.it.Ballot
	b.Title, b.Instructions, b.About, b.Occasion, b.OpensAt, b.ClosesAt = p.Title, p.Instructions, p.About, p.Occasion, opens, closes
	b.Voters, b.QuorumKind, b.QuorumN, b.Blank, b.Abstention = p.Voters, p.Quorum.Kind, p.Quorum.N, p.Blank, p.Abstention
	b.Choices = nil
	for _, r := range set.Data.Ratings {
		b.Choices = append(b.Choices, Choice(r))
	}
	return c.subjects(p)
}

// subjects finds the rows of the paper, in the order that was asked for.
func (c *change) subjects(p Plan) ([]Subject, error) {
	found, err := candidates(c.tx, c.it.CongressID, calendar.On(c.now), CandidateFilter{About: p.About, IDs: p.SubjectIDs}, len(p.SubjectIDs))
	if err != nil {
		return nil, err
	}
	var rows []Subject
	for _, id := range p.SubjectIDs {
		i := slices.IndexFunc(found, func(f Candidate) bool { return f.ID == id })
		if i < 0 {
			return nil, fault.Invalids(fault.Field{Name: "subject_ids", Code: "unknown", Reason: "有的测评对象不存在、重复，或者不能公开，不能列入。请重新选择。"})
		}
		row := Subject{No: len(rows) + 1, Label: found[i].Label, Detail: found[i].Detail}
		if p.About == AboutUnits {
			row.UnitID = id
		} else {
			row.SuggestionID = id
		}
		rows, found = append(rows, row), slices.Delete(found, i, i+1)
	}
	return rows, nil
}

func (c *change) place(subjects []Subject) error {
	if err := c.tx.Where("ballot_id = ?", c.it.ID).Delete(&Subject{}).Error; err != nil {
		return fmt.Errorf("rows of the paper: %w", err)
	}
	for i := range subjects {
		subjects[i].BallotID = c.it.ID
	}
	if err := c.tx.Create(&subjects).Error; err != nil {
		return fmt.Errorf("rows of the paper: %w", err)
	}
	c.it.Subjects, c.codes["subjects"] = subjects, len(subjects)
	return nil
}

// Delete takes a draft away, with its cards.
func (s *Service) Delete(ctx context.Context, by access.Actor, id, version uint) error {
	c := s.begin(by)
	return s.DB.Write(ctx, func(tx *gorm.DB) (err error) {
		c.tx = tx
		if c.it, err = one(tx, by, id); err != nil {
			return err
		}
		if err := c.it.allow(Delete, by, c.now); err != nil {
			return err
		}
		for _, rows := range []any{&Card{}, &Voter{}, &Subject{}} {
			if err := tx.Where("ballot_id = ?", id).Delete(rows).Error; err != nil {
				return fmt.Errorf("delete a ballot: %w", err)
			}
		}
		// The version that was read is the condition: an opened ballot is no draft any more.
		gone := tx.Where("id = ? AND version = ?", id, version).Delete(&Ballot{})
		if gone.Error == nil && gone.RowsAffected == 0 {
			return database.ErrStale
		}
		if gone.Error != nil {
			return fmt.Errorf("delete a ballot: %w", gone.Error)
		}
		return c.record(Delete, Draft)
	})
}
