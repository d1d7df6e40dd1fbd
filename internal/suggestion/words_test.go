package suggestion

import (
	"slices"
	"strings"
	"testing"
)

// neverTasks are what people may do, but nobody waits for.
var neverTasks = []Action{DeleteDraft, InviteCosigners, DeclineSignature, WithdrawSignature, ReturnForRevision, SetInnerRoute, RecordContact,
	NoteProgress, GiveFeedback, ReleaseFeedback, ExplainAndClose, Archive, AskReturn, ObjectToAssignment, AskExtension, AskWithdrawal,
	AskNonAcceptance, ReopenNotAccepted, AskMerge, AskSplit, TakeBack, MakeStub, RecallAssignment, ChangeAssignments, SendBackCoOpinion, SupersedeReply,
	RecordPaperDelivery, AttachSealedReply, RateSuggestion, SendUrge, Escalate, EnterPaperFeedback, Reopen, VoidRegistration, CorrectTitle, AskCommitmentChange}

func TestEveryTaskHasItsWordsForEMails(t *testing.T) {
	for _, s := range procedure {
		if (taskWords[s.action] == "") != slices.Contains(neverTasks, s.action) {
			t.Errorf("%s: say what it asks for in taskWords, or that nobody waits for it", s.action)
		}
	}
}

func TestANoticeInWords(t *testing.T) {
	item := map[string]string{"number": "第12号", "title": "关于修路的建议"}
	with := func(more ...string) map[string]string {
		params := map[string]string{}
		for k, v := range item {
			params[k] = v
		}
		for i := 0; i < len(more); i += 2 {
			params[more[i]] = more[i+1]
		}
		return params
	}
	absence := map[string]string{"substitute": "李四", "principal": "张三", "role": "signer", "from": "2026-03-02", "to": "2026-03-06"}
	for _, c := range []struct {
		kind   string
		params map[string]string
		want   string
	}{
		{"task.receive", item, "第12号建议：已交办给贵单位，请签收"},
		{"task.start_review", map[string]string{"title": "关于修路的建议"}, "一件尚未编号的建议：已提交，请审查"},
		{"urge", item, "第12号建议：有人催办，请抓紧办理"},
		{"request.refused.extension", item, "第12号建议：延期申请未获同意，请查看理由"},
		{"reminder.before", with("task", "draft_reply", "days", "3", "due_on", "2026-06-02", "unit_name", "市交通运输局"), "第12号建议：等待撰写答复（还有 3 天，2026-06-02 到期）"},
		{"reminder.today", with("task", "draft_reply", "due_on", "2026-06-02"), "第12号建议：等待撰写答复（今天到期）"},
		{"reminder.after", with("task", "draft_reply", "due_on", "2026-06-02", "unit_name", "市交通运输局"), "第12号建议：等待撰写答复（已于 2026-06-02 到期，尚未办理）"},
		{"escalation.after", with("task", "draft_reply", "due_on", "2026-06-02", "unit_name", "市交通运输局"), "第12号建议：市交通运输局，等待撰写答复（已于 2026-06-02 到期，尚未办理）"},
		{"escalation.after", with("task", "start_review", "due_on", "2026-06-02"), "第12号建议：已提交，请审查（已于 2026-06-02 到期，尚未办理）"},
		{"substitute.named", absence, "李四自 2026-03-02 至 2026-03-06 代理张三（承办单位签发人）"},
		{"substitute.ended", absence, "李四代理张三（承办单位签发人）已经结束"},
		{"calendar.moved", nil, "工作日历有调整，您有待办事项的到期日随之改变"},
		{"something.new", item, "第12号建议：有新的办理进展"},
	} {
		got := NoticeWords(c.kind, c.params)
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.kind, got, c.want)
		}
		if strings.Contains(got, item["title"]) {
			t.Errorf("%s: the title leaves the platform: %s", c.kind, got)
		}
	}
}
