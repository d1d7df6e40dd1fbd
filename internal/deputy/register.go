package deputy

import (
	"context"
	"fmt"
	"net/http"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/audit"
	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/fault"
	"lianluo/internal/idempotency"
	"lianluo/internal/org"
)

// ErrWrongStatus answers a change of status that the present one rules out.
var ErrWrongStatus = fault.New(fault.Conflict, "wrong-status", "代表当前的状态不能进行这项操作，请刷新后核对。")

// Request is what a person says about a deputy; Version only when changing one.
type Request struct {
	Version      uint   `json:"version" validate:"optional"`
	Name         string `json:"name" binding:"required,max=50"`
	Gender       string `json:"gender" binding:"omitempty,oneof=male female" validate:"optional"`
	Level        Level  `json:"level" binding:"required,oneof=national provincial municipal county township"`
	CardNo       string `json:"card_no" binding:"required,max=40"`
	DelegationID *uint  `json:"delegation_id" extensions:"x-nullable" validate:"optional"`
	ElectingUnit string `json:"electing_unit" binding:"max=100" validate:"optional"`
	Phone        string `json:"phone" binding:"max=30" validate:"optional"`
}

func (r Request) fill(d *Deputy) {
	d.Name, d.Gender, d.Level, d.CardNo = r.Name, r.Gender, r.Level, r.CardNo
	d.DelegationID, d.ElectingUnit, d.Phone = r.DelegationID, r.ElectingUnit, r.Phone
}

// Create adds a deputy to the current term of the actor's congress.
func (s *Service) Create(ctx context.Context, by access.Actor, req Request) (row Deputy, err error) {
	err = s.DB.Write(ctx, func(tx *gorm.DB) error {
		term, err := org.CurrentTerm(tx, by.CongressID, s.today())
		if err != nil {
			return err
		}
		row = Deputy{CongressID: by.CongressID, TermID: term.ID, Status: Active}
		req.fill(&row)
		if err := fits(tx, row); err != nil {
			return err
		}
		if err := unique(tx.Create(&row).Error); err != nil {
			return err
		}
		if err := s.record(tx, by, "deputy.create", row.ID, "", Active); err != nil {
			return err
		}
		names, err := delegationNames(tx, by.CongressID, row)
		if err != nil {
			return err
		}
		return idempotency.Keep(tx, http.StatusCreated, viewDeputy(row, names))
	})
	return row, err
}

// Update changes a deputy of the actor's congress.
func (s *Service) Update(ctx context.Context, by access.Actor, id uint, req Request) (row *Deputy, err error) {
	err = s.DB.Write(ctx, func(tx *gorm.DB) error {
		row, err = ByID(tx, by.CongressID, id)
		if err != nil {
			return err
		}
		row.Version = req.Version
		was := *row
		req.fill(row)
		if !same(was.DelegationID, row.DelegationID) {
			if err := fits(tx, *row); err != nil {
				return err
			}
		}
		if err := unique(database.Save(tx, row)); err != nil {
			return err
		}
		if was.Name != row.Name {
			if err := s.renamed(tx, row.ID); err != nil {
				return err
			}
		}
		if err := s.record(tx, by, "deputy.update", row.ID, row.Status, row.Status); err != nil {
			return err
		}
		return s.vacate(tx, by, row.TermID)
	})
	return row, err
}

func (s *Service) renamed(tx *gorm.DB, ids ...uint) error {
	if s.Renamed == nil || len(ids) == 0 {
		return nil
	}
	return s.Renamed(tx, ids)
}

func same(a, b *uint) bool {
	return a == b || a != nil && b != nil && *a == *b
}

// fits checks that the delegation is a standing one of the deputy's own term.
func fits(tx *gorm.DB, d Deputy) error {
	if d.DelegationID == nil {
		return nil
	}
	var found int64
	err := tx.Model(&Delegation{}).Where("closed_on IS NULL AND congress_id = ? AND term_id = ? AND id = ?", d.CongressID, d.TermID, *d.DelegationID).Count(&found).Error
	if err == nil && found == 0 {
		return fault.Invalids(fault.Field{Name: "delegation_id", Code: "unknown", Reason: "本届没有这个代表团，请重新选择。"})
	}
	return err
}

func unique(err error) error {
	if database.IsUnique(err) {
		return fault.Invalids(fault.Field{Name: "card_no", Code: "taken", Reason: "本届已有使用这一代表证号的代表，请核对。"})
	}
	return err
}

func (s *Service) record(tx *gorm.DB, by access.Actor, action string, id uint, from, to Status) error {
	return audit.Record(tx, by, audit.Event{
		At: s.Now(), Action: action, Subject: fmt.Sprintf("deputy/%d", id), From: string(from), To: string(to),
	})
}

// StatusRequest is why and since when a deputy's status changes.
type StatusRequest struct {
	Version uint          `json:"version" validate:"optional"`
	Reason  string        `json:"reason" binding:"required,max=200"`
	Date    calendar.Date `json:"date"`
}

// transition is one of the changes of status.
type transition struct {
	action string
	from   []Status
	to     Status
}

var (
	suspend   = transition{"deputy.suspend", []Status{Active}, Suspended}
	restore   = transition{"deputy.restore", []Status{Suspended}, Active}
	terminate = transition{"deputy.terminate", []Status{Active, Suspended}, Terminated}
)

// Suspend stops a deputy from exercising the office (暂时停止执行代表职务).
func (s *Service) Suspend(ctx context.Context, by access.Actor, id uint, req StatusRequest) (*Deputy, error) {
	return s.move(ctx, by, id, suspend, req)
}

// Restore ends a suspension.
func (s *Service) Restore(ctx context.Context, by access.Actor, id uint, req StatusRequest) (*Deputy, error) {
	return s.move(ctx, by, id, restore, req)
}

// Terminate ends a mandate for good (代表资格终止).
func (s *Service) Terminate(ctx context.Context, by access.Actor, id uint, req StatusRequest) (*Deputy, error) {
	return s.move(ctx, by, id, terminate, req)
}

func (s *Service) move(ctx context.Context, by access.Actor, id uint, m transition, req StatusRequest) (row *Deputy, err error) {
	if err := s.checkDate(req.Date); err != nil {
		return nil, err
	}
	err = s.DB.Write(ctx, func(tx *gorm.DB) error {
		row, err = ByID(tx, by.CongressID, id)
		if err != nil {
			return err
		}
		if !m.starts(row.Status) {
			return ErrWrongStatus
		}
		was := row.Status
		row.Version, row.Status, row.StatusReason, row.StatusOn = req.Version, m.to, req.Reason, req.Date
		if err := database.Save(tx, row); err != nil {
			return err
		}
		if err := s.record(tx, by, m.action, row.ID, was, m.to); err != nil {
			return err
		}
		if m.to == Terminated {
			if err := s.leave(tx, by, *row); err != nil {
				return err
			}
		}
		names, err := delegationNames(tx, by.CongressID, *row)
		if err != nil {
			return err
		}
		return idempotency.Keep(tx, http.StatusOK, viewDeputy(*row, names))
	})
	return row, err
}

// leave takes from a deputy whose mandate has ended what he held by it: his
// log-in's hat and the head of delegation or group.
func (s *Service) leave(tx *gorm.DB, by access.Actor, row Deputy) error {
	if s.EndHat != nil {
		if err := s.EndHat(tx, by, row.ID); err != nil {
			return err
		}
	}
	return s.vacate(tx, by, row.TermID)
}

func (m transition) starts(s Status) bool {
	for _, from := range m.from {
		if from == s {
			return true
		}
	}
	return false
}

func (s *Service) checkDate(d calendar.Date) error {
	switch {
	case d.IsZero():
		return fault.Invalids(fault.Field{Name: "date", Code: "required", Reason: "请填写日期。"})
	case d.After(s.today()):
		return fault.Invalids(fault.Field{Name: "date", Code: "future", Reason: "日期不能晚于今天。"})
	}
	return nil
}
