package upward

import (
	"context"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/audit"
	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/deputy"
	"lianluo/internal/idempotency"
	"lianluo/internal/notify"
	"lianluo/internal/webhook"
)

// Service runs the use cases. One method is one transaction with one line of
// the audit record. Now gives UTC instants.
type Service struct {
	DB  *database.DB
	Now func() time.Time
}

// Receipt is the answer to an action.
type Receipt struct {
	ID      uint  `json:"id"`
	Version uint  `json:"version"`
	State   State `json:"state" enums:"topic,drafting,signing,submitted,answered,following,concluded,dropped"`
}

// change is one action under way.
type change struct {
	tx    *gorm.DB
	it    *Item
	by    access.Actor
	now   time.Time
	today calendar.Date
	words map[string]string // for the history
	codes audit.Data        // for the audit record
}

func (s *Service) begin(by access.Actor) *change {
	now := s.Now().UTC().Truncate(time.Microsecond)
	return &change{by: by, now: now, today: calendar.On(now), words: map[string]string{}, codes: audit.Data{}}
}

// act does one action: it loads the item, checks that by may do the action
// now, lets do change the facts, and writes what follows.
func (s *Service) act(ctx context.Context, by access.Actor, id uint, a Action, version uint, do func(c *change) error) (Receipt, error) {
	c := s.begin(by)
	var receipt Receipt
	err := s.DB.Write(ctx, func(tx *gorm.DB) (err error) {
		c.tx = tx
		if c.it, err = one(tx, by, id); err != nil {
			return err
		}
		if err := c.it.allow(a, by); err != nil {
			return err
		}
		if c.it.Version != version {
			return database.ErrStale
		}
		from := c.it.State
		if err := do(c); err != nil {
			return err
		}
		c.it.UpdatedAt = c.now
		if err := database.Save(tx, &c.it.Upward); err != nil {
			return err
		}
		receipt, err = c.finish(string(a), from, http.StatusOK)
		return err
	})
	return receipt, err
}

// finish writes the line of the history, the one of the audit record, and the
// response for who asks again with the same key.
func (c *change) finish(action string, from State, status int) (Receipt, error) {
	e := Event{UpwardID: c.it.ID, Kind: action, At: c.now, UserID: c.by.UserID, ActorName: c.by.Name, ActorRole: string(c.by.Role), Data: c.words}
	if err := c.tx.Create(&e).Error; err != nil {
		return Receipt{}, fmt.Errorf("history: %w", err)
	}
	err := audit.Record(c.tx, c.by, audit.Event{At: c.now, Action: "upward." + action,
		Subject: "upward/" + strconv.FormatUint(uint64(c.it.ID), 10), From: string(from), To: string(c.it.State), Data: c.codes})
	if err != nil {
		return Receipt{}, err
	}
	topic := "upward." + action
	if c.it.State == Concluded && from != Concluded { // a good rating ends it, too
		topic = "upward.conclude"
	}
	err = webhook.Emit(c.tx, c.it.CongressID, topic, c.now,
		webhook.Data{"congress_id": c.it.CongressID, "upward_id": c.it.ID, "number": c.it.Number, "state": c.it.State})
	if err != nil {
		return Receipt{}, err
	}
	receipt := Receipt{ID: c.it.ID, Version: c.it.Version, State: c.it.State}
	return receipt, idempotency.Keep(c.tx, status, receipt)
}

// tell leaves a notice with members, but for the actor.
func (c *change) tell(kind string, to ...Member) error {
	var users []uint
	for _, m := range to {
		if m.UserID != 0 && m.UserID != c.by.UserID {
			users = append(users, m.UserID)
		}
	}
	return notify.Send(c.tx, c.it.CongressID, users, notify.Notice{Kind: "upward." + kind, At: c.now,
		Params: map[string]string{"title": c.it.Title, "upward_id": strconv.FormatUint(uint64(c.it.ID), 10)}})
}

// signers are the members who hand the item in.
func (c *change) signers() (out []Member) {
	for _, m := range c.it.Members {
		if s := c.it.signature(m.ID); s != nil && s.Stands() {
			out = append(out, m)
		}
	}
	return out
}

// members reads the deputies of higher congresses who may act.
func members(q *gorm.DB, congressID uint) ([]Member, error) {
	var out []Member
	err := q.Table("deputies").Select("id, name, card_no, electing_unit, level, COALESCE(user_id, 0) AS user_id").
		Where("congress_id = ? AND level IN ? AND status = ?", congressID, deputy.Higher, deputy.Active).Order("card_no").Find(&out).Error
	if err != nil {
		return nil, fmt.Errorf("members of the delegation: %w", err)
	}
	return out, nil
}

// load reads an item with its facts.
func load(q *gorm.DB, congressID, id uint) (*Item, error) {
	row, err := database.One[Upward](q.Where("id = ? AND congress_id = ?", id, congressID))
	if err != nil {
		return nil, err
	}
	it := &Item{Upward: *row}
	if err := q.Where("upward_id = ?", id).Order("id").Find(&it.Signatures).Error; err != nil {
		return nil, fmt.Errorf("signatures: %w", err)
	}
	all, err := members(q, congressID)
	if err != nil {
		return nil, err
	}
	for _, m := range all {
		if m.Level == it.Level {
			it.Members = append(it.Members, m)
		}
	}
	return it, nil
}

// one loads an item that by may see; otherwise database.ErrNotFound.
func one(q *gorm.DB, by access.Actor, id uint) (*Item, error) {
	it, err := load(q, by.CongressID, id)
	if err != nil {
		return nil, err
	}
	if !it.canRead(by) {
		return nil, database.ErrNotFound
	}
	return it, nil
}
