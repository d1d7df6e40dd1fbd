package demo

import (
	"context"
	"fmt"
	"strings"
	"time"

	"lianluo/internal/access"
	"lianluo/internal/calendar"
	"lianluo/internal/suggestion"
)

// story is what happens to one suggestion, action by action. Days count from
// today, so that those of the past are negative.
type story struct {
	w    *world
	no   int
	of   topic // as it stands in the list of topics
	text topic
	by   access.Actor
	crew *crew // the unit at hand, which answers
	cast
	last time.Time

	id   uint
	item suggestion.Suggestion // the versions before the step at hand
}

// step is one action of a story; the steps of all stories are done in the
// order of time.
type step struct {
	at time.Time
	do func(ctx context.Context) error
}

// pace is the least time between two actions of one story.
const pace = 11 * time.Minute

// then adds an action on a day. It happens on a working day of the week, in
// office hours, and after the action before.
func (s *story) then(name string, day int, do func(ctx context.Context) (suggestion.Receipt, error)) {
	when := at(s.w.workday(day), s.no*37)
	if next := s.last.Add(pace); when.Before(next) {
		when = next
	}
	s.last = when
	s.w.steps = append(s.w.steps, step{when, func(ctx context.Context) error {
		if err := s.look(ctx); err != nil {
			return err
		}
		receipt, err := do(ctx)
		if err != nil {
			return fmt.Errorf("%s of suggestion %d (%s): %w", name, s.no, s.text.title, err)
		}
		s.id = receipt.ID
		return nil
	}})
}

// workday is the day, or the Friday before it.
func (w *world) workday(day int) calendar.Date {
	on := w.today.AddDays(day)
	for on.Weekday() == time.Saturday || on.Weekday() == time.Sunday {
		on = on.AddDays(-1)
	}
	return on
}

// look reads the versions that the actors know now.
func (s *story) look(ctx context.Context) error {
	if s.id == 0 {
		return nil
	}
	return s.w.db.Read(ctx).Select("id", "version", "unit_version", "phase").Where("id = ?", s.id).Take(&s.item).Error
}

// seen is the version of the item as by knows it.
func (s *story) seen(by access.Actor) uint {
	if by.Role.OfUnit() {
		return s.item.UnitVersion
	}
	return s.item.Version
}

// still is the receipt of a step that changes nothing.
func (s *story) still() suggestion.Receipt { return suggestion.Receipt{ID: s.id} }

// newest gives the id of the newest row of a table that a condition picks.
func (s *story) newest(ctx context.Context, table, where string, args ...any) (uint, error) {
	var ids []uint
	if err := s.w.db.Read(ctx).Table(table).Where(where, args...).Order("id DESC").Limit(1).Pluck("id", &ids).Error; err != nil {
		return 0, err
	}
	if len(ids) == 0 {
		return 0, fmt.Errorf("there is no row of %s", table)
	}
	return ids[0], nil
}

func (s *story) today() calendar.Date { return calendar.On(s.w.clock.now()) }

func (s *story) draft(day int) {
	s.then("draft", day, func(ctx context.Context) (suggestion.Receipt, error) {
		return s.w.suggestions.Create(ctx, s.by, s.delegation, s.content())
	})
}

func (s *story) content() suggestion.Content {
	content := s.text.content(s.no)
	content.ReferenceOnly = s.reference
	return content
}

func (s *story) submit(day int) {
	s.then("submit", day, func(ctx context.Context) (suggestion.Receipt, error) {
		return s.w.suggestions.Submit(ctx, s.by, s.id, s.seen(s.by))
	})
}

func (s *story) review(day int) {
	s.then("review", day, func(ctx context.Context) (suggestion.Receipt, error) {
		return s.w.suggestions.StartReview(ctx, s.w.office, s.id, s.item.Version)
	})
}

func (s *story) giveBack(day int) {
	reason := pick(returnReasons, s.no)
	s.then("return", day, func(ctx context.Context) (suggestion.Receipt, error) {
		return s.w.suggestions.Return(ctx, s.w.office, s.id, s.item.Version, reason.code, reason.text)
	})
}

// revise completes the text as the office asked.
func (s *story) revise(day int) {
	s.then("revise", day, func(ctx context.Context) (suggestion.Receipt, error) {
		content := s.content()
		content.Situation += pick(additions, s.no)
		return s.w.suggestions.Edit(ctx, s.by, s.id, s.item.Version, content)
	})
}

func (s *story) register(day int) {
	s.then("register", day, func(ctx context.Context) (suggestion.Receipt, error) {
		return s.w.suggestions.Register(ctx, s.w.office, s.id, s.item.Version)
	})
}

// assign gives the item to the unit at hand, with those that share the work.
func (s *story) assign(day int) {
	parts := s.parts()
	s.then("assign", day, func(ctx context.Context) (suggestion.Receipt, error) {
		return s.w.suggestions.Assign(ctx, s.w.office, s.id, s.item.Version, parts)
	})
}

// reads opens the reply that was delivered.
func (s *story) reads(day int) {
	s.then("read", day, func(ctx context.Context) (suggestion.Receipt, error) {
		return s.still(), s.w.suggestions.Read(ctx, s.by, s.id)
	})
}

// rate is the decisive feedback; of a joint item one more proposer speaks.
func (s *story) rate(day int, attitude, result string) {
	s.reads(day)
	s.rateAs(day, s.by, attitude, result)
	if len(s.cosigners) > 0 {
		s.rateAs(day, s.cosigners[0], suggestion.Satisfied, suggestion.BasicallySatisfied)
	}
}

func (s *story) rateAs(day int, by access.Actor, attitude, result string) {
	o := s.says(attitude, result)
	s.then("rate", day, func(ctx context.Context) (suggestion.Receipt, error) {
		return s.w.suggestions.GiveFeedback(ctx, by, s.id, s.item.Version, o)
	})
}

func (s *story) says(attitude, result string) suggestion.Opinion {
	o := suggestion.Opinion{Attitude: attitude, Result: result}
	if result == suggestion.Dissatisfied {
		o.Reasons = pick(complaints, s.no)
	}
	return o
}

func (s *story) release(day int) {
	s.then("release", day, func(ctx context.Context) (suggestion.Receipt, error) {
		return s.w.suggestions.ReleaseFeedback(ctx, s.w.office, s.id, s.item.Version)
	})
}

func (s *story) again(day int) {
	parts := s.parts()
	s.then("rehandle", day, func(ctx context.Context) (suggestion.Receipt, error) {
		return s.w.suggestions.Rehandle(ctx, s.w.head, s.id, s.item.Version, parts, pick(rehandlings, s.no))
	})
}

func (s *story) explain(day int) {
	s.then("explain", day, func(ctx context.Context) (suggestion.Receipt, error) {
		return s.w.suggestions.ExplainAndClose(ctx, s.w.head, s.id, s.item.Version, s.by.Name+"代表："+pick(explanations, s.no))
	})
}

func (s *story) close(day int) {
	s.then("close", day, func(ctx context.Context) (suggestion.Receipt, error) {
		return s.w.suggestions.Close(ctx, s.w.office, s.id, s.item.Version)
	})
}

func (s *story) archive(day int) {
	s.then("archive", day, func(ctx context.Context) (suggestion.Receipt, error) {
		return s.w.suggestions.Archive(ctx, s.w.office, s.id, s.item.Version)
	})
}

// documentNo counts a unit's letters of a kind (复, 函) and a year.
func (w *world) documentNo(c *crew, kind string) string {
	year := calendar.On(w.clock.now()).Year()
	series := fmt.Sprintf("云%s%s〔%d〕", sign(c.unit.Name), kind, year)
	w.documents[series]++
	return fmt.Sprintf("%s%d号", series, w.documents[series])
}

// sign is a unit's sign in the numbers of its documents.
func sign(unit string) string {
	name := []rune(strings.TrimPrefix(strings.TrimPrefix(unit, "市委"), "市"))
	return string(name[:1])
}

func pick[T any](from []T, no int) T { return from[no%len(from)] }
