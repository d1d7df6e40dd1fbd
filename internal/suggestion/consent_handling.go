package suggestion

import (
	"errors"
	"slices"

	"lianluo/internal/access"
	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/fault"
	"lianluo/internal/org"
	"lianluo/internal/rules"
)

// stepOf names who decides: a role, in a unit or as one deputy.
func stepOf(stage int, a Action, role access.Role, unit, deputy uint) RequestStep {
	return RequestStep{Stage: stage, Action: a, Role: string(role), UnitID: unit, DeputyID: deputy}
}

// returning: a unit asks to give an assignment back (申退).
var returning = &consent{
	kind: "return", ask: AskReturn, by: clerk, about: "consents", clock: rules.T11, tells: "all",
	holds: []Action{AskExtension, ReviewReply, SignReply, CheckReply, SignCoOpinion},
	stages: func(it *Item, on *Assignment) []RequestStep {
		steps := []RequestStep{stepOf(1, AgreeReturnInUnit, access.Signer, on.UnitID, 0)}
		if it.Units[on.UnitID].System == string(org.Government) {
			return append(steps, stepOf(2, DecideReturnGovernmentUnit, access.GovOffice, 0, 0))
		}
		return append(steps, stepOf(2, DecideReturnOtherUnit, access.Office, 0, 0))
	},
	check: func(c *change, asked *Asked) error {
		if !rules.Has(c.set.Data.UnitReturnReasons, asked.ReasonCode) {
			return fault.Invalids(fault.Field{Name: "reason_code", Code: "oneof", Reason: "请选择申退原因。"})
		}
		asked.ReasonLabel = rules.Label(c.set.Data.UnitReturnReasons, asked.ReasonCode)
		unit, err := c.unit(asked.UnitID)
		if err != nil {
			return err
		}
		if unit.ID == c.on.UnitID {
			return fault.Invalids(fault.Field{Name: "unit_id", Code: "same", Reason: "请另选一个建议由其承办的单位。"})
		}
		asked.UnitName = unit.Name
		return nil
	},
	stands: owed,
	grant: func(c *change, _ *Request) error {
		c.on.ReturnedAt = &c.now
		c.noteAssignment(c.on, "returned")
		if err := c.stopAll("returned", c.on.ID); err != nil {
			return err
		}
		return c.saveAssignment()
	},
}

// owed: the unit still has the assignment of this round, and owes what
// it would give back.
func owed(at moment) bool {
	return at.on.Active() && at.on.RoundNo == at.item.Round && at.item.delivered(at.on.ID) == nil &&
		slices.Contains([]Phase{Registered, Assigned, InHandling}, at.item.Phase)
}

// objecting: the lead proposer objects to the unit that was chosen.
var objecting = &consent{
	kind: "objection", ask: ObjectToAssignment, by: lead, about: "proposers", clock: rules.T11, tells: "all",
	stages: func(*Item, *Assignment) []RequestStep {
		return []RequestStep{stepOf(1, DecideObjection, access.Office, 0, 0)}
	},
	check: func(c *change, asked *Asked) error {
		if asked.UnitID == 0 {
			asked.UnitName = ""
			return nil
		}
		unit, err := c.unit(asked.UnitID)
		if err != nil {
			return err
		}
		asked.UnitName = unit.Name
		return nil
	},
	stands: owed,
	grant: func(c *change, _ *Request) error {
		c.on.CancelledAt = &c.now
		c.noteAssignment(c.on, "cancelled")
		if err := c.stopAll("objection_granted", c.on.ID); err != nil {
			return err
		}
		return c.saveAssignment()
	},
}

// extending: a unit asks for more time to answer, within the ceiling.
var extending = &consent{
	kind: "extension", ask: AskExtension, by: clerk, about: "consents", tells: "all",
	stages: func(it *Item, on *Assignment) []RequestStep {
		steps := []RequestStep{stepOf(1, AgreeExtensionInUnit, access.Signer, on.UnitID, 0)}
		if it.Units[on.UnitID].System == string(org.Government) {
			steps = append(steps, stepOf(2, AgreeExtensionGovernment, access.GovOffice, 0, 0))
		}
		return append(steps, stepOf(3, GrantExtension, access.Head, 0, 0))
	},
	check: func(c *change, asked *Asked) error {
		clock := c.it.clock(string(rules.T5), c.on.ID)
		latest := c.ceiling(clock)
		if asked.Until.IsZero() || !asked.Until.After(clock.DueOn) || asked.Until.After(latest) {
			return fault.Invalids(fault.Field{Name: "until", Code: "range",
				Reason: "新的期限应晚于原定的" + clock.DueOn.String() + "，且不晚于" + latest.String() + "（依法最长的答复期限）。"})
		}
		return nil
	},
	stands: func(at moment) bool { return at.on.Active() && at.item.clock(string(rules.T5), at.on.ID) != nil },
	grant: func(c *change, r *Request) error {
		clock := c.it.clock(string(rules.T5), c.on.ID)
		stored, err := database.One[Clock](c.tx.Select("explanation").Where("id = ?", clock.ID))
		if err != nil {
			return err
		}
		clock.Explanation = stored.Explanation
		law, _ := calendar.Due(calendar.On(clock.StartedAt), lawExtended, c.set.Data.Limits[rules.T5].Roll, c.cal)
		if err := clock.extend(r.Data.Until, law); err != nil {
			return err
		}
		c.words["due_on"] = r.Data.Until.String()
		c.note(recordedClocks, clock.dates("date"))
		return c.tx.Model(clock).Select("DueOn", "LawDueOn", "Explanation").Updates(clock).Error
	},
}

// ceiling is the last day to which a reply may be put off: what the rule set
// allows in all, counted from the assignment.
func (c *change) ceiling(clock *Clock) calendar.Date {
	limit := c.set.Data.Limits[rules.T5]
	last, _ := calendar.Due(calendar.On(clock.StartedAt), limit.Extended, limit.Roll, c.cal)
	return last
}

// withdrawing: the lead takes the item back, with every co-signer's consent.
var withdrawing = &consent{
	kind: "withdrawal", ask: AskWithdrawal, by: lead, about: "proposers", tells: "all",
	stages: func(it *Item, _ *Assignment) []RequestStep {
		var steps []RequestStep
		for _, s := range it.Signatures {
			if s.Stands() && !it.Deputies[s.DeputyID].ended() {
				steps = append(steps, stepOf(1, ConsentWithdrawal, access.Deputy, 0, s.DeputyID))
			}
		}
		return append(steps, stepOf(2, AcceptWithdrawal, access.Office, 0, 0))
	},
	check: func(c *change, _ *Asked) error {
		c.notAsked()
		return nil
	},
	stands: func(at moment) bool {
		return slices.Contains(withdrawable, at.item.Phase) && at.item.sign(at.ask.current())
	},
	grant: func(c *change, _ *Request) error {
		c.it.Phase = Withdrawn
		if err := c.freeMerged(); err != nil {
			return err
		}
		if err := c.dropPromises(); err != nil {
			return err
		}
		return c.stopAll("withdrawn", 0)
	},
}

// sign says whether each deputy whose consent is awaited is still a co-signer;
// who took the signature back can no longer be asked.
func (it *Item) sign(turn []*RequestStep) bool {
	return !slices.ContainsFunc(turn, func(s *RequestStep) bool {
		own := it.signature(s.DeputyID)
		return s.DeputyID != 0 && (own == nil || !own.Stands())
	})
}

// refusing: the office finds that the item cannot be handled as a suggestion.
var refusing = &consent{
	kind: "non_acceptance", ask: AskNonAcceptance, by: office, about: "office", tells: "all",
	holds: []Action{ReturnForRevision, Register},
	stages: func(*Item, *Assignment) []RequestStep {
		return []RequestStep{stepOf(1, ConfirmNonAcceptance, access.Head, 0, 0)}
	},
	check: func(c *change, asked *Asked) error {
		if !rules.Has(c.set.Data.NotAcceptedReasons, asked.ReasonCode) {
			return fault.Invalids(fault.Field{Name: "reason_code", Code: "oneof", Reason: "请选择不作为建议处理的情形。"})
		}
		asked.ReasonLabel = rules.Label(c.set.Data.NotAcceptedReasons, asked.ReasonCode)
		return nil
	},
	stands: func(at moment) bool { return slices.Contains(refusable, at.item.Phase) },
	grant: func(c *change, r *Request) error {
		c.it.Phase, c.it.ReturnCode, c.it.ReturnReason = NotAccepted, r.Data.ReasonCode, r.Reason
		if err := c.freeMerged(); err != nil {
			return err
		}
		return c.stop(rules.T1, "not_accepted", 0)
	},
}

// unit finds an active unit of the item's congress.
func (c *change) unit(id uint) (*org.Unit, error) {
	unit, err := database.One[org.Unit](c.tx.Where("congress_id = ? AND id = ? AND active", c.it.CongressID, id))
	if errors.Is(err, database.ErrNotFound) {
		return nil, fault.Invalids(errUnit)
	}
	return unit, err
}
