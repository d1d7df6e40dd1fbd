package app

import (
	"context"
	"time"

	"lianluo/internal/audit"
	"lianluo/internal/idempotency"
	"lianluo/internal/jobs"
	"lianluo/internal/throttle"
)

// unclaimed is how long an upload may wait for the draft that it belongs to.
const unclaimed = 7 * 24 * time.Hour

// endedLogins is how many days a person still sees the log-ins that ended.
const endedLogins = 30

// periodic is the work that no request starts.
func (a *App) periodic() []jobs.Periodic {
	return []jobs.Periodic{
		{Name: "audit.seal", Every: time.Second, Run: func(ctx context.Context, now time.Time) error {
			_, err := audit.SealNew(ctx, a.DB, now)
			return err
		}},
		{Name: "idempotency.forget", Every: time.Hour, Run: func(ctx context.Context, now time.Time) error {
			return idempotency.Forget(ctx, a.DB, now)
		}},
		{Name: "throttle.forget", Every: time.Hour, Run: func(ctx context.Context, now time.Time) error {
			return throttle.Forget(ctx, a.DB, now)
		}},
		{Name: "account.forget", Every: 24 * time.Hour, Run: func(ctx context.Context, now time.Time) error {
			return a.Features.Account.Forget(ctx, now.AddDate(0, 0, -endedLogins))
		}},
		{Name: "attachment.sweep", Every: 24 * time.Hour, Run: func(ctx context.Context, _ time.Time) error {
			_, err := a.Features.Attachment.Sweep(ctx, unclaimed)
			return err
		}},
		{Name: "ballot.close", Every: 10 * time.Second, Run: func(ctx context.Context, now time.Time) error {
			_, err := a.Features.Ballot.CloseDue(ctx, now)
			return err
		}},
		{Name: "suggestion.breaches", Every: 10 * time.Minute, Run: func(ctx context.Context, now time.Time) error {
			_, err := a.Features.Suggestion.NoteBreaches(ctx, now)
			return err
		}},
		{Name: "suggestion.mandates", Every: time.Minute, Run: func(ctx context.Context, now time.Time) error {
			_, err := a.Features.Suggestion.FollowMandates(ctx, now)
			return err
		}},
		{Name: "suggestion.figures", Every: time.Hour, Run: func(ctx context.Context, _ time.Time) error {
			_, err := a.Features.Suggestion.MendFigures(ctx)
			return err
		}},
		{Name: "supervision.refresh", Every: 10 * time.Minute, Run: func(ctx context.Context, now time.Time) error {
			return a.Features.Supervision.Refresh(ctx, now)
		}},
		{Name: "remind.send", Every: 10 * time.Minute, Run: func(ctx context.Context, now time.Time) error {
			_, err := a.Features.Remind.Send(ctx, now)
			return err
		}},
		{Name: "account.substitutions", Every: time.Minute, Run: func(ctx context.Context, now time.Time) error {
			return a.Features.Account.TurnSubstitutions(ctx, now)
		}},
		{Name: "notify.deliver", Every: 30 * time.Second, Run: func(ctx context.Context, now time.Time) error {
			return a.Features.Notify.Deliver(ctx, now)
		}},
		{Name: "webhook.deliver", Every: 5 * time.Second, Run: func(ctx context.Context, now time.Time) error {
			return a.Features.Webhook.Deliver(ctx, now)
		}},
		{Name: "rules.recompute", Every: time.Hour, Run: func(ctx context.Context, now time.Time) error {
			_, err := a.Features.Rules.RecomputeAll(ctx, now)
			return err
		}},
	}
}
