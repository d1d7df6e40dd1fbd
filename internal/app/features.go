package app

import (
	"context"
	"maps"
	"strings"
	"time"

	"github.com/gin-gonic/gin"
	"gorm.io/gorm"

	"lianluo/internal/account"
	"lianluo/internal/attachment"
	"lianluo/internal/audit"
	"lianluo/internal/ballot"
	"lianluo/internal/calendar"
	"lianluo/internal/casefile"
	"lianluo/internal/config"
	"lianluo/internal/database"
	"lianluo/internal/deputy"
	"lianluo/internal/gateway"
	"lianluo/internal/letter"
	"lianluo/internal/live"
	"lianluo/internal/mail"
	"lianluo/internal/notify"
	"lianluo/internal/org"
	"lianluo/internal/remind"
	"lianluo/internal/rules"
	"lianluo/internal/stats"
	"lianluo/internal/suggestion"
	"lianluo/internal/supervision"
	"lianluo/internal/upward"
	"lianluo/internal/view"
	"lianluo/internal/webhook"
)

// Features are the services of the product, wired to each other.
type Features struct {
	Account    *account.Service
	Attachment *attachment.Service
	Audit      *audit.Service
	Ballot     *ballot.Service
	CaseFile   *casefile.Service
	Deputy     *deputy.Service
	Notify     *notify.Service
	Org        *org.Service
	Remind     *remind.Service
	Rules      *rules.Service
	Letter     *letter.Service
	Live       *live.Service
	Stats      *stats.Service
	Suggestion *suggestion.Service

	Supervision *supervision.Service
	Upward      *upward.Service
	View        *view.Service
	Webhook     *webhook.Service
}

func newFeatures(ctx context.Context, cfg config.Config, db *database.DB, now func() time.Time) (Features, error) {
	accounts, err := account.New(ctx, db, now)
	if err != nil {
		return Features{}, err
	}
	accounts.Exposed, accounts.RouteScopes = !cfg.Loopback(), routeScopes
	accounts.OIDC = identityProvider(cfg)
	accounts.CreateCongress = func(tx *gorm.DB, name, level string, parent uint) (uint, error) {
		return createCongress(tx, org.Congress{Name: name, Level: org.Level(level)}, parent, now())
	}
	suggestions := &suggestion.Service{DB: db, Now: now, Purges: []suggestion.Purge{supervision.Purge, ballot.Purge}}
	attachments := attachment.New(db, Attachments(cfg), now)
	attachments.MayRead[suggestion.OwnerKind] = suggestions.MayRead
	attachments.MayRead[suggestion.OwnerKindReply] = suggestions.MayReadReply
	attachments.MayRead[suggestion.OwnerKindFeedback] = suggestions.MayReadFeedback
	attachments.MayRead[suggestion.OwnerKindEvent] = suggestions.MayReadEvent
	upwards := &upward.Service{DB: db, Now: now}
	attachments.MayRead[upward.OwnerKind], attachments.MayRead[upward.OwnerKindAnswer] = upwards.MayRead, upwards.MayReadAnswer
	supervisions := &supervision.Service{DB: db, Now: now}
	maps.Copy(attachments.MayRead, supervisions.MayRead())
	letters := letter.New(db, suggestions, supervisions, cfg.URL(), now)
	return Features{
		Account:    accounts,
		Attachment: attachments,
		Audit:      &audit.Service{DB: db, LoginNames: accounts.LoginNames, People: accounts.People},
		Ballot:     ballot.New(db, now),
		CaseFile:   &casefile.Service{DB: db, Items: suggestions, KeyItems: supervisions, Letters: letters, Attachments: attachments, Now: now},
		Deputy:     &deputy.Service{DB: db, Now: now, EndHat: accounts.EndMandate, Renamed: suggestion.DeputiesRenamed},
		Notify:     notices(cfg, db, now, suggestions),
		Org:        &org.Service{DB: db, Now: now, UnitRenamed: suggestion.UnitRenamed},
		Remind:     &remind.Service{DB: db},
		Rules:      &rules.Service{DB: db, Now: now, Running: suggestions},
		Letter:     letters,
		Live:       live.New(db, accounts.Standing),
		Stats:      &stats.Service{DB: db, Items: suggestions, Now: now},
		Suggestion: suggestions,

		Supervision: supervisions,
		Upward:      upwards,
		View:        &view.Service{DB: db, Now: now},
		Webhook:     &webhook.Service{DB: db, Now: now, Networks: cfg.WebhookPrefixes()},
	}, nil
}

// identityProvider is that of the settings, nil when there is none.
func identityProvider(cfg config.Config) *account.OIDC {
	if cfg.OIDCIssuer == "" {
		return nil
	}
	return &account.OIDC{Issuer: cfg.OIDCIssuer, ClientID: cfg.OIDCClientID, ClientSecret: cfg.OIDCClientSecret, Name: cfg.OIDCName,
		CallbackURL: strings.TrimSuffix(cfg.PublicURL, "/") + account.CallbackPath}
}

// notices is the service of notices, which sends e-mails when a mail server is
// configured, and what gateways take when they are.
func notices(cfg config.Config, db *database.DB, now func() time.Time, suggestions *suggestion.Service) *notify.Service {
	s := notify.New(db, now)
	s.Readable = suggestions.Readable
	s.Server, s.Gateways, s.Working, s.Words, s.Link = MailServer(cfg), GatewayServers(cfg), rules.Working, noticeWords, cfg.URL()
	return s
}

// MailServer is the mail server of the settings, nil when there is none.
func MailServer(cfg config.Config) *mail.Server {
	if cfg.SMTPAddr == "" {
		return nil
	}
	return &mail.Server{Address: cfg.SMTPAddr, Security: mail.Security(cfg.SMTPSecurity), User: cfg.SMTPUser, Password: cfg.SMTPPassword, From: cfg.SMTPFrom}
}

// GatewayServers are the gateways of the settings, by the channel of their kind.
func GatewayServers(cfg config.Config) map[notify.Channel]*gateway.Server {
	servers := map[notify.Channel]*gateway.Server{}
	for _, g := range cfg.Gateways() {
		servers[notify.Channel(g.Kind)] = &gateway.Server{URL: g.URL, Secret: g.Secret, Name: g.Name}
	}
	return servers
}

// createCongress makes a congress that works by the preset rules.
func createCongress(tx *gorm.DB, row org.Congress, parent uint, now time.Time) (uint, error) {
	if err := row.Place(tx, parent); err != nil {
		return 0, err
	}
	row.ShortName, row.OfficeName, row.CreatedAt = row.Name, org.DefaultOfficeName, now
	if err := tx.Create(&row).Error; err != nil {
		return 0, err
	}
	_, err := rules.Ensure(tx, row.ID, calendar.On(now))
	return row.ID, err
}

// publicRoutes work without a log-in.
func (a *App) publicRoutes(r gin.IRouter) {
	a.Features.Account.PublicRoutes(r)
	a.Features.Ballot.PublicRoutes(r)
	a.Features.Letter.PublicRoutes(r)
}

// memberRoutes need one.
func (a *App) memberRoutes(r gin.IRouter) {
	f := a.Features
	f.Account.Routes(r)
	f.Attachment.Routes(r)
	f.Audit.Routes(r)
	f.Ballot.Routes(r)
	f.CaseFile.Routes(r)
	f.Deputy.Routes(r)
	f.Notify.Routes(r)
	f.Org.Routes(r)
	f.Letter.Routes(r)
	f.Live.Routes(r)
	f.Rules.Routes(r)
	f.Stats.Routes(r)
	f.Suggestion.Routes(r)
	f.Supervision.Routes(r)
	f.Upward.Routes(r)
	f.View.Routes(r)
	f.Webhook.Routes(r)
}
