// Package account holds people's accounts: log-in, tokens, password rules,
// and the hats that a person may wear. It decides who somebody is; what an
// Actor may do is each feature's own policy.
package account

import (
	"context"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/throttle"
)

// Status says whether an account may be used.
type Status string

// The states of an account.
const (
	Active    Status = "active"
	Suspended Status = "suspended"
)

// User is one person's account. CongressID is the congress whose system
// administrator keeps it; what the person may do follows from memberships,
// which may be held in other congresses too.
type User struct {
	ID                 uint
	CongressID         uint
	LoginName          string
	Name               string
	Phone              string
	Email              string // for notices; kept by the person, not proved
	Wechat             string // for notices: the account at the WeChat gateway, not proved
	PasswordHash       string
	PasswordChangedAt  time.Time
	MustChangePassword bool
	FailedCount        int
	LockedUntil        *time.Time
	Status             Status
	SuspendedReason    string
	Demonstration      bool
	CreatedAt          time.Time
	database.Versioned
}

// Membership is a hat: one role that a person holds in one body. UnitID is
// zero unless the role is held in a handling unit, CommitteeID unless it is one
// of a special committee, DeputyID unless it is a deputy's. A substitute's hat names in StandsFor the membership of the person
// whose place is taken, and in Until the instant at which it ends by itself.
type Membership struct {
	ID          uint
	UserID      uint
	CongressID  uint
	Role        access.Role
	UnitID      uint
	CommitteeID uint
	DeputyID    uint
	CreatedAt   time.Time
	EndedAt     *time.Time
	StandsFor   uint
	Until       *time.Time
}

// Substitution (代理) names who takes a person's place in one membership, the
// principal, from the first to the last day. MembershipID is the substitute's
// hat, 0 until the first day.
type Substitution struct {
	ID           uint
	CongressID   uint
	PrincipalID  uint
	UserID       uint
	StartsOn     calendar.Date
	EndsOn       calendar.Date
	MembershipID uint
	NamedBy      uint
	CreatedAt    time.Time
	EndedAt      *time.Time
}

// LoginSession is one log-in on one device, from the password to its end.
type LoginSession struct {
	ID           uint
	UserID       uint
	MembershipID uint
	CreatedAt    time.Time
	LastSeenAt   time.Time
	ExpiresAt    time.Time
	EndedAt      *time.Time
	EndReason    string
	UserAgent    string
	Address      string
}

// RefreshToken is one link of a log-in's chain of refresh tokens; only its
// hash is kept. ReplacedBy is the link that followed, 0 if none did.
type RefreshToken struct {
	ID             uint
	LoginSessionID uint
	Hash           string
	IssuedAt       time.Time
	UsedAt         *time.Time
	ReplacedBy     uint
}

// FormerPassword is a hash that may not come back soon.
type FormerPassword struct {
	ID     uint
	UserID uint
	Hash   string
	At     time.Time
}

// SigningKey is the secret that access tokens are signed with; the first
// server to start makes it.
type SigningKey struct {
	ID        uint `gorm:"primaryKey;autoIncrement:false"`
	Secret    string
	CreatedAt time.Time
}

// Installation marks that the set-up was done; its one row has the id 1.
type Installation struct {
	ID uint `gorm:"primaryKey;autoIncrement:false"`
	At time.Time
}

// Tables lists the rows of this package, for the test of the schema.
func Tables() []any {
	return []any{&User{}, &Membership{}, &Substitution{}, &LoginSession{}, &RefreshToken{}, &FormerPassword{}, &SigningKey{}, &Installation{}, &APIToken{}, &Identity{}, &Flow{}, &UnknownName{}}
}

// Service is the use cases of this package and their routes.
type Service struct {
	DB  *database.DB
	Now func() time.Time // UTC

	// Exposed says that the server listens on an address that others can
	// reach; demonstration accounts are then refused.
	Exposed bool

	// OIDC is the identity provider by which people may log in, nil without one.
	OIDC *OIDC

	// CreateCongress makes a congress, under another one unless parent is 0.
	CreateCongress func(tx *gorm.DB, name, level string, parent uint) (uint, error)

	// RouteScopes says by which scopes an API token may use a route; one that
	// is not in it is closed to API tokens.
	RouteScopes map[string][]Scope

	key       SigningKey
	secret    []byte
	known     *cache[place, standing]
	tokens    *cache[uint, tokenStanding]
	hurry     *throttle.Throttle
	addresses *throttle.Throttle
}

// New prepares the service; the first time ever it makes the signing key.
func New(ctx context.Context, db *database.DB, now func() time.Time) (*Service, error) {
	s := &Service{DB: db, Now: now, known: newCache[place, standing](), tokens: newCache[uint, tokenStanding](),
		hurry: &throttle.Throttle{DB: db, Name: "api-token", Burst: tokenBurst, Refill: tokenRefill}, addresses: &throttle.Throttle{DB: db, Name: "log-in", Burst: burst, Refill: refillEvery}}
	return s, s.loadKey(ctx)
}

// now is the present instant, as exact as both engines keep it.
func (s *Service) now() time.Time { return s.Now().UTC().Truncate(time.Microsecond) }
