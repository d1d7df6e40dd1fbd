package account

import (
	"context"
	"errors"
	"fmt"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/audit"
	"lianluo/internal/database"
	"lianluo/internal/deputy"
	"lianluo/internal/fault"
)

// Grant gives a person one more role in the caller's transaction and records
// it. The three administrators exclude each other and every business role, by
// person and over all congresses (ErrExclusive); nobody grants to oneself
// (ErrOwnRole). Who may call it is the caller's to check.
func (s *Service) Grant(tx *gorm.DB, by access.Actor, m Membership) (*Membership, error) {
	if by.UserID != 0 && by.UserID == m.UserID {
		return nil, ErrOwnRole
	}
	// Touching the person first makes grants to one person come one by one.
	res := tx.Model(&User{}).Where("id = ?", m.UserID).UpdateColumn("version", gorm.Expr("version + 1"))
	if res.Error != nil {
		return nil, fmt.Errorf("grant a role: %w", res.Error)
	}
	if res.RowsAffected == 0 {
		return nil, database.ErrNotFound
	}
	if err := completeMembership(tx, &m); err != nil {
		return nil, err
	}
	var held []Membership
	if err := tx.Where("user_id = ? AND ended_at IS NULL", m.UserID).Find(&held).Error; err != nil {
		return nil, fmt.Errorf("grant a role: %w", err)
	}
	for _, h := range held {
		if sameHat(h, m) {
			return nil, ErrGranted
		}
		if h.Role != m.Role && (h.Role.Administrator() || m.Role.Administrator()) {
			return nil, ErrExclusive
		}
	}
	if m.Role == access.Deputy {
		if err := bindDeputy(tx, m); err != nil {
			return nil, err
		}
	}
	m.CreatedAt, m.EndedAt = s.now(), nil
	if err := tx.Create(&m).Error; err != nil {
		return nil, fmt.Errorf("grant a role: %w", err)
	}
	return &m, audit.Record(tx, by, audit.Event{
		At: m.CreatedAt, Action: "role.grant", Subject: subject(m.UserID), To: string(m.Role), CongressID: m.CongressID,
		Data: m.recorded(),
	})
}

// recorded is what the audit record holds of a hat.
func (m Membership) recorded() audit.Data {
	data := audit.Data{"membership_id": m.ID, "unit_id": m.UnitID, "committee_id": m.CommitteeID, "deputy_id": m.DeputyID}
	if m.StandsFor != 0 {
		data["stands_for_membership"], data["until"] = m.StandsFor, m.Until.UTC()
	}
	return data
}

func sameHat(a, b Membership) bool {
	return a.CongressID == b.CongressID && a.Role == b.Role && a.UnitID == b.UnitID && a.CommitteeID == b.CommitteeID && a.DeputyID == b.DeputyID && a.StandsFor == b.StandsFor
}

// completeMembership holds role and body together: a unit only with a role of
// units, a committee only with that of committees, a deputy's role only for a
// deputy of the register.
func completeMembership(tx *gorm.DB, m *Membership) error {
	if !m.Role.Valid() {
		return fault.Invalids(fault.Field{Name: "role", Code: "oneof", Reason: "请从给出的职务中选择。"})
	}
	if m.CommitteeID != 0 && m.Role != access.Committee {
		return fault.Invalids(fault.Field{Name: "committee_id", Code: "not-applicable", Reason: "这个职务不属于专门委员会，请不要选择委员会。"})
	}
	if m.Role.OfUnit() {
		return belongs(tx.Table("units").Where("id = ? AND congress_id = ?", m.UnitID, m.CongressID),
			fault.Field{Name: "unit_id", Code: "unknown", Reason: "请选择本级人大名录中的承办单位。"})
	}
	if m.UnitID != 0 {
		return fault.Invalids(fault.Field{Name: "unit_id", Code: "not-applicable", Reason: "这个职务不属于承办单位，请不要选择单位。"})
	}
	if m.Role != access.Deputy && m.DeputyID != 0 {
		return fault.Invalids(fault.Field{Name: "deputy_id", Code: "not-applicable", Reason: "只有代表身份才关联代表名册。"})
	}
	switch m.Role {
	case access.Committee:
		return belongs(tx.Table("committees").Where("id = ? AND congress_id = ? AND active", m.CommitteeID, m.CongressID),
			fault.Field{Name: "committee_id", Code: "unknown", Reason: "请选择本级人大名录中的专门委员会。"})
	case access.Deputy:
	default:
		return nil
	}
	return belongs(tx.Table("deputies").Where("id = ? AND congress_id = ? AND status <> ?", m.DeputyID, m.CongressID, deputy.Terminated),
		fault.Field{Name: "deputy_id", Code: "no-deputy", Reason: "代表身份来自代表名册。请选择名册中资格未终止的代表；名册中没有的，请代表工作机构先行登记。"})
}

// bindDeputy notes in the register who the deputy is. Touching the deputy
// first makes grants of one mandate come one by one; nobody else may hold it.
func bindDeputy(tx *gorm.DB, m Membership) error {
	err := tx.Table("deputies").Where("id = ?", m.DeputyID).
		UpdateColumns(map[string]any{"user_id": m.UserID, "version": gorm.Expr("version + 1")}).Error
	if err != nil {
		return fmt.Errorf("bind a deputy: %w", err)
	}
	var held int64
	err = tx.Model(&Membership{}).Where("deputy_id = ? AND user_id <> ? AND ended_at IS NULL", m.DeputyID, m.UserID).Count(&held).Error
	if err == nil && held > 0 {
		return ErrDeputyHeld
	}
	return err
}

func belongs(q *gorm.DB, otherwise fault.Field) error {
	var n int64
	if err := q.Count(&n).Error; err != nil {
		return fmt.Errorf("grant a role: %w", err)
	}
	if n == 0 {
		return fault.Invalids(otherwise)
	}
	return nil
}

// GrantRole gives a person a role in the congress of the security
// administrator by; the person's account may be another congress's.
func (s *Service) GrantRole(ctx context.Context, by access.Actor, m Membership) (*Membership, error) {
	if !by.Is(access.SecAdmin) {
		return nil, ErrNotYours
	}
	m.CongressID = by.CongressID
	defer s.forget(m.UserID)
	var made *Membership
	err := s.DB.Write(ctx, func(tx *gorm.DB) (err error) {
		made, err = s.Grant(tx, by, m)
		return err
	})
	return made, err
}

// EndRole takes a role away, in the congress of the security administrator by.
func (s *Service) EndRole(ctx context.Context, by access.Actor, id uint) error {
	if !by.Is(access.SecAdmin) {
		return ErrNotYours
	}
	m, err := database.One[Membership](s.DB.Read(ctx).Where("id = ? AND congress_id = ?", id, by.CongressID))
	if err != nil {
		return err
	}
	if m.UserID == by.UserID {
		return ErrOwnRole
	}
	defer s.forget(m.UserID)
	return s.DB.Write(ctx, func(tx *gorm.DB) error { return s.EndMembership(tx, by, *m) })
}

// EndMembership takes a role away in the caller's transaction and records it;
// it takes hold within Stale. Who may call it is the caller's to check.
func (s *Service) EndMembership(tx *gorm.DB, by access.Actor, m Membership) error {
	now := s.now()
	res := tx.Model(&Membership{}).Where("id = ? AND ended_at IS NULL", m.ID).UpdateColumn("ended_at", now)
	if res.Error != nil {
		return fmt.Errorf("end a role: %w", res.Error)
	}
	if res.RowsAffected == 0 {
		return ErrRoleEnded
	}
	err := audit.Record(tx, by, audit.Event{
		At: now, Action: "role.end", Subject: subject(m.UserID), From: string(m.Role), CongressID: m.CongressID,
		Data: m.recorded(),
	})
	if err != nil {
		return err
	}
	return s.endSubstitutions(tx, by, m)
}

// EndMandate takes away the deputy's hat of a mandate that ends, in the
// caller's transaction; whoever wears it is refused within Stale.
func (s *Service) EndMandate(tx *gorm.DB, by access.Actor, deputyID uint) error {
	var worn []Membership
	err := tx.Where("congress_id = ? AND role = ? AND deputy_id = ? AND ended_at IS NULL", by.CongressID, access.Deputy, deputyID).
		Order("id").Find(&worn).Error
	if err != nil {
		return fmt.Errorf("end a mandate: %w", err)
	}
	for _, m := range worn {
		if err := s.EndMembership(tx, by, m); err != nil {
			return err
		}
	}
	return nil
}

// DeputyOpening is the result of opening accounts for deputies: their slips,
// and how many deputies still have none.
type DeputyOpening struct {
	Slips     []Slip `json:"slips"`
	Remaining int64  `json:"remaining"`
}

// openAtOnce bounds how many accounts one request opens, so that it ends well
// before any proxy loses patience.
const openAtOnce = 100

type unopened struct {
	ID     uint
	Name   string
	Phone  string
	UserID *uint
}

// OpenDeputies opens an account for each active deputy who has none, at most
// a hundred at a time; call it again until nobody remains. The login name is
// made from the register's number: "db" and the deputy's id.
func (s *Service) OpenDeputies(ctx context.Context, by access.Actor) (*DeputyOpening, error) {
	if !by.Is(access.SysAdmin) {
		return nil, ErrNotYours
	}
	without := func(db *gorm.DB) *gorm.DB {
		return db.Table("deputies").Where("congress_id = ? AND status = ? AND user_id IS NULL", by.CongressID, "active")
	}
	var deputies []unopened
	if err := without(s.DB.Read(ctx)).Order("id").Limit(openAtOnce).Find(&deputies).Error; err != nil {
		return nil, fmt.Errorf("open accounts for deputies: %w", err)
	}
	out := DeputyOpening{Slips: []Slip{}}
	for _, d := range deputies {
		slip, err := s.openDeputy(ctx, by, d)
		if errors.Is(err, errOpened) {
			continue
		}
		if err != nil {
			return nil, err
		}
		out.Slips = append(out.Slips, *slip)
	}
	if err := without(s.DB.Read(ctx)).Count(&out.Remaining).Error; err != nil {
		return nil, fmt.Errorf("open accounts for deputies: %w", err)
	}
	return &out, nil
}

var errOpened = errors.New("account: somebody else opened it")

func (s *Service) openDeputy(ctx context.Context, by access.Actor, d unopened) (*Slip, error) {
	slip := Slip{LoginName: fmt.Sprintf("db%04d", d.ID), Name: d.Name, InitialPassword: initialPassword()}
	hash, err := HashPassword(ctx, slip.InitialPassword)
	if err != nil {
		return nil, err
	}
	u := User{CongressID: by.CongressID, LoginName: slip.LoginName, Name: d.Name, PasswordHash: hash, MustChangePassword: true}
	if phones.MatchString(d.Phone) {
		u.Phone = d.Phone
	}
	return &slip, s.DB.Write(ctx, func(tx *gorm.DB) error {
		made, err := s.CreateUser(tx, by, u, "")
		if err != nil {
			return err
		}
		res := tx.Table("deputies").Where("id = ? AND user_id IS NULL", d.ID).UpdateColumn("user_id", made.ID)
		if res.Error != nil {
			return fmt.Errorf("open an account for a deputy: %w", res.Error)
		}
		if res.RowsAffected == 0 {
			return errOpened
		}
		_, err = s.Grant(tx, by, Membership{UserID: made.ID, CongressID: by.CongressID, Role: access.Deputy, DeputyID: d.ID})
		return err
	})
}
