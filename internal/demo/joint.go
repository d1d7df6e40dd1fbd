package demo

import (
	"context"

	"lianluo/internal/access"
	"lianluo/internal/database"
	"lianluo/internal/suggestion"
)

// gathers lets those sign who propose the item together.
func (s *story) gathers(day int) {
	people := s.cosigners
	if s.decliner != nil {
		people = append(people[:len(people):len(people)], *s.decliner)
	}
	if len(people) == 0 {
		return
	}
	s.invite(day, people...)
	for i, by := range s.cosigners {
		s.signsToo(day+1+i%2, by)
	}
	if s.decliner != nil {
		s.declines(day+1, *s.decliner)
	}
}

func (s *story) invite(day int, people ...access.Actor) {
	ids := make([]uint, len(people))
	for i, by := range people {
		ids[i] = by.DeputyID
	}
	s.then("invite", day, func(ctx context.Context) (suggestion.Receipt, error) {
		return s.w.suggestions.InviteCosigners(ctx, s.by, s.id, s.item.Version, ids, false)
	})
}

func (s *story) signsToo(day int, by access.Actor) {
	s.then("sign too", day, func(ctx context.Context) (suggestion.Receipt, error) {
		text, err := database.One[suggestion.ContentVersion](s.w.db.Read(ctx).Where("suggestion_id = ?", s.id).Order("no DESC"))
		if err != nil {
			return suggestion.Receipt{}, err
		}
		return s.w.suggestions.ConfirmSignature(ctx, by, s.id, s.item.Version, text.No)
	})
}

func (s *story) declines(day int, by access.Actor) {
	s.then("decline", day, func(ctx context.Context) (suggestion.Receipt, error) {
		return s.w.suggestions.DeclineSignature(ctx, by, s.id, s.item.Version, "对其中一项的做法有不同看法，另行提出。")
	})
}

// oneQuits: a co-signer takes the signature back while it is reviewed.
func oneQuits(s *story, day int) {
	by := s.cosigners[len(s.cosigners)-1]
	s.cosigners = s.cosigners[:len(s.cosigners)-1]
	s.then("withdraw signature", day, func(ctx context.Context) (suggestion.Receipt, error) {
		return s.w.suggestions.WithdrawSignature(ctx, by, s.id, s.item.Version, "将就同一问题单独提出更具体的建议。")
	})
}

// cosigning: invited deputies have not all answered.
func cosigning(s *story, i int) {
	s.draft(-7)
	others := []access.Actor{s.w.other(s.no, 40), s.w.other(s.no, 47), s.w.other(s.no, 54)}
	if i == 0 {
		others[0] = s.w.deputies[0]
	}
	s.invite(-5, others...)
	s.signsToo(-4, others[1])
	if i == 1 {
		s.declines(-3, others[2])
	}
}
