package bench

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"
)

const (
	stride    = int64(1000)      // between the ids of a copy and of the next
	firstOwn  = int64(1_000_000) // copies from here on are for writes and belong to the bench's own people
	spareCopy = 3                // warm-up and recording use a few copies
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
// over all deputies and units, and the items that the writes use up. What is to
// grow begins with the latest years of one congress.
func (b *bench) copies(ctx context.Context) error {
	if b.Growth > 0 { // the writes are not measured
		return b.copyLots(ctx, b.present(1, 1), b.former(1, 1, 1, b.firstYears()))
	}
	var own []int64
	for _, w := range b.writes() {
		own = append(own, int64(w.item.suggestion))
	}
	last := firstOwn + int64(2*b.Rounds*b.Writes+spareCopy)
	if err := b.copyRange(ctx, own, firstOwn, last, asItIs{}); err != nil {
		return err
	}
	return b.copyLots(ctx, lot{b.items(), spreadOut{congress: 1, congresses: 1, years: b.Years}, b.Size})
}

// growth is what is added: the former years of the congress that is measured,
// and others with as many years as it.
func (b *bench) growth(ctx context.Context) error {
	return b.copyLots(ctx, b.former(1, 1, b.firstYears(), b.Years), b.present(2, b.Congresses-1), b.former(2, b.Congresses-1, 1, b.Years))
}

// perYear is how many suggestions each congress has in a year when all has grown.
func (b *bench) perYear() int { return max(b.Growth/(b.Congresses*b.Years), len(stages)) }

// firstYears is how many years of one congress make up the size before growth.
func (b *bench) firstYears() int { return min(max(b.Size/b.perYear(), 1), b.Years) }

// lot is a number of copies of the same samples at the same places.
type lot struct {
	samples []int64
	how     spreadOut
	size    int // items, with the samples that are there already
}

// present is the year that goes on: suggestions at every stage.
func (b *bench) present(congress, congresses int) lot {
	return lot{b.items(), spreadOut{congress: congress, congresses: congresses, years: 1, of: b.Years}, b.perYear() * congresses}
}

// former are years that are over, and with them what was suggested in them:
// from one year back to another.
func (b *bench) former(congress, congresses, from, to int) lot {
	return lot{b.items(closed), spreadOut{congress: congress, congresses: congresses, year: from, years: to - from, of: b.Years}, b.perYear() * congresses * (to - from)}
}

// items are the samples, of one stage where one is named.
func (b *bench) items(of ...int) (ids []int64) {
	for _, it := range b.made.items {
		if len(of) == 0 || slices.Contains(of, it.stage) {
			ids = append(ids, int64(it.suggestion))
		}
	}
	return ids
}

func (b *bench) copyLots(ctx context.Context, lots ...lot) error {
	for _, l := range lots {
		n := int64(l.size / len(l.samples))
		if b.made.copied == 0 {
			n = max(n-1, 1) // the samples are the first
		}
		if n <= 0 {
			continue
		}
		from, to := b.made.copied+1, b.made.copied+n
		if to >= firstOwn {
			return fmt.Errorf("at most %d copies", firstOwn-1)
		}
		b.made.copied = to
		if err := b.copyRange(ctx, l.samples, from, to, l.how); err != nil {
			return err
		}
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

// spreadOut deals copies out to congresses from the named one on, and in each to
// its sessions, from so many years back on, its units and its deputies. Their
// ids follow each other, congress by congress, of sessions the present one first.
type spreadOut struct{ congress, congresses, year, years, of int }

func (s spreadOut) place(table, column, name string) string {
	congress := fmt.Sprintf("(%d + k %% %d)", s.congress-1, s.congresses)
	turn := fmt.Sprintf("k / %d", s.congresses)
	year := fmt.Sprintf("(%d + (%s) %% %d)", s.year, turn, max(s.years, 1))
	among := func(n int, which string) string {
		return fmt.Sprintf("CASE WHEN %s = 0 THEN 0 ELSE %s * %d + 1 + %s END", name, congress, n, which)
	}
	inTurn := func(n int) string { return among(n, fmt.Sprintf("(%s - 1 + %s) %% %d", name, turn, n)) }
	switch {
	case column == "congress_id" || column == "term_id":
		return name + " + " + congress
	case column == "vector":
		return fmt.Sprintf("ts_delete(%s, '@1') || array_to_tsvector(ARRAY['@' || 1 + %s])", name, congress)
	case column == "session_id":
		return among(max(s.of, s.years), year)
	case column == "year" && table == "figures":
		return name + " - " + year
	case column == "unit_id" && table != "audit_events" && table != "timeline_events":
		return inTurn(units)
	case column == "lead_deputy_id" || column == "deputy_id":
		return inTurn(deputies)
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
