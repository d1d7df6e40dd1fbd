package attachment_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"mime"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/attachment"
	"lianluo/internal/audit"
	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
	"lianluo/internal/web"
)

func TestAFileComesBackAsItWent(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		for name, content := range map[string][]byte{
			"报告.pdf": pdf(), "图.png": pngFile(t), "图.jpg": jpegFile(t), "图.JPEG": jpegFile(t), "说明.docx": docx(t), "名单.xlsx": xlsx(t),
		} {
			view := w.uploaded(t, 1, name, content)
			sum := sha256.Sum256(content)
			if view.Name != name || view.Size != int64(len(content)) || view.SHA256 != hex.EncodeToString(sum[:]) {
				t.Errorf("%s: %+v", name, view)
			}
			if got := w.call(1, http.MethodGet, view.ID); got.Code != http.StatusOK || !bytes.Equal(got.Body.Bytes(), content) {
				t.Errorf("%s came back with %d and %d bytes", name, got.Code, got.Body.Len())
			}
		}
		for _, file := range w.files(t) {
			if name := filepath.Base(file); filepath.Ext(name) != "" || strings.ContainsAny(name, "报告图说明名单") {
				t.Errorf("stored under the name %s", name)
			}
		}
		var actions []string
		if err := db.Read(context.Background()).Model(&audit.Event{}).Distinct("action").Pluck("action", &actions).Error; err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff([]string{"attachment.upload"}, actions); diff != "" {
			t.Error(diff)
		}
	})
}

func TestWhatIsNotAllowedLeavesNothingBehind(t *testing.T) {
	w := newWorld(t, databasetest.SQLite(t))
	html := []byte("<html><script>alert(1)</script></html>")
	for _, c := range []struct {
		name, file string
		content    []byte
		status     int
		code       string
	}{
		{"an extension off the list", "页面.html", html, 422, "file-type"},
		{"none", "页面", pdf(), 422, "file-type"},
		{"an extension turned around", "清单\u202efdp.exe", pdf(), 422, "file-type"},
		{"two extensions, the last off the list", "报告.pdf.html", html, 422, "file-type"},
		{"two extensions, the first one true", "页面.html.pdf", html, 422, "file-type-mismatch"},
		{"a drawing with a script", "图.svg", []byte(`<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`), 422, "file-type"},
		{"a drawing called a picture", "图.png", []byte(`<svg xmlns="http://www.w3.org/2000/svg"/>`), 422, "file-type-mismatch"},
		{"a page before an archive", "a.docx", append(html, docx(t)...), 422, "file-type-mismatch"},
		{"a page called a picture", "图.png", html, 422, "file-type-mismatch"},
		{"a picture called another", "图.jpg", pngFile(t), 422, "file-type-mismatch"},
		{"a program called a document", "a.pdf", []byte("MZ\x90\x00\x03program"), 422, "file-type-mismatch"},
		{"an archive called a document", "a.docx", archive(t, entry{"a.exe", "MZ"}), 422, "file-type-mismatch"},
		{"a table called a document", "a.docx", xlsx(t), 422, "file-type-mismatch"},
		{"a document called a table", "a.xlsx", docx(t), 422, "file-type-mismatch"},
		{"a document cut off", "a.docx", docx(t)[:200], 422, "file-type-mismatch"},
		{"a document with macros", "a.docx", docx(t, entry{"word/vbaProject.bin", "x"}), 422, "file-with-macro"},
		{"an empty file", "a.pdf", nil, 422, "file-empty"},
		{"one byte too large", "a.pdf", append(pdf(), make([]byte, attachment.MaxSize-len(pdf())+1)...), 413, "file-too-large"},
		{"larger than any request", "a.pdf", append(pdf(), make([]byte, web.MaxUpload)...), 413, "file-too-large"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := w.post(t, 1, c.file, c.content, "")
			p := decode[web.Problem](t, got.Body)
			if got.Code != c.status || p.Code != c.code {
				t.Errorf("%d %s, want %d %s", got.Code, p.Code, c.status, c.code)
			}
			if len(p.Fields) != 1 || p.Fields[0].Name != "file" || !strings.HasPrefix(p.Detail, "“") || strings.ContainsRune(p.Detail, '\u202e') {
				t.Errorf("does not name the file: %+v", p)
			}
		})
	}
	if files, rows := w.files(t), w.rows(t); len(files) != 0 || rows != 0 {
		t.Errorf("left behind: %v, %d rows", files, rows)
	}
}

func TestTheLargestFileIsTaken(t *testing.T) {
	w := newWorld(t, databasetest.SQLite(t))
	if v := w.uploaded(t, 1, "a.pdf", append(pdf(), make([]byte, attachment.MaxSize-len(pdf()))...)); v.Size != attachment.MaxSize {
		t.Errorf("size %d", v.Size)
	}
}

func TestARequestWithoutAFileIsRefused(t *testing.T) {
	w := newWorld(t, databasetest.SQLite(t))
	for contentType, body := range map[string]string{
		"application/json":                  `{}`,
		"multipart/form-data":               "x",
		"multipart/form-data; boundary=b":   "--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nx\r\n--b--\r\n",
		"multipart/form-data; boundary=b ":  "--b\r\nContent-Disposition: form-data; name=\"other\"; filename=\"a.pdf\"\r\n\r\nx\r\n--b--\r\n",
		"multipart/form-data;  boundary=bb": "--bb\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n%PDF-1.7 cut off",
	} {
		r := httptest.NewRequest(http.MethodPost, "/attachments", strings.NewReader(body))
		r.Header.Set("Content-Type", contentType)
		got := w.serve(1, r)
		if p := decode[web.Problem](t, got.Body); got.Code != 422 || p.Code != "file-missing" {
			t.Errorf("%s: %d %s", contentType, got.Code, p.Code)
		}
	}
}

func TestAnArchiveIsNotUnpacked(t *testing.T) {
	w := newWorld(t, databasetest.SQLite(t))
	bomb := docx(t, entry{"word/media/zeros.png", strings.Repeat("\x00", 256<<20)})
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	w.uploaded(t, 1, "a.docx", bomb)
	runtime.ReadMemStats(&after)
	if grown := after.TotalAlloc - before.TotalAlloc; grown > 16<<20 {
		t.Errorf("a file of %d bytes took %d bytes of memory", len(bomb), grown)
	}
}

func TestAFileIsHandedOutForSavingAlone(t *testing.T) {
	w := newWorld(t, databasetest.SQLite(t))
	v := w.uploaded(t, 1, "调研 报告'1';a=b.pdf", pdf())
	h := w.call(1, http.MethodGet, v.ID).Result().Header
	for name, want := range map[string]string{
		"Content-Type":            "application/octet-stream",
		"X-Content-Type-Options":  "nosniff",
		"Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
		"Cache-Control":           "private, no-store",
	} {
		if got := h.Get(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	kind, params, err := mime.ParseMediaType(strings.Replace(h.Get("Content-Disposition"), `filename="attachment.pdf"; `, "", 1))
	if err != nil || kind != "attachment" || params["filename"] != v.Name {
		t.Errorf("Content-Disposition %q: %s %v %v", h.Get("Content-Disposition"), kind, params, err)
	}
}

// A picture that is a page as well is taken for the picture that it is, and no
// browser is ever given it to open.
func TestAPictureWithAPageInItIsNeverOpenedInPlace(t *testing.T) {
	w := newWorld(t, databasetest.SQLite(t))
	v := w.uploaded(t, 1, "图.png", append(pngFile(t), []byte("<html><script>alert(1)</script></html>")...))
	h := w.call(1, http.MethodGet, v.ID).Result().Header
	if h.Get("Content-Type") != "application/octet-stream" || h.Get("X-Content-Type-Options") != "nosniff" ||
		!strings.HasPrefix(h.Get("Content-Disposition"), "attachment;") || !strings.HasPrefix(h.Get("Content-Security-Policy"), "sandbox;") {
		t.Errorf("%v", h)
	}
}

func TestWhoMayReadAndRemove(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		id := w.uploaded(t, 1, "a.pdf", pdf()).ID
		expect := func(when string, user uint, method string, want int) {
			t.Helper()
			if got := w.call(user, method, id); got.Code != want {
				t.Errorf("%s: user %d %s: %d %s, want %d", when, user, method, got.Code, got.Body, want)
			}
		}
		expect("unclaimed", 1, http.MethodGet, 200)
		expect("unclaimed", 2, http.MethodGet, 404)
		expect("unclaimed", 2, http.MethodDelete, 404)

		w.claim(t, 1, 30, id)
		expect("claimed by a kind without a rule", 1, http.MethodGet, 404)
		w.MayRead["letter"] = func(_ context.Context, by access.Actor, owner uint) (bool, error) {
			return by.UserID == 2 && owner == 30, nil
		}
		expect("claimed", 2, http.MethodGet, 200)
		expect("claimed", 1, http.MethodGet, 404)
		expect("claimed", 1, http.MethodDelete, 409)
		expect("claimed", 2, http.MethodDelete, 404)
		w.MayRead["letter"] = func(context.Context, access.Actor, uint) (bool, error) { return true, errors.New("outage") }
		expect("the rule fails", 2, http.MethodGet, 500)

		id = w.uploaded(t, 1, "b.pdf", pdf()).ID
		expect("unclaimed", 1, http.MethodDelete, 204)
		expect("removed", 1, http.MethodGet, 404)
		expect("removed", 1, http.MethodDelete, 404)
		id = 999
		expect("never there", 1, http.MethodGet, 404)
	})
}

func TestClaimsAreAllOrNone(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		a, b := w.uploaded(t, 1, "a.pdf", pdf()).ID, w.uploaded(t, 1, "b.pdf", pdf()).ID
		others, gone := w.uploaded(t, 2, "c.pdf", pdf()).ID, w.uploaded(t, 1, "d.pdf", pdf()).ID
		if got := w.call(1, http.MethodDelete, gone); got.Code != http.StatusNoContent {
			t.Fatal(got.Code)
		}
		elsewhere := actor(1)
		elsewhere.CongressID = 2
		w.claim(t, 1, 30, a)
		for _, c := range []struct {
			name  string
			by    access.Actor
			ids   []uint
			owner uint
			want  error
		}{
			{"another's", actor(1), []uint{b, others}, 30, attachment.ErrNotClaimable},
			{"a removed one", actor(1), []uint{b, gone}, 30, attachment.ErrNotClaimable},
			{"one that is not there", actor(1), []uint{b, 999}, 30, attachment.ErrNotClaimable},
			{"that of another record", actor(1), []uint{a, b}, 31, attachment.ErrNotClaimable},
			{"from another body", elsewhere, []uint{b}, 30, attachment.ErrNotClaimable},
			{"too many", actor(1), make21(), 30, attachment.ErrTooMany},
			{"none", actor(1), nil, 30, nil},
			{"the record's own and a new one, twice named", actor(1), []uint{b, a, b}, 30, nil},
			{"the record's own, by another editor", actor(2), []uint{a, b}, 30, nil},
		} {
			t.Run(c.name, func(t *testing.T) {
				err := db.Write(context.Background(), func(tx *gorm.DB) error { return attachment.Claim(tx, c.by, c.ids, "letter", c.owner) })
				if !errors.Is(err, c.want) {
					t.Errorf("got %v, want %v", err, c.want)
				}
			})
		}
		w.claim(t, 2, 31, others)
		names := func(ids ...uint) map[uint][]string {
			owned, err := attachment.Of(db.Read(context.Background()), "letter", ids)
			if err != nil {
				t.Fatal(err)
			}
			got := map[uint][]string{}
			for owner, rows := range owned {
				for _, view := range attachment.NewViews(rows) {
					got[owner] = append(got[owner], view.Name)
				}
			}
			return got
		}
		if diff := cmp.Diff(map[uint][]string{30: {"a.pdf", "b.pdf"}, 31: {"c.pdf"}}, names(30, 31, 32)); diff != "" {
			t.Error(diff)
		}
		w.write(t, func(tx *gorm.DB) error { return attachment.Drop(tx, "letter", 30, []uint{b}, w.now) })
		w.write(t, func(tx *gorm.DB) error { return attachment.Drop(tx, "letter", 31, nil, w.now) })
		if diff := cmp.Diff(map[uint][]string{30: {"b.pdf"}}, names(30, 31)); diff != "" {
			t.Error(diff)
		}
	})
}

func make21() []uint {
	ids := make([]uint, attachment.MaxPerOwner+1)
	for i := range ids {
		ids[i] = uint(i + 1)
	}
	return ids
}

func TestARepeatedUploadHasOneEffect(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		first := decode[attachment.View](t, w.post(t, 1, "a.pdf", pdf(), "upload-0001").Body)
		again := decode[attachment.View](t, w.post(t, 1, "a.pdf", pdf(), "upload-0001").Body)
		if diff := cmp.Diff(first, again); diff != "" || first.ID == 0 || w.rows(t) != 1 {
			t.Errorf("%+v, %d rows: %s", first, w.rows(t), diff)
		}
	})
}

func TestNobodyFillsTheDisk(t *testing.T) {
	w := newWorld(t, databasetest.SQLite(t))
	var last uint
	for range attachment.MaxUnclaimed {
		last = w.uploaded(t, 1, "a.pdf", pdf()).ID
	}
	files := len(w.files(t))
	if got := w.post(t, 1, "a.pdf", pdf(), ""); got.Code != http.StatusTooManyRequests || len(w.files(t)) != files {
		t.Errorf("one more: %d, %d files, were %d", got.Code, len(w.files(t)), files)
	}
	w.uploaded(t, 2, "a.pdf", pdf())
	w.claim(t, 1, 30, last)
	w.uploaded(t, 1, "a.pdf", pdf())
}

func TestTheSweepTakesWhatNobodyUses(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		if n, err := w.Sweep(context.Background(), time.Hour); n != 0 || err != nil {
			t.Fatalf("with no folder yet: %d %v", n, err)
		}
		used, dropped := w.uploaded(t, 1, "a.pdf", pdf()).ID, w.uploaded(t, 1, "b.pdf", pdf()).ID
		w.uploaded(t, 1, "forgotten.pdf", pdf())
		w.claim(t, 1, 30, used, dropped)
		w.write(t, func(tx *gorm.DB) error { return attachment.Drop(tx, "letter", 30, []uint{used}, w.now) })
		for _, stray := range []string{"incoming/1234", "ab/abcdef"} { // what a crash leaves
			path := filepath.Join(w.Folder, stray)
			if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, pdf(), 0o600); err != nil {
				t.Fatal(err)
			}
		}

		if n, err := w.Sweep(context.Background(), time.Hour); n != 0 || err != nil {
			t.Fatalf("all is young: %d %v", n, err)
		}
		w.now = w.now.Add(2 * time.Hour)
		if n, err := w.Sweep(context.Background(), time.Hour); n != 4 || err != nil {
			t.Fatalf("erased %d (%v), want 4", n, err)
		}
		w.MayRead["letter"] = func(context.Context, access.Actor, uint) (bool, error) { return true, nil }
		if got := w.call(1, http.MethodGet, used); got.Code != http.StatusOK || w.rows(t) != 1 || len(w.files(t)) != 1 {
			t.Errorf("the used one: %d, %d rows, files %v", got.Code, w.rows(t), w.files(t))
		}
	})
}
