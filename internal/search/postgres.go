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

func (p postgres) put(tx *gorm.DB, congressID, id uint, body string, tokens []string) error {
	return tx.Exec(`INSERT INTO search_documents (id, congress_id, body, vector)
		VALUES (?, ?, ?, array_to_tsvector(string_to_array(?, ' ')))
		ON CONFLICT (id) DO UPDATE SET congress_id = excluded.congress_id, body = excluded.body, vector = excluded.vector`,
		id, congressID, body, strings.Join(append([]string{congressToken(congressID)}, tokens...), " ")).Error
}

func (p postgres) remove(tx *gorm.DB, id uint) error {
	return tx.Exec("DELETE FROM search_documents WHERE id = ?", id).Error
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
