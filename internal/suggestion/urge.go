package suggestion

import (
	"context"
	"fmt"
	"slices"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/calendar"
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
		row := Urge{CongressID: c.it.CongressID, SuggestionID: c.it.ID, AssignmentID: c.on.ID, Role: string(by.Role), Note: note,
			ByUserID: by.UserID, ByName: by.Name, At: c.now}
		if err := c.tx.Create(&row).Error; err != nil {
			return fmt.Errorf("urge: %w", err)
		}
		c.words["unit_name"], c.words["text"], c.codes["assignment_id"] = unit.Name, note, c.on.ID
		return nil
	})
}

// governs says whether the unit is the government office's to urge; others may
// urge any.
func (it *Item) governs(by access.Actor, on *Assignment) bool {
	return !by.Is(access.GovOffice) || on != nil && it.Units[on.UnitID].System == string(org.Government)
}

func (at moment) mayUrge() error {
	if !at.by.Is(access.Deputy) {
		return nil
	}
	clock := at.item.answerClock(at.on.ID)
	if clock == nil {
		return ErrTooEarlyToUrge
	}
	from := calendar.On(clock.StartedAt)
	if 2*at.today().Sub(from) < clock.DueOn.Sub(from) {
		return ErrTooEarlyToUrge
	}
	lately := func(u Urge) bool { return u.AssignmentID == at.on.ID && u.At.After(at.now.Add(-UrgeEvery)) }
	if slices.ContainsFunc(at.item.Urges, lately) {
		return ErrUrgedLately
	}
	return nil
}

// loadUrges reads how the proposers urged the units that have the items; only
// they are held to a distance.
func loadUrges(q *gorm.DB, by access.Actor, items []*Item) error {
	byID, ids := map[uint]*Item{}, []uint{}
	for _, it := range items {
		if by.Is(access.Deputy) && slices.Contains(withUnit, it.Phase) {
			byID[it.ID], ids = it, append(ids, it.ID)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	return each(q.Where("role = ?", access.Deputy), ids, func(u Urge) { it := byID[u.SuggestionID]; it.Urges = append(it.Urges, u) })
}
