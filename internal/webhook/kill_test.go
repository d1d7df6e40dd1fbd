package webhook_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
	"lianluo/internal/database/killtest"
)

func TestMain(m *testing.M) { killtest.Main(m, courier) }

// courier delivers what waits at a time.
func courier(db *database.DB, given []string) error {
	now, err := time.Parse(time.RFC3339, given[0])
	if err != nil {
		return err
	}
	return service(db, func() time.Time { return now }).Deliver(context.Background(), now)
}

// Killed at any moment, couriers lose no message; one that was sent and not
// noted is sent again under the same webhook-id.
func TestKilledCouriersLoseNothing(t *testing.T) {
	const messages = 20
	databasetest.EachNamed(t, func(t *testing.T, db *database.DB, dsn string) {
		o := newOffice(t, db)
		e := o.endpoint("办公系统", 1, "suggestion.assign")
		for i := range messages {
			o.emit(1, "suggestion.assign", fmt.Sprintf("第%d号", i))
		}
		killed := 0
		for !killtest.Run(t, dsn, time.Duration(2*killed)*time.Millisecond, o.now.Format(time.RFC3339)) {
			killed++
			o.now = o.now.Add(3 * time.Minute) // what was broken off counts as such
		}
		o.now = o.now.Add(3 * time.Minute)
		o.deliver()
		ids := map[string]string{}
		for _, r := range o.got() {
			verify(o, e.Secret, r)
			if body, again := ids[r.id]; again && body != r.body {
				o.Errorf("%s says two things", r.id)
			}
			ids[r.id] = r.body
		}
		var unsent int64
		if err := db.Read(t.Context()).Table("webhook_messages").Where("state <> 'sent'").Count(&unsent).Error; err != nil || unsent > 0 || len(ids) != messages {
			t.Errorf("%d messages are not marked as sent, %d came, %v", unsent, len(ids), err)
		}
		if twice := len(o.got()) - messages; twice > killed || killed < 3 {
			t.Errorf("%d were sent twice by %d couriers that were killed", twice, killed)
		}
	})
}

// Between its sending and the note of it a message belongs to nobody until a
// while has passed; then it is sent again, as the same.
func TestWhatWasSentAndNotNotedIsSentAgainUnderItsID(t *testing.T) {
	eachOffice(t, func(o *office) {
		o.endpoint("办公系统", 1, "suggestion.assign")
		o.emit(1, "suggestion.assign", "第12号")
		o.deliver()
		if err := o.db.Write(o.Context(), markSending(noon)); err != nil {
			o.Fatal(err)
		}
		o.now = noon.Add(2 * time.Minute)
		o.deliver()
		o.expect("sending 1 204")
		o.now = o.now.Add(time.Second)
		o.deliver()
		o.expect("sent 2 204")
		if got := o.got(); len(got) != 2 || got[0].id != got[1].id || got[0].body != got[1].body {
			o.Errorf("%+v", got)
		}
	})
}

func markSending(at time.Time) func(tx *gorm.DB) error {
	return func(tx *gorm.DB) error {
		return tx.Exec("UPDATE webhook_messages SET state = 'sending', started_at = ?", at).Error
	}
}
