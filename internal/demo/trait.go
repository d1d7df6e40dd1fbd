package demo

import (
	"slices"

	"lianluo/internal/access"
)

// cast is who takes part in a story besides its proposer and its unit, and
// what is particular in it.
type cast struct {
	cosigners  []access.Actor
	decliner   *access.Actor
	delegation bool
	reference  bool
	paper      string // how it came in, if not typed by the deputy
	co, apart  []*crew

	opinion  string // how the co-handlers' opinions go
	extended string // how far a request for more time goes
	class    string // of the reply
	due      int    // the day of what the reply promises

	// The day of the promise, from that of the delivery, and what becomes of it.
	term func(delivered int) int
	fate func(s *story, due int)

	// What happens on the way, if anything.
	atReview, atAssignment, onArrival, inHandling, afterDelivery func(s *story, day int)
}

// trait makes a story a particular one.
type trait func(s *story)

// mine makes the log-in "deputy" the proposer.
func mine(s *story) { s.by = s.w.deputies[0] }

// road makes it a matter of the unit of the log-ins "clerk", "reviewer" and
// "signer".
func road(s *story) {
	topics := slices.DeleteFunc(slices.Clone(s.w.topics), func(t topic) bool { return t.unit != transport })
	s.setTopic(topics[s.no%len(topics)])
}

// ofUnit makes it a matter of a unit.
func ofUnit(unit string) trait {
	return func(s *story) {
		topics := slices.DeleteFunc(slices.Clone(s.w.topics), func(t topic) bool { return t.unit != unit })
		s.setTopic(topics[s.no%len(topics)])
	}
}

func (s *story) setTopic(t topic) {
	s.of = t
	s.text = t.of(s.no, s.w.today.Year())
	s.crew = s.w.crews[s.text.unit]
}

// joint gives the proposer co-signers.
func joint(count int) trait {
	return func(s *story) {
		for k := range count {
			s.cosigners = append(s.cosigners, s.w.other(s.no, 40+k*7))
		}
	}
}

// declined adds a deputy who was asked to sign and declined.
func declined(s *story) { s.decliner = new(s.w.other(s.no, 90)) }

// other is a deputy who proposes nothing of the story's.
func (w *world) other(no, apart int) access.Actor {
	return w.deputies[1+(no*17+apart)%(len(w.deputies)-1)]
}

// wholeDelegation makes it a suggestion of a delegation, handed in by its head.
func wholeDelegation(s *story) { s.delegation, s.by = true, s.w.deputies[firstHead+s.no%len(counties)] }

func forReference(s *story) { s.reference = true }

func onPaper(s *story) { s.paper = "paper" }

func fromMotion(s *story) { s.paper = "motion" }

// together adds a co-handler; how says how its opinion goes.
func together(how string) trait {
	return func(s *story) { s.co, s.opinion = append(s.co, s.w.partner(s.crew, 0)), how }
}

// helpedBy is together with a unit that is named.
func helpedBy(unit, how string) trait {
	return func(s *story) { s.co, s.opinion = append(s.co, s.w.crews[unit]), how }
}

// eachAlone adds a unit that answers for itself.
func eachAlone(s *story) { s.apart = append(s.apart, s.w.partner(s.crew, 1)) }

// partner is a unit that often has to do with the matters of c.
func (w *world) partner(c *crew, no int) *crew {
	return w.crews[pick(partners[c.unit.Name], no)]
}

// longer: the unit asks for more time; how says how far that went.
func longer(how string) trait { return func(s *story) { s.extended = how } }

// Something happens on the way: at the review, before the assignment, before
// the unit receives it, while the unit works, after the delivery.
func reviewed(do func(s *story, day int)) trait  { return func(s *story) { s.atReview = do } }
func placed(do func(s *story, day int)) trait    { return func(s *story) { s.atAssignment = do } }
func arrived(do func(s *story, day int)) trait   { return func(s *story) { s.onArrival = do } }
func whileBusy(do func(s *story, day int)) trait { return func(s *story) { s.inHandling = do } }
func later(do func(s *story, day int)) trait     { return func(s *story) { s.afterDelivery = do } }

// promised puts a promise into the reply; fate is what becomes of it.
func promised(fate func(s *story, due int)) trait {
	return func(s *story) {
		s.class, s.term, s.fate = []string{"B", "C"}[s.no%2], soon, fate
	}
}

// promisedFor is promised with a day of its own.
func promisedFor(term func(delivered int) int, fate func(s *story, due int)) trait {
	return func(s *story) {
		promised(fate)(s)
		s.term = term
	}
}

// soon is a day of the past, if there is time for one since the delivery.
func soon(delivered int) int {
	switch {
	case delivered < -200:
		return delivered + 90
	case delivered < -40:
		return delivered + 25
	}
	return delivered - delivered*3/5
}

// ahead is a day after today.
func ahead(days int) func(int) int { return func(int) int { return days } }
