// Package demotest gives tests cities of their own with the demonstration's
// data, which are made once and copied.
package demotest

import (
	"context"
	"encoding/base64"
	"fmt"
	"sync"
	"time"

	"golang.org/x/crypto/argon2"
	"gorm.io/gorm"

	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
	"lianluo/internal/demo"
	"lianluo/internal/rules"
)

type asked struct {
	day      calendar.Date
	password string
	quick    bool
}

var (
	lock   sync.Mutex
	cities = map[asked]*databasetest.Template{}
)

// City is the demonstration as it is filled on the day of now, with the password
// for all its log-ins; beside it lie the scans of paper. A package that copies it
// on PostgreSQL has databasetest.Main for its TestMain.
func City(password string, now time.Time) *databasetest.Template {
	return city(asked{calendar.On(now), password, false}, now)
}

// QuickCity is the same city, where to log in costs next to nothing: for tests in
// which many log in and that do not ask what it costs.
func QuickCity(password string, now time.Time) *databasetest.Template {
	return city(asked{calendar.On(now), password, true}, now)
}

func city(what asked, now time.Time) *databasetest.Template {
	lock.Lock()
	defer lock.Unlock()
	if cities[what] == nil {
		cities[what] = &databasetest.Template{Fill: func(ctx context.Context, db *database.DB, folder string) error {
			if err := db.Write(ctx, rules.SeedCalendar); err != nil {
				return err
			}
			if err := demo.Fill(ctx, db, folder, what.password, now); err != nil || !what.quick {
				return err
			}
			return db.Write(ctx, func(tx *gorm.DB) error {
				return tx.Exec("UPDATE users SET password_hash = ? WHERE password_hash <> ''", leastHash(what.password)).Error
			})
		}}
	}
	return cities[what]
}

// leastHash is a hash as an account has it, at the least cost that one can name:
// 8 KiB, one pass.
func leastHash(password string) string {
	salt, b64 := []byte("of a quick city."), base64.RawStdEncoding
	key := argon2.IDKey([]byte(password), salt, 1, 8, 1, 32)
	return fmt.Sprintf("$argon2id$v=%d$m=8,t=1,p=1$%s$%s", argon2.Version, b64.EncodeToString(salt), b64.EncodeToString(key))
}
