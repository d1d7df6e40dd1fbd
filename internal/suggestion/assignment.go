package suggestion

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"lianluo/internal/access"
	"lianluo/internal/audit"
	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/fault"
	"lianluo/internal/org"
	"lianluo/internal/rules"
)

// Part is one unit's part in handling an item: alone (独办), lead or co (主办、会办),
// or each for itself (分办).
type Part struct {
	UnitID uint   `json:"unit_id" binding:"required"`
	Role   string `json:"role" binding:"required,oneof=sole lead co separate" enums:"sole,lead,co,separate"`
	Note   string `json:"note" binding:"max=500" validate:"optional"`
}

// Sole is the arrangement of one unit that handles an item alone.
func Sole(unitID uint, note string) []Part {
	return []Part{{UnitID: unitID, Role: RoleSole, Note: note}}
}

// parts gives units the note that they all get; unitID alone is one unit for
// itself.
func parts(unitID uint, units []Part, note string) []Part {
	if len(units) == 0 {
		return Sole(unitID, note)
	}
	out := slices.Clone(units)
	for i := range out {
		if out[i].Note == "" {
			out[i].Note = note
		}
	}
	return out
}

// arrangement says what is wrong with the parts that units have together: one
// alone, or one lead with co-handlers, or several each for itself.
func arrangement(parts []Part) error {
	count, units := map[string]int{}, map[uint]bool{}
	for _, p := range parts {
		count[p.Role]++
		if units[p.UnitID] {
			return fault.Invalids(fault.Field{Name: "units", Code: "twice", Reason: "同一单位只能承担一项，请删除重复的单位。"})
		}
		units[p.UnitID] = true
	}
	answering := count[RoleSole] + count[RoleLead] + count[RoleSeparate]
	var reason string
	switch {
	case answering == 0:
		reason = "请指定独办、主办或分办单位：只有会办单位时没有单位答复代表。"
	case count[RoleSole] > 0 && len(parts) > 1:
		reason = "独办只能有一个单位；有会办单位时请改为主办。"
	case count[RoleLead] > 1:
		reason = "主办单位只能有一个；各自答复的请选“分办”。"
	case count[RoleSeparate] > 0 && count[RoleSeparate] < len(parts):
		reason = "分办的各单位分别答复，不能与主办、会办同时使用。"
	default:
		return nil
	}
	return fault.Invalids(fault.Field{Name: "units", Code: "arrangement", Reason: reason})
}

// Assign gives the item to units. T1 stops; each unit's own clocks start. An
// item that all answering units gave back goes on in the same round.
func (s *Service) Assign(ctx context.Context, by access.Actor, id, version uint, parts []Part) (Receipt, error) {
	return s.act(ctx, by, target{suggestion: id}, Assign, version, func(c *change) error {
		if err := c.stop(rules.T1, "assigned", 0); err != nil {
			return err
		}
		if c.it.Round > 0 && c.it.openRound().Why != "merged" { // the copy of another item's reply was a round of its own
			return c.place(c.it.openRound(), parts, nil)
		}
		c.it.FirstAssignedAt = &c.now
		return c.openRound(Round{Why: "first"}, parts)
	})
}

// openRound begins the next round with the units.
func (c *change) openRound(round Round, parts []Part) error {
	c.it.Round++
	round.SuggestionID, round.No, round.OpenedBy, round.OpenedAt = c.it.ID, c.it.Round, c.by.UserID, &c.now
	if err := c.tx.Create(&round).Error; err != nil {
		return fmt.Errorf("open round: %w", err)
	}
	c.it.Rounds, c.reveals = append(c.it.Rounds, round), true
	c.codes["opened"] = round.Why
	return c.place(c.it.openRound(), parts, nil)
}

// place adds units to a round; replaces, if any, is the assignment that a
// single new one takes the place of.
func (c *change) place(round *Round, parts []Part, replaces *Assignment) error {
	if err := c.arrange(parts); err != nil {
		return err
	}
	names, from := []string{}, len(c.it.Assignments)
	for _, p := range parts {
		unit, err := c.unit(p.UnitID)
		if err != nil {
			return err
		}
		names = append(names, unit.Name)
		if err := c.placeOne(round, p, unit, replaces); err != nil {
			return err
		}
	}
	if err := c.issueNotices(from); err != nil {
		return err
	}
	c.it.Phase, c.it.ForwardedAt = Assigned, nil
	c.words["unit_name"] = strings.Join(names, "、")
	return c.reindex()
}

// arrange holds the units that the round has and those that come against the
// arrangements there are. A unit alone that gets co-handlers becomes the lead.
func (c *change) arrange(parts []Part) error {
	together := slices.Clone(parts)
	joined := slices.ContainsFunc(parts, func(p Part) bool { return p.Role == RoleCo })
	for _, a := range c.it.active() {
		if joined && a.Role == RoleSole {
			a.Role = RoleLead
			c.noteAssignment(a, "arranged")
			if err := c.tx.Model(a).UpdateColumn("role", a.Role).Error; err != nil {
				return fmt.Errorf("arrange: %w", err)
			}
		}
		together = append(together, Part{UnitID: a.UnitID, Role: a.Role})
	}
	return arrangement(together)
}

func (c *change) placeOne(round *Round, p Part, unit *org.Unit, replaces *Assignment) error {
	a := Assignment{CongressID: c.it.CongressID, SuggestionID: c.it.ID, RoundID: round.ID, RoundNo: round.No, UnitID: p.UnitID,
		Role: p.Role, Note: p.Note, AssignedBy: c.by.UserID, AssignedAt: &c.now, FirstAssignedAt: &c.now}
	if replaces != nil {
		a.ReplacesID = &replaces.ID
	}
	if a.Answers() {
		for _, before := range c.it.Assignments {
			if before.RoundNo == round.No && before.AssignedAt != nil && before.Answers() && before.RecalledAt == nil && before.AssignedAt.Before(*a.FirstAssignedAt) {
				a.FirstAssignedAt = before.AssignedAt
			}
		}
	}
	if err := c.tx.Create(&a).Error; err != nil {
		return fmt.Errorf("assign: %w", err)
	}
	c.it.Assignments = append(c.it.Assignments, a)
	c.it.Units[unit.ID] = UnitRef{ID: unit.ID, Name: unit.Name, System: string(unit.System)}
	c.receipt.AssignmentID = a.ID
	c.noteAssignment(&a, "assigned")
	return c.startAssignment(round, &a)
}

// startAssignment starts the clocks of a new assignment: receipt and return,
// then the answer, or for a co-handler the opinion. Who is only to take note
// answers nothing.
func (c *change) startAssignment(round *Round, a *Assignment) error {
	for _, kind := range []rules.Clock{rules.T2, rules.T3} {
		if err := c.start(kind, "assigned", a.ID); err != nil {
			return err
		}
	}
	switch {
	case c.it.ReferenceOnly:
		return nil
	case a.Role == RoleCo:
		return c.start(rules.T4, "assigned", a.ID)
	case round.Why == "escalated":
		return c.startUntil(rules.T9, "assigned", a.ID, round.PlanDueOn)
	case round.Why == "dissatisfied":
		return c.start(rules.T8, "assigned", a.ID)
	}
	if err := c.start(rules.T5, "assigned", a.ID); err != nil {
		return err
	}
	if !c.set.Data.Limits[rules.T13].Term.IsZero() {
		if err := c.start(rules.T13, "assigned", a.ID); err != nil {
			return err
		}
	}
	if !a.FirstAssignedAt.Before(*a.AssignedAt) {
		return nil
	}
	clock := c.it.clock(string(rules.T5), a.ID)
	clock.FirstDueOn, _ = calendar.Due(calendar.On(*a.FirstAssignedAt), lawReply, c.set.Data.Limits[rules.T5].Roll, c.cal)
	c.note(recordedClocks, clock.dates("date"))
	return c.tx.Model(clock).Select("FirstDueOn").Updates(clock).Error
}

// awaitUnits starts T1 anew for an item that no unit has any more. A recall
// undoes the assignment: T1 goes on to the day that it had.
func (c *change) awaitUnits() error {
	if c.it.Round == 0 || c.it.phase() != Registered || c.it.clock(string(rules.T1), 0) != nil {
		return nil
	}
	if c.on == nil || c.on.RecalledAt == nil {
		return c.start(rules.T1, "without_unit", 0)
	}
	for _, clock := range c.it.Clocks {
		if clock.Kind == string(rules.T1) && clock.StoppedAt != nil && c.on.AssignedAt != nil && clock.StoppedAt.Equal(*c.on.AssignedAt) {
			return c.again(&clock, "resumed", func(*Clock) {})
		}
	}
	return c.start(rules.T1, "without_unit", 0)
}

// again starts a clock to the day that another one had, for the same reasons.
func (c *change) again(other *Clock, fact string, set func(next *Clock)) error {
	stored, err := database.One[Clock](c.tx.Where("id = ?", other.ID))
	if err != nil {
		return err
	}
	next := *stored
	next.ID, next.StartFact, next.StoppedAt, next.StopFact = 0, fact, nil, ""
	next.PlanBreachedOn, next.LawBreachedOn = calendar.Date{}, calendar.Date{} // noted when it is seen
	set(&next)
	if err := c.tx.Create(&next).Error; err != nil {
		return fmt.Errorf("start %s again: %w", next.Kind, err)
	}
	c.it.Clocks = append(c.it.Clocks, next)
	c.noteStart(&next)
	return nil
}

// Recall takes back an assignment that was a mistake, while the unit has not
// received it. Its clocks are void, as if they had never run.
func (s *Service) Recall(ctx context.Context, by access.Actor, assignment, version uint, reason string) (Receipt, error) {
	return s.act(ctx, by, target{assignment: assignment}, RecallAssignment, version, func(c *change) error {
		c.on.RecalledAt = &c.now
		c.noteAssignment(c.on, "recalled")
		c.words["unit_name"], c.words["reason"] = c.it.Units[c.on.UnitID].Name, reason
		for i := range c.it.Clocks {
			clock := &c.it.Clocks[i]
			if clock.AssignmentID != c.on.ID || !clock.Running() {
				continue
			}
			clock.VoidAt = &c.now
			c.note(recordedClocks, audit.Data{"id": clock.ID, "did": "void"})
			if err := clock.save(c.tx); err != nil {
				return fmt.Errorf("void clock: %w", err)
			}
		}
		return c.saveAssignment()
	})
}

// Rearrangement says how the units of an item change while it is handled.
type Rearrangement struct {
	Add     []Part `json:"add" binding:"max=20,dive"`
	Cancel  []uint `json:"cancel" binding:"max=20"`
	Replace uint   `json:"replace"` // the assignment that the single added unit takes over
	Reason  string `json:"reason" binding:"required,max=1000"`
}

// ChangeAssignments adds, replaces or cancels units. The government office does
// it for units of the government. A unit that comes in has its own clocks from
// its own day of assignment.
func (s *Service) ChangeAssignments(ctx context.Context, by access.Actor, id, version uint, d Rearrangement) (Receipt, error) {
	return s.act(ctx, by, target{suggestion: id}, ChangeAssignments, version, func(c *change) error {
		if len(d.Add)+len(d.Cancel) == 0 && d.Replace == 0 {
			return fault.Invalids(fault.Field{Name: "add", Code: "required", Reason: "请选择要增加、替换或取消的单位。"})
		}
		if d.Replace != 0 && len(d.Add) != 1 {
			return fault.Invalids(fault.Field{Name: "add", Code: "one", Reason: "替换时请选择一个新的承办单位。"})
		}
		var replaced *Assignment
		ended := []string{}
		for _, assignment := range append(slices.Clone(d.Cancel), d.Replace) {
			if assignment == 0 {
				continue
			}
			a, err := c.cancel(assignment)
			if err != nil {
				return err
			}
			ended = append(ended, c.it.Units[a.UnitID].Name)
			if assignment == d.Replace {
				replaced = a
			}
		}
		c.words["reason"], c.words["ended"] = d.Reason, strings.Join(ended, "、")
		for _, p := range d.Add {
			if err := c.mayPlace(p.UnitID); err != nil {
				return err
			}
		}
		if len(d.Add) == 0 {
			return nil
		}
		return c.place(c.it.openRound(), d.Add, replaced)
	})
}

// cancel ends an assignment whose unit has not answered yet.
func (c *change) cancel(id uint) (*Assignment, error) {
	a := c.it.assignment(id)
	if a == nil || !a.Active() || a.RoundNo != c.it.Round || c.it.delivered(id) != nil {
		return nil, fault.Invalids(fault.Field{Name: "cancel", Code: "unknown", Reason: "这个单位已不承办，或已经答复，不能取消。请刷新页面。"})
	}
	if c.by.Is(access.GovOffice) && c.it.Units[a.UnitID].System != string(org.Government) {
		return nil, ErrNotAllowed
	}
	a.CancelledAt = &c.now
	c.noteAssignment(a, "cancelled")
	if err := c.stopAll("cancelled", a.ID); err != nil {
		return nil, err
	}
	if err := c.tx.Save(a).Error; err != nil {
		return nil, fmt.Errorf("cancel assignment: %w", err)
	}
	return a, nil
}

// mayPlace holds the government office to units of the government.
func (c *change) mayPlace(unitID uint) error {
	unit, err := c.unit(unitID)
	if err != nil {
		return err
	}
	if c.by.Is(access.GovOffice) && unit.System != org.Government {
		return fault.Invalids(fault.Field{Name: "add", Code: "system", Reason: "政府办公室只能调整政府系统的承办单位；其他单位请由代表工作机构调整。"})
	}
	return nil
}

// ProposeUnits says which units should handle an item, before it is assigned.
//
// The office that names no unit asks the government office to propose some.
func (s *Service) ProposeUnits(ctx context.Context, by access.Actor, id, version uint, parts []Part) (Receipt, error) {
	return s.act(ctx, by, target{suggestion: id}, ProposeUnits, version, func(c *change) error {
		c.tells = "consents"
		if len(parts) == 0 && by.Is(access.Office) {
			c.it.ForwardedAt, c.it.ProposedUnits, c.words["outcome"] = &c.now, nil, "forwarded"
			c.event = "forwarded"
			return nil
		}
		if err := arrangement(parts); err != nil {
			return err
		}
		names := []string{}
		for _, p := range parts {
			unit, err := c.unit(p.UnitID)
			if err != nil {
				return err
			}
			names = append(names, unit.Name)
		}
		c.it.ProposedUnits = parts
		c.words["unit_name"] = strings.Join(names, "、")
		return nil
	})
}
