package demo

import (
	"context"
	"fmt"
	"time"

	"lianluo/internal/ballot"
	"lianluo/internal/rules"
)

// tellBallots adds two collective ballots: one on units, held at a meeting with
// cards and closed, and one on suggestions, open to all deputies for some days.
func (w *world) tellBallots() {
	w.steps = append(w.steps,
		step{at(w.workday(-16), 320), w.meetingVotes},
		step{at(w.workday(-2), 20), w.deputiesVote},
	)
}

var ballotUnits = []string{"市交通运输局", "市教育局", "市文化和旅游局", "市城市管理局", "市农业农村局", "市卫生健康委员会"}

// meetingVotes holds the ballot at the meeting: 60 cards, some of which nobody
// used, and two papers that say nothing.
func (w *world) meetingVotes(ctx context.Context) error {
	p := ballot.Plan{Title: "代表建议办理工作满意度民主测评（" + fmt.Sprint(w.today.Year()) + "年）", About: ballot.AboutUnits, Occasion: ballot.AtMeeting, Voters: ballot.ByCards,
		Instructions: "请根据全年办理情况，对每个单位的办理工作选择一项。", Quorum: ballot.Quorum{Kind: rules.QuorumMajority}, Blank: rules.BlankAbstains, Abstention: true}
	for _, name := range ballotUnits {
		if crew := w.crews[name]; crew != nil {
			p.SubjectIDs = append(p.SubjectIDs, crew.unit.ID)
		}
	}
	made, err := w.ballots.Create(ctx, w.office, p)
	if err != nil {
		return err
	}
	codes, made, err := w.ballots.IssueCards(ctx, w.office, made.ID, made.Version, 60, false)
	if err != nil {
		return err
	}
	if made, err = w.ballots.Open(ctx, w.head, made.ID, made.Version); err != nil {
		return err
	}
	for i, code := range codes[:56] {
		w.clock.set(w.clock.now().Add(4 * time.Second))
		if err := w.fillsIn(ctx, code, i); err != nil {
			return err
		}
	}
	_, err = w.ballots.Close(ctx, w.office, made.ID, made.Version)
	return err
}

// moods are how units come off: of twenty papers so many are satisfied, and so
// many basically.
var moods = [][2]int{{14, 4}, {17, 2}, {11, 6}, {8, 7}, {13, 4}, {15, 4}}

func (w *world) fillsIn(ctx context.Context, code string, no int) error {
	paper, err := w.ballots.PaperByCard(ctx, "", code)
	if err != nil {
		return err
	}
	var answers []ballot.Answer
	for i, s := range paper.Subjects {
		if no%28 != 27 { // an empty paper
			answers = append(answers, ballot.Answer{SubjectID: s.ID, Code: mood(no*7+i*5, i)})
		}
	}
	_, err = w.ballots.VoteByCard(ctx, "", code, answers)
	return err
}

func mood(no, subject int) string {
	switch m, n := moods[subject%len(moods)], no%20; {
	case n < m[0]:
		return rules.Satisfied
	case n < m[0]+m[1]:
		return rules.BasicallySatisfied
	case no%3 == 0:
		return ballot.Abstain
	}
	return rules.Dissatisfied
}

// deputiesVote opens a ballot on suggestions to the deputies, of whom a third
// have voted by now; the log-in "deputy" has not.
func (w *world) deputiesVote(ctx context.Context) error {
	found, err := w.ballots.Candidates(ctx, w.office, ballot.CandidateFilter{About: ballot.AboutSuggestions})
	if err != nil {
		return err
	}
	p := ballot.Plan{Title: "重点建议办理情况满意度测评", About: ballot.AboutSuggestions, Occasion: ballot.OverDays, Voters: ballot.ByDeputies,
		Instructions: "请打开各件建议了解答复和落实情况以后，再选择一项。",
		OpensAt:      w.workday(-2).String() + "T09:00", ClosesAt: w.today.AddDays(5).String() + "T18:00",
		Quorum: ballot.Quorum{Kind: rules.QuorumMajority}, Blank: rules.BlankAbstains, Abstention: true}
	for i := 0; i < len(found) && len(p.SubjectIDs) < 8; i += 9 {
		p.SubjectIDs = append(p.SubjectIDs, found[i].ID)
	}
	made, err := w.ballots.Create(ctx, w.office, p)
	if err != nil {
		return err
	}
	if made, err = w.ballots.Open(ctx, w.office, made.ID, made.Version); err != nil {
		return err
	}
	for i := 40; i < 140; i++ {
		w.clock.set(w.clock.now().Add(3 * time.Second))
		if err := w.deputyVotes(ctx, made.ID, i); err != nil {
			return err
		}
	}
	return nil
}

func (w *world) deputyVotes(ctx context.Context, id uint, no int) error {
	by := w.deputies[no]
	paper, err := w.ballots.PaperOf(ctx, by, id)
	if err != nil {
		return err
	}
	var answers []ballot.Answer
	for i, s := range paper.Subjects {
		answers = append(answers, ballot.Answer{SubjectID: s.ID, Code: mood(no*3+i*7, i)})
	}
	_, err = w.ballots.Vote(ctx, by, id, answers)
	return err
}
