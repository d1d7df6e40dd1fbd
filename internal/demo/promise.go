package demo

import (
	"context"

	"lianluo/internal/access"
	"lianluo/internal/database"
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

// gathers lets those sign who propose the item together.
func (s *story) gathers(day int) {
	people := s.cosigners
	if s.decliner != nil {
		people = append(people[:len(people):len(people)], *s.decliner)
	}
	if len(people) == 0 {
		return
	}
	s.invite(day, people...)
	for i, by := range s.cosigners {
		s.signsToo(day+1+i%2, by)
	}
	if s.decliner != nil {
		s.declines(day+1, *s.decliner)
	}
}

func (s *story) invite(day int, people ...access.Actor) {
	ids := make([]uint, len(people))
	for i, by := range people {
		ids[i] = by.DeputyID
	}
	s.then("invite", day, func(ctx context.Context) (suggestion.Receipt, error) {
		return s.w.suggestions.InviteCosigners(ctx, s.by, s.id, s.item.Version, ids)
	})
}

func (s *story) signsToo(day int, by access.Actor) {
	s.then("sign too", day, func(ctx context.Context) (suggestion.Receipt, error) {
		text, err := database.One[suggestion.ContentVersion](s.w.db.Read(ctx).Where("suggestion_id = ?", s.id).Order("no DESC"))
		if err != nil {
			return suggestion.Receipt{}, err
		}
		return s.w.suggestions.ConfirmSignature(ctx, by, s.id, s.item.Version, text.No)
	})
}

func (s *story) declines(day int, by access.Actor) {
	s.then("decline", day, func(ctx context.Context) (suggestion.Receipt, error) {
		return s.w.suggestions.DeclineSignature(ctx, by, s.id, s.item.Version, "对其中一项的做法有不同看法，另行提出。")
	})
}

// oneQuits: a co-signer takes the signature back while it is reviewed.
func oneQuits(s *story, day int) {
	by := s.cosigners[len(s.cosigners)-1]
	s.cosigners = s.cosigners[:len(s.cosigners)-1]
	s.then("withdraw signature", day, func(ctx context.Context) (suggestion.Receipt, error) {
		return s.w.suggestions.WithdrawSignature(ctx, by, s.id, s.item.Version, "将就同一问题单独提出更具体的建议。")
	})
}

// cosigning: invited deputies have not all answered.
func cosigning(s *story, i int) {
	s.draft(-7)
	others := []access.Actor{s.w.other(s.no, 40), s.w.other(s.no, 47), s.w.other(s.no, 54)}
	if i == 0 {
		others[0] = s.w.deputies[0]
	}
	s.invite(-5, others...)
	s.signsToo(-4, others[1])
	if i == 1 {
		s.declines(-3, others[2])
	}
}
