package demo

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/account"
	"lianluo/internal/audit"
	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
	"lianluo/internal/deputy"
	"lianluo/internal/org"
	"lianluo/internal/suggestion"
)

const testPassword = "Yl7-abcd-efgh-jkmn"

// today is a weekday months after nothing in particular; the data follow it.
var today = time.Date(2026, 6, 17, 4, 0, 0, 0, time.UTC)

func TestTheDemonstrationIsOfTheSizeOfACity(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		if err := Fill(t.Context(), db, t.TempDir(), testPassword, today); err != nil {
			t.Fatal(err)
		}
		checkCounts(t, db)
		checkPhases(t, db)
		checkYear(t, db, today)
		checkSupervision(t, db)
		checkLogIns(t, db)
		checkTexts(t, db)
		checkTimelineWords(t, db)
		checkRecord(t, db)
		checkWitness(t, db)
		before := rows(t, db)
		if err := Fill(t.Context(), db, t.TempDir(), testPassword, today.AddDate(0, 0, 1)); err != nil {
			t.Fatal(err)
		}
		if after := rows(t, db); before != after {
			t.Errorf("a second start changed the number of rows: %v, then %v", before, after)
		}
		checkNewPassword(t, db)
	})
}

// checkTimelineWords: whatever happened is told by its own words, not as
// something new that nobody can name.
func checkTimelineWords(t *testing.T, db *database.DB) {
	t.Helper()
	texts, err := os.ReadFile("../../frontend/src/i18n/zh/timeline.ts")
	if err != nil {
		t.Fatal(err)
	}
	var kinds []string
	if err := db.Read(t.Context()).Model(&suggestion.TimelineEvent{}).Distinct().Pluck("kind", &kinds).Error; err != nil {
		t.Fatal(err)
	}
	if len(kinds) < 30 {
		t.Errorf("only %d kinds of events happened", len(kinds))
	}
	for _, kind := range kinds {
		if !strings.Contains(string(texts), "\n  "+kind+":") && !strings.Contains(string(texts), "\n  "+kind+"_") {
			t.Errorf("%s has no words in the timeline", kind)
		}
	}
}

func count(t *testing.T, q *gorm.DB) int64 {
	t.Helper()
	var n int64
	if err := q.Count(&n).Error; err != nil {
		t.Fatal(err)
	}
	return n
}

func checkCounts(t *testing.T, db *database.DB) {
	t.Helper()
	q := db.Read(t.Context())
	for name, c := range map[string]struct {
		got  int64
		want int64
	}{
		"deputies":       {count(t, q.Model(&deputy.Deputy{}).Where("level = ?", deputy.Municipal)), 305},
		"groups":         {count(t, q.Model(&deputy.Group{})), 18},
		"group members":  {count(t, q.Model(&deputy.GroupMember{})), 305},
		"counties":       {count(t, q.Model(&org.Congress{}).Where("level = ?", org.County)), 4},
		"townships":      {count(t, q.Model(&org.Congress{}).Where("level = ?", org.Township)), 79},
		"units":          {count(t, q.Model(&org.Unit{})), 60},
		"suggestions":    {count(t, q.Model(&suggestion.Suggestion{})), 159},
		"sessions":       {count(t, q.Model(&org.Session{})), 2},
		"real accounts":  {count(t, q.Model(&account.User{}).Where("NOT demonstration")), 0},
		"forced changes": {count(t, q.Model(&account.User{}).Where("must_change_password")), 0},
		"unmarked":       {count(t, q.Model(&org.Congress{}).Where("name NOT LIKE ?", "%（演示）")), 0},
		"orphaned":       {count(t, q.Model(&org.Congress{}).Where("parent_id IS NULL AND level <> ?", org.City)), 0},
		"of the future":  {count(t, q.Model(&suggestion.TimelineEvent{}).Where("at > ?", today)), 0},
		"two hats":       {count(t, q.Table("users").Where("login_name = 'reviewer' AND (SELECT COUNT(*) FROM memberships m WHERE m.user_id = users.id) = 2")), 1},
	} {
		if c.got != c.want {
			t.Errorf("%s: %d, want %d", name, c.got, c.want)
		}
	}
}

func checkPhases(t *testing.T, db *database.DB) {
	t.Helper()
	for phase, want := range map[suggestion.Phase]int64{suggestion.Draft: 4, suggestion.Cosigning: 2, suggestion.Returned: 3, suggestion.Submitted: 5,
		suggestion.UnderReview: 7, suggestion.NotAccepted: 1, suggestion.Merged: 3, suggestion.Withdrawn: 1, suggestion.Registered: 6,
		suggestion.Assigned: 9, suggestion.InHandling: 38, suggestion.AwaitingFeedback: 18, suggestion.RehandlingReview: 3,
		suggestion.Closed: 31, suggestion.Archived: 28} {
		if got := count(t, db.Read(t.Context()).Model(&suggestion.Suggestion{}).Where("phase = ?", phase)); got != want {
			t.Errorf("%s: %d suggestions, want %d", phase, got, want)
		}
	}
	q := db.Read(t.Context())
	for name, n := range map[string]int64{
		"second rounds in handling": count(t, q.Model(&suggestion.Suggestion{}).Where("round = 2 AND phase = ?", suggestion.InHandling)),
		"replies being written":     count(t, q.Model(&suggestion.Reply{}).Where("state = ?", suggestion.ReplyDraft)),
		"replies in review":         count(t, q.Model(&suggestion.Reply{}).Where("state = ?", suggestion.ReplyInReview)),
		"replies in sign-off":       count(t, q.Model(&suggestion.Reply{}).Where("state = ?", suggestion.ReplyInSignoff)),
		"replies sent back":         count(t, q.Model(&suggestion.Reply{}).Where("state = ? AND last_comment <> ''", suggestion.ReplyDraft)),
		"disputed contacts":         count(t, q.Model(&suggestion.Communication{}).Where("disputed_at IS NOT NULL")),
		"progress notes":            count(t, q.Model(&suggestion.Note{}).Where("NOT is_plan")),
		"handling plans":            count(t, q.Model(&suggestion.Note{}).Where("is_plan")),
		"plans that are late":       count(t, q.Model(&suggestion.Task{}).Where("action = ? AND due_on < ?", suggestion.PlanHandling, calendar.On(today))),
		"late replies":              count(t, q.Model(&suggestion.Clock{}).Where("kind = 'T5' AND stopped_at IS NULL AND plan_breached_on IS NOT NULL")),
		"replies in time":           count(t, q.Model(&suggestion.Clock{}).Where("kind = 'T5' AND stopped_at IS NULL AND plan_breached_on IS NULL")),
		"notices":                   count(t, q.Table("notices")),
	} {
		if n == 0 {
			t.Errorf("there are no %s", name)
		}
	}
}

// checkTexts: no placeholder is left, and no two titles are alike.
func checkTexts(t *testing.T, db *database.DB) {
	t.Helper()
	var texts []suggestion.ContentVersion
	if err := db.Read(t.Context()).Where("no = 1").Find(&texts).Error; err != nil {
		t.Fatal(err)
	}
	titles := map[string]bool{}
	for _, x := range texts {
		if titles[x.Title] {
			t.Errorf("twice: %s", x.Title)
		}
		titles[x.Title] = true
		if strings.ContainsAny(x.Title+x.Situation+x.Analysis+x.Points[0].Text, "{}") {
			t.Errorf("a placeholder is left in %s", x.Title)
		}
	}
}

// checkRecord: the audit record tells every action, in the order of time.
func checkRecord(t *testing.T, db *database.DB) {
	t.Helper()
	var events []audit.Event
	if err := db.Read(t.Context()).Where("action LIKE 'suggestion.%' AND action <> 'suggestion.breach'").Order("id").Find(&events).Error; err != nil {
		t.Fatal(err)
	}
	if len(events) < 1500 {
		t.Errorf("only %d events", len(events))
	}
	for i := 1; i < len(events); i++ {
		if events[i].At.Before(events[i-1].At) {
			t.Fatalf("event %d is before the one before it", events[i].ID)
		}
	}
}

func rows(t *testing.T, db *database.DB) [4]int64 {
	t.Helper()
	q := db.Read(t.Context())
	return [4]int64{count(t, q.Table("audit_events")), count(t, q.Model(&account.User{})), count(t, q.Model(&suggestion.TimelineEvent{})), count(t, q.Model(&org.Congress{}))}
}

func checkNewPassword(t *testing.T, db *database.DB) {
	t.Helper()
	const other = "Yl7-mnpq-rstu-vwxy"
	if err := Fill(t.Context(), db, t.TempDir(), other, today.Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	accounts, err := account.New(t.Context(), db, func() time.Time { return today.Add(time.Hour) })
	if err != nil {
		t.Fatal(err)
	}
	if _, err := accounts.LogIn(t.Context(), account.Device{Address: "127.0.0.1"}, "clerk", other); err != nil {
		t.Errorf("with the password of another folder: %v", err)
	}
	accounts.Exposed = true
	if _, err := accounts.LogIn(t.Context(), account.Device{Address: "127.0.0.1"}, "clerk", other); !errors.Is(err, account.ErrDemonstration) {
		t.Errorf("on an address that others reach: %v", err)
	}
}

func TestWhatIsNoDemonstrationIsLeftAlone(t *testing.T) {
	db := databasetest.SQLite(t)
	write := func(row any) {
		t.Helper()
		if err := db.Write(t.Context(), func(tx *gorm.DB) error { return tx.Create(row).Error }); err != nil {
			t.Fatal(err)
		}
	}
	congress := org.Congress{Name: "某市人民代表大会", Level: org.City, CreatedAt: today}
	write(&congress)
	if err := Fill(t.Context(), db, t.TempDir(), testPassword, today); !errors.Is(err, ErrInterrupted) {
		t.Errorf("data without a mark: %v", err)
	}
	write(&account.User{CongressID: congress.ID, LoginName: "someone", Name: "某人", PasswordHash: "x", PasswordChangedAt: today, Status: account.Active, CreatedAt: today})
	if err := Fill(t.Context(), db, t.TempDir(), testPassword, today); !errors.Is(err, ErrRealData) {
		t.Errorf("real data: %v", err)
	}
	if n := count(t, db.Read(t.Context()).Model(&org.Congress{})); n != 1 {
		t.Errorf("%d congresses, want the one that was there", n)
	}
}

func TestAnInterruptedBuildStartsOver(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lianluo.db")
	stopped, stop := context.WithCancel(t.Context())
	stop()
	if err := Build(stopped, path, filepath.Dir(path), testPassword, today); err == nil {
		t.Fatal("a stopped build must say so")
	}
	if err := os.WriteFile(path+".demo-part", []byte("the rest of a build that was killed"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		t.Fatalf("half a database got the name: %v", err)
	}
	if err := Build(t.Context(), path, filepath.Dir(path), testPassword, today); err != nil {
		t.Fatal(err)
	}
	db, err := database.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	if n := count(t, db.Read(t.Context()).Model(&suggestion.Suggestion{})); n != 159 {
		t.Errorf("%d suggestions", n)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if left, _ := filepath.Glob(path + ".demo-part*"); len(left) > 0 {
		t.Errorf("left over: %v", left)
	}
	if err := Build(stopped, path, filepath.Dir(path), testPassword, today); err != nil {
		t.Errorf("a database that is there needs no build: %v", err)
	}
}

func TestThePasswordIsMadeOnceAndKeptFromOthers(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "data")
	first, err := Password(folder)
	if err != nil || len(first) < 16 {
		t.Fatalf("%q, %v", first, err)
	}
	again, err := Password(folder)
	if err != nil || again != first {
		t.Errorf("%q, then %q (%v)", first, again, err)
	}
	info, err := os.Stat(filepath.Join(folder, passwordFile))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info, err)
	}
}

func TestEveryTopicIsWhole(t *testing.T) {
	topics, err := readTopics(topicsText)
	if err != nil {
		t.Fatal(err)
	}
	if len(topics) < 36 {
		t.Errorf("%d topics", len(topics))
	}
	units := map[string]bool{}
	for _, system := range unitsOf {
		for _, name := range system.names {
			units[name] = true
		}
	}
	for _, x := range topics {
		if !units[x.unit] || x.title == "" || x.situation == "" || x.analysis == "" || len(x.points) < 2 || len(x.points) > 4 || len(x.points) != len(x.answers) {
			t.Errorf("topic %q of %q is not whole", x.title, x.unit)
		}
	}
}
