package demo

import (
	"context"

	"lianluo/internal/access"
	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/notify"
	"lianluo/internal/rules"
)

// For some days the congress had the government office check the replies of
// its units before they went out.
const (
	trialBegan = -20
	trialEnded = -7
)

func (w *world) adoptRules() {
	w.publish(trialBegan, true, "试行：政府系统单位的答复送达前由市政府办公室审核。")
	w.publish(trialEnded, false, "试行结束，改为由市政府办公室事后抽查。")
}

func (w *world) publish(day int, check bool, note string) {
	w.steps = append(w.steps, step{at(w.today.AddDays(day), 0), func(ctx context.Context) error {
		set, err := rules.Current(w.db.Read(ctx), w.congress, calendar.On(w.clock.now()))
		if err != nil {
			return err
		}
		newest, err := database.One[rules.RuleSet](w.db.Read(ctx).Where("congress_id = ?", w.congress).Order("version DESC"))
		if err != nil {
			return err
		}
		data := set.Data
		data.Gates.ReplyCheck = check
		_, err = w.rules.Publish(ctx, w.office, rules.Publication{BaseVersion: newest.Version, ValidFrom: calendar.On(w.clock.now()), Note: note, Data: data})
		return err
	}})
}

// caughtUp is the day on which those who log in have read their notices; those
// of the last days are unread.
const caughtUp = -6

func (w *world) readNotices() {
	w.steps = append(w.steps, step{at(w.workday(caughtUp), 0), func(ctx context.Context) error {
		notices := notify.New(w.db, w.clock.now)
		c := w.crews[transport]
		for _, by := range []access.Actor{w.deputies[0], w.office, w.head, w.govOffice, c.clerk, c.reviewer, c.signer} {
			if err := notices.ReadAll(ctx, by); err != nil {
				return err
			}
		}
		return nil
	}})
}
