package suggestion

import (
	"fmt"
	"strings"

	"lianluo/internal/access"
)

// taskWords says what each kind of task asks for, for e-mails; the pages have
// texts of their own.
var taskWords = map[Action]string{
	EditDraft:                   "已退回，请修改后重新提交",
	Submit:                      "正在征集附议，可在截止前提交",
	ConfirmSignature:            "邀请您附议，请答复",
	StartReview:                 "已提交，请审查",
	Register:                    "正在审查，请登记编号或退回修改",
	ProposeUnits:                "请提出承办单位",
	Assign:                      "已登记，请交办",
	Receive:                     "已交办给贵单位，请签收",
	Acknowledge:                 "供工作参考，请确认阅知",
	DraftReply:                  "等待撰写答复",
	PlanHandling:                "请提交办理方案",
	ReviewReply:                 "答复等待核稿",
	SignReply:                   "答复等待签发",
	CheckReply:                  "答复等待审核",
	DraftCoOpinion:              "等待撰写会办意见",
	SignCoOpinion:               "会办意见等待签发",
	ConfirmContact:              "承办单位记录了一次沟通，请确认是否属实",
	GiveDecisiveFeedback:        "答复已送达，请评价办理情况",
	DecideRehandling:            "请决定是否重新办理",
	Close:                       "可以办结",
	AgreeReturnInUnit:           "申请退回交办，请审核",
	DecideReturnGovernmentUnit:  "申请退回交办，请决定",
	DecideReturnOtherUnit:       "申请退回交办，请决定",
	DecideObjection:             "对承办单位有异议，请决定",
	AgreeExtensionInUnit:        "申请延期答复，请审核",
	AgreeExtensionGovernment:    "申请延期答复，请审核",
	GrantExtension:              "申请延期答复，请决定",
	ConsentWithdrawal:           "申请撤回，请答复是否同意",
	AcceptWithdrawal:            "申请撤回，请决定",
	ConfirmNonAcceptance:        "提请不作建议处理，请决定",
	ConfirmMerge:                "提请并案办理，请决定",
	ConsentSplit:                "提请拆分，请答复是否同意",
	ReportCommitment:            "答复作出了承诺，请按期落实并报告",
	SignCommitmentDelivery:      "承诺落实情况等待签发",
	ConfirmCommitmentDelivery:   "承诺已报告落实，请确认",
	AgreeCommitmentChangeInUnit: "申请变更承诺，请审核",
	DecideCommitmentChange:      "申请变更承诺，请决定",
}

// newsWords says what has happened.
var newsWords = map[string]string{
	"urge":                 "有人催办，请抓紧办理",
	"signature.declined":   "有代表谢绝附议",
	"signature.withdrawn":  "有代表撤回了附议",
	"commitment.delivered": "一项承诺已经落实",
	"commitment.changed":   "一项承诺有变更或说明",
	"suggestion.corrected": "标题或类别已更正",
	"suggestion.entered":   "纸质建议已录入，请核对",
	"suggestion.merged":    "已与另一件建议并案办理",
	"suggestion.unmerged":  "已恢复单独办理",
	"merged.dissatisfied":  "并案建议的代表评价为不满意",

	"suggestion.split_off":                           "由拆分另立，正在审查",
	"suggestion.receive_copy":                        "答复已送达（并案办理）",
	"suggestion.delivered":                           "答复已送达",
	"suggestion.superseded":                          "承办单位重新作了答复，请查看",
	"suggestion.contact_disputed":                    "代表对沟通记录提出异议，请查看",
	"suggestion.took_in":                             "又有一件建议并入办理，请一并答复",
	"suggestion.submit":                              "您附议的建议已经提交",
	"suggestion.return_for_revision":                 "已退回修改",
	"suggestion.register":                            "已登记编号",
	"suggestion.void_registration":                   "原编号已作废，恢复审查",
	"suggestion.reopen_not_accepted":                 "已恢复审查",
	"suggestion.make_stub":                           "已转为线下办理，平台不再保存内容",
	"suggestion.assign":                              "已交办",
	"suggestion.change_assignments_government_units": "承办单位有调整",
	"suggestion.recall_assignment":                   "交办已收回，贵单位不再承办",
	"suggestion.sign_co_opinion":                     "会办单位已提出会办意见",
	"suggestion.attach_sealed_reply":                 "盖章的答复已上传",
	"suggestion.plan_handling":                       "承办单位已制定办理方案",
	"suggestion.acknowledge":                         "承办单位已阅知",
	"suggestion.release_feedback":                    "代表的评价已公开，请查看",
	"suggestion.decide_rehandling":                   "已决定重新办理",
	"suggestion.escalate":                            "已决定提级办理",
	"suggestion.reopen":                              "已重新启动办理",
	"suggestion.explain_and_close":                   "已作说明并办结，请查看",
	"suggestion.close":                               "已办结",
	"suggestion.granted.objection":                   "对交办的异议已获采纳，承办单位将另行确定",
	"suggestion.granted.extension":                   "答复期限已延长",
	"suggestion.granted.withdrawal":                  "已撤回，停止办理",
	"suggestion.granted.non_acceptance":              "决定不作为建议处理，请查看理由",
	"suggestion.granted.split":                       "已拆分为两件",
}

var (
	requestWords = map[string]string{
		"return": "退回申请", "objection": "对交办的异议", "extension": "延期申请", "withdrawal": "撤回申请",
		"non_acceptance": "不作建议处理的提请", "merge": "并案的提请", "split": "拆分的提请",
		"commitment_delivery": "承诺落实报告", "commitment_change": "承诺变更申请",
	}
	endWords = map[string]string{"granted": "已获同意", "refused": "未获同意，请查看理由", "lapsed": "因情况变化已失效", "taken_back": "已由提出的一方收回"}
)

var roleWords = map[access.Role]string{
	access.Office: "代表工作机构工作人员", access.Head: "代表工作机构负责人", access.GovOffice: "政府办公室经办人",
	access.Clerk: "承办单位经办人", access.Reviewer: "承办单位核稿人", access.Signer: "承办单位签发人",
}

// NoticeWords puts a notice into one line of an e-mail. It names an item by its
// number and never by its title: texts do not leave the platform.
func NoticeWords(kind string, params map[string]string) string {
	family, rest, _ := strings.Cut(kind, ".")
	switch family {
	case "substitute":
		return substituteWords(rest, params)
	case "calendar":
		return "工作日历有调整，您有待办事项的到期日随之改变"
	case "reminder", "escalation":
		if family == "escalation" && params["unit_name"] != "" {
			return item(params) + params["unit_name"] + "，" + reminderWords(rest, params)
		}
		return item(params) + reminderWords(rest, params)
	case "task":
		if words := taskWords[Action(rest)]; words != "" {
			return item(params) + words
		}
	case "request":
		end, asked, _ := strings.Cut(rest, ".")
		if endWords[end] != "" && requestWords[asked] != "" {
			return item(params) + requestWords[asked] + endWords[end]
		}
	}
	if words := newsWords[kind]; words != "" {
		return item(params) + words
	}
	return item(params) + "有新的办理进展"
}

// Named names, in an e-mail, the item that a notice is about; it may have no
// number yet.
func Named(params map[string]string) string { return item(params) }

func item(params map[string]string) string {
	if number := params["number"]; number != "" {
		return number + "建议："
	}
	return "一件尚未编号的建议："
}

func reminderWords(moment string, params map[string]string) string {
	return ReminderWords(moment, taskWords[Action(params["task"])], params)
}

// ReminderWords says of a task, in an e-mail, how far its date is.
func ReminderWords(moment, what string, params map[string]string) string {
	switch moment {
	case "before":
		return fmt.Sprintf("%s（还有 %s 天，%s 到期）", what, params["days"], params["due_on"])
	case "today":
		return what + "（今天到期）"
	}
	return fmt.Sprintf("%s（已于 %s 到期，尚未办理）", what, params["due_on"])
}

func substituteWords(event string, params map[string]string) string {
	if event == "ended" {
		return fmt.Sprintf("%s代理%s（%s）已经结束", params["substitute"], params["principal"], roleWords[access.Role(params["role"])])
	}
	return fmt.Sprintf("%s自 %s 至 %s 代理%s（%s）", params["substitute"], params["from"], params["to"], params["principal"], roleWords[access.Role(params["role"])])
}
