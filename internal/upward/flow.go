package upward

import (
	"fmt"
	"slices"

	"lianluo/internal/access"
	"lianluo/internal/fault"
)

// Action is something that a person does to an item.
type Action string

// The actions of the procedure.
const (
	EditText          Action = "edit_text"
	AdoptTopic        Action = "adopt_topic"
	Drop              Action = "drop"
	OpenSigning       Action = "open_signing"
	Sign              Action = "sign"
	DeclineSignature  Action = "decline_signature"
	WithdrawSignature Action = "withdraw_signature"
	RecordSubmission  Action = "record_submission"
	RecordHandling    Action = "record_handling"
	RecordAnswer      Action = "record_answer"
	GiveFeedback      Action = "give_feedback"
	EnterFeedback     Action = "enter_feedback"
	NoteFollowUp      Action = "note_follow_up"
	Conclude          Action = "conclude"
)

// What may be wrong with an action at a visible item.
var (
	ErrNotAllowed  = fault.New(fault.Forbidden, "not-allowed", "您当前的身份不能进行这项操作。如需办理，请联系代表工作机构。")
	ErrWrongMoment = fault.New(fault.Conflict, "wrong-moment", "这件向上建议目前所处的环节不能进行这项操作。请刷新页面，查看最新进展。")
	ErrTooFew      = fault.New(fault.Conflict, "too-few-signatures", "签名的代表还不够，不能登记提交。请继续征集签名。")
)

// relation is what a person is to an item.
type relation string

const (
	lead   relation = "lead"   // the member whom the choice of the topic put in charge
	member relation = "member" // another deputy of the higher congress
	author relation = "author" // who proposed the topic
	office relation = "office"
	head   relation = "head"
)

// Member is a deputy of the higher congress who stands in the register and may
// act.
type Member struct {
	ID           uint
	Name         string
	CardNo       string
	ElectingUnit string
	Level        string
	UserID       uint
}

// Item is an item with the facts that its rules look at.
type Item struct {
	Upward
	Signatures []Signature
	Members    []Member // of the item's level
}

// step is one line of the procedure's table.
type step struct {
	action Action
	who    []relation
	from   []State
	when   func(it *Item, by access.Actor) bool
}

// procedure is the whole table.
var procedure = []step{
	{EditText, []relation{author}, []State{Topic}, nil},
	{EditText, []relation{office}, []State{Topic, Drafting, Signing}, nil},
	{EditText, []relation{lead}, []State{Drafting, Signing}, nil},
	{AdoptTopic, []relation{head}, []State{Topic}, nil},
	{Drop, []relation{head}, []State{Topic, Drafting, Signing}, nil},
	{OpenSigning, []relation{office, lead}, []State{Drafting}, nil},
	{Sign, []relation{lead, member}, []State{Signing}, unsigned},
	{DeclineSignature, []relation{member}, []State{Signing}, undeclined},
	{WithdrawSignature, []relation{lead, member}, []State{Signing}, signed},
	{RecordSubmission, []relation{office}, []State{Signing}, nil},
	{RecordHandling, []relation{office}, []State{Submitted, Following}, nil},
	{RecordAnswer, []relation{office}, []State{Submitted, Following}, nil},
	{GiveFeedback, []relation{lead}, []State{Answered}, nil},
	{EnterFeedback, []relation{office}, []State{Answered}, nil},
	{NoteFollowUp, []relation{office, head, lead}, []State{Submitted, Answered, Following, Concluded}, nil},
	{Conclude, []relation{office}, []State{Answered, Following}, nil},
}

func (it *Item) signature(deputyID uint) *Signature {
	for i := range it.Signatures {
		if it.Signatures[i].DeputyID == deputyID {
			return &it.Signatures[i]
		}
	}
	return nil
}

// memberOf gives the mandate of the higher congress that the person holds.
func (it *Item) memberOf(by access.Actor) *Member {
	if by.Role != access.Deputy {
		return nil
	}
	for i := range it.Members {
		if it.Members[i].UserID == by.UserID {
			return &it.Members[i]
		}
	}
	return nil
}

func signed(it *Item, by access.Actor) bool {
	s := it.signature(it.memberOf(by).ID)
	return s != nil && s.Stands()
}

func unsigned(it *Item, by access.Actor) bool { return !signed(it, by) }

func undeclined(it *Item, by access.Actor) bool {
	s := it.signature(it.memberOf(by).ID)
	return !signed(it, by) && (s == nil || s.DeclinedAt == nil)
}

// relations says what by is to the item; nothing to one of another congress.
func (it *Item) relations(by access.Actor) (mine []relation) {
	if by.CongressID != it.CongressID {
		return nil
	}
	switch by.Role {
	case access.Office:
		mine = append(mine, office)
	case access.Head:
		mine = append(mine, head)
	case access.Deputy:
		m := it.memberOf(by)
		switch {
		case m == nil:
			return nil
		case m.ID == it.LeadDeputyID:
			mine = append(mine, lead)
		default:
			mine = append(mine, member)
		}
	default:
		return nil
	}
	if by.UserID == it.ProposedBy {
		mine = append(mine, author)
	}
	return mine
}

// allow says whether by may do a now, and if not, why.
func (it *Item) allow(a Action, by access.Actor) error {
	mine, err := it.relations(by), error(ErrNotAllowed)
	for _, s := range procedure {
		if s.action != a || !slices.ContainsFunc(mine, func(r relation) bool { return slices.Contains(s.who, r) }) {
			continue
		}
		err = ErrWrongMoment
		if slices.Contains(s.from, it.State) && (s.when == nil || s.when(it, by)) {
			return nil
		}
	}
	return err
}

// Actions lists what by may do with the item now; the client renders exactly
// these.
func (it *Item) Actions(by access.Actor) []Action {
	out := []Action{}
	for _, s := range procedure {
		if !slices.Contains(out, s.action) && it.allow(s.action, by) == nil && !(s.action == RecordSubmission && it.missing() > 0) {
			out = append(out, s.action)
		}
	}
	return out
}

// Standing counts the signatures that stand.
func (it *Item) Standing() (n int) {
	for _, s := range it.Signatures {
		if s.Stands() {
			n++
		}
	}
	return n
}

// Needed is how many signatures an item needs: more than half of the members
// for one of the delegation, that of the lead for another.
func (it *Item) Needed() int {
	if it.Kind == Delegation {
		return len(it.Members)/2 + 1
	}
	return 1
}

// missing is how many signatures are missing; the lead's must be among them.
func (it *Item) missing() int {
	short := max(0, it.Needed()-it.Standing())
	if s := it.signature(it.LeadDeputyID); s == nil || !s.Stands() {
		return max(1, short)
	}
	return short
}

// enough refuses a submission that too few have signed.
func (it *Item) enough() error {
	short := it.missing()
	if short == 0 {
		return nil
	}
	if s := it.signature(it.LeadDeputyID); s == nil || !s.Stands() {
		return ErrTooFew.With("领衔代表尚未签名，不能登记提交。请领衔代表先签名。")
	}
	return ErrTooFew.With("%s", fmt.Sprintf("以代表团名义提出，须有过半数（%d 名）代表签名，目前还差 %d 名。请继续征集签名。", it.Needed(), short))
}

// canRead says whether by may see the item; visible is the same rule as SQL.
func (it *Item) canRead(by access.Actor) bool { return len(it.relations(by)) > 0 }
