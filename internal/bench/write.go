package bench

import (
	"context"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"
	"github.com/jackc/pgx/v5"
)

// use is a write that each item allows once.
type use struct {
	name, login string
	item        sample
	path        string // of the first copy's address; %d is what it is done to
	id          uint
	body        string
}

func (b *bench) writes() []use {
	at := func(stage int) sample {
		for _, it := range b.made.items {
			if it.stage == stage {
				return it
			}
		}
		return sample{}
	}
	draft, waiting, complete := at(drafted), at(assigned), at(inSignoff)
	return []use{
		{"submit", "bench-deputy", draft, "/api/v1/suggestions/%d/submit", draft.suggestion, fmt.Sprintf(`{"version":%d,"no_state_secrets":true}`, draft.vers)},
		{"receive", "bench-clerk", waiting, "/api/v1/assignments/%d/receive", waiting.assignment, fmt.Sprintf(`{"version":%d}`, waiting.vers)},
		{"deliver", "bench-signer", complete, "/api/v1/replies/%d/sign", complete.reply, fmt.Sprintf(`{"version":%d,"pass":true,"document_no":"测速函〔2026〕%s号"}`, complete.vers, ownID)},
	}
}

// ownID stands in a body for the id that the copy has.
const ownID = "{id}"

// write measures one action. Each request takes a copy of its own; the bare
// side runs the recorded statements with the ids of its copy, in a transaction.
func (b *bench) write(ctx context.Context, u use, place int) error {
	token, err := b.logIn(ctx, u.login)
	if err != nil {
		return err
	}
	onto := func(copied int64) call {
		id := int64(u.id) + copied*stride
		return call{method: http.MethodPost, url: b.real + fmt.Sprintf(u.path, id), token: token, body: strings.ReplaceAll(u.body, ownID, strconv.FormatInt(id, 10))}
	}
	if _, err := fetch(ctx, http.DefaultClient, onto(firstOwn)); err != nil {
		return err
	}
	model := firstOwn + 1
	var answer []byte
	statements, err := b.recorder.during(func() (err error) {
		answer, err = fetch(ctx, http.DefaultClient, onto(model))
		return err
	})
	if err != nil {
		return err
	}
	path := "/write/" + strconv.Itoa(place) + "/"
	b.routes.POST(path+":copy", b.bareWrite(newShift(model), statements, answer))
	moved, used := newShift(model), firstOwn+spareCopy-1
	side := func(address func(copied int64) call) func() (tally, error) {
		return func() (tally, error) {
			first := used
			used += int64(b.Writes)
			return b.load(ctx, func(n int64) (call, bool) {
				c := address(first + n)
				c.want = []byte(moved.to(first + n).text(string(answer)))
				return c, n < int64(b.Writes)
			})
		}
	}
	bare := func(copied int64) call {
		c := onto(copied)
		c.url = b.bare + path + strconv.FormatInt(copied, 10)
		return c
	}
	if err := b.compare(u.name, len(statements), "differs by the ids alone", side(onto), side(bare)); err != nil {
		return err
	}
	return b.sameRows(ctx, u)
}

func (b *bench) bareWrite(model shift, statements []statement, answer []byte) gin.HandlerFunc {
	return func(c *gin.Context) {
		copied, err := strconv.ParseInt(c.Param("copy"), 10, 64)
		if err != nil {
			c.Status(http.StatusBadRequest)
			return
		}
		ctx, s := c.Request.Context(), model.to(copied)
		if err := pgx.BeginFunc(ctx, b.pool, func(tx pgx.Tx) error { return run(ctx, tx, s.statements(statements)) }); err != nil {
			c.String(http.StatusInternalServerError, "%s", err)
			return
		}
		c.Data(http.StatusOK, "application/json; charset=utf-8", []byte(s.text(string(answer))))
	}
}

// sameRows fails unless every copy that was used holds the same number of rows
// and stands in the same phase, whichever side wrote it.
func (b *bench) sameRows(ctx context.Context, u use) error {
	const sql = `SELECT count(DISTINCT kind), count(*) FROM (SELECT s.id, s.phase || ' ' || s.version || ' ' ||
		(SELECT count(*) FROM tasks x WHERE x.suggestion_id = s.id) || ' ' || (SELECT count(*) FROM clocks x WHERE x.suggestion_id = s.id) || ' ' ||
		(SELECT count(*) FROM timeline_events x WHERE x.suggestion_id = s.id) || ' ' || (SELECT count(*) FROM notices x WHERE x.suggestion_id = s.id) || ' ' ||
		(SELECT count(*) FROM audit_events x WHERE x.subject = 'suggestion/' || s.id) AS kind
		FROM suggestions s WHERE s.id = ANY($1)) t`
	var ids []int64
	for n := range int64(2*b.Rounds*b.Writes + spareCopy - 1) {
		ids = append(ids, int64(u.item.suggestion)+(firstOwn+n)*stride)
	}
	var kinds, items int
	if err := b.pool.QueryRow(ctx, sql, ids).Scan(&kinds, &items); err != nil {
		return err
	}
	if kinds != 1 || items != len(ids) {
		return fmt.Errorf("the two sides wrote different rows: %d kinds among %d items", kinds, items)
	}
	return nil
}
