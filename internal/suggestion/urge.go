package suggestion

import (
	"context"
	"errors"
	"fmt"
	"time"

	"lianluo/internal/access"
	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/fault"
	"lianluo/internal/org"
)

// UrgeEvery is how often a deputy may urge a unit at most.
const UrgeEvery = 10 * 24 * time.Hour

// What keeps a deputy from urging now.
var (
	ErrTooEarlyToUrge = fault.New(fault.Conflict, "too-early-to-urge", "办理期限过半以后才可以催办。如有急事，请联系代表工作机构。")
	ErrUrgedLately    = fault.New(fault.Conflict, "urged-lately", "十天之内已经催办过，请稍后再催。")
)

// Urge reminds a unit and its signer of an item by hand (催办). The office and
// the government office may at any time, the lead proposer from half of the
// limit on, every ten days at most.
func (s *Service) Urge(ctx context.Context, by access.Actor, assignment, version uint, note string) (Receipt, error) {
	return s.act(ctx, by, target{assignment: assignment}, SendUrge, version, func(c *change) error {
		unit := c.it.Units[c.on.UnitID]
		if by.Is(access.GovOffice) && unit.System != string(org.Government) {
			return ErrNotAllowed
		}
		if by.Is(access.Deputy) {
			if err := c.mayUrge(); err != nil {
				return err
			}
		}
		row := Urge{CongressID: c.it.CongressID, SuggestionID: c.it.ID, AssignmentID: c.on.ID, Role: string(by.Role), Note: note,
			ByUserID: by.UserID, ByName: by.Name, At: c.now}
		if err := c.tx.Create(&row).Error; err != nil {
			return fmt.Errorf("urge: %w", err)
		}
		c.words["unit_name"], c.words["text"], c.codes["assignment_id"] = unit.Name, note, c.on.ID
		return nil
	})
}

func (c *change) mayUrge() error {
	clock := c.it.answerClock(c.on.ID)
	if clock == nil {
		return ErrTooEarlyToUrge
	}
	from := calendar.On(clock.StartedAt)
	if 2*c.today.Sub(from) < clock.DueOn.Sub(from) {
		return ErrTooEarlyToUrge
	}
	_, err := database.One[Urge](c.tx.Where("assignment_id = ? AND role = ? AND at > ?", c.on.ID, access.Deputy, c.now.Add(-UrgeEvery)).Limit(1))
	if errors.Is(err, database.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	return ErrUrgedLately
}
