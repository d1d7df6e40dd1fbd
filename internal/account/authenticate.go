package account

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/gin-gonic/gin"

	"lianluo/internal/access"
	"lianluo/internal/database"
	"lianluo/internal/web"
)

// Stale is how old the known state of a log-in may be: log-out, suspension
// and changed roles take hold on every server within this time.
const Stale = 5 * time.Second

const maxKnown = 20_000

// standing is what a request needs to know of its log-in and hat.
type standing struct {
	UserID             uint
	Name               string
	Status             Status
	MustChangePassword bool
	Demonstration      bool
	ExpiresAt          time.Time
	EndedAt            *time.Time
	MembershipID       uint
	CongressID         uint
	Role               access.Role
	UnitID             uint
	CommitteeID        uint
	DeputyID           uint
	PrincipalID        uint
	PrincipalName      string

	readAt time.Time
}

type place struct{ login, hat uint }

// cache keeps standings for as long as Stale, so that a request costs no SQL.
type cache[K comparable, V interface {
	of() uint
	read() time.Time
}] struct {
	mu    sync.RWMutex
	known map[K]V
}

func (st standing) of() uint        { return st.UserID }
func (st standing) read() time.Time { return st.readAt }

func newCache[K comparable, V interface {
	of() uint
	read() time.Time
}]() *cache[K, V] {
	return &cache[K, V]{known: map[K]V{}}
}

func (c *cache[K, V]) get(key K, now time.Time) (V, bool) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	st, ok := c.known[key]
	return st, ok && now.Sub(st.read()) < Stale
}

func (c *cache[K, V]) put(key K, st V) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.known) >= maxKnown {
		clear(c.known)
	}
	c.known[key] = st
}

// drop makes the next request read what is known under a key.
func (c *cache[K, V]) drop(key K) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.known, key)
}

// forget drops what is known of a person, so that this server sees a change
// at once and the others after Stale.
func (c *cache[K, V]) forget(userID uint) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for key, st := range c.known {
		if st.of() == userID {
			delete(c.known, key)
		}
	}
}

// forget drops what this server knows of a person's log-ins and API tokens.
func (s *Service) forget(userID uint) {
	s.known.forget(userID)
	s.tokens.forget(userID)
}

const standingSQL = `SELECT s.user_id, s.expires_at, s.ended_at,
	u.name, u.status, u.must_change_password, u.demonstration,
	COALESCE(m.id, 0) AS membership_id, COALESCE(m.congress_id, 0) AS congress_id, COALESCE(m.role, '') AS role,
	COALESCE(m.unit_id, 0) AS unit_id, COALESCE(m.committee_id, 0) AS committee_id, COALESCE(m.deputy_id, 0) AS deputy_id,
	COALESCE(p.id, 0) AS principal_id, COALESCE(p.name, '') AS principal_name
	FROM login_sessions s JOIN users u ON u.id = s.user_id
	LEFT JOIN memberships m ON m.id = ? AND m.user_id = s.user_id AND m.ended_at IS NULL AND (m.until IS NULL OR m.until > ?)
	LEFT JOIN memberships o ON o.id = m.stands_for
	LEFT JOIN users p ON p.id = o.user_id
	WHERE s.id = ?`

func (s *Service) standing(ctx context.Context, p place) (standing, error) {
	now := s.now()
	if st, ok := s.known.get(p, now); ok {
		return st, nil
	}
	st, err := database.One[standing](s.DB.Read(ctx).Raw(standingSQL, p.hat, now, p.login))
	if errors.Is(err, database.ErrNotFound) {
		return standing{}, ErrEnded
	}
	if err != nil {
		return standing{}, fmt.Errorf("read a log-in: %w", err)
	}
	st.readAt = now
	s.known.put(p, *st)
	return *st, nil
}

// Standing says whether the log-in of a request that was let in still stands,
// for answers that take long; it costs SQL once in Stale.
func (s *Service) Standing(c *gin.Context) error {
	_, err := s.authenticate(c)
	return err
}

// Authenticate lets a request pass only with the access token of a log-in
// that still stands, and notes the Actor. Until an initial password is
// changed, only the person's own log-in can be used; without a hat, too.
func (s *Service) Authenticate() gin.HandlerFunc {
	return func(c *gin.Context) {
		actor, err := s.authenticate(c)
		if err != nil {
			if web.Actor(c).UserID == 0 {
				c.Header("WWW-Authenticate", `Bearer realm="lianluo"`)
			}
			web.Fail(c, err)
			return
		}
		web.SetActor(c, actor)
		c.Next()
	}
}

func (s *Service) authenticate(c *gin.Context) (access.Actor, error) {
	token, ok := strings.CutPrefix(c.GetHeader("Authorization"), "Bearer ")
	if !ok || token == "" {
		return access.Actor{}, ErrNoToken
	}
	if strings.HasPrefix(token, tokenPrefix) {
		return s.byToken(c, token)
	}
	claims, err := s.verify(token)
	if err != nil {
		return access.Actor{}, err
	}
	p := place{login: claims.Login, hat: claims.Hat}
	st, err := s.standing(c.Request.Context(), p)
	if err != nil {
		return access.Actor{}, err
	}
	if err := s.standsStill(st, p, c.FullPath()); err != nil {
		return access.Actor{}, err
	}
	return access.Actor{
		UserID: st.UserID, LoginSessionID: claims.Login, MembershipID: st.MembershipID,
		CongressID: st.CongressID, Role: st.Role, UnitID: st.UnitID, CommitteeID: st.CommitteeID, DeputyID: st.DeputyID,
		StandsFor: st.PrincipalID, Name: actingName(st.Name, st.PrincipalName), Address: c.ClientIP(), RequestID: web.RequestID(c),
	}, nil
}

func (s *Service) byToken(c *gin.Context, token string) (access.Actor, error) {
	by, err := s.actsBy(c.Request.Context(), token, c.Request.Method+" "+c.FullPath())
	if errors.Is(err, ErrTokenHurry) {
		c.Header("Retry-After", "1")
	}
	by.Address, by.RequestID = c.ClientIP(), web.RequestID(c)
	return by, err
}

// actingName is a person's name, with that of the person whose place he takes.
func actingName(name, principal string) string {
	if principal == "" {
		return name
	}
	return name + "（代" + principal + "）"
}

func (s *Service) standsStill(st standing, p place, route string) error {
	own := strings.Contains(route, "/auth/")
	switch {
	case st.EndedAt != nil || !s.now().Before(st.ExpiresAt) || st.Status != Active || st.Demonstration && s.Exposed:
		return ErrEnded
	case p.hat != 0 && st.MembershipID == 0: // the hat was taken away: a refresh finds another one
		return ErrToken
	case st.MustChangePassword && !usableBeforeChange(route):
		return ErrMustChange
	case st.MembershipID == 0 && !own:
		return ErrNoHat
	}
	return nil
}

func usableBeforeChange(route string) bool {
	return strings.HasSuffix(route, "/auth/me") || strings.HasSuffix(route, "/auth/password") || strings.HasSuffix(route, "/auth/logout")
}
