// Package suggestiontest holds what tests of several packages ask of stored
// suggestions.
package suggestiontest

import (
	"testing"

	"gorm.io/gorm"
)

// Stored is what the database holds of one suggestion and of what belongs to it.
type Stored struct {
	ID      uint
	Title   string
	Version uint
	Phase   string

	Events, Texts, Clocks, Stops, Assignments, Tasks, Timeline uint
}

// A reply that is begun has a line in the record, and a version of its own.
const storedSQL = `SELECT s.id, s.title, s.version, s.phase,
	(SELECT COUNT(*) FROM audit_events e WHERE e.subject = 'suggestion/' || s.id) - (SELECT COUNT(*) FROM replies r WHERE r.suggestion_id = s.id) AS events,
	(SELECT COUNT(*) FROM content_versions t WHERE t.suggestion_id = s.id) AS texts,
	(SELECT COUNT(*) FROM clocks c WHERE c.suggestion_id = s.id) AS clocks,
	(SELECT COUNT(*) FROM clocks c WHERE c.suggestion_id = s.id AND c.stopped_at IS NOT NULL) AS stops,
	(SELECT COUNT(*) FROM assignments a WHERE a.suggestion_id = s.id) AS assignments,
	(SELECT COUNT(*) FROM tasks k WHERE k.suggestion_id = s.id) AS tasks,
	(SELECT COUNT(*) FROM timeline_events l WHERE l.suggestion_id = s.id) AS timeline
	FROM suggestions s ORDER BY s.id`

// Whole gives what is stored of the suggestions that are called so, by their
// ids. It fails where one of them holds a part of a transaction alone: each
// version has its line in the audit record, somebody has the ball, and what
// went the same way has as many clocks, assignments, tasks and lines of the
// timeline.
func Whole(t testing.TB, q *gorm.DB, ours func(title string) bool) map[uint]Stored {
	t.Helper()
	var rows []Stored
	if err := q.Raw(storedSQL).Scan(&rows).Error; err != nil {
		t.Fatal(err)
	}
	found, first := map[uint]Stored{}, map[string]Stored{}
	for _, row := range rows {
		if !ours(row.Title) {
			continue
		}
		found[row.ID] = row
		if row.Events != row.Version || row.Texts != 1 || row.Tasks == 0 || (row.Clocks == 0) != (row.Phase == "draft") {
			t.Errorf("half done: %+v", row)
		}
		other, known := first[row.Phase]
		if !known {
			first[row.Phase] = row
		} else if !row.alike(other) {
			t.Errorf("one of the two is half done:\n%+v\n%+v", row, other)
		}
	}
	return found
}

func (s Stored) alike(o Stored) bool {
	s.ID, s.Title, s.Version, s.Events = o.ID, o.Title, o.Version, o.Events
	return s == o
}
