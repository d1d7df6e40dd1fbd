package attachment_test

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"io"
	"io/fs"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"testing"
	"time"

	"github.com/gin-gonic/gin"
	"github.com/xuri/excelize/v2"
	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/attachment"
	"lianluo/internal/database"
	"lianluo/internal/idempotency"
	"lianluo/internal/web"
)

// world is a service with a folder of its own, and the users 1 and 2 of
// congress 1.
type world struct {
	*attachment.Service
	now time.Time
}

func newWorld(t *testing.T, db *database.DB) *world {
	t.Helper()
	w := &world{now: time.Now().UTC().Truncate(time.Second)}
	w.Service = attachment.New(db, filepath.Join(t.TempDir(), "files"), func() time.Time { return w.now })
	w.write(t, func(tx *gorm.DB) error {
		err := tx.Table("congresses").Create(map[string]any{"id": 1, "name": "人大", "short_name": "",
			"level": "city", "office_name": "", "created_at": w.now, "version": 0}).Error
		for id := 1; err == nil && id <= 2; id++ {
			err = tx.Table("users").Create(map[string]any{"id": id, "congress_id": 1, "login_name": fmt.Sprint("u", id), "name": "",
				"phone": "", "password_hash": "", "password_changed_at": w.now, "must_change_password": false, "failed_count": 0,
				"status": "active", "suspended_reason": "", "demonstration": false, "created_at": w.now, "version": 0}).Error
		}
		return err
	})
	return w
}

func actor(user uint) access.Actor { return access.Actor{UserID: user, CongressID: 1} }

func (w *world) write(t *testing.T, fn func(tx *gorm.DB) error) {
	t.Helper()
	if err := w.DB.Write(context.Background(), fn); err != nil {
		t.Fatal(err)
	}
}

func (w *world) serve(user uint, r *http.Request) *httptest.ResponseRecorder {
	gin.SetMode(gin.TestMode)
	e := gin.New()
	e.Use(func(c *gin.Context) { web.SetActor(c, actor(user)) }, idempotency.Middleware(w.DB, w.Now))
	w.Routes(e)
	rec := httptest.NewRecorder()
	e.ServeHTTP(rec, r)
	return rec
}

func (w *world) post(t *testing.T, user uint, name string, content []byte, key string) *httptest.ResponseRecorder {
	t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	part, err := form.CreateFormFile("file", name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := part.Write(content); err != nil {
		t.Fatal(err)
	}
	if err := form.Close(); err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest(http.MethodPost, "/attachments", &body)
	r.Header.Set("Content-Type", form.FormDataContentType())
	if key != "" {
		r.Header.Set(idempotency.Header, key)
	}
	return w.serve(user, r)
}

// uploaded posts a file that must be taken.
func (w *world) uploaded(t *testing.T, user uint, name string, content []byte) attachment.View {
	t.Helper()
	rec := w.post(t, user, name, content, "")
	if rec.Code != http.StatusCreated {
		t.Fatalf("upload %s: %d %s", name, rec.Code, rec.Body)
	}
	return decode[attachment.View](t, rec.Body)
}

func (w *world) call(user uint, method string, id uint) *httptest.ResponseRecorder {
	return w.serve(user, httptest.NewRequest(method, fmt.Sprintf("/attachments/%d", id), nil))
}

func (w *world) claim(t *testing.T, user uint, owner uint, ids ...uint) {
	t.Helper()
	w.write(t, func(tx *gorm.DB) error { return attachment.Claim(tx, actor(user), ids, "letter", owner) })
}

// files lists what lies in the folder.
func (w *world) files(t *testing.T) []string {
	t.Helper()
	var found []string
	err := filepath.WalkDir(filepath.Dir(w.Folder), func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			found = append(found, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func (w *world) rows(t *testing.T) (n int64) {
	t.Helper()
	err := w.DB.Read(context.Background()).Model(&attachment.Attachment{}).Where("removed_at IS NULL").Count(&n).Error
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func decode[T any](t *testing.T, r io.Reader) (v T) {
	t.Helper()
	if err := json.NewDecoder(r).Decode(&v); err != nil {
		t.Fatal(err)
	}
	return v
}

func pdf() []byte { return []byte("%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n") }

func picture(t *testing.T, encode func(io.Writer, image.Image) error) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := encode(&b, image.NewGray(image.Rect(0, 0, 3, 3))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func pngFile(t *testing.T) []byte { return picture(t, png.Encode) }

func jpegFile(t *testing.T) []byte {
	return picture(t, func(w io.Writer, m image.Image) error { return jpeg.Encode(w, m, nil) })
}

func xlsx(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	book := excelize.NewFile()
	if err := book.Write(&b); err != nil {
		t.Fatal(err)
	}
	if err := book.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

type entry struct{ name, content string }

func archive(t *testing.T, entries ...entry) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, e := range entries {
		f, err := z.Create(e.name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(f, e.content); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func docx(t *testing.T, further ...entry) []byte {
	return archive(t, append([]entry{
		{"[Content_Types].xml", "<Types/>"}, {"_rels/.rels", "<Relationships/>"}, {"word/document.xml", "<w:document/>"},
	}, further...)...)
}
