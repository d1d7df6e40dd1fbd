package suggestion

import (
	"fmt"
	"slices"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/database"
)

// load reads the items with all the facts that rules look at, in the order of
// ids, with the same number of statements for one as for many. unread names
// columns of the clocks that the caller neither shows nor saves.
func load(q *gorm.DB, ids []uint, unread ...string) ([]*Item, error) {
	rows := make([]Suggestion, 0, len(ids))
	if err := q.Where("id IN ?", ids).Find(&rows).Error; err != nil {
		return nil, fmt.Errorf("load suggestions: %w", err)
	}
	byID := make(map[uint]*Item, len(rows))
	handled := false
	for i := range rows {
		byID[rows[i].ID] = &Item{Suggestion: rows[i]}
		handled = handled || rows[i].Round > 0
	}
	items := make([]*Item, 0, len(rows))
	for _, id := range ids {
		if it := byID[id]; it != nil {
			items = append(items, it)
		}
	}
	if err := loadFacts(q, ids, byID, handled, unread); err != nil {
		return nil, err
	}
	return items, loadNames(q, items)
}

// loadFacts reads of the tables only those that the rows say there is
// something in: rounds and what belongs to them once an item was assigned,
// Requests once there was one.
func loadFacts(q *gorm.DB, ids []uint, items map[uint]*Item, handled bool, unread []string) error {
	if err := loadRequests(q, items); err != nil {
		return err
	}
	err := each(q, ids, func(s Signature) { it := items[s.SuggestionID]; it.Signatures = append(it.Signatures, s) })
	if err == nil {
		err = each(q.Omit(unread...), ids, func(c Clock) { it := items[c.SuggestionID]; it.Clocks = append(it.Clocks, c) })
	}
	if !handled {
		return err
	}
	for _, read := range []func() error{
		func() error {
			return each(q, ids, func(r Round) { it := items[r.SuggestionID]; it.Rounds = append(it.Rounds, r) })
		},
		func() error {
			return each(q, ids, func(a Assignment) { it := items[a.SuggestionID]; it.Assignments = append(it.Assignments, a) })
		},
		func() error {
			return each(q, ids, func(c Communication) { it := items[c.SuggestionID]; it.Communications = append(it.Communications, c) })
		},
		func() error {
			return each(q, ids, func(r Reply) { it := items[r.SuggestionID]; it.Replies = append(it.Replies, r) })
		},
		func() error {
			return each(q, ids, func(f Feedback) { it := items[f.SuggestionID]; it.Feedbacks = append(it.Feedbacks, f) })
		},
	} {
		if err == nil {
			err = read()
		}
	}
	if err != nil {
		return err
	}
	return loadParts(q, items)
}

// loadParts reads what only co-handlers and promises bring.
func loadParts(q *gorm.DB, items map[uint]*Item) error {
	shared, promised := []uint{}, []uint{}
	for id, it := range items {
		if slices.ContainsFunc(it.Assignments, func(a Assignment) bool { return a.Role == RoleCo }) {
			shared = append(shared, id)
		}
		if slices.ContainsFunc(it.Replies, func(r Reply) bool { return !r.CommitmentDueOn.IsZero() && r.DeliveredAt != nil }) {
			promised = append(promised, id)
		}
	}
	if len(shared) > 0 {
		if err := each(q, shared, func(o CoOpinion) { it := items[o.SuggestionID]; it.Opinions = append(it.Opinions, o) }); err != nil {
			return err
		}
	}
	if len(promised) == 0 {
		return nil
	}
	return each(q, promised, func(p Commitment) { it := items[p.SuggestionID]; it.Promises = append(it.Promises, p) })
}

func loadRequests(q *gorm.DB, items map[uint]*Item) error {
	asked := []uint{}
	for id, it := range items {
		if it.Asked {
			asked = append(asked, id)
		}
	}
	if len(asked) == 0 {
		return nil
	}
	steps := map[uint][]RequestStep{}
	var rows []RequestStep
	if err := q.Where("request_id IN (SELECT id FROM consent_requests WHERE suggestion_id IN ?)", asked).Order("request_id, no").Find(&rows).Error; err != nil {
		return fmt.Errorf("load requests: %w", err)
	}
	for _, s := range rows {
		steps[s.RequestID] = append(steps[s.RequestID], s)
	}
	return each(q, asked, func(r Request) {
		r.Steps = steps[r.ID]
		it := items[r.SuggestionID]
		it.Requests = append(it.Requests, r)
	})
}

func each[T any](q *gorm.DB, ids []uint, add func(T)) error {
	rows := few[T](len(ids))
	if err := q.Where("suggestion_id IN ?", ids).Order("id").Find(&rows).Error; err != nil {
		return fmt.Errorf("load facts: %w", err)
	}
	for _, r := range rows {
		add(r)
	}
	return nil
}

// few has room for what n items usually have of T; gorm alone would make room
// for twenty large rows each time.
func few[T any](n int) []T { return make([]T, 0, 4*n) }

func loadNames(q *gorm.DB, items []*Item) error {
	deputies, units, delegations := map[uint]bool{}, map[uint]bool{}, map[uint]uint{}
	for _, it := range items {
		deputies[it.LeadDeputyID] = true
		if it.ProposerKind == "delegation" {
			delegations[it.DelegationID] = 0
		}
		for _, s := range it.Signatures {
			deputies[s.DeputyID] = true
		}
		for _, a := range it.Assignments {
			units[a.UnitID] = true
		}
		for _, p := range it.ProposedUnits {
			units[p.UnitID] = true
		}
	}
	if err := loadHeads(q, delegations, deputies); err != nil {
		return err
	}
	people, err := deputyRefs(q, keys(deputies))
	if err != nil {
		return err
	}
	bodies := map[uint]UnitRef{}
	if len(units) > 0 {
		rows := make([]UnitRef, 0, len(units))
		if err := q.Table("units").Select("id, name, system").Where("id IN ?", keys(units)).Find(&rows).Error; err != nil {
			return fmt.Errorf("load units: %w", err)
		}
		for _, u := range rows {
			bodies[u.ID] = u
		}
	}
	for _, it := range items {
		it.Units, it.Deputies = bodies, map[uint]DeputyRef{it.LeadDeputyID: people[it.LeadDeputyID]}
		for _, s := range it.Signatures {
			it.Deputies[s.DeputyID] = people[s.DeputyID]
		}
		if it.ProposerKind == "delegation" {
			it.HeadDeputyID = delegations[it.DelegationID]
			it.Deputies[it.HeadDeputyID] = people[it.HeadDeputyID]
		}
	}
	return nil
}

// loadHeads finds who heads the delegations now.
func loadHeads(q *gorm.DB, delegations map[uint]uint, deputies map[uint]bool) error {
	if len(delegations) == 0 {
		return nil
	}
	var rows []struct{ ID, HeadDeputyID uint }
	err := q.Table("delegations").Select("id, head_deputy_id").Where("id IN ? AND head_deputy_id IS NOT NULL", keys(delegations)).Find(&rows).Error
	if err != nil {
		return fmt.Errorf("load delegations: %w", err)
	}
	for _, d := range rows {
		delegations[d.ID] = d.HeadDeputyID
		deputies[d.HeadDeputyID] = true
	}
	return nil
}

func deputyRefs(q *gorm.DB, ids []uint) (map[uint]DeputyRef, error) {
	rows := make([]DeputyRef, 0, len(ids))
	err := q.Table("deputies d").Joins("LEFT JOIN delegations g ON g.id = d.delegation_id").
		Select("d.id, d.name, d.card_no, d.status, d.level, COALESCE(d.user_id, 0) AS user_id, COALESCE(g.name, '') AS delegation_name").
		Where("d.id IN ?", ids).Find(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("load deputies: %w", err)
	}
	people := make(map[uint]DeputyRef, len(rows))
	for _, d := range rows {
		people[d.ID] = d
	}
	return people, nil
}

func keys[V any](m map[uint]V) []uint {
	out := make([]uint, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	return out
}

// one loads an item that by may see; otherwise database.ErrNotFound.
func one(q *gorm.DB, by access.Actor, id uint, unread ...string) (*Item, error) {
	items, err := load(q, []uint{id}, unread...)
	if err != nil {
		return nil, err
	}
	if len(items) == 0 || !canRead(by, items[0]) {
		return nil, database.ErrNotFound
	}
	return items[0], loadUrges(q, by, items)
}
