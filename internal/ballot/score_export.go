package ballot

import (
	"context"
	"fmt"
	"strconv"

	"lianluo/internal/access"
	"lianluo/internal/sheet"
)

// ScoreBook writes the scores of a year as a workbook of two sheets: the units,
// and how the scores are made.
func (s *Service) ScoreBook(ctx context.Context, by access.Actor, query ScoreQuery) ([]byte, error) {
	table, err := s.Scores(ctx, by, query)
	if err != nil {
		return nil, err
	}
	return sheet.Book(table.page(), table.meaning())
}

func (t *ScoreTable) page() sheet.Page {
	p := sheet.Page{Title: fmt.Sprintf("%d年单位综合得分", t.Year)}
	for _, name := range []string{"名次", "单位", "综合得分", "民主测评", "测评次数", "测评票数", "代表反馈", "态度", "态度评价件数", "结果", "结果评价件数",
		"未反馈件数", "办成件数", "应办件数", "办成率", "说明"} {
		h := sheet.Heading{Name: name, Width: 12, Holds: sheet.Numbers}
		switch name {
		case "单位", "说明":
			h.Width, h.Holds = 28, sheet.Texts
		case "办成率":
			h.Holds = sheet.Percentages
		}
		p.Headings = append(p.Headings, h)
	}
	for _, u := range t.Units {
		place, said := "", ""
		switch {
		case u.Place > 0:
			place = strconv.Itoa(u.Place)
		case u.Small:
			said = fmt.Sprintf("票数或评价不足 %d，不参加排名", t.SmallBase)
		default:
			said = "缺少数据，不计算"
		}
		p.Rows = append(p.Rows, []string{place, u.Name, u.Points, u.Ballot.Points, strconv.Itoa(u.Ballot.Ballots), strconv.Itoa(u.Ballot.Ratings),
			u.Feedback.Points, u.Attitude.Points, strconv.Itoa(u.Attitude.Ratings), u.Result.Points, strconv.Itoa(u.Result.Ratings),
			strconv.Itoa(u.NoFeedback), strconv.Itoa(u.Delivery.N), strconv.Itoa(u.Delivery.Of), u.Delivery.Percent, said})
	}
	return p
}

func (t *ScoreTable) meaning() sheet.Page {
	r := t.Rules
	return sheet.Page{Title: "口径", Headings: []sheet.Heading{{Name: "项目", Width: 16}, {Name: "口径", Width: 90}}, Rows: [][]string{
		{"规则", fmt.Sprintf("第 %d 版：本年度按现行规则，以往年度按该年末施行的规则。", t.RulesVersion)},
		{"综合得分", fmt.Sprintf("民主测评与代表反馈的平均分，权重 %d : %d；权重不是 0 的部分缺少的，不计算。", r.BallotWeight, r.FeedbackWeight)},
		{"代表反馈", fmt.Sprintf("办理态度与办理结果的平均分，权重 %d : %d，取领衔代表最近一次评价；没有反馈的不计分。", r.AttitudeWeight, r.ResultWeight)},
		{"分值", fmt.Sprintf("满意 100 分，基本满意 %d 分，不满意 0 分；弃权不计分。", r.BasicPoints)},
		{"名次", fmt.Sprintf("折入得分的票数、评价件数都不少于 %d 的，按综合得分排列，得分相同的名次相同；其余不参加排名。", t.SmallBase)},
		{"办成率", "不折入得分，并列供对照。"},
	}}
}
