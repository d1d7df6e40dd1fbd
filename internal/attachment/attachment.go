// Package attachment keeps files that people upload: checked by their content,
// renamed, stored in a folder, and handed out for saving, never for opening in
// place. A file belongs to nobody but its uploader until a feature claims it
// for one of its records; from then on the feature says who may read it.
package attachment

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/database"
	"lianluo/internal/fault"
	"lianluo/internal/idempotency"
)

// Limits of uploads.
const (
	MaxSize      = 20 << 20 // bytes of one file
	MaxPerOwner  = 20       // files of one record
	MaxUnclaimed = 50       // files that one person has uploaded and nothing claims yet
)

// The faults of this package.
var (
	ErrTooLarge     = fault.New(fault.TooLarge, "file-too-large", "附件超过 20 MB，没有上传。请压缩或拆分后重新上传。")
	ErrEmpty        = fault.New(fault.Invalid, "file-empty", "附件是空文件，没有上传。请检查文件后重新上传。")
	ErrType         = fault.New(fault.Invalid, "file-type", "不接受这种附件。可以上传 PDF、Word（.docx）、Excel（.xlsx）文件和 JPG、PNG 图片。")
	ErrMismatch     = fault.New(fault.Invalid, "file-type-mismatch", "附件的内容与扩展名不符，没有上传。请用原来的软件打开后另存，再重新上传。")
	ErrMacro        = fault.New(fault.Invalid, "file-with-macro", "附件中带有宏，没有上传。请另存为不带宏的文件后重新上传。")
	ErrNoFile       = fault.New(fault.Invalid, "file-missing", "没有收到附件。请选择一个文件后重新上传。")
	ErrUnclaimed    = fault.New(fault.TooMany, "too-many-unclaimed", "您已上传而尚未使用的附件太多。请先删除不需要的附件，再继续上传。")
	ErrNotClaimable = fault.New(fault.Invalid, "attachment-not-claimable", "有附件已被删除、已用于别处或不是您上传的。请移除后重新上传。")
	ErrTooMany      = fault.New(fault.Invalid, "too-many-attachments", fmt.Sprintf("附件最多 %d 个，请移除一些后再提交。", MaxPerOwner))
	ErrDamaged      = fault.New(fault.Internal, "attachment-damaged", "有附件在服务器上已经缺失或与上传时不同。请告知系统管理员，从备份中恢复后再试。")
	ErrClaimed      = fault.New(fault.Conflict, "attachment-in-use", "这个附件已经使用，不能在这里删除。请在使用它的内容中移除。")
)

// Attachment is one stored file. OwnerKind and OwnerID name the record that
// claimed it; OwnerID is zero before.
type Attachment struct {
	ID          uint
	CongressID  uint
	OwnerKind   string
	OwnerID     uint
	UploadedBy  uint
	Name        string // as uploaded, made harmless
	ContentType string // by content
	Size        int64
	SHA256      string `gorm:"column:sha256"`
	StoredAs    string
	CreatedAt   time.Time
	RemovedAt   *time.Time
}

// TableName is the table of attachments.
func (Attachment) TableName() string { return "attachments" }

// Tables lists the rows of this package, for the test of the schema.
func Tables() []any { return []any{&Attachment{}} }

// MayRead says whether by may read the record that owns an attachment.
type MayRead func(ctx context.Context, by access.Actor, ownerID uint) (bool, error)

// Service stores files and hands them out.
type Service struct {
	DB     *database.DB
	Folder string           // where the files lie; made when missing
	Now    func() time.Time // UTC
	// MayRead holds one rule for each kind of owner. A kind without one is
	// read by nobody.
	MayRead map[string]MayRead

	// inspecting lets one archive at a time be looked into: its list of
	// entries is read into memory.
	inspecting sync.Mutex
}

// New makes a service without rules; features add theirs to MayRead.
func New(db *database.DB, folder string, now func() time.Time) *Service {
	return &Service{DB: db, Folder: folder, Now: now, MayRead: map[string]MayRead{}}
}

// Claim makes the attachments those of one record: the actor's own that
// nothing has claimed, or such as are the record's already. All or none.
func Claim(tx *gorm.DB, by access.Actor, ids []uint, ownerKind string, ownerID uint) error {
	ids = slices.Compact(slices.Sorted(slices.Values(ids)))
	if len(ids) == 0 {
		return nil
	}
	if len(ids) > MaxPerOwner {
		return onField(ErrTooMany, "attachment_ids")
	}
	res := tx.Model(&Attachment{}).
		Where("id IN ? AND congress_id = ? AND removed_at IS NULL", ids, by.CongressID).
		Where("(owner_id = 0 AND uploaded_by = ?) OR (owner_kind = ? AND owner_id = ?)", by.UserID, ownerKind, ownerID).
		UpdateColumns(map[string]any{"owner_kind": ownerKind, "owner_id": ownerID})
	if res.Error != nil {
		return fmt.Errorf("claim attachments for %s/%d: %w", ownerKind, ownerID, res.Error)
	}
	if res.RowsAffected != int64(len(ids)) {
		return onField(ErrNotClaimable, "attachment_ids")
	}
	return nil
}

// Drop removes the attachments of one record but those to keep.
func Drop(tx *gorm.DB, ownerKind string, ownerID uint, keep []uint, now time.Time) error {
	q := tx.Model(&Attachment{}).Where("owner_kind = ? AND owner_id = ? AND removed_at IS NULL", ownerKind, ownerID)
	if len(keep) > 0 {
		q = q.Where("id NOT IN ?", keep)
	}
	if err := q.UpdateColumn("removed_at", now.UTC()).Error; err != nil {
		return fmt.Errorf("drop attachments of %s/%d: %w", ownerKind, ownerID, err)
	}
	return nil
}

// Erase removes the attachments of one record, and the names of those that were
// removed before as well.
func Erase(tx *gorm.DB, ownerKind string, ownerID uint, now time.Time) error {
	if err := Drop(tx, ownerKind, ownerID, nil, now); err != nil {
		return err
	}
	var rows []Attachment
	if err := tx.Where("owner_kind = ? AND owner_id = ?", ownerKind, ownerID).Find(&rows).Error; err != nil {
		return fmt.Errorf("erase attachments of %s/%d: %w", ownerKind, ownerID, err)
	}
	for _, row := range rows {
		if err := idempotency.Unkeep(tx, row.UploadedBy, NewView(row)); err != nil {
			return err
		}
		if err := tx.Model(&row).UpdateColumn("name", "").Error; err != nil {
			return fmt.Errorf("erase attachments of %s/%d: %w", ownerKind, ownerID, err)
		}
	}
	return nil
}

// Of gives the attachments of each of the records, in the order of their
// upload, by one statement.
func Of(q *gorm.DB, ownerKind string, ownerIDs []uint) (map[uint][]Attachment, error) {
	owned := map[uint][]Attachment{}
	if len(ownerIDs) == 0 {
		return owned, nil
	}
	var rows []Attachment
	err := q.Where("owner_kind = ? AND owner_id IN ? AND removed_at IS NULL", ownerKind, ownerIDs).Order("id").Find(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("read attachments of %s: %w", ownerKind, err)
	}
	for _, row := range rows {
		owned[row.OwnerID] = append(owned[row.OwnerID], row)
	}
	return owned, nil
}

// onField points f at the input of that name.
func onField(f *fault.Fault, name string) error {
	pointed := *f
	pointed.Fields = []fault.Field{{Name: name, Code: f.Code, Reason: f.Detail}}
	return &pointed
}
