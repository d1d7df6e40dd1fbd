// Package stats counts what became of suggestions (统计): rates with fixed
// definitions, by whatever an office looks at, with the items behind every
// number; the page for the wall; the workbook. It reads everyone's tables, and
// nobody imports it. What an item amounts to stands in suggestion.Figure, which
// is written with the facts, so that nothing here is older than they are.
package stats

import (
	"context"
	"slices"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/fault"
	"lianluo/internal/rules"
	"lianluo/internal/suggestion"
)

// Service counts. Now gives UTC instants.
type Service struct {
	DB    *database.DB
	Items *suggestion.Service
	Now   func() time.Time

	kept kept
}

// ErrNotReader answers those who see no figures: deputies read the report on
// handling that is published, administrators read no business at all.
var ErrNotReader = fault.New(fault.Forbidden, "no-figures", "统计供代表工作机构、政府办公室和承办单位使用。代表可以在“建议”中查看本人提出的各件。")

// readers see figures: the offices and the leaders who supervise of all items,
// a special committee of those in its field, the government office and the
// leaders who lead the handling of what units of the government have, a unit's
// people of their own.
var readers = []access.Role{access.Office, access.Head, access.SupervisingLeader, access.Committee, access.GovOffice, access.LeadingOfficial,
	access.Clerk, access.Reviewer, access.Signer}

// reader counts for one person at one instant.
type reader struct {
	q     *gorm.DB
	by    access.Actor
	now   time.Time
	today calendar.Date
	sets  []*rules.RuleSet
	set   *rules.RuleSet
}

func (s *Service) reader(ctx context.Context, by access.Actor) (*reader, error) {
	if !slices.Contains(readers, by.Role) {
		return nil, ErrNotReader
	}
	r := &reader{q: s.DB.Read(ctx), by: by, now: s.Now().UTC()}
	r.today = calendar.On(r.now)
	var err error
	if r.sets, err = rules.Versions(r.q, by.CongressID); err != nil {
		return nil, err
	}
	r.set, err = rules.Current(r.q, by.CongressID, r.today)
	return r, err
}

// ofAll says whether the reader sees all items and what proposers said of them;
// everybody else knows released feedback alone.
func (r *reader) ofAll() bool { return r.by.Is(access.Office, access.Head) }

func (r *reader) ofGovernment() bool { return r.by.Is(access.GovOffice, access.LeadingOfficial) }
