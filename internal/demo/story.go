package demo

import (
	"context"
	"fmt"
	"strings"
	"time"

	"lianluo/internal/access"
	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/suggestion"
)

// story is what happens to one suggestion, action by action. Days count from
// today, so that those of the past are negative.
type story struct {
	w    *world
	no   int
	text topic
	by   access.Actor
	crew *crew
	last time.Time

	id, version, assignment, talk, reply uint
}

// step is one action of a story; the steps of all stories are done in the
// order of time.
type step struct {
	at time.Time
	do func(ctx context.Context) error
}

// then adds an action on a day. It happens on a working day of the week, in
// office hours, and after the action before.
func (s *story) then(name string, day int, do func(ctx context.Context) (suggestion.Receipt, error)) {
	on := s.w.today.AddDays(day)
	for on.Weekday() == time.Saturday || on.Weekday() == time.Sunday {
		on = on.AddDays(-1)
	}
	when := at(on, s.no*37)
	if next := s.last.Add(23 * time.Minute); when.Before(next) {
		when = next
	}
	s.last = when
	s.w.steps = append(s.w.steps, step{when, func(ctx context.Context) error {
		receipt, err := do(ctx)
		if err != nil {
			return fmt.Errorf("%s of suggestion %d (%s): %w", name, s.no, s.text.title, err)
		}
		s.id, s.version = receipt.ID, receipt.Version
		s.assignment = max(s.assignment, receipt.AssignmentID)
		s.talk = max(s.talk, receipt.CommunicationID)
		return nil
	}})
}

func (s *story) today() calendar.Date { return calendar.On(s.w.clock.now()) }

func (s *story) draft(day int) {
	s.then("draft", day, func(ctx context.Context) (suggestion.Receipt, error) {
		return s.w.suggestions.Create(ctx, s.by, false, s.text.content(s.no))
	})
}

func (s *story) submit(day int) {
	s.then("submit", day, func(ctx context.Context) (suggestion.Receipt, error) {
		return s.w.suggestions.Submit(ctx, s.by, s.id, s.version)
	})
}

func (s *story) review(day int) {
	s.then("review", day, func(ctx context.Context) (suggestion.Receipt, error) {
		return s.w.suggestions.StartReview(ctx, s.w.office, s.id, s.version)
	})
}

func (s *story) giveBack(day int) {
	reason := pick(returnReasons, s.no)
	s.then("return", day, func(ctx context.Context) (suggestion.Receipt, error) {
		return s.w.suggestions.Return(ctx, s.w.office, s.id, s.version, reason.code, reason.text)
	})
}

// revise completes the text as the office asked.
func (s *story) revise(day int) {
	s.then("revise", day, func(ctx context.Context) (suggestion.Receipt, error) {
		content := s.text.content(s.no)
		content.Situation += pick(additions, s.no)
		return s.w.suggestions.Edit(ctx, s.by, s.id, s.version, content)
	})
}

func (s *story) register(day int) {
	s.then("register", day, func(ctx context.Context) (suggestion.Receipt, error) {
		return s.w.suggestions.Register(ctx, s.w.office, s.id, s.version)
	})
}

func (s *story) assign(day int) {
	s.then("assign", day, func(ctx context.Context) (suggestion.Receipt, error) {
		return s.w.suggestions.Assign(ctx, s.w.office, s.id, s.version, suggestion.Sole(s.crew.unit.ID, pick(assignNotes, s.no)))
	})
}

func (s *story) receive(day int) {
	s.then("receive", day, func(ctx context.Context) (suggestion.Receipt, error) {
		return s.w.suggestions.Receive(ctx, s.crew.clerk, s.assignment, s.version)
	})
}

func (s *story) route(day int) {
	s.then("route", day, func(ctx context.Context) (suggestion.Receipt, error) {
		return s.w.suggestions.SetInnerRoute(ctx, s.crew.clerk, s.assignment, s.version, suggestion.InnerRoute{
			Section: pick(sections, s.no), PersonName: s.crew.clerk.Name, InnerDueOn: s.today().AddDays(45)})
	})
}

func (s *story) contact(day int, phase string) {
	s.then("contact", day, func(ctx context.Context) (suggestion.Receipt, error) {
		mode := []string{"phone", "meeting", "visit", "online"}[s.no%4]
		place := map[string]string{"meeting": s.crew.unit.Name + "会议室", "visit": pick(roads, s.no*5+1) + "现场"}[mode]
		return s.w.suggestions.RecordContact(ctx, s.crew.clerk, s.assignment, s.version, suggestion.Contact{Phase: phase, Mode: mode,
			HeldOn: s.today(), Place: place, Persons: s.crew.clerk.Name + "、" + s.by.Name, Summary: pick(contacts, s.no)})
	})
}

func (s *story) confirm(day int) {
	s.then("confirm", day, func(ctx context.Context) (suggestion.Receipt, error) {
		return s.w.suggestions.ConfirmContact(ctx, s.by, s.talk, s.version)
	})
}

func (s *story) dispute(day int) {
	s.then("dispute", day, func(ctx context.Context) (suggestion.Receipt, error) {
		return s.w.suggestions.DisputeContact(ctx, s.by, s.talk, s.version, pick(disputes, s.no))
	})
}

func (s *story) note(day int) {
	s.then("note", day, func(ctx context.Context) (suggestion.Receipt, error) {
		return s.w.suggestions.NoteProgress(ctx, s.crew.clerk, s.assignment, s.version, pick(progress, s.no))
	})
}

// write keeps a draft of the reply; again is a text after it was sent back.
func (s *story) write(day int, again bool) {
	s.then("reply", day, func(ctx context.Context) (suggestion.Receipt, error) {
		text, err := s.replyText(ctx, again)
		if err != nil {
			return suggestion.Receipt{}, err
		}
		var rows []suggestion.Reply
		if err := s.w.db.Read(ctx).Where("assignment_id = ?", s.assignment).Limit(1).Find(&rows).Error; err != nil {
			return suggestion.Receipt{}, err
		}
		version := uint(0)
		if len(rows) == 1 {
			version = rows[0].Version
		}
		saved, err := s.w.suggestions.SaveReply(ctx, s.crew.clerk, s.assignment, version, text)
		s.reply = saved.ReplyID
		return suggestion.Receipt{ID: s.id, Version: s.version}, err
	})
}

func (s *story) replyText(ctx context.Context, again bool) (suggestion.ReplyText, error) {
	content, err := database.One[suggestion.ContentVersion](s.w.db.Read(ctx).Where("suggestion_id = ?", s.id).Order("no DESC"))
	if err != nil {
		return suggestion.ReplyText{}, err
	}
	text := suggestion.ReplyText{
		Opening:       fmt.Sprintf("%s代表：您提出的《%s》收悉。我单位高度重视，专题研究并与您沟通，现答复如下。", s.by.Name, s.text.title),
		Closing:       pick(closings, s.no),
		ContactPerson: s.crew.clerk.Name, ContactPhone: s.crew.unit.Phone,
		ClassCode: []string{"A", "B", "A", "C", "A", "B", "D"}[s.no%7],
	}
	for i, p := range content.Points {
		answer := s.text.answers[i]
		if again {
			answer += pick(improvements, s.no+i)
		}
		text.Answers = append(text.Answers, suggestion.Answer{PointID: p.ID, Text: answer})
	}
	switch text.ClassCode {
	case "B", "C":
		text.CommitmentText = pick(commitments, s.no)
		text.CommitmentDueOn = s.w.today.AddDays(20 + s.no%9*25)
		if day := s.today().AddDays(90); day.Before(s.w.today) {
			text.CommitmentDueOn = day
		}
	case "D":
		text.ClassReason = pick(difficulties, s.no)
	}
	return text, nil
}

func (s *story) handIn(day int) {
	s.then("hand in", day, func(ctx context.Context) (suggestion.Receipt, error) {
		return s.w.suggestions.SubmitReply(ctx, s.crew.clerk, s.reply, s.version)
	})
}

func (s *story) check(day int, pass bool) {
	s.then("check", day, func(ctx context.Context) (suggestion.Receipt, error) {
		return s.w.suggestions.ReviewReply(ctx, s.crew.reviewer, s.reply, s.version, s.decision(pass, reviewComments))
	})
}

func (s *story) sign(day int, pass bool) {
	s.then("sign", day, func(ctx context.Context) (suggestion.Receipt, error) {
		d := s.decision(pass, signComments)
		if pass {
			d.DocumentNo = s.w.documentNo(s.crew)
		}
		return s.w.suggestions.SignReply(ctx, s.crew.signer, s.reply, s.version, d)
	})
}

func (s *story) decision(pass bool, comments []string) suggestion.Decision {
	if pass {
		return suggestion.Decision{Pass: true}
	}
	return suggestion.Decision{Comment: pick(comments, s.no)}
}

// documentNo counts a unit's replies of a year.
func (w *world) documentNo(c *crew) string {
	year := calendar.On(w.clock.now()).Year()
	series := fmt.Sprintf("云%s复〔%d〕", sign(c.unit.Name), year)
	w.documents[series]++
	return fmt.Sprintf("%s%d号", series, w.documents[series])
}

// sign is a unit's sign in the numbers of its documents.
func sign(unit string) string {
	name := []rune(strings.TrimPrefix(strings.TrimPrefix(unit, "市委"), "市"))
	return string(name[:1])
}

func (s *story) rate(day int, attitude, result string) {
	s.then("rate", day, func(ctx context.Context) (suggestion.Receipt, error) {
		o := suggestion.Opinion{Attitude: attitude, Result: result}
		if result == suggestion.Dissatisfied {
			o.Reasons = pick(complaints, s.no)
		}
		return s.w.suggestions.GiveFeedback(ctx, s.by, s.id, s.version, o)
	})
}

func (s *story) release(day int) {
	s.then("release", day, func(ctx context.Context) (suggestion.Receipt, error) {
		return s.w.suggestions.ReleaseFeedback(ctx, s.w.office, s.id, s.version)
	})
}

func (s *story) again(day int) {
	s.then("rehandle", day, func(ctx context.Context) (suggestion.Receipt, error) {
		return s.w.suggestions.Rehandle(ctx, s.w.head, s.id, s.version, suggestion.Sole(s.crew.unit.ID, ""), pick(rehandlings, s.no))
	})
}

func (s *story) explain(day int) {
	s.then("explain", day, func(ctx context.Context) (suggestion.Receipt, error) {
		return s.w.suggestions.ExplainAndClose(ctx, s.w.head, s.id, s.version, s.by.Name+"代表："+pick(explanations, s.no))
	})
}

func (s *story) close(day int) {
	s.then("close", day, func(ctx context.Context) (suggestion.Receipt, error) {
		return s.w.suggestions.Close(ctx, s.w.office, s.id, s.version)
	})
}

func (s *story) archive(day int) {
	s.then("archive", day, func(ctx context.Context) (suggestion.Receipt, error) {
		return s.w.suggestions.Archive(ctx, s.w.office, s.id, s.version)
	})
}

func pick[T any](from []T, no int) T { return from[no%len(from)] }
