// Package docx writes Word files (Office Open XML, ECMA-376 part 1) as official
// papers need them: one page size, paragraphs, tables, pictures, a page number.
// It writes, and reads nothing. The same document always gives the same bytes,
// so that a hash tells whether a file is still the one that was made.
//
// Fonts are named and none is put in: those of the standard for official papers
// are licensed, and whoever opens the file has them or gets the nearest.
package docx

import (
	"archive/zip"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
)

// Millimetre is a length on paper.
type Millimetre float64

// twips are twentieths of a point, the unit of most lengths in a file.
func (m Millimetre) twips() int { return int(float64(m)*1440/25.4 + 0.5) }

// units are English metric units, in which pictures are measured.
func (m Millimetre) units() int { return int(float64(m)*36_000 + 0.5) }

// Point is a size of type, or the distance of two lines: 1/72 inch.
type Point float64

func (p Point) twips() int { return int(float64(p)*20 + 0.5) }
func (p Point) half() int  { return int(float64(p)*2 + 0.5) }

// Page is the paper and its margins.
type Page struct {
	Width, Height            Millimetre
	Top, Bottom, Left, Right Millimetre
}

// Official is the page of GB/T 9704-2012, 5: A4, 37 mm above and 28 mm to the
// left of a type area of 156 mm by 225 mm.
var Official = Page{Width: 210, Height: 297, Top: 37, Bottom: 35, Left: 28, Right: 26}

// Document is a whole file.
type Document struct {
	Title  string
	Author string
	Made   time.Time // in the file's properties
	Page   Page
	Text   Style // of what names no other
	Body   []Block
	// Numbered puts "— 1 —" at the foot of every page but the first, in the form
	// of GB/T 9704-2012, 7.5; letters begin to count on their second page (10.1).
	Numbered bool
	// Foot stands at the foot of the first page, above the bottom margin, which
	// gives way to it.
	Foot []Block
}

// Style is how characters look.
type Style struct {
	Font  string // as the font calls itself, such as 仿宋_GB2312
	Latin string // of letters and digits; the same when empty
	Size  Point
	Bold  bool
	Color string // RRGGBB; black when empty
}

// Block is a part of a document's body: *Paragraph, *Table.
type Block interface{ write(*part) }

// Align says how the lines of a paragraph stand.
type Align string

// The ways to stand.
const (
	Justified Align = "both"
	Left      Align = "left"
	Centred   Align = "center"
	Right     Align = "right"
)

// Paragraph is lines of text.
type Paragraph struct {
	Align     Align // Justified when empty
	Indent    int   // of the first line, in characters
	RightIn   int   // of all lines from the right, in characters
	Line      Point // from line to line, exactly; as the fonts want it when 0
	Before    Point
	After     Point
	KeepNext  bool // on one page with what follows
	NewPage   bool // begins a page
	Rule      Rule // below it
	RuleAbove Rule
	Frame     *Frame // where it stands out of the text
	Runs      []Run
}

// Frame is a place on the page, measured from its edges. Word, WPS and
// LibreOffice show what stands in one alike, which they do not of shapes.
type Frame struct{ Left, Top, Width Millimetre }

// Rule is a line across the type area, or the frame.
type Rule struct {
	Kind  RuleKind
	Color string // RRGGBB
	Width Point
}

// RuleKind is what a rule looks like.
type RuleKind string

// The kinds of rules that official papers have.
const (
	NoRule RuleKind = ""
	Single RuleKind = "single"
)

// Run is text of one look, or a picture.
type Run struct {
	Text    string // a line feed begins a new line
	Style   *Style // nil is the document's
	Picture *Picture
}

// Picture is a PNG.
type Picture struct {
	PNG           []byte
	Width, Height Millimetre
	Alt           string // for those who cannot see it
}

// Table is rows of cells.
type Table struct {
	Widths []Millimetre
	Heads  int // rows that each page repeats
	Rows   [][]Cell
}

// Cell is one cell; Across of several columns counts as one when it is 0.
type Cell struct {
	Across int
	Align  Align // Left when empty
	Text   string
	Style  *Style
}

// Plain is a paragraph of one look.
func Plain(text string, style *Style) Paragraph {
	return Paragraph{Runs: []Run{{Text: text, Style: style}}}
}

// packed is one of the files that a Word file is made of.
type packed struct{ name, content string }

// Write writes the file.
func (d Document) Write(w io.Writer) error {
	body := &part{text: d.Text}
	for _, b := range d.Body {
		b.write(body)
	}
	body.section(d)
	foot := &part{text: d.Text, before: len(body.pictures)}
	for _, b := range d.Foot {
		b.write(foot)
	}
	archive := zip.NewWriter(w)
	files := []packed{
		{"[Content_Types].xml", contentTypes(d)},
		{"_rels/.rels", packageRelations},
		{"docProps/core.xml", d.properties()},
		{"word/document.xml", document(body.String())},
		{"word/styles.xml", d.styles()},
		{"word/settings.xml", settings},
		{"word/_rels/document.xml.rels", d.relations(body)},
	}
	if d.Numbered {
		files = append(files, packed{"word/footer1.xml", footer})
	}
	if len(d.Foot) > 0 {
		files = append(files, packed{"word/footer2.xml", firstFooter(foot.String())}, packed{"word/_rels/footer2.xml.rels", related(foot.pictured)})
	}
	for _, f := range files {
		if err := add(archive, f.name, []byte(f.content)); err != nil {
			return err
		}
	}
	for i, p := range slices.Concat(body.pictures, foot.pictures) {
		if err := add(archive, fmt.Sprintf("word/media/image%d.png", i+1), p.PNG); err != nil {
			return err
		}
	}
	if err := archive.Close(); err != nil {
		return fmt.Errorf("write a Word file: %w", err)
	}
	return nil
}

// add puts a file in without the time at which it was made.
func add(archive *zip.Writer, name string, content []byte) error {
	f, err := archive.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
	if err == nil {
		_, err = f.Write(content)
	}
	if err != nil {
		return fmt.Errorf("write a Word file: %w", err)
	}
	return nil
}

// escaped is text as an XML file may hold it: control characters are none of it.
func escaped(text string) string {
	return strings.Map(func(r rune) rune {
		if r == '\t' || r == '\n' || r >= 0x20 && r != 0xFFFE && r != 0xFFFF {
			return r
		}
		return -1
	}, strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\r\n", "\n", "\r", "\n").Replace(strings.ToValidUTF8(text, "")))
}
