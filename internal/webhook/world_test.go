package webhook_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gin-gonic/gin"
	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
	"lianluo/internal/signed"
	"lianluo/internal/web"
	"lianluo/internal/webhook"
)

var noon = time.Date(2026, 3, 2, 4, 0, 0, 0, time.UTC)

// office is a database with two congresses and a system administrator each,
// and another system's server, which answers as it is told.
type office struct {
	*testing.T
	db     *database.DB
	now    time.Time
	s      *webhook.Service
	other  *httptest.Server
	answer func(w http.ResponseWriter, r *http.Request)

	mu    sync.Mutex
	taken []taken
}

// taken is one request that the other system got.
type taken struct {
	id, timestamp, signature, body string
}

func eachOffice(t *testing.T, fn func(o *office)) {
	t.Helper()
	databasetest.Each(t, func(t *testing.T, db *database.DB) { fn(newOffice(t, db)) })
}

func newOffice(t *testing.T, db *database.DB) *office {
	t.Helper()
	o := &office{T: t, db: db, now: noon}
	o.s = service(db, func() time.Time { return o.now })
	o.answer = func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) }
	o.other = httptest.NewServer(http.HandlerFunc(o.take))
	t.Cleanup(o.other.Close)
	o.write(func(tx *gorm.DB) error {
		for i := range 2 {
			n := i + 1
			err := tx.Exec("INSERT INTO congresses (id, name, short_name, level, office_name, created_at) VALUES (?, ?, ?, 'city', '', ?)", n, fmt.Sprint("congress ", n), fmt.Sprint(n), noon).Error
			if err == nil {
				err = tx.Exec(`INSERT INTO users (id, congress_id, login_name, name, phone, password_hash, password_changed_at, must_change_password, failed_count, status, suspended_reason, demonstration, created_at, version)
					VALUES (?, ?, ?, '甲', '', '', ?, false, 0, 'active', '', false, ?, 0)`, n, n, fmt.Sprint("sys", n), noon, noon).Error
			}
			if err == nil {
				err = tx.Exec("INSERT INTO memberships (user_id, congress_id, role, unit_id, deputy_id, created_at) VALUES (?, ?, 'sysadmin', 0, 0, ?)", n, n, noon).Error
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
	return o
}

// service sends to this machine, where the other system is.
func service(db *database.DB, now func() time.Time) *webhook.Service {
	return &webhook.Service{DB: db, Now: now, Networks: webhook.Networks{netip.MustParsePrefix("127.0.0.0/8")}, Timeout: 500 * time.Millisecond}
}

func (o *office) take(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		o.Error(err)
	}
	o.mu.Lock()
	o.taken = append(o.taken, taken{r.Header.Get("Webhook-Id"), r.Header.Get("Webhook-Timestamp"), r.Header.Get("Webhook-Signature"), string(body)})
	o.mu.Unlock()
	o.answer(w, r)
}

func (o *office) got() []taken {
	o.mu.Lock()
	defer o.mu.Unlock()
	return append([]taken(nil), o.taken...)
}

func (o *office) write(fn func(tx *gorm.DB) error) {
	o.Helper()
	if err := o.db.Write(o.Context(), fn); err != nil {
		o.Fatal(err)
	}
}

func (o *office) by(role access.Role, congress uint) access.Actor {
	return access.Actor{UserID: congress, CongressID: congress, Role: role, MembershipID: congress}
}

// send makes a request as somebody and wants the status.
func (o *office) send(by access.Actor, method, path, body string, status int) string {
	o.Helper()
	gin.SetMode(gin.TestMode)
	r := gin.New()
	o.s.Routes(r.Group("/", func(c *gin.Context) { web.SetActor(c, by) }))
	request := httptest.NewRequest(method, path, strings.NewReader(body))
	request.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	r.ServeHTTP(w, request)
	if w.Code != status {
		o.Fatalf("%s %s: %d, want %d: %s", method, path, w.Code, status, w.Body)
	}
	return w.Body.String()
}

type made struct {
	Webhook webhook.EndpointView `json:"webhook"`
	Secret  string               `json:"secret"`
}

func (o *office) endpoint(name string, congress uint, topics ...string) made {
	o.Helper()
	text, err := json.Marshal(map[string]any{"name": name, "url": o.other.URL + "/hooks", "topics": topics})
	if err != nil {
		o.Fatal(err)
	}
	return read[made](o, o.send(o.by(access.SysAdmin, congress), "POST", "/webhooks", string(text), 200))
}

func read[T any](o *office, text string) T {
	o.Helper()
	var v T
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		o.Fatalf("%v: %s", err, text)
	}
	return v
}

func (o *office) emit(congress uint, topic string, number string) {
	o.Helper()
	o.write(func(tx *gorm.DB) error {
		return webhook.Emit(tx, congress, topic, o.now, webhook.Data{"suggestion_id": 7, "number": number})
	})
}

func (o *office) deliver() {
	o.Helper()
	if err := o.s.Deliver(context.Background(), o.now); err != nil {
		o.Fatal(err)
	}
}

// expect compares the messages with "state attempts status reason".
func (o *office) expect(want ...string) {
	o.Helper()
	var rows []webhook.Message
	if err := o.db.Read(o.Context()).Order("id").Find(&rows).Error; err != nil {
		o.Fatal(err)
	}
	var have []string
	for _, m := range rows {
		have = append(have, strings.TrimSpace(fmt.Sprint(m.State, " ", m.Attempts, " ", m.Status, " ", m.Reason)))
	}
	if strings.Join(have, "; ") != strings.Join(want, "; ") {
		o.Errorf("messages: %v, want %v", have, want)
	}
}

// verify is what a receiver does.
func verify(o *office, secret string, r taken) {
	o.Helper()
	seconds, err := strconv.ParseInt(r.timestamp, 10, 64)
	if err != nil {
		o.Fatal(err)
	}
	want, err := signed.Sign(secret, r.id, time.Unix(seconds, 0), r.body)
	if err != nil || want != r.signature || !strings.HasPrefix(r.id, "msg_") {
		o.Errorf("not signed with this secret: %+v, %v", r, err)
	}
}
