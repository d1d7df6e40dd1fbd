package supervision

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/audit"
	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/idempotency"
	"lianluo/internal/notify"
	"lianluo/internal/rules"
	"lianluo/internal/suggestion"
)

// Service runs the use cases. One method is one transaction with one line of
// the audit record. Now gives UTC instants.
type Service struct {
	DB  *database.DB
	Now func() time.Time
}

// Receipt is the answer to an action: the key item with its version, and what
// the action created.
type Receipt struct {
	ID      uint `json:"id"`
	Version uint `json:"version"`
	Created uint `json:"created"` // the activity, letter, check or report, 0 for others
}

// change is one action under way.
type change struct {
	tx      *gorm.DB
	key     *Key
	by      access.Actor
	now     time.Time
	today   calendar.Date
	set     rules.Supervision
	created uint
	// informed are those whom the action has told already what they have to do.
	informed []notify.Target
	words    map[string]string // for the history
	codes    audit.Data        // for the audit record
}

func (s *Service) begin(ctx context.Context, by access.Actor) (*change, error) {
	now := s.Now().UTC().Truncate(time.Microsecond)
	c := &change{by: by, now: now, today: calendar.On(now), words: map[string]string{}, codes: audit.Data{}}
	set, err := rules.Current(s.DB.Read(ctx), by.CongressID, c.today)
	if err != nil {
		return nil, err
	}
	c.set = set.Data.Supervision
	return c, nil
}

// place says which key item an action is about, and what of it.
type place struct {
	keyItem func(tx *gorm.DB) (uint, error)
	part    func(m *moment) error // nil for the key item itself
}

func keyItem(id uint) place { return place{keyItem: func(*gorm.DB) (uint, error) { return id, nil }} }

// of finds the key item of one of its parts.
func of(table string, id uint) func(tx *gorm.DB) (uint, error) {
	return func(tx *gorm.DB) (found uint, err error) {
		err = tx.Table(table).Where("id = ?", id).Limit(1).Pluck("key_item_id", &found).Error
		return found, err
	}
}

func milestone(id uint) place {
	return place{of("supervision_milestones", id), func(m *moment) error {
		if m.milestone = m.key.milestone(id); m.milestone == nil {
			return ErrWrongMoment // a changed plan dropped it
		}
		return nil
	}}
}

func letter(id uint) place {
	return place{of("supervision_letters", id), func(m *moment) error { m.letter = m.key.letter(id); return nil }}
}

// act does one action at a key item: it loads it, for who may see it, checks
// that by may do the action now, with the version that he has seen, lets do
// change the facts, and writes what follows.
func (s *Service) act(ctx context.Context, by access.Actor, at place, a Action, version uint, do func(c *change, m *moment) error) (Receipt, error) {
	c, err := s.begin(ctx, by)
	if err != nil {
		return Receipt{}, err
	}
	var receipt Receipt
	err = s.DB.Write(ctx, func(tx *gorm.DB) error {
		c.tx = tx
		m, err := c.load(at)
		if err != nil {
			return err
		}
		if err := a.allow(c.by, *m); err != nil {
			return err
		}
		if c.key.Version != version {
			return database.ErrStale
		}
		if err := do(c, m); err != nil {
			return err
		}
		receipt, err = c.finish(string(a))
		return err
	})
	return receipt, err
}

func (c *change) load(at place) (*moment, error) {
	id, err := at.keyItem(c.tx)
	if err != nil {
		return nil, fmt.Errorf("find a key item: %w", err)
	}
	if c.key, err = one(c.tx, c.by, id); err != nil {
		return nil, err
	}
	m := &moment{key: c.key, by: c.by, today: c.today}
	if at.part == nil {
		return m, nil
	}
	return m, at.part(m)
}

// finish writes the key item's row, who has the ball now, the line of the
// history, the one of the audit record, and the response for who asks again
// with the same key.
func (c *change) finish(action string) (Receipt, error) {
	c.key.UpdatedAt = c.now
	if err := database.Save(c.tx, &c.key.KeyItem); err != nil {
		return Receipt{}, err
	}
	return c.follow(action, http.StatusOK)
}

// follow is finish without the key item's row.
func (c *change) follow(action string, status int) (Receipt, error) {
	if err := c.refresh(); err != nil {
		return Receipt{}, err
	}
	body, err := bodyName(c.tx, c.by)
	if err != nil {
		return Receipt{}, err
	}
	e := Event{KeyItemID: c.key.ID, Kind: action, At: c.now, UserID: c.by.UserID, ActorName: c.by.Name, ActorRole: string(c.by.Role), BodyName: body, Data: c.words}
	if err := c.tx.Create(&e).Error; err != nil {
		return Receipt{}, fmt.Errorf("history: %w", err)
	}
	if c.created != 0 {
		c.codes["created"] = c.created
	}
	err = audit.Record(c.tx, c.by, audit.Event{At: c.now, Action: "supervision." + action, Subject: ref(c.key.ID), Data: c.codes})
	if err != nil {
		return Receipt{}, err
	}
	receipt := Receipt{ID: c.key.ID, Version: c.key.Version, Created: c.created}
	if status == 0 { // a part of another action, which keeps its own
		return receipt, nil
	}
	return receipt, idempotency.Keep(c.tx, status, receipt)
}

func ref(id uint) string { return "key_item/" + strconv.FormatUint(uint64(id), 10) }

// refresh brings the to-do lists in line with the facts as they are now, which
// nobody else changes meanwhile; whoever is new there is told.
func (c *change) refresh() error {
	held := c.tx.Model(&KeyItem{}).Where("id = ? AND version = ?", c.key.ID, c.key.Version).UpdateColumn("updated_at", c.now)
	if held.Error != nil {
		return fmt.Errorf("hold a key item: %w", held.Error)
	}
	if held.RowsAffected == 0 {
		return database.ErrStale
	}
	keys, err := load(c.tx, []KeyItem{c.key.KeyItem})
	if err != nil {
		return err
	}
	c.key = keys[0]
	k := c.key
	mine := func(q *gorm.DB) *gorm.DB { return q.Where("suggestion_id = ? AND source = ?", k.SuggestionID, source) }
	fresh, err := suggestion.ReplaceTasks(c.tx, mine, k.tasks(c.today), c.now)
	if err != nil {
		return err
	}
	for _, t := range fresh {
		to := notify.Target{Role: access.Role(t.Role), UnitID: t.UnitID, DeputyID: t.DeputyID, CommitteeID: t.CommitteeID, UserID: t.UserID}
		if slices.Contains(c.informed, to) {
			continue
		}
		if err := c.tellAt(t.Subject, "task."+string(t.Action), to); err != nil {
			return err
		}
	}
	return nil
}

// tell leaves a notice about the key item with everyone whom the targets mean,
// but for the actor.
func (c *change) tell(kind string, to ...notify.Target) error {
	return c.tellAt(ref(c.key.ID), "supervision."+kind, to...)
}

func (c *change) tellAt(subject, kind string, to ...notify.Target) error {
	people, err := notify.Recipients(c.tx, c.key.CongressID, to...)
	if err != nil {
		return err
	}
	people = slices.DeleteFunc(people, func(id uint) bool { return id == c.by.UserID })
	it := c.key.Main()
	params := map[string]string{"title": it.Title, "number": it.NumberText, "subject": subject}
	for name, value := range c.words {
		if name == "number_text" || name == "held_on" || name == "due_on" {
			params[name] = value
		}
	}
	return notify.Send(c.tx, c.key.CongressID, people, notify.Notice{Kind: kind, SuggestionID: &c.key.SuggestionID, At: c.now, Params: params})
}

// The people of each party.
func (c *change) theLeader() notify.Target {
	return notify.Target{Role: access.SupervisingLeader, UserID: c.key.LeaderID}
}

func (c *change) theOfficial() notify.Target {
	return notify.Target{Role: access.LeadingOfficial, UserID: c.key.OfficialID}
}

func (c *change) theCommittee() notify.Target {
	return notify.Target{Role: access.Committee, CommitteeID: c.key.CommitteeID}
}

// theUnits are the clerks and signers of those who handle the items.
func (c *change) theUnits() (out []notify.Target) {
	for _, u := range c.key.units() {
		out = append(out, notify.Target{Role: access.Clerk, UnitID: u.ID}, notify.Target{Role: access.Signer, UnitID: u.ID})
	}
	return out
}

// theProposers are the deputies who propose the items.
func (c *change) theProposers() (out []notify.Target) {
	for _, it := range c.key.Items {
		for _, d := range it.Proposers() {
			out = append(out, notify.Target{Role: access.Deputy, DeputyID: d.ID})
		}
	}
	return out
}

// parties are those who are named, without the units.
func (c *change) parties() (out []notify.Target) {
	if c.key.LeaderID != 0 {
		out = append(out, c.theLeader())
	}
	if c.key.OfficialID != 0 {
		out = append(out, c.theOfficial())
	}
	if c.key.CommitteeID != 0 {
		out = append(out, c.theCommittee())
	}
	return out
}

// bodyName names the body in which the actor wears his hat.
func bodyName(q *gorm.DB, by access.Actor) (string, error) {
	table, id := "", uint(0)
	switch {
	case by.UnitID != 0:
		table, id = "units", by.UnitID
	case by.CommitteeID != 0:
		table, id = "committees", by.CommitteeID
	default:
		return "", nil
	}
	var names []string
	if err := q.Table(table).Where("id = ?", id).Pluck("name", &names).Error; err != nil || len(names) == 0 {
		return "", err
	}
	return names[0], nil
}

// Refresh derives the to-do lists of all key items under way anew: what
// happened to the suggestions, or the day, may have changed them. One that
// cannot be refreshed keeps no other from it.
func (s *Service) Refresh(ctx context.Context, now time.Time) error {
	now = now.UTC().Truncate(time.Microsecond)
	var ids []uint
	if err := s.DB.Read(ctx).Model(&KeyItem{}).Where("concluded_at IS NULL").Order("id").Pluck("id", &ids).Error; err != nil {
		return fmt.Errorf("refresh key items: %w", err)
	}
	var failed []error
	for _, id := range ids {
		err := s.DB.Write(ctx, func(tx *gorm.DB) error {
			row, err := database.One[KeyItem](tx.Where("id = ?", id))
			if err != nil {
				return err
			}
			c := &change{tx: tx, key: &Key{KeyItem: *row}, now: now, today: calendar.On(now), words: map[string]string{}}
			return c.refresh()
		})
		if err != nil && !errors.Is(err, database.ErrStale) { // somebody acts on it, and refreshes it himself
			failed = append(failed, fmt.Errorf("refresh key item %d: %w", id, err))
		}
	}
	return errors.Join(failed...)
}
