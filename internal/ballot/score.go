package ballot

import (
	"context"
	"fmt"
	"maps"
	"math/big"
	"slices"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/calendar"
	"lianluo/internal/rules"
	"lianluo/internal/suggestion"
)

// Share is so many of so many; Percent is "" of none.
type Share struct {
	N       int    `json:"n"`
	Of      int    `json:"of"`
	Percent string `json:"percent"`
}

func share(n, of int) Share { return Share{N: n, Of: of, Percent: percent(n, of)} }

// record is what suggestion.Figure says of a unit's part in the items of a
// year, or of one item.
type record struct {
	ID         uint
	Owed       int // a reply is owed or was given
	Delivered  int // solved of these, or with its promises kept
	Satisfied  int // by the proposers' newest rating of the result
	Basically  int
	Rated      int
	Pleased    int // and of the attitude
	Almost     int
	Judged     int
	NoFeedback int
}

// records reads figures: of units, the items of a year; of items, whenever.
func records(q *gorm.DB, congressID uint, scope string, year int, ids []uint) (map[uint]record, error) {
	id := "f.unit_id"
	if scope == suggestion.ScopeItem {
		id = "f.suggestion_id"
	}
	result, attitude := fmt.Sprintf("((f.flags >> %d) & 3)", suggestion.Result), fmt.Sprintf("((f.flags >> %d) & 3)", suggestion.Attitude)
	count := func(condition string) string {
		return "COALESCE(SUM(CASE WHEN " + condition + " THEN 1 ELSE 0 END), 0)"
	}
	owed := fmt.Sprintf("(f.flags & %d) <> 0", suggestion.ToAnswer)
	solved := fmt.Sprintf("(f.flags & %d) <> 0", suggestion.Resolved|suggestion.PromiseKept)
	replied := fmt.Sprintf("(f.flags & %d) <> 0", suggestion.Replied)
	found := q.Table("figures AS f").Select(id+" AS id, "+count(owed)+" AS owed, "+count(owed+" AND "+solved)+" AS delivered, "+
		count(fmt.Sprintf("%s = %d", result, suggestion.RatedSatisfied))+" AS satisfied, "+count(fmt.Sprintf("%s = %d", result, suggestion.RatedBasicallySatisfied))+" AS basically, "+
		count(fmt.Sprintf("%s = %d", attitude, suggestion.RatedSatisfied))+" AS pleased, "+count(fmt.Sprintf("%s = %d", attitude, suggestion.RatedBasicallySatisfied))+" AS almost, "+
		count(result+" > 0")+" AS rated, "+count(attitude+" > 0")+" AS judged, "+count(replied+" AND "+result+" = 0")+" AS no_feedback").
		Where("f.congress_id = ? AND f.scope = ?", congressID, scope).Group(id)
	if year != 0 {
		found = found.Where("f.year = ?", year)
	}
	if ids != nil {
		found = found.Where(id+" IN ?", ids)
	}
	var rows []record
	if err := found.Scan(&rows).Error; err != nil {
		return nil, fmt.Errorf("figures: %w", err)
	}
	out := make(map[uint]record, len(rows))
	for _, r := range rows {
		out[r.ID] = r
	}
	return out, nil
}

// deliveries puts beside each row of a result how much of it was delivered by
// now: of units, of the items of the ballot's year.
func (it *Item) deliveries(q *gorm.DB, views []SubjectView) error {
	scope, year, ids := suggestion.ScopeItem, 0, make([]uint, len(it.Subjects))
	for i, s := range it.Subjects {
		ids[i] = s.SuggestionID + s.UnitID // one of them is 0
	}
	if it.About == AboutUnits {
		scope, year = suggestion.ScopeUnit, it.year()
	}
	found, err := records(q, it.CongressID, scope, year, ids)
	for i, id := range ids {
		delivered := share(found[id].Delivered, found[id].Owed)
		views[i].Delivery = &delivered
	}
	return err
}

// year is the one in which the voting ended, or else the ballot was made: one
// that ends by itself with the year is closed in the next.
func (b *Ballot) year() int {
	switch {
	case b.ClosedAt == nil:
		return calendar.On(b.CreatedAt).Year()
	case b.ClosesAt != nil && b.ClosesAt.Before(*b.ClosedAt):
		return calendar.On(*b.ClosesAt).Year()
	}
	return calendar.On(*b.ClosedAt).Year()
}

// Score is how a unit came off in a year, by parts; Points is "" where a part
// that weighs something is missing: a composite of half the facts would mislead.
// Small says that one of these parts is made of fewer ratings than the rules ask
// for of figures; such a score has no place. Equal scores share theirs.
type Score struct {
	UnitID     uint   `json:"unit_id"`
	Name       string `json:"name"`
	Place      int    `json:"place"`  // 0 where there is none
	Points     string `json:"points"` // 0 to 100, by the weights
	Small      bool   `json:"small"`
	Ballot     Part   `json:"ballot"`
	Feedback   Part   `json:"feedback"` // the two that follow, by their weights
	Attitude   Part   `json:"attitude"`
	Result     Part   `json:"result"`
	NoFeedback int    `json:"no_feedback"`
	Delivery   Share  `json:"delivery"`
}

// Part is one part of a score: the mean of the points that ratings are worth.
// Points is "" of no rating. Ballots counts the ballots in it.
type Part struct {
	Points  string `json:"points"`
	Ratings int    `json:"ratings"`
	Ballots int    `json:"ballots"`
}

// ScoreTable is the scores of a year's units: those with a place, the best
// first, then those made of little, then those without points. Rules are those
// in force at the end of the year, or now while it runs, so that what was
// published of a year stays; SmallBase is theirs too.
type ScoreTable struct {
	Year         int           `json:"year"`
	RulesVersion int           `json:"rules_version"`
	Rules        rules.Ballots `json:"rules"`
	SmallBase    int           `json:"small_base"`
	Units        []Score       `json:"units"`
}

// ScoreQuery asks for a year; without one it is the present.
type ScoreQuery struct {
	Year int `form:"year" binding:"omitempty,min=1990,max=2999"`
}

// worth is a sum of points over so many ratings.
type worth struct{ sum, ratings, ballots int }

// mean is exact; nil of no rating.
func (w worth) mean() *big.Rat {
	if w.ratings == 0 {
		return nil
	}
	return big.NewRat(int64(w.sum), int64(w.ratings))
}

func (w worth) part() Part {
	return Part{Points: points(w.mean()), Ratings: w.ratings, Ballots: w.ballots}
}

// points gives a mean with two decimals, half up; "" where there is none.
func points(mean *big.Rat) string {
	if mean == nil {
		return ""
	}
	return mean.FloatString(2)
}

// weighed joins two means by their weights; nil when one that weighs something
// is missing.
func weighed(a *big.Rat, weightA int, b *big.Rat, weightB int) *big.Rat {
	switch {
	case weightA+weightB == 0, weightA > 0 && a == nil, weightB > 0 && b == nil:
		return nil
	case weightA == 0:
		return b
	case weightB == 0:
		return a
	}
	times := func(mean *big.Rat, weight int) *big.Rat { return new(big.Rat).Mul(mean, big.NewRat(int64(weight), 1)) }
	sum := new(big.Rat).Add(times(a, weightA), times(b, weightB))
	return sum.Quo(sum, big.NewRat(int64(weightA+weightB), 1))
}

// scored computes a unit's score by what is known of it; the exact composite is
// nil where a part is missing.
func scored(ballots worth, r record, by rules.Ballots, smallBase int) (Score, *big.Rat) {
	attitude := worth{sum: 100*r.Pleased + by.BasicPoints*r.Almost, ratings: r.Judged}
	result := worth{sum: 100*r.Satisfied + by.BasicPoints*r.Basically, ratings: r.Rated}
	feedback := weighed(attitude.mean(), by.AttitudeWeight, result.mean(), by.ResultWeight)
	composite := weighed(ballots.mean(), by.BallotWeight, feedback, by.FeedbackWeight)
	small := by.BallotWeight > 0 && ballots.ratings < smallBase ||
		by.FeedbackWeight > 0 && (by.AttitudeWeight > 0 && attitude.ratings < smallBase || by.ResultWeight > 0 && result.ratings < smallBase)
	return Score{Points: points(composite), Small: composite != nil && small, Ballot: ballots.part(), Feedback: Part{Points: points(feedback), Ratings: r.Rated},
		Attitude: attitude.part(), Result: result.part(), NoFeedback: r.NoFeedback, Delivery: share(r.Delivered, r.Owed)}, composite
}

// Scores computes how the units came off: closed ballots on units that
// reached their quorum, and the proposers' ratings of attitude and result.
func (s *Service) Scores(ctx context.Context, by access.Actor, query ScoreQuery) (*ScoreTable, error) {
	if !staff(by) {
		return nil, ErrNotAllowed
	}
	q, today := s.DB.Read(ctx), calendar.On(s.now())
	table := &ScoreTable{Year: query.Year, Units: []Score{}}
	if table.Year == 0 {
		table.Year = today.Year()
	}
	decided := calendar.On(time.Date(table.Year, time.December, 31, 0, 0, 0, 0, calendar.Zone))
	if today.Before(decided) {
		decided = today
	}
	set, err := rules.Current(q, by.CongressID, decided)
	if err != nil {
		return nil, err
	}
	table.RulesVersion, table.Rules, table.SmallBase = set.Version, set.Data.Ballots, set.Data.Figures.SmallBase
	ballots, err := ballotsOn(q, by.CongressID, table.Year, table.Rules)
	if err != nil {
		return nil, err
	}
	found, err := records(q, by.CongressID, suggestion.ScopeUnit, table.Year, nil)
	if err != nil {
		return nil, err
	}
	var units []struct {
		ID   uint
		Name string
	}
	if err := q.Table("units").Select("id, name").Where("congress_id = ?", by.CongressID).Order("id").Find(&units).Error; err != nil {
		return nil, fmt.Errorf("units: %w", err)
	}
	order := map[uint]*big.Rat{}
	for _, u := range units {
		r, has := found[u.ID]
		if !has && ballots[u.ID].ballots == 0 {
			continue
		}
		row, composite := scored(ballots[u.ID], r, table.Rules, table.SmallBase)
		row.UnitID, row.Name, order[u.ID] = u.ID, u.Name, composite
		table.Units = append(table.Units, row)
	}
	table.rank(order)
	return table, nil
}

// rank orders the units by their composites, and gives places to those that are
// made of enough.
func (t *ScoreTable) rank(composites map[uint]*big.Rat) {
	compare := func(a, b Score) int { return better(composites[a.UnitID], composites[b.UnitID]) }
	slices.SortStableFunc(t.Units, func(a, b Score) int {
		switch {
		case a.Points == "" || b.Points == "" || a.Small == b.Small:
			return compare(a, b)
		case a.Small:
			return 1
		}
		return -1
	})
	for i := range t.Units {
		switch u := &t.Units[i]; {
		case u.Points == "" || u.Small:
		case i > 0 && compare(t.Units[i-1], *u) == 0:
			u.Place = t.Units[i-1].Place
		default:
			u.Place = i + 1
		}
	}
}

// better orders by composites, the higher first and those without one last.
func better(a, b *big.Rat) int {
	switch {
	case a == nil && b == nil:
		return 0
	case a == nil:
		return 1
	case b == nil:
		return -1
	}
	return b.Cmp(a)
}

// ballotsOn sums the valid votes of a year's ballots on units; abstentions are
// no ratings.
func ballotsOn(q *gorm.DB, congressID uint, year int, r rules.Ballots) (map[uint]worth, error) {
	var closed []Ballot
	err := q.Where("congress_id = ? AND about = ? AND state = ?", congressID, AboutUnits, Closed).Find(&closed).Error
	if err != nil {
		return nil, fmt.Errorf("closed ballots: %w", err)
	}
	counted := map[uint]Ballot{}
	for _, b := range closed {
		if b.year() == year && b.Result.Reached {
			counted[b.ID] = b
		}
	}
	var rows []Subject
	if err := q.Where("ballot_id IN ?", slices.Collect(maps.Keys(counted))).Order("ballot_id, no").Find(&rows).Error; err != nil {
		return nil, fmt.Errorf("rows of papers: %w", err)
	}
	out := map[uint]worth{}
	for _, row := range rows {
		b, w := counted[row.BallotID], out[row.UnitID]
		w.ballots++
		for column, choice := range b.Choices {
			n := b.Result.Counts[row.No-1][column]
			w.ratings += n
			w.sum += n * pointsOf(choice, r)
		}
		out[row.UnitID] = w
	}
	return out, nil
}

// pointsOf is what a rating is worth: all for satisfied, the rules' part for
// another that counts as satisfied, nothing else.
func pointsOf(c Choice, r rules.Ballots) int {
	switch {
	case c.Code == rules.Satisfied:
		return 100
	case c.CountsAsSatisfied:
		return r.BasicPoints
	}
	return 0
}
