package webhook

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"sync"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/audit"
	"lianluo/internal/database"
	"lianluo/internal/notify"
)

// pauses is how long a message waits after each attempt that failed; after the
// last one it is given up: three days in all.
var pauses = []time.Duration{5 * time.Second, 5 * time.Minute, 30 * time.Minute, 2 * time.Hour, 5 * time.Hour, 10 * time.Hour, 14 * time.Hour, 20 * time.Hour, 20 * time.Hour}

const (
	// abandoned is after how long an attempt without an end counts as broken
	// off: longer than a lease of the work.
	abandoned = 2 * time.Minute

	// patience is how long an endpoint may fail without one success before it
	// is disabled.
	patience = 5 * 24 * time.Hour

	// kept is how long the log goes back.
	kept = 90 * 24 * time.Hour

	atOnce = 20 // messages of one endpoint in one round

	// usualTurn is how long messages to one endpoint are begun in one round: an
	// endpoint that answers slowly is gone on with in the next one.
	usualTurn = 5 * time.Second
)

// Deliver sends the messages that are due, endpoint by endpoint at the same
// time, so that a slow one holds nobody up.
//
// Each message is marked before the endpoint is asked and after it has
// answered. When the process ends between the two, nobody knows whether the
// endpoint took it; it is then sent once more, under the same webhook-id.
func (s *Service) Deliver(ctx context.Context, now time.Time) error {
	now = now.UTC().Truncate(time.Microsecond)
	if err := s.tidy(ctx, now); err != nil || len(s.Networks) == 0 {
		return err
	}
	var endpoints []uint
	err := s.DB.Read(ctx).Model(&Endpoint{}).Where("state = ? AND id IN (?)", Active,
		s.DB.Read(ctx).Model(&Message{}).Select("endpoint_id").Where("state = ? AND due_at <= ?", Waiting, now)).Order("id").Pluck("id", &endpoints).Error
	if err != nil {
		return fmt.Errorf("find webhooks to send: %w", err)
	}
	client := s.Networks.client(cmp.Or(s.Timeout, usualTimeout))
	failures := make([]error, len(endpoints))
	var sending sync.WaitGroup
	for i, e := range endpoints {
		sending.Go(func() { failures[i] = s.serve(ctx, client, e, now) })
	}
	sending.Wait()
	return errors.Join(failures...)
}

// tidy takes up what an ended process left and forgets what is old.
func (s *Service) tidy(ctx context.Context, now time.Time) error {
	err := s.DB.Write(ctx, func(tx *gorm.DB) error {
		left := tx.Model(&Message{}).Where("state = ? AND started_at < ?", Sending, now.Add(-abandoned))
		if err := left.Updates(map[string]any{"state": Waiting, "reason": reasonInterrupted}).Error; err != nil {
			return err
		}
		return tx.Where("state <> ? AND created_at < ?", Sending, now.Add(-kept)).Delete(&Message{}).Error
	})
	if err != nil {
		return fmt.Errorf("tidy the webhooks: %w", err)
	}
	return nil
}

// serve sends what is due at one endpoint, in order, until it does not answer.
func (s *Service) serve(ctx context.Context, client *http.Client, endpoint uint, now time.Time) error {
	var due []uint
	err := s.DB.Read(ctx).Model(&Message{}).Where("endpoint_id = ? AND state = ? AND due_at <= ?", endpoint, Waiting, now).
		Order("due_at, id").Limit(atOnce).Pluck("id", &due).Error
	if err != nil {
		return fmt.Errorf("find webhooks to send: %w", err)
	}
	begun := time.Now()
	for _, id := range due {
		m, to, err := s.claim(ctx, id, now)
		if err != nil {
			return err
		}
		if m == nil {
			continue
		}
		out, err := send(ctx, client, *to, *m, now)
		if err != nil {
			return err
		}
		if err := s.settle(ctx, *m, out, now); err != nil {
			return err
		}
		if out.lost() || out.reason == reasonGone || time.Since(begun) >= cmp.Or(s.Turn, usualTurn) {
			return nil
		}
	}
	return nil
}

// claim marks a message as being sent, and gives its endpoint as it is now;
// nil means that somebody else did, or that the endpoint was stopped meanwhile.
func (s *Service) claim(ctx context.Context, id uint, now time.Time) (m *Message, to *Endpoint, err error) {
	err = s.DB.Write(ctx, func(tx *gorm.DB) error {
		m, to = nil, nil
		taken := tx.Model(&Message{}).Where("id = ? AND state = ? AND endpoint_id IN (?)", id, Waiting,
			tx.Model(&Endpoint{}).Select("id").Where("state = ?", Active)).
			Updates(map[string]any{"state": Sending, "started_at": now, "attempts": gorm.Expr("attempts + 1")})
		if taken.Error != nil || taken.RowsAffected == 0 {
			return taken.Error
		}
		if m, err = database.One[Message](tx.Where("id = ?", id)); err != nil {
			return err
		}
		to, err = database.One[Endpoint](tx.Where("id = ?", m.EndpointID))
		return err
	})
	if err != nil {
		return nil, nil, fmt.Errorf("claim a webhook: %w", err)
	}
	return m, to, nil
}

// settle writes how the attempt ended, even when the work was told to end: one
// that it broke off itself is not held against the endpoint.
func (s *Service) settle(ctx context.Context, m Message, out outcome, now time.Time) error {
	end := map[string]any{"status": out.status, "reason": out.reason}
	switch {
	case out.reason == "":
		end["state"], end["ended_at"] = Sent, now
	case out.reason == reasonInterrupted:
		end["state"], end["attempts"] = Waiting, m.Attempts-1
	case m.Attempts > len(pauses):
		end["state"], end["ended_at"] = Failed, now
	default:
		end["state"], end["due_at"] = Waiting, now.Add(pauses[m.Attempts-1])
	}
	err := s.DB.Write(context.WithoutCancel(ctx), func(tx *gorm.DB) error {
		err := tx.Model(&Message{}).Where("id = ? AND state = ? AND attempts = ?", m.ID, Sending, m.Attempts).Updates(end).Error
		if err != nil {
			return err
		}
		return judge(tx, m.EndpointID, out, now)
	})
	if err != nil {
		return fmt.Errorf("settle a webhook: %w", err)
	}
	return nil
}

// judge notes since when an endpoint fails, and disables one that has failed
// for too long or wants no more. Its system administrators are told.
func judge(tx *gorm.DB, id uint, out outcome, now time.Time) error {
	if out.reason == reasonInterrupted {
		return nil
	}
	row := tx.Model(&Endpoint{}).Where("id = ?", id).Session(&gorm.Session{})
	if out.reason == "" {
		return row.Where("failing_since IS NOT NULL").UpdateColumn("failing_since", nil).Error
	}
	if err := row.Where("failing_since IS NULL").UpdateColumn("failing_since", now).Error; err != nil {
		return err
	}
	reason := reasonFailing
	if out.reason == reasonGone {
		reason = reasonGone
	}
	dead := row.Where("state = ? AND (failing_since <= ? OR ?)", Active, now.Add(-patience), reason == reasonGone).
		UpdateColumns(map[string]any{"state": Disabled, "reason": reason, "version": gorm.Expr("version + 1")})
	if dead.Error != nil || dead.RowsAffected == 0 {
		return dead.Error
	}
	return disabled(tx, id, reason, now)
}

func disabled(tx *gorm.DB, id uint, reason string, now time.Time) error {
	e, err := database.One[Endpoint](tx.Where("id = ?", id))
	if err != nil {
		return err
	}
	if err := drop(tx, id, now); err != nil {
		return err
	}
	event := audit.Event{At: now, Action: "webhook.disable", Subject: subject(id), From: string(Active), To: string(Disabled), Data: audit.Data{"reason": reason}}
	if err := audit.Record(tx, access.Actor{CongressID: e.CongressID}, event); err != nil {
		return err
	}
	return notify.SendTo(tx, e.CongressID, []notify.Target{{Role: access.SysAdmin}},
		notify.Notice{Kind: "webhook.disabled", At: now, Params: map[string]string{"name": e.Name}})
}

// drop gives up what waits for an endpoint.
func drop(tx *gorm.DB, endpointID uint, now time.Time) error {
	return tx.Model(&Message{}).Where("endpoint_id = ? AND state IN ?", endpointID, []State{Waiting, Sending}).
		UpdateColumns(map[string]any{"state": Dropped, "ended_at": now}).Error
}
