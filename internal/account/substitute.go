package account

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/audit"
	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/fault"
	"lianluo/internal/idempotency"
	"lianluo/internal/notify"
)

// LongestSubstitution is for how many days at most a place is taken.
const LongestSubstitution = 92

// What the naming of a substitute refuses.
var (
	ErrSubstituted       = fault.New(fault.Conflict, "substituted-already", "这段时间已经有人代理。请先结束原来的代理，或另选时间。")
	ErrSubstitutionEnded = fault.New(fault.Conflict, "substitution-ended-already", "这次代理已经结束。请刷新页面查看。")
)

// substitutable says which roles somebody else may take for a time. A mandate
// is personal, and administrators must stay apart.
func substitutable(r access.Role) bool {
	return r.OfUnit() || r == access.Office || r == access.Head || r == access.GovOffice
}

// colleagues lists the roles of those who may take the place of r: those of
// the same unit, or of the same office.
func colleagues(r access.Role) []access.Role {
	switch {
	case r.OfUnit():
		return []access.Role{access.Clerk, access.Reviewer, access.Signer}
	case r == access.Office || r == access.Head:
		return []access.Role{access.Office, access.Head}
	}
	return []access.Role{r}
}

// mayName says whether by may name a substitute for the holder of m: everybody
// for himself, a clerk for the people of the own unit, the security
// administrator for all of the congress.
func mayName(by access.Actor, m Membership) bool {
	if m.CongressID != by.CongressID || m.StandsFor != 0 || m.EndedAt != nil || !substitutable(m.Role) {
		return false
	}
	return m.UserID == by.UserID || by.Is(access.SecAdmin) || by.Is(access.Clerk) && m.Role.OfUnit() && m.UnitID == by.UnitID
}

// mayTake says whether a person with these hats may take the place of m.
func mayTake(hats []Membership, m Membership) bool {
	return slices.ContainsFunc(hats, func(h Membership) bool {
		return h.CongressID == m.CongressID && h.UnitID == m.UnitID && h.StandsFor == 0 && h.UserID != m.UserID && slices.Contains(colleagues(m.Role), h.Role)
	})
}

// NameSubstitute lets another person of the same unit or office take the
// principal's place in one membership, from the first day to the last. The
// substitute's hat begins and ends by itself; it is the same role, so that
// nothing else needs to know of substitutes.
func (s *Service) NameSubstitute(ctx context.Context, by access.Actor, want Substitution) (*Substitution, error) {
	today := calendar.On(s.now())
	if broken := checkDays(want, today); broken != nil {
		return nil, fault.Invalids(*broken)
	}
	defer s.forget(want.UserID)
	err := s.DB.Write(ctx, func(tx *gorm.DB) error {
		principal, err := s.principal(tx, by, want.PrincipalID)
		if err != nil {
			return err
		}
		if err := s.mayStandIn(tx, by, *principal, want); err != nil {
			return err
		}
		want.ID, want.CongressID, want.NamedBy, want.CreatedAt = 0, by.CongressID, by.UserID, s.now()
		if err := tx.Create(&want).Error; err != nil {
			return fmt.Errorf("name a substitute: %w", err)
		}
		if err := s.recordSubstitution(tx, by, "substitution.name", want); err != nil {
			return err
		}
		if err := s.tellOfSubstitution(tx, "substitute.named", *principal, want); err != nil {
			return err
		}
		if !want.StartsOn.After(today) {
			if err := s.beginSubstitution(tx, by, &want, *principal); err != nil {
				return err
			}
		}
		return idempotency.Keep(tx, http.StatusOK, substitutionMade{ID: want.ID})
	})
	if err != nil {
		return nil, err
	}
	return &want, nil
}

func checkDays(want Substitution, today calendar.Date) *fault.Field {
	switch {
	case want.StartsOn.Before(today):
		return &fault.Field{Name: "starts_on", Code: "past", Reason: "开始日期不能早于今天。"}
	case want.EndsOn.Before(want.StartsOn):
		return &fault.Field{Name: "ends_on", Code: "range", Reason: "结束日期不能早于开始日期。"}
	case want.EndsOn.Sub(want.StartsOn) >= LongestSubstitution:
		return &fault.Field{Name: "ends_on", Code: "range", Reason: fmt.Sprintf("一次代理最长 %d 天。时间更长的，请安全管理员调整职务。", LongestSubstitution)}
	}
	return nil
}

// principal reads the membership for which a substitute is wanted. Touching
// its holder first makes namings for one person come one by one.
func (s *Service) principal(tx *gorm.DB, by access.Actor, id uint) (*Membership, error) {
	m, err := database.One[Membership](tx.Where("id = ?", id))
	if errors.Is(err, database.ErrNotFound) || err == nil && !mayName(by, *m) {
		return nil, fault.Invalids(fault.Field{Name: "principal_id", Code: "unknown", Reason: "请选择本人或本单位人员现有的职务。代表职务和管理员职务不能代理。"})
	}
	if err != nil {
		return nil, err
	}
	err = tx.Model(&User{}).Where("id = ?", m.UserID).UpdateColumn("version", gorm.Expr("version + 1")).Error
	return m, err
}

func (s *Service) mayStandIn(tx *gorm.DB, by access.Actor, principal Membership, want Substitution) error {
	if want.UserID == by.UserID && principal.UserID != by.UserID {
		return ErrOwnRole
	}
	var hats []Membership
	err := tx.Where("user_id = ? AND ended_at IS NULL AND EXISTS (SELECT 1 FROM users u WHERE u.id = memberships.user_id AND u.status = ?)", want.UserID, Active).Find(&hats).Error
	if err != nil {
		return fmt.Errorf("name a substitute: %w", err)
	}
	if !mayTake(hats, principal) {
		return fault.Invalids(fault.Field{Name: "user_id", Code: "not-colleague", Reason: "请选择同一单位或同一机构中账号正常使用的人员。"})
	}
	var overlapping int64
	err = tx.Model(&Substitution{}).Where("congress_id = ? AND principal_id = ? AND ended_at IS NULL AND starts_on <= ? AND ends_on >= ?",
		principal.CongressID, principal.ID, want.EndsOn, want.StartsOn).Count(&overlapping).Error
	if err != nil {
		return fmt.Errorf("name a substitute: %w", err)
	}
	if overlapping > 0 {
		return ErrSubstituted
	}
	return nil
}

// beginSubstitution gives the substitute the hat. Somebody else may have been first; then
// nothing of this is kept.
func (s *Service) beginSubstitution(tx *gorm.DB, by access.Actor, sub *Substitution, principal Membership) error {
	until := sub.EndsOn.AddDays(1).Start()
	hat, err := s.Grant(tx, by, Membership{UserID: sub.UserID, CongressID: principal.CongressID, Role: principal.Role, UnitID: principal.UnitID,
		StandsFor: principal.ID, Until: &until})
	if err != nil {
		return err
	}
	begun := tx.Model(&Substitution{}).Where("id = ? AND membership_id = 0 AND ended_at IS NULL", sub.ID).UpdateColumn("membership_id", hat.ID)
	if begun.Error == nil && begun.RowsAffected == 0 {
		return ErrSubstitutionEnded
	}
	sub.MembershipID = hat.ID
	return begun.Error
}

// EndSubstitution ends a substitution before its time, or calls off one that
// has not begun. Who may name a substitute may do so, and the substitute.
func (s *Service) EndSubstitution(ctx context.Context, by access.Actor, id uint) error {
	sub, err := database.One[Substitution](s.DB.Read(ctx).Where("id = ? AND congress_id = ?", id, by.CongressID))
	if err != nil {
		return err
	}
	defer s.forget(sub.UserID)
	return s.DB.Write(ctx, func(tx *gorm.DB) error {
		principal, err := database.One[Membership](tx.Where("id = ?", sub.PrincipalID))
		if err != nil {
			return err
		}
		if sub.UserID != by.UserID && !mayName(by, *principal) {
			return database.ErrNotFound
		}
		return s.endOne(tx, by, *sub, *principal)
	})
}

func (s *Service) endOne(tx *gorm.DB, by access.Actor, sub Substitution, principal Membership) error {
	ended := tx.Model(&Substitution{}).Where("id = ? AND ended_at IS NULL", sub.ID).UpdateColumn("ended_at", s.now())
	if ended.Error != nil {
		return fmt.Errorf("end a substitution: %w", ended.Error)
	}
	if ended.RowsAffected == 0 {
		return ErrSubstitutionEnded
	}
	hat, err := database.One[Membership](tx.Where("stands_for = ? AND user_id = ? AND ended_at IS NULL", principal.ID, sub.UserID))
	if err == nil && hat.ID == sub.MembershipID {
		err = s.EndMembership(tx, by, *hat)
	}
	if err != nil && !errors.Is(err, database.ErrNotFound) {
		return err
	}
	if err := s.recordSubstitution(tx, by, "substitution.end", sub); err != nil {
		return err
	}
	return s.tellOfSubstitution(tx, "substitute.ended", principal, sub)
}

// endSubstitutions ends what hangs on a membership that was taken away: the
// substitution that it came from, and those that stood for it.
func (s *Service) endSubstitutions(tx *gorm.DB, by access.Actor, m Membership) error {
	var open []Substitution
	err := tx.Where("ended_at IS NULL AND (principal_id = ? OR membership_id = ?)", m.ID, m.ID).Order("id").Find(&open).Error
	if err != nil {
		return fmt.Errorf("end substitutions: %w", err)
	}
	for _, sub := range open {
		principal, err := database.One[Membership](tx.Where("id = ?", sub.PrincipalID))
		if err != nil {
			return err
		}
		if err := s.endOne(tx, by, sub, *principal); err != nil {
			return err
		}
	}
	return nil
}

// TurnSubstitutions begins the substitutions whose first day has come and ends
// those whose last day is over.
func (s *Service) TurnSubstitutions(ctx context.Context, now time.Time) error {
	today := calendar.On(now)
	var due []Substitution
	err := s.DB.Read(ctx).Where("ended_at IS NULL AND (ends_on < ? OR membership_id = 0 AND starts_on <= ?)", today, today).Order("id").Find(&due).Error
	if err != nil {
		return fmt.Errorf("find substitutions: %w", err)
	}
	for _, sub := range due {
		if err := s.turn(ctx, sub, today); err != nil && !errors.Is(err, ErrSubstitutionEnded) && !errors.Is(err, ErrGranted) { // another replica was first
			return err
		}
		s.forget(sub.UserID)
	}
	return nil
}

func (s *Service) turn(ctx context.Context, sub Substitution, today calendar.Date) error {
	by := access.Actor{CongressID: sub.CongressID}
	return s.DB.Write(ctx, func(tx *gorm.DB) error {
		principal, err := database.One[Membership](tx.Where("id = ?", sub.PrincipalID))
		if err != nil {
			return err
		}
		if sub.EndsOn.Before(today) {
			return s.endOne(tx, by, sub, *principal)
		}
		var hats []Membership
		if err := tx.Where("user_id = ? AND ended_at IS NULL", sub.UserID).Find(&hats).Error; err != nil {
			return fmt.Errorf("begin a substitution: %w", err)
		}
		if !mayTake(hats, *principal) { // left the unit or the office in the meantime
			return s.endOne(tx, by, sub, *principal)
		}
		return s.beginSubstitution(tx, by, &sub, *principal)
	})
}

func (s *Service) recordSubstitution(tx *gorm.DB, by access.Actor, action string, sub Substitution) error {
	return audit.Record(tx, by, audit.Event{At: s.now(), Action: action, Subject: "substitution/" + strconv.FormatUint(uint64(sub.ID), 10), CongressID: sub.CongressID,
		Data: audit.Data{"principal_membership_id": sub.PrincipalID, "user_id": sub.UserID, "starts_on": sub.StartsOn.String(), "ends_on": sub.EndsOn.String()}})
}

// tellOfSubstitution tells both whose place is taken, by whom and how long.
func (s *Service) tellOfSubstitution(tx *gorm.DB, kind string, principal Membership, sub Substitution) error {
	var people []User
	if err := tx.Select("id", "name").Where("id IN ?", []uint{principal.UserID, sub.UserID}).Find(&people).Error; err != nil {
		return fmt.Errorf("tell of a substitution: %w", err)
	}
	params := map[string]string{"role": string(principal.Role), "from": sub.StartsOn.String(), "to": sub.EndsOn.String()}
	for _, u := range people {
		params[map[bool]string{true: "principal", false: "substitute"}[u.ID == principal.UserID]] = u.Name
	}
	return notify.Send(tx, sub.CongressID, []uint{principal.UserID, sub.UserID}, notify.Notice{Kind: kind, At: s.now(), Params: params})
}
