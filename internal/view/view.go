// Package view keeps how a person wants to see the list of suggestions: named
// sets of filters, order and columns, of which one may be the usual one. They
// are his own, one set for each role that he wears in a congress; nobody else
// reads them. Who wants to share one sends its address.
package view

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/database"
	"lianluo/internal/fault"
	"lianluo/internal/idempotency"
)

// atMost is how many views a person keeps for one role.
const atMost = 30

// What may be wrong with a view.
var (
	ErrTooMany = fault.New(fault.Conflict, "too-many-views", "最多保存30个视图。请先删除不再使用的视图，再保存新的。")
	ErrTaken   = fault.New(fault.Conflict, "view-name-taken", "已有同名的视图。请换一个名称，或者更新原来的视图。")
	errQuery   = fault.Field{Name: "query", Code: "format", Reason: "筛选条件无法识别。请在列表中重新选择后保存。"}
	errName    = fault.Field{Name: "name", Code: "required", Reason: "请填写视图名称。"}
)

// SavedView is one view of one person. Query is what stands in the address of
// the list: filters, order and columns.
type SavedView struct {
	ID         uint
	CongressID uint
	UserID     uint
	Role       access.Role
	Name       string
	Query      string
	Usual      bool // what the list opens with
	CreatedAt  time.Time
	database.Versioned
}

// Tables lists the rows of the package.
func Tables() []any { return []any{&SavedView{}} }

// Wording is what a person says of a view.
type Wording struct {
	Name  string `json:"name" binding:"required,max=40"`
	Query string `json:"query" binding:"max=1000"`
	Usual bool   `json:"usual"`
}

// Service keeps views. Now gives UTC instants.
type Service struct {
	DB  *database.DB
	Now func() time.Time
}

// own narrows q to the views of by's hat.
func own(q *gorm.DB, by access.Actor) *gorm.DB {
	return q.Where("congress_id = ? AND user_id = ? AND role = ?", by.CongressID, by.UserID, by.Role)
}

// List gives the person's views by name, the usual one first.
func (s *Service) List(ctx context.Context, by access.Actor) ([]SavedView, error) {
	var rows []SavedView
	if err := own(s.DB.Read(ctx), by).Order("usual DESC, name").Find(&rows).Error; err != nil {
		return nil, fmt.Errorf("list views: %w", err)
	}
	return rows, nil
}

// Keep saves a new view.
func (s *Service) Keep(ctx context.Context, by access.Actor, w Wording) (View, error) {
	if err := w.check(); err != nil {
		return View{}, err
	}
	row := SavedView{CongressID: by.CongressID, UserID: by.UserID, Role: by.Role, Name: w.Name, Query: w.Query, Usual: w.Usual,
		CreatedAt: s.Now().UTC().Truncate(time.Microsecond), Versioned: database.Versioned{Version: 1}}
	err := s.write(ctx, by, w, func(tx *gorm.DB) error {
		var kept int64
		if err := own(tx.Model(&SavedView{}), by).Count(&kept).Error; err != nil {
			return err
		}
		if kept >= atMost {
			return ErrTooMany
		}
		if err := tx.Create(&row).Error; err != nil {
			return err
		}
		return idempotency.Keep(tx, http.StatusCreated, row.wire())
	})
	return row.wire(), err
}

// Change gives a view another name, other filters, or makes it the usual one.
func (s *Service) Change(ctx context.Context, by access.Actor, id, version uint, w Wording) (View, error) {
	var changed View
	err := s.write(ctx, by, w, func(tx *gorm.DB) error {
		row, err := one(tx, by, id, version)
		if err != nil {
			return err
		}
		if err := w.check(); err != nil {
			return err
		}
		row.Name, row.Query, row.Usual = w.Name, w.Query, w.Usual
		if err := database.Save(tx, row); err != nil {
			return err
		}
		changed = row.wire()
		return nil
	})
	return changed, err
}

// write runs fn after the view that was the usual one has given way to the new
// usual one.
func (s *Service) write(ctx context.Context, by access.Actor, w Wording, fn func(tx *gorm.DB) error) error {
	err := s.DB.Write(ctx, func(tx *gorm.DB) error {
		if w.Usual {
			if err := own(tx.Model(&SavedView{}), by).Where("usual").Update("usual", false).Error; err != nil {
				return err
			}
		}
		return fn(tx)
	})
	if database.IsUnique(err) {
		return ErrTaken
	}
	return err
}

// Forget deletes a view.
func (s *Service) Forget(ctx context.Context, by access.Actor, id, version uint) error {
	return s.DB.Write(ctx, func(tx *gorm.DB) error {
		row, err := one(tx, by, id, version)
		if err != nil {
			return err
		}
		return tx.Delete(row).Error
	})
}

// one reads a view of by's in the version that he saw.
func one(tx *gorm.DB, by access.Actor, id, version uint) (*SavedView, error) {
	row, err := database.One[SavedView](own(tx, by).Where("id = ?", id))
	if err != nil {
		return nil, err
	}
	if row.Version != version {
		return nil, database.ErrStale
	}
	return row, nil
}

var parameter = regexp.MustCompile(`^[a-z_]{1,30}$`)

// check puts the wording in order and says what is wrong with it.
func (w *Wording) check() error {
	w.Name, w.Query = strings.TrimSpace(w.Name), strings.TrimPrefix(w.Query, "?")
	if w.Name == "" {
		return fault.Invalids(errName)
	}
	values, err := url.ParseQuery(w.Query)
	if err != nil {
		return fault.Invalids(errQuery)
	}
	values.Del("page") // a view starts at the beginning
	for name, given := range values {
		if !parameter.MatchString(name) || len(given) != 1 {
			return fault.Invalids(errQuery)
		}
	}
	w.Query = values.Encode()
	return nil
}
