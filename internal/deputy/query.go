package deputy

import (
	"fmt"
	"strings"

	"gorm.io/gorm"

	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/org"
)

// ByID loads a deputy of the congress; database.ErrNotFound if there is none.
func ByID(tx *gorm.DB, congressID, id uint) (*Deputy, error) {
	return database.One[Deputy](tx.Where("congress_id = ? AND id = ?", congressID, id))
}

// ActiveIDs returns those of the ids that are deputies of the congress who may
// act now.
func ActiveIDs(tx *gorm.DB, congressID uint, ids ...uint) ([]uint, error) {
	var active []uint
	err := tx.Model(&Deputy{}).Where("congress_id = ? AND status = ? AND id IN ?", congressID, Active, ids).
		Order("id").Pluck("id", &active).Error
	if err != nil {
		return nil, fmt.Errorf("active deputies: %w", err)
	}
	return active, nil
}

// HoldsHigher says whether the user is a deputy of a higher congress who may
// act now.
func HoldsHigher(q *gorm.DB, userID uint) (bool, error) {
	var n int64
	err := q.Model(&Deputy{}).Where("user_id = ? AND level IN ? AND status = ?", userID, Higher, Active).Count(&n).Error
	if err != nil {
		return false, fmt.Errorf("mandates of higher congresses: %w", err)
	}
	return n > 0, nil
}

// Filter narrows the list of deputies; TermID 0 is the term of the day.
type Filter struct {
	Words        string `form:"q" binding:"max=50"`
	TermID       uint   `form:"term_id"`
	DelegationID uint   `form:"delegation_id"`
	GroupID      uint   `form:"group_id"`
	Status       Status `form:"status" binding:"omitempty,oneof=active suspended terminated"`

	serving bool   // leaves out whose mandate has ended
	named   string // words of the name alone
	besides uint   // leaves out one deputy, and those of higher congresses
}

func (f Filter) scope(q *gorm.DB, congressID uint) *gorm.DB {
	q = q.Model(&Deputy{}).Where("congress_id = ? AND term_id = ?", congressID, f.TermID)
	if words := strings.TrimSpace(f.Words); words != "" {
		like := database.Like(words)
		q = q.Where(`(lower(name) LIKE ? ESCAPE '\' OR lower(card_no) LIKE ? ESCAPE '\' OR lower(electing_unit) LIKE ? ESCAPE '\')`, like, like, like)
	}
	if words := strings.TrimSpace(f.named); words != "" {
		q = q.Where(`lower(name) LIKE ? ESCAPE '\'`, database.Like(words))
	}
	if f.besides != 0 {
		q = q.Where("id <> ? AND level NOT IN ?", f.besides, Higher)
	}
	if f.DelegationID != 0 {
		q = q.Where("delegation_id = ?", f.DelegationID)
	}
	if f.GroupID != 0 {
		q = q.Where("id IN (SELECT deputy_id FROM deputy_group_members WHERE group_id = ?)", f.GroupID)
	}
	if f.Status != "" {
		q = q.Where("status = ?", f.Status)
	}
	if f.serving {
		q = q.Where("status <> ?", Terminated)
	}
	return q
}

// ownFirst puts the congress's own deputies before those of higher ones.
var ownFirst = fmt.Sprintf("CASE WHEN level IN ('%s', '%s') THEN 1 ELSE 0 END", Higher[0], Higher[1])

// List gives one page of the congress's deputies, its own by card number before
// those of higher congresses, and their number; org.ErrNoTerm while the congress has no term.
func List(q *gorm.DB, congressID uint, f Filter, day calendar.Date, offset, size int) (rows []Deputy, total int64, err error) {
	if f.TermID == 0 {
		term, err := org.CurrentTerm(q, congressID, day)
		if err != nil {
			return nil, 0, err
		}
		f.TermID = term.ID
	}
	if err := f.scope(q, congressID).Count(&total).Error; err != nil {
		return nil, 0, fmt.Errorf("count deputies: %w", err)
	}
	if err := f.scope(q, congressID).Order(ownFirst + ", card_no, id").Limit(size).Offset(offset).Find(&rows).Error; err != nil {
		return nil, 0, fmt.Errorf("list deputies: %w", err)
	}
	return rows, total, nil
}

// delegationNames gives the names of the delegations of the rows, in one query.
func delegationNames(q *gorm.DB, congressID uint, rows ...Deputy) (map[uint]string, error) {
	names := map[uint]string{}
	ids := []uint{0}
	for _, d := range rows {
		if d.DelegationID != nil {
			ids = append(ids, *d.DelegationID)
		}
	}
	var delegations []Delegation
	if err := q.Where("congress_id = ? AND id IN ?", congressID, ids).Find(&delegations).Error; err != nil {
		return nil, fmt.Errorf("names of delegations: %w", err)
	}
	for _, d := range delegations {
		names[d.ID] = d.Name
	}
	return names, nil
}

type delegationRow struct {
	ID           uint
	Name         string
	HeadDeputyID *uint
	HeadName     string
	Members      int
	ClosedOn     calendar.Date
	Version      uint
}

// delegationsOf gives the congress's delegations within q's scope on "d",
// with the number of members who have not left; in the order in which they
// were set up, those that were closed last.
func delegationsOf(q *gorm.DB, congressID uint) (rows []delegationRow, err error) {
	err = q.Table("delegations AS d").
		Select("d.id, d.name, d.head_deputy_id, d.closed_on, d.version, COALESCE(h.name, '') AS head_name, (SELECT COUNT(*) FROM deputies m WHERE m.delegation_id = d.id AND m.status <> 'terminated') AS members").
		Joins("LEFT JOIN deputies h ON h.id = d.head_deputy_id").
		Where("d.congress_id = ?", congressID).
		Order("CASE WHEN d.closed_on IS NULL THEN 0 ELSE 1 END, d.id").Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("list delegations: %w", err)
	}
	return rows, nil
}

type groupRow struct {
	ID           uint
	Name         string
	Kind         GroupKind
	ConvenorID   *uint
	ConvenorName string
	Members      int
	ClosedOn     calendar.Date
	Version      uint
}

// groupsOf does the same for groups, whose scope is on "g".
func groupsOf(q *gorm.DB, congressID uint) (rows []groupRow, err error) {
	err = q.Table("deputy_groups AS g").
		Select("g.id, g.name, g.kind, g.convenor_id, g.closed_on, g.version, COALESCE(h.name, '') AS convenor_name, (SELECT COUNT(*) FROM deputy_group_members m JOIN deputies p ON p.id = m.deputy_id WHERE m.group_id = g.id AND p.status <> 'terminated') AS members").
		Joins("LEFT JOIN deputies h ON h.id = g.convenor_id").
		Where("g.congress_id = ?", congressID).
		Order("CASE WHEN g.closed_on IS NULL THEN 0 ELSE 1 END, g.id").Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("list groups: %w", err)
	}
	return rows, nil
}

// first gives the only row of a list, or database.ErrNotFound.
func first[T any](rows []T, err error) (T, error) {
	var none T
	switch {
	case err != nil:
		return none, err
	case len(rows) == 0:
		return none, database.ErrNotFound
	}
	return rows[0], nil
}

// Head gives the head of a delegation of the congress (团长), who may be
// suspended; database.ErrNotFound if there is no such delegation or nobody
// heads it.
func Head(q *gorm.DB, congressID, delegationID uint) (*Deputy, error) {
	return database.One[Deputy](q.Where("congress_id = ? AND id = (SELECT head_deputy_id FROM delegations WHERE id = ? AND congress_id = ?)",
		congressID, delegationID, congressID))
}

// DelegationsHeadedBy gives the standing delegations that a deputy of the congress heads.
func DelegationsHeadedBy(q *gorm.DB, congressID, deputyID uint) (rows []Delegation, err error) {
	err = q.Where("congress_id = ? AND head_deputy_id = ? AND closed_on IS NULL", congressID, deputyID).Order("id").Find(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("delegations of a head: %w", err)
	}
	return rows, nil
}

// serving narrows to the deputies of a term who have not left.
func serving(q *gorm.DB, congressID, termID uint) *gorm.DB {
	return q.Model(&Deputy{}).Where("congress_id = ? AND term_id = ? AND status <> ?", congressID, termID, Terminated)
}

// InOffice are the congress's own active deputies of the term of the day, of
// which the table is "x": mandates of an earlier term may stay active in the
// register, and whoever was elected again would be there twice.
// org.ErrNoTerm if the congress has none.
func InOffice(q *gorm.DB, congressID uint, day calendar.Date) (*gorm.DB, error) {
	term, err := org.CurrentTerm(q, congressID, day)
	if err != nil {
		return nil, err
	}
	return q.Table("deputies AS x").Joins("JOIN congresses c ON c.id = x.congress_id").
		Where("x.congress_id = ? AND x.term_id = ? AND x.status = ?", congressID, term.ID, Active).
		Where("x.level = CASE c.level WHEN 'city' THEN 'municipal' ELSE c.level END"), nil
}
