package suggestion

import (
	"context"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/gin-gonic/gin"
	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/audit"
	"lianluo/internal/calendar"
	"lianluo/internal/fault"
	"lianluo/internal/rules"
	"lianluo/internal/search"
	"lianluo/internal/sheet"
	"lianluo/internal/web"
)

// exportAtMost is how many items one workbook holds; whoever needs more narrows
// the list by session.
const exportAtMost = 5000

// ErrTooManyToExport says that nothing was written, since some of it would be
// missing.
var ErrTooManyToExport = fault.New(fault.Invalid, "too-many-to-export", "符合条件的建议超过 5000 件，一次导不完。请按会议或类别缩小范围后分次导出。")

var exportHeadings = []sheet.Heading{{Name: "建议编号", Width: 14}, {Name: "标题", Width: 44}, {Name: "类别", Width: 12}, {Name: "届次会议", Width: 24},
	{Name: "来源", Width: 12}, {Name: "提出方式", Width: 10}, {Name: "领衔代表", Width: 10}, {Name: "代表团", Width: 14}, {Name: "附议代表", Width: 24}, {Name: "提交日期", Width: 12, Holds: sheet.Days},
	{Name: "公开意愿", Width: 12}, {Name: "状态", Width: 12}, {Name: "办理轮次", Width: 8, Holds: sheet.Numbers}, {Name: "主办（独办、分办）单位", Width: 26}, {Name: "会办单位", Width: 26}, {Name: "承办科室、联系人", Width: 18},
	{Name: "交办日期", Width: 12, Holds: sheet.Days}, {Name: "答复期限", Width: 12, Holds: sheet.Days}, {Name: "是否延期", Width: 8}, {Name: "与代表沟通", Width: 20}, {Name: "最近催办", Width: 12, Holds: sheet.Days}, {Name: "答复日期", Width: 12, Holds: sheet.Days},
	{Name: "发文字号", Width: 20}, {Name: "答复分类", Width: 10}, {Name: "办理态度", Width: 10}, {Name: "办理结果", Width: 10}, {Name: "反馈日期", Width: 12, Holds: sheet.Days},
	{Name: "承诺内容", Width: 40}, {Name: "承诺期限", Width: 12, Holds: sheet.Days}, {Name: "承诺状态", Width: 10}, {Name: "办结日期", Width: 12, Holds: sheet.Days}}

// Export writes the items that by may see and that the filter leaves, with the
// columns of the office's register, as a workbook. It is noted in the audit
// record, since it carries the data of many.
func (s *Service) Export(ctx context.Context, by access.Actor, f Filter) ([]byte, error) {
	if !by.Is(access.Office, access.Head, access.GovOffice) {
		return nil, ErrNotAllowed
	}
	v, err := s.viewer(ctx, by)
	if err != nil {
		return nil, err
	}
	q := v.q.Model(&Suggestion{}).Scopes(visible(by), f.apply(by, v.today))
	if f.Q != "" {
		if q, err = search.Match(q, "suggestions.id", by.CongressID, f.Q); err != nil {
			return nil, err
		}
	}
	var ids []uint
	if err := q.Order(f.order(by)).Limit(exportAtMost+1).Pluck("suggestions.id", &ids).Error; err != nil {
		return nil, fmt.Errorf("export: %w", err)
	}
	if len(ids) > exportAtMost {
		return nil, ErrTooManyToExport
	}
	if v.sessions, err = sessionNames(v.q, by.CongressID); err != nil {
		return nil, err
	}
	rows := make([][]string, 0, len(ids))
	for start := 0; start < len(ids); start += 200 {
		items, err := load(v.q, ids[start:min(start+200, len(ids))], "explanation")
		if err != nil {
			return nil, err
		}
		urged, err := lastUrged(v.q, ids[start:min(start+200, len(ids))])
		if err != nil {
			return nil, err
		}
		for _, it := range items {
			rows = append(rows, v.registerRow(it, urged[it.ID]))
		}
	}
	if err := s.noteExport(ctx, v, "suggestion.export", len(rows)); err != nil {
		return nil, err
	}
	return sheet.Export("建议登记表", exportHeadings, rows)
}

func (s *Service) noteExport(ctx context.Context, v *viewer, action string, rows int) error {
	return s.DB.Write(ctx, func(tx *gorm.DB) error {
		return audit.Record(tx, v.by, audit.Event{At: v.now, Action: action, Subject: "congress/" + strconv.FormatUint(uint64(v.by.CongressID), 10),
			Data: audit.Data{"rows": rows}})
	})
}

func sessionNames(q *gorm.DB, congressID uint) (map[uint]string, error) {
	var rows []struct {
		ID   uint
		Name string
	}
	if err := q.Table("sessions").Where("congress_id = ?", congressID).Select("id, name").Find(&rows).Error; err != nil {
		return nil, fmt.Errorf("names of sessions: %w", err)
	}
	names := make(map[uint]string, len(rows))
	for _, r := range rows {
		names[r.ID] = r.Name
	}
	return names, nil
}

// registerRow is one line of the office's register; what is unknown stays
// empty.
func (v *viewer) registerRow(it *Item, urged *time.Time) []string {
	lead, r := it.Deputies[it.LeadDeputyID], v.register(it)
	h := v.handled(it)
	round := ""
	if it.Round > 0 {
		round = strconv.Itoa(it.Round)
	}
	attitude, result, given := v.ratingWords(it)
	all := func(words []string) string { return strings.Join(words, "\n") }
	return []string{it.NumberText, it.Title, v.categoryWord(it.Category), r.SessionName, originWords[it.Origin], proposerWords[it.ProposerKind], lead.Name, lead.DelegationName,
		strings.Join(r.Cosigners, "、"), day(it.SubmittedAt), consentWords[it.PublicityConsent], phaseWords[v.phase(it)], round, all(h.answering), all(h.helping), all(h.contacts),
		day(it.FirstAssignedAt), all(h.due), all(h.extended), all(h.met), day(urged), all(h.replied), all(h.document), all(r.ClassLabels),
		attitude, result, given, all(h.promised), all(h.promiseDue), all(h.promiseState), day(it.ClosedAt)}
}

// lastUrged says when each of the items was urged last.
func lastUrged(q *gorm.DB, ids []uint) (map[uint]*time.Time, error) {
	var events []TimelineEvent
	if err := q.Select("suggestion_id, at").Where("suggestion_id IN ? AND kind = ?", ids, SendUrge).Order("at").Find(&events).Error; err != nil {
		return nil, fmt.Errorf("export: %w", err)
	}
	last := make(map[uint]*time.Time, len(events))
	for i := range events {
		last[events[i].SuggestionID] = &events[i].At
	}
	return last, nil
}

// unitCells are the cells of the register on what units did, a line for each.
type unitCells struct {
	answering, helping, contacts, due, extended, met, replied, document []string
	promised, promiseDue, promiseState                                  []string
}

func (v *viewer) handled(it *Item) unitCells {
	var h unitCells
	for _, a := range it.active() {
		name := it.Units[a.UnitID].Name
		if a.PersonName != "" && a.knowsRoute(v.by) {
			h.contacts = append(h.contacts, strings.TrimSpace(a.Section+" "+a.PersonName))
		}
		if !a.Answers() {
			h.helping = append(h.helping, name)
			continue
		}
		h.answering = append(h.answering, name)
		v.answered(it, a, &h)
	}
	for _, c := range it.Communications {
		h.met = append(h.met, c.HeldOn.String()+" "+modeWords[c.Mode])
	}
	for _, p := range it.Promises {
		if p.State != CommitmentChanged {
			h.promised, h.promiseDue, h.promiseState = append(h.promised, p.Text), append(h.promiseDue, p.DueOn.String()), append(h.promiseState, commitmentWords[p.State])
		}
	}
	return h
}

func (v *viewer) answered(it *Item, a *Assignment, h *unitCells) {
	for _, c := range it.Clocks {
		if c.AssignmentID == a.ID && (c.Kind == string(rules.T5) || c.Kind == string(rules.T8) || c.Kind == string(rules.T9)) {
			h.due = append(h.due, c.DueOn.String())
		}
	}
	for _, r := range it.Requests {
		if r.Kind == extending.kind && r.State == RequestGranted && r.concerns(a) && r.AssignmentID != nil {
			h.extended = append(h.extended, "是")
		}
	}
	if r := it.delivered(a.ID); r != nil {
		h.replied, h.document = append(h.replied, day(r.DeliveredAt)), append(h.document, r.DocumentNo)
	}
}

func day(at *time.Time) string {
	if at == nil {
		return ""
	}
	return calendar.On(*at).String()
}

func (v *viewer) categoryWord(code string) string {
	if label := rules.Label(v.set.Data.CategoryList, code); label != "" {
		return label
	}
	return code
}

// ratingWords gives the decisive rating of the newest round that has one, and
// its date, as far as the reader may know it.
func (v *viewer) ratingWords(it *Item) (attitude, result, given string) {
	f := v.known(it)
	if f == nil {
		return "", "", ""
	}
	a, _ := v.set.Data.Rating(f.Attitude)
	b, _ := v.set.Data.Rating(f.Result)
	return a.Label, b.Label, day(&f.GivenAt)
}

var (
	originWords     = map[string]string{"deputy": "代表提交", "paper": "纸质录入", "motion": "议案转为建议", "imported": "历史导入"}
	consentWords    = map[string]string{"full": "同意全文公开", "title_only": "只公开标题", "none": "不同意公开"}
	modeWords       = map[string]string{"meeting": "座谈面商", "visit": "登门走访", "phone": "电话", "online": "网络"}
	proposerWords   = map[string]string{"deputy": "代表个人", "joint": "代表联名", "delegation": "代表团"}
	commitmentWords = map[string]string{CommitmentOpen: "落实中", CommitmentDelivered: "已落实", CommitmentExplained: "已说明"}
	phaseWords      = map[Phase]string{Draft: "草稿", Cosigning: "征集附议", Submitted: "已提交", UnderReview: "审查中", Returned: "退回修改",
		NotAccepted: "不作建议处理", Merged: "已并案", Withdrawn: "已撤回", Registered: "已登记", Assigned: "已交办", InHandling: "办理中",
		AwaitingFeedback: "待反馈", RehandlingReview: "待决定是否重新办理", Closed: "已办结", Archived: "已归档"}
)

// Wording is how the register words a code: of "phase", "origin", "consent",
// "mode" or "proposer"; nothing of what it leaves empty.
func Wording(group, code string) string {
	if group == "phase" {
		return phaseWords[Phase(code)]
	}
	return map[string]map[string]string{"origin": originWords, "consent": consentWords, "mode": modeWords, "proposer": proposerWords}[group][code]
}

// getExport gives the register as a workbook.
//
// @Summary   导出建议登记表（Excel），筛选条件同列表
// @ID        exportSuggestions
// @Tags      suggestions
// @Security  Bearer
// @Produce   application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
// @Param     q           query  string  false  "标题、内容、编号、代表姓名中的字词"
// @Param     phase       query  string  false  "环节"
// @Param     unit_id     query  int     false  "承办单位"
// @Param     category    query  string  false  "类别"
// @Param     session_id  query  int     false  "会议"
// @Param     delegation_id query int    false  "领衔代表所在代表团，或提出的代表团"
// @Param     deputy_id   query  int     false  "领衔或附议代表"
// @Param     class       query  string  false  "答复分类代码"
// @Param     result      query  string  false  "办理结果的评价代码，以已公开的为限"
// @Param     promise     query  string  false  "承诺" Enums(open, overdue, delivered, explained)
// @Param     light       query  string  false  "期限：已逾期、七天内到期，或办理方案未按时提交" Enums(overdue, soon, unplanned)
// @Param     inner       query  string  false  "本单位的科室或经办人"
// @Param     inner_due   query  string  false  "本单位内部期限：已逾期、七天内到期，或办理方案未按时提交" Enums(overdue, soon, unplanned)
// @Param     sort        query  string  false  "排序" Enums(due, newest, number)
// @Success   200      {file}    file
// @Failure   default  {object}  web.Problem
// @Router    /suggestions/export [get]
func (s *Service) getExport(c *gin.Context) error {
	f, err := web.Query[Filter](c)
	if err != nil {
		return err
	}
	data, err := s.Export(c.Request.Context(), web.Actor(c), f)
	if err != nil {
		return err
	}
	c.Header("Content-Disposition", `attachment; filename="suggestions.xlsx"`)
	c.Data(http.StatusOK, sheet.ContentType, data)
	return nil
}
