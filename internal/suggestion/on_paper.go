package suggestion

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"lianluo/internal/access"
	"lianluo/internal/database"
	"lianluo/internal/fault"
)

// OnPaper says that the office enters what a deputy put on paper and signed:
// whose paper it is, and its scans, of which there must be one.
type OnPaper struct {
	DeputyID      uint   `json:"deputy_id" binding:"required"`
	AttachmentIDs []uint `json:"attachment_ids" binding:"required,min=1,max=10"`
}

// onPaper are the deputies' own actions that the office may enter from paper.
// Feedback has an action of its own, since it stays changeable by the deputy.
var onPaper = []Action{ConfirmSignature, DeclineSignature, WithdrawSignature, AskWithdrawal, ConsentWithdrawal, ConsentSplit, TakeBack,
	ObjectToAssignment, ConfirmContact}

// ofMandate are those that exercise the mandate: nobody takes them for a deputy
// who may not. What a deputy is asked, he answers after its end as well.
var ofMandate = []Action{ConfirmSignature, ObjectToAssignment}

// FromPaper gives the use cases of the deputies' own actions as the office
// enters them from a paper; without a paper, those that one does oneself. The
// record names who entered it, the timeline the deputy as well, and keeps the
// scans.
func (s *Service) FromPaper(p *OnPaper) *Service {
	bound := *s
	bound.paper = p
	return &bound
}

// hand is who the rules look at: the deputy, but for the separation of duties,
// which looks at the person who enters it.
func (p *OnPaper) hand(by access.Actor) access.Actor {
	return access.Actor{UserID: by.UserID, CongressID: by.CongressID, Role: access.Deputy, DeputyID: p.DeputyID, Name: by.Name}
}

// standIn puts the deputy whose paper is entered in the place of the actor.
func (c *change) standIn(a Action) error {
	if c.paper == nil {
		return nil
	}
	if !c.by.Is(access.Office) || !slices.Contains(onPaper, a) {
		return ErrNotAllowed
	}
	person, known := c.it.Deputies[c.paper.DeputyID]
	if !known || c.paper.DeputyID == 0 {
		return fault.Invalids(fault.Field{Name: "on_paper.deputy_id", Code: "unknown", Reason: "这位代表没有参与本件建议，请另选。"})
	}
	if slices.Contains(ofMandate, a) && !person.active() {
		return fault.Invalids(fault.Field{Name: "on_paper.deputy_id", Code: "inactive", Reason: "这位代表目前暂停执行代表职务或代表资格已终止，不能进行这项操作。"})
	}
	c.hand, c.scans = c.paper.hand(c.by), c.paper.AttachmentIDs
	c.words["on_paper"], c.codes["on_paper"], c.codes["scans"] = person.Name, c.paper.DeputyID, len(c.scans)
	return nil
}

// PaperForm is an action that the office may enter now, and for whom.
type PaperForm struct {
	Action   Action       `json:"action"`
	Deputies []PersonView `json:"deputies"`
}

// paperForms lists what the office may enter from paper now with a subject.
func (it *Item) paperForms(of subject, by access.Actor, at moment) []PaperForm {
	out := []PaperForm{}
	if !by.Is(access.Office) {
		return out
	}
	at.item, at.paper = it, true
	for _, a := range onPaper {
		if a.step().subject != of {
			continue
		}
		var who []uint
		for _, id := range it.people() {
			able := it.Deputies[id].active() || !slices.Contains(ofMandate, a)
			if able && a.allow((&OnPaper{DeputyID: id}).hand(by), at) == nil {
				who = append(who, id)
			}
		}
		if len(who) > 0 {
			out = append(out, PaperForm{Action: a, Deputies: it.named(who)})
		}
	}
	return out
}

// people lists everyone who is or was asked to be a proposer, who decides first.
func (it *Item) people() []uint {
	out := []uint{it.proposerDeputyID()}
	for _, s := range it.Signatures {
		out = append(out, s.DeputyID)
	}
	return slices.DeleteFunc(out, func(id uint) bool { return id == 0 })
}

// OwnerKindEvent is the kind under which scans of papers are kept; their owner
// is the line of the timeline that tells what was entered from them.
const OwnerKindEvent = "event"

// MayReadEvent says whether by may know of a line of the timeline, and so read
// its scans.
func (s *Service) MayReadEvent(ctx context.Context, by access.Actor, id uint) (bool, error) {
	q := s.DB.Read(ctx)
	e, err := database.One[TimelineEvent](q.Where("id = ?", id))
	if errors.Is(err, database.ErrNotFound) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("read event %d: %w", id, err)
	}
	it, err := one(q, by, e.SuggestionID)
	if errors.Is(err, database.ErrNotFound) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	d := &detail{viewer: &viewer{by: by}, it: it}
	return d.hears(*e), nil
}
