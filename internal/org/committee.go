package org

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/database"
)

// CommitteeRequest is what a person says about a special committee; Version
// only when changing one. An absent Active leaves it as it is, and makes a new
// committee active.
type CommitteeRequest struct {
	Version uint   `json:"version" validate:"optional"`
	Name    string `json:"name" binding:"required,max=100"`
	Field   string `json:"field" binding:"max=200" validate:"optional"`
	Active  *bool  `json:"active" validate:"optional"`
}

func (r CommitteeRequest) fill(c *Committee) {
	c.Name, c.Field = r.Name, r.Field
	if r.Active != nil {
		c.Active = *r.Active
	}
}

// CreateCommittee adds a special committee to the actor's congress.
func (s *Service) CreateCommittee(ctx context.Context, by access.Actor, req CommitteeRequest) (Committee, error) {
	row := Committee{CongressID: by.CongressID, Active: true, Versioned: database.Versioned{Version: 1}}
	req.fill(&row)
	return create(ctx, s, by, "org.create_committee", row)
}

// UpdateCommittee changes a special committee of the actor's congress.
func (s *Service) UpdateCommittee(ctx context.Context, by access.Actor, id uint, req CommitteeRequest) (*Committee, error) {
	return update(ctx, s, by, "org.update_committee", id, req.Version, req.fill, nil)
}

func (c *Committee) subject() string     { return fmt.Sprintf("committee/%d", c.ID) }
func (c *Committee) fits(*gorm.DB) error { return nil }
func (c *Committee) view() any           { return viewCommittee(*c) }
func (c *Committee) twice() error {
	return taken("name", "已有同名的专门委员会，请核对名称。")
}

// CommitteeByID loads a special committee of the congress;
// database.ErrNotFound if there is none.
func CommitteeByID(tx *gorm.DB, congressID, id uint) (*Committee, error) {
	return database.One[Committee](tx.Where("congress_id = ? AND id = ?", congressID, id))
}

// maxCommittees bounds the list: a congress has about ten.
const maxCommittees = 200

// Committees gives the special committees of the congress, by name.
func Committees(q *gorm.DB, congressID uint) (rows []Committee, err error) {
	if err := q.Where("congress_id = ?", congressID).Order("name, id").Limit(maxCommittees).Find(&rows).Error; err != nil {
		return nil, fmt.Errorf("list committees: %w", err)
	}
	return rows, nil
}
