package witnesstest

import (
	"context"
	"testing"

	"gorm.io/gorm"

	"lianluo/internal/database"
	"lianluo/internal/witness"
)

// rate is one of the year's rates: how it is counted from the facts by SQL, and
// from the record by what the witness tells. Both give part and whole.
type rate struct {
	name        string
	part, whole string
	told        func(s *witness.Story) (part, whole int)
}

// The rows that several rates count.
const (
	made     = " FROM assignments a WHERE a.recalled_at IS NULL AND a.assigned_at IS NOT NULL"
	owed     = " FROM assignments a JOIN suggestions s ON s.id = a.suggestion_id WHERE a.role <> 'co' AND a.returned_at IS NULL AND a.recalled_at IS NULL AND a.cancelled_at IS NULL AND NOT s.reference_only AND a.assigned_at IS NOT NULL"
	answered = " AND EXISTS (SELECT 1 FROM replies r WHERE r.assignment_id = a.id AND r.state = 'delivered')"
	limit    = " AND EXISTS (SELECT 1 FROM clocks c WHERE c.assignment_id = a.id AND c.kind IN ('T5', 'T8', 'T9') AND "
	last     = " FROM feedbacks f WHERE f.decisive AND f.round_no = (SELECT MAX(o.round_no) FROM feedbacks o WHERE o.suggestion_id = f.suggestion_id AND o.decisive)"
	again    = " FROM feedbacks f JOIN rounds r ON r.suggestion_id = f.suggestion_id AND r.no = f.round_no WHERE f.decisive AND r.why IN ('dissatisfied', 'escalated')"
	standing = " FROM replies r JOIN suggestions s ON s.id = r.suggestion_id WHERE r.state = 'delivered' AND s.origin <> 'imported'"
	promised = " FROM commitments p WHERE p.state <> 'changed'"
)

var rates = append([]rate{
	{"assignment", "SELECT COUNT(DISTINCT suggestion_id)" + made, "SELECT COUNT(*) FROM suggestions WHERE number IS NOT NULL AND origin <> 'imported'",
		func(s *witness.Story) (int, int) { return one(len(assigned(s)) > 0), one(s.Number != nil) }},
	{"receipt", "SELECT COUNT(*)" + made + " AND a.received_at IS NOT NULL", "SELECT COUNT(*)" + made,
		func(s *witness.Story) (int, int) {
			return count2(assigned(s), func(a *witness.Assignment) bool { return a.ReceivedAt != nil })
		}},
	{"return", "SELECT COUNT(*)" + made + " AND a.returned_at IS NOT NULL", "SELECT COUNT(*)" + made,
		func(s *witness.Story) (int, int) {
			return count2(assigned(s), func(a *witness.Assignment) bool { return a.ReturnedAt != nil })
		}},
	{"in-person contact", "SELECT COUNT(DISTINCT s.id)" + owed + " AND EXISTS (SELECT 1 FROM communications c WHERE c.suggestion_id = s.id AND c.mode IN ('meeting', 'visit'))",
		"SELECT COUNT(DISTINCT s.id)" + owed, inPerson},
	{"reply", "SELECT COUNT(*)" + owed + answered, "SELECT COUNT(*)" + owed,
		func(s *witness.Story) (int, int) {
			return count2(owing(s), func(a *witness.Assignment) bool { return reply(s, a) != nil })
		}},
	{"on time", "SELECT COUNT(*)" + owed + answered + limit + "c.plan_breached_on IS NULL)",
		"SELECT COUNT(*)" + owed + limit + "(c.stopped_at IS NOT NULL OR c.plan_breached_on IS NOT NULL))", onTime},
	{"extension", "SELECT COUNT(DISTINCT assignment_id) FROM consent_requests WHERE kind = 'extension' AND state = 'granted'", "SELECT COUNT(*) FROM clocks WHERE kind = 'T5' AND void_at IS NULL", extended},
	{"satisfied after re-handling", "SELECT COUNT(*)" + again + " AND f.result <> 'dissatisfied'", "SELECT COUNT(*)" + again, rehandled},
	{"delivery", "SELECT COUNT(DISTINCT s.id)" + owed + " AND (EXISTS (SELECT 1 FROM replies r WHERE r.suggestion_id = s.id AND r.state = 'delivered' AND r.class_code = 'A') OR EXISTS (SELECT 1 FROM commitments p WHERE p.suggestion_id = s.id AND p.state = 'delivered'))",
		"SELECT COUNT(DISTINCT s.id)" + owed, delivered},
	{"promises kept", "SELECT COUNT(*)" + promised + " AND p.state = 'delivered'", "SELECT COUNT(*)" + promised, kept},
}, ofEach()...)

// ofEach gives the rates of each rating and of each class.
func ofEach() []rate {
	var out []rate
	for _, rating := range []string{"satisfied", "basically_satisfied", "dissatisfied"} {
		out = append(out, rate{rating, "SELECT COUNT(*)" + last + " AND f.result = '" + rating + "'", "SELECT COUNT(*)" + last,
			func(s *witness.Story) (int, int) {
				f := newest(s)
				return one(f != nil && f.Result == rating), one(f != nil)
			}})
	}
	for _, class := range []string{"A", "B", "C", "D"} {
		out = append(out, rate{"class " + class, "SELECT COUNT(*)" + standing + " AND r.class_code = '" + class + "'", "SELECT COUNT(*)" + standing,
			func(s *witness.Story) (part, whole int) {
				for _, r := range s.Replies {
					part += one(!r.Superseded && r.ClassCode == class)
					whole += one(!r.Superseded)
				}
				return part, whole
			}})
	}
	return out
}

func one(holds bool) int {
	if holds {
		return 1
	}
	return 0
}

func count2[T any](all []T, holds func(T) bool) (part, whole int) {
	for _, v := range all {
		part += one(holds(v))
	}
	return part, len(all)
}

// assigned lists what units were given and nobody recalled.
func assigned(s *witness.Story) (out []*witness.Assignment) {
	for _, a := range s.Assignments {
		if a.RecalledAt == nil {
			out = append(out, a)
		}
	}
	return out
}

// owing lists the duties that end with a reply to the proposers.
func owing(s *witness.Story) (out []*witness.Assignment) {
	for _, a := range s.Assignments {
		if a.Active() && a.Role != "co" && !s.ReferenceOnly {
			out = append(out, a)
		}
	}
	return out
}

// reply gives the one that stands.
func reply(s *witness.Story, a *witness.Assignment) *witness.Reply {
	for _, r := range s.Replies {
		if r.AssignmentID == a.ID && !r.Superseded {
			return r
		}
	}
	return nil
}

func inPerson(s *witness.Story) (part, whole int) {
	if len(owing(s)) == 0 {
		return 0, 0
	}
	for _, c := range s.Contacts {
		if c.Mode == "meeting" || c.Mode == "visit" {
			return 1, 1
		}
	}
	return 0, 1
}

func onTime(s *witness.Story) (part, whole int) {
	for _, a := range owing(s) {
		for _, c := range s.Clocks {
			if c.AssignmentID == a.ID && (c.Kind == "T5" || c.Kind == "T8" || c.Kind == "T9") {
				part += one(c.PlanBreachedOn.IsZero() && reply(s, a) != nil)
				whole += one(c.StoppedAt != nil || !c.PlanBreachedOn.IsZero())
			}
		}
	}
	return part, whole
}

func extended(s *witness.Story) (part, whole int) {
	longer := map[uint]bool{}
	for _, r := range s.Requests {
		if r.Kind == "extension" && r.State == "granted" {
			longer[r.AssignmentID] = true
		}
	}
	for _, c := range s.Clocks {
		whole += one(c.Kind == "T5" && c.VoidAt == nil)
	}
	return len(longer), whole
}

// newest is the decisive rating of the last round that has one.
func newest(s *witness.Story) (last *witness.Feedback) {
	for _, f := range s.Feedbacks {
		if f.Decisive && (last == nil || f.RoundNo > last.RoundNo) {
			last = f
		}
	}
	return last
}

func rehandled(s *witness.Story) (part, whole int) {
	for _, f := range s.Feedbacks {
		if r := s.Rounds[f.RoundNo]; f.Decisive && r != nil && (r.Why == "dissatisfied" || r.Why == "escalated") {
			part += one(f.Result != "dissatisfied")
			whole++
		}
	}
	return part, whole
}

func delivered(s *witness.Story) (part, whole int) {
	if len(owing(s)) == 0 {
		return 0, 0
	}
	for _, r := range s.Replies {
		if r.Resolved && !r.Superseded {
			return 1, 1
		}
	}
	for _, p := range s.Promises {
		if p.State == "delivered" {
			return 1, 1
		}
	}
	return 0, 1
}

func kept(s *witness.Story) (part, whole int) {
	for _, p := range s.Promises {
		part += one(p.State == "delivered")
		whole += one(p.State != "changed")
	}
	return part, whole
}

// Rates counts all rates of what the database holds, from the record alone and
// from the facts, and fails where they differ. It gives each as part and whole.
func Rates(t testing.TB, db *database.DB) map[string][2]int {
	t.Helper()
	q := db.Read(context.Background())
	var ids []uint
	if err := q.Table("suggestions").Pluck("id", &ids).Error; err != nil {
		t.Fatal(err)
	}
	stories, err := witness.Record(q, ids)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][2]int{}
	for _, r := range rates {
		part, whole := 0, 0
		for _, s := range stories {
			p, w := r.told(s)
			part, whole = part+p, whole+w
		}
		out[r.name] = [2]int{part, whole}
		if facts := [2]int{number(t, q, r.part), number(t, q, r.whole)}; facts != out[r.name] {
			t.Errorf("%s: %v by the record, %v by the facts", r.name, out[r.name], facts)
		}
	}
	return out
}

func number(t testing.TB, q *gorm.DB, sql string) (n int) {
	t.Helper()
	if err := q.Raw(sql).Scan(&n).Error; err != nil {
		t.Fatalf("%s: %v", sql, err)
	}
	return n
}
