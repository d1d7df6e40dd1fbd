package org

import (
	"context"
	"fmt"
	"net/http"
	"strings"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/audit"
	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/fault"
	"lianluo/internal/idempotency"
)

func taken(field, reason string) error {
	return fault.Invalids(fault.Field{Name: field, Code: "taken", Reason: reason})
}

// UpdateCongress changes the names of the actor's congress.
func (s *Service) UpdateCongress(ctx context.Context, by access.Actor, req CongressRequest) error {
	return s.DB.Write(ctx, func(tx *gorm.DB) error {
		row, err := database.One[Congress](tx.Where("id = ?", by.CongressID))
		if err != nil {
			return err
		}
		row.Version, row.Name, row.ShortName, row.OfficeName = *req.Version, req.Name, req.ShortName, req.OfficeName
		if err := database.Save(tx, row); database.IsUnique(err) {
			return taken("name", "已有同名的人大，请核对名称。")
		} else if err != nil {
			return err
		}
		return s.record(tx, by, "org.update_congress", fmt.Sprintf("congress/%d", row.ID))
	})
}

func (s *Service) record(tx *gorm.DB, by access.Actor, action, subject string) error {
	return audit.Record(tx, by, audit.Event{At: s.Now(), Action: action, Subject: subject})
}

// entry is a row of one of the registers that a congress keeps of itself: its
// terms, its sessions, the units and its committees.
type entry interface {
	Bump() uint
	Seen(version uint)
	// subject is how the record names it: unit/7.
	subject() string
	// fits checks it against what else the congress has.
	fits(tx *gorm.DB) error
	// twice answers that there is one like it already.
	twice() error
	view() any
}

// create adds an entry to a register of the actor's congress, with what belongs
// to it, if there is any.
func create[R any, P interface {
	*R
	entry
}](ctx context.Context, s *Service, by access.Actor, action string, fresh R, then func(tx *gorm.DB, row *R) error) (row R, err error) {
	err = s.DB.Write(ctx, func(tx *gorm.DB) error {
		row = fresh
		e := P(&row)
		if err := e.fits(tx); err != nil {
			return err
		}
		if err := tx.Create(e).Error; database.IsUnique(err) {
			return e.twice()
		} else if err != nil {
			return err
		}
		if then != nil {
			if err := then(tx, &row); err != nil {
				return err
			}
		}
		if err := s.record(tx, by, action, e.subject()); err != nil {
			return err
		}
		return idempotency.Keep(tx, http.StatusCreated, e.view())
	})
	return row, err
}

// update changes an entry of a register of the actor's congress, in the version
// that was in view. What follows from the change is done by then, if there is any.
func update[R any, P interface {
	*R
	entry
}](ctx context.Context, s *Service, by access.Actor, action string, id, version uint, fill func(*R), then func(tx *gorm.DB, row *R) error) (row *R, err error) {
	err = s.DB.Write(ctx, func(tx *gorm.DB) error {
		row, err = database.One[R](tx.Where("congress_id = ? AND id = ?", by.CongressID, id))
		if err != nil {
			return err
		}
		e := P(row)
		e.Seen(version)
		fill(row)
		if err := e.fits(tx); err != nil {
			return err
		}
		if err := database.Save(tx, e); database.IsUnique(err) {
			return e.twice()
		} else if err != nil {
			return err
		}
		if then != nil {
			if err := then(tx, row); err != nil {
				return err
			}
		}
		return s.record(tx, by, action, e.subject())
	})
	return row, err
}

// CreateTerm adds a term to the actor's congress.
func (s *Service) CreateTerm(ctx context.Context, by access.Actor, req TermRequest) (Term, error) {
	row := Term{CongressID: by.CongressID}
	req.fill(&row)
	return create(ctx, s, by, "org.create_term", row, nil)
}

// UpdateTerm changes a term of the actor's congress.
func (s *Service) UpdateTerm(ctx context.Context, by access.Actor, id uint, req TermRequest) (*Term, error) {
	return update(ctx, s, by, "org.update_term", id, req.Version, req.fill, nil)
}

func (t *Term) subject() string { return fmt.Sprintf("term/%d", t.ID) }
func (t *Term) view() any       { return viewTerm(*t) }
func (t *Term) twice() error    { return taken("number", "这一届已经存在，请核对届次。") }

// CreateSession adds a session to a term of the actor's congress.
func (s *Service) CreateSession(ctx context.Context, by access.Actor, req SessionRequest) (Session, error) {
	row := Session{CongressID: by.CongressID}
	req.fill(&row)
	return create(ctx, s, by, "org.create_session", row, nil)
}

// UpdateSession changes a session of the actor's congress.
func (s *Service) UpdateSession(ctx context.Context, by access.Actor, id uint, req SessionRequest) (*Session, error) {
	return update(ctx, s, by, "org.update_session", id, req.Version, req.fill, nil)
}

func (s *Session) subject() string { return fmt.Sprintf("session/%d", s.ID) }
func (s *Session) view() any       { return viewSession(*s) }
func (s *Session) twice() error {
	return taken("number", "本届已有这一次会议，请核对会议次数。")
}

// TermRequest is what a person says about a term; Version only when changing
// one. Without a name it is called by its number.
type TermRequest struct {
	Version  uint          `json:"version" validate:"optional"`
	Number   int           `json:"number" binding:"required,min=1,max=99"`
	Name     string        `json:"name" binding:"max=50" validate:"optional"`
	StartsOn calendar.Date `json:"starts_on"`
	EndsOn   calendar.Date `json:"ends_on" extensions:"x-nullable" validate:"optional"`
}

func (r TermRequest) fill(t *Term) {
	t.Number, t.Name, t.StartsOn, t.EndsOn = r.Number, strings.TrimSpace(r.Name), r.StartsOn, r.EndsOn
	if t.Name == "" {
		t.Name = "第" + numeral(t.Number) + "届"
	}
}

func (r TermRequest) check() error {
	var b broken
	b.required("starts_on", r.StartsOn)
	b.notBefore("ends_on", r.EndsOn, r.StartsOn, "届满日期不能早于起始日期。")
	return b.fault()
}

// SessionRequest is what a person says about a session; Version only when
// changing one. Without a name it is called by its term and number.
type SessionRequest struct {
	Version            uint          `json:"version" validate:"optional"`
	TermID             uint          `json:"term_id" binding:"required"`
	Number             int           `json:"number" binding:"required,min=1,max=99"`
	Name               string        `json:"name" binding:"max=60" validate:"optional"`
	OpensOn            calendar.Date `json:"opens_on"`
	ClosesOn           calendar.Date `json:"closes_on"`
	CosignDeadline     calendar.Date `json:"cosign_deadline" extensions:"x-nullable" validate:"optional"`
	SubmissionDeadline calendar.Date `json:"submission_deadline" extensions:"x-nullable" validate:"optional"`
}

func (r SessionRequest) fill(s *Session) {
	s.TermID, s.Number, s.Name, s.OpensOn, s.ClosesOn = r.TermID, r.Number, strings.TrimSpace(r.Name), r.OpensOn, r.ClosesOn
	s.CosignDeadline, s.SubmissionDeadline = r.CosignDeadline, r.SubmissionDeadline
}

func (r SessionRequest) check() error {
	var b broken
	b.required("opens_on", r.OpensOn)
	b.required("closes_on", r.ClosesOn)
	b.notBefore("closes_on", r.ClosesOn, r.OpensOn, "闭幕日期不能早于开幕日期。")
	if r.SubmissionDeadline.After(r.ClosesOn) {
		b.add("submission_deadline", "range", "建议提交截止日期不能晚于闭幕日期。")
	}
	if !r.SubmissionDeadline.IsZero() && r.CosignDeadline.After(r.SubmissionDeadline) {
		b.add("cosign_deadline", "range", "附议截止日期不能晚于建议提交截止日期。")
	}
	return b.fault()
}

// broken collects the inputs that do not fit.
type broken []fault.Field

func (b *broken) add(name, code, reason string) {
	*b = append(*b, fault.Field{Name: name, Code: code, Reason: reason})
}

func (b *broken) required(name string, d calendar.Date) {
	if d.IsZero() {
		b.add(name, "required", "请填写日期。")
	}
}

func (b *broken) notBefore(name string, d, floor calendar.Date, reason string) {
	if !d.IsZero() && d.Before(floor) {
		b.add(name, "range", reason)
	}
}

func (b *broken) fault() error {
	if len(*b) == 0 {
		return nil
	}
	return fault.Invalids(*b...)
}
