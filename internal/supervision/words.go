package supervision

import (
	"strings"

	"lianluo/internal/suggestion"
)

// taskWords says what each task asks for, for e-mails; the pages have texts of
// their own. Titles do not leave the platform.
var taskWords = map[suggestion.Action]string{
	TaskNameParties:      "已列为重点督办建议，请确定督办领导、领办领导和对口委员会",
	TaskEditPlan:         "已列为重点督办建议，请制定督办方案",
	TaskConfirmPlan:      "督办方案等待确认",
	TaskReportMilestone:  "督办方案中的一步由您负责，请按期推进并报告",
	TaskAnswerInvitation: "邀请您参加督办活动，请答复是否参加",
	TaskRecordMinutes:    "督办活动已经举行，请记录活动情况",
	TaskAnswerLetter:     "收到催办函或督办函，请按期回复",
	TaskLookBack:         "答复已全部送达，请开展回头看",
	TaskRecordOutcome:    "已经开展回头看，请记录督办成效",
	TaskConclude:         "方案步骤已全部完成，成效已记录，可以结束督办",
}

// newsWords says what has happened.
var newsWords = map[string]string{
	"supervision.nominated":           "被推荐为重点督办建议，请汇总比选",
	"supervision.chosen":              "已列为重点督办建议",
	"supervision.party":               "已列为重点督办建议，您是督办责任方之一",
	"supervision.nomination_chosen":   "您推荐的建议已列为重点督办建议",
	"supervision.not_chosen":          "您推荐的建议未列为重点督办建议，请查看理由",
	"supervision.plan_confirmed":      "督办方案已确认",
	"supervision.instructed":          "领导对督办工作有批示，请查看",
	"supervision.milestone_progress":  "督办方案有新的进展报告",
	"supervision.milestone_completed": "督办方案中的一步已报告完成",
	"supervision.activity_changed":    "督办活动的时间或地点有变化，请查看并重新答复",
	"supervision.uninvited":           "督办活动的邀请有调整，您不必参加了",
	"supervision.activity_cancelled":  "督办活动已取消",
	"supervision.minutes":             "督办活动情况已记录，请查看",
	"supervision.letter":              "发来催办函或督办函，请督促按期回复",
	"supervision.letter_answered":     "承办单位已回复催办函或督办函",
	"supervision.checked":             "回头看情况已记录，请查看",
	"supervision.concluded":           "督办已经结束",
}

// NoticeWords puts a notice of this package into one line of an e-mail; it is
// empty for those of others.
func NoticeWords(kind string, params map[string]string) string {
	family, rest, _ := strings.Cut(kind, ".")
	switch family {
	case "task":
		if words := taskWords[suggestion.Action(rest)]; words != "" {
			return suggestion.Named(params) + words
		}
	case "reminder", "escalation":
		if words := taskWords[suggestion.Action(params["task"])]; words != "" {
			return suggestion.Named(params) + suggestion.ReminderWords(rest, words, params)
		}
	case "supervision":
		if words := newsWords[kind]; words != "" {
			return suggestion.Named(params) + words
		}
	}
	return ""
}
