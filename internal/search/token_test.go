package search

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestTextFoldsToWhatIsCompared(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"Chinese stays", "关于加快旧城改造的建议", "关于加快旧城改造的建议"},
		{"full width becomes half width", "５Ｇ网络　ＡＢＣ", "5g网络 abc"},
		{"capitals become small", "WiFi ÉCOLE", "wifi école"},
		{"punctuation parts words", "《条例》、“办法”；%_'\\*", "条例 办法"},
		{"line ends part words", "一\r\n\t二", "一 二"},
		{"invisible characters part nothing", "养\u200b老\ufe0f院\u00ad", "养老院"},
		{"compatibility forms", "㎡ ﬁ Ⅳ ①", "m2 fi iv 1"},
		{"rare characters", "\U00020BB7野家\ue000\U000323B0", "\U00020BB7野家\ue000\U000323B0"},
		{"broken encoding", "甲\xff乙\x00丙", "甲 乙 丙"},
		{"nothing", " ，。", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := fold(c.text); got != c.want {
				t.Errorf("fold(%q) = %q, want %q", c.text, got, c.want)
			}
		})
	}
}

func TestTextIsCutAtItsLimit(t *testing.T) {
	got := fold(strings.Repeat("长 ", MaxText+5))
	if n := strings.Count(got, "长"); n != MaxText {
		t.Errorf("kept %d characters, want %d", n, MaxText)
	}
}

func TestTokensArePairsAndLastCharacters(t *testing.T) {
	for _, c := range []struct {
		folded string
		want   []string
	}{
		{"", nil},
		{"水", []string{"水"}},
		{"供水", []string{"供水", "水"}},
		{"老旧小区 5g", []string{"老旧", "旧小", "小区", "区", "5g", "g"}},
		{"水水水", []string{"水水", "水"}},
	} {
		if diff := cmp.Diff(c.want, tokens(c.folded)); diff != "" {
			t.Errorf("tokens(%q): %s", c.folded, diff)
		}
	}
}

func TestQueryIsTakenApart(t *testing.T) {
	for _, c := range []struct {
		query string
		want  question
	}{
		{"水", question{prefixes: []string{"水"}}},
		{"供水", question{tokens: []string{"供水"}}},
		{"供水管", question{tokens: []string{"供水", "水管"}, phrases: []string{"供水管"}}},
		{"供水 ，水 供水", question{tokens: []string{"供水"}, prefixes: []string{"水"}}},
		{"供水 供水管网", question{tokens: []string{"供水", "水管", "管网"}, phrases: []string{"供水管网"}}},
		{`" OR *`, question{tokens: []string{"or"}}},
		{"？", question{}},
	} {
		if diff := cmp.Diff(c.want, ask(c.query), cmp.AllowUnexported(question{})); diff != "" {
			t.Errorf("ask(%q): %s", c.query, diff)
		}
	}
}

func TestEachPieceOfATextFoldsToAPieceOfTheFoldedText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		folded, piece := fold(text), fold(pieceOf(t, text))
		if !strings.Contains(folded, piece) {
			t.Fatalf("%q is no piece of %q", piece, folded)
		}
	})
}

// pieceOf draws a piece of text of at least one character, if it has any.
func pieceOf(t *rapid.T, text string) string {
	runes := []rune(text)
	if len(runes) == 0 {
		return ""
	}
	from := rapid.IntRange(0, len(runes)-1).Draw(t, "from")
	to := rapid.IntRange(from+1, min(len(runes), from+MaxQuery)).Draw(t, "to")
	return string(runes[from:to])
}

func TestPairsCoverAWord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringMatching(`[\x{4e00}-\x{4eff}a-z]{1,12}`).Draw(t, "word")
		if got, want := len(pairs(word)), utf8.RuneCountInString(word)-1; got != want {
			t.Fatalf("%d pairs of %q, want %d", got, word, want)
		}
	})
}
