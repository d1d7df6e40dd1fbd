package suggestion

import (
	"context"
	"fmt"
	"slices"
	"time"

	"lianluo/internal/access"
	"lianluo/internal/calendar"
	"lianluo/internal/org"
)

// UrgeEvery is how often a deputy may urge a unit at most.
const UrgeEvery = 10 * 24 * time.Hour

// governs: the government office acts for units of the government alone.
func governs(at moment) bool {
	if !at.by.Is(access.GovOffice) {
		return true
	}
	ofGovernment := func(a *Assignment) bool { return at.item.Units[a.UnitID].System == string(org.Government) }
	if at.on != nil {
		return ofGovernment(at.on)
	}
	return slices.ContainsFunc(at.item.active(), ofGovernment)
}

// urgeable: the lead proposer urges from half of the unit's limit on, and not
// again within UrgeEvery.
func urgeable(at moment) bool {
	if !at.by.Is(access.Deputy) {
		return true
	}
	clock := at.item.answerClock(at.on.ID)
	if clock == nil {
		return false
	}
	from := calendar.On(clock.StartedAt)
	return 2*at.today().Sub(from) >= clock.DueOn.Sub(from) &&
		(at.on.DeputyUrgedAt == nil || !at.now.Before(at.on.DeputyUrgedAt.Add(UrgeEvery)))
}

// Urge reminds a unit and its signer of an item by hand (催办). The office and
// the government office may at any time, the lead proposer from half of the
// limit on, every ten days at most.
func (s *Service) Urge(ctx context.Context, by access.Actor, assignment, version uint, note string) (Receipt, error) {
	return s.act(ctx, by, target{assignment: assignment}, SendUrge, version, func(c *change) error {
		unit := c.it.Units[c.on.UnitID]
		if by.Is(access.Deputy) {
			c.on.DeputyUrgedAt = &c.now
			if err := c.saveAssignment(); err != nil {
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
