// Package org keeps the bodies: congresses (the tenants) with their terms and
// sessions, and the units that handle suggestions.
package org

import (
	"strings"
	"time"

	"lianluo/internal/calendar"
	"lianluo/internal/database"
)

// Level is the rank of a congress.
type Level string

// The levels that one instance can serve.
const (
	City     Level = "city"
	County   Level = "county"
	Township Level = "township"
)

// DefaultOfficeName is what the deputies' affairs office is called unless a
// congress says otherwise.
const DefaultOfficeName = "代表工作委员会"

// Congress is a people's congress (人民代表大会), a tenant of the platform.
type Congress struct {
	ID         uint
	Name       string
	ShortName  string
	Level      Level
	ParentID   *uint
	OfficeName string
	CreatedAt  time.Time
	database.Versioned
}

// GovernmentOffice is what the office of the government beside the congress is
// called in a letter's head.
func (c *Congress) GovernmentOffice() string {
	place, rest, _ := strings.Cut(c.Name, "人民代表大会")
	return place + "人民政府办公室" + rest
}

// Term is a term of office (届). EndsOn is no date while the term is open.
type Term struct {
	ID         uint
	CongressID uint
	Number     int
	Name       string
	StartsOn   calendar.Date
	EndsOn     calendar.Date
	database.Versioned
}

// Session is one plenary session of a term (次会议). The deadlines may be no date.
type Session struct {
	ID                 uint
	CongressID         uint
	TermID             uint
	Number             int
	Name               string
	OpensOn            calendar.Date
	ClosesOn           calendar.Date
	CosignDeadline     calendar.Date
	SubmissionDeadline calendar.Date
	database.Versioned
}

// Contains says whether the session sits on the day.
func (s Session) Contains(day calendar.Date) bool {
	return !day.Before(s.OpensOn) && !day.After(s.ClosesOn)
}

// Takes says whether what is handed in on the day belongs to the session: while
// it sits, until its deadline if it has one. What comes later is handed in
// between sessions.
func (s Session) Takes(day calendar.Date) bool {
	return s.Contains(day) && (s.SubmissionDeadline.IsZero() || !day.After(s.SubmissionDeadline))
}

// CosignUntil is the last day on which an item that is circulated on the day
// can be signed, where the session sets one that is still ahead; else no date.
func (s Session) CosignUntil(day calendar.Date) calendar.Date {
	if !s.Takes(day) || !s.CosignDeadline.IsZero() && day.After(s.CosignDeadline) {
		return calendar.Date{}
	}
	if s.CosignDeadline.IsZero() {
		return s.SubmissionDeadline
	}
	return s.CosignDeadline
}

// System is the branch to which a handling unit belongs; it decides who passes
// suggestions on to it.
type System string

// The systems (系统归口).
const (
	Government            System = "government"
	Party                 System = "party"
	SupervisoryCommission System = "supervisory_commission"
	Court                 System = "court"
	Procuratorate         System = "procuratorate"
	CongressBody          System = "congress"
	MassOrganisation      System = "mass_organisation"
	Other                 System = "other"
)

// Unit is a body that handles suggestions (承办单位).
type Unit struct {
	ID         uint
	CongressID uint
	Name       string
	ShortName  string
	Code       string
	System     System
	Phone      string
	Active     bool
	database.Versioned
}

// Committee is a special committee of the congress (专门委员会), or another body
// of its standing committee that supervises what is handled in its field.
type Committee struct {
	ID         uint
	CongressID uint
	Name       string
	Field      string // what it is responsible for, in words
	Active     bool
	Categories []string `gorm:"-"` // codes of the categories of its field; only where they were asked for
	database.Versioned
}

// CommitteeCategory says which special committee is responsible for a category
// of suggestions (对口): one at the most.
type CommitteeCategory struct {
	CongressID  uint   `gorm:"primaryKey;autoIncrement:false"`
	Category    string `gorm:"primaryKey"`
	CommitteeID uint
}

// Tables lists the rows of this package, for the test of the schema.
func Tables() []any {
	return []any{&Congress{}, &Term{}, &Session{}, &Unit{}, &Committee{}, &CommitteeCategory{}}
}
