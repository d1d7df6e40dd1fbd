package casefile

import (
	"archive/zip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"path"
	"strings"
	"time"
	"unicode/utf8"

	"lianluo/internal/attachment"
	"lianluo/internal/calendar"
)

// manifest holds the hash of every other file, as sha256sum reads it.
const manifest = "SHA256SUMS.txt"

// entry is one file of the archive, written when its turn comes.
type entry struct {
	name, about string
	at          time.Time
	packed      bool // text; most others are compressed already
	write       func(io.Writer) error
}

// Write writes the archive as it goes along: of no file more than a piece is
// in memory. The same case file always gives the same bytes.
func (c *CaseFile) Write(w io.Writer) error {
	archive := zip.NewWriter(w)
	var sums strings.Builder
	for _, e := range c.entries {
		sum := sha256.New()
		if err := e.add(archive, sum); err != nil {
			return fmt.Errorf("case file: %s: %w", e.name, err)
		}
		fmt.Fprintf(&sums, "%s  %s\n", hex.EncodeToString(sum.Sum(nil)), e.name)
	}
	last := entry{name: manifest, at: c.made, packed: true, write: func(w io.Writer) error { _, err := io.WriteString(w, sums.String()); return err }}
	if err := last.add(archive, io.Discard); err != nil {
		return fmt.Errorf("case file: %w", err)
	}
	if err := archive.Close(); err != nil {
		return fmt.Errorf("case file: %w", err)
	}
	return nil
}

func (e entry) add(archive *zip.Writer, sum io.Writer) error {
	method := zip.Store
	if e.packed {
		method = zip.Deflate
	}
	to, err := archive.CreateHeader(&zip.FileHeader{Name: e.name, Method: method, Modified: e.at.In(calendar.Zone).Truncate(time.Second)})
	if err != nil {
		return err
	}
	return e.write(io.MultiWriter(to, sum))
}

// longest is what common file systems take as a name, in bytes, less the number
// before it.
const longest = 200

// safe is a name that every file system takes.
func safe(name string) string {
	name = attachment.SafeName(strings.NewReplacer("/", "／", `\`, "＼").Replace(name))
	extension := path.Ext(name)
	stem := strings.TrimSuffix(name, extension)
	for len(stem)+len(extension) > longest {
		_, last := utf8.DecodeLastRuneInString(stem)
		stem = stem[:len(stem)-last]
	}
	return strings.TrimRight(stem, " .") + extension
}
