package letter

import (
	"image"
	_ "image/png"
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
		"opinion":     {places.Opinion(assignments, round, round.Assignments[1]), "https://ll.example/suggestions/7", []string{"市公安局", "云公函〔2026〕5号", "同意增设信号灯。", "2222-3333-4444"}, "同意增设"},
		"supervision": {places.Supervision(urged), "https://ll.example/key-items/3", []string{"人代督〔2026〕2号", "督办函", "1111-2222-3333"}, "请加快推进。"},
	} {
		t.Run(name, func(t *testing.T) {
			got := docxtest.Show(t, name, file(t, paper.document))
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
