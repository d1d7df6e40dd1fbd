package supervision

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"lianluo/internal/access"
	"lianluo/internal/audit"
	"lianluo/internal/database"
	"lianluo/internal/fault"
	"lianluo/internal/idempotency"
	"lianluo/internal/notify"
	"lianluo/internal/suggestion"
)

// What keeps a suggestion from being nominated, or a nomination from being
// taken back.
var (
	ErrNominated  = fault.New(fault.Conflict, "nominated-already", "您已经推荐过这件建议，不必重复推荐。如需修改理由，请先撤回再推荐。")
	ErrNotNominee = fault.New(fault.Conflict, "not-nominable", "只有已登记、尚未办结的建议可以推荐为重点督办建议。")
)

// nominators are the roles that nominate, each what it may read.
var nominators = []access.Role{access.Deputy, access.Office, access.Head, access.GovOffice, access.SupervisingLeader, access.Committee}

// nominable are the phases of an item whose handling can still be supervised.
var nominable = []suggestion.Phase{suggestion.Registered, suggestion.Assigned, suggestion.InHandling, suggestion.AwaitingFeedback, suggestion.RehandlingReview}

// mayNominate says whether by may nominate the item, which he sees.
func mayNominate(by access.Actor, it *suggestion.Item) error {
	switch {
	case !by.Is(nominators...):
		return ErrNotAllowed
	case it.KeyItemID != 0 || !slices.Contains(nominable, it.Phase):
		return ErrNotNominee
	}
	return nil
}

// CandidateReceipt is the answer to an action at a candidate.
type CandidateReceipt struct {
	ID      uint `json:"id"`
	Version uint `json:"version"`
}

// Nominate puts a suggestion among the candidates for the key items, or adds a
// reason to one that is there. Each person nominates once.
func (s *Service) Nominate(ctx context.Context, by access.Actor, suggestionID uint, reason string) (CandidateReceipt, error) {
	c, err := s.begin(ctx, by)
	if err != nil {
		return CandidateReceipt{}, err
	}
	var receipt CandidateReceipt
	err = s.DB.Write(ctx, func(tx *gorm.DB) error {
		c.tx = tx
		it, err := readable(tx, by, suggestionID)
		if err != nil {
			return err
		}
		if err := mayNominate(by, it); err != nil {
			return err
		}
		candidate, err := c.candidate(it)
		if err != nil {
			return err
		}
		body, err := bodyName(tx, by)
		if err != nil {
			return err
		}
		n := Nomination{CandidateID: candidate.ID, SuggestionID: it.ID, UserID: by.UserID, ByName: by.Name, ByRole: string(by.Role), BodyName: body,
			Reason: strings.TrimSpace(reason), At: c.now}
		made := tx.Clauses(clause.OnConflict{DoNothing: true}).Create(&n)
		if made.Error != nil {
			return fmt.Errorf("nominate: %w", made.Error)
		}
		if made.RowsAffected == 0 {
			return ErrNominated
		}
		if err := c.tellOffice(it); err != nil {
			return err
		}
		receipt = CandidateReceipt{ID: candidate.ID, Version: candidate.Version}
		return c.record(Nominate, receipt, http.StatusCreated, audit.Data{"suggestion_id": it.ID})
	})
	return receipt, err
}

// tellOffice says that an item was nominated, to those who compare candidates.
func (c *change) tellOffice(it *suggestion.Item) error {
	office, err := notify.Recipients(c.tx, it.CongressID, notify.Target{Role: access.Office})
	if err != nil {
		return err
	}
	office = slices.DeleteFunc(office, func(id uint) bool { return id == c.by.UserID })
	return notify.Send(c.tx, it.CongressID, office, notify.Notice{Kind: "supervision.nominated", SuggestionID: &it.ID, At: c.now,
		Params: map[string]string{"title": it.Title, "number": it.NumberText}})
}

// readable loads a suggestion that by may see; otherwise database.ErrNotFound.
func readable(q *gorm.DB, by access.Actor, id uint) (*suggestion.Item, error) {
	items, err := suggestion.LoadReadable(q, by, []uint{id})
	if err != nil {
		return nil, err
	}
	if len(items) == 0 {
		return nil, database.ErrNotFound
	}
	return items[0], nil
}

// candidate gives the open candidate of an item; the first nomination makes it.
func (c *change) candidate(it *suggestion.Item) (*Candidate, error) {
	fresh := Candidate{CongressID: it.CongressID, SuggestionID: it.ID, State: CandidateOpen, CreatedAt: c.now, Versioned: database.Versioned{Version: 1}}
	if err := c.tx.Clauses(clause.OnConflict{DoNothing: true}).Create(&fresh).Error; err != nil {
		return nil, fmt.Errorf("candidate: %w", err)
	}
	candidate, err := c.held(it.ID)
	if errors.Is(err, database.ErrNotFound) {
		return nil, database.ErrStale // it was decided on at this very moment
	}
	if err != nil {
		return nil, err
	}
	var free int64
	if err := c.tx.Table("suggestions").Where("id = ? AND key_item_id = 0", it.ID).Count(&free).Error; err != nil {
		return nil, fmt.Errorf("candidate: %w", err)
	}
	if free == 0 {
		return nil, ErrNotNominee
	}
	return candidate, nil
}

// held gives the open candidate of a suggestion, which nobody else decides on or
// abandons until this is done.
func (c *change) held(suggestionID uint) (*Candidate, error) {
	open := c.tx.Model(&Candidate{}).Where("suggestion_id = ? AND state = ?", suggestionID, CandidateOpen).UpdateColumn("state", CandidateOpen)
	if open.Error != nil {
		return nil, fmt.Errorf("candidate: %w", open.Error)
	}
	return database.One[Candidate](c.tx.Where("suggestion_id = ? AND state = ?", suggestionID, CandidateOpen))
}

// record writes the line of the audit record and keeps the response.
func (c *change) record(a Action, receipt CandidateReceipt, status int, data audit.Data) error {
	err := audit.Record(c.tx, c.by, audit.Event{At: c.now, Action: "supervision." + string(a),
		Subject: fmt.Sprintf("supervision_candidate/%d", receipt.ID), Data: data})
	if err != nil {
		return err
	}
	return idempotency.Keep(c.tx, status, receipt)
}

// WithdrawNomination takes the actor's own nomination back while nothing is
// decided; a candidate that nobody nominates any more is none.
func (s *Service) WithdrawNomination(ctx context.Context, by access.Actor, suggestionID uint) (CandidateReceipt, error) {
	c, err := s.begin(ctx, by)
	if err != nil {
		return CandidateReceipt{}, err
	}
	var receipt CandidateReceipt
	err = s.DB.Write(ctx, func(tx *gorm.DB) error {
		c.tx = tx
		it, err := readable(tx, by, suggestionID)
		if err != nil {
			return err
		}
		candidate, err := c.held(it.ID)
		if errors.Is(err, database.ErrNotFound) {
			return ErrWrongMoment
		}
		if err != nil {
			return err
		}
		gone := tx.Where("candidate_id = ? AND user_id = ?", candidate.ID, by.UserID).Delete(&Nomination{})
		if gone.Error != nil {
			return fmt.Errorf("withdraw a nomination: %w", gone.Error)
		}
		if gone.RowsAffected == 0 {
			return ErrNotAllowed
		}
		if err := c.abandon(candidate); err != nil {
			return err
		}
		receipt = CandidateReceipt{ID: candidate.ID, Version: candidate.Version}
		return c.record(WithdrawNomination, receipt, http.StatusOK, audit.Data{"suggestion_id": it.ID})
	})
	return receipt, err
}

// abandon ends a candidate that nobody nominates any more; those grouped with
// it stand alone again.
func (c *change) abandon(candidate *Candidate) error {
	var left int64
	if err := c.tx.Model(&Nomination{}).Where("candidate_id = ?", candidate.ID).Count(&left).Error; err != nil || left > 0 {
		return err
	}
	if err := c.tx.Model(&Candidate{}).Where("main_id = ?", candidate.ID).
		UpdateColumns(map[string]any{"main_id": nil, "version": gorm.Expr("version + 1")}).Error; err != nil {
		return fmt.Errorf("abandon a candidate: %w", err)
	}
	candidate.State, candidate.MainID = CandidateWithdrawn, nil
	return database.Save(c.tx, candidate)
}

// Preparation is what the office writes of a candidate for the comparison.
type Preparation struct {
	Note        string `json:"note" binding:"max=1000"`
	LeaderID    uint   `json:"leader_id"`
	OfficialID  uint   `json:"official_id"`
	CommitteeID uint   `json:"committee_id"`
}

// Prepare notes what the office would propose for a candidate.
func (s *Service) Prepare(ctx context.Context, by access.Actor, id, version uint, p Preparation) (CandidateReceipt, error) {
	return s.atCandidate(ctx, by, id, version, func(c *change, row *Candidate) error {
		if err := c.known(p.LeaderID, p.OfficialID, p.CommitteeID); err != nil {
			return err
		}
		row.Note, row.LeaderID, row.OfficialID, row.CommitteeID = strings.TrimSpace(p.Note), p.LeaderID, p.OfficialID, p.CommitteeID
		return nil
	})
}

// Group puts a candidate with a similar one, which stands for both; mainID 0
// lets it stand alone again.
func (s *Service) Group(ctx context.Context, by access.Actor, id, version, mainID uint) (CandidateReceipt, error) {
	return s.atCandidate(ctx, by, id, version, func(c *change, row *Candidate) error {
		row.MainID = nil
		if mainID == 0 {
			return nil
		}
		main, err := database.One[Candidate](c.tx.Where("id = ? AND congress_id = ? AND state = ?", mainID, by.CongressID, CandidateOpen))
		if errors.Is(err, database.ErrNotFound) || err == nil && (main.ID == row.ID || main.MainID != nil) {
			return fault.Invalids(fault.Field{Name: "main_id", Code: "unknown", Reason: "请选择另一件候选建议作为主件；已归入别组的不能作为主件。"})
		}
		if err != nil {
			return err
		}
		// Those that were with this one go along.
		err = c.tx.Model(&Candidate{}).Where("main_id = ?", row.ID).
			UpdateColumns(map[string]any{"main_id": main.ID, "version": gorm.Expr("version + 1")}).Error
		if err != nil {
			return fmt.Errorf("group candidates: %w", err)
		}
		// Touching the main one makes that it is still one when this is done.
		if err := database.Save(c.tx, main); err != nil {
			return err
		}
		row.MainID = &main.ID
		return nil
	})
}

// atCandidate changes an open candidate, for the office.
func (s *Service) atCandidate(ctx context.Context, by access.Actor, id, version uint, do func(c *change, row *Candidate) error) (CandidateReceipt, error) {
	c, err := s.begin(ctx, by)
	if err != nil {
		return CandidateReceipt{}, err
	}
	var receipt CandidateReceipt
	err = s.DB.Write(ctx, func(tx *gorm.DB) error {
		c.tx = tx
		row, err := candidateFor(tx, by, id)
		if err != nil {
			return err
		}
		switch {
		case !by.Is(access.Office):
			return ErrNotAllowed
		case row.State != CandidateOpen:
			return ErrWrongMoment
		case row.Version != version:
			return database.ErrStale
		}
		if err := do(c, row); err != nil {
			return err
		}
		if err := database.Save(tx, row); err != nil {
			return err
		}
		receipt = CandidateReceipt{ID: row.ID, Version: row.Version}
		return c.record(PrepareCandidates, receipt, http.StatusOK, audit.Data{"suggestion_id": row.SuggestionID, "main_id": row.MainID})
	})
	return receipt, err
}

// comparers see the comparison of the candidates.
var comparers = []access.Role{access.Office, access.Head, access.GovOffice, access.SupervisingLeader, access.Committee}

// candidateFor loads a candidate that by may see.
func candidateFor(q *gorm.DB, by access.Actor, id uint) (*Candidate, error) {
	if !by.Is(comparers...) {
		return nil, database.ErrNotFound
	}
	row, err := database.One[Candidate](q.Where("id = ? AND congress_id = ?", id, by.CongressID))
	if err != nil {
		return nil, err
	}
	if _, err := readable(q, by, row.SuggestionID); err != nil {
		return nil, err
	}
	return row, nil
}

// known refuses parties that nobody here is.
func (c *change) known(leaderID, officialID, committeeID uint) error {
	var wrong []fault.Field
	for _, p := range []struct {
		id     uint
		name   string
		q      *gorm.DB
		reason string
	}{
		{leaderID, "leader_id", c.holding(access.SupervisingLeader, leaderID), "请选择具有“牵头督办领导”身份的人员。"},
		{officialID, "official_id", c.holding(access.LeadingOfficial, officialID), "请选择具有“牵头领办领导”身份的人员。"},
		{committeeID, "committee_id", c.tx.Table("committees").Where("congress_id = ? AND id = ? AND active", c.by.CongressID, committeeID), "请选择名录中的专门委员会。"},
	} {
		if p.id == 0 {
			continue
		}
		var n int64
		if err := p.q.Count(&n).Error; err != nil {
			return fmt.Errorf("parties: %w", err)
		}
		if n == 0 {
			wrong = append(wrong, fault.Field{Name: p.name, Code: "unknown", Reason: p.reason})
		}
	}
	if len(wrong) > 0 {
		return fault.Invalids(wrong...)
	}
	return nil
}

func (c *change) holding(role access.Role, userID uint) *gorm.DB {
	return c.tx.Table("memberships").Where("congress_id = ? AND role = ? AND user_id = ? AND ended_at IS NULL", c.by.CongressID, role, userID)
}
