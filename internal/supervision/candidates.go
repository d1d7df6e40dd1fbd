package supervision

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/audit"
	"lianluo/internal/calendar"
	"lianluo/internal/sheet"
	"lianluo/internal/suggestion"
	"lianluo/internal/web"
)

// NominationView is one nomination.
type NominationView struct {
	ByName   string    `json:"by_name"`
	ByRole   string    `json:"by_role"`
	BodyName string    `json:"body_name"`
	Reason   string    `json:"reason"`
	At       time.Time `json:"at"`
	Own      bool      `json:"own"`
}

// CandidateView is a candidate of the comparison; Similar are those that are
// grouped with it.
type CandidateView struct {
	SimilarView
	Similar []SimilarView `json:"similar"`
}

// SimilarView is what the comparison tells of one candidate alone.
type SimilarView struct {
	ID           uint                  `json:"id"`
	Version      uint                  `json:"version"`
	SuggestionID uint                  `json:"suggestion_id"`
	NumberText   string                `json:"number_text"`
	Title        string                `json:"title"`
	Category     string                `json:"category"`
	Phase        suggestion.Phase      `json:"phase"`
	RoundNo      int                   `json:"round_no"`
	Fit          bool                  `json:"fit"` // it can still be chosen
	LeadName     string                `json:"lead_name"`
	Units        []suggestion.UnitView `json:"units"`
	Nominations  []NominationView      `json:"nominations"`
	Count        int                   `json:"count"` // of nominations, with those of the similar ones
	Note         string                `json:"note"`
	Leader       PartyView             `json:"leader"`
	Official     PartyView             `json:"official"`
	Committee    PartyView             `json:"committee"`
	Actions      []Action              `json:"actions"`
}

// Candidates gives one page of the open candidates that by may see, each with
// the similar ones that he may see, the most nominated first.
func (s *Service) Candidates(ctx context.Context, by access.Actor, p web.PageQuery) (web.List[CandidateView], error) {
	if !by.Is(comparers...) {
		return web.List[CandidateView]{}, ErrNotAllowed
	}
	v, err := s.viewer(ctx, by)
	if err != nil {
		return web.List[CandidateView]{}, err
	}
	var total int64
	if err := v.compared().Count(&total).Error; err != nil {
		return web.List[CandidateView]{}, fmt.Errorf("candidates: %w", err)
	}
	var ids []uint
	if err := v.ranked().Offset(p.Offset()).Limit(p.Size).Pluck("c.id", &ids).Error; err != nil {
		return web.List[CandidateView]{}, fmt.Errorf("candidates: %w", err)
	}
	rows, err := v.candidates(ids)
	return web.NewList(rows, total, p), err
}

// compared are the open candidates that stand for themselves.
func (v *viewer) compared() *gorm.DB {
	return v.q.Table("supervision_candidates AS c").Joins("JOIN suggestions ON suggestions.id = c.suggestion_id").Scopes(suggestion.Visible(v.by)).
		Where("c.congress_id = ? AND c.state = ? AND c.main_id IS NULL", v.by.CongressID, CandidateOpen)
}

func (v *viewer) ranked() *gorm.DB {
	return v.compared().Order(`(SELECT COUNT(*) FROM supervision_nominations n JOIN supervision_candidates g ON g.id = n.candidate_id
		WHERE g.id = c.id OR g.main_id = c.id) DESC, c.id`)
}

// candidates reads candidates with all that the comparison shows, in the order
// of ids.
func (v *viewer) candidates(ids []uint) ([]CandidateView, error) {
	var rows []Candidate
	if err := v.q.Where("(id IN ? OR main_id IN ?) AND state = ?", ids, ids, CandidateOpen).Order("id").Find(&rows).Error; err != nil {
		return nil, fmt.Errorf("candidates: %w", err)
	}
	var items, users, committees, all []uint
	for _, r := range rows {
		all, items = append(all, r.ID), append(items, r.SuggestionID)
		users, committees = append(users, r.LeaderID, r.OfficialID), append(committees, r.CommitteeID)
	}
	var nominations []Nomination
	if err := v.q.Where("candidate_id IN ?", all).Order("id").Find(&nominations).Error; err != nil {
		return nil, fmt.Errorf("nominations: %w", err)
	}
	loaded, err := suggestion.LoadReadable(v.q, v.by, items)
	if err != nil {
		return nil, err
	}
	if v.users, err = people(v.q, users...); err != nil {
		return nil, err
	}
	if v.committees, err = namesIn(v.q, "committees", committees); err != nil {
		return nil, err
	}
	byID := map[uint]*suggestion.Item{}
	for _, it := range loaded {
		byID[it.ID] = it
	}
	out := make([]CandidateView, 0, len(ids))
	for _, id := range ids {
		i := slices.IndexFunc(rows, func(r Candidate) bool { return r.ID == id })
		if i < 0 || byID[rows[i].SuggestionID] == nil {
			continue
		}
		main := CandidateView{SimilarView: v.candidate(rows[i], byID[rows[i].SuggestionID], nominations), Similar: []SimilarView{}}
		for _, r := range rows {
			if it := byID[r.SuggestionID]; it != nil && r.MainID != nil && *r.MainID == id {
				similar := v.candidate(r, it, nominations)
				main.Similar = append(main.Similar, similar)
				main.Count += similar.Count
			}
		}
		out = append(out, main)
	}
	return out, nil
}

func (v *viewer) candidate(r Candidate, it *suggestion.Item, nominations []Nomination) SimilarView {
	out := SimilarView{ID: r.ID, Version: r.Version, SuggestionID: it.ID, NumberText: it.NumberText, Title: it.Title, Category: it.Category,
		Phase: it.PhaseFor(v.by), RoundNo: it.Round, Fit: slices.Contains(nominable, it.Phase), LeadName: it.Deputies[it.LeadDeputyID].Name,
		Units: it.ActiveUnits(), Nominations: []NominationView{}, Note: r.Note,
		Leader: PartyView{r.LeaderID, v.users[r.LeaderID]}, Official: PartyView{r.OfficialID, v.users[r.OfficialID]},
		Committee: PartyView{r.CommitteeID, v.committees[r.CommitteeID]}, Actions: []Action{}}
	if out.Units == nil {
		out.Units = []suggestion.UnitView{}
	}
	for _, n := range nominations {
		if n.CandidateID == r.ID {
			out.Nominations = append(out.Nominations, NominationView{ByName: n.ByName, ByRole: n.ByRole, BodyName: n.BodyName, Reason: n.Reason, At: n.At,
				Own: n.UserID == v.by.UserID})
		}
	}
	out.Count = len(out.Nominations)
	if v.by.Is(access.Office) {
		out.Actions = append(out.Actions, PrepareCandidates, RecordDecision)
	}
	return out
}

var candidateHeadings = []sheet.Heading{{Name: "序号", Width: 6, Holds: sheet.Numbers}, {Name: "建议编号", Width: 12}, {Name: "标题", Width: 44}, {Name: "类别", Width: 12},
	{Name: "领衔代表", Width: 10}, {Name: "承办单位", Width: 26}, {Name: "推荐次数", Width: 8, Holds: sheet.Numbers}, {Name: "推荐人和理由", Width: 60}, {Name: "同类建议", Width: 44},
	{Name: "拟牵头督办", Width: 12}, {Name: "拟牵头领办", Width: 12}, {Name: "拟对口督办", Width: 20}, {Name: "工作机构意见", Width: 40}, {Name: "是否列入", Width: 10}}

// ExportCandidates writes the comparison as a workbook, for the meeting.
func (s *Service) ExportCandidates(ctx context.Context, by access.Actor) ([]byte, error) {
	if !by.Is(access.Office, access.Head) {
		return nil, ErrNotAllowed
	}
	v, err := s.viewer(ctx, by)
	if err != nil {
		return nil, err
	}
	var ids []uint
	if err := v.ranked().Pluck("c.id", &ids).Error; err != nil {
		return nil, fmt.Errorf("candidates: %w", err)
	}
	var list []CandidateView
	for some := range slices.Chunk(ids, web.MaxPageSize) {
		views, err := v.candidates(some)
		if err != nil {
			return nil, err
		}
		list = append(list, views...)
	}
	categories := map[string]string{}
	for _, o := range v.set.CategoryList {
		categories[o.Code] = o.Label
	}
	rows := make([][]string, len(list))
	for i, c := range list {
		rows[i] = []string{strconv.Itoa(i + 1), c.NumberText, c.Title, categories[c.Category], c.LeadName, unitNames(c.Units), strconv.Itoa(c.Count),
			reasons(c), titles(c.Similar), c.Leader.Name, c.Official.Name, c.Committee.Name, c.Note, ""}
	}
	err = s.DB.Write(ctx, func(tx *gorm.DB) error {
		return audit.Record(tx, by, audit.Event{At: v.now, Action: "supervision.export_candidates", Subject: fmt.Sprintf("congress/%d", by.CongressID),
			Data: audit.Data{"rows": len(rows)}})
	})
	if err != nil {
		return nil, err
	}
	return sheet.Export("重点督办建议比选表", candidateHeadings, rows)
}

func unitNames(units []suggestion.UnitView) string {
	names := make([]string, len(units))
	for i, u := range units {
		names[i] = u.Name
	}
	return strings.Join(names, "、")
}

// reasons tells who nominated a candidate or a similar one, and why.
func reasons(c CandidateView) string {
	var lines []string
	for _, one := range append([]SimilarView{c.SimilarView}, c.Similar...) {
		for _, n := range one.Nominations {
			who := n.ByName
			if n.BodyName != "" {
				who = n.BodyName + " " + n.ByName
			}
			lines = append(lines, who+"："+n.Reason)
		}
	}
	return strings.Join(lines, "\n")
}

func titles(similar []SimilarView) string {
	var lines []string
	for _, c := range similar {
		lines = append(lines, c.NumberText+" "+c.Title)
	}
	return strings.Join(lines, "\n")
}

// Decisions gives one page of the recorded decisions, the newest first.
func (s *Service) Decisions(ctx context.Context, by access.Actor, p web.PageQuery) (web.List[DecisionView], error) {
	if !by.Is(comparers...) {
		return web.List[DecisionView]{}, ErrNotAllowed
	}
	v, err := s.viewer(ctx, by)
	if err != nil {
		return web.List[DecisionView]{}, err
	}
	scope := func() *gorm.DB { return v.q.Model(&Decision{}).Where("congress_id = ?", by.CongressID) }
	var total int64
	var ids []uint
	err = scope().Count(&total).Error
	if err == nil {
		err = scope().Order("held_on DESC, id DESC").Offset(p.Offset()).Limit(p.Size).Pluck("id", &ids).Error
	}
	if err != nil {
		return web.List[DecisionView]{}, fmt.Errorf("decisions: %w", err)
	}
	rows, err := v.decisions(ids)
	if err == nil {
		err = v.readVerdicts(rows)
	}
	return web.NewList(rows, total, p), err
}

// Panel is what the page of a suggestion shows of its supervision.
type Panel struct {
	KeyItem    *Card      `json:"key_item" extensions:"x-nullable"`
	Nominated  bool       `json:"nominated"`                       // the reader nominated it, and nothing is decided
	Nominators int        `json:"nominators"`                      // how many did, for who compares
	Reason     string     `json:"reason"`                          // the reader's own
	Decided    *NotChosen `json:"decided" extensions:"x-nullable"` // that it was not chosen, for who compares or nominated it
	Actions    []Action   `json:"actions"`
}

// NotChosen is why a suggestion did not become a key item.
type NotChosen struct {
	Meeting string        `json:"meeting"`
	HeldOn  calendar.Date `json:"held_on"`
	Reason  string        `json:"reason"`
}

// Panel tells of the supervision of a suggestion, to who may read it.
func (s *Service) Panel(ctx context.Context, by access.Actor, suggestionID uint) (Panel, error) {
	v, err := s.viewer(ctx, by)
	if err != nil {
		return Panel{}, err
	}
	it, err := readable(v.q, by, suggestionID)
	if err != nil {
		return Panel{}, err
	}
	out := Panel{Actions: []Action{}}
	if it.KeyItemID != 0 {
		k, err := one(v.q, by, it.KeyItemID)
		if err != nil {
			return Panel{}, err
		}
		if err := v.know([]*Key{k}); err != nil {
			return Panel{}, err
		}
		card := v.card(k)
		out.KeyItem = &card
		return out, nil
	}
	var nominations []Nomination
	err = v.q.Where("candidate_id IN (SELECT id FROM supervision_candidates WHERE suggestion_id = ? AND state = ?)", suggestionID, CandidateOpen).
		Order("id").Find(&nominations).Error
	if err != nil {
		return Panel{}, fmt.Errorf("panel: %w", err)
	}
	for _, n := range nominations {
		if n.UserID == by.UserID {
			out.Nominated, out.Reason = true, n.Reason
		}
	}
	if by.Is(comparers...) {
		out.Nominators = len(nominations)
	}
	if out.Decided, err = v.notChosen(suggestionID); err != nil {
		return Panel{}, err
	}
	switch {
	case out.Nominated:
		out.Actions = append(out.Actions, WithdrawNomination)
	case mayNominate(by, it) == nil:
		out.Actions = append(out.Actions, Nominate)
	}
	return out, nil
}

// notChosen gives the last decision that left a suggestion out, to who compares
// candidates or nominated this one; nil when there is none.
func (v *viewer) notChosen(suggestionID uint) (*NotChosen, error) {
	q := v.q.Table("supervision_candidates AS c").Joins("JOIN supervision_decisions d ON d.id = c.decision_id").
		Where("c.suggestion_id = ? AND c.state = ?", suggestionID, CandidateNotChosen)
	if !v.by.Is(comparers...) {
		q = q.Where("EXISTS (SELECT 1 FROM supervision_nominations n WHERE n.candidate_id = c.id AND n.user_id = ?)", v.by.UserID)
	}
	var found []NotChosen
	if err := q.Select("d.meeting, d.held_on, c.reason").Order("d.held_on DESC, d.id DESC").Limit(1).Scan(&found).Error; err != nil {
		return nil, fmt.Errorf("panel: %w", err)
	}
	if len(found) == 0 {
		return nil, nil
	}
	return &found[0], nil
}
