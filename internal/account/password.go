package account

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	_ "embed"
	"encoding/base64"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"
	"gorm.io/gorm"

	"lianluo/internal/database"
	"lianluo/internal/fault"
)

// Cost of argon2id (OWASP's minimum): 19 MiB, two passes, one lane.
const (
	hashMemory = 19 * 1024
	hashTime   = 2
	hashLanes  = 1
	saltLength = 16
	keyLength  = 32
)

// Lengths of a password in characters, and how many are remembered.
const (
	minPassword   = 10
	maxPassword   = 128
	rememberedPws = 5
)

// hashing limits how many hashes are computed at once: each takes memory and
// a processor, and a burst of log-ins must not starve everything else.
var hashing = make(chan struct{}, 2)

//go:embed weak.txt
var weakList string

var weak = strings.Fields(weakList)

// HashPassword gives the PHC string of a password, waiting for its turn until
// ctx ends. It checks no rules.
func HashPassword(ctx context.Context, password string) (string, error) {
	salt := make([]byte, saltLength)
	_, _ = rand.Read(salt)
	key, err := derive(ctx, password, salt, hashTime, hashMemory, hashLanes, keyLength)
	if err != nil {
		return "", err
	}
	b64 := base64.RawStdEncoding
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, hashMemory, hashTime, hashLanes,
		b64.EncodeToString(salt), b64.EncodeToString(key)), nil
}

func derive(ctx context.Context, password string, salt []byte, time, memory uint32, lanes uint8, length uint32) ([]byte, error) {
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("hash a password: %w", err)
	}
	select {
	case hashing <- struct{}{}:
		defer func() { <-hashing }()
	case <-ctx.Done():
		return nil, fmt.Errorf("hash a password: %w", ctx.Err())
	}
	return argon2.IDKey([]byte(password), salt, time, memory, lanes, length), nil
}

// Matches says whether password has the given hash, from HashPassword.
func Matches(ctx context.Context, hash, password string) (bool, error) {
	return matches(ctx, hash, password)
}

// matches says whether password has the given hash. An account that came from
// another server without its hash has none, and no password is right.
func matches(ctx context.Context, hash, password string) (bool, error) {
	if hash == "" {
		_, err := matches(ctx, nobody, password) // takes as long
		return false, err
	}
	parts := strings.Split(hash, "$")
	var version int
	var memory, passes uint32
	var lanes uint8
	if len(parts) != 6 || parts[1] != "argon2id" {
		return false, fmt.Errorf("read a password hash: not argon2id")
	}
	if _, err := fmt.Sscanf(parts[2]+" "+parts[3], "v=%d m=%d,t=%d,p=%d", &version, &memory, &passes, &lanes); err != nil {
		return false, fmt.Errorf("read a password hash: %w", err)
	}
	salt, err := base64.RawStdEncoding.DecodeString(parts[4])
	if err != nil {
		return false, fmt.Errorf("read a password hash: %w", err)
	}
	want, err := base64.RawStdEncoding.DecodeString(parts[5])
	if err != nil {
		return false, fmt.Errorf("read a password hash: %w", err)
	}
	got, err := derive(ctx, password, salt, passes, memory, lanes, uint32(len(want)))
	return subtle.ConstantTimeCompare(got, want) == 1, err
}

// nobody is verified when a log-in names no account, so that the answer takes
// as long as for a wrong password.
const nobody = "$argon2id$v=19$m=19456,t=2,p=1$bGlhbmx1by1ub2JvZHkhIQ$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"

// checkPassword holds a new password against the rules, all but the history;
// field is the input's JSON name.
func checkPassword(field, password, loginName, phone string) *fault.Field {
	refuse := func(code, reason string) *fault.Field {
		return &fault.Field{Name: field, Code: code, Reason: reason}
	}
	folded := strings.ToLower(password)
	switch n := utf8.RuneCountInString(password); {
	case n < minPassword:
		return refuse("too-short", fmt.Sprintf("密码至少 %d 个字符，请加长。", minPassword))
	case n > maxPassword:
		return refuse("too-long", fmt.Sprintf("密码最多 %d 个字符，请缩短。", maxPassword))
	case classes(password) < 3:
		return refuse("too-plain", "密码应包含大写字母、小写字母、数字、符号中的至少三种。")
	case loginName != "" && strings.Contains(folded, strings.ToLower(loginName)):
		return refuse("contains-login-name", "密码不能包含登录名，请换一个。")
	case phone != "" && strings.Contains(password, phone):
		return refuse("contains-phone", "密码不能包含手机号码，请换一个。")
	case isWeak(folded):
		return refuse("weak", "这个密码太常见，容易被猜到，请换一个。")
	}
	return nil
}

func classes(password string) int {
	var upper, lower, digit, other int
	for _, r := range password {
		switch {
		case unicode.IsUpper(r):
			upper = 1
		case unicode.IsLower(r):
			lower = 1
		case unicode.IsDigit(r):
			digit = 1
		default:
			other = 1
		}
	}
	return upper + lower + digit + other
}

// isWeak also sees through the usual decorations: digits and signs put before
// or after a word of the list.
func isWeak(folded string) bool {
	core := strings.TrimFunc(folded, func(r rune) bool { return !unicode.IsLetter(r) })
	return slices.Contains(weak, folded) || slices.Contains(weak, core)
}

// refuseFormer says no to one of the last passwords, the present one included.
func refuseFormer(ctx context.Context, read *gorm.DB, u *User, field, password string) error {
	var former []FormerPassword
	if err := read.Where("user_id = ?", u.ID).Order("id DESC").Limit(rememberedPws - 1).Find(&former).Error; err != nil {
		return fmt.Errorf("read former passwords: %w", err)
	}
	hashes := []string{u.PasswordHash}
	for _, f := range former {
		hashes = append(hashes, f.Hash)
	}
	for _, hash := range hashes {
		same, err := matches(ctx, hash, password)
		if err != nil {
			return err
		}
		if same {
			return fault.Invalids(fault.Field{Name: field, Code: "used-before",
				Reason: fmt.Sprintf("不能使用最近 %d 次用过的密码，请换一个。", rememberedPws)})
		}
	}
	return nil
}

// storePassword replaces u's password and remembers the old one. It fails
// with ErrStale when the password was changed since u was read.
func (s *Service) storePassword(tx *gorm.DB, u *User, hash string, mustChange bool) error {
	now := s.now()
	res := tx.Model(&User{}).Where("id = ? AND password_hash = ?", u.ID, u.PasswordHash).Updates(map[string]any{
		"password_hash": hash, "password_changed_at": now, "must_change_password": mustChange,
		"failed_count": 0, "locked_until": nil, "version": gorm.Expr("version + 1"),
	})
	if res.Error != nil {
		return fmt.Errorf("store a password: %w", res.Error)
	}
	if res.RowsAffected == 0 {
		return database.ErrStale
	}
	if err := tx.Create(&FormerPassword{UserID: u.ID, Hash: u.PasswordHash, At: now}).Error; err != nil {
		return fmt.Errorf("store a password: %w", err)
	}
	return nil
}

// Signs that are not mistaken for one another on a printed slip.
const (
	slipUpper  = "ABCDEFGHJKLMNPQRSTUVWXYZ"
	slipLower  = "abcdefghijkmnpqrstuvwxyz"
	slipDigits = "23456789"
)

// initialPassword makes a random password for a slip: about 67 bits, in three
// groups, of three classes and with hyphens.
func initialPassword() string {
	all := slipUpper + slipLower + slipDigits
	b := []byte{pick(slipUpper), pick(slipLower), pick(slipDigits)}
	for len(b) < 12 {
		b = append(b, pick(all))
	}
	for i := len(b) - 1; i > 0; i-- {
		j := below(i + 1)
		b[i], b[j] = b[j], b[i]
	}
	return string(b[:4]) + "-" + string(b[4:8]) + "-" + string(b[8:])
}

func pick(from string) byte { return from[below(len(from))] }

func below(n int) int {
	v, err := rand.Int(rand.Reader, big.NewInt(int64(n)))
	if err != nil {
		panic("account: no randomness: " + err.Error())
	}
	return int(v.Int64())
}
