package demo

import (
	"strings"
	"testing"
	"time"

	"lianluo/internal/access"
	"lianluo/internal/account"
	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
	"lianluo/internal/suggestion"
	"lianluo/internal/web"
	"lianluo/internal/witness/witnesstest"
)

// figures are what the year of the demonstration is made of, each with the
// statement that counts it.
var figures = []struct {
	name string
	want int64
	sql  string
}{
	{"suggestions", 159, "SELECT COUNT(*) FROM suggestions"},
	{"joint", 12, "SELECT COUNT(*) FROM suggestions WHERE proposer_kind = 'joint'"},
	{"of a delegation", 2, "SELECT COUNT(*) FROM suggestions WHERE proposer_kind = 'delegation'"},
	{"declined signatures", 4, "SELECT COUNT(*) FROM signatures WHERE declined_at IS NOT NULL"},
	{"withdrawn signatures", 1, "SELECT COUNT(*) FROM signatures WHERE withdrawn_at IS NOT NULL"},
	{"returned by units", 10, "SELECT COUNT(*) FROM consent_requests WHERE kind = 'return'"},
	{"returns that were granted", 4, "SELECT COUNT(*) FROM consent_requests WHERE kind = 'return' AND state = 'granted'"},
	{"returns that were refused", 3, "SELECT COUNT(*) FROM consent_requests WHERE kind = 'return' AND state = 'refused'"},
	{"objections", 3, "SELECT COUNT(DISTINCT state) FROM consent_requests WHERE kind = 'objection'"},
	{"extended", 15, "SELECT COUNT(*) FROM consent_requests WHERE kind = 'extension' AND state = 'granted'"},
	{"extensions refused", 1, "SELECT COUNT(*) FROM consent_requests WHERE kind = 'extension' AND state = 'refused'"},
	{"dissatisfied in round 1", 8, "SELECT COUNT(*) FROM feedbacks WHERE decisive AND round_no = 1 AND result = 'dissatisfied'"},
	{"satisfied in round 2", 2, "SELECT COUNT(*) FROM feedbacks WHERE decisive AND round_no = 2 AND result <> 'dissatisfied'"},
	{"escalated", 1, "SELECT COUNT(*) FROM rounds WHERE why = 'escalated' AND no = 3"},
	{"reopened", 1, "SELECT COUNT(*) FROM rounds WHERE why = 'reopened'"},
	{"explained and closed", 1, "SELECT COUNT(*) FROM suggestions WHERE phase = 'closed' AND explanation_letter <> ''"},
	{"promises", 30, "SELECT COUNT(*) FROM commitments WHERE replaces_id IS NULL"},
	{"promises delivered", 9, "SELECT COUNT(*) FROM commitments WHERE state = 'delivered' AND replaces_id IS NULL"},
	{"promises changed", 3, "SELECT COUNT(*) FROM commitments WHERE state = 'changed'"},
	{"promises that go on with another date", 3, "SELECT COUNT(*) FROM commitments WHERE replaces_id IS NOT NULL AND state = 'open'"},
	{"promises explained", 2, "SELECT COUNT(*) FROM commitments WHERE state = 'explained'"},
	{"promises overdue", 3, "SELECT COUNT(*) FROM commitments WHERE state = 'open' AND due_on < @today"},
	{"promises kept a year later", 1, "SELECT COUNT(*) FROM commitments c JOIN replies r ON r.id = c.reply_id WHERE c.state = 'delivered' AND r.delivered_at < @last_year AND c.ended_at > @this_year"},
	{"merged", 3, "SELECT COUNT(*) FROM suggestions WHERE phase = 'merged'"},
	{"merged ones with their copy", 2, "SELECT COUNT(DISTINCT d.suggestion_id) FROM deliveries d JOIN suggestions s ON s.id = d.suggestion_id WHERE s.phase = 'merged'"},
	{"split", 1, "SELECT COUNT(*) FROM timeline_events WHERE kind = 'split_off'"},
	{"withdrawn", 1, "SELECT COUNT(*) FROM suggestions WHERE phase = 'withdrawn'"},
	{"not accepted", 1, "SELECT COUNT(*) FROM suggestions WHERE phase = 'not_accepted'"},
	{"voided numbers", 1, "SELECT COUNT(*) FROM audit_events WHERE action = 'suggestion.void_registration'"},
	{"corrected", 1, "SELECT COUNT(*) FROM audit_events WHERE action = 'suggestion.correct_title'"},
	{"recalled assignments", 1, "SELECT COUNT(*) FROM assignments WHERE recalled_at IS NOT NULL"},
	{"off-line stubs", 1, "SELECT COUNT(*) FROM suggestions WHERE stub"},
	{"motions", 1, "SELECT COUNT(*) FROM suggestions WHERE origin = 'motion'"},
	{"from paper", 3, "SELECT COUNT(*) FROM suggestions WHERE origin = 'paper'"},
	{"scans", 9, "SELECT COUNT(*) FROM attachments WHERE owner_id <> 0 AND owner_kind NOT LIKE 'supervision%'"},
	{"replies handed over on paper", 2, "SELECT COUNT(*) FROM deliveries WHERE paper_note <> ''"},
	{"superseded replies", 1, "SELECT COUNT(*) FROM replies WHERE state = 'superseded'"},
	{"co-handlers", 13, "SELECT COUNT(*) FROM assignments WHERE role = 'co'"},
	{"signed opinions", 8, "SELECT COUNT(*) FROM co_opinions WHERE state = 'signed'"},
	{"opinions signed late", 1, "SELECT COUNT(*) FROM clocks WHERE kind = 'T4' AND stop_fact = 'opinion_signed' AND plan_breached_on > '2000-01-01'"},
	{"opinions sent back", 1, "SELECT COUNT(*) FROM co_opinions WHERE sent_back_at IS NOT NULL"},
	{"handled separately", 3, "SELECT COUNT(DISTINCT suggestion_id) FROM assignments WHERE role = 'separate'"},
	{"for reference only", 2, "SELECT COUNT(*) FROM suggestions WHERE reference_only"},
	{"proposed by the government office", 1, "SELECT COUNT(*) FROM audit_events e JOIN users u ON u.id = e.user_id WHERE action = 'suggestion.propose_units' AND login_name = 'gov_office'"},
	{"proposals and questions to it", 3, "SELECT COUNT(*) FROM audit_events WHERE action = 'suggestion.propose_units'"},
	{"waiting for its check", 1, "SELECT COUNT(*) FROM replies WHERE state = 'checking'"},
	{"deputies of the province", 12, "SELECT COUNT(*) FROM deputies WHERE level = 'provincial'"},
	{"states of what goes up to the province", 5, "SELECT COUNT(DISTINCT state) FROM upward_suggestions"},
	{"of the delegation, handed in with more than half", 1, "SELECT COUNT(*) FROM upward_suggestions u WHERE kind = 'delegation' AND state = 'submitted' AND (SELECT COUNT(*) FROM upward_signatures g WHERE g.upward_id = u.id AND g.signed_at IS NOT NULL) > 6"},
	{"suggestions rated by their units", 6, "SELECT COUNT(*) FROM quality_ratings"},
	{"of these seen by their proposers", 4, "SELECT COUNT(*) FROM quality_ratings q JOIN rounds r ON r.suggestion_id = q.suggestion_id AND r.no = q.round_no WHERE r.feedback_released_at > '2000-01-01'"},
	{"urged", 3, "SELECT COUNT(*) FROM urges"},
}

// checkYear counts what the year is made of, and sees that everything that
// follows from the facts was written down.
func checkYear(t *testing.T, db *database.DB, day time.Time) {
	t.Helper()
	names := map[string]any{"today": calendar.On(day), "last_year": day.AddDate(0, 0, -320), "this_year": day.AddDate(0, 0, -110)}
	for _, f := range figures {
		var n int64
		q := db.Read(t.Context()).Raw(f.sql)
		if strings.Contains(f.sql, "@") {
			q = db.Read(t.Context()).Raw(f.sql, names)
		}
		if err := q.Scan(&n).Error; err != nil || n != f.want {
			t.Errorf("%s: %d, want %d (%v)", f.name, n, f.want, err)
		}
	}
	var checked int64
	if err := db.Read(t.Context()).Raw("SELECT COUNT(*) FROM replies WHERE checked_by <> 0").Scan(&checked).Error; err != nil || checked == 0 {
		t.Errorf("the government office checked %d replies (%v)", checked, err)
	}
	suggestions := &suggestion.Service{DB: db, Now: func() time.Time { return day }}
	if looked, differed, err := suggestions.Rebuild(t.Context(), day); err != nil || looked != 159 || len(differed) > 0 {
		t.Errorf("of %d suggestions these differ from their facts: %v (%v)", looked, differed, err)
	}
}

// checkWitness: the record alone tells every limit, breach and rate of the
// year as the facts do.
func checkWitness(t *testing.T, db *database.DB) {
	t.Helper()
	if v := witnesstest.Agrees(t, db); v.Items != 159 || v.Clocks < 600 || v.Breaches < 20 {
		t.Errorf("the witness saw %d items, %d limits, %d breaches", v.Items, v.Clocks, v.Breaches)
	}
	for name, rate := range witnesstest.Rates(t, db) {
		if rate[0] == 0 || rate[1] < rate[0] {
			t.Errorf("%s: %d of %d", name, rate[0], rate[1])
		}
	}
}

// Weekends and long holidays move what happens, and change nothing in what the
// year is made of.
func TestTheYearIsToldOnAnyDay(t *testing.T) {
	for _, day := range []string{"2026-02-25T01:30:00Z", "2026-10-11T13:00:00Z"} {
		t.Run(day, func(t *testing.T) {
			t.Parallel()
			at, err := time.Parse(time.RFC3339, day)
			if err != nil {
				t.Fatal(err)
			}
			db := databasetest.SQLite(t)
			if err := Fill(t.Context(), db, t.TempDir(), testPassword, at); err != nil {
				t.Fatal(err)
			}
			checkYear(t, db, at)
		})
	}
}

// waiting is what each log-in finds to do, of the common and of the rare.
var waiting = map[string][]suggestion.Action{
	"deputy": {suggestion.EditDraft, suggestion.ConfirmContact, suggestion.GiveDecisiveFeedback, suggestion.ConfirmSignature,
		suggestion.ConsentSplit, suggestion.ConsentWithdrawal},
	"office": {suggestion.StartReview, suggestion.Register, suggestion.Assign, suggestion.Close, suggestion.DecideReturnOtherUnit,
		suggestion.DecideObjection, suggestion.AcceptWithdrawal, suggestion.ConfirmCommitmentDelivery, suggestion.DecideCommitmentChange},
	"head":       {suggestion.DecideRehandling, suggestion.GrantExtension, suggestion.ConfirmNonAcceptance, suggestion.ConfirmMerge},
	"gov_office": {suggestion.DecideReturnGovernmentUnit, suggestion.AgreeExtensionGovernment, suggestion.ProposeUnits, suggestion.CheckReply},
	"clerk":      {suggestion.Receive, suggestion.DraftReply, suggestion.DraftCoOpinion, suggestion.ReportCommitment, suggestion.Acknowledge},
	"reviewer":   {suggestion.ReviewReply},
	"signer": {suggestion.SignReply, suggestion.AgreeReturnInUnit, suggestion.AgreeExtensionInUnit, suggestion.SignCoOpinion,
		suggestion.SignCommitmentDelivery},
}

// checkLogIns logs everybody in and looks at what waits.
func checkLogIns(t *testing.T, db *database.DB) {
	t.Helper()
	accounts, err := account.New(t.Context(), db, func() time.Time { return today })
	if err != nil {
		t.Fatal(err)
	}
	suggestions := &suggestion.Service{DB: db, Now: func() time.Time { return today }}
	for _, l := range LogIns {
		if _, err := accounts.LogIn(t.Context(), account.Device{Address: "127.0.0.1"}, l.Name, testPassword); err != nil {
			t.Errorf("%s: %v", l.Name, err)
			continue
		}
		var hats []account.Membership
		if err := db.Read(t.Context()).Joins("JOIN users u ON u.id = memberships.user_id").Where("u.login_name = ?", l.Name).
			Order("memberships.id").Find(&hats).Error; err != nil || len(hats) == 0 || string(hats[0].Role) != l.Name {
			t.Errorf("%s wears %+v (%v)", l.Name, hats, err)
			continue
		}
		by := access.Actor{UserID: hats[0].UserID, CongressID: hats[0].CongressID, Role: hats[0].Role, UnitID: hats[0].UnitID,
			CommitteeID: hats[0].CommitteeID, DeputyID: hats[0].DeputyID}
		for _, action := range waiting[l.Name] {
			todo, err := suggestions.Tasks(t.Context(), by, action, web.PageQuery{Page: 1, Size: 20})
			if err != nil || todo.Total == 0 {
				t.Errorf("%s: %d of %s wait (%v)", l.Name, todo.Total, action, err)
			}
		}
	}
}
