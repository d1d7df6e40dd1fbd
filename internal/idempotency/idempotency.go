// Package idempotency gives a retried POST one effect: the response is kept
// under the caller's Idempotency-Key in the very transaction of the effect, so
// that after a crash either both are there or neither.
package idempotency

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"
	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/database"
	"lianluo/internal/fault"
	"lianluo/internal/web"
)

// Header is the request header that names the attempt.
const Header = "Idempotency-Key"

// KeptFor is how long a response can be replayed.
const KeptFor = 48 * time.Hour

var (
	errReplayed = errors.New("idempotency: another request with this key was first")
	errOther    = fault.New(fault.Invalid, "idempotency-key-reused", "这次提交的编号已用于另一项内容。请刷新页面后重新提交。")
	errKey      = fault.New(fault.Invalid, "idempotency-key-malformed", "请求头 Idempotency-Key 应为 8 到 100 个可见的 ASCII 字符。")
)

// Response is what a caller got, kept to be given again.
type Response struct {
	UserID uint   `gorm:"primaryKey;autoIncrement:false"`
	Key    string `gorm:"primaryKey"`
	Hash   string
	Status int
	Body   string
	At     time.Time
}

// TableName is the table of kept responses.
func (Response) TableName() string { return "idempotent_responses" }

// Tables lists the rows of this package, for the test of the schema.
func Tables() []any { return []any{&Response{}} }

type attempt struct {
	userID    uint
	key, hash string
	at        time.Time
}

type attemptKey struct{}

// Keep stores the response of a creating use case, at the end of its
// transaction. A request without a key keeps nothing.
func Keep(tx *gorm.DB, status int, response any) error {
	a, ok := tx.Statement.Context.Value(attemptKey{}).(attempt)
	if !ok {
		return nil
	}
	body, err := json.Marshal(response)
	if err != nil {
		return fmt.Errorf("keep response: %w", err)
	}
	err = tx.Create(&Response{UserID: a.userID, Key: a.key, Hash: a.hash, Status: status, Body: string(body), At: a.at}).Error
	if database.IsUnique(err) {
		return errReplayed
	}
	return err
}

// Unkeep drops what was kept for a user of exactly this response: what it says
// is to be nowhere any more.
func Unkeep(tx *gorm.DB, userID uint, response any) error {
	body, err := json.Marshal(response)
	if err != nil {
		return fmt.Errorf("unkeep response: %w", err)
	}
	return tx.Where("user_id = ? AND body = ?", userID, string(body)).Delete(&Response{}).Error
}

// Middleware answers a POST whose key was used before with the response that
// it got then. It must come after authentication. now gives UTC instants.
func Middleware(db *database.DB, now func() time.Time) gin.HandlerFunc {
	return func(c *gin.Context) {
		key := c.GetHeader(Header)
		if key == "" || c.Request.Method != http.MethodPost {
			c.Next()
			return
		}
		a, err := read(c, key, now())
		if err != nil {
			web.Fail(c, err)
			return
		}
		if replay(c, db, a) {
			return
		}
		c.Request = c.Request.WithContext(context.WithValue(c.Request.Context(), attemptKey{}, a))
		c.Next()
	}
}

// Handle is web.Handle for a use case that keeps its response: when a
// concurrent request with the same key was first, it answers as that one did.
func Handle(db *database.DB, h func(*gin.Context) error) gin.HandlerFunc {
	return func(c *gin.Context) {
		err := h(c)
		if errors.Is(err, errReplayed) {
			if a, ok := c.Request.Context().Value(attemptKey{}).(attempt); ok && replay(c, db, a) {
				return
			}
		}
		if err != nil {
			web.Fail(c, err)
		}
	}
}

// Act serves one action at the row that the address names: it reads id and
// body, and answers with the receipt.
func Act[T, R any](db *database.DB, status int, do func(ctx context.Context, by access.Actor, id uint, r T) (R, error)) gin.HandlerFunc {
	return Handle(db, func(c *gin.Context) error {
		id, err := web.ID(c, "id")
		if err != nil {
			return err
		}
		r, err := web.JSON[T](c)
		if err != nil {
			return err
		}
		receipt, err := do(c.Request.Context(), web.Actor(c), id, r)
		if err != nil {
			return err
		}
		c.JSON(status, receipt)
		return nil
	})
}

// Forget drops responses that are older than KeptFor.
func Forget(ctx context.Context, db *database.DB, now time.Time) error {
	return db.Write(ctx, func(tx *gorm.DB) error {
		return tx.Where("at < ?", now.Add(-KeptFor)).Delete(&Response{}).Error
	})
}

func read(c *gin.Context, key string, now time.Time) (attempt, error) {
	if len(key) < 8 || len(key) > 100 || !visible(key) {
		return attempt{}, errKey
	}
	h := sha256.New()
	h.Write([]byte(c.Request.URL.Path + "\n"))
	// A multipart body has a new boundary in each attempt and may be large:
	// its key alone must do.
	if c.ContentType() != "multipart/form-data" {
		body, err := io.ReadAll(c.Request.Body)
		if err != nil {
			return attempt{}, fault.New(fault.TooLarge, "too-large", "提交的内容太大，没有保存。请删减文字或改用附件后重试。")
		}
		h.Write(body)
		c.Request.Body = io.NopCloser(bytes.NewReader(body))
	}
	return attempt{userID: web.Actor(c).UserID, key: key, hash: hex.EncodeToString(h.Sum(nil)), at: now}, nil
}

func visible(key string) bool {
	for _, r := range key {
		if r < '!' || r > '~' {
			return false
		}
	}
	return true
}

func replay(c *gin.Context, db *database.DB, a attempt) bool {
	kept, err := database.One[Response](db.Read(c.Request.Context()).Where("user_id = ? AND key = ?", a.userID, a.key))
	switch {
	case errors.Is(err, database.ErrNotFound):
		return false
	case err != nil:
		web.Fail(c, err)
	case kept.Hash != a.hash:
		web.Fail(c, errOther)
	default:
		c.Header("Idempotency-Replayed", "true")
		c.Data(kept.Status, "application/json; charset=utf-8", []byte(kept.Body))
		c.Abort()
	}
	return true
}

// Without returns a context in which Keep keeps nothing, for a use case that
// runs as a part of another, which keeps its own response.
func Without(ctx context.Context) context.Context {
	return context.WithValue(ctx, attemptKey{}, nil)
}
