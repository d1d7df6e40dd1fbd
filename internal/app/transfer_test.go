package app

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"gorm.io/gorm"

	"lianluo/internal/attachment"
	"lianluo/internal/audit"
	"lianluo/internal/config"
	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
	"lianluo/internal/org"
	"lianluo/internal/transfer"
	"lianluo/internal/view"
	"lianluo/internal/webhook"
)

func silently(*gorm.DB, transfer.Manifest) error { return nil }

// place is a database with a folder of attachments.
func place(t *testing.T, db *database.DB) *transfer.Source {
	t.Helper()
	cfg, err := config.Read([]string{"LIANLUO_DATA=" + t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	return Transfer(cfg, db)
}

// exported writes a file though votes are being taken, as in the demonstration.
func exported(t *testing.T, s *transfer.Source, o transfer.Options) ([]byte, transfer.Manifest) {
	t.Helper()
	var out bytes.Buffer
	whatever := *s
	whatever.Held = nil
	m, err := whatever.Export(t.Context(), &out, o)
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes(), m
}

func takeOver(t *testing.T, s *transfer.Source, file []byte) error {
	t.Helper()
	_, err := s.Import(t.Context(), bytes.NewReader(file), int64(len(file)), silently)
	return err
}

// moved takes a file over into a new database and must succeed.
func moved(t *testing.T, db *database.DB, file []byte) *transfer.Source {
	t.Helper()
	to := place(t, db)
	if err := takeOver(t, to, file); err != nil {
		t.Fatal(err)
	}
	return to
}

func seal(t *testing.T, db *database.DB) {
	t.Helper()
	for {
		if n, err := audit.SealNew(t.Context(), db, time.Now()); err != nil {
			t.Fatal(err)
		} else if n == 0 {
			return
		}
	}
}

// attach lays the files of a few attachments beside the city's own.
func (c *city) attach() {
	c.Helper()
	deputy := c.tokens[0].token
	png := append([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"), make([]byte, 70_000)...)
	for range 2 {
		var body bytes.Buffer
		body.WriteString("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"路口.png\"\r\nContent-Type: image/png\r\n\r\n")
		body.Write(png)
		body.WriteString("\r\n--b--\r\n")
		if got := c.send("POST", attempt{path: "/api/v1/attachments", body: body.Bytes(), contentType: "multipart/form-data; boundary=b"}, deputy); got.status != 201 {
			c.Fatalf("upload: %d %s", got.status, got.body)
		}
	}
}

// derived are the rows that stay behind because they follow from the rest.
func derived(t *testing.T, db *database.DB) map[string][]string {
	t.Helper()
	found := map[string][]string{}
	for table, columns := range map[string]string{
		"search_documents": "id || ' ' || body",
		"search_titles":    "congress_id || ' ' || id || ' ' || pair || ' ' || pairs",
		"figures": "suggestion_id || ' ' || scope || ' ' || unit_id || ' ' || system || ' ' || congress_id || ' ' || session_id || ' ' || year || ' ' || category" +
			" || ' ' || delegation_id || ' ' || lead_deputy_id || ' ' || flags || ' ' || class_set || ' ' || class_code || ' ' || COALESCE(promise_on, '')" +
			" || ' ' || COALESCE(assigned_on, '') || ' ' || COALESCE(replied_on, '') || ' ' || days || ' ' || COALESCE(since_on, '') || ' ' || COALESCE(due_on, '')" +
			" || ' ' || COALESCE(law_due_on, '') || ' ' || due_kind",
	} {
		var rows []string
		if err := db.Read(t.Context()).Table(table).Select(columns).Scan(&rows).Error; err != nil {
			t.Fatal(err)
		}
		if len(rows) == 0 {
			t.Errorf("table %s is empty: nothing is compared", table)
		}
		slices.Sort(rows)
		found[table] = rows
	}
	return found
}

func TestTheDataOfAServer(t *testing.T) {
	c := newCity(t)
	c.attach()
	for _, step := range []struct {
		name string
		run  func(t *testing.T, c *city)
	}{
		{"a server moves from one engine to the other and back without loss", movesThereAndBack},
		{"numbers go on where they stopped, also of rows that are gone", numbersGoOn},
		{"people go on where the data went to", peopleGoOn},
		{"without hashes nobody logs in before a new password", withoutHashes},
		{"one congress leaves the others behind", leavesOthersBehind},
		{"what is not a whole export is refused and changes nothing", refusesDamage},
		{"a record that held and does not any more is refused", refusesForgery},
		{"a file that is not the one uploaded stops the export", refusesOtherFile},
	} {
		t.Run(step.name, func(t *testing.T) { step.run(t, c) })
	}
}

// noTableEmpty puts a row of awkward values into each table that has none.
func noTableEmpty(t *testing.T, db *database.DB, file []byte, m transfer.Manifest) {
	t.Helper()
	var described []transfer.Described
	if err := json.Unmarshal(part(t, file, "schema.json"), &described); err != nil {
		t.Fatal(err)
	}
	values := map[transfer.Kind]any{transfer.Integer: 1 << 30, transfer.Text: "\"'\\\t\r\n<&>\u2028𠮷", transfer.Boolean: true, transfer.Day: "2028-02-29",
		transfer.Instant: time.Date(2026, 3, 5, 1, 2, 3, 4000, time.UTC), transfer.JSON: `{"a":["<","𠮷"]}`}
	chosen := map[string]string{"mails.state": "waiting", "mails.channel": "mail", "notice_preferences.mode": "digest", "notice_preferences.channel": "wechat"} // of the few that the database knows
	err := db.Write(t.Context(), func(tx *gorm.DB) error {
		for i, d := range described {
			if m.Tables[i].Rows > 0 {
				continue
			}
			row := map[string]any{}
			for _, c := range d.Columns {
				row[c.Name] = values[c.Kind]
				if word := chosen[d.Table+"."+c.Name]; word != "" {
					row[c.Name] = word
				}
				if c.References != "" {
					row[c.Name] = gorm.Expr(`(SELECT MIN(id) FROM "` + c.References + `")`)
				}
			}
			if err := tx.Table(d.Table).Create(row).Error; err != nil {
				return fmt.Errorf("%s: %w", d.Table, err)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func movesThereAndBack(t *testing.T, c *city) {
	seal(t, c.app.DB)
	all := transfer.Options{PasswordHashes: true}
	first, m := exported(t, Transfer(c.app.Config, c.app.DB), all)
	if m.Rows() < 2000 || len(m.Files) < 2 || !m.Audit.Chain || !m.Audit.Intact {
		t.Fatalf("nothing is proved by %s, %+v", m, m.Audit)
	}
	there := moved(t, databasetest.Postgres(t), first)
	second, _ := exported(t, there, all)
	back := moved(t, databasetest.SQLite(t), second)
	third, _ := exported(t, back, all)
	if !bytes.Equal(first, second) || !bytes.Equal(first, third) {
		t.Errorf("three exports of the same rows differ: %d, %d and %d bytes", len(first), len(second), len(third))
	}
	noTableEmpty(t, back.DB, third, m)
	full, m := exported(t, back, all)
	again, _ := exported(t, moved(t, databasetest.Postgres(t), full), all)
	if slices.ContainsFunc(m.Tables, func(e transfer.TableEntry) bool { return e.Rows == 0 }) || !bytes.Equal(full, again) {
		t.Errorf("two exports with rows in every table differ, or one is empty: %d and %d bytes, %+v", len(full), len(again), m.Tables)
	}
	want := derived(t, c.app.DB)
	for name, s := range map[string]*transfer.Source{"there": there, "back": back} {
		verdict, err := audit.Verify(t.Context(), s.DB)
		if err != nil || !verdict.Intact || verdict.Events == 0 || verdict.Unsealed != 0 {
			t.Errorf("%s, the record: %+v, %v", name, verdict, err)
		}
		if diff := cmp.Diff(want, derived(t, s.DB)); diff != "" {
			t.Errorf("%s, what follows from the rest: %s", name, diff)
		}
	}
}

// numbersGoOn: the record tells of rows by their ids, so none is given twice.
func numbersGoOn(t *testing.T, c *city) {
	lasts := func(db *database.DB) (out []int64) {
		t.Helper()
		for _, table := range []string{"replies", "login_sessions", "saved_views", "webhook_endpoints"} {
			last, err := database.LastID(db.Read(t.Context()), table)
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, last)
		}
		return out
	}
	next := func(db *database.DB) (ids []int64) { // of rows that go at once
		t.Helper()
		err := db.Write(t.Context(), func(tx *gorm.DB) error {
			saved := view.SavedView{CongressID: 1, UserID: 1, Name: "作废", CreatedAt: time.Now().UTC()}
			endpoint := webhook.Endpoint{CongressID: 1, Name: "作废", State: webhook.Active, CreatedAt: time.Now().UTC()}
			for _, row := range []any{&saved, &endpoint} {
				if err := errors.Join(tx.Create(row).Error, tx.Delete(row).Error); err != nil {
					return err
				}
			}
			ids = []int64{int64(saved.ID), int64(endpoint.ID)}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		return ids
	}
	before := next(c.app.DB)
	want := lasts(c.app.DB)
	if want[0] < 2 || want[1] < 2 || want[2] != before[0] || want[3] != before[1] {
		t.Fatalf("nothing is proved by %v after %v", want, before)
	}
	file, _ := exported(t, Transfer(c.app.Config, c.app.DB), transfer.Options{PasswordHashes: true})
	there := moved(t, databasetest.Postgres(t), file)
	file, _ = exported(t, there, transfer.Options{PasswordHashes: true})
	back := moved(t, databasetest.SQLite(t), file)
	for name, db := range map[string]*database.DB{"there": there.DB, "back": back.DB} {
		if got := lasts(db); !slices.Equal(got, want) {
			t.Errorf("%s, the last numbers are %v, want %v", name, got, want)
		}
		if got := next(db); got[0] != before[0]+1 || got[1] != before[1]+1 {
			t.Errorf("%s, the next rows are %v, which follow %v", name, got, before)
		}
	}
}

func peopleGoOn(t *testing.T, c *city) {
	file, _ := exported(t, Transfer(c.app.Config, c.app.DB), transfer.Options{PasswordHashes: true})
	a := testApp(t, "DATABASE_URL="+databasetest.PostgresDSN(t)) // it has started before, so its calendar is there
	if err := takeOver(t, Transfer(a.Config, a.DB), file); err != nil {
		t.Fatal(err)
	}
	moved := &city{T: t, app: a}
	deputy := logIn(t, a, "deputy", demoPassword)
	var uploaded []attachment.Attachment
	if err := a.DB.Read(t.Context()).Order("id DESC").Limit(2).Find(&uploaded).Error; err != nil || len(uploaded) != 2 {
		t.Fatal(uploaded, err)
	}
	got := moved.send("GET", attempt{path: "/api/v1/attachments/" + strconv.FormatUint(uint64(uploaded[0].ID), 10)}, deputy)
	if got.status != 200 || int64(len(got.body)) != uploaded[0].Size {
		t.Errorf("an attachment: %d, %d bytes", got.status, len(got.body))
	}
	made := moved.send("POST", attempt{path: "/api/v1/suggestions", body: []byte(`{"title":"关于搬家以后的建议"}`), contentType: asJSON}, deputy)
	if made.status != 201 {
		t.Errorf("a new draft: %d %s", made.status, made.body)
	}
	if got := ask(t, "GET", start(t, a).url+"/readyz"); got.status != 200 {
		t.Errorf("not ready: %d %s", got.status, got.body)
	}
}

func withoutHashes(t *testing.T, c *city) {
	file, m := exported(t, Transfer(c.app.Config, c.app.DB), transfer.Options{})
	if bytes.Contains(part(t, file, "tables/users.jsonl"), []byte("argon2id")) || slices.ContainsFunc(m.Tables, func(e transfer.TableEntry) bool { return e.Table == "former_passwords" }) {
		t.Fatal("hashes of passwords are in the file though nobody asked for them")
	}
	a := testApp(t)
	if err := takeOver(t, Transfer(a.Config, a.DB), file); err != nil {
		t.Fatal(err)
	}
	for _, password := range []string{demoPassword, "x"} {
		if w := send(a, "POST", "/api/v1/auth/login", "", `{"login_name":"deputy","password":"`+password+`"}`); w.Code != 401 {
			t.Errorf("password %q: %d %s", password, w.Code, w.Body)
		}
	}
	slip, err := a.Features.Account.ResetPasswordOf(t.Context(), "deputy")
	if err != nil {
		t.Fatal(err)
	}
	logIn(t, a, "deputy", slip.InitialPassword)
}

func leavesOthersBehind(t *testing.T, c *city) {
	var all []org.Congress
	if err := c.app.DB.Read(t.Context()).Order("id").Find(&all).Error; err != nil || len(all) < 2 {
		t.Fatalf("the demonstration has %d congresses, %v", len(all), err)
	}
	for _, congress := range all[:2] {
		file, m := exported(t, Transfer(c.app.Config, c.app.DB), transfer.Options{CongressID: congress.ID, PasswordHashes: true})
		if m.Congress != congress.Name || m.Audit.Chain {
			t.Errorf("%s: %+v", congress.Name, m)
		}
		to := moved(t, databasetest.Postgres(t), file)
		// Exported again with the same options, every row and file of the congress is as
		// it was: the manifests name the hash of each part. A congress that is alone says
		// of its record what one beside others cannot.
		again, there := exported(t, to, transfer.Options{CongressID: congress.ID, PasswordHashes: true})
		_, back := exported(t, moved(t, databasetest.SQLite(t), again), transfer.Options{CongressID: congress.ID, PasswordHashes: true})
		for engine, got := range map[string]transfer.Manifest{"PostgreSQL": there, "SQLite": back} {
			got.Audit = m.Audit
			if diff := cmp.Diff(m, got); diff != "" {
				t.Errorf("%s, exported again from %s: %s", congress.Name, engine, diff)
			}
		}
		var left []org.Congress
		var suggestions, foreign int64
		err := errors.Join(to.DB.Read(t.Context()).Find(&left).Error,
			to.DB.Read(t.Context()).Table("suggestions").Count(&suggestions).Error,
			to.DB.Read(t.Context()).Table("audit_events").Where("congress_id <> ? OR seal_id IS NOT NULL", congress.ID).Count(&foreign).Error)
		if err != nil || len(left) != 1 || left[0].Name != congress.Name || left[0].ParentID != nil || foreign != 0 {
			t.Errorf("%s: %+v, %d foreign events, %v", congress.Name, left, foreign, err)
		}
		if congress.ID == all[0].ID && suggestions == 0 {
			t.Errorf("%s has no suggestions any more", congress.Name)
		}
		seal(t, to.DB)
		if verdict, err := audit.Verify(t.Context(), to.DB); err != nil || !verdict.Intact || congress.ID == all[0].ID && verdict.Events == 0 {
			t.Errorf("%s, sealed anew: %+v, %v", congress.Name, verdict, err)
		}
	}
}

// part reads one part of an export.
func part(t *testing.T, file []byte, name string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	r, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = r.Close() }()
	text, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// changed is an export with some parts replaced; nil leaves a part out.
func changed(t *testing.T, file []byte, parts map[string][]byte) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range z.File {
		text, replaced := parts[f.Name]
		if replaced && text == nil {
			continue
		}
		if !replaced {
			text = part(t, file, f.Name)
		}
		p, err := w.Create(f.Name)
		if err == nil {
			_, err = p.Write(text)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func refusesDamage(t *testing.T, c *city) {
	file, m := exported(t, Transfer(c.app.Config, c.app.DB), transfer.Options{})
	manifest, users := part(t, file, "manifest.json"), part(t, file, "tables/users.jsonl")
	with := func(old, new string) []byte {
		if !bytes.Contains(manifest, []byte(old)) {
			t.Fatalf("the manifest has no %s", old)
		}
		return bytes.Replace(manifest, []byte(old), []byte(new), 1)
	}
	files := map[string]struct {
		file []byte
		want string
	}{
		"no archive":      {[]byte("PK"), "no export"},
		"no manifest":     {changed(t, file, map[string][]byte{"manifest.json": nil}), "no export"},
		"another form":    {changed(t, file, map[string][]byte{"manifest.json": with(`"format": 1`, `"format": 2`)}), "no export"},
		"another schema":  {changed(t, file, map[string][]byte{"manifest.json": with(`"schema": `, `"schema": 1`)}), "another version"},
		"a changed row":   {changed(t, file, map[string][]byte{"tables/users.jsonl": bytes.Replace(users, []byte("active"), []byte("closed"), 1)}), "damaged"},
		"a missing table": {changed(t, file, map[string][]byte{"tables/users.jsonl": nil}), "damaged"},
		"a missing file":  {changed(t, file, map[string][]byte{m.Files[0].Name: nil}), "damaged"},
		"another file":    {changed(t, file, map[string][]byte{m.Files[0].Name: []byte("x")}), "damaged"},
		"a way out":       {changed(t, file, map[string][]byte{"manifest.json": with(m.Files[0].Name, "files/../../../../tmp/x")}), "damaged"},
		"cut off":         {file[:len(file)/2], "no export"},
	}
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		to := place(t, db)
		for name, f := range files {
			if err := takeOver(t, to, f.file); err == nil || !strings.Contains(err.Error(), f.want) {
				t.Errorf("%s: %v", name, err)
			}
			for _, table := range []string{"congresses", "users", "suggestions", "attachments"} {
				var rows int64
				if err := db.Read(t.Context()).Table(table).Count(&rows).Error; err != nil || rows != 0 {
					t.Errorf("%s: %d rows in %s, %v", name, rows, table, err)
				}
			}
		}
		if err := takeOver(t, to, file); err != nil {
			t.Fatalf("the whole one: %v", err)
		}
		if err := takeOver(t, to, file); !errors.Is(err, transfer.ErrNotEmpty) {
			t.Errorf("a second time: %v", err)
		}
	})
}

func refusesForgery(t *testing.T, c *city) {
	seal(t, c.app.DB)
	s := Transfer(c.app.Config, c.app.DB)
	_, m := exported(t, s, transfer.Options{})
	err := c.app.DB.Write(t.Context(), func(tx *gorm.DB) error {
		return tx.Model(&audit.Event{}).Where("id = 5").UpdateColumn("subject", "user/999").Error
	})
	if err != nil {
		t.Fatal(err)
	}
	forged, broken := exported(t, s, transfer.Options{})
	if broken.Audit.Intact {
		t.Error("the export says that a forged record holds")
	}
	moved(t, databasetest.SQLite(t), forged) // as it is, and the file says so
	broken.Audit = m.Audit
	text, err := json.Marshal(broken)
	if err != nil {
		t.Fatal(err)
	}
	err = takeOver(t, place(t, databasetest.Postgres(t)), changed(t, forged, map[string][]byte{"manifest.json": text}))
	if !errors.Is(err, transfer.ErrChain) {
		t.Errorf("got %v", err)
	}
}

func refusesOtherFile(t *testing.T, c *city) {
	var last attachment.Attachment
	if err := c.app.DB.Read(t.Context()).Order("id DESC").Take(&last).Error; err != nil {
		t.Fatal(err)
	}
	s := Transfer(c.app.Config, c.app.DB)
	s.Held = nil // as in exported
	if err := os.WriteFile(filepath.Join(s.Folder, attachment.Place(last.StoredAs)), []byte("other"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Export(t.Context(), io.Discard, transfer.Options{}); err == nil || !strings.Contains(err.Error(), "hash differs") {
		t.Errorf("got %v", err)
	}
}

// New tables go along by themselves; one that cannot is named.
func TestEveryTableIsTransferredOrNamedAsLeftOut(t *testing.T) {
	type Stray struct{ ID uint }
	type Child struct {
		ID     uint
		UnitID uint
	}
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		s := place(t, db)
		run := func(statement string) {
			t.Helper()
			if err := db.Write(t.Context(), func(tx *gorm.DB) error { return tx.Exec(statement).Error }); err != nil {
				t.Fatal(err)
			}
		}
		refused := func(words string) {
			t.Helper()
			if _, err := s.Export(t.Context(), io.Discard, transfer.Options{}); err == nil || !strings.Contains(err.Error(), words) {
				t.Errorf("got %v, want %s", err, words)
			}
		}
		exported(t, s, transfer.Options{}) // as the product is

		run("CREATE TABLE strays (id bigint PRIMARY KEY)")
		refused("strays is neither transferred nor named")
		s.Rows = append(s.Rows, &Stray{})
		refused("strays belongs to no congress")
		run("DROP TABLE strays")

		run("CREATE TABLE children (id bigint PRIMARY KEY, unit_id bigint NOT NULL REFERENCES units (id))")
		s.Rows = append(s.Rows, &Child{})
		if _, m := exported(t, s, transfer.Options{}); !slices.ContainsFunc(m.Tables, func(e transfer.TableEntry) bool { return e.Table == "children" }) {
			t.Error("a child of a table that is transferred is not")
		}
		run("ALTER TABLE children ADD COLUMN added bigint")
		refused("children has 3 columns, its row type 2")
	})
}

func TestTheDescriptionTellsOfEveryColumn(t *testing.T) {
	file, m := exported(t, place(t, databasetest.SQLite(t)), transfer.Options{PasswordHashes: true})
	var described []transfer.Described
	if err := json.Unmarshal(part(t, file, "schema.json"), &described); err != nil {
		t.Fatal(err)
	}
	if len(described) != len(m.Tables) || len(described) < 40 {
		t.Fatalf("%d tables are described, %d are there", len(described), len(m.Tables))
	}
	for _, d := range described {
		if d.About == "" {
			t.Errorf("nothing is said of table %s: run make gen, or give its row a comment", d.Table)
		}
		for _, c := range d.Columns {
			if c.Kind == "" {
				t.Errorf("%s.%s has no kind", d.Table, c.Name)
			}
		}
	}
	texts := described[slices.IndexFunc(described, func(d transfer.Described) bool { return d.Table == "content_versions" })]
	want := transfer.DescribedColumn{Name: "suggestion_id", Kind: transfer.Integer, References: "suggestions"}
	if !slices.Contains(texts.Columns, want) {
		t.Errorf("%+v is missing in %+v", want, texts.Columns)
	}
}
