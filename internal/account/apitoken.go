package account

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/audit"
	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/fault"
)

// Scope is what a program may do that acts for a person.
type Scope string

// The scopes. None of them covers accounts, roles, log-ins or administration,
// nor what a person must decide himself: to submit, sign, consent or rate.
const (
	ReadSuggestions Scope = "read:suggestions"
	ReadFigures     Scope = "read:figures"
	ReadRegisters   Scope = "read:registers"
	WriteDrafts     Scope = "write:drafts"
	WriteHandling   Scope = "write:handling"
)

// Scopes lists every scope, in the order in which people read them.
var Scopes = []Scope{ReadSuggestions, ReadFigures, ReadRegisters, WriteDrafts, WriteHandling}

// Limits of API tokens.
const (
	MaxTokens    = 10  // of one person that hold
	LongestToken = 366 // days until it expires
	tokenPrefix  = "lla_"
	maxTokenName = 40
	usedEvery    = time.Minute // how exact the last use is noted
	tokenBurst   = 120         // requests at once
	tokenRefill  = 500 * time.Millisecond
	tokenSecret  = 32 // bytes
)

// What API tokens refuse.
var (
	ErrAPIToken    = fault.New(fault.Unauthenticated, "api-token-invalid", "接口令牌不正确、已过期或已被撤销。请换用有效的令牌，或由令牌的主人重新生成。")
	ErrTokenHat    = fault.New(fault.Forbidden, "no-api-tokens", "管理员身份和代理身份不能生成接口令牌。请切换到本人的业务身份后再试。")
	ErrTokenGone   = fault.New(fault.Conflict, "api-token-revoked-already", "这个接口令牌已经撤销。请刷新页面查看。")
	ErrTokenEnded  = fault.New(fault.Conflict, "api-token-ended", "这个接口令牌已经撤销、过期或刚刚更换过。请刷新页面查看，需要时生成新的令牌。")
	ErrTokenMany   = fault.New(fault.Conflict, "too-many-api-tokens", fmt.Sprintf("有效的接口令牌最多 %d 个。请先撤销不用的令牌。", MaxTokens))
	ErrTokenHurry  = fault.New(fault.TooMany, "api-token-too-fast", "这个接口令牌的请求太多。请按 Retry-After 等待后再试。")
	errTokenName   = fault.Field{Name: "name", Code: "taken", Reason: "您已有一个同名的令牌，还没有撤销。如果是刚才生成而没有收到的，或者已经过期，请撤销后重新生成；否则请换一个名称。"}
	errTokenScopes = fault.Field{Name: "scopes", Code: "oneof", Reason: "请从列出的权限中选择。"}
)

// APIToken lets a program act for a person in one of the person's hats, within
// scopes, until it expires. Only its hash is kept, and until FormerUntil that
// of the secret which its last renewal replaced.
type APIToken struct {
	ID           uint
	CongressID   uint
	UserID       uint
	MembershipID uint
	Name         string
	Scopes       string // separated by spaces
	Hash         string
	FormerHash   string
	FormerUntil  *time.Time
	CreatedAt    time.Time
	ExpiresAt    time.Time
	LastUsedAt   *time.Time // to the minute
	RevokedAt    *time.Time
	RevokedBy    uint
}

// TableName is the table of API tokens.
func (APIToken) TableName() string { return "api_tokens" }

// tokenWish is what a person asks for.
type tokenWish struct {
	Name      string
	Scopes    []Scope
	ExpiresOn calendar.Date
	Password  string
}

// CreateAPIToken makes a token for the hat that by wears. The password is asked
// for again, so that nobody makes a lasting token out of a stolen short one.
// The secret is returned this once and kept nowhere.
func (s *Service) CreateAPIToken(ctx context.Context, by access.Actor, w tokenWish) (*APIToken, string, error) {
	if by.MembershipID == 0 || by.Role.Administrator() || by.StandsFor != 0 {
		return nil, "", ErrTokenHat
	}
	if broken := w.check(calendar.On(s.now())); len(broken) > 0 {
		return nil, "", fault.Invalids(broken...)
	}
	if err := s.proveForToken(ctx, by, w.Password); err != nil {
		return nil, "", err
	}
	secret := newTokenSecret()
	row := &APIToken{CongressID: by.CongressID, UserID: by.UserID, MembershipID: by.MembershipID, Name: w.Name, Scopes: joined(w.Scopes),
		Hash: hashOf(secret), CreatedAt: s.now(), ExpiresAt: w.ExpiresOn.AddDays(1).Start().UTC()}
	err := s.DB.Write(ctx, func(tx *gorm.DB) error { return s.insertToken(tx, by, row) })
	return row, tokenText(row.ID, secret), err
}

func (s *Service) proveForToken(ctx context.Context, by access.Actor, password string) error {
	u, err := database.One[User](s.DB.Read(ctx).Where("id = ?", by.UserID))
	if err != nil {
		return fmt.Errorf("make an API token: %w", err)
	}
	wrong := fault.Invalids(fault.Field{Name: "current_password", Code: "wrong", Reason: "当前密码不正确，请重新输入。"})
	return s.prove(ctx, by, u, password, wrong)
}

func newTokenSecret() string {
	random := make([]byte, tokenSecret)
	_, _ = rand.Read(random)
	return base64.RawURLEncoding.EncodeToString(random)
}

func tokenText(id uint, secret string) string {
	return fmt.Sprintf("%s%d_%s", tokenPrefix, id, secret)
}

// MaxOverlap is how many hours a secret may hold on that was replaced.
const MaxOverlap = 24

// RotateAPIToken gives one of by's tokens a new secret, returned this once. The
// former one holds on for so many hours, at most MaxOverlap, or with 0 ends
// within Stale; one that an earlier renewal replaced ends now.
func (s *Service) RotateAPIToken(ctx context.Context, by access.Actor, id uint, hours int, password string) (string, error) {
	t, err := database.One[APIToken](s.DB.Read(ctx).Where("id = ? AND user_id = ?", id, by.UserID))
	if err != nil {
		return "", err
	}
	if err := s.proveForToken(ctx, by, password); err != nil {
		return "", err
	}
	secret, now := newTokenSecret(), s.now()
	fresh := map[string]any{"hash": hashOf(secret), "former_hash": "", "former_until": nil}
	if hours > 0 {
		fresh["former_hash"], fresh["former_until"] = t.Hash, now.Add(time.Duration(hours)*time.Hour)
	}
	defer s.forget(t.UserID)
	err = s.DB.Write(ctx, func(tx *gorm.DB) error {
		res := tx.Model(&APIToken{}).Where("id = ? AND hash = ? AND revoked_at IS NULL AND expires_at > ?", id, t.Hash, now).UpdateColumns(fresh)
		if res.Error != nil {
			return fmt.Errorf("renew an API token: %w", res.Error)
		}
		if res.RowsAffected == 0 {
			return ErrTokenEnded
		}
		return audit.Record(tx, by, audit.Event{At: now, Action: "token.rotate", Subject: tokenSubject(id), CongressID: t.CongressID, Data: audit.Data{"overlap_hours": hours}})
	})
	return tokenText(id, secret), err
}

func (w *tokenWish) check(today calendar.Date) (broken []fault.Field) {
	w.Name = strings.TrimSpace(w.Name)
	if n := utf8.RuneCountInString(w.Name); n == 0 || n > maxTokenName {
		broken = append(broken, fault.Field{Name: "name", Code: "length", Reason: fmt.Sprintf("请写明用途，最多 %d 个字，例如“市财政局办公系统”。", maxTokenName)})
	}
	if len(w.Scopes) == 0 || slices.ContainsFunc(w.Scopes, func(s Scope) bool { return !slices.Contains(Scopes, s) }) {
		broken = append(broken, errTokenScopes)
	}
	if w.ExpiresOn.Before(today) || w.ExpiresOn.Sub(today) > LongestToken {
		broken = append(broken, fault.Field{Name: "expires_on", Code: "range", Reason: fmt.Sprintf("有效期最短到今天，最长 %d 天。", LongestToken)})
	}
	return broken
}

// joined writes scopes in their order, each once.
func joined(scopes []Scope) string {
	var names []string
	for _, scope := range Scopes {
		if slices.Contains(scopes, scope) {
			names = append(names, string(scope))
		}
	}
	return strings.Join(names, " ")
}

func (t APIToken) scopes() (all []Scope) {
	for _, name := range strings.Fields(t.Scopes) {
		all = append(all, Scope(name))
	}
	return all
}

func (s *Service) insertToken(tx *gorm.DB, by access.Actor, row *APIToken) error {
	var held int64
	err := tx.Model(&APIToken{}).Where("user_id = ? AND revoked_at IS NULL AND expires_at > ?", by.UserID, s.now()).Count(&held).Error
	if err != nil {
		return fmt.Errorf("make an API token: %w", err)
	}
	if held >= MaxTokens {
		return ErrTokenMany
	}
	var same int64
	if err := tx.Model(&APIToken{}).Where("user_id = ? AND name = ? AND revoked_at IS NULL", by.UserID, row.Name).Count(&same).Error; err != nil {
		return fmt.Errorf("make an API token: %w", err)
	}
	if same > 0 {
		return fault.Invalids(errTokenName)
	}
	if err := tx.Create(row).Error; database.IsUnique(err) {
		return fault.Invalids(errTokenName)
	} else if err != nil {
		return fmt.Errorf("make an API token: %w", err)
	}
	return audit.Record(tx, by, audit.Event{At: row.CreatedAt, Action: "token.create", Subject: tokenSubject(row.ID),
		Data: audit.Data{"scopes": row.Scopes, "expires_at": row.ExpiresAt}})
}

func tokenSubject(id uint) string { return fmt.Sprintf("api_token/%d", id) }

// tokenScope narrows the tokens to those that somebody may revoke.
type tokenScope func(q *gorm.DB) *gorm.DB

func ownTokens(by access.Actor) tokenScope {
	return func(q *gorm.DB) *gorm.DB { return q.Where("user_id = ?", by.UserID) }
}

func tokensOfCongress(by access.Actor) tokenScope {
	return func(q *gorm.DB) *gorm.DB { return q.Where("congress_id = ?", by.CongressID) }
}

// RevokeAPIToken ends one of the tokens within Stale.
func (s *Service) RevokeAPIToken(ctx context.Context, by access.Actor, id uint, among tokenScope) error {
	t, err := database.One[APIToken](among(s.DB.Read(ctx).Where("id = ?", id)))
	if err != nil {
		return err
	}
	defer s.forget(t.UserID)
	return s.DB.Write(ctx, func(tx *gorm.DB) error {
		now := s.now()
		res := tx.Model(&APIToken{}).Where("id = ? AND revoked_at IS NULL", id).UpdateColumns(map[string]any{"revoked_at": now, "revoked_by": by.UserID})
		if res.Error != nil {
			return fmt.Errorf("revoke an API token: %w", res.Error)
		}
		if res.RowsAffected == 0 {
			return ErrTokenGone
		}
		return audit.Record(tx, by, audit.Event{At: now, Action: "token.revoke", Subject: tokenSubject(id), CongressID: t.CongressID})
	})
}

// endTokens revokes all API tokens of a person whose account is suspended or
// whose password was reset: whoever made them may have been somebody else.
func endTokens(tx *gorm.DB, by access.Actor, now time.Time, userID uint) error {
	var held []APIToken
	if err := tx.Where("user_id = ? AND revoked_at IS NULL", userID).Order("id").Find(&held).Error; err != nil {
		return fmt.Errorf("end API tokens: %w", err)
	}
	events := make([]audit.Event, len(held))
	for i, t := range held {
		events[i] = audit.Event{At: now, Action: "token.revoke", Subject: tokenSubject(t.ID), CongressID: t.CongressID}
	}
	err := tx.Model(&APIToken{}).Where("user_id = ? AND revoked_at IS NULL", userID).UpdateColumns(map[string]any{"revoked_at": now, "revoked_by": by.UserID}).Error
	if err != nil {
		return fmt.Errorf("end API tokens: %w", err)
	}
	return audit.RecordAll(tx, by, events)
}

// parseToken splits a token into its row's id and its secret.
func parseToken(token string) (id uint, secret string, ok bool) {
	rest, ok := strings.CutPrefix(token, tokenPrefix)
	number, secret, found := strings.Cut(rest, "_")
	n, err := strconv.ParseUint(number, 10, 63)
	return uint(n), secret, ok && found && err == nil && n > 0
}

// tokenStanding is what a request needs to know of its API token.
type tokenStanding struct {
	Person      standing `gorm:"embedded"`
	TokenID     uint
	Hash        string
	FormerHash  string
	FormerUntil *time.Time
	Scopes      string
	LastUsedAt  *time.Time
	RevokedAt   *time.Time
	StandsFor   uint
}

func (st tokenStanding) of() uint        { return st.Person.UserID }
func (st tokenStanding) read() time.Time { return st.Person.readAt }

const tokenStandingSQL = `SELECT t.id AS token_id, t.hash, t.former_hash, t.former_until, t.scopes, t.expires_at, t.revoked_at, t.last_used_at,
	u.id AS user_id, u.name, u.status, u.must_change_password, u.demonstration,
	m.id AS membership_id, m.congress_id, m.role, m.unit_id, m.deputy_id, m.stands_for, m.ended_at
	FROM api_tokens t JOIN users u ON u.id = t.user_id JOIN memberships m ON m.id = t.membership_id AND m.user_id = t.user_id
	WHERE t.id = ?`

func (s *Service) tokenStanding(ctx context.Context, id uint) (tokenStanding, error) {
	now := s.now()
	if st, ok := s.tokens.get(id, now); ok {
		return st, nil
	}
	st, err := database.One[tokenStanding](s.DB.Read(ctx).Raw(tokenStandingSQL, id))
	if errors.Is(err, database.ErrNotFound) {
		return tokenStanding{}, ErrAPIToken
	}
	if err != nil {
		return tokenStanding{}, fmt.Errorf("read an API token: %w", err)
	}
	st.Person.readAt = now
	s.tokens.put(id, *st)
	return *st, nil
}

// actsBy proves an API token and says who acts, if the route is within the
// token's scopes.
func (s *Service) actsBy(ctx context.Context, token, route string) (access.Actor, error) {
	id, secret, ok := parseToken(token)
	if !ok {
		return access.Actor{}, ErrAPIToken
	}
	st, err := s.tokenStanding(ctx, id)
	if err == nil && !st.proves(secret, s.now()) { // or it was renewed at another server just now
		s.tokens.drop(id)
		st, err = s.tokenStanding(ctx, id)
	}
	if err != nil {
		return access.Actor{}, err
	}
	if !st.proves(secret, s.now()) || !st.holds(s.now()) || st.Person.Demonstration && s.Exposed {
		return access.Actor{}, ErrAPIToken
	}
	if !s.within(st, route) {
		return access.Actor{}, access.ErrScope
	}
	wait, err := s.hurry.Take(database.Newest(ctx), tokenSubject(id), s.now()) // no change of the reader's own: replicas go on answering him
	if err != nil {
		return access.Actor{}, err
	}
	if wait > 0 {
		return access.Actor{}, ErrTokenHurry
	}
	if err := s.noteUse(ctx, st); err != nil {
		return access.Actor{}, err
	}
	return access.Actor{UserID: st.Person.UserID, APITokenID: id, MembershipID: st.Person.MembershipID, CongressID: st.Person.CongressID,
		Role: st.Person.Role, UnitID: st.Person.UnitID, DeputyID: st.Person.DeputyID, Name: st.Person.Name}, nil
}

func (st tokenStanding) proves(secret string, now time.Time) bool {
	given := []byte(hashOf(secret))
	return subtle.ConstantTimeCompare([]byte(st.Hash), given) == 1 ||
		st.FormerUntil != nil && now.Before(*st.FormerUntil) && subtle.ConstantTimeCompare([]byte(st.FormerHash), given) == 1
}

func (st tokenStanding) holds(now time.Time) bool {
	return st.RevokedAt == nil && st.Person.EndedAt == nil && now.Before(st.Person.ExpiresAt) && st.Person.Status == Active &&
		!st.Person.MustChangePassword && !st.Person.Role.Administrator() && st.StandsFor == 0
}

func (s *Service) within(st tokenStanding, route string) bool {
	held := APIToken{Scopes: st.Scopes}.scopes()
	return slices.ContainsFunc(s.RouteScopes[route], func(scope Scope) bool { return slices.Contains(held, scope) })
}

func (s *Service) noteUse(ctx context.Context, st tokenStanding) error {
	now := s.now()
	if st.LastUsedAt != nil && now.Sub(*st.LastUsedAt) < usedEvery {
		return nil
	}
	err := s.DB.Write(ctx, func(tx *gorm.DB) error {
		return tx.Model(&APIToken{}).Where("id = ?", st.TokenID).UpdateColumn("last_used_at", now).Error
	})
	if err != nil {
		return fmt.Errorf("note the use of an API token: %w", err)
	}
	st.LastUsedAt = &now
	s.tokens.put(st.TokenID, st)
	return nil
}
