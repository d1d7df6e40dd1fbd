package docx

import (
	"fmt"
	"strings"
	"time"
)

const head = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

const (
	wordML   = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	relating = `xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	drawing  = `xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ` +
		`xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"`
	office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
)

func document(body string) string {
	return head + "<w:document " + wordML + " " + relating + " " + drawing + "><w:body>" + body + "</w:body></w:document>"
}

func contentTypes(d Document) string {
	var b strings.Builder
	b.WriteString(head + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>` +
		`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>`)
	type told struct{ name, kind string }
	parts := []told{{"document", "document.main"}, {"styles", "styles"}, {"settings", "settings"}}
	if d.Numbered {
		parts = append(parts, told{"footer1", "footer"})
	}
	if len(d.Foot) > 0 {
		parts = append(parts, told{"footer2", "footer"})
	}
	for _, p := range parts {
		fmt.Fprintf(&b, `<Override PartName="/word/%s.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.%s+xml"/>`, p.name, p.kind)
	}
	b.WriteString("</Types>")
	return b.String()
}

const packageRelations = head + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
	`<Relationship Id="document" Type="` + office + `officeDocument" Target="word/document.xml"/>` +
	`<Relationship Id="core" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`

// related is the file that relates a part to others.
func related(tell func(relate func(id, kind, target string))) string {
	var b strings.Builder
	b.WriteString(head + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	tell(func(id, kind, target string) {
		fmt.Fprintf(&b, `<Relationship Id="%s" Type="%s%s" Target="%s"/>`, id, office, kind, target)
	})
	b.WriteString("</Relationships>")
	return b.String()
}

func (d Document) relations(body *part) string {
	return related(func(relate func(id, kind, target string)) {
		relate("styles", "styles", "styles.xml")
		relate("settings", "settings", "settings.xml")
		if d.Numbered {
			relate("footer1", "footer", "footer1.xml")
		}
		if len(d.Foot) > 0 {
			relate("footer2", "footer", "footer2.xml")
		}
		body.pictured(relate)
	})
}

func firstFooter(content string) string {
	return head + "<w:ftr " + wordML + " " + relating + " " + drawing + ">" + content + "</w:ftr>"
}

func (d Document) properties() string {
	made := d.Made.UTC().Format(time.RFC3339)
	return head + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ` +
		`xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
		`<dc:title>` + escaped(d.Title) + `</dc:title><dc:creator>` + escaped(d.Author) + `</dc:creator><dc:language>zh-CN</dc:language>` +
		`<dcterms:created xsi:type="dcterms:W3CDTF">` + made + `</dcterms:created></cp:coreProperties>`
}

func (d Document) styles() string {
	return head + "<w:styles " + wordML + "><w:docDefaults><w:rPrDefault><w:rPr>" + d.Text.content(Style{}) +
		`<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>` +
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style></w:styles>`
}

// settings make lines break as Chinese is set: no punctuation begins a line.
const settings = head + "<w:settings " + wordML + `><w:characterSpacingControl w:val="compressPunctuation"/></w:settings>`

// footer is "— 1 —", in the size of GB/T 9704-2012, 7.5 (四号, 14 pt).
const footer = head + "<w:ftr " + wordML + `><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:t xml:space="preserve">— </w:t></w:r>` +
	`<w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>` +
	`<w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:fldChar w:fldCharType="end"/></w:r><w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>`
