// Package deputy keeps the register of deputies: who was elected where, in
// which delegation and groups, and whether the office may still be exercised.
package deputy

import (
	"lianluo/internal/calendar"
	"lianluo/internal/database"
)

// Level is the congress that a deputy was elected to (五级代表).
type Level string

// The five levels.
const (
	National   Level = "national"
	Provincial Level = "provincial"
	Municipal  Level = "municipal"
	County     Level = "county"
	Township   Level = "township"
)

// Higher are the levels above the congresses that the product serves: their
// deputies stand in the register of the congress that elected them, and take no
// part in its own suggestions.
var Higher = []Level{Provincial, National}

// Status says whether a deputy may exercise the office.
type Status string

// The statuses (代表法: 暂时停止执行代表职务, 代表资格终止).
const (
	Active     Status = "active"
	Suspended  Status = "suspended"
	Terminated Status = "terminated"
)

// Delegation is a delegation of deputies (代表团) in one term. Its head (团长)
// is one of its own deputies; ClosedOn is no date while it stands.
type Delegation struct {
	ID           uint
	CongressID   uint
	TermID       uint
	Name         string
	HeadDeputyID *uint
	ClosedOn     calendar.Date
	database.Versioned
}

// Deputy is one person's mandate in one term. StatusOn is no date while the
// mandate was never touched.
type Deputy struct {
	ID           uint
	CongressID   uint
	TermID       uint
	Name         string
	Gender       string // "male", "female" or ""
	Level        Level
	CardNo       string
	DelegationID *uint
	ElectingUnit string
	Phone        string
	Status       Status
	StatusReason string
	StatusOn     calendar.Date
	UserID       *uint
	database.Versioned
}

// CanAct says whether the deputy may exercise the office now.
func (d Deputy) CanAct() bool { return d.Status == Active }

// GroupKind is how a group of deputies was formed.
type GroupKind string

// The kinds of groups.
const (
	Regional     GroupKind = "regional"
	Professional GroupKind = "professional"
)

// Group is a group of deputies (代表小组, 专业小组) in one term. Its convenor
// (召集人) is one of its members; ClosedOn is no date while it stands.
type Group struct {
	ID         uint
	CongressID uint
	TermID     uint
	Name       string
	Kind       GroupKind
	ConvenorID *uint
	ClosedOn   calendar.Date
	database.Versioned
}

// TableName is the table of groups.
func (Group) TableName() string { return "deputy_groups" }

// GroupMember places a deputy in a group.
type GroupMember struct {
	GroupID  uint `gorm:"primaryKey;autoIncrement:false"`
	DeputyID uint `gorm:"primaryKey;autoIncrement:false"`
}

// TableName is the table of memberships of groups.
func (GroupMember) TableName() string { return "deputy_group_members" }

// Tables lists the rows of this package, for the test of the schema.
func Tables() []any { return []any{&Delegation{}, &Deputy{}, &Group{}, &GroupMember{}} }
