package casefile

import (
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"lianluo/internal/rules"
	"lianluo/internal/suggestion"
)

// of says where the page keeps the words of each group.
var of = map[string]struct{ file, path string }{
	"event": {"timeline", "timeline"}, "detail": {"timeline", "detail"}, "clock": {"suggestions", "clock"}, "column": {"suggestions", "registerColumn"},
	"contact": {"suggestions", "contactState"}, "contactPhase": {"suggestions", "contactPhase"}, "part": {"suggestions", "unitRole"}, "round": {"suggestions", "why"},
	"ended": {"handling", "ended"}, "promise": {"handling", "commitment.state"}, "request": {"requests", "kind"}, "requestState": {"requests", "state"},
	"keyEvent": {"supervision", "event"}, "keyStatus": {"supervision", "status"}, "party": {"supervision", "party"}, "planState": {"supervision", "planState"},
	"activity": {"supervision", "kind"}, "activityState": {"supervision", "activityState"}, "letterKind": {"supervision", "letterKind"},
	"answer": {"supervision", "answer"}, "found": {"supervision", "found"}, "keyPromise": {"supervision", "promiseState"},
	"aspect": {"quality", "aspect"}, "level": {"quality", "level"}, "role": {"common", "role"},
}

var text = regexp.MustCompile(`(\w+): "([^"]*)"`)

// onThePage reads a group of the page's words.
func onThePage(t *testing.T, file, path string) map[string]string {
	t.Helper()
	source, err := os.ReadFile("../../frontend/src/i18n/zh/" + file + ".ts")
	if err != nil {
		t.Fatal(err)
	}
	rest := string(source)
	for _, name := range strings.Split(path, ".") {
		at := regexp.MustCompile(`(export const |\n +)` + name + `(:| =) \{`).FindStringIndex(rest)
		if at == nil {
			t.Fatalf("%s.ts has no %s", file, path)
		}
		rest = rest[at[1]:]
	}
	found := map[string]string{}
	depth, quoted := 1, false
	for i := 0; depth > 0; i++ {
		switch {
		case rest[i] == '"':
			quoted = !quoted
		case !quoted && rest[i] == '{':
			depth++
		case !quoted && rest[i] == '}':
			if depth--; depth == 0 {
				for _, m := range text.FindAllStringSubmatch(rest[:i], -1) {
					found[m[1]] = m[2]
				}
			}
		}
	}
	return found
}

// A case file and the page of its item tell the same in the same words.
func TestACaseFileUsesTheWordsOfThePage(t *testing.T) {
	if got, want := slices.Sorted(maps.Keys(words)), slices.Sorted(maps.Keys(of)); !slices.Equal(got, want) {
		t.Fatalf("say where the page has the words of each group: %v, %v", got, want)
	}
	for group, at := range of {
		page := onThePage(t, at.file, at.path)
		if group == "ended" { // the page has more to say there
			maps.DeleteFunc(page, func(code, _ string) bool { return words[group][code] == "" })
		}
		for code, said := range page {
			if words[group][code] != said {
				t.Errorf("%s %s: %q, the page says %q", group, code, words[group][code], said)
			}
		}
		for code := range words[group] {
			if page[code] == "" {
				t.Errorf("%s %s: the page does not know it", group, code)
			}
		}
		if len(page) < 2 {
			t.Errorf("%s: only %v was read of the page", group, page)
		}
	}
	source, err := os.ReadFile("../../frontend/src/features/suggestions/History.tsx")
	if err != nil {
		t.Fatal(err)
	}
	for list, want := range map[string][]string{"shown": shown, "wishes": wishes} {
		m := regexp.MustCompile(`(?s)const ` + list + ` = \[(.*?)\]`).FindStringSubmatch(string(source))
		if m == nil {
			t.Fatalf("History.tsx has no list %s", list)
		}
		var got []string
		for _, one := range regexp.MustCompile(`"(\w+)"`).FindAllStringSubmatch(m[1], -1) {
			got = append(got, one[1])
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %v, the page has %v", list, want, got)
		}
	}
}

func TestAnEventIsToldAsOnThePage(t *testing.T) {
	set := rules.Data{Ratings: []rules.Rating{{Code: "satisfied", Label: "满意"}, {Code: "dissatisfied", Label: "不满意"}}}
	for _, c := range []struct {
		event         suggestion.EventView
		what, details string
		who           string
	}{
		{suggestion.EventView{Kind: "register", ActorName: "冯志明", ActorRole: "office", Data: map[string]string{"number_text": "第14号"}}, "登记，编为第14号", "", "冯志明 · 代表工作机构工作人员"},
		{suggestion.EventView{Kind: "receive", ActorName: "张国强", ActorRole: "clerk", BodyName: "市公安局", Data: map[string]string{}}, "市公安局签收", "", "张国强 · 市公安局承办单位经办人"},
		{suggestion.EventView{Kind: "sign_reply", Data: map[string]string{"outcome": "sent_back", "comment": "重写"}}, "签发退回", "意见：重写", ""},
		{suggestion.EventView{Kind: "give_feedback", Data: map[string]string{"attitude": "satisfied", "result": "dissatisfied"}}, "代表反馈：办理态度满意，办理结果不满意", "", ""},
		{suggestion.EventView{Kind: "calendar_moved", Data: map[string]string{"clock": "T5", "from": "2026-05-08", "to": "2026-05-09"}}, "工作日历调整，“答复”的到期日由2026年5月8日改为2026年5月9日", "", ""},
		{suggestion.EventView{Kind: "enter_from_paper", Data: map[string]string{"origin": "motion", "deputy_name": "张三", "received_on": "2026-01-02"}}, "由议案转为建议，领衔代表张三，2026年1月2日收到", "", ""},
		{suggestion.EventView{Kind: "object_to_assignment", Data: map[string]string{"unit_name": "市教育局", "reason": "不属于"}}, "对交办提出异议", "理由：不属于|建议交由：市教育局", ""},
		{suggestion.EventView{Kind: "assign", Data: map[string]string{"unit_name": "市教育局", "due_on": "2026-05-08", "until": "2026-06-08"}}, "交办给市教育局", "期限：2026年5月8日", ""},
		{suggestion.EventView{Kind: "what_nobody_knows", Data: map[string]string{"outcome": "new"}}, "有新的办理进展", "", ""},
	} {
		got := tell(c.event, set)
		if got.What != c.what || strings.Join(got.Details, "|") != c.details || got.Who != c.who {
			t.Errorf("%s: %q, %q, %q", c.event.Kind, got.What, got.Details, got.Who)
		}
	}
}

func TestANameFitsEveryFileSystem(t *testing.T) {
	long := strings.Repeat("建议", 60) + ".pdf"
	for name, want := range map[string]string{"a/b.docx": "a／b.docx", `..\x.pdf`: "＼x.pdf", "答复：2.pdf": "答复：2.pdf", "x\n.pdf": "x.pdf", long: strings.Repeat("建议", 32) + "建.pdf"} {
		if got := safe(name); got != want || len(got) > longest {
			t.Errorf("%q: %q", name, got)
		}
	}
}
