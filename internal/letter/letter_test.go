package letter

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"lianluo/internal/calendar"
	"lianluo/internal/docx"
	"lianluo/internal/docx/docxtest"
	"lianluo/internal/suggestion"
	"lianluo/internal/supervision"
)

// lines are the paragraphs of a document, one string each.
func lines(t *testing.T, d docx.Document) []string {
	t.Helper()
	return docxtest.Lines(t, file(t, d))
}

func file(t *testing.T, d docx.Document) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := d.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

var places = Places{"https://ll.example"}

func delivered() (suggestion.View, Answer) {
	signed := time.Date(2026, 5, 7, 23, 0, 0, 0, time.UTC) // the 8th in China
	due := calendar.MustParse("2026-12-31")
	v := suggestion.View{ID: 7, Title: "关于改善公交出行的建议", SessionName: "第九届第五次会议", NumberText: "第12号", Proposer: suggestion.ProposerView{Kind: "deputy", Name: "张三"},
		Content: suggestion.ContentView{Points: []suggestion.Point{{ID: "a", No: 1, Text: "增开线路。"}, {ID: "b", No: 2, Text: "修建站台；"}}}}
	a := Answer{UnitName: "市交通运输局", Points: v.Content.Points, Reply: suggestion.ReplyView{ID: 4, State: "delivered", Code: "0AB1-CD23-EF45", ClassLabel: "B类：列入计划",
		DocumentNo: "云交函〔2026〕12号", SignedAt: &signed, ReplyText: suggestion.ReplyText{Opening: "您提出的建议收悉。\n\n现答复如下：", Closing: "感谢您的关心。",
			Answers:        []suggestion.Answer{{PointID: "b", Text: "年内修建三处。"}, {PointID: "a", Text: "已增开两条。\n其余在研究。"}},
			CommitmentText: "修建三处站台", CommitmentDueOn: due, ContactPerson: "李四", ContactPhone: "0700-1234567"}}}
	return v, a
}

func TestAReplyIsALetterInTheFormOfTheStandard(t *testing.T) {
	v, a := delivered()
	want := []string{"答复分类：B类：列入计划", "市交通运输局", "云交函〔2026〕12号", "关于第九届第五次会议\n第12号代表建议的答复", "张三代表：", "您提出的建议收悉。", "现答复如下：",
		"一、关于“增开线路”的建议", "已增开两条。", "其余在研究。", "二、关于“修建站台”的建议", "年内修建三处。", "承诺事项：修建三处站台（2026年12月31日前完成）",
		"感谢您的关心。", "市交通运输局", "2026年5月8日", "（联系人：李四；电话：0700-1234567）"}
	if got := lines(t, places.Reply(v, a)); strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestAnUrgingLetterNamesItemNumberAndLimit(t *testing.T) {
	got := lines(t, places.Supervision(supervision.Document{Kind: supervision.LetterUrging, NumberText: "人代催〔2026〕2号", CongressName: "云岭市人民代表大会", Sender: "代表工作委员会",
		UnitName: "市交通运输局", ItemNumber: "闭会第33号", ItemTitle: "关于改善交通条件的建议", Proposer: "于海涛", Body: "请加快推进。\n并书面回复。",
		IssuedOn: calendar.MustParse("2026-11-29"), DueOn: calendar.MustParse("2026-12-09")}))
	want := []string{"云岭市人民代表大会", "人代催〔2026〕2号", "关于闭会第33号代表建议\n办理工作的催办函", "市交通运输局：",
		"于海涛代表提出的《关于改善交通条件的建议》（闭会第33号）已列为重点督办建议，由你单位承办。", "请加快推进。", "并书面回复。", "请于2026年12月9日前将办理进展和下一步安排书面回复我会。",
		"代表工作委员会", "2026年11月29日"}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
}

func TestADraftAndAFormerReplySayWhatTheyAre(t *testing.T) {
	v, a := delivered()
	a.Reply.SignedAt, a.Reply.ClassLabel, a.Reply.ContactPerson = nil, "", ""
	v.Proposer = suggestion.ProposerView{Kind: "delegation", DelegationName: "城关代表团"}
	got := strings.Join(lines(t, places.Reply(v, a)), "\n")
	if !strings.Contains(got, "未签发稿，不作为正式答复") || !strings.Contains(got, "城关代表团：") || strings.Contains(got, "年5月") || strings.Contains(got, "联系人") {
		t.Errorf("a draft:\n%s", got)
	}
	v, a = delivered()
	a.Reply.State = "superseded"
	if got := strings.Join(lines(t, places.Reply(v, a)), "\n"); !strings.Contains(got, "已有新的答复，本件不再有效") {
		t.Errorf("a former one:\n%s", got)
	}
}

func TestAReplyIsFoundWhereverItsReaderSeesIt(t *testing.T) {
	v, a := delivered()
	stands, former, copied := suggestion.ReplyView{ID: 4}, suggestion.ReplyView{ID: 3}, suggestion.ReplyView{ID: 9}
	v.Rounds = []suggestion.RoundView{{Assignments: []suggestion.AssignmentView{{UnitName: "甲", Reply: &stands, FormerReplies: []suggestion.ReplyView{former}}, {UnitName: "乙"}}}}
	v.ReceivedReplies = []suggestion.ReceivedReply{{UnitName: "丙", Points: a.Points[:1], Reply: copied}}
	for id, unit := range map[uint]string{4: "甲", 3: "甲", 9: "丙"} {
		if got, ok := AnswerOf(v, id); !ok || got.UnitName != unit || got.Reply.ID != id {
			t.Errorf("%d: %+v %v", id, got, ok)
		}
	}
	if _, ok := AnswerOf(v, 5); ok {
		t.Error("a reply that nobody shows")
	}
}

// assigned is the delivered item with two units, as the lead unit reads it.
func assigned() (suggestion.View, suggestion.RoundView) {
	at := time.Date(2026, 2, 1, 2, 0, 0, 0, time.UTC)
	v, _ := delivered()
	r := suggestion.RoundView{No: 1, Assignments: []suggestion.AssignmentView{
		{ID: 1, UnitName: "市交通运输局", Role: suggestion.RoleLead, AssignedAt: &at, Note: "请实地调研。"},
		{ID: 2, UnitName: "市公安局", Role: suggestion.RoleCo, AssignedAt: &at, Opinion: &suggestion.OpinionView{Text: "同意增设信号灯。", SignedAt: &at}},
		{ID: 3, UnitName: "市财政局", Role: suggestion.RoleCo, Ended: "returned"}}}
	v.Clocks = []suggestion.ClockView{{AssignmentID: 1, Kind: "T5", State: "void", DueOn: calendar.MustParse("2026-04-01")},
		{AssignmentID: 1, Kind: "T5", DueOn: calendar.MustParse("2026-05-01")}, {AssignmentID: 2, Kind: "T4", DueOn: calendar.MustParse("2026-03-01")},
		{AssignmentID: 1, Kind: "T2", State: "stopped", DueOn: calendar.MustParse("2026-02-04")}}
	v.Rounds = []suggestion.RoundView{r}
	return v, r
}

func TestANoticeTellsAUnitItsPartItsPartnersAndItsLimits(t *testing.T) {
	v, _ := assigned()
	for i, want := range [][]string{
		{"云岭市人民代表大会", "关于交办第九届第五次会议\n第12号代表建议的通知", "市交通运输局：", "现将张三代表提出的《关于改善公交出行的建议》（第12号）交由你单位主办。", "会办单位：市公安局。",
			"请于2026年2月4日前签收；认为不属于本单位职责的，请在签收期限内说明理由，申请退回。", "请于2026年5月1日前办理完毕并书面答复代表，答复前请与代表沟通，听取意见。", "交办说明：请实地调研。",
			"代表工作委员会", "2026年2月1日"},
		{"云岭市人民代表大会", "关于交办第九届第五次会议\n第12号代表建议的通知", "市公安局：", "现将张三代表提出的《关于改善公交出行的建议》（第12号）交由你单位会办。", "主办单位：市交通运输局。",
			"请于2026年3月1日前向主办单位提出会办意见。", "代表工作委员会", "2026年2月1日"},
	} {
		a, round, found := AssignmentOf(v, uint(i+1))
		got := lines(t, places.Notice(v, round, a, "云岭市人民代表大会", "代表工作委员会"))
		if !found || strings.Join(got, "|") != strings.Join(want, "|") {
			t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
	if _, _, found := AssignmentOf(v, 9); found {
		t.Error("an assignment that nobody shows")
	}
}

// What was issued is printed as it was, whatever has moved since.
func TestAnIssuedNoticeIsPrintedAsItWentOut(t *testing.T) {
	v, r := assigned()
	r.Assignments[0].Notice = &suggestion.NoticeView{Number: "云人代交〔2026〕3号", Code: "0AB1-CD23-EF45", NoticeText: suggestion.NoticeText{Title: "关于改善公交的建议",
		UnitName: "市交通局", Role: suggestion.RoleSole, ReceiveBy: calendar.MustParse("2026-02-05"), AnswerBy: calendar.MustParse("2026-04-30")}}
	want := []string{"云岭市人民代表大会", "云人代交〔2026〕3号", "关于交办第九届第五次会议\n第12号代表建议的通知", "市交通局：", "现将张三代表提出的《关于改善公交的建议》（第12号）交由你单位独办。",
		"请于2026年2月5日前签收；认为不属于本单位职责的，请在签收期限内说明理由，申请退回。", "请于2026年4月30日前办理完毕并书面答复代表，答复前请与代表沟通，听取意见。"}
	got := lines(t, places.Notice(v, r, r.Assignments[0], "云岭市人民代表大会", "代表工作委员会"))
	if len(got) < len(want) || strings.Join(got[:len(want)], "|") != strings.Join(want, "|") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestAnOpinionIsALetterToTheUnitThatAnswers(t *testing.T) {
	v, r := assigned()
	want := []string{"市公安局", "关于第九届第五次会议\n第12号代表建议的会办意见", "市交通运输局：", "第12号代表建议《关于改善公交出行的建议》收悉。经研究，提出会办意见如下：", "同意增设信号灯。",
		"市公安局", "2026年2月1日"}
	if got := lines(t, places.Opinion(v, r, r.Assignments[1])); strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
	r.Assignments[1].Opinion.DocumentNo, r.Assignments[1].Opinion.Code = "云公函〔2026〕5号", "0AB1-CD23-EF45"
	if got := lines(t, places.Opinion(v, r, r.Assignments[1])); len(got) < 2 || got[1] != "云公函〔2026〕5号" {
		t.Errorf("one with a number:\n%s", strings.Join(got, "\n"))
	}
	r.Assignments[1].Opinion.SignedAt = nil
	if got := strings.Join(lines(t, places.Opinion(v, r, r.Assignments[1])), "\n"); !strings.Contains(got, "未签发稿") || strings.Contains(got, "2026年") {
		t.Errorf("one that nobody signed:\n%s", got)
	}
}

func TestATitleBreaksIntoLinesOfAboutOneLengthAndNotWithinANumber(t *testing.T) {
	for title, want := range map[string]string{
		"关于第12号代表建议的答复":                    "关于第12号代表建议的答复",
		"关于第九届第五次会议第12号代表建议的答复":            "关于第九届第五次会议\n第12号代表建议的答复",
		"关于第九届第五次会议闭会期间第1234号代表建议办理工作的督办函": "关于第九届第五次会议闭会期间\n第1234号代表建议办理工作的督办函",
	} {
		if got := inLines(title); got != want {
			t.Errorf("%q", got)
		}
	}
}
