package account

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"net/http"
	"sync"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"
	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/audit"
	"lianluo/internal/database"
	"lianluo/internal/fault"
)

// flowLife is how long somebody may take at the identity provider.
const flowLife = 10 * time.Minute

// clockSkew is how far the provider's clock may be from this server's.
const clockSkew = 30 * time.Second

// providerRest is how long a provider that did not answer is not asked again:
// whoever comes meanwhile is told at once instead of waiting in a row.
const providerRest = 5 * time.Second

const maxIdentitySubject = 255 // characters, as OpenID Connect Core 1.0 §2 has it

// What log-in by an identity provider refuses.
var (
	ErrNoProvider       = fault.New(fault.NotFound, "oidc-not-configured", "本系统没有接入统一身份认证。请用登录名和密码登录。")
	ErrProvider         = fault.New(fault.Unavailable, "oidc-unavailable", "统一身份认证暂时不能使用。请稍后再试，或用登录名和密码登录。")
	ErrFlow             = fault.New(fault.Unauthenticated, "oidc-flow-invalid", "这次统一身份认证已超时或不是从本页面开始的。请重新点击登录。")
	ErrUnlinked         = fault.New(fault.Unauthenticated, "oidc-unlinked", "这个统一身份还没有关联本系统的账号。请先用登录名和密码登录，在“我的登录与密码”中关联，以后即可直接登录。")
	ErrIdentityTaken    = fault.New(fault.Conflict, "oidc-identity-taken", "这个统一身份已关联另一个账号。请换一个统一身份，或先在那个账号中解除关联。")
	ErrIdentityLinked   = fault.New(fault.Conflict, "oidc-linked-already", "您的账号已关联统一身份。如需更换，请先解除原来的关联。")
	ErrDemonstrationOwn = fault.New(fault.Forbidden, "oidc-demonstration", "演示账号不能关联统一身份。请使用正式账号。")
)

// OIDC is an identity provider by which people may log in.
type OIDC struct {
	Issuer       string
	ClientID     string
	ClientSecret string
	Name         string // as people know it
	CallbackURL  string

	mu       sync.Mutex
	provider *oidc.Provider
	failedAt time.Time // when it was asked in vain
}

// Identity links an account with a person at an identity provider. Only the
// person makes it, logged in; it never follows from a name or an address.
type Identity struct {
	ID         uint
	UserID     uint
	Issuer     string
	Subject    string
	CreatedAt  time.Time
	LastUsedAt *time.Time
}

// TableName is the table of identities.
func (Identity) TableName() string { return "oidc_identities" }

// Flow is one way to the identity provider and back. The browser holds the
// secret whose hash is kept; UserID is who links an identity, 0 for a log-in.
type Flow struct {
	Hash      string `gorm:"primaryKey"`
	State     string
	Nonce     string
	Verifier  string
	UserID    uint
	ExpiresAt time.Time
}

// TableName is the table of flows under way.
func (Flow) TableName() string { return "oidc_flows" }

func randomText() string {
	var b [32]byte
	_, _ = rand.Read(b[:])
	return base64.RawURLEncoding.EncodeToString(b[:])
}

var identityClient = &http.Client{Timeout: 10 * time.Second}

// discover reads once what the provider says of itself. The context that the
// provider keeps for fetching its keys is no request's.
func (s *Service) discover(ctx context.Context) (*oidc.Provider, error) {
	o := s.OIDC
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.provider != nil {
		return o.provider, nil
	}
	if !o.failedAt.IsZero() && s.now().Before(o.failedAt.Add(providerRest)) {
		return nil, ErrProvider
	}
	provider, err := oidc.NewProvider(oidc.ClientContext(context.WithoutCancel(ctx), identityClient), o.Issuer)
	if err != nil {
		o.failedAt = s.now()
		return nil, errors.Join(ErrProvider, err)
	}
	o.provider = provider
	return provider, nil
}

func (o *OIDC) config(p *oidc.Provider) oauth2.Config {
	return oauth2.Config{ClientID: o.ClientID, ClientSecret: o.ClientSecret, Endpoint: p.Endpoint(), RedirectURL: o.CallbackURL, Scopes: []string{oidc.ScopeOpenID}}
}

// startOIDC begins a flow and gives the provider's address and the browser's secret.
func (s *Service) startOIDC(ctx context.Context, address string, userID uint) (url, secret string, err error) {
	if s.OIDC == nil {
		return "", "", ErrNoProvider
	}
	wait, err := s.addresses.Take(ctx, "oidc "+address, s.now())
	if err != nil {
		return "", "", err
	}
	if wait > 0 {
		return "", "", ErrTooMany.With("这个网络地址的登录尝试次数过多，请 %d 秒后再试。", int(wait.Seconds()))
	}
	provider, err := s.discover(ctx)
	if err != nil {
		return "", "", err
	}
	secret = randomText()
	flow := Flow{Hash: hashOf(secret), State: randomText(), Nonce: randomText(), Verifier: oauth2.GenerateVerifier(), UserID: userID, ExpiresAt: s.now().Add(flowLife)}
	err = s.DB.Write(ctx, func(tx *gorm.DB) error {
		if err := tx.Where("expires_at < ?", s.now()).Delete(&Flow{}).Error; err != nil {
			return err
		}
		return tx.Create(&flow).Error
	})
	if err != nil {
		return "", "", fmt.Errorf("begin a log-in by the identity provider: %w", err)
	}
	config := s.OIDC.config(provider)
	return config.AuthCodeURL(flow.State, oidc.Nonce(flow.Nonce), oauth2.S256ChallengeOption(flow.Verifier)), secret, nil
}

// takeFlow ends the flow whose secret the browser holds; each is good once.
func (s *Service) takeFlow(ctx context.Context, secret, state string) (flow *Flow, err error) {
	err = s.DB.Write(ctx, func(tx *gorm.DB) error {
		flow, err = database.One[Flow](tx.Where("hash = ?", hashOf(secret)))
		if err != nil {
			return err
		}
		gone := tx.Where("hash = ?", flow.Hash).Delete(&Flow{})
		if gone.Error == nil && gone.RowsAffected == 0 {
			return database.ErrNotFound
		}
		return gone.Error
	})
	if errors.Is(err, database.ErrNotFound) {
		return nil, ErrFlow
	}
	if err != nil {
		return nil, fmt.Errorf("end a log-in by the identity provider: %w", err)
	}
	if subtle.ConstantTimeCompare([]byte(flow.State), []byte(state)) != 1 || !s.now().Before(flow.ExpiresAt) {
		return nil, ErrFlow
	}
	return flow, nil
}

// identify trades the code for the provider's word on who it is.
func (s *Service) identify(ctx context.Context, flow *Flow, code string) (Identity, error) {
	provider, err := s.discover(ctx)
	if err != nil {
		return Identity{}, err
	}
	ctx = oidc.ClientContext(ctx, identityClient)
	config := s.OIDC.config(provider)
	tokens, err := config.Exchange(ctx, code, oauth2.VerifierOption(flow.Verifier))
	if err != nil {
		return Identity{}, errors.Join(ErrFlow, err)
	}
	raw, _ := tokens.Extra("id_token").(string)
	verifier := provider.Verifier(&oidc.Config{ClientID: s.OIDC.ClientID, Now: func() time.Time { return s.now().Add(-clockSkew) }})
	token, err := verifier.Verify(ctx, raw)
	if err != nil {
		return Identity{}, errors.Join(ErrFlow, err)
	}
	if subtle.ConstantTimeCompare([]byte(token.Nonce), []byte(flow.Nonce)) != 1 || token.Subject == "" || len(token.Subject) > maxIdentitySubject {
		return Identity{}, ErrFlow
	}
	return Identity{Issuer: token.Issuer, Subject: token.Subject}, nil
}

// logInBy begins the log-in of the account that the identity is linked with.
func (s *Service) logInBy(ctx context.Context, d Device, who Identity) (*Tokens, error) {
	known, err := database.One[Identity](s.DB.Read(ctx).Where("issuer = ? AND subject = ?", who.Issuer, who.Subject))
	if errors.Is(err, database.ErrNotFound) {
		return nil, s.recordRefusal(ctx, d, nil, ErrUnlinked)
	}
	if err != nil {
		return nil, fmt.Errorf("log in by the identity provider: %w", err)
	}
	u, err := database.One[User](s.DB.Read(ctx).Where("id = ?", known.UserID))
	if err != nil {
		return nil, fmt.Errorf("log in by the identity provider: %w", err)
	}
	switch {
	case u.Demonstration:
		return nil, s.recordRefusal(ctx, d, u, ErrDemonstrationOwn)
	case u.Status != Active:
		return nil, s.recordRefusal(ctx, d, u, ErrSuspended)
	}
	if err := s.locked(u.LockedUntil); err != nil {
		return nil, s.recordRefusal(ctx, d, u, ErrLocked)
	}
	t, err := s.begin(ctx, d, u, audit.Data{"identity": known.ID}, func(tx *gorm.DB) error {
		used := tx.Model(&Identity{}).Where("id = ?", known.ID).UpdateColumn("last_used_at", s.now())
		if used.Error == nil && used.RowsAffected == 0 { // taken away since it was read
			return ErrUnlinked
		}
		return used.Error
	})
	if errors.Is(err, ErrUnlinked) {
		return nil, s.recordRefusal(ctx, d, u, ErrUnlinked)
	}
	return t, err
}

// recordRefusal writes down a log-in that was refused, and gives why.
func (s *Service) recordRefusal(ctx context.Context, d Device, u *User, why *fault.Fault) error {
	by := d.actor(u)
	event := audit.Event{At: s.now(), Action: "account.login", Subject: subject(by.UserID), Result: why.Code, CongressID: by.CongressID, Data: audit.Data{"oidc": true}}
	if err := s.DB.Write(ctx, func(tx *gorm.DB) error { return audit.Record(tx, by, event) }); err != nil {
		return fmt.Errorf("log in by the identity provider: %w", err)
	}
	return why
}

// link makes the identity that f's way led to the account's own. A person has
// one, and it is nobody else's.
func (s *Service) link(ctx context.Context, d Device, f *Flow, who Identity) error {
	who.UserID, who.CreatedAt = f.UserID, s.now()
	err := s.DB.Write(ctx, func(tx *gorm.DB) error {
		u, err := s.holdFor(tx, f)
		if err != nil {
			return err
		}
		var held []Identity
		if err := tx.Where("user_id = ? OR issuer = ? AND subject = ?", u.ID, who.Issuer, who.Subject).Find(&held).Error; err != nil {
			return err
		}
		for _, h := range held {
			if h.UserID != u.ID {
				return ErrIdentityTaken
			}
			return ErrIdentityLinked
		}
		if err := tx.Create(&who).Error; database.IsUnique(err) {
			return ErrIdentityTaken // the account is held, so it is the identity that another one got meanwhile
		} else if err != nil {
			return err
		}
		return audit.Record(tx, d.actor(u), audit.Event{At: s.now(), Action: "account.link-identity", Subject: subject(u.ID), Data: audit.Data{"identity": who.ID}})
	})
	if err != nil {
		return fmt.Errorf("link an identity: %w", err)
	}
	return nil
}

// holdFor holds the account of a flow to what the flow was begun by: a password
// that was changed or reset since then proved somebody who may be shut out now.
// The row is written so that a change of the password waits, or is waited for.
func (s *Service) holdFor(tx *gorm.DB, f *Flow) (*User, error) {
	same := tx.Model(&User{}).Where("id = ? AND status = ? AND password_changed_at <= ?", f.UserID, Active, f.ExpiresAt.Add(-flowLife)).UpdateColumn("status", Active)
	if same.Error != nil {
		return nil, same.Error
	}
	u, err := database.One[User](tx.Where("id = ?", f.UserID))
	switch {
	case err != nil:
		return nil, err
	case u.Status != Active:
		return nil, ErrSuspended
	case same.RowsAffected == 0:
		return nil, ErrFlow
	}
	return u, nil
}

// mayLink proves that it is the person who wants to link an identity: the
// password is asked for again, since a link opens the account for good.
func (s *Service) mayLink(ctx context.Context, by access.Actor, password string) error {
	if s.OIDC == nil {
		return ErrNoProvider
	}
	u, err := database.One[User](s.DB.Read(ctx).Where("id = ?", by.UserID))
	if err != nil {
		return fmt.Errorf("link an identity: %w", err)
	}
	if u.Demonstration {
		return ErrDemonstrationOwn
	}
	wrong := fault.Invalids(fault.Field{Name: "current_password", Code: "wrong", Reason: "当前密码不正确，请重新输入。"})
	return s.prove(ctx, by, u, password, wrong)
}

// unlinkAll takes every identity away from an account whose password was reset:
// whoever linked them by the old one may have been somebody else.
func unlinkAll(tx *gorm.DB, by access.Actor, now time.Time, u *User) error {
	var held []Identity
	if err := tx.Where("user_id = ?", u.ID).Order("id").Find(&held).Error; err != nil {
		return fmt.Errorf("unlink identities: %w", err)
	}
	for _, h := range held {
		if err := tx.Delete(&h).Error; err != nil {
			return fmt.Errorf("unlink identities: %w", err)
		}
		event := audit.Event{At: now, Action: "account.unlink-identity", Subject: subject(u.ID), CongressID: u.CongressID, Data: audit.Data{"identity": h.ID}}
		if err := audit.Record(tx, by, event); err != nil {
			return err
		}
	}
	return nil
}

// Unlink takes an identity away from by's account. It opens no log-in from then
// on; those that it opened go on and are ended one by one, like all others.
func (s *Service) Unlink(ctx context.Context, by access.Actor, id uint) error {
	return s.DB.Write(ctx, func(tx *gorm.DB) error {
		gone := tx.Where("id = ? AND user_id = ?", id, by.UserID).Delete(&Identity{})
		if gone.Error != nil {
			return fmt.Errorf("unlink an identity: %w", gone.Error)
		}
		if gone.RowsAffected == 0 {
			return database.ErrNotFound
		}
		return audit.Record(tx, by, audit.Event{At: s.now(), Action: "account.unlink-identity", Subject: subject(by.UserID), Data: audit.Data{"identity": id}})
	})
}
