package letter

import (
	"image"
	_ "image/png"
	"math"
	"os"
	"strings"
	"testing"

	qr "github.com/piglig/go-qr"

	"lianluo/internal/calendar"
	"lianluo/internal/docx"
	"lianluo/internal/docx/docxtest"
	"lianluo/internal/suggestion"
	"lianluo/internal/supervision"
)

func picture(t *testing.T, page string) image.Image {
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
	return picture
}

// stretch is a row or a band of red on a page, in millimetres from its edges.
type stretch struct{ top, bottom, left, right float64 }

// reds are the bands of rows in which a page has red, from the top.
func reds(page image.Image) (out []stretch) {
	const dot = 25.4 / 150
	bounds := page.Bounds()
	for y := bounds.Min.Y; y < bounds.Max.Y; y++ {
		first, last := -1, -1
		for x := bounds.Min.X; x < bounds.Max.X; x++ {
			if r, g, b, _ := page.At(x, y).RGBA(); r > 0x8000 && g < r/2 && b < r/2 {
				if last = x; first < 0 {
					first = x
				}
			}
		}
		if first < 0 {
			continue
		}
		top, left, right := float64(y)*dot, float64(first)*dot, float64(last+1)*dot
		if n := len(out); n > 0 && top-out[n-1].bottom < 2 {
			out[n-1].bottom, out[n-1].left, out[n-1].right = top+dot, min(out[n-1].left, left), max(out[n-1].right, right)
			continue
		}
		out = append(out, stretch{top, top + dot, left, right})
	}
	return out
}

// heavier says in which half of a band there is more red: whether its upper line
// is the thick one.
func heavier(page image.Image, band stretch) (upper bool) {
	const dots = 150 / 25.4
	x := int((band.left + band.right) / 2 * dots)
	count := func(from, to float64) (n int) {
		for y := int(from*dots + 0.5); y < int(to*dots+0.5); y++ {
			if r, g, _, _ := page.At(x, y).RGBA(); r > 0x8000 && g < r/2 {
				n++
			}
		}
		return n
	}
	middle := (band.top + band.bottom) / 2
	return count(band.top, middle) > count(middle, band.bottom)
}

// standsAsTheStandardWants measures the red of a letter's first page
// (GB/T 9704-2012, 10.1): the issuer, a double rule below it and one at the foot.
func standsAsTheStandardWants(t *testing.T, page string) {
	t.Helper()
	shown := picture(t, page)
	red := reds(shown)
	if len(red) != 3 {
		t.Fatalf("it has %d bands of red: %+v", len(red), red)
	}
	near := func(what string, got, want float64) {
		if math.Abs(got-want) > 1.5 {
			t.Errorf("%s is at %.1f mm, not %.1f", what, got, want)
		}
	}
	issuer := red[0]
	near("the issuer", issuer.top, 30)
	near("the middle of the issuer", (issuer.left+issuer.right)/2, 105)
	near("the upper rule", red[1].top, issuer.bottom+4)
	near("the lower rule", red[2].bottom, 277)
	if !heavier(shown, red[1]) || heavier(shown, red[2]) {
		t.Error("the thick lines are not the outer ones of the two rules")
	}
	for _, rule := range red[1:] {
		near("a rule's left end", rule.left, 20)
		near("a rule's right end", rule.right, 190)
		if high := rule.bottom - rule.top; high > 3 {
			t.Errorf("a rule is %.1f mm high", high)
		}
	}
}

// leadsTo reads the QR code on a page.
func leadsTo(t *testing.T, page string) string {
	t.Helper()
	link, err := qr.Decode(picture(t, page))
	if err != nil {
		t.Fatalf("%s: %v", page, err)
	}
	return link
}

func TestLibreOfficeShowsEachPaperAsItIsMeant(t *testing.T) {
	v, a := delivered()
	assignments, round := assigned()
	round.Assignments[1].Opinion.DocumentNo, round.Assignments[1].Opinion.Code = "云公函〔2026〕5号", "2222-3333-4444"
	round.Assignments[0].Notice = &suggestion.NoticeView{Number: "云人代交〔2026〕3号", Code: "5555-6666-7777", NoticeText: suggestion.NoticeText{Title: assignments.Title, UnitName: "市交通运输局",
		Role: suggestion.RoleLead, ReceiveBy: calendar.MustParse("2026-02-04"), AnswerBy: calendar.MustParse("2026-05-01"), Note: "请实地调研。"}}
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
			[]string{"云岭市人民代表大会", "云人代交〔2026〕3号", "交由你单位主办", "请于2026年5月1日前办理完毕", "5555-6666-7777"}, "交办说明"},
		"opinion": {places.Opinion(assignments, round, round.Assignments[1]), "https://ll.example/suggestions/7", []string{"市公安局", "云公函〔2026〕5号", "同意增设信号灯。", "2222-3333-4444"}, "同意增设"},
		"long name": {places.Notice(assignments, round, round.Assignments[0], "云岭市人民代表大会常务委员会代表资格审查委员会", "代表工作委员会"), "https://ll.example/suggestions/7",
			[]string{"云岭市人民代表大会常务委员会代表资格审查委员会"}, "交办说明"},
		"supervision": {places.Supervision(urged), "https://ll.example/key-items/3", []string{"人代督〔2026〕2号", "督办函", "1111-2222-3333"}, "请加快推进。"},
	} {
		t.Run(name, func(t *testing.T) {
			got := docxtest.Show(t, name, file(t, paper.document))
			standsAsTheStandardWants(t, got.Pages[0])
			if first, _, _ := strings.Cut(got.Text, "\f"); strings.Contains(first, "— 1 —") {
				t.Errorf("the first page has a number:\n%s", first)
			}
			for _, words := range paper.says {
				if !strings.Contains(got.Text, words) {
					t.Errorf("it does not show %q:\n%s", words, got.Text)
				}
			}
			if signed, text := strings.LastIndex(got.Text, "2026年"), paper.last; len(got.Pages) > 2 || strings.Contains(got.Text[strings.Index(got.Text, text):signed], "\f") {
				t.Errorf("on %d pages, its signature stands apart from the text:\n%s", len(got.Pages), got.Text)
			}
			if link := leadsTo(t, got.Pages[0]); link != paper.link {
				t.Errorf("its code leads to %q", link)
			}
		})
	}
}
