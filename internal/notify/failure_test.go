package notify_test

import (
	"context"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/notify"
)

// toldOfFailures lists who was told that messages were given up, in order.
func (p *post) toldOfFailures() (told []string) {
	p.Helper()
	p.check(p.db.Read(context.Background()).Model(&notify.Notice{}).Where("kind LIKE 'delivery.failed.%'").Order("id").
		Pluck("kind || ' ' || user_id", &told).Error)
	return told
}

// Whoever keeps the platform learns that a channel fails, once a day however
// much of it does, and of each channel apart.
func TestTheAdministratorIsToldOfFailuresOnceADayAndChannel(t *testing.T) {
	eachGateway(t, func(p *post, sms *phones) {
		write(p.T, p.db, func(tx *gorm.DB) error {
			for user, congress := range map[uint]uint{4: 1, 5: 1, 6: 2} {
				err := tx.Table("memberships").Create(map[string]any{"user_id": user, "congress_id": congress, "role": access.SysAdmin,
					"unit_id": 0, "deputy_id": 0, "created_at": noon}).Error
				if err != nil {
					return err
				}
			}
			return tx.Exec("UPDATE users SET wechat = 'w' || id WHERE id = 1").Error
		})
		wechat := startPhones(p.T)
		p.s.Gateways[notify.Wechat] = wechat.as(notify.Wechat, "微信")[notify.Wechat]
		sms.answer(500, 400, 400)
		p.notice("task.receive", "第12号", 2)
		p.deliver()
		if told := p.toldOfFailures(); len(told) != 0 {
			t.Errorf("told while it is tried again: %v", told)
		}
		p.notice("task.receive", "第13号", 2)
		p.notice("task.receive", "第14号", 3)
		p.deliver()
		want := []string{"delivery.failed.sms 4", "delivery.failed.sms 5"}
		if diff := cmp.Diff(want, p.toldOfFailures()); diff != "" {
			t.Errorf("after two text messages failed: %s", diff)
		}
		wechat.answer(400)
		p.notice("task.receive", "第15号", 1)
		p.deliver()
		want = append(want, "delivery.failed.wechat 4", "delivery.failed.wechat 5")
		if diff := cmp.Diff(want, p.toldOfFailures()); diff != "" {
			t.Errorf("after a WeChat message failed: %s", diff)
		}
		p.now = p.now.Add(24 * time.Hour)
		sms.answer(400)
		p.notice("task.receive", "第16号", 3)
		p.deliver()
		if told := p.toldOfFailures(); len(told) != 6 || told[4] != "delivery.failed.sms 4" || told[5] != "delivery.failed.sms 5" {
			t.Errorf("on the next day: %v", told)
		}
	})
}

func TestEachFailureHasItsWords(t *testing.T) {
	for _, c := range notify.Channels {
		if notify.FailureWords("delivery.failed."+string(c)) == "" {
			t.Errorf("%s has none", c)
		}
	}
	if words := notify.FailureWords("task.receive"); words != "" {
		t.Errorf("a task has %q", words)
	}
}
