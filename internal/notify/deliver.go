package notify

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/database"
)

// pauses is how long a message waits after each attempt that failed; after the
// last one it is given up.
var pauses = []time.Duration{time.Minute, 5 * time.Minute, 15 * time.Minute, time.Hour, 3 * time.Hour, 6 * time.Hour, 12 * time.Hour, 24 * time.Hour}

const (
	// abandoned is after how long an attempt without an end counts as broken
	// off: longer than a lease of the work and a conversation with the server.
	abandoned = 10 * time.Minute

	// stale is how old a message may be when it is first sent; it lies beyond
	// the longest holidays.
	stale = 14 * 24 * time.Hour

	mailsAtOnce = 50
)

// Deliver hands what waits in congresses within their working hours to the
// mail server and to the gateways, after it has put the day's digests together.
// What waits for a channel that is not configured is dropped, so that it does
// not come in a heap later.
//
// Each message is marked before the server is asked and after it has answered.
// When the process ends between the two, nobody knows whether the server took
// it; it is then sent once more, with the same Message-ID.
func (s *Service) Deliver(ctx context.Context, now time.Time) error {
	now = now.UTC().Truncate(time.Microsecond)
	if err := s.tidy(ctx, now); err != nil {
		return err
	}
	var failures []error
	for _, channel := range s.openChannels() {
		failures = append(failures, s.serve(ctx, channel, now))
	}
	return errors.Join(failures...)
}

// serve sends what waits for one channel.
func (s *Service) serve(ctx context.Context, channel Channel, now time.Time) error {
	open, err := s.open(ctx, channel, now)
	if err != nil || len(open) == 0 {
		return err
	}
	if err := s.gather(ctx, channel, open, now); err != nil {
		return err
	}
	var due []uint
	err = s.DB.Read(ctx).Model(&Mail{}).Where("state = ? AND channel = ? AND due_at <= ? AND congress_id IN ?", Waiting, channel, now, open).
		Order("due_at, id").Limit(mailsAtOnce).Pluck("id", &due).Error
	if err != nil {
		return fmt.Errorf("find waiting messages: %w", err)
	}
	for _, id := range due {
		if err := s.deliver(ctx, id, now); err != nil {
			return err
		}
	}
	return nil
}

// tidy takes up what an ended process left, and drops what is too old or has
// no server.
func (s *Service) tidy(ctx context.Context, now time.Time) error {
	err := s.DB.Write(ctx, func(tx *gorm.DB) error {
		left := tx.Model(&Mail{}).Where("state = ? AND started_at < ?", Sending, now.Add(-abandoned))
		if err := left.Updates(map[string]any{"state": Waiting, "reason": "interrupted"}).Error; err != nil {
			return err
		}
		for _, channel := range Channels {
			useless, reason := tx.Model(&Mail{}).Where("state = ? AND channel = ?", Waiting, channel), "not-configured"
			if s.configured(channel) {
				useless, reason = useless.Where("created_at < ?", now.Add(-stale)), "too-old"
			}
			if err := useless.Updates(map[string]any{"state": Dropped, "reason": reason, "ended_at": now}).Error; err != nil {
				return err
			}
			if channel == Email || s.configured(channel) {
				continue
			}
			if err := ungathered(tx, channel).UpdateColumn(channel.mode(), ModeOff).Error; err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("tidy the outbox: %w", err)
	}
	return nil
}

// open lists the congresses that have something to send by the channel and are
// within their working hours.
func (s *Service) open(ctx context.Context, channel Channel, now time.Time) ([]uint, error) {
	q := s.DB.Read(ctx)
	var waiting, gathering []uint
	err := q.Model(&Mail{}).Where("state = ? AND channel = ? AND due_at <= ?", Waiting, channel, now).Distinct().Pluck("congress_id", &waiting).Error
	if err == nil {
		err = ungathered(q, channel).Where("at > ?", now.Add(-stale)).Distinct().Pluck("congress_id", &gathering).Error
	}
	if err != nil {
		return nil, fmt.Errorf("find waiting messages: %w", err)
	}
	seen, open := map[uint]bool{}, []uint{}
	for _, congress := range append(waiting, gathering...) {
		if seen[congress] {
			continue
		}
		seen[congress] = true
		working, err := s.Working(q, congress, now)
		if err != nil {
			return nil, err
		}
		if working {
			open = append(open, congress)
		}
	}
	return open, nil
}

// deliver makes one attempt. A server that cannot be used at all ends the
// round with an error; what only this message met does not.
func (s *Service) deliver(ctx context.Context, id uint, now time.Time) error {
	m, err := s.claim(ctx, id, now)
	if err != nil || m == nil {
		return err
	}
	e, reason, err := s.compose(ctx, *m)
	if err != nil {
		return err
	}
	if reason != "" {
		return s.settle(ctx, m, map[string]any{"state": Dropped, "reason": reason, "ended_at": now})
	}
	refused, err := s.hand(ctx, *m, e, now)
	switch {
	case err != nil:
		return fmt.Errorf("send a message: %w", err)
	case refused == nil:
		return s.settle(ctx, m, map[string]any{"state": Sent, "reason": "", "ended_at": now})
	}
	if err := s.settle(ctx, m, afterRefusal(*m, *refused, now)); err != nil {
		return err
	}
	if refused.every {
		return fmt.Errorf("the server for %s cannot be used: %s", m.Channel, refused.reason)
	}
	return nil
}

func afterRefusal(m Mail, r refusal, now time.Time) map[string]any {
	if r.lasting || m.Attempts > len(pauses) {
		return map[string]any{"state": Failed, "reason": r.reason, "ended_at": now}
	}
	return map[string]any{"state": Waiting, "reason": r.reason, "due_at": now.Add(pauses[m.Attempts-1])}
}

// claim marks a message as being sent; nil means that somebody else did.
func (s *Service) claim(ctx context.Context, id uint, now time.Time) (m *Mail, err error) {
	err = s.DB.Write(ctx, func(tx *gorm.DB) error {
		m = nil
		taken := tx.Model(&Mail{}).Where("id = ? AND state = ?", id, Waiting).
			Updates(map[string]any{"state": Sending, "started_at": now, "attempts": gorm.Expr("attempts + 1")})
		if taken.Error != nil || taken.RowsAffected == 0 {
			return taken.Error
		}
		m, err = database.One[Mail](tx.Where("id = ?", id))
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("claim a message: %w", err)
	}
	return m, nil
}

// settle writes how the attempt ended. The answer of the server is known by
// then, so it is written even when the work was told to end.
func (s *Service) settle(ctx context.Context, m *Mail, end map[string]any) error {
	err := s.DB.Write(context.WithoutCancel(ctx), func(tx *gorm.DB) error {
		settled := tx.Model(&Mail{}).Where("id = ? AND state = ? AND attempts = ?", m.ID, Sending, m.Attempts).Updates(end)
		if settled.Error != nil || settled.RowsAffected == 0 || end["state"] != Failed {
			return settled.Error
		}
		return tellOfFailure(tx, m.CongressID, m.Channel, s.Now())
	})
	if err != nil {
		return fmt.Errorf("settle a message: %w", err)
	}
	return nil
}

// compose writes the text. A reason says why there is nothing to send: no
// address any more, or everything was read in the meantime.
func (s *Service) compose(ctx context.Context, m Mail) (e envelope, reason string, err error) {
	q := s.DB.Read(ctx)
	var to struct{ Name, Address, Status string }
	if err := q.Table("users").Select("name, "+addresses[m.Channel]+" AS address, status").Where("id = ?", m.UserID).Limit(1).Find(&to).Error; err != nil {
		return e, "", fmt.Errorf("read the recipient: %w", err)
	}
	if to.Address == "" || to.Status != "active" {
		return e, "no-address", nil
	}
	var notices []Notice
	if err := q.Where(m.Channel.id()+" = ? AND read_at IS NULL", m.ID).Order("at, id").Find(&notices).Error; err != nil {
		return e, "", fmt.Errorf("read the notices of a message: %w", err)
	}
	if len(notices) == 0 {
		return e, "read", nil
	}
	var body string
	if err := q.Table("congresses").Where("id = ?", m.CongressID).Limit(1).Pluck("name", &body).Error; err != nil {
		return e, "", fmt.Errorf("read the congress: %w", err)
	}
	subject, text := s.write(to.Name, body, m, notices)
	e = envelope{to: to.Address, name: to.Name, subject: subject, text: text, notices: len(notices)}
	if m.DigestOn == nil {
		e.notice = &notices[0]
	}
	return e, "", nil
}

// write words a message; by a gateway only the subject goes. It names the items
// by their numbers only: their text does not leave the platform.
func (s *Service) write(name, body string, m Mail, notices []Notice) (subject, text string) {
	lines := make([]string, len(notices))
	for i, n := range notices {
		lines[i] = s.Words(n.Kind, n.Params)
	}
	subject = lines[0]
	var b strings.Builder
	fmt.Fprintf(&b, "%s：\n\n", name)
	if m.DigestOn != nil {
		subject = fmt.Sprintf("代表建议办理：%d 条新消息", len(notices))
		fmt.Fprintf(&b, "您有 %d 条未读消息：\n\n", len(notices))
	}
	for i, line := range lines {
		if m.DigestOn != nil {
			fmt.Fprintf(&b, "%d. %s\n", i+1, line)
		} else {
			fmt.Fprintf(&b, "%s\n", line)
		}
	}
	fmt.Fprintf(&b, "\n请登录平台查看和办理：%s\n\n", s.Link)
	fmt.Fprintf(&b, "%s代表建议办理平台\n本邮件由系统自动发送，请勿回复。如需改为每日汇总或不再接收，请在平台“我的”中修改“消息提醒方式”。\n", body)
	return subject, b.String()
}
