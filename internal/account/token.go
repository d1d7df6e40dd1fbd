package account

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"gorm.io/gorm"

	"lianluo/internal/database"
)

// AccessTokenLife is how long an access token can be used.
const AccessTokenLife = 10 * time.Minute

const (
	issuer   = "lianluo"
	audience = "lianluo-api"
	firstKey = 1
)

// claims name the person, the log-in and the hat. The hat stands in the token
// so that a tab goes on acting as what it shows, whatever another tab puts on.
type claims struct {
	jwt.RegisteredClaims
	Login uint `json:"sid"`
	Hat   uint `json:"hat"`
}

// loadKey reads the signing key, or makes it: of several servers that start
// for the first time together, one makes it and the others read it.
func (s *Service) loadKey(ctx context.Context) error {
	key, err := database.One[SigningKey](s.DB.Read(ctx).Where("id = ?", firstKey))
	if errors.Is(err, database.ErrNotFound) {
		secret := make([]byte, 32)
		_, _ = rand.Read(secret)
		key = &SigningKey{ID: firstKey, Secret: base64.StdEncoding.EncodeToString(secret), CreatedAt: s.now()}
		err = s.DB.Write(ctx, func(tx *gorm.DB) error { return tx.Create(key).Error })
		if database.IsUnique(err) {
			key, err = database.One[SigningKey](s.DB.Read(ctx).Where("id = ?", firstKey))
		}
	}
	if err != nil {
		return fmt.Errorf("load the signing key: %w", err)
	}
	if s.secret, err = base64.StdEncoding.DecodeString(key.Secret); err != nil {
		return fmt.Errorf("load the signing key: %w", err)
	}
	s.key = *key
	return nil
}

func (s *Service) sign(login *LoginSession, hat uint) (token string, life time.Duration, err error) {
	now := s.now()
	life = min(AccessTokenLife, login.ExpiresAt.Sub(now))
	t := jwt.NewWithClaims(jwt.SigningMethodHS256, claims{
		RegisteredClaims: jwt.RegisteredClaims{
			Issuer: issuer, Audience: jwt.ClaimStrings{audience}, Subject: strconv.FormatUint(uint64(login.UserID), 10),
			IssuedAt: jwt.NewNumericDate(now), ExpiresAt: jwt.NewNumericDate(now.Add(life)),
		},
		Login: login.ID, Hat: hat,
	})
	t.Header["kid"] = strconv.FormatUint(uint64(s.key.ID), 10)
	token, err = t.SignedString(s.secret)
	if err != nil {
		return "", 0, fmt.Errorf("sign an access token: %w", err)
	}
	return token, life, nil
}

var errUnknownKey = errors.New("signed with an unknown key")

func (s *Service) verify(token string) (*claims, error) {
	var c claims
	_, err := jwt.ParseWithClaims(token, &c, func(t *jwt.Token) (any, error) {
		if t.Header["kid"] != strconv.FormatUint(uint64(s.key.ID), 10) {
			return nil, errUnknownKey
		}
		return s.secret, nil
	}, jwt.WithValidMethods([]string{"HS256"}), jwt.WithIssuer(issuer), jwt.WithAudience(audience),
		jwt.WithExpirationRequired(), jwt.WithTimeFunc(s.now))
	if err != nil {
		return nil, ErrToken
	}
	return &c, nil
}
