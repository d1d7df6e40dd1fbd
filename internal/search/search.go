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
	put(tx *gorm.DB, docs []document) error
	// remove takes out the documents whose id is in which, as SQL says it.
	remove(tx *gorm.DB, which string, ids any) error
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

// Text is what is indexed of one suggestion.
type Text struct {
	CongressID, ID uint
	Words          string
}

// document is a text as it is kept: folded, and by its tokens.
type document struct {
	congressID, id uint
	body           string
	tokens         []string
}

// Put indexes texts, each in place of what was indexed of its suggestion before,
// with the same number of statements for one as for many. Characters after the
// first MaxText are not indexed.
func Put(tx *gorm.DB, texts ...Text) error {
	if len(texts) == 0 {
		return nil
	}
	docs := make([]document, len(texts))
	for i, t := range texts {
		body := fold(t.Words)
		docs[i] = document{t.CongressID, t.ID, body, tokens(body)}
	}
	if err := of(tx).put(tx, docs); err != nil {
		return fmt.Errorf("index suggestions: %w", err)
	}
	return nil
}

// Remove takes suggestions out of the index; one that is not in it is none the
// worse.
func Remove(tx *gorm.DB, ids ...uint) error {
	if len(ids) == 0 {
		return nil
	}
	if err := of(tx).remove(tx, "IN ?", ids); err != nil {
		return fmt.Errorf("unindex suggestions: %w", err)
	}
	return nil
}

// Prune takes out all but the suggestions whose ids kept selects.
func Prune(tx *gorm.DB, kept *gorm.DB) error {
	err := of(tx).remove(tx, "NOT IN (?)", kept)
	if err == nil {
		err = tx.Where("id NOT IN (?)", kept).Delete(&titlePair{}).Error
	}
	if err != nil {
		return fmt.Errorf("prune the index: %w", err)
	}
	return nil
}

// rows is one bracket of values for each document, and the values of all.
func rows(docs []document, bracket string, values func(d document) []any) (sql string, args []any) {
	for _, d := range docs {
		args = append(args, values(d)...)
	}
	return strings.TrimSuffix(strings.Repeat(bracket+", ", len(docs)), ", "), args
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
