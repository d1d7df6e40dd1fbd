package lifetest

import "slices"

// Statuses of HTTP that the model gives: done, not yours, invisible, wrong
// moment, bad input.
const (
	OK        = 200
	Forbidden = 403
	Invisible = 404
	Conflict  = 409
	Invalid   = 422
)

// Part is a unit's part in an arrangement.
type Part struct {
	Unit uint
	Role string
}

// Attempt is something that somebody tries.
type Attempt struct {
	Action  string
	By      Hat
	Item    *Item
	On      *Assignment
	Reply   *Reply
	Contact *Contact
	Request *Request
	Promise *Promise
	Paper   uint // the deputy whose paper is entered, none for one's own action

	Stale    bool // with the version of a state that is over
	Agree    bool // decided, reviewed, signed, handed over, confirmed
	Through  bool // the office is to enter signatures
	Reason   bool // gives one
	Number   bool // gives a document number
	Parts    []Part
	Cancel   []*Assignment
	Replace  *Assignment
	Until    string
	Deputies []uint
	Deputy   uint
	TextNo   int
	Target   *Item
	Result   string
	Draft    Reply
	File     bool
	Points   int // how many of the points go into a second item
}

// Rule is one line of the procedure.
type Rule struct {
	Action string
	Line   string // of permissions.csv, when it is another
	Of     string // item, assignment, reply, contact, request, asked, promise
	Phases []string
	Rare   []string // phases in which it is possible too, though nearly never met
	When   func(c *Congress, a *Attempt) bool
	Held   []string // kinds of Requests that hold it up while they are open
	Input  func(c *Congress, a *Attempt) int
	Do     func(c *Congress, a *Attempt)
}

// Possible says whether the phase is one in which it may be.
func (r *Rule) Possible(phase string) bool {
	return r.Of == "request" || r.Of == "asked" || slices.Contains(r.Phases, phase) || slices.Contains(r.Rare, phase)
}

// Named gives the line of permissions.csv.
func (r *Rule) Named() string {
	if r.Line != "" {
		return r.Line
	}
	return r.Action
}

// RuleOf gives the rule of an action.
func RuleOf(action string) *Rule {
	if r := byAction[action]; r != nil {
		return r
	}
	panic("lifetest: no rule for " + action)
}

var byAction = func() map[string]*Rule {
	out := map[string]*Rule{}
	for _, r := range Rules {
		out[r.Action] = r
	}
	return out
}()

// Relation is the column of permissions.csv that a hat has for an item.
func (c *Congress) Relation(it *Item, by Hat) string {
	switch by.Role {
	case "deputy":
		switch {
		case by.Foreign:
			return ""
		case by.Deputy == it.Lead:
			return "lead"
		case it.signature(by.Deputy).open():
			return "cosigner"
		}
		return "other_deputy"
	case "clerk", "reviewer", "signer":
		if by.Foreign || !it.assigned(func(a *Assignment) bool { return a.Unit == by.Unit }) || c.proposes(it, by.User) {
			return "other_unit"
		}
	}
	if by.Foreign {
		return ""
	}
	return by.Role
}

// assigned says whether any round has such an assignment that did not end.
func (it *Item) assigned(such func(*Assignment) bool) bool {
	return slices.ContainsFunc(it.Rounds, func(r *Round) bool {
		return slices.ContainsFunc(r.Assignments, func(a *Assignment) bool { return a.Ended == "" && such(a) })
	})
}

// proposes says whether the person proposed the item, or signed it.
func (c *Congress) proposes(it *Item, user uint) bool {
	return c.Users[it.Lead] == user || slices.ContainsFunc(it.Signatures, func(s *Signature) bool { return s.open() && c.Users[s.Deputy] == user })
}

// Sees says whether the item exists for the hat.
func (c *Congress) Sees(it *Item, by Hat) bool {
	written := !slices.Contains([]string{"draft", "cosigning", "gone"}, it.Phase())
	switch c.Relation(it, by) {
	case "lead", "cosigner":
		return it.Set != "gone"
	case "office", "head":
		return written || it.EnteredBy == by.User && it.Set != "gone" || by.Role == "office" && it.ThroughOffice && it.Phase() == "cosigning"
	case "supervising_leader", "committee":
		return slices.Contains([]string{"registered", "assigned", "in_handling", "awaiting_feedback", "rehandling_review", "closed", "archived"}, it.Phase()) ||
			it.Registered && slices.Contains([]string{"merged", "withdrawn"}, it.Phase())
	case "gov_office", "leading_official":
		return written && it.assigned(func(a *Assignment) bool { return c.Government[a.Unit] }) || it.Phase() == "registered" && it.Forwarded
	case "clerk", "reviewer", "signer":
		return true
	}
	return false
}

func ofUnit(by Hat) bool { return by.Role == "clerk" || by.Role == "reviewer" || by.Role == "signer" }

// mine says whether the rule names the hat's column.
func (c *Congress) mine(r *Rule, a *Attempt) bool {
	relation, line := c.Relation(a.Item, a.By), r.Named()
	if r.Of == "asked" {
		line = AskedBy[a.Request.Kind]
	}
	if !c.May[line][relation] || r.Action == "give_feedback" && relation != "cosigner" {
		return false
	}
	switch {
	case r.Action == "urge" && a.By.Role == "gov_office":
		return c.Government[a.On.Unit]
	case !ofUnit(a.By):
		return true
	case r.Action == "send_back_co_opinion":
		return slices.ContainsFunc(a.Item.active(), func(l *Assignment) bool { return l.Role == "lead" && l.Unit == a.By.Unit })
	}
	return a.On != nil && a.On.Unit == a.By.Unit
}

// Allowed says whether the hat may do it now, whatever it enters.
func (c *Congress) Allowed(a *Attempt) int {
	r := RuleOf(a.Action)
	if !c.Sees(a.Item, a.By) {
		return Invisible
	}
	if a.Paper != 0 {
		if a.By.Role != "office" || !slices.Contains(FromPaper, a.Action) {
			return Forbidden
		}
		if !slices.Contains(a.Item.People(), a.Paper) {
			return Invalid
		}
		a = a.inPlace()
	}
	switch {
	case r.Of == "request" && a.Request.State != "open":
		return c.tooLate(a)
	case !c.mine(r, a):
		return Forbidden
	case r.Of == "request":
		return a.Request.turn(a)
	case a.On != nil && !slices.Contains([]string{"promise", "contact", "asked"}, r.Of) && (a.On.Ended != "" || a.On.Round != a.Item.Round()):
		return Conflict
	case !r.Possible(a.Item.Phase()):
		return Conflict
	case r.When != nil && !r.When(c, a):
		return Conflict
	case slices.ContainsFunc(r.Held, func(kind string) bool { return a.Item.request(kind, a.On, nil) }):
		return Conflict
	case a.barred():
		return Forbidden
	}
	return OK
}

// barred: nobody does two separated steps.
func (a *Attempt) barred() bool {
	switch a.Action {
	case "sign_reply":
		return a.Reply.Drafter == a.By.User
	case "check_reply":
		return a.Reply.Drafter == a.By.User || a.Reply.Signer == a.By.User
	case "sign_co_opinion":
		return a.On.Opinion.Drafter == a.By.User
	}
	return false
}

// Verdict says how the attempt is answered.
func (c *Congress) Verdict(a *Attempt) int {
	if status := c.Allowed(a); status != OK {
		return status
	}
	if a.Stale {
		return Conflict
	}
	if a.Paper != 0 && !a.File {
		return Invalid
	}
	if input := RuleOf(a.Action).Input; input != nil {
		return input(c, a.inPlace())
	}
	return OK
}

// FromPaper are the deputies' own actions that the office enters from a paper
// with its scan.
var FromPaper = []string{"confirm_signature", "decline_signature", "withdraw_signature", "ask_withdrawal", "consent_withdrawal", "consent_split",
	"take_back", "object_to_assignment", "confirm_contact"}

// inPlace is the attempt as the deputy's whose paper is entered; the person
// stays the one who enters it.
func (a *Attempt) inPlace() *Attempt {
	if a.Paper == 0 {
		return a
	}
	theirs := *a
	theirs.By = Hat{Name: a.By.Name, Role: "deputy", User: a.By.User, Deputy: a.Paper}
	return &theirs
}

// People are all who were ever asked to propose the item.
func (it *Item) People() []uint {
	out := []uint{it.Lead}
	for _, s := range it.Signatures {
		out = append(out, s.Deputy)
	}
	return out
}

// Apply makes what follows from an accepted attempt true.
func (c *Congress) Apply(a *Attempt) {
	r := RuleOf(a.Action)
	r.Do(c, a.inPlace())
	c.settle(a.Item)
	c.awaitUnits(a)
}

// settle is what follows after any action: Requests lapse that have lost their
// subject, and the time for feedback runs while feedback is awaited.
func (c *Congress) settle(it *Item) {
	for _, r := range it.Requests {
		if r.State == "open" && !r.stands(it) {
			r.State = "lapsed"
			c.stopOne(r.Clock)
		}
	}
	if it.ReferenceOnly || it.Phase() != "awaiting_feedback" && it.Phase() != "rehandling_review" {
		return
	}
	for _, o := range append(c.mergedInto(it), it) {
		if Replied(o) && o.decisive() == nil && o.clock("T6", nil) == nil {
			c.start(o, "T6", nil)
		}
	}
}

// Turn is the action that the Request waits for; once it is decided, its last.
func (r *Request) Turn() string {
	if now := r.now(); len(now) > 0 {
		return now[0].Action
	}
	return r.Steps[len(r.Steps)-1].Action
}

// now lists the steps whose turn it is: all undecided ones of the lowest stage.
func (r *Request) now() []*Consent {
	var out []*Consent
	if r.State != "open" {
		return nil
	}
	for _, s := range r.Steps {
		if !s.Decided && (len(out) == 0 || s.Stage == out[0].Stage) {
			out = append(out, s)
		}
	}
	return out
}

// tooLate: whoever had a say in a Request that is decided comes too late; to all
// others it was never theirs.
func (c *Congress) tooLate(a *Attempt) int {
	if slices.ContainsFunc(a.Request.Steps, func(s *Consent) bool { return c.mine(RuleOf(s.Action), a) }) {
		return Conflict
	}
	return Forbidden
}

func (r *Request) step(by Hat) *Consent {
	for _, s := range r.now() {
		if s.Role == by.Role && (s.Unit == 0 || s.Unit == by.Unit) && (s.Deputy == 0 || s.Deputy == by.Deputy) {
			return s
		}
	}
	return nil
}

// turn says whether the hat may decide: it is its turn, and the person neither
// asked nor decided before; the papers of several deputies one person enters.
func (r *Request) turn(a *Attempt) int {
	if r.step(a.By) == nil {
		return Conflict
	}
	if r.Asker == a.By.User && !(a.Paper != 0 && r.OnPaper) {
		return Forbidden
	}
	if slices.ContainsFunc(r.Steps, func(s *Consent) bool {
		return s.Decided && s.User == a.By.User && !(a.Paper != 0 && s.Role == "deputy")
	}) {
		return Forbidden
	}
	return OK
}
