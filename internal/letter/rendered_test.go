package letter

import (
	"image"
	_ "image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	qr "github.com/piglig/go-qr"

	"lianluo/internal/calendar"
	"lianluo/internal/docx"
	"lianluo/internal/supervision"
)

// rendered is a paper as LibreOffice shows it.
type rendered struct {
	text  string
	pages []string // pictures
}

// render opens a document with LibreOffice. With LIANLUO_PICTURES the pages are
// kept there, to be looked at.
func render(t *testing.T, name string, d docx.Document) rendered {
	t.Helper()
	folder := t.TempDir()
	file := filepath.Join(folder, name+".docx")
	out, err := os.Create(file)
	if err == nil {
		err = d.Write(out)
	}
	if err == nil {
		err = out.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	run := func(program string, args ...string) string {
		said, err := exec.CommandContext(t.Context(), program, args...).CombinedOutput()
		if err != nil {
			t.Fatalf("%s (scripts/install-test-tools.sh installs what is missing): %v\n%s", program, err, said)
		}
		return string(said)
	}
	run("soffice", "-env:UserInstallation=file://"+folder+"/profile", "--headless", "--convert-to", "pdf", "--outdir", folder, file)
	pdf := filepath.Join(folder, name+".pdf")
	pictures := folder
	if kept := os.Getenv("LIANLUO_PICTURES"); kept != "" {
		pictures = kept
	}
	run("pdftoppm", "-r", "150", "-png", pdf, filepath.Join(pictures, "paper-"+name))
	pages, err := filepath.Glob(filepath.Join(pictures, "paper-"+name+"-*.png"))
	if err != nil {
		t.Fatal(err)
	}
	return rendered{run("pdftotext", "-layout", pdf, "-"), pages}
}

// leadsTo reads the QR code on a page.
func leadsTo(t *testing.T, page string) string {
	t.Helper()
	f, err := os.Open(page)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	picture, _, err := image.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	link, err := qr.Decode(picture)
	if err != nil {
		t.Fatalf("%s: %v", page, err)
	}
	return link
}

func TestLibreOfficeShowsEachPaperAsItIsMeant(t *testing.T) {
	v, a := delivered()
	assignments, round := assigned()
	urged := supervision.Document{Kind: supervision.LetterSupervision, NumberText: "人代督〔2026〕2号", CongressName: "云岭市人民代表大会", Sender: "代表工作委员会", UnitName: "市交通运输局",
		ItemNumber: "闭会第33号", ItemTitle: "关于改善交通条件的建议", Proposer: "于海涛", Body: "请加快推进。", IssuedOn: calendar.MustParse("2026-11-29"),
		DueOn: calendar.MustParse("2026-12-09"), KeyItemID: 3, Code: "1111-2222-3333"}
	for name, paper := range map[string]struct {
		document docx.Document
		link     string
		says     []string
		last     string
	}{
		"reply": {places.Reply(v, a), "https://ll.example/suggestions/7", []string{"市交通运输局", "云交函〔2026〕12号", "张三代表：", "一、关于“增开线路”的建议", "2026年5月8日", "0AB1-CD23-EF45"}, "感谢您的关心。"},
		"notice": {places.Notice(assignments, round, round.Assignments[0], "云岭市人民代表大会", "代表工作委员会"), "https://ll.example/suggestions/7",
			[]string{"云岭市人民代表大会", "交由你单位主办", "请于2026年5月1日前办理完毕"}, "交办说明"},
		"opinion":     {places.Opinion(assignments, round, round.Assignments[1]), "https://ll.example/suggestions/7", []string{"市公安局", "同意增设信号灯。"}, "同意增设"},
		"supervision": {places.Supervision(urged), "https://ll.example/key-items/3", []string{"人代督〔2026〕2号", "督办函", "1111-2222-3333"}, "请加快推进。"},
	} {
		t.Run(name, func(t *testing.T) {
			got := render(t, name, paper.document)
			shown := strings.NewReplacer(" ", "", "\n", "").Replace(got.text)
			for _, words := range paper.says {
				if !strings.Contains(shown, words) {
					t.Errorf("it does not show %q:\n%s", words, got.text)
				}
			}
			if signed, text := strings.LastIndex(shown, "2026年"), paper.last; len(got.pages) > 2 || strings.Contains(shown[strings.Index(shown, text):signed], "\f") {
				t.Errorf("on %d pages, its signature stands apart from the text:\n%s", len(got.pages), got.text)
			}
			if link := leadsTo(t, got.pages[0]); link != paper.link {
				t.Errorf("its code leads to %q", link)
			}
		})
	}
}
