package app

import (
	"compress/gzip"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/gin-gonic/gin"
	"gorm.io/gorm"

	"lianluo/api"
	"lianluo/internal/access"
	"lianluo/internal/audit"
	"lianluo/internal/config"
	"lianluo/internal/web"
)

func testApp(t *testing.T, settings ...string) *App {
	t.Helper()
	cfg, err := config.Read(append([]string{"LIANLUO_DATA=" + t.TempDir()}, settings...))
	if err != nil {
		t.Fatal(err)
	}
	cfg.Addr = "127.0.0.1:0" // the system picks a free port
	a, err := New(t.Context(), cfg, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	})
	return a
}

// running is a server on a free port that stop ends as a signal would.
type running struct {
	url  string
	stop func() error
}

func start(t *testing.T, a *App) running {
	t.Helper()
	ctx, end := context.WithCancel(context.Background())
	address, ended := make(chan string, 1), make(chan error, 1)
	go func() { ended <- a.Run(ctx, func(at string) { address <- at }) }()
	var once bool
	stop := func() error {
		if once {
			return nil
		}
		once = true
		end()
		return <-ended
	}
	t.Cleanup(func() {
		if err := stop(); err != nil {
			t.Error(err)
		}
	})
	select {
	case at := <-address:
		return running{url: "http://" + at, stop: stop}
	case err := <-ended:
		t.Fatal(err)
		return running{}
	}
}

type answer struct {
	status int
	header http.Header
	body   string
}

func ask(t *testing.T, method, url string, headers ...string) answer {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), method, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(headers); i += 2 {
		request.Header.Set(headers[i], headers[i+1])
	}
	response, err := http.DefaultTransport.RoundTrip(request)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer{response.StatusCode, response.Header, string(body)}
}

func problem(t *testing.T, got answer) web.Problem {
	t.Helper()
	var p web.Problem
	if err := json.Unmarshal([]byte(got.body), &p); err != nil || got.header.Get("Content-Type") != "application/problem+json" {
		t.Fatalf("no problem document: %s %q (%v)", got.header.Get("Content-Type"), got.body, err)
	}
	if p.Status != got.status || p.Detail == "" || p.RequestID == "" {
		t.Errorf("incomplete problem: %+v", p)
	}
	return p
}

func TestTheServerSaysHowItIs(t *testing.T) {
	s := start(t, testApp(t))
	for path, want := range map[string]string{"/healthz": `{"status":"ok"}`, "/readyz": `{"status":"ready"}`} {
		if got := ask(t, "GET", s.url+path); got.status != 200 || got.body != want {
			t.Errorf("%s: %d %s", path, got.status, got.body)
		}
	}
	metrics := ask(t, "GET", s.url+"/metrics")
	if metrics.status != 200 || !strings.Contains(metrics.body, `lianluo_http_request_seconds_count{method="GET",route="/readyz",status="200"} 1`) {
		t.Errorf("metrics: %d %s", metrics.status, metrics.body)
	}
}

func TestMetricsAreForThisMachineUnlessOpened(t *testing.T) {
	closed, open := testApp(t), testApp(t, "LIANLUO_METRICS_PUBLIC=true")
	for name, c := range map[string]struct {
		app       *App
		from, via string
		want      int
	}{
		"this machine":       {closed, "127.0.0.1:5000", "", 200},
		"this machine, IPv6": {closed, "[::1]:5000", "", 200},
		"another":            {closed, "192.0.2.7:5000", "", 404},
		"through a proxy":    {closed, "127.0.0.1:5000", "192.0.2.7", 404},
		"another, opened":    {open, "192.0.2.7:5000", "", 200},
	} {
		request := httptest.NewRequest("GET", "/metrics", nil)
		request.RemoteAddr = c.from
		if c.via != "" {
			request.Header.Set("X-Forwarded-For", c.via)
		}
		w := httptest.NewRecorder()
		c.app.Router.ServeHTTP(w, request)
		if w.Code != c.want {
			t.Errorf("%s: %d, want %d", name, w.Code, c.want)
		}
	}
}

func TestAServerWithoutItsDatabaseIsAliveButNotReady(t *testing.T) {
	a := testApp(t)
	if err := a.DB.Close(); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]int{"/healthz": 200, "/readyz": 503} {
		w := httptest.NewRecorder()
		a.Router.ServeHTTP(w, httptest.NewRequest("GET", path, nil))
		if w.Code != want {
			t.Errorf("%s: %d, want %d", path, w.Code, want)
		}
	}
}

func TestTheDocumentationComesFromTheServerAlone(t *testing.T) {
	s := start(t, testApp(t))
	page := ask(t, "GET", s.url+"/api/docs")
	if page.status != 200 || !strings.HasPrefix(page.header.Get("Content-Type"), "text/html") {
		t.Fatalf("%d %s", page.status, page.header.Get("Content-Type"))
	}
	if strings.Contains(page.body, "://") || strings.Contains(page.body, "onclick") || strings.Contains(page.body, "<script>") {
		t.Error("the page must name no other host and hold no script of its own: the policy forbids both")
	}
	for path, kind := range map[string]string{"/api/docs/docs.js": "text/javascript", "/api/docs/docs.css": "text/css"} {
		if !strings.Contains(page.body, `"`+path+`"`) {
			t.Errorf("the page does not load %s", path)
		}
		if got := ask(t, "GET", s.url+path); got.status != 200 || !strings.HasPrefix(got.header.Get("Content-Type"), kind) {
			t.Errorf("%s: %d %s", path, got.status, got.header.Get("Content-Type"))
		}
	}
	if got := ask(t, "GET", s.url+"/api/swagger.json"); got.status != 200 || got.body != string(api.Swagger) {
		t.Errorf("contract: %d, %d bytes", got.status, len(got.body))
	}
}

func TestAnUnknownAddressIsAProblemThatNamesTheWayOut(t *testing.T) {
	s := start(t, testApp(t))
	for _, path := range []string{"/api", "/api/v1/nothing", "/api/v2/suggestions", "/api/docs/other.js"} {
		if got := ask(t, "GET", s.url+path); got.status != 404 || problem(t, got).Code != "no-such-address" {
			t.Errorf("GET %s: %d %s", path, got.status, got.body)
		}
	}
	for method, path := range map[string]string{"DELETE": "/api/swagger.json", "POST": "/healthz", "PUT": "/somewhere"} {
		if got := ask(t, method, s.url+path); got.status != 405 || problem(t, got).Code != "method-not-allowed" {
			t.Errorf("%s %s: %d %s", method, path, got.status, got.body)
		}
	}
}

func TestEveryAnswerCarriesTheSecurityHeaders(t *testing.T) {
	s := start(t, testApp(t))
	for _, path := range []string{"/healthz", "/api/docs", "/api/nothing", "/"} {
		h := ask(t, "GET", s.url+path).header
		for _, name := range []string{"Content-Security-Policy", "X-Content-Type-Options", "X-Frame-Options", "X-Request-Id"} {
			if h.Get(name) == "" {
				t.Errorf("%s: no %s", path, name)
			}
		}
	}
}

// open lists the routes that work without a log-in.
var open = []string{
	"GET /api/v1/setup", "POST /api/v1/setup", "POST /api/v1/auth/login", "POST /api/v1/auth/refresh",
	"GET /api/v1/auth/oidc", "POST /api/v1/auth/oidc/start", "GET /api/v1/auth/oidc/callback",
	"POST /api/v1/ballot-paper", "POST /api/v1/ballot-paper/vote", "POST /api/v1/papers/verify",
}

func TestWithoutALogInNothingElseIsTold(t *testing.T) {
	a := testApp(t)
	for _, route := range a.Router.Routes() {
		if !strings.HasPrefix(route.Path, "/api/v1/") || slices.Contains(open, route.Method+" "+route.Path) {
			continue
		}
		w := httptest.NewRecorder()
		a.Router.ServeHTTP(w, httptest.NewRequest(route.Method, strings.ReplaceAll(route.Path, ":id", "1"), nil))
		if w.Code != http.StatusUnauthorized {
			t.Errorf("%s %s: %d, want 401", route.Method, route.Path, w.Code)
		}
	}
}

func built(files fstest.MapFS) *gin.Engine {
	p := &pages{files: files, built: files != nil, small: map[string][]byte{}}
	if p.built {
		p.index = files["index.html"].Data
	}
	r := gin.New()
	r.NoRoute(p.serve)
	return r
}

func TestThePagesAreServedWithTheirCaching(t *testing.T) {
	script := strings.Repeat("console.log('联络');", 200)
	s := httptest.NewServer(built(fstest.MapFS{
		"index.html":         {Data: []byte("<title>联络</title>")},
		"favicon.svg":        {Data: []byte("<svg/>")},
		"assets/app-1a2b.js": {Data: []byte(script)},
		".vite/manifest":     {Data: []byte("{}")},
	}))
	defer s.Close()
	for path, want := range map[string][3]string{
		"/":                       {"<title>联络</title>", "no-cache", "text/html; charset=utf-8"},
		"/suggestions/17?tab=log": {"<title>联络</title>", "no-cache", "text/html; charset=utf-8"},
		"/.vite/manifest":         {"<title>联络</title>", "no-cache", "text/html; charset=utf-8"},
		"/favicon.svg":            {"<svg/>", "public, max-age=3600", "image/svg+xml"},
		"/assets/app-1a2b.js":     {script, "public, max-age=31536000, immutable", "text/javascript; charset=utf-8"},
	} {
		got := ask(t, "GET", s.URL+path, "Accept-Encoding", "identity")
		if got.status != 200 || [3]string{got.body, got.header.Get("Cache-Control"), got.header.Get("Content-Type")} != want {
			t.Errorf("%s: %d %v %.60s", path, got.status, got.header, got.body)
		}
	}
	if got := ask(t, "GET", s.URL+"/assets/app-gone.js"); got.status != 404 {
		t.Errorf("an asset of another build: %d, want 404", got.status)
	}
	for range 2 {
		got := ask(t, "GET", s.URL+"/assets/app-1a2b.js", "Accept-Encoding", "gzip")
		unpacked, err := gzip.NewReader(strings.NewReader(got.body))
		if err != nil {
			t.Fatal(err)
		}
		if text, err := io.ReadAll(unpacked); err != nil || string(text) != script || len(got.body) >= len(script) {
			t.Errorf("gzip: %v, %d bytes on the wire", err, len(got.body))
		}
	}
}

func TestAServerWithoutPagesSaysHowToBuildThem(t *testing.T) {
	w := httptest.NewRecorder()
	built(nil).ServeHTTP(w, httptest.NewRequest("GET", "/", nil))
	if w.Code != 503 || !strings.Contains(w.Body.String(), "make build") {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

func TestAStopLetsARequestUnderWayFinish(t *testing.T) {
	a := testApp(t)
	entered, leave := make(chan struct{}), make(chan struct{})
	a.Router.GET("/slow", func(c *gin.Context) { close(entered); <-leave; c.String(200, "done") })
	s := start(t, a)
	slow := make(chan answer, 1)
	go func() { slow <- ask(t, "GET", s.url+"/slow") }()
	<-entered
	stopped := make(chan error, 1)
	go func() { stopped <- s.stop() }()
	waitUntilRefused(t, s.url)
	close(leave)
	if got := <-slow; got.status != 200 || got.body != "done" {
		t.Errorf("the request under way got %d %q", got.status, got.body)
	}
	if err := <-stopped; err != nil {
		t.Errorf("stop: %v", err)
	}
}

func waitUntilRefused(t *testing.T, url string) {
	t.Helper()
	client := http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	for limit := time.Now().Add(10 * time.Second); time.Now().Before(limit); {
		response, err := client.Get(url + "/healthz")
		if err != nil {
			return
		}
		_ = response.Body.Close()
	}
	t.Fatal("the server still takes connections after it was told to stop")
}

func TestTheServerSealsTheAuditRecord(t *testing.T) {
	a := testApp(t)
	err := a.DB.Write(t.Context(), func(tx *gorm.DB) error {
		return audit.Record(tx, access.Actor{}, audit.Event{At: a.now(), Action: "test.happened", Subject: "test/1"})
	})
	if err != nil {
		t.Fatal(err)
	}
	start(t, a)
	for limit := time.Now().Add(10 * time.Second); ; {
		verdict, err := audit.Verify(t.Context(), a.DB)
		if err != nil {
			t.Fatal(err)
		}
		if verdict.Seals > 0 && verdict.Intact && verdict.Unsealed == 0 {
			return
		}
		if time.Now().After(limit) {
			t.Fatalf("not sealed: %+v", verdict)
		}
	}
}

func TestAnOlderProgramIsNotReadyOnANewerSchema(t *testing.T) {
	a := testApp(t)
	err := a.DB.Write(t.Context(), func(tx *gorm.DB) error {
		return tx.Exec("INSERT INTO goose_db_version (version_id, is_applied) VALUES (99999, true)").Error
	})
	if err != nil {
		t.Fatal(err)
	}
	w := httptest.NewRecorder()
	a.Router.ServeHTTP(w, httptest.NewRequest("GET", "/readyz", nil))
	if w.Code != 503 {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

func TestADataFolderThatCannotBeMadeIsNamed(t *testing.T) {
	_, err := Open(config.Config{Data: "/dev/null/data"})
	if err == nil || !strings.Contains(err.Error(), "LIANLUO_DATA") {
		t.Errorf("got %v", err)
	}
}
