package account

import (
	"context"
	"errors"
	"fmt"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/audit"
	"lianluo/internal/database"
	"lianluo/internal/deputy"
	"lianluo/internal/fault"
)

// Me is what a person sees of the own account.
type Me struct {
	User struct {
		ID        uint   `json:"id"`
		Name      string `json:"name"`
		LoginName string `json:"login_name"`
		Email     string `json:"email"`
	} `json:"user"`
	MustChangePassword bool       `json:"must_change_password"`
	Demonstration      bool       `json:"demonstration"`
	HigherDeputy       bool       `json:"higher_deputy"` // holds a mandate of a higher congress, too
	Hat                *Hat       `json:"hat,omitempty"`
	Hats               []Hat      `json:"hats"`
	LastLogin          *LastLogin `json:"last_login,omitempty"`
}

// LastLogin is the log-in before the present one.
type LastLogin struct {
	At      time.Time `json:"at"`
	Address string    `json:"address"`
}

// Hat is one role in one body, with the body's name.
type Hat struct {
	MembershipID uint        `json:"membership_id"`
	Role         access.Role `json:"role"`
	CongressID   uint        `json:"congress_id"`
	CongressName string      `json:"congress_name"`
	ShortName    string      `json:"congress_short_name"`
	OfficeName   string      `json:"office_name"` // what the congress calls its deputies' affairs office
	UnitID       uint        `json:"unit_id,omitempty"`
	UnitName     string      `json:"unit_name,omitempty"`
	DeputyID     uint        `json:"deputy_id,omitempty"`

	CommitteeID   uint   `json:"committee_id,omitempty"`
	CommitteeName string `json:"committee_name,omitempty"`

	StandsForName string     `json:"stands_for_name,omitempty"` // of a substitute's hat: whose place is taken
	Until         *time.Time `json:"until,omitempty"`           // when a substitute's hat ends by itself
}

// me describes the person of a log-in, wearing the given hat.
func (s *Service) me(ctx context.Context, userID, loginID, hatID uint) (*Me, error) {
	db := s.DB.Read(ctx)
	u, err := database.One[User](db.Where("id = ?", userID))
	if err != nil {
		return nil, fmt.Errorf("read the own account: %w", err)
	}
	hats, err := s.hatsOf(db, []uint{userID})
	if err != nil {
		return nil, err
	}
	m := Me{MustChangePassword: u.MustChangePassword, Demonstration: u.Demonstration, Hats: []Hat{}}
	m.User.ID, m.User.Name, m.User.LoginName, m.User.Email = u.ID, u.Name, u.LoginName, u.Email
	for _, h := range hats {
		m.Hats = append(m.Hats, h.Hat)
		if h.MembershipID == hatID {
			m.Hat = &h.Hat
		}
	}
	if m.HigherDeputy, err = deputy.HoldsHigher(db, userID); err != nil {
		return nil, err
	}
	previous, err := database.One[LoginSession](db.Where("user_id = ? AND id < ?", userID, loginID).Order("id DESC"))
	switch {
	case err == nil:
		m.LastLogin = &LastLogin{At: previous.CreatedAt, Address: previous.Address}
	case !errors.Is(err, database.ErrNotFound):
		return nil, fmt.Errorf("read the last log-in: %w", err)
	}
	return &m, nil
}

// heldNow is what tells a membership that holds now.
const heldNow = "ended_at IS NULL AND (until IS NULL OR until > ?)"

type heldHat struct {
	Hat
	UserID     uint
	DeputyName string
}

// hatsOf gives the hats that the people hold now, oldest first.
func (s *Service) hatsOf(db *gorm.DB, userIDs []uint) ([]heldHat, error) {
	var hats []heldHat
	err := db.Table("memberships m").
		Select("m.user_id, m.id AS membership_id, m.role, m.congress_id, m.unit_id, m.committee_id, m.deputy_id, c.name AS congress_name, c.short_name, c.office_name, COALESCE(u.name, '') AS unit_name, COALESCE(k.name, '') AS committee_name, COALESCE(d.name, '') AS deputy_name, COALESCE(p.name, '') AS stands_for_name, m.until").
		Joins("JOIN congresses c ON c.id = m.congress_id").
		Joins("LEFT JOIN units u ON u.id = m.unit_id").
		Joins("LEFT JOIN committees k ON k.id = m.committee_id").
		Joins("LEFT JOIN deputies d ON d.id = m.deputy_id").
		Joins("LEFT JOIN memberships o ON o.id = m.stands_for").
		Joins("LEFT JOIN users p ON p.id = o.user_id").
		Where("m.user_id IN ? AND m.ended_at IS NULL AND (m.until IS NULL OR m.until > ?)", userIDs, s.now()).Order("m.id").Scan(&hats).Error
	if err != nil {
		return nil, fmt.Errorf("read hats: %w", err)
	}
	return hats, nil
}

// WearHat puts on another of the person's own hats.
func (s *Service) WearHat(ctx context.Context, by access.Actor, membershipID uint) (*Tokens, error) {
	var login *LoginSession
	err := s.DB.Write(ctx, func(tx *gorm.DB) error {
		_, err := database.One[Membership](tx.Where("id = ? AND user_id = ?", membershipID, by.UserID).Where(heldNow, s.now()))
		if errors.Is(err, database.ErrNotFound) {
			return fault.Invalids(fault.Field{Name: "membership_id", Code: "not-held", Reason: "您没有这个身份，或者它已被收回。请刷新页面后重新选择。"})
		}
		if err != nil {
			return err
		}
		if login, err = database.One[LoginSession](tx.Where("id = ?", by.LoginSessionID)); err != nil {
			return err
		}
		return tx.Model(login).UpdateColumn("membership_id", membershipID).Error
	})
	if err != nil {
		return nil, fmt.Errorf("change the hat: %w", err)
	}
	t := Tokens{Login: *login}
	t.Login.MembershipID = membershipID
	t.Access, t.Life, err = s.sign(&t.Login, membershipID)
	return &t, err
}

// ChangePassword replaces by's own password and ends the other log-ins. A
// wrong present password counts towards the lock, like a wrong log-in.
func (s *Service) ChangePassword(ctx context.Context, by access.Actor, present, wanted string) error {
	u, err := database.One[User](s.DB.Read(ctx).Where("id = ?", by.UserID))
	if err != nil {
		return fmt.Errorf("change a password: %w", err)
	}
	wrong := fault.Invalids(fault.Field{Name: "current_password", Code: "wrong", Reason: "当前密码不正确，请重新输入。"})
	if err := s.prove(ctx, by, u, present, wrong); err != nil {
		return err
	}
	if broken := checkPassword("new_password", wanted, u.LoginName, u.Phone); broken != nil {
		return fault.Invalids(*broken)
	}
	if err := refuseFormer(ctx, s.DB.Read(ctx), u, "new_password", wanted); err != nil {
		return err
	}
	hash, err := HashPassword(ctx, wanted)
	if err != nil {
		return err
	}
	defer s.forget(u.ID)
	return s.DB.Write(ctx, func(tx *gorm.DB) error {
		if err := s.storePassword(tx, u, hash, false); err != nil {
			return err
		}
		if err := endLogins(tx, s.now(), "password-changed", "user_id = ? AND id <> ?", u.ID, by.LoginSessionID); err != nil {
			return err
		}
		return audit.Record(tx, by, audit.Event{At: s.now(), Action: "account.change-password", Subject: subject(u.ID)})
	})
}
