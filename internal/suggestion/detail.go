package suggestion

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"time"

	"lianluo/internal/access"
	"lianluo/internal/calendar"
)

// Detail gives the item with everything that by may see of it.
func (s *Service) Detail(ctx context.Context, by access.Actor, id uint) (View, error) {
	v, err := s.viewer(ctx, by)
	if err != nil {
		return View{}, err
	}
	it, err := one(v.q, by, id)
	if err != nil {
		return View{}, err
	}
	d := &detail{viewer: v, it: it}
	if err := d.read(); err != nil {
		return View{}, err
	}
	out := d.view()
	if err := d.readMerged(&out); err != nil {
		return View{}, err
	}
	return out, nil
}

// detail holds what the page of one item shows beyond the rules' facts.
type detail struct {
	*viewer
	it        *Item
	texts     []ContentVersion
	notes     []Note
	copies    map[uint][]Delivery // by reply
	versions  map[uint]ReplyText
	events    []TimelineEvent
	files     []FileView
	sealed    map[uint]*FileView  // by reply
	scans     map[uint][]FileView // by feedback
	papers    map[uint][]FileView // by line of the timeline
	session   string
	imported  *ImportedRow
	qualities map[uint]QualityRating // by assignment
	others    map[uint]LinkView      // that Requests and the timeline tell of
	urges     map[urgedAt]*UrgeView  // as they were sent
	nextNo    string                 // proposed to who may sign
}

func (d *detail) read() error {
	if err := d.q.Where("suggestion_id = ?", d.it.ID).Order("no").Find(&d.texts).Error; err != nil {
		return fmt.Errorf("read texts: %w", err)
	}
	if err := d.q.Where("suggestion_id = ?", d.it.ID).Order("id").Find(&d.events).Error; err != nil {
		return fmt.Errorf("read timeline: %w", err)
	}
	if d.it.SessionID != 0 {
		if err := d.q.Table("sessions").Where("id = ?", d.it.SessionID).Pluck("name", &d.session).Error; err != nil {
			return fmt.Errorf("read session: %w", err)
		}
	}
	if err := d.readImported(); err != nil {
		return err
	}
	if err := d.readFiles(); err != nil {
		return err
	}
	if err := d.readOthers(); err != nil {
		return err
	}
	if d.it.Round == 0 {
		return nil
	}
	if err := d.q.Where("suggestion_id = ?", d.it.ID).Order("id").Find(&d.notes).Error; err != nil {
		return fmt.Errorf("read notes: %w", err)
	}
	if err := d.readNextDocumentNo(); err != nil {
		return err
	}
	if err := d.readQualities(); err != nil {
		return err
	}
	if err := d.readUrges(); err != nil {
		return err
	}
	return d.readReplies()
}

func (d *detail) readReplies() error {
	ids := make([]uint, len(d.it.Replies))
	for i, r := range d.it.Replies {
		ids[i] = r.ID
	}
	d.copies, d.versions = map[uint][]Delivery{}, map[uint]ReplyText{}
	if len(ids) == 0 {
		return nil
	}
	var copies []Delivery
	if err := d.q.Where("reply_id IN ? AND suggestion_id = ?", ids, d.it.ID).Order("id").Find(&copies).Error; err != nil {
		return fmt.Errorf("read deliveries: %w", err)
	}
	for _, c := range copies {
		d.copies[c.ReplyID] = append(d.copies[c.ReplyID], c)
	}
	if !readsDrafts(d.by) {
		return nil
	}
	var kept []ReplyVersion
	if err := d.q.Where("reply_id IN ? AND event = 'sent_back'", ids).Order("no").Find(&kept).Error; err != nil {
		return fmt.Errorf("read versions: %w", err)
	}
	for _, k := range kept {
		var text ReplyText
		if err := json.Unmarshal([]byte(k.Text), &text); err != nil {
			return fmt.Errorf("version %d: %w", k.ID, err)
		}
		d.versions[k.ReplyID] = text
	}
	return nil
}

func (d *detail) text() ContentVersion { return d.texts[len(d.texts)-1] }

func (d *detail) view() View {
	it, lead := d.it, d.it.Deputies[d.it.LeadDeputyID]
	text := d.shownText()
	v := View{ID: it.ID, Version: it.versionFor(d.by), Phase: d.phase(it), RoundNo: it.Round, Number: it.Number, NumberText: it.NumberText,
		ReceiptNo: it.ReceiptNo, Title: text.Title, Category: text.Category, SubmissionPeriod: it.SubmissionPeriod, SessionName: d.session,
		Proposer:         ProposerView{Kind: it.ProposerKind, DeputyID: lead.ID, Name: lead.Name, DelegationName: lead.DelegationName, CardNo: lead.CardNo},
		PublicityConsent: text.PublicityConsent, ReferenceOnly: text.ReferenceOnly, SuggestedUnits: text.SuggestedUnits, Origin: it.Origin,
		CreatedAt: it.CreatedAt, SubmittedAt: it.SubmittedAt, RegisteredAt: it.RegisteredAt, FirstAssignedAt: it.FirstAssignedAt, ClosedAt: it.ClosedAt,
		Content:         ContentView{VersionNo: text.No, Situation: text.Situation, Analysis: text.Analysis, Points: text.Points, FrozenAt: text.FrozenAt},
		ContentVersions: d.contentVersions(), Attachments: d.files, Ball: d.ball(it), Clocks: d.clocks(), Rounds: []RoundView{},
		ExplanationLetter: it.ExplanationLetter, Timeline: d.timeline(), Imported: d.importedView(), Actions: it.Actions(d.by, d.now),
		OriginNote: it.OriginNote, ThroughOffice: it.ThroughOffice, Stub: it.Stub, KeyItemID: it.KeyItemID,
		Signatures: d.signatures(), Requests: d.requests(), Commitments: d.commitments()}
	v.ForwardedAt, v.ProposedUnits = d.proposed(it)
	v.Returned = d.returned(it)
	v.OnPaper = it.paperForms(theItem, d.by, moment{now: d.now})
	v.Proposers = it.named(it.proposers())
	if it.ReturnCode != "" {
		v.ReturnReason = &ReasonView{Code: it.ReturnCode, Text: it.ReturnReason}
	}
	for i := range it.Rounds {
		v.Rounds = append(v.Rounds, d.round(&it.Rounds[i]))
	}
	return v
}

// shownText is the newest text, but for the office while the proposer is
// revising: it keeps reading what was submitted.
func (d *detail) shownText() ContentVersion {
	if !d.by.Is(access.Deputy) {
		for i := len(d.texts) - 1; i >= 0; i-- {
			if d.it.handedIn(&d.texts[i]) {
				return d.texts[i]
			}
		}
	}
	return d.text()
}

func (d *detail) clocks() []ClockView {
	out := []ClockView{}
	for i := range d.it.Clocks {
		c := &d.it.Clocks[i]
		if shielded(d.by) && (c.Kind == "T6" || c.Kind == "T7") && d.it.round(c.RoundNo).FeedbackReleasedAt == nil {
			continue
		}
		state := "running"
		switch {
		case c.VoidAt != nil:
			state = "void"
		case c.StoppedAt != nil:
			state = "stopped"
		}
		out = append(out, ClockView{ID: c.ID, Kind: c.Kind, StartedOn: calendar.On(c.StartedAt), DueOn: c.DueOn, LawDueOn: c.LawDueOn,
			StoppedAt: c.StoppedAt, State: state, Light: c.light(d.today, d.set.Data.Lights), DaysLeft: c.DueOn.Sub(d.today),
			Provisional: c.Provisional, PlanBreached: d.late(c, c.DueOn), LawBreached: d.late(c, c.LawDueOn),
			FirstDueOn: c.FirstDueOn, FirstBreached: d.late(c, c.FirstDueOn), Explanation: c.Explanation, RoundNo: c.RoundNo, AssignmentID: c.AssignmentID})
	}
	return out
}

// late says whether the clock ran past the day, by now or by when it stopped.
func (d *detail) late(c *Clock, due calendar.Date) bool {
	if due.IsZero() || c.VoidAt != nil {
		return false
	}
	until := d.today
	if c.StoppedAt != nil {
		until = calendar.On(*c.StoppedAt)
	}
	return until.After(due)
}

// named gives deputies of the item their names.
func (it *Item) named(ids []uint) []PersonView {
	out := []PersonView{}
	for _, id := range ids {
		out = append(out, PersonView{ID: id, Name: it.Deputies[id].Name})
	}
	return out
}

func (it *Item) round(no int) *Round {
	for i := range it.Rounds {
		if it.Rounds[i].No == no {
			return &it.Rounds[i]
		}
	}
	return &Round{}
}

func (d *detail) round(r *Round) RoundView {
	v := RoundView{No: r.No, Why: r.Why, OpenedAt: r.OpenedAt, Reason: r.Reason, Meeting: r.Meeting, PlanDueOn: r.PlanDueOn, Assignments: []AssignmentView{}, Feedbacks: []FeedbackView{}}
	if !shielded(d.by) || r.FeedbackReleasedAt != nil {
		v.FeedbackReleasedAt = r.FeedbackReleasedAt
	}
	for i := range d.it.Assignments {
		if a := &d.it.Assignments[i]; a.RoundNo == r.No {
			v.Assignments = append(v.Assignments, d.assignment(a))
		}
	}
	for _, f := range d.it.Feedbacks {
		if f.RoundNo == r.No && d.it.readsOne(d.by, f) {
			v.Feedbacks = append(v.Feedbacks, d.feedback(f, r))
		}
	}
	return v
}

func (d *detail) feedback(f Feedback, r *Round) FeedbackView {
	v := FeedbackView{ID: f.ID, ProposerName: d.it.Deputies[f.DeputyID].Name, Decisive: f.Decisive, Attitude: f.Attitude, Result: f.Result,
		Reasons: f.Reasons, GivenAt: f.GivenAt, Released: r.FeedbackReleasedAt != nil, Scans: d.scans[f.ID]}
	if v.Scans == nil {
		v.Scans = []FileView{}
	}
	if until := f.GivenAt.Add(FeedbackChangeable); r.FeedbackReleasedAt == nil && r.No == d.it.Round && d.now.Before(until) {
		v.ChangeableUntil = &until
	}
	return v
}

func (d *detail) assignment(a *Assignment) AssignmentView {
	v := AssignmentView{ID: a.ID, UnitID: a.UnitID, UnitName: d.it.Units[a.UnitID].Name, Role: a.Role, AssignedAt: a.AssignedAt,
		ReceivedAt: a.ReceivedAt, DoneAt: a.DoneAt, Note: a.Note, Notice: a.noticeView(),
		Actions: d.it.actionsOn(anAssignment, d.by, moment{on: a, now: d.now}), OnPaper: d.it.paperForms(anAssignment, d.by, moment{on: a, now: d.now}),
		Communications: []CommunicationView{}, Notes: []NoteView{}}
	for i := range d.it.Communications {
		if c := &d.it.Communications[i]; c.AssignmentID == a.ID {
			v.Communications = append(v.Communications, d.communication(c))
		}
	}
	for _, n := range d.notes {
		if n.AssignmentID == a.ID {
			v.Notes = append(v.Notes, NoteView{ID: n.ID, IsPlan: n.IsPlan, Text: n.Text, ContactBy: n.ContactBy, DraftBy: n.DraftBy, At: n.At, ByName: n.ByName})
		}
	}
	if a.knowsRoute(d.by) {
		v.Section, v.PersonName, v.InnerDueOn = a.Section, a.PersonName, a.InnerDueOn
	}
	v.Ended, v.EndedAt = a.ended()
	d.replies(a, &v)
	v.Opinion, v.Quality = d.opinion(a), d.quality(a)
	if o := d.it.opinion(a.ID); o != nil && !readsAsProposers(d.by) {
		v.OpinionState = o.State
	}
	return v
}

// replies shows the reply that is being worked on, to who may read it, else
// the one that was delivered; and those that it takes the place of.
func (d *detail) replies(a *Assignment, v *AssignmentView) {
	v.FormerReplies = []ReplyView{}
	shown := d.it.delivered(a.ID)
	if readsDrafts(d.by) {
		shown = d.it.reply(a.ID)
	}
	if shown == nil {
		return
	}
	v.Reply = d.reply(shown)
	if slices.Contains(v.Actions, SignReply) {
		v.Reply.NextDocumentNo = d.nextNo
	}
	for i := range d.it.Replies {
		if r := &d.it.Replies[i]; r.AssignmentID == a.ID && r.DeliveredAt != nil && r.ID < shown.ID {
			v.FormerReplies = append(v.FormerReplies, *d.reply(r))
		}
	}
}

// ended says how an assignment ended without being done.
func (a *Assignment) ended() (how string, at *time.Time) {
	switch {
	case a.ReturnedAt != nil:
		return "returned", a.ReturnedAt
	case a.RecalledAt != nil:
		return "recalled", a.RecalledAt
	case a.CancelledAt != nil:
		return "cancelled", a.CancelledAt
	}
	return "", nil
}

func (d *detail) communication(c *Communication) CommunicationView {
	v := CommunicationView{ID: c.ID, Phase: c.Phase, Mode: c.Mode, HeldOn: c.HeldOn, Place: c.Place, Deputies: d.it.named(c.DeputyIDs), Persons: c.Persons, Summary: c.Summary,
		State: c.state(d.today), DisputeReason: c.DisputeReason, RecordedAt: c.RecordedAt, ByName: c.ByName, ConfirmBy: c.ConfirmBy}
	at := moment{talk: c, now: d.now}
	v.Actions, v.OnPaper = d.it.actionsOn(aContact, d.by, at), d.it.paperForms(aContact, d.by, at)
	return v
}

// state of a contact: after T12 it counts, and shows as unconfirmed.
func (c *Communication) state(today calendar.Date) string {
	switch {
	case c.ConfirmedAt != nil:
		return "confirmed"
	case c.DisputedAt != nil:
		return "disputed"
	case today.After(c.ConfirmBy):
		return "unconfirmed"
	}
	return "pending"
}

func (d *detail) reply(r *Reply) *ReplyView {
	v := &ReplyView{ID: r.ID, Version: r.Version, State: r.State, ReplyText: r.ReplyText, ClassLabel: r.ClassLabel, DocumentNo: r.DocumentNo,
		DraftedByName: r.DraftedByName, ReviewedByName: r.ReviewedByName, SignedByName: r.SignedByName, SignedAt: r.SignedAt,
		DeliveredAt: r.DeliveredAt, Changes: []Change{}, Missing: []string{}, Copies: []CopyView{}, CheckedByName: r.CheckedByName, Sealed: d.sealed[r.ID]}
	if r.DeliveredAt != nil {
		v.Code = r.Code
	}
	if v.Answers == nil {
		v.Answers = []Answer{}
	}
	for _, c := range d.copies[r.ID] {
		if c.DeputyID == d.it.proposerDeputyID() {
			v.ReadAt = c.ReadAt
		}
		if !d.by.Is(access.Deputy) || c.DeputyID == d.by.DeputyID {
			v.Copies = append(v.Copies, CopyView{DeputyID: c.DeputyID, Name: d.it.Deputies[c.DeputyID].Name, ReadAt: c.ReadAt, PaperOn: c.PaperOn})
		}
	}
	if !readsDrafts(d.by) {
		v.DraftedByName, v.ReviewedByName, v.CheckedByName, v.NoContactReason, v.NoOpinionReason = "", "", "", "", ""
		return v
	}
	if r.LastComment != "" {
		v.LastComment = &CommentView{Text: r.LastComment, Step: r.LastCommentOf, ByName: r.LastCommentBy, At: r.LastCommentAt}
	}
	if before, ok := d.versions[r.ID]; ok {
		v.Changes = changes(before, r.ReplyText, d.text().Points)
	}
	if r.State != ReplyDelivered && r.State != ReplySuperseded {
		v.Missing = missing(d.it, r, d.text().Points, d.set.Data, d.today)
	}
	return v
}

// changes names what differs between two texts of a reply.
func changes(before, after ReplyText, points []Point) []Change {
	out := []Change{}
	add := func(field, b, a string) {
		if a != b {
			out = append(out, Change{Field: field, Before: b, After: a})
		}
	}
	add("opening", before.Opening, after.Opening)
	for _, p := range points {
		add("answer."+strconv.Itoa(p.No), answerTo(before, p.ID), answerTo(after, p.ID))
	}
	add("closing", before.Closing, after.Closing)
	add("class_code", before.ClassCode, after.ClassCode)
	add("class_reason", before.ClassReason, after.ClassReason)
	add("commitment_text", before.CommitmentText, after.CommitmentText)
	add("commitment_due_on", before.CommitmentDueOn.String(), after.CommitmentDueOn.String())
	add("no_contact_reason", before.NoContactReason, after.NoContactReason)
	return out
}

func answerTo(t ReplyText, point string) string {
	for _, a := range t.Answers {
		if a.PointID == point {
			return a.Text
		}
	}
	return ""
}

func (d *detail) timeline() []EventView {
	out := []EventView{}
	for _, e := range d.events {
		if !d.hears(e) {
			continue
		}
		v := EventView{ID: e.ID, Kind: e.Kind, At: e.At, RoundNo: e.RoundNo, ActorName: e.ActorName, ActorRole: e.ActorRole, Scans: d.papers[e.ID]}
		if v.Scans == nil {
			v.Scans = []FileView{}
		}
		if e.UnitID != 0 {
			v.BodyName = d.it.Units[e.UnitID].Name
		}
		v.Data = d.told(e.Data)
		if e.Kind == string(SendUrge) {
			v.Letter = d.urges[urgedAt{e.At.UnixMicro(), e.UserID}]
		}
		out = append(out, v)
	}
	return out
}

// audiences says which events of the timeline are for whom. What is not named
// here is for everyone who sees the item; "feedback" is withheld from units
// until it is released, "quality" from the proposers until then and from other
// units for good, "unit" is for the unit of its actor, "nobody" is not kept.
var audiences = map[string][]access.Role{
	"handling":  {access.Clerk, access.Reviewer, access.Signer, access.GovOffice},
	"consents":  {access.Clerk, access.Reviewer, access.Signer, access.GovOffice, access.Office, access.Head},
	"proposers": {access.Deputy, access.Office, access.Head},
	"office":    {access.Office, access.Head},
}

// hears says whether the reader may know of an event.
func (d *detail) hears(e TimelineEvent) bool {
	if e.Audience == "feedback" {
		return d.it.round(e.RoundNo).FeedbackReleasedAt != nil || d.by.Is(access.Office, access.Head) || e.UserID == d.by.UserID
	}
	if e.Audience == "quality" {
		return d.it.readsQuality(d.by, e.UnitID, d.it.round(e.RoundNo))
	}
	if e.Audience == "unit" {
		return d.by.Role.OfUnit() && d.by.UnitID == e.UnitID
	}
	among, narrowed := audiences[e.Audience]
	return !narrowed || d.by.Is(among...)
}

// MayRead says whether by may see an item, and so its attachments.
func (s *Service) MayRead(ctx context.Context, by access.Actor, id uint) (bool, error) {
	var n int64
	err := s.DB.Read(ctx).Model(&Suggestion{}).Scopes(visible(by)).Where("suggestions.id = ?", id).Count(&n).Error
	return n == 1, err
}
