// Package access says who is acting. It holds no rules: each feature's
// policy decides what an Actor may do there.
package access

import (
	"slices"

	"lianluo/internal/fault"
)

// Role is what one membership lets a person do in one body.
type Role string

// The roles of a congress's platform (docs/glossary.md). The three
// administrators exclude each other and read no business text.
const (
	Deputy            Role = "deputy"
	Office            Role = "office"             // deputies' affairs office, staff
	Head              Role = "head"               // deputies' affairs office, head
	SupervisingLeader Role = "supervising_leader" // leader of the standing committee: supervises key items
	Committee         Role = "committee"          // special committee: supervises key items of its field
	GovOffice         Role = "gov_office"         // government office
	LeadingOfficial   Role = "leading_official"   // leader of the government: leads the handling of key items
	Clerk             Role = "clerk"              // handling unit: drafts
	Reviewer          Role = "reviewer"           // handling unit: proofreads
	Signer            Role = "signer"             // handling unit: signs off
	SysAdmin          Role = "sysadmin"           // accounts
	SecAdmin          Role = "secadmin"           // roles
	Auditor           Role = "auditor"            // the audit record
)

// Roles lists every role, in the order in which people read them.
var Roles = []Role{Deputy, Office, Head, SupervisingLeader, Committee, GovOffice, LeadingOfficial, Clerk, Reviewer, Signer,
	SysAdmin, SecAdmin, Auditor}

// Valid says whether r is one of Roles.
func (r Role) Valid() bool { return slices.Contains(Roles, r) }

// OfUnit says whether r is held in a handling unit.
func (r Role) OfUnit() bool { return r == Clerk || r == Reviewer || r == Signer }

// Administrator says whether r is one of the three administrators.
func (r Role) Administrator() bool { return r == SysAdmin || r == SecAdmin || r == Auditor }

// Actor is the authenticated party behind one request: a person, wearing one
// hat (a membership: one role in one body). Separation of duties compares
// UserID, the person; permission compares the hat.
type Actor struct {
	UserID         uint
	LoginSessionID uint // zero when a program acts by an API token
	APITokenID     uint // zero when the person acts
	MembershipID   uint
	CongressID     uint
	Role           Role
	UnitID         uint   // zero unless the role is held in a unit
	CommitteeID    uint   // zero unless Role is Committee
	DeputyID       uint   // zero unless Role is Deputy
	StandsFor      uint   // the person whose place is taken; zero unless the hat is a substitute's
	Name           string // as people read it: a substitute's names both, 李四（代张三）
	Address        string // the client's IP address
	RequestID      string
}

// ErrScope refuses a program what its API token does not cover, which is
// whatever a person must decide himself and what its scopes do not name.
var ErrScope = fault.New(fault.Forbidden, "scope-missing", "接口令牌的权限不包括这项操作。账号、登录、职务和须由本人作出的决定不能用接口令牌办理；其他操作请使用带有相应权限的令牌。")

// Is says whether a wears one of the roles.
func (a Actor) Is(roles ...Role) bool { return slices.Contains(roles, a.Role) }
