package ballot

import (
	"context"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/audit"
	"lianluo/internal/database"
	"lianluo/internal/idempotency"
	"lianluo/internal/web"
)

// Service runs the use cases. One method is one transaction with one line of
// the audit record. Now gives UTC instants.
type Service struct {
	DB  *database.DB
	Now func() time.Time

	guesses *web.Throttle
}

// Wrong codes of cards that one address may send at once, and the time after
// which one more is allowed. A whole hall may sit behind one address; codes
// that are right cost nothing. They are counted in memory, by each server for
// itself: to count in the database a stranger would wait in line with the votes.
const (
	guessBurst  = 60
	guessRefill = 5 * time.Second
)

// New makes the service.
func New(db *database.DB, now func() time.Time) *Service {
	return &Service{DB: db, Now: now, guesses: web.NewThrottle(guessBurst, guessRefill)}
}

// Receipt is the answer to an action.
type Receipt struct {
	ID      uint  `json:"id"`
	Version uint  `json:"version"`
	State   State `json:"state" enums:"draft,open,closed,cancelled"`
}

// change is one action under way.
type change struct {
	tx    *gorm.DB
	it    *Item
	by    access.Actor
	now   time.Time
	codes audit.Data // for the audit record
}

func (s *Service) begin(by access.Actor) *change {
	return &change{by: by, now: s.now(), codes: audit.Data{}}
}

func (s *Service) now() time.Time { return s.Now().UTC().Truncate(time.Microsecond) }

// act does one action: it loads the ballot, checks that by may do the action
// now, lets do change the facts, and writes what follows.
func (s *Service) act(ctx context.Context, by access.Actor, id uint, a Action, version uint, do func(c *change) error) (Receipt, error) {
	c := s.begin(by)
	var receipt Receipt
	err := s.DB.Write(ctx, func(tx *gorm.DB) (err error) {
		c.tx = tx
		if c.it, err = one(tx, by, id); err != nil {
			return err
		}
		if err := c.it.allow(a, by, c.now); err != nil {
			return err
		}
		if c.it.Version != version {
			return database.ErrStale
		}
		from := c.it.State
		if err := do(c); err != nil {
			return err
		}
		if err := database.Save(tx, &c.it.Ballot); err != nil {
			return err
		}
		receipt, err = c.finish(a, from, http.StatusOK)
		return err
	})
	return receipt, err
}

// finish writes the line of the audit record, and the response for who asks
// again with the same key.
func (c *change) finish(a Action, from State, status int) (Receipt, error) {
	if err := c.record(a, from); err != nil {
		return Receipt{}, err
	}
	receipt := Receipt{ID: c.it.ID, Version: c.it.Version, State: c.it.State}
	return receipt, idempotency.Keep(c.tx, status, receipt)
}

func (c *change) record(a Action, from State) error {
	return audit.Record(c.tx, c.by, audit.Event{At: c.now, Action: "ballot." + string(a), Subject: subject(c.it.ID),
		CongressID: c.it.CongressID, From: string(from), To: string(c.it.State), Data: c.codes})
}

// subject is what the audit record calls a ballot.
func subject(id uint) string { return "ballot/" + strconv.FormatUint(uint64(id), 10) }

// load reads a ballot with its rows.
func load(q *gorm.DB, id uint) (*Item, error) {
	row, err := database.One[Ballot](q.Where("id = ?", id))
	if err != nil {
		return nil, err
	}
	it := &Item{Ballot: *row}
	if err := q.Where("ballot_id = ?", id).Order("no").Find(&it.Subjects).Error; err != nil {
		return nil, fmt.Errorf("rows of the paper: %w", err)
	}
	return it, nil
}

// one loads a ballot that by may see; otherwise database.ErrNotFound.
func one(q *gorm.DB, by access.Actor, id uint) (*Item, error) {
	it, err := load(q, id)
	if err != nil {
		return nil, err
	}
	if by.Is(access.Deputy) {
		var mine []Voter
		if err := q.Where("ballot_id = ? AND deputy_id = ?", id, by.DeputyID).Find(&mine).Error; err != nil {
			return nil, fmt.Errorf("roll: %w", err)
		}
		it.OnRoll, it.HasVoted = len(mine) > 0, len(mine) > 0 && mine[0].Voted
	}
	if !it.canRead(by) {
		return nil, database.ErrNotFound
	}
	return it, nil
}
