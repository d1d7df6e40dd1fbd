package supervision

import (
	"context"
	"errors"
	"fmt"
	"time"

	"lianluo/internal/access"
	"lianluo/internal/attachment"
	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/deputy"
)

// ActivityRow is an activity in a list, with how many come.
type ActivityRow struct {
	OccasionView
	StartsAt string `json:"starts_at"`
	Place    string `json:"place"`
	Subject  string `json:"subject"`
	Invited  int    `json:"invited"`
	Coming   int    `json:"coming"`
	Present  int    `json:"present"`
	Awaited  bool   `json:"awaited"` // the reader is invited and has not answered
}

func (v *viewer) activityRow(k *Key, a Activity) ActivityRow {
	row := ActivityRow{OccasionView: OccasionView{ID: a.ID, Kind: a.Kind, HeldOn: a.HeldOn, State: a.State}, StartsAt: a.StartsAt, Place: a.Place,
		Subject: a.Subject}
	for _, i := range k.Invited[a.ID] {
		row.Invited++
		if i.Answer == "come" {
			row.Coming++
		}
		if i.PresentAt != nil {
			row.Present++
		}
	}
	own := k.invitation(a.ID, v.by)
	row.Awaited = own != nil && own.Answer == "" && a.State == ActivityPlanned && !v.today.After(a.HeldOn)
	return row
}

// InvitationView is who is invited, and what became of it.
type InvitationView struct {
	ID          uint       `json:"id"`
	Party       Party      `json:"party" enums:"proposer,deputy,leader,official,committee,unit"`
	DeputyID    uint       `json:"deputy_id"`
	Name        string     `json:"name"`
	Answer      string     `json:"answer" enums:"come,not,"`
	Reason      string     `json:"reason"`
	AnsweredBy  string     `json:"answered_by"`
	PresentAt   *time.Time `json:"present_at" extensions:"x-nullable"`
	PresentName string     `json:"present_name"`
	PresentBy   string     `json:"present_by" enums:"code,hand,"`
	PresentNote string     `json:"present_note"`
	Own         bool       `json:"own"`
	Fixed       bool       `json:"fixed"` // a proposer, who is always invited
}

// ActivityView is an activity as one person sees it.
type ActivityView struct {
	ActivityRow
	Version     uint              `json:"version"`
	KeyItemID   uint              `json:"key_item_id"` // 0 for who sees the activity only
	NumberText  string            `json:"number_text"`
	Title       string            `json:"title"`
	Minutes     string            `json:"minutes"`
	EndReason   string            `json:"end_reason"`
	ByName      string            `json:"by_name"`
	Photos      []attachment.View `json:"photos"`
	Invitations []InvitationView  `json:"invitations"`
	Actions     []Action          `json:"actions"`
}

// Activity shows an activity to the readers of its key item, and to who is
// invited.
func (s *Service) Activity(ctx context.Context, by access.Actor, id uint) (ActivityView, error) {
	v, err := s.viewer(ctx, by)
	if err != nil {
		return ActivityView{}, err
	}
	k, a, err := withActivity(v.q, by, id)
	if err != nil {
		return ActivityView{}, err
	}
	it := k.Main()
	out := ActivityView{ActivityRow: v.activityRow(k, *a), Version: a.Version, NumberText: it.NumberText, Title: it.Title, Minutes: a.Minutes,
		EndReason: a.EndReason, ByName: a.ByName, Invitations: []InvitationView{},
		Actions: k.actionsOn(anActivity, by, moment{activity: a, today: v.today})}
	if _, err := one(v.q, by, k.ID); err == nil {
		out.KeyItemID = k.ID
	} else if !errors.Is(err, database.ErrNotFound) {
		return ActivityView{}, err
	}
	supervises := k.supervises(by)
	for _, i := range k.Invited[id] {
		if !supervises && !i.means(by) { // why somebody does not come is between him and who supervises
			i.Reason = ""
		}
		out.Invitations = append(out.Invitations, InvitationView{ID: i.ID, Party: i.Party, DeputyID: i.DeputyID, Name: i.Name, Answer: i.Answer,
			Reason: i.Reason, AnsweredBy: i.AnsweredBy, PresentAt: i.PresentAt, PresentName: i.PresentName, PresentBy: i.PresentBy,
			PresentNote: i.PresentNote, Own: i.means(by), Fixed: i.Party == PartyProposer})
	}
	files, err := attachment.Of(v.q, OwnerActivity, []uint{id})
	if err != nil {
		return ActivityView{}, err
	}
	out.Photos = attachment.NewViews(files[id])
	return out, nil
}

// Choice is a deputy who can be invited.
type Choice struct {
	ID         uint   `json:"id"`
	Name       string `json:"name"`
	CardNo     string `json:"card_no"`
	Delegation string `json:"delegation"`
}

// Choices are those who can be named as parties, or invited.
type Choices struct {
	Leaders    []PartyView `json:"leaders"`
	Officials  []PartyView `json:"officials"`
	Committees []PartyView `json:"committees"`
	Deputies   []Choice    `json:"deputies"` // whose name or number holds the words
}

// mostChoices bounds the deputies that words find.
const mostChoices = 20

// Choices gives who can be named or invited, for those who arrange it.
func (s *Service) Choices(ctx context.Context, by access.Actor, words string) (Choices, error) {
	if !by.Is(access.Office, access.Head, access.Committee) {
		return Choices{}, ErrNotAllowed
	}
	q := s.DB.Read(ctx)
	out := Choices{Leaders: []PartyView{}, Officials: []PartyView{}, Committees: []PartyView{}, Deputies: []Choice{}}
	for role, to := range map[access.Role]*[]PartyView{access.SupervisingLeader: &out.Leaders, access.LeadingOfficial: &out.Officials} {
		err := q.Table("memberships m").Joins("JOIN users u ON u.id = m.user_id").Distinct("u.id, u.name").
			Where("m.congress_id = ? AND m.role = ? AND m.ended_at IS NULL AND m.stands_for = 0", by.CongressID, role).Order("u.id").Find(to).Error
		if err != nil {
			return out, fmt.Errorf("choices: %w", err)
		}
	}
	if err := q.Table("committees").Select("id, name").Where("congress_id = ? AND active", by.CongressID).Order("name").Find(&out.Committees).Error; err != nil {
		return out, fmt.Errorf("choices: %w", err)
	}
	deputies, err := deputy.InOffice(q, by.CongressID, calendar.On(s.Now()))
	if err != nil {
		return out, err
	}
	deputies = deputies.Joins("LEFT JOIN delegations g ON g.id = x.delegation_id").
		Select("x.id, x.name, x.card_no, COALESCE(g.name, '') AS delegation").Order("x.card_no").Limit(mostChoices)
	if words != "" {
		like := database.Like(words)
		deputies = deputies.Where(`(lower(x.name) LIKE ? ESCAPE '\' OR lower(x.card_no) LIKE ? ESCAPE '\')`, like, like)
	}
	if err := deputies.Find(&out.Deputies).Error; err != nil {
		return out, fmt.Errorf("choices: %w", err)
	}
	return out, nil
}
