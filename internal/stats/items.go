package stats

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/fault"
	"lianluo/internal/suggestion"
	"lianluo/internal/web"
)

// The parts of a figure whose items can be listed.
const (
	Numerator   = "numerator"
	Denominator = "denominator"
	Rest        = "rest" // of the denominator, what is not in the numerator
)

// Behind says which number's items are listed.
type Behind struct {
	Filter
	Figure string `form:"figure" binding:"required,max=60"`
	Part   string `form:"part" binding:"omitempty,oneof=numerator denominator rest"`
}

// Behind lists the items behind a number: as many as the number says.
func (s *Service) Behind(ctx context.Context, by access.Actor, b Behind, p web.PageQuery) (web.List[suggestion.Row], error) {
	r, err := s.reader(ctx, by)
	if err != nil {
		return web.List[suggestion.Row]{}, err
	}
	narrowed := func() (*gorm.DB, error) { return r.behind(b) }
	q, err := narrowed()
	if err != nil {
		return web.List[suggestion.Row]{}, err
	}
	var total int64
	if err := q.Count(&total).Error; err != nil {
		return web.List[suggestion.Row]{}, fmt.Errorf("count what is behind a figure: %w", err)
	}
	if q, err = narrowed(); err != nil {
		return web.List[suggestion.Row]{}, err
	}
	var ids []uint
	if err := q.Order("f.suggestion_id DESC").Offset(p.Offset()).Limit(p.Size).Pluck("f.suggestion_id", &ids).Error; err != nil {
		return web.List[suggestion.Row]{}, fmt.Errorf("list what is behind a figure: %w", err)
	}
	rows, err := s.Items.Rows(ctx, by, ids)
	return web.NewList(rows, total, p), err
}

// behind selects the rows that a number counts.
func (r *reader) behind(b Behind) (*gorm.DB, error) {
	m, ok := r.find(b.Figure)
	if !ok || m.of == "" && b.Part != "" && b.Part != Numerator {
		return nil, fault.Invalids(fault.Field{Name: "figure", Code: "oneof", Reason: "没有这项统计，或您不能查看。请返回统计页面重新选择。"})
	}
	q, err := r.rows(b.Filter, "")
	if err != nil {
		return nil, err
	}
	part, of, args := r.counts(m)
	switch b.Part {
	case Denominator:
		return q.Where(of), nil
	case Rest:
		return q.Where(of).Where("NOT ("+part+")", args...), nil
	}
	return q.Where(part, args...), nil
}
