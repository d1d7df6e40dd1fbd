package supervision

import (
	"context"
	"fmt"
	"slices"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/calendar"
	"lianluo/internal/rules"
	"lianluo/internal/suggestion"
	"lianluo/internal/web"
)

// Filter narrows the board; empty fields do not.
type Filter struct {
	Year int `form:"year" binding:"omitempty,min=1990,max=2200"`
}

func (f Filter) apply(q *gorm.DB) *gorm.DB {
	if f.Year != 0 {
		q = q.Where("key_items.year = ?", f.Year)
	}
	return q
}

// PartyView names one of the parties.
type PartyView struct {
	ID   uint   `json:"id"` // 0 while none is named
	Name string `json:"name"`
}

// PartiesView names the four parties (四方).
type PartiesView struct {
	Leader    PartyView             `json:"leader"`
	Official  PartyView             `json:"official"`
	Committee PartyView             `json:"committee"`
	Units     []suggestion.UnitView `json:"units"`
}

// NextView is the milestone that is due next.
type NextView struct {
	Text     string        `json:"text"`
	DueOn    calendar.Date `json:"due_on"`
	DaysLeft int           `json:"days_left"`
	Light    string        `json:"light" enums:"green,yellow,red,overdue"`
}

// OccasionView names an activity in a few words.
type OccasionView struct {
	ID     uint          `json:"id"`
	Kind   string        `json:"kind" enums:"research,symposium,on_site"`
	HeldOn calendar.Date `json:"held_on"`
	State  string        `json:"state" enums:"planned,held,cancelled"`
}

// Card is a key item on the board.
type Card struct {
	ID            uint             `json:"id"`
	SuggestionID  uint             `json:"suggestion_id"`
	Year          int              `json:"year"`
	NumberText    string           `json:"number_text"`
	Title         string           `json:"title"`
	Phase         suggestion.Phase `json:"phase"`
	RoundNo       int              `json:"round_no"`
	Similar       int              `json:"similar"` // how many further suggestions belong to it
	Parties       PartiesView      `json:"parties"`
	Status        Status           `json:"status" enums:"planning,on_plan,at_risk,late,concluded"`
	Reasons       []string         `json:"reasons"` // of that status, by code
	PlanState     string           `json:"plan_state" enums:"drafting,submitted,returned,confirmed,"`
	PlanDueOn     calendar.Date    `json:"plan_due_on"`
	Milestones    int              `json:"milestones"`
	Reached       int              `json:"reached"`
	Next          *NextView        `json:"next" extensions:"x-nullable"`
	Promises      int              `json:"promises"`
	Kept          int              `json:"kept"`
	LastActivity  *OccasionView    `json:"last_activity" extensions:"x-nullable"`
	NextActivity  *OccasionView    `json:"next_activity" extensions:"x-nullable"`
	LettersOpen   int              `json:"letters_open"`
	Own           bool             `json:"own"` // the reader is one of its parties
	OutcomeExists bool             `json:"outcome_exists"`
}

// viewer shows key items to one reader, at one instant.
type viewer struct {
	q          *gorm.DB
	by         access.Actor
	today      calendar.Date
	now        time.Time
	set        rules.Data
	users      map[uint]string
	committees map[uint]string
}

func (s *Service) viewer(ctx context.Context, by access.Actor) (*viewer, error) {
	v := &viewer{q: s.DB.Read(ctx), by: by, now: s.Now().UTC()}
	v.today = calendar.On(v.now)
	set, err := rules.Current(v.q, by.CongressID, v.today)
	if err != nil {
		return nil, err
	}
	v.set = set.Data
	return v, nil
}

// know reads the names of the parties of key items.
func (v *viewer) know(keys []*Key) (err error) {
	var users, committees []uint
	for _, k := range keys {
		users, committees = append(users, k.LeaderID, k.OfficialID), append(committees, k.CommitteeID)
	}
	if v.users, err = people(v.q, users...); err != nil {
		return err
	}
	v.committees, err = namesIn(v.q, "committees", committees)
	return err
}

// Board gives one page of the key items that by may see, those under way and
// the latest year first, and of a page those that need help; with the same
// number of statements for any number of rows.
func (s *Service) Board(ctx context.Context, by access.Actor, f Filter, p web.PageQuery) (web.List[Card], error) {
	v, err := s.viewer(ctx, by)
	if err != nil {
		return web.List[Card]{}, err
	}
	q := func() *gorm.DB { return f.apply(v.q.Model(&KeyItem{}).Scopes(visible(by))) }
	var total int64
	if err := q().Count(&total).Error; err != nil {
		return web.List[Card]{}, fmt.Errorf("board: %w", err)
	}
	var rows []KeyItem
	err = q().Order("key_items.concluded_at IS NOT NULL, key_items.year DESC, key_items.id").Offset(p.Offset()).Limit(p.Size).Find(&rows).Error
	if err != nil {
		return web.List[Card]{}, fmt.Errorf("board: %w", err)
	}
	keys, err := load(v.q, rows)
	if err != nil {
		return web.List[Card]{}, err
	}
	if err := v.know(keys); err != nil {
		return web.List[Card]{}, err
	}
	cards := make([]Card, len(keys))
	for i, k := range keys {
		cards[i] = v.card(k)
	}
	slices.SortStableFunc(cards, func(a, b Card) int { return rank(a.Status) - rank(b.Status) })
	return web.NewList(cards, total, p), nil
}

// rank puts what needs help first.
func rank(s Status) int { return slices.Index([]Status{Late, AtRisk, Planning, OnPlan, Concluded}, s) }

func (v *viewer) card(k *Key) Card {
	it := k.Main()
	c := Card{ID: k.ID, SuggestionID: k.SuggestionID, Year: k.Year, NumberText: it.NumberText, Title: it.Title, Phase: it.PhaseFor(v.by), RoundNo: it.Round,
		Similar: len(k.Items) - 1, Parties: v.parties(k), PlanState: k.PlanState, PlanDueOn: k.PlanDueOn, Milestones: len(k.Milestones), Reached: k.done(),
		Own: v.own(k), OutcomeExists: k.Outcome != ""}
	c.Status, c.Reasons = k.standing(v.set.Supervision, v.today)
	if m := k.next(); m != nil && k.ConcludedAt == nil {
		c.Next = &NextView{Text: m.Text, DueOn: m.DueOn, DaysLeft: m.DueOn.Sub(v.today), Light: v.light(m)}
	}
	c.Kept, c.Promises = k.promises()
	for _, a := range k.Activities {
		o := &OccasionView{ID: a.ID, Kind: a.Kind, HeldOn: a.HeldOn, State: a.State}
		switch {
		case a.State == ActivityCancelled:
		case a.HeldOn.After(v.today) || a.HeldOn == v.today && a.State == ActivityPlanned:
			if c.NextActivity == nil {
				c.NextActivity = o
			}
		case a.State == ActivityHeld:
			c.LastActivity = o
		}
	}
	for _, l := range k.Letters {
		if k.awaits(l) {
			c.LettersOpen++
		}
	}
	return c
}

// own says whether the reader is one of the parties, or of those who propose it.
func (v *viewer) own(k *Key) bool {
	if v.by.Is(access.Deputy) {
		return slices.ContainsFunc(k.Items, func(it *suggestion.Item) bool {
			return slices.ContainsFunc(it.Proposers(), func(d suggestion.DeputyRef) bool { return d.ID == v.by.DeputyID })
		})
	}
	return len(k.relations(v.by)) > 0 && !v.by.Is(access.Office, access.Head) || v.by.Role.OfUnit() && k.handledBy(v.by.UnitID)
}

func (v *viewer) parties(k *Key) PartiesView {
	p := PartiesView{Leader: PartyView{k.LeaderID, v.users[k.LeaderID]}, Official: PartyView{k.OfficialID, v.users[k.OfficialID]},
		Committee: PartyView{k.CommitteeID, v.committees[k.CommitteeID]}, Units: k.units()}
	if p.Units == nil {
		p.Units = []suggestion.UnitView{}
	}
	return p
}

// light is that of a milestone, by the days that the rules call near.
func (v *viewer) light(m *Milestone) string {
	left := m.DueOn.Sub(v.today)
	switch {
	case left < 0:
		return string(rules.Overdue)
	case left <= v.set.Supervision.RiskDays/2:
		return string(rules.Red)
	case left <= v.set.Supervision.RiskDays:
		return string(rules.Yellow)
	}
	return string(rules.Green)
}
