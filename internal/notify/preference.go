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

// Choice is how a person wants the notices of one topic by e-mail.
type Choice struct {
	Topic Topic `json:"topic" enums:"task,reminder,news" binding:"required"`
	Mode  Mode  `json:"mode" enums:"mail,digest,off" binding:"required"`
}

// Preferences are a person's choices. In the application all notices appear in
// any case. Available says whether the platform sends e-mails at present.
type Preferences struct {
	Available bool     `json:"available"`
	Email     string   `json:"email"`
	Choices   []Choice `json:"choices"`
}

// Preferences gives the actor's choices, the usual ones where he made none.
func (s *Service) Preferences(ctx context.Context, by access.Actor) (Preferences, error) {
	out := Preferences{Available: s.Server != nil}
	q := s.DB.Read(ctx)
	if err := q.Table("users").Where("id = ?", by.UserID).Limit(1).Pluck("email", &out.Email).Error; err != nil {
		return out, fmt.Errorf("read preferences: %w", err)
	}
	var rows []Preference
	if err := q.Where("user_id = ?", by.UserID).Find(&rows).Error; err != nil {
		return out, fmt.Errorf("read preferences: %w", err)
	}
	for _, topic := range Topics {
		choice := Choice{Topic: topic, Mode: usual[topic]}
		for _, r := range rows {
			if r.Topic == topic {
				choice.Mode = r.Mode
			}
		}
		out.Choices = append(out.Choices, choice)
	}
	return out, nil
}

// Choose keeps the actor's choices; topics that are not named stay as they are.
func (s *Service) Choose(ctx context.Context, by access.Actor, choices []Choice) error {
	rows := make([]Preference, len(choices))
	for i, c := range choices {
		if !slices.Contains(Topics, c.Topic) {
			return fault.Invalids(fault.Field{Name: fmt.Sprintf("choices[%d].topic", i), Code: "oneof", Reason: "没有这一类消息。请刷新页面后重试。"})
		}
		if !slices.Contains([]Mode{ModeMail, ModeDigest, ModeOff}, c.Mode) {
			return fault.Invalids(fault.Field{Name: fmt.Sprintf("choices[%d].mode", i), Code: "oneof", Reason: "请从“逐条发送、每日汇总、不发邮件”中选择。"})
		}
		if slices.ContainsFunc(choices[:i], func(o Choice) bool { return o.Topic == c.Topic }) {
			return fault.Invalids(fault.Field{Name: fmt.Sprintf("choices[%d].topic", i), Code: "duplicate", Reason: "同一类消息只能选择一种方式。"})
		}
		rows[i] = Preference{UserID: by.UserID, Topic: c.Topic, Mode: c.Mode}
	}
	err := s.DB.Write(ctx, func(tx *gorm.DB) error {
		return tx.Clauses(clause.OnConflict{
			Columns:   []clause.Column{{Name: "user_id"}, {Name: "topic"}},
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
//	@Param		body	body		preferencesRequest	true	"每类消息的邮件方式"
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
