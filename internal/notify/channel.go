package notify

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"time"

	"lianluo/internal/gateway"
	"lianluo/internal/mail"
)

// Channel is a way by which notices leave the platform.
type Channel string

// The channels. Each but e-mail needs a gateway of that kind.
const (
	Email  Channel = "mail"
	SMS    Channel = "sms"
	Wechat Channel = "wechat"
)

// Channels lists the channels in the order in which they are served.
var Channels = []Channel{Email, SMS, Wechat}

// addresses names for each channel the column of users that holds where it
// reaches a person.
var addresses = map[Channel]string{Email: "email", SMS: "phone", Wechat: "wechat"}

// usualNames is what people call the channel's messages where no gateway says so.
var usualNames = map[Channel]string{Email: "邮件", SMS: "短信", Wechat: "微信"}

// id names the column of notices that holds the message they went into.
func (c Channel) id() string { return string(c) + "_id" }

// mode names the column of notices that holds how they were wanted.
func (c Channel) mode() string { return string(c) + "_mode" }

// configured says whether something can be sent by the channel.
func (s *Service) configured(c Channel) bool {
	if c == Email {
		return s.Server != nil
	}
	return s.Gateways[c] != nil
}

// named is what people call the channel's messages.
func (s *Service) named(c Channel) string {
	if g := s.Gateways[c]; g != nil && g.Name != "" {
		return g.Name
	}
	return usualNames[c]
}

// openChannels lists the channels by which something can be sent.
func (s *Service) openChannels() []Channel {
	return slices.DeleteFunc(slices.Clone(Channels), func(c Channel) bool { return !s.configured(c) })
}

// refusal says why a server did not take a message. Its reason holds neither an
// address nor a secret.
type refusal struct {
	reason  string
	lasting bool // trying again would not help
	every   bool // the server could not be used at all
}

// envelope is a message with what any channel needs of it: notice is the one
// that it tells of, nil for a digest of several.
type envelope struct {
	to, name, subject, text string
	notice                  *Notice
	notices                 int
}

// toldOutside are those parameters of notices that may leave the platform: no
// title, no text and nothing that somebody wrote.
var toldOutside = []string{"number", "unit_name", "days", "due_on"}

// template says for providers that take no free text what the subject says: the
// topic, the template within it, and what goes into that.
func (e envelope) template() (topic, template string, parameters map[string]string) {
	if e.notice == nil {
		return "digest", "digest", map[string]string{"count": strconv.Itoa(e.notices)}
	}
	parameters = map[string]string{}
	for _, name := range toldOutside {
		if value := e.notice.Params[name]; value != "" {
			parameters[name] = value
		}
	}
	return string(e.notice.Topic), e.notice.Kind, parameters
}

// hand makes one attempt; a nil refusal means that the server took the message.
func (s *Service) hand(ctx context.Context, m Mail, e envelope, now time.Time) (*refusal, error) {
	if g := s.Gateways[m.Channel]; g != nil {
		var f *gateway.Failure
		topic, template, parameters := e.template()
		err := g.Send(ctx, gateway.Message{ID: m.MessageID, Kind: string(m.Channel), To: e.to,
			Topic: topic, Template: template, Parameters: parameters, Text: e.subject, Link: s.Link}, now)
		if errors.As(err, &f) {
			return &refusal{f.Error(), f.Lasting, f.Every}, nil
		}
		return nil, err
	}
	var f *mail.Failure
	err := s.Server.Send(ctx, mail.Message{ID: m.MessageID, To: e.to, Name: e.name, Subject: e.subject, Text: e.text, At: now})
	if errors.As(err, &f) {
		return &refusal{f.Error(), f.Lasting, f.Every}, nil
	}
	return nil, err
}
