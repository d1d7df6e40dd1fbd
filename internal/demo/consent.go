package demo

import (
	"context"

	"lianluo/internal/access"
	"lianluo/internal/org"
	"lianluo/internal/suggestion"
)

// ask makes a Request about the item as a whole.
func (s *story) ask(name string, day int, by access.Actor, a suggestion.Action, reason string, asked suggestion.Asked) {
	s.then(name, day, func(ctx context.Context) (suggestion.Receipt, error) {
		return s.w.suggestions.AskOfItem(ctx, by, a, s.id, s.item.Version, reason, asked)
	})
}

// decide is one person's decision in the Request that is open.
func (s *story) decide(day int, by access.Actor, agree bool, reason string) {
	s.then("decide", day, func(ctx context.Context) (suggestion.Receipt, error) {
		request, err := s.newest(ctx, "consent_requests", "suggestion_id = ? AND state = ?", s.id, suggestion.RequestOpen)
		if err != nil {
			return suggestion.Receipt{}, err
		}
		return s.w.suggestions.Decide(ctx, by, request, s.seen(by), agree, reason)
	})
}

// decider is who decides upon a return of the unit at hand.
func (s *story) decider() access.Actor {
	if s.crew.unit.System == org.Government {
		return s.w.govOffice
	}
	return s.w.office
}

// returns: the unit at hand asks to give the item to another one, and its
// signer agrees.
func (s *story) returns(day int) { s.returnsTo(day, s.w.partner(s.crew, 0)) }

func (s *story) returnsTo(day int, better *crew) {
	s.asksReturn(day, better)
	s.decide(day+1, s.crew.signer, true, "情况属实，同意申退。")
}

func (s *story) asksReturn(day int, better *crew) {
	reason := pick(unitReturns, s.no)
	s.unit("ask to return", day, func(ctx context.Context, c *crew, duty uint) (suggestion.Receipt, error) {
		return s.w.suggestions.AskOfAssignment(ctx, c.clerk, suggestion.AskReturn, duty, s.item.UnitVersion, reason.text,
			suggestion.Asked{ReasonCode: reason.code, UnitID: better.unit.ID})
	})
}

// misplaced: the item goes to another unit first, which gives it back.
func misplaced(s *story, day int) {
	right, decider := s.crew, s.decider()
	s.with(s.w.partner(right, 0), func() {
		s.atFirst(day - 1)
		s.returnsTo(day, right)
	})
	s.decide(day+2, decider, true, "职责确不在该单位，同意退回，改由"+right.unit.Name+"承办。")
}

// atFirst assigns the item to the unit at hand alone.
func (s *story) atFirst(day int) {
	parts := suggestion.Sole(s.crew.unit.ID, "")
	s.then("assign", day, func(ctx context.Context) (suggestion.Receipt, error) {
		return s.w.suggestions.Assign(ctx, s.w.office, s.id, s.item.Version, parts)
	})
}

// mustKeep: the unit wants to give the item back, and has to keep it.
func mustKeep(s *story, day int) {
	s.returns(day + 1)
	s.decide(day+4, s.decider(), false, "按照职责分工，该事项由你单位牵头为宜；涉及其他单位的部分可以会商办理，请继续承办。")
}

// wantsBack leaves the return with who has to decide it.
func wantsBack(s *story, day int) { s.returns(day + 1) }

// asksBackInUnit leaves the return with the unit's signer.
func asksBackInUnit(s *story, day int) { s.asksReturn(day+1, s.w.partner(s.crew, 0)) }

func (s *story) objects(day int, better *crew) {
	s.unit("object", day, func(ctx context.Context, _ *crew, duty uint) (suggestion.Receipt, error) {
		return s.w.suggestions.AskOfAssignment(ctx, s.by, suggestion.ObjectToAssignment, duty, s.item.Version,
			"所提事项的规划和资金都不由该单位管理，希望由更有职责的单位承办。", suggestion.Asked{UnitID: better.unit.ID})
	})
}

// objected: the proposer objects to the unit, and is right.
func objected(s *story, day int) {
	right := s.crew
	s.with(s.w.partner(right, 0), func() {
		s.atFirst(day - 1)
		s.objects(day, right)
	})
	s.decide(day+2, s.w.office, true, "代表意见有理，改由"+right.unit.Name+"承办。")
}

// objectedInVain: the office explains why the unit is the right one.
func objectedInVain(s *story, day int) {
	s.objects(day+1, s.w.partner(s.crew, 0))
	s.decide(day+3, s.w.office, false, "该事项由现承办单位主管，涉及其他单位的内容由其会商办理，已电话向您说明。")
}

// objecting waits for the office.
func objecting(s *story, day int) { s.objects(day+1, s.w.partner(s.crew, 0)) }

// recalled: the office assigned it to another unit by mistake.
func recalled(s *story, day int) {
	s.with(s.w.partner(s.crew, 0), func() {
		s.atFirst(day - 1)
		s.unit("recall", day-1, func(ctx context.Context, _ *crew, duty uint) (suggestion.Receipt, error) {
			return s.w.suggestions.Recall(ctx, s.w.office, duty, s.item.Version, "录入时误选单位，尚未签收，予以撤回。")
		})
	})
}

// numberedAnew: the number was given by mistake and is void.
func numberedAnew(s *story, day int) {
	s.then("void", day-1, func(ctx context.Context) (suggestion.Receipt, error) {
		return s.w.suggestions.VoidRegistration(ctx, s.w.head, s.id, s.item.Version, "登记时误归入闭会期间编号序列，原号作废。")
	})
	s.register(day)
}

// corrected: the office mends the category, and says why.
func corrected(s *story, day int) {
	title := s.text.title
	s.then("correct", day-1, func(ctx context.Context) (suggestion.Receipt, error) {
		return s.w.suggestions.Correct(ctx, s.w.office, s.id, s.item.Version, suggestion.Correction{
			Title: title, Category: "other", Reason: "内容涉及多个领域，原类别不准确，经与代表沟通更正。"})
	})
}

// forwarded: the office asks the government office which unit should do it.
func forwarded(s *story, day int) {
	s.then("forward", day, func(ctx context.Context) (suggestion.Receipt, error) {
		return s.w.suggestions.ProposeUnits(ctx, s.w.office, s.id, s.item.Version, nil)
	})
}

// proposed: the government office answered.
func proposed(s *story, day int) {
	forwarded(s, day)
	s.co = append(s.co, s.w.partner(s.crew, 0))
	parts := s.parts()
	s.then("propose units", day+1, func(ctx context.Context) (suggestion.Receipt, error) {
		return s.w.suggestions.ProposeUnits(ctx, s.w.govOffice, s.id, s.item.Version, parts)
	})
}

// widened: the government office brings a co-handler in.
func widened(s *story, day int) {
	helper := s.w.partner(s.crew, 1)
	s.then("add a unit", day+13, func(ctx context.Context) (suggestion.Receipt, error) {
		return s.w.suggestions.ChangeAssignments(ctx, s.w.govOffice, s.id, s.item.Version, suggestion.Rearrangement{
			Add:    []suggestion.Part{{UnitID: helper.unit.ID, Role: suggestion.RoleCo}},
			Reason: "办理中发现涉及" + helper.unit.Name + "职责，增加为会办单位。"})
	})
	s.with(helper, func() {
		s.receive(day + 15)
		s.drafts(day+25, false)
	})
}

// asksForTime plays a request for more time as far as it went.
func (s *story) asksForTime(assigned int) {
	if s.extended == "" {
		return
	}
	day, until := assigned+72, s.w.today.AddDays(assigned+150)
	if s.extended != "granted" && s.extended != "refused" {
		day = -4
	}
	reason := pick(extensions, s.no)
	s.unit("ask for time", day, func(ctx context.Context, c *crew, duty uint) (suggestion.Receipt, error) {
		return s.w.suggestions.AskOfAssignment(ctx, c.clerk, suggestion.AskExtension, duty, s.item.UnitVersion, reason, suggestion.Asked{Until: until})
	})
	if s.extended == "signer" {
		return
	}
	s.decide(day+1, s.crew.signer, true, "")
	if s.extended == "government" {
		return
	}
	if s.crew.unit.System == org.Government {
		s.decide(day+2, s.w.govOffice, true, "请抓紧办理，并向代表说明。")
	}
	switch s.extended {
	case "granted":
		s.decide(day+3, s.w.head, true, "同意延期，请书面告知代表原因。")
	case "refused":
		s.decide(day+3, s.w.head, false, "具备按期答复的条件，请在原定期限内答复。")
	}
}

// opinions plays what the co-handlers say, from the day of assignment on.
func (s *story) opinions(assigned int) {
	lead := s.crew
	for _, c := range s.co {
		s.with(c, func() {
			switch s.opinion {
			case "signed":
				s.advises(assigned+12, assigned+15)
			case "late":
				s.advises(assigned+38, assigned+41)
			case "again":
				s.advises(assigned+10, assigned+12)
				s.sendsBack(assigned+14, lead)
				s.advises(assigned+16, assigned+18)
			case "drafting":
				s.drafts(assigned+8, false)
			case "signoff":
				s.drafts(assigned+8, true)
			}
		})
	}
}
