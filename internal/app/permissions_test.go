package app

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"maps"
	"mime/multipart"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"

	"gorm.io/gorm"

	"lianluo/internal/calendar"
	"lianluo/internal/webhook"
)

// relations are the columns of the table of permissions, and who in the city
// stands so to the items that the test makes.
type relations struct {
	*city
	unit, colleague, second        int
	item, assignment, reply        int
	contact, request, answered     int
	commitment, answeredAssignment int
	keyItem, candidate, draft      int
	token                          map[string]string
}

func (c *city) query(sql string) (id int) {
	c.Helper()
	if err := c.app.DB.Read(c.Context()).Raw(sql).Scan(&id).Error; err != nil || id == 0 {
		c.Fatalf("%s: %d, %v", sql, id, err)
	}
	return id
}

func newRelations(c *city) *relations {
	c.Helper()
	r := &relations{city: c, token: map[string]string{"anonymous": ""}}
	for _, h := range c.tokens {
		r.token[h.login] = h.token
	}
	for role, login := range map[string]string{"cosigner": "db0002", "other_deputy": "db0003", "other_leader": "supervising_leader2",
		"other_official": "leading_official2", "other_committee": "committee2"} {
		r.token[role] = logIn(c.T, c.app, login, demoPassword)
	}
	r.token["lead"] = r.token["deputy"]
	r.unit = c.query("SELECT m.unit_id FROM memberships m JOIN users u ON u.id = m.user_id WHERE u.login_name = 'clerk'")
	r.second = c.query("SELECT m.deputy_id FROM memberships m JOIN users u ON u.id = m.user_id WHERE u.login_name = 'db0002'")
	var other string
	if err := c.app.DB.Read(c.Context()).Raw(`SELECT u.login_name FROM users u JOIN memberships m ON m.user_id = u.id
		WHERE m.role = 'clerk' AND m.unit_id <> ? AND u.login_name <> 'reviewer' ORDER BY u.id LIMIT 1`, r.unit).Scan(&other).Error; err != nil {
		c.Fatal(err)
	}
	r.token["other_unit"] = logIn(c.T, c.app, other, demoPassword)
	r.tell()
	r.supervise()
	r.connect()
	return r
}

// connect has the clerk make an API token, and lets the congress have a webhook
// that was told something.
func (r *relations) connect() {
	r.Helper()
	r.do("clerk", "POST", "/auth/tokens", 0, fmt.Sprintf(`{"name":"办公系统","scopes":["read:suggestions"],"expires_on":%q,"current_password":%q}`,
		calendar.On(r.app.now()).AddDays(30), demoPassword))
	congress := uint(r.query("SELECT m.congress_id FROM memberships m JOIN users u ON u.id = m.user_id WHERE u.login_name = 'sysadmin'"))
	endpoint := &webhook.Endpoint{CongressID: congress, Name: "办公系统", URL: "http://192.0.2.1/", Topics: webhook.Topics[0], State: webhook.Active, CreatedAt: r.app.now()}
	err := r.app.DB.Write(r.Context(), func(tx *gorm.DB) error {
		if err := tx.Create(endpoint).Error; err != nil {
			return err
		}
		return tx.Create(&webhook.Message{CongressID: congress, EndpointID: endpoint.ID, MessageID: "msg_1", Topic: webhook.Topics[0], Body: "{}", State: webhook.Sent,
			DueAt: r.app.now(), CreatedAt: r.app.now()}).Error
	})
	if err != nil {
		r.Fatal(err)
	}
}

type told struct {
	ID           int `json:"id"`
	Version      int `json:"version"`
	AssignmentID int `json:"assignment_id"`
	ReplyID      int `json:"reply_id"`
	RequestID    int `json:"request_id"`
	Communi      int `json:"communication_id"`
}

// do has somebody act, with the version that he sees of the item.
func (r *relations) do(who, method, path string, item int, body string) told {
	r.Helper()
	if item != 0 {
		var seen told
		if err := json.Unmarshal(send(r.app, "GET", fmt.Sprint("/api/v1/suggestions/", item), r.token[who], "").Body.Bytes(), &seen); err != nil {
			r.Fatal(err)
		}
		body = strings.TrimSuffix(fmt.Sprintf(`{"version":%d,%s`, seen.Version, strings.TrimPrefix(body, "{")), ",}")
		if !strings.HasSuffix(body, "}") {
			body += "}"
		}
	}
	answer := send(r.app, method, "/api/v1"+path, r.token[who], body)
	var out told
	if err := json.Unmarshal(answer.Body.Bytes(), &out); err != nil || answer.Code >= 300 {
		r.Fatalf("%s as %s: %d %s", path, who, answer.Code, answer.Body)
	}
	return out
}

// tell takes one item into handling, with a contact and a Request, and another
// one to a reply with a promise.
func (r *relations) tell() {
	r.Helper()
	r.item, r.assignment = r.handled()
	at := fmt.Sprint("/assignments/", r.assignment)
	today := calendar.On(r.app.now()).String()
	contact := fmt.Sprintf(`{"phase":"before","mode":"visit","held_on":%q,"place":"","persons":"王科长","summary":"听取意见"}`, today)
	r.contact = r.do("clerk", "POST", at+"/communications", r.item, contact).Communi
	r.request = r.do("clerk", "POST", at+"/extension-request", r.item, fmt.Sprintf(`{"reason":"需要勘测","until":%q}`, calendar.On(r.app.now()).AddDays(120))).RequestID
	r.reply = r.drafted(r.assignment, r.item)
	r.do("office", "POST", at+"/urge", r.item, `{"note":"请抓紧办理"}`)

	r.answered, r.answeredAssignment = r.handled()
	r.do("clerk", "POST", fmt.Sprint("/assignments/", r.answeredAssignment, "/communications"), r.answered, contact)
	reply := r.drafted(r.answeredAssignment, r.answered)
	r.do("clerk", "POST", fmt.Sprint("/replies/", reply, "/submit"), r.answered, "{}")
	r.do("reviewer", "POST", fmt.Sprint("/replies/", reply, "/review"), r.answered, `{"pass":true,"comment":"","document_no":""}`)
	r.do("signer", "POST", fmt.Sprint("/replies/", reply, "/sign"), r.answered, `{"pass":true,"comment":"","document_no":"云交函〔2026〕99号"}`)
	var n int64
	if err := r.app.DB.Read(r.Context()).Table("commitments").Where("suggestion_id = ?", r.answered).Count(&n).Error; err != nil || n != 1 {
		r.Fatalf("%d promises, %v", n, err)
	}
	r.commitment = r.query(fmt.Sprint("SELECT id FROM commitments WHERE suggestion_id = ", r.answered))
}

// supervise makes the first item a key item with a plan, an activity to which
// every party is invited, and a letter; the second one becomes a candidate.
func (r *relations) supervise() {
	r.Helper()
	parties := fmt.Sprintf(`"leader_id":%d,"official_id":%d,"committee_id":%d`, r.query("SELECT id FROM users WHERE login_name = 'supervising_leader'"),
		r.query("SELECT id FROM users WHERE login_name = 'leading_official'"),
		r.query("SELECT m.committee_id FROM memberships m JOIN users u ON u.id = m.user_id WHERE u.login_name = 'committee'"))
	nominate := func(item int) int {
		return r.do("office", "POST", fmt.Sprint("/suggestions/", item, "/nominations"), 0, `{"reason":"反映集中"}`).ID
	}
	today := calendar.On(r.app.now())
	chosen := r.do("office", "PUT", fmt.Sprint("/candidates/", nominate(r.item)), 0, `{"version":1,"note":"",`+parties+`}`)
	r.do("office", "POST", "/decisions", 0, fmt.Sprintf(`{"held_on":%q,"meeting":"主任会议","publication":"","attachment_ids":[%d],
		"verdicts":[{"candidate_id":%d,"version":%d,"chosen":true,"reason":""}]}`, today, r.paper(), chosen.ID, chosen.Version))
	r.keyItem = r.query("SELECT MAX(id) FROM key_items")
	at := func(tail string) string { return fmt.Sprint("/key-items/", r.keyItem, "/", tail) }
	version := func() string {
		return fmt.Sprintf(`{"version":%d`, r.query(fmt.Sprint("SELECT version FROM key_items WHERE id = ", r.keyItem)))
	}
	r.do("committee", "PUT", at("plan"), 0, version()+fmt.Sprintf(`,"goals":"年内完成","milestones":[{"id":0,"text":"完成勘察","party":"unit","unit_id":%d,"person":"","due_on":%q}]}`,
		r.unit, today.AddDays(30)))
	r.do("committee", "POST", at("plan/submit"), 0, version()+"}")
	r.do("supervising_leader", "POST", at("plan/confirm"), 0, version()+"}")
	r.do("committee", "POST", at("activities"), 0, version()+fmt.Sprintf(`,"kind":"research","held_on":%q,"starts_at":"","place":"城东","subject":"察看",
		"deputy_ids":[],"leader_in":true,"official_in":true,"units_in":true,"committee_in":true}`, today.AddDays(3)))
	r.do("office", "POST", at("letters"), 0, version()+fmt.Sprintf(`,"kind":"urging","unit_id":%d,"body":"请回复","due_on":null}`, r.unit))
	r.candidate = nominate(r.answered)
}

// paper uploads the minutes of a meeting.
func (r *relations) paper() (id int) {
	r.Helper()
	var form bytes.Buffer
	w := multipart.NewWriter(&form)
	part, err := w.CreateFormFile("file", "会议纪要.pdf")
	if err != nil {
		r.Fatal(err)
	}
	if _, err := part.Write([]byte("%PDF-1.4\n%%EOF\n")); err != nil || w.Close() != nil {
		r.Fatal(err)
	}
	got := r.send("POST", attempt{path: "/api/v1/attachments", body: form.Bytes(), contentType: w.FormDataContentType()}, r.token["office"])
	var made told
	if err := json.Unmarshal([]byte(got.body), &made); err != nil || got.status != http.StatusCreated {
		r.Fatalf("upload: %d %s", got.status, got.body)
	}
	return made.ID
}

// handled makes an item with a co-signer that the clerk's unit has received.
func (r *relations) handled() (item, assignment int) {
	r.Helper()
	item = r.do("lead", "POST", "/suggestions", 0, `{"title":"关于权限试验的建议","category":"urban_environment","situation":"路灯不足。","analysis":"","points":["增设路灯"],"publicity_consent":"full","reference_only":false,"suggested_units":"","attachment_ids":[]}`).ID
	path := fmt.Sprint("/suggestions/", item)
	r.do("lead", "POST", path+"/cosigners", item, fmt.Sprintf(`{"deputy_ids":[%d]}`, r.second))
	r.do("cosigner", "POST", path+"/signature/confirm", item, `{"text_no":1}`)
	r.do("lead", "POST", path+"/submit", item, `{"no_state_secrets":true}`)
	r.do("office", "POST", path+"/start-review", item, "{}")
	r.do("office", "POST", path+"/register", item, "{}")
	assignment = r.do("office", "POST", path+"/assign", item, fmt.Sprintf(`{"unit_id":%d,"note":""}`, r.unit)).AssignmentID
	r.do("clerk", "POST", fmt.Sprint("/assignments/", assignment, "/receive"), item, "{}")
	return item, assignment
}

func (r *relations) drafted(assignment, item int) int {
	r.Helper()
	var point []struct{ ID string }
	var text string
	if err := r.app.DB.Read(r.Context()).Raw("SELECT points FROM content_versions WHERE suggestion_id = ? ORDER BY no DESC LIMIT 1", item).Scan(&text).Error; err != nil {
		r.Fatal(err)
	}
	if err := json.Unmarshal([]byte(text), &point); err != nil {
		r.Fatal(err)
	}
	return r.do("clerk", "PUT", fmt.Sprint("/assignments/", assignment, "/reply"), 0, fmt.Sprintf(`{"version":0,"opening":"","answers":[{"point_id":%q,"text":"已列入计划"}],"closing":"",
		"class_code":"B","class_reason":"","commitment_text":"年底前完成","commitment_due_on":%q,"no_contact_reason":"","contact_person":"","contact_phone":""}`,
		point[0].ID, calendar.On(r.app.now()).AddDays(200))).ReplyID
}

// target gives the row that a route's address names for this test.
func (r *relations) target(e entrance) int {
	switch strings.Split(e.path, "/")[3] {
	case "key-items":
		return r.keyItem
	case "candidates":
		return r.candidate
	case "milestones", "activities", "letters", "invitations":
		return r.query("SELECT MAX(id) FROM supervision_" + strings.Split(e.path, "/")[3])
	case "suggestions":
		if strings.Contains(e.path, "feedback") || strings.Contains(e.path, "nominations") {
			return r.answered
		}
		return r.item
	case "assignments":
		return r.assignment
	case "replies":
		return r.reply
	case "timeline":
		return r.query(fmt.Sprint("SELECT id FROM timeline_events WHERE kind = 'urge' AND suggestion_id = ", r.item))
	case "communications":
		return r.contact
	case "requests":
		return r.request
	case "commitments":
		return r.commitment
	case "users":
		return r.query("SELECT id FROM users WHERE login_name = 'db0004'")
	}
	rows := r.named(e)
	return rows[len(rows)-1].ID
}

// lines names, for every route, the lines of the table of permissions under
// which it falls; the first is the one that its answers are held against. An
// item's own routes are tried on an item of the right relation.
var lines = map[string]string{
	"GET /suggestions/:id": "read_after_assignment|read_before_registration|read_timeline|read_reply_before_delivery|read_delivered_reply|read_unreleased_feedback_of_others|read_released_feedback",
	"GET /suggestions":     "own|list_others_items", "GET /suggestions/alike": "own|list_others_items", "GET /suggestions/alike/units": "choose_units|assign|propose_units|change_assignments_government_units|decide_rehandling", "GET /suggestions/duplicates": "merge", "GET /suggestions/export": "export_register", "GET /suggestions/:id/case-file": "export_register", "GET /assignments": "meeting", "GET /assignments/export": "meeting",
	"GET /commitments": "own", "GET /commitments/export": "export_register", "GET /tasks": "own", "POST /suggestions/:id/reply-read": "read_copy",

	"POST /suggestions": "create_own_draft|create_draft", "POST /suggestions/enter": "enter_from_paper|create_draft", "PUT /suggestions/:id/content": "edit_draft", "DELETE /suggestions/:id": "delete_draft",
	"POST /suggestions/:id/cosigners": "invite_cosigners", "POST /suggestions/:id/signature/confirm": "confirm_signature", "POST /suggestions/:id/signature/decline": "decline_signature",
	"POST /suggestions/:id/signature/withdraw": "withdraw_signature", "POST /suggestions/:id/submit": "submit",
	"POST /suggestions/:id/start-review": "start_review", "POST /suggestions/:id/return": "return_for_revision", "POST /suggestions/:id/non-acceptance-request": "ask_non_acceptance",
	"POST /suggestions/:id/reopen-not-accepted": "reopen_not_accepted", "POST /suggestions/:id/merge-request": "ask_merge", "POST /suggestions/:id/split-request": "split",
	"POST /suggestions/:id/correct": "correct_title", "POST /suggestions/:id/register": "register", "POST /suggestions/:id/void-registration": "void_registration",
	"POST /suggestions/:id/propose-units": "propose_units", "POST /suggestions/:id/assign": "assign", "POST /suggestions/assign-batch": "assign",
	"POST /suggestions/:id/assignments": "change_assignments_government_units", "POST /suggestions/:id/withdrawal-request": "ask_withdrawal",
	"POST /suggestions/:id/feedback": "give_feedback|give_decisive_feedback", "POST /suggestions/:id/feedback/paper": "enter_paper_feedback", "POST /suggestions/:id/release-feedback": "release_feedback",
	"POST /suggestions/:id/rehandle": "decide_rehandling", "POST /suggestions/:id/escalate": "decide_rehandling", "POST /suggestions/:id/explain-and-close": "explain_and_close",
	"POST /suggestions/:id/close": "close", "POST /suggestions/:id/archive": "archive", "POST /suggestions/:id/reopen": "reopen", "POST /suggestions/:id/make-stub": "make_stub",

	"POST /assignments/:id/recall": "recall_assignment", "POST /assignments/:id/receive": "receive", "POST /assignments/:id/acknowledge": "receive", "POST /assignments/:id/route": "set_inner_route",
	"POST /assignments/:id/return-request": "ask_return", "POST /assignments/:id/objection": "object_to_assignment", "POST /assignments/:id/extension-request": "ask_extension",
	"POST /assignments/:id/communications": "record_contact", "POST /communications/:id/confirm": "confirm_contact", "POST /communications/:id/dispute": "confirm_contact",
	"POST /assignments/:id/notes": "note_progress", "POST /assignments/:id/plan": "note_progress", "POST /assignments/:id/opinion": "draft_co_opinion", "POST /assignments/:id/opinion/sign": "sign_co_opinion",
	"POST /assignments/:id/opinion/send-back": "of_the_lead_unit|send_back_co_opinion", "POST /assignments/:id/urge": "urge",
	"PUT /assignments/:id/reply": "draft_reply", "POST /replies/:id/submit": "draft_reply", "GET /replies/:id/letter": "read_reply_before_delivery", "GET /assignments/:id/notice": "read_after_assignment", "GET /assignments/:id/opinion/letter": "own|read_reply_before_delivery", "GET /timeline/:id/letter": "read_letter_to_units", "POST /assignments/:id/supersede": "draft_reply", "POST /replies/:id/review": "review_reply",
	"POST /replies/:id/sign": "sign_reply", "POST /replies/:id/check": "check_reply", "POST /assignments/:id/paper-delivery": "record_paper_delivery", "POST /assignments/:id/sealed-reply": "record_paper_delivery", "POST /assignments/:id/quality-rating": "of_the_answering_unit|draft_reply|sign_reply",
	"POST /commitments/:id/delivery-report": "report_commitment", "POST /commitments/:id/change-request": "ask_commitment_change",
	"POST /requests/:id/take-back": "ask_extension|ask_return|object_to_assignment|ask_withdrawal|ask_non_acceptance|ask_merge|split|report_commitment|ask_commitment_change",
	"POST /requests/:id/decide":    "agree_extension_in_unit|agree_return_in_unit|decide_return_government_unit|decide_return_other_unit|decide_objection|agree_extension_government|grant_extension|confirm_non_acceptance|confirm_merge|consent_withdrawal|accept_withdrawal|sign_commitment_delivery|confirm_commitment_delivery|agree_commitment_change_in_unit|decide_commitment_change",

	"GET /audit": "read_audit_record", "GET /audit/verify": "read_audit_record",
	"GET /users": "read_accounts", "GET /users/:id": "manage_accounts", "PUT /users/:id": "manage_accounts",
	"POST /users": "manage_accounts", "POST /users/open-deputies": "manage_accounts", "POST /users/:id/reset-password": "hand_out_passwords|manage_accounts",
	"POST /users/:id/suspend": "manage_accounts", "POST /users/:id/restore": "manage_accounts", "GET /mails": "manage_accounts", "POST /mails/send-again": "manage_accounts",
	"GET /api-tokens": "manage_accounts", "DELETE /api-tokens/:id": "manage_accounts",
	"GET /webhooks": "keep_webhooks", "POST /webhooks": "keep_webhooks", "PUT /webhooks/:id": "keep_webhooks", "POST /webhooks/:id/secret": "keep_webhooks", "POST /webhooks/:id/remove": "keep_webhooks",
	"POST /webhooks/:id/test": "keep_webhooks", "GET /webhooks/:id/messages": "keep_webhooks", "POST /webhook-messages/:id/replay": "keep_webhooks",
	"POST /users/:id/memberships": "manage_roles", "DELETE /memberships/:id": "manage_roles", "GET /deputies/names": "manage_roles",
	"POST /calendar": "manage_calendar_and_rules", "POST /calendar/preview": "manage_calendar_and_rules", "POST /calendar/table": "manage_calendar_and_rules", "GET /calendar/template": "manage_calendar_and_rules",
	"POST /rules": "manage_calendar_and_rules", "POST /rules/preview": "manage_calendar_and_rules",
	"GET /calendar": "own", "GET /rules": "own", "GET /rules/preset": "own", "GET /rules/versions": "own", "GET /rules/versions/:version": "own", "GET /rules/differences": "own",

	"GET /congresses/current": "own", "PUT /congresses/current": registers, "POST /terms": registers, "PUT /terms/:id": registers, "POST /sessions": registers, "PUT /sessions/:id": registers,
	"GET /units": "read_units", "GET /units/:id": "read_units", "POST /units": registers, "PUT /units/:id": registers,
	"GET /delegations": registers, "POST /delegations": registers, "PUT /delegations/:id": registers, "POST /delegations/:id/close": registers, "GET /delegations/:id/deputies": registers, "POST /delegations/:id/deputies": registers,
	"GET /groups": registers, "POST /groups": registers, "PUT /groups/:id": registers, "POST /groups/:id/close": registers, "GET /groups/:id/deputies": registers, "PUT /groups/:id/deputies": registers,
	"GET /deputies": registers, "POST /deputies": registers, "GET /deputies/:id": registers, "PUT /deputies/:id": registers, "POST /deputies/:id/restore": registers, "POST /deputies/:id/suspend": registers, "POST /deputies/:id/terminate": registers,
	"GET /deputies/colleagues": "create_own_draft", "GET /deputies/own": "create_own_draft",
	"GET /imports/deputies/template": registers, "POST /imports/deputies": registers, "POST /imports/deputies/preview": registers, "GET /imports/units/template": registers, "POST /imports/units": registers, "POST /imports/units/preview": registers,
	"GET /imports/suggestions/template": registers, "POST /imports/suggestions": registers, "POST /imports/suggestions/preview": registers, "POST /imports/suggestions/columns": registers,

	"GET /upward": "read_upward", "GET /upward/:id": "read_upward", "POST /upward": "read_upward", "PUT /upward/:id/text": "edit_upward", "POST /upward/:id/adopt": "head_upward", "POST /upward/:id/drop": "head_upward",
	"POST /upward/:id/open-signing": "office_upward", "POST /upward/:id/signature": "sign_upward", "POST /upward/:id/signature/decline": "sign_upward", "POST /upward/:id/signature/withdraw": "sign_upward",
	"POST /upward/:id/submission": "office_upward", "POST /upward/:id/handling": "office_upward", "POST /upward/:id/answers": "office_upward", "POST /upward/:id/feedback": "lead_upward",
	"POST /upward/:id/feedback/paper": "office_upward", "POST /upward/:id/follow-up": "offices_upward", "POST /upward/:id/conclude": "office_upward",

	"GET /key-items": "own", "GET /key-items/:id": "read_key_item", "GET /suggestions/:id/supervision": "read_key_item",
	"GET /candidates": "read_candidates", "GET /candidates/export": "export_candidates", "GET /decisions": "read_candidates", "POST /decisions": "record_decision",
	"POST /suggestions/:id/nominations": "nominate", "POST /suggestions/:id/nominations/withdraw": "nominate|withdraw_nomination", // each of them did
	"PUT /candidates/:id": "prepare_candidates", "PUT /candidates/:id/group": "prepare_candidates", "GET /supervision/choices": "arrange",
	"PUT /key-items/:id/parties": "name_parties", "PUT /key-items/:id/plan": "edit_plan", "POST /key-items/:id/plan/submit": "submit_plan",
	"POST /key-items/:id/plan/confirm": "confirm_plan", "POST /key-items/:id/plan/return": "return_plan", "POST /key-items/:id/instructions": "instruct",
	"POST /key-items/:id/activities": "plan_activity", "POST /key-items/:id/letters": "send_letter", "POST /key-items/:id/checks": "record_check",
	"PUT /key-items/:id/outcome": "record_outcome", "POST /key-items/:id/conclude": "conclude",
	"POST /milestones/:id/reports": "report_milestone", "POST /milestones/:id/return": "return_milestone",
	"GET /activities/:id": "read_key_item", "PUT /activities/:id": "change_activity", "POST /activities/:id/cancel": "cancel_activity",
	"POST /activities/:id/code": "show_code", "POST /activities/:id/answer": "answer_invitation", "POST /activities/:id/minutes": "record_minutes",
	"POST /invitations/:id/sign-in": "sign_in_by_hand", "POST /sign-in": "own", // whoever has the code may be invited
	"GET /letters/:id": "read_key_item", "GET /letters/:id/word": "read_key_item", "POST /letters/:id/answer": "answer_letter",
	"GET /committees": "read_units", "POST /committees": registers, "PUT /committees/:id": registers,

	"GET /ballots": "read_ballots", "POST /ballots": "run_ballots", "GET /ballots/candidates": "run_ballots", "GET /ballots/scores": "run_ballots", "GET /ballots/scores/export": "run_ballots", "GET /ballots/:id": "read_open_ballot", "PUT /ballots/:id": "run_ballots",
	"DELETE /ballots/:id": "run_ballots", "POST /ballots/:id/cards": "run_ballots", "POST /ballots/:id/open": "run_ballots", "POST /ballots/:id/close": "run_ballots",
	"POST /ballots/:id/cancel": "run_ballots", "GET /ballots/:id/turnout": "read_open_ballot", "GET /ballots/:id/paper": "vote_in_ballot", "POST /ballots/:id/vote": "vote_in_ballot",
	"GET /ballots/:id/recount": "read_open_ballot", "GET /ballots/:id/votes": "read_open_ballot", "GET /ballots/:id/export": "read_open_ballot",

	"GET /stats": "read_figures", "GET /stats/guide": "read_figures", "GET /stats/items": "read_figures", "GET /stats/board": "read_figures", "GET /stats/export": "read_figures", "GET /stats/paper": "read_figures",

	"GET /live": "own", "GET /notices": "own", "POST /notices/:id/read": "own", "POST /notices/read-all": "own", "GET /notices/preferences": "own", "PUT /notices/preferences": "own",
	"GET /substitutions": "own", "POST /substitutions": "own", "DELETE /substitutions/:id": "own", "GET /views": "own", "POST /views": "own", "PUT /views/:id": "own", "DELETE /views/:id": "own",
	"POST /attachments": "own", "DELETE /attachments/:id": "own", "GET /attachments/:id": "own",
}

const registers = "manage_registers_of_people_and_bodies"

// supervisors are the columns that the table of key items has and the other has
// not: leaders on both sides and the special committees, those of the key item
// and others.
var supervisors = []string{"supervising_leader", "other_leader", "leading_official", "other_official", "committee", "other_committee"}

// beyond are lines that the table of permissions does not have: what is
// everybody's own, and what goes up to a higher congress, of which the city's
// deputy log-in is a member.
var beyond = map[string][]string{
	"own": append([]string{"lead", "cosigner", "other_deputy", "office", "head", "gov_office", "clerk", "reviewer", "signer", "other_unit",
		"sysadmin", "secadmin", "auditor"}, supervisors...),
	"read_after_assignment": supervisors, // who supervises reads what is registered (代表法 2025, art. 52)
	"arrange":               {"office", "head", "committee", "other_committee"},
	"merge":                 {"office", "head"},               // who asks for it, and who decides
	"choose_units":          {"office", "head", "gov_office"}, // to assign, to propose, to change and to have handled again
	"create_own_draft":      {"lead", "cosigner", "other_deputy"}, "read_copy": {"lead", "cosigner"}, "enter_from_paper": {"office"},
	"read_letter_to_units":  append([]string{"office", "head", "gov_office", "clerk", "reviewer", "signer"}, supervisors...), // it is not the proposers'
	"meeting":               {"office", "head", "gov_office", "clerk", "reviewer", "signer", "other_unit"},                   // units: what they were given themselves
	"of_the_lead_unit":      {},
	"of_the_answering_unit": {"clerk", "signer"}, // who writes or signs for it
	"keep_webhooks":         {"sysadmin"},
	"hand_out_passwords":    {"office", "head", "sysadmin"}, // the office only to deputies and units, who come to it for their slips
	"read_accounts":         {"office", "head", "sysadmin", "secadmin"},
	"read_units": append([]string{"lead", "cosigner", "other_deputy", "office", "head", "gov_office", "clerk", "reviewer", "signer", "other_unit",
		"secadmin"}, supervisors...),
	"read_figures": {"office", "head", "supervising_leader", "committee", "gov_office", "leading_official", "clerk", "reviewer", "signer", "other_unit", "other_leader", "other_official", "other_committee"}, // units: of what they have themselves
	"read_upward":  {"lead", "office", "head"}, "edit_upward": {"lead", "office"}, "sign_upward": {"lead"}, "lead_upward": {},
	// The ballot that the test meets is open, to all deputies of the city.
	"read_ballots":     append([]string{"lead", "cosigner", "other_deputy", "office", "head", "gov_office", "clerk", "reviewer", "signer", "other_unit"}, supervisors...),
	"read_open_ballot": {"lead", "cosigner", "other_deputy", "office", "head"}, "vote_in_ballot": {"lead", "cosigner", "other_deputy"}, "run_ballots": {"office", "head"},
	"office_upward": {"office"}, "offices_upward": {"office", "head"}, "head_upward": {"head"},
}

// queries and bodies that a route needs before it asks who is there.
var (
	needs = map[string]string{"GET /assignments": "from=2026-01-01&to=2026-12-31", "GET /assignments/export": "from=2026-01-01&to=2026-12-31", "GET /rules/differences": "from=1&to=1", "GET /stats/items": "figure=items", "GET /suggestions/alike/units": "title=%E5%85%AC%E4%BA%A4", "GET /ballots/candidates": "about=unit"}
	sent  = map[string]map[string]any{"POST /suggestions": {"for_delegation": false}, "POST /ballots": {"subject_ids": []uint{999999}}}
)

// readPermissions reads the tables of both packages as one: what the first says
// nothing of, it leaves to beyond.
func readPermissions(t *testing.T) (roles []string, may map[string][]string) {
	t.Helper()
	may = map[string][]string{}
	for line, who := range beyond {
		may[line] = slices.Clone(who)
	}
	for _, name := range []string{"suggestion", "supervision"} {
		file, err := os.Open("../" + name + "/testdata/permissions.csv")
		if err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(file).ReadAll()
		if err != nil || file.Close() != nil {
			t.Fatal(err)
		}
		for _, role := range rows[0][1:] {
			if !slices.Contains(roles, role) {
				roles = append(roles, role)
			}
		}
		for _, row := range rows[1:] {
			may[row[0]] = append(may[row[0]], []string{}...)
			for i, cell := range row[1:] {
				if cell == "y" {
					may[row[0]] = append(may[row[0]], rows[0][i+1])
				}
			}
		}
	}
	return roles, may
}

// Every route of the contract falls under lines of the table of permissions,
// every line has a route, and each relation gets from each route what the line
// says: who may not is told 403, or 404 where he sees nothing, whatever he
// sends; who may is never told either.
func TestEveryRouteIsHeldAgainstTheTableOfPermissions(t *testing.T) {
	roles, may := readPermissions(t)
	used := map[string]bool{}
	for _, e := range entrances(t) {
		route := strings.Replace(e.route, "/api/v1", "", 1)
		if slices.Contains(open, e.route) || strings.HasPrefix(e.path, "/api/v1/auth/") {
			continue
		}
		for _, line := range strings.Split(lines[route], "|") {
			if used[line] = true; may[line] == nil {
				t.Errorf("%s falls under %q, which is no line of the table", route, line)
			}
		}
	}
	for line := range may {
		if !used[line] {
			t.Errorf("no route falls under %s", line)
		}
	}
	eachCity(t, func(c *city) {
		r := newRelations(c)
		for _, e := range entrances(c.T) {
			route := strings.Replace(e.route, "/api/v1", "", 1)
			line, _, _ := strings.Cut(lines[route], "|")
			if line == "" {
				continue
			}
			for _, role := range roles {
				r.hold(e, route, role, slices.Contains(may[line], role))
			}
		}
	})
}

func (r *relations) hold(e entrance, route, role string, may bool) {
	r.Helper()
	body := maps.Clone(r.baseline(e))
	maps.Copy(body, sent[route])
	delete(body, "on_paper") // each does it himself; what the office enters for deputies is tried where papers are
	a := attempt{path: e.at(fmt.Sprint(r.target(e))), query: needs[route], body: r.encode(e, body), contentType: e.contentType()}
	if e.method() == http.MethodDelete {
		a.query = "version=99999"
	}
	got := r.send(e.method(), a, r.token[role])
	refused := got.status == http.StatusForbidden || got.status == http.StatusNotFound
	switch {
	case role == "anonymous":
		if got.status != http.StatusUnauthorized {
			r.Errorf("%s as nobody: %d", route, got.status)
		}
	case got.status >= 500 || got.status == http.StatusUnauthorized:
		r.Errorf("%s as %s: %d %.200q", route, role, got.status, got.body)
	case may && refused && (got.status != http.StatusNotFound || !strings.HasPrefix(lines[route], "own") || len(e.parameters) == 0):
		r.Errorf("%s as %s, who may: %d %.200q", route, role, got.status, got.body)
	case !may && !refused:
		r.Errorf("%s as %s, who may not: %d %.200q", route, role, got.status, got.body)
	}
}
