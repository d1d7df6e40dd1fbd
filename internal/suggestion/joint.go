package suggestion

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"lianluo/internal/access"
	"lianluo/internal/calendar"
	"lianluo/internal/fault"
	"lianluo/internal/org"
	"lianluo/internal/rules"
)

// InviteCosigners asks deputies to sign the draft with the lead. The first
// invitation starts T0, after which nobody can confirm any more.
//
// throughOffice says that some of them sign on paper: the office enters that,
// and may read the draft while it is circulated.
func (s *Service) InviteCosigners(ctx context.Context, by access.Actor, id, version uint, deputies []uint, throughOffice bool) (Receipt, error) {
	return s.act(ctx, by, target{suggestion: id}, InviteCosigners, version, func(c *change) error {
		c.tells = "proposers"
		names, err := c.invite(deputies)
		if err != nil {
			return err
		}
		c.words["names"] = strings.Join(names, "、")
		c.it.ThroughOffice = c.it.ThroughOffice || throughOffice
		if c.it.Phase == Cosigning {
			return nil
		}
		c.it.Phase = Cosigning
		return c.startCosigning()
	})
}

// startCosigning starts T0: until the deadline of the session that sits, else
// as the rules count.
func (c *change) startCosigning() error {
	session, _, err := org.CurrentSession(c.tx, c.it.CongressID, c.today)
	if errors.Is(err, org.ErrNoSession) {
		return c.start(rules.T0, "invited", 0)
	}
	if err != nil {
		return err
	}
	if until := session.CosignUntil(c.today); !until.IsZero() {
		return c.startAs(rules.T0, "invited", 0, calendar.OfSession(c.today, until, session.Name))
	}
	return c.start(rules.T0, "invited", 0)
}

func (c *change) invite(deputies []uint) ([]string, error) {
	people, err := deputyRefs(c.tx.Where("d.congress_id = ?", c.it.CongressID), deputies)
	if err != nil {
		return nil, err
	}
	names := []string{}
	for _, id := range slices.Compact(slices.Sorted(slices.Values(deputies))) {
		person, known := people[id]
		if !known || !person.proposes() || id == c.it.LeadDeputyID {
			return nil, fault.Invalids(fault.Field{Name: "deputy_ids", Code: "unknown", Reason: "只能邀请本届在任的其他代表附议，请检查名单。"})
		}
		names = append(names, person.Name)
		c.it.Deputies[id] = person
		i := slices.IndexFunc(c.it.Signatures, func(s Signature) bool { return s.DeputyID == id })
		if i >= 0 && c.it.Signatures[i].open() {
			continue
		}
		row := Signature{SuggestionID: c.it.ID, DeputyID: id, InvitedAt: c.now}
		if i >= 0 {
			row.ID = c.it.Signatures[i].ID
			c.it.Signatures[i] = row
		} else {
			c.it.Signatures = append(c.it.Signatures, row)
			i = len(c.it.Signatures) - 1
		}
		if err := c.tx.Save(&c.it.Signatures[i]).Error; err != nil {
			return nil, fmt.Errorf("invite: %w", err)
		}
	}
	return names, nil
}

// signature gives the co-signer's own.
func (it *Item) signature(deputyID uint) *Signature {
	for i := range it.Signatures {
		if it.Signatures[i].DeputyID == deputyID {
			return &it.Signatures[i]
		}
	}
	return nil
}

// ConfirmSignature signs the text as it reads now; textNo says which version
// the co-signer has read. From then on an edit is a version of its own.
func (s *Service) ConfirmSignature(ctx context.Context, by access.Actor, id, version uint, textNo int) (Receipt, error) {
	return s.act(ctx, by, target{suggestion: id}, ConfirmSignature, version, func(c *change) error {
		text, err := c.text()
		if err != nil {
			return err
		}
		if text.No != textNo {
			return fault.Invalids(fault.Field{Name: "text_no", Code: "changed", Reason: "建议的内容刚刚有修改，请重新阅读后再确认。"})
		}
		if text.FrozenAt == nil {
			text.FrozenAt = &c.now
			if err := c.tx.Save(text).Error; err != nil {
				return fmt.Errorf("freeze text: %w", err)
			}
		}
		own := c.it.signature(c.hand.DeputyID)
		own.ConfirmedAt, own.ConfirmedVersion = &c.now, &text.No
		c.tells, c.words["text_no"], c.codes["text_no"] = "proposers", fmt.Sprint(text.No), text.No
		return c.saveSignature(own)
	})
}

// DeclineSignature refuses the invitation.
func (s *Service) DeclineSignature(ctx context.Context, by access.Actor, id, version uint, reason string) (Receipt, error) {
	return s.act(ctx, by, target{suggestion: id}, DeclineSignature, version, func(c *change) error {
		own := c.it.signature(c.hand.DeputyID)
		own.DeclinedAt, own.ConfirmedAt, own.ConfirmedVersion = &c.now, nil, nil
		c.tells, c.words["reason"] = "proposers", reason
		return c.saveSignature(own)
	})
}

// WithdrawSignature takes a confirmed signature back, until the item is
// registered.
func (s *Service) WithdrawSignature(ctx context.Context, by access.Actor, id, version uint, reason string) (Receipt, error) {
	return s.act(ctx, by, target{suggestion: id}, WithdrawSignature, version, func(c *change) error {
		own := c.it.signature(c.hand.DeputyID)
		own.WithdrawnAt = &c.now
		c.tells, c.words["reason"] = "proposers", reason
		return c.saveSignature(own)
	})
}

func (c *change) saveSignature(s *Signature) error {
	c.codes["deputy_id"] = s.DeputyID
	if err := c.tx.Save(s).Error; err != nil {
		return fmt.Errorf("save signature: %w", err)
	}
	return nil
}

// revoke voids the confirmations of a text that was changed; who had confirmed
// is asked anew.
func (c *change) revoke(text *ContentVersion) error {
	for i := range c.it.Signatures {
		s := &c.it.Signatures[i]
		if !s.Stands() || s.ConfirmedVersion == nil || *s.ConfirmedVersion == text.No {
			continue
		}
		s.ConfirmedAt, s.ConfirmedVersion = nil, nil
		c.tells = "proposers"
		if err := c.saveSignature(s); err != nil {
			return err
		}
	}
	return nil
}

// settle closes the list of co-signers when the item is submitted: invitations
// that were not confirmed lapse.
func (c *change) settle() error {
	joint := false
	for i := range c.it.Signatures {
		s := &c.it.Signatures[i]
		if s.Stands() {
			joint = true
			continue
		}
		if !s.open() {
			continue
		}
		s.LapsedAt = &c.now
		if err := c.saveSignature(s); err != nil {
			return err
		}
	}
	if c.it.ProposerKind != "delegation" {
		c.it.ProposerKind = map[bool]string{true: "joint", false: "deputy"}[joint]
	}
	return c.stop(rules.T0, "submitted", 0)
}

func (it *Item) signatureTasks() []Task {
	var out []Task
	for _, s := range it.Signatures {
		if s.open() && s.ConfirmedAt == nil {
			t := it.task(ConfirmSignature, access.Deputy, string(rules.T0), nil)
			t.DeputyID = s.DeputyID
			out = append(out, t)
		}
	}
	return out
}

// signatureOf narrows an action to the co-signer's own signature.
func signatureOf(holds func(Signature) bool) func(moment) bool {
	return func(at moment) bool {
		s := at.item.signature(at.by.DeputyID)
		return s != nil && holds(*s)
	}
}

// beforeT0: nobody confirms after the cut-off.
func beforeT0(at moment) bool {
	c := at.item.clock(string(rules.T0), 0)
	return c == nil || !calendar.On(at.now).After(c.DueOn)
}
