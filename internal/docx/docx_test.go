package docx_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"image"
	"image/png"
	"io"
	"path"
	"strings"
	"testing"
	"time"

	"lianluo/internal/docx"
)

func picture(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 4, 4))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func sample(t *testing.T) docx.Document {
	t.Helper()
	red := &docx.Style{Font: "方正小标宋简体", Size: 32, Color: "C8102E"}
	return docx.Document{
		Title: "关于<公交>&“站点”的答复", Author: "市交通运输局", Made: time.Date(2026, 5, 8, 1, 2, 3, 0, time.UTC), Page: docx.Official,
		Text: docx.Style{Font: "仿宋_GB2312", Latin: "Times New Roman", Size: 16}, Numbered: true,
		Body: []docx.Block{
			&docx.Paragraph{Align: docx.Centred, Rule: docx.Rule{Kind: docx.Single, Color: "C8102E", Width: 3}, Runs: []docx.Run{{Text: "云岭市交通运输局", Style: red}}},
			&docx.Paragraph{Indent: 2, Line: 28, Runs: []docx.Run{{Text: "第一行\n第二行 <b>&amp;</b>\x00\x0b"}}},
			&docx.Table{Widths: []docx.Millimetre{50, 106}, Heads: 1, Rows: [][]docx.Cell{
				{{Text: "单位", Align: docx.Centred}, {Text: "期限"}}, {{Text: "合计", Across: 2}}}},
			&docx.Paragraph{Runs: []docx.Run{{Picture: &docx.Picture{PNG: picture(t), Width: 25, Height: 25, Alt: "核对码"}}}},
		},
		Foot: []docx.Block{&docx.Paragraph{Runs: []docx.Run{{Picture: &docx.Picture{PNG: picture(t), Width: 16, Height: 16, Alt: "页脚"}}}}},
	}
}

// unzip gives the files of a document.
func unzip(t *testing.T, data []byte) map[string]string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range archive.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		files[f.Name] = string(content)
	}
	return files
}

func written(t *testing.T, d docx.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := d.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Every part is XML, every part is told of by its content type, and every
// relationship leads to a part.
func TestAFileIsWhole(t *testing.T) {
	files := unzip(t, written(t, sample(t)))
	for name, content := range files {
		if strings.HasSuffix(name, ".png") {
			continue
		}
		decoder := xml.NewDecoder(strings.NewReader(content))
		for {
			_, err := decoder.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		}
	}
	var types struct {
		Override []struct {
			PartName string `xml:",attr"`
		}
	}
	if err := xml.Unmarshal([]byte(files["[Content_Types].xml"]), &types); err != nil || len(types.Override) != 6 {
		t.Fatalf("%d parts are told of, %v", len(types.Override), err)
	}
	for _, o := range types.Override {
		if files[strings.TrimPrefix(o.PartName, "/")] == "" {
			t.Errorf("%s is not there", o.PartName)
		}
	}
	for part, count := range map[string]int{"document": 5, "footer2": 1} {
		var relations struct {
			Relationship []struct {
				ID     string `xml:"Id,attr"`
				Target string `xml:",attr"`
			}
		}
		if err := xml.Unmarshal([]byte(files["word/_rels/"+part+".xml.rels"]), &relations); err != nil || len(relations.Relationship) != count {
			t.Fatalf("%s: %+v, %v", part, relations, err)
		}
		for _, r := range relations.Relationship {
			if files["word/"+r.Target] == "" {
				t.Errorf("%s leads nowhere", r.Target)
			}
			if used := strings.Contains(files["word/"+part+".xml"], `"`+r.ID+`"`); !used && r.ID != "styles" && r.ID != "settings" {
				t.Errorf("%s is not used", r.ID)
			}
		}
	}
}

// What is written is read: as text, with nothing of it taken for marks.
func TestTextsStandInTheFileAsTheyWereGiven(t *testing.T) {
	files := unzip(t, written(t, sample(t)))
	var texts []string
	decoder := xml.NewDecoder(strings.NewReader(files["word/document.xml"]))
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if text, ok := token.(xml.CharData); ok && strings.TrimSpace(string(text)) != "" {
			texts = append(texts, string(text))
		}
	}
	want := "云岭市交通运输局|第一行|第二行 <b>&amp;</b>|单位|期限|合计"
	if got := strings.Join(texts, "|"); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if !strings.Contains(files["docProps/core.xml"], "关于&lt;公交&gt;&amp;“站点”的答复") {
		t.Error("the title is another one")
	}
}

// The same document always gives the same bytes.
func TestTheSameDocumentGivesTheSameBytes(t *testing.T) {
	if !bytes.Equal(written(t, sample(t)), written(t, sample(t))) {
		t.Error("two files differ")
	}
	other := sample(t)
	other.Title += "。"
	if bytes.Equal(written(t, sample(t)), written(t, other)) {
		t.Error("another document gives the same file")
	}
}

func TestHeadsAreNumberedInChinese(t *testing.T) {
	for n, want := range map[int]string{1: "一", 9: "九", 10: "十", 11: "十一", 19: "十九", 20: "二十", 21: "二十一", 40: "四十", 99: "九十九"} {
		if got := docx.Numeral(n); got != want {
			t.Errorf("%d: %s", n, got)
		}
	}
}

// Fonts are named, so that whoever has them sees them; none is put in.
func TestFontsAreNamedAndNotPutIn(t *testing.T) {
	files := unzip(t, written(t, sample(t)))
	for _, font := range []string{"方正小标宋简体", "仿宋_GB2312"} {
		if !strings.Contains(files["word/document.xml"]+files["word/styles.xml"], `w:eastAsia="`+font+`"`) {
			t.Errorf("%s is not named", font)
		}
	}
	for name := range files {
		if ext := path.Ext(name); ext != ".xml" && ext != ".rels" && ext != ".png" {
			t.Errorf("it holds %s", name)
		}
	}
}
