package bench

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"
)

const (
	stride    = int64(1000)    // between the ids of a copy and of the next
	firstOwn  = int64(100_000) // copies from here on are for writes and belong to the bench's own people
	spareCopy = 3              // warm-up and recording use a few copies
)

// copied are the tables whose rows belong to an item, parents first, each with
// the condition that picks the rows of the samples $2.
var copied = []struct{ table, where string }{
	{"suggestions", "id = ANY($2)"},
	{"content_versions", "suggestion_id = ANY($2)"},
	{"rounds", "suggestion_id = ANY($2)"},
	{"assignments", "suggestion_id = ANY($2)"},
	{"communications", "suggestion_id = ANY($2)"},
	{"progress_notes", "suggestion_id = ANY($2)"},
	{"replies", "suggestion_id = ANY($2)"},
	{"reply_versions", "reply_id IN (SELECT id FROM replies WHERE suggestion_id = ANY($2))"},
	{"deliveries", "reply_id IN (SELECT id FROM replies WHERE suggestion_id = ANY($2))"},
	{"feedbacks", "suggestion_id = ANY($2)"},
	{"clocks", "suggestion_id = ANY($2)"},
	{"timeline_events", "suggestion_id = ANY($2)"},
	{"tasks", "suggestion_id = ANY($2)"},
	{"figures", "suggestion_id = ANY($2)"},
	{"notices", "suggestion_id = ANY($2)"},
	{"audit_events", "subject = ANY(SELECT 'suggestion/' || x FROM unnest($2::bigint[]) x)"},
	{"search_documents", "id = ANY($2)"},
}

// copies multiplies the samples by SQL: the size that is asked for, spread
// over all deputies and units, and the items that the writes use up.
func (b *bench) copies(ctx context.Context) error {
	var all, own []int64
	for _, it := range b.made.items {
		all = append(all, int64(it.suggestion))
	}
	for _, w := range b.writes() {
		own = append(own, int64(w.item.suggestion))
	}
	times := int64(max(b.Size/len(all)-1, 1))
	last := firstOwn + int64(2*b.Rounds*b.Writes+spareCopy)
	if times >= firstOwn {
		return fmt.Errorf("at most %d suggestions", firstOwn*int64(len(all)))
	}
	err := pgx.BeginFunc(ctx, b.pool, func(tx pgx.Tx) error {
		for _, c := range copied {
			columns, err := columnsOf(ctx, tx, c.table)
			if err != nil {
				return err
			}
			into := "INSERT INTO " + c.table + " (" + strings.Join(columns, ", ") + ") SELECT "
			from := " FROM " + c.table + ", generate_series($3::bigint, $4::bigint) k WHERE $1::bigint > 0 AND " + c.where + " AND " + c.table + "." + idOf(c.table) + " < $1"
			if _, err := tx.Exec(ctx, into+expressions(c.table, columns, true)+from, stride, all, 1, times); err != nil {
				return fmt.Errorf("copy %s: %w", c.table, err)
			}
			if _, err := tx.Exec(ctx, into+expressions(c.table, columns, false)+from, stride, own, firstOwn, last); err != nil {
				return fmt.Errorf("copy %s: %w", c.table, err)
			}
			if c.table == "search_documents" || idOf(c.table) != "id" {
				continue
			}
			if _, err := tx.Exec(ctx, "SELECT setval(pg_get_serial_sequence('"+c.table+"', 'id'), (SELECT max(id) FROM "+c.table+"))"); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, c := range copied {
		if _, err := b.pool.Exec(ctx, "VACUUM ANALYZE "+c.table); err != nil {
			return err
		}
	}
	return nil
}

func columnsOf(ctx context.Context, tx pgx.Tx, table string) ([]string, error) {
	rows, err := tx.Query(ctx, "SELECT quote_ident(column_name) FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = $1 ORDER BY ordinal_position", table)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, pgx.RowTo[string])
}

// idOf is the column that says of which sample a row is.
func idOf(table string) string {
	if table == "figures" {
		return "suggestion_id"
	}
	return "id"
}

// moved are the columns that hold ids of the copied tables.
var moved = []string{"id", "suggestion_id", "round_id", "assignment_id", "reply_id"}

// expressions say what a copy holds in each column.
func expressions(table string, columns []string, spread bool) string {
	out := make([]string, len(columns))
	for i, c := range columns {
		name := table + "." + c
		switch {
		case slices.Contains(moved, c):
			out[i] = "CASE WHEN " + name + " = 0 THEN 0 ELSE " + name + " + k * $1 END"
		case c == "number":
			out[i] = name + " + k * $1"
		case c == "subject" && table == "audit_events":
			out[i] = "'suggestion/' || (substring(" + name + " from 12)::bigint + k * $1)"
		case spread && c == "unit_id" && table != "audit_events" && table != "timeline_events":
			out[i] = fmt.Sprintf("CASE WHEN %s = 0 THEN 0 ELSE 1 + (%s - 1 + k) %% %d END", name, name, units)
		case spread && (c == "lead_deputy_id" || c == "deputy_id"):
			out[i] = fmt.Sprintf("CASE WHEN %s = 0 THEN 0 ELSE 1 + (%s - 1 + k) %% %d END", name, name, deputies)
		default:
			out[i] = name
		}
	}
	return strings.Join(out, ", ")
}
