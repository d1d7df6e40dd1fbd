package webhook

import (
	"fmt"
	"net/http"
	"slices"
	"time"

	"github.com/gin-gonic/gin"

	"lianluo/internal/access"
	"lianluo/internal/fault"
	"lianluo/internal/idempotency"
	"lianluo/internal/web"
)

// Routes mounts the system administrator's routes.
func (s *Service) Routes(r gin.IRouter) {
	r.GET("/webhooks", web.Handle(s.getWebhooks))
	r.POST("/webhooks", web.Handle(s.postWebhook))
	r.PUT("/webhooks/:id", web.Handle(s.putWebhook))
	r.POST("/webhooks/:id/secret", web.Handle(s.postSecret))
	r.POST("/webhooks/:id/remove", web.Handle(s.postRemove))
	r.POST("/webhooks/:id/test", idempotency.Handle(s.DB, s.postTest))
	r.GET("/webhooks/:id/messages", web.Handle(s.getMessages))
	r.POST("/webhook-messages/:id/replay", web.Handle(s.postReplay))
}

// EndpointView is an endpoint without its secret.
type EndpointView struct {
	ID           uint       `json:"id"`
	Name         string     `json:"name"`
	URL          string     `json:"url"`
	Topics       []string   `json:"topics"`
	State        State      `json:"state" enums:"active,paused,disabled"`
	Reason       string     `json:"reason" enums:",failing,gone"`
	FailingSince *time.Time `json:"failing_since,omitempty" validate:"optional"`
	CreatedAt    time.Time  `json:"created_at"`
	Version      uint       `json:"version"`
}

func view(e Endpoint) EndpointView {
	return EndpointView{ID: e.ID, Name: e.Name, URL: e.URL, Topics: e.topics(), State: e.State, Reason: e.Reason,
		FailingSince: e.FailingSince, CreatedAt: e.CreatedAt, Version: e.Version}
}

// EndpointList says which endpoints there are, what they can be told of, and
// whether the server sends at all.
type EndpointList struct {
	Items     []EndpointView `json:"items"`
	Topics    []string       `json:"topics"`
	Available bool           `json:"available"`
}

// getWebhooks lists the endpoints.
//
// @Summary     事件推送地址
// @Description 供系统管理员使用；不含密钥。
// @ID          listWebhooks
// @Tags        connections
// @Security    Bearer
// @Success     200 {object} EndpointList
// @Failure     default {object} web.Problem
// @Router      /webhooks [get]
func (s *Service) getWebhooks(c *gin.Context) error {
	by := web.Actor(c)
	if !by.Is(access.SysAdmin) {
		return ErrNotYours
	}
	var rows []Endpoint
	err := s.DB.Read(c.Request.Context()).Where("congress_id = ? AND state <> ?", by.CongressID, Removed).Order("id").Find(&rows).Error
	if err != nil {
		return fmt.Errorf("list webhooks: %w", err)
	}
	list := EndpointList{Items: make([]EndpointView, len(rows)), Topics: Topics, Available: len(s.Networks) > 0}
	for i, row := range rows {
		list.Items[i] = view(row)
	}
	c.JSON(http.StatusOK, list)
	return nil
}

type webhookRequest struct {
	Name   string   `json:"name" binding:"required,max=40"`
	URL    string   `json:"url" binding:"required,max=500"`
	Topics []string `json:"topics" binding:"required,min=1,max=50,dive,max=60"`
}

type secretMade struct {
	Webhook EndpointView `json:"webhook"`
	Secret  string       `json:"secret"` // shown this once
}

// postWebhook makes an endpoint. The answer is not kept for replay, because it
// holds the secret: a retry learns that the name is taken.
//
// @Summary     新建事件推送地址
// @Description 密钥只返回这一次。推送按 Standard Webhooks 签名，只含编号、代码、状态和时间，不含建议内容。
// @ID          createWebhook
// @Tags        connections
// @Security    Bearer
// @Param       body body webhookRequest true "名称、网址和事件"
// @Success     200 {object} secretMade
// @Failure     default {object} web.Problem
// @Router      /webhooks [post]
func (s *Service) postWebhook(c *gin.Context) error {
	body, err := web.JSON[webhookRequest](c)
	if err != nil {
		return err
	}
	made, err := s.Create(c.Request.Context(), web.Actor(c), Wish{Name: body.Name, URL: body.URL, Topics: body.Topics, Active: true})
	if err != nil {
		return err
	}
	c.JSON(http.StatusOK, secretMade{Webhook: view(*made), Secret: made.Secret})
	return nil
}

type webhookChange struct {
	Version uint     `json:"version"`
	Name    string   `json:"name" binding:"required,max=40"`
	URL     string   `json:"url" binding:"required,max=500"`
	Topics  []string `json:"topics" binding:"required,min=1,max=50,dive,max=60"`
	Active  bool     `json:"active"`
}

// putWebhook changes an endpoint.
//
// @Summary     修改事件推送地址
// @Description 停用后事件仍会记下，重新启用时补发；因长期失败而停用的，启用后可逐条补发。
// @ID          updateWebhook
// @Tags        connections
// @Security    Bearer
// @Param       id   path int           true "推送地址编号"
// @Param       body body webhookChange true "名称、网址、事件和是否启用"
// @Success     200 {object} EndpointView
// @Failure     default {object} web.Problem
// @Router      /webhooks/{id} [put]
func (s *Service) putWebhook(c *gin.Context) error {
	id, err := web.ID(c, "id")
	if err != nil {
		return err
	}
	body, err := web.JSON[webhookChange](c)
	if err != nil {
		return err
	}
	e, err := s.Update(c.Request.Context(), web.Actor(c), id, body.Version, Wish{Name: body.Name, URL: body.URL, Topics: body.Topics, Active: body.Active})
	if err != nil {
		return err
	}
	c.JSON(http.StatusOK, view(*e))
	return nil
}

type versionRequest struct {
	Version uint `json:"version"`
}

// postSecret gives an endpoint a new secret.
//
// @Summary     重新生成密钥
// @Description 新密钥只返回这一次，旧密钥立即停用。
// @ID          rotateWebhookSecret
// @Tags        connections
// @Security    Bearer
// @Param       id   path int            true "推送地址编号"
// @Param       body body versionRequest true "版本"
// @Success     200 {object} secretMade
// @Failure     default {object} web.Problem
// @Router      /webhooks/{id}/secret [post]
func (s *Service) postSecret(c *gin.Context) error {
	id, err := web.ID(c, "id")
	if err != nil {
		return err
	}
	body, err := web.JSON[versionRequest](c)
	if err != nil {
		return err
	}
	e, err := s.Rotate(c.Request.Context(), web.Actor(c), id, body.Version)
	if err != nil {
		return err
	}
	c.JSON(http.StatusOK, secretMade{Webhook: view(*e), Secret: e.Secret})
	return nil
}

// postRemove takes an endpoint away.
//
// @Summary  移除事件推送地址
// @ID       removeWebhook
// @Tags     connections
// @Security Bearer
// @Param    id   path int            true "推送地址编号"
// @Param    body body versionRequest true "版本"
// @Success  204
// @Failure  default {object} web.Problem
// @Router   /webhooks/{id}/remove [post]
func (s *Service) postRemove(c *gin.Context) error {
	id, err := web.ID(c, "id")
	if err != nil {
		return err
	}
	body, err := web.JSON[versionRequest](c)
	if err != nil {
		return err
	}
	if err := s.Remove(c.Request.Context(), web.Actor(c), id, body.Version); err != nil {
		return err
	}
	c.Status(http.StatusNoContent)
	return nil
}

type messageMade struct {
	ID uint `json:"id"`
}

// postTest leaves a message to try an endpoint.
//
// @Summary  发送测试推送
// @ID       testWebhook
// @Tags     connections
// @Security Bearer
// @Param    id path int true "推送地址编号"
// @Success  201 {object} messageMade
// @Failure  default {object} web.Problem
// @Router   /webhooks/{id}/test [post]
func (s *Service) postTest(c *gin.Context) error {
	id, err := web.ID(c, "id")
	if err != nil {
		return err
	}
	m, err := s.Try(c.Request.Context(), web.Actor(c), id)
	if err != nil {
		return err
	}
	c.JSON(http.StatusCreated, messageMade{ID: m.ID})
	return nil
}

// MessageView is one line of the log; it does not repeat what was told.
type MessageView struct {
	ID        uint       `json:"id"`
	MessageID string     `json:"message_id"`
	Topic     string     `json:"topic"`
	State     State      `json:"state" enums:"waiting,sending,sent,failed,dropped"`
	Attempts  int        `json:"attempts"`
	Replays   int        `json:"replays"`
	Status    int        `json:"status"` // HTTP status of the last answer, 0 without one
	Reason    string     `json:"reason"` // a code
	CreatedAt time.Time  `json:"created_at"`
	DueAt     *time.Time `json:"due_at,omitempty" validate:"optional"` // of the next attempt
	EndedAt   *time.Time `json:"ended_at,omitempty" validate:"optional"`
}

// getMessages lists what was sent to an endpoint.
//
// @Summary  推送记录
// @ID       listWebhookMessages
// @Tags     connections
// @Security Bearer
// @Param    id    path  int    true  "推送地址编号"
// @Param    state query string false "只看一种状态：waiting、sending、sent、failed、dropped"
// @Param    page  query int    false "页码"
// @Param    size  query int    false "每页条数，最多 200"
// @Success  200 {object} web.List[MessageView]
// @Failure  default {object} web.Problem
// @Router   /webhooks/{id}/messages [get]
func (s *Service) getMessages(c *gin.Context) error {
	id, err := web.ID(c, "id")
	if err != nil {
		return err
	}
	p, err := web.Page(c)
	if err != nil {
		return err
	}
	state := State(c.Query("state"))
	if state != "" && !slices.Contains([]State{Waiting, Sending, Sent, Failed, Dropped}, state) {
		return fault.Invalids(fault.Field{Name: "state", Code: "oneof", Reason: "没有这一种状态。请从列出的状态中选择。"})
	}
	rows, total, err := s.log(c.Request.Context(), web.Actor(c), id, state, p)
	if err != nil {
		return err
	}
	views := make([]MessageView, len(rows))
	for i, m := range rows {
		views[i] = MessageView{ID: m.ID, MessageID: m.MessageID, Topic: m.Topic, State: m.State, Attempts: m.Attempts, Replays: m.Replays,
			Status: m.Status, Reason: m.Reason, CreatedAt: m.CreatedAt, EndedAt: m.EndedAt}
		if m.State == Waiting {
			views[i].DueAt = &rows[i].DueAt
		}
	}
	c.JSON(http.StatusOK, web.NewList(views, total, p))
	return nil
}

// postReplay sends a message again.
//
// @Summary     补发推送
// @Description 以原来的 webhook-id 再次发送，对方可据此识别重复。
// @ID          replayWebhookMessage
// @Tags        connections
// @Security    Bearer
// @Param       id path int true "推送记录编号"
// @Success     204
// @Failure     default {object} web.Problem
// @Router      /webhook-messages/{id}/replay [post]
func (s *Service) postReplay(c *gin.Context) error {
	id, err := web.ID(c, "id")
	if err != nil {
		return err
	}
	if err := s.Replay(c.Request.Context(), web.Actor(c), id); err != nil {
		return err
	}
	c.Status(http.StatusNoContent)
	return nil
}
