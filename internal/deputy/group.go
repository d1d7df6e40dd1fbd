package deputy

import (
	"context"
	"fmt"
	"net/http"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/audit"
	"lianluo/internal/database"
	"lianluo/internal/fault"
	"lianluo/internal/idempotency"
	"lianluo/internal/org"
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
func (s *Service) CreateGroup(ctx context.Context, by access.Actor, req GroupRequest) (v groupView, err error) {
	err = s.DB.Write(ctx, func(tx *gorm.DB) error {
		term, err := org.CurrentTerm(tx, by.CongressID, s.today())
		if err != nil {
			return err
		}
		row := Group{CongressID: by.CongressID, TermID: term.ID, Name: req.Name, Kind: req.Kind, ConvenorID: req.ConvenorID}
		if err := convenes(tx, row); err != nil {
			return err
		}
		if err := uniqueName(tx.Create(&row).Error); err != nil {
			return err
		}
		if err := s.recordOn(tx, by, "group.create", row.ID, nil); err != nil {
			return err
		}
		v, err = keepGroup(tx, http.StatusCreated, row)
		return err
	})
	return v, err
}

// UpdateGroup renames a group and says of which kind it is and who convenes it.
func (s *Service) UpdateGroup(ctx context.Context, by access.Actor, id uint, req GroupRequest) (groupView, error) {
	return s.changeGroup(ctx, by, id, req.Version, "group.update", func(_ *gorm.DB, row *Group) (audit.Data, error) {
		row.Name, row.Kind, row.ConvenorID = req.Name, req.Kind, req.ConvenorID
		return headData(req.ConvenorID), nil
	})
}

// SetMembers says who belongs to a group; a deputy may belong to several.
func (s *Service) SetMembers(ctx context.Context, by access.Actor, id uint, req GroupMembersRequest) (groupView, error) {
	return s.changeGroup(ctx, by, id, req.Version, "group.members", func(tx *gorm.DB, row *Group) (audit.Data, error) {
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
	return s.changeGroup(ctx, by, id, req.Version, "group.close", func(_ *gorm.DB, row *Group) (audit.Data, error) {
		row.ConvenorID, row.ClosedOn = nil, s.today()
		return nil, nil
	})
}

func (s *Service) changeGroup(ctx context.Context, by access.Actor, id, version uint, action string, do func(*gorm.DB, *Group) (audit.Data, error)) (v groupView, err error) {
	err = s.DB.Write(ctx, func(tx *gorm.DB) error {
		row, err := database.One[Group](tx.Where("congress_id = ? AND id = ?", by.CongressID, id))
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
		if action == "group.update" {
			if err := convenes(tx, *row); err != nil {
				return err
			}
		}
		if err := uniqueName(database.Save(tx, row)); err != nil {
			return err
		}
		if err := s.recordOn(tx, by, action, id, data); err != nil {
			return err
		}
		if err := s.vacateGroups(tx, by, row.TermID); err != nil {
			return err
		}
		v, err = keepGroup(tx, http.StatusOK, *row)
		return err
	})
	return v, err
}

func keepGroup(tx *gorm.DB, status int, row Group) (groupView, error) {
	found, err := first(groupsOf(tx.Where("g.id = ?", row.ID), row.CongressID))
	if err != nil {
		return groupView{}, err
	}
	v := groupView(found)
	return v, idempotency.Keep(tx, status, v)
}

// convenes checks that the convenor is a member who has not left.
func convenes(tx *gorm.DB, row Group) error {
	if row.ConvenorID == nil {
		return nil
	}
	var found int64
	err := serving(tx, row.CongressID, row.TermID).Where("id = ? AND id IN (SELECT deputy_id FROM deputy_group_members WHERE group_id = ?)",
		*row.ConvenorID, row.ID).Count(&found).Error
	if err == nil && found == 0 {
		return fault.Invalids(fault.Field{Name: "convenor_id", Code: "not-member", Reason: "召集人须是本组成员。请先把这位代表编入本组，再设为召集人。"})
	}
	return err
}

func (s *Service) vacateGroups(tx *gorm.DB, by access.Actor, termID uint) error {
	var groups []Group
	err := tx.Where(`congress_id = ? AND term_id = ? AND convenor_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM deputies d
		JOIN deputy_group_members m ON m.deputy_id = d.id AND m.group_id = deputy_groups.id
		WHERE d.id = deputy_groups.convenor_id AND d.status <> ?)`, by.CongressID, termID, Terminated).Order("id").Find(&groups).Error
	if err != nil {
		return fmt.Errorf("groups without a convenor: %w", err)
	}
	for i := range groups {
		g := &groups[i]
		data := headData(g.ConvenorID)
		g.ConvenorID = nil
		if err := database.Save(tx, g); err != nil {
			return err
		}
		if err := s.recordOn(tx, by, "group.vacate", g.ID, data); err != nil {
			return err
		}
	}
	return nil
}
