package demo

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/deputy"
	"lianluo/internal/upward"
)

// higherDeputies are the deputies of the city who are deputies of the province
// as well, among the deputies; the log-in "deputy" is the first.
var higherDeputies = []int{0, 5, 13, 22, 41, 58, 77, 96, 120, 148, 203, 260}

// addHigherDeputies enters their second mandates.
func (w *world) addHigherDeputies(tx *gorm.DB) error {
	for i, of := range higherDeputies {
		home := w.mandates[of]
		row := deputy.Deputy{CongressID: w.congress, TermID: w.term, Name: home.Name, Gender: home.Gender, Level: deputy.Provincial,
			CardNo: fmt.Sprintf("S14%03d", 211+i), ElectingUnit: city + "人民代表大会", Phone: home.Phone, Status: deputy.Active, UserID: &w.deputies[of].UserID}
		if err := tx.Create(&row).Error; err != nil {
			return fmt.Errorf("deputies of the province: %w", err)
		}
		w.higher = append(w.higher, w.deputies[of])
		w.higherMandates = append(w.higherMandates, row.ID)
	}
	return nil
}

// upwardStory is what happens to one item that goes up to the province.
type upwardStory struct {
	w       *world
	no      int
	kind    string
	wording upward.Wording
	id      uint
	version uint
}

func (s *upwardStory) then(day int, do func(ctx context.Context) (upward.Receipt, error)) {
	when := at(s.w.workday(day), 150+s.no*11)
	if len(s.w.upwardSteps) > 0 {
		if before := s.w.upwardSteps[len(s.w.upwardSteps)-1]; before.of == s && !when.After(before.at) {
			when = before.at.Add(pace)
		}
	}
	s.w.upwardSteps = append(s.w.upwardSteps, upwardStep{s, step{when, func(ctx context.Context) error {
		receipt, err := do(ctx)
		if err != nil {
			return fmt.Errorf("upward suggestion %d: %w", s.no, err)
		}
		s.id, s.version = receipt.ID, receipt.Version
		return nil
	}}})
}

// upwardStep is a step, and whose it is.
type upwardStep struct {
	of *upwardStory
	step
}

// tellUpward adds what goes up: one that was answered and rated, one that waits
// for its lead, one of the delegation that waits for its answer, one open for
// signatures, and a topic.
func (w *world) tellUpward() {
	stories := make([]*upwardStory, len(upwardWordings))
	for i, wording := range upwardWordings {
		stories[i] = &upwardStory{w: w, no: i, kind: upward.Joint, wording: wording}
	}
	stories[2].kind = upward.Delegation
	stories[0].goesUp(-200, 0, 2, 3, 4)
	stories[0].isAnswered(-70)
	stories[0].rates(-61, "basically_satisfied")
	stories[1].goesUp(-190, 0, 5)
	stories[1].isAnswered(-9)
	stories[2].goesUp(-185, 1, 0, 2, 3, 4, 5, 6, 8, 9)
	stories[3].opens(-12, 4)
	stories[3].signs(-9, 4)
	stories[3].signs(-8, 7)
	stories[3].declines(-6, 9)
	stories[4].proposes(-5, w.higher[0])
	for _, s := range w.upwardSteps {
		w.steps = append(w.steps, s.step)
	}
}

func (s *upwardStory) proposes(day int, by access.Actor) {
	s.then(day, func(ctx context.Context) (upward.Receipt, error) {
		return s.w.upward.Propose(ctx, by, upward.Proposal{Level: string(deputy.Provincial), Kind: s.kind, Wording: s.wording})
	})
}

// opens brings the item to its signatures; lead is one of the higher deputies.
func (s *upwardStory) opens(day, lead int) {
	s.proposes(day-20, s.w.higher[(lead+1)%len(s.w.higher)])
	s.then(day-12, func(ctx context.Context) (upward.Receipt, error) {
		return s.w.upward.Adopt(ctx, s.w.head, s.id, s.version, s.w.higherMandates[lead])
	})
	s.then(day, func(ctx context.Context) (upward.Receipt, error) {
		return s.w.upward.OpenSigning(ctx, s.w.higher[lead], s.id, s.version)
	})
}

func (s *upwardStory) signs(day, who int) {
	s.then(day, func(ctx context.Context) (upward.Receipt, error) {
		return s.w.upward.Sign(ctx, s.w.higher[who], s.id, s.version, 1)
	})
}

func (s *upwardStory) declines(day, who int) {
	s.then(day, func(ctx context.Context) (upward.Receipt, error) {
		return s.w.upward.Decline(ctx, s.w.higher[who], s.id, s.version, "已在另一件建议中提出同类内容。")
	})
}

// goesUp: signed by the lead and the others, and handed in.
func (s *upwardStory) goesUp(day, lead int, others ...int) {
	s.opens(day, lead)
	for i, who := range append([]int{lead}, others...) {
		s.signs(day+1+i/3, who)
	}
	s.then(day+8, func(ctx context.Context) (upward.Receipt, error) {
		scans, err := s.w.scan(ctx, s.w.office, "省人大代表建议签名页.pdf", "省人民代表大会代表建议签名页（演示）", "题目："+s.wording.Title, "领衔代表："+s.w.higher[lead].Name+"（签名）")
		if err != nil {
			return upward.Receipt{}, err
		}
		return s.w.upward.Submit(ctx, s.w.office, s.id, s.version, upward.Submission{SessionName: "省第十四届人民代表大会会议",
			Number: fmt.Sprintf("第%04d号", 218+s.no*37), SubmittedOn: s.w.workday(day + 7), AttachmentIDs: scans})
	})
	s.then(day+40, func(ctx context.Context) (upward.Receipt, error) {
		return s.w.upward.RecordHandling(ctx, s.w.office, s.id, s.version, upward.Handling{
			HandlingUnits: pick(upwardUnits, s.no), ExpectedOn: s.w.today.AddDays(day + 130)})
	})
}

func (s *upwardStory) isAnswered(day int) {
	s.then(day, func(ctx context.Context) (upward.Receipt, error) {
		return s.w.upward.RecordAnswer(ctx, s.w.office, s.id, s.version, upward.Received{UnitName: pick(upwardUnits, s.no),
			DocumentNo: fmt.Sprintf("省复〔%d〕%d号", s.w.today.Year(), 64+s.no), AnsweredOn: s.w.workday(day - 2), Text: pick(upwardAnswers, s.no)})
	})
}

func (s *upwardStory) rates(day int, result string) {
	s.then(day, func(ctx context.Context) (upward.Receipt, error) {
		return s.w.upward.Rate(ctx, s.w.higher[0], s.id, s.version, upward.Opinion{Result: result, Reasons: "希望环线早日开工，并同步考虑停车和充电设施。"})
	})
}

var upwardUnits = []string{"省交通运输厅、省发展和改革委员会", "省文化和旅游厅", "省林业局、省财政厅"}

var upwardAnswers = []string{
	"关于将山区旅游公路环线纳入省级规划的建议，已列入规划中期调整备选项目，今年完成可行性研究；补助标准按四级以上山区公路上浮一成执行，危桥改造另行安排资金。",
	"关于建立景区旺季跨市客流调度机制的建议，已由我厅牵头建立省、市、景区三级信息通报制度，国庆前完成数据联通；人员培训名额今年向贵市倾斜安排三十名。",
}

var upwardWordings = []upward.Wording{
	{Title: "关于支持山区旅游公路环线建设的建议", Basis: "代表小组今年三次沿线调研，走访四个乡镇和两处景区。",
		Content: "我市六处主要景区分布在不同山谷，相互之间没有干线公路相连，游客往返须绕行县城，平均多花两个半小时，沿线村寨难以分享旅游收益。环线全长约一百二十公里，其中五十六公里为等外公路，汛期塌方频繁，地方财力难以独自承担。",
		Points:  []string{"将山区旅游公路环线纳入省级公路规划。", "提高山区旅游公路和危桥改造的补助标准。"}},
	{Title: "关于建立热门景区旺季跨市客流调度机制的建议", Basis: "汇总近两年旺季投诉和应急处置记录。",
		Content: "旺季游客从高速公路、铁路和相邻市同时涌入，单个城市只能在景区门口限流。相邻市之间没有客流信息通报，分流提示往往在游客到达之后才发出。",
		Points:  []string{"由省级主管部门牵头建立跨市客流信息通报和调度机制。", "对景区应急处置人员开展统一培训。"}},
	{Title: "关于完善世界遗产地生态补偿政策的建议", Basis: "全团讨论通过，结合遗产地十二个村的入户调查。",
		Content: "遗产地核心区内村民不能采伐、扩建，集体林地禁止经营，而现行补偿按一般公益林标准执行，户均年补偿不足八百元，保护与增收的矛盾突出。",
		Points:  []string{"制定世界遗产地生态补偿专项办法，提高集体林补偿标准。", "支持遗产地周边建设特许经营试点。", "将遗产监测和古树保护经费列入省级预算。"}},
	{Title: "关于加强山岳型景区应急救援能力建设的建议", Basis: "与应急、消防和民间救援队座谈三次。",
		Content: "全省山岳救援主要依靠少数专业队和民间力量，装备标准不一，跨市支援没有协议，直升机停机点不足。我市去年山岳救援平均到场时间超过两小时。",
		Points:  []string{"布局区域性山岳救援中心和直升机临时起降点。", "制定民间救援力量的培训、保险和补助办法。"}},
	{Title: "关于支持少数民族村寨非遗工坊发展的建议", Basis: "联络站接待群众时多次反映。", Points: []string{}},
}
