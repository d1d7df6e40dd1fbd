package witness

import (
	"fmt"

	"gorm.io/gorm"
)

// Facts tells the course of the suggestions as the database holds it; imported
// ones had their course elsewhere.
func Facts(q *gorm.DB, ids []uint) (map[uint]*Story, error) {
	stories := map[uint]*Story{}
	err := each(q, `SELECT id, phase, round, number, reference_only AND submitted_at IS NOT NULL AS reference_only
		FROM suggestions WHERE id IN ? AND origin <> 'imported'`, ids, func(row Item) {
		s := newStory(row.ID)
		s.Item = row
		stories[row.ID] = s
	})
	if err != nil {
		return nil, err
	}
	known := make([]uint, 0, len(stories))
	for id := range stories {
		known = append(known, id)
	}
	for _, read := range []func() error{
		func() error {
			return each(q, "SELECT suggestion_id, no, why, feedback_released_at FROM rounds WHERE suggestion_id IN ?", known,
				func(r Round) { stories[r.SuggestionID].Rounds[r.No] = &r })
		},
		func() error {
			return each(q, `SELECT id, suggestion_id, assignment_id, round_no, kind, rule_set_id, started_at, start_fact, due_on, law_due_on, first_due_on,
				stopped_at, stop_fact, void_at, plan_breached_on, law_breached_on FROM clocks WHERE suggestion_id IN ?`, known,
				func(c Clock) { stories[c.SuggestionID].Clocks[c.ID] = &c })
		},
		func() error {
			return each(q, `SELECT id, suggestion_id, round_no, unit_id, role, assigned_at, received_at, returned_at, recalled_at, cancelled_at, done_at
				FROM assignments WHERE suggestion_id IN ?`, known, func(a Assignment) { stories[a.SuggestionID].Assignments[a.ID] = &a })
		},
		func() error {
			return each(q, "SELECT id, suggestion_id, COALESCE(assignment_id, 0) AS assignment_id, kind, state FROM consent_requests WHERE suggestion_id IN ?", known,
				func(r Request) { stories[r.SuggestionID].Requests[r.ID] = &r })
		},
		func() error {
			return each(q, `SELECT id, suggestion_id, assignment_id, mode, CASE WHEN confirmed_at IS NOT NULL THEN 'confirmed' WHEN disputed_at IS NOT NULL THEN 'disputed' ELSE '' END AS answer
				FROM communications WHERE suggestion_id IN ?`, known, func(c Contact) { stories[c.SuggestionID].Contacts[c.ID] = &c })
		},
		func() error {
			return each(q, "SELECT id, suggestion_id, assignment_id, class_code, delivered_at, state = 'superseded' AS superseded FROM replies WHERE suggestion_id IN ? AND delivered_at IS NOT NULL", known,
				func(r Reply) { stories[r.SuggestionID].Replies[r.ID] = &r })
		},
		func() error {
			return each(q, "SELECT suggestion_id, round_no, deputy_id, decisive, attitude, result FROM feedbacks WHERE suggestion_id IN ?", known,
				func(f Feedback) { stories[f.SuggestionID].Feedbacks[f.key()] = &f })
		},
		func() error {
			return each(q, "SELECT id, suggestion_id, assignment_id, due_on, state FROM commitments WHERE suggestion_id IN ?", known,
				func(p Promise) { stories[p.SuggestionID].Promises[p.ID] = &p })
		},
	} {
		if err := read(); err != nil {
			return nil, err
		}
	}
	return stories, nil
}

func each[T any](q *gorm.DB, query string, ids []uint, add func(T)) error {
	var rows []T
	if err := q.Raw(query, ids).Scan(&rows).Error; err != nil {
		return fmt.Errorf("witness: %w", err)
	}
	for _, row := range rows {
		add(row)
	}
	return nil
}
