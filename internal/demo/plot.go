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
)

// shares says how many suggestions end in which state; they are 159.
var shares = []struct {
	count int
	plot  func(s *story, i int)
	mine  []int // whose proposer is the log-in "deputy"
	roads []int // that are for the unit of the log-ins "clerk", "reviewer" and "signer"
}{
	{30, archived, []int{0}, []int{0, 7}},
	{31, closed, []int{0, 28}, []int{0, 23, 28}},
	{22, awaiting, []int{0, 8}, []int{0, 8, 13}},
	{6, dissatisfied, []int{0}, []int{0}},
	{40, handled, []int{0, 26}, []int{0, 4, 10, 11, 19, 20, 21, 26, 27, 28, 33, 35}},
	{9, assigned, nil, []int{0, 1, 2}},
	{5, registered, nil, nil},
	{4, underReview, nil, nil},
	{5, submitted, nil, nil},
	{3, returned, []int{0}, nil},
	{4, drafted, []int{0}, nil},
}

// tell lets all the stories happen, in the order of time.
func (w *world) tell(ctx context.Context) error {
	var err error
	if w.topics, err = readTopics(topicsText); err != nil {
		return err
	}
	no := 0
	for _, share := range shares {
		for i := range share.count {
			share.plot(w.story(no, slices.Contains(share.mine, i), slices.Contains(share.roads, i)), i)
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

func (w *world) story(no int, mine, road bool) *story {
	topics := w.topics
	if road {
		topics = slices.DeleteFunc(slices.Clone(topics), func(t topic) bool { return t.unit != transport })
	}
	s := &story{w: w, no: no, text: topics[no%len(topics)].of(no, w.today.Year()), by: w.deputies[1+(no*17)%(len(w.deputies)-1)]}
	if mine {
		s.by = w.deputies[0]
	}
	s.crew = w.crews[s.text.unit]
	return s
}

func drafted(s *story, i int) { s.draft([]int{-2, -9, -5, -1}[i]) }

func submitted(s *story, i int) { s.comesIn([]int{-11, -7, -4, -2, -1}[i]) }

func underReview(s *story, i int) {
	day := []int{-12, -8, -5, -3}[i]
	s.comesIn(day)
	s.review(day + 2)
}

func returned(s *story, i int) {
	day := []int{-3, -20, -8}[i]
	s.comesIn(day - 5)
	s.review(day - 3)
	s.giveBack(day)
}

func registered(s *story, i int) {
	day := []int{-14, -11, -9, -6, -4}[i]
	s.comesIn(day)
	s.review(day + 1)
	s.register(day + 2)
}

func assigned(s *story, i int) { s.isAssigned([]int{-9, -2, -7, -6, -5, -4, -3, -2, -1}[i]) }

// handled: with a unit, from the first contact to the reply before sign-off,
// and a second time.
func handled(s *story, i int) {
	if i >= 33 {
		secondTime(s, i-33)
		return
	}
	day := []int{-98, -96, -90, -86, -78, -66, -52, -38, -24, -15}[i%10]
	if i == 0 {
		day = -30
	}
	s.isAssigned(day)
	s.receive(day + 2)
	s.route(day + 3)
	s.talks(day+5, i)
	if i < 10 {
		s.note(day + 8)
		return
	}
	s.replyUnderWay(max(day+8, -13-i%5), i)
}

// talks is the contact with the proposer; a few are disputed, some wait.
func (s *story) talks(day, i int) {
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

// secondTime: handled again after a dissatisfied proposer.
func secondTime(s *story, i int) {
	decided := []int{-12, -40, -36, -25, -18, -9, -6}[i]
	s.isDelivered(decided-50, decided-14)
	s.rate(decided-4, suggestion.Satisfied, suggestion.Dissatisfied)
	s.release(decided - 1)
	s.again(decided)
	if i == 6 {
		return
	}
	s.receive(decided + 1)
	s.contact(decided+3, "during")
	s.write(decided+5, true)
	if i == 2 || i == 4 {
		s.handIn(decided + 6)
	}
	if i == 3 {
		s.handIn(decided + 6)
		s.check(decided+8, true)
	}
}

func dissatisfied(s *story, i int) {
	rated := []int{-3, -12, -9, -6, -2, -1}[i]
	s.isDelivered(-92+i, rated-6)
	s.rate(rated, []string{suggestion.Satisfied, suggestion.BasicallySatisfied, suggestion.Dissatisfied}[i%3], suggestion.Dissatisfied)
}

func awaiting(s *story, i int) {
	switch {
	case i < 8:
		s.isDelivered(-94+i, -12+i)
	case i < 13: // nothing said within the time limit
		s.isDelivered(-94+i, -26+i-8)
	case i < 20: // rated, to be closed
		s.isDelivered(-94+i, -14+i-13)
		s.rate(-7+i-13, suggestion.Satisfied, rating(i))
	default:
		s.handledTwice(-62+i-20, -6)
	}
}

func rating(i int) string {
	if i%3 == 2 {
		return suggestion.BasicallySatisfied
	}
	return suggestion.Satisfied
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
}

func closed(s *story, i int) {
	delivered := -60 + i%25
	switch {
	case i < 22:
		s.isDelivered(-94+i%8, delivered)
		s.rate(delivered+3+i%9, suggestion.Satisfied, rating(i))
		s.close(delivered + 14 + i%9)
	case i < 25: // closed without a word from the proposer, after the longest holidays
		s.isDelivered(-94+i%8, delivered)
		s.close(delivered + 27)
	case i < 28: // explained by the head
		s.isDelivered(-94+i%8, delivered)
		s.rate(delivered+4, suggestion.BasicallySatisfied, suggestion.Dissatisfied)
		s.explain(delivered + 9)
	default:
		s.handledTwice(-60, -36)
		s.rate(-31, suggestion.Satisfied, rating(i))
		s.close(-25 + i - 28)
	}
}

// archived: last year's, laid down.
func archived(s *story, i int) {
	const year = 365
	delivered := -60 + i%25 - year
	s.isDelivered(-94+i%8-year, delivered)
	s.rate(delivered+3+i%9, suggestion.Satisfied, rating(i))
	s.close(delivered + 14 + i%9)
	s.archive(delivered + 40 + i%17)
}

func (s *story) comesIn(day int) {
	s.draft(day - 2)
	s.submit(day)
}

// isAssigned brings the story to its unit on a day. What is assigned soon
// after a session was submitted in it; every ninth was revised before.
func (s *story) isAssigned(day int) {
	in := day - 6
	if since := day % 365; since >= -98 && since <= -86 {
		in = day - since + sessionOpened + s.no%sessionDays
	}
	if s.no%9 == 4 && in == day-6 {
		s.comesIn(day - 13)
		s.review(day - 12)
		s.giveBack(day - 11)
		s.revise(day - 8)
		s.submit(day - 8)
	} else {
		s.comesIn(in)
	}
	s.review(day - 4)
	s.register(day - 3)
	s.assign(day)
}

func (s *story) isDelivered(assigned, delivered int) {
	s.isAssigned(assigned)
	s.receive(assigned + 1 + s.no%3)
	s.route(assigned + 4)
	s.contact(assigned+7, "before")
	if s.no%5 != 3 {
		s.confirm(assigned + 8)
	}
	s.note(assigned + 14)
	s.write(delivered-9, false)
	s.handIn(delivered - 8)
	if s.no%6 == 1 {
		s.check(delivered-7, false)
		s.write(delivered-6, true)
		s.handIn(delivered - 5)
	}
	s.check(delivered-3, true)
	s.sign(delivered, true)
}
