package suggestion

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/attachment"
	"lianluo/internal/audit"
	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/deputy"
	"lianluo/internal/fault"
	"lianluo/internal/idempotency"
	"lianluo/internal/org"
	"lianluo/internal/rules"
)

// OwnerKind is the kind under which a suggestion owns attachments.
const OwnerKind = "suggestion"

// Content is the text of a draft. A draft may be incomplete; Submit says what
// is missing.
type Content struct {
	Title            string   `json:"title" binding:"max=100"`
	Category         string   `json:"category" binding:"max=40"`
	Situation        string   `json:"situation" binding:"max=10000"`
	Analysis         string   `json:"analysis" binding:"max=10000"`
	Points           []string `json:"points" binding:"max=20,dive,max=2000"`
	PublicityConsent string   `json:"publicity_consent" binding:"omitempty,oneof=full title_only none" enums:"full,title_only,none,"`
	ReferenceOnly    bool     `json:"reference_only"`
	SuggestedUnits   string   `json:"suggested_units" binding:"max=200"`
	AttachmentIDs    []uint   `json:"attachment_ids" binding:"max=10"`
}

// Create starts a draft of the deputy's own, or as its head one of a
// delegation (全团建议).
func (s *Service) Create(ctx context.Context, by access.Actor, forDelegation bool, content Content) (Receipt, error) {
	if !by.Is(access.Deputy) {
		return Receipt{}, ErrNotAllowed
	}
	now := s.Now().UTC().Truncate(time.Microsecond)
	var receipt Receipt
	err := s.DB.Write(ctx, func(tx *gorm.DB) error {
		people, err := deputyRefs(tx, []uint{by.DeputyID})
		if err != nil {
			return err
		}
		if people[by.DeputyID].Status != "active" {
			return ErrInactiveDeputy
		}
		if !people[by.DeputyID].proposes() {
			return ErrHigherDeputy
		}
		row := Suggestion{CongressID: by.CongressID, Origin: "deputy", ProposerKind: "deputy", LeadDeputyID: by.DeputyID,
			EnteredBy: by.UserID, Phase: Draft, UnitPhase: Draft, CreatedAt: now, UpdatedAt: now}
		if forDelegation {
			headed, err := deputy.DelegationsHeadedBy(tx, by.CongressID, by.DeputyID)
			if err != nil {
				return err
			}
			if len(headed) == 0 {
				return ErrNotHead
			}
			row.ProposerKind, row.DelegationID = "delegation", headed[0].ID
		}
		if _, err := create(tx, by, &row, content); err != nil {
			return err
		}
		task := Task{CongressID: by.CongressID, SuggestionID: row.ID, Action: EditDraft, Role: string(access.Deputy), DeputyID: by.DeputyID, Since: now}
		if err := tx.Create(&task).Error; err != nil {
			return fmt.Errorf("create draft: %w", err)
		}
		if err := audit.Record(tx, by, audit.Event{At: now, Action: "suggestion.create_draft",
			Subject: "suggestion/" + strconv.FormatUint(uint64(row.ID), 10), To: string(Draft)}); err != nil {
			return err
		}
		receipt = Receipt{ID: row.ID, Version: row.Version, Phase: row.Phase}
		return idempotency.Keep(tx, http.StatusCreated, receipt)
	})
	return receipt, err
}

// ErrHigherDeputy refuses an item of this congress to a deputy of a higher one.
var ErrHigherDeputy = fault.New(fault.Forbidden, "higher-deputy", "这里只能提出本级人大的代表建议。向上级人大提出的，请在“向上建议”中办理。")

// ErrNotHead refuses an item of a delegation to who does not head one.
var ErrNotHead = fault.New(fault.Forbidden, "not-head-of-delegation", "只有代表团团长可以提出全团建议。")

// create writes a new item with its first text.
func create(tx *gorm.DB, by access.Actor, row *Suggestion, content Content) (*ContentVersion, error) {
	text := &ContentVersion{No: 1, ByUserID: by.UserID, ByName: by.Name, At: row.CreatedAt}
	content.fill(text)
	text.describe(row)
	row.Version, row.UnitVersion = 1, 1
	if err := tx.Create(row).Error; err != nil {
		return nil, fmt.Errorf("create item: %w", err)
	}
	text.SuggestionID = row.ID
	if err := tx.Create(text).Error; err != nil {
		return nil, fmt.Errorf("create item: %w", err)
	}
	return text, attachment.Claim(tx, by, content.AttachmentIDs, OwnerKind, row.ID)
}

// Edit changes the text of a draft, or of an item returned for revision; the
// first edit after a return begins a version of its own. Until it is submitted
// again, lists show what was submitted before.
func (s *Service) Edit(ctx context.Context, by access.Actor, id, version uint, content Content) (Receipt, error) {
	return s.act(ctx, by, target{suggestion: id}, EditDraft, version, func(c *change) error {
		c.tells = "nobody"
		text, err := c.text()
		if err != nil {
			return err
		}
		if text.FrozenAt != nil {
			text = &ContentVersion{SuggestionID: id, No: text.No + 1, Points: text.Points}
		}
		text.ByUserID, text.ByName, text.At = by.UserID, by.Name, c.now
		content.fill(text)
		if c.it.SubmittedAt == nil {
			text.describe(&c.it.Suggestion)
		}
		if err := c.tx.Save(text).Error; err != nil {
			return fmt.Errorf("edit draft: %w", err)
		}
		if err := attachment.Claim(c.tx, by, content.AttachmentIDs, OwnerKind, id); err != nil {
			return err
		}
		if err := c.revoke(text); err != nil {
			return err
		}
		return attachment.Drop(c.tx, OwnerKind, id, content.AttachmentIDs, c.now)
	})
}

// Delete removes a draft that was never submitted, for good.
func (s *Service) Delete(ctx context.Context, by access.Actor, id, version uint) error {
	now := s.Now().UTC().Truncate(time.Microsecond)
	return s.DB.Write(ctx, func(tx *gorm.DB) error {
		it, err := one(tx, by, id)
		if err != nil {
			return err
		}
		if err := DeleteDraft.allow(by, moment{item: it, now: now}); err != nil {
			return err
		}
		if it.Version != version {
			return database.ErrStale
		}
		if err := attachment.Drop(tx, OwnerKind, id, nil, now); err != nil {
			return err
		}
		for _, rows := range []any{&Task{}, &TimelineEvent{}, &ContentVersion{}, &Signature{}} {
			if err := tx.Where("suggestion_id = ?", id).Delete(rows).Error; err != nil {
				return fmt.Errorf("delete draft: %w", err)
			}
		}
		if err := tx.Where("id = ? AND version = ?", id, version).Delete(&Suggestion{}).Error; err != nil {
			return fmt.Errorf("delete draft: %w", err)
		}
		return audit.Record(tx, by, audit.Event{At: now, Action: "suggestion.delete_draft",
			Subject: "suggestion/" + strconv.FormatUint(uint64(id), 10), From: string(Draft)})
	})
}

// Submit hands the item to the office, with the proposer's confirmation that
// it holds no state secret. T1 starts, anew after a revision.
func (s *Service) Submit(ctx context.Context, by access.Actor, id, version uint) (Receipt, error) {
	return s.act(ctx, by, target{suggestion: id}, Submit, version, func(c *change) error {
		text, err := c.text()
		if err != nil {
			return err
		}
		if err := c.settle(); err != nil {
			return err
		}
		return c.submit(text, c.today)
	})
}

// submit hands the text to the office on a day; T1 counts from it, or for what
// comes in during a session from the session's last day.
func (c *change) submit(text *ContentVersion, on calendar.Date) error {
	if err := complete(text, c.set); err != nil {
		return err
	}
	text.describe(&c.it.Suggestion)
	if text.FrozenAt == nil {
		text.FrozenAt = &c.now
		if err := c.tx.Save(text).Error; err != nil {
			return fmt.Errorf("freeze text: %w", err)
		}
	}
	session, inSession, err := org.CurrentSession(c.tx, c.it.CongressID, on)
	if err != nil {
		return err
	}
	c.it.Phase, c.it.SubmittedAt = Submitted, &c.now
	c.it.TermID, c.it.SessionID, c.it.SubmissionPeriod = session.TermID, session.ID, "inter_session"
	c.it.ReturnCode, c.it.ReturnReason = "", ""
	if c.it.ReceiptNo == "" {
		c.it.ReceiptNo = receiptNo(c.today)
	}
	if inSession {
		c.it.SubmissionPeriod, on = "in_session", session.ClosesOn
	}
	c.words["receipt_no"], c.codes["reference_only"] = c.it.ReceiptNo, c.it.ReferenceOnly
	if err := c.startFrom(rules.T1, "submitted", 0, on, inSession); err != nil {
		return err
	}
	return indexNew(c.tx, c.it, text)
}

func (c *change) text() (*ContentVersion, error) {
	return database.One[ContentVersion](c.tx.Where("suggestion_id = ?", c.it.ID).Order("no DESC"))
}

// describe copies what lists show from the text to the item's row.
func (text *ContentVersion) describe(row *Suggestion) {
	row.Title, row.Category, row.Wishes = text.Title, text.Category, text.Wishes
}

// fill writes the text; a point that reads as before keeps its identity, and
// otherwise the one in the same place does.
func (content Content) fill(text *ContentVersion) {
	text.Title, text.Category = strings.TrimSpace(content.Title), content.Category
	text.Situation, text.Analysis = strings.TrimSpace(content.Situation), strings.TrimSpace(content.Analysis)
	text.Wishes = Wishes{PublicityConsent: content.PublicityConsent, ReferenceOnly: content.ReferenceOnly,
		SuggestedUnits: strings.TrimSpace(content.SuggestedUnits)}
	old := text.Points
	text.Points = make([]Point, 0, len(content.Points))
	taken := map[string]bool{}
	for i, words := range content.Points {
		words = strings.TrimSpace(words)
		p := Point{No: i + 1, Text: words}
		for _, o := range old {
			if o.Text == words && !taken[o.ID] {
				p.ID = o.ID
				break
			}
		}
		if p.ID == "" && i < len(old) && !taken[old[i].ID] {
			p.ID = old[i].ID
		}
		if p.ID == "" || taken[p.ID] {
			p.ID = randomID()
		}
		taken[p.ID] = true
		text.Points = append(text.Points, p)
	}
}

func complete(text *ContentVersion, set *rules.RuleSet) error {
	var missing []fault.Field
	need := func(ok bool, name, reason string) {
		if !ok {
			missing = append(missing, fault.Field{Name: name, Code: "required", Reason: reason})
		}
	}
	need(text.Title != "", "title", "请填写标题。")
	need(rules.Has(set.Data.CategoryList, text.Category), "category", "请选择类别。")
	need(text.Situation != "", "situation", "请写明情况和问题。")
	need(len(text.Points) > 0, "points", "请至少写一条具体建议。")
	for i, p := range text.Points {
		need(p.Text != "", fmt.Sprintf("points[%d]", i), "这一条建议是空的，请填写或删除。")
	}
	need(text.PublicityConsent != "", "publicity_consent", "请选择是否同意公开。")
	if len(missing) > 0 {
		return fault.Invalids(missing...)
	}
	return nil
}

func receiptNo(day calendar.Date) string {
	return "S" + strings.ReplaceAll(day.String(), "-", "") + "-" + strings.ToUpper(randomID()[:6])
}

func randomID() string {
	var b [6]byte
	_, _ = rand.Read(b[:])
	return hex.EncodeToString(b[:])
}
