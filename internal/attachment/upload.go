package attachment

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net/http"
	"os"
	"strconv"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/audit"
	"lianluo/internal/database"
)

// Upload checks and stores one file for by, unclaimed. done runs at the end of
// its transaction.
func (s *Service) Upload(ctx context.Context, by access.Actor, name string, r io.Reader, done func(tx *gorm.DB, a Attachment) error) (*Attachment, error) {
	name = SafeName(name)
	if _, ok := byExtension[extension(name)]; !ok {
		return nil, named(ErrType, name)
	}
	got, err := s.receive(r, name)
	if err != nil {
		return nil, err
	}
	contentType, err := s.inspect(got.file, name, got.size)
	if err != nil {
		got.discard()
		return nil, err
	}
	row := &Attachment{
		CongressID: by.CongressID, UploadedBy: by.UserID, Name: name, ContentType: contentType,
		Size: got.size, SHA256: got.sha256, CreatedAt: s.Now().UTC().Truncate(time.Microsecond),
	}
	if row.StoredAs, err = s.keep(got); err != nil {
		return nil, err
	}
	if err := s.DB.Write(ctx, func(tx *gorm.DB) error { return s.insert(tx, by, row, done) }); err != nil {
		return nil, errors.Join(err, s.erase(row.StoredAs))
	}
	return row, nil
}

func (s *Service) insert(tx *gorm.DB, by access.Actor, row *Attachment, done func(*gorm.DB, Attachment) error) error {
	var unclaimed int64
	err := tx.Model(&Attachment{}).Where("uploaded_by = ? AND owner_id = 0 AND removed_at IS NULL", by.UserID).Count(&unclaimed).Error
	if err != nil {
		return fmt.Errorf("count unclaimed attachments: %w", err)
	}
	if unclaimed >= MaxUnclaimed {
		return ErrUnclaimed
	}
	if err := tx.Create(row).Error; err != nil {
		return fmt.Errorf("store attachment: %w", err)
	}
	if err := audit.Record(tx, by, audit.Event{At: row.CreatedAt, Action: "attachment.upload", Subject: subject(row.ID)}); err != nil {
		return err
	}
	return done(tx, *row)
}

// Open gives an attachment that by may read, and its file.
func (s *Service) Open(ctx context.Context, by access.Actor, id uint) (*Attachment, *os.File, error) {
	row, err := s.one(s.DB.Read(ctx), id)
	if err != nil {
		return nil, nil, err
	}
	may, err := s.mayRead(ctx, by, row)
	if err != nil {
		return nil, nil, fmt.Errorf("open attachment %d: %w", id, err)
	}
	if !may {
		return nil, nil, database.ErrNotFound
	}
	file, err := os.Open(s.path(row.StoredAs))
	if err != nil {
		return nil, nil, fmt.Errorf("open attachment %d: %w", id, err)
	}
	return row, file, nil
}

// Intact gives an attachment that by may read, whose file is still what was
// uploaded; ErrDamaged of any other. It reads the whole file.
func (s *Service) Intact(ctx context.Context, by access.Actor, id uint) (*Attachment, error) {
	row, file, err := s.Open(ctx, by, id)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, s.damaged(ctx, by, id)
	}
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }()
	hash := sha256.New()
	if _, err := io.Copy(hash, file); err != nil {
		return nil, fmt.Errorf("read attachment %d: %w", id, err)
	}
	if hex.EncodeToString(hash.Sum(nil)) != row.SHA256 {
		return nil, s.damaged(ctx, by, id)
	}
	return row, nil
}

func (s *Service) damaged(ctx context.Context, by access.Actor, id uint) error {
	row, err := s.one(s.DB.Read(ctx), id)
	if err != nil {
		return err
	}
	slog.ErrorContext(ctx, "an attachment is not what was uploaded", "attachment_id", id, "user_id", by.UserID)
	return ErrDamaged.With("附件“%s”在服务器上已经缺失或与上传时不同。请告知系统管理员，从备份中恢复后再试。", row.Name)
}

func (s *Service) one(q *gorm.DB, id uint) (*Attachment, error) {
	return database.One[Attachment](q.Where("id = ? AND removed_at IS NULL", id))
}

func (s *Service) mayRead(ctx context.Context, by access.Actor, row *Attachment) (bool, error) {
	if row.OwnerID == 0 {
		return row.UploadedBy == by.UserID && row.CongressID == by.CongressID, nil
	}
	rule := s.MayRead[row.OwnerKind]
	if rule == nil {
		return false, nil
	}
	return rule(ctx, by, row.OwnerID)
}

// Remove takes away what by has uploaded and nothing has claimed.
func (s *Service) Remove(ctx context.Context, by access.Actor, id uint) error {
	var row *Attachment
	err := s.DB.Write(ctx, func(tx *gorm.DB) error {
		var err error
		if row, err = s.one(tx, id); err != nil {
			return err
		}
		if row.UploadedBy != by.UserID || row.CongressID != by.CongressID {
			return database.ErrNotFound
		}
		now := s.Now().UTC()
		res := tx.Model(&Attachment{}).Where("id = ? AND owner_id = 0 AND removed_at IS NULL", id).UpdateColumn("removed_at", now)
		if res.Error != nil {
			return fmt.Errorf("remove attachment %d: %w", id, res.Error)
		}
		if res.RowsAffected == 0 {
			return ErrClaimed
		}
		return audit.Record(tx, by, audit.Event{At: now, Action: "attachment.remove", Subject: subject(id)})
	})
	if err != nil {
		return err
	}
	if err := s.erase(row.StoredAs); err != nil {
		slog.WarnContext(ctx, "file of a removed attachment stays until the next sweep", "attachment_id", id, "err", err)
	}
	return nil
}

func subject(id uint) string { return "attachment/" + strconv.FormatUint(uint64(id), 10) }

// readFault tells a request that is too large or breaks off from an outage.
func readFault(err error, name string) error {
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		return named(ErrTooLarge, name)
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, context.Canceled):
		return named(ErrNoFile.With("附件没有传完，连接已中断。请重新上传。"), name)
	}
	return fmt.Errorf("receive upload: %w", err)
}
