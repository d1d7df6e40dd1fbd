package demo

import (
	"context"
	"slices"

	"lianluo/internal/suggestion"
)

// When this year's session was, counted from today: long enough ago for three
// months to be over for what was assigned first, and not for the rest.
const (
	sessionOpened = -104
	sessionDays   = 4
	year          = 365
)

// share is a number of stories that end in the same way; some are particular.
type share struct {
	count  int
	plot   func(s *story, i int)
	traits traits
}

// tell lets all the stories happen, in the order of time.
func (w *world) tell(ctx context.Context) error {
	var err error
	if w.topics, err = readTopics(topicsText); err != nil {
		return err
	}
	w.adoptRules()
	w.readNotices()
	w.tellUpward()
	w.tellSupervision()
	w.tellBallots()
	no := 0
	for _, share := range shares() {
		for i := range share.count {
			s := w.story(no, share.traits[i])
			share.plot(s, i)
			if s.fate != nil {
				s.fate(s, s.due)
			}
			no++
		}
	}
	slices.SortStableFunc(w.steps, func(a, b step) int { return a.at.Compare(b.at) })
	for _, s := range w.steps {
		w.clock.set(s.at)
		if err := s.do(ctx); err != nil {
			return err
		}
	}
	return nil
}

func (w *world) story(no int, traits []trait) *story {
	s := &story{w: w, no: no, by: w.other(no, 0)}
	s.class = []string{"A", "A", "A", "A", "D"}[no%5]
	s.setTopic(w.topics[no%len(w.topics)])
	for _, t := range traits {
		t(s)
	}
	return s
}

func drafted(s *story, i int) { s.draft([]int{-2, -9, -5, -1}[i]) }

func submitted(s *story, i int) { s.comesIn([]int{-11, -7, -4, -2, -1}[i]) }

func returned(s *story, i int) {
	day := []int{-3, -20, -8}[i]
	s.comesIn(day - 5)
	s.review(day - 3)
	s.giveBack(day)
}

func assigned(s *story, i int) {
	s.isAssigned([]int{-9, -2, -7, -6, -5, -4, -3, -2, -1}[i])
}

// handled: with a unit, from the first contact to the reply before sign-off.
func handled(s *story, i int) {
	day := []int{-98, -96, -90, -86, -78, -66, -52, -38, -24, -15}[i%10]
	if i == 0 {
		day = -30
	}
	s.isAssigned(day)
	s.received(day + 2)
	s.route(day + 3)
	s.talks(day+5, i)
	s.opinions(day)
	if i%9 != 4 { // the others have no plan in time
		s.plans(day + 7)
	}
	if s.inHandling != nil {
		s.inHandling(s, day)
	}
	s.asksForTime(day)
	if i < 10 {
		s.note(day + 8)
		return
	}
	for _, c := range s.answering() {
		s.with(c, func() { s.replyUnderWay(max(day+8, -13-i%5), i) })
	}
}

// talks is the contact with the proposer; a few are disputed, some wait.
func (s *story) talks(day, i int) {
	for _, c := range s.apart {
		s.with(c, func() { s.contact(day-1, "before") })
	}
	switch {
	case i == 0:
		s.contact(-2, "before")
	case i%13 == 5:
		s.contact(day, "before")
		s.dispute(day + 2)
	default:
		s.contact(day, "before")
		if i%4 != 3 {
			s.confirm(day + 1)
		}
	}
}

func (s *story) replyUnderWay(day, i int) {
	s.write(day, false)
	switch {
	case i < 14: // being written
	case i < 19: // sent back
		s.handIn(day + 1)
		if i%2 == 0 {
			s.check(day+2, false)
		} else {
			s.check(day+2, true)
			s.sign(day+3, false)
		}
	case i < 26: // with the reviewer
		s.handIn(day + 1)
		if i%3 == 0 {
			s.check(day+2, false)
			s.write(day+3, true)
			s.handIn(day + 4)
		}
	default: // with the signer
		s.handIn(day + 1)
		s.check(day+2, true)
		if i%3 == 0 {
			s.sign(day+3, false)
			s.write(day+4, true)
			s.handIn(day + 4)
			s.check(day+5, true)
		}
	}
}

func awaiting(s *story, i int) {
	switch {
	case i < 6:
		s.isDelivered(-94+i, -12+i)
	case i < 10: // nothing said within the time limit
		s.isDelivered(-94+i, -26+i-6)
	default: // rated, to be closed
		s.isDelivered(-94+i%8, -14+i-10)
		s.rate(-7+(i-10)/2, suggestion.Satisfied, rating(i))
	}
}

func rating(i int) string {
	if i%3 == 2 {
		return suggestion.BasicallySatisfied
	}
	return suggestion.Satisfied
}

func closed(s *story, i int) {
	delivered := -60 + i%25
	s.isDelivered(-94+i%8, delivered)
	if i == 21 || i == 24 {
		s.rateOnPaper(delivered+3+i%9, suggestion.Satisfied, rating(i))
	} else {
		s.rate(delivered+3+i%9, suggestion.Satisfied, rating(i))
	}
	s.close(delivered + 14 + i%9)
}

// silent: closed without a word from the proposer, after the longest holidays.
func silent(s *story, i int) {
	delivered := -60 + i*6
	s.isDelivered(-94+i%8, delivered)
	s.close(delivered + 27)
}

// archived: last year's, laid down.
func archived(s *story, i int) {
	assigned, delivered := -94+i%8-year, -60+i%25-year
	if s.extended != "" {
		delivered = assigned + 118 + i
	}
	s.isDelivered(assigned, delivered)
	s.rate(delivered+3+i%9, suggestion.Satisfied, rating(i))
	s.close(delivered + 14 + i%9)
	s.archive(delivered + 40 + i%17)
}

// comesIn: drafted, signed by those who propose it together, and submitted on
// a day; or entered from what was handed in.
func (s *story) comesIn(day int) {
	if s.paper != "" {
		s.enter(day)
		return
	}
	s.draft(day - 4)
	s.gathers(day - 3)
	s.submit(day)
}

// isAssigned brings the story to its units on a day. What is assigned soon
// after a session was submitted in it; every ninth was revised before.
func (s *story) isAssigned(day int) {
	in := day - 6
	if since := day % year; since >= -98 && since <= -86 {
		in = day - since + sessionOpened + s.no%sessionDays
	}
	if s.no%9 == 4 && in == day-6 && s.paper == "" {
		s.comesIn(day - 13)
		s.review(day - 12)
		s.giveBack(day - 11)
		s.revise(day - 8)
		for _, by := range s.cosigners {
			s.signsToo(day-8, by)
		}
		s.submit(day - 8)
	} else {
		s.comesIn(in)
	}
	s.review(day - 4)
	if s.atReview != nil {
		s.atReview(s, day-4)
	}
	s.register(day - 3)
	if s.atAssignment != nil {
		s.atAssignment(s, day-2)
	}
	s.assign(day)
	if s.onArrival != nil {
		s.onArrival(s, day)
	}
}

func (s *story) isDelivered(assigned, delivered int) {
	s.isAssigned(assigned)
	s.received(assigned + 1 + s.no%3)
	s.route(assigned + 4)
	s.talks(assigned+7, s.no%5+1)
	s.opinions(assigned)
	s.plans(assigned + 9)
	s.note(assigned + 12)
	if s.inHandling != nil {
		s.inHandling(s, assigned)
	}
	s.asksForTime(assigned)
	if s.term != nil {
		s.due = s.term(delivered)
	}
	for _, c := range s.answering() {
		s.with(c, func() { s.signs(delivered) })
	}
	s.class = "A"
	if s.afterDelivery != nil {
		s.afterDelivery(s, delivered)
	}
}
