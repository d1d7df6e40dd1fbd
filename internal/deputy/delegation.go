package deputy

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/audit"
	"lianluo/internal/database"
	"lianluo/internal/fault"
	"lianluo/internal/idempotency"
	"lianluo/internal/org"
)

// ErrClosed answers a change of a delegation or group that was closed.
var ErrClosed = fault.New(fault.Conflict, "closed", "它已经撤销，不能再修改。请刷新页面；如仍需要，请另行新建。")

func errNotEmpty(members int64) error {
	return fault.New(fault.Conflict, "delegation-not-empty",
		fmt.Sprintf("这个代表团还有 %d 名代表。请先把他们编入其他代表团，再撤销。", members))
}

// DelegationRequest is what a person says about a delegation; Version only
// when changing one.
type DelegationRequest struct {
	Version      uint   `json:"version" validate:"optional"`
	Name         string `json:"name" binding:"required,max=50"`
	HeadDeputyID *uint  `json:"head_deputy_id" extensions:"x-nullable" validate:"optional"`
}

// CloseRequest names the version that was in view.
type CloseRequest struct {
	Version uint `json:"version" validate:"optional"`
}

// MembersRequest names deputies, for the version that was in view.
type MembersRequest struct {
	Version   uint   `json:"version" validate:"optional"`
	DeputyIDs []uint `json:"deputy_ids" binding:"required,min=1,max=500"`
}

// CreateDelegation adds a delegation to the current term of the actor's
// congress. It has no deputies yet, and so no head.
func (s *Service) CreateDelegation(ctx context.Context, by access.Actor, req DelegationRequest) (v delegationView, err error) {
	err = s.DB.Write(ctx, func(tx *gorm.DB) error {
		term, err := org.CurrentTerm(tx, by.CongressID, s.today())
		if err != nil {
			return err
		}
		row := Delegation{CongressID: by.CongressID, TermID: term.ID, Name: req.Name, HeadDeputyID: req.HeadDeputyID}
		if err := leads(tx, row); err != nil {
			return err
		}
		if err := uniqueName(tx.Create(&row).Error); err != nil {
			return err
		}
		if err := s.recordOn(tx, by, "delegation.create", row.ID, nil); err != nil {
			return err
		}
		v, err = keepDelegation(tx, http.StatusCreated, row)
		return err
	})
	return v, err
}

// UpdateDelegation renames a delegation and says who heads it.
func (s *Service) UpdateDelegation(ctx context.Context, by access.Actor, id uint, req DelegationRequest) (delegationView, error) {
	return s.changeDelegation(ctx, by, id, req.Version, "delegation.update", func(_ *gorm.DB, row *Delegation) (audit.Data, error) {
		row.Name, row.HeadDeputyID = req.Name, req.HeadDeputyID
		return headData(req.HeadDeputyID), nil
	})
}

// MoveDeputies puts deputies of the term into a delegation. Whoever headed
// the one that he leaves heads it no more.
func (s *Service) MoveDeputies(ctx context.Context, by access.Actor, id uint, req MembersRequest) (delegationView, error) {
	return s.changeDelegation(ctx, by, id, req.Version, "delegation.move", func(tx *gorm.DB, row *Delegation) (audit.Data, error) {
		if err := allServing(tx, row.CongressID, row.TermID, req.DeputyIDs); err != nil {
			return nil, err
		}
		err := tx.Model(&Deputy{}).Where("id IN ? AND (delegation_id IS NULL OR delegation_id <> ?)", req.DeputyIDs, id).
			UpdateColumns(map[string]any{"delegation_id": id, "version": gorm.Expr("version + 1")}).Error
		return audit.Data{"deputy_ids": req.DeputyIDs}, err
	})
}

// CloseDelegation closes a delegation that has no deputies left (撤销).
func (s *Service) CloseDelegation(ctx context.Context, by access.Actor, id uint, req CloseRequest) (delegationView, error) {
	return s.changeDelegation(ctx, by, id, req.Version, "delegation.close", func(tx *gorm.DB, row *Delegation) (audit.Data, error) {
		var members int64
		if err := serving(tx, row.CongressID, row.TermID).Where("delegation_id = ?", id).Count(&members).Error; err != nil {
			return nil, err
		}
		if members > 0 {
			return nil, errNotEmpty(members)
		}
		row.HeadDeputyID, row.ClosedOn = nil, s.today()
		return nil, nil
	})
}

func (s *Service) changeDelegation(ctx context.Context, by access.Actor, id, version uint, action string, do func(*gorm.DB, *Delegation) (audit.Data, error)) (v delegationView, err error) {
	err = s.DB.Write(ctx, func(tx *gorm.DB) error {
		row, err := database.One[Delegation](tx.Where("congress_id = ? AND id = ?", by.CongressID, id))
		if err != nil {
			return err
		}
		if !row.ClosedOn.IsZero() {
			return ErrClosed
		}
		row.Version = version
		data, err := do(tx, row)
		if err != nil {
			return err
		}
		if err := leads(tx, *row); err != nil {
			return err
		}
		if err := uniqueName(database.Save(tx, row)); err != nil {
			return err
		}
		if err := s.recordOn(tx, by, action, id, data); err != nil {
			return err
		}
		if err := s.vacate(tx, by, row.TermID); err != nil {
			return err
		}
		v, err = keepDelegation(tx, http.StatusOK, *row)
		return err
	})
	return v, err
}

// keepDelegation reads what the answer shows and keeps it for a retry.
func keepDelegation(tx *gorm.DB, status int, row Delegation) (delegationView, error) {
	found, err := first(delegationsOf(tx.Where("d.id = ?", row.ID), row.CongressID))
	if err != nil {
		return delegationView{}, err
	}
	v := delegationView(found)
	return v, idempotency.Keep(tx, status, v)
}

// leads checks that the head is one of the delegation's own deputies.
func leads(tx *gorm.DB, row Delegation) error {
	if row.HeadDeputyID == nil {
		return nil
	}
	var found int64
	err := serving(tx, row.CongressID, row.TermID).Where("id = ? AND delegation_id = ?", *row.HeadDeputyID, row.ID).Count(&found).Error
	if err == nil && found == 0 {
		return fault.Invalids(fault.Field{Name: "head_deputy_id", Code: "not-member", Reason: "团长须是本团代表。请先把这位代表编入本团，再设为团长。"})
	}
	return err
}

// allServing checks that the ids are deputies of the term who have not left.
func allServing(tx *gorm.DB, congressID, termID uint, ids []uint) error {
	var found int64
	if err := serving(tx, congressID, termID).Where("id IN ?", ids).Count(&found).Error; err != nil {
		return err
	}
	if int(found) != len(distinct(ids)) {
		return fault.Invalids(fault.Field{Name: "deputy_ids", Code: "unknown", Reason: "所选代表中有人不在本届名册或资格已终止。请刷新后重新选择。"})
	}
	return nil
}

func distinct(ids []uint) []uint {
	return slices.Compact(slices.Sorted(slices.Values(ids)))
}

// vacate leaves without a head whatever body its head has left, and records it.
func (s *Service) vacate(tx *gorm.DB, by access.Actor, termID uint) error {
	var delegations []Delegation
	err := tx.Where(`congress_id = ? AND term_id = ? AND head_deputy_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM deputies d
		WHERE d.id = delegations.head_deputy_id AND d.delegation_id = delegations.id AND d.status <> ?)`, by.CongressID, termID, Terminated).
		Order("id").Find(&delegations).Error
	if err != nil {
		return fmt.Errorf("delegations without a head: %w", err)
	}
	for i := range delegations {
		d := &delegations[i]
		data := headData(d.HeadDeputyID)
		d.HeadDeputyID = nil
		if err := database.Save(tx, d); err != nil {
			return err
		}
		if err := s.recordOn(tx, by, "delegation.vacate", d.ID, data); err != nil {
			return err
		}
	}
	return s.vacateGroups(tx, by, termID)
}

func headData(id *uint) audit.Data {
	if id == nil {
		return nil
	}
	return audit.Data{"deputy_id": *id}
}

func uniqueName(err error) error {
	if database.IsUnique(err) {
		return fault.Invalids(fault.Field{Name: "name", Code: "taken", Reason: "本届已有同名的，已撤销的也算在内。请换一个名称。"})
	}
	return err
}

// recordOn notes an action on a delegation or group, which is named by what
// stands before the action's point.
func (s *Service) recordOn(tx *gorm.DB, by access.Actor, action string, id uint, data audit.Data) error {
	kind, _, _ := strings.Cut(action, ".")
	return audit.Record(tx, by, audit.Event{At: s.Now(), Action: action, Subject: fmt.Sprintf("%s/%d", kind, id), Data: data})
}
