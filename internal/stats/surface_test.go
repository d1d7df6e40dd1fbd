package stats_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"lianluo/internal/docx/docxtest"
	"lianluo/internal/stats"
)

// neverFlatters: whatever names how satisfied proposers are names beside it who
// said nothing, and what was delivered, with counts.
func (c *city) neverFlatters() {
	c.Helper()
	beside := []string{stats.Satisfied, "basically_satisfied", "dissatisfied", stats.NoFeedback, stats.Delivery, stats.Unsolved}
	for _, login := range []string{"office", "head", "supervising_leader", "committee", "gov_office", "clerk"} {
		by := c.actor(login)
		report := c.report(by, values("by", "category"))
		lines := append([]stats.Line{report.Total}, report.Lines...)
		if login != "clerk" {
			board := read[stats.Board](c, by, "/stats/board", nil)
			lines = append(append(lines, board.Total), board.Ranks...)
		}
		for _, line := range lines {
			codes := make([]string, len(line.Rates))
			for i, rate := range line.Rates {
				codes[i] = rate.Code
			}
			if at := slices.Index(codes, stats.Satisfied); at < 0 || !slices.Equal(codes[at:at+len(beside)], beside) {
				c.Errorf("%s, %s %s: %v", login, line.Key, line.Name, codes)
			}
		}
		total := report.Total
		book, err := excelize.OpenReader(bytes.NewReader(c.get(by, "/stats/export", values("by", "category")).Body.Bytes()))
		c.must(err)
		rows, err := book.GetRows("统计")
		c.must(err)
		want := []string{"满意率（件）", "满意率（分母）", "满意率", "基本满意率（件）", "基本满意率（分母）", "基本满意率", "不满意率（件）", "不满意率（分母）", "不满意率",
			"未反馈", "办成率（件）", "办成率（分母）", "办成率", "满意但未办成"}
		if at := slices.Index(rows[0], want[0]); at < 0 || !slices.Equal(rows[0][at:at+len(want)], want) {
			c.Errorf("%s, workbook: %v", login, rows[0])
		}
		text := strings.Join(docxtest.Lines(c, c.get(by, "/stats/paper", nil).Body.Bytes()), "\n")
		said := func(name string, rate stats.Rate) string {
			return fmt.Sprintf("%s%s%%（%d件中的%d件）", name, rate.Percent, rate.Denominator, rate.Numerator)
		}
		for _, words := range []string{said("满意率", total.Rate(stats.Satisfied)), fmt.Sprintf("代表尚未评价的有%d件", total.Rate(stats.NoFeedback).Numerator),
			said("办成率", total.Rate(stats.Delivery)), fmt.Sprintf("尚未办成的有%d件", total.Rate(stats.Unsolved).Numerator),
			"满意率\n未反馈\n办成率\n满意但未办成\n办理天数中位数\n"} {
			if !strings.Contains(text, words) {
				c.Errorf("%s, report: %q is not said", login, words)
			}
		}
	}
}
