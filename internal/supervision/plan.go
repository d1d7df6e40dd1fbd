package supervision

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"lianluo/internal/access"
	"lianluo/internal/attachment"
	"lianluo/internal/calendar"
	"lianluo/internal/fault"
)

// PlannedMilestone is one step of a plan as it is written; ID names one that is
// there already, 0 makes a new one.
type PlannedMilestone struct {
	ID     uint          `json:"id"`
	Text   string        `json:"text" binding:"required,max=300"`
	Party  Party         `json:"party" binding:"required,oneof=leader official unit committee" enums:"leader,official,unit,committee"`
	UnitID uint          `json:"unit_id"` // of the party "unit"
	Person string        `json:"person" binding:"max=60"`
	DueOn  calendar.Date `json:"due_on" binding:"required"`
}

// Plan is a supervision plan (督办方案): its goals, and its milestones in order.
type Plan struct {
	Goals      string             `json:"goals" binding:"required,max=3000"`
	Milestones []PlannedMilestone `json:"milestones" binding:"required,min=1,max=30,dive"`
}

// EditPlan writes the plan. A confirmed one stays in force: the changed one
// waits beside it until it is confirmed, and has as long as a first one.
func (s *Service) EditPlan(ctx context.Context, by access.Actor, id, version uint, p Plan) (Receipt, error) {
	return s.act(ctx, by, keyItem(id), EditPlan, version, func(c *change, m *moment) error {
		if err := c.checkPlan(p); err != nil {
			return err
		}
		p.trim()
		k := c.key
		c.codes["milestones"] = len(p.Milestones)
		if k.ConfirmedAt == nil {
			k.PlanState = PlanDrafting
			return c.putInForce(p)
		}
		if k.PlanState == PlanConfirmed {
			k.PlanDueOn = c.today.AddDays(c.set.PlanDays)
		}
		k.PlanState, k.Proposed = PlanDrafting, &p
		told, err := c.changes(p)
		c.words["text"] = told
		return err
	})
}

func (p *Plan) trim() {
	p.Goals = strings.TrimSpace(p.Goals)
	for i := range p.Milestones {
		m := &p.Milestones[i]
		m.Text, m.Person = strings.TrimSpace(m.Text), strings.TrimSpace(m.Person)
	}
}

// putInForce makes a plan that of the key item: milestones that it names go on,
// others are dropped. One that was reached since it was written stays as it was.
func (c *change) putInForce(p Plan) error {
	kept := map[uint]bool{}
	for i, planned := range p.Milestones {
		row := Milestone{KeyItemID: c.key.ID}
		if old := c.key.milestone(planned.ID); old != nil {
			row = *old
		}
		row.No = i + 1
		if row.CompletedOn.IsZero() {
			row.Text, row.Party, row.UnitID, row.Person, row.DueOn = planned.Text, planned.Party, planned.UnitID, planned.Person, planned.DueOn
		}
		if err := c.tx.Save(&row).Error; err != nil {
			return fmt.Errorf("save milestone: %w", err)
		}
		kept[row.ID] = true
	}
	for i := range c.key.Milestones {
		m := &c.key.Milestones[i]
		if kept[m.ID] || !m.CompletedOn.IsZero() {
			continue
		}
		m.DroppedAt = &c.now
		if err := c.tx.Save(m).Error; err != nil {
			return fmt.Errorf("drop milestone: %w", err)
		}
	}
	c.key.Goals, c.key.Proposed = p.Goals, nil
	return nil
}

// changes tells what a plan would change of the one in force, a line for each
// step with its date and who is responsible, as it is and as it would be. The
// signs are those of no language.
func (c *change) changes(p Plan) (string, error) {
	k := c.key
	names, err := c.partyNames()
	if err != nil {
		return "", err
	}
	told := func(m Milestone) string {
		with := slices.DeleteFunc([]string{m.DueOn.String(), names.partyName(k, &m), m.Person}, func(s string) bool { return s == "" })
		return m.Text + "（" + strings.Join(with, "，") + "）"
	}
	var lines []string
	if p.Goals != k.Goals {
		lines = append(lines, k.Goals+" → "+p.Goals)
	}
	for _, old := range k.Milestones {
		i := slices.IndexFunc(p.Milestones, func(m PlannedMilestone) bool { return m.ID == old.ID })
		switch {
		case i < 0:
			lines = append(lines, "− "+told(old))
		case !p.Milestones[i].sameAs(old):
			lines = append(lines, told(old)+" → "+told(p.Milestones[i].milestone()))
		}
	}
	for _, m := range p.Milestones {
		if m.ID == 0 {
			lines = append(lines, "+ "+told(m.milestone()))
		}
	}
	return strings.Join(lines, "\n"), nil
}

func (m PlannedMilestone) milestone() Milestone {
	return Milestone{Text: m.Text, Party: m.Party, UnitID: m.UnitID, Person: m.Person, DueOn: m.DueOn}
}

// partyNames knows the names of the key item's parties.
func (c *change) partyNames() (*viewer, error) {
	users, err := people(c.tx, c.key.LeaderID, c.key.OfficialID)
	if err != nil {
		return nil, err
	}
	committees, err := namesIn(c.tx, "committees", []uint{c.key.CommitteeID})
	return &viewer{users: users, committees: committees}, err
}

func (c *change) checkPlan(p Plan) error {
	var wrong []fault.Field
	bad := func(i int, name, code, reason string) {
		wrong = append(wrong, fault.Field{Name: fmt.Sprintf("milestones[%d].%s", i, name), Code: code, Reason: reason})
	}
	for i, m := range p.Milestones {
		old := c.key.milestone(m.ID)
		switch {
		case m.ID != 0 && old == nil:
			bad(i, "id", "unknown", "这一步已不在方案中。请刷新页面后重试。")
		case old != nil && !old.CompletedOn.IsZero() && !m.sameAs(*old):
			bad(i, "text", "completed", "这一步已经完成，不能再修改。需要时请先退回完成报告。")
		}
		reached := old != nil && !old.CompletedOn.IsZero() // by a unit that may have handed the item on since
		if m.Party == PartyUnit && !reached && !c.key.handledBy(m.UnitID) {
			bad(i, "unit_id", "unknown", "请选择正在承办这件建议的单位。")
		}
		if m.Party != PartyUnit && m.UnitID != 0 {
			bad(i, "unit_id", "not-applicable", "责任方不是承办单位，请不要选择单位。")
		}
		if m.DueOn.Before(c.key.DecidedOn) || m.DueOn.Sub(c.key.DecidedOn) > 5*366 {
			bad(i, "due_on", "range", "完成日期应在列为重点督办建议之后、五年之内。")
		}
		if m.ID != 0 && slices.ContainsFunc(p.Milestones[:i], func(o PlannedMilestone) bool { return o.ID == m.ID }) {
			bad(i, "id", "duplicate", "同一步骤重复出现，请删去一条。")
		}
	}
	for _, old := range c.key.Milestones {
		if !old.CompletedOn.IsZero() && !slices.ContainsFunc(p.Milestones, func(m PlannedMilestone) bool { return m.ID == old.ID }) {
			wrong = append(wrong, fault.Field{Name: "milestones", Code: "completed", Reason: fmt.Sprintf("“%s”已经完成，不能去掉。需要时请先退回完成报告。", old.Text)})
		}
	}
	if len(wrong) > 0 {
		return fault.Invalids(wrong...)
	}
	return nil
}

// sameAs says whether the step is planned as it was.
func (m PlannedMilestone) sameAs(old Milestone) bool {
	return old.Text == strings.TrimSpace(m.Text) && old.Party == m.Party && old.UnitID == m.UnitID && old.Person == strings.TrimSpace(m.Person) && old.DueOn == m.DueOn
}

// SubmitPlan hands the plan to the supervising leader.
func (s *Service) SubmitPlan(ctx context.Context, by access.Actor, id, version uint) (Receipt, error) {
	return s.act(ctx, by, keyItem(id), SubmitPlan, version, func(c *change, m *moment) error {
		k := c.key
		k.PlanState, k.SubmittedBy, k.SubmittedByName, k.SubmittedAt = PlanSubmitted, by.UserID, by.Name, &c.now
		return nil
	})
}

// ConfirmPlan puts the plan in force; whoever has a part in it is told.
func (s *Service) ConfirmPlan(ctx context.Context, by access.Actor, id, version uint) (Receipt, error) {
	return s.act(ctx, by, keyItem(id), ConfirmPlan, version, func(c *change, m *moment) error {
		k := c.key
		k.PlanState, k.ConfirmedByName, k.ConfirmedAt, k.PlanComment = PlanConfirmed, by.Name, &c.now, ""
		if k.Proposed != nil {
			if err := c.putInForce(*k.Proposed); err != nil {
				return err
			}
		}
		return c.tell("plan_confirmed", slices.Concat(c.parties(), c.theUnits(), c.theProposers())...)
	})
}

// ReturnPlan sends the plan back with a comment.
func (s *Service) ReturnPlan(ctx context.Context, by access.Actor, id, version uint, comment string) (Receipt, error) {
	return s.act(ctx, by, keyItem(id), ReturnPlan, version, func(c *change, m *moment) error {
		c.key.PlanState, c.key.PlanComment, c.words["text"] = PlanReturned, comment, comment
		return nil
	})
}

// Instruct leaves what a leader wants to be done (批示), for the committee, the
// units and the other leader.
func (s *Service) Instruct(ctx context.Context, by access.Actor, id, version uint, text string) (Receipt, error) {
	return s.act(ctx, by, keyItem(id), Instruct, version, func(c *change, m *moment) error {
		c.words["text"] = text
		return c.tell("instructed", append(c.parties(), c.theUnits()...)...)
	})
}

// Told is what a report says.
type Told struct {
	Text          string `json:"text" binding:"required,max=2000"`
	Completed     bool   `json:"completed"` // the milestone is reached
	AttachmentIDs []uint `json:"attachment_ids" binding:"max=10"`
}

// Report tells how far a milestone is, and whether it is reached.
func (s *Service) Report(ctx context.Context, by access.Actor, milestoneID, version uint, t Told) (Receipt, error) {
	return s.act(ctx, by, milestone(milestoneID), ReportMilestone, version, func(c *change, m *moment) error {
		row := m.milestone
		kind := ReportProgress
		if t.Completed {
			kind, row.CompletedOn = ReportCompleted, c.today
			if err := c.tx.Save(row).Error; err != nil {
				return fmt.Errorf("complete a milestone: %w", err)
			}
		}
		if err := c.report(row, kind, t.Text); err != nil {
			return err
		}
		if err := attachment.Claim(c.tx, by, t.AttachmentIDs, OwnerReport, c.created); err != nil {
			return err
		}
		c.words["completed"] = map[bool]string{true: "yes", false: ""}[t.Completed]
		return c.tell("milestone_"+kind, c.parties()...)
	})
}

func (c *change) report(m *Milestone, kind, text string) error {
	body, err := bodyName(c.tx, c.by)
	if err != nil {
		return err
	}
	row := Report{KeyItemID: c.key.ID, MilestoneID: m.ID, Kind: kind, Text: strings.TrimSpace(text), ByUserID: c.by.UserID, ByName: c.by.Name,
		ByRole: string(c.by.Role), BodyName: body, At: c.now}
	if err := c.tx.Create(&row).Error; err != nil {
		return fmt.Errorf("report: %w", err)
	}
	c.created = row.ID
	c.words["milestone"], c.words["text"] = m.Text, row.Text
	c.codes["milestone_id"], c.codes["kind"] = m.ID, kind
	return nil
}

// ReturnMilestone does not accept that a milestone is reached; it is open again.
func (s *Service) ReturnMilestone(ctx context.Context, by access.Actor, milestoneID, version uint, reason string) (Receipt, error) {
	return s.act(ctx, by, milestone(milestoneID), ReturnMilestone, version, func(c *change, m *moment) error {
		row := m.milestone
		row.CompletedOn = calendar.Date{}
		if err := c.tx.Save(row).Error; err != nil {
			return fmt.Errorf("return a milestone: %w", err)
		}
		return c.report(row, ReportReturned, reason)
	})
}

// ErrMilestonesOpen keeps a key item from being concluded.
var ErrMilestonesOpen = fault.New(fault.Conflict, "milestones-open", "督办方案中还有未完成的步骤，不能结束督办。请先完成，或修改方案去掉不再需要的步骤。")

// RecordOutcome notes what came of the key item (成效), which may be completed
// later.
func (s *Service) RecordOutcome(ctx context.Context, by access.Actor, id, version uint, text string) (Receipt, error) {
	return s.act(ctx, by, keyItem(id), RecordOutcome, version, func(c *change, m *moment) error {
		c.key.Outcome, c.words["text"] = strings.TrimSpace(text), strings.TrimSpace(text)
		return nil
	})
}

// Conclude ends the supervision, once the milestones of a confirmed plan are
// reached, the promises were looked at and the outcome is written.
func (s *Service) Conclude(ctx context.Context, by access.Actor, id, version uint) (Receipt, error) {
	return s.act(ctx, by, keyItem(id), Conclude, version, func(c *change, m *moment) error {
		if err := c.key.unfinished(); err != nil {
			return err
		}
		c.key.ConcludedAt = &c.now
		return c.tell("concluded", slices.Concat(c.parties(), c.theUnits(), c.theProposers())...)
	})
}

// unfinished says what is still to be done before the supervision can end.
func (k *Key) unfinished() error {
	switch {
	case slices.ContainsFunc(k.Milestones, Milestone.Open):
		return ErrMilestonesOpen
	case len(k.Checks) == 0:
		return ErrMilestonesOpen.With("还没有开展回头看，不能结束督办。请先对照答复记录回头看。")
	case k.Outcome == "":
		return ErrMilestonesOpen.With("还没有写明督办成效，不能结束督办。请先记录成效。")
	}
	return nil
}
