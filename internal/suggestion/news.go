package suggestion

import (
	"slices"
	"time"

	"lianluo/internal/access"
	"lianluo/internal/notify"
)

// audience picks who learns of what was done.
type audience func(c *change) []notify.Target

// news says who is told of an event; who has something to do because of it is
// told that instead. An event that nobody is told of says why.
type news struct {
	kind   string // of the notice; else the event's name after "suggestion."
	to     []audience
	silent string
}

func told(to ...audience) news { return news{to: to} }

// as gives the notice a kind of its own.
func (n news) as(kind string) news {
	n.kind = kind
	return n
}

// silent says why nobody is told.
func silent(why string) news { return news{silent: why} }

func (n news) kindOf(event string) string {
	if n.kind != "" {
		return n.kind
	}
	return "suggestion." + event
}

const (
	byTask    = "whoever has to act on it gets it as a task"
	ownWork   = "the unit's own work, which its page shows"
	byOutcome = "what came of it is told: delivered, superseded, to_check, sent_back"
	toOffice  = "it goes to the office, which finds it on its list"
)

// newsOf names every event of the procedure: an action, or what came of it
// where the action alone does not say it.
var newsOf = map[string]news{
	"enter_from_paper": told(proposers).as("suggestion.entered"),
	"split_off":        told(proposers),
	"unmerge":          told(proposers).as("suggestion.unmerged"),
	"took_in":          told(units),
	"receive_copy":     told(proposers),
	"merged_complaint": told(staff(access.Office), staff(access.Head)).as("merged.dissatisfied"),
	"delivered":        told(proposers),
	"superseded":       told(proposers),
	"to_check":         silent(byTask),
	"sent_back":        silent(byTask),
	"forwarded":        silent(byTask),
	"contact_disputed": told(thisUnit),

	string(EditDraft):        silent("the proposers' own work; co-signers are asked anew"),
	string(InviteCosigners):  silent(byTask),
	string(ConfirmSignature): silent("the draft shows who has signed"),
	string(DeclineSignature): told(leadProposer).as("signature.declined"), string(WithdrawSignature): told(leadProposer).as("signature.withdrawn"),
	string(Submit):            told(cosigners),
	string(StartReview):       silent("a step of the office, which the page shows"),
	string(ReturnForRevision): told(proposers),
	string(Register):          told(proposers), string(VoidRegistration): told(proposers), string(CorrectTitle): told(proposers).as("suggestion.corrected"),
	string(ReopenNotAccepted): told(proposers), string(MakeStub): told(proposers, units),
	string(ProposeUnits): silent(byTask),
	string(Assign):       told(proposers), string(ChangeAssignments): told(proposers, endedUnits), string(RecallAssignment): told(endedUnits),
	string(Receive): silent("the page shows it, and its limit has stopped"), string(SetInnerRoute): silent(ownWork), string(NoteProgress): silent("the page shows it"),
	string(PlanHandling):  told(proposers),
	string(RecordContact): silent(byTask), string(ConfirmContact): silent("the unit's record stands as it is"),
	string(DraftCoOpinion): silent(ownWork), string(SignCoOpinion): told(leadUnit), string(SendBackCoOpinion): silent(byTask),
	string(DraftReply): silent(ownWork), string(ReviewReply): silent(byTask), string(SupersedeReply): silent(ownWork),
	string(SignReply): silent(byOutcome), string(CheckReply): silent(byOutcome),
	string(RecordPaperDelivery): silent("the proposers hold the paper"), string(AttachSealedReply): told(proposers),
	string(Acknowledge): told(proposers), string(SendUrge): told(thisUnit, thisSigner).as("urge"),
	string(RateSuggestion):       silent("nobody waits for it, and the proposers may not know of it yet"),
	string(GiveDecisiveFeedback): silent(toOffice), string(GiveFeedback): silent(toOffice), string(EnterPaperFeedback): silent(toOffice),
	string(ReleaseFeedback):  told(units),
	string(DecideRehandling): told(proposers, formerUnits), string(Escalate): told(proposers, formerUnits), string(Reopen): told(proposers, formerUnits),
	string(ExplainAndClose): told(proposers, units), string(Close): told(proposers, units),
	string(Archive): silent("nothing changes for anybody"),

	"granted.return": silent("who asked is told"), "granted.objection": told(endedUnits, cosigners),
	"granted.extension": told(proposers), "granted.withdrawal": told(cosigners, units), "granted.non_acceptance": told(proposers),
	"granted.merge": told(proposers).as("suggestion.merged"), "granted.split": told(cosigners),
	"granted.commitment_delivery": told(proposers).as("commitment.delivered"), "granted.commitment_change": told(proposers).as("commitment.changed"),
}

// quiet are the events of a Request that is asked, or decided but not granted:
// the next one in turn has a task, and who asked is told how it ended.
var quiet = silent("who has to decide gets a task, who asked is told how it ended")

// announce tells those whom the event concerns, but not the actor, nor anybody
// whom this action has told something more pressing.
func (c *change) announce(event string) error {
	n, known := newsOf[event]
	if !known {
		n = quiet
	}
	var targets []notify.Target
	for _, some := range n.to {
		targets = append(targets, some(c)...)
	}
	to, err := notify.Recipients(c.tx, c.it.CongressID, targets...)
	if err != nil {
		return err
	}
	return c.send(n.kindOf(event), slices.DeleteFunc(to, func(user uint) bool { return c.told[user] })...)
}

func deputies(ids ...uint) []notify.Target {
	var out []notify.Target
	for _, id := range ids {
		if id != 0 {
			out = append(out, notify.Target{Role: access.Deputy, DeputyID: id})
		}
	}
	return out
}

// leadProposer is, of a delegation, its present head.
func leadProposer(c *change) []notify.Target {
	return deputies(c.it.proposerDeputyID())
}

func cosigners(c *change) []notify.Target {
	var ids []uint
	for _, s := range c.it.Signatures {
		if s.Stands() {
			ids = append(ids, s.DeputyID)
		}
	}
	return deputies(ids...)
}

func proposers(c *change) []notify.Target { return append(leadProposer(c), cosigners(c)...) }

func staff(role access.Role) audience {
	return func(*change) []notify.Target { return []notify.Target{{Role: role}} }
}

// clerks are the clerks of the units whose assignments are picked.
func (c *change) clerks(pick func(a *Assignment) bool) []notify.Target {
	var out []notify.Target
	for i := range c.it.Assignments {
		if a := &c.it.Assignments[i]; pick(a) {
			out = append(out, notify.Target{Role: access.Clerk, UnitID: a.UnitID})
		}
	}
	return out
}

// units have the item in the open round.
func units(c *change) []notify.Target {
	return c.clerks(func(a *Assignment) bool { return a.Active() && a.RoundNo == c.it.Round })
}

// formerUnits had it in the round before.
func formerUnits(c *change) []notify.Target {
	return c.clerks(func(a *Assignment) bool { return a.Active() && a.RoundNo == c.it.Round-1 })
}

// endedUnits have it no more since this action.
func endedUnits(c *change) []notify.Target {
	return c.clerks(func(a *Assignment) bool {
		for _, ended := range []*time.Time{a.ReturnedAt, a.RecalledAt, a.CancelledAt} {
			if ended != nil && ended.Equal(c.now) {
				return true
			}
		}
		return false
	})
}

// leadUnit leads in the open round, and waits for those who help.
func leadUnit(c *change) []notify.Target {
	return c.clerks(func(a *Assignment) bool { return a.Active() && a.RoundNo == c.it.Round && a.Role == RoleLead })
}

// thisUnit has the assignment at hand.
func thisUnit(c *change) []notify.Target {
	return c.clerks(func(a *Assignment) bool { return c.on != nil && a.ID == c.on.ID })
}

func thisSigner(c *change) []notify.Target {
	if c.on == nil {
		return nil
	}
	return []notify.Target{{Role: access.Signer, UnitID: c.on.UnitID}}
}
