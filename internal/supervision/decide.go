package supervision

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/attachment"
	"lianluo/internal/audit"
	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/fault"
	"lianluo/internal/idempotency"
	"lianluo/internal/notify"
	"lianluo/internal/suggestion"
)

// Verdict is what the meeting decided on one candidate, and what goes with it.
type Verdict struct {
	CandidateID uint   `json:"candidate_id" binding:"required"`
	Version     uint   `json:"version" binding:"required"`
	Chosen      bool   `json:"chosen"`
	Reason      string `json:"reason" binding:"max=1000"`
}

// Decided is a decision as the office records it, with its paper.
type Decided struct {
	HeldOn        calendar.Date `json:"held_on" binding:"required"`
	Meeting       string        `json:"meeting" binding:"required,max=100"`
	Publication   string        `json:"publication" binding:"max=500"`
	AttachmentIDs []uint        `json:"attachment_ids" binding:"max=10"`
	Verdicts      []Verdict     `json:"verdicts" binding:"required,min=1,max=200,dive"`
}

// DecisionReceipt is the answer to a recorded decision.
type DecisionReceipt struct {
	ID       uint   `json:"id"`
	KeyItems []uint `json:"key_items"` // made by it, in the order of the verdicts
}

// Decide records the decision of the meeting of chairmen: each candidate is
// chosen, or not for a reason, all in one action. A chosen one becomes a key
// item together with those that are grouped with it.
func (s *Service) Decide(ctx context.Context, by access.Actor, d Decided) (DecisionReceipt, error) {
	if !by.Is(access.Office) {
		return DecisionReceipt{}, ErrNotAllowed
	}
	c, err := s.begin(ctx, by)
	if err != nil {
		return DecisionReceipt{}, err
	}
	if err := d.check(c.today); err != nil {
		return DecisionReceipt{}, err
	}
	receipt := DecisionReceipt{KeyItems: []uint{}}
	err = s.DB.Write(ctx, func(tx *gorm.DB) error {
		c.tx = tx
		row := Decision{CongressID: by.CongressID, Year: d.HeldOn.Year(), HeldOn: d.HeldOn, Meeting: strings.TrimSpace(d.Meeting),
			Publication: strings.TrimSpace(d.Publication), ByUserID: by.UserID, ByName: by.Name, At: c.now}
		if err := tx.Create(&row).Error; err != nil {
			return fmt.Errorf("record a decision: %w", err)
		}
		if err := attachment.Claim(tx, by, d.AttachmentIDs, OwnerDecision, row.ID); err != nil {
			return err
		}
		receipt.ID, receipt.KeyItems = row.ID, []uint{}
		for i, v := range d.Verdicts {
			made, err := c.decide(&row, v, i)
			if err != nil {
				return err
			}
			if made != 0 {
				receipt.KeyItems = append(receipt.KeyItems, made)
			}
		}
		err := audit.Record(tx, by, audit.Event{At: c.now, Action: "supervision." + string(RecordDecision),
			Subject: "supervision_decision/" + strconv.FormatUint(uint64(row.ID), 10),
			Data:    audit.Data{"held_on": d.HeldOn.String(), "candidates": len(d.Verdicts), "key_items": receipt.KeyItems}})
		if err != nil {
			return err
		}
		return idempotency.Keep(tx, http.StatusCreated, receipt)
	})
	return receipt, err
}

func (d Decided) check(today calendar.Date) error {
	var wrong []fault.Field
	if d.HeldOn.After(today) || today.Sub(d.HeldOn) > 366 {
		wrong = append(wrong, fault.Field{Name: "held_on", Code: "range", Reason: "会议日期不能晚于今天，也不能早于一年以前。"})
	}
	if len(d.AttachmentIDs) == 0 {
		wrong = append(wrong, fault.Field{Name: "attachment_ids", Code: "required", Reason: "请上传会议纪要或决定文件。"})
	}
	for i, v := range d.Verdicts {
		if !v.Chosen && strings.TrimSpace(v.Reason) == "" {
			wrong = append(wrong, fault.Field{Name: fmt.Sprintf("verdicts[%d].reason", i), Code: "required", Reason: "未列入的请写明理由。"})
		}
	}
	if len(wrong) > 0 {
		return fault.Invalids(wrong...)
	}
	return nil
}

// decide writes one verdict down, for the candidate and those grouped with it.
func (c *change) decide(d *Decision, v Verdict, at int) (keyItem uint, err error) {
	unknown := fault.Invalids(fault.Field{Name: fmt.Sprintf("verdicts[%d].candidate_id", at), Code: "unknown",
		Reason: "这件建议不在待定的候选中，或已归入另一组。请刷新页面后核对。"})
	var group []Candidate
	err = c.tx.Where("(id = ? OR main_id = ?) AND congress_id = ? AND state = ?", v.CandidateID, v.CandidateID, c.by.CongressID, CandidateOpen).
		Order("id").Find(&group).Error
	if err != nil {
		return 0, fmt.Errorf("candidates: %w", err)
	}
	i := slices.IndexFunc(group, func(g Candidate) bool { return g.ID == v.CandidateID })
	if i < 0 || group[i].MainID != nil {
		return 0, unknown
	}
	if group[i].Version != v.Version {
		return 0, database.ErrStale
	}
	state := CandidateNotChosen
	if v.Chosen {
		state = CandidateChosen
	}
	ids := make([]uint, 0, len(group))
	for j := range group {
		g := &group[j]
		g.State, g.DecisionID, g.Reason = state, &d.ID, strings.TrimSpace(v.Reason)
		if err := database.Save(c.tx, g); err != nil {
			return 0, err
		}
		ids = append(ids, g.SuggestionID)
	}
	if !v.Chosen {
		return 0, c.tellNominators(group, "not_chosen")
	}
	var fit []uint // a similar one that has ended meanwhile is not part of the key item
	err = c.tx.Table("suggestions").Where("id IN ? AND phase IN ? AND key_item_id = 0", ids, nominable).Order("id").Pluck("id", &fit).Error
	if err != nil {
		return 0, fmt.Errorf("candidates: %w", err)
	}
	if !slices.Contains(fit, group[i].SuggestionID) {
		return 0, fault.Invalids(fault.Field{Name: fmt.Sprintf("verdicts[%d].chosen", at), Code: "ended",
			Reason: "这件建议已经办结、撤回或并案，不能再列为重点督办建议。"})
	}
	if err := c.make(d, &group[i], fit); err != nil {
		return 0, err
	}
	return c.key.ID, c.tellNominators(group, "nomination_chosen")
}

// make makes a key item of a candidate.
func (c *change) make(d *Decision, main *Candidate, ids []uint) error {
	row := KeyItem{CongressID: d.CongressID, SuggestionID: main.SuggestionID, CandidateID: main.ID, DecisionID: d.ID, Year: d.Year, DecidedOn: d.HeldOn,
		LeaderID: main.LeaderID, OfficialID: main.OfficialID, CommitteeID: main.CommitteeID, PlanDueOn: d.HeldOn.AddDays(c.set.PlanDays), UpdatedAt: c.now,
		Versioned: database.Versioned{Version: 1}}
	if err := c.tx.Create(&row).Error; err != nil {
		return fmt.Errorf("make a key item: %w", err)
	}
	if err := suggestion.MarkKey(c.tx, ids, suggestion.Mark{KeyItemID: row.ID, OfficialID: row.OfficialID}); err != nil {
		return err
	}
	words := map[string]string{"meeting": d.Meeting, "held_on": d.HeldOn.String()}
	if err := suggestion.Tell(c.tx, c.by, ids, "key_chosen", words, c.now); err != nil {
		return err
	}
	keys, err := load(c.tx, []KeyItem{row})
	if err != nil {
		return err
	}
	c.key, c.words, c.codes = keys[0], words, audit.Data{"decision_id": d.ID, "suggestion_ids": ids}
	if _, err := c.follow("choose", 0); err != nil {
		return err
	}
	if err := c.tell("chosen", append(c.theProposers(), c.theUnits()...)...); err != nil {
		return err
	}
	return c.tell("party", c.parties()...)
}

// tellNominators tells those who nominated what was decided.
func (c *change) tellNominators(group []Candidate, kind string) error {
	for _, g := range group {
		var users []uint
		if err := c.tx.Model(&Nomination{}).Where("candidate_id = ? AND user_id <> ?", g.ID, c.by.UserID).Pluck("user_id", &users).Error; err != nil {
			return fmt.Errorf("nominators: %w", err)
		}
		var of struct{ Title, NumberText string }
		if err := c.tx.Table("suggestions").Select("title, number_text").Where("id = ?", g.SuggestionID).Take(&of).Error; err != nil {
			return fmt.Errorf("nominators: %w", err)
		}
		err := notify.Send(c.tx, c.by.CongressID, users, notify.Notice{Kind: "supervision." + kind, SuggestionID: &g.SuggestionID, At: c.now,
			Params: map[string]string{"title": of.Title, "number": of.NumberText}})
		if err != nil {
			return err
		}
	}
	return nil
}

// Parties are who supervises and leads.
type Parties struct {
	LeaderID    uint `json:"leader_id" binding:"required"`
	OfficialID  uint `json:"official_id" binding:"required"`
	CommitteeID uint `json:"committee_id" binding:"required"`
}

// NameParties says who supervises the key item, who leads its handling and
// which committee is responsible; who is new is told.
func (s *Service) NameParties(ctx context.Context, by access.Actor, id, version uint, p Parties) (Receipt, error) {
	return s.act(ctx, by, keyItem(id), NameParties, version, func(c *change, m *moment) error {
		if err := c.known(p.LeaderID, p.OfficialID, p.CommitteeID); err != nil {
			return err
		}
		k := c.key
		before := c.parties()
		k.LeaderID, k.OfficialID, k.CommitteeID = p.LeaderID, p.OfficialID, p.CommitteeID
		fresh := slices.DeleteFunc(c.parties(), func(t notify.Target) bool { return slices.Contains(before, t) })
		names, err := people(c.tx, p.LeaderID, p.OfficialID)
		if err != nil {
			return err
		}
		committees, err := namesIn(c.tx, "committees", []uint{p.CommitteeID})
		if err != nil {
			return err
		}
		c.words["leader"], c.words["official"], c.words["committee"] = names[p.LeaderID], names[p.OfficialID], committees[p.CommitteeID]
		c.codes["leader_id"], c.codes["official_id"], c.codes["committee_id"] = p.LeaderID, p.OfficialID, p.CommitteeID
		if err := suggestion.MarkKey(c.tx, k.suggestionIDs(), suggestion.Mark{KeyItemID: k.ID, OfficialID: p.OfficialID}); err != nil {
			return err
		}
		return c.tell("party", fresh...)
	})
}

func (k *Key) suggestionIDs() []uint {
	ids := make([]uint, len(k.Items))
	for i, it := range k.Items {
		ids[i] = it.ID
	}
	return ids
}
