package bench

import (
	"context"
	"errors"
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
	{"search_titles", "id = ANY($2)"},
}

// copies multiplies the samples by SQL: the size that is asked for, spread
// over all deputies, units and years, and the items that the writes use up.
func (b *bench) copies(ctx context.Context) error {
	var own []int64
	for _, w := range b.writes() {
		own = append(own, int64(w.item.suggestion))
	}
	last := firstOwn + int64(2*b.Rounds*b.Writes+spareCopy)
	if int64(max(b.Size, b.Growth)/len(b.made.items)) >= firstOwn {
		return fmt.Errorf("at most %d suggestions", firstOwn*int64(len(b.made.items)))
	}
	return errors.Join(b.copyRange(ctx, own, firstOwn, last, asItIs{}), b.copyTo(ctx, b.Size, 1))
}

// copyTo adds copies of all samples until there are size items, in so many
// congresses in turn.
func (b *bench) copyTo(ctx context.Context, size, congresses int) error {
	var all []int64
	for _, it := range b.made.items {
		all = append(all, int64(it.suggestion))
	}
	from, to := b.made.copied+1, int64(max(size/len(all)-1, 1))
	b.made.copied = to
	if err := b.copyRange(ctx, all, from, to, spreadOut{congresses: congresses, years: b.Years}); err != nil {
		return err
	}
	for _, c := range copied {
		if _, err := b.pool.Exec(ctx, "VACUUM ANALYZE "+c.table); err != nil {
			return err
		}
	}
	return nil
}

// chunk is how many copies one transaction makes.
const chunk = 2500

// copyRange makes the copies from, …, to of the samples.
func (b *bench) copyRange(ctx context.Context, samples []int64, from, to int64, how placing) error {
	for ; from <= to; from += chunk {
		err := pgx.BeginFunc(ctx, b.pool, func(tx pgx.Tx) error { return copyRows(ctx, tx, samples, from, min(from+chunk-1, to), how) })
		if err != nil {
			return err
		}
	}
	return nil
}

func copyRows(ctx context.Context, tx pgx.Tx, samples []int64, from, to int64, how placing) error {
	for _, c := range copied {
		columns, err := columnsOf(ctx, tx, c.table)
		if err != nil {
			return err
		}
		sql := "INSERT INTO " + c.table + " (" + strings.Join(columns, ", ") + ") SELECT " + expressions(c.table, columns, how) +
			" FROM " + c.table + ", generate_series($3::bigint, $4::bigint) k WHERE $1::bigint > 0 AND " + c.where + " AND " + c.table + "." + idOf(c.table) + " < $1"
		if _, err := tx.Exec(ctx, sql, stride, samples, from, to); err != nil {
			return fmt.Errorf("copy %s: %w", c.table, err)
		}
		if strings.HasPrefix(c.table, "search_") || idOf(c.table) != "id" {
			continue
		}
		if _, err := tx.Exec(ctx, "SELECT setval(pg_get_serial_sequence('"+c.table+"', 'id'), (SELECT max(id) FROM "+c.table+"))"); err != nil {
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

// placing says where a copy belongs: SQL for a column, of which name is the
// sample's own value, or "" where it stays.
type placing interface {
	place(table, column, name string) string
}

// asItIs leaves copies with the sample's own people.
type asItIs struct{}

func (asItIs) place(string, string, string) string { return "" }

// spreadOut deals copies out to congresses, and in each to its sessions, units and
// deputies, whose ids follow each other, congress by congress.
type spreadOut struct{ congresses, years int }

func (s spreadOut) place(table, column, name string) string {
	among := func(n int, turn string) string {
		return fmt.Sprintf("CASE WHEN %s = 0 THEN 0 ELSE (k %% %d) * %d + 1 + (%s - 1 + %s) %% %d END", name, s.congresses, n, name, turn, n)
	}
	turn := fmt.Sprintf("k / %d", s.congresses)
	switch {
	case column == "congress_id":
		return fmt.Sprintf("%s + k %% %d", name, s.congresses)
	case column == "term_id":
		return fmt.Sprintf("%s + k %% %d", name, s.congresses)
	case column == "vector":
		return fmt.Sprintf("ts_delete(%s, '@1') || array_to_tsvector(ARRAY['@' || 1 + k %% %d])", name, s.congresses)
	case column == "session_id":
		return among(s.years, turn)
	case column == "year" && table == "figures":
		return fmt.Sprintf("%s - (%s) %% %d", name, turn, s.years)
	case column == "unit_id" && table != "audit_events" && table != "timeline_events":
		return among(units, turn)
	case column == "lead_deputy_id" || column == "deputy_id":
		return among(deputies, turn)
	}
	return ""
}

// expressions say what a copy holds in each column.
func expressions(table string, columns []string, how placing) string {
	out := make([]string, len(columns))
	for i, c := range columns {
		name := table + "." + c
		switch placed := how.place(table, c, name); {
		case placed != "":
			out[i] = placed
		case slices.Contains(moved, c):
			out[i] = "CASE WHEN " + name + " = 0 THEN 0 ELSE " + name + " + k * $1 END"
		case c == "number":
			out[i] = name + " + k * $1"
		case c == "subject" && table == "audit_events":
			out[i] = "'suggestion/' || (substring(" + name + " from 12)::bigint + k * $1)"
		default:
			out[i] = name
		}
	}
	return strings.Join(out, ", ")
}
