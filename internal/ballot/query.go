package ballot

import (
	"context"
	"fmt"
	"strings"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/database"
	"lianluo/internal/web"
)

// Filter narrows the list.
type Filter struct {
	State string `form:"state" binding:"omitempty,oneof=draft open closed cancelled"`
	Words string `form:"q" binding:"max=50"`
}

// Row is one line of the list. Issued are the cards, or the deputies on the
// roll.
type Row struct {
	ID        uint       `json:"id"`
	Title     string     `json:"title"`
	About     string     `json:"about" enums:"suggestion,unit"`
	Occasion  string     `json:"occasion" enums:"meeting,days"`
	Voters    string     `json:"voters" enums:"cards,deputies,listed"`
	State     State      `json:"state" enums:"draft,open,closed,cancelled"`
	Subjects  int        `json:"subjects"`
	Issued    int        `json:"issued"`
	Voted     int        `json:"voted"`
	OpensAt   *time.Time `json:"opens_at" extensions:"x-nullable"`
	ClosesAt  *time.Time `json:"closes_at" extensions:"x-nullable"`
	ClosedAt  *time.Time `json:"closed_at" extensions:"x-nullable"`
	CreatedAt time.Time  `json:"created_at"`
}

// visible is the rule of canRead as SQL.
func visible(by access.Actor) func(q *gorm.DB) *gorm.DB {
	return func(q *gorm.DB) *gorm.DB {
		q = q.Where("ballots.congress_id = ?", by.CongressID)
		switch {
		case staff(by):
			return q
		case by.Is(access.Deputy):
			return q.Where(`(ballots.state = 'closed' OR ballots.state = 'open' AND EXISTS (SELECT 1 FROM ballot_voters v
				WHERE v.ballot_id = ballots.id AND v.deputy_id = ?))`, by.DeputyID)
		case reader(by):
			return q.Where("ballots.state = 'closed'")
		}
		return q.Where("1 = 0")
	}
}

// List gives one page, the newest first.
func (s *Service) List(ctx context.Context, by access.Actor, f Filter, p web.PageQuery) (web.List[Row], error) {
	if !reader(by) {
		return web.List[Row]{}, ErrNotAllowed
	}
	q := s.DB.Read(ctx)
	scope := func() *gorm.DB {
		found := q.Model(&Ballot{}).Scopes(visible(by))
		if f.State != "" {
			found = found.Where("state = ?", f.State)
		}
		if words := strings.TrimSpace(f.Words); words != "" {
			found = found.Where(`lower(title) LIKE ? ESCAPE '\'`, database.Like(words))
		}
		return found
	}
	var total int64
	if err := scope().Count(&total).Error; err != nil {
		return web.List[Row]{}, fmt.Errorf("ballots: %w", err)
	}
	rows := []Row{}
	err := scope().Select(`ballots.id, title, about, occasion, voters, state, opens_at, closes_at, closed_at, created_at,
		(SELECT COUNT(*) FROM ballot_subjects s WHERE s.ballot_id = ballots.id) AS subjects,
		(SELECT COUNT(*) FROM ballot_cards c WHERE c.ballot_id = ballots.id) + (SELECT COUNT(*) FROM ballot_voters v WHERE v.ballot_id = ballots.id) AS issued,
		COALESCE((SELECT b.voted FROM ballot_boxes b WHERE b.ballot_id = ballots.id), 0) AS voted`).
		Order("created_at DESC, ballots.id DESC").Offset(p.Offset()).Limit(p.Size).Scan(&rows).Error
	if err != nil {
		return web.List[Row]{}, fmt.Errorf("ballots: %w", err)
	}
	return web.NewList(rows, total, p), nil
}

// Turnout is all that is told of an open ballot: how many voted, of how many.
type Turnout struct {
	Title    string     `json:"title"`
	State    State      `json:"state" enums:"draft,open,closed,cancelled"`
	Standing Standing   `json:"standing" enums:"waiting,voting,over"`
	Issued   int        `json:"issued"`
	Voted    int        `json:"voted"`
	Needed   int        `json:"needed"`
	Reached  bool       `json:"reached"`
	OpensAt  *time.Time `json:"opens_at" extensions:"x-nullable"`
	ClosesAt *time.Time `json:"closes_at" extensions:"x-nullable"`
	Now      time.Time  `json:"now"` // by the server's clock, for the time that is left
}

// SubjectView is a row of the paper; Counts is empty before closing. The last
// of Counts are abstentions; percentages are of the valid votes.
type SubjectView struct {
	ID           uint    `json:"id"`
	Label        string  `json:"label"`
	Detail       string  `json:"detail"`
	SuggestionID uint    `json:"suggestion_id"`
	UnitID       uint    `json:"unit_id"`
	Counts       []Count `json:"counts"`
	Satisfied    int     `json:"satisfied"`                        // of the ratings that count as satisfied
	Percent      string  `json:"percent"`                          // of Satisfied, "" of no valid vote
	Delivery     *Share  `json:"delivery" extensions:"x-nullable"` // by now; none before closing
}

// Count is how many chose an answer.
type Count struct {
	Code    string `json:"code"`
	N       int    `json:"n"`
	Percent string `json:"percent"`
}

// View is a ballot as one person sees it.
type View struct {
	ID            uint          `json:"id"`
	Version       uint          `json:"version"`
	Title         string        `json:"title"`
	Instructions  string        `json:"instructions"`
	About         string        `json:"about" enums:"suggestion,unit"`
	Occasion      string        `json:"occasion" enums:"meeting,days"`
	Voters        string        `json:"voters" enums:"cards,deputies,listed"`
	Listed        []Candidate   `json:"listed"` // who may vote, for the office, where it chose them
	Choices       []Choice      `json:"choices"`
	Quorum        Quorum        `json:"quorum"`
	Blank         string        `json:"blank" enums:"abstain,invalid"`
	Abstention    bool          `json:"abstention"`
	Subjects      []SubjectView `json:"subjects"`
	Turnout       Turnout       `json:"turnout"`
	Valid         int           `json:"valid"`
	Invalid       int           `json:"invalid"`
	Hash          string        `json:"hash"`
	HasVoted      bool          `json:"has_voted"`
	CreatedByName string        `json:"created_by_name"`
	CreatedAt     time.Time     `json:"created_at"`
	OpenedAt      *time.Time    `json:"opened_at" extensions:"x-nullable"`
	ClosedAt      *time.Time    `json:"closed_at" extensions:"x-nullable"`
	EndReason     string        `json:"end_reason"`
	Actions       []Action      `json:"actions"`
}

// Detail shows a ballot to who may see it.
func (s *Service) Detail(ctx context.Context, by access.Actor, id uint) (*View, error) {
	q := s.DB.Read(ctx)
	it, err := one(q, by, id)
	if err != nil {
		return nil, err
	}
	turnout, err := it.turnout(q, s.now())
	if err != nil {
		return nil, err
	}
	v := &View{ID: it.ID, Version: it.Version, Title: it.Title, Instructions: it.Instructions, About: it.About, Occasion: it.Occasion, Voters: it.Voters,
		Choices: it.Choices, Quorum: Quorum{Kind: it.QuorumKind, N: it.QuorumN}, Blank: it.Blank, Abstention: it.Abstention, Turnout: *turnout, Listed: []Candidate{},
		Hash: it.Hash, HasVoted: it.HasVoted, CreatedByName: it.CreatedByName, CreatedAt: it.CreatedAt, OpenedAt: it.OpenedAt, ClosedAt: it.ClosedAt,
		EndReason: it.EndReason, Actions: it.Actions(by, s.now())}
	if it.Voters == ByListed && staff(by) {
		if v.Listed, err = it.listed(q); err != nil {
			return nil, err
		}
	}
	if v.Subjects, err = it.subjectViews(q, it.Result); err != nil {
		return nil, err
	}
	if it.Result != nil {
		v.Valid, v.Invalid = it.Result.Valid, it.Result.Invalid
	}
	return v, nil
}

// listed are the deputies on the roll, who may be out of office by now; whether
// they have voted is not told.
func (it *Item) listed(q *gorm.DB) ([]Candidate, error) {
	out := []Candidate{}
	err := q.Table("deputies AS x").Joins("LEFT JOIN delegations g ON g.id = x.delegation_id").
		Select("x.id, x.name AS label, COALESCE(g.name, '') AS detail").Order("g.id, x.id").
		Where("x.id IN (SELECT deputy_id FROM ballot_voters WHERE ballot_id = ?)", it.ID).Scan(&out).Error
	if err != nil {
		return nil, fmt.Errorf("list of voters: %w", err)
	}
	return out, nil
}

// subjectViews are the rows of the paper with what r says of each. Satisfaction
// never stands without what was delivered by now, whoever reads it: that follows
// from replies and promises, and tells nothing of feedback.
func (it *Item) subjectViews(q *gorm.DB, r *Result) ([]SubjectView, error) {
	out := make([]SubjectView, len(it.Subjects))
	for i, s := range it.Subjects {
		out[i] = SubjectView{ID: s.ID, Label: s.Label, Detail: s.Detail, SuggestionID: s.SuggestionID, UnitID: s.UnitID, Counts: []Count{}}
		if r == nil {
			continue
		}
		for column, n := range r.Counts[i] {
			code := Abstain
			if column < len(it.Choices) {
				code = it.Choices[column].Code
				if it.Choices[column].CountsAsSatisfied {
					out[i].Satisfied += n
				}
			}
			out[i].Counts = append(out[i].Counts, Count{Code: code, N: n, Percent: percent(n, r.Valid)})
		}
		out[i].Percent = percent(out[i].Satisfied, r.Valid)
	}
	if r == nil {
		return out, nil
	}
	return out, it.deliveries(q, out)
}

// UnderWay gives the titles of the ballots that are open, of one congress or,
// with 0, of all.
func UnderWay(q *gorm.DB, congressID uint) ([]string, error) {
	open := q.Model(&Ballot{}).Where("state = ?", Open)
	if congressID != 0 {
		open = open.Where("congress_id = ?", congressID)
	}
	var titles []string
	if err := open.Order("id").Pluck("title", &titles).Error; err != nil {
		return nil, fmt.Errorf("open ballots: %w", err)
	}
	return titles, nil
}

// Turnout shows how many have voted; the screen of the hall asks for it.
func (s *Service) Turnout(ctx context.Context, by access.Actor, id uint) (*Turnout, error) {
	q := s.DB.Read(ctx)
	it, err := one(q, by, id)
	if err != nil {
		return nil, err
	}
	return it.turnout(q, s.now())
}

func (it *Item) turnout(q *gorm.DB, now time.Time) (*Turnout, error) {
	t := &Turnout{Title: it.Title, State: it.State, Standing: it.standing(now), OpensAt: it.OpensAt, ClosesAt: it.ClosesAt, Now: now}
	if it.Result != nil {
		t.Issued, t.Voted, t.Needed, t.Reached = it.Result.Issued, it.Result.Voted, it.Result.Needed, it.Result.Reached
		return t, nil
	}
	var err error
	if t.Issued, err = issued(q, it.ID, it.Voters); err != nil {
		return nil, err
	}
	var box []Box
	if err := q.Where("ballot_id = ?", it.ID).Find(&box).Error; err != nil {
		return nil, fmt.Errorf("turnout: %w", err)
	}
	if len(box) > 0 {
		t.Voted = box[0].Voted
	}
	t.Needed = Needed(it.QuorumKind, it.QuorumN, t.Issued)
	t.Reached = t.Issued > 0 && t.Voted >= t.Needed
	return t, nil
}
