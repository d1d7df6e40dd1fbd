package suggestion

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"lianluo/internal/access"
	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/fault"
	"lianluo/internal/notify"
	"lianluo/internal/rules"
)

// The states of a Request. One that lapsed was overtaken by what happened to
// its subject before it was decided.
const (
	RequestOpen    = "open"
	RequestGranted = "granted"
	RequestRefused = "refused"
	RequestLapsed  = "lapsed"
	RequestTaken   = "taken_back"
)

// The decisions of a step; one lapses with the mandate of who was to decide.
const (
	agreed  = "agreed"
	refused = "refused"
	lapsed  = "lapsed"
)

// Asked is what a Request asks for; which parts mean something depends on its
// kind.
type Asked struct {
	ReasonCode  string        `json:"reason_code,omitempty" binding:"max=40"`
	ReasonLabel string        `json:"reason_label,omitempty" binding:"max=200"`
	UnitID      uint          `json:"unit_id,omitempty"`
	UnitName    string        `json:"unit_name,omitempty" binding:"max=200"`
	Until       calendar.Date `json:"until,omitzero" extensions:"x-nullable"`
	TargetID    uint          `json:"target_id,omitempty"`
	Points      []string      `json:"points,omitempty" binding:"max=20,dive,max=40"`
	Text        string        `json:"text,omitempty" binding:"max=5000"`
}

// consent is one kind of Request: who asks, whose consent it needs, and what
// follows. A refusal leaves the subject as it was.
type consent struct {
	kind   string
	ask    Action
	by     relation // who asks
	about  string   // the timeline's audience while it is undecided
	clock  rules.Clock
	holds  []Action // what nobody may do while it is open
	stages func(it *Item, on *Assignment) []RequestStep
	check  func(c *change, asked *Asked) error
	stands func(at moment) bool // when not, the Request lapses
	grant  func(c *change, r *Request) error
	tells  string // the timeline's audience when it is granted
	other  bool   // it is about another item, whose title is read whenever it is shown
}

// consents is the whole table. It is filled at start, since what follows from
// a granted Request leads back to it.
var consents []*consent

func init() {
	consents = []*consent{returning, objecting, extending, withdrawing, refusing, merging, splitting, delivering, changing}
}

func consentOf(kind string) *consent {
	for _, k := range consents {
		if k.kind == kind {
			return k
		}
	}
	panic("suggestion: no consent of kind " + kind)
}

func askedBy(a Action) *consent {
	for _, k := range consents {
		if k.ask == a {
			return k
		}
	}
	panic("suggestion: nothing is asked by " + string(a))
}

// ErrPending refuses what would forestall a Request that is being decided.
var ErrPending = fault.New(fault.Conflict, "request-pending", "有一项申请正在办理，作出决定之前不能进行这项操作。请刷新页面，查看由谁决定。")

// current gives the steps whose turn it is: the undecided ones of the lowest
// stage that has any.
func (r *Request) current() []*RequestStep {
	var out []*RequestStep
	if r.State != RequestOpen {
		return nil
	}
	for i := range r.Steps {
		s := &r.Steps[i]
		if s.Decision != "" || len(out) > 0 && s.Stage > out[0].Stage {
			continue
		}
		if len(out) > 0 && s.Stage < out[0].Stage {
			out = nil
		}
		out = append(out, s)
	}
	return out
}

// concerns says whether the Request is about the assignment, or about the item
// as a whole.
func (r *Request) concerns(on *Assignment) bool {
	return r.AssignmentID == nil || on != nil && *r.AssignmentID == on.ID
}

// held says whether an open Request keeps a from being done.
func (it *Item) held(a Action, on *Assignment) bool {
	return slices.ContainsFunc(it.Requests, func(r Request) bool {
		return r.State == RequestOpen && r.concerns(on) && slices.Contains(consentOf(r.Kind).holds, a)
	})
}

// undecided says whether a Request of the kind is open on the same subject.
func (it *Item) undecided(kind string, on *Assignment, promise *Commitment) bool {
	return slices.ContainsFunc(it.Requests, func(r Request) bool {
		return r.State == RequestOpen && r.Kind == kind && r.concerns(on) &&
			(promise == nil || r.CommitmentID != nil && *r.CommitmentID == promise.ID)
	})
}

// turn gives the step that by may decide now, if the action is that step's.
func (r *Request) turn(a Action, by access.Actor) *RequestStep {
	for _, s := range r.current() {
		if s.Action == a && s.Role == string(by.Role) && (s.UnitID == 0 || s.UnitID == by.UnitID) && (s.DeputyID == 0 || s.DeputyID == by.DeputyID) {
			return s
		}
	}
	return nil
}

// hadPart says whether the person asked, or decided an earlier step: nobody
// does two separated steps. Papers of several deputies may be entered by one
// person, who then decides nothing himself.
func (r *Request) hadPart(userID uint, onPaper bool) bool {
	if r.AskedBy == userID && !(onPaper && r.AskedFor != 0) {
		return true
	}
	return slices.ContainsFunc(r.Steps, func(s RequestStep) bool {
		return s.Decision != "" && s.ByUserID == userID && !(onPaper && s.Role == string(access.Deputy))
	})
}

// Ask makes a Request of the kind that the action asks for.
func (s *Service) Ask(ctx context.Context, by access.Actor, at target, a Action, version uint, reason string, asked Asked) (Receipt, error) {
	return s.act(ctx, by, at, a, version, func(c *change) error {
		k := askedBy(a)
		if k.check != nil {
			if err := k.check(c, &asked); err != nil {
				return err
			}
		}
		r := Request{CongressID: c.it.CongressID, SuggestionID: c.it.ID, Kind: k.kind, Reason: reason, Data: asked, State: RequestOpen,
			AskedBy: by.UserID, AskedByName: by.Name, AskedAt: c.now}
		if c.paper != nil {
			r.AskedFor = c.paper.DeputyID
		}
		if c.on != nil {
			r.AssignmentID = &c.on.ID
		}
		if c.promise != nil {
			r.CommitmentID = &c.promise.ID
		}
		if err := c.tx.Create(&r).Error; err != nil {
			return fmt.Errorf("ask: %w", err)
		}
		r.Steps = k.stages(c.it, c.on)
		for i := range r.Steps {
			r.Steps[i].RequestID, r.Steps[i].No = r.ID, i+1
		}
		if err := c.tx.Create(&r.Steps).Error; err != nil {
			return fmt.Errorf("ask: %w", err)
		}
		c.it.Asked = true
		c.it.Requests = append(c.it.Requests, r)
		c.ask = &c.it.Requests[len(c.it.Requests)-1]
		c.tells, c.words["reason"] = k.about, reason
		c.tellAsked()
		c.codes["request_id"], c.receipt.RequestID = r.ID, r.ID
		c.noteRequest(&r, "asked")
		return c.await()
	})
}

// tellAsked puts what was asked into the words of the timeline. Of another
// item no text is kept here: it would stay when that one goes off line.
func (c *change) tellAsked() {
	asked := c.ask.Data
	if consentOf(c.ask.Kind).other {
		c.words["request_id"] = strconv.FormatUint(uint64(c.ask.ID), 10)
		return
	}
	for word, v := range map[string]string{"reason_label": asked.ReasonLabel, "unit_name": asked.UnitName, "until": asked.Until.String(), "text": asked.Text} {
		if v != "" {
			c.words[word] = v
		}
	}
}

// await starts the limit of the decision when the last stage begins.
func (c *change) await() error {
	k, turn := consentOf(c.ask.Kind), c.ask.current()
	if k.clock == "" || c.ask.ClockID != 0 || turn[0].Stage != c.ask.Steps[len(c.ask.Steps)-1].Stage {
		return nil
	}
	on := uint(0)
	if c.ask.AssignmentID != nil {
		on = *c.ask.AssignmentID
	}
	if err := c.start(k.clock, "asked", on); err != nil {
		return err
	}
	c.ask.ClockID = c.it.Clocks[len(c.it.Clocks)-1].ID
	return c.saveRequest()
}

func (c *change) saveRequest() error {
	if err := c.tx.Save(c.ask).Error; err != nil {
		return fmt.Errorf("save request: %w", err)
	}
	return nil
}

// Decide agrees to a Request, or refuses it with a reason, for whoever's turn
// it is. The last agreement grants it; any refusal ends it.
func (s *Service) Decide(ctx context.Context, by access.Actor, request, version uint, agree bool, reason string) (Receipt, error) {
	it, err := s.about(ctx, by, request)
	if err != nil {
		return Receipt{}, err
	}
	r := it.request(request)
	hand := by
	if s.paper != nil {
		hand = s.paper.hand(by)
	}
	action := r.Steps[len(r.Steps)-1].Action
	for _, step := range r.Steps { // of the hand's own one, so that allow says if it is too late
		if step.Action.step().permits(it.relations(hand)) {
			action = step.Action
		}
	}
	for _, step := range r.current() {
		action = step.Action
		if step.Action.step().permits(it.relations(hand)) {
			break
		}
	}
	return s.act(ctx, by, target{request: request}, action, version, func(c *change) error {
		if !agree && reason == "" {
			return fault.Invalids(fault.Field{Name: "reason", Code: "required", Reason: "不同意时请写明理由。"})
		}
		step := c.ask.turn(action, c.hand)
		step.Decision, step.Reason, step.ByUserID, step.ByName, step.At = agreed, reason, by.UserID, by.Name, &c.now
		if !agree {
			step.Decision = refused
		}
		if err := c.tx.Save(step).Error; err != nil {
			return fmt.Errorf("decide: %w", err)
		}
		k := consentOf(c.ask.Kind)
		c.tells, c.words["outcome"], c.words["reason"] = k.about, step.Decision, reason
		c.tellAsked()
		c.codes["request_id"], c.codes["decision"] = c.ask.ID, step.Decision
		switch {
		case !agree:
			return c.end(RequestRefused)
		case len(c.ask.current()) > 0:
			return c.await()
		}
		if c.tells = k.tells; c.tells == "" {
			c.tells = k.about
		}
		c.event = "granted." + k.kind
		if err := c.end(RequestGranted); err != nil {
			return err
		}
		return k.grant(c, c.ask)
	})
}

// TakeBack ends an open Request for who asked; its subject stays as it was.
func (s *Service) TakeBack(ctx context.Context, by access.Actor, request, version uint, reason string) (Receipt, error) {
	return s.act(ctx, by, target{request: request}, TakeBack, version, func(c *change) error {
		c.tells, c.words["outcome"], c.words["reason"] = consentOf(c.ask.Kind).about, c.ask.Kind, reason
		c.codes["request_id"], c.codes["request_kind"] = c.ask.ID, c.ask.Kind
		return c.end(RequestTaken)
	})
}

// about reads the item of a Request, for who may see it.
func (s *Service) about(ctx context.Context, by access.Actor, request uint) (*Item, error) {
	q := s.DB.Read(ctx)
	row, err := database.One[Request](q.Where("id = ?", request))
	if err != nil {
		return nil, err
	}
	return one(q, by, row.SuggestionID)
}

// end closes the Request at hand, and tells who asked.
func (c *change) end(state string) error {
	c.ask.State, c.ask.DecidedAt = state, &c.now
	c.noteRequest(c.ask, state)
	if clock := c.it.clockOf(c.ask.ClockID); clock != nil && clock.Running() {
		if err := c.halt(clock, "decided"); err != nil {
			return err
		}
	}
	if err := c.saveRequest(); err != nil {
		return err
	}
	if c.ask.AskedBy == c.by.UserID {
		return nil
	}
	return c.send("request."+state+"."+c.ask.Kind, c.ask.AskedBy)
}

// lapse ends every open Request that what was done has overtaken.
func (c *change) lapse() error {
	kept := c.ask
	c.it.Phase = c.it.phase()
	for i := range c.it.Requests {
		r := &c.it.Requests[i]
		if r.State != RequestOpen {
			continue
		}
		at := moment{item: c.it, now: c.now, ask: r}
		if r.AssignmentID != nil {
			at.on = c.it.assignment(*r.AssignmentID)
		}
		if r.CommitmentID != nil {
			at.promise = c.it.promise(*r.CommitmentID)
		}
		if consentOf(r.Kind).stands(at) {
			continue
		}
		c.ask = r
		if err := c.end(RequestLapsed); err != nil {
			return err
		}
	}
	c.ask = kept
	return nil
}

func (it *Item) request(id uint) *Request {
	for i := range it.Requests {
		if it.Requests[i].ID == id {
			return &it.Requests[i]
		}
	}
	return nil
}

func (it *Item) promise(id uint) *Commitment {
	for i := range it.Promises {
		if it.Promises[i].ID == id {
			return &it.Promises[i]
		}
	}
	return nil
}

func (it *Item) clockOf(id uint) *Clock {
	for i := range it.Clocks {
		if id != 0 && it.Clocks[i].ID == id {
			return &it.Clocks[i]
		}
	}
	return nil
}

// send leaves a notice with single people.
func (c *change) send(kind string, users ...uint) error {
	users = slices.DeleteFunc(slices.Clone(users), func(id uint) bool { return id == 0 || id == c.by.UserID })
	if len(users) == 0 {
		return nil
	}
	if c.told == nil {
		c.told = map[uint]bool{}
	}
	for _, id := range users {
		c.told[id] = true
	}
	return notify.Send(c.tx, c.it.CongressID, users, notify.Notice{Kind: kind, SuggestionID: &c.it.ID, At: c.now,
		Params: map[string]string{"title": c.it.Title, "number": c.it.NumberText}})
}

// stopAll stops whatever runs on an assignment, or for 0 on the whole item.
func (c *change) stopAll(fact string, on uint) error {
	for i := range c.it.Clocks {
		clock := &c.it.Clocks[i]
		if !clock.Running() || on != 0 && clock.AssignmentID != on {
			continue
		}
		if err := c.halt(clock, fact); err != nil {
			return err
		}
	}
	return nil
}

// consentTasks says who has the ball in the open Requests.
func (it *Item) consentTasks() []Task {
	var out []Task
	for i := range it.Requests {
		r := &it.Requests[i]
		for _, s := range r.current() {
			t := Task{CongressID: it.CongressID, SuggestionID: it.ID, Action: s.Action, Role: s.Role, UnitID: s.UnitID, DeputyID: s.DeputyID, Since: r.AskedAt}
			if r.AssignmentID != nil {
				t.AssignmentID = *r.AssignmentID
			}
			if c := it.runsOn(r); c != nil {
				t.ClockKind, t.DueOn = c.Kind, c.DueOn
			}
			out = append(out, t)
		}
	}
	return out
}

// runsOn gives the limit by which a Request is to be decided: its own, else
// that of what it keeps from being done, which goes on meanwhile and would be
// nobody's.
func (it *Item) runsOn(r *Request) *Clock {
	switch {
	case r.ClockID != 0:
		return it.clockOf(r.ClockID)
	case r.CommitmentID != nil:
		return it.clockOf(it.promise(*r.CommitmentID).ClockID)
	case r.AssignmentID != nil:
		return it.dutyClock(it.assignment(*r.AssignmentID))
	case slices.Contains(consentOf(r.Kind).holds, Register):
		return it.clock(string(rules.T1), 0)
	}
	return nil
}
