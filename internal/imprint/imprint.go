// Package imprint gives a paper the code by which a print of it is checked: a
// hash of what the paper said when it was issued, stored with its row, and the
// first characters of that hash, which stand on the print.
package imprint

import (
	"crypto/sha256"
	"encoding/base32"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"

	"lianluo/internal/calendar"
)

// Imprint is stored with the row of an issued paper; empty before.
type Imprint struct {
	ContentHash string // SHA-256 of what it said, in hexadecimal
	Code        string // groups of four characters; nobody guesses one of another paper (60 bits)
}

// Issued is an issued paper as it is found by its code.
type Issued struct {
	Kind        string
	IssuerName  string
	Number      string
	SessionName string // of the item; empty where the paper does not name it
	ItemNumber  string
	ItemID      uint
	On          calendar.Date
	Replaced    bool    // another one has taken its place
	Then        Imprint // of what it said when it was issued
	Now         Imprint // of what is stored today
}

// crockford is base 32 without letters that are taken for digits
// (https://www.crockford.com/base32.html).
var crockford = base32.NewEncoding("0123456789ABCDEFGHJKMNPQRSTVWXYZ").WithPadding(base32.NoPadding)

const (
	group  = 4 // characters between two hyphens
	length = 12
)

// Of makes the imprint of what a paper says: everything that must not change
// once it is issued, with what tells it apart from all other papers.
func Of(kind string, said any) (Imprint, error) {
	text, err := json.Marshal(struct {
		Kind string `json:"kind"`
		Said any    `json:"said"`
	}{kind, said})
	if err != nil {
		return Imprint{}, fmt.Errorf("imprint: %w", err)
	}
	sum := sha256.Sum256(text)
	return Imprint{hex.EncodeToString(sum[:]), grouped(crockford.EncodeToString(sum[:])[:length])}, nil
}

func grouped(characters string) string {
	var parts []string
	for at := 0; at < len(characters); at += group {
		parts = append(parts, characters[at:at+group])
	}
	return strings.Join(parts, "-")
}

// Read gives a code as it is stored, however a person typed it; "" for what
// cannot be one. What is easily taken for a digit counts as one.
func Read(typed string) string {
	typed = strings.NewReplacer("O", "0", "I", "1", "L", "1").Replace(strings.ToUpper(typed))
	characters := strings.Map(func(r rune) rune {
		if strings.ContainsRune("0123456789ABCDEFGHJKMNPQRSTVWXYZ", r) {
			return r
		}
		if r == '-' || r == ' ' || r == '—' || r == '－' || r == '　' {
			return -1
		}
		return '?'
	}, typed)
	if len(characters) != length || strings.Contains(characters, "?") {
		return ""
	}
	return grouped(characters)
}
