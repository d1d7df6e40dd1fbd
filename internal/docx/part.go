package docx

import (
	"fmt"
	"strings"
)

// part is a body while it is written.
type part struct {
	strings.Builder
	text     Style
	before   int // pictures of the parts before it
	pictures []*Picture
}

// pictured relates the part to its pictures.
func (p *part) pictured(relate func(id, kind, target string)) {
	for i := range p.pictures {
		n := p.before + i + 1
		relate(fmt.Sprintf("image%d", n), "image", fmt.Sprintf("media/image%d.png", n))
	}
}

func (p *part) put(format string, values ...any) { fmt.Fprintf(&p.Builder, format, values...) }

func (g *Paragraph) write(p *part) {
	p.put("<w:p>")
	g.properties(p)
	for _, r := range g.Runs {
		r.write(p)
	}
	p.put("</w:p>")
}

// properties come in the order that the standard prescribes (ECMA-376 part 1, 17.3.1.26).
func (g *Paragraph) properties(p *part) {
	p.put("<w:pPr>")
	if g.KeepNext {
		p.put("<w:keepNext/>")
	}
	if g.NewPage {
		p.put("<w:pageBreakBefore/>")
	}
	if f := g.Frame; f != nil {
		p.put(`<w:framePr w:w="%d" w:wrap="around" w:vAnchor="page" w:hAnchor="page" w:x="%d" w:y="%d"/>`, f.Width.twips(), f.Left.twips(), f.Top.twips())
	}
	if g.RuleAbove.Kind != NoRule || g.Rule.Kind != NoRule {
		p.put("<w:pBdr>")
		g.RuleAbove.write(p, "top")
		g.Rule.write(p, "bottom")
		p.put("</w:pBdr>")
	}
	if g.Before != 0 || g.After != 0 || g.Line != 0 {
		p.put(`<w:spacing w:before="%d" w:after="%d"`, g.Before.twips(), g.After.twips())
		if g.Line != 0 {
			p.put(` w:line="%d" w:lineRule="exact"`, g.Line.twips())
		}
		p.put("/>")
	}
	if g.Indent != 0 || g.RightIn != 0 {
		// Characters count where they are known; the lengths are for programs that do not know them.
		p.put(`<w:ind w:rightChars="%d" w:right="%d" w:firstLineChars="%d" w:firstLine="%d"/>`,
			g.RightIn*100, g.RightIn*p.text.Size.twips(), g.Indent*100, g.Indent*p.text.Size.twips())
	}
	align := g.Align
	if align == "" {
		align = Justified
	}
	p.put(`<w:jc w:val="%s"/></w:pPr>`, align)
}

func (r Rule) write(p *part, side string) {
	if r.Kind != NoRule {
		p.put(`<w:%s w:val="%s" w:sz="%d" w:space="0" w:color="%s"/>`, side, r.Kind, int(float64(r.Width)*8+0.5), or(r.Color, "000000"))
	}
}

func (r Run) write(p *part) {
	if r.Picture != nil {
		r.Picture.write(p)
		return
	}
	for i, line := range strings.Split(escaped(r.Text), "\n") {
		p.put("<w:r>")
		r.Style.write(p)
		if i > 0 {
			p.put("<w:br/>")
		}
		p.put(`<w:t xml:space="preserve">%s</w:t></w:r>`, line)
	}
}

// write tells what is other than the document's usual style (17.3.2.28).
func (s *Style) write(p *part) {
	if s == nil {
		return
	}
	p.put("<w:rPr>")
	p.put("%s", s.content(p.text))
	p.put("</w:rPr>")
}

func (s Style) content(usual Style) string {
	var b strings.Builder
	if font := or(s.Font, usual.Font); font != "" {
		latin := or(s.Latin, or(usual.Latin, font))
		if s.Font != "" && s.Latin == "" {
			latin = s.Font
		}
		fmt.Fprintf(&b, `<w:rFonts w:ascii="%[1]s" w:hAnsi="%[1]s" w:eastAsia="%[2]s" w:cs="%[1]s"/>`, escaped(latin), escaped(font))
	}
	if s.Bold {
		b.WriteString("<w:b/>")
	}
	if s.Color != "" {
		fmt.Fprintf(&b, `<w:color w:val="%s"/>`, s.Color)
	}
	size := s.Size
	if size == 0 {
		size = usual.Size
	}
	if size != 0 {
		fmt.Fprintf(&b, `<w:sz w:val="%[1]d"/><w:szCs w:val="%[1]d"/>`, size.half())
	}
	return b.String()
}

func (pic *Picture) write(p *part) {
	p.pictures = append(p.pictures, pic)
	n := p.before + len(p.pictures)
	p.put(`<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="%[2]d" cy="%[3]d"/>`+
		`<wp:docPr id="%[1]d" name="image%[1]d" descr="%[4]s"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">`+
		`<pic:pic><pic:nvPicPr><pic:cNvPr id="%[1]d" name="image%[1]d.png"/><pic:cNvPicPr/></pic:nvPicPr>`+
		`<pic:blipFill><a:blip r:embed="image%[1]d"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`+
		`<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%[2]d" cy="%[3]d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>`+
		`</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`, n, pic.Width.units(), pic.Height.units(), escaped(pic.Alt))
}

func (t *Table) write(p *part) {
	p.put(`<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:jc w:val="center"/><w:tblBorders>`)
	for _, side := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
		p.put(`<w:%s w:val="single" w:sz="4" w:space="0" w:color="000000"/>`, side)
	}
	p.put(`</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>`)
	for _, width := range t.Widths {
		p.put(`<w:gridCol w:w="%d"/>`, width.twips())
	}
	p.put("</w:tblGrid>")
	for i, row := range t.Rows {
		p.put("<w:tr><w:trPr><w:cantSplit/>")
		if i < t.Heads {
			p.put("<w:tblHeader/>")
		}
		p.put("</w:trPr>")
		column := 0
		for _, cell := range row {
			column = cell.write(p, t.Widths, column)
		}
		p.put("</w:tr>")
	}
	p.put("</w:tbl>")
}

// write writes a cell that begins at a column, and gives the next one's.
func (c Cell) write(p *part, widths []Millimetre, column int) int {
	end := min(column+max(c.Across, 1), len(widths))
	var width Millimetre
	for _, w := range widths[column:end] {
		width += w
	}
	p.put(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>`, width.twips())
	if c.Across > 1 {
		p.put(`<w:gridSpan w:val="%d"/>`, c.Across)
	}
	p.put(`<w:vAlign w:val="center"/></w:tcPr>`)
	align := c.Align
	if align == "" {
		align = Left
	}
	(&Paragraph{Align: align, Runs: []Run{{Text: c.Text, Style: c.Style}}}).write(p)
	p.put("</w:tc>")
	return end
}

// section ends the body with the page (17.6.17).
func (p *part) section(d Document) {
	p.put("<w:sectPr>")
	if d.Numbered {
		p.put(`<w:footerReference w:type="default" r:id="footer1"/>`)
	}
	if len(d.Foot) > 0 {
		p.put(`<w:footerReference w:type="first" r:id="footer2"/>`)
	}
	p.put(`<w:pgSz w:w="%d" w:h="%d"/><w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d" w:header="720" w:footer="1304" w:gutter="0"/>`,
		d.Page.Width.twips(), d.Page.Height.twips(), d.Page.Top.twips(), d.Page.Right.twips(), d.Page.Bottom.twips(), d.Page.Left.twips())
	if d.Numbered || len(d.Foot) > 0 {
		p.put("<w:titlePg/>")
	}
	p.put("</w:sectPr>")
}

func or(text, usual string) string {
	if text == "" {
		return usual
	}
	return text
}
