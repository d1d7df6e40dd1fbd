package account

import (
	"context"
	"fmt"
	"strings"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/database"
	"lianluo/internal/web"
)

// Membership as the lists of accounts show it.
type membershipView struct {
	ID           uint        `json:"id"`
	Role         access.Role `json:"role"`
	CongressID   uint        `json:"congress_id"`
	CongressName string      `json:"congress_name"`
	UnitID       uint        `json:"unit_id,omitempty"`
	UnitName     string      `json:"unit_name,omitempty"`
	DeputyID     uint        `json:"deputy_id,omitempty"`

	CommitteeID   uint   `json:"committee_id,omitempty"`
	CommitteeName string `json:"committee_name,omitempty"`
	DeputyName    string `json:"deputy_name,omitempty"` // as the register has it

	StandsForName string     `json:"stands_for_name,omitempty"` // of a substitute's hat: whose place is taken
	Until         *time.Time `json:"until,omitempty"`           // when a substitute's hat ends by itself
}

type userView struct {
	ID                 uint             `json:"id"`
	LoginName          string           `json:"login_name"`
	Name               string           `json:"name"`
	PhoneMasked        string           `json:"phone_masked"`
	Status             Status           `json:"status" enums:"active,suspended"`
	MustChangePassword bool             `json:"must_change_password"`
	LockedUntil        *time.Time       `json:"locked_until,omitempty"`
	LastLoginAt        *time.Time       `json:"last_login_at,omitempty"`
	Memberships        []membershipView `json:"memberships"`
	Version            uint             `json:"version"`
	Actions            []Action         `json:"actions"`
}

type userList struct {
	web.List[userView]
	Actions []Action `json:"actions"` // those that name no account
}

// visibleTo narrows users to those that by may list: the system and security
// administrators their congress's accounts and whoever holds a role there,
// the deputies' affairs office the deputies and people in handling units.
func visibleTo(q *gorm.DB, by access.Actor) *gorm.DB {
	held := "EXISTS (SELECT 1 FROM memberships m WHERE m.user_id = users.id AND m.congress_id = ? AND m.ended_at IS NULL"
	switch by.Role {
	case access.SysAdmin:
		return q.Where("users.congress_id = ?", by.CongressID)
	case access.SecAdmin:
		return q.Where("users.congress_id = ? OR "+held+")", by.CongressID, by.CongressID)
	case access.Office, access.Head:
		return q.Where(held+" AND m.role IN ?)", by.CongressID, []access.Role{access.Deputy, access.Clerk, access.Reviewer, access.Signer})
	}
	return q.Where("1 = 0")
}

// UserFilter narrows the list of accounts. Unit is a part of a unit's name:
// whoever keeps accounts cannot list the units.
type UserFilter struct {
	Words string      `form:"q" binding:"max=64"`
	Role  access.Role `form:"role" binding:"omitempty,oneof=deputy office head supervising_leader committee gov_office leading_official clerk reviewer signer sysadmin secadmin auditor"`
	Unit  string      `form:"unit" binding:"max=50"`
	State string      `form:"state" binding:"omitempty,oneof=active suspended locked initial unassigned"`
}

// scope narrows users to the filter; hats count that are held now.
func (f UserFilter) scope(q *gorm.DB, by access.Actor, now time.Time) *gorm.DB {
	held := "EXISTS (SELECT 1 FROM memberships m WHERE m.user_id = users.id AND m.ended_at IS NULL AND (m.until IS NULL OR m.until > ?)"
	if f.Role != "" {
		q = q.Where(held+" AND m.role = ? AND m.congress_id = ?)", now, f.Role, by.CongressID)
	}
	if unit := strings.TrimSpace(f.Unit); unit != "" {
		q = q.Where(held+` AND m.congress_id = ? AND m.unit_id IN (SELECT n.id FROM units n WHERE lower(n.name) LIKE ? ESCAPE '\'))`, now, by.CongressID, database.Like(unit))
	}
	switch f.State {
	case "active", "suspended":
		q = q.Where("users.status = ?", f.State)
	case "locked":
		q = q.Where("users.locked_until > ?", now)
	case "initial":
		q = q.Where("users.must_change_password = ?", true)
	case "unassigned":
		q = q.Where("NOT "+held+")", now)
	}
	return q
}

// users lists accounts whose name or login name holds the words. The security
// administrator also finds a person of another congress by the exact login
// name, to give that person a role here.
func (s *Service) users(ctx context.Context, by access.Actor, f UserFilter, p web.PageQuery) (userList, error) {
	var none userList
	if !by.Is(access.SysAdmin, access.SecAdmin, access.Office, access.Head) {
		return none, ErrNotYours
	}
	db := s.DB.Read(ctx)
	scope := visibleTo(db, by)
	if text := strings.TrimSpace(f.Words); text != "" {
		like := "%" + likeEscape.Replace(strings.ToLower(text)) + "%"
		scope = db.Where(scope).Where(`users.login_name LIKE ? ESCAPE '!' OR LOWER(users.name) LIKE ? ESCAPE '!'`, like, like)
		if by.Is(access.SecAdmin) {
			scope = db.Where(scope).Or("users.login_name = ?", strings.ToLower(text))
		}
	}
	scope = f.scope(db.Where(scope), by, s.now())
	var total int64
	if err := db.Model(&User{}).Where(scope).Count(&total).Error; err != nil {
		return none, fmt.Errorf("list accounts: %w", err)
	}
	var rows []User
	if err := db.Where(scope).Order("login_name").Limit(p.Size).Offset(p.Offset()).Find(&rows).Error; err != nil {
		return none, fmt.Errorf("list accounts: %w", err)
	}
	items, err := s.userViews(db, by, rows)
	return userList{web.NewList(items, total, p), actionsOnList(by)}, err
}

var likeEscape = strings.NewReplacer("!", "!!", "%", "!%", "_", "!_")

func (s *Service) userViews(db *gorm.DB, by access.Actor, rows []User) ([]userView, error) {
	ids := make([]uint, len(rows))
	for i, u := range rows {
		ids[i] = u.ID
	}
	hats, err := s.hatsOf(db, ids)
	if err != nil {
		return nil, err
	}
	var logins []LoginSession
	newest := db.Model(&LoginSession{}).Select("MAX(id)").Where("user_id IN ?", ids).Group("user_id")
	if err := db.Where("id IN (?)", newest).Find(&logins).Error; err != nil {
		return nil, fmt.Errorf("list accounts: %w", err)
	}
	held := map[uint][]heldHat{}
	for _, h := range hats {
		held[h.UserID] = append(held[h.UserID], h)
	}
	last := map[uint]*time.Time{}
	for i := range logins {
		last[logins[i].UserID] = &logins[i].CreatedAt
	}
	views := make([]userView, len(rows))
	for i, u := range rows {
		views[i] = userView{
			ID: u.ID, LoginName: u.LoginName, Name: u.Name, PhoneMasked: web.MaskPhone(u.Phone), Status: u.Status, Version: u.Version,
			MustChangePassword: u.MustChangePassword, LastLoginAt: last[u.ID], Memberships: []membershipView{}, Actions: actionsOn(by, &u, held[u.ID]),
		}
		if u.LockedUntil != nil && s.now().Before(*u.LockedUntil) {
			views[i].LockedUntil = u.LockedUntil
		}
		for _, h := range held[u.ID] {
			views[i].Memberships = append(views[i].Memberships, h.view())
		}
	}
	return views, nil
}

func (h heldHat) view() membershipView {
	return membershipView{ID: h.MembershipID, Role: h.Role, CongressID: h.CongressID, CongressName: h.CongressName,
		UnitID: h.UnitID, UnitName: h.UnitName, CommitteeID: h.CommitteeID, CommitteeName: h.CommitteeName, DeputyID: h.DeputyID, DeputyName: h.DeputyName,
		StandsForName: h.StandsForName, Until: h.Until}
}

// most is how many people a search for one gives.
const most = 100

// People gives the ids of those whose name or login name holds the text, for
// the auditor's filter.
func (s *Service) People(ctx context.Context, text string) (ids []uint, err error) {
	like := "%" + likeEscape.Replace(strings.ToLower(text)) + "%"
	err = s.DB.Read(ctx).Model(&User{}).Where("login_name LIKE ? ESCAPE '!' OR LOWER(name) LIKE ? ESCAPE '!'", like, like).
		Order("id").Limit(most).Pluck("id", &ids).Error
	if err != nil {
		return nil, fmt.Errorf("look for people: %w", err)
	}
	return ids, nil
}

// LoginNames gives the login names of people, for the auditor's list.
func (s *Service) LoginNames(ctx context.Context, ids []uint) (map[uint]string, error) {
	var rows []User
	if err := s.DB.Read(ctx).Select("id", "login_name").Where("id IN ?", ids).Find(&rows).Error; err != nil {
		return nil, fmt.Errorf("read login names: %w", err)
	}
	names := make(map[uint]string, len(rows))
	for _, u := range rows {
		names[u.ID] = u.LoginName
	}
	return names, nil
}
