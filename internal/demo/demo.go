// Package demo fills an empty database with demonstration data of the size of
// one city: congresses, units, deputies, people with their log-ins, and
// suggestions in every state. All of it is invented, and everything that
// happens to a suggestion happens through the use cases, at instants of the
// past that a settable clock gives them.
package demo

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/account"
	"lianluo/internal/audit"
	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/rules"
)

// What an installation cannot be filled or used for demonstration with.
var (
	ErrRealData    = errors.New("这个数据库已有正式数据，不能用于演示。请去掉 --demo 启动，或用 LIANLUO_DATA（PostgreSQL 用 DATABASE_URL）指定另一个空的位置")
	ErrInterrupted = errors.New("上一次生成演示数据时中途停止，数据不完整。请删除这个数据库（SQLite 为数据目录中的 lianluo.db、lianluo.db-wal 和 lianluo.db-shm）或另建一个空数据库，再用 --demo 启动")
)

// LogIn is one of the log-ins that are printed.
type LogIn struct{ Name, Who string }

// LogIns are the demonstration's log-ins, with what each is for.
var LogIns = []LogIn{
	{"deputy", "人大代表"},
	{"office", "代表工作机构工作人员"},
	{"head", "代表工作机构负责人"},
	{"supervising_leader", "市人大常委会领导（牵头督办）"},
	{"committee", "专门委员会工作人员（对口督办，城乡建设和环境资源保护委员会）"},
	{"gov_office", "市政府办公室"},
	{"leading_official", "市政府分管领导（牵头领办）"},
	{"clerk", "承办单位经办人（市交通运输局）"},
	{"reviewer", "承办单位核稿人（市交通运输局），兼市城市管理局经办人"},
	{"signer", "承办单位签发人（市交通运输局）"},
	{"sysadmin", "系统管理员"},
	{"secadmin", "安全管理员"},
	{"auditor", "审计管理员"},
}

// clock is the time that the use cases see while the data come about.
type clock struct {
	mu sync.Mutex
	at time.Time
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

func (c *clock) set(at time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = at
}

// Build makes the SQLite database at path, if there is none yet, in a file
// beside it that gets the name when everything is in it: a build that was
// killed leaves nothing that counts, and the next one starts over. Scans of
// paper go into the folder.
func Build(ctx context.Context, path, folder, password string, now time.Time) (err error) {
	if _, err := os.Stat(path); err == nil || !errors.Is(err, os.ErrNotExist) {
		return err
	}
	part := path + ".demo-part"
	// A log without its database would be played into the new one.
	for _, rest := range []string{part, part + "-wal", part + "-shm", path + "-wal", path + "-shm"} {
		if err := os.Remove(rest); err != nil && !errors.Is(err, os.ErrNotExist) {
			return fmt.Errorf("remove an unfinished demonstration: %w", err)
		}
	}
	db, err := database.Open(part)
	if err != nil {
		return err
	}
	if err := errors.Join(prepare(ctx, db, folder, password, now), db.Close()); err != nil {
		return err
	}
	return os.Rename(part, path)
}

func prepare(ctx context.Context, db *database.DB, folder, password string, now time.Time) error {
	if err := db.Migrate(ctx); err != nil {
		return err
	}
	if err := db.Write(ctx, rules.SeedCalendar); err != nil {
		return err
	}
	return Fill(ctx, db, folder, password, now)
}

// Fill fills an empty, migrated database; in one that holds the whole
// demonstration it makes nothing new, only that the log-ins have the password.
// Scans of paper go into the folder, where the server keeps its attachments.
// The mark of a finished installation is written last: without it, data are
// the rest of an interrupted run (ErrInterrupted).
func Fill(ctx context.Context, db *database.DB, folder, password string, now time.Time) error {
	now = now.UTC().Truncate(time.Second)
	var real, people, marks int64
	for _, q := range []struct {
		of *gorm.DB
		n  *int64
	}{
		{db.Read(ctx).Model(&account.User{}).Where("NOT demonstration"), &real},
		{db.Read(ctx).Table("congresses"), &people},
		{db.Read(ctx).Model(&account.Installation{}), &marks},
	} {
		if err := q.of.Count(q.n).Error; err != nil {
			return fmt.Errorf("look for data: %w", err)
		}
	}
	switch {
	case real > 0:
		return ErrRealData
	case people > 0 && marks == 0:
		return ErrInterrupted
	case people > 0:
		return setPassword(ctx, db, password, now)
	}
	w, err := newWorld(ctx, db, folder, password, now)
	if err != nil {
		return err
	}
	for _, part := range []func(context.Context) error{w.register, w.tell, w.noteBreaches, w.refreshSupervision, w.finish} {
		if err := part(ctx); err != nil {
			return fmt.Errorf("demonstration data: %w", err)
		}
	}
	return nil
}

func (w *world) noteBreaches(ctx context.Context) error {
	for {
		n, err := w.suggestions.NoteBreaches(ctx, w.now)
		if err != nil || n == 0 {
			return err
		}
	}
}

func (w *world) refreshSupervision(ctx context.Context) error {
	return w.supervision.Refresh(ctx, w.now)
}

func (w *world) finish(ctx context.Context) error {
	w.clock.set(w.now)
	return w.db.Write(ctx, func(tx *gorm.DB) error {
		if err := tx.Create(&account.Installation{ID: 1, At: w.now}).Error; err != nil {
			return err
		}
		return audit.Record(tx, access.Actor{CongressID: w.congress}, audit.Event{At: w.now, Action: "demonstration.fill",
			Subject: fmt.Sprintf("congress/%d", w.congress)})
	})
}

// setPassword gives the log-ins the password of this installation, where it
// was lost or belongs to another data folder.
func setPassword(ctx context.Context, db *database.DB, password string, now time.Time) error {
	first, err := database.One[account.User](db.Read(ctx).Where("login_name = ?", LogIns[0].Name))
	if err != nil {
		return fmt.Errorf("look for the demonstration's log-ins: %w", err)
	}
	if same, err := account.Matches(ctx, first.PasswordHash, password); same || err != nil {
		return err
	}
	hash, err := account.HashPassword(ctx, password)
	if err != nil {
		return err
	}
	return db.Write(ctx, func(tx *gorm.DB) error {
		err := tx.Model(&account.User{}).Where("demonstration").Updates(map[string]any{
			"password_hash": hash, "password_changed_at": now, "must_change_password": false, "failed_count": 0,
			"locked_until": nil, "version": gorm.Expr("version + 1")}).Error
		if err != nil {
			return fmt.Errorf("set the demonstration's password: %w", err)
		}
		return audit.Record(tx, access.Actor{}, audit.Event{At: now, Action: "demonstration.set_password", Subject: "demonstration"})
	})
}

// at gives an instant of a day, in the hours in which offices work.
func at(day calendar.Date, minutes int) time.Time {
	return day.Start().Add(9*time.Hour + time.Duration(minutes%480)*time.Minute)
}
