package suggestion

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/suggestion/lifetest"
)

type attempted = lifetest.Attempt

// routes says how an attempt of the model is made over HTTP: the path, in which
// the number of its subject stands, and the body.
var routes = map[string]struct {
	path string
	body func(k *journey, a *attempted) fields
}{
	"edit_draft":   {"PUT /suggestions/%d/content", func(k *journey, a *attempted) fields { return k.text(a.Points, a.Item.ReferenceOnly, false) }},
	"delete_draft": {"DELETE /suggestions/%d", nil},
	"invite_cosigners": {"/suggestions/%d/cosigners", func(_ *journey, a *attempted) fields {
		return fields{"deputy_ids": a.Deputies, "through_office": a.Through}
	}},
	"confirm_signature":   {"/suggestions/%d/signature/confirm", func(_ *journey, a *attempted) fields { return fields{"text_no": a.TextNo} }},
	"decline_signature":   {"/suggestions/%d/signature/decline", given(because)},
	"withdraw_signature":  {"/suggestions/%d/signature/withdraw", given(because)},
	"submit":              {"/suggestions/%d/submit", given(fields{"no_state_secrets": true})},
	"start_review":        {"/suggestions/%d/start-review", nil},
	"return_for_revision": {"/suggestions/%d/return", given(fields{"reason_code": "other", "reason": "请补充"})},
	"reopen_not_accepted": {"/suggestions/%d/reopen-not-accepted", given(because)},
	"correct_title": {"/suggestions/%d/correct", func(k *journey, _ *attempted) fields {
		return fields{"title": k.title(), "category": "social", "reason": "更正"}
	}},
	"register":          {"/suggestions/%d/register", nil},
	"void_registration": {"/suggestions/%d/void-registration", given(because)},
	"propose_units":     {"/suggestions/%d/propose-units", unitsOf(fields{})},
	"assign":            {"/suggestions/%d/assign", unitsOf(fields{"note": ""})},
	"decide_rehandling": {"/suggestions/%d/rehandle", unitsOf(because)},
	"reopen":            {"/suggestions/%d/reopen", unitsOf(because)},
	"escalate": {"/suggestions/%d/escalate", func(k *journey, a *attempted) fields {
		return having(unitsOf(fields{"meeting": "专题研究"})(k, a), "plan_due_on", a.Until)
	}},
	"explain_and_close": {"/suggestions/%d/explain-and-close", given(fields{"letter": "现将有关情况说明如下。"})},
	"close":             {"/suggestions/%d/close", nil},
	"archive":           {"/suggestions/%d/archive", nil},
	"make_stub":         {"/suggestions/%d/make-stub", given(because)},
	"recall_assignment": {"/assignments/%d/recall", given(because)},
	"receive":           {"/assignments/%d/receive", nil},
	"set_inner_route":   {"/assignments/%d/route", given(fields{"section": "综合科", "person_name": "李四", "inner_due_on": nil})},
	"plan_handling":     {"/assignments/%d/plan", given(fields{"text": "先踏勘，再与代表商议", "contact_by": nil, "draft_by": nil})},
	"note_progress":     {"/assignments/%d/notes", given(fields{"text": "已现场踏勘"})},
	"record_contact": {"/assignments/%d/communications", func(_ *journey, a *attempted) fields {
		return having(having(contact, "held_on", a.Until), "deputy_ids", a.Deputies)
	}},
	"draft_co_opinion":     {"/assignments/%d/opinion", func(_ *journey, a *attempted) fields { return fields{"text": "同意", "hand_over": a.Agree} }},
	"sign_co_opinion":      {"/assignments/%d/opinion/sign", decided},
	"send_back_co_opinion": {"/assignments/%d/opinion/send-back", given(because)},
	"acknowledge":          {"/assignments/%d/acknowledge", nil},
	"urge":                 {"/assignments/%d/urge", given(fields{"note": "请抓紧办理"})},
	"draft_reply":          {"PUT /assignments/%d/reply", replyText},
	"supersede_reply":      {"/assignments/%d/supersede", given(because)},
	"record_paper_delivery": {"/assignments/%d/paper-delivery", func(k *journey, a *attempted) fields {
		return fields{"deputy_id": a.Deputy, "on": k.life.Today(), "note": ""}
	}},
	"attach_sealed_reply": {"/assignments/%d/sealed-reply", func(k *journey, a *attempted) fields { return fields{"attachment_id": append(k.files(a), 999999)[0]} }},
	"rate_suggestion": {"/assignments/%d/quality-rating", func(k *journey, a *attempted) fields {
		return having(good, "rating_version", k.number("SELECT COALESCE(MAX(version), 0) FROM quality_ratings WHERE assignment_id = ?", a.On.ID))
	}},
	"confirm_contact":        {"/communications/%d/confirm", given(because)},
	"submit_reply":           {"/replies/%d/submit", nil},
	"review_reply":           {"/replies/%d/review", decided},
	"sign_reply":             {"/replies/%d/sign", decided},
	"check_reply":            {"/replies/%d/check", decided},
	"give_decisive_feedback": {"/suggestions/%d/feedback", rating},
	"give_feedback":          {"/suggestions/%d/feedback", rating},
	"enter_paper_feedback": {"/suggestions/%d/feedback/paper", func(k *journey, a *attempted) fields {
		return having(having(rating(k, a), "deputy_id", a.Deputy), "attachment_ids", k.files(a))
	}},
	"release_feedback":   {"/suggestions/%d/release-feedback", nil},
	"ask_non_acceptance": {"/suggestions/%d/non-acceptance-request", given(notSuitable)},
	"ask_merge": {"/suggestions/%d/merge-request", func(_ *journey, a *attempted) fields {
		return fields{"target_id": a.Target.ID, "reason": "内容相同"}
	}},
	"split": {"/suggestions/%d/split-request", func(k *journey, a *attempted) fields {
		return fields{"points": k.points(a), "title": k.title(), "reason": "一事一议"}
	}},
	"ask_withdrawal":       {"/suggestions/%d/withdrawal-request", given(because)},
	"take_back":            {"/requests/%d/take-back", given(because)},
	"ask_return":           {"/assignments/%d/return-request", func(_ *journey, a *attempted) fields { return having(giveBack, "unit_id", a.Parts[0].Unit) }},
	"object_to_assignment": {"/assignments/%d/objection", given(because)},
	"ask_extension":        {"/assignments/%d/extension-request", func(_ *journey, a *attempted) fields { return having(because, "until", a.Until) }},
	"report_commitment":    {"/commitments/%d/delivery-report", given(kept)},
	"ask_commitment_change": {"/commitments/%d/change-request", func(_ *journey, a *attempted) fields {
		return fields{"text": "车辆尚未到位", "until": dated(a.Until)}
	}},
	"decide": {"/requests/%d/decide", func(_ *journey, a *attempted) fields { return fields{"agree": a.Agree, "reason": reason(a)} }},
	"change_assignments_government_units": {"/suggestions/%d/assignments", func(k *journey, a *attempted) fields {
		cancel, replace := []uint{}, uint(0)
		for _, on := range a.Cancel {
			cancel = append(cancel, on.ID)
		}
		if a.Replace != nil {
			replace = a.Replace.ID
		}
		return fields{"add": unitsOf(fields{})(k, a)["units"], "cancel": cancel, "replace": replace, "reason": "调整"}
	}},
}

func given(body fields) func(*journey, *attempted) fields {
	return func(*journey, *attempted) fields { return body }
}

func having(body fields, name string, value any) fields {
	out := fields{name: value}
	for k, v := range body {
		if k != name {
			out[k] = v
		}
	}
	return out
}

func unitsOf(body fields) func(*journey, *attempted) fields {
	return func(_ *journey, a *attempted) fields {
		list := []fields{}
		for _, p := range a.Parts {
			list = append(list, fields{"unit_id": p.Unit, "role": p.Role, "note": ""})
		}
		return having(body, "units", list)
	}
}

// dated is a day as it is sent: none as null.
func dated(d string) any {
	if d == "" {
		return nil
	}
	return d
}

func reason(a *attempted) string {
	if a.Reason {
		return "说明如下"
	}
	return ""
}

func decided(k *journey, a *attempted) fields {
	body := fields{"pass": a.Agree, "comment": reason(a)}
	if a.Action != "sign_co_opinion" {
		body["document_no"] = ""
		if a.Number {
			body["document_no"] = k.nextNumber()
		}
	}
	return body
}

func rating(_ *journey, a *attempted) fields {
	return fields{"attitude": "satisfied", "result": a.Result, "reasons": "见说明"}
}

// text is the text of an item with so many points, which the walk knows again.
func (k *journey) text(points int, reference, paper bool) fields {
	list := []string{}
	for i := range points {
		list = append(list, fmt.Sprintf("具体建议之%d", i+1))
	}
	k.serial++
	body := having(having(having(draft, "points", list), "title", k.title()), "reference_only", reference)
	if !paper && k.serial%2 == 0 {
		body["situation"] = fmt.Sprintf("情况之%d", k.serial)
	}
	return body
}

func (k *journey) title() string {
	k.serial++
	return fmt.Sprintf("关于第%d事的建议", k.serial)
}

func replyText(k *journey, a *attempted) fields {
	say := map[bool]string{true: "说明如下"}
	answers := []fields{}
	for _, id := range k.pointIDs(a.Item) {
		answers = append(answers, fields{"point_id": id, "text": say[a.Draft.Answered]})
	}
	body := fields{"version": 0, "opening": "感谢您的建议。", "answers": answers, "closing": "", "class_code": a.Draft.Class, "commitment_text": say[a.Draft.Promise],
		"commitment_due_on": dated(a.Draft.Until), "class_reason": say[a.Draft.Reason], "no_contact_reason": say[a.Draft.NoContact],
		"no_opinion_reason": say[a.Draft.NoOpinion], "contact_person": "李四", "contact_phone": ""}
	if a.Reply != nil {
		body["version"] = k.number("SELECT version FROM replies WHERE id = ?", a.Reply.ID)
	}
	return body
}

// try does it over HTTP.
func (k *journey) try(a *attempted, was trail) *httptest.ResponseRecorder {
	name := a.Action
	if lifetest.RuleOf(a.Action).Of == "request" {
		name = "decide"
	}
	route := routes[name]
	subject := a.Item.ID
	switch lifetest.RuleOf(a.Action).Of {
	case "assignment":
		subject = a.On.ID
	case "reply":
		subject = a.Reply.ID
	case "contact":
		subject = a.Contact.ID
	case "request", "asked":
		subject = a.Request.ID
	case "promise":
		subject = a.Promise.ID
	}
	method, path := http.MethodPost, fmt.Sprintf(route.path, subject)
	if m, rest, found := bytes.Cut([]byte(path), []byte(" ")); found {
		method, path = string(m), string(rest)
	}
	body := fields{}
	if route.body != nil {
		body = route.body(k, a)
	}
	if a.Action != "draft_reply" {
		body = having(body, "version", was.known(k.actor(a.By)))
	}
	if a.Stale {
		body = having(body, "version", wholeNumber(body["version"])+1)
	}
	if a.Action == "confirm_contact" {
		if a.Agree {
			body = fields{"version": body["version"]}
		} else {
			path = fmt.Sprintf("/communications/%d/dispute", subject)
		}
	}
	if a.Paper != 0 {
		body = having(body, "on_paper", fields{"deputy_id": a.Paper, "attachment_ids": append(k.files(a), 999999)[:1]})
	}
	if method == http.MethodDelete {
		path += fmt.Sprintf("?version=%d", body["version"])
	}
	return k.request(k.actor(a.By), method, path, body)
}

func wholeNumber(v any) uint {
	n, _ := v.(uint)
	return n
}

func (k *journey) actor(by lifetest.Hat) access.Actor { return k.actors[by.Name] }

func (k *journey) request(by access.Actor, method, path string, body fields) *httptest.ResponseRecorder {
	k.as = by
	text := []byte{}
	if method != http.MethodGet && method != http.MethodDelete {
		var err error
		if text, err = json.Marshal(body); err != nil {
			k.rt.Fatal(err)
		}
	}
	answer := httptest.NewRecorder()
	k.router.ServeHTTP(answer, httptest.NewRequest(method, path, bytes.NewReader(text)))
	return answer
}

// files leaves an upload of the actor's, if the attempt has one.
func (k *journey) files(a *attempted) []uint {
	if !a.File {
		return []uint{}
	}
	return []uint{k.upload(k.actor(a.By))}
}

func (k *journey) upload(by access.Actor) uint {
	var id uint
	name := fmt.Sprint("of a walk ", k.uploads.Add(1))
	err := k.db.Write(k.Context(), func(tx *gorm.DB) error {
		return tx.Raw(`INSERT INTO attachments (congress_id, owner_kind, owner_id, name, size, content_type, sha256, stored_as, uploaded_by, created_at)
			VALUES (?, '', 0, '扫描件.pdf', 1, 'application/pdf', '', ?, ?, ?) RETURNING id`, by.CongressID, name, by.UserID, k.now).Scan(&id).Error
	})
	if err != nil {
		k.rt.Fatal(err)
	}
	return id
}
