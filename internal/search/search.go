// Package search finds suggestions by words of their texts, Chinese ones above
// all: an index of character pairs on either engine, behind one face. Order is
// the caller's (by date, not by rank).
package search

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"lianluo/internal/database"
	"lianluo/internal/fault"
)

// ErrQueryTooLong refuses a query of more than MaxQuery characters.
var ErrQueryTooLong = fault.New(fault.Invalid, "query-too-long", fmt.Sprintf("搜索内容最多 %d 个字，请减少后再搜索。", MaxQuery))

// engine is what the two back ends answer.
type engine interface {
	put(tx *gorm.DB, congressID, id uint, body string, tokens []string) error
	remove(tx *gorm.DB, id uint) error
	// answers is SQL, with its arguments, for the ids of the congress's documents
	// that answer the question.
	answers(congressID uint, q question) (string, []any)
}

func of(db *gorm.DB) engine {
	if database.IsPostgres(db) {
		return postgres{}
	}
	return sqlite{}
}

// Put indexes the text of one suggestion in place of what was indexed of it
// before. Characters after the first MaxText are not indexed.
func Put(tx *gorm.DB, congressID, id uint, text string) error {
	body := fold(text)
	if err := of(tx).put(tx, congressID, id, body, tokens(body)); err != nil {
		return fmt.Errorf("index suggestion %d: %w", id, err)
	}
	return nil
}

// Remove takes one suggestion out of the index; one that is not in it is none
// the worse.
func Remove(tx *gorm.DB, id uint) error {
	if err := of(tx).remove(tx, id); err != nil {
		return fmt.Errorf("unindex suggestion %d: %w", id, err)
	}
	return nil
}

// Match narrows q to the rows whose column, a suggestion's id such as
// "suggestions.id", names a text of the congress that contains every word of query. Words are
// what spaces and punctuation separate; width and case of letters do not
// matter. A blank query narrows nothing; one of punctuation alone finds
// nothing.
func Match(q *gorm.DB, column string, congressID uint, query string) (*gorm.DB, error) {
	query = strings.TrimSpace(query)
	if utf8.RuneCountInString(query) > MaxQuery {
		return nil, ErrQueryTooLong
	}
	if query == "" {
		return q, nil
	}
	asked := ask(query)
	if asked.empty() {
		return q.Where("1 = 0"), nil
	}
	sql, args := of(q).answers(congressID, asked)
	return q.Where("? IN ("+sql+")", append([]any{clause.Column{Name: column}}, args...)...), nil
}

// containing is the SQL, with its arguments, for a body that contains the
// phrases. A folded word has no wildcard in it.
func containing(phrases []string) (sql string, args []any) {
	for _, phrase := range phrases {
		sql += " AND body LIKE ?"
		args = append(args, "%"+phrase+"%")
	}
	return sql, args
}
