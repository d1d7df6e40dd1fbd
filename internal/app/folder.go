package app

import (
	"path/filepath"

	"lianluo/internal/config"
)

// Attachments is the folder in which uploaded files lie.
func Attachments(cfg config.Config) string { return filepath.Join(cfg.Data, "attachments") }
