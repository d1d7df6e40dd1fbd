package suggestion

import (
	"fmt"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/audit"
)

// The units of the world's first congress.
const (
	transport  = 1 // of clerk, reviewer and signer
	education  = 2 // of other_unit
	propaganda = 3 // of party_clerk and party_signer, no part of the government
)

var good = fields{"topic": "good", "research": "fair", "feasibility": "good", "remark": "数据详实"}

var sole = []fields{{"unit_id": transport, "role": "sole", "note": ""}}

func init() {
	for action, a := range wholeLife {
		attempts[action] = a
	}
}

// wholeLife are the attempts beyond the straight line.
var wholeLife = map[string]attempt{
	"invite_cosigners":   {station: atDraft, path: "/suggestions/%[1]d/cosigners", body: fields{"deputy_ids": []int{3}}},
	"confirm_signature":  {station: atDraft, path: "/suggestions/%[1]d/signature/confirm", body: fields{"text_no": 1}, before: invited},
	"decline_signature":  {station: atDraft, path: "/suggestions/%[1]d/signature/decline", body: fields{"reason": "情况不熟悉"}, before: invited},
	"withdraw_signature": {station: atSubmitted, path: "/suggestions/%[1]d/signature/withdraw", body: fields{"reason": "意见有变化"}},

	"ask_non_acceptance":     {station: atUnderReview, path: "/suggestions/%[1]d/non-acceptance-request", body: notSuitable},
	"confirm_non_acceptance": {station: atUnderReview, path: "/requests/%[4]d/decide", body: agree, find: asking("office", "/suggestions/%[1]d/non-acceptance-request", notSuitable)},
	"reopen_not_accepted":    {station: atUnderReview, path: "/suggestions/%[1]d/reopen-not-accepted", body: because, before: notAccepted},
	"ask_merge":              {station: atUnderReview, path: "/suggestions/%[1]d/merge-request", body: toMerge, before: another},
	"confirm_merge":          {station: atUnderReview, path: "/requests/%[4]d/decide", body: agree, find: toBeMerged},
	"split":                  {station: atUnderReview, path: "/suggestions/%[1]d/split-request", body: toSplit, before: knownPoints},
	"consent_split":          {station: atUnderReview, path: "/requests/%[4]d/decide", body: agree, find: toBeSplit},
	"make_stub":              {station: atReceived, path: "/suggestions/%[1]d/make-stub", body: because},
	"correct_title":          {station: atInReview, path: "/suggestions/%[1]d/correct", body: fields{"title": "关于优化城区公交线路的建议", "category": "social", "reason": "标题与内容一致"}},
	"void_registration":      {station: atRegistered, path: "/suggestions/%[1]d/void-registration", body: because},
	"propose_units":          {station: atRegistered, path: "/suggestions/%[1]d/propose-units", body: fields{"units": sole}, before: forwarded},

	"recall_assignment":                   {station: atAssigned, path: "/assignments/%[2]d/recall", body: because},
	"change_assignments_government_units": {station: atReceived, path: "/suggestions/%[1]d/assignments", body: fields{"add": []fields{{"unit_id": education, "role": "co", "note": ""}}, "cancel": []int{}, "replace": 0, "reason": "需要会同办理"}},
	"ask_return":                          {station: atAssigned, path: "/assignments/%[2]d/return-request", body: giveBack},
	"agree_return_in_unit":                {station: atAssigned, path: "/requests/%[4]d/decide", body: agree, find: asking("clerk", "/assignments/%[2]d/return-request", giveBack)},
	"decide_return_government_unit":       {station: atAssigned, path: "/requests/%[4]d/decide", body: agree, find: asking("clerk", "/assignments/%[2]d/return-request", giveBack, "signer")},
	"decide_return_other_unit":            {station: atRegistered, path: "/requests/%[4]d/decide", body: agree, find: partyReturns},
	"object_to_assignment":                {station: atAssigned, path: "/assignments/%[2]d/objection", body: fields{"reason": "应由教育部门办理", "unit_id": education}},
	"decide_objection":                    {station: atAssigned, path: "/requests/%[4]d/decide", body: agree, find: asking("lead", "/assignments/%[2]d/objection", fields{"reason": "应由教育部门办理", "unit_id": 0})},
	"ask_extension":                       {station: atReceived, path: "/assignments/%[2]d/extension-request", body: moreTime},
	"agree_extension_in_unit":             {station: atReceived, path: "/requests/%[4]d/decide", body: agree, find: asking("clerk", "/assignments/%[2]d/extension-request", moreTime)},
	"agree_extension_government":          {station: atReceived, path: "/requests/%[4]d/decide", body: agree, find: asking("clerk", "/assignments/%[2]d/extension-request", moreTime, "signer")},
	"grant_extension":                     {station: atReceived, path: "/requests/%[4]d/decide", body: agree, find: asking("clerk", "/assignments/%[2]d/extension-request", moreTime, "signer", "gov_office")},
	"urge":                                {station: atReceived, path: "/assignments/%[2]d/urge", body: fields{"note": "请抓紧办理"}, later: 60 * 24 * time.Hour},

	"draft_co_opinion":      {station: atRegistered, path: "/assignments/%[4]d/opinion", body: fields{"text": "同意", "hand_over": true}, find: coHandling},
	"sign_co_opinion":       {station: atRegistered, path: "/assignments/%[4]d/opinion/sign", body: fields{"pass": true, "comment": ""}, find: coDrafted},
	"send_back_co_opinion":  {station: atRegistered, path: "/assignments/%[4]d/opinion/send-back", body: because, find: partyOpinion},
	"check_reply":           {station: atInSignoff, path: "/replies/%[3]d/check", body: pass, before: signedToCheck},
	"supersede_reply":       {station: atDelivered, path: "/assignments/%[2]d/supersede", body: because},
	"record_paper_delivery": {station: atDelivered, path: "/assignments/%[2]d/paper-delivery", body: fields{"deputy_id": 1, "on": "2026-03-02", "note": "当面送达"}},
	"attach_sealed_reply":   {station: atDelivered, path: "/assignments/%[2]d/sealed-reply", body: fields{"attachment_id": 1}, before: uploadedBy("clerk")},
	"plan_handling":         {station: atReceived, path: "/assignments/%[2]d/plan", body: planned},
	"rate_suggestion":       {station: atDelivered, path: "/assignments/%[2]d/quality-rating", body: good},
	"acknowledge":           {station: atReceived, path: "/assignments/%[2]d/acknowledge", before: forReference},

	"ask_withdrawal":     {station: atInReview, path: "/suggestions/%[1]d/withdrawal-request", body: because},
	"consent_withdrawal": {station: atUnderReview, path: "/requests/%[4]d/decide", body: agree, find: asking("lead", "/suggestions/%[1]d/withdrawal-request", because)},
	"accept_withdrawal":  {station: atUnderReview, path: "/requests/%[4]d/decide", body: agree, find: asking("lead", "/suggestions/%[1]d/withdrawal-request", because, "cosigner")},

	"take_back":                   {station: atInReview, path: "/requests/%[4]d/take-back", body: because, find: asking("lead", "/suggestions/%[1]d/withdrawal-request", because)},
	"ask_non_acceptance@taken":    {station: atUnderReview, path: "/requests/%[4]d/take-back", body: because, find: asking("office", "/suggestions/%[1]d/non-acceptance-request", notSuitable)},
	"ask_merge@taken":             {station: atUnderReview, path: "/requests/%[4]d/take-back", body: because, find: toBeMerged},
	"split@taken":                 {station: atUnderReview, path: "/requests/%[4]d/take-back", body: because, find: toBeSplit},
	"ask_return@taken":            {station: atAssigned, path: "/requests/%[4]d/take-back", body: because, find: asking("clerk", "/assignments/%[2]d/return-request", giveBack, "signer")},
	"ask_extension@taken":         {station: atReceived, path: "/requests/%[4]d/take-back", body: because, find: asking("clerk", "/assignments/%[2]d/extension-request", moreTime)},
	"ask_commitment_change@taken": {station: atContact, path: "/requests/%[4]d/take-back", body: because, find: ofPromise("change-request", putOff)},
	"report_commitment@taken":     {station: atContact, path: "/requests/%[4]d/take-back", body: because, find: ofPromise("delivery-report", kept)},
	"ask_non_acceptance@returned": {station: atUnderReview, path: "/suggestions/%[1]d/non-acceptance-request", body: notSuitable, before: returnedToLead},
	"ask_withdrawal@returned":     {station: atUnderReview, path: "/suggestions/%[1]d/withdrawal-request", body: because, before: returnedToLead},

	"confirm_signature@paper":    {station: atDraft, path: "/suggestions/%[1]d/signature/confirm", body: onPaperOf(2, fields{"text_no": 1}), before: papers(invitedThroughOffice)},
	"decline_signature@paper":    {station: atDraft, path: "/suggestions/%[1]d/signature/decline", body: onPaperOf(2, because), before: papers(invitedThroughOffice)},
	"withdraw_signature@paper":   {station: atSubmitted, path: "/suggestions/%[1]d/signature/withdraw", body: onPaperOf(2, because), before: papers(nil)},
	"ask_withdrawal@paper":       {station: atInReview, path: "/suggestions/%[1]d/withdrawal-request", body: onPaperOf(1, because), before: papers(nil)},
	"consent_withdrawal@paper":   {station: atUnderReview, path: "/requests/%[4]d/decide", body: onPaperOf(2, agree), before: papers(nil), find: asking("lead", "/suggestions/%[1]d/withdrawal-request", because)},
	"consent_split@paper":        {station: atUnderReview, path: "/requests/%[4]d/decide", body: onPaperOf(1, agree), before: papers(nil), find: splitByColleague},
	"take_back@paper":            {station: atInReview, path: "/requests/%[4]d/take-back", body: onPaperOf(1, because), before: papers(nil), find: asking("lead", "/suggestions/%[1]d/withdrawal-request", because)},
	"object_to_assignment@paper": {station: atAssigned, path: "/assignments/%[2]d/objection", body: onPaperOf(1, fields{"reason": "应由教育部门办理", "unit_id": education}), before: papers(nil)},
	"confirm_contact@paper":      {station: atReceived, path: "/communications/%[4]d/confirm", body: onPaperOf(1, fields{}), before: papers(nil), find: talkedToCosigner},

	"enter_paper_feedback": {station: atDelivered, path: "/suggestions/%[1]d/feedback/paper", body: fields{"deputy_id": 1, "attitude": "satisfied", "result": "satisfied", "reasons": "", "attachment_ids": []int{1}}, before: uploadedBy("office")},
	"escalate":             {station: atDelivered, path: "/suggestions/%[1]d/escalate", body: fields{"units": sole, "meeting": "主任会议专题研究", "plan_due_on": "2026-06-30"}, before: dissatisfiedTwice},
	"reopen":               {station: atDelivered, path: "/suggestions/%[1]d/reopen", body: fields{"units": sole, "reason": "情况有变化"}, before: closed},

	"report_commitment":               {station: atContact, path: "/commitments/%[4]d/delivery-report", body: kept, find: promise},
	"sign_commitment_delivery":        {station: atContact, path: "/requests/%[4]d/decide", body: agree, find: ofPromise("delivery-report", kept)},
	"confirm_commitment_delivery":     {station: atContact, path: "/requests/%[4]d/decide", body: agree, find: ofPromise("delivery-report", kept, "signer")},
	"ask_commitment_change":           {station: atContact, path: "/commitments/%[4]d/change-request", body: putOff, find: promise},
	"agree_commitment_change_in_unit": {station: atContact, path: "/requests/%[4]d/decide", body: agree, find: ofPromise("change-request", putOff)},
	"decide_commitment_change":        {station: atContact, path: "/requests/%[4]d/decide", body: agree, find: ofPromise("change-request", putOff, "signer")},
}

var (
	toMerge     = fields{"target_id": 0, "reason": "内容相同"}
	toSplit     = fields{"points": []string{"p2"}, "title": "关于延长末班车时间的建议", "reason": "一事一议"}
	agree       = fields{"agree": true, "reason": ""}
	because     = fields{"reason": "说明如下"}
	notSuitable = fields{"reason_code": "personal_matter", "reason": "涉及个别事项"}
	giveBack    = fields{"reason_code": "not_our_duty", "reason": "不属于本单位职责", "unit_id": education}
	moreTime    = fields{"reason": "需要现场勘测", "until": "2026-08-03"}
	kept        = fields{"text": "线路已开通"}
	putOff      = fields{"text": "车辆尚未到位", "until": "2027-03-31"}
)

// asking makes a Request and has the first of its steps agreed to.
func asking(who, path string, body fields, agreeing ...string) func(w *world, id uint) uint {
	return func(w *world, id uint) uint {
		w.Helper()
		assignment := uint(0)
		if a := w.assignments(id); len(a) > 0 {
			assignment = a[0].ID
		}
		request := w.do(who, fmt.Sprintf(path+"%[3]s", id, assignment, ""), id, body).RequestID
		w.agree(id, request, agreeing...)
		return request
	}
}

func (w *world) agree(id, request uint, who ...string) {
	w.Helper()
	for _, name := range who {
		w.do(name, fmt.Sprintf("/requests/%d/decide", request), id, agree)
	}
}

// assignments gives those of the open round, the newest last.
func (w *world) assignments(id uint) []Assignment {
	w.Helper()
	var rows []Assignment
	if err := w.db.Read(w.Context()).Where("suggestion_id = ? AND round_no = ?", id, w.row(id).Round).Order("id").Find(&rows).Error; err != nil {
		w.Fatal(err)
	}
	return rows
}

// assign gives the item to units and returns the assignment of each.
func (w *world) assign(id uint, parts ...fields) map[uint]uint {
	w.Helper()
	w.do("office", fmt.Sprintf("/suggestions/%d/assign", id), id, fields{"units": parts, "note": ""})
	out := map[uint]uint{}
	for _, a := range w.assignments(id) {
		out[a.UnitID] = a.ID
	}
	return out
}

// another makes the item that the attempt merges into.
func another(w *world, _ uint) {
	id, _, _ := w.item(atRegistered)
	toMerge["target_id"] = id
}

func toBeMerged(w *world, id uint) uint {
	another(w, id)
	return asking("office", "/suggestions/%[1]d/merge-request", toMerge)(w, id)
}

// knownPoints gives the item's things asked the identities that the attempt
// names.
func knownPoints(w *world, id uint) {
	w.write(func(tx *gorm.DB) error {
		points := []Point{{ID: "p1", No: 1, Text: "增开线路"}, {ID: "p2", No: 2, Text: "延长末班车时间"}}
		return tx.Model(&ContentVersion{}).Where("suggestion_id = ?", id).Select("Points").Updates(&ContentVersion{Points: points}).Error
	})
	if _, err := w.svc.Reindex(w.Context()); err != nil {
		w.Fatal(err)
	}
}

func toBeSplit(w *world, id uint) uint {
	knownPoints(w, id)
	return asking("office", "/suggestions/%[1]d/split-request", toSplit)(w, id)
}

// onPaperOf is what the office enters from a deputy's paper, whose scan is the
// upload number 1.
func onPaperOf(deputyID uint, body fields) fields {
	out := fields{"on_paper": fields{"deputy_id": deputyID, "attachment_ids": []uint{1}}}
	for k, v := range body {
		out[k] = v
	}
	return out
}

// papers leaves the scan with the office.
func papers(before func(w *world, id uint)) func(w *world, id uint) {
	return func(w *world, id uint) {
		if before != nil {
			before(w, id)
		}
		uploadedBy("office")(w, id)
	}
}

func invitedThroughOffice(w *world, id uint) {
	w.write(func(tx *gorm.DB) error { return tx.Where("suggestion_id = ?", id).Delete(&Signature{}).Error })
	w.do("lead", fmt.Sprintf("/suggestions/%d/cosigners", id), id, fields{"deputy_ids": []int{2}, "through_office": true})
}

func returnedToLead(w *world, id uint) {
	w.do("office", fmt.Sprintf("/suggestions/%d/return", id), id, fields{"reason_code": "other", "reason": "请补充"})
}

// splitByColleague: another person of the office asked for the split.
func splitByColleague(w *world, id uint) uint {
	colleague := w.actors["office"]
	colleague.UserID = w.actors["head"].UserID
	w.actors["colleague"] = colleague
	knownPoints(w, id)
	return asking("colleague", "/suggestions/%[1]d/split-request", toSplit)(w, id)
}

// talkedToCosigner: the unit spoke with the co-signer.
func talkedToCosigner(w *world, id uint) uint {
	return w.do("clerk", fmt.Sprintf("/assignments/%d/communications", w.assignments(id)[0].ID), id, withCosigner).CommunicationID
}

func invited(w *world, id uint) {
	w.write(func(tx *gorm.DB) error { return tx.Where("suggestion_id = ?", id).Delete(&Signature{}).Error })
	w.do("lead", fmt.Sprintf("/suggestions/%d/cosigners", id), id, fields{"deputy_ids": []int{2}})
}

func notAccepted(w *world, id uint) {
	w.agree(id, asking("office", "/suggestions/%[1]d/non-acceptance-request", notSuitable)(w, id), "head")
}

func forwarded(w *world, id uint) {
	w.do("office", fmt.Sprintf("/suggestions/%d/propose-units", id), id, fields{"units": []fields{}})
}

// partyReturns: one of two units is no part of the government and gives its
// assignment back.
func partyReturns(w *world, id uint) uint {
	a := w.assign(id, fields{"unit_id": transport, "role": "separate", "note": ""}, fields{"unit_id": propaganda, "role": "separate", "note": ""})
	request := w.do("party_clerk", fmt.Sprintf("/assignments/%d/return-request", a[propaganda]), id, giveBack).RequestID
	w.agree(id, request, "party_signer")
	return request
}

// coHandling: the clerk's unit helps the other one.
func coHandling(w *world, id uint) uint {
	a := w.assign(id, fields{"unit_id": propaganda, "role": "lead", "note": ""}, fields{"unit_id": transport, "role": "co", "note": ""})
	w.do("clerk", fmt.Sprintf("/assignments/%d/receive", a[transport]), id, nil)
	return a[transport]
}

func coDrafted(w *world, id uint) uint {
	co := coHandling(w, id)
	w.do("clerk", fmt.Sprintf("/assignments/%d/opinion", co), id, fields{"text": "同意", "hand_over": true})
	return co
}

// partyOpinion: the clerk's unit leads, the other one has signed its opinion.
func partyOpinion(w *world, id uint) uint {
	a := w.assign(id, fields{"unit_id": transport, "role": "lead", "note": ""}, fields{"unit_id": propaganda, "role": "co", "note": ""})
	co := a[propaganda]
	w.do("party_clerk", fmt.Sprintf("/assignments/%d/receive", co), id, nil)
	w.do("party_clerk", fmt.Sprintf("/assignments/%d/opinion", co), id, fields{"text": "建议同步宣传", "hand_over": true})
	w.do("party_signer", fmt.Sprintf("/assignments/%d/opinion/sign", co), id, fields{"pass": true, "comment": ""})
	return co
}

func signedToCheck(w *world, id uint) {
	w.write(func(tx *gorm.DB) error {
		return tx.Model(&Reply{}).Where("suggestion_id = ?", id).UpdateColumn("state", ReplyChecking).Error
	})
}

// forReference is as if the item had been submitted as one to take note of.
func forReference(w *world, id uint) {
	w.write(func(tx *gorm.DB) error {
		if err := tx.Model(&Suggestion{}).Where("id = ?", id).UpdateColumn("reference_only", true).Error; err != nil {
			return err
		}
		return audit.Record(tx, w.actors["lead"], audit.Event{At: w.now, Action: "suggestion.submit", Subject: fmt.Sprint("suggestion/", id), Data: audit.Data{"reference_only": true}})
	})
}

// uploadedBy leaves an upload of somebody's that nothing has claimed.
func uploadedBy(who string) func(w *world, _ uint) {
	return func(w *world, _ uint) { w.uploaded(who, "扫描件.pdf", "application/pdf") }
}

// uploaded leaves one file, number 1, that somebody uploaded.
func (w *world) uploaded(who, name, contentType string) {
	w.Helper()
	w.write(func(tx *gorm.DB) error {
		if err := tx.Exec("DELETE FROM attachments").Error; err != nil {
			return err
		}
		by := w.actors[who]
		return tx.Exec(`INSERT INTO attachments (id, congress_id, owner_kind, owner_id, name, size, content_type, sha256, stored_as, uploaded_by, created_at)
			VALUES (1, ?, '', 0, ?, 1, ?, '', ?, ?, ?)`, by.CongressID, name, contentType, fmt.Sprint(w.key), by.UserID, w.now).Error
	})
}

func dissatisfiedTwice(w *world, id uint) {
	rated(Dissatisfied)(w, id)
	again := w.do("head", fmt.Sprintf("/suggestions/%d/rehandle", id), id, fields{"units": sole, "reason": "请重新研究"})
	w.handle(atDelivered, id, again.AssignmentID)
	rated(Dissatisfied)(w, id)
}

// promise takes the item to a delivered reply with a promise.
func promise(w *world, id uint) uint {
	assignment := w.assignments(id)[0].ID
	reply := w.draftReply(id, assignment, "B", fields{"commitment_text": "年底前开通", "commitment_due_on": "2026-12-31"})
	w.do("clerk", fmt.Sprintf("/replies/%d/submit", reply), id, nil)
	w.do("reviewer", fmt.Sprintf("/replies/%d/review", reply), id, pass)
	w.do("signer", fmt.Sprintf("/replies/%d/sign", reply), id, pass)
	return w.view("lead", id).Commitments[0].ID
}

func ofPromise(what string, body fields, agreeing ...string) func(w *world, id uint) uint {
	return func(w *world, id uint) uint {
		request := w.do("clerk", fmt.Sprintf("/commitments/%d/%s", promise(w, id), what), id, body).RequestID
		w.agree(id, request, agreeing...)
		return request
	}
}
