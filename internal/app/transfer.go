package app

import (
	"fmt"
	"strings"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/audit"
	"lianluo/internal/ballot"
	"lianluo/internal/config"
	"lianluo/internal/database"
	"lianluo/internal/org"
	"lianluo/internal/suggestion"
	"lianluo/internal/transfer"
)

// RecordExport notes that the rows and files of m left the server.
func RecordExport(tx *gorm.DB, congressID uint, m transfer.Manifest) error {
	return audit.Record(tx, access.Actor{CongressID: congressID}, audit.Event{At: time.Now(), Action: "congress.export", Subject: transferSubject(congressID), Data: volume(m)})
}

// RecordImport notes it in each congress that was taken over.
func RecordImport(tx *gorm.DB, m transfer.Manifest) error {
	var congresses []uint
	if err := tx.Model(&org.Congress{}).Order("id").Pluck("id", &congresses).Error; err != nil {
		return fmt.Errorf("record an import: %w", err)
	}
	events := make([]audit.Event, len(congresses))
	for i, id := range congresses {
		events[i] = audit.Event{At: time.Now(), Action: "congress.import", Subject: transferSubject(id), CongressID: id, Data: volume(m)}
	}
	return audit.RecordAll(tx, access.Actor{}, events)
}

func transferSubject(congressID uint) string { return fmt.Sprintf("congress/%d", congressID) }

func volume(m transfer.Manifest) audit.Data {
	return audit.Data{"rows": m.Rows(), "files": len(m.Files), "password_hashes": m.PasswordHashes}
}

// Transfer says what of this product's data goes from one server to another.
// A table that is not named here goes along, as its congress's.
func Transfer(cfg config.Config, db *database.DB) *transfer.Source {
	return &transfer.Source{
		DB: db, Rows: tables(), Folder: Attachments(cfg),
		LeftOut: map[string]string{
			"api_tokens":           "tokens never leave a server",
			"goose_db_version":     "the schema's version is in the manifest",
			"figures":              "counted anew from the facts",
			"idempotent_responses": "answers to retried requests, kept for a day, for callers of one server",
			"throttle_buckets":     "attempts to guess at this server",
			"unknown_names":        "names that were tried at this server and have no account",
			"leases":               "who does the periodic work now",
			"login_sessions":       "log-ins end with the server that they were made at; the audit record tells of them",
			"oidc_flows":           "log-ins under way",
			"refresh_tokens":       "tokens never leave a server",
			"signing_keys":         "keys never leave a server",
			"search_*":             "made anew from the texts",
			"webhook_*":            "which systems a server tells, and their secrets",
		},
		Scopes: map[string]string{
			"audit_seals":    "1 = 0",
			"calendar_days":  "congress_id IN (0, @congress)",
			"calendar_years": "congress_id IN (0, @congress)",
			"congresses":     "id = @congress",
			"installations":  "1 = 1",
			"users":          "(congress_id = @congress OR id IN (SELECT user_id FROM memberships WHERE congress_id = @congress))",
		},
		Hashes:  map[string]string{"users": "password_hash"},
		Without: []string{"former_passwords"},
		Seeded:  []string{"calendar_days", "calendar_years"},
		Held:    ballotsUnderWay,
		Rebuild: suggestion.Derive,
	}
}

// ballotsUnderWay keeps a file from being made that holds votes beside the
// marks of who has voted, before closing has parted the two.
func ballotsUnderWay(q *gorm.DB, congressID uint) error {
	titles, err := ballot.UnderWay(q, congressID)
	if err != nil || len(titles) == 0 {
		return err
	}
	return fmt.Errorf("votes are being taken (%s), and would leave together with the marks of who has voted: close or cancel the ballot first; "+
		"only to move the whole server: --all --open-ballots", strings.Join(titles, ", "))
}
