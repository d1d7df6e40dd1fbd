package deputy

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/audit"
	"lianluo/internal/fault"
	"lianluo/internal/idempotency"
)

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

// CreateDelegation adds a delegation to the current term of the actor's
// congress. It has no deputies yet, and so no head.
func (s *Service) CreateDelegation(ctx context.Context, by access.Actor, req DelegationRequest) (delegationView, error) {
	return createBody(ctx, s, by, "delegation.create", Delegation{Name: req.Name, HeadDeputyID: req.HeadDeputyID}, keepDelegation)
}

// UpdateDelegation renames a delegation and says who heads it.
func (s *Service) UpdateDelegation(ctx context.Context, by access.Actor, id uint, req DelegationRequest) (delegationView, error) {
	return changeBody(ctx, s, by, id, req.Version, "delegation.update", keepDelegation, func(tx *gorm.DB, row *Delegation) (audit.Data, error) {
		row.Name, row.HeadDeputyID = req.Name, req.HeadDeputyID
		return headData(req.HeadDeputyID), row.mayLead(tx)
	})
}

// MoveDeputies puts deputies of the term into a delegation. Whoever headed
// the one that he leaves heads it no more.
func (s *Service) MoveDeputies(ctx context.Context, by access.Actor, id uint, req MembersRequest) (delegationView, error) {
	return changeBody(ctx, s, by, id, req.Version, "delegation.move", keepDelegation, func(tx *gorm.DB, row *Delegation) (audit.Data, error) {
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
	return changeBody(ctx, s, by, id, req.Version, "delegation.close", keepDelegation, func(tx *gorm.DB, row *Delegation) (audit.Data, error) {
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

// keepDelegation reads what the answer shows and keeps it for a retry.
func keepDelegation(tx *gorm.DB, status int, row Delegation) (delegationView, error) {
	found, err := first(delegationsOf(tx.Where("d.id = ?", row.ID), row.CongressID))
	if err != nil {
		return delegationView{}, err
	}
	v := delegationView(found)
	return v, idempotency.Keep(tx, status, v)
}

func (d *Delegation) subject() string             { return fmt.Sprintf("delegation/%d", d.ID) }
func (d *Delegation) term() uint                  { return d.TermID }
func (d *Delegation) begin(congressID, term uint) { d.CongressID, d.TermID = congressID, term }
func (d *Delegation) closed() bool                { return !d.ClosedOn.IsZero() }
func (d *Delegation) leader() **uint              { return &d.HeadDeputyID }

// mayLead checks that the head is one of the delegation's own deputies.
func (d *Delegation) mayLead(tx *gorm.DB) error {
	if d.HeadDeputyID == nil {
		return nil
	}
	var found int64
	err := serving(tx, d.CongressID, d.TermID).Where("id = ? AND delegation_id = ?", *d.HeadDeputyID, d.ID).Count(&found).Error
	if err == nil && found == 0 {
		return fault.Invalids(fault.Field{Name: "head_deputy_id", Code: "not-member", Reason: "团长须是本团代表。请先把这位代表编入本团，再设为团长。"})
	}
	return err
}
