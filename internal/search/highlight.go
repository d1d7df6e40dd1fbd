package search

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Piece is a stretch of a text; Hit says that the query asked for it.
type Piece struct {
	Text string `json:"text"`
	Hit  bool   `json:"hit"`
}

// span is a stretch of a text, in bytes.
type span struct{ from, to int }

// Excerpt cuts about size characters out of text around the first word of query
// in it, taken apart into what was asked for and what stands around; "…" marks
// what was cut off. It gives nil when no word of query is in text.
func Excerpt(text, query string, size int) []Piece {
	found := spans(text, query)
	if len(found) == 0 {
		return nil
	}
	from, to := window(text, found[0].from, size)
	to = max(to, found[0].to)
	var out []Piece
	add := func(text string, hit bool) {
		if text != "" {
			out = append(out, Piece{Text: text, Hit: hit})
		}
	}
	if from > 0 {
		add("…", false)
	}
	for _, s := range found {
		if s.to > to {
			break
		}
		add(text[from:s.from], false)
		add(text[s.from:s.to], true)
		from = s.to
	}
	add(text[from:to], false)
	if to < len(text) {
		add("…", false)
	}
	return out
}

// window is the stretch of about size characters that begins a little before at.
func window(text string, at, size int) (from, to int) {
	before := size / 4
	for from = at; from > 0 && before > 0; before-- {
		_, n := utf8.DecodeLastRuneInString(text[:from])
		from -= n
	}
	to = from
	for ; to < len(text) && size > 0; size-- {
		_, n := utf8.DecodeRuneInString(text[to:])
		to += n
	}
	return from, to
}

// spans finds the words of query in text, in order and without overlap.
func spans(text, query string) []span {
	var folded strings.Builder
	var places []int // of each byte of the folded text
	walk(text, func(r rune, at int) {
		n, _ := folded.WriteRune(r)
		for range n {
			places = append(places, at)
		}
	})
	body := folded.String()
	var found []span
	for _, word := range strings.Fields(fold(query)) {
		for from := 0; ; {
			i := strings.Index(body[from:], word)
			if i < 0 {
				break
			}
			first, last := from+i, from+i+len(word)-1
			_, n := utf8.DecodeRuneInString(text[places[last]:])
			found = append(found, span{places[first], places[last] + n})
			from = last + 1
		}
	}
	slices.SortFunc(found, func(a, b span) int { return a.from - b.from })
	return merged(found)
}

func merged(all []span) []span {
	var out []span
	for _, s := range all {
		if n := len(out); n > 0 && s.from <= out[n-1].to {
			out[n-1].to = max(out[n-1].to, s.to)
			continue
		}
		out = append(out, s)
	}
	return out
}
