// Package notify tells people what has come into their hands: inside the
// application always, by e-mail and over gateways where they want it. A notice
// is written in the transaction of the action that it tells of, together with
// what waits to be sent of it, so that none is there without the others.
package notify

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/calendar"
)

// Notice tells one person of one event. Kind names the event and the page
// words it with Params, which hold numbers, dates, titles and names of units.
// MailMode is how the person wanted such notices by e-mail when it was sent,
// MailID the e-mail that it went into; SMSMode and SMSID, WechatMode and WechatID
// are the same of the other channels.
type Notice struct {
	ID           uint
	CongressID   uint
	UserID       uint
	Kind         string
	Topic        Topic
	SuggestionID *uint
	Params       map[string]string `gorm:"serializer:json"`
	At           time.Time
	ReadAt       *time.Time
	MailMode     Mode
	MailID       *uint
	SMSMode      Mode
	SMSID        *uint `gorm:"column:sms_id"`
	WechatMode   Mode
	WechatID     *uint
}

// TableName is the table of notices.
func (Notice) TableName() string { return "notices" }

// Topic groups the kinds of notices: for the page, and for a person's wishes.
type Topic string

// The topics.
const (
	TopicTask     Topic = "task"     // something to do has come
	TopicReminder Topic = "reminder" // a date comes near or is past, or somebody urges
	TopicNews     Topic = "news"     // something happened
)

// Topics lists the topics in the order in which people read them.
var Topics = []Topic{TopicTask, TopicReminder, TopicNews}

// TopicOf gives the topic of a kind of notices.
func TopicOf(kind string) Topic {
	switch {
	case strings.HasPrefix(kind, "task."):
		return TopicTask
	case strings.HasPrefix(kind, "reminder."), strings.HasPrefix(kind, "escalation."), kind == "urge":
		return TopicReminder
	}
	return TopicNews
}

// Mode is how often a person gets the notices of a topic by a channel.
type Mode string

// The modes: one message for each notice, one a day for all, or none.
const (
	ModeEach   Mode = "each"
	ModeDigest Mode = "digest"
	ModeOff    Mode = "off"
)

// usual is the mode of a topic, by each channel, for a person who has chosen
// none.
var usual = map[Topic]Mode{TopicTask: ModeEach, TopicReminder: ModeEach, TopicNews: ModeDigest}

// Preference is a person's choice for one topic and channel.
type Preference struct {
	UserID  uint    `gorm:"primaryKey;autoIncrement:false"`
	Topic   Topic   `gorm:"primaryKey"`
	Channel Channel `gorm:"primaryKey"`
	Mode    Mode
}

// TableName is the table of preferences.
func (Preference) TableName() string { return "notice_preferences" }

// Mail is one message of the outbox, by whatever channel: about one
// notice, or the digest of a day. It holds no text: that is written from its
// notices when it is sent.
type Mail struct {
	ID         uint
	CongressID uint
	UserID     uint
	Channel    Channel
	DigestOn   *calendar.Date
	MessageID  string // the same for each attempt; of an e-mail the left part
	State      State
	Attempts   int
	DueAt      time.Time
	CreatedAt  time.Time
	StartedAt  *time.Time // of the last attempt
	EndedAt    *time.Time
	Reason     string // a code, and the number that the server gave
}

// State says how far a message is.
type State string

// The states of a message. Sending is written before the server is asked and
// Sent after it has answered.
const (
	Waiting State = "waiting"
	Sending State = "sending"
	Sent    State = "sent"
	Failed  State = "failed"
	Dropped State = "dropped" // not needed, or not possible
)

// Tables lists the rows of this package, for the test of the schema.
func Tables() []any { return []any{&Notice{}, &Preference{}, &Mail{}} }

// Target is all who hold one role, in one unit for the roles of units, as one
// deputy for the role of deputies, in one committee for that of committees;
// UserID, when it is set, means that one person among them. What does not apply
// is zero.
type Target struct {
	Role        access.Role
	UnitID      uint
	DeputyID    uint
	CommitteeID uint
	UserID      uint
}

const batch = 200

// Send gives n to each of the users once; n names kind, suggestion, params and
// instant.
func Send(tx *gorm.DB, congressID uint, to []uint, n Notice) error {
	to = slices.Compact(slices.Sorted(slices.Values(to)))
	if len(to) == 0 {
		return nil
	}
	if n.Params == nil {
		n.Params = map[string]string{}
	}
	n.Topic, n.At = TopicOf(n.Kind), n.At.UTC().Truncate(time.Microsecond)
	modes, err := modesOf(tx, to, n.Topic)
	if err != nil {
		return err
	}
	mails, err := outbox(tx, congressID, modes, n.At)
	if err != nil {
		return err
	}
	rows := make([]Notice, len(to))
	for i, user := range to {
		rows[i] = n
		rows[i].ID, rows[i].CongressID, rows[i].UserID, rows[i].ReadAt = 0, congressID, user, nil
		rows[i].Params, rows[i].MailID, rows[i].SMSID, rows[i].WechatID = maps.Clone(n.Params), mails[user], nil, nil
		rows[i].MailMode, rows[i].SMSMode, rows[i].WechatMode = modes[user].of(Email), modes[user].of(SMS), modes[user].of(Wechat)
	}
	if err := tx.CreateInBatches(rows, batch).Error; err != nil {
		return fmt.Errorf("send notices of %s: %w", n.Kind, err)
	}
	return nil
}

// SendTo gives n once to everybody whom at least one of the targets means.
func SendTo(tx *gorm.DB, congressID uint, targets []Target, n Notice) error {
	to, err := Recipients(tx, congressID, targets...)
	if err != nil {
		return err
	}
	return Send(tx, congressID, to, n)
}

// SendToOthers gives n once to everybody whom the targets mean and none of the
// excepted ones does.
func SendToOthers(tx *gorm.DB, congressID uint, targets, excepted []Target, n Notice) error {
	to, err := Recipients(tx, congressID, targets...)
	if err != nil || len(to) == 0 {
		return err
	}
	told, err := Recipients(tx, congressID, excepted...)
	if err != nil {
		return err
	}
	return Send(tx, congressID, slices.DeleteFunc(to, func(user uint) bool { return slices.Contains(told, user) }), n)
}

// Recipients finds the users whom the targets mean now.
func Recipients(tx *gorm.DB, congressID uint, targets ...Target) ([]uint, error) {
	var users []uint
	for some := range slices.Chunk(targets, batch) {
		var found []uint
		args := make([]any, 0, 5*len(some))
		anyOf := make([]string, len(some))
		for i, t := range some {
			anyOf[i] = "(role = ? AND unit_id = ? AND deputy_id = ? AND committee_id = ?)"
			args = append(args, t.Role, t.UnitID, t.DeputyID, t.CommitteeID)
			if t.UserID != 0 {
				anyOf[i] = "(role = ? AND unit_id = ? AND deputy_id = ? AND committee_id = ? AND user_id = ?)"
				args = append(args, t.UserID)
			}
		}
		err := tx.Table("memberships").Distinct("user_id").
			Where("congress_id = ? AND ended_at IS NULL", congressID).
			Where(strings.Join(anyOf, " OR "), args...).
			Order("user_id").Pluck("user_id", &found).Error
		if err != nil {
			return nil, fmt.Errorf("find recipients: %w", err)
		}
		users = append(users, found...)
	}
	return users, nil
}
