package upward

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/attachment"
	"lianluo/internal/database"
	"lianluo/internal/fault"
)

// Wording is what an item says. A topic may be no more than its title.
type Wording struct {
	Title         string   `json:"title" binding:"required,max=100"`
	Basis         string   `json:"basis" binding:"max=5000"`
	Content       string   `json:"content" binding:"max=10000"`
	Points        []string `json:"points" binding:"max=20,dive,max=2000"`
	AttachmentIDs []uint   `json:"attachment_ids" binding:"max=10"`
}

// Proposal is a topic that somebody would have raised.
type Proposal struct {
	Level string `json:"level" binding:"required,oneof=provincial national" enums:"provincial,national"`
	Kind  string `json:"kind" binding:"required,oneof=joint delegation" enums:"joint,delegation"`
	Wording
}

// Propose puts a topic into the pool, for the office and for the deputies of
// the higher congress.
func (s *Service) Propose(ctx context.Context, by access.Actor, p Proposal) (Receipt, error) {
	c := s.begin(by)
	var receipt Receipt
	err := s.DB.Write(ctx, func(tx *gorm.DB) error {
		c.tx = tx
		row := Upward{CongressID: by.CongressID, Level: p.Level, Kind: p.Kind, State: Topic, ProposedBy: by.UserID, ProposedByName: by.Name,
			CreatedAt: c.now, UpdatedAt: c.now}
		all, err := members(tx, by.CongressID)
		if err != nil {
			return err
		}
		c.it = &Item{Upward: row, Members: slices.DeleteFunc(all, func(m Member) bool { return m.Level != p.Level })}
		if len(c.it.relations(by)) == 0 {
			return ErrNotAllowed
		}
		text := Text{No: 1}
		c.write(&text, p.Wording)
		c.it.Version = 1
		if err := tx.Create(&c.it.Upward).Error; err != nil {
			return fmt.Errorf("propose: %w", err)
		}
		text.UpwardID = c.it.ID
		if err := tx.Create(&text).Error; err != nil {
			return fmt.Errorf("propose: %w", err)
		}
		if err := attachment.Claim(tx, by, p.AttachmentIDs, OwnerKind, c.it.ID); err != nil {
			return err
		}
		receipt, err = c.finish("propose_topic", "", http.StatusCreated)
		return err
	})
	return receipt, err
}

func (c *change) write(text *Text, w Wording) {
	text.Title, text.Basis, text.Content = strings.TrimSpace(w.Title), strings.TrimSpace(w.Basis), strings.TrimSpace(w.Content)
	text.Points = []string{}
	for _, p := range w.Points {
		text.Points = append(text.Points, strings.TrimSpace(p))
	}
	text.ByUserID, text.ByName, text.At = c.by.UserID, c.by.Name, c.now
	c.it.Title = text.Title
}

func (c *change) text() (*Text, error) {
	return database.One[Text](c.tx.Where("upward_id = ?", c.it.ID).Order("no DESC"))
}

// Edit changes the text. While it is being signed that makes a version of its
// own, and whoever had signed is asked anew.
func (s *Service) Edit(ctx context.Context, by access.Actor, id, version uint, w Wording) (Receipt, error) {
	return s.act(ctx, by, id, EditText, version, func(c *change) error {
		text, err := c.text()
		if err != nil {
			return err
		}
		if text.FrozenAt != nil {
			text = &Text{UpwardID: id, No: text.No + 1}
		}
		c.write(text, w)
		if c.it.State == Signing {
			if err := text.complete(); err != nil {
				return err
			}
			text.FrozenAt = &c.now
		}
		if err := c.tx.Save(text).Error; err != nil {
			return fmt.Errorf("edit text: %w", err)
		}
		c.codes["text_no"] = text.No
		if err := attachment.Claim(c.tx, by, w.AttachmentIDs, OwnerKind, id); err != nil {
			return err
		}
		if err := attachment.Drop(c.tx, OwnerKind, id, w.AttachmentIDs, c.now); err != nil {
			return err
		}
		if c.it.State != Signing {
			return nil
		}
		asked := c.signers()
		if err := c.revoke(); err != nil {
			return err
		}
		return c.tell("changed", asked...)
	})
}

// revoke voids the signatures under a text that was changed.
func (c *change) revoke() error {
	for i := range c.it.Signatures {
		s := &c.it.Signatures[i]
		if !s.Stands() {
			continue
		}
		s.SignedAt, s.TextNo = nil, 0
		if err := c.tx.Save(s).Error; err != nil {
			return fmt.Errorf("revoke signatures: %w", err)
		}
	}
	return nil
}

// complete says what a text lacks before it can be signed.
func (t *Text) complete() error {
	var wrong []fault.Field
	if t.Content == "" {
		wrong = append(wrong, fault.Field{Name: "content", Code: "required", Reason: "请写明情况和理由。"})
	}
	if len(t.Points) == 0 {
		wrong = append(wrong, fault.Field{Name: "points", Code: "required", Reason: "请至少写一条具体建议。"})
	}
	for i, p := range t.Points {
		if p == "" {
			wrong = append(wrong, fault.Field{Name: fmt.Sprintf("points[%d]", i), Code: "required", Reason: "这一条建议是空的，请填写或删除。"})
		}
	}
	if len(wrong) > 0 {
		return fault.Invalids(wrong...)
	}
	return nil
}

// Adopt chooses a topic to be raised and puts a member in charge of it.
func (s *Service) Adopt(ctx context.Context, by access.Actor, id, version, leadDeputyID uint) (Receipt, error) {
	return s.act(ctx, by, id, AdoptTopic, version, func(c *change) error {
		i := slices.IndexFunc(c.it.Members, func(m Member) bool { return m.ID == leadDeputyID })
		if i < 0 {
			return fault.Invalids(fault.Field{Name: "lead_deputy_id", Code: "unknown", Reason: "请选择在任的上级人大代表领衔。"})
		}
		c.it.State, c.it.LeadDeputyID = Drafting, leadDeputyID
		c.words["name"], c.codes["lead_deputy_id"] = c.it.Members[i].Name, leadDeputyID
		return c.tell("adopted", c.it.Members[i])
	})
}

// Drop gives an item up before it is handed in.
func (s *Service) Drop(ctx context.Context, by access.Actor, id, version uint, reason string) (Receipt, error) {
	return s.act(ctx, by, id, Drop, version, func(c *change) error {
		c.it.State, c.it.EndReason, c.words["reason"] = Dropped, reason, reason
		return nil
	})
}

// OpenSigning freezes the text and asks all members of the delegation to sign.
func (s *Service) OpenSigning(ctx context.Context, by access.Actor, id, version uint) (Receipt, error) {
	return s.act(ctx, by, id, OpenSigning, version, func(c *change) error {
		text, err := c.text()
		if err != nil {
			return err
		}
		if err := text.complete(); err != nil {
			return err
		}
		text.FrozenAt, c.it.State = &c.now, Signing
		if err := c.tx.Save(text).Error; err != nil {
			return fmt.Errorf("freeze text: %w", err)
		}
		c.codes["text_no"] = text.No
		return c.tell("signing", c.it.Members...)
	})
}

// Sign puts a member's name under the text as it reads now; textNo is the
// version that he has read.
func (s *Service) Sign(ctx context.Context, by access.Actor, id, version uint, textNo int) (Receipt, error) {
	return s.act(ctx, by, id, Sign, version, func(c *change) error {
		text, err := c.text()
		if err != nil {
			return err
		}
		if text.No != textNo {
			return fault.Invalids(fault.Field{Name: "text_no", Code: "changed", Reason: "内容刚刚有修改，请重新阅读后再签名。"})
		}
		return c.say(func(own *Signature) {
			own.SignedAt, own.TextNo, own.DeclinedAt, own.WithdrawnAt, own.Reason = &c.now, text.No, nil, nil, ""
		})
	})
}

// Decline says that a member does not sign.
func (s *Service) Decline(ctx context.Context, by access.Actor, id, version uint, reason string) (Receipt, error) {
	return s.act(ctx, by, id, DeclineSignature, version, func(c *change) error {
		c.words["reason"] = reason
		return c.say(func(own *Signature) { own.DeclinedAt, own.Reason = &c.now, reason })
	})
}

// Withdraw takes a member's signature back, until the item is handed in.
func (s *Service) Withdraw(ctx context.Context, by access.Actor, id, version uint, reason string) (Receipt, error) {
	return s.act(ctx, by, id, WithdrawSignature, version, func(c *change) error {
		c.words["reason"] = reason
		return c.say(func(own *Signature) { own.WithdrawnAt, own.Reason = &c.now, reason })
	})
}

// say changes what the acting member says of the text.
func (c *change) say(set func(own *Signature)) error {
	deputyID := c.it.memberOf(c.by).ID
	own := c.it.signature(deputyID)
	if own == nil {
		c.it.Signatures = append(c.it.Signatures, Signature{UpwardID: c.it.ID, DeputyID: deputyID, InvitedAt: c.now})
		own = &c.it.Signatures[len(c.it.Signatures)-1]
	}
	set(own)
	c.codes["deputy_id"], c.codes["text_no"] = deputyID, own.TextNo
	if err := c.tx.Save(own).Error; err != nil {
		return fmt.Errorf("save signature: %w", err)
	}
	return nil
}
