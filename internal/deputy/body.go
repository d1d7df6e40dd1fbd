package deputy

import (
	"context"
	"fmt"
	"net/http"
	"slices"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/audit"
	"lianluo/internal/database"
	"lianluo/internal/fault"
	"lianluo/internal/org"
)

// ErrClosed answers a change of a delegation or group that was closed.
var ErrClosed = fault.New(fault.Conflict, "closed", "它已经撤销，不能再修改。请刷新页面；如仍需要，请另行新建。")

// CloseRequest names the version that was in view.
type CloseRequest struct {
	Version uint `json:"version" validate:"optional"`
}

// MembersRequest names deputies, for the version that was in view.
type MembersRequest struct {
	Version   uint   `json:"version" validate:"optional"`
	DeputyIDs []uint `json:"deputy_ids" binding:"required,min=1,max=500"`
}

// body is a delegation or a group: deputies of a term with one of them at its
// head.
type body interface {
	Bump() uint
	Seen(version uint)
	// subject is how the record names it: group/7.
	subject() string
	term() uint
	begin(congressID, term uint)
	closed() bool
	// leader is where it says who heads it.
	leader() **uint
	// mayLead checks that whoever is to head it belongs to it.
	mayLead(tx *gorm.DB) error
}

type bodyOf[R any] interface {
	*R
	body
}

// keeper reads what the answer shows of a body and keeps it for a retry.
type keeper[R, V any] func(tx *gorm.DB, status int, row R) (V, error)

// createBody adds a body to the current term of the actor's congress.
func createBody[R, V any, P bodyOf[R]](ctx context.Context, s *Service, by access.Actor, action string, fresh R, keep keeper[R, V]) (v V, err error) {
	err = s.DB.Write(ctx, func(tx *gorm.DB) error {
		term, err := org.CurrentTerm(tx, by.CongressID, s.today())
		if err != nil {
			return err
		}
		row := fresh
		b := P(&row)
		b.begin(by.CongressID, term.ID)
		if err := b.mayLead(tx); err != nil {
			return err
		}
		if err := uniqueName(tx.Create(b).Error); err != nil {
			return err
		}
		if err := s.recordOn(tx, by, b, action, nil); err != nil {
			return err
		}
		v, err = keep(tx, http.StatusCreated, row)
		return err
	})
	return v, err
}

// changeBody does something to a body that was not closed, in the version that
// was in view.
func changeBody[R, V any, P bodyOf[R]](ctx context.Context, s *Service, by access.Actor, id, version uint, action string, keep keeper[R, V], do func(*gorm.DB, *R) (audit.Data, error)) (v V, err error) {
	err = s.DB.Write(ctx, func(tx *gorm.DB) error {
		row, err := database.One[R](tx.Where("congress_id = ? AND id = ?", by.CongressID, id))
		if err != nil {
			return err
		}
		b := P(row)
		if b.closed() {
			return ErrClosed
		}
		b.Seen(version)
		data, err := do(tx, row)
		if err != nil {
			return err
		}
		if err := uniqueName(database.Save(tx, b)); err != nil {
			return err
		}
		if err := s.recordOn(tx, by, b, action, data); err != nil {
			return err
		}
		if err := s.vacate(tx, by, b.term()); err != nil {
			return err
		}
		v, err = keep(tx, http.StatusOK, *row)
		return err
	})
	return v, err
}

// vacate leaves without a head whatever body its head has left, and records it.
func (s *Service) vacate(tx *gorm.DB, by access.Actor, termID uint) error {
	in := tx.Where("congress_id = ? AND term_id = ?", by.CongressID, termID).Session(&gorm.Session{})
	err := vacate[Delegation](tx, s, by, "delegation.vacate", in.Where(`head_deputy_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM deputies d
		WHERE d.id = delegations.head_deputy_id AND d.delegation_id = delegations.id AND d.status <> ?)`, Terminated))
	if err != nil {
		return err
	}
	return vacate[Group](tx, s, by, "group.vacate", in.Where(`convenor_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM deputies d
		JOIN deputy_group_members m ON m.deputy_id = d.id AND m.group_id = deputy_groups.id
		WHERE d.id = deputy_groups.convenor_id AND d.status <> ?)`, Terminated))
}

func vacate[R any, P bodyOf[R]](tx *gorm.DB, s *Service, by access.Actor, action string, left *gorm.DB) error {
	var rows []R
	if err := left.Order("id").Find(&rows).Error; err != nil {
		return fmt.Errorf("bodies without a head: %w", err)
	}
	for i := range rows {
		b := P(&rows[i])
		head := b.leader()
		data := headData(*head)
		*head = nil
		if err := database.Save(tx, b); err != nil {
			return err
		}
		if err := s.recordOn(tx, by, b, action, data); err != nil {
			return err
		}
	}
	return nil
}

// allServing checks that the ids are deputies of the term who have not left.
func allServing(tx *gorm.DB, congressID, termID uint, ids []uint) error {
	var found int64
	if err := serving(tx, congressID, termID).Where("id IN ?", ids).Count(&found).Error; err != nil {
		return err
	}
	if int(found) != len(distinct(ids)) {
		return fault.Invalids(fault.Field{Name: "deputy_ids", Code: "unknown", Reason: "所选代表中有人不在本届名册或资格已终止。请刷新后重新选择。"})
	}
	return nil
}

func distinct(ids []uint) []uint {
	return slices.Compact(slices.Sorted(slices.Values(ids)))
}

func headData(id *uint) audit.Data {
	if id == nil {
		return nil
	}
	return audit.Data{"deputy_id": *id}
}

func uniqueName(err error) error {
	if database.IsUnique(err) {
		return fault.Invalids(fault.Field{Name: "name", Code: "taken", Reason: "本届已有同名的，已撤销的也算在内。请换一个名称。"})
	}
	return err
}

// recordOn notes an action on a body.
func (s *Service) recordOn(tx *gorm.DB, by access.Actor, on body, action string, data audit.Data) error {
	return audit.Record(tx, by, audit.Event{At: s.Now(), Action: action, Subject: on.subject(), Data: data})
}
