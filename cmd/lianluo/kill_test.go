package main

import (
	"bufio"
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"lianluo/internal/account"
	"lianluo/internal/attachment"
	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
	"lianluo/internal/demo/demotest"
	"lianluo/internal/idempotency"
	"lianluo/internal/suggestion"
	"lianluo/internal/suggestion/suggestiontest"
)

// The test binary, started with this set, is the program itself.
const asProgram = "TEST_AS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		main()
		return
	}
	databasetest.Main(m)
}

const (
	killPassword = "Wd5-hjkl-7bnm"
	kills        = 12
	mark         = "断电试验"
	keyPrefix    = "kill-test-"
)

// A server that is killed at any moment loses no write that it acknowledged,
// does none twice that was tried again, and leaves none half done.
func TestAKilledServerLosesNothing(t *testing.T) {
	for _, engine := range []string{"sqlite", "postgres"} {
		t.Run(engine, func(t *testing.T) {
			t.Parallel()
			p := newProgram(t, engine)
			w := &writers{program: p, tokens: map[string]string{}, stories: map[uint]story{}, unit: p.unitOf("clerk")}
			p.start()
			for _, login := range []string{"office", "clerk", "reviewer", "signer", "deputy", "db0002", "db0003", "db0004"} {
				w.tokens[login] = p.logIn(login)
			}
			var working sync.WaitGroup
			for _, deputy := range []string{"deputy", "db0002", "db0003", "db0004"} {
				working.Go(func() { w.write(deputy) })
			}
			for n := 0; n < kills || w.heardOf() < kills && n < 5*kills; n++ { // on a slow machine it takes more to prove something
				p.killAfter(time.Duration(1+n/kills) * time.Duration(50+rand.IntN(250)) * time.Millisecond) // longer where nothing gets done
				p.start()
			}
			w.enough.Store(true)
			working.Wait()
			p.stop()
			w.expectAll()
		})
	}
}

// program is a server of its own process and what it works on.
type program struct {
	*testing.T
	address, dsn, folder string
	environment          []string

	mu      sync.Mutex
	up      *sync.Cond
	starts  int
	process *exec.Cmd
	out     *bufio.Reader
}

func newProgram(t *testing.T, engine string) *program {
	t.Helper()
	probe, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	p := &program{T: t, address: probe.Addr().String()}
	p.up = sync.NewCond(&p.mu)
	if err := probe.Close(); err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	p.environment = []string{asProgram + "=1", "LIANLUO_ADDR=" + p.address, "LIANLUO_DATA=" + folder, "LIANLUO_LOG_LEVEL=error"}
	p.dsn, p.folder = filepath.Join(folder, "lianluo.db"), folder
	city, scans := demotest.City(killPassword, time.Now()), filepath.Join(folder, "attachments")
	if engine == "postgres" {
		p.dsn = city.Postgres(t, scans)
		p.environment = append(p.environment, "DATABASE_URL="+p.dsn)
	} else {
		city.SQLite(t, p.dsn, scans)
	}
	t.Cleanup(func() {
		if p.process != nil {
			_ = p.process.Process.Kill()
			_ = p.process.Wait()
		}
	})
	return p
}

func (p *program) open() *database.DB {
	p.Helper()
	db, err := database.Open(p.dsn)
	if err != nil {
		p.Fatal(err)
	}
	return db
}

// unitOf is the unit in which somebody works.
func (p *program) unitOf(login string) (unit uint) {
	p.Helper()
	db := p.open()
	err := db.Read(p.Context()).Model(&account.Membership{}).Joins("JOIN users ON users.id = memberships.user_id").
		Where("users.login_name = ?", login).Pluck("unit_id", &unit).Error
	if err := errors.Join(err, db.Close()); err != nil {
		p.Fatal(err)
	}
	return unit
}

func (p *program) command(args ...string) *exec.Cmd {
	c := exec.Command(os.Args[0], args...)
	c.Env = p.environment
	return c
}

// start gives a server that takes requests.
func (p *program) start() {
	p.Helper()
	c := p.command("serve")
	c.Stderr = os.Stderr
	out, err := c.StdoutPipe()
	if err != nil {
		p.Fatal(err)
	}
	if err := c.Start(); err != nil {
		p.Fatal(err)
	}
	p.process, p.out = c, bufio.NewReader(out)
	if line, err := p.out.ReadString('\n'); err != nil || !strings.Contains(line, p.address) {
		p.Fatalf("the server did not start: %q, %v", line, err)
	}
	p.started()
}

// started lets those who wait try again.
func (p *program) started() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.starts++
	p.up.Broadcast()
}

// killAfter kills the server once the time is over, and returns when it is gone.
func (p *program) killAfter(d time.Duration) {
	p.Helper()
	gone := make(chan error, 1)
	time.AfterFunc(d, func() { gone <- p.process.Process.Kill() })
	if err := <-gone; err != nil {
		p.Fatal(err)
	}
	_, _ = io.Copy(io.Discard, p.out)
	_ = p.process.Wait()
	p.process = nil
}

// stop ends the server as an operator does.
func (p *program) stop() {
	p.Helper()
	if err := p.process.Process.Signal(syscall.SIGTERM); err != nil {
		p.Error(err)
	}
	_, _ = io.Copy(io.Discard, p.out)
	if err := p.process.Wait(); err != nil {
		p.Errorf("the server ended with %v", err)
	}
	p.process = nil
}

// after waits until the server was started more often than that, and says how
// often it was.
func (p *program) after(starts int) int {
	p.mu.Lock()
	defer p.mu.Unlock()
	for p.starts <= starts {
		p.up.Wait()
	}
	return p.starts
}

// request is one call of the API; all its attempts carry the same key.
type request struct{ method, path, token, key, body, contentType string }

// send makes one attempt.
func (p *program) send(r request, into any) (status int, err error) {
	call, err := http.NewRequestWithContext(p.Context(), r.method, "http://"+p.address+"/api/v1"+r.path, strings.NewReader(r.body))
	if err != nil {
		return 0, err
	}
	call.Header.Set("Content-Type", cmp.Or(r.contentType, "application/json"))
	call.Header.Set("Authorization", "Bearer "+r.token)
	if r.key != "" {
		call.Header.Set("Idempotency-Key", r.key)
	}
	response, err := http.DefaultClient.Do(call)
	if err != nil {
		return 0, err
	}
	defer func() { _ = response.Body.Close() }()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		return 0, err // half an answer is none
	}
	if response.StatusCode >= 300 {
		return response.StatusCode, fmt.Errorf("%d %.300s", response.StatusCode, text)
	}
	return response.StatusCode, json.NewDecoder(bytes.NewReader(text)).Decode(into)
}

func (p *program) logIn(login string) string {
	p.Helper()
	var tokens struct {
		AccessToken string `json:"access_token"`
	}
	body := fmt.Sprintf(`{"login_name":%q,"password":%q}`, login, killPassword)
	if _, err := p.send(request{method: "POST", path: "/auth/login", body: body}, &tokens); err != nil {
		p.Fatalf("log-in of %s: %v", login, err)
	}
	return tokens.AccessToken
}

// writers take items along the line, each from its draft to its feedback.
type writers struct {
	*program
	tokens     map[string]string
	enough     atomic.Bool
	unanswered atomic.Int64
	keys       atomic.Int64
	created    atomic.Int64

	unit uint // the clerk's

	mu      sync.Mutex
	stories map[uint]story
}

// story is what was acknowledged last of an item.
type story struct {
	Title   string
	ID      uint   `json:"id"`
	Version uint   `json:"version"`
	Phase   string `json:"phase"`

	AssignmentID uint `json:"assignment_id"`

	File struct { // that was uploaded for it
		ID     uint
		SHA256 string
	} `json:"-"`
}

var errStale = errors.New("another version")

// call repeats a request until it is answered; an answer that is no success
// fails the test. A request without a key may find its own work done.
func (w *writers) call(r request, into any) error {
	if r.method == http.MethodPost {
		r.key = fmt.Sprintf(keyPrefix+"%08d", w.keys.Add(1))
	}
	seen := w.after(0)
	for again := false; ; again = true {
		status, err := w.send(r, into)
		switch {
		case err == nil:
			return nil
		case status == http.StatusConflict && again && r.key == "":
			return errStale
		case status != 0:
			w.Errorf("%s %s: %v", r.method, r.path, err)
			return err
		}
		w.unanswered.Add(1)
		seen = w.after(seen)
	}
}

// heard keeps what the server acknowledged.
func (w *writers) heard(s story) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.stories[s.ID] = s
}

// heardOf is how many items were acknowledged.
func (w *writers) heardOf() int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return len(w.stories)
}

func (w *writers) write(deputy string) {
	for !w.enough.Load() {
		if err := w.tell(deputy); err != nil {
			return // reported
		}
	}
}

// tell takes one item from its draft to the proposer's feedback.
func (w *writers) tell(deputy string) error {
	s := story{Title: fmt.Sprintf("关于%s%d的建议", mark, w.created.Add(1))}
	content := fmt.Sprintf(`"title":%q,"category":"urban_environment","situation":"路灯不足。","points":["增设路灯"],"publicity_consent":"full"`, s.Title)
	step := func(login, method, path, more string) error {
		body := "{" + more + "}"
		if s.ID != 0 {
			body = fmt.Sprintf(`{"version":%d,%s}`, s.Version, more)
			body = strings.Replace(body, ",}", "}", 1)
		}
		was := s.Version
		err := w.call(request{method: method, path: path, token: w.tokens[login], body: body}, &s)
		if errors.Is(err, errStale) {
			if err = w.call(request{method: "GET", path: fmt.Sprintf("/suggestions/%d", s.ID), token: w.tokens[login]}, &s); err == nil && s.Version != was+1 {
				w.Errorf("%s is at version %d after one more change of version %d", s.Title, s.Version, was)
			}
		}
		if err == nil {
			w.heard(s)
		}
		return err
	}
	at := func(what string) string { return fmt.Sprintf("/suggestions/%d/%s", s.ID, what) }
	if err := step(deputy, "POST", "/suggestions", content); err != nil {
		return err
	}
	if err := w.upload(deputy, &s); err != nil {
		return err
	}
	content += fmt.Sprintf(`,"attachment_ids":[%d]`, s.File.ID)
	for range 3 { // what autosaving does
		if err := step(deputy, "PUT", at("content"), content); err != nil {
			return err
		}
	}
	for _, by := range []struct{ login, what, more string }{
		{deputy, "submit", `"no_state_secrets":true`}, {"office", "start-review", ""}, {"office", "register", ""},
		{"office", "assign", fmt.Sprintf(`"unit_id":%d,"note":""`, w.unit)},
	} {
		if err := step(by.login, "POST", at(by.what), by.more); err != nil {
			return err
		}
	}
	if err := w.answer(s.ID, s.AssignmentID); err != nil {
		return err
	}
	if err := w.act(deputy, s.ID, at("feedback"), `"attitude":"satisfied","result":"satisfied","reasons":""`, &s); err != nil {
		return err
	}
	w.heard(s)
	return nil
}

// upload sends a file for the item.
func (w *writers) upload(login string, s *story) error {
	text := "%PDF-1.7\n" + s.Title + strings.Repeat("路灯照片 ", 4000) + "\n%%EOF\n"
	body := "--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"路灯.pdf\"\r\nContent-Type: application/pdf\r\n\r\n" + text + "\r\n--part--\r\n"
	var kept struct {
		ID     uint
		SHA256 string
	}
	if err := w.call(request{method: "POST", path: "/attachments", token: w.tokens[login], body: body, contentType: "multipart/form-data; boundary=part"}, &kept); err != nil {
		return err
	}
	if sum := sha256.Sum256([]byte(text)); kept.SHA256 != hex.EncodeToString(sum[:]) {
		w.Errorf("%s: the file arrived as another", s.Title)
	}
	s.File = kept
	return nil
}

// expectFile holds the stored file against what was acknowledged of it.
func (w *writers) expectFile(db *database.DB, s story) {
	w.Helper()
	row, err := database.One[attachment.Attachment](db.Read(w.Context()).Where("id = ?", s.File.ID))
	if err != nil {
		w.Errorf("%s: the file that was acknowledged: %v", s.Title, err)
		return
	}
	text, err := os.ReadFile(filepath.Join(w.folder, "attachments", row.StoredAs[:2], row.StoredAs))
	if sum := sha256.Sum256(text); err != nil || hex.EncodeToString(sum[:]) != s.File.SHA256 || row.RemovedAt != nil {
		w.Errorf("%s: the file that was acknowledged is not as it was: %+v, %v", s.Title, row, err)
	}
	if s.Phase != "draft" && row.OwnerID != s.ID {
		w.Errorf("%s: its file belongs to %s %d", s.Title, row.OwnerKind, row.OwnerID)
	}
}

// answer lets the unit receive the item, talk with the proposer, draft, review
// and sign its reply.
func (w *writers) answer(id, assignment uint) error {
	of := func(what string) string { return fmt.Sprintf("/assignments/%d/%s", assignment, what) }
	today := time.Now().In(time.FixedZone("", 8*3600)).Format(time.DateOnly)
	if err := w.act("clerk", id, of("receive"), "", nil); err != nil {
		return err
	}
	if err := w.act("clerk", id, of("communications"), fmt.Sprintf(`"phase":"before","mode":"phone","held_on":%q,"place":"","persons":"经办人","summary":"听取意见。"`, today), nil); err != nil {
		return err
	}
	reply, err := w.draft(id, of("reply"))
	if err != nil {
		return err
	}
	for _, by := range []struct{ login, what, more string }{
		{"clerk", "submit", ""}, {"reviewer", "review", `"pass":true,"comment":"","document_no":""`},
		{"signer", "sign", fmt.Sprintf(`"pass":true,"comment":"","document_no":"断函〔2026〕%d号"`, id)},
	} {
		if err := w.act(by.login, id, fmt.Sprintf("/replies/%d/%s", reply, by.what), by.more, nil); err != nil {
			return err
		}
	}
	return nil
}

// draft saves a reply, which has no key: whoever tries again may find it saved.
func (w *writers) draft(id uint, path string) (reply uint, err error) {
	var item struct {
		Content struct{ Points []struct{ ID string } }
		Rounds  []struct {
			Assignments []struct{ Reply *struct{ ID uint } }
		}
	}
	read := func() error {
		return w.call(request{method: "GET", path: fmt.Sprintf("/suggestions/%d", id), token: w.tokens["clerk"]}, &item)
	}
	if err := read(); err != nil {
		return 0, err
	}
	body := fmt.Sprintf(`{"version":0,"opening":"收悉。","answers":[{"point_id":%q,"text":"已增设。"}],"closing":"","class_code":"A","commitment_text":"","commitment_due_on":null,
		"class_reason":"","no_contact_reason":"","contact_person":"李四","contact_phone":"0700-1234567"}`, item.Content.Points[0].ID)
	if err := w.call(request{method: "PUT", path: path, token: w.tokens["clerk"], body: body}, &struct{}{}); err != nil && !errors.Is(err, errStale) {
		return 0, err
	}
	if err := read(); err != nil {
		return 0, err
	}
	saved := item.Rounds[0].Assignments[0].Reply
	if saved == nil {
		w.Errorf("%d: the reply that was acknowledged is not there", id)
		return 0, errStale
	}
	return saved.ID, nil
}

// act takes one step on an item, whose version is read first: units know it by
// one of their own.
func (w *writers) act(login string, id uint, path, more string, into any) error {
	var seen, done struct{ Version uint }
	if into == nil {
		into = &done
	}
	if err := w.call(request{method: "GET", path: fmt.Sprintf("/suggestions/%d", id), token: w.tokens[login]}, &seen); err != nil {
		return err
	}
	body := strings.Replace(fmt.Sprintf(`{"version":%d,%s}`, seen.Version, more), ",}", "}", 1)
	return w.call(request{method: "POST", path: path, token: w.tokens[login], body: body}, into)
}

func (w *writers) expectAll() {
	w.Helper()
	if w.unanswered.Load() == 0 || len(w.stories) < kills {
		w.Fatalf("%d requests were cut off, %d items made: nothing is proved", w.unanswered.Load(), len(w.stories))
	}
	w.Logf("%d items, %d keyed requests, %d cut off", len(w.stories), w.keys.Load(), w.unanswered.Load())
	db := w.open()
	defer func() {
		if err := db.Close(); err != nil {
			w.Error(err)
		}
	}()
	found := suggestiontest.Whole(w, db.Read(w.Context()), func(title string) bool { return strings.Contains(title, mark) })
	if int64(len(found)) != w.created.Load() {
		w.Errorf("%d items are stored, %d were made", len(found), w.created.Load())
	}
	files := 0
	for id, s := range w.stories {
		if row := found[id]; row.Title != s.Title || row.Version != s.Version || row.Phase != s.Phase {
			w.Errorf("acknowledged: %+v, stored: %+v", s, row)
		}
		if s.File.ID != 0 {
			files++
			w.expectFile(db, s)
		}
	}
	if files == 0 {
		w.Error("no upload was acknowledged: nothing is proved of them")
	}
	var kept int64
	if err := db.Read(w.Context()).Model(&idempotency.Response{}).Where("key LIKE ?", keyPrefix+"%").Count(&kept).Error; err != nil {
		w.Fatal(err)
	}
	if kept != w.keys.Load() {
		w.Errorf("%d answers are kept, %d requests were answered", kept, w.keys.Load())
	}
	report, err := w.command("doctor", "--rebuild").CombinedOutput()
	if err != nil || !strings.Contains(string(report), "none differs") {
		w.Errorf("the doctor: %v\n%s", err, report)
	}
}

// A server that is told to end answers what is under way, and then ends.
func TestAServerThatIsToldToEndAnswersWhatIsUnderWay(t *testing.T) {
	p := newProgram(t, "sqlite")
	p.start()
	token := p.logIn("deputy")
	line, err := net.Dial("tcp", p.address)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = line.Close() }()
	body := `{"title":"关于` + mark + `的建议"}`
	say := func(text string) {
		if _, err := io.WriteString(line, text); err != nil {
			t.Fatal(err)
		}
	}
	say(fmt.Sprintf("POST /api/v1/suggestions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\n"+
		"Content-Length: %d\r\nExpect: 100-continue\r\n\r\n", token, len(body)))
	answers := bufio.NewReader(line)
	if proceed, err := answers.ReadString('\n'); err != nil || !strings.Contains(proceed, "100") {
		t.Fatalf("the request is not under way: %q, %v", proceed, err)
	}
	if _, err := answers.ReadString('\n'); err != nil {
		t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() { p.stop(); close(ended) }()
	for { // until nobody is let in any more
		probe, err := net.Dial("tcp", p.address)
		if err != nil {
			break
		}
		_ = probe.Close()
	}
	say(body)
	answer, err := http.ReadResponse(answers, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = answer.Body.Close() }()
	var s story
	if err := json.NewDecoder(answer.Body).Decode(&s); err != nil || answer.StatusCode != http.StatusCreated {
		t.Fatalf("the request under way got %d, %v", answer.StatusCode, err)
	}
	<-ended
	db := p.open()
	defer func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	}()
	if row, err := database.One[suggestion.Suggestion](db.Read(t.Context()).Where("id = ?", s.ID)); err != nil || row.Version != s.Version {
		t.Errorf("%+v was acknowledged and is not there: %v", s, err)
	}
}
