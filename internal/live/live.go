// Package live tells open pages that something of theirs has changed, by
// server-sent events (HTML Living Standard, 9.2), whichever replica it came in
// by. An event carries no content: it says how what the reader may see anyway
// stands now, in marks that mean nothing but "other than before". So a page
// learns of nothing earlier, and of nothing more, than by asking again.
package live

import (
	"context"
	"fmt"
	"hash/fnv"
	"strings"
	"sync"
	"time"

	"github.com/gin-gonic/gin"

	"lianluo/internal/access"
	"lianluo/internal/audit"
	"lianluo/internal/database"
	"lianluo/internal/fault"
	"lianluo/internal/suggestion"
	"lianluo/internal/supervision"
)

const (
	// look is how often a server that somebody listens to asks whether anything
	// was done: one statement, whatever the number of listeners.
	look = time.Second
	// beat is how often a stream is looked after though nothing was done: a
	// log-in that has ended may not listen on for longer.
	beat = 5 * time.Second
	// perPerson bounds the streams of one person on one server: one for each
	// page that he looks at, and some that were not told that he left.
	perPerson = 12
)

// ErrTooMany is for who opens more streams than anybody looks at.
var ErrTooMany = fault.New(fault.TooMany, "too-many-streams", "打开的页面过多，页面将改为定时更新。请关闭不用的页面。")

// Service keeps the streams of one server.
type Service struct {
	DB *database.DB
	// Standing says whether the log-in of a request that was let in still stands.
	Standing func(c *gin.Context) error

	mu        sync.Mutex
	listeners map[*listener]struct{}
	watched   bool
	closed    chan struct{}
}

// listener is woken when something was done.
type listener struct {
	user  uint
	woken chan struct{}
}

// New makes the service.
func New(db *database.DB, standing func(c *gin.Context) error) *Service {
	return &Service{DB: db, Standing: standing, listeners: map[*listener]struct{}{}, closed: make(chan struct{})}
}

// Close ends all streams; pages then ask another server.
func (s *Service) Close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	select {
	case <-s.closed:
	default:
		close(s.closed)
	}
}

// join registers a listener; with the first one the server begins to look.
func (s *Service) join(user uint) (*listener, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	own := 0
	for l := range s.listeners {
		if l.user == user {
			own++
		}
	}
	if own >= perPerson {
		return nil, ErrTooMany
	}
	l := &listener{user: user, woken: make(chan struct{}, 1)}
	s.listeners[l] = struct{}{}
	if !s.watched {
		s.watched = true
		go s.watch()
	}
	return l, nil
}

func (s *Service) leave(l *listener) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.listeners, l)
}

// watch wakes the listeners whenever the audit record has grown, which every
// action makes it; it ends when nobody listens any more.
func (s *Service) watch() {
	ticker := time.NewTicker(look)
	defer ticker.Stop()
	var last uint
	for {
		select {
		case <-s.closed:
			return
		case <-ticker.C:
		}
		if s.nobody() {
			return
		}
		now, err := s.latest()
		if err != nil || now == last { // an outage: the beat of each stream finds out
			continue
		}
		last = now
		if s.settle() == nil { // pages ask again at once, and then must find it
			s.wake()
		}
	}
}

func (s *Service) nobody() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.listeners) == 0 {
		s.watched = false
	}
	return !s.watched
}

func (s *Service) wake() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for l := range s.listeners {
		select {
		case l.woken <- struct{}{}:
		default: // it has not looked yet since the last time
		}
	}
}

func (s *Service) latest() (id uint, err error) {
	ctx, cancel := context.WithTimeout(context.Background(), beat)
	defer cancel()
	err = s.DB.Read(ctx).Model(&audit.Event{}).Select("COALESCE(MAX(id), 0)").Scan(&id).Error
	return id, err
}

func (s *Service) settle() error {
	ctx, cancel := context.WithTimeout(context.Background(), beat)
	defer cancel()
	return s.DB.Settle(ctx)
}

// State is how what a person has before him stands now. A mark that is another
// than before says that asking again brings something new.
type State struct {
	Notices string `json:"notices"`
	Tasks   string `json:"tasks"`
	Item    string `json:"item"` // of the suggestion that was asked for; empty when there is none that he may see
	// KeyItems is of the key items and activities that he may see; empty unless it was asked for.
	KeyItems string `json:"key_items"`
}

func (s *Service) state(ctx context.Context, by access.Actor, on liveQuery) (out State, err error) {
	q := s.DB.Read(database.Newest(ctx))
	var notices struct{ Last, Unread uint }
	err = q.Table("notices").Select("COALESCE(MAX(id), 0) AS last, COUNT(CASE WHEN read_at IS NULL THEN 1 END) AS unread").
		Where("user_id = ? AND congress_id = ?", by.UserID, by.CongressID).Scan(&notices).Error
	if err != nil {
		return State{}, fmt.Errorf("mark of notices: %w", err)
	}
	tasks, err := suggestion.TaskMark(q, by)
	if err != nil {
		return State{}, err
	}
	out = State{Notices: mark(notices), Tasks: mark(tasks)}
	if on.Item != 0 {
		version, err := suggestion.VersionFor(q, by, on.Item)
		if err != nil {
			return State{}, err
		}
		if version != 0 {
			out.Item = mark(version)
		}
	}
	if on.KeyItems {
		keyItems, err := supervision.MarkFor(q, by)
		if err != nil {
			return State{}, err
		}
		out.KeyItems = mark(keyItems)
	}
	return out, nil
}

// mark hides numbers that run over all congresses.
func mark(of any) string {
	h := fnv.New64a()
	_, _ = fmt.Fprint(h, of)
	return strings.ToUpper(fmt.Sprintf("%016x", h.Sum64()))
}
