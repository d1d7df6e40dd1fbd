package database

import "strings"

// Like is the pattern that finds words anywhere, whatever signs they hold; use
// it as: lower(column) LIKE ? ESCAPE '\'.
func Like(words string) string {
	escaped := strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`).Replace(strings.ToLower(strings.TrimSpace(words)))
	return "%" + escaped + "%"
}
