package search

import (
	"strings"

	"gorm.io/gorm"
)

// sqlite indexes with a contentless FTS5 table. Its ascii tokenizer splits at
// ASCII punctuation and spaces alone, of which a folded word has none.
type sqlite struct{}

func (s sqlite) put(tx *gorm.DB, docs []document) error {
	values, args := rows(docs, "(?, ?, ?)", func(d document) []any { return []any{d.id, d.congressID, d.body} })
	err := tx.Exec("INSERT INTO search_documents (id, congress_id, body) VALUES "+values+
		" ON CONFLICT (id) DO UPDATE SET congress_id = excluded.congress_id, body = excluded.body", args...).Error
	if err != nil {
		return err
	}
	values, args = rows(docs, "(?, ?)", func(d document) []any { return []any{d.id, strings.Join(d.tokens, " ")} })
	return tx.Exec("INSERT OR REPLACE INTO search_index (rowid, tokens) VALUES "+values, args...).Error
}

func (s sqlite) remove(tx *gorm.DB, which string, ids any) error {
	if err := tx.Exec("DELETE FROM search_index WHERE rowid "+which, ids).Error; err != nil {
		return err
	}
	return tx.Exec("DELETE FROM search_documents WHERE id "+which, ids).Error
}

func (s sqlite) answers(congressID uint, q question) (string, []any) {
	var terms []string
	for _, token := range q.tokens {
		terms = append(terms, `"`+token+`"`)
	}
	for _, prefix := range q.prefixes {
		terms = append(terms, `"`+prefix+`"*`)
	}
	sql, args := containing(q.phrases)
	return "SELECT id FROM search_documents WHERE id IN (SELECT rowid FROM search_index WHERE search_index MATCH ?) AND congress_id = ?" + sql,
		append([]any{strings.Join(terms, " AND "), congressID}, args...)
}
