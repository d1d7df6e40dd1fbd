package account

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/audit"
	"lianluo/internal/database"
	"lianluo/internal/fault"
)

// Slip is what is printed for a person whose password was set by somebody
// else; the password is shown this once and kept nowhere.
type Slip struct {
	LoginName       string `json:"login_name"`
	Name            string `json:"name"`
	InitialPassword string `json:"initial_password"`
}

var (
	loginNames = regexp.MustCompile(`^[a-z][a-z0-9._-]{2,31}$`)
	phones     = regexp.MustCompile(`^1\d{10}$`)
)

const maxName = 40

// CreateUser opens an account in the caller's transaction and records it. It
// needs CongressID, LoginName and Name; a password that is not empty must
// keep the rules, with an empty one PasswordHash is taken as it is (from
// HashPassword, best computed before the transaction).
func (s *Service) CreateUser(tx *gorm.DB, by access.Actor, u User, password string) (*User, error) {
	if fields := checkPerson(u); len(fields) > 0 {
		return nil, fault.Invalids(fields...)
	}
	if password != "" {
		if broken := checkPassword("password", password, u.LoginName, u.Phone); broken != nil {
			return nil, fault.Invalids(*broken)
		}
		hash, err := HashPassword(tx.Statement.Context, password)
		if err != nil {
			return nil, err
		}
		u.PasswordHash = hash
	}
	var taken int64
	if err := tx.Model(&User{}).Where("login_name = ?", u.LoginName).Count(&taken).Error; err != nil {
		return nil, fmt.Errorf("create an account: %w", err)
	}
	if taken > 0 {
		return nil, fault.Invalids(errLoginTaken)
	}
	now := s.now()
	u.Status, u.CreatedAt, u.PasswordChangedAt = Active, now, now
	if err := tx.Create(&u).Error; database.IsUnique(err) {
		return nil, fault.Invalids(errLoginTaken)
	} else if err != nil {
		return nil, fmt.Errorf("create an account: %w", err)
	}
	event := audit.Event{At: now, Action: "account.create", Subject: subject(u.ID), To: string(Active), CongressID: u.CongressID}
	return &u, audit.Record(tx, by, event)
}

func checkPerson(u User) []fault.Field {
	var broken []fault.Field
	if !loginNames.MatchString(u.LoginName) {
		broken = append(broken, fault.Field{Name: "login_name", Code: "pattern", Reason: "登录名为 3 至 32 个小写字母、数字、点、下划线或短横线，以字母开头。"})
	}
	if n := utf8.RuneCountInString(u.Name); n == 0 || n > maxName || strings.TrimSpace(u.Name) != u.Name {
		broken = append(broken, fault.Field{Name: "name", Code: "length", Reason: fmt.Sprintf("请填写姓名，最多 %d 个字。", maxName)})
	}
	if u.Phone != "" && !phones.MatchString(u.Phone) {
		broken = append(broken, fault.Field{Name: "phone", Code: "pattern", Reason: "手机号码为 1 开头的 11 位数字；没有可以不填。"})
	}
	if u.Wechat != "" && !wechats.MatchString(u.Wechat) {
		broken = append(broken, errWechat)
	}
	return broken
}

// OpenAccount opens an account with an initial password, for the system
// administrator.
func (s *Service) OpenAccount(ctx context.Context, by access.Actor, u User) (*User, *Slip, error) {
	if err := mayOpen(by); err != nil {
		return nil, nil, err
	}
	u.CongressID, u.MustChangePassword = by.CongressID, true
	slip := Slip{LoginName: u.LoginName, Name: u.Name, InitialPassword: initialPassword()}
	hash, err := HashPassword(ctx, slip.InitialPassword)
	if err != nil {
		return nil, nil, err
	}
	u.PasswordHash = hash
	var made *User
	err = s.DB.Write(ctx, func(tx *gorm.DB) error {
		made, err = s.CreateUser(tx, by, u, "")
		return err
	})
	return made, &slip, err
}

// Correction is how a person is called and reached; what is absent stays as it
// is.
type Correction struct {
	Version uint
	Name    string
	Phone   *string
	Wechat  *string
}

// Update corrects an account of the system administrator's congress. What was
// done under the former name keeps it.
func (s *Service) Update(ctx context.Context, by access.Actor, id uint, c Correction) (*User, error) {
	u, err := s.kept(ctx, by, id)
	if err != nil {
		return nil, err
	}
	if u.Name = strings.TrimSpace(c.Name); c.Phone != nil {
		u.Phone = strings.TrimSpace(*c.Phone)
	}
	if c.Wechat != nil {
		u.Wechat = strings.TrimSpace(*c.Wechat)
	}
	if fields := checkPerson(*u); len(fields) > 0 {
		return nil, fault.Invalids(fields...)
	}
	defer s.forget(id)
	return u, s.DB.Write(ctx, func(tx *gorm.DB) error {
		res := tx.Model(&User{}).Where("id = ? AND version = ?", id, c.Version).UpdateColumns(map[string]any{
			"name": u.Name, "phone": u.Phone, "wechat": u.Wechat, "version": gorm.Expr("version + 1")})
		if res.Error != nil {
			return fmt.Errorf("correct an account: %w", res.Error)
		}
		if res.RowsAffected == 0 {
			return database.ErrStale
		}
		return audit.Record(tx, by, audit.Event{At: s.now(), Action: "account.update", Subject: subject(id)})
	})
}

// Suspend closes an account at once and ends its log-ins and API tokens.
func (s *Service) Suspend(ctx context.Context, by access.Actor, id uint, reason string) error {
	return s.setStatus(ctx, by, id, Active, Suspended, reason)
}

// Restore opens a suspended account again.
func (s *Service) Restore(ctx context.Context, by access.Actor, id uint) error {
	return s.setStatus(ctx, by, id, Suspended, Active, "")
}

var errStatus = fault.New(fault.Conflict, "status-changed-already", "这个账号的状态已经变更。请刷新页面查看。")

func (s *Service) setStatus(ctx context.Context, by access.Actor, id uint, from, to Status, reason string) error {
	u, err := s.kept(ctx, by, id)
	if err != nil {
		return err
	}
	if err := maySetStatus(from)(by, u, nil); err != nil {
		return err
	}
	defer s.forget(id)
	return s.DB.Write(ctx, func(tx *gorm.DB) error {
		res := tx.Model(&User{}).Where("id = ? AND status = ?", id, from).UpdateColumns(map[string]any{
			"status": to, "suspended_reason": reason, "version": gorm.Expr("version + 1")})
		if res.Error != nil {
			return fmt.Errorf("change an account's status: %w", res.Error)
		}
		if res.RowsAffected == 0 {
			return errStatus
		}
		if err := endLogins(tx, s.now(), "suspended", "user_id = ?", id); err != nil {
			return err
		}
		if err := endTokens(tx, by, s.now(), id); err != nil {
			return err
		}
		action := map[Status]string{Suspended: "account.suspend", Active: "account.restore"}[to]
		return audit.Record(tx, by, audit.Event{At: s.now(), Action: action, Subject: subject(id), From: string(from), To: string(to)})
	})
}

// kept gives an account that the system administrator by keeps.
func (s *Service) kept(ctx context.Context, by access.Actor, id uint) (*User, error) {
	if !by.Is(access.SysAdmin) {
		return nil, ErrNotYours
	}
	return database.One[User](s.DB.Read(ctx).Where("id = ? AND congress_id = ?", id, by.CongressID))
}

// ResetPassword sets an initial password, lifts a lock and ends the person's
// log-ins, API tokens and links with identities; mayReset says who may.
func (s *Service) ResetPassword(ctx context.Context, by access.Actor, id uint) (*Slip, error) {
	u, err := s.resettable(ctx, by, id)
	if err != nil {
		return nil, err
	}
	return s.reset(ctx, by, u)
}

// ResetPasswordOf is for whoever runs the server, at its command line; it is
// the way back in for an administrator.
func (s *Service) ResetPasswordOf(ctx context.Context, loginName string) (*Slip, error) {
	u, err := database.One[User](s.DB.Read(ctx).Where("login_name = ?", loginName))
	if err != nil {
		return nil, err
	}
	return s.reset(ctx, access.Actor{}, u)
}

func (s *Service) resettable(ctx context.Context, by access.Actor, id uint) (*User, error) {
	if !by.Is(access.SysAdmin, access.Office, access.Head) {
		return nil, ErrNotYours
	}
	read := s.DB.Read(ctx)
	hats, err := s.hatsOf(read, []uint{id})
	if err != nil {
		return nil, err
	}
	u, err := database.One[User](read.Where("id = ?", id))
	if err != nil {
		return nil, err
	}
	if !sees(by, u, hats) {
		return nil, database.ErrNotFound
	}
	return u, mayReset(by, u, hats)
}

// sees says whether the account is one of by's congress.
func sees(by access.Actor, u *User, hats []heldHat) bool {
	if by.Is(access.SysAdmin) {
		return u.CongressID == by.CongressID
	}
	for _, h := range hats {
		if h.CongressID == by.CongressID {
			return true
		}
	}
	return false
}

func (s *Service) reset(ctx context.Context, by access.Actor, u *User) (*Slip, error) {
	slip := Slip{LoginName: u.LoginName, Name: u.Name, InitialPassword: initialPassword()}
	hash, err := HashPassword(ctx, slip.InitialPassword)
	if err != nil {
		return nil, err
	}
	defer s.forget(u.ID)
	return &slip, s.DB.Write(ctx, func(tx *gorm.DB) error {
		if err := s.storePassword(tx, u, hash, true); err != nil {
			return err
		}
		if err := endLogins(tx, s.now(), "password-reset", "user_id = ?", u.ID); err != nil {
			return err
		}
		if err := endTokens(tx, by, s.now(), u.ID); err != nil {
			return err
		}
		if err := unlinkAll(tx, by, s.now(), u); err != nil {
			return err
		}
		return audit.Record(tx, by, audit.Event{At: s.now(), Action: "account.reset-password", Subject: subject(u.ID), CongressID: u.CongressID})
	})
}
