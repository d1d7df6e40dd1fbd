package app

import (
	"lianluo/internal/config"
	"lianluo/internal/database"
	"lianluo/internal/suggestion"
	"lianluo/internal/transfer"
)

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
		Rebuild: suggestion.Derive,
	}
}
