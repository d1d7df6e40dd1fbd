package stats

import "strings"

// Words say a figure's definition: what is counted, out of what, and what to
// know about it. Pages, workbook and docs/figures.md all take them from here.
type Words struct {
	Name string `json:"name"`
	Part string `json:"part"` // the numerator, or what a plain count counts
	Of   string `json:"of"`   // the denominator; "" of a plain count
	Note string `json:"note"`
}

// about fills in a class's label and meaning.
func (w Words) about(label, meaning string) Words {
	fill := strings.NewReplacer("{label}", label, "{meaning}", meaning)
	return Words{fill.Replace(w.Name), fill.Replace(w.Part), fill.Replace(w.Of), fill.Replace(w.Note)}
}

// wording is every figure's words in one language.
type wording struct {
	items, merged, imported, assignment, receipt, contact, reply, onTime, overdue, lawBroken, extension, returned,
	satisfied, basically, dissatisfied, noFeedback, rehandled, qualityRated, topic, research, feasibility, poor, unrated, class, delivery, unsolved, promise Words
}

var words = wording{
	items: Words{Name: "件数", Part: "作为代表建议受理的：已登记、办理中、已办结、已归档和已并案的。",
		Note: "不含草稿、审查中、退回修改、不作建议处理和已撤回的。"},
	merged: Words{Name: "并案", Part: "并入另一件一起办理的建议。",
		Note: "计入件数；提出人的反馈计入满意率；交办、办理、答复等各率只按被并入的一件计算一次。"},
	imported: Words{Name: "历史导入", Part: "从以往登记表导入的建议。",
		Note: "只计件数，不计各率：登记表没有逐项日期，分类的含义也无从核对。"},
	assignment: Words{Name: "交办率", Part: "至少交办过一个单位的建议。", Of: "件数，不含并案和历史导入。",
		Note: "交办后被收回的不算交办；退办后尚未重新交办的仍算交办过。"},
	receipt: Words{Name: "签收率", Part: "全部承办单位（含会办）都已签收的建议。", Of: "现有承办单位的建议。"},
	contact: Words{Name: "面商率", Part: "承办单位至少与代表当面沟通（会面、走访）一次的建议。", Of: "应答复件数：交办后须书面答复的建议。",
		Note: "电话、网络沟通不算面商；代表提出异议的沟通不计；代表逾期未确认的计入。仅供工作参考的建议不须答复，不在分母内。"},
	reply: Words{Name: "答复率", Part: "全部应答复单位的答复都已送达的建议。", Of: "应答复件数。",
		Note: "未到期的也在分母内。重新办理而新的答复尚未送达的，算未答复。"},
	onTime: Words{Name: "按期答复率", Part: "从未超过答复期限的建议。", Of: "答复已全部送达的，加上已超过期限仍未答复的。",
		Note: "期限含批准的延期；首次办理和每一轮重新办理的期限都算。超期是当天记下的事实，以后修改规则、日历或更换单位都不消除。"},
	overdue:   Words{Name: "逾期未答复", Part: "已超过答复期限、答复尚未全部送达的建议。"},
	lawBroken: Words{Name: "超法定期限", Part: "答复超过代表法规定期限（三个月，经批准延期的六个月）的建议，不论现在是否已答复。"},
	extension: Words{Name: "延期率", Part: "批准过延期答复的建议。", Of: "应答复件数。"},
	returned: Words{Name: "退办率", Part: "有承办单位申退获准的建议。", Of: "至少交办过一个单位的建议。",
		Note: "按单位看时，退回的单位各计各的。单位自己的统计中没有这一项：退回以后本单位不再看到该件。"},
	satisfied: Words{Name: "满意率", Part: "提出人最近一次对办理结果评价“满意”的建议。", Of: "已收到领衔代表（或代表团）反馈的建议。",
		Note: "没有反馈的不在分母内，也不当作满意，另列“未反馈”。对重新办理有新评价的，以新评价为准。按单位看时，取该单位答复的那一轮。"},
	basically:    Words{Name: "基本满意率", Part: "提出人最近一次对办理结果评价“基本满意”的建议。", Of: "已收到领衔代表（或代表团）反馈的建议。"},
	dissatisfied: Words{Name: "不满意率", Part: "提出人最近一次对办理结果评价“不满意”的建议。", Of: "已收到领衔代表（或代表团）反馈的建议。"},
	noFeedback: Words{Name: "未反馈", Part: "答复已全部送达，而提出人没有评价过的建议。",
		Note: "政府办公室和承办单位所见的，包括评价尚未公开的。"},
	rehandled: Words{Name: "重办后满意率", Part: "其中最近一次评价为满意或基本满意的。", Of: "因不满意而重新办理（含提级办理），并且收到了对重新办理的反馈的建议。"},
	qualityRated: Words{Name: "建议质量评价率", Part: "答复的承办单位评价过建议质量的。", Of: "答复已全部送达的建议。",
		Note: "与代表对办理的评价方向相反：由承办单位评价建议。几个单位分别答复的，至少一个单位评价过即计入；重新办理的，取最近一次评价过的一轮。代表的反馈公开以前，只有该单位和代表工作机构看得到，政府办公室所见的以已公开的为限；代表和其他单位不提供这项统计。"},
	topic: Words{Name: "选题准确", Part: "承办单位评价“选题准确”为“好”的建议。", Of: "承办单位评价过质量的建议。",
		Note: "没有评价的不在分母内，另列“质量未评价”。几个单位评价不同的，取其中最低的；按单位看时，取该单位自己的。"},
	research:    Words{Name: "调研充分", Part: "承办单位评价“调研充分”为“好”的建议。", Of: "承办单位评价过质量的建议。"},
	feasibility: Words{Name: "建议可行", Part: "承办单位评价“建议可行”为“好”的建议。", Of: "承办单位评价过质量的建议。"},
	poor:        Words{Name: "质量有“差”的", Part: "三方面中至少一方面评价为“差”的建议。", Of: "承办单位评价过质量的建议。"},
	unrated: Words{Name: "质量未评价", Part: "答复已全部送达，而答复的单位都没有评价过质量的建议。",
		Note: "政府办公室所见的，包括评价尚未公开的。"},
	class: Words{Name: "{label}占比", Part: "答复属于{label}（{meaning}）的建议。", Of: "答复已送达的建议。",
		Note: "几个单位分别答复的，取其中办成程度最低的一类；重新办理后又有答复的，取最近一轮。含义以答复当时的规则为准。"},
	delivery: Words{Name: "办成率", Part: "答复类别在当时的规则中计为已解决的，或者承诺事项已全部落实的建议。", Of: "应答复件数。",
		Note: "答复说“正在解决”不算办成，落实以后才算；有承诺尚未落实或说明无法落实的，不算落实。"},
	unsolved: Words{Name: "满意但未办成", Part: "提出人满意或基本满意，而既不属于已解决、承诺也没有全部落实的建议。"},
	promise: Words{Name: "承诺兑现率", Part: "到期的承诺已全部落实的建议。", Of: "答复中的承诺已经到期、落实或说明无法落实的建议。",
		Note: "经同意改期的，以新的日期为准；说明无法落实的，算没有兑现。"},
}

var inEnglish = wording{
	items: Words{Name: "Items", Part: "Suggestions taken up as such: registered, being handled, closed, archived, or merged into another.",
		Note: "Without drafts, items under review or sent back for revision, not accepted or withdrawn."},
	merged: Words{Name: "Merged", Part: "Suggestions handled together with another one.",
		Note: "They count as items, and their proposers' feedback counts; assignment, handling and reply count once, with the item they went into."},
	imported: Words{Name: "Imported", Part: "Suggestions from registers of earlier years.",
		Note: "They count as items and in no rate: a register has no dates of the steps, and what its classes meant cannot be checked."},
	assignment: Words{Name: "Assigned", Part: "Items that were assigned to at least one unit.", Of: "Items, without merged and imported ones.",
		Note: "An assignment that was recalled is none; an item that a unit gave back was assigned all the same."},
	receipt: Words{Name: "Received", Part: "Items that all their units, co-handlers too, have received.", Of: "Items that units have now."},
	contact: Words{Name: "Met in person", Part: "Items about which a unit met the deputy (meeting, visit) at least once.", Of: "Items to answer: assigned, with a written reply owed.",
		Note: "Calls and messages are no meeting; a contact that the deputy disputes does not count, one left unconfirmed does. Items for reference only are owed no reply and are not in the denominator."},
	reply: Words{Name: "Replied", Part: "Items with the replies of all units that answer delivered.", Of: "Items to answer.",
		Note: "Items whose time is not over are in the denominator. While an item handled again waits for its new reply, it counts as not replied to."},
	onTime: Words{Name: "Replied on time", Part: "Items whose time limit for the reply was never broken.", Of: "Items with all replies delivered, and those overdue without.",
		Note: "Granted extensions count; so do the limits of each round of handling again. A breach is a fact noted on its day: no later change of rules, calendar or units removes it."},
	overdue:   Words{Name: "Overdue", Part: "Items past their date whose replies are not all delivered."},
	lawBroken: Words{Name: "Past the law's limit", Part: "Items whose reply broke the limit of the law on deputies (three months, six with an extension), replied to by now or not."},
	extension: Words{Name: "Extended", Part: "Items with a granted extension.", Of: "Items to answer."},
	returned: Words{Name: "Given back", Part: "Items that a unit gave back with consent.", Of: "Items that were assigned to at least one unit.",
		Note: "By unit, each one's own returns count. A unit's own figures lack this one: it no longer sees what it gave back."},
	satisfied: Words{Name: "Satisfied", Part: "Items whose proposer's newest rating of the result is “satisfied”.", Of: "Items with feedback of the lead deputy (or delegation).",
		Note: "No feedback is not in the denominator and never counts as satisfied; it is shown beside. A new rating after handling again replaces the old one. By unit, the round counts in which it replied."},
	basically:    Words{Name: "Basically satisfied", Part: "Items whose proposer's newest rating of the result is “basically satisfied”.", Of: "Items with feedback of the lead deputy (or delegation)."},
	dissatisfied: Words{Name: "Dissatisfied", Part: "Items whose proposer's newest rating of the result is “dissatisfied”.", Of: "Items with feedback of the lead deputy (or delegation)."},
	noFeedback: Words{Name: "No feedback", Part: "Items with all replies delivered that the proposer has not rated.",
		Note: "What the government office and units see includes ratings not released yet."},
	rehandled: Words{Name: "Satisfied after handling again", Part: "Of these, items whose newest rating is satisfied or basically satisfied.", Of: "Items handled again (or escalated) because of dissatisfaction, with feedback on that."},
	qualityRated: Words{Name: "Quality rated", Part: "Items whose quality was rated by a unit that replied.", Of: "Items with all replies delivered.",
		Note: "The other way round than feedback: units rate suggestions. Of several units that reply, one is enough; after handling again the newest round counts that was rated. Until the feedback is released only the unit and the deputy affairs office see it, and the government office counts what was released; deputies and other units have no such figures."},
	topic: Words{Name: "Right topic", Part: "Items whose topic the unit rated “good”.", Of: "Items whose quality was rated.",
		Note: "Items without a rating are not in the denominator; they are shown beside. Of several units' ratings the lowest counts; by unit, its own."},
	research:    Words{Name: "Well researched", Part: "Items whose research the unit rated “good”.", Of: "Items whose quality was rated."},
	feasibility: Words{Name: "Feasible", Part: "Items whose feasibility the unit rated “good”.", Of: "Items whose quality was rated."},
	poor:        Words{Name: "Rated poor in part", Part: "Items with at least one of the three aspects rated “poor”.", Of: "Items whose quality was rated."},
	unrated: Words{Name: "Quality not rated", Part: "Items with all replies delivered whose quality no unit rated.",
		Note: "What the government office sees includes ratings not released yet."},
	class: Words{Name: "{label}", Part: "Items whose reply is of class {label} ({meaning}).", Of: "Items with a delivered reply.",
		Note: "Of several units' replies the least resolved counts; after handling again, the newest round's. The meaning is that of the rules of the reply's day."},
	delivery: Words{Name: "Delivered", Part: "Items whose class counted as resolved under the rules of its day, or whose promises were all kept.", Of: "Items to answer.",
		Note: "“Being solved” is not delivered until it is done; with a promise open or given up, the promises are not kept."},
	unsolved: Words{Name: "Satisfied but unsolved", Part: "Items whose proposer is satisfied or basically so, though neither their class is resolved nor their promises are kept."},
	promise: Words{Name: "Promises kept", Part: "Items with all promises kept that came due.", Of: "Items with promises that came due, were kept or given up.",
		Note: "A date that was changed with consent replaces the old one; a promise that was given up is not kept."},
}
