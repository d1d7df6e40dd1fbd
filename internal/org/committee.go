package org

import (
	"context"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/database"
)

// CommitteeRequest is what a person says about a special committee; Version
// only when changing one. Absent Active and Categories leave it as it is; a new
// committee is active and has no categories.
type CommitteeRequest struct {
	Version uint   `json:"version" validate:"optional"`
	Name    string `json:"name" binding:"required,max=100"`
	Field   string `json:"field" binding:"max=200" validate:"optional"`
	Active  *bool  `json:"active" validate:"optional"`
	// Categories are codes of the rules' categories of suggestions; each belongs
	// to one committee at the most.
	Categories []string `json:"categories" binding:"max=60,dive,required,max=40" validate:"optional"`
}

func (r CommitteeRequest) fill(c *Committee) {
	c.Name, c.Field, c.Categories = r.Name, r.Field, r.Categories
	if r.Active != nil {
		c.Active = *r.Active
	}
}

// CreateCommittee adds a special committee to the actor's congress.
func (s *Service) CreateCommittee(ctx context.Context, by access.Actor, req CommitteeRequest) (Committee, error) {
	row := Committee{CongressID: by.CongressID, Active: true, Versioned: database.Versioned{Version: 1}}
	req.fill(&row)
	return create(ctx, s, by, "org.create_committee", row, keepCategories)
}

// UpdateCommittee changes a special committee of the actor's congress.
func (s *Service) UpdateCommittee(ctx context.Context, by access.Actor, id uint, req CommitteeRequest) (*Committee, error) {
	return update(ctx, s, by, "org.update_committee", id, req.Version, req.fill, keepCategories)
}

func (c *Committee) subject() string { return fmt.Sprintf("committee/%d", c.ID) }
func (c *Committee) view() any       { return viewCommittee(*c) }
func (c *Committee) twice() error {
	return taken("name", "已有同名的专门委员会，请核对名称。")
}

// fits refuses categories that another committee has.
func (c *Committee) fits(tx *gorm.DB) error {
	var has []string
	err := tx.Table("committee_categories AS k").Joins("JOIN committees o ON o.id = k.committee_id").
		Where("k.congress_id = ? AND k.committee_id <> ? AND k.category IN ?", c.CongressID, c.ID, c.Categories).
		Order("o.name").Limit(1).Pluck("o.name", &has).Error
	if err != nil {
		return fmt.Errorf("check a committee: %w", err)
	}
	if len(has) > 0 {
		return c.notOurs(has[0])
	}
	return nil
}

func (c *Committee) notOurs(committee string) error {
	return taken("categories", fmt.Sprintf("所选类别中，有的已归口%s。请先从那里移出，或者改选。", committee))
}

// keepCategories keeps the categories where they were named, else reads them.
func keepCategories(tx *gorm.DB, c *Committee) error {
	of := tx.Where("congress_id = ? AND committee_id = ?", c.CongressID, c.ID).Session(&gorm.Session{})
	if c.Categories == nil {
		return of.Model(&CommitteeCategory{}).Order("category").Pluck("category", &c.Categories).Error
	}
	if err := of.Delete(&CommitteeCategory{}).Error; err != nil {
		return err
	}
	c.Categories = slices.Compact(slices.Sorted(slices.Values(c.Categories)))
	rows := make([]CommitteeCategory, len(c.Categories))
	for i, category := range c.Categories {
		rows[i] = CommitteeCategory{CongressID: c.CongressID, CommitteeID: c.ID, Category: category}
	}
	if len(rows) == 0 {
		return nil
	}
	err := tx.Create(&rows).Error
	if database.IsUnique(err) { // given to another one at this moment
		return c.notOurs("其他委员会")
	}
	return err
}

// CommitteeByID loads a special committee of the congress;
// database.ErrNotFound if there is none.
func CommitteeByID(tx *gorm.DB, congressID, id uint) (*Committee, error) {
	return database.One[Committee](tx.Where("congress_id = ? AND id = ?", congressID, id))
}

// maxCommittees bounds the list: a congress has about ten.
const maxCommittees = 200

// Committees gives the special committees of the congress with their
// categories, by name.
func Committees(q *gorm.DB, congressID uint) (rows []Committee, err error) {
	if err := q.Where("congress_id = ?", congressID).Order("name, id").Limit(maxCommittees).Find(&rows).Error; err != nil {
		return nil, fmt.Errorf("list committees: %w", err)
	}
	var categories []CommitteeCategory
	if err := q.Where("congress_id = ?", congressID).Order("category").Find(&categories).Error; err != nil {
		return nil, fmt.Errorf("list committees: %w", err)
	}
	for i := range rows {
		for _, c := range categories {
			if c.CommitteeID == rows[i].ID {
				rows[i].Categories = append(rows[i].Categories, c.Category)
			}
		}
	}
	return rows, nil
}
