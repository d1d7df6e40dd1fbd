// Package transfer writes all that is kept of one congress, or of a whole
// server, into one file, and takes such a file over into an empty database on
// either engine: rows as JSON lines, attachments as they are, and a description
// of both. Which rows belong in it follows from the schema, not from a list.
package transfer

import (
	"fmt"
	"path"

	"gorm.io/gorm"

	"lianluo/internal/database"
)

// Format is the version of the file's form; one that differs is refused.
const Format = 1

// The names of the file's parts.
const (
	manifestName = "manifest.json"
	schemaName   = "schema.json"
	tablesFolder = "tables"
	filesFolder  = "files"
)

// Source is what is transferred and how: the rows of all packages, and what
// the schema cannot tell of them.
type Source struct {
	DB     *database.DB
	Rows   []any  // a pointer to an empty row of each table
	Folder string // where the attachments lie

	// LeftOut says of each table that is not transferred, why; a name that ends
	// with * stands for all that begin so.
	LeftOut map[string]string
	// Scopes is the SQL condition for one congress's rows, @congress being its
	// id, of tables for which the rule of plan does not hold.
	Scopes map[string]string
	// Hashes names, by table, the column that holds a password's hash. It is
	// written when asked for alone; a table in Without goes with it.
	Hashes map[string]string
	// Without are the tables that are useless without their hashes.
	Without []string
	// Seeded are the tables that a server fills by itself at its first start;
	// their rows make way.
	Seeded []string
	// Held says what keeps the rows from leaving the server as they stand now;
	// nil when nothing ever does. The id 0 stands for all congresses.
	Held func(q *gorm.DB, congressID uint) error
	// Rebuild derives anew, in the transaction of the import, what is left out
	// because it follows from the rest.
	Rebuild func(tx *gorm.DB) error
}

// Manifest says what is in the file. It holds no instant, so that the same
// rows and numbers make the same file.
type Manifest struct {
	Format         int             `json:"format"`
	Schema         int64           `json:"schema"`   // version of the database's schema
	Congress       string          `json:"congress"` // name, empty for all of a server
	PasswordHashes bool            `json:"password_hashes"`
	Audit          AuditState      `json:"audit"`
	Tables         []TableEntry    `json:"tables"`
	Files          []FileEntry     `json:"files"`
	Described      Entry           `json:"described"` // schema.json
	LeftOut        []LeftOutReason `json:"left_out"`
}

// Entry is one part of the file, proved by its hash.
type Entry struct {
	Name   string `json:"name"`
	SHA256 string `json:"sha256"`
}

// TableEntry is a table's part. LastID is the highest id that the table ever
// gave out: what it numbers after an import follows, since the record may tell
// of rows that are gone.
type TableEntry struct {
	Entry
	Table  string `json:"table"`
	Rows   int    `json:"rows"`
	LastID int64  `json:"last_id,omitempty"`
}

// FileEntry is an attachment's part.
type FileEntry struct {
	Entry
	AttachmentID uint  `json:"attachment_id"`
	Size         int64 `json:"size"`
}

// AuditState says whether the record's chain came along. That of a server with
// several congresses covers all of them and stays behind when one goes; its
// events are sealed anew then.
type AuditState struct {
	Chain  bool `json:"chain"`
	Intact bool `json:"intact"`
}

// LeftOutReason says why a table is not in the file. Its numbering goes on all
// the same: the record tells of its rows by their ids.
type LeftOutReason struct {
	Table  string `json:"table"`
	Reason string `json:"reason"`
	LastID int64  `json:"last_id,omitempty"`
}

func tablePart(name string) string { return path.Join(tablesFolder, name+".jsonl") }

func filePart(storedAs string) string { return path.Join(filesFolder, storedAs[:2], storedAs) }

// Rows counts the rows of all tables.
func (m Manifest) Rows() (rows int) {
	for _, t := range m.Tables {
		rows += t.Rows
	}
	return rows
}

// String sums a file up in one line.
func (m Manifest) String() string {
	what := m.Congress
	if what == "" {
		what = "all congresses"
	}
	return fmt.Sprintf("%s: %d rows in %d tables, %d files", what, m.Rows(), len(m.Tables), len(m.Files))
}
