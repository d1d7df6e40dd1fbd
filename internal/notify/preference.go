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
	Channel Channel `json:"channel" enums:"mail,gateway" binding:"required"`
	Topic   Topic   `json:"topic" enums:"task,reminder,news" binding:"required"`
	Mode    Mode    `json:"mode" enums:"each,digest,off" binding:"required"`
}

// Preferences are a person's choices. In the application all notices appear in
// any case. Available says whether the platform sends e-mails at present.
// Gateway is there, and choices for it, when it sends text messages and the
// person has a phone number.
type Preferences struct {
	Available bool             `json:"available"`
	Email     string           `json:"email"`
	Gateway   *GatewayReaching `json:"gateway,omitempty" validate:"optional"`
	Choices   []Choice         `json:"choices"`
}

// GatewayReaching is what people call the text messages, and the number that
// they go to.
type GatewayReaching struct {
	Name        string `json:"name"`
	PhoneMasked string `json:"phone_masked"`
}

// Preferences gives the actor's choices, the usual ones where he made none.
func (s *Service) Preferences(ctx context.Context, by access.Actor) (Preferences, error) {
	out := Preferences{Available: s.Server != nil}
	q := s.DB.Read(ctx)
	var me struct{ Email, Phone string }
	if err := q.Table("users").Select("email, phone").Where("id = ?", by.UserID).Limit(1).Find(&me).Error; err != nil {
		return out, fmt.Errorf("read preferences: %w", err)
	}
	out.Email = me.Email
	channels := []Channel{Email}
	if s.Gateway != nil && me.Phone != "" {
		out.Gateway = &GatewayReaching{Name: s.Gateway.Name, PhoneMasked: web.MaskPhone(me.Phone)}
		channels = append(channels, Gateway)
	}
	var rows []Preference
	if err := q.Where("user_id = ?", by.UserID).Find(&rows).Error; err != nil {
		return out, fmt.Errorf("read preferences: %w", err)
	}
	for _, channel := range channels {
		for _, topic := range Topics {
			choice := Choice{Channel: channel, Topic: topic, Mode: usual[topic]}
			for _, r := range rows {
				if r.Topic == topic && r.Channel == channel {
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
