package letter

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"lianluo/internal/access"
	"lianluo/internal/database"
	"lianluo/internal/docx"
	"lianluo/internal/org"
	"lianluo/internal/suggestion"
)

// Paper is an issued paper about an item.
type Paper struct {
	Name     string // what kind of paper it is, and the unit that it is from or for
	On       time.Time
	Code     string // by which a print is checked; empty of what has none
	Document docx.Document
}

// Papers gives all issued papers that by finds on the page of an item, the
// oldest first; v is that page. Drafts are none of them, and a register of
// former years has none.
func (s *Service) Papers(ctx context.Context, by access.Actor, v suggestion.View) ([]Paper, error) {
	if v.Origin == "imported" {
		return nil, nil
	}
	issuer, err := s.office(ctx, by)
	if err != nil {
		return nil, err
	}
	papers := append(s.Places.papersOf(v, issuer), s.Places.toldOf(v, by.Role, issuer)...)
	urging, err := s.supervisionPapers(ctx, by, v.KeyItemID)
	if err != nil {
		return nil, err
	}
	papers = append(papers, urging...)
	slices.SortStableFunc(papers, func(a, b Paper) int { return a.On.Compare(b.On) })
	return papers, nil
}

// office is who assigns, in the words of a letter's head and of its signature,
// and the government's office beside it.
type office struct{ Name, OfficeName, Government string }

func (s *Service) office(ctx context.Context, by access.Actor) (office, error) {
	c, err := database.One[org.Congress](s.DB.Read(ctx).Where("id = ?", by.CongressID))
	if err != nil {
		return office{}, fmt.Errorf("letter: %w", err)
	}
	return office{c.Name, c.OfficeName, c.GovernmentOffice()}, nil
}

func (p Places) papersOf(v suggestion.View, from office) (out []Paper) {
	answered := func(a Answer) {
		if a.Reply.DeliveredAt != nil {
			out = append(out, Paper{"答复函（" + a.UnitName + "）", *a.Reply.DeliveredAt, a.Reply.Code, p.Reply(v, a)})
		}
	}
	for _, r := range v.Rounds {
		for _, a := range r.Assignments {
			if a.AssignedAt != nil {
				out = append(out, Paper{"交办通知（" + a.UnitName + "）", *a.AssignedAt, noticeOf(v, r, a).Code, p.Notice(v, r, a, from.Name, from.OfficeName)})
			}
			if a.Opinion != nil && a.Opinion.SignedAt != nil {
				out = append(out, Paper{"会办意见（" + a.UnitName + "）", *a.Opinion.SignedAt, a.Opinion.Code, p.Opinion(v, r, a)})
			}
			for _, former := range a.FormerReplies {
				answered(Answer{a.UnitName, v.Content.Points, former})
			}
			if a.Reply != nil {
				answered(Answer{a.UnitName, v.Content.Points, *a.Reply})
			}
		}
	}
	for _, r := range v.ReceivedReplies {
		answered(Answer{r.UnitName, r.Points, r.Reply})
	}
	return out
}

// toldOf are the letters that tell of what happened, each named by whom it goes to.
func (p Places) toldOf(v suggestion.View, reader access.Role, from office) (out []Paper) {
	for _, e := range v.Timeline {
		if told, found := p.Told(v, e.ID, reader, from); found {
			out = append(out, Paper{told.short + "（" + told.to + "）", e.At, told.code, told.Document})
		}
	}
	return out
}

// supervisionPapers are the urging and supervision letters about a key item;
// none to who does not see it.
func (s *Service) supervisionPapers(ctx context.Context, by access.Actor, keyItem uint) (out []Paper, err error) {
	if keyItem == 0 {
		return nil, nil
	}
	v, err := s.KeyItems.Detail(ctx, by, keyItem)
	if errors.Is(err, database.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	for _, row := range v.Letters {
		l, err := s.KeyItems.Document(ctx, by, row.ID)
		if err != nil {
			return nil, err
		}
		out = append(out, Paper{supervisionKinds[l.Kind] + "（" + l.UnitName + "）", row.IssuedAt, l.Code, s.Places.Supervision(l)})
	}
	return out, nil
}
