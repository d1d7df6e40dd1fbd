package suggestion

import (
	"slices"

	"lianluo/internal/access"
)

// relation is what a person, wearing a hat, is to an item.
type relation string

const (
	lead        relation = "lead"
	cosigner    relation = "cosigner"
	otherDeputy relation = "other_deputy"
	office      relation = "office"
	head        relation = "head"
	govOffice   relation = "gov_office"
	clerk       relation = "clerk"
	reviewer    relation = "reviewer"
	signer      relation = "signer"
	otherUnit   relation = "other_unit"

	supervisor      relation = "supervisor"       // a leader of the standing committee, or a special committee
	leadingOfficial relation = "leading_official" // a leader of the government
)

// registeredPhases are those of an item that has its place in the register.
var registeredPhases = []Phase{Registered, Assigned, InHandling, AwaitingFeedback, RehandlingReview, Closed, Archived}

// combinedPhases keep it only for an item that had got a number before.
var combinedPhases = []Phase{Merged, Withdrawn}

// shielded says whether by learns of feedback only when it is released to the
// units: neither state, nor light, nor version may tell of it before.
func shielded(by access.Actor) bool {
	return by.Role.OfUnit() || by.Is(access.SupervisingLeader, access.Committee, access.LeadingOfficial)
}

// relations says what by is to the item; nothing to an item of another
// congress. Whoever proposed an item takes no part in it in a unit's role.
func (it *Item) relations(by access.Actor) []relation {
	if by.CongressID != it.CongressID {
		return nil
	}
	switch by.Role {
	case access.Deputy:
		return []relation{it.deputyRelation(by)}
	case access.Office:
		return []relation{office}
	case access.Head:
		return []relation{head}
	case access.GovOffice:
		return []relation{govOffice}
	case access.SupervisingLeader, access.Committee:
		return []relation{supervisor}
	case access.LeadingOfficial:
		return []relation{leadingOfficial}
	case access.Clerk, access.Reviewer, access.Signer:
		if !it.assignedTo(by.UnitID) || it.involves(by.UserID) {
			return []relation{otherUnit}
		}
		return []relation{relation(by.Role)}
	}
	return nil
}

func (it *Item) deputyRelation(by access.Actor) relation {
	if by.DeputyID == it.proposerDeputyID() {
		return lead
	}
	if s := it.signature(by.DeputyID); s != nil && s.open() {
		return cosigner
	}
	return otherDeputy
}

// knowsRoute says whether by may know how the unit divides the work among its
// own people, and by when it wants it done.
func (a *Assignment) knowsRoute(by access.Actor) bool {
	return by.Role.OfUnit() && by.UnitID == a.UnitID
}

// unsubmitted are the phases in which an item is its proposers' own.
var unsubmitted = []Phase{Draft, Cosigning}

// canRead says whether by may see the item at all; visible is the same rule
// as SQL.
func canRead(by access.Actor, it *Item) bool {
	for _, r := range it.relations(by) {
		switch r {
		case lead, cosigner:
			return true
		case office, head:
			return !slices.Contains(unsubmitted, it.Phase) || it.EnteredBy == by.UserID || it.ThroughOffice && it.Phase == Cosigning && r == office
		case govOffice:
			return it.readByGovernment()
		case leadingOfficial:
			return it.readByGovernment() || it.KeyItemID != 0 && it.KeyOfficialID == by.UserID
		case supervisor:
			return it.inRegister()
		case clerk, reviewer, signer:
			return true
		}
	}
	return false
}

func (it *Item) readByGovernment() bool {
	return it.withGovernment() && !slices.Contains(unsubmitted, it.Phase) || it.Phase == Registered && it.ForwardedAt != nil
}

// inRegister says whether the item was registered; special committees urge the
// handling of all that were (代表法 2025, art. 52).
func (it *Item) inRegister() bool {
	return slices.Contains(registeredPhases, it.Phase) || it.Number != nil && slices.Contains(combinedPhases, it.Phase)
}

// versionFor is the version that by knows: units must not learn from it that
// feedback came in.
func (it *Item) versionFor(by access.Actor) uint {
	if shielded(by) {
		return it.UnitVersion
	}
	return it.Version
}

// readsFeedback says whether by may see the feedback of a round.
func (it *Item) readsFeedback(by access.Actor, r *Round) bool {
	return r.FeedbackReleasedAt != nil || by.Is(access.Office, access.Head)
}

// readsOne says whether by may see one proposer's feedback: proposers always
// see their own.
func (it *Item) readsOne(by access.Actor, f Feedback) bool {
	return it.readsFeedback(by, it.round(f.RoundNo)) || by.Is(access.Deputy) && f.DeputyID == by.DeputyID
}

// readsAsProposers says whether by reads of the units' work what the proposers
// do: what was delivered, and nothing on the way to it.
func readsAsProposers(by access.Actor) bool {
	return by.Is(access.Deputy, access.SupervisingLeader, access.Committee, access.LeadingOfficial)
}

// readsDrafts says whether by may see a reply before it is delivered.
func readsDrafts(by access.Actor) bool { return by.Role.OfUnit() || by.Role == access.GovOffice }
