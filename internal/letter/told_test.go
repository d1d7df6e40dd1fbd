package letter

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"lianluo/internal/access"
	"lianluo/internal/calendar"
	"lianluo/internal/docx/docxtest"
	"lianluo/internal/suggestion"
)

var officeOf = office{"云岭市人民代表大会", "代表工作委员会", "云岭市人民政府办公室"}

// happened is the item with everything that a letter tells of, in the order of
// the events.
func happened() suggestion.View {
	v, _ := assigned()
	at := func(day int) time.Time { return time.Date(2026, 3, day, 2, 0, 0, 0, time.UTC) }
	when := func(day int) *time.Time { t := at(day); return &t }
	v.Signatures = []suggestion.SignatureView{{Name: "李四", State: "confirmed"}, {Name: "王五", State: "declined"}}
	v.ExplanationLetter = "经费须列入明年预算。\n届时再行答复。"
	v.Requests = []suggestion.RequestView{
		{Kind: "extension", State: "granted", AssignmentID: 1, Reason: "需要勘测。", AskedAt: at(1), DecidedAt: when(4)},
		{Kind: "extension", State: "refused", AssignmentID: 2, Reason: "没有人手", AskedAt: at(1), DecidedAt: when(4)},
		{Kind: "withdrawal", State: "granted", AskedAt: at(2), DecidedAt: when(5)},
		{Kind: "non_acceptance", State: "granted", Reason: "属于个人事项。", Steps: []suggestion.RequestStepView{{At: when(3)}}}}
	v.Commitments = []suggestion.CommitmentView{
		{UnitName: "市公安局", Text: "增设信号灯。", DueOn: calendar.MustParse("2026-12-01"), State: "delivered", EndedAt: when(12)},
		{UnitName: "市交通运输局", Text: "年内增开线路。", DueOn: calendar.MustParse("2026-12-01"), State: "changed", EndedAt: when(13)}}
	events := []suggestion.EventView{
		{Kind: "return_for_revision", Data: map[string]string{"reason_label": "不合一事一案", "reason": "请分为两件。"}},
		{Kind: "urge", ActorRole: "office", RoundNo: 1, Data: map[string]string{"unit_name": "市交通运输局、市公安局", "text": "代表多次来电。"}},
		{Kind: "confirm_non_acceptance", Data: map[string]string{"outcome": "agreed", "reason_label": "不属于职权范围"}},
		{Kind: "grant_extension", Data: map[string]string{"outcome": "agreed", "until": "2026-08-01"}},
		{Kind: "accept_withdrawal", Data: map[string]string{"outcome": "agreed"}},
		{Kind: "decide_objection", Data: map[string]string{"outcome": "agreed"}},
		{Kind: "decide_objection", Data: map[string]string{"outcome": "refused", "reason": "职责明确。"}},
		{Kind: "decide_rehandling", RoundNo: 1, Data: map[string]string{"unit_name": "市交通运输局", "reason": "请实地查看。"}},
		{Kind: "escalate", RoundNo: 1, Data: map[string]string{"unit_name": "市交通运输局", "meeting": "由分管领导牵头。", "until": "2026-05-01"}},
		{Kind: "reopen", RoundNo: 1, Data: map[string]string{"unit_name": "市交通运输局", "reason": "承诺未落实。"}},
		{Kind: "explain_and_close", Data: map[string]string{}},
		{Kind: "confirm_commitment_delivery", Data: map[string]string{"outcome": "agreed", "text": "信号灯已经启用。"}},
		{Kind: "decide_commitment_change", Data: map[string]string{"outcome": "agreed", "text": "车辆尚未到位。", "until": "2027-03-01"}}}
	for i := range events {
		events[i].ID, events[i].At = uint(i+1), at(i+1)
	}
	v.Timeline = events
	return v
}

func TestALetterTellsWhatHappenedToWhomItConcerns(t *testing.T) {
	v := happened()
	to := "张三等2位代表："
	item := "第九届第五次会议第12号代表建议《关于改善公交出行的建议》"
	for i, want := range []string{
		"代表建议退回修改通知|" + to + "|您提出的《关于改善公交出行的建议》，经审查，请修改后重新提交。|退回原因：不合一事一案。|具体说明：请分为两件。|修改后请在系统中重新提交，收件编号不变。",
		"代表建议催办函|市交通运输局、市公安局：|你单位承办的" + item + "，尚在办理之中。|答复期限为2026年5月1日。|会办意见期限为2026年3月1日。|代表多次来电。|请抓紧办理，按期办结，并及时与代表沟通。",
		"不作代表建议处理告知书|" + to + "|您提出的《关于改善公交出行的建议》，经审查并报批准，不作为代表建议处理。|原因：不属于职权范围。|具体说明：属于个人事项。|所反映的情况，可以按规定的其他渠道提出；如有不同意见，请与我们联系。",
		"代表建议延期答复告知函|" + to + "|您提出的" + item + "，由市交通运输局承办。|承办单位申请延期答复，理由是：需要勘测。|经审核批准，答复期限延至2026年8月1日。办理中有什么进展，承办单位将及时与您沟通。",
		"代表建议撤回告知书|" + to + "|您于2026年3月2日申请撤回《关于改善公交出行的建议》。|经审核，同意撤回" + item + "，自本日起停止办理。",
		"代表对交办的异议处理告知书|" + to + "|您对" + item + "的承办单位提出异议。经研究，予以采纳，将另行交办。",
		"代表对交办的异议处理告知书|" + to + "|您对" + item + "的承办单位提出异议。经研究，仍由原单位承办。|理由：职责明确。",
		"代表建议重新办理通知|市交通运输局：|代表对你单位就" + item + "的办理表示不满意。经研究，决定重新办理。|要求：请实地查看。|请于2026年2月4日前签收，重新办理前当面听取代表意见。|请于2026年5月1日前重新答复代表。",
		"代表建议提级办理通知|市交通运输局：|" + item + "经重新办理，代表仍不满意。经研究，决定提级办理。|会议研究意见：由分管领导牵头。|请于2026年5月1日前答复代表。",
		"代表建议重新启动办理通知|市交通运输局：|" + item + "已经办结，现重新启动办理，交由你单位承办。|原因：承诺未落实。|请于2026年2月4日前签收。|请于2026年5月1日前答复代表。",
		"代表建议办理情况说明函|" + to + "|您对" + item + "的办理情况提出了意见。现将有关情况说明如下：|经费须列入明年预算。|届时再行答复。",
		"代表建议承诺事项落实情况的函|" + to + "|在答复" + item + "时，我单位承诺：增设信号灯（2026年12月1日前完成）。|现将落实情况函告如下：|信号灯已经启用。|感谢您对我们工作的关心和支持。",
		"代表建议承诺事项变更告知函|" + to + "|市交通运输局在答复" + item + "时承诺：年内增开线路。|承办单位说明：车辆尚未到位。|经审核，完成期限调整为2027年3月1日，届时由承办单位向您报告落实情况。",
	} {
		told, found := places.Told(v, uint(i+1), access.Office, officeOf)
		if !found {
			t.Fatalf("no letter tells of %s", v.Timeline[i].Kind)
		}
		from, signed := officeOf.Name, officeOf.OfficeName
		if v.Timeline[i].Kind == "confirm_commitment_delivery" {
			from, signed = "市公安局", "市公安局"
		}
		want = strings.Join([]string{from, want, signed, calendar.On(v.Timeline[i].At).Chinese()}, "|")
		if got := strings.ReplaceAll(strings.Join(lines(t, told.Document), "|"), "\n", ""); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", v.Timeline[i].Kind, got, want)
		}
		if _, found := places.Told(v, uint(i+1), access.Deputy, officeOf); found == told.toUnits {
			t.Errorf("%s for a deputy: %v", v.Timeline[i].Kind, found)
		}
	}
}

// What was sent is printed as it was sent, whatever moved since; what the
// government office sent stands under its own head.
func TestAnUrgingIsPrintedAsItWasSent(t *testing.T) {
	v := happened()
	v.Timeline[1].Letter = &suggestion.UrgeView{Number: "云政办催〔2026〕3号", Code: "0AB1-CD23-EF45", UrgeText: suggestion.UrgeText{Issuer: "云岭市人民政府办公室", Sender: "云岭市人民政府办公室",
		UnitName: "市交通运输局", SessionName: "第九届第五次会议", NumberText: "第12号", Title: "关于公交的建议", AnswerBy: calendar.MustParse("2026-04-01"), Note: "请说明进展。"}}
	told, found := places.Told(v, 2, access.Clerk, officeOf)
	want := "云岭市人民政府办公室|云政办催〔2026〕3号|代表建议催办函|市交通运输局：|你单位承办的第九届第五次会议第12号代表建议《关于公交的建议》，尚在办理之中。|答复期限为2026年4月1日。|请说明进展。|请抓紧办理，按期办结，并及时与代表沟通。|云岭市人民政府办公室|2026年3月2日"
	if got := strings.Join(lines(t, told.Document), "|"); !found || told.code != "0AB1-CD23-EF45" || got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	v.Timeline[1].Letter, v.Timeline[1].ActorRole = nil, "gov_office"
	told, _ = places.Told(v, 2, access.Clerk, officeOf)
	if got := lines(t, told.Document); got[0] != "云岭市人民政府办公室" || told.code != "" {
		t.Errorf("one of before: %s, code %q", got[0], told.code)
	}
}

func TestNoLetterTellsOfWhatADeputyUrgesOrNobodySees(t *testing.T) {
	v := happened()
	v.Timeline[1].ActorRole = "deputy"
	v.Timeline[0].Kind = "submit"
	for _, id := range []uint{1, 2, 99} {
		if _, found := places.Told(v, id, access.Office, officeOf); found {
			t.Errorf("a letter tells of %d", id)
		}
	}
}

// The printed page and the Word file say the same: both tables are read, and
// every kind that the page has is one of here, or has a paper of its own.
func TestLettersSayWhatThePrintedPageSays(t *testing.T) {
	read := func(path string) string {
		source, err := os.ReadFile("../../frontend/src/" + path)
		if err != nil {
			t.Fatal(err)
		}
		return string(source)
	}
	texts, names, events := read("i18n/zh/papers.ts"), read("i18n/zh/timeline.ts"), read("lib/letters.ts")
	pairs := regexp.MustCompile(`(?m)^  (\w+): "(\w+)",$`).FindAllStringSubmatch(events, -1)
	if len(pairs) != len(kinds)+2 {
		t.Errorf("%d kinds on the page, %d here", len(pairs), len(kinds))
	}
	toUnits := regexp.MustCompile(`(?s)const toUnits.*?= \[(.*?)\]`).FindStringSubmatch(events)[1]
	for _, pair := range pairs {
		event, code := pair[1], pair[2]
		if slices.Contains([]string{"assignment", "opinion"}, code) {
			continue
		}
		k, known := kinds[event]
		said := regexp.MustCompile(`\n    ` + code + `: \{\n      title: "(.*?)",\n      text: "(.*?)",`).FindStringSubmatch(texts)
		if !known || said == nil {
			t.Errorf("%s is %s on the page: %v", event, code, said)
			continue
		}
		if k.title != said[1] || k.text != strings.ReplaceAll(said[2], `\n`, "\n") {
			t.Errorf("%s: %q %q, the page says %q %q", event, k.title, k.text, said[1], said[2])
		}
		if !strings.Contains(names, "\n  "+code+`: "`+k.short+`",`) {
			t.Errorf("%s is called otherwise on the page: %s", event, k.short)
		}
		if strings.Contains(toUnits, `"`+code+`"`) != k.toUnits {
			t.Errorf("%s goes to units: %v", event, k.toUnits)
		}
	}
}

func TestLibreOfficeShowsALetterThatTellsOfSomething(t *testing.T) {
	v := happened()
	told, _ := places.Told(v, 4, access.Office, officeOf)
	got := docxtest.Show(t, "extension", file(t, told.Document))
	for _, words := range []string{"云岭市人民代表大会", "延期答复告知函", "张三等2位代表：", "答复期限延至2026年8月1日", "2026年3月4日"} {
		if !strings.Contains(got.Text, words) {
			t.Errorf("it does not show %q:\n%s", words, got.Text)
		}
	}
	if link := leadsTo(t, got.Pages[0]); link != "https://ll.example/suggestions/7" || len(got.Pages) != 1 {
		t.Errorf("on %d pages, its code leads to %q", len(got.Pages), link)
	}
}
