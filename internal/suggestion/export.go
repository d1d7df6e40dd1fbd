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
	"lianluo/internal/rules"
	"lianluo/internal/search"
	"lianluo/internal/sheet"
	"lianluo/internal/web"
)

// exportAtMost is how many items one workbook holds; whoever needs more narrows
// the list by session.
const exportAtMost = 5000

var exportHeadings = []sheet.Heading{{Name: "建议编号", Width: 14}, {Name: "标题", Width: 44}, {Name: "类别", Width: 12}, {Name: "届次会议", Width: 24},
	{Name: "提出方式", Width: 10}, {Name: "领衔代表", Width: 10}, {Name: "代表团", Width: 14}, {Name: "附议代表", Width: 24}, {Name: "提交日期", Width: 12},
	{Name: "状态", Width: 12}, {Name: "办理轮次", Width: 8}, {Name: "主办（独办、分办）单位", Width: 26}, {Name: "会办单位", Width: 26}, {Name: "交办日期", Width: 12},
	{Name: "答复期限", Width: 12}, {Name: "是否延期", Width: 8}, {Name: "答复日期", Width: 12}, {Name: "发文字号", Width: 20}, {Name: "答复分类", Width: 10},
	{Name: "办理态度", Width: 10}, {Name: "办理结果", Width: 10}, {Name: "承诺期限", Width: 12}, {Name: "承诺状态", Width: 10}, {Name: "办结日期", Width: 12}}

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
		if q, err = search.Match(q, "suggestions.id", f.Q); err != nil {
			return nil, err
		}
	}
	var ids []uint
	if err := q.Order(f.order(by)).Limit(exportAtMost).Pluck("suggestions.id", &ids).Error; err != nil {
		return nil, fmt.Errorf("export: %w", err)
	}
	sessions, err := s.sessionNames(v.q, by.CongressID)
	if err != nil {
		return nil, err
	}
	rows := make([][]string, 0, len(ids))
	for start := 0; start < len(ids); start += 200 {
		items, err := load(v.q, ids[start:min(start+200, len(ids))], "explanation")
		if err != nil {
			return nil, err
		}
		for _, it := range items {
			rows = append(rows, v.registerRow(it, sessions))
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

func (s *Service) sessionNames(q *gorm.DB, congressID uint) (map[uint]string, error) {
	var rows []struct {
		ID   uint
		Name string
	}
	if err := q.Table("sessions").Where("congress_id = ?", congressID).Select("id, name").Find(&rows).Error; err != nil {
		return nil, fmt.Errorf("export: %w", err)
	}
	names := make(map[uint]string, len(rows))
	for _, r := range rows {
		names[r.ID] = r.Name
	}
	return names, nil
}

// registerRow is one line of the office's register; what is unknown stays
// empty.
func (v *viewer) registerRow(it *Item, sessions map[uint]string) []string {
	lead := it.Deputies[it.LeadDeputyID]
	var cosigners, answering, helping []string
	for _, s := range it.Signatures {
		if s.Stands() {
			cosigners = append(cosigners, it.Deputies[s.DeputyID].Name)
		}
	}
	var due, extended, replied, document, class, promised, promise []string
	for _, a := range it.active() {
		name := it.Units[a.UnitID].Name
		if !a.Answers() {
			helping = append(helping, name)
			continue
		}
		answering = append(answering, name)
		for _, c := range it.Clocks {
			if c.AssignmentID == a.ID && (c.Kind == string(rules.T5) || c.Kind == string(rules.T8) || c.Kind == string(rules.T9)) {
				due = append(due, c.DueOn.String())
			}
		}
		for _, r := range it.Requests {
			if r.Kind == extending.kind && r.State == RequestGranted && r.concerns(a) && r.AssignmentID != nil {
				extended = append(extended, "是")
			}
		}
		if r := it.delivered(a.ID); r != nil {
			replied, document, class = append(replied, day(r.DeliveredAt)), append(document, r.DocumentNo), append(class, r.ClassLabel)
		}
	}
	for _, p := range it.Promises {
		if p.State != CommitmentChanged {
			promised, promise = append(promised, p.DueOn.String()), append(promise, commitmentWords[p.State])
		}
	}
	attitude, result := v.ratingWords(it)
	round := ""
	if it.Round > 0 {
		round = strconv.Itoa(it.Round)
	}
	all := func(words []string) string { return strings.Join(words, "\n") }
	return []string{it.NumberText, it.Title, v.categoryWord(it.Category), sessions[it.SessionID], proposerWords[it.ProposerKind], lead.Name, lead.DelegationName,
		strings.Join(cosigners, "、"), day(it.SubmittedAt), phaseWords[v.phase(it)], round, all(answering), all(helping), day(it.FirstAssignedAt),
		all(due), all(extended), all(replied), all(document), all(class), attitude, result, all(promised), all(promise), day(it.ClosedAt)}
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

// ratingWords gives the decisive rating of the newest round that has one, as
// far as the reader may know it.
func (v *viewer) ratingWords(it *Item) (attitude, result string) {
	for i := len(it.Rounds) - 1; i >= 0; i-- {
		r := &it.Rounds[i]
		f := it.decisive(r.No)
		if f == nil || !it.readsFeedback(v.by, r) {
			continue
		}
		a, _ := v.set.Data.Rating(f.Attitude)
		b, _ := v.set.Data.Rating(f.Result)
		return a.Label, b.Label
	}
	return "", ""
}

var (
	proposerWords   = map[string]string{"deputy": "代表个人", "joint": "代表联名", "delegation": "代表团"}
	commitmentWords = map[string]string{CommitmentOpen: "落实中", CommitmentDelivered: "已落实", CommitmentExplained: "已说明"}
	phaseWords      = map[Phase]string{Draft: "草稿", Cosigning: "征集附议", Submitted: "已提交", UnderReview: "审查中", Returned: "退回修改",
		NotAccepted: "不作建议处理", Merged: "已并案", Withdrawn: "已撤回", Registered: "已登记", Assigned: "已交办", InHandling: "办理中",
		AwaitingFeedback: "待反馈", RehandlingReview: "待决定是否重新办理", Closed: "已办结", Archived: "已归档"}
)

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
// @Param     deputy_id   query  int     false  "领衔代表"
// @Param     light       query  string  false  "期限" Enums(overdue, soon)
// @Param     inner       query  string  false  "本单位的科室或经办人"
// @Param     inner_due   query  string  false  "本单位内部期限" Enums(overdue, soon)
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
