package ballot

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/deputy"
)

// CandidateFilter finds what a ballot could be about, or who could be listed to
// vote: a delegation and a group narrow deputies, a year the others.
type CandidateFilter struct {
	About        string `form:"about" binding:"required,oneof=suggestion unit deputy"`
	Year         int    `form:"year" binding:"omitempty,min=1990,max=2999"`
	DelegationID uint   `form:"delegation_id"`
	GroupID      uint   `form:"group_id"`
	Words        string `form:"q" binding:"max=50"`
	IDs          []uint `form:"-" json:"-"`
}

// aboutDeputies is what a filter is about that finds who could vote.
const aboutDeputies = "deputy"

// Candidate is a suggestion or a unit that a ballot could be about, or a deputy
// who could vote.
type Candidate struct {
	ID     uint   `json:"id"`
	Label  string `json:"label"`
	Detail string `json:"detail"`
}

// maxCandidates is how many a search gives.
const maxCandidates = 200

// Candidates lists what a ballot could be about, at most 200: suggestions that
// were given to a unit and whose title may be shown, or units, with a year
// only those that handle something of it; or the deputies in office.
func (s *Service) Candidates(ctx context.Context, by access.Actor, f CandidateFilter) ([]Candidate, error) {
	if !staff(by) {
		return nil, ErrNotAllowed
	}
	return candidates(s.DB.Read(ctx), by.CongressID, calendar.On(s.now()), f, maxCandidates)
}

func candidates(q *gorm.DB, congressID uint, day calendar.Date, f CandidateFilter, most int) ([]Candidate, error) {
	out := []Candidate{}
	q = q.Session(&gorm.Session{NewDB: true})
	var found *gorm.DB
	switch f.About {
	case aboutDeputies:
		inOffice, err := deputy.InOffice(q, congressID, day)
		if err != nil {
			return nil, err
		}
		found = deputiesFor(inOffice, f)
	case AboutUnits:
		found = unitsFor(q, f)
	default:
		found = suggestionsFor(q, f)
	}
	found = found.Where("x.congress_id = ?", congressID)
	if f.IDs != nil {
		found = found.Where("x.id IN ?", f.IDs)
	}
	if err := found.Limit(most).Scan(&out).Error; err != nil {
		return nil, fmt.Errorf("candidates of a ballot: %w", err)
	}
	return out, nil
}

func suggestionsFor(q *gorm.DB, f CandidateFilter) *gorm.DB {
	found := q.Table("suggestions AS x").Select("x.id, x.title AS label, x.number_text AS detail").
		Where("x.phase IN ('in_handling', 'awaiting_feedback', 'rehandling_review', 'closed', 'archived') AND NOT x.stub AND x.number_text <> ''").
		Where("x.publicity_consent IN ('full', 'title_only')").Order("x.session_id DESC, x.number, x.id")
	if f.Year != 0 {
		found = found.Where("EXISTS (SELECT 1 FROM figures g WHERE g.suggestion_id = x.id AND g.scope = 'item' AND g.year = ?)", f.Year)
	}
	if f.Words != "" {
		like := database.Like(f.Words)
		found = found.Where(`(lower(x.title) LIKE ? ESCAPE '\' OR lower(x.number_text) LIKE ? ESCAPE '\')`, like, like)
	}
	return found
}

func deputiesFor(inOffice *gorm.DB, f CandidateFilter) *gorm.DB {
	found := inOffice.Joins("LEFT JOIN delegations g ON g.id = x.delegation_id").
		Select("x.id, x.name AS label, COALESCE(g.name, '') AS detail").Order("g.id, x.id")
	if f.DelegationID != 0 {
		found = found.Where("x.delegation_id = ?", f.DelegationID)
	}
	if f.GroupID != 0 {
		found = found.Where("EXISTS (SELECT 1 FROM deputy_group_members m WHERE m.deputy_id = x.id AND m.group_id = ?)", f.GroupID)
	}
	if f.Words != "" {
		found = found.Where(`lower(x.name) LIKE ? ESCAPE '\'`, database.Like(f.Words))
	}
	return found
}

func unitsFor(q *gorm.DB, f CandidateFilter) *gorm.DB {
	found := q.Table("units AS x").Select("x.id, x.name AS label, '' AS detail").Order("x.id")
	if f.Year != 0 {
		found = found.Where("EXISTS (SELECT 1 FROM figures g WHERE g.unit_id = x.id AND g.scope = 'unit' AND g.year = ?)", f.Year)
	}
	if f.Words != "" {
		found = found.Where(`lower(x.name) LIKE ? ESCAPE '\'`, database.Like(f.Words))
	}
	return found
}
