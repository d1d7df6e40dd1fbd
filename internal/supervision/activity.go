package supervision

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/attachment"
	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/deputy"
	"lianluo/internal/fault"
	"lianluo/internal/idempotency"
	"lianluo/internal/notify"
)

// Arrangement is an activity as it is planned. The proposers are always
// invited; Deputies are further ones.
type Arrangement struct {
	Kind        string        `json:"kind" binding:"required,oneof=research symposium on_site" enums:"research,symposium,on_site"`
	HeldOn      calendar.Date `json:"held_on" binding:"required"`
	StartsAt    string        `json:"starts_at" binding:"max=5"` // "09:30", or empty
	Place       string        `json:"place" binding:"required,max=100"`
	Subject     string        `json:"subject" binding:"required,max=200"`
	DeputyIDs   []uint        `json:"deputy_ids" binding:"max=100"`
	LeaderIn    bool          `json:"leader_in"` // which parties are invited
	OfficialIn  bool          `json:"official_in"`
	UnitsIn     bool          `json:"units_in"`
	CommitteeIn bool          `json:"committee_in"`
}

var clockTime = regexp.MustCompile(`^([01]\d|2[0-3]):[0-5]\d$`)

func (a Arrangement) check(today calendar.Date) error {
	var wrong []fault.Field
	if a.HeldOn.Before(today.AddDays(-366)) || a.HeldOn.After(today.AddDays(366)) {
		wrong = append(wrong, fault.Field{Name: "held_on", Code: "range", Reason: "活动日期应在前后一年之内。"})
	}
	if a.StartsAt != "" && !clockTime.MatchString(a.StartsAt) {
		wrong = append(wrong, fault.Field{Name: "starts_at", Code: "range", Reason: "请按“09:30”的格式填写开始时间。"})
	}
	if len(wrong) > 0 {
		return fault.Invalids(wrong...)
	}
	return nil
}

// PlanActivity plans a research visit, a symposium or a supervision on site,
// and invites who takes part.
func (s *Service) PlanActivity(ctx context.Context, by access.Actor, id, version uint, a Arrangement) (Receipt, error) {
	return s.act(ctx, by, keyItem(id), PlanActivity, version, func(c *change, m *moment) error {
		if err := a.check(c.today); err != nil {
			return err
		}
		row := Activity{CongressID: c.key.CongressID, KeyItemID: id, SuggestionID: c.key.SuggestionID, State: ActivityPlanned, ByUserID: by.UserID,
			ByName: by.Name, CreatedAt: c.now, Versioned: database.Versioned{Version: 1}}
		a.describe(&row)
		if err := c.tx.Create(&row).Error; err != nil {
			return fmt.Errorf("plan an activity: %w", err)
		}
		if err := c.invite(&row, a); err != nil {
			return err
		}
		c.created = row.ID
		c.tellOfActivity(&row)
		return nil
	})
}

func (a Arrangement) describe(row *Activity) {
	row.Kind, row.HeldOn, row.StartsAt, row.Place, row.Subject = a.Kind, a.HeldOn, a.StartsAt, strings.TrimSpace(a.Place), strings.TrimSpace(a.Subject)
}

func (c *change) tellOfActivity(a *Activity) {
	c.words["activity"], c.words["subject"], c.words["held_on"] = a.Kind, a.Subject, a.HeldOn.String()
	c.codes["kind"], c.codes["held_on"] = a.Kind, a.HeldOn.String()
}

// invite brings the invitations in line with the arrangement: what somebody
// answered stays, who is no longer invited is taken out, and the proposers
// never are.
func (c *change) invite(row *Activity, a Arrangement) error {
	wanted, err := c.invitations(row.ID, a)
	if err != nil {
		return err
	}
	stored := c.key.Invited[row.ID]
	for _, v := range wanted {
		if i := slices.IndexFunc(stored, v.same); i >= 0 {
			stored = slices.Delete(slices.Clone(stored), i, i+1)
			continue
		}
		if err := c.tx.Create(&v).Error; err != nil {
			return fmt.Errorf("invite: %w", err)
		}
	}
	for _, v := range stored {
		if v.PresentAt != nil { // was there
			continue
		}
		if err := c.tx.Delete(&Invitation{}, v.ID).Error; err != nil {
			return fmt.Errorf("invite: %w", err)
		}
	}
	return nil
}

func (v Invitation) same(o Invitation) bool {
	return v.Role == o.Role && v.UnitID == o.UnitID && v.DeputyID == o.DeputyID && v.CommitteeID == o.CommitteeID && v.UserID == o.UserID
}

// invitations lists who is to be invited, the proposers first.
func (c *change) invitations(activityID uint, a Arrangement) (out []Invitation, err error) {
	k := c.key
	add := func(party Party, role access.Role, v Invitation) {
		v.ActivityID, v.Party, v.Role = activityID, party, string(role)
		if !slices.ContainsFunc(out, v.same) {
			out = append(out, v)
		}
	}
	for _, it := range k.Items {
		for _, d := range it.Proposers() {
			add(PartyProposer, access.Deputy, Invitation{DeputyID: d.ID, Name: d.Name})
		}
	}
	deputies, err := c.deputies(a.DeputyIDs, k.Invited[activityID])
	if err != nil {
		return nil, err
	}
	for _, id := range a.DeputyIDs {
		add(PartyDeputy, access.Deputy, Invitation{DeputyID: id, Name: deputies[id]})
	}
	names, err := people(c.tx, k.LeaderID, k.OfficialID)
	if err != nil {
		return nil, err
	}
	if a.LeaderIn && k.LeaderID != 0 {
		add(PartyLeader, access.SupervisingLeader, Invitation{UserID: k.LeaderID, Name: names[k.LeaderID]})
	}
	if a.OfficialIn && k.OfficialID != 0 {
		add(PartyOfficial, access.LeadingOfficial, Invitation{UserID: k.OfficialID, Name: names[k.OfficialID]})
	}
	if a.CommitteeIn && k.CommitteeID != 0 {
		committees, err := namesIn(c.tx, "committees", []uint{k.CommitteeID})
		if err != nil {
			return nil, err
		}
		add(PartyCommittee, access.Committee, Invitation{CommitteeID: k.CommitteeID, Name: committees[k.CommitteeID]})
	}
	if a.UnitsIn {
		for _, u := range k.units() {
			add(PartyUnit, access.Clerk, Invitation{UnitID: u.ID, Name: u.Name})
		}
	}
	return out, nil
}

// deputies names the further deputies: who is invited already, and otherwise
// only who can be.
func (c *change) deputies(ids []uint, invited []Invitation) (map[uint]string, error) {
	names := map[uint]string{}
	for _, v := range invited {
		if v.DeputyID != 0 {
			names[v.DeputyID] = v.Name
		}
	}
	q, err := deputy.InOffice(c.tx, c.by.CongressID, c.today)
	if err != nil {
		return nil, err
	}
	var rows []struct {
		ID   uint
		Name string
	}
	if err := q.Select("x.id, x.name").Where("x.id IN ?", ids).Find(&rows).Error; err != nil {
		return nil, fmt.Errorf("invited deputies: %w", err)
	}
	for _, r := range rows {
		names[r.ID] = r.Name
	}
	for i, id := range ids {
		if names[id] == "" {
			return nil, fault.Invalids(fault.Field{Name: fmt.Sprintf("deputy_ids[%d]", i), Code: "unknown", Reason: "请选择名册中在任的代表。"})
		}
	}
	return names, nil
}

// atActivity does one action at an activity, in the version that was seen.
func (s *Service) atActivity(ctx context.Context, by access.Actor, id uint, a Action, version *uint, do func(c *change, row *Activity) error) (Receipt, error) {
	c, err := s.begin(ctx, by)
	if err != nil {
		return Receipt{}, err
	}
	var receipt Receipt
	err = s.DB.Write(ctx, func(tx *gorm.DB) error {
		c.tx = tx
		k, row, err := withActivity(tx, by, id)
		if err != nil {
			return err
		}
		c.key = k
		if err := a.allow(by, moment{key: k, activity: row, today: c.today}); err != nil {
			return err
		}
		if version != nil && row.Version != *version {
			return database.ErrStale
		}
		c.tellOfActivity(row)
		c.codes["activity_id"] = row.ID
		if err := do(c, row); err != nil {
			return err
		}
		if version != nil {
			if err := database.Save(tx, row); err != nil {
				return err
			}
		}
		if receipt, err = c.follow(string(a), 0); err != nil {
			return err
		}
		receipt = Receipt{ID: row.ID, Version: row.Version}
		return idempotency.Keep(tx, http.StatusOK, receipt)
	})
	return receipt, err
}

// ChangeActivity changes date, place, subject or who is invited. Those who are
// still invited are told of another time or place, and answer anew; those who
// are not any more are told so. A sign-in code of the former time holds no more.
func (s *Service) ChangeActivity(ctx context.Context, by access.Actor, id, version uint, a Arrangement) (Receipt, error) {
	return s.atActivity(ctx, by, id, ChangeActivity, &version, func(c *change, row *Activity) error {
		if err := a.check(c.today); err != nil {
			return err
		}
		moved := row.HeldOn != a.HeldOn || row.StartsAt != a.StartsAt || row.Place != strings.TrimSpace(a.Place)
		before := c.key.Invited[row.ID]
		a.describe(row)
		if err := c.invite(row, a); err != nil {
			return err
		}
		c.tellOfActivity(row)
		var now []Invitation
		if err := c.tx.Where("activity_id = ?", row.ID).Order("id").Find(&now).Error; err != nil {
			return fmt.Errorf("invited: %w", err)
		}
		gone := slices.DeleteFunc(slices.Clone(before), func(v Invitation) bool { return slices.ContainsFunc(now, v.same) })
		if err := c.tellInvited(row, "uninvited", gone); err != nil || !moved {
			return err
		}
		row.CodeHash, row.CodeUntil = "", nil
		asked := c.tx.Model(&Invitation{}).Where("activity_id = ? AND present_at IS NULL", row.ID).
			Updates(map[string]any{"answer": "", "reason": "", "answered_by": "", "answered_at": nil})
		if asked.Error != nil {
			return fmt.Errorf("ask again: %w", asked.Error)
		}
		still := slices.DeleteFunc(slices.Clone(before), func(v Invitation) bool { return !slices.ContainsFunc(now, v.same) })
		for _, v := range still {
			c.informed = append(c.informed, v.target())
		}
		return c.tellInvited(row, "activity_changed", still)
	})
}

// CancelActivity calls the activity off.
func (s *Service) CancelActivity(ctx context.Context, by access.Actor, id, version uint, reason string) (Receipt, error) {
	return s.atActivity(ctx, by, id, CancelActivity, &version, func(c *change, row *Activity) error {
		row.State, row.EndReason, row.CodeHash, row.CodeUntil = ActivityCancelled, strings.TrimSpace(reason), "", nil
		c.words["text"] = row.EndReason
		return c.tellInvited(row, "activity_cancelled", c.key.Invited[row.ID])
	})
}

// tellInvited tells some of those who are, or were, invited.
func (c *change) tellInvited(row *Activity, kind string, invited []Invitation) error {
	to := make([]notify.Target, len(invited))
	for i, v := range invited {
		to[i] = v.target()
	}
	return c.tellAt(fmt.Sprintf("activity/%d", row.ID), "supervision."+kind, to...)
}

func (v Invitation) target() notify.Target {
	return notify.Target{Role: access.Role(v.Role), UnitID: v.UnitID, DeputyID: v.DeputyID, CommitteeID: v.CommitteeID, UserID: v.UserID}
}

// Answer says whether the actor comes; a no has a reason.
func (s *Service) Answer(ctx context.Context, by access.Actor, id uint, comes bool, reason string) (Receipt, error) {
	if !comes && strings.TrimSpace(reason) == "" {
		return Receipt{}, fault.Invalids(fault.Field{Name: "reason", Code: "required", Reason: "不能参加的，请写明原因。"})
	}
	return s.atActivity(ctx, by, id, AnswerInvitation, nil, func(c *change, row *Activity) error {
		v := c.key.invitation(row.ID, by)
		v.Answer, v.Reason, v.AnsweredBy, v.AnsweredAt = "not", strings.TrimSpace(reason), by.Name, &c.now
		if comes {
			v.Answer, v.Reason = "come", ""
		}
		c.words["answer"], c.words["text"], c.words["name"] = v.Answer, v.Reason, v.Name
		c.codes["answer"] = v.Answer
		return c.noteInvitation(v, "answer", "reason", "answered_by", "answered_at")
	})
}

func (c *change) noteInvitation(v *Invitation, columns ...any) error {
	if err := c.tx.Model(v).Select(columns[0], columns[1:]...).Updates(v).Error; err != nil {
		return fmt.Errorf("invitation: %w", err)
	}
	return nil
}

// Code is a sign-in code, for the screen or the door; it holds until ValidUntil.
type Code struct {
	Code       string    `json:"code"`
	ValidUntil time.Time `json:"valid_until"`
}

// ShowCode makes a new sign-in code; the one before holds no more.
func (s *Service) ShowCode(ctx context.Context, by access.Actor, id, version uint) (Code, error) {
	var secret [18]byte
	_, _ = rand.Read(secret[:])
	code := Code{Code: base64.RawURLEncoding.EncodeToString(secret[:])}
	_, err := s.atActivity(idempotency.Without(ctx), by, id, ShowCode, &version, func(c *change, row *Activity) error {
		code.ValidUntil = c.now.Add(time.Duration(c.set.SignInHours) * time.Hour)
		row.CodeHash, row.CodeUntil = hashed(code.Code), &code.ValidUntil
		return nil
	})
	return code, err
}

func hashed(code string) string {
	sum := sha256.Sum256([]byte(code))
	return hex.EncodeToString(sum[:])
}

// What keeps a code from signing somebody in.
var (
	ErrCode       = fault.New(fault.Conflict, "sign-in-code", "签到码无效或已过期。请扫描现场最新的签到码，或请工作人员代为签到。")
	ErrNotInvited = fault.New(fault.Forbidden, "not-invited", "您当前的身份不在这次活动的邀请名单中。如有其他身份请切换后再扫码，或与现场工作人员联系。")
)

// SignIn marks the actor as present at the activity whose code he scanned;
// doing it again changes nothing.
func (s *Service) SignIn(ctx context.Context, by access.Actor, code string) (Receipt, error) {
	row, err := database.One[Activity](s.DB.Read(ctx).Where("congress_id = ? AND code_hash = ?", by.CongressID, hashed(code)))
	if errors.Is(err, database.ErrNotFound) {
		return Receipt{}, ErrCode
	}
	if err != nil {
		return Receipt{}, err
	}
	k, _, err := withActivity(s.DB.Read(ctx), by, row.ID)
	if errors.Is(err, database.ErrNotFound) || err == nil && k.invitation(row.ID, by) == nil {
		return Receipt{}, ErrNotInvited
	}
	if err != nil {
		return Receipt{}, err
	}
	if k.invitation(row.ID, by).PresentAt != nil {
		return Receipt{ID: row.ID, Version: row.Version}, nil
	}
	return s.atActivity(ctx, by, row.ID, SignIn, nil, func(c *change, row *Activity) error {
		if row.CodeHash != hashed(code) || row.CodeUntil == nil || c.now.After(*row.CodeUntil) {
			return ErrCode
		}
		v := c.key.invitation(row.ID, by)
		v.PresentAt, v.PresentName, v.PresentBy = &c.now, by.Name, "code"
		c.words["name"] = v.Name
		return c.noteInvitation(v, "present_at", "present_name", "present_by")
	})
}

// SignInByHand marks somebody as present who came without a phone, or late.
func (s *Service) SignInByHand(ctx context.Context, by access.Actor, invitationID uint, note string) (Receipt, error) {
	invited, err := database.One[Invitation](s.DB.Read(ctx).Where("id = ?", invitationID))
	if err != nil {
		return Receipt{}, err
	}
	return s.atActivity(ctx, by, invited.ActivityID, SignInByHand, nil, func(c *change, row *Activity) error {
		i := slices.IndexFunc(c.key.Invited[row.ID], func(v Invitation) bool { return v.ID == invitationID })
		if i < 0 || c.key.Invited[row.ID][i].PresentAt != nil {
			return ErrWrongMoment
		}
		v := &c.key.Invited[row.ID][i]
		v.PresentAt, v.PresentName, v.PresentBy, v.PresentNote = &c.now, v.Name, "hand", strings.TrimSpace(note)
		c.words["name"], c.words["text"] = v.Name, v.PresentNote
		c.codes["invitation_id"] = v.ID
		return c.noteInvitation(v, "present_at", "present_name", "present_by", "present_note")
	})
}

// Minutes are what was written of an activity, with its photos.
type Minutes struct {
	Text          string `json:"text" binding:"required,max=5000"`
	AttachmentIDs []uint `json:"attachment_ids" binding:"max=20"`
}

// RecordMinutes writes down what was said and seen; it may be completed later.
func (s *Service) RecordMinutes(ctx context.Context, by access.Actor, id, version uint, m Minutes) (Receipt, error) {
	return s.atActivity(ctx, by, id, RecordMinutes, &version, func(c *change, row *Activity) error {
		first := row.State != ActivityHeld
		row.State, row.Minutes, row.CodeHash, row.CodeUntil = ActivityHeld, strings.TrimSpace(m.Text), "", nil
		if err := attachment.Claim(c.tx, by, m.AttachmentIDs, OwnerActivity, id); err != nil {
			return err
		}
		if err := attachment.Drop(c.tx, OwnerActivity, id, m.AttachmentIDs, c.now); err != nil {
			return err
		}
		if !first {
			return nil
		}
		return c.tellInvited(row, "minutes", c.key.Invited[row.ID])
	})
}
