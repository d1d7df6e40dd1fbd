package demo

import (
	"context"
	"errors"
	"fmt"

	"lianluo/internal/access"
	"lianluo/internal/database"
	"lianluo/internal/suggestion"
)

// with lets the steps that do adds be those of another unit.
func (s *story) with(c *crew, do func()) {
	before := s.crew
	s.crew = c
	do()
	s.crew = before
}

// answering lists the units that answer, the one at hand first.
func (s *story) answering() []*crew { return append([]*crew{s.crew}, s.apart...) }

// parts says what each unit has to do.
func (s *story) parts() []suggestion.Part {
	role := suggestion.RoleSole
	switch {
	case len(s.co) > 0:
		role = suggestion.RoleLead
	case len(s.apart) > 0:
		role = suggestion.RoleSeparate
	}
	parts := []suggestion.Part{{UnitID: s.crew.unit.ID, Role: role, Note: pick(assignNotes, s.no)}}
	for _, c := range s.co {
		parts = append(parts, suggestion.Part{UnitID: c.unit.ID, Role: suggestion.RoleCo, Note: "请就涉及本单位的事项提出会办意见。"})
	}
	for _, c := range s.apart {
		parts = append(parts, suggestion.Part{UnitID: c.unit.ID, Role: role, Note: "请就涉及本单位的事项单独答复代表。"})
	}
	return parts
}

// duty is the unit's newest assignment of the item.
func (s *story) duty(ctx context.Context, c *crew) (uint, error) {
	return s.newest(ctx, "assignments", "suggestion_id = ? AND unit_id = ?", s.id, c.unit.ID)
}

// work is the reply that the unit has in hand, if any.
func (s *story) work(ctx context.Context, c *crew) (suggestion.Reply, error) {
	duty, err := s.duty(ctx, c)
	if err != nil {
		return suggestion.Reply{}, err
	}
	row, err := database.One[suggestion.Reply](s.w.db.Read(ctx).Where("assignment_id = ? AND state <> ?", duty, suggestion.ReplySuperseded).Order("id DESC"))
	if errors.Is(err, database.ErrNotFound) {
		return suggestion.Reply{}, nil
	}
	if err != nil {
		return suggestion.Reply{}, err
	}
	return *row, nil
}

// unit adds a step of the unit at hand at its assignment.
func (s *story) unit(name string, day int, do func(ctx context.Context, c *crew, duty uint) (suggestion.Receipt, error)) {
	c := s.crew
	s.then(name, day, func(ctx context.Context) (suggestion.Receipt, error) {
		duty, err := s.duty(ctx, c)
		if err != nil {
			return suggestion.Receipt{}, err
		}
		return do(ctx, c, duty)
	})
}

// received: all units receive what they got.
func (s *story) received(day int) {
	for _, c := range append(s.answering(), s.co...) {
		s.with(c, func() { s.receive(day) })
	}
}

func (s *story) receive(day int) {
	s.unit("receive", day, func(ctx context.Context, c *crew, duty uint) (suggestion.Receipt, error) {
		return s.w.suggestions.Receive(ctx, c.clerk, duty, s.item.UnitVersion)
	})
}

func (s *story) route(day int) {
	s.unit("route", day, func(ctx context.Context, c *crew, duty uint) (suggestion.Receipt, error) {
		return s.w.suggestions.SetInnerRoute(ctx, c.clerk, duty, s.item.UnitVersion, suggestion.InnerRoute{
			Section: pick(sections, s.no), PersonName: c.clerk.Name, InnerDueOn: s.today().AddDays(45)})
	})
}

func (s *story) contact(day int, phase string) {
	s.unit("contact", day, func(ctx context.Context, c *crew, duty uint) (suggestion.Receipt, error) {
		mode := []string{"phone", "meeting", "visit", "online"}[s.no%4]
		place := map[string]string{"meeting": c.unit.Name + "会议室", "visit": pick(roads, s.no*5+1) + "现场"}[mode]
		return s.w.suggestions.RecordContact(ctx, c.clerk, duty, s.item.UnitVersion, suggestion.Contact{Phase: phase, Mode: mode,
			HeldOn: s.today(), Place: place, Persons: c.clerk.Name, Summary: pick(contacts[mode], s.no/4)})
	})
}

// answerContact adds what the proposer says of the newest contact.
func (s *story) answerContact(name string, day int, do func(ctx context.Context, talk uint) (suggestion.Receipt, error)) {
	s.then(name, day, func(ctx context.Context) (suggestion.Receipt, error) {
		talk, err := s.newest(ctx, "communications", "suggestion_id = ?", s.id)
		if err != nil {
			return suggestion.Receipt{}, err
		}
		return do(ctx, talk)
	})
}

func (s *story) confirm(day int) {
	s.answerContact("confirm", day, func(ctx context.Context, talk uint) (suggestion.Receipt, error) {
		return s.w.suggestions.ConfirmContact(ctx, s.by, talk, s.item.Version)
	})
}

func (s *story) dispute(day int) {
	s.answerContact("dispute", day, func(ctx context.Context, talk uint) (suggestion.Receipt, error) {
		return s.w.suggestions.DisputeContact(ctx, s.by, talk, s.item.Version, pick(disputes, s.no))
	})
}

// plans: each unit that is to answer says how it will handle its part.
func (s *story) plans(day int) {
	for _, c := range s.answering() {
		s.with(c, func() {
			s.unit("plan", day, func(ctx context.Context, c *crew, duty uint) (suggestion.Receipt, error) {
				return s.w.suggestions.PlanHandling(ctx, c.clerk, duty, s.item.UnitVersion,
					suggestion.Plan{Text: pick(plans, s.no), ContactBy: s.today().AddDays(14), DraftBy: s.today().AddDays(40)})
			})
		})
	}
}

func (s *story) note(day int) {
	s.unit("note", day, func(ctx context.Context, c *crew, duty uint) (suggestion.Receipt, error) {
		return s.w.suggestions.NoteProgress(ctx, c.clerk, duty, s.item.UnitVersion, pick(progress, s.no))
	})
}

// write keeps a draft of the reply; again is a text after it was sent back.
func (s *story) write(day int, again bool) {
	class, due := s.class, s.due
	s.unit("reply", day, func(ctx context.Context, c *crew, duty uint) (suggestion.Receipt, error) {
		text, err := s.replyText(ctx, c, again)
		if err != nil {
			return suggestion.Receipt{}, err
		}
		if text.ClassCode = class; due != 0 {
			text.CommitmentText, text.CommitmentDueOn = pick(commitments, s.no), s.w.today.AddDays(due)
		}
		if class == "D" {
			text.ClassReason = pick(difficulties, s.no)
		}
		before, err := s.work(ctx, c)
		if err != nil {
			return suggestion.Receipt{}, err
		}
		_, err = s.w.suggestions.SaveReply(ctx, c.clerk, duty, before.Version, text)
		return s.still(), err
	})
}

func (s *story) replyText(ctx context.Context, c *crew, again bool) (suggestion.ReplyText, error) {
	content, err := database.One[suggestion.ContentVersion](s.w.db.Read(ctx).Where("suggestion_id = ?", s.id).Order("no DESC"))
	if err != nil {
		return suggestion.ReplyText{}, err
	}
	whose := s.by.Name + "代表"
	if s.delegation {
		whose += "并代表团"
	}
	text := suggestion.ReplyText{
		Opening:       fmt.Sprintf("%s：您提出的《%s》收悉。我单位高度重视，专题研究并与您沟通，现答复如下。", whose, content.Title),
		Closing:       pick(closings, s.no),
		ContactPerson: c.clerk.Name, ContactPhone: c.unit.Phone,
	}
	for i, p := range content.Points {
		answer := s.text.answers[i]
		if again {
			answer += pick(improvements, s.no+i)
		}
		text.Answers = append(text.Answers, suggestion.Answer{PointID: p.ID, Text: answer})
	}
	return text, nil
}

// reply adds a step of the unit at hand at the reply that it has in hand.
func (s *story) reply(name string, day int, do func(ctx context.Context, c *crew, r suggestion.Reply) (suggestion.Receipt, error)) {
	s.unit(name, day, func(ctx context.Context, c *crew, _ uint) (suggestion.Receipt, error) {
		r, err := s.work(ctx, c)
		if err != nil {
			return suggestion.Receipt{}, err
		}
		return do(ctx, c, r)
	})
}

func (s *story) handIn(day int) {
	s.reply("hand in", day, func(ctx context.Context, c *crew, r suggestion.Reply) (suggestion.Receipt, error) {
		return s.w.suggestions.SubmitReply(ctx, c.clerk, r.ID, s.item.UnitVersion)
	})
}

func (s *story) check(day int, pass bool) {
	s.reply("check", day, func(ctx context.Context, c *crew, r suggestion.Reply) (suggestion.Receipt, error) {
		return s.w.suggestions.ReviewReply(ctx, c.reviewer, r.ID, s.item.UnitVersion, s.decision(pass, reviewComments))
	})
}

func (s *story) sign(day int, pass bool) {
	s.reply("sign", day, func(ctx context.Context, c *crew, r suggestion.Reply) (suggestion.Receipt, error) {
		d := s.decision(pass, signComments)
		if pass {
			d.DocumentNo = s.w.documentNo(c, "复")
		}
		return s.w.suggestions.SignReply(ctx, c.signer, r.ID, s.item.UnitVersion, d)
	})
}

// passOn lets the government office check a signed reply, while the congress
// wants that.
func (s *story) passOn(day int) {
	s.reply("check by the government office", day, func(ctx context.Context, _ *crew, r suggestion.Reply) (suggestion.Receipt, error) {
		if r.State != suggestion.ReplyChecking {
			return s.still(), nil
		}
		return s.w.suggestions.CheckReply(ctx, s.w.govOffice, r.ID, s.item.Version, suggestion.Decision{Pass: true})
	})
}

func (s *story) decision(pass bool, comments []string) suggestion.Decision {
	if pass {
		return suggestion.Decision{Pass: true}
	}
	return suggestion.Decision{Comment: pick(comments, s.no)}
}

// signs is the whole way of the reply of the unit at hand, from its first
// draft to its delivery on a day.
func (s *story) signs(day int) {
	s.write(day-9, false)
	s.handIn(day - 8)
	if s.no%6 == 1 {
		s.check(day-7, false)
		s.write(day-6, true)
		s.handIn(day - 5)
	}
	s.check(day-3, true)
	s.sign(day, true)
	s.passOn(day)
}

// advises: a co-handler writes its opinion, and signs it some days later.
func (s *story) advises(day, signed int) {
	s.drafts(day, true)
	s.unit("sign opinion", signed, func(ctx context.Context, c *crew, duty uint) (suggestion.Receipt, error) {
		return s.w.suggestions.SignOpinion(ctx, c.signer, duty, s.item.UnitVersion, suggestion.Decision{Pass: true, DocumentNo: s.w.documentNo(c, "函")})
	})
}

// drafts keeps a co-handler's opinion; handOver passes it to the signer.
func (s *story) drafts(day int, handOver bool) {
	s.unit("opinion", day, func(ctx context.Context, c *crew, duty uint) (suggestion.Receipt, error) {
		return s.w.suggestions.DraftOpinion(ctx, c.clerk, duty, s.item.UnitVersion, pick(opinions, s.no), handOver)
	})
}

// sendsBack: the lead unit asks the co-handler at hand to write anew.
func (s *story) sendsBack(day int, lead *crew) {
	s.unit("send opinion back", day, func(ctx context.Context, _ *crew, duty uint) (suggestion.Receipt, error) {
		return s.w.suggestions.SendBackOpinion(ctx, lead.clerk, duty, s.item.UnitVersion, "意见中没有说明资金来源和完成时间，请补充后再送。")
	})
}

func (s *story) urge(day int, by access.Actor) {
	s.unit("urge", day, func(ctx context.Context, _ *crew, duty uint) (suggestion.Receipt, error) {
		return s.w.suggestions.Urge(ctx, by, duty, s.item.Version, pick(urges, s.no))
	})
}

// takesNote: the unit needs not answer and says that it read the item.
func (s *story) takesNote(day int) {
	s.unit("acknowledge", day, func(ctx context.Context, c *crew, duty uint) (suggestion.Receipt, error) {
		return s.w.suggestions.Acknowledge(ctx, c.clerk, duty, s.item.UnitVersion)
	})
}

// supersedes: the unit delivers a better reply in place of the one it gave.
func (s *story) supersedes(day int) {
	s.unit("supersede", day, func(ctx context.Context, c *crew, duty uint) (suggestion.Receipt, error) {
		return s.w.suggestions.Supersede(ctx, c.clerk, duty, s.item.UnitVersion, "原答复中的完成时间有误，予以更正并重新答复。")
	})
	s.write(day, true)
	s.handIn(day)
	s.check(day+1, true)
	s.sign(day+2, true)
	s.passOn(day + 2)
}
