package notify

import (
	"fmt"
	"slices"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/calendar"
)

// failed is the kind of the notices that messages by a channel were given up.
func failed(c Channel) string { return "delivery.failed." + string(c) }

// FailureWords puts such a notice into one line of an e-mail; it is empty for
// notices of other kinds.
func FailureWords(kind string) string {
	for _, c := range Channels {
		if kind == failed(c) {
			return "有" + usualNames[c] + "发送失败，请在“邮件发送记录”中查看原因"
		}
	}
	return ""
}

// tellOfFailure tells the congress's system administrators that messages by a
// channel are given up, once a day: with what they were told today, they find
// the others in the log.
func tellOfFailure(tx *gorm.DB, congressID uint, c Channel, now time.Time) error {
	administrators, err := Recipients(tx, congressID, Target{Role: access.SysAdmin})
	if err != nil {
		return err
	}
	var told []uint
	err = tx.Model(&Notice{}).Where("congress_id = ? AND user_id IN ? AND kind = ? AND at >= ?", congressID, administrators, failed(c), calendar.On(now).Start()).
		Pluck("user_id", &told).Error
	if err != nil {
		return fmt.Errorf("find who was told of failures: %w", err)
	}
	rest := slices.DeleteFunc(administrators, func(user uint) bool { return slices.Contains(told, user) })
	return Send(tx, congressID, rest, Notice{Kind: failed(c), At: now})
}
