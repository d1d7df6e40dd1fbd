package notify

import (
	"context"
	"errors"
	"slices"
	"time"

	"lianluo/internal/gateway"
	"lianluo/internal/mail"
)

// Channel is a way by which notices leave the platform.
type Channel string

// The channels.
const (
	Email   Channel = "mail"
	Gateway Channel = "gateway" // text messages, by what is plugged in
)

// Channels lists the channels in the order in which they are served.
var Channels = []Channel{Email, Gateway}

// address names the column of users that the channel needs.
func (c Channel) address() string {
	if c == Gateway {
		return "phone"
	}
	return "email"
}

// id names the column of notices that holds the message they went into.
func (c Channel) id() string { return string(c) + "_id" }

// mode names the column of notices that holds how they were wanted.
func (c Channel) mode() string { return string(c) + "_mode" }

// configured says whether something can be sent by the channel.
func (s *Service) configured(c Channel) bool {
	if c == Gateway {
		return s.Gateway != nil
	}
	return s.Server != nil
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

// envelope is a message with what either channel needs of it.
type envelope struct {
	to, name, subject, text string
}

// hand makes one attempt; a nil refusal means that the server took the message.
func (s *Service) hand(ctx context.Context, m Mail, e envelope, now time.Time) (*refusal, error) {
	if m.Channel == Gateway {
		var f *gateway.Failure
		err := s.Gateway.Send(ctx, gateway.Message{ID: m.MessageID, To: e.to, Text: e.subject, Link: s.Link}, now)
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
