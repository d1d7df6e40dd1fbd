package app

import (
	"context"
	"time"

	"github.com/gin-gonic/gin"

	"lianluo/internal/account"
	"lianluo/internal/config"
	"lianluo/internal/database"
	"lianluo/internal/deputy"
	"lianluo/internal/org"
	"lianluo/internal/rules"
)

// Features are the services of the product, wired to each other.
type Features struct {
	Account *account.Service
	Org     *org.Service
	Rules   *rules.Service
	Deputy  *deputy.Service
}

func newFeatures(ctx context.Context, cfg config.Config, db *database.DB, now func() time.Time) (Features, error) {
	accounts, err := account.New(ctx, db, now)
	if err != nil {
		return Features{}, err
	}
	accounts.Exposed = !cfg.Loopback()
	return Features{
		Account: accounts,
		Org:     &org.Service{DB: db, Now: now},
		Rules:   &rules.Service{DB: db, Now: now},
		Deputy:  &deputy.Service{DB: db, Now: now},
	}, nil
}

func (a *App) publicRoutes(r gin.IRouter) {
}

func (a *App) memberRoutes(r gin.IRouter) {
	f := a.Features
	f.Org.Routes(r)
	f.Rules.Routes(r)
	f.Deputy.Routes(r)
}

func (a *App) authenticate() gin.HandlerFunc { return a.Features.Account.Authenticate() }
