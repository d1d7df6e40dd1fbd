// Package docxtest reads Word files in tests, and shows them with LibreOffice.
package docxtest

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Lines gives the paragraphs of a file's body, those of cells too; a new line
// within one is a line feed.
func Lines(t testing.TB, file []byte) []string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := archive.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	decoder := xml.NewDecoder(f)
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return lines
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			switch token.Name.Local {
			case "p":
				lines = append(lines, "")
			case "br":
				lines[len(lines)-1] += "\n"
			}
		case xml.CharData:
			if len(lines) > 0 {
				lines[len(lines)-1] += string(token)
			}
		}
	}
}

// Shown is a file as LibreOffice shows it.
type Shown struct {
	Text  string   // a form feed ends a page
	Pages []string // pictures, 150 dots to the inch
}

// Show opens a file with LibreOffice. With LIANLUO_PICTURES the pages are kept
// there, to be looked at.
func Show(t testing.TB, name string, file []byte) Shown {
	t.Helper()
	folder := t.TempDir()
	word, pdf := filepath.Join(folder, name+".docx"), filepath.Join(folder, name+".pdf")
	if err := os.WriteFile(word, file, 0o600); err != nil {
		t.Fatal(err)
	}
	run := func(program string, args ...string) string {
		said, err := exec.CommandContext(t.Context(), program, args...).CombinedOutput()
		if err != nil {
			t.Fatalf("%s (scripts/install-test-tools.sh installs what is missing): %v\n%s", program, err, said)
		}
		return string(said)
	}
	run("soffice", "-env:UserInstallation=file://"+folder+"/profile", "--headless", "--convert-to", "pdf", "--outdir", folder, word)
	pictures := folder
	if kept := os.Getenv("LIANLUO_PICTURES"); kept != "" {
		pictures = kept
	}
	run("pdftoppm", "-r", "150", "-png", pdf, filepath.Join(pictures, "paper-"+name))
	pages, err := filepath.Glob(filepath.Join(pictures, "paper-"+name+"-*.png"))
	if err != nil {
		t.Fatal(err)
	}
	return Shown{strings.NewReplacer(" ", "", "\n", "").Replace(run("pdftotext", "-layout", pdf, "-")), pages}
}
