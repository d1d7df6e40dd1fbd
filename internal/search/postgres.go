package search

import (
	"fmt"
	"strings"

	"gorm.io/gorm"
)

// postgres indexes with a tsvector of the tokens as they are: no parser and no
// dictionary, which differ between servers, comes between. One more token names
// the congress, so that the index itself leaves those of others out.
type postgres struct{}

// congressToken is no word of any text: a folded one has no "@".
func congressToken(congressID uint) string { return fmt.Sprintf("@%d", congressID) }

func (p postgres) put(tx *gorm.DB, docs []document) error {
	values, args := rows(docs, "(?, ?, ?, array_to_tsvector(string_to_array(?, ' ')))", func(d document) []any {
		return []any{d.id, d.congressID, d.body, strings.Join(append([]string{congressToken(d.congressID)}, d.tokens...), " ")}
	})
	return tx.Exec("INSERT INTO search_documents (id, congress_id, body, vector) VALUES "+values+
		" ON CONFLICT (id) DO UPDATE SET congress_id = excluded.congress_id, body = excluded.body, vector = excluded.vector", args...).Error
}

func (p postgres) remove(tx *gorm.DB, which string, ids any) error {
	return tx.Exec("DELETE FROM search_documents WHERE id "+which, ids).Error
}

// answers ends with OFFSET 0, so that the index is asked first, whatever the
// planner thinks of it: where a word is rare, walking a list in its order until
// a page is full would read all of it.
func (p postgres) answers(congressID uint, q question) (string, []any) {
	terms := []string{"'" + congressToken(congressID) + "'"}
	for _, token := range q.tokens {
		terms = append(terms, "'"+token+"'")
	}
	for _, prefix := range q.prefixes {
		terms = append(terms, "'"+prefix+"':*")
	}
	sql, args := containing(q.phrases)
	return "SELECT id FROM search_documents WHERE vector @@ CAST(CAST(? AS text) AS tsquery)" + sql + " OFFSET 0",
		append([]any{strings.Join(terms, " & ")}, args...)
}
