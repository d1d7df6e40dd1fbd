package demo

import (
	"context"

	"lianluo/internal/suggestion"
)

// aboutPromise adds a Request about the open promise of the unit at hand.
func (s *story) aboutPromise(name string, day int, a suggestion.Action, asked suggestion.Asked) {
	s.unit(name, day, func(ctx context.Context, c *crew, duty uint) (suggestion.Receipt, error) {
		promise, err := s.newest(ctx, "commitments", "assignment_id = ? AND state = ?", duty, suggestion.CommitmentOpen)
		if err != nil {
			return suggestion.Receipt{}, err
		}
		return s.w.suggestions.AskOfCommitment(ctx, c.clerk, a, promise, s.item.UnitVersion, asked)
	})
}

func (s *story) reports(day int) {
	s.aboutPromise("report a promise", day, suggestion.ReportCommitment, suggestion.Asked{Text: pick(keptPromises, s.no)})
}

func (s *story) asksToChange(day, until int) {
	asked := suggestion.Asked{Text: pick(brokenPromises, s.no)}
	if until != 0 {
		asked.Until = s.w.today.AddDays(until)
	}
	s.aboutPromise("ask to change a promise", day, suggestion.AskCommitmentChange, asked)
}

// What becomes of a promise that is due on a day. open and overdue ones have
// nothing happen to them.

func kept(s *story, due int) {
	s.reports(due - 4)
	s.decide(due-3, s.crew.signer, true, "")
	s.decide(due-1, s.w.office, true, "已实地查看，确认落实。")
}

func reported(s *story, _ int) { s.reports(-2) }

func toConfirm(s *story, _ int) {
	s.reports(-4)
	s.decide(-2, s.crew.signer, true, "")
}

func postponed(s *story, due int) {
	s.asksToChange(due-4, 75)
	s.decide(due-3, s.crew.signer, true, "")
	s.decide(due-2, s.w.office, true, "同意调整，请按新的日期落实并向代表说明。")
}

func toPostpone(s *story, _ int) {
	s.asksToChange(-4, 90)
	s.decide(-2, s.crew.signer, true, "")
}

func givenUp(s *story, due int) {
	s.asksToChange(due-4, 0)
	s.decide(due-3, s.crew.signer, true, "")
	s.decide(due-2, s.w.office, true, "情况属实，请将原因书面告知代表。")
}
