package stats

import (
	"os"
	"strings"
	"testing"
)

// docs/figures.md says of every figure what the pages say, word for word.
func TestTheDocumentDefinesEveryFigureAsThePagesDo(t *testing.T) {
	text, err := os.ReadFile("../../docs/figures.md")
	if err != nil {
		t.Fatal(err)
	}
	defined := []Words{words.class.about("某类", "该类的含义")}
	for _, m := range measures {
		defined = append(defined, m.zh)
		for _, w := range []Words{m.zh, m.en} {
			if w.Name == "" || w.Part == "" || (w.Of == "") != (m.of == "") {
				t.Errorf("%s is not defined: %+v", m.code, w)
			}
		}
	}
	for _, w := range defined {
		row := "| " + strings.Join([]string{w.Name, w.Part, w.Of, w.Note}, " | ") + " |\n"
		if !strings.Contains(string(text), row) {
			t.Errorf("docs/figures.md lacks the line\n%s", row)
		}
	}
}
