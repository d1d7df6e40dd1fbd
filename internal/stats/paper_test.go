package stats_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"lianluo/internal/access"
	"lianluo/internal/audit"
	"lianluo/internal/docx"
	"lianluo/internal/docx/docxtest"
	"lianluo/internal/stats"
)

// The report tells the figures that the page tells, in words and tables, and
// leaves open what people must say.
func (c *city) goesOnPaper() {
	office := c.actor("office")
	session := read[stats.Guide](c, office, "/stats/guide", nil).CurrentSessionID
	narrowed := url.Values{"session_id": {fmt.Sprint(session)}}
	answer := c.get(office, "/stats/paper", url.Values{"session_id": narrowed["session_id"], "period": {"mid_year"}})
	if answer.Code != http.StatusOK || answer.Header().Get("Content-Type") != docx.ContentType {
		c.Fatalf("%d %s", answer.Code, answer.Body)
	}
	text := strings.Join(docxtest.Lines(c, answer.Body.Bytes()), "\n")
	if shown := docxtest.Show(c, "report", answer.Body.Bytes()); len(shown.Pages) < 3 || !strings.Contains(shown.Text, "表1") {
		c.Errorf("LibreOffice shows %d pages: %s", len(shown.Pages), shown.Text)
	}
	total := read[stats.Report](c, office, "/stats", narrowed).Total
	for code, words := range map[string]string{stats.Reply: "答复率", stats.OnTime: "按期答复率", stats.Satisfied: "满意率", stats.Delivery: "办成率", "assignment": "交办率"} {
		r := total.Rate(code)
		if says := fmt.Sprintf("%s%s%%（%d件中的%d件）", words, r.Percent, r.Denominator, r.Numerator); r.Denominator == 0 || !strings.Contains(text, says) {
			c.Errorf("the report does not say %q", says)
		}
	}
	narrowed.Set("by", "unit")
	for _, l := range read[stats.Report](c, office, "/stats", narrowed).Lines {
		row := fmt.Sprintf("%s\n%d\n%d\n", l.Name, l.Rate(stats.Items).Numerator, l.Rate(stats.Reply).Numerator)
		if !strings.Contains(text, row) {
			c.Errorf("the table of units lacks %q", row)
		}
	}
	for _, words := range []string{"代表建议办理情况的中期报告", "【请补充：", "重点督办建议", "附：指标口径", fmt.Sprintf("尚未评价的有%d件", total.Rate(stats.NoFeedback).Numerator)} {
		if !strings.Contains(text, words) {
			c.Errorf("the report does not say %q", words)
		}
	}
	annual := strings.Join(docxtest.Lines(c, c.get(office, "/stats/paper", url.Values{"session_id": narrowed["session_id"], "period": {"annual"}}).Body.Bytes()), "\n")
	for words, in := range map[string][2]bool{ // the mid-year report, the annual one
		"情况的中期报告": {true, false}, "代表建议办理情况的报告": {false, true}, "与上一期比较": {true, true}, "指标\n本期\n上一期\n件数\n": {true, true},
		"截至今日已交办、须答复的": {true, false}, "年底以前须完成的工作": {true, false}, "到2026年12月31日，应当答复的还有": {true, false}, "承办单位\n到期应答复\n已逾期\n有承诺到期\n": {true, false},
		"下半年工作安排": {true, false}, "下一步打算": {false, true},
	} {
		if got := [2]bool{strings.Contains(text, words), strings.Contains(annual, words)}; got != in {
			c.Errorf("%q is said by the mid-year and the annual report: %v, want %v", words, got, in)
		}
	}
	if late := fmt.Sprintf("已经逾期、仍须答复的%d件", total.Rate(stats.Overdue).Numerator); !strings.Contains(text, late) {
		c.Errorf("the mid-year report does not say %q", late)
	}
	c.tellsQuality(text, total, read[stats.Report](c, office, "/stats", narrowed).Lines)
	unit := c.get(c.actor("clerk"), "/stats/paper", nil)
	if words := strings.Join(docxtest.Lines(c, unit.Body.Bytes()), "\n"); strings.Contains(words, "交办率") || !strings.Contains(words, "答复率") {
		c.Error("a unit's report tells of what is not the unit's")
	}
	var last audit.Event
	if err := c.db.Read(c.Context()).Where("action = 'stats.report'").Order("id DESC").Take(&last).Error; err != nil {
		c.Errorf("the report is not recorded: %v", err)
	}
}

// tellsQuality: how units rate the suggestions stands in the report with its
// denominators, what was not rated beside it, and small denominators marked.
func (c *city) tellsQuality(text string, total stats.Line, units []stats.Line) {
	c.Helper()
	rated, unrated := total.Rate("quality_rated"), total.Rate("quality_unrated").Numerator
	if rated.Numerator == 0 || unrated == 0 || rated.Numerator+unrated != rated.Denominator {
		c.Fatalf("%d of %d rated, %d not", rated.Numerator, rated.Denominator, unrated)
	}
	want := []string{"承办单位对建议质量的评价", fmt.Sprintf("答复已全部送达的建议%d件，评价过的%d件，占%s%%；没有评价的%d件，不计入以下各项。", rated.Denominator, rated.Numerator, rated.Percent, unrated)}
	for code, words := range map[string]string{"quality_topic": "选题准确", "quality_research": "调研充分", "quality_feasibility": "建议可行", "quality_poor": "质量有“差”的"} {
		r := total.Rate(code)
		want = append(want, fmt.Sprintf("%s%s%%（%d件中的%d件）", words, r.Percent, rated.Numerator, r.Numerator))
	}
	marks, shown := 0, 0
	for _, l := range units {
		r := l.Rate("quality_rated")
		if r.Denominator == 0 {
			continue
		}
		shown++
		row := fmt.Sprintf("%s\n%d\n%d\n%d", l.Name, r.Denominator, r.Numerator, l.Rate("quality_unrated").Numerator)
		for _, code := range []string{"quality_topic", "quality_research", "quality_feasibility", "quality_poor"} {
			switch a := l.Rate(code); {
			case a.Denominator == 0:
				row += "\n—"
			case a.Denominator < 5:
				marks++
				row += fmt.Sprintf("\n%s%%*\n%d/%d", a.Percent, a.Numerator, a.Denominator)
			default:
				row += fmt.Sprintf("\n%s%%\n%d/%d", a.Percent, a.Numerator, a.Denominator)
			}
		}
		want = append(want, row)
	}
	if marks > 0 {
		want = append(want, "* 分母不足5件，百分比只作参考。")
	}
	if shown == 0 || marks == 0 {
		c.Errorf("%d units, %d small denominators", shown, marks)
	}
	for _, words := range want {
		if !strings.Contains(text, words) {
			c.Errorf("the report does not say %q", words)
		}
	}
}

// putsQualityOnPaper: the report tells its reader of the units' ratings what his
// figures do, no more.
func (c *city) putsQualityOnPaper(moment string, by access.Actor) {
	c.Helper()
	text, total := strings.Join(docxtest.Lines(c, c.get(by, "/stats/paper", nil).Body.Bytes()), "\n"), c.report(by, nil).Total
	rated, poor, hidden := total.Rate("quality_rated"), total.Rate("quality_poor"), ""
	if by.Is(access.GovOffice) {
		hidden = "（含评价尚未公开的）"
	}
	want := []string{fmt.Sprintf("评价过的%d件，占%s%%；没有评价的%d件%s，不计入", rated.Numerator, rated.Percent, total.Rate("quality_unrated").Numerator, hidden)}
	if rated.Numerator > 0 {
		want = append(want, fmt.Sprintf("质量有“差”的%s%%（%d件中的%d件）", poor.Percent, poor.Denominator, poor.Numerator))
	}
	if rated.Denominator == 0 {
		want = []string{"还没有答复全部送达的建议，承办单位尚无可评价的。"}
	}
	for _, words := range want {
		if !strings.Contains(text, words) {
			c.Errorf("%s, %s: the report does not say %q", moment, by.Role, words)
		}
	}
}
