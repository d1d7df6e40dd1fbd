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

// GroupRequest is what a person says about a group; Version only when
// changing one.
type GroupRequest struct {
	Version    uint      `json:"version" validate:"optional"`
	Name       string    `json:"name" binding:"required,max=50"`
	Kind       GroupKind `json:"kind" binding:"required,oneof=regional professional"`
	ConvenorID *uint     `json:"convenor_id" extensions:"x-nullable" validate:"optional"`
}

// GroupMembersRequest names all members of a group, for the version that was
// in view; none leaves it empty.
type GroupMembersRequest struct {
	Version   uint   `json:"version" validate:"optional"`
	DeputyIDs []uint `json:"deputy_ids" binding:"required,max=500"`
}

// CreateGroup adds a group to the current term of the actor's congress. It
// has no members yet, and so no convenor.
func (s *Service) CreateGroup(ctx context.Context, by access.Actor, req GroupRequest) (groupView, error) {
	return createBody(ctx, s, by, "group.create", Group{Name: req.Name, Kind: req.Kind, ConvenorID: req.ConvenorID}, keepGroup)
}

// UpdateGroup renames a group and says of which kind it is and who convenes it.
func (s *Service) UpdateGroup(ctx context.Context, by access.Actor, id uint, req GroupRequest) (groupView, error) {
	return changeBody(ctx, s, by, id, req.Version, "group.update", keepGroup, func(tx *gorm.DB, row *Group) (audit.Data, error) {
		row.Name, row.Kind, row.ConvenorID = req.Name, req.Kind, req.ConvenorID
		return headData(req.ConvenorID), row.mayLead(tx)
	})
}

// SetMembers says who belongs to a group; a deputy may belong to several.
func (s *Service) SetMembers(ctx context.Context, by access.Actor, id uint, req GroupMembersRequest) (groupView, error) {
	return changeBody(ctx, s, by, id, req.Version, "group.members", keepGroup, func(tx *gorm.DB, row *Group) (audit.Data, error) {
		if err := tx.Where("group_id = ?", id).Delete(&GroupMember{}).Error; err != nil {
			return nil, err
		}
		ids := distinct(req.DeputyIDs)
		if len(ids) == 0 {
			return audit.Data{"deputy_ids": ids}, nil
		}
		if err := allServing(tx, row.CongressID, row.TermID, ids); err != nil {
			return nil, err
		}
		members := make([]GroupMember, len(ids))
		for i, deputyID := range ids {
			members[i] = GroupMember{GroupID: id, DeputyID: deputyID}
		}
		return audit.Data{"deputy_ids": ids}, tx.CreateInBatches(&members, 200).Error
	})
}

// CloseGroup closes a group; who belonged to it stays known.
func (s *Service) CloseGroup(ctx context.Context, by access.Actor, id uint, req CloseRequest) (groupView, error) {
	return changeBody(ctx, s, by, id, req.Version, "group.close", keepGroup, func(_ *gorm.DB, row *Group) (audit.Data, error) {
		row.ConvenorID, row.ClosedOn = nil, s.today()
		return nil, nil
	})
}

func keepGroup(tx *gorm.DB, status int, row Group) (groupView, error) {
	found, err := first(groupsOf(tx.Where("g.id = ?", row.ID), row.CongressID))
	if err != nil {
		return groupView{}, err
	}
	v := groupView(found)
	return v, idempotency.Keep(tx, status, v)
}

func (g *Group) subject() string             { return fmt.Sprintf("group/%d", g.ID) }
func (g *Group) term() uint                  { return g.TermID }
func (g *Group) begin(congressID, term uint) { g.CongressID, g.TermID = congressID, term }
func (g *Group) closed() bool                { return !g.ClosedOn.IsZero() }
func (g *Group) leader() **uint              { return &g.ConvenorID }

// mayLead checks that the convenor is a member who has not left.
func (g *Group) mayLead(tx *gorm.DB) error {
	if g.ConvenorID == nil {
		return nil
	}
	var found int64
	err := serving(tx, g.CongressID, g.TermID).Where("id = ? AND id IN (SELECT deputy_id FROM deputy_group_members WHERE group_id = ?)",
		*g.ConvenorID, g.ID).Count(&found).Error
	if err == nil && found == 0 {
		return fault.Invalids(fault.Field{Name: "convenor_id", Code: "not-member", Reason: "召集人须是本组成员。请先把这位代表编入本组，再设为召集人。"})
	}
	return err
}
