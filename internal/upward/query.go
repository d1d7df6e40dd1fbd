package upward

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/attachment"
	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/web"
)

// Filter narrows the list.
type Filter struct {
	State string `form:"state" binding:"omitempty,oneof=topic drafting signing submitted answered following concluded dropped"`
	Words string `form:"q" binding:"max=50"`
}

// Row is one line of the list.
type Row struct {
	ID          uint          `json:"id"`
	Title       string        `json:"title"`
	Level       string        `json:"level" enums:"provincial,national"`
	Kind        string        `json:"kind" enums:"joint,delegation"`
	State       State         `json:"state" enums:"topic,drafting,signing,submitted,answered,following,concluded,dropped"`
	LeadName    string        `json:"lead_name"`
	Number      string        `json:"number"`
	SessionName string        `json:"session_name"`
	SubmittedOn calendar.Date `json:"submitted_on" extensions:"x-nullable"`
	Signatures  int           `json:"signatures"`
	UpdatedAt   time.Time     `json:"updated_at"`
}

// visible is the rule of canRead as SQL: the office and its head see all items,
// a deputy those of the levels at which he holds a mandate.
func visible(by access.Actor) func(q *gorm.DB) *gorm.DB {
	return func(q *gorm.DB) *gorm.DB {
		q = q.Where("upward_suggestions.congress_id = ?", by.CongressID)
		switch {
		case by.Is(access.Office, access.Head):
			return q
		case by.Is(access.Deputy):
			return q.Where(`EXISTS (SELECT 1 FROM deputies d WHERE d.congress_id = upward_suggestions.congress_id
				AND d.level = upward_suggestions.level AND d.status = 'active' AND d.user_id = ?)`, by.UserID)
		}
		return q.Where("1 = 0")
	}
}

// mayList refuses those who find nothing here.
func (s *Service) mayList(q *gorm.DB, by access.Actor) error {
	if by.Is(access.Office, access.Head) {
		return nil
	}
	if by.Is(access.Deputy) {
		all, err := members(q, by.CongressID)
		if err != nil {
			return err
		}
		if slices.ContainsFunc(all, func(m Member) bool { return m.UserID == by.UserID }) {
			return nil
		}
	}
	return ErrNotAllowed.With("向上建议由本市选举的上级人大代表和代表工作机构办理，您当前的身份不能查看。")
}

// List gives one page, what changed last first.
func (s *Service) List(ctx context.Context, by access.Actor, f Filter, p web.PageQuery) (web.List[Row], error) {
	q := s.DB.Read(ctx)
	if err := s.mayList(q, by); err != nil {
		return web.List[Row]{}, err
	}
	scope := func() *gorm.DB {
		found := q.Model(&Upward{}).Scopes(visible(by))
		if f.State != "" {
			found = found.Where("state = ?", f.State)
		}
		if words := strings.TrimSpace(f.Words); words != "" {
			like := database.Like(words)
			found = found.Where(`(lower(title) LIKE ? ESCAPE '\' OR lower(number) LIKE ? ESCAPE '\')`, like, like)
		}
		return found
	}
	var total int64
	if err := scope().Count(&total).Error; err != nil {
		return web.List[Row]{}, fmt.Errorf("list: %w", err)
	}
	rows := []Row{}
	err := scope().Select(`upward_suggestions.id, title, level, kind, state, number, session_name, submitted_on, updated_at,
		COALESCE((SELECT name FROM deputies WHERE deputies.id = lead_deputy_id), '') AS lead_name,
		(SELECT COUNT(*) FROM upward_signatures g WHERE g.upward_id = upward_suggestions.id
			AND g.signed_at IS NOT NULL AND g.declined_at IS NULL AND g.withdrawn_at IS NULL) AS signatures`).
		Order("updated_at DESC, upward_suggestions.id DESC").Offset(p.Offset()).Limit(p.Size).Scan(&rows).Error
	if err != nil {
		return web.List[Row]{}, fmt.Errorf("list: %w", err)
	}
	return web.NewList(rows, total, p), nil
}

// MemberView is a deputy of the higher congress, with what he says of the text.
type MemberView struct {
	DeputyID     uint       `json:"deputy_id"`
	Name         string     `json:"name"`
	CardNo       string     `json:"card_no"`
	ElectingUnit string     `json:"electing_unit"`
	State        string     `json:"state" enums:"open,signed,declined,withdrawn"`
	TextNo       int        `json:"text_no"`
	At           *time.Time `json:"at" extensions:"x-nullable"`
	Reason       string     `json:"reason"`
	Own          bool       `json:"own"` // that of who asks
}

// TextView is one version of the text.
type TextView struct {
	No      int       `json:"no"`
	Title   string    `json:"title"`
	Basis   string    `json:"basis"`
	Content string    `json:"content"`
	Points  []string  `json:"points"`
	ByName  string    `json:"by_name"`
	At      time.Time `json:"at"`
}

// AnswerView is an answer with what the lead says of it.
type AnswerView struct {
	No             int               `json:"no"`
	UnitName       string            `json:"unit_name"`
	DocumentNo     string            `json:"document_no"`
	AnsweredOn     calendar.Date     `json:"answered_on"`
	Text           string            `json:"text"`
	Attachments    []attachment.View `json:"attachments"`
	RecordedByName string            `json:"recorded_by_name"`
	RecordedAt     time.Time         `json:"recorded_at"`
	Result         string            `json:"result" enums:"satisfied,basically_satisfied,dissatisfied,"`
	Reasons        string            `json:"reasons"`
	RatedByName    string            `json:"rated_by_name"`
	RatedAt        *time.Time        `json:"rated_at" extensions:"x-nullable"`
}

// EventView is one line of the history.
type EventView struct {
	Kind      string            `json:"kind"`
	At        time.Time         `json:"at"`
	ActorName string            `json:"actor_name"`
	ActorRole string            `json:"actor_role"`
	Data      map[string]string `json:"data"`
}

// View is an item as one person sees it.
type View struct {
	ID             uint              `json:"id"`
	Version        uint              `json:"version"`
	Level          string            `json:"level" enums:"provincial,national"`
	Kind           string            `json:"kind" enums:"joint,delegation"`
	State          State             `json:"state" enums:"topic,drafting,signing,submitted,answered,following,concluded,dropped"`
	LeadDeputyID   uint              `json:"lead_deputy_id"`
	LeadName       string            `json:"lead_name"`
	ProposedByName string            `json:"proposed_by_name"`
	CreatedAt      time.Time         `json:"created_at"`
	Text           TextView          `json:"text"`
	FormerTexts    []TextView        `json:"former_texts"`
	Attachments    []attachment.View `json:"attachments"`
	Members        []MemberView      `json:"members"`
	Standing       int               `json:"standing"` // signatures that stand
	Needed         int               `json:"needed"`   // signatures that it takes
	SessionName    string            `json:"session_name"`
	Number         string            `json:"number"`
	SubmittedOn    calendar.Date     `json:"submitted_on" extensions:"x-nullable"`
	HandlingUnits  string            `json:"handling_units"`
	ExpectedOn     calendar.Date     `json:"expected_on" extensions:"x-nullable"`
	EndReason      string            `json:"end_reason"`
	Answers        []AnswerView      `json:"answers"`
	Timeline       []EventView       `json:"timeline"`
	Actions        []Action          `json:"actions"`
}

// Detail shows an item to who may see it.
func (s *Service) Detail(ctx context.Context, by access.Actor, id uint) (*View, error) {
	q := s.DB.Read(ctx)
	it, err := one(q, by, id)
	if err != nil {
		return nil, err
	}
	v := &View{ID: it.ID, Version: it.Version, Level: it.Level, Kind: it.Kind, State: it.State, LeadDeputyID: it.LeadDeputyID,
		ProposedByName: it.ProposedByName, CreatedAt: it.CreatedAt, Standing: it.Standing(), Needed: it.Needed(), SessionName: it.SessionName,
		Number: it.Number, SubmittedOn: it.SubmittedOn, HandlingUnits: it.HandlingUnits, ExpectedOn: it.ExpectedOn, EndReason: it.EndReason,
		FormerTexts: []TextView{}, Members: it.memberViews(by), Answers: []AnswerView{}, Timeline: []EventView{}, Actions: it.Actions(by)}
	for _, read := range []func(*gorm.DB, *View) error{it.readLead, it.readTexts, it.readAnswers, it.readTimeline} {
		if err := read(q, v); err != nil {
			return nil, err
		}
	}
	return v, nil
}

func (it *Item) memberViews(by access.Actor) []MemberView {
	out := make([]MemberView, len(it.Members))
	for i, m := range it.Members {
		v := MemberView{DeputyID: m.ID, Name: m.Name, CardNo: m.CardNo, ElectingUnit: m.ElectingUnit, State: "open",
			Own: by.Is(access.Deputy) && m.UserID == by.UserID}
		if s := it.signature(m.ID); s != nil {
			v.TextNo, v.Reason = s.TextNo, s.Reason
			switch {
			case s.WithdrawnAt != nil:
				v.State, v.At = "withdrawn", s.WithdrawnAt
			case s.DeclinedAt != nil:
				v.State, v.At = "declined", s.DeclinedAt
			case s.SignedAt != nil:
				v.State, v.At = "signed", s.SignedAt
			}
		}
		out[i] = v
	}
	return out
}

// readLead names the lead, whose mandate may have ended since.
func (it *Item) readLead(q *gorm.DB, v *View) error {
	var names []string
	if err := q.Table("deputies").Where("id = ?", it.LeadDeputyID).Pluck("name", &names).Error; err != nil {
		return fmt.Errorf("lead: %w", err)
	}
	v.LeadName = strings.Join(names, "")
	return nil
}

func (it *Item) readTexts(q *gorm.DB, v *View) error {
	var texts []Text
	if err := q.Where("upward_id = ?", it.ID).Order("no DESC").Find(&texts).Error; err != nil {
		return fmt.Errorf("texts: %w", err)
	}
	for i, t := range texts {
		shown := TextView{No: t.No, Title: t.Title, Basis: t.Basis, Content: t.Content, Points: t.Points, ByName: t.ByName, At: t.At}
		if i == 0 {
			v.Text = shown
			continue
		}
		v.FormerTexts = append(v.FormerTexts, shown)
	}
	files, err := attachment.Of(q, OwnerKind, []uint{it.ID})
	v.Attachments = attachment.NewViews(files[it.ID])
	return err
}

func (it *Item) readAnswers(q *gorm.DB, v *View) error {
	var answers []Answer
	if err := q.Where("upward_id = ?", it.ID).Order("no").Find(&answers).Error; err != nil {
		return fmt.Errorf("answers: %w", err)
	}
	ids := make([]uint, len(answers))
	for i, a := range answers {
		ids[i] = a.ID
	}
	files, err := attachment.Of(q, OwnerKindAnswer, ids)
	if err != nil {
		return err
	}
	for _, a := range answers {
		v.Answers = append(v.Answers, AnswerView{No: a.No, UnitName: a.UnitName, DocumentNo: a.DocumentNo, AnsweredOn: a.AnsweredOn, Text: a.Text,
			Attachments: attachment.NewViews(files[a.ID]), RecordedByName: a.RecordedByName, RecordedAt: a.RecordedAt,
			Result: a.Result, Reasons: a.Reasons, RatedByName: a.RatedByName, RatedAt: a.RatedAt})
	}
	return nil
}

func (it *Item) readTimeline(q *gorm.DB, v *View) error {
	var events []Event
	if err := q.Where("upward_id = ?", it.ID).Order("id").Find(&events).Error; err != nil {
		return fmt.Errorf("timeline: %w", err)
	}
	for _, e := range events {
		v.Timeline = append(v.Timeline, EventView{Kind: e.Kind, At: e.At, ActorName: e.ActorName, ActorRole: e.ActorRole, Data: e.Data})
	}
	return nil
}

// MayRead says whether by may read the files of an item.
func (s *Service) MayRead(ctx context.Context, by access.Actor, id uint) (bool, error) {
	var n int64
	err := s.DB.Read(ctx).Model(&Upward{}).Scopes(visible(by)).Where("upward_suggestions.id = ?", id).Count(&n).Error
	return n == 1, err
}

// MayReadAnswer is MayRead for the files of an answer.
func (s *Service) MayReadAnswer(ctx context.Context, by access.Actor, id uint) (bool, error) {
	var n int64
	err := s.DB.Read(ctx).Model(&Upward{}).Scopes(visible(by)).
		Where("upward_suggestions.id = (SELECT upward_id FROM upward_answers WHERE id = ?)", id).Count(&n).Error
	return n == 1, err
}
