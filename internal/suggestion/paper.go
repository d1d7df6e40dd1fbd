package suggestion

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/audit"
	"lianluo/internal/calendar"
	"lianluo/internal/deputy"
	"lianluo/internal/fault"
)

// Sheet is a suggestion that came in on paper, signed, or a motion that the
// congress decided to handle as a suggestion (议案转建议). One of a delegation
// (全团建议) names the delegation, whose head leads it, and no co-signers.
type Sheet struct {
	Origin       string        `json:"origin" binding:"required,oneof=paper motion" enums:"paper,motion"`
	OriginNote   string        `json:"origin_note" binding:"max=500"` // who handed it in, or which motion it was and who decided
	LeadDeputyID uint          `json:"lead_deputy_id" binding:"required_without=DelegationID" validate:"optional"`
	DelegationID uint          `json:"delegation_id" validate:"optional"`
	CosignerIDs  []uint        `json:"cosigner_ids" binding:"max=100"`
	ReceivedOn   calendar.Date `json:"received_on" binding:"required"`
	Content
}

// Enter takes down, for the office, what was handed in on paper. It is
// submitted with that, since the signatures stand on the paper, whose scan must
// be attached; the record keeps both names. T1 counts from the day on which the
// paper came in.
func (s *Service) Enter(ctx context.Context, by access.Actor, sheet Sheet) (Receipt, error) {
	if !by.Is(access.Office) {
		return Receipt{}, ErrNotAllowed
	}
	c, err := s.begin(ctx, by)
	if err != nil {
		return Receipt{}, err
	}
	if err := sheet.check(c.today); err != nil {
		return Receipt{}, err
	}
	err = s.DB.Write(ctx, func(tx *gorm.DB) error {
		c.tx = tx
		if err := c.ensureRules(by.CongressID); err != nil {
			return err
		}
		if err := sheet.ofDelegation(tx, by.CongressID); err != nil {
			return err
		}
		row := Suggestion{CongressID: by.CongressID, Origin: sheet.Origin, OriginNote: sheet.OriginNote, ProposerKind: "deputy", LeadDeputyID: sheet.LeadDeputyID,
			DelegationID: sheet.DelegationID, EnteredBy: by.UserID, Phase: Draft, UnitPhase: Draft, CreatedAt: c.now, UpdatedAt: c.now}
		if sheet.DelegationID != 0 {
			row.ProposerKind = "delegation"
		}
		people, err := deputyRefs(tx.Where("d.congress_id = ?", by.CongressID), []uint{sheet.LeadDeputyID})
		if err != nil {
			return err
		}
		if !people[sheet.LeadDeputyID].proposes() {
			return fault.Invalids(fault.Field{Name: "lead_deputy_id", Code: "unknown", Reason: "请选择本届在任的代表。"})
		}
		text, err := create(tx, by, &row, sheet.Content)
		if err != nil {
			return err
		}
		c.it = &Item{Suggestion: row, Deputies: people, Units: map[uint]UnitRef{}}
		if sheet.DelegationID != 0 {
			c.it.HeadDeputyID = sheet.LeadDeputyID
		}
		c.receipt.ID = row.ID
		if _, err := c.invite(sheet.CosignerIDs); err != nil {
			return err
		}
		for i := range c.it.Signatures {
			own := &c.it.Signatures[i]
			own.ConfirmedAt, own.ConfirmedVersion = &c.now, &text.No
			if err := c.saveSignature(own); err != nil {
				return err
			}
		}
		if err := c.settle(); err != nil {
			return err
		}
		if err := c.submit(text, sheet.ReceivedOn); err != nil {
			return err
		}
		c.words["origin"], c.words["received_on"], c.words["deputy_name"] = sheet.Origin, sheet.ReceivedOn.String(), people[sheet.LeadDeputyID].Name
		return c.finish("enter_from_paper", "", http.StatusCreated)
	})
	if err != nil {
		return Receipt{}, err
	}
	return c.receipt, nil
}

// ofDelegation puts the head of the delegation, if there is one, in the lead.
func (sheet *Sheet) ofDelegation(tx *gorm.DB, congressID uint) error {
	if sheet.DelegationID == 0 {
		return nil
	}
	wrong := func(name, code, reason string) error {
		return fault.Invalids(fault.Field{Name: name, Code: code, Reason: reason})
	}
	if len(sheet.CosignerIDs) > 0 {
		return wrong("cosigner_ids", "range", "全团建议由代表团提出，不填写附议代表。")
	}
	var heads []uint
	err := tx.Model(&deputy.Delegation{}).Where("congress_id = ? AND id = ? AND head_deputy_id IS NOT NULL", congressID, sheet.DelegationID).Pluck("head_deputy_id", &heads).Error
	if err != nil {
		return fmt.Errorf("head of delegation: %w", err)
	}
	if len(heads) == 0 {
		return wrong("delegation_id", "unknown", "没有这个代表团，或该团还没有团长。请先在名册中指定团长。")
	}
	sheet.LeadDeputyID = heads[0]
	return nil
}

func (sheet Sheet) check(today calendar.Date) error {
	var wrong []fault.Field
	if sheet.ReceivedOn.After(today) || today.Sub(sheet.ReceivedOn) > 366 {
		wrong = append(wrong, fault.Field{Name: "received_on", Code: "range", Reason: "收到纸质件的日期不能晚于今天，也不能早于一年以前。"})
	}
	if len(sheet.AttachmentIDs) == 0 {
		wrong = append(wrong, fault.Field{Name: "attachment_ids", Code: "required", Reason: "请上传代表签名的纸质件扫描件。"})
	}
	if sheet.Origin == "motion" && sheet.OriginNote == "" {
		wrong = append(wrong, fault.Field{Name: "origin_note", Code: "required", Reason: "请写明议案编号和转为建议的决定。"})
	}
	if len(wrong) > 0 {
		return fault.Invalids(wrong...)
	}
	return nil
}

// begin prepares a change of which the item is not known yet.
func (s *Service) begin(ctx context.Context, by access.Actor) (*change, error) {
	c := &change{by: by, hand: by, paper: s.paper, now: s.Now().UTC().Truncate(time.Microsecond), words: map[string]string{}, codes: audit.Data{}, tells: "all"}
	c.today = calendar.On(c.now)
	return c, c.know(s.DB.Read(ctx))
}
