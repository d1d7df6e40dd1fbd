package app

import (
	"slices"

	"lianluo/internal/account"
	"lianluo/internal/attachment"
	"lianluo/internal/audit"
	"lianluo/internal/ballot"
	"lianluo/internal/deputy"
	"lianluo/internal/idempotency"
	"lianluo/internal/jobs"
	"lianluo/internal/notify"
	"lianluo/internal/org"
	"lianluo/internal/remind"
	"lianluo/internal/rules"
	"lianluo/internal/suggestion"
	"lianluo/internal/supervision"
	"lianluo/internal/throttle"
	"lianluo/internal/upward"
	"lianluo/internal/view"
	"lianluo/internal/webhook"
)

// tables are the rows of all packages.
func tables() []any {
	return slices.Concat(audit.Tables(), ballot.Tables(), idempotency.Tables(), jobs.Tables(), org.Tables(), account.Tables(),
		rules.Tables(), deputy.Tables(), suggestion.Tables(), supervision.Tables(), notify.Tables(), remind.Tables(), attachment.Tables(), throttle.Tables(), upward.Tables(), view.Tables(), webhook.Tables())
}
