package search

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// MaxText is how many characters of a text are indexed, MaxQuery how many a
// query may have.
const (
	MaxText  = 100_000
	MaxQuery = 100
)

// fold reduces text to what is compared: small letters, half-width and
// simplified forms, and one space in place of whatever stands between words. It
// works rune by rune, so that each piece of a text folds to a piece of the
// folded text.
func fold(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	walk(text, func(r rune, _ int) { b.WriteRune(r) })
	return b.String()
}

// walk gives the characters of the folded text one by one, each with the place
// in text, in bytes, of what it was folded from.
func walk(text string, visit func(r rune, at int)) {
	left, gap, begun := MaxText, false, false
	for at, r := range text {
		for _, f := range unfolded(r) {
			if invisible(f) {
				continue
			}
			if !inWord(f) {
				gap = true
				continue
			}
			if left--; left < 0 {
				return
			}
			if gap && begun {
				visit(' ', at)
			}
			gap, begun = false, true
			visit(simplified(unicode.ToLower(f)), at)
		}
	}
}

func unfolded(r rune) string {
	if r < utf8.RuneSelf {
		return string(r)
	}
	return norm.NFKC.String(string(r))
}

// traditional lists traditional characters, each followed by its simplified form:
// the first choice of OpenCC's TSCharacters (https://github.com/BYVoid/OpenCC).
//
//go:embed traditional.txt
var traditional string

var simplifiedForms = sync.OnceValue(func() map[rune]rune {
	pairs := []rune(strings.ReplaceAll(traditional, "\n", ""))
	forms := make(map[rune]rune, len(pairs)/2)
	for i := 0; i+1 < len(pairs); i += 2 {
		forms[pairs[i]] = pairs[i+1]
	}
	return forms
})

// simplified gives a character's simplified form, itself where it has none.
func simplified(r rune) rune {
	if r < 0x3400 {
		return r
	}
	if form, found := simplifiedForms()[r]; found {
		return form
	}
	return r
}

// invisible characters come along when text is pasted and part no words.
func invisible(r rune) bool {
	return unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r)
}

// inWord counts as words what names of people and places are written with: also
// characters that are newer than the tables of this binary, and those of
// private use, by which older systems write rare names.
func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) ||
		r >= 0x20000 && r <= 0x3FFFD || unicode.Is(unicode.Co, r)
}

// tokens lists, each once, the pairs of neighbouring characters of each word
// of a folded text, and its last character alone. So a word of two characters
// is one token, and a single character is the beginning of one.
func tokens(folded string) []string {
	seen := map[string]bool{}
	var out []string
	add := func(token string) {
		if !seen[token] {
			seen[token] = true
			out = append(out, token)
		}
	}
	for _, word := range strings.Fields(folded) {
		for _, pair := range pairs(word) {
			add(pair)
		}
		_, last := utf8.DecodeLastRuneInString(word)
		add(word[len(word)-last:])
	}
	return out
}

func pairs(word string) []string {
	var out []string
	before := -1
	for i, r := range word {
		if before >= 0 {
			out = append(out, word[before:i+utf8.RuneLen(r)])
		}
		before = i
	}
	return out
}

// question is a query taken apart: a text answers it when it has all the
// tokens, a token beginning with each of the prefixes, and contains all the
// phrases. The phrases are those words whose tokens alone prove too little.
type question struct {
	tokens, prefixes, phrases []string
}

func ask(query string) question {
	var q question
	seen := map[string]bool{}
	for _, word := range strings.Fields(fold(query)) {
		if seen[word] {
			continue
		}
		seen[word] = true
		switch utf8.RuneCountInString(word) {
		case 1:
			q.prefixes = append(q.prefixes, word)
			continue
		case 2:
		default:
			q.phrases = append(q.phrases, word)
		}
		for _, pair := range pairs(word) {
			if !seen["\x00"+pair] {
				seen["\x00"+pair] = true
				q.tokens = append(q.tokens, pair)
			}
		}
	}
	return q
}

func (q question) empty() bool { return len(q.tokens) == 0 && len(q.prefixes) == 0 }
