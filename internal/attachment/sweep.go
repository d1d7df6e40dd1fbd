package attachment

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"gorm.io/gorm"
)

// Sweep removes attachments that nothing has claimed for olderThan, and files
// of that age that belong to no attachment: removed ones, and what a crash left
// between a file and its row. It returns how many files it erased.
func (s *Service) Sweep(ctx context.Context, olderThan time.Duration) (int, error) {
	now := s.Now().UTC()
	before := now.Add(-olderThan)
	err := s.DB.Write(ctx, func(tx *gorm.DB) error {
		return tx.Model(&Attachment{}).
			Where("owner_id = 0 AND removed_at IS NULL AND created_at < ?", before).
			UpdateColumn("removed_at", now).Error
	})
	if err != nil {
		return 0, fmt.Errorf("sweep attachments: %w", err)
	}
	folders, err := os.ReadDir(s.Folder)
	if os.IsNotExist(err) {
		return 0, nil
	}
	if err != nil {
		return 0, fmt.Errorf("sweep attachments: %w", err)
	}
	erased := 0
	for _, folder := range folders {
		if !folder.IsDir() {
			continue
		}
		n, err := s.sweepFolder(ctx, filepath.Join(s.Folder, folder.Name()), before)
		erased += n
		if err != nil {
			return erased, fmt.Errorf("sweep attachments: %w", err)
		}
	}
	return erased, nil
}

func (s *Service) sweepFolder(ctx context.Context, folder string, before time.Time) (int, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return 0, err
	}
	erased := 0
	for some := range slices.Chunk(entries, 500) {
		var names, used []string
		for _, entry := range some {
			info, err := entry.Info()
			if err == nil && info.Mode().IsRegular() && info.ModTime().Before(before) {
				names = append(names, entry.Name())
			}
		}
		if len(names) == 0 {
			continue
		}
		err := s.DB.Read(ctx).Model(&Attachment{}).Where("stored_as IN ? AND removed_at IS NULL", names).Pluck("stored_as", &used).Error
		if err != nil {
			return erased, err
		}
		for _, name := range names {
			if slices.Contains(used, name) {
				continue
			}
			if err := os.Remove(filepath.Join(folder, name)); err != nil && !os.IsNotExist(err) {
				return erased, err
			}
			erased++
		}
	}
	return erased, nil
}
