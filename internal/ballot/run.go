package ballot

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strconv"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/deputy"
	"lianluo/internal/fault"
	"lianluo/internal/idempotency"
	"lianluo/internal/notify"
)

// What keeps a ballot from being opened, and cards from being made anew.
var (
	ErrNoCards   = fault.New(fault.Conflict, "no-cards", "还没有生成测评卡，不能开始投票。请先生成测评卡并打印。")
	ErrNoVoters  = fault.New(fault.Conflict, "no-voters", "名册中没有在任的本级代表，不能开始投票。请先登记代表，或改用测评卡。")
	errFewListed = fault.New(fault.Conflict, "few-listed", "选定的代表中仍在任的不足 3 人，人数太少，结果会透露每个人投了什么，不能开始投票。请修改名单。")
	ErrCardsUsed = fault.New(fault.Conflict, "cards-used", "已经有人用测评卡投票，不能全部重新生成。需要更多的，请追加生成。")
	ErrPast      = fault.New(fault.Conflict, "ballot-past", "结束投票的时间已经过去。请修改时间以后再开始。")
)

// maxCards is how many cards a ballot may have.
const maxCards = 5000

// IssueCards makes so many cards and gives their codes, which are never told
// again; with replace, in the place of those there are, as long as none was
// used.
func (s *Service) IssueCards(ctx context.Context, by access.Actor, id, version uint, count int, replace bool) (codes []string, receipt Receipt, err error) {
	// The codes cannot be given again, so the receipt without them is not kept:
	// whoever repeats the request finds the ballot changed.
	receipt, err = s.act(idempotency.Without(ctx), by, id, IssueCards, version, func(c *change) error {
		there, err := c.makeRoom(replace)
		if err != nil {
			return err
		}
		if there+count > maxCards {
			return fault.Invalids(fault.Field{Name: "count", Code: "max", Reason: fmt.Sprintf("一次测评最多 %d 张测评卡，现有 %d 张。", maxCards, there)})
		}
		cards := make([]Card, count)
		codes = make([]string, count)
		for i := range cards {
			codes[i] = newCode()
			cards[i] = Card{Hash: hashOfCode(codes[i]), BallotID: id}
		}
		// In the order of their hashes, so that the table does not hold that of the pile.
		sortCards(cards)
		if err := c.tx.CreateInBatches(cards, 200).Error; err != nil {
			return fmt.Errorf("make cards: %w", err)
		}
		c.codes["cards"], c.codes["replaced"] = count, replace
		return nil
	})
	return codes, receipt, err
}

// makeRoom drops the cards that are to be replaced, and says how many stay.
func (c *change) makeRoom(replace bool) (int, error) {
	if replace {
		if err := c.tx.Where("ballot_id = ? AND NOT used", c.it.ID).Delete(&Card{}).Error; err != nil {
			return 0, fmt.Errorf("drop cards: %w", err)
		}
	}
	there, err := count(c.tx.Model(&Card{}).Where("ballot_id = ?", c.it.ID))
	if replace && there > 0 && err == nil {
		return 0, ErrCardsUsed
	}
	return there, err
}

func count(q *gorm.DB) (int, error) {
	var n int64
	if err := q.Count(&n).Error; err != nil {
		return 0, fmt.Errorf("count: %w", err)
	}
	return int(n), nil
}

// Open begins a ballot: its paper and its roll stand from now on.
func (s *Service) Open(ctx context.Context, by access.Actor, id, version uint) (Receipt, error) {
	return s.act(ctx, by, id, OpenBallot, version, func(c *change) error {
		if c.it.ended(c.now) {
			return ErrPast
		}
		c.it.State, c.it.OpenedAt = Open, &c.now
		if err := c.tx.Create(&Box{BallotID: id, Unlocked: true}).Error; err != nil {
			return fmt.Errorf("open the box: %w", err)
		}
		if c.it.Voters != ByCards {
			return c.callRoll()
		}
		cards, err := count(c.tx.Model(&Card{}).Where("ballot_id = ?", id))
		if err == nil && cards == 0 {
			return ErrNoCards
		}
		c.codes["issued"] = cards
		return err
	})
}

// callRoll enters the deputies in office, or keeps those of them who are listed,
// and tells them.
func (c *change) callRoll() error {
	inOffice, err := deputy.InOffice(c.tx, c.it.CongressID, calendar.On(c.now))
	if err != nil {
		return err
	}
	if c.it.Voters == ByListed {
		inOffice = inOffice.Where("x.id IN (SELECT deputy_id FROM ballot_voters WHERE ballot_id = ?)", c.it.ID)
	}
	var mandates []struct{ ID, UserID uint }
	if err := inOffice.Select("x.id, COALESCE(x.user_id, 0) AS user_id").Order("x.id").Find(&mandates).Error; err != nil {
		return fmt.Errorf("roll: %w", err)
	}
	switch {
	case c.it.Voters == ByListed && len(mandates) < fewestListed:
		return errFewListed
	case len(mandates) == 0:
		return ErrNoVoters
	}
	ids, users := make([]uint, len(mandates)), make([]uint, 0, len(mandates))
	for i, m := range mandates {
		if ids[i] = m.ID; m.UserID != 0 {
			users = append(users, m.UserID)
		}
	}
	if err := c.tx.Where("ballot_id = ?", c.it.ID).Delete(&Voter{}).Error; err != nil {
		return fmt.Errorf("roll: %w", err)
	}
	if err := c.enter(ids); err != nil {
		return err
	}
	c.codes["issued"] = len(ids)
	return notify.Send(c.tx, c.it.CongressID, users, notify.Notice{Kind: "ballot.opened", At: c.now,
		Params: map[string]string{"title": c.it.Title, "ballot_id": strconv.FormatUint(uint64(c.it.ID), 10)}})
}

// Cancel ends an open ballot without a result; its votes are destroyed.
func (s *Service) Cancel(ctx context.Context, by access.Actor, id, version uint, reason string) (Receipt, error) {
	return s.act(ctx, by, id, Cancel, version, func(c *change) error {
		if err := c.lock(); err != nil {
			return err
		}
		if err := c.tx.Where("ballot_id = ?", id).Delete(&Vote{}).Error; err != nil {
			return fmt.Errorf("destroy votes: %w", err)
		}
		c.it.State, c.it.EndReason, c.it.ClosedAt = Cancelled, reason, &c.now
		return nil
	})
}

// Close ends the voting, counts, and freezes the result with the hash of the
// votes.
func (s *Service) Close(ctx context.Context, by access.Actor, id, version uint) (Receipt, error) {
	return s.act(ctx, by, id, Close, version, func(c *change) error { return c.close() })
}

func (c *change) close() error {
	if err := c.lock(); err != nil {
		return err
	}
	issued, err := issued(c.tx, c.it.ID, c.it.Voters)
	if err != nil {
		return err
	}
	votes, err := c.shuffle()
	if err != nil {
		return err
	}
	file, err := c.it.file(votes)
	if err != nil {
		return err
	}
	result := c.it.tally(issued, votes)
	c.it.State, c.it.ClosedAt, c.it.Result, c.it.Hash = Closed, &c.now, &result, hashOf(file)
	c.codes["issued"], c.codes["voted"], c.codes["hash"] = issued, len(votes), c.it.Hash
	return nil
}

// lock keeps votes out of the box from here on: whoever has begun to vote is
// waited for, whoever comes later finds it locked.
func (c *change) lock() error {
	locked := c.tx.Model(&Box{}).Where("ballot_id = ? AND unlocked", c.it.ID).Update("unlocked", false)
	if locked.Error != nil {
		return fmt.Errorf("lock the box: %w", locked.Error)
	}
	if locked.RowsAffected == 0 {
		return ErrWrongMoment
	}
	return nil
}

// shuffle writes all votes anew in random order under new keys, so that
// nothing that the database keeps of a row tells when it was cast.
func (c *change) shuffle() ([]Vote, error) {
	var votes []Vote
	if err := c.tx.Where("ballot_id = ?", c.it.ID).Find(&votes).Error; err != nil {
		return nil, fmt.Errorf("votes: %w", err)
	}
	if err := c.tx.Where("ballot_id = ?", c.it.ID).Delete(&Vote{}).Error; err != nil {
		return nil, fmt.Errorf("shuffle votes: %w", err)
	}
	rand.Shuffle(len(votes), func(i, j int) { votes[i], votes[j] = votes[j], votes[i] })
	for i := range votes {
		votes[i].ID = randomID()
	}
	if err := c.tx.CreateInBatches(votes, 200).Error; err != nil && len(votes) > 0 {
		return nil, fmt.Errorf("shuffle votes: %w", err)
	}
	return votes, nil
}

func issued(q *gorm.DB, id uint, voters string) (int, error) {
	if voters == ByCards {
		return count(q.Model(&Card{}).Where("ballot_id = ?", id))
	}
	return count(q.Model(&Voter{}).Where("ballot_id = ?", id))
}

// CloseDue closes the ballots whose time is over, and says how many; one that
// cannot be closed does not keep the others open.
func (s *Service) CloseDue(ctx context.Context, now time.Time) (int, error) {
	var due []Ballot
	err := s.DB.Read(ctx).Where("state = ? AND closes_at <= ?", Open, now).Order("id").Find(&due).Error
	if err != nil {
		return 0, fmt.Errorf("ballots that are due: %w", err)
	}
	closed := 0
	var failed error
	for _, b := range due {
		_, err := s.Close(ctx, access.Actor{CongressID: b.CongressID, Role: access.Office}, b.ID, b.Version)
		switch {
		case err == nil:
			closed++
		case errors.Is(err, database.ErrStale), errors.Is(err, ErrWrongMoment): // somebody was first
		default:
			failed = errors.Join(failed, fmt.Errorf("close ballot %d: %w", b.ID, err))
		}
	}
	return closed, failed
}
