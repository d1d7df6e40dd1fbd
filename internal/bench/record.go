package bench

import (
	"context"
	"database/sql/driver"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"github.com/jackc/pgx/v5"
	"gorm.io/gorm"
)

// statement is one SQL statement with its arguments, as the real API ran it.
type statement struct {
	sql  string
	args []any
}

// recorder notes the statements of one request.
type recorder struct {
	mu    sync.Mutex
	on    bool
	noted []statement
	fault error
}

func newRecorder(db *gorm.DB) (*recorder, error) {
	r, callbacks := &recorder{}, db.Callback()
	for _, register := range []func(string, func(*gorm.DB)) error{
		callbacks.Query().After("gorm:query").Register,
		callbacks.Row().After("gorm:row").Register,
		callbacks.Raw().After("gorm:raw").Register,
		callbacks.Create().After("gorm:create").Register,
		callbacks.Update().After("gorm:update").Register,
		callbacks.Delete().After("gorm:delete").Register,
	} {
		if err := register("bench:record", r.note); err != nil {
			return nil, err
		}
	}
	return r, nil
}

func (r *recorder) note(tx *gorm.DB) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if !r.on || tx.DryRun { // a statement within another is built like one of its own
		return
	}
	s := statement{sql: tx.Statement.SQL.String()}
	for _, v := range tx.Statement.Vars {
		value, err := driver.DefaultParameterConverter.ConvertValue(v)
		if err != nil {
			r.fault = err
			return
		}
		s.args = append(s.args, value)
	}
	r.noted = append(r.noted, s)
}

// during gives the statements that do causes.
func (r *recorder) during(do func() error) ([]statement, error) {
	r.mu.Lock()
	r.on, r.noted, r.fault = true, nil, nil
	r.mu.Unlock()
	err := do()
	r.mu.Lock()
	defer r.mu.Unlock()
	r.on = false
	if err == nil {
		err = r.fault
	}
	return r.noted, err
}

// querier is a pool or a transaction.
type querier interface {
	Query(ctx context.Context, sql string, args ...any) (pgx.Rows, error)
}

// run runs the statements, prepared by pgx, and decodes every row of theirs.
func run(ctx context.Context, q querier, statements []statement) error {
	for _, s := range statements {
		rows, err := q.Query(ctx, s.sql, s.args...)
		if err != nil {
			return err
		}
		for rows.Next() {
			if _, err := rows.Values(); err != nil {
				return err
			}
		}
		rows.Close()
		if err := rows.Err(); err != nil {
			return err
		}
	}
	return nil
}

// shift moves what was recorded at one copy of an item to another copy: all
// ids of a copy differ by the same amount.
type shift struct {
	from  int64
	by    int64
	words *regexp.Regexp
}

func newShift(from int64) shift {
	return shift{from: from * stride, words: regexp.MustCompile(`\b` + strconv.FormatInt(from, 10) + `\d{3}\b`)}
}

func (s shift) to(copied int64) shift {
	s.by = copied*stride - s.from
	return s
}

func (s shift) text(in string) string {
	if !strings.Contains(in, strconv.FormatInt(s.from/stride, 10)) {
		return in
	}
	return s.words.ReplaceAllStringFunc(in, func(id string) string {
		n, _ := strconv.ParseInt(id, 10, 64) // the pattern matches digits alone
		return strconv.FormatInt(n+s.by, 10)
	})
}

func (s shift) statements(in []statement) []statement {
	out := make([]statement, len(in))
	for i, st := range in {
		out[i] = statement{sql: st.sql, args: make([]any, len(st.args))}
		for j, v := range st.args {
			switch v := v.(type) {
			case int64:
				if v >= s.from && v < s.from+stride {
					out[i].args[j] = v + s.by
					continue
				}
			case string:
				out[i].args[j] = s.text(v)
				continue
			}
			out[i].args[j] = v
		}
	}
	return out
}
