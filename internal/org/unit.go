package org

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/database"
)

// systems are the systems with their names, in the order in which lists show them.
var systems = []struct {
	code System
	name string
}{
	{Government, "政府系统"},
	{Party, "党委系统"},
	{SupervisoryCommission, "监察委员会"},
	{Court, "人民法院"},
	{Procuratorate, "人民检察院"},
	{CongressBody, "人大系统"},
	{MassOrganisation, "群团组织"},
	{Other, "其他"},
}

// SystemName is what people call a system; of an unknown one its code.
func SystemName(of System) string {
	for _, s := range systems {
		if s.code == of {
			return s.name
		}
	}
	return string(of)
}

func systemNamed(name string) (System, bool) {
	for _, s := range systems {
		if s.name == name || string(s.code) == name {
			return s.code, true
		}
	}
	return "", false
}

// UnitRequest is what a person says about a unit; Version only when changing
// one. An absent Active leaves it as it is, and makes a new unit active.
type UnitRequest struct {
	Version   uint   `json:"version" validate:"optional"`
	Name      string `json:"name" binding:"required,max=100"`
	ShortName string `json:"short_name" binding:"max=30" validate:"optional"`
	Code      string `json:"code" binding:"max=40" validate:"optional"`
	System    System `json:"system" binding:"required,oneof=government party supervisory_commission court procuratorate congress mass_organisation other"`
	Phone     string `json:"phone" binding:"max=30" validate:"optional"`
	Active    *bool  `json:"active" validate:"optional"`
}

func (r UnitRequest) fill(u *Unit) {
	u.Name, u.ShortName, u.Code, u.System, u.Phone = r.Name, r.ShortName, r.Code, r.System, r.Phone
	if r.Active != nil {
		u.Active = *r.Active
	}
}

// CreateUnit adds a unit to the actor's congress.
func (s *Service) CreateUnit(ctx context.Context, by access.Actor, req UnitRequest) (Unit, error) {
	row := Unit{CongressID: by.CongressID, Active: true}
	req.fill(&row)
	return create(ctx, s, by, "org.create_unit", row, nil)
}

// UpdateUnit changes a unit of the actor's congress. Whatever goes by its name
// follows a new one.
func (s *Service) UpdateUnit(ctx context.Context, by access.Actor, id uint, req UnitRequest) (*Unit, error) {
	was := ""
	fill := func(u *Unit) {
		was = u.Name
		req.fill(u)
	}
	return update(ctx, s, by, "org.update_unit", id, req.Version, fill, func(tx *gorm.DB, u *Unit) error {
		if u.Name == was || s.UnitRenamed == nil {
			return nil
		}
		return s.UnitRenamed(tx, u.ID)
	})
}

func (u *Unit) subject() string     { return fmt.Sprintf("unit/%d", u.ID) }
func (u *Unit) fits(*gorm.DB) error { return nil }
func (u *Unit) view() any           { return viewUnit(*u) }
func (u *Unit) twice() error        { return taken("name", "已有同名的单位，请核对名称。") }

// UnitByID loads a unit of the congress; database.ErrNotFound if there is none.
func UnitByID(tx *gorm.DB, congressID, id uint) (*Unit, error) {
	return database.One[Unit](tx.Where("congress_id = ? AND id = ?", congressID, id))
}

// UnitFilter narrows the list of units.
type UnitFilter struct {
	Words  string `form:"q" binding:"max=50"`
	System System `form:"system" binding:"omitempty,oneof=government party supervisory_commission court procuratorate congress mass_organisation other"`
	Active string `form:"active" binding:"omitempty,oneof=true false"`
}

func (f UnitFilter) scope(q *gorm.DB, congressID uint) *gorm.DB {
	q = q.Model(&Unit{}).Where("congress_id = ?", congressID)
	if f.Words != "" {
		like := database.Like(f.Words)
		q = q.Where(`(lower(name) LIKE ? ESCAPE '\' OR lower(short_name) LIKE ? ESCAPE '\' OR lower(code) LIKE ? ESCAPE '\')`, like, like, like)
	}
	if f.System != "" {
		q = q.Where("system = ?", f.System)
	}
	if f.Active != "" {
		q = q.Where("active = ?", f.Active == "true")
	}
	return q
}

// Units gives one page of the congress's units, by name, and their number.
func Units(q *gorm.DB, congressID uint, f UnitFilter, offset, size int) (rows []Unit, total int64, err error) {
	if err := f.scope(q, congressID).Count(&total).Error; err != nil {
		return nil, 0, fmt.Errorf("count units: %w", err)
	}
	if err := f.scope(q, congressID).Order("name, id").Limit(size).Offset(offset).Find(&rows).Error; err != nil {
		return nil, 0, fmt.Errorf("list units: %w", err)
	}
	return rows, total, nil
}
