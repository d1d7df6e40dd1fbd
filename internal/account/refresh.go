package account

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/audit"
	"lianluo/internal/database"
)

// refreshGrace is how long a used refresh token is taken once more, because
// the answer to its first use may have been lost on a mobile network.
const refreshGrace = 10 * time.Second

func newRefreshToken(loginID uint, now time.Time) (row *RefreshToken, secret string) {
	b := make([]byte, 32)
	_, _ = rand.Read(b)
	secret = base64.RawURLEncoding.EncodeToString(b)
	return &RefreshToken{LoginSessionID: loginID, Hash: hashOf(secret), IssuedAt: now}, secret
}

func hashOf(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(sum[:])
}

// Refresh trades a refresh token for a new pair. Each token is good once; a
// used one that comes back means that two parties hold it, and ends the
// log-in (ErrReused).
//
// One exception: within ten seconds of its first use, while its successor is
// untouched, a used token is taken again and the successor is retired in
// favour of a new one. That stays safe: whoever holds the retired successor,
// thief or owner, ends the log-in by presenting it, so at no time do two live
// chains exist.
func (s *Service) Refresh(ctx context.Context, d Device, secret string) (*Tokens, error) {
	var t Tokens
	var verdict error
	err := s.DB.Write(ctx, func(tx *gorm.DB) error {
		t, verdict = Tokens{}, nil
		used, err := database.One[RefreshToken](tx.Where("hash = ?", hashOf(secret)))
		if errors.Is(err, database.ErrNotFound) {
			verdict = ErrEnded
			return nil
		}
		if err != nil {
			return err
		}
		verdict, err = s.renew(tx, d, used.ID, used.LoginSessionID, &t)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("refresh: %w", err)
	}
	if verdict != nil {
		s.forget(t.Login.UserID)
		return nil, verdict
	}
	t.Access, t.Life, err = s.sign(&t.Login, t.Login.MembershipID)
	return &t, err
}

// renew does the work of Refresh for one log-in. A verdict is a refusal that
// must be committed, since what led to it may have ended the log-in.
func (s *Service) renew(tx *gorm.DB, d Device, tokenID, loginID uint, t *Tokens) (verdict, err error) {
	now := s.now()
	// Touching the row first makes renewals of one log-in come one by one.
	if err := tx.Model(&LoginSession{}).Where("id = ?", loginID).UpdateColumn("user_id", gorm.Expr("user_id")).Error; err != nil {
		return nil, err
	}
	login, err := database.One[LoginSession](tx.Where("id = ?", loginID))
	if err != nil {
		return nil, err
	}
	t.Login = *login
	u, err := database.One[User](tx.Where("id = ?", login.UserID))
	if err != nil {
		return nil, err
	}
	hat, err := s.hatOf(tx, login)
	if err != nil {
		return nil, err
	}
	idle := now.Sub(login.LastSeenAt) > idleLimit(hat.Role)
	switch {
	case login.EndedAt != nil || !now.Before(login.ExpiresAt) || u.Status != Active || u.Demonstration && s.Exposed:
		return ErrEnded, nil
	case idle:
		return ErrEnded, endLogins(tx, now, "idle", "id = ?", login.ID)
	}
	token, err := database.One[RefreshToken](tx.Where("id = ?", tokenID))
	if err != nil {
		return nil, err
	}
	again, err := s.mayUse(tx, token, now)
	if err != nil {
		return nil, err
	}
	if !again {
		by := d.actor(u)
		by.LoginSessionID = login.ID
		if err := endLogins(tx, now, "refresh-token-reused", "id = ?", login.ID); err != nil {
			return nil, err
		}
		return ErrReused, audit.Record(tx, by, audit.Event{At: now, Action: "account.refresh", Subject: subject(u.ID), Result: ErrReused.Code})
	}
	return nil, s.rotate(tx, token, hat.ID, now, t)
}

// mayUse retires the untouched successor of a token that is used again within
// the grace.
func (s *Service) mayUse(tx *gorm.DB, token *RefreshToken, now time.Time) (bool, error) {
	if token.UsedAt == nil {
		return true, nil
	}
	if now.Sub(*token.UsedAt) > refreshGrace || token.ReplacedBy == 0 {
		return false, nil
	}
	res := tx.Model(&RefreshToken{}).Where("id = ? AND used_at IS NULL", token.ReplacedBy).UpdateColumn("used_at", now)
	return res.RowsAffected == 1, res.Error
}

func (s *Service) rotate(tx *gorm.DB, token *RefreshToken, hat uint, now time.Time, t *Tokens) error {
	next, secret := newRefreshToken(token.LoginSessionID, now)
	if err := tx.Create(next).Error; err != nil {
		return err
	}
	used := now
	if token.UsedAt != nil {
		used = *token.UsedAt
	}
	err := tx.Model(&RefreshToken{}).Where("id = ?", token.ID).UpdateColumns(map[string]any{"used_at": used, "replaced_by": next.ID}).Error
	if err != nil {
		return err
	}
	t.Login.LastSeenAt, t.Login.MembershipID = now, hat
	t.Refresh, t.RefreshUntil = secret, t.Login.ExpiresAt
	return tx.Model(&LoginSession{}).Where("id = ?", token.LoginSessionID).
		UpdateColumns(map[string]any{"last_seen_at": now, "membership_id": hat}).Error
}

// hatOf is the hat that the log-in wears, or another one when that was taken.
func (s *Service) hatOf(tx *gorm.DB, login *LoginSession) (Membership, error) {
	worn, err := database.One[Membership](tx.Where("id = ? AND user_id = ?", login.MembershipID, login.UserID).Where(heldNow, s.now()))
	if err == nil {
		return *worn, nil
	}
	if !errors.Is(err, database.ErrNotFound) {
		return Membership{}, err
	}
	return s.hatToWear(tx, login.UserID)
}

// Forget drops the refresh tokens of log-ins that expired before the given
// instant; until then they are kept, so that their reuse is noticed.
func (s *Service) Forget(ctx context.Context, before time.Time) error {
	return s.DB.Write(ctx, func(tx *gorm.DB) error {
		old := tx.Model(&LoginSession{}).Select("id").Where("expires_at < ?", before.UTC())
		if err := tx.Where("login_session_id IN (?)", old).Delete(&RefreshToken{}).Error; err != nil {
			return fmt.Errorf("forget refresh tokens: %w", err)
		}
		if err := tx.Where("tried_at < ?", before.UTC()).Delete(&UnknownName{}).Error; err != nil {
			return fmt.Errorf("forget unknown names: %w", err)
		}
		return nil
	})
}
