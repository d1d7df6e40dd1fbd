package suggestion

import (
	"context"

	"lianluo/internal/access"
)

// AskOfItem asks for something that concerns an item as a whole.
func (s *Service) AskOfItem(ctx context.Context, by access.Actor, a Action, suggestion, version uint, reason string, asked Asked) (Receipt, error) {
	return s.Ask(ctx, by, target{suggestion: suggestion}, a, version, reason, asked)
}

// AskOfAssignment asks for something that concerns one unit's duty.
func (s *Service) AskOfAssignment(ctx context.Context, by access.Actor, a Action, assignment, version uint, reason string, asked Asked) (Receipt, error) {
	return s.Ask(ctx, by, target{assignment: assignment}, a, version, reason, asked)
}

// AskOfCommitment asks for something that concerns a promise.
func (s *Service) AskOfCommitment(ctx context.Context, by access.Actor, a Action, commitment, version uint, asked Asked) (Receipt, error) {
	return s.Ask(ctx, by, target{commitment: commitment}, a, version, "", asked)
}
