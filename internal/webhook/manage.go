package webhook

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/audit"
	"lianluo/internal/database"
	"lianluo/internal/fault"
	"lianluo/internal/idempotency"
	"lianluo/internal/signed"
	"lianluo/internal/web"
)

// MaxEndpoints is how many a congress may have.
const MaxEndpoints = 20

// What the keeping of webhooks refuses.
var (
	ErrNotYours  = fault.New(fault.Forbidden, "not-permitted", "只有系统管理员可以管理事件推送。如有需要，请联系系统管理员。")
	ErrMany      = fault.New(fault.Conflict, "too-many-webhooks", fmt.Sprintf("事件推送地址最多 %d 个。请先移除不用的。", MaxEndpoints))
	ErrNotActive = fault.New(fault.Conflict, "webhook-not-active", "这个推送地址没有启用。请先启用，再发送。")
	ErrUnder     = fault.New(fault.Conflict, "webhook-under-way", "这条推送正在等待或正在发送。请稍后刷新查看结果。")
	ErrOff       = fault.New(fault.Conflict, "webhooks-off", "服务器没有开放事件推送。请由运行单位在服务器上设置 LIANLUO_WEBHOOK_NETWORKS，写明推送地址所在的网段。")
	errName      = fault.Field{Name: "name", Code: "taken", Reason: "已有同名的推送地址。如果是刚才新建而没有收到密钥的，请重新生成密钥；否则请换一个名称。"}
)

// Service keeps endpoints and sends messages. Networks are where endpoints may
// lie; without any, nothing is sent and no endpoint can be made.
type Service struct {
	DB       *database.DB
	Now      func() time.Time // UTC
	Networks Networks
	Timeout  time.Duration // for an endpoint to answer; 0 means ten seconds
	Turn     time.Duration // in which messages to an endpoint are begun; 0 means five seconds
}

func (s *Service) now() time.Time { return s.Now().UTC().Truncate(time.Microsecond) }

func subject(id uint) string { return fmt.Sprintf("webhook/%d", id) }

// Wish is what the system administrator says of an endpoint.
type Wish struct {
	Name   string
	URL    string
	Topics []string
	Active bool
}

const (
	maxName = 40
	maxURL  = 500
)

func (s *Service) check(w *Wish) error {
	w.Name, w.URL = strings.TrimSpace(w.Name), strings.TrimSpace(w.URL)
	var broken []fault.Field
	if n := utf8.RuneCountInString(w.Name); n == 0 || n > maxName {
		broken = append(broken, fault.Field{Name: "name", Code: "length", Reason: fmt.Sprintf("请填写对方系统的名称，最多 %d 个字。", maxName)})
	}
	switch err := s.Networks.checkURL(w.URL); {
	case errors.Is(err, errAddress):
		broken = append(broken, fault.Field{Name: "url", Code: "address-not-allowed", Reason: "这个地址不在服务器允许的网段内。请由运行单位核对 LIANLUO_WEBHOOK_NETWORKS。"})
	case err != nil || len(w.URL) > maxURL:
		broken = append(broken, fault.Field{Name: "url", Code: "url", Reason: "请填写完整的网址，例如 https://oa.example/hooks，不要带用户名和 #。"})
	}
	if len(w.Topics) == 0 || slices.ContainsFunc(w.Topics, func(t string) bool { return !slices.Contains(Topics, t) }) {
		broken = append(broken, fault.Field{Name: "topics", Code: "oneof", Reason: "请从列出的事件中选择，至少选一项。"})
	}
	if len(broken) > 0 {
		return fault.Invalids(broken...)
	}
	slices.SortFunc(w.Topics, func(a, b string) int { return slices.Index(Topics, a) - slices.Index(Topics, b) })
	w.Topics = slices.Compact(w.Topics)
	return nil
}

// Create makes an endpoint and gives its secret, this once.
func (s *Service) Create(ctx context.Context, by access.Actor, w Wish) (*Endpoint, error) {
	if !by.Is(access.SysAdmin) {
		return nil, ErrNotYours
	}
	if err := s.check(&w); err != nil {
		return nil, err
	}
	if len(s.Networks) == 0 {
		return nil, ErrOff
	}
	e := &Endpoint{CongressID: by.CongressID, Name: w.Name, URL: w.URL, Topics: strings.Join(w.Topics, " "), Secret: signed.NewSecret(), State: Active, CreatedAt: s.now()}
	err := s.DB.Write(ctx, func(tx *gorm.DB) error {
		var n int64
		if err := tx.Model(&Endpoint{}).Where("congress_id = ? AND state <> ?", by.CongressID, Removed).Count(&n).Error; err != nil {
			return err
		}
		if n >= MaxEndpoints {
			return ErrMany
		}
		if err := unique(tx, e); err != nil {
			return err
		}
		if err := named(tx.Create(e).Error); err != nil {
			return err
		}
		return audit.Record(tx, by, audit.Event{At: e.CreatedAt, Action: "webhook.create", Subject: subject(e.ID), To: string(Active), Data: audit.Data{"topics": e.Topics}})
	})
	return e, err
}

// unique looks for the name first, since a failed insert ends a transaction.
func unique(tx *gorm.DB, e *Endpoint) error {
	var same int64
	err := tx.Model(&Endpoint{}).Where("congress_id = ? AND name = ? AND state <> ? AND id <> ?", e.CongressID, e.Name, Removed, e.ID).Count(&same).Error
	if err == nil && same > 0 {
		return fault.Invalids(errName)
	}
	return err
}

func named(err error) error {
	if database.IsUnique(err) {
		return fault.Invalids(errName)
	}
	return err
}

// find gives an endpoint of the system administrator's congress.
func (s *Service) find(tx *gorm.DB, by access.Actor, id uint) (*Endpoint, error) {
	if !by.Is(access.SysAdmin) {
		return nil, ErrNotYours
	}
	return database.One[Endpoint](tx.Where("id = ? AND congress_id = ? AND state <> ?", id, by.CongressID, Removed))
}

// change runs do on an endpoint that is at the given version, and records it.
func (s *Service) change(ctx context.Context, by access.Actor, id, version uint, action string, do func(tx *gorm.DB, e *Endpoint) error) (e *Endpoint, err error) {
	err = s.DB.Write(ctx, func(tx *gorm.DB) error {
		if e, err = s.find(tx, by, id); err != nil {
			return err
		}
		if e.Version != version {
			return database.ErrStale
		}
		from := e.State
		if err := do(tx, e); err != nil {
			return err
		}
		if err := named(database.Save(tx, e)); err != nil {
			return err
		}
		return audit.Record(tx, by, audit.Event{At: s.now(), Action: action, Subject: subject(id), From: string(from), To: string(e.State), Data: audit.Data{"topics": e.Topics}})
	})
	return e, err
}

// Update changes an endpoint; an active one begins with a clean slate.
func (s *Service) Update(ctx context.Context, by access.Actor, id, version uint, w Wish) (*Endpoint, error) {
	if _, err := s.find(s.DB.Read(ctx), by, id); err != nil {
		return nil, err
	}
	if err := s.check(&w); err != nil {
		return nil, err
	}
	return s.change(ctx, by, id, version, "webhook.update", func(tx *gorm.DB, e *Endpoint) error {
		e.Name, e.URL, e.Topics, e.State = w.Name, w.URL, strings.Join(w.Topics, " "), Paused
		if w.Active {
			e.State, e.Reason, e.FailingSince = Active, "", nil
		}
		return unique(tx, e)
	})
}

// Rotate gives an endpoint a new secret, shown this once; the old one signs
// nothing any more.
func (s *Service) Rotate(ctx context.Context, by access.Actor, id, version uint) (*Endpoint, error) {
	return s.change(ctx, by, id, version, "webhook.rotate-secret", func(_ *gorm.DB, e *Endpoint) error {
		e.Secret = signed.NewSecret()
		return nil
	})
}

// Remove takes an endpoint away, with its secret and what waits for it.
func (s *Service) Remove(ctx context.Context, by access.Actor, id, version uint) error {
	_, err := s.change(ctx, by, id, version, "webhook.remove", func(tx *gorm.DB, e *Endpoint) error {
		e.State, e.Secret, e.Reason, e.FailingSince = Removed, "", "", nil
		return drop(tx, id, s.now())
	})
	return err
}

// Try leaves a message that tells of nothing.
func (s *Service) Try(ctx context.Context, by access.Actor, id uint) (m *Message, err error) {
	err = s.DB.Write(ctx, func(tx *gorm.DB) error {
		e, err := s.find(tx, by, id)
		if err != nil {
			return err
		}
		if e.State != Active {
			return ErrNotActive
		}
		if m, err = leave(tx, *e, TestTopic, s.now(), Data{"webhook_id": id}); err != nil {
			return err
		}
		if err := audit.Record(tx, by, audit.Event{At: s.now(), Action: "webhook.test", Subject: subject(id)}); err != nil {
			return err
		}
		return idempotency.Keep(tx, http.StatusCreated, messageMade{ID: m.ID})
	})
	return m, err
}

// Replay sends a message again, under its own id.
func (s *Service) Replay(ctx context.Context, by access.Actor, id uint) error {
	return s.DB.Write(ctx, func(tx *gorm.DB) error {
		if !by.Is(access.SysAdmin) {
			return ErrNotYours
		}
		m, err := database.One[Message](tx.Where("id = ? AND congress_id = ?", id, by.CongressID))
		if err != nil {
			return err
		}
		e, err := s.find(tx, by, m.EndpointID)
		if err != nil {
			return err
		}
		if e.State != Active {
			return ErrNotActive
		}
		res := tx.Model(&Message{}).Where("id = ? AND state IN ?", id, []State{Sent, Failed, Dropped}).UpdateColumns(map[string]any{
			"state": Waiting, "attempts": 0, "replays": gorm.Expr("replays + 1"), "due_at": s.now(), "ended_at": nil, "reason": "", "status": 0})
		if res.Error != nil {
			return fmt.Errorf("replay a webhook: %w", res.Error)
		}
		if res.RowsAffected == 0 {
			return ErrUnder
		}
		return audit.Record(tx, by, audit.Event{At: s.now(), Action: "webhook.replay", Subject: subject(e.ID), Data: audit.Data{"message": m.MessageID}})
	})
}

// log lists an endpoint's messages, the newest first; an empty state means all.
func (s *Service) log(ctx context.Context, by access.Actor, id uint, state State, p web.PageQuery) ([]Message, int64, error) {
	read := s.DB.Read(ctx)
	if _, err := s.find(read, by, id); err != nil {
		return nil, 0, err
	}
	q := s.DB.Read(ctx).Model(&Message{}).Where("endpoint_id = ?", id)
	if state != "" {
		q = q.Where("state = ?", state)
	}
	q = q.Session(&gorm.Session{})
	var total int64
	if err := q.Count(&total).Error; err != nil {
		return nil, 0, fmt.Errorf("count webhooks: %w", err)
	}
	var rows []Message
	if err := q.Order("id DESC").Offset(p.Offset()).Limit(p.Size).Find(&rows).Error; err != nil {
		return nil, 0, fmt.Errorf("list webhooks: %w", err)
	}
	return rows, total, nil
}
