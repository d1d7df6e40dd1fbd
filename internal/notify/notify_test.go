package notify_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/gin-gonic/gin"
	"github.com/google/go-cmp/cmp"
	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
	"lianluo/internal/notify"
	"lianluo/internal/web"
)

var noon = time.Date(2026, 3, 2, 4, 0, 0, 0, time.UTC)

// hat is a membership to be; an ended one is held by nobody.
type hat struct {
	user, congress uint
	target         notify.Target
	ended          bool
}

// people lays two congresses with users 1 to 6 and the hats that they wear.
func people(t *testing.T, db *database.DB, hats ...hat) {
	t.Helper()
	write(t, db, func(tx *gorm.DB) error {
		for id := 1; id <= 2; id++ {
			err := tx.Table("congresses").Create(map[string]any{"id": id, "name": fmt.Sprint("人大", id), "short_name": "",
				"level": "city", "office_name": "", "created_at": noon, "version": 0}).Error
			if err != nil {
				return err
			}
		}
		for id := 1; id <= 6; id++ {
			err := tx.Table("users").Create(map[string]any{"id": id, "congress_id": 1, "login_name": fmt.Sprint("u", id), "name": "",
				"phone": "", "password_hash": "", "password_changed_at": noon, "must_change_password": false, "failed_count": 0,
				"status": "active", "suspended_reason": "", "demonstration": false, "created_at": noon, "version": 0}).Error
			if err != nil {
				return err
			}
		}
		for _, h := range hats {
			row := map[string]any{"user_id": h.user, "congress_id": h.congress, "role": h.target.Role,
				"unit_id": h.target.UnitID, "deputy_id": h.target.DeputyID, "created_at": noon}
			if h.ended {
				row["ended_at"] = noon
			}
			if err := tx.Table("memberships").Create(row).Error; err != nil {
				return err
			}
		}
		return nil
	})
}

func write(t *testing.T, db *database.DB, fn func(tx *gorm.DB) error) {
	t.Helper()
	if err := db.Write(context.Background(), fn); err != nil {
		t.Fatal(err)
	}
}

func all(t *testing.T, db *database.DB) []notify.Notice {
	t.Helper()
	var rows []notify.Notice
	if err := db.Read(context.Background()).Order("user_id, id").Find(&rows).Error; err != nil {
		t.Fatal(err)
	}
	return rows
}

func TestATargetMeansThoseWhoHoldTheRoleNow(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		clerk7, signer7 := notify.Target{Role: access.Clerk, UnitID: 7}, notify.Target{Role: access.Signer, UnitID: 7}
		office, deputy9 := notify.Target{Role: access.Office}, notify.Target{Role: access.Deputy, DeputyID: 9}
		people(t, db,
			hat{user: 1, congress: 1, target: clerk7}, hat{user: 1, congress: 1, target: signer7},
			hat{user: 2, congress: 1, target: clerk7}, hat{user: 3, congress: 1, target: notify.Target{Role: access.Clerk, UnitID: 8}},
			hat{user: 4, congress: 2, target: clerk7}, hat{user: 5, congress: 1, target: clerk7, ended: true},
			hat{user: 5, congress: 1, target: office}, hat{user: 6, congress: 1, target: deputy9})
		for _, c := range []struct {
			name    string
			targets []notify.Target
			want    []uint
		}{
			{"the clerks of a unit", []notify.Target{clerk7}, []uint{1, 2}},
			{"one person in two roles, once", []notify.Target{clerk7, signer7}, []uint{1, 2}},
			{"several bodies", []notify.Target{office, deputy9, signer7}, []uint{1, 5, 6}},
			{"a unit without a reviewer", []notify.Target{{Role: access.Reviewer, UnitID: 7}}, nil},
			{"a role of units, without a unit", []notify.Target{{Role: access.Clerk}}, nil},
			{"nobody meant", nil, nil},
		} {
			t.Run(c.name, func(t *testing.T) {
				write(t, db, func(tx *gorm.DB) error {
					if err := tx.Where("1 = 1").Delete(&notify.Notice{}).Error; err != nil {
						return err
					}
					return notify.SendTo(tx, 1, c.targets, notify.Notice{Kind: "assigned", At: noon})
				})
				var got []uint
				for _, n := range all(t, db) {
					got = append(got, n.UserID)
				}
				if diff := cmp.Diff(c.want, got); diff != "" {
					t.Error(diff)
				}
			})
		}
		write(t, db, func(tx *gorm.DB) error {
			got, err := notify.Recipients(tx, 2, notify.Target{Role: access.Clerk, UnitID: 7})
			if diff := cmp.Diff([]uint{4}, got); diff != "" {
				t.Error(diff)
			}
			return err
		})
	})
}

func TestANoticeIsKeptAsItWasSent(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		people(t, db)
		params := map[string]string{"number": "12", "title": "关于“供水”的建议"}
		elsewhere := noon.In(time.FixedZone("CST", 8*3600))
		write(t, db, func(tx *gorm.DB) error {
			return notify.Send(tx, 1, []uint{2, 1, 2}, notify.Notice{ID: 77, UserID: 5, Kind: "delivered", Params: params, At: elsewhere})
		})
		var got []notify.Notice
		for _, n := range all(t, db) {
			n.ID, n.At = 0, n.At.UTC()
			got = append(got, n)
		}
		want := []notify.Notice{
			{CongressID: 1, UserID: 1, Kind: "delivered", Topic: notify.TopicNews, MailMode: notify.ModeOff, SMSMode: notify.ModeOff, WechatMode: notify.ModeOff, Params: params, At: noon},
			{CongressID: 1, UserID: 2, Kind: "delivered", Topic: notify.TopicNews, MailMode: notify.ModeOff, SMSMode: notify.ModeOff, WechatMode: notify.ModeOff, Params: params, At: noon},
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	})
}

func TestANoticeGoesWithItsTransaction(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		people(t, db)
		err := db.Write(context.Background(), func(tx *gorm.DB) error {
			if err := notify.Send(tx, 1, []uint{1}, notify.Notice{Kind: "assigned", At: noon}); err != nil {
				return err
			}
			return database.ErrStale
		})
		if err == nil || len(all(t, db)) != 0 {
			t.Errorf("a notice outlived its transaction (%v)", err)
		}
	})
}

// call sends a request as one user with a hat in one congress.
func call(t *testing.T, db *database.DB, user, congress uint, now time.Time, method, path string) (int, []byte) {
	t.Helper()
	gin.SetMode(gin.TestMode)
	r := gin.New()
	r.Use(func(c *gin.Context) { web.SetActor(c, access.Actor{UserID: user, CongressID: congress}) })
	notify.New(db, func() time.Time { return now }).Routes(r)
	w := httptest.NewRecorder()
	r.ServeHTTP(w, httptest.NewRequest(method, path, nil))
	return w.Code, w.Body.Bytes()
}

func page(t *testing.T, db *database.DB, user, congress uint, query string) notify.Page {
	t.Helper()
	status, body := call(t, db, user, congress, noon, http.MethodGet, "/notices"+query)
	if status != http.StatusOK {
		t.Fatalf("GET /notices: %d %s", status, body)
	}
	var p notify.Page
	if err := json.Unmarshal(body, &p); err != nil {
		t.Fatal(err)
	}
	return p
}

func TestPeopleReadTheirOwnNotices(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		people(t, db)
		write(t, db, func(tx *gorm.DB) error {
			for i := range 5 {
				n := notify.Notice{Kind: fmt.Sprint("kind", i), At: noon.Add(time.Duration(i) * time.Minute)}
				if err := notify.Send(tx, 1, []uint{1, 2}, n); err != nil {
					return err
				}
			}
			return notify.Send(tx, 2, []uint{1}, notify.Notice{Kind: "elsewhere", At: noon})
		})

		p := page(t, db, 1, 1, "?page=2&size=2")
		if p.Total != 5 || p.Unread != 5 || p.Page != 2 || p.Size != 2 || len(p.Items) != 2 || p.Items[0].Kind != "kind2" {
			t.Errorf("second page: %+v", p)
		}
		if p := page(t, db, 1, 2, ""); p.Total != 1 || p.Items[0].Kind != "elsewhere" {
			t.Errorf("in the other body: %+v", p)
		}
		if p := page(t, db, 3, 1, ""); p.Total != 0 || p.Items == nil {
			t.Errorf("of one without notices: %+v", p)
		}

		mine := p.Items[0].ID
		path := fmt.Sprintf("/notices/%d/read", mine)
		if status, _ := call(t, db, 2, 1, noon, http.MethodPost, path); status != http.StatusNotFound {
			t.Errorf("another's notice: %d", status)
		}
		for i := range 2 {
			later := noon.Add(time.Duration(i+1) * time.Hour)
			if status, body := call(t, db, 1, 1, later, http.MethodPost, path); status != http.StatusNoContent {
				t.Errorf("read: %d %s", status, body)
			}
		}
		p = page(t, db, 1, 1, "")
		if p.Unread != 4 || p.Items[2].ReadAt == nil || !p.Items[2].ReadAt.Equal(noon.Add(time.Hour)) {
			t.Errorf("after reading one: %+v", p)
		}

		if status, body := call(t, db, 1, 1, noon, http.MethodPost, "/notices/read-all"); status != http.StatusNoContent {
			t.Errorf("read all: %d %s", status, body)
		}
		if p := page(t, db, 1, 1, ""); p.Unread != 0 || !p.Items[2].ReadAt.Equal(noon.Add(time.Hour)) {
			t.Errorf("after reading all: %+v", p)
		}
		if p := page(t, db, 2, 1, ""); p.Unread != 5 {
			t.Errorf("another's notices were read: %+v", p)
		}
		if p := page(t, db, 1, 2, ""); p.Unread != 1 {
			t.Errorf("those of another body were read: %+v", p)
		}
	})
}

func TestBadPagesAndIdsAreRefused(t *testing.T) {
	db := databasetest.SQLite(t)
	for path, want := range map[string]int{"/notices?size=201": 422, "/notices?page=0": 422, "/notices?page=x": 422} {
		if status, body := call(t, db, 1, 1, noon, http.MethodGet, path); status != want {
			t.Errorf("%s: %d %s", path, status, body)
		}
	}
	if status, _ := call(t, db, 1, 1, noon, http.MethodPost, "/notices/0/read"); status != http.StatusNotFound {
		t.Errorf("notice 0: %d", status)
	}
}

// ask sends one request to a service as somebody.
func ask(s *notify.Service, by access.Actor, method, path, body string) (string, int) {
	gin.SetMode(gin.TestMode)
	r := gin.New()
	r.Use(func(c *gin.Context) { web.SetActor(c, by) })
	s.Routes(r)
	w := httptest.NewRecorder()
	r.ServeHTTP(w, httptest.NewRequest(method, path, strings.NewReader(body)))
	return w.Body.String(), w.Code
}
