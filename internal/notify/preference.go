package notify

import (
	"context"
	"fmt"
	"net/http"
	"slices"

	"github.com/gin-gonic/gin"
	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"lianluo/internal/access"
	"lianluo/internal/fault"
	"lianluo/internal/web"
)

// Choice is how a person wants the notices of one topic by one channel.
type Choice struct {
	Channel Channel `json:"channel" enums:"mail,sms,wechat" binding:"required"`
	Topic   Topic   `json:"topic" enums:"task,reminder,news" binding:"required"`
	Mode    Mode    `json:"mode" enums:"each,digest,off" binding:"required"`
}

// Preferences are a person's choices, for each of the channels named. In the
// application all notices appear in any case. E-mail is always among the
// channels, so that it can be chosen before it is open; the others when they are
// open, text messages only where the account has a phone number.
type Preferences struct {
	Channels []Reaching `json:"channels"`
	Choices  []Choice   `json:"choices"`
}

// Reaching says how a channel reaches a person. Address is whole where the
// person keeps it, masked where the system administrator does, and empty where
// there is none yet.
type Reaching struct {
	OpenChannel
	Open    bool   `json:"open"`
	Address string `json:"address"`
}

// Preferences gives the actor's choices, the usual ones where he made none.
func (s *Service) Preferences(ctx context.Context, by access.Actor) (Preferences, error) {
	q, out := s.DB.Read(ctx), Preferences{}
	var me struct{ Email, Phone, Wechat string }
	if err := q.Table("users").Select("email, phone, wechat").Where("id = ?", by.UserID).Limit(1).Find(&me).Error; err != nil {
		return out, fmt.Errorf("read preferences: %w", err)
	}
	held := map[Channel]string{Email: me.Email, SMS: masked(SMS, me.Phone), Wechat: me.Wechat}
	for _, c := range Channels {
		open := s.configured(c)
		if c == Email || open && (c != SMS || held[c] != "") {
			out.Channels = append(out.Channels, Reaching{OpenChannel{Channel: c, Name: s.named(c)}, open, held[c]})
		}
	}
	var rows []Preference
	if err := q.Where("user_id = ?", by.UserID).Find(&rows).Error; err != nil {
		return out, fmt.Errorf("read preferences: %w", err)
	}
	for _, reaching := range out.Channels {
		for _, topic := range Topics {
			choice := Choice{Channel: reaching.Channel, Topic: topic, Mode: usual[topic]}
			for _, r := range rows {
				if r.Topic == topic && r.Channel == reaching.Channel {
					choice.Mode = r.Mode
				}
			}
			out.Choices = append(out.Choices, choice)
		}
	}
	return out, nil
}

// Choose keeps the actor's choices; topics that are not named stay as they are.
func (s *Service) Choose(ctx context.Context, by access.Actor, choices []Choice) error {
	rows := make([]Preference, len(choices))
	for i, c := range choices {
		if !slices.Contains(Channels, c.Channel) {
			return fault.Invalids(fault.Field{Name: fmt.Sprintf("choices[%d].channel", i), Code: "oneof", Reason: "没有这一种接收方式。请刷新页面后重试。"})
		}
		if !slices.Contains(Topics, c.Topic) {
			return fault.Invalids(fault.Field{Name: fmt.Sprintf("choices[%d].topic", i), Code: "oneof", Reason: "没有这一类消息。请刷新页面后重试。"})
		}
		if !slices.Contains([]Mode{ModeEach, ModeDigest, ModeOff}, c.Mode) {
			return fault.Invalids(fault.Field{Name: fmt.Sprintf("choices[%d].mode", i), Code: "oneof", Reason: "请从“逐条发送、每日汇总、不发送”中选择。"})
		}
		if slices.ContainsFunc(choices[:i], func(o Choice) bool { return o.Topic == c.Topic && o.Channel == c.Channel }) {
			return fault.Invalids(fault.Field{Name: fmt.Sprintf("choices[%d].topic", i), Code: "duplicate", Reason: "同一类消息只能选择一种方式。"})
		}
		rows[i] = Preference{UserID: by.UserID, Topic: c.Topic, Channel: c.Channel, Mode: c.Mode}
	}
	err := s.DB.Write(ctx, func(tx *gorm.DB) error {
		return tx.Clauses(clause.OnConflict{
			Columns:   []clause.Column{{Name: "user_id"}, {Name: "topic"}, {Name: "channel"}},
			DoUpdates: clause.AssignmentColumns([]string{"mode"}),
		}).Create(&rows).Error
	})
	if err != nil {
		return fmt.Errorf("keep preferences: %w", err)
	}
	return nil
}

// getPreferences says how the person gets notices.
//
//	@Summary	本人的消息提醒方式
//	@ID			getNoticePreferences
//	@Tags		notices
//	@Security	Bearer
//	@Produce	json
//	@Success	200		{object}	Preferences
//	@Failure	default	{object}	web.Problem
//	@Router		/notices/preferences [get]
func (s *Service) getPreferences(c *gin.Context) error {
	preferences, err := s.Preferences(c.Request.Context(), web.Actor(c))
	if err != nil {
		return err
	}
	c.JSON(http.StatusOK, preferences)
	return nil
}

type preferencesRequest struct {
	Choices []Choice `json:"choices" binding:"required,min=1,max=10,dive"`
}

// putPreferences changes how the person gets notices.
//
//	@Summary	修改本人的消息提醒方式
//	@ID			putNoticePreferences
//	@Tags		notices
//	@Security	Bearer
//	@Accept		json
//	@Produce	json
//	@Param		body	body		preferencesRequest	true	"每类消息由每种方式如何接收"
//	@Success	200		{object}	Preferences
//	@Failure	default	{object}	web.Problem
//	@Router		/notices/preferences [put]
func (s *Service) putPreferences(c *gin.Context) error {
	body, err := web.JSON[preferencesRequest](c)
	if err != nil {
		return err
	}
	if err := s.Choose(c.Request.Context(), web.Actor(c), body.Choices); err != nil {
		return err
	}
	return s.getPreferences(c)
}
