package demo

import (
	"context"

	"lianluo/internal/database"
	"lianluo/internal/suggestion"
)

// The eight whose proposers were dissatisfied with the first reply.

// undecided: the head has to decide, about the first round.
func undecided(s *story, i int) {
	rated := []int{-3, -1}[i]
	s.isDelivered(-92+i, rated-6)
	s.rate(rated, []string{suggestion.Satisfied, suggestion.BasicallySatisfied}[i], suggestion.Dissatisfied)
}

// undecidedAgain: about the second one, so that it may be escalated.
func undecidedAgain(s *story, _ int) {
	s.handledTwice(-62, -14)
	s.rate(-5, suggestion.BasicallySatisfied, suggestion.Dissatisfied)
}

// secondTime: being handled a second time, the reply waits for its signer.
func secondTime(s *story, _ int) {
	const decided = -18
	s.isDelivered(decided-50, decided-14)
	s.rate(decided-4, suggestion.Satisfied, suggestion.Dissatisfied)
	s.release(decided - 1)
	s.again(decided)
	s.receive(decided + 1)
	s.contact(decided+3, "during")
	s.write(decided+5, true)
	s.handIn(decided + 6)
	s.check(decided+8, true)
}

// betterNow: the second reply satisfied; the office can close it.
func betterNow(s *story, _ int) {
	s.handledTwice(-62, -9)
	s.rate(-4, suggestion.Satisfied, suggestion.Satisfied)
}

// betterThen: the second reply satisfied, and it is closed.
func betterThen(s *story, _ int) {
	s.handledTwice(-60, -36)
	s.rate(-31, suggestion.Satisfied, suggestion.BasicallySatisfied)
	s.close(-25)
}

// explained and closed by the head.
func explained(s *story, _ int) {
	s.isDelivered(-94, -52)
	s.rate(-48, suggestion.BasicallySatisfied, suggestion.Dissatisfied)
	s.explain(-43)
}

// escalated: dissatisfied a second time; a meeting makes a plan.
func escalated(s *story, _ int) {
	s.handledTwice(-66, -34)
	s.rate(-28, suggestion.Dissatisfied, suggestion.Dissatisfied)
	s.release(-25)
	helper := s.w.partner(s.crew, 0)
	s.co = append(s.co, helper)
	parts := s.parts()
	s.then("escalate", -24, func(ctx context.Context) (suggestion.Receipt, error) {
		return s.w.suggestions.Escalate(ctx, s.w.head, s.id, s.item.Version, suggestion.Escalation{Units: parts,
			Meeting:   "常委会分管负责同志主持专题协调会，代表、承办单位和镇街参加，确定由主办单位牵头、会办单位配合，先解决群众反映最集中的问题，分两步完成。",
			PlanDueOn: s.w.today.AddDays(40)})
	})
	s.received(-22)
	s.contact(-16, "during")
	s.with(helper, func() { s.advises(-14, -11) })
	s.write(-6, true)
}

// handledTwice: delivered, rated as dissatisfactory, and delivered again.
func (s *story) handledTwice(first, second int) {
	s.isDelivered(-94, first)
	s.rate(first+4, suggestion.BasicallySatisfied, suggestion.Dissatisfied)
	s.again(first + 8)
	s.receive(first + 9)
	s.contact(first+12, "during")
	s.confirm(first + 13)
	s.write(second-4, true)
	s.handIn(second - 3)
	s.check(second-2, true)
	s.sign(second, true)
	s.passOn(second)
}

// reopened: closed, and taken up again since what was done did not last.
func reopened(s *story, _ int) {
	s.isDelivered(-93, -58)
	s.rate(-50, suggestion.Satisfied, suggestion.Satisfied)
	s.close(-44)
	parts := s.parts()
	s.then("reopen", -16, func(ctx context.Context) (suggestion.Receipt, error) {
		return s.w.suggestions.Reopen(ctx, s.w.head, s.id, s.item.Version, parts,
			"汛期过后设施再次损坏，代表来信反映，经主任会议研究重新办理。")
	})
	s.received(-14)
	s.contact(-9, "before")
	s.note(-6)
}

// tookNote: for reference only; the unit read it, and it is closed.
func tookNote(s *story, _ int) {
	s.isAssigned(-70)
	s.receive(-68)
	s.takesNote(-61)
	s.close(-58)
}

// toRead: for reference only, and not read yet.
func toRead(s *story, _ int) {
	s.isAssigned(-8)
	s.receive(-6)
}

// checking: signed, and the government office has not looked at it yet.
func checking(s *story, _ int) {
	s.isAssigned(-88)
	s.received(-86)
	s.talks(-80, 1)
	s.plans(-76)
	s.write(-16, false)
	s.handIn(-14)
	s.check(-12, true)
	s.sign(trialEnded-2, true)
}

// offline: its text was taken off the platform.
func offline(s *story, _ int) {
	s.isAssigned(-72)
	s.received(-70)
	s.contact(-64, "before")
	s.then("make a stub of", -58, func(ctx context.Context) (suggestion.Receipt, error) {
		return s.w.suggestions.MakeStub(ctx, s.w.head, s.id, s.item.Version, "经审核，内容不宜在本平台处理，改为线下办理。")
	})
}

// withdrawing: the proposer wants to take it back; others have to consent.
func withdrawing(s *story, i int) {
	s.isAssigned(-20)
	s.received(-18)
	s.talks(-14, 1)
	s.asksBack(-5)
	for _, by := range s.cosigners[:max(0, len(s.cosigners)-1)] {
		s.decide(-3, by, true, "")
	}
}

// withdrawn with everybody's consent.
func withdrawn(s *story, _ int) {
	s.isAssigned(-60)
	s.received(-58)
	s.talks(-52, 1)
	s.asksBack(-46)
	for _, by := range s.cosigners {
		s.decide(-44, by, true, "同意撤回。")
	}
	s.decide(-41, s.w.office, true, "所提问题已经解决，同意撤回。")
}

func (s *story) asksBack(day int) {
	s.ask("ask to withdraw", day, s.by, suggestion.AskWithdrawal, "承办单位已将所提事项列入正在实施的项目，问题正在解决，申请撤回。", suggestion.Asked{})
}

// registered: with its number, not assigned yet.
func registered(s *story, i int) {
	day := []int{-14, -11, -9, -6, -8}[i]
	s.comesIn(day)
	s.review(day + 1)
	s.register(day + 2)
	if s.atAssignment != nil {
		s.atAssignment(s, day+3)
	}
}

// givenBack: the unit's return was granted, and it waits for another one.
func givenBack(s *story, _ int) {
	s.isAssigned(-9)
	s.returns(-8)
	s.decide(-6, s.w.govOffice, true, "职责不在该单位，同意退回。")
}

// underReview: being reviewed; in some of them others have to consent.
func underReview(s *story, i int) {
	day := []int{-12, -8, -7, -6, -5, -9}[i]
	s.comesIn(day)
	s.review(day + 2)
	if s.atReview != nil {
		s.atReview(s, day+3)
	}
}

// refuse asks the head not to accept the item.
func refuse(s *story, day int) {
	s.ask("ask not to accept", day, s.w.office, suggestion.AskNonAcceptance, "所提事项属于省级有关部门职权，拟建议代表通过上级代表反映。",
		suggestion.Asked{ReasonCode: "outside_powers"})
}

// refused: not accepted.
func refused(s *story, _ int) {
	s.comesIn(-40)
	s.review(-38)
	s.ask("ask not to accept", -37, s.w.office, suggestion.AskNonAcceptance, "所反映的是代表所在企业正在诉讼的个别合同纠纷。",
		suggestion.Asked{ReasonCode: "personal_matter"})
	s.decide(-35, s.w.head, true, "同意，请向代表当面说明。")
}

// split asks to make a second item of the last thing asked.
func split(s *story, day int) {
	last := s.text.points[len(s.text.points)-1]
	s.then("ask to split", day, func(ctx context.Context) (suggestion.Receipt, error) {
		content, err := database.One[suggestion.ContentVersion](s.w.db.Read(ctx).Where("suggestion_id = ?", s.id).Order("no DESC"))
		if err != nil {
			return suggestion.Receipt{}, err
		}
		asked := suggestion.Asked{Points: []string{content.Points[len(content.Points)-1].ID}, Text: "关于" + secondMatter(last) + "的建议"}
		return s.w.suggestions.AskOfItem(ctx, s.w.office, suggestion.AskSplit, s.id, s.item.Version,
			"所提事项分属不同承办单位，拟按“一事一议”拆分为两件分别交办。", asked)
	})
}

// splitUp: the proposer consented.
func splitUp(s *story, day int) {
	split(s, day)
	s.decide(day+2, s.by, true, "")
}

// merge asks to handle the item together with another one.
func (s *story) merge(day int, into *story) {
	s.then("ask to merge", day, func(ctx context.Context) (suggestion.Receipt, error) {
		return s.w.suggestions.AskOfItem(ctx, s.w.office, suggestion.AskMerge, s.id, s.item.Version,
			"与另一件反映同类问题，拟合并办理，分别答复。", suggestion.Asked{TargetID: into.id})
	})
}

// merged: handled with an earlier one, and each proposer gets a copy.
func merged(s *story, i int) {
	target := s.w.mergeTargets[i]
	s.setTopic(target.of)
	day := []int{-80, -78, -26}[i]
	s.comesIn(day)
	s.review(day + 1)
	s.register(day + 2)
	s.merge(day+3, target)
	s.decide(day+5, s.w.head, true, "")
	if i == 0 {
		s.rate(-44, suggestion.Satisfied, suggestion.Satisfied)
	}
}
