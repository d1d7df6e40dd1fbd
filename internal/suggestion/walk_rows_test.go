package suggestion

// never are rows that there must not be, whatever was done to the items.
var never = map[string]string{
	"a set of units with two leads": `SELECT COUNT(*) FROM (SELECT round_id FROM assignments WHERE role = 'lead'
		AND returned_at IS NULL AND recalled_at IS NULL AND cancelled_at IS NULL GROUP BY round_id HAVING COUNT(*) > 1) t`,
	"co-handlers of nobody": `SELECT COUNT(*) FROM (SELECT round_id FROM assignments WHERE returned_at IS NULL AND recalled_at IS NULL AND cancelled_at IS NULL
		GROUP BY round_id HAVING COUNT(CASE WHEN role = 'co' THEN 1 END) > 0 AND COUNT(CASE WHEN role IN ('sole', 'separate') THEN 1 END) > 0) t`,
	"a reply of a co-handler":             `SELECT COUNT(*) FROM replies r JOIN assignments a ON a.id = r.assignment_id WHERE a.role = 'co'`,
	"a reply before its assignment":       `SELECT COUNT(*) FROM replies r JOIN assignments a ON a.id = r.assignment_id WHERE r.delivered_at < a.assigned_at OR r.signed_at < a.assigned_at`,
	"a reply signed by who drafted it":    `SELECT COUNT(*) FROM replies WHERE signed_by <> 0 AND signed_by = drafted_by AND state IN ('checking', 'delivered', 'superseded')`,
	"a reply checked by who signed it":    `SELECT COUNT(*) FROM replies WHERE checked_by <> 0 AND checked_by = signed_by`,
	"an opinion signed by who drafted it": `SELECT COUNT(*) FROM co_opinions WHERE state = 'signed' AND signed_by = drafted_by`,
	"two decisions of one person": `SELECT COUNT(*) FROM consent_request_steps a JOIN consent_request_steps b ON a.request_id = b.request_id
		AND a.id < b.id AND a.by_user_id = b.by_user_id AND a.by_user_id <> 0 AND NOT (a.role = 'deputy' AND b.role = 'deputy')`,
	"a decision of who asked": `SELECT COUNT(*) FROM consent_request_steps s JOIN consent_requests r ON r.id = s.request_id
		WHERE s.by_user_id = r.asked_by AND NOT (r.asked_for <> 0 AND s.role = 'deputy')`,
	"a paper without its scan": `SELECT COUNT(*) FROM timeline_events e WHERE CAST(e.data AS text) LIKE '%"on_paper"%'
		AND NOT EXISTS (SELECT 1 FROM attachments f WHERE f.owner_kind = 'event' AND f.owner_id = e.id)`,
	"a step of an administrator": `SELECT COUNT(*) FROM audit_events WHERE subject LIKE 'suggestion/%' AND role IN ('sysadmin', 'secadmin', 'auditor')`,
	"a change without a role":    `SELECT COUNT(*) FROM audit_events WHERE subject LIKE 'suggestion/%' AND action <> 'suggestion.breach' AND (role = '' OR user_id = 0)`,
	"a merged item whose proposers lack a copy": `SELECT COUNT(*) FROM suggestions m JOIN suggestions t ON t.id = m.merged_into_id JOIN replies r ON r.suggestion_id = t.id AND r.state = 'delivered'
		WHERE m.phase = 'merged' AND t.phase = 'awaiting_feedback' AND r.round_no = t.round
		AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.suggestion_id = m.id AND d.reply_id = r.id AND d.deputy_id = m.lead_deputy_id)`,
	"an open Request of an item that is over": `SELECT COUNT(*) FROM consent_requests r JOIN suggestions s ON s.id = r.suggestion_id
		WHERE r.state = 'open' AND s.phase IN ('closed', 'archived', 'withdrawn', 'merged') AND r.commitment_id IS NULL`,
	"two numbers of a series alike": `SELECT COUNT(*) FROM (SELECT session_id, submission_period, number FROM suggestions WHERE number IS NOT NULL
		GROUP BY congress_id, session_id, submission_period, number HAVING COUNT(*) > 1) t`,
}

// neverRows fails for each row that there must not be.
func (w *walkers) neverRows() {
	w.Helper()
	for what, query := range never {
		var n int64
		if err := w.db.Read(w.Context()).Raw(query).Scan(&n).Error; err != nil {
			w.Fatalf("%s: %v", what, err)
		}
		if n > 0 {
			w.Errorf("%d times %s", n, what)
		}
	}
}
