package account

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/audit"
	"lianluo/internal/database"
)

// Limits of log-ins.
const (
	MaxFailures  = 5
	LockedFor    = 30 * time.Minute
	LoginLife    = 7 * 24 * time.Hour
	maxUserAgent = 300
)

// idleLimit is how long a log-in survives without being used; it follows the
// hat that is worn. Use is noticed when a token is renewed, so at most ten
// minutes late.
func idleLimit(r access.Role) time.Duration {
	switch {
	case r == access.Deputy:
		return 12 * time.Hour
	case r.Administrator():
		return 30 * time.Minute
	}
	return 2 * time.Hour
}

// Device is where a log-in comes from.
type Device struct{ Address, UserAgent, RequestID string }

func (d Device) actor(u *User) access.Actor {
	a := access.Actor{Address: d.Address, RequestID: d.RequestID}
	if u != nil {
		a.UserID, a.CongressID = u.ID, u.CongressID
	}
	return a
}

// Tokens is what a log-in or its renewal hands out. Refresh is empty when the
// refresh token stays as it is.
type Tokens struct {
	Access       string
	Life         time.Duration
	Refresh      string
	RefreshUntil time.Time
	Login        LoginSession
}

// LogIn begins a log-in with a password. It answers a wrong name and a wrong
// password alike: ErrCredentials; five of them lock the account (ErrLocked);
// too many from one address are ErrTooMany.
func (s *Service) LogIn(ctx context.Context, d Device, loginName, password string) (*Tokens, error) {
	wait, err := s.addresses.Take(ctx, d.Address, s.now())
	if err != nil {
		return nil, err
	}
	if wait > 0 {
		return nil, ErrTooMany.With("这个网络地址的登录失败次数过多，请 %d 秒后再试。忘记密码时，请代表工作机构为您重置。", int(wait.Seconds()))
	}
	u, err := s.proven(ctx, d, strings.ToLower(strings.TrimSpace(loginName)), password)
	if err != nil {
		return nil, err
	}
	if err := s.addresses.GiveBack(ctx, d.Address); err != nil {
		return nil, err
	}
	if u.Status != Active {
		return nil, suspended(u)
	}
	if u.Demonstration && s.Exposed {
		return nil, ErrDemonstration
	}
	return s.begin(ctx, d, u, nil, func(*gorm.DB) error { return nil })
}

func suspended(u *User) error {
	if u.SuspendedReason == "" {
		return ErrSuspended
	}
	return ErrSuspended.With("这个账号已停用（%s）。如需恢复，请联系系统管理员。", u.SuspendedReason)
}

// proven gives the account whose name and password these are.
func (s *Service) proven(ctx context.Context, d Device, loginName, password string) (*User, error) {
	u, err := database.One[User](s.DB.Read(ctx).Where("login_name = ?", loginName))
	if errors.Is(err, database.ErrNotFound) {
		return nil, s.refuseStranger(ctx, d, loginName, password)
	}
	if err != nil {
		return nil, fmt.Errorf("log in: %w", err)
	}
	return u, s.prove(ctx, d.actor(u), u, password, ErrCredentials)
}

// prove checks u's password; a wrong one counts towards the lock and is
// answered with wrong.
func (s *Service) prove(ctx context.Context, by access.Actor, u *User, password string, wrong error) error {
	if err := s.locked(u.LockedUntil); err != nil {
		return err
	}
	ok, err := matches(ctx, u.PasswordHash, password)
	if err != nil {
		return fmt.Errorf("check a password: %w", err)
	}
	if !ok {
		return s.fail(ctx, by, u, wrong)
	}
	return nil
}

func (s *Service) locked(until *time.Time) error {
	if until == nil || !s.now().Before(*until) {
		return nil
	}
	left := until.Sub(s.now()).Round(time.Minute)
	return ErrLocked.With("密码连续输错 %d 次，账号已锁定。请约 %d 分钟后再试，或请代表工作机构为您重置密码。", MaxFailures, max(int(left.Minutes()), 1))
}

// refuseStranger answers a name that has no account as it would a wrong
// password, in as much time and with a lock after as many failures.
func (s *Service) refuseStranger(ctx context.Context, d Device, loginName, password string) error {
	until, err := strangerLock(s.DB.Read(ctx), loginName)
	if err != nil {
		return fmt.Errorf("log in: %w", err)
	}
	if err := s.locked(until); err != nil {
		return err
	}
	if _, err := matches(ctx, nobody, password); err != nil {
		return fmt.Errorf("log in: %w", err)
	}
	err = s.DB.Write(ctx, func(tx *gorm.DB) (err error) {
		if until, err = failStranger(tx, loginName, s.now()); err != nil {
			return err
		}
		return audit.Record(tx, d.actor(nil), audit.Event{At: s.now(), Action: "account.login", Subject: "user/0", Result: ErrCredentials.Code})
	})
	if err != nil {
		return fmt.Errorf("log in: %w", err)
	}
	if err := s.locked(until); err != nil {
		return err
	}
	return ErrCredentials
}

// fail counts a wrong password. The count is raised in the database, so that
// concurrent guesses cannot share one count.
func (s *Service) fail(ctx context.Context, by access.Actor, u *User, wrong error) error {
	var lock bool
	err := s.DB.Write(ctx, func(tx *gorm.DB) error {
		now, row := s.now(), tx.Model(&User{}).Where("id = ?", u.ID)
		if err := row.Session(&gorm.Session{}).UpdateColumn("failed_count", gorm.Expr("failed_count + 1")).Error; err != nil {
			return err
		}
		fresh, err := database.One[User](tx.Where("id = ?", u.ID))
		if err != nil {
			return err
		}
		event := audit.Event{At: now, Action: "account.login", Subject: subject(u.ID), Result: ErrCredentials.Code, CongressID: u.CongressID}
		if err := audit.Record(tx, by, event); err != nil {
			return err
		}
		if lock = fresh.FailedCount >= MaxFailures; !lock {
			return nil
		}
		until := now.Add(LockedFor)
		if err := row.Session(&gorm.Session{}).UpdateColumns(map[string]any{"failed_count": 0, "locked_until": until}).Error; err != nil {
			return err
		}
		u.LockedUntil = &until
		return audit.Record(tx, by, audit.Event{At: now, Action: "account.lock", Subject: subject(u.ID), CongressID: u.CongressID})
	})
	if err != nil {
		return fmt.Errorf("count a wrong password: %w", err)
	}
	if lock {
		return s.locked(u.LockedUntil)
	}
	return wrong
}

// begin opens the log-in. The first statement holds the account to what the
// password was checked against: a guess that was right in the moment in which
// the account was locked, suspended or given another password comes too late.
// how tells the record what else proved the person, and still refuses if that
// proves nothing any more.
func (s *Service) begin(ctx context.Context, d Device, u *User, how audit.Data, still func(tx *gorm.DB) error) (*Tokens, error) {
	now := s.now()
	t := Tokens{Login: LoginSession{
		UserID: u.ID, CreatedAt: now, LastSeenAt: now, ExpiresAt: now.Add(LoginLife),
		UserAgent: clip(d.UserAgent, maxUserAgent), Address: d.Address,
	}}
	err := s.DB.Write(ctx, func(tx *gorm.DB) error {
		res := tx.Model(&User{}).
			Where("id = ? AND status = ? AND password_hash = ? AND (locked_until IS NULL OR locked_until <= ?)", u.ID, Active, u.PasswordHash, now).
			UpdateColumns(map[string]any{"failed_count": 0, "locked_until": nil})
		if res.Error != nil {
			return res.Error
		}
		if res.RowsAffected == 0 {
			return ErrCredentials
		}
		if err := still(tx); err != nil {
			return err
		}
		hat, err := s.hatToWear(tx, u.ID)
		if err != nil {
			return err
		}
		t.Login.MembershipID = hat.ID
		if err := tx.Create(&t.Login).Error; err != nil {
			return err
		}
		issued, secret := newRefreshToken(t.Login.ID, now)
		if err := tx.Create(issued).Error; err != nil {
			return err
		}
		t.Refresh, t.RefreshUntil = secret, t.Login.ExpiresAt
		by := d.actor(u)
		by.MembershipID, by.Role, by.UnitID = hat.ID, hat.Role, hat.UnitID
		return audit.Record(tx, by, audit.Event{At: now, Action: "account.login", Subject: subject(u.ID), CongressID: u.CongressID, Data: how})
	})
	if err != nil {
		return nil, fmt.Errorf("log in: %w", err)
	}
	t.Access, t.Life, err = s.sign(&t.Login, t.Login.MembershipID)
	return &t, err
}

// hatToWear is the hat that the person wore last, or else the oldest one; its
// ID is 0 when there is none.
func (s *Service) hatToWear(tx *gorm.DB, userID uint) (Membership, error) {
	var hats []Membership
	if err := tx.Where("user_id = ?", userID).Where(heldNow, s.now()).Order("id").Find(&hats).Error; err != nil {
		return Membership{}, err
	}
	if len(hats) == 0 {
		return Membership{}, nil
	}
	var last LoginSession
	if err := tx.Where("user_id = ?", userID).Order("id DESC").Limit(1).Find(&last).Error; err != nil {
		return Membership{}, err
	}
	for _, h := range hats {
		if h.ID == last.MembershipID {
			return h, nil
		}
	}
	return hats[0], nil
}

// LogOut ends the log-in that by acts in.
func (s *Service) LogOut(ctx context.Context, by access.Actor) error {
	return s.endLogins(ctx, by, "logout", "account.logout", "id = ?", by.LoginSessionID)
}

// EndLogin ends one of by's own log-ins; another person's does not exist.
func (s *Service) EndLogin(ctx context.Context, by access.Actor, id uint) error {
	login, err := database.One[LoginSession](s.DB.Read(ctx).Where("id = ? AND user_id = ?", id, by.UserID))
	if err != nil {
		return err
	}
	return s.endLogins(ctx, by, "ended-by-owner", "account.logout", "id = ?", login.ID)
}

func (s *Service) endLogins(ctx context.Context, by access.Actor, reason, action, where string, args ...any) error {
	defer s.forget(by.UserID)
	return s.DB.Write(ctx, func(tx *gorm.DB) error {
		if err := endLogins(tx, s.now(), reason, where, args...); err != nil {
			return err
		}
		return audit.Record(tx, by, audit.Event{At: s.now(), Action: action, Subject: subject(by.UserID)})
	})
}

func endLogins(tx *gorm.DB, now time.Time, reason, where string, args ...any) error {
	err := tx.Model(&LoginSession{}).Where("ended_at IS NULL").Where(where, args...).
		UpdateColumns(map[string]any{"ended_at": now, "end_reason": reason}).Error
	if err != nil {
		return fmt.Errorf("end log-ins: %w", err)
	}
	return nil
}

func subject(userID uint) string { return fmt.Sprintf("user/%d", userID) }

func clip(text string, most int) string {
	if len(text) <= most {
		return text
	}
	return strings.ToValidUTF8(text[:most], "")
}
